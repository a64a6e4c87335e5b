"""Prices: what each product is sold at, and the change of one, looked at before it is sent.

It decides nothing: who may change a price, and from when it holds, is the engine's business.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import AgreePrice, ChangePrice, Command, DropPrice
from kiosk.api.snapshot import PriceSnapshot, Snapshot
from kiosk.domain.attendant import Role
from kiosk.domain.local_time import local
from kiosk.domain.price import HOURS, NOW, PRICE_REASONS, PriceBounds, takes_two
from kiosk.domain.tariff import PRICE_DECIMALS
from ui import words
from ui import words_managing as said
from ui.formatting import Format
from ui.viewmodels.attendant import ReasonRow
from ui.viewmodels.entry import Entry
from ui.viewmodels.keypad import AmountKeypad
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

PRICE_MOST_E4 = 99_999_999
LIST, PRODUCT, CONFIRM = "list", "product", "confirm"
"""What is shown: every product, one with a keypad, and the change before it is sent."""


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A product and what it costs."""

    product: str
    title: str
    priceText: str
    planText: str
    """What waits; empty for nothing."""


@dataclass(frozen=True, slots=True)
class Face:
    """What the sheet says of the product in front."""

    step: str = LIST
    title: str = ""
    price: str = ""
    state: str = ""
    why_not: str = ""
    entry: str = ""
    is_empty: bool = True
    can_type: bool = False
    can_agree: bool = False
    can_drop: bool = False
    can_go: bool = False
    new: str = ""
    hour: str = ""
    told: str = ""
    point: str = ""
    bounds: str = ""
    is_outside: bool = False


@QmlElement
class PricesViewModel(AmountKeypad):
    """Holds a new price until it is sent."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._face = Face()
        self._shown: tuple[Snapshot, Format] | None = None
        self._product = ""
        self._step = LIST
        self._before: PriceSnapshot | None = None
        self._hour = NOW
        self._reason = ""
        self._rows = RowsModel(PriceRow, self)
        self._reasons = RowsModel(ReasonRow, self)

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; what has been typed stays until it was taken."""
        self._shown = (snapshot, figures)
        self._refresh()

    def reset(self) -> None:
        """Forget what was typed."""
        self._shown, self._before, self._face = None, None, Face()
        self._rows.show([])
        self._leave()
        self.changed.emit()

    def _leave(self) -> None:
        self._product, self._step, self._entry = "", LIST, Entry()
        self._hour, self._reason = NOW, ""

    def _refresh(self) -> None:
        attendant = self._shown[0].visit.attendant if self._shown else None
        if self._shown is None or attendant is None:
            return
        snapshot, figures = self._shown
        one = next((row for row in attendant.prices if row.product == self._product), None)
        if one is None or (self._before not in {None, one} and self._step == CONFIRM):
            self._leave()  # It was taken, or has changed under whoever looks at it.
            one = None
        self._before = one
        self._rows.show([_row(row, snapshot, figures) for row in attendant.prices])
        self._reasons.show(
            [
                ReasonRow(
                    code,
                    words.say(said.PRICE_WORDS[code]),
                    said.PRICE_ICONS[code],
                    code == self._reason,
                )
                for code in PRICE_REASONS
            ]
        )
        fresh = Face()
        if one is not None:
            self._entry = Entry(self._entry.text, PRICE_DECIMALS, PRICE_DECIMALS, PRICE_MOST_E4)
            fresh = self._one(one, snapshot, figures)
        if fresh != self._face:
            self._face = fresh
            self.changed.emit()

    def _one(self, one: PriceSnapshot, snapshot: Snapshot, figures: Format) -> Face:
        attendant = snapshot.visit.attendant
        name = attendant.name if attendant is not None else ""
        is_manager = attendant is not None and attendant.role == Role.MANAGER
        waits, new_e4 = one.next_e4 > 0, self._entry.value
        is_new = new_e4 > 0 and new_e4 != one.price_e4
        is_within = PriceBounds(one.least_e4, one.most_e4).hold(new_e4)
        why_not = ""
        if not is_manager and not waits:
            why_not = said.FOR_MANAGERS
        elif not one.is_settable:
            why_not = said.HAS_STEPS
        return Face(
            step=self._step,
            title=one.name,
            price=figures.price(one.price_e4, one.dimension),
            state=_state(one, snapshot, figures),
            why_not=words.say(why_not) if why_not else "",
            point=figures.decimal_sign,
            entry=figures.typed_money(self._entry.text or "0"),
            is_empty=not self._entry.text,
            can_type=is_manager and one.is_settable and not waits,
            can_agree=one.needs_second and one.next_by != name,
            can_drop=is_manager and waits,
            bounds=_bounds(one, figures),
            is_outside=is_new and not is_within,
            can_go=is_new and is_within and (self._step != CONFIRM or bool(self._reason)),
            new=figures.price(new_e4, one.dimension) if is_new else "",
            hour=words.say(said.AT_ONCE)
            if self._hour == NOW
            else figures.isolated(f"{self._hour:02}:00"),
            told=words.say(
                said.TAKES_TWO if takes_two(one.price_e4, new_e4) else said.FOR_LATER_SALES
            ),
        )

    @Property(RowsModel, constant=True)
    def rows(self) -> RowsModel:
        """Every product, by its name."""
        return self._rows

    @Property(RowsModel, constant=True)
    def reasons(self) -> RowsModel:
        """Why a price may be changed."""
        return self._reasons

    @Property(str, notify=changed)
    def step(self) -> str:
        """What is shown: list, product, confirm."""
        return self._face.step

    @Property(str, notify=changed)
    def titleText(self) -> str:
        """The product in front."""
        return self._face.title

    @Property(str, notify=changed)
    def priceText(self) -> str:
        """What it costs."""
        return self._face.price

    @Property(str, notify=changed)
    def stateText(self) -> str:
        """Who has set it, or what waits."""
        return self._face.state

    @Property(str, notify=changed)
    def whyNotText(self) -> str:
        """Why no other price can be typed; empty where one can."""
        return self._face.why_not

    @Property(str, notify=changed)
    def entryText(self) -> str:
        """The new price as far as it is typed."""
        return self._face.entry

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        """Whether nothing has been typed."""
        return self._face.is_empty

    @Property(bool, notify=changed)
    def canType(self) -> bool:
        """Whether a new price may be typed."""
        return self._face.can_type

    @Property(bool, notify=changed)
    def canAgree(self) -> bool:
        """Whether this person may agree to what somebody else has asked for."""
        return self._face.can_agree

    @Property(bool, notify=changed)
    def canDrop(self) -> bool:
        """Whether what waits may be withdrawn."""
        return self._face.can_drop

    @Property(bool, notify=changed)
    def canGo(self) -> bool:
        """Whether it may go on: to the last look, or from there to the engine."""
        return self._face.can_go

    @Property(str, notify=changed)
    def newText(self) -> str:
        """The new price."""
        return self._face.new

    @Property(str, notify=changed)
    def hourText(self) -> str:
        """From when on it shall hold."""
        return self._face.hour

    @Property(str, notify=changed)
    def toldText(self) -> str:
        """What goes with it: a second person, or what it does not touch."""
        return self._face.told

    @Property(str, notify=changed)
    def pointText(self) -> str:
        """The decimal sign on the key."""
        return self._face.point

    @Property(str, notify=changed)
    def boundsText(self) -> str:
        """Between which prices a new one must be; empty where any will do."""
        return self._face.bounds

    @Property(bool, notify=changed)
    def isOutside(self) -> bool:
        """Whether what is typed is not between them."""
        return self._face.is_outside

    @Slot(str)
    def pick(self, product: str) -> None:
        """Look at a product."""
        self._leave()
        self._product, self._step = product, PRODUCT
        self._refresh()

    @Slot()
    def back(self) -> None:
        """Go one step back."""
        if self._step == CONFIRM:
            self._step = PRODUCT
        else:
            self._leave()
        self._refresh()

    @Slot(int)
    def turn(self, by: int) -> None:
        """Let it begin an hour later or earlier; at once stands between 23:00 and 00:00."""
        self._hour = (self._hour + 1 + by) % (HOURS + 1) - 1
        self._refresh()

    @Slot(str)
    def because(self, reason: str) -> None:
        """Say why."""
        self._reason = reason
        self._refresh()

    @Slot()
    def go(self) -> None:
        """Look at the change once more, or send it."""
        if self._step == CONFIRM:
            self._send(ChangePrice(self._product, self._entry.value, self._hour, self._reason))
        else:
            self._step = CONFIRM
            self._refresh()

    @Slot()
    def agree(self) -> None:
        """Agree to what somebody else has asked for, as it was read."""
        if self._before is not None:
            self._send(AgreePrice(self._product, self._before.next_e4))

    @Slot()
    def drop(self) -> None:
        """Withdraw what waits."""
        self._send(DropPrice(self._product))


def _row(one: PriceSnapshot, snapshot: Snapshot, figures: Format) -> PriceRow:
    return PriceRow(
        product=one.product,
        title=one.name,
        priceText=figures.price(one.price_e4, one.dimension),
        planText=_state(one, snapshot, figures) if one.next_e4 else "",
    )


def _bounds(one: PriceSnapshot, figures: Format) -> str:
    """Return between which prices a new one must be; empty where any will do."""
    if not (one.least_e4 or one.most_e4):
        return ""
    told = said.PRICE_OR_MORE if not one.most_e4 else said.PRICE_OR_LESS
    if one.least_e4 and one.most_e4:
        told = said.BETWEEN_PRICES
    return figures.told(
        words.say(told),
        least=figures.price(one.least_e4, one.dimension),
        most=figures.price(one.most_e4, one.dimension),
    )


def _state(one: PriceSnapshot, snapshot: Snapshot, figures: Format) -> str:
    """Return who has set a price, or what waits."""

    def when(at_ms: int) -> str:
        return figures.isolated(figures.moment(local(at_ms, snapshot.time_zone)))

    if one.next_e4:
        price = figures.price(one.next_e4, one.dimension)
        if one.needs_second:
            return figures.told(words.say(said.WAITS_FOR_SECOND), name=one.next_by, price=price)
        told = words.say(said.WAITS_FOR_HOUR)
        return figures.told(told, name=one.next_by, price=price, when=when(one.next_ms))
    if one.by:
        return figures.told(words.say(said.SET_BY), name=one.by, when=when(one.since_ms))
    return words.say(said.BY_FILE)
