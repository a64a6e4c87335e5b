pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// One's place in the queue, in large text.
Item {
    id: screen

    required property KioskViewModel kiosk
    readonly property QueueViewModel queue: kiosk.queue

    LargePage {
        kiosk: screen.kiosk
        visible: !leaving.isOpen && screen.queue.moves.count === 0
        bar: BarButton {
            objectName: "others"
            tone: "plain"
            text: qsTr("Other customers")
            onClicked: screen.queue.others()
        }

        LargeText {
            text: screen.queue.before === 0 ? qsTr("You are next") : qsTr("%n customer(s) before you", "", screen.queue.before)
            font.weight: Font.Bold
        }
        LargeText {
            readonly property bool isPrivate: true

            objectName: "words"
            text: screen.queue.words
            color: Theme.accent
            font.weight: Font.Bold
        }
        LargeText {
            text: screen.queue.outletText
        }
        LargeText {
            isSoft: true
            text: qsTr("These words are shown when it is your turn. Your %1 stay yours until you take something.").arg(screen.queue.heldText)
        }
        LargeButton {
            objectName: "leave"
            text: qsTr("Leave the queue")
            onClicked: leaving.isOpen = true
        }
    }

    LargeSheet {
        id: leaving

        canDismiss: false

        LargeText {
            text: qsTr("Leave the queue?")
            font.weight: Font.Bold
        }
        LargeText {
            isSoft: true
            text: qsTr("All of your %1 go back to you, and your place is given away.").arg(screen.queue.heldText)
        }
        LargeButton {
            objectName: "leave-no"
            text: qsTr("Stay")
            iconName: "clock"
            onClicked: leaving.isOpen = false
        }
        LargeButton {
            objectName: "leave-yes"
            text: qsTr("Leave")
            iconName: "check"
            onClicked: screen.queue.leave()
        }
    }

    LargeMoves {
        moves: screen.queue.moves
        leftText: screen.queue.leftText
        onMove: outlet => screen.queue.moveTo(outlet)
        onRefuse: screen.queue.leave()
    }
}
