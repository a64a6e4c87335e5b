pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Which software this is, for whoever inspects the kiosk; and whose work is in it.
OfficePage {
    id: sheet

    readonly property AboutViewModel about: kiosk.about
    property bool hasLicences: false

    function open(): void {
        hasLicences = false;
        turned = 0;
        isOpen = true;
    }

    name: "about"
    title: hasLicences ? qsTr("Licences") : kiosk.siteText + "  ·  " + kiosk.kioskText
    hasBack: hasLicences
    count: hasLicences ? about.licences.count : 0
    most: Theme.isCompact ? 6 : Theme.isPortrait ? 18 : 7
    onWentBack: hasLicences = false
    onClosed: isOpen = false

    ColumnLayout {
        visible: !sheet.hasLicences
        spacing: Theme.half
        Layout.fillWidth: true

        Repeater {
            model: sheet.isOpen && !sheet.hasLicences ? sheet.about.facts : null

            ColumnLayout {
                id: fact

                required property string caption
                required property string value

                spacing: 0
                Layout.fillWidth: true

                Copy {
                    text: fact.caption
                    color: Theme.inkSoft
                    font.pixelSize: Theme.isCompact ? Theme.textLeast : Theme.textCaption
                    wrapMode: Text.NoWrap
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.textSmallest
                    Layout.fillWidth: true
                }
                Figure {
                    text: fact.value
                    font.pixelSize: Theme.isCompact ? Theme.textCaption : Theme.textBody
                    minimumPixelSize: Theme.textSmallest
                    Layout.fillWidth: true
                }
            }
        }
    }
    Copy {
        visible: sheet.hasLicences
        text: qsTr("Qt and PySide are used under the GNU Lesser General Public License, version 3: you may exchange them for versions of your own. Their source is at the address below, as is that of all the others.")
        color: Theme.inkSoft
        font.pixelSize: Theme.textLeast
        Layout.fillWidth: true
    }
    Repeater {
        model: sheet.isOpen && sheet.hasLicences ? sheet.about.licences : null

        ColumnLayout {
            id: one

            required property int index
            required property string title
            required property string licence
            required property string source

            visible: sheet.holds(index)
            spacing: 0
            Layout.fillWidth: true

            Copy {
                text: one.title + "  ·  " + one.licence
                font.weight: Font.DemiBold
                font.pixelSize: Theme.textCaption
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.textSmallest
                Layout.fillWidth: true
            }
            Copy {
                text: one.source
                color: Theme.inkSoft
                font.pixelSize: Theme.textLeast
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.textSmallest
                Layout.fillWidth: true
            }
        }
    }
    Item {
        Layout.fillHeight: true
    }
    ActionButton {
        objectName: "licences"
        visible: !sheet.hasLicences
        tone: "plain"
        iconName: "book"
        text: qsTr("Licences")
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.touch
        onClicked: sheet.hasLicences = true
    }
}
