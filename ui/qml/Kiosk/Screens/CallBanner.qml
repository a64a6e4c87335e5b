pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// On the attendant's board: who has asked for help longest, and what is said to them.
Rectangle {
    id: banner

    required property HelpViewModel view
    readonly property color ink: Theme.toneInk(view.isAnswered ? "good" : "bad")

    implicitHeight: Theme.touch + (Theme.isCompact ? Theme.half : 2 * Theme.half)
    radius: Theme.radiusSmall
    color: Theme.toneGround(view.isAnswered ? "good" : "bad")
    Accessible.role: Accessible.AlertMessage
    Accessible.name: view.callText

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.pad
        anchors.rightMargin: Theme.half / 2
        spacing: Theme.gap

        Icon {
            name: banner.view.isAnswered ? "attendant" : "hand"
            ink: banner.ink
            Layout.preferredWidth: side
            Layout.preferredHeight: side
        }
        Copy {
            text: banner.view.callText
            color: banner.ink
            font.weight: Font.DemiBold
            font.features: Theme.tabular
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.textSmallest
            verticalAlignment: Text.AlignVCenter
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.touch
        }
        Figure {
            visible: banner.view.callCount > 1
            text: "+" + (banner.view.callCount - 1)
            color: banner.ink
            font.pixelSize: Theme.textBody
        }
        ActionButton {
            objectName: "call-answer"
            visible: !banner.view.isAnswered
            text: Theme.isCompact ? "" : qsTr("I am coming")
            Accessible.name: qsTr("I am coming")
            iconName: "attendant"
            Layout.preferredHeight: Theme.touch
            onClicked: banner.view.answer()
        }
        ActionButton {
            objectName: "call-end"
            tone: "plain"
            text: Theme.isCompact ? "" : qsTr("Helped")
            Accessible.name: qsTr("Helped")
            iconName: "check"
            Layout.preferredHeight: Theme.touch
            onClicked: banner.view.end()
        }
    }
}
