import QtQuick
import Kiosk.Controls

Samples {
    Specimen {
        label: "nothing typed"

        NamePad {
            prefix: "gallery-name-"
            hint: Words.brief
            typed: ""
        }
    }
    Specimen {
        label: "typed"

        NamePad {
            prefix: "gallery-typed-"
            hint: Words.brief
            typed: "ADA"
        }
    }
    Specimen {
        label: "long text"

        NamePad {
            prefix: "gallery-long-"
            hint: Words.brief
            typed: "MARIA-MAGDALENA OBERHUBER"
        }
    }
}
