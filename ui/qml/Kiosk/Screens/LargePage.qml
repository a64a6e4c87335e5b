pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// A customer's screen in large text: first what is to be told, then what is to be done.
Pages {
    id: page

    required property KioskViewModel kiosk
    readonly property string told: kiosk.notice

    onToldChanged: turnTo(0)

    anchors.fill: parent
    anchors.leftMargin: Theme.margin
    anchors.rightMargin: Theme.margin
    anchors.topMargin: Theme.edge
    anchors.bottomMargin: Theme.edge

    LargeText {
        visible: text !== ""
        text: page.kiosk.noticeHappened
        color: Theme.toneInk(page.kiosk.noticeTone)
        font.weight: Font.Bold
    }
    LargeText {
        visible: text !== ""
        text: page.kiosk.noticeMoney
        color: Theme.toneInk(page.kiosk.noticeTone)
    }
    LargeText {
        visible: text !== ""
        text: page.kiosk.noticeNext
        color: Theme.toneInk(page.kiosk.noticeTone)
    }
}
