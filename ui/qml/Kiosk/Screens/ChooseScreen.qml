pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// How much: an amount, a quantity, or as much as fits.
Item {
    id: screen

    required property KioskViewModel kiosk
    readonly property ChooseViewModel choose: kiosk.choose
    readonly property bool isFill: choose.by === "fill"
    readonly property bool isAmount: choose.by === "amount"

    component Display: EntryDisplay {
        entryText: screen.choose.entryText
        isEmpty: screen.choose.isEmpty
        caption: qsTr("Up to %1").arg(screen.choose.mostText)
        onClear: screen.choose.clear()
    }

    component PayButton: ActionButton {
        objectName: "pay"
        text: qsTr("Continue to payment")
        iconName: "forward"
        isDirectional: true
        iconLast: true
        enabled: screen.choose.canPay
        onClicked: screen.choose.pay()
    }

    GridLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.edge
        anchors.bottomMargin: Theme.edge
        columns: Theme.isPortrait ? 1 : 2
        columnSpacing: Theme.isCompact ? Theme.gap : Theme.margin
        rowSpacing: Theme.gap

        ColumnLayout {
            spacing: Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: !Theme.isPortrait

            RowLayout {
                spacing: Theme.gap
                Layout.fillWidth: true

                ScreenHeader {
                    kiosk: Theme.isCompact ? null : screen.kiosk
                    title: Theme.isCompact ? "" : qsTr("How much would you like?")
                    subtitle: qsTr("You pay only what you take. The rest goes back to you.")
                    Layout.fillWidth: !Theme.isCompact
                    onBack: screen.choose.back()
                }
                Display {
                    visible: Theme.isCompact && !screen.isFill
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.touch
                }
                Copy {
                    visible: Theme.isCompact && screen.isFill
                    text: qsTr("Fill up")
                    font.pixelSize: Theme.textTitle
                    font.weight: Font.Bold
                    Layout.fillWidth: true
                }
            }

            Bought {
                visible: !Theme.isCompact
                rows: screen.choose.bought
                Layout.fillWidth: true
                Layout.topMargin: -Theme.half
            }

            RowLayout {
                spacing: Theme.gap
                uniformCellSizes: true
                Layout.fillWidth: true

                PickButton {
                    objectName: "tab-amount"
                    text: qsTr("Amount")
                    iconName: Theme.isCompact ? "" : "coins"
                    isPicked: screen.isAmount
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.touch
                    onClicked: screen.choose.choose("amount")
                }
                PickButton {
                    objectName: "tab-quantity"
                    visible: screen.choose.hasQuantity
                    text: qsTr("Quantity")
                    iconName: Theme.isCompact ? "" : "gauge"
                    isPicked: screen.choose.by === "quantity"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.touch
                    onClicked: screen.choose.choose("quantity")
                }
                PickButton {
                    objectName: "tab-fill"
                    text: qsTr("Fill up")
                    iconName: Theme.isCompact ? "" : "full"
                    isPicked: screen.isFill
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.touch
                    onClicked: screen.choose.choose("fill")
                }
            }

            Display {
                visible: !Theme.isCompact && !screen.isFill
                Layout.fillWidth: true
                Layout.fillHeight: !Theme.isPortrait
                Layout.minimumHeight: Theme.touch * 1.06
                Layout.maximumHeight: Theme.primary * 1.4
                Layout.preferredHeight: Theme.isPortrait ? Theme.primary : Theme.touch * 1.06
            }

            GridLayout {
                visible: screen.isAmount && !(Theme.isCompact && (screen.kiosk.notice !== "" || below.count > 2))
                columns: Theme.isCompact ? 3 : 6
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap
                uniformCellWidths: true
                Layout.fillWidth: true

                Repeater {
                    model: screen.choose.quick

                    PickButton {
                        required property var minor
                        required property int index

                        objectName: "amount-" + minor
                        visible: index < (Theme.isCompact ? 3 : 6)
                        isFigure: true
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.preferredHeight: Theme.touch
                        onClicked: screen.choose.pick(minor)
                    }
                }
            }

            NoticeBanner {
                kiosk: screen.kiosk
                visible: Theme.isCompact && screen.kiosk.notice !== ""
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            // The smallest panel has room for what is bought, and for little besides.
            Bought {
                id: below

                visible: Theme.isCompact
                rows: screen.choose.bought
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: implicitHeight
                Layout.preferredHeight: implicitHeight
            }
            Copy {
                visible: Theme.isCompact && screen.kiosk.notice === "" && below.count === 1
                text: qsTr("You pay only what you take.")
                color: Theme.inkSoft
                font.pixelSize: Theme.textCaption
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.textSmallest
                verticalAlignment: Text.AlignVCenter
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: 1
                Layout.topMargin: -Theme.half
            }
            Item {
                visible: Theme.isCompact && screen.kiosk.notice === "" && below.count > 1
                Layout.fillHeight: true
                Layout.preferredHeight: 0
                Layout.topMargin: -Theme.gap
            }
            Item {
                visible: !Theme.isPortrait && !Theme.isCompact
                Layout.fillHeight: true
                Layout.preferredHeight: 0
                Layout.topMargin: -Theme.gap
            }
            PayButton {
                visible: !Theme.isPortrait
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.primary
            }
        }

        Keypad {
            visible: !screen.isFill
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

        Card {
            visible: screen.isFill
            Layout.fillHeight: true
            Layout.fillWidth: Theme.isPortrait
            Layout.preferredWidth: Theme.isPortrait ? -1 : Theme.keypadWidth

            ColumnLayout {
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.pad
                spacing: Theme.gap

                Rectangle {
                    implicitWidth: Theme.iconHuge * 1.3
                    implicitHeight: implicitWidth
                    radius: width / 2
                    color: Theme.accentSoft
                    Layout.alignment: Qt.AlignHCenter

                    Icon {
                        anchors.centerIn: parent
                        name: "full"
                        ink: Theme.accent
                        side: parent.width * 0.56
                    }
                }
                Copy {
                    text: qsTr("We reserve up to")
                    color: Theme.inkSoft
                    horizontalAlignment: Text.AlignHCenter
                    Layout.fillWidth: true
                }
                Figure {
                    text: screen.choose.mostMoneyText
                    font.weight: Font.Bold
                    horizontalAlignment: Text.AlignHCenter
                    Layout.fillWidth: true
                }
                Copy {
                    text: qsTr("It stops by itself when you hang up.")
                    color: Theme.inkSoft
                    font.pixelSize: Theme.textCaption
                    horizontalAlignment: Text.AlignHCenter
                    Layout.fillWidth: true
                }
            }
        }

        PayButton {
            visible: Theme.isPortrait
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.primary
        }
    }
}
