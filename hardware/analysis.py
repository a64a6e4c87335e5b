"""What happened on a line, as a technician reads it: frames with their times, and advice.

Pure functions over what was recorded; who recorded it, and where, is not their business.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hardware.telling import GuessedTelling, Telling
from hardware.timing import NS_PER_MS, NS_PER_US, WireTiming
from kiosk.ports import Exchange, Outcome

ENOUGH = 4
"""So many exchanges are looked at before anything is advised."""
OFTEN = 5
"""One in so many that go wrong is more than bad luck."""
SPARE_MS = 5
"""What is added to the latest answer that was seen."""
_GUESSED = GuessedTelling()


@dataclass(frozen=True, slots=True)
class Party:
    """An outlet on the line: its name in the settings, its address, what its profile says."""

    outlet: str
    address: int
    response_ms: int
    telling: Telling


@dataclass(frozen=True, slots=True)
class Frame:
    """One side of an exchange, in the order of time. Times in microseconds."""

    at_us: int
    """Since the first exchange."""
    gap_us: int
    """Since the frame before it ended: of an answer, how long the device took to begin."""
    is_ours: bool
    outlet: str
    """Empty where nobody knows whose it is."""
    data: bytes
    meaning: str
    verdict: str
    """What is to be said of it; empty of a request that was answered."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of one outlet's exchanges, and what to do about it."""

    outlet: str
    address: int
    exchanges: int
    ok: int
    refused: int
    silent: int
    late: int
    damaged: int
    foreign: int
    median_us: int
    longest_us: int
    advice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wire:
    """What must be known of a line to read it."""

    timing: WireTiming
    parties: Mapping[int, Party]
    """By address."""
    has_echo: bool = False


@dataclass(frozen=True, slots=True)
class Late:
    """An answer that had been given up."""

    by_ns: int
    """How much later than it may have been its last byte came."""
    asked: Exchange


def frames(
    exchanges: Sequence[Exchange], wire: Wire, *, first_ns: int, skip: int = 0
) -> Iterator[Frame]:
    """Yield every frame of `exchanges`, which are in the order of time, but for the first `skip`.

    Those were shown before: what follows may be the late answer to one of them.
    """
    ended_ns = first_ns
    for place, (late, one) in enumerate(zip(late_ones(exchanges, wire), exchanges, strict=True)):
        if place >= skip:
            told = (
                _unasked(one, late, wire) if one.outcome is Outcome.UNASKED else _asked(one, wire)
            )
            for begun_ns, frame in told:
                yield replace(
                    frame,
                    at_us=(begun_ns - first_ns) // NS_PER_US,
                    gap_us=max(0, begun_ns - ended_ns) // NS_PER_US,
                )
                ended_ns = begun_ns + wire.timing.frame_ns(len(frame.data))
        else:
            ended_ns = one.at_ns + one.took_ns


_Begun = tuple[int, Frame]
"""When a frame began, and the frame without its times."""


def _unasked(one: Exchange, late: Late | None, wire: Wire) -> Iterator[_Begun]:
    verdict, meaning, outlet = "unasked", _GUESSED.answered(b"", one.reply), ""
    if late is not None:
        outlet, told = _whose(late.asked, wire)
        at_most = "at most " if one.took_ns else ""
        verdict = f"late: {at_most}{-(-late.by_ns // NS_PER_MS)} ms"
        meaning = told.answered(late.asked.request, one.reply)
    yield one.at_ns, Frame(0, 0, False, outlet, one.reply, meaning, verdict)


def _asked(one: Exchange, wire: Wire) -> Iterator[_Begun]:
    outlet, told = _whose(one, wire)
    answer, said = _answer(one, wire), one.outcome.value
    said = f"{said}: {one.failure}" if one.failure else said
    meaning = told.asked(one.request)
    yield one.at_ns, Frame(0, 0, True, outlet, one.request, meaning, "" if answer else said)
    if answer:
        asked_ns = one.at_ns + wire.timing.frame_ns(len(one.request))
        begun_ns = max(asked_ns, one.at_ns + one.took_ns - wire.timing.frame_ns(len(answer)))
        meaning = told.answered(one.request, answer)
        yield begun_ns, Frame(0, 0, False, outlet, answer, meaning, said)


def _whose(one: Exchange, wire: Wire) -> tuple[str, Telling]:
    party = wire.parties.get(one.address)
    return (party.outlet, party.telling) if party else ("", _GUESSED)


def late_ones(exchanges: Sequence[Exchange], wire: Wire) -> list[Late | None]:
    """Return, for each exchange, whether it is an answer that came too late; None where not.

    Only what was heard unasked can be one: whole by itself or with the part that came in time, or,
    where frames have no checksum, whatever follows a silence.
    """
    found: list[Late | None] = []
    asked: Exchange | None = None
    for one in exchanges:
        found.append(None)
        if one.outcome is not Outcome.UNASKED:
            asked = one if one.outcome in {Outcome.SILENT, Outcome.DAMAGED} else None
        elif asked is not None:
            is_whole = _whose(asked, wire)[1].is_whole(_answer(asked, wire) + one.reply)
            if is_whole or (is_whole is None and asked.outcome is Outcome.SILENT):
                due_ns = asked.at_ns + asked.took_ns
                end_ns = one.at_ns + wire.timing.frame_ns(len(one.reply))
                found[-1] = Late(max(0, end_ns - due_ns), asked)
                asked = None
    return found


def summaries(exchanges: Sequence[Exchange], wire: Wire) -> list[Summary]:
    """Return what came of each outlet, with advice."""
    late = [one for one in late_ones(exchanges, wire) if one is not None]
    return [
        _summary(
            party,
            [one for one in exchanges if one.address == address],
            [one.by_ns for one in late if one.asked.address == address],
            wire,
        )
        for address, party in sorted(wire.parties.items())
    ]


def line_advice(exchanges: Sequence[Exchange], wire: Wire) -> list[str]:
    """Return what is wrong with the line itself, whoever is asked."""
    asked = [one for one in exchanges if one.outcome is not Outcome.UNASKED]
    advice = []
    if any(one.outcome is Outcome.DOWN for one in asked):
        advice.append("The port went away: is the adapter plugged in firmly, is its hub powered?")
    own = [one for one in asked if one.request and one.reply.startswith(one.request)]
    if not wire.has_echo and len(own) * 2 > len(asked) >= ENOUGH:
        advice.append("Our own bytes come back before each answer: write `echo = true`.")
    elif len(asked) >= ENOUGH and not any(_answer(one, wire) for one in asked):
        advice.append(
            "Nobody answers: is it the right port, the right speed and parity, are A and B "
            "swapped at the adapter, does somebody turn the direction (`rs485`)?"
        )
    unasked = [
        one
        for late, one in zip(late_ones(exchanges, wire), exchanges, strict=True)
        if late is None and one.outcome is Outcome.UNASKED
    ]
    if len(unasked) * OFTEN > len(asked) and len(unasked) >= ENOUGH:
        advice.append(
            f"{len(unasked)} times something was heard that nobody had asked for: is there a "
            "second master, a babbling device, or no bias on the line?"
        )
    return advice


def _summary(
    party: Party, exchanges: Sequence[Exchange], late_ns: Sequence[int], wire: Wire
) -> Summary:
    counts = dict.fromkeys(Outcome, 0)
    for one in exchanges:
        counts[one.outcome] += 1
    responses_us = [_response_us(one, wire) for one in exchanges if one.outcome in _SOUND]
    return Summary(
        outlet=party.outlet,
        address=party.address,
        exchanges=len(exchanges),
        ok=counts[Outcome.OK],
        refused=counts[Outcome.REFUSED],
        silent=counts[Outcome.SILENT],
        late=len(late_ns),
        damaged=counts[Outcome.DAMAGED],
        foreign=counts[Outcome.FOREIGN],
        median_us=int(statistics.median(responses_us)) if responses_us else 0,
        longest_us=max(responses_us, default=0),
        advice=tuple(_advice(party, counts, late_ns)),
    )


def _advice(party: Party, counts: Mapping[Outcome, int], late_ns: Sequence[int]) -> Iterator[str]:
    """Yield what a technician should look at, for one outlet."""
    asked = sum(counts.values())
    heard = counts[Outcome.OK] + counts[Outcome.REFUSED]
    if asked < ENOUGH:
        return
    if late_ns:
        late_ms = -(-max(late_ns) // NS_PER_MS)
        yield (
            f"Answers come up to {late_ms} ms too late: raise `response` in its profile from "
            f"{party.response_ms} ms to {party.response_ms + late_ms + SPARE_MS} ms, or lower the "
            "adapter's latency timer."
        )
    elif not heard and counts[Outcome.SILENT] == asked:
        yield (
            f"It never answers: is its address {party.address}, has it power, are A and B swapped "
            "at it?"
        )
    elif counts[Outcome.SILENT] * OFTEN > asked:
        yield (
            f"It is silent {counts[Outcome.SILENT]} times in {asked}: a loose wire, a weak supply, "
            "or a device that is busy with something else?"
        )
    if counts[Outcome.DAMAGED] * OFTEN > asked and not late_ns:
        yield (
            f"{counts[Outcome.DAMAGED]} of {asked} answers are damaged: check the termination "
            "(120 ohms at both ends, nowhere else), the bias, the shield, speed and parity; where "
            "the first bytes are missing, the direction is turned back too late (`rs485_after_ms`)."
        )
    if counts[Outcome.FOREIGN] * OFTEN > asked:
        yield (
            f"{counts[Outcome.FOREIGN]} of {asked} answers were not its own: do two devices have "
            f"address {party.address}, or is there a second master?"
        )
    if counts[Outcome.REFUSED] * 2 > asked:
        yield "It mostly says no: is its profile the right one?"


def _answer(one: Exchange, wire: Wire) -> bytes:
    """Return what was heard of the other side: our own bytes are taken off where they come back."""
    is_ours = wire.has_echo and one.request and one.reply.startswith(one.request)
    return one.reply[len(one.request) :] if is_ours else one.reply


def _response_us(one: Exchange, wire: Wire) -> int:
    wire_ns = wire.timing.frame_ns(len(one.request) + len(_answer(one, wire)))
    return max(0, one.took_ns - wire_ns) // NS_PER_US


_SOUND = frozenset({Outcome.OK, Outcome.REFUSED})
