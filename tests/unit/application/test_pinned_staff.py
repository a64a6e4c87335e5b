"""The list of those who may log in: what each act does to it, to the books and to the journal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes.time import SeededIds
from fakes.world import site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice
from kiosk.application.shifts import Shifts
from kiosk.application.staff import Roll, Staff
from kiosk.application.state import Change, State
from kiosk.domain.attendant import BARRED, FIRST_PIN, ROLE, Attendant, Role
from kiosk.domain.books import Account, AccountKind, Balance
from kiosk.domain.journal import Relevance
from kiosk.domain.moment import Moment
from kiosk.domain.money import Money
from kiosk.ports import Remembered, Setting

NOON_MS = 1_790_000_000_000
FULL = 8_000
"""What a budget holds."""
OPERATOR = Account(AccountKind.OPERATOR)


class Office:
    """A list with Mia, a manager, and Ada; their budgets are what a test says."""

    def __init__(self, **budgets: int) -> None:
        self.budgets = budgets
        self.state = State.remembered(
            Remembered(
                attendants=(Attendant("Mia", "hash"), Attendant("Ada", "hash")),
                settings=(Setting(ROLE + "Mia", str(Role.MANAGER)),),
            )
        )
        place = site(1, override_shift_max=Money(FULL))
        self.roll = Roll(place.limits, self.balance, SeededIds())
        shifts = Shifts(place, lambda _: iter(()), self.balance, kept="")
        self.staff = Staff(self.roll, shifts)
        self.change = self.begin()

    def begin(self) -> Change:
        """Return a change in which the next thing is done."""
        return Change(self.state, Moment(NOON_MS, 1_000))

    def balance(self, account: Account) -> Balance:
        """Return what a test says that an account holds."""
        if account.kind is not AccountKind.BUDGET:
            return Balance()
        left = self.budgets.get(account.owner, 0)
        return Balance(credits=max(0, left), debits=max(0, -left))

    def done(self, act: Callable[[Change], object]) -> list[tuple[Relevance, str, object]]:
        """Let something be done, and last; return what the journal says of it."""
        self.change = self.begin()
        act(self.change)
        batch = self.change.batch()
        self.moved = [(one.debit, one.credit, one.amount.minor) for one in batch.transfers]
        self.change.apply()
        return [(one.relevance, one.kind, one.body) for one in batch.entries]

    def ask(self, command: c.AddUser | c.BarUser | c.RemoveUser, by: str = "Mia") -> Notice:
        """Ask for something at a screen; return why not."""
        notices: list[Notice] = []
        self.done(
            lambda change: notices.append(
                self.staff.obey(change, command, by=by, screen="front")[0]
            )
        )
        return notices[0]

    def marks(self, name: str) -> tuple[str, str, str]:
        """Return what is kept of somebody: their role, and whether two things hold of them."""
        view = self.begin()
        return (
            view.setting(ROLE + name),
            view.setting(FIRST_PIN + name),
            view.setting(BARRED + name),
        )


@pytest.mark.parametrize(
    ("left", "missing"), [(0, FULL), (FULL - 1, 1), (FULL, 0), (FULL + 1, 0), (-5, FULL + 5)]
)
def test_a_budget_is_filled_up_and_never_over(left: int, missing: int) -> None:
    """With what is missing to the cent; nothing moves where nothing is."""
    office = Office(Ada=left)
    filled: list[int] = []
    office.done(lambda change: filled.append(office.roll.fill(change, "Ada")))
    budget = Account(AccountKind.BUDGET, "Ada")
    assert filled == [missing]
    assert office.moved == ([(OPERATOR, budget, missing)] if missing else [])


@pytest.mark.parametrize(("left", "back"), [(0, 0), (1, 1), (FULL, FULL), (-5, 0)])
def test_whoever_is_removed_leaves_nothing_but_their_name(left: int, back: int) -> None:
    """What is left of the budget goes back to the operator, and every mark is taken off."""
    office = Office(Ben=left)
    roll = office.roll
    office.done(lambda change: roll.add(change, "Ben", Role.MANAGER, "hash", is_first=True))
    office.done(lambda change: roll.bar(change, "Ben", is_barred=True))
    assert office.marks("Ben") == ("manager", "yes", "yes")
    told = office.done(lambda change: roll.remove(change, "Ben", by="Mia"))
    assert told == [
        (Relevance.ATTENDANT, "attendant-removed", {"name": "Ben", "amount": back, "by": "Mia"})
    ]
    budget = Account(AccountKind.BUDGET, "Ben")
    assert office.moved == ([(budget, OPERATOR, back)] if back else [])
    assert office.marks("Ben") == ("", "", "")
    assert office.begin().attendants() == ("Ada", "Mia")
    assert office.begin().people() == ("Ada", "Ben", "Mia")


def test_whoever_is_added_again_is_barred_no_more() -> None:
    """Somebody of that name was barred once: the new one may come in, with a full budget."""
    office = Office()
    roll = office.roll
    office.done(lambda change: roll.bar(change, "Ben", is_barred=True))
    told = office.done(lambda change: roll.add(change, "Ben", Role.TECHNICIAN, "hash", by="Mia"))
    body = {"name": "Ben", "role": "technician", "amount": FULL, "by": "Mia"}
    assert told == [(Relevance.ATTENDANT, "attendant-added", body)]
    assert office.moved == [(OPERATOR, Account(AccountKind.BUDGET, "Ben"), FULL)]
    assert office.marks("Ben") == ("technician", "", "")


@pytest.mark.parametrize(
    ("is_barred", "kind"), [(True, "attendant-barred"), (False, "attendant-let-in")]
)
def test_who_is_barred_or_let_in_is_in_the_attendants_log(*, is_barred: bool, kind: str) -> None:
    """Each as what it is, with who did it."""
    office = Office()
    told = office.done(lambda change: office.roll.bar(change, "Ada", is_barred=is_barred, by="Mia"))
    assert told == [(Relevance.ATTENDANT, kind, {"name": "Ada", "by": "Mia"})]


def test_a_new_pin_and_a_new_role_are_in_the_attendants_log() -> None:
    """The PIN itself is not."""
    office = Office()
    roll = office.roll
    told = office.done(lambda change: roll.give_pin(change, "Ada", "new", by="Mia", is_first=True))
    assert told == [(Relevance.ATTENDANT, "attendant-pin-changed", {"name": "Ada", "by": "Mia"})]
    assert office.begin().attendant("Ada") == Attendant("Ada", "new")
    assert office.marks("Ada") == ("", "yes", "")
    told = office.done(lambda change: roll.give_role(change, "Ada", Role.TECHNICIAN, by="Mia"))
    body = {"name": "Ada", "role": "technician", "before": "attendant", "by": "Mia"}
    assert told == [(Relevance.ATTENDANT, "attendant-role-changed", body)]


def test_whoever_is_not_on_the_list_is_given_no_pin() -> None:
    """Removed meanwhile, or never there: nothing is kept of it, and nothing written down."""
    office = Office()
    assert office.done(lambda change: office.roll.give_pin(change, "Eve", "new")) == []
    assert office.begin().attendant("Eve") is None
    assert office.marks("Eve") == ("", "", "")


@pytest.mark.parametrize(
    "command",
    [
        c.AddUser("Ben", "attendant", "314260"),
        c.BarUser("Mia", is_barred=True),
        c.RemoveUser("Mia"),
    ],
)
def test_whoever_is_no_manager_is_told_who_is(
    command: c.AddUser | c.BarUser | c.RemoveUser,
) -> None:
    """Before anything else is looked at; nothing changes."""
    office = Office()
    assert office.ask(command, by="Ada") is Notice.FOR_MANAGER
    assert office.change.batch().saved == ()
    assert office.change.requests == []


def test_the_last_manager_can_be_let_in_and_not_barred() -> None:
    """Nobody could let them in again."""
    office = Office()
    assert office.ask(c.BarUser("Mia", is_barred=True)) is Notice.LAST_MANAGER
    assert office.marks("Mia") == ("manager", "", "")
    assert office.ask(c.BarUser("Mia", is_barred=False)) is Notice.NONE
