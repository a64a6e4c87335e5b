"""Meters that lie, outlets that leak, valves that do not close, controllers that do not stop."""

from __future__ import annotations

import pytest
from fakes.flow_controller import FakeController, capabilities
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice
from kiosk.domain.attendant import Role
from kiosk.domain.books import AccountKind
from kiosk.domain.controller import ControllerState
from kiosk.domain.delivery import DeliveryState, StopReason
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.sale import SaleState

PAID = 2000 * 10**8
RANGE = 1000 << 32


def running(world: World) -> FakeController:
    """Sell from the first outlet and let a litre flow."""
    world.hire(role=Role.MANAGER)
    world.run(1500)
    world.buy(1)
    controller = world.lift()
    world.flow()
    return controller


def fault(world: World, outlet: int = 1) -> str:
    """Return why an outlet is out of use."""
    return world.snapshot.outlets[outlet - 1].fault


def unlock(world: World) -> None:
    """Let an attendant put the first outlet back into service."""
    world.log_in(screen="back")
    world.ask(c.UnlockOutlet(1), "back")
    world.ask(c.Logout(), "back")


@pytest.mark.req("RD-16")
@pytest.mark.req("CTL-11")
@pytest.mark.parametrize(
    ("step", "name"), [(50_000_000, "meter_jumped"), (-500_000, "meter_backwards")]
)
def test_a_totaliser_that_cannot_be_right_stops_and_charges_nothing(
    world: World, step: int, name: str
) -> None:
    """A jump or a step back: closed, out of use, and the grant stays reserved for an attendant."""
    controller = running(world)
    sale = world.delivery().sale
    controller.total_base += step
    world.run(300)
    assert fault(world) == name
    assert controller.state is not ControllerState.OPEN_FAST
    world.run(60_000)
    assert world.sale(sale).state is SaleState.OPEN
    assert world.delivery().reason is StopReason.METER_FAULT
    assert world.kinds().count("reading-refused") == 1, "once is enough"


@pytest.mark.parametrize("step", [50_000_000, -500_000])
def test_an_attendant_settles_what_a_lying_meter_left_open(world: World, step: int) -> None:
    """Unlocked: charged up to the last reading that was believed; the meter begins anew."""
    controller = running(world)
    sale = world.delivery().sale
    believed = controller.total_base
    controller.total_base += step
    world.run(3_000)
    controller.calling = False
    unlock(world)
    done = world.finish(sale)
    charged = world.delivery().delivered.base
    assert believed - 5_000_000 - 120_000 <= charged <= believed - 5_000_000
    assert done.captured == world.delivery().charge
    assert "meter-rebased" in world.kinds()
    world.run(1_000)
    assert fault(world) == ""
    world.check_books()
    again = world.buy(1)
    world.lift(takes=None)
    world.flow()
    world.ask(c.Finish())
    world.finish(again)
    assert world.delivery().opening.base >= controller.total_base - 3_000_000


def test_a_lying_meter_is_remembered_over_a_restart(world: World) -> None:
    """A kill does not make it honest."""
    controller = running(world)
    sale = world.delivery().sale
    controller.total_base += 50_000_000
    world.run(3_000)
    world.start()
    world.run(5_000)
    assert fault(world) == "meter_jumped"
    assert world.sale(sale).state is SaleState.OPEN
    unlock(world)
    world.finish(sale)
    assert world.delivery().delivered.base <= controller.flowed_base
    world.check_books()


def test_a_meter_is_not_believed_while_its_valve_is_open(world: World) -> None:
    """An attendant cannot settle what still flows."""
    controller = running(world)
    sale = world.delivery().sale
    controller.ignores_stop = True
    controller.total_base += 50_000_000
    world.run(3_000)
    world.log_in(screen="back")
    visit = world.ask(c.UnlockOutlet(1), "back")
    assert visit.notice is Notice.VALVE_OPEN
    assert world.sale(sale).state is SaleState.OPEN
    controller.ignores_stop = False
    world.run(3_000)
    assert world.ask(c.UnlockOutlet(1), "back").notice is Notice.NONE
    world.finish(sale)


def test_a_lying_meter_outranks_another_fault(world: World) -> None:
    """A leak first, then a jump: its figures are not believed until somebody has looked."""
    world.controller().total_base += 200_000
    world.run(500)
    assert fault(world) == "unaccounted_flow"
    world.controller().total_base += 90_000_000
    world.run(500)
    assert fault(world) == "meter_jumped"
    world.run(5_000)
    assert world.kinds().count("reading-refused") == 1


@pytest.mark.req("RD-16")
def test_a_totaliser_that_rolls_over_is_counted_on(world: World) -> None:
    """Past its width it starts at nothing: the delivery goes on and costs what flowed."""
    for controller in world.controllers.values():
        controller.total_base = RANGE - 1_500_000
    world.store.saved.clear()
    world.store.entries.clear()
    world.start()
    world.run(1_500)
    sale = world.buy(1)
    world.lift(takes=3_000_000)
    done = world.finish(sale)
    assert done.captured.minor == 528
    assert world.delivery().delivered.base == 3_000_000
    world.controller().calling = False
    again = world.buy(1)
    world.lift(takes=1_200_000)
    assert world.finish(again).captured.minor == 211
    assert world.delivery().opening.base > RANGE, "it is counted on, whatever is shown"
    world.controller().calling = False
    world.start()
    world.run(1_500)
    assert fault(world) == ""


def test_a_totaliser_that_ran_back_while_nobody_looked_is_noticed(world: World) -> None:
    """After a start the first reading is compared with the last one of before."""
    world.controller().total_base -= 1_000_000
    world.start()
    world.run(1_500)
    assert fault(world) == "meter_backwards"


@pytest.mark.req("RD-14")
@pytest.mark.req("CTL-12")
@pytest.mark.req("SAF-12")
def test_flow_without_a_sale_takes_the_outlet_out_of_use(world: World) -> None:
    """More than an interval that nobody paid for: stop, alarm, and an attendant must look."""
    world.hire(role=Role.MANAGER)
    world.run(1_500)
    controller = world.controller()
    before = controller.log.count("stop")
    controller.total_base += 10_000
    world.run(1_000)
    assert fault(world) == "", "one interval may be warmth"
    controller.total_base += 1_000
    world.run(500)
    assert fault(world) == "unaccounted_flow"
    assert controller.log.count("stop") == before + 1
    assert "unaccounted-flow" in world.kinds()
    assert "outlet_1:unaccounted_flow" in world.core.alarms(world.clock.now())
    world.start()
    world.run(1_500)
    assert fault(world) == "unaccounted_flow"
    assert world.kinds().count("unaccounted-flow") == 1
    unlock(world)
    world.run(500)
    assert fault(world) == ""


def test_flow_while_the_kiosk_was_off_is_noticed(world: World) -> None:
    """The totaliser at the start is compared with the one at the end of the last sale."""
    sale = world.buy(1)
    world.lift(takes=1_000_000)
    world.finish(sale)
    world.controller().calling = False
    world.controller().total_base += 200_000
    world.start()
    world.run(1_500)
    assert fault(world) == "unaccounted_flow"


def test_a_leak_before_the_opening_ends_the_delivery(world: World) -> None:
    """Paid, not lifted, and it flows all the same: closed, and charged to nobody beyond that."""
    sale = world.buy(1)
    world.run(500)
    world.controller().total_base += 12_000
    world.run(500)
    assert fault(world) == "leak"
    done = world.finish(sale)
    assert done.captured.minor == 2  # 12 mL have flowed.
    assert world.delivery().reason is StopReason.CONTROLLER_FAULT


def test_a_leak_before_the_preset_is_in_force_ends_the_delivery(world: World) -> None:
    """Not even the preset was read back when something flowed."""
    world.controller().noise = lambda what: "lost" if what.startswith("preset") else ""
    sale = world.buy(1)
    world.run(300)
    world.controller().total_base += 50_000
    world.run(300)
    assert fault(world) == "leak"
    world.finish(sale)
    assert world.delivery().state is DeliveryState.SETTLED


@pytest.mark.req("RD-13")
def test_a_valve_that_does_not_close_is_an_alarm_and_holds_the_sale(world: World) -> None:
    """Told to stop and flowing on: told again, alarm; settled only once it is shut."""
    controller = running(world)
    sale = world.delivery().sale
    controller.ignores_stop = True
    world.ask(c.Finish())
    world.run(2_500)
    assert fault(world) == ""
    world.run(1_500)
    assert fault(world) == "valve_stuck"
    assert 5 < controller.log.count("stop") <= 14
    assert world.sale(sale).state is SaleState.OPEN
    controller.ignores_stop = False
    world.finish(sale)
    world.run(3_000)
    assert fault(world) == "valve_stuck", "nobody has looked yet"
    controller.calling = False
    unlock(world)
    world.run(1_000)
    assert fault(world) == ""


def test_a_valve_has_the_time_that_it_is_rated_for() -> None:
    """A charger that lets the car finish takes longer than a solenoid, and is not stuck by that."""
    world = World(can=capabilities(closing_ms=6_000, meter_refresh_ms=1_000))
    controller = running(world)
    controller.ignores_stop = True
    world.ask(c.Finish())
    world.run(6_500)
    assert fault(world) == ""
    world.run(1_500)
    assert fault(world) == "valve_stuck"


def test_a_valve_that_does_not_close_after_a_restart_is_an_alarm_too(world: World) -> None:
    """The engine died while it waited for the valve: the next one waits, and complains."""
    controller = running(world)
    controller.ignores_stop = True
    world.ask(c.Finish())
    world.run(500)
    world.start()
    world.run(5_000)
    assert fault(world) == "valve_stuck"


@pytest.mark.req("RD-11")
@pytest.mark.req("CTL-08")
def test_an_overrun_is_the_operators_loss(world: World) -> None:
    """Past the limit: the charge is what was reserved, the rest is booked as a loss, and locked."""
    sale = world.buy(1)
    controller = world.lift()
    controller.drips_base = 400_000
    done = world.finish(sale)
    delivered = world.delivery().delivered.base
    assert delivered > world.delivery().limit.base
    cost = (2 * delivered * 17_590 + 10**8) // (2 * 10**8)
    assert done.captured.minor == 2000
    assert world.delivery().overrun.minor == cost - 2000 > 0
    assert world.balance(AccountKind.OVERRUN) == -(cost - 2000)
    assert world.balance(AccountKind.REVENUE, "1") == cost
    assert fault(world) == "overrun"
    assert "overrun" in world.kinds()
    world.check_books()


def test_an_overrun_that_is_seen_while_it_flows_is_why_it_ended(world: World) -> None:
    """Past the limit between two readings: stopped at once, and called what it is."""
    sale = world.buy(1)
    controller = world.lift()
    world.run_until(lambda: controller.is_open and controller.left_base < 400_000)
    controller.ignores_preset, controller.state = True, ControllerState.OPEN_FAST
    controller.flow_base = 813_000
    controller.answers = False
    world.run(700)
    controller.answers = True
    world.finish(sale)
    assert world.delivery().reason is StopReason.OVERRUN
    assert world.delivery().overrun
    assert fault(world) == "overrun"


def test_an_overrun_that_is_found_at_the_end_is_an_alarm_as_well(world: World) -> None:
    """Silent, and past the limit when it is found: a loss, and out of use."""
    sale = world.buy(1)
    controller = world.lift()
    world.run_until(lambda: controller.is_open and controller.left_base < 300_000)
    controller.ignores_preset, controller.state = True, ControllerState.OPEN_FAST
    controller.answers = False
    world.run(1_500)
    assert world.delivery().state is DeliveryState.STOPPING
    controller.answers = True
    world.finish(sale)
    assert world.delivery().reason is StopReason.COMMS_LOSS
    assert world.delivery().overrun
    assert fault(world) == "overrun"


def test_an_overrun_within_the_bound_is_paid_for(world: World) -> None:
    """A few drops past the preset are reserved for, and cost what they cost."""
    sale = world.buy(1)
    world.lift().drips_base = 30_000
    world.finish(sale)
    assert world.delivery().delivered > world.delivery().preset
    assert not world.delivery().overrun
    assert fault(world) == ""


def test_an_overrun_while_it_flows_stops_it(world: World) -> None:
    """A controller that flows on past the limit is stopped and out of use."""
    world.buy(1)
    controller = world.lift()
    world.flow()
    controller.ignores_preset = controller.ignores_stop = True
    world.run_until(lambda: fault(world) != "")
    assert fault(world) in {"overrun", "valve_stuck"}
    controller.ignores_stop = False
    world.finish(world.delivery().sale)
    assert world.delivery().charge.minor == 2000
    assert world.delivery().overrun


@pytest.mark.req("CTL-05")
@pytest.mark.parametrize("minor", range(1_000, 1_008))
def test_a_controller_that_ignores_its_preset_is_cut_off(world: World, minor: int) -> None:
    """Still fast where it ought to be slow: the kiosk closes it, before the money is used up."""
    sale = world.buy(1, minor=minor)
    controller = world.lift()
    controller.ignores_preset, controller.takes_ms = True, 280
    done = world.finish(sale)
    assert controller.flowed_base * 17_590 <= minor * 10**8
    assert world.delivery().preset.base - world.delivery().delivered.base <= 100_000
    assert "cut-off" in world.kinds()
    assert world.delivery().reason is StopReason.PRESET
    assert done.captured <= done.authorised


@pytest.mark.req("CTL-05")
def test_a_controller_that_is_slow_but_does_not_stop_is_cut_off(world: World) -> None:
    """In its slow stage and past the preset: closed within the overrun bound."""
    sale = world.buy(1)
    controller = world.lift()
    world.run_until(lambda: controller.state is ControllerState.OPEN_SLOW)
    controller.ignores_preset = True
    world.finish(sale)
    assert controller.flowed_base * 17_590 <= PAID
    assert "cut-off" in world.kinds()


@pytest.mark.req("CTL-05")
@pytest.mark.parametrize("flow_base", [100_000, 600_000, 813_000])
@pytest.mark.parametrize("slow_stage", [True, False])
def test_the_cut_off_never_fires_where_the_controller_works(
    flow_base: int, *, slow_stage: bool
) -> None:
    """A controller that closes by itself is left to it, at every flow, with one stage or two."""
    bound = 50_000 if slow_stage else 500_000
    can = capabilities(
        slow_stage=slow_stage, overrun_bound=Quantity(bound, Dimension.VOLUME), closing_ms=600
    )
    world = World(can=can)
    world.run(1_500)
    controller = world.controller()
    controller.flow_base, controller.takes_ms = flow_base, 400
    if not slow_stage:
        controller.slow_base, controller.slow_before_base = flow_base, 0
    sale = world.buy(1)
    world.lift()
    world.run_until(lambda: world.sale(sale).state is not SaleState.OPEN, within_ms=200_000)
    assert "cut-off" not in world.kinds()
    assert world.delivery().reason is StopReason.PRESET
    assert controller.flowed_base * 17_590 <= PAID


@pytest.mark.parametrize("times", [4, 20])
def test_drops_after_the_valve_is_shut_are_waited_for(world: World, times: int) -> None:
    """The final reading is two equal ones, taken after the rated closing time."""
    sale = world.buy(1)
    controller = world.lift()
    world.flow()
    world.ask(c.Finish())
    world.run_until(lambda: controller.state is ControllerState.CLOSED)
    shut_ms = world.clock.mono_ms
    for _ in range(times):  # At every reading a little more.
        world.run(50)
        controller.total_base += 2_000
        controller.flowed_base += 2_000
    world.run_until(lambda: not world.delivery().is_open)
    assert world.clock.mono_ms - shut_ms >= 600
    assert world.delivery().delivered.base == controller.flowed_base - controller.flowed_base % 1000
    world.finish(sale)


def test_one_outlet_may_be_sold_from_while_another_is_out_of_use(world: World) -> None:
    """A fault is the outlet's own affair."""
    world.controller(1).total_base += 200_000
    world.run(500)
    assert not world.snapshot.outlets[0].is_available
    world.lift(2, takes=1_000_000)
    assert world.finish(world.buy(2)).captured.minor == 176


def test_the_totaliser_is_shown_to_attendants(world: World) -> None:
    """The unwrapped totaliser, also from the store where nothing was read yet."""
    assert world.snapshot.outlets[0].total_base == 5_000_000
    world.controller().answers = False
    world.start()
    assert world.snapshot.outlets[0].total_base == 5_000_000


def test_a_place_that_was_never_open_meets_its_meters() -> None:
    """The first reading ever is taken as it is, and written down."""
    world = World(place=site(1))
    world.run(1_500)
    assert "meter-met" in world.kinds()
    assert "controller-met" in world.kinds()
    assert "controller-restarted" not in world.kinds()
    assert fault(world) == ""
