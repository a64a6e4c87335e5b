import QtQuick
import Kiosk.Theme

// A surface that stands a little above the page.
Rectangle {
    id: card

    property bool isRaised: true
    // Somebody is to come here: its edge breathes, and where nothing may move it is only thick.
    property bool isCalling: false

    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.cardEdge
    border.color: Theme.line

    Rectangle {
        id: edge

        property real breath: 1

        visible: card.isCalling
        anchors.fill: parent
        opacity: Theme.isStill ? 1 : breath
        radius: parent.radius
        color: "transparent"
        border.width: Theme.strokeStrong
        border.color: Theme.accent

        SequentialAnimation on breath {
            running: card.isCalling && card.visible && !Theme.isStill
            loops: Animation.Infinite

            NumberAnimation {
                from: 1
                to: 0.15
                duration: Theme.breathPeriod / 2
                easing.type: Easing.InOutSine
            }
            NumberAnimation {
                from: 0.15
                to: 1
                duration: Theme.breathPeriod / 2
                easing.type: Easing.InOutSine
            }
        }
    }

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
