pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// A page that is turned part by part where it is longer than the screen: nothing has to be scrolled.
Rectangle {
    id: page

    required property KioskViewModel kiosk
    required property string name
    required property string title
    property bool isOpen: false
    readonly property bool canDismiss: true
    property int count: 0
    property int most: 1
    property int turned: 0
    readonly property int pages: Math.max(1, Math.ceil(count / most))
    readonly property int at: Math.min(turned, pages - 1)
    default property alias content: body.data

    signal closed

    function holds(index: int): bool {
        return Math.floor(index / most) === at;
    }

    component Turn: ToolButton {
        visible: page.pages > 1
        isDirectional: true
        ink: enabled ? Theme.ink : Theme.inkSoft
        Layout.preferredWidth: Theme.touch
        Layout.preferredHeight: Theme.touch
    }

    anchors.fill: parent
    visible: isOpen
    color: Theme.page

    // Nothing behind it can be touched.
    MouseArea {
        anchors.fill: parent
    }

    ColumnLayout {
        id: body

        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.edge
        anchors.bottomMargin: Theme.edge
        spacing: Theme.gap

        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true

            Copy {
                text: page.title
                font.pixelSize: Theme.textTitle
                font.weight: Font.Bold
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.textLeast
                verticalAlignment: Text.AlignVCenter
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
            }
            Turn {
                objectName: page.name + "-before"
                enabled: page.at > 0
                iconName: "back"
                spoken: qsTr("Page before")
                onClicked: page.turned = page.at - 1
            }
            Figure {
                visible: page.pages > 1
                text: (page.at + 1) + " / " + page.pages
                font.pixelSize: Theme.textBody
            }
            Turn {
                objectName: page.name + "-next"
                enabled: page.at < page.pages - 1
                iconName: "forward"
                spoken: qsTr("Next page")
                onClicked: page.turned = page.at + 1
            }
            ToolButton {
                objectName: page.name + "-close"
                iconName: "close"
                spoken: qsTr("Close")
                Layout.preferredWidth: Theme.touch
                Layout.preferredHeight: Theme.touch
                onClicked: page.closed()
            }
        }
    }
}
