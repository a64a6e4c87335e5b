pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// From "take the nozzle" to the last drop.
Item {
    id: screen

    required property KioskViewModel kiosk
    readonly property DeliveringViewModel delivering: kiosk.delivering
    readonly property bool isSingle: delivering.deliveries.count <= 1

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.margin
        spacing: Theme.gap

        Item {
            id: room

            Layout.fillWidth: true
            Layout.fillHeight: true

            GridLayout {
                anchors.fill: parent
                columns: screen.isSingle ? 1 : Theme.columnsFor(screen.delivering.deliveries.count, room.width, room.height, Theme.isPortrait ? 2.4 : 1.7)
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap
                uniformCellWidths: true
                uniformCellHeights: true

                Repeater {
                    model: screen.isSingle ? screen.delivering.deliveries : null

                    DeliveryHero {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        onStart: screen.delivering.start(outlet)
                        onPause: screen.delivering.pause(outlet)
                        onResume: screen.delivering.resume(outlet)
                        onStop: screen.delivering.stop(outlet)
                    }
                }
                Repeater {
                    model: screen.isSingle ? null : screen.delivering.deliveries

                    DeliveryCard {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: 1
                        Layout.preferredHeight: 1
                        onStart: screen.delivering.start(outlet)
                        onPause: screen.delivering.pause(outlet)
                        onResume: screen.delivering.resume(outlet)
                        onStop: screen.delivering.stop(outlet)
                    }
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
                Layout.preferredWidth: Math.min(implicitWidth, Theme.primary * (Theme.isCompact || Theme.isPortrait ? 2 : 3))
                Layout.preferredHeight: Theme.primary
                onClicked: screen.delivering.others()
            }
            ActionButton {
                objectName: "add"
                visible: screen.delivering.canAdd && screen.kiosk.notice === ""
                tone: "plain"
                text: Theme.isCompact || Theme.isPortrait ? "" : qsTr("Add money")
                iconName: "coins"
                Accessible.name: qsTr("Add money")
                Layout.preferredWidth: text === "" ? Theme.primary : Math.min(implicitWidth, Theme.primary * 2.4)
                Layout.preferredHeight: Theme.primary
                onClicked: adding.isOpen = true
            }
            NoticeBanner {
                kiosk: screen.kiosk
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.primary
            }
            ColumnLayout {
                visible: !screen.isSingle && screen.kiosk.notice === ""
                spacing: 0
                Layout.fillWidth: true

                Figure {
                    text: screen.delivering.moneyText
                    font.pixelSize: Theme.textHeadline
                    horizontalAlignment: Text.AlignHCenter
                    Layout.fillWidth: true
                }
                Figure {
                    text: qsTr("of %1").arg(screen.delivering.heldText)
                    color: Theme.inkSoft
                    font.pixelSize: Theme.textCaption
                    font.weight: Font.Medium
                    horizontalAlignment: Text.AlignHCenter
                    Layout.fillWidth: true
                }
            }
            Copy {
                visible: screen.isSingle && screen.kiosk.notice === ""
                text: screen.delivering.overrideBy !== "" ? qsTr("Paid by the operator (%1)").arg(screen.delivering.overrideBy) : qsTr("You pay only what you take.")
                color: Theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            ActionButton {
                objectName: "finish"
                text: screen.isSingle ? qsTr("Finish") : qsTr("Finish all")
                iconName: "check"
                Layout.preferredWidth: Theme.isCompact ? Theme.primary * 1.8 : Math.max(implicitWidth, Theme.primary * 2.4)
                Layout.preferredHeight: Theme.primary
                onClicked: screen.delivering.finish()
            }
        }
    }

    AddSheet {
        id: adding

        readonly property bool isAsking: screen.delivering.isAdding

        delivering: screen.delivering
        onIsAskingChanged: {
            if (!isAsking)
                isOpen = false; // It is paid, or given up.
        }
    }

    // Nothing runs any more: nobody's stop button is behind it.
    MoveSheet {
        moves: screen.delivering.moves
        isOpen: moves.count > 0 && screen.delivering.isOver
        leftText: screen.delivering.leftText
        onMove: outlet => screen.delivering.moveTo(outlet)
        onRefuse: screen.delivering.finish()
    }
}
