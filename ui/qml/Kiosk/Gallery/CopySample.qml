import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Specimen {
        label: "plain"

        Copy {
            text: Words.question
            width: Math.min(implicitWidth, 4 * Theme.touch)
        }
    }
    Specimen {
        label: "soft"

        Copy {
            text: Words.question
            color: Theme.inkSoft
            font.pixelSize: Theme.textCaption
            width: Math.min(implicitWidth, 4 * Theme.touch)
        }
    }
    Specimen {
        label: "long text"

        Copy {
            text: Words.sentence
            width: 3 * Theme.touch
        }
    }
}
