"""The journal at the screen: chosen, in pages, and with nothing that can be changed."""

from __future__ import annotations

import pytest
from fakes.world import World

from kiosk.api import commands as c
from kiosk.api.snapshot import EntrySnapshot, JournalSnapshot, Notice
from kiosk.application.reading_room import PAGE_MOST, TEXT_MOST, told
from kiosk.domain.journal import GENESIS, Draft, Entry, Relevance, chained


@pytest.fixture
def world() -> World:
    """Return a place where a customer has bought, and Ada has locked an outlet and reads."""
    world = World()
    world.hire()
    world.hire("Ben")
    world.run(1_500)
    sale = world.buy(1, screen="customer")
    world.lift(1, takes=2_000_000)
    world.flow(1, 2_000_000)
    world.controller(1).calling = False
    world.finish(sale)
    world.log_in()
    world.ask(c.LockOutlet(2, "safety"))
    return world


def read(world: World, **wanted: object) -> JournalSnapshot:
    """Ask for a page, and wait for it."""
    world.ask(c.ShowJournal(**{"most": 5, **wanted}))  # type: ignore[arg-type]  # Its own fields.
    world.run(100)
    attendant = world.visit.attendant
    assert attendant is not None
    assert attendant.journal is not None
    return attendant.journal


@pytest.mark.req("ATT-23")
def test_the_newest_entry_comes_first(world: World) -> None:
    """With its number, when, what, where, who and why, and how much of the chain was proven."""
    shown = read(world)
    last = world.store.entries[-1]
    assert shown.entries[0] == EntrySnapshot(
        sequence=last.sequence,
        relevance="attendant",
        kind="outlet-locked",
        at_ms=last.at_ms,
        outlet=2,
        by="Ada",
        reason="safety",
    )
    assert [one.sequence for one in shown.entries] == list(
        range(last.sequence, last.sequence - 5, -1)
    )
    assert (shown.good, shown.fault, shown.has_older) == (len(world.store.entries), "", True)


def test_older_pages_follow_without_a_gap(world: World) -> None:
    """From the newest to the very first, each entry once; then there are no older ones."""
    seen, before = [], 0
    while True:
        shown = read(world, before=before)
        seen += [one.sequence for one in shown.entries]
        before = seen[-1]
        if not shown.has_older:
            break
    assert seen == list(range(seen[0], 0, -1))


def test_only_what_was_chosen_is_shown(world: World) -> None:
    """An outlet, a class, a person, a day, and all of them together."""
    assert {one.outlet for one in read(world, outlet=1, most=12).entries} == {1}
    assert {one.relevance for one in read(world, relevance="delivery").entries} == {"delivery"}
    assert {one.by for one in read(world, person="Ada").entries} == {"Ada"}
    assert read(world, person="Ben").entries == ()
    assert read(world, days_ago=0).entries
    assert read(world, days_ago=1).entries == ()
    only = read(world, outlet=2, relevance="attendant", person="Ada", days_ago=0)
    assert [one.kind for one in only.entries] == ["outlet-locked"]
    world.clock.turn(24 * 3_600_000)
    world.run(1_500)
    world.log_in()
    assert "outlet-locked" in [one.kind for one in read(world, days_ago=1).entries]


@pytest.mark.parametrize(
    "wanted",
    [
        {"most": 0},
        {"most": PAGE_MOST + 1},
        {"before": -1},
        {"outlet": -1},
        {"relevance": "gossip"},
        {"days_ago": -2},
        {"days_ago": 3_661},
    ],
)
def test_what_makes_no_sense_is_refused(world: World, wanted: dict[str, object]) -> None:
    """A screen may send anything."""
    asked = c.ShowJournal(**{"most": 5, **wanted})  # type: ignore[arg-type]  # Its own fields.
    assert world.ask(asked).notice is Notice.NOT_ALLOWED


@pytest.mark.req("AT-04")
def test_nothing_can_be_written_here(world: World) -> None:
    """Reading leaves no trace in the journal, and is gone with whoever has read."""
    before = len(world.store.entries)
    read(world)
    world.ask(c.LeaveJournal())
    assert world.visit.attendant is not None
    assert world.visit.attendant.journal is None
    assert len(world.store.entries) == before
    read(world)
    world.ask(c.Logout())
    world.log_in("Ben")
    assert world.visit.attendant.journal is None


def test_a_page_that_was_left_does_not_come_back(world: World) -> None:
    """The answer to an older question changes nothing."""
    world.ask(c.ShowJournal(5, outlet=1))
    world.ask(c.ShowJournal(5, outlet=2))
    assert world.visit.attendant is not None
    assert world.visit.attendant.journal == JournalSnapshot(is_reading=True)
    world.run(100)
    assert world.visit.attendant is not None
    assert world.visit.attendant.journal is not None
    assert {one.outlet for one in world.visit.attendant.journal.entries} == {2}


@pytest.mark.req("REC-03")
def test_a_broken_chain_is_told(world: World) -> None:
    """With the number of the first bad entry, for as long as it is broken."""
    world.archive._archive.fault = "entry 3: missing"
    assert read(world).fault == "entry 3: missing"


def entry(**body: object) -> Entry:
    """Return an entry that says so."""
    return chained(GENESIS, 1, Draft(Relevance.PAYMENT, "thing", 7, body))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ({"closed_by": "Ben", "by": ""}, {"by": "Ben"}),
        ({"name": "Ada"}, {"by": "Ada"}),
        ({"name": "Ada", "by": "Mia", "role": "manager"}, {"by": "Mia", "reason": "manager"}),
        ({"sale": "S-000001", "receipt": 7}, {"about": "7"}),
        ({"amount": 5, "asked": 9}, {"minor": 5}),
        ({"amount": True, "outlet": "x"}, {}),
        ({"before": 17_590, "after": 18_590}, {"before": "17590", "after": "18590"}),
        ({"reason": "y" * 99}, {"reason": "y" * TEXT_MOST}),
        ({"url": "https://pay/secret", "token": "secret"}, {}),
    ],
)
def test_of_an_entry_only_these_facts_are_told(
    body: dict[str, object], shown: dict[str, object]
) -> None:
    """Whatever else it may say stays in the records."""
    if body.get("by") == "Mia":
        shown = {**shown, "about": "Ada"}
    assert told(entry(**body)) == EntrySnapshot(1, "payment", "thing", 7, **shown)  # type: ignore[arg-type]


def test_a_damaged_entry_is_shown_as_being_there() -> None:
    """Its number and its kind, and nothing that could not be read."""
    damaged = Entry(3, Relevance.METER, "meter-met", 9, b"{", GENESIS, GENESIS)
    assert told(damaged) == EntrySnapshot(3, "meter", "meter-met", 9)
