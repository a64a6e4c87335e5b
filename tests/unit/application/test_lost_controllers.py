"""Controllers that fall silent, lose their power or their cable, or are other ones than before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.flow_controller import FakeController
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice
from kiosk.application import messages as m
from kiosk.domain.attendant import Role
from kiosk.domain.books import Account, AccountKind
from kiosk.domain.controller import ControllerState, Fault
from kiosk.domain.delivery import DeliveryState, StopReason
from kiosk.domain.outlet import OutletId
from kiosk.domain.sale import SaleState


def running(world: World, outlet: int = 1) -> FakeController:
    """Sell from an outlet and let a litre flow."""
    world.buy(outlet)
    controller = world.lift(outlet)
    world.flow(outlet)
    return controller


def fault(world: World, outlet: int = 1) -> str:
    """Return why an outlet is out of use."""
    return world.snapshot.outlets[outlet - 1].fault


def stops(controller: FakeController) -> int:
    """Return how often the controller was told to stop."""
    return controller.log.count("stop")


@pytest.mark.req("CTL-09")
@pytest.mark.req("RD-15")
def test_silence_in_a_delivery_closes_after_one_second_and_is_lost_after_two(world: World) -> None:
    """At 1 s the valve is told to close, at 2 s the delivery is lost, and its grant stays."""
    controller = running(world)
    sale = world.delivery().sale
    before = stops(controller)
    controller.answers = False
    world.run(900)
    assert stops(controller) == before
    world.run(200)
    assert stops(controller) == before + 1
    assert world.delivery().state is DeliveryState.STOPPING
    world.run(500)
    assert stops(controller) > before + 1, "nobody knows whether it was heard: told again"
    world.run(600)
    assert world.delivery().state is DeliveryState.SILENT
    assert fault(world) == "silent"
    pool = Account(AccountKind.SALE, sale)
    reserved = world.store.balance(pool).debits_pending
    assert reserved == world.delivery().reserved.minor > 0
    world.run(60_000)
    assert world.sale(sale).state is SaleState.OPEN
    assert world.store.balance(pool).debits_pending == reserved


@pytest.mark.req("RD-15")
def test_a_lost_delivery_is_settled_from_the_totaliser_once_it_is_found(world: World) -> None:
    """Found again: closed first, then charged by its totaliser, and never resumed."""
    controller = running(world)
    sale = world.delivery().sale
    controller.answers = False
    world.run(10_000)  # Its own dead-man timer has closed it.
    assert controller.state is ControllerState.CLOSED
    flowed = controller.flowed_base
    controller.answers = True
    done = world.finish(sale)
    assert world.delivery().reason is StopReason.COMMS_LOSS
    assert world.delivery().delivered.base == flowed - flowed % 1000
    assert done.captured == world.delivery().charge
    assert controller.flowed_base == flowed
    assert world.visit.notice is Notice.OUTLET_FAILED
    world.run(3000)
    assert fault(world) == ""
    world.check_books()


def test_a_short_silence_changes_nothing(world: World) -> None:
    """Less than a second without an answer is a noisy line, and no more."""
    controller = running(world)
    controller.answers = False
    world.run(800)
    controller.answers = True
    world.flow()
    assert world.delivery().state is DeliveryState.DELIVERING


def test_a_silence_before_anything_was_opened_needs_no_stop(world: World) -> None:
    """Authorised and shut: a second of silence ends nothing, two do."""
    world.buy(1)
    world.run(500)
    controller = world.controller()
    controller.answers = False
    world.run(1_500)
    assert world.delivery().state is DeliveryState.ARMED
    world.run(1_000)
    assert world.delivery().state is DeliveryState.SILENT
    controller.answers = True
    assert world.finish(world.delivery().sale).released.minor == 2000


def test_the_first_reason_stands(world: World) -> None:
    """Stopped by the customer, then lost: the customer stopped it."""
    controller = running(world)
    controller.answers = False
    world.ask(c.Finish())
    world.run(5_000)
    assert world.delivery().state is DeliveryState.SILENT
    world.ask(c.Finish())
    controller.answers = True
    world.finish(world.delivery().sale)
    assert world.delivery().reason is StopReason.CUSTOMER


def test_lost_without_a_reason_and_then_stopped_keeps_the_loss(world: World) -> None:
    """*Finish* on a lost delivery changes neither its reason nor its reserve."""
    controller = running(world)
    controller.answers = False
    world.run(4_000)
    reserved = world.delivery().reserved
    world.ask(c.Finish())
    world.run(1_000)
    assert world.delivery().reason is StopReason.COMMS_LOSS
    assert world.delivery().reserved == reserved


def test_an_idle_outlet_that_falls_silent_is_not_sold_from(world: World) -> None:
    """After three seconds it is out of use, and back as soon as it answers soundly."""
    controller = world.controller(2)
    controller.answers = False
    world.run(3_500)
    assert fault(world, 2) == "silent"
    assert "outlet_2:silent" in world.core.alarms(world.clock.now())
    controller.answers = True
    world.run(2_500)
    assert fault(world, 2) == ""
    assert world.snapshot.outlets[1].is_available


@pytest.mark.req("CTL-09")
def test_an_unplugged_line_loses_its_deliveries_and_finds_them_again(world: World) -> None:
    """Port gone: lost at once. Port back: stop, ask who is there, settle; nothing is resumed."""
    controller = running(world)
    sale = world.delivery().sale
    world.line.plugged = False
    world.run(200)
    assert world.delivery().state is DeliveryState.SILENT
    assert fault(world, 1) == fault(world, 2) == "line_down"
    world.run(5_000)
    world.line.plugged = True
    said = len(controller.log)
    world.finish(sale)
    assert controller.log[said] == "stop"
    assert "identify" in controller.log[said:]
    assert not any(one.startswith(("open", "preset")) for one in controller.log[said:])
    assert world.delivery().reason is StopReason.COMMS_LOSS
    world.run(1_000)
    assert fault(world, 1) == fault(world, 2) == ""


def test_nothing_asked_before_a_line_was_lost_is_done_after_it_is_found(world: World) -> None:
    """An opening that waits for the line dies with it."""
    world.buy(1)
    world.run(500)
    controller = world.lift()
    world.line.plugged = False
    outlet = OutletId(1)
    worker = world.workers["main"]
    world.clock.turn(500)
    worker.step()
    assert not world.line.is_connected
    worker.ask(m.OpenValve(outlet, world.delivery().sequence))
    world.line.plugged = True
    world.run(5_000)
    assert not any(one.startswith("open") for one in controller.log)


@pytest.mark.req("SAF-02")
def test_a_controller_that_lost_its_power_ends_its_delivery(world: World) -> None:
    """Another boot number in the middle: closed, settled, power loss; never resumed."""
    controller = running(world)
    controller.power_cut()
    world.finish(world.delivery().sale)
    assert world.delivery().reason is StopReason.POWER_LOSS
    assert "controller-restarted" in world.kinds()
    assert controller.log.count("identify") > 1, "its safety settings are read again"
    assert len([one for one in controller.log if one.startswith("open")]) == 1
    world.run(1_000)
    assert fault(world) == ""


@pytest.mark.parametrize("lifted", [False, True])
def test_a_power_cut_before_anything_flowed_ends_the_delivery(
    world: World, *, lifted: bool
) -> None:
    """Granted or armed, or open and dry: the preset is gone, and the money goes back."""
    world.buy(1)
    world.run(300)
    if lifted:
        world.lift().draws = False
        world.run(300)
    world.controller().power_cut()
    assert world.finish(world.delivery().sale).released.minor == 2000
    assert world.delivery().reason is StopReason.POWER_LOSS


def test_a_power_cut_at_rest_asks_who_is_there(world: World) -> None:
    """Back with another boot number: not sold from before it has said who it is."""
    controller = world.controller()
    controller.noise = lambda what: "lost" if what == "identify" else ""
    controller.power_cut()
    world.run(3_000)
    assert fault(world) == "not_heard_yet"
    assert not world.snapshot.outlets[0].is_available
    controller.noise = None
    world.run(1_000)
    assert world.snapshot.outlets[0].is_available


def test_another_controller_is_not_believed(world: World) -> None:
    """Swapped in mid-delivery: its figures settle nothing until a technician says so."""
    controller = running(world)
    sale = world.delivery().sale
    flowed = controller.flowed_base
    world.line.plugged = False
    world.run(3_000)
    controller.serial, controller.total_base, controller.boot = "FC-99", 5_900_000, 40
    controller.state, controller.preset = ControllerState.CLOSED, None
    world.line.plugged = True
    world.run(20_000)
    assert fault(world) == "other_controller"
    assert world.sale(sale).state is SaleState.OPEN
    assert "controller-changed" in world.kinds()
    world.hire(role=Role.TECHNICIAN)  # Which starts the engine again: the fault is remembered.
    world.run(3_000)
    assert fault(world) == "other_controller"
    assert world.sale(sale).state is SaleState.OPEN
    world.log_in()
    world.ask(c.UnlockOutlet(1))
    world.finish(sale)
    stored = world.delivery().delivered.base
    assert flowed - 700_000 <= stored <= flowed, "the last second that was stored counts"
    world.run(1_000)
    assert fault(world) == ""
    assert world.store.saved["OutletRecord", "1"].serial == "FC-99"  # type: ignore[union-attr]
    world.ask(c.Logout())
    before = controller.flowed_base
    again = world.buy(1)
    world.lift(takes=3_000_000)
    world.finish(again)
    gap = abs(world.delivery().delivered.base - (controller.flowed_base - before))
    assert gap <= 1000
    world.check_books()


def test_a_controller_swapped_on_a_line_that_stays_up_is_noticed(world: World) -> None:
    """Silent, then another at the same address: it is asked who it is before it is believed."""
    controller = world.controller()
    controller.answers = False
    world.run(4_000)
    controller.serial, controller.total_base = "FC-99", 5_001_000
    controller.answers = True
    world.run(3_000)
    assert fault(world) == "other_controller"


def test_a_controller_named_in_the_settings_is_the_only_one_accepted() -> None:
    """A serial number in the settings is not talked away at the kiosk."""
    place = site(1)
    place.outlets[OutletId(1)] = replace(place.outlets[OutletId(1)], serial="FC-7")
    world = World(place=place)
    world.hire()
    world.run(1_500)
    assert fault(world) == "other_controller"
    world.log_in()
    world.ask(c.UnlockOutlet(1))
    world.run(1_500)
    assert fault(world) == "other_controller"
    world.controller().serial = "FC-7"
    world.run(2_500)
    world.ask(c.UnlockOutlet(1))
    world.run(1_500)
    assert fault(world) == ""


def test_nobody_is_believed_before_they_have_said_who_they_are(world: World) -> None:
    """A status without an identity moves nothing, however well it fits."""
    controller = running(world)
    sale = world.delivery().sale
    world.start()
    controller.noise = lambda what: "lost" if what == "identify" else ""
    world.run(20_000)
    assert world.delivery().state is DeliveryState.SILENT
    assert controller.state is ControllerState.CLOSED
    controller.noise = None
    world.finish(sale)
    assert world.delivery().reason is StopReason.RESTART


def test_a_controller_with_unsafe_settings_is_not_sold_from(world: World) -> None:
    """A refused identification keeps the outlet out of use until somebody has looked."""
    world.handle(m.OutletRefused(OutletId(1), m.IdentifyOutlet(OutletId(1)), "unsafe_settings"))
    assert fault(world) == "refused_unsafe_settings"
    world.run(3_000)
    assert fault(world) == "refused_unsafe_settings"
    world.hire()
    world.run(1_500)
    assert fault(world) == "refused_unsafe_settings"
    world.log_in()
    world.ask(c.UnlockOutlet(1))
    world.run(1_500)
    assert fault(world) == ""


@pytest.mark.parametrize("bit", [one for one in Fault if one not in {Fault.NONE, Fault.ESTOP}])
def test_a_controller_that_complains_ends_its_delivery_and_waits_for_somebody(
    world: World, bit: Fault
) -> None:
    """A fault bit: closed, settled, out of use; an attendant clears it once it has gone."""
    controller = running(world)
    controller.active = bit
    world.finish(world.delivery().sale)
    assert world.delivery().reason is StopReason.CONTROLLER_FAULT
    assert fault(world) == f"controller_{str(bit.name).lower()}"
    controller.calling = False
    world.hire()
    world.run(1_500)
    world.log_in()
    world.ask(c.UnlockOutlet(1))
    world.run(1_500)
    assert fault(world) == f"controller_{str(bit.name).lower()}", "it is still there"
    controller.active, controller.faults = Fault.NONE, bit
    world.run(500)
    world.ask(c.UnlockOutlet(1))
    world.run(1_500)
    assert fault(world) == ""
    assert "acknowledge" in controller.log


def test_a_frozen_core_feeds_no_dead_man_timer(world: World) -> None:
    """The core hangs: the controller closes by itself, and nothing is resumed when it is back."""
    controller = running(world)
    sale = world.delivery().sale
    world.frozen = True
    world.run(4_000)
    assert controller.state is ControllerState.CLOSED
    assert controller.latched
    flowed = controller.flowed_base
    world.frozen = False
    world.finish(sale)
    assert controller.flowed_base == flowed
    assert world.delivery().delivered.base == flowed - flowed % 1000


def test_a_reading_that_has_waited_too_long_is_not_acted_upon(world: World) -> None:
    """The nozzle was lifted a moment ago, and is back: what is old opens nothing."""
    world.buy(1)
    world.run(500)
    controller = world.lift()
    world.frozen = True
    world.run(1_500)
    controller.calling = False
    world.run(1_500)
    world.frozen = False
    world.run(500)
    assert not any(one.startswith("open") for one in controller.log)


def test_two_lines_do_not_hold_each_other_up() -> None:
    """One line is pulled: the delivery on the other goes on."""
    place = site(2)
    place.outlets[OutletId(2)] = replace(place.outlets[OutletId(2)], line="other")
    world = World(place=place)
    world.run(1_500)
    world.buy(1, 2)
    world.lift(1)
    world.lift(2)
    world.flow(2)
    world.lines["main"].plugged = False
    world.flow(2)
    assert world.delivery(1).state is DeliveryState.SILENT
    assert world.delivery(2).state is DeliveryState.DELIVERING
    world.lines["main"].plugged = True
    world.ask(c.Finish())
    world.finish(world.delivery(1).sale)
    world.check_books()
