"""A delivery at the operator's cost: which outlet, how much, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import Back, Command, Override
from kiosk.api.snapshot import Snapshot
from kiosk.domain.attendant import OVERRIDE_REASONS
from ui import words
from ui.formatting import Format
from ui.viewmodels.attendant import ReasonRow
from ui.viewmodels.entry import Entry
from ui.viewmodels.keypad import AmountKeypad
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Face:
    """What the form says."""

    outlet: int = 0
    title: str = ""
    product_icon: str = "gauge"
    price: str = ""
    budget: str = ""
    entry: str = ""
    is_empty: bool = True
    can_confirm: bool = False
    has_point: bool = False
    point: str = "."


@QmlElement
class OverrideViewModel(AmountKeypad):
    """Holds an amount and a reason until they are sent."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._face = Face()
        self._reason = ""
        self._shown: tuple[Snapshot, Format] | None = None
        self._reasons = RowsModel(ReasonRow, self)

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; what has been typed stays."""
        self._shown = (snapshot, figures)
        self._refresh()

    def reset(self) -> None:
        """Forget what has been typed."""
        self._entry, self._reason = Entry(), ""
        self._refresh()

    def _refresh(self) -> None:
        if self._shown is None:
            return
        snapshot, figures = self._shown
        visit = snapshot.visit
        budget = visit.attendant.budget_minor if visit.attendant else 0
        exponent = snapshot.currency.exponent
        self._entry = Entry(self._entry.text, exponent, exponent, budget)
        self._reasons.show(
            [
                ReasonRow(
                    code,
                    words.say(words.OVERRIDE_WORDS[code]),
                    words.OVERRIDE_ICONS[code],
                    code == self._reason,
                )
                for code in OVERRIDE_REASONS
            ]
        )
        picked = [outlet for outlet in snapshot.outlets if outlet.number in visit.chosen]
        outlet = picked[0] if picked else None
        fresh = Face(
            outlet=outlet.number if outlet else 0,
            title=outlet.product_name if outlet else "",
            product_icon=words.product_icon(outlet.kind, outlet.product) if outlet else "gauge",
            price=figures.price_of(outlet) if outlet else "",
            budget=figures.money(budget),
            entry=figures.typed_money(self._entry.text or "0"),
            is_empty=not self._entry.text,
            can_confirm=bool(outlet and self._reason and self._entry.value > 0),
            has_point=exponent > 0,
            point=figures.decimal_sign,
        )
        if fresh != self._face:
            self._face = fresh
            self.changed.emit()

    @Property(RowsModel, constant=True)
    def reasons(self) -> RowsModel:
        """Why the operator may pay."""
        return self._reasons

    @Property(int, notify=changed)
    def outlet(self) -> int:
        """Where it will flow."""
        return self._face.outlet

    @Property(str, notify=changed)
    def title(self) -> str:
        """What will flow."""
        return self._face.title

    @Property(str, notify=changed)
    def productIcon(self) -> str:
        """The icon of what will flow."""
        return self._face.product_icon

    @Property(str, notify=changed)
    def priceText(self) -> str:
        """What one sale unit costs."""
        return self._face.price

    @Property(str, notify=changed)
    def budgetText(self) -> str:
        """What may still be spent."""
        return self._face.budget

    @Property(str, notify=changed)
    def entryText(self) -> str:
        """What has been typed, as an amount."""
        return self._face.entry

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        """Whether nothing has been typed."""
        return self._face.is_empty

    @Property(bool, notify=changed)
    def canConfirm(self) -> bool:
        """Whether the form is complete."""
        return self._face.can_confirm

    @Property(bool, notify=changed)
    def hasPoint(self) -> bool:
        """Whether decimals can be typed."""
        return self._face.has_point

    @Property(str, notify=changed)
    def pointText(self) -> str:
        """The decimal sign on the key."""
        return self._face.point

    @Slot(str)
    def pick(self, reason: str) -> None:
        """Say why."""
        self._reason = reason
        self._refresh()

    @Slot()
    def confirm(self) -> None:
        """Deliver from the operator's own authorisation."""
        self._send(Override(self._face.outlet, self._entry.value, self._reason))

    @Slot()
    def back(self) -> None:
        """Go back to the board."""
        self._send(Back())
