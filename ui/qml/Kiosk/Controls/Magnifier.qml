pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// What is in it, as it is or twice as large: then a part of it is seen, and four arrows move it by
// half of that. For screens that have no layout in large text.
Item {
    id: glass

    objectName: "magnifier"

    default property alias content: page.data
    property bool isOn: false
    // Another page begins where one begins to read.
    property string place: ""
    // What the keypad points at is shown.
    property Item pointed: null

    readonly property int factor: isOn ? Theme.magnified : 1
    // How far the page is moved to the left and up, and how far it can be.
    property real across: 0
    property real down: 0
    readonly property real acrossMost: factor * page.width - view.width
    readonly property real downMost: factor * page.height - view.height

    function move(x: real, y: real): void {
        across = Math.round(Math.max(0, Math.min(acrossMost, across + x * view.width / 2)));
        down = Math.round(Math.max(0, Math.min(downMost, down + y * view.height / 2)));
    }

    function begin(): void {
        across = LayoutMirroring.enabled ? acrossMost : 0;
        down = 0;
    }

    // As near to the middle as the edges allow.
    function seek(item: Item): void {
        const middle = item.mapToItem(page, item.width / 2, item.height / 2);
        if (middle.x < 0 || middle.y < 0 || middle.x > page.width || middle.y > page.height)
            return; // It stands beside the glass.
        across = middle.x * factor - view.width / 2;
        down = middle.y * factor - view.height / 2;
        move(0, 0);
    }

    onIsOnChanged: begin()
    onPlaceChanged: begin()
    onPointedChanged: {
        if (isOn && pointed !== null)
            seek(pointed);
    }

    component Arrow: ToolButton {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.touch
    }

    Item {
        id: view

        objectName: glass.isOn ? "view" : ""
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: glass.isOn ? bar.top : parent.bottom
        clip: glass.isOn

        Item {
            id: page

            objectName: "magnified"
            // As large as without the arrows: it is laid out as ever.
            width: glass.width
            height: glass.height
            transform: [
                Scale {
                    xScale: glass.factor
                    yScale: glass.factor
                },
                Translate {
                    x: -glass.across
                    y: -glass.down
                }
            ]
        }
    }
    Rectangle {
        visible: glass.isOn
        anchors.fill: bar
        color: Theme.page
    }
    RowLayout {
        id: bar

        visible: glass.isOn
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.half
        spacing: Theme.gap
        layoutDirection: Qt.LeftToRight
        LayoutMirroring.enabled: false

        Arrow {
            objectName: "magnifier-left"
            iconName: "back"
            enabled: glass.across > 0
            spoken: qsTr("Show what is to the left")
            onClicked: glass.move(-1, 0)
        }
        Arrow {
            objectName: "magnifier-right"
            iconName: "forward"
            enabled: glass.across < glass.acrossMost
            spoken: qsTr("Show what is to the right")
            onClicked: glass.move(1, 0)
        }
        Arrow {
            objectName: "magnifier-up"
            iconName: "up"
            enabled: glass.down > 0
            spoken: qsTr("Show what is above")
            onClicked: glass.move(0, -1)
        }
        Arrow {
            objectName: "magnifier-down"
            iconName: "down"
            enabled: glass.down < glass.downMost
            spoken: qsTr("Show what is below")
            onClicked: glass.move(0, 1)
        }
    }
}
