import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Specimen {
        label: "plain"

        Measure {
            figure: "12.34"
            unit: "L"
        }
    }
    Specimen {
        label: "smaller"

        Measure {
            figure: "7.5"
            unit: "kWh"
            size: Theme.textHeadline
        }
    }
    Specimen {
        label: "too long for its box"

        Measure {
            figure: "123,456,789.01"
            unit: "kWh"
            width: 4 * Theme.touch
        }
    }
}
