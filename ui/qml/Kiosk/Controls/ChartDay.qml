pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// What was delivered of one product today: a bar an hour, from midnight to midnight, and the sums
// in words. Each product has a lane of its own, so that no colour has to be told from another.
Item {
    id: chart

    required property string title
    required property string totalText
    required property string countText
    required property string peakText
    required property list<real> hours
    required property list<real> ticks
    required property list<string> tickTexts
    required property string spoken
    property bool hasAxis: false
    readonly property real axisHeight: hasAxis ? Math.round(Theme.textLeast * 1.5) : 0

    Accessible.role: Accessible.Chart
    Accessible.name: spoken

    RowLayout {
        anchors.fill: parent
        spacing: Theme.gap

        ColumnLayout {
            spacing: 0
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            Layout.bottomMargin: chart.axisHeight

            component Line: Copy {
                font.features: Theme.tabular
                wrapMode: Text.NoWrap
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.textSmallest
                verticalAlignment: Text.AlignVCenter
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: font.pixelSize * 1.4
            }

            Line {
                text: chart.title
                font.weight: Font.Bold
            }
            Line {
                text: Lines.dotted([chart.totalText, chart.countText])
                font.pixelSize: Theme.textCaption
            }
            Line {
                visible: text !== ""
                text: chart.peakText
                color: Theme.inkSoft
                font.pixelSize: Theme.textCaption
            }
        }
        ColumnLayout {
            spacing: 0
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 7

            ChartScale {
                id: scale

                ticks: chart.ticks
                texts: chart.tickTexts
                Layout.fillHeight: true
                Layout.fillWidth: true

                Row {
                    anchors.fill: parent

                    Repeater {
                        model: chart.hours

                        Item {
                            id: hour

                            required property real modelData

                            width: scale.roomWidth / 24
                            height: scale.roomHeight

                            Rectangle {
                                readonly property bool isBar: true

                                anchors.bottom: parent.bottom
                                anchors.horizontalCenter: parent.horizontalCenter
                                width: parent.width * 0.72
                                // What is little is still something.
                                height: hour.modelData > 0 ? Math.max(Theme.strokeStrong, scale.roomHeight * hour.modelData) : 0
                                color: Theme.accent
                            }
                        }
                    }
                }
            }
            RowLayout {
                visible: chart.hasAxis
                spacing: 0
                Layout.fillWidth: true
                Layout.preferredHeight: chart.axisHeight

                Item {
                    Layout.preferredWidth: scale.beside
                }
                Repeater {
                    model: 8

                    Copy {
                        required property int index

                        text: index * 3 + ":00"
                        color: Theme.inkSoft
                        font.pixelSize: Theme.textLeast
                        font.features: Theme.tabular
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Theme.textSmallest
                        wrapMode: Text.NoWrap
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                    }
                }
            }
        }
    }
}
