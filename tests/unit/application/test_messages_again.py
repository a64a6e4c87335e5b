"""Messages that are told twice, too late, or in another order."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from fakes.customer import Customer
from fakes.world import World

from kiosk.api import commands as c
from kiosk.application import messages as m
from kiosk.domain.controller import ControllerState
from kiosk.domain.delivery import DeliveryState
from kiosk.domain.outlet import OutletId

Mix = Callable[[list[m.Message]], list[m.Message]]


def copying(rng: random.Random) -> Mix:
    """Return a mix that tells each message one to five times."""
    return lambda mail: [one for one in mail for _ in range(rng.randint(1, 5))]


def shuffling(rng: random.Random) -> Mix:
    """Return a mix that also tells them in any order, and tells older ones again."""
    told: list[m.Message] = []

    def mix(mail: list[m.Message]) -> list[m.Message]:
        told.extend(mail)
        del told[:-60]
        again = rng.sample(told, min(len(told), rng.randint(0, 5)))
        mixed = [one for one in mail for _ in range(rng.randint(1, 5))] + again
        rng.shuffle(mixed)
        return mixed

    return mix


@pytest.mark.req("CTL-13")
@pytest.mark.req("RD-18")
@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("kind", [copying, shuffling])
def test_copies_and_any_order_change_no_money(
    kind: Callable[[random.Random], Mix], seed: int
) -> None:
    """Each message one to five times, in any order: the same purchase, paid and booked once."""
    world = World()
    customer = Customer(world, 1, 2)
    world.mixes = kind(random.Random(seed))
    customer.live(40_000)
    world.mixes = None
    customer.until_over()
    assert len(world.rail.payments) == len(world.sales())


@pytest.mark.req("CTL-13")
def test_every_message_of_a_purchase_may_be_told_again_at_its_end(world: World) -> None:
    """A whole purchase told once more opens no valve and moves no money."""
    told: list[m.Message] = []
    world.on_message = told.append
    world.lift(takes=2_400_000)
    sale = world.buy(1)
    world.finish(sale)
    world.controller().calling = False
    world.run(3_000)
    world.on_message = None
    openings = len([one for one in world.controller().log if one.startswith(("open", "preset"))])
    books = dict(world.store.balances)
    for message in told:
        if not isinstance(message, m.Asked):  # People may well ask again.
            world.handle(message)
    world.run(3_000)
    again = len([one for one in world.controller().log if one.startswith(("open", "preset"))])
    assert again == openings
    assert world.store.balances == books
    assert world.snapshot.outlets[0].is_available


def test_a_copy_of_a_reading_is_not_a_second_one(world: World) -> None:
    """Two equal readings make a final one: the same one told twice does not."""
    controller = world.controller()
    world.buy(1)
    world.lift()
    world.flow()
    world.ask(c.Finish())
    world.run_until(lambda: controller.state is ControllerState.CLOSED)
    world.run(100)
    controller.total_base += 1_000  # A last drop.
    world.clock.turn(700)
    reading = m.StatusRead(OutletId(1), controller.read_status(feed=True), world.clock.mono_ms)
    for _ in range(5):
        world.handle(reading)
    assert world.delivery().state is DeliveryState.STOPPING
    world.clock.turn(50)
    world.handle(replace(reading, at_ms=world.clock.mono_ms))
    assert world.delivery().state is DeliveryState.SETTLED


def test_an_older_reading_is_not_a_meter_that_runs_back(world: World) -> None:
    """Overtaken by a newer one: it is dropped, and nothing is wrong with the meter."""
    world.buy(1)
    world.lift()
    old: list[m.StatusRead] = []

    def keep(message: m.Message) -> None:
        if isinstance(message, m.StatusRead):
            old.append(message)

    world.on_message = keep
    world.flow()
    world.on_message = None
    for message in old:
        world.handle(message)
    assert world.snapshot.outlets[0].fault == ""
    assert world.delivery().state is DeliveryState.DELIVERING


def test_a_line_found_twice_is_no_reason_to_go_on(world: World) -> None:
    """Told that a line is back while a delivery runs: it is stopped, asked, and settled."""
    sale = world.buy(1)
    world.lift()
    world.flow()
    world.handle(m.LineFound("main"))
    assert world.finish(sale).captured.minor > 170
    world.controller().calling = False
    world.run(1_500)
    assert world.snapshot.outlets[0].is_available
    world.handle(m.LineFound("elsewhere"))
    assert world.snapshot.outlets[0].is_available
    world.controller().noise = lambda what: "lost" if what == "identify" else ""
    world.handle(m.LineFound("main"))
    world.run(1_500)
    assert not world.snapshot.outlets[0].is_available, "it has not said who it is"
    assert world.snapshot.outlets[1].is_available


def test_a_line_lost_twice_is_lost_once(world: World) -> None:
    """The second word changes nothing."""
    world.buy(1)
    world.lift()
    world.flow()
    world.handle(m.LineLost("main", "pulled"))
    lost = world.delivery()
    world.handle(m.LineLost("main", "pulled"))
    world.handle(m.LineLost("elsewhere", "pulled"))
    assert world.delivery() == lost
    assert lost.state is DeliveryState.SILENT


def test_silence_is_judged_by_the_clock_alone(world: World) -> None:
    """However often a line says that nobody answered, the time decides."""
    world.buy(1)
    world.lift()
    world.flow()
    for _ in range(50):
        world.handle(m.OutletSilent(OutletId(1), "no answer"))
    assert world.delivery().state is DeliveryState.DELIVERING
