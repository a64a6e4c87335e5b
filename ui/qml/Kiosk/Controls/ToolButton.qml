pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Kiosk.Theme

// A square target with an icon or a short word: the things that stand around every screen.
Button {
    id: tool

    property string iconName: ""
    property bool isCurrent: false
    property bool isDirectional: false
    property bool isFlat: false
    property color ink: isCurrent ? Theme.accentInk : Theme.ink
    property string spoken: text

    implicitWidth: Theme.touch
    implicitHeight: Theme.touch
    padding: 0
    focusPolicy: Qt.TabFocus
    font.family: Theme.family
    font.pixelSize: Theme.textBody
    font.weight: Font.DemiBold
    scale: down ? 0.96 : 1
    Accessible.name: spoken

    background: Rectangle {
        radius: Theme.radiusSmall
        color: tool.isCurrent ? Theme.accent : tool.down ? Theme.pressed : tool.isFlat ? "transparent" : Theme.surface
        border.width: tool.visualFocus ? Theme.strokeStrong : tool.isCurrent || tool.isFlat ? 0 : Theme.stroke
        border.color: tool.visualFocus ? Theme.ink : Theme.line
    }

    contentItem: Item {
        Icon {
            visible: tool.iconName !== ""
            anchors.centerIn: parent
            name: tool.iconName
            ink: tool.ink
            isDirectional: tool.isDirectional
        }
        Label {
            visible: tool.iconName === ""
            anchors.fill: parent
            anchors.margins: Theme.stroke * 2
            text: tool.text
            color: tool.ink
            font: tool.font
            fontSizeMode: Text.Fit
            minimumPixelSize: 12
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }
    }
}
