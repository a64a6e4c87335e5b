import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Specimen {
        label: "plain"

        Badge {
            number: 3
        }
    }
    Specimen {
        label: "chosen"

        Badge {
            number: 3
            isStrong: true
        }
    }
    Specimen {
        label: "two digits"

        Badge {
            number: 16
        }
    }
    Specimen {
        label: "small"

        Badge {
            number: 16
            side: Theme.icon
        }
    }
}
