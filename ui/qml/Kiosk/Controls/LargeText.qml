import QtQuick
import QtQuick.Controls.Basic
import Kiosk.Theme

// Words in large text: they break anywhere rather than shrink.
Label {
    property bool isSoft: false

    color: isSoft ? Theme.inkSoft : Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.textLarge
    font.weight: Font.DemiBold
    font.features: Theme.tabular
    horizontalAlignment: Text.AlignLeft
    wrapMode: Text.Wrap
    width: parent ? parent.width : implicitWidth
}
