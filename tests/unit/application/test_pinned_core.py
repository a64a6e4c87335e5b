"""Edges of the core that a mistake once passed unseen."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from fakes.flow_controller import FakeController, FakeLine
from fakes.payers import add, payers, watched
from fakes.time import FakeClock
from fakes.values import ul
from fakes.world import World

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice
from kiosk.application import messages as m
from kiosk.application.line_worker import LineWorker
from kiosk.application.rail_worker import RailWorker
from kiosk.domain.controller import Preset
from kiosk.domain.delivery import StopReason
from kiosk.domain.outlet import OutletId
from kiosk.domain.sale import SaleState


@pytest.mark.req("CTL-02")
@pytest.mark.parametrize("garbled_by", [-1_000, -100_000, 1_000, 100_000])
def test_a_valve_is_not_opened_under_another_preset_than_the_one_that_was_told(
    world: World, garbled_by: int
) -> None:
    """A controller that shows more or less holds something that nobody has granted."""
    controller = world.controller()
    told = controller.set_preset

    def garbled(preset: Preset) -> None:
        told(replace(preset, limit=ul(preset.limit.base + garbled_by)))

    controller.set_preset = garbled  # type: ignore[method-assign]  # The device mishears.
    sale = world.buy(1)
    world.lift()
    done = world.finish(sale)
    assert controller.flowed_base == 0
    assert world.delivery().reason is StopReason.REFUSED
    assert done.released == done.authorised


@pytest.mark.req("RD-03")
def test_an_outlet_that_drew_past_its_lower_preset_gives_back_only_what_is_certain() -> None:
    """It drew again before the lower preset reached it: what flowed is not granted to another."""
    world = World(2)
    world.run(1_500)
    auditor = watched(world)
    sale = world.buy(1, 2, minor=2000)
    world.lift(1)
    idle = world.lift(2)
    world.flow(2, 300_000)
    idle.draws = False
    idle.noise = lambda told: "lost" if told.startswith("preset") else ""
    world.run_until(lambda: world.delivery(2).lowering is not None)
    kept = world.delivery(2).lowering
    assert kept is not None
    idle.draws = True
    world.run_until(lambda: world.delivery(2).delivered.base > kept.base + 200_000)
    idle.noise = None
    drawn, entries = world.delivery(2).delivered.base, len(world.store.entries)
    world.finish(sale)
    auditor.close()
    later = [
        json.loads(one.canonical)["body"]
        for one in world.store.entries[entries:]
        if one.kind == "grant"
    ]
    limits = [one["limit"] for one in later if one["delivery"] == world.delivery(2).id]
    assert limits
    assert min(limits) >= drawn


@pytest.mark.req("AT-01")
def test_a_stop_that_is_told_again_still_goes_before_what_was_asked_after_it() -> None:
    """Readings are not starved by stops, but nothing begins while one is waiting."""
    clock, line, one = FakeClock(), FakeLine(), OutletId(1)
    controller = FakeController(clock, line=line)
    said: list[str] = []

    def hear(what: str) -> str:
        said.append(what)
        return ""

    controller.noise = hear
    worker = LineWorker(line, {one: controller}, clock, lambda _: None)
    while worker.step() == 0:
        pass
    clock.turn(1_000)
    worker.ask(m.StopOutlet(one))
    worker.step()
    said.clear()
    worker.ask(m.StopOutlet(one))
    worker.ask(m.IdentifyOutlet(one))
    for _ in range(3):
        worker.step()
    assert said == ["status", "stop", "identify"]


@pytest.mark.req("CTL-13")
def test_an_answer_of_a_rail_that_is_told_again_is_booked_once(world: World) -> None:
    """What was opened, captured or released is not written down a second time."""
    answers: list[m.Message] = []
    world.on_message = lambda told: answers.append(told) if isinstance(told, m.RailDone) else None
    sale = world.buy(1)
    world.lift(takes=1_000_000)
    world.finish(sale)
    world.on_message = None
    before = [one.kind for one in world.store.entries]
    assert len(answers) > 1
    for answer in answers:
        world.handle(answer)
    assert [one.kind for one in world.store.entries] == before


@pytest.mark.req("RD-04")
def test_a_sale_is_settled_only_once_every_payers_rail_has_confirmed(world: World) -> None:
    """The second payer's bank is slow: until it has answered nothing is over."""
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 200_000)
    add(world, 1000)
    world.flow(1, 4_000_000)
    world.holds_rail = True
    world.rail_jobs.clear()
    world.ask(c.Finish())
    world.run_until(lambda: world.sale(sale).state is SaleState.SETTLING)
    first, second = [one for one in world.rail_jobs if isinstance(one, m.CarryOut)]
    worker = RailWorker({world.rail_name: world.rail})
    world.handle(worker.carry_out(first))
    assert world.sale(sale).state is SaleState.SETTLING
    world.handle(worker.carry_out(second))
    assert world.sale(sale).state is SaleState.SETTLED
    assert len(payers(world, sale)) == 2


@pytest.mark.req("RD-06")
def test_who_has_finished_cannot_be_paid_for_any_more(world: World) -> None:
    """Between *finish* and the last reading nobody's money is taken in."""
    world.buy(1, minor=500)
    world.lift()
    world.flow(1, 200_000)
    assert world.visit.sale is not None
    world.ask(c.Finish())
    assert world.delivery().is_open
    assert world.ask(c.TopUp(1000)).notice is Notice.NOT_ALLOWED
