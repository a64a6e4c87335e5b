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
    readonly property bool isReading: about.readTitle !== ""
    readonly property bool isList: hasLicences && !isReading
    // Where the list was left for a text.
    property int listed: 0

    function read(name: string): void {
        if (!isReading)
            listed = at;
        turned = 0;
        about.read(name);
        if (name === "")
            turned = listed;
    }
    function open(): void {
        about.read("");
        hasLicences = false;
        turned = 0;
        isOpen = true;
    }

    name: "about"
    title: isReading ? about.readTitle : hasLicences ? qsTr("Licences") : Lines.dotted([kiosk.siteText, kiosk.kioskText])
    hasBack: hasLicences
    count: isReading ? about.pages : hasLicences ? about.licences.count : 0
    most: isReading ? 1 : Theme.isCompact ? 3 : Theme.isPortrait ? 10 : 4
    onWentBack: {
        if (isReading) {
            read("");
        } else {
            turned = 0;
            hasLicences = false;
        }
    }
    onClosed: {
        isOpen = false;
        about.read("");
    }
    onAtChanged: {
        if (isReading)
            about.turn(at);
    }

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
        visible: sheet.isList
        text: qsTr("Qt and PySide are used under the GNU Lesser General Public License, version 3: you may exchange them for versions of your own. Their source is at the address below, as is that of all the others.")
        color: Theme.inkSoft
        font.pixelSize: Theme.textLeast
        Layout.fillWidth: true
    }
    Repeater {
        model: sheet.isOpen && sheet.isList ? sheet.about.licences : null

        Card {
            id: one

            required property int index
            required property string name
            required property string title
            required property string licence
            required property string source

            isRaised: false
            radius: Theme.radiusSmall
            visible: sheet.holds(index)
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.touch + Theme.half

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Theme.pad
                anchors.rightMargin: Theme.half
                spacing: Theme.gap

                ColumnLayout {
                    spacing: 0
                    Layout.fillWidth: true

                    Copy {
                        text: Lines.dotted([one.title, one.licence])
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
                ActionButton {
                    objectName: "licence-" + one.name
                    tone: "plain"
                    iconName: "forward"
                    isDirectional: true
                    Accessible.name: one.title
                    Layout.preferredWidth: Theme.touch
                    Layout.preferredHeight: Theme.touch
                    onClicked: sheet.read(one.name)
                }
            }
        }
    }
    // A text in the language that it was written in, line by line as its authors have set it.
    Item {
        id: paper

        readonly property int line: Math.ceil(Theme.textLeast * 1.3)
        readonly property int lines: Math.floor(height / line)

        function fit(): void {
            if (visible && lines > 0)
                sheet.about.fit(Theme.family, Theme.textLeast, width, lines);
        }

        visible: sheet.isReading
        onVisibleChanged: fit()
        onWidthChanged: fit()
        onLinesChanged: fit()
        Layout.fillWidth: true
        Layout.fillHeight: true

        Copy {
            objectName: "licence-text"
            anchors.fill: parent
            LayoutMirroring.enabled: false
            text: sheet.about.pageText
            textFormat: Text.PlainText
            font.pixelSize: Theme.textLeast
            wrapMode: Text.NoWrap
            lineHeightMode: Text.FixedHeight
            lineHeight: paper.line
        }
    }
    Item {
        visible: !sheet.isReading
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
        onClicked: {
            sheet.turned = 0;
            sheet.hasLicences = true;
        }
    }
}
