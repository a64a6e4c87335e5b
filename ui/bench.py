"""Measures the screen: `python -m ui.bench` prints JSON.

Start: from a fresh Python to the first frame. Steady: the time of a frame, of an update, and the
gap between frames, with 16 live outlets at 20 snapshots a second, in the software renderer.
"""

from __future__ import annotations

import itertools
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.api.snapshot import Snapshot

OUTLETS = 16
PERIOD_MS = 50
WARM_UP = 20
FIRST_FRAME = "first frame"


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured; times in milliseconds."""

    start_ms: list[float]
    updates: int
    update_p50_ms: float
    update_p99_ms: float
    frames: int
    frame_p50_ms: float
    frame_p99_ms: float
    gap_p99_ms: float
    cpu_percent: float
    rss_mb: float


def busy(count: int = OUTLETS) -> Snapshot:
    """Return an overview at which every outlet delivers."""
    from kiosk.api import snapshot as api  # noqa: PLC0415 - The start is being timed.

    outlets = tuple(
        api.OutletSnapshot(
            number=number,
            name=f"Outlet {number}",
            state="fuelling",
            product="super95",
            product_name="Super 95 E10",
            kind="fuel",
            dimension="ul",
            interval_base=10_000,
            price_e4=17_890,
            smallest_base=2_000_000,
            largest_base=120_000_000,
            is_available=False,
            sale=f"sale-{number}",
            limit_minor=15_000,
            flow_base=600_000,
        )
        for number in range(1, count + 1)
    )
    return api.Snapshot(
        protocol=api.PROTOCOL,
        at_ms=0,
        kiosk="Bench",
        site="Bench",
        phone="",
        currency=api.CurrencyInfo("EUR", 2),
        languages=("en", "de", "ar"),
        quick_minor=(1_000, 2_000, 5_000),
        sale_max_minor=15_000,
        outlets=outlets,
        visit=api.VisitSnapshot(api.Screen.OVERVIEW),
    )


def later(snapshot: Snapshot, step: int) -> Snapshot:
    """Return the same place a little later: every outlet has moved on."""
    outlets = tuple(
        replace(
            outlet,
            delivered_base=step * 30_000 + outlet.number * 10_000,
            cost_minor=step * 5 + outlet.number,
        )
        for outlet in snapshot.outlets
    )
    return replace(snapshot, at_ms=step * PERIOD_MS, outlets=outlets)


def percentile(values: list[float], share: float) -> float:
    """Return the value that `share` of all do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def steady(seconds: float) -> Figures:
    """Run the real window, fed from a timer, and return what it took."""
    from PySide6.QtCore import (  # noqa: PLC0415 - As above.
        QCoreApplication,
        QElapsedTimer,
        QEventLoop,
        QTimer,
    )
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from ui.app import Options, Stage  # noqa: PLC0415

    app = QCoreApplication.instance() or QGuiApplication(["bench"])
    stage = Stage(Options("/nonexistent/engine"))
    window = stage.show()
    stage.link.close()
    first = busy()
    clock = QElapsedTimer()
    clock.start()
    updates: list[float] = []
    frames: list[float] = []
    shown: list[float] = []
    began = 0.0

    def now_ms() -> float:
        return clock.nsecsElapsed() / 1e6

    def feed() -> None:
        start = now_ms()
        stage.kiosk.show(later(first, len(updates)))
        updates.append(now_ms() - start)

    def begin_frame() -> None:
        nonlocal began
        began = now_ms()

    def end_frame() -> None:
        frames.append(now_ms() - began)
        shown.append(now_ms())

    window.beforeSynchronizing.connect(begin_frame)
    window.frameSwapped.connect(end_frame)
    timer = QTimer(interval=PERIOD_MS)
    timer.timeout.connect(feed)
    timer.start()
    cpu = time.process_time()
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()
    cpu = time.process_time() - cpu
    timer.stop()
    window.beforeSynchronizing.disconnect(begin_frame)
    window.frameSwapped.disconnect(end_frame)
    stage.close()
    app.processEvents()
    gaps = [after - before for before, after in itertools.pairwise(shown)]
    updates, frames, gaps = updates[WARM_UP:], frames[WARM_UP:], gaps[WARM_UP:]
    return Figures(
        start_ms=[],
        updates=len(updates),
        update_p50_ms=round(statistics.median(updates), 2),
        update_p99_ms=round(percentile(updates, 0.99), 2),
        frames=len(frames),
        frame_p50_ms=round(statistics.median(frames), 2),
        frame_p99_ms=round(percentile(frames, 0.99), 2),
        gap_p99_ms=round(percentile(gaps, 0.99), 2),
        cpu_percent=round(100 * cpu / seconds, 1),
        rss_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    )


def first_frame() -> None:
    """Show one snapshot and leave as soon as it is on the window: timed from outside."""
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - This is what is timed.

    from ui.app import Options, Stage  # noqa: PLC0415

    app = QGuiApplication(["bench"])
    stage = Stage(Options("/nonexistent/engine"))
    window = stage.show()
    stage.link.close()
    stage.kiosk.show(busy(4))
    window.frameSwapped.connect(app.quit)
    app.exec()
    print(FIRST_FRAME, flush=True)  # noqa: T201 - Whoever times this waits for it.
    stage.close()


def start_ms() -> float:
    """Return how long a fresh process takes to its first frame."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "ui.bench", "--first-frame"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:  # noqa: S603 - Ourselves.
        if child.stdout is None or child.stdout.readline().decode().strip() != FIRST_FRAME:
            raise RuntimeError("the screen did not come up")
        return round((time.perf_counter() - began) * 1000, 1)


def measure(seconds: float = 5.0, starts: int = 3) -> Figures:
    """Return all figures of the screen on this machine."""
    times = [start_ms() for _ in range(starts)]
    return replace(steady(seconds), start_ms=times)


def main() -> int:
    """Print the figures as JSON."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    if "--first-frame" in sys.argv:
        first_frame()
    else:
        print(json.dumps(asdict(measure()), indent=2))  # noqa: T201 - A command's answer.
    return 0


if __name__ == "__main__":
    sys.exit(main())
