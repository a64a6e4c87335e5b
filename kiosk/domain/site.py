"""The place as its operator described it: products, prices, outlets, limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.money import Currency, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.tariff import Tariff


class ProductKind(StrEnum):
    """What kind of thing flows: the words and icons for it differ."""

    FUEL = "fuel"
    WATER = "water"
    ENERGY = "energy"


@dataclass(frozen=True, slots=True)
class Product:
    """What is sold."""

    id: str
    name: str
    kind: ProductKind
    tariff: Tariff
    vat_permille: int
    """Value added tax contained in the price, in tenths of a per cent."""
    smallest: Quantity
    """The minimum measured quantity: nobody may buy less."""
    largest: Quantity
    """The most that one delivery may take: what *fill* means."""

    @property
    def dimension(self) -> Dimension:
        """What its quantities are measured in."""
        return self.tariff.dimension


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet of the place and where its controller is."""

    id: OutletId
    product: str
    line: str
    profile: str
    address: int
    name: str = ""
    serial: str = ""
    """Of the flow controller; empty where any will do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Amounts and times that bound every sale."""

    sale_max: Money
    override_max: Money
    """The most that one attendant's override may spend."""
    override_shift_max: Money
    """What all overrides of one attendant may spend until the next budget is set."""
    quick_amounts: tuple[Money, ...]
    pay_ms: int = 300_000
    start_ms: int = 120_000
    """Authorised and nothing flowed: the authorisation is withdrawn."""
    pause_ms: int = 60_000
    """Nothing flows in the middle of a delivery: it ends."""
    delivery_ms: int = 900_000
    idle_ms: int = 60_000
    """Nobody touches the screen before paying: the visit ends."""
    warn_ms: int = 20_000
    """The countdown shown before it does."""
    done_ms: int = 30_000


@dataclass(frozen=True, slots=True)
class Seller:
    """Who sells: what tax law wants on a receipt."""

    name: str
    address: tuple[str, ...]
    vat_id: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """Everything about the place that a sale depends on."""

    name: str
    kiosk: str
    currency: Currency
    seller: Seller
    products: dict[str, Product]
    outlets: dict[OutletId, Outlet]
    limits: Limits
    demo: bool = False
    languages: tuple[str, ...] = field(default=("en",))

    def product_at(self, outlet: OutletId) -> Product:
        """Return what flows at `outlet`."""
        return self.products[self.outlets[outlet].product]
