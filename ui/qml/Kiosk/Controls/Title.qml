import QtQuick
import Kiosk.Theme

// A name in a box of its own: it wraps, then shrinks, and is never cut.
Copy {
    font.weight: Font.DemiBold
    fontSizeMode: Text.Fit
    minimumPixelSize: Theme.textSmallest
    lineHeight: 0.95
    verticalAlignment: Text.AlignVCenter
}
