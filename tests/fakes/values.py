"""Plain values to begin a test with: `dataclasses.replace` turns them into the one it needs."""

from __future__ import annotations

from kiosk.domain.delivery import Delivery
from kiosk.domain.money import Currency, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import Prepayment
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.sale import Choice, PresetBy, Sale
from kiosk.domain.tariff import Block, Tariff

EURO = Currency("EUR")
YEN = Currency("JPY", 0)
DINAR = Currency("KWD", 3)


def ul(base: int) -> Quantity:
    """Return `base` microlitres."""
    return Quantity(base, Dimension.VOLUME)


def litres(whole: int) -> Quantity:
    """Return `whole` litres."""
    return ul(whole * 1_000_000)


DIESEL = Tariff(Dimension.VOLUME, EURO, (Block(17_990),), interval_base=10_000)
"""1.799 euro a litre, shown and sold in steps of ten millilitres."""

DELIVERY = Delivery(
    id="D-000001",
    sale="S-000001",
    outlet=OutletId(2),
    product="diesel",
    tariff=DIESEL,
    opening=litres(1_000),
    limit=ul(11_110_000),
    preset=ul(11_000_000),
    reserved=Money(2_000),
    sequence=1,
    grants=("T-000001",),
    boot=7,
    started_ms=1_000,
)

SALE = Sale(
    id="S-000001",
    choices=(Choice(OutletId(2), "diesel", DIESEL), Choice(OutletId(5), "diesel", DIESEL)),
    preset_by=PresetBy.AMOUNT,
    amount=Money(2_000),
    created_ms=1_000,
    words="buffalo dragon",
)

PREPAYMENT = Prepayment(
    id="P-000001",
    sale="S-000001",
    rail="localpay",
    code="0123456789ABCDEF",
    asked=Money(2_000),
    created_ms=1_000,
    expires_ms=301_000,
)
