pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// One of many, chosen by turning to the next or the one before: one field with an arrow at each
// end, so that no arrow is taken for its neighbour's.
Rectangle {
    id: turner

    required property string name
    required property string caption
    required property string value

    signal turned(int by)

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight
    radius: Theme.radiusSmall
    color: Theme.surface
    border.width: Theme.stroke
    border.color: Theme.line

    RowLayout {
        id: row

        anchors.fill: parent
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
}
