pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Shapes
import Kiosk.Theme

// What is in a tank: a level, hatched where it is never sold, and a dashed line from where on
// somebody should order. Everything is written beside it as well.
Item {
    id: chart

    required property string title
    required property string word
    required property string signIcon
    required property string tone
    required property string levelText
    required property string partText
    required property string fullText
    required property string lowText
    required property string reserveText
    required property real level
    required property real low
    required property real reserve
    required property string spoken

    Accessible.role: Accessible.Chart
    Accessible.name: spoken

    // A mark as the chart draws it, and what it stands for.
    component Mark: RowLayout {
        id: mark

        required property string words
        property bool isHatched: false

        spacing: Theme.half
        Layout.fillWidth: true

        Item {
            Layout.preferredWidth: Theme.icon
            Layout.preferredHeight: Theme.textCaption

            Hatch {
                visible: mark.isHatched
                anchors.fill: parent
            }
            Dashes {
                visible: !mark.isHatched
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
            }
        }
        Copy {
            text: mark.words
            color: Theme.inkSoft
            font.pixelSize: Theme.textCaption
            font.features: Theme.tabular
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.textSmallest
            Layout.fillWidth: true
        }
    }
    component Dashes: Shape {
        id: dashes

        height: Theme.strokeStrong

        // Seen on the level and on the empty tank alike.
        ShapePath {
            strokeColor: Theme.surface
            strokeWidth: dashes.height
            capStyle: ShapePath.FlatCap
            fillColor: "transparent"
            startX: 0
            startY: dashes.height / 2

            PathLine {
                x: dashes.width
                y: dashes.height / 2
            }
        }
        ShapePath {
            strokeColor: Theme.ink
            strokeWidth: Theme.stroke * 1.5
            strokeStyle: ShapePath.DashLine
            capStyle: ShapePath.FlatCap
            dashPattern: [3, 2]
            fillColor: "transparent"
            startX: 0
            startY: dashes.height / 2

            PathLine {
                x: dashes.width
                y: dashes.height / 2
            }
        }
    }
    // Slanting lines that end at the edges: the software renderer does not clip what a shape draws.
    component Hatch: Shape {
        id: hatch

        readonly property real step: Theme.half * 1.4
        readonly property int stripes: Math.floor((width + height) / step)

        ShapePath {
            strokeColor: Theme.ink
            strokeWidth: Theme.stroke
            fillColor: "transparent"
            capStyle: ShapePath.FlatCap

            PathMultiline {
                paths: Array.from({
                    length: hatch.stripes
                }, (_, place) => (place + 1) * hatch.step).map(top => [Qt.point(Math.max(0, top - hatch.height), Math.min(hatch.height, top)), Qt.point(Math.min(hatch.width, top), Math.max(0, top - hatch.width))])
            }
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.half

        RowLayout {
            spacing: Theme.half
            Layout.fillWidth: true

            Copy {
                text: chart.title
                font.weight: Font.Bold
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.textSmallest
                Layout.fillWidth: true
            }
            StateChip {
                word: chart.word
                iconName: chart.signIcon
                tone: chart.tone
                size: Theme.textLeast
            }
        }
        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: true

            Rectangle {
                id: tank

                color: Theme.sunken
                radius: Theme.radiusSmall
                border.width: Theme.stroke
                border.color: Theme.lineStrong
                Layout.fillHeight: true
                Layout.preferredWidth: Theme.touch * 1.1
                Layout.minimumHeight: Theme.touch

                Item {
                    id: inside

                    anchors.fill: parent
                    anchors.margins: Theme.stroke * 2
                    clip: true

                    Rectangle {
                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.bottom: parent.bottom
                        height: inside.height * chart.level
                        radius: tank.radius - Theme.stroke * 2
                        color: chart.tone === "good" ? Theme.accent : Theme.toneInk(chart.tone)
                    }
                    Rectangle {
                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.bottom: parent.bottom
                        height: inside.height * chart.reserve
                        color: Theme.toneGround("off")
                        visible: height > 0

                        Hatch {
                            anchors.fill: parent
                        }
                    }
                    Dashes {
                        anchors.left: parent.left
                        anchors.right: parent.right
                        y: inside.height * (1 - chart.low) - height / 2
                    }
                }
            }
            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true

                Figure {
                    text: chart.partText
                    font.pixelSize: Theme.textHeadline
                    Layout.fillWidth: true
                }
                Figure {
                    text: chart.levelText
                    font.pixelSize: Theme.textBody
                    minimumPixelSize: Theme.textSmallest
                    Layout.fillWidth: true
                }
                Copy {
                    text: chart.fullText
                    color: Theme.inkSoft
                    font.pixelSize: Theme.textCaption
                    font.features: Theme.tabular
                    wrapMode: Text.NoWrap
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.textSmallest
                    Layout.fillWidth: true
                }
                Item {
                    Layout.fillHeight: true
                }
                Mark {
                    words: chart.lowText
                }
                Mark {
                    words: chart.reserveText
                    isHatched: true
                }
            }
        }
    }
}
