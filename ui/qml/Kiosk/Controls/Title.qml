import QtQuick

// A name in a box of its own: it wraps once, then shrinks, and is never cut.
Copy {
    font.weight: Font.DemiBold
    fontSizeMode: Text.Fit
    minimumPixelSize: 11
    maximumLineCount: 2
    lineHeight: 0.95
    verticalAlignment: Text.AlignVCenter
}
