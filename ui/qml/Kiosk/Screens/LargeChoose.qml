pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// How much, in large text: an amount to pick, or another one on a keypad of its own.
Item {
    id: screen

    required property KioskViewModel kiosk
    readonly property ChooseViewModel choose: kiosk.choose
    property bool isTyping: false

    LargePage {
        visible: !screen.isTyping
        kiosk: screen.kiosk
        bar: [
            ToolButton {
                objectName: "back"
                iconName: "back"
                isDirectional: true
                spoken: qsTr("Back")
                Layout.preferredWidth: Theme.touch
                Layout.preferredHeight: Theme.primary
                onClicked: screen.choose.back()
            },
            BarButton {
                objectName: "pay"
                text: qsTr("Continue")
                enabled: screen.choose.canPay
                Accessible.name: qsTr("Continue to payment")
                onClicked: screen.choose.pay()
            }
        ]

        LargeText {
            visible: !Theme.isCompact
            text: qsTr("How much would you like?")
        }
        Flow {
            id: amounts

            width: parent.width
            spacing: Theme.gap

            Repeater {
                model: screen.choose.quick

                LargeButton {
                    required property var minor

                    required text
                    required isPicked
                    objectName: "amount-" + minor
                    width: Math.floor((amounts.width - amounts.spacing) / 2)
                    isFigure: true
                    onClicked: screen.choose.pick(minor)
                }
            }
        }
        LargeButton {
            objectName: "tab-fill"
            text: qsTr("Fill up")
            detail: qsTr("We reserve up to") + " " + screen.choose.mostMoneyText
            isPicked: screen.choose.by === "fill"
            onClicked: screen.choose.choose("fill")
        }
        LargeButton {
            objectName: "tab-amount"
            text: qsTr("Another amount")
            detail: screen.choose.by === "amount" && !screen.choose.isEmpty ? screen.choose.entryText : ""
            onClicked: {
                screen.choose.choose("amount");
                screen.isTyping = true;
            }
        }
        LargeButton {
            objectName: "tab-quantity"
            visible: screen.choose.hasQuantity
            text: qsTr("Quantity")
            detail: screen.choose.by === "quantity" && !screen.choose.isEmpty ? screen.choose.entryText : ""
            isPicked: screen.choose.by === "quantity"
            onClicked: {
                screen.choose.choose("quantity");
                screen.isTyping = true;
            }
        }
        Repeater {
            model: screen.choose.bought

            LargeText {
                required property string numbers
                required property string title
                required property string priceText

                text: Lines.beside([numbers, title]) + "\n" + priceText
            }
        }
        LargeText {
            isSoft: true
            text: qsTr("You pay only what you take. The rest goes back to you.")
        }
    }

    GridLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.edge
        anchors.bottomMargin: Theme.edge
        visible: screen.isTyping
        columns: Theme.isPortrait ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap

        ColumnLayout {
            spacing: Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: !Theme.isPortrait

            Figure {
                objectName: "typed"
                text: screen.choose.entryText
                font.pixelSize: Theme.textLarge
                minimumPixelSize: Theme.textBody
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            Figure {
                text: qsTr("Up to %1").arg(screen.choose.mostText)
                color: Theme.inkSoft
                font.pixelSize: Theme.textLarge
                minimumPixelSize: Theme.textBody
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            BarButton {
                objectName: "typed-done"
                text: qsTr("Done")
                onClicked: screen.isTyping = false
            }
        }
        Keypad {
            prefix: "key-"
            hasPoint: screen.choose.hasPoint
            pointText: screen.choose.pointText
            Layout.fillHeight: true
            Layout.fillWidth: Theme.isPortrait
            Layout.preferredWidth: Theme.isPortrait ? -1 : Theme.keypadWidth
            onDigit: digit => screen.choose.key(digit)
            onPoint: screen.choose.key(".")
            onErase: screen.choose.erase()
            onClear: screen.choose.clear()
        }
    }
}
