pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import Kiosk.Theme

// Something to touch in large text: as high as its words, whose width is that of the page.
Button {
    id: button

    // plain, primary or halt.
    property string tone: "plain"
    property string iconName: ""
    property bool isPicked: false
    property bool isDirectional: false
    property bool isFigure: false
    // What stands below its name.
    property string detail: ""

    readonly property string look: isPicked ? "primary" : tone
    readonly property color ink: !enabled ? Theme.inkSoft : look === "primary" ? Theme.accentInk : look === "halt" ? Theme.haltInk : Theme.ink

    width: parent ? parent.width : implicitWidth
    implicitWidth: Theme.primary
    implicitHeight: Math.ceil(Math.max(Theme.primary, words.implicitHeight + (Theme.isCompact ? Math.round(Theme.half / 2) : Theme.gap)))
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    topPadding: 0
    bottomPadding: 0
    focusPolicy: Qt.TabFocus
    font.family: Theme.family
    font.pixelSize: Theme.textLarge
    font.weight: Font.DemiBold
    font.features: Theme.tabular
    onPressed: Sound.clicked()
    Accessible.checkable: isPicked
    Accessible.checked: isPicked

    background: Rectangle {
        radius: Theme.radiusSmall
        color: !button.enabled ? Theme.sunken : button.look === "primary" ? (button.down ? Theme.accentPressed : Theme.accent) : button.look === "halt" ? (button.down ? Theme.haltPressed : Theme.halt) : button.down ? Theme.pressed : Theme.surface
        border.width: button.visualFocus ? Theme.strokeStrong : button.look === "plain" ? Theme.touchEdge : Theme.filledEdge
        border.color: button.visualFocus ? Theme.ink : Theme.rim
    }

    contentItem: Item {
        Icon {
            id: sign

            visible: name !== ""
            name: button.isPicked ? "check" : button.iconName
            ink: button.ink
            side: visible ? Math.round(Theme.textLarge * 0.9) : 0
            isDirectional: button.isDirectional
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
        }
        Column {
            id: words

            anchors.left: sign.right
            anchors.leftMargin: sign.visible ? Theme.half : 0
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter

            LargeText {
                visible: text !== ""
                text: button.text
                color: button.ink
                lineHeight: 0.95
                wrapMode: button.isFigure ? Text.NoWrap : Text.Wrap
                fontSizeMode: button.isFigure ? Text.HorizontalFit : Text.FixedSize
                minimumPixelSize: Theme.textBody
            }
            LargeText {
                visible: text !== ""
                text: button.detail
                color: button.ink
                font.weight: Font.Medium
                lineHeight: 0.95
            }
        }
    }
}
