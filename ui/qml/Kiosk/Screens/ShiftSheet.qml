pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The shift and the day: what they come to so far, the cash that is counted, and the end of both.
Rectangle {
    id: sheet

    required property KioskViewModel kiosk
    readonly property ShiftViewModel shift: kiosk.shift
    property bool isOpen: false
    readonly property bool canDismiss: true
    readonly property bool hasKeys: shift.asks === "counting"
    // On the smallest panel only the first figures have room.
    readonly property int factsMost: !Theme.isCompact ? 99 : shift.taskText === "" ? 8 : 4

    function close(): void {
        isOpen = false;
        shift.ask("");
    }

    component Step: ActionButton {
        leftPadding: Theme.half
        rightPadding: Theme.half
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: Theme.primary
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
            spacing: Theme.half
            Layout.fillWidth: true
            Layout.fillHeight: true

            RowLayout {
                spacing: Theme.gap
                Layout.fillWidth: true

                Copy {
                    text: sheet.shift.titleText
                    font.pixelSize: Theme.textTitle
                    font.weight: Font.Bold
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.textLeast
                    verticalAlignment: Text.AlignVCenter
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.touch
                }
                ToolButton {
                    objectName: "shift-close"
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
                visible: text !== ""
                text: sheet.shift.taskText
                color: sheet.shift.asks === "" ? Theme.toneInk("warn") : Theme.ink
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.textLeast
                Layout.fillWidth: true
                Layout.maximumHeight: Theme.touch
            }
            EntryDisplay {
                visible: sheet.hasKeys
                entryText: sheet.shift.entryText
                isEmpty: sheet.shift.isEmpty
                clearName: "shift-empty"
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
                onClear: sheet.shift.clear()
            }
            GridLayout {
                columns: Theme.isPortrait ? 2 : 4
                columnSpacing: Theme.gap
                rowSpacing: Theme.isPortrait ? Theme.gap : Theme.half
                uniformCellWidths: true
                Layout.fillWidth: true

                Repeater {
                    model: sheet.shift.facts

                    ColumnLayout {
                        id: fact

                        required property int index
                        required property string caption
                        required property string value

                        visible: index < sheet.factsMost
                        spacing: 0
                        Layout.fillWidth: true

                        Copy {
                            text: fact.caption
                            color: Theme.inkSoft
                            font.pixelSize: Theme.isPortrait ? Theme.textBody : Theme.textCaption
                            wrapMode: Text.NoWrap
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Theme.textSmallest
                            Layout.fillWidth: true
                        }
                        Figure {
                            text: fact.value
                            font.pixelSize: Theme.isPortrait ? Theme.textTitle : Theme.textBody
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
                visible: sheet.shift.asks === "" && sheet.shift.canPrint
                spacing: Theme.gap
                Layout.fillWidth: true
                Layout.bottomMargin: Theme.gap - Theme.half

                Step {
                    objectName: "shift-print-x"
                    tone: "quiet"
                    iconName: "receipt"
                    text: qsTr("Print X")
                    onClicked: sheet.shift.printReport(true)
                }
                Step {
                    objectName: "shift-print-z"
                    visible: sheet.shift.day > 1
                    tone: "quiet"
                    iconName: "receipt"
                    text: qsTr("Print Z %1").arg(sheet.shift.day - 1)
                    onClicked: sheet.shift.printReport(false)
                }
            }
            RowLayout {
                spacing: Theme.gap
                Layout.fillWidth: true

                Step {
                    objectName: "shift-back"
                    visible: sheet.shift.asks !== ""
                    tone: "quiet"
                    iconName: "back"
                    text: qsTr("Back")
                    onClicked: sheet.shift.ask("")
                }
                Step {
                    objectName: "shift-day"
                    visible: sheet.shift.asks === "" && !sheet.shift.isOpen
                    tone: "quiet"
                    iconName: "lock"
                    text: qsTr("Close the day")
                    enabled: sheet.shift.canGo
                    onClicked: sheet.shift.ask("ending")
                }
                Step {
                    objectName: "shift-count"
                    visible: sheet.shift.asks === ""
                    iconName: "coins"
                    text: sheet.shift.isOpen ? qsTr("Close the shift") : qsTr("Open a shift")
                    enabled: sheet.shift.canGo
                    onClicked: sheet.shift.ask("counting")
                }
                Step {
                    objectName: "shift-go"
                    visible: sheet.shift.asks !== ""
                    iconName: "check"
                    text: sheet.shift.asks === "ending" ? qsTr("Close the day") : sheet.shift.isOpen ? qsTr("Close the shift") : qsTr("Open a shift")
                    enabled: sheet.shift.canGo
                    onClicked: sheet.shift.go()
                }
            }
        }
        Keypad {
            visible: sheet.hasKeys
            prefix: "shift-"
            hasPoint: sheet.shift.pointText !== ""
            pointText: sheet.shift.pointText
            Layout.fillHeight: true
            Layout.fillWidth: Theme.isPortrait
            Layout.preferredWidth: Theme.isPortrait ? -1 : Theme.keypadWidth
            onDigit: digit => sheet.shift.key(digit)
            onPoint: sheet.shift.key(".")
            onErase: sheet.shift.erase()
            onClear: sheet.shift.clear()
        }
    }
}
