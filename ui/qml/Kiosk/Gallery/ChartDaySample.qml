import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Specimen {
        label: "with its axis"

        ChartDay {
            width: 8 * Theme.touch
            height: 1.8 * Theme.touch
            title: "Diesel B7"
            totalText: "610.00 L"
            countText: "31"
            peakText: "410.00 L, 7:00"
            hours: [0, 0, 0, 0, 0, 0, 0.3, 1, 0.4, 0.2, 0.1, 0.1, 0.2, 0, 0, 0, 0.1, 0.5, 0.7, 0.2, 0, 0, 0, 0.01]
            hasAxis: true
            ticks: [0, 0.5, 1]
            tickTexts: ["0 L", "250 L", "500 L"]
            spoken: title
        }
    }
    Specimen {
        label: "one of several lanes"

        ChartDay {
            width: 8 * Theme.touch
            height: 1.8 * Theme.touch
            title: "Super 95 E10"
            totalText: "610.00 L"
            countText: "31"
            peakText: "410.00 L, 7:00"
            hours: [0, 0, 0, 0, 0, 0, 0.3, 1, 0.4, 0.2, 0.1, 0.1, 0.2, 0, 0, 0, 0.1, 0.5, 0.7, 0.2, 0, 0, 0, 0.01]
            hasAxis: false
            ticks: [0, 0.5, 1]
            tickTexts: ["0 L", "250 L", "500 L"]
            spoken: title
        }
    }
    Specimen {
        label: "nothing yet"

        ChartDay {
            width: 8 * Theme.touch
            height: 1.8 * Theme.touch
            title: "Drinking water"
            totalText: "610.00 L"
            countText: "31"
            peakText: "410.00 L, 7:00"
            hours: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
            hasAxis: false
            ticks: [0, 0.5, 1]
            tickTexts: ["0 L", "250 L", "500 L"]
            spoken: title
        }
    }
    Specimen {
        label: "all hours alike"

        ChartDay {
            width: 8 * Theme.touch
            height: 1.8 * Theme.touch
            title: "Fast charging 150 kW"
            totalText: "610.00 L"
            countText: "31"
            peakText: "410.00 L, 7:00"
            hours: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
            hasAxis: true
            ticks: [0, 0.5, 1]
            tickTexts: ["0 L", "250 L", "500 L"]
            spoken: title
        }
    }
}
