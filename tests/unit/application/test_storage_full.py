"""The disk is full at every step: nothing is sold, all is shut, and it recovers by itself."""

from __future__ import annotations

import pytest
from fakes.customer import Customer
from fakes.flow_controller import FakeController
from fakes.world import PIN, TICK_MS, World

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen
from kiosk.application import messages as m
from kiosk.domain.controller import Fault
from kiosk.domain.delivery import DeliveryState, StopReason
from kiosk.domain.outlet import OutletId
from kiosk.domain.sale import SaleState
from kiosk.ports import Batch, OutletRecord, StorageDamaged, StorageFull

COMMITS = 40
"""More than a whole purchase makes."""


def fill_at(world: World, commit: int) -> None:
    """Let the disk be full at the commit numbered `commit` from now, and from then on."""
    at = world.store.commits + commit

    def fill(_: Batch) -> None:
        if world.store.commits >= at:
            world.store.broken = StorageFull("no room")

    watcher = world.store.on_commit

    def both(batch: Batch) -> None:
        if watcher is not None:
            watcher(batch)
        fill(batch)

    world.store.on_commit = both


def running(world: World) -> FakeController:
    """Sell from the first outlet and let a litre flow."""
    world.buy(1)
    controller = world.lift()
    world.flow()
    return controller


@pytest.mark.req("LRS-13")
@pytest.mark.parametrize("for_ms", [TICK_MS, 1_500, 6_000])
def test_a_full_disk_at_any_commit_stops_everything_and_recovers(for_ms: int) -> None:
    """Nothing opens and nothing is written to a controller meanwhile; the sums are right after."""
    full = 0
    for commit in range(1, COMMITS):
        world = World()
        customer = Customer(world, 1, 2)
        fill_at(world, commit)
        for _ in range(200):
            customer.step()
            if world.store.broken is not None:
                break
        full += world.store.broken is not None
        customer.step()  # What was stored just before is still carried out.
        said = [len(one.log) for one in world.controllers.values()]
        customer.live(for_ms)
        if world.store.broken is not None:
            for controller, count in zip(world.controllers.values(), said, strict=True):
                told = {one.partition(" ")[0] for one in controller.log[count:]}
                assert told <= {"stop", "identify"}
                # While it flows something is stored every second: that is when it is noticed.
                assert for_ms < 1_000 or not controller.is_open
        world.store.broken = None
        world.store.on_commit = customer.auditor._stored
        customer.live(4_000)
        customer.until_over()
    assert 15 <= full < COMMITS - 1, "a purchase makes fewer commits, and all of them were tried"


def test_a_full_disk_shows_that_nothing_can_be_sold(world: World) -> None:
    """Whoever asks to pay is told, and every screen says so, also one that is attached only now."""
    world.choose(1)
    world.store.broken = StorageFull("no room")
    assert world.ask(c.BuyAmount(2000)).notice is Notice.STORAGE_FULL
    world.run(100)
    assert world.screen is Screen.OUT_OF_SERVICE
    assert world.ask(c.Attach("late", 1), "late").screen is Screen.OUT_OF_SERVICE
    assert "storage" in world.core.alarms(world.clock.now())
    assert isinstance(world.core.trouble, StorageFull)
    assert world.ask(c.ToggleOutlet(1), "late").chosen == ()
    world.run(10_000)
    assert not any(one.is_available for one in world.snapshot.outlets)
    world.store.broken = None
    world.run(2_500)
    assert world.screen is Screen.OVERVIEW
    assert all(one.is_available for one in world.snapshot.outlets)
    assert world.core.alarms(world.clock.now()) == ()
    assert world.core.trouble is None
    assert world.kinds()[-1] == "storage-tried"
    assert world.sales() == []


@pytest.mark.req("LRS-13")
def test_what_flows_is_stopped_when_nothing_can_be_stored(world: World) -> None:
    """The first change that fails closes every valve; deliveries end as soon as there is room."""
    controller = running(world)
    sale = world.delivery().sale
    world.store.broken = StorageFull("no room")
    world.run(1_500)  # Within a second something is stored of a running delivery.
    assert not controller.is_open
    flowed = controller.flowed_base
    world.run(20_000)
    assert world.delivery().state is DeliveryState.DELIVERING, "as it was stored last"
    assert world.screen is Screen.DELIVERING
    world.store.broken = None
    world.finish(sale)
    assert world.delivery().reason is StopReason.STORAGE
    assert controller.flowed_base == flowed == world.delivery().delivered.base
    world.check_books()


def test_a_valve_that_missed_the_stop_is_told_again_while_nothing_can_be_stored(
    world: World,
) -> None:
    """Once a second, for as long as it lasts."""
    controller = running(world)
    world.store.broken = StorageFull("no room")
    controller.noise = lambda what: "lost" if what == "stop" else ""
    world.run(2_000)
    assert controller.is_open
    controller.noise = None
    world.run(1_100)
    assert not controller.is_open


@pytest.mark.parametrize("state", ["granted", "armed", "opening"])
def test_a_delivery_that_had_not_begun_ends_as_well(world: World, state: str) -> None:
    """Granted, armed or open and dry when the disk was full: ended, never opened again."""
    if state == "granted":
        world.controller().noise = lambda what: "lost" if what.startswith("preset") else ""
    sale = world.buy(1)
    world.run(300)
    if state == "opening":
        world.lift().draws = False
        world.run(300)
    assert world.delivery().state.value == state
    world.store.broken = StorageFull("no room")
    world.ask(c.StopAll(), "side")
    world.run(3_000)
    world.store.broken = None
    world.controller().noise = None
    world.lift()
    said = len(world.controller().log)
    assert world.finish(sale).released.minor == 2000
    assert not any(one.startswith("open") for one in world.controller().log[said:])


@pytest.mark.req("SAF-06")
def test_a_stop_of_all_is_not_forgotten_where_it_cannot_be_stored(world: World) -> None:
    """Pressed while the disk is full, at first or later: in force once there is room."""
    world.hire()
    world.run(1_500)
    controller = running(world)
    world.store.broken = StorageFull("no room")
    world.ask(c.StopAll(), "side")
    world.run(20)
    assert not controller.is_open
    world.store.broken = None
    world.run(3_000)
    assert world.snapshot.is_stopped
    assert world.kinds().count("stop-all") == 1
    world.log_in(screen="back")
    world.ask(c.Restart(), "back")
    world.run(100)
    assert not world.snapshot.is_stopped, "once is enough"
    world.store.broken = StorageFull("no room")
    world.ask(c.Logout(), "back")
    world.run(100)
    world.ask(c.StopAll(), "side")
    world.run(1_500)
    world.store.broken = None
    world.run(3_000)
    assert world.snapshot.is_stopped


def test_an_emergency_stop_is_not_forgotten_where_it_cannot_be_stored(world: World) -> None:
    """Read while the disk is full: in force once there is room, released or not."""
    world.store.broken = StorageFull("no room")
    world.controller().active = Fault.ESTOP
    world.run(500)
    world.controller().active = Fault.NONE
    world.store.broken = None
    world.run(3_000)
    assert world.snapshot.is_stopped


@pytest.mark.req("ATT-23")
def test_nobody_comes_in_and_nothing_is_guessed_while_nothing_can_be_stored(world: World) -> None:
    """A login that cannot be written down does not happen, nor is a PIN compared at all."""
    world.hire()
    world.run(1_500)
    world.ask(c.AskLogin())
    world.store.broken = StorageFull("no room")
    world.ask(c.Login("Ada", PIN))
    world.run(100)
    assert world.visit.attendant is None
    asked = len([one for one in world.seen_requests if isinstance(one, m.CheckPin)])
    for _ in range(20):
        world.ask(c.AskLogin())
        world.ask(c.Login("Ada", "999999"))
        world.run(300)
    assert len([one for one in world.seen_requests if isinstance(one, m.CheckPin)]) == asked
    world.store.broken = None
    world.run(3_000)
    assert world.log_in().screen is Screen.ATTENDANT


def test_a_pin_whose_answer_was_lost_can_be_typed_again(world: World) -> None:
    """The disk filled up while it was compared: the same screen may try once more."""
    world.hire()
    world.run(1_500)
    world.ask(c.AskLogin())
    world.handle(m.Asked("front", c.Login("Ada", PIN)))
    world.store.broken = StorageFull("no room")
    world.ask(c.Restart(), "side")
    world.run(100)
    world.store.broken = None
    world.run(3_000)
    assert world.screen is Screen.LOGIN
    world.ask(c.Login("Ada", PIN))
    world.run(50)
    assert world.screen is Screen.ATTENDANT


def test_whoever_was_in_is_out_when_nothing_can_be_stored(world: World) -> None:
    """What an attendant does cannot be written down any more: the login ends."""
    world.hire()
    world.run(1_500)
    world.log_in()
    world.store.broken = StorageFull("no room")
    world.ask(c.LockOutlet(1, "safety"))
    assert world.visit.attendant is None
    world.store.broken = None
    world.run(3_000)
    assert world.snapshot.outlets[0].is_available, "it was never locked"


def test_a_fault_that_could_not_be_stored_is_found_again(world: World) -> None:
    """Seen while the disk was full: once there is room it is seen again, and remembered."""
    world.store.broken = StorageFull("no room")
    world.controller().total_base += 500_000
    world.run(5_000)
    world.store.broken = None
    world.run(3_000)
    assert world.snapshot.outlets[0].fault == "unaccounted_flow"
    record = world.store.saved["OutletRecord", "1"]
    assert isinstance(record, OutletRecord)
    assert record.fault == "unaccounted_flow"


def test_a_controller_met_while_nothing_could_be_stored_is_met_again(world: World) -> None:
    """Its serial number is written down once there is room."""
    world = World(1)
    world.store.broken = StorageFull("no room")
    world.handle(m.Identified(OutletId(1), world.controller().identify()))
    assert "storage" in world.core.alarms(world.clock.now())
    world.store.broken = None
    world.run(3_000)
    assert world.kinds().count("controller-met") == 1
    assert all(one.is_available for one in world.snapshot.outlets)


@pytest.mark.req("CTL-16")
def test_a_start_that_cannot_be_stored_is_made_up_for_first(world: World) -> None:
    """Begun on a full disk: valves are closed, and the old deliveries end once there is room."""
    sale = world.buy(1)
    quoted = world.quote(2, screen="side")
    controller = world.lift()
    controller.draws = False
    world.run(500)
    assert world.delivery().state is DeliveryState.OPENING
    world.store.broken = StorageFull("no room")
    controller.log.clear()
    world.start()
    world.run(500)
    controller.draws = True
    world.pay(quoted)
    world.run(6_000)
    assert controller.log[0] == "stop"
    assert not any(one.startswith(("open", "preset")) for one in controller.log)
    assert world.rail.calls[-1].endswith(":open"), "not even the rails are asked"
    world.store.broken = None
    assert world.finish(sale).released.minor == 2000
    assert world.delivery().reason is StopReason.RESTART
    world.run(3_000)
    assert world.sale(quoted).state is SaleState.CANCELLED
    assert not world.deliveries(quoted)
    world.check_books()


def test_the_answer_of_a_rail_that_could_not_be_stored_is_asked_for_again(world: World) -> None:
    """Captured, and no room to write it down: asked again under the same key, captured once."""
    sale = world.buy(1)
    world.lift(takes=3_000_000)
    world.holds_rail = True
    world.run_until(lambda: world.sale(sale).state is SaleState.SETTLING)
    world.store.broken = StorageFull("no room")
    world.holds_rail = False
    world.run(5_000)
    world.store.broken = None
    world.finish(sale)
    assert world.rail.captured_minor == 528
    assert len([one for one in world.rail.calls if one.endswith(":capture")]) == 2


def test_money_that_comes_while_nothing_can_be_stored_waits(world: World) -> None:
    """Paid on a full disk: nothing is granted; once there is room the payment is found."""
    sale = world.quote(1)
    world.store.broken = StorageFull("no room")
    world.pay(sale)
    world.run(10_000)
    assert not any(one.startswith("preset") for one in world.controller().log)
    world.store.broken = None
    world.run_until(lambda: world.sale(sale).state is SaleState.OPEN)
    world.run(2_000)
    world.lift()
    world.flow()


def test_a_cancellation_that_could_not_be_stored_is_not_told_later(world: World) -> None:
    """It never happened: whoever pays all the same is told nothing of it at the end."""
    sale = world.quote(1)
    world.store.broken = StorageFull("no room")
    world.ask(c.Back())
    world.store.broken = None
    world.run(3_000)
    world.pay(sale)
    world.run(2_000)
    world.ask(c.ToggleOutlet(1), "side")
    world.lift(takes=1_000_000)
    world.finish(sale)
    side = world.core.snapshot("side", world.clock.now()).visit
    assert (side.screen, side.notice) == (Screen.DONE, Notice.NONE)


def test_an_engine_that_is_ended_while_nothing_can_be_stored_still_ends(world: World) -> None:
    """Asked to end on a full disk: everything is shut, and nothing new begins after it."""
    controller = running(world)
    world.store.broken = StorageFull("no room")
    world.run(1_500)
    world.handle(m.ShutdownAsked())
    world.run(1_000)
    assert not controller.is_open
    world.store.broken = None
    world.finish(world.delivery().sale)
    assert world.core.is_at_rest
    assert world.ask(c.ToggleOutlet(2), "late").screen is Screen.OUT_OF_SERVICE


def test_a_damaged_disk_is_no_better_than_a_full_one(world: World) -> None:
    """Whatever keeps a change from being stored, nothing goes on without it."""
    controller = running(world)
    world.store.broken = StorageDamaged("malformed")
    world.run(1_500)
    assert not controller.is_open
    world.run(60_000)
    assert not controller.is_open
    assert len([one for one in controller.log if one.startswith("open")]) == 1


def test_a_defect_of_ours_stops_what_flows_and_leaves_the_others(world: World) -> None:
    """After a rescue each delivery ends, is settled, and the place sells again."""
    controller = running(world)
    sale = world.delivery().sale
    for request in world.core.rescue(world.clock.now()):
        assert isinstance(request, m.StopOutlet)
        world.workers["main"].ask(request)
    world.run(100)
    assert not controller.is_open
    world.finish(sale)
    assert world.delivery().reason is StopReason.STORAGE
    controller.calling = False
    world.run(1_000)
    assert all(one.is_available for one in world.snapshot.outlets)
    assert world.snapshot.outlets[0].number == int(OutletId(1))
