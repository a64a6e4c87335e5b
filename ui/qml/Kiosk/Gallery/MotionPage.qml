pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// How long things take, and what that looks like.
Column {
    id: page

    required property GalleryViewModel gallery

    spacing: Theme.gap

    Repeater {
        model: page.gallery.durations

        Row {
            id: one

            required property string modelData
            readonly property int lasts: Theme[modelData]

            spacing: Theme.gap

            Copy {
                text: one.modelData
                width: 2 * Theme.touch
            }
            Figure {
                text: one.lasts + " ms"
                color: Theme.inkSoft
                font.pixelSize: Theme.textCaption
                width: 2 * Theme.touch
            }
            Item {
                width: 4 * Theme.touch
                height: Theme.gap

                Rectangle {
                    id: dot

                    width: height
                    height: parent.height
                    radius: height / 2
                    color: Theme.accent
                    x: mover.running ? mover.reached * (parent.width - width) : 0
                }
                SequentialAnimation {
                    id: mover

                    property real reached: 0

                    running: !Theme.isStill && one.lasts > 0
                    loops: Animation.Infinite

                    NumberAnimation {
                        target: mover
                        property: "reached"
                        from: 0
                        to: 1
                        duration: one.lasts
                        easing.type: Easing.OutCubic
                    }
                    PauseAnimation {
                        duration: Theme.breathPeriod / 2
                    }
                }
            }
        }
    }
    FlowBar {
        progress: 0.6
        isFlowing: true
        label: "flowing"
        width: 6 * Theme.touch
    }
}
