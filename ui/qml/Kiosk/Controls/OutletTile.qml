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
    required property bool isAvailable
    required property bool isChosen
    required property string quantityText
    required property string moneyText
    required property real progress
    required property string detailText
    required property string spoken

    // A tall tile stacks, a wide one runs along, a small one says the least.
    readonly property string form: height >= 2.05 * Theme.touch && width >= 2.2 * Theme.touch ? "tall" : width > 1.9 * height ? "row" : "mini"

    scale: down ? 0.98 : 1
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: spoken
    Accessible.onPressAction: tile.clicked()

    Behavior on scale {
        NumberAnimation {
            duration: Theme.quick
        }
    }

    background: Card {
        isRaised: tile.isAvailable
        color: tile.down ? Theme.pressed : tile.isChosen ? Theme.accentSoft : tile.isAvailable ? Theme.surface : Theme.sunken
        border.width: tile.isChosen || tile.visualFocus ? Theme.strokeStrong : Theme.isNight && tile.isAvailable ? Theme.stroke : 0
        border.color: tile.visualFocus ? Theme.ink : tile.isChosen ? Theme.accent : Theme.line

        // The tick says again what the frame says.
        Rectangle {
            visible: tile.isChosen
            anchors.top: parent.top
            anchors.right: parent.right
            anchors.margins: -Theme.stroke
            width: tile.form === "mini" ? Theme.iconSmall : Theme.icon * 1.1
            height: width
            radius: width / 2
            color: Theme.accent

            Icon {
                anchors.centerIn: parent
                name: "check"
                ink: Theme.accentInk
                side: parent.width * 0.7
            }
        }
    }

    contentItem: Loader {
        sourceComponent: tile.form === "tall" ? tall : tile.form === "row" ? row : mini
    }

    Component {
        id: tall

        Item {
            ColumnLayout {
                anchors.fill: parent
                anchors.margins: tile.height > 3 * Theme.touch ? Theme.pad : Theme.pad * 0.7
                spacing: Math.round(Theme.half * 0.8)

                RowLayout {
                    spacing: Theme.half
                    Layout.fillWidth: true

                    Badge {
                        id: badge

                        number: tile.number
                        isStrong: tile.isChosen
                        side: tile.height > 3 * Theme.touch ? Theme.iconLarge : Theme.iconLarge * 0.72
                        Layout.preferredWidth: side
                        Layout.preferredHeight: side
                    }
                    Item {
                        Layout.fillWidth: true
                        Layout.preferredHeight: badge.side

                        StateChip {
                            anchors.right: parent.right
                            anchors.rightMargin: tile.isChosen ? Theme.half : 0
                            anchors.verticalCenter: parent.verticalCenter
                            width: Math.min(implicitWidth, parent.width)
                            word: tile.word
                            iconName: tile.signIcon
                            tone: tile.tone
                        }
                    }
                }

                Item {
                    id: middle

                    Layout.fillWidth: true
                    Layout.fillHeight: true

                    Rectangle {
                        visible: !tile.isInUse && width >= Theme.iconLarge
                        anchors.verticalCenter: parent.verticalCenter
                        anchors.left: parent.left
                        width: Math.min(Theme.iconHuge * 1.35, middle.height, middle.width)
                        height: width
                        radius: width / 2
                        color: tile.isChosen ? Theme.surface : tile.isAvailable ? Theme.accentSoft : Theme.sunken

                        Icon {
                            anchors.centerIn: parent
                            name: tile.productIcon
                            ink: tile.isAvailable ? Theme.accent : Theme.lineStrong
                            side: parent.width * 0.56
                        }
                    }
                    Figure {
                        visible: tile.isInUse
                        anchors.fill: parent
                        text: tile.quantityText
                        font.pixelSize: Math.max(8, Math.min(Theme.textDisplay, middle.height * 0.8))
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
                    columns: tile.width > 4.4 * Theme.touch ? 2 : 1
                    columnSpacing: Theme.gap
                    rowSpacing: 0
                    Layout.fillWidth: true

                    Figure {
                        text: tile.title
                        color: tile.isAvailable ? Theme.ink : Theme.inkSoft
                        font.pixelSize: tile.height > 3 * Theme.touch ? Theme.textLabel : Theme.textBody
                        Layout.fillWidth: true
                    }
                    Figure {
                        text: tile.isInUse ? tile.moneyText : tile.priceText
                        color: tile.isAvailable ? Theme.ink : Theme.inkSoft
                        font.pixelSize: tile.height > 3 * Theme.touch ? Theme.textTitle : Theme.textLabel
                        font.weight: Font.Bold
                        Layout.fillWidth: parent.columns === 1
                        Layout.maximumWidth: parent.columns === 1 ? Infinity : tile.width * 0.5
                    }
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

                        Figure {
                            text: tile.title
                            color: tile.isAvailable ? Theme.ink : Theme.inkSoft
                            font.pixelSize: Theme.textCaption
                            Layout.fillWidth: true
                        }
                        Icon {
                            name: tile.signIcon
                            ink: Theme.toneInk(tile.tone)
                            side: Theme.iconSmall
                            Layout.preferredWidth: side
                            Layout.preferredHeight: side
                        }
                    }
                    RowLayout {
                        spacing: Theme.half
                        Layout.fillWidth: true

                        Figure {
                            text: tile.isInUse ? tile.quantityText : tile.priceText
                            color: tile.isAvailable ? Theme.ink : Theme.inkSoft
                            font.pixelSize: Theme.textBody
                            Layout.fillWidth: true
                        }
                        Figure {
                            text: tile.isInUse ? tile.moneyText : tile.word
                            color: tile.isInUse ? Theme.ink : Theme.toneInk(tile.tone)
                            font.pixelSize: Theme.textCaption
                            Layout.maximumWidth: tile.width * 0.4
                        }
                    }
                    FlowBar {
                        visible: tile.isInUse
                        progress: tile.progress
                        isFlowing: tile.isFlowing
                        label: tile.quantityText
                        implicitHeight: Math.round(Math.max(6, 9 * Theme.scale))
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
                anchors.margins: Math.round(Theme.half * 0.8)
                spacing: Math.round(Theme.half * 0.3)

                RowLayout {
                    spacing: 0
                    Layout.fillWidth: true

                    Badge {
                        number: tile.number
                        isStrong: tile.isChosen
                        side: Math.min(Theme.iconLarge, tile.height * 0.34)
                        Layout.preferredWidth: side
                        Layout.preferredHeight: side
                    }
                    Item {
                        Layout.fillWidth: true
                    }
                    Icon {
                        name: tile.signIcon
                        ink: Theme.toneInk(tile.tone)
                        side: Math.min(Theme.icon, tile.height * 0.3)
                        Layout.preferredWidth: side
                        Layout.preferredHeight: side
                        Layout.rightMargin: tile.isChosen ? Theme.half : 0
                    }
                }
                Figure {
                    text: tile.isInUse ? tile.quantityText : tile.title
                    color: tile.isAvailable ? Theme.ink : Theme.inkSoft
                    font.pixelSize: Math.min(Theme.textBody, tile.height * 0.19)
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
                Figure {
                    text: tile.isInUse ? tile.moneyText : tile.isAvailable ? tile.priceText : tile.word
                    color: tile.isAvailable ? Theme.ink : Theme.toneInk(tile.tone)
                    font.pixelSize: Math.min(Theme.textBody, tile.height * 0.18)
                    font.weight: Font.Medium
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
                FlowBar {
                    visible: tile.isInUse
                    progress: tile.progress
                    isFlowing: tile.isFlowing
                    label: tile.quantityText
                    implicitHeight: Math.round(Math.max(6, 8 * Theme.scale))
                    Layout.fillWidth: true
                }
            }
        }
    }
}
