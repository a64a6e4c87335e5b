import QtQuick
import Kiosk.Controls

Samples {
    Specimen {
        label: "nothing typed"

        CodePad {
            prefix: "gallery-code-"
            hint: Words.brief
        }
    }
    Specimen {
        label: "typed"

        CodePad {
            prefix: "gallery-typed-"
            hint: Words.brief
            first: "7Q2M-K9VX"
            second: "4DTB-C"
        }
    }
    Specimen {
        label: "off"

        CodePad {
            prefix: "gallery-off-"
            hint: Words.brief
            isOff: true
        }
    }
}
