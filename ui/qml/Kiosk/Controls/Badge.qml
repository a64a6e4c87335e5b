import QtQuick
import QtQuick.Controls.Basic
import Kiosk.Theme

// The number on the outlet's housing.
Rectangle {
    id: badge

    required property int number
    property real side: Theme.iconLarge
    property bool isStrong: false
    // A number on a housing is no secret.
    readonly property bool isPublic: true
    readonly property string spokenText: qsTr("Outlet %1").arg(number)

    implicitWidth: side
    implicitHeight: side
    radius: side * 0.28
    color: isStrong ? Theme.accent : Theme.ink

    Label {
        anchors.fill: parent
        anchors.margins: parent.side * 0.1
        text: badge.number
        color: badge.isStrong ? Theme.accentInk : Theme.surface
        font.family: Theme.family
        font.pixelSize: Math.max(Theme.textSmallest, badge.side * 0.58)
        font.weight: Font.Bold
        font.features: Theme.tabular
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.textSmallest
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
}
