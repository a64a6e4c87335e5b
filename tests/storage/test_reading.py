"""What receipts, reports and tools ask, beside the running engine."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.values import DELIVERY, PREPAYMENT, SALE

from kiosk.domain.books import Account, AccountKind, Balance, Transfer, TransferKind
from kiosk.domain.journal import Draft, Relevance
from kiosk.domain.money import Money
from kiosk.domain.sale import SaleState
from kiosk.ports import Batch, Setting, StorageDamaged, StorageError
from kiosk.storage.driver import DBAPI
from kiosk.storage.reading import PAGE, Reader, open_reader
from kiosk.storage.store import SqliteStore

SOLD = replace(SALE, state=SaleState.SETTLED, receipt=7)
ENTRY = Draft(Relevance.DELIVERY, "metered", 5, {"total": 1})
MOVE = Transfer(
    "T-1", TransferKind.MOVE, Account(AccountKind.RAIL, "a"), Account(AccountKind.CASH), Money(1)
)


def test_a_receipt_brings_all_that_belongs_to_its_sale(store: SqliteStore) -> None:
    """Deliveries and prepayments in the order in which they began."""
    later = replace(DELIVERY, id="D-000000", started_ms=DELIVERY.started_ms + 1)
    second = replace(PREPAYMENT, id="P-000000", created_ms=PREPAYMENT.created_ms + 1)
    other = replace(SALE, id="S-000002", receipt=8)
    theirs = replace(DELIVERY, id="D-000009", sale="S-000002")
    store.commit(Batch(saved=(SOLD, later, DELIVERY, second, PREPAYMENT, other, theirs)))
    sale, deliveries, prepayments = store.receipt(7)
    assert sale == SOLD
    assert deliveries == (DELIVERY, later)
    assert prepayments == (PREPAYMENT, second)
    assert store.receipt(9) is None


def test_a_sale_is_found_by_its_id_and_by_the_link_of_a_payer(store: SqliteStore) -> None:
    """What was never there is None; the latest of two sales with one code is meant."""
    reused = replace(PREPAYMENT, id="P-000002", sale="S-000002", created_ms=2_000)
    newer = replace(SALE, id="S-000002")
    store.commit(Batch(saved=(SALE, PREPAYMENT)))
    assert store.sale("S-000001") == SALE
    assert store.sale("S-000002") is None
    assert store.sale_by_prepayment_code(PREPAYMENT.code) == SALE
    assert store.sale_by_prepayment_code("no such code") is None
    store.commit(Batch(saved=(newer, reused)))
    assert store.sale_by_prepayment_code(PREPAYMENT.code) == newer


@pytest.mark.parametrize("count", [0, 1, PAGE - 1, PAGE, PAGE + 1])
def test_the_journal_and_the_books_are_read_whole(store: SqliteStore, count: int) -> None:
    """Nothing is lost or repeated between the pages they are read in."""
    moves = tuple(replace(MOVE, id=f"T-{number}") for number in range(count))
    entries = store.commit(Batch(transfers=moves, entries=(ENTRY,) * count))
    assert tuple(store.journal()) == entries
    assert tuple(store.journal(after=1)) == entries[1:]
    assert tuple(store.journal(after=count)) == ()
    assert tuple(store.transfers()) == moves


def test_a_journal_being_read_takes_new_entries(store: SqliteStore) -> None:
    """Reading holds nobody up, and goes on to what has come meanwhile."""
    store.commit(Batch(entries=(ENTRY,) * (PAGE + 1)))
    read = store.journal()
    next(read)
    store.commit(Batch(entries=(ENTRY,)))
    assert sum(1 for _ in read) == PAGE + 1


def test_an_account_never_used_holds_nothing(store: SqliteStore) -> None:
    """Asking for a balance opens no account."""
    assert store.balance(Account(AccountKind.SALE, "S-9")) == Balance()
    assert store.balances() == {}


def test_a_reader_sees_what_the_engine_commits(store: SqliteStore, path: Path) -> None:
    """At once, and the same as the engine sees."""
    with open_reader(path) as reader:
        assert reader.load().sales == ()
        entries = store.commit(Batch(saved=(SALE,), transfers=(MOVE,), entries=(ENTRY,)))
        assert reader.load() == store.load()
        assert tuple(reader.journal()) == entries
        assert reader.balances() == store.balances()


def test_a_snapshot_stands_still(store: SqliteStore, path: Path) -> None:
    """Inside one, a reader sees one state however much is written meanwhile."""
    with open_reader(path) as reader:
        with reader.snapshot():
            assert reader.load().settings == ()
            store.commit(Batch(saved=(Setting("key", "1"),)))
            assert reader.load().settings == ()
        assert reader.load().settings == (Setting("key", "1"),)


def test_a_reader_can_neither_write_nor_move_the_wal(store: SqliteStore, path: Path) -> None:
    """One connection alone writes and checkpoints; every other one is held to reading."""
    store.commit(Batch(saved=(Setting("key", "1"),)))
    with open_reader(path) as reader, reader.snapshot() as connection:
        assert isinstance(connection, DBAPI.Connection)
        assert connection.execute("PRAGMA query_only").fetchone()[0] == 1
        assert connection.execute("PRAGMA wal_autocheckpoint").fetchone()[0] == 0
        with pytest.raises(DBAPI.OperationalError, match="readonly"):
            connection.execute("DELETE FROM setting")


def test_the_last_reader_to_leave_changes_nothing(store: SqliteStore, path: Path) -> None:
    """Even when the engine has gone before it, the file waits for the next engine."""
    store.commit(Batch(saved=(Setting("key", "1"),)))
    reader = open_reader(path)
    assert reader.load().settings
    store.close()
    before = path.read_bytes()
    reader.close()
    assert path.read_bytes() == before
    with SqliteStore(path) as again:
        assert again.load().settings == (Setting("key", "1"),)


def test_there_is_nothing_to_read_where_there_is_no_file(path: Path) -> None:
    """A mistyped path is told, and no file appears there."""
    with pytest.raises(StorageError, match="there is no kiosk database"):
        open_reader(path)
    assert not path.exists()


@pytest.mark.parametrize(
    ("spoilt", "read"),
    [
        ("UPDATE sale SET state = 'sold'", Reader.load),
        ("UPDATE sale SET choices = '[{}]'", Reader.load),
        ("UPDATE sale SET choices = 'diesel'", Reader.load),
        ("UPDATE delivery SET tariff = '[]'", Reader.load),
        ("UPDATE sale SET amount = -1", Reader.load),
        ("INSERT INTO journal SELECT 2, 'x', '', 0, x'', hash, hash FROM journal", Reader.journal),
    ],
)
def test_what_makes_no_sense_is_told_as_damage(
    store: SqliteStore, by_hand: sqlite3.Connection, spoilt: str, read: object
) -> None:
    """A row that no release of ours has written is not guessed at."""
    store.commit(Batch(saved=(SALE, DELIVERY), entries=(ENTRY,)))
    by_hand.execute(spoilt)
    with pytest.raises(StorageDamaged, match="makes no sense"):
        list(read(store)) if read is Reader.journal else read(store)
