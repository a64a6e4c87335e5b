import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Specimen {
        label: "with room for every value"

        ChartScale {
            width: 8 * Theme.touch
            height: 1.5 * Theme.touch
            ticks: [0, 0.5, 1]
            texts: ["0 L", "250 L", "500 L"]
        }
    }
    Specimen {
        label: "with room for one"

        ChartScale {
            width: 8 * Theme.touch
            height: 0.5 * Theme.touch
            ticks: [0, 0.5, 1]
            texts: ["0 kWh", "100 kWh", "200 kWh"]
        }
    }
}
