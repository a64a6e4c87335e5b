import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Repeater {
        model: ["busy", "good", "warn", "bad"]

        Specimen {
            id: tone

            required property string modelData

            label: modelData

            FlowBar {
                tone: tone.modelData
                progress: 0.6
                isFlowing: false
                label: tone.modelData
                width: 3 * Theme.touch
            }
        }
    }
    Specimen {
        label: "flowing"

        FlowBar {
            progress: 0.6
            isFlowing: true
            label: "flowing"
            width: 3 * Theme.touch
        }
    }
    Specimen {
        label: "nothing yet"

        FlowBar {
            progress: 0
            isFlowing: false
            label: "nothing yet"
            width: 3 * Theme.touch
        }
    }
    Specimen {
        label: "full"

        FlowBar {
            tone: "good"
            progress: 1
            isFlowing: false
            label: "full"
            width: 3 * Theme.touch
        }
    }
}
