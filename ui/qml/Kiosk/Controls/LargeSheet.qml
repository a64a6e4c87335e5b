pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// In large text, what stands before everything else needs the whole place.
Rectangle {
    id: sheet

    default property alias rows: pages.rows
    readonly property alias room: pages.room
    property bool isOpen: false
    property bool canDismiss: true
    property string closeName: ""

    signal dismissed

    anchors.fill: parent
    visible: isOpen
    color: Theme.page
    onIsOpenChanged: pages.turnTo(0)

    MouseArea {
        anchors.fill: parent
    }

    Pages {
        id: pages

        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.edge
        anchors.bottomMargin: Theme.edge
        bar: [
            BarButton {
                objectName: sheet.closeName
                visible: sheet.canDismiss
                tone: "plain"
                text: qsTr("Close")
                iconName: "close"
                onClicked: sheet.dismissed()
            },
            Item {
                visible: !sheet.canDismiss
                Layout.fillWidth: true
            }
        ]
    }
}
