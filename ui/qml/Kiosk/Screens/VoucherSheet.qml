pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Vouchers for an attendant: look one up, sell one, print it, void it.
Rectangle {
    id: sheet

    required property KioskViewModel kiosk
    readonly property VoucherViewModel voucher: kiosk.voucher
    property bool isOpen: false
    readonly property bool canDismiss: true
    readonly property string form: voucher.form

    function close(): void {
        isOpen = false;
        voucher.leave();
    }

    component Top: RowLayout {
        id: top

        required property string title
        property bool isBack: false

        spacing: Theme.gap
        Layout.fillWidth: true

        Copy {
            visible: sheet.kiosk.notice === ""
            text: top.title
            font.pixelSize: Theme.textTitle
            font.weight: Font.Bold
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.textLeast
            verticalAlignment: Text.AlignVCenter
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.touch
        }
        NoticeBanner {
            kiosk: sheet.kiosk
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.touch
        }
        ToolButton {
            objectName: top.isBack ? "voucher-back" : "voucher-close"
            iconName: top.isBack ? "back" : "close"
            spoken: top.isBack ? qsTr("Back") : qsTr("Close")
            Layout.preferredWidth: Theme.touch
            Layout.preferredHeight: Theme.touch
            onClicked: {
                if (!top.isBack) {
                    sheet.close();
                } else if (sheet.form === "void") {
                    sheet.voucher.choose("shown");
                } else {
                    sheet.voucher.leave();
                }
            }
        }
    }

    component Form: ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.edge
        anchors.bottomMargin: Theme.edge
        spacing: Theme.gap
    }

    component Way: ActionButton {
        tone: "quiet"
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.primary
    }

    anchors.fill: parent
    visible: isOpen
    color: Theme.page

    MouseArea {
        anchors.fill: parent
    }

    // What to do.
    Form {
        visible: sheet.form === "menu"

        Top {
            title: qsTr("Vouchers")
        }
        Item {
            Layout.fillHeight: true
        }
        Way {
            objectName: "voucher-code"
            visible: sheet.voucher.lockedText === ""
            text: qsTr("Look one up by its code")
            iconName: "voucher"
            onClicked: sheet.voucher.choose("code")
        }
        Way {
            objectName: "voucher-unlock"
            visible: sheet.voucher.lockedText !== ""
            text: qsTr("Accept codes again (locked for %1)").arg(sheet.voucher.lockedText)
            iconName: "unlock"
            onClicked: sheet.voucher.unlock()
        }
        Way {
            objectName: "voucher-number"
            text: qsTr("Look one up by its number")
            iconName: "gauge"
            enabled: sheet.voucher.lockedText === ""
            onClicked: sheet.voucher.choose("number")
        }
        Way {
            objectName: "voucher-sell"
            text: qsTr("Sell one for cash")
            iconName: "coins"
            onClicked: sheet.voucher.choose("sell")
        }
        Item {
            Layout.fillHeight: true
        }
    }

    // Its code, typed.
    CodePad {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.edge
        anchors.bottomMargin: Theme.edge
        visible: sheet.form === "code"
        prefix: "voucher-key-"
        hint: sheet.kiosk.notice === "" ? qsTr("Code of the voucher") : sheet.kiosk.noticeHappened
        first: sheet.voucher.typedText.slice(0, 9)
        second: sheet.voucher.isOdd ? qsTr("No code") : sheet.voucher.typedText.slice(10)
        isOff: sheet.voucher.isOdd || sheet.voucher.lockedText !== ""
        onCharacter: character => sheet.voucher.codeKey(character)
        onErase: sheet.voucher.codeErase()
        onLeave: sheet.voucher.choose("menu")
    }

    // A number or an amount.
    GridLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.edge
        anchors.bottomMargin: Theme.edge
        visible: sheet.form === "number" || sheet.form === "sell"
        columns: Theme.isPortrait ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap

        ColumnLayout {
            spacing: Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: !Theme.isPortrait

            Top {
                isBack: true
                title: sheet.form === "sell" ? qsTr("Sell one for cash") : qsTr("Number of the voucher")
            }
            EntryDisplay {
                entryText: sheet.voucher.entryText
                isEmpty: sheet.voucher.isEmpty
                canClear: false
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
            }
            Item {
                visible: !Theme.isPortrait
                Layout.fillHeight: true
            }
            ActionButton {
                objectName: "voucher-confirm"
                text: sheet.form === "sell" ? qsTr("I have the money") : qsTr("Look it up")
                iconName: "check"
                enabled: sheet.voucher.canConfirm
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.primary
                onClicked: sheet.voucher.confirm()
            }
        }
        Keypad {
            prefix: "voucher-digit-"
            hasPoint: sheet.voucher.hasPoint
            pointText: sheet.voucher.pointText
            Layout.fillHeight: true
            Layout.fillWidth: Theme.isPortrait
            Layout.preferredWidth: Theme.isPortrait ? -1 : Theme.keypadWidth
            onDigit: digit => sheet.voucher.key(digit)
            onPoint: sheet.voucher.key(".")
            onErase: sheet.voucher.erase()
            onClear: sheet.voucher.clear()
        }
    }

    // One voucher.
    Form {
        visible: sheet.form === "shown"

        Top {
            title: qsTr("Voucher %1").arg(sheet.voucher.titleText)
        }
        Figure {
            visible: sheet.voucher.codeText !== ""
            text: sheet.voucher.codeText
            font.pixelSize: Theme.textHeadline
            minimumPixelSize: Theme.textLeast
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.textHeadline * 1.3
        }
        GridLayout {
            columns: Theme.isPortrait ? 1 : 3
            columnSpacing: Theme.gap
            rowSpacing: Theme.half
            uniformCellWidths: true
            Layout.fillWidth: true

            Repeater {
                model: sheet.voucher.facts

                ColumnLayout {
                    id: fact

                    required property string caption
                    required property string value

                    spacing: 0
                    Layout.fillWidth: true

                    Copy {
                        text: fact.caption
                        color: Theme.inkSoft
                        font.pixelSize: Theme.textCaption
                        wrapMode: Text.NoWrap
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Theme.textLeast
                        Layout.fillWidth: true
                    }
                    Figure {
                        text: fact.value
                        font.pixelSize: Theme.textLabel
                        minimumPixelSize: Theme.textLeast
                        Layout.fillWidth: true
                    }
                }
            }
        }
        Item {
            Layout.fillHeight: true
        }
        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true

            ActionButton {
                objectName: "voucher-void"
                visible: sheet.voucher.canVoid
                tone: "plain"
                text: qsTr("Void it")
                iconName: "close"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.primary
                onClicked: sheet.voucher.choose("void")
            }
            ActionButton {
                objectName: "voucher-print"
                visible: sheet.voucher.codeText !== ""
                text: sheet.voucher.printingText
                iconName: "voucher"
                enabled: sheet.voucher.canPrint
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.primary
                onClicked: sheet.voucher.print()
            }
            ActionButton {
                objectName: "voucher-done"
                tone: "quiet"
                text: qsTr("Done")
                iconName: "check"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.primary
                onClicked: sheet.voucher.leave()
            }
        }
    }

    // Why it is voided.
    Form {
        visible: sheet.form === "void"

        Top {
            isBack: true
            title: qsTr("Why is %1 void?").arg(sheet.voucher.titleText)
        }
        Item {
            Layout.fillHeight: true
        }
        GridLayout {
            columns: 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            Layout.fillWidth: true

            Repeater {
                model: sheet.voucher.reasons

                PickButton {
                    required property string code
                    required property string signIcon

                    objectName: "void-" + code
                    iconName: signIcon
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.touch
                    onClicked: sheet.voucher.voidFor(code)
                }
            }
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
