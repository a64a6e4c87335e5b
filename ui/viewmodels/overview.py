"""The overview: every outlet at a glance, and the first touch of a customer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import Command, Proceed, ToggleOutlet
from kiosk.api.snapshot import Snapshot
from ui.formatting import Format
from ui.viewmodels.outlets import OutletRow, outlet_row
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Face:
    """What the overview says besides its tiles."""

    chosen: int = 0
    chosen_text: str = ""
    has_free: bool = False


@QmlElement
class OverviewViewModel(QObject):
    """Shows all outlets; lets the customer pick some."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._face = Face()
        self._outlets = RowsModel(OutletRow, self)

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; silent when nothing the eye can see has changed."""
        rows = [outlet_row(outlet, snapshot, figures) for outlet in snapshot.outlets]
        self._outlets.show(rows)
        chosen = [row for row in rows if row.isChosen]
        face = Face(
            chosen=len(chosen),
            chosen_text="   ".join(f"{row.number} {row.title}" for row in chosen),
            has_free=any(outlet.is_available for outlet in snapshot.outlets),
        )
        if face != self._face:
            self._face = face
            self.changed.emit()

    @Property(RowsModel, constant=True)
    def outlets(self) -> RowsModel:
        """One row an outlet."""
        return self._outlets

    @Property(int, notify=changed)
    def chosenCount(self) -> int:
        """How many outlets are picked."""
        return self._face.chosen

    @Property(str, notify=changed)
    def chosenText(self) -> str:
        """Which outlets are picked."""
        return self._face.chosen_text

    @Property(bool, notify=changed)
    def hasFree(self) -> bool:
        """Whether there is anything to pick."""
        return self._face.has_free

    @Slot(int)
    def toggle(self, number: int) -> None:
        """Pick an outlet, let it go again, or show its delivery."""
        self._send(ToggleOutlet(number))

    @Slot()
    def proceed(self) -> None:
        """Go on with the picked outlets."""
        self._send(Proceed())
