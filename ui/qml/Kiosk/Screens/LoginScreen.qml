pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// A name, then a PIN that nobody can read over a shoulder.
Item {
    id: screen

    required property KioskViewModel kiosk
    readonly property LoginViewModel login: kiosk.login

    component Dots: Rectangle {
        id: dots

        readonly property bool isLocked: screen.login.lockedText !== ""
        readonly property string spokenText: screen.login.digits > 0 ? qsTr("%n digit(s) typed", "", screen.login.digits) : words
        readonly property bool isPublic: true
        readonly property string words: isLocked ? qsTr("Locked for %1").arg(screen.login.lockedText) : screen.login.name === "" ? qsTr("Choose your name") : qsTr("Type your PIN")

        color: isLocked ? Theme.toneGround("bad") : Theme.surface
        radius: Theme.radiusSmall
        border.width: isLocked ? 0 : Theme.stroke
        border.color: screen.login.digits > 0 ? Theme.accent : Theme.line
        Accessible.role: Accessible.StaticText
        Accessible.name: spokenText

        Copy {
            anchors.fill: parent
            anchors.leftMargin: Theme.half
            anchors.rightMargin: Theme.half
            visible: screen.login.digits === 0
            text: dots.words
            color: dots.isLocked ? Theme.toneInk("bad") : Theme.inkSoft
            font.weight: Font.DemiBold
            font.features: Theme.tabular
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.textSmallest
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }
        Row {
            anchors.centerIn: parent
            spacing: dots.width / 40

            Repeater {
                model: screen.login.digits

                Rectangle {
                    width: Math.min(Theme.textBody * 0.8, dots.width / 12 - dots.width / 40)
                    height: width
                    radius: width / 2
                    color: Theme.ink
                }
            }
        }
    }

    component EnterButton: ActionButton {
        objectName: "pin-ok"
        text: qsTr("Log in")
        iconName: "check"
        enabled: screen.login.canEnter
        onClicked: screen.login.enter()
    }

    GridLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.edge
        anchors.bottomMargin: Theme.edge
        columns: Theme.isPortrait ? 1 : 2
        columnSpacing: Theme.isCompact ? Theme.gap : Theme.margin
        rowSpacing: Theme.gap

        ColumnLayout {
            spacing: Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: !Theme.isPortrait

            RowLayout {
                spacing: Theme.gap
                Layout.fillWidth: true

                ScreenHeader {
                    kiosk: Theme.isCompact ? null : screen.kiosk
                    title: Theme.isCompact ? "" : qsTr("Attendant")
                    Layout.fillWidth: !Theme.isCompact
                    onBack: screen.login.back()
                }
                Dots {
                    visible: Theme.isCompact
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.touch
                }
                ToolButton {
                    objectName: "shuffle"
                    iconName: "refresh"
                    caption: qsTr("Shuffle")
                    spoken: screen.login.isShuffled ? qsTr("Put the digits back in order") : qsTr("Shuffle the digits, so that nobody can tell them by your finger")
                    isCurrent: screen.login.isShuffled
                    Layout.preferredWidth: Theme.touch
                    Layout.preferredHeight: Theme.touch
                    onClicked: screen.login.shuffle()
                }
            }

            GridLayout {
                columns: screen.login.names.count > 2 ? 2 : 1
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap
                uniformCellWidths: true
                Layout.fillWidth: true

                Repeater {
                    model: screen.login.names

                    PickButton {
                        required property string name

                        objectName: "attendant-" + name
                        iconName: Theme.isCompact ? "" : "person"
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.preferredHeight: Theme.touch
                        onClicked: screen.login.pick(name)
                    }
                }
            }

            NoticeBanner {
                kiosk: screen.kiosk
                visible: Theme.isCompact && screen.kiosk.notice !== ""
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: Theme.primary
            }
            Item {
                visible: !Theme.isPortrait && !(Theme.isCompact && screen.kiosk.notice !== "")
                Layout.fillHeight: true
            }
            Dots {
                visible: !Theme.isCompact
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
            }
            EnterButton {
                visible: !Theme.isPortrait
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.primary
            }
        }

        Keypad {
            prefix: "pin-"
            isSecret: true
            digits: screen.login.order
            enabled: screen.login.lockedText === ""
            Layout.fillHeight: true
            Layout.fillWidth: Theme.isPortrait
            Layout.preferredWidth: Theme.isPortrait ? -1 : Theme.keypadWidth
            onDigit: digit => screen.login.key(digit)
            onErase: screen.login.erase()
            onClear: screen.login.clear()
        }

        EnterButton {
            visible: Theme.isPortrait
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.primary
        }
    }
}
