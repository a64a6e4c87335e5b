import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Specimen {
        label: "plain"

        LargeText {
            text: Words.brief
            width: 4 * Theme.primary
        }
    }
    Specimen {
        label: "soft"

        LargeText {
            text: Words.brief
            isSoft: true
            width: 4 * Theme.primary
        }
    }
}
