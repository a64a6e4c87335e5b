pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What the attendant has to see to: payments to confirm, rests of cash to hand back, refunds that
// somebody else has asked for.
// Whoever is in front is picked by their two words, then there is one thing to do.
Rectangle {
    id: sheet

    required property AttendantViewModel attendant
    property bool isOpen: false
    readonly property bool canDismiss: true
    // The payment in front; the first one where none is picked.
    property string picked: ""
    // The payment that is being declined.
    property string declining: ""

    onIsOpenChanged: {
        picked = "";
        declining = "";
    }

    anchors.fill: parent
    visible: isOpen
    color: Theme.page

    MouseArea {
        anchors.fill: parent
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.margin
        anchors.topMargin: Theme.edge
        anchors.bottomMargin: Theme.edge
        spacing: Theme.gap

        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true

            Copy {
                text: sheet.declining !== "" ? qsTr("Why is it not confirmed?") : sheet.attendant.paymentCount > 0 ? qsTr("Whose words are these?") : qsTr("Nobody waits for you")
                font.pixelSize: Theme.textTitle
                font.weight: Font.Bold
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.textLeast
                verticalAlignment: Text.AlignVCenter
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
            }
            ToolButton {
                objectName: "payments-close"
                iconName: "close"
                spoken: qsTr("Close")
                Layout.preferredWidth: Theme.touch
                Layout.preferredHeight: Theme.touch
                onClicked: {
                    if (sheet.declining !== "")
                        sheet.declining = "";
                    else
                        sheet.isOpen = false;
                }
            }
        }

        GridLayout {
            visible: sheet.declining !== ""
            columns: 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            Layout.fillWidth: true

            Repeater {
                model: sheet.attendant.declineReasons

                PickButton {
                    required property string code
                    required property string signIcon

                    objectName: "decline-" + code
                    iconName: signIcon
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.primary
                    onClicked: {
                        sheet.attendant.decline(sheet.declining, code);
                        sheet.declining = "";
                        sheet.picked = "";
                    }
                }
            }
        }

        Item {
            visible: sheet.declining !== ""
            Layout.fillHeight: true
        }

        GridLayout {
            visible: sheet.declining === ""
            columns: Theme.isPortrait ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: true

            ListView {
                id: list

                // Rows beyond the edge would be made later, and Qt complains of those that have gone.
                cacheBuffer: 0
                model: sheet.isOpen ? sheet.attendant.payments : null
                clip: true
                spacing: Theme.gap
                boundsBehavior: Flickable.StopAtBounds
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredWidth: 5

                delegate: PickButton {
                    id: row

                    required property int index
                    required property string key
                    required property bool isDue
                    required property bool isStuck
                    required property string words
                    required property string moneyText
                    required property string wayIcon

                    objectName: "payment-" + key
                    isListed: true
                    width: list.width
                    height: Theme.primary
                    isPicked: sheet.picked === key || (sheet.picked === "" && index === 0)
                    iconName: isStuck ? "alarm" : isDue ? "return" : wayIcon
                    text: words + "\n" + moneyText
                    font.features: Theme.tabular
                    onClicked: sheet.picked = row.key
                }
            }

            Repeater {
                model: sheet.isOpen ? sheet.attendant.payments : null

                Card {
                    id: detail

                    required property int index
                    required property string key
                    required property bool isDue
                    required property string words
                    required property string outletsText
                    required property string moneyText
                    required property string leftText
                    required property string wayText
                    required property string wayIcon
                    required property bool isCash
                    required property bool isStuck
                    required property bool isRefund
                    required property bool mayApprove
                    required property string askedText
                    required property bool mayGive
                    required property string railText
                    required property string referenceText

                    readonly property bool isTimed: !isStuck && !isRefund

                    isRaised: false
                    visible: sheet.picked === key || (sheet.picked === "" && index === 0)
                    Layout.fillHeight: !Theme.isPortrait
                    Layout.fillWidth: true
                    Layout.preferredWidth: 7
                    Layout.preferredHeight: Theme.isPortrait ? facts.implicitHeight + 2 * Theme.pad : -1

                    ColumnLayout {
                        id: facts

                        anchors.fill: parent
                        anchors.margins: Theme.pad
                        spacing: Theme.half

                        RowLayout {
                            spacing: Theme.gap
                            Layout.fillWidth: true

                            StateChip {
                                word: detail.isRefund ? qsTr("Refund") : detail.isStuck ? qsTr("Not given back") : detail.isDue ? qsTr("Hand back") : detail.wayText
                                iconName: detail.isStuck ? "alarm" : detail.isDue ? "return" : detail.wayIcon
                                tone: detail.isStuck ? "bad" : detail.isDue || detail.isRefund ? "warn" : "info"
                            }
                            Copy {
                                text: detail.isRefund ? detail.askedText : detail.isStuck ? detail.railText : qsTr("Outlet %1").arg(detail.outletsText)
                                color: Theme.inkSoft
                                Layout.fillWidth: true
                            }
                            Icon {
                                visible: detail.isTimed
                                name: "clock"
                                ink: Theme.inkSoft
                                side: Theme.iconSmall
                                Layout.preferredWidth: side
                                Layout.preferredHeight: side
                            }
                            Figure {
                                visible: detail.isTimed
                                text: detail.leftText
                                font.pixelSize: Theme.textBody
                                Accessible.name: qsTr("Time left: %1").arg(detail.leftText)
                            }
                        }
                        Item {
                            Layout.fillHeight: true
                        }
                        Figure {
                            readonly property bool isPrivate: true

                            text: detail.words
                            color: Theme.accent
                            font.pixelSize: Theme.textTitle
                            font.weight: Font.Bold
                            horizontalAlignment: Text.AlignHCenter
                            Layout.fillWidth: true
                        }
                        // What the bank's own list shows beside the money.
                        Figure {
                            visible: text !== ""
                            text: detail.referenceText
                            color: Theme.inkSoft
                            font.pixelSize: Theme.textBody
                            horizontalAlignment: Text.AlignHCenter
                            Layout.fillWidth: true
                        }
                        Figure {
                            text: detail.moneyText
                            font.pixelSize: Theme.isCompact ? Theme.textHeadline : Theme.textFigure * 1.2
                            font.weight: Font.Bold
                            horizontalAlignment: Text.AlignHCenter
                            Layout.fillWidth: true
                        }
                        Item {
                            Layout.fillHeight: true
                        }
                        RowLayout {
                            spacing: Theme.gap
                            Layout.fillWidth: true

                            ActionButton {
                                objectName: detail.isStuck ? "give-voucher" : ""
                                visible: detail.isStuck
                                enabled: detail.mayGive
                                tone: "plain"
                                text: qsTr("Voucher instead")
                                iconName: "receipt"
                                Layout.fillWidth: true
                                Layout.preferredWidth: 1
                                Layout.preferredHeight: Theme.primary
                                onClicked: sheet.attendant.giveVoucher(detail.key)
                            }
                            ActionButton {
                                objectName: detail.isStuck ? "try-again" : ""
                                visible: detail.isStuck
                                text: qsTr("Try again")
                                iconName: "refresh"
                                Layout.fillWidth: true
                                Layout.preferredWidth: 1
                                Layout.preferredHeight: Theme.primary
                                onClicked: sheet.attendant.tryAgain(detail.key)
                            }
                            ActionButton {
                                objectName: "decline"
                                visible: !detail.isDue && !detail.isStuck && !detail.isRefund
                                tone: "plain"
                                text: qsTr("Decline")
                                iconName: "close"
                                Layout.fillWidth: true
                                Layout.preferredWidth: 2
                                Layout.preferredHeight: Theme.primary
                                onClicked: sheet.declining = detail.key
                            }
                            ActionButton {
                                objectName: detail.isRefund ? "refund-decline" : ""
                                visible: detail.isRefund
                                tone: "plain"
                                text: qsTr("Do not refund")
                                iconName: "close"
                                Layout.fillWidth: true
                                Layout.preferredWidth: 1
                                Layout.preferredHeight: Theme.primary
                                onClicked: sheet.attendant.declineRefund(detail.key)
                            }
                            ActionButton {
                                objectName: detail.isRefund ? "refund-approve" : ""
                                visible: detail.isRefund
                                enabled: detail.mayApprove
                                text: detail.mayApprove ? qsTr("I agree") : qsTr("Somebody else must agree")
                                iconName: "check"
                                Layout.fillWidth: true
                                Layout.preferredWidth: 1
                                Layout.preferredHeight: Theme.primary
                                onClicked: sheet.attendant.approveRefund(detail.key)
                            }
                            ActionButton {
                                objectName: detail.isDue ? "hand-back" : "confirm"
                                visible: detail.isTimed
                                text: detail.isDue ? qsTr("I have handed it back") : detail.isCash ? qsTr("I have counted it") : qsTr("It is on the account")
                                iconName: "check"
                                Layout.fillWidth: true
                                Layout.preferredWidth: 3
                                Layout.preferredHeight: Theme.primary
                                onClicked: {
                                    sheet.picked = "";
                                    if (detail.isDue)
                                        sheet.attendant.handBack(detail.key);
                                    else
                                        sheet.attendant.confirm(detail.key);
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
