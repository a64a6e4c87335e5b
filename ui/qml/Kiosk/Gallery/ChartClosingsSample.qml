import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Specimen {
        label: "as it should be"

        ChartClosings {
            width: 8 * Theme.touch
            height: 3 * Theme.touch
            title: "3"
            word: "Fine"
            signIcon: "free"
            tone: "good"
            points: [0.5, 0.52, 0.49, 0.5, 0.53, 0.51, 0.5]
            limit: 0.8
            reckoned: 0.6
            limitText: "0.450 s"
            reckonedText: "0.340 s"
            lastText: "0.280 s"
            ticks: [0, 0.25, 0.5, 0.75, 1]
            tickTexts: ["0.20 s", "0.30 s", "0.40 s", "0.50 s", "0.60 s"]
            spoken: title
        }
    }
    Specimen {
        label: "past the alarm"

        ChartClosings {
            width: 8 * Theme.touch
            height: 3 * Theme.touch
            title: "3"
            word: "Closes too slowly"
            signIcon: "warning"
            tone: "warn"
            points: [0.6, 0.7, 0.75, 0.82, 0.9, 0.95]
            limit: 0.8
            reckoned: 0.92
            limitText: "0.450 s"
            reckonedText: "0.520 s"
            lastText: "0.530 s"
            ticks: [0, 0.25, 0.5, 0.75, 1]
            tickTexts: ["0.20 s", "0.30 s", "0.40 s", "0.50 s", "0.60 s"]
            spoken: title
        }
    }
    Specimen {
        label: "nothing seen yet"

        ChartClosings {
            width: 8 * Theme.touch
            height: 3 * Theme.touch
            title: "3"
            word: "Still learning"
            signIcon: "clock"
            tone: "off"
            points: []
            limit: 0.8
            reckoned: 0
            limitText: "0.450 s"
            reckonedText: ""
            lastText: ""
            ticks: [0, 0.25, 0.5, 0.75, 1]
            tickTexts: ["0.20 s", "0.30 s", "0.40 s", "0.50 s", "0.60 s"]
            spoken: title
        }
    }
}
