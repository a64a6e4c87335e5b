pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// Digits with 1 2 3 on top, in the same order in every language.
GridLayout {
    id: pad

    required property string prefix
    // Whose digits are never spoken.
    property bool isSecret: false
    // Which digit stands where: somebody may want them where nobody expects them.
    property list<string> digits: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
    property bool hasPoint: false
    property string pointText: "."

    signal digit(string digit)
    signal point
    signal erase
    signal clear

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    layoutDirection: Qt.LeftToRight
    columns: 3
    rowSpacing: Theme.gap
    columnSpacing: Theme.gap

    component Cell: Key {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumWidth: Theme.primary
        Layout.preferredWidth: Theme.primary
        Layout.minimumHeight: Theme.keyHeight
        Layout.preferredHeight: Theme.keyHeight
    }

    Repeater {
        model: pad.digits.slice(0, 9)

        Cell {
            required property string modelData

            objectName: pad.prefix + modelData
            text: modelData
            onClicked: pad.digit(modelData)
        }
    }

    Cell {
        objectName: pad.prefix + "dot"
        visible: pad.hasPoint
        text: pad.pointText
        Accessible.name: qsTr("Decimal point")
        onClicked: pad.point()
    }
    Cell {
        objectName: pad.hasPoint ? "" : pad.prefix + "clear"
        visible: !pad.hasPoint
        iconName: "close"
        Accessible.name: qsTr("Clear")
        onClicked: pad.clear()
    }
    Cell {
        objectName: pad.prefix + text
        text: pad.digits[9]
        onClicked: pad.digit(text)
    }
    Cell {
        objectName: pad.prefix + "erase"
        iconName: "erase"
        Accessible.name: qsTr("Erase the last digit")
        onClicked: pad.erase()
    }
}
