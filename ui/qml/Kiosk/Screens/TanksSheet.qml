pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What is in each tank; goods that arrive, and a measure, looked at before they are sent.
OfficePage {
    id: sheet

    readonly property TanksViewModel tanks: kiosk.tanks
    readonly property string step: tanks.step
    readonly property bool isList: step === "list"
    readonly property bool isTyping: step === "fill" || step === "note" || step === "dip"

    function open(): void {
        turned = 0;
        isOpen = true;
    }

    name: "tanks"
    title: isList ? qsTr("Tanks") : tanks.titleText
    hasBack: !isList
    hasKeys: isTyping
    count: isList ? tanks.rows.count : 0
    most: Theme.isCompact ? 3 : Theme.isPortrait ? 11 : 5
    pointText: tanks.pointText
    onWentBack: tanks.back()
    onClosed: {
        isOpen = false;
        tanks.close();
    }
    onDigit: digit => tanks.key(digit)
    onPoint: tanks.key(".")
    onErase: tanks.erase()
    onClear: tanks.clear()

    component Fact: ColumnLayout {
        id: fact

        required property string caption
        required property string value
        property bool isStrong: false

        spacing: 0
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.alignment: Qt.AlignBottom

        Copy {
            text: fact.caption
            color: Theme.inkSoft
            font.pixelSize: sheet.step === "tank" ? Theme.textBody : Theme.textCaption
            Layout.fillWidth: true
        }
        Figure {
            text: fact.value
            font.pixelSize: fact.isStrong ? Theme.textTitle : Theme.textBody
            minimumPixelSize: Theme.textSmallest
            Layout.fillWidth: true
        }
    }
    component Told: Copy {
        visible: text !== ""
        color: Theme.inkSoft
        font.pixelSize: Theme.textCaption
        Layout.fillWidth: true
    }

    Repeater {
        model: sheet.isList ? sheet.tanks.rows : null

        Card {
            id: line

            required property int index
            required property string supply
            required property string title
            required property string levelText
            required property string waitsText
            required property real levelPart

            isRaised: false
            radius: Theme.radiusSmall
            visible: sheet.holds(index)
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.touch + Theme.half

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
                        font.weight: Font.DemiBold
                        wrapMode: Text.NoWrap
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Theme.textSmallest
                        Layout.fillWidth: true
                    }
                    Copy {
                        visible: text !== ""
                        text: line.waitsText
                        color: Theme.inkSoft
                        font.pixelSize: Theme.textCaption
                        fontSizeMode: Text.Fit
                        minimumPixelSize: Theme.textSmallest
                        maximumLineCount: 2
                        Layout.fillWidth: true
                    }
                    FlowBar {
                        visible: line.waitsText === ""
                        progress: line.levelPart
                        isFlowing: false
                        label: line.title
                        Layout.fillWidth: true
                    }
                }
                Figure {
                    text: line.levelText
                    font.pixelSize: Theme.textLabel
                    minimumPixelSize: Theme.textSmallest
                    horizontalAlignment: Text.AlignRight
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                }
                ActionButton {
                    objectName: "tank-" + line.supply
                    tone: "plain"
                    iconName: "forward"
                    isDirectional: true
                    Accessible.name: line.title
                    Layout.preferredWidth: Theme.touch
                    Layout.preferredHeight: Theme.touch
                    onClicked: sheet.tanks.pick(line.supply)
                }
            }
        }
    }

    // One tank: what is in it, and what waits.
    Fact {
        visible: sheet.step === "tank" || sheet.step === "fill" || sheet.step === "dip"
        caption: sheet.tanks.stateText
        value: sheet.tanks.levelText
        isStrong: true
    }
    Told {
        visible: sheet.step === "tank" && text !== ""
        text: sheet.tanks.whyNotText
    }
    // What changes, before it is sent.
    RowLayout {
        visible: sheet.step === "note" || sheet.step === "confirm"
        spacing: Theme.gap
        Layout.fillWidth: true

        Fact {
            caption: qsTr("Before")
            value: sheet.tanks.levelText
        }
        Fact {
            caption: qsTr("Difference")
            value: sheet.tanks.differenceText
        }
        Fact {
            caption: qsTr("After")
            value: sheet.tanks.afterText
            isStrong: true
        }
        Told {
            visible: sheet.step === "confirm" && text !== ""
            text: sheet.tanks.toldText
            Layout.preferredWidth: 2
        }
    }
    EntryDisplay {
        visible: sheet.isTyping
        entryText: sheet.tanks.entryText
        isEmpty: sheet.tanks.isEmpty
        clearName: "tanks-empty"
        caption: sheet.step === "fill" ? qsTr("What has arrived") : sheet.step === "dip" ? qsTr("What is in the tank, measured") : qsTr("Number of the delivery note")
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.primary
        onClear: sheet.tanks.clear()
    }
    GridLayout {
        visible: sheet.step === "confirm"
        columns: Theme.isPortrait ? 2 : 3
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        uniformCellWidths: true
        Layout.fillWidth: true

        Repeater {
            model: sheet.step === "confirm" ? sheet.tanks.reasons : null

            PickButton {
                required property string code
                required property string signIcon

                objectName: "tanks-why-" + code
                iconName: Theme.isCompact ? "" : signIcon
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.touch
                onClicked: sheet.tanks.because(code)
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
            Layout.preferredHeight: Theme.isCompact && sheet.step === "confirm" ? Theme.touch : Theme.primary
        }

        Step {
            objectName: "tanks-dip"
            visible: sheet.step === "tank" && sheet.tanks.canWrite
            enabled: sheet.tanks.canDip
            tone: "plain"
            iconName: "gauge"
            text: qsTr("Measure")
            onClicked: sheet.tanks.dip()
        }
        Step {
            objectName: "tanks-fill"
            visible: sheet.step === "tank" && sheet.tanks.canWrite
            iconName: "tank"
            text: qsTr("Fill in")
            onClicked: sheet.tanks.fill()
        }
        Step {
            objectName: "tanks-drop"
            visible: sheet.tanks.canDrop
            tone: "quiet"
            iconName: "close"
            text: qsTr("Withdraw")
            onClicked: sheet.tanks.drop()
        }
        Step {
            objectName: "tanks-agree"
            visible: sheet.tanks.canAgree
            iconName: "check"
            text: qsTr("I agree")
            onClicked: sheet.tanks.agree()
        }
        Step {
            objectName: "tanks-go"
            visible: sheet.isTyping || sheet.step === "confirm"
            iconName: sheet.step === "note" || sheet.step === "confirm" ? "check" : "forward"
            isDirectional: sheet.step === "fill" || sheet.step === "dip"
            text: sheet.step === "note" ? qsTr("Write it down") : sheet.step === "confirm" ? qsTr("Correct the books") : qsTr("Continue")
            enabled: sheet.tanks.canGo
            onClicked: sheet.tanks.go()
        }
    }
}
