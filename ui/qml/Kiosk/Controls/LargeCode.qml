pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

// A code as large as a page of large text allows, and what belongs to it beside or below it.
Item {
    id: code

    required property string url
    required property string waiting
    // How high a page is.
    required property real room
    property alias codeName: card.objectName
    default property alias rows: words.data

    readonly property bool isUpright: Theme.isPortrait
    readonly property real side: isUpright ? Math.min(width, room - words.height - Theme.gap) : Math.min(room, width * 0.56)

    width: parent ? parent.width : 0
    height: isUpright ? card.height + Theme.gap + words.height : Math.max(card.height, words.height)

    QrCard {
        id: card

        url: code.url
        waiting: code.waiting
        width: code.isUpright ? code.width : code.side
        height: Math.max(Theme.primary, code.side)
        anchors.left: parent.left
    }
    Column {
        id: words

        anchors.left: code.isUpright ? parent.left : card.right
        anchors.leftMargin: code.isUpright ? 0 : Theme.gap
        anchors.right: parent.right
        y: code.isUpright ? card.height + Theme.gap : Math.max(0, (card.height - height) / 2)
        spacing: Theme.half
    }
}
