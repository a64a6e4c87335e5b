pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// What has been typed, and one key to take all of it back.
Rectangle {
    id: display

    required property string entryText
    required property bool isEmpty
    property bool canClear: true
    property string clearName: "key-clear"
    property string caption: ""

    signal clear

    implicitHeight: Theme.primary
    implicitWidth: Theme.primary * 3
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.stroke
    border.color: display.isEmpty ? Theme.line : Theme.accent

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.pad
        anchors.rightMargin: Theme.stroke
        spacing: Theme.half

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Copy {
                visible: display.caption !== ""
                text: display.caption
                color: Theme.inkSoft
                font.pixelSize: Theme.textCaption
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.textSmallest
                Layout.fillWidth: true
            }
            Figure {
                text: display.entryText
                color: display.isEmpty ? Theme.inkSoft : Theme.ink
                font.pixelSize: Math.max(Theme.textTitle, Math.min(Theme.textFigure, display.height * 0.46))
                Layout.fillWidth: true
            }
        }

        ToolButton {
            objectName: display.clearName
            visible: display.canClear && !display.isEmpty
            iconName: "close"
            isFlat: true
            spoken: qsTr("Clear")
            Layout.preferredWidth: Theme.touch
            Layout.preferredHeight: Theme.touch
            onClicked: display.clear()
        }
    }
}
