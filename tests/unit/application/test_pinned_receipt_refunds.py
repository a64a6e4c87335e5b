"""What goes back of a finished sale: how much, which way, by whose word, and what is booked."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from fakes.keys import KEY as KEYS
from fakes.memory_store import MemoryStore
from fakes.time import NOON_MS, SeededIds
from fakes.values import PREPAYMENT, SALE
from fakes.world import site

from kiosk.api.snapshot import Notice
from kiosk.application.messages import CarryOut
from kiosk.application.outbox import STUCK_AFTER, Outbox
from kiosk.application.receipt_refunds import KEPT, Given, ReceiptRefunds
from kiosk.application.settlement import OPERATOR, TEST, VOUCHER
from kiosk.application.state import Change, State
from kiosk.application.vouchers import Vouchers
from kiosk.application.ways import Ways
from kiosk.domain.books import Account, AccountKind
from kiosk.domain.intent import AFTERWARDS, Intent, Verb
from kiosk.domain.journal import Relevance
from kiosk.domain.moment import Moment
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.receipt import GIVEN
from kiosk.domain.receipt_refund import Part, ReceiptRefund
from kiosk.domain.sale import Sale, SaleState
from kiosk.domain.voucher import Voucher, VoucherKind, VoucherState
from kiosk.ports import Batch, RailState, RailTraits, RailView, Remembered, Setting, Way

SOLD = replace(SALE, state=SaleState.SETTLED, receipt=41)
WHY = "poor_product"
LOSS = Account(AccountKind.WRITTEN_OFF, "refunded")
NO_VOUCHER = Given(Notice.NONE, 0, "")
ALONE = Money(500)
"""What one attendant may give back."""
CARD = RailTraits(can_hold=False, can_refund_part=True, min_charge=NOTHING)
RAILS = {
    "card": CARD,
    "other": CARD,
    "keeps": replace(CARD, can_refund_part=False),
    "cash": replace(CARD, way=Way.CASH),
}


def payer(number: int = 1, captured: int = 1_200, **changes: Any) -> Prepayment:  # noqa: ANN401 - Named as the fields are.
    """Return somebody who has paid so much of the sale, over and done with."""
    one = replace(
        PREPAYMENT,
        id=f"P-{number:06}",
        rail="card",
        reference=f"ref-{number}",
        code=f"CODE{number}",
        state=PrepaymentState.SETTLED,
        authorised=Money(2_000),
        captured=Money(captured),
        order=number,
    )
    return replace(one, **changes)


@dataclass
class Refunds:
    """Knows whose rest is at the rail again, and writes down what is to be watched."""

    failed: frozenset[str] = frozenset()
    watched: list[tuple[str, int, tuple[int, ...]]] = field(default_factory=list)

    def find(self, _view: Change, key: str) -> object | None:
        return object() if key in self.failed else None

    def given(
        self, _change: Change, one: Prepayment, amount: Money, outlets: tuple[int, ...]
    ) -> None:
        self.watched.append((one.id, amount.minor, outlets))


class Desk:
    """Where receipts are refunded, with real books and a rail that says what it is told to."""

    def __init__(self, *payers: Prepayment, sale: Sale = SOLD, failed: str = "") -> None:
        self.sale, self.store = sale, MemoryStore()
        self.store.commit(Batch(saved=(sale, *(payers or (payer(),)))))
        self.now = Moment(NOON_MS, 1_000)
        self.state = State.remembered(Remembered(numbers={"V": 6}))
        place, ids = site(refund_max=ALONE), SeededIds()
        self.outbox, self.vouchers = Outbox(place, ids), Vouchers(self.store, KEYS, ids)
        self.rests = Refunds(frozenset({failed}))
        self.refunds = ReceiptRefunds(
            self.store,
            self.outbox,
            Ways(RAILS),
            self.vouchers,
            self.rests,  # type: ignore[arg-type]  # A stand-in.
            place.limits,
        )
        self.entries: list[tuple[str, str, dict[str, Any]]] = []
        self.moved: list[tuple[str, Account, Account, int]] = []
        self.asked: list[Intent] = []

    @property
    def view(self) -> Change:
        """What is kept now."""
        return Change(self.state, self.now)

    def do(self, act: str, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - As each of them does.
        """Have something done and make it last; keep what is booked, noted and asked by it."""
        change = self.view
        found = getattr(self.refunds, act)(change, *args, **named)
        self.last(change)
        return found

    def last(self, change: Change) -> None:
        """Make a change last."""
        batch = change.batch()
        self.entries = [(one.kind, str(one.relevance), dict(one.body)) for one in batch.entries]
        self.moved = [(one.id, one.debit, one.credit, one.amount.minor) for one in batch.transfers]
        self.asked = [one.intent for one in change.requests if isinstance(one, CarryOut)]
        self.store.commit(batch)
        change.apply()

    def ask(self, minor: int, *, by: str = "Ada", is_alone: bool = True) -> Given:
        """Ask for so much of the receipt to go back."""
        given = self.do("ask", self.sale, minor, WHY, by=by, is_alone=is_alone)
        assert isinstance(given, Given)
        return given

    def said(self, kind: str) -> list[tuple[str, dict[str, Any]]]:
        """Return what the last change says of a kind, and to whom it matters."""
        return [(relevance, body) for name, relevance, body in self.entries if name == kind]

    def kept(self) -> ReceiptRefund | None:
        """Return what is kept of the sale's refund."""
        text = self.state.settings.get(KEPT + self.sale.id, "")
        return ReceiptRefund.named(text) if text else None

    def refuse(self, number: int = 1) -> Part:
        """Let the rail say no to a payer's part; return that part."""
        self.do("on_refused", self.intent(number))
        part = self.refunds.find(self.view, f"P-{number:06}")
        assert part is not None
        return part

    def intent(self, number: int = 1) -> Intent:
        """Return what a payer's rail is asked for and has not answered."""
        [found] = [one for one in self.view.open_intents() if one.prepayment == f"P-{number:06}"]
        return found

    def is_over(self) -> bool:
        """Whether nothing is kept and no rail is asked."""
        return self.kept() is None and not self.view.open_intents()

    def answers(self, number: int = 1, *, captured: int, tries: int = 0, **changes: Any) -> None:  # noqa: ANN401 - As `RailView` takes.
        """Let the rail answer what it was asked about a payer."""
        one = f"ref-{number}", RailState.CAPTURED, "EUR", f"P-{number:06}"
        view = replace(RailView(*one, NOTHING, Money(captured)), **changes)
        self.do("on_done", self.intent(number), view, tries)


REFUND = ReceiptRefund(
    SOLD.id, 41, "buffalo dragon", (2, 5), Money(300), WHY, "Ada", "",
    parts=(Part("P-000001", "card", Money(300)),),
)  # fmt: skip


def noted(minor: int, *, asked_by: str = "Ada", by: str = "Ada", **more: bool) -> dict[str, Any]:
    """Return what the journal says of a wish."""
    return {
        "sale": SOLD.id, "receipt": 41, "amount": minor, "reason": WHY,
        "asked_by": asked_by, "by": by, **more,
    }  # fmt: skip


def booked(one: Prepayment, minor: int, home: Account, by: str = "Ada") -> tuple[str, Any]:
    """Return what the journal says of what has gone back."""
    body = {
        "sale": SOLD.id, "receipt": 41, "prepayment": one.id, "rail": one.rail, "amount": minor,
        "home": str(home.kind), "voucher": home.owner if home.kind == "voucher" else "",
        "reason": WHY, "by": by,
    }  # fmt: skip
    return str(Relevance.PAYMENT), body


# --- How much -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "most"),
    [
        ({}, 1_200),
        ({"carried": Money(200)}, 1_000),
        ({"rail": OPERATOR}, 0),
        ({"rail": TEST}, 0),
        ({"state": PrepaymentState.VOIDED, "captured": 2_000}, 0),
        ({"state": PrepaymentState.SETTLING}, 0),
        ({"state": PrepaymentState.PAYING_OUT}, 0),
    ],
)
def test_what_customers_have_really_paid_may_go_back(changes: dict[str, Any], most: int) -> None:
    """Not what became a voucher, nor what the operator has paid, nor what is not settled."""
    desk = Desk(payer(**changes), payer(2, 0))
    assert desk.refunds.refundable(desk.view, SOLD) == Money(most)
    with_another = Desk(payer(**changes), payer(2, 30))
    assert with_another.refunds.refundable(with_another.view, SOLD) == Money(most + 30)


@pytest.mark.parametrize("state", [one for one in SaleState if one is not SaleState.SETTLED])
def test_nothing_of_a_sale_that_is_not_settled_may_go_back(state: SaleState) -> None:
    """What its payers have paid is still being used, or was all theirs anyway."""
    desk = Desk(sale=replace(SOLD, state=state))
    assert desk.refunds.refundable(desk.view, desk.sale) == NOTHING
    assert desk.ask(1) == Given(Notice.NOT_ALLOWED)
    assert (desk.entries, desk.kept(), desk.asked) == ([], None, [])


@pytest.mark.parametrize(
    ("minor", "expected"),
    [
        (-1, Notice.TOO_LITTLE),
        (0, Notice.TOO_LITTLE),
        (1, Notice.NONE),
        (1_200, Notice.NONE),
        (1_201, Notice.TOO_MUCH),
    ],
)
def test_something_goes_back_and_no_more_than_was_paid(minor: int, expected: Notice) -> None:
    """Where it is refused, nothing is kept, noted or asked."""
    desk = Desk()
    assert desk.ask(minor) == Given(expected)
    assert bool(desk.entries) is bool(desk.kept()) is (expected is Notice.NONE)


@pytest.mark.parametrize("ends", ["waits", "asked", "answered", "declined"])
def test_a_receipt_is_refunded_once(ends: str) -> None:
    """From the moment it is asked for; only a wish that was dropped may be asked for anew."""
    desk = Desk()
    desk.ask(100, is_alone=ends in {"asked", "answered"})
    if ends == "answered":
        desk.answers(captured=1_100)
    if ends == "declined":
        assert desk.do("decline", SOLD.id, by="Ada") is Notice.NONE
    expected = Notice.NONE if ends == "declined" else Notice.NOT_ALLOWED
    assert desk.refunds.refundable(desk.view, SOLD) == Money(0 if expected else 1_200)
    assert desk.ask(100) == Given(expected)


def test_the_journal_alone_says_that_a_receipt_was_refunded() -> None:
    """Among other entries of the sale, and after the settings have forgotten it."""
    desk = Desk()
    change = desk.view
    change.note(Relevance.PAYMENT, "sale-finished", sale=SOLD.id)
    desk.last(change)
    assert desk.refunds.refundable(desk.view, SOLD) == Money(1_200)
    change = desk.view
    change.note(Relevance.PAYMENT, GIVEN, sale=SOLD.id)
    desk.last(change)
    assert desk.refunds.refundable(desk.view, SOLD) == NOTHING


@pytest.mark.parametrize("failed", ["P-000001", "P-000002", "P-000003"])
def test_a_rest_that_is_at_the_rail_again_comes_first(failed: str) -> None:
    """Of any payer of the sale who has borne some of it; the third one has borne nothing."""
    desk = Desk(payer(), payer(2), payer(3, 0), failed=failed)
    is_busy = failed != "P-000003"
    assert desk.ask(100).notice is (Notice.BUSY if is_busy else Notice.NONE)
    assert (desk.kept() is None) is is_busy


# --- By whose word ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minor", "may", "is_alone"),
    [(500, True, True), (501, True, False), (500, False, False), (501, False, False)],
)
def test_much_or_often_waits_for_another(minor: int, *, may: bool, is_alone: bool) -> None:
    """Up to the limit to the last unit, and only where the attendant may at all."""
    desk = Desk()
    assert desk.ask(minor, is_alone=may) == NO_VOUCHER
    wanted = (str(Relevance.ATTENDANT), noted(minor, is_alone=is_alone))
    assert desk.said("refund-asked") == [wanted]
    waits = replace(REFUND, amount=Money(minor), parts=())
    asked = replace(waits, parts=(Part("P-000001", "card", Money(minor)),))
    assert desk.kept() == (asked if is_alone else waits)
    assert desk.refunds.waiting(desk.view) == (() if is_alone else (waits,))
    assert len(desk.asked) == len(desk.view.open_intents()) == int(is_alone)


def test_another_attendant_agrees() -> None:
    """Not the one who asked, not twice, and to nothing else."""
    desk = Desk()
    desk.ask(300, is_alone=False)
    assert desk.do("approve", SOLD.id, by="Ada") == Given(Notice.NOT_ALLOWED)
    assert desk.do("approve", "S-000009", by="Bob") == Given(Notice.NOT_ALLOWED)
    assert (desk.entries, desk.asked) == ([], [])
    assert desk.do("approve", SOLD.id, by="Bob") == NO_VOUCHER
    agreed = (str(Relevance.ATTENDANT), noted(300, by="Bob"))
    assert desk.said("refund-approved") == [agreed]
    assert desk.kept() == replace(REFUND, approved_by="Bob")
    [asked] = desk.asked
    assert (asked.verb, asked.amount, asked.number) == (Verb.REFUND, Money(300), AFTERWARDS)
    for act in ("approve", "decline"):
        found = desk.do(act, SOLD.id, by="Cem")
        assert found in (Given(Notice.NOT_ALLOWED), Notice.NOT_ALLOWED)
        assert (desk.entries, desk.asked) == ([], [])
    assert desk.kept() == replace(REFUND, approved_by="Bob")


@pytest.mark.parametrize("by", ["Ada", "Bob"])
def test_what_waits_is_dropped_by_anybody(by: str) -> None:
    """Once; what is not there is not dropped."""
    desk = Desk()
    desk.ask(300, is_alone=False)
    assert desk.do("decline", "S-000009", by=by) is Notice.NOT_ALLOWED
    assert desk.entries == []
    assert desk.do("decline", SOLD.id, by=by) is Notice.NONE
    assert desk.said("refund-declined") == [(str(Relevance.ATTENDANT), noted(300, by=by))]
    assert (desk.kept(), desk.refunds.waiting(desk.view)) == (None, ())
    assert desk.do("decline", SOLD.id, by=by) is Notice.NOT_ALLOWED
    assert desk.do("approve", SOLD.id, by="Cem") == Given(Notice.NOT_ALLOWED)


def test_a_sale_without_a_number_is_kept_as_number_nought() -> None:
    """Nobody is shown the word for nothing."""
    desk = Desk(sale=replace(SOLD, receipt=None))
    desk.ask(300, is_alone=False)
    [waits] = desk.refunds.waiting(desk.view)
    assert waits.receipt == 0


# --- Which way ----------------------------------------------------------------------------------


def test_a_rail_is_asked_for_so_much_more_and_nothing_is_booked_yet() -> None:
    """Under the payer's own reference; it is kept until there is an answer."""
    desk = Desk()
    assert desk.ask(300) == NO_VOUCHER
    [asked] = desk.asked
    assert (asked.rail, asked.reference, asked.amount.minor) == ("card", "ref-1", 300)
    assert (asked.number, asked.is_afterwards, asked.is_done) == (AFTERWARDS, True, False)
    assert (desk.moved, desk.said(GIVEN)) == ([], [])
    assert desk.kept() == REFUND
    assert desk.refunds.waiting(desk.view) == ()


def test_cash_comes_out_of_the_drawer_of_whoever_gives_it() -> None:
    """At once, and nothing is left to be done."""
    one = payer(rail="cash")
    desk = Desk(one)
    assert desk.ask(300) == NO_VOUCHER
    home = Account(AccountKind.CASH, "Ada")
    assert desk.moved == [(f"{one.id}:{GIVEN}", LOSS, home, 300)]
    assert desk.said(GIVEN) == [booked(one, 300, home)]
    assert desk.is_over()


def test_cash_comes_out_of_the_drawer_of_the_one_who_agrees() -> None:
    """They stand at it, and the journal names them."""
    one = payer(rail="cash")
    desk = Desk(one)
    desk.ask(300, is_alone=False)
    assert (desk.moved, desk.said(GIVEN)) == ([], [])
    assert desk.do("approve", SOLD.id, by="Bob") == NO_VOUCHER
    home = Account(AccountKind.CASH, "Bob")
    assert desk.moved == [(f"{one.id}:{GIVEN}", LOSS, home, 300)]
    assert desk.said(GIVEN) == [booked(one, 300, home, "Bob")]
    assert desk.is_over()


SPENT = Voucher(3, KEYS.mark("SPENT"), Money(2_000), VoucherKind.SOLD, NOON_MS)


@pytest.mark.parametrize("state", list(VoucherState))
def test_what_a_voucher_paid_goes_back_onto_it_while_it_is_good(state: VoucherState) -> None:
    """Else onto a new one, whose code the attendant sees."""
    one = payer(rail=VOUCHER, reference=SPENT.serial)
    desk = Desk(one)
    desk.store.commit(Batch(saved=(replace(SPENT, state=state),)))
    given = desk.ask(300)
    assert given.voucher == (0 if state is VoucherState.LIVE else 7)
    serial = SPENT.serial if state is VoucherState.LIVE else "V-000007"
    home = Account(AccountKind.VOUCHER, serial)
    assert desk.moved == [(f"{one.id}:{GIVEN}", LOSS, home, 300)]
    assert desk.said(GIVEN) == [booked(one, 300, home)]
    assert desk.is_over()


@pytest.mark.parametrize("rail", ["keeps", "gone"])
def test_where_a_rail_gives_nothing_back_a_voucher_does(rail: str) -> None:
    """One for all whose rails do not; it is worth what they get, and its code opens it."""
    first, second = payer(rail=rail), payer(2, rail="keeps")
    desk = Desk(first, second)
    given = desk.ask(500)
    assert (given.notice, given.voucher) == (Notice.NONE, 7)
    voucher = desk.vouchers.known(given.code)
    assert voucher is not None
    assert (voucher.number, voucher.value, voucher.batch, voucher.by) == (
        7, Money(500), SOLD.id, "Ada",
    )  # fmt: skip
    home = voucher.account
    assert desk.moved == [(f"{one.id}:{GIVEN}", LOSS, home, 250) for one in (first, second)]
    assert desk.said(GIVEN) == [booked(first, 250, home), booked(second, 250, home)]
    assert (desk.asked, desk.is_over()) == ([], True)


def test_everybody_gets_their_part_their_own_way() -> None:
    """In the proportion of what each has borne, the earlier payer first where it is equal."""
    cash, card = payer(1, 300, rail="cash", order=2), payer(2, 300, order=1)
    keeps, nobody = payer(3, 600, rail="keeps"), payer(4, 0, rail="other")
    desk = Desk(cash, card, keeps, nobody)
    given = desk.ask(401)
    assert given.voucher == 7
    drawer, voucher = Account(AccountKind.CASH, "Ada"), Account(AccountKind.VOUCHER, "V-000007")
    assert desk.moved == [
        (f"{cash.id}:{GIVEN}", LOSS, drawer, 100),
        (f"{keeps.id}:{GIVEN}", LOSS, voucher, 201),
    ]
    assert [(one.prepayment, one.amount.minor) for one in desk.asked] == [(card.id, 100)]
    kept = desk.kept()
    assert kept is not None
    assert kept.parts == (Part(card.id, "card", Money(100)),)


def test_who_paid_first_gets_the_unit_that_can_not_be_halved() -> None:
    """The order of paying counts, not that of the names; a part of nothing is not asked for."""
    desk = Desk(payer(1, 300, order=2), payer(2, 300, order=1))
    desk.ask(1)
    assert [(one.prepayment, one.amount.minor) for one in desk.asked] == [("P-000002", 1)]


# --- What rails say -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seen", "is_back"),
    [
        ({}, True),
        ({"captured": 899}, True),
        ({"captured": 901}, False),
        ({"captured": 1_500}, False),
        ({"captured": 901, "shows_refunds": False}, True),
        ({"state": RailState.RELEASED}, True),
        ({"state": RailState.PAID}, True),
        ({"state": RailState.PAID, "held": Money(901), "captured": 0}, False),
        ({"state": RailState.PAID, "held": Money(900), "captured": 2_000}, True),
        ({"held": Money(2_000)}, True),
        ({"state": RailState.OPEN}, False),
        ({"state": RailState.HELD, "shows_refunds": False}, False),
    ],
)
def test_money_is_back_once_the_rail_shows_that_it_is(
    seen: dict[str, Any], *, is_back: bool
) -> None:
    """Then it is booked, once; else the same is asked for again, later."""
    one = payer()
    desk = Desk(one)
    desk.ask(300)
    asked = desk.intent()
    desk.answers(**{"captured": 900, "tries": 3} | seen)
    if is_back:
        home = Account(AccountKind.RELEASED, "card")
        assert desk.moved == [(f"{one.id}:{GIVEN}", LOSS, home, 300)]
        assert desk.said(GIVEN) == [booked(one, 300, home)]
        assert desk.rests.watched == [(one.id, 300, (2, 5))]
        assert desk.is_over()
        assert desk.store.saved["Intent", asked.key] == replace(asked, is_done=True)
    else:
        assert (desk.moved, desk.entries, desk.rests.watched) == ([], [], [])
        assert desk.intent() == asked
        assert desk.kept() == REFUND
        assert desk.outbox.tries(asked.key) == 4


def test_each_part_ends_by_itself() -> None:
    """Of two payers the other one's is kept, and only theirs."""
    desk = Desk(payer(1), payer(2, rail="other"))
    desk.ask(400)
    parts = [Part("P-000001", "card", Money(200)), Part("P-000002", "other", Money(200))]
    kept = desk.kept()
    assert kept is not None
    assert list(kept.parts) == parts
    desk.answers(2, captured=1_000)
    kept = desk.kept()
    assert kept is not None
    assert list(kept.parts) == parts[:1]
    assert desk.moved[0][2] == Account(AccountKind.RELEASED, "other")
    desk.answers(1, captured=1_000)
    assert desk.is_over()
    assert [one[:2] for one in desk.rests.watched] == [("P-000002", 200), ("P-000001", 200)]


@pytest.mark.parametrize("act", ["on_done", "on_refused"])
def test_an_answer_about_nothing_that_goes_back_is_the_end_of_it(act: str) -> None:
    """Nothing else follows, though another receipt is being refunded."""
    desk = Desk()
    desk.ask(300)
    stranger = replace(desk.intent(), prepayment="P-000077")
    view = RailView("ref", RailState.CAPTURED, "EUR", "P-000077", NOTHING, NOTHING)
    desk.do(act, stranger, *((view, 3) if act == "on_done" else ()))
    assert desk.store.saved["Intent", stranger.key] == replace(stranger, is_done=True)
    assert (desk.moved, desk.entries, desk.kept()) == ([], [], REFUND)
    assert desk.refunds.failing(desk.view) == ()


def test_two_receipts_are_refunded_side_by_side() -> None:
    """The answer about one says nothing of the other."""
    desk = Desk()
    desk.ask(300)
    other, theirs = replace(SOLD, id="S-000002", receipt=42), payer(5, sale="S-000002")
    desk.store.commit(Batch(saved=(other, theirs)))
    desk.sale = other
    desk.ask(200)
    desk.answers(5, captured=1_000)
    assert (desk.kept(), desk.rests.watched) == (None, [(theirs.id, 200, (2, 5))])
    desk.sale = SOLD
    assert desk.kept() == REFUND


# --- A rail that does not -----------------------------------------------------------------------


def test_a_no_is_remembered_until_an_attendant_decides() -> None:
    """Of the payer it is about, and nobody else's."""
    desk = Desk(payer(1), payer(2))
    desk.ask(400)
    asked = desk.intent(2)
    assert desk.refunds.failing(desk.view) == desk.refunds.refused(desk.view) == ()
    assert desk.refunds.find(desk.view, "P-000002") is None
    part = desk.refuse(2)
    assert part == Part("P-000002", "card", Money(200), is_refused=True)
    assert desk.store.saved["Intent", asked.key] == replace(asked, is_done=True)
    kept = desk.kept()
    assert kept is not None
    assert kept.parts == (Part("P-000001", "card", Money(200)), part)
    assert desk.refunds.failing(desk.view) == ((kept, part),)
    assert desk.refunds.refused(desk.view) == (part,)
    assert desk.refunds.find(desk.view, "P-000001") is None
    assert desk.refunds.payer(desk.view, "P-000002") == payer(2)
    with pytest.raises(KeyError, match="P-000007"):
        desk.refunds.payer(desk.view, "P-000007")
    first = desk.refuse(1)
    assert desk.refunds.find(desk.view, "P-000002") == part
    assert desk.refunds.refused(desk.view) == (first, part)


@pytest.mark.parametrize(
    ("tries", "whose", "fails"),
    [
        (STUCK_AFTER - 1, "P-000001", False),
        (STUCK_AFTER, "P-000001", True),
        (STUCK_AFTER + 1, "P-000001", True),
        (STUCK_AFTER, "P-000002", False),
    ],
)
def test_a_rail_that_does_not_answer_for_long_is_told_of(
    tries: int, whose: str, *, fails: bool
) -> None:
    """It has not said no, and only the payer whose rail is silent is concerned."""
    desk = Desk(payer(1))
    desk.ask(300)
    asked = replace(desk.intent(), prepayment=whose)
    change = desk.view
    change.save(asked)
    desk.outbox.try_again(change, asked, tries=tries)
    desk.last(change)
    part = REFUND.parts[0] if fails else None
    assert desk.refunds.failing(desk.view) == (((REFUND, part),) if fails else ())
    assert desk.refunds.refused(desk.view) == ()
    assert desk.refunds.find(desk.view, "P-000001") == part


def test_another_wish_of_the_same_payer_that_is_stuck_is_not_this_one() -> None:
    """A rest that is being paid out to them has its own alarm."""
    desk = Desk()
    desk.ask(300)
    change = desk.view
    change.save(payer())
    other = replace(desk.intent(), number=1, verb=Verb.CAPTURE)
    change.save(other)
    desk.outbox.try_again(change, other, tries=STUCK_AFTER)
    desk.last(change)
    assert desk.outbox.tries(other.key) == STUCK_AFTER
    assert desk.refunds.failing(desk.view) == ()


def test_after_a_no_the_same_is_asked_for_under_the_next_number() -> None:
    """As often as the rail says no."""
    desk = Desk()
    desk.ask(300)
    for number in (AFTERWARDS + 1, AFTERWARDS + 2):
        part = desk.refuse()
        assert desk.do("try_again", part) is True
        [asked] = desk.asked
        assert (asked.number, asked.amount, asked.reference) == (number, Money(300), "ref-1")
        again = replace(REFUND.parts[0], number=number)
        assert desk.kept() == replace(REFUND, parts=(again,))
        assert desk.refunds.failing(desk.view) == ()
    desk.answers(captured=900)
    assert desk.is_over()


def test_a_rail_that_is_silent_is_only_hurried() -> None:
    """What it was asked may have been done: no new key, and the same is kept."""
    desk = Desk()
    desk.ask(300)
    asked = desk.intent()
    desk.answers(captured=1_200)
    assert desk.do("try_again", REFUND.parts[0]) is True
    assert (desk.asked, desk.intent(), desk.kept()) == ([], asked, REFUND)
    change = desk.view
    desk.outbox.tick(change)
    assert change.requests == [CarryOut(asked)]
    change = desk.view
    change.save(replace(asked, is_done=True))
    desk.last(change)
    assert desk.refunds.failing(desk.view) == ()
    assert desk.do("try_again", REFUND.parts[0]) is False


@pytest.mark.parametrize(("is_gone", "is_known"), [(True, True), (False, False)])
def test_nothing_can_be_tried_at_a_rail_that_is_gone(*, is_gone: bool, is_known: bool) -> None:
    """Nor of a refund that nobody has asked for."""
    desk = Desk()
    desk.ask(300)
    part = desk.refuse()
    part = replace(part, rail="gone") if is_gone else part
    part = part if is_known else replace(part, prepayment="P-000009")
    before = desk.kept()
    assert desk.do("try_again", part) is False
    assert (desk.asked, desk.kept()) == ([], before)


def test_after_a_no_a_voucher_is_given_instead() -> None:
    """Once, worth the part alone; what other rails are asked for goes on."""
    one = payer(1)
    desk = Desk(one, payer(2))
    desk.ask(400)
    other = desk.intent(2)
    waiting = Part("P-000001", "card", Money(200))
    assert desk.do("give_voucher", waiting, by="Bob") == Given(Notice.NOT_ALLOWED)
    stranger = replace(waiting, prepayment="P-000009", is_refused=True)
    assert desk.do("give_voucher", stranger, by="Bob") == Given(Notice.NOT_ALLOWED)
    part = desk.refuse(1)
    given = desk.do("give_voucher", part, by="Bob")
    voucher = desk.vouchers.known(given.code)
    assert voucher is not None
    assert (given.notice, given.voucher) == (Notice.NONE, voucher.number)
    assert (voucher.value, voucher.by) == (Money(200), "Bob")
    assert desk.moved == [(f"{one.id}:{GIVEN}", LOSS, voucher.account, 200)]
    assert desk.said(GIVEN) == [booked(one, 200, voucher.account, "Bob")]
    assert desk.view.open_intents() == [other]
    kept = desk.kept()
    assert kept is not None
    assert [one.prepayment for one in kept.parts] == ["P-000002"]
    assert desk.do("give_voucher", part, by="Bob") == Given(Notice.NOT_ALLOWED)
    assert desk.moved == []


# --- What is kept -------------------------------------------------------------------------------


def test_what_is_kept_is_read_as_it_was_written() -> None:
    """By another release too: the text is of an agreed form."""
    part = Part("P-000001", "card", Money(300), 1_001, is_refused=True)
    refund = replace(REFUND, approved_by="Bob", parts=(part, Part("P-000002", "b", Money(1))))
    assert ReceiptRefund.named(refund.text) == refund
    assert json.loads(refund.text) == {
        "sale": "S-000001", "receipt": 41, "words": "buffalo dragon", "outlets": [2, 5],
        "amount": 300, "reason": WHY, "by": "Ada", "approved_by": "Bob",
        "parts": [["P-000001", "card", 300, 1_001, True], ["P-000002", "b", 1, 1_000, False]],
    }  # fmt: skip


def test_after_a_start_a_refund_goes_on_where_it_was() -> None:
    """It is read from the settings, and its rail's answer is booked as ever."""
    desk = Desk()
    desk.ask(300)
    asked = desk.intent()
    desk.state = State.remembered(
        Remembered(settings=(Setting(KEPT + SOLD.id, REFUND.text),), intents=(asked,))
    )
    desk.answers(captured=900)
    assert desk.is_over()
    assert desk.rests.watched == [("P-000001", 300, (2, 5))]
