"""The payment page's file: what the conformance suite cannot ask of a store without a disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import releases as day
from fakes.files import everything
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.money import Money
from kiosk.ports import Overdrawn, StorageDamaged, StorageError
from kiosk.ports_localpay import (
    Answer,
    Change,
    Checkout,
    CheckoutState,
    Conflict,
    Movement,
    MovementKind,
    PaidWith,
    PaymentState,
    PrepaidAccount,
)
from kiosk.storage.driver import DBAPI, connect
from kiosk.storage.faults import Unstorable
from kiosk.storage.localpay import SqliteLocalPayStore


@pytest.fixture
def pay(path: Path) -> Iterator[SqliteLocalPayStore]:
    """Return a store with one account of 50.00, 20.00 of it held by a checkout."""
    with SqliteLocalPayStore(path) as opened:
        opened.open_account(day.ACCOUNT)
        opened.move(day.FILLED)
        opened.store(day.PAY_DAY)
        yield opened


def test_everything_is_there_after_a_restart(pay: SqliteLocalPayStore, path: Path) -> None:
    """Checkout, answer, token, account and statement outlive the process."""
    pay.use_token("T", at_ms=1)
    account = pay.account(day.ACCOUNT.id)
    pay.close()
    with SqliteLocalPayStore(path) as again:
        assert again.checkout_of_code(day.CHECKOUT.code) == day.CHECKOUT
        assert again.checkout_of_payment(day.CHECKOUT.payment) == day.CHECKOUT
        assert again.answer(day.ANSWER.key) == day.ANSWER
        assert not again.use_token("T", at_ms=2)
        assert again.account(day.ACCOUNT.id) == account
        assert again.statement(day.ACCOUNT.id) == (day.FILLED, day.HELD)


def test_it_has_one_owner(pay: SqliteLocalPayStore, path: Path) -> None:
    """Two engines cannot take money from the same accounts."""
    with pytest.raises(StorageError, match="another kiosk engine"):
        SqliteLocalPayStore(path)
    assert pay.checkout("cs_1") == day.CHECKOUT


def test_every_step_is_synced(pay: SqliteLocalPayStore) -> None:
    """It is as durable as the kiosk's own file."""
    with pay._database.reading() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2


MOVEMENT = "INTO movement VALUES ('M-9', '7Q2MK9VX', 'credit', {balance}, {held}, 0, '')"
REFUSED = {
    "a movement changed": "UPDATE{or_} movement SET balance_delta = 1",
    "a movement deleted": "DELETE FROM movement",
    "a movement made twice": (
        "INSERT{or_} INTO movement SELECT id, account, kind, 1, 0, 0, '' FROM movement LIMIT 1"
    ),
    "more taken than is free": f"INSERT{{or_}} {MOVEMENT.format(balance=-3_001, held=0)}",
    "more held than there is": f"INSERT{{or_}} {MOVEMENT.format(balance=0, held=3_001)}",
    "more let go than is held": f"INSERT{{or_}} {MOVEMENT.format(balance=0, held=-2_001)}",
    "money of nobody": "INSERT{or_} INTO movement VALUES ('M-9', 'B', 'credit', 1, 0, 0, '')",
    "an account that begins with money": (
        "INSERT{or_} INTO prepaid_account VALUES ('B', '', '', 'EUR', 0, 5, 0, 0, 0)"
    ),
    "an account begun anew": (
        "INSERT{or_} INTO prepaid_account VALUES ('7Q2MK9VX', '', '', 'EUR', 0, 0, 0, 0, 0)"
    ),
    "an account deleted": "DELETE FROM prepaid_account",
}


@pytest.mark.parametrize("or_", ["", " OR IGNORE", " OR REPLACE"])
@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_by_hand(pay: SqliteLocalPayStore, path: Path, name: str, or_: str) -> None:
    """No SQL that somebody types takes a customer's money or loses its statement."""
    before = everything(path)
    with closing(connect(path, "rw")) as by_hand, pytest.raises(DBAPI.IntegrityError):
        by_hand.execute(REFUSED[name].format(or_=or_))
    assert everything(path) == before
    assert pay.statement(day.ACCOUNT.id) == (day.FILLED, day.HELD)


@pytest.mark.parametrize(
    "change", ["balance = 1999", "held = 5001", "held = -1", "balance = balance - 3001"]
)
def test_an_account_that_would_owe_is_refused_by_the_table(
    pay: SqliteLocalPayStore, path: Path, change: str
) -> None:
    """What is held stays between nothing and the balance."""
    with (
        closing(connect(path, "rw")) as by_hand,
        pytest.raises(DBAPI.IntegrityError, match="no_overdraft"),
    ):
        by_hand.execute(f"UPDATE prepaid_account SET {change}")  # noqa: S608
    assert pay.account(day.ACCOUNT.id).balance == Money(5_000)


def test_a_step_with_one_fault_leaves_nothing(pay: SqliteLocalPayStore, path: Path) -> None:
    """A conflict, an overdraft or a text that is none undo the whole step."""
    before = everything(path)
    next_step = replace(day.CHECKOUT, version=2, is_seen=False)
    fresh = replace(day.ANSWER, key="key-2")
    free = Movement("M-3", day.ACCOUNT.id, MovementKind.HOLD, 0, 3_000, at_ms=1)
    steps = [
        (Change(next_step, fresh, replace(free, held_delta=3_001)), Overdrawn),
        (Change(next_step, fresh, replace(free, account="B")), Overdrawn),
        (Change(next_step, fresh, replace(free, id="M-1")), Conflict),
        (Change(next_step, day.ANSWER, free), Conflict),
        (Change(replace(next_step, version=3), fresh, free), Conflict),
        (Change(replace(next_step, id="cs_2", version=1), fresh, free), Conflict),
        (Change(next_step, replace(fresh, body="\ud800"), free), Unstorable),
    ]
    for step, refusal in steps:
        with pytest.raises(refusal):
            pay.store(step)
        assert everything(path) == before
    pay.store(Change(next_step, fresh, free))
    assert pay.checkout("cs_1") == next_step
    assert pay.account(day.ACCOUNT.id).held == Money(5_000)


@pytest.mark.parametrize(
    "spoilt",
    [
        "UPDATE checkout SET state = 'sold'",
        "UPDATE checkout SET session_metadata = '[1]'",
        "UPDATE checkout SET payment_metadata = 'none'",
    ],
)
def test_what_makes_no_sense_is_told_as_damage(
    pay: SqliteLocalPayStore, path: Path, spoilt: str
) -> None:
    """A row that no release of ours has written is not guessed at."""
    with closing(connect(path, "rw")) as by_hand:
        by_hand.execute(spoilt)
    with pytest.raises(StorageDamaged, match="makes no sense"):
        pay.checkout("cs_1")


words = st.text(max_size=8)
whole = st.integers(0, 2**63 - 1)
money = st.builds(Money, whole)
pairs = st.lists(st.tuples(words, words), max_size=3).map(tuple)
checkouts = st.builds(
    Checkout,
    id=words,
    payment=words,
    code=words,
    amount=money,
    currency=words,
    description=words,
    is_hold=st.booleans(),
    created_ms=whole,
    expires_ms=whole,
    success_url=words,
    cancel_url=words,
    client_reference=words,
    metadata=pairs,
    payment_metadata=pairs,
    state=st.sampled_from(CheckoutState),
    payment_state=st.sampled_from(PaymentState),
    paid_with=st.sampled_from(PaidWith),
    account=words,
    paid_ms=whole,
    settles_ms=whole,
    received=money,
    refunded=money,
    cancel_reason=words,
    is_seen=st.booleans(),
    version=st.just(1),
)
answers = st.builds(Answer, words, words, whole, words, whole)


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(checkout=checkouts, following=checkouts, answer=answers)
def test_every_checkout_and_answer_comes_back_as_it_went(
    pay: SqliteLocalPayStore, checkout: Checkout, following: Checkout, answer: Answer
) -> None:
    """Every field survives, in the first version and in the next."""
    with pay._database.writing() as connection:  # Examples share a file, not their names.
        connection.execute("DELETE FROM checkout")
        connection.execute("DELETE FROM answer")
    following = replace(following, id=checkout.id, version=2)
    pay.store(Change(checkout))
    assert pay.checkout(checkout.id) == checkout
    pay.store(Change(following, answer))
    assert pay.checkout(checkout.id) == following
    assert pay.answer(answer.key) == answer


def test_accounts_are_whole(pay: SqliteLocalPayStore) -> None:
    """A PIN's hash, a name in any script, the tries."""
    account = PrepaidAccount("B", "أنّا", "$argon2id$", "JPY", created_ms=2, tries=day.TRIES)
    pay.open_account(account)
    assert pay.account("B") == account


def test_a_closed_store_says_so(pay: SqliteLocalPayStore) -> None:
    """After closing nothing is stored; closing again is harmless."""
    pay.close()
    pay.close()
    with pytest.raises(StorageError, match="closed"):
        pay.use_token("T", at_ms=1)
