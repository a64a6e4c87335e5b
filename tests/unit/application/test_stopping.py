"""Stopping everything, locking one outlet, and who may start again."""

from __future__ import annotations

import pytest
from fakes.world import PIN, World

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen
from kiosk.application import messages as m
from kiosk.domain.attendant import LOCK_REASONS, Role
from kiosk.domain.controller import ControllerState, Fault
from kiosk.domain.delivery import DeliveryState, StopReason
from kiosk.domain.outlet import OutletId
from kiosk.domain.sale import SaleState


@pytest.fixture
def staffed() -> World:
    """Return a place where Ada works."""
    world = World()
    world.hire(role=Role.MANAGER)
    world.run(1_500)
    return world


def both_run(world: World) -> tuple[str, str]:
    """Let two customers take product at two outlets."""
    first, second = world.buy(1), world.buy(2, screen="side")
    world.lift(1)
    world.lift(2)
    world.flow(1)
    return first, second


@pytest.mark.req("AT-01")
@pytest.mark.req("SAF-06")
def test_anybody_may_stop_everything_at_once(staffed: World) -> None:
    """One touch on any screen, without login: every valve closes within 0.3 s, all is settled."""
    first, second = both_run(staffed)
    visit = staffed.ask(c.StopAll(), "third")
    assert visit.notice is Notice.NONE
    staffed.run(300)
    assert all(not one.is_open for one in staffed.controllers.values())
    staffed.finish(first)
    staffed.finish(second)
    assert staffed.delivery(1).reason is staffed.delivery(2).reason is StopReason.STOP_ALL
    assert staffed.snapshot.is_stopped
    assert staffed.visit.notice is Notice.STOPPED_ALL
    assert "stop-all" in staffed.kinds()


@pytest.mark.req("AT-01")
@pytest.mark.req("SAF-05")
def test_only_an_attendant_starts_again(staffed: World) -> None:
    """After a stop of all nothing can be chosen, over a restart too, until an attendant says so."""
    staffed.ask(c.StopAll())
    staffed.run(1_000)
    assert staffed.ask(c.ToggleOutlet(1)).notice is Notice.OUTLET_TAKEN
    assert staffed.ask(c.Restart()).notice is Notice.NOT_ALLOWED
    staffed.start()
    staffed.run(2_000)
    assert staffed.snapshot.is_stopped
    assert [one.state for one in staffed.snapshot.outlets] == ["closed", "closed"]
    staffed.log_in()
    staffed.ask(c.UnlockOutlet(1))
    staffed.run(500)
    assert staffed.snapshot.outlets[0].state == "closed", "unlocking one does not start all"
    staffed.ask(c.Restart())
    assert not staffed.snapshot.is_stopped
    assert all(one.is_available for one in staffed.snapshot.outlets)


def test_a_stop_of_all_gives_up_what_is_not_paid(staffed: World) -> None:
    """Nobody is left standing before a code that can buy nothing."""
    sale = staffed.quote(1)
    staffed.ask(c.StopAll(), "side")
    assert staffed.sale(sale).state is SaleState.CANCELLED
    assert (staffed.screen, staffed.visit.notice) == (Screen.OVERVIEW, Notice.STOPPED_ALL)


def test_stopping_all_again_and_again_changes_nothing_more(staffed: World) -> None:
    """A hand that hammers on *stop all* keeps neither readings nor settlement from happening."""
    first, second = both_run(staffed)
    for _ in range(100):
        staffed.ask(c.StopAll())
        staffed.run(20)
    assert staffed.sale(first).state is not SaleState.OPEN
    assert staffed.sale(second).state is not SaleState.OPEN


def test_restart_leaves_locked_and_faulty_outlets_alone(staffed: World) -> None:
    """What was locked or broken before the stop is so after it."""
    staffed.log_in()
    staffed.ask(c.LockOutlet(1, "maintenance"))
    staffed.controller(2).total_base += 100_000
    staffed.run(500)
    staffed.ask(c.StopAll())
    staffed.ask(c.Restart())
    staffed.run(500)
    first, second = staffed.snapshot.outlets
    assert (first.state, second.state) == ("closed", "inoperative")
    staffed.ask(c.UnlockOutlet(1))
    staffed.ask(c.UnlockOutlet(2))
    staffed.run(500)
    assert all(one.is_available for one in staffed.snapshot.outlets)


@pytest.mark.req("SAF-04")
def test_an_emergency_stop_stops_everything_and_latches(staffed: World) -> None:
    """One controller reads it: all outlets close, and its release starts nothing."""
    first, second = both_run(staffed)
    quoted = staffed.core  # The same engine throughout.
    staffed.controller(2).active = Fault.ESTOP
    staffed.run(200)
    assert all(not one.is_open for one in staffed.controllers.values())
    staffed.finish(first)
    staffed.finish(second)
    assert staffed.delivery(1).reason is staffed.delivery(2).reason is StopReason.ESTOP
    assert staffed.kinds().count("emergency-stop") == 1
    for controller in staffed.controllers.values():
        controller.calling = False
        controller.active = Fault.NONE
    staffed.run(3_000)
    assert staffed.snapshot.is_stopped
    assert staffed.snapshot.outlets[1].fault == "controller_estop"
    staffed.log_in(screen="back")
    staffed.ask(c.Restart(), "back")
    staffed.run(500)
    assert staffed.snapshot.outlets[0].is_available
    assert not staffed.snapshot.outlets[1].is_available, "each is put back by itself"
    staffed.ask(c.UnlockOutlet(2), "back")
    staffed.run(1_000)
    assert staffed.snapshot.outlets[1].is_available
    assert staffed.core is quoted


def test_an_emergency_stop_that_is_still_pressed_cannot_be_restarted(staffed: World) -> None:
    """Restarted too early: the next reading stops everything again."""
    staffed.controller(1).active = Fault.ESTOP
    staffed.run(500)
    staffed.log_in()
    staffed.ask(c.Restart())
    staffed.run(500)
    assert staffed.snapshot.is_stopped


@pytest.mark.req("AT-02")
@pytest.mark.parametrize("why", LOCK_REASONS)
def test_an_attendant_locks_an_outlet_for_a_reason_of_the_list(staffed: World, why: str) -> None:
    """Locked: what runs is stopped and settled, nobody can choose it, and the reason is kept."""
    sale = staffed.buy(1)
    staffed.lift()
    staffed.flow()
    staffed.log_in(screen="back")
    staffed.ask(c.LockOutlet(1, why), "back")
    staffed.finish(sale)
    assert staffed.delivery().reason is StopReason.ATTENDANT
    assert staffed.visit.notice is Notice.STOPPED_BY_ATTENDANT
    outlet = staffed.snapshot.outlets[0]
    assert (outlet.state, outlet.lock_reason, outlet.is_available) == ("closed", why, False)
    staffed.start()
    staffed.run(1_500)
    outlet = staffed.snapshot.outlets[0]
    assert (outlet.state, outlet.lock_reason) == ("closed", why)
    staffed.controller().calling = False
    staffed.log_in(screen="back")
    staffed.ask(c.UnlockOutlet(1), "back")
    staffed.run(300)
    outlet = staffed.snapshot.outlets[0]
    assert (outlet.is_available, outlet.lock_reason) == (True, "")
    entry = next(one for one in staffed.store.entries if one.kind == "outlet-locked")
    assert f'"by":"Ada","outlet":1,"reason":"{why}"' in entry.canonical.decode()


def test_a_reason_that_is_not_on_the_list_locks_nothing(staffed: World) -> None:
    """Free text is no reason."""
    staffed.log_in()
    assert staffed.ask(c.LockOutlet(1, "because")).notice is Notice.NOT_ALLOWED
    assert staffed.snapshot.outlets[0].is_available


def test_an_outlet_locked_while_somebody_pays_gives_the_money_back(staffed: World) -> None:
    """Quoted, then locked: what is paid for it is let go."""
    sale = staffed.quote(1)
    staffed.log_in(screen="back")
    staffed.ask(c.LockOutlet(1, "safety"), "back")
    staffed.pay(sale)
    assert staffed.finish(sale).released.minor == 2000
    assert staffed.deliveries(sale) == []


def test_an_outlet_that_is_still_closing_cannot_be_unlocked(staffed: World) -> None:
    """Unlocking waits until nothing flows any more."""
    sale = staffed.buy(1)
    staffed.lift()
    staffed.flow()
    staffed.log_in(screen="back")
    staffed.ask(c.LockOutlet(1, "safety"), "back")
    staffed.run(100)
    assert staffed.controller().state is ControllerState.CLOSING
    assert staffed.ask(c.UnlockOutlet(1), "back").notice is Notice.VALVE_OPEN
    staffed.finish(sale)
    assert staffed.snapshot.outlets[0].state == "closed"


@pytest.mark.req("ATT-21")
def test_an_attendant_may_stop_any_outlet(staffed: World) -> None:
    """Somebody else's delivery, by its number: stopped, and said to be by the attendant."""
    sale = staffed.buy(1)
    staffed.lift()
    staffed.flow()
    staffed.log_in(screen="back")
    staffed.ask(c.StopOutlet(1), "back")
    staffed.finish(sale)
    assert staffed.delivery().reason is StopReason.ATTENDANT
    assert "outlet-stopped" in staffed.kinds()


def test_a_customer_cannot_stop_somebody_elses_outlet(staffed: World) -> None:
    """*Stop* for an outlet of another sale does nothing."""
    first, _ = both_run(staffed)
    staffed.ask(c.StopOutlet(1), "side")
    staffed.ask(c.StopOutlet(1), "third")
    staffed.run(500)
    assert staffed.delivery(1).state is DeliveryState.DELIVERING
    assert staffed.sale(first).state is SaleState.OPEN


def test_ending_the_engine_stops_and_settles_what_runs(staffed: World) -> None:
    """Asked to end: deliveries stop, codes are taken back, and nothing new begins."""
    sale = staffed.buy(1)
    quoted = staffed.quote(2, screen="side")
    staffed.lift()
    staffed.flow()
    assert not staffed.core.is_at_rest
    staffed.handle(m.ShutdownAsked())
    staffed.finish(sale)
    assert staffed.core.is_at_rest
    assert staffed.delivery().reason is StopReason.RESTART
    assert staffed.sale(quoted).state is SaleState.CANCELLED
    assert staffed.ask(c.ToggleOutlet(2), "third").screen is Screen.OUT_OF_SERVICE


@pytest.mark.req("CTL-16")
def test_nothing_opens_by_itself_after_a_restart(staffed: World) -> None:
    """Valves are closed first, the delivery is settled, and a nozzle in the air changes nothing."""
    sale = staffed.buy(1)
    controller = staffed.lift()
    staffed.flow()
    controller.ignores_stop = False
    said = len(controller.log)
    staffed.start()
    assert isinstance(staffed.seen_requests[-1], m.Watch)
    staffed.finish(sale)
    assert controller.log[said] == "stop"
    assert not any(one.startswith("open") for one in controller.log[said:])
    assert staffed.delivery().reason is StopReason.RESTART
    staffed.run(5_000)
    assert controller.state is ControllerState.CLOSED
    assert staffed.log_in(pin=PIN).screen is Screen.ATTENDANT


def test_a_place_with_nothing_to_sell_is_out_of_service(staffed: World) -> None:
    """Every outlet locked or broken: the screen says so, and recovers by itself."""
    staffed.log_in(screen="back")
    staffed.ask(c.LockOutlet(1, "other"), "back")
    staffed.controller(2).answers = False
    staffed.run(4_000)
    assert staffed.ask(c.StillHere()).screen is Screen.OUT_OF_SERVICE
    staffed.controller(2).answers = True
    staffed.run(3_000)
    assert staffed.screen is Screen.OVERVIEW
    assert staffed.ask(c.ToggleOutlet(int(OutletId(2)))).chosen == (2,)
