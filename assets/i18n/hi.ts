<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi_IN" sourcelanguage="en">
<context>
    <name>AboutSheet</name>
    <message>
        <source>Licences</source>
        <translation>लाइसेंस</translation>
    </message>
    <message>
        <source>Qt and PySide are used under the GNU Lesser General Public License, version 3: you may exchange them for versions of your own. Their source is at the address below, as is that of all the others.</source>
        <translation>Qt और PySide GNU Lesser General Public License संस्करण 3 के अधीन हैं: आप उन्हें अपने संस्करण से बदल सकते हैं। उनका स्रोत नीचे के पते पर है, बाकी सब का भी।</translation>
    </message>
</context>
<context>
    <name>AccessSheet</name>
    <message>
        <source>Large text</source>
        <translation>बड़े अक्षर</translation>
    </message>
    <message>
        <source>Lower buttons</source>
        <translation>बटन नीचे</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>तेज़ कंट्रास्ट</translation>
    </message>
    <message>
        <source>No motion</source>
        <translation>कुछ न हिले</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>ज़्यादा समय</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>बोलकर बताएँ</translation>
    </message>
    <message>
        <source>Make it easier to use</source>
        <translation>इस्तेमाल आसान करें</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>The next customer has it as usual again.</source>
        <translation>अगले ग्राहक के लिए सब फिर पहले जैसा होगा।</translation>
    </message>
</context>
<context>
    <name>AddSheet</name>
    <message>
        <source>Add %1</source>
        <translation>%1 जोड़ें</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>पैसे जोड़ें</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Anybody may pay. What is not used goes back to who paid it.</source>
        <translation>कोई भी भुगतान कर सकता है। जो बचेगा, भुगतान करने वाले को लौटेगा।</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>एक क्षण: भुगतान का पेज खुल रहा है।</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
</context>
<context>
    <name>AlarmSheet</name>
    <message>
        <source>What is wrong, and where to put it right</source>
        <translation>क्या ख़राब है, और कहाँ ठीक करें</translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>सब ठीक है</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
</context>
<context>
    <name>AttendantScreen</name>
    <message>
        <source>Helped</source>
        <translation>हो गया</translation>
    </message>
    <message>
        <source>Override budget</source>
        <translation>छूट का बजट</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>फिर शुरू करें</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>रसीदें</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>वाउचर</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>पाली</translation>
    </message>
    <message>
        <source>Shift and day</source>
        <translation>पाली और दिन</translation>
    </message>
    <message>
        <source>Payments: %1</source>
        <translation>भुगतान: %1</translation>
    </message>
    <message>
        <source>Logs out in %1</source>
        <translation>%1 में लॉग आउट</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>जाँच-माप</translation>
    </message>
    <message>
        <source>Commission an outlet</source>
        <translation>आउटलेट की जाँच-माप</translation>
    </message>
    <message>
        <source>More</source>
        <translation>और</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>लॉग आउट</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>कुल मीटर</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>अभी</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>Outlet %1</source>
        <translation>आउटलेट %1</translation>
    </message>
</context>
<context>
    <name>Bought</name>
    <message>
        <source>Outlet %1</source>
        <translation>आउटलेट %1</translation>
    </message>
</context>
<context>
    <name>CallBanner</name>
    <message>
        <source>I am coming</source>
        <translation>मैं आ रहा हूँ</translation>
    </message>
    <message>
        <source>Helped</source>
        <translation>हो गया</translation>
    </message>
</context>
<context>
    <name>ChartClosings</name>
    <message>
        <source>No closing at a limit has been seen yet.</source>
        <translation>सीमा पर बंद होना अभी तक नहीं देखा गया।</translation>
    </message>
    <message>
        <source>first</source>
        <translation>पहला</translation>
    </message>
    <message>
        <source>latest</source>
        <translation>सबसे नया</translation>
    </message>
</context>
<context>
    <name>ChartsSheet</name>
    <message>
        <source>Tanks</source>
        <translation>टैंक</translation>
    </message>
    <message>
        <source>Today by hour</source>
        <translation>आज घंटेवार</translation>
    </message>
    <message>
        <source>Closing times</source>
        <translation>बंद होने का समय</translation>
    </message>
    <message>
        <source>There is no tank in the settings.</source>
        <translation>सेटिंग में कोई टैंक नहीं है।</translation>
    </message>
    <message>
        <source>Nothing was delivered today.</source>
        <translation>आज कुछ नहीं दिया गया।</translation>
    </message>
    <message>
        <source>The journal is being read.</source>
        <translation>जर्नल पढ़ा जा रहा है।</translation>
    </message>
</context>
<context>
    <name>ChooseScreen</name>
    <message>
        <source>Up to %1</source>
        <translation>अधिकतम %1</translation>
    </message>
    <message>
        <source>Continue to payment</source>
        <translation>भुगतान की ओर</translation>
    </message>
    <message>
        <source>How much would you like?</source>
        <translation>आपको कितना चाहिए?</translation>
    </message>
    <message>
        <source>You pay only what you take. The rest goes back to you.</source>
        <translation>भुगतान लिए हुए का ही। बाकी आपको लौटता है।</translation>
    </message>
    <message>
        <source>Fill up</source>
        <translation>पूरा भरें</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>रकम</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>मात्रा</translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>आप केवल लिए हुए का भुगतान करते हैं।</translation>
    </message>
    <message>
        <source>We reserve up to</source>
        <translation>हम अधिकतम रोकेंगे</translation>
    </message>
    <message>
        <source>It stops by itself when you hang up.</source>
        <translation>वापस टाँगने पर यह अपने आप रुकता है।</translation>
    </message>
</context>
<context>
    <name>Chrome</name>
    <message>
        <source>Access</source>
        <translation>सुगमता</translation>
    </message>
    <message>
        <source>Make it easier to use</source>
        <translation>इस्तेमाल आसान करें</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>डेमो</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>भाषा</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>कर्मचारी</translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation>कर्मचारी</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>रुका हुआ</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>सब रोकें</translation>
    </message>
</context>
<context>
    <name>CodePad</name>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>आखिरी अक्षर मिटाएँ</translation>
    </message>
</context>
<context>
    <name>CodeSheet</name>
    <message>
        <source>Code of your voucher</source>
        <translation>आपके वाउचर का कोड</translation>
    </message>
    <message>
        <source>Locked for %1</source>
        <translation>%1 के लिए बंद</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>आखिरी अक्षर मिटाएँ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>What you do not use stays on your voucher.</source>
        <translation>जो आप उपयोग नहीं करते, वह आपके वाउचर पर रहता है।</translation>
    </message>
    <message>
        <source>This is no code. Compare it with your voucher, character by character.</source>
        <translation>यह कोड नहीं है। इसे अपने वाउचर से अक्षर-अक्षर मिलाएँ।</translation>
    </message>
    <message>
        <source>Pay with it</source>
        <translation>इससे भुगतान करें</translation>
    </message>
</context>
<context>
    <name>CommissionSheet</name>
    <message>
        <source>Commission an outlet</source>
        <translation>आउटलेट की जाँच-माप</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>पिछला पेज</translation>
    </message>
    <message>
        <source>No more measures</source>
        <translation>और माप नहीं</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>मैं सहमत हूँ</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>आगे बढ़ें</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>अगला पेज</translation>
    </message>
</context>
<context>
    <name>DeliveringScreen</name>
    <message>
        <source>Other customers</source>
        <translation>अन्य ग्राहक</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>पैसे जोड़ें</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>%1 में से</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>संचालक भुगतान करता है (%1)</translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>आप केवल लिए हुए का भुगतान करते हैं।</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>समाप्त करें</translation>
    </message>
    <message>
        <source>Finish all</source>
        <translation>सब समाप्त करें</translation>
    </message>
</context>
<context>
    <name>DeliveryCard</name>
    <message>
        <source>Time left: about %1</source>
        <translation>शेष समय: लगभग %1</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>शुरू करें</translation>
    </message>
    <message>
        <source>Start outlet %1</source>
        <translation>आउटलेट %1 शुरू करें</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>जारी रखें</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>आउटलेट %1 पर जारी रखें</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>विराम</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>आउटलेट %1 पर विराम</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>आउटलेट %1 रोकें</translation>
    </message>
    <message>
        <source>%1 not used yet</source>
        <translation>%1 शेष</translation>
    </message>
</context>
<context>
    <name>DeliveryHero</name>
    <message>
        <source>It stops by itself at your limit.</source>
        <translation>आपकी सीमा पर यह अपने आप रुकता है।</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>देय</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>शेष</translation>
    </message>
    <message>
        <source>Time left: about %1</source>
        <translation>शेष समय: लगभग %1</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>शेष समय</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>शुरू करें</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>जारी रखें</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>आउटलेट %1 पर जारी रखें</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>विराम</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>आउटलेट %1 पर विराम</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>आउटलेट %1 रोकें</translation>
    </message>
</context>
<context>
    <name>DoneScreen</name>
    <message>
        <source>Done</source>
        <translation>हो गया</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>धन्यवाद!</translation>
    </message>
    <message>
        <source>Nothing was taken</source>
        <translation>कुछ नहीं लिया गया</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>रोकी गई रकम</translation>
    </message>
    <message>
        <source>You paid</source>
        <translation>आपने दिया</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>संचालक भुगतान करता है (%1)</translation>
    </message>
    <message>
        <source>The attendant gives you %1. Tell them: %2</source>
        <translation>कर्मचारी आपको %1 लौटाएँगे। उन्हें बताएँ: %2</translation>
    </message>
    <message>
        <source>Nobody there? Later you can pay with this code: %1</source>
        <translation>कोई नहीं है? बाद में आप इस कोड से भुगतान कर सकते हैं: %1</translation>
    </message>
    <message>
        <source>%1 has gone back to you.</source>
        <translation>%1 आपको लौट गए हैं।</translation>
    </message>
    <message>
        <source>%1 goes back to you now.</source>
        <translation>%1 अब आपको लौट रहे हैं।</translation>
    </message>
    <message>
        <source>%1 is kept for you. Your code: %2</source>
        <translation>%1 आपके लिए रखे हैं। आपका कोड: %2</translation>
    </message>
    <message>
        <source>Scan with your Lightning wallet</source>
        <translation>अपने Lightning वॉलेट से स्कैन करें</translation>
    </message>
    <message>
        <source>Scan for your receipt</source>
        <translation>रसीद के लिए स्कैन करें</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>रसीद %1</translation>
    </message>
    <message>
        <source>The receipt is being written.</source>
        <translation>रसीद बन रही है।</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>रसीद</translation>
    </message>
    <message>
        <source>To my wallet</source>
        <translation>मेरे वॉलेट में</translation>
    </message>
</context>
<context>
    <name>EntryDisplay</name>
    <message>
        <source>Clear</source>
        <translation>मिटाएँ</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>We are here to help</source>
        <translation>हम मदद के लिए हैं</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>जानकारी</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>इस कियोस्क के बारे में</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Call the attendant</source>
        <translation>कर्मचारी को बुलाएँ</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>हालत</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>चार्ट</translation>
    </message>
</context>
<context>
    <name>JournalSheet</name>
    <message>
        <source>Journal</source>
        <translation>जर्नल</translation>
    </message>
    <message>
        <source>Filter the journal</source>
        <translation>जर्नल छाँटें</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>आउटलेट</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>प्रकार</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>व्यक्ति</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>दिन</translation>
    </message>
    <message>
        <source>To read only: nothing here can be changed. A mistake is put right by a new entry.</source>
        <translation>केवल पढ़ने के लिए: यहाँ कुछ बदला नहीं जा सकता। गलती नई प्रविष्टि से सुधरती है।</translation>
    </message>
    <message>
        <source>Filtered</source>
        <translation>छाँटा गया</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>छाँटें</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>नई</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>पुरानी</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>दिखाएँ</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Decimal point</source>
        <translation>दशमलव बिंदु</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>मिटाएँ</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>आखिरी अंक मिटाएँ</translation>
    </message>
</context>
<context>
    <name>LargeChoose</name>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>आगे बढ़ें</translation>
    </message>
    <message>
        <source>Continue to payment</source>
        <translation>भुगतान की ओर</translation>
    </message>
    <message>
        <source>How much would you like?</source>
        <translation>आपको कितना चाहिए?</translation>
    </message>
    <message>
        <source>Fill up</source>
        <translation>पूरा भरें</translation>
    </message>
    <message>
        <source>We reserve up to</source>
        <translation>हम अधिकतम रोकेंगे</translation>
    </message>
    <message>
        <source>Another amount</source>
        <translation>दूसरी रकम</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>मात्रा</translation>
    </message>
    <message>
        <source>You pay only what you take. The rest goes back to you.</source>
        <translation>भुगतान लिए हुए का ही। बाकी आपको लौटता है।</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>अधिकतम %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>हो गया</translation>
    </message>
</context>
<context>
    <name>LargeDelivering</name>
    <message>
        <source>Finish all</source>
        <translation>सब समाप्त करें</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>समाप्त करें</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>शुरू करें</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>जारी रखें</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>आउटलेट %1 पर जारी रखें</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>आउटलेट %1 रोकें</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>विराम</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>आउटलेट %1 पर विराम</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>देय</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>शेष</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>शेष समय</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>संचालक भुगतान करता है (%1)</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>पैसे जोड़ें</translation>
    </message>
    <message>
        <source>Other customers</source>
        <translation>अन्य ग्राहक</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 जोड़ें</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>एक क्षण: भुगतान का पेज खुल रहा है।</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Anybody may pay. What is not used goes back to who paid it.</source>
        <translation>कोई भी भुगतान कर सकता है। जो बचेगा, भुगतान करने वाले को लौटेगा।</translation>
    </message>
</context>
<context>
    <name>LargeDone</name>
    <message>
        <source>Done</source>
        <translation>हो गया</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>धन्यवाद!</translation>
    </message>
    <message>
        <source>Nothing was taken</source>
        <translation>कुछ नहीं लिया गया</translation>
    </message>
    <message>
        <source>You paid</source>
        <translation>आपने दिया</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>संचालक भुगतान करता है (%1)</translation>
    </message>
    <message>
        <source>%1 has gone back to you.</source>
        <translation>%1 आपको लौट गए हैं।</translation>
    </message>
    <message>
        <source>%1 goes back to you now.</source>
        <translation>%1 अब आपको लौट रहे हैं।</translation>
    </message>
    <message>
        <source>%1 is kept for you. Your code: %2</source>
        <translation>%1 आपके लिए रखे हैं। आपका कोड: %2</translation>
    </message>
    <message>
        <source>The attendant gives you %1. Tell them: %2</source>
        <translation>कर्मचारी आपको %1 लौटाएँगे। उन्हें बताएँ: %2</translation>
    </message>
    <message>
        <source>Nobody there? Later you can pay with this code: %1</source>
        <translation>कोई नहीं है? बाद में आप इस कोड से भुगतान कर सकते हैं: %1</translation>
    </message>
    <message>
        <source>The receipt is being written.</source>
        <translation>रसीद बन रही है।</translation>
    </message>
    <message>
        <source>Scan with your Lightning wallet</source>
        <translation>अपने Lightning वॉलेट से स्कैन करें</translation>
    </message>
    <message>
        <source>Scan for your receipt</source>
        <translation>रसीद के लिए स्कैन करें</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>रसीद %1</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>रसीद</translation>
    </message>
    <message>
        <source>To my wallet</source>
        <translation>मेरे वॉलेट में</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>रोकी गई रकम</translation>
    </message>
</context>
<context>
    <name>LargeMoves</name>
    <message>
        <source>The outlet stopped by itself</source>
        <translation>आउटलेट अपने आप रुक गया</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>शेष समय: %1</translation>
    </message>
    <message>
        <source>Go on at another outlet, at the same price or less.</source>
        <translation>दूसरे आउटलेट पर, उसी या कम दाम पर जारी रखें।</translation>
    </message>
    <message>
        <source>No, give the rest back</source>
        <translation>नहीं, बाकी लौटाएँ</translation>
    </message>
</context>
<context>
    <name>LargeOutOfService</name>
    <message>
        <source>This kiosk is out of service.</source>
        <translation>यह कियोस्क सेवा में नहीं है।</translation>
    </message>
    <message>
        <source>Nothing is charged.</source>
        <translation>कोई पैसा नहीं लिया जाता।</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>सहायता के लिए फ़ोन करें।</translation>
    </message>
</context>
<context>
    <name>LargeOverview</name>
    <message>
        <source>Continue</source>
        <translation>आगे बढ़ें</translation>
    </message>
    <message>
        <source>Where would you like to start?</source>
        <translation>आप कहाँ से शुरू करेंगे?</translation>
    </message>
    <message>
        <source>No outlet is free right now</source>
        <translation>अभी कोई आउटलेट खाली नहीं है</translation>
    </message>
    <message>
        <source>Wait for an outlet</source>
        <translation>आउटलेट की प्रतीक्षा करें</translation>
    </message>
    <message>
        <source>You can choose several. You pay only what you take.</source>
        <translation>आप कई चुन सकते हैं। भुगतान केवल लिए हुए का।</translation>
    </message>
    <message>
        <source>Pay now, and it is your turn after the others</source>
        <translation>अभी भुगतान करें, बाकी लोगों के बाद आपकी बारी</translation>
    </message>
    <message>
        <source>Who is waiting</source>
        <translation>प्रतीक्षा में कौन है</translation>
    </message>
    <message>
        <source>Are you waiting? Touch your two words.</source>
        <translation>आप प्रतीक्षा में हैं? अपने दो शब्द छुएँ।</translation>
    </message>
</context>
<context>
    <name>LargePay</name>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>एक क्षण: भुगतान का पेज खुल रहा है।</translation>
    </message>
    <message>
        <source>Scan this</source>
        <translation>स्कैन करें</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>शेष समय: %1</translation>
    </message>
    <message>
        <source>Tell the attendant</source>
        <translation>कर्मचारी को बताएँ</translation>
    </message>
    <message>
        <source>Pay up to %1</source>
        <translation>%1 तक दें</translation>
    </message>
    <message>
        <source>Phone connected</source>
        <translation>फ़ोन जुड़ गया</translation>
    </message>
    <message>
        <source>This is only reserved. You pay only what you take.</source>
        <translation>केवल रोकी गई रकम। भुगतान लिए हुए का ही।</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>मेरे पास कोड है</translation>
    </message>
</context>
<context>
    <name>LargeQueue</name>
    <message>
        <source>Other customers</source>
        <translation>अन्य ग्राहक</translation>
    </message>
    <message>
        <source>You are next</source>
        <translation>अगली बारी आपकी है</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) before you</source>
        <translation>
            <numerusform>आपसे पहले %n ग्राहक</numerusform>
            <numerusform>आपसे पहले %n ग्राहक</numerusform>
        </translation>
    </message>
    <message>
        <source>These words are shown when it is your turn. Your %1 stay yours until you take something.</source>
        <translation>आपकी बारी आने पर ये शब्द दिखेंगे। कुछ लेने तक आपके %1 आपके ही रहेंगे।</translation>
    </message>
    <message>
        <source>Leave the queue</source>
        <translation>कतार छोड़ें</translation>
    </message>
    <message>
        <source>Leave the queue?</source>
        <translation>कतार छोड़ें?</translation>
    </message>
    <message>
        <source>All of your %1 go back to you, and your place is given away.</source>
        <translation>आपके पूरे %1 आपको लौटेंगे, और आपकी जगह खाली होगी।</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>रुकें</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>छोड़ें</translation>
    </message>
</context>
<context>
    <name>LargeSheet</name>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
</context>
<context>
    <name>LargeSheets</name>
    <message>
        <source>We are here to help</source>
        <translation>हम सहायता के लिए हैं</translation>
    </message>
    <message>
        <source>Call the attendant</source>
        <translation>कर्मचारी को बुलाएँ</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>जानकारी</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>इस कियोस्क के बारे में</translation>
    </message>
</context>
<context>
    <name>LoginScreen</name>
    <message>
        <source>Locked for %1</source>
        <translation>%1 के लिए बंद</translation>
    </message>
    <message>
        <source>Choose your name</source>
        <translation>अपना नाम चुनें</translation>
    </message>
    <message>
        <source>Type your PIN</source>
        <translation>अपना PIN लिखें</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>मिलाएँ</translation>
    </message>
    <message>
        <source>Put the digits back in order</source>
        <translation>अंक फिर क्रम में रखें</translation>
    </message>
    <message>
        <source>Shuffle the digits, so that nobody can tell them by your finger</source>
        <translation>अंक मिलाएँ, ताकि कोई आपकी उँगली से उन्हें न पहचाने</translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n अंक लिखा गया</numerusform>
            <numerusform>%n अंक लिखे गए</numerusform>
        </translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>लॉग इन करें</translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation>कर्मचारी</translation>
    </message>
</context>
<context>
    <name>Magnifier</name>
    <message>
        <source>Show what is to the left</source>
        <translation>बाईं ओर का भाग दिखाएँ</translation>
    </message>
    <message>
        <source>Show what is to the right</source>
        <translation>दाईं ओर का भाग दिखाएँ</translation>
    </message>
    <message>
        <source>Show what is above</source>
        <translation>ऊपर का भाग दिखाएँ</translation>
    </message>
    <message>
        <source>Show what is below</source>
        <translation>नीचे का भाग दिखाएँ</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Still there?</source>
        <translation>क्या आप यहाँ हैं?</translation>
    </message>
    <message>
        <source>I am still here</source>
        <translation>मैं यहीं हूँ</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>ठीक है</translation>
    </message>
    <message>
        <source>This screen has a fault</source>
        <translation>इस स्क्रीन में खराबी है</translation>
    </message>
    <message>
        <source>Deliveries and money are not affected. Please wait a moment.</source>
        <translation>आपूर्ति और पैसे सुरक्षित हैं। कृपया एक क्षण रुकें।</translation>
    </message>
    <message>
        <source>This screen needs an update</source>
        <translation>इस स्क्रीन को अपडेट चाहिए</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>फिर जुड़ रहा है</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>जुड़ रहा है</translation>
    </message>
    <message>
        <source>The figures are %1 old. Nothing flows beyond what was paid.</source>
        <translation>आँकड़े %1 पुराने हैं। भुगतान से अधिक कुछ नहीं निकलेगा।</translation>
    </message>
</context>
<context>
    <name>ManageSheet</name>
    <message>
        <source>More</source>
        <translation>और</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>रसीदें</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>वाउचर</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>हालत</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>चार्ट</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>कीमतें</translation>
    </message>
    <message>
        <source>Tanks</source>
        <translation>टैंक</translation>
    </message>
    <message>
        <source>People</source>
        <translation>लोग</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>जर्नल</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>इस कियोस्क के बारे में</translation>
    </message>
    <message>
        <source>Nobody can raise a customer&apos;s limit, open a valve past a safety trip, or change a record.</source>
        <translation>कोई भी ग्राहक की सीमा नहीं बढ़ा सकता, सुरक्षा रोक के बाद वाल्व नहीं खोल सकता, न कोई प्रविष्टि बदल सकता है।</translation>
    </message>
</context>
<context>
    <name>MoveSheet</name>
    <message>
        <source>The outlet stopped by itself</source>
        <translation>आउटलेट अपने आप रुक गया</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>शेष समय: %1</translation>
    </message>
    <message>
        <source>Go on at another outlet, at the same price or less.</source>
        <translation>दूसरे आउटलेट पर, उसी या कम दाम पर जारी रखें।</translation>
    </message>
    <message>
        <source>No, give the rest back</source>
        <translation>नहीं, बाकी लौटाएँ</translation>
    </message>
</context>
<context>
    <name>NamePad</name>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Dash</source>
        <translation>डैश</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>खाली जगह</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>आखिरी अक्षर मिटाएँ</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>आगे बढ़ें</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>पिछला पेज</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>अगला पेज</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>This kiosk is out of service.</source>
        <translation>यह कियोस्क सेवा में नहीं है।</translation>
    </message>
    <message>
        <source>Nothing is charged.</source>
        <translation>कोई पैसा नहीं लिया जाता।</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>सहायता के लिए फ़ोन करें।</translation>
    </message>
</context>
<context>
    <name>OutletSheet</name>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Nobody is being served here.</source>
        <translation>यहाँ कोई ग्राहक नहीं है।</translation>
    </message>
    <message>
        <source>nobody may</source>
        <translation>किसी को अनुमति नहीं</translation>
    </message>
</context>
<context>
    <name>OutletTile</name>
    <message>
        <source>Chosen</source>
        <translation>चुना हुआ</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>कुल मीटर</translation>
    </message>
</context>
<context>
    <name>OverrideScreen</name>
    <message>
        <source>Up to %1</source>
        <translation>अधिकतम %1</translation>
    </message>
    <message>
        <source>Release outlet %1</source>
        <translation>आउटलेट %1 छोड़ें</translation>
    </message>
    <message>
        <source>Operator pays</source>
        <translation>संचालक भुगतान करता है</translation>
    </message>
    <message>
        <source>Override budget</source>
        <translation>छूट का बजट</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>क्यों?</translation>
    </message>
</context>
<context>
    <name>OverviewScreen</name>
    <message>
        <source>Where would you like to start?</source>
        <translation>आप कहाँ से शुरू करेंगे?</translation>
    </message>
    <message>
        <source>No outlet is free right now</source>
        <translation>अभी कोई आउटलेट खाली नहीं है</translation>
    </message>
    <message>
        <source>Touch an outlet. You can choose several.</source>
        <translation>आउटलेट छुएँ। आप कई चुन सकते हैं।</translation>
    </message>
    <message numerus="yes">
        <source>%n outlet(s) chosen</source>
        <translation>
            <numerusform>%n आउटलेट चुना गया</numerusform>
            <numerusform>%n आउटलेट चुने गए</numerusform>
        </translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>आप केवल लिए हुए का भुगतान करते हैं।</translation>
    </message>
    <message>
        <source>Wait for an outlet</source>
        <translation>आउटलेट की प्रतीक्षा करें</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>आगे बढ़ें</translation>
    </message>
    <message>
        <source>Pay now, and it is your turn after the others</source>
        <translation>अभी भुगतान करें, बाकी लोगों के बाद आपकी बारी</translation>
    </message>
    <message>
        <source>Who is waiting</source>
        <translation>प्रतीक्षा में कौन है</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Are you waiting? Touch your two words.</source>
        <translation>आप प्रतीक्षा में हैं? अपने दो शब्द छुएँ।</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Page back</source>
        <translation>पिछला पेज</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>अगला पेज</translation>
    </message>
</context>
<context>
    <name>PayScreen</name>
    <message>
        <source>The time is nearly over. Pay on your phone now, or cancel and begin again.</source>
        <translation>समय लगभग समाप्त है। अभी फ़ोन पर भुगतान करें, या रद्द करके फिर शुरू करें।</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>एक क्षण: भुगतान का पेज खुल रहा है।</translation>
    </message>
    <message>
        <source>Tell the attendant</source>
        <translation>कर्मचारी को बताएँ</translation>
    </message>
    <message>
        <source>Pay up to</source>
        <translation>अधिकतम भुगतान</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>शेष समय: %1</translation>
    </message>
    <message>
        <source>This is only reserved. You pay only what you take.</source>
        <translation>केवल रोकी गई रकम। भुगतान लिए हुए का ही।</translation>
    </message>
    <message>
        <source>Phone connected</source>
        <translation>फ़ोन जुड़ गया</translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation>अन्य तरीके</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>मेरे पास कोड है</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
</context>
<context>
    <name>PaymentsSheet</name>
    <message>
        <source>Why is it not confirmed?</source>
        <translation>पुष्टि क्यों नहीं हुई?</translation>
    </message>
    <message>
        <source>Whose words are these?</source>
        <translation>ये शब्द किसके हैं?</translation>
    </message>
    <message>
        <source>Nobody waits for you</source>
        <translation>कोई प्रतीक्षा में नहीं है</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Not given back</source>
        <translation>लौटाया नहीं गया</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>लौटाएँ</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>पैसे लौटाएँ</translation>
    </message>
    <message>
        <source>Outlet %1</source>
        <translation>आउटलेट %1</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>शेष समय: %1</translation>
    </message>
    <message>
        <source>Voucher instead</source>
        <translation>बदले में वाउचर</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>फिर कोशिश करें</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>अस्वीकार करें</translation>
    </message>
    <message>
        <source>Do not refund</source>
        <translation>न लौटाएँ</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>मैं सहमत हूँ</translation>
    </message>
    <message>
        <source>Somebody else must agree</source>
        <translation>किसी और की सहमति चाहिए</translation>
    </message>
    <message>
        <source>I have handed it back</source>
        <translation>मैंने लौटा दिया</translation>
    </message>
    <message>
        <source>I have counted it</source>
        <translation>मैंने गिन लिया</translation>
    </message>
    <message>
        <source>It is on the account</source>
        <translation>खाते में आ गया</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n अंक लिखा गया</numerusform>
            <numerusform>%n अंक लिखे गए</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>आगे बढ़ें</translation>
    </message>
</context>
<context>
    <name>PricesSheet</name>
    <message>
        <source>Prices</source>
        <translation>कीमतें</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>नई कीमत</translation>
    </message>
    <message>
        <source>Old price</source>
        <translation>पुरानी कीमत</translation>
    </message>
    <message>
        <source>From when on</source>
        <translation>कब से</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>वापस लें</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>मैं सहमत हूँ</translation>
    </message>
    <message>
        <source>Change the price</source>
        <translation>कीमत बदलें</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>आगे बढ़ें</translation>
    </message>
</context>
<context>
    <name>QrCard</name>
    <message>
        <source>Code to scan with your phone</source>
        <translation>फ़ोन से स्कैन करने का कोड</translation>
    </message>
</context>
<context>
    <name>QueueScreen</name>
    <message>
        <source>You are next</source>
        <translation>अगली बारी आपकी है</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) before you</source>
        <translation>
            <numerusform>आपसे पहले %n ग्राहक</numerusform>
            <numerusform>आपसे पहले %n ग्राहक</numerusform>
        </translation>
    </message>
    <message>
        <source>These words are shown when it is your turn. Your %1 stay yours until you take something.</source>
        <translation>आपकी बारी आने पर ये शब्द दिखेंगे। कुछ लेने तक आपके %1 आपके ही रहेंगे।</translation>
    </message>
    <message>
        <source>Other customers</source>
        <translation>अन्य ग्राहक</translation>
    </message>
    <message>
        <source>Leave the queue</source>
        <translation>कतार छोड़ें</translation>
    </message>
    <message>
        <source>Leave the queue?</source>
        <translation>कतार छोड़ें?</translation>
    </message>
    <message>
        <source>All of your %1 go back to you, and your place is given away.</source>
        <translation>आपके पूरे %1 आपको लौटेंगे, और आपकी जगह खाली होगी।</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>रुकें</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>छोड़ें</translation>
    </message>
</context>
<context>
    <name>ReceiptSheet</name>
    <message>
        <source>Receipts</source>
        <translation>रसीदें</translation>
    </message>
    <message>
        <source>How much goes back, and why?</source>
        <translation>कितना लौटाना है, और क्यों?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>पैसे लौटाएँ</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>रसीद संख्या</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>पूरी राशि</translation>
    </message>
    <message>
        <source>Find by number</source>
        <translation>संख्या से खोजें</translation>
    </message>
    <message>
        <source>Show the latest</source>
        <translation>नई रसीदें दिखाएँ</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>खोजें</translation>
    </message>
</context>
<context>
    <name>ScreenHeader</name>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
</context>
<context>
    <name>ShiftSheet</name>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Print X</source>
        <translation>X छापें</translation>
    </message>
    <message>
        <source>Print Z %1</source>
        <translation>Z %1 छापें</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>दिन बंद करें</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>पाली बंद करें</translation>
    </message>
    <message>
        <source>Open a shift</source>
        <translation>पाली शुरू करें</translation>
    </message>
</context>
<context>
    <name>TanksSheet</name>
    <message>
        <source>Tanks</source>
        <translation>टैंक</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>पहले</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>अंतर</translation>
    </message>
    <message>
        <source>After</source>
        <translation>बाद में</translation>
    </message>
    <message>
        <source>What has arrived</source>
        <translation>क्या पहुँचा है</translation>
    </message>
    <message>
        <source>What is in the tank, measured</source>
        <translation>टैंक में नापी गई मात्रा</translation>
    </message>
    <message>
        <source>Number of the delivery note</source>
        <translation>डिलीवरी नोट का नंबर</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>नापें</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>भरें</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>वापस लें</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>मैं सहमत हूँ</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>दर्ज करें</translation>
    </message>
    <message>
        <source>Correct the books</source>
        <translation>खाते ठीक करें</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>आगे बढ़ें</translation>
    </message>
</context>
<context>
    <name>Turner</name>
    <message>
        <source>before</source>
        <translation>पिछला</translation>
    </message>
    <message>
        <source>next</source>
        <translation>अगला</translation>
    </message>
</context>
<context>
    <name>UsersSheet</name>
    <message>
        <source>People</source>
        <translation>लोग</translation>
    </message>
    <message>
        <source>Only a manager sees the list.</source>
        <translation>सूची केवल प्रबंधक देखता है।</translation>
    </message>
    <message>
        <source>My PIN</source>
        <translation>मेरा PIN</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>किसी को जोड़ें</translation>
    </message>
    <message>
        <source>The last manager stays one: make somebody else one first.</source>
        <translation>आखिरी प्रबंधक प्रबंधक ही रहता है: पहले किसी और को बनाएँ।</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>नया PIN</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>भूमिका</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>अनलॉक</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>लॉक करें</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>हटाएँ</translation>
    </message>
    <message>
        <source>What may %1 do?</source>
        <translation>%1 क्या कर सकते हैं?</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 को हटाएँ?</translation>
    </message>
    <message>
        <source>They can&apos;t log in any more. What they have done stays in the journal.</source>
        <translation>वे अब लॉग इन नहीं कर सकेंगे। उनका किया हुआ जर्नल में रहता है।</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>नाम लिखें</translation>
    </message>
</context>
<context>
    <name>VoucherSheet</name>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>वाउचर</translation>
    </message>
    <message>
        <source>Look one up by its code</source>
        <translation>कोड से खोजें</translation>
    </message>
    <message>
        <source>Accept codes again (locked for %1)</source>
        <translation>कोड फिर स्वीकारें (%1 के लिए बंद)</translation>
    </message>
    <message>
        <source>Look one up by its number</source>
        <translation>संख्या से खोजें</translation>
    </message>
    <message>
        <source>Sell one for cash</source>
        <translation>नकद में एक बेचें</translation>
    </message>
    <message>
        <source>Code of the voucher</source>
        <translation>वाउचर का कोड</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>कोड नहीं</translation>
    </message>
    <message>
        <source>Number of the voucher</source>
        <translation>वाउचर की संख्या</translation>
    </message>
    <message>
        <source>I have the money</source>
        <translation>पैसे मिल गए</translation>
    </message>
    <message>
        <source>Look it up</source>
        <translation>खोजें</translation>
    </message>
    <message>
        <source>Voucher %1</source>
        <translation>वाउचर %1</translation>
    </message>
    <message>
        <source>Void it</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>हो गया</translation>
    </message>
    <message>
        <source>Why is %1 void?</source>
        <translation>%1 रद्द क्यों?</translation>
    </message>
</context>
<context>
    <name>WayPicks</name>
    <message>
        <source>Code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>मेरे पास कोड है</translation>
    </message>
</context>
<context>
    <name>WaysSheet</name>
    <message>
        <source>How do you want to pay?</source>
        <translation>आप कैसे भुगतान करेंगे?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Out of order</source>
        <translation>खराब</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>बंद</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>खाली</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>तैयार</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>भुगतान हुआ</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>शुरू हो रहा</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>प्रतीक्षा में</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>चालू</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>विराम</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>रुका हुआ</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>अज्ञात</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>तैयारी में</translation>
    </message>
    <message>
        <source>Ready for you</source>
        <translation>आपके लिए तैयार</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>रुक रहा है</translation>
    </message>
    <message>
        <source>Waiting for the meter</source>
        <translation>मीटर की प्रतीक्षा</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>समाप्त</translation>
    </message>
    <message>
        <source>Lift the nozzle and begin</source>
        <translation>नोज़ल उठाएँ और शुरू करें</translation>
    </message>
    <message>
        <source>Plug in the cable to begin</source>
        <translation>शुरू करने के लिए केबल लगाएँ</translation>
    </message>
    <message>
        <source>Hold your vessel under and open the tap</source>
        <translation>बर्तन नीचे रखें और नल खोलें</translation>
    </message>
    <message>
        <source>Get ready, then touch Start</source>
        <translation>तैयार हों, फिर शुरू करें छुएँ</translation>
    </message>
    <message>
        <source>Your limit is reached.</source>
        <translation>आपकी सीमा पूरी हुई।</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>आपने रोका।</translation>
    </message>
    <message>
        <source>You hung up.</source>
        <translation>आपने वापस टाँग दिया।</translation>
    </message>
    <message>
        <source>It was not begun in time.</source>
        <translation>समय पर शुरू नहीं हुआ।</translation>
    </message>
    <message>
        <source>Nothing flowed any more.</source>
        <translation>और कुछ नहीं निकला।</translation>
    </message>
    <message>
        <source>The longest time is over.</source>
        <translation>अधिकतम समय समाप्त हुआ।</translation>
    </message>
    <message>
        <source>The attendant stopped it.</source>
        <translation>कर्मचारी ने रोका।</translation>
    </message>
    <message>
        <source>Everything was stopped.</source>
        <translation>सब रोक दिया गया।</translation>
    </message>
    <message>
        <source>The emergency stop was pressed.</source>
        <translation>आपात रोक दबाई गई।</translation>
    </message>
    <message>
        <source>The outlet did not answer.</source>
        <translation>आउटलेट ने उत्तर नहीं दिया।</translation>
    </message>
    <message>
        <source>The power failed.</source>
        <translation>बिजली चली गई।</translation>
    </message>
    <message>
        <source>The kiosk was restarted.</source>
        <translation>कियोस्क फिर शुरू हुआ।</translation>
    </message>
    <message>
        <source>The meter has a fault.</source>
        <translation>मीटर में खराबी है।</translation>
    </message>
    <message>
        <source>The outlet has a fault.</source>
        <translation>आउटलेट में खराबी है।</translation>
    </message>
    <message>
        <source>It closed late. The rest is free.</source>
        <translation>देर से बंद हुआ। बाकी मुफ़्त है।</translation>
    </message>
    <message>
        <source>The outlet refused to start.</source>
        <translation>आउटलेट शुरू नहीं हुआ।</translation>
    </message>
    <message>
        <source>It could not be recorded.</source>
        <translation>इसे दर्ज नहीं किया जा सका।</translation>
    </message>
    <message>
        <source>A check of the figures stopped it.</source>
        <translation>आँकड़ों की जाँच ने रोका।</translation>
    </message>
    <message>
        <source>Its supply was shut off.</source>
        <translation>इसकी आपूर्ति बंद कर दी गई।</translation>
    </message>
    <message>
        <source>There is nothing left to sell.</source>
        <translation>बेचने को कुछ नहीं बचा।</translation>
    </message>
    <message>
        <source>The reserved money is no longer there.</source>
        <translation>रोकी गई रकम अब नहीं है।</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>कोई पैसा नहीं लिया गया।</translation>
    </message>
    <message>
        <source>You pay only what was measured.</source>
        <translation>आप केवल मापे हुए का भुगतान करते हैं।</translation>
    </message>
    <message>
        <source>Please choose again.</source>
        <translation>कृपया फिर चुनें।</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>सहायता के लिए फ़ोन करें।</translation>
    </message>
    <message>
        <source>A key is stuck.</source>
        <translation>एक कुंजी अटक गई है।</translation>
    </message>
    <message>
        <source>Please ask the attendant.</source>
        <translation>कृपया कर्मचारी से पूछें।</translation>
    </message>
    <message>
        <source>Paying is not possible right now.</source>
        <translation>अभी भुगतान संभव नहीं है।</translation>
    </message>
    <message>
        <source>Please try again in a moment.</source>
        <translation>कृपया थोड़ी देर में फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>The time to pay is over.</source>
        <translation>भुगतान का समय समाप्त हुआ।</translation>
    </message>
    <message>
        <source>The payment was cancelled.</source>
        <translation>भुगतान रद्द हुआ।</translation>
    </message>
    <message>
        <source>The attendant could not confirm your payment.</source>
        <translation>कर्मचारी आपके भुगतान की पुष्टि नहीं कर सके।</translation>
    </message>
    <message>
        <source>Your payment came too late.</source>
        <translation>आपका भुगतान देर से आया।</translation>
    </message>
    <message>
        <source>All of it goes back to you.</source>
        <translation>पूरी रकम आपको लौटती है।</translation>
    </message>
    <message>
        <source>The outlet stopped by itself.</source>
        <translation>आउटलेट अपने आप रुक गया।</translation>
    </message>
    <message>
        <source>Somebody else has just taken this outlet.</source>
        <translation>यह आउटलेट अभी किसी और ने लिया है।</translation>
    </message>
    <message>
        <source>Please choose another one.</source>
        <translation>कृपया दूसरा चुनें।</translation>
    </message>
    <message>
        <source>Nobody touched the screen for a while.</source>
        <translation>कुछ समय से किसी ने स्क्रीन नहीं छुई।</translation>
    </message>
    <message>
        <source>Touch an outlet to begin again.</source>
        <translation>फिर शुरू करने के लिए आउटलेट छुएँ।</translation>
    </message>
    <message>
        <source>The attendant has stopped this outlet.</source>
        <translation>कर्मचारी ने इसे रोक दिया है।</translation>
    </message>
    <message>
        <source>Everything has been stopped.</source>
        <translation>सब रोक दिया गया है।</translation>
    </message>
    <message>
        <source>An attendant must start it again.</source>
        <translation>इसे कर्मचारी ही फिर शुरू करेंगे।</translation>
    </message>
    <message>
        <source>The kiosk cannot record sales.</source>
        <translation>कियोस्क बिक्री दर्ज नहीं कर सकता।</translation>
    </message>
    <message>
        <source>So nothing is sold and nothing is charged.</source>
        <translation>इसलिए न बिक्री होती है, न भुगतान।</translation>
    </message>
    <message>
        <source>That PIN is not right.</source>
        <translation>यह PIN सही नहीं है।</translation>
    </message>
    <message>
        <source>Please try again.</source>
        <translation>कृपया फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation>बहुत बार गलत PIN।</translation>
    </message>
    <message>
        <source>Please wait until the time is over.</source>
        <translation>कृपया समय समाप्त होने तक रुकें।</translation>
    </message>
    <message>
        <source>No attendant has been set up.</source>
        <translation>कोई कर्मचारी दर्ज नहीं है।</translation>
    </message>
    <message>
        <source>The operator adds attendants at the kiosk&apos;s console.</source>
        <translation>संचालक कियोस्क के कंसोल पर कर्मचारी जोड़ते हैं।</translation>
    </message>
    <message>
        <source>That is not possible now.</source>
        <translation>यह अभी संभव नहीं है।</translation>
    </message>
    <message>
        <source>That is more than your budget.</source>
        <translation>यह आपके बजट से अधिक है।</translation>
    </message>
    <message>
        <source>Please choose less.</source>
        <translation>कृपया कम चुनें।</translation>
    </message>
    <message>
        <source>That is more than is sold at once.</source>
        <translation>यह एक बार की बिक्री से अधिक है।</translation>
    </message>
    <message>
        <source>That is less than can be measured.</source>
        <translation>यह मापने योग्य से कम है।</translation>
    </message>
    <message>
        <source>Please choose more.</source>
        <translation>कृपया अधिक चुनें।</translation>
    </message>
    <message>
        <source>The kiosk is busy.</source>
        <translation>कियोस्क व्यस्त है।</translation>
    </message>
    <message>
        <source>Too many payments were begun and not made.</source>
        <translation>बहुत से भुगतान शुरू हुए और पूरे नहीं हुए।</translation>
    </message>
    <message>
        <source>Please wait a minute, then try again.</source>
        <translation>कृपया एक मिनट रुककर फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>A shift is open.</source>
        <translation>एक पाली चालू है।</translation>
    </message>
    <message>
        <source>Close it first.</source>
        <translation>पहले उसे बंद करें।</translation>
    </message>
    <message>
        <source>No shift is open.</source>
        <translation>कोई पाली चालू नहीं है।</translation>
    </message>
    <message>
        <source>Open one first.</source>
        <translation>पहले पाली शुरू करें।</translation>
    </message>
    <message>
        <source>The pause was too long.</source>
        <translation>विराम बहुत लंबा हो गया।</translation>
    </message>
    <message>
        <source>What is left goes back to you.</source>
        <translation>जो बचा है वह आपको वापस मिलेगा।</translation>
    </message>
    <message>
        <source>It was your turn, and nothing was taken.</source>
        <translation>आपकी बारी थी, और कुछ नहीं लिया गया।</translation>
    </message>
    <message>
        <source>There is no such receipt.</source>
        <translation>ऐसी कोई रसीद नहीं है।</translation>
    </message>
    <message>
        <source>Compare the number or the two words with the customer&apos;s.</source>
        <translation>संख्या या दो शब्द ग्राहक से मिलाएँ।</translation>
    </message>
    <message>
        <source>The printer cannot print now.</source>
        <translation>प्रिंटर अभी नहीं छाप सकता।</translation>
    </message>
    <message>
        <source>The customer has the receipt on the phone.</source>
        <translation>ग्राहक के फ़ोन पर रसीद है।</translation>
    </message>
    <message>
        <source>This code is not one of ours.</source>
        <translation>यह कोड हमारा नहीं है।</translation>
    </message>
    <message>
        <source>Please show the code that you were given here.</source>
        <translation>कृपया यहाँ मिला हुआ कोड दिखाएँ।</translation>
    </message>
    <message>
        <source>This code could not be read.</source>
        <translation>यह कोड पढ़ा नहीं जा सका।</translation>
    </message>
    <message>
        <source>Hold it still and closer, and make your display brighter.</source>
        <translation>इसे स्थिर और पास रखें, और अपनी स्क्रीन की चमक बढ़ाएँ।</translation>
    </message>
    <message>
        <source>What was read is too long to be a code.</source>
        <translation>जो पढ़ा गया वह कोड होने के लिए बहुत लंबा है।</translation>
    </message>
    <message>
        <source>There was more than one code.</source>
        <translation>एक से अधिक कोड थे।</translation>
    </message>
    <message>
        <source>Please show one at a time.</source>
        <translation>कृपया एक बार में एक दिखाएँ।</translation>
    </message>
    <message>
        <source>Your code was read and not used yet.</source>
        <translation>आपका कोड पढ़ा गया, अभी उपयोग नहीं हुआ।</translation>
    </message>
    <message>
        <source>Choose what you want to take, then show it again.</source>
        <translation>जो लेना है चुनें, फिर उसे दोबारा दिखाएँ।</translation>
    </message>
    <message>
        <source>There is nothing behind that code.</source>
        <translation>इस कोड में कुछ नहीं है।</translation>
    </message>
    <message>
        <source>Too many wrong codes.</source>
        <translation>बहुत बार गलत कोड।</translation>
    </message>
    <message>
        <source>Please pay with your phone.</source>
        <translation>कृपया फ़ोन से भुगतान करें।</translation>
    </message>
    <message>
        <source>That price is outside its bounds.</source>
        <translation>यह कीमत अपनी सीमाओं से बाहर है।</translation>
    </message>
    <message>
        <source>The old one still holds.</source>
        <translation>पुरानी कीमत अब भी लागू है।</translation>
    </message>
    <message>
        <source>Type one between them, or have the settings changed.</source>
        <translation>इनके बीच की कीमत लिखें, या सेटिंग बदलवाएँ।</translation>
    </message>
    <message>
        <source>The tank does not hold that much.</source>
        <translation>टैंक में इतना नहीं आता।</translation>
    </message>
    <message>
        <source>Compare the figure with the delivery note.</source>
        <translation>संख्या को डिलीवरी नोट से मिलाएँ।</translation>
    </message>
    <message>
        <source>Something is being delivered out of this tank.</source>
        <translation>इस टैंक से अभी कुछ दिया जा रहा है।</translation>
    </message>
    <message>
        <source>Measure it again when nothing flows.</source>
        <translation>जब कुछ न बह रहा हो तब फिर नापें।</translation>
    </message>
    <message>
        <source>This delivery note is written down already.</source>
        <translation>यह डिलीवरी नोट पहले से दर्ज है।</translation>
    </message>
    <message>
        <source>Look at the number, or in the journal.</source>
        <translation>नंबर देखें, या जर्नल में देखें।</translation>
    </message>
    <message>
        <source>Your role may not do that.</source>
        <translation>आपकी भूमिका को यह अनुमति नहीं है।</translation>
    </message>
    <message>
        <source>Call a technician or a manager.</source>
        <translation>तकनीशियन या प्रबंधक को बुलाएँ।</translation>
    </message>
    <message>
        <source>Nobody here can raise a customer&apos;s limit.</source>
        <translation>यहाँ कोई ग्राहक की सीमा नहीं बढ़ा सकता।</translation>
    </message>
    <message>
        <source>They can add money, or you override on your budget.</source>
        <translation>वह पैसे जोड़ सकता है, या आप अपने बजट से छूट दें।</translation>
    </message>
    <message>
        <source>What is written down cannot be changed.</source>
        <translation>जो लिखा गया है वह बदल नहीं सकता।</translation>
    </message>
    <message>
        <source>Correct it with something new, such as a refund.</source>
        <translation>कुछ नया देकर सुधारें, जैसे पैसे लौटाना।</translation>
    </message>
    <message>
        <source>Nobody is being served here.</source>
        <translation>यहाँ कोई ग्राहक नहीं है।</translation>
    </message>
    <message>
        <source>It is still closing.</source>
        <translation>अभी बंद हो रहा है।</translation>
    </message>
    <message>
        <source>Nothing is paused here.</source>
        <translation>यहाँ कुछ रुका हुआ नहीं है।</translation>
    </message>
    <message>
        <source>What is left buys nothing more.</source>
        <translation>शेष से और कुछ नहीं आएगा।</translation>
    </message>
    <message>
        <source>The rest cannot be taken there.</source>
        <translation>शेष वहाँ नहीं मिल सकता।</translation>
    </message>
    <message>
        <source>The money is kept.</source>
        <translation>पैसा सुरक्षित है।</translation>
    </message>
    <message>
        <source>This outlet is closed.</source>
        <translation>यह आउटलेट बंद है।</translation>
    </message>
    <message>
        <source>Unlock or restart it first.</source>
        <translation>पहले खोलें या फिर से शुरू करें।</translation>
    </message>
    <message>
        <source>The valve is still open, or something flows.</source>
        <translation>वाल्व अभी खुला है, या कुछ बह रहा है।</translation>
    </message>
    <message>
        <source>Close it first: it stays locked until then.</source>
        <translation>पहले उसे बंद करें: तब तक लॉक रहेगा।</translation>
    </message>
    <message>
        <source>The fault has not gone.</source>
        <translation>ख़राबी अभी गई नहीं है।</translation>
    </message>
    <message>
        <source>It unlocks once its cause is put right.</source>
        <translation>कारण ठीक होने पर खुलेगा।</translation>
    </message>
    <message>
        <source>The verification of this meter has run out.</source>
        <translation>इस मीटर का सत्यापन समाप्त हो गया है।</translation>
    </message>
    <message>
        <source>A technician has to commission the outlet.</source>
        <translation>तकनीशियन को आउटलेट की जाँच-माप करनी होगी।</translation>
    </message>
    <message>
        <source>This controller cannot keep a limit.</source>
        <translation>यह नियंत्रक सीमा नहीं रख सकता।</translation>
    </message>
    <message>
        <source>Another controller is needed.</source>
        <translation>दूसरा नियंत्रक चाहिए।</translation>
    </message>
    <message>
        <source>Paid in cash</source>
        <translation>नकद भुगतान</translation>
    </message>
    <message>
        <source>Fleet customer</source>
        <translation>फ़्लीट ग्राहक</translation>
    </message>
    <message>
        <source>Test measure</source>
        <translation>जाँच-पात्र</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>सद्भाव</translation>
    </message>
    <message>
        <source>Payment is down</source>
        <translation>भुगतान बंद है</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>आपात स्थिति</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>फ़ोन</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>कार्ड</translation>
    </message>
    <message>
        <source>Lightning</source>
        <translation>Lightning</translation>
    </message>
    <message>
        <source>Bank app</source>
        <translation>बैंक ऐप</translation>
    </message>
    <message>
        <source>Mobile money</source>
        <translation>मोबाइल मनी</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>नकद</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>वाउचर</translation>
    </message>
    <message>
        <source>At the operator&apos;s cost</source>
        <translation>संचालक के ख़र्च पर</translation>
    </message>
    <message>
        <source>Scan the code with your phone</source>
        <translation>फ़ोन से कोड स्कैन करें</translation>
    </message>
    <message>
        <source>Do both show these words?</source>
        <translation>क्या दोनों पर ये शब्द हैं?</translation>
    </message>
    <message>
        <source>Pay on your phone</source>
        <translation>फ़ोन पर भुगतान करें</translation>
    </message>
    <message>
        <source>Scan the code with your app</source>
        <translation>अपने ऐप से कोड स्कैन करें</translation>
    </message>
    <message>
        <source>Does your app show this amount?</source>
        <translation>क्या ऐप में यही रकम है?</translation>
    </message>
    <message>
        <source>Pay, and stay here for a moment</source>
        <translation>भुगतान करें और यहीं रुकें</translation>
    </message>
    <message>
        <source>Scan the code with your app and pay</source>
        <translation>ऐप से कोड स्कैन करके भुगतान करें</translation>
    </message>
    <message>
        <source>Tell the attendant these two words</source>
        <translation>कर्मचारी को ये दो शब्द बताएँ</translation>
    </message>
    <message>
        <source>Begin once they have seen your payment</source>
        <translation>आपका भुगतान दिखने पर शुरू करें</translation>
    </message>
    <message>
        <source>Go to the attendant</source>
        <translation>कर्मचारी के पास जाएँ</translation>
    </message>
    <message>
        <source>Tell them these two words</source>
        <translation>उन्हें ये दो शब्द बताएँ</translation>
    </message>
    <message>
        <source>Pay, and come back here</source>
        <translation>भुगतान करके यहाँ लौटें</translation>
    </message>
    <message>
        <source>Waiting for your phone</source>
        <translation>आपके फ़ोन की प्रतीक्षा</translation>
    </message>
    <message>
        <source>Waiting for your payment</source>
        <translation>आपके भुगतान की प्रतीक्षा</translation>
    </message>
    <message>
        <source>Waiting for the attendant</source>
        <translation>कर्मचारी की प्रतीक्षा</translation>
    </message>
    <message>
        <source>Pay on your phone. There is no paper: your receipt is there too</source>
        <translation>फ़ोन पर भुगतान करें। कागज़ नहीं है: रसीद भी वहीं मिलेगी</translation>
    </message>
    <message>
        <source>Charged too much</source>
        <translation>ज़्यादा पैसे लिए</translation>
    </message>
    <message>
        <source>Product not good</source>
        <translation>माल ख़राब</translation>
    </message>
    <message>
        <source>Device at fault</source>
        <translation>उपकरण की गड़बड़ी</translation>
    </message>
    <message>
        <source>As a courtesy</source>
        <translation>सद्भावना में</translation>
    </message>
    <message>
        <source>Asked for by {name}: {reason}</source>
        <translation>{name} ने माँगा: {reason}</translation>
    </message>
    <message>
        <source>Nobody has paid</source>
        <translation>किसी ने भुगतान नहीं किया</translation>
    </message>
    <message>
        <source>Wrong amount</source>
        <translation>गलत रकम</translation>
    </message>
    <message>
        <source>Not genuine</source>
        <translation>असली नहीं</translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation>अन्य कारण</translation>
    </message>
    <message>
        <source>The price has just changed.</source>
        <translation>कीमत अभी-अभी बदली है।</translation>
    </message>
    <message>
        <source>Please look at it, then go on.</source>
        <translation>कृपया उसे देखें, फिर आगे बढ़ें।</translation>
    </message>
    <message>
        <source>Only a manager may do that.</source>
        <translation>यह केवल प्रबंधक कर सकता है।</translation>
    </message>
    <message>
        <source>Let a manager log in.</source>
        <translation>किसी प्रबंधक को लॉग इन करने दें।</translation>
    </message>
    <message>
        <source>A second person has to agree.</source>
        <translation>दूसरे व्यक्ति की सहमति चाहिए।</translation>
    </message>
    <message>
        <source>Let somebody else log in.</source>
        <translation>किसी और को लॉग इन करने दें।</translation>
    </message>
    <message>
        <source>Others would try that PIN first.</source>
        <translation>दूसरे यही PIN पहले आज़माएँगे।</translation>
    </message>
    <message>
        <source>No date, no run, nothing repeated.</source>
        <translation>न तारीख, न क्रम, न दोहराव।</translation>
    </message>
    <message>
        <source>That is the PIN you have now.</source>
        <translation>यही आपका अभी का PIN है।</translation>
    </message>
    <message>
        <source>Choose a PIN of your own first.</source>
        <translation>पहले अपना PIN चुनें।</translation>
    </message>
    <message>
        <source>Then everything else.</source>
        <translation>फिर बाकी सब।</translation>
    </message>
    <message>
        <source>Somebody has that name already.</source>
        <translation>यह नाम पहले से है।</translation>
    </message>
    <message>
        <source>This is the last manager.</source>
        <translation>यह आखिरी प्रबंधक है।</translation>
    </message>
    <message>
        <source>Make somebody else one first.</source>
        <translation>पहले किसी और को बनाएँ।</translation>
    </message>
    <message>
        <source>You may not log in.</source>
        <translation>आप लॉग इन नहीं कर सकते।</translation>
    </message>
    <message>
        <source>Please ask a manager.</source>
        <translation>कृपया प्रबंधक से पूछें।</translation>
    </message>
    <message>
        <source>Add money, or finish.</source>
        <translation>पैसे जोड़ें या समाप्त करें।</translation>
    </message>
    <message>
        <source>Not sold</source>
        <translation>बिका नहीं</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>खो गया</translation>
    </message>
    <message>
        <source>Misuse</source>
        <translation>दुरुपयोग</translation>
    </message>
    <message>
        <source>Mistake</source>
        <translation>गलती</translation>
    </message>
    <message>
        <source>Paid back in cash</source>
        <translation>नकद लौटाया गया</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>मान्य</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>रद्द</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>अवधि समाप्त</translation>
    </message>
    <message>
        <source>Left on it</source>
        <translation>इसमें शेष</translation>
    </message>
    <message>
        <source>Given out for</source>
        <translation>जारी रकम</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>By</source>
        <translation>द्वारा</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>खेप</translation>
    </message>
    <message>
        <source>Print it</source>
        <translation>छापें</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>रखरखाव</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>खराबी</translation>
    </message>
    <message>
        <source>Nothing left</source>
        <translation>कुछ नहीं बचा</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>सुरक्षा</translation>
    </message>
    <message>
        <source>Verification has run out</source>
        <translation>सत्यापन समाप्त हो गया है</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>विराम</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>फिर चलाएँ</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>हिसाब करें</translation>
    </message>
    <message>
        <source>Move rest</source>
        <translation>शेष भेजें</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>लॉक करें</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>अनलॉक</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>सेवा से बाहर</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>छूट दें</translation>
    </message>
    <message>
        <source>Why is outlet {number} paused?</source>
        <translation>आउटलेट {number} क्यों रोका जा रहा है?</translation>
    </message>
    <message>
        <source>Why does outlet {number} go on?</source>
        <translation>आउटलेट {number} क्यों फिर चल रहा है?</translation>
    </message>
    <message>
        <source>Why is outlet {number} settled?</source>
        <translation>आउटलेट {number} का हिसाब क्यों हो रहा है?</translation>
    </message>
    <message>
        <source>Why is the rest of outlet {number} moved?</source>
        <translation>आउटलेट {number} का शेष क्यों भेजा जा रहा है?</translation>
    </message>
    <message>
        <source>Why is outlet {number} locked after this customer?</source>
        <translation>इस ग्राहक के बाद आउटलेट {number} क्यों लॉक होगा?</translation>
    </message>
    <message>
        <source>Why is outlet {number} out of service now?</source>
        <translation>आउटलेट {number} अभी सेवा से बाहर क्यों है?</translation>
    </message>
    <message>
        <source>Why is outlet {number} unlocked?</source>
        <translation>आउटलेट {number} क्यों खोला जा रहा है?</translation>
    </message>
    <message>
        <source>Where is the rest of outlet {number} taken?</source>
        <translation>आउटलेट {number} का शेष कहाँ लिया जाए?</translation>
    </message>
    <message>
        <source>No other outlet is free that sells the same and that the money is enough for.</source>
        <translation>कोई दूसरा आउटलेट ख़ाली नहीं है जो यही बेचता हो और जिसके लिए पैसे काफ़ी हों।</translation>
    </message>
    <message>
        <source>The customer asked</source>
        <translation>ग्राहक ने कहा</translation>
    </message>
    <message>
        <source>I have checked it</source>
        <translation>मैंने जाँचा</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>ठीक किया गया</translation>
    </message>
    <message>
        <source>We are closing</source>
        <translation>हम बंद कर रहे हैं</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>ग्राहक</translation>
    </message>
    <message>
        <source>Used of it</source>
        <translation>उपयोग हुआ</translation>
    </message>
    <message>
        <source>Taken here</source>
        <translation>यहाँ लिया</translation>
    </message>
    <message>
        <source>Kept for them</source>
        <translation>उनके लिए रखा</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>भुगतानकर्ता</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>कुल मीटर</translation>
    </message>
    <message>
        <source>Paused. Pull the lever to go on.</source>
        <translation>रुका हुआ। जारी रखने के लिए लीवर दबाएँ।</translation>
    </message>
    <message>
        <source>Paused. Open the tap to go on.</source>
        <translation>रुका हुआ। जारी रखने के लिए नल खोलें।</translation>
    </message>
    <message>
        <source>Paused. It goes on when the car asks for more.</source>
        <translation>रुका हुआ। गाड़ी के माँगने पर जारी होगा।</translation>
    </message>
    <message>
        <source>The attendant has paused it. Your money is kept.</source>
        <translation>कर्मचारी ने रोका है। आपके पैसे सुरक्षित हैं।</translation>
    </message>
    <message>
        <source>Paused. Kept for you for %1 more.</source>
        <translation>विराम। आपके लिए %1 और सुरक्षित।</translation>
    </message>
    <message>
        <source>Locked after this customer</source>
        <translation>इस ग्राहक के बाद लॉक होगा</translation>
    </message>
    <message>
        <source>A technician or manager unlocks it.</source>
        <translation>तकनीशियन या प्रबंधक खोलेगा।</translation>
    </message>
    <message>
        <source>Have it looked at, then unlock it.</source>
        <translation>जाँच कराएँ, फिर खोलें।</translation>
    </message>
    <message>
        <source>Look at power and cable. It comes back by itself.</source>
        <translation>बिजली और तार देखें। अपने आप लौटेगा।</translation>
    </message>
    <message>
        <source>A technician repairs it and commissions it again.</source>
        <translation>तकनीशियन ठीक कर फिर से चालू करेगा।</translation>
    </message>
    <message>
        <source>It has a fault.</source>
        <translation>इसमें ख़राबी है।</translation>
    </message>
    <message>
        <source>It does not close when it must.</source>
        <translation>ज़रूरत पर बंद नहीं होता।</translation>
    </message>
    <message>
        <source>It has not answered since the start.</source>
        <translation>शुरू से जवाब नहीं दिया।</translation>
    </message>
    <message>
        <source>It does not answer.</source>
        <translation>जवाब नहीं देता।</translation>
    </message>
    <message>
        <source>Its line is down.</source>
        <translation>इसकी लाइन बंद है।</translation>
    </message>
    <message>
        <source>Make room on the disk. It goes on by itself.</source>
        <translation>डिस्क पर जगह बनाएँ। अपने आप चलेगा।</translation>
    </message>
    <message>
        <source>Another controller answers here.</source>
        <translation>यहाँ दूसरा नियंत्रक जवाब देता है।</translation>
    </message>
    <message>
        <source>Its totaliser was lost.</source>
        <translation>इसका कुल योग खो गया।</translation>
    </message>
    <message>
        <source>More came out than was paid for.</source>
        <translation>भुगतान से ज़्यादा निकला।</translation>
    </message>
    <message>
        <source>Its valve does not close. Close it by hand.</source>
        <translation>वाल्व बंद नहीं होता। हाथ से बंद करें।</translation>
    </message>
    <message>
        <source>A valve beside it does not close.</source>
        <translation>पास का वाल्व बंद नहीं होता।</translation>
    </message>
    <message>
        <source>Unlock that outlet first, then this one.</source>
        <translation>पहले वह आउटलेट खोलें, फिर यह।</translation>
    </message>
    <message>
        <source>It flowed before it was opened. Look for a leak.</source>
        <translation>खुलने से पहले बहा। रिसाव ढूँढें।</translation>
    </message>
    <message>
        <source>Something left it without a sale. Look for a leak.</source>
        <translation>बिना बिक्री कुछ निकला। रिसाव ढूँढें।</translation>
    </message>
    <message>
        <source>It counts in another unit.</source>
        <translation>दूसरी इकाई में गिनता है।</translation>
    </message>
    <message>
        <source>A technician sets it up.</source>
        <translation>तकनीशियन ठीक करेगा।</translation>
    </message>
    <message>
        <source>Its readings cannot be true.</source>
        <translation>इसकी रीडिंग सच नहीं हो सकती।</translation>
    </message>
    <message>
        <source>Its safety settings are not right.</source>
        <translation>सुरक्षा सेटिंग सही नहीं है।</translation>
    </message>
    <message>
        <source>The controller complains.</source>
        <translation>नियंत्रक ख़राबी बताता है।</translation>
    </message>
    <message>
        <source>See its manual. Unlock it once that is over.</source>
        <translation>मैनुअल देखें। ठीक होने पर खोलें।</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>रसीद छापें</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>छप रहा है</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>प्रति छापें</translation>
    </message>
    <message>
        <source>Not printed. Try again</source>
        <translation>नहीं छपी। फिर कोशिश करें</translation>
    </message>
    <message>
        <source>Broken off. Print a copy</source>
        <translation>बीच में रुकी। प्रति छापें</translation>
    </message>
    <message>
        <source>See the printer. Print a copy</source>
        <translation>प्रिंटर देखें। प्रति छापें</translation>
    </message>
    <message>
        <source>Which outlet is commissioned?</source>
        <translation>किस आउटलेट की जाँच-माप है?</translation>
    </message>
    <message>
        <source>How much may all trials together deliver?</source>
        <translation>सभी परीक्षण मिलकर कितना निकाल सकते हैं?</translation>
    </message>
    <message>
        <source>Fill a test measure. How large is it?</source>
        <translation>जाँच-पात्र भरें। वह कितना बड़ा है?</translation>
    </message>
    <message>
        <source>What does the test measure show?</source>
        <translation>जाँच-पात्र क्या दिखाता है?</translation>
    </message>
    <message>
        <source>Number of the certificate</source>
        <translation>प्रमाणपत्र का नंबर</translation>
    </message>
    <message>
        <source>Number of the seal that was found</source>
        <translation>मिली हुई सील का नंबर</translation>
    </message>
    <message>
        <source>Number of the seal that is left</source>
        <translation>लगाई गई सील का नंबर</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>कौन उत्तर देता है</translation>
    </message>
    <message>
        <source>Dead-man timer</source>
        <translation>सुरक्षा टाइमर</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>तय मात्रा</translation>
    </message>
    <message>
        <source>Closing time</source>
        <translation>बंद होने का समय</translation>
    </message>
    <message>
        <source>Two people agree</source>
        <translation>दो लोगों की सहमति</translation>
    </message>
    <message>
        <source>Commissioned</source>
        <translation>जाँच पूरी</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>समाप्त</translation>
    </message>
    <message>
        <source>Ask the controller who it is.</source>
        <translation>नियंत्रक से पूछें कि वह कौन है।</translation>
    </message>
    <message>
        <source>Open the outlet. Then nobody speaks to it, and it must close.</source>
        <translation>आउटलेट खोलें। फिर उससे कोई बात नहीं करेगा, और उसे बंद होना है।</translation>
    </message>
    <message>
        <source>Open the outlet. It must close by itself.</source>
        <translation>आउटलेट खोलें। उसे अपने आप बंद होना है।</translation>
    </message>
    <message>
        <source>Leave the outlet open. Thirty deliveries follow one another.</source>
        <translation>आउटलेट खुला छोड़ें। एक के बाद एक तीस बार निकलेगा।</translation>
    </message>
    <message>
        <source>Go on, or fill one more measure.</source>
        <translation>आगे बढ़ें, या एक और पात्र भरें।</translation>
    </message>
    <message>
        <source>Do you agree to this?</source>
        <translation>क्या आप इससे सहमत हैं?</translation>
    </message>
    <message>
        <source>It is in force, and in the journal.</source>
        <translation>यह लागू है, और जर्नल में है।</translation>
    </message>
    <message>
        <source>Everything is as it was before.</source>
        <translation>सब पहले जैसा है।</translation>
    </message>
    <message>
        <source>One moment: it is being tried.</source>
        <translation>एक क्षण: परीक्षण हो रहा है।</translation>
    </message>
    <message>
        <source>You have agreed. Log out, and let somebody else log in who agrees as well.</source>
        <translation>आप सहमत हैं। लॉग आउट करें, और किसी दूसरे सहमत व्यक्ति को लॉग इन करने दें।</translation>
    </message>
    <message>
        <source>All that was authorised is used up.</source>
        <translation>स्वीकृत मात्रा पूरी हो गई।</translation>
    </message>
    <message>
        <source>The outlet did not become ready.</source>
        <translation>आउटलेट तैयार नहीं हुआ।</translation>
    </message>
    <message>
        <source>The controller was late: the kiosk had to close the valve.</source>
        <translation>नियंत्रक ने देर की: कियोस्क को वाल्व बंद करना पड़ा।</translation>
    </message>
    <message>
        <source>No flow was seen before the valve closed.</source>
        <translation>वाल्व बंद होने से पहले बहाव नहीं दिखा।</translation>
    </message>
    <message>
        <source>Nothing flowed.</source>
        <translation>कुछ नहीं निकला।</translation>
    </message>
    <message>
        <source>The flow stopped.</source>
        <translation>बहाव रुक गया।</translation>
    </message>
    <message>
        <source>Somebody hung up.</source>
        <translation>किसी ने वापस टाँग दिया।</translation>
    </message>
    <message>
        <source>The controller had closed at its preset before.</source>
        <translation>नियंत्रक पहले ही तय मात्रा पर बंद हो चुका था।</translation>
    </message>
    <message>
        <source>The numbers of the certificate and of both seals are missing.</source>
        <translation>प्रमाणपत्र और दोनों सील के नंबर नहीं हैं।</translation>
    </message>
    <message>
        <source>That cannot be after what the meter showed.</source>
        <translation>मीटर के अनुसार यह नहीं हो सकता।</translation>
    </message>
    <message>
        <source>Meter and measures do not agree within what is permissible.</source>
        <translation>मीटर और पात्र का अंतर अनुमति से अधिक है।</translation>
    </message>
    <message>
        <source>The controller does not close when nobody speaks to it.</source>
        <translation>कोई बात न करे तो भी नियंत्रक बंद नहीं होता।</translation>
    </message>
    <message>
        <source>The controller does not close at its preset.</source>
        <translation>नियंत्रक तय मात्रा पर बंद नहीं होता।</translation>
    </message>
    <message>
        <source>Nobody asked for anything for a quarter of an hour.</source>
        <translation>पंद्रह मिनट से किसी ने कुछ नहीं माँगा।</translation>
    </message>
    <message>
        <source>Delivered, of at most</source>
        <translation>निकाला गया, अधिकतम में से</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>नियंत्रक</translation>
    </message>
    <message>
        <source>Shut after, at most</source>
        <translation>बंद हुआ, अधिकतम</translation>
    </message>
    <message>
        <source>Flowed past the preset, at most</source>
        <translation>तय मात्रा से ऊपर, अधिकतम</translation>
    </message>
    <message>
        <source>Closings, and the slowest</source>
        <translation>कितनी बार बंद, सबसे धीमा</translation>
    </message>
    <message>
        <source>Measures read</source>
        <translation>पढ़े गए माप</translation>
    </message>
    <message>
        <source>Meter and measure: error, permissible</source>
        <translation>मीटर और पात्र: त्रुटि, अनुमति</translation>
    </message>
    <message>
        <source>Meter factor</source>
        <translation>मीटर गुणांक</translation>
    </message>
    <message>
        <source>Overrun bound</source>
        <translation>अधिक बहाव की सीमा</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>प्रमाणपत्र</translation>
    </message>
    <message>
        <source>Seal, before and after</source>
        <translation>सील, पहले और बाद में</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>सहमत</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>प्रतीक्षा में: %1</translation>
    </message>
    <message>
        <source>The money is nearly used up</source>
        <translation>पैसे लगभग समाप्त हैं</translation>
    </message>
    <message>
        <source>The money is nearly used up: %1 left</source>
        <translation>पैसे लगभग समाप्त हैं: %1 शेष</translation>
    </message>
    <message>
        <source>Somebody asks for help: screen %1</source>
        <translation>कोई मदद चाहता है: स्क्रीन %1</translation>
    </message>
    <message>
        <source>A payment does not come to an end: %1</source>
        <translation>एक भुगतान पूरा नहीं हो रहा: %1</translation>
    </message>
    <message>
        <source>A refund came back: %1</source>
        <translation>वापस भेजी गई राशि लौट आई: %1</translation>
    </message>
    <message>
        <source>A refund waits for a second person: receipt %1</source>
        <translation>एक वापसी दूसरे व्यक्ति की प्रतीक्षा में: रसीद %1</translation>
    </message>
    <message>
        <source>A price waits for a second person: %1</source>
        <translation>एक कीमत दूसरे व्यक्ति की प्रतीक्षा में है: %1</translation>
    </message>
    <message>
        <source>A measure waits for a second person: %1</source>
        <translation>एक माप दूसरे व्यक्ति की प्रतीक्षा में है: %1</translation>
    </message>
    <message>
        <source>A provider let go of reserved money: %1</source>
        <translation>भुगतान सेवा ने रोकी गई रकम छोड़ दी: %1</translation>
    </message>
    <message>
        <source>A wallet could not be paid its rest: %1</source>
        <translation>वॉलेट को बाकी रकम नहीं दी जा सकी: %1</translation>
    </message>
    <message>
        <source>Too many wrong PINs: %1</source>
        <translation>बहुत बार गलत PIN: %1</translation>
    </message>
    <message>
        <source>Too many wrong codes: screen %1</source>
        <translation>बहुत बार गलत कोड: स्क्रीन %1</translation>
    </message>
    <message>
        <source>Sales cannot be recorded</source>
        <translation>बिक्री दर्ज नहीं हो सकती</translation>
    </message>
    <message>
        <source>Raise limit</source>
        <translation>सीमा बढ़ाएँ</translation>
    </message>
    <message>
        <source>Change record</source>
        <translation>प्रविष्टि बदलें</translation>
    </message>
    <message>
        <source>Undo the swap, or call a technician or manager.</source>
        <translation>बदली वापस करें, या तकनीशियन या प्रबंधक को बुलाएँ।</translation>
    </message>
    <message>
        <source>Outlet %1: %2</source>
        <translation>आउटलेट %1: %2</translation>
    </message>
    <message>
        <source>Outlet %1: the valve opened three times and nothing flowed</source>
        <translation>आउटलेट %1: वाल्व तीन बार खुला और कुछ नहीं निकला</translation>
    </message>
    <message>
        <source>Outlet %1: its valve closes more and more slowly</source>
        <translation>आउटलेट %1: वाल्व और धीरे बंद हो रहा है</translation>
    </message>
    <message>
        <source>An older database was put back: compare payments with the provider</source>
        <translation>पुराना डेटाबेस लौटाया गया: भुगतान सेवा से मिलान करें</translation>
    </message>
    <message>
        <source>The report of day %1 cannot be added up</source>
        <translation>दिन %1 की रिपोर्ट नहीं जुड़ सकती</translation>
    </message>
    <message>
        <source>Receipt printer: %1</source>
        <translation>रसीद प्रिंटर: %1</translation>
    </message>
    <message>
        <source>A reader of codes is not there: %1</source>
        <translation>कोड रीडर नहीं मिला: %1</translation>
    </message>
    <message>
        <source>Verification runs out: outlet %1</source>
        <translation>सत्यापन समाप्त होने वाला है: आउटलेट %1</translation>
    </message>
    <message>
        <source>Verification has run out: outlet %1</source>
        <translation>सत्यापन समाप्त हो गया है: आउटलेट %1</translation>
    </message>
    <message>
        <source>A delivery at an outlet that is not in the settings any more: %1</source>
        <translation>ऐसे आउटलेट पर आपूर्ति जो अब सेटिंग में नहीं है: %1</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>उत्तर नहीं देता</translation>
    </message>
    <message>
        <source>no paper</source>
        <translation>कागज़ नहीं है</translation>
    </message>
    <message>
        <source>little paper left</source>
        <translation>कागज़ कम बचा है</translation>
    </message>
    <message>
        <source>the cover is open</source>
        <translation>ढक्कन खुला है</translation>
    </message>
    <message>
        <source>it has a fault</source>
        <translation>खराबी है</translation>
    </message>
    <message>
        <source>it is switched offline</source>
        <translation>ऑफ़लाइन है</translation>
    </message>
    <message>
        <source>(and {count} more)</source>
        <translation>(और {count})</translation>
    </message>
    <message>
        <source>outlet {outlets}</source>
        <translation>आउटलेट {outlets}</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>मदद</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>बुलाया</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>आ रहे हैं</translation>
    </message>
    <message>
        <source>An attendant was called at %1. Please wait here.</source>
        <translation>%1 पर कर्मचारी को बुलाया गया। कृपया यहीं रुकें।</translation>
    </message>
    <message>
        <source>An attendant is coming. Please wait here.</source>
        <translation>कर्मचारी आ रहे हैं। कृपया यहीं रुकें।</translation>
    </message>
    <message>
        <source>Help wanted since %1: screen %2</source>
        <translation>%1 से मदद चाहिए: स्क्रीन %2</translation>
    </message>
    <message>
        <source>Outlet %1</source>
        <translation>आउटलेट %1</translation>
    </message>
    <message>
        <source>%1 is coming</source>
        <translation>%1 आ रहे हैं</translation>
    </message>
    <message>
        <source>Choose a free outlet and touch Continue. You pay only for what you take.</source>
        <translation>खाली आउटलेट चुनें और आगे बढ़ें। आप जितना लेते हैं उतना ही चुकाते हैं।</translation>
    </message>
    <message>
        <source>Say how much you want. What you do not take goes back to you.</source>
        <translation>बताएँ कितना चाहिए। जो आप नहीं लेते, वह आपको वापस मिलता है।</translation>
    </message>
    <message>
        <source>Scan the code with your phone and pay there. Compare the two words first.</source>
        <translation>फ़ोन से कोड स्कैन करें और वहीं चुकाएँ। पहले दोनों शब्द मिलाएँ।</translation>
    </message>
    <message>
        <source>Pay as the screen says. The attendant confirms it: show the two words.</source>
        <translation>स्क्रीन के अनुसार चुकाएँ। कर्मचारी पुष्टि करते हैं: दोनों शब्द दिखाएँ।</translation>
    </message>
    <message>
        <source>Please wait until your two words are shown. Your money stays yours.</source>
        <translation>अपने दोनों शब्द दिखने तक रुकें। आपका पैसा आपका ही है।</translation>
    </message>
    <message>
        <source>It stops by itself at your limit. Touch Stop to end it sooner.</source>
        <translation>आपकी सीमा पर यह अपने-आप रुकता है। पहले रोकने के लिए रोकें छुएँ।</translation>
    </message>
    <message>
        <source>Lift the nozzle of your outlet and begin. It stops at your limit.</source>
        <translation>अपने आउटलेट का नोज़ल उठाएँ और शुरू करें। सीमा पर यह रुकता है।</translation>
    </message>
    <message>
        <source>Plug in the cable of your outlet. It starts by itself.</source>
        <translation>अपने आउटलेट की केबल लगाएँ। यह अपने-आप शुरू होता है।</translation>
    </message>
    <message>
        <source>Hold your vessel under your outlet. Then open the tap.</source>
        <translation>बर्तन अपने आउटलेट के नीचे रखें। फिर नल खोलें।</translation>
    </message>
    <message>
        <source>Get ready at your outlet. Then touch Start on this screen.</source>
        <translation>अपने आउटलेट पर तैयार हों। फिर इस स्क्रीन पर शुरू करें छुएँ।</translation>
    </message>
    <message>
        <source>You are done. What you did not take goes back to you by itself.</source>
        <translation>काम पूरा हुआ। जो नहीं लिया, वह अपने-आप वापस मिलता है।</translation>
    </message>
    <message>
        <source>Nothing can be sold here now. Please call us, or an attendant.</source>
        <translation>अभी यहाँ कुछ नहीं बिक सकता। हमें या कर्मचारी को बुलाएँ।</translation>
    </message>
    <message>
        <source>Everything was stopped. Only an attendant can start it again.</source>
        <translation>सब कुछ रोक दिया गया। केवल कर्मचारी दोबारा शुरू कर सकते हैं।</translation>
    </message>
    <message>
        <source>This page is for attendants. Touch the arrow to go back.</source>
        <translation>यह पेज कर्मचारियों के लिए है। वापस जाने के लिए तीर छुएँ।</translation>
    </message>
    <message>
        <source>Everything is being asked how it is.</source>
        <translation>सबका हाल पूछा जा रहा है।</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>सब ठीक है।</translation>
    </message>
    <message>
        <source>To be looked at: %1</source>
        <translation>देखना है: %1</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>ठीक</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>देखें</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>बंद है</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>लाइन %1</translation>
    </message>
    <message>
        <source>Way to pay %1</source>
        <translation>भुगतान %1</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>रसीद प्रिंटर</translation>
    </message>
    <message>
        <source>Reader %1</source>
        <translation>रीडर %1</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>डिस्क</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>घड़ी</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>मॉनिटर</translation>
    </message>
    <message>
        <source>asked: %1</source>
        <translation>पूछा: %1</translation>
    </message>
    <message>
        <source>silent: %1</source>
        <translation>चुप: %1</translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation>खराब: %1</translation>
    </message>
    <message>
        <source>of others: %1</source>
        <translation>दूसरों के: %1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>इनकार: %1</translation>
    </message>
    <message>
        <source>pauses: %1</source>
        <translation>विराम: %1</translation>
    </message>
    <message>
        <source>reopened: %1</source>
        <translation>फिर खोला: %1</translation>
    </message>
    <message>
        <source>heard %1 ago</source>
        <translation>%1 पहले सुना</translation>
    </message>
    <message>
        <source>answers in %1</source>
        <translation>%1 में जवाब</translation>
    </message>
    <message>
        <source>answered %1 ago</source>
        <translation>%1 पहले जवाब</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>प्रतीक्षा में: %1</translation>
    </message>
    <message>
        <source>free: %1</source>
        <translation>खाली: %1</translation>
    </message>
    <message>
        <source>incidents: %1</source>
        <translation>घटनाएँ: %1</translation>
    </message>
    <message>
        <source>serial number %1</source>
        <translation>क्रमांक %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>लाइन %1</translation>
    </message>
    <message>
        <source>Check power, address and cable of this outlet.</source>
        <translation>इस आउटलेट की बिजली, पता और केबल जाँचें।</translation>
    </message>
    <message>
        <source>Load paper and shut the cover. It goes on by itself.</source>
        <translation>कागज़ लगाएँ और ढक्कन बंद करें। यह अपने-आप चलेगा।</translation>
    </message>
    <message>
        <source>Check its power and cable, then switch it off and on.</source>
        <translation>बिजली और केबल जाँचें, फिर बंद करके चालू करें।</translation>
    </message>
    <message>
        <source>Plug the adapter in again. It is opened by itself.</source>
        <translation>अडैप्टर फिर लगाएँ। यह अपने-आप खुलता है।</translation>
    </message>
    <message>
        <source>Its line is down: look there first.</source>
        <translation>इसकी लाइन बंद है: पहले वहाँ देखें।</translation>
    </message>
    <message>
        <source>Check the cable, its ends and its earth.</source>
        <translation>केबल, उसके सिरे और अर्थ जाँचें।</translation>
    </message>
    <message>
        <source>Two devices may have one address: try one at a time.</source>
        <translation>दो उपकरणों का एक पता हो सकता है: एक-एक जाँचें।</translation>
    </message>
    <message>
        <source>See what its fault means, then unlock it on the board.</source>
        <translation>खराबी का अर्थ देखें, फिर बोर्ड पर खोलें।</translation>
    </message>
    <message>
        <source>Check the network, then ask the provider.</source>
        <translation>नेटवर्क जाँचें, फिर प्रदाता से पूछें।</translation>
    </message>
    <message>
        <source>Plug it in again. Codes can be typed meanwhile.</source>
        <translation>इसे फिर लगाएँ। तब तक कोड टाइप करें।</translation>
    </message>
    <message>
        <source>Make room: nothing is sold once the disk is full.</source>
        <translation>जगह बनाएँ: डिस्क भरने पर बिक्री बंद होती है।</translation>
    </message>
    <message>
        <source>Let a time server set it: receipts carry its time.</source>
        <translation>समय सर्वर से मिलाएँ: रसीद पर यही समय आता है।</translation>
    </message>
    <message>
        <source>Restart the engine, and tell a technician.</source>
        <translation>इंजन फिर शुरू करें और तकनीशियन को बताएँ।</translation>
    </message>
    <message>
        <source>Everything was closed. Read the file of the incident.</source>
        <translation>सब बंद किया गया। घटना की फ़ाइल पढ़ें।</translation>
    </message>
    <message>
        <source>Low: order</source>
        <translation>कम: मँगाएँ</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>समाप्त</translation>
    </message>
    <message>
        <source>Full: %1</source>
        <translation>पूरा: %1</translation>
    </message>
    <message>
        <source>Low: %1</source>
        <translation>कम: %1</translation>
    </message>
    <message>
        <source>Reserve: %1</source>
        <translation>आरक्षित: %1</translation>
    </message>
    <message>
        <source>%1: %2 of %3, %4. %5</source>
        <translation>%1: %3 में से %2, %4। %5</translation>
    </message>
    <message>
        <source>Deliveries: %1</source>
        <translation>डिलीवरी: %1</translation>
    </message>
    <message>
        <source>Most: %1 at %2</source>
        <translation>सबसे ज़्यादा: %1, %2 पर</translation>
    </message>
    <message>
        <source>Still learning</source>
        <translation>अभी सीख रहा</translation>
    </message>
    <message>
        <source>Closes too slowly</source>
        <translation>धीरे बंद होता है</translation>
    </message>
    <message>
        <source>Alarm from %1</source>
        <translation>अलार्म %1 से</translation>
    </message>
    <message>
        <source>Reckoned with %1</source>
        <translation>माना गया %1</translation>
    </message>
    <message>
        <source>Latest of %2: %1</source>
        <translation>%2 में अंतिम: %1</translation>
    </message>
    <message>
        <source>Shift {number}: {name}</source>
        <translation>पाली {number}: {name}</translation>
    </message>
    <message>
        <source>The journal is still being added up.</source>
        <translation>जर्नल अभी जोड़ा जा रहा है।</translation>
    </message>
    <message>
        <source>Count the drawer. How much is in it?</source>
        <translation>दराज़ गिनें। उसमें कितना है?</translation>
    </message>
    <message>
        <source>Close the day? Its report is Z {number} and stays as it is.</source>
        <translation>दिन बंद करें? इसकी रिपोर्ट Z {number} है और फिर नहीं बदलेगी।</translation>
    </message>
    <message>
        <source>More or less flowed than was sold at outlet {outlets}. The report says why.</source>
        <translation>आउटलेट {outlets} पर बिक्री से अधिक या कम निकला। कारण रिपोर्ट में है।</translation>
    </message>
    <message>
        <source>Takings today</source>
        <translation>आज की आय</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>बिक्री</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>लौटाया गया</translation>
    </message>
    <message>
        <source>Rests on codes</source>
        <translation>कोड पर शेष</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>रिफ़ंड किया गया</translation>
    </message>
    <message>
        <source>Refunded later</source>
        <translation>बाद में लौटाया</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>बट्टे खाते में</translation>
    </message>
    <message>
        <source>Overrun</source>
        <translation>अधिक बहाव</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>छूट</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>परीक्षण</translation>
    </message>
    <message>
        <source>Sales that go on</source>
        <translation>चालू बिक्री</translation>
    </message>
    <message>
        <source>Not confirmed yet</source>
        <translation>अभी पुष्टि नहीं</translation>
    </message>
    <message>
        <source>Drawer, last shift</source>
        <translation>दराज़, पिछली पाली</translation>
    </message>
    <message>
        <source>There is no voice for %1 here. The keys work all the same.</source>
        <translation>यहाँ %1 के लिए कोई आवाज़ नहीं है। कुंजियाँ फिर भी काम करती हैं।</translation>
    </message>
    <message>
        <source>Speech is out of order. The keys work all the same.</source>
        <translation>आवाज़ खराब है। कुंजियाँ फिर भी काम करती हैं।</translation>
    </message>
    <message>
        <source>Volume %1 of %2</source>
        <translation>आवाज़ %2 में से %1</translation>
    </message>
    <message>
        <source>Speech is on. Up and down move, OK chooses, Back goes back, Help says everything again.</source>
        <translation>आवाज़ चालू है। ऊपर और नीचे से आगे-पीछे जाएँ, OK से चुनें, वापस से लौटें, मदद से सब फिर सुनें।</translation>
    </message>
    <message>
        <source>Amounts and codes are on the screen only.</source>
        <translation>राशि और कोड केवल स्क्रीन पर हैं।</translation>
    </message>
    <message>
        <source>Plug in a headphone to hear amounts and codes.</source>
        <translation>राशि और कोड सुनने के लिए हेडफ़ोन लगाएँ।</translation>
    </message>
    <message>
        <source>A figure on the screen</source>
        <translation>स्क्रीन पर एक अंक</translation>
    </message>
    <message>
        <source>Key for the PIN</source>
        <translation>पिन की कुंजी</translation>
    </message>
    <message>
        <source>button</source>
        <translation>बटन</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>चुना हुआ</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>नहीं चुना</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 में से %1</translation>
    </message>
    <message>
        <source>There is nothing to go back to.</source>
        <translation>वापस जाने को कुछ नहीं है।</translation>
    </message>
    <message>
        <source>There is nothing to choose here.</source>
        <translation>यहाँ चुनने को कुछ नहीं है।</translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation>कर्मचारी</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>तकनीशियन</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>प्रबंधक</translation>
    </message>
    <message>
        <source>Market price</source>
        <translation>बाज़ार भाव</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>आपूर्तिकर्ता</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>छूट</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>सुधार</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>तुरंत</translation>
    </message>
    <message>
        <source>As the settings file lists it</source>
        <translation>जैसा सेटिंग फ़ाइल में है</translation>
    </message>
    <message>
        <source>Set by {name}, {when}</source>
        <translation>{name} ने तय किया, {when}</translation>
    </message>
    <message>
        <source>{name} asks for {price}. Somebody else must agree.</source>
        <translation>{name} {price} चाहते हैं। किसी और की सहमति चाहिए।</translation>
    </message>
    <message>
        <source>{price} from {when} on, set by {name}</source>
        <translation>{when} से {price}, {name} ने तय किया</translation>
    </message>
    <message>
        <source>This price has steps: it is changed in the settings file.</source>
        <translation>इस कीमत के स्तर हैं: यह सेटिंग फ़ाइल में बदलती है।</translation>
    </message>
    <message>
        <source>More than a tenth: a second person has to agree.</source>
        <translation>दसवें हिस्से से ज़्यादा: दूसरे व्यक्ति की सहमति चाहिए।</translation>
    </message>
    <message>
        <source>From {least} to {most}</source>
        <translation>{least} से {most} तक</translation>
    </message>
    <message>
        <source>{least} or more</source>
        <translation>{least} या अधिक</translation>
    </message>
    <message>
        <source>{most} or less</source>
        <translation>{most} या कम</translation>
    </message>
    <message>
        <source>Sales that run or were offered keep the old price.</source>
        <translation>चल रही या बताई जा चुकी बिक्री पुरानी कीमत पर रहती है।</translation>
    </message>
    <message>
        <source>Regular measure</source>
        <translation>नियमित नाप</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>तापमान</translation>
    </message>
    <message>
        <source>Delivery differed</source>
        <translation>डिलीवरी अलग थी</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>हानि</translation>
    </message>
    <message>
        <source>Holds {full}, room for {free}</source>
        <translation>क्षमता {full}, {free} की जगह</translation>
    </message>
    <message>
        <source>{name} has measured {measured} ({difference}, {reason}). Somebody else must agree.</source>
        <translation>{name} ने {measured} नापा ({difference}, {reason})। किसी और की सहमति चाहिए।</translation>
    </message>
    <message>
        <source>A large difference: a second person has to agree.</source>
        <translation>बड़ा अंतर: दूसरे व्यक्ति की सहमति चाहिए।</translation>
    </message>
    <message>
        <source>Attendants and managers may write that down.</source>
        <translation>यह कर्मचारी और प्रबंधक दर्ज कर सकते हैं।</translation>
    </message>
    <message>
        <source>Something is being delivered: measure it afterwards.</source>
        <translation>अभी कुछ दिया जा रहा है: बाद में नापें।</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>बंद</translation>
    </message>
    <message>
        <source>First PIN</source>
        <translation>पहला PIN</translation>
    </message>
    <message>
        <source>Wrong PINs</source>
        <translation>गलत PIN</translation>
    </message>
    <message>
        <source>The last manager stays one.</source>
        <translation>आखिरी प्रबंधक प्रबंधक ही रहता है।</translation>
    </message>
    <message>
        <source>A first PIN for {name}: 6 to 12 digits</source>
        <translation>{name} के लिए पहला PIN: 6 से 12 अंक</translation>
    </message>
    <message>
        <source>A new PIN for {name}: 6 to 12 digits</source>
        <translation>{name} के लिए नया PIN: 6 से 12 अंक</translation>
    </message>
    <message>
        <source>Choose your own PIN: 6 to 12 digits</source>
        <translation>अपना PIN चुनें: 6 से 12 अंक</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>वही PIN एक बार फिर</translation>
    </message>
    <message>
        <source>The two differed. Choose your PIN again</source>
        <translation>दोनों अलग थे। PIN फिर चुनें</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>भुगतान</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>वितरण</translation>
    </message>
    <message>
        <source>Meters</source>
        <translation>मीटर</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>कीमतें</translation>
    </message>
    <message>
        <source>People</source>
        <translation>लोग</translation>
    </message>
    <message>
        <source>System</source>
        <translation>सिस्टम</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>हर प्रकार</translation>
    </message>
    <message>
        <source>Every outlet</source>
        <translation>हर आउटलेट</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>सब लोग</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>हर दिन</translation>
    </message>
    <message>
        <source>Outlet {number}</source>
        <translation>आउटलेट {number}</translation>
    </message>
    <message>
        <source>{count} entries proven</source>
        <translation>{count} प्रविष्टियाँ जाँची गईं</translation>
    </message>
    <message>
        <source>{count} of {all} entries proven</source>
        <translation>{all} में से {count} प्रविष्टियाँ जाँची गईं</translation>
    </message>
    <message>
        <source>Not sound: {fault}</source>
        <translation>ठीक नहीं: {fault}</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>खोज रहे हैं …</translation>
    </message>
    <message>
        <source>There is no such entry.</source>
        <translation>ऐसी कोई प्रविष्टि नहीं है।</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>संस्करण</translation>
    </message>
    <message>
        <source>SHA-256 of the legally relevant part</source>
        <translation>कानूनी रूप से प्रासंगिक भाग का SHA-256</translation>
    </message>
    <message>
        <source>Serial number of the kiosk</source>
        <translation>कियोस्क का क्रमांक</translation>
    </message>
    <message>
        <source>SHA-256 of the settings</source>
        <translation>सेटिंग का SHA-256</translation>
    </message>
    <message>
        <source>Journal: last entry, and its hash</source>
        <translation>जर्नल: आखिरी प्रविष्टि और उसका हैश</translation>
    </message>
    <message>
        <source>Event counter of the meters</source>
        <translation>मीटरों का घटना गणक</translation>
    </message>
    <message>
        <source>Receipt printed</source>
        <translation>रसीद छपी</translation>
    </message>
    <message>
        <source>Report printed</source>
        <translation>रिपोर्ट छपी</translation>
    </message>
    <message>
        <source>Rest moved</source>
        <translation>बाकी कहीं और</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>व्यक्ति जोड़ा गया</translation>
    </message>
    <message>
        <source>Person locked</source>
        <translation>व्यक्ति बंद किया गया</translation>
    </message>
    <message>
        <source>Person unlocked</source>
        <translation>व्यक्ति खोला गया</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>नया PIN</translation>
    </message>
    <message>
        <source>Person removed</source>
        <translation>व्यक्ति हटाया गया</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>नई भूमिका</translation>
    </message>
    <message>
        <source>Reserved money gone</source>
        <translation>रोका हुआ पैसा नहीं रहा</translation>
    </message>
    <message>
        <source>Budget filled</source>
        <translation>बजट भरा गया</translation>
    </message>
    <message>
        <source>Cash handed back</source>
        <translation>नकद लौटाया</translation>
    </message>
    <message>
        <source>Clock set</source>
        <translation>घड़ी मिलाई गई</translation>
    </message>
    <message>
        <source>Valve closes more slowly</source>
        <translation>वाल्व धीरे बंद होता है</translation>
    </message>
    <message>
        <source>Wrong code</source>
        <translation>गलत कोड</translation>
    </message>
    <message>
        <source>Codes locked</source>
        <translation>कोड बंद</translation>
    </message>
    <message>
        <source>Codes unlocked</source>
        <translation>कोड खुले</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>अनुमति नहीं</translation>
    </message>
    <message>
        <source>Commissioning begun</source>
        <translation>जाँच शुरू</translation>
    </message>
    <message>
        <source>Commissioning ended</source>
        <translation>जाँच पूरी</translation>
    </message>
    <message>
        <source>Certificate and seals noted</source>
        <translation>प्रमाणपत्र और सील दर्ज</translation>
    </message>
    <message>
        <source>Test measure read</source>
        <translation>जाँच माप पढ़ा गया</translation>
    </message>
    <message>
        <source>Another controller answers</source>
        <translation>दूसरा नियंत्रक जवाब देता है</translation>
    </message>
    <message>
        <source>Controller confirmed</source>
        <translation>नियंत्रक की पुष्टि</translation>
    </message>
    <message>
        <source>Controller met</source>
        <translation>नियंत्रक मिला</translation>
    </message>
    <message>
        <source>Controller restarted</source>
        <translation>नियंत्रक फिर चालू</translation>
    </message>
    <message>
        <source>Closed by the kiosk</source>
        <translation>कियोस्क ने बंद किया</translation>
    </message>
    <message>
        <source>Day closed</source>
        <translation>दिन बंद</translation>
    </message>
    <message>
        <source>Delivery measured</source>
        <translation>वितरण नापा गया</translation>
    </message>
    <message>
        <source>Emergency stop</source>
        <translation>आपात रोक</translation>
    </message>
    <message>
        <source>Delivery allowed</source>
        <translation>वितरण की अनुमति</translation>
    </message>
    <message>
        <source>Supply shut off</source>
        <translation>आपूर्ति बंद</translation>
    </message>
    <message>
        <source>Older database put back</source>
        <translation>पुराना डेटाबेस वापस</translation>
    </message>
    <message>
        <source>Figures did not agree</source>
        <translation>आँकड़े मेल नहीं खाए</translation>
    </message>
    <message>
        <source>Invoice written</source>
        <translation>बिल लिखा गया</translation>
    </message>
    <message>
        <source>Kiosk started</source>
        <translation>कियोस्क चालू</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>लॉग इन</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>गलत PIN</translation>
    </message>
    <message>
        <source>Login refused</source>
        <translation>लॉग इन मना</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation>लॉग आउट</translation>
    </message>
    <message>
        <source>Meter met</source>
        <translation>मीटर मिला</translation>
    </message>
    <message>
        <source>Meter verified</source>
        <translation>मीटर सत्यापित</translation>
    </message>
    <message>
        <source>Meter believed anew</source>
        <translation>मीटर फिर माना गया</translation>
    </message>
    <message>
        <source>Outlet out of order</source>
        <translation>आउटलेट खराब</translation>
    </message>
    <message>
        <source>Outlet locked</source>
        <translation>आउटलेट बंद किया</translation>
    </message>
    <message>
        <source>Outlet stopped</source>
        <translation>आउटलेट रोका</translation>
    </message>
    <message>
        <source>Outlet unlocked</source>
        <translation>आउटलेट खोला</translation>
    </message>
    <message>
        <source>More flowed than was paid</source>
        <translation>चुकाए से ज़्यादा बहा</translation>
    </message>
    <message>
        <source>New payments paused</source>
        <translation>नए भुगतान रुके</translation>
    </message>
    <message>
        <source>Meter parameter changed</source>
        <translation>मीटर पैरामीटर बदला</translation>
    </message>
    <message>
        <source>Payer asked on the phone</source>
        <translation>भुगतानकर्ता से फ़ोन पर पूछा</translation>
    </message>
    <message>
        <source>Payment received</source>
        <translation>भुगतान मिला</translation>
    </message>
    <message>
        <source>Payment confirmed</source>
        <translation>भुगतान की पुष्टि</translation>
    </message>
    <message>
        <source>Payment declined</source>
        <translation>भुगतान मना</translation>
    </message>
    <message>
        <source>Payment settled</source>
        <translation>भुगतान निपटा</translation>
    </message>
    <message>
        <source>Payment stuck</source>
        <translation>भुगतान अटका</translation>
    </message>
    <message>
        <source>Paid too late</source>
        <translation>देर से चुकाया</translation>
    </message>
    <message>
        <source>New price agreed</source>
        <translation>नई कीमत पर सहमति</translation>
    </message>
    <message>
        <source>Price changed</source>
        <translation>कीमत बदली</translation>
    </message>
    <message>
        <source>New price withdrawn</source>
        <translation>नई कीमत वापस ली</translation>
    </message>
    <message>
        <source>New price asked for</source>
        <translation>नई कीमत माँगी</translation>
    </message>
    <message>
        <source>Provider asked</source>
        <translation>प्रदाता से पूछा</translation>
    </message>
    <message>
        <source>Provider asked again</source>
        <translation>प्रदाता से फिर पूछा</translation>
    </message>
    <message>
        <source>Provider refused</source>
        <translation>प्रदाता ने मना किया</translation>
    </message>
    <message>
        <source>Reading not believed</source>
        <translation>रीडिंग नहीं मानी</translation>
    </message>
    <message>
        <source>Refund came back</source>
        <translation>वापसी लौट आई</translation>
    </message>
    <message>
        <source>Refund made good</source>
        <translation>वापसी पूरी की</translation>
    </message>
    <message>
        <source>Rest fetched</source>
        <translation>बाकी लिया गया</translation>
    </message>
    <message>
        <source>Rest not paid out</source>
        <translation>बाकी नहीं चुकाया</translation>
    </message>
    <message>
        <source>Rest paid out</source>
        <translation>बाकी चुकाया</translation>
    </message>
    <message>
        <source>Outlets started again</source>
        <translation>आउटलेट फिर चालू</translation>
    </message>
    <message>
        <source>Called from the queue</source>
        <translation>कतार से बुलाया</translation>
    </message>
    <message>
        <source>Sale cancelled</source>
        <translation>बिक्री रद्द</translation>
    </message>
    <message>
        <source>Sale ended by hand</source>
        <translation>बिक्री हाथ से समाप्त</translation>
    </message>
    <message>
        <source>Sale finished</source>
        <translation>बिक्री पूरी</translation>
    </message>
    <message>
        <source>Waits in the queue</source>
        <translation>कतार में है</translation>
    </message>
    <message>
        <source>Sale offered</source>
        <translation>बिक्री बताई</translation>
    </message>
    <message>
        <source>Sale goes on</source>
        <translation>बिक्री जारी</translation>
    </message>
    <message>
        <source>Shift closed</source>
        <translation>पाली बंद</translation>
    </message>
    <message>
        <source>Shift opened</source>
        <translation>पाली शुरू</translation>
    </message>
    <message>
        <source>Everything stopped</source>
        <translation>सब रोका</translation>
    </message>
    <message>
        <source>Recording tried again</source>
        <translation>दर्ज करने की फिर कोशिश</translation>
    </message>
    <message>
        <source>Tank measured, not agreed yet</source>
        <translation>टैंक नापा गया, सहमति बाकी</translation>
    </message>
    <message>
        <source>Measure of a tank withdrawn</source>
        <translation>टैंक की नाप वापस ली गई</translation>
    </message>
    <message>
        <source>Tank measured</source>
        <translation>टैंक नापा गया</translation>
    </message>
    <message>
        <source>Tank filled</source>
        <translation>टैंक भरा गया</translation>
    </message>
    <message>
        <source>More money offered</source>
        <translation>और पैसा पेश</translation>
    </message>
    <message>
        <source>Flow without a sale</source>
        <translation>बिना बिक्री बहाव</translation>
    </message>
    <message>
        <source>Why it was unlocked</source>
        <translation>क्यों खोला गया</translation>
    </message>
    <message>
        <source>Valve told to open</source>
        <translation>वाल्व खोलने को कहा</translation>
    </message>
    <message>
        <source>Verification runs out soon, or has</source>
        <translation>सत्यापन जल्द समाप्त होगा, या हो चुका</translation>
    </message>
    <message>
        <source>Voucher expired</source>
        <translation>वाउचर की अवधि खत्म</translation>
    </message>
    <message>
        <source>Voucher given instead</source>
        <translation>बदले में वाउचर</translation>
    </message>
    <message>
        <source>Rest kept as voucher</source>
        <translation>बाकी वाउचर में</translation>
    </message>
    <message>
        <source>Voucher looked up</source>
        <translation>वाउचर देखा</translation>
    </message>
    <message>
        <source>Voucher printed</source>
        <translation>वाउचर छपा</translation>
    </message>
    <message>
        <source>Voucher sold</source>
        <translation>वाउचर बिका</translation>
    </message>
    <message>
        <source>Vouchers given out</source>
        <translation>वाउचर जारी</translation>
    </message>
    <message>
        <source>Vouchers made void</source>
        <translation>वाउचर रद्द</translation>
    </message>
    <message>
        <source>Way to pay chosen</source>
        <translation>भुगतान का तरीका चुना</translation>
    </message>
</context>
</TS>
