import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Samples {
    Repeater {
        model: ["primary", "quiet", "plain", "halt", "alarm"]

        Specimen {
            id: tone

            required property string modelData

            label: modelData

            Column {
                spacing: Theme.gap

                ActionButton {
                    tone: tone.modelData
                    text: Words.action
                    iconName: "forward"
                    iconLast: true
                    isDirectional: true
                }
                ActionButton {
                    tone: tone.modelData
                    text: Words.action
                    down: true
                }
                ActionButton {
                    tone: tone.modelData
                    text: Words.action
                    enabled: false
                }
            }
        }
    }
    Specimen {
        label: "focused"
        focused: focusedButton

        ActionButton {
            id: focusedButton

            text: Words.action
        }
    }
    Specimen {
        label: "stacked"

        ActionButton {
            tone: "alarm"
            iconName: "stop"
            isStacked: true
            text: Words.brief
            font.pixelSize: Theme.textLeast
            width: Theme.touch
            topPadding: Theme.half
            bottomPadding: Theme.half
            leftPadding: Theme.half
            rightPadding: Theme.half
        }
    }
    Specimen {
        label: "refused"

        ActionButton {
            tone: "quiet"
            iconName: "coins"
            isRefused: true
            text: Words.brief
        }
    }
    Specimen {
        label: "long text"

        ActionButton {
            text: Words.sentence
            iconName: "check"
            width: 3 * Theme.touch
        }
    }
}
