"""Whoever pays for one outlet is served at that one, whatever is mixed up on the way (T3)."""

from __future__ import annotations

from itertools import permutations

import pytest
from fakes.world import World

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen
from kiosk.application import messages as m
from kiosk.domain.sale import SaleState


def opened(world: World) -> set[int]:
    """Return the outlets whose valve was told to open."""
    return {
        int(outlet)
        for outlet, one in world.controllers.items()
        if any("open" in line for line in one.log)
    }


@pytest.mark.req("PAY-03")
@pytest.mark.parametrize("order", list(permutations((1, 2, 3))))
def test_a_payment_opens_its_own_outlet_and_no_other(order: tuple[int, ...]) -> None:
    """Three customers at three screens pay in any order: each time one more outlet opens."""
    world = World(outlets=3)
    world.run(1_500)
    sales = {outlet: world.quote(outlet, screen=f"screen {outlet}") for outlet in (1, 2, 3)}
    expected: set[int] = set()
    for outlet in order:
        world.pay(sales[outlet])
        world.run(3_000)
        world.lift(outlet)
        world.run(3_000)
        expected.add(outlet)
        assert opened(world) == expected


@pytest.mark.req("PAY-03")
def test_an_answer_about_another_payment_pays_for_nothing() -> None:
    """What a rail says of the first payer, told as if it were of the second: nobody is served."""
    world = World(outlets=2)
    world.run(1_500)
    first, second = world.quote(1, screen="one"), world.quote(2, screen="two")
    world.holds_rail = True
    world.pay(first)
    view = world.rail.payments[f"ref-{world.prepayment(first).id}"]
    world.handle(m.RailRead(world.prepayment(second).id, view))
    world.run(1_000)
    assert world.sale(second).state is SaleState.QUOTED
    assert opened(world) == set()


@pytest.mark.req("PAY-03")
def test_an_outlet_has_one_open_page_at_a_time() -> None:
    """A second screen cannot ask for money for an outlet that somebody is about to pay for."""
    world = World(outlets=2)
    world.run(1_500)
    world.choose(1, screen="two")
    sale = world.quote(1, screen="one")
    late = world.ask(c.BuyAmount(2000), "two")
    assert (late.screen, late.notice) == (Screen.OVERVIEW, Notice.OUTLET_TAKEN)
    assert late.sale is None
    assert [one.id for one in world.sales()] == [sale]


@pytest.mark.req("PAY-17")
def test_a_page_that_is_opened_shows_on_the_screen_in_the_same_moment() -> None:
    """No poll has to come first: the phone's look is the message that changes the screen."""
    world = World(outlets=2)
    world.run(1_500)
    sale = world.quote(1)
    world.holds_rail = True
    world.handle(m.PageOpened(world.prepayment(sale).code))
    assert world.visit.sale is not None
    assert world.visit.sale.is_seen
