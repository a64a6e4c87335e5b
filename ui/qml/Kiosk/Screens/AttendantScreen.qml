pragma ComponentBehavior: Bound

import QtQuick
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
    // The outlet whose lock wants a reason; 0 where none does.
    property int locking: 0
    // The outlet in front where not all fit as lines.
    property int picked: 1
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

    component LockButton: ActionButton {
        required property int number
        required property bool isShut

        objectName: (isShut ? "unlock-" : "lock-") + number
        tone: "quiet"
        iconName: isShut ? "unlock" : "lock"
        onClicked: isShut ? screen.attendant.unlock(number) : screen.locking = number
    }

    component OverrideButton: ActionButton {
        required property int number

        objectName: "override-" + number
        tone: "quiet"
        iconName: "override"
        onClicked: screen.attendant.override(number)
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

        Rectangle {
            visible: screen.attendant.alarmCount > 0
            color: Theme.toneGround("warn")
            radius: Theme.radiusSmall
            Layout.fillWidth: true
            Layout.preferredHeight: alarms.implicitHeight + 2 * Theme.half

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Theme.pad
                anchors.rightMargin: Theme.pad
                spacing: Theme.gap

                Icon {
                    name: "alarm"
                    ink: Theme.toneInk("warn")
                    Layout.preferredWidth: side
                    Layout.preferredHeight: side
                }
                ColumnLayout {
                    id: alarms

                    spacing: 0
                    Layout.fillWidth: true

                    Repeater {
                        model: screen.attendant.alarms

                        Copy {
                            required text

                            color: Theme.toneInk("warn")
                            font.pixelSize: Theme.textCaption
                            font.weight: Font.DemiBold
                            Layout.fillWidth: true
                        }
                    }
                }
            }
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

                    Card {
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

                        isRaised: false
                        radius: Theme.radiusSmall
                        Layout.fillWidth: true
                        Layout.preferredHeight: screen.lineHeight

                        RowLayout {
                            anchors.fill: parent
                            anchors.leftMargin: Theme.pad
                            anchors.rightMargin: Theme.half
                            spacing: Theme.gap

                            Badge {
                                number: line.number
                                side: Theme.iconLarge * 0.85
                                Layout.preferredWidth: side
                                Layout.preferredHeight: side
                            }
                            Fact {
                                caption: line.isInUse ? line.quantityText + "  ·  " + line.moneyText : line.priceText
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
                                caption: qsTr("Totaliser")
                                value: line.totalText
                                Layout.fillWidth: true
                                Layout.preferredWidth: 3
                            }
                            LockButton {
                                number: line.number
                                isShut: line.isShut
                                text: Theme.isCompact || Theme.isPortrait ? "" : line.isShut ? qsTr("Unlock") : qsTr("Lock")
                                Accessible.name: line.isShut ? qsTr("Unlock outlet %1").arg(line.number) : qsTr("Lock outlet %1").arg(line.number)
                                leftPadding: Theme.half
                                rightPadding: Theme.half
                                Layout.preferredWidth: text === "" ? Theme.touch : Theme.touch * 2
                                Layout.preferredHeight: Theme.touch
                            }
                            OverrideButton {
                                number: line.number
                                text: Theme.isCompact || Theme.isPortrait ? "" : qsTr("Override")
                                Accessible.name: qsTr("Override at outlet %1").arg(line.number)
                                leftPadding: Theme.half
                                rightPadding: Theme.half
                                Layout.preferredWidth: text === "" ? Theme.touch : Theme.touch * 2.3
                                Layout.preferredHeight: Theme.touch
                            }
                        }
                    }
                }
            }

            // Many outlets: all as tiles, and the picked one beside them.
            GridLayout {
                visible: !screen.areLines
                anchors.fill: parent
                columns: Theme.isPortrait ? 1 : 2
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap

                Item {
                    id: board

                    Layout.fillWidth: true
                    Layout.fillHeight: true

                    GridLayout {
                        anchors.fill: parent
                        columns: Theme.columnsFor(screen.count, board.width, board.height, 1.3)
                        columnSpacing: Theme.gap
                        rowSpacing: Theme.gap
                        uniformCellWidths: true
                        uniformCellHeights: true

                        Repeater {
                            model: screen.areLines ? null : screen.attendant.outlets

                            OutletTile {
                                id: tile

                                objectName: "outlet-" + number
                                isChosen: number === screen.picked
                                saysChosen: false
                                Layout.fillWidth: true
                                Layout.fillHeight: true
                                Layout.preferredWidth: 1
                                Layout.preferredHeight: 1
                                onClicked: screen.picked = tile.number
                            }
                        }
                    }
                }

                Repeater {
                    model: screen.areLines ? null : screen.attendant.outlets

                    Card {
                        id: detail

                        required property int number
                        required property string title
                        required property string priceText
                        required property string word
                        required property string signIcon
                        required property string tone
                        required property bool isInUse
                        required property bool isShut
                        required property string quantityText
                        required property string moneyText
                        required property string detailText
                        required property string totalText

                        isRaised: false
                        visible: number === screen.picked
                        Layout.fillHeight: !Theme.isPortrait
                        Layout.fillWidth: Theme.isPortrait
                        Layout.preferredWidth: Theme.isPortrait ? -1 : Math.max(Theme.touch * 2 + Theme.gap + 2 * Theme.half, room.width * 0.3)
                        Layout.preferredHeight: Theme.isPortrait ? facts.implicitHeight + 2 * Theme.pad : -1

                        ColumnLayout {
                            id: facts

                            anchors.fill: parent
                            anchors.margins: Theme.isCompact ? Theme.half : Theme.pad
                            spacing: Theme.half

                            RowLayout {
                                spacing: Theme.half
                                Layout.fillWidth: true

                                Badge {
                                    number: detail.number
                                    isStrong: true
                                    side: Theme.isCompact ? Theme.icon * 1.2 : Theme.iconLarge
                                    Layout.preferredWidth: side
                                    Layout.preferredHeight: side
                                }
                                Fact {
                                    caption: detail.priceText
                                    value: detail.title
                                    Layout.fillWidth: true
                                }
                            }
                            StateChip {
                                word: detail.detailText !== "" ? detail.detailText : detail.word
                                iconName: detail.signIcon
                                tone: detail.tone
                                Layout.maximumWidth: facts.width
                            }
                            Fact {
                                visible: detail.isInUse
                                caption: qsTr("Now")
                                value: detail.quantityText + "  ·  " + detail.moneyText
                                Layout.fillWidth: true
                            }
                            Fact {
                                caption: qsTr("Totaliser")
                                value: detail.totalText
                                Layout.fillWidth: true
                            }
                            Item {
                                Layout.fillHeight: true
                            }
                            GridLayout {
                                columns: Theme.isCompact || Theme.isPortrait ? 2 : 1
                                columnSpacing: Theme.gap
                                rowSpacing: Theme.gap
                                Layout.fillWidth: true

                                LockButton {
                                    number: detail.number
                                    isShut: detail.isShut
                                    text: Theme.isCompact ? "" : detail.isShut ? qsTr("Unlock") : qsTr("Lock")
                                    Accessible.name: detail.isShut ? qsTr("Unlock outlet %1").arg(detail.number) : qsTr("Lock outlet %1").arg(detail.number)
                                    Layout.fillWidth: true
                                    Layout.preferredHeight: Theme.touch
                                }
                                OverrideButton {
                                    number: detail.number
                                    text: Theme.isCompact ? "" : qsTr("Override")
                                    Accessible.name: qsTr("Override at outlet %1").arg(detail.number)
                                    Layout.fillWidth: true
                                    Layout.preferredHeight: Theme.touch
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    Sheet {
        isOpen: screen.locking > 0
        canDismiss: true
        onDismissed: screen.locking = 0

        ColumnLayout {
            width: parent.width
            spacing: Theme.gap

            RowLayout {
                spacing: Theme.gap
                Layout.fillWidth: true

                Copy {
                    text: qsTr("Why is outlet %1 being locked?").arg(screen.locking)
                    font.pixelSize: Theme.textTitle
                    font.weight: Font.Bold
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.textLeast
                    verticalAlignment: Text.AlignVCenter
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.touch
                }
                ToolButton {
                    objectName: "reason-cancel"
                    iconName: "close"
                    spoken: qsTr("Cancel")
                    Layout.preferredWidth: Theme.touch
                    Layout.preferredHeight: Theme.touch
                    onClicked: screen.locking = 0
                }
            }
            GridLayout {
                columns: 2
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap
                uniformCellWidths: true
                Layout.fillWidth: true

                Repeater {
                    model: screen.attendant.reasons

                    PickButton {
                        required property string code
                        required property string signIcon

                        objectName: "reason-" + code
                        iconName: signIcon
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.preferredHeight: Theme.touch
                        onClicked: {
                            screen.attendant.lock(screen.locking, code);
                            screen.locking = 0;
                        }
                    }
                }
            }
        }
    }

    ManageSheet {
        id: manage

        kiosk: screen.kiosk
    }
    PinPage {
        kiosk: screen.kiosk
        name: "own-pin"
        isOpen: screen.kiosk.users.mustChoose
        onClosed: screen.attendant.logout()
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
