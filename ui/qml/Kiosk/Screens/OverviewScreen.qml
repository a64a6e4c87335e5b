pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Every outlet at a glance; touch one or several, then go on.
Item {
    id: screen

    required property KioskViewModel kiosk
    readonly property OverviewViewModel overview: kiosk.overview
    readonly property bool offersLanguages: (Theme.isCompact || Theme.isPortrait) && kiosk.languages.count === 3 && overview.chosenCount === 0 && overview.queues.count === 0 && overview.waiting.count === 0 && kiosk.notice === ""

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.margin
        spacing: Theme.gap

        ScreenHeader {
            // Many outlets need its room, and speak for themselves.
            visible: !Theme.isCompact && (Theme.isPortrait || screen.overview.outlets.count <= 12)
            hasBack: false
            title: screen.overview.hasFree ? qsTr("Where would you like to start?") : qsTr("No outlet is free right now")
            Layout.fillWidth: true
            Layout.maximumHeight: Theme.textHeadline * 1.5
        }

        Item {
            id: room

            Layout.fillWidth: true
            Layout.fillHeight: true

            TextMetrics {
                id: longest

                text: screen.overview.longestName
                font.family: Theme.family
                font.pixelSize: Theme.textLabel
                font.weight: Font.DemiBold
            }

            GridLayout {
                id: tiles

                readonly property real each: (width - (columns - 1) * columnSpacing) / columns - 2 * Theme.pad - Theme.half
                readonly property int nameSize: Math.max(Theme.textSmallest, Math.floor(Theme.textLabel * Math.min(1, each / longest.advanceWidth)))
                readonly property int rowsShown: Math.ceil(screen.overview.outlets.count / columns)

                anchors.horizontalCenter: parent.horizontalCenter
                // A tile much wider than high, or higher than wide, would be empty in the middle.
                height: Math.min(parent.height, rowsShown * (width / columns) * 1.3)
                width: screen.overview.outlets.count === 1 ? Math.min(parent.width, 1.9 * parent.height) : parent.width
                columns: Theme.columnsFor(Math.max(1, screen.overview.outlets.count), room.width, room.height, Theme.isPortrait && screen.overview.outlets.count > 8 ? 2.4 : 1.2)
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap
                uniformCellWidths: true
                uniformCellHeights: true

                Repeater {
                    model: screen.overview.outlets

                    OutletTile {
                        objectName: "outlet-" + number
                        enabled: isAvailable
                        nameSize: tiles.nameSize
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: 1
                        Layout.preferredHeight: 1
                        onClicked: screen.overview.toggle(number)
                    }
                }
            }
        }

        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true

            NoticeBanner {
                kiosk: screen.kiosk
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.primary
            }
            ColumnLayout {
                readonly property bool isPublic: true

                visible: screen.kiosk.notice === ""
                spacing: Math.round(Theme.half * 0.3)
                Layout.fillWidth: true

                Copy {
                    text: screen.overview.chosenCount === 0 ? qsTr("Touch an outlet. You can choose several.") : qsTr("%n outlet(s) chosen", "", screen.overview.chosenCount)
                    font.weight: Font.DemiBold
                    font.pixelSize: Theme.isCompact ? Theme.textBody : Theme.textLabel
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.textLeast
                    verticalAlignment: Text.AlignBottom
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.primary * 0.52
                }
                Copy {
                    text: screen.overview.chosenCount === 0 ? qsTr("You pay only what you take.") : screen.overview.chosenText
                    color: Theme.inkSoft
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.textSmallest
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.primary * 0.4
                }
            }
            // Where what stands around has no room for every language: the others, a touch away.
            Repeater {
                model: screen.offersLanguages ? screen.kiosk.languages : null

                ToolButton {
                    required property string code
                    required text
                    required property bool isPicked

                    objectName: "speak-" + code
                    visible: !isPicked
                    font.pixelSize: Theme.textCaption
                    Layout.preferredWidth: Theme.touch
                    Layout.preferredHeight: Theme.touch
                    onClicked: screen.kiosk.speak(code)
                }
            }
            ActionButton {
                objectName: "queue"
                visible: (screen.overview.queues.count > 0 || screen.overview.waiting.count > 0) && screen.kiosk.notice === "" && screen.overview.chosenCount === 0
                tone: "plain"
                text: Theme.isCompact ? "" : qsTr("Wait for an outlet")
                iconName: "clock"
                Accessible.name: qsTr("Wait for an outlet")
                Layout.preferredWidth: text === "" ? Theme.primary : Math.min(implicitWidth, Theme.primary * 2.4)
                Layout.preferredHeight: Theme.primary
                onClicked: queueing.isOpen = true
            }
            ActionButton {
                objectName: "continue"
                text: qsTr("Continue")
                iconName: "forward"
                isDirectional: true
                iconLast: true
                enabled: screen.overview.chosenCount > 0
                Layout.preferredWidth: Math.max(implicitWidth, Theme.primary * (Theme.isCompact ? 2 : Theme.isPortrait ? 2.4 : 3))
                Layout.preferredHeight: Theme.primary
                onClicked: screen.overview.proceed()
            }
        }
    }

    component Choices: GridLayout {
        columns: Theme.isPortrait ? 2 : 4
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        uniformCellWidths: true
        Layout.fillWidth: true
    }

    // Nobody closes it for the next customer.
    Connections {
        target: screen.kiosk

        function onForgotten(): void {
            queueing.isOpen = false;
        }
    }

    Sheet {
        id: queueing

        canDismiss: true
        cardWidth: width - 2 * Theme.margin
        onDismissed: isOpen = false

        ColumnLayout {
            width: parent.width
            spacing: Theme.gap

            RowLayout {
                spacing: Theme.gap
                Layout.fillWidth: true

                Copy {
                    text: screen.overview.queues.count > 0 ? qsTr("Pay now, and it is your turn after the others") : qsTr("Who is waiting")
                    font.pixelSize: Theme.textTitle
                    font.weight: Font.Bold
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.textLeast
                    verticalAlignment: Text.AlignVCenter
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.touch
                }
                ToolButton {
                    objectName: "queue-close"
                    iconName: "close"
                    spoken: qsTr("Close")
                    Layout.preferredWidth: Theme.touch
                    Layout.preferredHeight: Theme.touch
                    onClicked: queueing.isOpen = false
                }
            }
            Choices {
                Repeater {
                    model: screen.overview.queues

                    PickButton {
                        required property int number
                        readonly property bool isPublic: true

                        objectName: "queue-" + number
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.preferredHeight: Theme.touch
                        onClicked: screen.overview.queueFor(number)
                    }
                }
            }
            Copy {
                visible: screen.overview.waiting.count > 0
                text: qsTr("Are you waiting? Touch your two words.")
                color: Theme.inkSoft
                Layout.fillWidth: true
            }
            Choices {
                visible: screen.overview.waiting.count > 0

                Repeater {
                    model: screen.overview.waiting

                    PickButton {
                        required property string sale
                        readonly property bool isPrivate: true

                        objectName: "waiting-" + sale
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.preferredHeight: Theme.touch
                        onClicked: screen.overview.look(sale)
                    }
                }
            }
        }
    }
}
