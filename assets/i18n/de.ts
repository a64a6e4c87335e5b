<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AboutSheet</name>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Qt and PySide are used under the GNU Lesser General Public License, version 3: you may exchange them for versions of your own. Their source is at the address below, as is that of all the others.</source>
        <translation>Qt und PySide stehen unter der GNU Lesser General Public License, Version 3: Sie dürfen sie gegen eigene Fassungen tauschen. Ihr Quelltext liegt unter der Adresse dabei, der aller anderen ebenso.</translation>
    </message>
</context>
<context>
    <name>AccessSheet</name>
    <message>
        <source>Large text</source>
        <translation>Große Schrift</translation>
    </message>
    <message>
        <source>Lower buttons</source>
        <translation>Alles tiefer</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>No motion</source>
        <translation>Ohne Bewegung</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>Mehr Zeit</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Sprachausgabe</translation>
    </message>
    <message>
        <source>Make it easier to use</source>
        <translation>Leichter bedienen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The next customer has it as usual again.</source>
        <translation>Der nächste Kunde hat es wieder wie üblich.</translation>
    </message>
</context>
<context>
    <name>AddSheet</name>
    <message>
        <source>Add %1</source>
        <translation>%1 aufladen</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>Geld nachlegen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Anybody may pay. What is not used goes back to who paid it.</source>
        <translation>Jeder kann zahlen. Was nicht gebraucht wird, bekommt zurück, wer es gezahlt hat.</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>Einen Moment: Die Bezahlseite wird geöffnet.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>AlarmSheet</name>
    <message>
        <source>What is wrong, and where to put it right</source>
        <translation>Was nicht stimmt, und wo es zu beheben ist</translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>Alles in Ordnung</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>AttendantScreen</name>
    <message>
        <source>Helped</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Override budget</source>
        <translation>Freigabe-Budget</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Gutscheine</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Shift and day</source>
        <translation>Schicht und Tag</translation>
    </message>
    <message>
        <source>Payments: %1</source>
        <translation>Zahlungen: %1</translation>
    </message>
    <message>
        <source>Logs out in %1</source>
        <translation>Abmeldung in %1</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>Einmessen</translation>
    </message>
    <message>
        <source>Commission an outlet</source>
        <translation>Entnahmestelle einmessen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>Zählerstand</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>Outlet %1</source>
        <translation>Ausgabe %1</translation>
    </message>
</context>
<context>
    <name>Bought</name>
    <message>
        <source>Outlet %1</source>
        <translation>Ausgabe %1</translation>
    </message>
</context>
<context>
    <name>CallBanner</name>
    <message>
        <source>I am coming</source>
        <translation>Ich komme</translation>
    </message>
    <message>
        <source>Helped</source>
        <translation>Erledigt</translation>
    </message>
</context>
<context>
    <name>ChartClosings</name>
    <message>
        <source>No closing at a limit has been seen yet.</source>
        <translation>Noch kein Schließen an einer Grenze gesehen.</translation>
    </message>
    <message>
        <source>first</source>
        <translation>erste</translation>
    </message>
    <message>
        <source>latest</source>
        <translation>letzte</translation>
    </message>
</context>
<context>
    <name>ChartsSheet</name>
    <message>
        <source>Tanks</source>
        <translation>Tanks</translation>
    </message>
    <message>
        <source>Today by hour</source>
        <translation>Heute nach Stunden</translation>
    </message>
    <message>
        <source>Closing times</source>
        <translation>Schließzeiten</translation>
    </message>
    <message>
        <source>There is no tank in the settings.</source>
        <translation>In den Einstellungen steht kein Tank.</translation>
    </message>
    <message>
        <source>Nothing was delivered today.</source>
        <translation>Heute wurde nichts abgegeben.</translation>
    </message>
    <message>
        <source>The journal is being read.</source>
        <translation>Das Journal wird gelesen.</translation>
    </message>
</context>
<context>
    <name>ChooseScreen</name>
    <message>
        <source>Up to %1</source>
        <translation>Bis zu %1</translation>
    </message>
    <message>
        <source>How much would you like?</source>
        <translation>Wie viel möchten Sie?</translation>
    </message>
    <message>
        <source>Fill up</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>Sie zahlen nur, was Sie nehmen.</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>You pay only what you take. The rest goes back to you.</source>
        <translation>Sie zahlen nur, was Sie nehmen. Der Rest geht zurück.</translation>
    </message>
    <message>
        <source>Continue to payment</source>
        <translation>Weiter zur Zahlung</translation>
    </message>
    <message>
        <source>We reserve up to</source>
        <translation>Wir reservieren bis zu</translation>
    </message>
    <message>
        <source>It stops by itself when you hang up.</source>
        <translation>Es endet von selbst, wenn Sie einhängen.</translation>
    </message>
</context>
<context>
    <name>Chrome</name>
    <message>
        <source>Access</source>
        <translation>Bedienhilfe</translation>
    </message>
    <message>
        <source>Make it easier to use</source>
        <translation>Leichter bedienen</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Alles stoppen</translation>
    </message>
</context>
<context>
    <name>CodePad</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>Letztes Zeichen löschen</translation>
    </message>
</context>
<context>
    <name>CodeSheet</name>
    <message>
        <source>Locked for %1</source>
        <translation>Gesperrt für %1</translation>
    </message>
    <message>
        <source>Code of your voucher</source>
        <translation>Code Ihres Gutscheins</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>Letztes Zeichen löschen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What you do not use stays on your voucher.</source>
        <translation>Was Sie nicht verbrauchen, bleibt auf Ihrem Gutschein.</translation>
    </message>
    <message>
        <source>This is no code. Compare it with your voucher, character by character.</source>
        <translation>Das ist kein Code. Vergleichen Sie ihn Zeichen für Zeichen mit Ihrem Gutschein.</translation>
    </message>
    <message>
        <source>Pay with it</source>
        <translation>Damit zahlen</translation>
    </message>
</context>
<context>
    <name>CommissionSheet</name>
    <message>
        <source>Commission an outlet</source>
        <translation>Entnahmestelle einmessen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Seite davor</translation>
    </message>
    <message>
        <source>No more measures</source>
        <translation>Keine Messung mehr</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Ich stimme zu</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
</context>
<context>
    <name>DeliveringScreen</name>
    <message>
        <source>Other customers</source>
        <translation>Andere Kunden</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>Geld nachlegen</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>Der Betreiber zahlt (%1)</translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>Sie zahlen nur, was Sie nehmen.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Finish all</source>
        <translation>Alles beenden</translation>
    </message>
</context>
<context>
    <name>DeliveryCard</name>
    <message>
        <source>Time left: about %1</source>
        <translation>Restzeit: etwa %1</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Start outlet %1</source>
        <translation>Ausgabe %1 starten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>Weiter an Ausgabe %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>Pause an Ausgabe %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>Ausgabe %1 stoppen</translation>
    </message>
    <message>
        <source>%1 not used yet</source>
        <translation>noch %1 übrig</translation>
    </message>
</context>
<context>
    <name>DeliveryHero</name>
    <message>
        <source>It stops by itself at your limit.</source>
        <translation>Stoppt von selbst an Ihrem Limit.</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Zu zahlen</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>Noch übrig</translation>
    </message>
    <message>
        <source>Time left: about %1</source>
        <translation>Restzeit: etwa %1</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>Weiter an Ausgabe %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>Pause an Ausgabe %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>Ausgabe %1 stoppen</translation>
    </message>
</context>
<context>
    <name>DoneScreen</name>
    <message>
        <source>Thank you!</source>
        <translation>Vielen Dank!</translation>
    </message>
    <message>
        <source>Nothing was taken</source>
        <translation>Nichts entnommen</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>You paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>Der Betreiber zahlt (%1)</translation>
    </message>
    <message>
        <source>The attendant gives you %1. Tell them: %2</source>
        <translation>Das Personal gibt Ihnen %1 zurück. Sagen Sie: %2</translation>
    </message>
    <message>
        <source>Nobody there? Later you can pay with this code: %1</source>
        <translation>Niemand da? Später bezahlen Sie mit diesem Code: %1</translation>
    </message>
    <message>
        <source>%1 has gone back to you.</source>
        <translation>%1 sind an Sie zurückgegangen.</translation>
    </message>
    <message>
        <source>%1 goes back to you now.</source>
        <translation>%1 gehen jetzt an Sie zurück.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>To my wallet</source>
        <translation>In meine Wallet</translation>
    </message>
    <message>
        <source>Scan with your Lightning wallet</source>
        <translation>Mit Ihrer Lightning-Wallet scannen</translation>
    </message>
    <message>
        <source>%1 is kept for you. Your code: %2</source>
        <translation>%1 sind für Sie aufgehoben. Ihr Code: %2</translation>
    </message>
    <message>
        <source>The receipt is being written.</source>
        <translation>Der Beleg wird geschrieben.</translation>
    </message>
    <message>
        <source>Scan for your receipt</source>
        <translation>Für den Beleg scannen</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>Beleg %1</translation>
    </message>
</context>
<context>
    <name>EntryDisplay</name>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>We are here to help</source>
        <translation>Wir helfen gern</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>Über diesen Kiosk</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Call the attendant</source>
        <translation>Personal rufen</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
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
        <translation>Journal filtern</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>To read only: nothing here can be changed. A mistake is put right by a new entry.</source>
        <translation>Nur zum Lesen: Hier lässt sich nichts ändern. Ein Fehler wird durch einen neuen Eintrag berichtigt.</translation>
    </message>
    <message>
        <source>Filtered</source>
        <translation>Gefiltert</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>Neuere</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Ältere</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Decimal point</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Letzte Ziffer löschen</translation>
    </message>
</context>
<context>
    <name>LargeChoose</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Continue to payment</source>
        <translation>Weiter zur Zahlung</translation>
    </message>
    <message>
        <source>How much would you like?</source>
        <translation>Wie viel möchten Sie?</translation>
    </message>
    <message>
        <source>Fill up</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>We reserve up to</source>
        <translation>Wir reservieren bis zu</translation>
    </message>
    <message>
        <source>Another amount</source>
        <translation>Anderer Betrag</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>You pay only what you take. The rest goes back to you.</source>
        <translation>Sie zahlen nur, was Sie nehmen. Der Rest geht zurück.</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>Bis zu %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>LargeDelivering</name>
    <message>
        <source>Finish all</source>
        <translation>Alles beenden</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>Weiter an Ausgabe %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>Ausgabe %1 stoppen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>Pause an Ausgabe %1</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Zu zahlen</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>Noch übrig</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>Der Betreiber zahlt (%1)</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>Geld nachlegen</translation>
    </message>
    <message>
        <source>Other customers</source>
        <translation>Andere Kunden</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 aufladen</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>Einen Moment: Die Bezahlseite wird geöffnet.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Anybody may pay. What is not used goes back to who paid it.</source>
        <translation>Jeder kann zahlen. Was nicht gebraucht wird, bekommt zurück, wer es gezahlt hat.</translation>
    </message>
</context>
<context>
    <name>LargeDone</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>Vielen Dank!</translation>
    </message>
    <message>
        <source>Nothing was taken</source>
        <translation>Nichts entnommen</translation>
    </message>
    <message>
        <source>You paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>Der Betreiber zahlt (%1)</translation>
    </message>
    <message>
        <source>%1 has gone back to you.</source>
        <translation>%1 sind an Sie zurückgegangen.</translation>
    </message>
    <message>
        <source>%1 goes back to you now.</source>
        <translation>%1 gehen jetzt an Sie zurück.</translation>
    </message>
    <message>
        <source>%1 is kept for you. Your code: %2</source>
        <translation>%1 sind für Sie aufgehoben. Ihr Code: %2</translation>
    </message>
    <message>
        <source>The attendant gives you %1. Tell them: %2</source>
        <translation>Das Personal gibt Ihnen %1 zurück. Sagen Sie: %2</translation>
    </message>
    <message>
        <source>Nobody there? Later you can pay with this code: %1</source>
        <translation>Niemand da? Später bezahlen Sie mit diesem Code: %1</translation>
    </message>
    <message>
        <source>The receipt is being written.</source>
        <translation>Der Beleg wird geschrieben.</translation>
    </message>
    <message>
        <source>Scan with your Lightning wallet</source>
        <translation>Mit Ihrer Lightning-Wallet scannen</translation>
    </message>
    <message>
        <source>Scan for your receipt</source>
        <translation>Für den Beleg scannen</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>Beleg %1</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>To my wallet</source>
        <translation>In meine Wallet</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
</context>
<context>
    <name>LargeMoves</name>
    <message>
        <source>The outlet stopped by itself</source>
        <translation>Die Ausgabe hat von selbst gestoppt</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Verbleibende Zeit: %1</translation>
    </message>
    <message>
        <source>Go on at another outlet, at the same price or less.</source>
        <translation>Weiter an einer anderen Ausgabe, zum selben Preis oder günstiger.</translation>
    </message>
    <message>
        <source>No, give the rest back</source>
        <translation>Nein, den Rest zurückgeben</translation>
    </message>
</context>
<context>
    <name>LargeOutOfService</name>
    <message>
        <source>This kiosk is out of service.</source>
        <translation>Dieser Kiosk ist außer Betrieb.</translation>
    </message>
    <message>
        <source>Nothing is charged.</source>
        <translation>Es wird nichts berechnet.</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>Rufen Sie uns an, wenn Sie Hilfe brauchen.</translation>
    </message>
</context>
<context>
    <name>LargeOverview</name>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Where would you like to start?</source>
        <translation>Welche Ausgabe möchten Sie?</translation>
    </message>
    <message>
        <source>No outlet is free right now</source>
        <translation>Gerade ist keine Ausgabe frei</translation>
    </message>
    <message>
        <source>Wait for an outlet</source>
        <translation>Anstellen</translation>
    </message>
    <message>
        <source>You can choose several. You pay only what you take.</source>
        <translation>Sie können mehrere wählen. Sie zahlen nur, was Sie nehmen.</translation>
    </message>
    <message>
        <source>Pay now, and it is your turn after the others</source>
        <translation>Jetzt zahlen, nach den anderen an der Reihe sein</translation>
    </message>
    <message>
        <source>Who is waiting</source>
        <translation>Wer wartet</translation>
    </message>
    <message>
        <source>Are you waiting? Touch your two words.</source>
        <translation>Warten Sie schon? Berühren Sie Ihre zwei Wörter.</translation>
    </message>
</context>
<context>
    <name>LargePay</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>Einen Moment: Die Bezahlseite wird geöffnet.</translation>
    </message>
    <message>
        <source>Scan this</source>
        <translation>Scannen</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Verbleibende Zeit: %1</translation>
    </message>
    <message>
        <source>Tell the attendant</source>
        <translation>Sagen Sie dem Personal</translation>
    </message>
    <message>
        <source>Pay up to %1</source>
        <translation>Bis zu %1 zahlen</translation>
    </message>
    <message>
        <source>Phone connected</source>
        <translation>Telefon verbunden</translation>
    </message>
    <message>
        <source>This is only reserved. You pay only what you take.</source>
        <translation>Nur reserviert. Sie zahlen, was Sie nehmen.</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>Ich habe einen Code</translation>
    </message>
</context>
<context>
    <name>LargeQueue</name>
    <message>
        <source>Other customers</source>
        <translation>Andere Kunden</translation>
    </message>
    <message>
        <source>You are next</source>
        <translation>Sie sind als Nächste dran</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) before you</source>
        <translation>
            <numerusform>%n Kunde vor Ihnen</numerusform>
            <numerusform>%n Kunden vor Ihnen</numerusform>
        </translation>
    </message>
    <message>
        <source>These words are shown when it is your turn. Your %1 stay yours until you take something.</source>
        <translation>Diese Wörter erscheinen, wenn Sie dran sind. Ihre %1 gehören Ihnen, bis Sie etwas nehmen.</translation>
    </message>
    <message>
        <source>Leave the queue</source>
        <translation>Nicht mehr warten</translation>
    </message>
    <message>
        <source>Leave the queue?</source>
        <translation>Nicht mehr warten?</translation>
    </message>
    <message>
        <source>All of your %1 go back to you, and your place is given away.</source>
        <translation>Ihre %1 gehen ganz an Sie zurück, und Ihr Platz wird frei.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Gehen</translation>
    </message>
</context>
<context>
    <name>LargeSheet</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>LargeSheets</name>
    <message>
        <source>We are here to help</source>
        <translation>Wir helfen Ihnen</translation>
    </message>
    <message>
        <source>Call the attendant</source>
        <translation>Personal rufen</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>Über diesen Kiosk</translation>
    </message>
</context>
<context>
    <name>LoginScreen</name>
    <message>
        <source>Attendant</source>
        <translation>Personal</translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n Ziffer eingegeben</numerusform>
            <numerusform>%n Ziffern eingegeben</numerusform>
        </translation>
    </message>
    <message>
        <source>Locked for %1</source>
        <translation>Gesperrt für %1</translation>
    </message>
    <message>
        <source>Choose your name</source>
        <translation>Wählen Sie Ihren Namen</translation>
    </message>
    <message>
        <source>Type your PIN</source>
        <translation>Geben Sie Ihre PIN ein</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>Put the digits back in order</source>
        <translation>Ziffern wieder ordnen</translation>
    </message>
    <message>
        <source>Shuffle the digits, so that nobody can tell them by your finger</source>
        <translation>Ziffern mischen, damit niemand sie am Finger erkennt</translation>
    </message>
</context>
<context>
    <name>Magnifier</name>
    <message>
        <source>Show what is to the left</source>
        <translation>Zeigen, was links davon ist</translation>
    </message>
    <message>
        <source>Show what is to the right</source>
        <translation>Zeigen, was rechts davon ist</translation>
    </message>
    <message>
        <source>Show what is above</source>
        <translation>Zeigen, was darüber ist</translation>
    </message>
    <message>
        <source>Show what is below</source>
        <translation>Zeigen, was darunter ist</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Still there?</source>
        <translation>Sind Sie noch da?</translation>
    </message>
    <message>
        <source>I am still here</source>
        <translation>Ja, ich bin noch da</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>This screen needs an update</source>
        <translation>Dieser Bildschirm braucht ein Update</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Verbindung wird wiederhergestellt</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindung wird aufgebaut</translation>
    </message>
    <message>
        <source>The figures are %1 old. Nothing flows beyond what was paid.</source>
        <translation>Die Werte sind %1 alt. Es fließt nicht mehr als bezahlt.</translation>
    </message>
    <message>
        <source>This screen has a fault</source>
        <translation>Dieser Bildschirm hat eine Störung</translation>
    </message>
    <message>
        <source>Deliveries and money are not affected. Please wait a moment.</source>
        <translation>Abgabe und Geld sind nicht betroffen. Bitte warten Sie einen Moment.</translation>
    </message>
</context>
<context>
    <name>ManageSheet</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Gutscheine</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Tanks</source>
        <translation>Tanks</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>Über diesen Kiosk</translation>
    </message>
    <message>
        <source>Nobody can raise a customer&apos;s limit, open a valve past a safety trip, or change a record.</source>
        <translation>Niemand kann die Grenze eines Kunden erhöhen, nach einer Sicherheitsabschaltung öffnen oder Aufzeichnungen ändern.</translation>
    </message>
</context>
<context>
    <name>MoveSheet</name>
    <message>
        <source>The outlet stopped by itself</source>
        <translation>Die Ausgabe hat von selbst gestoppt</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Verbleibende Zeit: %1</translation>
    </message>
    <message>
        <source>Go on at another outlet, at the same price or less.</source>
        <translation>Weiter an einer anderen Ausgabe, zum selben Preis oder günstiger.</translation>
    </message>
    <message>
        <source>No, give the rest back</source>
        <translation>Nein, den Rest zurückgeben</translation>
    </message>
</context>
<context>
    <name>NamePad</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dash</source>
        <translation>Bindestrich</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>Letztes Zeichen löschen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Seite davor</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>This kiosk is out of service.</source>
        <translation>Dieser Kiosk ist außer Betrieb.</translation>
    </message>
    <message>
        <source>Nothing is charged.</source>
        <translation>Es wird nichts berechnet.</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>Rufen Sie uns an, wenn Sie Hilfe brauchen.</translation>
    </message>
</context>
<context>
    <name>OutletSheet</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Nobody is being served here.</source>
        <translation>Hier wird niemand bedient.</translation>
    </message>
    <message>
        <source>nobody may</source>
        <translation>darf niemand</translation>
    </message>
</context>
<context>
    <name>OutletTile</name>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>Zählerstand</translation>
    </message>
</context>
<context>
    <name>OverrideScreen</name>
    <message>
        <source>Operator pays</source>
        <translation>Betreiber zahlt</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>Bis zu %1</translation>
    </message>
    <message>
        <source>Override budget</source>
        <translation>Freigabe-Budget</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Release outlet %1</source>
        <translation>Ausgabe %1 freigeben</translation>
    </message>
</context>
<context>
    <name>OverviewScreen</name>
    <message>
        <source>Where would you like to start?</source>
        <translation>Welche Ausgabe möchten Sie?</translation>
    </message>
    <message>
        <source>No outlet is free right now</source>
        <translation>Gerade ist keine Ausgabe frei</translation>
    </message>
    <message>
        <source>Touch an outlet. You can choose several.</source>
        <translation>Berühren Sie eine oder mehrere Ausgaben.</translation>
    </message>
    <message numerus="yes">
        <source>%n outlet(s) chosen</source>
        <translation>
            <numerusform>%n Ausgabe gewählt</numerusform>
            <numerusform>%n Ausgaben gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>Sie zahlen nur, was Sie nehmen.</translation>
    </message>
    <message>
        <source>Wait for an outlet</source>
        <translation>Anstellen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pay now, and it is your turn after the others</source>
        <translation>Jetzt zahlen, nach den anderen an der Reihe sein</translation>
    </message>
    <message>
        <source>Who is waiting</source>
        <translation>Wer wartet</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Are you waiting? Touch your two words.</source>
        <translation>Warten Sie schon? Berühren Sie Ihre zwei Wörter.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Page back</source>
        <translation>Seite zurück</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
</context>
<context>
    <name>PayScreen</name>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>Einen Moment: Die Bezahlseite wird geöffnet.</translation>
    </message>
    <message>
        <source>The time is nearly over. Pay on your phone now, or cancel and begin again.</source>
        <translation>Die Zeit ist fast um. Zahlen Sie jetzt am Telefon, oder brechen Sie ab und beginnen Sie neu.</translation>
    </message>
    <message>
        <source>Tell the attendant</source>
        <translation>Sagen Sie dem Personal</translation>
    </message>
    <message>
        <source>Pay up to</source>
        <translation>Zahlen Sie bis zu</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Restzeit: %1</translation>
    </message>
    <message>
        <source>This is only reserved. You pay only what you take.</source>
        <translation>Nur reserviert. Sie zahlen, was Sie nehmen.</translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation>Anders zahlen</translation>
    </message>
    <message>
        <source>Phone connected</source>
        <translation>Telefon verbunden</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>Ich habe einen Code</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>PaymentsSheet</name>
    <message>
        <source>Why is it not confirmed?</source>
        <translation>Warum wird nicht bestätigt?</translation>
    </message>
    <message>
        <source>Whose words are these?</source>
        <translation>Wer nennt diese Wörter?</translation>
    </message>
    <message>
        <source>Nobody waits for you</source>
        <translation>Niemand wartet auf Sie</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>Not given back</source>
        <translation>Nicht erstattet</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstatten</translation>
    </message>
    <message>
        <source>Outlet %1</source>
        <translation>Ausgabe %1</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Restzeit: %1</translation>
    </message>
    <message>
        <source>Voucher instead</source>
        <translation>Stattdessen Gutschein</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Do not refund</source>
        <translation>Nicht erstatten</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Ich stimme zu</translation>
    </message>
    <message>
        <source>Somebody else must agree</source>
        <translation>Jemand anderes muss zustimmen</translation>
    </message>
    <message>
        <source>I have handed it back</source>
        <translation>Ich habe es zurückgegeben</translation>
    </message>
    <message>
        <source>I have counted it</source>
        <translation>Ich habe es gezählt</translation>
    </message>
    <message>
        <source>It is on the account</source>
        <translation>Es ist auf dem Konto</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n Ziffer eingegeben</numerusform>
            <numerusform>%n Ziffern eingegeben</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>PricesSheet</name>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>Neuer Preis</translation>
    </message>
    <message>
        <source>Old price</source>
        <translation>Alter Preis</translation>
    </message>
    <message>
        <source>From when on</source>
        <translation>Ab wann</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Ich stimme zu</translation>
    </message>
    <message>
        <source>Change the price</source>
        <translation>Preis ändern</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>QrCard</name>
    <message>
        <source>Code to scan with your phone</source>
        <translation>Code zum Scannen mit dem Telefon</translation>
    </message>
</context>
<context>
    <name>QueueScreen</name>
    <message>
        <source>You are next</source>
        <translation>Sie sind als Nächste dran</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) before you</source>
        <translation>
            <numerusform>%n Kunde vor Ihnen</numerusform>
            <numerusform>%n Kunden vor Ihnen</numerusform>
        </translation>
    </message>
    <message>
        <source>These words are shown when it is your turn. Your %1 stay yours until you take something.</source>
        <translation>Diese Wörter erscheinen, wenn Sie dran sind. Ihre %1 gehören Ihnen, bis Sie etwas nehmen.</translation>
    </message>
    <message>
        <source>Other customers</source>
        <translation>Andere Kunden</translation>
    </message>
    <message>
        <source>Leave the queue</source>
        <translation>Nicht mehr warten</translation>
    </message>
    <message>
        <source>Leave the queue?</source>
        <translation>Nicht mehr warten?</translation>
    </message>
    <message>
        <source>All of your %1 go back to you, and your place is given away.</source>
        <translation>Ihre %1 gehen ganz an Sie zurück, und Ihr Platz wird frei.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Gehen</translation>
    </message>
</context>
<context>
    <name>ReceiptSheet</name>
    <message>
        <source>Receipts</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>How much goes back, and why?</source>
        <translation>Wie viel geht zurück, und warum?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstatten</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>Belegnummer</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Show the latest</source>
        <translation>Die neuesten zeigen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find by number</source>
        <translation>Nach Nummer suchen</translation>
    </message>
</context>
<context>
    <name>ScreenHeader</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>ShiftSheet</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Print X</source>
        <translation>X drucken</translation>
    </message>
    <message>
        <source>Print Z %1</source>
        <translation>Z %1 drucken</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Tag abschließen</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>Schicht beenden</translation>
    </message>
    <message>
        <source>Open a shift</source>
        <translation>Schicht beginnen</translation>
    </message>
</context>
<context>
    <name>TanksSheet</name>
    <message>
        <source>Tanks</source>
        <translation>Tanks</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>What has arrived</source>
        <translation>Was angekommen ist</translation>
    </message>
    <message>
        <source>What is in the tank, measured</source>
        <translation>Gemessener Inhalt des Tanks</translation>
    </message>
    <message>
        <source>Number of the delivery note</source>
        <translation>Nummer des Lieferscheins</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Einfüllen</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Ich stimme zu</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Eintragen</translation>
    </message>
    <message>
        <source>Correct the books</source>
        <translation>Bücher berichtigen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>Turner</name>
    <message>
        <source>before</source>
        <translation>davor</translation>
    </message>
    <message>
        <source>next</source>
        <translation>danach</translation>
    </message>
</context>
<context>
    <name>UsersSheet</name>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Only a manager sees the list.</source>
        <translation>Die Liste sehen nur Leiter.</translation>
    </message>
    <message>
        <source>My PIN</source>
        <translation>Meine PIN</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>The last manager stays one: make somebody else one first.</source>
        <translation>Der letzte Leiter bleibt es: Machen Sie erst jemand anderen dazu.</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Neue PIN</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>What may %1 do?</source>
        <translation>Was darf %1?</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>They can&apos;t log in any more. What they have done stays in the journal.</source>
        <translation>Die Anmeldung ist dann nicht mehr möglich. Was getan wurde, bleibt im Journal.</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>Namen eingeben</translation>
    </message>
</context>
<context>
    <name>VoucherSheet</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Gutscheine</translation>
    </message>
    <message>
        <source>Look one up by its code</source>
        <translation>Nach dem Code suchen</translation>
    </message>
    <message>
        <source>Accept codes again (locked for %1)</source>
        <translation>Codes wieder zulassen (gesperrt für %1)</translation>
    </message>
    <message>
        <source>Look one up by its number</source>
        <translation>Nach der Nummer suchen</translation>
    </message>
    <message>
        <source>Sell one for cash</source>
        <translation>Einen gegen Bargeld verkaufen</translation>
    </message>
    <message>
        <source>Code of the voucher</source>
        <translation>Code des Gutscheins</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>Kein Code</translation>
    </message>
    <message>
        <source>Number of the voucher</source>
        <translation>Nummer des Gutscheins</translation>
    </message>
    <message>
        <source>I have the money</source>
        <translation>Ich habe das Geld</translation>
    </message>
    <message>
        <source>Look it up</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Voucher %1</source>
        <translation>Gutschein %1</translation>
    </message>
    <message>
        <source>Void it</source>
        <translation>Entwerten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Why is %1 void?</source>
        <translation>Warum wird %1 entwertet?</translation>
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
        <translation>Ich habe einen Code</translation>
    </message>
</context>
<context>
    <name>WaysSheet</name>
    <message>
        <source>How do you want to pay?</source>
        <translation>Wie möchten Sie bezahlen?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Out of order</source>
        <translation>Gestört</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Bezahlt</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Ready for you</source>
        <translation>Bereit für Sie</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Stoppt</translation>
    </message>
    <message>
        <source>Waiting for the meter</source>
        <translation>Warten auf den Zähler</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Lift the nozzle and begin</source>
        <translation>Zapfventil abheben</translation>
    </message>
    <message>
        <source>Plug in the cable to begin</source>
        <translation>Kabel einstecken zum Beginnen</translation>
    </message>
    <message>
        <source>Hold your vessel under and open the tap</source>
        <translation>Gefäß unterhalten und Hahn öffnen</translation>
    </message>
    <message>
        <source>Get ready, then touch Start</source>
        <translation>Bereit? Dann Start berühren</translation>
    </message>
    <message>
        <source>Your limit is reached.</source>
        <translation>Ihr Limit ist erreicht.</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>Sie haben gestoppt.</translation>
    </message>
    <message>
        <source>You hung up.</source>
        <translation>Sie haben eingehängt.</translation>
    </message>
    <message>
        <source>It was not begun in time.</source>
        <translation>Es wurde nicht rechtzeitig begonnen.</translation>
    </message>
    <message>
        <source>Nothing flowed any more.</source>
        <translation>Es floss nichts mehr.</translation>
    </message>
    <message>
        <source>The longest time is over.</source>
        <translation>Die längste Zeit ist um.</translation>
    </message>
    <message>
        <source>The attendant stopped it.</source>
        <translation>Das Personal hat gestoppt.</translation>
    </message>
    <message>
        <source>Everything was stopped.</source>
        <translation>Alles wurde gestoppt.</translation>
    </message>
    <message>
        <source>The emergency stop was pressed.</source>
        <translation>Der Notstopp wurde gedrückt.</translation>
    </message>
    <message>
        <source>The outlet did not answer.</source>
        <translation>Die Ausgabe antwortete nicht.</translation>
    </message>
    <message>
        <source>The power failed.</source>
        <translation>Der Strom fiel aus.</translation>
    </message>
    <message>
        <source>The kiosk was restarted.</source>
        <translation>Der Kiosk wurde neu gestartet.</translation>
    </message>
    <message>
        <source>The meter has a fault.</source>
        <translation>Der Zähler ist gestört.</translation>
    </message>
    <message>
        <source>The outlet has a fault.</source>
        <translation>Die Ausgabe ist gestört.</translation>
    </message>
    <message>
        <source>It closed late. The rest is free.</source>
        <translation>Es schloss zu spät. Der Rest ist frei.</translation>
    </message>
    <message>
        <source>The outlet refused to start.</source>
        <translation>Die Ausgabe startete nicht.</translation>
    </message>
    <message>
        <source>It could not be recorded.</source>
        <translation>Es konnte nicht aufgezeichnet werden.</translation>
    </message>
    <message>
        <source>A check of the figures stopped it.</source>
        <translation>Eine Prüfung der Zahlen hat gestoppt.</translation>
    </message>
    <message>
        <source>Its supply was shut off.</source>
        <translation>Die Zufuhr wurde abgeschaltet.</translation>
    </message>
    <message>
        <source>There is nothing left to sell.</source>
        <translation>Der Vorrat ist aufgebraucht.</translation>
    </message>
    <message>
        <source>The reserved money is no longer there.</source>
        <translation>Das reservierte Geld ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>Es wurde nichts berechnet.</translation>
    </message>
    <message>
        <source>You pay only what was measured.</source>
        <translation>Sie zahlen nur, was gemessen wurde.</translation>
    </message>
    <message>
        <source>Please choose again.</source>
        <translation>Bitte wählen Sie neu.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>Rufen Sie uns an, wenn Sie Hilfe brauchen.</translation>
    </message>
    <message>
        <source>A key is stuck.</source>
        <translation>Eine Taste klemmt.</translation>
    </message>
    <message>
        <source>Please ask the attendant.</source>
        <translation>Bitte fragen Sie das Personal.</translation>
    </message>
    <message>
        <source>Paying is not possible right now.</source>
        <translation>Zahlen ist gerade nicht möglich.</translation>
    </message>
    <message>
        <source>Please try again in a moment.</source>
        <translation>Bitte versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The time to pay is over.</source>
        <translation>Die Zeit zum Zahlen ist um.</translation>
    </message>
    <message>
        <source>The payment was cancelled.</source>
        <translation>Die Zahlung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The attendant could not confirm your payment.</source>
        <translation>Das Personal konnte Ihre Zahlung nicht bestätigen.</translation>
    </message>
    <message>
        <source>Your payment came too late.</source>
        <translation>Ihre Zahlung kam zu spät.</translation>
    </message>
    <message>
        <source>All of it goes back to you.</source>
        <translation>Sie geht ganz an Sie zurück.</translation>
    </message>
    <message>
        <source>The outlet stopped by itself.</source>
        <translation>Die Ausgabe hat von selbst gestoppt.</translation>
    </message>
    <message>
        <source>Somebody else has just taken this outlet.</source>
        <translation>Diese Ausgabe ist gerade belegt.</translation>
    </message>
    <message>
        <source>Please choose another one.</source>
        <translation>Bitte wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Nobody touched the screen for a while.</source>
        <translation>Eine Weile hat niemand den Bildschirm berührt.</translation>
    </message>
    <message>
        <source>Touch an outlet to begin again.</source>
        <translation>Berühren Sie eine Ausgabe, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>The attendant has stopped this outlet.</source>
        <translation>Das Personal hat diese Ausgabe gestoppt.</translation>
    </message>
    <message>
        <source>Everything has been stopped.</source>
        <translation>Alles wurde gestoppt.</translation>
    </message>
    <message>
        <source>An attendant must start it again.</source>
        <translation>Das Personal muss es wieder starten.</translation>
    </message>
    <message>
        <source>The kiosk cannot record sales.</source>
        <translation>Der Kiosk kann nichts aufzeichnen.</translation>
    </message>
    <message>
        <source>So nothing is sold and nothing is charged.</source>
        <translation>Darum wird nichts verkauft und nichts berechnet.</translation>
    </message>
    <message>
        <source>That PIN is not right.</source>
        <translation>Diese PIN stimmt nicht.</translation>
    </message>
    <message>
        <source>Please try again.</source>
        <translation>Bitte versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation>Zu viele falsche PINs.</translation>
    </message>
    <message>
        <source>Please wait until the time is over.</source>
        <translation>Bitte warten Sie, bis die Zeit um ist.</translation>
    </message>
    <message>
        <source>No attendant has been set up.</source>
        <translation>Es ist kein Personal eingerichtet.</translation>
    </message>
    <message>
        <source>The operator adds attendants at the kiosk&apos;s console.</source>
        <translation>Der Betreiber richtet es an der Konsole ein.</translation>
    </message>
    <message>
        <source>That is not possible now.</source>
        <translation>Das geht gerade nicht.</translation>
    </message>
    <message>
        <source>That is more than your budget.</source>
        <translation>Das ist mehr als Ihr Budget.</translation>
    </message>
    <message>
        <source>Please choose less.</source>
        <translation>Bitte wählen Sie weniger.</translation>
    </message>
    <message>
        <source>Please choose more.</source>
        <translation>Bitte wählen Sie mehr.</translation>
    </message>
    <message>
        <source>Too many payments were begun and not made.</source>
        <translation>Zu viele Zahlungen wurden begonnen und nicht gemacht.</translation>
    </message>
    <message>
        <source>Please wait a minute, then try again.</source>
        <translation>Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>A shift is open.</source>
        <translation>Eine Schicht läuft noch.</translation>
    </message>
    <message>
        <source>Close it first.</source>
        <translation>Bitte zuerst beenden.</translation>
    </message>
    <message>
        <source>No shift is open.</source>
        <translation>Keine Schicht läuft.</translation>
    </message>
    <message>
        <source>Open one first.</source>
        <translation>Bitte zuerst eine beginnen.</translation>
    </message>
    <message>
        <source>The pause was too long.</source>
        <translation>Die Pause war zu lang.</translation>
    </message>
    <message>
        <source>What is left goes back to you.</source>
        <translation>Der Rest geht an Sie zurück.</translation>
    </message>
    <message>
        <source>It was your turn, and nothing was taken.</source>
        <translation>Sie waren dran, und es wurde nichts genommen.</translation>
    </message>
    <message>
        <source>There is no such receipt.</source>
        <translation>Diesen Beleg gibt es nicht.</translation>
    </message>
    <message>
        <source>Compare the number or the two words with the customer&apos;s.</source>
        <translation>Vergleichen Sie die Nummer oder die zwei Wörter mit denen des Kunden.</translation>
    </message>
    <message>
        <source>The printer cannot print now.</source>
        <translation>Der Drucker kann jetzt nicht drucken.</translation>
    </message>
    <message>
        <source>The customer has the receipt on the phone.</source>
        <translation>Der Beleg ist auf dem Telefon des Kunden.</translation>
    </message>
    <message>
        <source>This code is not one of ours.</source>
        <translation>Dieser Code ist keiner von uns.</translation>
    </message>
    <message>
        <source>Please show the code that you were given here.</source>
        <translation>Bitte zeigen Sie den Code, den Sie hier bekommen haben.</translation>
    </message>
    <message>
        <source>This code could not be read.</source>
        <translation>Dieser Code war nicht zu lesen.</translation>
    </message>
    <message>
        <source>Hold it still and closer, and make your display brighter.</source>
        <translation>Halten Sie ihn ruhig und näher, und stellen Sie Ihre Anzeige heller.</translation>
    </message>
    <message>
        <source>What was read is too long to be a code.</source>
        <translation>Das Gelesene ist zu lang für einen Code.</translation>
    </message>
    <message>
        <source>There was more than one code.</source>
        <translation>Es war mehr als ein Code zu sehen.</translation>
    </message>
    <message>
        <source>Please show one at a time.</source>
        <translation>Bitte zeigen Sie einen nach dem anderen.</translation>
    </message>
    <message>
        <source>Your code was read and not used yet.</source>
        <translation>Ihr Code wurde gelesen und noch nicht verwendet.</translation>
    </message>
    <message>
        <source>Choose what you want to take, then show it again.</source>
        <translation>Wählen Sie, was Sie nehmen möchten, und zeigen Sie ihn dann noch einmal.</translation>
    </message>
    <message>
        <source>There is nothing behind that code.</source>
        <translation>Hinter diesem Code ist nichts.</translation>
    </message>
    <message>
        <source>Too many wrong codes.</source>
        <translation>Zu viele falsche Codes.</translation>
    </message>
    <message>
        <source>Please pay with your phone.</source>
        <translation>Bitte zahlen Sie mit dem Telefon.</translation>
    </message>
    <message>
        <source>The price has just changed.</source>
        <translation>Der Preis hat sich gerade geändert.</translation>
    </message>
    <message>
        <source>Please look at it, then go on.</source>
        <translation>Bitte sehen Sie ihn an und machen Sie dann weiter.</translation>
    </message>
    <message>
        <source>That price is outside its bounds.</source>
        <translation>Dieser Preis liegt außerhalb seiner Grenzen.</translation>
    </message>
    <message>
        <source>The old one still holds.</source>
        <translation>Der alte gilt weiter.</translation>
    </message>
    <message>
        <source>Type one between them, or have the settings changed.</source>
        <translation>Geben Sie einen dazwischen ein, oder lassen Sie die Einstellungen ändern.</translation>
    </message>
    <message>
        <source>The tank does not hold that much.</source>
        <translation>So viel fasst der Tank nicht.</translation>
    </message>
    <message>
        <source>Compare the figure with the delivery note.</source>
        <translation>Vergleichen Sie die Zahl mit dem Lieferschein.</translation>
    </message>
    <message>
        <source>Something is being delivered out of this tank.</source>
        <translation>Aus diesem Tank wird gerade etwas abgegeben.</translation>
    </message>
    <message>
        <source>Measure it again when nothing flows.</source>
        <translation>Messen Sie noch einmal, wenn nichts fließt.</translation>
    </message>
    <message>
        <source>This delivery note is written down already.</source>
        <translation>Dieser Lieferschein ist schon eingetragen.</translation>
    </message>
    <message>
        <source>Look at the number, or in the journal.</source>
        <translation>Sehen Sie die Nummer an oder ins Journal.</translation>
    </message>
    <message>
        <source>Only a manager may do that.</source>
        <translation>Das darf nur ein Leiter.</translation>
    </message>
    <message>
        <source>Let a manager log in.</source>
        <translation>Lassen Sie einen Leiter sich anmelden.</translation>
    </message>
    <message>
        <source>A second person has to agree.</source>
        <translation>Eine zweite Person muss zustimmen.</translation>
    </message>
    <message>
        <source>Let somebody else log in.</source>
        <translation>Lassen Sie jemand anderen sich anmelden.</translation>
    </message>
    <message>
        <source>Others would try that PIN first.</source>
        <translation>Diese PIN würden andere zuerst probieren.</translation>
    </message>
    <message>
        <source>No date, no run, nothing repeated.</source>
        <translation>Kein Datum, keine Reihe, nichts Wiederholtes.</translation>
    </message>
    <message>
        <source>That is the PIN you have now.</source>
        <translation>Das ist Ihre jetzige PIN.</translation>
    </message>
    <message>
        <source>Choose a PIN of your own first.</source>
        <translation>Wählen Sie zuerst eine eigene PIN.</translation>
    </message>
    <message>
        <source>Then everything else.</source>
        <translation>Dann alles andere.</translation>
    </message>
    <message>
        <source>Somebody has that name already.</source>
        <translation>Den Namen gibt es schon.</translation>
    </message>
    <message>
        <source>This is the last manager.</source>
        <translation>Das ist der letzte Leiter.</translation>
    </message>
    <message>
        <source>Make somebody else one first.</source>
        <translation>Machen Sie erst jemand anderen dazu.</translation>
    </message>
    <message>
        <source>You may not log in.</source>
        <translation>Sie dürfen sich nicht anmelden.</translation>
    </message>
    <message>
        <source>Please ask a manager.</source>
        <translation>Bitte fragen Sie einen Leiter.</translation>
    </message>
    <message>
        <source>Your role may not do that.</source>
        <translation>Das darf Ihre Rolle nicht.</translation>
    </message>
    <message>
        <source>Call a technician or a manager.</source>
        <translation>Technik oder Leitung rufen.</translation>
    </message>
    <message>
        <source>Nobody here can raise a customer&apos;s limit.</source>
        <translation>Niemand hier kann das Limit eines Kunden erhöhen.</translation>
    </message>
    <message>
        <source>They can add money, or you override on your budget.</source>
        <translation>Er kann Geld nachlegen, oder Sie geben aus Ihrem Budget frei.</translation>
    </message>
    <message>
        <source>What is written down cannot be changed.</source>
        <translation>Was aufgeschrieben ist, bleibt.</translation>
    </message>
    <message>
        <source>Correct it with something new, such as a refund.</source>
        <translation>Berichtigen Sie mit etwas Neuem, etwa einer Erstattung.</translation>
    </message>
    <message>
        <source>Nobody is being served here.</source>
        <translation>Hier wird niemand bedient.</translation>
    </message>
    <message>
        <source>It is still closing.</source>
        <translation>Es schließt noch.</translation>
    </message>
    <message>
        <source>Nothing is paused here.</source>
        <translation>Hier ist nichts angehalten.</translation>
    </message>
    <message>
        <source>What is left buys nothing more.</source>
        <translation>Der Rest reicht für nichts mehr.</translation>
    </message>
    <message>
        <source>The rest cannot be taken there.</source>
        <translation>Dort geht der Rest nicht.</translation>
    </message>
    <message>
        <source>The money is kept.</source>
        <translation>Das Geld bleibt erhalten.</translation>
    </message>
    <message>
        <source>This outlet is closed.</source>
        <translation>Diese Ausgabe ist geschlossen.</translation>
    </message>
    <message>
        <source>Unlock or restart it first.</source>
        <translation>Erst entsperren oder neu starten.</translation>
    </message>
    <message>
        <source>The valve is still open, or something flows.</source>
        <translation>Das Ventil ist noch offen, oder es fließt etwas.</translation>
    </message>
    <message>
        <source>Close it first: it stays locked until then.</source>
        <translation>Erst schließen: Bis dahin bleibt gesperrt.</translation>
    </message>
    <message>
        <source>The fault has not gone.</source>
        <translation>Die Störung besteht noch.</translation>
    </message>
    <message>
        <source>It unlocks once its cause is put right.</source>
        <translation>Entsperren geht, sobald die Ursache behoben ist.</translation>
    </message>
    <message>
        <source>The verification of this meter has run out.</source>
        <translation>Die Eichung dieses Zählers ist abgelaufen.</translation>
    </message>
    <message>
        <source>A technician has to commission the outlet.</source>
        <translation>Ein Techniker muss die Ausgabe einmessen.</translation>
    </message>
    <message>
        <source>This controller cannot keep a limit.</source>
        <translation>Diese Steuerung kann kein Limit halten.</translation>
    </message>
    <message>
        <source>Another controller is needed.</source>
        <translation>Es braucht eine andere Steuerung.</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Lightning</source>
        <translation>Lightning</translation>
    </message>
    <message>
        <source>Bank app</source>
        <translation>Bank-App</translation>
    </message>
    <message>
        <source>Mobile money</source>
        <translation>Mobilgeld</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Bargeld</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Gutscheine</translation>
    </message>
    <message>
        <source>At the operator&apos;s cost</source>
        <translation>Auf Kosten des Betreibers</translation>
    </message>
    <message>
        <source>Scan the code with your phone</source>
        <translation>Code mit dem Telefon scannen</translation>
    </message>
    <message>
        <source>Do both show these words?</source>
        <translation>Zeigen beide diese Wörter?</translation>
    </message>
    <message>
        <source>Pay on your phone</source>
        <translation>Am Telefon bezahlen</translation>
    </message>
    <message>
        <source>Scan the code with your app</source>
        <translation>Scannen Sie den Code mit Ihrer App</translation>
    </message>
    <message>
        <source>Does your app show this amount?</source>
        <translation>Zeigt Ihre App diesen Betrag?</translation>
    </message>
    <message>
        <source>Pay, and stay here for a moment</source>
        <translation>Bezahlen Sie und warten Sie kurz hier</translation>
    </message>
    <message>
        <source>Scan the code with your app and pay</source>
        <translation>Scannen Sie den Code mit Ihrer App und bezahlen Sie</translation>
    </message>
    <message>
        <source>Tell the attendant these two words</source>
        <translation>Sagen Sie dem Personal diese zwei Wörter</translation>
    </message>
    <message>
        <source>Begin once they have seen your payment</source>
        <translation>Es geht los, sobald Ihre Zahlung bestätigt ist</translation>
    </message>
    <message>
        <source>Go to the attendant</source>
        <translation>Gehen Sie zum Personal</translation>
    </message>
    <message>
        <source>Tell them these two words</source>
        <translation>Sagen Sie dort diese zwei Wörter</translation>
    </message>
    <message>
        <source>Pay, and come back here</source>
        <translation>Bezahlen Sie und kommen Sie zurück</translation>
    </message>
    <message>
        <source>Waiting for your phone</source>
        <translation>Warten auf Ihr Telefon</translation>
    </message>
    <message>
        <source>Waiting for your payment</source>
        <translation>Warten auf Ihre Zahlung</translation>
    </message>
    <message>
        <source>Waiting for the attendant</source>
        <translation>Warten auf das Personal</translation>
    </message>
    <message>
        <source>Pay on your phone. There is no paper: your receipt is there too</source>
        <translation>Zahlen Sie am Telefon. Kein Papier: der Beleg kommt auch dorthin</translation>
    </message>
    <message>
        <source>Charged too much</source>
        <translation>Zu viel berechnet</translation>
    </message>
    <message>
        <source>Product not good</source>
        <translation>Ware mangelhaft</translation>
    </message>
    <message>
        <source>Device at fault</source>
        <translation>Gerätefehler</translation>
    </message>
    <message>
        <source>As a courtesy</source>
        <translation>Aus Kulanz</translation>
    </message>
    <message>
        <source>Asked for by {name}: {reason}</source>
        <translation>Gewünscht von {name}: {reason}</translation>
    </message>
    <message>
        <source>Nobody has paid</source>
        <translation>Niemand hat bezahlt</translation>
    </message>
    <message>
        <source>Wrong amount</source>
        <translation>Falscher Betrag</translation>
    </message>
    <message>
        <source>Not genuine</source>
        <translation>Nicht echt</translation>
    </message>
    <message>
        <source>Not sold</source>
        <translation>Nicht verkauft</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Misuse</source>
        <translation>Missbrauch</translation>
    </message>
    <message>
        <source>Mistake</source>
        <translation>Versehen</translation>
    </message>
    <message>
        <source>Paid back in cash</source>
        <translation>Bar zurückgezahlt</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Entwertet</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Left on it</source>
        <translation>Noch darauf</translation>
    </message>
    <message>
        <source>Given out for</source>
        <translation>Ausgegeben für</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>Print it</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Verification has run out</source>
        <translation>Eichung ist abgelaufen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Abrechnen</translation>
    </message>
    <message>
        <source>Move rest</source>
        <translation>Rest verlegen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>Außer Betrieb</translation>
    </message>
    <message>
        <source>Why is outlet {number} paused?</source>
        <translation>Warum wird Ausgabe {number} angehalten?</translation>
    </message>
    <message>
        <source>Why does outlet {number} go on?</source>
        <translation>Warum geht es an Ausgabe {number} weiter?</translation>
    </message>
    <message>
        <source>Why is outlet {number} settled?</source>
        <translation>Warum wird Ausgabe {number} abgerechnet?</translation>
    </message>
    <message>
        <source>Why is the rest of outlet {number} moved?</source>
        <translation>Warum wird der Rest von Ausgabe {number} verlegt?</translation>
    </message>
    <message>
        <source>Why is outlet {number} locked after this customer?</source>
        <translation>Warum wird Ausgabe {number} nach diesem Kunden gesperrt?</translation>
    </message>
    <message>
        <source>Why is outlet {number} out of service now?</source>
        <translation>Warum ist Ausgabe {number} jetzt außer Betrieb?</translation>
    </message>
    <message>
        <source>Why is outlet {number} unlocked?</source>
        <translation>Warum wird Ausgabe {number} entsperrt?</translation>
    </message>
    <message>
        <source>Where is the rest of outlet {number} taken?</source>
        <translation>Wo wird der Rest von Ausgabe {number} genommen?</translation>
    </message>
    <message>
        <source>No other outlet is free that sells the same and that the money is enough for.</source>
        <translation>Keine andere Ausgabe ist frei, die dasselbe verkauft und für die das Geld reicht.</translation>
    </message>
    <message>
        <source>The customer asked</source>
        <translation>Kunde bat darum</translation>
    </message>
    <message>
        <source>I have checked it</source>
        <translation>Ich habe nachgesehen</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>Repariert</translation>
    </message>
    <message>
        <source>We are closing</source>
        <translation>Wir schließen</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Used of it</source>
        <translation>Davon genutzt</translation>
    </message>
    <message>
        <source>Taken here</source>
        <translation>Hier entnommen</translation>
    </message>
    <message>
        <source>Kept for them</source>
        <translation>Reserviert noch</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Es zahlt</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>Zählerstand</translation>
    </message>
    <message>
        <source>Paused. Pull the lever to go on.</source>
        <translation>Pause. Zum Weitermachen den Hebel ziehen.</translation>
    </message>
    <message>
        <source>Paused. Open the tap to go on.</source>
        <translation>Pause. Zum Weitermachen den Hahn öffnen.</translation>
    </message>
    <message>
        <source>Paused. It goes on when the car asks for more.</source>
        <translation>Pause. Es geht weiter, sobald das Auto es will.</translation>
    </message>
    <message>
        <source>The attendant has paused it. Your money is kept.</source>
        <translation>Das Personal hat angehalten. Ihr Geld bleibt erhalten.</translation>
    </message>
    <message>
        <source>Paused. Kept for you for %1 more.</source>
        <translation>Pause. Noch %1 für Sie frei.</translation>
    </message>
    <message>
        <source>Locked after this customer</source>
        <translation>Nach diesem Kunden gesperrt</translation>
    </message>
    <message>
        <source>A technician or manager unlocks it.</source>
        <translation>Technik oder Leitung entsperrt.</translation>
    </message>
    <message>
        <source>Have it looked at, then unlock it.</source>
        <translation>Nachsehen lassen, dann entsperren.</translation>
    </message>
    <message>
        <source>Look at power and cable. It comes back by itself.</source>
        <translation>Strom und Kabel prüfen. Kommt von selbst wieder.</translation>
    </message>
    <message>
        <source>A technician repairs it and commissions it again.</source>
        <translation>Die Technik repariert und misst neu ein.</translation>
    </message>
    <message>
        <source>It has a fault.</source>
        <translation>Gestört.</translation>
    </message>
    <message>
        <source>It does not close when it must.</source>
        <translation>Schließt nicht, wenn sie muss.</translation>
    </message>
    <message>
        <source>It has not answered since the start.</source>
        <translation>Hat seit dem Start nicht geantwortet.</translation>
    </message>
    <message>
        <source>It does not answer.</source>
        <translation>Antwortet nicht.</translation>
    </message>
    <message>
        <source>Its line is down.</source>
        <translation>Die Leitung ist unterbrochen.</translation>
    </message>
    <message>
        <source>Make room on the disk. It goes on by itself.</source>
        <translation>Platz auf der Platte schaffen. Geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Another controller answers here.</source>
        <translation>Hier antwortet eine andere Steuerung.</translation>
    </message>
    <message>
        <source>Its totaliser was lost.</source>
        <translation>Der Zählerstand ging verloren.</translation>
    </message>
    <message>
        <source>More came out than was paid for.</source>
        <translation>Es kam mehr heraus als bezahlt.</translation>
    </message>
    <message>
        <source>Its valve does not close. Close it by hand.</source>
        <translation>Das Ventil schließt nicht. Von Hand schließen.</translation>
    </message>
    <message>
        <source>A valve beside it does not close.</source>
        <translation>Ein Ventil daneben schließt nicht.</translation>
    </message>
    <message>
        <source>Unlock that outlet first, then this one.</source>
        <translation>Erst jene Ausgabe entsperren, dann diese.</translation>
    </message>
    <message>
        <source>It flowed before it was opened. Look for a leak.</source>
        <translation>Es floss vor dem Öffnen. Leck suchen.</translation>
    </message>
    <message>
        <source>Something left it without a sale. Look for a leak.</source>
        <translation>Etwas floss ohne Verkauf. Leck suchen.</translation>
    </message>
    <message>
        <source>It counts in another unit.</source>
        <translation>Zählt in einer anderen Einheit.</translation>
    </message>
    <message>
        <source>A technician sets it up.</source>
        <translation>Die Technik stellt es ein.</translation>
    </message>
    <message>
        <source>Its readings cannot be true.</source>
        <translation>Die Messwerte können nicht stimmen.</translation>
    </message>
    <message>
        <source>Its safety settings are not right.</source>
        <translation>Die Sicherheitswerte stimmen nicht.</translation>
    </message>
    <message>
        <source>The controller complains.</source>
        <translation>Die Steuerung meldet eine Störung.</translation>
    </message>
    <message>
        <source>See its manual. Unlock it once that is over.</source>
        <translation>Siehe Handbuch. Danach entsperren.</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>Beleg drucken</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Wird gedruckt</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>Kopie drucken</translation>
    </message>
    <message>
        <source>Not printed. Try again</source>
        <translation>Nicht gedruckt. Noch einmal</translation>
    </message>
    <message>
        <source>Broken off. Print a copy</source>
        <translation>Abgebrochen. Kopie drucken</translation>
    </message>
    <message>
        <source>See the printer. Print a copy</source>
        <translation>Drucker prüfen. Kopie drucken</translation>
    </message>
    <message>
        <source>Which outlet is commissioned?</source>
        <translation>Welche Entnahmestelle wird eingemessen?</translation>
    </message>
    <message>
        <source>How much may all trials together deliver?</source>
        <translation>Wie viel dürfen alle Versuche zusammen abgeben?</translation>
    </message>
    <message>
        <source>Fill a test measure. How large is it?</source>
        <translation>Füllen Sie ein Prüfmaß. Wie groß ist es?</translation>
    </message>
    <message>
        <source>What does the test measure show?</source>
        <translation>Was zeigt das Prüfmaß?</translation>
    </message>
    <message>
        <source>Number of the certificate</source>
        <translation>Nummer des Eichscheins</translation>
    </message>
    <message>
        <source>Number of the seal that was found</source>
        <translation>Nummer der vorgefundenen Plombe</translation>
    </message>
    <message>
        <source>Number of the seal that is left</source>
        <translation>Nummer der angebrachten Plombe</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>Wer antwortet</translation>
    </message>
    <message>
        <source>Dead-man timer</source>
        <translation>Totmannschaltung</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorwahl</translation>
    </message>
    <message>
        <source>Closing time</source>
        <translation>Schließzeit</translation>
    </message>
    <message>
        <source>Two people agree</source>
        <translation>Zwei stimmen zu</translation>
    </message>
    <message>
        <source>Commissioned</source>
        <translation>Eingemessen</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Ask the controller who it is.</source>
        <translation>Die Steuerung wird gefragt, wer sie ist.</translation>
    </message>
    <message>
        <source>Open the outlet. Then nobody speaks to it, and it must close.</source>
        <translation>Öffnen Sie die Entnahmestelle. Dann spricht niemand mit ihr, und sie muss schließen.</translation>
    </message>
    <message>
        <source>Open the outlet. It must close by itself.</source>
        <translation>Öffnen Sie die Entnahmestelle. Sie muss von selbst schließen.</translation>
    </message>
    <message>
        <source>Leave the outlet open. Thirty deliveries follow one another.</source>
        <translation>Lassen Sie die Entnahmestelle offen. Dreißig Abgaben folgen aufeinander.</translation>
    </message>
    <message>
        <source>Go on, or fill one more measure.</source>
        <translation>Weiter, oder noch ein Prüfmaß füllen.</translation>
    </message>
    <message>
        <source>Do you agree to this?</source>
        <translation>Stimmen Sie dem zu?</translation>
    </message>
    <message>
        <source>It is in force, and in the journal.</source>
        <translation>Es gilt und steht im Journal.</translation>
    </message>
    <message>
        <source>Everything is as it was before.</source>
        <translation>Alles ist wie vorher.</translation>
    </message>
    <message>
        <source>One moment: it is being tried.</source>
        <translation>Einen Moment: Es wird versucht.</translation>
    </message>
    <message>
        <source>You have agreed. Log out, and let somebody else log in who agrees as well.</source>
        <translation>Sie haben zugestimmt. Melden Sie sich ab, und lassen Sie jemand anderen sich anmelden und zustimmen.</translation>
    </message>
    <message>
        <source>All that was authorised is used up.</source>
        <translation>Alles Freigegebene ist verbraucht.</translation>
    </message>
    <message>
        <source>The outlet did not become ready.</source>
        <translation>Die Entnahmestelle wurde nicht bereit.</translation>
    </message>
    <message>
        <source>The controller was late: the kiosk had to close the valve.</source>
        <translation>Die Steuerung war zu spät: Der Kiosk musste das Ventil schließen.</translation>
    </message>
    <message>
        <source>No flow was seen before the valve closed.</source>
        <translation>Es war kein Fluss zu sehen, bevor das Ventil schloss.</translation>
    </message>
    <message>
        <source>Nothing flowed.</source>
        <translation>Nichts ist geflossen.</translation>
    </message>
    <message>
        <source>The flow stopped.</source>
        <translation>Der Fluss hörte auf.</translation>
    </message>
    <message>
        <source>Somebody hung up.</source>
        <translation>Jemand hat eingehängt.</translation>
    </message>
    <message>
        <source>The controller had closed at its preset before.</source>
        <translation>Die Steuerung hatte vorher an ihrer Vorwahl geschlossen.</translation>
    </message>
    <message>
        <source>The numbers of the certificate and of both seals are missing.</source>
        <translation>Die Nummern des Eichscheins und beider Plomben fehlen.</translation>
    </message>
    <message>
        <source>That cannot be after what the meter showed.</source>
        <translation>Das kann nicht sein nach dem, was der Zähler zeigte.</translation>
    </message>
    <message>
        <source>Meter and measures do not agree within what is permissible.</source>
        <translation>Zähler und Prüfmaß stimmen nicht im Rahmen des Zulässigen überein.</translation>
    </message>
    <message>
        <source>The controller does not close when nobody speaks to it.</source>
        <translation>Die Steuerung schließt nicht, wenn niemand mit ihr spricht.</translation>
    </message>
    <message>
        <source>The controller does not close at its preset.</source>
        <translation>Die Steuerung schließt nicht an ihrer Vorwahl.</translation>
    </message>
    <message>
        <source>Nobody asked for anything for a quarter of an hour.</source>
        <translation>Eine Viertelstunde lang hat niemand etwas verlangt.</translation>
    </message>
    <message>
        <source>Delivered, of at most</source>
        <translation>Abgegeben, von höchstens</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>Steuerung</translation>
    </message>
    <message>
        <source>Shut after, at most</source>
        <translation>Zu nach, höchstens</translation>
    </message>
    <message>
        <source>Flowed past the preset, at most</source>
        <translation>Über die Vorwahl, höchstens</translation>
    </message>
    <message>
        <source>Closings, and the slowest</source>
        <translation>Schließungen, die langsamste</translation>
    </message>
    <message>
        <source>Measures read</source>
        <translation>Abgelesene Prüfmaße</translation>
    </message>
    <message>
        <source>Meter and measure: error, permissible</source>
        <translation>Zähler und Maß: Fehler, zulässig</translation>
    </message>
    <message>
        <source>Meter factor</source>
        <translation>Zählerfaktor</translation>
    </message>
    <message>
        <source>Overrun bound</source>
        <translation>Nachlaufgrenze</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Eichschein</translation>
    </message>
    <message>
        <source>Seal, before and after</source>
        <translation>Plombe, vorher und nachher</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Zugestimmt</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>Wartende: %1</translation>
    </message>
    <message>
        <source>The money is nearly used up</source>
        <translation>Das Geld ist fast verbraucht</translation>
    </message>
    <message>
        <source>The money is nearly used up: %1 left</source>
        <translation>Das Geld ist fast verbraucht: noch %1</translation>
    </message>
    <message>
        <source>Somebody asks for help: screen %1</source>
        <translation>Jemand braucht Hilfe: Bildschirm %1</translation>
    </message>
    <message>
        <source>A refund came back: %1</source>
        <translation>Eine Rückzahlung kam zurück: %1</translation>
    </message>
    <message>
        <source>A refund waits for a second person: receipt %1</source>
        <translation>Eine Erstattung wartet auf eine zweite Person: Beleg %1</translation>
    </message>
    <message>
        <source>A price waits for a second person: %1</source>
        <translation>Ein Preis wartet auf eine zweite Person: %1</translation>
    </message>
    <message>
        <source>A measure waits for a second person: %1</source>
        <translation>Eine Peilung wartet auf eine zweite Person: %1</translation>
    </message>
    <message>
        <source>A provider let go of reserved money: %1</source>
        <translation>Ein Zahlungsanbieter hat reserviertes Geld freigegeben: %1</translation>
    </message>
    <message>
        <source>A wallet could not be paid its rest: %1</source>
        <translation>Einer Wallet konnte ihr Rest nicht ausgezahlt werden: %1</translation>
    </message>
    <message>
        <source>Too many wrong codes: screen %1</source>
        <translation>Zu viele falsche Codes: Bildschirm %1</translation>
    </message>
    <message>
        <source>Outlet %1: the valve opened three times and nothing flowed</source>
        <translation>Ausgabe %1: Das Ventil öffnete dreimal, und nichts floss</translation>
    </message>
    <message>
        <source>Outlet %1: its valve closes more and more slowly</source>
        <translation>Ausgabe %1: Das Ventil schließt immer langsamer</translation>
    </message>
    <message>
        <source>An older database was put back: compare payments with the provider</source>
        <translation>Eine ältere Datenbank wurde eingespielt: Zahlungen mit dem Anbieter vergleichen</translation>
    </message>
    <message>
        <source>The report of day %1 cannot be added up</source>
        <translation>Der Bericht von Tag %1 lässt sich nicht addieren</translation>
    </message>
    <message>
        <source>Receipt printer: %1</source>
        <translation>Belegdrucker: %1</translation>
    </message>
    <message>
        <source>A reader of codes is not there: %1</source>
        <translation>Ein Codeleser ist nicht da: %1</translation>
    </message>
    <message>
        <source>Verification runs out: outlet %1</source>
        <translation>Eichung läuft ab: Ausgabe %1</translation>
    </message>
    <message>
        <source>Verification has run out: outlet %1</source>
        <translation>Eichung ist abgelaufen: Ausgabe %1</translation>
    </message>
    <message>
        <source>A delivery at an outlet that is not in the settings any more: %1</source>
        <translation>Eine Abgabe an einer Ausgabe, die nicht mehr eingestellt ist: %1</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>er antwortet nicht</translation>
    </message>
    <message>
        <source>no paper</source>
        <translation>kein Papier</translation>
    </message>
    <message>
        <source>little paper left</source>
        <translation>wenig Papier übrig</translation>
    </message>
    <message>
        <source>the cover is open</source>
        <translation>die Klappe ist offen</translation>
    </message>
    <message>
        <source>it has a fault</source>
        <translation>er hat einen Fehler</translation>
    </message>
    <message>
        <source>it is switched offline</source>
        <translation>er ist auf offline geschaltet</translation>
    </message>
    <message>
        <source>(and {count} more)</source>
        <translation>(und {count} weitere)</translation>
    </message>
    <message>
        <source>outlet {outlets}</source>
        <translation>Ausgabe {outlets}</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Gerufen</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>Kommt</translation>
    </message>
    <message>
        <source>An attendant was called at %1. Please wait here.</source>
        <translation>Das Personal wurde um %1 gerufen. Bitte warten Sie hier.</translation>
    </message>
    <message>
        <source>An attendant is coming. Please wait here.</source>
        <translation>Es kommt jemand. Bitte warten Sie hier.</translation>
    </message>
    <message>
        <source>Help wanted since %1: screen %2</source>
        <translation>Hilfe gewünscht seit %1: Bildschirm %2</translation>
    </message>
    <message>
        <source>Outlet %1</source>
        <translation>Ausgabe %1</translation>
    </message>
    <message>
        <source>%1 is coming</source>
        <translation>%1 kommt</translation>
    </message>
    <message>
        <source>Choose a free outlet and touch Continue. You pay only for what you take.</source>
        <translation>Wählen Sie eine freie Ausgabe und tippen Sie auf Weiter. Sie zahlen nur, was Sie entnehmen.</translation>
    </message>
    <message>
        <source>Say how much you want. What you do not take goes back to you.</source>
        <translation>Sagen Sie, wie viel Sie möchten. Was Sie nicht entnehmen, geht an Sie zurück.</translation>
    </message>
    <message>
        <source>Scan the code with your phone and pay there. Compare the two words first.</source>
        <translation>Scannen Sie den Code mit dem Handy und zahlen Sie dort. Vergleichen Sie zuerst die zwei Wörter.</translation>
    </message>
    <message>
        <source>Pay as the screen says. The attendant confirms it: show the two words.</source>
        <translation>Zahlen Sie, wie angezeigt. Das Personal bestätigt es: Zeigen Sie die zwei Wörter.</translation>
    </message>
    <message>
        <source>Please wait until your two words are shown. Your money stays yours.</source>
        <translation>Warten Sie, bis Ihre zwei Wörter erscheinen. Ihr Geld bleibt Ihres.</translation>
    </message>
    <message>
        <source>It stops by itself at your limit. Touch Stop to end it sooner.</source>
        <translation>Es stoppt von selbst an Ihrer Grenze. Früher beenden: Tippen Sie auf Stopp.</translation>
    </message>
    <message>
        <source>Lift the nozzle of your outlet and begin. It stops at your limit.</source>
        <translation>Nehmen Sie die Zapfpistole Ihrer Ausgabe und beginnen Sie. Sie stoppt an Ihrer Grenze.</translation>
    </message>
    <message>
        <source>Plug in the cable of your outlet. It starts by itself.</source>
        <translation>Stecken Sie das Kabel Ihrer Ausgabe ein. Es startet von selbst.</translation>
    </message>
    <message>
        <source>Hold your vessel under your outlet. Then open the tap.</source>
        <translation>Halten Sie Ihr Gefäß unter die Ausgabe. Öffnen Sie dann den Hahn.</translation>
    </message>
    <message>
        <source>Get ready at your outlet. Then touch Start on this screen.</source>
        <translation>Machen Sie sich an Ihrer Ausgabe bereit. Tippen Sie dann hier auf Start.</translation>
    </message>
    <message>
        <source>You are done. What you did not take goes back to you by itself.</source>
        <translation>Sie sind fertig. Was Sie nicht entnommen haben, geht von selbst zurück.</translation>
    </message>
    <message>
        <source>Nothing can be sold here now. Please call us, or an attendant.</source>
        <translation>Hier ist gerade kein Verkauf möglich. Rufen Sie uns oder das Personal.</translation>
    </message>
    <message>
        <source>Everything was stopped. Only an attendant can start it again.</source>
        <translation>Alles wurde gestoppt. Nur das Personal kann neu starten.</translation>
    </message>
    <message>
        <source>This page is for attendants. Touch the arrow to go back.</source>
        <translation>Diese Seite ist für das Personal. Tippen Sie auf den Pfeil zurück.</translation>
    </message>
    <message>
        <source>Everything is being asked how it is.</source>
        <translation>Alles wird gerade befragt.</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Alles in Ordnung.</translation>
    </message>
    <message>
        <source>To be looked at: %1</source>
        <translation>Anzusehen: %1</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>Geht nicht</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Leitung %1</translation>
    </message>
    <message>
        <source>Way to pay %1</source>
        <translation>Zahlweg %1</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Belegdrucker</translation>
    </message>
    <message>
        <source>Reader %1</source>
        <translation>Leser %1</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Wächter</translation>
    </message>
    <message>
        <source>asked: %1</source>
        <translation>gefragt: %1</translation>
    </message>
    <message>
        <source>silent: %1</source>
        <translation>stumm: %1</translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation>beschädigt: %1</translation>
    </message>
    <message>
        <source>of others: %1</source>
        <translation>fremd: %1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>abgelehnt: %1</translation>
    </message>
    <message>
        <source>pauses: %1</source>
        <translation>Pausen: %1</translation>
    </message>
    <message>
        <source>reopened: %1</source>
        <translation>neu geöffnet: %1</translation>
    </message>
    <message>
        <source>heard %1 ago</source>
        <translation>gehört vor %1</translation>
    </message>
    <message>
        <source>answers in %1</source>
        <translation>antwortet in %1</translation>
    </message>
    <message>
        <source>answered %1 ago</source>
        <translation>Antwort vor %1</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>wartend: %1</translation>
    </message>
    <message>
        <source>free: %1</source>
        <translation>frei: %1</translation>
    </message>
    <message>
        <source>incidents: %1</source>
        <translation>Vorfälle: %1</translation>
    </message>
    <message>
        <source>serial number %1</source>
        <translation>Seriennummer %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Leitung %1</translation>
    </message>
    <message>
        <source>Check power, address and cable of this outlet.</source>
        <translation>Strom, Adresse und Kabel dieser Ausgabe prüfen.</translation>
    </message>
    <message>
        <source>Load paper and shut the cover. It goes on by itself.</source>
        <translation>Papier einlegen, Deckel schließen. Dann geht es von selbst weiter.</translation>
    </message>
    <message>
        <source>Check its power and cable, then switch it off and on.</source>
        <translation>Strom und Kabel prüfen, dann aus- und einschalten.</translation>
    </message>
    <message>
        <source>Plug the adapter in again. It is opened by itself.</source>
        <translation>Adapter wieder einstecken. Er wird von selbst geöffnet.</translation>
    </message>
    <message>
        <source>Its line is down: look there first.</source>
        <translation>Seine Leitung ist weg: zuerst dort nachsehen.</translation>
    </message>
    <message>
        <source>Check the cable, its ends and its earth.</source>
        <translation>Kabel, Abschlüsse und Erdung prüfen.</translation>
    </message>
    <message>
        <source>Two devices may have one address: try one at a time.</source>
        <translation>Zwei Geräte haben vielleicht eine Adresse: einzeln versuchen.</translation>
    </message>
    <message>
        <source>See what its fault means, then unlock it on the board.</source>
        <translation>Nachsehen, was der Fehler heißt, dann auf der Tafel entsperren.</translation>
    </message>
    <message>
        <source>Check the network, then ask the provider.</source>
        <translation>Netzwerk prüfen, dann den Anbieter fragen.</translation>
    </message>
    <message>
        <source>Plug it in again. Codes can be typed meanwhile.</source>
        <translation>Wieder einstecken. Codes kann man so lange tippen.</translation>
    </message>
    <message>
        <source>Make room: nothing is sold once the disk is full.</source>
        <translation>Platz schaffen: Ist er voll, wird nichts verkauft.</translation>
    </message>
    <message>
        <source>Let a time server set it: receipts carry its time.</source>
        <translation>Zeitserver einrichten: Belege tragen diese Zeit.</translation>
    </message>
    <message>
        <source>Restart the engine, and tell a technician.</source>
        <translation>Programm neu starten und den Techniker rufen.</translation>
    </message>
    <message>
        <source>Everything was closed. Read the file of the incident.</source>
        <translation>Alles wurde geschlossen. Die Datei des Vorfalls lesen.</translation>
    </message>
    <message>
        <source>Low: order</source>
        <translation>Wenig: bestellen</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>Ausverkauft</translation>
    </message>
    <message>
        <source>Full: %1</source>
        <translation>Voll: %1</translation>
    </message>
    <message>
        <source>Low: %1</source>
        <translation>Wenig: %1</translation>
    </message>
    <message>
        <source>Reserve: %1</source>
        <translation>Reserve: %1</translation>
    </message>
    <message>
        <source>%1: %2 of %3, %4. %5</source>
        <translation>%1: %2 von %3, %4. %5</translation>
    </message>
    <message>
        <source>Deliveries: %1</source>
        <translation>Abgaben: %1</translation>
    </message>
    <message>
        <source>Most: %1 at %2</source>
        <translation>Am meisten: %1 um %2</translation>
    </message>
    <message>
        <source>Still learning</source>
        <translation>Lernt noch</translation>
    </message>
    <message>
        <source>Closes too slowly</source>
        <translation>Schließt zu langsam</translation>
    </message>
    <message>
        <source>Alarm from %1</source>
        <translation>Alarm ab %1</translation>
    </message>
    <message>
        <source>Reckoned with %1</source>
        <translation>Gerechnet mit %1</translation>
    </message>
    <message>
        <source>Latest of %2: %1</source>
        <translation>Letzte von %2: %1</translation>
    </message>
    <message>
        <source>Shift {number}: {name}</source>
        <translation>Schicht {number}: {name}</translation>
    </message>
    <message>
        <source>The journal is still being added up.</source>
        <translation>Das Journal wird noch ausgewertet.</translation>
    </message>
    <message>
        <source>Count the drawer. How much is in it?</source>
        <translation>Bitte die Kasse zählen. Wie viel ist darin?</translation>
    </message>
    <message>
        <source>Close the day? Its report is Z {number} and stays as it is.</source>
        <translation>Den Tag abschließen? Sein Bericht ist Z {number} und bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>More or less flowed than was sold at outlet {outlets}. The report says why.</source>
        <translation>An Abgabestelle {outlets} floss mehr oder weniger als verkauft. Der Bericht sagt, warum.</translation>
    </message>
    <message>
        <source>Takings today</source>
        <translation>Einnahmen heute</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Verkäufe</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Zurückgegeben</translation>
    </message>
    <message>
        <source>Rests on codes</source>
        <translation>Reste auf Codes</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Erstattet</translation>
    </message>
    <message>
        <source>Refunded later</source>
        <translation>Später erstattet</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>Ausgebucht</translation>
    </message>
    <message>
        <source>Overrun</source>
        <translation>Nachlauf</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Add money, or finish.</source>
        <translation>Geld nachlegen oder beenden.</translation>
    </message>
    <message>
        <source>Sales that go on</source>
        <translation>Laufende Verkäufe</translation>
    </message>
    <message>
        <source>Not confirmed yet</source>
        <translation>Noch nicht bestätigt</translation>
    </message>
    <message>
        <source>Drawer, last shift</source>
        <translation>Kasse, letzte Schicht</translation>
    </message>
    <message>
        <source>There is no voice for %1 here. The keys work all the same.</source>
        <translation>Für %1 gibt es hier keine Stimme. Die Tasten gehen trotzdem.</translation>
    </message>
    <message>
        <source>Speech is out of order. The keys work all the same.</source>
        <translation>Die Sprachausgabe ist gestört. Die Tasten gehen trotzdem.</translation>
    </message>
    <message>
        <source>Volume %1 of %2</source>
        <translation>Lautstärke %1 von %2</translation>
    </message>
    <message>
        <source>Speech is on. Up and down move, OK chooses, Back goes back, Help says everything again.</source>
        <translation>Die Sprachausgabe ist an. Auf und ab bewegen, OK wählt, Zurück geht zurück, Hilfe sagt alles noch einmal.</translation>
    </message>
    <message>
        <source>Amounts and codes are on the screen only.</source>
        <translation>Beträge und Codes stehen nur auf dem Bildschirm.</translation>
    </message>
    <message>
        <source>Plug in a headphone to hear amounts and codes.</source>
        <translation>Stecken Sie einen Kopfhörer ein, um Beträge und Codes zu hören.</translation>
    </message>
    <message>
        <source>A figure on the screen</source>
        <translation>Eine Zahl auf dem Bildschirm</translation>
    </message>
    <message>
        <source>Key for the PIN</source>
        <translation>Taste für die PIN</translation>
    </message>
    <message>
        <source>button</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>nicht gewählt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>There is nothing to go back to.</source>
        <translation>Es gibt nichts, wohin es zurückgeht.</translation>
    </message>
    <message>
        <source>There is nothing to choose here.</source>
        <translation>Hier gibt es nichts zu wählen.</translation>
    </message>
    <message>
        <source>A payment does not come to an end: %1</source>
        <translation>Eine Zahlung wird nicht fertig: %1</translation>
    </message>
    <message>
        <source>Raise limit</source>
        <translation>Grenze erhöhen</translation>
    </message>
    <message>
        <source>Change record</source>
        <translation>Eintrag ändern</translation>
    </message>
    <message>
        <source>Undo the swap, or call a technician or manager.</source>
        <translation>Tausch rückgängig machen oder Technik oder Leitung rufen.</translation>
    </message>
    <message>
        <source>Outlet %1: %2</source>
        <translation>Ausgabe %1: %2</translation>
    </message>
    <message>
        <source>Too many wrong PINs: %1</source>
        <translation>Zu viele falsche PINs: %1</translation>
    </message>
    <message>
        <source>Sales cannot be recorded</source>
        <translation>Verkäufe werden nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>That is more than is sold at once.</source>
        <translation>Das ist mehr, als auf einmal verkauft wird.</translation>
    </message>
    <message>
        <source>That is less than can be measured.</source>
        <translation>Das ist weniger, als gemessen werden kann.</translation>
    </message>
    <message>
        <source>The kiosk is busy.</source>
        <translation>Der Kiosk ist beschäftigt.</translation>
    </message>
    <message>
        <source>Paid in cash</source>
        <translation>Bar bezahlt</translation>
    </message>
    <message>
        <source>Fleet customer</source>
        <translation>Flottenkunde</translation>
    </message>
    <message>
        <source>Test measure</source>
        <translation>Prüfmessung</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>Kulanz</translation>
    </message>
    <message>
        <source>Payment is down</source>
        <translation>Zahlung gestört</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Notfall</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Nothing left</source>
        <translation>Nichts mehr da</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation>Anderer Grund</translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Techniker</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Leiter</translation>
    </message>
    <message>
        <source>Market price</source>
        <translation>Marktpreis</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Korrektur</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>As the settings file lists it</source>
        <translation>Wie in der Einstellungsdatei</translation>
    </message>
    <message>
        <source>Set by {name}, {when}</source>
        <translation>Gesetzt von {name}, {when}</translation>
    </message>
    <message>
        <source>{name} asks for {price}. Somebody else must agree.</source>
        <translation>{name} möchte {price}. Jemand anderes muss zustimmen.</translation>
    </message>
    <message>
        <source>{price} from {when} on, set by {name}</source>
        <translation>{price} ab {when}, gesetzt von {name}</translation>
    </message>
    <message>
        <source>This price has steps: it is changed in the settings file.</source>
        <translation>Dieser Preis hat Stufen: Er wird in der Einstellungsdatei geändert.</translation>
    </message>
    <message>
        <source>More than a tenth: a second person has to agree.</source>
        <translation>Mehr als ein Zehntel: Eine zweite Person muss zustimmen.</translation>
    </message>
    <message>
        <source>From {least} to {most}</source>
        <translation>Von {least} bis {most}</translation>
    </message>
    <message>
        <source>{least} or more</source>
        <translation>{least} oder mehr</translation>
    </message>
    <message>
        <source>{most} or less</source>
        <translation>{most} oder weniger</translation>
    </message>
    <message>
        <source>Sales that run or were offered keep the old price.</source>
        <translation>Laufende und angebotene Verkäufe behalten den alten Preis.</translation>
    </message>
    <message>
        <source>Regular measure</source>
        <translation>Regelmäßige Messung</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Delivery differed</source>
        <translation>Lieferung wich ab</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Holds {full}, room for {free}</source>
        <translation>Fasst {full}, Platz für {free}</translation>
    </message>
    <message>
        <source>{name} has measured {measured} ({difference}, {reason}). Somebody else must agree.</source>
        <translation>{name} hat {measured} gemessen ({difference}, {reason}). Jemand anders muss zustimmen.</translation>
    </message>
    <message>
        <source>A large difference: a second person has to agree.</source>
        <translation>Ein großer Unterschied: Eine zweite Person muss zustimmen.</translation>
    </message>
    <message>
        <source>Attendants and managers may write that down.</source>
        <translation>Das dürfen Personal und Leiter eintragen.</translation>
    </message>
    <message>
        <source>Something is being delivered: measure it afterwards.</source>
        <translation>Es wird gerade abgegeben: Messen Sie danach.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>First PIN</source>
        <translation>Erste PIN</translation>
    </message>
    <message>
        <source>Wrong PINs</source>
        <translation>Falsche PINs</translation>
    </message>
    <message>
        <source>The last manager stays one.</source>
        <translation>Der letzte Leiter bleibt es.</translation>
    </message>
    <message>
        <source>A first PIN for {name}: 6 to 12 digits</source>
        <translation>Eine erste PIN für {name}: 6 bis 12 Ziffern</translation>
    </message>
    <message>
        <source>A new PIN for {name}: 6 to 12 digits</source>
        <translation>Eine neue PIN für {name}: 6 bis 12 Ziffern</translation>
    </message>
    <message>
        <source>Choose your own PIN: 6 to 12 digits</source>
        <translation>Wählen Sie Ihre PIN: 6 bis 12 Ziffern</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>Dieselbe PIN noch einmal</translation>
    </message>
    <message>
        <source>The two differed. Choose your PIN again</source>
        <translation>Die beiden waren verschieden. Wählen Sie neu</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Abgaben</translation>
    </message>
    <message>
        <source>Meters</source>
        <translation>Zähler</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Every outlet</source>
        <translation>Alle Ausgaben</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Alle Tage</translation>
    </message>
    <message>
        <source>Outlet {number}</source>
        <translation>Ausgabe {number}</translation>
    </message>
    <message>
        <source>{count} entries proven</source>
        <translation>{count} Einträge geprüft</translation>
    </message>
    <message>
        <source>{count} of {all} entries proven</source>
        <translation>{count} von {all} Einträgen geprüft</translation>
    </message>
    <message>
        <source>Not sound: {fault}</source>
        <translation>Nicht unversehrt: {fault}</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Suche …</translation>
    </message>
    <message>
        <source>There is no such entry.</source>
        <translation>Es gibt keinen solchen Eintrag.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>SHA-256 of the legally relevant part</source>
        <translation>SHA-256 des rechtlich relevanten Teils</translation>
    </message>
    <message>
        <source>Serial number of the kiosk</source>
        <translation>Seriennummer des Kiosks</translation>
    </message>
    <message>
        <source>SHA-256 of the settings</source>
        <translation>SHA-256 der Einstellungen</translation>
    </message>
    <message>
        <source>Journal: last entry, and its hash</source>
        <translation>Journal: letzter Eintrag und sein Hash</translation>
    </message>
    <message>
        <source>Event counter of the meters</source>
        <translation>Ereigniszähler der Messgeräte</translation>
    </message>
    <message>
        <source>Receipt printed</source>
        <translation>Beleg gedruckt</translation>
    </message>
    <message>
        <source>Report printed</source>
        <translation>Bericht gedruckt</translation>
    </message>
    <message>
        <source>Rest moved</source>
        <translation>Rest verlegt</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>Person hinzugefügt</translation>
    </message>
    <message>
        <source>Person locked</source>
        <translation>Person gesperrt</translation>
    </message>
    <message>
        <source>Person unlocked</source>
        <translation>Person entsperrt</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>Neue PIN</translation>
    </message>
    <message>
        <source>Person removed</source>
        <translation>Person entfernt</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>Neue Rolle</translation>
    </message>
    <message>
        <source>Reserved money gone</source>
        <translation>Reserviertes Geld weg</translation>
    </message>
    <message>
        <source>Budget filled</source>
        <translation>Budget aufgefüllt</translation>
    </message>
    <message>
        <source>Cash handed back</source>
        <translation>Bargeld zurückgegeben</translation>
    </message>
    <message>
        <source>Clock set</source>
        <translation>Uhr gestellt</translation>
    </message>
    <message>
        <source>Valve closes more slowly</source>
        <translation>Ventil schließt langsamer</translation>
    </message>
    <message>
        <source>Wrong code</source>
        <translation>Falscher Code</translation>
    </message>
    <message>
        <source>Codes locked</source>
        <translation>Codes gesperrt</translation>
    </message>
    <message>
        <source>Codes unlocked</source>
        <translation>Codes entsperrt</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>Commissioning begun</source>
        <translation>Einmessung begonnen</translation>
    </message>
    <message>
        <source>Commissioning ended</source>
        <translation>Einmessung beendet</translation>
    </message>
    <message>
        <source>Certificate and seals noted</source>
        <translation>Eichschein und Plomben eingetragen</translation>
    </message>
    <message>
        <source>Test measure read</source>
        <translation>Prüfmaß abgelesen</translation>
    </message>
    <message>
        <source>Another controller answers</source>
        <translation>Andere Steuerung antwortet</translation>
    </message>
    <message>
        <source>Controller confirmed</source>
        <translation>Steuerung bestätigt</translation>
    </message>
    <message>
        <source>Controller met</source>
        <translation>Steuerung erkannt</translation>
    </message>
    <message>
        <source>Controller restarted</source>
        <translation>Steuerung neu gestartet</translation>
    </message>
    <message>
        <source>Closed by the kiosk</source>
        <translation>Vom Kiosk geschlossen</translation>
    </message>
    <message>
        <source>Day closed</source>
        <translation>Tag abgeschlossen</translation>
    </message>
    <message>
        <source>Delivery measured</source>
        <translation>Abgabe gemessen</translation>
    </message>
    <message>
        <source>Emergency stop</source>
        <translation>Not-Halt</translation>
    </message>
    <message>
        <source>Delivery allowed</source>
        <translation>Abgabe freigegeben</translation>
    </message>
    <message>
        <source>Supply shut off</source>
        <translation>Versorgung abgeschaltet</translation>
    </message>
    <message>
        <source>Older database put back</source>
        <translation>Ältere Datenbank eingespielt</translation>
    </message>
    <message>
        <source>Figures did not agree</source>
        <translation>Zahlen stimmten nicht überein</translation>
    </message>
    <message>
        <source>Invoice written</source>
        <translation>Rechnung geschrieben</translation>
    </message>
    <message>
        <source>Kiosk started</source>
        <translation>Kiosk gestartet</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>Falsche PIN</translation>
    </message>
    <message>
        <source>Login refused</source>
        <translation>Anmeldung verweigert</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Meter met</source>
        <translation>Zähler erkannt</translation>
    </message>
    <message>
        <source>Meter verified</source>
        <translation>Zähler geeicht</translation>
    </message>
    <message>
        <source>Meter believed anew</source>
        <translation>Zähler neu angenommen</translation>
    </message>
    <message>
        <source>Outlet out of order</source>
        <translation>Ausgabe gestört</translation>
    </message>
    <message>
        <source>Outlet locked</source>
        <translation>Ausgabe gesperrt</translation>
    </message>
    <message>
        <source>Outlet stopped</source>
        <translation>Ausgabe angehalten</translation>
    </message>
    <message>
        <source>Outlet unlocked</source>
        <translation>Ausgabe entsperrt</translation>
    </message>
    <message>
        <source>More flowed than was paid</source>
        <translation>Mehr geflossen als bezahlt</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>New payments paused</source>
        <translation>Neue Zahlungen angehalten</translation>
    </message>
    <message>
        <source>Meter parameter changed</source>
        <translation>Messparameter geändert</translation>
    </message>
    <message>
        <source>Payer asked on the phone</source>
        <translation>Zahler am Telefon gefragt</translation>
    </message>
    <message>
        <source>Payment received</source>
        <translation>Zahlung erhalten</translation>
    </message>
    <message>
        <source>Payment confirmed</source>
        <translation>Zahlung bestätigt</translation>
    </message>
    <message>
        <source>Payment declined</source>
        <translation>Zahlung abgelehnt</translation>
    </message>
    <message>
        <source>Payment settled</source>
        <translation>Zahlung abgerechnet</translation>
    </message>
    <message>
        <source>Payment stuck</source>
        <translation>Zahlung hängt</translation>
    </message>
    <message>
        <source>Paid too late</source>
        <translation>Zu spät bezahlt</translation>
    </message>
    <message>
        <source>New price agreed</source>
        <translation>Neuem Preis zugestimmt</translation>
    </message>
    <message>
        <source>Price changed</source>
        <translation>Preis geändert</translation>
    </message>
    <message>
        <source>New price withdrawn</source>
        <translation>Neuer Preis zurückgezogen</translation>
    </message>
    <message>
        <source>New price asked for</source>
        <translation>Neuer Preis gewünscht</translation>
    </message>
    <message>
        <source>Provider asked</source>
        <translation>Anbieter gefragt</translation>
    </message>
    <message>
        <source>Provider asked again</source>
        <translation>Anbieter noch einmal gefragt</translation>
    </message>
    <message>
        <source>Provider refused</source>
        <translation>Anbieter lehnt ab</translation>
    </message>
    <message>
        <source>Reading not believed</source>
        <translation>Messwert nicht geglaubt</translation>
    </message>
    <message>
        <source>Refund came back</source>
        <translation>Erstattung kam zurück</translation>
    </message>
    <message>
        <source>Refund made good</source>
        <translation>Erstattung nachgeholt</translation>
    </message>
    <message>
        <source>Rest fetched</source>
        <translation>Rest abgeholt</translation>
    </message>
    <message>
        <source>Rest not paid out</source>
        <translation>Rest nicht ausgezahlt</translation>
    </message>
    <message>
        <source>Rest paid out</source>
        <translation>Rest ausgezahlt</translation>
    </message>
    <message>
        <source>Outlets started again</source>
        <translation>Ausgaben wieder freigegeben</translation>
    </message>
    <message>
        <source>Called from the queue</source>
        <translation>Aus der Reihe gerufen</translation>
    </message>
    <message>
        <source>Sale cancelled</source>
        <translation>Verkauf abgebrochen</translation>
    </message>
    <message>
        <source>Sale ended by hand</source>
        <translation>Verkauf von Hand beendet</translation>
    </message>
    <message>
        <source>Sale finished</source>
        <translation>Verkauf beendet</translation>
    </message>
    <message>
        <source>Waits in the queue</source>
        <translation>Wartet in der Reihe</translation>
    </message>
    <message>
        <source>Sale offered</source>
        <translation>Verkauf angeboten</translation>
    </message>
    <message>
        <source>Sale goes on</source>
        <translation>Verkauf geht weiter</translation>
    </message>
    <message>
        <source>Shift closed</source>
        <translation>Schicht geschlossen</translation>
    </message>
    <message>
        <source>Shift opened</source>
        <translation>Schicht geöffnet</translation>
    </message>
    <message>
        <source>Everything stopped</source>
        <translation>Alles angehalten</translation>
    </message>
    <message>
        <source>Recording tried again</source>
        <translation>Aufzeichnung erneut versucht</translation>
    </message>
    <message>
        <source>Tank measured, not agreed yet</source>
        <translation>Tank gemessen, noch nicht bestätigt</translation>
    </message>
    <message>
        <source>Measure of a tank withdrawn</source>
        <translation>Messung eines Tanks zurückgezogen</translation>
    </message>
    <message>
        <source>Tank measured</source>
        <translation>Tank gemessen</translation>
    </message>
    <message>
        <source>Tank filled</source>
        <translation>Tank befüllt</translation>
    </message>
    <message>
        <source>More money offered</source>
        <translation>Mehr Geld angeboten</translation>
    </message>
    <message>
        <source>Flow without a sale</source>
        <translation>Durchfluss ohne Verkauf</translation>
    </message>
    <message>
        <source>Why it was unlocked</source>
        <translation>Warum entsperrt wurde</translation>
    </message>
    <message>
        <source>Valve told to open</source>
        <translation>Ventil soll öffnen</translation>
    </message>
    <message>
        <source>Verification runs out soon, or has</source>
        <translation>Eichung läuft bald ab oder ist abgelaufen</translation>
    </message>
    <message>
        <source>Voucher expired</source>
        <translation>Gutschein abgelaufen</translation>
    </message>
    <message>
        <source>Voucher given instead</source>
        <translation>Gutschein stattdessen</translation>
    </message>
    <message>
        <source>Rest kept as voucher</source>
        <translation>Rest als Gutschein</translation>
    </message>
    <message>
        <source>Voucher looked up</source>
        <translation>Gutschein nachgesehen</translation>
    </message>
    <message>
        <source>Voucher printed</source>
        <translation>Gutschein gedruckt</translation>
    </message>
    <message>
        <source>Voucher sold</source>
        <translation>Gutschein verkauft</translation>
    </message>
    <message>
        <source>Vouchers given out</source>
        <translation>Gutscheine ausgegeben</translation>
    </message>
    <message>
        <source>Vouchers made void</source>
        <translation>Gutscheine entwertet</translation>
    </message>
    <message>
        <source>Way to pay chosen</source>
        <translation>Zahlungsart gewählt</translation>
    </message>
</context>
</TS>
