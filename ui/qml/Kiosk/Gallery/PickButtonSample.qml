import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    component Pick: PickButton {
        text: Words.amount
        isPicked: false
        iconName: "coins"
        width: 2.4 * Theme.touch
    }

    Specimen {
        label: "plain"

        Pick {}
    }
    Specimen {
        label: "picked"

        Pick {
            isPicked: true
        }
    }
    Specimen {
        label: "pressed"

        Pick {
            down: true
        }
    }
    Specimen {
        label: "picked, pressed"

        Pick {
            isPicked: true
            down: true
        }
    }
    Specimen {
        label: "disabled"

        Pick {
            enabled: false
        }
    }
    Specimen {
        label: "focused"
        focused: focusedPick

        Pick {
            id: focusedPick
        }
    }
    Specimen {
        label: "figure"

        Pick {
            text: "€20"
            iconName: ""
            isFigure: true
        }
    }
    Specimen {
        label: "figure, picked"

        Pick {
            text: "€20"
            iconName: ""
            isFigure: true
            isPicked: true
        }
    }
    Specimen {
        label: "long text"

        Pick {
            text: Words.sentence
        }
    }
}
