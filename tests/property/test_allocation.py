"""Grants never hold more than the money, in exact terms, and only ever grow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.flow_controller import capabilities
from fakes.values import DELIVERY
from hypothesis import given
from hypothesis import strategies as st

from kiosk.application import allocation
from kiosk.domain.controller import Capabilities
from kiosk.domain.delivery import Delivery
from kiosk.domain.money import Currency, Money
from kiosk.domain.quantity import PER_SALE_UNIT, Dimension, Quantity
from kiosk.domain.tariff import PRICE_DECIMALS, Block, Tariff


def ul(base: int) -> Quantity:
    """Return so many microlitres."""
    return Quantity(base, Dimension.VOLUME)


pools = st.builds(Money, st.integers(0, 200_000))
caps = st.integers(0, 200_000_000).map(ul)
sharings = st.integers(1, 8)


@st.composite
def tariffs(draw: st.DrawFn) -> Tariff:
    """Draw a tariff, mostly of one block."""
    prices = draw(st.lists(st.integers(1, 200_000), min_size=1, max_size=3))
    ends = sorted(draw(st.sets(st.integers(1, 60_000_000), min_size=2, max_size=2)))
    blocks = zip(prices, [*ends[: len(prices) - 1], None], strict=True)
    return Tariff(
        dimension=Dimension.VOLUME,
        currency=Currency("EUR", draw(st.integers(0, 3))),
        blocks=tuple(Block(price, end) for price, end in blocks),
        interval_base=draw(st.sampled_from((1, 1_000, 10_000, 7))),
    )


@st.composite
def devices(draw: st.DrawFn) -> Capabilities:
    """Draw what a device can do, down to one whose flow is a trickle."""
    return capabilities(
        qmax=ul(draw(st.integers(1, 2_000_000))),
        overrun_bound=ul(draw(st.integers(0, 600_000))),
        preset_resolution=ul(draw(st.sampled_from((1, 1_000, 10_000)))),
    )


def exactly(tariff: Tariff, amount: Money) -> int:
    """Return `amount` in base units x price_e4."""
    decimals = PRICE_DECIMALS - tariff.currency.exponent
    return amount.minor * PER_SALE_UNIT[tariff.dimension] * 10**decimals


def around(pool: Money, can: Capabilities, cap: Quantity, **rest: object) -> allocation.Outlook:
    """Return what is so around an outlet of a device whose bound is the rated one."""
    return allocation.Outlook(pool=pool, cap=cap, bound=can.overrun_bound, **rest)  # type: ignore[arg-type]  # Named as the fields are.


def check(grant: allocation.Grant, can: Capabilities, cap: Quantity) -> None:
    """Fail where a grant is not sound in itself."""
    assert grant.preset + can.overrun_bound <= grant.limit <= cap
    assert grant.preset.base % can.preset_resolution.base == 0
    assert grant.preset


def granted(delivery: Delivery, grant: allocation.Grant) -> Delivery:
    """Return the delivery as it stands after a grant."""
    return replace(
        delivery,
        limit=grant.limit,
        preset=grant.preset,
        reserved=delivery.reserved + grant.more,
    )


@pytest.mark.req("RD-01")
@given(pools, tariffs(), devices(), sharings, caps)
def test_a_first_grant_fits_its_share(
    pool: Money, tariff: Tariff, can: Capabilities, waiting: int, cap: Quantity
) -> None:
    """What may ever leave is paid for exactly by the share, and the money held covers it."""
    grant = allocation.first(tariff, can, around(pool, can, cap, sharing=8), waiting=waiting)
    if grant is None:
        share = Money(pool.minor // waiting)
        least = can.overrun_bound + can.preset_resolution
        assert min(tariff.covers(share), cap) < least
        return
    check(grant, can, cap)
    assert tariff.exact(grant.limit) <= exactly(tariff, grant.more)
    assert grant.more.minor * waiting <= pool.minor


@pytest.mark.req("RD-02")
@pytest.mark.req("CTL-02")
@given(pools, tariffs(), st.lists(devices(), min_size=1, max_size=5), caps, st.data())
def test_outlets_that_share_never_hold_more_than_the_pool(
    authorised: Money, tariff: Tariff, cans: list[Capabilities], cap: Quantity, data: st.DataObject
) -> None:
    """Any order of grants, raises and settlements: the sum fits, and each raise is one upwards."""
    pool, spent = authorised, 0
    held: list[tuple[Delivery, Capabilities]] = []
    for index, can in enumerate(cans):
        grant = allocation.first(
            tariff,
            can,
            around(pool, can, cap, sharing=len(cans)),
            waiting=len(cans) - index,
        )
        if grant is not None:
            pool -= grant.more
            new = replace(DELIVERY, tariff=tariff, opening=ul(0), reserved=Money(0))
            held.append((granted(new, grant), can))
    for _ in range(data.draw(st.integers(0, 12))):
        if not held:
            break
        index = data.draw(st.integers(0, len(held) - 1))
        delivery, can = held[index]
        if data.draw(st.integers(0, 4)) == 0:
            flowed = ul(data.draw(st.integers(0, delivery.limit.base)))
            spent += tariff.exact(flowed)
            pool += delivery.reserved - tariff.reserve(flowed)
            del held[index]
        else:
            marks = Money(data.draw(st.sampled_from((0, 100, 5_000, 10**7))))
            place = around(
                pool,
                can,
                cap,
                sharing=len(held),
                marks=marks,
                portions=data.draw(st.integers(1, len(held))),
                is_heir=data.draw(st.booleans()),
            )
            grant = allocation.raised(delivery, can, place)
            if grant is not None:
                check(grant, can, cap)
                assert grant.limit > delivery.limit
                least = allocation.crumb(can, allocation.LAST_CRUMBS_A_SECOND)
                assert grant.preset - delivery.preset >= least
                pool -= grant.more
                held[index] = granted(delivery, grant), can
        promised = sum(tariff.exact(one.limit) for one, _ in held)
        assert promised + spent <= exactly(tariff, authorised)
        assert all(tariff.exact(one.limit) <= exactly(tariff, one.reserved) for one, _ in held)


@given(pools, tariffs(), devices(), caps)
def test_one_outlet_alone_holds_all_of_it_in_one_preset(
    pool: Money, tariff: Tariff, can: Capabilities, cap: Quantity
) -> None:
    """Nothing is kept back where nobody else wants it."""
    grant = allocation.first(tariff, can, around(pool, can, cap, sharing=1), waiting=1)
    if grant is not None:
        assert grant.limit == min(tariff.covers(pool), cap)


@given(tariffs(), devices(), st.integers(2, 8))
def test_outlets_that_share_hold_slices(tariff: Tariff, can: Capabilities, sharing: int) -> None:
    """However much there is, a slice is a few seconds of flow, or all that a device resolves."""
    plenty, cap = Money(10**9), ul(10**12)
    grant = allocation.first(
        tariff, can, around(plenty, can, cap, sharing=sharing), waiting=sharing
    )
    mark = allocation.low_water(can, can.overrun_bound)
    slice_base = mark.base + can.qmax.base * allocation.SLICE_MS // 1000
    most = can.overrun_bound.base + max(slice_base, can.preset_resolution.base)
    if grant is not None:
        assert grant.limit.base <= most
        assert grant.limit.base >= min(mark.base, tariff.covers(Money(10**9 // sharing)).base)
