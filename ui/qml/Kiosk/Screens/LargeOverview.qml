pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Every outlet in large text.
Item {
    id: screen

    required property KioskViewModel kiosk
    readonly property OverviewViewModel overview: kiosk.overview

    LargePage {
        kiosk: screen.kiosk
        visible: !queueing.isOpen
        bar: BarButton {
            objectName: "continue"
            text: qsTr("Continue")
            enabled: screen.overview.chosenCount > 0
            onClicked: screen.overview.proceed()
        }

        LargeText {
            visible: Theme.isPortrait || !screen.overview.hasFree
            text: screen.overview.hasFree ? qsTr("Where would you like to start?") : qsTr("No outlet is free right now")
        }
        // Two stand side by side where a name has room for it.
        Flow {
            id: outlets

            readonly property real each: Theme.isPortrait || Theme.isCompact ? width : Math.floor((width - spacing) / 2)

            width: parent.width
            spacing: Theme.gap

            Repeater {
                model: screen.overview.outlets

                LargeButton {
                    required property int number
                    required property string title
                    required property string priceText
                    required property string word
                    required property bool isInUse
                    required property bool isAvailable
                    required property bool isChosen
                    required property string quantityText
                    required property string moneyText
                    required property string spoken

                    objectName: "outlet-" + number
                    width: outlets.each
                    text: Lines.beside([number, title])
                    detail: isInUse ? Theme.isPortrait ? Lines.joined([word, quantityText, moneyText], " ") : quantityText : isAvailable ? priceText : word
                    isPicked: isChosen
                    enabled: isAvailable
                    Accessible.name: spoken
                    onClicked: screen.overview.toggle(number)
                }
            }
        }
        LargeButton {
            objectName: "queue"
            visible: screen.overview.queues.count > 0 || screen.overview.waiting.count > 0
            text: qsTr("Wait for an outlet")
            onClicked: queueing.isOpen = true
        }
        LargeText {
            isSoft: true
            text: qsTr("You can choose several. You pay only what you take.")
        }
    }

    // Nobody closes it for the next customer.
    Connections {
        target: screen.kiosk

        function onForgotten(): void {
            queueing.isOpen = false;
        }
    }

    LargeSheet {
        id: queueing

        closeName: "queue-close"
        onDismissed: isOpen = false

        LargeText {
            text: screen.overview.queues.count > 0 ? qsTr("Pay now, and it is your turn after the others") : qsTr("Who is waiting")
        }
        Repeater {
            model: screen.overview.queues

            LargeButton {
                required property int number

                required text
                objectName: "queue-" + number
                onClicked: screen.overview.queueFor(number)
            }
        }
        LargeText {
            visible: screen.overview.waiting.count > 0
            text: qsTr("Are you waiting? Touch your two words.")
        }
        Repeater {
            model: screen.overview.waiting

            LargeButton {
                required property string sale

                required text
                objectName: "waiting-" + sale
                onClicked: screen.overview.look(sale)
            }
        }
    }
}
