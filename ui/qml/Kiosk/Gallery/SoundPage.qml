pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.ViewModels

// Every sound, to be heard where there is a loudspeaker.
Samples {
    id: page

    required property GalleryViewModel gallery

    Repeater {
        model: page.gallery.sounds

        ActionButton {
            required property string modelData

            tone: "plain"
            iconName: "play"
            text: modelData
            onClicked: page.gallery.play(modelData)
        }
    }
}
