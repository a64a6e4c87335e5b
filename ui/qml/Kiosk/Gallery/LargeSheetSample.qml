import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    id: samples

    Specimen {
        label: "several pages"

        Item {
            width: Math.min(samples.width, 7 * Theme.primary)
            height: 4 * Theme.primary

            LargeSheet {
                isOpen: true
                closeName: "gallery-close"

                LargeText {
                    text: Words.brief
                }
                LargeButton {
                    text: Words.action
                }
                LargeButton {
                    text: Words.amount
                }
                LargeButton {
                    text: Words.help
                }
            }
        }
    }
}
