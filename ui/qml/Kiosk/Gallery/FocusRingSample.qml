import QtQuick
import Kiosk.Controls

Samples {
    Specimen {
        label: "round a button"

        ActionButton {
            id: ringed

            text: Words.action
        }
        FocusRing {
            target: ringed
        }
    }
    Specimen {
        label: "round a key"

        Key {
            id: ringedKey

            text: "5"
        }
        FocusRing {
            target: ringedKey
        }
    }
}
