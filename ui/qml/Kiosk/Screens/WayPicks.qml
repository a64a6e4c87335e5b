pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The ways to pay as large choices, and a code as the last of them.
GridLayout {
    id: picks

    required property PayViewModel pay
    property bool isActive: true
    property bool isWide: false
    property int perRow: count
    readonly property int count: pay.ways.count + 1

    signal chosen
    signal codeAsked

    columns: Math.max(1, perRow)
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap
    uniformCellWidths: true
    uniformCellHeights: true

    Repeater {
        model: picks.isActive ? picks.pay.ways : null

        WayButton {
            required property string rail

            objectName: "way-" + rail
            isWide: picks.isWide
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            onClicked: {
                picks.pay.payWith(rail);
                picks.chosen();
            }
        }
    }
    WayButton {
        objectName: picks.isActive ? "way-code" : ""
        visible: picks.isActive
        text: qsTr("Code")
        iconName: "voucher"
        isPicked: false
        isWide: picks.isWide
        Accessible.name: qsTr("I have a code")
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 1
        onClicked: picks.codeAsked()
    }
}
