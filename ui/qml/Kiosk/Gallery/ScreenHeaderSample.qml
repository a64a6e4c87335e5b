import QtQuick
import Kiosk.Controls
import Kiosk.ViewModels

Samples {
    id: samples

    required property KioskViewModel kiosk

    Specimen {
        label: "plain"

        ScreenHeader {
            title: Words.question
            width: samples.width
        }
    }
    Specimen {
        label: "with a second line"

        ScreenHeader {
            title: Words.question
            subtitle: Words.sentence
            width: samples.width
        }
    }
    Specimen {
        label: "no way back"

        ScreenHeader {
            title: Words.question
            hasBack: false
            width: samples.width
        }
    }
    Specimen {
        label: "a notice in its place"

        ScreenHeader {
            kiosk: samples.kiosk
            title: Words.question
            width: samples.width
        }
    }
}
