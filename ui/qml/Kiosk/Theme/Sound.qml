pragma Singleton

import QtQuick

// What is heard. Whatever can be touched says `clicked` when it is; what plays it listens.
QtObject {
    signal clicked
}
