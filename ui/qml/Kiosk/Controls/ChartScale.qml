pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

// The axis of what a chart measures: rounded values with their unit where reading begins, a thin
// line across for each. What is measured is drawn in the room beside it, over the lines.
Item {
    id: scale

    // Parts of the height, the lowest first, and what is written at each.
    required property list<real> ticks
    required property list<string> texts
    default property alias content: room.data
    readonly property alias roomWidth: room.width
    readonly property alias roomHeight: room.height
    readonly property real beside: Math.round(Theme.textLeast * 4.6) + Theme.half
    readonly property real line: Math.round(Theme.textLeast * 1.25)
    // Where there is no room for all, the highest says how much it is.
    readonly property bool hasAll: height >= line * texts.length

    Repeater {
        model: scale.texts

        Copy {
            required property int index
            required property string modelData

            visible: scale.hasAll || index === scale.texts.length - 1
            text: modelData
            color: Theme.inkSoft
            font.pixelSize: Theme.textLeast
            font.features: Theme.tabular
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.textSmallest
            wrapMode: Text.NoWrap
            horizontalAlignment: Text.AlignRight
            verticalAlignment: Text.AlignVCenter
            anchors.left: parent?.left
            width: scale.beside - Theme.half
            height: scale.line
            y: Math.max(0, Math.min(scale.height - height, scale.height * (1 - scale.ticks[index]) - height / 2))
        }
    }
    Item {
        id: room

        anchors.fill: parent
        anchors.leftMargin: scale.beside

        Repeater {
            model: scale.ticks

            Rectangle {
                required property int index
                required property real modelData

                anchors.left: parent?.left
                anchors.right: parent?.right
                y: Math.round((scale.height - height) * (1 - modelData))
                height: Theme.stroke
                color: index === 0 ? Theme.lineStrong : Theme.line
            }
        }
    }
}
