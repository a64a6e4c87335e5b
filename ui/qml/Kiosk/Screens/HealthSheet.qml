pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// How lines, outlets, ways to pay, devices and the machine are, the worst first, page by page.
OfficePage {
    id: sheet

    readonly property HealthViewModel health: kiosk.health
    readonly property real rowHeight: Theme.touch * (Theme.isCompact ? 1.1 : Theme.isPortrait ? 1.9 : 1.25)

    function open(): void {
        turned = 0;
        health.open();
        isOpen = true;
    }

    name: "health"
    title: health.summaryText
    count: health.rows.count
    most: Math.max(1, Math.floor((room.height + Theme.half) / (rowHeight + Theme.half)))
    onClosed: {
        isOpen = false;
        health.close();
    }

    Item {
        id: room

        Layout.fillWidth: true
        Layout.fillHeight: true

        Column {
            width: parent.width
            spacing: Theme.half

            Repeater {
                model: sheet.isOpen ? sheet.health.rows : null

                Card {
                    id: row

                    required property int index
                    required property string title
                    required property string word
                    required property string signIcon
                    required property string tone
                    required property string factsText
                    required property string adviceText

                    visible: sheet.holds(index)
                    isRaised: false
                    radius: Theme.radiusSmall
                    width: parent?.width ?? 0
                    height: sheet.rowHeight
                    Accessible.role: Accessible.ListItem
                    Accessible.name: [title, word, adviceText, factsText].filter(part => part !== "").join(", ")

                    // Upright, what is wrong stands below its name, over the whole width.
                    GridLayout {
                        anchors.fill: parent
                        anchors.leftMargin: Theme.pad
                        anchors.rightMargin: Theme.pad
                        anchors.topMargin: Math.round(Theme.half * (Theme.isPortrait ? 0.8 : 0.4))
                        anchors.bottomMargin: Math.round(Theme.half * (Theme.isPortrait ? 0.8 : 0.4))
                        columns: Theme.isPortrait ? 1 : 2
                        columnSpacing: Theme.gap
                        rowSpacing: 0

                        GridLayout {
                            columns: Theme.isPortrait ? 2 : 1
                            columnSpacing: Theme.gap
                            rowSpacing: Math.round(Theme.half * 0.4)
                            Layout.fillWidth: true
                            Layout.preferredWidth: 3

                            Copy {
                                text: row.title
                                font.pixelSize: sheet.textRow
                                font.weight: Font.DemiBold
                                wrapMode: Text.NoWrap
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Theme.textSmallest
                                Layout.fillWidth: true
                            }
                            StateChip {
                                word: row.word
                                iconName: row.signIcon
                                tone: row.tone
                                size: Theme.textLeast
                            }
                        }
                        ColumnLayout {
                            spacing: 0
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.preferredWidth: 7

                            Copy {
                                visible: text !== ""
                                text: row.adviceText
                                color: Theme.toneInk(row.tone)
                                font.pixelSize: sheet.textBelow
                                font.weight: Font.DemiBold
                                fontSizeMode: Text.Fit
                                minimumPixelSize: Theme.textSmallest
                                verticalAlignment: Text.AlignVCenter
                                Layout.fillWidth: true
                                Layout.fillHeight: row.factsText === ""
                                Layout.maximumHeight: row.height * (row.factsText === "" ? 1 : 0.45)
                            }
                            Copy {
                                text: row.factsText
                                color: Theme.inkSoft
                                font.pixelSize: sheet.textBelow
                                font.features: Theme.tabular
                                fontSizeMode: Text.Fit
                                minimumPixelSize: Theme.textSmallest
                                verticalAlignment: Text.AlignVCenter
                                Layout.fillWidth: true
                                Layout.fillHeight: true
                                Layout.preferredHeight: 1
                            }
                        }
                    }
                }
            }
        }
    }
}
