pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Kiosk.Theme

// The button that a screen is for, and its quieter siblings.
Button {
    id: button

    // primary, quiet, plain, halt, warn or, always there and so calmer, alarm.
    property string tone: "primary"
    property string iconName: ""
    property bool isDirectional: false
    property bool iconLast: false
    // The word stands below the icon.
    property bool isStacked: false
    // Nobody may: a lock stands behind the word, and touching it says why.
    property bool isRefused: false

    readonly property color ground: tone === "primary" ? (down ? Theme.accentPressed : Theme.accent) : tone === "halt" ? (down ? Theme.haltPressed : Theme.halt) : tone === "alarm" ? (down ? Theme.halt : Theme.toneGround("bad")) : tone === "warn" ? (down ? Theme.pressed : Theme.toneGround("warn")) : down ? Theme.pressed : tone === "quiet" ? Theme.sunken : Theme.surface
    readonly property color inkColor: !enabled || isRefused ? Theme.inkSoft : tone === "primary" ? Theme.accentInk : tone === "halt" || (tone === "alarm" && down) ? Theme.haltInk : tone === "alarm" ? Theme.toneInk("bad") : tone === "warn" ? Theme.toneInk("warn") : Theme.ink

    implicitHeight: Theme.primary
    implicitWidth: Math.max(Theme.primary, row.implicitWidth + 2 * Theme.pad)
    leftPadding: Theme.pad
    rightPadding: Theme.pad
    topPadding: 0
    bottomPadding: 0
    focusPolicy: Qt.TabFocus
    font.family: Theme.family
    font.pixelSize: Theme.textLabel
    font.weight: Font.DemiBold
    scale: down ? 0.98 : 1
    onPressed: Sound.clicked()

    Behavior on scale {
        NumberAnimation {
            duration: Theme.quick
        }
    }

    background: Rectangle {
        radius: button.height <= Theme.touch ? Theme.radiusSmall : Theme.radius
        color: button.enabled ? button.ground : Theme.sunken
        border.width: button.visualFocus ? Theme.focusEdge : !button.enabled ? 0 : button.tone === "primary" || button.tone === "halt" ? Theme.filledEdge : Theme.touchEdge
        border.color: button.visualFocus ? Theme.ink : button.tone === "alarm" ? Theme.toneInk("bad") : button.tone === "warn" ? Theme.toneInk("warn") : Theme.rim
    }

    contentItem: Item {
        GridLayout {
            id: row

            anchors.centerIn: parent
            width: Math.min(implicitWidth, parent.width)
            height: parent.height
            columns: button.isStacked ? 1 : 3
            columnSpacing: Theme.half
            rowSpacing: 0
            layoutDirection: button.iconLast ? Qt.RightToLeft : Qt.LeftToRight

            Icon {
                visible: button.iconName !== ""
                name: button.iconName
                ink: button.inkColor
                side: Theme.icon
                isDirectional: button.isDirectional
                Layout.preferredWidth: Theme.icon
                Layout.preferredHeight: Theme.icon
                Layout.alignment: Qt.AlignCenter
            }

            Label {
                visible: button.text !== ""
                text: button.text
                color: button.inkColor
                font: button.font
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.textSmallest
                wrapMode: Text.WordWrap
                lineHeight: 0.95
                horizontalAlignment: button.iconName === "" || button.isStacked ? Text.AlignHCenter : button.iconLast ? Text.AlignRight : Text.AlignLeft
                verticalAlignment: Text.AlignVCenter
                Layout.fillWidth: true
                Layout.fillHeight: true
            }

            Icon {
                visible: button.isRefused
                name: "lock"
                ink: button.inkColor
                side: Theme.iconSmall
                Layout.preferredWidth: Theme.iconSmall
                Layout.preferredHeight: Theme.iconSmall
                Layout.alignment: Qt.AlignCenter
            }
        }
    }
}
