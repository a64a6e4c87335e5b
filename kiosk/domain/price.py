"""The price of a product: as the settings file lists it, as it was set since, as it will be.

Whoever changed a price last wins. What was set at a screen holds for as long as the settings file
lists what it listed then; once the file lists another price, it was changed later, and holds.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from kiosk.domain.kept import Kept
from kiosk.domain.tariff import Block, Tariff

PRICE = "price:"
"""The settings that say what a product is sold at begin with this."""
PLANNED = "price-planned:"
"""Those that say what it shall be sold at."""
SHOWN_MS = 5_000
"""A new price is shown for this long before anybody can buy at it (MET-14)."""
ALONE_PERCENT = 10
"""A change by more than this takes two people (ATT-09)."""
PRICE_REASONS = ("market", "supplier", "promotion", "correction", "other")
"""Why a price is changed: a closed list, in the journal with every change."""
BY_FILE = "settings"
"""The reason of a change that was made in the settings file."""
NOW = -1
"""Instead of an hour: at once."""
HOURS = 24


@dataclass(frozen=True, slots=True)
class PriceBounds:
    """Between which prices the settings file lets a product be sold."""

    least_e4: int = 0
    most_e4: int = 0
    """0 for as much as one likes."""

    def hold(self, price_e4: int) -> bool:
        """Whether a price is within them."""
        return price_e4 >= self.least_e4 and not 0 < self.most_e4 < price_e4


@dataclass(frozen=True, slots=True)
class Price(Kept):
    """What a product is sold at. `price_e4` is that of its first unit, as of a tariff's block."""

    version: int
    price_e4: int
    by: str
    """Who has set it; empty for the settings file."""
    since_ms: int
    listed: str
    """What the settings file listed when it was set."""


@dataclass(frozen=True, slots=True)
class Planned(Kept):
    """A change of a price that waits: for its hour, or for somebody else to agree."""

    price_e4: int
    at_ms: int
    """When it is due, wall-clock time; 0 for as soon as it may."""
    by: str
    reason: str
    needs_second: bool
    agreed_by: str = ""

    @property
    def is_agreed(self) -> bool:
        """Whether it waits for nobody any more."""
        return bool(self.agreed_by) or not self.needs_second


def listed(tariff: Tariff) -> str:
    """Return what a settings file lists, in words that differ wherever a price does."""
    fee = tariff.fee
    time = [fee.minute.minor, fee.most.minor, fee.free_ms] if fee is not None else None
    return json.dumps([[[one.price_e4, one.upto_base] for one in tariff.blocks], time])


def is_settable(tariff: Tariff) -> bool:
    """Whether one figure says all of a price: no screen asks for the steps of a tiered tariff."""
    return len(tariff.blocks) == 1


def still_holds(price: Price, tariff: Tariff, bounds: PriceBounds) -> bool:
    """Whether a price holds where the file lists `tariff` now: neither it nor its bounds say no."""
    return price.listed == listed(tariff) and bounds.hold(price.price_e4)


def at_price(tariff: Tariff, price: Price, bounds: PriceBounds) -> Tariff:
    """Return the tariff that holds, where the settings file lists `tariff`."""
    if not still_holds(price, tariff, bounds):
        return tariff  # The file was changed since.
    blocks = (Block(price.price_e4),) if is_settable(tariff) else tariff.blocks
    return replace(tariff, blocks=blocks, version=price.version)


def takes_two(old_e4: int, new_e4: int) -> bool:
    """Whether a change is so large that a second person has to agree."""
    return 100 * abs(new_e4 - old_e4) > ALONE_PERCENT * old_e4
