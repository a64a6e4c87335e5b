"""The sale while it runs: how much, for how much, what is left, and a way to stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import Back, Command, Finish, StartOutlet, StopOutlet
from kiosk.api.snapshot import DeliverySnapshot, SaleSnapshot, Snapshot
from kiosk.domain.delivery import DeliveryState
from ui import words
from ui.formatting import Format
from ui.viewmodels.outlets import fraction
from ui.viewmodels.rows import RowsModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_ENDING = {DeliveryState.STOPPING, DeliveryState.SETTLED}


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """One outlet's part of the sale, ready to be placed."""

    outlet: int
    title: str
    productIcon: str
    priceText: str
    word: str
    signIcon: str
    tone: str
    figureText: str
    unitText: str
    moneyText: str
    leftText: str
    rateText: str
    progress: float
    isFlowing: bool
    needText: str
    needIcon: str
    canStart: bool
    canStop: bool
    isOver: bool
    reasonText: str


@dataclass(frozen=True, slots=True)
class Face:
    """What the screen says of the whole sale."""

    money: str = ""
    held: str = ""
    is_over: bool = False
    override_by: str = ""


def delivery_row(delivery: DeliverySnapshot, figures: Format) -> DeliveryRow:
    """Return one outlet's part of a sale."""
    sign = words.delivery_sign(delivery.state)
    need = words.NEEDS.get(delivery.needs)
    left_minor = max(0, delivery.limit_minor - delivery.cost_minor)
    done = (
        fraction(delivery.delivered_base, delivery.preset_base)
        if delivery.preset_base
        else fraction(delivery.cost_minor, delivery.limit_minor)
    )
    return DeliveryRow(
        outlet=delivery.outlet,
        title=delivery.product_name,
        productIcon=words.product_icon(delivery.kind, delivery.product_name),
        priceText=figures.price(delivery.price_e4, delivery.dimension),
        word=words.say(sign.word),
        signIcon=sign.icon,
        tone=sign.tone,
        figureText=figures.figure(delivery.delivered_base, delivery.interval_base),
        unitText=figures.unit(delivery.dimension),
        moneyText=figures.money(delivery.cost_minor),
        leftText=figures.money(left_minor),
        rateText=figures.flow(delivery.flow_base, delivery.dimension) if delivery.flow_base else "",
        progress=done,
        isFlowing=delivery.state == DeliveryState.DELIVERING and delivery.flow_base > 0,
        needText=words.say(need.word) if need else "",
        needIcon=need.icon if need else "",
        canStart=delivery.needs == "start",
        canStop=delivery.state not in _ENDING,
        isOver=delivery.state == DeliveryState.SETTLED,
        reasonText=words.stop_reason(delivery.reason),
    )


def face(sale: SaleSnapshot, figures: Format) -> Face:
    """Return what the screen says of the whole sale."""
    return Face(
        money=figures.money(sum(delivery.cost_minor for delivery in sale.deliveries)),
        held=figures.money(sale.authorised_minor),
        is_over=all(delivery.state in _ENDING for delivery in sale.deliveries),
        override_by=sale.override_by,
    )


@QmlElement
class DeliveringViewModel(QObject):
    """Shows the deliveries of one sale."""

    changed = Signal()

    def __init__(self, send: Callable[[Command], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._face = Face()
        self._deliveries = RowsModel(DeliveryRow, self)

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; silent when nothing the eye can see has changed."""
        sale = snapshot.visit.sale
        if sale is None:
            return
        self._deliveries.show([delivery_row(delivery, figures) for delivery in sale.deliveries])
        fresh = face(sale, figures)
        if fresh != self._face:
            self._face = fresh
            self.changed.emit()

    @Property(RowsModel, constant=True)
    def deliveries(self) -> RowsModel:
        """One row an outlet of the sale."""
        return self._deliveries

    @Property(str, notify=changed)
    def moneyText(self) -> str:
        """What all of it costs so far."""
        return self._face.money

    @Property(str, notify=changed)
    def heldText(self) -> str:
        """What was paid in advance."""
        return self._face.held

    @Property(bool, notify=changed)
    def isOver(self) -> bool:
        """Whether nothing can flow any more."""
        return self._face.is_over

    @Property(str, notify=changed)
    def overrideBy(self) -> str:
        """The attendant whose authorisation pays; empty for a customer's sale."""
        return self._face.override_by

    @Slot(int)
    def start(self, outlet: int) -> None:
        """Open an outlet that cannot sense that somebody is there."""
        self._send(StartOutlet(outlet))

    @Slot(int)
    def stop(self, outlet: int) -> None:
        """Stop one outlet for good."""
        self._send(StopOutlet(outlet))

    @Slot()
    def finish(self) -> None:
        """Stop every outlet of this sale and settle."""
        self._send(Finish())

    @Slot()
    def others(self) -> None:
        """Let the next customer at the screen while this sale runs."""
        self._send(Back())
