import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    id: samples

    component Tile: OutletTile {
        number: 3
        title: Words.help
        productIcon: "petrol"
        priceText: "1.789 €/L"
        word: Words.action
        signIcon: "check"
        tone: "good"
        isInUse: false
        isFlowing: false
        isCalling: false
        isAvailable: true
        isChosen: false
        quantityText: "12.34 L"
        moneyText: "€22.09"
        progress: 0.44
        detailText: ""
        spoken: title
        width: 3.6 * Theme.touch
        height: 4 * Theme.touch
    }
    component Running: Tile {
        word: Words.demo
        signIcon: "flow"
        tone: "busy"
        isInUse: true
        isFlowing: true
    }

    Specimen {
        label: "free"

        Tile {}
    }
    Specimen {
        label: "pressed"

        Tile {
            down: true
        }
    }
    Specimen {
        label: "chosen"

        Tile {
            isChosen: true
        }
    }
    Specimen {
        label: "running"

        Running {}
    }
    Specimen {
        label: "disabled"

        Tile {
            isAvailable: false
            enabled: false
            signIcon: "lock"
            tone: "none"
        }
    }
    Specimen {
        label: "out of order"

        Tile {
            isAvailable: false
            enabled: false
            signIcon: "warning"
            tone: "bad"
        }
    }
    Specimen {
        label: "focused"
        focused: focusedTile

        Tile {
            id: focusedTile
        }
    }
    Specimen {
        label: "long text"

        Tile {
            title: Words.sentence
            priceText: "0.59 €/kWh + 0.10 €/min"
        }
    }
    Specimen {
        label: "as a card"

        Running {
            height: 2.4 * Theme.touch
        }
    }
    Specimen {
        label: "as a row"

        Running {
            height: 1.4 * Theme.touch
        }
    }
    Specimen {
        label: "as small as it gets"

        Running {
            width: 1.8 * Theme.touch
            height: 1.4 * Theme.touch
        }
    }
}
