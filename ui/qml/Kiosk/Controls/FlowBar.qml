pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

// How far a delivery is; light runs along it while something flows.
Item {
    id: bar

    required property real progress
    required property bool isFlowing
    property string tone: "busy"
    property string label: ""
    // The text beside it says the same.
    readonly property string spokenText: ""

    readonly property bool isMirrored: Application.layoutDirection === Qt.RightToLeft
    readonly property real filled: Math.max(height, width * progress)

    // For screen readers: how far, of a hundred.
    readonly property int value: Math.round(100 * progress)
    readonly property int minimumValue: 0
    readonly property int maximumValue: 100

    implicitHeight: Theme.bar
    Accessible.role: Accessible.ProgressBar
    Accessible.name: label

    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: Theme.sunken
    }

    Rectangle {
        id: fill

        visible: bar.progress > 0 || bar.isFlowing
        anchors.left: parent.left
        width: bar.filled
        height: parent.height
        radius: height / 2
        color: Theme.toneInk(bar.tone)

        Behavior on width {
            NumberAnimation {
                duration: Theme.calm
                easing.type: Easing.OutCubic
            }
        }

        Item {
            anchors.fill: parent
            anchors.leftMargin: fill.height / 2
            anchors.rightMargin: fill.height / 2
            clip: true
            visible: bar.isFlowing

            Rectangle {
                id: glint

                property real phase: 0

                width: bar.height * 5
                height: parent.height
                x: (bar.isMirrored ? 1 - phase : phase) * (parent.width + width) - width
                gradient: Gradient {
                    orientation: Gradient.Horizontal

                    GradientStop {
                        position: 0
                        color: "transparent"
                    }
                    GradientStop {
                        position: 0.5
                        color: Theme.glint
                    }
                    GradientStop {
                        position: 1
                        color: "transparent"
                    }
                }

                NumberAnimation on phase {
                    running: bar.isFlowing && bar.visible && !Theme.isStill
                    from: 0
                    to: 1
                    duration: Theme.flowPeriod
                    loops: Animation.Infinite
                }
            }
        }
    }
}
