"""An imager over a port that a test holds in its hand."""

from __future__ import annotations

import pytest

from hardware.readers.gathering import Wording
from hardware.readers.imager import WAIT_MS, Imager
from hardware.timing import NS_PER_MS
from kiosk.api.codes import SourceLost
from kiosk.domain.code import Flaw, Scan
from kiosk.ports import LineDown


class Port:
    """A port on which bytes lie, or that is gone."""

    def __init__(self) -> None:
        self.ns = 0
        self.lies = b""
        self.is_there = True
        self.closed = 0
        self.waited_until: list[int] = []

    def open(self) -> None:
        self._check()

    def close(self) -> None:
        self.closed += 1

    def now_ns(self) -> int:
        return self.ns

    def wait(self, until_ns: int) -> None:
        raise AssertionError(until_ns)

    def wait_readable(self, until_ns: int) -> bool:
        self._check()
        self.waited_until.append(until_ns)
        return bool(self.lies)

    def read(self) -> bytes:
        self._check()
        lies, self.lies = self.lies, b""
        return lies

    def write(self, data: bytes) -> None:
        raise AssertionError(data)

    def _check(self) -> None:
        if not self.is_there:
            raise LineDown("it was unplugged")


@pytest.fixture
def port() -> Port:
    """A port with nothing on it."""
    return Port()


@pytest.fixture
def imager(port: Port) -> Imager:
    """An imager at it."""
    return Imager("imager", port, Wording(gap_ms=200))


def test_what_was_sent_before_anybody_listened_is_no_code(port: Port, imager: Imager) -> None:
    """A code that somebody held up while the kiosk was off is not spent when it starts."""
    port.lies = b"yesterday\r"
    imager.open()
    assert imager.read() == ()
    port.lies = b"today\r"
    assert imager.read() == (Scan("today"),)


def test_a_look_lasts_no_longer_than_it_may(port: Port, imager: Imager) -> None:
    """The thread has an end to hear of, too."""
    imager.open()
    port.ns = 7 * NS_PER_MS
    imager.read()
    assert port.waited_until == [(7 + WAIT_MS) * NS_PER_MS]


def test_a_silence_within_a_code_ends_it_though_nothing_more_comes(
    port: Port, imager: Imager
) -> None:
    """It is told as soon as it is known, and not when the next code comes."""
    imager.open()
    port.lies = b"12345"
    assert imager.read() == ()
    port.ns = 199 * NS_PER_MS
    assert imager.read() == ()
    port.ns = 200 * NS_PER_MS
    assert imager.read() == (Scan(flaw=Flaw.HALF),)


def test_half_a_code_does_not_outlive_the_cable(port: Port, imager: Imager) -> None:
    """What comes after it is plugged in again is a code of its own."""
    imager.open()
    port.lies = b"12345"
    imager.read()
    port.is_there = False
    with pytest.raises(SourceLost, match="unplugged"):
        imager.read()
    assert port.closed
    with pytest.raises(SourceLost, match="unplugged"):
        imager.open()
    port.is_there = True
    imager.open()
    port.lies = b"67890\r"
    assert imager.read() == (Scan("67890"),)
