pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Commission an outlet: what the step has shown on one side, what is typed for it on the other.
Rectangle {
    id: sheet

    required property KioskViewModel kiosk
    readonly property CommissionViewModel commission: kiosk.commission
    property bool isOpen: false
    readonly property bool canDismiss: true
    readonly property bool hasKeys: commission.asks !== ""
    // On the smallest panel only what was shown last has room.
    readonly property int factsMost: !Theme.isCompact ? 99 : hasKeys ? 2 : 6

    function close(): void {
        isOpen = false;
        commission.leave();
    }

    anchors.fill: parent
    visible: isOpen
    color: Theme.page

    MouseArea {
        anchors.fill: parent
    }

    GridLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.edge
        anchors.bottomMargin: Theme.edge
        columns: Theme.isPortrait ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap

        ColumnLayout {
            id: told

            spacing: Theme.half
            Layout.fillWidth: true
            Layout.fillHeight: true

            RowLayout {
                spacing: Theme.gap
                Layout.fillWidth: true

                Badge {
                    visible: sheet.commission.outlet > 0
                    number: sheet.commission.outlet
                    isStrong: true
                    side: Theme.iconLarge
                    Layout.preferredWidth: side
                    Layout.preferredHeight: side
                }
                Copy {
                    text: sheet.commission.place > 0 ? sheet.commission.place + " / " + sheet.commission.places + "  ·  " + sheet.commission.titleText : sheet.commission.step !== "" ? sheet.commission.titleText : qsTr("Commission an outlet")
                    font.pixelSize: Theme.textTitle
                    font.weight: Font.Bold
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.textLeast
                    verticalAlignment: Text.AlignVCenter
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.touch
                }
                ToolButton {
                    objectName: "commission-close"
                    iconName: "close"
                    spoken: qsTr("Close")
                    Layout.preferredWidth: Theme.touch
                    Layout.preferredHeight: Theme.touch
                    onClicked: sheet.close()
                }
            }
            NoticeBanner {
                kiosk: sheet.kiosk
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
            }
            Copy {
                visible: sheet.commission.whyText !== ""
                text: sheet.commission.whyText
                color: Theme.toneInk("warn")
                font.weight: Font.DemiBold
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.textLeast
                Layout.fillWidth: true
                Layout.maximumHeight: Theme.touch
            }
            Copy {
                text: sheet.commission.taskText
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.textLeast
                Layout.fillWidth: true
                Layout.maximumHeight: Theme.touch
            }
            EntryDisplay {
                visible: sheet.hasKeys
                entryText: sheet.commission.entryText
                isEmpty: sheet.commission.isEmpty
                clearName: "commission-empty"
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
                onClear: sheet.commission.clear()
            }
            GridLayout {
                columns: Theme.isCompact && sheet.hasKeys ? 1 : 2
                columnSpacing: Theme.gap
                rowSpacing: Theme.isCompact ? 0 : Theme.half
                uniformCellWidths: true
                Layout.fillWidth: true

                Repeater {
                    model: sheet.commission.facts

                    ColumnLayout {
                        id: fact

                        required property int index
                        required property string caption
                        required property string value

                        visible: index >= sheet.commission.facts.count - sheet.factsMost
                        spacing: 0
                        Layout.fillWidth: true

                        Copy {
                            text: fact.caption
                            color: Theme.inkSoft
                            font.pixelSize: Theme.textCaption
                            wrapMode: Text.NoWrap
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Theme.textSmallest
                            Layout.fillWidth: true
                        }
                        Figure {
                            text: fact.value
                            font.pixelSize: Theme.isCompact ? Theme.textCaption : Theme.textBody
                            minimumPixelSize: Theme.textSmallest
                            Layout.fillWidth: true
                        }
                    }
                }
            }
            Item {
                Layout.fillHeight: true
            }
            RowLayout {
                spacing: Theme.gap
                Layout.fillWidth: true

                ActionButton {
                    objectName: "commission-cancel"
                    visible: sheet.commission.canCancel
                    tone: "quiet"
                    iconName: "close"
                    text: Theme.isCompact ? "" : qsTr("Cancel")
                    Accessible.name: qsTr("Cancel")
                    Layout.preferredWidth: Theme.isCompact ? Theme.primary : implicitWidth
                    Layout.preferredHeight: Theme.primary
                    onClicked: sheet.commission.cancel()
                }
                ActionButton {
                    objectName: "commission-skip"
                    visible: sheet.commission.canSkip
                    tone: "quiet"
                    text: qsTr("No more measures")
                    leftPadding: Theme.isCompact ? Theme.half : Theme.pad
                    rightPadding: leftPadding
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.primary
                    onClicked: sheet.commission.skip()
                }
                ActionButton {
                    objectName: "commission-go"
                    text: sheet.commission.step === "approval" ? qsTr("I agree") : qsTr("Go on")
                    iconName: sheet.commission.isTrying ? "clock" : Theme.isCompact ? "" : "check"
                    leftPadding: Theme.isCompact ? Theme.half : Theme.pad
                    rightPadding: leftPadding
                    enabled: sheet.commission.canGo
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.primary
                    onClicked: sheet.commission.go()
                }
            }
        }
        Keypad {
            visible: sheet.hasKeys
            prefix: "commission-"
            hasPoint: sheet.commission.pointText !== ""
            pointText: sheet.commission.pointText
            Layout.fillHeight: true
            Layout.fillWidth: Theme.isPortrait
            Layout.preferredWidth: Theme.isPortrait ? -1 : Theme.keypadWidth
            onDigit: digit => sheet.commission.key(digit)
            onPoint: sheet.commission.key(".")
            onErase: sheet.commission.erase()
            onClear: sheet.commission.clear()
        }
    }
}
