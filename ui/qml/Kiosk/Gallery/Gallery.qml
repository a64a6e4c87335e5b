pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Everything that the screen is made of, page by page, in any theme, language and layout.
Window {
    id: window

    required property KioskViewModel kiosk
    required property GalleryViewModel gallery
    property bool isStill: false
    property real density: 0
    property string page: ""

    readonly property int place: gallery.pages.indexOf(page)

    width: Theme.usualWidth
    height: Theme.usualHeight
    title: "Kiosk"
    color: Theme.page

    function next(names: var, name: string): string {
        return names[(names.indexOf(name) + 1) % names.length];
    }

    // What a page asks for it is given; the others have no use for it.
    function show(): void {
        const given = {};
        if (["", "Type", "Icons", "Spacing", "Colours", "Motion", "Sound"].includes(page))
            given.gallery = gallery;
        if (["NoticeBanner", "ScreenHeader"].includes(page))
            given.kiosk = kiosk;
        shown.setSource(page === "" ? "IndexPage.qml" : page + (given.gallery ? "Page.qml" : "Sample.qml"), given);
    }

    onPageChanged: show()
    Component.onCompleted: show()

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
        value: window.isStill
    }
    Binding {
        target: Theme
        property: "density"
        value: window.density
    }
    Connections {
        target: shown.item as IndexPage

        function onPicked(name: string): void {
            window.page = name;
        }
    }
    Connections {
        target: Sound

        function onClicked(): void {
            window.kiosk.click();
        }
    }

    Item {
        anchors.fill: parent
        LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
        LayoutMirroring.childrenInherit: true

        RowLayout {
            id: head

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.half
            spacing: Theme.gap

            ToolButton {
                objectName: "back"
                iconName: "back"
                isDirectional: true
                spoken: "Back"
                enabled: window.page !== ""
                onClicked: window.page = ""
            }
            Title {
                objectName: "page"
                text: window.page === "" ? "Gallery" : window.page
                font.pixelSize: Theme.textTitle
                minimumPixelSize: Theme.textLeast
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
            }
            ToolButton {
                objectName: "next"
                iconName: "forward"
                isDirectional: true
                spoken: "Next"
                onClicked: window.page = window.next(window.gallery.pages, window.page)
            }
            ToolButton {
                objectName: "theme"
                iconName: "contrast"
                caption: window.kiosk.theme
                spoken: caption
                onClicked: window.kiosk.useTheme(window.next(window.gallery.themes, window.kiosk.theme))
            }
            ToolButton {
                objectName: "layout"
                iconName: "mobile"
                caption: window.width + "x" + window.height
                spoken: caption
                onClicked: {
                    const size = window.next(window.gallery.layouts, caption).split("x");
                    window.width = Number(size[0]);
                    window.height = Number(size[1]);
                }
            }
            ToolButton {
                objectName: "language"
                iconName: "globe"
                caption: window.kiosk.languageText
                spoken: caption
                onClicked: window.gallery.speakNext()
            }
        }

        Flickable {
            objectName: "view"
            anchors.fill: parent
            anchors.topMargin: head.height + 2 * Theme.half
            contentWidth: width
            contentHeight: shown.height + 2 * Theme.margin
            clip: true

            Loader {
                id: shown

                objectName: "shown"
                x: Theme.margin
                y: Theme.margin
                width: parent.width - 2 * Theme.margin
            }
        }
    }
}
