"""From the nozzle to the last drop, with a controller that does what it is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.flow_controller import FakeController, capabilities
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen
from kiosk.application import messages as m
from kiosk.domain.controller import DeviceStop
from kiosk.domain.delivery import DeliveryState, StopReason
from kiosk.domain.outlet import OutletId, OutletState
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.sale import SaleState

PAID = 2000 * 10**8
"""20.00 in exact money: base units x price_e4."""


def state(world: World, outlet: int = 1) -> str:
    """Return the state of an outlet, as anybody may see it."""
    return world.snapshot.outlets[outlet - 1].state


def reason(world: World, outlet: int = 1) -> StopReason | None:
    """Return why the latest delivery of an outlet ended."""
    return world.delivery(outlet).reason


@pytest.mark.req("RD-01")
@pytest.mark.req("CTL-07")
def test_a_preset_delivers_what_the_money_buys_and_never_more(world: World) -> None:
    """20.00 buys 11.37 L: the controller is told 0.05 L less, and stops between the two."""
    sale = world.buy(1)
    delivery = world.delivery()
    assert delivery.limit == Quantity(11_370_096, Dimension.VOLUME)
    assert delivery.preset == Quantity(11_320_000, Dimension.VOLUME)
    world.lift()
    world.finish(sale)
    assert 11_320_000 <= world.delivery().delivered.base <= 11_370_000
    assert world.controller().flowed_base * 17_590 <= PAID
    assert reason(world) is StopReason.PRESET
    assert world.delivery().charge <= world.sale(sale).authorised


def test_the_states_of_an_outlet_are_those_of_a_fuelling_point(world: World) -> None:
    """Idle, calling, authorised, started, fuelling, suspended, fuelling, and idle again."""
    assert state(world) == "idle"
    world.lift()
    world.run(500)
    assert state(world) == "calling"
    world.controller().calling = False
    world.run(500)
    assert state(world) == "idle"
    world.buy(1)
    world.run(500)
    assert state(world) == "authorised"
    controller = world.lift()
    controller.draws = False
    world.run(500)
    assert state(world) == "started"
    controller.draws = True
    world.run(500)
    assert state(world) == "fuelling"
    controller.draws = False
    world.run(4000)
    assert state(world) == "suspended_fuelling"
    controller.draws = True
    world.run(500)
    assert state(world) == "fuelling"
    controller.calling = False
    world.run(2000)
    assert state(world) == "idle"


@pytest.mark.req("CTL-03")
@pytest.mark.req("RD-17")
def test_grant_and_opening_are_stored_before_the_controller_hears_of_them(world: World) -> None:
    """When the preset arrives, the grant with the opening totaliser is in the journal already."""
    seen: list[list[str]] = []

    def watch(what: str) -> str:
        if what.startswith(("preset", "open")):
            seen.append([what.partition(" ")[0], *world.kinds()])
        return ""

    world.controller().noise = watch
    world.buy(1)
    world.lift()
    world.flow()
    assert [one[0] for one in seen] == ["preset", "open"]
    assert "grant" in seen[0]
    assert "valve-open-asked" in seen[1]
    [grant] = [one for one in world.store.entries if one.kind == "grant"]
    assert b'"opening":5000000' in grant.canonical


@pytest.mark.req("SC-02")
def test_the_valve_is_opened_only_under_a_preset_that_was_read_back(world: World) -> None:
    """Lifted at once: the opening still waits for the controller to show our preset."""
    world.lift()
    world.controller().noise = lambda what: "lost" if what.startswith("preset") else ""
    world.buy(1)
    world.run(3000)
    assert world.delivery().state is DeliveryState.GRANTED
    assert not any("open" in one for one in world.controller().log)
    assert len([one for one in world.controller().log if one.startswith("preset")]) > 3
    world.controller().noise = None
    world.flow()
    assert world.delivery().state is DeliveryState.DELIVERING


def test_a_preset_whose_answer_was_lost_is_in_force_once_it_is_read_back(world: World) -> None:
    """Nobody heard the *done*, but the next status shows the preset: it is not written again."""
    world.controller().noise = lambda what: "unheard" if what.startswith("preset") else ""
    world.buy(1)
    world.run(300)
    assert world.delivery().state is DeliveryState.ARMED
    assert len([one for one in world.controller().log if one.startswith("preset")]) == 1


@pytest.mark.parametrize("off", [-1000, 1000, 2000])
def test_a_preset_that_reads_back_differently_is_never_opened(world: World, off: int) -> None:
    """More or less than was written: the delivery ends after five seconds, before it began."""
    controller = world.controller()

    def spoilt(_: str) -> str:
        if controller.preset is not None:
            preset = world.delivery().preset
            limit = Quantity(preset.base + off, preset.dimension)
            controller.preset = replace(controller.preset, limit=limit)
        return ""

    controller.noise = spoilt
    world.lift()
    sale = world.buy(1)
    world.run(4500)
    assert world.delivery().state is DeliveryState.GRANTED
    world.finish(sale)
    assert reason(world) is StopReason.REFUSED
    assert not any("open" in one for one in controller.log)
    assert world.sale(sale).released.minor == 2000


def test_a_preset_rounded_down_by_the_controller_is_ours() -> None:
    """A device that resolves ten millilitres may show up to ten less, not ten."""
    world = World(can=capabilities(preset_resolution=Quantity(7_000, Dimension.VOLUME)))
    world.run(1500)
    world.lift()
    sale = world.buy(1)
    preset = world.delivery().preset
    assert preset.base % 7_000 == 0
    assert preset.base > 11_320_000 - 7_000
    world.finish(sale)
    assert reason(world) is StopReason.PRESET


def test_a_refused_preset_ends_the_delivery_before_it_began(world: World) -> None:
    """A definite no: nothing flows, and all of it goes back."""
    world.buy(1)
    delivery = world.delivery()
    preset = next(one for one in world.seen_requests if isinstance(one, m.SetPreset))
    world.handle(m.OutletRefused(delivery.outlet, preset, "out_of_range"))
    assert world.finish(delivery.sale).released.minor == 2000
    assert reason(world) is StopReason.REFUSED


def test_a_refusal_of_an_older_preset_ends_nothing(world: World) -> None:
    """Only the newest preset and its opening count."""
    world.buy(1)
    delivery = world.delivery()
    preset = next(one for one in world.seen_requests if isinstance(one, m.SetPreset)).preset
    older = replace(preset, sequence=preset.sequence + 1)
    outlet = delivery.outlet
    world.handle(m.OutletRefused(outlet, m.SetPreset(outlet, older), "x"))
    world.handle(m.OutletRefused(outlet, m.OpenValve(outlet, older.sequence), "x"))
    world.handle(m.OutletRefused(outlet, m.StopOutlet(outlet), "x"))
    world.handle(m.OutletRefused(outlet, m.Acknowledge(outlet), "x"))
    world.handle(m.OutletRefused(OutletId(2), m.SetPreset(OutletId(2), preset), "x"))
    world.lift()
    world.flow()
    opened = m.OpenValve(outlet, world.delivery().sequence)
    world.handle(m.OutletRefused(outlet, opened, "already_open"))  # It is open, as was wanted.
    world.flow()
    assert world.delivery().state is DeliveryState.DELIVERING


def test_a_refused_opening_ends_the_delivery(world: World) -> None:
    """The controller will not open: the customer gets the money back."""
    world.buy(1)
    world.run(300)
    world.controller().preset = None  # It has dropped our preset.
    world.lift()
    assert world.finish(world.delivery().sale).released.minor == 2000
    assert reason(world) is StopReason.REFUSED


def test_an_opening_that_was_lost_is_told_again(world: World) -> None:
    """The status shows a shut valve: the same opening, until it is open."""
    lost = iter(["lost", "lost"])
    world.controller().noise = lambda what: next(lost, "") if what.startswith("open") else ""
    world.buy(1)
    world.lift()
    world.flow()
    assert len([one for one in world.controller().log if one.startswith("open")]) == 3


def test_a_controller_that_latches_before_it_opens_ends_the_delivery(world: World) -> None:
    """Its dead-man timer ran out while it was told to open: it is not told again."""
    controller = world.controller()
    controller.noise = lambda what: "lost" if what.startswith("open") else ""
    sale = world.buy(1)
    world.lift()
    world.run(500)
    controller.latched, controller.stopped_by = True, DeviceStop.WATCHDOG
    world.run(3_000)
    assert world.finish(sale).released.minor == 2000
    assert reason(world) is StopReason.COMMS_LOSS


def test_an_older_preset_of_the_same_size_is_not_ours(world: World) -> None:
    """Left behind by the sale before, and just as large: only the newest sequence counts."""
    controller = world.controller()
    first = world.buy(1)
    world.run(300)
    controller.noise = lambda what: "lost" if what == "stop" else ""
    world.ask(c.Finish())
    world.finish(first)
    assert controller.preset is not None
    controller.noise = lambda what: "lost" if what.startswith(("stop", "preset")) else ""
    world.buy(1)
    world.run(1_000)
    assert controller.preset.limit == world.delivery().preset
    assert world.delivery().state is DeliveryState.GRANTED


def test_a_controller_that_had_latched_is_acknowledged_before_it_is_opened(world: World) -> None:
    """What it latched while nothing was open does not cost the customer the delivery."""
    world.buy(1)
    world.run(300)
    world.controller().latched = True
    world.lift()
    world.flow()
    assert "acknowledge" in world.controller().log


@pytest.mark.req("SAF-07")
@pytest.mark.parametrize(("waited_ms", "is_over"), [(119_000, False), (121_500, True)])
def test_a_nozzle_that_is_never_lifted_is_released(
    world: World, waited_ms: int, *, is_over: bool
) -> None:
    """Two minutes without the nozzle: the authorisation is withdrawn and the money goes back."""
    sale = world.buy(1)
    world.run(waited_ms)
    assert (world.sale(sale).state is not SaleState.OPEN) is is_over
    if is_over:
        assert reason(world) is StopReason.NO_START
        assert world.finish(sale).released.minor == 2000


@pytest.mark.req("RD-12")
@pytest.mark.parametrize(("waited_ms", "is_over"), [(119_000, False), (122_000, True)])
def test_a_nozzle_that_is_lifted_and_never_used_is_released(
    world: World, waited_ms: int, *, is_over: bool
) -> None:
    """Open, and nothing flows for two minutes: it ends with nothing charged."""
    sale = world.buy(1)
    world.lift().draws = False
    world.run(waited_ms)
    assert (world.sale(sale).state is not SaleState.OPEN) is is_over
    if is_over:
        assert reason(world) is StopReason.NO_START
        assert world.finish(sale).released.minor == 2000


def test_hung_up_before_anything_flowed_may_be_lifted_again(world: World) -> None:
    """To move the car is no reason to lose the sale; nothing opens while the nozzle hangs."""
    sale = world.buy(1)
    controller = world.lift()
    controller.draws = False
    world.run(300)
    controller.calling = False
    world.run(300)
    openings = len([one for one in controller.log if one.startswith("open")])
    world.run(30_000)
    assert len([one for one in controller.log if one.startswith("open")]) == openings
    assert world.sale(sale).state is SaleState.OPEN
    controller.calling = controller.draws = True
    world.flow()
    assert world.delivery().state is DeliveryState.DELIVERING


def test_hung_up_dry_and_refused_when_lifted_again_ends_the_delivery(world: World) -> None:
    """The controller will not open a second time: the money goes back at once."""
    sale = world.buy(1)
    controller = world.lift()
    controller.draws = False
    world.run(300)
    controller.calling = False
    world.run(500)
    controller.preset = None
    controller.calling = True
    world.run(3_000)
    assert reason(world) is StopReason.REFUSED
    assert world.finish(sale).released.minor == 2000


def test_never_lifted_again_is_released_too(world: World) -> None:
    """Lifted, opened, and hung up dry: after two minutes the money goes back."""
    sale = world.buy(1)
    world.lift().draws = False
    world.run(300)
    world.controller().calling = False
    world.run(125_000)
    assert world.finish(sale).released.minor == 2000
    assert reason(world) is StopReason.NO_START


@pytest.mark.req("SAF-08")
def test_no_flow_in_a_delivery_ends_it(world: World) -> None:
    """A minute without flow in the middle: it ends, and what was taken is paid."""
    sale = world.buy(1)
    controller = world.lift()
    world.flow()
    controller.draws = False
    world.run(55_000)
    assert world.delivery().state is DeliveryState.PAUSED
    world.run(8_000)
    assert world.finish(sale).captured.minor > 170
    assert reason(world) is StopReason.NO_FLOW


@pytest.mark.req("SAF-10")
def test_a_delivery_that_takes_too_long_ends() -> None:
    """A trickle cannot hold an outlet for ever."""
    world = World(place=site(delivery_ms=30_000))
    world.run(1500)
    sale = world.buy(1)
    world.lift().flow_base = 20_000
    world.run_until(lambda: world.sale(sale).state is not SaleState.OPEN, within_ms=33_000)
    assert reason(world) is StopReason.MAX_TIME


@pytest.mark.req("SAF-18")
def test_hanging_up_ends_the_delivery(world: World) -> None:
    """Nozzle back: final reading, charge, and the outlet is free again."""
    sale = world.buy(1)
    world.lift(takes=2_400_000)
    assert world.finish(sale).captured.minor == 422
    assert reason(world) is StopReason.HUNG_UP
    assert world.snapshot.outlets[0].is_available


def test_hanging_up_in_the_moment_of_the_preset_ends_the_delivery(world: World) -> None:
    """Stopped at a preset that was about to be raised, and the nozzle is back: nothing re-opens."""
    world.buy(1, 2)
    controller = world.lift(1)
    world.flow(1, 900_000)
    controller.noise = lambda what: "lost" if what.startswith("preset") else ""
    world.run_until(lambda: controller.stopped_by is DeviceStop.PRESET)
    openings = len([one for one in controller.log if one.startswith("open")])
    controller.calling = False
    controller.noise = None
    world.run(3000)
    assert reason(world) is StopReason.HUNG_UP
    assert len([one for one in controller.log if one.startswith("open")]) == openings


def test_a_stop_at_the_screen_ends_the_delivery(world: World) -> None:
    """*Finish* closes the valve at once; what flowed until it was shut is paid."""
    sale = world.buy(1)
    world.lift()
    world.flow()
    world.ask(c.Finish())
    world.run(30)
    assert not world.controller().is_open
    done = world.finish(sale)
    assert reason(world) is StopReason.CUSTOMER
    assert done.captured == world.delivery().charge
    assert world.controller().flowed_base == world.delivery().delivered.base


@pytest.mark.req("RD-03")
def test_the_credit_of_a_stopped_outlet_goes_to_the_other(world: World) -> None:
    """One of two is stopped: what it did not take, the other may."""
    sale = world.buy(1, 2)
    world.lift(1)
    world.lift(2)
    world.flow(1)
    world.ask(c.StopOutlet(1))
    world.finish(sale)
    assert reason(world, 1) is StopReason.CUSTOMER
    assert reason(world, 2) is StopReason.PRESET
    taken = sum(one.flowed_base for one in world.controllers.values())
    assert PAID - 100_000 * 17_590 < taken * 17_590 <= PAID


@pytest.mark.req("RD-02")
def test_outlets_that_share_hold_slices_and_never_more_than_is_paid(world: World) -> None:
    """At every moment the two presets with their overrun bounds fit into the payment."""
    sale = world.buy(1, 2)
    world.lift(1)
    world.lift(2)
    raised = 0
    while world.sale(sale).state is SaleState.OPEN:
        world.run(50)
        held = [one.reserved.minor for one in world.deliveries(sale) if one.is_open]
        used = [one.charge.minor for one in world.deliveries(sale) if not one.is_open]
        assert sum(held) + sum(used) <= 2000
        raised = max(raised, *(one.sequence for one in world.deliveries(sale)))
    assert raised > 2
    assert sum(one.flowed_base for one in world.controllers.values()) * 17_590 <= PAID


def test_a_raise_that_is_lost_is_written_again(world: World) -> None:
    """The controller stops at its old preset, learns the new one, and goes on by itself."""
    world.buy(1, 2)
    controller = world.lift(1)
    world.flow(1, 900_000)
    controller.noise = lambda what: "lost" if what.startswith("preset") else ""
    refused: list[m.Message] = []
    world.on_message = lambda one: refused.append(one) if isinstance(one, m.OutletRefused) else None
    world.run_until(lambda: controller.stopped_by is DeviceStop.PRESET)
    sequence = world.delivery().sequence
    world.run(2000)
    assert world.delivery().state in {DeliveryState.DELIVERING, DeliveryState.PAUSED}
    assert world.delivery().sequence == sequence, "nothing more is granted before that is read back"
    controller.noise = None
    world.flow(1, 500_000)
    assert world.delivery().state is DeliveryState.DELIVERING
    assert refused == [], "nothing is opened under a preset that was not read back"


def test_a_raise_that_is_never_taken_ends_in_time(world: World) -> None:
    """A controller that stays at its old preset ends like one through which nothing flows."""
    world.buy(1, 2)
    controller = world.lift(1)
    world.flow(1, 900_000)
    controller.noise = lambda what: "lost" if what.startswith("preset") else ""
    world.run(80_000)
    assert reason(world) is StopReason.NO_FLOW


def test_a_coarse_meter_at_the_preset_is_not_opened_again() -> None:
    """The totaliser shows a few drops less than the preset: that is the end, not a lost opening."""
    world = World(can=capabilities(totaliser_step=Quantity(30_000, Dimension.VOLUME)))
    for controller in world.controllers.values():
        controller.total_base = 5_010_000
    world.run(1500)
    sale = world.buy(1)
    world.lift()
    world.finish(sale)
    assert reason(world) is StopReason.PRESET
    assert len([one for one in world.controller().log if one.startswith("open")]) == 1


def test_a_controller_that_senses_nobody_waits_for_the_touch_of_start() -> None:
    """Where the device cannot tell whether somebody is there, *start* on the screen says so."""
    world = World(can=capabilities(senses_calling=False))
    world.run(1500)
    sale = world.quote(1)
    world.ask(c.StartOutlet(1))  # Too early: nothing is paid yet.
    world.pay(sale)
    world.run(3000)
    assert not any("open" in one for one in world.controller().log)
    assert world.visit.sale is not None
    assert world.visit.sale.deliveries[0].needs == "start"
    world.ask(c.StartOutlet(1), "elsewhere")
    world.run(1000)
    assert not any("open" in one for one in world.controller().log), "not from a stranger's screen"
    world.ask(c.StartOutlet(1))
    world.flow()
    world.ask(c.Finish())
    world.finish(sale)
    assert world.snapshot.outlets[0].is_available
    world.ask(c.Finish())
    world.buy(1)
    world.run(1000)
    openings = [one for one in world.controller().log if one.startswith("open")]
    assert len(openings) == 1, "the touch of start was for that delivery alone"


def test_a_delivery_is_stored_every_second_while_it_flows(world: World) -> None:
    """A power cut of the kiosk loses at most a second of the figures shown."""
    world.buy(1)
    world.lift()
    world.flow()
    for _ in range(5):
        stored = world.delivery().delivered.base
        assert world.controller().flowed_base - stored <= 600_000 * 12 // 10
        world.run(700)


def test_two_sales_at_two_outlets_do_not_meet(world: World) -> None:
    """Each customer pays for their own outlet, and stops their own alone."""
    first = world.buy(1)
    second = world.buy(2, screen="side")
    world.lift(1)
    world.lift(2)
    world.flow(1)
    world.ask(c.StopOutlet(2))
    world.ask(c.Finish())
    world.finish(first)
    assert world.sale(second).state is SaleState.OPEN
    assert world.delivery(2).state is DeliveryState.DELIVERING
    world.ask(c.Finish(), "side")
    world.finish(second)
    world.check_books()


def test_an_outlet_in_use_can_be_looked_at_from_another_screen(world: World) -> None:
    """Touching a running outlet shows its delivery, on any screen."""
    sale = world.buy(1)
    world.lift()
    world.flow()
    visit = world.ask(c.ToggleOutlet(1), "side")
    assert visit.screen is Screen.DELIVERING
    assert visit.sale is not None
    assert visit.sale.id == sale
    assert world.ask(c.Back(), "side").screen is Screen.OVERVIEW
    assert world.sale(sale).state is SaleState.OPEN


def test_a_shut_valve_with_no_preset_is_left_alone(world: World) -> None:
    """At rest nothing is said but polls."""
    world.run(1000)
    quiet: FakeController = world.controller()
    said = len(quiet.log)
    world.run(20_000)
    assert len(quiet.log) == said


def test_a_preset_that_was_never_withdrawn_is_withdrawn(world: World) -> None:
    """A stop that was lost on a shut valve is told again until no preset is in force."""
    controller = world.controller()
    sale = world.buy(1)
    world.run(300)
    controller.noise = lambda what: "lost" if what == "stop" else ""
    world.ask(c.Finish())
    world.finish(sale)
    assert controller.preset is not None
    said = controller.log.count("stop")
    world.run(20_000)
    assert 3 <= controller.log.count("stop") - said <= 5, "not at every turn"
    controller.noise = None
    world.run(6000)
    assert controller.preset is None


def test_the_sequence_of_presets_starts_again_at_its_end(world: World) -> None:
    """Sequences are 16 bits wide: after 65,535 comes 1, never 0."""
    record = world.store.saved["OutletRecord", "1"]
    world.store.saved["OutletRecord", "1"] = replace(record, sequence=65_534)  # type: ignore[call-arg]
    world.start()
    world.run(1500)
    for wanted in (65_535, 1):
        sale = world.buy(1)
        assert world.delivery().sequence == wanted
        world.lift(takes=1_000_000)
        world.finish(sale)
        world.controller().calling = False
        world.ask(c.Finish())
        world.run(500)


def test_finishing_stops_what_is_left(world: World) -> None:
    """One of two outlets is settled already: *finish* stops the other."""
    sale = world.buy(1, 2)
    world.lift(1, takes=1_200_000)
    world.lift(2)
    world.run_until(lambda: not world.delivery(1).is_open)
    world.ask(c.Finish())
    world.finish(sale)
    assert reason(world, 1) is StopReason.HUNG_UP
    assert reason(world, 2) is StopReason.CUSTOMER


def test_each_outlet_can_begin_even_where_devices_are_coarse() -> None:
    """A device that resolves a litre needs a litre each: less is refused, and as much begins."""
    world = World(4, can=capabilities(preset_resolution=Quantity(1_000_000, Dimension.VOLUME)))
    world.run(1_500)
    world.choose(1, 2, 3, 4)
    least = 4 * 185  # A litre and the overrun bound at 1.759 a litre, rounded up.
    assert world.ask(c.BuyAmount(least - 1)).notice is Notice.TOO_LITTLE
    visit = world.ask(c.BuyAmount(least))
    assert visit.sale is not None
    world.run_until(lambda: world.prepayment(visit.sale.id).url != "")
    world.pay(visit.sale.id)
    world.run(2_000)
    assert {one.outlet for one in world.deliveries(visit.sale.id)} == {1, 2, 3, 4}


def test_an_outlet_that_no_money_is_left_for_is_let_go_of() -> None:
    """A quantity that the device cannot even preset: nothing begins, and the money goes back."""
    world = World(can=capabilities(preset_resolution=Quantity(5_000_000, Dimension.VOLUME)))
    world.run(1_500)
    world.choose(1)
    world.ask(c.BuyQuantity(5_060_000))
    [sale] = world.sales()
    world.store.saved["Sale", sale.id] = wanted = replace(
        sale, wanted=Quantity(2_000_000, Dimension.VOLUME)
    )
    world.core._state.sales[sale.id] = wanted
    world.run_until(lambda: world.prepayment(sale.id).url != "")
    world.pay(sale.id)
    assert world.finish(sale.id).released == sale.amount
    assert world.deliveries(sale.id) == []
    assert world.visit.notice is Notice.OUTLET_FAILED


def test_stops_need_not_wait_for_the_disk(world: World) -> None:
    """Given to the lines before the change is stored, and not a second time after it."""
    world.buy(1)
    world.lift()
    world.flow()
    urgent: list[tuple[m.StopOutlet, DeliveryState]] = []
    world.core.let_stops_overtake(lambda one: urgent.append((one, world.delivery().state)))
    requests = world.core.handle(m.Asked("front", c.Finish()), world.clock.now())
    assert urgent == [(m.StopOutlet(OutletId(1)), DeliveryState.DELIVERING)]
    assert not any(isinstance(one, m.StopOutlet) for one in requests)
    assert world.delivery().state is DeliveryState.STOPPING


def test_outlet_states_follow_the_table(world: World) -> None:
    """What a screen reads is the name of a state of the table."""
    names = {one.name.lower() for one in OutletState}
    assert {one.state for one in world.snapshot.outlets} <= names
