"""What leaves the outlets: sharing, stopping, faults, supplies (RD-02, 03, 10 to 17, 26)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fakes.auditor import Auditor
from fakes.flow_controller import capabilities
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.application import allocation
from kiosk.application import messages as m
from kiosk.application.supplies import STOCK
from kiosk.domain.books import AccountKind
from kiosk.domain.closing import Stage
from kiosk.domain.controller import Feeding, PowerUp, Preset, PresetKind, unfit
from kiosk.domain.delivery import DeliveryState, StopReason
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.sale import SaleState
from kiosk.domain.site import Site, Supply
from kiosk.simulation.disk import Killed


def ul(base: int) -> Quantity:
    return Quantity(base, Dimension.VOLUME)


def shared(place: Site, **supply: object) -> Site:
    """Return `place` with all outlets on one supply."""
    pump = replace(Supply("pump", "Pump"), **supply)  # type: ignore[arg-type]  # Named as the fields are.
    outlets = {key: replace(one, supply="pump") for key, one in place.outlets.items()}
    return replace(place, outlets=outlets, supplies={"pump": pump})


def opened(outlets: int, **how: object) -> World:
    """Return a place whose outlets have all been heard."""
    world = World(outlets, **how)  # type: ignore[arg-type]  # Named as the arguments are.
    world.run(500)
    return world


def watched(world: World) -> Auditor:
    """Let an auditor look after every message of `world`."""
    auditor = Auditor(world)
    world.on_handled = lambda _: auditor.look()
    return auditor


# --- Sharing ------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(6))
def test_rd_02_one_prepayment_is_split_into_holds_that_never_exceed_it(seed: int) -> None:
    """Three outlets at random flows: at every message the holds and what was used fit the money."""
    rng = random.Random(seed)
    world = opened(3)
    auditor = watched(world)
    sale = world.buy(1, 2, 3, minor=rng.choice((1500, 3000, 4000)))
    for outlet in (1, 2, 3):
        controller = world.lift(outlet)
        controller.flow_base = rng.choice((200_000, 400_000, 600_000, 800_000))
        controller.wants_base = rng.choice((None, None, 3_000_000))
    world.finish(sale)
    auditor.close()


def test_rd_03_each_stops_at_its_own_hold_and_the_rest_goes_to_one_that_waits() -> None:
    """No outlet takes another's money, and together they leave less than a glass of it."""
    world = opened(4)
    auditor = watched(world)
    sale = world.buy(1, 2, 3, 4, minor=4000)
    for outlet in (1, 2, 3, 4):
        world.lift(outlet)
    done = world.finish(sale)
    auditor.close()
    assert {one.reason for one in world.deliveries(sale)} == {StopReason.PRESET}
    assert done.released.minor <= 20, "50 mL is one close guard; nine cents of diesel"


def test_rd_03_money_comes_back_from_an_outlet_where_nothing_flows() -> None:
    """Somebody holds a nozzle and does not draw: after five seconds the others may have it."""
    world = opened(2)
    auditor = watched(world)
    sale = world.buy(1, 2, minor=2000)
    world.lift(1)
    idle = world.lift(2)
    world.flow(2, 300_000)
    idle.draws = False
    held = world.delivery(2).preset
    idle.log.clear()
    world.run_until(lambda: world.delivery(2).preset < held)
    assert world.delivery(2).reserved.minor < 100
    assert [one.split()[0] for one in idle.log] == ["preset"], "its valve was not touched"
    world.run_until(lambda: world.delivery(1).state is DeliveryState.STOPPING)
    idle.draws = True  # What it kept is still there for it.
    done = world.finish(sale)
    auditor.close()
    assert done.released.minor <= 20
    assert world.delivery(1).delivered.base > 10_000_000


def test_rd_03_what_was_taken_back_from_an_outlet_returns_when_it_draws_again() -> None:
    """An idle outlet that draws again is raised again before its small preset is reached."""
    world = opened(2)
    auditor = watched(world)
    sale = world.buy(1, 2, minor=900)
    world.lift(1)
    idle = world.lift(2)
    world.flow(2, 200_000)
    idle.draws = False
    held = world.delivery(2).preset
    world.run_until(lambda: world.delivery(2).preset < held)
    world.controller(1).calling = False
    idle.draws = True
    world.run_until(lambda: world.delivery(2).preset > held)
    done = world.finish(sale)
    auditor.close()
    assert done.released.minor <= 20


@pytest.mark.parametrize("what", ["lost", "unheard"])
def test_rd_03_nothing_is_released_before_the_lower_preset_was_read_back(what: str) -> None:
    """While the command or its answer is lost, all of the hold stays; then it is asked again."""
    world = opened(2)
    auditor = watched(world)
    sale = world.buy(1, 2, minor=2000)
    world.lift(1)
    idle = world.lift(2)
    world.flow(2, 300_000)
    idle.draws = False
    idle.noise = lambda told: what if told.startswith("preset") else ""
    before = world.delivery(2)
    world.run_until(lambda: world.delivery(2).lowering is not None)
    if what == "lost":
        world.run(3_000)
        assert world.delivery(2).reserved == before.reserved
        assert world.delivery(2).lowering is not None
    idle.noise = None
    world.run_until(lambda: world.delivery(2).lowering is None)
    assert world.delivery(2).reserved < before.reserved
    world.finish(sale)
    auditor.close()


def test_rd_03_a_fast_valve_keeps_its_hold_though_the_lower_preset_is_shown() -> None:
    """From full flow it covers more than its bound: only a slow or shut one gives anything back."""
    world = opened(2)
    auditor = watched(world)
    sale = world.buy(1, 2, minor=2000)
    world.lift(1)
    idle = world.lift(2)
    idle.slow_before_base = 0  # It does not slow down, whatever its preset.
    world.flow(2, 300_000)
    idle.draws = False
    before = world.delivery(2)
    world.run_until(lambda: world.delivery(2).lowering is not None)
    world.run(2_000)
    assert world.delivery(2).reserved == before.reserved
    idle.slow_before_base = 562_500
    world.run_until(lambda: world.delivery(2).lowering is None)
    world.finish(sale)
    auditor.close()


@pytest.mark.parametrize(
    "changes",
    [
        {"preset": PresetKind.BATCH},
        {"preset": PresetKind.RELATIVE},
        {"preset": PresetKind.SESSION, "live_raise": False, "live_lower": False},
        {"live_raise": False},
        {"live_lower": False},
        {"preset_readback": False},
        {"slow_stage": False, "overrun_bound": Quantity(490_000, Dimension.VOLUME)},
    ],
    ids=lambda changes: "-".join(f"{key}" for key in changes) + f"-{next(iter(changes.values()))}",
)
def test_rd_02_any_kind_of_preset_keeps_the_promise(changes: dict[str, object]) -> None:
    """What a controller lacks is paid for in comfort, never in product."""
    world = opened(3, can=capabilities(**changes))
    auditor = watched(world)
    sale = world.buy(1, 2, 3, minor=4500)
    for outlet in (1, 2, 3):
        world.lift(outlet)
        if not changes.get("slow_stage", True):
            world.controller(outlet).slow_before_base = 0
    world.finish(sale)
    auditor.close()
    assert all(one.delivered for one in world.deliveries(sale))


@pytest.mark.parametrize("kind", [PresetKind.RELATIVE, PresetKind.SESSION])
def test_rd_02_a_preset_that_adds_up_is_sent_once(kind: PresetKind) -> None:
    """A lost answer may have counted: it is never asked for anew, and all of it stays reserved."""
    world = opened(1, can=capabilities(preset=kind))
    world.controller().noise = lambda told: "lost" if told.startswith("preset") else ""
    sale = world.buy(1)
    held = world.balance(AccountKind.SALE, sale)
    assert world.finish(sale).captured.minor == 0
    assert [one for one in world.controller().log if one.startswith("preset")] == [
        "preset 11320000 #1"
    ]
    assert held == 2000
    assert world.delivery().reason is StopReason.REFUSED


def test_rd_02_without_a_preset_we_are_the_preset() -> None:
    """What flows until a dead engine is noticed is kept back in money; we close that much early."""
    world = opened(1, can=capabilities(preset=PresetKind.NONE))
    controller = world.controller()
    controller.ignores_preset = True
    sale = world.buy(1)
    blind = world.can.qmax.base * (1250 + 2000 + 600 + 1) // 1000
    assert world.delivery().preset.base <= world.delivery().limit.base - blind
    controller.set_preset(  # The fake opens under one only; this one stops nothing.
        Preset(ul(controller.total_base), ul(10**9), world.delivery().sequence)
    )
    world.lift()
    world.finish(sale)
    assert world.delivery().reason is StopReason.PRESET
    assert controller.flowed_base <= world.delivery().limit.base


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"preset": PresetKind.NONE, "watchdog_ms": None}, "no_preset_and_no_watchdog"),
        ({"preset": PresetKind.NONE, "watchdog_latches": False}, "no_preset_and_watchdog_resumes"),
        ({"power_up": PowerUp.ON}, "opens_with_the_power"),
        ({"power_up": PowerUp.PREVIOUS}, "opens_with_the_power"),
        ({"qmax": Quantity(0, Dimension.VOLUME)}, "no_rated_flow"),
        ({"preset_resolution": Quantity(0, Dimension.VOLUME)}, "no_rated_flow"),
        ({"watchdog_fed_by": Feeding.READS}, ""),
    ],
)
def test_rd_02_a_controller_that_can_keep_no_promise_is_refused(
    changes: dict[str, object], why: str
) -> None:
    """It is out of use from the start, says why, and nobody can unlock it."""
    can = capabilities(**changes)
    assert unfit(can) == why
    if not why or not can.qmax or not can.preset_resolution:
        return
    world = opened(1, can=can)
    world.hire()
    world.run(500)
    world.log_in()
    assert world.snapshot.outlets[0].fault == f"unfit_{why}"
    world.ask(c.UnlockOutlet(1))
    world.run(2_000)
    assert world.snapshot.outlets[0].fault == f"unfit_{why}"
    assert not world.snapshot.outlets[0].is_available


# --- Stopping -----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(8))
def test_rd_10_the_valve_is_closed_before_the_limit_whatever_flow_and_delay(seed: int) -> None:
    """Random flow and closing time within the rated ones: never a drop past what was paid for."""
    rng = random.Random(seed)
    world = opened(1)
    auditor = watched(world)
    controller = world.controller()
    controller.flow_base = rng.randrange(50_000, 813_000)
    controller.slow_base = controller.flow_base // 10
    controller.takes_ms = rng.randrange(10, 600, 10)
    sale = world.buy(1, minor=rng.randrange(300, 3000))
    world.lift()
    world.finish(sale)
    auditor.close()
    delivery = world.delivery()
    assert delivery.preset <= delivery.delivered <= delivery.limit


def test_rd_10_a_trigger_that_is_released_at_the_slow_stage_ends_nothing() -> None:
    """Nothing flows, so nothing is late: the customer draws the rest when they draw again."""
    world = opened(1)
    sale = world.buy(1, minor=1000)
    controller = world.lift()
    controller.slow_before_base = 0  # Its fast stage is still closing, and it says so.
    world.run_until(lambda: world.delivery().preset.base - controller.flowed_base < 500_000)
    controller.draws = False
    world.run(200)
    controller.slow_before_base = 562_500
    world.run(2_000)
    controller.draws = True
    world.finish(sale)
    delivery = world.delivery()
    assert delivery.delivered >= delivery.preset


def test_rd_11_what_flows_past_the_hold_is_the_operators_loss_and_locks_the_outlet() -> None:
    """The customer pays what was authorised at most; the excess is booked and named."""
    world = opened(1)
    sale = world.buy(1, minor=1000)
    controller = world.lift()
    controller.ignores_preset = controller.ignores_stop = True
    world.run_until(lambda: controller.flowed_base > 6_500_000)
    controller.ignores_preset = controller.ignores_stop = False
    done = world.finish(sale)
    delivery = world.delivery()
    assert done.captured == done.authorised
    assert delivery.overrun.minor > 0
    assert world.balance(AccountKind.OVERRUN) == -delivery.overrun.minor
    assert world.snapshot.outlets[0].fault in {"overrun", "valve_stuck"}
    world.check_books()


def learned(world: World, takes_ms: int, times: int) -> None:
    """Sell `times` small fills whose valve takes so long to close."""
    world.controller().takes_ms = takes_ms
    for _ in range(times):
        sale = world.buy(1, minor=200)
        world.lift()
        world.finish(sale)
        world.controller().calling = False
        world.run(1_000)


def test_rd_11_closing_times_are_learned_and_raise_the_margin_never_lower_it() -> None:
    """A valve slower than it is rated leaves more room from then on; a quick one no less."""
    world = opened(1)
    learned(world, 200, 12)
    record = world.store.saved["OutletRecord", "1"]
    [closing] = record.closings  # type: ignore[union-attr]  # An outlet's record.
    assert closing.stage is Stage.SLOW
    assert 150_000 <= closing.mean_us <= 260_000
    world.buy(1, minor=200)
    assert 50_000 <= world.delivery().limit.less(world.delivery().preset).base < 51_000
    assert world.core.alarms(world.clock.now()) == ()


def test_rd_11_a_valve_that_becomes_slow_is_told_before_it_runs_over() -> None:
    """At three quarters of its rated time it is an alarm; beyond it the margin grows."""
    world = opened(1)
    learned(world, 500, 12)
    assert "closing_drifts:1" in world.core.alarms(world.clock.now())
    assert "closing-drifts" in world.kinds()
    learned(world, 700, 30)
    world.buy(1, minor=200)
    delivery = world.delivery()
    assert delivery.limit.less(delivery.preset).base > 55_000


def test_rd_12_a_valve_that_opens_and_nothing_flows_costs_nothing() -> None:
    """It is closed, all of the money goes back, and after three in a row somebody is told."""
    world = opened(1)
    for number in range(1, 4):
        sale = world.buy(1)
        world.lift().draws = False
        done = world.finish(sale)
        assert (done.captured.minor, done.released.minor) == (0, 2000)
        assert world.delivery().reason is StopReason.NO_START
        assert not world.controller().is_open
        told = "no_flow:1" in world.core.alarms(world.clock.now())
        assert told is (number == 3)
        world.controller().calling = False
        world.run(1_000)
    world.controller().draws = True
    sale = world.buy(1)
    world.lift(takes=1_000_000)
    world.finish(sale)
    assert world.core.alarms(world.clock.now()) == ()


def test_rd_13_a_valve_that_does_not_close_shuts_off_its_group_and_bills_nothing_further() -> None:
    """All that draws on the same supply is stopped; what flows past the trip is the operator's."""
    place = shared(site(3))
    outlets = place.outlets | {OutletId(3): replace(place.outlets[OutletId(3)], supply="")}
    world = opened(3, place=replace(place, outlets=outlets))
    first = world.buy(1, minor=3000)
    second = world.buy(2, minor=3000, screen="other")
    third = world.buy(3, minor=3000, screen="third")
    stuck = world.lift(1)
    world.lift(2)
    world.lift(3)
    world.flow(1, 2_000_000)
    stuck.ignores_stop = stuck.ignores_preset = True
    world.ask(c.ToggleOutlet(1))
    world.ask(c.StopOutlet(1))
    world.run_until(lambda: world.snapshot.outlets[0].fault == "valve_stuck")
    at_trip = stuck.flowed_base
    world.run_until(lambda: world.sale(second).state is SaleState.SETTLED)
    assert world.delivery(2).reason is StopReason.GROUP
    assert world.snapshot.outlets[1].fault == "group_shut_off"
    assert world.delivery(1).is_open, "the hold stays while it flows"
    assert world.delivery(1).reserved.minor > 2_000
    assert world.delivery(3).state is DeliveryState.DELIVERING, "another supply is untouched"
    world.run(5_000)
    stuck.ignores_stop = stuck.ignores_preset = False
    done = world.finish(first)
    assert done.captured <= world.delivery(1).tariff.charge(ul(at_trip))
    assert world.delivery(1).overrun.minor > 0
    assert "group-shut-off" in world.kinds()
    world.finish(third)
    world.check_books()


def test_rd_14_flow_without_a_sale_closes_that_outlet_alone() -> None:
    """It is out of service and the quantity is on record; its neighbour sells on."""
    world = opened(2, place=shared(site(2)))
    world.controller(1).leak_base = 100_000
    world.run_until(lambda: world.snapshot.outlets[0].fault == "unaccounted_flow")
    assert "unaccounted-flow" in world.kinds()
    world.controller(1).leak_base = 0
    assert world.snapshot.outlets[1].fault == ""
    sale = world.buy(2)
    world.lift(2, takes=1_000_000)
    assert world.finish(sale).captured.minor > 0


def test_rd_15_a_silent_controller_keeps_its_hold_until_its_totaliser_is_read() -> None:
    """The dead-man timer closes it; nothing is released or charged before it answers again."""
    world = opened(1)
    auditor = watched(world)
    sale = world.buy(1)
    controller = world.lift()
    world.flow()
    controller.answers = False
    world.run(10_000)
    assert not controller.is_open
    assert world.delivery().state is DeliveryState.SILENT
    assert world.delivery().reserved.minor == 2000
    assert world.sale(sale).state is SaleState.OPEN
    controller.answers = True
    world.finish(sale)
    auditor.close()
    assert world.delivery().delivered.base == controller.flowed_base


@pytest.mark.parametrize(
    ("shown", "fault"),
    [(-500_000, "meter_backwards"), (900_000_000, "meter_jumped"), (3_000_000, "meter_jumped")],
)
def test_rd_16_a_meter_that_cannot_be_right_never_makes_a_cost(shown: int, fault: str) -> None:
    """It is a fault of the meter; the customer pays what was believed before."""
    world = opened(1)
    world.hire()
    world.run(500)
    sale = world.buy(1)
    controller = world.lift()
    world.flow()
    believed = controller.total_base
    controller.total_base += shown
    world.run_until(lambda: world.snapshot.outlets[0].fault == fault)
    assert world.delivery().reason is StopReason.METER_FAULT
    world.run(3_000)
    world.log_in(screen="boss")
    world.ask(c.UnlockOutlet(1), "boss")
    done = world.finish(sale)
    most = world.delivery().tariff.charge(ul(believed - 5_000_000 + 100_000))
    assert 0 < done.captured.minor <= most.minor
    assert done.released.minor > 0


def test_rd_16_a_totaliser_that_rolls_over_counts_on() -> None:
    """Its width is known: 24 bits of millilitres begin again at nothing, in mid-sale."""
    world = opened(1, can=capabilities(totaliser_bits=24))
    world.run(500)
    world.controller().total_base = (1 << 24) * 1000 - 1_000_000
    world.store.saved.pop(("OutletRecord", "1"))
    world.start()
    auditor = watched(world)
    world.run(1_000)
    sale = world.buy(1)
    world.lift(takes=3_000_000)
    world.finish(sale)
    auditor.close()
    assert 3_000_000 <= world.delivery().delivered.base <= 3_200_000


def test_rd_16_a_controller_that_forgets_its_totaliser_keeps_the_whole_hold() -> None:
    """After a loss of power nobody knows what flowed: an attendant decides, the money waits."""
    world = opened(1, can=capabilities(totaliser_kept=False))
    world.hire()
    world.run(500)
    sale = world.buy(1)
    controller = world.lift()
    world.flow()
    controller.power_cut()
    controller.total_base = 0
    world.run(5_000)
    assert world.snapshot.outlets[0].fault == "totaliser_lost"
    assert world.delivery().is_open
    assert world.delivery().reserved.minor == 2000
    world.log_in(screen="boss")
    world.ask(c.UnlockOutlet(1), "boss")
    assert world.finish(sale).captured.minor > 0


def test_rd_16_what_a_forgotten_meter_may_have_let_pass_is_granted_to_nobody() -> None:
    """The rest of its hold goes back to the payer, not to the other outlet of the sale."""
    world = opened(2, can=capabilities(totaliser_kept=False))
    world.hire()
    world.run(500)
    sale = world.buy(1, 2)
    controller = world.lift()
    world.flow()
    controller.power_cut()
    controller.total_base = 0
    world.run(5_000)
    lost = world.delivery().reserved
    world.log_in(screen="boss")
    world.ask(c.UnlockOutlet(1), "boss")
    world.run(500)
    assert not world.delivery().is_open
    assert world.delivery().charge < lost
    world.lift(2)
    world.run_until(lambda: not world.delivery(2).is_open, within_ms=120_000)
    taken = world.delivery(2)
    assert taken.tariff.reserve(taken.delivered) + lost <= Money(2_000)
    settled = world.finish(sale)
    assert settled.captured == world.delivery().charge + taken.charge
    world.check_books()


@pytest.mark.parametrize("start", range(0, 40, 4))
def test_rd_17_a_kill_at_any_message_captures_once_and_loses_nothing(start: int) -> None:
    """After each restart: valves shut, the open delivery settled from its opening totaliser."""
    for dies_at in range(start, start + 4):
        world = opened(2)
        auditor = watched(world)
        sale = world.quote(1, 2)
        world.pay(sale)
        left = iter(range(5 * dies_at, -1, -1))

        def look(_: m.Message, auditor: Auditor = auditor, left: Iterator[int] = left) -> None:
            auditor.look()
            if not next(left):
                raise Killed

        world.on_handled = look
        world.lift(1)
        world.lift(2, takes=1_000_000)
        try:
            world.run(12_000)
        except Killed:
            world.start()
        world.on_handled = lambda _, auditor=auditor: auditor.look()
        for controller in world.controllers.values():
            controller.calling = False
        world.run(20_000)
        world.finish(sale)
        world.run(5_000)
        auditor.close()


# --- Supplies -----------------------------------------------------------------------------------


def test_rd_26_no_more_is_promised_than_the_tank_can_give() -> None:
    """20 L in the tank, 5 L never sold: four customers together are granted 15 L at most."""
    place = shared(site(4), stock_max=ul(20_000_000), reserve=ul(5_000_000))
    world = opened(4, place=place)
    auditor = watched(world)
    sales = [world.buy(n, minor=2000, screen=f"s{n}") for n in (1, 2, 3)]
    granted = sum(world.delivery(n).limit.base for n in (1, 2, 3) if world.deliveries(sales[n - 1]))
    assert granted <= 15_000_000
    for outlet in (1, 2, 3):
        world.lift(outlet)
    for sale in sales:
        world.finish(sale)
    auditor.close()
    flowed = sum(one.flowed_base for one in world.controllers.values())
    assert flowed <= 15_000_000
    stock = world.store.saved["Setting", STOCK + "pump"]
    assert int(stock.value) == 20_000_000 - sum(one.delivered.base for one in world.deliveries())  # type: ignore[union-attr]  # A setting.


def test_rd_26_an_outlet_whose_tank_is_empty_is_not_sold_from() -> None:
    """Nobody pays for what is not there: it cannot be chosen while less than the least is left."""
    place = shared(site(2), stock_max=ul(5_400_000), reserve=ul(5_000_000))
    world = opened(2, place=place)
    world.run(500)
    assert not any(one.is_available for one in world.snapshot.outlets)


def test_rd_26_a_delivery_that_empties_the_tank_says_so() -> None:
    """Its record names the supply, not the customer's money; the rest goes back."""
    place = shared(site(1), stock_max=ul(4_000_000), reserve=ul(1_000_000))
    world = opened(1, place=place)
    auditor = watched(world)
    sale = world.buy(1, minor=2000)
    world.lift()
    done = world.finish(sale)
    auditor.close()
    assert world.delivery().reason is StopReason.SUPPLY
    assert world.controller().flowed_base <= 3_000_000
    assert done.released.minor > 1_400


def test_rd_26_those_who_draw_on_one_tank_get_equal_parts_of_it() -> None:
    """The second customer is promised half of what is left, whoever came first takes no more."""
    place = shared(site(2), stock_max=ul(9_000_000), reserve=ul(1_000_000))
    world = opened(2, place=place)
    auditor = watched(world)
    first = world.buy(1, minor=300)
    second = world.buy(2, minor=2000, screen="other")
    room = 8_000_000 - world.delivery(1).limit.base
    assert world.delivery(2).limit.base <= room
    world.lift(1)
    world.lift(2)
    world.finish(first)
    world.finish(second)
    auditor.close()


def test_rd_26_a_pump_for_one_serves_one_at_a_time_in_the_order_of_their_coming() -> None:
    """Whoever lifted first is opened first; the others wait, their money and time intact."""
    world = opened(3, place=shared(site(3), open_at_once=1))
    auditor = watched(world)
    sales = [world.buy(n, minor=1000, screen=f"s{n}") for n in (1, 2, 3)]
    for outlet in (2, 3, 1):
        world.lift(outlet, takes=2_000_000)
        world.run(500)
        assert sum(one.is_open for one in world.controllers.values()) == 1
    order = []
    for _ in range(40_000):
        world.step()
        open_now = [key for key, one in world.controllers.items() if one.is_open]
        assert len(open_now) <= 1
        order += [key for key in open_now if key not in order]
        if all(world.sale(sale).state is SaleState.SETTLED for sale in sales):
            break
    assert order == [2, 3, 1]
    auditor.close()


def test_rd_26_the_level_of_a_tank_survives_a_restart() -> None:
    """It is written down with every settlement, and counts on from there."""
    place = shared(site(1), stock_max=ul(20_000_000), reserve=ul(0))
    world = opened(1, place=place)
    sale = world.buy(1)
    world.lift(takes=3_000_000)
    world.finish(sale)
    world.start()
    world.run(1_000)
    view = world.store.saved["Setting", STOCK + "pump"]
    assert int(view.value) == 20_000_000 - world.delivery().delivered.base  # type: ignore[union-attr]  # A setting.


def test_rd_03_less_than_is_worth_a_valve_is_never_opened_for() -> None:
    """The least for which a shut valve opens again is more than its close guard."""
    can = capabilities()
    assert allocation.worth(can, can.overrun_bound).base > can.overrun_bound.base + 250_000


def test_rd_03_rounding_over_many_outlets_keeps_nothing_back() -> None:
    """Sixteen charges of half a cent more or less: the pool is what is left, to the cent."""
    place = site(16, outlets_max=16, sale_max=Money(40_000))
    world = opened(16, place=place)
    auditor = watched(world)
    sale = world.buy(*range(1, 17), minor=32_000)
    for outlet in range(1, 17):
        world.lift(outlet, takes=None if outlet % 2 else 4_000_000 + 1_700 * outlet)
    done = world.finish(sale)
    auditor.close()
    assert done.released.minor * 10_000 <= 5 * done.authorised.minor + 10_000 * 3


def test_rd_13_a_hose_that_yields_a_count_after_its_bound_was_given_back_is_no_fault() -> None:
    """A shut outlet that waits for money gave its bound back; a few millilitres end it, no more."""
    world = opened(2)
    sale = world.buy(1, 2, minor=800)
    waiting = world.lift(1)
    other = world.lift(2)
    other.flow_base = 100_000
    world.run_until(
        lambda: world.delivery(1).limit.less(world.delivery(1).preset).base < 50_000,
        within_ms=60_000,
    )
    waiting.total_base += 4_000
    waiting.flowed_base += 4_000
    world.run(3_000)
    assert world.snapshot.outlets[0].fault == ""
    assert world.delivery(1).reason is StopReason.PRESET
    world.finish(sale)
    world.check_books()
