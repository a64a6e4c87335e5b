import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    id: samples

    Specimen {
        label: "open"

        Item {
            width: Math.min(samples.width, 9 * Theme.touch)
            height: 4.5 * Theme.touch

            Sheet {
                isOpen: true
                cardWidth: width - 2 * Theme.margin

                Column {
                    width: parent.width
                    spacing: Theme.gap

                    Title {
                        text: Words.help
                        width: parent.width
                    }
                    ActionButton {
                        text: Words.action
                        width: parent.width
                    }
                }
            }
        }
    }
}
