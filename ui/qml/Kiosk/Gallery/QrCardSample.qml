import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Specimen {
        label: "with words below"

        QrCard {
            url: "https://example.org/r/7Q2MK9VX"
            headline: Words.receipt
            caption: Words.demo
            iconName: "globe"
            width: 4 * Theme.touch
            height: 5 * Theme.touch
        }
    }
    Specimen {
        label: "busy"

        QrCard {
            url: ""
            waiting: Words.waiting
            width: 4 * Theme.touch
            height: 5 * Theme.touch
        }
    }
}
