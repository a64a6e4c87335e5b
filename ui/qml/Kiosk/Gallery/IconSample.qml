import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Repeater {
        model: [
            {
                label: "iconSmall",
                side: Theme.iconSmall
            },
            {
                label: "icon",
                side: Theme.icon
            },
            {
                label: "iconLarge",
                side: Theme.iconLarge
            },
            {
                label: "iconHuge",
                side: Theme.iconHuge
            }
        ]

        Specimen {
            id: size

            required property var modelData

            label: modelData.label

            Icon {
                name: "water"
                side: size.modelData.side
            }
        }
    }
    Specimen {
        label: "points with the text"

        Icon {
            name: "forward"
            isDirectional: true
            side: Theme.iconLarge
        }
    }
    Specimen {
        label: "in another ink"

        Icon {
            name: "water"
            ink: Theme.accent
            side: Theme.iconLarge
        }
    }
}
