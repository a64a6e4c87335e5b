pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Kiosk.Theme

// One of several: a quick amount, a form, a name, a reason. The picked one has a tick as well.
Button {
    id: pick

    required text
    required property bool isPicked
    property string iconName: ""
    property bool isFigure: false
    // One of a list below one another: what it says begins where the others begin.
    property bool isListed: false

    readonly property color ink: !enabled ? Theme.inkSoft : isPicked ? Theme.accentInk : Theme.ink

    implicitWidth: Theme.primary
    implicitHeight: Theme.touch
    padding: 0
    leftPadding: isListed ? Theme.pad : Theme.isCompact ? Theme.half * 0.5 : Theme.half
    rightPadding: leftPadding
    focusPolicy: Qt.TabFocus
    font.family: Theme.family
    font.pixelSize: isFigure ? Theme.textLabel : Theme.textBody
    font.weight: Font.DemiBold
    font.features: Theme.tabular
    scale: down ? 0.97 : 1
    onPressed: Sound.clicked()
    // Picked is what the view-model says; a press alone changes nothing.
    checkable: true
    checked: isPicked
    onToggled: checked = Qt.binding(() => pick.isPicked)
    Accessible.role: Accessible.RadioButton

    background: Rectangle {
        radius: Theme.radiusSmall
        color: !pick.enabled ? Theme.sunken : pick.isPicked ? (pick.down ? Theme.accentPressed : Theme.accent) : pick.down ? Theme.pressed : Theme.surface
        border.width: pick.visualFocus ? Theme.focusEdge : !pick.enabled ? 0 : pick.isPicked ? Theme.filledEdge : Theme.touchEdge
        border.color: pick.visualFocus ? Theme.ink : Theme.rim
    }

    contentItem: Item {
        RowLayout {
            anchors.centerIn: parent
            width: pick.isListed ? parent.width : Math.min(implicitWidth, parent.width)
            height: parent.height
            spacing: Theme.half

            Icon {
                visible: name !== ""
                name: pick.isPicked ? "check" : pick.iconName
                ink: pick.ink
                side: Theme.iconSmall
                Layout.preferredWidth: side
                Layout.preferredHeight: side
            }
            Label {
                text: pick.text
                color: pick.ink
                font: pick.font
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.textSmallest
                wrapMode: pick.isFigure ? Text.NoWrap : Text.WordWrap
                lineHeight: 0.95
                horizontalAlignment: pick.iconName === "" && !pick.isFigure ? Text.AlignHCenter : Text.AlignLeft
                verticalAlignment: Text.AlignVCenter
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }
}
