"""The rules of a half-duplex line, to the nanosecond, on a clock that is turned by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hardware.framing.modbus import READ, joined, read_request, registers_of, with_crc
from hardware.half_duplex import KEPT_EXCHANGES, HalfDuplexLink
from hardware.timing import NS_PER_MS, wire_timing
from kiosk.ports import LineDown, NoAnswer, Outcome, Refused

TIMING = wire_timing(9_600)
REQUEST = read_request(1, 0, 2)
REPLY = with_crc(bytes([1, READ, 4]) + joined([7, 8]))
WIRE_NS = TIMING.frame_ns(len(REQUEST) + len(REPLY)) + TIMING.gap_ns
LATENCY_MS, QUIET_MS, DRAIN_MS, RESPONSE_MS = 10, 40, 500, 20
PATIENCE_NS = WIRE_NS + (LATENCY_MS + RESPONSE_MS) * NS_PER_MS

Arrivals = list[tuple[int, bytes]]


def paced(data: bytes, start_ns: int = 0) -> Arrivals:
    """Return `data` byte by byte, as the wire brings it after the request and a gap."""
    first_ns = start_ns + TIMING.frame_ns(len(REQUEST)) + TIMING.gap_ns
    return [(first_ns + TIMING.frame_ns(n + 1), bytes([byte])) for n, byte in enumerate(data)]


class ScriptedPort:
    """A transport that answers each request with the next of its `answers`."""

    def __init__(self, *answers: Arrivals) -> None:
        self.answers = list(answers)
        self.time_ns = 1_000
        self.sent: list[tuple[int, bytes]] = []
        self.coming: Arrivals = []
        self.is_there = True
        self.opened = self.closed = 0

    def open(self) -> None:
        if not self.is_there:
            raise LineDown("gone")
        self.opened += 1

    def close(self) -> None:
        self.closed += 1

    def now_ns(self) -> int:
        return self.time_ns

    def wait(self, until_ns: int) -> None:
        self.time_ns = max(self.time_ns, until_ns)

    def wait_readable(self, until_ns: int) -> bool:
        self.time_ns = max(
            self.time_ns, min([until_ns, *(at_ns for at_ns, _ in self.coming)], default=until_ns)
        )
        return bool(self.coming) and self.coming[0][0] <= self.time_ns

    def read(self) -> bytes:
        if not self.is_there:
            raise LineDown("gone")
        arrived = [data for at_ns, data in self.coming if at_ns <= self.time_ns]
        self.coming = [each for each in self.coming if each[0] > self.time_ns]
        return b"".join(arrived)

    def write(self, data: bytes) -> None:
        self.sent.append((self.time_ns, data))
        answer = self.answers.pop(0) if self.answers else []
        self.coming += [(self.time_ns + at_ns, each) for at_ns, each in answer]
        self.coming.sort(key=lambda each: each[0])


def connected(port: ScriptedPort) -> HalfDuplexLink:
    """Return a line on `port` that owes it no silence any more."""
    line = HalfDuplexLink(
        "pumps",
        port,
        timing=TIMING,
        latency_ms=LATENCY_MS,
        quiet_ms=QUIET_MS,
        drain_ms=DRAIN_MS,
    )
    line.connect()
    port.time_ns += QUIET_MS * NS_PER_MS
    return line


def ask(line: HalfDuplexLink) -> bytes:
    """Have one exchange."""
    return line.exchange(
        REQUEST,
        len(REPLY),
        response_ms=RESPONSE_MS,
        decode=lambda reply: registers_of(reply, unit=1, function=READ, count=2),
    )


def fails(line: HalfDuplexLink, why: str) -> None:
    """Have an exchange that brings no answer."""
    with pytest.raises(NoAnswer, match=why):
        ask(line)


def test_frames_are_kept_apart_by_the_gap() -> None:
    """The next request follows the last byte of a reply by 3.5 characters, not sooner."""
    port = ScriptedPort(paced(REPLY), paced(REPLY), paced(REPLY))
    line = connected(port)
    for _ in range(3):
        assert ask(line) == joined([7, 8])
    for (before_ns, _), (after_ns, _) in zip(port.sent, port.sent[1:], strict=False):
        assert after_ns - before_ns == WIRE_NS + TIMING.gap_ns


@pytest.mark.parametrize("late_ns", [1, TIMING.gap_ns, 5 * NS_PER_MS, 29 * NS_PER_MS])
def test_a_slow_device_is_waited_for_and_no_longer(late_ns: int) -> None:
    """Whatever it takes within its rating is good, and the gap after it is kept."""
    port = ScriptedPort(paced(REPLY, late_ns), paced(REPLY))
    line = connected(port)
    ask(line)
    ask(line)
    (first_ns, _), (second_ns, _) = port.sent
    assert second_ns - first_ns == WIRE_NS + late_ns + TIMING.gap_ns


def test_a_device_that_is_usually_slow_is_looked_at_later() -> None:
    """The first look follows the device, so that one wake-up finds the whole reply."""
    late_ns = 3 * NS_PER_MS
    port = ScriptedPort(*(paced(REPLY, late_ns) for _ in range(200)))
    line = connected(port)
    looks: list[int] = []
    read = port.read

    def watched() -> bytes:
        looks.append(1)
        return read()

    port.read = watched  # type: ignore[method-assign]  # Counts what the line does.
    for _ in range(100):
        ask(line)
    before = len(looks)
    for _ in range(100):
        ask(line)
    assert len(looks) - before < before
    assert len(looks) - before < 100 * 3.6


def test_silence_is_no_answer_after_the_rated_time() -> None:
    """It is waited for as long as wire, device and adapter may take."""
    port = ScriptedPort([])
    line = connected(port)
    fails(line, "no answer in")
    assert port.time_ns - port.sent[0][0] == PATIENCE_NS
    assert line.health().silent == 1


def test_after_a_failure_the_line_must_rest() -> None:
    """Nothing is sent for twice the time that an answer may take, counted from the failure."""
    port = ScriptedPort([], paced(REPLY))
    line = connected(port)
    fails(line, "no answer")
    failed_ns = port.time_ns
    assert ask(line) == joined([7, 8])
    assert port.sent[1][0] - failed_ns == 2 * PATIENCE_NS
    assert line.health().quarantines == 1


def test_time_that_passed_in_between_counts_as_rest() -> None:
    """Other work between two exchanges is not waited for again."""
    port = ScriptedPort([], paced(REPLY))
    line = connected(port)
    fails(line, "no answer")
    port.time_ns += 10 * PATIENCE_NS
    now_ns = port.time_ns
    ask(line)
    assert port.sent[1][0] == now_ns


def test_a_late_answer_begins_the_rest_anew() -> None:
    """The rest is counted from the last byte heard, and what was heard is never an answer."""
    late_ns = PATIENCE_NS + 5 * NS_PER_MS
    port = ScriptedPort(paced(REPLY, late_ns), paced(REPLY.replace(b"\x07", b"\x09")))
    line = connected(port)
    fails(line, "no answer")
    fails(line, "damaged")  # The second request's own, damaged, reply; not the late one.
    last_byte_ns = port.sent[0][0] + WIRE_NS + late_ns
    assert port.sent[1][0] >= last_byte_ns + 2 * PATIENCE_NS


@pytest.mark.parametrize(
    ("heard", "why"),
    [
        (REPLY[:-3], "damaged"),
        (REPLY + b"abc", "damaged"),
        (REPLY + b"\0\0\0", "not our answer"),
        (b"\x01\x03\x04" + REPLY, "damaged"),
        (with_crc(bytes([2, READ, 4]) + joined([7, 8])), "not our answer"),
        (with_crc(bytes([1, 4, 4]) + joined([7, 8])), "not our answer"),
    ],
)
def test_anything_but_the_answer_begins_a_quarantine(heard: bytes, why: str) -> None:
    """Too little, too much, damaged or somebody else's: the next exchange is right again."""
    port = ScriptedPort(paced(heard), paced(REPLY))
    line = connected(port)
    fails(line, why)
    assert ask(line) == joined([7, 8])
    health = line.health()
    assert health.quarantines == 1
    assert (health.damaged, health.foreign) == ((1, 0) if why == "damaged" else (0, 1))


def test_what_nobody_asked_for_is_drained_first() -> None:
    """Bytes that lie there before a question answer nothing; the line rests, then asks."""
    port = ScriptedPort(paced(REPLY))
    line = connected(port)
    ask(line)
    port.coming = [(port.time_ns, REPLY)]
    port.answers = [paced(with_crc(bytes([1, READ, 4]) + joined([5, 6])))]
    assert ask(line) == joined([5, 6])
    assert line.health().foreign == 1


def test_a_line_that_is_never_quiet_is_given_up_in_time() -> None:
    """Nothing is sent into babble, and no exchange takes longer than the cap."""
    port = ScriptedPort([])
    line = connected(port)
    port.coming = [(port.time_ns + n * 5 * NS_PER_MS, b"x" * 64) for n in range(400)]
    for _ in range(3):
        began_ns = port.time_ns
        fails(line, "never quiet")
        assert port.time_ns - began_ns <= (DRAIN_MS + QUIET_MS) * NS_PER_MS
    assert port.sent == []


def test_a_new_port_must_rest_first() -> None:
    """Whoever had the port before may still be answered."""
    port = ScriptedPort(paced(REPLY))
    line = HalfDuplexLink("pumps", port, timing=TIMING, quiet_ms=QUIET_MS)
    line.connect()
    opened_ns = port.time_ns
    ask(line)
    assert port.sent[0][0] - opened_ns == QUIET_MS * NS_PER_MS
    assert line.health().quarantines == 0


def test_a_request_is_sent_once() -> None:
    """No failure makes the line ask again: whether that is safe is not its to know."""
    answers: list[Callable[[], Arrivals]] = [list, lambda: paced(REPLY[:5])]
    for answer in answers:
        port = ScriptedPort(answer())
        fails(connected(port), "answer")
        assert len(port.sent) == 1


def test_a_lost_port_is_closed_and_stays_so() -> None:
    """A port that vanished is given back, and only `connect` takes it again."""
    port = ScriptedPort(paced(REPLY))
    line = connected(port)
    port.is_there = False
    with pytest.raises(LineDown):
        ask(line)
    assert (line.is_connected, port.closed) == (False, 1)
    with pytest.raises(LineDown, match="gone"):
        line.connect()
    assert line.name == "pumps"
    port.is_there = True
    line.connect()
    assert line.health().reopened == 1


def test_an_answer_of_the_decoder_is_handed_on() -> None:
    """What the decoder raises beside frame errors is between driver and device."""

    def refuse(_reply: bytes) -> bytes:
        raise KeyError("told no")

    port = ScriptedPort(paced(REPLY))
    line = connected(port)
    with pytest.raises(KeyError):
        line.exchange(REQUEST, len(REPLY), response_ms=RESPONSE_MS, decode=refuse)
    assert line.health().quarantines == 0


def test_the_last_exchanges_can_be_told_in_bytes() -> None:
    """What was sent, what came back, sound or not, and when; and what became of the port."""
    port = ScriptedPort(paced(REPLY), paced(REPLY[:-1]), [])
    line = connected(port)
    ask(line)
    fails(line, "damaged")
    fails(line, "no answer")
    port.is_there = False
    with pytest.raises(LineDown):
        ask(line)
    told = line.recent()
    assert [one.reply for one in told] == [REPLY, REPLY[:-1], b"", b""]
    assert {one.request for one in told} == {REQUEST}
    assert [one.failure for one in told] == [
        "", "8 bytes without a valid checksum", "no answer in 51 ms", "gone",
    ]  # fmt: skip
    assert [one.outcome for one in told] == [
        Outcome.OK, Outcome.DAMAGED, Outcome.SILENT, Outcome.DOWN,
    ]  # fmt: skip
    assert [one.at_ns for one in told[:3]] == [at_ns for at_ns, _ in port.sent]


def test_no_more_exchanges_are_kept_than_somebody_can_read() -> None:
    """The newest takes the place of the oldest."""
    port = ScriptedPort(*(paced(REPLY) for _ in range(KEPT_EXCHANGES + 3)))
    line = connected(port)
    for _ in range(KEPT_EXCHANGES + 3):
        ask(line)
    told = line.recent()
    assert [one.at_ns for one in told] == [at_ns for at_ns, _ in port.sent[3:]]
    assert len(told) == KEPT_EXCHANGES


# --- What is counted, for each outlet ----------------------------------------------------------


def ask_at(line: HalfDuplexLink, address: int, decode: Callable[[bytes], object] = bytes) -> None:
    """Have an exchange for one address."""
    line.at(address).exchange(REQUEST, len(REPLY), response_ms=RESPONSE_MS, decode=decode)


def test_each_outlet_has_counters_of_its_own() -> None:
    """A sound one stays spotless beside one that is silent, damaged, or says no."""
    damaged = bytes([*REPLY[:-1], REPLY[-1] ^ 1])
    port = ScriptedPort(paced(REPLY), [], paced(damaged), paced(REPLY), paced(REPLY))
    line = connected(port)

    def sound(reply: bytes) -> bytes:
        return registers_of(reply, unit=1, function=READ, count=2)

    def says_no(reply: bytes) -> None:
        raise Refused(str(len(reply)))

    ask_at(line, 1, sound)
    for _ in range(2):
        with pytest.raises(NoAnswer):
            ask_at(line, 2, sound)
    with pytest.raises(Refused):
        ask_at(line, 2, says_no)
    ask_at(line, 1, sound)
    good, bad = line.health().stations[1], line.health().stations[2]
    assert (good.exchanges, good.silent, good.damaged, good.quarantines) == (2, 0, 0, 0)
    assert (bad.exchanges, bad.silent, bad.damaged, bad.refused) == (3, 1, 1, 1)
    assert bad.quarantines == 2
    assert line.health().exchanges == 5


def test_an_answer_that_is_not_ours_is_counted_for_the_outlet_that_was_asked() -> None:
    """Foreign frames have a counter apart from damaged ones."""
    other = with_crc(bytes([9, READ, 4]) + joined([7, 8]))
    line = connected(ScriptedPort(paced(other)))
    with pytest.raises(NoAnswer):
        ask_at(line, 3, lambda reply: registers_of(reply, unit=3, function=READ, count=2))
    assert line.health().stations[3].foreign == 1


def test_an_outlet_that_never_answered_has_no_last_good_answer() -> None:
    """A technician sees at once whether it was ever there."""
    line = connected(ScriptedPort([], paced(REPLY)))
    with pytest.raises(NoAnswer):
        ask_at(line, 4)
    ask_at(line, 5)
    stations = line.health().stations
    assert stations[4].good_ns is None
    assert stations[4].median_us == 0
    assert stations[5].good_ns == line.recent()[-1].at_ns + line.recent()[-1].took_ns


def test_how_long_a_device_takes_to_answer_is_known() -> None:
    """Median and longest, from the end of the question to the beginning of the answer."""
    port = ScriptedPort(*(paced(REPLY, late_ms * NS_PER_MS) for late_ms in (1, 1, 1, 9)))
    line = connected(port)
    for _ in range(4):
        ask_at(line, 1)
    one = line.health().stations[1]
    gap_us = TIMING.gap_ns // 1_000
    assert one.longest_us - gap_us == pytest.approx(9_000, abs=50)
    assert one.median_us - gap_us == pytest.approx(1_000, abs=50)


def test_what_is_heard_unasked_is_kept_with_its_time() -> None:
    """An answer that came too late is told apart from silence."""
    late_ns = 35 * NS_PER_MS
    port = ScriptedPort(paced(REPLY, late_ns), paced(REPLY))
    line = connected(port)
    fails(line, "line pumps")
    ask(line)
    unasked = next(one for one in line.recent() if one.outcome is Outcome.UNASKED)
    assert REPLY.endswith(unasked.reply)
    assert unasked.took_ns == 0
    silent = line.recent()[0]
    assert silent.at_ns + silent.took_ns <= unasked.at_ns <= silent.at_ns + WIRE_NS + late_ns


def test_a_babbling_device_does_not_push_the_others_out() -> None:
    """However much is heard unasked, it is one entry of a size that can be read."""
    babble = [(n * NS_PER_MS, bytes(16)) for n in range(400)]
    port = ScriptedPort(babble, paced(REPLY))
    line = connected(port)
    fails(line, "line pumps")
    ask(line)
    assert len(line.recent()) == 3
    assert len(line.recent()[1].reply) == 256


# --- Adapters that hear themselves -------------------------------------------------------------


def echoing(*answers: bytes) -> tuple[HalfDuplexLink, ScriptedPort]:
    """Return a line on an adapter that hands back what is sent, and its port."""
    echo = [(TIMING.frame_ns(n + 1), bytes([byte])) for n, byte in enumerate(REQUEST)]
    port = ScriptedPort(*(echo + paced(one) for one in answers))
    line = HalfDuplexLink(
        "pumps", port, timing=TIMING, echo=True, latency_ms=LATENCY_MS, quiet_ms=QUIET_MS
    )
    line.connect()
    port.time_ns += QUIET_MS * NS_PER_MS
    return line, port


def test_our_own_bytes_are_taken_off_the_answer() -> None:
    """Exactly those that were sent, and the line is as quick as without an echo."""
    line, port = echoing(REPLY, REPLY)
    assert ask(line) == joined([7, 8])
    assert ask(line) == joined([7, 8])
    assert port.sent[1][0] - port.sent[0][0] == WIRE_NS + TIMING.gap_ns
    assert line.health().damaged == line.health().foreign == 0


def test_an_echo_alone_is_silence() -> None:
    """Hearing oneself is no answer."""
    line, _ = echoing(b"")
    fails(line, "no answer")
    assert line.health().silent == 1


def test_an_echo_that_was_changed_is_damage() -> None:
    """Somebody else was sending at the same time: nothing that follows can be believed."""
    changed = bytes([REQUEST[0] ^ 0x40, *REQUEST[1:]])
    port = ScriptedPort([(1, changed), *paced(REPLY)])
    line = HalfDuplexLink("pumps", port, timing=TIMING, echo=True, quiet_ms=QUIET_MS)
    line.connect()
    fails(line, "our own bytes came back as")
    assert line.health().damaged == 1


def test_an_answer_without_the_echo_is_damage() -> None:
    """An adapter that is said to echo and does not would let an answer pass for an echo."""
    port = ScriptedPort(paced(REPLY))
    line = HalfDuplexLink("pumps", port, timing=TIMING, echo=True, quiet_ms=QUIET_MS)
    line.connect()
    fails(line, "our own bytes")


def test_an_echo_that_was_not_expected_is_not_our_answer() -> None:
    """Without `echo = true` the line never takes its own question for an answer."""
    port = ScriptedPort([(1, REQUEST), *paced(REPLY)])
    line = connected(port)
    fails(line, "line pumps")
    assert line.health().damaged + line.health().foreign == 1


def test_an_echo_in_pieces_is_waited_for() -> None:
    """An adapter hands our own bytes on late and one by one: the answer is still to come."""
    late_ns = 25 * NS_PER_MS
    echo = [(late_ns + TIMING.frame_ns(n + 1), bytes([one])) for n, one in enumerate(REQUEST)]
    port = ScriptedPort(echo + paced(REPLY, late_ns))
    line = HalfDuplexLink("pumps", port, timing=TIMING, echo=True, quiet_ms=QUIET_MS)
    line.connect()
    assert ask(line) == joined([7, 8])
