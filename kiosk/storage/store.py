"""The engine's store: the only writer of the kiosk's database."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import select

from kiosk.domain.books import Transfer
from kiosk.domain.journal import GENESIS, Draft, Entry, chained
from kiosk.ports import Batch, StorageError
from kiosk.storage import rows, tables
from kiosk.storage.database import KIOSK, opened_for_writing
from kiosk.storage.driver import Connect, SqlError, connect_for_writing
from kiosk.storage.faults import translated
from kiosk.storage.lock import InstanceLock
from kiosk.storage.reading import Reader
from kiosk.storage.statements import Statement, inserted

_APPEND = inserted(tables.JOURNAL)
_MOVE = inserted(tables.TRANSFER)
_HEAD = Statement(
    select(tables.JOURNAL.c.sequence, tables.JOURNAL.c.hash)
    .order_by(tables.JOURNAL.c.sequence.desc())
    .limit(1)
)


class SqliteStore(Reader):
    """Keeps everything in one SQLite file; what `commit` has returned for survives a pulled plug.

    Any thread may call it, one at a time gets its turn; only one store can be open on a file.
    """

    def __init__(self, path: Path, *, connect_to: Connect = connect_for_writing) -> None:
        """Open the database at `path`, made or brought up to date as needed."""
        self._instance = InstanceLock(path)
        try:
            super().__init__(opened_for_writing(path, KIOSK, connect_to))
        except StorageError:
            self._instance.release()
            raise
        self._head: tuple[int, bytes] | None = None
        """The last entry's number and hash; None where the file has to be asked."""

    def commit(self, batch: Batch) -> tuple[Entry, ...]:
        """Store `batch` durably, all or nothing; return its journal entries in their places.

        Transfers are made in their order. One whose id is in the books is ignored where it is the
        same movement, and refused with the whole batch where it is another.
        """
        if not batch:
            return ()
        head, self._head = self._head, None
        with self._database.writing() as connection:
            entries = _placed(batch.entries, head or _last(connection))
            for entry in entries:
                _APPEND.run(connection, rows.entry_row(entry))
            sequence = entries[-1].sequence if entries else None
            for transfer in batch.transfers:
                _move(connection, transfer, sequence)
            for value in batch.saved:
                shelf = rows.SHELVES[type(value)]
                shelf.upsert.run(connection, shelf.row(value))
        self._head = (entries[-1].sequence, entries[-1].hash) if entries else head
        return entries

    def close(self) -> None:
        """Close the file and let another engine have it; harmless when closed."""
        super().close()
        self._instance.release()


def _last(connection: sqlite3.Connection) -> tuple[int, bytes]:
    row = _HEAD.run(connection).fetchone()
    return (0, GENESIS) if row is None else (row["sequence"], row["hash"])


def _placed(drafts: tuple[Draft, ...], head: tuple[int, bytes]) -> tuple[Entry, ...]:
    sequence, before = head
    entries = []
    for draft in drafts:
        sequence += 1
        entries.append(chained(before, sequence, draft))
        before = entries[-1].hash
    return tuple(entries)


def _move(connection: sqlite3.Connection, transfer: Transfer, sequence: int | None) -> None:
    try:
        _MOVE.run(connection, rows.transfer_row(transfer, sequence))
    except SqlError as error:
        refusal = translated(error)
        raise type(refusal)(f"transfer {transfer.id}: {refusal}") from error
