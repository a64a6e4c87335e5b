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
    // There is something to choose, and room for all of it above the code.
    readonly property bool hasChoice: pay.ways.count > 1
    readonly property bool hasStrip: hasChoice && !Theme.isCompact
    readonly property bool isTight: hasStrip && !Theme.isPortrait
    // What it is for stands beside the code, or where that is too narrow for it below the code.
    readonly property bool isBelow: !Theme.isPortrait && !pay.isCounted && (Theme.isCompact || pay.bought.count > 1)
    // The code is as large as the room it has.
    readonly property real edge: hasStrip ? Theme.edge : Theme.margin
    readonly property real room: height - 2 * edge - (hasStrip ? Theme.primary + Theme.gap : 0)

    component Step: RowLayout {
        id: step

        required property int number
        required property string words
        property bool isDone: false
        readonly property string spokenText: number + ". " + words
        readonly property bool isPublic: true

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

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.margin
        anchors.topMargin: screen.edge
        anchors.bottomMargin: screen.edge
        spacing: Theme.gap

        WayPicks {
            pay: screen.pay
            isActive: screen.hasStrip
            visible: screen.hasStrip
            perRow: Theme.isPortrait && count > 4 ? Math.ceil(count / 2) : count
            isWide: count < 5 && !Theme.isPortrait
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.isPortrait && count > 4 ? 2 * Theme.primary + Theme.gap : Theme.primary
            Layout.minimumHeight: Layout.preferredHeight
            onCodeAsked: typing.isOpen = true
        }

        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            columns: Theme.isPortrait ? 1 : 2
            layoutDirection: screen.pay.isMoved ? Qt.RightToLeft : Qt.LeftToRight
            columnSpacing: Theme.isCompact ? Theme.gap : Theme.margin * 1.5
            rowSpacing: Theme.margin

            ColumnLayout {
                visible: !screen.pay.isCounted
                spacing: Theme.half
                Layout.alignment: Qt.AlignLeft  // That is: on the side where the layout begins.
                Layout.fillHeight: !Theme.isPortrait
                Layout.fillWidth: false  // As wide as a phone needs it, whatever stands beside it.
                Layout.preferredWidth: Theme.isPortrait ? screen.width * 0.8 : Math.min(screen.room - Theme.textBody * 1.5, screen.width * (Theme.isCompact ? 0.5 : 0.46))
                Layout.preferredHeight: Theme.isPortrait ? Math.min(screen.width - 2 * Theme.margin, screen.height * ((screen.hasStrip ? 0.35 : 0.47) - (Theme.isLow ? 0.08 : 0)) - beside.implicitHeight) : -1

                QrCard {
                    url: screen.pay.url
                    iconName: screen.pay.isPage ? "globe" : screen.pay.wayIcon
                    caption: screen.pay.isPage ? screen.pay.domain : screen.pay.wayText
                    waiting: screen.pay.isHurried ? qsTr("The time is nearly over. Pay on your phone now, or cancel and begin again.") : qsTr("One moment: the page to pay is being opened.")
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
                Bought {
                    visible: screen.isBelow
                    rows: screen.pay.bought
                    Layout.fillWidth: true
                    Layout.preferredHeight: Math.min(implicitHeight, screen.room * 0.2)
                }
            }

            // In cash there is nothing to scan: what counts are the two words.
            Card {
                visible: screen.pay.isCounted
                isRaised: false
                Layout.fillHeight: !Theme.isPortrait
                Layout.fillWidth: Theme.isPortrait
                Layout.preferredWidth: Theme.isPortrait ? -1 : screen.width * 0.46
                Layout.preferredHeight: Theme.isPortrait ? screen.height * 0.3 : -1

                ColumnLayout {
                    anchors.centerIn: parent
                    width: parent.width - 2 * Theme.pad
                    spacing: Theme.gap

                    Icon {
                        name: "coins"
                        ink: Theme.accent
                        side: Theme.isCompact ? Theme.iconLarge : Theme.iconHuge
                        Layout.alignment: Qt.AlignHCenter
                        Layout.preferredWidth: side
                        Layout.preferredHeight: side
                    }
                    Copy {
                        text: qsTr("Tell the attendant")
                        color: Theme.inkSoft
                        font.pixelSize: Theme.textLabel
                        horizontalAlignment: Text.AlignHCenter
                        Layout.fillWidth: true
                    }
                    Figure {
                        readonly property bool isPrivate: true

                        objectName: "cash-words"
                        text: screen.pay.words
                        font.pixelSize: Theme.textHeadline
                        font.weight: Font.Bold
                        horizontalAlignment: Text.AlignHCenter
                        Layout.fillWidth: true
                    }
                }
            }

            ColumnLayout {
                spacing: Theme.isCompact ? Theme.half : Theme.isPortrait ? Theme.gap : Math.round(Theme.gap * 0.7)
                Layout.fillWidth: true
                Layout.fillHeight: true

                RowLayout {
                    spacing: Theme.gap
                    Layout.fillWidth: true

                    ColumnLayout {
                        readonly property string spokenText: qsTr("Pay up to") + " " + screen.pay.amountText

                        spacing: 0
                        Layout.fillWidth: true

                        Copy {
                            text: qsTr("Pay up to")
                            color: Theme.inkSoft
                            Layout.fillWidth: true
                        }
                        Figure {
                            text: screen.pay.amountText
                            font.pixelSize: Theme.isCompact ? Theme.textHeadline : Theme.textFigure * (screen.isTight ? 0.85 : 1.1)
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
                                readonly property string spokenText: qsTr("Time left: %1").arg(text)
                                readonly property bool isPublic: true

                                text: screen.pay.leftText
                                color: screen.pay.isHurried ? Theme.toneInk("warn") : Theme.ink
                                font.pixelSize: Theme.textTitle
                                Accessible.name: spokenText
                            }
                        }
                        FlowBar {
                            progress: screen.pay.leftFraction
                            isFlowing: false
                            tone: screen.pay.isHurried ? "warn" : "busy"
                            label: qsTr("Time left: %1").arg(screen.pay.leftText)
                            implicitHeight: Theme.barThin
                            Layout.preferredWidth: Theme.textTitle * 4.2
                        }
                    }
                }

                Bought {
                    id: beside

                    visible: !screen.isBelow
                    rows: screen.pay.bought
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: count * Theme.textCaption
                    Layout.maximumHeight: implicitHeight
                    Layout.preferredHeight: implicitHeight
                }
                Copy {
                    visible: !Theme.isCompact && (!screen.hasStrip || Theme.isPortrait) && screen.kiosk.notice === ""
                    text: qsTr("This is only reserved. You pay only what you take.")
                    color: Theme.inkSoft
                    Layout.fillWidth: true
                }

                Step {
                    number: 1
                    words: screen.pay.firstText
                    isDone: screen.pay.isSeen
                    Layout.fillWidth: true
                }
                Step {
                    number: 2
                    words: screen.pay.secondText
                    Layout.fillWidth: true
                }

                Rectangle {
                    visible: !screen.pay.isPayload && !screen.pay.isCounted
                    color: Theme.accentSoft
                    radius: Theme.radiusSmall
                    Layout.fillWidth: true
                    Layout.preferredHeight: Math.round(Theme.textTitle * 2.1)

                    Figure {
                        readonly property bool isPrivate: true

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
                    words: screen.pay.thirdText
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
                    Layout.preferredHeight: 0
                }

                GridLayout {
                    columns: screen.hasStrip ? 3 : 2
                    columnSpacing: Theme.gap
                    rowSpacing: Theme.half
                    Layout.fillWidth: true

                    Item {
                        // Whoever has to be told something is not told to wait.
                        visible: screen.hasStrip || screen.kiosk.notice === ""
                        Layout.columnSpan: screen.hasStrip ? 1 : 2
                        Layout.fillWidth: true
                        Layout.preferredHeight: status.implicitHeight

                        StateChip {
                            id: status

                            anchors.left: parent.left
                            width: Math.min(implicitWidth, parent.width)
                            word: screen.pay.isSeen ? qsTr("Phone connected") : screen.pay.waitsText
                            size: Theme.isCompact ? Theme.textCaption : Theme.textBody
                            iconName: screen.pay.isSeen ? "paired" : screen.pay.isPage ? "mobile" : "clock"
                            tone: screen.pay.isSeen ? "good" : "off"
                        }
                    }
                    ActionButton {
                        objectName: "ways"
                        visible: screen.hasChoice && !screen.hasStrip
                        tone: "plain"
                        text: qsTr("Other ways")
                        iconName: "coins"
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.preferredHeight: Theme.touch
                        onClicked: choosing.isOpen = true
                    }
                    ActionButton {
                        objectName: "code"
                        visible: !screen.hasChoice
                        tone: "plain"
                        text: qsTr("Code")
                        iconName: "voucher"
                        Accessible.name: qsTr("I have a code")
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.preferredHeight: Theme.touch
                        onClicked: typing.isOpen = true
                    }
                    ActionButton {
                        objectName: "cancel"
                        tone: "plain"
                        text: qsTr("Cancel")
                        iconName: "close"
                        Layout.fillWidth: !screen.hasStrip
                        Layout.preferredWidth: screen.hasStrip ? implicitWidth : 1
                        Layout.preferredHeight: Theme.touch
                        onClicked: screen.pay.cancel()
                    }
                }
            }
        }
    }

    WaysSheet {
        id: choosing

        pay: screen.pay
        onCodeAsked: typing.isOpen = true
    }

    CodeSheet {
        id: typing

        pay: screen.pay
    }
}
