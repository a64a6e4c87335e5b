"""Puts the core and its workers on threads, and ends them in order."""

from __future__ import annotations

import logging
import queue
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from kiosk.api import wire
from kiosk.api.commands import Command, StopAll
from kiosk.api.health import Survey
from kiosk.api.snapshot import Notice, Snapshot
from kiosk.application import messages as m
from kiosk.application.archive_worker import ArchiveWorker
from kiosk.application.core import Core, Shown
from kiosk.application.line_worker import LineWorker
from kiosk.application.print_worker import PrintWorker
from kiosk.application.rail_worker import RailWorker
from kiosk.application.reader_worker import ReaderWorker
from kiosk.application.withdrawals import Offer, Verdict
from kiosk.domain.moment import Moment
from kiosk.domain.outlet import OutletId
from kiosk.monitor.monitor import Incident, Monitor
from kiosk.ports import Clock, PinHasher, StorageError
from kiosk.runtime.screens import Screens

_Seen = TypeVar("_Seen")

log = logging.getLogger("kiosk.engine")

TICK_MS = 50
"""How often time passes for the core, and how often screens may be sent something new."""
MAILBOX_MAX = 8_192
ALIVE_MS = 1_000
"""A screen hears from us at least this often: silence tells it that we hang."""
ANSWER_MS = 2_000
"""How long a page waits for the core to tell it about a sale."""
END_MS = 8_000
"""How long the last drops of running deliveries are awaited when the engine ends."""
BATCH = 256
"""So many messages, then a look at the clock and the screens."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A page wants to know something: only the core thread may look."""

    look: Callable[[Moment], None]
    told: m.Message | None = None
    """What is handled first, where the answer is about that."""


class Engine:
    """The threads of the engine. `run` is the core thread and returns when all has ended."""

    def __init__(
        self,
        core: Core,
        lines: Mapping[str, LineWorker],
        line_of: Mapping[OutletId, str],
        rails: RailWorker,
        pins: PinHasher,
        clock: Clock,
        readers: Sequence[ReaderWorker] = (),
        printer: PrintWorker | None = None,
    ) -> None:
        """Start nothing yet."""
        self._archive: ArchiveWorker | None = None
        self._to_archive: queue.SimpleQueue[m.ReadJournal | None] = queue.SimpleQueue()
        self._printer = printer
        self._survey: Callable[[m.LookAround], Survey] = lambda _asked: Survey()
        self._to_surveyor: queue.SimpleQueue[m.LookAround | None] = queue.SimpleQueue()
        self._to_printer: queue.SimpleQueue[m.PrintRequest | None] = queue.SimpleQueue()
        self._readers = readers
        self._has_ended = threading.Event()
        self._core = core
        self._lines = lines
        self._line_of = line_of
        self._rails = rails
        self._pins = pins
        self._clock = clock
        self._mailbox: queue.Queue[m.Message | _Question] = queue.Queue(MAILBOX_MAX)
        self._late: deque[m.Message] = deque(maxlen=MAILBOX_MAX)
        self._stops: deque[m.Asked] = deque(maxlen=MAILBOX_MAX)
        """What lines said while the mailbox was full."""
        self._to_lines: dict[str, queue.SimpleQueue[m.LineRequest | None]] = {
            name: queue.SimpleQueue() for name in lines
        }
        self._to_rails: queue.SimpleQueue[m.RailRequest | None] = queue.SimpleQueue()
        self._to_clerk: queue.SimpleQueue[m.ClerkRequest | None] = queue.SimpleQueue()
        self._core_ms = 0
        self.had_defect = False
        """Whether a thread ended by a defect of ours: whoever started us should do so again."""
        self._is_ending = threading.Event()
        self._monitor: Monitor | None = None
        self._monitor_is_due = threading.Event()
        self._monitor_ends = False
        self._screens: Screens | None = None
        self._trouble: StorageError | None = None
        self._alive: Callable[[int], None] = lambda _now_ms: None
        core.let_stops_overtake(self._stop)
        self._attached: dict[str, Snapshot | None] = {}

    def show(self, code: str) -> Shown | None:
        """Return the sale whose link holds `code`; from any thread but the core's."""
        return self._ask(lambda now: self._core.shown(code, now))

    def offered(self, token: str) -> Offer | None:
        """Return what a payer's own wallet may fetch with `token`; from any thread likewise."""
        return self._ask(lambda now: self._core.offered(token, now))

    def withdraw(self, token: str, invoice: str) -> Verdict:
        """Let a wallet fetch what is behind `token`, and say what it is told; likewise."""
        told = m.WithdrawAsked(token, invoice)
        return self._ask(lambda now: self._core.verdict(told, now), told) or Verdict.BUSY

    def redeem(self, page: str, typed: str) -> Notice | None:
        """Pay on the page of `page` with a code, and say why not; likewise.

        None where nobody can tell: the core answers once that is durable, or not at all.
        """
        return self._ask(lambda _now: self._core.answer, m.CodeTyped(page, typed))

    def _ask(self, look: Callable[[Moment], _Seen], told: m.Message | None = None) -> _Seen | None:
        answer: queue.SimpleQueue[_Seen] = queue.SimpleQueue()
        self._mailbox.put(_Question(lambda now: answer.put(look(now)), told))
        try:
            return answer.get(timeout=ANSWER_MS / 1000)
        except queue.Empty:
            return None

    def post(self, message: m.Message) -> None:
        """Put a message into the mailbox; from any thread.

        A line never waits for room, for then it would close nothing: what a controller shows is
        read again anyway, and the rest of what lines say is kept until there is room.
        """
        match message:
            case m.StatusRead() | m.OutletSilent():
                with suppress(queue.Full):
                    self._mailbox.put_nowait(message)
            case m.Identified() | m.Hushed() | m.OutletRefused() | m.LineLost() | m.LineFound():
                try:
                    self._mailbox.put_nowait(message)
                except queue.Full:
                    self._late.append(message)
            case _:
                self._mailbox.put(message)

    def asked(self, screen: str, command: Command) -> None:
        """Take in what a screen asks; from any thread."""
        self._attached.setdefault(screen, None)
        if isinstance(command, StopAll):
            self._stops.append(m.Asked(screen, command))  # It waits behind nobody,
            with suppress(queue.Full):
                self._mailbox.put_nowait(m.Ticked())  # and wakes whoever waits for mail.
        else:
            self._mailbox.put(m.Asked(screen, command))

    # --- The monitor, which passes by the core ----------------------------------------------

    def let_watch(self, monitor: Monitor) -> None:
        """Let `monitor` look at everything, from `run` on, in a thread of its own."""
        self._monitor = monitor

    def let_survey(self, survey: Callable[[m.LookAround], Survey]) -> None:
        """Have `survey` say how everything outside is, in a thread of its own, once asked for."""
        self._survey = survey

    def let_read(self, archive: ArchiveWorker) -> None:
        """Let `archive` look for what attendants read, from `run` on, in a thread of its own."""
        self._archive = archive

    def hurry(self) -> None:
        """Let the monitor look now; from any thread."""
        self._monitor_is_due.set()

    def forbid(self) -> None:
        """Let nothing begin on any line, whoever asks; from any thread."""
        for worker in self._lines.values():
            worker.forbid()

    def allow(self) -> None:
        """Let deliveries begin again; from any thread."""
        for worker in self._lines.values():
            worker.allow()

    def stop(self, outlets: Sequence[OutletId]) -> None:
        """Stop `outlets` in this order, before anything else on their lines; from any thread."""
        for outlet in outlets:
            self._stop(m.StopOutlet(outlet))

    def trip(self, incident: Incident) -> bool:
        """Tell the core of an incident; False where its mailbox is full. Never waits."""
        try:
            self._mailbox.put_nowait(m.MonitorTripped(incident))
        except queue.Full:
            return False
        log.critical("everything is closed: %s", _sentence(incident))
        return True

    # --- From outside -----------------------------------------------------------------------

    def end(self) -> None:
        """Ask the engine to end; from any thread or signal handler."""
        self._is_ending.set()

    def run(
        self,
        screens: Screens,
        *,
        ready: Callable[[], None],
        alive: Callable[[int], None] = lambda _now_ms: None,
    ) -> None:
        """Be the core thread until `end` is called and everything that flows is settled.

        `alive` is called at every tick with the time that never goes back: whoever no longer hears
        it knows that the core hangs.
        """
        self._screens = screens
        self._alive = alive
        threads = self._threads()
        self._spread(self._core.begin(self._clock.now()))
        for thread in threads:
            thread.start()
        screens.start()
        ready()
        try:
            self._loop()
        finally:
            for name in self._lines:
                self._to_lines[name].put(None)
            self._to_rails.put(None)
            self._to_clerk.put(None)
            self._to_printer.put(None)
            self._to_surveyor.put(None)
            self._to_archive.put(None)
            self._monitor_ends = True
            self._has_ended.set()
            self.hurry()
            screens.stop()
            for thread in threads:
                while thread.is_alive():
                    self._drain()  # A line must never wait for a mailbox that nobody reads.
                    thread.join(TICK_MS / 1000)

    # --- The core thread --------------------------------------------------------------------

    def _loop(self) -> None:
        next_tick_ms = 0
        end_ms: int | None = None
        while True:
            now = self._clock.now()
            if now.mono_ms >= next_tick_ms:
                next_tick_ms = now.mono_ms + TICK_MS
                self._heed_stops()
                self._handle(m.Ticked())
                self._show()
                self._alive(now.mono_ms)
            for _ in range(min(BATCH, len(self._late))):
                self._handle(self._late.popleft())
            if self._is_ending.is_set():
                if end_ms is None:
                    end_ms = now.mono_ms + END_MS
                    self._handle(m.ShutdownAsked())
                if self._core.is_at_rest or now.mono_ms >= end_ms:
                    self._show()
                    return
            try:
                wait_ms = max(0, next_tick_ms - self._clock.now().mono_ms)
                self._handle(self._mailbox.get(timeout=wait_ms / 1000))
                for _ in range(BATCH):
                    self._heed_stops()
                    if self._clock.now().mono_ms >= next_tick_ms:
                        break
                    self._handle(self._mailbox.get_nowait())
            except queue.Empty:
                continue

    def _heed_stops(self) -> None:
        """Stop all before anything else that was asked: however full the mailbox is."""
        while self._stops:
            self._handle(self._stops.popleft())

    def _handle(self, message: m.Message | _Question) -> None:
        now = self._clock.now()
        if isinstance(message, _Question):
            if message.told is not None:
                self._handle(message.told)
            message.look(now)
            return
        _log(message)
        try:
            requests = self._core.handle(message, now)
        except Exception:
            # The one outermost guard: a defect of ours must close valves, not leave them open.
            log.exception("defect while handling %s", type(message).__name__)
            requests = self._core.rescue(now)
        self._core_ms = now.mono_ms
        self._note_trouble()
        self._spread(requests)

    def _note_trouble(self) -> None:
        """Say once that nothing can be stored, and once that it can again."""
        trouble = self._core.trouble
        if type(trouble) is not type(self._trouble):
            if trouble is None:
                log.warning("storage works again")
            else:
                log.error("nothing can be stored, so nothing is sold: %s", trouble)
        self._trouble = trouble

    def _stop(self, request: m.StopOutlet) -> None:
        self._to_lines[self._line_of[request.outlet]].put(request)

    def _spread(self, requests: Sequence[m.Request]) -> None:
        for request in requests:
            match request:
                case m.CarryOut() | m.ReadRail() | m.AskPayer():
                    self._to_rails.put(request)
                case m.ReadJournal():
                    self._to_archive.put(request)
                case m.CheckPin() | m.HashPin():
                    self._to_clerk.put(request)
                case m.PrepareReceipt() | m.PrintReceipt():
                    self._to_printer.put(request)
                case m.LookAround():
                    self._to_surveyor.put(request)
                case _:
                    self._to_lines[self._line_of[request.outlet]].put(request)

    def _show(self) -> None:
        now = self._clock.now()
        assert self._screens is not None  # noqa: S101 - Set before the loop begins.
        for screen, before in list(self._attached.items()):
            snapshot = self._core.snapshot(screen, now)
            if before is None or self._is_news(snapshot, before):
                self._attached[screen] = snapshot
                self._screens.publish(screen, wire.encode_snapshot(snapshot))

    @staticmethod
    def _is_news(snapshot: Snapshot, before: Snapshot) -> bool:
        """Whether a screen must be told: something to see, or that we are alive."""
        age_ms = abs(snapshot.at_ms - before.at_ms)
        return age_ms >= ALIVE_MS or replace(snapshot, at_ms=before.at_ms) != before

    def _drain(self) -> None:
        while True:
            try:
                self._mailbox.get_nowait()
            except queue.Empty:
                return

    # --- The other threads ------------------------------------------------------------------

    def _threads(self) -> list[threading.Thread]:
        lines = [
            self._thread(f"line {name}", partial(self._serve_line, worker, self._to_lines[name]))
            for name, worker in self._lines.items()
        ]
        others = [
            self._thread("rails", self._serve_rails),
            self._thread("clerk", self._serve_clerk),
            self._thread("surveyor", self._serve_surveyor),
            *(
                self._thread(f"reader {one.name}", partial(self._serve_reader, one))
                for one in self._readers
            ),
        ]
        if self._printer is not None:
            others.append(self._thread("printer", partial(self._serve_printer, self._printer)))
        if self._archive is not None:
            others.append(self._thread("archive", partial(self._serve_archive, self._archive)))
        if self._monitor is not None:
            others.append(self._thread("monitor", partial(self._serve_monitor, self._monitor)))
        return [*lines, *others]

    def _thread(self, name: str, serve: Callable[[], None]) -> threading.Thread:
        """Return a thread whose defects end the engine: it is started again and recovers.

        Without it, a dead thread would leave captures or readings waiting for ever.
        """

        def guarded() -> None:
            try:
                serve()
            except BaseException:
                self.had_defect = True
                log.critical("a defect ended the thread %s: the engine ends", name)
                self.end()
                raise

        return threading.Thread(target=guarded, name=name, daemon=True)

    def _serve_line(
        self, worker: LineWorker, requests: queue.SimpleQueue[m.LineRequest | None]
    ) -> None:
        wait_ms = 0
        while True:
            try:
                request = requests.get(timeout=wait_ms / 1000) if wait_ms else requests.get_nowait()
            except queue.Empty:
                worker.hear_core(self._core_ms)
                wait_ms = worker.step()
                continue
            if request is None:
                worker.close()
                return
            worker.ask(request)
            wait_ms = 0

    def _serve_reader(self, reader: ReaderWorker) -> None:
        wait_ms = 0
        while not self._has_ended.wait(wait_ms / 1000):
            wait_ms = reader.step()
        reader.close()

    def _serve_printer(self, printer: PrintWorker) -> None:
        wait_ms = 0
        while True:
            try:
                request = self._to_printer.get(timeout=max(wait_ms, 1) / 1000)
            except queue.Empty:
                wait_ms = printer.step()
                continue
            if request is None:
                printer.close()
                return
            printer.ask(request)
            wait_ms = 0

    def _serve_archive(self, archive: ArchiveWorker) -> None:
        wait_ms = 0
        while True:
            try:
                request = self._to_archive.get(timeout=max(wait_ms, 1) / 1000)
            except queue.Empty:
                wait_ms = archive.step()
                continue
            if request is None:
                return
            archive.read(request)
            wait_ms = 0

    def _serve_monitor(self, monitor: Monitor) -> None:
        while not self._monitor_ends:
            wait_ms = monitor.due_ms - self._clock.now().mono_ms
            if wait_ms > 0:
                self._monitor_is_due.wait(wait_ms / 1000)
                self._monitor_is_due.clear()
                continue
            monitor.hear_core(self._core_ms)
            monitor.look()

    def _serve_rails(self) -> None:
        while (request := self._to_rails.get()) is not None:
            self.post(self._rails.carry_out(request))

    def _serve_surveyor(self) -> None:
        while (request := self._to_surveyor.get()) is not None:
            self.post(m.Surveyed(self._survey(request)))

    def _serve_clerk(self) -> None:
        while (request := self._to_clerk.get()) is not None:
            if isinstance(request, m.HashPin):
                is_same = bool(request.unlike) and self._pins.matches(request.unlike, request.pin)
                made = "" if is_same else self._pins.hashed(request.pin)
                self.post(m.PinHashed(request.screen, request.name, made))
                continue
            is_right = self._pins.matches(request.pin_hash, request.pin)
            self.post(m.PinChecked(request.screen, request.name, is_right=is_right))


def _sentence(facts: Incident) -> str:
    return " ".join(f"{name}={value}" for name, value in facts.items())


def _log(message: m.Message) -> None:
    """Tell the technician what only the log can tell."""
    match message:
        case m.LineLost(line=line, reason=reason):
            log.warning("line lost line=%s why=%s", line, reason)
        case m.LineFound(line=line):
            log.info("line found line=%s", line)
        case m.CodeRead(screen=screen, reader=reader, seen=seen):
            size = len(seen.text)  # Never the code itself: it may be money.
            log.info("code screen=%s reader=%s length=%d flaw=%s", screen, reader, size, seen.flaw)
        case m.ReaderLost(reader=reader, reason=reason):
            log.warning("reader lost reader=%s why=%s", reader, reason)
        case m.PrinterSeen(trouble=trouble, is_low=is_low, reason=reason):
            level = logging.WARNING if trouble else logging.INFO
            log.log(level, "printer trouble=%s low=%s why=%s", trouble or "none", is_low, reason)
        case m.ReceiptPrinted(job=job, outcome=outcome):
            log.info("receipt sale=%s copy=%d outcome=%s", job.sale, job.copy, outcome)
        case m.ReaderFound(reader=reader):
            log.info("reader found reader=%s", reader)
        case m.OutletSilent(outlet=outlet, reason=reason):
            log.debug("controller silent outlet=%d why=%s", outlet, reason)
        case m.OutletRefused(outlet=outlet, request=request, code=code):
            name = type(request).__name__
            log.warning("controller refused outlet=%d request=%s code=%s", outlet, name, code)
        case m.RailFailed(prepayment=prepayment, reason=reason):
            log.warning("rail silent prepayment=%s why=%s", prepayment, reason)
        case m.RailSaidNo(prepayment=prepayment, code=code):
            log.warning("rail refused prepayment=%s code=%s", prepayment, code)
        case _:
            pass
