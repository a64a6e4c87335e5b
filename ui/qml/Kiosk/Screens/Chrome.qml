pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What stands around every screen: whose kiosk this is, language, help, attendant, stop all.
// A bar on top, or on a small panel a rail at the side.
Rectangle {
    id: chrome

    required property KioskViewModel kiosk
    readonly property bool isRail: Theme.isCompact
    readonly property bool hasLogin: ["overview", "choose", "out_of_service"].includes(kiosk.screen) || (kiosk.screen === "pay" && kiosk.pay.isAttended)
    readonly property bool hasSegments: !isRail && !Theme.isLarge && !Theme.isPortrait && kiosk.languages.count > 1 && kiosk.languages.count <= 3

    // Of two languages the other one is a touch away on every panel.
    readonly property bool hasOther: !hasSegments && kiosk.languages.count === 2

    // A sign has its word below it, in large text as well: there it is as large as its button allows.
    readonly property bool hasLargeWords: Theme.isLarge && !isRail
    readonly property real signSide: Theme.iconSmall * (hasLargeWords ? 1.2 : 1.36)
    readonly property real captionSize: hasLargeWords ? Theme.textBody : Theme.textLeast
    readonly property real signWidth: hasLargeWords && !Theme.isPortrait ? Math.round(Theme.touch * 1.2) : Theme.touch

    signal helpAsked
    signal languageAsked
    signal accessAsked

    implicitHeight: Theme.touch + 2 * Math.round(Theme.half * 0.9)
    implicitWidth: Theme.touch + 2 * Theme.half
    color: Theme.surface

    // On an upright panel name and number need a line each for themselves.
    component DemoChip: StateChip {
        word: qsTr("Demo")
        iconName: "gauge"
        tone: "warn"
        size: Theme.textLeast
    }

    Rectangle {
        visible: !chrome.isRail
        color: Theme.line
        anchors.left: parent.left
        anchors.right: parent.right
        y: Theme.isLow ? 0 : parent.height - height
        height: Theme.stroke
    }
    Rectangle {
        visible: chrome.isRail
        color: Theme.line
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        width: Theme.stroke
    }

    GridLayout {
        anchors.fill: parent
        anchors.leftMargin: chrome.isRail ? Theme.half : Theme.margin
        anchors.rightMargin: chrome.isRail ? Theme.half : Theme.margin
        anchors.topMargin: chrome.isRail ? Theme.half : 0
        anchors.bottomMargin: chrome.isRail ? Theme.half : 0
        flow: chrome.isRail ? GridLayout.TopToBottom : GridLayout.LeftToRight
        columns: chrome.isRail ? 1 : -1
        rows: chrome.isRail ? -1 : 1
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap

        // In its corner on every screen, and found without being able to read.
        ToolButton {
            objectName: "access"
            iconName: "access"
            isCurrent: chrome.kiosk.access.modes !== ""
            iconSide: chrome.signSide * 1.15
            captionSize: chrome.captionSize
            caption: qsTr("Access")
            spoken: qsTr("Make it easier to use")
            Layout.preferredWidth: chrome.isRail ? Theme.touch : Theme.wide
            Layout.preferredHeight: Theme.touch
            onClicked: chrome.accessAsked()
        }

        Item {
            visible: !chrome.isRail && Theme.isLarge
            Layout.fillWidth: true
        }
        ColumnLayout {
            id: whose

            readonly property bool hasThreeLines: chrome.kiosk.isDemo && Theme.isPortrait

            visible: !chrome.isRail && !Theme.isLarge
            spacing: hasThreeLines ? 0 : Math.round(Theme.half * 0.3)
            Layout.fillWidth: true

            Figure {
                text: chrome.kiosk.siteText
                font.pixelSize: whose.hasThreeLines ? Theme.textBody : Theme.textLabel
                font.weight: Font.Bold
                minimumPixelSize: Theme.textSmallest
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Theme.half
                Layout.fillWidth: true

                DemoChip {
                    visible: chrome.kiosk.isDemo && !Theme.isPortrait
                }
                Icon {
                    visible: chrome.kiosk.phoneText !== "" && !Theme.isPortrait && !(chrome.hasLogin && chrome.hasSegments)
                    name: "phone"
                    ink: Theme.inkSoft
                    side: Theme.textCaption
                    Layout.preferredWidth: side
                    Layout.preferredHeight: side
                }
                Figure {
                    visible: text !== ""
                    text: chrome.kiosk.phoneText
                    color: Theme.inkSoft
                    minimumPixelSize: Theme.textSmallest
                    font.pixelSize: Theme.textCaption
                    font.weight: Font.Medium
                    Layout.fillWidth: true
                }
            }
            DemoChip {
                visible: chrome.kiosk.isDemo && Theme.isPortrait
            }
        }

        ToolButton {
            objectName: "help"
            iconName: chrome.kiosk.help.signIcon
            iconSide: chrome.signSide
            captionSize: chrome.captionSize
            caption: chrome.kiosk.help.captionText
            isCurrent: chrome.kiosk.help.state !== ""
            spoken: chrome.kiosk.help.toldText !== "" ? chrome.kiosk.help.toldText : chrome.kiosk.help.captionText
            Layout.preferredWidth: chrome.signWidth
            Layout.preferredHeight: Theme.touch
            onClicked: chrome.helpAsked()
        }

        Row {
            visible: chrome.hasSegments
            spacing: Theme.gap

            Repeater {
                model: chrome.hasSegments ? chrome.kiosk.languages : null

                ToolButton {
                    required property string code
                    required text
                    required property bool isPicked

                    objectName: "language-" + code
                    font.pixelSize: Theme.textCaption
                    width: Theme.touch * (chrome.hasLogin ? 1 : 1.2)
                    height: Theme.touch
                    isCurrent: isPicked
                    onClicked: chrome.kiosk.speak(code)
                }
            }
        }
        Repeater {
            model: chrome.hasOther ? chrome.kiosk.languages : null

            ToolButton {
                required property string code
                required text
                required property bool isPicked

                objectName: "language-" + code
                visible: !isPicked
                iconName: "globe"
                iconSide: chrome.signSide
                captionSize: chrome.captionSize
                caption: text
                spoken: text
                Layout.preferredWidth: chrome.signWidth
                Layout.preferredHeight: Theme.touch
                onClicked: chrome.kiosk.speak(code)
            }
        }
        ToolButton {
            objectName: "language"
            visible: !chrome.hasSegments && chrome.kiosk.languages.count > 2
            iconName: "globe"
            iconSide: chrome.signSide
            captionSize: chrome.captionSize
            caption: chrome.kiosk.languageText
            spoken: qsTr("Language") + ": " + chrome.kiosk.languageText
            Layout.preferredWidth: chrome.signWidth
            Layout.preferredHeight: Theme.touch
            onClicked: chrome.languageAsked()
        }

        ToolButton {
            objectName: "attendant"
            visible: chrome.hasLogin
            iconName: "attendant"
            iconSide: chrome.signSide
            captionSize: chrome.captionSize
            caption: qsTr("Staff")
            spoken: qsTr("Attendant")
            Layout.preferredWidth: chrome.signWidth
            Layout.preferredHeight: Theme.touch
            onClicked: chrome.kiosk.askLogin()
        }

        Item {
            // With everything in it the smallest rail has no room for one more gap.
            visible: chrome.isRail && !chrome.hasLogin
            Layout.fillHeight: true
        }

        ActionButton {
            objectName: "stop-all"
            tone: "alarm"
            iconName: "stop"
            isStacked: chrome.isRail
            text: chrome.kiosk.isStopped ? qsTr("Stopped") : qsTr("Stop all")
            enabled: !chrome.kiosk.isStopped
            Accessible.name: chrome.kiosk.isStopped ? qsTr("Stopped") : qsTr("Stop all")
            font.pixelSize: chrome.isRail ? Theme.textLeast : Theme.isLarge ? Theme.textLarge : Theme.isPortrait ? Theme.textBody : Theme.textLabel
            leftPadding: Theme.half * (chrome.isRail ? 0.5 : 1)
            rightPadding: Theme.half * (chrome.isRail ? 0.5 : 1)
            bottomPadding: chrome.isRail ? Theme.half : 0
            topPadding: chrome.isRail ? Theme.half : 0
            Layout.preferredWidth: chrome.isRail ? Theme.touch : Theme.isLarge ? Math.min(implicitWidth, Theme.panelWidth * (Theme.isPortrait ? 0.42 : 0.54)) : Math.min(implicitWidth - 2 * Theme.pad + leftPadding + rightPadding, Theme.touch * (Theme.isPortrait && chrome.hasLogin ? 2.3 : 2.6))
            Layout.preferredHeight: Theme.touch
            Layout.fillHeight: chrome.isRail
            Layout.minimumHeight: Theme.touch
            Layout.maximumHeight: chrome.isRail ? Theme.primary : Theme.touch
            onClicked: chrome.kiosk.stopAll()
        }
    }
}
