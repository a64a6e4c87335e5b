"""How much of a sale's money each outlet may hold at a time.

One outlet alone holds all of it in one preset. Outlets that share hold slices, raised before they
run out: what one customer does not take is never locked up at an outlet where nothing flows.
All of it is comfort: safety is the reserve in money, whatever the slice.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.controller import Capabilities
from kiosk.domain.delivery import Delivery
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.quantity import Quantity
from kiosk.domain.tariff import Tariff

LOW_WATER_MS = 1_200
"""How long before the preset it is raised: a poll cycle, a durable write, the write on the line."""
SLICE_MS = 2_500
"""How much flow at the rated maximum a slice adds above the low-water mark, at most."""
CRUMBS_A_SECOND = 20
"""A raise is worth at least this part of what flows in a second at the rated maximum."""
SHARE = 4
"""A slice is at most a quarter of an outlet's fair share of what is left."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A limit for one outlet: `limit` may ever leave it, `preset` is what its controller is told.

    Both are cumulative since the delivery's opening; `more` is the money to reserve for it.
    """

    limit: Quantity
    preset: Quantity
    more: Money


def crumb(can: Capabilities) -> Quantity:
    """Return the least that is worth a durable write and two exchanges on the line."""
    return Quantity(max(1, can.qmax.base // CRUMBS_A_SECOND), can.qmax.dimension)


def low_water(can: Capabilities) -> Quantity:
    """Return the headroom below which a preset is raised."""
    flowing = can.qmax.base * LOW_WATER_MS // 1000
    return Quantity(flowing + can.overrun_bound.base, can.qmax.dimension)


def first(
    pool: Money,
    tariff: Tariff,
    can: Capabilities,
    *,
    sharing: int,
    waiting: int,
    cap: Quantity,
) -> Grant | None:
    """Return the first grant of a delivery; None where `pool` does not cover the overrun bound.

    `sharing` outlets want a part of the money, and `waiting` of them, this one too, have none yet:
    it takes no more than its share, so that each can begin. Nobody may take more than `cap`.
    """
    share = Money(pool.minor // waiting)
    return _grant(share, tariff, can, held=NOTHING, taken=None, sharing=sharing, cap=cap)


def raised(
    pool: Money, delivery: Delivery, can: Capabilities, *, sharing: int, cap: Quantity
) -> Grant | None:
    """Return the next grant of a running delivery; None where nothing is left to give."""
    return _grant(
        pool,
        delivery.tariff,
        can,
        held=delivery.reserved,
        taken=delivery,
        sharing=sharing,
        cap=cap,
    )


def _grant(
    pool: Money,
    tariff: Tariff,
    can: Capabilities,
    *,
    held: Money,
    taken: Delivery | None,
    sharing: int,
    cap: Quantity,
) -> Grant | None:
    most = min(tariff.buys(held + pool), cap)
    limit = most
    if sharing > 1:
        share = tariff.buys(Money(pool.minor // (SHARE * sharing)))
        mark = low_water(can)
        least = mark.base + can.qmax.base // 4
        slice_base = min(max(share.base, least), mark.base + can.qmax.base * SLICE_MS // 1000)
        start = taken.limit.base if taken is not None else can.overrun_bound.base
        slice_base = max(slice_base, can.preset_resolution.base)  # Less than that is nothing.
        limit = Quantity(min(most.base, start + slice_base), most.dimension)
    preset = limit.less(can.overrun_bound).floor(can.preset_resolution)
    if taken is None:
        if not preset:
            return None
    elif preset.less(taken.preset) < crumb(can):
        return None
    needed = tariff.reserve(limit)
    return Grant(limit, preset, needed - held if needed > held else NOTHING)
