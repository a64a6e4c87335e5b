pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Help: what to do now, whom to ring up, and a call for the attendant.
Sheet {
    id: sheet

    required property KioskViewModel kiosk
    readonly property HelpViewModel view: kiosk.help

    signal healthAsked
    signal chartsAsked
    signal aboutAsked

    canDismiss: true
    onDismissed: isOpen = false

    ColumnLayout {
        width: parent.width
        spacing: Theme.gap

        RowLayout {
            spacing: Theme.gap
            Layout.fillWidth: true

            Copy {
                text: qsTr("We are here to help")
                font.pixelSize: Theme.textTitle
                font.weight: Font.Bold
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.textLeast
                verticalAlignment: Text.AlignVCenter
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
            }
            ToolButton {
                objectName: "about"
                iconName: "info"
                caption: qsTr("Info")
                spoken: qsTr("About this kiosk")
                Layout.preferredWidth: Theme.touch
                Layout.preferredHeight: Theme.touch
                onClicked: sheet.aboutAsked()
            }
            ToolButton {
                objectName: "help-close"
                iconName: "close"
                spoken: qsTr("Close")
                Layout.preferredWidth: Theme.touch
                Layout.preferredHeight: Theme.touch
                onClicked: sheet.isOpen = false
            }
        }
        Copy {
            objectName: "help-task"
            visible: text !== ""
            text: sheet.view.taskText
            Layout.fillWidth: true
        }
        RowLayout {
            readonly property bool isPublic: true

            objectName: "help-phone"
            visible: sheet.kiosk.phoneText !== ""
            spacing: Theme.gap
            Layout.fillWidth: true

            Icon {
                name: "phone"
                ink: Theme.accent
                side: Theme.iconLarge * 0.8
                Layout.preferredWidth: side
                Layout.preferredHeight: side
            }
            Figure {
                text: sheet.kiosk.phoneText
                font.pixelSize: Theme.textTitle
                Layout.fillWidth: true
            }
        }
        ActionButton {
            objectName: "help-call"
            visible: sheet.view.canCall && sheet.view.state === ""
            text: qsTr("Call the attendant")
            iconName: "attendant"
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.primary
            onClicked: sheet.view.call()
        }
        // Whoever is logged in is the help: this is what they may look at.
        RowLayout {
            visible: sheet.kiosk.screen === "attendant"
            spacing: Theme.gap
            Layout.fillWidth: true

            component Look: ActionButton {
                leftPadding: Theme.half
                rightPadding: Theme.half
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.primary
            }

            Look {
                objectName: "help-health"
                text: qsTr("Health")
                iconName: "gauge"
                onClicked: {
                    sheet.isOpen = false;
                    sheet.healthAsked();
                }
            }
            Look {
                objectName: "help-charts"
                text: qsTr("Charts")
                iconName: "chart"
                onClicked: {
                    sheet.isOpen = false;
                    sheet.chartsAsked();
                }
            }
        }
        // Somebody has been called: there is nothing more to be touched.
        Rectangle {
            objectName: "help-told"
            visible: sheet.view.canCall && sheet.view.state !== ""
            radius: Theme.radius
            color: Theme.toneGround(sheet.view.state === "coming" ? "good" : "busy")
            Accessible.role: Accessible.AlertMessage
            Accessible.name: sheet.view.toldText
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.primary

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Theme.pad
                anchors.rightMargin: Theme.pad
                spacing: Theme.gap

                Icon {
                    name: sheet.view.signIcon
                    ink: Theme.toneInk(sheet.view.state === "coming" ? "good" : "busy")
                    Layout.preferredWidth: side
                    Layout.preferredHeight: side
                }
                Copy {
                    text: sheet.view.toldText
                    color: Theme.toneInk(sheet.view.state === "coming" ? "good" : "busy")
                    font.weight: Font.DemiBold
                    font.features: Theme.tabular
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.textLeast
                    verticalAlignment: Text.AlignVCenter
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
        }
        Copy {
            text: Lines.dotted([sheet.kiosk.kioskText, sheet.kiosk.softwareText])
            color: Theme.inkSoft
            font.pixelSize: Theme.textLeast
            Layout.fillWidth: true
        }
    }
}
