import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Repeater {
        model: ["good", "busy", "warn", "bad", "info", "picked", "none"]

        Specimen {
            id: tone

            required property string modelData

            label: modelData

            StateChip {
                word: Words.demo
                iconName: "gauge"
                tone: tone.modelData
            }
        }
    }
    Specimen {
        label: "sign alone"

        StateChip {
            word: ""
            iconName: "lock"
            tone: "none"
        }
    }
    Specimen {
        label: "long text"

        StateChip {
            word: Words.longer
            iconName: "gauge"
            tone: "info"
            width: 2 * Theme.touch
        }
    }
}
