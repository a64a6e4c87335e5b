pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What happened, what it costs, what now.
Item {
    id: screen

    required property KioskViewModel kiosk

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Theme.noticeWidth)
        spacing: Theme.gap

        Rectangle {
            implicitWidth: Theme.iconHuge * (Theme.isCompact ? 1 : 1.5)
            implicitHeight: implicitWidth
            radius: width / 2
            color: Theme.toneGround("warn")
            Layout.alignment: Qt.AlignHCenter

            Icon {
                anchors.centerIn: parent
                name: "wrench"
                ink: Theme.toneInk("warn")
                side: parent.width * 0.55
            }
        }
        Copy {
            text: screen.kiosk.noticeHappened !== "" ? screen.kiosk.noticeHappened : qsTr("This kiosk is out of service.")
            font.pixelSize: Theme.textHeadline
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        Copy {
            text: screen.kiosk.noticeMoney !== "" ? screen.kiosk.noticeMoney : qsTr("Nothing is charged.")
            color: Theme.inkSoft
            font.pixelSize: Theme.textLabel
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        Card {
            readonly property bool isPublic: true

            visible: screen.kiosk.phoneText !== ""
            isRaised: false
            Layout.fillWidth: true
            Layout.topMargin: Theme.gap
            Layout.preferredHeight: Theme.primary * 1.2

            RowLayout {
                anchors.centerIn: parent
                width: Math.min(implicitWidth, parent.width - 2 * Theme.pad)
                spacing: Theme.gap

                Icon {
                    name: "phone"
                    ink: Theme.accent
                    side: Theme.icon * 1.3
                    Layout.preferredWidth: side
                    Layout.preferredHeight: side
                }
                Figure {
                    text: screen.kiosk.phoneText
                    font.pixelSize: Theme.textHeadline
                    Layout.fillWidth: true
                }
            }
        }
        Copy {
            text: qsTr("Please call us if you need help.")
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
    }
}
