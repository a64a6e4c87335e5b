import QtQuick
import Kiosk.Theme

// A surface that stands a little above the page.
Rectangle {
    id: card

    property bool isRaised: true

    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.cardEdge
    border.color: Theme.line

    // Two soft steps instead of a blur: the software renderer has none.
    Rectangle {
        visible: card.isRaised && Theme.hasShadows
        anchors.fill: parent
        anchors.topMargin: Theme.stroke
        anchors.bottomMargin: -Theme.strokeStrong
        z: -1
        radius: parent.radius
        color: Theme.shade
        opacity: 0.05
    }
    Rectangle {
        visible: card.isRaised && Theme.hasShadows
        anchors.fill: parent
        anchors.margins: -Theme.stroke / 2
        anchors.bottomMargin: -Theme.stroke
        z: -1
        radius: parent.radius
        color: Theme.shade
        opacity: 0.06
    }
}
