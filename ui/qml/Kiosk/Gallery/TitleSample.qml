import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Specimen {
        label: "plain"

        Title {
            text: Words.help
            width: 4 * Theme.touch
            height: Theme.touch
        }
    }
    Specimen {
        label: "long text"

        Title {
            text: Words.sentence
            width: 3 * Theme.touch
            height: Theme.touch
        }
    }
}
