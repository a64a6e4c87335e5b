pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// The 32 characters of a voucher's code, in the same order in every language: none of them is
// taken for another. Five rows of seven are what the smallest panel has room for, what has been
// typed and the way back included: with nothing typed it leads out.
GridLayout {
    id: pad

    required property string prefix
    required property string hint
    property string first: ""
    property string second: ""
    property bool isOff: false
    readonly property bool isPrivate: true
    // In large text there is room for the group that is being typed.
    readonly property string lastTyped: (first + "-" + second).split("-").filter(group => group !== "").pop() ?? ""

    signal character(string character)
    signal erase
    signal leave

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    layoutDirection: Qt.LeftToRight
    columns: 7
    uniformCellWidths: true
    uniformCellHeights: true
    rowSpacing: Theme.gap
    columnSpacing: Theme.gap

    component Cell: Key {
        font.pixelSize: Theme.isLarge ? Theme.textLarge : Theme.textTitle
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumWidth: Theme.touch
        Layout.preferredWidth: Theme.touch
        Layout.minimumHeight: Theme.touch
        Layout.preferredHeight: Theme.touch
    }

    Item {
        Layout.columnSpan: 2
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 2 * Theme.touch
        Layout.preferredHeight: Theme.touch

        Copy {
            anchors.fill: parent
            visible: pad.first === ""
            text: pad.hint
            font.pixelSize: Theme.textLabel
            font.weight: Font.Bold
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.textLeast
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }
        Column {
            anchors.centerIn: parent
            width: parent.width
            visible: pad.first !== ""

            Figure {
                width: parent.width
                text: Theme.isLarge ? pad.lastTyped : pad.first
                font.pixelSize: Theme.isLarge ? Theme.textLarge : Theme.textTitle
                minimumPixelSize: Theme.textLeast
            }
            Figure {
                width: parent.width
                visible: !Theme.isLarge
                text: pad.second
                font.pixelSize: Theme.textTitle
                minimumPixelSize: Theme.textLeast
            }
        }
    }
    Repeater {
        model: "1234567890ABCDEFGHJKMNPQRSTVWXYZ".split("")

        Cell {
            required property string modelData

            objectName: pad.prefix + modelData
            enabled: !pad.isOff
            text: modelData
            onClicked: pad.character(modelData)
        }
    }
    Cell {
        objectName: pad.prefix + (pad.first === "" ? "close" : "erase")
        iconName: pad.first === "" ? "close" : "erase"
        Accessible.name: pad.first === "" ? qsTr("Close") : qsTr("Erase the last character")
        onClicked: {
            if (pad.first === "") {
                pad.leave();
            } else {
                pad.erase();
            }
        }
    }
}
