pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme
import Kiosk.ViewModels

// The window: what stands around, the screen in front, and what may stand before it.
Window {
    id: window

    required property KioskViewModel kiosk
    property bool isStill: false
    property real density: 0
    property int shiftStep: 0
    // What the keypad points at.
    property Item pointed: null

    readonly property bool hasSnapshot: kiosk.screen !== ""

    width: Theme.usualWidth
    height: Theme.usualHeight
    title: "Kiosk"
    color: Theme.page

    Binding {
        target: Theme
        property: "panelWidth"
        value: window.width
    }
    Binding {
        target: Theme
        property: "panelHeight"
        value: window.height
    }
    Binding {
        target: Theme
        property: "name"
        value: window.kiosk.theme
    }
    Binding {
        target: Theme
        property: "isStill"
        value: window.isStill || window.kiosk.access.isStill
    }
    Binding {
        target: Theme
        property: "isLarge"
        value: window.kiosk.access.isLarge
    }
    Binding {
        target: Theme
        property: "isLow"
        value: window.kiosk.access.isLow
    }
    Binding {
        target: Theme
        property: "density"
        value: window.density
    }

    Connections {
        target: Sound

        function onClicked(): void {
            window.kiosk.click();
        }
    }

    Item {
        id: stage

        function closeSheets(): void {
            health.isOpen = false;
            charts.isOpen = false;
            help.isOpen = false;
            languages.isOpen = false;
            access.isOpen = false;
            about.isOpen = false;
        }

        anchors.fill: parent
        LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
        LayoutMirroring.childrenInherit: true

        // Nothing stands for ever on the same points of the panel: less than any margin, and only
        // while nobody touches it.
        transform: Translate {
            x: Theme.shiftX(window.shiftStep)
            y: Theme.shiftY(window.shiftStep)
        }

        Timer {
            objectName: "shifting"
            interval: Theme.shiftPeriod
            repeat: true
            running: window.kiosk.isIdle
            onTriggered: window.shiftStep += 1
        }

        // Above what a low panel needs: whose kiosk this is, and nothing to touch.
        Column {
            visible: window.hasSnapshot && Theme.canvasHeight < window.height
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.margin
            y: (parent.height - Theme.canvasHeight - height) / 2
            spacing: Theme.half

            Figure {
                width: parent.width
                text: window.kiosk.siteText
                font.pixelSize: Theme.textHeadline
                horizontalAlignment: Text.AlignHCenter
            }
            Figure {
                visible: text !== ""
                width: parent.width
                text: window.kiosk.phoneText
                color: Theme.inkSoft
                font.pixelSize: Theme.textTitle
                horizontalAlignment: Text.AlignHCenter
            }
        }

        GridLayout {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: Theme.canvasHeight
            columnSpacing: 0
            rowSpacing: 0

            Chrome {
                id: chrome

                objectName: "chrome"
                visible: window.hasSnapshot
                kiosk: window.kiosk
                Layout.row: Theme.isLow && !Theme.isCompact ? 1 : 0
                Layout.column: Theme.isCompact ? 1 : 0
                Layout.fillWidth: !Theme.isCompact
                Layout.fillHeight: Theme.isCompact
                Layout.preferredWidth: implicitWidth
                Layout.preferredHeight: implicitHeight
                onHelpAsked: help.isOpen = true
                onLanguageAsked: languages.isOpen = true
                onAccessAsked: access.isOpen = true
            }

            // What stands before a screen leaves "stop all" in reach.
            Magnifier {
                isOn: window.kiosk.access.isMagnified
                place: host.objectName
                pointed: window.pointed
                Layout.row: Theme.isCompact || Theme.isLow ? 0 : 1
                Layout.column: 0
                Layout.fillWidth: true
                Layout.fillHeight: true

                Loader {
                    id: host

                    objectName: "screen-" + window.kiosk.screen
                    // A sheet in large text takes its whole place.
                    visible: !(Theme.isLarge && (help.isOpen || languages.isOpen || access.isOpen))
                    anchors.fill: parent
                    sourceComponent: {
                        if (Theme.isLarge)
                            return large;
                        switch (window.kiosk.screen) {
                        case "overview":
                            return overview;
                        case "choose":
                            return choose;
                        case "pay":
                            return pay;
                        case "queue":
                            return queue;
                        case "delivering":
                            return delivering;
                        case "done":
                            return done;
                        case "out_of_service":
                            return outOfService;
                        case "login":
                            return login;
                        case "attendant":
                            return attendant;
                        case "override":
                            return override;
                        default:
                            return null;
                        }
                    }
                    transform: Translate {
                        id: entry
                    }
                    onLoaded: entrance.restart()
                    onObjectNameChanged: stage.closeSheets()

                    ParallelAnimation {
                        id: entrance

                        NumberAnimation {
                            target: host
                            property: "opacity"
                            from: Theme.isStill ? 1 : 0
                            to: 1
                            duration: Theme.calm
                            easing.type: Easing.OutCubic
                        }
                        NumberAnimation {
                            target: entry
                            property: "y"
                            from: Theme.isStill ? 0 : Theme.gap
                            to: 0
                            duration: Theme.calm
                            easing.type: Easing.OutCubic
                        }
                    }
                }

                // Somebody has gone quiet: one touch is enough.
                Sheet {
                    isOpen: window.kiosk.isWarning
                    cardWidth: Theme.isLarge ? width - 2 * Theme.margin : usualWidth

                    ColumnLayout {
                        width: parent.width
                        spacing: Theme.gap

                        Icon {
                            visible: !Theme.isLarge
                            name: "clock"
                            ink: Theme.toneInk("warn")
                            side: Theme.iconLarge * 1.2
                            Layout.preferredWidth: side
                            Layout.preferredHeight: side
                            Layout.alignment: Qt.AlignHCenter
                        }
                        Copy {
                            text: qsTr("Still there?")
                            font.pixelSize: Theme.isLarge ? Theme.textLarge : Theme.textHeadline
                            font.weight: Font.Bold
                            horizontalAlignment: Text.AlignHCenter
                            Layout.fillWidth: true
                        }
                        Figure {
                            readonly property bool isPublic: true

                            text: window.kiosk.leftText
                            font.pixelSize: Math.max(Theme.textFigure, Theme.isLarge ? Theme.textLarge : 0)
                            horizontalAlignment: Text.AlignHCenter
                            Layout.fillWidth: true
                        }
                        ActionButton {
                            objectName: "still-here"
                            text: qsTr("I am still here")
                            iconName: Theme.isLarge ? "" : "check"
                            font.pixelSize: Theme.isLarge ? Theme.textLarge : Theme.textLabel
                            Layout.fillWidth: true
                            Layout.preferredHeight: Theme.primary
                            onClicked: window.kiosk.stillHere()
                        }
                    }
                }

                HealthSheet {
                    id: health

                    kiosk: window.kiosk
                }

                ChartsSheet {
                    id: charts

                    kiosk: window.kiosk
                }

                HelpSheet {
                    id: help

                    visible: opacity > 0 && !Theme.isLarge
                    kiosk: window.kiosk
                    onHealthAsked: health.open()
                    onChartsAsked: charts.open()
                    onAboutAsked: {
                        isOpen = false;
                        about.open();
                    }
                }

                // Two touches from every screen, for nobody has to log in for it.
                AboutSheet {
                    id: about

                    kiosk: window.kiosk
                }

                Sheet {
                    id: languages

                    visible: opacity > 0 && !Theme.isLarge
                    canDismiss: true
                    onDismissed: isOpen = false

                    GridLayout {
                        width: parent.width
                        columns: 2
                        columnSpacing: Theme.gap
                        rowSpacing: Theme.gap
                        uniformCellWidths: true

                        Repeater {
                            model: chrome.hasSegments ? null : window.kiosk.languages

                            PickButton {
                                required property string code
                                objectName: "language-" + code
                                Layout.fillWidth: true
                                Layout.preferredWidth: 1
                                Layout.preferredHeight: Theme.touch
                                onClicked: {
                                    window.kiosk.speak(code);
                                    languages.isOpen = false;
                                }
                            }
                        }
                    }
                }

                // Speech is on, and nothing is heard: why.
                Sheet {
                    isOpen: window.kiosk.speech.isNoting
                    canDismiss: true
                    onDismissed: window.kiosk.speech.note()

                    ColumnLayout {
                        width: parent.width
                        spacing: Theme.gap

                        Copy {
                            text: window.kiosk.speech.troubleText
                            font.pixelSize: Theme.textTitle
                            font.weight: Font.Bold
                            horizontalAlignment: Text.AlignHCenter
                            Layout.fillWidth: true
                        }
                        ActionButton {
                            objectName: "speech-close"
                            text: qsTr("All right")
                            iconName: "check"
                            Layout.fillWidth: true
                            Layout.preferredHeight: Theme.primary
                            onClicked: window.kiosk.speech.note()
                        }
                    }
                }

                AccessSheet {
                    id: access

                    kiosk: window.kiosk
                }
                Loader {
                    anchors.fill: parent
                    active: Theme.isLarge
                    sourceComponent: LargeSheets {
                        onAboutAsked: {
                            help.isOpen = false;
                            about.open();
                        }
                        kiosk: window.kiosk
                        isHelpOpen: help.isOpen
                        isLanguagesOpen: languages.isOpen
                        onHelpClosed: help.isOpen = false
                        onLanguagesClosed: languages.isOpen = false
                    }
                }

                // The screen itself has a fault; the deliveries do not know of it.
                Sheet {
                    isOpen: window.kiosk.isFaulted

                    ColumnLayout {
                        width: parent.width
                        spacing: Theme.gap

                        Icon {
                            name: "warning"
                            ink: Theme.toneInk("warn")
                            side: Theme.iconLarge
                            Layout.preferredWidth: side
                            Layout.preferredHeight: side
                            Layout.alignment: Qt.AlignHCenter
                        }
                        Copy {
                            text: qsTr("This screen has a fault")
                            font.pixelSize: Theme.textTitle
                            font.weight: Font.Bold
                            horizontalAlignment: Text.AlignHCenter
                            Layout.fillWidth: true
                        }
                        Copy {
                            text: qsTr("Deliveries and money are not affected. Please wait a moment.")
                            color: Theme.inkSoft
                            horizontalAlignment: Text.AlignHCenter
                            Layout.fillWidth: true
                        }
                        Figure {
                            visible: text !== ""
                            text: window.kiosk.phoneText
                            font.pixelSize: Theme.textTitle
                            horizontalAlignment: Text.AlignHCenter
                            Layout.fillWidth: true
                        }
                    }
                }
            }
        }

        // Nobody closes what was opened for the next customer.
        Timer {
            interval: Theme.sheetPeriod
            running: help.isOpen || languages.isOpen || access.isOpen
            onTriggered: {
                help.isOpen = false;
                languages.isOpen = false;
                access.isOpen = false;
            }
        }

        Connections {
            target: window.kiosk

            function onForgotten(): void {
                stage.closeSheets();
            }
        }

        Component {
            id: large

            LargeScreen {
                kiosk: window.kiosk
            }
        }
        Component {
            id: overview

            OverviewScreen {
                kiosk: window.kiosk
            }
        }
        Component {
            id: choose

            ChooseScreen {
                kiosk: window.kiosk
            }
        }
        Component {
            id: pay

            PayScreen {
                kiosk: window.kiosk
            }
        }
        Component {
            id: queue

            QueueScreen {
                kiosk: window.kiosk
            }
        }
        Component {
            id: delivering

            DeliveringScreen {
                kiosk: window.kiosk
            }
        }
        Component {
            id: done

            DoneScreen {
                kiosk: window.kiosk
            }
        }
        Component {
            id: outOfService

            OutOfServiceScreen {
                kiosk: window.kiosk
            }
        }
        Component {
            id: login

            LoginScreen {
                kiosk: window.kiosk
            }
        }
        Component {
            id: attendant

            AttendantScreen {
                kiosk: window.kiosk
                onHealthAsked: health.open()
                onChartsAsked: charts.open()
            }
        }
        Component {
            id: override

            OverrideScreen {
                kiosk: window.kiosk
            }
        }

        // What is shown is old: grey, with its age, and nothing can be touched.
        Rectangle {
            id: stale

            objectName: "stale"
            visible: !window.kiosk.isLive
            anchors.fill: parent
            color: window.hasSnapshot ? Theme.veil : Theme.page

            MouseArea {
                anchors.fill: parent
            }

            Card {
                anchors.centerIn: parent
                width: Math.min(parent.width - 2 * Theme.margin, Theme.sheetWidth)
                height: lost.implicitHeight + 2 * Theme.pad * 1.3

                ColumnLayout {
                    id: lost

                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.margins: Theme.pad * 1.3
                    spacing: Theme.gap

                    Icon {
                        name: window.kiosk.isForeign ? "wrench" : "offline"
                        ink: Theme.toneInk("warn")
                        side: Theme.iconLarge * 1.3
                        Layout.preferredWidth: side
                        Layout.preferredHeight: side
                        Layout.alignment: Qt.AlignHCenter

                        SequentialAnimation on opacity {
                            running: stale.visible && !Theme.isStill
                            loops: Animation.Infinite

                            NumberAnimation {
                                to: 0.4
                                duration: Theme.breathPeriod / 2
                                easing.type: Easing.InOutSine
                            }
                            NumberAnimation {
                                to: 1
                                duration: Theme.breathPeriod / 2
                                easing.type: Easing.InOutSine
                            }
                        }
                    }
                    Copy {
                        objectName: "link-word"
                        text: window.kiosk.isForeign ? qsTr("This screen needs an update") : window.hasSnapshot ? qsTr("Reconnecting") : qsTr("Connecting")
                        font.pixelSize: Theme.textHeadline
                        font.weight: Font.Bold
                        horizontalAlignment: Text.AlignHCenter
                        Layout.fillWidth: true
                    }
                    Copy {
                        objectName: "link-age"
                        visible: window.hasSnapshot
                        text: qsTr("The figures are %1 old. Nothing flows beyond what was paid.").arg(window.kiosk.ageText)
                        color: Theme.inkSoft
                        font.features: Theme.tabular
                        horizontalAlignment: Text.AlignHCenter
                        Layout.fillWidth: true
                    }
                    Figure {
                        visible: window.kiosk.phoneText !== ""
                        text: window.kiosk.phoneText
                        font.pixelSize: Theme.textTitle
                        horizontalAlignment: Text.AlignHCenter
                        Layout.fillWidth: true
                    }
                }
            }
        }

        FocusRing {
            target: window.pointed
        }

        // At night, until somebody comes. It takes no touch.
        Rectangle {
            objectName: "dimmer"
            anchors.fill: parent
            anchors.margins: -Theme.shiftMost
            color: Theme.shade
            opacity: window.kiosk.isIdle ? 1 - window.kiosk.brightness : 0
            visible: opacity > 0

            Behavior on opacity {
                NumberAnimation {
                    duration: Theme.calm
                }
            }
        }

        // Any touch says that somebody is there; it takes nothing from what is touched.
        Item {
            anchors.fill: parent

            PointHandler {
                onActiveChanged: {
                    if (active)
                        window.kiosk.touched();
                }
            }
        }
    }
}
