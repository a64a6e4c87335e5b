pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Every size of writing, and figures that do not move while they count.
Column {
    id: page

    required property GalleryViewModel gallery

    spacing: Theme.half

    Repeater {
        model: page.gallery.textSizes

        Specimen {
            id: size

            required property string modelData
            readonly property int pixels: Theme[modelData]

            label: modelData + "  " + pixels + " px"

            Figure {
                text: "12.34"
                font.pixelSize: size.pixels
                fontSizeMode: Text.FixedSize
            }
        }
    }
    Row {
        spacing: 2 * Theme.gap

        Specimen {
            label: "tabular"

            Column {
                Repeater {
                    model: ["1,111.11", "8,888.88"]

                    Figure {
                        required property string modelData

                        text: modelData
                    }
                }
            }
        }
        Specimen {
            label: "never used: proportional"

            Column {
                Repeater {
                    model: ["1,111.11", "8,888.88"]

                    Figure {
                        required property string modelData

                        text: modelData
                        font.features: ({})
                    }
                }
            }
        }
    }
}
