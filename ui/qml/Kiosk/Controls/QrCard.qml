pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// A code on white paper, by day and by night, with what belongs to it in words below.
Rectangle {
    id: card

    required property string url
    property string headline: ""
    property string caption: ""
    property string iconName: ""
    property string waiting: ""
    readonly property string spokenText: url === "" ? waiting : headline !== "" ? headline : qsTr("Code to scan with your phone") + ": " + caption

    readonly property real edge: Math.round(Theme.pad * 0.4)
    readonly property real side: Math.floor(Math.min(width - 2 * edge, height - 2 * edge - (foot.visible ? foot.implicitHeight + edge : 0)))

    color: Theme.paper
    radius: Theme.radius
    border.width: Theme.hasShadows ? Theme.stroke : 0
    border.color: Theme.paperLine

    Column {
        anchors.centerIn: parent
        visible: card.url !== ""
        spacing: 0

        Image {
            objectName: "qr"
            anchors.horizontalCenter: parent.horizontalCenter
            width: card.side
            height: card.side
            source: card.url === "" || card.side < 40 ? "" : "image://qr/" + encodeURIComponent(card.url)
            sourceSize: Qt.size(card.side, card.side)
            fillMode: Image.Pad
            smooth: false
            cache: false
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Code to scan with your phone")
        }

        ColumnLayout {
            id: foot

            visible: card.headline !== "" || card.caption !== ""
            width: card.width - 2 * Theme.half
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: 0

            Figure {
                visible: card.headline !== ""
                text: card.headline
                color: Theme.paperInk
                font.pixelSize: Theme.textBody
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            RowLayout {
                visible: card.caption !== ""
                spacing: Math.round(Theme.half * 0.6)
                Layout.alignment: Qt.AlignHCenter
                Layout.fillWidth: false
                Layout.maximumWidth: foot.width

                Icon {
                    visible: card.iconName !== ""
                    name: card.iconName
                    ink: Theme.paperInk
                    side: Theme.textBody
                    Layout.preferredWidth: side
                    Layout.preferredHeight: side
                }
                Figure {
                    text: card.caption
                    color: Theme.paperInk
                    font.pixelSize: card.headline === "" ? Theme.textBody : Theme.textCaption
                    font.weight: card.headline === "" ? Font.DemiBold : Font.Medium
                    Layout.fillWidth: true
                }
            }
        }
    }

    Copy {
        visible: card.url === "" && card.waiting !== ""
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.pad
        text: card.waiting
        color: Theme.paperInk
        horizontalAlignment: Text.AlignHCenter
    }
}
