pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Pay with a voucher: its code, typed character by character. Once it is whole the keys make room
// for the one thing to do next. It needs the whole screen: on the smallest panel the keys leave no
// room for a frame.
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

    CodePad {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.edge
        anchors.bottomMargin: Theme.edge
        visible: !sheet.pay.isCodeWhole
        prefix: "code-"
        hint: sheet.pay.lockedText === "" ? qsTr("Code of your voucher") : qsTr("Locked for %1").arg(sheet.pay.lockedText)
        first: sheet.pay.codeText.slice(0, 9)
        second: sheet.pay.codeText.slice(10)
        isOff: sheet.pay.lockedText !== ""
        onCharacter: character => sheet.pay.codeKey(character)
        onErase: sheet.pay.codeErase()
        onLeave: sheet.isOpen = false
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.edge
        anchors.bottomMargin: Theme.edge
        visible: sheet.pay.isCodeWhole
        spacing: Theme.gap

        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true

            Figure {
                text: sheet.pay.codeText
                font.pixelSize: Theme.isLarge ? Theme.textLarge : Theme.textHeadline
                minimumPixelSize: Theme.textLeast
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
            }
            ToolButton {
                objectName: "code-erase"
                iconName: "erase"
                spoken: qsTr("Erase the last character")
                Layout.preferredWidth: Theme.touch
                Layout.preferredHeight: Theme.touch
                onClicked: sheet.pay.codeErase()
            }
            ToolButton {
                objectName: "code-close"
                iconName: "close"
                spoken: qsTr("Close")
                Layout.preferredWidth: Theme.touch
                Layout.preferredHeight: Theme.touch
                onClicked: {
                    sheet.isOpen = false;
                    sheet.pay.codeClear();
                }
            }
        }
        Item {
            Layout.fillHeight: true
        }
        Copy {
            text: sheet.pay.canUseCode ? qsTr("What you do not use stays on your voucher.") : sheet.pay.lockedText !== "" ? qsTr("Locked for %1").arg(sheet.pay.lockedText) : qsTr("This is no code. Compare it with your voucher, character by character.")
            color: sheet.pay.canUseCode ? Theme.ink : Theme.toneInk("bad")
            font.pixelSize: Theme.isLarge ? Theme.textLarge : Theme.textLabel
            font.weight: sheet.pay.canUseCode ? Font.Normal : Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        ActionButton {
            objectName: "code-use"
            font.pixelSize: Theme.isLarge ? Theme.textLarge : Theme.textLabel
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
        Item {
            Layout.fillHeight: true
        }
    }
}
