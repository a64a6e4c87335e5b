pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Every distance and size, in pixels of this panel and in millimetres.
Column {
    id: page

    required property GalleryViewModel gallery

    spacing: Theme.half

    Repeater {
        model: page.gallery.spacings

        Row {
            id: one

            required property string modelData
            readonly property real pixels: Theme[modelData]

            spacing: Theme.gap

            Copy {
                text: one.modelData
                width: 3 * Theme.touch
            }
            Figure {
                text: one.pixels + " px   " + (one.pixels / Theme.mm).toFixed(1) + " mm"
                color: Theme.inkSoft
                font.pixelSize: Theme.textCaption
                width: 2.4 * Theme.touch
            }
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: one.pixels
                height: Theme.half
                color: Theme.accent
            }
        }
    }
}
