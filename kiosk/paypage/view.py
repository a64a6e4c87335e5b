"""What the page shows: a sale's figures, sorted by how far it has come. No web in here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.api.snapshot import CurrencyInfo, DeliverySnapshot, PayerSnapshot, SaleSnapshot
from kiosk.domain.customer import Customer
from kiosk.domain.prepayment import PrepaymentState
from kiosk.domain.receipt import Receipt, RestState
from kiosk.paypage import numbers
from kiosk.paypage.receipt import Rows, marks, rows
from kiosk.paypage.texts import Language
from kiosk.ports_localpay import Checkout, CheckoutState, PaymentState


@dataclass(frozen=True, slots=True)
class PayOutlet:
    """One outlet of a sale as it was quoted."""

    number: int
    name: str
    product_name: str
    kind: str
    """fuel, water or energy."""
    dimension: str
    interval_base: int
    price_e4: int
    minute_minor: int = 0
    """What each minute costs as well, after the first `free_min` of them."""
    free_min: int = 0


@dataclass(frozen=True, slots=True)
class PaySale:
    """A sale with what its page needs besides."""

    sale: SaleSnapshot
    kiosk: str
    site: str
    currency: CurrencyInfo
    seller: str
    outlets: tuple[PayOutlet, ...]
    phone: str = ""
    receipt: Receipt | None = None
    """What this payer gets; None before the sale is over, and for who has paid nothing."""
    code: str = ""
    """Behind which the rest is kept that can't go back by itself."""
    zone: str = "UTC"
    """The time zone of the place, such as `Europe/Berlin`."""
    fixed_ms: int = 0
    """Until when the prices hold for whoever has not paid yet; 0 where nobody can any more."""
    asks_number: bool = False
    """The rail comes to the payer's phone, and must be told its number."""


class Phase(StrEnum):
    """How far a payer has come; each has its own page."""

    PAY = "pay"
    WAITING = "waiting"  # To be paid elsewhere.
    NUMBER = "number"  # The rail comes to the payer's phone, and must be told its number.
    PROCESSING = "processing"
    PAID = "paid"  # The kiosk has not begun yet.
    QUEUED = "queued"  # Others are served first.
    DELIVERING = "delivering"
    SETTLING = "settling"
    RECEIPT = "receipt"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    CLOSED = "closed"  # The kiosk does not know the sale any more.


FIGURES_LARGE = 6
FIGURES_LONG = 9

_MOVING = frozenset(
    {
        Phase.WAITING,
        Phase.PROCESSING,
        Phase.PAID,
        Phase.QUEUED,
        Phase.DELIVERING,
        Phase.SETTLING,
    }
)
_ASKED = frozenset({PrepaymentState.OPENING, PrepaymentState.AWAITING, PrepaymentState.PROCESSING})
"""Whoever is asked may still pay, even while others' money flows."""


@dataclass(frozen=True, slots=True)
class Meter:
    """One outlet as it delivers, or as it is offered."""

    number: int
    kind: str
    product: str
    place: str
    price: str
    quantity: str = ""
    unit: str = ""
    cost: str = ""
    status: str = ""
    is_flowing: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page, in words."""

    phase: Phase
    title: str
    site: str
    kiosk: str
    is_demo: bool
    is_moving: bool = False
    """It will look different soon."""
    text: str = ""
    amount_label: str = ""
    amount: str = ""
    code: str = ""
    """The currency of `amount`."""
    words: str = ""
    meters: tuple[Meter, ...] = ()
    used: int = 0
    most: int = 0
    """How much of the reserved money is used, for the bar."""
    note: str = ""
    sum: str = ""
    """What is reserved, with its currency: who pays says yes to just this."""
    fixed: str = ""
    """Until when the prices hold."""
    left: str = ""
    left_ms: int = 0
    receipt: Rows = ()
    marks: tuple[str, ...] = ()
    """What the receipt says before anything else."""
    is_invoice: bool = False
    asks_customer: bool = False
    """A full invoice may be asked for, in the customer's own name."""
    seller: str = ""
    phone: str = ""
    wallet: str = ""
    """What opens the payer's Lightning wallet to fetch a rest; empty where there is none to."""

    @property
    def length(self) -> str:
        """How long the amount is, for its size: the largest amounts must fit the smallest phone."""
        figures = len(self.amount)
        return "" if figures <= FIGURES_LARGE else " long" if figures <= FIGURES_LONG else " longer"

    @property
    def single(self) -> Meter | None:
        """The only outlet that delivers, whose quantity is as large as the amount."""
        return self.meters[0] if len(self.meters) == 1 and self.meters[0].quantity else None

    @property
    def spoken(self) -> str:
        """The page in one sentence, for who cannot see it."""
        meters = ", ".join(
            f"{m.number}: {m.quantity} {m.unit}, {m.status}" for m in self.meters if m.quantity
        )
        parts = (self.title, self.amount_label, f"{self.amount} {self.code}".strip(), meters)
        return ". ".join(part for part in parts if part)


def phase_of(pay: PaySale | None, checkout: Checkout | None) -> Phase:
    """Return how far it has come: the kiosk's word first, then the checkout's."""
    if pay is None:
        return Phase.CLOSED
    if pay.receipt is not None:
        return Phase.RECEIPT
    mine = payer_of(pay.sale)
    if mine is not None and mine.state in _ASKED:
        return _quoted(pay, checkout)
    if mine is not None and not mine.authorised_minor and pay.sale.state != "quoted":
        return Phase.EXPIRED  # Others have paid; they did not.
    match pay.sale.state:
        case "queued":
            return Phase.QUEUED
        case "open":
            return Phase.DELIVERING
        case "settling":
            return Phase.SETTLING
        case "settled":
            return Phase.RECEIPT if pay.sale.captured_minor else Phase.CANCELLED
        case "cancelled":
            return Phase.CANCELLED
        case _:
            return _quoted(pay, checkout)


def wallet_of(pay: PaySale) -> str:
    """Return what the payer's Lightning wallet reads to fetch a rest; empty where it can't."""
    mine = payer_of(pay.sale)
    return mine.wallet_url if mine is not None else ""


def payer_of(sale: SaleSnapshot) -> PayerSnapshot | None:
    """Return the payer whose page it is; None where the sale does not say."""
    return sale.payers[0] if sale.payers else None


def _quoted(pay: PaySale, checkout: Checkout | None) -> Phase:
    has_time = pay.sale.pay_left_ms > 0
    if checkout is None and not has_time:
        return Phase.EXPIRED
    if checkout is None:
        mine = payer_of(pay.sale)
        if mine is not None and mine.state == PrepaymentState.PROCESSING:
            return Phase.PROCESSING
        return Phase.NUMBER if pay.asks_number else Phase.WAITING
    match checkout.payment_state:
        case PaymentState.HELD | PaymentState.CAPTURED:
            return Phase.PAID
        case PaymentState.PROCESSING:
            return Phase.PROCESSING
        case _:
            is_open = checkout.state is CheckoutState.OPEN
            return Phase.PAY if is_open and has_time else Phase.EXPIRED


def closed(
    checkout: Checkout | None, currency: CurrencyInfo, language: Language, *, demo: bool
) -> Page:
    """Return the page of a checkout whose sale the kiosk does not know any more."""
    t = language.texts
    text = t["closed_unpaid"]
    if checkout is not None:
        match checkout.payment_state:
            case PaymentState.CAPTURED:
                paid = checkout.received - checkout.refunded
                text = t["closed_paid"].format(amount=numbers.money(paid.minor, currency, language))
            case PaymentState.HELD | PaymentState.PROCESSING:
                text = t["closed_held"]
            case _:
                pass
    return Page(Phase.CLOSED, t["closed_title"], "", "", demo, text=text)


def page(
    pay: PaySale,
    checkout: Checkout | None,
    language: Language,
    *,
    demo: bool,
    customer: Customer | None = None,
) -> Page:
    """Return the page of a sale; with a `customer` its receipt is an invoice."""
    writer = _Writer(pay, language, demo=demo or pay.sale.is_demo, customer=customer)
    return writer.page(phase_of(pay, checkout))


class _Writer:
    """Puts one sale into one language."""

    def __init__(
        self, pay: PaySale, language: Language, *, demo: bool, customer: Customer | None
    ) -> None:
        self._customer = customer
        self._pay = pay
        self._sale = pay.sale
        self._language = language
        self._texts = language.texts
        self._demo = demo

    def page(self, phase: Phase) -> Page:
        t, sale = self._texts, self._sale
        title, text, label, minor, note = t[f"{phase}_title"], "", "", 0, ""
        match phase:
            case Phase.PAY:
                label, minor = title, sale.asked_minor
                consent = t["consent"].format(amount=self._money(minor))
                text = f"{consent} {t['promise']}"
            case Phase.WAITING:
                label, minor, text = t["pay_title"], sale.asked_minor, t["waiting"]
            case Phase.NUMBER:
                label, minor, text = t["pay_title"], sale.asked_minor, t["number_rest"]
            case Phase.PROCESSING:
                text = t["on_phone" if self._pay.asks_number else "processing"]
            case Phase.PAID:
                label, minor, text = t["reserved"], sale.asked_minor, t["paid"]
                note = t["promise"]
            case Phase.QUEUED:
                label, minor, text = t["reserved"], sale.authorised_minor, self._turn()
            case Phase.DELIVERING:
                label, minor = t["so_far"], self._cost()
                note = self._of_reserved()
            case Phase.SETTLING:
                label, minor, text = t["amount"], self._cost(), t["settling"]
                note = self._of_reserved()
            case Phase.RECEIPT:
                label, minor, text = t["you_paid"], self._paid(), self._returned()
            case Phase.CANCELLED:
                text = self._let_go()
            case _:
                text = t["expired"]
        show_bar = phase in {Phase.DELIVERING, Phase.SETTLING}
        is_open = phase in {Phase.PAY, Phase.WAITING, Phase.NUMBER, Phase.QUEUED}
        is_timed = is_open and phase is not Phase.QUEUED
        return Page(
            phase=phase,
            title=title,
            site=self._pay.site,
            kiosk=self._pay.kiosk,
            is_demo=self._demo,
            is_moving=phase in _MOVING or (phase is Phase.RECEIPT and not sale.is_settled),
            text=text,
            amount_label=label,
            amount=self._figure(minor) if label else "",
            code=self._pay.currency.code if label else "",
            words=sale.words if is_open else "",
            meters=self._meters(phase),
            used=self._cost() if show_bar else 0,
            most=sale.authorised_minor if show_bar else 0,
            note=note,
            sum=self._money(sale.asked_minor) if phase is Phase.PAY else "",
            fixed=self._fixed() if is_timed else "",
            left=numbers.clock(sale.pay_left_ms) if is_timed else "",
            left_ms=sale.pay_left_ms if is_timed else 0,
            receipt=self._receipt() if phase is Phase.RECEIPT else (),
            marks=self._marks() if phase is Phase.RECEIPT else (),
            is_invoice=self._customer is not None,
            asks_customer=self._asks_customer(),
            seller=self._pay.seller,
            phone=self._pay.phone,
            wallet=wallet_of(self._pay),
        )

    def _figure(self, minor: int) -> str:
        return numbers.decimal(minor, self._pay.currency.exponent, self._language)

    def _money(self, minor: int) -> str:
        return numbers.money(minor, self._pay.currency, self._language)

    def _fixed(self) -> str:
        if not self._pay.fixed_ms:
            return ""
        until = numbers.hour(self._pay.fixed_ms, self._pay.zone)
        return self._texts["fixed"].format(time=until)

    def _cost(self) -> int:
        return sum(delivery.due_minor for delivery in self._sale.deliveries)

    def _of_reserved(self) -> str:
        reserved = self._money(self._sale.authorised_minor)
        return self._texts["of_reserved"].format(amount=reserved)

    def _paid(self) -> int:
        receipt = self._pay.receipt
        return self._sale.captured_minor if receipt is None else receipt.total.minor

    def _receipt(self) -> Rows:
        receipt = self._pay.receipt
        return (
            ()
            if receipt is None
            else rows(receipt, self._language, code=self._pay.code, customer=self._customer)
        )

    def _asks_customer(self) -> bool:
        receipt = self._pay.receipt
        is_open = self._customer is None and self._sale.is_settled
        return is_open and receipt is not None and receipt.may_be_invoiced

    def _marks(self) -> tuple[str, ...]:
        receipt = self._pay.receipt
        return () if receipt is None else marks(receipt, self._language)

    def _turn(self) -> str:
        """Return how many are served first."""
        sale = self._sale
        key = "queued_behind" if sale.before else "queued"
        return self._texts[key].format(outlet=sale.outlets[0], count=sale.before)

    def _returned(self) -> str:
        """Return where the rest of the money is."""
        t, receipt, sale = self._texts, self._pay.receipt, self._sale
        if receipt is None:
            key = "released" if sale.is_settled else "releasing"
            return t[key].format(amount=self._money(sale.released_minor))
        key = _RESTS[receipt.payer.rest_state]
        if key == "carried" and not self._pay.code:
            key = "kept"
        return t[key].format(amount=self._money(receipt.payer.rest.minor), code=self._pay.code)

    def _let_go(self) -> str:
        if not self._sale.authorised_minor:
            return self._texts["expired"]
        if any(delivery.delivered_base for delivery in self._sale.deliveries):
            return self._returned()  # Too little to be charged at all.
        return self._texts["cancelled"]

    def _meters(self, phase: Phase) -> tuple[Meter, ...]:
        if phase in {Phase.DELIVERING, Phase.SETTLING}:
            running = {delivery.outlet: delivery for delivery in self._sale.by_outlet}
        elif phase in {
            Phase.PAY,
            Phase.NUMBER,
            Phase.WAITING,
            Phase.PAID,
            Phase.PROCESSING,
            Phase.QUEUED,
        }:
            running = {}
        else:
            return ()
        return tuple(
            self._meter(outlet, running.get(outlet.number)) for outlet in self._pay.outlets
        )

    def _meter(self, outlet: PayOutlet, delivery: DeliverySnapshot | None) -> Meter:
        place = outlet.name or f"{self._texts['outlet']} {outlet.number}"
        meter = Meter(
            number=outlet.number,
            kind=outlet.kind,
            product=outlet.product_name,
            place=place,
            price=self._price(outlet),
        )
        if delivery is None:
            return meter
        return replace(
            meter,
            price=self._price(delivery),
            quantity=numbers.quantity(
                delivery.delivered_base, delivery.interval_base, self._language
            ),
            unit=numbers.unit(delivery.dimension),
            cost=self._money(delivery.cost_minor),
            status=self._status(delivery),
            is_flowing=delivery.state == "delivering",
        )

    def _status(self, delivery: DeliverySnapshot) -> str:
        if delivery.is_held:
            return self._texts["paused"]
        if delivery.needs:
            return self._texts.get(f"need_{delivery.needs}", self._texts["ready"])
        return self._texts[_STATUS.get(delivery.state, "ready")]

    def _price(self, sold: PayOutlet | DeliverySnapshot) -> str:
        price = numbers.price(sold.price_e4, sold.dimension, self._pay.currency, self._language)
        if not sold.minute_minor:
            return price
        minute = numbers.minute_price(
            sold.minute_minor, sold.free_min, self._pay.currency, self._language
        )
        return f"{price} + {minute}"


_RESTS = {
    RestState.NONE: "nothing_released",
    RestState.ON_ITS_WAY: "releasing",
    RestState.DONE: "released",
    RestState.CODE: "carried",
    RestState.STUCK: "delayed",
}
"""The key of the words for each place where a rest may be."""

_STATUS = {
    "granted": "ready",
    "armed": "ready",
    "opening": "ready",
    "delivering": "flowing",
    "paused": "paused",
    "stopping": "stopping",
    "silent": "silent",
    "settled": "done",
}
"""The key of the words for each state of a delivery."""
