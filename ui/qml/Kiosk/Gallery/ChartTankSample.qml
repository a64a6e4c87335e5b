import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Specimen {
        label: "well filled"

        ChartTank {
            width: 5 * Theme.touch
            height: 3.4 * Theme.touch
            title: "Diesel B7"
            word: "Fine"
            signIcon: "free"
            tone: "good"
            levelText: "12,345 L"
            partText: "61 %"
            fullText: "20,000 L"
            lowText: "2,900 L"
            reserveText: "1,000 L"
            level: 0.61
            low: 0.145
            reserve: 0.05
            spoken: title
        }
    }
    Specimen {
        label: "low"

        ChartTank {
            width: 5 * Theme.touch
            height: 3.4 * Theme.touch
            title: "Diesel B7"
            word: "Low: order"
            signIcon: "warning"
            tone: "warn"
            levelText: "2,100 L"
            partText: "10 %"
            fullText: "20,000 L"
            lowText: "2,900 L"
            reserveText: "1,000 L"
            level: 0.105
            low: 0.145
            reserve: 0.05
            spoken: title
        }
    }
    Specimen {
        label: "sold out"

        ChartTank {
            width: 5 * Theme.touch
            height: 3.4 * Theme.touch
            title: "Diesel B7"
            word: "Sold out"
            signIcon: "stop"
            tone: "bad"
            levelText: "0 L"
            partText: "0 %"
            fullText: "20,000 L"
            lowText: "2,900 L"
            reserveText: "1,000 L"
            level: 0
            low: 0.145
            reserve: 0.05
            spoken: title
        }
    }
    Specimen {
        label: "more than full"

        ChartTank {
            width: 5 * Theme.touch
            height: 3.4 * Theme.touch
            title: "Diesel B7"
            word: "Fine"
            signIcon: "free"
            tone: "good"
            levelText: "20,000 L"
            partText: "100 %"
            fullText: "20,000 L"
            lowText: "2,900 L"
            reserveText: "1,000 L"
            level: 1
            low: 0.145
            reserve: 0.05
            spoken: title
        }
    }
}
