import QtQuick
import Kiosk.Theme

// What the keypad points at: a band of ink outside a band of the surface, so that one of the two
// stands out from whatever lies beside it. It moves with what it goes round.
Item {
    id: ring

    required property Item target
    readonly property real corner: height > Theme.touch + 2 * (Theme.ring + Theme.ringHalo) ? Theme.radius : Theme.radiusSmall

    objectName: "focus-ring"
    parent: target
    visible: target !== null
    anchors.fill: parent
    anchors.margins: -(Theme.ring + Theme.ringHalo)
    z: 1

    Rectangle {
        anchors.fill: parent
        color: "transparent"
        radius: ring.corner + Theme.ring + Theme.ringHalo
        border.width: Theme.ring
        border.color: Theme.ink
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.ring
        color: "transparent"
        radius: ring.corner + Theme.ringHalo
        border.width: Theme.ringHalo
        border.color: Theme.surface
    }
}
