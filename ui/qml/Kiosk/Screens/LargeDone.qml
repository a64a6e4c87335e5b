pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Taken, paid, returned, and where the receipt is, in large text.
Item {
    id: screen

    required property KioskViewModel kiosk
    readonly property DoneViewModel done: kiosk.done

    LargePage {
        id: page

        kiosk: screen.kiosk
        bar: BarButton {
            objectName: "done"
            text: qsTr("Done")
            iconName: Theme.isCompact ? "" : "check"
            onClicked: screen.done.leave()
        }

        LargeText {
            text: screen.done.hasTaken ? qsTr("Thank you!") : qsTr("Nothing was taken")
            font.weight: Font.Bold
        }
        LargeText {
            text: Lines.beside([screen.done.overrideBy === "" ? qsTr("You paid") : qsTr("Paid by the operator (%1)").arg(screen.done.overrideBy), screen.done.paidText])
        }
        LargeText {
            visible: screen.done.hasReturn && screen.done.overrideBy === "" && screen.done.dueText === ""
            text: screen.done.codeText !== "" ? qsTr("%1 is kept for you. Your code: %2").arg(screen.done.carriedText).arg(screen.done.codeText) : screen.done.isSettled ? qsTr("%1 has gone back to you.").arg(screen.done.returnedText) : qsTr("%1 goes back to you now.").arg(screen.done.returnedText)
            color: Theme.toneInk("good")
        }
        LargeText {
            visible: screen.done.dueText !== ""
            text: qsTr("The attendant gives you %1. Tell them: %2").arg(screen.done.dueText).arg(screen.done.dueWords)
            color: Theme.toneInk("good")
        }
        LargeText {
            visible: screen.done.dueText !== ""
            text: qsTr("Nobody there? Later you can pay with this code: %1").arg(screen.done.dueCode)
            color: Theme.toneInk("good")
        }
        LargeCode {
            visible: screen.done.hasTaken || screen.done.showsWallet
            url: screen.done.showsWallet ? screen.done.walletUrl : screen.done.receiptUrl
            waiting: qsTr("The receipt is being written.")
            room: page.room

            LargeText {
                text: screen.done.showsWallet ? qsTr("Scan with your Lightning wallet") : qsTr("Scan for your receipt")
            }
        }
        LargeText {
            visible: screen.done.receiptText !== "" && !screen.done.showsWallet
            text: qsTr("Receipt %1").arg(screen.done.receiptText)
        }
        LargeButton {
            objectName: "wallet"
            visible: screen.done.hasWallet
            text: screen.done.showsWallet ? qsTr("Receipt") : qsTr("To my wallet")
            onClicked: screen.done.turnToWallet()
        }
        LargeButton {
            objectName: "print"
            visible: screen.done.printText !== ""
            enabled: screen.done.canPrint
            text: screen.done.printText
            onClicked: screen.done.printReceipt()
        }
        Repeater {
            model: screen.done.taken

            LargeText {
                required property int outlet
                required property string title
                required property string quantityText
                required property string moneyText

                text: Lines.beside([outlet, title]) + "\n" + quantityText + "\n" + moneyText
            }
        }
        LargeText {
            isSoft: true
            text: Lines.beside([qsTr("Reserved"), screen.done.heldText])
        }
    }
}
