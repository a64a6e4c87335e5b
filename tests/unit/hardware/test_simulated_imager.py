"""What an imager as software sends, and when: well, and in all the ways that go wrong."""

from __future__ import annotations

import pytest

from hardware.simulator.imager import HELD_EVERY_NS, HELD_TIMES, NOISE, ShownBadly, SimulatedImager
from hardware.timing import NS_PER_MS, wire_timing

CHAR_NS = wire_timing(9_600).char_ns
LATER_NS = 10**12


def sent(badly: ShownBadly | None, of: int = 0) -> bytes:
    """Return all that an imager sends for a code of eight digits."""
    imager = SimulatedImager(prefix=b"\x02", suffix=b"\r\n")
    imager.show(b"12345678", 0, badly, of=of)
    return imager.take(LATER_NS)


@pytest.mark.parametrize(
    ("badly", "of", "data"),
    [
        (None, 0, b"\x0212345678\r\n"),
        (ShownBadly.HALF, 0, b"\x021234"),
        (ShownBadly.HEADLESS, 0, b"5678\r\n"),
        (ShownBadly.NOISE, 0, NOISE + b"\x0212345678\r\n"),
        (ShownBadly.ENDLESS, 3, b"\x02" + b"12345678" * 3 + b"\r\n"),
        (ShownBadly.SLOW, 50, b"\x0212345678\r\n"),
        (ShownBadly.HELD, 0, b"\x0212345678\r\n" * HELD_TIMES),
    ],
)
def test_what_is_sent(badly: ShownBadly | None, of: int, data: bytes) -> None:
    """Each trouble leaves of the code what it leaves of it in life."""
    assert sent(badly, of) == data


def test_a_character_takes_its_time_on_the_wire() -> None:
    """At 9600 baud a little more than a millisecond each, and nothing comes before it is due."""
    imager = SimulatedImager(suffix=b"\r")
    assert imager.next_ns() is None
    imager.show(b"12", 1_000)
    assert imager.next_ns() == 1_000
    assert imager.take(999) == b""
    assert imager.take(1_000) == b"1"
    assert imager.next_ns() == 1_000 + CHAR_NS
    assert imager.take(1_000 + 2 * CHAR_NS) == b"2\r"


def test_a_slow_imager_pauses_between_two_characters() -> None:
    """So long as it is told."""
    imager = SimulatedImager(suffix=b"")
    imager.show(b"12", 0, ShownBadly.SLOW, of=50)
    assert imager.take(CHAR_NS + 50 * NS_PER_MS - 1) == b"1"
    assert imager.take(CHAR_NS + 50 * NS_PER_MS) == b"2"


def test_two_codes_do_not_run_into_one_another() -> None:
    """The second waits until the wire is free; one that is held comes again and again."""
    imager = SimulatedImager(suffix=b"\r")
    imager.show(b"1", 0)
    imager.show(b"2", 0)
    assert imager.take(LATER_NS) == b"1\r2\r"
    held = SimulatedImager(suffix=b"\r")
    held.show(b"1", 0, ShownBadly.HELD)
    assert held.take(HELD_EVERY_NS - 1) == b"1\r"
    assert held.take(HELD_EVERY_NS + CHAR_NS) == b"1\r"


def test_what_is_on_its_way_is_lost_with_the_cable() -> None:
    """And what the host sends is heard to no effect."""
    imager = SimulatedImager()
    imager.show(b"12345678", 0)
    imager.hear(b"hello", 0)
    imager.advance(0)
    imager.forget()
    assert imager.take(LATER_NS) == b""
    assert imager.heard == b"hello"
