import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// One state of one component, with the name of the state above it.
Column {
    id: specimen

    required property string label
    // Shown as somebody sees it who has come to it with a key.
    property Item focused: null
    default property alias content: holder.data

    spacing: Math.round(Theme.half / 2)

    Copy {
        text: specimen.label
        color: Theme.inkSoft
        font.pixelSize: Theme.textCaption
    }
    Item {
        id: holder

        width: childrenRect.width
        height: childrenRect.height
    }

    Component.onCompleted: {
        if (focused !== null)
            focused.forceActiveFocus(Qt.TabFocusReason);
    }
}
