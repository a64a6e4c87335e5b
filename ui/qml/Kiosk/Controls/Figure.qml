import QtQuick
import QtQuick.Controls.Basic
import Kiosk.Theme

// A number on one line: its digits stand still while it counts, and it shrinks before it is cut.
Label {
    color: Theme.ink
    font.family: Theme.family
    horizontalAlignment: Text.AlignLeft
    font.pixelSize: Theme.textFigure
    font.weight: Font.DemiBold
    font.features: Theme.tabular
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: Theme.figureSmallest
    maximumLineCount: 1
    verticalAlignment: Text.AlignVCenter
}
