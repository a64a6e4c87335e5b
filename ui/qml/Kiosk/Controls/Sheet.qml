pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

// Something that stands before everything else until it is answered.
Rectangle {
    id: sheet

    property bool isOpen: false
    property bool canDismiss: false
    readonly property real usualWidth: Math.min(width - 2 * Theme.margin, Theme.sheetWidth)
    property real cardWidth: usualWidth
    default property alias content: holder.data

    signal dismissed

    anchors.fill: parent
    visible: opacity > 0
    opacity: isOpen ? 1 : 0
    color: Theme.scrim

    Behavior on opacity {
        NumberAnimation {
            duration: Theme.calm
            easing.type: Easing.OutCubic
        }
    }

    // Nothing behind it can be touched.
    MouseArea {
        anchors.fill: parent
        enabled: sheet.isOpen
        onClicked: {
            if (sheet.canDismiss)
                sheet.dismissed();
        }
    }

    Card {
        isRaised: false
        anchors.centerIn: parent
        width: sheet.cardWidth
        height: Math.min(holder.childrenRect.height + 2 * Theme.pad * 1.3, sheet.height - Theme.margin)
        scale: sheet.isOpen || Theme.isStill ? 1 : 0.96

        Behavior on scale {
            NumberAnimation {
                duration: Theme.calm
                easing.type: Easing.OutCubic
            }
        }

        MouseArea {
            anchors.fill: parent
        }
        Item {
            id: holder

            anchors.fill: parent
            anchors.margins: Theme.pad * 1.3
        }
    }
}
