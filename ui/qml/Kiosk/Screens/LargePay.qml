pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The code and the two words to compare come first; then how it is done, and other ways.
Item {
    id: screen

    required property KioskViewModel kiosk
    readonly property PayViewModel pay: kiosk.pay

    LargePage {
        id: page

        kiosk: screen.kiosk
        visible: !typing.isOpen
        bar: BarButton {
            objectName: "cancel"
            tone: "plain"
            text: qsTr("Cancel")
            iconName: "close"
            onClicked: screen.pay.cancel()
        }

        LargeCode {
            visible: !screen.pay.isCounted
            url: screen.pay.url
            waiting: qsTr("One moment: the page to pay is being opened.")
            room: page.room

            // How much, and what to do: it must not be looked for on another page.
            LargeText {
                text: Theme.isCompact ? screen.pay.amountText : qsTr("Pay up to %1").arg(screen.pay.amountText)
                font.weight: Font.Bold
            }
            LargeText {
                text: qsTr("Scan this")
            }
            LargeText {
                readonly property bool isPrivate: true

                objectName: "words"
                visible: !screen.pay.isPayload
                text: screen.pay.words
                color: Theme.accent
                font.weight: Font.Bold
            }
            LargeText {
                visible: !Theme.isCompact
                text: screen.pay.leftText
                color: screen.pay.isHurried ? Theme.toneInk("warn") : Theme.ink
                Accessible.name: qsTr("Time left: %1").arg(screen.pay.leftText)
            }
        }
        LargeText {
            visible: screen.pay.isCounted
            text: qsTr("Tell the attendant")
        }
        LargeText {
            readonly property bool isPrivate: true

            objectName: "cash-words"
            visible: screen.pay.isCounted
            text: screen.pay.words
            color: Theme.accent
            font.weight: Font.Bold
        }
        LargeText {
            visible: Theme.isCompact || screen.pay.isCounted
            text: qsTr("Pay up to %1").arg(screen.pay.amountText)
        }
        Repeater {
            model: screen.pay.bought

            LargeText {
                required property string numbers
                required property string title
                required property string priceText

                text: Lines.beside([numbers, title]) + "\n" + priceText
            }
        }
        LargeText {
            visible: Theme.isCompact || screen.pay.isCounted
            text: qsTr("Time left: %1").arg(screen.pay.leftText)
            color: screen.pay.isHurried ? Theme.toneInk("warn") : Theme.ink
        }
        LargeText {
            text: screen.pay.isSeen ? qsTr("Phone connected") : screen.pay.waitsText
            color: screen.pay.isSeen ? Theme.toneInk("good") : Theme.inkSoft
        }
        LargeText {
            text: "1  " + screen.pay.firstText
        }
        LargeText {
            text: "2  " + screen.pay.secondText
        }
        LargeText {
            text: "3  " + screen.pay.thirdText
        }
        LargeText {
            visible: text !== ""
            text: screen.pay.isPage ? screen.pay.domain : screen.pay.wayText
        }
        LargeText {
            isSoft: true
            text: qsTr("This is only reserved. You pay only what you take.")
        }
        Repeater {
            model: screen.pay.ways.count > 1 ? screen.pay.ways : null

            LargeButton {
                required property string rail

                required text
                required isPicked
                required iconName
                objectName: "way-" + rail
                onClicked: {
                    page.turnTo(0);
                    screen.pay.payWith(rail);
                }
            }
        }
        LargeButton {
            objectName: screen.pay.ways.count > 1 ? "way-code" : "code"
            text: qsTr("I have a code")
            iconName: "receipt"
            onClicked: typing.isOpen = true
        }
    }

    CodeSheet {
        id: typing

        pay: screen.pay
    }
}
