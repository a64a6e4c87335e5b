pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// A new PIN: dots for what is typed, and for nobody to read.
OfficePage {
    id: page

    readonly property UsersViewModel users: kiosk.users
    // None of its digits is ever spoken.
    readonly property bool isSecret: true

    title: users.askText
    hasKeys: true
    onDigit: digit => users.key(digit)
    onErase: users.erase()
    onClear: users.clear()

    Rectangle {
        readonly property string spokenText: qsTr("%n digit(s) typed", "", page.users.digits)
        readonly property bool isPublic: true

        color: Theme.surface
        radius: Theme.radiusSmall
        border.width: Theme.stroke
        border.color: page.users.digits > 0 ? Theme.accent : Theme.line
        Accessible.role: Accessible.StaticText
        Accessible.name: spokenText
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.touch

        Row {
            anchors.centerIn: parent
            spacing: parent.width / 40

            Repeater {
                model: page.users.digits

                Rectangle {
                    width: Math.min(Theme.textBody * 0.8, page.width / 30)
                    height: width
                    radius: width / 2
                    color: Theme.ink
                }
            }
        }
    }
    Item {
        Layout.fillHeight: true
    }
    ActionButton {
        objectName: page.name + "-ok"
        text: qsTr("Continue")
        iconName: "check"
        enabled: page.users.canEnter
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.primary
        onClicked: page.users.enter()
    }
}
