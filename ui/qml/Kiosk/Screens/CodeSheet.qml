pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Pay with a rest of an earlier sale: its code, typed digit by digit.
// It needs the whole screen: on the smallest panel the keys leave no room for a frame.
Rectangle {
    id: sheet

    required property PayViewModel pay
    property bool isOpen: false
    readonly property bool canDismiss: true

    anchors.fill: parent
    visible: isOpen
    color: Theme.page

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
            spacing: Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: !Theme.isPortrait

            RowLayout {
                spacing: Theme.gap
                Layout.fillWidth: true

                Copy {
                    text: sheet.pay.lockedText === "" ? qsTr("Type your code") : qsTr("Locked for %1").arg(sheet.pay.lockedText)
                    font.pixelSize: Theme.textTitle
                    font.weight: Font.Bold
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.textLeast
                    verticalAlignment: Text.AlignVCenter
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.touch
                }
                ToolButton {
                    objectName: "code-close"
                    iconName: "close"
                    spoken: qsTr("Close")
                    Layout.preferredWidth: Theme.touch
                    Layout.preferredHeight: Theme.touch
                    onClicked: sheet.isOpen = false
                }
            }
            Figure {
                text: sheet.pay.codeText === "" ? qsTr("20 digits") : sheet.pay.codeText
                color: sheet.pay.codeText === "" ? Theme.inkSoft : Theme.ink
                font.pixelSize: Theme.textLabel
                minimumPixelSize: 11
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.textLabel * 1.4
            }
            Item {
                visible: !Theme.isPortrait
                Layout.fillHeight: true
            }
            ActionButton {
                objectName: "code-use"
                text: qsTr("Pay with it")
                iconName: "check"
                enabled: sheet.pay.canUseCode
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.primary
                onClicked: {
                    sheet.isOpen = false;
                    sheet.pay.useCode();
                }
            }
        }
        Keypad {
            prefix: "code-"
            enabled: sheet.pay.lockedText === ""
            Layout.fillHeight: true
            Layout.fillWidth: Theme.isPortrait
            Layout.preferredWidth: Theme.isPortrait ? -1 : Theme.keypadWidth
            onDigit: digit => sheet.pay.codeKey(digit)
            onErase: sheet.pay.codeErase()
            onClear: sheet.pay.codeClear()
        }
    }
}
