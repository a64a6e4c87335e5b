pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// One of several outlets of a sale.
Card {
    id: card

    required property int outlet
    required property string title
    required property string priceText
    required property string word
    required property string signIcon
    required property string tone
    required property string figureText
    required property string unitText
    required property string moneyText
    required property string leftText
    required property string timeText
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

    // With room, advice has a line of its own; without, it stands where the state stood.
    readonly property bool isTall: height > 3.6 * Theme.touch
    readonly property bool isShort: height < 2.4 * Theme.touch
    readonly property string advice: needText !== "" ? needText : reasonText
    readonly property int figureSize: isShort ? Math.max(Theme.textTitle, height * 0.26) : Math.min(Theme.textDisplay, Math.max(Theme.textHeadline, height * (!isTall ? 0.28 : needText !== "" ? 0.15 : 0.22)))

    // The button before Stop: the large one where something is to begin.
    readonly property bool begins: canStart || canResume
    // No room beside two buttons: the money stands in the line below.
    readonly property bool isCrowded: isShort && (canPause || canResume)
    // With two buttons on the smallest panel what is left stands above them.
    readonly property bool isSplit: isTall && Theme.isCompact && (canPause || canResume)

    signal start
    signal pause
    signal resume
    signal stop

    // What is left: money is for their own ears alone, time for everybody's.
    component Left: RowLayout {
        id: left

        property string more: ""
        property bool hasMoney: false

        spacing: Theme.half

        Figure {
            visible: left.hasMoney
            text: card.moneyText
            font.pixelSize: Theme.textCaption
            font.weight: Font.Bold
            minimumPixelSize: Theme.textSmallest
        }
        Figure {
            text: qsTr("%1 not used yet").arg(card.leftText)
            color: Theme.inkSoft
            font.pixelSize: Theme.textCaption
            font.weight: Font.Medium
            minimumPixelSize: Theme.textSmallest
            Layout.fillWidth: true
            Layout.maximumWidth: Math.ceil(implicitWidth)
        }
        Figure {
            readonly property bool isPublic: true
            readonly property string spokenText: left.more !== "" ? left.more : qsTr("Time left: about %1").arg(card.timeText)

            visible: left.more !== "" || card.timeText !== ""
            text: Lines.behind(left.more !== "" ? left.more : card.timeText)
            color: Theme.inkSoft
            font.pixelSize: Theme.textCaption
            font.weight: Font.Medium
            minimumPixelSize: Theme.textSmallest
            Layout.fillWidth: true
            Layout.maximumWidth: Math.ceil(implicitWidth)
        }
        Item {
            Layout.fillWidth: true
            Layout.preferredWidth: 0
        }
    }

    component CardButton: ActionButton {
        readonly property bool isPublic: true

        // Whoever begins has a large button to begin with; whoever stops has one to stop with.
        property bool isLesser: false

        isStacked: card.isShort || isLesser || (!card.isTall && card.canPause && card.width < 9 * Theme.touch)
        font.pixelSize: isStacked ? Theme.textLeast : Theme.textLabel
        topPadding: isStacked ? Theme.half : 0
        bottomPadding: isStacked ? Theme.half * 0.6 : 0
        leftPadding: Theme.half
        rightPadding: Theme.half
        Layout.preferredHeight: Theme.touch
        Layout.preferredWidth: isStacked ? Theme.touch : Math.max(Theme.primary * 1.1, implicitWidth)
        Layout.maximumWidth: card.isSplit ? card.width * 0.37 : Infinity
    }

    component Buttons: RowLayout {
        spacing: Theme.gap

        CardButton {
            objectName: "start-" + card.outlet
            visible: card.canStart
            text: qsTr("Start")
            iconName: "play"
            Accessible.name: qsTr("Start outlet %1").arg(card.outlet)
            onClicked: card.start()
        }
        CardButton {
            objectName: "resume-" + card.outlet
            visible: card.canResume
            text: qsTr("Go on")
            iconName: "play"
            Accessible.name: qsTr("Go on at outlet %1").arg(card.outlet)
            onClicked: card.resume()
        }
        CardButton {
            objectName: "pause-" + card.outlet
            visible: card.canPause
            tone: "plain"
            text: qsTr("Pause")
            iconName: "pause"
            isLesser: true
            Accessible.name: qsTr("Pause outlet %1").arg(card.outlet)
            onClicked: card.pause()
        }
        CardButton {
            objectName: "stop-" + card.outlet
            visible: card.canStop
            tone: card.isCalling || card.canResume ? "plain" : "halt"
            text: qsTr("Stop")
            iconName: "stop"
            isLesser: card.begins
            Accessible.name: qsTr("Stop outlet %1").arg(card.outlet)
            onClicked: card.stop()
        }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: card.isTall ? Theme.pad : Math.round(Theme.half * (card.isShort ? 0.6 : 1))
        anchors.leftMargin: Theme.pad
        anchors.rightMargin: Theme.pad
        spacing: Math.round(Theme.half * (card.isShort ? 0.4 : card.isTall ? 1 : 0.6))

        // With little room what it is and its price share a line.
        RowLayout {
            readonly property bool isPublic: true

            visible: card.isShort
            spacing: Theme.half
            Layout.fillWidth: true

            Badge {
                number: card.outlet
                isStrong: true
                side: Math.round(Theme.textCaption * 1.5)
                Layout.preferredWidth: side
                Layout.preferredHeight: side
            }
            Figure {
                text: Lines.dotted([card.title, card.priceText])
                font.pixelSize: Theme.textCaption
                minimumPixelSize: Theme.textSmallest
                Layout.fillWidth: true
            }
            Icon {
                name: card.signIcon
                ink: Theme.toneInk(card.tone)
                side: Theme.iconSmall
                Layout.preferredWidth: side
                Layout.preferredHeight: side
            }
        }

        RowLayout {
            visible: !card.isShort
            spacing: Theme.half
            Layout.fillWidth: true

            Badge {
                number: card.outlet
                isStrong: true
                side: Theme.iconLarge * (card.isTall ? 0.9 : 0.7)
                Layout.preferredWidth: side
                Layout.preferredHeight: side
            }
            ColumnLayout {
                readonly property bool isPublic: true

                spacing: 0
                Layout.fillWidth: true
                Layout.fillHeight: false

                Title {
                    text: card.title
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.iconLarge * 0.6
                }
                Figure {
                    text: card.priceText
                    color: Theme.inkSoft
                    font.pixelSize: Theme.textCaption
                    font.weight: Font.Medium
                    minimumPixelSize: Theme.textSmallest
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.textCaption * 1.3
                }
            }
            StateChip {
                visible: !card.isTall || card.needText === ""

                readonly property bool isPublic: true
                readonly property bool isAdvising: !card.isTall && card.advice !== ""

                word: isAdvising ? card.advice : card.word
                iconName: isAdvising && card.needIcon !== "" ? card.needIcon : card.signIcon
                tone: card.tone
                Layout.maximumWidth: card.width * 0.58
            }
        }

        // What to do at the nozzle or plug.
        Rectangle {
            visible: card.isTall && card.needText !== ""
            color: Theme.accentSoft
            radius: Theme.radiusSmall
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.touch * (Theme.isCompact ? 0.68 : 0.85)

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Theme.half
                anchors.rightMargin: Theme.half
                spacing: Theme.half

                Icon {
                    name: card.needIcon
                    ink: Theme.accentSoftInk
                    side: Theme.icon * 1.2
                    Layout.preferredWidth: side
                    Layout.preferredHeight: side
                }
                Copy {
                    text: card.needText
                    color: Theme.accentSoftInk
                    font.weight: Font.DemiBold
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.textLeast
                    verticalAlignment: Text.AlignVCenter
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
        }

        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: true

            Measure {
                figure: card.figureText
                unit: card.unitText
                size: card.figureSize
                Layout.fillWidth: true
            }
            Figure {
                visible: !card.isTall && !card.isCrowded
                text: card.moneyText
                font.pixelSize: Theme.textTitle
                horizontalAlignment: Text.AlignRight
                Layout.maximumWidth: card.width * 0.32
            }
            Buttons {
                visible: !card.isTall && (card.begins || card.canStop)
            }
        }

        FlowBar {
            progress: card.progress
            isFlowing: card.isFlowing
            tone: card.isOver ? "good" : "busy"
            label: card.figureText + " " + card.unitText
            implicitHeight: card.isTall ? Theme.bar : Theme.barSlim
            Layout.fillWidth: true
        }

        // What to do, or what is left and how it stands.
        Figure {
            readonly property bool isPublic: true

            visible: card.isShort && card.advice !== ""
            text: card.isCrowded ? Lines.dotted([card.moneyText, card.advice]) : card.advice
            color: Theme.inkSoft
            font.pixelSize: Theme.textCaption
            font.weight: Font.Medium
            minimumPixelSize: Theme.textSmallest
            Layout.fillWidth: true
        }
        Left {
            visible: card.isSplit || (!card.isTall && !(card.isShort && card.advice !== ""))
            hasMoney: card.isCrowded
            more: card.isShort && !card.isFlowing && card.needText === "" ? card.word : ""
            Layout.fillWidth: true
        }

        RowLayout {
            visible: card.isTall
            spacing: Theme.gap
            Layout.fillWidth: true

            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true

                Figure {
                    text: card.moneyText
                    font.pixelSize: Theme.textTitle * 1.15
                    font.weight: Font.Bold
                    Layout.fillWidth: true
                }
                Copy {
                    visible: card.reasonText !== "" && (!Theme.isCompact || !card.canStart)
                    text: card.reasonText
                    color: Theme.inkSoft
                    font.pixelSize: Theme.textCaption
                    font.weight: Font.Medium
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.textSmallest
                    verticalAlignment: Text.AlignVCenter
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.textCaption * 1.4
                }
                Left {
                    visible: !card.isSplit && card.reasonText === "" && (!Theme.isCompact || !card.canStart)
                    Layout.fillWidth: true
                }
            }
            Buttons {
                visible: card.begins || card.canStop
            }
        }
    }
}
