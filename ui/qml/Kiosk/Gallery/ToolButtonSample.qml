import QtQuick
import Kiosk.Controls

Samples {
    Specimen {
        label: "plain"

        ToolButton {
            iconName: "help"
            spoken: Words.help
        }
    }
    Specimen {
        label: "pressed"

        ToolButton {
            iconName: "help"
            spoken: Words.help
            down: true
        }
    }
    Specimen {
        label: "in force"

        ToolButton {
            text: Words.demo
            isCurrent: true
        }
    }
    Specimen {
        label: "wants to be touched"

        ToolButton {
            iconName: "hand"
            caption: Words.demo
            spoken: Words.demo
            isUrgent: true
        }
    }
    Specimen {
        label: "disabled"

        ToolButton {
            iconName: "help"
            spoken: Words.help
            enabled: false
        }
    }
    Specimen {
        label: "focused"
        focused: focusedTool

        ToolButton {
            id: focusedTool

            iconName: "help"
            spoken: Words.help
        }
    }
    Specimen {
        label: "flat"

        ToolButton {
            iconName: "close"
            spoken: Words.brief
            isFlat: true
        }
    }
    Specimen {
        label: "with a caption"

        ToolButton {
            iconName: "globe"
            caption: Words.demo
            spoken: Words.demo
        }
    }
    Specimen {
        label: "one word"

        ToolButton {
            text: Words.amount
        }
    }
}
