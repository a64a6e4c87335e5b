"""An auditor finds what somebody has changed past every guard, and names the first place."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.values import SALE

from kiosk.domain.books import Account, AccountKind, Transfer, TransferKind
from kiosk.domain.journal import GENESIS, Draft, Entry, Relevance, chained
from kiosk.domain.money import NOTHING, Money
from kiosk.ports import Batch, Setting, StorageDamaged
from kiosk.storage.driver import connect
from kiosk.storage.reading import open_reader
from kiosk.storage.store import SqliteStore
from kiosk.storage.verify import Chain, verify, verify_books, verify_chain

RAIL = Account(AccountKind.RAIL, "localpay")
PURSE = Account(AccountKind.PREPAYMENT, "P-000001")
POOL = Account(AccountKind.SALE, "S-000001")
REVENUE = Account(AccountKind.REVENUE, "1")
TRANSFERS = (
    Transfer("T-1", TransferKind.MOVE, RAIL, PURSE, Money(100)),
    Transfer("T-2", TransferKind.HOLD, PURSE, REVENUE, Money(60)),
    Transfer("T-3", TransferKind.POST, PURSE, REVENUE, Money(50), holds="T-2"),
    Transfer("T-4", TransferKind.HOLD, PURSE, REVENUE, Money(20)),
    Transfer("T-5", TransferKind.VOID, PURSE, REVENUE, NOTHING, holds="T-4"),
    Transfer("T-6", TransferKind.HOLD, PURSE, POOL, Money(5)),
)


def draft(number: int) -> Draft:
    return Draft(Relevance.PAYMENT, "noted", 100 + number, {"number": number})


@pytest.fixture
def tampered(store: SqliteStore, by_hand: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Return a connection without any guard, to a database with a past."""
    store.commit(Batch(transfers=TRANSFERS, entries=tuple(draft(n) for n in range(1, 6))))
    by_hand.execute("PRAGMA ignore_check_constraints = ON")
    triggers = by_hand.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (name,) in triggers.fetchall():
        by_hand.execute(f"DROP TRIGGER {name}")
    return by_hand


def test_what_we_have_written_is_sound(store: SqliteStore, path: Path) -> None:
    """A new database is, and so is one with a past; whoever looks at it."""
    assert verify(store).is_sound
    entries = store.commit(Batch((SALE,), TRANSFERS, tuple(draft(n) for n in range(1, 6))))
    with open_reader(path) as reader:
        verdict = verify(reader)
    assert verdict.is_sound
    assert verdict.chain == Chain(5, entries[-1].hash)
    assert (verdict.books.transfers, verdict.books.accounts) == (6, 4)


@pytest.mark.parametrize(
    ("change", "fault", "good"),
    [
        ("UPDATE journal SET canonical = x'7b7d' WHERE sequence = 3", "entry 3: its bytes", 2),
        ("UPDATE journal SET hash = zeroblob(32) WHERE sequence = 3", "entry 3: its bytes", 2),
        ("UPDATE journal SET previous = zeroblob(32) WHERE sequence = 3", "entry 3: not chain", 2),
        ("UPDATE journal SET relevance = 'system' WHERE sequence = 3", "entry 3: its columns", 2),
        ("UPDATE journal SET kind = 'other' WHERE sequence = 3", "entry 3: its columns", 2),
        ("UPDATE journal SET at_ms = 0 WHERE sequence = 5", "entry 5: its columns", 4),
        ("UPDATE journal SET relevance = 'unheard' WHERE sequence = 3", "after entry 0: what", 0),
        ("DELETE FROM journal WHERE sequence = 3", "entry 3: missing, the next one is 4", 2),
        ("DELETE FROM journal WHERE sequence = 1", "entry 1: missing, the next one is 2", 0),
        ("UPDATE journal SET sequence = 0 WHERE sequence = 1", "entry 1: missing", 0),
    ],
)
def test_the_first_bad_entry_is_named(
    store: SqliteStore, tampered: sqlite3.Connection, change: str, fault: str, good: int
) -> None:
    """Whatever is changed in an entry, and wherever one is missing."""
    tampered.execute(change)
    verdict = verify(store)
    assert not verdict.is_sound
    assert verdict.chain.fault.startswith(fault)
    assert verdict.chain.entries == good
    assert verdict.books.faults == ()


def test_an_entry_changed_with_its_hash_breaks_the_next() -> None:
    """Who makes one entry anew would have to make all that follow anew."""
    entries = chain(3)
    forged = chained(entries[0].hash, 2, draft(99))
    assert verify_chain([entries[0], forged, entries[2]]) == Chain(
        2, forged.hash, "entry 3: not chained to the entry before it"
    )


def test_a_journal_is_checked_from_its_first_entry() -> None:
    """A part of one is no journal."""
    assert verify_chain(chain(3)[1:]).fault == "entry 1: missing, the next one is 2"
    assert verify_chain([]) == Chain(0, GENESIS)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b'{"body":{"amount":0.5}}'])
def test_bytes_that_are_no_entry_are_found(data: bytes) -> None:
    """A good hash over something else does not make it an entry."""
    [good] = chain(1)
    bad = hashed(replace(good, canonical=data))
    assert verify_chain([bad]) == Chain(0, GENESIS, "entry 1: its bytes are no entry")


def test_an_entry_with_spare_members_is_found() -> None:
    """What a hash covers is what an entry says, and nothing besides."""
    [good] = chain(1)
    spare = json.dumps({**json.loads(good.canonical), "spare": 1}, sort_keys=True).encode()
    bad = hashed(replace(good, canonical=spare))
    assert verify_chain([bad]).fault == "entry 1: its columns are not what its bytes say"


def chain(count: int) -> list[Entry]:
    entries: list[Entry] = []
    for number in range(1, count + 1):
        before = entries[-1].hash if entries else GENESIS
        entries.append(chained(before, number, draft(number)))
    return entries


def hashed(entry: Entry) -> Entry:
    return replace(entry, hash=hashlib.sha256(entry.before + entry.canonical).digest())


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        (
            "UPDATE account SET credits = credits + 1 WHERE name = 'revenue:1'",
            [
                (
                    "account revenue:1: stored 51 in, 0 out, 0 and 0 pending,"
                    " its transfers add up to 50 in, 0 out, 0 and 0 pending"
                ),
                "the accounts do not add up to nothing: 1 too much",
            ],
        ),
        (
            "UPDATE account SET debits_pending = 0 WHERE kind = 'prepayment'",
            ["account prepayment:P-000001: stored 100 in, 50 out, 0 and 0 pending"],
        ),
        ("DELETE FROM account WHERE kind = 'sale'", ["account sale:S-000001: stored 0 in"]),
        (
            "INSERT INTO account VALUES ('cash', 'cash', 0, 0, 9, 0, 0)",
            ["account cash: stored 9 in", "the accounts do not add up to nothing: 9 too much"],
        ),
        (
            "UPDATE transfer SET amount = 99 WHERE id = 'T-1'",
            ["account prepayment:P-000001", "account rail:localpay"],
        ),
        (
            "UPDATE transfer SET amount = 61 WHERE id = 'T-3'",
            [
                "transfer T-3: takes more than its hold",
                "account prepayment:P-000001",
                "account revenue:1",
            ],
        ),
        (
            "UPDATE transfer SET amount = 10 WHERE id = 'T-1'",
            [
                "transfer T-2: overdraws prepayment:P-000001",
                "transfer T-4: overdraws prepayment:P-000001",
                "transfer T-6: overdraws prepayment:P-000001",
                "account prepayment:P-000001",
                "account rail:localpay",
            ],
        ),
        (
            "UPDATE transfer SET holds = 'T-1' WHERE id = 'T-5'",
            ["transfer T-5: T-1 is no pending hold", "account prepay", "account revenue"],
        ),
        (
            "UPDATE transfer SET credit = 'sale:S-000001' WHERE id = 'T-5'",
            ["transfer T-5: not between the accounts of its hold", "account revenue", "account sa"],
        ),
        ("DELETE FROM transfer WHERE id = 'T-6'", ["account prepayment", "account sale"]),
        ("UPDATE transfer SET kind = 'gift' WHERE id = 'T-6'", ["what is stored makes no sense"]),
    ],
)
def test_books_that_do_not_add_up_are_found(
    store: SqliteStore, tampered: sqlite3.Connection, change: str, faults: list[str]
) -> None:
    """Every account whose balance is not the sum of its transfers, every transfer that is none."""
    tampered.execute("PRAGMA foreign_keys = OFF")
    tampered.execute(change)
    found = verify_books(store).faults
    assert len(found) == len(faults), found
    for fault, begin in zip(found, faults, strict=True):
        assert fault.startswith(begin)
    assert verify_chain(store.journal()).fault == ""


def test_a_transfer_of_an_entry_that_is_gone_is_found(
    store: SqliteStore, tampered: sqlite3.Connection
) -> None:
    """Cutting off the end of the journal leaves the money that moved with it behind."""
    tampered.execute("DELETE FROM journal WHERE sequence = 5")
    verdict = verify(store)
    assert verdict.chain.fault == ""
    assert verdict.damage == tuple(
        f"transfer row {row} refers to a journal that is not there" for row in range(1, 7)
    )
    assert not verdict.is_sound


def test_a_damaged_page_is_found(path: Path) -> None:
    """Bytes that the disk has lost are damage, however the rest looks."""
    with SqliteStore(path) as store:
        store.commit(Batch(saved=tuple(Setting(f"{n:04}", "x" * 200) for n in range(200))))
    with connect(path, "rw") as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'setting'")
        page = root.fetchone()[0] - 1
    connection.close()
    with path.open("r+b") as file:
        file.seek(4096 * page)
        file.write(b"\xff" * 4096)
    with open_reader(path) as reader:
        assert reader.damage() != ()
        assert not verify(reader).is_sound
        with pytest.raises(StorageDamaged):
            reader.load()
    with SqliteStore(path) as store, pytest.raises(StorageDamaged):
        store.load()
