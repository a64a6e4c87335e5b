"""Shifts and days: who may do what, in which moment, and what is shown of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fakes.world import site

from kiosk.api.snapshot import Notice, RailFigure
from kiosk.application.shifts import (
    BUDGETED,
    CATCH_UP,
    DRAWER_MAX,
    SHIFT,
    STEP_MS,
    Shift,
    Shifts,
)
from kiosk.application.state import Change, State
from kiosk.domain.books import Account, AccountKind, Balance
from kiosk.domain.journal import GENESIS, Draft, Entry, Relevance, chained
from kiosk.domain.moment import Moment
from kiosk.domain.money import Money
from kiosk.domain.report import DAY, DAY_CLOSED, day_said
from kiosk.ports import Remembered, Setting

NOON_MS = 1_790_000_000_000


class Office:
    """Shifts over a journal of its own."""

    def __init__(
        self,
        *settings: Setting,
        kept: str = "",
        days: int = 0,
        limits: dict[str, Any] | None = None,
    ) -> None:
        self.entries: list[Entry] = []
        self.balances: dict[Account, int] = {}
        self.asked_after: list[int] = []
        self.state = State.remembered(Remembered(settings=settings))
        self.now = Moment(NOON_MS, 5_000)
        whole = {"override_shift_max": Money(8_000), "overrides_max": 2, "refunds_max": 2}
        self.place = site(2, **(whole | (limits or {})))
        self.kept, self.days = kept, days
        self.restart()

    def restart(self) -> None:
        """Begin anew, with what the journal has."""
        self.shifts = Shifts(self.place, self.journal, self.balance, kept=self.kept, days=self.days)

    def journal(self, after: int) -> Iterator[Entry]:
        self.asked_after.append(after)
        yield from self.entries[after:]

    def balance(self, account: Account) -> Balance:
        return Balance(credits=self.balances.get(account, 0))

    def write(self, *drafts: Draft) -> list[Entry]:
        """Put entries into the journal."""
        last = self.entries[-1] if self.entries else None
        before, number = (last.hash, last.sequence) if last else (GENESIS, 0)
        found = []
        for n, draft in enumerate(drafts, number + 1):
            entry = chained(before, n, draft)
            before = entry.hash
            found.append(entry)
        self.entries += found
        return found

    def do(self, act: str, *args: Any) -> Any:  # noqa: ANN401 - As each of them returns.
        """Have something done, and make it last."""
        change = Change(self.state, self.now)
        result = getattr(self.shifts, act)(change, *args)
        batch = change.batch()
        self.moved = [
            (one.id, str(one.debit), str(one.credit), one.amount.minor) for one in batch.transfers
        ]
        change.apply()
        self.shifts.follow(self.write(*batch.entries))
        return result

    def tick(self, ms: int = 0, *, step_ms: int = 0) -> None:
        """Let time pass, of which the wall clock shows `step_ms` more."""
        self.now = Moment(self.now.utc_ms + ms + step_ms, self.now.mono_ms + ms)
        self.do("tick")

    def said(self, kind: str) -> list[tuple[str, dict[str, Any]]]:
        """Return what the journal says of a kind."""
        found = [one for one in self.entries if one.kind == kind]
        return [(str(one.relevance), json.loads(one.canonical)["body"]) for one in found]

    def shown(self) -> Any:  # noqa: ANN401 - A snapshot.
        return self.shifts.shown(Change(self.state, self.now))


def note(kind: str, **body: Any) -> Draft:  # noqa: ANN401 - Whatever a body holds.
    """Return an entry to be written."""
    return Draft(Relevance.ATTENDANT, kind, NOON_MS, body)


def override(by: str = "Ada") -> Draft:
    """Return that somebody has overridden."""
    return note("override", sale="S-1", outlet=1, by=by, amount=100, reason="goodwill")


def refund(by: str = "Ada") -> Draft:
    """Return that somebody has refunded a receipt."""
    return note(
        "refund-asked", sale="S-1", receipt=1, amount=10, reason="other", asked_by=by, by=by
    )


# --- The clock, and catching up -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("step_ms", "is_told"),
    [(0, False), (STEP_MS, False), (-STEP_MS, False), (STEP_MS + 1, True), (-STEP_MS - 1, True)],
)
def test_a_clock_that_was_set_is_written_down(step_ms: int, *, is_told: bool) -> None:
    """By how much, once; not what a start finds, and not a little drift."""
    office = Office()
    office.tick()
    office.tick(1_000, step_ms=step_ms)
    office.tick(1_000)
    wanted = [(str(Relevance.SYSTEM), {"by_ms": step_ms})] if is_told else []
    assert office.said("clock-stepped") == wanted


def test_drift_adds_up_until_somebody_has_to_know() -> None:
    """It is measured from where it was last written down, or from the start."""
    office = Office()
    office.tick()
    for _ in range(3):
        office.tick(1_000, step_ms=STEP_MS // 2)
    assert [body["by_ms"] for _, body in office.said("clock-stepped")] == [3 * (STEP_MS // 2)]


@pytest.mark.parametrize("count", [0, CATCH_UP - 1, CATCH_UP, CATCH_UP + 1])
def test_a_start_adds_up_a_part_at_a_time(count: int) -> None:
    """Nothing is said as long as something is missing, and then no more is read."""
    office = Office()
    office.write(*(note("something") for _ in range(count)))
    ticks = 0
    while not office.shown().is_ready:
        assert office.do("open", "Ada", 0) is Notice.BUSY
        ticks += 1
        office.tick()
    assert ticks == count // CATCH_UP + 1
    asked = len(office.asked_after)
    office.tick()
    assert len(office.asked_after) == asked
    assert office.shifts.alarms() == []


def test_an_entry_that_makes_no_sense_is_an_alarm_and_no_report() -> None:
    """By its number; nothing is opened, closed or counted then, and it is not read again."""
    office = Office()
    office.write(note("something"), note("override"), note("something"))
    office.tick()
    assert office.shifts.alarms() == ["report_unreadable:2"]
    asked = len(office.asked_after)
    office.tick()
    assert len(office.asked_after) == asked
    assert not office.shown().is_ready
    for act in ("open", "close"):
        args = ("Ada", 0)
        expected = Notice.BUSY if act == "open" else Notice.NO_SHIFT
        assert office.do(act, *args) is expected
    assert office.do("close_day", "Ada") is Notice.BUSY


@pytest.mark.parametrize("kept", [day_said(1, 1), day_said(1, 7)])
def test_a_last_day_that_is_none_is_an_alarm(kept: str) -> None:
    """Its entry is something else, or is not there at all."""
    office = Office()
    office.write(note("something"))
    office.kept = kept
    office.restart()
    office.tick()
    assert office.shifts.alarms() == ["report_unreadable:1"]


# --- Shifts -------------------------------------------------------------------------------------


def ready(**named: Any) -> Office:  # noqa: ANN401 - As an office takes.
    """Return an office that has added everything up."""
    office = Office(**named)
    office.tick()
    return office


@pytest.mark.parametrize(
    ("drawer", "expected"),
    [
        (-1, Notice.TOO_MUCH),
        (0, Notice.NONE),
        (DRAWER_MAX, Notice.NONE),
        (DRAWER_MAX + 1, Notice.TOO_MUCH),
    ],
)
def test_a_drawer_holds_something_that_can_be(drawer: int, expected: Notice) -> None:
    """When a shift begins and when it ends."""
    office = ready()
    assert office.do("open", "Ada", drawer) is expected
    other = ready()
    other.do("open", "Ada", 0)
    assert other.do("close", "Ada", drawer) is expected


def test_what_a_shift_writes_down() -> None:
    """Who, when, how much, what was left before, and what the budget got."""
    office = ready()
    budget = Account(AccountKind.BUDGET, "Ada")
    office.balances[budget] = 3_000
    office.do("open", "Ada", 1_000)
    assert office.moved == [("budget:Ada:shift-1:filled", "operator", "budget:Ada", 5_000)]
    office.balances[budget] = 8_000
    [opened] = office.said("shift-opened")
    assert opened == (
        str(Relevance.ATTENDANT),
        {"shift": 1, "by": "Ada", "opening": 1_000, "left": 1_000, "amount": 5_000},
    )
    shown = office.shown()
    assert (shown.shift, shown.by, shown.since_ms, shown.opening_minor) == (
        1, "Ada", office.now.utc_ms, 1_000,
    )  # fmt: skip
    office.balances[budget] = 7_000
    office.now = Moment(NOON_MS + 60_000, 65_000)
    office.do("close", "Ben", 900)
    assert office.moved == [("budget:Ada:shift-1:emptied", "budget:Ada", "operator", 7_000)]
    [closed] = office.said("shift-closed")
    assert closed == (
        str(Relevance.ATTENDANT),
        {
            "shift": 1, "by": "Ada", "closed_by": "Ben", "begun": NOON_MS,
            "ended": NOON_MS + 60_000, "opening": 1_000, "expected": 1_000, "counted": 900,
            "difference": -100, "amount": 7_000,
        },
    )  # fmt: skip
    shown = office.shown()
    assert (shown.shift, shown.by, shown.since_ms, shown.opening_minor) == (0, "", 0, 0)
    assert shown.difference_minor == -100
    office.do("open", "Ben", 950)
    assert [body["left"] for _, body in office.said("shift-opened")] == [1_000, 900]
    kept = Shift.kept(office.state.settings[SHIFT])
    assert kept is not None
    assert (kept.number, kept.by, kept.difference) == (2, "Ben", -100)


@pytest.mark.parametrize(("has", "fills"), [(7_999, 1), (8_000, 0), (8_001, 0), (-5, 8_005)])
def test_a_budget_is_filled_up_and_never_beyond(has: int, fills: int) -> None:
    """What is missing, to the last unit."""
    office = ready()
    office.balances[Account(AccountKind.BUDGET, "Ada")] = has
    office.do("open", "Ada", 0)
    assert [amount for *_, amount in office.moved] == ([fills] if fills else [])


@pytest.mark.parametrize(("has", "empties"), [(1, 1), (0, 0), (-5, 0)])
def test_a_budget_is_emptied_and_never_below(has: int, empties: int) -> None:
    """Where it owes, nothing is taken."""
    office = ready()
    office.do("open", "Ada", 0)
    office.balances[Account(AccountKind.BUDGET, "Ada")] = has
    office.do("close", "Ada", 0)
    assert [amount for *_, amount in office.moved] == ([empties] if empties else [])
    assert office.said("shift-closed")[0][1]["amount"] == empties


def test_a_budget_is_filled_once_a_day() -> None:
    """The next day again; the setting says which day it was."""
    office = ready(days=6)
    for shift in (1, 2):
        office.do("open", "Ada", 0)
        assert len(office.moved) == (1 if shift == 1 else 0)
        assert office.state.settings[BUDGETED + "Ada"] == "7"
        office.do("close", "Ada", 0)
    assert office.do("close_day", "Ada") is Notice.NONE
    assert office.shown().day == 8
    office.do("open", "Ada", 0)
    assert len(office.moved) == 1
    assert office.state.settings[BUDGETED + "Ada"] == "8"


@pytest.mark.parametrize(
    ("act", "allows", "column"),
    [(override, "allows_override", "overrides"), (refund, "allows_refund", "refunds")],
)
def test_so_many_a_shift_and_each_counts_for_its_own(act: Any, allows: str, column: str) -> None:  # noqa: ANN401 - A function.
    """A new shift begins anew; who has none, or is somebody else, has their own rule."""
    office = ready()
    office.do("open", "Ada", 0)
    for made in range(4):
        if made == 2:
            assert not office.do(allows, "Ada")
            office.do("close", "Ada", 0)
            office.do("open", "Ada", 0)
            assert getattr(Shift.kept(office.state.settings[SHIFT]), column) == 2
        assert office.do(allows, "Ada")
        office.shifts.follow(office.write(act()))
    assert not office.do(allows, "Ada")
    for _ in range(2):
        office.shifts.follow(office.write(act("Ben")))
    assert office.do(allows, "Ben") is (allows == "allows_override")
    office.do("close", "Ada", 0)
    assert office.do(allows, "Ada") is (allows == "allows_override")


# --- Days ---------------------------------------------------------------------------------------


def test_a_day_is_closed_without_a_shift_and_before_anything_else_is_written() -> None:
    """Its report is the next entry."""
    office = ready()
    office.do("open", "Ada", 0)
    assert office.do("close_day", "Ada") is Notice.SHIFT_OPEN
    office.do("close", "Ada", 0)
    change = Change(office.state, office.now)
    change.note(Relevance.SYSTEM, "something")
    assert office.shifts.close_day(change, "Ada") is Notice.BUSY
    last = len(office.entries)
    assert office.do("close_day", "Ada") is Notice.NONE
    [(relevance, body)] = office.said(DAY_CLOSED)
    assert (relevance, body["number"], body["by"]) == (str(Relevance.PAYMENT), 1, "Ada")
    assert (body["last"], body["ended"]) == (last, office.now.utc_ms)
    assert office.state.settings[DAY] == day_said(1, last)


def test_what_the_screen_shows_of_a_day() -> None:
    """Every figure from its own table."""
    office = ready(days=3)
    office.shifts.follow(
        office.write(
            note("payment-authorised", sale="S-2", prepayment="P-1", rail="card", amount=2_000,
                 paid=True),
            note("sale-finished", sale="S-2", authorised=2_000, captured=1_200, released=800,
                 receipt=1, deliveries=[{"charge": 1_210, "quantity": 5}],
                 payers=[{"prepayment": "P-1", "rail": "card", "authorised": 2_000,
                          "captured": 1_200, "returned": 800, "carried": 300, "written_off": 10}]),
            note("delivery", sale="S-3", outlet=1, opening=0, closing=5, charge=700, overrun=13,
                 unit="volume", test=True),
            note("delivery", sale="S-4", outlet=2, opening=10, closing=15, charge=70, overrun=4,
                 unit="volume"),
            note("override", sale="S-5", outlet=1, by="Ada", amount=100, reason="goodwill"),
            note("sale-finished", sale="S-5", authorised=100, captured=60, released=40, receipt=0,
                 deliveries=[], payers=[]),
            note("payment-authorised", sale="S-6", prepayment="P-9", rail="cash", amount=50),
        )
    )  # fmt: skip
    shown = office.shown()
    assert shown.is_ready
    assert (shown.day, shown.sales, shown.captured_minor) == (4, 1, 1_200)
    assert (shown.released_minor, shown.carried_minor, shown.written_off_minor) == (500, 300, 10)
    assert (shown.refunded_minor, shown.given_back_minor) == (500, 0)
    assert (shown.overrun_minor, shown.tests) == (17, 1)
    assert (shown.overrides, shown.override_minor) == (1, 60)
    assert (shown.open_sales, shown.unsettled) == (1, 1)
    assert shown.rails == (RailFigure("card", 1, 1_200),)
    assert office.shown() is shown, "it is drawn again only after something was written"
    office.shifts.follow(office.write(note("something")))
    assert office.shown() is not shown


def test_a_shift_is_not_ended_before_all_is_added_up() -> None:
    """Right after a start nobody knows yet what should be in the drawer."""
    shift = Shift(1, "Ada", NOON_MS, 1_000, is_open=True)
    office = Office(Setting(SHIFT, shift.said()))
    assert office.do("close", "Ada", 1_000) is Notice.BUSY
    assert office.said("shift-closed") == []
    office.tick()
    assert office.do("close", "Ada", 1_000) is Notice.NONE


def test_the_overrides_of_a_shift_are_those_of_its_attendant() -> None:
    """Whoever has none of their own is bound by their budget alone."""
    office = ready()
    office.do("open", "Ada", 0)
    office.shifts.follow(office.write(override("Ben"), override("Ben")))
    assert office.do("allows_override", "Ben")


def test_refunds_without_a_shift_are_those_of_the_day() -> None:
    """One less than there may be is not the last one."""
    office = ready()
    office.shifts.follow(office.write(refund("Ben")))
    assert office.do("allows_refund", "Ben")
    office.shifts.follow(office.write(refund("Ben")))
    assert not office.do("allows_refund", "Ben")


def test_a_way_to_pay_of_which_only_something_late_came_has_sold_nothing() -> None:
    """Its row is there, with no payment in it."""
    office = ready()
    office.shifts.follow(
        office.write(note("payment-too-late", sale="S-1", prepayment="P-1", rail="card", amount=5))
    )
    assert office.shown().rails == (RailFigure("card", 0, 0),)
