"""Tanks and pumps that outlets share: what is left, who is next, what is written down."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.bench import Bench
from fakes.values import litres, ul

from kiosk.application.supplies import STOCK, Room
from kiosk.domain.delivery import DeliveryState
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Quantity
from kiosk.domain.site import Supply

ONE, TWO, THREE, FOUR = (OutletId(number) for number in (1, 2, 3, 4))
TANK = Supply("tank", "Tank", stock_max=litres(100), reserve=litres(10))
PUMP = Supply("pump", "Pump", open_at_once=1)


def on(supply: Supply, *outlets: int) -> Bench:
    """Return four outlets of which some draw on a supply."""
    return Bench(4, supplies_of=dict.fromkeys(outlets, supply))


def level(bench: Bench, supply: Supply = TANK) -> Quantity | None:
    return bench.supplies.stock(bench.change, supply)


# --- Who shares ----------------------------------------------------------------------------------


def test_outlets_of_one_supply_are_a_group() -> None:
    """Whoever shares with nobody is a group of one, though others share with nobody as well."""
    bench = on(TANK, 1, 3)
    assert bench.supplies.group(ONE) == bench.supplies.group(THREE) == [ONE, THREE]
    assert bench.supplies.group(TWO) == [TWO]
    assert bench.supplies.of(THREE) == TANK
    assert bench.supplies.of(TWO) is None


# --- Tanks ---------------------------------------------------------------------------------------


def test_a_tank_is_full_until_somebody_says_otherwise() -> None:
    """A supply that never runs dry has no level, even where one was written down."""
    bench = on(TANK, 1)
    assert level(bench) == litres(100)
    bench.supplies.put(bench.change, TANK, litres(40))
    assert level(bench) == litres(40)
    bench.supplies.put(bench.change, PUMP, litres(40))
    assert level(bench, PUMP) is None


def test_what_is_delivered_or_lost_leaves_the_tank() -> None:
    """Its own tank, and never more than it held."""
    bench = on(TANK, 1)
    sold = replace(bench.deliver(), total=ul(1_000_000_000 + 3_000_000))
    bench.supplies.settle(bench.change, sold)
    assert level(bench) == litres(97)
    bench.supplies.lose(bench.change, ONE, litres(2))
    assert level(bench) == litres(95)
    assert bench.change.setting(f"{STOCK}tank") == "95000000"
    bench.supplies.lose(bench.change, ONE, litres(96))
    assert level(bench) == litres(0)


@pytest.mark.parametrize("outlet", [ONE, TWO])
def test_nothing_is_written_down_where_nothing_runs_dry(outlet: OutletId) -> None:
    """Neither for a pump without a tank nor for an outlet that shares with nobody."""
    bench = on(PUMP, 1)
    bench.supplies.lose(bench.change, outlet, litres(2))
    assert not bench.change.batch()
    assert bench.supplies.room(bench.change, outlet, None) is None


def test_a_tank_gives_what_it_holds_beside_its_reserve_and_what_was_promised() -> None:
    """All open deliveries of the group count with their limits; those of other supplies do not."""
    bench = on(TANK, 1, 2, 3)
    assert bench.supplies.room(bench.change, ONE, None) == Room(litres(90), litres(90))
    bench.deliver(2, limit=litres(20))
    bench.deliver(3, DeliveryState.SETTLED, limit=litres(30))
    bench.deliver(4, limit=litres(30))
    assert bench.supplies.room(bench.change, ONE, None) == Room(litres(70), litres(35))


def test_whoever_draws_already_is_not_counted_as_coming() -> None:
    """Two draw and each may have half of what is free; for a third it is a third."""
    bench = on(TANK, 1, 2, 3)
    mine = bench.deliver(1, limit=litres(15))
    bench.deliver(2, limit=litres(15))
    assert bench.supplies.room(bench.change, ONE, mine) == Room(litres(60), litres(30))
    assert bench.supplies.room(bench.change, THREE, None) == Room(litres(60), litres(20))


def test_a_tank_without_a_reserve_may_be_sold_to_the_last_drop() -> None:
    """Where nothing must stay in it."""
    bench = on(replace(TANK, reserve=None), 1)
    assert bench.supplies.room(bench.change, ONE, None) == Room(litres(100), litres(100))


def test_a_tank_that_was_promised_away_has_room_for_nobody() -> None:
    """More was granted than it holds now: nothing is left, and nothing is owed."""
    bench = on(TANK, 1, 2)
    bench.deliver(2, limit=litres(95))
    assert bench.supplies.room(bench.change, ONE, None) == Room(litres(0), litres(0))


# --- Pumps ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("supply", [TANK, None])
def test_where_nothing_limits_it_everybody_has_a_turn(supply: Supply | None) -> None:
    """A tank feeds as many as come, and so does a supply of one's own."""
    bench = Bench(4, supplies_of={} if supply is None else {1: supply, 2: supply})
    bench.deliver(2)
    assert bench.supplies.has_turn(bench.change, ONE)


@pytest.mark.parametrize("state", DeliveryState)
def test_a_pump_for_one_is_busy_while_another_valve_may_be_open(state: DeliveryState) -> None:
    """From the opening on, until it is known to be shut."""
    bench = on(PUMP, 1, 2)
    bench.deliver(1, DeliveryState.ARMED)
    bench.deliver(2, state)
    shut = {DeliveryState.GRANTED, DeliveryState.ARMED, DeliveryState.SETTLED}
    assert bench.supplies.has_turn(bench.change, ONE) is (state in shut)


def test_a_valve_that_is_shut_for_want_of_money_keeps_nobody_waiting() -> None:
    """Its customer wants more; as long as there is none, another may draw."""
    bench = on(PUMP, 1, 2)
    bench.deliver(2)
    bench.watch(2).starved_ms = 9_000
    assert bench.supplies.has_turn(bench.change, ONE)


def test_only_outlets_of_the_same_pump_keep_one_waiting() -> None:
    """And one's own open valve is no reason to wait."""
    bench = on(PUMP, 1, 2)
    bench.deliver(1)
    bench.deliver(3)
    assert bench.supplies.has_turn(bench.change, ONE)
    assert not bench.supplies.has_turn(bench.change, TWO)


def test_a_pump_for_two_serves_two_at_a_time() -> None:
    """The third waits."""
    bench = on(replace(PUMP, open_at_once=2), 1, 2, 3)
    bench.deliver(2)
    assert bench.supplies.has_turn(bench.change, ONE)
    bench.deliver(3)
    assert not bench.supplies.has_turn(bench.change, ONE)


@pytest.mark.parametrize(
    ("waits", "next_one"),
    [
        ({1: 5_000, 2: 4_000, 3: 6_000}, 2),
        ({1: 5_000, 2: 5_000, 3: 5_000}, 1),  # They came at once: in the order of the outlets.
        ({1: None, 2: 5_000, 3: 6_000}, 2),
    ],
)
def test_whoever_has_waited_longest_comes_first(
    waits: dict[int, int | None], next_one: int
) -> None:
    """One of those who wait is let in at a time; who has not waited yet asks for themselves."""
    bench = on(PUMP, 1, 2, 3)
    for outlet, waits_ms in waits.items():
        bench.deliver(outlet, DeliveryState.ARMED)
        bench.watch(outlet).waits_ms = waits_ms
    waiting = [outlet for outlet, waits_ms in waits.items() if waits_ms is not None]
    served = [one for one in waiting if bench.supplies.has_turn(bench.change, OutletId(one))]
    assert served == [next_one]


def test_who_was_waited_for_does_not_wait_for_those_who_only_ask() -> None:
    """An outlet that has no place among those who wait goes by the open valves alone."""
    bench = on(PUMP, 1, 2)
    bench.deliver(1, DeliveryState.ARMED)
    bench.deliver(2, DeliveryState.ARMED)
    bench.watch(2).waits_ms = 4_000
    assert bench.supplies.has_turn(bench.change, ONE)
    bench.watch(1).waits_ms, bench.watch(2).waits_ms = 4_000, None
    assert bench.supplies.has_turn(bench.change, ONE)


def test_an_older_place_among_those_who_wait_is_void_without_a_delivery() -> None:
    """Nothing is granted there: nobody waits for it."""
    bench = on(PUMP, 1, 2)
    bench.deliver(1, DeliveryState.ARMED)
    bench.watch(1).waits_ms, bench.watch(2).waits_ms = 5_000, 4_000
    assert bench.supplies.has_turn(bench.change, ONE)


def test_only_what_draws_on_a_tank_is_drawing_on_it() -> None:
    """Somebody at another pump keeps nobody from measuring this one."""
    bench = on(TANK, 1)
    bench.deliver(outlet=1)
    bench.deliver(outlet=2)
    assert [one.outlet for one in bench.supplies.drawing(bench.change, TANK)] == [ONE]
