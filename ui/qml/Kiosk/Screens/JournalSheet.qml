pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The journal, to read: the newest entry first, page by page. It has no way to change anything.
OfficePage {
    id: sheet

    readonly property JournalViewModel journal: kiosk.journal
    property bool isChoosing: false

    function open(): void {
        isChoosing = false;
        journal.open(most);
        isOpen = true;
    }

    name: "journal"
    most: Theme.isCompact ? 3 : Theme.isPortrait ? 10 : 4
    title: isChoosing ? qsTr("Filter the journal") : qsTr("Journal")
    hasBack: isChoosing
    onWentBack: isChoosing = false
    onClosed: {
        isOpen = false;
        journal.close();
    }

    StateChip {
        visible: !sheet.isChoosing
        word: sheet.journal.chainText
        iconName: sheet.journal.chainIcon
        tone: sheet.journal.chainTone
        Layout.maximumWidth: sheet.width - 2 * Theme.margin
    }
    Copy {
        visible: !sheet.isChoosing && text !== ""
        text: sheet.journal.toldText
        color: Theme.inkSoft
        Layout.fillWidth: true
    }
    ColumnLayout {
        visible: !sheet.isChoosing
        spacing: Theme.half
        Layout.fillWidth: true
        Layout.fillHeight: true

        Repeater {
            model: sheet.isOpen && !sheet.isChoosing ? sheet.journal.rows : null

            RowLayout {
                id: line

                required property int index
                required property int number
                required property string title
                required property string detailText
                required property string moneyText

                visible: index < sheet.most
                spacing: Theme.gap
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: 1
                Layout.maximumHeight: sheet.textRow * 1.3 + 2 * sheet.textBelow * 1.3

                ColumnLayout {
                    spacing: 0
                    Layout.fillWidth: true
                    Layout.fillHeight: true

                    Copy {
                        text: Lines.dotted([line.number, line.title])
                        font.pixelSize: sheet.textRow
                        font.weight: Font.DemiBold
                        font.features: Theme.tabular
                        wrapMode: Text.NoWrap
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Theme.textSmallest
                        Layout.fillWidth: true
                    }
                    Copy {
                        text: line.detailText
                        color: Theme.inkSoft
                        font.pixelSize: sheet.textBelow
                        // It goes on below: no line is so long that it has to be small.
                        fontSizeMode: Text.Fit
                        minimumPixelSize: Theme.textSmallest
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredHeight: 1
                    }
                }
                Figure {
                    visible: text !== ""
                    text: line.moneyText
                    font.pixelSize: sheet.textRow
                    minimumPixelSize: Theme.textSmallest
                    horizontalAlignment: Text.AlignRight
                }
            }
        }
    }
    GridLayout {
        visible: sheet.isChoosing
        columns: Theme.isPortrait ? 1 : 2
        columnSpacing: 2 * Theme.gap
        rowSpacing: Theme.gap
        uniformCellWidths: true
        Layout.fillWidth: true

        component Choice: Turner {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }

        Choice {
            name: "journal-outlet"
            caption: qsTr("Outlet")
            value: sheet.journal.outletText
            onTurned: by => sheet.journal.turnOutlet(by)
        }
        Choice {
            name: "journal-kind"
            caption: qsTr("Kind")
            value: sheet.journal.kindText
            onTurned: by => sheet.journal.turnKind(by)
        }
        Choice {
            name: "journal-person"
            caption: qsTr("Person")
            value: sheet.journal.personText
            onTurned: by => sheet.journal.turnPerson(by)
        }
        Choice {
            name: "journal-day"
            caption: qsTr("Day")
            value: sheet.journal.dayText
            onTurned: by => sheet.journal.turnDay(by)
        }
    }
    Item {
        visible: sheet.isChoosing || sheet.journal.rows.count < sheet.most
        Layout.fillHeight: true
    }
    Copy {
        text: qsTr("To read only: nothing here can be changed. A mistake is put right by a new entry.")
        color: Theme.inkSoft
        font.pixelSize: Theme.textLeast
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.textSmallest
        wrapMode: Theme.isCompact ? Text.NoWrap : Text.WordWrap
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Theme.gap
        Layout.fillWidth: true

        component Step: ActionButton {
            tone: "plain"
            leftPadding: Theme.half
            rightPadding: Theme.half
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: Theme.touch
        }

        Step {
            objectName: "journal-choose"
            visible: !sheet.isChoosing
            iconName: "filter"
            text: sheet.journal.isChosen ? qsTr("Filtered") : qsTr("Filter")
            tone: sheet.journal.isChosen ? "primary" : "plain"
            onClicked: sheet.isChoosing = true
        }
        Step {
            objectName: "journal-newer"
            visible: !sheet.isChoosing
            iconName: "back"
            isDirectional: true
            text: qsTr("Newer")
            enabled: sheet.journal.hasNewer
            onClicked: sheet.journal.newer()
        }
        Step {
            objectName: "journal-older"
            visible: !sheet.isChoosing
            iconName: "forward"
            isDirectional: true
            text: qsTr("Older")
            enabled: sheet.journal.hasOlder
            onClicked: sheet.journal.older()
        }
        Step {
            objectName: "journal-show"
            visible: sheet.isChoosing
            tone: "primary"
            iconName: "check"
            text: qsTr("Show")
            onClicked: sheet.open()
        }
    }
}
