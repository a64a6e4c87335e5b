pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Past receipts: the latest, or the one whose number is typed; a copy of each on paper, and money of
// it given back.
Rectangle {
    id: sheet

    required property KioskViewModel kiosk
    readonly property ReceiptsViewModel receipts: kiosk.receipts
    property bool isOpen: false
    // A number is being typed: the keys take the place of what was found.
    property bool byNumber: false
    readonly property bool isRefunding: receipts.refunding > 0
    readonly property bool canDismiss: true

    function open(): void {
        byNumber = false;
        receipts.leaveRefund();
        receipts.clear();
        receipts.find();
        isOpen = true;
    }

    function find(): void {
        receipts.find();
        byNumber = false;
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
            spacing: Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: true

            RowLayout {
                spacing: Theme.gap
                Layout.fillWidth: true

                Copy {
                    visible: sheet.kiosk.notice === ""
                    text: sheet.isRefunding ? qsTr("How much goes back, and why?") : qsTr("Receipts")
                    font.pixelSize: Theme.textTitle
                    font.weight: Font.Bold
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.textLeast
                    verticalAlignment: Text.AlignVCenter
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.touch
                }
                NoticeBanner {
                    kiosk: sheet.kiosk
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.touch
                }
                ToolButton {
                    objectName: sheet.isRefunding ? "refund-back" : "receipts-close"
                    iconName: sheet.isRefunding ? "back" : "close"
                    spoken: sheet.isRefunding ? qsTr("Back") : qsTr("Close")
                    Layout.preferredWidth: Theme.touch
                    Layout.preferredHeight: Theme.touch
                    onClicked: {
                        if (sheet.isRefunding)
                            sheet.receipts.leaveRefund();
                        else
                            sheet.isOpen = false;
                    }
                }
            }

            Repeater {
                model: sheet.byNumber || sheet.isRefunding ? null : sheet.receipts.found

                Card {
                    id: line

                    required property int number
                    required property int index
                    required property string title
                    required property string detailText
                    required property string moneyText
                    required property string printText
                    required property bool canPrint
                    required property bool canRefund

                    isRaised: false
                    radius: Theme.radiusSmall
                    // Those that have no room are found by number.
                    visible: index < (Theme.isCompact ? 2 : Theme.isPortrait ? 5 : 3)
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.touch + Theme.half

                    RowLayout {
                        anchors.fill: parent
                        anchors.leftMargin: Theme.pad
                        anchors.rightMargin: Theme.half
                        spacing: Theme.gap

                        ColumnLayout {
                            spacing: 0
                            Layout.fillWidth: true

                            Copy {
                                text: Lines.dotted([line.title, line.moneyText])
                                font.weight: Font.DemiBold
                                font.features: Theme.tabular
                                wrapMode: Text.NoWrap
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Theme.textLeast
                                Layout.fillWidth: true
                            }
                            Copy {
                                text: line.detailText
                                color: Theme.inkSoft
                                font.pixelSize: Theme.textCaption
                                wrapMode: Text.NoWrap
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Theme.textSmallest
                                Layout.fillWidth: true
                            }
                        }
                        ActionButton {
                            objectName: "refund-" + line.number
                            tone: "plain"
                            iconName: "return"
                            text: qsTr("Refund")
                            enabled: line.canRefund
                            Layout.preferredHeight: Theme.touch
                            Layout.maximumWidth: line.width * (Theme.isPortrait ? 0.25 : 0.3)
                            onClicked: sheet.receipts.beginRefund(line.number)
                        }
                        ActionButton {
                            objectName: "reprint-" + line.number
                            tone: "plain"
                            iconName: "receipt"
                            text: line.printText
                            enabled: line.canPrint
                            Layout.preferredHeight: Theme.touch
                            Layout.maximumWidth: line.width * (Theme.isPortrait ? 0.25 : 0.3)
                            onClicked: sheet.receipts.reprint(line.number)
                        }
                    }
                }
            }
            EntryDisplay {
                visible: sheet.byNumber
                entryText: sheet.receipts.isEmpty ? qsTr("Receipt number") : sheet.receipts.entryText
                isEmpty: sheet.receipts.isEmpty
                canClear: false
                clearName: "receipts-empty"
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
                onClear: sheet.receipts.clear()
            }
            EntryDisplay {
                visible: sheet.isRefunding
                caption: sheet.receipts.isWhole ? qsTr("All of it") : ""
                entryText: sheet.receipts.refundText
                isEmpty: sheet.receipts.isWhole
                canClear: false
                clearName: "refund-all"
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
                onClear: sheet.receipts.amountClear()
            }
            GridLayout {
                visible: sheet.isRefunding
                columns: 2
                uniformCellWidths: true
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap
                Layout.fillWidth: true

                Repeater {
                    model: sheet.isRefunding ? sheet.receipts.refundReasons : null

                    PickButton {
                        required property string code
                        required property string signIcon

                        objectName: "refund-for-" + code
                        iconName: signIcon
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.preferredHeight: Theme.touch
                        onClicked: sheet.receipts.refund(code)
                    }
                }
            }
            Item {
                Layout.fillHeight: true
            }
            ActionButton {
                visible: !sheet.isRefunding
                objectName: sheet.byNumber ? "receipts-find" : "receipts-number"
                text: !sheet.byNumber ? qsTr("Find by number") : sheet.receipts.isEmpty ? qsTr("Show the latest") : qsTr("Find")
                iconName: "receipt"
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
                onClicked: sheet.byNumber ? sheet.find() : sheet.byNumber = true
            }
        }

        Keypad {
            visible: sheet.isRefunding
            prefix: "refund-key-"
            hasPoint: true
            pointText: sheet.receipts.pointText
            Layout.fillWidth: Theme.isPortrait
            Layout.fillHeight: true
            onDigit: digit => sheet.receipts.amountKey(digit)
            onPoint: sheet.receipts.amountKey(".")
            onErase: sheet.receipts.amountErase()
            onClear: sheet.receipts.amountClear()
        }
        Keypad {
            visible: sheet.byNumber && !sheet.isRefunding
            prefix: "receipt-key-"
            Layout.fillWidth: Theme.isPortrait
            Layout.fillHeight: true
            onDigit: digit => sheet.receipts.key(digit)
            onErase: sheet.receipts.erase()
            onClear: sheet.receipts.clear()
        }
    }
}
