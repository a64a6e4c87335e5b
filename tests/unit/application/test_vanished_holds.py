"""Money that was reserved and is there no more: banks take it back, and authorisations end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.rail import FakeRail
from fakes.world import World

from kiosk.application import messages as m
from kiosk.domain.books import AccountKind
from kiosk.domain.delivery import StopReason
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.prepayment import PrepaymentState
from kiosk.domain.sale import SaleState
from kiosk.ports import RailState


def let_go(world: World, sale: str, state: RailState = RailState.RELEASED) -> str:
    """Let the rail let go of what it has reserved for a sale; return the prepayment."""
    payer = world.prepayment(sale)
    view = world.rail.payments[payer.reference]
    world.rail.payments[payer.reference] = replace(view, state=state, held=NOTHING)
    return payer.id


def is_lost(world: World, sale: str) -> None:
    """Assert that the operator bears what flowed, and that somebody was told."""
    worth = world.balance(AccountKind.REVENUE, "1")
    assert worth > 0
    assert world.balance(AccountKind.WRITTEN_OFF) == -worth
    assert world.balance(AccountKind.RELEASED, "fake") == 2000
    assert world.balance(AccountKind.RAIL, "fake") == -2000
    assert world.sale(sale).captured == Money(worth), "what it came to stays on the receipt"
    payer = world.prepayment(sale)
    assert (payer.state, payer.captured) == (PrepaymentState.FAILED, NOTHING)
    assert f"payment_lost:{payer.id}" in world.core.alarms(world.clock.now())
    assert "payment-lost" in world.kinds()
    assert world.rail.captured_minor == 0
    world.check_books()


@pytest.mark.parametrize("state", [RailState.RELEASED, RailState.EXPIRED])
def test_a_delivery_on_money_that_is_gone_is_stopped(world: World, state: RailState) -> None:
    """A word of the rail has it looked at; what flowed is the operator's loss, no more flows."""
    sale = world.buy(1)
    world.lift()
    world.flow(base=1_000_000)
    key = let_go(world, sale, state)
    world.handle(m.PaymentHinted(key))
    world.finish(sale)
    assert world.delivery().reason is StopReason.PAYMENT
    assert world.controller().flowed_base < 2_000_000
    assert world.kinds().count("authorisation-gone") == 1
    is_lost(world, sale)


def test_it_is_looked_at_twice_a_minute_whether_anybody_says_so_or_not(world: World) -> None:
    """Nobody needs to send anything: while it flows the hold is read."""
    sale = world.buy(1)
    world.controller().flow_base = world.controller().slow_base = 20_000
    world.lift()
    world.flow(base=100_000)
    let_go(world, sale)
    began = world.clock.mono_ms
    world.run_until(lambda: not world.delivery().is_open, within_ms=45_000)
    assert world.clock.mono_ms - began <= 35_000
    assert world.delivery().reason is StopReason.PAYMENT
    world.finish(sale)
    is_lost(world, sale)


def test_a_hold_that_ends_between_the_last_drop_and_the_capture_is_a_loss(world: World) -> None:
    """The rail is asked, says what it has, and the sale comes to its end: nothing hangs."""
    sale = world.buy(1)
    world.holds_rail = True
    world.lift(takes=3_000_000)
    world.run_until(lambda: world.sale(sale).state is SaleState.SETTLING)
    let_go(world, sale)
    world.holds_rail = False
    world.finish(sale)
    is_lost(world, sale)


def test_a_loss_is_a_loss_once(world: World) -> None:
    """A rail that says again that it has let go books nothing more."""
    sale = world.buy(1)
    world.lift(takes=1_000_000)
    world.flow(base=500_000)
    key = let_go(world, sale)
    world.finish(sale)
    before = dict(world.store.transfers)
    for _ in range(3):
        world.handle(m.PaymentHinted(key))
        world.run(1_000)
    assert world.store.transfers == before
    is_lost(world, sale)


def test_nothing_delivered_is_nothing_lost(world: World) -> None:
    """Gone before the first drop: the sale ends, and nobody bears anything."""
    sale = world.buy(1)
    key = let_go(world, sale)
    world.handle(m.PaymentHinted(key))
    world.finish(sale)
    assert world.controller().flowed_base == 0
    assert world.balance(AccountKind.WRITTEN_OFF) == 0
    assert world.prepayment(sale).state is PrepaymentState.VOIDED
    world.check_books()


def test_money_that_has_moved_is_not_watched() -> None:
    """A sale is not a hold: what the rail has, it has."""
    world = World(rail=FakeRail(can_hold=False))
    world.run(1500)
    sale = world.buy(1)
    payer = world.prepayment(sale)
    asked = len([one for one in world.seen_requests if isinstance(one, m.ReadRail)])
    world.controller().flow_base = world.controller().slow_base = 20_000
    world.lift()
    world.run(60_000)
    world.handle(m.PaymentHinted(payer.id))
    world.run(1_000)
    read = [one for one in world.seen_requests if isinstance(one, m.ReadRail)]
    assert len(read) == asked
