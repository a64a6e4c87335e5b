"""A meter's factor: how much really flows for each unit that the meter shows.

A whole number of hundred-thousandths, so that everything stays exact, and never further than one
per cent from 1: a meter that is further off is repaired, not reckoned right.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.quantity import Quantity

SCALE = 100_000
"""One, in the parts that a factor is counted in."""
SPAN = SCALE // 100
"""How far from one a factor may be: a hundredth."""


class BeyondSpan(ValueError):
    """A meter is so far off that it must be repaired or set anew."""


@dataclass(frozen=True, slots=True)
class MeterFactor:
    """What a meter's readings are multiplied by, in hundred-thousandths."""

    parts: int = SCALE

    def __post_init__(self) -> None:
        """Refuse what no sound meter needs."""
        if abs(self.parts - SCALE) > SPAN:
            raise BeyondSpan(f"a meter factor is within 1 % of 1, not {self}")

    def __str__(self) -> str:
        """Return it as a technician writes it: 1.00250."""
        return f"{self.parts // SCALE}.{self.parts % SCALE:05d}"

    def corrected(self, shown: Quantity) -> Quantity:
        """Return what has really flowed where the meter shows `shown`: rounded down."""
        return Quantity(shown.base * self.parts // SCALE, shown.dimension)

    def told(self, limit: Quantity) -> Quantity:
        """Return the preset for a device that counts as its meter shows, so that `limit` holds.

        Neither what is shown nor what really flows is ever more than `limit`: of a meter that shows
        too much, the device stops early by what it shows too much.
        """
        return Quantity(min(limit.base, limit.base * SCALE // self.parts), limit.dimension)

    def grown(self, shown: Quantity) -> Quantity:
        """Return the most that may have flowed where the meter shows `shown`, shown or corrected.

        For what is reserved: rounded up, and never less than what is shown.
        """
        return Quantity(max(shown.base, -(-shown.base * self.parts // SCALE)), shown.dimension)


NEUTRAL = MeterFactor()
"""The factor of a meter that was never proven."""


def factor_for(*, shown_base: int, actual_base: int) -> MeterFactor:
    """Return the factor with which `shown_base` becomes `actual_base`, to the nearest part.

    BeyondSpan where that is more than one per cent off, or nothing was shown.
    """
    if shown_base <= 0:
        raise BeyondSpan("the meter has shown nothing")
    return MeterFactor((2 * actual_base * SCALE + shown_base) // (2 * shown_base))
