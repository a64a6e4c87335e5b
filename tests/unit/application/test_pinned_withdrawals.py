"""What a wallet may fetch of a rest, to the millisecond, and what is written down of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from fakes.invoices import written
from fakes.keys import KEY as KEYS
from fakes.memory_store import MemoryStore
from fakes.time import NOON_MS, SeededIds
from fakes.values import PREPAYMENT, SALE
from fakes.world import site

from kiosk.application.outbox import Outbox
from kiosk.application.state import Change, State
from kiosk.application.vouchers import Vouchers
from kiosk.application.withdrawals import LIFE_MS, PAYOUTS, TRIES_MAX, Verdict, Withdrawals
from kiosk.domain.books import Account, AccountKind
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.journal import Relevance
from kiosk.domain.lightning import Asked, token_of
from kiosk.domain.moment import Moment
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.sale import Sale, SaleState
from kiosk.domain.voucher import VoucherState
from kiosk.ports import Batch, RailTraits, Remembered

ENDED = replace(SALE, state=SaleState.SETTLED, ended_ms=NOON_MS)
HASH, MINE = "a" * 64, "b" * 64
SAT = 10
"""What a minor unit is worth."""
PAYS = RailTraits(can_hold=False, can_refund_part=False, min_charge=NOTHING, can_pay_out=True)
RAILS = {"wallet": PAYS, "other": replace(PAYS, can_pay_out=False)}
REST = 900


def invoice(minor: int = REST, payment_hash: str = MINE) -> str:
    """Return an invoice of a wallet for so much."""
    return written(minor * SAT * 1000, payment_hash, created_s=NOON_MS // 1000)


PAYER = replace(
    PREPAYMENT,
    rail="wallet",
    state=PrepaymentState.SETTLED,
    reference=Asked(HASH, 2_000 * SAT, Money(2_000)).reference,
    url=invoice(2_000, HASH),
    authorised=Money(2_000),
    captured=Money(2_000),
    carried=Money(REST),
    order=1,
)
TOKEN = token_of(PAYER.code)


class Bench:
    """One payer of a sale that is over, whose rest is behind their code."""

    def __init__(
        self, one: Prepayment = PAYER, sale: Sale = ENDED, *, is_kept: bool = True
    ) -> None:
        self.store, self.now = MemoryStore(), Moment(NOON_MS, 1_000)
        self.state = State.remembered(Remembered(sales=(sale,), prepayments=(one,)))
        self.vouchers = Vouchers(self.store, KEYS, SeededIds())
        self.fetched = Withdrawals(RAILS, Outbox(site(), SeededIds()), self.vouchers)
        self.entries: list[tuple[str, str, dict[str, Any]]] = []
        self.moved: list[tuple[str, Account, Account, int]] = []
        if is_kept:
            change = self.view
            self.vouchers.keep_rest(change, one, Account(AccountKind.RAIL, one.rail))
            self.last(change)

    @property
    def view(self) -> Change:
        """What is kept now."""
        return Change(self.state, self.now)

    def last(self, change: Change) -> None:
        """Make a change last, and keep what it books and says."""
        batch = change.batch()
        self.entries = [(one.kind, str(one.relevance), dict(one.body)) for one in batch.entries]
        self.moved = [(one.id, one.debit, one.credit, one.amount.minor) for one in batch.transfers]
        self.store.commit(batch)
        change.apply()

    def do(self, act: str, *args: Any) -> None:  # noqa: ANN401 - As each of them does.
        """Have something done, and make it last."""
        change = self.view
        getattr(self.fetched, act)(change, *args)
        self.last(change)

    def claim(self, text: str = "", token: str = TOKEN) -> Intent | None:
        """Let a wallet send its invoice; return what the rail is to pay, if anything."""
        self.do("claim", token, text or invoice())
        return next(iter(self.view.open_intents()), None)

    def refuse(self) -> None:
        """Let the rail say no to what was claimed."""
        [intent] = self.view.open_intents()
        change = self.view
        change.save(replace(intent, is_done=True))
        self.fetched.refused(change, change.prepayment(PAYER.id), intent)
        self.last(change)

    def rest(self) -> int | None:
        """How much may be fetched now; None where nothing is offered."""
        offer = self.fetched.offer(self.view, self.view.prepayment(PAYER.id))
        return None if offer is None else offer.rest.minor


@pytest.mark.parametrize(
    ("after_ms", "rest"), [(-1, None), (0, REST), (1, REST), (LIFE_MS - 1, REST), (LIFE_MS, None)]
)
def test_a_rest_can_be_fetched_for_so_long_after_the_end(after_ms: int, rest: int | None) -> None:
    """From its very millisecond on; a clock that was set back offers nothing."""
    bench = Bench()
    bench.now = Moment(NOON_MS + after_ms, 1_000)
    assert bench.rest() == rest


@pytest.mark.parametrize(
    "changes",
    [
        {"rail": "gone"},
        {"rail": "other"},
        {"reference": "ref"},
        {"state": PrepaymentState.PAYING_OUT},
        {"state": PrepaymentState.SETTLING},
        {"url": "no invoice"},
        {"carried": NOTHING},
    ],
)
def test_what_no_wallet_can_be_paid_is_not_offered(changes: dict[str, Any]) -> None:
    """Another way to pay, a state, an invoice that is none, or no rest at all."""
    assert Bench().rest() == REST
    assert Bench(replace(PAYER, **changes)).rest() is None


def test_nothing_is_offered_before_the_end_or_without_a_voucher() -> None:
    """It is the voucher that is paid from, and only a sale that is over has a rest."""
    assert Bench(sale=replace(ENDED, ended_ms=None)).rest() is None
    assert Bench(is_kept=False).rest() is None


def test_what_is_behind_a_code_that_is_void_or_spent_is_not_fetched() -> None:
    """Of one that was spent in part the rest is."""
    bench = Bench()
    voucher = bench.vouchers.rest_of(PAYER)
    assert voucher is not None
    for taken, left in ((300, 600), (600, None)):
        change = bench.view
        change.move(f"T-{taken}", voucher.account, Account(AccountKind.CASH, "Ada"), Money(taken))
        bench.last(change)
        assert bench.rest() == left
    bench = Bench()
    bench.store.commit(Batch(saved=(replace(voucher, state=VoucherState.VOID),)))
    assert bench.rest() is None


def test_a_claim_takes_the_rest_off_its_code_before_anything_is_paid() -> None:
    """Once; the rail is asked for exactly that, by the wallet's own invoice."""
    bench = Bench()
    intent = bench.claim()
    assert intent is not None
    assert (intent.verb, intent.amount.minor, intent.reference) == (
        Verb.PAY_OUT, REST, invoice(),
    )  # fmt: skip
    assert (intent.number, bench.state.settings[PAYOUTS]) == (1, "1")
    voucher = bench.vouchers.rest_of(PAYER)
    assert voucher is not None
    away = Account(AccountKind.RELEASED, "wallet:out")
    assert bench.moved == [(f"{PAYER.id}:claimed:1", voucher.account, away, REST)]
    [(relevance, body)] = [(one[1], one[2]) for one in bench.entries if one[0] == "rest-claimed"]
    assert relevance == str(Relevance.PAYMENT)
    assert body == {
        "prepayment": PAYER.id, "sale": PAYER.sale, "amount": REST, "voucher": voucher.serial,
        "msat": REST * SAT * 1000, "payment": MINE,
    }  # fmt: skip
    assert bench.view.prepayment(PAYER.id).state is PrepaymentState.PAYING_OUT
    bench.claim(invoice(payment_hash="c" * 64))
    assert (bench.moved, bench.entries) == ([], [])


def test_no_two_payments_of_a_kiosk_share_a_number() -> None:
    """Nor do the tries of one payer, of whom so many are listened to and no more."""
    bench = Bench()
    for number in range(1, TRIES_MAX + 1):
        assert bench.rest() == REST
        intent = bench.claim()
        assert intent is not None
        assert (intent.number, bench.moved[0][0]) == (number, f"{PAYER.id}:claimed:{number}")
        assert bench.fetched.alarms() == ((f"rest_unpaid:{PAYER.id}",) if number > 1 else ())
        bench.refuse()
    assert (bench.rest(), bench.claim()) == (None, None)
    assert bench.fetched.alarms() == (f"rest_unpaid:{PAYER.id}",)
    bench.fetched.forget(bench.state)
    assert bench.rest() is None
    bench.fetched.forget(State.remembered(Remembered()))
    assert (bench.fetched.alarms(), bench.rest()) == ((), REST)


@pytest.mark.parametrize("is_void", [False, True])
def test_a_rest_that_was_not_paid_is_behind_its_code_again(*, is_void: bool) -> None:
    """Where the code was voided meanwhile, it lapses as the code did."""
    bench = Bench()
    bench.claim()
    voucher = bench.vouchers.rest_of(PAYER)
    assert voucher is not None
    if is_void:
        bench.store.commit(Batch(saved=(replace(voucher, state=VoucherState.VOID),)))
    bench.refuse()
    home = Account(AccountKind.LAPSED, "void") if is_void else voucher.account
    away = Account(AccountKind.RELEASED, "wallet:out")
    assert bench.moved == [(f"{PAYER.id}:kept:1", away, home, REST)]
    body = {
        "prepayment": PAYER.id, "sale": PAYER.sale, "home": str(home.kind), "amount": REST,
    }  # fmt: skip
    assert bench.entries == [("rest-not-paid", str(Relevance.PAYMENT), body)]
    assert bench.view.prepayment(PAYER.id) == PAYER


def test_a_rest_that_was_paid_is_the_payers_and_no_longer_ours() -> None:
    """They have paid so much less; an alarm about an earlier try is over."""
    bench = Bench()
    bench.claim()
    bench.refuse()
    intent = bench.claim()
    assert intent is not None
    bench.do("paid", bench.view.prepayment(PAYER.id), intent)
    away, home = (Account(AccountKind.RELEASED, name) for name in ("wallet:out", "wallet"))
    assert bench.moved == [(f"{PAYER.id}:fetched:2", away, home, REST)]
    body = {"prepayment": PAYER.id, "sale": PAYER.sale, "amount": REST}
    assert bench.entries == [("rest-paid-out", str(Relevance.PAYMENT), body)]
    less = replace(PAYER, captured=Money(2_000 - REST), carried=NOTHING)
    assert bench.view.prepayment(PAYER.id) == less
    assert (bench.fetched.alarms(), bench.rest()) == ((), None)


def test_a_wallet_is_told_that_its_own_invoice_is_being_paid() -> None:
    """Not another's: not one of another payer, of another number, or that names another thing."""
    bench = Bench()
    intent = bench.claim()
    assert intent is not None

    def told(text: str) -> Verdict:
        return bench.fetched.verdict(bench.view, TOKEN, text)

    assert told(invoice()) is Verdict.TAKEN
    for stranger in (
        replace(intent, prepayment="P-000002", number=2),
        replace(intent, verb=Verb.CAPTURE, number=2),
        replace(intent, is_done=True),
        replace(intent, reference=invoice(payment_hash="c" * 64), number=2),
    ):
        change = bench.view
        change.save(replace(intent, is_done=True))
        change.save(stranger)
        assert bench.fetched.verdict(change, TOKEN, invoice()) is Verdict.GONE
    assert told(invoice(payment_hash="c" * 64)) is Verdict.GONE
