pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// How the customer needs the screen to be: a touch each, at once, and gone when they are.
Item {
    id: sheet

    required property KioskViewModel kiosk
    readonly property AccessViewModel access: kiosk.access
    readonly property bool isLarge: Theme.isLarge
    property bool isOpen: false

    readonly property var switches: [
        {
            "mode": "large",
            "icon": "letters",
            "text": qsTr("Large text")
        },
        {
            "mode": "low",
            "icon": "reach",
            "text": qsTr("Lower buttons")
        },
        {
            "mode": "contrast",
            "icon": "contrast",
            "text": qsTr("High contrast")
        },
        {
            "mode": "still",
            "icon": "still",
            "text": qsTr("No motion")
        },
        {
            "mode": "time",
            "icon": "clock",
            "text": qsTr("More time")
        }
    ].concat(kiosk.speech.isOffered ? [
        {
            "mode": "speech",
            "icon": "speaker",
            "text": qsTr("Speech")
        }
    ] : [])

    anchors.fill: parent
    visible: isOpen

    Loader {
        anchors.fill: parent
        active: sheet.isOpen
        sourceComponent: sheet.isLarge ? large : usual
    }

    Component {
        id: usual

        Sheet {
            isOpen: true
            canDismiss: true
            onDismissed: sheet.isOpen = false

            ColumnLayout {
                width: parent.width
                spacing: Theme.gap

                RowLayout {
                    spacing: Theme.gap
                    Layout.fillWidth: true

                    Copy {
                        text: qsTr("Make it easier to use")
                        font.pixelSize: Theme.textTitle
                        font.weight: Font.Bold
                        fontSizeMode: Text.Fit
                        minimumPixelSize: Theme.textLeast
                        verticalAlignment: Text.AlignVCenter
                        Layout.fillWidth: true
                        Layout.preferredHeight: Theme.touch
                    }
                    ToolButton {
                        objectName: "access-close"
                        iconName: "close"
                        spoken: qsTr("Close")
                        Layout.preferredWidth: Theme.touch
                        Layout.preferredHeight: Theme.touch
                        onClicked: sheet.isOpen = false
                    }
                }
                GridLayout {
                    columns: 2
                    columnSpacing: Theme.gap
                    rowSpacing: Theme.gap
                    uniformCellWidths: true
                    Layout.fillWidth: true

                    Repeater {
                        model: sheet.switches

                        PickButton {
                            required property var modelData

                            objectName: "mode-" + modelData.mode
                            text: modelData.text
                            iconName: isPicked ? "check" : modelData.icon
                            isPicked: sheet.access.modes.split(" ").includes(modelData.mode)
                            Layout.fillWidth: true
                            Layout.preferredWidth: 1
                            Layout.preferredHeight: Theme.touch
                            onClicked: sheet.access.turn(modelData.mode)
                        }
                    }
                }
                Copy {
                    text: qsTr("The next customer has it as usual again.")
                    color: Theme.inkSoft
                    Layout.fillWidth: true
                }
            }
        }
    }
    Component {
        id: large

        LargeSheet {
            isOpen: true
            closeName: "access-close"
            onDismissed: sheet.isOpen = false

            Repeater {
                model: sheet.switches

                LargeButton {
                    required property var modelData

                    objectName: "mode-" + modelData.mode
                    text: modelData.text
                    iconName: modelData.icon
                    isPicked: sheet.access.modes.split(" ").includes(modelData.mode)
                    onClicked: sheet.access.turn(modelData.mode)
                }
            }
            LargeText {
                isSoft: true
                text: qsTr("The next customer has it as usual again.")
            }
        }
    }
}
