"""Sales that are over, as the journal has them: entries first, receipts read from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fakes.values import EURO, litres

from kiosk.domain.delivery import Delivery, DeliveryState, StopReason
from kiosk.domain.journal import GENESIS, Draft, Entry, Relevance, chained
from kiosk.domain.moment import Sync
from kiosk.domain.money import NOTHING, Currency, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.payers import Split
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.receipt import Receipt, Record, delivery_facts, receipts, record_in, sale_facts
from kiosk.domain.sale import COMMISSIONING, Choice, PresetBy, Sale, SaleState
from kiosk.domain.site import Limits, Outlet, Product, ProductKind, Seller, Site
from kiosk.domain.tariff import Block, Tariff, TimeFee

BEGAN_MS = 1_790_000_000_000
MINUTE_MS = 60_000
SOFTWARE = "1.0.0-4f2a91c0"


def product(name: str, kind: ProductKind, tariff: Tariff, vat_permille: int) -> Product:
    """Return a product; how much of it may be bought does not matter here."""
    amount = Quantity(1_000_000, tariff.dimension)
    return Product(name.lower(), name, kind, tariff, vat_permille, amount, amount)


DIESEL = product(
    "Diesel", ProductKind.FUEL, Tariff(Dimension.VOLUME, EURO, (Block(17_990),), 10_000), 190
)
PETROL = replace(
    product(
        "Petrol (15 °C)",
        ProductKind.FUEL,
        Tariff(Dimension.VOLUME, EURO, (Block(18_490),), 10_000),
        190,
    ),
    is_compensated=True,
)
WATER = product(
    "Drinking water",
    ProductKind.WATER,
    Tariff(Dimension.VOLUME, EURO, (Block(2_500, 20_000_000), Block(1_500)), 100_000),
    70,
)
POWER = product(
    "Charging",
    ProductKind.ENERGY,
    Tariff(
        Dimension.ENERGY, EURO, (Block(5_900),), 1_000,
        fee=TimeFee(Money(10), Money(1_200), 60 * MINUTE_MS),
    ),
    190,
)  # fmt: skip

PLACE = Site(
    name="Harbour Station",
    kiosk="K-07",
    currency=EURO,
    seller=Seller(
        "Harbour Energy GmbH", ("Am Kai 3", "20457 Hamburg"), "DE123456789", "+49 40 1234567"
    ),
    products={one.id: one for one in (DIESEL, PETROL, WATER, POWER)},
    outlets={
        OutletId(number): Outlet(OutletId(number), one.id, "main", "fake", number)
        for number, one in enumerate((DIESEL, PETROL, WATER, POWER), 1)
    },
    limits=Limits(Money(15_000), NOTHING, NOTHING, (Money(2_000),)),
    time_zone="Europe/Berlin",
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken at one outlet: how much, and what of it nobody pays."""

    product: Product
    quantity: int
    fee: int = 0
    charge: int | None = None
    """None where it is what the tariff says."""
    overrun: int = 0
    minutes: int = 4
    serial: str = "TX-88412"
    factor_e5: int = 0


@dataclass(frozen=True, slots=True)
class Paid:
    """What one payer has put in, and what came of it; None for what the split says."""

    authorised: int
    captured: int
    rail: str = "localpay"
    reference: str = "cs_7Q2MK9VX4DTB"
    carried: int = 0
    is_settled: bool = True
    is_stuck: bool = False


DAY = (Taken(DIESEL, 6_843_000),)
ALONE = (Paid(2_000, 1_231),)


def over(
    taken: Sequence[Taken] = DAY,
    paid: Sequence[Paid] = ALONE,
    *,
    place: Site = PLACE,
    number: int | None = 4711,
    by: str = "",
    is_test: bool = False,
) -> tuple[Entry, ...]:
    """Return the journal's entries of one sale that is over."""
    done = Sale(
        id="S-000123",
        choices=tuple(
            Choice(_outlet(place, one), one.product.id, one.product.tariff) for one in taken
        ),
        preset_by=PresetBy.AMOUNT,
        amount=Money(sum(one.authorised for one in paid)),
        created_ms=BEGAN_MS,
        words="amber river",
        state=SaleState.SETTLED,
        captured=Money(sum(one.captured for one in paid)),
        receipt=number,
        override_by=by,
        override_reason=COMMISSIONING if is_test else "",
    )
    drafts, lines = [], []
    for place_in, one in enumerate(taken, 1):
        delivery = delivered(place, one, place_in)
        lines.append({"delivery": delivery.id})
        drafts.append(_noted("delivery", delivery.ended_ms, _delivery_body(one, delivery)))
    ended_ms = max((one.at_ms for one in drafts), default=BEGAN_MS)
    payers = [
        {
            "prepayment": f"P-{place_in:06d}",
            "rail": one.rail,
            "reference": one.reference,
            "authorised": one.authorised,
            "captured": one.captured,
            "returned": one.authorised - one.captured,
            "carried": one.carried,
        }
        for place_in, one in enumerate(paid, 1)
    ]
    body = {
        "sale": done.id,
        "receipt": number or 0,
        "record": sale_facts(place, done, SOFTWARE, Sync.SYNCHRONISED),
        "deliveries": lines,
        "payers": payers,
    }
    drafts.append(_noted("sale-finished", ended_ms, body))
    for place_in, one in enumerate(paid, 1):
        key = {"prepayment": f"P-{place_in:06d}", "sale": done.id}
        if one.is_stuck:
            drafts.append(_noted("payment-stuck", ended_ms + 1_000, key))
        if one.is_settled:
            drafts.append(_noted("payment-settled", ended_ms + 2_000, key))
    return chain(drafts)


def chain(drafts: Iterable[Draft]) -> tuple[Entry, ...]:
    """Return drafts as the only entries of a journal."""
    entries: list[Entry] = []
    for draft in drafts:
        before = entries[-1].hash if entries else GENESIS
        entries.append(chained(before, len(entries) + 1, draft))
    return tuple(entries)


def record(*args: object, **kwargs: object) -> Record:
    """Return the record of a sale that is `over`."""
    found = record_in(over(*args, **kwargs))  # type: ignore[arg-type]  # Handed on as they are.
    assert found is not None
    return found


def receipt(*args: object, **kwargs: object) -> Receipt:
    """Return the only receipt of a sale that is `over`."""
    [found] = receipts(record(*args, **kwargs))
    return found


def marked(**changes: object) -> Site:
    """Return the place with `changes`."""
    return replace(PLACE, **changes)  # type: ignore[arg-type]  # Named as the fields are.


LIMITED = marked(seller=replace(PLACE.seller, simplified_max=Money(1_230)))
"""A place where a receipt of 12.30 will do without a name, and one of 12.31 will not."""
YEN_PLACE = marked(currency=Currency("JPY", 0))
PRO_RATA = marked(split=Split.PRO_RATA)


def _outlet(place: Site, one: Taken) -> OutletId:
    return next(key for key, each in place.outlets.items() if each.product == one.product.id)


def delivered(place: Site, one: Taken, place_in: int) -> Delivery:
    """Return the delivery of what was taken, the `place_in`-th of its sale."""
    tariff = one.product.tariff
    quantity = Quantity(one.quantity, tariff.dimension)
    opening = Quantity(litres(1_000).base, tariff.dimension)
    charge = tariff.charge(quantity) if one.charge is None else Money(one.charge)
    return Delivery(
        id=f"D-{place_in:06d}",
        sale="S-000123",
        outlet=_outlet(place, one),
        product=one.product.id,
        tariff=tariff,
        opening=opening,
        limit=quantity,
        preset=quantity,
        reserved=charge,
        sequence=1,
        grants=(),
        boot=1,
        started_ms=BEGAN_MS + place_in * MINUTE_MS,
        state=DeliveryState.SETTLED,
        total=opening + quantity,
        charge=charge,
        fee=Money(one.fee),
        overrun=Money(one.overrun),
        reason=StopReason.CUSTOMER,
        ended_ms=BEGAN_MS + (place_in + one.minutes) * MINUTE_MS,
    )


def _delivery_body(one: Taken, delivery: Delivery) -> dict[str, object]:
    shown = one.quantity * 100_000 // one.factor_e5 if one.factor_e5 else one.quantity
    body: dict[str, object] = {
        "delivery": delivery.id,
        "sale": delivery.sale,
        "outlet": delivery.outlet,
        "serial": one.serial,
        "opening": delivery.opening.base,
        "closing": delivery.opening.base + shown,
        "unit": str(delivery.opening.dimension),
        "quantity": one.quantity,
        "charge": delivery.charge.minor,
        "fee": delivery.fee.minor,
        "overrun": delivery.overrun.minor,
        "started": delivery.started_ms,
        "sold": delivery_facts(one.product, delivery, Sync.SYNCHRONISED),
    }
    return body | ({"factor_e5": one.factor_e5} if one.factor_e5 else {})


def _noted(kind: str, at_ms: int | None, body: dict[str, object]) -> Draft:
    return Draft(Relevance.PAYMENT, kind, at_ms or 0, body)  # type: ignore[arg-type]  # Plain.
