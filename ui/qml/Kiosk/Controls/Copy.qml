import QtQuick
import QtQuick.Controls.Basic
import Kiosk.Theme

// Words. They wrap; they are never cut.
Label {
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.textBody
    wrapMode: Text.WordWrap
}
