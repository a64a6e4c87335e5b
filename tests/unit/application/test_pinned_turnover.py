"""What one delivery must not leave to the next at its outlet, and what each writes down."""

from __future__ import annotations

import json

import pytest
from fakes.flow_controller import capabilities
from fakes.memory_store import MemoryStore
from fakes.world import World

from kiosk.api import commands as c
from kiosk.application.metering import COMMISSIONED
from kiosk.domain.commissioning import Commissioned
from kiosk.domain.delivery import StopReason
from kiosk.domain.meter_factor import MeterFactor
from kiosk.domain.sale import SaleState
from kiosk.ports import Batch, Setting

HOUR_MS = 3_600_000


def bodies(world: World, kind: str) -> list[dict[str, object]]:
    """Return what the entries of a kind say."""
    return [json.loads(one.canonical)["body"] for one in world.store.entries if one.kind == kind]


def filled(world: World, outlet: int = 1, *, takes: int = 1_000_000) -> None:
    """Buy at an outlet, take a litre and hang up."""
    sale = world.buy(outlet)
    world.lift(outlet, takes=takes)
    assert world.finish(sale).state is SaleState.SETTLED
    world.check_books()


@pytest.mark.parametrize(("boot", "kept"), [(1, 1), (7, 7), (None, 0)])
def test_a_delivery_knows_the_start_of_its_controller(boot: int | None, kept: int) -> None:
    """So that a total from before a loss of power is never taken for one from after it."""
    world = World()
    world.controller().boot = boot
    world.start()
    world.run(1_500)
    filled(world)
    assert world.delivery().boot == kept


def test_a_valve_that_was_open_for_somebody_else_is_opened_again() -> None:
    """The command to open was lost; that the last customer's delivery flowed says nothing of it."""
    world = World()
    world.run(1_500)
    sale = world.buy(1, minor=500)
    world.lift()
    assert world.finish(sale).state is SaleState.SETTLED
    assert world.delivery().reason is StopReason.PRESET
    world.controller().calling = False
    world.run(1_000)
    opens: list[str] = []

    def loses_the_first(what: str) -> str:
        if not what.startswith("open"):
            return ""
        opens.append(what)
        return "lost" if len(opens) == 1 else ""

    world.controller().noise = loses_the_first
    sale = world.buy(1, minor=500)
    world.lift()
    assert world.finish(sale).state is SaleState.SETTLED
    assert len(opens) > 1
    assert world.delivery().delivered.base > 2_500_000


def test_who_has_pressed_start_has_pressed_it_for_their_own_delivery() -> None:
    """Where nobody can be sensed, the next customer's valve waits for the next customer."""
    world = World(can=capabilities(senses_calling=False))
    world.run(1_500)
    sale = world.buy(1, minor=500)
    world.ask(c.StartOutlet(1))
    assert world.finish(sale).state is SaleState.SETTLED
    flowed_base = world.controller().flowed_base
    world.buy(1, minor=500)
    world.run(5_000)
    assert world.controller().flowed_base == flowed_base


def test_a_clock_that_is_set_back_lets_no_delivery_end_before_another() -> None:
    """Of one sale the later one to end has the later time, whatever the clock shows by then."""
    world = World()
    world.run(1_500)
    sale = world.buy(1, 2, minor=4_000)
    world.lift(1, takes=1_000_000)
    world.lift(2)
    world.run_until(lambda: world.delivery(1).ended_ms is not None)
    noon_ms = world.clock.utc_ms
    world.clock.utc_ms -= HOUR_MS
    world.controller(2).wants_base = world.controller(2).flowed_base + 1_000_000
    world.finish(sale)
    first, second = world.delivery(1), world.delivery(2)
    assert first.ended_ms == second.ended_ms == noon_ms


def test_a_sale_is_told_from_a_test_and_a_plain_meter_from_a_corrected_one() -> None:
    """The journal says so of the deliveries of which it is true, and of no others."""
    plain = World()
    plain.run(1_500)
    filled(plain)
    [told] = bodies(plain, "delivery")
    assert "test" not in told
    assert "factor_e5" not in told
    assert all("factor_e5" not in one for one in bodies(plain, "grant"))
    store = MemoryStore()
    factor = Commissioned("FC-1", MeterFactor(100_298))
    store.commit(Batch(saved=(Setting(f"{COMMISSIONED}1", str(factor)),)))
    corrected = World(store=store)
    corrected.run(1_500)
    filled(corrected)
    [told] = bodies(corrected, "delivery")
    assert told["factor_e5"] == 100_298
    # What is charged is corrected; where a meter begins and ends is what it shows.
    begun, ended, sold = (int(str(told[one])) for one in ("opening", "closing", "quantity"))
    assert ended == corrected.controller().total_base
    assert sold == (ended - begun) * 100_298 // 100_000
    assert {one["factor_e5"] for one in bodies(corrected, "grant")} == {100_298}


def test_an_outlet_is_for_others_as_soon_as_its_own_part_of_a_sale_is_over() -> None:
    """The customer still takes something elsewhere; here they have hung up."""
    world = World()
    world.run(1_500)
    world.buy(1, 2, minor=4_000)
    world.lift(1, takes=1_000_000)
    world.lift(2)
    world.run_until(lambda: not world.delivery(1).is_open)
    world.run(200)
    assert world.delivery(2).is_open
    assert world.snapshot.outlets[0].is_available
