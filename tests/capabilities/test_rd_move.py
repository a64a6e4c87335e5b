"""An outlet fails after it was paid for: the rest is taken at another, or goes back (RD-20)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.payers import add, at_rail, look, payers, shown, watched
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen
from kiosk.domain.controller import Fault
from kiosk.domain.delivery import DeliveryState, StopReason
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Quantity
from kiosk.domain.sale import SaleState
from kiosk.domain.site import Product
from kiosk.domain.tariff import Block
from kiosk.ports import RailState


def three(**limits: object) -> World:
    """Return a place with three outlets that has been running for a moment."""
    world = World(place=site(3, **limits))
    world.run(1_500)
    return world


def break_valve(world: World, outlet: int = 1) -> None:
    """Let a controller complain of its valve until it is repaired."""
    world.controller(outlet).active = Fault.VALVE


def fail_half_way(world: World, *, minor: int = 2_000) -> str:
    """Buy, take some, and let the outlet fail; return the sale once its meter is final."""
    sale = world.buy(1, minor=minor)
    world.lift()
    world.flow(1, 1_000_000)
    break_valve(world)
    world.run_until(lambda: not world.delivery().is_open)
    return sale


def test_rd_20_the_rest_is_taken_at_another_outlet() -> None:
    """The meter is final, what is left moves, and one receipt has both lines."""
    world = three()
    auditor = watched(world)
    sale = fail_half_way(world)
    first = world.delivery()
    assert first.reason is StopReason.CONTROLLER_FAULT
    assert world.sale(sale).state is SaleState.OPEN
    assert shown(world).move_to == (2, 3)
    world.ask(c.MoveRemainder(3, ""))
    second = world.delivery(3)
    assert second.reserved + first.charge <= Money(2_000)
    assert second.tariff == first.tariff
    assert [one.outlet for one in world.sale(sale).choices] == [1, 3]
    world.lift(3)
    world.flow(3, 1_000_000)
    world.ask(c.Finish())
    done = world.finish(sale)
    assert done.captured == first.charge + world.delivery(3).charge
    assert len(shown(world).deliveries) == 2
    assert "remainder-moved" in world.kinds()
    world.run(2_000)
    auditor.close()


def test_rd_20_without_an_answer_the_rest_goes_back() -> None:
    """A minute after the last drop; what was taken is charged."""
    world = three()
    auditor = watched(world)
    sale = fail_half_way(world)
    world.run(58_000)
    assert world.sale(sale).state is SaleState.OPEN
    world.run(4_000)
    done = world.finish(sale)
    assert done.captured == world.delivery().charge
    assert world.visit.notice is Notice.OUTLET_FAILED
    assert len(world.deliveries(sale)) == 1
    world.run(2_000)
    auditor.close()


def test_rd_20_nothing_moves_while_the_failed_meter_is_unknown() -> None:
    """Silent in the middle of it: all of its grant stays reserved until it has been read."""
    world = three()
    auditor = watched(world)
    sale = world.buy(1)
    world.lift()
    world.flow(1, 1_000_000)
    world.controller().answers = False
    world.run(5_000)
    assert world.delivery().state is DeliveryState.SILENT
    assert shown(world).move_to == ()
    world.ask(c.MoveRemainder(2, ""))
    assert [one.outlet for one in world.deliveries(sale)] == [1]
    world.controller().answers = True
    world.run_until(lambda: not world.delivery().is_open)
    assert 2 in shown(world).move_to
    world.ask(c.MoveRemainder(2, ""))
    assert world.delivery(2).is_open
    world.ask(c.Finish())
    world.finish(sale)
    world.run(2_000)
    auditor.close()


def test_rd_20_what_no_outlet_holds_may_move_at_once() -> None:
    """Added while the outlet was silent: that is in nobody's grant, and can be used elsewhere."""
    world = three()
    auditor = watched(world)
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 200_000)
    world.controller().answers = False
    world.run(5_000)
    add(world, 1_500)
    assert shown(world).move_to == (2, 3)
    world.ask(c.MoveRemainder(2, ""))
    assert world.delivery(2).reserved <= Money(1_500)
    assert world.delivery(1).reserved == Money(500)
    world.lift(2)
    world.flow(2, 600_000)
    world.controller().answers = True
    world.ask(c.Finish())
    world.finish(sale)
    world.run(2_000)
    auditor.close()


def test_rd_20_an_outlet_that_is_taken_or_sells_something_else_is_not_offered() -> None:
    """Only what is free, sells the same, and can still give something for what is left."""
    place = site(4)
    diesel = place.products["diesel"]
    other: Product = replace(diesel, id="water", name="Water")
    outlets = dict(place.outlets)
    outlets[OutletId(2)] = replace(outlets[OutletId(2)], product="water")
    world = World(
        place=replace(place, products={"diesel": diesel, "water": other}, outlets=outlets)
    )
    world.run(1_500)
    world.quote(3, screen="side")
    sale = fail_half_way(world)
    assert shown(world).move_to == (4,)
    for outlet in (2, 3, 9):
        world.ask(c.MoveRemainder(outlet, ""))
        assert [one.outlet for one in world.deliveries(sale)] == [1]
    world.ask(c.ToggleOutlet(4), "side")
    world.ask(c.Finish())
    world.finish(sale)


def test_rd_20_whoever_finishes_is_offered_nothing_more() -> None:
    """One of two has failed, the other is finished by hand: it ends with the last drop."""
    place = site(3)
    diesel = place.products["diesel"]
    outlets = dict(place.outlets)
    outlets[OutletId(2)] = replace(outlets[OutletId(2)], product="water")
    products = {"diesel": diesel, "water": replace(diesel, id="water", name="Water")}
    world = World(place=replace(place, products=products, outlets=outlets))
    world.run(1_500)
    sale = world.buy(1, 2, minor=8_000)
    world.lift(1)
    world.lift(2)
    world.flow(1, 300_000)
    break_valve(world)
    world.run_until(lambda: not world.delivery(1).is_open)
    assert shown(world).move_to == (3,)
    world.ask(c.Finish())
    world.run(3_000)
    assert world.sale(sale).state is not SaleState.OPEN
    world.finish(sale)


def test_rd_20_nobody_moves_because_they_would_like_to() -> None:
    """The outlet works: its customer can stop, but not take the rest elsewhere."""
    world = three()
    sale = world.buy(1)
    assert shown(world).move_to == ()
    assert world.ask(c.MoveRemainder(2, "")).notice is Notice.OUTLET_TAKEN
    assert [one.outlet for one in world.deliveries(sale)] == [1]


def test_rd_20_a_second_failure_is_offered_again() -> None:
    """From outlet to outlet, until it is used up or nothing is free: never more than was paid."""
    world = three()
    auditor = watched(world)
    sale = fail_half_way(world)
    for outlet in (2, 3):
        world.ask(c.MoveRemainder(outlet, ""))
        world.lift(outlet)
        world.flow(outlet, 1_000_000)
        break_valve(world, outlet)
        world.run_until(lambda outlet=outlet: not world.delivery(outlet).is_open)
    assert world.finish(sale).captured > NOTHING
    assert len(world.deliveries(sale)) == 3
    world.run(2_000)
    auditor.close()


def test_rd_20_what_runs_at_another_outlet_of_the_sale_takes_the_rest() -> None:
    """Two were chosen and one has failed: the other has all of it, and nothing is asked."""
    world = three()
    auditor = watched(world)
    sale = world.buy(1, 2)
    world.lift(1)
    world.lift(2)
    world.flow(1, 300_000)
    break_valve(world)
    world.run_until(lambda: not world.delivery(1).is_open)
    assert shown(world).move_to == ()
    world.run_until(lambda: not world.delivery(2).is_open, within_ms=200_000)
    assert world.finish(sale).captured > Money(1_900)
    world.run(2_000)
    auditor.close()


def test_rd_20_a_restart_moves_nothing() -> None:
    """Killed while it was offered: what was taken is charged, the rest goes back."""
    world = three()
    sale = fail_half_way(world)
    world.start()
    done = world.finish(sale)
    assert done.captured == world.delivery().charge
    assert len(world.deliveries(sale)) == 1
    world.run(1_000)
    assert at_rail(world, payers(world, sale)[0].id) == (RailState.CAPTURED, done.captured.minor)


@pytest.mark.parametrize(
    ("current", "expected"),
    [
        ((Block(17_000),), (Block(17_000),)),  # Cheaper by now.
        ((Block(18_000),), (Block(17_590),)),  # Dearer: the locked price stands.
        ((Block(17_000, 5_000_000), Block(20_000)), (Block(17_590),)),  # Dearer further on.
    ],
)
def test_rd_20_the_locked_price_or_a_lower_one(
    current: tuple[Block, ...], expected: tuple[Block, ...]
) -> None:
    """Prices have changed since it was quoted: never dearer, at no quantity."""
    world = three()
    sale = fail_half_way(world)
    products = world.core._prices.site.products  # As somebody has changed them meanwhile.
    product = products["diesel"]
    products["diesel"] = replace(product, tariff=replace(product.tariff, blocks=current, version=2))
    world.ask(c.MoveRemainder(2, ""))
    assert world.delivery(2).tariff.blocks == expected
    world.ask(c.Finish())
    world.finish(sale)


def test_rd_20_the_smallest_part_of_a_rest_is_not_offered() -> None:
    """Less than the overrun bound and one step cost: it goes back, and nobody is kept waiting."""
    world = three()
    controller = world.lift()
    sale = world.buy(1, minor=500)
    world.run_until(lambda: controller.flowed_base > 2_782_000)
    controller.draws = False
    break_valve(world)
    world.run_until(lambda: not world.delivery().is_open)
    assert world.delivery().reason is StopReason.CONTROLLER_FAULT
    left = world.site.products["diesel"].tariff.buys(Money(500)) - world.delivery().delivered
    assert Quantity(50_000, left.dimension) < left < Quantity(60_000, left.dimension)
    assert world.sale(sale).state is not SaleState.OPEN
    world.finish(sale)


# --- The attendant (AT-02) ----------------------------------------------------------------------


def staffed() -> World:
    """Return a place with three outlets and Ada at the screen called "back"."""
    world = World(place=site(3))
    world.hire()
    world.run(1_500)
    world.log_in(screen="back")
    return world


def test_at_02_an_attendant_moves_the_rest_of_a_running_sale() -> None:
    """What runs is stopped first; once its meter is final the rest begins elsewhere."""
    world = staffed()
    auditor = watched(world)
    sale = world.buy(1)
    world.lift()
    world.flow(1, 600_000)
    world.ask(c.ToggleOutlet(1), "back")
    visit = world.ask(c.MoveRemainder(3, "customer_asked"), "back")
    assert visit.notice is Notice.NONE
    world.run_until(lambda: len(world.deliveries(sale)) > 1)
    first, second = world.deliveries(sale)
    assert (first.reason, second.outlet) == (StopReason.ATTENDANT, 3)
    assert not first.is_open
    [entry] = [one for one in world.store.entries if one.kind == "remainder-sent"]
    text = entry.canonical.decode()
    assert '"by":"Ada"' in text
    assert '"reason":"customer_asked"' in text
    assert look(world).screen is Screen.DELIVERING, "the customer's screen follows"
    world.ask(c.Finish())
    world.finish(sale)
    world.run(2_000)
    auditor.close()


def test_at_02_moving_takes_a_reason_of_the_list() -> None:
    """Without one it is refused and written down."""
    world = staffed()
    sale = world.buy(1)
    world.ask(c.ToggleOutlet(1), "back")
    assert world.ask(c.MoveRemainder(2, "because"), "back").notice is Notice.NOT_ALLOWED
    assert world.kinds()[-1] == "command-refused"
    assert [one.outlet for one in world.deliveries(sale)] == [1]


def test_at_02_a_target_that_is_taken_meanwhile_gives_the_rest_back() -> None:
    """Somebody else was quicker while the meter settled: nothing is taken from them."""
    world = staffed()
    auditor = watched(world)
    sale = world.buy(1)
    world.lift()
    world.flow(1, 600_000)
    world.ask(c.ToggleOutlet(1), "back")
    world.ask(c.MoveRemainder(3, "customer_asked"), "back")
    other = world.quote(3, screen="side")
    done = world.finish(sale)
    assert done.captured == world.delivery(1).charge
    assert world.sale(other).state is SaleState.QUOTED
    assert world.snapshot.outlets[2].sale == other
    world.ask(c.Back(), "side")
    world.run(2_000)
    auditor.close()


@pytest.mark.parametrize("set_back_ms", [0, 3_600_000])
def test_rd_20_who_does_not_come_for_the_rest_gets_it_back(set_back_ms: int) -> None:
    """Also where the clock was set back meanwhile: what ended last is what is asked about."""
    world = three(turn_ms=30_000)
    sale = fail_half_way(world)
    world.clock.utc_ms -= set_back_ms
    world.ask(c.MoveRemainder(3, ""))
    assert world.delivery(3).is_open
    world.run_until(lambda: not world.delivery(3).is_open, within_ms=400_000)
    assert world.delivery(3).reason is StopReason.NO_START
    world.run(1_000)
    assert world.sale(sale).state is SaleState.SETTLED
    world.check_books()
