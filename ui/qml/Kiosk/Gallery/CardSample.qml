import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Specimen {
        label: "raised"

        Card {
            width: 3 * Theme.touch
            height: 2 * Theme.touch
        }
    }
    Specimen {
        label: "calling"

        Card {
            isCalling: true
            width: 3 * Theme.touch
            height: 2 * Theme.touch
        }
    }
    Specimen {
        label: "flat"

        Card {
            isRaised: false
            width: 3 * Theme.touch
            height: 2 * Theme.touch
        }
    }
}
