"""How much: an amount, a quantity, or as much as fits. Holds what is being typed, no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import Back, BuyAmount, BuyFill, BuyQuantity, Command
from kiosk.api.snapshot import OutletSnapshot, Snapshot
from kiosk.domain.sale import PresetBy
from ui.formatting import Format, decimals_of
from ui.viewmodels.bought import BoughtRow, bought_rows
from ui.viewmodels.entry import Entry
from ui.viewmodels.keypad import AmountKeypad
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

QUANTITY_SCALE = 6


@dataclass(frozen=True, slots=True)
class QuickRow:
    """An amount to pick with one touch."""

    minor: int
    text: str
    isPicked: bool


@dataclass(frozen=True, slots=True)
class Face:
    """What the screen says for one snapshot and what has been typed."""

    by: str = PresetBy.AMOUNT.value
    entry_text: str = ""
    is_empty: bool = True
    can_pay: bool = False
    most_text: str = ""
    most_money_text: str = ""
    has_quantity: bool = False
    has_point: bool = False
    point_text: str = "."


def quick_amounts(snapshot: Snapshot) -> list[int]:
    """Return the amounts to pick with one touch, what people took lately among them."""
    offered = {*snapshot.quick_minor, snapshot.visit.suggested_minor}
    return sorted(minor for minor in offered if 0 < minor <= snapshot.sale_max_minor)


@QmlElement
class ChooseViewModel(AmountKeypad):
    """Lets the customer say how much."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._face = Face()
        self._by = PresetBy.AMOUNT
        self._shown: tuple[Snapshot, Format] | None = None
        self._quick = RowsModel(QuickRow, self)
        self._bought = RowsModel(BoughtRow, self)

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; what has been typed stays."""
        self._shown = (snapshot, figures)
        self._refresh()

    def reset(self) -> None:
        """Forget what has been typed: the next visit begins with an empty form."""
        self._by = PresetBy.AMOUNT
        self._entry = Entry()
        self._shown = None
        self._face = Face()
        self._bought.show([])
        self._quick.show([])
        self.changed.emit()

    def _outlets(self, snapshot: Snapshot) -> list[OutletSnapshot]:
        return [outlet for outlet in snapshot.outlets if outlet.number in snapshot.visit.chosen]

    def _only(self, snapshot: Snapshot) -> OutletSnapshot | None:
        outlets = self._outlets(snapshot)
        return outlets[0] if len(outlets) == 1 else None

    def _blank(self, snapshot: Snapshot) -> Entry:
        """Return an empty entry with the bounds of the form in front."""
        only = self._only(snapshot)
        if self._by is PresetBy.QUANTITY and only is not None:
            decimals = decimals_of(only.interval_base)
            return Entry("", decimals, QUANTITY_SCALE, only.largest_base)
        exponent = snapshot.currency.exponent
        return Entry("", exponent, exponent, snapshot.sale_max_minor)

    def _refresh(self) -> None:
        if self._shown is None:
            return
        snapshot, figures = self._shown
        only = self._only(snapshot)
        if self._by is PresetBy.QUANTITY and only is None:
            self._by = PresetBy.AMOUNT
            self._entry = Entry()
        blank = self._blank(snapshot)
        self._entry = Entry(self._entry.text, blank.decimals, blank.scale, blank.most)
        self._quick.show(
            [
                QuickRow(minor, figures.round_money(minor), self._is_amount(minor))
                for minor in quick_amounts(snapshot)
            ]
        )
        self._bought.show(bought_rows(self._outlets(snapshot), figures))
        face = self._build(snapshot, figures, only)
        if face != self._face:
            self._face = face
            self.changed.emit()

    def _is_amount(self, minor: int) -> bool:
        return self._by is PresetBy.AMOUNT and self._entry.value == minor

    def _build(self, snapshot: Snapshot, figures: Format, only: OutletSnapshot | None) -> Face:
        text = self._entry.text
        most_money = figures.round_money(snapshot.sale_max_minor)
        if self._by is PresetBy.QUANTITY and only is not None:
            typed = figures.typed_quantity(text or "0", only.dimension)
            most = figures.quantity(only.largest_base, only.dimension, only.largest_base)
        else:
            typed = figures.typed_money(text or "0")
            most = most_money
        return Face(
            by=self._by.value,
            entry_text=typed,
            is_empty=not text,
            can_pay=self._by is PresetBy.FILL or self._entry.value > 0,
            most_text=most,
            most_money_text=most_money,
            has_quantity=only is not None,
            has_point=self._entry.decimals > 0,
            point_text=figures.decimal_sign,
        )

    @Property(RowsModel, constant=True)
    def quick(self) -> RowsModel:
        """The amounts to pick with one touch."""
        return self._quick

    @Property(RowsModel, constant=True)
    def bought(self) -> RowsModel:
        """What the money is for: outlets, product and price."""
        return self._bought

    @Property(str, notify=changed)
    def by(self) -> str:
        """Which form is in front: amount, quantity or fill."""
        return self._face.by

    @Property(str, notify=changed)
    def entryText(self) -> str:
        """What has been typed, as an amount or a quantity."""
        return self._face.entry_text

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        """Whether nothing has been typed."""
        return self._face.is_empty

    @Property(bool, notify=changed)
    def canPay(self) -> bool:
        """Whether there is anything to ask for."""
        return self._face.can_pay

    @Property(str, notify=changed)
    def mostText(self) -> str:
        """The most that may be typed."""
        return self._face.most_text

    @Property(str, notify=changed)
    def mostMoneyText(self) -> str:
        """The most that one sale may cost."""
        return self._face.most_money_text

    @Property(bool, notify=changed)
    def hasQuantity(self) -> bool:
        """Whether a quantity can be asked for: only at one outlet."""
        return self._face.has_quantity

    @Property(bool, notify=changed)
    def hasPoint(self) -> bool:
        """Whether decimals can be typed."""
        return self._face.has_point

    @Property(str, notify=changed)
    def pointText(self) -> str:
        """The decimal sign on the key."""
        return self._face.point_text

    @Slot(str)
    def choose(self, by: str) -> None:
        """Bring another form to the front, empty."""
        self._by = PresetBy(by)
        self._entry = Entry()
        self._refresh()

    @Slot("qlonglong")
    def pick(self, minor: int) -> None:
        """Take one of the quick amounts as if it had been typed."""
        whole, part = divmod(minor, 10**self._entry.scale)
        decimals = f".{part:0{self._entry.scale}}" if part else ""
        self._by = PresetBy.AMOUNT
        self._entry = Entry(f"{whole}{decimals}", self._entry.decimals, self._entry.scale)
        self._refresh()

    @Slot()
    def pay(self) -> None:
        """Ask to pay for what the form says."""
        match self._by:
            case PresetBy.AMOUNT:
                self._send(BuyAmount(self._entry.value))
            case PresetBy.QUANTITY:
                self._send(BuyQuantity(self._entry.value))
            case PresetBy.FILL:
                self._send(BuyFill())

    @Slot()
    def back(self) -> None:
        """Go back to the overview."""
        self._send(Back())
