pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Who may log in, for a manager; one's own PIN, for everybody.
Item {
    id: sheet

    required property KioskViewModel kiosk
    readonly property UsersViewModel users: kiosk.users
    property bool isOpen: false

    function open(): void {
        users.go("list");
        list.turned = 0;
        isOpen = true;
    }

    function close(): void {
        users.go("list");
        isOpen = false;
    }

    anchors.fill: parent

    component Choice: ActionButton {
        tone: "plain"
        leftPadding: Theme.half
        rightPadding: Theme.half
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: Theme.touch
    }

    OfficePage {
        id: list

        kiosk: sheet.kiosk
        name: "users"
        count: sheet.users.rows.count
        most: Theme.isCompact ? 2 : Theme.isPortrait ? 10 : 8
        isOpen: sheet.isOpen && sheet.users.step === "list"
        title: qsTr("People")
        onClosed: sheet.close()

        Copy {
            visible: !sheet.users.isManager
            text: qsTr("Only a manager sees the list.")
            color: Theme.inkSoft
            Layout.fillWidth: true
        }
        GridLayout {
            columns: Theme.isPortrait || Theme.isCompact ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            Layout.fillWidth: true

            Repeater {
                model: sheet.isOpen && sheet.users.step === "list" ? sheet.users.rows : null

                Card {
                    id: line

                    required property int index
                    required property string name
                    required property string title
                    required property string roleText
                    required property string roleIcon
                    required property string stateText

                    isRaised: false
                    radius: Theme.radiusSmall
                    visible: list.holds(index)
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.touch

                    RowLayout {
                        anchors.fill: parent
                        anchors.leftMargin: Theme.pad
                        spacing: Theme.gap

                        Icon {
                            name: line.roleIcon
                            ink: Theme.accent
                            side: Theme.icon
                            Layout.preferredWidth: side
                            Layout.preferredHeight: side
                        }
                        ColumnLayout {
                            spacing: 0
                            Layout.fillWidth: true

                            Copy {
                                text: line.title
                                font.weight: Font.DemiBold
                                wrapMode: Text.NoWrap
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Theme.textSmallest
                                Layout.fillWidth: true
                            }
                            Copy {
                                text: Lines.dotted([line.roleText, line.stateText])
                                color: Theme.inkSoft
                                font.pixelSize: Theme.textCaption
                                wrapMode: Text.NoWrap
                                fontSizeMode: Text.HorizontalFit
                                minimumPixelSize: Theme.textSmallest
                                Layout.fillWidth: true
                            }
                        }
                        ActionButton {
                            objectName: "user-" + line.name
                            tone: "plain"
                            iconName: "forward"
                            isDirectional: true
                            Accessible.name: line.title
                            Layout.preferredWidth: Theme.touch
                            Layout.preferredHeight: Theme.touch
                            onClicked: sheet.users.pick(line.name)
                        }
                    }
                }
            }
        }
        Item {
            Layout.fillHeight: true
        }
        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true

            Choice {
                objectName: "users-own"
                iconName: "lock"
                text: qsTr("My PIN")
                onClicked: sheet.users.changeOwn()
            }
            Choice {
                objectName: "users-add"
                visible: sheet.users.isManager
                tone: "primary"
                iconName: "person"
                text: qsTr("Add somebody")
                onClicked: sheet.users.go("name")
            }
        }
    }
    OfficePage {
        kiosk: sheet.kiosk
        name: "user"
        isOpen: sheet.isOpen && sheet.users.step === "person"
        title: sheet.users.name
        hasBack: true
        onWentBack: sheet.users.back()
        onClosed: sheet.close()

        Copy {
            text: Lines.dotted([sheet.users.roleText, sheet.users.stateText])
            font.weight: Font.DemiBold
            Layout.fillWidth: true
        }
        Copy {
            visible: sheet.users.isLast
            text: qsTr("The last manager stays one: make somebody else one first.")
            color: Theme.inkSoft
            Layout.fillWidth: true
        }
        Item {
            Layout.fillHeight: true
        }
        GridLayout {
            columns: 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            Layout.fillWidth: true

            Choice {
                objectName: "user-pin"
                iconName: "refresh"
                text: qsTr("New PIN")
                onClicked: sheet.users.resetPin()
            }
            Choice {
                objectName: "user-role"
                iconName: "shield"
                text: qsTr("Role")
                enabled: !sheet.users.isLast
                onClicked: sheet.users.go("role")
            }
            Choice {
                objectName: "user-bar"
                iconName: sheet.users.isBarred ? "unlock" : "lock"
                text: sheet.users.isBarred ? qsTr("Unlock") : qsTr("Lock")
                enabled: !sheet.users.isLast
                onClicked: sheet.users.bar()
            }
            Choice {
                objectName: "user-remove"
                iconName: "close"
                text: qsTr("Remove")
                enabled: !sheet.users.isLast
                onClicked: sheet.users.go("remove")
            }
        }
    }
    OfficePage {
        kiosk: sheet.kiosk
        name: "role"
        isOpen: sheet.isOpen && sheet.users.step === "role"
        title: qsTr("What may %1 do?").arg(sheet.users.name)
        hasBack: true
        onWentBack: sheet.users.back()
        onClosed: sheet.close()

        Repeater {
            model: sheet.isOpen && sheet.users.step === "role" ? sheet.users.roles : null

            PickButton {
                required property string code
                required property string signIcon

                objectName: "role-" + code
                iconName: signIcon
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
                onClicked: sheet.users.giveRole(code)
            }
        }
        Item {
            Layout.fillHeight: true
        }
    }
    OfficePage {
        kiosk: sheet.kiosk
        name: "remove"
        isOpen: sheet.isOpen && sheet.users.step === "remove"
        title: qsTr("Remove %1?").arg(sheet.users.name)
        hasBack: true
        onWentBack: sheet.users.back()
        onClosed: sheet.close()

        Copy {
            text: qsTr("They can't log in any more. What they have done stays in the journal.")
            Layout.fillWidth: true
        }
        Item {
            Layout.fillHeight: true
        }
        ActionButton {
            objectName: "remove-yes"
            tone: "halt"
            iconName: "close"
            text: qsTr("Remove")
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.primary
            onClicked: sheet.users.remove()
        }
    }
    Rectangle {
        readonly property bool canDismiss: true
        readonly property bool isOpen: sheet.isOpen && sheet.users.step === "name"

        anchors.fill: parent
        visible: isOpen
        color: Theme.page

        MouseArea {
            anchors.fill: parent
        }
        NamePad {
            anchors.fill: parent
            anchors.leftMargin: Theme.margin
            anchors.rightMargin: Theme.margin
            anchors.topMargin: Theme.edge
            anchors.bottomMargin: Theme.edge
            prefix: "name-"
            hint: qsTr("Type a name")
            typed: sheet.users.name
            onLetter: letter => sheet.users.letter(letter)
            onErase: sheet.users.eraseLetter()
            onLeave: sheet.users.go("list")
            onGo: sheet.users.go("role")
        }
    }
    PinPage {
        kiosk: sheet.kiosk
        name: "new-pin"
        isOpen: sheet.isOpen && sheet.users.step === "pin"
        hasBack: true
        onWentBack: sheet.users.back()
        onClosed: sheet.close()
    }
}
