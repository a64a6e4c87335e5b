import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Specimen {
        label: "empty"

        EntryDisplay {
            entryText: "0.00"
            isEmpty: true
            caption: Words.amount
            width: 4 * Theme.touch
        }
    }
    Specimen {
        label: "typed"

        EntryDisplay {
            entryText: "47.50"
            isEmpty: false
            caption: Words.amount
            width: 4 * Theme.touch
        }
    }
    Specimen {
        label: "long text"

        EntryDisplay {
            entryText: "9,999,999,999.99"
            isEmpty: false
            width: 4 * Theme.touch
        }
    }
}
