"""Who may step in: added, given a PIN and a role, barred and removed.

Managers do it at a screen, the operator with `kiosk user`: both through what is here, so the books
and the journal are the same. A PIN is seen by nobody but its owner: what comes here is its hash.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, UserSnapshot
from kiosk.application.messages import HashPin, PinHashed
from kiosk.application.rights import role_of
from kiosk.application.shifts import Shifts
from kiosk.application.state import Change
from kiosk.domain.attendant import (
    BARRED,
    FIRST_PIN,
    NAME,
    ROLE,
    Attendant,
    Role,
    WeakPin,
    check_pin,
)
from kiosk.domain.books import Account, AccountKind, Balance
from kiosk.domain.journal import Relevance
from kiosk.domain.money import Money
from kiosk.domain.site import Limits
from kiosk.ports import Ids, Setting

Asked = c.AddUser | c.ResetPin | c.ChangePin | c.ChangeRole | c.BarUser | c.RemoveUser
_YES = "yes"


class Roll:
    """The list of those who may log in. `by` is empty where the operator does it by a terminal."""

    def __init__(self, limits: Limits, balance: Callable[[Account], Balance], ids: Ids) -> None:
        """Know how much an override budget holds, and what is left of each."""
        self._limits = limits
        self._balance = balance
        self._ids = ids

    def add(
        self,
        change: Change,
        name: str,
        role: Role,
        pin_hash: str,
        *,
        by: str = "",
        is_first: bool = False,
    ) -> None:
        """Let `name` in, with a full budget; they change a first PIN before anything else."""
        change.save(Attendant(name, pin_hash))
        change.save(Setting(ROLE + name, str(role)))
        self._mark(change, BARRED, name, holds=False)
        self._mark(change, FIRST_PIN, name, holds=is_first)
        amount = self.fill(change, name)
        change.note(
            Relevance.ATTENDANT, "attendant-added", name=name, role=str(role), amount=amount, by=by
        )

    def give_pin(
        self, change: Change, name: str, pin_hash: str, *, by: str = "", is_first: bool = False
    ) -> None:
        """Give `name` another PIN; a lock is lifted with it."""
        old = change.attendant(name)
        if old is None:
            return
        change.save(replace(old.after_right_pin(), pin_hash=pin_hash))
        self._mark(change, FIRST_PIN, name, holds=is_first)
        change.note(Relevance.ATTENDANT, "attendant-pin-changed", name=name, by=by)

    def give_role(self, change: Change, name: str, role: Role, *, by: str = "") -> None:
        """Say what `name` may do besides what every attendant may."""
        before = role_of(change, name)
        change.save(Setting(ROLE + name, str(role)))
        change.note(
            Relevance.ATTENDANT,
            "attendant-role-changed",
            name=name,
            role=str(role),
            before=str(before),
            by=by,
        )

    def bar(self, change: Change, name: str, *, is_barred: bool, by: str = "") -> None:
        """Let `name` not log in, or again."""
        self._mark(change, BARRED, name, holds=is_barred)
        kind = "attendant-barred" if is_barred else "attendant-let-in"
        change.note(Relevance.ATTENDANT, kind, name=name, by=by)

    def remove(self, change: Change, name: str, *, by: str = "") -> None:
        """Take `name` off the list; what is left of their budget goes back."""
        left = max(0, self._balance(Account(AccountKind.BUDGET, name)).available)
        budget = Account(AccountKind.BUDGET, name)
        key = f"budget:{name}:{self._ids.code()}"
        change.move(key, budget, Account(AccountKind.OPERATOR), Money(left))
        change.save(Attendant(name, ""))
        change.save(Setting(ROLE + name, ""))
        self._mark(change, FIRST_PIN, name, holds=False)
        self._mark(change, BARRED, name, holds=False)
        change.note(Relevance.ATTENDANT, "attendant-removed", name=name, amount=left, by=by)

    def fill(self, change: Change, name: str) -> int:
        """Fill the override budget of `name` up; return with how much."""
        budget = Account(AccountKind.BUDGET, name)
        full = self._limits.override_shift_max.minor
        missing = max(0, full - self._balance(budget).available)
        key = f"budget:{name}:{self._ids.code()}"
        change.move(key, Account(AccountKind.OPERATOR), budget, Money(missing))
        return missing

    def managers(self, view: Change) -> set[str]:
        """Return the managers who may log in."""
        return {
            name
            for name in view.attendants()
            if role_of(view, name) is Role.MANAGER and not view.setting(BARRED + name)
        }

    @staticmethod
    def _mark(change: Change, mark: str, name: str, *, holds: bool) -> None:
        value = _YES if holds else ""
        if change.setting(mark + name) != value:
            change.save(Setting(mark + name, value))


@dataclass(frozen=True, slots=True)
class Awaited:
    """What shall be done once a PIN has its hash."""

    name: str
    by: str
    role: Role | None = None
    """Of somebody who is added; None where somebody has a new PIN."""


class Staff:
    """What managers do with the list at a screen, and everybody with their own PIN."""

    def __init__(self, roll: Roll, shifts: Shifts) -> None:
        """Know the list, and who has the shift."""
        self._roll = roll
        self._shifts = shifts

    def obey(
        self, change: Change, command: Asked, *, by: str, screen: str
    ) -> tuple[Notice, Awaited | None]:
        """Do what `by` asks, or return why not; or what waits until a PIN has its hash."""
        match command:
            case c.ChangePin(pin):
                return self._own_pin(change, pin, by, screen)
            case _ if role_of(change, by) is not Role.MANAGER:
                return Notice.FOR_MANAGER, None
            case c.AddUser():
                return self._add(change, command, by, screen)
            case _ if change.attendant(command.name) is None:
                return Notice.NOT_ALLOWED, None
            case c.ResetPin(name, pin):
                return _hashed(change, Awaited(name, by), pin, screen)
            case c.ChangeRole(name, role):
                return self._change_role(change, name, role, by), None
            case c.BarUser(name, is_barred):
                if is_barred and self._is_last(change, name):
                    return Notice.LAST_MANAGER, None
                self._roll.bar(change, name, is_barred=is_barred, by=by)
                return Notice.NONE, None
            case c.RemoveUser(name):  # pragma: no branch - The last of what is asked.
                return self._remove(change, name, by), None

    def on_hashed(self, change: Change, message: PinHashed, awaited: Awaited) -> Notice:
        """A new PIN has its hash: do what waited for it; return why not, where that can't be."""
        name, by = awaited.name, awaited.by
        if not message.pin_hash:
            return Notice.SAME_PIN
        if awaited.role is not None:
            if change.attendant(name) is not None:  # At another screen, meanwhile.
                return Notice.NAME_TAKEN
            self._roll.add(change, name, awaited.role, message.pin_hash, by=by, is_first=True)
        else:
            self._roll.give_pin(change, name, message.pin_hash, by=by, is_first=name != by)
        return Notice.NONE

    def shown(self, view: Change) -> tuple[UserSnapshot, ...]:
        """Return what a manager sees of all who may log in."""
        return tuple(
            UserSnapshot(
                name=name,
                role=role_of(view, name).value,
                is_barred=bool(view.setting(BARRED + name)),
                must_choose=bool(view.setting(FIRST_PIN + name)),
                locked_ms=one.locked_for_ms(view.now.utc_ms),
                is_last_manager=self._is_last(view, name),
            )
            for name in view.attendants()
            if (one := view.attendant(name)) is not None
        )

    # --- Inside -----------------------------------------------------------------------------

    def _own_pin(
        self, change: Change, pin: str, by: str, screen: str
    ) -> tuple[Notice, Awaited | None]:
        one = change.attendant(by)
        unlike = one.pin_hash if one is not None else ""
        return _hashed(change, Awaited(by, by), pin, screen, unlike)

    def _add(
        self, change: Change, command: c.AddUser, by: str, screen: str
    ) -> tuple[Notice, Awaited | None]:
        name = " ".join(command.name.split())
        if not NAME.fullmatch(name) or command.role not in set(Role):
            return Notice.NOT_ALLOWED, None
        if any(name.casefold() == one.casefold() for one in change.attendants()):
            return Notice.NAME_TAKEN, None
        return _hashed(change, Awaited(name, by, Role(command.role)), command.pin, screen)

    def _change_role(self, change: Change, name: str, role: str, by: str) -> Notice:
        if role not in set(Role) or role == role_of(change, name):
            return Notice.NOT_ALLOWED
        if self._is_last(change, name):
            return Notice.LAST_MANAGER
        self._roll.give_role(change, name, Role(role), by=by)
        return Notice.NONE

    def _remove(self, change: Change, name: str, by: str) -> Notice:
        if self._is_last(change, name):
            return Notice.LAST_MANAGER
        if self._shifts.holder(change) == name:
            return Notice.SHIFT_OPEN
        self._roll.remove(change, name, by=by)
        return Notice.NONE

    def _is_last(self, view: Change, name: str) -> bool:
        return self._roll.managers(view) == {name}


def _hashed(
    change: Change, awaited: Awaited, pin: str, screen: str, unlike: str = ""
) -> tuple[Notice, Awaited | None]:
    """Have a PIN hashed, unless anybody would guess it."""
    try:
        check_pin(pin)
    except WeakPin:
        return Notice.WEAK_PIN, None
    change.ask(HashPin(screen, awaited.name, pin, unlike))
    return Notice.NONE, awaited
