import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Specimen {
        label: "counting: no digit moves"

        Column {
            Figure {
                text: "111.11"
            }
            Figure {
                text: "888.88"
            }
        }
    }
    Specimen {
        label: "too long for its box"

        Figure {
            text: "1,234,567,890.12"
            width: 2 * Theme.touch
        }
    }
}
