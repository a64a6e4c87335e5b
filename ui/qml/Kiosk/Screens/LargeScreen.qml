pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.ViewModels

// Each of the customer's screens in large text: nothing is left out, it takes more pages.
Item {
    id: screen

    required property KioskViewModel kiosk

    Loader {
        anchors.fill: parent
        sourceComponent: {
            switch (screen.kiosk.screen) {
            case "overview":
                return overview;
            case "choose":
                return choose;
            case "pay":
                return pay;
            case "queue":
                return queue;
            case "delivering":
                return delivering;
            case "done":
                return done;
            case "out_of_service":
                return outOfService;
            default:
                return null;
            }
        }
    }

    Component {
        id: overview

        LargeOverview {
            kiosk: screen.kiosk
        }
    }
    Component {
        id: choose

        LargeChoose {
            kiosk: screen.kiosk
        }
    }
    Component {
        id: pay

        LargePay {
            kiosk: screen.kiosk
        }
    }
    Component {
        id: queue

        LargeQueue {
            kiosk: screen.kiosk
        }
    }
    Component {
        id: delivering

        LargeDelivering {
            kiosk: screen.kiosk
        }
    }
    Component {
        id: done

        LargeDone {
            kiosk: screen.kiosk
        }
    }
    Component {
        id: outOfService

        LargeOutOfService {
            kiosk: screen.kiosk
        }
    }
}
