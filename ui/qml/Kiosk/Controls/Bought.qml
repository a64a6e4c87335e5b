pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// What is about to be bought, to be looked over before it is paid: which outlets, what, and for how
// much a unit. With less room than it would like every line is lower, and none is left out.
Item {
    id: list

    required property var rows
    // Lines that have all of the width: in a narrow list a price of time stands below its product.
    readonly property bool isNarrow: width < 22 * Theme.textBody
    readonly property int perRow: isNarrow || lines.count === 1 ? 1 : 2
    readonly property real usual: Math.round(Theme.textBody * (isNarrow ? 1.4 : 1.6))
    readonly property real between: Math.round(Theme.half * (isNarrow ? 0.5 : 1))

    // How many lines there are, one below the other, and how high each is in the room there is.
    property int count: 1
    readonly property real each: Math.min(usual, Math.floor((height - (count - 1) * between) / count))

    function placed(): void {
        let row = 0;
        let isHalf = false;
        for (let number = 0; number < lines.count; ++number) {
            const line = lines.itemAt(number) as Line;
            if (!line)
                continue;
            const isWhole = list.perRow === 1 || line.isLong;
            if (isWhole && isHalf)
                ++row;
            line.row = row;
            line.isSecond = !isWhole && isHalf;
            isHalf = !isWhole && !isHalf;
            row += isHalf ? 0 : line.isLong && list.isNarrow ? 2 : 1;
        }
        list.count = Math.max(1, row + (isHalf ? 1 : 0));
    }

    implicitHeight: count * usual + (count - 1) * between
    onPerRowChanged: placed()
    onIsNarrowChanged: placed()

    component Line: Rectangle {
        id: line

        required property string numbers
        required property string title
        required property string priceText
        required property bool isLong
        property int row: 0
        property bool isSecond: false
        readonly property bool isTwice: isLong && list.isNarrow
        readonly property bool isWhole: list.perRow === 1 || isLong
        readonly property string spokenText: qsTr("Outlet %1").arg(numbers) + ": " + title + ", " + priceText
        readonly property bool isPublic: true
        readonly property int size: Math.max(Theme.textSmallest, Math.min(Theme.textCaption, list.each * 0.74))
        readonly property bool isMirrored: Application.layoutDirection === Qt.RightToLeft
        readonly property real start: isSecond ? list.width - width : 0

        x: isMirrored ? list.width - width - start : start
        y: row * (list.each + list.between)
        width: isWhole ? list.width : Math.floor((list.width - Theme.half) / 2)
        height: isTwice ? 2 * list.each + list.between : list.each
        radius: Theme.radiusSmall
        color: Theme.sunken
        Accessible.role: Accessible.StaticText
        Accessible.name: spokenText

        GridLayout {
            anchors.fill: parent
            anchors.leftMargin: Math.round(Theme.half * 0.6)
            anchors.rightMargin: Theme.half
            columns: line.isTwice ? 2 : 3
            columnSpacing: Theme.half
            rowSpacing: 0

            Rectangle {
                implicitHeight: Math.round(list.each * 0.8)
                implicitWidth: Math.max(implicitHeight, which.implicitWidth + Theme.half)
                radius: implicitHeight * 0.28
                color: Theme.ink

                Figure {
                    id: which

                    anchors.fill: parent
                    text: line.numbers
                    color: Theme.surface
                    font.pixelSize: line.size * 0.9
                    font.weight: Font.Bold
                    minimumPixelSize: Theme.textSmallest
                    horizontalAlignment: Text.AlignHCenter
                }
            }
            Figure {
                text: line.title
                font.pixelSize: line.size
                minimumPixelSize: Theme.textSmallest
                Layout.fillWidth: true
                Layout.preferredWidth: 3
            }
            Figure {
                text: line.priceText
                font.pixelSize: line.size
                minimumPixelSize: Theme.textSmallest
                horizontalAlignment: Text.AlignRight
                Layout.fillWidth: true
                Layout.preferredWidth: line.isLong ? 4 : 2
                Layout.columnSpan: line.isTwice ? 2 : 1
            }
        }
    }

    Repeater {
        id: lines

        model: list.rows
        onItemAdded: list.placed()
        onItemRemoved: list.placed()

        Line {}
    }
}
