"""An hour of a busy screen, as fast as it can be lived: what becomes of its memory.

Sixteen live outlets at 20 snapshots a second are 72,000 snapshots; three sales a minute, each with
a code of its own, are 900 changes of page; ten touches a minute in each of them, and a language
other than the usual one in every fifth. Frames are drawn as often as a screen would show them
between two snapshots: once.
"""

from __future__ import annotations

import os
import statistics
import time
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QGuiApplication, QInputDevice
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk.api import snapshot as api
from ui.app import Options, Stage
from ui.bench import busy, later, pss_mb

SNAPSHOTS = 72_000
SALE_SNAPSHOTS = 400
"""Three sales a minute."""
TOUCH_SNAPSHOTS = 40
SAMPLES = 60
WARM_SAMPLES = 5
"""Pages, fonts and pictures that are used for the first time stay."""
SPOTS = ((640, 400), (300, 300), (900, 700), (1200, 60), (640, 720))


@dataclass(frozen=True, slots=True)
class Hour:
    """What was lived through, and what it left in memory: PSS in MB."""

    snapshots: int
    touches: int
    pages: int
    seconds: float
    load: float
    start_mb: float
    """Once the first page stood there."""
    warm_mb: float
    """After the first minutes, in which everything is used once."""
    end_mb: float
    most_mb: float
    own_warm_mb: float
    own_end_mb: float
    """The same of what is this process's alone."""
    slope_mb_an_hour: float
    """Of a line through all samples of it after the first minutes."""


def sale(number: int, *, is_open: bool) -> api.SaleSnapshot:
    """Return a sale with a code of its own: to be paid, or running on an outlet."""
    delivery = api.DeliverySnapshot(
        outlet=1,
        state="delivering",
        product_name="Super 95 E10",
        kind="fuel",
        dimension="ul",
        interval_base=10_000,
        price_e4=17_890,
        delivered_base=number * 10_000,
        cost_minor=number % 2_000,
        limit_minor=2_000,
        preset_base=11_000_000,
        flow_base=600_000,
    )
    return api.SaleSnapshot(
        id=f"S-{number:06d}",
        state="quoted" if is_open else "delivering",
        words=f"amber {number}",
        asked_minor=2_000,
        authorised_minor=0 if is_open else 2_000,
        captured_minor=0,
        released_minor=0,
        remaining_minor=2_000,
        pay_url=f"https://pay.example.org/p/{number:026d}" if is_open else "",
        pay_left_ms=200_000,
        is_seen=False,
        is_settled=False,
        receipt=None,
        receipt_url=f"https://pay.example.org/r/{number:026d}",
        deliveries=() if is_open else (delivery,),
        outlets=(1,),
    )


def visit(number: int, step: int) -> api.VisitSnapshot:
    """Return what the screen shows of sale `number`, so many snapshots after it began."""
    screens = api.Screen
    match step * 10 // SALE_SNAPSHOTS:
        case 0:
            return api.VisitSnapshot(screens.CHOOSE, chosen=(1,), left_ms=60_000 - step)
        case 1 | 2:
            return api.VisitSnapshot(screens.PAY, sale=sale(number, is_open=True))
        case 3 | 4 | 5:
            return api.VisitSnapshot(screens.DELIVERING, sale=sale(number, is_open=False))
        case 6:
            done = replace(sale(number, is_open=False), state="settled", receipt=number)
            return api.VisitSnapshot(screens.DONE, sale=done, left_ms=30_000 - step)
        case _:
            return api.VisitSnapshot(screens.OVERVIEW)


def touch(window: QQuickWindow, finger: object, spot: tuple[int, int]) -> None:
    """Touch a place, whatever stands there."""
    point = QPoint(*spot)
    QTest.touchEvent(window, finger).press(0, point, window).commit()  # type: ignore[call-overload]
    QTest.touchEvent(window, finger).release(0, point, window).commit()  # type: ignore[call-overload]


def hour(snapshots: int = SNAPSHOTS) -> Hour:
    """Live through an hour, or a part of one."""
    app = QCoreApplication.instance() or QGuiApplication(["bench"])
    stage = Stage(Options("/nonexistent/engine", is_still=True))
    window = stage.show()
    stage.link.close()
    finger = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    first = busy()
    stage.kiosk.show(first)
    window.grabWindow()
    app.processEvents()
    start_mb, load, began = pss_mb(), os.getloadavg()[0], time.perf_counter()
    samples: list[float] = []
    own: list[float] = []
    touches = pages = 0
    screen = ""
    for step in range(snapshots):
        number, within = divmod(step, SALE_SNAPSHOTS)
        shown = replace(later(first, step), visit=visit(number, within))
        stage.kiosk.show(shown)
        pages += shown.visit.screen.value != screen
        screen = shown.visit.screen.value
        window.grabWindow()
        if step % TOUCH_SNAPSHOTS == 0:
            touches += 1
            touch(window, finger, SPOTS[touches % len(SPOTS)])
            if touches % 5 == 0:
                stage.kiosk.speak("ar" if touches % 10 else "en")
        app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # As a loop does.
        if (step + 1) % (snapshots // SAMPLES) == 0:
            samples.append(pss_mb())
            own.append(pss_mb("Pss_Anon"))
    seconds = time.perf_counter() - began
    stage.close()
    app.processEvents()
    warm = own[WARM_SAMPLES:]
    slope = statistics.linear_regression(range(len(warm)), warm).slope
    return Hour(
        snapshots=snapshots,
        touches=touches,
        pages=pages,
        seconds=round(seconds, 1),
        load=round(load, 1),
        start_mb=start_mb,
        warm_mb=samples[WARM_SAMPLES],
        end_mb=samples[-1],
        most_mb=max(samples),
        own_warm_mb=warm[0],
        own_end_mb=warm[-1],
        slope_mb_an_hour=round(slope * SAMPLES, 2),
    )
