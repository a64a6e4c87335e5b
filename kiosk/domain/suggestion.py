"""Which amount to offer beside free entry: what people took lately, rounded neatly (RD-24)."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.money import Money

KEPT = 20
"""So many of the latest fills count."""
FINENESS = 5
"""A neat amount is a multiple of a step no larger than this part of it."""


def neat(amount: Money) -> Money:
    """Return `amount` rounded half up to a step of 1, 2 or 5 and noughts: 37.42 to 35."""
    step, factors = 1, (2, 5, 10)
    scale = 1
    while True:
        for factor in factors:
            if scale * factor * FINENESS > amount.minor:
                return Money((2 * amount.minor + step) // (2 * step) * step)
            step = scale * factor
        scale *= 10


def suggested(recent: Sequence[Money], *, default: Money, least: Money, most: Money) -> Money:
    """Return an amount between `least` and `most`; nothing where there is no such amount.

    `recent` are the fills of a known customer, else the place's; `default` stands where there are
    none. The median is the lower of the middle two: never more than somebody took.
    """
    if most < least or not most:
        return Money(0)
    latest = sorted(recent[-KEPT:])
    amount = neat(latest[(len(latest) - 1) // 2]) if latest else default
    return max(least, min(amount, most))
