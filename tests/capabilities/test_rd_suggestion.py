"""Which amount is offered beside free entry (RD-24), and when the money runs low (RD-27)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.payers import add, ask_more, pay_more, shown
from fakes.world import World, site
from hypothesis import given
from hypothesis import strategies as st

from kiosk.api import commands as c
from kiosk.api.snapshot import DeliverySnapshot, Screen
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.site import Supply
from kiosk.domain.suggestion import KEPT, neat, suggested

PLENTY = 15_000


def offer(recent: list[int], *, default: int = 1_000, least: int = 100, most: int = PLENTY) -> int:
    return suggested(
        [Money(one) for one in recent],
        default=Money(default),
        least=Money(least),
        most=Money(most),
    ).minor


@pytest.mark.parametrize(
    ("recent", "expected"),
    [
        ([], 1_000),  # Nobody knows them: the default.
        ([3_742], 3_500),
        ([1_200, 3_742, 9_000], 3_500),  # The median, not the mean.
        ([1_200, 3_742, 4_100, 9_000], 3_500),  # Of two in the middle, the lower.
        ([9_000, 1_200, 3_742], 3_500),  # In whatever order.
        ([1_234] * 5, 1_200),
        ([37], 100),  # At least what can be sold.
        ([99_999], PLENTY),  # At most what a sale may cost.
        ([50_000] * 5 + [2_000] * KEPT, 2_000),  # Only the latest count.
    ],
)
def test_rd_24_the_middle_of_what_was_taken_lately_rounded_neatly(
    recent: list[int], expected: int
) -> None:
    """A table of histories."""
    assert offer(recent) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [(0, 0), (1, 1), (9, 9), (10, 10), (11, 12), (26, 25), (499, 500), (3_742, 3_500),
     (3_760, 4_000), (12_500, 12_000), (12_999, 12_000), (13_000, 14_000)],
)  # fmt: skip
def test_rd_24_neat_amounts(amount: int, expected: int) -> None:
    """Steps of 1, 2 and 5 with noughts, none larger than a fifth of the amount."""
    assert neat(Money(amount)).minor == expected


@given(st.integers(0, 10**9))
def test_rd_24_rounding_neatly_moves_little(amount: int) -> None:
    """Never by more than a tenth, and what is neat stays as it is."""
    rounded = neat(Money(amount))
    assert abs(rounded.minor - amount) * 10 <= amount
    assert neat(rounded) == rounded


@given(st.lists(st.integers(0, 10**6), max_size=40), st.integers(0, 10**5), st.integers(0, 10**5))
def test_rd_24_an_offer_can_always_be_bought(recent: list[int], least: int, most: int) -> None:
    """Between the least and the most; nothing is offered where there is no such amount."""
    found = offer(recent, least=least, most=most)
    assert found == 0 if most < least or not most else least <= found <= most


def test_rd_24_the_offer_stands_beside_free_entry(world: World) -> None:
    """First the place's default; after some fills, about as much as people took."""
    world.choose(1)
    assert (world.screen, world.visit.suggested_minor) == (Screen.CHOOSE, 1_000)
    world.ask(c.Back())
    world.ask(c.Back())
    for _ in range(3):
        sale = world.buy(1, minor=10_000)
        world.lift(takes=20_000_000)
        world.finish(sale)
        world.ask(c.Finish())
        world.run(500)
    world.choose(1)
    assert world.visit.suggested_minor == 3_500
    world.start()
    world.run(1_500)
    world.choose(1)
    assert world.visit.suggested_minor == 3_500, "it outlives a start"
    assert world.ask(c.Back()).suggested_minor == 0


def test_rd_24_no_more_is_offered_than_there_is() -> None:
    """A tank with five litres: nobody is offered thirty."""
    place = site(2)
    tank = Supply("tank", "Tank", stock_max=Quantity(5_000_000, Dimension.VOLUME))
    outlets = {key: replace(one, supply="tank") for key, one in place.outlets.items()}
    world = World(place=replace(place, outlets=outlets, supplies={"tank": tank}))
    world.run(1_500)
    world.choose(1)
    tariff = world.site.product_at(OutletId(1)).tariff
    assert (
        0
        < world.visit.suggested_minor
        <= tariff.exact(Quantity(5_000_000, Dimension.VOLUME)) // 10**8
    )


def test_rd_24_an_operators_delivery_is_nobodys_habit() -> None:
    """What an attendant let flow does not change what customers are offered."""
    world = World()
    world.hire()
    world.run(1_500)
    world.log_in()
    world.ask(c.AskOverride(1))
    world.ask(c.Override(1, 5_000, "cash"))
    world.lift()
    world.flow(1, 10_000_000)
    world.ask(c.Finish())
    world.run(3_000)
    assert not [key for key in world.store.saved if key[1].startswith("fills:")]


# --- Low credit (RD-27) -------------------------------------------------------------------------


def low(world: World) -> DeliverySnapshot:
    [delivery] = shown(world).deliveries
    return delivery


def test_rd_27_the_customer_is_warned_in_time() -> None:
    """At a fifth of the preset, with whole seconds left; a top-up in place ends the warning."""
    world = World(place=site(1))
    world.run(1_500)
    world.buy(1, minor=1_000)
    world.lift()
    preset = 0
    while not low(world).is_low:
        preset = low(world).preset_base
        world.run(50)
    left = low(world)
    share = (left.preset_base - left.delivered_base) * 1000 // preset
    assert 150 < share <= 200
    assert left.left_s == (left.preset_base - left.delivered_base) // left.flow_base
    assert left.left_s < 3
    key = ask_more(world, 2_000)
    pay_more(world, key)
    world.run(300)
    assert not low(world).is_low
    assert world.controller().is_open


def test_rd_27_no_warning_where_more_money_is_at_hand(world: World) -> None:
    """A slice of a shared sale ends soon, and is raised: nothing runs low."""
    world.buy(1, 2, minor=15_000)
    world.lift(1)
    world.run(3_000)
    assert not any(one.is_low for one in shown(world).deliveries)


def test_rd_27_no_warning_where_the_customer_wanted_no_more(world: World) -> None:
    """Ten litres were asked for, and ten are nearly there: that is no lack of money."""
    world.choose(1)
    world.ask(c.BuyQuantity(10_000_000))
    world.run(1_000)
    world.pay(shown(world).id)
    world.run(1_500)
    world.lift()
    for _ in range(100):
        world.run(100)
        if world.delivery().is_open:
            assert not low(world).is_low


def test_rd_27_a_warning_ends_with_the_delivery() -> None:
    """What has stopped runs low no more."""
    world = World(place=site(1))
    world.run(1_500)
    sale = world.buy(1, minor=500)
    world.lift()
    world.run_until(lambda: low(world).is_low)
    world.ask(c.Finish())
    world.run(100)
    assert not low(world).is_low
    world.finish(sale)


def test_rd_27_a_pause_has_no_seconds(world: World) -> None:
    """Low, and nothing flows: the warning stands, without a countdown that would be wrong."""
    world.buy(1, minor=500)
    controller = world.lift()
    world.run_until(lambda: low(world).is_low)
    controller.draws = False
    world.run(1_000)
    assert (low(world).is_low, low(world).left_s) == (True, None)
    add(world, 1_000)
    assert not low(world).is_low
