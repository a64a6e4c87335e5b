import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Specimen {
        label: "plain"

        BarButton {
            text: Words.action
            width: 4 * Theme.primary
        }
    }
    Specimen {
        label: "pressed"

        BarButton {
            text: Words.action
            width: 4 * Theme.primary
            down: true
        }
    }
    Specimen {
        label: "disabled"

        BarButton {
            text: Words.action
            width: 4 * Theme.primary
            enabled: false
        }
    }
    Specimen {
        label: "focused"
        focused: focusedBarButton

        BarButton {
            id: focusedBarButton

            text: Words.action
            width: 4 * Theme.primary
        }
    }
}
