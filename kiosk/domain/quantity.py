"""Quantities of product in whole base units: microlitres, milliwatt-hours, milligrams."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Dimension(StrEnum):
    """What is measured; the value is the name of the base unit."""

    VOLUME = "ul"
    ENERGY = "mWh"
    MASS = "mg"


PER_SALE_UNIT = {
    Dimension.VOLUME: 1_000_000,  # A litre.
    Dimension.ENERGY: 1_000_000,  # A kilowatt-hour.
    Dimension.MASS: 1_000_000,  # A kilogram.
}
"""Base units in the unit that a price is quoted for."""

SALE_UNIT = {Dimension.VOLUME: "L", Dimension.ENERGY: "kWh", Dimension.MASS: "kg"}


class DimensionMismatch(TypeError):
    """Litres met kilowatt-hours: our bug, never a customer's."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much of a product, in base units of its dimension; never negative."""

    base: int
    dimension: Dimension

    def __post_init__(self) -> None:
        """Refuse what cannot have flowed."""
        if self.base < 0:
            raise ValueError(f"a quantity cannot be negative: {self.base} {self.dimension}")

    def _same(self, other: Quantity) -> int:
        if self.dimension is not other.dimension:
            raise DimensionMismatch(f"{self.dimension} with {other.dimension}")
        return other.base

    def __add__(self, other: Quantity) -> Quantity:
        """Return the sum."""
        return Quantity(self.base + self._same(other), self.dimension)

    def __sub__(self, other: Quantity) -> Quantity:
        """Return the difference; ValueError where it would be negative."""
        return Quantity(self.base - self._same(other), self.dimension)

    def less(self, other: Quantity) -> Quantity:
        """Return the difference, or nothing where `other` is more."""
        return Quantity(max(0, self.base - self._same(other)), self.dimension)

    def floor(self, step: Quantity) -> Quantity:
        """Return the largest multiple of `step` that is not more than this."""
        return Quantity(self.base - self.base % self._same(step), self.dimension)

    def __lt__(self, other: Quantity) -> bool:
        """Whether this is less."""
        return self.base < self._same(other)

    def __le__(self, other: Quantity) -> bool:
        """Whether this is not more."""
        return self.base <= self._same(other)

    def __gt__(self, other: Quantity) -> bool:
        """Whether this is more."""
        return self.base > self._same(other)

    def __ge__(self, other: Quantity) -> bool:
        """Whether this is not less."""
        return self.base >= self._same(other)

    def __bool__(self) -> bool:
        """Whether there is anything at all."""
        return self.base > 0


def none_of(dimension: Dimension) -> Quantity:
    """Return an empty quantity of `dimension`."""
    return Quantity(0, dimension)
