pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// All pages, to go to.
Samples {
    id: page

    required property GalleryViewModel gallery
    signal picked(string name)

    Repeater {
        model: page.gallery.pages

        PickButton {
            required property string modelData

            objectName: "page-" + modelData
            text: modelData
            isPicked: false
            width: 2.6 * Theme.touch
            onClicked: page.picked(modelData)
        }
    }
}
