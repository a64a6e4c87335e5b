"""What a receipt says, before anybody chooses how to write it: read from the journal alone.

The journal keeps what was delivered (`delivery`), how the sale ended (`sale-finished`) and what
became of each payer's rest (`payment-settled`, `payment-stuck`, `refund-failed`, `rest-claimed` and
what followed).
Nothing else is needed, now or in ten years: no settings, no table, no provider. What those entries
say of a receipt is written and read in this one module.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from kiosk.domain.delivery import Delivery
from kiosk.domain.journal import Body, Entry
from kiosk.domain.meter_factor import NEUTRAL
from kiosk.domain.moment import Sync
from kiosk.domain.money import NOTHING, Currency, Money
from kiosk.domain.payers import Split, shares
from kiosk.domain.quantity import Dimension
from kiosk.domain.sale import Sale
from kiosk.domain.site import Product, Seller, Site
from kiosk.domain.tariff import MINUTE_MS

BEGUN = "receipt-begun"
"""The kind of the entry that is written before a receipt is printed."""
GIVEN = "receipt-refunded"
"""The kind of the entry that says that an attendant has had some of it given back."""
KINDS = frozenset(
    {
        "delivery",
        "sale-finished",
        "payment-settled",
        "payment-stuck",
        "refund-failed",
        "refund-recovered",
        "voucher-instead",
        "rest-claimed",
        "rest-not-paid",
        "rest-paid-out",
        BEGUN,
        GIVEN,
    }
)
"""The kinds of entries that a receipt, and which copy the next one is, are read from."""
VOUCHER = "voucher"
"""The rail whose rest goes back behind the code that paid."""
_CARD = re.compile(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)")
_SHOWN = 4
_NUMBER = re.compile(r"(?:[A-Z0-9-]{1,12}-)?([0-9]{1,15})(?:/[0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class Vat:
    """The tax contained in a gross amount."""

    permille: int
    net: Money
    tax: Money

    @property
    def gross(self) -> Money:
        """Net and tax."""
        return self.net + self.tax


def vat_in(gross: Money, permille: int) -> Vat:
    """Split `gross` into net and tax: the tax half up, the net the rest, so that they add up."""
    tax = Money((2 * gross.minor * permille + 1000 + permille) // (2 * (1000 + permille)))
    return Vat(permille, gross - tax, tax)


class RestState(StrEnum):
    """Where the rest of a payer's money is."""

    NONE = "none"  # All of it was used.
    ON_ITS_WAY = "on_its_way"  # The rail is being told.
    DONE = "done"  # The rail has confirmed.
    CODE = "code"  # Behind a code, to be spent like a voucher.
    STUCK = "stuck"  # The rail does not answer: it is asked on, and an attendant knows.


class Type(StrEnum):
    """What a record is about."""

    SALE = "sale"
    OVERRIDE = "override"  # The operator has paid.
    TEST = "test"  # Nobody has bought anything.
    CANCELLED = "cancelled"  # Nothing was taken, or nothing that could be charged.


@dataclass(frozen=True, slots=True)
class Portion:
    """What flowed at one price of a tariff."""

    base: int
    price_e4: int


@dataclass(frozen=True, slots=True)
class Line:
    """What was taken at one outlet. Quantities and readings are base units."""

    outlet: int
    product: str
    dimension: Dimension
    interval_base: int
    quantity: int
    portions: tuple[Portion, ...]
    charge: Money
    meter: str
    """The serial number of the flow controller."""
    opening: int
    closing: int
    """What the meter itself showed, uncorrected."""
    began_ms: int
    ended_ms: int
    vat_permille: int | None = None
    """None where nobody knows any more: the product was taken out of the settings meanwhile."""
    fee: Money = NOTHING
    minute: Money = NOTHING
    free_min: int = 0
    is_compensated: bool = False
    """Whether it is the volume at 15 degrees Celsius."""
    factor_e5: int = NEUTRAL.parts
    """What the meter's readings were multiplied by, in hundred-thousandths."""
    overrun: Money = NOTHING
    """What flowed past the money, at its price: nobody pays it."""

    @property
    def due(self) -> Money:
        """For what flowed, and for the time."""
        return self.charge + self.fee


@dataclass(frozen=True, slots=True)
class Payer:
    """One payer of a sale, in the end."""

    prepayment: str
    rail: str
    reference: str
    authorised: Money
    captured: Money
    """What they bear of the cost."""
    carried: Money
    is_settled: bool = False
    is_stuck: bool = False
    given_back: Money = NOTHING
    """What an attendant has had given back of it afterwards: what was sold stays as it is."""

    @property
    def rest(self) -> Money:
        """What was not used."""
        return self.authorised - self.captured

    @property
    def rest_state(self) -> RestState:
        """Where the rest is."""
        if not self.rest:
            return RestState.NONE
        if self.carried or self.rail == VOUCHER:
            return RestState.CODE
        if self.is_settled:
            return RestState.DONE
        return RestState.STUCK if self.is_stuck else RestState.ON_ITS_WAY


@dataclass(frozen=True, slots=True)
class Record:
    """One sale that is over, as the journal has it. Times are wall-clock milliseconds, UTC."""

    sale: str
    type: Type
    number: int
    """Of the receipt; 0 where it has none."""
    site: str
    kiosk: str
    zone: str
    currency: Currency
    seller: Seller
    software: str
    is_demo: bool
    split: Split
    words: str
    by: str
    """The attendant whose authorisation paid; empty for a customer's sale."""
    began_ms: int
    ended_ms: int
    sync: Sync
    """How far the clock could be relied on when it ended."""
    lines: tuple[Line, ...]
    payers: tuple[Payer, ...]
    entry: int
    """The number of the entry that ended the sale ..."""
    hash: bytes = field(repr=False)
    """... and its hash."""

    @property
    def cost(self) -> Money:
        """What everything together cost."""
        return Money(sum(one.due.minor for one in self.lines))


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one payer gets: the whole sale, and their part of the money."""

    record: Record
    payer: Payer
    number: str
    """Such as `K1-4711`, or `K1-4711/2` for the second payer; empty where there is none."""
    vat: tuple[Vat, ...]
    """The tax in what this payer bears, by rate."""

    @property
    def total(self) -> Money:
        """What this payer bears."""
        return self.payer.captured

    @property
    def may_be_invoiced(self) -> bool:
        """Whether it is for more than a receipt without the customer's name is good for."""
        most = self.record.seller.simplified_max
        return self.record.type is Type.SALE and most is not None and self.total > most

    @property
    def is_part(self) -> bool:
        """Whether others bear some of the cost as well."""
        return self.total != self.record.cost


def receipts(record: Record) -> tuple[Receipt, ...]:
    """Return the receipts of a sale, one for each payer who bears anything, in their order.

    The parts add up: over the payers, for each rate, net and tax are those of the whole sale, less
    what the operator had to write off. Only a sale has a tax in it.
    """
    paying = [one for one in record.payers if one.captured]
    name = f"{record.kiosk}-{record.number}" if record.number else ""
    numbers = [f"{name}/{place}" for place in range(1, len(paying) + 1)]
    if not name or len(paying) == 1:
        numbers = [name] * len(paying)
    return tuple(
        Receipt(record, payer, number, vat)
        for payer, number, vat in zip(paying, numbers, _vat_of(record, paying), strict=True)
    )


def _vat_of(record: Record, paying: Sequence[Payer]) -> list[tuple[Vat, ...]]:
    """Return each payer's tax: of every rate a part, split as the cost was.

    A payer's tax is the difference of two roundings of the same running sum, so that nothing is
    lost between two payers, and each part is at most half a minor unit and one off its own share.
    """
    gross: dict[int, Money] = {}
    if record.type is not Type.SALE:
        return [()] * len(paying)  # Nobody has bought anything.
    for line in record.lines:
        if line.vat_permille is None:
            return [()] * len(paying)
        gross[line.vat_permille] = gross.get(line.vat_permille, NOTHING) + line.due
    written_off = record.cost - Money(sum(one.captured.minor for one in paying))
    rooms = [*(one.captured for one in paying), written_off]
    found: list[list[Vat]] = [[] for _ in rooms]
    for permille, whole in sorted(gross.items()):
        running = NOTHING
        for place, part in enumerate(shares(whole, rooms, record.split)):
            before = vat_in(running, permille).tax
            running += part
            tax = vat_in(running, permille).tax - before
            rooms[place] -= part
            if part:
                found[place].append(Vat(permille, part - tax, tax))
    return [tuple(one) for one in found[:-1]]


# --- What the journal says -----------------------------------------------------------------------


def sale_facts(site: Site, sale: Sale, software: str, sync: Sync) -> Body:
    """Return what the entry that ends `sale` says for its receipt, besides the money."""
    kind = Type.SALE
    if sale.is_test:
        kind = Type.TEST
    elif not sale.captured:
        kind = Type.CANCELLED
    elif sale.override_by:
        kind = Type.OVERRIDE
    seller, most = site.seller, site.seller.simplified_max
    facts: Body = {} if most is None else {"simplified_max": most.minor}
    return facts | {
        "type": str(kind),
        "site": site.name,
        "kiosk": site.kiosk,
        "zone": site.time_zone,
        "currency": site.currency.code,
        "exponent": site.currency.exponent,
        "seller": seller.name,
        "address": list(seller.address),
        "vat_id": seller.vat_id,
        "software": software,
        "demo": site.demo,
        "split": str(site.split),
        "words": sale.words,
        "by": sale.override_by,
        "began": sale.created_ms,
        "sync": str(sync),
    }


def delivery_facts(product: Product | None, delivery: Delivery, sync: Sync) -> Body:
    """Return what the entry of a delivery says for its receipt, besides the figures."""
    tariff, fee = delivery.tariff, delivery.tariff.fee
    facts: Body = {
        "name": delivery.product if product is None else product.name,
        "interval": tariff.interval_base,
        "blocks": [[one.price_e4, one.upto_base or 0] for one in tariff.blocks],
        "ended": delivery.ended_ms or 0,
        "sync": str(sync),
    }
    if product is not None:
        facts["vat_permille"] = product.vat_permille
        if product.is_compensated:
            facts["at_15_c"] = True
    if fee is not None:
        facts |= {"minute": fee.minute.minor, "free_min": fee.free_ms // MINUTE_MS}
    return facts


def record_in(entries: Iterable[Entry]) -> Record | None:
    """Return what the journal says of one sale: `entries` are its own, oldest first.

    None before it is over, and where the entries are of a version that did not write all of it.
    """
    lines: dict[str, Line] = {}
    settled: set[str] = set()
    stuck: set[str] = set()
    fetched: dict[str, int] = {}
    given: dict[str, int] = {}
    end: tuple[Entry, Mapping[str, Any]] | None = None
    try:
        for entry in entries:
            body = json.loads(entry.canonical)["body"]
            match entry.kind:
                case "delivery":
                    lines[body["delivery"]] = _line(body)
                case "sale-finished":
                    end = entry, body
                case "payment-settled":
                    settled.add(body["prepayment"])
                case "payment-stuck":
                    stuck.add(body["prepayment"])
                case "refund-failed":  # It had gone back, and came again.
                    settled.discard(body["prepayment"])
                    stuck.add(body["prepayment"])
                case "refund-recovered":
                    settled.add(body["prepayment"])
                case "voucher-instead":
                    fetched[body["prepayment"]] = (
                        fetched.get(body["prepayment"], 0) - body["amount"]
                    )
                case "rest-claimed":  # From now on it is not behind a code any more.
                    settled.discard(body["prepayment"])
                    fetched[body["prepayment"]] = (
                        fetched.get(body["prepayment"], 0) + body["amount"]
                    )
                case "rest-not-paid":  # It is behind its code again.
                    fetched[body["prepayment"]] -= body["amount"]
                case "rest-paid-out":
                    settled.add(body["prepayment"])
                case "receipt-refunded":
                    given[body["prepayment"]] = given.get(body["prepayment"], 0) + body["amount"]
                case _:
                    pass
        if end is None:
            return None
        payers = tuple(_payer(one, settled, stuck, fetched, given) for one in end[1]["payers"])
        return _record(*end, lines, payers)
    except KeyError:
        return None


def _record(
    entry: Entry,
    body: Mapping[str, Any],
    lines: Mapping[str, Line],
    payers: tuple[Payer, ...],
) -> Record:
    told = body["record"]
    return Record(
        sale=body["sale"],
        type=Type(told["type"]),
        number=body["receipt"],
        site=told["site"],
        kiosk=told["kiosk"],
        zone=told["zone"],
        currency=Currency(told["currency"], told["exponent"]),
        seller=Seller(
            told["seller"],
            tuple(told["address"]),
            told["vat_id"],
            simplified_max=Money(told["simplified_max"]) if "simplified_max" in told else None,
        ),
        software=told["software"],
        is_demo=told["demo"],
        split=Split(told["split"]),
        words=told["words"],
        by=told["by"],
        began_ms=told["began"],
        ended_ms=entry.at_ms,
        sync=Sync(told["sync"]),
        lines=tuple(lines[one["delivery"]] for one in body["deliveries"]),
        payers=payers,
        entry=entry.sequence,
        hash=entry.hash,
    )


def _payer(
    told: Mapping[str, Any],
    settled: set[str],
    stuck: set[str],
    fetched: Mapping[str, int],
    given: Mapping[str, int],
) -> Payer:
    key = told["prepayment"]
    return Payer(
        prepayment=key,
        rail=told["rail"],
        reference=told["reference"],
        authorised=Money(told["authorised"]),
        captured=Money(told["captured"]),
        carried=Money(told["carried"] - fetched.get(key, 0)),
        is_settled=key in settled,
        is_stuck=key in stuck,
        given_back=Money(given.get(key, 0)),
    )


def _line(body: Mapping[str, Any]) -> Line:
    told = body["sold"]
    return Line(
        outlet=body["outlet"],
        product=told["name"],
        dimension=Dimension(body["unit"]),
        interval_base=told["interval"],
        quantity=body["quantity"],
        portions=_portions(body["quantity"], told["blocks"]),
        charge=Money(body["charge"]),
        meter=body["serial"],
        opening=body["opening"],
        closing=body["closing"],
        began_ms=body["started"],
        ended_ms=told["ended"],
        vat_permille=told.get("vat_permille"),
        fee=Money(body["fee"]),
        minute=Money(told.get("minute", 0)),
        free_min=told.get("free_min", 0),
        is_compensated=told.get("at_15_c", False),
        factor_e5=body.get("factor_e5", NEUTRAL.parts),
        overrun=Money(body["overrun"]),
    )


def _portions(quantity: int, blocks: Sequence[Sequence[int]]) -> tuple[Portion, ...]:
    """Return what flowed at each price of a tariff; at least the first of them."""
    found: list[Portion] = []
    start = 0
    for price_e4, end in blocks:
        upto = min(quantity, end) if end else quantity
        if upto > start or not found:
            found.append(Portion(max(0, upto - start), price_e4))
        start = max(start, upto)
    return tuple(found)


def copies_in(entries: Iterable[Entry]) -> int:
    """Return how many receipts of a sale may be on paper: `entries` are its own."""
    begun = (json.loads(one.canonical)["body"] for one in entries if one.kind == BEGUN)
    return max((body["copy"] for body in begun), default=0)


def number_in(typed: str) -> int | None:
    """Return the number of the receipt that somebody typed: 4711 or K1-4711/2; None for none."""
    found = _NUMBER.fullmatch(typed.strip().upper())
    return None if found is None else int(found[1])


# --- Card numbers --------------------------------------------------------------------------------


def without_cards(reference: str) -> str:
    """Return a rail's reference with all but the end of any card number in it struck out.

    No rail hands one over; this is for the one that some day will (PAY-01).
    """
    return _CARD.sub(_struck, reference)


def _struck(found: re.Match[str]) -> str:
    digits = [int(one) for one in found[0] if one.isdecimal()]
    if not is_card(digits):
        return found[0]
    return "*" * (len(digits) - _SHOWN) + "".join(map(str, digits[-_SHOWN:]))


def is_card(digits: Sequence[int]) -> bool:
    """Whether the check digit is that of a card number (Luhn)."""
    doubled = [sum(divmod(2 * one, 10)) for one in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
