"""Who may open which file, and what is left of it when they may not."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.books import Account, AccountKind, Transfer, TransferKind
from kiosk.domain.money import Money
from kiosk.ports import Batch, Setting, StorageDamaged, StorageError, StorageFull, StorageTooNew
from kiosk.storage import driver
from kiosk.storage.database import KIOSK, opened_for_reading, opened_for_writing
from kiosk.storage.driver import (
    DBAPI,
    SQLITE_VERSION,
    connect,
    connect_for_writing,
)
from kiosk.storage.localpay import SqliteLocalPayStore
from kiosk.storage.reading import open_reader
from kiosk.storage.store import SqliteStore

KEPT = Batch(saved=(Setting("key", "1"),))


def test_a_second_engine_is_told_who_is_there(path: Path, store: SqliteStore) -> None:
    """Two stores on one file would be two writers: the second is refused, the first works on."""
    told = rf"another kiosk engine \(pid {os.getpid()}\) uses this database: stop it first"
    store.close()
    path.with_name("kiosk.sqlite.lock").write_text("a longer number than the next one's")
    store = SqliteStore(path)
    with pytest.raises(StorageError, match=told):
        SqliteStore(path)
    store.commit(KEPT)
    store.close()
    with SqliteStore(path) as second:
        assert second.load().settings == KEPT.saved


def test_a_second_process_is_told_who_is_there(path: Path) -> None:
    """The lock holds between processes and goes with its owner, however that ends."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        SqliteStore(path)
        os.write(write, b"!")
        signal.pause()  # Until it is killed.
    try:
        os.read(read, 1)
        with pytest.raises(StorageError, match=rf"another kiosk engine \(pid {child}\)"):
            SqliteStore(path)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(read)
        os.close(write)
    SqliteStore(path).close()


def test_a_store_that_cannot_be_opened_leaves_the_lock(path: Path) -> None:
    """After a failure the next try fails for the same reason, not for its own lock."""
    path.write_bytes(b"no database at all" * 100)
    for _ in range(2):
        with pytest.raises(StorageDamaged):
            SqliteStore(path)


def test_the_writer_syncs_every_commit(store: SqliteStore) -> None:
    """WAL with FULL is the one pair that lost nothing when the power failed."""
    with store._database.reading() as connection:
        told = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert told == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 2_000,
    }


def test_the_wheel_brings_a_sqlite_without_the_wal_reset_bug() -> None:
    """Python's own may have it; what we install must not."""
    assert DBAPI.__name__ == "sqlite3" or SQLITE_VERSION >= (3, 51, 3)


def test_only_the_owner_reads_the_file(store: SqliteStore, path: Path) -> None:
    """Payers' references and hashes of PINs are nobody else's business."""
    store.commit(KEPT)
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_an_empty_file_is_a_new_one(path: Path) -> None:
    """Somebody may have made the file to give it its owner."""
    path.touch()
    with SqliteStore(path) as store:
        store.commit(KEPT)
        assert store.load().settings == KEPT.saved


def test_what_a_failed_start_left_is_no_obstacle(path: Path) -> None:
    """A half-made file of a start that lost its power is made again."""
    path.with_name("kiosk.sqlite.new").write_bytes(b"half a file")
    path.with_name("kiosk.sqlite.new-journal").write_bytes(b"half a journal")
    with SqliteStore(path) as store:
        store.commit(KEPT)
    assert {file.name for file in path.parent.iterdir()} == {
        "kiosk.sqlite",
        "kiosk.sqlite.head",
        "kiosk.sqlite.lock",
    }


@pytest.mark.parametrize("opened", [SqliteStore, open_reader])
def test_a_newer_file_is_not_touched(path: Path, opened: object) -> None:
    """What a newer release has written is left alone to the last byte."""
    SqliteStore(path).close()
    with closing(connect(path, "rw")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(StorageTooNew, match=r"newer release \(revision 9999\)"):
        opened(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("opened", [SqliteStore, open_reader, SqliteLocalPayStore])
@pytest.mark.parametrize("content", ["garbage", "another program's", "the other kind"])
def test_a_file_of_something_else_is_not_touched(path: Path, opened: object, content: str) -> None:
    """A mistyped path harms nobody's data."""
    if content == "garbage":
        path.write_bytes(b"The quick brown fox. " * 500)
    elif content == "another program's":
        with closing(connect(path, "rwc")) as connection:
            connection.execute("CREATE TABLE song (title TEXT)")
    else:
        (SqliteStore if opened is SqliteLocalPayStore else SqliteLocalPayStore)(path).close()
    before = path.read_bytes()
    with pytest.raises(StorageDamaged, match="not a"):
        opened(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("opened", [SqliteStore, open_reader])
def test_a_folder_that_is_not_there_is_told(tmp_path: Path, opened: object) -> None:
    """A mistyped folder is an error that names the path, and no folder appears."""
    with pytest.raises(StorageError, match="nowhere"):
        opened(tmp_path / "nowhere" / "kiosk.sqlite")
    assert not (tmp_path / "nowhere").exists()


def test_a_place_that_is_a_folder_is_told(path: Path) -> None:
    """A folder in the database's place is no database."""
    path.mkdir()
    with pytest.raises(StorageFull):
        SqliteStore(path)


def test_a_reader_does_not_update_an_older_file(path: Path) -> None:
    """Only an engine brings a file up to date; a tool says what to do."""
    SqliteStore(path).close()
    later = replace(KIOSK, revisions=(*KIOSK.revisions, "9999"))
    with pytest.raises(StorageError, match="start the engine once"):
        opened_for_reading(path, later)


def steps(folder: Path, last: str) -> str:
    """Write a folder of the real steps and a `last` one that does something."""
    for step in (Path(__file__).parents[2] / "kiosk/storage/migrations/kiosk").glob("r*.py"):
        (folder / step.name).write_text(step.read_text())
    (folder / "r9999.py").write_text(
        "from alembic import op\n"
        f"revision, down_revision = '9999', '{KIOSK.revisions[-1]}'\n"
        "def upgrade() -> None:\n"
        "    op.get_bind().exec_driver_sql('CREATE TABLE extra (x INTEGER)')\n"
        f"    {last}\n"
    )
    return str(folder)


def test_an_older_file_is_brought_up_to_date(path: Path, tmp_path: Path) -> None:
    """The next release's steps find the data where this one has left it."""
    with SqliteStore(path) as store:
        store.commit(KEPT)
    later = replace(KIOSK, revisions=(*KIOSK.revisions, "9999"), steps=steps(tmp_path, "pass"))
    opened_for_writing(path, later, connect_for_writing).close()
    with closing(connect(path, "ro")) as connection:
        assert connection.execute("SELECT count(*) FROM extra").fetchone()[0] == 0
        assert tuple(connection.execute("SELECT * FROM setting").fetchone()) == ("key", "1")
    with pytest.raises(StorageTooNew):
        SqliteStore(path)


def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path, tmp_path: Path) -> None:
    """An update is whole or has not happened; the old release opens the file again."""
    with SqliteStore(path) as store:
        store.commit(KEPT)
    bad = "op.get_bind().exec_driver_sql('INSERT INTO nowhere VALUES (1)')"
    later = replace(KIOSK, revisions=(*KIOSK.revisions, "9999"), steps=steps(tmp_path, bad))
    with pytest.raises(StorageError, match="no such table: nowhere"):
        opened_for_writing(path, later, connect_for_writing)
    with SqliteStore(path) as store:
        assert store.load().settings == KEPT.saved
    with closing(connect(path, "ro")) as connection, pytest.raises(DBAPI.OperationalError):
        connection.execute("SELECT * FROM extra")


def test_what_cannot_be_moved_out_of_the_way_is_told(path: Path) -> None:
    """A start that cannot make its file names what is in the way."""
    path.with_name("kiosk.sqlite.new").mkdir()
    for _ in range(2):
        with pytest.raises(StorageFull, match="may not be written"):
            SqliteStore(path)


def test_python_s_own_sqlite_is_the_second_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wheel where it can be imported, and only there."""
    assert driver._best() is DBAPI
    monkeypatch.setitem(sys.modules, "pysqlite3.dbapi2", None)
    assert driver._best() is sqlite3


WITHOUT_THE_WHEEL = """
import sys
from pathlib import Path
sys.modules["pysqlite3"] = None
from kiosk.domain.books import Account, AccountKind, Transfer, TransferKind
from kiosk.domain.journal import Draft, Relevance
from kiosk.domain.money import Money
from kiosk.ports import Batch, Overdrawn, Setting, StorageError
from kiosk.storage.driver import DBAPI
from kiosk.storage.store import SqliteStore
from kiosk.storage.verify import verify
assert DBAPI.__name__ == "sqlite3"
move = Transfer(
    "T-1", TransferKind.MOVE, Account(AccountKind.BUDGET), Account(AccountKind.SALE, "1"), Money(1)
)
with SqliteStore(Path(sys.argv[1])) as store:
    store.commit(Batch((Setting("key", "1"),), (), (Draft(Relevance.SYSTEM, "x", 1, {}),)))
    try:
        store.commit(Batch(transfers=(move,)))
    except Overdrawn:
        pass
    else:
        raise SystemExit("overdrawn")
    assert verify(store).is_sound
"""


def test_python_s_own_sqlite_does_where_there_is_no_wheel(path: Path) -> None:
    """The same file, the same promises."""
    command = [sys.executable, "-W", "error", "-c", WITHOUT_THE_WHEEL, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    with SqliteStore(path) as store:
        assert store.load().settings == KEPT.saved
        move = Transfer(
            "T-1",
            TransferKind.MOVE,
            Account(AccountKind.RAIL, "a"),
            Account(AccountKind.CASH),
            Money(1),
        )
        store.commit(Batch(transfers=(move,)))
