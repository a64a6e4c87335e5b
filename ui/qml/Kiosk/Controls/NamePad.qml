pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// Letters for a name, in the order of the alphabet and of no keyboard: five rows of seven are what
// the smallest panel has room for, what has been typed included.
GridLayout {
    id: pad

    required property string prefix
    required property string hint
    required property string typed

    signal letter(string letter)
    signal erase
    signal leave
    signal go

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    layoutDirection: Qt.LeftToRight
    columns: 7
    uniformCellWidths: true
    uniformCellHeights: true
    rowSpacing: Theme.gap
    columnSpacing: Theme.gap

    component Cell: Key {
        font.pixelSize: Theme.textTitle
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumWidth: Theme.touch
        Layout.preferredWidth: Theme.touch
        Layout.minimumHeight: Theme.touch
        Layout.preferredHeight: Theme.touch
    }

    Cell {
        objectName: pad.prefix + "close"
        iconName: "close"
        Accessible.name: qsTr("Close")
        onClicked: pad.leave()
    }
    Item {
        Layout.columnSpan: 3
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 3 * Theme.touch
        Layout.preferredHeight: Theme.touch

        Figure {
            anchors.fill: parent
            text: pad.typed === "" ? pad.hint : pad.typed
            color: pad.typed === "" ? Theme.inkSoft : Theme.ink
            font.pixelSize: Theme.textTitle
            fontSizeMode: Text.Fit
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            minimumPixelSize: Theme.textLeast
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Repeater {
        model: "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("")

        Cell {
            required property string modelData

            objectName: pad.prefix + modelData
            text: modelData
            onClicked: pad.letter(modelData)
        }
    }
    Cell {
        objectName: pad.prefix + "dash"
        text: "-"
        Accessible.name: qsTr("Dash")
        onClicked: pad.letter("-")
    }
    Cell {
        objectName: pad.prefix + "space"
        text: "\u2423"
        Accessible.name: qsTr("Space")
        onClicked: pad.letter(" ")
    }
    Cell {
        objectName: pad.prefix + "erase"
        iconName: "erase"
        Accessible.name: qsTr("Erase the last character")
        onClicked: pad.erase()
    }
    Cell {
        objectName: pad.prefix + "go"
        Layout.columnSpan: 2
        iconName: "check"
        enabled: pad.typed.trim() !== ""
        Accessible.name: qsTr("Continue")
        onClicked: pad.go()
    }
}
