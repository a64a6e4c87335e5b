pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// More money for what flows: an amount, then a code for whoever pays it.
Sheet {
    id: sheet

    required property DeliveringViewModel delivering

    canDismiss: true
    cardWidth: Theme.isCompact ? width - 2 * Theme.margin : Math.min(width - 2 * Theme.margin, Theme.sheetWidth)
    onDismissed: isOpen = false

    ColumnLayout {
        width: parent.width
        spacing: Theme.gap

        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true

            Copy {
                text: sheet.delivering.isAdding ? qsTr("Add %1").arg(sheet.delivering.addAmountText) : qsTr("Add money")
                font.pixelSize: Theme.textTitle
                font.weight: Font.Bold
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.textLeast
                verticalAlignment: Text.AlignVCenter
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
            }
            Repeater {
                model: sheet.delivering.payers

                StateChip {
                    required property string text
                    required property bool isPaid

                    word: text
                    iconName: isPaid ? "check" : "clock"
                    tone: isPaid ? "good" : "off"
                    size: Theme.textCaption
                    visible: !Theme.isCompact
                }
            }
            ToolButton {
                objectName: "add-close"
                iconName: "close"
                spoken: qsTr("Close")
                Layout.preferredWidth: Theme.touch
                Layout.preferredHeight: Theme.touch
                onClicked: sheet.isOpen = false
            }
        }

        GridLayout {
            visible: !sheet.delivering.isAdding && sheet.delivering.ways.count > 1
            columns: Math.max(1, Math.min(sheet.delivering.ways.count, Theme.isCompact ? 6 : 3))
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            Layout.fillWidth: true

            Repeater {
                model: sheet.delivering.ways

                WayButton {
                    required property string rail

                    objectName: "add-way-" + rail
                    isWide: !Theme.isCompact
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.touch
                    onClicked: sheet.delivering.pickWay(rail)
                }
            }
        }
        GridLayout {
            visible: !sheet.delivering.isAdding
            columns: 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            Layout.fillWidth: true

            Repeater {
                model: sheet.delivering.amounts

                PickButton {
                    required property var minor

                    objectName: "add-" + minor
                    isFigure: true
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.touch
                    onClicked: sheet.delivering.add(minor)
                }
            }
        }
        Copy {
            visible: !sheet.delivering.isAdding
            text: qsTr("Anybody may pay. What is not used goes back to who paid it.")
            color: Theme.inkSoft
            Layout.fillWidth: true
        }

        RowLayout {
            visible: sheet.delivering.isAdding
            layoutDirection: sheet.delivering.isAddMoved ? Qt.RightToLeft : Qt.LeftToRight
            spacing: Theme.gap
            Layout.fillWidth: true

            QrCard {
                objectName: "add-code"
                visible: !sheet.delivering.isCounted
                url: sheet.delivering.addUrl
                iconName: sheet.delivering.addDomain === "" ? "" : "globe"
                caption: sheet.delivering.addDomain
                waiting: qsTr("One moment: the page to pay is being opened.")
                Layout.preferredWidth: Math.min(Theme.primary * 3, sheet.height * 0.5)
                Layout.preferredHeight: Layout.preferredWidth + (caption === "" ? 0 : Math.round(Theme.textBody * 1.4))
            }
            ColumnLayout {
                spacing: Theme.gap
                Layout.fillWidth: true

                Copy {
                    text: sheet.delivering.addTask
                    color: Theme.inkSoft
                    Layout.fillWidth: true
                }
                Figure {
                    readonly property bool isPrivate: true

                    text: sheet.delivering.addWords
                    font.pixelSize: Theme.textTitle
                    Layout.fillWidth: true
                }
                ActionButton {
                    objectName: "add-cancel"
                    tone: "plain"
                    text: qsTr("Cancel")
                    iconName: "close"
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.touch
                    onClicked: sheet.delivering.cancelAdding()
                }
            }
        }
    }
}
