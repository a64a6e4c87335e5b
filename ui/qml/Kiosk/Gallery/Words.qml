pragma Singleton

import QtQuick

// What the samples say: texts of the screens, so that each language shows how long its own are.
QtObject {
    readonly property string brief: qsTranslate("DeliveryCard", "Stop")
    readonly property string action: qsTranslate("OverviewScreen", "Continue")
    readonly property string longer: qsTranslate("ChooseScreen", "Continue to payment")
    readonly property string question: qsTranslate("OverviewScreen", "Where would you like to start?")
    readonly property string sentence: qsTranslate("ChooseScreen", "You pay only what you take. The rest goes back to you.")
    readonly property string waiting: qsTranslate("PayScreen", "One moment: the page to pay is being opened.")
    readonly property string amount: qsTranslate("ChooseScreen", "Amount")
    readonly property string demo: qsTranslate("Chrome", "Demo")
    readonly property string help: qsTranslate("Main", "Still there?")
    readonly property string receipt: qsTranslate("DoneScreen", "Scan for your receipt")
}
