"""Notices of payments: doubled, late, out of order, for what has failed or has expired.

RD-09, RD-18, RD-19 and RD-22.
"""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from fakes.payers import add, ask_more, at_rail, payer, payers, shown, watched
from fakes.rail import FakeRail
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen
from kiosk.application import messages as m
from kiosk.domain.books import AccountKind
from kiosk.domain.delivery import StopReason
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.prepayment import PrepaymentState
from kiosk.domain.sale import SaleState
from kiosk.ports import RailState


def authorised_entries(world: World) -> int:
    """Return how often money was credited, by the journal."""
    return world.kinds().count("payment-authorised")


@pytest.mark.parametrize("seed", range(25))
def test_rd_18_a_notice_credits_once_however_often_and_late_it_comes(seed: int) -> None:
    """Copies of every message from the rail, shuffled, kept back, and told again at the end."""
    chance = random.Random(seed)
    world = World(place=site(2), rail=FakeRail(can_hold=chance.random() < 0.5))
    told: list[m.Message] = []
    kept: list[m.Message] = []

    def mixed(mail: list[m.Message]) -> list[m.Message]:
        rails = (m.RailDone, m.RailRead, m.RailFailed, m.PaymentHinted)
        mine = [one for one in mail if isinstance(one, rails)]
        told.extend(mine)
        if chance.random() < 0.3:
            kept.extend(mine)
            mail = [one for one in mail if one not in mine]
        elif kept and chance.random() < 0.5:
            mail = [*mail, *kept]
            kept.clear()
        copies = [one for one in told if chance.random() < 0.02]
        chance.shuffle(copies)
        return [*mail, *copies]

    world.run(1_500)
    world.mixes = mixed
    auditor = watched(world)
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 200_000)
    key = ask_more(world, 700)
    world.rail.pay(key)
    for _ in range(20):
        world.handle(m.PaymentHinted(key))
        world.run(chance.randrange(10, 300))
    world.run_until(lambda: payer(world, key).order > 0)
    assert world.sale(sale).authorised == Money(1_200)
    world.ask(c.Finish())
    done = world.finish(sale)
    for message in told:  # After the session, all of it once more.
        world.handle(message)
    world.run(3_000)
    assert world.sale(sale) == done
    assert authorised_entries(world) == 2
    assert world.balance(AccountKind.RAIL, "fake") == -1_200
    auditor.close()


def test_rd_18_two_hints_before_one_reading_are_one_reading(world: World) -> None:
    """A notice is trusted for nothing but to look; while it is being looked at, nothing happens."""
    sale = world.quote(1)
    world.holds_rail = True
    world.run(1_500)
    reads = [one for one in world.rail_jobs if isinstance(one, m.ReadRail)]
    for _ in range(5):
        world.handle(m.PaymentHinted(payers(world, sale)[0].id))
        world.run(100)
    assert [one for one in world.rail_jobs if isinstance(one, m.ReadRail)] == reads


def test_rd_09_what_was_paid_and_is_not_used_is_let_go(world: World) -> None:
    """Nobody comes: after the time it is not accepted any more, released, and written down."""
    sale = world.buy(1)
    world.run(world.site.limits.start_ms + 3_000)
    [delivery] = world.deliveries(sale)
    assert delivery.reason is StopReason.NO_START
    assert world.finish(sale).released == Money(2000)
    world.run(1_000)
    assert at_rail(world, payers(world, sale)[0].id) == (RailState.RELEASED, 0)
    world.lift()
    world.run(5_000)
    assert world.controller().flowed_base == 0
    assert {"sale-finished", "payment-settled"} <= set(world.kinds())


def test_rd_09_what_flows_already_finishes_within_its_hold(world: World) -> None:
    """Begun in time: it goes on past the time in which it had to begin."""
    sale = world.buy(1, minor=15_000)
    world.controller().flow_base = 200_000
    world.lift()
    world.run(world.site.limits.start_ms + 30_000)
    assert world.delivery().is_open
    assert world.delivery().delivered.base > 20_000_000
    world.ask(c.Finish())
    assert world.finish(sale).captured > NOTHING


def test_rd_09_a_hold_that_the_rail_has_let_go_takes_nothing_more(world: World) -> None:
    """Expired at the rail while it was used: nothing is invented, and somebody is told.

    What was delivered on it is the operator's loss.
    """
    sale = world.buy(1)
    world.lift()
    world.flow(1, 1_000_000)
    reference = payers(world, sale)[0].reference
    world.rail.payments[reference] = replace(
        world.rail.payments[reference], state=RailState.EXPIRED, held=NOTHING
    )
    world.ask(c.Finish())
    world.run(400_000)
    [payer] = payers(world, sale)
    assert (payer.state, payer.captured) == (PrepaymentState.FAILED, NOTHING)
    assert any("payment_lost" in one for one in world.core.alarms(world.clock.now()))
    assert world.balance(AccountKind.WRITTEN_OFF) == -world.delivery().charge.minor
    world.check_books()


def test_rd_19_money_for_an_outlet_that_has_failed_is_offered_another(world: World) -> None:
    """Paid, and the outlet is silent by now: nothing flows, and the other one may be chosen."""
    sale = world.quote(1)
    world.controller().answers = False
    world.run(4_000)
    world.pay(sale)
    world.run_until(lambda: world.sale(sale).state is SaleState.OPEN)
    assert world.screen is Screen.DELIVERING
    assert world.deliveries(sale) == []
    assert shown(world).move_to == (2,)
    assert shown(world).wait_left_ms is not None
    world.ask(c.MoveRemainder(2, ""))
    [delivery] = world.deliveries(sale)
    assert delivery.outlet == 2
    assert delivery.tariff == world.sale(sale).choices[0].tariff
    assert shown(world).wait_left_ms is None
    world.lift(2)
    world.flow(2, 600_000)
    world.ask(c.Finish())
    assert world.finish(sale).captured > NOTHING


def test_rd_19_without_an_answer_all_of_it_goes_back(world: World) -> None:
    """A minute, and no word: released in full, never dropped silently."""
    sale = world.quote(1)
    world.controller().answers = False
    world.run(4_000)
    world.pay(sale)
    world.run_until(lambda: world.sale(sale).state is SaleState.OPEN)
    world.run(58_000)
    assert world.sale(sale).state is SaleState.OPEN
    world.run(3_000)
    assert world.finish(sale).released == Money(2000)
    assert world.visit.notice is Notice.OUTLET_FAILED
    world.run(1_000)
    assert at_rail(world, payers(world, sale)[0].id) == (RailState.RELEASED, 0)
    assert world.controller(2).flowed_base == 0


def test_rd_19_where_there_is_no_other_it_goes_back_at_once() -> None:
    """One outlet, and it has failed: nobody is kept waiting."""
    world = World(place=site(1))
    world.run(1_500)
    sale = world.quote(1)
    world.controller().answers = False
    world.run(4_000)
    world.pay(sale)
    world.run_until(lambda: world.sale(sale).state is not SaleState.QUOTED)
    assert world.sale(sale).state is not SaleState.OPEN
    assert world.finish(sale).released == Money(2000)


def test_rd_19_the_customer_need_not_wait(world: World) -> None:
    """*Finish* instead of another outlet: all of it goes back at once."""
    sale = world.quote(1)
    world.controller().answers = False
    world.run(4_000)
    world.pay(sale)
    world.run_until(lambda: world.sale(sale).state is SaleState.OPEN)
    assert world.ask(c.Finish()).screen is Screen.DONE
    assert world.finish(sale).released == Money(2000)


def test_rd_19_money_that_nobody_knows_the_sale_of_is_never_dispensed(world: World) -> None:
    """A notice that names a payment of nobody: nothing happens, nothing is asked."""
    before = len(world.seen_requests)
    world.handle(m.PaymentHinted("P-777777"))
    assert not any(isinstance(one, m.ReadRail | m.CarryOut) for one in world.seen_requests[before:])
    assert world.store.entries[-1].kind != "payment-authorised"


def test_rd_22_what_is_paid_for_flows_on_while_the_rail_is_silent(world: World) -> None:
    """Running sales go on within their money; new ones are refused, and told why."""
    sale = world.buy(1)
    world.lift()
    world.flow(1, 500_000)
    world.rail.silent = True
    world.choose(2, screen="side")
    world.ask(c.BuyAmount(1_000), "side")
    world.ask(c.TopUp(1_000))
    world.run(16_000)
    side = world.core.snapshot("side", world.clock.now()).visit
    assert (side.screen, side.notice) == (Screen.OVERVIEW, Notice.PAYMENT_UNAVAILABLE)
    assert world.delivery(1).is_open
    assert world.controller(1).is_open
    assert world.sale(sale).authorised == Money(2000)
    assert world.controller(2).flowed_base == 0
    world.ask(c.Finish())
    world.run(5_000)
    assert world.sale(sale).state is SaleState.SETTLING, "its meter is final; the rail is asked on"
    world.rail.silent = False
    assert world.finish(sale).captured > NOTHING
    world.check_books()


def test_rd_22_a_top_up_that_the_rail_can_not_open_is_given_up(world: World) -> None:
    """The sale it was for is not held up by it."""
    sale = world.buy(1)
    world.lift()
    world.flow(1, 500_000)
    world.rail.silent = True
    world.ask(c.TopUp(1_000))
    world.run(16_000)
    assert payers(world, sale)[1].state is PrepaymentState.EXPIRING
    assert shown(world).top_up_max_minor == 13_000
    world.rail.silent = False
    world.run(120_000)
    assert payers(world, sale)[1].state is PrepaymentState.EXPIRED
    world.check_books()


def test_rd_09_a_top_up_that_nobody_pays_expires(world: World) -> None:
    """After its time nobody can pay there; the sale has what it had."""
    sale = world.buy(1, minor=15_000 - 1_000)
    world.controller().flow_base = 30_000
    world.lift()
    key = ask_more(world, 1_000)
    world.run(world.site.limits.pay_ms + 2_000)
    assert payer(world, key).state is PrepaymentState.EXPIRED
    assert world.sale(sale).state is SaleState.OPEN
    assert add(world, 1_000) != key
