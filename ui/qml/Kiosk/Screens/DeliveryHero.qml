pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// A sale with one outlet: its figures as large as the screen allows.
Card {
    id: hero

    required property int outlet
    required property string title
    required property string productIcon
    required property string priceText
    required property string word
    required property string signIcon
    required property string tone
    required property string figureText
    required property string unitText
    required property string moneyText
    required property string leftText
    required property string timeText
    required property string rateText
    required property real progress
    required property bool isFlowing
    required property string needText
    required property string needIcon
    required property bool canStart
    required property bool canPause
    required property bool canResume
    required property bool canStop
    required property bool isOver
    required property string reasonText
    required isCalling

    readonly property string advice: needText !== "" ? needText : reasonText !== "" ? reasonText : isFlowing ? qsTr("It stops by itself at your limit.") : word

    signal start
    signal pause
    signal resume
    signal stop

    component HeroButton: ActionButton {
        readonly property bool isPublic: true

        // Beside a larger one.
        property bool isLesser: false

        isStacked: isLesser
        font.pixelSize: isLesser ? Theme.textLeast : Theme.textLabel
        topPadding: isLesser ? Theme.half : 0
        bottomPadding: isLesser ? Theme.half : 0
        leftPadding: Theme.half
        rightPadding: Theme.half
        Layout.fillWidth: !isLesser
        Layout.preferredWidth: isLesser ? (Theme.isCompact ? Theme.touch : Theme.primary) : -1
        Layout.preferredHeight: Theme.primary
    }

    GridLayout {
        anchors.fill: parent
        anchors.margins: Theme.isCompact ? Theme.pad : Theme.pad * 1.3
        columns: Theme.isPortrait ? 1 : 2
        columnSpacing: Theme.margin * (Theme.isCompact ? 1 : 1.4)
        rowSpacing: Theme.margin

        ColumnLayout {
            spacing: Theme.isCompact ? Theme.half : Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 2

            RowLayout {
                spacing: Theme.half
                Layout.fillWidth: true

                Badge {
                    number: hero.outlet
                    isStrong: true
                    Layout.preferredWidth: side
                    Layout.preferredHeight: side
                }
                ColumnLayout {
                    readonly property bool isPublic: true

                    spacing: 0
                    Layout.fillWidth: true

                    Figure {
                        text: hero.title
                        font.pixelSize: Theme.textTitle
                        Layout.fillWidth: true
                    }
                    Figure {
                        text: Lines.dotted([hero.priceText, hero.rateText])
                        color: Theme.inkSoft
                        font.pixelSize: Theme.textCaption
                        font.weight: Font.Medium
                        Layout.fillWidth: true
                    }
                }
                StateChip {
                    word: hero.word
                    iconName: hero.signIcon
                    tone: hero.tone
                    size: Theme.textBody
                    Layout.maximumWidth: hero.width * 0.3
                }
            }

            Item {
                id: stageForFigure

                Layout.fillWidth: true
                Layout.fillHeight: true

                Measure {
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width
                    figure: hero.figureText
                    unit: hero.unitText
                    size: Math.max(Theme.textSmallest, Math.min(Theme.textHero * (Theme.isPortrait ? 1.25 : 1), stageForFigure.height / 1.23))
                    unitSize: Math.min(Theme.textFigure, size * 0.42)
                }
            }

            FlowBar {
                progress: hero.progress
                isFlowing: hero.isFlowing
                tone: hero.isOver ? "good" : "busy"
                label: hero.figureText + " " + hero.unitText
                implicitHeight: Theme.barHero
                Layout.fillWidth: true
            }

            RowLayout {
                spacing: Theme.isCompact ? Theme.half : Theme.margin
                uniformCellSizes: true
                Layout.fillWidth: true

                ColumnLayout {
                    readonly property string spokenText: qsTr("To pay") + ": " + hero.moneyText

                    spacing: 0
                    Layout.fillWidth: true

                    Copy {
                        text: qsTr("To pay")
                        color: Theme.inkSoft
                        font.pixelSize: Theme.textCaption
                        Layout.fillWidth: true
                    }
                    Figure {
                        text: hero.moneyText
                        font.pixelSize: Theme.isCompact ? Theme.textHeadline : Theme.textFigure
                        font.weight: Font.Bold
                        Layout.fillWidth: true
                    }
                }
                ColumnLayout {
                    readonly property string spokenText: qsTr("Not used yet") + ": " + hero.leftText

                    spacing: 0
                    Layout.fillWidth: true

                    Copy {
                        text: qsTr("Not used yet")
                        color: Theme.inkSoft
                        font.pixelSize: Theme.textCaption
                        Layout.fillWidth: true
                    }
                    Figure {
                        text: hero.leftText
                        color: Theme.inkSoft
                        font.pixelSize: Theme.isCompact ? Theme.textHeadline : Theme.textFigure
                        Layout.fillWidth: true
                    }
                }
                ColumnLayout {
                    readonly property string spokenText: qsTr("Time left: about %1").arg(hero.timeText)
                    readonly property bool isPublic: true

                    visible: hero.timeText !== ""
                    spacing: 0
                    Layout.fillWidth: true

                    Copy {
                        text: qsTr("Time left")
                        color: Theme.inkSoft
                        font.pixelSize: Theme.textCaption
                        Layout.fillWidth: true
                    }
                    Figure {
                        text: hero.timeText
                        color: Theme.inkSoft
                        font.pixelSize: Theme.isCompact ? Theme.textHeadline : Theme.textFigure
                        Layout.fillWidth: true
                    }
                }
            }
        }

        ColumnLayout {
            spacing: Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            Layout.maximumWidth: Theme.isPortrait ? Infinity : hero.width * 0.32

            Rectangle {
                id: panel

                // Low: the icon stands beside the words, not above them.
                readonly property bool isWide: height < Theme.textLabel * 7

                radius: Theme.radius
                color: hero.needText !== "" ? Theme.accentSoft : Theme.sunken
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Theme.primary

                GridLayout {
                    anchors.fill: parent
                    anchors.margins: Theme.isCompact ? Theme.half : Theme.pad
                    columns: panel.isWide ? 2 : 1
                    columnSpacing: Theme.gap
                    rowSpacing: Theme.half

                    Item {
                        Layout.fillWidth: !panel.isWide
                        Layout.fillHeight: true
                        Layout.preferredWidth: panel.isWide ? height : -1
                        Layout.maximumWidth: panel.isWide ? panel.width * 0.3 : Infinity

                        Icon {
                            anchors.centerIn: parent
                            name: hero.needText !== "" ? hero.needIcon : hero.isFlowing ? hero.productIcon : hero.signIcon
                            ink: hero.needText !== "" ? Theme.accentSoftInk : Theme.inkSoft
                            side: Math.max(Theme.half, Math.min(Theme.iconHuge * 1.4, parent.height, parent.width))

                            SequentialAnimation on opacity {
                                running: (hero.needText !== "" || hero.isFlowing) && !Theme.isStill
                                loops: Animation.Infinite

                                NumberAnimation {
                                    from: 1
                                    to: 0.55
                                    duration: Theme.breathPeriod / 2
                                    easing.type: Easing.InOutSine
                                }
                                NumberAnimation {
                                    from: 0.55
                                    to: 1
                                    duration: Theme.breathPeriod / 2
                                    easing.type: Easing.InOutSine
                                }
                            }
                        }
                    }
                    Copy {
                        readonly property bool isPublic: true

                        text: hero.advice
                        color: hero.needText !== "" ? Theme.accentSoftInk : Theme.ink
                        font.pixelSize: Theme.isCompact ? Theme.textBody : Theme.textLabel
                        font.weight: Font.DemiBold
                        horizontalAlignment: panel.isWide ? Text.AlignLeft : Text.AlignHCenter
                        verticalAlignment: Text.AlignVCenter
                        fontSizeMode: Text.Fit
                        minimumPixelSize: Theme.textSmallest
                        Layout.fillWidth: true
                        Layout.fillHeight: panel.isWide
                        Layout.preferredHeight: panel.isWide ? -1 : Theme.textLabel * (Theme.isCompact ? 2.6 : 3.8)
                    }
                }
            }

            RowLayout {
                visible: hero.canStart || hero.canResume || hero.canStop
                spacing: Theme.gap
                Layout.fillWidth: true

                HeroButton {
                    objectName: "start-" + hero.outlet
                    visible: hero.canStart
                    text: qsTr("Start")
                    iconName: "play"
                    onClicked: hero.start()
                }
                HeroButton {
                    objectName: "resume-" + hero.outlet
                    visible: hero.canResume
                    text: qsTr("Go on")
                    iconName: "play"
                    Accessible.name: qsTr("Go on at outlet %1").arg(hero.outlet)
                    onClicked: hero.resume()
                }
                HeroButton {
                    objectName: "pause-" + hero.outlet
                    visible: hero.canPause
                    tone: "plain"
                    text: qsTr("Pause")
                    iconName: "pause"
                    isLesser: true
                    Accessible.name: qsTr("Pause outlet %1").arg(hero.outlet)
                    onClicked: hero.pause()
                }
                HeroButton {
                    objectName: "stop-" + hero.outlet
                    visible: hero.canStop
                    tone: hero.isCalling || hero.canResume ? "plain" : "halt"
                    text: qsTr("Stop")
                    iconName: "stop"
                    isLesser: hero.canStart || hero.canResume
                    Accessible.name: qsTr("Stop outlet %1").arg(hero.outlet)
                    onClicked: hero.stop()
                }
            }
        }
    }
}
