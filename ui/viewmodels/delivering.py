"""The sale while it runs: how much, for how much, what is left, and a way to stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.api.commands import (
    Back,
    CancelTopUp,
    Command,
    Finish,
    MoveRemainder,
    PauseOutlet,
    ResumeOutlet,
    StartOutlet,
    StopOutlet,
    TopUp,
)
from kiosk.api.snapshot import (
    DeliverySnapshot,
    PayerSnapshot,
    SaleSnapshot,
    Snapshot,
    WaySnapshot,
)
from kiosk.domain.delivery import DeliveryState
from kiosk.domain.prepayment import PrepaymentState
from ui import words
from ui.formatting import Format, calm, whole_name
from ui.viewmodels.moving import MoveRow, move_rows
from ui.viewmodels.outlets import fraction
from ui.viewmodels.pay import WayRow, domain_of, mode_of, way_rows
from ui.viewmodels.rows import RowsModel
from ui.words import COUNTED, PAGE, PAYLOAD, SHOWN

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_ENDING = {DeliveryState.STOPPING, DeliveryState.SETTLED}
_OPEN = {DeliveryState.DELIVERING, DeliveryState.PAUSED}
_ASKED = {PrepaymentState.OPENING, PrepaymentState.AWAITING, PrepaymentState.PROCESSING}
PAYERS_SHOWN = 4
"""The latest of them: what fits the smallest panel."""


@dataclass(frozen=True, slots=True)
class AmountRow:
    """An amount to add with one touch."""

    minor: int
    text: str
    isPicked: bool = False


@dataclass(frozen=True, slots=True)
class PayerRow:
    """One payer: what they have put in, or are asked for."""

    key: str
    text: str
    isPaid: bool


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
    timeText: str
    """About how long it lasts; empty where nobody can tell."""
    rateText: str
    progress: float
    isFlowing: bool
    isCalling: bool
    """The customer is to go there and begin."""
    needText: str
    needIcon: str
    canStart: bool
    canPause: bool
    canResume: bool
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
    can_add: bool = False
    left: str = ""
    adding: str = ""
    add_url: str = ""
    add_domain: str = ""
    add_is_counted: bool = False
    add_task: str = ""
    add_words: str = ""
    add_amount: str = ""


def delivery_row(
    delivery: DeliverySnapshot,
    figures: Format,
    left_s: int | None = None,
    *,
    is_attendant: bool = False,
) -> DeliveryRow:
    """Return one outlet's part of a sale; `left_s` is how long it lasts, as it is shown.

    An attendant (`is_attendant`) may go on wherever it is paused; a customer where they did it.
    """
    sign = words.HELD_SIGN if delivery.is_held else words.delivery_sign(delivery.state)
    need = words.NEEDS.get(delivery.needs)
    need_text, need_icon = (words.say(need.word), need.icon) if need else ("", "")
    if delivery.state == DeliveryState.PAUSED:
        need_text, need_icon = words.say(words.GOES_ON[delivery.kind]), "pause"
    if delivery.is_low:
        need_text, need_icon = low_text(delivery, figures), "coins"
    if delivery.is_held:
        need_text, need_icon = held_text(delivery, figures), "pause"
    can_resume = delivery.is_held and (is_attendant or delivery.held_left_ms is not None)
    left_minor = max(0, delivery.limit_minor - delivery.cost_minor)
    done = (
        fraction(delivery.delivered_base, delivery.preset_base)
        if delivery.preset_base
        else fraction(delivery.cost_minor, delivery.limit_minor)
    )
    return DeliveryRow(
        outlet=delivery.outlet,
        title=whole_name(delivery.product_name),
        productIcon=words.product_icon(delivery.kind, delivery.product_name),
        priceText=figures.price_of(delivery),
        word=words.say(sign.word),
        signIcon=sign.icon,
        tone=sign.tone,
        figureText=figures.figure(delivery.delivered_base, delivery.interval_base),
        unitText=figures.unit(delivery.dimension),
        moneyText=figures.money(delivery.due_minor),
        leftText=figures.money(left_minor),
        timeText=figures.lasts(left_s) if left_s is not None else "",
        rateText=figures.flow(delivery.flow_base, delivery.dimension) if delivery.flow_base else "",
        progress=done,
        isFlowing=delivery.state == DeliveryState.DELIVERING and delivery.flow_base > 0,
        isCalling=need is not None,
        needText=need_text,
        needIcon=need_icon,
        canStart=delivery.needs == "start",
        canPause=delivery.state in _OPEN and (delivery.may_pause or is_attendant),
        canResume=can_resume,
        canStop=delivery.state not in _ENDING or can_resume,
        isOver=delivery.state == DeliveryState.SETTLED and not delivery.is_held,
        reasonText="" if delivery.is_held else words.stop_reason(delivery.reason),
    )


def held_text(delivery: DeliverySnapshot, figures: Format) -> str:
    """Return that it is paused: for how long it is kept, where its customer has paused it."""
    if delivery.held_left_ms is None:
        return words.say(words.HELD)
    return words.say(words.HELD_OWN).replace("%1", figures.clock(delivery.held_left_ms))


def low_text(delivery: DeliverySnapshot, figures: Format) -> str:
    """Return the warning that the money is nearly used up, with how long it lasts if known."""
    if delivery.left_s is None:
        return words.say(words.RUNS_LOW)
    return words.say(words.RUNS_LOW_LEFT).replace("%1", figures.clock(1_000 * delivery.left_s))


def payer_row(payer: PayerSnapshot, figures: Format) -> PayerRow:
    """Return one payer."""
    is_paid = payer.state not in _ASKED
    minor = payer.authorised_minor if is_paid else payer.asked_minor
    return PayerRow(payer.id, figures.money(minor), is_paid)


def asked(sale: SaleSnapshot) -> PayerSnapshot | None:
    """Return who is being asked for more money; None where nobody is."""
    return next((one for one in sale.payers if one.state in _ASKED), None)


def face(sale: SaleSnapshot, figures: Format) -> Face:
    """Return what the screen says of the whole sale."""
    more = asked(sale)
    mode = mode_of(more.pay_url, is_attended=more.is_attended) if more else PAGE
    return Face(
        can_add=sale.top_up_max_minor > 0 or more is not None,
        left=figures.clock(sale.wait_left_ms) if sale.wait_left_ms is not None else "",
        adding=more.id if more else "",
        add_url="" if more is None or mode == COUNTED else more.pay_url,
        add_domain=domain_of(more.pay_url, figures) if more and mode == PAGE else "",
        add_is_counted=more is not None and mode == COUNTED,
        add_task=words.pay_steps(SHOWN if mode == COUNTED else mode)[1],
        add_words=figures.isolated(more.words) if more and mode != PAYLOAD else "",
        add_amount=figures.round_money(more.asked_minor) if more else "",
        money=figures.money(sum(delivery.due_minor for delivery in sale.deliveries)),
        held=figures.money(sale.authorised_minor),
        is_over=all(one.state in _ENDING and not one.is_held for one in sale.deliveries),
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
        self._lasts: dict[int, int] = {}
        """How long each outlet was last said to go on, in seconds."""
        self._amounts = RowsModel(AmountRow, self)
        self._payers = RowsModel(PayerRow, self)
        self._moves = RowsModel(MoveRow, self)
        self._reason = ""
        self._rail = ""
        self._last_added = ""
        self._is_add_moved = False
        self._offered: tuple[WaySnapshot, ...] = ()
        self._ways = RowsModel(WayRow, self)

    def show(self, snapshot: Snapshot, figures: Format) -> None:
        """Take over `snapshot`; silent when nothing the eye can see has changed."""
        sale = snapshot.visit.sale
        if sale is None:
            return
        self._lasts = {
            one.outlet: calm(one.left_s, self._lasts.get(one.outlet))
            for one in sale.deliveries
            if one.left_s is not None
        }
        self._deliveries.show(
            [
                delivery_row(
                    one,
                    figures,
                    self._lasts.get(one.outlet),
                    is_attendant=snapshot.visit.attendant is not None,
                )
                for one in sale.by_outlet
            ]
        )
        self._amounts.show(
            [
                AmountRow(minor, figures.round_money(minor))
                for minor in snapshot.quick_minor
                if minor <= sale.top_up_max_minor
            ]
        )
        payers = [one for one in sale.payers if one.authorised_minor or one.state in _ASKED]
        self._payers.show([payer_row(one, figures) for one in payers[-PAYERS_SHOWN:]])
        self._moves.show(move_rows(sale, snapshot, figures))
        self._offered = sale.ways
        self._show_ways()
        self._reason = "customer_asked" if snapshot.visit.attendant is not None else ""
        fresh = face(sale, figures)
        if fresh != self._face:
            if fresh.adding and fresh.adding != self._last_added:
                self._last_added, self._is_add_moved = fresh.adding, not self._is_add_moved
            self._face = fresh
            self.changed.emit()

    def reset(self) -> None:
        """Forget the sale: no later customer may see who paid, or where."""
        self._face = Face()
        self._rail = ""
        self._lasts = {}
        for rows in (self._deliveries, self._amounts, self._payers, self._moves, self._ways):
            rows.show([])
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

    @Property(RowsModel, constant=True)
    def amounts(self) -> RowsModel:
        """Amounts to add with one touch."""
        return self._amounts

    @Property(RowsModel, constant=True)
    def payers(self) -> RowsModel:
        """Who has paid, and who is asked to."""
        return self._payers

    @Property(RowsModel, constant=True)
    def moves(self) -> RowsModel:
        """Where the rest may be taken, where an outlet has failed."""
        return self._moves

    @Property(bool, notify=changed)
    def canAdd(self) -> bool:
        """Whether more money may be added."""
        return self._face.can_add

    @Property(str, notify=changed)
    def leftText(self) -> str:
        """How long the sale waits for money or for word; empty where it does not."""
        return self._face.left

    @Property(bool, notify=changed)
    def isAdding(self) -> bool:
        """Whether somebody is asked to pay more."""
        return bool(self._face.adding)

    @Property(str, notify=changed)
    def addUrl(self) -> str:
        """What the code to pay more says; empty until there is a page."""
        return self._face.add_url

    @Property(str, notify=changed)
    def addDomain(self) -> str:
        """Whose page it is: to be compared with the phone of who pays more."""
        return self._face.add_domain

    @Property(bool, notify=changed)
    def isAddMoved(self) -> bool:
        """Whether the code to pay more stands on the other side, as it does for each payer."""
        return self._is_add_moved

    @Property(str, notify=changed)
    def addWords(self) -> str:
        """Two words to be compared with the phone of who pays more."""
        return self._face.add_words

    @Property(str, notify=changed)
    def addAmountText(self) -> str:
        """How much is being added."""
        return self._face.add_amount

    @Property(bool, notify=changed)
    def isCounted(self) -> bool:
        """Whether more is being paid in cash: there is no code to scan."""
        return self._face.add_is_counted

    @Property(str, notify=changed)
    def addTask(self) -> str:
        """What whoever pays more does with the two words."""
        return self._face.add_task

    @Property(RowsModel, constant=True)
    def ways(self) -> RowsModel:
        """The ways in which more may be paid; the picked one is used."""
        return self._ways

    @Slot(str)
    def pickWay(self, rail: str) -> None:
        """Say how more is going to be paid."""
        self._rail = rail
        self._show_ways()

    @Slot("qlonglong")
    def add(self, minor: int) -> None:
        """Ask for a page on which more may be paid."""
        self._send(TopUp(minor, self._rail))

    def _show_ways(self) -> None:
        if self._rail not in {one.rail for one in self._offered}:
            self._rail = self._offered[0].rail if self._offered else ""
        picked = tuple(replace(one, is_open=one.rail == self._rail) for one in self._offered)
        self._ways.show(way_rows(picked))

    @Slot()
    def cancelAdding(self) -> None:
        """Give that page up."""
        self._send(CancelTopUp(self._face.adding))

    @Slot(int)
    def moveTo(self, outlet: int) -> None:
        """Take the rest at another outlet."""
        self._send(MoveRemainder(outlet, self._reason))

    @Slot(int)
    def start(self, outlet: int) -> None:
        """Open an outlet that cannot sense that somebody is there."""
        self._send(StartOutlet(outlet))

    @Slot(int)
    def pause(self, outlet: int) -> None:
        """Stop an outlet for a while: it and the money are kept."""
        self._send(PauseOutlet(outlet, self._reason))

    @Slot(int)
    def resume(self, outlet: int) -> None:
        """Go on at an outlet that is paused."""
        self._send(ResumeOutlet(outlet, self._reason))

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
