"""The disk fails at every point where it can: a commit is whole, or has not happened."""

from __future__ import annotations

import resource
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.files import everything
from fakes.values import DELIVERY, PREPAYMENT, SALE

from kiosk.domain.books import Account, AccountKind, Transfer, TransferKind
from kiosk.domain.journal import Draft, Relevance
from kiosk.domain.money import Money
from kiosk.ports import (
    Batch,
    Overdrawn,
    Setting,
    StorageDamaged,
    StorageError,
    StorageFull,
)
from kiosk.storage.driver import DBAPI, connect_for_writing
from kiosk.storage.faults import Contradiction
from kiosk.storage.store import SqliteStore
from kiosk.storage.verify import verify

RAIL = Account(AccountKind.RAIL, "localpay")
PURSE = Account(AccountKind.PREPAYMENT, "P-000001")
ENTRY = Draft(Relevance.PAYMENT, "authorised", 5, {"amount": 2_000})
BATCH = Batch(
    saved=(SALE, PREPAYMENT, DELIVERY),
    transfers=(
        Transfer("T-1", TransferKind.MOVE, RAIL, PURSE, Money(100)),
        Transfer("T-2", TransferKind.HOLD, PURSE, Account(AccountKind.REVENUE, "1"), Money(60)),
    ),
    entries=(ENTRY, ENTRY),
)
BEFORE = Batch(
    saved=(Setting("key", "1"),),
    transfers=(Transfer("T-0", TransferKind.MOVE, RAIL, PURSE, Money(1)),),
    entries=(ENTRY,),
)

SQLITE_IOERR_FSYNC = 1034


class FailingConnection(DBAPI.Connection):
    """A connection whose n-th statement from now on fails before it has done anything."""

    fails_after: int | None = None
    code = SQLITE_IOERR_FSYNC

    def execute(self, sql: str, *parameters: object) -> sqlite3.Cursor:
        if self.fails_after is not None:
            self.fails_after -= 1
            if self.fails_after < 0:
                error = DBAPI.OperationalError("made to fail")
                error.sqlite_errorcode = self.code
                raise error
        return super().execute(sql, *parameters)


class Opened:
    """A store with its hand on the connection behind it."""

    def __init__(self, path: Path, fails_after: int | None = None) -> None:
        self.path = path
        self.fails_after = fails_after
        self.store = SqliteStore(path, connect_to=self._connect)

    def _connect(self, path: Path) -> sqlite3.Connection:
        self.connection = DBAPI.connect(
            path, isolation_level=None, check_same_thread=False, factory=FailingConnection
        )
        self.connection.row_factory = DBAPI.Row
        self.connection.fails_after = self.fails_after
        return self.connection


@pytest.fixture
def opened(empty: Path, path: Path) -> Iterator[Opened]:
    """Return a store that has something in it already."""
    shutil.copy(empty, path)
    one = Opened(path)
    one.store.commit(BEFORE)
    yield one
    one.store.close()


def assert_nothing_happened(opened: Opened, before: object) -> None:
    """Nothing of the batch is there, and everything can be done afterwards."""
    assert everything(opened.path) == before
    entries = opened.store.commit(BATCH)
    assert [entry.sequence for entry in entries] == [2, 3]
    assert opened.store.load().deliveries == (DELIVERY,)
    assert opened.store.balance(PURSE).available == 41
    assert verify(opened.store).is_sound


# BEGIN and COMMIT, and one statement for each thing that is stored.
STATEMENTS = 2 + len(BATCH.saved) + len(BATCH.transfers) + len(BATCH.entries)


@pytest.mark.parametrize("number", range(STATEMENTS))
def test_the_nth_statement_fails(opened: Opened, number: int) -> None:
    """Whichever it is: all or nothing, and the store works on."""
    before = everything(opened.path)
    opened.connection.fails_after = number
    with pytest.raises(StorageFull, match="made to fail"):
        opened.store.commit(BATCH)
    opened.connection.fails_after = None
    assert_nothing_happened(opened, before)


def test_no_statement_is_left_out(opened: Opened) -> None:
    """The number of statements that fail in turn is the number that there are."""
    opened.connection.fails_after = STATEMENTS
    opened.store.commit(BATCH)
    assert opened.connection.fails_after == 0


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """Let the system refuse every write past `size` bytes, the last one half-done."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_the_nth_write_is_cut_off(empty: Path, tmp_path: Path) -> None:
    """Wherever the write to the WAL ends: nothing of it is there, then or after a restart."""
    refusals = 0
    for step in range(1_000):
        opened = Opened(Path(shutil.copy(empty, tmp_path / f"{step}.sqlite")))
        opened.store.commit(BEFORE)
        before = everything(opened.path)
        wal = Path(f"{opened.path}-wal")
        try:
            with no_file_longer_than(wal.stat().st_size + 2_100 * step):
                opened.store.commit(BATCH)
        except StorageFull:
            refusals += 1
        else:
            opened.store.close()
            break
        crashed = tmp_path / f"{step}-crashed.sqlite"
        shutil.copy(opened.path, crashed)
        shutil.copy(wal, f"{crashed}-wal")
        assert everything(crashed) == before
        assert_nothing_happened(opened, before)
        opened.store.close()
    assert refusals > 20


def test_a_first_start_on_a_full_disk_leaves_no_half_file(path: Path) -> None:
    """However far it comes: no database is there, and with room it is made."""
    refusals = 0
    for size in range(0, 10**6, 8_192):
        try:
            with no_file_longer_than(size):
                SqliteStore(path).close()
        except StorageFull:
            refusals += 1
            assert not path.exists()
        else:
            break
    assert refusals > 10
    assert everything(path)["setting"] == []


@pytest.mark.parametrize("number", range(5))
def test_a_file_that_fails_while_it_is_opened_is_let_go(
    empty: Path, path: Path, number: int
) -> None:
    """Whichever statement of the opening it is: the next try finds file and lock free."""
    shutil.copy(empty, path)
    with pytest.raises(StorageFull, match="made to fail"):
        Opened(path, fails_after=number)
    SqliteStore(path).close()


def test_a_disk_without_a_write_ahead_log_will_not_do(path: Path) -> None:
    """Some network disks cannot share memory: there is no durable commit there."""
    with pytest.raises(StorageError, match="cannot keep a write-ahead log"):
        SqliteStore(path, connect_to=lambda _path: DBAPI.connect(":memory:"))
    SqliteStore(path).close()


def test_a_full_disk_is_told_and_room_mends_it(opened: Opened) -> None:
    """The database may not grow: nothing is stored until it may."""
    before = everything(opened.path)
    pages = opened.connection.execute("PRAGMA page_count").fetchone()[0]
    opened.connection.execute(f"PRAGMA max_page_count = {pages}")
    large = Setting("large", "x" * 100_000)
    for _ in range(3):
        with pytest.raises(StorageFull, match="full"):
            opened.store.commit(replace(BATCH, saved=(*BATCH.saved, large)))
    opened.connection.execute("PRAGMA max_page_count = 1000000")
    assert_nothing_happened(opened, before)


def test_a_disk_that_may_not_be_written_is_told(opened: Opened) -> None:
    """What was remounted read-only can still be read."""
    before = everything(opened.path)
    opened.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StorageFull, match="may not be written"):
        opened.store.commit(BATCH)
    assert opened.store.load().settings == BEFORE.saved
    opened.connection.execute("PRAGMA query_only = OFF")
    assert_nothing_happened(opened, before)


@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        (13, StorageFull),
        (8, StorageFull),
        (8 | 3 << 8, StorageFull),
        (10, StorageFull),
        (10 | 3 << 8, StorageFull),
        (14, StorageFull),
        (3, StorageFull),
        (11, StorageDamaged),
        (11 | 1 << 8, StorageDamaged),
        (26, StorageDamaged),
        (19, Contradiction),
        (19 | 7 << 8, Contradiction),
        (5, StorageError),
        (7, StorageError),
        (None, StorageError),
    ],
)
def test_every_complaint_has_its_word(
    opened: Opened, code: int | None, refusal: type[StorageError]
) -> None:
    """Full, damaged, contradicted or something else: by SQLite's number, extended or not."""
    opened.connection.code, opened.connection.fails_after = code, 1
    with pytest.raises(StorageError) as told:
        opened.store.commit(BATCH)
    assert type(told.value) is refusal


def test_an_overdraft_that_only_the_constraint_sees_has_its_word(opened: Opened) -> None:
    """The promise has two guards in the file; both say the same."""
    opened.connection.execute("DROP TRIGGER transfer_is_sound")
    with pytest.raises(Overdrawn):
        opened.store.commit(
            Batch(transfers=(Transfer("T-9", TransferKind.MOVE, PURSE, RAIL, Money(2)),))
        )


def test_a_stranger_who_writes_is_found_out(opened: Opened) -> None:
    """An entry that is not ours in our place: refused once, then continued from what is there."""
    opened.connection.execute("BEGIN")
    opened.connection.execute(
        "INSERT INTO journal SELECT 2, 'system', 'x', 0, x'7b7d', hash, zeroblob(32) FROM journal"
    )
    opened.connection.execute("COMMIT")
    with pytest.raises(Contradiction, match="another sequence comes next"):
        opened.store.commit(BATCH)
    assert [entry.sequence for entry in opened.store.commit(BATCH)] == [3, 4]


def test_a_stranger_who_holds_the_file_is_not_waited_for_long(opened: Opened) -> None:
    """A lock that does not go away is told, and nothing is stored."""
    before = everything(opened.path)
    opened.connection.execute("PRAGMA busy_timeout = 1")
    with closing(connect_for_writing(opened.path)) as stranger:
        stranger.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="locked"):
            opened.store.commit(BATCH)
    assert_nothing_happened(opened, before)
