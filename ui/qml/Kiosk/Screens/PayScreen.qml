pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Scan, compare two words, pay on the phone. The code changes sides with every customer.
Item {
    id: screen

    required property KioskViewModel kiosk
    readonly property PayViewModel pay: kiosk.pay

    component Step: RowLayout {
        id: step

        required property int number
        required property string words
        property bool isDone: false

        spacing: Theme.half

        Rectangle {
            implicitWidth: Math.round(Theme.textBody * 1.7)
            implicitHeight: implicitWidth
            radius: width / 2
            color: step.isDone ? Theme.toneGround("good") : Theme.sunken

            Icon {
                visible: step.isDone
                anchors.centerIn: parent
                name: "check"
                ink: Theme.toneInk("good")
                side: parent.width * 0.7
            }
            Copy {
                visible: !step.isDone
                anchors.fill: parent
                text: step.number
                font.pixelSize: Theme.textCaption
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
            }
        }
        Copy {
            text: step.words
            font.weight: Font.Medium
            Layout.fillWidth: true
        }
    }

    GridLayout {
        anchors.fill: parent
        anchors.margins: Theme.margin
        columns: Theme.isPortrait ? 1 : 2
        layoutDirection: screen.pay.isMoved ? Qt.RightToLeft : Qt.LeftToRight
        columnSpacing: Theme.isCompact ? Theme.gap : Theme.margin * 1.5
        rowSpacing: Theme.margin

        QrCard {
            id: code

            url: screen.pay.url
            iconName: "globe"
            caption: screen.pay.domain
            waiting: screen.pay.isHurried ? qsTr("The time is nearly over. Pay on your phone now, or cancel and begin again.") : qsTr("One moment: the page to pay is being opened.")
            Layout.alignment: Qt.AlignLeft  // That is: on the side where the layout begins.
            Layout.fillHeight: !Theme.isPortrait
            Layout.preferredWidth: Theme.isPortrait ? screen.width * 0.8 : Math.min(screen.height - 2 * Theme.margin - Theme.textBody * 1.5, screen.width * (Theme.isCompact ? 0.5 : 0.46))
            Layout.preferredHeight: Theme.isPortrait ? Math.min(screen.width - 2 * Theme.margin, screen.height * 0.5) : -1
        }

        ColumnLayout {
            spacing: Theme.isCompact ? Theme.half : Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: true

            RowLayout {
                spacing: Theme.gap
                Layout.fillWidth: true

                ColumnLayout {
                    spacing: 0
                    Layout.fillWidth: true

                    Copy {
                        text: qsTr("Pay up to")
                        color: Theme.inkSoft
                        Layout.fillWidth: true
                    }
                    Figure {
                        text: screen.pay.amountText
                        font.pixelSize: Theme.isCompact ? Theme.textHeadline : Theme.textFigure * 1.1
                        font.weight: Font.Bold
                        Layout.fillWidth: true
                    }
                }
                ColumnLayout {
                    spacing: Math.round(Theme.half * 0.5)

                    RowLayout {
                        spacing: Theme.half
                        Layout.alignment: Qt.AlignRight

                        Icon {
                            name: "clock"
                            ink: screen.pay.isHurried ? Theme.toneInk("warn") : Theme.inkSoft
                            side: Theme.iconSmall
                            Layout.preferredWidth: side
                            Layout.preferredHeight: side
                        }
                        Figure {
                            text: screen.pay.leftText
                            color: screen.pay.isHurried ? Theme.toneInk("warn") : Theme.ink
                            font.pixelSize: Theme.textTitle
                            Accessible.name: qsTr("Time left: %1").arg(screen.pay.leftText)
                        }
                    }
                    FlowBar {
                        progress: screen.pay.leftFraction
                        isFlowing: false
                        tone: screen.pay.isHurried ? "warn" : "busy"
                        label: qsTr("Time left: %1").arg(screen.pay.leftText)
                        implicitHeight: Math.max(6, Math.round(8 * Theme.scale))
                        Layout.preferredWidth: Theme.textTitle * 4.2
                    }
                }
            }

            Copy {
                visible: !Theme.isCompact
                text: qsTr("This is only reserved. You pay only what you take.")
                color: Theme.inkSoft
                Layout.fillWidth: true
            }

            Step {
                number: 1
                words: qsTr("Scan the code with your phone")
                isDone: screen.pay.isSeen
                Layout.fillWidth: true
            }
            Step {
                number: 2
                words: qsTr("Do both show these words?")
                Layout.fillWidth: true
            }

            Rectangle {
                color: Theme.accentSoft
                radius: Theme.radiusSmall
                Layout.fillWidth: true
                Layout.preferredHeight: Math.round(Theme.textTitle * 2.1)

                Figure {
                    objectName: "words"
                    anchors.fill: parent
                    anchors.leftMargin: Theme.half
                    anchors.rightMargin: Theme.half
                    text: screen.pay.words
                    color: Theme.accentSoftInk
                    font.pixelSize: Theme.textTitle * 1.1
                    font.weight: Font.Bold
                    horizontalAlignment: Text.AlignHCenter
                }
            }

            Step {
                number: 3
                words: screen.pay.lacksPaper ? qsTr("Pay on your phone. There is no paper: your receipt is there too") : qsTr("Pay on your phone")
                Layout.fillWidth: true
            }

            NoticeBanner {
                kiosk: screen.kiosk
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: Theme.primary
            }
            Item {
                visible: !Theme.isCompact || screen.kiosk.notice === ""
                Layout.fillHeight: true
            }

            GridLayout {
                columns: Theme.isCompact ? 2 : 3
                columnSpacing: Theme.gap
                rowSpacing: Theme.half
                Layout.fillWidth: true

                Item {
                    Layout.columnSpan: Theme.isCompact ? 2 : 1
                    Layout.fillWidth: true
                    Layout.preferredHeight: status.implicitHeight

                    StateChip {
                        id: status

                        anchors.left: parent.left
                        width: Math.min(implicitWidth, parent.width)
                        word: screen.pay.isSeen ? qsTr("Phone connected") : qsTr("Waiting for your phone")
                        size: Theme.isCompact ? Theme.textCaption : Theme.textBody
                        iconName: screen.pay.isSeen ? "paired" : "mobile"
                        tone: screen.pay.isSeen ? "good" : "off"
                    }
                }
                ActionButton {
                    objectName: "code"
                    tone: "plain"
                    text: Theme.isPortrait ? qsTr("Code") : ""
                    iconName: "receipt"
                    Accessible.name: qsTr("I have a code")
                    Layout.preferredWidth: Theme.isPortrait ? Math.min(implicitWidth, Theme.primary * 1.6) : Theme.touch
                    Layout.preferredHeight: Theme.isCompact ? Theme.touch : Theme.primary
                    onClicked: typing.isOpen = true
                }
                ActionButton {
                    objectName: "cancel"
                    tone: "plain"
                    text: qsTr("Cancel")
                    iconName: "close"
                    Layout.fillWidth: Theme.isCompact
                    Layout.preferredHeight: Theme.isCompact ? Theme.touch : Theme.primary
                    onClicked: screen.pay.cancel()
                }
            }
        }
    }

    CodeSheet {
        id: typing

        pay: screen.pay
    }
}
