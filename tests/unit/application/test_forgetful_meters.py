"""Meters that forget with the power, or begin anew behind the back of a program that died."""

from __future__ import annotations

from fakes.flow_controller import FakeController, capabilities
from fakes.world import World

from kiosk.api import commands as c
from kiosk.domain.controller import ControllerState
from kiosk.domain.delivery import DeliveryState, StopReason
from kiosk.domain.sale import SaleState


def opened(*, boot: int | None) -> tuple[World, FakeController]:
    """Return a place whose only meter forgets with the power, and has said `boot` so far."""
    world = World(1, can=capabilities(totaliser_kept=False))
    controller = world.controller()
    controller.boot = boot
    world.hire()
    world.run(1_500)
    assert fault(world) == ""
    return world, controller


def fault(world: World) -> str:
    """Return why the outlet is out of use."""
    return world.snapshot.outlets[0].fault


def killed(world: World) -> None:
    """Kill the kiosk; its outlet closes in the silence, and the kiosk is started again."""
    world.frozen = True
    world.run(5_000)
    world.frozen = False
    world.start()


def resolve(world: World) -> None:
    """Let the attendant put the outlet back into service."""
    world.log_in(screen="boss")
    world.ask(c.UnlockOutlet(1), "boss")
    world.run(1_500)


def test_a_new_start_beside_a_meter_that_went_on_is_no_restart_of_it() -> None:
    """It said a number after its last reset; the next program is told none, and sells on."""
    world, controller = opened(boot=7)
    killed(world)
    controller.boot = None
    world.run(3_000)
    assert fault(world) == ""
    assert "controller-restarted" not in world.kinds()
    sale = world.buy(1)
    world.lift(takes=1_000_000)
    world.finish(sale)
    assert world.delivery().delivered.base >= 1_000_000


def test_a_delivery_that_a_kill_cut_short_is_settled_by_the_meter_that_went_on() -> None:
    """Nobody has to come: what flowed is what it shows."""
    world, controller = opened(boot=7)
    sale = world.buy(1)
    world.lift()
    world.flow()
    controller.boot = None
    killed(world)
    world.finish(sale)
    assert world.delivery().reason is StopReason.RESTART
    assert abs(world.delivery().delivered.base - controller.flowed_base) <= 1_000


def test_the_first_boot_that_is_told_is_news() -> None:
    """A meter that we know has begun to say a number: its power was gone, and its total with it."""
    world, controller = opened(boot=None)
    sale = world.buy(1)
    world.lift()
    world.flow()
    controller.power_cut()
    controller.total_base = 0
    world.run(5_000)
    assert fault(world) == "totaliser_lost"
    assert world.delivery().state is not DeliveryState.SETTLED
    assert world.sale(sale).state is SaleState.OPEN
    resolve(world)
    world.finish(sale)
    assert fault(world) == ""


def test_a_meter_that_stands_lower_after_a_new_start_waits_for_the_attendant() -> None:
    """It was cleared, and the program that added up is gone: they confirm what it shows now."""
    world, controller = opened(boot=None)
    sold = world.buy(1)
    world.lift(takes=1_000_000)
    world.finish(sold)
    world.run(1_000)
    killed(world)
    controller.total_base = 40_000
    world.run(3_000)
    assert fault(world) == "meter_backwards"
    assert not world.snapshot.outlets[0].is_available
    resolve(world)
    assert fault(world) == ""
    assert "meter-rebased" in world.kinds()
    again = world.buy(1)
    world.lift(takes=2_000_000)
    world.finish(again)
    assert 2_000_000 <= world.delivery().delivered.base <= 2_050_000
    world.check_books()


def test_a_delivery_at_a_meter_that_stands_lower_keeps_all_it_may_have_had() -> None:
    """Cleared and killed in the middle: the grant stays reserved until somebody has decided."""
    world, controller = opened(boot=None)
    sale = world.buy(1)
    world.lift()
    world.flow()
    believed = world.delivery().delivered.base
    assert believed
    killed(world)
    assert controller.state is ControllerState.CLOSED
    controller.total_base = controller.flowed_base
    world.run(10_000)
    assert fault(world) == "meter_backwards"
    assert world.sale(sale).state is SaleState.OPEN
    resolve(world)
    final = world.delivery()
    assert final.state is DeliveryState.SETTLED
    assert believed <= final.delivered.base <= controller.flowed_base
    assert world.sale(sale).state is SaleState.SETTLED
    world.check_books()
