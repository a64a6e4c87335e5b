pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Help and the languages in large text.
Item {
    id: sheets

    required property KioskViewModel kiosk
    readonly property HelpViewModel view: kiosk.help
    property bool isHelpOpen: false
    property bool isLanguagesOpen: false

    signal aboutAsked
    signal helpClosed
    signal languagesClosed

    LargeSheet {
        isOpen: sheets.isHelpOpen
        closeName: "help-close"
        onDismissed: sheets.helpClosed()

        LargeText {
            text: qsTr("We are here to help")
            font.weight: Font.Bold
        }
        LargeButton {
            objectName: "help-call"
            visible: sheets.view.canCall && sheets.view.state === ""
            tone: "primary"
            text: qsTr("Call the attendant")
            iconName: "attendant"
            onClicked: sheets.view.call()
        }
        LargeText {
            objectName: "help-told"
            visible: sheets.view.canCall && sheets.view.state !== ""
            text: sheets.view.toldText
            color: Theme.toneInk(sheets.view.state === "coming" ? "good" : "busy")
        }
        LargeText {
            objectName: "help-task"
            visible: text !== ""
            text: sheets.view.taskText
        }
        LargeText {
            objectName: "help-phone"
            visible: text !== ""
            text: sheets.kiosk.phoneText
            color: Theme.accent
        }
        LargeButton {
            objectName: "about"
            text: qsTr("Info")
            iconName: "info"
            Accessible.name: qsTr("About this kiosk")
            onClicked: sheets.aboutAsked()
        }
        LargeText {
            isSoft: true
            text: sheets.kiosk.siteText + "\n" + sheets.kiosk.kioskText + "\n" + sheets.kiosk.softwareText
        }
    }
    LargeSheet {
        isOpen: sheets.isLanguagesOpen
        closeName: "languages-close"
        onDismissed: sheets.languagesClosed()

        Repeater {
            model: sheets.kiosk.languages

            LargeButton {
                required property string code

                required text
                required isPicked
                objectName: "language-" + code
                onClicked: {
                    sheets.kiosk.speak(code);
                    sheets.languagesClosed();
                }
            }
        }
    }
}
