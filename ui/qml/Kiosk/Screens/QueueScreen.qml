pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Paid for, and others are served first: how many, and how the place is found again.
Item {
    id: screen

    required property KioskViewModel kiosk
    readonly property QueueViewModel queue: kiosk.queue

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.margin
        spacing: Theme.gap

        ScreenHeader {
            kiosk: screen.kiosk
            hasBack: false
            title: screen.queue.before === 0 ? qsTr("You are next") : qsTr("%n customer(s) before you", "", screen.queue.before)
            Layout.fillWidth: true
        }

        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                anchors.fill: parent
                anchors.margins: Theme.pad
                spacing: Theme.gap

                Figure {
                    readonly property bool isPublic: true

                    text: screen.queue.outletText
                    font.pixelSize: Theme.textTitle
                    horizontalAlignment: Text.AlignHCenter
                    Layout.fillWidth: true
                }
                Rectangle {
                    color: Theme.accentSoft
                    radius: Theme.radiusSmall
                    Layout.fillWidth: true
                    Layout.fillHeight: true

                    Figure {
                        readonly property bool isPrivate: true

                        objectName: "words"
                        anchors.fill: parent
                        anchors.margins: Theme.half
                        text: screen.queue.words
                        color: Theme.accentSoftInk
                        font.pixelSize: Theme.textFigure
                        font.weight: Font.Bold
                        horizontalAlignment: Text.AlignHCenter
                    }
                }
                Copy {
                    text: qsTr("These words are shown when it is your turn. Your %1 stay yours until you take something.").arg(screen.queue.heldText)
                    color: Theme.inkSoft
                    horizontalAlignment: Text.AlignHCenter
                    Layout.fillWidth: true
                }
            }
        }

        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true

            ActionButton {
                objectName: "others"
                tone: "plain"
                text: qsTr("Other customers")
                iconName: "people"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.primary
                onClicked: screen.queue.others()
            }
            ActionButton {
                objectName: "leave"
                tone: "plain"
                text: qsTr("Leave the queue")
                iconName: "close"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.primary
                onClicked: leaving.isOpen = true
            }
        }
    }

    Sheet {
        id: leaving

        canDismiss: true
        onDismissed: isOpen = false

        ColumnLayout {
            width: parent.width
            spacing: Theme.gap

            Copy {
                text: qsTr("Leave the queue?")
                font.pixelSize: Theme.textTitle
                font.weight: Font.Bold
                Layout.fillWidth: true
            }
            Copy {
                text: qsTr("All of your %1 go back to you, and your place is given away.").arg(screen.queue.heldText)
                color: Theme.inkSoft
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Theme.gap
                Layout.fillWidth: true

                ActionButton {
                    objectName: "leave-no"
                    tone: "plain"
                    text: qsTr("Stay")
                    iconName: "clock"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.primary
                    onClicked: leaving.isOpen = false
                }
                ActionButton {
                    objectName: "leave-yes"
                    text: qsTr("Leave")
                    iconName: "check"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.primary
                    onClicked: screen.queue.leave()
                }
            }
        }
    }

    MoveSheet {
        moves: screen.queue.moves
        leftText: screen.queue.leftText
        onMove: outlet => screen.queue.moveTo(outlet)
        onRefuse: screen.queue.leave()
    }
}
