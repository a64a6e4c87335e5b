pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Kiosk.Theme

// One key of a keypad.
Button {
    id: key

    property string iconName: ""

    implicitWidth: Theme.primary
    implicitHeight: Theme.primary
    padding: 0
    focusPolicy: Qt.TabFocus
    font.family: Theme.family
    font.pixelSize: Theme.isLarge ? Theme.textLarge : Theme.textHeadline * 0.9
    font.weight: Font.DemiBold
    font.features: Theme.tabular
    scale: down ? 0.96 : 1
    onPressed: Sound.clicked()

    background: Rectangle {
        radius: Theme.radius
        color: key.down ? Theme.pressed : key.iconName === "" ? Theme.surface : Theme.sunken
        border.width: key.visualFocus ? Theme.focusEdge : key.enabled ? Theme.touchEdge : 0
        border.color: key.visualFocus ? Theme.ink : Theme.rim
    }

    contentItem: Item {
        Icon {
            visible: key.iconName !== ""
            anchors.centerIn: parent
            name: key.iconName
            side: Theme.icon
            ink: key.enabled ? Theme.ink : Theme.lineStrong
        }
        Label {
            visible: key.iconName === ""
            anchors.fill: parent
            text: key.text
            color: key.enabled ? Theme.ink : Theme.lineStrong
            font: key.font
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }
    }
}
