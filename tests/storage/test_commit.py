"""One change of the world: all of it or none of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fakes.files import everything
from fakes.values import DELIVERY, PREPAYMENT, SALE

from kiosk.domain.books import Account, AccountKind, Balance, Transfer, TransferKind
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.journal import GENESIS, Draft, Relevance, chained
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.ports import Batch, Overdrawn, Saved, Setting, StorageError
from kiosk.storage.faults import Contradiction, Unstorable
from kiosk.storage.store import SqliteStore

RAIL = Account(AccountKind.RAIL, "localpay")
PURSE = Account(AccountKind.PREPAYMENT, "P-000001")
POOL = Account(AccountKind.SALE, "S-000001")
REVENUE = Account(AccountKind.REVENUE, "1")

ENTRY = Draft(Relevance.PAYMENT, "authorised", 5, {"amount": 2_000})
FUND = Transfer("T-1", TransferKind.MOVE, RAIL, PURSE, Money(100))
HOLD = Transfer("T-2", TransferKind.HOLD, PURSE, REVENUE, Money(60))
POST = Transfer("T-3", TransferKind.POST, PURSE, REVENUE, Money(40), holds="T-2")
VOID = Transfer("T-4", TransferKind.VOID, PURSE, REVENUE, NOTHING, holds="T-2")


def make(store: SqliteStore, *transfers: Transfer) -> None:
    store.commit(Batch(transfers=transfers))


def test_entries_are_chained_across_batches_and_restarts(path: Path) -> None:
    """Each entry continues the one before it, whoever wrote that."""
    with SqliteStore(path) as store:
        first, second = store.commit(Batch(entries=(ENTRY, ENTRY)))
        (third,) = store.commit(Batch(entries=(ENTRY,)))
    with SqliteStore(path) as store:
        (fourth,) = store.commit(Batch(entries=(ENTRY,)))
        assert list(store.journal()) == [first, second, third, fourth]
    before = GENESIS
    for number, entry in enumerate((first, second, third, fourth), start=1):
        assert entry == chained(before, number, ENTRY)
        before = entry.hash


def test_nothing_is_stored_for_nothing(store: SqliteStore, path: Path) -> None:
    """An empty batch needs no place in the journal."""
    before = everything(path)
    assert store.commit(Batch()) == ()
    assert everything(path) == before


def test_a_hold_reserves_on_both_accounts(store: SqliteStore) -> None:
    """What is pending can be spent by neither side."""
    make(store, FUND, HOLD)
    assert store.balance(PURSE) == Balance(credits=100, debits_pending=60)
    assert store.balance(PURSE).available == 40
    assert store.balance(REVENUE) == Balance(credits_pending=60)
    assert store.balance(REVENUE).available == 0


def test_a_post_takes_its_part_and_returns_the_rest(store: SqliteStore) -> None:
    """Of a hold of 60 a post of 40 leaves 60 of 100 in the purse."""
    make(store, FUND, HOLD, POST)
    assert store.balance(PURSE) == Balance(credits=100, debits=40)
    assert store.balance(REVENUE) == Balance(credits=40)


def test_a_void_returns_all(store: SqliteStore) -> None:
    """After a void the hold might never have been, whatever amount it names."""
    make(store, FUND, HOLD, replace(VOID, amount=Money(60)))
    assert store.balance(PURSE) == Balance(credits=100)
    assert store.balance(REVENUE) == Balance()


@pytest.mark.parametrize("first", [POST, VOID])
@pytest.mark.parametrize("second", [POST, VOID])
def test_a_hold_is_resolved_once(store: SqliteStore, first: Transfer, second: Transfer) -> None:
    """A second post or void of a hold is refused; the very same one again is no second one."""
    make(store, FUND, HOLD, first, first)
    balances = store.balances()
    with pytest.raises(Contradiction, match="T-9: the hold is resolved already"):
        make(store, replace(second, id="T-9"))
    assert store.balances() == balances


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (replace(POST, amount=Money(61)), "more than its hold"),
        (replace(POST, holds="T-8"), "no such hold"),
        (replace(POST, holds="T-1"), "no such hold"),
        (replace(POST, debit=RAIL), "no such hold"),
        (replace(VOID, credit=POOL), "no such hold"),
        (replace(POST, holds=""), "what_it_holds"),
        (replace(FUND, id="T-9", holds="T-2"), "no such hold|what_it_holds"),
        (replace(FUND, id="T-9", credit=RAIL), "between two accounts"),
        (replace(FUND, amount=Money(99)), "another transfer"),
        (replace(HOLD, kind=TransferKind.MOVE), "another transfer"),
        (replace(HOLD, debit=RAIL), "another transfer"),
        (replace(HOLD, credit=POOL), "another transfer"),
        (replace(POST, id="T-6", holds="T-2"), "another transfer"),
    ],
)
def test_a_transfer_that_makes_no_sense_is_refused(
    store: SqliteStore, wrong: Transfer, told: str
) -> None:
    """Our own mistakes get no further than the books, and are told by the transfer's id."""
    second = replace(HOLD, id="T-5", amount=Money(40))
    make(store, FUND, HOLD, second, replace(POST, id="T-6", holds="T-5"))
    balances = store.balances()
    with pytest.raises(Contradiction, match=rf"transfer {wrong.id}: .*({told})"):
        make(store, wrong)
    assert store.balances() == balances


@pytest.mark.parametrize("kind", [TransferKind.MOVE, TransferKind.HOLD])
def test_no_account_spends_what_it_has_not(store: SqliteStore, kind: TransferKind) -> None:
    """All of what is left may go, and not one cent more."""
    make(store, FUND, HOLD)
    with pytest.raises(Overdrawn, match="T-9"):
        make(store, Transfer("T-9", kind, PURSE, POOL, Money(41)))
    make(store, Transfer("T-9", kind, PURSE, POOL, Money(40)))
    assert store.balance(PURSE).available == 0


def test_pending_credit_cannot_be_spent(store: SqliteStore) -> None:
    """Money that may still be voided is not there yet."""
    cash = Account(AccountKind.CASH)
    make(store, FUND, HOLD)
    with pytest.raises(Overdrawn):
        make(store, Transfer("T-9", TransferKind.MOVE, REVENUE, cash, Money(1)))


def test_the_same_transfer_again_is_the_same_money(store: SqliteStore) -> None:
    """A batch that is asked for twice moves its money once."""
    make(store, FUND, HOLD, POST)
    make(store, FUND, FUND)
    make(store, HOLD, POST)
    assert store.balance(PURSE) == Balance(credits=100, debits=40)
    assert list(store.transfers()) == [FUND, HOLD, POST]


def test_transfers_are_made_in_their_order(store: SqliteStore) -> None:
    """Money is there for the transfer after the one that brings it, not for the one before."""
    spend = Transfer("T-9", TransferKind.MOVE, PURSE, POOL, Money(100))
    with pytest.raises(Overdrawn):
        make(store, spend, FUND)
    make(store, FUND, spend)
    assert store.balance(POOL) == Balance(credits=100)


INTENT = Intent("P-000001", "localpay", Verb.OPEN, Money(1), created_ms=1, expires_ms=2)
BAD_BATCHES: dict[str, tuple[Batch, type[StorageError]]] = {
    "a transfer that overdraws": (
        Batch(transfers=(FUND, replace(FUND, id="T-9", debit=POOL, amount=Money(1)))),
        Overdrawn,
    ),
    "a delivery of no sale": (Batch(saved=(DELIVERY,)), Contradiction),
    "a prepayment of no sale": (Batch(saved=(PREPAYMENT,)), Contradiction),
    "an intent of no prepayment": (Batch(saved=(SALE, INTENT)), Contradiction),
    "a receipt number given twice": (
        Batch(saved=(replace(SALE, receipt=1), replace(SALE, id="S-000002", receipt=1))),
        Contradiction,
    ),
    "a text that is none": (Batch(saved=(Setting("key", "\ud800"),)), Unstorable),
    "a number past 64 bits": (Batch(saved=(replace(SALE, amount=Money(2**63)),)), StorageError),
    "a delivery of two dimensions": (
        Batch(saved=(SALE, replace(DELIVERY, limit=Quantity(1, Dimension.ENERGY)))),
        Unstorable,
    ),
    "a fraction in the journal": (
        Batch(entries=(ENTRY, replace(ENTRY, body={"amount": 0.5}))),  # type: ignore[dict-item]
        Unstorable,
    ),
}


@pytest.mark.parametrize("name", BAD_BATCHES)
def test_a_batch_with_one_fault_leaves_nothing(store: SqliteStore, path: Path, name: str) -> None:
    """What came with the faulty part is undone, and the store works on."""
    bad, refusal = BAD_BATCHES[name]
    store.commit(Batch((Setting("before", "1"),), (replace(FUND, id="T-0"),), (ENTRY,)))
    before = everything(path)
    good: tuple[Saved, ...] = (Setting("with it", "1"),)
    with pytest.raises(refusal):
        store.commit(Batch((*good, *bad.saved), (FUND, *bad.transfers), (ENTRY, *bad.entries)))
    assert everything(path) == before
    (entry,) = store.commit(Batch(good, (FUND,), (ENTRY,)))
    assert entry.sequence == 2
    assert store.balance(PURSE) == Balance(credits=200)
    assert [setting.key for setting in store.load().settings] == ["before", "with it"]


def test_the_order_within_a_batch_does_not_matter_to_what_is_saved(store: SqliteStore) -> None:
    """A delivery may stand before the sale that it belongs to."""
    store.commit(Batch(saved=(INTENT, PREPAYMENT, DELIVERY, SALE)))
    assert store.load().sales == (SALE,)


def test_a_transfer_knows_its_place_in_the_journal(store: SqliteStore, path: Path) -> None:
    """The last entry of its batch says when it was made."""
    store.commit(Batch(entries=(ENTRY,)))
    store.commit(Batch(transfers=(FUND,), entries=(ENTRY, ENTRY)))
    make(store, HOLD)
    assert [row[-1] for row in everything(path)["transfer"]] == [3, None]


def test_a_closed_store_says_so(store: SqliteStore) -> None:
    """After closing nothing is stored and nothing read; closing again is harmless."""
    store.close()
    store.close()
    with pytest.raises(StorageError, match="closed"):
        make(store, FUND)
    with pytest.raises(StorageError, match="closed"):
        store.load()
