"""Tariffs: what an amount buys and what a quantity costs are exact, and fit one another.

The yardstick is written anew here: the exact cost is summed over the blocks as areas, in units of
which a minor unit of each currency has a power of ten.
"""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from fakes.values import DELIVERY, DINAR, EURO, YEN
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.delivery import DeliveryState, StopReason
from kiosk.domain.money import Currency, Money
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.tariff import Block, Tariff

# A sale unit has a million base units and a major unit ten thousand price units; divided by the
# minor units in a major one.
PER_MINOR = {YEN: 10**10, EURO: 10**8, DINAR: 10**7}
INTERVALS = [1, 7, 1_000, 10_000, 100_000, 1_000_000]

eager = settings(max_examples=150, deadline=None)


def cost(tariff: Tariff, base: int) -> int:
    """Return the exact cost: for each block, its price times what lies within it."""
    total, start = 0, 0
    for block in tariff.blocks:
        end = base if block.upto_base is None else min(base, block.upto_base)
        total += max(0, end - start) * block.price_e4
        start = block.upto_base or start
    return total


def quantity(tariff: Tariff, base: int) -> Quantity:
    """Return `base` units of what the tariff is for."""
    return Quantity(base, tariff.dimension)


@st.composite
def tariffs(draw: st.DrawFn) -> Tariff:
    """Flat and tiered ones, dear and cheap, rising and falling, in three kinds of currency."""
    prices = draw(st.lists(st.integers(1, 10**6), min_size=1, max_size=4))
    widths = st.lists(
        st.integers(1, 50_000_000), min_size=len(prices) - 1, max_size=len(prices) - 1
    )
    ends, end = [], 0
    for width in draw(widths):
        end += width
        ends.append(end)
    return Tariff(
        draw(st.sampled_from(Dimension)),
        draw(st.sampled_from(sorted(PER_MINOR, key=lambda currency: currency.exponent))),
        tuple(Block(price, upto) for price, upto in zip(prices, [*ends, None], strict=True)),
        draw(st.sampled_from(INTERVALS)),
    )


amounts = st.builds(Money, st.integers(0, 10**7))
bases = st.integers(0, 200_000_000)


def check_exact(tariff: Tariff, amount: Money) -> int:
    """Fail unless what `amount` buys fits, and one interval more would not; return its base."""
    bought = tariff.buys(amount)
    budget = amount.minor * PER_MINOR[tariff.currency]
    assert bought.dimension is tariff.dimension
    assert bought.base % tariff.interval_base == 0
    assert cost(tariff, bought.base) <= budget
    assert cost(tariff, bought.base + tariff.interval_base) > budget
    return bought.base


@pytest.mark.req("RD-01")
@pytest.mark.req("CTL-04")
def test_at_every_price_an_amount_buys_all_it_can_and_not_an_interval_more() -> None:
    """Each price from 0.001 to 9.999, eleven amounts at each: 109,989 cases, both ways."""
    rng = random.Random(1)
    cases = 0
    for price_e4 in range(10, 100_000, 10):
        currency = rng.choice([YEN, EURO, DINAR])
        interval = rng.choice(INTERVALS)
        tariff = Tariff(Dimension.VOLUME, currency, (Block(price_e4),), interval)
        per_minor = PER_MINOR[currency]
        for _ in range(11):
            minor = rng.randrange(1 << rng.randrange(1, 24))
            base = tariff.buys(Money(minor)).base
            assert base % interval == 0
            assert base * price_e4 <= minor * per_minor < (base + interval) * price_e4
            cases += 1
    assert cases == 109_989


@pytest.mark.req("RD-01")
@pytest.mark.req("RD-21")
@eager
@given(tariffs(), amounts)
def test_an_amount_buys_all_it_can_and_not_an_interval_more(tariff: Tariff, amount: Money) -> None:
    """The quantity fits the amount exactly, through all blocks, and one interval more would not."""
    check_exact(tariff, amount)


@pytest.mark.req("RD-01")
@pytest.mark.req("RD-21")
@eager
@given(tariffs(), st.data())
def test_amounts_at_the_edge_of_a_block_are_exact_too(tariff: Tariff, data: st.DataObject) -> None:
    """Where one price ends and the next begins, nothing is given away and nothing kept."""
    ends = [block.upto_base for block in tariff.blocks if block.upto_base is not None]
    edge = data.draw(st.sampled_from([*ends, 0]))
    near = cost(tariff, edge) // PER_MINOR[tariff.currency] + data.draw(st.integers(-1, 2))
    check_exact(tariff, Money(max(0, near)))


@pytest.mark.req("RD-01")
@eager
@given(tariffs(), amounts)
def test_what_an_amount_buys_is_never_charged_more_than_the_amount(
    tariff: Tariff, amount: Money
) -> None:
    """Neither the charge nor the reserve of a bought quantity exceeds what it was bought with."""
    bought = tariff.buys(amount)
    assert tariff.charge(bought) <= tariff.reserve(bought) <= amount


@eager
@given(tariffs(), amounts, amounts)
def test_more_money_buys_no_less(tariff: Tariff, a: Money, b: Money) -> None:
    """What an amount buys grows with it."""
    least, most = sorted([a, b])
    assert tariff.buys(least) <= tariff.buys(most)


@pytest.mark.req("MET-21")
def test_a_million_charges_are_within_half_a_minor_unit() -> None:
    """Rounded once, to the nearest minor unit, and halves up: never down, never to even."""
    rng = random.Random(2)
    cases = halves = 0
    for _ in range(10_000):
        price_e4 = rng.randrange(1, 1 << rng.randrange(2, 21))
        currency = rng.choice([YEN, EURO, DINAR])
        tariff = Tariff(Dimension.ENERGY, currency, (Block(price_e4),), 1)
        per_minor = PER_MINOR[currency]
        half = per_minor // 2
        step = rng.choice([1, 1, 10_000, per_minor // 20])
        for _ in range(100):
            base = rng.randrange(20_000) * step
            exact = base * price_e4
            over = tariff.charge(Quantity(base, Dimension.ENERGY)).minor * per_minor - exact
            assert -half < over <= half
            cases += 1
            halves += over == half
    assert cases == 1_000_000
    assert halves > 1_000, "the halves are what rounding is about"


@pytest.mark.req("MET-21")
@pytest.mark.req("MET-04")
@eager
@given(tariffs(), bases)
def test_a_charge_is_the_exact_cost_rounded_half_up_once(tariff: Tariff, base: int) -> None:
    """Over all blocks together, compared with an exact fraction."""
    exact = Fraction(cost(tariff, base), PER_MINOR[tariff.currency])
    charge = tariff.charge(quantity(tariff, base)).minor
    assert tariff.exact(quantity(tariff, base)) == cost(tariff, base)
    assert Fraction(-1, 2) < charge - exact <= Fraction(1, 2)


@pytest.mark.req("RD-01")
@eager
@given(tariffs(), bases)
def test_a_reserve_is_the_least_that_covers_the_exact_cost(tariff: Tariff, base: int) -> None:
    """It covers the cost, one minor unit less would not, and no charge exceeds it."""
    exact = Fraction(cost(tariff, base), PER_MINOR[tariff.currency])
    reserve = tariff.reserve(quantity(tariff, base))
    assert exact <= reserve.minor < exact + 1
    assert tariff.charge(quantity(tariff, base)) <= reserve


@pytest.mark.req("MET-23")
@eager
@given(tariffs(), st.lists(st.integers(0, 5_000_000), min_size=1, max_size=20), amounts)
def test_a_running_total_only_grows_and_ends_at_the_charge(
    tariff: Tariff, steps: list[int], reserved: Money
) -> None:
    """What is shown while it flows never falls, and the end brings no jump."""
    opening = quantity(tariff, 123_456_789)
    running = replace(
        DELIVERY,
        tariff=tariff,
        opening=opening,
        reserved=reserved,
        state=DeliveryState.STOPPING,
        reason=StopReason.PRESET,
    )
    total = opening
    shown = [running.cost]
    for step in steps:
        total = total + quantity(tariff, step)
        running = replace(running, total=total)
        shown.append(running.cost)
    assert shown == sorted(shown)
    settled = running.measured(total, at_ms=1)
    assert settled.charge == shown[-1] <= reserved
    assert settled.charge + settled.overrun == tariff.charge(settled.delivered)


@eager
@given(tariffs(), bases, bases)
def test_more_is_never_cheaper(tariff: Tariff, a: int, b: int) -> None:
    """Charge and reserve grow with the quantity, whatever the blocks cost."""
    less, more = sorted([a, b])
    assert tariff.charge(quantity(tariff, less)) <= tariff.charge(quantity(tariff, more))
    assert tariff.reserve(quantity(tariff, less)) <= tariff.reserve(quantity(tariff, more))


@eager
@given(tariffs(), bases, bases)
def test_a_block_that_changes_no_price_changes_nothing(tariff: Tariff, end: int, base: int) -> None:
    """One price in two blocks costs what it costs in one."""
    flat = replace(tariff, blocks=(Block(tariff.price_e4),))
    cut = replace(tariff, blocks=(Block(tariff.price_e4, end + 1), Block(tariff.price_e4)))
    assert cut.charge(quantity(tariff, base)) == flat.charge(quantity(tariff, base))
    assert cut.buys(Money(base // 1_000)) == flat.buys(Money(base // 1_000))


@pytest.mark.req("MET-21")
@settings(max_examples=20, deadline=None)
@given(st.integers(1, 10**6), st.sampled_from([YEN, EURO, DINAR]), st.integers(0, 2**32))
def test_a_thousand_small_deliveries_give_nothing_away_but_halves(
    price_e4: int, currency: Currency, seed: int
) -> None:
    """Many drips cost within half a minor unit each of what they cost exactly."""
    rng = random.Random(seed)
    tariff = Tariff(Dimension.VOLUME, currency, (Block(price_e4),), 1)
    drips = [rng.randrange(1, 20_000) for _ in range(1_000)]
    charged = sum(tariff.charge(Quantity(drip, Dimension.VOLUME)).minor for drip in drips)
    exact = Fraction(sum(drips) * price_e4, PER_MINOR[currency])
    assert charged >= exact - Fraction(len(drips), 2)


@given(tariffs(), amounts)
def test_what_is_granted_is_paid_for_to_the_base_unit(tariff: Tariff, amount: Money) -> None:
    """It fits the amount exactly, one base unit more would not, and whole intervals are less."""
    covered = tariff.covers(amount)
    budget = amount.minor * tariff.per_minor
    assert (
        tariff.exact(covered) <= budget < tariff.exact(Quantity(covered.base + 1, tariff.dimension))
    )
    assert tariff.buys(amount) == covered.floor(tariff.interval)
