"""Shifts of attendants and the days that they make up: opened, counted, closed, reported.

Every figure is added up from the journal, by the same tally that anybody can run over an exported
one. A shift begins with the cash that is in the drawer and ends with what is counted. A day is
closed when no shift is open: its report goes into the journal as one entry, with the next number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from kiosk.api.snapshot import Notice, RailFigure, ShiftSnapshot
from kiosk.application.state import Change
from kiosk.domain.books import Account, AccountKind, Balance
from kiosk.domain.journal import Entry, Relevance
from kiosk.domain.kept import Kept
from kiosk.domain.money import Money
from kiosk.domain.report import DAY, DAY_CLOSED, Report, Table, day_kept, day_said
from kiosk.domain.site import Site
from kiosk.domain.tally import Tally, Unreadable
from kiosk.ports import Setting

SHIFT = "shift"
"""The setting that holds the shift that was opened last."""
BUDGETED = "budgeted:"
"""The settings that say in which day an attendant's budget was filled by a shift begin so."""
CATCH_UP = 500
"""So many entries are added up at a tick after a start, so that nobody waits for it."""
STEP_MS = 60_000
"""The wall clock is off by more than this against the other one: somebody has set it."""
DRAWER_MAX = 10**9
"""No drawer holds so many minor units: a screen may send anything."""


@dataclass(frozen=True, slots=True)
class Shift(Kept):
    """The shift that was opened last. Money in minor units."""

    number: int = 0
    by: str = ""
    begun_ms: int = 0
    opening: int = 0
    """What was in the drawer when it began."""
    overrides: int = 0
    """How many overrides its attendant had made that day before it began."""
    is_open: bool = False
    counted: int = 0
    """What was in the drawer when it ended."""
    difference: int | None = None
    """By how much that was more than it should have been; None before any shift was closed."""
    refunds: int = 0
    """How many receipts its attendant had refunded that day before it began; 0 once it is over."""


class Shifts:
    """The running shift and the running day."""

    def __init__(
        self,
        site: Site,
        journal: Callable[[int], Iterator[Entry]],
        balance: Callable[[Account], Balance],
        *,
        kept: str,
        days: int = 0,
    ) -> None:
        """Go on after the last day that was closed; nothing is added up yet.

        `kept` is the setting of that day. `days` is the highest number that is known of otherwise:
        it is more where an older image of the database was put back.
        """
        self._site = site
        self._journal = journal
        self._balance = balance
        self._days = days
        self._is_ready = False
        self._is_unreadable = False
        self._offset_ms: int | None = None
        self._shown: ShiftSnapshot | None = None
        number, last = day_kept(kept)
        try:
            before = Report.of(next(journal(last)).body) if number else None
            self._tally = Tally(before)
        except (StopIteration, LookupError, ValueError, TypeError):
            self._is_unreadable, self._tally = True, Tally()

    # --- Adding up --------------------------------------------------------------------------

    def tick(self, change: Change) -> None:
        """Go on adding up after a start; take note where somebody sets the clock."""
        offset_ms = change.now.utc_ms - change.now.mono_ms
        if self._offset_ms is None:
            self._offset_ms = offset_ms
        stepped_ms = offset_ms - self._offset_ms
        if abs(stepped_ms) > STEP_MS:
            self._offset_ms = offset_ms
            change.note(Relevance.SYSTEM, "clock-stepped", by_ms=stepped_ms)
        if not self._is_ready and not self._is_unreadable:
            found = list(islice(self._journal(self._tally.last), CATCH_UP))
            self._add(found)
            self._is_ready = len(found) < CATCH_UP and not self._is_unreadable

    def _add(self, entries: Iterable[Entry]) -> None:
        try:
            for entry in entries:
                self._tally.add(entry)
        except Unreadable:
            self._is_ready, self._is_unreadable = False, True
        self._shown = None

    def alarms(self) -> list[str]:
        """Return what an attendant must know."""
        return [f"report_unreadable:{self._tally.last + 1}"] if self._is_unreadable else []

    def follow(self, entries: Iterable[Entry]) -> None:
        """Add up what has just been stored; begin a new day where it closed one."""
        if not self._is_ready:
            return
        for entry in entries:
            if entry.kind == DAY_CLOSED:
                self._tally = Tally(Report.of(entry.body))
            self._add((entry,))

    # --- What attendants ask ----------------------------------------------------------------

    def open(self, change: Change, by: str, drawer: int) -> Notice:
        """Begin a shift with so much in the drawer; return why not, where that can't be."""
        last = self._shift(change)
        if last.is_open:
            return Notice.SHIFT_OPEN
        if not self._is_ready:
            return Notice.BUSY
        if not 0 <= drawer <= DRAWER_MAX:
            return Notice.TOO_MUCH
        shift = Shift(
            number=last.number + 1,
            by=by,
            begun_ms=change.now.utc_ms,
            opening=drawer,
            overrides=self._tally.person(by, "overrides"),
            refunds=self._tally.person(by, "refunded"),
            is_open=True,
            difference=last.difference,
        )
        change.save(Setting(SHIFT, shift.said()))
        change.note(
            Relevance.ATTENDANT,
            "shift-opened",
            shift=shift.number,
            by=by,
            opening=drawer,
            left=last.counted if last.number else drawer,
            amount=self._fill(change, shift),
        )
        return Notice.NONE

    def close(self, change: Change, by: str, drawer: int) -> Notice:
        """End the shift; `by` has counted so much in the drawer."""
        shift = self._shift(change)
        if not shift.is_open:
            return Notice.NO_SHIFT
        if not self._is_ready:
            return Notice.BUSY
        if not 0 <= drawer <= DRAWER_MAX:
            return Notice.TOO_MUCH
        expected = self._tally.drawer
        ended = Shift(
            shift.number,
            shift.by,
            shift.begun_ms,
            counted=drawer,
            difference=drawer - expected,
        )
        change.save(Setting(SHIFT, ended.said()))
        change.note(
            Relevance.ATTENDANT,
            "shift-closed",
            shift=shift.number,
            by=shift.by,
            closed_by=by,
            begun=shift.begun_ms,
            ended=change.now.utc_ms,
            opening=shift.opening,
            expected=expected,
            counted=drawer,
            difference=drawer - expected,
            amount=self._empty(change, shift),
        )
        return Notice.NONE

    def close_day(self, change: Change, by: str) -> Notice:
        """Close the day: its report is the next entry of the journal, before any other."""
        if self._shift(change).is_open:
            return Notice.SHIFT_OPEN
        if not self._is_ready or not change.is_silent:
            return Notice.BUSY
        number = self.number(change) + 1
        report = self._tally.report(number=number, by=by, at_ms=change.now.utc_ms)
        change.note(Relevance.PAYMENT, DAY_CLOSED, **report.body())
        change.save(Setting(DAY, day_said(number, report.last)))
        return Notice.NONE

    def allows_override(self, change: Change, by: str) -> bool:
        """Whether the attendant may override once more in this shift; without one, always."""
        shift = self._shift(change)
        if not shift.is_open or shift.by != by:
            return True
        made = self._tally.person(by, "overrides") - shift.overrides
        return made < self._site.limits.overrides_max

    def allows_refund(self, change: Change, by: str) -> bool:
        """Whether the attendant may refund one more receipt in this shift without a second person.

        Without a shift of theirs, all of the day count.
        """
        shift = self._shift(change)
        before = shift.refunds if shift.by == by else 0
        return self._tally.person(by, "refunded") - before < self._site.limits.refunds_max

    # --- Looking ----------------------------------------------------------------------------

    def holder(self, view: Change) -> str:
        """Return who has opened the shift that is open; empty where none is."""
        shift = self._shift(view)
        return shift.by if shift.is_open else ""

    def number(self, view: Change) -> int:
        """Return the number of the day that was closed last; 0 for none."""
        return max(day_kept(view.setting(DAY))[0], self._days)

    def shown(self, view: Change) -> ShiftSnapshot:
        """Return what an attendant sees: an X report of the day, and the shift."""
        if self._shown is None:
            self._shown = self._snapshot(view)
        return self._shown

    def _snapshot(self, view: Change) -> ShiftSnapshot:
        report, shift = self._tally.report(), self._shift(view)

        def sold(column: str) -> int:
            return report.total(Table.SALES, column)

        return ShiftSnapshot(
            is_ready=self._is_ready,
            shift=shift.number if shift.is_open else 0,
            by=shift.by if shift.is_open else "",
            since_ms=shift.begun_ms if shift.is_open else 0,
            opening_minor=shift.opening if shift.is_open else 0,
            difference_minor=shift.difference,
            day=self.number(view) + 1,
            day_since_ms=report.begun_ms,
            sales=sold("ended"),
            captured_minor=sold("captured"),
            released_minor=sold("released"),
            carried_minor=sold("carried"),
            written_off_minor=sold("written_off"),
            refunded_minor=sold("refunded"),
            given_back_minor=sold("given_back"),
            overrun_minor=report.total(Table.OUTLETS, "overrun"),
            overrides=report.total(Table.OVERRIDES, "count"),
            override_minor=report.total(Table.OVERRIDES, "taken"),
            tests=report.total(Table.OUTLETS, "tests"),
            open_sales=len(report.open_sales),
            unsettled=len(report.unsettled),
            discrepancies=report.discrepancies,
            rails=tuple(
                RailFigure(name, row.get("payments", 0), row.get("captured", 0))
                for name, row in report.rows(Table.RAILS).items()
            ),
        )

    # --- Small parts ------------------------------------------------------------------------

    @staticmethod
    def _shift(view: Change) -> Shift:
        return Shift.kept(view.setting(SHIFT)) or Shift()  # One that never was.

    def _fill(self, change: Change, shift: Shift) -> int:
        """Fill a budget for a shift: once a day, or opening and closing would fill it for ever."""
        budget = Account(AccountKind.BUDGET, shift.by)
        missing = self._site.limits.override_shift_max.minor - self._balance(budget).available
        day = str(self.number(change) + 1)
        if missing <= 0 or change.setting(BUDGETED + shift.by) == day:
            return 0
        change.save(Setting(BUDGETED + shift.by, day))
        key = f"budget:{shift.by}:shift-{shift.number}:filled"
        change.move(key, Account(AccountKind.OPERATOR), budget, Money(missing))
        return missing

    def _empty(self, change: Change, shift: Shift) -> int:
        """Take back what a shift has left of its budget."""
        budget = Account(AccountKind.BUDGET, shift.by)
        left = max(0, self._balance(budget).available)
        key = f"budget:{shift.by}:shift-{shift.number}:emptied"
        change.move(key, budget, Account(AccountKind.OPERATOR), Money(left))
        return left
