pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Everything that is wrong, each with the place where it is put right.
Rectangle {
    id: sheet

    required property AttendantViewModel attendant
    property bool isOpen: false
    readonly property bool canDismiss: true

    signal outlet(int number)
    signal payments

    anchors.fill: parent
    visible: isOpen
    color: Theme.page

    MouseArea {
        anchors.fill: parent
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.margin
        anchors.topMargin: Theme.edge
        anchors.bottomMargin: Theme.edge
        spacing: Theme.gap

        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true

            Copy {
                text: sheet.attendant.alarmCount > 0 ? qsTr("What is wrong, and where to put it right") : qsTr("Nothing is wrong")
                font.pixelSize: Theme.textTitle
                font.weight: Font.Bold
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.textLeast
                verticalAlignment: Text.AlignVCenter
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
            }
            ToolButton {
                objectName: "alarms-close"
                iconName: "close"
                spoken: qsTr("Close")
                Layout.preferredWidth: Theme.touch
                Layout.preferredHeight: Theme.touch
                onClicked: sheet.isOpen = false
            }
        }
        ListView {
            id: list

            // Rows beyond the edge would be made later, and Qt complains of those that have gone.
            cacheBuffer: 0
            model: sheet.isOpen ? sheet.attendant.alarms : null
            clip: true
            spacing: Theme.gap
            boundsBehavior: Flickable.StopAtBounds
            Layout.fillWidth: true
            Layout.fillHeight: true

            delegate: ActionButton {
                id: row

                required property int index
                required property int outlet
                required property bool isPayment
                required text

                objectName: "alarm-" + index
                width: list.width
                height: Theme.touch
                tone: "plain"
                enabled: outlet > 0 || isPayment
                iconName: outlet > 0 ? "warning" : isPayment ? "coins" : "alarm"
                font.pixelSize: Theme.textBody
                onClicked: {
                    sheet.isOpen = false;
                    if (row.outlet > 0)
                        sheet.outlet(row.outlet);
                    else
                        sheet.payments();
                }
            }
        }
    }
}
