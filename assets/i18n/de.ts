<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>AttendantScreen</name>
    <message>
        <source>Logged in for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Override budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Totaliser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock outlet %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock outlet %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Override</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Override at outlet %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is outlet %1 being locked?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChooseScreen</name>
    <message>
        <source>Up to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much would you like?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You pay only what you take. The rest goes back to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue to payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We reserve up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stops by itself when you hang up.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chrome</name>
    <message>
        <source>Demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeliveringScreen</name>
    <message>
        <source>Other customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeliveryCard</name>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 not used yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeliveryHero</name>
    <message>
        <source>It stops by itself at your limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoneScreen</name>
    <message>
        <source>Thank you!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid by the operator (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has gone back to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 goes back to you now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receipt is being written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan for your receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryDisplay</name>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Decimal point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LoginScreen</name>
    <message>
        <source>Attendant</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n digit(s) typed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Locked for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Still there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am still here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We are here to help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an outlet, pay with your phone, then take what you need. What you do not take goes back to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This screen needs an update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures are %1 old. Nothing flows beyond what was paid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This screen has a fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deliveries and money are not affected. Please wait a moment.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>This kiosk is out of service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is charged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverrideScreen</name>
    <message>
        <source>Operator pays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release outlet %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverviewScreen</name>
    <message>
        <source>Where would you like to start?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All outlets are in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch an outlet. You can choose several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n outlet(s) chosen</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>You pay only what you take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PayScreen</name>
    <message>
        <source>One moment: the page to pay is being opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is only reserved. You pay only what you take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan the code with your phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do both show these words?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay on your phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for your phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QrCard</name>
    <message>
        <source>Code to scan with your phone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScreenHeader</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Out of order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lift the nozzle and begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug in the cable to begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold your vessel under and open the tap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get ready, then touch Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your limit is reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You hung up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not begun in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing flowed any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The longest time is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The attendant stopped it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The emergency stop was pressed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outlet did not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The power failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kiosk was restarted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meter has a fault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outlet has a fault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It closed late. The rest is free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outlet refused to start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was charged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You pay only what was measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please choose again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please call us if you need help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paying is not possible right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time to pay is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The payment was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your payment came too late.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it goes back to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outlet stopped by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else has just taken this outlet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody touched the screen for a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch an outlet to begin again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The attendant has stopped this outlet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything has been stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An attendant must start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kiosk cannot record sales.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So nothing is sold and nothing is charged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That PIN is not right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong PINs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please wait until the time is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No attendant has been set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The operator adds attendants at the kiosk&apos;s console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not possible now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is more than your budget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please choose a smaller amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is more than is sold at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is less than can be measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please choose a larger amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kiosk is busy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid in cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fleet customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payment is down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kiosk is out of service.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
