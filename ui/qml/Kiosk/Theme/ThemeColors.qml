import QtQuick

// The colours of one theme, and how it draws the edge of things.
QtObject {
    // Surfaces.
    required property color page
    required property color surface
    required property color sunken
    required property color pressed
    // What parts a page, what goes round a card, and what goes round whatever can be touched.
    required property color line
    required property color lineStrong
    required property color rim
    required property color ink
    required property color inkSoft
    required property color shade
    required property color scrim
    required property color veil
    required property color glint

    required property color accent
    required property color accentPressed
    required property color accentInk
    required property color accentSoft
    required property color accentSoftInk

    required property color halt
    required property color haltPressed
    required property color haltInk

    // Tones of a state: what is written in, and what it is written on.
    required property color good
    required property color goodGround
    required property color busy
    required property color busyGround
    required property color warn
    required property color warnGround
    required property color bad
    required property color badGround

    // Cards throw a shadow, or have an outline; what is filled has one too where fills say little.
    property bool hasShadows: false
    property bool isOutlined: false
}
