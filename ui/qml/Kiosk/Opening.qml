import QtQuick
import Kiosk.Theme

// What stands there until the rest has been brought in: a dark page, which dazzles nobody.
Window {
    id: opening

    title: "Kiosk"
    color: Theme.page
    onClosing: close => close.accepted = false
    Component.onCompleted: Theme.name = "night"
}
