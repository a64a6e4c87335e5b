"""What only an attendant can confirm: cash, and a payment scheme's code that tells us nothing."""

from __future__ import annotations

import json

import pytest
from fakes.keys import rest_code
from fakes.payers import look, payer, payers, rest_of, shown
from fakes.rail import FakeRail
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import AttendantSnapshot, AttendedSnapshot, Notice, Screen
from kiosk.application import messages as m
from kiosk.domain.books import AccountKind
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.sale import SaleState
from kiosk.domain.voucher import grouped
from kiosk.payments.cash import CashRail
from kiosk.ports import ConfirmedBy, RailState, Way

DESK = "desk"


def cash() -> CashRail:
    """Return a rail for cash whose payers have a page of their own."""
    return CashRail(name="cash", currency="EUR", return_url="http://127.0.0.1:1/p/{code}")


class Counter:
    """A place that is paid in cash first, with Ada at a screen of her own."""

    def __init__(self, **limits: object) -> None:
        self.bank = FakeRail(
            can_hold=False,
            can_refund_part=False,
            way=Way.BANK_APP,
            confirmed_by=ConfirmedBy.ATTENDANT,
        )
        self.phone = FakeRail()
        self.world = World(place=site(2, **limits), others={"cash": cash(), "bank": self.bank})
        self.world.hire()
        self.world.hire("Bob")
        self.world.run(1_500)
        self.world.log_in(screen=DESK)

    def quote(self, rail: str = "cash", minor: int = 2000) -> Prepayment:
        """Ask to pay at `rail`; return the page."""
        self.world.choose(1)
        self.world.ask(c.BuyAmount(minor))
        self.world.ask(c.PayWith(rail))
        self.world.run(500)
        return payers(self.world, shown(self.world).id)[-1]

    def board(self, screen: str = DESK) -> AttendantSnapshot:
        """Return what an attendant sees."""
        found = look(self.world, screen).attendant
        assert found is not None
        return found

    def confirm(
        self, page: Prepayment, minor: int = 2000, reason: str = "counted", screen: str = DESK
    ) -> Notice:
        """Let the attendant say that it was paid."""
        return self.world.ask(c.ConfirmPayment(page.id, minor, reason), screen).notice

    def paid(self, minor: int = 2000) -> Prepayment:
        """Let somebody pay in cash and begin; return their payment."""
        page = self.quote(minor=minor)
        assert self.confirm(page, minor) is Notice.NONE
        return payer(self.world, page.id)

    def take(self, base: int = 3_000_000) -> Prepayment:
        """Let somebody pay in cash, take about `base` and go; return their payment."""
        page = self.paid()
        if base:
            self.world.lift()
            self.world.flow(1, base)
        self.world.ask(c.Finish())
        self.world.run(3_000)
        self.world.controller().calling = False
        return payer(self.world, page.id)

    @property
    def drawer(self) -> int:
        """What lies in the drawer, by the books."""
        names = ("Ada", "Bob")
        return -sum(self.world.balance(AccountKind.CASH, name) for name in names)

    def entries(self, kind: str) -> list[dict[str, object]]:
        """Return the bodies of the journal's entries of a kind."""
        entries = self.world.store.entries
        return [json.loads(one.canonical)["body"] for one in entries if one.kind == kind]


@pytest.fixture
def counter() -> Counter:
    """Return a place where cash is taken."""
    return Counter()


# --- Confirming -----------------------------------------------------------------------------


@pytest.mark.req("PAY-05")
@pytest.mark.parametrize("rail", ["cash", "bank"])
def test_at_nothing_flows_before_an_attendant_has_said_that_it_was_paid(
    counter: Counter, rail: str
) -> None:
    """Never read, never believed: not a word of the rail itself, and not a hint."""
    page = counter.quote(rail)
    if rail == "bank":
        counter.bank.pay(page.id)
    asked = len(counter.world.seen_requests)
    counter.world.run(5_000)
    counter.world.handle(m.PaymentHinted(page.id))
    view = counter.world.rails[rail].read(page.reference)
    told = [view, *(v for v in counter.bank.payments.values() if v.state is RailState.PAID)]
    for one in told:
        counter.world.handle(m.RailRead(page.id, one))
    counter.world.run(1_000)
    reads = [one for one in counter.world.seen_requests[asked:] if isinstance(one, m.ReadRail)]
    assert reads == []
    assert counter.world.screen is Screen.PAY
    assert payer(counter.world, page.id).state is PrepaymentState.AWAITING


def test_at_the_board_lists_who_waits_to_be_confirmed(counter: Counter) -> None:
    """Outlets, amount, the two words that stand on the customer's screen, and how they pay."""
    assert counter.board().to_confirm == ()
    page = counter.quote()
    [waiting] = counter.board().to_confirm
    words = shown(counter.world).words
    assert waiting == AttendedSnapshot(page.id, (1,), 2000, words, "cash", waiting.left_ms)
    assert 298_000 <= waiting.left_ms <= 300_000
    assert shown(counter.world).payers[-1].is_attended
    counter.world.ask(c.PayWith("fake"))
    assert counter.board().to_confirm == ()


@pytest.mark.req("ATT-23")
def test_at_cash_that_was_counted_lies_in_the_drawer_and_buys(counter: Counter) -> None:
    """The journal says who took how much of whom, and in which way; the books where it is."""
    page = counter.paid()
    assert counter.world.screen is Screen.DELIVERING
    assert (page.authorised, page.state) == (Money(2000), PrepaymentState.PAID)
    assert counter.drawer == 2000
    [told] = counter.entries("payment-confirmed")
    assert told == {
        "prepayment": page.id,
        "sale": page.sale,
        "by": "Ada",
        "reason": "counted",
        "way": "cash",
        "rail": "cash",
        "asked": 2000,
        "amount": 2000,
    }
    counter.world.check_books()


def test_at_money_of_a_scheme_lies_at_the_rail_and_not_in_the_drawer(counter: Counter) -> None:
    """Seen on the account: what is not used goes to a code, for the rail gives nothing back."""
    page = counter.quote("bank")
    assert counter.confirm(page, reason="seen_on_account") is Notice.NONE
    assert counter.drawer == 0
    assert counter.world.balance(AccountKind.RAIL, "bank") == -2000
    counter.bank.pay(page.id)
    counter.world.ask(c.Finish())
    counter.world.run(2_000)
    settled = payer(counter.world, page.id)
    assert (settled.state, settled.carried) == (PrepaymentState.SETTLED, Money(2000))
    assert rest_of(counter.world, page) == 2000
    counter.world.check_books()


def test_at_less_than_was_asked_buys_less(counter: Counter) -> None:
    """Somebody has no more with them: the sale begins with what was counted."""
    page = counter.quote()
    assert counter.confirm(page, 1500) is Notice.NONE
    assert counter.world.sale(page.sale).authorised == Money(1500)
    assert counter.drawer == 1500
    assert counter.world.delivery().reserved == Money(1500)


@pytest.mark.parametrize(
    ("minor", "reason", "notice"),
    [
        (2001, "counted", Notice.TOO_MUCH),
        (2**62, "counted", Notice.TOO_MUCH),
        (1, "counted", Notice.TOO_LITTLE),
        (0, "counted", Notice.TOO_LITTLE),
        (-2000, "counted", Notice.TOO_LITTLE),
        (2000, "because", Notice.NOT_ALLOWED),
        (2000, "", Notice.NOT_ALLOWED),
    ],
)
def test_at_what_cannot_be_confirmed_moves_nothing(
    counter: Counter, minor: int, reason: str, notice: Notice
) -> None:
    """More than was asked for, less than anything costs, and no reason of the list."""
    page = counter.quote()
    assert counter.confirm(page, minor, reason) is notice
    assert counter.drawer == 0
    assert payer(counter.world, page.id).state is PrepaymentState.AWAITING
    assert counter.entries("payment-confirmed") == []
    assert len(counter.entries("command-refused")) == 1


def test_at_two_attendants_confirm_the_same_payment_once(counter: Counter) -> None:
    """At the same time at two screens: one of them is told that there is nothing to confirm."""
    page = counter.quote()
    counter.world.log_in("Bob", screen="gate")
    answers = [counter.confirm(page), counter.confirm(page, screen="gate"), counter.confirm(page)]
    assert answers == [Notice.NONE, Notice.NOT_ALLOWED, Notice.NOT_ALLOWED]
    counter.world.run(1_000)
    assert counter.drawer == 2000
    assert counter.world.sale(page.sale).authorised == Money(2000)
    assert len(counter.entries("payment-confirmed")) == 1


def test_at_what_has_expired_or_was_left_is_not_confirmed(counter: Counter) -> None:
    """The customer has gone, or pays otherwise: cash that comes now is given back by hand."""
    page = counter.quote()
    counter.world.ask(c.PayWith("fake"))
    assert counter.confirm(page) is Notice.NOT_ALLOWED
    counter.world.ask(c.Back())
    late = counter.quote()
    counter.world.clock.turn(counter.world.site.limits.pay_ms)
    assert counter.confirm(late) is not Notice.NONE
    counter.world.run(1_000)
    assert counter.drawer == 0
    assert payer(counter.world, late.id).state is PrepaymentState.EXPIRED


@pytest.mark.parametrize("page", ["P-000001", "P-999999", ""])
def test_at_what_an_attendant_cannot_know_is_not_confirmed(counter: Counter, page: str) -> None:
    """A payment that tells us itself, and one that there is not."""
    counter.world.choose(1)
    counter.world.ask(c.BuyAmount(2000))
    counter.world.run(500)
    phone = payers(counter.world, shown(counter.world).id)[0]
    for key in (phone.id, page):
        command = c.ConfirmPayment(key, 2000, "counted")
        assert counter.world.ask(command, DESK).notice is Notice.NOT_ALLOWED
        assert counter.world.ask(c.DeclinePayment(key, "other"), DESK).notice is Notice.NOT_ALLOWED
        assert counter.world.ask(c.HandBack(key), DESK).notice is Notice.NOT_ALLOWED
    assert counter.world.screen is Screen.PAY


@pytest.mark.req("ATT-23")
def test_at_a_payment_that_was_not_made_is_declined(counter: Counter) -> None:
    """Nothing is charged, the outlet is free, the customer reads why; who said so is on record."""
    page = counter.quote()
    command = c.DeclinePayment(page.id, "not_paid")
    assert counter.world.ask(command, DESK).notice is Notice.NONE
    counter.world.run(1_000)
    assert look(counter.world).notice is Notice.PAYMENT_DECLINED
    assert counter.world.sale(page.sale).state is SaleState.CANCELLED
    assert payer(counter.world, page.id).state is PrepaymentState.EXPIRED
    assert counter.world.ask(command, DESK).notice is Notice.NOT_ALLOWED
    [told] = counter.entries("payment-declined")
    assert (told["by"], told["reason"], told["amount"]) == ("Ada", "not_paid", 2000)


def test_at_more_money_can_be_cash_as_well(counter: Counter) -> None:
    """A payer of their own: what is less than asked, and not needed, is theirs."""
    page = counter.paid()
    counter.world.lift()
    counter.world.flow(1, 1_000_000)
    counter.world.ask(c.TopUp(1_000, "cash"))
    counter.world.run(500)
    more = payers(counter.world, page.sale)[-1]
    assert counter.confirm(more, 700) is Notice.NONE
    assert counter.world.sale(page.sale).authorised == Money(2700)
    assert counter.drawer == 2700


# --- At one screen for all --------------------------------------------------------------------


def test_at_the_attendant_confirms_at_the_customers_own_screen(counter: Counter) -> None:
    """There is one screen only: they come, confirm, and the sale goes on where it was."""
    page = counter.quote()
    assert counter.world.log_in().screen is Screen.ATTENDANT
    assert counter.world.visit.sale is None, "nobody sees the customer's sale on the board"
    counter.confirm(page, screen="front")
    counter.world.run(500)
    assert counter.world.screen is Screen.DELIVERING
    assert counter.world.visit.attendant is None
    assert shown(counter.world).id == page.sale


def test_at_a_customer_who_waits_is_in_front_again_once_the_attendant_has_gone(
    counter: Counter,
) -> None:
    """Whatever they did: looked, mistyped the PIN, or walked off."""
    page = counter.quote()
    assert counter.world.ask(c.AskLogin()).screen is Screen.LOGIN
    assert counter.world.ask(c.Back()).screen is Screen.PAY
    counter.world.log_in()
    assert counter.world.ask(c.Logout()).screen is Screen.PAY
    counter.world.log_in()
    counter.world.run(61_000)
    assert counter.world.screen is Screen.PAY
    counter.world.log_in()
    counter.world.ask(c.DeclinePayment(page.id, "other"))
    visit = counter.world.ask(c.Logout())
    assert (visit.screen, visit.sale, visit.notice) == (
        Screen.OVERVIEW,
        None,
        Notice.PAYMENT_DECLINED,
    )


def test_at_nobody_else_leaves_a_payment_for_the_login(counter: Counter) -> None:
    """Where nobody has to be called, the code stays on the screen."""
    counter.quote()
    counter.world.ask(c.PayWith("fake"))
    assert counter.world.ask(c.AskLogin()).screen is Screen.PAY


# --- Handing back -----------------------------------------------------------------------------


@pytest.mark.req("PAY-10")
@pytest.mark.parametrize("base", [0, 3_000_000])
def test_at_the_rest_of_cash_is_handed_back_once(counter: Counter, base: int) -> None:
    """It stands on the board and on the customer's screen; then it is out of the drawer."""
    page = counter.take(base)
    rest = 2000 - counter.world.delivery().charge.minor
    assert 0 < rest <= 2000
    [due] = counter.board().to_hand_back
    mine = shown(counter.world).payers[-1]
    assert (due.prepayment, due.minor, due.words) == (page.id, rest, mine.words)
    assert (mine.due_minor, mine.returned_minor, mine.carried_minor) == (rest, rest, 0)
    assert mine.code == grouped(rest_code(page))
    assert not shown(counter.world).is_settled
    command = c.HandBack(page.id)
    counter.world.log_in("Bob", screen="gate")
    assert counter.world.ask(command, DESK).notice is Notice.NONE
    assert counter.world.ask(command, DESK).notice is Notice.NOT_ALLOWED
    assert counter.world.ask(command, "gate").notice is Notice.NOT_ALLOWED
    assert counter.drawer == 2000 - rest
    assert counter.board().to_hand_back == ()
    assert counter.world.sale(page.sale).state is SaleState.SETTLED
    mine = shown(counter.world).payers[-1]
    assert (mine.due_minor, mine.returned_minor, mine.code) == (0, rest, "")
    [told] = counter.entries("cash-handed-back")
    assert (told["by"], told["amount"], told["way"]) == ("Ada", rest, "cash")
    counter.world.run(1_000_000)
    assert counter.drawer == 2000 - rest
    counter.world.check_books()


@pytest.mark.req("ATT-12")
@pytest.mark.parametrize("is_handed_back", [True, False])
def test_at_the_shift_expects_what_was_counted_less_what_was_handed_back(
    counter: Counter, *, is_handed_back: bool
) -> None:
    """Whoever closes it and has counted right has no difference; the voucher leaves no drawer."""
    counter.world.ask(c.OpenShift(1_000), DESK)
    page = counter.take()
    rest = 2000 - counter.world.delivery().charge.minor
    if is_handed_back:
        assert counter.world.ask(c.HandBack(page.id), DESK).notice is Notice.NONE
    else:
        counter.world.run(counter.world.site.limits.hand_back_ms)
        counter.world.log_in(screen=DESK)
    counter.world.ask(c.CloseShift(1_000), DESK)
    [told] = counter.entries("shift-closed")
    assert told["expected"] == 1_000 + 2000 - rest * is_handed_back


@pytest.mark.req("PAY-10")
@pytest.mark.parametrize("is_killed", [True, False])
def test_at_what_nobody_hands_back_in_time_waits_behind_a_code(
    counter: Counter, *, is_killed: bool
) -> None:
    """The code stood on the screen before; now it is worth the rest, and cash goes nowhere."""
    page = counter.take()
    rest = 2000 - counter.world.delivery().charge.minor
    if is_killed:
        counter.world.start()
        counter.world.log_in(screen=DESK)
        assert [one.minor for one in counter.board().to_hand_back] == [rest]
    limit_ms = counter.world.site.limits.hand_back_ms
    counter.world.run(limit_ms - 10_000)
    assert rest_of(counter.world, page) == 0
    counter.world.run(11_000)
    assert rest_of(counter.world, page) == rest
    assert counter.drawer == 2000
    counter.world.log_in(screen=DESK)
    assert counter.board().to_hand_back == ()
    assert counter.world.ask(c.HandBack(page.id), DESK).notice is Notice.NOT_ALLOWED
    assert counter.world.sale(page.sale).state is SaleState.SETTLED
    counter.world.check_books()


def test_at_a_sale_that_uses_all_of_its_cash_is_over_at_once(counter: Counter) -> None:
    """There is nothing to hand back, and nobody is asked to."""
    page = counter.paid(500)
    counter.world.lift()
    counter.world.run_until(lambda: counter.world.sale(page.sale).ended_ms is not None)
    rest = 500 - counter.world.sale(page.sale).captured.minor
    assert (counter.board().to_hand_back == ()) is (rest == 0)


def test_at_cash_of_a_rail_that_is_gone_from_the_settings_goes_to_a_code(counter: Counter) -> None:
    """Nobody can hand it back any more: whoever paid has the code."""
    page = counter.take()
    del counter.world.others["cash"]
    counter.world.start()
    counter.world.run(1_000)
    settled = payer(counter.world, page.id)
    assert settled.state is PrepaymentState.SETTLED
    assert settled.carried > NOTHING
    counter.world.check_books()
