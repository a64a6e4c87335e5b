"""Proving and calibration (AT-05): what is tried, who agrees, what is kept, and what never is."""

from __future__ import annotations

import copy
import json
from dataclasses import replace

import pytest
from fakes.payers import watched
from fakes.technician import LIMIT_BASE, OFFICE, TERMINAL, Technician, brisk
from fakes.world import STEP_MS, World

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice
from kiosk.application import messages as m
from kiosk.application.commissioning import COUNTER, IDLE_MS
from kiosk.application.metering import COMMISSIONED
from kiosk.domain.attendant import MAINTENANCE
from kiosk.domain.books import AccountKind
from kiosk.domain.commissioning import CLOSINGS, Commissioned, bound_of, closing_of
from kiosk.domain.controller import ControllerState, Feeding
from kiosk.domain.delivery import StopReason
from kiosk.domain.meter_factor import NEUTRAL, MeterFactor
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.sale import SaleState
from kiosk.ports import OutletRecord, StorageFull

STEPS = ("identify", "watchdog", "preset", "closings", "proving", "approval")


def bodies(world: World, kind: str) -> list[dict[str, object]]:
    """Return what the entries of that kind say."""
    return [
        json.loads(entry.canonical)["body"] for entry in world.store.entries if entry.kind == kind
    ]


def record(world: World, outlet: int = 1) -> OutletRecord:
    """Return what is kept of an outlet."""
    found = world.store.saved["OutletRecord", str(outlet)]
    assert isinstance(found, OutletRecord)
    return found


def kept(world: World) -> tuple[object, ...]:
    """Return everything about outlet 1 that a commissioning may change, as it is stored."""
    one = record(world)
    settings = {
        key: value
        for key, value in world.store.saved.items()
        if key[0] == "Setting" and key[1] in {f"{COMMISSIONED}1", COUNTER}
    }
    return (one.is_locked, one.lock_reason, one.fault, one.serial, one.closings, settings)


def rests(world: World) -> None:
    """Let time pass until nothing of any test is open."""
    world.run_until(
        lambda: all(one.state is SaleState.SETTLED for one in world.sales() if one.is_test)
    )
    world.run(500)


# --- The whole of it ----------------------------------------------------------------------------


def test_at_05_two_people_agree_to_what_was_measured() -> None:
    """The factor and the bound, old and new, with both names, counted, in the journal."""
    tec = Technician()
    auditor = watched(tec.world)
    tec.commission()
    rests(tec.world)
    assert tec.run is None
    factor, bound = bodies(tec.world, "parameter-changed")
    assert (factor["parameter"], factor["old"], factor["new"]) == ("meter_factor", 100_000, 100_298)
    assert (bound["parameter"], bound["old"]) == ("overrun_bound", 83_000)
    assert int(str(bound["new"])) < 83_000
    for number, one in enumerate((factor, bound), start=1):
        assert (one["by"], one["approved_by"], one["counter"]) == ("Tec", "Mia", number)
        assert (one["serial"], one["reason"]) == ("FC-1", "commissioned")
    [tried] = [one for one in bodies(tec.world, "commissioning-tried") if one["step"] == "closings"]
    closings = tried["closings"]
    assert isinstance(closings, list)
    assert len(closings) == CLOSINGS
    said = Commissioned("FC-1", MeterFactor(100_298), closing_of(closings))
    assert tec.world.store.saved["Setting", f"{COMMISSIONED}1"].value == str(said)  # type: ignore[union-attr]
    assert [one.count for one in record(tec.world).closings] == [CLOSINGS]
    auditor.close()


@pytest.mark.req("ATT-19")
def test_at_05_tests_are_booked_as_tests_and_never_as_sales() -> None:
    """No receipt, no revenue, nothing among the fills; what they cost is on an account of tests."""
    tec = Technician()
    tec.commission()
    rests(tec.world)
    world, sale = tec.world, tec.sale()
    assert (sale.override_by, sale.receipt) == ("Tec", None)
    cost = sum(one.charge.minor for one in world.deliveries(sale.id))
    assert sale.captured == Money(cost) > Money(0)
    assert world.balance(AccountKind.TEST, "outlet:1") == cost
    assert world.balance(AccountKind.TEST, "Tec") == -cost
    assert world.balance(AccountKind.REVENUE, "1") == 0
    assert all(one.is_test for one in world.deliveries(sale.id))
    assert all(one["test"] is True for one in bodies(world, "delivery"))
    assert ("Setting", "fills:diesel") not in world.store.saved
    world.check_books()


def test_at_05_what_all_trials_deliver_is_bounded_by_what_was_authorised() -> None:
    """With the limit used up the trial does not begin, and nothing else is drawn upon."""
    tec = Technician()
    auditor = watched(tec.world)
    can = tec.world.can
    assert tec.begin(1_900_000) is Notice.NONE
    for _ in range(3):
        tec.attempt()
    tec.attempt()
    assert (tec.seen.step, tec.seen.why) == ("closings", "limit_used_up")
    assert 0 < tec.seen.closings < CLOSINGS
    assert tec.seen.used_base <= 1_900_000
    assert tec.ask(c.CommissionCancel(1)) is Notice.NONE
    rests(tec.world)
    sale, tariff = tec.sale(), tec.world.site.products["diesel"].tariff
    assert sale.authorised == tariff.reserve(Quantity(1_900_000, Dimension.VOLUME))
    assert sale.captured + sale.released == sale.authorised
    assert can.overrun_bound.base
    auditor.close()


@pytest.mark.parametrize(
    ("base", "notice"),
    [(1_001 * 1_000_000, Notice.TOO_MUCH), (500_000, Notice.TOO_LITTLE), (-5, Notice.TOO_LITTLE)],
)
def test_at_05_a_limit_is_neither_endless_nor_too_little_to_begin(
    base: int, notice: Notice
) -> None:
    """Ten times the largest delivery at most; the first trial at least."""
    tec = Technician()
    assert tec.begin(base) is notice
    assert tec.run is None
    assert not tec.world.sales()


# --- Who may, and who agrees --------------------------------------------------------------------


def test_at_05_only_a_technician_begins() -> None:
    """An attendant and a manager may not; the attempt is in the journal."""
    tec = Technician()
    for name in ("Ada", "Mia"):
        tec.world.log_in(name, screen=OFFICE)
        assert tec.ask(c.Commission(1, LIMIT_BASE), OFFICE) is Notice.NOT_YOUR_ROLE
        assert bodies(tec.world, "command-refused")[-1]["by"] == name
        tec.world.ask(c.Logout(), OFFICE)
    assert not tec.world.sales()


def test_at_05_one_person_alone_changes_nothing() -> None:
    """Not twice the same, not an attendant, not the manager before whoever measured."""
    tec = Technician()
    tec.until("proving")
    before = kept(tec.world)
    tec.prove()
    assert tec.second() is Notice.NOT_ALLOWED
    assert tec.ask(c.CommissionApprove(1)) is Notice.NONE
    assert tec.ask(c.CommissionApprove(1)) is Notice.NOT_ALLOWED
    assert tec.second("Ada") is Notice.NOT_YOUR_ROLE
    assert kept(tec.world) == before
    assert tec.seen.approved_by == ("Tec",)
    assert tec.second() is Notice.NONE
    assert kept(tec.world) != before


def test_at_05_nobody_approves_what_was_not_proposed() -> None:
    """At any step before, and of an outlet that nobody commissions."""
    tec = Technician()
    assert tec.ask(c.CommissionApprove(1)) is Notice.BUSY
    tec.until("proving")
    assert tec.ask(c.CommissionApprove(1)) is Notice.NOT_ALLOWED


def test_at_05_nobody_else_leads_a_run_but_a_manager_may_end_it() -> None:
    """Trials, measures and readings are the technician's own."""
    tec = Technician()
    tec.until("watchdog")
    tec.world.log_in("Mia", screen=OFFICE)
    for command in (
        c.CommissionTry(1),
        c.CommissionProve(1, 5_000_000),
        c.CommissionRead(1, 5_000_000),
        c.CommissionSkip(1),
    ):
        assert tec.ask(command, OFFICE) is Notice.NOT_YOUR_ROLE
    tec.world.ask(c.Logout(), OFFICE)
    tec.world.log_in("Ada", screen=OFFICE)
    assert tec.ask(c.CommissionCancel(1), OFFICE) is Notice.NOT_YOUR_ROLE
    tec.world.ask(c.Logout(), OFFICE)
    tec.world.log_in("Mia", screen=OFFICE)
    assert tec.ask(c.CommissionCancel(1), OFFICE) is Notice.NONE
    rests(tec.world)
    assert bodies(tec.world, "commissioning-ended")[-1]["by"] == "Mia"


# --- Nobody buys there meanwhile ----------------------------------------------------------------


def test_at_05_nobody_can_buy_at_an_outlet_that_is_commissioned() -> None:
    """It looks closed for maintenance, is not to be chosen or waited for, and shows nothing."""
    tec = Technician()
    tec.begin()
    tec.attempt()
    tec.ask(c.CommissionTry(1))
    tec.world.flow(1, 100_000)
    for _ in range(2):
        shown = tec.world.snapshot.outlets[0]
        assert (shown.state, shown.lock_reason) == ("closed", MAINTENANCE)
        assert (shown.is_available, shown.can_queue, shown.sale) == (False, False, "")
        assert (shown.delivered_base, shown.flow_base, shown.cost_minor) == (0, 0, 0)
        assert tec.world.ask(c.ToggleOutlet(1)).notice is Notice.OUTLET_TAKEN
        assert tec.world.ask(c.QueueFor(1)).notice is Notice.OUTLET_TAKEN
        assert not tec.world.visit.chosen
        tec.wait()


def test_at_05_other_outlets_go_on_selling() -> None:
    """A customer buys at the next outlet while the valve of this one is measured."""
    tec = Technician()
    auditor = watched(tec.world)
    tec.until("closings")
    tec.ask(c.CommissionTry(1))
    sale = tec.world.buy(2, minor=500)
    tec.world.lift(2)
    done = tec.world.finish(sale)
    assert (done.receipt, done.state) == (1, SaleState.SETTLED)
    assert done.captured > Money(400)
    tec.wait()
    assert tec.seen.step == "proving"
    tec.ask(c.CommissionCancel(1))
    rests(tec.world)
    auditor.close()


def test_at_05_a_run_does_not_begin_where_somebody_buys_or_waits() -> None:
    """Nor twice, nor where all is stopped, nor at an outlet that has a fault."""
    tec = Technician()
    sale = tec.world.buy(1)
    assert tec.begin() is Notice.BUSY
    tec.world.finish(sale)
    tec.world.lift()
    assert tec.begin() is Notice.NONE
    assert tec.begin() is Notice.BUSY
    tec.ask(c.CommissionCancel(1))
    rests(tec.world)
    tec.world.ask(c.StopAll())
    assert tec.begin() is Notice.BUSY
    tec.ask(c.Restart())
    tec.world.controller(1).answers = False
    tec.world.run(4_000)
    assert tec.begin() is Notice.BUSY


def test_at_05_an_outlet_that_was_locked_is_commissioned_and_stays_locked() -> None:
    """At no moment can anybody choose it."""
    tec = Technician()
    world = tec.world
    tec.ask(c.LockOutlet(1, MAINTENANCE))
    free = []
    world.on_handled = lambda _: free.append(world.snapshot.outlets[0].is_available)
    tec.until("approval")
    tec.agree()
    world.run(2_000)
    assert not any(free)
    assert record(world).is_locked
    assert world.snapshot.outlets[0].state == "closed"
    tec.ask(c.UnlockOutlet(1, "checked"))
    world.run(500)
    assert world.snapshot.outlets[0].is_available


# --- Giving it up -------------------------------------------------------------------------------


@pytest.mark.parametrize("is_trying", [False, True])
@pytest.mark.parametrize("step", STEPS)
def test_at_05_a_cancel_at_any_step_leaves_everything_as_it_was(
    step: str,
    is_trying: bool,  # noqa: FBT001 - In the middle of a trial, or between two.
) -> None:
    """Factor, bound, what was learned and the lock; the outlet sells again, the rest comes back."""
    tec = Technician()
    auditor = watched(tec.world)
    before = kept(tec.world)
    tec.until(step)
    if is_trying and step == "proving":
        tec.ask(c.CommissionProve(1, 5_000_000))
        tec.world.run(400)
    elif is_trying and step != "approval":
        tec.ask(c.CommissionTry(1))
        tec.world.run(400 if step != "identify" else 0)
    assert tec.ask(c.CommissionCancel(1)) is Notice.NONE
    rests(tec.world)
    assert tec.run is None
    assert kept(tec.world) == before
    assert tec.world.snapshot.outlets[0].is_available
    assert tec.world.controller(1).state is ControllerState.CLOSED
    assert tec.sale().captured + tec.sale().released == tec.sale().authorised
    assert bodies(tec.world, "commissioning-ended")[-1]["step"] == step
    tec.world.check_books()
    auditor.close()


def test_at_05_a_kill_at_any_point_leaves_everything_as_it_was() -> None:
    """After every durable change but the last: as before, all tests settled, ready to sell.

    The closings between the third and the last are all alike: they are left out.
    """
    tec = Technician()
    world = tec.world
    before = kept(world)
    ends: list[World] = []
    seen = {"commits": world.store.commits}

    def kill(_: object) -> None:
        run = tec.run
        is_one_of_many = run is not None and run.step == "closings" and 2 < run.closings < 29
        if world.store.commits == seen["commits"] or is_one_of_many:
            return
        seen["commits"] = world.store.commits
        world.on_handled = None
        ends.append(copy.deepcopy(world))
        world.on_handled = kill

    world.on_handled = kill
    tec.until("proving")
    tec.prove()
    assert tec.ask(c.CommissionApprove(1)) is Notice.NONE
    world.on_handled = None
    assert len(ends) > 60
    for end in ends:
        end.start()
        end.run(1_000)
        rests(end)
        assert kept(end) == before
        assert not any(one.is_open for one in end.deliveries())
        assert end.snapshot.outlets[0].is_available
        end.check_books()


def test_at_05_a_kill_after_both_have_agreed_loses_nothing() -> None:
    """What is in the journal holds from the next start on."""
    tec = Technician()
    tec.until("proving")
    tec.prove()
    tec.agree()
    after = kept(tec.world)
    tec.world.start()
    tec.world.run(1_500)
    assert kept(tec.world) == after
    assert tec.world.core.snapshot(TERMINAL, tec.world.clock.now()).visit.attendant is None
    preset = bound_after(tec.world)
    assert preset < tec.world.can.overrun_bound.base


def bound_after(world: World) -> int:
    """Buy, and return what is reserved past the preset; what was bought is taken."""
    world.ask(c.Back())
    sale = world.buy(1, minor=1_000)
    world.lift(1)
    world.finish(sale)
    first = next(one for one in bodies(world, "grant") if one["sale"] == sale)
    return int(str(first["limit"])) - int(str(first["preset"]))


def test_at_05_a_run_that_nobody_goes_on_with_ends_by_itself() -> None:
    """The technician has walked away: the outlet sells again."""
    tec = Technician()
    tec.until("preset")
    tec.world.run(IDLE_MS + 1_000)
    rests(tec.world)
    assert bodies(tec.world, "commissioning-ended")[-1]["why"] == "timed_out"
    assert tec.world.snapshot.outlets[0].is_available


def test_at_05_a_login_that_lapses_ends_no_trial() -> None:
    """The closings go on; the same technician comes back to them."""
    tec = Technician()
    tec.until("closings")
    tec.ask(c.CommissionTry(1))
    tec.world.ask(c.Logout(), TERMINAL)
    tec.world.run(60_000)
    tec.world.ask(c.Back(), TERMINAL)
    tec.world.log_in("Tec", screen=TERMINAL)
    assert (tec.seen.step, tec.seen.closings) == ("proving", CLOSINGS)


@pytest.mark.parametrize(
    "command", [c.StopAll(), c.LockOutlet(1, "safety"), c.FinishOutlet(1, "safety")]
)
def test_at_05_whoever_stops_the_outlet_stops_its_tests(command: c.Command) -> None:
    """A stop of all, a lock, an attendant's end of it: the valve closes, nothing is kept."""
    tec = Technician()
    auditor = watched(tec.world)
    tec.until("closings")
    tec.ask(c.CommissionTry(1))
    tec.world.flow(1, 100_000)
    tec.world.log_in("Ada", screen=OFFICE)
    tec.world.ask(command, OFFICE)
    tec.world.run(20_000)
    assert (tec.run is None) == (not isinstance(command, c.LockOutlet))
    if tec.run is not None:  # A lock ends the trial; the technician may unlock and go on.
        assert (tec.run.is_trying, tec.run.why) == (False, "attendant")
        tec.ask(c.CommissionCancel(1))
    rests(tec.world)
    assert tec.world.controller(1).state is ControllerState.CLOSED
    assert ("Setting", f"{COMMISSIONED}1") not in tec.world.store.saved
    auditor.close()


def test_at_05_a_disk_that_is_full_ends_a_run() -> None:
    """What flows is closed; once there is room all of it is settled, and nothing was changed."""
    tec = Technician()
    before = kept(tec.world)
    tec.until("closings")
    tec.ask(c.CommissionTry(1))
    tec.world.flow(1, 50_000)
    tec.world.store.broken = StorageFull("no room")
    tec.world.run(3_000)
    assert tec.world.controller(1).state is ControllerState.CLOSED
    tec.world.store.broken = None
    tec.world.run(5_000)
    rests(tec.world)
    assert kept(tec.world) == before
    assert tec.world.snapshot.outlets[0].is_available


def test_at_05_an_engine_that_ends_ends_its_runs() -> None:
    """It waits for the last drops, as for those of a sale."""
    tec = Technician()
    tec.until("closings")
    tec.ask(c.CommissionTry(1))
    tec.world.flow(1, 50_000)
    tec.world.handle(m.ShutdownAsked())
    tec.world.run_until(lambda: tec.world.core.is_at_rest)
    rests(tec.world)
    assert bodies(tec.world, "commissioning-ended")[-1]["why"] == "restart"


# --- The dead-man timer -------------------------------------------------------------------------


@pytest.mark.req("SC-02")
@pytest.mark.parametrize("fed_by", list(Feeding))
def test_at_05_silence_closes_the_valve_and_only_that_outlet_is_silent(fed_by: Feeding) -> None:
    """Where reading feeds the timer as well, not even that is done; others are read on."""
    tec = Technician(can=brisk(watchdog_fed_by=fed_by, watchdog_ms=1_500))
    tec.until("watchdog")
    reads: list[int] = []
    tec.world.on_message = lambda message: (
        reads.append(message.outlet) if type(message).__name__ == "StatusRead" else None  # type: ignore[union-attr,func-returns-value]
    )
    tec.ask(c.CommissionTry(1))
    tec.world.flow(1, 50_000)
    tec.world.run(200)
    reads.clear()
    tec.world.run(1_000)
    assert reads.count(2) >= 3
    assert (reads.count(1) > 3) == (fed_by is Feeding.WRITES)
    tec.wait()
    assert tec.seen.step == "preset"
    took_ms = tec.seen.watchdog_took_ms
    assert took_ms is not None
    assert 1_500 <= took_ms <= tec.seen.watchdog_limit_ms + 2 * STEP_MS
    assert not tec.world.snapshot.outlets[0].fault


@pytest.mark.req("CTL-09")
@pytest.mark.parametrize("fed_by", list(Feeding))
def test_at_05_a_timer_that_does_nothing_takes_its_outlet_out_of_use(fed_by: Feeding) -> None:
    """It is closed at once, within what was reserved, and stays so until somebody unlocks it."""
    tec = Technician(can=brisk(watchdog_fed_by=fed_by))
    auditor = watched(tec.world)
    tec.until("watchdog")
    tec.world.controller(1).never_trips = True
    tec.ask(c.CommissionTry(1))
    tec.wait()
    rests(tec.world)
    assert record(tec.world).fault == "watchdog_failed"
    assert tec.world.controller(1).stopped_by == "host"
    assert bodies(tec.world, "commissioning-tried")[-1]["result"] == "defective"
    assert not tec.world.snapshot.outlets[0].is_available
    tec.ask(c.UnlockOutlet(1, "repaired"))
    tec.world.run(1_000)
    assert tec.world.snapshot.outlets[0].is_available
    auditor.close()


def test_at_05_a_line_that_is_late_to_fall_silent_is_waited_for() -> None:
    """The host was busy: the time of the timer runs from its last word, not from our wish."""
    tec = Technician()
    tec.until("watchdog")
    held: list[m.Message] = []

    def late(mail: list[m.Message]) -> list[m.Message]:
        held.extend(one for one in mail if isinstance(one, m.Hushed))
        return [one for one in mail if not isinstance(one, m.Hushed)]

    tec.world.mixes = late
    tec.ask(c.CommissionTry(1))
    tec.world.run_until(lambda: bool(held))
    tec.world.run(250)
    [hushed] = held
    tec.world.mixes = None
    assert isinstance(hushed, m.Hushed)
    tec.world.handle(hushed)
    tec.wait()
    assert (tec.seen.step, tec.seen.watchdog_took_ms is not None) == ("preset", True)


def test_at_05_a_hung_up_nozzle_shows_nothing_about_the_timer() -> None:
    """The trial may be made again, and is."""
    tec = Technician()
    tec.until("watchdog")
    tec.ask(c.CommissionTry(1))
    tec.world.flow(1, 50_000)
    tec.world.controller(1).calling = False
    tec.wait()
    assert (tec.seen.step, tec.seen.why) == ("watchdog", "hung_up")
    tec.world.lift(1)
    tec.attempt()
    assert tec.seen.step == "preset"


def test_at_05_a_device_without_a_timer_is_not_asked_for_one() -> None:
    """What its want costs stays reserved; the journal says that it lacks it."""
    tec = Technician(can=brisk(watchdog_ms=None))
    tec.until("preset")
    assert bodies(tec.world, "commissioning-tried")[-1]["result"] == "lacking"
    assert tec.seen.watchdog_limit_ms == 0


# --- Presets and closings -----------------------------------------------------------------------


def test_at_05_a_controller_that_does_not_close_at_its_preset_is_out_of_use() -> None:
    """The kiosk closes it, within what was reserved."""
    tec = Technician()
    auditor = watched(tec.world)
    tec.until("preset")
    tec.world.controller(1).ignores_preset = True
    tec.ask(c.CommissionTry(1))
    tec.wait()
    rests(tec.world)
    assert record(tec.world).fault == "preset_failed"
    assert not tec.world.snapshot.outlets[0].is_available
    auditor.close()


def test_at_05_closings_that_were_cut_short_do_not_count() -> None:
    """The nozzle is hung up in between: those before it are kept, the rest are made again."""
    tec = Technician()
    tec.until("closings")
    tec.ask(c.CommissionTry(1))
    tec.world.run_until(lambda: tec.seen.closings == 5)
    tec.world.flow(1, 50_000)
    tec.world.controller(1).calling = False
    tec.wait()
    assert (tec.seen.closings, tec.seen.why) == (5, "hung_up")
    tec.world.lift(1)
    tec.attempt()
    assert (tec.seen.step, tec.seen.closings) == ("proving", CLOSINGS)


@pytest.mark.parametrize("takes_ms", [20, 90])
def test_at_05_the_core_reckons_with_what_was_agreed_to(takes_ms: int) -> None:
    """Less for a quick valve, more for a slow one: from the next sale on, and not before."""
    tec = Technician()
    tec.world.controller(1).takes_ms = takes_ms
    assert bound_after(tec.world) - 83_000 < 1_000  # A preset is in whole counts.
    tec.world.lift(1)
    tec.until("proving")
    assert tec.ask(c.CommissionSkip(1)) is Notice.NONE
    proposal = tec.seen.proposal
    assert proposal is not None
    assert (proposal.new_bound_base < 83_000) == (takes_ms < 60)
    tec.agree()
    tec.world.run(1_000)
    reserved = bound_after(tec.world)
    assert 0 <= reserved - proposal.new_bound_base < 12_000


def test_at_05_a_valve_that_becomes_slow_is_reckoned_with_all_the_same() -> None:
    """What is learned in sales raises what was agreed to, as it raises what is rated."""
    tec = Technician()
    tec.commission(0, 0, 0)
    agreed = bound_after(tec.world)
    tec.world.controller(1).takes_ms = 80
    bounds = []
    for _ in range(12):
        tec.world.lift(1)
        bounds.append(bound_after(tec.world))
    assert bounds[-1] > agreed


def test_at_05_another_controller_is_reckoned_with_as_it_is_rated() -> None:
    """What two people agreed to is of the one with that serial number."""
    tec = Technician()
    tec.commission()
    tec.world.controllers[OutletId(1)].serial = "FC-9"
    tec.world.start()
    tec.world.run(1_500)
    tec.world.log_in("Tec", screen=TERMINAL)
    tec.ask(c.ConfirmController(1, "FC-9"))
    tec.world.run(1_500)
    assert bound_after(tec.world) >= 83_000
    assert "factor_e5" not in bodies(tec.world, "grant")[-1]


def test_at_05_who_is_not_known_here_is_not_commissioned() -> None:
    """Another controller answers to the first question: the run is over, nothing was tried."""
    tec = Technician()
    tec.begin()
    tec.world.controllers[OutletId(1)].serial = "FC-9"
    tec.ask(c.CommissionTry(1))
    tec.wait()
    rests(tec.world)
    [ended] = bodies(tec.world, "commissioning-ended")
    assert (ended["step"], ended["why"]) == ("identify", "other_controller")
    assert bodies(tec.world, "commissioning-tried") == []


# --- The meter ----------------------------------------------------------------------------------


@pytest.mark.req("MET-03")
def test_at_05_an_error_is_shown_against_what_is_permissible() -> None:
    """In tenths of a per cent, of what was indicated with the factor that holds so far."""
    tec = Technician()
    tec.until("proving")
    tec.ask(c.CommissionProve(1, 5_000_000))
    tec.wait()
    [proof] = tec.seen.proofs
    assert (proof.actual_base, tec.seen.awaits_reading) == (None, True)
    assert tec.ask(c.CommissionProve(1, 5_000_000)) is Notice.BUSY
    actual = proof.shown_base * 1_000 // 1_004
    assert tec.ask(c.CommissionRead(1, actual)) is Notice.NONE
    [proof] = tec.seen.proofs
    assert (proof.error_permille, proof.permissible_base) == (4, actual * 5 // 1_000)
    assert bodies(tec.world, "commissioning-read")[-1]["actual"] == actual


def test_at_05_a_reading_that_cannot_be_is_asked_for_again() -> None:
    """And one that was mistyped may be said anew, until the next measure."""
    tec = Technician()
    tec.until("proving")
    assert tec.ask(c.CommissionRead(1, 5_000_000)) is Notice.NOT_ALLOWED
    tec.ask(c.CommissionProve(1, 5_000_000))
    tec.wait()
    assert tec.ask(c.CommissionRead(1, 50_000_000)) is Notice.NOT_ALLOWED
    assert tec.seen.why == "misread"
    tec.ask(c.CommissionRead(1, 5_100_000))
    tec.ask(c.CommissionRead(1, 5_080_000))
    assert (tec.seen.proofs[-1].actual_base, tec.seen.why) == (5_080_000, "")


@pytest.mark.parametrize("off", [(49_000, -49_000, 0), (120_000, 120_000, 120_000)])
def test_at_05_measures_that_do_not_agree_are_not_proposed(off: tuple[int, ...]) -> None:
    """They scatter more than is permissible, or are further off than any factor goes."""
    tec = Technician()
    tec.until("proving")
    for one in off:
        tec.ask(c.CommissionProve(1, 5_000_000))
        tec.wait()
        tec.ask(c.CommissionRead(1, tec.seen.proofs[-1].shown_base + one))
    assert tec.ask(c.CommissionTry(1)) is Notice.NOT_ALLOWED
    assert (tec.seen.step, tec.seen.why) == ("proving", "not_within")
    tec.prove()
    assert tec.seen.step == "approval"


def test_at_05_two_measures_are_not_enough() -> None:
    """Three in a row."""
    tec = Technician()
    tec.until("proving")
    for _ in range(2):
        assert tec.ask(c.CommissionTry(1)) is Notice.NOT_ALLOWED
        tec.ask(c.CommissionProve(1, 5_000_000))
        tec.wait()
        tec.ask(c.CommissionRead(1, tec.seen.proofs[-1].shown_base))
    assert tec.ask(c.CommissionTry(1)) is Notice.NOT_ALLOWED


@pytest.mark.parametrize(
    ("base", "notice"),
    [(499_999, Notice.TOO_LITTLE), (100_000_000, Notice.TOO_MUCH), (-1, Notice.TOO_LITTLE)],
)
def test_at_05_a_measure_is_of_a_size_that_is_sold(base: int, notice: Notice) -> None:
    """The least that is sold at least; the most with the bound at most."""
    tec = Technician()
    tec.until("proving")
    assert tec.ask(c.CommissionProve(1, base)) is notice


def test_at_05_without_a_test_measure_the_meter_stays_as_it_is() -> None:
    """Its factor, whatever it was; the bound is agreed to all the same."""
    tec = Technician()
    tec.commission()
    tec.world.log_in("Tec", screen=TERMINAL)
    tec.world.lift(1)
    tec.until("proving")
    assert tec.ask(c.CommissionSkip(1)) is Notice.NONE
    proposal = tec.seen.proposal
    assert proposal is not None
    assert proposal.old_factor_e5 == proposal.new_factor_e5 == 100_298


def test_at_05_past_sales_are_unchanged_by_a_new_factor() -> None:
    """What was sold before was measured before."""
    tec = Technician()
    sale = tec.world.buy(1, minor=1_000)
    tec.world.lift(1)
    tec.world.finish(sale)
    [before] = tec.world.deliveries(sale)
    shown = tec.world.core.shown(tec.world.prepayment(sale).code, tec.world.clock.now())
    tec.world.ask(c.Finish())
    tec.world.lift(1)
    tec.commission()
    assert tec.world.deliveries(sale) == [before]
    again = tec.world.core.shown(tec.world.prepayment(sale).code, tec.world.clock.now())
    assert shown is not None
    assert again is not None
    assert again.snapshot.deliveries == shown.snapshot.deliveries


@pytest.mark.parametrize("off", [-49_000, -15_000, 0, 15_000, 49_000])
def test_at_05_the_promise_holds_in_what_is_shown_and_in_what_flows(off: int) -> None:
    """A meter that shows too little, and one that shows too much: the customer pays what flowed."""
    tec = Technician()
    auditor = watched(tec.world)
    tec.commission(off, off, off)
    agreed = Commissioned.named(tec.world.store.saved["Setting", f"{COMMISSIONED}1"].value)  # type: ignore[union-attr]
    factor, tariff = agreed.factor, tec.world.site.products["diesel"].tariff
    auditor.factors[OutletId(1)] = factor
    auditor.bounds[OutletId(1)] = factor.grown(bound_of(tec.world.can, agreed.closing_us)).base
    for minor in (300, 1_000, 2_000):
        tec.world.ask(c.Back())
        sale = tec.world.buy(1, minor=minor)
        tec.world.lift(1)
        opening = tec.world.delivery(1).opening.base
        done = tec.world.finish(sale)
        shown = tec.world.controller(1).total_base - opening
        shown -= shown % 1_000
        [delivery] = tec.world.deliveries(sale)
        paid = minor * tariff.per_minor
        assert tariff.exact(Quantity(shown, Dimension.VOLUME)) <= paid
        assert shown * factor.parts * tariff.price_e4 <= paid * 100_000
        assert delivery.delivered == factor.corrected(Quantity(shown, Dimension.VOLUME))
        assert done.captured == tariff.charge(delivery.delivered)
        assert delivery.reason is StopReason.PRESET
        assert not delivery.overrun
        assert record(tec.world).total_base == opening + shown
        tec.world.ask(c.Finish())
    assert (factor == NEUTRAL) == (off == 0)
    auditor.close()


def test_at_05_a_bound_that_was_agreed_to_is_what_the_journal_proposed() -> None:
    """Of thirty closings, by the rule, for that valve."""
    tec = Technician()
    tec.until("approval")
    [proposed] = bodies(tec.world, "commissioning-proposed")
    can = replace(tec.world.can)
    bound = bound_of(can, int(str(proposed["closing_us"])))
    assert (
        proposed["new_bound"] == MeterFactor(int(str(proposed["new_factor_e5"]))).grown(bound).base
    )
