import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Kiosk.Theme

// A state as a shape, a word and a colour.
Rectangle {
    id: chip

    required property string word
    required property string iconName
    required property string tone
    property int size: Theme.textCaption

    implicitWidth: row.implicitWidth + 2 * Theme.half
    implicitHeight: Math.round(size * 1.9)
    radius: height / 2
    color: Theme.toneGround(tone)
    border.width: Theme.chipEdge
    border.color: Theme.toneInk(tone)

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.half
        anchors.rightMargin: Theme.half
        spacing: Math.round(Theme.half * 0.6)

        Icon {
            name: chip.iconName
            ink: Theme.toneInk(chip.tone)
            side: Math.round(chip.size * 1.15)
            Layout.preferredWidth: side
            Layout.preferredHeight: side
        }
        Label {
            visible: chip.word !== ""
            text: chip.word
            color: Theme.toneInk(chip.tone)
            font.family: Theme.family
            font.pixelSize: chip.size
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.textSmallest
            verticalAlignment: Text.AlignVCenter
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }
}
