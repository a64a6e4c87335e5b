import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Specimen {
        label: "plain"

        LargeButton {
            text: Words.action
            width: 4 * Theme.primary
        }
    }
    Specimen {
        label: "pressed"

        LargeButton {
            text: Words.action
            width: 4 * Theme.primary
            down: true
        }
    }
    Specimen {
        label: "disabled"

        LargeButton {
            text: Words.action
            width: 4 * Theme.primary
            enabled: false
        }
    }
    Specimen {
        label: "focused"
        focused: focusedLargeButton

        LargeButton {
            id: focusedLargeButton

            text: Words.action
            width: 4 * Theme.primary
        }
    }
    Specimen {
        label: "picked"

        LargeButton {
            text: Words.amount
            detail: Words.brief
            isPicked: true
            width: 4 * Theme.primary
        }
    }
    Specimen {
        label: "halt"

        LargeButton {
            text: Words.action
            tone: "halt"
            iconName: "stop"
            width: 4 * Theme.primary
        }
    }
}
