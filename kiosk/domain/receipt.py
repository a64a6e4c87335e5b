"""What a receipt says, before anybody chooses how to write it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.money import Money


@dataclass(frozen=True, slots=True)
class Vat:
    """The tax contained in a gross amount."""

    permille: int
    net: Money
    tax: Money


def vat_in(gross: Money, permille: int) -> Vat:
    """Split `gross` into net and tax: the tax half up, the net the rest, so that they add up."""
    tax = Money((2 * gross.minor * permille + 1000 + permille) // (2 * (1000 + permille)))
    return Vat(permille, gross - tax, tax)
