"""The simulated line: every byte at its time, gaps measured, rubbish ignored."""

from __future__ import annotations

import random
import struct

import pytest

from hardware.drivers.register_map.profile import load
from hardware.framing.modbus import crc16, read_request, read_write_request, with_crc, write_request
from hardware.simulator.bus import Bus, Delivery
from hardware.simulator.faults import FaultKind, LineFault, LineFaults, damaged
from hardware.simulator.world import World
from hardware.timing import NS_PER_MS, wire_timing

TIMING = wire_timing(19_200)
CHAR = TIMING.char_ns
REQUEST = read_request(1, 0, 4)
REPLY_LENGTH = 13
START_NS = len(REQUEST) * CHAR + TIMING.gap_ns


def bus(delivery: Delivery = Delivery.BYTES, turnaround_ms: int = 0) -> Bus:
    """Return a line with two outlets."""
    world = World(1)
    for _ in range(2):
        world.add("petrol", load("reference-fuel"), supply="main")
    return Bus(
        world,
        TIMING,
        LineFaults(random.Random(1)),
        turnaround_ns=turnaround_ms * NS_PER_MS,
        delivery=delivery,
    )


def heard_by(line: Bus, now_ns: int) -> bytes:
    """Return what has reached the host since it looked last."""
    line.advance(now_ns)
    return line.take(now_ns)


def answer(line: Bus, request: bytes, at_ns: int = 0) -> bytes:
    """Return the whole answer to `request`."""
    line.hear(request, at_ns)
    return heard_by(line, at_ns + 1_000 * NS_PER_MS)


def test_each_byte_comes_when_the_wire_brings_it() -> None:
    """Request, gap, then a character at a time."""
    line = bus()
    line.hear(REQUEST, 0)
    assert heard_by(line, START_NS + CHAR - 1) == b""
    for _ in range(REPLY_LENGTH):
        at_ns = line.next_ns()
        assert at_ns is not None
        assert heard_by(line, at_ns - 1) == b""
        assert len(heard_by(line, at_ns)) == 1
    assert at_ns == START_NS + REPLY_LENGTH * CHAR
    assert line.next_ns() is None


@pytest.mark.parametrize(
    ("delivery", "steps"),
    [
        (Delivery.FIFO, [(8, START_NS + 8 * CHAR), (5, START_NS + 17 * CHAR)]),
        (Delivery.FRAME, [(13, START_NS + 13 * CHAR)]),
        (Delivery.TICKS_16, [(13, 16 * NS_PER_MS)]),
    ],
)
def test_adapters_hand_bytes_on_in_their_own_way(
    delivery: Delivery, steps: list[tuple[int, int]]
) -> None:
    """A FIFO of eight, a whole frame, the ticks of a latency timer."""
    line = bus(delivery)
    line.hear(REQUEST, 0)
    for count, at_ns in steps:
        assert heard_by(line, at_ns - 1) == b""
        if line.next_ns() != at_ns:  # Before it is carried out only that moment is known.
            heard_by(line, at_ns - 1)
        assert line.next_ns() == at_ns
        assert len(heard_by(line, at_ns)) == count


def test_a_latency_timer_of_a_millisecond_ticks() -> None:
    """Whatever has come by a tick is handed on at it."""
    line = bus(Delivery.TICKS_1)
    line.hear(REQUEST, 0)
    line.advance(START_NS)
    whole = b""
    while (at_ns := line.next_ns()) is not None:
        assert at_ns % NS_PER_MS == 0
        whole += heard_by(line, at_ns)
    assert len(whole) == REPLY_LENGTH


def test_a_device_takes_its_turnaround() -> None:
    """A longer one than the gap counts instead of it."""
    line = bus(turnaround_ms=5)
    line.hear(REQUEST, 0)
    line.advance(len(REQUEST) * CHAR)
    assert line.next_ns() == len(REQUEST) * CHAR + 5 * NS_PER_MS + CHAR


def test_requests_that_follow_too_soon_are_counted() -> None:
    """Three and a half characters after the last byte of a reply, less a thousandth."""
    line = bus()
    end_ns = START_NS + REPLY_LENGTH * CHAR
    for gap_ns, violations in ((TIMING.gap_ns, 0), (TIMING.gap_ns - TIMING.gap_ns // 500, 1)):
        line = bus()
        answer(line, REQUEST)
        line.hear(REQUEST, end_ns + gap_ns)
        assert line.counts.gap_violations == violations
        assert line.counts.gap_least_ns == gap_ns
        assert line.counts.requests == 2


@pytest.mark.parametrize("cut", range(1, len(REQUEST)))
def test_a_request_in_pieces_is_one(cut: int) -> None:
    """A pseudo-terminal may split what was written at once."""
    line = bus()
    line.hear(REQUEST[:cut], 0)
    line.hear(REQUEST[cut:], 100_000)
    assert len(heard_by(line, NS_PER_MS * 1_000)) == REPLY_LENGTH


def test_the_rest_of_a_broken_request_is_forgotten() -> None:
    """Half a frame does not spoil the next one."""
    line = bus()
    line.hear(REQUEST[:5], 0)
    assert len(answer(line, REQUEST, 100 * NS_PER_MS)) == REPLY_LENGTH
    assert line.counts.bad_frames == 1


def test_a_damaged_request_is_not_answered() -> None:
    """A device that cannot trust what it heard stays silent."""
    line = bus()
    assert answer(line, REQUEST[:-1] + b"\0") == b""
    assert line.counts.bad_frames == 1


@pytest.mark.parametrize("unit", [0, 3, 200])
def test_nobody_answers_for_another(unit: int) -> None:
    """Only the devices on the line, and never to all at once."""
    assert answer(bus(), read_request(unit, 0, 4)) == b""


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (with_crc(struct.pack(">BBHH", 1, 4, 0, 4)), 1),
        (with_crc(struct.pack(">BBHH", 1, 6, 0, 4)), 1),
        (read_request(1, 0x300, 4), 2),
        (write_request(1, 0, b"\0\0"), 2),
        (with_crc(struct.pack(">BBHHBHH", 1, 16, 0x100, 1, 4, 1, 1)), 3),
        (read_write_request(1, 0x300, 1, 0x130, b"\0\0"), 2),
    ],
)
def test_what_a_device_cannot_do_it_refuses(request_: bytes, code: int) -> None:
    """Unknown functions, registers that are not there, counts that contradict one another."""
    reply = answer(bus(), request_)
    assert crc16(reply) == 0
    assert (reply[0], reply[1], reply[2]) == (1, request_[1] | 0x80, code)


def test_nothing_is_written_where_the_read_is_refused() -> None:
    """Function 23 is all or nothing."""
    line = bus()
    answer(line, read_write_request(1, 0, 13, 0x100, struct.pack(">HH", 7, 1)))
    answer(line, read_write_request(1, 0x300, 1, 0x100, struct.pack(">HH", 9, 1)), 2 * 10**9)
    assert line.world.places[0].controller.read(0, 1) == b"\0\x07"


def test_pulling_the_cable_loses_what_is_on_it() -> None:
    """Neither a request nor a reply survives."""
    line = bus()
    line.hear(REQUEST, 0)
    line.forget()
    assert heard_by(line, 1_000 * NS_PER_MS) == b""
    line.hear(REQUEST, 2_000 * NS_PER_MS)
    line.advance(2_000 * NS_PER_MS + START_NS)
    line.forget()
    assert heard_by(line, 3_000 * NS_PER_MS) == b""


# --- Faults -------------------------------------------------------------------------------------

REPLY = with_crc(bytes([1, 3, 8, *range(8)]))


@pytest.mark.parametrize("kind", FaultKind)
def test_every_fault_does_what_it_says(kind: FaultKind) -> None:
    """A reply is never the same afterwards, but for what only delays it."""
    for seed in range(50):
        heard = damaged(REPLY, LineFault(kind), random.Random(seed))
        if kind in {FaultKind.LATE, FaultKind.BABBLE}:
            assert heard == REPLY
        else:
            assert heard != REPLY
        if kind in {FaultKind.WRONG_UNIT, FaultKind.WRONG_FUNCTION, FaultKind.WRONG_COUNT}:
            assert crc16(heard) == 0


@pytest.mark.parametrize(
    ("kind", "of", "length"),
    [
        (FaultKind.TRUNCATE, 3, len(REPLY) - 3),
        (FaultKind.GARBAGE_BEFORE, 2, len(REPLY) + 2),
        (FaultKind.GARBAGE_AFTER, 0, len(REPLY) + 5),
        (FaultKind.HEADER_BEFORE, 0, len(REPLY) + 3),
        (FaultKind.EXCEPTION, 2, 5),
    ],
)
def test_a_fault_has_its_size(kind: FaultKind, of: int, length: int) -> None:
    """The figure says how much."""
    assert len(damaged(REPLY, LineFault(kind, of), random.Random(1))) == length


def test_a_fault_waits_for_its_request() -> None:
    """One may be meant for one outlet or one function; the others pass."""
    faults = LineFaults(random.Random(1))
    meant = LineFault(FaultKind.LOST, address=2, function=16)
    faults.script.append(meant)
    assert faults.next(1, 16) is None
    assert faults.next(2, 3) is None
    assert faults.next(2, 16) is meant
    assert faults.next(2, 16) is None
    assert faults.dealt == 1


def test_chance_deals_as_often_as_it_was_told() -> None:
    """Parts in a million, in the order in which they were given."""
    faults = LineFaults(
        random.Random(1), chances_ppm={FaultKind.LOST: 200_000, FaultKind.LATE: 300_000}
    )
    dealt = [faults.next(1, 3) for _ in range(4_000)]
    lost = sum(each is not None and each.kind is FaultKind.LOST for each in dealt)
    late = sum(each is not None and each.kind is FaultKind.LATE for each in dealt)
    assert lost == pytest.approx(800, rel=0.15)
    assert late == pytest.approx(1_200, rel=0.15)


def test_an_exception_executes_nothing() -> None:
    """A refused write has not been carried out; one without an answer has."""
    write = write_request(1, 0x110, struct.pack(">III", 7, 0, 500))
    for kind, done in ((FaultKind.EXCEPTION, 0), (FaultKind.LOST, 0), (FaultKind.UNANSWERED, 7)):
        line = bus()
        line.faults.script.append(LineFault(kind))
        answer(line, write)
        assert line.world.places[0].controller.sequence == done
