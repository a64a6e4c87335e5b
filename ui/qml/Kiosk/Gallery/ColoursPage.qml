pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Every colour of the theme in force, by the name by which it is asked for.
Samples {
    id: page

    required property GalleryViewModel gallery

    Repeater {
        model: page.gallery.colours

        Column {
            id: one

            required property string modelData
            readonly property color shown: Theme.colors[modelData]

            width: 1.6 * Theme.touch
            spacing: Math.round(Theme.half / 2)

            Rectangle {
                width: parent.width
                height: Theme.touch / 2
                radius: Theme.radiusSmall
                color: one.shown
                border.width: Theme.stroke
                border.color: Theme.rim
            }
            Copy {
                text: one.modelData
                font.pixelSize: Theme.textLeast
                width: parent.width
            }
        }
    }
}
