"""One SQLite file: how it is opened, and what a transaction on it is."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.ports import StorageDamaged, StorageError, StorageFull, StorageTooNew
from kiosk.storage import migrations
from kiosk.storage.driver import Connect, SqlError, connect
from kiosk.storage.faults import Unstorable, translated

WRITER_WAIT_MS = 2_000
"""Nobody else writes: whatever holds the file longer than this is not one of us."""
READER_WAIT_MS = 10_000
WAL_KEPT_BYTES = 16 * 2**20
"""A WAL that grew under a long report is cut back to this."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its name for people, SQLite's `application_id`, and its revisions."""

    name: str
    application_id: int
    steps: str
    """The folder under `migrations` with the steps that lead to the last of `revisions`."""
    revisions: tuple[str, ...]


KIOSK = Kind("kiosk database", 0x4B_49_4F_53, "kiosk", migrations.KIOSK)
LOCALPAY = Kind("payment page's file", 0x4B_50_41_59, "localpay", migrations.LOCALPAY)


class Database:
    """An open file. One transaction at a time, from any thread; errors in the port's words.

    A COMMIT that fails has left nothing, with one exception that no engine can rule out: where
    the disk fails while it syncs, and the power with it, what was refused may be there afterwards.

    Nothing else in this process may open the file: closing it again would drop SQLite's locks.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.RLock()
        self._is_inside = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """See one state of the file throughout the block; blocks may be nested."""
        with self._lock:
            if self._is_inside:
                yield self._connection
                return
            with self._transaction("BEGIN") as connection:
                yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Change the file: durable when the block has been left, undone when it raises."""
        with self._lock, self._transaction("BEGIN IMMEDIATE") as connection:
            try:
                yield connection
            except UnicodeDecodeError:
                raise  # SQLite's own complaint about a damaged file.
            except (ValueError, TypeError, OverflowError) as error:
                raise Unstorable(str(error)) from error

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        connection = self._connection
        self._is_inside = True
        try:
            connection.execute(begin)
            yield connection
            connection.execute("COMMIT")
        except (SqlError, UnicodeDecodeError) as error:
            raise translated(error) from error
        finally:
            self._is_inside = False
            # After a COMMIT there is nothing to undo; after a full disk SQLite has done it itself.
            with suppress(SqlError):
                connection.rollback()

    def close(self) -> None:
        """Close the file; harmless when closed."""
        with self._lock:
            self._connection.close()


def opened_for_writing(path: Path, kind: Kind, connect_to: Connect) -> Database:
    """Open `path` as its only writer, made if it is not there and brought up to date.

    A file that is not of this `kind`, or of a newer release, is not touched.
    """
    try:
        revision = _revision(path, kind)
        if revision != kind.revisions[-1]:
            _bring_up_to_date(path, kind, is_new=revision is None)
        connection = connect_to(path)
    except (SqlError, UnicodeDecodeError) as error:
        raise translated(error) from error
    except OSError as error:
        raise StorageFull(f"{path} may not be written: {error.strerror}") from error
    try:
        mode = _prepared(connection)
    except (SqlError, UnicodeDecodeError) as error:
        connection.close()
        raise translated(error) from error
    if mode != "wal":
        connection.close()
        raise StorageError(f"{path} is on a disk that cannot keep a write-ahead log")
    return Database(connection)


def _bring_up_to_date(path: Path, kind: Kind, *, is_new: bool) -> None:
    # A start that has nothing to bring up to date, as after a kill, does not wait for Alembic.
    from kiosk.storage import migrate  # noqa: PLC0415

    step = migrate.create if is_new else migrate.migrate
    step(path, kind.steps, kind.application_id)


def _prepared(connection: sqlite3.Connection) -> str:
    """Set the writer's connection up; return the journal mode that it really has."""
    for pragma in (
        f"busy_timeout = {WRITER_WAIT_MS}",
        "synchronous = FULL",
        "foreign_keys = ON",
        f"journal_size_limit = {WAL_KEPT_BYTES}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return str(connection.execute("PRAGMA journal_mode = WAL").fetchone()[0])


def opened_for_reading(path: Path, kind: Kind) -> Database:
    """Open `path` for a tool beside the running engine: it can neither write nor checkpoint."""
    try:
        revision = _revision(path, kind)
        if revision is None:
            raise StorageError(f"there is no {kind.name} at {path}")
        if revision != kind.revisions[-1]:
            raise StorageError(f"{path} is of an older release: start the engine once to update it")
        connection = connect(path, "ro")
    except (SqlError, UnicodeDecodeError) as error:
        raise translated(error) from error
    for pragma in (f"busy_timeout = {READER_WAIT_MS}", "query_only = ON", "wal_autocheckpoint = 0"):
        connection.execute(f"PRAGMA {pragma}")
    return Database(connection)


def _revision(path: Path, kind: Kind) -> str | None:
    """Return the revision of the file, None where it is new. Asking changes nothing."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    with closing(connect(path, "ro")) as connection:
        connection.execute(f"PRAGMA busy_timeout = {READER_WAIT_MS}")
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        if application_id != kind.application_id:
            raise StorageDamaged(f"{path} is not a {kind.name}")
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if revision not in kind.revisions:
        raise StorageTooNew(f"{path} is of a newer release (revision {revision}): update this one")
    return str(revision)
