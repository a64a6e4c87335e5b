pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What people would rather look at than read: the tanks, the day by hour, then each outlet's valve.
OfficePage {
    id: sheet

    readonly property ChartsViewModel charts: kiosk.charts
    readonly property int tanksMost: Theme.isCompact ? 2 : 4
    readonly property int tankPages: Math.max(1, Math.ceil(charts.tanks.count / tanksMost))
    readonly property int dayMost: Theme.isCompact ? 3 : Theme.isPortrait ? 8 : 5
    readonly property int dayPages: Math.max(1, Math.ceil(charts.day.count / dayMost))
    readonly property int closingsMost: Theme.isPortrait ? 3 : 1
    readonly property int dayAt: at - tankPages
    readonly property int outletAt: at - tankPages - dayPages
    readonly property string part: at < tankPages ? "tanks" : outletAt < 0 ? "day" : "closings"

    function open(): void {
        turned = 0;
        charts.open();
        isOpen = true;
    }

    name: "charts"
    title: part === "tanks" ? qsTr("Tanks") : part === "day" ? qsTr("Today by hour") : qsTr("Closing times")
    count: tankPages + dayPages + Math.ceil(charts.closings.count / closingsMost)
    most: 1
    onClosed: {
        isOpen = false;
        charts.close();
    }

    component Nothing: Copy {
        color: Theme.inkSoft
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Layout.fillWidth: true
        Layout.fillHeight: true
    }

    Nothing {
        objectName: "charts-no-tank"
        visible: sheet.part === "tanks" && sheet.charts.tanks.count === 0
        text: qsTr("There is no tank in the settings.")
    }
    GridLayout {
        visible: sheet.part === "tanks" && sheet.charts.tanks.count > 0
        columns: Theme.isPortrait ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        uniformCellWidths: true
        Layout.fillWidth: true
        Layout.fillHeight: true

        Repeater {
            model: sheet.isOpen && sheet.part === "tanks" ? sheet.charts.tanks : null

            ChartTank {
                required property int index

                visible: Math.floor(index / sheet.tanksMost) === sheet.at
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: 1
            }
        }
    }
    Nothing {
        objectName: "charts-no-day"
        visible: sheet.part === "day" && sheet.charts.day.count === 0
        text: sheet.charts.isRead ? qsTr("Nothing was delivered today.") : qsTr("The journal is being read.")
    }
    ColumnLayout {
        visible: sheet.part === "day" && sheet.charts.day.count > 0
        spacing: Theme.gap
        Layout.fillWidth: true
        Layout.fillHeight: true

        Repeater {
            model: sheet.isOpen && sheet.part === "day" ? sheet.charts.day : null

            ChartDay {
                required property int index

                visible: Math.floor(index / sheet.dayMost) === sheet.dayAt
                hasAxis: index === sheet.charts.day.count - 1 || index % sheet.dayMost === sheet.dayMost - 1
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Theme.touch * 0.6
                Layout.preferredHeight: Theme.touch * 2.6
                Layout.maximumHeight: Theme.touch * (Theme.isPortrait ? 3.4 : 2.6)
            }
        }
    }
    Item {
        visible: sheet.part === "day"
        Layout.fillHeight: true
    }
    Repeater {
        model: sheet.isOpen && sheet.part === "closings" ? sheet.charts.closings : null

        ChartClosings {
            required property int index

            visible: Math.floor(index / sheet.closingsMost) === sheet.outletAt
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }
}
