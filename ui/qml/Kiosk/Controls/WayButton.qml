pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Kiosk.Theme

// A way to pay: its icon above its name. The one that is open has a tick as well.
Button {
    id: way

    required text
    required property bool isPicked
    required property string iconName
    property bool isWide: false

    // Two lines of its name have no room below a picture of the usual size.
    readonly property bool isSmall: !isWide && height < Theme.primary
    readonly property color ink: !enabled ? Theme.inkSoft : isPicked ? Theme.accentInk : Theme.ink

    implicitWidth: Theme.primary
    implicitHeight: Theme.primary
    padding: Theme.half * 0.5
    focusPolicy: Qt.TabFocus
    font.family: Theme.family
    font.pixelSize: isWide ? Theme.textLabel : Theme.textBody
    font.weight: Font.DemiBold
    scale: down ? 0.97 : 1
    onPressed: Sound.clicked()
    // Picked is what the view-model says; a press alone changes nothing.
    checkable: true
    checked: isPicked
    onToggled: checked = Qt.binding(() => way.isPicked)
    Accessible.role: Accessible.RadioButton

    background: Rectangle {
        radius: Theme.radiusSmall
        color: !way.enabled ? Theme.sunken : way.isPicked ? (way.down ? Theme.accentPressed : Theme.accent) : way.down ? Theme.pressed : Theme.surface
        border.width: way.visualFocus ? Theme.focusEdge : !way.enabled ? 0 : way.isPicked ? Theme.filledEdge : Theme.touchEdge
        border.color: way.visualFocus ? Theme.ink : Theme.rim
    }

    contentItem: Item {
        GridLayout {
            anchors.centerIn: parent
            width: way.isWide ? Math.min(implicitWidth, parent.width) : parent.width
            height: Math.min(implicitHeight, parent.height)
            columns: way.isWide ? 2 : 1
            columnSpacing: Theme.half
            rowSpacing: Math.round(Theme.half * 0.3)

            Icon {
                name: way.isPicked ? "check" : way.iconName
                ink: way.ink
                side: way.isSmall ? Theme.iconSmall : Theme.icon
                Layout.alignment: Qt.AlignCenter
                Layout.preferredWidth: side
                Layout.preferredHeight: side
            }
            Label {
                text: way.text
                color: way.ink
                font: way.font
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.textSmallest
                wrapMode: Text.WordWrap
                lineHeight: 0.95
                horizontalAlignment: way.isWide ? Text.AlignLeft : Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                Layout.fillWidth: true
                Layout.maximumHeight: way.isWide ? way.availableHeight : way.availableHeight - Theme.icon - Theme.half * 0.3
            }
        }
    }
}
