pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.ViewModels

// An outlet has failed, in large text: where is the rest to be taken?
LargeSheet {
    id: sheet

    required property RowsModel moves
    required property string leftText

    signal move(int outlet)
    signal refuse

    isOpen: moves.count > 0
    canDismiss: false

    LargeText {
        text: qsTr("The outlet stopped by itself")
    }
    LargeText {
        text: qsTr("Time left: %1").arg(sheet.leftText)
    }
    LargeText {
        isSoft: true
        text: qsTr("Go on at another outlet, at the same price or less.")
    }
    Repeater {
        model: sheet.moves

        LargeButton {
            required property int number

            required text
            objectName: "move-" + number
            onClicked: sheet.move(number)
        }
    }
    LargeButton {
        objectName: "move-none"
        text: qsTr("No, give the rest back")
        onClicked: sheet.refuse()
    }
}
