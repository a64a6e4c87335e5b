pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// A page on the attendant's board: its title, a way out, and room; on demand a keypad beside it.
Rectangle {
    id: page

    required property KioskViewModel kiosk
    required property string name
    required property string title
    property bool isOpen: false
    readonly property bool canDismiss: true
    property bool hasBack: false
    property bool hasKeys: false
    property string pointText: ""
    // A list that is longer than a page is turned page by page: nothing has to be scrolled.
    property int count: 0
    property int most: 1
    property int turned: 0
    // A row and what is below it in the row: larger on an upright panel, which has the room.
    readonly property int textRow: Theme.isPortrait ? Theme.textLabel : Theme.textBody
    readonly property int textBelow: Theme.isPortrait ? Theme.textBody : Theme.textCaption
    readonly property int pages: Math.max(1, Math.ceil(count / most))
    readonly property int at: Math.min(turned, pages - 1)
    default property alias content: body.data

    signal wentBack
    signal closed
    signal digit(string digit)
    signal point
    signal erase
    signal clear

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

    GridLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.edge
        anchors.bottomMargin: Theme.edge
        columns: Theme.isPortrait ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap

        ColumnLayout {
            id: body

            spacing: Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1

            RowLayout {
                spacing: Theme.gap
                Layout.fillWidth: true

                ToolButton {
                    objectName: page.name + "-back"
                    visible: page.hasBack
                    iconName: "back"
                    isDirectional: true
                    spoken: qsTr("Back")
                    Layout.preferredWidth: Theme.touch
                    Layout.preferredHeight: Theme.touch
                    onClicked: page.wentBack()
                }
                Copy {
                    visible: page.kiosk.notice === ""
                    text: page.title
                    font.pixelSize: Theme.textTitle
                    font.weight: Font.Bold
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.textLeast
                    verticalAlignment: Text.AlignVCenter
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.touch
                }
                NoticeBanner {
                    kiosk: page.kiosk
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
        Keypad {
            visible: page.hasKeys
            prefix: page.name + "-key-"
            hasPoint: page.pointText !== ""
            pointText: page.pointText
            Layout.fillHeight: true
            Layout.fillWidth: Theme.isPortrait
            Layout.preferredWidth: Theme.isPortrait ? -1 : Theme.keypadWidth
            onDigit: digit => page.digit(digit)
            onPoint: page.point()
            onErase: page.erase()
            onClear: page.clear()
        }
    }
}
