"""A sale from the first touch to the receipt, over the fakes."""

from __future__ import annotations

import pytest
from fakes.world import World

from kiosk.api import commands as c
from kiosk.api.snapshot import Screen
from kiosk.domain.books import Account, AccountKind
from kiosk.domain.outlet import OutletId


@pytest.fixture
def world() -> World:
    """A place with two outlets, ready to sell."""
    world = World()
    world.run(1500)
    return world


def buy(world: World, *outlets: int, minor: int = 2000) -> str:
    """Choose, ask to pay and pay; return the sale."""
    for outlet in outlets:
        world.ask(c.ToggleOutlet(outlet))
    world.ask(c.Proceed())
    world.ask(c.BuyAmount(minor))
    world.run_until(lambda: bool(world.visit.sale and world.visit.sale.pay_url))
    [reference] = [key for key, one in world.rail.payments.items() if one.state == "open"]
    world.rail.pay(reference.removeprefix("ref-"))
    world.run_until(lambda: world.visit.screen is Screen.DELIVERING)
    sale = world.visit.sale
    assert sale is not None
    return sale.id


@pytest.mark.req("RD-08")
def test_what_is_not_taken_goes_back(world: World) -> None:
    """A customer who hangs up early pays for what was metered; the rest is released."""
    buy(world, 1)
    controller = world.controllers[OutletId(1)]
    controller.wants_base = 3_000_000
    controller.calling = True
    world.run_until(lambda: world.visit.screen is Screen.DONE)
    world.run(2000)
    sale = world.visit.sale
    assert sale is not None
    assert (sale.captured_minor, sale.released_minor) == (528, 1472)
    assert sale.receipt == 1
    assert sale.is_settled
    [view] = world.rail.payments.values()
    assert view.captured.minor == 528
    world.check_books()
    assert world.store.balance(Account(AccountKind.RELEASED, "fake")).credits == 1472


@pytest.mark.req("RD-02")
def test_two_outlets_share_one_payment(world: World) -> None:
    """Two outlets that run at once never deliver more than one payment covers."""
    buy(world, 1, 2)
    before = {key: one.total_base for key, one in world.controllers.items()}
    for controller in world.controllers.values():
        controller.calling = True
        controller.drips_base = 20_000
    world.run_until(lambda: world.visit.screen is Screen.DONE)
    taken = sum(one.total_base - before[key] for key, one in world.controllers.items())
    assert taken * 17_590 <= 2000 * 10**8
    assert taken * 17_590 > 1960 * 10**8
    world.run(2000)
    world.check_books()
