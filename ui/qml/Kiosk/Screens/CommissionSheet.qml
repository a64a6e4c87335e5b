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
    // What to do stands below the title where every line counts, else on lines of its own.
    readonly property bool isDense: Theme.isCompact && !hasKeys
    // Upright there is room for figures that are read from a step away.
    readonly property bool isRoomy: Theme.isPortrait && !hasKeys
    // Beside keys stands what was shown last. Without them everything, page by page: nobody agrees
    // to what they have not seen.
    readonly property int count: commission.facts.count
    readonly property int pages: hasKeys ? 1 : Math.max(1, Math.ceil(count / room.most))
    readonly property int at: Math.min(turned, pages - 1)
    readonly property bool isRead: at === pages - 1
    property int turned: 0
    readonly property string place: commission.outlet + commission.step

    onPlaceChanged: turned = 0

    function holds(index: int): bool {
        return hasKeys ? index >= count - room.most : Math.floor(index / room.most) === at;
    }

    function close(): void {
        isOpen = false;
        turned = 0;
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
                NoticeBanner {
                    kiosk: sheet.kiosk
                    visible: sheet.isDense && sheet.kiosk.notice !== ""
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.touch
                }
                ColumnLayout {
                    visible: !sheet.isDense || sheet.kiosk.notice === ""
                    spacing: 0
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.touch
                    Layout.maximumHeight: Theme.touch

                    Copy {
                        text: sheet.commission.place > 0 ? Lines.dotted([sheet.commission.place + " / " + sheet.commission.places, sheet.commission.titleText]) : sheet.commission.step !== "" ? sheet.commission.titleText : qsTr("Commission an outlet")
                        font.pixelSize: Theme.textTitle
                        font.weight: Font.Bold
                        fontSizeMode: Text.Fit
                        minimumPixelSize: Theme.textLeast
                        verticalAlignment: Text.AlignVCenter
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                    }
                    Copy {
                        visible: sheet.isDense
                        text: sheet.commission.taskText
                        fontSizeMode: Text.Fit
                        minimumPixelSize: Theme.textSmallest
                        verticalAlignment: Text.AlignVCenter
                        Layout.fillWidth: true
                        Layout.preferredHeight: Theme.touch * 0.5
                    }
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
                visible: !sheet.isDense && sheet.kiosk.notice !== ""
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
                visible: !sheet.isDense
                text: sheet.commission.taskText
                font.pixelSize: sheet.isRoomy ? Theme.textLabel : Theme.textBody
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
            Item {
                id: room

                readonly property int columns: sheet.isRoomy || (Theme.isCompact && sheet.hasKeys) ? 1 : Theme.isCompact || sheet.hasKeys ? 2 : 3
                readonly property real rowSpacing: Theme.isCompact ? 0 : Theme.half
                readonly property int captionSize: sheet.isRoomy ? Theme.textBody : sheet.isDense ? Theme.textLeast : Theme.textCaption
                readonly property int valueSize: sheet.isRoomy ? Theme.textLabel : Theme.isCompact ? Theme.textCaption : Theme.textBody
                readonly property real rowHeight: captionProbe.implicitHeight + valueProbe.implicitHeight
                readonly property int most: columns * Math.max(1, Math.floor((height + rowSpacing) / (rowHeight + rowSpacing)))

                Layout.fillWidth: true
                Layout.fillHeight: true

                // How high a line is in the letters of this language.
                Copy {
                    id: captionProbe

                    visible: false
                    text: qsTr("Commission an outlet")
                    font.pixelSize: room.captionSize
                    wrapMode: Text.NoWrap
                }
                Figure {
                    id: valueProbe

                    visible: false
                    text: "0"
                    font.pixelSize: room.valueSize
                }

                GridLayout {
                    anchors.left: parent.left
                    anchors.right: parent.right
                    columns: room.columns
                    columnSpacing: Theme.gap
                    rowSpacing: room.rowSpacing
                    uniformCellWidths: true

                    Repeater {
                        model: sheet.commission.facts

                        ColumnLayout {
                            id: fact

                            required property int index
                            required property string caption
                            required property string value

                            visible: sheet.holds(index)
                            spacing: 0
                            Layout.fillWidth: true

                            Copy {
                                text: fact.caption
                                color: Theme.inkSoft
                                font.pixelSize: room.captionSize
                                wrapMode: Text.NoWrap
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Theme.textSmallest
                                Layout.fillWidth: true
                            }
                            Figure {
                                text: fact.value
                                font.pixelSize: room.valueSize
                                minimumPixelSize: Theme.textSmallest
                                Layout.fillWidth: true
                            }
                        }
                    }
                }
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
                ToolButton {
                    objectName: "commission-before"
                    visible: sheet.at > 0
                    iconName: "up"
                    spoken: qsTr("Page before")
                    Layout.preferredWidth: Theme.touch
                    Layout.preferredHeight: Theme.primary
                    onClicked: sheet.turned = sheet.at - 1
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
                    text: !sheet.isRead ? qsTr("Next page") + "  ·  " + (sheet.at + 1) + " / " + sheet.pages : sheet.commission.step === "approval" && !sheet.hasKeys ? qsTr("I agree") : qsTr("Go on")
                    iconName: !sheet.isRead ? "down" : sheet.commission.isTrying ? "clock" : Theme.isCompact ? "" : "check"
                    leftPadding: Theme.isCompact ? Theme.half : Theme.pad
                    rightPadding: leftPadding
                    enabled: !sheet.isRead || sheet.commission.canGo
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.primary
                    onClicked: sheet.isRead ? sheet.commission.go() : sheet.turned = sheet.at + 1
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
