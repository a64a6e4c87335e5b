pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Taken, paid, returned, and where the receipt is.
Item {
    id: screen

    required property KioskViewModel kiosk
    readonly property DoneViewModel done: kiosk.done

    component DoneButtons: RowLayout {
        spacing: Theme.gap

        ActionButton {
            objectName: "print"
            visible: screen.done.printText !== ""
            enabled: screen.done.canPrint
            text: screen.done.printText
            iconName: "receipt"
            tone: "plain"
            onClicked: screen.done.printReceipt()
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            Layout.preferredHeight: Theme.primary
        }
        ActionButton {
            objectName: "done"
            text: qsTr("Done")
            iconName: "check"
            onClicked: screen.done.leave()
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Layout.preferredHeight: Theme.primary
        }
    }

    GridLayout {
        anchors.fill: parent
        anchors.margins: Theme.margin
        anchors.topMargin: Theme.isLow && !Theme.isPortrait ? Theme.edge : Theme.margin
        columns: Theme.isPortrait ? 1 : 2
        columnSpacing: Theme.isCompact ? Theme.gap : Theme.margin * 1.4
        rowSpacing: Theme.gap

        ColumnLayout {
            spacing: Theme.isCompact ? Theme.half : Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: !Theme.isPortrait

            NoticeBanner {
                kiosk: screen.kiosk
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
            }
            RowLayout {
                visible: screen.kiosk.notice === ""
                spacing: Theme.gap
                Layout.fillWidth: true

                Rectangle {
                    id: medal

                    implicitWidth: Theme.isCompact ? Theme.iconLarge : Theme.iconLarge * 1.4
                    implicitHeight: implicitWidth
                    radius: width / 2
                    color: Theme.toneGround("good")

                    Icon {
                        anchors.centerIn: parent
                        name: "check"
                        ink: Theme.toneInk("good")
                        side: parent.width * 0.62
                    }

                    NumberAnimation on scale {
                        from: Theme.isStill ? 1 : 0.4
                        to: 1
                        duration: Theme.slow
                        easing.type: Easing.OutBack
                    }
                }
                Copy {
                    text: screen.done.hasTaken ? qsTr("Thank you!") : qsTr("Nothing was taken")
                    font.pixelSize: Theme.textHeadline
                    font.weight: Font.Bold
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.textBody
                    verticalAlignment: Text.AlignVCenter
                    Layout.fillWidth: true
                    Layout.preferredHeight: medal.implicitHeight
                }
            }

            Card {
                Layout.fillWidth: true
                Layout.preferredHeight: lines.implicitHeight + 2 * (Theme.isCompact ? Theme.half : Theme.pad)

                ColumnLayout {
                    id: lines

                    anchors.fill: parent
                    anchors.margins: Theme.isCompact ? Theme.half : Theme.pad
                    anchors.leftMargin: Theme.pad
                    anchors.rightMargin: Theme.pad
                    spacing: screen.done.taken.count > 4 ? Math.round(Theme.half * 0.3) : Theme.half

                    Repeater {
                        model: screen.done.taken

                        RowLayout {
                            id: line

                            required property int outlet
                            required property string title
                            required property string quantityText
                            required property string moneyText

                            spacing: Theme.half
                            Layout.fillWidth: true

                            Badge {
                                number: line.outlet
                                side: Theme.textBody * (screen.done.taken.count > 4 ? 1.2 : 1.6)
                                Layout.preferredWidth: side
                                Layout.preferredHeight: side
                            }
                            Figure {
                                readonly property bool isPublic: true

                                text: line.title
                                font.pixelSize: Theme.textBody
                                font.weight: Font.Medium
                                Layout.fillWidth: true
                                Layout.preferredWidth: 3
                            }
                            Figure {
                                text: line.quantityText
                                font.pixelSize: Theme.textBody
                                horizontalAlignment: Text.AlignRight
                                Layout.fillWidth: true
                                Layout.preferredWidth: 3
                            }
                            Figure {
                                text: line.moneyText
                                color: Theme.inkSoft
                                font.pixelSize: Theme.textBody
                                horizontalAlignment: Text.AlignRight
                                Layout.fillWidth: true
                                Layout.preferredWidth: 2
                            }
                        }
                    }

                    Rectangle {
                        color: Theme.line
                        Layout.fillWidth: true
                        Layout.preferredHeight: Theme.stroke
                    }

                    RowLayout {
                        readonly property string spokenText: qsTr("Reserved") + ": " + screen.done.heldText

                        visible: !Theme.isCompact
                        spacing: Theme.half
                        Layout.fillWidth: true

                        Copy {
                            text: qsTr("Reserved")
                            color: Theme.inkSoft
                            Layout.fillWidth: true
                        }
                        Figure {
                            text: screen.done.heldText
                            color: Theme.inkSoft
                            font.pixelSize: Theme.textBody
                            font.weight: Font.Medium
                            Layout.maximumWidth: lines.width * 0.6
                        }
                    }
                    RowLayout {
                        readonly property string spokenText: (screen.done.overrideBy === "" ? qsTr("You paid") : qsTr("Paid by the operator (%1)").arg(screen.done.overrideBy)) + ": " + screen.done.paidText

                        spacing: Theme.half
                        Layout.fillWidth: true

                        Copy {
                            text: screen.done.overrideBy === "" ? qsTr("You paid") : qsTr("Paid by the operator (%1)").arg(screen.done.overrideBy)
                            font.pixelSize: Theme.textLabel
                            font.weight: Font.DemiBold
                            Layout.fillWidth: true
                        }
                        Figure {
                            text: screen.done.paidText
                            font.pixelSize: Theme.isCompact ? Theme.textHeadline * 0.9 : Theme.textFigure * 0.9
                            font.weight: Font.Bold
                            Layout.maximumWidth: lines.width * 0.6
                        }
                    }
                }
            }

            Rectangle {
                visible: screen.done.hasReturn && screen.done.overrideBy === ""
                color: Theme.toneGround("good")
                radius: Theme.radius
                Layout.fillWidth: true
                Layout.preferredHeight: Math.max(Theme.touch, back.implicitHeight + Theme.pad)

                RowLayout {
                    id: back

                    anchors.fill: parent
                    anchors.leftMargin: Theme.pad
                    anchors.rightMargin: Theme.pad
                    spacing: Theme.gap

                    Icon {
                        name: "return"
                        ink: Theme.toneInk("good")
                        Layout.preferredWidth: side
                        Layout.preferredHeight: side
                    }
                    ColumnLayout {
                        visible: screen.done.dueText !== ""
                        spacing: Math.round(Theme.half * 0.4)
                        Layout.fillWidth: true

                        Copy {
                            objectName: "due"
                            text: qsTr("The attendant gives you %1. Tell them: %2").arg(screen.done.dueText).arg(screen.done.dueWords)
                            color: Theme.toneInk("good")
                            font.pixelSize: Theme.textLabel
                            font.weight: Font.Bold
                            font.features: Theme.tabular
                            Layout.fillWidth: true
                        }
                        Copy {
                            text: qsTr("Nobody there? Later you can pay with this code: %1").arg(screen.done.dueCode)
                            color: Theme.toneInk("good")
                            font.pixelSize: Theme.textCaption
                            font.weight: Font.DemiBold
                            font.features: Theme.tabular
                            Layout.fillWidth: true
                        }
                    }
                    Copy {
                        objectName: "returned"
                        visible: screen.done.dueText === ""
                        text: screen.done.codeText !== "" ? qsTr("%1 is kept for you. Your code: %2").arg(screen.done.carriedText).arg(screen.done.codeText) : screen.done.isSettled ? qsTr("%1 has gone back to you.").arg(screen.done.returnedText) : qsTr("%1 goes back to you now.").arg(screen.done.returnedText)
                        color: Theme.toneInk("good")
                        font.pixelSize: Theme.textLabel
                        font.weight: Font.Bold
                        font.features: Theme.tabular
                        Layout.fillWidth: true
                    }
                }
            }

            Item {
                visible: !Theme.isPortrait
                Layout.fillHeight: true
            }

            DoneButtons {
                visible: !Theme.isPortrait
                Layout.fillWidth: true
            }
        }

        ColumnLayout {
            visible: screen.done.hasTaken || screen.done.hasWallet
            spacing: Theme.isCompact ? Theme.half : Theme.gap
            Layout.fillHeight: true
            Layout.fillWidth: Theme.isPortrait
            Layout.preferredWidth: Theme.isPortrait ? -1 : screen.width * (Theme.isCompact ? 0.4 : 0.38)

            QrCard {
                visible: screen.done.hasTaken || screen.done.showsWallet
                url: screen.done.showsWallet ? screen.done.walletUrl : screen.done.receiptUrl
                headline: screen.done.showsWallet ? qsTr("Scan with your Lightning wallet") : qsTr("Scan for your receipt")
                iconName: screen.done.showsWallet ? "return" : "receipt"
                caption: screen.done.showsWallet ? screen.done.carriedText : screen.done.receiptText === "" ? "" : qsTr("Receipt %1").arg(screen.done.receiptText)
                waiting: qsTr("The receipt is being written.")
                Layout.fillHeight: true
                Layout.fillWidth: true
            }
            ActionButton {
                objectName: "wallet"
                visible: screen.done.hasWallet
                text: screen.done.showsWallet ? qsTr("Receipt") : qsTr("To my wallet")
                iconName: screen.done.showsWallet ? "receipt" : "return"
                tone: "plain"
                onClicked: screen.done.turnToWallet()
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
            }
        }

        DoneButtons {
            visible: Theme.isPortrait
            Layout.fillWidth: true
        }
    }
}
