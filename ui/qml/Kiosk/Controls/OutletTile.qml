pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import Kiosk.Theme

// One outlet, live: who may use it, what it sells, and how much has flowed.
AbstractButton {
    id: tile

    required property int number
    required property string title
    required property string productIcon
    required property string priceText
    required property string word
    required property string signIcon
    required property string tone
    required property bool isInUse
    required property bool isFlowing
    required property bool isCalling
    required property bool isAvailable
    required property bool isChosen
    required property string quantityText
    required property string moneyText
    required property real progress
    required property string detailText
    required property string spoken
    // Prices are for everybody; what somebody takes is theirs.
    readonly property bool isPublic: !isInUse
    readonly property string spokenAloud: [number, title, shownWord].join(", ")

    // On the overview a chosen tile says so in place of "Free".
    property bool saysChosen: true
    // On the attendant's board: its totaliser, where there is room for it, and why it is closed.
    property string totalText: ""
    readonly property bool showsChosen: saysChosen && isChosen
    readonly property string shownWord: showsChosen ? qsTr("Chosen") : !saysChosen && detailText !== "" ? detailText : word
    readonly property string shownIcon: showsChosen ? "check" : signIcon
    readonly property string shownTone: showsChosen ? "picked" : tone
    readonly property color shownInk: showsChosen ? Theme.accent : Theme.toneInk(tone)

    // What is sold, written alike on all tiles that stand together.
    property real nameSize: Theme.textLabel

    // Too narrow for a state in words beside the number: the icon stays, the word moves down.
    readonly property bool isNarrow: width < 9.5 * Theme.textBody

    // As small as it gets, there are two lines below the number: the sign says how it stands.
    readonly property bool isFlat: height < 4.8 * Theme.textBody

    // A tall tile stacks, a card does so with less, a wide one runs along, a small one says least.
    readonly property string form: width < 7.4 * Theme.textBody ? (width > 1.9 * height ? "row" : "mini") : height >= 11 * Theme.textBody ? "tall" : height >= 7.2 * Theme.textBody ? "card" : width > 1.9 * height ? "row" : "mini"

    scale: down ? 0.98 : 1
    onPressed: Sound.clicked()
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: spoken
    // Chosen is what the engine says; a press alone changes nothing.
    checkable: isAvailable
    checked: isChosen
    onToggled: checked = Qt.binding(() => tile.isChosen)
    Accessible.onPressAction: tile.clicked()

    component Total: Figure {
        visible: tile.totalText !== ""
        text: Lines.beside([qsTr("Totaliser"), tile.totalText])
        color: Theme.inkSoft
        font.pixelSize: Theme.textCaption
        font.weight: Font.Medium
        minimumPixelSize: Theme.textSmallest
        Layout.fillWidth: true
    }

    Behavior on scale {
        NumberAnimation {
            duration: Theme.quick
        }
    }

    background: Card {
        isRaised: tile.isAvailable
        isCalling: tile.isCalling
        color: tile.down ? Theme.pressed : tile.isChosen ? Theme.accentSoft : tile.isAvailable ? Theme.surface : Theme.sunken
        border.width: tile.visualFocus ? Theme.focusEdge : tile.isChosen ? Theme.strokeStrong : tile.enabled ? Theme.touchEdge : 0
        border.color: tile.visualFocus ? Theme.ink : tile.isChosen ? Theme.accent : Theme.rim
    }

    contentItem: Loader {
        sourceComponent: tile.form === "tall" ? tall : tile.form === "card" ? card : tile.form === "row" ? row : mini
    }

    Component {
        id: tall

        Item {
            ColumnLayout {
                anchors.fill: parent
                anchors.margins: Theme.pad
                spacing: Math.round(Theme.half * 0.8)

                RowLayout {
                    spacing: Theme.half
                    Layout.fillWidth: true

                    Badge {
                        id: badge

                        number: tile.number
                        isStrong: tile.isChosen
                        side: Theme.iconLarge
                        Layout.preferredWidth: side
                        Layout.preferredHeight: side
                    }
                    Item {
                        Layout.fillWidth: true
                        Layout.preferredHeight: badge.side

                        StateChip {
                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            width: Math.min(implicitWidth, parent.width)
                            word: tile.shownWord
                            iconName: tile.shownIcon
                            tone: tile.shownTone
                        }
                    }
                }

                Item {
                    id: middle

                    Layout.fillWidth: true
                    Layout.fillHeight: true

                    Rectangle {
                        visible: !tile.isInUse && width >= Theme.iconLarge
                        anchors.centerIn: parent
                        width: Math.min(Theme.iconHuge * 1.35, middle.height, middle.width)
                        height: width
                        radius: width / 2
                        color: tile.isAvailable && !tile.isChosen ? Theme.accentSoft : Theme.surface

                        Icon {
                            anchors.centerIn: parent
                            name: tile.productIcon
                            ink: tile.isAvailable ? Theme.accent : Theme.inkSoft
                            side: parent.width * 0.56
                        }
                    }
                    Figure {
                        visible: tile.isInUse
                        anchors.fill: parent
                        text: tile.quantityText
                        font.pixelSize: Math.max(Theme.textSmallest, Math.min(Theme.textDisplay, middle.height * 0.8))
                        font.weight: Font.Bold
                        verticalAlignment: Text.AlignBottom
                    }
                }

                FlowBar {
                    visible: tile.isInUse
                    progress: tile.progress
                    isFlowing: tile.isFlowing
                    label: tile.quantityText
                    Layout.fillWidth: true
                }

                GridLayout {
                    id: bottom

                    columns: tile.width > 20 * Theme.textBody ? 2 : 1
                    columnSpacing: Theme.gap
                    rowSpacing: 0
                    Layout.fillWidth: true

                    Figure {
                        text: tile.title
                        color: tile.isAvailable ? Theme.ink : Theme.inkSoft
                        font.pixelSize: bottom.columns === 1 ? tile.nameSize : Theme.textLabel
                        minimumPixelSize: Theme.textSmallest
                        Layout.fillWidth: true
                    }
                    Figure {
                        text: tile.isInUse ? tile.moneyText : tile.priceText
                        color: tile.isAvailable ? Theme.ink : Theme.inkSoft
                        font.pixelSize: Theme.textTitle
                        font.weight: Font.Bold
                        Layout.fillWidth: bottom.columns === 1
                    }
                }
                Total {}
            }
        }
    }

    Component {
        id: card

        Item {
            ColumnLayout {
                anchors.fill: parent
                anchors.margins: Theme.pad * 0.7
                spacing: Math.round(Theme.half * 0.6)

                RowLayout {
                    spacing: Theme.half
                    Layout.fillWidth: true

                    Badge {
                        id: cardBadge

                        number: tile.number
                        isStrong: tile.isChosen
                        side: Theme.iconLarge * 0.76
                        Layout.preferredWidth: side
                        Layout.preferredHeight: side
                    }
                    Item {
                        Layout.fillWidth: true
                        Layout.preferredHeight: cardBadge.side

                        StateChip {
                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            width: Math.min(implicitWidth, parent.width)
                            word: tile.isNarrow ? "" : tile.shownWord
                            iconName: tile.shownIcon
                            tone: tile.shownTone
                        }
                    }
                }
                Title {
                    text: tile.title
                    color: tile.isAvailable ? Theme.ink : Theme.inkSoft
                    verticalAlignment: Text.AlignBottom
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: 1
                }
                RowLayout {
                    spacing: Theme.half
                    Layout.fillWidth: true

                    Figure {
                        text: tile.isInUse ? tile.quantityText : tile.isNarrow && !tile.isAvailable ? tile.shownWord : tile.priceText
                        color: tile.isAvailable ? Theme.ink : tile.isNarrow ? tile.shownInk : Theme.inkSoft
                        font.pixelSize: Theme.textTitle
                        font.weight: Font.Bold
                        Layout.fillWidth: true
                        Layout.preferredWidth: 3
                    }
                    Figure {
                        visible: tile.isInUse
                        text: tile.moneyText
                        font.pixelSize: Theme.textLabel
                        minimumPixelSize: Theme.textSmallest
                        horizontalAlignment: Text.AlignRight
                        Layout.fillWidth: true
                        Layout.preferredWidth: 2
                    }
                }
                Total {}
                FlowBar {
                    visible: tile.isInUse
                    progress: tile.progress
                    isFlowing: tile.isFlowing
                    label: tile.quantityText
                    implicitHeight: Theme.barSlim
                    Layout.fillWidth: true
                }
            }
        }
    }

    Component {
        id: row

        Item {
            RowLayout {
                anchors.fill: parent
                anchors.margins: Theme.half
                anchors.leftMargin: Theme.pad * 0.7
                anchors.rightMargin: Theme.pad * 0.7
                spacing: Theme.half

                Badge {
                    number: tile.number
                    isStrong: tile.isChosen
                    side: Math.min(Theme.iconLarge, tile.height * 0.62)
                    Layout.preferredWidth: side
                    Layout.preferredHeight: side
                }
                ColumnLayout {
                    spacing: Math.round(Theme.half * 0.35)
                    Layout.fillWidth: true

                    RowLayout {
                        spacing: Theme.half
                        Layout.fillWidth: true

                        Title {
                            text: tile.title
                            color: tile.isAvailable ? Theme.ink : Theme.inkSoft
                            font.pixelSize: Theme.textCaption
                            Layout.fillWidth: true
                            Layout.preferredHeight: Math.min(Theme.textCaption * 2.3, tile.height * 0.36)
                        }
                        Icon {
                            name: tile.shownIcon
                            ink: tile.shownInk
                            side: Theme.iconSmall
                            Layout.preferredWidth: side
                            Layout.preferredHeight: side
                        }
                    }
                    RowLayout {
                        spacing: Theme.half
                        Layout.fillWidth: true

                        Figure {
                            text: tile.isInUse ? tile.quantityText : tile.isAvailable ? tile.priceText : tile.shownWord
                            color: tile.isAvailable ? Theme.ink : tile.shownInk
                            font.pixelSize: Theme.textBody
                            Layout.fillWidth: true
                        }
                        Figure {
                            visible: tile.isInUse || tile.isAvailable
                            text: tile.isInUse ? tile.moneyText : tile.shownWord
                            color: tile.isInUse ? Theme.ink : tile.shownInk
                            font.pixelSize: Theme.textCaption
                            Layout.maximumWidth: tile.width * 0.4
                        }
                    }
                    FlowBar {
                        visible: tile.isInUse
                        progress: tile.progress
                        isFlowing: tile.isFlowing
                        label: tile.quantityText
                        implicitHeight: Theme.barThin
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }

    Component {
        id: mini

        Item {
            ColumnLayout {
                anchors.fill: parent
                anchors.margins: Math.round(Theme.half * 0.7) + Theme.filledEdge / 2
                spacing: Math.round(Theme.half * 0.1)

                RowLayout {
                    spacing: 0
                    Layout.fillWidth: true

                    Badge {
                        number: tile.number
                        isStrong: tile.isChosen
                        side: Math.max(1.8 * Theme.textSmallest, Math.min(Theme.iconLarge, tile.height * 0.2))
                        Layout.preferredWidth: side
                        Layout.preferredHeight: side
                    }
                    Item {
                        Layout.fillWidth: true
                    }
                    Icon {
                        name: tile.shownIcon
                        ink: tile.shownInk
                        side: Math.min(Theme.icon, tile.height * 0.2)
                        Layout.preferredWidth: side
                        Layout.preferredHeight: side
                    }
                }
                Title {
                    text: tile.isFlat && tile.isInUse ? tile.quantityText : tile.title
                    color: tile.isAvailable ? Theme.ink : Theme.inkSoft
                    font.pixelSize: Math.min(Theme.textBody, tile.height * 0.15)
                    lineHeight: 0.9
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: 2
                }
                Figure {
                    visible: tile.isAvailable && !tile.isFlat
                    text: tile.isInUse ? tile.quantityText : tile.priceText
                    font.pixelSize: Math.min(Theme.textBody, tile.height * 0.16)
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.textSmallest
                    Layout.fillWidth: true
                    Layout.preferredHeight: Math.max(Theme.textSmallest * 1.35, tile.height * 0.15)
                }
                Figure {
                    text: tile.isInUse ? tile.moneyText : tile.isFlat && tile.isAvailable ? tile.priceText : tile.shownWord
                    color: tile.isInUse || tile.isFlat && tile.isAvailable ? Theme.ink : tile.showsChosen ? Theme.accent : Theme.toneInk(tile.tone)
                    font.pixelSize: Math.min(Theme.textBody, tile.height * 0.15)
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.textSmallest
                    Layout.fillWidth: true
                    Layout.preferredHeight: Math.max(Theme.textSmallest * 1.35, tile.height * 0.15)
                }
                FlowBar {
                    visible: tile.isInUse
                    progress: tile.progress
                    isFlowing: tile.isFlowing
                    label: tile.quantityText
                    implicitHeight: Theme.barThin
                    Layout.fillWidth: true
                }
            }
        }
    }
}
