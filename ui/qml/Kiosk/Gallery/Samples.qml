import QtQuick
import Kiosk.Theme

// A page of the gallery: specimens side by side, as many as there is room for.
Flow {
    spacing: Theme.gap
}
