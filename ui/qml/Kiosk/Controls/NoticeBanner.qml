pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Theme
import Kiosk.ViewModels

// Something to be told: what happened, what about my money, what now. Each screen has a place for
// it where nothing moves when it comes.
Rectangle {
    id: banner

    required property KioskViewModel kiosk
    readonly property string spokenText: [kiosk.noticeHappened, kiosk.noticeMoney, kiosk.noticeNext].filter(part => part !== "").join(" ")
    readonly property bool isPublic: true
    readonly property color ink: Theme.toneInk(kiosk.noticeTone)

    visible: kiosk.notice !== ""
    implicitHeight: Theme.primary
    radius: Theme.radiusSmall
    color: Theme.toneGround(kiosk.noticeTone)
    border.width: Theme.stroke
    border.color: ink
    Accessible.role: Accessible.AlertMessage
    Accessible.name: spokenText

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.pad * 0.8
        anchors.rightMargin: Theme.half
        anchors.topMargin: Math.round(Theme.half * 0.5)
        anchors.bottomMargin: Math.round(Theme.half * 0.5)
        spacing: Theme.half

        Icon {
            visible: banner.width > 4 * Theme.touch
            name: banner.kiosk.noticeIcon
            ink: banner.ink
            Layout.preferredWidth: side
            Layout.preferredHeight: side
        }
        Copy {
            text: "<b>" + banner.kiosk.noticeHappened + "</b> " + [banner.kiosk.noticeMoney, banner.kiosk.noticeNext].filter(part => part !== "").join(" ")
            textFormat: Text.StyledText
            color: banner.ink
            font.weight: Font.Medium
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.textSmallest
            verticalAlignment: Text.AlignVCenter
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }
}
