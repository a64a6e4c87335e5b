"""What the rest of a sale costs at another outlet: the locked price, or a lower one of today."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.quantity import Quantity
from kiosk.domain.tariff import Tariff


def carried_on(tariff: Tariff, after: Quantity) -> Tariff:
    """Return `tariff` as it goes on once `after` was delivered: its blocks are used up so far."""
    blocks = tuple(
        block if block.upto_base is None else replace(block, upto_base=block.upto_base - after.base)
        for block in tariff.blocks
        if block.upto_base is None or block.upto_base > after.base
    )
    return replace(tariff, blocks=blocks)


def is_never_dearer(one: Tariff, other: Tariff) -> bool:
    """Whether no quantity costs more at `one` than at `other`, to the last fraction.

    Between the ends of blocks the difference is a straight line: the ends decide, and the slope
    behind the last of them.
    """
    if (one.dimension, one.currency) != (other.dimension, other.currency):
        return False
    ends = {block.upto_base for block in (*one.blocks, *other.blocks)} - {None}
    quantities = [Quantity(end, one.dimension) for end in ends if end is not None]
    return one.blocks[-1].price_e4 <= other.blocks[-1].price_e4 and all(
        one.exact(quantity) <= other.exact(quantity) for quantity in quantities
    )


def for_the_rest(locked: Tariff, delivered: Quantity, current: Tariff) -> Tariff:
    """Return the tariff of a further delivery of the same sale, after `delivered` in all.

    `locked` was promised when the sale was quoted and goes on where it stands; it begins anew, or
    `current`, the product's of today, is taken, where no quantity is dearer at that.
    """
    best = carried_on(locked, delivered)
    for other in (locked, current):
        if is_never_dearer(other, best):
            best = other
    return best
