<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>LargeQueue</name>
    <message numerus="yes">
        <source>%n customer(s) before you</source>
        <translation>
            <numerusform>%n customer before you</numerusform>
            <numerusform>%n customers before you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoginScreen</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n digit typed</numerusform>
            <numerusform>%n digits typed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewScreen</name>
    <message numerus="yes">
        <source>%n outlet(s) chosen</source>
        <translation>
            <numerusform>%n outlet chosen</numerusform>
            <numerusform>%n outlets chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation>
            <numerusform>%n digit typed</numerusform>
            <numerusform>%n digits typed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueScreen</name>
    <message numerus="yes">
        <source>%n customer(s) before you</source>
        <translation>
            <numerusform>%n customer before you</numerusform>
            <numerusform>%n customers before you</numerusform>
        </translation>
    </message>
</context>
</TS>
