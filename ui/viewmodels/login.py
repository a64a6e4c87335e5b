"""The attendant's login: a name and a PIN, which is shown as dots and forgotten when sent."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import Back, Command, Login
from kiosk.api.snapshot import Snapshot
from kiosk.domain.attendant import PIN_DIGITS_MIN
from ui.formatting import Format
from ui.viewmodels.keypad import PinKeypad
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


USUAL = list("1234567890")
"""The keys of the keypad, row by row."""


def shuffled(digits: list[str]) -> list[str]:
    """Return the digits in an order that nobody can know beforehand."""
    return secrets.SystemRandom().sample(digits, len(digits))


@dataclass(frozen=True, slots=True)
class NameRow:
    """Somebody who may log in."""

    name: str
    text: str
    isPicked: bool


@QmlElement
class LoginViewModel(PinKeypad):
    """Holds a name and digits until they are sent."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._names: tuple[str, ...] = ()
        self._name = ""
        self._locked = ""
        self._order = USUAL
        self._rows = RowsModel(NameRow, self)

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`."""
        visit = snapshot.visit
        self._names = visit.attendants
        if self._name not in self._names:
            self._name = self._names[0] if len(self._names) == 1 else ""
        self._locked = figures.clock(visit.locked_ms) if visit.locked_ms else ""
        if self._locked:
            self._pin = ""
        self._refresh()

    def reset(self) -> None:
        """Forget name and digits, and where they stood."""
        self._name = self._pin = ""
        self._order = USUAL
        self._refresh()

    def _refresh(self) -> None:
        self._rows.show([NameRow(name, name, name == self._name) for name in self._names])
        self.changed.emit()

    def _takes_digits(self) -> bool:
        return not self._locked

    @Property(RowsModel, constant=True)
    def names(self) -> RowsModel:
        """Who may log in."""
        return self._rows

    @Property(str, notify=changed)
    def name(self) -> str:
        """Who is about to log in."""
        return self._name

    @Property(int, notify=changed)
    def digits(self) -> int:
        """How many digits have been typed."""
        return len(self._pin)

    @Property(list, notify=changed)
    def order(self) -> list[str]:
        """Which digit stands where on the keypad."""
        return self._order

    @Property(bool, notify=changed)
    def isShuffled(self) -> bool:
        """Whether the digits stand where nobody expects them."""
        return self._order != USUAL

    @Property(bool, notify=changed)
    def canEnter(self) -> bool:
        """Whether there is enough to try."""
        return bool(self._name) and len(self._pin) >= PIN_DIGITS_MIN and not self._locked

    @Property(str, notify=changed)
    def lockedText(self) -> str:
        """How long no PIN is accepted; empty where one is."""
        return self._locked

    @Slot(str)
    def pick(self, name: str) -> None:
        """Say who one is."""
        self._name, self._pin = name, ""
        self._refresh()

    @Slot()
    def shuffle(self) -> None:
        """Put the digits elsewhere, so that no finger betrays them, or back where they were."""
        self._order = shuffled(USUAL) if self._order == USUAL else USUAL
        self._refresh()

    @Slot()
    def enter(self) -> None:
        """Send name and PIN, and forget the PIN."""
        pin, self._pin = self._pin, ""
        self._send(Login(self._name, pin))
        self._refresh()

    @Slot()
    def back(self) -> None:
        """Go back to the overview."""
        self._send(Back())
