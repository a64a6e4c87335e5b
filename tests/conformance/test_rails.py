"""What the core may expect of any rail, asked of each one there is.

A desk is a rail with a payer in front of it. `money` is the truth on the other side: what the
payer has left, what is reserved of it, and what the seller has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from fakes.fault_proxy import HARMLESS, Fault, FaultProxy, fault_proxy
from fakes.localpay import CODE, HOLDS, SALES, Running, pay_sale, running, sale
from fakes.localpay_store import MemoryLocalPayStore

from kiosk.domain.intent import Intent, Verb
from kiosk.domain.money import NOTHING, Money
from kiosk.ports import PaymentRail, RailRefused, RailSilent, RailState, RailTraits, RailView
from kiosk.ports_localpay import LocalPayStore
from kiosk.storage.localpay import SqliteLocalPayStore

ASKED = Money(2000)
TAKEN = Money(1231)
PURSE = 5000


@dataclass(frozen=True)
class Truth:
    """Where the money is."""

    payer: int
    reserved: int
    seller: int


@dataclass
class Desk:
    """A rail, a payer, and somebody who counts the money."""

    rail: PaymentRail
    hurried: PaymentRail
    """The same rail for somebody who does not wait long."""
    pay: Callable[[], bool]
    """Let the payer pay; whether that was possible."""
    money: Callable[[], Truth]
    faults: FaultProxy
    now_ms: int

    def intent(self, verb: Verb, amount: Money = ASKED, *, reference: str = "") -> Intent:
        """Return what the core would write down."""
        return Intent(
            prepayment="P-000123",
            rail=self.rail.name,
            verb=verb,
            amount=amount,
            created_ms=self.now_ms,
            expires_ms=self.now_ms + 300_000,
            reference=reference,
            code=CODE if verb is Verb.OPEN else "",
            description="Harbour Station K-07 - 2",
        )

    def opened(self) -> RailView:
        return self.rail.carry_out(self.intent(Verb.OPEN))

    def held(self) -> str:
        """Open a payment, have it paid and return its reference."""
        reference = self.opened().reference
        assert self.pay()
        return reference

    def ask(self, verb: Verb, reference: str, amount: Money = ASKED) -> RailView:
        return self.rail.carry_out(self.intent(verb, amount, reference=reference))


def _localpay(run: Running, traits: RailTraits, stack: ExitStack) -> Desk:
    proxy = stack.enter_context(fault_proxy(run.pay.api_url))
    patient, hurried = (run.rail(proxy.url, traits=traits, wait_s=wait_s) for wait_s in (10.0, 0.5))
    stack.callback(patient.close)
    stack.callback(hurried.close)
    account = run.account(PURSE)
    phone = run.phone()
    stack.callback(phone.close)
    run.sales[CODE] = pay_sale(sale())

    def pay() -> bool:
        return phone.pay_from(account.id).history != []

    def money() -> Truth:
        found = run.store.account(account.id)
        assert found is not None
        balance, reserved = found.balance.minor, found.held.minor
        return Truth(balance - reserved, reserved, PURSE - balance)

    return Desk(patient, hurried, pay, money, proxy, run.clock.utc_ms)


HOLDING = ("localpay in memory", "localpay on disk")
SELLING = ("localpay without holds",)

MAKERS: dict[str, tuple[RailTraits, bool]] = {
    "localpay in memory": (HOLDS, False),
    "localpay on disk": (HOLDS, True),
    "localpay without holds": (SALES, True),
}


@pytest.fixture
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """Yield a desk of the kind that the test names."""
    traits, on_disk = MAKERS[request.param]
    with ExitStack() as stack:
        store: LocalPayStore = MemoryLocalPayStore()
        if on_disk:
            store = stack.enter_context(SqliteLocalPayStore(tmp_path / "localpay.db"))
        run = stack.enter_context(running(store=store, demo=False))
        yield _localpay(run, traits, stack)


holding = pytest.mark.parametrize("desk", HOLDING, indirect=True)
selling = pytest.mark.parametrize("desk", SELLING, indirect=True)
every = pytest.mark.parametrize("desk", HOLDING + SELLING, indirect=True)


# --- Without faults -------------------------------------------------------------------------


@every
def test_opening_names_a_page_and_moves_no_money(desk: Desk) -> None:
    """Whoever opens a payment gets a place to pay, and nothing else happens."""
    view = desk.opened()
    assert view.state is RailState.OPEN
    assert view.url.startswith("http://")
    assert (view.prepayment, view.currency) == ("P-000123", "EUR")
    assert (view.held, view.captured) == (NOTHING, NOTHING)
    assert desk.rail.read(view.reference) == view
    assert desk.money() == Truth(PURSE, 0, 0)


@every
def test_the_same_intent_opens_one_payment(desk: Desk) -> None:
    """Asking twice is asking once."""
    assert desk.opened() == desk.opened()


@every
def test_another_wish_under_the_same_key_is_refused(desk: Desk) -> None:
    """A key stands for one wish; it never stands for a larger one."""
    desk.opened()
    with pytest.raises(RailRefused) as refusal:
        desk.rail.carry_out(desk.intent(Verb.OPEN, Money(9999)))
    assert refusal.value.code == "idempotency_error"


@holding
def test_a_paid_hold_is_held_and_not_yet_taken(desk: Desk) -> None:
    """The money is reserved: it is proven by reading, and it is still the payer's."""
    view = desk.rail.read(desk.held())
    assert (view.state, view.held, view.captured) == (RailState.HELD, ASKED, NOTHING)
    assert (view.prepayment, view.currency) == ("P-000123", "EUR")
    assert desk.money() == Truth(PURSE - 2000, 2000, 0)


@selling
def test_a_paid_sale_is_paid(desk: Desk) -> None:
    """Where nothing can be held the money has moved: that is told apart."""
    view = desk.rail.read(desk.held())
    assert (view.state, view.held, view.captured) == (RailState.PAID, ASKED, ASKED)
    assert desk.money() == Truth(PURSE - 2000, 0, 2000)


@every
def test_what_was_taken_is_kept_and_the_rest_goes_back(desk: Desk) -> None:
    """The promise to the payer, in one call that may be repeated."""
    reference = desk.held()
    for _ in range(3):
        view = desk.ask(Verb.CAPTURE, reference, TAKEN)
        assert (view.state, view.captured) == (RailState.CAPTURED, TAKEN)
        assert desk.money() == Truth(PURSE - 1231, 0, 1231)
    again = desk.rail.read(reference)
    assert (again.state, again.captured) == (RailState.CAPTURED, TAKEN)


@every
def test_all_of_it_can_be_taken(desk: Desk) -> None:
    """Whoever takes everything gets nothing back."""
    view = desk.ask(Verb.CAPTURE, desk.held(), ASKED)
    assert (view.state, view.captured) == (RailState.CAPTURED, ASKED)
    assert desk.money() == Truth(PURSE - 2000, 0, 2000)


@every
def test_nothing_taken_is_nothing_paid(desk: Desk) -> None:
    """A void gives all of it back, once, however often it is asked for."""
    reference = desk.held()
    for _ in range(3):
        assert desk.ask(Verb.VOID, reference).state is RailState.RELEASED
        assert desk.money() == Truth(PURSE, 0, 0)
    assert desk.rail.read(reference).state is RailState.RELEASED


@every
def test_after_expiry_nobody_can_pay(desk: Desk) -> None:
    """An expired payment stays expired, and the payer keeps the money."""
    reference = desk.opened().reference
    for _ in range(3):
        assert desk.ask(Verb.EXPIRE, reference).state is RailState.EXPIRED
    assert not desk.pay()
    assert desk.rail.read(reference).state is RailState.EXPIRED
    assert desk.money() == Truth(PURSE, 0, 0)


@every
def test_money_that_was_faster_than_the_expiry_is_reported(desk: Desk) -> None:
    """Expiring what is paid says that it is paid; a void then gives it back."""
    reference = desk.held()
    view = desk.ask(Verb.EXPIRE, reference)
    assert view.state in {RailState.HELD, RailState.PAID}
    assert view.held == ASKED
    assert desk.ask(Verb.VOID, reference).state is RailState.RELEASED
    assert desk.money() == Truth(PURSE, 0, 0)


@every
def test_more_than_is_there_cannot_be_taken(desk: Desk) -> None:
    """A capture beyond the hold is refused and changes nothing."""
    reference = desk.held()
    before = desk.money()
    with pytest.raises(RailRefused):
        desk.ask(Verb.CAPTURE, reference, Money(2001))
    assert desk.rail.read(reference).state in {RailState.HELD, RailState.PAID}
    assert desk.money() == before


@every
def test_what_was_let_go_cannot_be_taken(desk: Desk) -> None:
    """After a void there is nothing to capture."""
    reference = desk.held()
    desk.ask(Verb.VOID, reference)
    with pytest.raises(RailRefused):
        desk.ask(Verb.CAPTURE, reference, TAKEN)
    assert desk.money() == Truth(PURSE, 0, 0)


@holding
def test_what_was_taken_cannot_be_let_go(desk: Desk) -> None:
    """After a capture there is nothing to void."""
    reference = desk.held()
    desk.ask(Verb.CAPTURE, reference, TAKEN)
    with pytest.raises(RailRefused) as refusal:
        desk.ask(Verb.VOID, reference)
    assert refusal.value.code == "payment_intent_unexpected_state"
    assert desk.money() == Truth(PURSE - 1231, 0, 1231)


@holding
def test_only_one_capture_counts(desk: Desk) -> None:
    """A second capture under a new key takes nothing more."""
    reference = desk.held()
    desk.ask(Verb.CAPTURE, reference, TAKEN)
    second = replace(desk.intent(Verb.CAPTURE, Money(500), reference=reference), number=2)
    with pytest.raises(RailRefused):
        desk.rail.carry_out(second)
    assert desk.money() == Truth(PURSE - 1231, 0, 1231)


@every
def test_nothing_can_be_taken_before_somebody_has_paid(desk: Desk) -> None:
    """An open payment holds no money."""
    reference = desk.opened().reference
    for verb in (Verb.CAPTURE, Verb.REFUND):
        with pytest.raises(RailRefused):
            desk.ask(verb, reference, TAKEN)
    assert desk.money() == Truth(PURSE, 0, 0)


@selling
def test_a_part_of_a_sale_goes_back_once(desk: Desk) -> None:
    """A refund that is asked for again is the same refund."""
    reference = desk.held()
    for _ in range(3):
        view = desk.ask(Verb.REFUND, reference, Money(769))
        assert (view.state, view.captured) == (RailState.CAPTURED, TAKEN)
        assert desk.money() == Truth(PURSE - 1231, 0, 1231)


@selling
def test_no_more_goes_back_than_came_in(desk: Desk) -> None:
    """A refund beyond the payment is refused."""
    reference = desk.held()
    with pytest.raises(RailRefused):
        desk.ask(Verb.REFUND, reference, Money(2001))
    assert desk.money() == Truth(PURSE - 2000, 0, 2000)


@every
def test_a_payment_that_nobody_knows_is_refused(desk: Desk) -> None:
    """A reference that is none of the rail's, or none at all, is a definite no."""
    for reference in ("cs_nobody", "", "../v1/refunds", "cs_1/expire?x"):
        with pytest.raises(RailRefused):
            desk.rail.read(reference)
        with pytest.raises(RailRefused):
            desk.ask(Verb.CAPTURE, reference, TAKEN)


# --- With faults ----------------------------------------------------------------------------

HURTING = sorted(set(Fault) - HARMLESS)
STALLING = {Fault.STALL_REQUEST, Fault.STALL_ANSWER}


def _again(desk: Desk, intent: Intent, fault: Fault) -> RailView:
    """Carry out `intent` over a line that fails once, then over a sound one."""
    desk.faults.posts.append(fault)
    rail = desk.hurried if fault in STALLING else desk.rail
    if fault in HARMLESS:
        rail.carry_out(intent)
    else:
        with pytest.raises(RailSilent):
            rail.carry_out(intent)
    assert not desk.faults.posts, "the fault was met"
    return desk.rail.carry_out(intent)


@pytest.mark.parametrize("desk", ["localpay on disk"], indirect=True)
@pytest.mark.parametrize("fault", HURTING)
def test_a_whole_visit_over_a_line_that_fails_at_each_step(desk: Desk, fault: Fault) -> None:
    """Each call fails once, before or after it was done: the money moves once all the same."""
    reference = _again(desk, desk.intent(Verb.OPEN), fault).reference
    assert desk.pay()
    view = _again(desk, desk.intent(Verb.CAPTURE, TAKEN, reference=reference), fault)
    assert (view.state, view.captured) == (RailState.CAPTURED, TAKEN)
    assert desk.money() == Truth(PURSE - 1231, 0, 1231)


@pytest.mark.parametrize("desk", ["localpay in memory"], indirect=True)
@pytest.mark.parametrize("fault", HURTING)
def test_a_release_over_a_line_that_fails(desk: Desk, fault: Fault) -> None:
    """A void whose answer is lost is a void."""
    reference = desk.held()
    intent = desk.intent(Verb.VOID, reference=reference)
    assert _again(desk, intent, fault).state is RailState.RELEASED
    assert desk.money() == Truth(PURSE, 0, 0)


@pytest.mark.parametrize("desk", ["localpay in memory"], indirect=True)
@pytest.mark.parametrize("fault", HURTING)
def test_an_expiry_over_a_line_that_fails(desk: Desk, fault: Fault) -> None:
    """An expiry whose answer is lost is an expiry."""
    reference = desk.opened().reference
    intent = desk.intent(Verb.EXPIRE, reference=reference)
    assert _again(desk, intent, fault).state is RailState.EXPIRED
    assert not desk.pay()


@selling
@pytest.mark.parametrize("verb", [Verb.CAPTURE, Verb.VOID, Verb.REFUND])
@pytest.mark.parametrize("fault", [Fault.LOSE_REQUEST, Fault.LOSE_ANSWER, Fault.CUT])
def test_a_refund_over_a_line_that_fails(desk: Desk, verb: Verb, fault: Fault) -> None:
    """Money goes back once, whichever verb asks for it and whatever was lost."""
    reference = desk.held()
    amount = {Verb.CAPTURE: TAKEN, Verb.VOID: ASKED, Verb.REFUND: Money(769)}[verb]
    _again(desk, desk.intent(verb, amount, reference=reference), fault)
    kept = 0 if verb is Verb.VOID else 1231
    assert desk.money() == Truth(PURSE - kept, 0, kept)


@pytest.mark.parametrize("desk", ["localpay in memory"], indirect=True)
@pytest.mark.parametrize("verb", [Verb.CAPTURE, Verb.VOID])
def test_a_call_that_arrives_twice_counts_once(desk: Desk, verb: Verb) -> None:
    """A line that repeats a call repeats no effect."""
    reference = desk.held()
    view = _again(desk, desk.intent(verb, TAKEN, reference=reference), Fault.DUPLICATE)
    assert view.state in {RailState.CAPTURED, RailState.RELEASED}
    kept = 1231 if verb is Verb.CAPTURE else 0
    assert desk.money() == Truth(PURSE - kept, 0, kept)


@pytest.mark.parametrize("desk", ["localpay in memory"], indirect=True)
@pytest.mark.parametrize("fault", HURTING)
def test_reading_over_a_line_that_fails_says_nothing(desk: Desk, fault: Fault) -> None:
    """A read without a sound answer is no answer, never a guess."""
    reference = desk.held()
    for lost_at in (0, 1):
        desk.faults.gets.extend([Fault.NONE] * lost_at + [fault])
        rail = desk.hurried if fault in STALLING else desk.rail
        with pytest.raises(RailSilent):
            rail.read(reference)
        desk.faults.gets.clear()
    assert desk.rail.read(reference).state is RailState.HELD


@pytest.mark.parametrize("desk", ["localpay in memory"], indirect=True)
def test_a_capture_whose_key_was_forgotten_is_read_not_repeated(desk: Desk) -> None:
    """After a long outage the key is unknown: what is done already counts as done."""
    reference = desk.held()
    desk.ask(Verb.CAPTURE, reference, TAKEN)
    late = replace(desk.intent(Verb.CAPTURE, TAKEN, reference=reference), number=2)
    view = desk.rail.carry_out(late)
    assert (view.state, view.captured) == (RailState.CAPTURED, TAKEN)
    assert desk.money() == Truth(PURSE - 1231, 0, 1231)
