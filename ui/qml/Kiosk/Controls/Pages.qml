pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// More than the panel can show at once: whole rows, as many as fit, and a touch turns the page.
// What is always wanted stands in the bar below.
Item {
    id: pages

    default property alias rows: column.data
    property alias bar: foot.data
    property int page: 0

    // Where each page begins and how high it is; the last page is as high as what is left.
    property var starts: [0]
    property var heights: [0]

    readonly property int last: starts.length - 1
    readonly property bool isPaged: last > 0
    readonly property real room: Math.max(1, height - (foot.height > 0 ? foot.height + Theme.gap : 0))

    function turnTo(page: int): void {
        pages.page = Math.max(0, Math.min(page, pages.last));
        pages.uncover();
    }

    // Every row with where it is; of a column or a flow within, each row of that.
    function placed(): var {
        const found = [];
        for (const row of column.children) {
            const group = (row as Column) ?? (row as Flow);
            for (const item of group ? Array.from(group.children) : [row])
                if (row.visible && item.visible && item.height > 0)
                    found.push({
                        "item": item,
                        "top": group ? row.y + item.y : row.y
                    });
        }
        return found.sort((one, other) => one.top - other.top);
    }

    // Rows go to pages in their order. One that is higher than a page goes on on the next, by lines.
    function cut(): void {
        const starts = [0];
        const heights = [];
        let start = 0;
        let end = 0;
        for (const row of pages.placed()) {
            const bottom = row.top + row.item.height;
            while (bottom > start + pages.room + 1) {
                if (row.top > start + 1) {
                    heights.push(end - start);
                    start = row.top;
                } else {
                    const words = row.item as LargeText;
                    const line = words ? words.contentHeight / words.lineCount : pages.room;
                    const step = Math.max(line, Math.floor(pages.room / line) * line);
                    heights.push(step);
                    start += step;
                }
                starts.push(start);
            }
            end = Math.max(end, bottom);
        }
        heights.push(Math.max(1, end - start));
        pages.starts = starts;
        pages.heights = heights;
        pages.turnTo(pages.page);
    }

    // What belongs to another page can be neither seen nor touched.
    function uncover(): void {
        const top = pages.starts[pages.page];
        const bottom = top + pages.heights[pages.page];
        for (const row of pages.placed())
            row.item.opacity = row.top < bottom - 1 && row.top + row.item.height > top + 1 ? 1 : 0;
    }

    // Once everything has its place, what stands in a column within a row too.
    function cutLater(): void {
        later.restart();
    }

    onRoomChanged: cut()

    Timer {
        id: later

        interval: 0
        onTriggered: pages.cut()
    }

    Item {
        clip: true
        width: parent.width
        height: Math.min(pages.room, Math.ceil(pages.heights[pages.page] ?? 1) + Theme.stroke)

        Column {
            id: column

            y: -(pages.starts[pages.page] ?? 0)
            width: parent.width
            spacing: Theme.gap
            onPositioningComplete: {
                pages.cut();
                pages.cutLater();
            }
        }
    }

    RowLayout {
        id: foot

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.primary
        spacing: Theme.gap

        ToolButton {
            objectName: "page-up"
            visible: pages.isPaged
            enabled: pages.page > 0
            iconName: "up"
            spoken: qsTr("Page back")
            Layout.preferredWidth: Theme.touch
            Layout.preferredHeight: Theme.primary
            onClicked: pages.turnTo(pages.page - 1)
        }
        Figure {
            visible: pages.isPaged && !Theme.isCompact
            text: (pages.page + 1) + "/" + (pages.last + 1)
            font.pixelSize: Theme.textLarge
            horizontalAlignment: Text.AlignHCenter
            Layout.preferredWidth: implicitWidth
        }
        ToolButton {
            objectName: "page-down"
            visible: pages.isPaged
            enabled: pages.page < pages.last
            iconName: "down"
            spoken: qsTr("Next page")
            Layout.preferredWidth: Theme.touch
            Layout.preferredHeight: Theme.primary
            onClicked: pages.turnTo(pages.page + 1)
        }
    }
}
