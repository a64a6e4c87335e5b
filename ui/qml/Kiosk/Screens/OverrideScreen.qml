pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// A delivery at the operator's cost: how much, and why.
Item {
    id: screen

    required property KioskViewModel kiosk
    readonly property OverrideViewModel override: kiosk.override

    component Display: EntryDisplay {
        entryText: screen.override.entryText
        isEmpty: screen.override.isEmpty
        caption: qsTr("Up to %1").arg(screen.override.budgetText)
        onClear: screen.override.clear()
    }

    component Fitted: Copy {
        font.pixelSize: Theme.textCaption
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.textSmallest
        Layout.fillWidth: true
    }

    component ReleaseButton: ActionButton {
        objectName: "override"
        text: qsTr("Release outlet %1").arg(screen.override.outlet)
        iconName: "override"
        enabled: screen.override.canConfirm
        onClicked: screen.override.confirm()
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
            spacing: Theme.isCompact ? Theme.half : Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: !Theme.isPortrait

            RowLayout {
                spacing: Theme.gap
                Layout.fillWidth: true

                ScreenHeader {
                    kiosk: Theme.isCompact ? null : screen.kiosk
                    title: Theme.isCompact ? "" : qsTr("Operator pays")
                    subtitle: Lines.dotted([screen.override.outlet, screen.override.title, screen.override.priceText])
                    Layout.fillWidth: !Theme.isCompact
                    onBack: screen.override.back()
                }
                Display {
                    visible: Theme.isCompact
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.touch
                }
            }

            Display {
                visible: !Theme.isCompact
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.primary
            }

            NoticeBanner {
                kiosk: screen.kiosk
                visible: Theme.isCompact && screen.kiosk.notice !== ""
                Layout.fillWidth: true
                Layout.fillHeight: true
            }

            // Beside the keys of the smallest panel: where, what, at what price, out of how much.
            RowLayout {
                visible: Theme.isCompact && screen.kiosk.notice === ""
                spacing: Theme.half
                Layout.fillWidth: true

                Badge {
                    number: screen.override.outlet
                    isStrong: true
                    side: Theme.icon
                    Layout.preferredWidth: side
                    Layout.preferredHeight: side
                }
                ColumnLayout {
                    spacing: 0
                    Layout.fillWidth: true

                    Fitted {
                        text: Lines.dotted([screen.override.title, screen.override.priceText])
                        font.weight: Font.DemiBold
                    }
                    Fitted {
                        text: Lines.dotted([qsTr("Operator pays"), qsTr("Override budget") + ": " + screen.override.budgetText])
                        color: Theme.inkSoft
                        font.pixelSize: Theme.textLeast
                    }
                }
            }

            Copy {
                visible: !Theme.isCompact || screen.kiosk.notice === ""
                text: qsTr("Why?")
                color: Theme.inkSoft
                font.pixelSize: Theme.isCompact ? Theme.textCaption : Theme.textBody
                font.weight: Font.DemiBold
                Layout.fillWidth: true
            }

            GridLayout {
                visible: !Theme.isCompact || screen.kiosk.notice === ""
                columns: Theme.isPortrait ? 2 : 3
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap
                uniformCellWidths: true
                Layout.fillWidth: true

                Repeater {
                    model: screen.override.reasons

                    PickButton {
                        required property string code
                        required property string signIcon

                        objectName: "reason-" + code
                        iconName: Theme.isCompact ? "" : signIcon
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.preferredHeight: Theme.touch
                        onClicked: screen.override.pick(code)
                    }
                }
            }

            Item {
                visible: !Theme.isPortrait
                Layout.fillHeight: true
            }

            ReleaseButton {
                visible: !Theme.isPortrait
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.primary
            }
        }

        Keypad {
            prefix: "key-"
            hasPoint: screen.override.hasPoint
            pointText: screen.override.pointText
            Layout.fillHeight: true
            Layout.fillWidth: Theme.isPortrait
            Layout.preferredWidth: Theme.isPortrait ? -1 : Theme.keypadWidth
            onDigit: digit => screen.override.key(digit)
            onPoint: screen.override.key(".")
            onErase: screen.override.erase()
            onClear: screen.override.clear()
        }

        ReleaseButton {
            visible: Theme.isPortrait
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.primary
        }
    }
}
