<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_EG" sourcelanguage="en">
<context>
    <name>AboutSheet</name>
    <message>
        <source>Licences</source>
        <translation>التراخيص</translation>
    </message>
    <message>
        <source>Qt and PySide are used under the GNU Lesser General Public License, version 3: you may exchange them for versions of your own. Their source is at the address below, as is that of all the others.</source>
        <translation>يخضع Qt وPySide لرخصة GNU Lesser General Public License الإصدار 3: يمكنك استبدالهما بنسختك الخاصة. مصدرهما في العنوان أدناه، وكذلك مصدر البقية.</translation>
    </message>
</context>
<context>
    <name>AccessSheet</name>
    <message>
        <source>Large text</source>
        <translation>خط كبير</translation>
    </message>
    <message>
        <source>Lower buttons</source>
        <translation>أزرار أخفض</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>تباين عالٍ</translation>
    </message>
    <message>
        <source>No motion</source>
        <translation>بلا حركة</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>وقت أطول</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>قراءة صوتية</translation>
    </message>
    <message>
        <source>Make it easier to use</source>
        <translation>استخدام أسهل</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>The next customer has it as usual again.</source>
        <translation>يعود كل شيء كالمعتاد للزبون التالي.</translation>
    </message>
</context>
<context>
    <name>AddSheet</name>
    <message>
        <source>Add %1</source>
        <translation>إضافة %1</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>إضافة مال</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Anybody may pay. What is not used goes back to who paid it.</source>
        <translation>يمكن لأي شخص أن يدفع. وما لا يُستعمل يعود إلى من دفعه.</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>لحظة: يجري فتح صفحة الدفع.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>AlarmSheet</name>
    <message>
        <source>What is wrong, and where to put it right</source>
        <translation>ما الخلل، وأين يُصلح</translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>كل شيء سليم</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>AttendantScreen</name>
    <message>
        <source>Helped</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Override budget</source>
        <translation>ميزانية الإتاحة</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>إعادة التشغيل</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>الإيصالات</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>القسائم</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>وردية</translation>
    </message>
    <message>
        <source>Shift and day</source>
        <translation>الوردية واليوم</translation>
    </message>
    <message>
        <source>Payments: %1</source>
        <translation>المدفوعات: %1</translation>
    </message>
    <message>
        <source>Logs out in %1</source>
        <translation>تسجيل الخروج خلال %1</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>معايرة</translation>
    </message>
    <message>
        <source>Commission an outlet</source>
        <translation>معايرة مخرج</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>خروج</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>العداد</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>الآن</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>Outlet %1</source>
        <translation>المخرج %1</translation>
    </message>
</context>
<context>
    <name>Bought</name>
    <message>
        <source>Outlet %1</source>
        <translation>المخرج %1</translation>
    </message>
</context>
<context>
    <name>CallBanner</name>
    <message>
        <source>I am coming</source>
        <translation>أنا قادم</translation>
    </message>
    <message>
        <source>Helped</source>
        <translation>تم</translation>
    </message>
</context>
<context>
    <name>ChartClosings</name>
    <message>
        <source>No closing at a limit has been seen yet.</source>
        <translation>لم يُشاهد أي إغلاق عند الحد بعد.</translation>
    </message>
    <message>
        <source>first</source>
        <translation>الأول</translation>
    </message>
    <message>
        <source>latest</source>
        <translation>الأحدث</translation>
    </message>
</context>
<context>
    <name>ChartsSheet</name>
    <message>
        <source>Tanks</source>
        <translation>الخزانات</translation>
    </message>
    <message>
        <source>Today by hour</source>
        <translation>اليوم حسب الساعة</translation>
    </message>
    <message>
        <source>Closing times</source>
        <translation>أزمنة الإغلاق</translation>
    </message>
    <message>
        <source>There is no tank in the settings.</source>
        <translation>لا يوجد خزان في الإعدادات.</translation>
    </message>
    <message>
        <source>Nothing was delivered today.</source>
        <translation>لم يُسلَّم شيء اليوم.</translation>
    </message>
    <message>
        <source>The journal is being read.</source>
        <translation>تجري قراءة السجل.</translation>
    </message>
</context>
<context>
    <name>ChooseScreen</name>
    <message>
        <source>Up to %1</source>
        <translation>حتى %1</translation>
    </message>
    <message>
        <source>How much would you like?</source>
        <translation>كم تريد؟</translation>
    </message>
    <message>
        <source>Fill up</source>
        <translation>تعبئة كاملة</translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>تدفع ثمن ما تأخذه فقط.</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>مبلغ</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>كمية</translation>
    </message>
    <message>
        <source>You pay only what you take. The rest goes back to you.</source>
        <translation>تدفع ثمن ما تأخذه فقط. ويعود الباقي إليك.</translation>
    </message>
    <message>
        <source>Continue to payment</source>
        <translation>متابعة إلى الدفع</translation>
    </message>
    <message>
        <source>We reserve up to</source>
        <translation>نحجز حتى</translation>
    </message>
    <message>
        <source>It stops by itself when you hang up.</source>
        <translation>يتوقف تلقائيًا عند إعادة المقبض.</translation>
    </message>
</context>
<context>
    <name>Chrome</name>
    <message>
        <source>Access</source>
        <translation>تسهيلات</translation>
    </message>
    <message>
        <source>Make it easier to use</source>
        <translation>استخدام أسهل</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>الموظف</translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation>الموظف</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>إيقاف الكل</translation>
    </message>
</context>
<context>
    <name>CodePad</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>امسح آخر حرف</translation>
    </message>
</context>
<context>
    <name>CodeSheet</name>
    <message>
        <source>Locked for %1</source>
        <translation>مقفل لمدة %1</translation>
    </message>
    <message>
        <source>Code of your voucher</source>
        <translation>رمز قسيمتك</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>امسح آخر حرف</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>What you do not use stays on your voucher.</source>
        <translation>ما لا تستهلكه يبقى في قسيمتك.</translation>
    </message>
    <message>
        <source>This is no code. Compare it with your voucher, character by character.</source>
        <translation>هذا ليس رمزًا. قارنه بقسيمتك حرفًا حرفًا.</translation>
    </message>
    <message>
        <source>Pay with it</source>
        <translation>ادفع به</translation>
    </message>
</context>
<context>
    <name>CommissionSheet</name>
    <message>
        <source>Commission an outlet</source>
        <translation>معايرة مخرج</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>الصفحة السابقة</translation>
    </message>
    <message>
        <source>No more measures</source>
        <translation>لا مزيد من القياسات</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>أوافق</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>الصفحة التالية</translation>
    </message>
</context>
<context>
    <name>DeliveringScreen</name>
    <message>
        <source>Other customers</source>
        <translation>زبائن آخرون</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>إضافة مال</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>من %1</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>على حساب المشغّل (%1)</translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>تدفع ثمن ما تأخذه فقط.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Finish all</source>
        <translation>إنهاء الكل</translation>
    </message>
</context>
<context>
    <name>DeliveryCard</name>
    <message>
        <source>Time left: about %1</source>
        <translation>الوقت المتبقي: نحو %1</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>ابدأ</translation>
    </message>
    <message>
        <source>Start outlet %1</source>
        <translation>تشغيل المخرج %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>متابعة عند المخرج %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>إيقاف المخرج %1 مؤقتًا</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>إيقاف المخرج %1</translation>
    </message>
    <message>
        <source>%1 not used yet</source>
        <translation>لم يُستخدم بعد %1</translation>
    </message>
</context>
<context>
    <name>DeliveryHero</name>
    <message>
        <source>It stops by itself at your limit.</source>
        <translation>يتوقف تلقائيًا عند حدّك.</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>المستحق</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>لم يُستخدم بعد</translation>
    </message>
    <message>
        <source>Time left: about %1</source>
        <translation>الوقت المتبقي: نحو %1</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>الوقت المتبقي</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>ابدأ</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>متابعة عند المخرج %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>إيقاف المخرج %1 مؤقتًا</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>إيقاف المخرج %1</translation>
    </message>
</context>
<context>
    <name>DoneScreen</name>
    <message>
        <source>Thank you!</source>
        <translation>شكرًا لك!</translation>
    </message>
    <message>
        <source>Nothing was taken</source>
        <translation>لم يؤخذ شيء</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>محجوز</translation>
    </message>
    <message>
        <source>You paid</source>
        <translation>دفعت</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>على حساب المشغّل (%1)</translation>
    </message>
    <message>
        <source>The attendant gives you %1. Tell them: %2</source>
        <translation>سيعيد إليك الموظف %1. قل له: %2</translation>
    </message>
    <message>
        <source>Nobody there? Later you can pay with this code: %1</source>
        <translation>لا أحد هناك؟ يمكنك الدفع لاحقًا بهذا الرمز: %1</translation>
    </message>
    <message>
        <source>%1 has gone back to you.</source>
        <translation>عاد إليك %1.</translation>
    </message>
    <message>
        <source>%1 goes back to you now.</source>
        <translation>يعود إليك الآن %1.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>الإيصال</translation>
    </message>
    <message>
        <source>To my wallet</source>
        <translation>إلى محفظتي</translation>
    </message>
    <message>
        <source>Scan with your Lightning wallet</source>
        <translation>امسح بمحفظة Lightning الخاصة بك</translation>
    </message>
    <message>
        <source>%1 is kept for you. Your code: %2</source>
        <translation>‏%1 محفوظة لك. رمزك: %2</translation>
    </message>
    <message>
        <source>The receipt is being written.</source>
        <translation>يجري إعداد الإيصال.</translation>
    </message>
    <message>
        <source>Scan for your receipt</source>
        <translation>امسح للحصول على الإيصال</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>إيصال %1</translation>
    </message>
</context>
<context>
    <name>EntryDisplay</name>
    <message>
        <source>Clear</source>
        <translation>مسح</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>We are here to help</source>
        <translation>نحن هنا للمساعدة</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>معلومات</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>حول هذا الكشك</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Call the attendant</source>
        <translation>استدعاء الموظف</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>الرسوم البيانية</translation>
    </message>
</context>
<context>
    <name>JournalSheet</name>
    <message>
        <source>Journal</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Filter the journal</source>
        <translation>تصفية السجل</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>المخرج</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>الشخص</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>To read only: nothing here can be changed. A mistake is put right by a new entry.</source>
        <translation>للقراءة فقط: لا يمكن تغيير شيء هنا. يُصحَّح الخطأ بقيد جديد.</translation>
    </message>
    <message>
        <source>Filtered</source>
        <translation>مُصفّى</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>تصفية</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>أحدث</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>أقدم</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>عرض</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Decimal point</source>
        <translation>الفاصلة العشرية</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>مسح</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>حذف آخر رقم</translation>
    </message>
</context>
<context>
    <name>LargeChoose</name>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Continue to payment</source>
        <translation>متابعة إلى الدفع</translation>
    </message>
    <message>
        <source>How much would you like?</source>
        <translation>كم تريد؟</translation>
    </message>
    <message>
        <source>Fill up</source>
        <translation>تعبئة كاملة</translation>
    </message>
    <message>
        <source>We reserve up to</source>
        <translation>نحجز حتى</translation>
    </message>
    <message>
        <source>Another amount</source>
        <translation>مبلغ آخر</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>كمية</translation>
    </message>
    <message>
        <source>You pay only what you take. The rest goes back to you.</source>
        <translation>تدفع ثمن ما تأخذه فقط. ويعود الباقي إليك.</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>حتى %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
</context>
<context>
    <name>LargeDelivering</name>
    <message>
        <source>Finish all</source>
        <translation>إنهاء الكل</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>ابدأ</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Go on at outlet %1</source>
        <translation>متابعة عند المخرج %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Stop outlet %1</source>
        <translation>إيقاف المخرج %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Pause outlet %1</source>
        <translation>إيقاف المخرج %1 مؤقتًا</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>المستحق</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>لم يُستخدم بعد</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>الوقت المتبقي</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>على حساب المشغّل (%1)</translation>
    </message>
    <message>
        <source>Add money</source>
        <translation>إضافة مال</translation>
    </message>
    <message>
        <source>Other customers</source>
        <translation>زبائن آخرون</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>إضافة %1</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>لحظة: يجري فتح صفحة الدفع.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Anybody may pay. What is not used goes back to who paid it.</source>
        <translation>يمكن لأي شخص أن يدفع. وما لا يُستعمل يعود إلى من دفعه.</translation>
    </message>
</context>
<context>
    <name>LargeDone</name>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>شكرًا لك!</translation>
    </message>
    <message>
        <source>Nothing was taken</source>
        <translation>لم يؤخذ شيء</translation>
    </message>
    <message>
        <source>You paid</source>
        <translation>دفعت</translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation>على حساب المشغّل (%1)</translation>
    </message>
    <message>
        <source>%1 has gone back to you.</source>
        <translation>عاد إليك %1.</translation>
    </message>
    <message>
        <source>%1 goes back to you now.</source>
        <translation>يعود إليك الآن %1.</translation>
    </message>
    <message>
        <source>%1 is kept for you. Your code: %2</source>
        <translation>‏%1 محفوظة لك. رمزك: %2</translation>
    </message>
    <message>
        <source>The attendant gives you %1. Tell them: %2</source>
        <translation>سيعيد إليك الموظف %1. قل له: %2</translation>
    </message>
    <message>
        <source>Nobody there? Later you can pay with this code: %1</source>
        <translation>لا أحد هناك؟ يمكنك الدفع لاحقًا بهذا الرمز: %1</translation>
    </message>
    <message>
        <source>The receipt is being written.</source>
        <translation>يجري إعداد الإيصال.</translation>
    </message>
    <message>
        <source>Scan with your Lightning wallet</source>
        <translation>امسح بمحفظة Lightning الخاصة بك</translation>
    </message>
    <message>
        <source>Scan for your receipt</source>
        <translation>امسح للحصول على الإيصال</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>إيصال %1</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>الإيصال</translation>
    </message>
    <message>
        <source>To my wallet</source>
        <translation>إلى محفظتي</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>محجوز</translation>
    </message>
</context>
<context>
    <name>LargeMoves</name>
    <message>
        <source>The outlet stopped by itself</source>
        <translation>توقّف المنفذ من تلقاء نفسه</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>الوقت المتبقي: %1</translation>
    </message>
    <message>
        <source>Go on at another outlet, at the same price or less.</source>
        <translation>تابع عند منفذ آخر بالسعر نفسه أو أقل.</translation>
    </message>
    <message>
        <source>No, give the rest back</source>
        <translation>لا، أعيدوا الباقي</translation>
    </message>
</context>
<context>
    <name>LargeOutOfService</name>
    <message>
        <source>This kiosk is out of service.</source>
        <translation>هذا الجهاز خارج الخدمة.</translation>
    </message>
    <message>
        <source>Nothing is charged.</source>
        <translation>لا يُحتسب شيء.</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>اتصل بنا إذا احتجت إلى مساعدة.</translation>
    </message>
</context>
<context>
    <name>LargeOverview</name>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Where would you like to start?</source>
        <translation>أي مخرج تريد؟</translation>
    </message>
    <message>
        <source>No outlet is free right now</source>
        <translation>لا يوجد مخرج متاح الآن</translation>
    </message>
    <message>
        <source>Wait for an outlet</source>
        <translation>انتظار منفذ</translation>
    </message>
    <message>
        <source>You can choose several. You pay only what you take.</source>
        <translation>يمكنك اختيار عدة مخارج. تدفع ثمن ما تأخذه فقط.</translation>
    </message>
    <message>
        <source>Pay now, and it is your turn after the others</source>
        <translation>ادفع الآن ويأتي دورك بعد الآخرين</translation>
    </message>
    <message>
        <source>Who is waiting</source>
        <translation>من ينتظر</translation>
    </message>
    <message>
        <source>Are you waiting? Touch your two words.</source>
        <translation>هل تنتظر؟ المس كلمتيك.</translation>
    </message>
</context>
<context>
    <name>LargePay</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>لحظة: يجري فتح صفحة الدفع.</translation>
    </message>
    <message>
        <source>Scan this</source>
        <translation>امسح هذا</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>الوقت المتبقي: %1</translation>
    </message>
    <message>
        <source>Tell the attendant</source>
        <translation>قل للموظف</translation>
    </message>
    <message>
        <source>Pay up to %1</source>
        <translation>ادفع حتى %1</translation>
    </message>
    <message>
        <source>Phone connected</source>
        <translation>الهاتف متصل</translation>
    </message>
    <message>
        <source>This is only reserved. You pay only what you take.</source>
        <translation>هذا مبلغ محجوز فقط. تدفع ثمن ما تأخذه.</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>لديّ رمز</translation>
    </message>
</context>
<context>
    <name>LargeQueue</name>
    <message>
        <source>Other customers</source>
        <translation>زبائن آخرون</translation>
    </message>
    <message>
        <source>You are next</source>
        <translation>دورك هو التالي</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) before you</source>
        <translation>
            <numerusform>لا زبائن قبلك</numerusform>
            <numerusform>زبون واحد قبلك</numerusform>
            <numerusform>زبونان قبلك</numerusform>
            <numerusform>‏%n زبائن قبلك</numerusform>
            <numerusform>‏%n زبوناً قبلك</numerusform>
            <numerusform>‏%n زبون قبلك</numerusform>
        </translation>
    </message>
    <message>
        <source>These words are shown when it is your turn. Your %1 stay yours until you take something.</source>
        <translation>تظهر هاتان الكلمتان عندما يحين دورك. وتبقى %1 لك حتى تأخذ شيئاً.</translation>
    </message>
    <message>
        <source>Leave the queue</source>
        <translation>مغادرة الطابور</translation>
    </message>
    <message>
        <source>Leave the queue?</source>
        <translation>هل تغادر الطابور؟</translation>
    </message>
    <message>
        <source>All of your %1 go back to you, and your place is given away.</source>
        <translation>تعود إليك %1 كاملة، ويُعطى مكانك لغيرك.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>البقاء</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>مغادرة</translation>
    </message>
</context>
<context>
    <name>LargeSheet</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>LargeSheets</name>
    <message>
        <source>We are here to help</source>
        <translation>نحن هنا للمساعدة</translation>
    </message>
    <message>
        <source>Call the attendant</source>
        <translation>استدعاء الموظف</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>معلومات</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>حول هذا الكشك</translation>
    </message>
</context>
<context>
    <name>LoginScreen</name>
    <message>
        <source>Attendant</source>
        <translation>الموظف</translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>لم يُدخل أي رقم</numerusform>
            <numerusform>أُدخل رقم واحد</numerusform>
            <numerusform>أُدخل رقمان</numerusform>
            <numerusform>أُدخلت %n أرقام</numerusform>
            <numerusform>أُدخل %n رقمًا</numerusform>
            <numerusform>أُدخل %n رقم</numerusform>
        </translation>
    </message>
    <message>
        <source>Locked for %1</source>
        <translation>مقفل لمدة %1</translation>
    </message>
    <message>
        <source>Choose your name</source>
        <translation>اختر اسمك</translation>
    </message>
    <message>
        <source>Type your PIN</source>
        <translation>أدخل رقمك السري</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>دخول</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>خلط</translation>
    </message>
    <message>
        <source>Put the digits back in order</source>
        <translation>إعادة الأرقام إلى ترتيبها</translation>
    </message>
    <message>
        <source>Shuffle the digits, so that nobody can tell them by your finger</source>
        <translation>خلط الأرقام حتى لا يعرفها أحد من إصبعك</translation>
    </message>
</context>
<context>
    <name>Magnifier</name>
    <message>
        <source>Show what is to the left</source>
        <translation>اعرض ما على اليسار</translation>
    </message>
    <message>
        <source>Show what is to the right</source>
        <translation>اعرض ما على اليمين</translation>
    </message>
    <message>
        <source>Show what is above</source>
        <translation>اعرض ما في الأعلى</translation>
    </message>
    <message>
        <source>Show what is below</source>
        <translation>اعرض ما في الأسفل</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Still there?</source>
        <translation>هل ما زلت هنا؟</translation>
    </message>
    <message>
        <source>I am still here</source>
        <translation>نعم، ما زلت هنا</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>حسنًا</translation>
    </message>
    <message>
        <source>This screen needs an update</source>
        <translation>هذه الشاشة تحتاج إلى تحديث</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>جارٍ إعادة الاتصال</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>جارٍ الاتصال</translation>
    </message>
    <message>
        <source>The figures are %1 old. Nothing flows beyond what was paid.</source>
        <translation>عمر الأرقام %1. لا يتدفق أكثر مما دُفع.</translation>
    </message>
    <message>
        <source>This screen has a fault</source>
        <translation>في هذه الشاشة عطل</translation>
    </message>
    <message>
        <source>Deliveries and money are not affected. Please wait a moment.</source>
        <translation>لا يتأثر التزويد ولا المال. يرجى الانتظار قليلًا.</translation>
    </message>
</context>
<context>
    <name>ManageSheet</name>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>الإيصالات</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>القسائم</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>الرسوم البيانية</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>الأسعار</translation>
    </message>
    <message>
        <source>Tanks</source>
        <translation>الخزانات</translation>
    </message>
    <message>
        <source>People</source>
        <translation>الأشخاص</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation>حول هذا الكشك</translation>
    </message>
    <message>
        <source>Nobody can raise a customer&apos;s limit, open a valve past a safety trip, or change a record.</source>
        <translation>لا يمكن لأحد رفع حدّ عميل، أو الفتح بعد إيقاف أمان، أو تغيير قيد.</translation>
    </message>
</context>
<context>
    <name>MoveSheet</name>
    <message>
        <source>The outlet stopped by itself</source>
        <translation>توقّف المنفذ من تلقاء نفسه</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>الوقت المتبقي: %1</translation>
    </message>
    <message>
        <source>Go on at another outlet, at the same price or less.</source>
        <translation>تابع عند منفذ آخر بالسعر نفسه أو أقل.</translation>
    </message>
    <message>
        <source>No, give the rest back</source>
        <translation>لا، أعيدوا الباقي</translation>
    </message>
</context>
<context>
    <name>NamePad</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Dash</source>
        <translation>شرطة</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>مسافة</translation>
    </message>
    <message>
        <source>Erase the last character</source>
        <translation>امسح آخر حرف</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>الصفحة السابقة</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>الصفحة التالية</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>This kiosk is out of service.</source>
        <translation>هذا الجهاز خارج الخدمة.</translation>
    </message>
    <message>
        <source>Nothing is charged.</source>
        <translation>لا يُحتسب شيء.</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>اتصل بنا إذا احتجت إلى مساعدة.</translation>
    </message>
</context>
<context>
    <name>OutletSheet</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Nobody is being served here.</source>
        <translation>لا أحد يُخدم هنا.</translation>
    </message>
    <message>
        <source>nobody may</source>
        <translation>غير مسموح لأحد</translation>
    </message>
</context>
<context>
    <name>OutletTile</name>
    <message>
        <source>Chosen</source>
        <translation>مختار</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>العداد</translation>
    </message>
</context>
<context>
    <name>OverrideScreen</name>
    <message>
        <source>Operator pays</source>
        <translation>على حساب المشغّل</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation>حتى %1</translation>
    </message>
    <message>
        <source>Override budget</source>
        <translation>ميزانية الإتاحة</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>لماذا؟</translation>
    </message>
    <message>
        <source>Release outlet %1</source>
        <translation>إتاحة المخرج %1</translation>
    </message>
</context>
<context>
    <name>OverviewScreen</name>
    <message>
        <source>Where would you like to start?</source>
        <translation>أي مخرج تريد؟</translation>
    </message>
    <message>
        <source>No outlet is free right now</source>
        <translation>لا يوجد مخرج متاح الآن</translation>
    </message>
    <message>
        <source>Touch an outlet. You can choose several.</source>
        <translation>المس مخرجًا. يمكنك اختيار عدة مخارج.</translation>
    </message>
    <message numerus="yes">
        <source>%n outlet(s) chosen</source>
        <translation>
            <numerusform>لم يُختر مخرج</numerusform>
            <numerusform>اختير مخرج واحد</numerusform>
            <numerusform>اختير مخرجان</numerusform>
            <numerusform>اختيرت %n مخارج</numerusform>
            <numerusform>اختير %n مخرجًا</numerusform>
            <numerusform>اختير %n مخرج</numerusform>
        </translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation>تدفع ثمن ما تأخذه فقط.</translation>
    </message>
    <message>
        <source>Wait for an outlet</source>
        <translation>انتظار منفذ</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Pay now, and it is your turn after the others</source>
        <translation>ادفع الآن ويأتي دورك بعد الآخرين</translation>
    </message>
    <message>
        <source>Who is waiting</source>
        <translation>من ينتظر</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Are you waiting? Touch your two words.</source>
        <translation>هل تنتظر؟ المس كلمتيك.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Page back</source>
        <translation>الصفحة السابقة</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>الصفحة التالية</translation>
    </message>
</context>
<context>
    <name>PayScreen</name>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation>لحظة: يجري فتح صفحة الدفع.</translation>
    </message>
    <message>
        <source>The time is nearly over. Pay on your phone now, or cancel and begin again.</source>
        <translation>أوشك الوقت على الانتهاء. ادفع الآن بهاتفك، أو ألغِ وابدأ من جديد.</translation>
    </message>
    <message>
        <source>Tell the attendant</source>
        <translation>قل للموظف</translation>
    </message>
    <message>
        <source>Pay up to</source>
        <translation>ادفع حتى</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>الوقت المتبقي: %1</translation>
    </message>
    <message>
        <source>This is only reserved. You pay only what you take.</source>
        <translation>هذا مبلغ محجوز فقط. تدفع ثمن ما تأخذه.</translation>
    </message>
    <message>
        <source>Other ways</source>
        <translation>طرق أخرى</translation>
    </message>
    <message>
        <source>Phone connected</source>
        <translation>الهاتف متصل</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>رمز</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>لديّ رمز</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>PaymentsSheet</name>
    <message>
        <source>Why is it not confirmed?</source>
        <translation>لماذا لا يتم التأكيد؟</translation>
    </message>
    <message>
        <source>Whose words are these?</source>
        <translation>لمن هذه الكلمات؟</translation>
    </message>
    <message>
        <source>Nobody waits for you</source>
        <translation>لا أحد ينتظرك</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Hand back</source>
        <translation>إعادة الباقي</translation>
    </message>
    <message>
        <source>Not given back</source>
        <translation>لم يُعَد المبلغ</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>رد المبلغ</translation>
    </message>
    <message>
        <source>Outlet %1</source>
        <translation>المخرج %1</translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation>الوقت المتبقي: %1</translation>
    </message>
    <message>
        <source>Voucher instead</source>
        <translation>قسيمة بدلًا منه</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مجددًا</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>Do not refund</source>
        <translation>لا ترد</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>أوافق</translation>
    </message>
    <message>
        <source>Somebody else must agree</source>
        <translation>يجب أن يوافق شخص آخر</translation>
    </message>
    <message>
        <source>I have handed it back</source>
        <translation>أعدتُ المبلغ</translation>
    </message>
    <message>
        <source>I have counted it</source>
        <translation>عددتُ المبلغ</translation>
    </message>
    <message>
        <source>It is on the account</source>
        <translation>وصل إلى الحساب</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>لم يُدخل أي رقم</numerusform>
            <numerusform>أُدخل رقم واحد</numerusform>
            <numerusform>أُدخل رقمان</numerusform>
            <numerusform>أُدخلت %n أرقام</numerusform>
            <numerusform>أُدخل %n رقمًا</numerusform>
            <numerusform>أُدخل %n رقم</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
</context>
<context>
    <name>PricesSheet</name>
    <message>
        <source>Prices</source>
        <translation>الأسعار</translation>
    </message>
    <message>
        <source>New price</source>
        <translation>السعر الجديد</translation>
    </message>
    <message>
        <source>Old price</source>
        <translation>السعر القديم</translation>
    </message>
    <message>
        <source>From when on</source>
        <translation>اعتبارًا من</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>سحب</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>أوافق</translation>
    </message>
    <message>
        <source>Change the price</source>
        <translation>تغيير السعر</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
</context>
<context>
    <name>QrCard</name>
    <message>
        <source>Code to scan with your phone</source>
        <translation>رمز للمسح بالهاتف</translation>
    </message>
</context>
<context>
    <name>QueueScreen</name>
    <message>
        <source>You are next</source>
        <translation>دورك هو التالي</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) before you</source>
        <translation>
            <numerusform>لا زبائن قبلك</numerusform>
            <numerusform>زبون واحد قبلك</numerusform>
            <numerusform>زبونان قبلك</numerusform>
            <numerusform>‏%n زبائن قبلك</numerusform>
            <numerusform>‏%n زبوناً قبلك</numerusform>
            <numerusform>‏%n زبون قبلك</numerusform>
        </translation>
    </message>
    <message>
        <source>These words are shown when it is your turn. Your %1 stay yours until you take something.</source>
        <translation>تظهر هاتان الكلمتان عندما يحين دورك. وتبقى %1 لك حتى تأخذ شيئاً.</translation>
    </message>
    <message>
        <source>Other customers</source>
        <translation>زبائن آخرون</translation>
    </message>
    <message>
        <source>Leave the queue</source>
        <translation>مغادرة الطابور</translation>
    </message>
    <message>
        <source>Leave the queue?</source>
        <translation>هل تغادر الطابور؟</translation>
    </message>
    <message>
        <source>All of your %1 go back to you, and your place is given away.</source>
        <translation>تعود إليك %1 كاملة، ويُعطى مكانك لغيرك.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>البقاء</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>مغادرة</translation>
    </message>
</context>
<context>
    <name>ReceiptSheet</name>
    <message>
        <source>Receipts</source>
        <translation>الإيصالات</translation>
    </message>
    <message>
        <source>How much goes back, and why?</source>
        <translation>كم يُرَدّ، ولماذا؟</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>رد المبلغ</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>رقم الإيصال</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>كله</translation>
    </message>
    <message>
        <source>Show the latest</source>
        <translation>عرض الأحدث</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Find by number</source>
        <translation>بحث بالرقم</translation>
    </message>
</context>
<context>
    <name>ScreenHeader</name>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>ShiftSheet</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Print X</source>
        <translation>اطبع X</translation>
    </message>
    <message>
        <source>Print Z %1</source>
        <translation>اطبع Z %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>أغلق اليوم</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>أنهِ الوردية</translation>
    </message>
    <message>
        <source>Open a shift</source>
        <translation>ابدأ وردية</translation>
    </message>
</context>
<context>
    <name>TanksSheet</name>
    <message>
        <source>Tanks</source>
        <translation>الخزانات</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>قبل</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>الفرق</translation>
    </message>
    <message>
        <source>After</source>
        <translation>بعد</translation>
    </message>
    <message>
        <source>What has arrived</source>
        <translation>الكمية التي وصلت</translation>
    </message>
    <message>
        <source>What is in the tank, measured</source>
        <translation>محتوى الخزان بالقياس</translation>
    </message>
    <message>
        <source>Number of the delivery note</source>
        <translation>رقم إشعار التسليم</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>قياس</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>تعبئة</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>سحب</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>أوافق</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>تسجيل</translation>
    </message>
    <message>
        <source>Correct the books</source>
        <translation>تصحيح الدفاتر</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
</context>
<context>
    <name>Turner</name>
    <message>
        <source>before</source>
        <translation>السابق</translation>
    </message>
    <message>
        <source>next</source>
        <translation>التالي</translation>
    </message>
</context>
<context>
    <name>UsersSheet</name>
    <message>
        <source>People</source>
        <translation>الأشخاص</translation>
    </message>
    <message>
        <source>Only a manager sees the list.</source>
        <translation>المدير وحده يرى القائمة.</translation>
    </message>
    <message>
        <source>My PIN</source>
        <translation>رقمي السري</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>إضافة شخص</translation>
    </message>
    <message>
        <source>The last manager stays one: make somebody else one first.</source>
        <translation>يبقى المدير الأخير مديرًا: عيّن غيره أولًا.</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>رقم سري جديد</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>قفل</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>What may %1 do?</source>
        <translation>ماذا يجوز لـ %1؟</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>إزالة %1؟</translation>
    </message>
    <message>
        <source>They can&apos;t log in any more. What they have done stays in the journal.</source>
        <translation>لن يتمكن من الدخول بعد الآن. ما فعله يبقى في السجل.</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>اكتب اسمًا</translation>
    </message>
</context>
<context>
    <name>VoucherSheet</name>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>القسائم</translation>
    </message>
    <message>
        <source>Look one up by its code</source>
        <translation>ابحث بالرمز</translation>
    </message>
    <message>
        <source>Accept codes again (locked for %1)</source>
        <translation>اقبل الرموز من جديد (مقفل لمدة %1)</translation>
    </message>
    <message>
        <source>Look one up by its number</source>
        <translation>ابحث بالرقم</translation>
    </message>
    <message>
        <source>Sell one for cash</source>
        <translation>بع قسيمة نقدًا</translation>
    </message>
    <message>
        <source>Code of the voucher</source>
        <translation>رمز القسيمة</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>ليس رمزًا</translation>
    </message>
    <message>
        <source>Number of the voucher</source>
        <translation>رقم القسيمة</translation>
    </message>
    <message>
        <source>I have the money</source>
        <translation>استلمت المال</translation>
    </message>
    <message>
        <source>Look it up</source>
        <translation>ابحث</translation>
    </message>
    <message>
        <source>Voucher %1</source>
        <translation>القسيمة %1</translation>
    </message>
    <message>
        <source>Void it</source>
        <translation>ألغها</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Why is %1 void?</source>
        <translation>لماذا تُلغى %1؟</translation>
    </message>
</context>
<context>
    <name>WayPicks</name>
    <message>
        <source>Code</source>
        <translation>رمز</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>لديّ رمز</translation>
    </message>
</context>
<context>
    <name>WaysSheet</name>
    <message>
        <source>How do you want to pay?</source>
        <translation>كيف تريد أن تدفع؟</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Out of order</source>
        <translation>معطّل</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>متاح</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>مدفوع</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>يبدأ</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>ينتظر</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>يعمل</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>معلّق</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>قيد التحضير</translation>
    </message>
    <message>
        <source>Ready for you</source>
        <translation>جاهز لك</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>يتوقف</translation>
    </message>
    <message>
        <source>Waiting for the meter</source>
        <translation>بانتظار العداد</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>انتهى</translation>
    </message>
    <message>
        <source>Lift the nozzle and begin</source>
        <translation>ارفع المقبض وابدأ</translation>
    </message>
    <message>
        <source>Plug in the cable to begin</source>
        <translation>أدخل القابس للبدء</translation>
    </message>
    <message>
        <source>Hold your vessel under and open the tap</source>
        <translation>ضع وعاءك تحت الصنبور وافتحه</translation>
    </message>
    <message>
        <source>Get ready, then touch Start</source>
        <translation>استعد ثم المس ابدأ</translation>
    </message>
    <message>
        <source>Your limit is reached.</source>
        <translation>بلغت حدّك.</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>أنت أوقفته.</translation>
    </message>
    <message>
        <source>You hung up.</source>
        <translation>أعدت المقبض.</translation>
    </message>
    <message>
        <source>It was not begun in time.</source>
        <translation>لم يبدأ في الوقت المحدد.</translation>
    </message>
    <message>
        <source>Nothing flowed any more.</source>
        <translation>توقف التدفق.</translation>
    </message>
    <message>
        <source>The longest time is over.</source>
        <translation>انتهى الوقت الأقصى.</translation>
    </message>
    <message>
        <source>The attendant stopped it.</source>
        <translation>أوقفه الموظف.</translation>
    </message>
    <message>
        <source>Everything was stopped.</source>
        <translation>تم إيقاف الكل.</translation>
    </message>
    <message>
        <source>The emergency stop was pressed.</source>
        <translation>ضُغط زر الطوارئ.</translation>
    </message>
    <message>
        <source>The outlet did not answer.</source>
        <translation>لم يستجب المخرج.</translation>
    </message>
    <message>
        <source>The power failed.</source>
        <translation>انقطعت الكهرباء.</translation>
    </message>
    <message>
        <source>The kiosk was restarted.</source>
        <translation>أُعيد تشغيل الجهاز.</translation>
    </message>
    <message>
        <source>The meter has a fault.</source>
        <translation>في العداد عطل.</translation>
    </message>
    <message>
        <source>The outlet has a fault.</source>
        <translation>في المخرج عطل.</translation>
    </message>
    <message>
        <source>It closed late. The rest is free.</source>
        <translation>أُغلق متأخرًا. الباقي مجاني.</translation>
    </message>
    <message>
        <source>The outlet refused to start.</source>
        <translation>رفض المخرج البدء.</translation>
    </message>
    <message>
        <source>It could not be recorded.</source>
        <translation>لم يمكن تسجيله.</translation>
    </message>
    <message>
        <source>A check of the figures stopped it.</source>
        <translation>أوقفه فحص للأرقام.</translation>
    </message>
    <message>
        <source>Its supply was shut off.</source>
        <translation>أُغلق مصدر الإمداد.</translation>
    </message>
    <message>
        <source>There is nothing left to sell.</source>
        <translation>نفد ما يمكن بيعه.</translation>
    </message>
    <message>
        <source>The reserved money is no longer there.</source>
        <translation>المبلغ المحجوز لم يعد موجودًا.</translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation>لم يُحتسب شيء.</translation>
    </message>
    <message>
        <source>You pay only what was measured.</source>
        <translation>تدفع ثمن ما قيس فقط.</translation>
    </message>
    <message>
        <source>Please choose again.</source>
        <translation>يرجى الاختيار من جديد.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>لم يتغير شيء.</translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation>اتصل بنا إذا احتجت إلى مساعدة.</translation>
    </message>
    <message>
        <source>A key is stuck.</source>
        <translation>هناك زر عالق.</translation>
    </message>
    <message>
        <source>Please ask the attendant.</source>
        <translation>اسأل الموظف من فضلك.</translation>
    </message>
    <message>
        <source>Paying is not possible right now.</source>
        <translation>الدفع غير ممكن الآن.</translation>
    </message>
    <message>
        <source>Please try again in a moment.</source>
        <translation>يرجى المحاولة بعد لحظة.</translation>
    </message>
    <message>
        <source>The time to pay is over.</source>
        <translation>انتهى وقت الدفع.</translation>
    </message>
    <message>
        <source>The payment was cancelled.</source>
        <translation>أُلغي الدفع.</translation>
    </message>
    <message>
        <source>The attendant could not confirm your payment.</source>
        <translation>لم يتمكن الموظف من تأكيد دفعتك.</translation>
    </message>
    <message>
        <source>Your payment came too late.</source>
        <translation>وصل دفعك متأخرًا.</translation>
    </message>
    <message>
        <source>All of it goes back to you.</source>
        <translation>يعود إليك كله.</translation>
    </message>
    <message>
        <source>The outlet stopped by itself.</source>
        <translation>توقف المخرج من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>Somebody else has just taken this outlet.</source>
        <translation>أخذ شخص آخر هذا المخرج للتو.</translation>
    </message>
    <message>
        <source>Please choose another one.</source>
        <translation>يرجى اختيار غيره.</translation>
    </message>
    <message>
        <source>Nobody touched the screen for a while.</source>
        <translation>لم يلمس أحد الشاشة منذ فترة.</translation>
    </message>
    <message>
        <source>Touch an outlet to begin again.</source>
        <translation>المس مخرجًا للبدء من جديد.</translation>
    </message>
    <message>
        <source>The attendant has stopped this outlet.</source>
        <translation>أوقف الموظف هذا المخرج.</translation>
    </message>
    <message>
        <source>Everything has been stopped.</source>
        <translation>تم إيقاف الكل.</translation>
    </message>
    <message>
        <source>An attendant must start it again.</source>
        <translation>على الموظف تشغيله من جديد.</translation>
    </message>
    <message>
        <source>The kiosk cannot record sales.</source>
        <translation>لا يستطيع الجهاز تسجيل المبيعات.</translation>
    </message>
    <message>
        <source>So nothing is sold and nothing is charged.</source>
        <translation>لذلك لا يُباع شيء ولا يُحتسب شيء.</translation>
    </message>
    <message>
        <source>That PIN is not right.</source>
        <translation>الرقم السري غير صحيح.</translation>
    </message>
    <message>
        <source>Please try again.</source>
        <translation>يرجى المحاولة من جديد.</translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation>محاولات خاطئة كثيرة.</translation>
    </message>
    <message>
        <source>Please wait until the time is over.</source>
        <translation>يرجى الانتظار حتى ينتهي الوقت.</translation>
    </message>
    <message>
        <source>No attendant has been set up.</source>
        <translation>لم يُسجَّل أي موظف.</translation>
    </message>
    <message>
        <source>The operator adds attendants at the kiosk&apos;s console.</source>
        <translation>يضيف المشغّل الموظفين من وحدة التحكم.</translation>
    </message>
    <message>
        <source>That is not possible now.</source>
        <translation>هذا غير ممكن الآن.</translation>
    </message>
    <message>
        <source>That is more than your budget.</source>
        <translation>هذا أكثر من ميزانيتك.</translation>
    </message>
    <message>
        <source>Please choose less.</source>
        <translation>يرجى اختيار أقل.</translation>
    </message>
    <message>
        <source>Please choose more.</source>
        <translation>يرجى اختيار أكثر.</translation>
    </message>
    <message>
        <source>Too many payments were begun and not made.</source>
        <translation>بدأت مدفوعات كثيرة ولم تكتمل.</translation>
    </message>
    <message>
        <source>Please wait a minute, then try again.</source>
        <translation>يرجى الانتظار دقيقة ثم المحاولة مرة أخرى.</translation>
    </message>
    <message>
        <source>A shift is open.</source>
        <translation>هناك وردية مفتوحة.</translation>
    </message>
    <message>
        <source>Close it first.</source>
        <translation>أنهها أولاً.</translation>
    </message>
    <message>
        <source>No shift is open.</source>
        <translation>لا توجد وردية مفتوحة.</translation>
    </message>
    <message>
        <source>Open one first.</source>
        <translation>ابدأ وردية أولاً.</translation>
    </message>
    <message>
        <source>The pause was too long.</source>
        <translation>طال الإيقاف المؤقت.</translation>
    </message>
    <message>
        <source>What is left goes back to you.</source>
        <translation>يُعاد إليك ما تبقّى.</translation>
    </message>
    <message>
        <source>It was your turn, and nothing was taken.</source>
        <translation>حان دورك ولم يؤخذ شيء.</translation>
    </message>
    <message>
        <source>There is no such receipt.</source>
        <translation>لا يوجد إيصال كهذا.</translation>
    </message>
    <message>
        <source>Compare the number or the two words with the customer&apos;s.</source>
        <translation>قارن الرقم أو الكلمتين بما لدى العميل.</translation>
    </message>
    <message>
        <source>The printer cannot print now.</source>
        <translation>لا تستطيع الطابعة الطباعة الآن.</translation>
    </message>
    <message>
        <source>The customer has the receipt on the phone.</source>
        <translation>الإيصال موجود على هاتف العميل.</translation>
    </message>
    <message>
        <source>This code is not one of ours.</source>
        <translation>هذا الرمز ليس من رموزنا.</translation>
    </message>
    <message>
        <source>Please show the code that you were given here.</source>
        <translation>يرجى إظهار الرمز الذي حصلت عليه هنا.</translation>
    </message>
    <message>
        <source>This code could not be read.</source>
        <translation>تعذرت قراءة هذا الرمز.</translation>
    </message>
    <message>
        <source>Hold it still and closer, and make your display brighter.</source>
        <translation>ثبّته وقرّبه، وزد سطوع شاشتك.</translation>
    </message>
    <message>
        <source>What was read is too long to be a code.</source>
        <translation>ما قُرئ أطول من أن يكون رمزًا.</translation>
    </message>
    <message>
        <source>There was more than one code.</source>
        <translation>ظهر أكثر من رمز واحد.</translation>
    </message>
    <message>
        <source>Please show one at a time.</source>
        <translation>يرجى إظهار رمز واحد في كل مرة.</translation>
    </message>
    <message>
        <source>Your code was read and not used yet.</source>
        <translation>تمت قراءة رمزك ولم يُستخدم بعد.</translation>
    </message>
    <message>
        <source>Choose what you want to take, then show it again.</source>
        <translation>اختر ما تريد أخذه ثم أظهره مرة أخرى.</translation>
    </message>
    <message>
        <source>There is nothing behind that code.</source>
        <translation>لا شيء خلف هذا الرمز.</translation>
    </message>
    <message>
        <source>Too many wrong codes.</source>
        <translation>رموز خاطئة كثيرة.</translation>
    </message>
    <message>
        <source>Please pay with your phone.</source>
        <translation>يرجى الدفع بهاتفك.</translation>
    </message>
    <message>
        <source>The price has just changed.</source>
        <translation>تغيّر السعر للتو.</translation>
    </message>
    <message>
        <source>Please look at it, then go on.</source>
        <translation>يرجى النظر إليه ثم المتابعة.</translation>
    </message>
    <message>
        <source>That price is outside its bounds.</source>
        <translation>هذا السعر خارج حدوده.</translation>
    </message>
    <message>
        <source>The old one still holds.</source>
        <translation>السعر القديم ما زال ساريًا.</translation>
    </message>
    <message>
        <source>Type one between them, or have the settings changed.</source>
        <translation>اكتب سعرًا بينهما، أو اطلب تغيير الإعدادات.</translation>
    </message>
    <message>
        <source>The tank does not hold that much.</source>
        <translation>الخزان لا يتسع لهذه الكمية.</translation>
    </message>
    <message>
        <source>Compare the figure with the delivery note.</source>
        <translation>قارن الرقم بإشعار التسليم.</translation>
    </message>
    <message>
        <source>Something is being delivered out of this tank.</source>
        <translation>يجري التسليم الآن من هذا الخزان.</translation>
    </message>
    <message>
        <source>Measure it again when nothing flows.</source>
        <translation>أعد القياس عندما لا يتدفق شيء.</translation>
    </message>
    <message>
        <source>This delivery note is written down already.</source>
        <translation>إشعار التسليم هذا مسجّل بالفعل.</translation>
    </message>
    <message>
        <source>Look at the number, or in the journal.</source>
        <translation>راجع الرقم أو السجل.</translation>
    </message>
    <message>
        <source>Only a manager may do that.</source>
        <translation>هذا للمدير وحده.</translation>
    </message>
    <message>
        <source>Let a manager log in.</source>
        <translation>دع مديرًا يسجّل الدخول.</translation>
    </message>
    <message>
        <source>A second person has to agree.</source>
        <translation>يجب أن يوافق شخص ثانٍ.</translation>
    </message>
    <message>
        <source>Let somebody else log in.</source>
        <translation>دع شخصًا آخر يسجّل الدخول.</translation>
    </message>
    <message>
        <source>Others would try that PIN first.</source>
        <translation>سيجرّب الآخرون هذا الرقم سري أولًا.</translation>
    </message>
    <message>
        <source>No date, no run, nothing repeated.</source>
        <translation>لا تاريخ ولا تسلسل ولا تكرار.</translation>
    </message>
    <message>
        <source>That is the PIN you have now.</source>
        <translation>هذا رقمك السري الحالي.</translation>
    </message>
    <message>
        <source>Choose a PIN of your own first.</source>
        <translation>اختر رقمًا سريًا خاصًا بك أولًا.</translation>
    </message>
    <message>
        <source>Then everything else.</source>
        <translation>ثم كل شيء آخر.</translation>
    </message>
    <message>
        <source>Somebody has that name already.</source>
        <translation>هذا الاسم موجود.</translation>
    </message>
    <message>
        <source>This is the last manager.</source>
        <translation>هذا هو المدير الأخير.</translation>
    </message>
    <message>
        <source>Make somebody else one first.</source>
        <translation>عيّن غيره أولًا.</translation>
    </message>
    <message>
        <source>You may not log in.</source>
        <translation>لا يُسمح لك بالدخول.</translation>
    </message>
    <message>
        <source>Please ask a manager.</source>
        <translation>يرجى سؤال المدير.</translation>
    </message>
    <message>
        <source>Your role may not do that.</source>
        <translation>دورك لا يسمح بذلك.</translation>
    </message>
    <message>
        <source>Call a technician or a manager.</source>
        <translation>استدعِ فنيًا أو مديرًا.</translation>
    </message>
    <message>
        <source>Nobody here can raise a customer&apos;s limit.</source>
        <translation>لا أحد هنا يستطيع رفع حد العميل.</translation>
    </message>
    <message>
        <source>They can add money, or you override on your budget.</source>
        <translation>يمكنه إضافة مال، أو تجيز أنت من ميزانيتك.</translation>
    </message>
    <message>
        <source>What is written down cannot be changed.</source>
        <translation>ما كُتب لا يمكن تغييره.</translation>
    </message>
    <message>
        <source>Correct it with something new, such as a refund.</source>
        <translation>صحّحه بشيء جديد، كاسترداد مثلاً.</translation>
    </message>
    <message>
        <source>Nobody is being served here.</source>
        <translation>لا أحد يُخدم هنا.</translation>
    </message>
    <message>
        <source>It is still closing.</source>
        <translation>ما زال يُغلق.</translation>
    </message>
    <message>
        <source>Nothing is paused here.</source>
        <translation>لا شيء موقوف مؤقتًا هنا.</translation>
    </message>
    <message>
        <source>What is left buys nothing more.</source>
        <translation>المتبقي لا يكفي لشيء.</translation>
    </message>
    <message>
        <source>The rest cannot be taken there.</source>
        <translation>لا يمكن أخذ المتبقي هناك.</translation>
    </message>
    <message>
        <source>The money is kept.</source>
        <translation>المال محفوظ.</translation>
    </message>
    <message>
        <source>This outlet is closed.</source>
        <translation>هذا المخرج مغلق.</translation>
    </message>
    <message>
        <source>Unlock or restart it first.</source>
        <translation>افتحه أو أعد تشغيله أولاً.</translation>
    </message>
    <message>
        <source>The valve is still open, or something flows.</source>
        <translation>الصمام ما زال مفتوحًا، أو شيء يتدفق.</translation>
    </message>
    <message>
        <source>Close it first: it stays locked until then.</source>
        <translation>أغلقه أولاً: يبقى مقفلاً حتى ذلك الحين.</translation>
    </message>
    <message>
        <source>The fault has not gone.</source>
        <translation>العطل لم يزُل.</translation>
    </message>
    <message>
        <source>It unlocks once its cause is put right.</source>
        <translation>يُفتح بعد إصلاح السبب.</translation>
    </message>
    <message>
        <source>The verification of this meter has run out.</source>
        <translation>انتهى التحقق من هذا العداد.</translation>
    </message>
    <message>
        <source>A technician has to commission the outlet.</source>
        <translation>يجب أن يعاير فنيٌّ المخرج.</translation>
    </message>
    <message>
        <source>This controller cannot keep a limit.</source>
        <translation>هذا المتحكم لا يحفظ حدًا.</translation>
    </message>
    <message>
        <source>Another controller is needed.</source>
        <translation>يلزم متحكم آخر.</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>بطاقة</translation>
    </message>
    <message>
        <source>Lightning</source>
        <translation>لايتننغ</translation>
    </message>
    <message>
        <source>Bank app</source>
        <translation>تطبيق البنك</translation>
    </message>
    <message>
        <source>Mobile money</source>
        <translation>محفظة الهاتف</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>نقدًا</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>القسائم</translation>
    </message>
    <message>
        <source>At the operator&apos;s cost</source>
        <translation>على حساب المشغّل</translation>
    </message>
    <message>
        <source>Scan the code with your phone</source>
        <translation>امسح الرمز بهاتفك</translation>
    </message>
    <message>
        <source>Do both show these words?</source>
        <translation>هل تظهر الكلمتان في كليهما؟</translation>
    </message>
    <message>
        <source>Pay on your phone</source>
        <translation>ادفع من هاتفك</translation>
    </message>
    <message>
        <source>Scan the code with your app</source>
        <translation>امسح الرمز بتطبيقك</translation>
    </message>
    <message>
        <source>Does your app show this amount?</source>
        <translation>هل يظهر هذا المبلغ في تطبيقك؟</translation>
    </message>
    <message>
        <source>Pay, and stay here for a moment</source>
        <translation>ادفع وانتظر هنا لحظة</translation>
    </message>
    <message>
        <source>Scan the code with your app and pay</source>
        <translation>امسح الرمز بتطبيقك وادفع</translation>
    </message>
    <message>
        <source>Tell the attendant these two words</source>
        <translation>قل للموظف هاتين الكلمتين</translation>
    </message>
    <message>
        <source>Begin once they have seen your payment</source>
        <translation>ابدأ بعد أن يرى الموظف دفعتك</translation>
    </message>
    <message>
        <source>Go to the attendant</source>
        <translation>اذهب إلى الموظف</translation>
    </message>
    <message>
        <source>Tell them these two words</source>
        <translation>قل له هاتين الكلمتين</translation>
    </message>
    <message>
        <source>Pay, and come back here</source>
        <translation>ادفع ثم عُد إلى هنا</translation>
    </message>
    <message>
        <source>Waiting for your phone</source>
        <translation>بانتظار هاتفك</translation>
    </message>
    <message>
        <source>Waiting for your payment</source>
        <translation>بانتظار دفعتك</translation>
    </message>
    <message>
        <source>Waiting for the attendant</source>
        <translation>بانتظار الموظف</translation>
    </message>
    <message>
        <source>Pay on your phone. There is no paper: your receipt is there too</source>
        <translation>ادفع بهاتفك. لا يوجد ورق: إيصالك على الهاتف أيضًا</translation>
    </message>
    <message>
        <source>Charged too much</source>
        <translation>مبلغ زائد</translation>
    </message>
    <message>
        <source>Product not good</source>
        <translation>المنتج معيب</translation>
    </message>
    <message>
        <source>Device at fault</source>
        <translation>عطل في الجهاز</translation>
    </message>
    <message>
        <source>As a courtesy</source>
        <translation>مجاملةً</translation>
    </message>
    <message>
        <source>Asked for by {name}: {reason}</source>
        <translation>طلبه {name}: {reason}</translation>
    </message>
    <message>
        <source>Nobody has paid</source>
        <translation>لم يدفع أحد</translation>
    </message>
    <message>
        <source>Wrong amount</source>
        <translation>مبلغ غير صحيح</translation>
    </message>
    <message>
        <source>Not genuine</source>
        <translation>غير حقيقي</translation>
    </message>
    <message>
        <source>Not sold</source>
        <translation>لم تُبع</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>مفقودة</translation>
    </message>
    <message>
        <source>Misuse</source>
        <translation>إساءة استخدام</translation>
    </message>
    <message>
        <source>Mistake</source>
        <translation>خطأ</translation>
    </message>
    <message>
        <source>Paid back in cash</source>
        <translation>رُدّت نقدًا</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>صالحة</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>ملغاة</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>منتهية</translation>
    </message>
    <message>
        <source>Left on it</source>
        <translation>المتبقي</translation>
    </message>
    <message>
        <source>Given out for</source>
        <translation>صدرت بقيمة</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>By</source>
        <translation>بواسطة</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>الدفعة</translation>
    </message>
    <message>
        <source>Print it</source>
        <translation>اطبعها</translation>
    </message>
    <message>
        <source>Verification has run out</source>
        <translation>انتهى التحقق</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>استئناف</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>تسوية</translation>
    </message>
    <message>
        <source>Move rest</source>
        <translation>نقل المتبقي</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>قفل</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Out of service</source>
        <translation>خارج الخدمة</translation>
    </message>
    <message>
        <source>Why is outlet {number} paused?</source>
        <translation>لماذا يُوقف المخرج {number} مؤقتًا؟</translation>
    </message>
    <message>
        <source>Why does outlet {number} go on?</source>
        <translation>لماذا يُستأنف المخرج {number}؟</translation>
    </message>
    <message>
        <source>Why is outlet {number} settled?</source>
        <translation>لماذا يُسوّى المخرج {number}؟</translation>
    </message>
    <message>
        <source>Why is the rest of outlet {number} moved?</source>
        <translation>لماذا يُنقل متبقي المخرج {number}؟</translation>
    </message>
    <message>
        <source>Why is outlet {number} locked after this customer?</source>
        <translation>لماذا يُقفل المخرج {number} بعد هذا العميل؟</translation>
    </message>
    <message>
        <source>Why is outlet {number} out of service now?</source>
        <translation>لماذا المخرج {number} خارج الخدمة الآن؟</translation>
    </message>
    <message>
        <source>Why is outlet {number} unlocked?</source>
        <translation>لماذا يُفتح المخرج {number}؟</translation>
    </message>
    <message>
        <source>Where is the rest of outlet {number} taken?</source>
        <translation>أين يؤخذ متبقي المخرج {number}؟</translation>
    </message>
    <message>
        <source>No other outlet is free that sells the same and that the money is enough for.</source>
        <translation>لا يوجد مخرج آخر متاح يبيع الشيء نفسه ويكفيه المال.</translation>
    </message>
    <message>
        <source>The customer asked</source>
        <translation>طلب العميل</translation>
    </message>
    <message>
        <source>I have checked it</source>
        <translation>تحققت منه</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>تم الإصلاح</translation>
    </message>
    <message>
        <source>We are closing</source>
        <translation>نحن نغلق</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>Used of it</source>
        <translation>المستخدم منه</translation>
    </message>
    <message>
        <source>Taken here</source>
        <translation>أُخذ هنا</translation>
    </message>
    <message>
        <source>Kept for them</source>
        <translation>محجوز له</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>الدافع</translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation>العداد</translation>
    </message>
    <message>
        <source>Paused. Pull the lever to go on.</source>
        <translation>متوقف مؤقتًا. اسحب الذراع للمتابعة.</translation>
    </message>
    <message>
        <source>Paused. Open the tap to go on.</source>
        <translation>متوقف مؤقتًا. افتح الصنبور للمتابعة.</translation>
    </message>
    <message>
        <source>Paused. It goes on when the car asks for more.</source>
        <translation>متوقف مؤقتًا. يستمر عندما تطلب السيارة.</translation>
    </message>
    <message>
        <source>The attendant has paused it. Your money is kept.</source>
        <translation>أوقفه الموظف مؤقتًا. مالك محفوظ.</translation>
    </message>
    <message>
        <source>Paused. Kept for you for %1 more.</source>
        <translation>متوقف مؤقتًا. محجوز لك %1 أخرى.</translation>
    </message>
    <message>
        <source>Locked after this customer</source>
        <translation>يُقفل بعد هذا العميل</translation>
    </message>
    <message>
        <source>A technician or manager unlocks it.</source>
        <translation>يفتحه فني أو مدير.</translation>
    </message>
    <message>
        <source>Have it looked at, then unlock it.</source>
        <translation>افحصه ثم افتحه.</translation>
    </message>
    <message>
        <source>Look at power and cable. It comes back by itself.</source>
        <translation>افحص الكهرباء والكابل. يعود وحده.</translation>
    </message>
    <message>
        <source>A technician repairs it and commissions it again.</source>
        <translation>يصلحه فني ويعيد تشغيله.</translation>
    </message>
    <message>
        <source>It has a fault.</source>
        <translation>فيه عطل.</translation>
    </message>
    <message>
        <source>It does not close when it must.</source>
        <translation>لا يُغلق عند اللزوم.</translation>
    </message>
    <message>
        <source>It has not answered since the start.</source>
        <translation>لم يُجب منذ البدء.</translation>
    </message>
    <message>
        <source>It does not answer.</source>
        <translation>لا يُجيب.</translation>
    </message>
    <message>
        <source>Its line is down.</source>
        <translation>خطه مقطوع.</translation>
    </message>
    <message>
        <source>Make room on the disk. It goes on by itself.</source>
        <translation>أفسح مكانًا في القرص. يُكمل وحده.</translation>
    </message>
    <message>
        <source>Another controller answers here.</source>
        <translation>يُجيب هنا متحكم آخر.</translation>
    </message>
    <message>
        <source>Its totaliser was lost.</source>
        <translation>فُقد عداده الكلي.</translation>
    </message>
    <message>
        <source>More came out than was paid for.</source>
        <translation>خرج أكثر مما دُفع.</translation>
    </message>
    <message>
        <source>Its valve does not close. Close it by hand.</source>
        <translation>صمامه لا يُغلق. أغلقه يدويًا.</translation>
    </message>
    <message>
        <source>A valve beside it does not close.</source>
        <translation>صمام مجاور لا يُغلق.</translation>
    </message>
    <message>
        <source>Unlock that outlet first, then this one.</source>
        <translation>افتح ذلك المخرج أولاً ثم هذا.</translation>
    </message>
    <message>
        <source>It flowed before it was opened. Look for a leak.</source>
        <translation>تدفق قبل فتحه. ابحث عن تسرب.</translation>
    </message>
    <message>
        <source>Something left it without a sale. Look for a leak.</source>
        <translation>خرج شيء دون بيع. ابحث عن تسرب.</translation>
    </message>
    <message>
        <source>It counts in another unit.</source>
        <translation>يعدّ بوحدة أخرى.</translation>
    </message>
    <message>
        <source>A technician sets it up.</source>
        <translation>يضبطه فني.</translation>
    </message>
    <message>
        <source>Its readings cannot be true.</source>
        <translation>قراءاته لا يمكن أن تصح.</translation>
    </message>
    <message>
        <source>Its safety settings are not right.</source>
        <translation>إعدادات الأمان غير صحيحة.</translation>
    </message>
    <message>
        <source>The controller complains.</source>
        <translation>المتحكم يُبلغ عن عطل.</translation>
    </message>
    <message>
        <source>See its manual. Unlock it once that is over.</source>
        <translation>راجع دليله. افتحه بعد زوال ذلك.</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>اطبع الإيصال</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>جارٍ الطباعة</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>اطبع نسخة</translation>
    </message>
    <message>
        <source>Not printed. Try again</source>
        <translation>لم يُطبع. أعد المحاولة</translation>
    </message>
    <message>
        <source>Broken off. Print a copy</source>
        <translation>انقطعت. اطبع نسخة</translation>
    </message>
    <message>
        <source>See the printer. Print a copy</source>
        <translation>راجع الطابعة. اطبع نسخة</translation>
    </message>
    <message>
        <source>Which outlet is commissioned?</source>
        <translation>أي مخرج تتم معايرته؟</translation>
    </message>
    <message>
        <source>How much may all trials together deliver?</source>
        <translation>كم يجوز أن تصرف كل التجارب معًا؟</translation>
    </message>
    <message>
        <source>Fill a test measure. How large is it?</source>
        <translation>املأ وعاء القياس. ما سعته؟</translation>
    </message>
    <message>
        <source>What does the test measure show?</source>
        <translation>ماذا يُظهر وعاء القياس؟</translation>
    </message>
    <message>
        <source>Number of the certificate</source>
        <translation>رقم الشهادة</translation>
    </message>
    <message>
        <source>Number of the seal that was found</source>
        <translation>رقم الختم الموجود</translation>
    </message>
    <message>
        <source>Number of the seal that is left</source>
        <translation>رقم الختم المركّب</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>من يجيب</translation>
    </message>
    <message>
        <source>Dead-man timer</source>
        <translation>مؤقت الأمان</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>الحد المسبق</translation>
    </message>
    <message>
        <source>Closing time</source>
        <translation>زمن الإغلاق</translation>
    </message>
    <message>
        <source>Two people agree</source>
        <translation>موافقة شخصين</translation>
    </message>
    <message>
        <source>Commissioned</source>
        <translation>تمت المعايرة</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>انتهت</translation>
    </message>
    <message>
        <source>Ask the controller who it is.</source>
        <translation>يُسأل المتحكم عن هويته.</translation>
    </message>
    <message>
        <source>Open the outlet. Then nobody speaks to it, and it must close.</source>
        <translation>افتح المخرج. ثم لا يخاطبه أحد، ويجب أن يُغلق.</translation>
    </message>
    <message>
        <source>Open the outlet. It must close by itself.</source>
        <translation>افتح المخرج. يجب أن يُغلق من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>Leave the outlet open. Thirty deliveries follow one another.</source>
        <translation>اترك المخرج مفتوحًا. تتوالى ثلاثون عملية صرف.</translation>
    </message>
    <message>
        <source>Go on, or fill one more measure.</source>
        <translation>تابع، أو املأ وعاءً آخر.</translation>
    </message>
    <message>
        <source>Do you agree to this?</source>
        <translation>هل توافق على هذا؟</translation>
    </message>
    <message>
        <source>It is in force, and in the journal.</source>
        <translation>أصبح ساريًا ومدوَّنًا في السجل.</translation>
    </message>
    <message>
        <source>Everything is as it was before.</source>
        <translation>كل شيء كما كان من قبل.</translation>
    </message>
    <message>
        <source>One moment: it is being tried.</source>
        <translation>لحظة: تجري التجربة.</translation>
    </message>
    <message>
        <source>You have agreed. Log out, and let somebody else log in who agrees as well.</source>
        <translation>لقد وافقت. سجّل خروجك ودع شخصًا آخر يسجّل دخوله ويوافق أيضًا.</translation>
    </message>
    <message>
        <source>All that was authorised is used up.</source>
        <translation>استُهلك كل ما أُذن به.</translation>
    </message>
    <message>
        <source>The outlet did not become ready.</source>
        <translation>لم يصبح المخرج جاهزًا.</translation>
    </message>
    <message>
        <source>The controller was late: the kiosk had to close the valve.</source>
        <translation>تأخر المتحكم: اضطر الكشك إلى إغلاق الصمام.</translation>
    </message>
    <message>
        <source>No flow was seen before the valve closed.</source>
        <translation>لم يُرَ تدفق قبل إغلاق الصمام.</translation>
    </message>
    <message>
        <source>Nothing flowed.</source>
        <translation>لم يتدفق شيء.</translation>
    </message>
    <message>
        <source>The flow stopped.</source>
        <translation>توقف التدفق.</translation>
    </message>
    <message>
        <source>Somebody hung up.</source>
        <translation>أعاد أحدهم الفوهة إلى مكانها.</translation>
    </message>
    <message>
        <source>The controller had closed at its preset before.</source>
        <translation>كان المتحكم قد أغلق عند حده المسبق.</translation>
    </message>
    <message>
        <source>The numbers of the certificate and of both seals are missing.</source>
        <translation>أرقام الشهادة والختمين ناقصة.</translation>
    </message>
    <message>
        <source>That cannot be after what the meter showed.</source>
        <translation>لا يمكن ذلك بعد ما أظهره العداد.</translation>
    </message>
    <message>
        <source>Meter and measures do not agree within what is permissible.</source>
        <translation>لا يتفق العداد والقياسات ضمن المسموح به.</translation>
    </message>
    <message>
        <source>The controller does not close when nobody speaks to it.</source>
        <translation>لا يُغلق المتحكم عندما لا يخاطبه أحد.</translation>
    </message>
    <message>
        <source>The controller does not close at its preset.</source>
        <translation>لا يُغلق المتحكم عند حده المسبق.</translation>
    </message>
    <message>
        <source>Nobody asked for anything for a quarter of an hour.</source>
        <translation>لم يطلب أحد شيئًا طوال ربع ساعة.</translation>
    </message>
    <message>
        <source>Delivered, of at most</source>
        <translation>المصروف، من حد أقصى</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>المتحكم</translation>
    </message>
    <message>
        <source>Shut after, at most</source>
        <translation>أُغلق بعد، بحد أقصى</translation>
    </message>
    <message>
        <source>Flowed past the preset, at most</source>
        <translation>بعد الحد المسبق، بحد أقصى</translation>
    </message>
    <message>
        <source>Closings, and the slowest</source>
        <translation>الإغلاقات، وأبطؤها</translation>
    </message>
    <message>
        <source>Measures read</source>
        <translation>القياسات المقروءة</translation>
    </message>
    <message>
        <source>Meter and measure: error, permissible</source>
        <translation>العداد والوعاء: الخطأ، المسموح</translation>
    </message>
    <message>
        <source>Meter factor</source>
        <translation>معامل العداد</translation>
    </message>
    <message>
        <source>Overrun bound</source>
        <translation>حد التجاوز</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>الشهادة</translation>
    </message>
    <message>
        <source>Seal, before and after</source>
        <translation>الختم، قبل وبعد</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>الموافقون</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>في الانتظار: %1</translation>
    </message>
    <message>
        <source>The money is nearly used up</source>
        <translation>أوشك المال على النفاد</translation>
    </message>
    <message>
        <source>The money is nearly used up: %1 left</source>
        <translation>أوشك المال على النفاد: بقي %1</translation>
    </message>
    <message>
        <source>Somebody asks for help: screen %1</source>
        <translation>شخص يطلب المساعدة: الشاشة %1</translation>
    </message>
    <message>
        <source>A refund came back: %1</source>
        <translation>عاد مبلغ مُسترَد: %1</translation>
    </message>
    <message>
        <source>A refund waits for a second person: receipt %1</source>
        <translation>رد مبلغ ينتظر شخصًا ثانيًا: الإيصال %1</translation>
    </message>
    <message>
        <source>A price waits for a second person: %1</source>
        <translation>سعر ينتظر شخصًا ثانيًا: %1</translation>
    </message>
    <message>
        <source>A measure waits for a second person: %1</source>
        <translation>قياس ينتظر شخصًا ثانيًا: %1</translation>
    </message>
    <message>
        <source>A provider let go of reserved money: %1</source>
        <translation>أفرج مزود الدفع عن مبلغ محجوز: %1</translation>
    </message>
    <message>
        <source>A wallet could not be paid its rest: %1</source>
        <translation>تعذّر دفع الباقي إلى محفظة: %1</translation>
    </message>
    <message>
        <source>Too many wrong codes: screen %1</source>
        <translation>رموز خاطئة كثيرة: الشاشة %1</translation>
    </message>
    <message>
        <source>Outlet %1: the valve opened three times and nothing flowed</source>
        <translation>المخرج %1: انفتح الصمام ثلاث مرات ولم يتدفق شيء</translation>
    </message>
    <message>
        <source>Outlet %1: its valve closes more and more slowly</source>
        <translation>المخرج %1: صمامه يغلق ببطء متزايد</translation>
    </message>
    <message>
        <source>An older database was put back: compare payments with the provider</source>
        <translation>أُعيدت قاعدة بيانات أقدم: قارن المدفوعات مع مزوّد الدفع</translation>
    </message>
    <message>
        <source>The report of day %1 cannot be added up</source>
        <translation>لا يمكن جمع تقرير اليوم %1</translation>
    </message>
    <message>
        <source>Receipt printer: %1</source>
        <translation>طابعة الإيصالات: %1</translation>
    </message>
    <message>
        <source>A reader of codes is not there: %1</source>
        <translation>قارئ الرموز غير متصل: %1</translation>
    </message>
    <message>
        <source>Verification runs out: outlet %1</source>
        <translation>ينتهي التحقق قريبًا: المخرج %1</translation>
    </message>
    <message>
        <source>Verification has run out: outlet %1</source>
        <translation>انتهى التحقق: المخرج %1</translation>
    </message>
    <message>
        <source>A delivery at an outlet that is not in the settings any more: %1</source>
        <translation>تسليم عند مخرج لم يعد في الإعدادات: %1</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>لا تستجيب</translation>
    </message>
    <message>
        <source>no paper</source>
        <translation>لا يوجد ورق</translation>
    </message>
    <message>
        <source>little paper left</source>
        <translation>الورق على وشك النفاد</translation>
    </message>
    <message>
        <source>the cover is open</source>
        <translation>الغطاء مفتوح</translation>
    </message>
    <message>
        <source>it has a fault</source>
        <translation>بها عطل</translation>
    </message>
    <message>
        <source>it is switched offline</source>
        <translation>تم إيقاف اتصالها</translation>
    </message>
    <message>
        <source>(and {count} more)</source>
        <translation>(و{count} أخرى)</translation>
    </message>
    <message>
        <source>outlet {outlets}</source>
        <translation>المخرج {outlets}</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>مساعدة</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>استُدعي</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>قادم</translation>
    </message>
    <message>
        <source>An attendant was called at %1. Please wait here.</source>
        <translation>استُدعي الموظف في %1. يرجى الانتظار هنا.</translation>
    </message>
    <message>
        <source>An attendant is coming. Please wait here.</source>
        <translation>الموظف قادم. يرجى الانتظار هنا.</translation>
    </message>
    <message>
        <source>Help wanted since %1: screen %2</source>
        <translation>مطلوب مساعدة منذ %1: الشاشة %2</translation>
    </message>
    <message>
        <source>Outlet %1</source>
        <translation>المخرج %1</translation>
    </message>
    <message>
        <source>%1 is coming</source>
        <translation>‏%1 قادم</translation>
    </message>
    <message>
        <source>Choose a free outlet and touch Continue. You pay only for what you take.</source>
        <translation>اختر مخرجًا متاحًا ثم المس متابعة. تدفع فقط ثمن ما تأخذه.</translation>
    </message>
    <message>
        <source>Say how much you want. What you do not take goes back to you.</source>
        <translation>حدد الكمية التي تريدها. ما لا تأخذه يعود إليك.</translation>
    </message>
    <message>
        <source>Scan the code with your phone and pay there. Compare the two words first.</source>
        <translation>امسح الرمز بهاتفك وادفع هناك. قارن الكلمتين أولاً.</translation>
    </message>
    <message>
        <source>Pay as the screen says. The attendant confirms it: show the two words.</source>
        <translation>ادفع كما تقول الشاشة. الموظف يؤكد الدفع: أظهر الكلمتين.</translation>
    </message>
    <message>
        <source>Please wait until your two words are shown. Your money stays yours.</source>
        <translation>انتظر حتى تظهر كلمتاك. أموالك تبقى لك.</translation>
    </message>
    <message>
        <source>It stops by itself at your limit. Touch Stop to end it sooner.</source>
        <translation>يتوقف تلقائيًا عند حدك. المس إيقاف لإنهائه قبل ذلك.</translation>
    </message>
    <message>
        <source>Lift the nozzle of your outlet and begin. It stops at your limit.</source>
        <translation>ارفع فوهة مخرجك وابدأ. تتوقف عند حدك.</translation>
    </message>
    <message>
        <source>Plug in the cable of your outlet. It starts by itself.</source>
        <translation>صِل كابل مخرجك. يبدأ تلقائيًا.</translation>
    </message>
    <message>
        <source>Hold your vessel under your outlet. Then open the tap.</source>
        <translation>ضع وعاءك تحت مخرجك. ثم افتح الصنبور.</translation>
    </message>
    <message>
        <source>Get ready at your outlet. Then touch Start on this screen.</source>
        <translation>استعد عند مخرجك. ثم المس ابدأ على هذه الشاشة.</translation>
    </message>
    <message>
        <source>You are done. What you did not take goes back to you by itself.</source>
        <translation>انتهيت. ما لم تأخذه يعود إليك تلقائيًا.</translation>
    </message>
    <message>
        <source>Nothing can be sold here now. Please call us, or an attendant.</source>
        <translation>لا يمكن البيع هنا الآن. اتصل بنا أو استدعِ الموظف.</translation>
    </message>
    <message>
        <source>Everything was stopped. Only an attendant can start it again.</source>
        <translation>تم إيقاف كل شيء. الموظف فقط يمكنه التشغيل من جديد.</translation>
    </message>
    <message>
        <source>This page is for attendants. Touch the arrow to go back.</source>
        <translation>هذه الصفحة للموظفين. المس السهم للعودة.</translation>
    </message>
    <message>
        <source>Everything is being asked how it is.</source>
        <translation>يجري الاستعلام عن كل شيء.</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>كل شيء على ما يرام.</translation>
    </message>
    <message>
        <source>To be looked at: %1</source>
        <translation>للمراجعة: %1</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>سليم</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>راجعه</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>لا يعمل</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>الخط %1</translation>
    </message>
    <message>
        <source>Way to pay %1</source>
        <translation>طريقة الدفع %1</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>طابعة الإيصالات</translation>
    </message>
    <message>
        <source>Reader %1</source>
        <translation>القارئ %1</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>القرص</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>الساعة</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>المراقب</translation>
    </message>
    <message>
        <source>asked: %1</source>
        <translation>الأسئلة: %1</translation>
    </message>
    <message>
        <source>silent: %1</source>
        <translation>بلا جواب: %1</translation>
    </message>
    <message>
        <source>damaged: %1</source>
        <translation>تالفة: %1</translation>
    </message>
    <message>
        <source>of others: %1</source>
        <translation>من غيره: %1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>مرفوضة: %1</translation>
    </message>
    <message>
        <source>pauses: %1</source>
        <translation>توقفات: %1</translation>
    </message>
    <message>
        <source>reopened: %1</source>
        <translation>أعيد فتحه: %1</translation>
    </message>
    <message>
        <source>heard %1 ago</source>
        <translation>سُمع قبل %1</translation>
    </message>
    <message>
        <source>answers in %1</source>
        <translation>يجيب خلال %1</translation>
    </message>
    <message>
        <source>answered %1 ago</source>
        <translation>أجاب قبل %1</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>في الانتظار: %1</translation>
    </message>
    <message>
        <source>free: %1</source>
        <translation>متاح: %1</translation>
    </message>
    <message>
        <source>incidents: %1</source>
        <translation>حوادث: %1</translation>
    </message>
    <message>
        <source>serial number %1</source>
        <translation>الرقم التسلسلي %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>الخط %1</translation>
    </message>
    <message>
        <source>Check power, address and cable of this outlet.</source>
        <translation>افحص الكهرباء والعنوان والكابل لهذا المخرج.</translation>
    </message>
    <message>
        <source>Load paper and shut the cover. It goes on by itself.</source>
        <translation>ضع الورق وأغلق الغطاء. يتابع تلقائيًا.</translation>
    </message>
    <message>
        <source>Check its power and cable, then switch it off and on.</source>
        <translation>افحص الكهرباء والكابل ثم أطفئه وشغّله.</translation>
    </message>
    <message>
        <source>Plug the adapter in again. It is opened by itself.</source>
        <translation>أعد توصيل المحول. يُفتح تلقائيًا.</translation>
    </message>
    <message>
        <source>Its line is down: look there first.</source>
        <translation>خطه متوقف: ابدأ من هناك.</translation>
    </message>
    <message>
        <source>Check the cable, its ends and its earth.</source>
        <translation>افحص الكابل وطرفيه وتأريضه.</translation>
    </message>
    <message>
        <source>Two devices may have one address: try one at a time.</source>
        <translation>قد يكون لجهازين عنوان واحد: جرّب كلًّا على حدة.</translation>
    </message>
    <message>
        <source>See what its fault means, then unlock it on the board.</source>
        <translation>اعرف معنى العطل ثم افتح المخرج من اللوحة.</translation>
    </message>
    <message>
        <source>Check the network, then ask the provider.</source>
        <translation>افحص الشبكة ثم اسأل المزوّد.</translation>
    </message>
    <message>
        <source>Plug it in again. Codes can be typed meanwhile.</source>
        <translation>أعد توصيله. يمكن كتابة الرموز حاليًا.</translation>
    </message>
    <message>
        <source>Make room: nothing is sold once the disk is full.</source>
        <translation>وفّر مساحة: لا بيع عند امتلاء القرص.</translation>
    </message>
    <message>
        <source>Let a time server set it: receipts carry its time.</source>
        <translation>اضبطها من خادم وقت: الإيصالات تحمل وقتها.</translation>
    </message>
    <message>
        <source>Restart the engine, and tell a technician.</source>
        <translation>أعد تشغيل المحرك وأبلغ الفني.</translation>
    </message>
    <message>
        <source>Everything was closed. Read the file of the incident.</source>
        <translation>أُغلق كل شيء. اقرأ ملف الحادث.</translation>
    </message>
    <message>
        <source>Low: order</source>
        <translation>منخفض: اطلب</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>نفد</translation>
    </message>
    <message>
        <source>Full: %1</source>
        <translation>ممتلئ: %1</translation>
    </message>
    <message>
        <source>Low: %1</source>
        <translation>منخفض: %1</translation>
    </message>
    <message>
        <source>Reserve: %1</source>
        <translation>الاحتياطي: %1</translation>
    </message>
    <message>
        <source>%1: %2 of %3, %4. %5</source>
        <translation>‏%1: %2 من %3، %4. %5</translation>
    </message>
    <message>
        <source>Deliveries: %1</source>
        <translation>عمليات التسليم: %1</translation>
    </message>
    <message>
        <source>Most: %1 at %2</source>
        <translation>الأكثر: %1 عند %2</translation>
    </message>
    <message>
        <source>Still learning</source>
        <translation>ما زال يتعلم</translation>
    </message>
    <message>
        <source>Closes too slowly</source>
        <translation>يغلق ببطء شديد</translation>
    </message>
    <message>
        <source>Alarm from %1</source>
        <translation>إنذار من %1</translation>
    </message>
    <message>
        <source>Reckoned with %1</source>
        <translation>المحسوب %1</translation>
    </message>
    <message>
        <source>Latest of %2: %1</source>
        <translation>الأخير من %2: %1</translation>
    </message>
    <message>
        <source>Shift {number}: {name}</source>
        <translation>الوردية {number}: {name}</translation>
    </message>
    <message>
        <source>The journal is still being added up.</source>
        <translation>ما زال السجل قيد الجمع.</translation>
    </message>
    <message>
        <source>Count the drawer. How much is in it?</source>
        <translation>عُدّ الصندوق. كم فيه؟</translation>
    </message>
    <message>
        <source>Close the day? Its report is Z {number} and stays as it is.</source>
        <translation>هل تغلق اليوم؟ تقريره Z {number} ولن يتغير.</translation>
    </message>
    <message>
        <source>More or less flowed than was sold at outlet {outlets}. The report says why.</source>
        <translation>تدفق عند المخرج {outlets} أكثر أو أقل مما بيع. التقرير يبين السبب.</translation>
    </message>
    <message>
        <source>Takings today</source>
        <translation>إيرادات اليوم</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>المبيعات</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>المُعاد</translation>
    </message>
    <message>
        <source>Rests on codes</source>
        <translation>بقايا على رموز</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>المسترد</translation>
    </message>
    <message>
        <source>Refunded later</source>
        <translation>رُدَّ لاحقًا</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>المشطوب</translation>
    </message>
    <message>
        <source>Overrun</source>
        <translation>تجاوز الكمية</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>التجاوزات</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>الاختبارات</translation>
    </message>
    <message>
        <source>Add money, or finish.</source>
        <translation>أضف مالًا أو أنهِ.</translation>
    </message>
    <message>
        <source>Sales that go on</source>
        <translation>مبيعات جارية</translation>
    </message>
    <message>
        <source>Not confirmed yet</source>
        <translation>لم تُؤكَّد بعد</translation>
    </message>
    <message>
        <source>Drawer, last shift</source>
        <translation>الصندوق، آخر وردية</translation>
    </message>
    <message>
        <source>There is no voice for %1 here. The keys work all the same.</source>
        <translation>لا يوجد هنا صوت للغة %1. المفاتيح تعمل رغم ذلك.</translation>
    </message>
    <message>
        <source>Speech is out of order. The keys work all the same.</source>
        <translation>النطق معطّل. المفاتيح تعمل رغم ذلك.</translation>
    </message>
    <message>
        <source>Volume %1 of %2</source>
        <translation>مستوى الصوت %1 من %2</translation>
    </message>
    <message>
        <source>Speech is on. Up and down move, OK chooses, Back goes back, Help says everything again.</source>
        <translation>النطق يعمل. أعلى وأسفل للتنقل، موافق للاختيار، رجوع للعودة، مساعدة لإعادة كل شيء.</translation>
    </message>
    <message>
        <source>Amounts and codes are on the screen only.</source>
        <translation>المبالغ والرموز على الشاشة فقط.</translation>
    </message>
    <message>
        <source>Plug in a headphone to hear amounts and codes.</source>
        <translation>صل سماعة رأس لسماع المبالغ والرموز.</translation>
    </message>
    <message>
        <source>A figure on the screen</source>
        <translation>رقم على الشاشة</translation>
    </message>
    <message>
        <source>Key for the PIN</source>
        <translation>مفتاح الرقم السري</translation>
    </message>
    <message>
        <source>button</source>
        <translation>زر</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>مختار</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>غير مختار</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>‏%1 من %2</translation>
    </message>
    <message>
        <source>There is nothing to go back to.</source>
        <translation>لا يوجد شيء للرجوع إليه.</translation>
    </message>
    <message>
        <source>There is nothing to choose here.</source>
        <translation>لا يوجد ما تختاره هنا.</translation>
    </message>
    <message>
        <source>A payment does not come to an end: %1</source>
        <translation>دفعة لا تكتمل: %1</translation>
    </message>
    <message>
        <source>Raise limit</source>
        <translation>رفع الحدّ</translation>
    </message>
    <message>
        <source>Change record</source>
        <translation>تغيير القيد</translation>
    </message>
    <message>
        <source>Undo the swap, or call a technician or manager.</source>
        <translation>أعد التبديل، أو اتصل بفني أو مدير.</translation>
    </message>
    <message>
        <source>Outlet %1: %2</source>
        <translation>المخرج %1: %2</translation>
    </message>
    <message>
        <source>Too many wrong PINs: %1</source>
        <translation>محاولات خاطئة كثيرة: %1</translation>
    </message>
    <message>
        <source>Sales cannot be recorded</source>
        <translation>لا يمكن تسجيل المبيعات</translation>
    </message>
    <message>
        <source>That is more than is sold at once.</source>
        <translation>هذا أكثر مما يباع دفعة واحدة.</translation>
    </message>
    <message>
        <source>That is less than can be measured.</source>
        <translation>هذا أقل مما يمكن قياسه.</translation>
    </message>
    <message>
        <source>The kiosk is busy.</source>
        <translation>الجهاز مشغول.</translation>
    </message>
    <message>
        <source>Paid in cash</source>
        <translation>دُفع نقدًا</translation>
    </message>
    <message>
        <source>Fleet customer</source>
        <translation>زبون أسطول</translation>
    </message>
    <message>
        <source>Test measure</source>
        <translation>قياس اختباري</translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation>مجاملة</translation>
    </message>
    <message>
        <source>Payment is down</source>
        <translation>الدفع معطّل</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>طوارئ</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>صيانة</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>عطل</translation>
    </message>
    <message>
        <source>Nothing left</source>
        <translation>نفد المخزون</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>سلامة</translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation>سبب آخر</translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation>الموظف</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>فني</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>مدير</translation>
    </message>
    <message>
        <source>Market price</source>
        <translation>سعر السوق</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>المورّد</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>تصحيح</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>فورًا</translation>
    </message>
    <message>
        <source>As the settings file lists it</source>
        <translation>كما في ملف الإعدادات</translation>
    </message>
    <message>
        <source>Set by {name}, {when}</source>
        <translation>حدّده {name}، {when}</translation>
    </message>
    <message>
        <source>{name} asks for {price}. Somebody else must agree.</source>
        <translation>‏{name} يطلب {price}. يجب أن يوافق شخص آخر.</translation>
    </message>
    <message>
        <source>{price} from {when} on, set by {name}</source>
        <translation>‏{price} اعتبارًا من {when}، حدّده {name}</translation>
    </message>
    <message>
        <source>This price has steps: it is changed in the settings file.</source>
        <translation>لهذا السعر شرائح: يُغيَّر في ملف الإعدادات.</translation>
    </message>
    <message>
        <source>More than a tenth: a second person has to agree.</source>
        <translation>أكثر من العُشر: يجب أن يوافق شخص ثانٍ.</translation>
    </message>
    <message>
        <source>From {least} to {most}</source>
        <translation>من {least} إلى {most}</translation>
    </message>
    <message>
        <source>{least} or more</source>
        <translation>‏{least} أو أكثر</translation>
    </message>
    <message>
        <source>{most} or less</source>
        <translation>‏{most} أو أقل</translation>
    </message>
    <message>
        <source>Sales that run or were offered keep the old price.</source>
        <translation>تبقى المبيعات الجارية أو المعروضة بالسعر القديم.</translation>
    </message>
    <message>
        <source>Regular measure</source>
        <translation>قياس دوري</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>درجة الحرارة</translation>
    </message>
    <message>
        <source>Delivery differed</source>
        <translation>اختلف التوريد</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>فقد</translation>
    </message>
    <message>
        <source>Holds {full}, room for {free}</source>
        <translation>السعة {full}، ويتسع لـ {free}</translation>
    </message>
    <message>
        <source>{name} has measured {measured} ({difference}, {reason}). Somebody else must agree.</source>
        <translation>قاس {name} ‏{measured} ({difference}، {reason}). يجب أن يوافق شخص آخر.</translation>
    </message>
    <message>
        <source>A large difference: a second person has to agree.</source>
        <translation>فرق كبير: يجب أن يوافق شخص ثانٍ.</translation>
    </message>
    <message>
        <source>Attendants and managers may write that down.</source>
        <translation>يمكن للموظفين والمديرين تسجيل ذلك.</translation>
    </message>
    <message>
        <source>Something is being delivered: measure it afterwards.</source>
        <translation>يجري التسليم الآن: قِس بعد ذلك.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>مقفل</translation>
    </message>
    <message>
        <source>First PIN</source>
        <translation>رقم سري أول</translation>
    </message>
    <message>
        <source>Wrong PINs</source>
        <translation>محاولات خاطئة</translation>
    </message>
    <message>
        <source>The last manager stays one.</source>
        <translation>يبقى المدير الأخير مديرًا.</translation>
    </message>
    <message>
        <source>A first PIN for {name}: 6 to 12 digits</source>
        <translation>رقم سري أول لـ {name}: من 6 إلى 12 رقمًا</translation>
    </message>
    <message>
        <source>A new PIN for {name}: 6 to 12 digits</source>
        <translation>رقم سري جديد لـ {name}: من 6 إلى 12 رقمًا</translation>
    </message>
    <message>
        <source>Choose your own PIN: 6 to 12 digits</source>
        <translation>اختر رقمك السري: من 6 إلى 12 رقمًا</translation>
    </message>
    <message>
        <source>The same PIN once more</source>
        <translation>الرقم نفسه مرة أخرى</translation>
    </message>
    <message>
        <source>The two differed. Choose your PIN again</source>
        <translation>اختلف الاثنان. اختر رقمك السري من جديد</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>المدفوعات</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>التسليمات</translation>
    </message>
    <message>
        <source>Meters</source>
        <translation>العدادات</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>الأسعار</translation>
    </message>
    <message>
        <source>People</source>
        <translation>الأشخاص</translation>
    </message>
    <message>
        <source>System</source>
        <translation>النظام</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>كل الأنواع</translation>
    </message>
    <message>
        <source>Every outlet</source>
        <translation>كل المخارج</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>الجميع</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>كل الأيام</translation>
    </message>
    <message>
        <source>Outlet {number}</source>
        <translation>المخرج {number}</translation>
    </message>
    <message>
        <source>{count} entries proven</source>
        <translation>تم التحقق من {count} قيدًا</translation>
    </message>
    <message>
        <source>{count} of {all} entries proven</source>
        <translation>تم التحقق من {count} من {all} قيدًا</translation>
    </message>
    <message>
        <source>Not sound: {fault}</source>
        <translation>غير سليم: {fault}</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>جارٍ البحث …</translation>
    </message>
    <message>
        <source>There is no such entry.</source>
        <translation>لا يوجد قيد كهذا.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>الإصدار</translation>
    </message>
    <message>
        <source>SHA-256 of the legally relevant part</source>
        <translation>‏SHA-256 للجزء الخاضع للرقابة القانونية</translation>
    </message>
    <message>
        <source>Serial number of the kiosk</source>
        <translation>الرقم التسلسلي للكشك</translation>
    </message>
    <message>
        <source>SHA-256 of the settings</source>
        <translation>‏SHA-256 للإعدادات</translation>
    </message>
    <message>
        <source>Journal: last entry, and its hash</source>
        <translation>السجل: آخر قيد وبصمته</translation>
    </message>
    <message>
        <source>Event counter of the meters</source>
        <translation>عدّاد أحداث العدادات</translation>
    </message>
    <message>
        <source>Receipt printed</source>
        <translation>طُبع الإيصال</translation>
    </message>
    <message>
        <source>Report printed</source>
        <translation>طُبع التقرير</translation>
    </message>
    <message>
        <source>Rest moved</source>
        <translation>نُقل الباقي</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>أضيف شخص</translation>
    </message>
    <message>
        <source>Person locked</source>
        <translation>أُقفل شخص</translation>
    </message>
    <message>
        <source>Person unlocked</source>
        <translation>فُتح لشخص</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>رقم سري جديد</translation>
    </message>
    <message>
        <source>Person removed</source>
        <translation>أزيل شخص</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>دور جديد</translation>
    </message>
    <message>
        <source>Reserved money gone</source>
        <translation>زال المبلغ المحجوز</translation>
    </message>
    <message>
        <source>Budget filled</source>
        <translation>مُلئت الميزانية</translation>
    </message>
    <message>
        <source>Cash handed back</source>
        <translation>أعيد النقد</translation>
    </message>
    <message>
        <source>Clock set</source>
        <translation>ضُبطت الساعة</translation>
    </message>
    <message>
        <source>Valve closes more slowly</source>
        <translation>الصمام يغلق أبطأ</translation>
    </message>
    <message>
        <source>Wrong code</source>
        <translation>رمز خاطئ</translation>
    </message>
    <message>
        <source>Codes locked</source>
        <translation>أُقفلت الرموز</translation>
    </message>
    <message>
        <source>Codes unlocked</source>
        <translation>فُتحت الرموز</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>غير مسموح</translation>
    </message>
    <message>
        <source>Commissioning begun</source>
        <translation>بدأت المعايرة</translation>
    </message>
    <message>
        <source>Commissioning ended</source>
        <translation>انتهت المعايرة</translation>
    </message>
    <message>
        <source>Certificate and seals noted</source>
        <translation>سُجّلت الشهادة والأختام</translation>
    </message>
    <message>
        <source>Test measure read</source>
        <translation>قُرئ مكيال الاختبار</translation>
    </message>
    <message>
        <source>Another controller answers</source>
        <translation>يجيب متحكم آخر</translation>
    </message>
    <message>
        <source>Controller confirmed</source>
        <translation>تأكد المتحكم</translation>
    </message>
    <message>
        <source>Controller met</source>
        <translation>عُرف المتحكم</translation>
    </message>
    <message>
        <source>Controller restarted</source>
        <translation>أعيد تشغيل المتحكم</translation>
    </message>
    <message>
        <source>Closed by the kiosk</source>
        <translation>أغلقه الكشك</translation>
    </message>
    <message>
        <source>Day closed</source>
        <translation>أُقفل اليوم</translation>
    </message>
    <message>
        <source>Delivery measured</source>
        <translation>قيس التسليم</translation>
    </message>
    <message>
        <source>Emergency stop</source>
        <translation>إيقاف الطوارئ</translation>
    </message>
    <message>
        <source>Delivery allowed</source>
        <translation>سُمح بالتسليم</translation>
    </message>
    <message>
        <source>Supply shut off</source>
        <translation>قُطع التزويد</translation>
    </message>
    <message>
        <source>Older database put back</source>
        <translation>أعيدت قاعدة أقدم</translation>
    </message>
    <message>
        <source>Figures did not agree</source>
        <translation>لم تتطابق الأرقام</translation>
    </message>
    <message>
        <source>Invoice written</source>
        <translation>كُتبت فاتورة</translation>
    </message>
    <message>
        <source>Kiosk started</source>
        <translation>بدأ الكشك</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>سُجّل الدخول</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>رقم سري خاطئ</translation>
    </message>
    <message>
        <source>Login refused</source>
        <translation>رُفض الدخول</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation>سُجّل الخروج</translation>
    </message>
    <message>
        <source>Meter met</source>
        <translation>عُرف العداد</translation>
    </message>
    <message>
        <source>Meter verified</source>
        <translation>تم التحقق من العداد</translation>
    </message>
    <message>
        <source>Meter believed anew</source>
        <translation>قُبل العداد من جديد</translation>
    </message>
    <message>
        <source>Outlet out of order</source>
        <translation>المخرج معطل</translation>
    </message>
    <message>
        <source>Outlet locked</source>
        <translation>أُقفل المخرج</translation>
    </message>
    <message>
        <source>Outlet stopped</source>
        <translation>أوقف المخرج</translation>
    </message>
    <message>
        <source>Outlet unlocked</source>
        <translation>فُتح المخرج</translation>
    </message>
    <message>
        <source>More flowed than was paid</source>
        <translation>تدفق أكثر من المدفوع</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>إتاحة</translation>
    </message>
    <message>
        <source>New payments paused</source>
        <translation>أُوقفت الدفعات الجديدة مؤقتًا</translation>
    </message>
    <message>
        <source>Meter parameter changed</source>
        <translation>تغيّر معامل العداد</translation>
    </message>
    <message>
        <source>Payer asked on the phone</source>
        <translation>سُئل الدافع على الهاتف</translation>
    </message>
    <message>
        <source>Payment received</source>
        <translation>وصل الدفع</translation>
    </message>
    <message>
        <source>Payment confirmed</source>
        <translation>تأكد الدفع</translation>
    </message>
    <message>
        <source>Payment declined</source>
        <translation>رُفض الدفع</translation>
    </message>
    <message>
        <source>Payment settled</source>
        <translation>سُوّي الدفع</translation>
    </message>
    <message>
        <source>Payment stuck</source>
        <translation>تعثّر الدفع</translation>
    </message>
    <message>
        <source>Paid too late</source>
        <translation>دُفع متأخرًا</translation>
    </message>
    <message>
        <source>New price agreed</source>
        <translation>تمت الموافقة على السعر الجديد</translation>
    </message>
    <message>
        <source>Price changed</source>
        <translation>تغيّر السعر</translation>
    </message>
    <message>
        <source>New price withdrawn</source>
        <translation>سُحب السعر الجديد</translation>
    </message>
    <message>
        <source>New price asked for</source>
        <translation>طُلب سعر جديد</translation>
    </message>
    <message>
        <source>Provider asked</source>
        <translation>سُئل المزوّد</translation>
    </message>
    <message>
        <source>Provider asked again</source>
        <translation>سُئل المزوّد مجددًا</translation>
    </message>
    <message>
        <source>Provider refused</source>
        <translation>رفض المزوّد</translation>
    </message>
    <message>
        <source>Reading not believed</source>
        <translation>قراءة غير مقبولة</translation>
    </message>
    <message>
        <source>Refund came back</source>
        <translation>عاد مبلغ الاسترداد</translation>
    </message>
    <message>
        <source>Refund made good</source>
        <translation>عولج الاسترداد</translation>
    </message>
    <message>
        <source>Rest fetched</source>
        <translation>سُحب الباقي</translation>
    </message>
    <message>
        <source>Rest not paid out</source>
        <translation>لم يُدفع الباقي</translation>
    </message>
    <message>
        <source>Rest paid out</source>
        <translation>دُفع الباقي</translation>
    </message>
    <message>
        <source>Outlets started again</source>
        <translation>أعيد تشغيل المخارج</translation>
    </message>
    <message>
        <source>Called from the queue</source>
        <translation>نودي من الدور</translation>
    </message>
    <message>
        <source>Sale cancelled</source>
        <translation>أُلغي البيع</translation>
    </message>
    <message>
        <source>Sale ended by hand</source>
        <translation>أُنهي البيع يدويًا</translation>
    </message>
    <message>
        <source>Sale finished</source>
        <translation>انتهى البيع</translation>
    </message>
    <message>
        <source>Waits in the queue</source>
        <translation>ينتظر في الدور</translation>
    </message>
    <message>
        <source>Sale offered</source>
        <translation>عُرض البيع</translation>
    </message>
    <message>
        <source>Sale goes on</source>
        <translation>يستمر البيع</translation>
    </message>
    <message>
        <source>Shift closed</source>
        <translation>أُغلقت الوردية</translation>
    </message>
    <message>
        <source>Shift opened</source>
        <translation>فُتحت الوردية</translation>
    </message>
    <message>
        <source>Everything stopped</source>
        <translation>أوقف كل شيء</translation>
    </message>
    <message>
        <source>Recording tried again</source>
        <translation>أعيدت محاولة التسجيل</translation>
    </message>
    <message>
        <source>Tank measured, not agreed yet</source>
        <translation>قيس الخزان ولم تتم الموافقة بعد</translation>
    </message>
    <message>
        <source>Measure of a tank withdrawn</source>
        <translation>سُحب قياس الخزان</translation>
    </message>
    <message>
        <source>Tank measured</source>
        <translation>قيس الخزان</translation>
    </message>
    <message>
        <source>Tank filled</source>
        <translation>عُبّئ الخزان</translation>
    </message>
    <message>
        <source>More money offered</source>
        <translation>عُرض مبلغ إضافي</translation>
    </message>
    <message>
        <source>Flow without a sale</source>
        <translation>تدفق بلا بيع</translation>
    </message>
    <message>
        <source>Why it was unlocked</source>
        <translation>سبب الفتح</translation>
    </message>
    <message>
        <source>Valve told to open</source>
        <translation>أُمر الصمام بالفتح</translation>
    </message>
    <message>
        <source>Verification runs out soon, or has</source>
        <translation>ينتهي التحقق قريبًا أو انتهى</translation>
    </message>
    <message>
        <source>Voucher expired</source>
        <translation>انتهت القسيمة</translation>
    </message>
    <message>
        <source>Voucher given instead</source>
        <translation>قسيمة بدلًا منه</translation>
    </message>
    <message>
        <source>Rest kept as voucher</source>
        <translation>حُفظ الباقي قسيمة</translation>
    </message>
    <message>
        <source>Voucher looked up</source>
        <translation>اطُّلع على القسيمة</translation>
    </message>
    <message>
        <source>Voucher printed</source>
        <translation>طُبعت القسيمة</translation>
    </message>
    <message>
        <source>Voucher sold</source>
        <translation>بيعت القسيمة</translation>
    </message>
    <message>
        <source>Vouchers given out</source>
        <translation>صُرفت القسائم</translation>
    </message>
    <message>
        <source>Vouchers made void</source>
        <translation>أُبطلت القسائم</translation>
    </message>
    <message>
        <source>Way to pay chosen</source>
        <translation>اختيرت طريقة الدفع</translation>
    </message>
</context>
</TS>
