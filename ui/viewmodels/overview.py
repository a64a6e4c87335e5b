"""The overview: every outlet at a glance, and the first touch of a customer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QElapsedTimer, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import Command, Proceed, QueueFor, ShowWaiting, ToggleOutlet
from kiosk.api.snapshot import OutletSnapshot, Snapshot
from ui.formatting import GAP, Format, whole_name
from ui.guard import SECOND_MS
from ui.viewmodels.outlets import OutletRow, outlet_row
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


QUEUES_SHOWN = 8
"""So many outlets, and so many who wait, are listed: what fits the smallest panel."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """An outlet that is in use, to wait for."""

    number: int
    text: str
    isPicked: bool = False


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """Somebody who waits, by the two words that they know."""

    sale: str
    text: str
    isPicked: bool = False


@dataclass(frozen=True, slots=True)
class Face:
    """What the overview says besides its tiles."""

    chosen: int = 0
    chosen_text: str = ""
    has_free: bool = False
    longest_name: str = ""


@QmlElement
class OverviewViewModel(QObject):
    """Shows all outlets; lets the customer pick some."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._face = Face()
        self._outlets = RowsModel(OutletRow, self)
        self._queues = RowsModel(QueueRow, self)
        self._waiting = RowsModel(WaitingRow, self)
        self._last = 0
        self._touched = QElapsedTimer()

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; silent when nothing the eye can see has changed."""
        rows = [outlet_row(outlet, snapshot, figures) for outlet in snapshot.outlets]
        self._outlets.show(rows)
        lines = sorted(
            (one for one in snapshot.outlets if one.can_queue), key=lambda one: one.waiting
        )
        self._queues.show(
            [QueueRow(one.number, _queue_text(one, figures)) for one in lines[:QUEUES_SHOWN]]
        )
        self._waiting.show(
            [
                WaitingRow(one.sale, figures.isolated(one.words))
                for one in snapshot.queue[:QUEUES_SHOWN]
            ]
        )
        chosen = [row for row in rows if row.isChosen]
        face = Face(
            chosen=len(chosen),
            chosen_text=figures.line(
                *(figures.line(str(row.number), row.title, between=" ") for row in chosen),
                between="   ",
            ),
            has_free=any(outlet.is_available for outlet in snapshot.outlets),
            longest_name=max((row.title for row in rows), key=len, default=""),
        )
        if face != self._face:
            self._face = face
            self.changed.emit()

    @Property(RowsModel, constant=True)
    def outlets(self) -> RowsModel:
        """One row an outlet."""
        return self._outlets

    @Property(RowsModel, constant=True)
    def queues(self) -> RowsModel:
        """The outlets that are in use and may be waited for."""
        return self._queues

    @Property(RowsModel, constant=True)
    def waiting(self) -> RowsModel:
        """Who waits for their turn."""
        return self._waiting

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

    @Property(str, notify=changed)
    def longestName(self) -> str:
        """The longest name of a product: all are written as small as it has to be."""
        return self._face.longest_name

    @Slot(int)
    def toggle(self, number: int) -> None:
        """Pick an outlet, let it go again, or show its delivery.

        An impatient second touch is not meant to let it go.
        """
        is_second = self._touched.isValid() and self._touched.elapsed() < SECOND_MS
        if is_second and number == self._last:
            return
        self._last = number
        self._touched.start()
        self._send(ToggleOutlet(number))

    @Slot(int)
    def queueFor(self, number: int) -> None:
        """Pay now for an outlet that is in use, and wait for one's turn."""
        self._send(QueueFor(number))

    @Slot(str)
    def look(self, sale: str) -> None:
        """Look after one's place in the queue."""
        self._send(ShowWaiting(sale))

    @Slot()
    def proceed(self) -> None:
        """Go on with the picked outlets."""
        self._send(Proceed())


def _queue_text(outlet: OutletSnapshot, figures: Format) -> str:
    """Return number and product, and how many wait there already."""
    waits = f"({outlet.waiting})" if outlet.waiting else ""
    named = figures.line(whole_name(outlet.product_name), waits, between=" ")
    return figures.line(str(outlet.number), named, between=GAP)
