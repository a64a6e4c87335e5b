import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    component Way: WayButton {
        text: Words.amount
        isPicked: false
        iconName: "card"
        width: 1.8 * Theme.touch
    }

    Specimen {
        label: "plain"

        Way {}
    }
    Specimen {
        label: "picked"

        Way {
            isPicked: true
        }
    }
    Specimen {
        label: "pressed"

        Way {
            down: true
        }
    }
    Specimen {
        label: "disabled"

        Way {
            enabled: false
        }
    }
    Specimen {
        label: "focused"
        focused: focusedWay

        Way {
            id: focusedWay
        }
    }
    Specimen {
        label: "wide"

        Way {
            isWide: true
            width: 4 * Theme.touch
        }
    }
    Specimen {
        label: "small, long text"

        Way {
            text: Words.longer
            height: Theme.touch
            width: 2.4 * Theme.touch
        }
    }
}
