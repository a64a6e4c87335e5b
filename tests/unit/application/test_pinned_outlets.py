"""Edges of what becomes of an outlet that a mistake once passed unseen."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from fakes.flow_controller import FakeController, capabilities
from fakes.payers import watched
from fakes.stage import Stage
from fakes.values import ul
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, OutletSnapshot
from kiosk.application import messages as m
from kiosk.application.metering import COMMISSIONED
from kiosk.application.outlets import FRESH_MS
from kiosk.application.state import STOPPED, Change
from kiosk.application.stopping import GROUP, OTHER, STUCK
from kiosk.application.supplies import STOCK
from kiosk.domain.attendant import Role
from kiosk.domain.commissioning import Commissioned
from kiosk.domain.controller import ControllerState, Fault, Identity, PowerUp, Preset, Status
from kiosk.domain.delivery import DeliveryState, StopReason
from kiosk.domain.journal import Relevance
from kiosk.domain.meter_factor import NEUTRAL, MeterFactor
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId, OutletState
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.sale import SaleState
from kiosk.domain.site import Site, Supply
from kiosk.ports import OutletRecord, Setting, StorageFull

ONE, TWO = OutletId(1), OutletId(2)


@pytest.fixture
def staffed() -> World:
    """Return a place where Ada is logged in at the back."""
    world = World()
    world.hire(role=Role.MANAGER)
    world.run(1_500)
    world.log_in(screen="back")
    return world


def shown(world: World, outlet: int = 1) -> OutletSnapshot:
    """Return what screens show of an outlet."""
    return world.snapshot.outlets[outlet - 1]


def record(world: World, outlet: int = 1) -> OutletRecord:
    """Return what is stored of an outlet."""
    found = world.store.saved["OutletRecord", str(outlet)]
    assert isinstance(found, OutletRecord)
    return found


def noted(world: World, kind: str) -> list[tuple[Relevance, dict[str, Any]]]:
    """Return whom the entries of one kind concern, and what they say."""
    return [
        (one.relevance, json.loads(one.canonical)["body"])
        for one in world.store.entries
        if one.kind == kind
    ]


def running(world: World) -> FakeController:
    """Sell from the first outlet and let a litre flow."""
    world.buy(1)
    controller = world.lift()
    world.flow()
    return controller


def at(world: World, mono_ms: int, message: m.Message | None = None) -> tuple[m.Request, ...]:
    """Handle one message, or a tick, at one moment; return what lines are asked because of it."""
    world.clock.mono_ms = mono_ms
    requests = world.core.handle(message or m.Ticked(), world.clock.now())
    return tuple(one for one in requests if not isinstance(one, m.ReadRail))


def read(world: World, outlet: OutletId = ONE, **seen: object) -> m.StatusRead:
    """Return a reading of this moment that shows `seen` and is true otherwise."""
    status = world.controllers[outlet].read_status(feed=False)
    changed: Status = replace(status, **seen)  # type: ignore[arg-type]  # Named as the fields are.
    return m.StatusRead(outlet, changed, world.clock.mono_ms)


# --- Silence ------------------------------------------------------------------------------------


@pytest.fixture
def silent(world: World) -> World:
    """Return a place in which both outlets have just been read, at 100 seconds."""
    running(world)
    world.clock.mono_ms = 100_000
    for outlet in (ONE, TWO):
        world.core.handle(read(world, outlet), world.clock.now())
    return world


@pytest.mark.req("CTL-09")
def test_a_silent_delivery_is_closed_after_one_second_and_lost_after_two(silent: World) -> None:
    """To the millisecond; in between it is told to stop again, but not at every tick."""
    stop = (m.StopOutlet(ONE),)
    assert at(silent, 101_000) == ()
    assert silent.delivery().state is DeliveryState.DELIVERING
    assert at(silent, 101_001) == stop
    assert silent.delivery().reason is StopReason.COMMS_LOSS
    assert at(silent, 101_401) == ()
    assert at(silent, 101_402) == stop
    assert at(silent, 101_403) == ()
    assert at(silent, 102_000) == stop
    assert silent.delivery().state is DeliveryState.STOPPING
    assert at(silent, 102_001) == ()
    assert silent.delivery().state is DeliveryState.SILENT
    at(silent, 102_901)  # The other outlet is lost as well.
    commits = silent.store.commits
    assert at(silent, 103_500) == at(silent, 110_000) == ()
    assert silent.store.commits == commits, "there is nothing more to be written down"


@pytest.mark.req("CTL-09")
def test_a_valve_that_was_never_opened_is_not_told_to_close_for_a_silence(world: World) -> None:
    """Between one second and two it is still known to be shut."""
    world.buy(1)
    world.run(500)
    assert world.delivery().state is DeliveryState.ARMED
    begun_ms = world.clock.mono_ms
    assert at(world, begun_ms + 1_500) == ()


def test_an_idle_outlet_is_not_sold_from_after_two_seconds_and_faulty_before_three(
    silent: World,
) -> None:
    """To the millisecond: it is not kept in use for longer than its silence is harmless."""
    at(silent, 102_000)
    assert shown(silent, 2).is_available
    at(silent, 102_001)
    assert not shown(silent, 2).is_available
    at(silent, 102_900)
    assert shown(silent, 2).fault == ""
    at(silent, 102_901)
    assert shown(silent, 2).fault == "silent"


def test_an_outlet_that_is_out_of_use_already_keeps_its_reason_when_it_falls_silent(
    world: World,
) -> None:
    """What somebody has to mend is what came first, and no silence that followed from it."""
    world.line.plugged = False
    world.run(6_000)
    assert shown(world).fault == "line_down"


@pytest.mark.parametrize(("age_ms", "is_heeded"), [(1_000, True), (1_001, False)])
def test_a_reading_counts_for_one_second(world: World, *, age_ms: int, is_heeded: bool) -> None:
    """What has waited for longer says nothing about now."""
    taken = read(world, calling=True)
    world.clock.turn(age_ms + 2_000)
    message = replace(taken, at_ms=world.clock.mono_ms - age_ms)
    world.handle(message)
    assert shown(world).state == ("calling" if is_heeded else "idle")


def test_a_copy_of_a_reading_is_none(world: World) -> None:
    """Two answers cannot have come in the same millisecond."""
    world.clock.turn(1_000)
    world.handle(read(world))
    world.handle(read(world, calling=True))
    assert shown(world).state == "idle"


# --- Lines --------------------------------------------------------------------------------------


def two_lines() -> World:
    """Return a place whose two outlets are on two lines."""
    place = site(2)
    place.outlets[TWO] = replace(place.outlets[TWO], line="other")
    world = World(place=place)
    world.hire(role=Role.MANAGER)
    world.run(1_500)
    return world


@pytest.mark.req("CTL-09")
@pytest.mark.parametrize("use", ["idle", "reserved", "locked", "faulty"])
def test_a_line_that_is_found_closes_its_outlets_and_asks_who_is_there(use: str) -> None:
    """Whatever they were doing, and again where it is found again at once; no other line is."""
    world = two_lines()
    if use == "reserved":
        world.quote(1)
    if use == "locked":
        world.log_in(screen="back")
        world.ask(c.LockOutlet(1, "safety"), "back")
    if use == "faulty":
        world.controller().total_base += 500_000
        world.run(500)
    fault = "unaccounted_flow" if use == "faulty" else "not_heard_yet"
    for _ in range(2):
        asked = world.core.handle(m.LineFound("main"), world.clock.now())
        assert asked == (
            m.StopOutlet(ONE),
            m.IdentifyOutlet(ONE),
            m.Watch(ONE, closely=use == "reserved"),
        )
        assert (shown(world, 1).fault, shown(world, 2).fault) == (fault, "")


@pytest.mark.parametrize("valve", [ControllerState.OPEN_FAST, ControllerState.CLOSED])
def test_an_outlet_whose_valve_is_open_is_not_back_in_use(
    world: World, valve: ControllerState
) -> None:
    """Found again with an open valve: it is told to close, and sold from only once it has."""
    world.handle(m.LineFound("main"))
    world.handle(m.Identified(ONE, world.controller().identify()))
    world.clock.turn(1_000)
    world.handle(read(world, state=valve))
    is_closed = valve is ControllerState.CLOSED
    assert shown(world).fault == ("" if is_closed else "not_heard_yet")
    assert shown(world).is_available is is_closed


@pytest.mark.parametrize("why", ["locked", "stopped"])
def test_what_was_shut_by_somebody_stays_shut_when_a_line_is_found(
    staffed: World, why: str
) -> None:
    """The fault has gone, and the lock has not."""
    staffed.ask(c.LockOutlet(1, "safety") if why == "locked" else c.StopAll(), "back")
    staffed.line.plugged = False
    staffed.run(1_000)
    assert shown(staffed).fault == "line_down"
    staffed.line.plugged = True
    staffed.run(3_000)
    assert (shown(staffed).fault, shown(staffed).state) == ("", "closed")
    assert shown(staffed, 2).is_available is (why == "locked")


# --- Who answers --------------------------------------------------------------------------------


def test_who_answers_is_written_down_once(world: World) -> None:
    """At the first meeting, with what it says of itself; a start finds the same one again."""
    for _ in range(2):
        for outlet in (1, 2):
            assert record(world, outlet).serial == f"FC-{outlet}"
            assert record(world, outlet).boot == 1
            assert record(world, outlet).total_base == 5_000_000
        met = {"serial": "FC-1", "model": "F1", "firmware": "1.0", "outlet": 1}
        assert noted(world, "controller-met") == [
            (Relevance.METER, met),
            (Relevance.METER, met | {"serial": "FC-2", "outlet": 2}),
        ]
        meters = sorted(noted(world, "meter-met"), key=lambda one: one[1]["outlet"])
        assert meters == [
            (Relevance.METER, {"outlet": outlet, "total": 5_000_000}) for outlet in (1, 2)
        ]
        world.start()
        world.run(1_500)
        assert all(one.is_available for one in world.snapshot.outlets)


def test_a_controller_without_a_serial_number_is_taken_as_it_is(world: World) -> None:
    """It has nothing to be known by: it is sold from, and nothing is written down."""
    world = World(1)
    world.controller().serial = ""
    world.run(1_500)
    assert shown(world).is_available
    assert noted(world, "controller-met") == []


def test_another_controller_is_told_once_with_the_one_that_was_expected(world: World) -> None:
    """The settings name a third: whoever answers with neither number is told as often as needed."""
    world.site.outlets[ONE] = replace(world.site.outlets[ONE], serial="FC-7")
    world.controller().serial = "FC-9"
    world.start()
    world.run(1_500)
    said = {"outlet": 1, "expected": "FC-1", "found": "FC-9", "known_at": 0}
    assert noted(world, "controller-changed") == [(Relevance.METER, said)]
    assert shown(world).fault == "other_controller"
    world.handle(m.Identified(ONE, world.controller().identify()))
    assert len(noted(world, "controller-changed")) == 1
    world.clock.turn(410)
    asked = world.core.handle(read(world, state=ControllerState.OPEN_FAST), world.clock.now())
    assert asked == (m.StopOutlet(ONE),), "it is known who it is: only its valve must be shut"
    world.clock.turn(2_001)
    asked = world.core.handle(read(world, state=ControllerState.OPEN_FAST), world.clock.now())
    assert asked == (m.IdentifyOutlet(ONE), m.StopOutlet(ONE)), "it may have been taken away again"
    world.clock.turn(1_999)
    asked = world.core.handle(read(world, state=ControllerState.OPEN_FAST), world.clock.now())
    assert asked == (m.StopOutlet(ONE),), "but that is not asked at every reading"


def test_who_does_not_say_who_it_is_is_asked_again_but_not_at_every_reading(world: World) -> None:
    """After a power cut: at once, then after more than four tenths of a second."""
    world.controller().power_cut()
    who = m.IdentifyOutlet(ONE)
    begun_ms = world.clock.mono_ms + 1_000
    for ms, is_asked in ((0, True), (400, False), (401, True), (402, False)):
        world.clock.mono_ms = begun_ms + ms
        assert (who in at(world, begun_ms + ms, read(world))) is is_asked
    world.handle(m.Identified(ONE, world.controller().identify()))
    world.clock.turn(1_000)
    assert who not in world.core.handle(read(world), world.clock.now())


# --- What is refused ----------------------------------------------------------------------------


def refused(sequence: int, what: str) -> m.OutletRefused:
    """Return that a controller refused a preset or an opening with this number."""
    told = m.SetPreset(ONE, Preset(ul(0), ul(1_000_000), sequence))
    return m.OutletRefused(ONE, told if what == "preset" else m.OpenValve(ONE, sequence), "no")


@pytest.mark.parametrize(
    ("what", "is_open", "newer", "ends"),
    [
        ("preset", False, 0, True),
        ("preset", False, -1, False),
        ("preset", False, 1, False),
        ("preset", True, 0, True),
        ("preset", True, -1, False),
        ("opening", False, 0, True),
        ("opening", False, -1, False),
        ("opening", False, 1, False),
        ("opening", True, 0, False),
        ("opening", True, -1, False),
    ],
)
def test_only_a_refusal_of_what_is_needed_now_ends_a_delivery(
    world: World, what: str, *, is_open: bool, newer: int, ends: bool
) -> None:
    """An older number was overtaken, and a valve that is open needs no opening any more."""
    world.buy(1)
    world.run(500)
    if is_open:
        world.lift()
        world.flow()
    before = world.delivery()
    world.handle(refused(before.sequence + newer, what))
    assert (world.delivery().reason is StopReason.REFUSED) is ends
    assert ends or world.delivery() == before


@pytest.mark.parametrize("what", ["preset", "opening"])
@pytest.mark.parametrize("sequence", [0, 1])
def test_a_refusal_without_a_delivery_is_nobodys(world: World, what: str, sequence: int) -> None:
    """Nothing is ended, and nothing asked."""
    assert world.core.handle(refused(sequence, what), world.clock.now()) == ()


def test_a_lower_preset_that_is_refused_ends_nothing() -> None:
    """The higher one is still in force and paid for: the money just does not come back."""
    world = World(2)
    world.run(1_500)
    auditor = watched(world)
    sale = world.buy(1, 2)
    idle = world.lift(1)
    world.lift(2)
    world.flow(1, 300_000)
    idle.draws = False
    idle.noise = lambda told: "lost" if told.startswith("preset") else ""
    world.run_until(lambda: world.delivery(1).lowering is not None)
    world.handle(refused(world.delivery(1).sequence, "preset"))
    assert world.delivery(1).reason is None
    idle.noise = None
    world.ask(c.Finish())
    world.finish(sale)
    auditor.close()


# --- At rest ------------------------------------------------------------------------------------


@pytest.mark.req("RD-14")
@pytest.mark.parametrize(("flowed", "is_fault"), [(10_000, False), (11_000, True)])
def test_what_flows_at_rest_closes_an_outlet_where_it_could_be_sold(
    flowed: int, *, is_fault: bool
) -> None:
    """One step of the price may trickle; more is on record once, and gone from the tank."""
    tank = Supply("tank", "Tank", stock_max=ul(90_000_000))
    place = site(1)
    outlets = {ONE: replace(place.outlets[ONE], supply="tank")}
    world = World(place=replace(place, outlets=outlets, supplies={"tank": tank}))
    world.run(1_500)
    world.controller().total_base += flowed
    world.clock.turn(1_000)
    asked = world.core.handle(read(world), world.clock.now())
    assert (m.StopOutlet(ONE) in asked) is is_fault
    assert shown(world).fault == ("unaccounted_flow" if is_fault else "")
    world.run(500)
    world.controller().total_base += 20_000
    world.run(500)
    entry = (Relevance.METER, {"outlet": 1, "quantity": flowed})
    expected = [entry] if is_fault else [(Relevance.METER, {"outlet": 1, "quantity": 30_000})]
    assert noted(world, "unaccounted-flow") == expected
    assert world.core._state.settings[f"{STOCK}tank"] == str(
        90_000_000 - expected[0][1]["quantity"]
    )


def test_a_dead_man_timer_that_has_run_out_at_rest_is_acknowledged_now_and_then(
    world: World,
) -> None:
    """At once, then after more than four tenths of a second; never while there is a fault."""
    begun_ms = world.clock.mono_ms + 10_000
    for ms, is_latched, is_asked in (
        (-500, False, False),
        (0, True, True),
        (400, True, False),
        (401, True, True),
        (402, True, False),
    ):
        world.clock.mono_ms = begun_ms + ms
        asked = at(world, begun_ms + ms, read(world, latched=is_latched))
        assert (m.Acknowledge(ONE) in asked) is is_asked
    world.clock.turn(1_000)
    faulty = read(world, latched=True, faults=Fault.VALVE)
    assert m.Acknowledge(ONE) not in world.core.handle(faulty, world.clock.now())


@pytest.mark.parametrize(
    ("calling", "valve", "state", "is_available"),
    [
        (False, ControllerState.CLOSED, "idle", True),
        (True, ControllerState.CLOSED, "calling", True),
        (False, ControllerState.CLOSING, "idle", False),
    ],
)
def test_an_outlet_at_rest_shows_who_is_there(
    world: World, valve: ControllerState, state: str, *, calling: bool, is_available: bool
) -> None:
    """A nozzle in somebody's hand is shown; only a valve that is shut can be chosen."""
    for _ in range(2):
        world.clock.turn(1_000)
        world.handle(read(world, calling=calling, state=valve))
    assert (shown(world).state, shown(world).is_available) == (state, is_available)
    world.clock.turn(1_000)
    world.handle(read(world))
    assert shown(world).state == "idle"


def tank(stock: int | None, reserve: int = 100_000) -> Site:
    """Return a place whose only outlet draws from a tank that holds `stock`."""
    place = site(1)
    held = None if stock is None else ul(stock)
    supply = Supply("tank", "Tank", stock_max=held, reserve=ul(reserve) if stock else None)
    outlets = {ONE: replace(place.outlets[ONE], supply="tank")}
    return replace(place, outlets=outlets, supplies={"tank": supply})


@pytest.mark.parametrize(
    ("stock", "is_available"), [(600_000, True), (599_999, False), (None, True)]
)
def test_an_outlet_is_sold_from_while_its_tank_holds_the_least_that_is_sold(
    stock: int | None, *, is_available: bool
) -> None:
    """To the base unit, beyond what is never sold."""
    world = World(place=tank(stock))
    world.run(1_500)
    assert shown(world).is_available is is_available


@pytest.mark.parametrize(("stock", "most"), [(2_100_000, 351), (None, 1_000)])
def test_no_more_is_suggested_than_the_tank_can_still_sell(stock: int | None, most: int) -> None:
    """Two litres are left: nobody is asked for the price of five."""
    world = World(place=tank(stock))
    world.run(1_500)
    world.choose(1)
    assert world.visit.suggested_minor == most


# --- Beginning and watching ---------------------------------------------------------------------


def watches(requests: list[m.Request]) -> list[m.Request]:
    """Return what was asked about how closely to look."""
    return [one for one in requests if isinstance(one, m.Watch)]


@pytest.mark.req("CTL-16")
def test_a_start_closes_every_valve_and_looks_closely_at_what_was_open(world: World) -> None:
    """Stopped by the customer just before: that stays the reason, whatever the engine's end was."""
    running(world)
    world.ask(c.StopOutlet(1))
    assert world.delivery().state is DeliveryState.STOPPING
    reason = world.delivery().reason
    assert reason is StopReason.CUSTOMER
    world.seen_requests.clear()
    world.start()
    assert world.seen_requests == [
        m.StopOutlet(ONE),
        m.IdentifyOutlet(ONE),
        m.StopOutlet(TWO),
        m.IdentifyOutlet(TWO),
        m.Watch(ONE, closely=True),
    ]
    world.finish(world.delivery().sale)
    assert world.delivery().reason is reason


def test_an_outlet_is_watched_closely_from_its_choice_to_its_end(world: World) -> None:
    """Reserved, let go, reserved and sold from: at the end it is looked at as any other."""
    world.seen_requests.clear()
    world.quote(1)
    assert watches(world.seen_requests) == [m.Watch(ONE, closely=True)]
    world.seen_requests.clear()
    world.ask(c.Back())
    assert watches(world.seen_requests) == [m.Watch(ONE, closely=False)]
    sale = world.buy(1)
    world.lift(takes=1_000_000)
    assert set(watches(world.seen_requests)) == {
        m.Watch(ONE, closely=False),
        m.Watch(ONE, closely=True),
    }
    world.finish(sale)
    assert watches(world.seen_requests)[-1] == m.Watch(ONE, closely=False)


def test_an_outlet_makes_one_delivery_at_a_time(world: World) -> None:
    """Granted, and its controller has not heard of it yet: it looks free, and is not."""
    world.controller().noise = lambda told: "lost" if told.startswith("preset") else ""
    sale = world.sale(world.buy(1))
    assert (world.delivery().state, shown(world).state) == (DeliveryState.GRANTED, "idle")
    rich = replace(sale, authorised=Money(9_000))
    change = Change(world.core._state, world.clock.now())
    [choice] = sale.choices
    assert not world.core._outlets.start(change, rich, choice, sharing=1, waiting=1)
    assert change.requests == []


def test_an_outlet_that_no_money_is_left_for_is_not_watched(world: World) -> None:
    """All of it is held by the first: the second is let go, and not looked at more closely."""
    sale = world.sale(world.buy(1))
    change = Change(world.core._state, world.clock.now())
    [choice] = sale.choices
    second = replace(choice, outlet=TWO)
    assert not world.core._outlets.start(change, sale, second, sharing=1, waiting=1)
    assert change.requests == []


def test_an_outlet_is_watched_closely_for_who_was_called_from_the_queue(world: World) -> None:
    """Nothing was kept for them before: their delivery is looked at from its beginning."""
    first = world.buy(1)
    world.lift(takes=1_000_000)
    world.flow(1, 100_000)
    world.ask(c.QueueFor(1), "side")
    visit = world.ask(c.BuyAmount(2000), "side")
    assert visit.sale is not None
    world.run_until(lambda: world.prepayment(visit.sale.id).url != "")
    world.pay(visit.sale.id)
    world.finish(first)
    world.run_until(lambda: world.delivery().sale == visit.sale.id)
    assert watches(world.seen_requests)[-1] == m.Watch(ONE, closely=True)


# --- A disk that was full -----------------------------------------------------------------------


def full_and_free(world: World) -> None:
    """Let the disk be full for a moment, and the place recover."""
    world.store.broken = StorageFull("no room")
    world.ask(c.Attach("late", 1), "late")
    swapped = replace(world.controller(2).identify(), serial="FC-9")
    world.handle(m.Identified(TWO, swapped))
    assert world.core.trouble is not None
    assert {one.state for one in world.snapshot.outlets} == {"inoperative"}
    world.store.broken = None
    world.run(3_000)


def test_what_was_over_before_the_disk_was_full_stays_as_it_was(world: World) -> None:
    """A settled delivery is not ended once more, and its outlet is free."""
    sale = world.buy(1)
    world.lift(takes=1_000_000)
    world.finish(sale)
    world.ask(c.Finish())
    world.controller().calling = False
    world.run(500)
    before = world.delivery()
    full_and_free(world)
    assert world.delivery() == before
    assert world.kinds().count("delivery") == 1, "it was settled once"
    assert shown(world).is_available


def test_a_code_that_was_shown_before_the_disk_was_full_keeps_its_outlet(world: World) -> None:
    """Nobody else may choose it meanwhile, and who pays then is served there."""
    sale = world.quote(1)
    full_and_free(world)
    assert not shown(world).is_available
    assert world.ask(c.ToggleOutlet(1), "side").notice is Notice.OUTLET_TAKEN
    world.pay(sale)
    world.run_until(lambda: world.sale(sale).state is SaleState.OPEN)
    world.lift(takes=1_000_000)
    assert world.finish(sale).captured.minor > 170


def test_a_reason_that_was_stored_outlives_a_full_disk(staffed: World) -> None:
    """An outlet that was broken before is so after it, and one that was sound sells."""
    staffed.controller().total_base += 500_000
    staffed.run(500)
    full_and_free(staffed)
    assert shown(staffed).fault == "unaccounted_flow"
    assert shown(staffed, 2).is_available


def test_a_delivery_ends_at_the_first_reading_after_a_defect_of_ours(world: World) -> None:
    """Before anything else is made of that reading, tick or no tick: nothing opens any more."""
    world.buy(1)
    world.run(500)
    assert world.delivery().state is DeliveryState.ARMED
    world.core.rescue(world.clock.now())
    world.handle(m.Identified(ONE, world.controller().identify()))
    world.clock.turn(100)
    asked = world.core.handle(read(world, calling=True), world.clock.now())
    assert m.StopOutlet(ONE) in asked
    assert not any(isinstance(one, m.OpenValve) for one in asked)
    assert world.delivery().reason is StopReason.STORAGE


# --- Locks --------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_running", [False, True])
def test_a_lock_is_written_down_with_who_and_why(staffed: World, *, is_running: bool) -> None:
    """What runs there is stopped by the attendant; an idle one is closed at once."""
    if is_running:
        running(staffed)
    staffed.ask(c.LockOutlet(1, "safety"), "back")
    assert (record(staffed).is_locked, record(staffed).lock_reason) == (True, "safety")
    body = {"outlet": 1, "by": "Ada", "reason": "safety"}
    assert noted(staffed, "outlet-locked") == [(Relevance.ATTENDANT, body)]
    if is_running:
        assert staffed.delivery().reason is StopReason.ATTENDANT
    else:
        assert shown(staffed).state == "closed"
    staffed.run(1_000)
    assert staffed.ask(c.UnlockOutlet(1), "back").notice is Notice.NONE
    assert shown(staffed).state in {"idle", "calling"}
    assert (record(staffed).is_locked, record(staffed).lock_reason) == (False, "")
    body = {"outlet": 1, "by": "Ada", "cleared": ""}
    assert noted(staffed, "outlet-unlocked") == [(Relevance.ATTENDANT, body)]


def test_an_outlet_whose_valve_is_open_cannot_be_put_back_into_service(staffed: World) -> None:
    """It is open: nothing is cleared, nothing unlocked, nothing asked."""
    staffed.controller().total_base += 500_000
    staffed.run(500)
    staffed.clock.turn(1_000)
    staffed.handle(read(staffed, state=ControllerState.OPEN_FAST))
    unlock = m.Asked("back", c.UnlockOutlet(1))
    assert staffed.core.handle(unlock, staffed.clock.now()) == ()
    assert staffed.ask(c.UnlockOutlet(1), "back").notice is Notice.VALVE_OPEN
    assert record(staffed).fault == "unaccounted_flow"
    assert noted(staffed, "outlet-unlocked") == []


def test_a_fault_that_is_cleared_makes_the_outlet_say_who_it_is(staffed: World) -> None:
    """Acknowledged and asked; what its meter shows now is where it begins from."""
    staffed.controller().total_base += 500_000
    staffed.run(1_000)
    asked = staffed.core.handle(m.Asked("back", c.UnlockOutlet(1)), staffed.clock.now())
    assert asked == (m.Acknowledge(ONE), m.IdentifyOutlet(ONE))
    assert shown(staffed).fault == "not_heard_yet"
    assert (record(staffed).fault, record(staffed).total_base) == ("", 5_500_000)
    body = {"outlet": 1, "by": "Ada", "cleared": "unaccounted_flow"}
    assert noted(staffed, "outlet-unlocked") == [(Relevance.ATTENDANT, body)]


def test_an_outlet_that_was_never_heard_can_be_unlocked(staffed: World) -> None:
    """Locked before a start, and silent since: the lock goes, and there is no fault to clear."""
    staffed.ask(c.LockOutlet(2, "safety"), "back")
    staffed.controller(2).answers = False
    staffed.start()
    staffed.run(500)
    staffed.log_in(screen="back")
    asked = staffed.core.handle(m.Asked("back", c.UnlockOutlet(2)), staffed.clock.now())
    assert asked == ()
    assert not record(staffed, 2).is_locked
    body = {"outlet": 2, "by": "Ada", "cleared": ""}
    assert noted(staffed, "outlet-unlocked") == [(Relevance.ATTENDANT, body)]


def test_a_meter_begins_anew_only_between_deliveries(staffed: World) -> None:
    """Unlocked while a final reading is awaited: the delivery is still counted from its own."""
    controller = running(staffed)
    controller.active = Fault.VALVE
    staffed.run_until(lambda: controller.state is ControllerState.CLOSED)
    staffed.clock.turn(100)
    staffed.handle(read(staffed))
    assert staffed.delivery().is_open
    before = record(staffed).total_base
    staffed.ask(c.UnlockOutlet(1), "back")
    assert record(staffed).total_base == before


def test_a_controller_that_cannot_keep_the_promise_stays_out_of_use() -> None:
    """It opens with the power: no attendant can talk that away."""
    world = World(1, can=capabilities(power_up=PowerUp.PREVIOUS))
    world.hire(role=Role.MANAGER)
    world.run(1_500)
    world.log_in(screen="back")
    assert shown(world).fault == "unfit_opens_with_the_power"
    assert world.ask(c.UnlockOutlet(1), "back").notice is Notice.UNFIT
    world.run(1_500)
    assert shown(world).fault == record(world).fault == "unfit_opens_with_the_power"
    assert noted(world, "outlet-unlocked") == []


def test_an_outlet_that_was_looked_at_is_dry_only_after_three_more(staffed: World) -> None:
    """Unlocked: the deliveries without a drop are counted from the beginning again."""
    for number, is_dry in ((1, False), (2, False), (3, True), (4, False), (5, False), (6, True)):
        sale = staffed.buy(1)
        staffed.lift().draws = False
        staffed.finish(sale)
        staffed.controller().calling = False
        staffed.run(1_000)
        alarm = "no_flow:1" in staffed.core.alarms(staffed.clock.now())
        assert (number, alarm) == (number, is_dry)
        if number == 3:
            staffed.log_in(screen="back")
            staffed.ask(c.UnlockOutlet(1), "back")
            assert "no_flow:1" not in staffed.core.alarms(staffed.clock.now())


def test_a_quantity_in_another_unit_is_no_reading(world: World) -> None:
    """A meter that counts something else: closed, out of use, and nothing of it is believed."""
    world.clock.turn(1_000)
    total = Quantity(5_000_000, Dimension.ENERGY)
    asked = world.core.handle(read(world, total=total, calling=True), world.clock.now())
    assert asked == (m.StopOutlet(ONE),)
    assert (shown(world).fault, shown(world).state) == ("wrong_unit", "inoperative")


# --- On a stage: each rule by itself --------------------------------------------------------------

FACTOR = MeterFactor(100_298)


def agreed(outlet: int, serial: str) -> Setting:
    """Return what two people have agreed to for the controller with that number."""
    return Setting(f"{COMMISSIONED}{outlet}", str(Commissioned(serial, FACTOR)))


def identified(serial: str) -> m.Identified:
    """Return the answer of a controller at the first outlet."""
    return m.Identified(ONE, Identity("Fake", "F1", serial, "1.0"))


@pytest.mark.parametrize(
    ("seen", "is_locked", "age_ms", "can"),
    [
        ({}, False, 0, True),
        ({}, False, FRESH_MS, True),
        ({}, False, FRESH_MS + 1, False),
        ({"state": OutletState.CLOSED}, True, 0, True),
        ({"state": OutletState.CLOSED}, False, 0, False),
        ({"state": OutletState.CALLING}, False, 0, True),
        ({"sale": "S-000001"}, False, 0, False),
        ({"delivery": "D-000001"}, False, 0, False),
        ({"fault": "leak"}, False, 0, False),
        ({"fault": "leak"}, True, 0, False),
        ({"status": None}, False, 0, False),
        ({"status": "open"}, False, 0, False),
    ],
)
def test_tests_begin_where_an_outlet_is_sound_shut_heard_and_nobodys(
    seen: dict[str, Any], *, is_locked: bool, age_ms: int, can: bool
) -> None:
    """Whether it is locked or for sale; each of these by itself is a reason to wait."""
    stage = Stage(OutletRecord(ONE, is_locked=is_locked))
    watch = stage.watch()
    assert watch.status is not None
    is_open = replace(watch.status, state=ControllerState.OPEN_FAST)
    for name, value in seen.items():
        setattr(watch, name, is_open if value == "open" else value)
    watch.read_ms = stage.now.mono_ms - age_ms
    assert stage.outlets.can_test(stage.change(), ONE) is can


def test_nobody_is_confirmed_who_has_not_said_who_they_are() -> None:
    """Asked again after a fault, and not answered yet: there is nothing to compare with."""
    stage = Stage()
    stage.watch().fault = OTHER
    why = stage.outlets.confirm(stage.change(), ONE, by="Ada", serial="FC-1")
    assert why is Notice.NOT_ALLOWED


@pytest.mark.parametrize(("pinned", "kept"), [("", "FC-9"), ("FC-9", "FC-9"), ("FC-7", "")])
def test_who_is_confirmed_is_kept_unless_the_settings_name_another(pinned: str, kept: str) -> None:
    """Their meter counts from then on by what was agreed to for them, not for who was before."""
    place = site(3)
    place.outlets[ONE] = replace(place.outlets[ONE], serial=pinned)
    stage = Stage(OutletRecord(ONE, serial="FC-1"), agreed(1, "FC-9"), place=place)
    watch = stage.watch()
    watch.fault, watch.identity = OTHER, identified("FC-9").identity
    change = stage.change()
    assert stage.outlets.confirm(change, ONE, by="Ada", serial="FC-9") is Notice.NONE
    assert change.outlet(ONE).serial == kept
    assert watch.factor == (FACTOR if kept else NEUTRAL)
    [told] = [one for one in change.batch().entries if one.kind == "controller-confirmed"]
    assert told.relevance is Relevance.METER
    assert told.body == {"outlet": 1, "by": "Ada", "before": "FC-1", "serial": "FC-9"}


def test_a_meter_counts_by_what_was_agreed_to_for_it_whenever_it_is_met() -> None:
    """At a start, at its first answer, and after a change that could not be made."""
    begun = Stage(OutletRecord(ONE, serial="FC-1"), agreed(1, "FC-1"))
    begun.outlets.begin(begun.change())
    assert begun.watch().factor == FACTOR
    met = Stage(agreed(1, "FC-1"))
    met.outlets.on_identified(met.change(), identified("FC-1"))
    assert met.watch().factor == FACTOR
    lost = Stage(OutletRecord(ONE, serial="FC-1"), agreed(1, "FC-1"))
    lost.watch(2).factor = FACTOR  # It was to be agreed to, and that was not stored.
    lost.outlets.repair(lost.state)
    assert [lost.watch(one).factor for one in (1, 2)] == [FACTOR, NEUTRAL]


def test_a_controller_without_a_number_is_nobody_elses() -> None:
    """Another outlet has none either: that says nothing about where this one belongs."""
    place = site(3)
    place.outlets[ONE] = replace(place.outlets[ONE], serial="FC-1")
    stage = Stage(OutletRecord(ONE, serial="FC-1"), place=place)
    change = stage.change()
    stage.outlets.on_identified(change, identified(""))
    [told] = [one for one in change.batch().entries if one.kind == "controller-changed"]
    assert (told.body["found"], told.body["known_at"]) == ("", 0)


def test_a_number_that_several_outlets_have_is_told_with_the_first_of_them() -> None:
    """So that the journal of the same day is the same, whatever order it was met in."""
    stage = Stage(OutletRecord(OutletId(3), serial="0000"), OutletRecord(TWO, serial="0000"))
    change = stage.change()
    stage.outlets.on_identified(change, identified("0000"))
    [told] = [one for one in change.batch().entries if one.kind == "controller-changed"]
    assert told.body["known_at"] == 2


@pytest.mark.parametrize(("left_ms", "fault"), [(1, ""), (0, "silent"), (-1, "silent")])
def test_a_silence_that_was_asked_for_ends_at_its_time(left_ms: int, fault: str) -> None:
    """Until then nobody misses an answer; from then on it is missed as any other."""
    stage = Stage()
    watch = stage.watch()
    watch.read_ms = stage.now.mono_ms - 10_000
    watch.hushed_until_ms = stage.now.mono_ms + left_ms
    stage.outlets.tick(stage.change())
    assert watch.fault == fault


@pytest.mark.parametrize("fault", ["not_heard_yet", "line_down"])
def test_what_is_out_of_use_for_another_reason_is_not_silent(fault: str) -> None:
    """The reason that an attendant reads is the first one."""
    stage = Stage()
    watch = stage.watch()
    watch.fault, watch.state = fault, OutletState.INOPERATIVE
    watch.read_ms = stage.now.mono_ms - 10_000
    stage.outlets.tick(stage.change())
    assert watch.fault == fault


# --- A lock that waits, and what keeps one --------------------------------------------------------


def test_a_lock_after_the_sale_is_written_down_and_waits_for_whoever_is_served() -> None:
    """They have their outlet to the end; nobody else may choose it, not even for a moment."""
    stage = Stage()
    stage.serve(1, "S-000001").state = OutletState.FUELLING
    change = stage.change()
    stage.outlets.lock_after_sale(change, ONE, by="Ada", reason="cleaning")
    assert (change.outlet(ONE).is_locked, change.outlet(ONE).lock_reason) == (True, "cleaning")
    [told] = [one for one in change.batch().entries if one.kind == "outlet-locked"]
    assert told.relevance is Relevance.ATTENDANT
    body = {"outlet": 1, "by": "Ada", "reason": "cleaning", "after_sale": True}
    assert told.body == body
    change.apply()
    stage.outlets.tick(stage.change())
    assert stage.watch().state is OutletState.FUELLING
    stage.serve(1, "").state = OutletState.IDLE
    assert not stage.outlets.is_free(ONE, stage.change())
    stage.outlets.tick(stage.change())
    assert stage.watch().state is OutletState.CLOSED


def test_a_lock_after_the_sale_closes_at_once_where_nobody_is_served() -> None:
    """And no other outlet, now or later."""
    stage = Stage()
    stage.outlets.lock_after_sale(stage.change(), ONE, by="Ada", reason="cleaning")
    stage.outlets.tick(stage.change())
    assert [stage.watch(one).state for one in (1, 2)] == [OutletState.CLOSED, OutletState.IDLE]


def test_who_unlocks_an_outlet_has_looked_why_nothing_flowed() -> None:
    """The deliveries without a drop are counted anew."""
    stage = Stage(OutletRecord(ONE, is_locked=True))
    stage.watch().no_flows = 3
    assert stage.outlets.unlock(stage.change(), ONE, by="Ada") is Notice.NONE
    assert stage.watch().no_flows == 0


@pytest.mark.parametrize(
    ("fault", "is_known", "age_ms", "why"),
    [
        ("", False, 0, Notice.NONE),
        ("", False, None, Notice.NONE),
        ("silent", False, None, Notice.NONE),
        ("silent", False, FRESH_MS + 1, Notice.NONE),
        (OTHER, False, 0, Notice.FAULT_STANDS),
        (OTHER, True, 0, Notice.NONE),
        ("leak", False, 0, Notice.NONE),
        ("leak", True, FRESH_MS, Notice.NONE),
        ("leak", True, FRESH_MS + 1, Notice.FAULT_STANDS),
        ("leak", True, None, Notice.FAULT_STANDS),
    ],
)
def test_a_fault_is_cleared_only_by_somebody_who_can_know_that_it_has_gone(
    fault: str, *, is_known: bool, age_ms: int | None, why: Notice
) -> None:
    """What passes does so by itself; anything else needs a fresh reading, and who would be met."""
    stage = Stage(OutletRecord(ONE, is_locked=True, fault=fault))
    watch = stage.watch()
    watch.fault, watch.state = fault, OutletState.CLOSED
    watch.identity = identified("FC-9").identity if is_known else None
    if age_ms is None:
        watch.status = watch.read_ms = None
    else:
        watch.read_ms = stage.now.mono_ms - age_ms
    assert stage.outlets.unlock(stage.change(), ONE, by="Ada") is why


@pytest.mark.parametrize(
    ("seen", "why"), [("flow", Notice.VALVE_OPEN), ("nothing", Notice.FAULT_STANDS)]
)
def test_what_flows_or_was_never_seen_is_not_unlocked(seen: str, why: Notice) -> None:
    """A valve that leaks says that it is shut; and without a word of it nobody knows."""
    stage = Stage(OutletRecord(ONE, is_locked=True, fault="leak"))
    watch = stage.watch()
    watch.fault, watch.state, watch.read_ms = "leak", OutletState.CLOSED, stage.now.mono_ms
    assert watch.status is not None
    watch.status = replace(watch.status, flow=5_000) if seen == "flow" else None
    assert stage.outlets.unlock(stage.change(), ONE, by="Ada") is why


@pytest.mark.parametrize(("other", "why"), [("stuck", Notice.FAULT_STANDS), ("", Notice.NONE)])
def test_a_group_is_unlocked_after_the_one_that_is_stuck(other: str, why: Notice) -> None:
    """As long as that one is, whatever is opened beside it flows with it."""
    whole = site(2)
    place = replace(
        whole,
        supplies={"pump": Supply("pump", "Pump", open_at_once=2)},
        outlets={key: replace(one, supply="pump") for key, one in whole.outlets.items()},
    )
    stage = Stage(OutletRecord(ONE, is_locked=True, fault=GROUP), place=place)
    stage.watch().fault, stage.watch().state = GROUP, OutletState.CLOSED
    stage.watch(2).fault = STUCK if other else ""
    assert stage.outlets.unlock(stage.change(), ONE, by="Ada") is why


@pytest.mark.parametrize(
    ("pinned", "kept", "found", "is_strange"),
    [
        ("FC-1", "", "FC-1", False),
        ("", "FC-1", "FC-1", False),
        ("FC-1", "", "FC-2", True),
        ("", "", "FC-2", True),
    ],
)
def test_a_stranger_is_neither_of_the_settings_nor_of_before(
    pinned: str, kept: str, found: str, *, is_strange: bool
) -> None:
    """The number in the settings counts where nothing was written down yet."""
    whole = site(1)
    outlets = {ONE: replace(whole.outlets[ONE], serial=pinned)}
    stage = Stage(OutletRecord(ONE, serial=kept), place=replace(whole, outlets=outlets))
    stage.watch().fault, stage.watch().identity = OTHER, identified(found).identity
    assert stage.outlets.is_strange(stage.change(), ONE) is is_strange


def test_who_is_known_is_not_asked_again() -> None:
    """However long ago that was."""
    stage = Stage()
    watch = stage.watch()
    watch.identity, watch.identify_ms = identified("FC-1").identity, None
    change = stage.change()
    stage.outlets._ask_who(change, ONE)
    assert change.requests == []


@pytest.mark.parametrize("is_locked", [True, False])
def test_a_start_after_a_stop_of_all_opens_no_outlet_that_somebody_has_locked(
    *, is_locked: bool
) -> None:
    """Not for a moment: whoever touches first would be served there."""
    stage = Stage(OutletRecord(ONE, is_locked=is_locked), Setting(STOPPED, "1"))
    stage.watch().state = OutletState.CLOSED
    stage.outlets.restart(stage.change())
    assert (stage.watch().state is OutletState.CLOSED) is is_locked
