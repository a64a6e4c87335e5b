import QtQuick
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

Samples {
    id: samples

    required property KioskViewModel kiosk

    Specimen {
        label: "wide"

        NoticeBanner {
            kiosk: samples.kiosk
            width: Math.min(samples.width, 9 * Theme.touch)
        }
    }
    Specimen {
        label: "narrow"

        NoticeBanner {
            kiosk: samples.kiosk
            width: 4 * Theme.touch
            height: 2 * Theme.touch
        }
    }
}
