"""The place as its operator described it: products, prices, outlets, limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.assistance import AccessMode, Assistance
from kiosk.domain.money import NOTHING, Currency, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.payers import Split
from kiosk.domain.price import PriceBounds
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
    is_compensated: bool = False
    """Whether its price is for the volume at 15 degrees Celsius; its name says so then."""
    bounds: PriceBounds = field(default_factory=PriceBounds)
    """No screen sets another price than between these."""

    @property
    def dimension(self) -> Dimension:
        """What its quantities are measured in."""
        return self.tariff.dimension


@dataclass(frozen=True, slots=True)
class Supply:
    """What several outlets draw from: a tank, a pump, a grid connection.

    Outlets of one supply are also shut off together when a valve of theirs does not close.
    """

    id: str
    name: str
    stock_max: Quantity | None = None
    """What the tank holds when it is full; None where it never runs dry."""
    reserve: Quantity | None = None
    """What stays in the tank: it is never sold."""
    dip_max: Quantity | None = None
    """By how much one person may correct the books of the tank; None for a hundredth of it."""
    open_at_once: int | None = None
    """How many outlets it can feed at a time; the others wait for their turn."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet of the place and where its controller is."""

    id: OutletId
    product: str
    line: str
    profile: str
    address: int
    """The controller's, on its line; of a charge point, the number of the connector."""
    name: str = ""
    serial: str = ""
    """Of the flow controller; empty where any will do."""
    supply: str = ""
    """What it draws from; empty where it shares with nobody."""
    charge_point: str = ""
    """How the charger calls itself; empty on a serial line."""
    verify_months: int = 0
    """For how long a verification of its meter holds; 0 where nobody verifies it."""
    verified_on: str = ""
    """The day of the place on which it was verified last, as far as the settings know: 2026-05-31.
    """
    verify_block: bool = False
    """Whether nothing is sold at it once its verification has run out."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Amounts and times that bound every sale."""

    sale_max: Money
    override_max: Money
    """The most that one attendant's override may spend."""
    override_shift_max: Money
    """What all overrides of one attendant may spend until the next budget is set."""
    quick_amounts: tuple[Money, ...]
    refund_max: Money = NOTHING
    """The most of a receipt that an attendant may give back without a second person."""
    refunds_max: int = 3
    """How many receipts they may refund so in a shift of theirs."""
    overrides_max: int = 5
    """How many overrides an attendant may make in a shift of theirs."""
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
    turn_ms: int = 120_000
    """How long the next in a queue has to begin; then the one after is served, money intact."""
    offer_ms: int = 60_000
    """How long a customer may decide where the rest goes after an outlet has failed."""
    low_permille: int = 200
    """Below this part of the preset the customer is warned that the money runs out."""
    top_up_ms: int = 120_000
    """How long a sale whose deliveries have ended waits for a top-up that was begun."""
    hand_back_ms: int = 900_000
    """How long an attendant may hand the rest of a cash sale back; then it goes to a code."""
    outlets_max: int = 4
    """How many outlets one sale may have: a receipt that people can still read."""


@dataclass(frozen=True, slots=True)
class Seller:
    """Who sells: what tax law wants on a receipt."""

    name: str
    address: tuple[str, ...]
    vat_id: str = ""
    phone: str = ""
    simplified_max: Money | None = None
    """Up to so much a receipt without the customer's name will do; None for any amount."""


USUAL_VOLUME_PERCENT = 50


class Theme(StrEnum):
    """How a screen is coloured."""

    DAY = "day"
    NIGHT = "night"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Night:
    """When the place is dark, in minutes of its day; never, where both are the same."""

    from_min: int = 0
    to_min: int = 0
    brightness_percent: int = 50
    """How bright a screen is then while nobody uses it."""

    def holds_at(self, minute: int) -> bool:
        """Whether it is night at that minute of the day."""
        if self.from_min <= self.to_min:
            return self.from_min <= minute < self.to_min
        return minute >= self.from_min or minute < self.to_min


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
    supplies: dict[str, Supply] = field(default_factory=dict)
    split: Split = Split.FIRST_IN
    time_zone: str = "UTC"
    """Of pages, receipts and reports, such as `Europe/Berlin`; the journal is in UTC."""
    night: Night = Night()
    theme: Theme = Theme.DAY
    """Of the screens while it is day; the night makes the day's theme dark, and no other."""
    modes: tuple[AccessMode, ...] = ()
    """How the screens are for whoever comes, until they want it otherwise."""
    volume_percent: int = USUAL_VOLUME_PERCENT
    """How loud the screens are; 0 is silence."""
    assistance: Assistance = field(default_factory=Assistance)
    serial: str = ""
    """The serial number of the kiosk itself, for whoever inspects it."""

    def product_at(self, outlet: OutletId) -> Product:
        """Return what flows at `outlet`."""
        return self.products[self.outlets[outlet].product]
