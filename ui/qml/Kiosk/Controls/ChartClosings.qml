pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Shapes
import Kiosk.Theme

// How long a valve took to close, delivery by delivery: a point each, a dashed line for what is
// reckoned with, a whole one where the alarm begins. Points past it are triangles.
Item {
    id: chart

    required property string title
    required property string word
    required property string signIcon
    required property string tone
    required property list<real> points
    required property list<real> ticks
    required property list<string> tickTexts
    required property real limit
    required property real reckoned
    required property string limitText
    required property string reckonedText
    required property string lastText
    required property string spoken
    // Time runs as people read.
    readonly property bool isMirrored: Application.layoutDirection === Qt.RightToLeft
    readonly property real dot: Theme.strokeStrong * 1.6

    function across(place: int): real {
        const part = (place + 1) / (chart.points.length + 1);
        return scale.roomWidth * (chart.isMirrored ? 1 - part : part);
    }

    Accessible.role: Accessible.Chart
    Accessible.name: spoken

    component Level: Shape {
        id: line

        property bool isDashed: false
        property color ink: Theme.ink

        anchors.left: parent?.left
        anchors.right: parent?.right
        height: Theme.strokeStrong

        ShapePath {
            strokeColor: line.ink
            strokeWidth: Theme.stroke * 1.5
            strokeStyle: line.isDashed ? ShapePath.DashLine : ShapePath.SolidLine
            dashPattern: [4, 3]
            capStyle: ShapePath.FlatCap
            fillColor: "transparent"
            startX: 0
            startY: line.height / 2

            PathLine {
                x: line.width
                y: line.height / 2
            }
        }
    }
    component Mark: RowLayout {
        id: mark

        required property string words
        property bool isDashed: false
        property color ink: Theme.ink

        visible: words !== ""
        spacing: Theme.half

        Item {
            Layout.preferredWidth: Theme.icon
            Layout.preferredHeight: Theme.strokeStrong

            Level {
                isDashed: mark.isDashed
                ink: mark.ink
            }
        }
        Copy {
            text: mark.words
            font.pixelSize: Theme.textCaption
            font.features: Theme.tabular
            wrapMode: Text.NoWrap
        }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.half

        GridLayout {
            columns: Theme.isPortrait || Theme.isCompact ? 2 : 4
            columnSpacing: Theme.gap
            rowSpacing: Theme.half
            Layout.fillWidth: true

            RowLayout {
                spacing: Theme.gap

                Copy {
                    text: chart.title
                    font.weight: Font.Bold
                    wrapMode: Text.NoWrap
                }
                StateChip {
                    word: chart.word
                    iconName: chart.signIcon
                    tone: chart.tone
                    size: Theme.textLeast
                }
            }
            Copy {
                visible: text !== ""
                text: chart.lastText
                font.pixelSize: Theme.textCaption
                font.features: Theme.tabular
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.textSmallest
                Layout.fillWidth: true
            }
            Mark {
                words: chart.limitText
                ink: Theme.toneInk("bad")
            }
            Mark {
                words: chart.reckonedText
                isDashed: true
            }
        }
        ChartScale {
            id: scale

            ticks: chart.ticks
            texts: chart.tickTexts
            Layout.fillWidth: true
            Layout.fillHeight: true

            // The path first, the points over it.
            Shape {
                anchors.fill: parent
                visible: chart.points.length > 1

                ShapePath {
                    strokeColor: Theme.accent
                    strokeWidth: Theme.stroke
                    fillColor: "transparent"

                    PathPolyline {
                        path: chart.points.map((part, place) => Qt.point(chart.across(place), scale.roomHeight * (1 - part)))
                    }
                }
            }
            Repeater {
                model: chart.points

                Shape {
                    id: point

                    required property int index
                    required property real modelData
                    readonly property bool isOver: modelData > chart.limit
                    readonly property color ink: isOver ? Theme.toneInk("bad") : Theme.accent
                    readonly property real half: chart.dot * (isOver ? 1.4 : 1)

                    x: chart.across(index) - half
                    y: scale.roomHeight * (1 - modelData) - half
                    width: 2 * half
                    height: 2 * half

                    ShapePath {
                        strokeColor: "transparent"
                        fillColor: point.ink

                        // A triangle past the limit, a diamond within it.
                        PathPolyline {
                            path: point.isOver ? [Qt.point(point.half, 0), Qt.point(2 * point.half, 2 * point.half), Qt.point(0, 2 * point.half)] : [Qt.point(point.half, 0), Qt.point(2 * point.half, point.half), Qt.point(point.half, 2 * point.half), Qt.point(0, point.half)]
                        }
                    }
                }
            }
            Level {
                y: scale.roomHeight * (1 - chart.limit) - height / 2
                ink: Theme.toneInk("bad")
            }
            Level {
                visible: chart.reckoned > 0
                y: scale.roomHeight * (1 - chart.reckoned) - height / 2
                isDashed: true
            }
            Copy {
                visible: chart.points.length === 0
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.pad
                text: qsTr("No closing at a limit has been seen yet.")
                color: Theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
            }
        }
        RowLayout {
            visible: chart.points.length > 1
            spacing: Theme.gap
            Layout.fillWidth: true

            component End: Copy {
                color: Theme.inkSoft
                font.pixelSize: Theme.textLeast
                wrapMode: Text.NoWrap
            }

            Item {
                Layout.preferredWidth: scale.beside - Theme.gap
            }
            End {
                text: qsTr("first")
                Layout.fillWidth: true
            }
            End {
                text: qsTr("latest")
            }
        }
    }
}
