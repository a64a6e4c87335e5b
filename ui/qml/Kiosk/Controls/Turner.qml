pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// One of many, chosen by turning to the next or the one before.
RowLayout {
    id: turner

    required property string name
    required property string caption
    required property string value

    signal turned(int by)

    spacing: Theme.gap

    ToolButton {
        objectName: turner.name + "-before"
        iconName: "back"
        isDirectional: true
        spoken: turner.caption + ": " + qsTr("before")
        Layout.preferredWidth: Theme.touch
        Layout.preferredHeight: Theme.touch
        onClicked: turner.turned(-1)
    }
    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true
        Layout.preferredWidth: 1

        Copy {
            text: turner.caption
            color: Theme.inkSoft
            font.pixelSize: Theme.textCaption
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.textSmallest
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        Figure {
            text: turner.value
            font.pixelSize: Theme.textBody
            minimumPixelSize: Theme.textSmallest
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
    }
    ToolButton {
        objectName: turner.name + "-next"
        iconName: "forward"
        isDirectional: true
        spoken: turner.caption + ": " + qsTr("next")
        Layout.preferredWidth: Theme.touch
        Layout.preferredHeight: Theme.touch
        onClicked: turner.turned(1)
    }
}
