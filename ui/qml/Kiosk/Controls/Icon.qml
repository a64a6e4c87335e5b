pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

// One of our own icons, in the colour it is wanted in.
Image {
    id: icon

    required property string name
    property color ink: Theme.ink
    property real side: Theme.icon
    // Arrows point the other way where text runs from right to left.
    property bool isDirectional: false

    width: side
    height: side
    source: icon.name === "" ? "" : "image://icon/" + icon.name + "/" + icon.ink.toString().slice(-6)
    sourceSize: Qt.size(Math.ceil(side), Math.ceil(side))
    fillMode: Image.PreserveAspectFit
    mirror: icon.isDirectional && Application.layoutDirection === Qt.RightToLeft
}
