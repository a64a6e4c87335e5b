"""The journal at a screen and the worker that reads it, each by itself and to the last entry."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.api import commands as c
from kiosk.api.snapshot import JournalSnapshot, Notice
from kiosk.application.archive_worker import ArchiveWorker
from kiosk.application.messages import JournalChecked, JournalRead, Message, ReadJournal
from kiosk.application.reading_room import DAYS_MOST, Reading, ReadingRoom, found, told
from kiosk.application.state import Change, State
from kiosk.domain.journal import GENESIS, Draft, Entry, Relevance, chained
from kiosk.domain.moment import Moment
from kiosk.ports import Checked, Remembered, Wanted

DAY_MS = 86_400_000
MIDNIGHT_MS = 1_790_000_000_000 // DAY_MS * DAY_MS
ENTRIES = tuple(
    chained(GENESIS, n, Draft(Relevance.SYSTEM, "thing", 7, {"n": n})) for n in (5, 4, 3, 2, 1)
)


def asked(command: c.ShowJournal) -> tuple[list[Wanted], Reading | None, Notice]:
    """Ask for entries at noon; return what is looked for, what is shown, and why not."""
    change = Change(State.remembered(Remembered()), Moment(MIDNIGHT_MS + DAY_MS // 2, 1_000))
    reading, notice = ReadingRoom("UTC").ask(change, command, "front")
    return [one.wanted for one in change.requests if isinstance(one, ReadJournal)], reading, notice


@pytest.mark.parametrize(
    ("days_ago", "from_ms", "to_ms"),
    [
        (-1, 0, 0),
        (0, MIDNIGHT_MS, MIDNIGHT_MS + DAY_MS),
        (1, MIDNIGHT_MS - DAY_MS, MIDNIGHT_MS),
        (DAYS_MOST, MIDNIGHT_MS - DAYS_MOST * DAY_MS, MIDNIGHT_MS - (DAYS_MOST - 1) * DAY_MS),
    ],
)
def test_a_day_is_looked_for_from_midnight_to_midnight(
    days_ago: int, from_ms: int, to_ms: int
) -> None:
    """Today, and ten years back; without one all of them are."""
    wanted = Wanted(1, from_ms=from_ms, to_ms=to_ms)
    assert asked(c.ShowJournal(1, days_ago=days_ago)) == ([wanted], Reading(wanted), Notice.NONE)


@pytest.mark.parametrize("command", [c.ShowJournal(0), c.ShowJournal(1, days_ago=DAYS_MOST + 1)])
def test_what_makes_no_sense_is_not_looked_for(command: c.ShowJournal) -> None:
    """No entry at all, or a day that no journal reaches back to."""
    assert asked(command) == ([], None, Notice.NOT_ALLOWED)


def test_until_something_was_proven_nothing_is_said_to_be() -> None:
    """From then on how far it is sound, and what is wrong."""
    room, reading = ReadingRoom("UTC"), Reading(Wanted(3))
    assert room.shown(None) is None
    assert room.shown(reading) == JournalSnapshot(is_reading=True, good=0, fault="")
    room.on_checked(JournalChecked(4, "entry 5"))
    assert room.shown(reading) == JournalSnapshot(is_reading=True, good=4, fault="entry 5")


@pytest.mark.parametrize(("count", "has_older"), [(0, False), (2, False), (3, False), (4, True)])
def test_a_page_has_what_was_wanted_and_says_whether_there_is_more(
    count: int, *, has_older: bool
) -> None:
    """One more is found where there are older ones; it is not shown."""
    wanted = Wanted(3)
    entries = ENTRIES[:count]
    shown = tuple(told(one) for one in entries[:3])
    assert found(Reading(wanted), JournalRead("front", wanted, entries)) == Reading(
        wanted, shown, has_older, is_found=True
    )


@pytest.mark.parametrize("reading", [None, Reading(Wanted(2)), Reading(Wanted(3, outlet=1))])
def test_an_answer_is_for_the_page_that_asked(reading: Reading | None) -> None:
    """One that nobody reads any more changes nothing."""
    assert found(reading, JournalRead("front", Wanted(3), ENTRIES)) == reading


class Shelf:
    """An archive that says what a test has put on it."""

    def __init__(self) -> None:
        self.wanted: list[Wanted] = []
        self.proven: list[int] = []
        self.checked = Checked()

    def page(self, wanted: Wanted) -> tuple[Entry, ...]:
        self.wanted.append(wanted)
        return ENTRIES[: wanted.most]

    def check(self, most: int) -> Checked:
        self.proven.append(most)
        return self.checked


def test_nothing_is_proven_before_anybody_looks_and_then_in_parts() -> None:
    """The machine is left alone until then; each part is short, so that no page waits for it."""
    shelf, posted = Shelf(), list[Message]()
    worker = ArchiveWorker(shelf, posted.append)
    assert (worker.step(), shelf.proven) == (1_000, [])
    worker.read(ReadJournal("front", Wanted(3)))
    assert shelf.wanted == [Wanted(4)]
    assert posted == [JournalRead("front", Wanted(3), ENTRIES[:4])]
    shelf.checked = Checked(500)
    assert (worker.step(), shelf.proven) == (1, [500])


@pytest.mark.parametrize(
    ("checked", "rests_ms"),
    [
        (Checked(500), 1),
        (Checked(7, is_all=True), 1_000),
        (Checked(3, "entry 4"), 1_000),
        (Checked(3, "entry 4", is_all=True), 1_000),
    ],
)
def test_it_rests_where_there_is_no_more_to_prove(checked: Checked, rests_ms: int) -> None:
    """All is sound for now, or what follows is worth nothing; it is told once, and when it ends."""
    shelf, posted = Shelf(), list[Message]()
    worker = ArchiveWorker(shelf, posted.append)
    worker.read(ReadJournal("front", Wanted(3)))
    posted.clear()
    shelf.checked = checked
    assert [worker.step(), worker.step()] == [rests_ms, rests_ms]
    assert posted == [JournalChecked(checked.good, checked.fault)]
    shelf.checked = replace(checked, good=checked.good + 1)
    worker.step()
    assert posted[1:] == [JournalChecked(checked.good + 1, checked.fault)]
