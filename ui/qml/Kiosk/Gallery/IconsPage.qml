pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Every icon there is.
Samples {
    id: page

    required property GalleryViewModel gallery

    Repeater {
        model: page.gallery.icons

        Column {
            id: one

            required property string modelData

            width: 1.4 * Theme.touch
            spacing: Math.round(Theme.half / 2)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: one.modelData
                side: Theme.icon
            }
            Copy {
                text: one.modelData
                color: Theme.inkSoft
                font.pixelSize: Theme.textLeast
                horizontalAlignment: Text.AlignHCenter
                width: parent.width
            }
        }
    }
}
