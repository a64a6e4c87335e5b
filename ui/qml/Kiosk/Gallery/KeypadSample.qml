import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Specimen {
        label: "whole numbers"

        Keypad {
            prefix: "gallery-key-"
            width: Theme.keypadWidth
        }
    }
    Specimen {
        label: "with a point"

        Keypad {
            prefix: "gallery-point-"
            hasPoint: true
            pointText: ","
            width: Theme.keypadWidth
        }
    }
    Specimen {
        label: "shuffled"

        Keypad {
            prefix: "gallery-shuffled-"
            isSecret: true
            digits: ["7", "0", "4", "9", "2", "8", "1", "6", "3", "5"]
            width: Theme.keypadWidth
        }
    }
    Specimen {
        label: "disabled"

        Keypad {
            prefix: "gallery-off-"
            enabled: false
            width: Theme.keypadWidth
        }
    }
}
