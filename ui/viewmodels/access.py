"""How the customer needs the screen to be. The engine remembers; this shows and asks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import Command, SetMode
from kiosk.api.snapshot import Screen, Snapshot
from kiosk.domain.assistance import AccessMode

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_LARGE = frozenset(
    {
        *(Screen.OVERVIEW, Screen.CHOOSE, Screen.PAY, Screen.QUEUE),
        *(Screen.DELIVERING, Screen.DONE, Screen.OUT_OF_SERVICE),
    }
)
"""The customer's screens; those of attendants have no such layout, and are magnified."""


@QmlElement
class AccessViewModel(QObject):
    """Shows which modes are on and asks for others."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._modes: tuple[str, ...] = ()
        self._is_large = False
        self._is_magnified = False

    def show(self, snapshot: Snapshot) -> None:
        """Take over `snapshot`; silent when nothing the eye can see has changed."""
        modes = snapshot.visit.modes
        is_wanted = AccessMode.LARGE in modes
        is_large = is_wanted and snapshot.visit.screen in _LARGE
        is_magnified = is_wanted and not is_large
        if (modes, is_large, is_magnified) != (self._modes, self._is_large, self._is_magnified):
            self._modes, self._is_large, self._is_magnified = modes, is_large, is_magnified
            self.changed.emit()

    @Property(bool, notify=changed)
    def isLarge(self) -> bool:
        """Whether this screen is shown in large text."""
        return self._is_large

    @Property(bool, notify=changed)
    def isMagnified(self) -> bool:
        """Whether this screen is shown under a glass: somebody wants large text and it has none."""
        return self._is_magnified

    @Property(bool, notify=changed)
    def isLow(self) -> bool:
        """Whether everything that is touched has to be low."""
        return AccessMode.LOW in self._modes

    @Property(bool, notify=changed)
    def isStill(self) -> bool:
        """Whether nothing may move."""
        return AccessMode.STILL in self._modes

    @Property(str, notify=changed)
    def modes(self) -> str:
        """The names of all modes that are on, with a space between."""
        return " ".join(self._modes)

    @Slot(str)
    def turn(self, mode: str) -> None:
        """Turn a mode on, or off where it is on."""
        self._send(SetMode(mode, is_on=mode not in self._modes))
