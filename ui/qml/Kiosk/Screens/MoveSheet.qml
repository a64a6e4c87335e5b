pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// An outlet has failed: where is the rest to be taken? No answer gives it back.
Sheet {
    id: sheet

    required property RowsModel moves
    required property string leftText

    signal move(int outlet)
    signal refuse

    isOpen: moves.count > 0

    ColumnLayout {
        width: parent.width
        spacing: Theme.gap

        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true

            Copy {
                text: qsTr("The outlet stopped by itself")
                font.pixelSize: Theme.textTitle
                font.weight: Font.Bold
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.textLeast
                verticalAlignment: Text.AlignVCenter
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
            }
            Figure {
                readonly property string spokenText: qsTr("Time left: %1").arg(text)
                readonly property bool isPublic: true

                text: sheet.leftText
                font.pixelSize: Theme.textTitle
                Accessible.name: spokenText
            }
        }
        Copy {
            text: qsTr("Go on at another outlet, at the same price or less.")
            color: Theme.inkSoft
            Layout.fillWidth: true
        }
        GridLayout {
            columns: sheet.moves.count > 1 ? 2 : 1
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            Layout.fillWidth: true

            Repeater {
                model: sheet.moves

                PickButton {
                    required property int number
                    readonly property bool isPublic: true

                    objectName: "move-" + number
                    iconName: "forward"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.touch
                    onClicked: sheet.move(number)
                }
            }
        }
        ActionButton {
            objectName: "move-none"
            tone: "plain"
            text: qsTr("No, give the rest back")
            iconName: "return"
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.touch
            onClicked: sheet.refuse()
        }
    }
}
