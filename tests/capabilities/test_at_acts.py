"""What an attendant does at an outlet: pause, resume, settle, send the rest on, lock (AT-02)."""

from __future__ import annotations

import json
import random
import typing
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes.payers import ask_more, look, pay_more, queue, shown, watched
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen, ServedSnapshot
from kiosk.application.rights import DUTIES, NOBODYS
from kiosk.application.turns import PAUSES_MAX
from kiosk.domain.attendant import LOCK_REASONS, Role
from kiosk.domain.controller import Fault
from kiosk.domain.delivery import StopReason
from kiosk.domain.duties import MAY, REASONS, TRIPS, Duty, may
from kiosk.domain.money import Money
from kiosk.domain.sale import SaleState

BOSS = "back"
NAMES = {Role.ATTENDANT: "Ada", Role.TECHNICIAN: "Tec", Role.MANAGER: "Mia"}
OVER = {SaleState.SETTLED, SaleState.CANCELLED}


def staffed(role: Role = Role.ATTENDANT, outlets: int = 3, **limits: object) -> World:
    """Return a place where somebody of that role is logged in at the screen called "back"."""
    world = World(place=site(outlets, **limits))
    world.hire(NAMES[role], role=role)
    world.run(1_500)
    world.log_in(NAMES[role], screen=BOSS)
    return world


def delivering(world: World, outlet: int = 1, minor: int = 2_000) -> str:
    """Let somebody take something; return their sale."""
    sale = world.buy(outlet, minor=minor)
    world.lift(outlet)
    world.flow(outlet, 400_000)
    return sale


def told(world: World, command: c.Command) -> Notice:
    """Let the attendant ask for something; return why not."""
    return world.ask(command, BOSS).notice


def served(world: World, outlet: int = 1) -> ServedSnapshot:
    """Return who the attendant sees at an outlet."""
    found = look(world, BOSS).attendant
    assert found is not None
    [one] = [one for one in found.served if one.outlet == outlet]
    return one


def said(world: World, kind: str) -> list[dict[str, object]]:
    """Return the bodies of the journal's entries of a kind."""
    return [json.loads(one.canonical)["body"] for one in world.store.entries if one.kind == kind]


# --- The matrix ---------------------------------------------------------------------------------


def free(_: World) -> None:
    """Nobody is there."""


def quoted(world: World) -> None:
    """Somebody is asked to pay."""
    world.quote(1)


def armed(world: World) -> None:
    """Somebody has paid and has not begun."""
    world.buy(1)
    world.run(1_000)


def running(world: World) -> None:
    """Something flows."""
    delivering(world)


def stopping(world: World) -> None:
    """It was just stopped, and the valve is not shut."""
    delivering(world)
    world.ask(c.StopOutlet(1))


def paused(world: World) -> None:
    """An attendant has paused it."""
    delivering(world)
    world.ask(c.PauseOutlet(1, "safety"), BOSS)
    world.run(3_000)


def locked(world: World) -> None:
    """An attendant has locked it."""
    world.ask(c.LockOutlet(1, "safety"), BOSS)


def silent(world: World) -> None:
    """It does not answer."""
    world.controller().answers = False
    world.run(4_000)


def latched(world: World) -> None:
    """Its controller complains, and goes on doing so."""
    world.controller().active = Fault.VALVE
    world.run(1_000)


def tripped(world: World) -> None:
    """Something has left it without a sale; nothing does any more."""
    world.controller().leak_base = 500_000
    world.run(1_000)
    world.controller().leak_base = 0
    world.run(1_000)
    assert world.snapshot.outlets[0].fault in TRIPS


def leaking(world: World) -> None:
    """Something leaves it without a sale, just now."""
    world.controller().leak_base = 500_000
    world.run(1_500)


def exchanged(world: World) -> None:
    """Another controller answers in its place."""
    world.controller().serial = "FC-9"
    world.controller().power_cut()
    world.run(1_500)
    assert world.snapshot.outlets[0].fault == STRANGE


def stopped(world: World) -> None:
    """Somebody has pressed *stop all*."""
    world.ask(c.StopAll())
    world.run(500)


STRANGE = "other_controller"
NONE, RUNS, CLOSING = Notice.NONE, Notice.NOTHING_RUNS, Notice.STILL_CLOSING
NOT_PAUSED, OPEN = Notice.NOT_PAUSED, Notice.VALVE_OPEN
SHUT, TAKEN = Notice.OUTLET_SHUT, Notice.OUTLET_TAKEN
ACTS: tuple[c.Command, ...] = (
    c.PauseOutlet(1, "safety"),
    c.ResumeOutlet(1, "checked"),
    c.FinishOutlet(1, "misuse"),
    c.SendRemainder(1, 2, "customer_asked"),
    c.UnlockOutlet(1, "repaired"),
    c.Override(1, 1_500, "goodwill"),
    c.LockOutlet(1, "safety"),
    c.LockAfterSale(1, "supply"),
    c.StopOutlet(1),
    c.RaiseLimit(1),
    c.EditRecord(1),
)
ALWAYS = (NONE, NONE, NONE, Notice.LIMIT_STANDS, Notice.RECORD_STANDS)
"""Locking and stopping are never refused to anybody on duty; the last two always, to everybody."""
STATES: dict[Callable[[World], None], tuple[Notice, ...]] = {
    #          PAUSE    RESUME      FINISH SEND     UNLOCK OVERRIDE
    free: (RUNS, NOT_PAUSED, RUNS, RUNS, NONE, NONE),
    quoted: (RUNS, NOT_PAUSED, RUNS, RUNS, NONE, TAKEN),
    armed: (NONE, NOT_PAUSED, NONE, NONE, NONE, TAKEN),
    running: (NONE, NOT_PAUSED, NONE, NONE, OPEN, TAKEN),
    stopping: (CLOSING, NOT_PAUSED, NONE, CLOSING, OPEN, TAKEN),
    paused: (RUNS, NONE, NONE, NONE, NONE, TAKEN),
    locked: (RUNS, NOT_PAUSED, RUNS, RUNS, NONE, SHUT),
    silent: (RUNS, NOT_PAUSED, RUNS, RUNS, NONE, SHUT),
    latched: (RUNS, NOT_PAUSED, RUNS, RUNS, NONE, SHUT),
    tripped: (RUNS, NOT_PAUSED, RUNS, RUNS, NONE, SHUT),
    leaking: (RUNS, NOT_PAUSED, RUNS, RUNS, OPEN, SHUT),
    exchanged: (RUNS, NOT_PAUSED, RUNS, RUNS, NONE, SHUT),
    stopped: (RUNS, NOT_PAUSED, RUNS, RUNS, NONE, SHUT),
}
MATRIX = [
    (state, command, role, why)
    for state, row in STATES.items()
    for command, why in zip(ACTS, (*row, *ALWAYS), strict=True)
    for role in Role
]


@pytest.mark.req("ATT-01")
@pytest.mark.req("ATT-23")
@pytest.mark.req("AT-04")
@pytest.mark.parametrize(
    ("state", "command", "role", "why"),
    MATRIX,
    ids=[f"{s.__name__}-{type(k).__name__}-{r}" for s, k, r, _ in MATRIX],
)
def test_at_02_every_act_by_every_role_in_every_state(
    state: Callable[[World], None], command: c.Command, role: Role, why: Notice
) -> None:
    """Done, or refused with its reason; what is refused changes nothing and is written down."""
    world = staffed(role)
    state(world)
    if isinstance(command, c.Override):
        world.ask(c.AskOverride(1), BOSS)
    fault = world.snapshot.outlets[0].fault
    duty = {STRANGE: Duty.CONFIRM_CONTROLLER} | dict.fromkeys(TRIPS, Duty.CLEAR_TRIP)
    if fault in duty and isinstance(command, c.UnlockOutlet):
        why = why if may(role, duty[fault]) else Notice.NOT_YOUR_ROLE
    kept, moved, told_before = world.store.saved.copy(), dict(world.store.transfers), world.kinds()
    openings = [line for line in world.controller().log if line.startswith("open")]
    assert told(world, command) is why
    if why:
        assert (world.store.saved, world.store.transfers) == (kept, moved)
        assert world.kinds() == [*told_before, "command-refused"]
        body = said(world, "command-refused")[-1]
        assert (body["by"], body["why"], body["outlet"]) == (NAMES[role], str(why), 1)
        assert body["command"] == type(command).__name__
    else:
        assert world.kinds()[: len(told_before)] == told_before != world.kinds()
    is_cleared = state is exchanged and isinstance(command, c.UnlockOutlet) and not why
    is_latched = state in {exchanged, latched, leaking, locked, silent, stopped, tripped}
    for _ in range(20):
        world.run(100)
        if is_latched and not isinstance(command, c.UnlockOutlet):
            assert not world.controller().is_open
            assert world.snapshot.outlets[0].fault == fault
    if state in {exchanged, latched, leaking, silent, stopped} and not is_cleared:
        assert not world.snapshot.outlets[0].is_available
    now = [line for line in world.controller().log if line.startswith("open")]
    assert now == openings or isinstance(command, c.ResumeOutlet)


@pytest.mark.req("ATT-01")
def test_at_02_every_command_of_whoever_is_logged_in_is_in_the_table() -> None:
    """None without a duty, none whose duty nobody has thought about, and nobody by default."""
    anybodys = {
        c.Attach, c.StillHere, c.ToggleOutlet, c.QueueFor, c.ShowWaiting, c.Proceed, c.Back,
        c.BuyAmount, c.BuyQuantity, c.BuyFill, c.UseCode, c.PayWith, c.ShowCode, c.ReportReader,
        c.TopUp, c.CancelTopUp, c.MoveRemainder, c.StartOutlet, c.StopOutlet, c.Finish,
        c.PrintReceipt, c.StopAll, c.AskLogin, c.Login, c.SetMode, c.CallAttendant,
    }  # fmt: skip
    assert set(typing.get_args(c.Command)) - anybodys == set(DUTIES)
    assert set(MAY) == set(Duty)
    assert {duty for duty, roles in MAY.items() if not roles} == set(NOBODYS)
    assert not any(may(role, typing.cast("Duty", "unheard_of")) for role in Role)
    for duty, reasons in REASONS.items():
        assert len(set(reasons)) == len(reasons) > 0, duty


@pytest.mark.req("ATT-01")
def test_at_02_the_handbook_has_the_same_table() -> None:
    """Who may do what, and why, as operators read it: row by row as in the code."""
    text = (Path(__file__).parents[2] / "docs" / "operating.md").read_text()
    rows = {
        duty: (dict(zip(Role, (one == "yes" for one in marks), strict=True)), reasons)
        for line in text.splitlines()
        if (cells := [cell.strip() for cell in line.strip("|").split("|")])[1:]
        if (duty := cells[1].strip("`")) in set(Duty) and len(cells) == 6
        for *marks, reasons in [cells[2:]]
    }
    assert rows == {
        duty: ({role: may(role, duty) for role in Role}, ", ".join(REASONS.get(duty, ())))
        for duty in Duty
    }


# --- Pauses -------------------------------------------------------------------------------------


def test_at_02_a_pause_keeps_outlet_and_money_and_a_resume_goes_on() -> None:
    """The valve shuts, nobody else can have the outlet, and the rest is taken at the same price."""
    world = staffed()
    auditor = watched(world)
    sale = delivering(world)
    assert told(world, c.PauseOutlet(1, "safety")) is Notice.NONE
    world.run(3_000)
    assert not world.controller().is_open
    first = world.delivery()
    assert first.reason is StopReason.ATTENDANT
    assert not first.is_open
    assert not world.snapshot.outlets[0].is_available
    [seen] = shown(world).deliveries
    assert seen.is_held
    assert world.screen is Screen.DELIVERING
    who = served(world)
    assert who.paused_left_ms is not None
    assert 890_000 < who.paused_left_ms <= 900_000
    assert (who.authorised_minor, who.used_minor) == (2_000, first.charge.minor)
    assert world.sale(sale).state is SaleState.OPEN
    assert told(world, c.ResumeOutlet(1, "checked")) is Notice.NONE
    assert served(world).paused_left_ms is None
    world.flow(1, 400_000)
    again = world.delivery()
    assert (again.sale, again.tariff) == (sale, first.tariff)
    assert first.charge + again.reserved <= Money(2_000)
    assert [one.is_held for one in shown(world).deliveries] == [False, False]
    world.ask(c.Finish())
    done = world.finish(sale)
    assert done.captured == world.deliveries(sale)[0].charge + world.deliveries(sale)[1].charge
    assert [one["by"] for one in said(world, "outlet-paused")] == ["Ada"]
    [entry] = said(world, "outlet-paused")
    assert (entry["outlet"], entry["reason"]) == (1, "safety")
    assert (entry["before"], entry["after"]) == ("delivering", "stopping")
    [entry] = said(world, "outlet-resumed")
    assert (entry["outlet"], entry["reason"]) == (1, "checked")
    assert (entry["before"], entry["after"]) == ("calling", "granted")
    world.run(2_000)
    auditor.close()


def test_at_02_a_pause_that_nobody_ends_is_over_with_the_longest_delivery() -> None:
    """To the next tick: then what was not taken goes back, and the customer is told by whom."""
    world = staffed(delivery_ms=60_000)
    auditor = watched(world)
    sale = delivering(world)
    assert told(world, c.PauseOutlet(1, "safety")) is Notice.NONE
    world.run(59_990)
    assert world.sale(sale).state is SaleState.OPEN
    world.run(60)
    done = world.sale(sale)
    assert done.state is not SaleState.OPEN
    assert done.released == Money(2_000) - done.captured
    assert look(world).notice is Notice.STOPPED_BY_ATTENDANT
    world.controller().calling = False
    world.finish(sale)
    world.run(1_500)
    assert world.snapshot.outlets[0].is_available
    auditor.close()


def test_at_02_a_pause_of_one_outlet_lets_the_others_run_and_ends_with_its_time() -> None:
    """The sale goes on without it; the outlet is somebody else's once its time is over."""
    world = staffed(delivery_ms=60_000)
    sale = world.buy(1, 2, minor=6_000)
    world.lift(1)
    world.flow(1, 300_000)
    assert told(world, c.PauseOutlet(1, "other")) is Notice.NONE
    assert told(world, c.PauseOutlet(2, "other")) is Notice.NONE
    world.run(40_000)
    assert told(world, c.ResumeOutlet(2, "checked")) is Notice.NONE
    world.lift(2)
    world.flow(2, 300_000)
    world.controller(1).calling = False
    world.run(21_500)
    assert world.sale(sale).state is SaleState.OPEN
    assert world.snapshot.outlets[0].is_available
    assert told(world, c.ResumeOutlet(1, "checked")) is Notice.NOT_PAUSED
    world.ask(c.Finish())
    assert world.finish(sale).state is SaleState.SETTLED


def test_at_02_a_paused_outlet_waits_while_another_of_the_sale_has_ended() -> None:
    """The last one that runs does not end the sale of one that is kept."""
    world = staffed()
    sale = world.buy(1, 2, minor=6_000)
    for outlet in (1, 2):
        world.lift(outlet)
        world.flow(outlet, 300_000)
    told(world, c.PauseOutlet(1, "other"))
    world.run(2_000)
    world.ask(c.StopOutlet(2))
    world.run(5_000)
    assert world.sale(sale).state is SaleState.OPEN
    assert told(world, c.ResumeOutlet(1, "other")) is Notice.NONE
    world.flow(1, 300_000)
    world.ask(c.Finish())
    assert world.finish(sale).state is SaleState.SETTLED


def test_at_02_who_adds_money_does_not_end_a_pause() -> None:
    """Only an attendant lets it go on; then with all the money there is."""
    world = staffed()
    sale = delivering(world)
    told(world, c.PauseOutlet(1, "safety"))
    world.run(3_000)
    pay_more(world, ask_more(world, 3_000))
    world.run(5_000)
    assert len(world.deliveries(sale)) == 1
    assert not world.controller().is_open
    assert told(world, c.ResumeOutlet(1, "checked")) is Notice.NONE
    world.run_until(lambda: world.delivery().reserved > Money(2_000))
    world.ask(c.Finish())
    world.finish(sale)
    assert len(world.deliveries(sale)) == 2


@pytest.mark.parametrize("who", ["customer", "attendant"])
@pytest.mark.parametrize("at_ms", [0, 3_000])
def test_at_02_a_stop_ends_what_was_only_paused(who: str, at_ms: int) -> None:
    """Whoever stops it, at once or later: it is settled, and nothing waits any more."""
    world = staffed()
    sale = delivering(world)
    told(world, c.PauseOutlet(1, "safety"))
    world.run(at_ms)
    world.ask(c.StopOutlet(1), BOSS if who == "attendant" else "front")
    world.run(3_000)
    assert world.sale(sale).state in {SaleState.SETTLING, SaleState.SETTLED}
    assert told(world, c.ResumeOutlet(1, "checked")) is Notice.NOT_PAUSED


def test_at_02_a_customer_of_a_paused_outlet_can_always_finish() -> None:
    """They get their rest back; nobody has to come."""
    world = staffed()
    sale = delivering(world)
    told(world, c.PauseOutlet(1, "safety"))
    world.run(3_000)
    world.ask(c.Finish())
    assert world.finish(sale).released > Money(0)
    assert world.screen is Screen.DONE


def test_at_02_stop_all_ends_pauses() -> None:
    """Nothing may go on after it that was begun before."""
    world = staffed()
    sale = delivering(world)
    told(world, c.PauseOutlet(1, "safety"))
    world.run(3_000)
    world.ask(c.StopAll())
    world.run(500)
    assert look(world).notice is Notice.STOPPED_ALL
    assert world.finish(sale).state is SaleState.SETTLED
    told(world, c.Restart())
    assert told(world, c.ResumeOutlet(1, "checked")) is Notice.NOT_PAUSED


def test_at_02_a_restart_settles_what_was_paused() -> None:
    """Nothing of it was durable but the money: that goes back."""
    world = staffed()
    sale = delivering(world)
    told(world, c.PauseOutlet(1, "safety"))
    world.run(3_000)
    world.start()
    done = world.finish(sale)
    assert done.captured + done.released == Money(2_000)
    assert done.released > Money(0)


def test_at_02_an_outlet_that_is_still_closing_is_not_resumed() -> None:
    """The last drops are awaited first; nothing is promised twice."""
    world = staffed()
    delivering(world)
    told(world, c.PauseOutlet(1, "safety"))
    assert told(world, c.ResumeOutlet(1, "checked")) is CLOSING
    world.run(3_000)
    assert told(world, c.ResumeOutlet(1, "checked")) is Notice.NONE


@pytest.mark.parametrize("why", ["locked", "faulty"])
def test_at_02_a_paused_outlet_that_was_shut_is_not_resumed(why: str) -> None:
    """Neither locked nor out of order: it stays kept, and can still be settled."""
    world = staffed()
    sale = delivering(world)
    told(world, c.PauseOutlet(1, "safety"))
    world.run(3_000)
    if why == "locked":
        told(world, c.LockOutlet(1, "safety"))
    else:
        world.controller().active = Fault.VALVE
        world.run(1_000)
    assert told(world, c.ResumeOutlet(1, "checked")) is SHUT
    assert served(world).paused_left_ms is not None
    assert told(world, c.FinishOutlet(1, "safety")) is Notice.NONE
    assert world.finish(sale).state is SaleState.SETTLED


def test_at_02_a_paused_outlet_with_nothing_left_says_so() -> None:
    """Another outlet of the sale has used the money up: nobody here can give more."""
    world = staffed()
    sale = world.buy(1, 2, minor=1_500)
    world.lift(1)
    world.flow(1, 100_000)
    told(world, c.PauseOutlet(1, "other"))
    world.lift(2)
    world.run_until(lambda: not world.delivery(2).is_open, within_ms=120_000)
    assert told(world, c.ResumeOutlet(1, "checked")) is Notice.NOTHING_LEFT
    assert told(world, c.RaiseLimit(1)) is Notice.LIMIT_STANDS
    assert world.sale(sale).authorised == Money(1_500)


def test_at_02_whoever_waits_for_a_paused_outlet_goes_on_waiting() -> None:
    """Nobody is called to an outlet that is kept for somebody else."""
    world = staffed()
    sale = delivering(world)
    behind = queue(world, 1)
    told(world, c.PauseOutlet(1, "safety"))
    world.run(10_000)
    assert world.sale(behind).state is SaleState.QUEUED
    assert told(world, c.ResumeOutlet(1, "checked")) is Notice.NONE
    world.ask(c.Finish())
    world.finish(sale)
    world.run(2_000)
    assert world.sale(behind).state is SaleState.OPEN


# --- Sending the rest elsewhere -----------------------------------------------------------------


@pytest.mark.parametrize("is_paused", [False, True])
def test_at_02_the_rest_is_sent_to_another_outlet(is_paused: bool) -> None:  # noqa: FBT001
    """Running or paused: it stops here, goes on there, and the money is the same."""
    world = staffed()
    sale = delivering(world)
    if is_paused:
        told(world, c.PauseOutlet(1, "safety"))
        world.run(3_000)
    assert served(world).send_to == (2, 3)
    assert told(world, c.SendRemainder(1, 2, "customer_asked")) is Notice.NONE
    world.run(3_000)
    assert not world.controller(1).is_open
    assert world.delivery(2).sale == sale
    [entry] = said(world, "remainder-sent")
    assert (entry["sale"], entry["outlet"], entry["by"]) == (sale, 2, "Ada")
    assert entry["reason"] == "customer_asked"
    world.controller(1).calling = False
    world.run(1_500)
    assert world.snapshot.outlets[0].is_available
    world.lift(2)
    world.flow(2, 300_000)
    world.ask(c.Finish())
    assert world.finish(sale).captured <= Money(2_000)


@pytest.mark.parametrize("to", [1, 2, 9])
def test_at_02_the_rest_is_not_sent_where_it_cannot_be_had(to: int) -> None:
    """The outlet itself, one in use, one that does not exist: nothing is stopped for it."""
    world = staffed()
    delivering(world)
    world.buy(2, screen="side")
    assert told(world, c.SendRemainder(1, to, "customer_asked")) is Notice.NO_PLACE
    assert world.delivery(1).reason is None
    assert "remainder-sent" not in world.kinds()


# --- Locks --------------------------------------------------------------------------------------


@pytest.mark.req("ATT-20")
def test_at_02_a_lock_after_the_sale_lets_its_customer_finish() -> None:
    """They are served to the end, nobody new is, and then it is closed: with the reason."""
    world = staffed()
    sale = delivering(world)
    assert told(world, c.LockAfterSale(1, "supply")) is Notice.NONE
    world.run(3_000)
    assert world.controller().is_open
    assert world.snapshot.outlets[0].lock_reason == "supply"
    assert not world.snapshot.outlets[0].can_queue
    world.controller().calling = False
    world.finish(sale)
    assert not world.snapshot.outlets[0].is_available
    world.run(500)
    assert world.snapshot.outlets[0].state == "closed"
    [entry] = said(world, "outlet-locked")
    assert entry == {
        "outlet": 1,
        "by": "Ada",
        "reason": "supply",
        "after_sale": True,
    }
    assert told(world, c.UnlockOutlet(1, "checked")) is Notice.NONE
    world.run(500)
    assert world.snapshot.outlets[0].is_available


def test_at_02_a_lock_after_the_sale_closes_a_free_outlet_at_once() -> None:
    """There is nobody to wait for."""
    world = staffed()
    told(world, c.LockAfterSale(1, LOCK_REASONS[0]))
    assert world.snapshot.outlets[0].state == "closed"
    assert not world.snapshot.outlets[0].is_available


def test_at_02_whoever_pays_while_their_outlet_is_locked_behind_them_is_served() -> None:
    """The lock was for who comes next."""
    world = staffed()
    sale = world.quote(1)
    told(world, c.LockAfterSale(1, "supply"))
    world.pay(sale)
    world.lift(1)
    world.flow(1, 300_000)
    assert world.delivery().sale == sale


# --- What no unlocking does ---------------------------------------------------------------------


@pytest.mark.req("SAF-12")
@pytest.mark.req("ATT-09")
@pytest.mark.parametrize("role", list(Role))
def test_at_04_a_safety_trip_is_cleared_by_its_procedure_alone(role: Role) -> None:
    """Not while it flows, not by an attendant alone, never with an open valve."""
    world = staffed(role)
    leaking(world)
    fault = world.snapshot.outlets[0].fault
    may_clear = may(role, Duty.CLEAR_TRIP)
    assert may_clear == (role is not Role.ATTENDANT)
    expected = OPEN if may_clear else Notice.NOT_YOUR_ROLE
    assert told(world, c.UnlockOutlet(1, "repaired")) is expected
    world.controller().leak_base = 0
    world.run(1_000)
    assert told(world, c.UnlockOutlet(1, "repaired")) is (
        Notice.NONE if may_clear else Notice.NOT_YOUR_ROLE
    )
    world.run(2_000)
    assert not world.controller().is_open
    assert not [line for line in world.controller().log if line.startswith("open")]
    assert world.snapshot.outlets[0].fault == ("" if may_clear else fault)
    assert world.snapshot.outlets[0].is_available == may_clear


def test_at_04_a_lasting_fault_is_not_cleared_while_nobody_can_tell() -> None:
    """Its controller has fallen silent: whether the fault has gone is known to nobody."""
    world = staffed(Role.MANAGER)
    tripped(world)
    world.controller().answers = False
    world.run(2_500)
    assert told(world, c.UnlockOutlet(1, "checked")) is Notice.FAULT_STANDS
    world.controller().answers = True
    world.run(1_000)
    assert told(world, c.UnlockOutlet(1, "checked")) is Notice.NONE


@pytest.mark.parametrize("command", [c.RaiseLimit(1), c.EditRecord(1)], ids=["limit", "record"])
def test_at_04_what_nobody_may_is_said_in_words_of_its_own(command: c.Command) -> None:
    """Neither is possible, each has its reason, and the journal has who tried."""
    for role in Role:
        world = staffed(role)
        delivering(world)
        assert told(world, command) is NOBODYS[DUTIES[type(command)]]
        assert said(world, "command-refused")[-1]["by"] == NAMES[role]


# --- A customer's own pause ----------------------------------------------------------------------


def test_at_02_a_customer_pauses_and_goes_on_without_anybody() -> None:
    """Where no lever can be let go: the valve shuts, and what was paid in is theirs for a while."""
    world = staffed()
    auditor = watched(world)
    sale = delivering(world)
    world.ask(c.PauseOutlet(1))
    world.run(3_000)
    assert look(world).notice is Notice.NONE
    assert not world.controller().is_open
    assert not world.snapshot.outlets[0].is_available
    first = world.delivery()
    [seen] = shown(world).deliveries
    assert seen.is_held
    assert seen.held_left_ms is not None
    assert 0 < seen.held_left_ms <= world.site.limits.pause_ms
    assert seen.limit_minor - seen.cost_minor == 2_000 - first.charge.minor
    assert served(world).paused_left_ms == seen.held_left_ms
    world.ask(c.ResumeOutlet(1))
    world.flow(1, 400_000)
    again = world.delivery()
    assert (again.sale, again.tariff) == (sale, first.tariff)
    assert first.charge + again.reserved <= Money(2_000)
    assert [one.is_held for one in shown(world).deliveries] == [False, False]
    [paused], [resumed] = said(world, "outlet-paused"), said(world, "outlet-resumed")
    assert (paused["sale"], paused["outlet"], resumed["outlet"]) == (sale, 1, 1)
    assert (paused["before"], paused["after"]) == ("delivering", "stopping")
    world.ask(c.Finish())
    done = world.finish(sale)
    assert done.captured == world.deliveries(sale)[0].charge + world.deliveries(sale)[1].charge
    world.check_books()
    auditor.close()


def test_at_02_a_pause_that_nobody_ends_gives_the_rest_back() -> None:
    """Their customer is told so, and the outlet is somebody else's."""
    world = staffed()
    sale = delivering(world)
    world.ask(c.PauseOutlet(1))
    world.run(world.site.limits.pause_ms + 3_000)
    assert world.sale(sale).state in OVER
    assert look(world).notice is Notice.PAUSE_OVER
    world.check_books()


def test_at_02_a_customer_does_not_let_go_on_what_an_attendant_has_paused() -> None:
    """Theirs an attendant may: whoever is helped need not touch the screen."""
    world = staffed()
    sale = delivering(world)
    told(world, c.PauseOutlet(1, "safety"))
    world.run(3_000)
    world.ask(c.ResumeOutlet(1))
    world.run(1_000)
    assert len(world.deliveries(sale)) == 1
    assert shown(world).deliveries[0].held_left_ms is None
    told(world, c.ResumeOutlet(1, "checked"))
    world.flow(1, 300_000)
    world.ask(c.PauseOutlet(1))
    world.run(3_000)
    assert told(world, c.ResumeOutlet(1, "customer_asked")) is Notice.NONE
    world.ask(c.Finish())
    world.finish(sale)


def test_at_02_touching_twice_is_touching_once() -> None:
    """An impatient finger pauses once and goes on once, and reads of no mistake."""
    world = staffed()
    sale = delivering(world)
    for _ in range(2):
        world.ask(c.PauseOutlet(1))
        assert look(world).notice is Notice.NONE
    world.run(3_000)
    for _ in range(2):
        world.ask(c.ResumeOutlet(1))
        assert look(world).notice is Notice.NONE
    world.flow(1, 300_000)
    assert len(world.deliveries(sale)) == 2
    assert len(said(world, "outlet-paused")) == len(said(world, "outlet-resumed")) == 1


def test_at_02_nobody_keeps_an_outlet_for_hours_by_pausing() -> None:
    """Ten times, then the button is gone; an attendant may, as often as it takes."""
    world = staffed()
    sale = delivering(world)
    for _ in range(PAUSES_MAX):
        assert shown(world).deliveries[-1].may_pause
        world.ask(c.PauseOutlet(1))
        world.run(3_000)
        world.ask(c.ResumeOutlet(1))
        world.flow(1, 20_000)
    assert not shown(world).deliveries[-1].may_pause
    world.ask(c.PauseOutlet(1))
    world.run(3_000)
    assert world.controller().is_open
    assert len(world.deliveries(sale)) == PAUSES_MAX + 1
    assert told(world, c.PauseOutlet(1, "customer_asked")) is Notice.NONE


def test_at_02_who_cannot_go_on_is_told_why() -> None:
    """The outlet has failed meanwhile, or another outlet of theirs has used the rest."""
    world = staffed()
    delivering(world)
    world.ask(c.PauseOutlet(1))
    world.run(3_000)
    told(world, c.LockOutlet(1, "safety"))
    world.run(500)
    world.ask(c.ResumeOutlet(1))
    assert look(world).notice is Notice.OUTLET_FAILED
    world = staffed()
    world.buy(1, 2, minor=1_500)
    world.lift(1)
    world.flow(1, 100_000)
    world.ask(c.PauseOutlet(1))
    world.lift(2)
    world.run_until(lambda: not world.delivery(2).is_open, within_ms=50_000)
    world.ask(c.ResumeOutlet(1))
    assert look(world).notice is Notice.NOTHING_LEFT


@pytest.mark.parametrize("who", ["attendant", "customer"])
def test_at_02_a_stop_ends_a_customers_own_pause(who: str) -> None:
    """Only who did not touch it is told who did."""
    world = staffed()
    sale = delivering(world)
    world.ask(c.PauseOutlet(1))
    world.run(3_000)
    world.ask(c.StopOutlet(1), BOSS if who == "attendant" else "front")
    world.run(3_000)
    assert world.sale(sale).state in {SaleState.SETTLING, SaleState.SETTLED}
    is_told = look(world).notice is Notice.STOPPED_BY_ATTENDANT
    assert is_told is (who == "attendant")


@pytest.mark.parametrize("command", [c.PauseOutlet(1), c.ResumeOutlet(1), c.PauseOutlet(99)])
def test_at_02_nobody_pauses_what_is_not_theirs(command: c.Command) -> None:
    """Neither from another screen nor before they have bought anything; it is written down."""
    world = staffed()
    delivering(world)
    world.ask(command, "side")
    world.run(1_000)
    assert world.controller().is_open
    assert look(world, "side").notice is Notice.NOT_ALLOWED
    assert said(world, "command-refused")[-1]["command"] == type(command).__name__


# --- Codes --------------------------------------------------------------------------------------


def test_at_02_codes_are_allowed_again_at_the_screen_that_was_named() -> None:
    """From the attendant's own screen, without walking to the other one."""
    world = staffed()
    world.quote(1, minor=1_000)
    for _ in range(5):
        world.ask(c.UseCode("7Q2M-K9VX-4DTB-C"))
    assert look(world).notice is Notice.CODES_LOCKED
    assert told(world, c.ClearPause("checked", "nowhere")) is Notice.NOT_ALLOWED
    assert told(world, c.ClearPause("misuse", "front")) is Notice.NOT_ALLOWED
    assert look(world).codes_locked_ms > 0
    assert told(world, c.ClearPause("checked", "front")) is Notice.NONE
    assert look(world).codes_locked_ms == 0
    [entry] = said(world, "codes-unlocked")
    assert (entry["screen"], entry["by"], entry["reason"]) == ("front", "Ada", "checked")


# --- Anything, at any moment --------------------------------------------------------------------


def anything(chance: random.Random) -> c.Command:
    """Return something that an attendant may ask, sensible or not."""
    outlet, other = chance.randrange(1, 4), chance.randrange(1, 4)
    return chance.choice(
        (
            c.PauseOutlet(outlet, chance.choice(REASONS[Duty.PAUSE])),
            c.PauseOutlet(outlet, "other"),
            c.ResumeOutlet(outlet, chance.choice(REASONS[Duty.RESUME])),
            c.ResumeOutlet(outlet, "other"),
            c.FinishOutlet(outlet, chance.choice(REASONS[Duty.FINISH])),
            c.SendRemainder(outlet, other, chance.choice(REASONS[Duty.MOVE])),
            c.LockOutlet(outlet, chance.choice(LOCK_REASONS)),
            c.LockAfterSale(outlet, chance.choice(LOCK_REASONS)),
            c.UnlockOutlet(outlet, chance.choice(REASONS[Duty.UNLOCK])),
            c.UnlockOutlet(outlet, "checked"),
            c.StopOutlet(outlet),
            c.RaiseLimit(outlet),
            c.EditRecord(outlet),
            c.StopAll(),
            c.Restart(),
            c.Restart(),
        )
    )


@pytest.mark.req("CTL-01")
@pytest.mark.parametrize("seed", range(12))
def test_at_02_random_acts_at_random_moments_never_let_more_flow_than_was_paid_for(
    seed: int,
) -> None:
    """Two customers, one attendant who touches everything: the promise holds, the books add up."""
    chance = random.Random(seed)
    world = staffed(Role.MANAGER)
    auditor = watched(world)
    for step in range(60):
        screen = chance.choice(("front", "side"))
        visit = look(world, screen)
        free_ones = [one.number for one in world.snapshot.outlets if one.is_available]
        if visit.screen is Screen.OVERVIEW and not visit.chosen and free_ones:
            chosen = chance.sample(free_ones, k=min(len(free_ones), chance.choice((1, 1, 2))))
            world.buy(*chosen, minor=chance.randrange(1_500 * len(chosen), 5_000), screen=screen)
        elif visit.screen is Screen.DELIVERING and chance.random() < 0.2:
            world.ask(c.TopUp(chance.randrange(1, 3_000)), screen)
            world.run(500)
            for one in list(world.rail.payments):
                if chance.random() < 0.5 and one.startswith("ref-P"):
                    world.rail.pay(one.removeprefix("ref-"))
        elif visit.screen is Screen.DELIVERING and chance.random() < 0.3:
            act = chance.choice((c.PauseOutlet, c.ResumeOutlet, c.StopOutlet))
            world.ask(act(chance.randrange(1, 4)), screen)
        elif visit.screen is Screen.DONE or chance.random() < 0.1:
            world.ask(c.Finish(), screen)
        if step % 2:
            world.ask(anything(chance), BOSS)
        controller = world.controller(chance.randrange(1, 4))
        controller.calling = chance.random() < 0.8
        world.run(chance.randrange(20, 2_500))
        if look(world, BOSS).attendant is None:
            world.log_in("Mia", screen=BOSS)
        world.ask(c.StillHere(), BOSS)
    for one in world.controllers.values():
        one.calling = False
    world.ask(c.Restart(), BOSS)
    for sale in world.sales():
        world.run_until(lambda sale=sale: world.sale(sale.id).state in OVER, within_ms=1_200_000)
    world.run(70_000)
    world.check_books()
    auditor.close()
