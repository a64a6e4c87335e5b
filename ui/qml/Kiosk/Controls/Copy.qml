import QtQuick
import QtQuick.Controls.Basic
import Kiosk.Theme

// Words. They wrap; they are never cut.
Label {
    color: Theme.ink
    font.family: Theme.family
    // Said aloud, so that names and figures in Latin letters line up with the rest in Arabic.
    horizontalAlignment: Text.AlignLeft
    font.pixelSize: Theme.textBody
    wrapMode: Text.WordWrap
}
