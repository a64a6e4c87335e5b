"""What an attendant may do with vouchers, to the last unit, letter and millisecond."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fakes.keys import KEY, UNKNOWN
from fakes.memory_store import MemoryStore
from fakes.time import SeededIds
from fakes.world import site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice
from kiosk.application.desk import Desk, OnDesk
from kiosk.application.messages import PrepareReceipt, PrinterSeen
from kiosk.application.printing import Printing
from kiosk.application.state import Change, State
from kiosk.application.vouchers import AT_ONCE, Vouchers
from kiosk.domain.attendant import ROLE, Role
from kiosk.domain.journal import Relevance
from kiosk.domain.moment import Moment
from kiosk.domain.money import Money
from kiosk.domain.voucher import NEVER, VALUE_MAX, VoucherState
from kiosk.ports import Remembered, Setting

NOON_MS = 1_790_000_000_000
MARKS = tuple(f"{n:064x}" for n in range(AT_ONCE + 1))


class Counter:
    """A desk with Ada, an attendant, and Max, a manager; its books are in memory."""

    def __init__(self, *, sale_max: int = 15_000, override_max: int = 5_000) -> None:
        limits = site(1, sale_max=Money(sale_max), override_max=Money(override_max)).limits
        self.store = MemoryStore()
        self.state = State.remembered(
            Remembered(settings=(Setting(f"{ROLE}Max", str(Role.MANAGER)),))
        )
        self.vouchers = Vouchers(self.store, KEY, SeededIds())
        self.printing = Printing(has_printer=True)
        self.printing.on_seen(PrinterSeen("", is_low=False))
        self.desk = Desk(self.vouchers, self.printing, limits)
        self.now = Moment(NOON_MS, 1_000)
        self.on: OnDesk | None = None
        self.requests: list[Any] = []

    def ask(self, command: Any, by: str = "Max") -> Notice:  # noqa: ANN401 - What desks are asked.
        """Ask for something, keep what is on the desk then, and make it last."""
        change = Change(self.state, self.now)
        self.on, notice = self.desk.obey(change, command, self.on, by=by)
        self.store.commit(change.batch())
        change.apply()
        self.requests += change.requests
        return notice

    def shown(self) -> Any:  # noqa: ANN401 - A snapshot or none.
        """Return what the screen shows."""
        return self.desk.shown(Change(self.state, self.now), self.on)

    def said(self, kind: str) -> list[tuple[str, dict[str, Any]]]:
        """Return what the journal says of a kind, and to whom it matters."""
        found = [one for one in self.store.entries if one.kind == kind]
        return [(str(one.relevance), json.loads(one.canonical)["body"]) for one in found]


# --- Selling and looking up ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minor", "expected"),
    [
        (-1, Notice.TOO_LITTLE),
        (0, Notice.TOO_LITTLE),
        (1, Notice.NONE),
        (15_000, Notice.NONE),
        (15_001, Notice.TOO_MUCH),
    ],
)
def test_one_is_sold_for_something_and_no_more_than_a_sale(minor: int, expected: Notice) -> None:
    """What was on the desk stays there where nothing is sold."""
    counter = Counter()
    counter.ask(c.SellVoucher(500), "Ada")
    before = counter.on
    assert counter.ask(c.SellVoucher(minor), "Ada") is expected
    assert (counter.on == before) is (expected is not Notice.NONE)


def test_one_that_was_sold_is_shown_with_its_code() -> None:
    """Everything that the screen says of it."""
    counter = Counter()
    counter.ask(c.SellVoucher(700), "Ada")
    shown = counter.shown()
    assert (shown.serial, shown.last, shown.count) == ("V-000001", "V-000001", 1)
    assert (shown.value_minor, shown.left_minor, shown.by) == (700, 700, "Ada")
    assert (shown.state, shown.kind, shown.is_over) == ("live", "sold", False)
    assert (shown.created_ms, shown.expires_ms, shown.batch) == (NOON_MS, NEVER, "")
    assert len(shown.code.replace("-", "")) == 13
    assert shown.code not in repr(counter.on), "nor in any log"


def test_looking_up_shows_the_code_only_to_whoever_knows_it() -> None:
    """By its serial there is none; each look is in the journal."""
    counter = Counter()
    counter.ask(c.SellVoucher(700), "Ada")
    code = counter.shown().code
    assert counter.ask(c.LookUpVoucher(code.lower().replace("-", " ")), "Ada") is Notice.NONE
    assert counter.shown().code == code
    assert counter.ask(c.LookUpVoucher("v-1"), "Ada") is Notice.NONE
    assert (counter.shown().serial, counter.shown().code) == ("V-000001", "")
    wanted = (str(Relevance.ATTENDANT), {"voucher": "V-000001", "by": "Ada"})
    assert counter.said("voucher-looked-up") == [wanted, wanted]
    for wrong in (UNKNOWN, "v-2", "", "nonsense"):
        assert counter.ask(c.LookUpVoucher(wrong), "Ada") is Notice.WRONG_CODE
        assert counter.on is None
    assert len(counter.said("voucher-looked-up")) == 2


def test_an_empty_desk_shows_nothing() -> None:
    """Nor does one whose vouchers are in no book."""
    counter = Counter()
    assert counter.shown() is None
    counter.on = OnDesk(7, 7, 1, "")
    assert counter.shown() is None
    counter.ask(c.SellVoucher(700), "Ada")
    assert counter.ask(c.LeaveVoucher(), "Ada") is Notice.NONE
    assert counter.on is None


# --- Printing -----------------------------------------------------------------------------------


def test_one_is_printed_while_its_code_is_known_and_it_is_good() -> None:
    """Not by its serial, not from an empty desk, not when it is void, not without a printer."""
    counter = Counter()
    assert counter.ask(c.PrintVoucher("en"), "Ada") is Notice.NOT_ALLOWED
    counter.ask(c.SellVoucher(700), "Ada")
    before, code = counter.on, counter.shown().code
    assert counter.ask(c.PrintVoucher("de"), "Ada") is Notice.NONE
    assert counter.on == before
    [asked] = counter.requests
    assert isinstance(asked, PrepareReceipt)
    assert (asked.job.sale, asked.job.language, asked.job.copy, asked.job.code) == (
        "V-000001", "de", 1, code,
    )  # fmt: skip
    assert counter.ask(c.PrintVoucher("de"), "Ada") is Notice.NOT_ALLOWED, "it is being printed"
    counter.ask(c.SellVoucher(700), "Ada")
    second = counter.on
    counter.ask(c.LookUpVoucher("v-2"), "Ada")
    assert counter.ask(c.PrintVoucher("en"), "Ada") is Notice.NOT_ALLOWED
    counter.on = second
    counter.ask(c.VoidVouchers("v-2", "", "lost"), "Ada")
    counter.on = second
    assert counter.ask(c.PrintVoucher("en"), "Ada") is Notice.NOT_ALLOWED
    counter.on = OnDesk(9, 9, 1, code)
    assert counter.ask(c.PrintVoucher("en"), "Ada") is Notice.NOT_ALLOWED
    assert len(counter.requests) == 1


# --- Issuing ------------------------------------------------------------------------------------


def issue(
    counter: Counter,
    *,
    batch: str = "spring",
    minor: int = 500,
    expires_ms: int = NEVER,
    marks: tuple[str, ...] = MARKS[:3],
    by: str = "Max",
) -> Notice:
    """Issue some vouchers."""
    return counter.ask(c.IssueVouchers(batch, minor, expires_ms, marks), by)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, Notice.NONE),
        ({"by": "Ada"}, Notice.FOR_MANAGER),
        ({"by": "Nobody"}, Notice.FOR_MANAGER),
        ({"marks": MARKS[:1]}, Notice.NONE),
        ({"marks": MARKS[:AT_ONCE]}, Notice.NONE),
        ({"marks": MARKS}, Notice.NOT_ALLOWED),
        ({"marks": ()}, Notice.NOT_ALLOWED),
        ({"marks": (MARKS[0], MARKS[0])}, Notice.NOT_ALLOWED),
        ({"marks": (MARKS[0], "xyz")}, Notice.NOT_ALLOWED),
        ({"marks": (MARKS[0], MARKS[1] + "0")}, Notice.NOT_ALLOWED),
        ({"batch": "b"}, Notice.NONE),
        ({"batch": " b "}, Notice.NONE),
        ({"batch": "b" * 32}, Notice.NONE),
        ({"batch": "b" * 33}, Notice.NOT_ALLOWED),
        ({"batch": ""}, Notice.NOT_ALLOWED),
        ({"batch": "  "}, Notice.NOT_ALLOWED),
        ({"batch": "a:b"}, Notice.NOT_ALLOWED),
        ({"batch": "a\ab"}, Notice.NOT_ALLOWED),
        ({"expires_ms": NOON_MS}, Notice.NOT_ALLOWED),
        ({"expires_ms": NOON_MS - 1}, Notice.NOT_ALLOWED),
        ({"expires_ms": NOON_MS + 1}, Notice.NONE),
        ({"minor": -1}, Notice.TOO_LITTLE),
        ({"minor": 0}, Notice.TOO_LITTLE),
        ({"minor": 1}, Notice.NONE),
        ({"minor": VALUE_MAX.minor}, Notice.NONE),
        ({"minor": VALUE_MAX.minor + 1}, Notice.TOO_MUCH),
    ],
)
def test_a_manager_issues_a_batch_that_is_sound(changes: dict[str, Any], expected: Notice) -> None:
    """Each mark once and of the right form, a name, a time to come, a value; else nothing."""
    counter = Counter()
    assert issue(counter, **changes) is expected
    if expected is Notice.NONE:
        marks = changes.get("marks", MARKS[:3])
        assert counter.on == OnDesk(1, len(marks), len(marks), "")
        shown = counter.shown()
        assert (shown.serial, shown.last) == ("V-000001", f"V-{len(marks):06}")
        assert shown.batch == changes.get("batch", "spring").strip()
    else:
        assert (counter.on, counter.store.entries) == (None, [])


def test_a_mark_is_issued_once() -> None:
    """Not again, not even among new ones; what was on the desk stays."""
    counter = Counter()
    issue(counter)
    before = counter.on
    assert issue(counter, marks=(MARKS[2], MARKS[3])) is Notice.NOT_ALLOWED
    assert counter.on == before


# --- Voiding ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("1", "", Notice.NONE),
        ("1", "1", Notice.NONE),
        ("1", "3", Notice.NONE),
        ("2", "3", Notice.NONE),
        ("3", "2", Notice.NOT_ALLOWED),
        ("x", "3", Notice.NOT_ALLOWED),
        ("1", "x", Notice.NOT_ALLOWED),
        ("9", "", Notice.NOT_ALLOWED),
        ("1", str(AT_ONCE), Notice.NONE),
        ("1", str(AT_ONCE + 1), Notice.TOO_MUCH),
        ("400", "501", Notice.NOT_ALLOWED),
    ],
)
def test_a_manager_voids_a_range(first: str, last: str, expected: Notice) -> None:
    """Those of it that are live; a range that is none, or has none of them, voids nothing."""
    counter = Counter()
    issue(counter)
    counter.on = None
    assert counter.ask(c.VoidVouchers(first, last, "lost")) is expected
    if expected is Notice.NONE:
        begin, end = int(first), min(3, int(last or first))
        assert counter.on == OnDesk(begin, end, end - begin + 1)
        states = [one.state for one in counter.vouchers.range(1, 3)]
        void = [begin <= n <= end for n in (1, 2, 3)]
        assert [one is VoucherState.VOID for one in states] == void
    else:
        assert counter.on is None


def test_an_attendant_voids_one_at_a_time_and_for_a_reason_of_the_list() -> None:
    """More is a manager's business."""
    counter = Counter()
    issue(counter)
    assert counter.ask(c.VoidVouchers("1", "2", "lost"), "Ada") is Notice.FOR_MANAGER
    assert counter.ask(c.VoidVouchers("1", "", "because"), "Ada") is Notice.NOT_ALLOWED
    assert counter.ask(c.VoidVouchers("1", "", "lost"), "Ada") is Notice.NONE
    assert counter.ask(c.VoidVouchers("1", "", "lost"), "Ada") is Notice.NOT_ALLOWED


@pytest.mark.parametrize(("minor", "expected"), [(5_000, Notice.NONE), (5_001, Notice.TOO_MUCH)])
def test_no_more_is_paid_back_for_one_than_an_override_may_cost(
    minor: int, expected: Notice
) -> None:
    """In cash, out of the drawer; for another reason it may be worth anything."""
    counter = Counter()
    issue(counter, minor=minor, marks=MARKS[:1])
    assert counter.ask(c.VoidVouchers("1", "", "paid_back"), "Ada") is expected
    assert counter.ask(c.VoidVouchers("1", "", "lost"), "Ada") is (
        Notice.NOT_ALLOWED if expected is Notice.NONE else Notice.NONE
    )
