"""Who pays what of a sale that several have funded: exact, in a fixed order, nothing left over."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from kiosk.domain.money import Money


class Split(StrEnum):
    """How the cost of a sale is divided over its payers."""

    FIRST_IN = "first_in"  # Whoever paid first pays first.
    PRO_RATA = "pro_rata"  # Everybody in the proportion of what they put in.


def shares(cost: Money, authorised: Sequence[Money], how: Split) -> tuple[Money, ...]:
    """Return what each payer bears of `cost`, in the order in which they paid.

    The shares add up to `cost` and none is more than was authorised; ValueError where the payers
    have not authorised so much. Pro rata gives what rounding leaves to the largest remainders,
    the earlier payer first where they are equal.
    """
    total = sum(one.minor for one in authorised)
    if cost.minor > total:
        raise ValueError(f"a cost of {cost.minor} over payers of {total}")
    if how is Split.FIRST_IN:
        return _first_in(cost, authorised)
    return _pro_rata(cost, authorised, total)


def _first_in(cost: Money, authorised: Sequence[Money]) -> tuple[Money, ...]:
    rest, found = cost, []
    for one in authorised:
        found.append(min(rest, one))
        rest -= found[-1]
    return tuple(found)


def _pro_rata(cost: Money, authorised: Sequence[Money], total: int) -> tuple[Money, ...]:
    if not total:
        return tuple(authorised)
    whole = [cost.minor * one.minor // total for one in authorised]
    by_rest = sorted(
        range(len(authorised)), key=lambda n: (-(cost.minor * authorised[n].minor % total), n)
    )
    for n in by_rest[: cost.minor - sum(whole)]:
        whole[n] += 1
    return tuple(Money(one) for one in whole)
