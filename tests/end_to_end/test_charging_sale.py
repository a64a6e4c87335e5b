"""Energy is sold to a car on the network: core, line, driver, library and charger in one piece."""

from __future__ import annotations

import pytest
from fakes.charging import OUTLET, ChargingWorld

from hardware.registry import profiles_of
from kiosk.domain.delivery import DeliveryState, StopReason
from kiosk.domain.money import Money
from kiosk.ports import OutletRecord

MINOR = 100
PER_MINOR = 1_000_000 / 59
"""What a cent buys, in milliwatt-hours, at 0.59 a kilowatt-hour."""


@pytest.fixture(params=profiles_of("ocpp"))
def world(request: pytest.FixtureRequest) -> ChargingWorld:
    """A place with one charger, a car in front of it."""
    world = ChargingWorld(str(request.param))
    world.run(2_000)
    return world


def plugged_in(world: ChargingWorld, minor: int = MINOR) -> str:
    """Pay, plug in and let it begin; return the sale."""
    sale = world.buy(1, minor=minor)
    world.rig.lift()
    world.run_until(lambda: world.rig.place.plant.flow_base > 0)
    return sale


def limit_base(world: ChargingWorld) -> int:
    """Return what the money bought, in milliwatt-hours."""
    return int(world.delivery().limit.base)


def test_a_car_gets_what_was_paid_for_and_no_more(world: ChargingWorld) -> None:
    """The host stops it so early that whatever may happen then is paid for; the rest goes back."""
    sale = plugged_in(world)
    world.finish(sale)
    delivery = world.delivery()
    assert delivery.reason is StopReason.PRESET
    flowed = world.rig.place.plant.flowed_base
    assert flowed <= limit_base(world) <= MINOR * PER_MINOR + 20_000
    assert abs(flowed - delivery.delivered.base) < 2_000
    assert delivery.preset.base <= delivery.delivered.base
    assert world.sale(sale).state == "settled"
    assert delivery.charge < Money(MINOR)
    world.check_books()


def test_what_may_flow_while_nobody_looks_is_kept_back(world: ChargingWorld) -> None:
    """Half a minute of full power, a closing, an old reading: 0.45 kWh of what was paid."""
    plugged_in(world)
    delivery = world.delivery()
    room = delivery.limit.base - delivery.preset.base
    can = world.can
    blind_ms = 1_250 + (can.watchdog_ms or 0) + can.closing_ms + can.meter_refresh_ms
    assert room >= can.overrun_bound.base + can.qmax.base * blind_ms // 1000
    assert room < 500_000


def test_a_kiosk_that_dies_has_sold_no_more_than_was_paid(world: ChargingWorld) -> None:
    """Killed in the middle of it: the schedule runs out, another program settles what flowed."""
    sale = plugged_in(world)
    world.run(20_000)
    limit = limit_base(world)
    for socket in world.rig.sockets:
        socket.break_off()
    world.rig.wait(120_000)
    flowed = world.rig.place.plant.flowed_base
    assert world.rig.place.plant.flow_base == 0
    assert flowed <= limit
    world.die()
    world.finish(sale)
    delivery = world.delivery()
    assert delivery.reason is StopReason.RESTART
    assert abs(delivery.delivered.base - flowed) < 2_000
    assert world.rig.place.plant.flowed_base == flowed
    world.check_books()


def test_a_cable_that_is_pulled_ends_the_delivery(world: ChargingWorld) -> None:
    """Nothing is heard: all of the hold stays, until the charger is back and its meter is read."""
    sale = plugged_in(world)
    world.run(10_000)
    world.rig.port.unplug()
    world.run(3_000)
    assert world.delivery().state is DeliveryState.SILENT
    world.run(60_000)
    world.rig.port.plug_in()
    world.finish(sale)
    delivery = world.delivery()
    assert delivery.reason is StopReason.COMMS_LOSS
    assert abs(delivery.delivered.base - world.rig.place.plant.flowed_base) < 2_000
    assert world.rig.place.plant.flowed_base <= delivery.limit.base
    world.check_books()


def test_a_customer_who_unplugs_has_enough(world: ChargingWorld) -> None:
    """The rest goes back, and the next customer may come."""
    sale = plugged_in(world)
    world.run(10_000)
    world.rig.hang_up()
    world.finish(sale)
    assert world.delivery().reason is StopReason.HUNG_UP
    assert world.delivery().charge < Money(MINOR)
    world.run(3_000)
    again = plugged_in(world)
    world.finish(again)
    assert world.sale(again).state == "settled"
    world.check_books()


def test_power_that_nobody_paid_for_closes_the_outlet(world: ChargingWorld) -> None:
    """A charger that starts by itself and holds to no limit is out of use until somebody looks."""
    charger = world.rig.charger(0)
    charger.settings["goes_on_unwanted"] = 1
    charger.held = None
    world.rig.chargers.rejects.add(world.rig.action["stop"])
    world.rig.lift()
    charger.begin("SOMEBODYSCARD", world.rig.clock.now_ns)
    world.rig.world.settle()
    world.run(5_000)
    record = world.store.saved["OutletRecord", str(OUTLET)]
    assert isinstance(record, OutletRecord)
    assert record.fault == "unaccounted_flow"
    assert charger.tag
    world.rig.chargers.rejects.clear()
    world.run(5_000)
    assert not charger.tag
    assert world.rig.place.plant.flow_base == 0
