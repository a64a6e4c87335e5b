pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The live board: every outlet with its totaliser, and what may be done to it.
Item {
    id: screen

    required property KioskViewModel kiosk
    readonly property AttendantViewModel attendant: kiosk.attendant
    readonly property string voucherForm: kiosk.voucher.form
    readonly property bool isTight: Theme.isCompact || Theme.isPortrait
    // While payments wait there is room for signs alone.
    readonly property bool isCrowded: isTight || attendant.paymentCount > 0
    readonly property int count: Math.max(1, attendant.outlets.count)
    readonly property real share: (room.height - (count - 1) * Theme.gap) / count
    readonly property bool areLines: share >= Theme.touch + (Theme.isCompact ? 0 : Theme.half)
    // On the smallest panel and beside many outlets a call for help takes the place of the first
    // line, and once it is answered that of the name.
    readonly property bool isCalled: (Theme.isCompact || count > 8) && kiosk.help.callCount > 0
    readonly property real lineHeight: Math.min(share, Theme.touch * (Theme.isPortrait ? 1.9 : 1.45))

    signal healthAsked
    signal chartsAsked

    // Money that went back as a voucher: its code is seen here, and nowhere else.
    onVoucherFormChanged: {
        if (voucherForm === "shown" && (past.isOpen || payments.isOpen))
            vouchers.isOpen = true;
    }

    component Fact: ColumnLayout {
        id: fact

        required property string caption
        required property string value

        spacing: 0

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
            font.pixelSize: Theme.textBody
            minimumPixelSize: Theme.textSmallest
            Layout.fillWidth: true
        }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.margin
        anchors.topMargin: Theme.edge
        anchors.bottomMargin: Theme.edge
        spacing: Theme.gap

        RowLayout {
            visible: !screen.isCalled || screen.kiosk.help.isAnswered
            spacing: Theme.gap
            Layout.fillWidth: true

            ActionButton {
                objectName: "call-end"
                visible: screen.isCalled
                text: qsTr("Helped")
                Accessible.name: text + ": " + screen.kiosk.help.callText
                iconName: "check"
                leftPadding: Theme.half
                rightPadding: Theme.half
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.touch
                onClicked: screen.kiosk.help.end()
            }
            NoticeBanner {
                kiosk: screen.kiosk
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
            }
            Icon {
                visible: !Theme.isCompact && !Theme.isPortrait && screen.kiosk.notice === ""
                name: "attendant"
                ink: Theme.accent
                side: Theme.icon * 1.4
                Layout.preferredWidth: side
                Layout.preferredHeight: side
            }
            Fact {
                visible: screen.kiosk.notice === "" && !screen.isCalled
                caption: qsTr("Logged in for %1").arg(screen.attendant.leftText)
                value: screen.attendant.name
                Layout.fillWidth: true
                Layout.preferredWidth: 1
            }
            Fact {
                visible: screen.kiosk.notice === "" && !Theme.isCompact && !screen.attendant.isStopped && !(screen.isTight && screen.attendant.paymentCount > 0)
                caption: qsTr("Override budget")
                value: screen.attendant.budgetText
                Layout.fillWidth: true
                Layout.preferredWidth: 1
            }
            ActionButton {
                objectName: "restart"
                visible: screen.attendant.isStopped
                text: qsTr("Restart")
                iconName: "refresh"
                Layout.preferredHeight: Theme.touch
                onClicked: screen.attendant.restart()
            }
            ActionButton {
                objectName: "receipts"
                // Beside *restart* a narrow panel has no room for it.
                visible: !screen.attendant.isStopped || !(Theme.isCompact || Theme.isPortrait)
                tone: "plain"
                Accessible.name: qsTr("Receipts")
                iconName: "receipt"
                Layout.preferredWidth: Theme.touch
                Layout.preferredHeight: Theme.touch
                onClicked: past.open()
            }
            ActionButton {
                objectName: "vouchers"
                // Beside *restart*, a notice or payments a narrow panel has no room for it.
                visible: !screen.attendant.isStopped && (screen.kiosk.notice === "" || !Theme.isCompact) && !(screen.isTight && screen.attendant.paymentCount > 0)
                tone: "plain"
                Accessible.name: qsTr("Vouchers")
                iconName: "voucher"
                Layout.preferredWidth: Theme.touch
                Layout.preferredHeight: Theme.touch
                onClicked: vouchers.isOpen = true
            }
            ActionButton {
                objectName: "shift"
                tone: "plain"
                text: screen.isCrowded ? "" : qsTr("Shift")
                Accessible.name: qsTr("Shift and day")
                iconName: "coins"
                Layout.preferredWidth: text === "" ? Theme.touch : implicitWidth
                Layout.preferredHeight: Theme.touch
                onClicked: shift.isOpen = true
            }
            ActionButton {
                objectName: "payments"
                visible: screen.attendant.paymentCount > 0
                text: Theme.isCompact || Theme.isPortrait ? screen.attendant.paymentCount : qsTr("Payments: %1").arg(screen.attendant.paymentCount)
                Accessible.name: qsTr("Payments: %1").arg(screen.attendant.paymentCount)
                iconName: "hand"
                Layout.preferredHeight: Theme.touch
                onClicked: payments.isOpen = true
            }
            ActionButton {
                objectName: "commission"
                visible: screen.kiosk.commission.isAllowed
                tone: "plain"
                text: screen.isCrowded ? "" : qsTr("Commission")
                Accessible.name: qsTr("Commission an outlet")
                iconName: "wrench"
                Layout.preferredWidth: text === "" ? Theme.touch : implicitWidth
                Layout.preferredHeight: Theme.touch
                onClicked: commissioning.isOpen = true
            }
            ActionButton {
                objectName: "manage"
                tone: "plain"
                Accessible.name: qsTr("More")
                iconName: "menu"
                Layout.preferredWidth: Theme.touch
                Layout.preferredHeight: Theme.touch
                onClicked: manage.open()
            }
            ActionButton {
                objectName: "logout"
                tone: "plain"
                text: screen.isCrowded ? "" : qsTr("Log out")
                Accessible.name: qsTr("Log out")
                iconName: "logout"
                Layout.preferredWidth: text === "" ? Theme.touch : implicitWidth
                Layout.preferredHeight: Theme.touch
                onClicked: screen.attendant.logout()
            }
        }

        CallBanner {
            view: screen.kiosk.help
            visible: view.callCount > 0 && !(screen.isCalled && view.isAnswered)
            Layout.fillWidth: true
            Layout.preferredHeight: implicitHeight
        }

        ActionButton {
            objectName: "alarms"
            visible: screen.attendant.alarmCount > 0
            tone: "warn"
            text: screen.attendant.alarmText
            iconName: "alarm"
            font.pixelSize: Theme.textCaption
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.touch
            onClicked: wrong.isOpen = true
        }

        Item {
            id: room

            Layout.fillWidth: true
            Layout.fillHeight: true

            // Few outlets: one line each, with its buttons.
            ColumnLayout {
                visible: screen.areLines
                width: parent.width
                spacing: Theme.gap

                Repeater {
                    model: screen.areLines ? screen.attendant.outlets : null

                    Button {
                        id: line

                        required property int number
                        required property string title
                        required property string priceText
                        required property string word
                        required property string signIcon
                        required property string tone
                        required property bool isInUse
                        required property bool isFlowing
                        required property bool isShut
                        required property string quantityText
                        required property string moneyText
                        required property real progress
                        required property string detailText
                        required property string totalText
                        required property string spoken

                        objectName: "outlet-" + number
                        padding: 0
                        focusPolicy: Qt.TabFocus
                        Accessible.name: spoken
                        Layout.fillWidth: true
                        Layout.preferredHeight: screen.lineHeight
                        onPressed: Sound.clicked()
                        onClicked: screen.kiosk.acts.open(line.number)

                        background: Card {
                            isRaised: false
                            radius: Theme.radiusSmall
                            color: line.down ? Theme.pressed : Theme.surface
                            border.width: line.visualFocus ? Theme.focusEdge : Theme.touchEdge
                            border.color: line.visualFocus ? Theme.ink : Theme.rim
                        }

                        contentItem: RowLayout {
                            spacing: Theme.gap

                            Badge {
                                number: line.number
                                side: Theme.iconLarge * 0.85
                                Layout.preferredWidth: side
                                Layout.preferredHeight: side
                                Layout.leftMargin: Theme.pad
                            }
                            Fact {
                                caption: screen.isTight && line.isInUse ? line.quantityText + "  ·  " + line.moneyText : line.priceText
                                value: line.title
                                Layout.fillWidth: true
                                Layout.preferredWidth: 4
                            }
                            Item {
                                Layout.fillWidth: true
                                Layout.preferredWidth: 3
                                Layout.fillHeight: true

                                StateChip {
                                    anchors.verticalCenter: parent.verticalCenter
                                    anchors.left: parent.left
                                    width: Math.min(implicitWidth, parent.width)
                                    word: line.detailText !== "" ? line.detailText : line.word
                                    iconName: line.signIcon
                                    tone: line.tone
                                }
                            }
                            Fact {
                                visible: !screen.isTight
                                caption: line.isInUse ? qsTr("Now") : ""
                                value: line.isInUse ? line.quantityText + "  ·  " + line.moneyText : ""
                                Layout.fillWidth: true
                                Layout.preferredWidth: 4
                            }
                            Fact {
                                caption: qsTr("Totaliser")
                                value: line.totalText
                                Layout.fillWidth: true
                                Layout.preferredWidth: 3
                            }
                            Icon {
                                name: "forward"
                                ink: Theme.inkSoft
                                isDirectional: true
                                side: Theme.iconSmall
                                Layout.preferredWidth: side
                                Layout.preferredHeight: side
                                Layout.rightMargin: Theme.half
                            }
                        }
                    }
                }
            }

            // Many outlets: all as tiles.
            GridLayout {
                visible: !screen.areLines
                anchors.fill: parent
                // Sixteen on a small panel: narrow tiles can be read, flat ones cannot.
                columns: Theme.isCompact && screen.count > 12 ? 5 : Theme.columnsFor(screen.count, room.width, room.height, 1.5)
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap
                uniformCellWidths: true
                uniformCellHeights: true

                Repeater {
                    model: screen.areLines ? null : screen.attendant.outlets

                    OutletTile {
                        id: tile

                        objectName: "outlet-" + number
                        saysChosen: false
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: 1
                        Layout.preferredHeight: 1
                        onClicked: screen.kiosk.acts.open(tile.number)
                    }
                }
            }
        }
    }

    ManageSheet {
        id: manage

        kiosk: screen.kiosk
        onHealthAsked: screen.healthAsked()
        onChartsAsked: screen.chartsAsked()
    }
    PinPage {
        kiosk: screen.kiosk
        name: "own-pin"
        isOpen: screen.kiosk.users.mustChoose
        onClosed: screen.attendant.logout()
    }
    AlarmSheet {
        id: wrong

        attendant: screen.attendant
        onOutlet: number => screen.kiosk.acts.open(number)
        onPayments: payments.isOpen = true
    }
    OutletSheet {
        kiosk: screen.kiosk
    }
    ReceiptSheet {
        id: past

        kiosk: screen.kiosk
    }
    ShiftSheet {
        id: shift

        kiosk: screen.kiosk
    }
    PaymentsSheet {
        id: payments

        attendant: screen.attendant
    }

    VoucherSheet {
        id: vouchers

        kiosk: screen.kiosk
    }
    CommissionSheet {
        id: commissioning

        kiosk: screen.kiosk
    }
}
