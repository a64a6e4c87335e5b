pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

// A quantity: its number as large as there is room, its unit on the same line of writing.
// Numbers run from left to right in every language.
Item {
    id: measure

    required property string figure
    required property string unit
    property int size: Theme.textDisplay
    readonly property string spokenText: figure + " " + unit
    property int unitSize: Math.max(Theme.textCaption, Math.round(size * 0.42))

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    implicitWidth: number.implicitWidth + word.implicitWidth + Theme.half
    implicitHeight: Math.ceil(size * 1.22)
    readonly property bool isMirrored: Application.layoutDirection === Qt.RightToLeft

    Figure {
        id: number

        x: measure.isMirrored ? Math.max(0, measure.width - width - word.width - Theme.half) : 0
        width: Math.min(Math.ceil(implicitWidth), measure.width - word.width - Theme.half)
        height: measure.height
        text: measure.figure
        font.pixelSize: measure.size
        font.weight: Font.Bold
        font.letterSpacing: -0.02 * measure.size
        horizontalAlignment: Text.AlignLeft
    }
    Copy {
        id: word

        anchors.left: number.right
        anchors.leftMargin: Theme.half
        anchors.baseline: number.baseline
        text: measure.unit
        color: Theme.inkSoft
        font.pixelSize: measure.unitSize
        font.weight: Font.DemiBold
        wrapMode: Text.NoWrap
    }
}
