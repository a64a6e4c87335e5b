"""Edges of what attendants do to money, sales and outlets, each as their screen asks for it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from fakes.keys import UNKNOWN
from fakes.payers import look, payer, payers
from fakes.rail import FakeRail
from fakes.technician import Technician
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import AttendantSnapshot, Notice, Screen
from kiosk.application import messages as m
from kiosk.domain.attendant import Role
from kiosk.domain.controller import Fault
from kiosk.domain.delivery import DeliveryState, StopReason
from kiosk.domain.intent import Verb
from kiosk.domain.journal import Relevance
from kiosk.domain.money import Money
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.payments.cash import CashRail

DESK, OTHER = "desk", "other"
PAID = 89
"""What half a litre comes to, as it is measured."""


def staffed(rail: FakeRail | None = None, role: Role = Role.ATTENDANT, **limits: object) -> World:
    """Return a place with three outlets where Ada and Bob work; Ada is at the desk."""
    cash = CashRail(name="cash", currency="EUR", return_url="http://127.0.0.1:1/p/{code}")
    whole = {"refund_max": Money(5_000)} | limits
    world = World(place=site(3, **whole), rail=rail or FakeRail(), others={"cash": cash})
    world.hire(role=role)
    world.hire("Bob")
    world.run(1_500)
    world.log_in(screen=DESK)
    return world


def told(world: World, command: c.Command, screen: str = DESK) -> Notice:
    """Let an attendant ask for something; return why not."""
    return world.ask(command, screen).notice


def board(world: World, screen: str = DESK) -> AttendantSnapshot:
    """Return what an attendant sees."""
    found = look(world, screen).attendant
    assert found is not None
    return found


def said(world: World, kind: str) -> list[tuple[Relevance, dict[str, object]]]:
    """Return the journal's entries of a kind: whom each concerns, and what it says."""
    return [
        (one.relevance, json.loads(one.canonical)["body"])
        for one in world.store.entries
        if one.kind == kind
    ]


def sold(world: World) -> int:
    """Sell half a litre; return the receipt's number."""
    sale = world.buy(1)
    world.lift(takes=500_000)
    world.flow(base=500_000)
    world.controller().calling = False
    world.ask(c.Finish())
    world.finish(sale)
    world.ask(c.Finish())
    number = world.sale(sale).receipt
    assert number is not None
    return number


def refundable(world: World, screen: str = DESK) -> dict[int, int]:
    """Return what may be given back of each receipt on the screen."""
    return {one.number: one.refundable_minor for one in board(world, screen).receipts}


# --- Receipts that are refunded -----------------------------------------------------------------


def test_the_receipt_that_was_named_is_refunded_once_and_no_other() -> None:
    """Of two that were found: what is refused changes neither, what is done only the one."""
    world = staffed()
    first, second = sold(world), sold(world)
    world.ask(c.FindReceipts(""), DESK)
    paid = dict.fromkeys((first, second), PAID)
    assert refundable(world) == paid
    assert told(world, c.RefundReceipt(9, 10, "other")) is Notice.NO_RECEIPT
    assert told(world, c.RefundReceipt(first, 10, "because")) is Notice.NOT_ALLOWED
    assert told(world, c.RefundReceipt(first, PAID + 1, "other")) is Notice.TOO_MUCH
    assert said(world, "refund-asked") == []
    assert refundable(world) == paid
    assert told(world, c.RefundReceipt(first, 10, "other")) is Notice.NONE
    [(_, asked)] = said(world, "refund-asked")
    assert (asked["receipt"], asked["amount"], asked["by"]) == (first, 10, "Ada")
    assert refundable(world) == {first: 0, second: PAID}
    assert board(world).voucher is None
    assert told(world, c.RefundReceipt(first, 10, "other")) is Notice.NOT_ALLOWED


def test_a_refund_that_no_rail_makes_lies_on_the_desk_as_one_voucher() -> None:
    """Its value, its code, and that it is a single one."""
    world = staffed(FakeRail(can_hold=False, can_refund_part=False))
    number = sold(world)
    world.ask(c.FindReceipts(str(number)), DESK)
    assert told(world, c.RefundReceipt(number, 30, "other")) is Notice.NONE
    voucher = board(world).voucher
    assert voucher is not None
    assert (voucher.count, voucher.left_minor, voucher.serial) == (1, 30, voucher.last)
    assert voucher.code != ""


@pytest.mark.parametrize("can_refund", [True, False])
def test_what_waits_for_a_second_person_is_agreed_to_by_another_one(*, can_refund: bool) -> None:
    """Not by who has asked for it; where it becomes a voucher that lies before who has agreed."""
    rail = FakeRail(can_hold=can_refund, can_refund_part=can_refund)
    world = staffed(rail, refund_max=Money(5))
    number = sold(world)
    sale = world.sales()[-1].id
    world.log_in("Bob", screen=OTHER)
    for screen in (DESK, OTHER):
        world.ask(c.FindReceipts(""), screen)
    assert told(world, c.RefundReceipt(number, 30, "other")) is Notice.NONE
    assert said(world, "refund-approved") == []
    assert told(world, c.ApproveRefund(sale)) is Notice.NOT_ALLOWED
    assert refundable(world) == {}
    assert told(world, c.ApproveRefund(sale), OTHER) is Notice.NONE
    assert refundable(world, OTHER) == {}
    assert [body["by"] for _, body in said(world, "refund-approved")] == ["Bob"]
    assert (board(world, OTHER).voucher is None) is can_refund
    assert board(world).voucher is None


def test_what_waits_for_a_second_person_may_be_dropped_once() -> None:
    """What is on the screen of it is looked for anew; a second time there is nothing to drop."""
    world = staffed(refund_max=Money(5))
    number = sold(world)
    sale = world.sales()[-1].id
    world.ask(c.FindReceipts(""), DESK)
    assert told(world, c.DeclineRefund(sale)) is Notice.NOT_ALLOWED
    world.ask(c.FindReceipts(""), DESK)
    assert told(world, c.RefundReceipt(number, 30, "other")) is Notice.NONE
    assert refundable(world) == {number: 0}
    assert told(world, c.DeclineRefund(sale)) is Notice.NONE
    assert refundable(world) == {}
    assert [body["by"] for _, body in said(world, "refund-declined")] == ["Ada"]
    world.ask(c.FindReceipts(""), DESK)
    assert refundable(world) == {number: PAID}


def test_a_refund_that_its_rail_refuses_becomes_a_voucher_on_the_desk_once() -> None:
    """For a reason of the list alone, and it is no voucher for a payment that is stuck."""
    world = staffed()
    number = sold(world)
    [one] = payers(world, world.sales()[-1].id)
    world.rail.refuses = frozenset({Verb.REFUND})
    world.ask(c.FindReceipts(""), DESK)
    assert told(world, c.RefundReceipt(number, 30, "other")) is Notice.NONE
    world.run(500)
    alarm = f"refund_failed:{one.id} fake 0.30 EUR"
    assert alarm in world.core.alarms(world.clock.now())
    assert told(world, c.GiveVoucher(one.id, "because")) is Notice.NOT_ALLOWED
    assert board(world).voucher is None
    assert told(world, c.GiveVoucher(one.id, "checked")) is Notice.NONE
    voucher = board(world).voucher
    assert voucher is not None
    assert (voucher.count, voucher.left_minor) == (1, 30)
    assert alarm not in world.core.alarms(world.clock.now())
    assert said(world, "voucher-instead") == []
    assert told(world, c.GiveVoucher(one.id, "checked")) is Notice.NOT_ALLOWED
    world.check_books()


def test_refunds_that_wait_or_failed_are_alarms_with_their_amounts() -> None:
    """Whatever waits for a second person is told until somebody has agreed or dropped it."""
    world = staffed(refund_max=Money(5))
    number = sold(world)
    world.ask(c.FindReceipts(""), DESK)
    assert world.core.alarms(world.clock.now()) == ()
    told(world, c.RefundReceipt(number, 30, "other"))
    assert world.core.alarms(world.clock.now()) == (f"refund_waits:{number} 0.30 EUR",)
    told(world, c.DeclineRefund(world.sales()[-1].id))
    assert world.core.alarms(world.clock.now()) == ()


# --- Payments that an attendant sees to ---------------------------------------------------------


def in_cash(world: World, minor: int = 2_000) -> Prepayment:
    """Let somebody ask to pay in cash; return their page."""
    sale = world.quote(1, minor=minor)
    world.ask(c.PayWith("cash"))
    world.run(300)
    return payers(world, sale)[-1]


def test_cash_is_counted_and_the_rest_is_handed_back_once() -> None:
    """Each act for a reason of its list, in the attendants' log with the amounts of it."""
    world = staffed()
    page = in_cash(world)
    assert told(world, c.ConfirmPayment(page.id, 2_000, "because")) is Notice.NOT_ALLOWED
    assert payer(world, page.id).state is PrepaymentState.AWAITING
    assert told(world, c.ConfirmPayment(page.id, 2_000, "counted")) is Notice.NONE
    assert told(world, c.ConfirmPayment(page.id, 2_000, "counted")) is Notice.NOT_ALLOWED
    [(concerns, body)] = said(world, "payment-confirmed")
    assert concerns is Relevance.ATTENDANT
    assert (body["asked"], body["amount"], body["reason"]) == (2_000, 2_000, "counted")
    world.lift(takes=1_000_000)
    world.flow(base=1_000_000)
    world.ask(c.Finish())
    world.run(2_000)
    assert said(world, "cash-handed-back") == []
    assert told(world, c.HandBack(page.id)) is Notice.NONE
    [(concerns, body)] = said(world, "cash-handed-back")
    assert concerns is Relevance.ATTENDANT
    assert (body["prepayment"], body["by"], body["reason"]) == (page.id, "Ada", "rest_of_cash")
    assert (body["asked"], body["amount"]) == (2_000, 2_000 - 176)
    assert (body["way"], body["rail"]) == ("cash", "cash")
    assert told(world, c.HandBack(page.id)) is Notice.NOT_ALLOWED
    assert len(said(world, "cash-handed-back")) == 1


def test_cash_that_never_came_is_said_to_be_missing_once() -> None:
    """For a reason of the list, with how much was asked for."""
    world = staffed()
    page = in_cash(world)
    assert told(world, c.DeclinePayment(page.id, "because")) is Notice.NOT_ALLOWED
    assert payer(world, page.id).state is PrepaymentState.AWAITING
    assert told(world, c.DeclinePayment(page.id, "not_paid")) is Notice.NONE
    assert told(world, c.DeclinePayment(page.id, "not_paid")) is Notice.NOT_ALLOWED
    [(concerns, body)] = said(world, "payment-declined")
    assert concerns is Relevance.ATTENDANT
    assert (body["prepayment"], body["by"], body["reason"]) == (page.id, "Ada", "not_paid")
    assert (body["asked"], body["amount"]) == (2_000, 2_000)


@pytest.mark.parametrize("minor", [0, -1])
def test_nothing_counted_is_nothing_paid(minor: int) -> None:
    """Of what is added to a sale a single cent counts, and nothing does not."""
    world = staffed()
    world.buy(1)
    world.ask(c.TopUp(1_000, "cash"))
    world.run(300)
    page = payers(world, world.sales()[-1].id)[-1]
    assert page.rail == "cash"
    assert told(world, c.ConfirmPayment(page.id, minor, "counted")) is Notice.TOO_LITTLE
    assert payer(world, page.id).order == 0
    assert told(world, c.ConfirmPayment(page.id, 1, "counted")) is Notice.NONE


def stuck(world: World, base: int = 1_000_000) -> Prepayment:
    """Let a rail refuse to give a rest back; return whose it is."""
    sale = world.buy(1)
    world.lift(takes=base)
    world.flow(base=base)
    world.rail.refuses = frozenset({Verb.VOID, Verb.CAPTURE})
    world.ask(c.Finish())
    [one] = payers(world, sale)
    world.run_until(lambda: payer(world, one.id).state is PrepaymentState.STUCK_SETTLING)
    world.controller().calling = False
    return one


def test_a_rail_is_hurried_for_a_reason_of_the_list() -> None:
    """It is in the attendants' log, with what is to go back; who is unknown is not asked after."""
    world = staffed(FakeRail(can_hold=False))
    one = stuck(world)
    assert told(world, c.TryAgain(one.id, "because")) is Notice.NOT_ALLOWED
    assert told(world, c.TryAgain(one.id, "checked")) is Notice.NONE
    [(concerns, body)] = said(world, "rail-hurried")
    assert concerns is Relevance.ATTENDANT
    assert (body["prepayment"], body["by"], body["reason"]) == (one.id, "Ada", "checked")
    assert (body["asked"], body["amount"]) == (2_000, 2_000 - 176)
    assert told(world, c.TryAgain("P-999999", "checked")) is Notice.NOT_ALLOWED
    assert len(said(world, "rail-hurried")) == 1


def test_a_voucher_takes_the_place_of_a_rest_for_a_reason_of_the_list() -> None:
    """It is in the attendants' log with how much is on it, and nobody gets a second one."""
    world = staffed(FakeRail(can_hold=False))
    one = stuck(world)
    assert told(world, c.GiveVoucher(one.id, "because")) is Notice.NOT_ALLOWED
    assert said(world, "voucher-instead") == []
    assert told(world, c.GiveVoucher(one.id, "checked")) is Notice.NONE
    assert told(world, c.GiveVoucher(one.id, "checked")) is Notice.NOT_ALLOWED
    [(concerns, body)] = said(world, "voucher-instead")
    assert concerns is Relevance.ATTENDANT
    assert (body["prepayment"], body["by"], body["reason"]) == (one.id, "Ada", "checked")
    assert body["amount"] == 2_000 - 176


# --- A sale at an outlet ------------------------------------------------------------------------


def free(_: World) -> None:
    """Nobody is there."""


def quoted(world: World) -> None:
    """Somebody is asked to pay."""
    world.quote(1)


def armed(world: World) -> None:
    """Somebody has paid and has not begun."""
    world.buy(1)
    world.run(300)


def running(world: World) -> None:
    """Something flows."""
    world.buy(1)
    world.lift()
    world.flow(1, 300_000)


def stopping(world: World) -> None:
    """It was just stopped, and the valve is not shut."""
    running(world)
    world.ask(c.StopOutlet(1))
    assert world.delivery().state is DeliveryState.STOPPING


def one_of_two_stopping(world: World) -> None:
    """Two outlets of a sale: the first was just stopped, the other one runs on."""
    world.buy(1, 2)
    for outlet in (1, 2):
        world.lift(outlet)
    world.flow(2, 300_000)
    world.flow(1, 300_000)
    world.ask(c.StopOutlet(1))
    assert world.delivery(1).state is DeliveryState.STOPPING


def paused(world: World) -> None:
    """An attendant has paused it."""
    running(world)
    assert told(world, c.PauseOutlet(1, "safety")) is Notice.NONE
    world.run_until(lambda: not world.delivery().is_open)
    assert world.delivery().reason is StopReason.ATTENDANT


def crowded(world: World) -> None:
    """Something flows, and the only other outlet is somebody else's."""
    running(world)
    world.buy(3, screen="side")


PAUSE, RESUME = c.PauseOutlet(1, "safety"), c.ResumeOutlet(1, "checked")
FINISH, SEND = c.FinishOutlet(1, "misuse"), c.SendRemainder(1, 3, "customer_asked")
KINDS = {PAUSE: "outlet-paused", RESUME: "outlet-resumed", FINISH: "sale-ended"}


@pytest.mark.parametrize(
    ("state", "command", "why"),
    [
        (free, PAUSE, Notice.NOTHING_RUNS),
        (free, RESUME, Notice.NOT_PAUSED),
        (free, SEND, Notice.NOTHING_RUNS),
        (quoted, PAUSE, Notice.NOTHING_RUNS),
        (quoted, RESUME, Notice.NOT_PAUSED),
        (quoted, FINISH, Notice.NOTHING_RUNS),
        (armed, SEND, Notice.NONE),
        (running, PAUSE, Notice.NONE),
        (running, RESUME, Notice.NOT_PAUSED),
        (running, SEND, Notice.NONE),
        (stopping, PAUSE, Notice.STILL_CLOSING),
        (stopping, FINISH, Notice.NONE),
        (stopping, SEND, Notice.STILL_CLOSING),
        (one_of_two_stopping, SEND, Notice.NONE),
        (paused, PAUSE, Notice.NOTHING_RUNS),
        (paused, RESUME, Notice.NONE),
        (paused, SEND, Notice.NONE),
        (crowded, SEND, Notice.NO_PLACE),
    ],
)
def test_what_an_attendant_may_do_to_a_sale(
    state: Callable[[World], None], command: c.Command, why: Notice
) -> None:
    """Done and written down as what it is, or refused with its reason and nothing of it noted."""
    world = staffed()
    state(world)
    before = len(world.store.entries)
    assert told(world, command) is why
    new = [one.kind for one in world.store.entries[before:]]
    kind = KINDS.get(command, "remainder-sent")
    assert (kind in new) is (why is Notice.NONE)
    assert ("command-refused" in new) is (why is not Notice.NONE)
    if why is Notice.NONE:
        concerns, body = said(world, kind)[-1]
        outlet = 3 if command is SEND else 1
        assert (concerns, body["outlet"], body["by"]) == (Relevance.ATTENDANT, outlet, "Ada")
        assert body["reason"] == getattr(command, "reason", "")


@pytest.mark.parametrize("act", [c.PauseOutlet, c.ResumeOutlet, c.FinishOutlet])
@pytest.mark.parametrize(
    ("outlet", "reason"), [(1, "because"), (9, "customer_asked"), (0, "other")]
)
def test_an_act_has_an_outlet_and_a_reason_of_the_list(
    act: type[c.PauseOutlet], outlet: int, reason: str
) -> None:
    """A screen may send anything: whatever else it is, nothing stops."""
    world = staffed()
    running(world)
    assert told(world, act(outlet, reason)) is Notice.NOT_ALLOWED
    assert told(world, c.SendRemainder(outlet, 3, reason)) is Notice.NOT_ALLOWED
    assert world.delivery().state is DeliveryState.DELIVERING


@pytest.mark.parametrize(
    "command",
    [
        c.LockOutlet(1, "because"),
        c.LockOutlet(9, "safety"),
        c.LockAfterSale(1, "because"),
        c.LockAfterSale(9, "safety"),
        c.UnlockOutlet(1, "because"),
        c.UnlockOutlet(9, "checked"),
        c.ClearPause("because"),
        c.ClearPause("checked", "nowhere"),
        c.Override(1, 1_500, "because"),
        c.Commission(9, 1_000_000),
        c.CommissionSkip(9),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(command: c.Command) -> None:
    """An outlet or a screen that there is not, or a reason that is on no list."""
    world = staffed(role=Role.TECHNICIAN)
    kept = world.store.saved.copy()
    assert told(world, command) is Notice.NOT_ALLOWED
    assert world.store.saved == kept
    assert world.kinds()[-1] == "command-refused"


def test_a_technician_makes_trials_and_sends_none_of_them_elsewhere() -> None:
    """What is delivered to test an outlet is nobody's rest: it stays at that outlet."""
    tec = Technician()
    assert tec.begin() is Notice.NONE
    before = len(tec.world.store.entries)
    assert tec.ask(c.SendRemainder(1, 2, "customer_asked")) is Notice.NO_PLACE
    assert [one.kind for one in tec.world.store.entries[before:]] == ["command-refused"]
    assert tec.ask(c.CommissionTry(1)) is Notice.NONE


def test_an_outlet_that_is_locked_after_its_sale_serves_it_to_the_end() -> None:
    """Nobody new has it then, and who locked it and why is in their log."""
    world = staffed()
    running(world)
    assert told(world, c.LockAfterSale(1, "supply")) is Notice.NONE
    assert world.delivery().state is DeliveryState.DELIVERING
    world.ask(c.Finish())
    world.controller().calling = False
    world.run_until(lambda: not world.delivery().is_open)
    world.run(500)
    assert not world.snapshot.outlets[0].is_available
    assert told(world, c.UnlockOutlet(1, "because")) is Notice.NOT_ALLOWED
    assert not world.snapshot.outlets[0].is_available
    assert told(world, c.UnlockOutlet(1, "checked")) is Notice.NONE
    world.run(500)
    assert world.snapshot.outlets[0].is_available


def test_whoever_has_no_role_for_it_does_not_clear_a_trip() -> None:
    """Something left an outlet without a sale: an attendant may unlock others, not this one."""
    world = staffed()
    world.controller().leak_base = 500_000
    world.run(1_000)
    world.controller().leak_base = 0
    world.run(1_000)
    fault = world.snapshot.outlets[0].fault
    assert fault == "unaccounted_flow"
    assert told(world, c.UnlockOutlet(1, "repaired")) is Notice.NOT_YOUR_ROLE
    world.run(500)
    assert world.snapshot.outlets[0].fault == fault
    assert f"outlet_1:{fault}" in world.core.alarms(world.clock.now())


@pytest.mark.parametrize("why", ["fault", "locked"])
def test_nothing_is_given_away_at_an_outlet_that_is_shut(why: str) -> None:
    """Locked, or with a fault: an override is refused as that, not as taken."""
    world = staffed()
    world.ask(c.AskOverride(1), DESK)
    if why == "fault":
        world.controller().active = Fault.VALVE
        world.run(500)
    else:
        world.log_in("Bob", screen=OTHER)
        world.ask(c.LockOutlet(1, "safety"), OTHER)
    assert told(world, c.Override(1, 1_500, "cash")) is Notice.OUTLET_SHUT


# --- Codes, the desk and the list ---------------------------------------------------------------


def guess(world: World, screen: str, times: int = 5) -> None:
    """Let somebody guess codes at a screen that shows a page to pay at."""
    for _ in range(times):
        world.ask(c.UseCode(UNKNOWN), screen)


@pytest.mark.parametrize("screen", ["", "front"])
def test_codes_are_let_through_again_at_the_screen_that_is_named(screen: str) -> None:
    """At the attendant's own where none is; how long it would have been is that screen's."""
    world = staffed()
    world.quote(1)
    guess(world, "front")
    assert world.core.alarms(world.clock.now()) == ("codes_locked:front",)
    assert told(world, c.ClearPause("checked", screen)) is Notice.NONE
    [(concerns, body)] = said(world, "codes-unlocked")
    assert concerns is Relevance.ATTENDANT
    assert (body["screen"], body["by"], body["reason"]) == (screen or DESK, "Ada", "checked")
    assert (body["before"], body["after"]) == ("600000" if screen else "0", "0")
    assert (look(world).codes_locked_ms == 0) is bool(screen)


def test_whoever_may_guess_no_more_still_sells_vouchers() -> None:
    """Only looking one up is guessing."""
    world = staffed()
    for _ in range(4):
        assert told(world, c.LookUpVoucher(UNKNOWN)) is Notice.WRONG_CODE
    assert told(world, c.LookUpVoucher(UNKNOWN)) is Notice.CODES_LOCKED
    assert told(world, c.LookUpVoucher(UNKNOWN)) is Notice.CODES_LOCKED
    assert told(world, c.SellVoucher(1_000)) is Notice.NONE
    voucher = board(world).voucher
    assert voucher is not None
    assert voucher.left_minor == 1_000
    world.core._printing._has_printer = True
    world.core._printing.on_seen(m.PrinterSeen(""))
    asked = world.core.handle(m.Asked(DESK, c.PrintVoucher("en")), world.clock.now())
    assert [type(one) for one in asked] == [m.PrepareReceipt]
    assert told(world, c.LeaveVoucher()) is Notice.NONE
    assert board(world).voucher is None


def test_vouchers_are_sold_at_the_desk_alone() -> None:
    """Not while an attendant looks at something else."""
    world = staffed()
    world.ask(c.AskOverride(1), DESK)
    assert look(world, DESK).screen is Screen.OVERRIDE
    assert told(world, c.SellVoucher(1_000)) is Notice.NOT_ALLOWED
    assert said(world, "voucher-sold") == []


def test_who_leaves_the_list_is_logged_out_and_nobody_else() -> None:
    """A customer who chooses, and another attendant, stay where they are."""
    world = staffed(role=Role.MANAGER)
    world.log_in("Bob", screen=OTHER)
    world.choose(1)
    assert told(world, c.BarUser("Bob", is_barred=True)) is Notice.NONE
    assert look(world, OTHER).attendant is None
    assert (world.screen, world.visit.chosen) == (Screen.CHOOSE, (1,))
    assert board(world).name == "Ada"
    assert [body["screen"] for _, body in said(world, "logout")] == [OTHER]
