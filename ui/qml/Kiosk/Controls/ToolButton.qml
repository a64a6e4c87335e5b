pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Kiosk.Theme

// A square target with an icon, a short word, or an icon over a word: the things that stand around
// every screen.
Button {
    id: tool

    property string iconName: ""
    property string caption: ""
    property bool isCurrent: false
    // It wants to be touched: filled, as the button that a screen is for.
    property bool isUrgent: false
    property bool isDirectional: false
    property bool isFlat: false
    property real captionSize: Theme.textLeast
    property real iconSide: Theme.icon
    property color ink: !enabled ? Theme.inkSoft : isCurrent || isUrgent ? Theme.accentInk : Theme.ink
    property string spoken: text

    implicitWidth: Theme.touch
    implicitHeight: Theme.touch
    padding: 0
    focusPolicy: Qt.TabFocus
    font.family: Theme.family
    font.pixelSize: Theme.textBody
    font.weight: Font.DemiBold
    scale: down ? 0.96 : 1
    onPressed: Sound.clicked()
    Accessible.name: spoken

    background: Rectangle {
        radius: Theme.radiusSmall
        color: !tool.enabled ? Theme.sunken : tool.isCurrent ? Theme.accent : tool.isUrgent ? (tool.down ? Theme.accentPressed : Theme.accent) : tool.down ? Theme.pressed : tool.isFlat ? "transparent" : Theme.surface
        border.width: tool.visualFocus ? Theme.focusEdge : !tool.enabled ? 0 : tool.isCurrent || tool.isUrgent || tool.isFlat ? Theme.filledEdge : Theme.touchEdge
        border.color: tool.visualFocus ? Theme.ink : Theme.rim

        // The one in force has a line, for those who cannot tell its colour: where no word stands.
        Rectangle {
            visible: tool.isCurrent && tool.enabled
            anchors.horizontalCenter: parent.horizontalCenter
            y: tool.caption === "" ? parent.height - height - Theme.half : Math.round(Theme.half * 0.4)
            width: parent.width / 2
            height: Theme.strokeStrong
            radius: height / 2
            color: Theme.accentInk
        }
    }

    contentItem: Item {
        Icon {
            visible: tool.iconName !== ""
            anchors.centerIn: parent
            anchors.verticalCenterOffset: tool.caption === "" ? 0 : -tool.captionSize * 0.7
            name: tool.iconName
            side: tool.iconSide
            ink: tool.ink
            isDirectional: tool.isDirectional
        }
        Label {
            visible: tool.caption !== ""
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Theme.stroke * 2
            anchors.bottomMargin: Math.round(Theme.half * 0.3)
            height: tool.captionSize * 1.7
            text: tool.caption
            color: tool.ink
            font.family: tool.font.family
            font.weight: tool.font.weight
            font.pixelSize: tool.captionSize
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.textSmallest
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }
        Label {
            visible: tool.iconName === ""
            anchors.fill: parent
            anchors.margins: Theme.stroke * 2
            text: tool.text
            color: tool.ink
            font: tool.font
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.textSmallest
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }
    }
}
