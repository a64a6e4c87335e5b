pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What each product costs; a new price, looked at beside the old one before it is sent.
OfficePage {
    id: sheet

    readonly property PricesViewModel prices: kiosk.prices
    readonly property bool isList: prices.step === "list"
    readonly property bool isTyping: prices.step === "product" && prices.canType
    readonly property bool isConfirming: prices.step === "confirm"

    function open(): void {
        turned = 0;
        isOpen = true;
    }

    name: "prices"
    title: isList ? qsTr("Prices") : prices.titleText
    hasBack: !isList
    hasKeys: isTyping
    count: isList ? prices.rows.count : 0
    most: Theme.isCompact ? 3 : Theme.isPortrait ? 8 : 5
    pointText: prices.pointText
    onWentBack: prices.back()
    onClosed: {
        isOpen = false;
        prices.back();
        prices.back();
    }
    onDigit: digit => prices.key(digit)
    onPoint: prices.key(".")
    onErase: prices.erase()
    onClear: prices.clear()

    component Fact: ColumnLayout {
        id: fact

        required property string caption
        required property string value
        property bool isStrong: false

        spacing: 0
        Layout.fillWidth: true

        Copy {
            text: fact.caption
            color: Theme.inkSoft
            font.pixelSize: Theme.textCaption
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.textSmallest
            Layout.fillWidth: true
        }
        Figure {
            text: fact.value
            font.pixelSize: fact.isStrong ? Theme.textTitle : Theme.textBody
            minimumPixelSize: Theme.textSmallest
            Layout.fillWidth: true
        }
    }

    Repeater {
        model: sheet.isList ? sheet.prices.rows : null

        Card {
            id: line

            required property int index
            required property string product
            required property string title
            required property string priceText
            required property string planText

            isRaised: false
            radius: Theme.radiusSmall
            visible: sheet.holds(index)
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.isPortrait ? Theme.touch * 1.35 : Theme.touch + Theme.half

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Theme.pad
                anchors.rightMargin: Theme.half
                spacing: Theme.gap

                ColumnLayout {
                    spacing: 0
                    Layout.fillWidth: true
                    Layout.preferredWidth: 3

                    Copy {
                        text: line.title
                        font.pixelSize: sheet.textRow
                        font.weight: Font.DemiBold
                        wrapMode: Text.NoWrap
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Theme.textSmallest
                        Layout.fillWidth: true
                    }
                    Copy {
                        visible: text !== ""
                        text: line.planText
                        color: Theme.inkSoft
                        font.pixelSize: sheet.textBelow
                        fontSizeMode: Text.Fit
                        minimumPixelSize: Theme.textSmallest
                        Layout.fillWidth: true
                        Layout.maximumHeight: Theme.touch * 0.62
                    }
                }
                Figure {
                    text: line.priceText
                    font.pixelSize: Theme.isPortrait ? Theme.textTitle : Theme.textLabel
                    minimumPixelSize: Theme.textSmallest
                    horizontalAlignment: Text.AlignRight
                    Layout.fillWidth: true
                    Layout.preferredWidth: Theme.isPortrait ? 2 : 1
                }
                ActionButton {
                    objectName: "price-" + line.product
                    tone: "plain"
                    iconName: "forward"
                    isDirectional: true
                    Accessible.name: line.title
                    Layout.preferredWidth: Theme.touch
                    Layout.preferredHeight: Theme.touch
                    onClicked: sheet.prices.pick(line.product)
                }
            }
        }
    }

    // One product: what it costs and why, and a new price.
    Fact {
        visible: sheet.prices.step === "product"
        caption: sheet.prices.stateText
        value: sheet.prices.priceText
        isStrong: true
    }
    Copy {
        visible: sheet.prices.step === "product" && text !== ""
        text: sheet.prices.whyNotText
        color: Theme.inkSoft
        Layout.fillWidth: true
    }
    EntryDisplay {
        visible: sheet.isTyping
        entryText: sheet.prices.entryText
        isEmpty: sheet.prices.isEmpty
        clearName: "prices-empty"
        caption: qsTr("New price")
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.primary
        onClear: sheet.prices.clear()
    }
    RowLayout {
        visible: sheet.isTyping && sheet.prices.boundsText !== ""
        spacing: Theme.half
        Layout.fillWidth: true

        Icon {
            visible: sheet.prices.isOutside
            name: "warning"
            ink: Theme.colors.bad
            side: Theme.iconSmall
            Layout.preferredWidth: side
            Layout.preferredHeight: side
        }
        Copy {
            text: sheet.prices.boundsText
            color: sheet.prices.isOutside ? Theme.colors.bad : Theme.inkSoft
            font.weight: sheet.prices.isOutside ? Font.DemiBold : Font.Normal
            Layout.fillWidth: true
        }
    }

    // The change before it is sent.
    GridLayout {
        visible: sheet.isConfirming
        columns: Theme.isPortrait ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        Layout.fillWidth: true

        ColumnLayout {
            spacing: Theme.gap
            Layout.fillWidth: true
            Layout.preferredWidth: 1

            RowLayout {
                spacing: Theme.gap
                Layout.fillWidth: true

                Fact {
                    caption: qsTr("Old price")
                    value: sheet.prices.priceText
                    Layout.preferredWidth: 1
                }
                Fact {
                    caption: qsTr("New price")
                    value: sheet.prices.newText
                    isStrong: true
                    Layout.preferredWidth: 1
                }
            }
            Turner {
                name: "prices-hour"
                caption: qsTr("From when on")
                value: sheet.prices.hourText
                Layout.fillWidth: true
                onTurned: by => sheet.prices.turn(by)
            }
            Copy {
                text: sheet.prices.toldText
                color: Theme.inkSoft
                font.pixelSize: Theme.textCaption
                Layout.fillWidth: true
            }
        }
        GridLayout {
            columns: 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            Layout.fillWidth: true
            Layout.preferredWidth: 1

            Repeater {
                model: sheet.isConfirming ? sheet.prices.reasons : null

                PickButton {
                    required property string code
                    required property string signIcon

                    objectName: "prices-why-" + code
                    iconName: Theme.isCompact ? "" : signIcon
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.touch
                    onClicked: sheet.prices.because(code)
                }
            }
        }
    }

    Item {
        Layout.fillHeight: true
    }
    RowLayout {
        visible: !sheet.isList
        spacing: Theme.gap
        Layout.fillWidth: true

        component Step: ActionButton {
            leftPadding: Theme.half
            rightPadding: Theme.half
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: Theme.isCompact && sheet.isConfirming ? Theme.touch : Theme.primary
        }

        Step {
            objectName: "prices-drop"
            visible: sheet.prices.canDrop
            tone: "quiet"
            iconName: "close"
            text: qsTr("Withdraw")
            onClicked: sheet.prices.drop()
        }
        Step {
            objectName: "prices-agree"
            visible: sheet.prices.canAgree
            iconName: "check"
            text: qsTr("I agree")
            onClicked: sheet.prices.agree()
        }
        Step {
            objectName: "prices-go"
            visible: sheet.isTyping || sheet.isConfirming
            iconName: sheet.isConfirming ? "check" : "forward"
            isDirectional: !sheet.isConfirming
            text: sheet.isConfirming ? qsTr("Change the price") : qsTr("Continue")
            enabled: sheet.prices.canGo
            onClicked: sheet.prices.go()
        }
    }
}
