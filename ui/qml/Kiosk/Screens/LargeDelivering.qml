pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The sale while it runs, in large text: its figures are larger still.
Item {
    id: screen

    required property KioskViewModel kiosk
    readonly property DeliveringViewModel delivering: kiosk.delivering

    LargePage {
        id: page

        kiosk: screen.kiosk
        visible: !adding.isOpen && !moving.isOpen
        bar: BarButton {
            objectName: "finish"
            text: screen.delivering.deliveries.count > 1 ? qsTr("Finish all") : qsTr("Finish")
            iconName: Theme.isCompact ? "" : "check"
            onClicked: screen.delivering.finish()
        }

        Repeater {
            model: screen.delivering.deliveries

            Column {
                id: part

                required property int outlet
                required property string title
                required property string word
                required property string figureText
                required property string unitText
                required property string moneyText
                required property string leftText
                required property string timeText
                required property string needText
                required property string reasonText
                required property bool canStart
                required property bool canPause
                required property bool canResume
                required property bool canStop

                width: parent.width
                spacing: Math.round(Theme.half * 0.5)
                onPositioningComplete: page.cutLater()

                Figure {
                    width: parent.width
                    text: Lines.beside([part.outlet, part.title])
                    font.pixelSize: Theme.textLarge
                    minimumPixelSize: Theme.textBody
                }
                // What to do comes before the buttons, and else what has flowed.
                LargeText {
                    visible: text !== ""
                    text: part.needText
                    color: Theme.accent
                }
                Figure {
                    width: parent.width
                    visible: part.needText === ""
                    text: part.figureText + " " + part.unitText
                    font.pixelSize: Math.round(Theme.textLarge * 1.4)
                    font.weight: Font.Bold
                }
                LargeButton {
                    objectName: "start-" + part.outlet
                    visible: part.canStart
                    tone: "primary"
                    text: qsTr("Start")
                    iconName: "play"
                    onClicked: screen.delivering.start(part.outlet)
                }
                LargeButton {
                    objectName: "resume-" + part.outlet
                    visible: part.canResume
                    tone: "primary"
                    text: qsTr("Go on")
                    iconName: "play"
                    Accessible.name: qsTr("Go on at outlet %1").arg(part.outlet)
                    onClicked: screen.delivering.resume(part.outlet)
                }
                Item {
                    visible: (part.canStart || part.canResume) && part.canStop
                    width: parent.width
                    height: Theme.gap
                }
                LargeButton {
                    objectName: "stop-" + part.outlet
                    visible: part.canStop
                    tone: part.canStart || part.canResume ? "plain" : "halt"
                    text: qsTr("Stop")
                    iconName: "stop"
                    Accessible.name: qsTr("Stop outlet %1").arg(part.outlet)
                    onClicked: screen.delivering.stop(part.outlet)
                }
                Item {
                    visible: part.canPause
                    width: parent.width
                    height: Theme.gap
                }
                LargeButton {
                    objectName: "pause-" + part.outlet
                    visible: part.canPause
                    text: qsTr("Pause")
                    iconName: "pause"
                    Accessible.name: qsTr("Pause outlet %1").arg(part.outlet)
                    onClicked: screen.delivering.pause(part.outlet)
                }
                Figure {
                    width: parent.width
                    visible: part.needText !== ""
                    text: part.figureText + " " + part.unitText
                    font.pixelSize: Math.round(Theme.textLarge * 1.4)
                    font.weight: Font.Bold
                }
                LargeText {
                    visible: part.needText === ""
                    text: part.reasonText !== "" ? part.reasonText : part.word
                    color: Theme.ink
                }
                LargeText {
                    text: Lines.beside([qsTr("To pay"), part.moneyText])
                }
                LargeText {
                    isSoft: true
                    text: Lines.beside([qsTr("Not used yet"), part.leftText])
                }
                LargeText {
                    visible: part.timeText !== ""
                    isSoft: true
                    text: Lines.beside([qsTr("Time left"), part.timeText])
                }
            }
        }
        LargeText {
            visible: screen.delivering.overrideBy !== ""
            text: qsTr("Paid by the operator (%1)").arg(screen.delivering.overrideBy)
        }
        LargeButton {
            objectName: "add"
            visible: screen.delivering.canAdd
            text: qsTr("Add money")
            iconName: "coins"
            onClicked: adding.isOpen = true
        }
        LargeButton {
            objectName: "others"
            text: qsTr("Other customers")
            iconName: "people"
            onClicked: screen.delivering.others()
        }
    }

    LargeSheet {
        id: adding

        readonly property bool isAsking: screen.delivering.isAdding

        closeName: "add-close"
        onDismissed: isOpen = false
        onIsAskingChanged: {
            if (!isAsking)
                isOpen = false; // It is paid, or given up.
        }

        LargeText {
            text: screen.delivering.isAdding ? qsTr("Add %1").arg(screen.delivering.addAmountText) : qsTr("Add money")
            font.weight: Font.Bold
        }
        LargeCode {
            codeName: "add-code"
            visible: screen.delivering.isAdding && !screen.delivering.isCounted
            url: screen.delivering.addUrl
            waiting: qsTr("One moment: the page to pay is being opened.")
            room: adding.room

            LargeText {
                readonly property bool isPrivate: true

                text: screen.delivering.addWords
                color: Theme.accent
                font.weight: Font.Bold
            }
        }
        LargeText {
            readonly property bool isPrivate: true

            visible: screen.delivering.isAdding && screen.delivering.isCounted
            text: screen.delivering.addWords
            color: Theme.accent
            font.weight: Font.Bold
        }
        LargeText {
            visible: screen.delivering.isAdding && text !== ""
            text: screen.delivering.addTask
        }
        LargeText {
            visible: screen.delivering.isAdding && text !== ""
            text: screen.delivering.addDomain
        }
        LargeButton {
            objectName: "add-cancel"
            visible: screen.delivering.isAdding
            text: qsTr("Cancel")
            iconName: "close"
            onClicked: screen.delivering.cancelAdding()
        }
        Repeater {
            model: screen.delivering.isAdding || screen.delivering.ways.count < 2 ? null : screen.delivering.ways

            LargeButton {
                required property string rail

                required text
                required isPicked
                required iconName
                objectName: "add-way-" + rail
                onClicked: screen.delivering.pickWay(rail)
            }
        }
        Repeater {
            model: screen.delivering.isAdding ? null : screen.delivering.amounts

            LargeButton {
                required property var minor

                required text
                objectName: "add-" + minor
                isFigure: true
                onClicked: screen.delivering.add(minor)
            }
        }
        LargeText {
            visible: !screen.delivering.isAdding
            isSoft: true
            text: qsTr("Anybody may pay. What is not used goes back to who paid it.")
        }
        Repeater {
            model: screen.delivering.payers

            LargeText {
                required property bool isPaid

                required text
                color: isPaid ? Theme.toneInk("good") : Theme.inkSoft
            }
        }
    }

    LargeMoves {
        id: moving

        moves: screen.delivering.moves
        isOpen: moves.count > 0 && screen.delivering.isOver
        leftText: screen.delivering.leftText
        onMove: outlet => screen.delivering.moveTo(outlet)
        onRefuse: screen.delivering.finish()
    }
}
