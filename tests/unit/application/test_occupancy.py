"""Time that costs: who is charged for it, how much, and from what money."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from fakes.flow_controller import capabilities
from fakes.stage import Stage
from fakes.values import DELIVERY, SALE, litres
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.application import occupancy
from kiosk.domain.delivery import Delivery, DeliveryState, StopReason
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.sale import SaleState
from kiosk.domain.site import Site
from kiosk.domain.tariff import Block, TimeFee

MINUTE = 60_000
FEE = TimeFee(minute=Money(100), most=Money(300), free_ms=MINUTE)


def place(fee: TimeFee | None = FEE, **limits: object) -> Site:
    """Return a place at which the time costs as well."""
    plain = site(2, delivery_ms=60 * MINUTE, **limits)
    diesel = plain.products["diesel"]
    dearer = replace(diesel, tariff=replace(diesel.tariff, fee=fee))
    return replace(plain, products={"diesel": dearer})


def drawing(world: World, *outlets: int, minor: int = 2000) -> str:
    """Buy at `outlets`, and take a litre at the first."""
    world.run(1_500)
    sale = world.buy(*(outlets or (1,)), minor=minor)
    world.lift()
    world.flow(1, 1_000_000)
    return sale


def stop_drawing(world: World) -> None:
    """Leave the nozzle where it is and take nothing more."""
    world.controller().draws = False


def fees(world: World) -> int:
    """Return what all time at the place has cost."""
    return sum(one.fee.minor for one in world.deliveries())


def test_who_stays_pays_for_the_time_and_is_not_sent_away() -> None:
    """Nothing flows, but it costs: so nobody is ended for it, until they go."""
    world = World(place=place())
    sale = drawing(world)
    stop_drawing(world)
    world.run(2 * MINUTE)
    [shown] = world.snapshot.visit.sale.deliveries if world.snapshot.visit.sale else []
    assert shown.fee_minor == 200
    assert shown.due_minor == shown.cost_minor + 200
    assert world.delivery().is_open
    world.controller().calling = False
    done = world.finish(sale)
    delivery = world.delivery()
    assert delivery.fee == Money(200)
    assert done.captured == delivery.charge + Money(200)
    assert done.captured + done.released == Money(2000)
    posted = world.store.transfers[f"{delivery.id}:fee"]
    assert (str(posted.debit), str(posted.credit)) == (f"sale:{sale}", "revenue:1")
    assert posted.amount == Money(200)
    world.check_books()


def test_without_such_a_price_who_takes_nothing_is_ended() -> None:
    """The pause limit holds, and no fee is in the books."""
    world = World(place=place(None))
    sale = drawing(world)
    stop_drawing(world)
    world.finish(sale)
    assert world.delivery().reason is StopReason.NO_FLOW
    assert fees(world) == 0


def test_the_most_ends_it() -> None:
    """Once it costs no more, staying is as long as anywhere."""
    world = World(place=place())
    sale = drawing(world)
    stop_drawing(world)
    done = world.finish(sale)
    delivery = world.delivery()
    assert delivery.reason is StopReason.NO_FLOW
    assert delivery.fee == FEE.most
    assert done.captured == delivery.charge + FEE.most
    world.check_books()


def test_money_that_is_used_up_ends_it() -> None:
    """No more than was paid is ever taken: the fee is what is left of it."""
    world = World(place=place(replace(FEE, most=Money(10_000))))
    sale = drawing(world, minor=500)
    stop_drawing(world)
    done = world.finish(sale)
    assert world.delivery().reason is StopReason.NO_FLOW
    assert world.delivery().fee > NOTHING
    assert done.captured <= Money(500)
    # What a meter does not show of a last count may have left as well: that much stays the payer's.
    assert done.released <= Money(1)
    world.check_books()


def test_what_flows_comes_first() -> None:
    """Who takes all that they paid for has nothing left for the time."""
    world = World(place=place(replace(FEE, free_ms=0)))
    world.run(1_500)
    sale = world.buy(1, minor=1000)
    world.lift()
    world.finish(sale)
    delivery = world.delivery()
    assert delivery.reason is StopReason.PRESET
    full = World(place=place(None))
    full.run(1_500)
    other = full.buy(1, minor=1000)
    full.lift()
    full.finish(other)
    assert delivery.delivered == full.delivery().delivered
    world.check_books()


def test_what_one_outlet_owes_for_time_no_other_spends() -> None:
    """A fee is taken from the sale's pool as soon as its delivery has ended."""
    world = World(place=place(replace(FEE, most=Money(10_000))))
    sale = drawing(world, 1, 2, minor=2000)
    stop_drawing(world)
    world.run(3 * MINUTE)
    world.controller(1).calling = False
    world.run(3_000)
    world.lift(2)
    done = world.finish(sale)
    assert fees(world) >= 200
    assert done.captured <= done.authorised
    world.check_books()


def test_who_takes_nothing_at_all_owes_nothing() -> None:
    """An outlet that never delivered was of no use to anybody."""
    world = World(place=place(replace(FEE, free_ms=0)))
    world.run(1_500)
    sale = world.buy(1)
    world.lift().draws = False
    world.run(3 * MINUTE)
    world.controller().calling = False
    done = world.finish(sale)
    assert fees(world) == 0
    assert done.captured == NOTHING


def test_time_that_nobody_watched_costs_nothing() -> None:
    """After a kill the delivery ends; how long it had run is not known any more."""
    world = World(place=place(replace(FEE, free_ms=0)))
    sale = drawing(world)
    stop_drawing(world)
    world.run(MINUTE)
    assert world.delivery().is_open
    world.start()
    done = world.finish(sale)
    assert world.delivery().delivered
    assert fees(world) == 0
    assert done.captured == world.delivery().charge


def test_a_controller_that_cannot_see_the_plug_keeps_nobody() -> None:
    """Whether somebody is still there is not known: so the pause limit holds."""
    world = World(place=place(), can=capabilities(senses_calling=False))
    world.run(1_500)
    sale = world.buy(1)
    world.lift()
    world.ask(c.StartOutlet(1))
    world.flow(1, 1_000_000)
    stop_drawing(world)
    world.finish(sale)
    assert world.delivery().reason is StopReason.NO_FLOW
    assert fees(world) == 100


def test_the_time_is_in_the_journal() -> None:
    """With what was delivered, and with the end of the sale."""
    world = World(place=place(replace(FEE, free_ms=0)))
    sale = drawing(world)
    world.controller().calling = False
    assert world.finish(sale).state is SaleState.SETTLED
    told = {one.kind: json.loads(one.canonical)["body"] for one in world.store.journal()}
    assert told["delivery"]["fee"] == 100
    [line] = told["sale-finished"]["deliveries"]
    assert line["fee"] == 100


@pytest.mark.parametrize("minutes", [1, 2])
def test_the_screen_says_what_a_minute_costs(minutes: int) -> None:
    """Before anybody pays, and after: the same price, with what is free."""
    world = World(place=place(replace(FEE, free_ms=minutes * MINUTE)))
    drawing(world)
    outlet = world.snapshot.outlets[0]
    assert (outlet.minute_minor, outlet.free_min) == (100, minutes)
    assert world.snapshot.visit.sale is not None
    [shown] = world.snapshot.visit.sale.deliveries
    assert (shown.minute_minor, shown.free_min) == (100, minutes)


# --- To the cent ----------------------------------------------------------------------------------

LEFT = 1_500
"""What is left of 20.00 once five litres at one euro have flowed, held or not."""


def taking(minute: int, **changes: object) -> tuple[Stage, Delivery]:
    """Return an outlet that was occupied for a minute and gave five litres, 15.00 of it held."""
    fee = TimeFee(minute=Money(minute), most=Money(10_000))
    tariff = replace(DELIVERY.tariff, blocks=(Block(10_000),), fee=fee)
    delivery = replace(
        DELIVERY,
        outlet=OutletId(1),
        tariff=tariff,
        state=DeliveryState.DELIVERING,
        total=DELIVERY.opening + litres(5),
        reserved=Money(LEFT),
    )
    delivery = replace(delivery, **changes)  # type: ignore[arg-type]  # Named as the fields are.
    stage = Stage(replace(SALE, state=SaleState.OPEN, authorised=Money(2_000)), delivery)
    watch = stage.serve(1, SALE.id, delivery.id)
    watch.occupied_ms = MINUTE
    assert watch.status is not None
    watch.status = replace(watch.status, calling=True)
    return stage, delivery


def fee_of(stage: Stage, delivery: Delivery) -> int:
    """Return what the time of a delivery costs."""
    return occupancy.fee(stage.change(), stage.watch(), delivery).minor


@pytest.mark.parametrize(
    ("minute", "owed"), [(1, 1), (LEFT - 1, LEFT - 1), (LEFT, LEFT), (LEFT + 1, LEFT)]
)
def test_time_costs_what_is_left_at_most(minute: int, owed: int) -> None:
    """What has flowed is used, what its hold does not need for that is not."""
    assert fee_of(*taking(minute)) == owed


def test_time_costs_nobody_who_takes_nothing_or_tries_the_outlet_out() -> None:
    """Neither of them occupies it as a customer."""
    assert fee_of(*taking(100, total=DELIVERY.opening)) == 0
    assert fee_of(*taking(100, is_test=True)) == 0


@pytest.mark.parametrize(("minute", "stays"), [(LEFT - 1, True), (LEFT, False), (10_000, False)])
def test_somebody_may_stay_while_a_cent_is_left(minute: int, *, stays: bool) -> None:
    """And not once the time has used all of it."""
    stage, delivery = taking(minute)
    assert occupancy.may_stay(stage.change(), stage.watch(), delivery) is stays


@pytest.mark.parametrize("most", [None, 100])
def test_nobody_may_stay_for_nothing(most: int | None) -> None:
    """Where time has no price, or no longer one: all of it is paid."""
    stage, delivery = taking(1)
    fee = None if most is None else TimeFee(minute=Money(most), most=Money(most))
    delivery = replace(delivery, tariff=replace(delivery.tariff, fee=fee))
    assert not occupancy.may_stay(stage.change(), stage.watch(), delivery)


def test_only_who_is_seen_may_stay() -> None:
    """Not who has gone, nor who cannot be sensed, nor at an outlet that says nothing."""
    for seen in ({"calling": False}, None):
        stage, delivery = taking(1)
        watch = stage.watch()
        assert watch.status is not None
        watch.status = None if seen is None else replace(watch.status, **seen)
        assert not occupancy.may_stay(stage.change(), watch, delivery)
    stage, delivery = taking(1)
    stage.watch().can = capabilities(senses_calling=False)
    assert not occupancy.may_stay(stage.change(), stage.watch(), delivery)


def test_a_place_where_time_costs_nothing_says_so() -> None:
    """No minute has a price, and none is free of one."""
    world = World()
    drawing(world)
    outlet = world.snapshot.outlets[0]
    assert (outlet.minute_minor, outlet.free_min) == (0, 0)
    assert world.snapshot.visit.sale is not None
    [shown] = world.snapshot.visit.sale.deliveries
    assert (shown.minute_minor, shown.free_min, shown.fee_minor) == (0, 0, 0)


def test_the_time_begins_with_each_opening_however_long_the_place_has_run() -> None:
    """An hour after the start a minute is still a minute."""
    world = World(place=place(replace(FEE, free_ms=0, most=Money(10_000))))
    world.clock.turn(60 * MINUTE)
    sale = drawing(world)
    world.controller().calling = False
    world.finish(sale)
    assert fees(world) == 100


def test_what_dripped_before_an_opening_owes_nothing_for_the_time_of_somebody_else() -> None:
    """The customer before was there for minutes; this one's valve was never opened."""
    world = World(place=place(replace(FEE, free_ms=0, most=Money(10_000))))
    sale = drawing(world)
    world.controller().calling = False
    world.finish(sale)
    first = fees(world)
    assert first == 100
    world.run(1_000)
    later = world.buy(1)
    controller = world.controller()
    controller.total_base += 5_000
    world.run(200)
    world.ask(c.Finish())
    world.finish(later)
    assert world.delivery().delivered
    assert fees(world) == first
