"""What a quantity costs and what an amount buys: exact, and exact inverses of one another.

A price is a whole number of ten-thousandths of the major unit for one sale unit (litre, kWh, kg),
because pumps price finer than coins. Blocks make a tariff tiered: each holds up to a quantity.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from kiosk.domain.money import NOTHING, Currency, Money
from kiosk.domain.quantity import PER_SALE_UNIT, Dimension, Quantity

PRICE_DECIMALS = 4
PRICE_SCALE = 10**PRICE_DECIMALS
MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Block:
    """One step of a tariff: `price_e4` holds for each sale unit up to `upto_base` base units."""

    price_e4: int
    upto_base: int | None = None


@dataclass(frozen=True, slots=True)
class TimeFee:
    """What occupying an outlet costs, beside what flows: `minute` for each minute that was begun.

    The first `free_ms` cost nothing; all of it never costs more than `most`.
    """

    minute: Money
    most: Money
    free_ms: int = 0

    def __post_init__(self) -> None:
        """Refuse a fee of nothing, and one that is capped below its first minute."""
        if not NOTHING < self.minute <= self.most:
            raise ValueError("a minute must cost more than nothing, and no more than the most")
        if self.free_ms < 0:
            raise ValueError("no less than no time is free")

    def charge(self, occupied_ms: int) -> Money:
        """Return what `occupied_ms` cost."""
        begun = max(0, -(-(occupied_ms - self.free_ms) // MINUTE_MS))
        return min(Money(begun * self.minute.minor), self.most)


@dataclass(frozen=True, slots=True)
class Tariff:
    """The price of one product, locked for a sale when it is quoted.

    `version` names the price table it came from, for the record; `interval_base` is the smallest
    quantity that is shown and sold, in base units.
    """

    dimension: Dimension
    currency: Currency
    blocks: tuple[Block, ...]
    interval_base: int
    version: int = 1
    fee: TimeFee | None = None
    """What the time costs as well; None where it costs nothing."""

    def __post_init__(self) -> None:
        """Refuse a tariff that would sell for nothing, or whose steps do not follow one another."""
        if self.interval_base <= 0:
            raise ValueError("the smallest quantity sold must be more than nothing")
        if not self.blocks or self.blocks[-1].upto_base is not None:
            raise ValueError("the last block of a tariff has no end")
        if any(block.price_e4 <= 0 for block in self.blocks):
            raise ValueError("a price must be more than nothing")
        ends = [0, *(block.upto_base or 0 for block in self.blocks[:-1])]
        if any(after <= before for before, after in itertools.pairwise(ends)):
            raise ValueError("each block of a tariff must end after the one before")

    @property
    def price_e4(self) -> int:
        """The price of the first sale unit, in ten-thousandths of the major unit."""
        return self.blocks[0].price_e4

    @property
    def interval(self) -> Quantity:
        """The smallest quantity that is shown and sold."""
        return Quantity(self.interval_base, self.dimension)

    @property
    def per_minor(self) -> int:
        """How much exact cost (base units x price_e4) one minor unit is."""
        return PER_SALE_UNIT[self.dimension] * int(10 ** (PRICE_DECIMALS - self.currency.exponent))

    def exact(self, quantity: Quantity) -> int:
        """Return the cost of `quantity` in base units x price_e4, before any rounding."""
        if quantity.dimension is not self.dimension:
            raise ValueError(f"{quantity.dimension} at a price for {self.dimension}")
        cost, start, rest = 0, 0, quantity.base
        for block in self.blocks:
            width = rest if block.upto_base is None else min(rest, block.upto_base - start)
            cost += width * block.price_e4
            rest -= width
            start += width
        return cost

    def charge(self, quantity: Quantity) -> Money:
        """Return what `quantity` costs: rounded half up, once, at the very end."""
        return Money((2 * self.exact(quantity) + self.per_minor) // (2 * self.per_minor))

    def reserve(self, quantity: Quantity) -> Money:
        """Return the money that certainly covers `quantity`: rounded up, for holding only."""
        return Money(-(-self.exact(quantity) // self.per_minor))

    def buys(self, amount: Money) -> Quantity:
        """Return the most whole intervals that `amount` pays for exactly: never a drop more."""
        return self.covers(amount).floor(self.interval)

    def covers(self, amount: Money) -> Quantity:
        """Return the most that `amount` pays for exactly, to the base unit: for granting."""
        budget, base = amount.minor * self.per_minor, 0
        for block in self.blocks:
            width = budget // block.price_e4
            if block.upto_base is not None:
                width = min(width, block.upto_base - base)
            base += width
            budget -= width * block.price_e4
            if base != block.upto_base:
                budget = 0  # It ends within this block: the rest pays for no base unit more.
        return Quantity(base, self.dimension)
