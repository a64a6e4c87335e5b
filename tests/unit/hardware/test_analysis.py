"""What a technician reads of a line: frames, verdicts, advice."""

from __future__ import annotations

import pytest

from hardware.analysis import Party, Wire, frames, line_advice, summaries
from hardware.framing.modbus import joined, read_request, with_crc
from hardware.telling import ModbusTelling, PlainTelling
from hardware.timing import NS_PER_MS, wire_timing
from kiosk.ports import Exchange, Outcome

TIMING = wire_timing(9_600)
PARTIES = {n: Party(f"{n}", n, 20, ModbusTelling()) for n in (1, 2, 3, 4)}
WIRE = Wire(TIMING, PARTIES)
FIRST_NS = 7_000_000_000


def request(unit: int) -> bytes:
    """Return a question to `unit`."""
    return read_request(unit, 0, 1)


def reply(unit: int, value: int = 5) -> bytes:
    """Return its answer."""
    return with_crc(bytes([unit, 3, 2]) + joined([value]))


def exchange(
    unit: int,
    outcome: Outcome = Outcome.OK,
    answer: bytes | None = None,
    *,
    at_ms: int = 0,
    took_ms: int = 30,
) -> Exchange:
    """Return one exchange of `unit`."""
    told = {Outcome.OK: reply(unit), Outcome.SILENT: b""}.get(outcome, b"\x00\x01")
    return Exchange(
        FIRST_NS + at_ms * NS_PER_MS,
        request(unit),
        told if answer is None else answer,
        "" if outcome is Outcome.OK else "why",
        unit,
        took_ms * NS_PER_MS,
        outcome,
    )


def unasked(data: bytes, *, at_ms: int, unheard_ms: int = 0) -> Exchange:
    """Return what was heard while nobody had asked."""
    return Exchange(
        FIRST_NS + at_ms * NS_PER_MS,
        b"",
        data,
        took_ns=unheard_ms * NS_PER_MS,
        outcome=Outcome.UNASKED,
    )


def advice(*heard: Exchange, outlet: str = "1") -> str:
    """Return what is advised for one outlet."""
    return " ".join(next(one for one in summaries(heard, WIRE) if one.outlet == outlet).advice)


def test_both_sides_of_an_exchange_are_shown_with_their_times() -> None:
    """When, after how long, who, what it means; and the verdict beside the answer."""
    asked, answered = frames([exchange(1, at_ms=100)], WIRE, first_ns=FIRST_NS)
    assert (asked.at_us, asked.is_ours, asked.outlet, asked.verdict) == (100_000, True, "1", "")
    assert asked.meaning == "unit 1: read 1 from 0x0000"
    assert asked.data == request(1)
    request_us, reply_us = (TIMING.frame_ns(n) // 1_000 for n in (8, 7))
    assert answered.at_us == 100_000 + 30_000 - reply_us - 1
    assert answered.gap_us == pytest.approx(30_000 - request_us - reply_us, abs=2)
    assert (answered.is_ours, answered.meaning, answered.verdict) == (False, "unit 1: 0005", "ok")


def test_the_gap_before_a_question_counts_from_the_answer_before() -> None:
    """A gap that is too short shows."""
    told = list(frames([exchange(1), exchange(2, at_ms=37)], WIRE, first_ns=FIRST_NS))
    assert told[2].gap_us == pytest.approx(7_000, abs=2)


def test_a_question_without_an_answer_carries_the_verdict() -> None:
    """There is no answer to put it beside."""
    [asked] = frames([exchange(2, Outcome.SILENT)], WIRE, first_ns=FIRST_NS)
    assert asked.verdict == "silent: why"


def test_damage_is_shown_as_it_came() -> None:
    """In bytes, without words for what cannot be read."""
    [_, answered] = frames([exchange(2, Outcome.DAMAGED)], WIRE, first_ns=FIRST_NS)
    assert (answered.data, answered.meaning, answered.verdict) == (b"\x00\x01", "", "damaged: why")


def test_a_late_answer_is_told_from_silence() -> None:
    """It belongs to the outlet that was asked, and says by how much it was late."""
    heard = [exchange(3, Outcome.SILENT), unasked(reply(3), at_ms=42)]
    late = list(frames(heard, WIRE, first_ns=FIRST_NS))[1]
    # It began at 42 ms, has 7 characters of 1.04 ms, and was given up at 30 ms.
    assert late.verdict == "late: 20 ms"
    assert late.outlet == "3"
    assert late.meaning == "unit 3: 0005"
    assert not late.is_ours


def test_an_answer_that_was_cut_by_the_time_limit_is_late_not_damaged() -> None:
    """The first half came in time, the second after it."""
    heard = [
        exchange(3, Outcome.DAMAGED, reply(3)[:4]),
        unasked(reply(3)[4:], at_ms=31),
        *(exchange(3) for _ in range(4)),
    ]
    [_, _, late, *_] = frames(heard, WIRE, first_ns=FIRST_NS)
    assert late.verdict == "late: 5 ms"
    assert "too late" in advice(*heard, outlet="3")
    assert "termination" not in advice(*heard, outlet="3")


def test_what_nobody_listened_for_may_have_come_sooner() -> None:
    """The time is an upper bound where the line had not been read meanwhile."""
    heard = [exchange(3, Outcome.SILENT), unasked(reply(3), at_ms=250, unheard_ms=200)]
    assert list(frames(heard, WIRE, first_ns=FIRST_NS))[1].verdict.startswith("late: at most ")


@pytest.mark.parametrize(
    "heard",
    [
        [unasked(reply(3), at_ms=1)],
        [exchange(3), unasked(reply(3), at_ms=42)],
        [exchange(3, Outcome.SILENT), unasked(b"\x11\x12", at_ms=42)],
        [exchange(3, Outcome.FOREIGN), unasked(reply(3), at_ms=42)],
    ],
    ids=["out of nowhere", "after an answer", "noise", "after another's"],
)
def test_what_answers_nothing_is_unasked(heard: list[Exchange]) -> None:
    """Something else talks on the line, or the line has no bias."""
    assert list(frames(heard, WIRE, first_ns=FIRST_NS))[-1].verdict == "unasked"
    assert all(one.late == 0 for one in summaries(heard, WIRE))


def test_without_checksums_whatever_follows_a_silence_is_late() -> None:
    """A protocol that cannot tell is given the benefit of the doubt."""
    plain = Wire(TIMING, {3: Party("3", 3, 20, PlainTelling())})
    heard = [exchange(3, Outcome.SILENT), unasked(b"A 014\r", at_ms=42)]
    assert summaries(heard, plain)[0].late == 1


def test_frames_that_were_shown_are_not_shown_again() -> None:
    """But a late answer to one of them is still known."""
    heard = [exchange(3, Outcome.SILENT), unasked(reply(3), at_ms=42)]
    [late] = frames(heard, WIRE, first_ns=FIRST_NS, skip=1)
    assert late.verdict == "late: 20 ms"


def test_who_always_answers_needs_no_advice() -> None:
    """The figures are enough."""
    heard = [exchange(1, took_ms=took) for took in (20, 20, 20, 50)]
    one = summaries(heard, WIRE)[0]
    wire_us = TIMING.frame_ns(15) // 1_000
    assert (one.exchanges, one.ok, one.silent, one.advice) == (4, 4, 0, ())
    assert one.median_us == pytest.approx(20_000 - wire_us, abs=2)
    assert one.longest_us == pytest.approx(50_000 - wire_us, abs=2)
    assert line_advice(heard, WIRE) == []


def test_advice_for_one_that_never_answers() -> None:
    """Address, power, wiring: in the order in which they are checked."""
    heard = [exchange(4, Outcome.SILENT)] * 4 + [exchange(1)]
    assert "is its address 4, has it power, are A and B swapped" in advice(*heard, outlet="4")


def test_advice_for_one_that_is_often_silent() -> None:
    """It answers, but not always."""
    heard = [exchange(4, Outcome.SILENT), exchange(4), exchange(4)] * 3
    assert "silent 3 times in 9" in advice(*heard, outlet="4")


def test_advice_for_one_that_is_late() -> None:
    """To what the response time is to be raised."""
    heard = [exchange(3, Outcome.SILENT), unasked(reply(3), at_ms=42)] * 4
    assert "up to 20 ms too late: raise `response`" in advice(*heard, outlet="3")
    assert "from 20 ms to 45 ms" in advice(*heard, outlet="3")
    assert "never answers" not in advice(*heard, outlet="3")


def test_advice_for_one_that_is_often_damaged() -> None:
    """Termination and bias first."""
    heard = [exchange(3, Outcome.DAMAGED), exchange(3)] * 3
    assert "3 of 6 answers are damaged: check the termination" in advice(*heard, outlet="3")


def test_advice_for_one_that_another_answers_for() -> None:
    """Two devices with one address."""
    heard = [exchange(3, Outcome.FOREIGN), exchange(3)] * 3
    assert "do two devices have address 3" in advice(*heard, outlet="3")


def test_advice_for_one_that_says_no() -> None:
    """Another device than the profile's."""
    heard = [exchange(3, Outcome.REFUSED)] * 4
    assert "is its profile the right one" in advice(*heard, outlet="3")


@pytest.mark.parametrize(
    "heard",
    [
        [exchange(3, Outcome.SILENT)] * 3,
        [exchange(3, Outcome.DAMAGED)] + [exchange(3)] * 5,
        [exchange(3, Outcome.SILENT)] + [exchange(3)] * 5,
        [exchange(3, Outcome.FOREIGN)] + [exchange(3)] * 5,
    ],
)
def test_bad_luck_is_no_reason_for_advice(heard: list[Exchange]) -> None:
    """Too few, or too rare."""
    assert advice(*heard, outlet="3") == ""


def test_advice_for_a_line_where_nobody_answers() -> None:
    """The cause lies before the first device."""
    heard = [exchange(n, Outcome.SILENT) for n in (1, 2, 3, 4)]
    [said] = line_advice(heard, WIRE)
    assert "A and B" in said
    assert "`rs485`" in said
    assert line_advice([*heard, exchange(1)], WIRE) == []


def test_advice_for_a_line_that_hears_itself() -> None:
    """The settings can say so."""
    heard = [exchange(n, Outcome.DAMAGED, request(n) + reply(n)) for n in (1, 2, 3, 4)]
    assert line_advice(heard, WIRE) == [
        "Our own bytes come back before each answer: write `echo = true`."
    ]


def test_an_echo_that_is_expected_is_not_shown() -> None:
    """Only what the device said is."""
    echoing = Wire(TIMING, PARTIES, has_echo=True)
    heard = [exchange(1, Outcome.OK, request(1) + reply(1))] * 4
    assert list(frames(heard, echoing, first_ns=FIRST_NS))[1].data == reply(1)
    assert line_advice(heard, echoing) == []


def test_advice_for_a_line_on_which_others_talk() -> None:
    """A second master, or noise."""
    heard = [exchange(1), unasked(b"\x11", at_ms=90)] * 4
    [said] = line_advice(heard, WIRE)
    assert said.startswith("4 times something was heard that nobody had asked for")


def test_advice_for_a_port_that_went_away() -> None:
    """The adapter, not the device."""
    [said] = line_advice([exchange(1), exchange(1, Outcome.DOWN, b"")], WIRE)
    assert "adapter" in said
