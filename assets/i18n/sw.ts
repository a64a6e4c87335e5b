<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sw_KE" sourcelanguage="en">
<context>
    <name>AboutSheet</name>
    <message>
        <source>Licences</source>
        <translation>Leseni</translation>
    </message>
    <message>
        <source>Qt and PySide are used under the GNU Lesser General Public License, version 3: you may exchange them for versions of your own. Their source is at the address below, as is that of all the others.</source>
        <translation>Qt na PySide ziko chini ya GNU Lesser General Public License, toleo 3: unaweza kuzibadilisha kwa matoleo yako. Chanzo chake kiko kwenye anwani hapa chini, na cha vingine vyote pia.</translation>
    </message>
</context>
<context>
    <name>AccessSheet</name>
    <message>
        <source>Large text</source>
        <translation>Herufi kubwa</translation>
    </message>
    <message>
        <source>Lower buttons</source>
        <translation>Vitufe chini</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Rangi kali</translation>
    </message>
    <message>
        <source>No motion</source>
        <translation>Bila mwendo</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>Muda zaidi</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Sauti</translation>
    </message>
    <message>
        <source>Make it easier to use</source>
        <translation>Tumia kwa urahisi</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Funga</translation>
    </message>
    <message>
        <source>The next customer has it as usual again.</source>
        <translation>Mteja anayefuata ataona kama kawaida.</translation>
    </message>
</context>
<context>
    <name>AddSheet</name>
    <message>
        <source>Add %1</source>
        <translation>Ongeza %1</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>Ongeza pesa</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Funga</translation>
    </message>
    <message>
        <source>Anybody may pay. What is not used goes back to who paid it.</source>
        <translation>Yeyote anaweza kulipa. Kisichotumika hurudi kwa aliyelipa.</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>Subiri kidogo: ukurasa wa kulipia unafunguliwa.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Ghairi</translation>
    </message>
</context>
<context>
    <name>AlarmSheet</name>
    <message>
        <source>What is wrong, and where to put it right</source>
        <translation>Kilicho na hitilafu, na pa kukirekebisha</translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>Kila kitu ni sawa</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Funga</translation>
    </message>
</context>
<context>
    <name>AttendantScreen</name>
    <message>
        <source>Helped</source>
        <translation>Tayari</translation>
    </message>
    <message>
        <source>Override budget</source>
        <translation>Bajeti ya kuruhusu</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Anzisha upya</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Risiti</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Vocha</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Zamu</translation>
    </message>
    <message>
        <source>Shift and day</source>
        <translation>Zamu na siku</translation>
    </message>
    <message>
        <source>Payments: %1</source>
        <translation>Malipo: %1</translation>
    </message>
    <message>
        <source>Logs out in %1</source>
        <translation>Utatoka baada ya %1</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>Pima</translation>
    </message>
    <message>
        <source>Commission an outlet</source>
        <translation>Pima sehemu ya kutolea</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Zaidi</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Toka</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>Jumla ya mita</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Sasa</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>Outlet %1</source>
        <translation>Sehemu %1</translation>
    </message>
</context>
<context>
    <name>Bought</name>
    <message>
        <source>Outlet %1</source>
        <translation>Sehemu %1</translation>
    </message>
</context>
<context>
    <name>CallBanner</name>
    <message>
        <source>I am coming</source>
        <translation>Nakuja</translation>
    </message>
    <message>
        <source>Helped</source>
        <translation>Tayari</translation>
    </message>
</context>
<context>
    <name>ChartClosings</name>
    <message>
        <source>No closing at a limit has been seen yet.</source>
        <translation>Bado hakuna kufunga kwenye kikomo kulikoonekana.</translation>
    </message>
    <message>
        <source>first</source>
        <translation>ya kwanza</translation>
    </message>
    <message>
        <source>latest</source>
        <translation>ya hivi karibuni</translation>
    </message>
</context>
<context>
    <name>ChartsSheet</name>
    <message>
        <source>Tanks</source>
        <translation>Matangi</translation>
    </message>
    <message>
        <source>Today by hour</source>
        <translation>Leo kwa saa</translation>
    </message>
    <message>
        <source>Closing times</source>
        <translation>Muda wa kufunga</translation>
    </message>
    <message>
        <source>There is no tank in the settings.</source>
        <translation>Hakuna tangi katika mipangilio.</translation>
    </message>
    <message>
        <source>Nothing was delivered today.</source>
        <translation>Leo hakuna kilichotolewa.</translation>
    </message>
    <message>
        <source>The journal is being read.</source>
        <translation>Kumbukumbu inasomwa.</translation>
    </message>
</context>
<context>
    <name>ChooseScreen</name>
    <message>
        <source>Up to %1</source>
        <translation>Hadi %1</translation>
    </message>
    <message>
        <source>Continue to payment</source>
        <translation>Endelea kulipa</translation>
    </message>
    <message>
        <source>How much would you like?</source>
        <translation>Unataka kiasi gani?</translation>
    </message>
    <message>
        <source>You pay only what you take. The rest goes back to you.</source>
        <translation>Unalipia unachochukua tu. Salio linarudi kwako.</translation>
    </message>
    <message>
        <source>Fill up</source>
        <translation>Jaza</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Pesa</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Kiasi</translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>Una­lipia unacho­chukua tu.</translation>
    </message>
    <message>
        <source>We reserve up to</source>
        <translation>Tunatenga hadi</translation>
    </message>
    <message>
        <source>It stops by itself when you hang up.</source>
        <translation>Inasimama yenyewe unaporudisha bomba.</translation>
    </message>
</context>
<context>
    <name>Chrome</name>
    <message>
        <source>Access</source>
        <translation>Ufikivu</translation>
    </message>
    <message>
        <source>Make it easier to use</source>
        <translation>Tumia kwa urahisi</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Jaribio</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lugha</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Mhudumu</translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation>Mhudumu</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Imesimama</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>Simamisha zote</translation>
    </message>
</context>
<context>
    <name>CodePad</name>
    <message>
        <source>Close</source>
        <translation>Funga</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>Futa herufi ya mwisho</translation>
    </message>
</context>
<context>
    <name>CodeSheet</name>
    <message>
        <source>Code of your voucher</source>
        <translation>Namba ya vocha yako</translation>
    </message>
    <message>
        <source>Locked for %1</source>
        <translation>Imefungwa kwa %1</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>Futa herufi ya mwisho</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Funga</translation>
    </message>
    <message>
        <source>What you do not use stays on your voucher.</source>
        <translation>Usichotumia kinabaki kwenye vocha yako.</translation>
    </message>
    <message>
        <source>This is no code. Compare it with your voucher, character by character.</source>
        <translation>Hii si namba sahihi. Ilinganishe na vocha yako, herufi kwa herufi.</translation>
    </message>
    <message>
        <source>Pay with it</source>
        <translation>Lipa nayo</translation>
    </message>
</context>
<context>
    <name>CommissionSheet</name>
    <message>
        <source>Commission an outlet</source>
        <translation>Pima sehemu ya kutolea</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Funga</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Ghairi</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Ukurasa uliopita</translation>
    </message>
    <message>
        <source>No more measures</source>
        <translation>Hakuna vipimo zaidi</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Nakubali</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Endelea</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Ukurasa unaofuata</translation>
    </message>
</context>
<context>
    <name>DeliveringScreen</name>
    <message>
        <source>Other customers</source>
        <translation>Wateja wengine</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>Ongeza pesa</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>kati ya %1</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>Mwenye kioski analipa (%1)</translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>Una­lipia unacho­chukua tu.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Maliza</translation>
    </message>
    <message>
        <source>Finish all</source>
        <translation>Maliza zote</translation>
    </message>
</context>
<context>
    <name>DeliveryCard</name>
    <message>
        <source>Time left: about %1</source>
        <translation>Muda uliobaki: takriban %1</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anza</translation>
    </message>
    <message>
        <source>Start outlet %1</source>
        <translation>Anzisha sehemu %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Endelea</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>Endelea sehemu %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Sitisha</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>Sitisha sehemu %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Simama</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>Simamisha sehemu %1</translation>
    </message>
    <message>
        <source>%1 not used yet</source>
        <translation>imebaki %1</translation>
    </message>
</context>
<context>
    <name>DeliveryHero</name>
    <message>
        <source>It stops by itself at your limit.</source>
        <translation>Inasimama yenyewe kwenye kikomo chako.</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Ya kulipa</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>Imebaki</translation>
    </message>
    <message>
        <source>Time left: about %1</source>
        <translation>Muda uliobaki: takriban %1</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Muda uliobaki</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anza</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Endelea</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>Endelea sehemu %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Sitisha</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>Sitisha sehemu %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Simama</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>Simamisha sehemu %1</translation>
    </message>
</context>
<context>
    <name>DoneScreen</name>
    <message>
        <source>Done</source>
        <translation>Tayari</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>Asante!</translation>
    </message>
    <message>
        <source>Nothing was taken</source>
        <translation>Hakuna kilichochukuliwa</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Imetengwa</translation>
    </message>
    <message>
        <source>You paid</source>
        <translation>Umelipa</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>Mwenye kioski analipa (%1)</translation>
    </message>
    <message>
        <source>The attendant gives you %1. Tell them: %2</source>
        <translation>Mhudumu anakurudishia %1. Mwambie: %2</translation>
    </message>
    <message>
        <source>Nobody there? Later you can pay with this code: %1</source>
        <translation>Hakuna mtu? Baadaye unaweza kulipa kwa namba hii: %1</translation>
    </message>
    <message>
        <source>%1 has gone back to you.</source>
        <translation>%1 zimerudi kwako.</translation>
    </message>
    <message>
        <source>%1 goes back to you now.</source>
        <translation>%1 zinarudi kwako sasa.</translation>
    </message>
    <message>
        <source>%1 is kept for you. Your code: %2</source>
        <translation>%1 zimehifadhiwa kwa ajili yako. Namba yako: %2</translation>
    </message>
    <message>
        <source>Scan with your Lightning wallet</source>
        <translation>Skani kwa pochi yako ya Lightning</translation>
    </message>
    <message>
        <source>Scan for your receipt</source>
        <translation>Skani upate risiti yako</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>Risiti %1</translation>
    </message>
    <message>
        <source>The receipt is being written.</source>
        <translation>Risiti inaandikwa.</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Risiti</translation>
    </message>
    <message>
        <source>To my wallet</source>
        <translation>Kwenye pochi yangu</translation>
    </message>
</context>
<context>
    <name>EntryDisplay</name>
    <message>
        <source>Clear</source>
        <translation>Futa</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>We are here to help</source>
        <translation>Tuko hapa kusaidia</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Taarifa</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>Kuhusu kioski hiki</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Funga</translation>
    </message>
    <message>
        <source>Call the attendant</source>
        <translation>Mwite mhudumu</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Hali</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Chati</translation>
    </message>
</context>
<context>
    <name>JournalSheet</name>
    <message>
        <source>Journal</source>
        <translation>Jarida</translation>
    </message>
    <message>
        <source>Filter the journal</source>
        <translation>Chuja jarida</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Sehemu</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Aina</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Mtu</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Siku</translation>
    </message>
    <message>
        <source>To read only: nothing here can be changed. A mistake is put right by a new entry.</source>
        <translation>Kusoma tu: hakuna kinachobadilika hapa. Kosa hurekebishwa kwa ingizo jipya.</translation>
    </message>
    <message>
        <source>Filtered</source>
        <translation>Imechujwa</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Chuja</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>Mpya</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>Za zamani</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Onyesha</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Decimal point</source>
        <translation>Nukta ya desimali</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Futa</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>Futa tarakimu ya mwisho</translation>
    </message>
</context>
<context>
    <name>LargeChoose</name>
    <message>
        <source>Back</source>
        <translation>Rudi</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Endelea</translation>
    </message>
    <message>
        <source>Continue to payment</source>
        <translation>Endelea kulipa</translation>
    </message>
    <message>
        <source>How much would you like?</source>
        <translation>Unataka kiasi gani?</translation>
    </message>
    <message>
        <source>Fill up</source>
        <translation>Jaza</translation>
    </message>
    <message>
        <source>We reserve up to</source>
        <translation>Tunatenga hadi</translation>
    </message>
    <message>
        <source>Another amount</source>
        <translation>Kiasi kingine</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Kiasi</translation>
    </message>
    <message>
        <source>You pay only what you take. The rest goes back to you.</source>
        <translation>Unalipia unachochukua tu. Salio linarudi kwako.</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>Hadi %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Tayari</translation>
    </message>
</context>
<context>
    <name>LargeDelivering</name>
    <message>
        <source>Finish all</source>
        <translation>Maliza zote</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Maliza</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anza</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Endelea</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>Endelea sehemu %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Simama</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>Simamisha sehemu %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Sitisha</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>Sitisha sehemu %1</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Ya kulipa</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>Imebaki</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Muda uliobaki</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>Mwenye kioski analipa (%1)</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>Ongeza pesa</translation>
    </message>
    <message>
        <source>Other customers</source>
        <translation>Wateja wengine</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Ongeza %1</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>Subiri kidogo: ukurasa wa kulipia unafunguliwa.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Ghairi</translation>
    </message>
    <message>
        <source>Anybody may pay. What is not used goes back to who paid it.</source>
        <translation>Yeyote anaweza kulipa. Kisichotumika hurudi kwa aliyelipa.</translation>
    </message>
</context>
<context>
    <name>LargeDone</name>
    <message>
        <source>Done</source>
        <translation>Tayari</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>Asante!</translation>
    </message>
    <message>
        <source>Nothing was taken</source>
        <translation>Hakuna kilichochukuliwa</translation>
    </message>
    <message>
        <source>You paid</source>
        <translation>Umelipa</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>Mwenye kioski analipa (%1)</translation>
    </message>
    <message>
        <source>%1 has gone back to you.</source>
        <translation>%1 zimerudi kwako.</translation>
    </message>
    <message>
        <source>%1 goes back to you now.</source>
        <translation>%1 zinarudi kwako sasa.</translation>
    </message>
    <message>
        <source>%1 is kept for you. Your code: %2</source>
        <translation>%1 zimehifadhiwa kwa ajili yako. Namba yako: %2</translation>
    </message>
    <message>
        <source>The attendant gives you %1. Tell them: %2</source>
        <translation>Mhudumu anakurudishia %1. Mwambie: %2</translation>
    </message>
    <message>
        <source>Nobody there? Later you can pay with this code: %1</source>
        <translation>Hakuna mtu? Baadaye unaweza kulipa kwa namba hii: %1</translation>
    </message>
    <message>
        <source>The receipt is being written.</source>
        <translation>Risiti inaandikwa.</translation>
    </message>
    <message>
        <source>Scan with your Lightning wallet</source>
        <translation>Skani kwa pochi yako ya Lightning</translation>
    </message>
    <message>
        <source>Scan for your receipt</source>
        <translation>Skani upate risiti yako</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>Risiti %1</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Risiti</translation>
    </message>
    <message>
        <source>To my wallet</source>
        <translation>Kwenye pochi yangu</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Imetengwa</translation>
    </message>
</context>
<context>
    <name>LargeMoves</name>
    <message>
        <source>The outlet stopped by itself</source>
        <translation>Sehemu imesimama yenyewe</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Muda uliobaki: %1</translation>
    </message>
    <message>
        <source>Go on at another outlet, at the same price or less.</source>
        <translation>Endelea kwenye sehemu nyingine, kwa bei ileile au chini.</translation>
    </message>
    <message>
        <source>No, give the rest back</source>
        <translation>Hapana, rudisha salio</translation>
    </message>
</context>
<context>
    <name>LargeOutOfService</name>
    <message>
        <source>This kiosk is out of service.</source>
        <translation>Kioski hiki hakifanyi kazi.</translation>
    </message>
    <message>
        <source>Nothing is charged.</source>
        <translation>Hutozwi chochote.</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>Tupigie simu ukihitaji msaada.</translation>
    </message>
</context>
<context>
    <name>LargeOverview</name>
    <message>
        <source>Continue</source>
        <translation>Endelea</translation>
    </message>
    <message>
        <source>Where would you like to start?</source>
        <translation>Ungependa kuanzia wapi?</translation>
    </message>
    <message>
        <source>No outlet is free right now</source>
        <translation>Hakuna sehemu iliyo wazi sasa</translation>
    </message>
    <message>
        <source>Wait for an outlet</source>
        <translation>Subiri sehemu</translation>
    </message>
    <message>
        <source>You can choose several. You pay only what you take.</source>
        <translation>Unaweza kuchagua kadhaa. Unalipia unachochukua tu.</translation>
    </message>
    <message>
        <source>Pay now, and it is your turn after the others</source>
        <translation>Lipa sasa, zamu yako itafuata baada ya wengine</translation>
    </message>
    <message>
        <source>Who is waiting</source>
        <translation>Wanaosubiri</translation>
    </message>
    <message>
        <source>Are you waiting? Touch your two words.</source>
        <translation>Unasubiri? Gusa maneno yako mawili.</translation>
    </message>
</context>
<context>
    <name>LargePay</name>
    <message>
        <source>Cancel</source>
        <translation>Ghairi</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>Subiri kidogo: ukurasa wa kulipia unafunguliwa.</translation>
    </message>
    <message>
        <source>Scan this</source>
        <translation>Skani</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Muda uliobaki: %1</translation>
    </message>
    <message>
        <source>Tell the attendant</source>
        <translation>Mwambie mhudumu</translation>
    </message>
    <message>
        <source>Pay up to %1</source>
        <translation>Lipa hadi %1</translation>
    </message>
    <message>
        <source>Phone connected</source>
        <translation>Simu imeunganishwa</translation>
    </message>
    <message>
        <source>This is only reserved. You pay only what you take.</source>
        <translation>Zimetengwa tu. Unalipia unachochukua.</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>Nina namba ya vocha</translation>
    </message>
</context>
<context>
    <name>LargeQueue</name>
    <message>
        <source>Other customers</source>
        <translation>Wateja wengine</translation>
    </message>
    <message>
        <source>You are next</source>
        <translation>Wewe ndiye unayefuata</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) before you</source>
        <translation>
            <numerusform>Mteja %n mbele yako</numerusform>
            <numerusform>Wateja %n mbele yako</numerusform>
        </translation>
    </message>
    <message>
        <source>These words are shown when it is your turn. Your %1 stay yours until you take something.</source>
        <translation>Maneno haya yataonekana zamu yako ikifika. %1 zako ni zako hadi uchukue kitu.</translation>
    </message>
    <message>
        <source>Leave the queue</source>
        <translation>Toka kwenye foleni</translation>
    </message>
    <message>
        <source>Leave the queue?</source>
        <translation>Utoke kwenye foleni?</translation>
    </message>
    <message>
        <source>All of your %1 go back to you, and your place is given away.</source>
        <translation>%1 zako zote zinarudi kwako, na nafasi yako inaachwa wazi.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Baki</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Toka</translation>
    </message>
</context>
<context>
    <name>LargeSheet</name>
    <message>
        <source>Close</source>
        <translation>Funga</translation>
    </message>
</context>
<context>
    <name>LargeSheets</name>
    <message>
        <source>We are here to help</source>
        <translation>Tuko hapa kukusaidia</translation>
    </message>
    <message>
        <source>Call the attendant</source>
        <translation>Mwite mhudumu</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Taarifa</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>Kuhusu kioski hiki</translation>
    </message>
</context>
<context>
    <name>LoginScreen</name>
    <message>
        <source>Locked for %1</source>
        <translation>Imefungwa kwa %1</translation>
    </message>
    <message>
        <source>Choose your name</source>
        <translation>Chagua jina lako</translation>
    </message>
    <message>
        <source>Type your PIN</source>
        <translation>Andika PIN yako</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>Changanya</translation>
    </message>
    <message>
        <source>Put the digits back in order</source>
        <translation>Rudisha tarakimu kwa mpangilio</translation>
    </message>
    <message>
        <source>Shuffle the digits, so that nobody can tell them by your finger</source>
        <translation>Changanya tarakimu, ili mtu asizitambue kwa kidole chako</translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>Tarakimu %n imeandikwa</numerusform>
            <numerusform>Tarakimu %n zimeandikwa</numerusform>
        </translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Ingia</translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation>Mhudumu</translation>
    </message>
</context>
<context>
    <name>Magnifier</name>
    <message>
        <source>Show what is to the left</source>
        <translation>Onyesha kilicho kushoto</translation>
    </message>
    <message>
        <source>Show what is to the right</source>
        <translation>Onyesha kilicho kulia</translation>
    </message>
    <message>
        <source>Show what is above</source>
        <translation>Onyesha kilicho juu</translation>
    </message>
    <message>
        <source>Show what is below</source>
        <translation>Onyesha kilicho chini</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Still there?</source>
        <translation>Bado upo?</translation>
    </message>
    <message>
        <source>I am still here</source>
        <translation>Bado nipo</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>Sawa</translation>
    </message>
    <message>
        <source>This screen has a fault</source>
        <translation>Skrini hii ina hitilafu</translation>
    </message>
    <message>
        <source>Deliveries and money are not affected. Please wait a moment.</source>
        <translation>Utoaji na pesa viko salama. Tafadhali subiri kidogo.</translation>
    </message>
    <message>
        <source>This screen needs an update</source>
        <translation>Skrini hii inahitaji kusasishwa</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Inaunganisha tena</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Inaunganisha</translation>
    </message>
    <message>
        <source>The figures are %1 old. Nothing flows beyond what was paid.</source>
        <translation>Takwimu ni za %1 zilizopita. Hakitoki zaidi ya kilicholipiwa.</translation>
    </message>
</context>
<context>
    <name>ManageSheet</name>
    <message>
        <source>More</source>
        <translation>Zaidi</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Risiti</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Vocha</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Hali</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Chati</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Bei</translation>
    </message>
    <message>
        <source>Tanks</source>
        <translation>Matangi</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Watu</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Jarida</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>Kuhusu kioski hiki</translation>
    </message>
    <message>
        <source>Nobody can raise a customer&apos;s limit, open a valve past a safety trip, or change a record.</source>
        <translation>Hakuna anayeweza kuongeza kikomo cha mteja, kufungua baada ya usalama kuzima, au kubadilisha rekodi.</translation>
    </message>
</context>
<context>
    <name>MoveSheet</name>
    <message>
        <source>The outlet stopped by itself</source>
        <translation>Sehemu imesimama yenyewe</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Muda uliobaki: %1</translation>
    </message>
    <message>
        <source>Go on at another outlet, at the same price or less.</source>
        <translation>Endelea kwenye sehemu nyingine, kwa bei ileile au chini.</translation>
    </message>
    <message>
        <source>No, give the rest back</source>
        <translation>Hapana, rudisha salio</translation>
    </message>
</context>
<context>
    <name>NamePad</name>
    <message>
        <source>Close</source>
        <translation>Funga</translation>
    </message>
    <message>
        <source>Dash</source>
        <translation>Dashi</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Nafasi</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>Futa herufi ya mwisho</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Endelea</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>Back</source>
        <translation>Rudi</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Ukurasa uliopita</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Ukurasa unaofuata</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Funga</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>This kiosk is out of service.</source>
        <translation>Kioski hiki hakifanyi kazi.</translation>
    </message>
    <message>
        <source>Nothing is charged.</source>
        <translation>Hutozwi chochote.</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>Tupigie simu ukihitaji msaada.</translation>
    </message>
</context>
<context>
    <name>OutletSheet</name>
    <message>
        <source>Cancel</source>
        <translation>Ghairi</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Funga</translation>
    </message>
    <message>
        <source>Nobody is being served here.</source>
        <translation>Hakuna anayehudumiwa hapa.</translation>
    </message>
    <message>
        <source>nobody may</source>
        <translation>hakuna anayeruhusiwa</translation>
    </message>
</context>
<context>
    <name>OutletTile</name>
    <message>
        <source>Chosen</source>
        <translation>Yako</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>Jumla ya mita</translation>
    </message>
</context>
<context>
    <name>OverrideScreen</name>
    <message>
        <source>Up to %1</source>
        <translation>Hadi %1</translation>
    </message>
    <message>
        <source>Release outlet %1</source>
        <translation>Ruhusu sehemu %1</translation>
    </message>
    <message>
        <source>Operator pays</source>
        <translation>Mwenye kioski analipa</translation>
    </message>
    <message>
        <source>Override budget</source>
        <translation>Bajeti ya kuruhusu</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Kwa nini?</translation>
    </message>
</context>
<context>
    <name>OverviewScreen</name>
    <message>
        <source>Where would you like to start?</source>
        <translation>Ungependa kuanzia wapi?</translation>
    </message>
    <message>
        <source>No outlet is free right now</source>
        <translation>Hakuna sehemu iliyo wazi sasa</translation>
    </message>
    <message>
        <source>Touch an outlet. You can choose several.</source>
        <translation>Gusa sehemu. Unaweza kuchagua kadhaa.</translation>
    </message>
    <message numerus="yes">
        <source>%n outlet(s) chosen</source>
        <translation>
            <numerusform>Sehemu %n imechaguliwa</numerusform>
            <numerusform>Sehemu %n zimechaguliwa</numerusform>
        </translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>Una­lipia unacho­chukua tu.</translation>
    </message>
    <message>
        <source>Wait for an outlet</source>
        <translation>Subiri sehemu</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Endelea</translation>
    </message>
    <message>
        <source>Pay now, and it is your turn after the others</source>
        <translation>Lipa sasa, zamu yako itafuata baada ya wengine</translation>
    </message>
    <message>
        <source>Who is waiting</source>
        <translation>Wanaosubiri</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Funga</translation>
    </message>
    <message>
        <source>Are you waiting? Touch your two words.</source>
        <translation>Unasubiri? Gusa maneno yako mawili.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Page back</source>
        <translation>Ukurasa uliotangulia</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Ukurasa unaofuata</translation>
    </message>
</context>
<context>
    <name>PayScreen</name>
    <message>
        <source>The time is nearly over. Pay on your phone now, or cancel and begin again.</source>
        <translation>Muda unakaribia kuisha. Lipa sasa kwa simu, au ghairi uanze upya.</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>Subiri kidogo: ukurasa wa kulipia unafunguliwa.</translation>
    </message>
    <message>
        <source>Tell the attendant</source>
        <translation>Mwambie mhudumu</translation>
    </message>
    <message>
        <source>Pay up to</source>
        <translation>Lipa hadi</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Muda uliobaki: %1</translation>
    </message>
    <message>
        <source>This is only reserved. You pay only what you take.</source>
        <translation>Zimetengwa tu. Unalipia unachochukua.</translation>
    </message>
    <message>
        <source>Phone connected</source>
        <translation>Simu imeunganishwa</translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation>Njia nyingine</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Namba</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>Nina namba ya vocha</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Ghairi</translation>
    </message>
</context>
<context>
    <name>PaymentsSheet</name>
    <message>
        <source>Why is it not confirmed?</source>
        <translation>Kwa nini haijathibitishwa?</translation>
    </message>
    <message>
        <source>Whose words are these?</source>
        <translation>Maneno haya ni ya nani?</translation>
    </message>
    <message>
        <source>Nobody waits for you</source>
        <translation>Hakuna anayekusubiri</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Funga</translation>
    </message>
    <message>
        <source>Not given back</source>
        <translation>Haijarudishwa</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>Rudisha</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Rudisha</translation>
    </message>
    <message>
        <source>Outlet %1</source>
        <translation>Sehemu %1</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>Muda uliobaki: %1</translation>
    </message>
    <message>
        <source>Voucher instead</source>
        <translation>Vocha badala yake</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Jaribu tena</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Kataa</translation>
    </message>
    <message>
        <source>Do not refund</source>
        <translation>Usirudishe</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Nakubali</translation>
    </message>
    <message>
        <source>Somebody else must agree</source>
        <translation>Mwingine lazima akubali</translation>
    </message>
    <message>
        <source>I have handed it back</source>
        <translation>Nimerudisha</translation>
    </message>
    <message>
        <source>I have counted it</source>
        <translation>Nimehesabu</translation>
    </message>
    <message>
        <source>It is on the account</source>
        <translation>Iko kwenye akaunti</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>Tarakimu %n imeandikwa</numerusform>
            <numerusform>Tarakimu %n zimeandikwa</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Endelea</translation>
    </message>
</context>
<context>
    <name>PricesSheet</name>
    <message>
        <source>Prices</source>
        <translation>Bei</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>Bei mpya</translation>
    </message>
    <message>
        <source>Old price</source>
        <translation>Bei ya zamani</translation>
    </message>
    <message>
        <source>From when on</source>
        <translation>Kuanzia lini</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Ondoa</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Nakubali</translation>
    </message>
    <message>
        <source>Change the price</source>
        <translation>Badilisha bei</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Endelea</translation>
    </message>
</context>
<context>
    <name>QrCard</name>
    <message>
        <source>Code to scan with your phone</source>
        <translation>Msimbo wa kuskani kwa simu yako</translation>
    </message>
</context>
<context>
    <name>QueueScreen</name>
    <message>
        <source>You are next</source>
        <translation>Wewe ndiye unayefuata</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) before you</source>
        <translation>
            <numerusform>Mteja %n mbele yako</numerusform>
            <numerusform>Wateja %n mbele yako</numerusform>
        </translation>
    </message>
    <message>
        <source>These words are shown when it is your turn. Your %1 stay yours until you take something.</source>
        <translation>Maneno haya yataonekana zamu yako ikifika. %1 zako ni zako hadi uchukue kitu.</translation>
    </message>
    <message>
        <source>Other customers</source>
        <translation>Wateja wengine</translation>
    </message>
    <message>
        <source>Leave the queue</source>
        <translation>Toka kwenye foleni</translation>
    </message>
    <message>
        <source>Leave the queue?</source>
        <translation>Utoke kwenye foleni?</translation>
    </message>
    <message>
        <source>All of your %1 go back to you, and your place is given away.</source>
        <translation>%1 zako zote zinarudi kwako, na nafasi yako inaachwa wazi.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Baki</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Toka</translation>
    </message>
</context>
<context>
    <name>ReceiptSheet</name>
    <message>
        <source>Receipts</source>
        <translation>Risiti</translation>
    </message>
    <message>
        <source>How much goes back, and why?</source>
        <translation>Kiasi gani kinarudi, na kwa nini?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Funga</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Rudi</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Rudisha</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>Namba ya risiti</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>Yote</translation>
    </message>
    <message>
        <source>Find by number</source>
        <translation>Tafuta kwa namba</translation>
    </message>
    <message>
        <source>Show the latest</source>
        <translation>Onyesha za karibuni</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Tafuta</translation>
    </message>
</context>
<context>
    <name>ScreenHeader</name>
    <message>
        <source>Back</source>
        <translation>Rudi</translation>
    </message>
</context>
<context>
    <name>ShiftSheet</name>
    <message>
        <source>Close</source>
        <translation>Funga</translation>
    </message>
    <message>
        <source>Print X</source>
        <translation>Chapisha X</translation>
    </message>
    <message>
        <source>Print Z %1</source>
        <translation>Chapisha Z %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Rudi</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Funga siku</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>Funga zamu</translation>
    </message>
    <message>
        <source>Open a shift</source>
        <translation>Fungua zamu</translation>
    </message>
</context>
<context>
    <name>TanksSheet</name>
    <message>
        <source>Tanks</source>
        <translation>Matangi</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Kabla</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Tofauti</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Baada</translation>
    </message>
    <message>
        <source>What has arrived</source>
        <translation>Kilichofika</translation>
    </message>
    <message>
        <source>What is in the tank, measured</source>
        <translation>Kilichomo tangini, kwa kipimo</translation>
    </message>
    <message>
        <source>Number of the delivery note</source>
        <translation>Nambari ya hati ya kupokea</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Pima</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Jaza</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Ondoa</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Nakubali</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Andika</translation>
    </message>
    <message>
        <source>Correct the books</source>
        <translation>Sahihisha vitabu</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Endelea</translation>
    </message>
</context>
<context>
    <name>Turner</name>
    <message>
        <source>before</source>
        <translation>iliyopita</translation>
    </message>
    <message>
        <source>next</source>
        <translation>inayofuata</translation>
    </message>
</context>
<context>
    <name>UsersSheet</name>
    <message>
        <source>People</source>
        <translation>Watu</translation>
    </message>
    <message>
        <source>Only a manager sees the list.</source>
        <translation>Meneja pekee ndiye anaona orodha.</translation>
    </message>
    <message>
        <source>My PIN</source>
        <translation>PIN yangu</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Ongeza mtu</translation>
    </message>
    <message>
        <source>The last manager stays one: make somebody else one first.</source>
        <translation>Meneja wa mwisho hubaki: mteue mwingine kwanza.</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>PIN mpya</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Wajibu</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Fungua</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Funga</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Ondoa</translation>
    </message>
    <message>
        <source>What may %1 do?</source>
        <translation>%1 anaweza kufanya nini?</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Ondoa %1?</translation>
    </message>
    <message>
        <source>They can&apos;t log in any more. What they have done stays in the journal.</source>
        <translation>Hataweza kuingia tena. Alichofanya kinabaki kwenye jarida.</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>Andika jina</translation>
    </message>
</context>
<context>
    <name>VoucherSheet</name>
    <message>
        <source>Back</source>
        <translation>Rudi</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Funga</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Vocha</translation>
    </message>
    <message>
        <source>Look one up by its code</source>
        <translation>Tafuta kwa msimbo wake</translation>
    </message>
    <message>
        <source>Accept codes again (locked for %1)</source>
        <translation>Kubali namba tena (imefungwa kwa %1)</translation>
    </message>
    <message>
        <source>Look one up by its number</source>
        <translation>Tafuta kwa namba yake</translation>
    </message>
    <message>
        <source>Sell one for cash</source>
        <translation>Uza moja kwa pesa taslimu</translation>
    </message>
    <message>
        <source>Code of the voucher</source>
        <translation>Msimbo wa vocha</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>Si msimbo</translation>
    </message>
    <message>
        <source>Number of the voucher</source>
        <translation>Namba ya vocha</translation>
    </message>
    <message>
        <source>I have the money</source>
        <translation>Nimepokea pesa</translation>
    </message>
    <message>
        <source>Look it up</source>
        <translation>Itafute</translation>
    </message>
    <message>
        <source>Voucher %1</source>
        <translation>Vocha %1</translation>
    </message>
    <message>
        <source>Void it</source>
        <translation>Ibatilishe</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Tayari</translation>
    </message>
    <message>
        <source>Why is %1 void?</source>
        <translation>Kwa nini %1 inabatilishwa?</translation>
    </message>
</context>
<context>
    <name>WayPicks</name>
    <message>
        <source>Code</source>
        <translation>Namba</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>Nina namba ya vocha</translation>
    </message>
</context>
<context>
    <name>WaysSheet</name>
    <message>
        <source>How do you want to pay?</source>
        <translation>Unataka kulipa vipi?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Funga</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Out of order</source>
        <translation>Mbovu</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Imefungwa</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Iko wazi</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Tayari</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Imelipiwa</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Inaanza</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Inasubiri</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Inatoka</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Imetulia</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Imesimama</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Haijulikani</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Inaandaliwa</translation>
    </message>
    <message>
        <source>Ready for you</source>
        <translation>Tayari kwako</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Inasimama</translation>
    </message>
    <message>
        <source>Waiting for the meter</source>
        <translation>Inasubiri mita</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Imekwisha</translation>
    </message>
    <message>
        <source>Lift the nozzle and begin</source>
        <translation>Inua bomba uanze</translation>
    </message>
    <message>
        <source>Plug in the cable to begin</source>
        <translation>Chomeka kebo ili kuanza</translation>
    </message>
    <message>
        <source>Hold your vessel under and open the tap</source>
        <translation>Weka chombo chako chini na ufungue bomba</translation>
    </message>
    <message>
        <source>Get ready, then touch Start</source>
        <translation>Jiandae, kisha gusa Anza</translation>
    </message>
    <message>
        <source>Your limit is reached.</source>
        <translation>Kikomo chako kimefikiwa.</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>Umesimamisha.</translation>
    </message>
    <message>
        <source>You hung up.</source>
        <translation>Umerudisha bomba.</translation>
    </message>
    <message>
        <source>It was not begun in time.</source>
        <translation>Haikuanza kwa wakati.</translation>
    </message>
    <message>
        <source>Nothing flowed any more.</source>
        <translation>Hakikutoka chochote tena.</translation>
    </message>
    <message>
        <source>The longest time is over.</source>
        <translation>Muda wa juu kabisa umeisha.</translation>
    </message>
    <message>
        <source>The attendant stopped it.</source>
        <translation>Mhudumu amesimamisha.</translation>
    </message>
    <message>
        <source>Everything was stopped.</source>
        <translation>Zote zimesimamishwa.</translation>
    </message>
    <message>
        <source>The emergency stop was pressed.</source>
        <translation>Kitufe cha dharura kimebonyezwa.</translation>
    </message>
    <message>
        <source>The outlet did not answer.</source>
        <translation>Sehemu haikujibu.</translation>
    </message>
    <message>
        <source>The power failed.</source>
        <translation>Umeme umekatika.</translation>
    </message>
    <message>
        <source>The kiosk was restarted.</source>
        <translation>Kioski kimeanzishwa upya.</translation>
    </message>
    <message>
        <source>The meter has a fault.</source>
        <translation>Mita ina hitilafu.</translation>
    </message>
    <message>
        <source>The outlet has a fault.</source>
        <translation>Sehemu ina hitilafu.</translation>
    </message>
    <message>
        <source>It closed late. The rest is free.</source>
        <translation>Imechelewa kufunga. Ziada ni bure.</translation>
    </message>
    <message>
        <source>The outlet refused to start.</source>
        <translation>Sehemu imekataa kuanza.</translation>
    </message>
    <message>
        <source>It could not be recorded.</source>
        <translation>Haikuweza kurekodiwa.</translation>
    </message>
    <message>
        <source>A check of the figures stopped it.</source>
        <translation>Ukaguzi wa takwimu umesimamisha.</translation>
    </message>
    <message>
        <source>Its supply was shut off.</source>
        <translation>Usambazaji wake umekatwa.</translation>
    </message>
    <message>
        <source>There is nothing left to sell.</source>
        <translation>Hakuna kilichobaki cha kuuza.</translation>
    </message>
    <message>
        <source>The reserved money is no longer there.</source>
        <translation>Pesa zilizotengwa hazipo tena.</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>Hukutozwa chochote.</translation>
    </message>
    <message>
        <source>You pay only what was measured.</source>
        <translation>Unalipia kilichopimwa tu.</translation>
    </message>
    <message>
        <source>Please choose again.</source>
        <translation>Tafadhali chagua tena.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Hakuna kilichobadilishwa.</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>Tupigie simu ukihitaji msaada.</translation>
    </message>
    <message>
        <source>A key is stuck.</source>
        <translation>Kitufe kimekwama.</translation>
    </message>
    <message>
        <source>Please ask the attendant.</source>
        <translation>Tafadhali muulize mhudumu.</translation>
    </message>
    <message>
        <source>Paying is not possible right now.</source>
        <translation>Haiwezekani kulipa sasa.</translation>
    </message>
    <message>
        <source>Please try again in a moment.</source>
        <translation>Tafadhali jaribu tena baada ya muda mfupi.</translation>
    </message>
    <message>
        <source>The time to pay is over.</source>
        <translation>Muda wa kulipa umeisha.</translation>
    </message>
    <message>
        <source>The payment was cancelled.</source>
        <translation>Malipo yameghairiwa.</translation>
    </message>
    <message>
        <source>The attendant could not confirm your payment.</source>
        <translation>Mhudumu hakuweza kuthibitisha malipo yako.</translation>
    </message>
    <message>
        <source>Your payment came too late.</source>
        <translation>Malipo yako yamechelewa.</translation>
    </message>
    <message>
        <source>All of it goes back to you.</source>
        <translation>Zote zinarudi kwako.</translation>
    </message>
    <message>
        <source>The outlet stopped by itself.</source>
        <translation>Sehemu imesimama yenyewe.</translation>
    </message>
    <message>
        <source>Somebody else has just taken this outlet.</source>
        <translation>Mtu mwingine amechukua sehemu hii sasa hivi.</translation>
    </message>
    <message>
        <source>Please choose another one.</source>
        <translation>Tafadhali chagua nyingine.</translation>
    </message>
    <message>
        <source>Nobody touched the screen for a while.</source>
        <translation>Hakuna aliyegusa skrini kwa muda.</translation>
    </message>
    <message>
        <source>Touch an outlet to begin again.</source>
        <translation>Gusa sehemu ili kuanza tena.</translation>
    </message>
    <message>
        <source>The attendant has stopped this outlet.</source>
        <translation>Mhudumu amesimamisha sehemu hii.</translation>
    </message>
    <message>
        <source>Everything has been stopped.</source>
        <translation>Zote zimesimamishwa.</translation>
    </message>
    <message>
        <source>An attendant must start it again.</source>
        <translation>Mhudumu lazima aianzishe tena.</translation>
    </message>
    <message>
        <source>The kiosk cannot record sales.</source>
        <translation>Kioski hakiwezi kurekodi mauzo.</translation>
    </message>
    <message>
        <source>So nothing is sold and nothing is charged.</source>
        <translation>Kwa hiyo hakuna kinachouzwa wala kutozwa.</translation>
    </message>
    <message>
        <source>That PIN is not right.</source>
        <translation>PIN hiyo si sahihi.</translation>
    </message>
    <message>
        <source>Please try again.</source>
        <translation>Tafadhali jaribu tena.</translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation>PIN nyingi zisizo sahihi.</translation>
    </message>
    <message>
        <source>Please wait until the time is over.</source>
        <translation>Tafadhali subiri hadi muda uishe.</translation>
    </message>
    <message>
        <source>No attendant has been set up.</source>
        <translation>Hakuna mhudumu aliyesajiliwa.</translation>
    </message>
    <message>
        <source>The operator adds attendants at the kiosk&apos;s console.</source>
        <translation>Mwenye kioski husajili wahudumu kwenye konsoli ya kioski.</translation>
    </message>
    <message>
        <source>That is not possible now.</source>
        <translation>Hilo haliwezekani sasa.</translation>
    </message>
    <message>
        <source>That is more than your budget.</source>
        <translation>Hiyo inazidi bajeti yako.</translation>
    </message>
    <message>
        <source>Please choose less.</source>
        <translation>Tafadhali chagua kidogo zaidi.</translation>
    </message>
    <message>
        <source>That is more than is sold at once.</source>
        <translation>Hiyo ni zaidi ya inayouzwa kwa mara moja.</translation>
    </message>
    <message>
        <source>That is less than can be measured.</source>
        <translation>Hiyo ni pungufu ya inayoweza kupimwa.</translation>
    </message>
    <message>
        <source>Please choose more.</source>
        <translation>Tafadhali chagua zaidi.</translation>
    </message>
    <message>
        <source>The kiosk is busy.</source>
        <translation>Kioski kina shughuli.</translation>
    </message>
    <message>
        <source>Too many payments were begun and not made.</source>
        <translation>Malipo mengi yalianzishwa bila kulipwa.</translation>
    </message>
    <message>
        <source>Please wait a minute, then try again.</source>
        <translation>Tafadhali subiri dakika moja, kisha jaribu tena.</translation>
    </message>
    <message>
        <source>A shift is open.</source>
        <translation>Kuna zamu iliyo wazi.</translation>
    </message>
    <message>
        <source>Close it first.</source>
        <translation>Ifunge kwanza.</translation>
    </message>
    <message>
        <source>No shift is open.</source>
        <translation>Hakuna zamu iliyo wazi.</translation>
    </message>
    <message>
        <source>Open one first.</source>
        <translation>Fungua zamu kwanza.</translation>
    </message>
    <message>
        <source>The pause was too long.</source>
        <translation>Mapumziko yalikuwa marefu mno.</translation>
    </message>
    <message>
        <source>What is left goes back to you.</source>
        <translation>Kilichobaki kinarudishwa kwako.</translation>
    </message>
    <message>
        <source>It was your turn, and nothing was taken.</source>
        <translation>Ilikuwa zamu yako, na hakuna kilichochukuliwa.</translation>
    </message>
    <message>
        <source>There is no such receipt.</source>
        <translation>Hakuna risiti kama hiyo.</translation>
    </message>
    <message>
        <source>Compare the number or the two words with the customer&apos;s.</source>
        <translation>Linganisha namba au maneno mawili na ya mteja.</translation>
    </message>
    <message>
        <source>The printer cannot print now.</source>
        <translation>Printa haiwezi kuchapisha sasa.</translation>
    </message>
    <message>
        <source>The customer has the receipt on the phone.</source>
        <translation>Mteja ana risiti kwenye simu.</translation>
    </message>
    <message>
        <source>This code is not one of ours.</source>
        <translation>Msimbo huu si wetu.</translation>
    </message>
    <message>
        <source>Please show the code that you were given here.</source>
        <translation>Tafadhali onyesha msimbo uliopewa hapa.</translation>
    </message>
    <message>
        <source>This code could not be read.</source>
        <translation>Msimbo huu haukusomeka.</translation>
    </message>
    <message>
        <source>Hold it still and closer, and make your display brighter.</source>
        <translation>Ushike bila kutikisika na karibu zaidi, na uongeze mwanga wa skrini yako.</translation>
    </message>
    <message>
        <source>What was read is too long to be a code.</source>
        <translation>Kilichosomwa ni kirefu mno kuwa msimbo.</translation>
    </message>
    <message>
        <source>There was more than one code.</source>
        <translation>Kulikuwa na msimbo zaidi ya mmoja.</translation>
    </message>
    <message>
        <source>Please show one at a time.</source>
        <translation>Tafadhali onyesha mmoja mmoja.</translation>
    </message>
    <message>
        <source>Your code was read and not used yet.</source>
        <translation>Msimbo wako umesomwa na bado haujatumika.</translation>
    </message>
    <message>
        <source>Choose what you want to take, then show it again.</source>
        <translation>Chagua unachotaka kuchukua, kisha uonyeshe tena.</translation>
    </message>
    <message>
        <source>There is nothing behind that code.</source>
        <translation>Hakuna kitu kwenye msimbo huo.</translation>
    </message>
    <message>
        <source>Too many wrong codes.</source>
        <translation>Misimbo mingi isiyo sahihi.</translation>
    </message>
    <message>
        <source>Please pay with your phone.</source>
        <translation>Tafadhali lipa kwa simu yako.</translation>
    </message>
    <message>
        <source>That price is outside its bounds.</source>
        <translation>Bei hiyo iko nje ya mipaka yake.</translation>
    </message>
    <message>
        <source>The old one still holds.</source>
        <translation>Ya zamani bado inatumika.</translation>
    </message>
    <message>
        <source>Type one between them, or have the settings changed.</source>
        <translation>Andika iliyo kati yake, au mipangilio ibadilishwe.</translation>
    </message>
    <message>
        <source>The tank does not hold that much.</source>
        <translation>Tangi halibebi kiasi hicho.</translation>
    </message>
    <message>
        <source>Compare the figure with the delivery note.</source>
        <translation>Linganisha nambari na hati ya kupokea.</translation>
    </message>
    <message>
        <source>Something is being delivered out of this tank.</source>
        <translation>Kuna kinachotolewa kutoka tangi hili.</translation>
    </message>
    <message>
        <source>Measure it again when nothing flows.</source>
        <translation>Pima tena wakati hakuna kinachotiririka.</translation>
    </message>
    <message>
        <source>This delivery note is written down already.</source>
        <translation>Hati hii ya kupokea imeshaandikwa.</translation>
    </message>
    <message>
        <source>Look at the number, or in the journal.</source>
        <translation>Angalia nambari, au kumbukumbu.</translation>
    </message>
    <message>
        <source>Your role may not do that.</source>
        <translation>Jukumu lako haliruhusu hilo.</translation>
    </message>
    <message>
        <source>Call a technician or a manager.</source>
        <translation>Mwite fundi au meneja.</translation>
    </message>
    <message>
        <source>Nobody here can raise a customer&apos;s limit.</source>
        <translation>Hakuna hapa anayeweza kuongeza kikomo cha mteja.</translation>
    </message>
    <message>
        <source>They can add money, or you override on your budget.</source>
        <translation>Anaweza kuongeza pesa, au uruhusu kwa bajeti yako.</translation>
    </message>
    <message>
        <source>What is written down cannot be changed.</source>
        <translation>Kilichoandikwa hakiwezi kubadilishwa.</translation>
    </message>
    <message>
        <source>Correct it with something new, such as a refund.</source>
        <translation>Sahihisha kwa kitu kipya, kama kurudisha pesa.</translation>
    </message>
    <message>
        <source>Nobody is being served here.</source>
        <translation>Hakuna anayehudumiwa hapa.</translation>
    </message>
    <message>
        <source>It is still closing.</source>
        <translation>Bado inafunga.</translation>
    </message>
    <message>
        <source>Nothing is paused here.</source>
        <translation>Hakuna kilichositishwa hapa.</translation>
    </message>
    <message>
        <source>What is left buys nothing more.</source>
        <translation>Salio halitoshi tena.</translation>
    </message>
    <message>
        <source>The rest cannot be taken there.</source>
        <translation>Salio haliwezi kuchukuliwa hapo.</translation>
    </message>
    <message>
        <source>The money is kept.</source>
        <translation>Pesa zimehifadhiwa.</translation>
    </message>
    <message>
        <source>This outlet is closed.</source>
        <translation>Sehemu hii imefungwa.</translation>
    </message>
    <message>
        <source>Unlock or restart it first.</source>
        <translation>Kwanza fungua au anzisha upya.</translation>
    </message>
    <message>
        <source>The valve is still open, or something flows.</source>
        <translation>Vali bado iko wazi, au kitu kinatoka.</translation>
    </message>
    <message>
        <source>Close it first: it stays locked until then.</source>
        <translation>Ifunge kwanza: itabaki imefungwa hadi hapo.</translation>
    </message>
    <message>
        <source>The fault has not gone.</source>
        <translation>Hitilafu bado ipo.</translation>
    </message>
    <message>
        <source>It unlocks once its cause is put right.</source>
        <translation>Itafunguka chanzo kikirekebishwa.</translation>
    </message>
    <message>
        <source>The verification of this meter has run out.</source>
        <translation>Uhakiki wa mita hii umeisha.</translation>
    </message>
    <message>
        <source>A technician has to commission the outlet.</source>
        <translation>Fundi anapaswa kupima sehemu hii.</translation>
    </message>
    <message>
        <source>This controller cannot keep a limit.</source>
        <translation>Kidhibiti hiki hakiwezi kushika kikomo.</translation>
    </message>
    <message>
        <source>Another controller is needed.</source>
        <translation>Kidhibiti kingine kinahitajika.</translation>
    </message>
    <message>
        <source>Paid in cash</source>
        <translation>Imelipwa taslimu</translation>
    </message>
    <message>
        <source>Fleet customer</source>
        <translation>Mteja wa kampuni</translation>
    </message>
    <message>
        <source>Test measure</source>
        <translation>Kipimo cha majaribio</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>Hisani</translation>
    </message>
    <message>
        <source>Payment is down</source>
        <translation>Malipo hayafanyi kazi</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>Dharura</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Simu</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Kadi</translation>
    </message>
    <message>
        <source>Lightning</source>
        <translation>Lightning</translation>
    </message>
    <message>
        <source>Bank app</source>
        <translation>Programu ya benki</translation>
    </message>
    <message>
        <source>Mobile money</source>
        <translation>Pesa kwa simu</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Pesa taslimu</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Vocha</translation>
    </message>
    <message>
        <source>At the operator&apos;s cost</source>
        <translation>Kwa gharama ya mwendeshaji</translation>
    </message>
    <message>
        <source>Scan the code with your phone</source>
        <translation>Skani msimbo kwa simu yako</translation>
    </message>
    <message>
        <source>Do both show these words?</source>
        <translation>Je, zote zinaonyesha maneno haya?</translation>
    </message>
    <message>
        <source>Pay on your phone</source>
        <translation>Lipa kwenye simu yako</translation>
    </message>
    <message>
        <source>Scan the code with your app</source>
        <translation>Skani msimbo kwa programu yako</translation>
    </message>
    <message>
        <source>Does your app show this amount?</source>
        <translation>Je, programu yako inaonyesha kiasi hiki?</translation>
    </message>
    <message>
        <source>Pay, and stay here for a moment</source>
        <translation>Lipa, na ubaki hapa kidogo</translation>
    </message>
    <message>
        <source>Scan the code with your app and pay</source>
        <translation>Skani msimbo kwa programu yako na ulipe</translation>
    </message>
    <message>
        <source>Tell the attendant these two words</source>
        <translation>Mwambie mhudumu maneno haya mawili</translation>
    </message>
    <message>
        <source>Begin once they have seen your payment</source>
        <translation>Anza wakishaona malipo yako</translation>
    </message>
    <message>
        <source>Go to the attendant</source>
        <translation>Nenda kwa mhudumu</translation>
    </message>
    <message>
        <source>Tell them these two words</source>
        <translation>Mwambie maneno haya mawili</translation>
    </message>
    <message>
        <source>Pay, and come back here</source>
        <translation>Lipa, kisha urudi hapa</translation>
    </message>
    <message>
        <source>Waiting for your phone</source>
        <translation>Inasubiri simu yako</translation>
    </message>
    <message>
        <source>Waiting for your payment</source>
        <translation>Inasubiri malipo yako</translation>
    </message>
    <message>
        <source>Waiting for the attendant</source>
        <translation>Inasubiri mhudumu</translation>
    </message>
    <message>
        <source>Pay on your phone. There is no paper: your receipt is there too</source>
        <translation>Lipa kwenye simu yako. Hakuna karatasi: risiti yako itakuwa humo pia</translation>
    </message>
    <message>
        <source>Charged too much</source>
        <translation>Ilitozwa zaidi</translation>
    </message>
    <message>
        <source>Product not good</source>
        <translation>Bidhaa mbaya</translation>
    </message>
    <message>
        <source>Device at fault</source>
        <translation>Hitilafu ya kifaa</translation>
    </message>
    <message>
        <source>As a courtesy</source>
        <translation>Kwa hisani</translation>
    </message>
    <message>
        <source>Asked for by {name}: {reason}</source>
        <translation>Imeombwa na {name}: {reason}</translation>
    </message>
    <message>
        <source>Nobody has paid</source>
        <translation>Hakuna aliyelipa</translation>
    </message>
    <message>
        <source>Wrong amount</source>
        <translation>Kiasi si sahihi</translation>
    </message>
    <message>
        <source>Not genuine</source>
        <translation>Si halisi</translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation>Sababu nyingine</translation>
    </message>
    <message>
        <source>The price has just changed.</source>
        <translation>Bei imebadilika sasa hivi.</translation>
    </message>
    <message>
        <source>Please look at it, then go on.</source>
        <translation>Tafadhali iangalie, kisha endelea.</translation>
    </message>
    <message>
        <source>Only a manager may do that.</source>
        <translation>Meneja pekee anaweza.</translation>
    </message>
    <message>
        <source>Let a manager log in.</source>
        <translation>Meneja aingie.</translation>
    </message>
    <message>
        <source>A second person has to agree.</source>
        <translation>Mtu wa pili lazima akubali.</translation>
    </message>
    <message>
        <source>Let somebody else log in.</source>
        <translation>Mtu mwingine aingie.</translation>
    </message>
    <message>
        <source>Others would try that PIN first.</source>
        <translation>Wengine wangejaribu PIN hiyo kwanza.</translation>
    </message>
    <message>
        <source>No date, no run, nothing repeated.</source>
        <translation>Si tarehe, si mfululizo, si marudio.</translation>
    </message>
    <message>
        <source>That is the PIN you have now.</source>
        <translation>Hiyo ndiyo PIN yako ya sasa.</translation>
    </message>
    <message>
        <source>Choose a PIN of your own first.</source>
        <translation>Chagua PIN yako kwanza.</translation>
    </message>
    <message>
        <source>Then everything else.</source>
        <translation>Kisha mengine yote.</translation>
    </message>
    <message>
        <source>Somebody has that name already.</source>
        <translation>Jina hilo lipo tayari.</translation>
    </message>
    <message>
        <source>This is the last manager.</source>
        <translation>Huyu ni meneja wa mwisho.</translation>
    </message>
    <message>
        <source>Make somebody else one first.</source>
        <translation>Mteue mwingine kwanza.</translation>
    </message>
    <message>
        <source>You may not log in.</source>
        <translation>Huruhusiwi kuingia.</translation>
    </message>
    <message>
        <source>Please ask a manager.</source>
        <translation>Tafadhali muulize meneja.</translation>
    </message>
    <message>
        <source>Add money, or finish.</source>
        <translation>Ongeza pesa au maliza.</translation>
    </message>
    <message>
        <source>Not sold</source>
        <translation>Haijauzwa</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Imepotea</translation>
    </message>
    <message>
        <source>Misuse</source>
        <translation>Matumizi mabaya</translation>
    </message>
    <message>
        <source>Mistake</source>
        <translation>Kosa</translation>
    </message>
    <message>
        <source>Paid back in cash</source>
        <translation>Imerudishwa taslimu</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Halali</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Imebatilishwa</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Muda umeisha</translation>
    </message>
    <message>
        <source>Left on it</source>
        <translation>Imebaki ndani</translation>
    </message>
    <message>
        <source>Given out for</source>
        <translation>Ilitolewa kwa</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Hali</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Na</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Kundi</translation>
    </message>
    <message>
        <source>Print it</source>
        <translation>Ichapishe</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Matengenezo</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Hitilafu</translation>
    </message>
    <message>
        <source>Nothing left</source>
        <translation>Kimeisha</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Usalama</translation>
    </message>
    <message>
        <source>Verification has run out</source>
        <translation>Uhakiki umeisha</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Simama</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Sitisha</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Endelea</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Maliza</translation>
    </message>
    <message>
        <source>Move rest</source>
        <translation>Hamisha salio</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Funga</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Fungua</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>Nje ya huduma</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Ruhusu</translation>
    </message>
    <message>
        <source>Why is outlet {number} paused?</source>
        <translation>Kwa nini sehemu {number} inasitishwa?</translation>
    </message>
    <message>
        <source>Why does outlet {number} go on?</source>
        <translation>Kwa nini sehemu {number} inaendelea?</translation>
    </message>
    <message>
        <source>Why is outlet {number} settled?</source>
        <translation>Kwa nini sehemu {number} inamalizwa?</translation>
    </message>
    <message>
        <source>Why is the rest of outlet {number} moved?</source>
        <translation>Kwa nini salio la sehemu {number} linahamishwa?</translation>
    </message>
    <message>
        <source>Why is outlet {number} locked after this customer?</source>
        <translation>Kwa nini sehemu {number} inafungwa baada ya mteja huyu?</translation>
    </message>
    <message>
        <source>Why is outlet {number} out of service now?</source>
        <translation>Kwa nini sehemu {number} iko nje ya huduma sasa?</translation>
    </message>
    <message>
        <source>Why is outlet {number} unlocked?</source>
        <translation>Kwa nini sehemu {number} inafunguliwa?</translation>
    </message>
    <message>
        <source>Where is the rest of outlet {number} taken?</source>
        <translation>Salio la sehemu {number} lichukuliwe wapi?</translation>
    </message>
    <message>
        <source>No other outlet is free that sells the same and that the money is enough for.</source>
        <translation>Hakuna sehemu nyingine iliyo wazi inayouza kitu hicho na ambayo pesa zinatosha.</translation>
    </message>
    <message>
        <source>The customer asked</source>
        <translation>Mteja ameomba</translation>
    </message>
    <message>
        <source>I have checked it</source>
        <translation>Nimekagua</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>Imetengenezwa</translation>
    </message>
    <message>
        <source>We are closing</source>
        <translation>Tunafunga</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Mteja</translation>
    </message>
    <message>
        <source>Used of it</source>
        <translation>Iliyotumika</translation>
    </message>
    <message>
        <source>Taken here</source>
        <translation>Iliyochukuliwa</translation>
    </message>
    <message>
        <source>Kept for them</source>
        <translation>Imewekwa kwa</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Analipa</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>Jumla ya mita</translation>
    </message>
    <message>
        <source>Paused. Pull the lever to go on.</source>
        <translation>Imetulia. Vuta kishikio ili kuendelea.</translation>
    </message>
    <message>
        <source>Paused. Open the tap to go on.</source>
        <translation>Imetulia. Fungua bomba ili kuendelea.</translation>
    </message>
    <message>
        <source>Paused. It goes on when the car asks for more.</source>
        <translation>Imetulia. Itaendelea gari likihitaji.</translation>
    </message>
    <message>
        <source>The attendant has paused it. Your money is kept.</source>
        <translation>Mhudumu amesitisha. Pesa zako ziko salama.</translation>
    </message>
    <message>
        <source>Paused. Kept for you for %1 more.</source>
        <translation>Imetulia. Imewekwa kwako kwa %1 zaidi.</translation>
    </message>
    <message>
        <source>Locked after this customer</source>
        <translation>Itafungwa baada ya mteja huyu</translation>
    </message>
    <message>
        <source>A technician or manager unlocks it.</source>
        <translation>Fundi au meneja ataifungua.</translation>
    </message>
    <message>
        <source>Have it looked at, then unlock it.</source>
        <translation>Ikaguliwe, kisha ifungue.</translation>
    </message>
    <message>
        <source>Look at power and cable. It comes back by itself.</source>
        <translation>Angalia umeme na waya. Itarudi yenyewe.</translation>
    </message>
    <message>
        <source>A technician repairs it and commissions it again.</source>
        <translation>Fundi aitengeneze na kuiweka tena kazini.</translation>
    </message>
    <message>
        <source>It has a fault.</source>
        <translation>Ina hitilafu.</translation>
    </message>
    <message>
        <source>It does not close when it must.</source>
        <translation>Haifungi inapopaswa.</translation>
    </message>
    <message>
        <source>It has not answered since the start.</source>
        <translation>Haijajibu tangu mwanzo.</translation>
    </message>
    <message>
        <source>It does not answer.</source>
        <translation>Haijibu.</translation>
    </message>
    <message>
        <source>Its line is down.</source>
        <translation>Laini yake imekatika.</translation>
    </message>
    <message>
        <source>Make room on the disk. It goes on by itself.</source>
        <translation>Weka nafasi kwenye diski. Itaendelea yenyewe.</translation>
    </message>
    <message>
        <source>Another controller answers here.</source>
        <translation>Kidhibiti kingine kinajibu hapa.</translation>
    </message>
    <message>
        <source>Its totaliser was lost.</source>
        <translation>Kijumlishi chake kimepotea.</translation>
    </message>
    <message>
        <source>More came out than was paid for.</source>
        <translation>Kimetoka zaidi ya kilicholipiwa.</translation>
    </message>
    <message>
        <source>Its valve does not close. Close it by hand.</source>
        <translation>Vali haifungi. Ifunge kwa mkono.</translation>
    </message>
    <message>
        <source>A valve beside it does not close.</source>
        <translation>Vali ya jirani haifungi.</translation>
    </message>
    <message>
        <source>Unlock that outlet first, then this one.</source>
        <translation>Fungua sehemu hiyo kwanza, kisha hii.</translation>
    </message>
    <message>
        <source>It flowed before it was opened. Look for a leak.</source>
        <translation>Kilitoka kabla ya kufunguliwa. Tafuta uvujaji.</translation>
    </message>
    <message>
        <source>Something left it without a sale. Look for a leak.</source>
        <translation>Kitu kimetoka bila mauzo. Tafuta uvujaji.</translation>
    </message>
    <message>
        <source>It counts in another unit.</source>
        <translation>Inahesabu kwa kipimo kingine.</translation>
    </message>
    <message>
        <source>A technician sets it up.</source>
        <translation>Fundi ataiweka sawa.</translation>
    </message>
    <message>
        <source>Its readings cannot be true.</source>
        <translation>Vipimo vyake haviwezi kuwa kweli.</translation>
    </message>
    <message>
        <source>Its safety settings are not right.</source>
        <translation>Mipangilio yake ya usalama si sahihi.</translation>
    </message>
    <message>
        <source>The controller complains.</source>
        <translation>Kidhibiti kinalalamika.</translation>
    </message>
    <message>
        <source>See its manual. Unlock it once that is over.</source>
        <translation>Angalia mwongozo. Fungua ikiisha.</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>Chapisha risiti</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Inachapisha</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>Chapisha nakala</translation>
    </message>
    <message>
        <source>Not printed. Try again</source>
        <translation>Haijachapishwa. Jaribu tena</translation>
    </message>
    <message>
        <source>Broken off. Print a copy</source>
        <translation>Imekatika. Chapisha nakala</translation>
    </message>
    <message>
        <source>See the printer. Print a copy</source>
        <translation>Angalia printa. Chapisha nakala</translation>
    </message>
    <message>
        <source>Which outlet is commissioned?</source>
        <translation>Sehemu gani inapimwa?</translation>
    </message>
    <message>
        <source>How much may all trials together deliver?</source>
        <translation>Majaribio yote pamoja yatoe kiasi gani?</translation>
    </message>
    <message>
        <source>Fill a test measure. How large is it?</source>
        <translation>Jaza kipimo cha majaribio. Kina ukubwa gani?</translation>
    </message>
    <message>
        <source>What does the test measure show?</source>
        <translation>Kipimo cha majaribio kinaonyesha nini?</translation>
    </message>
    <message>
        <source>Number of the certificate</source>
        <translation>Nambari ya cheti</translation>
    </message>
    <message>
        <source>Number of the seal that was found</source>
        <translation>Nambari ya muhuri uliokutwa</translation>
    </message>
    <message>
        <source>Number of the seal that is left</source>
        <translation>Nambari ya muhuri uliowekwa</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>Nani anajibu</translation>
    </message>
    <message>
        <source>Dead-man timer</source>
        <translation>Kipima usalama</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Kikomo cha awali</translation>
    </message>
    <message>
        <source>Closing time</source>
        <translation>Muda wa kufunga</translation>
    </message>
    <message>
        <source>Two people agree</source>
        <translation>Wawili wanakubali</translation>
    </message>
    <message>
        <source>Commissioned</source>
        <translation>Imepimwa</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Imekoma</translation>
    </message>
    <message>
        <source>Ask the controller who it is.</source>
        <translation>Uliza kidhibiti ni nani.</translation>
    </message>
    <message>
        <source>Open the outlet. Then nobody speaks to it, and it must close.</source>
        <translation>Fungua sehemu. Kisha hakuna anayeongea nayo, na lazima ijifunge.</translation>
    </message>
    <message>
        <source>Open the outlet. It must close by itself.</source>
        <translation>Fungua sehemu. Lazima ijifunge yenyewe.</translation>
    </message>
    <message>
        <source>Leave the outlet open. Thirty deliveries follow one another.</source>
        <translation>Acha sehemu wazi. Utoaji thelathini unafuatana.</translation>
    </message>
    <message>
        <source>Go on, or fill one more measure.</source>
        <translation>Endelea, au jaza kipimo kimoja zaidi.</translation>
    </message>
    <message>
        <source>Do you agree to this?</source>
        <translation>Je, unakubaliana na hili?</translation>
    </message>
    <message>
        <source>It is in force, and in the journal.</source>
        <translation>Inatumika, na iko kwenye jarida.</translation>
    </message>
    <message>
        <source>Everything is as it was before.</source>
        <translation>Kila kitu kiko kama awali.</translation>
    </message>
    <message>
        <source>One moment: it is being tried.</source>
        <translation>Subiri kidogo: inajaribiwa.</translation>
    </message>
    <message>
        <source>You have agreed. Log out, and let somebody else log in who agrees as well.</source>
        <translation>Umekubali. Toka, kisha mtu mwingine anayekubali aingie.</translation>
    </message>
    <message>
        <source>All that was authorised is used up.</source>
        <translation>Kiasi chote kilichoruhusiwa kimetumika.</translation>
    </message>
    <message>
        <source>The outlet did not become ready.</source>
        <translation>Sehemu haikuwa tayari.</translation>
    </message>
    <message>
        <source>The controller was late: the kiosk had to close the valve.</source>
        <translation>Kidhibiti kilichelewa: kioski kililazimika kufunga vali.</translation>
    </message>
    <message>
        <source>No flow was seen before the valve closed.</source>
        <translation>Hakuna mtiririko ulioonekana kabla vali kufunga.</translation>
    </message>
    <message>
        <source>Nothing flowed.</source>
        <translation>Hakikutoka chochote.</translation>
    </message>
    <message>
        <source>The flow stopped.</source>
        <translation>Mtiririko umesimama.</translation>
    </message>
    <message>
        <source>Somebody hung up.</source>
        <translation>Mtu amerudisha bomba.</translation>
    </message>
    <message>
        <source>The controller had closed at its preset before.</source>
        <translation>Kidhibiti kilifunga mapema kwenye kikomo chake.</translation>
    </message>
    <message>
        <source>The numbers of the certificate and of both seals are missing.</source>
        <translation>Nambari za cheti na za mihuri yote miwili hazipo.</translation>
    </message>
    <message>
        <source>That cannot be after what the meter showed.</source>
        <translation>Haiwezekani kulingana na mita.</translation>
    </message>
    <message>
        <source>Meter and measures do not agree within what is permissible.</source>
        <translation>Mita na vipimo vinatofautiana kuliko inavyoruhusiwa.</translation>
    </message>
    <message>
        <source>The controller does not close when nobody speaks to it.</source>
        <translation>Kidhibiti hakifungi wakati hakuna anayeongea nacho.</translation>
    </message>
    <message>
        <source>The controller does not close at its preset.</source>
        <translation>Kidhibiti hakifungi kwenye kikomo chake.</translation>
    </message>
    <message>
        <source>Nobody asked for anything for a quarter of an hour.</source>
        <translation>Hakuna aliyeomba chochote kwa robo saa.</translation>
    </message>
    <message>
        <source>Delivered, of at most</source>
        <translation>Imetolewa, kati ya hadi</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>Kidhibiti</translation>
    </message>
    <message>
        <source>Shut after, at most</source>
        <translation>Imefunga baada ya, hadi</translation>
    </message>
    <message>
        <source>Flowed past the preset, at most</source>
        <translation>Imepita kikomo, hadi</translation>
    </message>
    <message>
        <source>Closings, and the slowest</source>
        <translation>Kufunga, na kwa polepole zaidi</translation>
    </message>
    <message>
        <source>Measures read</source>
        <translation>Vipimo vilivyosomwa</translation>
    </message>
    <message>
        <source>Meter and measure: error, permissible</source>
        <translation>Mita na kipimo: kosa, linaloruhusiwa</translation>
    </message>
    <message>
        <source>Meter factor</source>
        <translation>Kigezo cha mita</translation>
    </message>
    <message>
        <source>Overrun bound</source>
        <translation>Kikomo cha ziada</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Cheti</translation>
    </message>
    <message>
        <source>Seal, before and after</source>
        <translation>Muhuri, kabla na baada</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Wamekubali</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>Wanaosubiri: %1</translation>
    </message>
    <message>
        <source>The money is nearly used up</source>
        <translation>Pesa zinakaribia kuisha</translation>
    </message>
    <message>
        <source>The money is nearly used up: %1 left</source>
        <translation>Pesa zinakaribia kuisha: imebaki %1</translation>
    </message>
    <message>
        <source>Somebody asks for help: screen %1</source>
        <translation>Mtu anaomba msaada: skrini %1</translation>
    </message>
    <message>
        <source>A payment does not come to an end: %1</source>
        <translation>Malipo hayafiki mwisho: %1</translation>
    </message>
    <message>
        <source>A refund came back: %1</source>
        <translation>Pesa iliyorejeshwa imerudi: %1</translation>
    </message>
    <message>
        <source>A refund waits for a second person: receipt %1</source>
        <translation>Marejesho yanasubiri mtu wa pili: risiti %1</translation>
    </message>
    <message>
        <source>A price waits for a second person: %1</source>
        <translation>Bei inasubiri mtu wa pili: %1</translation>
    </message>
    <message>
        <source>A measure waits for a second person: %1</source>
        <translation>Kipimo kinasubiri mtu wa pili: %1</translation>
    </message>
    <message>
        <source>A provider let go of reserved money: %1</source>
        <translation>Mtoa huduma ameachilia pesa zilizotengwa: %1</translation>
    </message>
    <message>
        <source>A wallet could not be paid its rest: %1</source>
        <translation>Pochi haikuweza kulipwa salio lake: %1</translation>
    </message>
    <message>
        <source>Too many wrong PINs: %1</source>
        <translation>PIN nyingi zisizo sahihi: %1</translation>
    </message>
    <message>
        <source>Too many wrong codes: screen %1</source>
        <translation>Misimbo mingi isiyo sahihi: skrini %1</translation>
    </message>
    <message>
        <source>Sales cannot be recorded</source>
        <translation>Mauzo hayawezi kurekodiwa</translation>
    </message>
    <message>
        <source>Raise limit</source>
        <translation>Ongeza kikomo</translation>
    </message>
    <message>
        <source>Change record</source>
        <translation>Badilisha rekodi</translation>
    </message>
    <message>
        <source>Undo the swap, or call a technician or manager.</source>
        <translation>Rudisha kama zamani, au mwite fundi au meneja.</translation>
    </message>
    <message>
        <source>Outlet %1: %2</source>
        <translation>Sehemu %1: %2</translation>
    </message>
    <message>
        <source>Outlet %1: the valve opened three times and nothing flowed</source>
        <translation>Sehemu %1: vali imefunguka mara tatu na hakikutoka chochote</translation>
    </message>
    <message>
        <source>Outlet %1: its valve closes more and more slowly</source>
        <translation>Sehemu %1: vali yake inafunga polepole zaidi na zaidi</translation>
    </message>
    <message>
        <source>An older database was put back: compare payments with the provider</source>
        <translation>Hifadhidata ya zamani imerudishwa: linganisha malipo na mtoa huduma</translation>
    </message>
    <message>
        <source>The report of day %1 cannot be added up</source>
        <translation>Ripoti ya siku %1 haiwezi kujumlishwa</translation>
    </message>
    <message>
        <source>Receipt printer: %1</source>
        <translation>Printa ya risiti: %1</translation>
    </message>
    <message>
        <source>A reader of codes is not there: %1</source>
        <translation>Kisoma misimbo hakipo: %1</translation>
    </message>
    <message>
        <source>Verification runs out: outlet %1</source>
        <translation>Uhakiki unakaribia kuisha: sehemu %1</translation>
    </message>
    <message>
        <source>Verification has run out: outlet %1</source>
        <translation>Uhakiki umeisha: sehemu %1</translation>
    </message>
    <message>
        <source>A delivery at an outlet that is not in the settings any more: %1</source>
        <translation>Utoaji kwenye sehemu ambayo haipo tena kwenye mipangilio: %1</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>haijibu</translation>
    </message>
    <message>
        <source>no paper</source>
        <translation>hakuna karatasi</translation>
    </message>
    <message>
        <source>little paper left</source>
        <translation>karatasi imebaki kidogo</translation>
    </message>
    <message>
        <source>the cover is open</source>
        <translation>kifuniko kiko wazi</translation>
    </message>
    <message>
        <source>it has a fault</source>
        <translation>ina hitilafu</translation>
    </message>
    <message>
        <source>it is switched offline</source>
        <translation>imezimwa mtandaoni</translation>
    </message>
    <message>
        <source>(and {count} more)</source>
        <translation>(na nyingine {count})</translation>
    </message>
    <message>
        <source>outlet {outlets}</source>
        <translation>sehemu {outlets}</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Msaada</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Ameitwa</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>Anakuja</translation>
    </message>
    <message>
        <source>An attendant was called at %1. Please wait here.</source>
        <translation>Mhudumu aliitwa saa %1. Tafadhali subiri hapa.</translation>
    </message>
    <message>
        <source>An attendant is coming. Please wait here.</source>
        <translation>Mhudumu anakuja. Tafadhali subiri hapa.</translation>
    </message>
    <message>
        <source>Help wanted since %1: screen %2</source>
        <translation>Msaada unaombwa tangu %1: skrini %2</translation>
    </message>
    <message>
        <source>Outlet %1</source>
        <translation>Sehemu %1</translation>
    </message>
    <message>
        <source>%1 is coming</source>
        <translation>%1 anakuja</translation>
    </message>
    <message>
        <source>Choose a free outlet and touch Continue. You pay only for what you take.</source>
        <translation>Chagua sehemu iliyo huru na uguse Endelea. Unalipia unachochukua tu.</translation>
    </message>
    <message>
        <source>Say how much you want. What you do not take goes back to you.</source>
        <translation>Sema unataka kiasi gani. Usichochukua hurudi kwako.</translation>
    </message>
    <message>
        <source>Scan the code with your phone and pay there. Compare the two words first.</source>
        <translation>Skani msimbo kwa simu yako na ulipe hapo. Linganisha kwanza maneno mawili.</translation>
    </message>
    <message>
        <source>Pay as the screen says. The attendant confirms it: show the two words.</source>
        <translation>Lipa kama skrini inavyosema. Mhudumu anathibitisha: onyesha maneno mawili.</translation>
    </message>
    <message>
        <source>Please wait until your two words are shown. Your money stays yours.</source>
        <translation>Subiri hadi maneno yako mawili yaonekane. Pesa zako ni zako.</translation>
    </message>
    <message>
        <source>It stops by itself at your limit. Touch Stop to end it sooner.</source>
        <translation>Inasimama yenyewe kwenye kikomo chako. Gusa Simama kumaliza mapema.</translation>
    </message>
    <message>
        <source>Lift the nozzle of your outlet and begin. It stops at your limit.</source>
        <translation>Inua nozeli ya sehemu yako uanze. Inasimama kwenye kikomo chako.</translation>
    </message>
    <message>
        <source>Plug in the cable of your outlet. It starts by itself.</source>
        <translation>Chomeka kebo ya sehemu yako. Inaanza yenyewe.</translation>
    </message>
    <message>
        <source>Hold your vessel under your outlet. Then open the tap.</source>
        <translation>Weka chombo chako chini ya sehemu yako. Kisha fungua bomba.</translation>
    </message>
    <message>
        <source>Get ready at your outlet. Then touch Start on this screen.</source>
        <translation>Jiandae kwenye sehemu yako. Kisha gusa Anza kwenye skrini hii.</translation>
    </message>
    <message>
        <source>You are done. What you did not take goes back to you by itself.</source>
        <translation>Umemaliza. Usichochukua hurudi kwako chenyewe.</translation>
    </message>
    <message>
        <source>Nothing can be sold here now. Please call us, or an attendant.</source>
        <translation>Hakuna kinachouzwa hapa sasa. Tupigie au mwite mhudumu.</translation>
    </message>
    <message>
        <source>Everything was stopped. Only an attendant can start it again.</source>
        <translation>Kila kitu kimesimamishwa. Mhudumu pekee anaweza kuanzisha tena.</translation>
    </message>
    <message>
        <source>This page is for attendants. Touch the arrow to go back.</source>
        <translation>Ukurasa huu ni wa wahudumu. Gusa mshale kurudi.</translation>
    </message>
    <message>
        <source>Everything is being asked how it is.</source>
        <translation>Kila kitu kinaulizwa hali yake.</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Kila kitu ni sawa.</translation>
    </message>
    <message>
        <source>To be looked at: %1</source>
        <translation>Ya kuangalia: %1</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Sawa</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Angalia</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>Haifanyi kazi</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Laini %1</translation>
    </message>
    <message>
        <source>Way to pay %1</source>
        <translation>Malipo %1</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Kichapishi cha risiti</translation>
    </message>
    <message>
        <source>Reader %1</source>
        <translation>Kisomaji %1</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Diski</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Saa</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Mlinzi</translation>
    </message>
    <message>
        <source>asked: %1</source>
        <translation>maswali: %1</translation>
    </message>
    <message>
        <source>silent: %1</source>
        <translation>kimya: %1</translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation>zilizoharibika: %1</translation>
    </message>
    <message>
        <source>of others: %1</source>
        <translation>za wengine: %1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>zilizokataliwa: %1</translation>
    </message>
    <message>
        <source>pauses: %1</source>
        <translation>mapumziko: %1</translation>
    </message>
    <message>
        <source>reopened: %1</source>
        <translation>imefunguliwa tena: %1</translation>
    </message>
    <message>
        <source>heard %1 ago</source>
        <translation>imesikika %1 iliyopita</translation>
    </message>
    <message>
        <source>answers in %1</source>
        <translation>hujibu kwa %1</translation>
    </message>
    <message>
        <source>answered %1 ago</source>
        <translation>ilijibu %1 iliyopita</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>zinazosubiri: %1</translation>
    </message>
    <message>
        <source>free: %1</source>
        <translation>nafasi: %1</translation>
    </message>
    <message>
        <source>incidents: %1</source>
        <translation>matukio: %1</translation>
    </message>
    <message>
        <source>serial number %1</source>
        <translation>namba ya serial %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>laini %1</translation>
    </message>
    <message>
        <source>Check power, address and cable of this outlet.</source>
        <translation>Kagua umeme, anwani na kebo ya sehemu hii.</translation>
    </message>
    <message>
        <source>Load paper and shut the cover. It goes on by itself.</source>
        <translation>Weka karatasi na ufunge kifuniko. Itaendelea yenyewe.</translation>
    </message>
    <message>
        <source>Check its power and cable, then switch it off and on.</source>
        <translation>Kagua umeme na kebo, kisha zima na uwashe.</translation>
    </message>
    <message>
        <source>Plug the adapter in again. It is opened by itself.</source>
        <translation>Chomeka tena adapta. Itafunguliwa yenyewe.</translation>
    </message>
    <message>
        <source>Its line is down: look there first.</source>
        <translation>Laini yake imekatika: anza hapo.</translation>
    </message>
    <message>
        <source>Check the cable, its ends and its earth.</source>
        <translation>Kagua kebo, ncha zake na waya wa ardhi.</translation>
    </message>
    <message>
        <source>Two devices may have one address: try one at a time.</source>
        <translation>Huenda vifaa viwili vina anwani moja: jaribu kimoja kimoja.</translation>
    </message>
    <message>
        <source>See what its fault means, then unlock it on the board.</source>
        <translation>Angalia maana ya hitilafu, kisha ifungue kwenye ubao.</translation>
    </message>
    <message>
        <source>Check the network, then ask the provider.</source>
        <translation>Kagua mtandao, kisha muulize mtoa huduma.</translation>
    </message>
    <message>
        <source>Plug it in again. Codes can be typed meanwhile.</source>
        <translation>Kichomeke tena. Kwa sasa misimbo inaweza kuandikwa.</translation>
    </message>
    <message>
        <source>Make room: nothing is sold once the disk is full.</source>
        <translation>Ondoa vitu: diski ikijaa hakuna mauzo.</translation>
    </message>
    <message>
        <source>Let a time server set it: receipts carry its time.</source>
        <translation>Iwekwe na seva ya muda: risiti hutumia muda wake.</translation>
    </message>
    <message>
        <source>Restart the engine, and tell a technician.</source>
        <translation>Anzisha upya injini na umwambie fundi.</translation>
    </message>
    <message>
        <source>Everything was closed. Read the file of the incident.</source>
        <translation>Kila kitu kilifungwa. Soma faili la tukio.</translation>
    </message>
    <message>
        <source>Low: order</source>
        <translation>Chini: agiza</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>Imeisha</translation>
    </message>
    <message>
        <source>Full: %1</source>
        <translation>Kamili: %1</translation>
    </message>
    <message>
        <source>Low: %1</source>
        <translation>Chini: %1</translation>
    </message>
    <message>
        <source>Reserve: %1</source>
        <translation>Akiba: %1</translation>
    </message>
    <message>
        <source>%1: %2 of %3, %4. %5</source>
        <translation>%1: %2 kati ya %3, %4. %5</translation>
    </message>
    <message>
        <source>Deliveries: %1</source>
        <translation>Utoaji: %1</translation>
    </message>
    <message>
        <source>Most: %1 at %2</source>
        <translation>Zaidi: %1 saa %2</translation>
    </message>
    <message>
        <source>Still learning</source>
        <translation>Bado inajifunza</translation>
    </message>
    <message>
        <source>Closes too slowly</source>
        <translation>Hufunga polepole mno</translation>
    </message>
    <message>
        <source>Alarm from %1</source>
        <translation>Kengele kuanzia %1</translation>
    </message>
    <message>
        <source>Reckoned with %1</source>
        <translation>Inahesabiwa %1</translation>
    </message>
    <message>
        <source>Latest of %2: %1</source>
        <translation>Ya mwisho kati ya %2: %1</translation>
    </message>
    <message>
        <source>Shift {number}: {name}</source>
        <translation>Zamu {number}: {name}</translation>
    </message>
    <message>
        <source>The journal is still being added up.</source>
        <translation>Jarida bado linajumlishwa.</translation>
    </message>
    <message>
        <source>Count the drawer. How much is in it?</source>
        <translation>Hesabu droo. Kuna kiasi gani?</translation>
    </message>
    <message>
        <source>Close the day? Its report is Z {number} and stays as it is.</source>
        <translation>Ufunge siku? Ripoti yake ni Z {number} na haibadiliki tena.</translation>
    </message>
    <message>
        <source>More or less flowed than was sold at outlet {outlets}. The report says why.</source>
        <translation>Kilichotoka kwenye sehemu {outlets} ni zaidi au pungufu ya kilichouzwa. Ripoti inaeleza sababu.</translation>
    </message>
    <message>
        <source>Takings today</source>
        <translation>Mapato ya leo</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Mauzo</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Zilizorudishwa</translation>
    </message>
    <message>
        <source>Rests on codes</source>
        <translation>Salio kwenye misimbo</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Zilizorejeshwa</translation>
    </message>
    <message>
        <source>Refunded later</source>
        <translation>Imerudishwa baadaye</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>Zilizofutwa</translation>
    </message>
    <message>
        <source>Overrun</source>
        <translation>Ziada</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>Ruhusa</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Majaribio</translation>
    </message>
    <message>
        <source>Sales that go on</source>
        <translation>Mauzo yanayoendelea</translation>
    </message>
    <message>
        <source>Not confirmed yet</source>
        <translation>Bado haijathibitishwa</translation>
    </message>
    <message>
        <source>Drawer, last shift</source>
        <translation>Droo, zamu iliyopita</translation>
    </message>
    <message>
        <source>There is no voice for %1 here. The keys work all the same.</source>
        <translation>Hakuna sauti ya %1 hapa. Vitufe vinafanya kazi hata hivyo.</translation>
    </message>
    <message>
        <source>Speech is out of order. The keys work all the same.</source>
        <translation>Sauti imeharibika. Vitufe vinafanya kazi hata hivyo.</translation>
    </message>
    <message>
        <source>Volume %1 of %2</source>
        <translation>Sauti %1 kati ya %2</translation>
    </message>
    <message>
        <source>Speech is on. Up and down move, OK chooses, Back goes back, Help says everything again.</source>
        <translation>Sauti imewashwa. Juu na chini husogeza, OK huchagua, Rudi hurudi, Msaada husema yote tena.</translation>
    </message>
    <message>
        <source>Amounts and codes are on the screen only.</source>
        <translation>Kiasi na misimbo viko kwenye skrini tu.</translation>
    </message>
    <message>
        <source>Plug in a headphone to hear amounts and codes.</source>
        <translation>Chomeka spika za masikio kusikia kiasi na misimbo.</translation>
    </message>
    <message>
        <source>A figure on the screen</source>
        <translation>Tarakimu kwenye skrini</translation>
    </message>
    <message>
        <source>Key for the PIN</source>
        <translation>Kitufe cha PIN</translation>
    </message>
    <message>
        <source>button</source>
        <translation>kitufe</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>imechaguliwa</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>haijachaguliwa</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 kati ya %2</translation>
    </message>
    <message>
        <source>There is nothing to go back to.</source>
        <translation>Hakuna pa kurudi.</translation>
    </message>
    <message>
        <source>There is nothing to choose here.</source>
        <translation>Hakuna cha kuchagua hapa.</translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation>Mhudumu</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Fundi</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Meneja</translation>
    </message>
    <message>
        <source>Market price</source>
        <translation>Bei ya soko</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Msambazaji</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>Ofa</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Sahihisho</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Mara moja</translation>
    </message>
    <message>
        <source>As the settings file lists it</source>
        <translation>Kama faili ya mipangilio</translation>
    </message>
    <message>
        <source>Set by {name}, {when}</source>
        <translation>Imewekwa na {name}, {when}</translation>
    </message>
    <message>
        <source>{name} asks for {price}. Somebody else must agree.</source>
        <translation>{name} anaomba {price}. Mtu mwingine akubali.</translation>
    </message>
    <message>
        <source>{price} from {when} on, set by {name}</source>
        <translation>{price} kuanzia {when}, na {name}</translation>
    </message>
    <message>
        <source>This price has steps: it is changed in the settings file.</source>
        <translation>Bei hii ina ngazi: hubadilishwa kwenye faili ya mipangilio.</translation>
    </message>
    <message>
        <source>More than a tenth: a second person has to agree.</source>
        <translation>Zaidi ya sehemu ya kumi: mtu wa pili lazima akubali.</translation>
    </message>
    <message>
        <source>From {least} to {most}</source>
        <translation>Kuanzia {least} hadi {most}</translation>
    </message>
    <message>
        <source>{least} or more</source>
        <translation>{least} au zaidi</translation>
    </message>
    <message>
        <source>{most} or less</source>
        <translation>{most} au pungufu</translation>
    </message>
    <message>
        <source>Sales that run or were offered keep the old price.</source>
        <translation>Mauzo yanayoendelea au yaliyotolewa hubaki na bei ya zamani.</translation>
    </message>
    <message>
        <source>Regular measure</source>
        <translation>Kipimo cha kawaida</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Halijoto</translation>
    </message>
    <message>
        <source>Delivery differed</source>
        <translation>Mzigo ulitofautiana</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Upotevu</translation>
    </message>
    <message>
        <source>Holds {full}, room for {free}</source>
        <translation>Hubeba {full}, nafasi ya {free}</translation>
    </message>
    <message>
        <source>{name} has measured {measured} ({difference}, {reason}). Somebody else must agree.</source>
        <translation>{name} amepima {measured} ({difference}, {reason}). Mtu mwingine lazima akubali.</translation>
    </message>
    <message>
        <source>A large difference: a second person has to agree.</source>
        <translation>Tofauti kubwa: mtu wa pili lazima akubali.</translation>
    </message>
    <message>
        <source>Attendants and managers may write that down.</source>
        <translation>Wahudumu na mameneja wanaweza kuandika hilo.</translation>
    </message>
    <message>
        <source>Something is being delivered: measure it afterwards.</source>
        <translation>Kuna kinachotolewa: pima baadaye.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Imefungwa</translation>
    </message>
    <message>
        <source>First PIN</source>
        <translation>PIN ya kwanza</translation>
    </message>
    <message>
        <source>Wrong PINs</source>
        <translation>PIN zisizo sahihi</translation>
    </message>
    <message>
        <source>The last manager stays one.</source>
        <translation>Meneja wa mwisho hubaki.</translation>
    </message>
    <message>
        <source>A first PIN for {name}: 6 to 12 digits</source>
        <translation>PIN ya kwanza ya {name}: tarakimu 6 hadi 12</translation>
    </message>
    <message>
        <source>A new PIN for {name}: 6 to 12 digits</source>
        <translation>PIN mpya ya {name}: tarakimu 6 hadi 12</translation>
    </message>
    <message>
        <source>Choose your own PIN: 6 to 12 digits</source>
        <translation>Chagua PIN yako: tarakimu 6 hadi 12</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>PIN ileile tena</translation>
    </message>
    <message>
        <source>The two differed. Choose your PIN again</source>
        <translation>Hazikufanana. Chagua PIN tena</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Malipo</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Utoaji</translation>
    </message>
    <message>
        <source>Meters</source>
        <translation>Mita</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Bei</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Watu</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Mfumo</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Aina zote</translation>
    </message>
    <message>
        <source>Every outlet</source>
        <translation>Sehemu zote</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Wote</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Siku zote</translation>
    </message>
    <message>
        <source>Outlet {number}</source>
        <translation>Sehemu {number}</translation>
    </message>
    <message>
        <source>{count} entries proven</source>
        <translation>Maingizo {count} yamethibitishwa</translation>
    </message>
    <message>
        <source>{count} of {all} entries proven</source>
        <translation>Maingizo {count} kati ya {all} yamethibitishwa</translation>
    </message>
    <message>
        <source>Not sound: {fault}</source>
        <translation>Si salama: {fault}</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Inatafuta …</translation>
    </message>
    <message>
        <source>There is no such entry.</source>
        <translation>Hakuna ingizo kama hilo.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Toleo</translation>
    </message>
    <message>
        <source>SHA-256 of the legally relevant part</source>
        <translation>SHA-256 ya sehemu yenye uzito wa kisheria</translation>
    </message>
    <message>
        <source>Serial number of the kiosk</source>
        <translation>Namba ya kioski</translation>
    </message>
    <message>
        <source>SHA-256 of the settings</source>
        <translation>SHA-256 ya mipangilio</translation>
    </message>
    <message>
        <source>Journal: last entry, and its hash</source>
        <translation>Jarida: ingizo la mwisho na hashi yake</translation>
    </message>
    <message>
        <source>Event counter of the meters</source>
        <translation>Kihesabu cha matukio ya mita</translation>
    </message>
    <message>
        <source>Receipt printed</source>
        <translation>Risiti imechapishwa</translation>
    </message>
    <message>
        <source>Report printed</source>
        <translation>Ripoti imechapishwa</translation>
    </message>
    <message>
        <source>Rest moved</source>
        <translation>Salio limehamishwa</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>Mtu ameongezwa</translation>
    </message>
    <message>
        <source>Person locked</source>
        <translation>Mtu amefungiwa</translation>
    </message>
    <message>
        <source>Person unlocked</source>
        <translation>Mtu amefunguliwa</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>PIN mpya</translation>
    </message>
    <message>
        <source>Person removed</source>
        <translation>Mtu ameondolewa</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>Wajibu mpya</translation>
    </message>
    <message>
        <source>Reserved money gone</source>
        <translation>Pesa zilizohifadhiwa hazipo</translation>
    </message>
    <message>
        <source>Budget filled</source>
        <translation>Bajeti imejazwa</translation>
    </message>
    <message>
        <source>Cash handed back</source>
        <translation>Fedha zimerudishwa</translation>
    </message>
    <message>
        <source>Clock set</source>
        <translation>Saa imewekwa</translation>
    </message>
    <message>
        <source>Valve closes more slowly</source>
        <translation>Vali hufunga polepole</translation>
    </message>
    <message>
        <source>Wrong code</source>
        <translation>Msimbo si sahihi</translation>
    </message>
    <message>
        <source>Codes locked</source>
        <translation>Misimbo imefungwa</translation>
    </message>
    <message>
        <source>Codes unlocked</source>
        <translation>Misimbo imefunguliwa</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Hairuhusiwi</translation>
    </message>
    <message>
        <source>Commissioning begun</source>
        <translation>Upimaji umeanza</translation>
    </message>
    <message>
        <source>Commissioning ended</source>
        <translation>Upimaji umeisha</translation>
    </message>
    <message>
        <source>Certificate and seals noted</source>
        <translation>Cheti na mihuri vimeandikwa</translation>
    </message>
    <message>
        <source>Test measure read</source>
        <translation>Kipimo kimesomwa</translation>
    </message>
    <message>
        <source>Another controller answers</source>
        <translation>Kidhibiti kingine kinajibu</translation>
    </message>
    <message>
        <source>Controller confirmed</source>
        <translation>Kidhibiti kimethibitishwa</translation>
    </message>
    <message>
        <source>Controller met</source>
        <translation>Kidhibiti kimetambuliwa</translation>
    </message>
    <message>
        <source>Controller restarted</source>
        <translation>Kidhibiti kimewashwa upya</translation>
    </message>
    <message>
        <source>Closed by the kiosk</source>
        <translation>Imefungwa na kioski</translation>
    </message>
    <message>
        <source>Day closed</source>
        <translation>Siku imefungwa</translation>
    </message>
    <message>
        <source>Delivery measured</source>
        <translation>Utoaji umepimwa</translation>
    </message>
    <message>
        <source>Emergency stop</source>
        <translation>Kusimamisha dharura</translation>
    </message>
    <message>
        <source>Delivery allowed</source>
        <translation>Utoaji umeruhusiwa</translation>
    </message>
    <message>
        <source>Supply shut off</source>
        <translation>Ugavi umezimwa</translation>
    </message>
    <message>
        <source>Older database put back</source>
        <translation>Hifadhidata ya zamani imerejeshwa</translation>
    </message>
    <message>
        <source>Figures did not agree</source>
        <translation>Takwimu hazikulingana</translation>
    </message>
    <message>
        <source>Invoice written</source>
        <translation>Ankara imeandikwa</translation>
    </message>
    <message>
        <source>Kiosk started</source>
        <translation>Kioski kimeanza</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>Ameingia</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>PIN si sahihi</translation>
    </message>
    <message>
        <source>Login refused</source>
        <translation>Kuingia kumekataliwa</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation>Ametoka</translation>
    </message>
    <message>
        <source>Meter met</source>
        <translation>Mita imetambuliwa</translation>
    </message>
    <message>
        <source>Meter verified</source>
        <translation>Mita imehakikiwa</translation>
    </message>
    <message>
        <source>Meter believed anew</source>
        <translation>Mita imekubaliwa upya</translation>
    </message>
    <message>
        <source>Outlet out of order</source>
        <translation>Sehemu ina hitilafu</translation>
    </message>
    <message>
        <source>Outlet locked</source>
        <translation>Sehemu imefungwa</translation>
    </message>
    <message>
        <source>Outlet stopped</source>
        <translation>Sehemu imesimamishwa</translation>
    </message>
    <message>
        <source>Outlet unlocked</source>
        <translation>Sehemu imefunguliwa</translation>
    </message>
    <message>
        <source>More flowed than was paid</source>
        <translation>Kilitoka zaidi ya malipo</translation>
    </message>
    <message>
        <source>New payments paused</source>
        <translation>Malipo mapya yamesitishwa</translation>
    </message>
    <message>
        <source>Meter parameter changed</source>
        <translation>Kigezo cha mita kimebadilika</translation>
    </message>
    <message>
        <source>Payer asked on the phone</source>
        <translation>Mlipaji ameulizwa kwa simu</translation>
    </message>
    <message>
        <source>Payment received</source>
        <translation>Malipo yamepokelewa</translation>
    </message>
    <message>
        <source>Payment confirmed</source>
        <translation>Malipo yamethibitishwa</translation>
    </message>
    <message>
        <source>Payment declined</source>
        <translation>Malipo yamekataliwa</translation>
    </message>
    <message>
        <source>Payment settled</source>
        <translation>Malipo yamekamilika</translation>
    </message>
    <message>
        <source>Payment stuck</source>
        <translation>Malipo yamekwama</translation>
    </message>
    <message>
        <source>Paid too late</source>
        <translation>Imelipwa kwa kuchelewa</translation>
    </message>
    <message>
        <source>New price agreed</source>
        <translation>Bei mpya imekubaliwa</translation>
    </message>
    <message>
        <source>Price changed</source>
        <translation>Bei imebadilishwa</translation>
    </message>
    <message>
        <source>New price withdrawn</source>
        <translation>Bei mpya imeondolewa</translation>
    </message>
    <message>
        <source>New price asked for</source>
        <translation>Bei mpya imeombwa</translation>
    </message>
    <message>
        <source>Provider asked</source>
        <translation>Mtoa huduma ameulizwa</translation>
    </message>
    <message>
        <source>Provider asked again</source>
        <translation>Mtoa huduma ameulizwa tena</translation>
    </message>
    <message>
        <source>Provider refused</source>
        <translation>Mtoa huduma amekataa</translation>
    </message>
    <message>
        <source>Reading not believed</source>
        <translation>Usomaji haukuaminika</translation>
    </message>
    <message>
        <source>Refund came back</source>
        <translation>Rejesho limerudi</translation>
    </message>
    <message>
        <source>Refund made good</source>
        <translation>Rejesho limekamilika</translation>
    </message>
    <message>
        <source>Rest fetched</source>
        <translation>Salio limechukuliwa</translation>
    </message>
    <message>
        <source>Rest not paid out</source>
        <translation>Salio halikulipwa</translation>
    </message>
    <message>
        <source>Rest paid out</source>
        <translation>Salio limelipwa</translation>
    </message>
    <message>
        <source>Outlets started again</source>
        <translation>Sehemu zimeanza tena</translation>
    </message>
    <message>
        <source>Called from the queue</source>
        <translation>Ameitwa kutoka foleni</translation>
    </message>
    <message>
        <source>Sale cancelled</source>
        <translation>Mauzo yamefutwa</translation>
    </message>
    <message>
        <source>Sale ended by hand</source>
        <translation>Mauzo yamemalizwa kwa mkono</translation>
    </message>
    <message>
        <source>Sale finished</source>
        <translation>Mauzo yamekamilika</translation>
    </message>
    <message>
        <source>Waits in the queue</source>
        <translation>Anasubiri foleni</translation>
    </message>
    <message>
        <source>Sale offered</source>
        <translation>Mauzo yametolewa</translation>
    </message>
    <message>
        <source>Sale goes on</source>
        <translation>Mauzo yanaendelea</translation>
    </message>
    <message>
        <source>Shift closed</source>
        <translation>Zamu imefungwa</translation>
    </message>
    <message>
        <source>Shift opened</source>
        <translation>Zamu imefunguliwa</translation>
    </message>
    <message>
        <source>Everything stopped</source>
        <translation>Vyote vimesimama</translation>
    </message>
    <message>
        <source>Recording tried again</source>
        <translation>Kurekodi kumejaribiwa tena</translation>
    </message>
    <message>
        <source>Tank measured, not agreed yet</source>
        <translation>Tangi limepimwa, halijakubaliwa</translation>
    </message>
    <message>
        <source>Measure of a tank withdrawn</source>
        <translation>Kipimo cha tangi kimeondolewa</translation>
    </message>
    <message>
        <source>Tank measured</source>
        <translation>Tangi limepimwa</translation>
    </message>
    <message>
        <source>Tank filled</source>
        <translation>Tangi limejazwa</translation>
    </message>
    <message>
        <source>More money offered</source>
        <translation>Pesa zaidi zimetolewa</translation>
    </message>
    <message>
        <source>Flow without a sale</source>
        <translation>Mtiririko bila mauzo</translation>
    </message>
    <message>
        <source>Why it was unlocked</source>
        <translation>Sababu ya kufungua</translation>
    </message>
    <message>
        <source>Valve told to open</source>
        <translation>Vali imeamriwa kufunguka</translation>
    </message>
    <message>
        <source>Verification runs out soon, or has</source>
        <translation>Uhakiki unaisha karibuni, au umeisha</translation>
    </message>
    <message>
        <source>Voucher expired</source>
        <translation>Vocha imeisha</translation>
    </message>
    <message>
        <source>Voucher given instead</source>
        <translation>Vocha badala yake</translation>
    </message>
    <message>
        <source>Rest kept as voucher</source>
        <translation>Salio limewekwa vocha</translation>
    </message>
    <message>
        <source>Voucher looked up</source>
        <translation>Vocha imeangaliwa</translation>
    </message>
    <message>
        <source>Voucher printed</source>
        <translation>Vocha imechapishwa</translation>
    </message>
    <message>
        <source>Voucher sold</source>
        <translation>Vocha imeuzwa</translation>
    </message>
    <message>
        <source>Vouchers given out</source>
        <translation>Vocha zimetolewa</translation>
    </message>
    <message>
        <source>Vouchers made void</source>
        <translation>Vocha zimebatilishwa</translation>
    </message>
    <message>
        <source>Way to pay chosen</source>
        <translation>Njia ya malipo imechaguliwa</translation>
    </message>
</context>
</TS>
