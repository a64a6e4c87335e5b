import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    id: samples

    Specimen {
        label: "with words"

        LargeCode {
            url: "https://pay.example-energy.eu/s/7Q2K9F4M1T"
            waiting: Words.brief
            room: 3 * Theme.primary
            width: Math.min(samples.width, 7 * Theme.primary)

            LargeText {
                text: Words.brief
            }
        }
    }
}
