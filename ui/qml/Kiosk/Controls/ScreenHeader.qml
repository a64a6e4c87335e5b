pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Theme
import Kiosk.ViewModels

// The way back, and what this screen asks; a notice takes the place of the question.
RowLayout {
    id: header

    property KioskViewModel kiosk: null
    property string title: ""
    property string subtitle: ""
    property bool hasBack: true
    readonly property bool isPublic: true

    signal back

    spacing: Theme.gap

    ToolButton {
        objectName: "back"
        visible: header.hasBack
        iconName: "back"
        isDirectional: true
        spoken: qsTr("Back")
        Layout.preferredWidth: Theme.touch
        Layout.preferredHeight: Theme.touch
        onClicked: header.back()
    }
    Loader {
        active: header.kiosk !== null && header.kiosk.notice !== ""
        visible: active
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.touch
        sourceComponent: NoticeBanner {
            kiosk: header.kiosk
        }
    }
    ColumnLayout {
        visible: header.title !== "" && (header.kiosk === null || header.kiosk.notice === "")
        spacing: 0
        Layout.fillWidth: true

        Copy {
            text: header.title
            font.pixelSize: header.subtitle === "" ? Theme.textHeadline : Theme.textTitle * 1.12
            font.weight: Font.Bold
            font.letterSpacing: Application.layoutDirection === Qt.RightToLeft ? 0 : -0.01 * Theme.textTitle
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.textBody
            lineHeight: 0.95
            verticalAlignment: header.subtitle === "" ? Text.AlignVCenter : Text.AlignBottom
            Layout.fillWidth: true
            Layout.preferredHeight: header.subtitle === "" ? Theme.touch : Theme.touch * 0.58
        }
        Copy {
            visible: header.subtitle !== ""
            text: header.subtitle
            color: Theme.inkSoft
            font.pixelSize: Theme.textCaption
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.textLeast
            verticalAlignment: Text.AlignTop
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.touch * 0.4
        }
    }
}
