"""What attendants may do, with a reason and a record, and what nobody may (AT-02 to AT-04)."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

import pytest
from fakes.payers import ask_more, look, payers, queue, shown, watched
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api import wire
from kiosk.api.snapshot import Notice, Screen
from kiosk.domain.attendant import ACT_REASONS, AT_ONCE, LOCK_REASONS, OVERRIDE_REASONS
from kiosk.domain.books import Account, AccountKind
from kiosk.domain.controller import Fault
from kiosk.domain.delivery import StopReason
from kiosk.domain.money import Money
from kiosk.domain.prepayment import Prepayment
from kiosk.domain.sale import Sale, SaleState

BOSS = "back"


def staffed(outlets: int = 3) -> World:
    """Return a place where Ada is logged in at the screen called "back"."""
    world = World(place=site(outlets))
    world.hire()
    world.run(1_500)
    world.log_in(screen=BOSS)
    return world


def record(world: World, kind: str) -> dict[str, object]:
    """Return what the only entry of that kind says."""
    [entry] = [one for one in world.store.entries if one.kind == kind]
    body = json.loads(entry.canonical)["body"]
    assert isinstance(body, dict)
    return body


# --- AT-02: each action with a reason, each a record --------------------------------------------


def test_at_02_finishing_a_sale_stops_and_settles_it() -> None:
    """Everything of it stops, nothing is waited for, and why is in the journal."""
    world = staffed()
    auditor = watched(world)
    sale = world.buy(1, 2)
    world.lift(1)
    world.lift(2)
    world.flow(1, 300_000)
    ask_more(world, 1_000)
    assert world.ask(c.FinishOutlet(1, "misuse"), BOSS).notice is Notice.NONE
    world.finish(sale)
    assert {one.reason for one in world.deliveries(sale)} == {StopReason.ATTENDANT}
    body = record(world, "sale-ended")
    assert (body["by"], body["reason"], body["outlet"]) == ("Ada", "misuse", 1)
    assert (body["before"], body["after"]) == ("delivering", "stopping")
    assert look(world).notice is Notice.STOPPED_BY_ATTENDANT
    world.run(3_000)
    auditor.close()


def test_at_02_there_must_be_something_to_finish() -> None:
    """A free outlet, or one that somebody is paying for: nothing to settle."""
    world = staffed()
    assert world.ask(c.FinishOutlet(1, "misuse"), BOSS).notice is Notice.NOTHING_RUNS
    world.quote(2)
    assert world.ask(c.FinishOutlet(2, "misuse"), BOSS).notice is Notice.NOTHING_RUNS
    assert world.ask(c.FinishOutlet(9, "misuse"), BOSS).notice is Notice.NOT_ALLOWED


def test_at_02_a_single_stop_asks_for_no_reason_and_is_recorded() -> None:
    """While something flows that should not, nobody is asked why."""
    world = staffed()
    world.buy(1)
    world.lift()
    world.flow(1, 300_000)
    world.ask(c.StopOutlet(1), BOSS)
    body = record(world, "outlet-stopped")
    assert (body["by"], body["reason"]) == ("Ada", AT_ONCE)
    assert (body["before"], body["after"]) == ("delivering", "stopping")


def test_at_02_unlocking_says_why_and_what_was_before() -> None:
    """Checked, repaired ...: with the state before and after."""
    world = staffed()
    world.ask(c.LockOutlet(1, "maintenance"), BOSS)
    world.ask(c.UnlockOutlet(1, "repaired"), BOSS)
    body = record(world, "unlock-reason")
    assert (body["by"], body["reason"]) == ("Ada", "repaired")
    assert (body["before"], body["after"]) == ("closed", "idle")


@pytest.mark.parametrize(
    "command",
    [
        c.FinishOutlet(1, "because"),
        c.FinishOutlet(1, ""),
        c.UnlockOutlet(1, "because"),
        c.LockOutlet(1, "because"),
        c.ClearPause("because"),
        c.Override(1, 1_000, "because"),
        c.FinishOutlet(1, AT_ONCE),
    ],
    ids=lambda one: f"{type(one).__name__}-{getattr(one, 'reason', '')}",
)
def test_at_02_a_reason_that_is_not_in_the_list_is_refused(command: c.Command) -> None:
    """Nothing happens, and the attempt is in the journal."""
    world = staffed()
    world.buy(1)
    world.lift()
    world.flow(1, 300_000)
    assert world.ask(command, BOSS).notice is Notice.NOT_ALLOWED
    assert world.kinds()[-1] == "command-refused"
    assert world.delivery().is_open


def test_at_02_the_reasons_are_closed_lists() -> None:
    """Each list has words of its own; the reason of a hasty stop is in none."""
    for reasons in (ACT_REASONS, LOCK_REASONS, OVERRIDE_REASONS):
        assert len(set(reasons)) == len(reasons) > 3
        assert AT_ONCE not in reasons


# --- AT-03: an override draws on its own money --------------------------------------------------


@pytest.mark.parametrize("seed", range(8))
def test_at_03_overrides_and_customers_never_touch_each_others_money(seed: int) -> None:
    """Random overrides, purchases, top-ups, queues and stops: two worlds of accounts."""
    chance = random.Random(seed)
    world = staffed()
    auditor = watched(world)
    for step in range(30):
        outlet = chance.randrange(1, 4)
        act = chance.randrange(7)
        if act == 0:
            world.ask(c.AskOverride(outlet), BOSS)
            minor, reason = chance.randrange(-5, 6_000), chance.choice(OVERRIDE_REASONS)
            world.ask(c.Override(outlet, minor, reason), BOSS)
            world.ask(c.Back(), BOSS)
        elif act in {1, 2} and world.snapshot.outlets[outlet - 1].is_available:
            world.ask(c.Back())
            world.ask(c.Finish())
            if world.screen is Screen.OVERVIEW and not world.visit.chosen:
                world.buy(outlet, minor=chance.randrange(300, 4_000))
        elif act == 3 and world.screen is Screen.DELIVERING:
            world.ask(c.TopUp(chance.randrange(1, 3_000)))
            world.run(1_500)
            for one in world.store.saved.values():
                if isinstance(one, Prepayment) and one.rail == "fake" and chance.random() < 0.5:
                    world.rail.pay(one.id)
        elif act == 4 and world.snapshot.outlets[outlet - 1].can_queue:
            queue(world, outlet, screen=f"next-{step}", minor=1_000)
        elif act == 5:
            world.ask(c.ToggleOutlet(outlet), "any")
            world.ask(c.Finish(), "any")
            world.ask(c.Back(), "any")
        world.controller(outlet).calling = chance.random() < 0.7
        world.run(chance.randrange(100, 4_000))
        world.ask(c.StillHere(), BOSS)
        if look(world, BOSS).attendant is None:
            world.log_in(screen=BOSS)
    for controller in world.controllers.values():
        controller.calling = False
    over = {SaleState.SETTLED, SaleState.CANCELLED}
    for sale in world.sales():
        world.run_until(lambda sale=sale: world.sale(sale.id).state in over, within_ms=500_000)
    world.run(70_000)
    apart(world)
    auditor.close()


def apart(world: World) -> None:
    """Fail where a movement joins a customer's account with the operator's."""
    operators, customers = {AccountKind.OPERATOR, AccountKind.BUDGET}, {
        AccountKind.RAIL, AccountKind.RELEASED, AccountKind.VOUCHER
    }  # fmt: skip
    spent = 0
    for transfer in world.store.transfers.values():
        sides = {
            side
            for account in (transfer.debit, transfer.credit)
            if (side := whose(world, account, operators, customers))
        }
        assert len(sides) < 2, transfer
    for sale in world.sales():
        rails = {one.rail for one in payers(world, sale.id) if one.order}
        assert rails <= ({"operator"} if sale.override_by else {"fake"})
        spent += sale.captured.minor if sale.override_by else 0
    assert world.balance(AccountKind.BUDGET, "Ada") == 8_000 - spent >= 0


def whose(
    world: World, account: Account, operators: set[AccountKind], customers: set[AccountKind]
) -> str:
    """Return whose money is in an account; empty where both may pay in."""
    if account.kind in operators:
        return "operator"
    if account.kind in customers:
        return "customer"
    if account.kind is AccountKind.SALE:
        return "operator" if world.sale(account.owner).override_by else "customer"
    if account.kind is AccountKind.PREPAYMENT:
        one = world.store.saved["Prepayment", account.owner]
        assert isinstance(one, Prepayment)
        return "operator" if one.rail == "operator" else "customer"
    return ""


def test_at_03_an_override_goes_the_way_of_every_delivery() -> None:
    """A grant before the preset, the same stop at the end of the money; named apart everywhere."""
    world = staffed()
    auditor = watched(world)
    world.ask(c.AskOverride(2), BOSS)
    world.ask(c.Override(2, 1_000, "goodwill"), BOSS)
    sale = shown(world, BOSS)
    assert sale.override_by == "Ada"
    world.lift(2)
    world.run_until(lambda: not world.delivery(2).is_open, within_ms=120_000)
    delivery = world.delivery(2)
    assert delivery.reason is StopReason.PRESET
    assert delivery.charge <= Money(1_000)
    kinds = world.kinds()
    assert kinds.index("override") < kinds.index("grant") < kinds.index("valve-open-asked")
    assert world.finish(sale.id).receipt is None, "it is nobody's purchase"
    world.run(2_000)
    auditor.close()


# --- AT-04: what no role may --------------------------------------------------------------------

REASON = {c.LockOutlet: "safety", c.Override: "cash"}


def arguments(cls: type[c.Command], world: World, outlet: int, running: str) -> dict[str, object]:
    """Return arguments that make the most of a command."""
    values: dict[str, object] = {
        "screen": "front",
        "protocol": 2,
        "outlet": outlet,
        "minor": 5_000,
        "base": 10_000_000,
        "reason": REASON.get(cls, "checked"),
        "name": "Ada",
        "pin": "271828",
        "sale": running,
        "payer": payers(world, running)[0].id,
        "code": "7Q2M-K9VX-4DTB-C",
        "flaw": "",
        "reader": "camera",
        "trouble": "unplugged",
        "serial": "FC-9",
        "wanted": "",
        "number": 1,
        "language": "en",
        "typed": "V-000001",
        "batch": "spring",
        "expires_ms": 0,
        "marks": ("0" * 64,),
        "first": "V-000001",
        "last": "",
        "is_running": True,
        "to": 2,
        "rail": "fake",
        "prepayment": payers(world, running)[0].id,
        "mode": "large",
        "is_on": True,
        "product": "diesel",
        "price_e4": 1,
        "hour": -1,
        "supply": "tank",
        "certificate": "C-1",
        "seals_before": "S-1",
        "seals_after": "S-2",
        "note": "4711",
        "what": "health",
        "role": "manager",
        "is_barred": True,
        "most": 5,
        "before": 0,
        "relevance": "",
        "person": "",
        "days_ago": -1,
    }
    return {name: values[name] for name in cls.__dataclass_fields__}


def a_customer_before(world: World) -> str:
    """Nobody is logged in: the overview."""
    world.ask(c.Logout(), BOSS)
    return BOSS


def the_customer(world: World) -> str:
    """Whose delivery runs."""
    assert world.screen is Screen.DELIVERING
    return "front"


def an_attendant(world: World) -> str:
    """Logged in, at the board."""
    assert look(world, BOSS).screen is Screen.ATTENDANT
    return BOSS


def an_attendant_who_looks(world: World) -> str:
    """Logged in, before the running delivery."""
    world.ask(c.ToggleOutlet(1), BOSS)
    return BOSS


def an_attendant_at_the_form(world: World) -> str:
    """Logged in, at the override of the latched outlet."""
    world.ask(c.AskOverride(2), BOSS)
    return BOSS


ROLES: list[Callable[[World], str]] = [
    a_customer_before,
    the_customer,
    an_attendant,
    an_attendant_who_looks,
    an_attendant_at_the_form,
]


@pytest.mark.parametrize("role", ROLES, ids=lambda one: one.__name__)
@pytest.mark.parametrize("name", wire.COMMANDS)
def test_at_04_no_command_of_any_role_bends_the_rules(
    name: str, role: Callable[[World], str]
) -> None:
    """Nobody raises a limit, opens a latched outlet, silences a fault or edits what is closed."""
    world = staffed()
    closed = world.buy(1)
    world.lift()
    world.flow(1, 600_000)
    world.ask(c.Finish())
    world.finish(closed)
    world.controller().calling = False
    world.run(1_500)
    world.controller(2).active = Fault.VALVE
    world.controller(2).calling = True
    running = world.buy(1)
    world.lift()
    world.flow(1, 300_000)
    screen = role(world)
    fault = world.snapshot.outlets[1].fault
    kept = history(world, closed)
    limit = world.delivery().reserved
    entries = list(world.store.entries)
    opened = [line for line in world.controller(2).log if line.startswith("open")]
    for outlet in (1, 2):
        cls = wire.COMMANDS[name]
        if "outlet" not in cls.__dataclass_fields__ and outlet == 2:
            continue
        world.ask(cls(**arguments(cls, world, outlet, running)), screen)
        for _ in range(30):
            world.run(100)
            assert not world.snapshot.outlets[1].is_available
            assert not world.controller(2).is_open
        assert world.sale(running).authorised == Money(2_000)
        assert world.delivery().sale != running or world.delivery().reserved <= limit
    assert [line for line in world.controller(2).log if line.startswith("open")] == opened
    assert world.snapshot.outlets[1].fault == fault != ""
    assert history(world, closed) == kept
    assert world.store.entries[: len(entries)] == entries


def history(world: World, sale: str) -> list[object]:
    """Return everything that is kept of a sale."""
    found: list[object] = [world.sale(sale), *world.deliveries(sale), *payers(world, sale)]
    pool = world.store.balance(Account(AccountKind.SALE, sale))
    return [*found, pool]


def test_at_04_there_is_no_command_that_names_a_closed_record() -> None:
    """What is over is out of reach: a correction is a new record, never another old one."""
    world = staffed()
    sale = world.buy(1)
    world.lift()
    world.flow(1, 600_000)
    world.ask(c.Finish())
    done = world.finish(sale)
    for command in (
        c.TopUp(1_000),
        c.CancelTopUp(payers(world, sale)[0].id),
        c.MoveRemainder(2, "checked"),
        c.FinishOutlet(1, "checked"),
        c.ShowWaiting(sale),
        c.UseCode("7Q2M-K9VX-4DTB-C"),
    ):
        for screen in ("front", BOSS):
            world.ask(command, screen)
            world.run(200)
    assert world.sale(sale) == done


@pytest.mark.parametrize("minor", [0, -1, 1, 10**12, wire.INT_MAX])
def test_at_04_no_amount_however_odd_is_credited_without_being_paid(minor: int) -> None:
    """A top-up that nobody pays is no money."""
    world = staffed()
    sale = world.buy(1)
    world.ask(c.TopUp(minor))
    world.run(3_000)
    assert world.sale(sale).authorised == Money(2_000)
    assert isinstance(world.sale(sale), Sale)


def test_at_04_what_is_refused_is_in_the_journal() -> None:
    """Who tried what, where, and why not."""
    world = staffed()
    world.ask(c.Logout(), BOSS)
    world.ask(c.UnlockOutlet(2, "checked"), BOSS)
    body = record(world, "command-refused")
    assert body == {
        "screen": BOSS,
        "by": "",
        "command": "UnlockOutlet",
        "why": "not_allowed",
        "outlet": 2,
    }
