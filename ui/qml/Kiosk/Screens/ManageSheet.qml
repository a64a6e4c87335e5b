pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What is not needed every hour: how everything is, prices, tanks, people, the journal, and which
// software this is.
Item {
    id: sheet

    required property KioskViewModel kiosk
    // What the board has no room for.
    property bool hasReceipts: false
    property bool hasVouchers: false

    // Without them there is an entry less.
    readonly property bool hasTanks: kiosk.tanks.rows.count > 0

    signal receiptsAsked
    signal vouchersAsked
    signal healthAsked
    signal chartsAsked

    function open(): void {
        menu.isOpen = true;
    }

    anchors.fill: parent

    OfficePage {
        id: menu

        kiosk: sheet.kiosk
        name: "manage"
        title: qsTr("More")
        onClosed: isOpen = false

        GridLayout {
            columns: Theme.isPortrait ? 1 : Theme.isCompact || sheet.hasTanks ? 3 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            Layout.fillWidth: true

            Entry {
                objectName: "manage-receipts"
                visible: sheet.hasReceipts
                text: qsTr("Receipts")
                iconName: "receipt"
                onClicked: sheet.receiptsAsked()
            }
            Entry {
                objectName: "manage-vouchers"
                visible: sheet.hasVouchers
                text: qsTr("Vouchers")
                iconName: "voucher"
                onClicked: sheet.vouchersAsked()
            }
            Entry {
                objectName: "manage-health"
                text: qsTr("Health")
                iconName: "gauge"
                onClicked: sheet.healthAsked()
            }
            Entry {
                objectName: "manage-charts"
                text: qsTr("Charts")
                iconName: "chart"
                onClicked: sheet.chartsAsked()
            }
            Entry {
                objectName: "manage-prices"
                text: qsTr("Prices")
                iconName: "tag"
                onClicked: prices.open()
            }
            Entry {
                objectName: "manage-tanks"
                visible: sheet.hasTanks
                text: qsTr("Tanks")
                iconName: "tank"
                onClicked: tanks.open()
            }
            Entry {
                objectName: "manage-users"
                text: qsTr("People")
                iconName: "people"
                onClicked: users.open()
            }
            Entry {
                objectName: "manage-journal"
                text: qsTr("Journal")
                iconName: "book"
                onClicked: journal.open()
            }
            Entry {
                objectName: "manage-about"
                text: qsTr("About this kiosk")
                iconName: "info"
                onClicked: about.open()
            }
        }
        Item {
            Layout.fillHeight: true
        }
        Copy {
            text: qsTr("Nobody can raise a customer's limit, open a valve past a safety trip, or change a record.")
            color: Theme.inkSoft
            font.pixelSize: Theme.textCaption
            Layout.fillWidth: true
        }
    }

    component Entry: ActionButton {
        tone: "plain"
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: Theme.isCompact && (sheet.hasVouchers || sheet.hasTanks) ? Theme.touch : Theme.primary
    }
    PricesSheet {
        id: prices

        kiosk: sheet.kiosk
    }
    TanksSheet {
        id: tanks

        kiosk: sheet.kiosk
    }
    UsersSheet {
        id: users

        kiosk: sheet.kiosk
    }
    JournalSheet {
        id: journal

        kiosk: sheet.kiosk
    }
    AboutSheet {
        id: about

        kiosk: sheet.kiosk
    }
}
