"""How much of a sale's money each outlet may hold at a time.

One outlet alone holds all of it in one preset. Outlets that share hold slices, raised before they
run out. Where the money runs short it is taken back from outlets at which nothing flows, the last
of it is split once, and what is left over goes to one outlet: a drop here and a drop there is
nothing that anybody can take. All of it is comfort: safety is the reserve in money, whatever the
slice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.domain.controller import Capabilities, PresetKind
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
LAST_CRUMBS_A_SECOND = 300
"""The same for the heir to what others leave, and for the last one of a sale that is left: there
is nothing else to wait for."""
HEIRS_PART = 8
"""The heir's part of the last of the money is so many of the others': it still flows when they
end, and takes what they leave."""
SHARE = 4
"""A slice is at most a quarter of an outlet's fair share of what is left."""
IDLE_MS = 5_000
"""No flow for so long, and what an outlet holds may be taken back."""
KEPT_MS = 125
"""What an idle outlet keeps, as flow at the rated maximum: enough to see that it is wanted."""
WORTH_MS = 370
"""Less than this of flow at the rated maximum is not worth taking back, nor opening a valve for."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A limit for one outlet: `limit` may ever leave it, `preset` is what its controller is told.

    Both are cumulative since the delivery's opening; `more` is the money to reserve for it.
    """

    limit: Quantity
    preset: Quantity
    more: Money
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is so around one outlet of a sale.

    `pool` is the money that nobody holds. `sharing` outlets want a part of it, `marks` is what
    they need together to stay above their low-water marks. `cap` is the most that the outlet may
    deliver, `fair` what it may have where others draw on its tank. `bound` is the most that flows
    past its preset.
    """

    pool: Money
    sharing: int
    cap: Quantity
    bound: Quantity
    fair: Quantity | None = None
    marks: Money = NOTHING
    portions: int = 1
    """How many outlets, this one too, have not had their part of the last of the money."""
    is_heir: bool = True
    """Whether what others leave goes to this outlet once all have had their part."""


def takes_raises(can: Capabilities) -> bool:
    """Whether a preset may be raised while its delivery runs.

    A relative preset may not: an increment whose acknowledgement was lost might have counted.
    """
    return can.live_raise and can.preset in {PresetKind.ABSOLUTE, PresetKind.BATCH}


def takes_back(can: Capabilities) -> bool:
    """Whether a preset may be lowered, and is known to be lowered, while its delivery runs."""
    return can.live_lower and can.preset_readback and takes_raises(can)


def flowing(can: Capabilities, ms: int) -> Quantity:
    """Return what flows in `ms` at the rated maximum."""
    return Quantity(can.qmax.base * ms // 1000, can.qmax.dimension)


def crumb(can: Capabilities, a_second: int = CRUMBS_A_SECOND) -> Quantity:
    """Return the least that is worth a durable write and two exchanges on the line."""
    return Quantity(max(1, can.qmax.base // a_second), can.qmax.dimension)


def worth(can: Capabilities, bound: Quantity) -> Quantity:
    """Return the least for which a valve is opened once more, or a preset lowered."""
    return flowing(can, WORTH_MS) + bound


def low_water(can: Capabilities, bound: Quantity) -> Quantity:
    """Return the headroom below which a preset is raised."""
    return flowing(can, LOW_WATER_MS) + bound


def first(
    tariff: Tariff,
    can: Capabilities,
    around: Outlook,
    *,
    waiting: int,
) -> Grant | None:
    """Return the first grant of a delivery; None where the money does not cover the overrun bound.

    `waiting` outlets, this one too, have none of it yet: it takes no more than its share, so that
    each can begin.
    """
    pool = Money(around.pool.minor // waiting)
    grant = _grant(tariff, can, around, pool=pool, held=NOTHING, taken=None)
    return grant if grant.preset else None


def raised(delivery: Delivery, can: Capabilities, around: Outlook) -> Grant | None:
    """Return the next grant of a running delivery; None where nothing is left to give it."""
    pool = around.pool
    is_short = around.sharing > 1 and pool < around.marks
    if is_short and not delivery.is_final:
        parts = around.portions - 1 + HEIRS_PART
        pool = Money(pool.minor * (HEIRS_PART if around.is_heir else 1) // parts)
    elif is_short and not around.is_heir:
        return None  # It has had its part; what others leave goes to one of them.
    is_last = pool < around.marks and (delivery.is_final or around.sharing == 1)
    least = crumb(can, LAST_CRUMBS_A_SECOND if is_last else CRUMBS_A_SECOND)
    grant = _grant(delivery.tariff, can, around, pool=pool, held=delivery.reserved, taken=delivery)
    if grant.preset.less(delivery.preset) < least:
        return None
    return replace(grant, is_final=is_short)


def lowered(delivery: Delivery, can: Capabilities, bound: Quantity) -> Quantity | None:
    """Return the preset to which an idle delivery is lowered; None where it is not worth it."""
    kept = (delivery.delivered + flowing(can, KEPT_MS)).floor(can.preset_resolution)
    if not kept or delivery.preset.less(kept) < worth(can, bound):
        return None
    return kept


def _grant(
    tariff: Tariff,
    can: Capabilities,
    around: Outlook,
    *,
    pool: Money,
    held: Money,
    taken: Delivery | None,
) -> Grant:
    has = taken.limit if taken is not None else Quantity(0, around.cap.dimension)
    most = min(tariff.covers(held + pool), around.cap)
    if around.fair is not None:
        most = min(most, has + around.fair)
    limit = most
    if around.sharing > 1 and takes_raises(can) and not (around.pool < around.marks):
        share = tariff.covers(Money(pool.minor // (SHARE * around.sharing)))
        mark = low_water(can, around.bound)
        mark_base = mark.base + can.qmax.base // 4
        slice_base = min(max(share.base, mark_base), mark.base + can.qmax.base * SLICE_MS // 1000)
        slice_base = max(slice_base, can.preset_resolution.base)  # Less than that is nothing.
        start = has.base if taken is not None else around.bound.base
        limit = Quantity(min(most.base, start + slice_base), most.dimension)
    preset = limit.less(around.bound).floor(can.preset_resolution)
    needed = tariff.reserve(limit)
    return Grant(limit, preset, max(needed, held) - held)
