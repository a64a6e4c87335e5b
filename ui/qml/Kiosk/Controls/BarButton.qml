import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// What is always wanted, in the bar below a page of large text.
ActionButton {
    font.pixelSize: Theme.textLarge
    leftPadding: Theme.half
    rightPadding: Theme.half
    Layout.fillWidth: true
    Layout.preferredHeight: Theme.primary
}
