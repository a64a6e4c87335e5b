"""What a release has written, every later one reads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fakes import releases as day

from kiosk.domain.books import Account
from kiosk.domain.journal import GENESIS, chained
from kiosk.ports import Remembered
from kiosk.ports_localpay import PrepaidAccount
from kiosk.storage.localpay import SqliteLocalPayStore
from kiosk.storage.store import SqliteStore
from kiosk.storage.verify import verify

FOLDER = Path(__file__).parent / "releases"
HEAD = "f0782b33714c0dc9953d487e39a393859fa460c1a6a4d528cba959e097f204f5"
"""The hash of the last entry, as the first release computed it."""


@pytest.fixture
def first(path: Path) -> Path:
    """Return a copy of the first release's database."""
    return Path(shutil.copy(FOLDER / "0.1.0.sqlite", path))


def test_the_first_release_s_unfinished_business_goes_on(first: Path) -> None:
    """Sales, prepayments, deliveries and intents, outlets, attendants and settings, counters."""
    with SqliteStore(first) as store:
        assert store.load() == Remembered(
            sales=(day.LATE, day.RUNNING),
            prepayments=(day.GIVEN, day.TOO_LATE),
            deliveries=(day.FLOWING,),
            intents=(day.VOIDING,),
            outlets=day.OUTLETS,
            attendants=(day.ANNA,),
            settings=(day.LANGUAGE,),
            receipts=1,
            numbers={"S": 7, "P": 8, "D": 6},
        )


def test_the_first_release_s_receipts_can_be_printed_again(first: Path) -> None:
    """A customer may come back for one years later."""
    with SqliteStore(first) as store:
        assert store.receipt(1) == (day.SETTLED, (day.DELIVERED,), (day.PAID,))
        assert store.sale_by_prepayment_code(day.PAID.code) == day.SETTLED


def test_the_first_release_s_books_and_journal_are_sound(first: Path) -> None:
    """Every transfer and every entry, with the hashes of that time."""
    with SqliteStore(first) as store:
        assert tuple(store.transfers()) == day.TRANSFERS
        assert {str(account): one.available for account, one in store.balances().items()} == {
            "rail:localpay": -2_000,
            "prepayment:P-000002": 0,
            "sale:S-000001": 0,
            "revenue:2": 1_199,
            "released:localpay": 801,
        }
        assert Account.named("rail:localpay") in store.balances()
        drafts = [draft for batch in day.DAY for draft in batch.entries]
        before = GENESIS
        for number, (entry, draft) in enumerate(zip(store.journal(), drafts, strict=True), 1):
            assert entry == chained(before, number, draft)
            before = entry.hash
        assert before.hex() == HEAD
        assert verify(store).is_sound


def test_the_first_release_s_customers_still_have_their_money(path: Path) -> None:
    """The payment page's file: checkouts, accounts, answers and used tokens."""
    with SqliteLocalPayStore(Path(shutil.copy(FOLDER / "0.1.0-localpay.sqlite", path))) as pay:
        assert pay.checkout("cs_1") == day.CHECKOUT
        assert pay.answer(day.ANSWER.key) == day.ANSWER
        assert not pay.use_token(day.TOKEN, at_ms=5)
        assert pay.statement(day.ACCOUNT.id) == (day.FILLED, day.HELD)
        [account] = pay.accounts()
    assert (account.balance.minor, account.held.minor) == (5_000, 2_000)
    assert account.tries == day.TRIES
    assert isinstance(account, PrepaidAccount)
