"""Who may log in, for a manager; and the PIN that everybody chooses for themselves.

A PIN is digits here until it is sent, and is shown to nobody. It decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import (
    AddUser,
    BarUser,
    ChangePin,
    ChangeRole,
    Command,
    RemoveUser,
    ResetPin,
)
from kiosk.api.snapshot import Snapshot, UserSnapshot
from kiosk.domain.attendant import PIN_DIGITS_MIN, Role
from ui import words
from ui import words_managing as said
from ui.formatting import Format
from ui.viewmodels.attendant import ReasonRow
from ui.viewmodels.keypad import PinKeypad
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

NAME_MOST = 20
"""Letters of a name that is typed here; the terminal takes longer ones."""
LIST, PERSON, NAME, ROLE, PIN, REMOVE = "list", "person", "name", "role", "pin", "remove"
"""What is shown."""
NEW, RESET, OWN = "new", "reset", "own"
"""Whose PIN is typed: somebody's who is added, somebody's who has one, one's own."""


@dataclass(frozen=True, slots=True)
class UserRow:
    """Somebody who may log in."""

    name: str
    title: str
    roleText: str
    roleIcon: str
    stateText: str


@dataclass(frozen=True, slots=True)
class Face:
    """What the sheet says."""

    step: str = LIST
    name: str = ""
    role: str = ""
    state: str = ""
    is_barred: bool = False
    is_last: bool = False
    is_manager: bool = False
    digits: int = 0
    ask: str = ""
    can_enter: bool = False
    must_choose: bool = False


@QmlElement
class UsersViewModel(PinKeypad):
    """Holds a name and digits until they are sent."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._face = Face()
        self._snapshot: Snapshot | None = None
        self._figures = Format()
        self._users: tuple[UserSnapshot, ...] = ()
        self._step = LIST
        self._name = self._role = self._first = ""
        self._of = NEW
        self._differs = False
        self._rows = RowsModel(UserRow, self)
        self._roles = RowsModel(ReasonRow, self)

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; what has been typed stays until it was taken."""
        attendant = snapshot.visit.attendant
        if attendant is None:
            return
        self._figures = figures
        before, self._users = self._users, attendant.users
        was_told, self._snapshot = self._snapshot, snapshot
        is_refused = bool(snapshot.visit.notice) and (
            was_told is None or was_told.visit.notice != snapshot.visit.notice
        )
        if before != self._users and self._step in {PIN, ROLE, REMOVE}:
            self._leave()  # It was taken.
        elif is_refused and self._step == PIN:
            self._pin = self._first = ""
        self._refresh()

    def reset(self) -> None:
        """Forget everything that was typed."""
        self._leave()
        self._users, self._snapshot, self._face = (), None, Face()
        self._rows.show([])
        self.changed.emit()

    def _leave(self) -> None:
        self._step, self._of, self._differs = LIST, NEW, False
        self._name = self._role = self._pin = self._first = ""

    def _refresh(self) -> None:
        attendant = self._snapshot.visit.attendant if self._snapshot is not None else None
        if attendant is None:
            return
        self._rows.show([_row(one) for one in self._users])
        one = next((row for row in self._users if row.name == self._name), None)
        role = self._role or (one.role if one is not None else "")
        self._roles.show(
            [
                ReasonRow(code, words.say(text), said.ROLE_ICONS[code], code == role)
                for code, text in said.ROLES.items()
            ]
        )
        is_own = attendant.must_choose or self._of == OWN
        fresh = Face(
            step=self._step,
            name=self._name,
            role=words.say(said.ROLES[role]) if role in said.ROLES else "",
            state=_state(one) if one is not None else "",
            is_barred=one is not None and one.is_barred,
            is_last=one is not None and one.is_last_manager,
            is_manager=attendant.role == Role.MANAGER,
            digits=len(self._pin),
            ask=self._asked(is_own=is_own),
            can_enter=len(self._pin) >= PIN_DIGITS_MIN,
            must_choose=attendant.must_choose,
        )
        if fresh != self._face:
            self._face = fresh
            self.changed.emit()

    def _asked(self, *, is_own: bool) -> str:
        if is_own:
            step = "again" if self._first else "differs" if self._differs else OWN
        else:
            step = self._of
        return self._figures.told(words.say(said.PIN_ASKS[step]), name=self._name)

    @Property(RowsModel, constant=True)
    def rows(self) -> RowsModel:
        """Who may log in."""
        return self._rows

    @Property(RowsModel, constant=True)
    def roles(self) -> RowsModel:
        """What somebody may be."""
        return self._roles

    @Property(str, notify=changed)
    def step(self) -> str:
        """What is shown: list, person, name, role, pin, remove."""
        return self._face.step

    @Property(str, notify=changed)
    def name(self) -> str:
        """Who is in front, or the name as far as it is typed."""
        return self._face.name

    @Property(str, notify=changed)
    def roleText(self) -> str:
        """What they may do."""
        return self._face.role

    @Property(str, notify=changed)
    def stateText(self) -> str:
        """What is to be said of them; empty for nothing."""
        return self._face.state

    @Property(bool, notify=changed)
    def isBarred(self) -> bool:
        """Whether they may not log in."""
        return self._face.is_barred

    @Property(bool, notify=changed)
    def isLast(self) -> bool:
        """Whether nobody else could let others in."""
        return self._face.is_last

    @Property(bool, notify=changed)
    def isManager(self) -> bool:
        """Whether whoever looks may change the list."""
        return self._face.is_manager

    @Property(int, notify=changed)
    def digits(self) -> int:
        """How many digits of a PIN have been typed."""
        return self._face.digits

    @Property(str, notify=changed)
    def askText(self) -> str:
        """Whose PIN is wanted."""
        return self._face.ask

    @Property(bool, notify=changed)
    def canEnter(self) -> bool:
        """Whether there are enough digits."""
        return self._face.can_enter

    @Property(bool, notify=changed)
    def mustChoose(self) -> bool:
        """Whether whoever is logged in has to choose a PIN before anything else."""
        return self._face.must_choose

    @Slot(str)
    def pick(self, name: str) -> None:
        """Look at somebody."""
        self._leave()
        self._name, self._step = name, PERSON
        self._refresh()

    @Slot(str)
    def go(self, step: str) -> None:
        """Go to another step; to the list, everything typed is forgotten."""
        if step == LIST:
            self._leave()
        elif step == NAME:
            self._leave()
            self._step = NAME
        else:
            self._step = step
        self._refresh()

    @Slot()
    def back(self) -> None:
        """Go one step back."""
        is_known = self._of == RESET or (self._step in {ROLE, REMOVE} and self._is_known())
        if is_known and self._step != PERSON:
            self.pick(self._name)
        elif self._step == ROLE:
            self.go(NAME)
        else:
            self.go(LIST)

    def _is_known(self) -> bool:
        return any(one.name == self._name for one in self._users)

    @Slot(str)
    def letter(self, letter: str) -> None:
        """Type a letter of a name: the first of each word is a capital."""
        if len(self._name) < NAME_MOST:
            self._name = (self._name + letter.lower()).title()
            self._refresh()

    @Slot()
    def eraseLetter(self) -> None:
        """Take the last letter back."""
        self._name = self._name[:-1]
        self._refresh()

    @Slot(str)
    def giveRole(self, role: str) -> None:
        """Say what somebody is: who is added gets a PIN next."""
        if self._is_known():
            self._send(ChangeRole(self._name, role))
        else:
            self._name = self._name.strip()
            self._role, self._of, self._step = role, NEW, PIN
            self._refresh()

    @Slot()
    def resetPin(self) -> None:
        """Give somebody another PIN."""
        self._of, self._step, self._pin = RESET, PIN, ""
        self._refresh()

    @Slot()
    def changeOwn(self) -> None:
        """Choose another PIN for oneself."""
        self._leave()
        self._of, self._step = OWN, PIN
        self._refresh()

    @Slot()
    def enter(self) -> None:
        """Send the PIN and forget it; one's own is typed twice, for nobody else knows it."""
        pin, self._pin = self._pin, ""
        if self._face.must_choose or self._of == OWN:
            self._enter_own(pin)
        elif self._of == RESET:
            self._send(ResetPin(self._name, pin))
        else:
            self._send(AddUser(self._name, self._role, pin))
        self._refresh()

    def _enter_own(self, pin: str) -> None:
        first, self._first = self._first, ""
        if not first:
            self._first, self._differs = pin, False
        elif first != pin:
            self._differs = True
        else:
            self._send(ChangePin(pin))
            self._leave()

    @Slot()
    def bar(self) -> None:
        """Let somebody not log in, or again."""
        self._send(BarUser(self._name, not self._face.is_barred))

    @Slot()
    def remove(self) -> None:
        """Take somebody off the list."""
        self._send(RemoveUser(self._name))


def _row(one: UserSnapshot) -> UserRow:
    return UserRow(
        name=one.name,
        title=one.name,
        roleText=words.say(said.ROLES.get(one.role, one.role)),
        roleIcon=said.ROLE_ICONS.get(one.role, "person"),
        stateText=_state(one),
    )


def _state(one: UserSnapshot) -> str:
    if one.is_barred:
        return words.say(said.BARRED)
    if one.locked_ms:
        return words.say(said.LOCKED_FOR)
    return words.say(said.MUST_CHOOSE) if one.must_choose else ""
