import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    id: samples

    ListModel {
        id: one

        ListElement {
            numbers: "3"
            title: "Drinking water"
            priceText: "€0.12/L"
            isLong: false
        }
    }
    ListModel {
        id: several

        ListElement {
            numbers: "1, 5, 9"
            title: "Super 95 E10"
            priceText: "€1.789/L"
            isLong: false
        }
        ListElement {
            numbers: "2"
            title: "Diesel B7"
            priceText: "€1.649/L"
            isLong: false
        }
        ListElement {
            numbers: "4"
            title: "Fast charging 150 kW"
            priceText: "€0.59/kWh + €0.10/min (>60 min)"
            isLong: true
        }
    }
    Specimen {
        label: "one"

        Bought {
            rows: one
            width: Math.min(samples.width, 12 * Theme.textBody)
        }
    }
    Specimen {
        label: "several, narrow"

        Bought {
            rows: several
            width: Math.min(samples.width, 15 * Theme.textBody)
        }
    }
    Specimen {
        label: "several"

        Bought {
            rows: several
            width: Math.min(samples.width, 30 * Theme.textBody)
        }
    }
    Specimen {
        label: "little room"

        Bought {
            rows: several
            width: Math.min(samples.width, 15 * Theme.textBody)
            height: 4 * Theme.textBody
        }
    }
}
