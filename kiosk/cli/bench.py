"""`kiosk bench`: what this machine does, each figure beside what it is measured against."""

from __future__ import annotations

import argparse
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import hardware.registry
from hardware.link import SerialLink, SerialPort
from hardware.readers.gathering import Wording
from hardware.readers.imager import Imager
from hardware.simulator.imager import SimulatedImager
from hardware.simulator.pty_peer import PtyPeer
from hardware.timing import NS_PER_MS, wire_timing
from kiosk.api import commands as c
from kiosk.api.snapshot import Screen, Snapshot
from kiosk.application import messages as m
from kiosk.application.core import Core
from kiosk.application.reader_worker import CODE_MS, ReaderWorker
from kiosk.cli.phone import Phone
from kiosk.cli.processes import attach, new_place, start_engine, start_simulator
from kiosk.cli.recovery import SALES, recovered
from kiosk.cli.speech import Failure, say
from kiosk.domain.controller import ControllerState, DeviceStop, Fault, Identity, Status
from kiosk.domain.intent import Intent
from kiosk.domain.moment import Moment
from kiosk.domain.money import NOTHING
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Quantity
from kiosk.domain.voucher import KEY_BYTES, VoucherKey
from kiosk.ports import RailState, RailTraits, RailView
from kiosk.runtime.clock import SystemClock, SystemIds
from kiosk.settings import Settings
from kiosk.storage.store import SqliteStore

Figures = dict[str, Any]

STOPS = 200
READINGS = 4_000
PURCHASES = 5
STARTS = 3
FSYNCS = 300
CODES = 60
CODE_S = 10
IMAGER_BAUD = 9_600
SPEAK_S = 0.005
STEP_BASE = 10_000
READ_MS = 50
POLL_MS = 1_000
SCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


def bench(asked: argparse.Namespace) -> int:
    """Measure the parts that are asked for, or all of them."""
    names: Sequence[str] = asked.only or list(PARTS)
    unknown = sorted(set(names) - set(PARTS))
    if unknown:
        raise Failure(f"There is no part {', '.join(unknown)}: there are {', '.join(PARTS)}.")
    report: Figures = {}
    for name in names:
        report[name] = PARTS[name]()
        if not asked.json:
            say(name)
            for key, value in report[name].items():
                say(f"  {key}: {json.dumps(value)}")
    if asked.json:
        say(json.dumps(report))
    return 0


# --- The core -----------------------------------------------------------------------------------


def core() -> Figures:
    """Measure the core over the real store: readings, and how fast one becomes a stop."""
    with ExitStack() as stack:
        place = new_place(stack)
        bare = _fsyncs(place.folder)
        store = SqliteStore(place.folder / "bench.sqlite")
        stack.callback(store.close)
        rig = _Rig(place.settings, store)
        stops = sorted(rig.stop_after_reading_ms() for _ in range(STOPS))
        rate, cpu_us = rig.readings()
    return {
        "reading_to_stop_ms": _spread(stops),
        "target_p99_ms": 2.0,
        "fsync_4k_ms": _spread(bare),
        "readings_per_s": rate,
        "cpu_us_per_reading": cpu_us,
    }


@dataclass
class _Outlet:
    """What the controller of the rig would say."""

    total_base: int = 0
    sequence: int = 0
    preset: Quantity | None = None
    is_open: bool = False


class _SkippingClock:
    """The real clock, and time that is skipped: a valve need not be waited for."""

    def __init__(self) -> None:
        self._clock, self._skipped_ms = SystemClock(), 0

    def skip(self, ms: int) -> None:
        self._skipped_ms += ms

    def now(self) -> Moment:
        now = self._clock.now()
        return Moment(now.utc_ms + self._skipped_ms, now.mono_ms + self._skipped_ms)


class _Rig:
    """A core with one outlet's controller and one rail played by hand, on two real threads."""

    def __init__(self, settings: Settings, store: SqliteStore) -> None:
        self._settings = settings
        self._clock = _SkippingClock()
        line = SerialLink("bench", "/nowhere")
        capabilities = {
            key: hardware.registry.controller(one.profile, line, one.address).capabilities
            for key, one in settings.site.outlets.items()
        }
        traits = RailTraits(can_hold=True, can_refund_part=True, min_charge=NOTHING)
        self._core = Core(
            settings.site,
            capabilities,
            {"bench": traits},
            store,
            SystemIds(),
            VoucherKey(bytes(KEY_BYTES)),
        )
        self._outlet = OutletId(1)
        self._device = _Outlet()
        self._core.begin(self._clock.now())
        identity = Identity("bench", "bench", "B-1", "1")
        self._tell(m.Identified(self._outlet, identity))
        for _ in range(3):
            self._read()

    def stop_after_reading_ms(self) -> float:
        """Deliver past the preset once; return how long the stop takes to reach the line thread."""
        self._start_delivery()
        assert self._device.preset is not None  # noqa: S101 - The delivery has begun.
        self._device.total_base += self._device.preset.base + STEP_BASE
        self._clock.skip(60_000)
        late = m.StatusRead(self._outlet, self._status(), self._clock.now().mono_ms)
        took_ms = self._through_threads(late)
        self._end_delivery()
        return took_ms

    def readings(self) -> tuple[int, float]:
        """Return how many readings of a running delivery a second of one core takes in."""
        self._start_delivery()
        begun, cpu = time.perf_counter(), time.process_time()
        for _ in range(READINGS):
            self._device.total_base += 10
            self._read()
        took = time.perf_counter() - begun
        cpu_us = (time.process_time() - cpu) / READINGS * 1e6
        self._end_delivery()
        return round(READINGS / took), round(cpu_us, 1)

    # --- Playing --------------------------------------------------------------------------------

    def _through_threads(self, message: m.Message) -> float:
        """Hand `message` to a core thread; return when a line thread has the stop, in ms."""
        mailbox: queue.Queue[m.Message] = queue.Queue()
        to_line: queue.SimpleQueue[m.Request] = queue.SimpleQueue()
        heard: list[float] = []

        def core_thread() -> None:
            self._core.let_stops_overtake(to_line.put)
            for request in self._core.handle(mailbox.get(), self._clock.now()):
                to_line.put(request)

        def line_thread() -> None:
            while not isinstance(to_line.get(), m.StopOutlet):
                pass
            heard.append(time.perf_counter())

        threads = [threading.Thread(target=one) for one in (core_thread, line_thread)]
        for thread in threads:
            thread.start()
        begun = time.perf_counter()
        mailbox.put(message)
        for thread in threads:
            thread.join()
        return (heard[0] - begun) * 1000

    def _start_delivery(self) -> None:
        for command in (c.ToggleOutlet(1), c.Proceed()):
            self._tell(m.Asked("bench", command))
        requests = self._tell(m.Asked("bench", c.BuyAmount(2000)))
        [intent] = [one.intent for one in requests if isinstance(one, m.CarryOut)]
        self._tell(m.RailDone(intent.key, self._view(intent, RailState.OPEN)))
        held = m.RailRead(intent.prepayment, self._view(intent, RailState.HELD))
        for request in self._tell(held):
            if isinstance(request, m.SetPreset):
                self._device.sequence = request.preset.sequence
                self._device.preset = request.preset.limit
        self._read(calling=True)
        self._read(calling=True)
        self._device.is_open = True
        self._device.total_base += STEP_BASE
        self._read(calling=True)

    def _end_delivery(self) -> None:
        self._tell(m.Asked("bench", c.Finish()))
        self._device.is_open = False
        for _ in range(40):
            self._read()
        self._tell(m.Asked("bench", c.Finish()))
        self._read()

    def _tell(self, message: m.Message) -> tuple[m.Request, ...]:
        requests = self._core.handle(message, self._clock.now())
        for request in requests:
            # A rail that agrees to everything at once.
            if isinstance(request, m.CarryOut) and request.intent.verb in {"capture", "void"}:
                state = (
                    RailState.CAPTURED if request.intent.verb == "capture" else RailState.RELEASED
                )
                self._tell(m.RailDone(request.intent.key, self._view(request.intent, state)))
        return requests

    def _read(self, *, calling: bool = False) -> None:
        self._clock.skip(READ_MS)
        at_ms = self._clock.now().mono_ms
        self._tell(m.StatusRead(self._outlet, self._status(calling=calling), at_ms))

    def _status(self, *, calling: bool = True) -> Status:
        dimension = self._settings.site.product_at(self._outlet).dimension
        state = ControllerState.OPEN_FAST if self._device.is_open else ControllerState.CLOSED
        return Status(
            boot=1,
            state=state,
            stopped_by=DeviceStop.NONE,
            faults=Fault.NONE,
            total=Quantity(self._device.total_base, dimension),
            preset=self._device.preset,
            sequence=self._device.sequence,
            flow=Quantity(STEP_BASE if self._device.is_open else 0, dimension),
            calling=calling,
            latched=False,
        )

    def _view(self, intent: Intent, state: RailState) -> RailView:
        return RailView(
            reference=f"ref-{intent.prepayment}",
            state=state,
            currency=self._settings.site.currency.code,
            prepayment=intent.prepayment,
            held=intent.amount,
            captured=intent.amount if state is RailState.CAPTURED else NOTHING,
            url="http://127.0.0.1/",
        )


def _fsyncs(folder: Path) -> list[float]:
    """Return what a bare durable write of 4 KiB takes on the same disk, in ms."""
    took = []
    with tempfile.TemporaryFile(dir=folder) as file:
        for _ in range(FSYNCS):
            begun = time.perf_counter()
            os.pwrite(file.fileno(), bytes(4096), 0)
            os.fdatasync(file.fileno())
            took.append((time.perf_counter() - begun) * 1000)
    return sorted(took)


# --- Whole processes ----------------------------------------------------------------------------


def start() -> Figures:
    """Measure a start of the engine until every outlet can be sold from."""
    took, imports = [], []
    with ExitStack() as stack:
        place = new_place(stack)
        stack.callback(start_simulator(place, 1).end)
        for _ in range(STARTS):
            begun = time.perf_counter()
            words = [sys.executable, "-c", "import kiosk.cli.compose"]
            subprocess.run(words, check=True)  # noqa: S603 - Our own interpreter and module.
            imports.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            engine = start_engine(place, 1)
            with closing(attach(place)) as screen:
                screen.until(lambda seen: all(one.is_available for one in seen.outlets))
                took.append(time.perf_counter() - begun)
            engine.end()
    return {
        "engine_start_to_all_outlets_s": _spread(sorted(took)),
        "of_which_imports_s": _spread(sorted(imports)),
    }


def payment() -> Figures:
    """Measure from a confirmed payment to a preset that the controller has read back."""
    took = []
    with ExitStack() as stack:
        place = new_place(stack)
        scale = 10
        stack.callback(start_simulator(place, scale).end)
        stack.callback(start_engine(place, scale).end)
        screen = stack.enter_context(closing(attach(place)))
        for _ in range(PURCHASES):
            screen.until(lambda seen: seen.outlets[0].is_available)
            for command in (c.ToggleOutlet(1), c.Proceed(), c.BuyAmount(1000)):
                screen.ask(command)
            seen = screen.until(lambda seen: bool(seen.visit.sale and seen.visit.sale.pay_url))
            assert seen.visit.sale is not None  # noqa: S101 - Just waited for.
            Phone().pay(seen.visit.sale.pay_url, way="demo", action="pay")
            begun = time.perf_counter()
            screen.until(_is_armed)
            took.append((time.perf_counter() - begun) * 1000)
            screen.until(lambda seen: seen.visit.screen is Screen.DONE)
            screen.ask(c.Finish())
            screen.until(lambda seen: seen.visit.screen is Screen.OVERVIEW)
    return {
        "paid_to_preset_confirmed_ms": _spread(sorted(took)),
        "poll_interval_ms": POLL_MS,
        "target_median_ms": 1500,
    }


def _is_armed(seen: Snapshot) -> bool:
    sale = seen.visit.sale
    early = {"granted"}
    return sale is not None and any(one.state not in early for one in sale.deliveries)


def recovery() -> Figures:
    """Measure how long the kiosk is away after a kill, with nothing sold and with years of it."""
    empty, full = recovered(0), recovered(SALES)
    fresh, old = sorted(one.attached for one in empty), sorted(one.attached for one in full)
    return {
        "sales": SALES,
        "process_start_to_ready_s": _spread(sorted(one.ready for one in full)),
        "process_start_to_outlets_attached_s": _spread(old),
        "process_start_to_delivery_settled_s": _spread(sorted(one.settled for one in full)),
        "attached_with_nothing_sold_s": _spread(fresh),
        "ratio": round(old[len(old) // 2] / fresh[len(fresh) // 2], 2),
        "target_s": 2.0,
    }


def line() -> Figures:
    """Measure the poll cycle against what the wire allows."""
    return _module("hardware.bench")


def screen() -> Figures:
    """Measure the screen: its first frame beside the least there is, and 16 live outlets."""
    return _module("ui.bench", SCREEN)


def memory() -> Figures:
    """Have the screen live through a busy hour, as fast as it can, and measure its memory."""
    return _module("ui.bench", SCREEN, "--hour")


def codes() -> Figures:
    """Measure from a code that is held before a reader to what the engine is told of it."""
    key = VoucherKey(bytes(KEY_BYTES))
    shown = [key.rest_code(f"P-{number:06}", "bench") for number in range(CODES)]
    seen = _module("ui.bench", SCREEN, "--codes")
    return {
        "camera_ms": _spread(sorted(seen["took_ms"])),
        "camera_not_read": seen["shown"] - len(seen["took_ms"]),
        "imager_ms": _spread(sorted(by_imager(shown))),
        "imager_wire_ms": _wire_ms(len(shown[0]) + 1),
        "target_median_ms": 1000,
        "load": round(os.getloadavg()[0], 1),
    }


def by_imager(shown: Sequence[str]) -> list[float]:
    """Return how long each code took from the first byte of the imager's to the core's, in ms."""
    heard: queue.Queue[tuple[str, float]] = queue.Queue()
    clock, has_ended = SystemClock(), threading.Event()
    with tempfile.TemporaryDirectory(prefix="kiosk-") as folder:
        far = SimulatedImager(timing=wire_timing(IMAGER_BAUD))
        peer = PtyPeer(far, Path(folder) / "imager", clock_ns=time.monotonic_ns)
        peer.plug_in()
        source = Imager("bench", SerialPort(str(peer.path), baud=IMAGER_BAUD), Wording())

        def post(message: m.Message) -> None:
            if isinstance(message, m.CodeRead):
                heard.put((message.seen.text, time.perf_counter()))

        worker = ReaderWorker(source, "bench", clock, post)

        def speak() -> None:
            while not has_ended.wait(peer.wait_s(SPEAK_S)):
                peer.speak()

        def look() -> None:
            wait_ms = 0
            while not has_ended.wait(wait_ms / 1000):
                wait_ms = worker.step()
            worker.close()

        threads = [threading.Thread(target=one) for one in (speak, look)]
        for thread in threads:
            thread.start()
        try:
            took_ms = []
            for text in shown:
                has_ended.wait(CODE_MS / 1000)  # More than one in so long are dropped.
                took_ms.append(_held(text, far, heard))
            return took_ms
        finally:
            has_ended.set()
            for thread in threads:
                thread.join()
            peer.unplug()


def _held(text: str, far: SimulatedImager, heard: queue.Queue[tuple[str, float]]) -> float:
    begun = time.perf_counter()
    far.show(text.encode(), time.monotonic_ns())
    try:
        found, at = heard.get(timeout=CODE_S)
    except queue.Empty:
        raise Failure(f"What the imager sent was not read within {CODE_S} s.") from None
    if found != text:
        raise Failure(f"The imager sent {text} and {found} was read.")
    return (at - begun) * 1000


def _wire_ms(characters: int) -> float:
    return round(wire_timing(IMAGER_BAUD).frame_ns(characters) / NS_PER_MS, 1)


def _module(name: str, environment: dict[str, str] | None = None, *arguments: str) -> Figures:
    done = subprocess.run(  # noqa: S603 - Our own interpreter and modules.
        [sys.executable, "-m", name, *arguments],
        stdout=subprocess.PIPE,
        check=False,
        env=os.environ | (environment or {}),
    )
    if done.returncode:
        raise Failure(f"{name} ended with status {done.returncode}; what it said is above.")
    figures: Figures = json.loads(done.stdout)
    return figures


def _spread(ordered: Sequence[float]) -> dict[str, float]:
    """Return the middle and the far end of measurements in ascending order."""
    last = len(ordered) - 1
    return {
        "p50": round(ordered[last // 2], 3),
        "p99": round(ordered[last * 99 // 100], 3),
        "max": round(ordered[-1], 3),
        "n": len(ordered),
    }


PARTS: dict[str, Callable[[], Figures]] = {
    "line": line,
    "core": core,
    "start": start,
    "payment": payment,
    "recovery": recovery,
    "codes": codes,
    "screen": screen,
    "memory": memory,
}
