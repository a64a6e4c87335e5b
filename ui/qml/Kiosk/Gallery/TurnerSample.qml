import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Specimen {
        label: "plain"

        Turner {
            name: "gallery-turner"
            caption: Words.amount
            value: "12.34"
            width: 5 * Theme.touch
        }
    }
    Specimen {
        label: "long text"

        Turner {
            name: "gallery-turner-long"
            caption: Words.longer
            value: Words.sentence
            width: 5 * Theme.touch
        }
    }
}
