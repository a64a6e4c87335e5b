"""Waiting for one's turn: how many are before, and a way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import Back, Command, Finish, MoveRemainder
from kiosk.api.snapshot import Snapshot
from ui.formatting import GAP, Format
from ui.viewmodels.moving import MoveRow, move_rows
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Face:
    """What the screen says of a sale that waits."""

    before: int = 0
    words: str = ""
    outlet: str = ""
    held: str = ""
    left: str = ""


@QmlElement
class QueueViewModel(QObject):
    """Shows somebody's place in a queue."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._face = Face()
        self._moves = RowsModel(MoveRow, self)

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; silent when nothing the eye can see has changed."""
        sale = snapshot.visit.sale
        if sale is None:
            return
        self._moves.show(move_rows(sale, snapshot, figures))
        names = {one.number: one.product_name for one in snapshot.outlets}
        fresh = Face(
            before=sale.before,
            words=figures.isolated(sale.words),
            outlet=figures.line(
                *(figures.line(str(one), names.get(one, ""), between=GAP) for one in sale.outlets),
                between="   ",
            ),
            held=figures.money(sale.authorised_minor),
            left=figures.clock(sale.wait_left_ms) if sale.wait_left_ms is not None else "",
        )
        if fresh != self._face:
            self._face = fresh
            self.changed.emit()

    def reset(self) -> None:
        """Forget the sale: no later customer may see its words."""
        self._face = Face()
        self._moves.show([])
        self.changed.emit()

    @Property(RowsModel, constant=True)
    def moves(self) -> RowsModel:
        """Where to go, where the outlet that was waited for has failed."""
        return self._moves

    @Property(int, notify=changed)
    def before(self) -> int:
        """How many are served first."""
        return self._face.before

    @Property(str, notify=changed)
    def words(self) -> str:
        """The two words by which one's place is found again."""
        return self._face.words

    @Property(str, notify=changed)
    def outletText(self) -> str:
        """What is waited for."""
        return self._face.outlet

    @Property(str, notify=changed)
    def heldText(self) -> str:
        """What was paid in advance."""
        return self._face.held

    @Property(str, notify=changed)
    def leftText(self) -> str:
        """How long the offer to go elsewhere stands; empty where there is none."""
        return self._face.left

    @Slot(int)
    def moveTo(self, outlet: int) -> None:
        """Go to another outlet."""
        self._send(MoveRemainder(outlet, ""))

    @Slot()
    def leave(self) -> None:
        """Give the place up: all of the money goes back."""
        self._send(Finish())

    @Slot()
    def others(self) -> None:
        """Let the next customer at the screen; the place is kept."""
        self._send(Back())
