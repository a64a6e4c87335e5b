pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// One outlet: what is wrong, who is served with what money, and everything that may be wanted.
// Stop never asks; the rest asks why. What nobody may do is there as well, and says so.
Rectangle {
    id: sheet

    required property KioskViewModel kiosk
    readonly property ActsViewModel acts: kiosk.acts
    readonly property bool isOpen: acts.number > 0
    readonly property bool canDismiss: true
    readonly property bool isAsking: acts.askText !== ""
    readonly property int columns: Theme.isCompact ? 3 : 2

    anchors.fill: parent
    visible: isOpen
    color: Theme.page

    MouseArea {
        anchors.fill: parent
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.margin
        anchors.topMargin: Theme.edge
        anchors.bottomMargin: Theme.edge
        spacing: Theme.gap

        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true

            Badge {
                number: Math.max(1, sheet.acts.number)
                isStrong: true
                side: Theme.isCompact ? Theme.icon * 1.2 : Theme.iconLarge
                Layout.preferredWidth: side
                Layout.preferredHeight: side
            }
            Copy {
                visible: sheet.isAsking || sheet.kiosk.notice === ""
                text: sheet.isAsking ? sheet.acts.askText : sheet.acts.title
                font.pixelSize: Theme.textTitle
                font.weight: Font.Bold
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.textLeast
                verticalAlignment: Text.AlignVCenter
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                Layout.preferredHeight: Theme.touch
            }
            NoticeBanner {
                kiosk: sheet.kiosk
                visible: !sheet.isAsking && sheet.kiosk.notice !== ""
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                Layout.preferredHeight: Theme.touch
            }
            Item {
                visible: !sheet.isAsking
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.touch

                StateChip {
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.right: parent.right
                    width: Math.min(implicitWidth, parent.width)
                    word: sheet.acts.word
                    iconName: sheet.acts.signIcon
                    tone: sheet.acts.tone
                }
            }
            ToolButton {
                objectName: "acts-close"
                iconName: sheet.isAsking ? "back" : "close"
                isDirectional: sheet.isAsking
                spoken: sheet.isAsking ? qsTr("Cancel") : qsTr("Close")
                Layout.preferredWidth: Theme.touch
                Layout.preferredHeight: Theme.touch
                onClicked: sheet.isAsking ? sheet.acts.cancel() : sheet.acts.close()
            }
        }

        // Why, or where to.
        GridLayout {
            visible: sheet.isAsking
            columns: 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            uniformCellWidths: true
            Layout.fillWidth: true

            Repeater {
                model: sheet.isAsking ? sheet.acts.places : null

                PickButton {
                    required property int number

                    objectName: "act-to-" + number
                    iconName: "forward"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.touch
                    onClicked: sheet.acts.sendTo(number)
                }
            }
            Repeater {
                model: sheet.isAsking ? sheet.acts.reasons : null

                PickButton {
                    required property string code
                    required property string signIcon

                    objectName: "why-" + code
                    iconName: signIcon
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: Theme.isCompact ? Theme.touch : Theme.primary
                    onClicked: sheet.acts.say(code)
                }
            }
        }
        Item {
            visible: sheet.isAsking
            Layout.fillHeight: true
        }

        GridLayout {
            visible: !sheet.isAsking
            columns: Theme.isCompact || Theme.isPortrait ? 1 : 2
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: true

            Card {
                isRaised: false
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 4

                ColumnLayout {
                    anchors.fill: parent
                    anchors.margins: Theme.isCompact ? Theme.half : Theme.pad
                    spacing: Theme.half

                    RowLayout {
                        visible: sheet.acts.troubleText !== ""
                        spacing: Theme.half
                        Layout.fillWidth: true

                        Icon {
                            name: "warning"
                            ink: Theme.toneInk("bad")
                            Layout.preferredWidth: side
                            Layout.preferredHeight: side
                        }
                        Copy {
                            text: "<b>" + sheet.acts.troubleText + "</b> " + sheet.acts.todoText
                            textFormat: Text.StyledText
                            font.pixelSize: Theme.isCompact ? Theme.textLeast : Theme.isPortrait ? Theme.textLabel : Theme.textBody
                            fontSizeMode: Text.Fit
                            minimumPixelSize: Theme.textSmallest
                            verticalAlignment: Text.AlignVCenter
                            Layout.fillWidth: true
                            Layout.fillHeight: !Theme.isCompact
                            Layout.maximumHeight: Theme.isCompact ? Theme.icon : implicitHeight
                            Layout.preferredHeight: Theme.isCompact ? Theme.icon : implicitHeight
                        }
                    }
                    Copy {
                        visible: !sheet.acts.isServed && sheet.acts.troubleText === ""
                        text: qsTr("Nobody is being served here.")
                        color: Theme.inkSoft
                        Layout.fillWidth: true
                    }
                    GridLayout {
                        columns: Theme.isCompact ? 6 : Theme.isPortrait && sheet.acts.troubleText !== "" ? 2 : 1
                        columnSpacing: Theme.gap
                        rowSpacing: Theme.isPortrait ? Theme.gap : Theme.half
                        uniformCellWidths: Theme.isCompact || Theme.isPortrait
                        Layout.fillWidth: true

                        Repeater {
                            model: sheet.isOpen ? sheet.acts.facts : null

                            ColumnLayout {
                                id: fact

                                required property string caption
                                required property string value

                                spacing: 0
                                Layout.fillWidth: true
                                Layout.preferredWidth: 1

                                Copy {
                                    text: fact.caption
                                    color: Theme.inkSoft
                                    font.pixelSize: Theme.isCompact ? Theme.textLeast : Theme.isPortrait ? Theme.textBody : Theme.textCaption
                                    wrapMode: Text.NoWrap
                                    fontSizeMode: Text.HorizontalFit
                                    minimumPixelSize: Theme.textSmallest
                                    Layout.fillWidth: true
                                }
                                Figure {
                                    text: fact.value
                                    font.pixelSize: Theme.isCompact ? Theme.textCaption : Theme.isPortrait ? Theme.textTitle : Theme.textLabel
                                    minimumPixelSize: Theme.textSmallest
                                    Layout.fillWidth: true
                                }
                            }
                        }
                    }
                    Item {
                        Layout.fillHeight: true
                    }
                }
            }

            GridLayout {
                columns: sheet.columns
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap
                uniformCellWidths: true
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: 5

                Repeater {
                    model: sheet.isOpen ? sheet.acts.acts : null

                    ActionButton {
                        id: act

                        required property string code
                        required property string signIcon
                        required text
                        required tone
                        required isRefused
                        readonly property bool isStop: code === "stop"

                        objectName: "act-" + code
                        Accessible.name: isRefused ? text + ": " + qsTr("nobody may") : text
                        iconName: signIcon
                        isDirectional: code === "move"
                        leftPadding: Theme.half
                        rightPadding: Theme.half
                        font.pixelSize: isStop || Theme.isPortrait ? Theme.textLabel : Theme.textBody
                        Layout.columnSpan: isStop && !Theme.isCompact ? 2 : 1
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.preferredHeight: Theme.isPortrait || (isStop && !Theme.isCompact) ? Theme.primary : Theme.touch
                        onClicked: sheet.acts.act(act.code)
                    }
                }
            }
        }
    }
}
