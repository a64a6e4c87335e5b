"""A reader on a thread of the engine: from the wire to the screen, and an end for both."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes.running import PATIENCE_S, RunningPlace

from hardware.link import SerialPort
from hardware.readers.gathering import Wording
from hardware.readers.imager import Imager
from hardware.simulator.imager import ShownBadly, SimulatedImager
from hardware.simulator.pty_peer import PtyPeer
from kiosk.api.snapshot import Notice, Snapshot
from kiosk.application.reader_worker import ReaderWorker

REST = "7Q2MK9VX4DTBC"


class Counter:
    """A counter with a running engine, and an imager that hangs on a cable."""

    def __init__(self, folder: Path) -> None:
        self.far = SimulatedImager()
        self.peer = PtyPeer(self.far, folder / "imager", clock_ns=time.monotonic_ns)
        self.peer.plug_in()
        self.place = RunningPlace(1)
        port = SerialPort(str(folder / "imager"), baud=9_600)
        imager = Imager("imager", port, Wording(gap_ms=100))
        self.place.readers = [ReaderWorker(imager, "front", self.place.clock, self.place._post)]
        self._ends = threading.Event()
        self._pump = threading.Thread(target=self._speak)
        self._pump.start()
        self.place.start()
        self.screen = self.place.screen()
        self.screen.until(lambda seen: seen.outlets[0].is_available, within_s=PATIENCE_S)

    def _speak(self) -> None:
        while not self._ends.wait(0.005):
            self.peer.speak()

    def show(self, text: str, badly: ShownBadly | None = None, *, of: int = 0) -> None:
        """Hold a code before the imager."""
        self.far.show(text.encode(), time.monotonic_ns(), badly, of=of)

    def until(self, notice: Notice) -> Snapshot:
        """Wait until the screen says so."""
        return self.screen.until(lambda seen: seen.visit.notice is notice, within_s=PATIENCE_S)

    def alarms(self) -> tuple[str, ...]:
        """What an attendant would be told."""
        return self.place.core.alarms(self.place.clock.now())

    def until_alarmed(self, alarms: tuple[str, ...]) -> None:
        """Wait until an attendant would be told just that."""
        self.screen.until(lambda _: self.alarms() == alarms, within_s=PATIENCE_S)

    def close(self) -> None:
        """End everything."""
        self.place.close()
        self._ends.set()
        self._pump.join()
        self.peer.unplug()


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """A running engine with an imager; afterwards no thread of it is left."""
    before = threading.active_count()
    counter = Counter(tmp_path)
    yield counter
    counter.close()
    assert threading.active_count() == before


def test_a_code_comes_from_the_wire_to_the_screen(
    counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    """And is in no log, though that it was read is."""
    caplog.set_level("INFO")
    counter.show(REST)
    counter.until(Notice.CODE_TOO_EARLY)
    assert "code screen=front reader=imager length=13" in caplog.text
    assert REST[:8] not in caplog.text


@pytest.mark.parametrize(
    ("badly", "of"), [(ShownBadly.HALF, 0), (ShownBadly.SLOW, 150), (ShownBadly.ENDLESS, 200)]
)
def test_what_does_not_come_whole_is_no_code(counter: Counter, badly: ShownBadly, of: int) -> None:
    """Half of it, with breaks, or without end: the customer is asked to show it again."""
    counter.show(REST[:8] if badly is ShownBadly.SLOW else REST, badly, of=of)
    is_endless = badly is ShownBadly.ENDLESS
    counter.until(Notice.CODE_TOO_LONG if is_endless else Notice.CODE_UNREADABLE)


def test_an_imager_that_is_unplugged_is_missed_and_reads_again(counter: Counter) -> None:
    """The attendant is told within a second; nobody else is."""
    counter.until_alarmed(())
    counter.peer.unplug()
    counter.until_alarmed(("reader_lost:imager",))
    counter.peer.plug_in()
    counter.until_alarmed(())
    counter.show(REST)
    counter.until(Notice.CODE_TOO_EARLY)
