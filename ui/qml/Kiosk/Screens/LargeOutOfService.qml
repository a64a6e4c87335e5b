pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.ViewModels

// What happened, what it costs, what now, in large text.
Item {
    id: screen

    required property KioskViewModel kiosk

    LargePage {
        kiosk: screen.kiosk
        bar: Item {
            Layout.fillWidth: true
        }

        LargeText {
            visible: screen.kiosk.noticeHappened === ""
            text: qsTr("This kiosk is out of service.")
            font.weight: Font.Bold
        }
        LargeText {
            visible: screen.kiosk.noticeMoney === ""
            text: qsTr("Nothing is charged.")
        }
        LargeText {
            text: qsTr("Please call us if you need help.")
        }
        LargeText {
            visible: text !== ""
            text: screen.kiosk.phoneText
            font.weight: Font.Bold
        }
    }
}
