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
    // On the smallest panel five signs have room beside the name; the others are under *More*.
    readonly property int spare: !Theme.isCompact ? 2 : 2 - (attendant.paymentCount > 0) - kiosk.commission.isAllowed - (isTold ? 1 : 0) - (attendant.isStopped ? 2 : 0)
    readonly property bool hasReceipts: spare >= 1
    readonly property bool hasVouchers: spare >= 2
    // What has to be read now stands in the place of the name there.
    readonly property bool isTold: kiosk.notice !== "" || (isAlarmed && !isCalled)
    readonly property bool isAlarmed: attendant.alarmCount > 0
    readonly property bool isAlarmAbove: Theme.isCompact && isAlarmed && !isCalled
    readonly property int count: Math.max(1, attendant.outlets.count)
    readonly property real share: (room.height - (count - 1) * Theme.gap) / count
    readonly property bool areLines: share >= Theme.touch
    // Upright few outlets have two rows each, in letters that are read from a step away.
    readonly property bool areTall: Theme.isPortrait && share >= 2 * Theme.touch
    // On the smallest panel and beside many outlets a call for help takes the place of the first
    // line, and once it is answered that of the name.
    readonly property bool isCalled: (Theme.isCompact || count > 8) && kiosk.help.callCount > 0
    readonly property real lineHeight: Math.min(share, Theme.touch * (areTall ? 3 : Theme.isPortrait ? 1.9 : 1.45))

    signal healthAsked
    signal chartsAsked

    // Money that went back as a voucher: its code is seen here, and nowhere else.
    onVoucherFormChanged: {
        if (voucherForm === "shown" && (past.isOpen || payments.isOpen))
            vouchers.isOpen = true;
    }

    component Tool: ToolButton {
        spoken: caption
        Layout.fillWidth: Theme.isPortrait
        Layout.preferredWidth: Theme.isPortrait ? 1 : Theme.touch * (Theme.isCompact ? 1 : 1.2)
        Layout.preferredHeight: Theme.touch
    }

    component AlarmButton: ActionButton {
        objectName: "alarms"
        tone: "warn"
        text: screen.attendant.alarmText
        iconName: Theme.isCompact && visible && width < 3 * Theme.touch ? "" : "alarm"
        font.pixelSize: Theme.isPortrait ? Theme.textBody : Theme.textCaption
        leftPadding: Theme.isCompact ? Theme.half : Theme.pad
        rightPadding: leftPadding
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.touch
        onClicked: wrong.isOpen = true
    }

    component Fact: ColumnLayout {
        id: fact

        required property string caption
        required property string value
        property int captionSize: Theme.isPortrait ? Theme.textBody : Theme.textCaption
        property int valueSize: Theme.isPortrait ? Theme.textLabel : Theme.textBody

        spacing: 0

        Copy {
            text: fact.caption
            color: Theme.inkSoft
            font.pixelSize: fact.captionSize
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.textSmallest
            Layout.fillWidth: true
        }
        Figure {
            text: fact.value
            font.pixelSize: fact.valueSize
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

        GridLayout {
            visible: !screen.isCalled || screen.kiosk.help.isAnswered
            columns: Theme.isPortrait ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            Layout.fillWidth: true

            RowLayout {
                spacing: Theme.gap
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch

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
                AlarmButton {
                    visible: screen.isAlarmAbove && screen.kiosk.notice === ""
                }
                Icon {
                    visible: !Theme.isCompact && screen.kiosk.notice === ""
                    name: "attendant"
                    ink: Theme.accent
                    side: Theme.icon * 1.4
                    Layout.preferredWidth: side
                    Layout.preferredHeight: side
                }
                Fact {
                    visible: screen.kiosk.notice === "" && !screen.isCalled && !screen.isAlarmAbove
                    caption: qsTr("Logs out in %1").arg(screen.attendant.leftText)
                    value: screen.attendant.name
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                }
                Fact {
                    visible: screen.kiosk.notice === "" && !Theme.isCompact && (Theme.isPortrait || !screen.attendant.isStopped)
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
                    leftPadding: Theme.half
                    rightPadding: Theme.half
                    Layout.preferredHeight: Theme.touch
                    onClicked: screen.attendant.restart()
                }
            }
            RowLayout {
                spacing: Theme.gap
                Layout.fillWidth: Theme.isPortrait

                Tool {
                    objectName: "payments"
                    visible: screen.attendant.paymentCount > 0
                    isUrgent: true
                    caption: qsTr("Payments: %1").arg(screen.attendant.paymentCount)
                    iconName: "hand"
                    onClicked: payments.isOpen = true
                }
                Tool {
                    objectName: "receipts"
                    visible: screen.hasReceipts
                    caption: qsTr("Receipts")
                    iconName: "receipt"
                    onClicked: past.open()
                }
                Tool {
                    objectName: "vouchers"
                    visible: screen.hasVouchers
                    caption: qsTr("Vouchers")
                    iconName: "voucher"
                    onClicked: vouchers.isOpen = true
                }
                Tool {
                    objectName: "shift"
                    caption: qsTr("Shift")
                    spoken: qsTr("Shift and day")
                    iconName: "coins"
                    onClicked: shift.isOpen = true
                }
                Tool {
                    objectName: "commission"
                    visible: screen.kiosk.commission.isAllowed
                    caption: qsTr("Commission")
                    spoken: qsTr("Commission an outlet")
                    iconName: "wrench"
                    onClicked: commissioning.isOpen = true
                }
                Tool {
                    objectName: "manage"
                    caption: qsTr("More")
                    iconName: "menu"
                    onClicked: manage.open()
                }
                Tool {
                    objectName: "logout"
                    caption: qsTr("Log out")
                    iconName: "logout"
                    onClicked: screen.attendant.logout()
                }
            }
        }

        CallBanner {
            view: screen.kiosk.help
            visible: view.callCount > 0 && !(screen.isCalled && view.isAnswered)
            Layout.fillWidth: true
            Layout.preferredHeight: implicitHeight
        }

        AlarmButton {
            visible: screen.isAlarmed && !screen.isAlarmAbove
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
                                side: Theme.iconLarge * (screen.areTall ? 1.1 : 0.85)
                                Layout.preferredWidth: side
                                Layout.preferredHeight: side
                                Layout.leftMargin: Theme.pad
                            }
                            GridLayout {
                                columns: screen.areTall ? 2 : 4
                                columnSpacing: Theme.gap
                                rowSpacing: Theme.gap
                                Layout.fillWidth: true

                                Fact {
                                    caption: screen.isTight && !screen.areTall && line.isInUse ? Lines.dotted([line.quantityText, line.moneyText]) : line.priceText
                                    value: line.title
                                    valueSize: screen.areTall ? Theme.textTitle : Theme.textBody
                                    captionSize: screen.areTall ? Theme.textBody : Theme.textCaption
                                    Layout.fillWidth: true
                                    Layout.preferredWidth: 4
                                }
                                Item {
                                    Layout.fillWidth: true
                                    Layout.preferredWidth: 3
                                    Layout.preferredHeight: chip.implicitHeight

                                    StateChip {
                                        id: chip

                                        anchors.verticalCenter: parent.verticalCenter
                                        anchors.left: parent.left
                                        width: Math.min(implicitWidth, parent.width)
                                        word: line.detailText !== "" ? line.detailText : line.word
                                        iconName: line.signIcon
                                        tone: line.tone
                                        size: screen.areTall ? Theme.textBody : Theme.textCaption
                                    }
                                }
                                Fact {
                                    visible: !screen.isTight || screen.areTall
                                    caption: line.isInUse ? qsTr("Now") : ""
                                    value: line.isInUse ? Lines.dotted([line.quantityText, line.moneyText]) : ""
                                    valueSize: screen.areTall ? Theme.textLabel : Theme.textBody
                                    captionSize: screen.areTall ? Theme.textBody : Theme.textCaption
                                    Layout.fillWidth: true
                                    Layout.preferredWidth: 4
                                }
                                Fact {
                                    caption: qsTr("Totaliser")
                                    value: line.totalText
                                    valueSize: screen.areTall ? Theme.textLabel : Theme.textBody
                                    captionSize: screen.areTall ? Theme.textBody : Theme.textCaption
                                    Layout.fillWidth: true
                                    Layout.preferredWidth: 3
                                }
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

                        required totalText
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
        hasReceipts: !screen.hasReceipts
        hasVouchers: !screen.hasVouchers
        onReceiptsAsked: past.open()
        onVouchersAsked: vouchers.isOpen = true
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
