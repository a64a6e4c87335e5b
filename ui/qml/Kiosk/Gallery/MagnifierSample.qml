import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Specimen {
        label: "plain"

        Magnifier {
            width: 5 * Theme.touch
            height: 2 * Theme.touch

            Copy {
                anchors.fill: parent
                text: Words.sentence
            }
        }
    }
    Specimen {
        label: "long text"

        Magnifier {
            isOn: true
            width: 5 * Theme.touch
            height: 3 * Theme.touch

            Copy {
                width: parent.width / 2
                text: Words.sentence
            }
        }
    }
}
