import QtQuick
import Kiosk.Controls

Samples {
    Specimen {
        label: "plain"

        Key {
            text: "5"
        }
    }
    Specimen {
        label: "pressed"

        Key {
            text: "5"
            down: true
        }
    }
    Specimen {
        label: "disabled"

        Key {
            text: "5"
            enabled: false
        }
    }
    Specimen {
        label: "focused"
        focused: focusedKey

        Key {
            id: focusedKey

            text: "5"
        }
    }
    Specimen {
        label: "with an icon"

        Key {
            iconName: "erase"
        }
    }
    Specimen {
        label: "icon, disabled"

        Key {
            iconName: "erase"
            enabled: false
        }
    }
}
