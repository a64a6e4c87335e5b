<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>AboutSheet</name>
    <message>
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>Qt and PySide are used under the GNU Lesser General Public License, version 3: you may exchange them for versions of your own. Their source is at the address below, as is that of all the others.</source>
        <translation>Qt et PySide sont sous la GNU Lesser General Public License, version 3 : vous pouvez les remplacer par vos propres versions. Leur source est à l&apos;adresse indiquée, comme celle de tous les autres.</translation>
    </message>
</context>
<context>
    <name>AccessSheet</name>
    <message>
        <source>Large text</source>
        <translation>Grand texte</translation>
    </message>
    <message>
        <source>Lower buttons</source>
        <translation>Touches en bas</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Fort contraste</translation>
    </message>
    <message>
        <source>No motion</source>
        <translation>Sans mouvement</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>Plus de temps</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Lecture vocale</translation>
    </message>
    <message>
        <source>Make it easier to use</source>
        <translation>Utiliser plus facilement</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>The next customer has it as usual again.</source>
        <translation>Le client suivant retrouve l’affichage habituel.</translation>
    </message>
</context>
<context>
    <name>AddSheet</name>
    <message>
        <source>Add %1</source>
        <translation>Ajouter %1</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>Ajouter de l&apos;argent</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Anybody may pay. What is not used goes back to who paid it.</source>
        <translation>Tout le monde peut payer. Ce qui n&apos;est pas utilisé est rendu à qui a payé.</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>Un instant&#xa0;: la page de paiement s&apos;ouvre.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>AlarmSheet</name>
    <message>
        <source>What is wrong, and where to put it right</source>
        <translation>Ce qui ne va pas, et où le régler</translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>Tout va bien</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>AttendantScreen</name>
    <message>
        <source>Helped</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Override budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Relancer</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Reçus</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Bons</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Shift and day</source>
        <translation>Service et journée</translation>
    </message>
    <message>
        <source>Payments: %1</source>
        <translation>Paiements&#xa0;: %1</translation>
    </message>
    <message>
        <source>Logs out in %1</source>
        <translation>Déconnexion dans %1</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>Étalonner</translation>
    </message>
    <message>
        <source>Commission an outlet</source>
        <translation>Étalonner une sortie</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Déconnexion</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>Totalisateur</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>Outlet %1</source>
        <translation>Sortie %1</translation>
    </message>
</context>
<context>
    <name>Bought</name>
    <message>
        <source>Outlet %1</source>
        <translation>Sortie %1</translation>
    </message>
</context>
<context>
    <name>CallBanner</name>
    <message>
        <source>I am coming</source>
        <translation>J&apos;arrive</translation>
    </message>
    <message>
        <source>Helped</source>
        <translation>Fait</translation>
    </message>
</context>
<context>
    <name>ChartClosings</name>
    <message>
        <source>No closing at a limit has been seen yet.</source>
        <translation>Aucune fermeture à une limite n&apos;a encore été vue.</translation>
    </message>
    <message>
        <source>first</source>
        <translation>première</translation>
    </message>
    <message>
        <source>latest</source>
        <translation>dernière</translation>
    </message>
</context>
<context>
    <name>ChartsSheet</name>
    <message>
        <source>Tanks</source>
        <translation>Cuves</translation>
    </message>
    <message>
        <source>Today by hour</source>
        <translation>Aujourd&apos;hui par heure</translation>
    </message>
    <message>
        <source>Closing times</source>
        <translation>Temps de fermeture</translation>
    </message>
    <message>
        <source>There is no tank in the settings.</source>
        <translation>Aucune cuve dans les réglages.</translation>
    </message>
    <message>
        <source>Nothing was delivered today.</source>
        <translation>Rien n&apos;a été délivré aujourd&apos;hui.</translation>
    </message>
    <message>
        <source>The journal is being read.</source>
        <translation>Le journal est en cours de lecture.</translation>
    </message>
</context>
<context>
    <name>ChooseScreen</name>
    <message>
        <source>Up to %1</source>
        <translation>Jusqu&apos;à %1</translation>
    </message>
    <message>
        <source>Continue to payment</source>
        <translation>Aller au paiement</translation>
    </message>
    <message>
        <source>How much would you like?</source>
        <translation>Combien voulez-vous&#xa0;?</translation>
    </message>
    <message>
        <source>You pay only what you take. The rest goes back to you.</source>
        <translation>Vous ne payez que ce que vous prenez. Le reste vous est rendu.</translation>
    </message>
    <message>
        <source>Fill up</source>
        <translation>Plein</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>Vous ne payez que ce que vous prenez.</translation>
    </message>
    <message>
        <source>We reserve up to</source>
        <translation>Nous réservons au maximum</translation>
    </message>
    <message>
        <source>It stops by itself when you hang up.</source>
        <translation>Tout s&apos;arrête seul quand vous raccrochez.</translation>
    </message>
</context>
<context>
    <name>Chrome</name>
    <message>
        <source>Access</source>
        <translation>Accessible</translation>
    </message>
    <message>
        <source>Make it easier to use</source>
        <translation>Utiliser plus facilement</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Démo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Équipe</translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation>Personnel</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Tout arrêter</translation>
    </message>
</context>
<context>
    <name>CodePad</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>Effacer le dernier caractère</translation>
    </message>
</context>
<context>
    <name>CodeSheet</name>
    <message>
        <source>Code of your voucher</source>
        <translation>Code de votre bon</translation>
    </message>
    <message>
        <source>Locked for %1</source>
        <translation>Bloqué encore %1</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>Effacer le dernier caractère</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>What you do not use stays on your voucher.</source>
        <translation>Ce que vous n&apos;utilisez pas reste sur votre bon.</translation>
    </message>
    <message>
        <source>This is no code. Compare it with your voucher, character by character.</source>
        <translation>Ce n&apos;est pas un code. Comparez-le à votre bon, signe par signe.</translation>
    </message>
    <message>
        <source>Pay with it</source>
        <translation>Payer avec</translation>
    </message>
</context>
<context>
    <name>CommissionSheet</name>
    <message>
        <source>Commission an outlet</source>
        <translation>Étalonner une sortie</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>No more measures</source>
        <translation>Plus de mesures</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>J&apos;accepte</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
</context>
<context>
    <name>DeliveringScreen</name>
    <message>
        <source>Other customers</source>
        <translation>Autres clients</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>Ajouter de l&apos;argent</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>sur %1</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>Payé par l&apos;exploitant (%1)</translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>Vous ne payez que ce que vous prenez.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Finish all</source>
        <translation>Tout terminer</translation>
    </message>
</context>
<context>
    <name>DeliveryCard</name>
    <message>
        <source>Time left: about %1</source>
        <translation>Temps restant : environ %1</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Start outlet %1</source>
        <translation>Lancer la sortie %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>Continuer à la sortie %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>Pause à la sortie %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>Arrêter la sortie %1</translation>
    </message>
    <message>
        <source>%1 not used yet</source>
        <translation>reste %1</translation>
    </message>
</context>
<context>
    <name>DeliveryHero</name>
    <message>
        <source>It stops by itself at your limit.</source>
        <translation>Tout s&apos;arrête seul à votre limite.</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>À payer</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>Reste</translation>
    </message>
    <message>
        <source>Time left: about %1</source>
        <translation>Temps restant : environ %1</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Temps restant</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>Continuer à la sortie %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>Pause à la sortie %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>Arrêter la sortie %1</translation>
    </message>
</context>
<context>
    <name>DoneScreen</name>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>Merci&#xa0;!</translation>
    </message>
    <message>
        <source>Nothing was taken</source>
        <translation>Rien n&apos;a été pris</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Réservé</translation>
    </message>
    <message>
        <source>You paid</source>
        <translation>Vous avez payé</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>Payé par l&apos;exploitant (%1)</translation>
    </message>
    <message>
        <source>The attendant gives you %1. Tell them: %2</source>
        <translation>Le personnel vous rend %1. Dites&#xa0;: %2</translation>
    </message>
    <message>
        <source>Nobody there? Later you can pay with this code: %1</source>
        <translation>Personne&#xa0;? Vous pourrez payer plus tard avec ce code&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 has gone back to you.</source>
        <translation>%1 vous ont été rendus.</translation>
    </message>
    <message>
        <source>%1 goes back to you now.</source>
        <translation>%1 vous sont rendus maintenant.</translation>
    </message>
    <message>
        <source>%1 is kept for you. Your code: %2</source>
        <translation>%1 sont gardés pour vous. Votre code&#xa0;: %2</translation>
    </message>
    <message>
        <source>Scan with your Lightning wallet</source>
        <translation>Scannez avec votre portefeuille Lightning</translation>
    </message>
    <message>
        <source>Scan for your receipt</source>
        <translation>Scannez pour votre reçu</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>Reçu %1</translation>
    </message>
    <message>
        <source>The receipt is being written.</source>
        <translation>Le reçu est en préparation.</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>To my wallet</source>
        <translation>Vers mon portefeuille</translation>
    </message>
</context>
<context>
    <name>EntryDisplay</name>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>We are here to help</source>
        <translation>Nous sommes là pour vous aider</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Infos</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>À propos de cette borne</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Call the attendant</source>
        <translation>Appeler le personnel</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Graphiques</translation>
    </message>
</context>
<context>
    <name>JournalSheet</name>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Filter the journal</source>
        <translation>Filtrer le journal</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>To read only: nothing here can be changed. A mistake is put right by a new entry.</source>
        <translation>Lecture seule : rien ne peut être modifié ici. Une erreur se corrige par une nouvelle entrée.</translation>
    </message>
    <message>
        <source>Filtered</source>
        <translation>Filtré</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>Récentes</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Anciennes</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Decimal point</source>
        <translation>Virgule</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Effacer le dernier chiffre</translation>
    </message>
</context>
<context>
    <name>LargeChoose</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Continue to payment</source>
        <translation>Aller au paiement</translation>
    </message>
    <message>
        <source>How much would you like?</source>
        <translation>Combien voulez-vous&#xa0;?</translation>
    </message>
    <message>
        <source>Fill up</source>
        <translation>Plein</translation>
    </message>
    <message>
        <source>We reserve up to</source>
        <translation>Nous réservons au maximum</translation>
    </message>
    <message>
        <source>Another amount</source>
        <translation>Autre montant</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>You pay only what you take. The rest goes back to you.</source>
        <translation>Vous ne payez que ce que vous prenez. Le reste vous est rendu.</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>Jusqu&apos;à %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>LargeDelivering</name>
    <message>
        <source>Finish all</source>
        <translation>Tout terminer</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>Continuer à la sortie %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>Arrêter la sortie %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>Pause à la sortie %1</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>À payer</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>Reste</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Temps restant</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>Payé par l&apos;exploitant (%1)</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>Ajouter de l&apos;argent</translation>
    </message>
    <message>
        <source>Other customers</source>
        <translation>Autres clients</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Ajouter %1</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>Un instant&#xa0;: la page de paiement s&apos;ouvre.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Anybody may pay. What is not used goes back to who paid it.</source>
        <translation>Tout le monde peut payer. Ce qui n&apos;est pas utilisé est rendu à qui a payé.</translation>
    </message>
</context>
<context>
    <name>LargeDone</name>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>Merci&#xa0;!</translation>
    </message>
    <message>
        <source>Nothing was taken</source>
        <translation>Rien n&apos;a été pris</translation>
    </message>
    <message>
        <source>You paid</source>
        <translation>Vous avez payé</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>Payé par l&apos;exploitant (%1)</translation>
    </message>
    <message>
        <source>%1 has gone back to you.</source>
        <translation>%1 vous ont été rendus.</translation>
    </message>
    <message>
        <source>%1 goes back to you now.</source>
        <translation>%1 vous sont rendus maintenant.</translation>
    </message>
    <message>
        <source>%1 is kept for you. Your code: %2</source>
        <translation>%1 sont gardés pour vous. Votre code&#xa0;: %2</translation>
    </message>
    <message>
        <source>The attendant gives you %1. Tell them: %2</source>
        <translation>Le personnel vous rend %1. Dites&#xa0;: %2</translation>
    </message>
    <message>
        <source>Nobody there? Later you can pay with this code: %1</source>
        <translation>Personne&#xa0;? Vous pourrez payer plus tard avec ce code&#xa0;: %1</translation>
    </message>
    <message>
        <source>The receipt is being written.</source>
        <translation>Le reçu est en préparation.</translation>
    </message>
    <message>
        <source>Scan with your Lightning wallet</source>
        <translation>Scannez avec votre portefeuille Lightning</translation>
    </message>
    <message>
        <source>Scan for your receipt</source>
        <translation>Scannez pour votre reçu</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>Reçu %1</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>To my wallet</source>
        <translation>Vers mon portefeuille</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Réservé</translation>
    </message>
</context>
<context>
    <name>LargeMoves</name>
    <message>
        <source>The outlet stopped by itself</source>
        <translation>La sortie s&apos;est arrêtée seule</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Temps restant&#xa0;: %1</translation>
    </message>
    <message>
        <source>Go on at another outlet, at the same price or less.</source>
        <translation>Continuez à une autre sortie, au même prix ou moins cher.</translation>
    </message>
    <message>
        <source>No, give the rest back</source>
        <translation>Non, rendez le reste</translation>
    </message>
</context>
<context>
    <name>LargeOutOfService</name>
    <message>
        <source>This kiosk is out of service.</source>
        <translation>Cette borne est hors service.</translation>
    </message>
    <message>
        <source>Nothing is charged.</source>
        <translation>Rien n&apos;est débité.</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>Besoin d&apos;aide&#xa0;? Appelez-nous.</translation>
    </message>
</context>
<context>
    <name>LargeOverview</name>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Where would you like to start?</source>
        <translation>Où voulez-vous commencer&#xa0;?</translation>
    </message>
    <message>
        <source>No outlet is free right now</source>
        <translation>Aucune sortie n&apos;est libre</translation>
    </message>
    <message>
        <source>Wait for an outlet</source>
        <translation>Attendre une sortie</translation>
    </message>
    <message>
        <source>You can choose several. You pay only what you take.</source>
        <translation>Vous pouvez en choisir plusieurs. Vous ne payez que ce que vous prenez.</translation>
    </message>
    <message>
        <source>Pay now, and it is your turn after the others</source>
        <translation>Payez maintenant, votre tour vient après les autres</translation>
    </message>
    <message>
        <source>Who is waiting</source>
        <translation>Qui attend</translation>
    </message>
    <message>
        <source>Are you waiting? Touch your two words.</source>
        <translation>Vous attendez&#xa0;? Touchez vos deux mots.</translation>
    </message>
</context>
<context>
    <name>LargePay</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>Un instant&#xa0;: la page de paiement s&apos;ouvre.</translation>
    </message>
    <message>
        <source>Scan this</source>
        <translation>Scannez</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Temps restant&#xa0;: %1</translation>
    </message>
    <message>
        <source>Tell the attendant</source>
        <translation>Dites au personnel</translation>
    </message>
    <message>
        <source>Pay up to %1</source>
        <translation>Payer jusqu’à %1</translation>
    </message>
    <message>
        <source>Phone connected</source>
        <translation>Téléphone connecté</translation>
    </message>
    <message>
        <source>This is only reserved. You pay only what you take.</source>
        <translation>Réservé seulement. Payez ce que vous prenez.</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>J&apos;ai un code</translation>
    </message>
</context>
<context>
    <name>LargeQueue</name>
    <message>
        <source>Other customers</source>
        <translation>Autres clients</translation>
    </message>
    <message>
        <source>You are next</source>
        <translation>C&apos;est bientôt à vous</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) before you</source>
        <translation>
            <numerusform>%n client avant vous</numerusform>
            <numerusform>%n clients avant vous</numerusform>
        </translation>
    </message>
    <message>
        <source>These words are shown when it is your turn. Your %1 stay yours until you take something.</source>
        <translation>Ces mots s&apos;affichent quand c&apos;est votre tour. Vos %1 restent à vous tant que vous ne prenez rien.</translation>
    </message>
    <message>
        <source>Leave the queue</source>
        <translation>Quitter la file</translation>
    </message>
    <message>
        <source>Leave the queue?</source>
        <translation>Quitter la file&#xa0;?</translation>
    </message>
    <message>
        <source>All of your %1 go back to you, and your place is given away.</source>
        <translation>Vos %1 vous sont entièrement rendus, et votre place est libérée.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Rester</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>LargeSheet</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>LargeSheets</name>
    <message>
        <source>We are here to help</source>
        <translation>Nous sommes là pour vous aider</translation>
    </message>
    <message>
        <source>Call the attendant</source>
        <translation>Appeler le personnel</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Infos</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>À propos de cette borne</translation>
    </message>
</context>
<context>
    <name>LoginScreen</name>
    <message>
        <source>Locked for %1</source>
        <translation>Bloqué encore %1</translation>
    </message>
    <message>
        <source>Choose your name</source>
        <translation>Choisissez votre nom</translation>
    </message>
    <message>
        <source>Type your PIN</source>
        <translation>Saisissez votre code PIN</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Mélanger</translation>
    </message>
    <message>
        <source>Put the digits back in order</source>
        <translation>Remettre les chiffres dans l&apos;ordre</translation>
    </message>
    <message>
        <source>Shuffle the digits, so that nobody can tell them by your finger</source>
        <translation>Mélanger les chiffres, pour que personne ne les devine à votre doigt</translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n chiffre saisi</numerusform>
            <numerusform>%n chiffres saisis</numerusform>
        </translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation>Personnel</translation>
    </message>
</context>
<context>
    <name>Magnifier</name>
    <message>
        <source>Show what is to the left</source>
        <translation>Montrer ce qui est à gauche</translation>
    </message>
    <message>
        <source>Show what is to the right</source>
        <translation>Montrer ce qui est à droite</translation>
    </message>
    <message>
        <source>Show what is above</source>
        <translation>Montrer ce qui est au-dessus</translation>
    </message>
    <message>
        <source>Show what is below</source>
        <translation>Montrer ce qui est au-dessous</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Still there?</source>
        <translation>Toujours là&#xa0;?</translation>
    </message>
    <message>
        <source>I am still here</source>
        <translation>Je suis encore là</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>D&apos;accord</translation>
    </message>
    <message>
        <source>This screen has a fault</source>
        <translation>Cet écran est en panne</translation>
    </message>
    <message>
        <source>Deliveries and money are not affected. Please wait a moment.</source>
        <translation>Les livraisons et l&apos;argent ne sont pas touchés. Attendez un instant.</translation>
    </message>
    <message>
        <source>This screen needs an update</source>
        <translation>Cet écran doit être mis à jour</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Reconnexion en cours</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connexion en cours</translation>
    </message>
    <message>
        <source>The figures are %1 old. Nothing flows beyond what was paid.</source>
        <translation>Les chiffres datent de %1. Rien ne coule au-delà de ce qui est payé.</translation>
    </message>
</context>
<context>
    <name>ManageSheet</name>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Reçus</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Bons</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Graphiques</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Tanks</source>
        <translation>Cuves</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>À propos de cette borne</translation>
    </message>
    <message>
        <source>Nobody can raise a customer&apos;s limit, open a valve past a safety trip, or change a record.</source>
        <translation>Personne ne peut relever la limite d&apos;un client, ouvrir après un arrêt de sécurité ni modifier un enregistrement.</translation>
    </message>
</context>
<context>
    <name>MoveSheet</name>
    <message>
        <source>The outlet stopped by itself</source>
        <translation>La sortie s&apos;est arrêtée seule</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Temps restant&#xa0;: %1</translation>
    </message>
    <message>
        <source>Go on at another outlet, at the same price or less.</source>
        <translation>Continuez à une autre sortie, au même prix ou moins cher.</translation>
    </message>
    <message>
        <source>No, give the rest back</source>
        <translation>Non, rendez le reste</translation>
    </message>
</context>
<context>
    <name>NamePad</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Dash</source>
        <translation>Tiret</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>Effacer le dernier caractère</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>This kiosk is out of service.</source>
        <translation>Cette borne est hors service.</translation>
    </message>
    <message>
        <source>Nothing is charged.</source>
        <translation>Rien n&apos;est débité.</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>Besoin d&apos;aide&#xa0;? Appelez-nous.</translation>
    </message>
</context>
<context>
    <name>OutletSheet</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Nobody is being served here.</source>
        <translation>Personne n&apos;est servi ici.</translation>
    </message>
    <message>
        <source>nobody may</source>
        <translation>personne n&apos;en a le droit</translation>
    </message>
</context>
<context>
    <name>OutletTile</name>
    <message>
        <source>Chosen</source>
        <translation>Choisi</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>Totalisateur</translation>
    </message>
</context>
<context>
    <name>OverrideScreen</name>
    <message>
        <source>Up to %1</source>
        <translation>Jusqu&apos;à %1</translation>
    </message>
    <message>
        <source>Release outlet %1</source>
        <translation>Libérer la sortie %1</translation>
    </message>
    <message>
        <source>Operator pays</source>
        <translation>L&apos;exploitant paie</translation>
    </message>
    <message>
        <source>Override budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Pourquoi&#xa0;?</translation>
    </message>
</context>
<context>
    <name>OverviewScreen</name>
    <message>
        <source>Where would you like to start?</source>
        <translation>Où voulez-vous commencer&#xa0;?</translation>
    </message>
    <message>
        <source>No outlet is free right now</source>
        <translation>Aucune sortie n&apos;est libre</translation>
    </message>
    <message>
        <source>Touch an outlet. You can choose several.</source>
        <translation>Touchez une ou plusieurs sorties.</translation>
    </message>
    <message numerus="yes">
        <source>%n outlet(s) chosen</source>
        <translation>
            <numerusform>%n sortie choisie</numerusform>
            <numerusform>%n sorties choisies</numerusform>
        </translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>Vous ne payez que ce que vous prenez.</translation>
    </message>
    <message>
        <source>Wait for an outlet</source>
        <translation>Attendre une sortie</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Pay now, and it is your turn after the others</source>
        <translation>Payez maintenant, votre tour vient après les autres</translation>
    </message>
    <message>
        <source>Who is waiting</source>
        <translation>Qui attend</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Are you waiting? Touch your two words.</source>
        <translation>Vous attendez&#xa0;? Touchez vos deux mots.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Page back</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
</context>
<context>
    <name>PayScreen</name>
    <message>
        <source>The time is nearly over. Pay on your phone now, or cancel and begin again.</source>
        <translation>Le temps est presque écoulé. Payez maintenant sur le téléphone, ou annulez et recommencez.</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>Un instant&#xa0;: la page de paiement s&apos;ouvre.</translation>
    </message>
    <message>
        <source>Tell the attendant</source>
        <translation>Dites au personnel</translation>
    </message>
    <message>
        <source>Pay up to</source>
        <translation>Payez jusqu&apos;à</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Temps restant&#xa0;: %1</translation>
    </message>
    <message>
        <source>This is only reserved. You pay only what you take.</source>
        <translation>Réservé seulement. Payez ce que vous prenez.</translation>
    </message>
    <message>
        <source>Phone connected</source>
        <translation>Téléphone connecté</translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation>Autres moyens</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>J&apos;ai un code</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>PaymentsSheet</name>
    <message>
        <source>Why is it not confirmed?</source>
        <translation>Pourquoi n&apos;est-ce pas confirmé&#xa0;?</translation>
    </message>
    <message>
        <source>Whose words are these?</source>
        <translation>À qui sont ces mots&#xa0;?</translation>
    </message>
    <message>
        <source>Nobody waits for you</source>
        <translation>Personne ne vous attend</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Not given back</source>
        <translation>Non rendu</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>Rendre</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Rembourser</translation>
    </message>
    <message>
        <source>Outlet %1</source>
        <translation>Sortie %1</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Temps restant&#xa0;: %1</translation>
    </message>
    <message>
        <source>Voucher instead</source>
        <translation>Plutôt un bon</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Do not refund</source>
        <translation>Ne pas rembourser</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>J&apos;accepte</translation>
    </message>
    <message>
        <source>Somebody else must agree</source>
        <translation>Une autre personne doit accepter</translation>
    </message>
    <message>
        <source>I have handed it back</source>
        <translation>Je l&apos;ai rendu</translation>
    </message>
    <message>
        <source>I have counted it</source>
        <translation>J&apos;ai compté</translation>
    </message>
    <message>
        <source>It is on the account</source>
        <translation>C&apos;est sur le compte</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n chiffre saisi</numerusform>
            <numerusform>%n chiffres saisis</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>PricesSheet</name>
    <message>
        <source>Prices</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>Nouveau prix</translation>
    </message>
    <message>
        <source>Old price</source>
        <translation>Ancien prix</translation>
    </message>
    <message>
        <source>From when on</source>
        <translation>À partir de</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>J&apos;accepte</translation>
    </message>
    <message>
        <source>Change the price</source>
        <translation>Changer le prix</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>QrCard</name>
    <message>
        <source>Code to scan with your phone</source>
        <translation>Code à scanner avec votre téléphone</translation>
    </message>
</context>
<context>
    <name>QueueScreen</name>
    <message>
        <source>You are next</source>
        <translation>C&apos;est bientôt à vous</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) before you</source>
        <translation>
            <numerusform>%n client avant vous</numerusform>
            <numerusform>%n clients avant vous</numerusform>
        </translation>
    </message>
    <message>
        <source>These words are shown when it is your turn. Your %1 stay yours until you take something.</source>
        <translation>Ces mots s&apos;affichent quand c&apos;est votre tour. Vos %1 restent à vous tant que vous ne prenez rien.</translation>
    </message>
    <message>
        <source>Other customers</source>
        <translation>Autres clients</translation>
    </message>
    <message>
        <source>Leave the queue</source>
        <translation>Quitter la file</translation>
    </message>
    <message>
        <source>Leave the queue?</source>
        <translation>Quitter la file&#xa0;?</translation>
    </message>
    <message>
        <source>All of your %1 go back to you, and your place is given away.</source>
        <translation>Vos %1 vous sont entièrement rendus, et votre place est libérée.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Rester</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>ReceiptSheet</name>
    <message>
        <source>Receipts</source>
        <translation>Reçus</translation>
    </message>
    <message>
        <source>How much goes back, and why?</source>
        <translation>Combien rendre, et pourquoi ?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Rembourser</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>Numéro du reçu</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>La totalité</translation>
    </message>
    <message>
        <source>Find by number</source>
        <translation>Chercher par numéro</translation>
    </message>
    <message>
        <source>Show the latest</source>
        <translation>Afficher les derniers</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Chercher</translation>
    </message>
</context>
<context>
    <name>ScreenHeader</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>ShiftSheet</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Print X</source>
        <translation>Imprimer X</translation>
    </message>
    <message>
        <source>Print Z %1</source>
        <translation>Imprimer Z %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Clôturer la journée</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>Clôturer le service</translation>
    </message>
    <message>
        <source>Open a shift</source>
        <translation>Ouvrir un service</translation>
    </message>
</context>
<context>
    <name>TanksSheet</name>
    <message>
        <source>Tanks</source>
        <translation>Cuves</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>What has arrived</source>
        <translation>Ce qui est arrivé</translation>
    </message>
    <message>
        <source>What is in the tank, measured</source>
        <translation>Contenu mesuré de la cuve</translation>
    </message>
    <message>
        <source>Number of the delivery note</source>
        <translation>Numéro du bon de livraison</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesurer</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Remplir</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>J&apos;accepte</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Correct the books</source>
        <translation>Corriger les livres</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>Turner</name>
    <message>
        <source>before</source>
        <translation>précédent</translation>
    </message>
    <message>
        <source>next</source>
        <translation>suivant</translation>
    </message>
</context>
<context>
    <name>UsersSheet</name>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Only a manager sees the list.</source>
        <translation>Seul un responsable voit la liste.</translation>
    </message>
    <message>
        <source>My PIN</source>
        <translation>Mon code PIN</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>The last manager stays one: make somebody else one first.</source>
        <translation>Le dernier responsable le reste : nommez d&apos;abord quelqu&apos;un d&apos;autre.</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Nouveau code PIN</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Débloquer</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquer</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>What may %1 do?</source>
        <translation>Que peut faire %1 ?</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Retirer %1 ?</translation>
    </message>
    <message>
        <source>They can&apos;t log in any more. What they have done stays in the journal.</source>
        <translation>Cette personne ne pourra plus se connecter. Ce qu&apos;elle a fait reste dans le journal.</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>Saisissez un nom</translation>
    </message>
</context>
<context>
    <name>VoucherSheet</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Bons</translation>
    </message>
    <message>
        <source>Look one up by its code</source>
        <translation>Chercher par code</translation>
    </message>
    <message>
        <source>Accept codes again (locked for %1)</source>
        <translation>Accepter les codes à nouveau (bloqué encore %1)</translation>
    </message>
    <message>
        <source>Look one up by its number</source>
        <translation>Chercher par numéro</translation>
    </message>
    <message>
        <source>Sell one for cash</source>
        <translation>Vendre un bon en espèces</translation>
    </message>
    <message>
        <source>Code of the voucher</source>
        <translation>Code du bon</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>Pas un code</translation>
    </message>
    <message>
        <source>Number of the voucher</source>
        <translation>Numéro du bon</translation>
    </message>
    <message>
        <source>I have the money</source>
        <translation>J&apos;ai l&apos;argent</translation>
    </message>
    <message>
        <source>Look it up</source>
        <translation>Chercher le bon</translation>
    </message>
    <message>
        <source>Voucher %1</source>
        <translation>Bon %1</translation>
    </message>
    <message>
        <source>Void it</source>
        <translation>Annuler le bon</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Why is %1 void?</source>
        <translation>Pourquoi annuler %1&#xa0;?</translation>
    </message>
</context>
<context>
    <name>WayPicks</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>J&apos;ai un code</translation>
    </message>
</context>
<context>
    <name>WaysSheet</name>
    <message>
        <source>How do you want to pay?</source>
        <translation>Comment voulez-vous payer&#xa0;?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Out of order</source>
        <translation>En panne</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fermé</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Payé</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarre</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>Ready for you</source>
        <translation>Prêt pour vous</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>S&apos;arrête</translation>
    </message>
    <message>
        <source>Waiting for the meter</source>
        <translation>Attente du compteur</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Lift the nozzle and begin</source>
        <translation>Décrochez le pistolet</translation>
    </message>
    <message>
        <source>Plug in the cable to begin</source>
        <translation>Branchez le câble pour commencer</translation>
    </message>
    <message>
        <source>Hold your vessel under and open the tap</source>
        <translation>Placez votre récipient dessous et ouvrez le robinet</translation>
    </message>
    <message>
        <source>Get ready, then touch Start</source>
        <translation>Préparez-vous, puis touchez Lancer</translation>
    </message>
    <message>
        <source>Your limit is reached.</source>
        <translation>Votre limite est atteinte.</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>Vous avez arrêté.</translation>
    </message>
    <message>
        <source>You hung up.</source>
        <translation>Vous avez raccroché.</translation>
    </message>
    <message>
        <source>It was not begun in time.</source>
        <translation>Le début n&apos;est pas venu à temps.</translation>
    </message>
    <message>
        <source>Nothing flowed any more.</source>
        <translation>Plus rien ne coulait.</translation>
    </message>
    <message>
        <source>The longest time is over.</source>
        <translation>La durée maximale est écoulée.</translation>
    </message>
    <message>
        <source>The attendant stopped it.</source>
        <translation>Le personnel a arrêté.</translation>
    </message>
    <message>
        <source>Everything was stopped.</source>
        <translation>Tout a été arrêté.</translation>
    </message>
    <message>
        <source>The emergency stop was pressed.</source>
        <translation>L&apos;arrêt d&apos;urgence a été pressé.</translation>
    </message>
    <message>
        <source>The outlet did not answer.</source>
        <translation>La sortie n&apos;a pas répondu.</translation>
    </message>
    <message>
        <source>The power failed.</source>
        <translation>Le courant a été coupé.</translation>
    </message>
    <message>
        <source>The kiosk was restarted.</source>
        <translation>La borne a redémarré.</translation>
    </message>
    <message>
        <source>The meter has a fault.</source>
        <translation>Le compteur est en panne.</translation>
    </message>
    <message>
        <source>The outlet has a fault.</source>
        <translation>La sortie est en panne.</translation>
    </message>
    <message>
        <source>It closed late. The rest is free.</source>
        <translation>Fermeture tardive. Le surplus est gratuit.</translation>
    </message>
    <message>
        <source>The outlet refused to start.</source>
        <translation>La sortie a refusé de démarrer.</translation>
    </message>
    <message>
        <source>It could not be recorded.</source>
        <translation>L&apos;enregistrement a échoué.</translation>
    </message>
    <message>
        <source>A check of the figures stopped it.</source>
        <translation>Un contrôle des chiffres a tout arrêté.</translation>
    </message>
    <message>
        <source>Its supply was shut off.</source>
        <translation>Son alimentation a été coupée.</translation>
    </message>
    <message>
        <source>There is nothing left to sell.</source>
        <translation>Il n&apos;y a plus rien à vendre.</translation>
    </message>
    <message>
        <source>The reserved money is no longer there.</source>
        <translation>L&apos;argent réservé n&apos;est plus là.</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>Rien n&apos;a été débité.</translation>
    </message>
    <message>
        <source>You pay only what was measured.</source>
        <translation>Vous ne payez que ce qui a été mesuré.</translation>
    </message>
    <message>
        <source>Please choose again.</source>
        <translation>Veuillez choisir à nouveau.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Rien n&apos;a changé.</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>Besoin d&apos;aide&#xa0;? Appelez-nous.</translation>
    </message>
    <message>
        <source>A key is stuck.</source>
        <translation>Une touche est bloquée.</translation>
    </message>
    <message>
        <source>Please ask the attendant.</source>
        <translation>Veuillez demander au personnel.</translation>
    </message>
    <message>
        <source>Paying is not possible right now.</source>
        <translation>Le paiement est impossible en ce moment.</translation>
    </message>
    <message>
        <source>Please try again in a moment.</source>
        <translation>Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>The time to pay is over.</source>
        <translation>Le temps pour payer est écoulé.</translation>
    </message>
    <message>
        <source>The payment was cancelled.</source>
        <translation>Le paiement a été annulé.</translation>
    </message>
    <message>
        <source>The attendant could not confirm your payment.</source>
        <translation>Le personnel n&apos;a pas pu confirmer votre paiement.</translation>
    </message>
    <message>
        <source>Your payment came too late.</source>
        <translation>Votre paiement est arrivé trop tard.</translation>
    </message>
    <message>
        <source>All of it goes back to you.</source>
        <translation>Tout vous est rendu.</translation>
    </message>
    <message>
        <source>The outlet stopped by itself.</source>
        <translation>La sortie s&apos;est arrêtée seule.</translation>
    </message>
    <message>
        <source>Somebody else has just taken this outlet.</source>
        <translation>Quelqu&apos;un vient de prendre cette sortie.</translation>
    </message>
    <message>
        <source>Please choose another one.</source>
        <translation>Veuillez en choisir une autre.</translation>
    </message>
    <message>
        <source>Nobody touched the screen for a while.</source>
        <translation>Personne n&apos;a touché l&apos;écran depuis un moment.</translation>
    </message>
    <message>
        <source>Touch an outlet to begin again.</source>
        <translation>Touchez une sortie pour recommencer.</translation>
    </message>
    <message>
        <source>The attendant has stopped this outlet.</source>
        <translation>Le personnel a arrêté cette sortie.</translation>
    </message>
    <message>
        <source>Everything has been stopped.</source>
        <translation>Tout a été arrêté.</translation>
    </message>
    <message>
        <source>An attendant must start it again.</source>
        <translation>Le personnel doit tout redémarrer.</translation>
    </message>
    <message>
        <source>The kiosk cannot record sales.</source>
        <translation>La borne ne peut rien enregistrer.</translation>
    </message>
    <message>
        <source>So nothing is sold and nothing is charged.</source>
        <translation>Donc rien n&apos;est vendu ni débité.</translation>
    </message>
    <message>
        <source>That PIN is not right.</source>
        <translation>Ce code PIN est faux.</translation>
    </message>
    <message>
        <source>Please try again.</source>
        <translation>Veuillez réessayer.</translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation>Trop de codes PIN faux.</translation>
    </message>
    <message>
        <source>Please wait until the time is over.</source>
        <translation>Attendez la fin du délai.</translation>
    </message>
    <message>
        <source>No attendant has been set up.</source>
        <translation>Aucun personnel n&apos;est enregistré.</translation>
    </message>
    <message>
        <source>The operator adds attendants at the kiosk&apos;s console.</source>
        <translation>L&apos;exploitant ajoute le personnel à la console de la borne.</translation>
    </message>
    <message>
        <source>That is not possible now.</source>
        <translation>C&apos;est impossible maintenant.</translation>
    </message>
    <message>
        <source>That is more than your budget.</source>
        <translation>C&apos;est plus que votre budget.</translation>
    </message>
    <message>
        <source>Please choose less.</source>
        <translation>Veuillez choisir moins.</translation>
    </message>
    <message>
        <source>That is more than is sold at once.</source>
        <translation>C&apos;est plus que ce qui se vend en une fois.</translation>
    </message>
    <message>
        <source>That is less than can be measured.</source>
        <translation>C&apos;est moins que ce qui se mesure.</translation>
    </message>
    <message>
        <source>Please choose more.</source>
        <translation>Veuillez choisir plus.</translation>
    </message>
    <message>
        <source>The kiosk is busy.</source>
        <translation>La borne est occupée.</translation>
    </message>
    <message>
        <source>Too many payments were begun and not made.</source>
        <translation>Trop de paiements commencés et non faits.</translation>
    </message>
    <message>
        <source>Please wait a minute, then try again.</source>
        <translation>Attendez une minute, puis réessayez.</translation>
    </message>
    <message>
        <source>A shift is open.</source>
        <translation>Un service est ouvert.</translation>
    </message>
    <message>
        <source>Close it first.</source>
        <translation>Clôturez-le d&apos;abord.</translation>
    </message>
    <message>
        <source>No shift is open.</source>
        <translation>Aucun service n&apos;est ouvert.</translation>
    </message>
    <message>
        <source>Open one first.</source>
        <translation>Ouvrez-en un d&apos;abord.</translation>
    </message>
    <message>
        <source>The pause was too long.</source>
        <translation>La pause a été trop longue.</translation>
    </message>
    <message>
        <source>What is left goes back to you.</source>
        <translation>Le reste vous est rendu.</translation>
    </message>
    <message>
        <source>It was your turn, and nothing was taken.</source>
        <translation>C&apos;était votre tour, et rien n&apos;a été pris.</translation>
    </message>
    <message>
        <source>There is no such receipt.</source>
        <translation>Ce reçu n&apos;existe pas.</translation>
    </message>
    <message>
        <source>Compare the number or the two words with the customer&apos;s.</source>
        <translation>Comparez le numéro ou les deux mots avec ceux du client.</translation>
    </message>
    <message>
        <source>The printer cannot print now.</source>
        <translation>L&apos;imprimante ne peut pas imprimer.</translation>
    </message>
    <message>
        <source>The customer has the receipt on the phone.</source>
        <translation>Le client a le reçu sur son téléphone.</translation>
    </message>
    <message>
        <source>This code is not one of ours.</source>
        <translation>Ce code n&apos;est pas un des nôtres.</translation>
    </message>
    <message>
        <source>Please show the code that you were given here.</source>
        <translation>Montrez le code que vous avez reçu ici.</translation>
    </message>
    <message>
        <source>This code could not be read.</source>
        <translation>Ce code n&apos;a pas pu être lu.</translation>
    </message>
    <message>
        <source>Hold it still and closer, and make your display brighter.</source>
        <translation>Tenez-le immobile, plus près, et augmentez la luminosité.</translation>
    </message>
    <message>
        <source>What was read is too long to be a code.</source>
        <translation>Ce qui a été lu est trop long pour être un code.</translation>
    </message>
    <message>
        <source>There was more than one code.</source>
        <translation>Il y avait plus d&apos;un code.</translation>
    </message>
    <message>
        <source>Please show one at a time.</source>
        <translation>Montrez-en un à la fois.</translation>
    </message>
    <message>
        <source>Your code was read and not used yet.</source>
        <translation>Votre code est lu, pas encore utilisé.</translation>
    </message>
    <message>
        <source>Choose what you want to take, then show it again.</source>
        <translation>Choisissez d&apos;abord, puis montrez-le à nouveau.</translation>
    </message>
    <message>
        <source>There is nothing behind that code.</source>
        <translation>Il n&apos;y a rien derrière ce code.</translation>
    </message>
    <message>
        <source>Too many wrong codes.</source>
        <translation>Trop de codes faux.</translation>
    </message>
    <message>
        <source>Please pay with your phone.</source>
        <translation>Payez avec votre téléphone.</translation>
    </message>
    <message>
        <source>That price is outside its bounds.</source>
        <translation>Ce prix est hors de ses limites.</translation>
    </message>
    <message>
        <source>The old one still holds.</source>
        <translation>L&apos;ancien reste valable.</translation>
    </message>
    <message>
        <source>Type one between them, or have the settings changed.</source>
        <translation>Saisissez un prix entre les deux, ou faites modifier les réglages.</translation>
    </message>
    <message>
        <source>The tank does not hold that much.</source>
        <translation>La cuve n&apos;en contient pas autant.</translation>
    </message>
    <message>
        <source>Compare the figure with the delivery note.</source>
        <translation>Comparez le chiffre avec le bon de livraison.</translation>
    </message>
    <message>
        <source>Something is being delivered out of this tank.</source>
        <translation>Une distribution est en cours depuis cette cuve.</translation>
    </message>
    <message>
        <source>Measure it again when nothing flows.</source>
        <translation>Mesurez de nouveau quand rien ne coule.</translation>
    </message>
    <message>
        <source>This delivery note is written down already.</source>
        <translation>Ce bon de livraison est déjà enregistré.</translation>
    </message>
    <message>
        <source>Look at the number, or in the journal.</source>
        <translation>Vérifiez le numéro, ou le journal.</translation>
    </message>
    <message>
        <source>Your role may not do that.</source>
        <translation>Votre rôle ne le permet pas.</translation>
    </message>
    <message>
        <source>Call a technician or a manager.</source>
        <translation>Appelez un technicien ou un responsable.</translation>
    </message>
    <message>
        <source>Nobody here can raise a customer&apos;s limit.</source>
        <translation>Personne ici ne peut relever la limite d&apos;un client.</translation>
    </message>
    <message>
        <source>They can add money, or you override on your budget.</source>
        <translation>Il peut ajouter de l&apos;argent, ou vous accordez sur votre budget.</translation>
    </message>
    <message>
        <source>What is written down cannot be changed.</source>
        <translation>Ce qui est écrit ne peut être changé.</translation>
    </message>
    <message>
        <source>Correct it with something new, such as a refund.</source>
        <translation>Corrigez par du nouveau, un remboursement par exemple.</translation>
    </message>
    <message>
        <source>Nobody is being served here.</source>
        <translation>Personne n&apos;est servi ici.</translation>
    </message>
    <message>
        <source>It is still closing.</source>
        <translation>La fermeture est en cours.</translation>
    </message>
    <message>
        <source>Nothing is paused here.</source>
        <translation>Rien n&apos;est en pause ici.</translation>
    </message>
    <message>
        <source>What is left buys nothing more.</source>
        <translation>Le reste ne suffit plus.</translation>
    </message>
    <message>
        <source>The rest cannot be taken there.</source>
        <translation>Le reste ne peut être pris là.</translation>
    </message>
    <message>
        <source>The money is kept.</source>
        <translation>L’argent est conservé.</translation>
    </message>
    <message>
        <source>This outlet is closed.</source>
        <translation>Cette sortie est fermée.</translation>
    </message>
    <message>
        <source>Unlock or restart it first.</source>
        <translation>Déverrouillez ou redémarrez d&apos;abord.</translation>
    </message>
    <message>
        <source>The valve is still open, or something flows.</source>
        <translation>La vanne est ouverte, ou ça coule encore.</translation>
    </message>
    <message>
        <source>Close it first: it stays locked until then.</source>
        <translation>Fermez-la d&apos;abord&#xa0;: verrouillé jusque-là.</translation>
    </message>
    <message>
        <source>The fault has not gone.</source>
        <translation>La panne est toujours là.</translation>
    </message>
    <message>
        <source>It unlocks once its cause is put right.</source>
        <translation>Déverrouillage possible une fois la cause réglée.</translation>
    </message>
    <message>
        <source>The verification of this meter has run out.</source>
        <translation>La vérification de ce compteur a expiré.</translation>
    </message>
    <message>
        <source>A technician has to commission the outlet.</source>
        <translation>Un technicien doit étalonner la sortie.</translation>
    </message>
    <message>
        <source>This controller cannot keep a limit.</source>
        <translation>Ce contrôleur ne peut tenir une limite.</translation>
    </message>
    <message>
        <source>Another controller is needed.</source>
        <translation>Il faut un autre contrôleur.</translation>
    </message>
    <message>
        <source>Paid in cash</source>
        <translation>Payé en espèces</translation>
    </message>
    <message>
        <source>Fleet customer</source>
        <translation>Client flotte</translation>
    </message>
    <message>
        <source>Test measure</source>
        <translation>Jauge étalon</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>Geste commercial</translation>
    </message>
    <message>
        <source>Payment is down</source>
        <translation>Paiement en panne</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Urgence</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Lightning</source>
        <translation>Lightning</translation>
    </message>
    <message>
        <source>Bank app</source>
        <translation>Appli bancaire</translation>
    </message>
    <message>
        <source>Mobile money</source>
        <translation>Argent mobile</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Espèces</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Bons</translation>
    </message>
    <message>
        <source>At the operator&apos;s cost</source>
        <translation>Aux frais de l&apos;exploitant</translation>
    </message>
    <message>
        <source>Scan the code with your phone</source>
        <translation>Scannez avec le téléphone</translation>
    </message>
    <message>
        <source>Do both show these words?</source>
        <translation>Mêmes mots des deux côtés&#xa0;?</translation>
    </message>
    <message>
        <source>Pay on your phone</source>
        <translation>Payez sur le téléphone</translation>
    </message>
    <message>
        <source>Scan the code with your app</source>
        <translation>Scannez le code avec votre appli</translation>
    </message>
    <message>
        <source>Does your app show this amount?</source>
        <translation>Votre appli montre-t-elle ce montant&#xa0;?</translation>
    </message>
    <message>
        <source>Pay, and stay here for a moment</source>
        <translation>Payez et restez ici un instant</translation>
    </message>
    <message>
        <source>Scan the code with your app and pay</source>
        <translation>Scannez le code avec votre appli et payez</translation>
    </message>
    <message>
        <source>Tell the attendant these two words</source>
        <translation>Dites ces deux mots au personnel</translation>
    </message>
    <message>
        <source>Begin once they have seen your payment</source>
        <translation>Commencez dès que votre paiement est vu</translation>
    </message>
    <message>
        <source>Go to the attendant</source>
        <translation>Allez voir le personnel</translation>
    </message>
    <message>
        <source>Tell them these two words</source>
        <translation>Dites-lui ces deux mots</translation>
    </message>
    <message>
        <source>Pay, and come back here</source>
        <translation>Payez et revenez ici</translation>
    </message>
    <message>
        <source>Waiting for your phone</source>
        <translation>Attente du téléphone</translation>
    </message>
    <message>
        <source>Waiting for your payment</source>
        <translation>Attente de votre paiement</translation>
    </message>
    <message>
        <source>Waiting for the attendant</source>
        <translation>Attente du personnel</translation>
    </message>
    <message>
        <source>Pay on your phone. There is no paper: your receipt is there too</source>
        <translation>Payez sur votre téléphone. Il n&apos;y a pas de papier&#xa0;: le reçu y sera aussi</translation>
    </message>
    <message>
        <source>Charged too much</source>
        <translation>Trop facturé</translation>
    </message>
    <message>
        <source>Product not good</source>
        <translation>Produit défectueux</translation>
    </message>
    <message>
        <source>Device at fault</source>
        <translation>Appareil en panne</translation>
    </message>
    <message>
        <source>As a courtesy</source>
        <translation>Geste commercial</translation>
    </message>
    <message>
        <source>Asked for by {name}: {reason}</source>
        <translation>Demandé par {name} : {reason}</translation>
    </message>
    <message>
        <source>Nobody has paid</source>
        <translation>Personne n&apos;a payé</translation>
    </message>
    <message>
        <source>Wrong amount</source>
        <translation>Mauvais montant</translation>
    </message>
    <message>
        <source>Not genuine</source>
        <translation>Pas authentique</translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation>Autre raison</translation>
    </message>
    <message>
        <source>The price has just changed.</source>
        <translation>Le prix vient de changer.</translation>
    </message>
    <message>
        <source>Please look at it, then go on.</source>
        <translation>Regardez-le, puis continuez.</translation>
    </message>
    <message>
        <source>Only a manager may do that.</source>
        <translation>Seul un responsable peut le faire.</translation>
    </message>
    <message>
        <source>Let a manager log in.</source>
        <translation>Demandez à un responsable de se connecter.</translation>
    </message>
    <message>
        <source>A second person has to agree.</source>
        <translation>Une deuxième personne doit accepter.</translation>
    </message>
    <message>
        <source>Let somebody else log in.</source>
        <translation>Demandez à quelqu&apos;un d&apos;autre de se connecter.</translation>
    </message>
    <message>
        <source>Others would try that PIN first.</source>
        <translation>D&apos;autres essaieraient d&apos;abord ce code.</translation>
    </message>
    <message>
        <source>No date, no run, nothing repeated.</source>
        <translation>Ni date, ni suite, ni répétition.</translation>
    </message>
    <message>
        <source>That is the PIN you have now.</source>
        <translation>C&apos;est votre code actuel.</translation>
    </message>
    <message>
        <source>Choose a PIN of your own first.</source>
        <translation>Choisissez d&apos;abord votre propre code.</translation>
    </message>
    <message>
        <source>Then everything else.</source>
        <translation>Ensuite, tout le reste.</translation>
    </message>
    <message>
        <source>Somebody has that name already.</source>
        <translation>Ce nom existe déjà.</translation>
    </message>
    <message>
        <source>This is the last manager.</source>
        <translation>C&apos;est le dernier responsable.</translation>
    </message>
    <message>
        <source>Make somebody else one first.</source>
        <translation>Nommez d&apos;abord quelqu&apos;un d&apos;autre.</translation>
    </message>
    <message>
        <source>You may not log in.</source>
        <translation>Vous ne pouvez pas vous connecter.</translation>
    </message>
    <message>
        <source>Please ask a manager.</source>
        <translation>Adressez-vous à un responsable.</translation>
    </message>
    <message>
        <source>Add money, or finish.</source>
        <translation>Ajoutez de l’argent ou terminez.</translation>
    </message>
    <message>
        <source>Not sold</source>
        <translation>Non vendu</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdu</translation>
    </message>
    <message>
        <source>Misuse</source>
        <translation>Abus</translation>
    </message>
    <message>
        <source>Mistake</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Paid back in cash</source>
        <translation>Remboursé en espèces</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Valable</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expiré</translation>
    </message>
    <message>
        <source>Left on it</source>
        <translation>Reste dessus</translation>
    </message>
    <message>
        <source>Given out for</source>
        <translation>Remis pour</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Série</translation>
    </message>
    <message>
        <source>Print it</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Entretien</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Panne</translation>
    </message>
    <message>
        <source>Nothing left</source>
        <translation>Plus de stock</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sécurité</translation>
    </message>
    <message>
        <source>Verification has run out</source>
        <translation>Vérification expirée</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Solder</translation>
    </message>
    <message>
        <source>Move rest</source>
        <translation>Déplacer le reste</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquer</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Débloquer</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>Hors service</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Libérer</translation>
    </message>
    <message>
        <source>Why is outlet {number} paused?</source>
        <translation>Pourquoi la sortie {number} est-elle mise en pause&#xa0;?</translation>
    </message>
    <message>
        <source>Why does outlet {number} go on?</source>
        <translation>Pourquoi la sortie {number} reprend-elle&#xa0;?</translation>
    </message>
    <message>
        <source>Why is outlet {number} settled?</source>
        <translation>Pourquoi la sortie {number} est-elle soldée&#xa0;?</translation>
    </message>
    <message>
        <source>Why is the rest of outlet {number} moved?</source>
        <translation>Pourquoi déplacer le reste de la sortie {number}&#xa0;?</translation>
    </message>
    <message>
        <source>Why is outlet {number} locked after this customer?</source>
        <translation>Pourquoi verrouiller la sortie {number} après ce client&#xa0;?</translation>
    </message>
    <message>
        <source>Why is outlet {number} out of service now?</source>
        <translation>Pourquoi la sortie {number} est-elle hors service&#xa0;?</translation>
    </message>
    <message>
        <source>Why is outlet {number} unlocked?</source>
        <translation>Pourquoi déverrouiller la sortie {number}&#xa0;?</translation>
    </message>
    <message>
        <source>Where is the rest of outlet {number} taken?</source>
        <translation>Où prendre le reste de la sortie {number}&#xa0;?</translation>
    </message>
    <message>
        <source>No other outlet is free that sells the same and that the money is enough for.</source>
        <translation>Aucune autre sortie libre ne vend la même chose pour cet argent.</translation>
    </message>
    <message>
        <source>The customer asked</source>
        <translation>Demande du client</translation>
    </message>
    <message>
        <source>I have checked it</source>
        <translation>J&apos;ai vérifié</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>Réparé</translation>
    </message>
    <message>
        <source>We are closing</source>
        <translation>Nous fermons</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Used of it</source>
        <translation>Utilisé</translation>
    </message>
    <message>
        <source>Taken here</source>
        <translation>Pris ici</translation>
    </message>
    <message>
        <source>Kept for them</source>
        <translation>Gardé encore</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Payé par</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>Totalisateur</translation>
    </message>
    <message>
        <source>Paused. Pull the lever to go on.</source>
        <translation>En pause. Pressez la gâchette pour continuer.</translation>
    </message>
    <message>
        <source>Paused. Open the tap to go on.</source>
        <translation>En pause. Ouvrez le robinet pour continuer.</translation>
    </message>
    <message>
        <source>Paused. It goes on when the car asks for more.</source>
        <translation>En pause. La voiture reprendra d’elle-même.</translation>
    </message>
    <message>
        <source>The attendant has paused it. Your money is kept.</source>
        <translation>Le personnel a fait une pause. Votre argent est gardé.</translation>
    </message>
    <message>
        <source>Paused. Kept for you for %1 more.</source>
        <translation>En pause. Gardé pour vous encore %1.</translation>
    </message>
    <message>
        <source>Locked after this customer</source>
        <translation>Verrouillé après ce client</translation>
    </message>
    <message>
        <source>A technician or manager unlocks it.</source>
        <translation>Un technicien ou responsable déverrouille.</translation>
    </message>
    <message>
        <source>Have it looked at, then unlock it.</source>
        <translation>Faites vérifier, puis déverrouillez.</translation>
    </message>
    <message>
        <source>Look at power and cable. It comes back by itself.</source>
        <translation>Vérifiez courant et câble. Elle revient seule.</translation>
    </message>
    <message>
        <source>A technician repairs it and commissions it again.</source>
        <translation>Un technicien la répare et la remet en service.</translation>
    </message>
    <message>
        <source>It has a fault.</source>
        <translation>En panne.</translation>
    </message>
    <message>
        <source>It does not close when it must.</source>
        <translation>Ne ferme pas quand il faut.</translation>
    </message>
    <message>
        <source>It has not answered since the start.</source>
        <translation>Pas de réponse depuis le démarrage.</translation>
    </message>
    <message>
        <source>It does not answer.</source>
        <translation>Ne répond pas.</translation>
    </message>
    <message>
        <source>Its line is down.</source>
        <translation>Sa ligne est coupée.</translation>
    </message>
    <message>
        <source>Make room on the disk. It goes on by itself.</source>
        <translation>Libérez de l&apos;espace disque. Reprend seule.</translation>
    </message>
    <message>
        <source>Another controller answers here.</source>
        <translation>Un autre contrôleur répond ici.</translation>
    </message>
    <message>
        <source>Its totaliser was lost.</source>
        <translation>Son totalisateur est perdu.</translation>
    </message>
    <message>
        <source>More came out than was paid for.</source>
        <translation>Il est sorti plus que payé.</translation>
    </message>
    <message>
        <source>Its valve does not close. Close it by hand.</source>
        <translation>Sa vanne ne ferme pas. Fermez-la à la main.</translation>
    </message>
    <message>
        <source>A valve beside it does not close.</source>
        <translation>Une vanne voisine ne ferme pas.</translation>
    </message>
    <message>
        <source>Unlock that outlet first, then this one.</source>
        <translation>Déverrouillez d&apos;abord l&apos;autre sortie, puis celle-ci.</translation>
    </message>
    <message>
        <source>It flowed before it was opened. Look for a leak.</source>
        <translation>Ça a coulé avant l&apos;ouverture. Cherchez une fuite.</translation>
    </message>
    <message>
        <source>Something left it without a sale. Look for a leak.</source>
        <translation>Quelque chose est sorti sans vente. Cherchez une fuite.</translation>
    </message>
    <message>
        <source>It counts in another unit.</source>
        <translation>Compte dans une autre unité.</translation>
    </message>
    <message>
        <source>A technician sets it up.</source>
        <translation>Un technicien le règle.</translation>
    </message>
    <message>
        <source>Its readings cannot be true.</source>
        <translation>Ses mesures sont impossibles.</translation>
    </message>
    <message>
        <source>Its safety settings are not right.</source>
        <translation>Ses réglages de sécurité sont faux.</translation>
    </message>
    <message>
        <source>The controller complains.</source>
        <translation>Le contrôleur signale une panne.</translation>
    </message>
    <message>
        <source>See its manual. Unlock it once that is over.</source>
        <translation>Voir son manuel. Déverrouillez ensuite.</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>Imprimer le reçu</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Impression</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>Imprimer une copie</translation>
    </message>
    <message>
        <source>Not printed. Try again</source>
        <translation>Non imprimé. Réessayer</translation>
    </message>
    <message>
        <source>Broken off. Print a copy</source>
        <translation>Interrompu. Imprimer une copie</translation>
    </message>
    <message>
        <source>See the printer. Print a copy</source>
        <translation>Voir l&apos;imprimante. Imprimer une copie</translation>
    </message>
    <message>
        <source>Which outlet is commissioned?</source>
        <translation>Quelle sortie faut-il étalonner&#xa0;?</translation>
    </message>
    <message>
        <source>How much may all trials together deliver?</source>
        <translation>Combien tous les essais peuvent-ils livrer ensemble&#xa0;?</translation>
    </message>
    <message>
        <source>Fill a test measure. How large is it?</source>
        <translation>Remplissez une jauge étalon. Quelle est sa taille&#xa0;?</translation>
    </message>
    <message>
        <source>What does the test measure show?</source>
        <translation>Qu&apos;indique la jauge étalon&#xa0;?</translation>
    </message>
    <message>
        <source>Number of the certificate</source>
        <translation>Numéro du certificat</translation>
    </message>
    <message>
        <source>Number of the seal that was found</source>
        <translation>Numéro du scellé trouvé</translation>
    </message>
    <message>
        <source>Number of the seal that is left</source>
        <translation>Numéro du scellé posé</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>Qui répond</translation>
    </message>
    <message>
        <source>Dead-man timer</source>
        <translation>Homme mort</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Présélection</translation>
    </message>
    <message>
        <source>Closing time</source>
        <translation>Temps de fermeture</translation>
    </message>
    <message>
        <source>Two people agree</source>
        <translation>Accord à deux</translation>
    </message>
    <message>
        <source>Commissioned</source>
        <translation>Étalonné</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Fini</translation>
    </message>
    <message>
        <source>Ask the controller who it is.</source>
        <translation>Demandez au contrôleur qui il est.</translation>
    </message>
    <message>
        <source>Open the outlet. Then nobody speaks to it, and it must close.</source>
        <translation>Ouvrez la sortie. Puis personne ne lui parle, et elle doit se fermer.</translation>
    </message>
    <message>
        <source>Open the outlet. It must close by itself.</source>
        <translation>Ouvrez la sortie. Elle doit se fermer seule.</translation>
    </message>
    <message>
        <source>Leave the outlet open. Thirty deliveries follow one another.</source>
        <translation>Laissez la sortie ouverte. Trente livraisons se suivent.</translation>
    </message>
    <message>
        <source>Go on, or fill one more measure.</source>
        <translation>Continuez, ou remplissez une mesure de plus.</translation>
    </message>
    <message>
        <source>Do you agree to this?</source>
        <translation>Êtes-vous d&apos;accord&#xa0;?</translation>
    </message>
    <message>
        <source>It is in force, and in the journal.</source>
        <translation>C&apos;est en vigueur, et dans le journal.</translation>
    </message>
    <message>
        <source>Everything is as it was before.</source>
        <translation>Tout est comme avant.</translation>
    </message>
    <message>
        <source>One moment: it is being tried.</source>
        <translation>Un instant&#xa0;: essai en cours.</translation>
    </message>
    <message>
        <source>You have agreed. Log out, and let somebody else log in who agrees as well.</source>
        <translation>Vous êtes d&apos;accord. Déconnectez-vous, et laissez une autre personne se connecter et accepter.</translation>
    </message>
    <message>
        <source>All that was authorised is used up.</source>
        <translation>Tout ce qui était autorisé est utilisé.</translation>
    </message>
    <message>
        <source>The outlet did not become ready.</source>
        <translation>La sortie n&apos;est pas devenue prête.</translation>
    </message>
    <message>
        <source>The controller was late: the kiosk had to close the valve.</source>
        <translation>Le contrôleur était en retard&#xa0;: la borne a dû fermer la vanne.</translation>
    </message>
    <message>
        <source>No flow was seen before the valve closed.</source>
        <translation>Aucun débit n&apos;a été vu avant la fermeture.</translation>
    </message>
    <message>
        <source>Nothing flowed.</source>
        <translation>Rien n&apos;a coulé.</translation>
    </message>
    <message>
        <source>The flow stopped.</source>
        <translation>Le débit s&apos;est arrêté.</translation>
    </message>
    <message>
        <source>Somebody hung up.</source>
        <translation>Quelqu&apos;un a raccroché.</translation>
    </message>
    <message>
        <source>The controller had closed at its preset before.</source>
        <translation>Le contrôleur avait déjà fermé à sa présélection.</translation>
    </message>
    <message>
        <source>The numbers of the certificate and of both seals are missing.</source>
        <translation>Les numéros du certificat et des deux scellés manquent.</translation>
    </message>
    <message>
        <source>That cannot be after what the meter showed.</source>
        <translation>C&apos;est impossible d&apos;après le compteur.</translation>
    </message>
    <message>
        <source>Meter and measures do not agree within what is permissible.</source>
        <translation>Le compteur et les mesures diffèrent plus que permis.</translation>
    </message>
    <message>
        <source>The controller does not close when nobody speaks to it.</source>
        <translation>Le contrôleur ne ferme pas quand personne ne lui parle.</translation>
    </message>
    <message>
        <source>The controller does not close at its preset.</source>
        <translation>Le contrôleur ne ferme pas à sa présélection.</translation>
    </message>
    <message>
        <source>Nobody asked for anything for a quarter of an hour.</source>
        <translation>Personne n&apos;a rien demandé depuis un quart d&apos;heure.</translation>
    </message>
    <message>
        <source>Delivered, of at most</source>
        <translation>Livré, au maximum</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>Contrôleur</translation>
    </message>
    <message>
        <source>Shut after, at most</source>
        <translation>Fermé après, au maximum</translation>
    </message>
    <message>
        <source>Flowed past the preset, at most</source>
        <translation>Coulé au-delà, au maximum</translation>
    </message>
    <message>
        <source>Closings, and the slowest</source>
        <translation>Fermetures, et la plus lente</translation>
    </message>
    <message>
        <source>Measures read</source>
        <translation>Mesures lues</translation>
    </message>
    <message>
        <source>Meter and measure: error, permissible</source>
        <translation>Compteur et mesure&#xa0;: erreur, permise</translation>
    </message>
    <message>
        <source>Meter factor</source>
        <translation>Facteur du compteur</translation>
    </message>
    <message>
        <source>Overrun bound</source>
        <translation>Limite de dépassement</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Seal, before and after</source>
        <translation>Scellé, avant et après</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>D&apos;accord</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>En attente&#xa0;: %1</translation>
    </message>
    <message>
        <source>The money is nearly used up</source>
        <translation>L&apos;argent est presque épuisé</translation>
    </message>
    <message>
        <source>The money is nearly used up: %1 left</source>
        <translation>L&apos;argent est presque épuisé&#xa0;: reste %1</translation>
    </message>
    <message>
        <source>Somebody asks for help: screen %1</source>
        <translation>Quelqu&apos;un demande de l&apos;aide&#xa0;: écran %1</translation>
    </message>
    <message>
        <source>A payment does not come to an end: %1</source>
        <translation>Un paiement n&apos;aboutit pas&#xa0;: %1</translation>
    </message>
    <message>
        <source>A refund came back: %1</source>
        <translation>Un remboursement est revenu : %1</translation>
    </message>
    <message>
        <source>A refund waits for a second person: receipt %1</source>
        <translation>Un remboursement attend une deuxième personne : reçu %1</translation>
    </message>
    <message>
        <source>A price waits for a second person: %1</source>
        <translation>Un prix attend une deuxième personne : %1</translation>
    </message>
    <message>
        <source>A measure waits for a second person: %1</source>
        <translation>Une mesure attend une deuxième personne : %1</translation>
    </message>
    <message>
        <source>A provider let go of reserved money: %1</source>
        <translation>Un prestataire a libéré de l&apos;argent réservé&#xa0;: %1</translation>
    </message>
    <message>
        <source>A wallet could not be paid its rest: %1</source>
        <translation>Un portefeuille n&apos;a pas pu recevoir son reste&#xa0;: %1</translation>
    </message>
    <message>
        <source>Too many wrong PINs: %1</source>
        <translation>Trop de codes PIN faux&#xa0;: %1</translation>
    </message>
    <message>
        <source>Too many wrong codes: screen %1</source>
        <translation>Trop de codes faux&#xa0;: écran %1</translation>
    </message>
    <message>
        <source>Sales cannot be recorded</source>
        <translation>Les ventes ne peuvent pas être enregistrées</translation>
    </message>
    <message>
        <source>Raise limit</source>
        <translation>Relever la limite</translation>
    </message>
    <message>
        <source>Change record</source>
        <translation>Modifier la trace</translation>
    </message>
    <message>
        <source>Undo the swap, or call a technician or manager.</source>
        <translation>Annulez l&apos;échange, ou appelez un technicien ou responsable.</translation>
    </message>
    <message>
        <source>Outlet %1: %2</source>
        <translation>Sortie %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Outlet %1: the valve opened three times and nothing flowed</source>
        <translation>Sortie %1&#xa0;: la vanne s&apos;est ouverte trois fois et rien n&apos;a coulé</translation>
    </message>
    <message>
        <source>Outlet %1: its valve closes more and more slowly</source>
        <translation>Sortie %1&#xa0;: sa vanne se ferme de plus en plus lentement</translation>
    </message>
    <message>
        <source>An older database was put back: compare payments with the provider</source>
        <translation>Une base plus ancienne a été remise&#xa0;: comparez les paiements avec le prestataire</translation>
    </message>
    <message>
        <source>The report of day %1 cannot be added up</source>
        <translation>Le rapport du jour %1 ne peut être calculé</translation>
    </message>
    <message>
        <source>Receipt printer: %1</source>
        <translation>Imprimante de reçus&#xa0;: %1</translation>
    </message>
    <message>
        <source>A reader of codes is not there: %1</source>
        <translation>Un lecteur de codes manque&#xa0;: %1</translation>
    </message>
    <message>
        <source>Verification runs out: outlet %1</source>
        <translation>Vérification bientôt expirée&#xa0;: sortie %1</translation>
    </message>
    <message>
        <source>Verification has run out: outlet %1</source>
        <translation>Vérification expirée&#xa0;: sortie %1</translation>
    </message>
    <message>
        <source>A delivery at an outlet that is not in the settings any more: %1</source>
        <translation>Une livraison à une sortie qui n&apos;est plus dans les réglages&#xa0;: %1</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>elle ne répond pas</translation>
    </message>
    <message>
        <source>no paper</source>
        <translation>pas de papier</translation>
    </message>
    <message>
        <source>little paper left</source>
        <translation>il reste peu de papier</translation>
    </message>
    <message>
        <source>the cover is open</source>
        <translation>le capot est ouvert</translation>
    </message>
    <message>
        <source>it has a fault</source>
        <translation>elle est en panne</translation>
    </message>
    <message>
        <source>it is switched offline</source>
        <translation>elle est hors ligne</translation>
    </message>
    <message>
        <source>(and {count} more)</source>
        <translation>(et {count} autres)</translation>
    </message>
    <message>
        <source>outlet {outlets}</source>
        <translation>sortie {outlets}</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Appelé</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>Arrive</translation>
    </message>
    <message>
        <source>An attendant was called at %1. Please wait here.</source>
        <translation>Le personnel a été appelé à %1. Attendez ici, svp.</translation>
    </message>
    <message>
        <source>An attendant is coming. Please wait here.</source>
        <translation>Quelqu&apos;un arrive. Attendez ici, svp.</translation>
    </message>
    <message>
        <source>Help wanted since %1: screen %2</source>
        <translation>Aide demandée depuis %1&#xa0;: écran %2</translation>
    </message>
    <message>
        <source>Outlet %1</source>
        <translation>Sortie %1</translation>
    </message>
    <message>
        <source>%1 is coming</source>
        <translation>%1 arrive</translation>
    </message>
    <message>
        <source>Choose a free outlet and touch Continue. You pay only for what you take.</source>
        <translation>Choisissez une sortie libre et touchez Continuer. Vous ne payez que ce que vous prenez.</translation>
    </message>
    <message>
        <source>Say how much you want. What you do not take goes back to you.</source>
        <translation>Dites combien vous voulez. Ce que vous ne prenez pas vous revient.</translation>
    </message>
    <message>
        <source>Scan the code with your phone and pay there. Compare the two words first.</source>
        <translation>Scannez le code avec votre téléphone et payez là. Comparez d&apos;abord les deux mots.</translation>
    </message>
    <message>
        <source>Pay as the screen says. The attendant confirms it: show the two words.</source>
        <translation>Payez comme indiqué. Le personnel confirme&#xa0;: montrez les deux mots.</translation>
    </message>
    <message>
        <source>Please wait until your two words are shown. Your money stays yours.</source>
        <translation>Attendez que vos deux mots s&apos;affichent. Votre argent reste à vous.</translation>
    </message>
    <message>
        <source>It stops by itself at your limit. Touch Stop to end it sooner.</source>
        <translation>Cela s&apos;arrête seul à votre limite. Touchez Stop pour finir plus tôt.</translation>
    </message>
    <message>
        <source>Lift the nozzle of your outlet and begin. It stops at your limit.</source>
        <translation>Décrochez le pistolet de votre sortie et commencez. Il s&apos;arrête à votre limite.</translation>
    </message>
    <message>
        <source>Plug in the cable of your outlet. It starts by itself.</source>
        <translation>Branchez le câble de votre sortie. La charge démarre seule.</translation>
    </message>
    <message>
        <source>Hold your vessel under your outlet. Then open the tap.</source>
        <translation>Placez votre récipient sous la sortie. Puis ouvrez le robinet.</translation>
    </message>
    <message>
        <source>Get ready at your outlet. Then touch Start on this screen.</source>
        <translation>Préparez-vous à votre sortie. Puis touchez Lancer sur cet écran.</translation>
    </message>
    <message>
        <source>You are done. What you did not take goes back to you by itself.</source>
        <translation>C&apos;est terminé. Ce que vous n&apos;avez pas pris vous revient tout seul.</translation>
    </message>
    <message>
        <source>Nothing can be sold here now. Please call us, or an attendant.</source>
        <translation>Rien ne peut être vendu ici. Appelez-nous ou le personnel.</translation>
    </message>
    <message>
        <source>Everything was stopped. Only an attendant can start it again.</source>
        <translation>Tout a été arrêté. Seul le personnel peut relancer.</translation>
    </message>
    <message>
        <source>This page is for attendants. Touch the arrow to go back.</source>
        <translation>Cette page est pour le personnel. Touchez la flèche pour revenir.</translation>
    </message>
    <message>
        <source>Everything is being asked how it is.</source>
        <translation>Tout est en train d&apos;être interrogé.</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Tout va bien.</translation>
    </message>
    <message>
        <source>To be looked at: %1</source>
        <translation>À regarder&#xa0;: %1</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Tout va bien</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>À regarder</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>En panne</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Ligne %1</translation>
    </message>
    <message>
        <source>Way to pay %1</source>
        <translation>Paiement %1</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Imprimante de reçus</translation>
    </message>
    <message>
        <source>Reader %1</source>
        <translation>Lecteur %1</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Surveillance</translation>
    </message>
    <message>
        <source>asked: %1</source>
        <translation>demandes&#xa0;: %1</translation>
    </message>
    <message>
        <source>silent: %1</source>
        <translation>sans réponse&#xa0;: %1</translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation>abîmées&#xa0;: %1</translation>
    </message>
    <message>
        <source>of others: %1</source>
        <translation>d&apos;autres&#xa0;: %1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>refusées&#xa0;: %1</translation>
    </message>
    <message>
        <source>pauses: %1</source>
        <translation>pauses&#xa0;: %1</translation>
    </message>
    <message>
        <source>reopened: %1</source>
        <translation>rouverte&#xa0;: %1</translation>
    </message>
    <message>
        <source>heard %1 ago</source>
        <translation>entendu il y a %1</translation>
    </message>
    <message>
        <source>answers in %1</source>
        <translation>répond en %1</translation>
    </message>
    <message>
        <source>answered %1 ago</source>
        <translation>réponse il y a %1</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>en attente&#xa0;: %1</translation>
    </message>
    <message>
        <source>free: %1</source>
        <translation>libre&#xa0;: %1</translation>
    </message>
    <message>
        <source>incidents: %1</source>
        <translation>incidents&#xa0;: %1</translation>
    </message>
    <message>
        <source>serial number %1</source>
        <translation>numéro de série %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>ligne %1</translation>
    </message>
    <message>
        <source>Check power, address and cable of this outlet.</source>
        <translation>Vérifiez courant, adresse et câble de cette sortie.</translation>
    </message>
    <message>
        <source>Load paper and shut the cover. It goes on by itself.</source>
        <translation>Mettez du papier et fermez le capot. Tout repart seul.</translation>
    </message>
    <message>
        <source>Check its power and cable, then switch it off and on.</source>
        <translation>Vérifiez courant et câble, puis éteignez et rallumez.</translation>
    </message>
    <message>
        <source>Plug the adapter in again. It is opened by itself.</source>
        <translation>Rebranchez l&apos;adaptateur. Il est rouvert tout seul.</translation>
    </message>
    <message>
        <source>Its line is down: look there first.</source>
        <translation>Sa ligne est coupée&#xa0;: voyez d&apos;abord là.</translation>
    </message>
    <message>
        <source>Check the cable, its ends and its earth.</source>
        <translation>Vérifiez le câble, ses bouts et sa terre.</translation>
    </message>
    <message>
        <source>Two devices may have one address: try one at a time.</source>
        <translation>Deux appareils ont peut-être la même adresse&#xa0;: essayez un à un.</translation>
    </message>
    <message>
        <source>See what its fault means, then unlock it on the board.</source>
        <translation>Voyez ce que dit le défaut, puis débloquez au tableau.</translation>
    </message>
    <message>
        <source>Check the network, then ask the provider.</source>
        <translation>Vérifiez le réseau, puis demandez au prestataire.</translation>
    </message>
    <message>
        <source>Plug it in again. Codes can be typed meanwhile.</source>
        <translation>Rebranchez-le. Les codes peuvent être tapés entre-temps.</translation>
    </message>
    <message>
        <source>Make room: nothing is sold once the disk is full.</source>
        <translation>Faites de la place&#xa0;: disque plein, plus de vente.</translation>
    </message>
    <message>
        <source>Let a time server set it: receipts carry its time.</source>
        <translation>Réglez-la par un serveur de temps&#xa0;: les reçus la portent.</translation>
    </message>
    <message>
        <source>Restart the engine, and tell a technician.</source>
        <translation>Relancez le moteur et prévenez un technicien.</translation>
    </message>
    <message>
        <source>Everything was closed. Read the file of the incident.</source>
        <translation>Tout a été fermé. Lisez le fichier de l&apos;incident.</translation>
    </message>
    <message>
        <source>Low: order</source>
        <translation>Bas&#xa0;: commander</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>Épuisé</translation>
    </message>
    <message>
        <source>Full: %1</source>
        <translation>Plein&#xa0;: %1</translation>
    </message>
    <message>
        <source>Low: %1</source>
        <translation>Bas&#xa0;: %1</translation>
    </message>
    <message>
        <source>Reserve: %1</source>
        <translation>Réserve&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1: %2 of %3, %4. %5</source>
        <translation>%1&#xa0;: %2 sur %3, %4. %5</translation>
    </message>
    <message>
        <source>Deliveries: %1</source>
        <translation>Livraisons&#xa0;: %1</translation>
    </message>
    <message>
        <source>Most: %1 at %2</source>
        <translation>Le plus&#xa0;: %1 à %2</translation>
    </message>
    <message>
        <source>Still learning</source>
        <translation>Apprend encore</translation>
    </message>
    <message>
        <source>Closes too slowly</source>
        <translation>Ferme trop lentement</translation>
    </message>
    <message>
        <source>Alarm from %1</source>
        <translation>Alarme dès %1</translation>
    </message>
    <message>
        <source>Reckoned with %1</source>
        <translation>Compté %1</translation>
    </message>
    <message>
        <source>Latest of %2: %1</source>
        <translation>Dernier sur %2&#xa0;: %1</translation>
    </message>
    <message>
        <source>Shift {number}: {name}</source>
        <translation>Service {number}&#xa0;: {name}</translation>
    </message>
    <message>
        <source>The journal is still being added up.</source>
        <translation>Le journal est encore en cours de calcul.</translation>
    </message>
    <message>
        <source>Count the drawer. How much is in it?</source>
        <translation>Comptez la caisse. Combien contient-elle&#xa0;?</translation>
    </message>
    <message>
        <source>Close the day? Its report is Z {number} and stays as it is.</source>
        <translation>Clôturer la journée&#xa0;? Son rapport est Z {number} et ne change plus.</translation>
    </message>
    <message>
        <source>More or less flowed than was sold at outlet {outlets}. The report says why.</source>
        <translation>Il a coulé plus ou moins que vendu à la sortie {outlets}. Le rapport dit pourquoi.</translation>
    </message>
    <message>
        <source>Takings today</source>
        <translation>Recettes du jour</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Ventes</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Rendu</translation>
    </message>
    <message>
        <source>Rests on codes</source>
        <translation>Restes sur codes</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Remboursé</translation>
    </message>
    <message>
        <source>Refunded later</source>
        <translation>Remboursé après</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>Passé en perte</translation>
    </message>
    <message>
        <source>Overrun</source>
        <translation>Dépassement</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>Libérations</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Essais</translation>
    </message>
    <message>
        <source>Sales that go on</source>
        <translation>Ventes en cours</translation>
    </message>
    <message>
        <source>Not confirmed yet</source>
        <translation>Pas encore confirmé</translation>
    </message>
    <message>
        <source>Drawer, last shift</source>
        <translation>Caisse, dernier service</translation>
    </message>
    <message>
        <source>There is no voice for %1 here. The keys work all the same.</source>
        <translation>Il n&apos;y a pas de voix pour %1 ici. Les touches fonctionnent quand même.</translation>
    </message>
    <message>
        <source>Speech is out of order. The keys work all the same.</source>
        <translation>La voix est en panne. Les touches fonctionnent quand même.</translation>
    </message>
    <message>
        <source>Volume %1 of %2</source>
        <translation>Volume %1 sur %2</translation>
    </message>
    <message>
        <source>Speech is on. Up and down move, OK chooses, Back goes back, Help says everything again.</source>
        <translation>La voix est activée. Haut et bas déplacent, OK choisit, Retour revient, Aide répète tout.</translation>
    </message>
    <message>
        <source>Amounts and codes are on the screen only.</source>
        <translation>Les montants et les codes ne sont qu&apos;à l&apos;écran.</translation>
    </message>
    <message>
        <source>Plug in a headphone to hear amounts and codes.</source>
        <translation>Branchez un casque pour entendre les montants et les codes.</translation>
    </message>
    <message>
        <source>A figure on the screen</source>
        <translation>Un nombre à l&apos;écran</translation>
    </message>
    <message>
        <source>Key for the PIN</source>
        <translation>Touche du code PIN</translation>
    </message>
    <message>
        <source>button</source>
        <translation>bouton</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>choisi</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>non choisi</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>There is nothing to go back to.</source>
        <translation>Il n&apos;y a rien avant cet écran.</translation>
    </message>
    <message>
        <source>There is nothing to choose here.</source>
        <translation>Il n&apos;y a rien à choisir ici.</translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation>Personnel</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Technicien</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Market price</source>
        <translation>Prix du marché</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Fournisseur</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>Promotion</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Tout de suite</translation>
    </message>
    <message>
        <source>As the settings file lists it</source>
        <translation>Comme dans le fichier de réglages</translation>
    </message>
    <message>
        <source>Set by {name}, {when}</source>
        <translation>Fixé par {name}, {when}</translation>
    </message>
    <message>
        <source>{name} asks for {price}. Somebody else must agree.</source>
        <translation>{name} demande {price}. Une autre personne doit accepter.</translation>
    </message>
    <message>
        <source>{price} from {when} on, set by {name}</source>
        <translation>{price} à partir du {when}, fixé par {name}</translation>
    </message>
    <message>
        <source>This price has steps: it is changed in the settings file.</source>
        <translation>Ce prix a des paliers : il se change dans le fichier de réglages.</translation>
    </message>
    <message>
        <source>More than a tenth: a second person has to agree.</source>
        <translation>Plus d&apos;un dixième : une deuxième personne doit accepter.</translation>
    </message>
    <message>
        <source>From {least} to {most}</source>
        <translation>De {least} à {most}</translation>
    </message>
    <message>
        <source>{least} or more</source>
        <translation>{least} ou plus</translation>
    </message>
    <message>
        <source>{most} or less</source>
        <translation>{most} ou moins</translation>
    </message>
    <message>
        <source>Sales that run or were offered keep the old price.</source>
        <translation>Les ventes en cours ou proposées gardent l&apos;ancien prix.</translation>
    </message>
    <message>
        <source>Regular measure</source>
        <translation>Mesure régulière</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Delivery differed</source>
        <translation>Livraison différente</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>Holds {full}, room for {free}</source>
        <translation>Contient {full}, place pour {free}</translation>
    </message>
    <message>
        <source>{name} has measured {measured} ({difference}, {reason}). Somebody else must agree.</source>
        <translation>{name} a mesuré {measured} ({difference}, {reason}). Quelqu&apos;un d&apos;autre doit accepter.</translation>
    </message>
    <message>
        <source>A large difference: a second person has to agree.</source>
        <translation>Un grand écart&#xa0;: une deuxième personne doit accepter.</translation>
    </message>
    <message>
        <source>Attendants and managers may write that down.</source>
        <translation>Le personnel et les responsables peuvent l&apos;enregistrer.</translation>
    </message>
    <message>
        <source>Something is being delivered: measure it afterwards.</source>
        <translation>Une distribution est en cours&#xa0;: mesurez ensuite.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Bloqué</translation>
    </message>
    <message>
        <source>First PIN</source>
        <translation>Premier code</translation>
    </message>
    <message>
        <source>Wrong PINs</source>
        <translation>Codes faux</translation>
    </message>
    <message>
        <source>The last manager stays one.</source>
        <translation>Le dernier responsable le reste.</translation>
    </message>
    <message>
        <source>A first PIN for {name}: 6 to 12 digits</source>
        <translation>Un premier code pour {name} : 6 à 12 chiffres</translation>
    </message>
    <message>
        <source>A new PIN for {name}: 6 to 12 digits</source>
        <translation>Un nouveau code pour {name} : 6 à 12 chiffres</translation>
    </message>
    <message>
        <source>Choose your own PIN: 6 to 12 digits</source>
        <translation>Choisissez votre code : 6 à 12 chiffres</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>Le même code encore une fois</translation>
    </message>
    <message>
        <source>The two differed. Choose your PIN again</source>
        <translation>Les deux diffèrent. Choisissez à nouveau</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Paiements</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Livraisons</translation>
    </message>
    <message>
        <source>Meters</source>
        <translation>Compteurs</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Tous les genres</translation>
    </message>
    <message>
        <source>Every outlet</source>
        <translation>Toutes les sorties</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Tout le monde</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Tous les jours</translation>
    </message>
    <message>
        <source>Outlet {number}</source>
        <translation>Sortie {number}</translation>
    </message>
    <message>
        <source>{count} entries proven</source>
        <translation>{count} entrées vérifiées</translation>
    </message>
    <message>
        <source>{count} of {all} entries proven</source>
        <translation>{count} entrées sur {all} vérifiées</translation>
    </message>
    <message>
        <source>Not sound: {fault}</source>
        <translation>Pas intact : {fault}</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Recherche …</translation>
    </message>
    <message>
        <source>There is no such entry.</source>
        <translation>Il n&apos;y a pas d&apos;entrée de ce genre.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>SHA-256 of the legally relevant part</source>
        <translation>SHA-256 de la partie légalement pertinente</translation>
    </message>
    <message>
        <source>Serial number of the kiosk</source>
        <translation>Numéro de série de la borne</translation>
    </message>
    <message>
        <source>SHA-256 of the settings</source>
        <translation>SHA-256 des réglages</translation>
    </message>
    <message>
        <source>Journal: last entry, and its hash</source>
        <translation>Journal : dernière entrée et son empreinte</translation>
    </message>
    <message>
        <source>Event counter of the meters</source>
        <translation>Compteur d&apos;événements des compteurs</translation>
    </message>
    <message>
        <source>Receipt printed</source>
        <translation>Reçu imprimé</translation>
    </message>
    <message>
        <source>Report printed</source>
        <translation>Rapport imprimé</translation>
    </message>
    <message>
        <source>Rest moved</source>
        <translation>Reste déplacé</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>Personne ajoutée</translation>
    </message>
    <message>
        <source>Person locked</source>
        <translation>Personne bloquée</translation>
    </message>
    <message>
        <source>Person unlocked</source>
        <translation>Personne débloquée</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Nouveau code PIN</translation>
    </message>
    <message>
        <source>Person removed</source>
        <translation>Personne retirée</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>Nouveau rôle</translation>
    </message>
    <message>
        <source>Reserved money gone</source>
        <translation>Réserve perdue</translation>
    </message>
    <message>
        <source>Budget filled</source>
        <translation>Budget complété</translation>
    </message>
    <message>
        <source>Cash handed back</source>
        <translation>Espèces rendues</translation>
    </message>
    <message>
        <source>Clock set</source>
        <translation>Horloge réglée</translation>
    </message>
    <message>
        <source>Valve closes more slowly</source>
        <translation>La vanne ferme plus lentement</translation>
    </message>
    <message>
        <source>Wrong code</source>
        <translation>Code faux</translation>
    </message>
    <message>
        <source>Codes locked</source>
        <translation>Codes bloqués</translation>
    </message>
    <message>
        <source>Codes unlocked</source>
        <translation>Codes débloqués</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Non autorisé</translation>
    </message>
    <message>
        <source>Commissioning begun</source>
        <translation>Étalonnage commencé</translation>
    </message>
    <message>
        <source>Commissioning ended</source>
        <translation>Étalonnage terminé</translation>
    </message>
    <message>
        <source>Certificate and seals noted</source>
        <translation>Certificat et scellés notés</translation>
    </message>
    <message>
        <source>Test measure read</source>
        <translation>Mesure étalon lue</translation>
    </message>
    <message>
        <source>Another controller answers</source>
        <translation>Un autre contrôleur répond</translation>
    </message>
    <message>
        <source>Controller confirmed</source>
        <translation>Contrôleur confirmé</translation>
    </message>
    <message>
        <source>Controller met</source>
        <translation>Contrôleur reconnu</translation>
    </message>
    <message>
        <source>Controller restarted</source>
        <translation>Contrôleur redémarré</translation>
    </message>
    <message>
        <source>Closed by the kiosk</source>
        <translation>Fermé par la borne</translation>
    </message>
    <message>
        <source>Day closed</source>
        <translation>Journée clôturée</translation>
    </message>
    <message>
        <source>Delivery measured</source>
        <translation>Livraison mesurée</translation>
    </message>
    <message>
        <source>Emergency stop</source>
        <translation>Arrêt d&apos;urgence</translation>
    </message>
    <message>
        <source>Delivery allowed</source>
        <translation>Livraison autorisée</translation>
    </message>
    <message>
        <source>Supply shut off</source>
        <translation>Alimentation coupée</translation>
    </message>
    <message>
        <source>Older database put back</source>
        <translation>Ancienne base restaurée</translation>
    </message>
    <message>
        <source>Figures did not agree</source>
        <translation>Chiffres incohérents</translation>
    </message>
    <message>
        <source>Invoice written</source>
        <translation>Facture établie</translation>
    </message>
    <message>
        <source>Kiosk started</source>
        <translation>Borne démarrée</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>Code PIN faux</translation>
    </message>
    <message>
        <source>Login refused</source>
        <translation>Connexion refusée</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation>Déconnecté</translation>
    </message>
    <message>
        <source>Meter met</source>
        <translation>Compteur reconnu</translation>
    </message>
    <message>
        <source>Meter verified</source>
        <translation>Compteur vérifié</translation>
    </message>
    <message>
        <source>Meter believed anew</source>
        <translation>Compteur repris</translation>
    </message>
    <message>
        <source>Outlet out of order</source>
        <translation>Sortie en panne</translation>
    </message>
    <message>
        <source>Outlet locked</source>
        <translation>Sortie bloquée</translation>
    </message>
    <message>
        <source>Outlet stopped</source>
        <translation>Sortie arrêtée</translation>
    </message>
    <message>
        <source>Outlet unlocked</source>
        <translation>Sortie débloquée</translation>
    </message>
    <message>
        <source>More flowed than was paid</source>
        <translation>Plus que payé</translation>
    </message>
    <message>
        <source>New payments paused</source>
        <translation>Nouveaux paiements suspendus</translation>
    </message>
    <message>
        <source>Meter parameter changed</source>
        <translation>Paramètre de mesure modifié</translation>
    </message>
    <message>
        <source>Payer asked on the phone</source>
        <translation>Payeur sollicité au téléphone</translation>
    </message>
    <message>
        <source>Payment received</source>
        <translation>Paiement reçu</translation>
    </message>
    <message>
        <source>Payment confirmed</source>
        <translation>Paiement confirmé</translation>
    </message>
    <message>
        <source>Payment declined</source>
        <translation>Paiement refusé</translation>
    </message>
    <message>
        <source>Payment settled</source>
        <translation>Paiement réglé</translation>
    </message>
    <message>
        <source>Payment stuck</source>
        <translation>Paiement bloqué</translation>
    </message>
    <message>
        <source>Paid too late</source>
        <translation>Payé trop tard</translation>
    </message>
    <message>
        <source>New price agreed</source>
        <translation>Nouveau prix accepté</translation>
    </message>
    <message>
        <source>Price changed</source>
        <translation>Prix changé</translation>
    </message>
    <message>
        <source>New price withdrawn</source>
        <translation>Nouveau prix retiré</translation>
    </message>
    <message>
        <source>New price asked for</source>
        <translation>Nouveau prix demandé</translation>
    </message>
    <message>
        <source>Provider asked</source>
        <translation>Prestataire interrogé</translation>
    </message>
    <message>
        <source>Provider asked again</source>
        <translation>Prestataire interrogé à nouveau</translation>
    </message>
    <message>
        <source>Provider refused</source>
        <translation>Refus du prestataire</translation>
    </message>
    <message>
        <source>Reading not believed</source>
        <translation>Relevé rejeté</translation>
    </message>
    <message>
        <source>Refund came back</source>
        <translation>Remboursement revenu</translation>
    </message>
    <message>
        <source>Refund made good</source>
        <translation>Remboursement rattrapé</translation>
    </message>
    <message>
        <source>Rest fetched</source>
        <translation>Reste retiré</translation>
    </message>
    <message>
        <source>Rest not paid out</source>
        <translation>Reste non versé</translation>
    </message>
    <message>
        <source>Rest paid out</source>
        <translation>Reste versé</translation>
    </message>
    <message>
        <source>Outlets started again</source>
        <translation>Sorties relancées</translation>
    </message>
    <message>
        <source>Called from the queue</source>
        <translation>Appelé dans la file</translation>
    </message>
    <message>
        <source>Sale cancelled</source>
        <translation>Vente annulée</translation>
    </message>
    <message>
        <source>Sale ended by hand</source>
        <translation>Vente terminée à la main</translation>
    </message>
    <message>
        <source>Sale finished</source>
        <translation>Vente terminée</translation>
    </message>
    <message>
        <source>Waits in the queue</source>
        <translation>Attend dans la file</translation>
    </message>
    <message>
        <source>Sale offered</source>
        <translation>Vente proposée</translation>
    </message>
    <message>
        <source>Sale goes on</source>
        <translation>La vente continue</translation>
    </message>
    <message>
        <source>Shift closed</source>
        <translation>Service clôturé</translation>
    </message>
    <message>
        <source>Shift opened</source>
        <translation>Service ouvert</translation>
    </message>
    <message>
        <source>Everything stopped</source>
        <translation>Tout arrêté</translation>
    </message>
    <message>
        <source>Recording tried again</source>
        <translation>Enregistrement réessayé</translation>
    </message>
    <message>
        <source>Tank measured, not agreed yet</source>
        <translation>Cuve mesurée, pas encore acceptée</translation>
    </message>
    <message>
        <source>Measure of a tank withdrawn</source>
        <translation>Mesure de cuve retirée</translation>
    </message>
    <message>
        <source>Tank measured</source>
        <translation>Cuve mesurée</translation>
    </message>
    <message>
        <source>Tank filled</source>
        <translation>Cuve remplie</translation>
    </message>
    <message>
        <source>More money offered</source>
        <translation>Ajout d&apos;argent proposé</translation>
    </message>
    <message>
        <source>Flow without a sale</source>
        <translation>Débit sans vente</translation>
    </message>
    <message>
        <source>Why it was unlocked</source>
        <translation>Motif du déblocage</translation>
    </message>
    <message>
        <source>Valve told to open</source>
        <translation>Ouverture demandée</translation>
    </message>
    <message>
        <source>Verification runs out soon, or has</source>
        <translation>Vérification bientôt ou déjà expirée</translation>
    </message>
    <message>
        <source>Voucher expired</source>
        <translation>Bon expiré</translation>
    </message>
    <message>
        <source>Voucher given instead</source>
        <translation>Bon donné à la place</translation>
    </message>
    <message>
        <source>Rest kept as voucher</source>
        <translation>Reste gardé en bon</translation>
    </message>
    <message>
        <source>Voucher looked up</source>
        <translation>Bon consulté</translation>
    </message>
    <message>
        <source>Voucher printed</source>
        <translation>Bon imprimé</translation>
    </message>
    <message>
        <source>Voucher sold</source>
        <translation>Bon vendu</translation>
    </message>
    <message>
        <source>Vouchers given out</source>
        <translation>Bons émis</translation>
    </message>
    <message>
        <source>Vouchers made void</source>
        <translation>Bons annulés</translation>
    </message>
    <message>
        <source>Way to pay chosen</source>
        <translation>Moyen de paiement choisi</translation>
    </message>
</context>
</TS>
