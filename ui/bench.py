"""Measures the screen: `python -m ui.bench` prints JSON.

Start: from a fresh Python to the first frame and to the first page, beside the smallest program
that Qt Quick lets one write, by turns in the same run. Steady: the time of a frame, of an update,
and the gap between frames, with 16 live outlets at 20 snapshots a second, in the software renderer.

`python -m ui.bench --hour` has the screen live through an hour as fast as it can: as many
snapshots, touches and pages as a busy hour has, and says what became of its memory.

`python -m ui.bench --codes` holds codes before a camera, and says how soon each is sent on.
"""

from __future__ import annotations

import itertools
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.api.snapshot import Snapshot

OUTLETS = 16
PERIOD_MS = 50
WARM_UP = 20
CONTROL = 30_000
FIRST_FRAME = "first frame"
STARTS = 5
BEGAN = time.perf_counter()
SMALLEST = """import QtQuick
Window { visible: true; width: 1280; height: 800; color: "white" }
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a moving screen takes; times in milliseconds."""

    updates: int
    update_p50_ms: float
    update_p99_ms: float
    frames: int
    frame_p50_ms: float
    frame_p99_ms: float
    control_p50_ms: float
    control_p99_ms: float
    """Of a sum that takes about as long as a frame, after each: what the machine adds by itself."""
    gap_p99_ms: float
    cpu_percent: float
    rss_mb: float
    pss_mb: float


@dataclass(frozen=True, slots=True)
class Starts:
    """What starts took, the smallest program's beside ours; times in milliseconds, medians."""

    starts: int
    smallest_ms: float
    frame_ms: float
    page_ms: float
    """Until there is more than an empty page: the outlets."""
    frame_ratio: float
    """Our first frame by that of the smallest program."""
    page_ratio: float
    smallest_cpu_ms: float
    frame_cpu_ms: float
    frame_cpu_ratio: float
    """The same, by what it took of a processor: however busy the machine is."""
    spent_ms: dict[str, float]
    """Where the time went."""


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


def pss_mb(of: str = "Pss") -> float:
    """Return this process's share of memory in MB: what others use too counts in parts.

    `Pss_Anon` is what nobody else has: it does not grow when others end.
    """
    for line in Path("/proc/self/smaps_rollup").read_text("ascii").splitlines():
        name, _, rest = line.partition(":")
        if name == of:
            return round(int(rest.split()[0]) / 1024, 1)
    raise RuntimeError("this kernel does not say how memory is shared")


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
    clock, loop = QElapsedTimer(), QEventLoop()
    clock.start()
    updates: list[float] = []
    frames: list[float] = []
    shown: list[float] = []
    controls: list[float] = []
    began = 0.0

    def now_ms() -> float:
        return clock.nsecsElapsed() / 1e6

    def feed() -> None:
        start = now_ms()
        stage.kiosk.show(later(first, len(updates)))
        updates.append(now_ms() - start)
        if start >= seconds * 1000 and len(updates) >= 2 * WARM_UP:
            loop.quit()

    def begin_frame() -> None:
        nonlocal began
        began = now_ms()

    def end_frame() -> None:
        now = now_ms()
        frames.append(now - began)
        shown.append(now)
        sum(range(CONTROL))
        controls.append(now_ms() - now)

    window.beforeSynchronizing.connect(begin_frame)
    window.frameSwapped.connect(end_frame)
    timer = QTimer(interval=PERIOD_MS)
    timer.timeout.connect(feed)
    timer.start()
    cpu = time.process_time()
    loop.exec()
    seconds = now_ms() / 1000  # A busy machine takes longer to have enough of them.
    cpu = time.process_time() - cpu
    timer.stop()
    window.beforeSynchronizing.disconnect(begin_frame)
    window.frameSwapped.disconnect(end_frame)
    stage.close()
    app.processEvents()
    gaps = [after - before for before, after in itertools.pairwise(shown)]
    updates, frames, gaps = updates[WARM_UP:], frames[WARM_UP:], gaps[WARM_UP:]
    return Figures(
        updates=len(updates),
        update_p50_ms=round(statistics.median(updates), 2),
        update_p99_ms=round(percentile(updates, 0.99), 2),
        frames=len(frames),
        frame_p50_ms=round(statistics.median(frames), 2),
        frame_p99_ms=round(percentile(frames, 0.99), 2),
        control_p50_ms=round(statistics.median(controls), 2),
        control_p99_ms=round(percentile(controls, 0.99), 2),
        gap_p99_ms=round(percentile(gaps, 0.99), 2),
        cpu_percent=round(100 * cpu / seconds, 1),
        rss_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        pss_mb=pss_mb(),
    )


def tell_frame() -> None:
    """Say to whoever waits that there is a frame, and what it took of a processor."""
    print(FIRST_FRAME, round(1000 * time.process_time(), 1), flush=True)  # noqa: T201


def first_frame() -> None:
    """Come up as `python -m ui` does, and say when: timed from outside."""
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - This is what is timed.

    from ui.opening import Opening  # noqa: PLC0415

    marks = {"qt_imports": time.perf_counter()}
    app = QGuiApplication(["bench"])
    opening = Opening(1280, 800, is_full_screen=False)
    marks["opening"] = time.perf_counter()
    tell_frame()
    from ui.app import Options, Stage  # noqa: PLC0415

    marks["own_imports"] = time.perf_counter()
    stage = Stage(Options("/nonexistent/engine"))
    window = stage.show()
    marks["qml"] = time.perf_counter()
    opening.give_way_to(window)
    stage.link.close()
    stage.kiosk.show(busy(4))
    window.frameSwapped.connect(app.quit)
    app.exec()
    marks["page"] = time.perf_counter()
    times = itertools.pairwise([BEGAN, *marks.values()])
    spent = {name: round(1000 * (b - a), 1) for name, (a, b) in zip(marks, times, strict=True)}
    print(json.dumps(spent), flush=True)  # noqa: T201
    opening.close()
    stage.close()


def smallest() -> None:
    """Show a window of the smallest program that draws with Qt Quick, and leave."""
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - As above.
    from PySide6.QtQml import QQmlApplicationEngine  # noqa: PLC0415

    app = QGuiApplication(["smallest"])
    engine = QQmlApplicationEngine()
    engine.load(sys.argv[-1])
    window = engine.rootObjects()[0]
    window.frameSwapped.connect(app.quit)  # type: ignore[attr-defined]  # It is a window.
    app.exec()
    tell_frame()
    del window, engine


@dataclass(frozen=True, slots=True)
class Start:
    """One start: when its first frame and its first page were there, and where the time went."""

    frame_ms: float
    frame_cpu_ms: float
    page_ms: float
    spent_ms: dict[str, float]


def started(*arguments: str) -> Start:
    """Start a fresh process and return how long it took."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "ui.bench", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:  # noqa: S603 - Ourselves.
        said = child.stdout.readline() if child.stdout is not None else ""
        if child.stdout is None or not said.startswith(FIRST_FRAME):
            raise RuntimeError("the screen did not come up")
        frame = time.perf_counter() - began
        spent = child.stdout.readline()
        page = time.perf_counter() - began
    return Start(
        frame_ms=round(1000 * frame, 1),
        frame_cpu_ms=float(said.removeprefix(FIRST_FRAME)),
        page_ms=round(1000 * page, 1),
        spent_ms=json.loads(spent) if spent else {},
    )


def middle(values: Iterable[float]) -> float:
    """Return the median, as it is told."""
    return round(statistics.median(values), 1)


def starts(count: int) -> Starts:
    """Start the screen and the smallest program, by turns."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Smallest.qml"
        path.write_text(SMALLEST, "utf-8")
        started("--smallest", str(path)), started("--first-frame")  # What was compiled is kept.
        pairs = [(started("--smallest", str(path)), started("--first-frame")) for _ in range(count)]
    least, ours = [one for one, _ in pairs], [one for _, one in pairs]
    frame_ms, smallest_ms = (middle(one.frame_ms for one in each) for each in (ours, least))
    frame_cpu_ms, smallest_cpu_ms = (
        middle(one.frame_cpu_ms for one in each) for each in (ours, least)
    )
    page_ms = middle(one.page_ms for one in ours)
    return Starts(
        starts=count,
        smallest_ms=smallest_ms,
        frame_ms=frame_ms,
        page_ms=page_ms,
        frame_ratio=round(frame_ms / smallest_ms, 2),
        page_ratio=round(page_ms / smallest_ms, 2),
        smallest_cpu_ms=smallest_cpu_ms,
        frame_cpu_ms=frame_cpu_ms,
        frame_cpu_ratio=round(frame_cpu_ms / smallest_cpu_ms, 2),
        spent_ms={name: middle(one.spent_ms[name] for one in ours) for name in ours[0].spent_ms},
    )


def measure(seconds: float = 5.0, count: int = STARTS) -> dict[str, object]:
    """Return all figures of the screen on this machine."""
    load = os.getloadavg()[0]
    figures = asdict(starts(count)) | asdict(steady(seconds))
    return figures | {"load": round(load, 1)}


def main() -> int:
    """Print the figures as JSON."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    if "--first-frame" in sys.argv:
        first_frame()
    elif "--smallest" in sys.argv:
        smallest()
    elif "--codes" in sys.argv:
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - Starts are timed here.

        from ui.bench_codes import codes  # noqa: PLC0415 - The same.

        application = QGuiApplication(["bench"])
        print(json.dumps(asdict(codes()), indent=2))  # noqa: T201 - A command's answer.
        del application
    elif "--hour" in sys.argv:
        from ui.bench_hour import hour  # noqa: PLC0415 - Starts are timed here.

        print(json.dumps(asdict(hour()), indent=2))  # noqa: T201 - A command's answer.
    else:
        print(json.dumps(measure(), indent=2))  # noqa: T201 - A command's answer.
    return 0


if __name__ == "__main__":
    sys.exit(main())
