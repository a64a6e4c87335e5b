pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Every way to pay, where the paying screen has no room for them: on the smallest panel.
Rectangle {
    id: sheet

    required property PayViewModel pay
    property bool isOpen: false
    readonly property bool canDismiss: true

    signal codeAsked

    anchors.fill: parent
    visible: isOpen
    color: Theme.page

    MouseArea {
        anchors.fill: parent
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.margin
        spacing: Theme.gap

        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true

            Copy {
                text: qsTr("How do you want to pay?")
                font.pixelSize: Theme.textTitle
                font.weight: Font.Bold
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.textLeast
                verticalAlignment: Text.AlignVCenter
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
            }
            ToolButton {
                objectName: "ways-close"
                iconName: "close"
                spoken: qsTr("Close")
                Layout.preferredWidth: Theme.touch
                Layout.preferredHeight: Theme.touch
                onClicked: sheet.isOpen = false
            }
        }
        WayPicks {
            pay: sheet.pay
            isWide: count < 7
            perRow: count > 6 ? 3 : 2
            isActive: sheet.isOpen
            Layout.fillWidth: true
            Layout.fillHeight: true
            onChosen: sheet.isOpen = false
            onCodeAsked: {
                sheet.isOpen = false;
                sheet.codeAsked();
            }
        }
    }
}
