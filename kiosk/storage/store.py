"""The engine's store: the only writer of the kiosk's database."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from sqlalchemy import bindparam, select

from kiosk.domain.books import Transfer
from kiosk.domain.journal import GENESIS, Body, Draft, Entry, Relevance, chained
from kiosk.ports import Batch, Remembered, StorageError
from kiosk.storage import rows, tables
from kiosk.storage.database import KIOSK, opened_for_writing
from kiosk.storage.driver import Connect, SqlError, connect_for_writing
from kiosk.storage.faults import translated
from kiosk.storage.lock import InstanceLock
from kiosk.storage.reading import Reader
from kiosk.storage.statements import Statement, inserted
from kiosk.storage.witness import Head, Witness

_APPEND = inserted(tables.JOURNAL)
_MOVE = inserted(tables.TRANSFER)
_HASH = Statement(
    select(tables.JOURNAL.c.hash).where(tables.JOURNAL.c.sequence == bindparam("wanted"))
)
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
        self._witness = Witness(path)
        self._head: tuple[int, bytes] | None = None
        """The last entry's number and hash; None where the file has to be asked."""
        self.lost: Head | None = None
        """How far the database had come once, where this is an older image of it; else None."""
        try:
            super().__init__(opened_for_writing(path, KIOSK, connect_to))
            self._known = self._floor = self._witness.read() or Head()
            self._compare()
        except StorageError:
            self._release()
            raise

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
        self._known = self._known.after(batch, entries)
        self._witness.note(self._known)
        return entries

    def load(self) -> Remembered:
        """Return what is not finished, and the counters: none is ever given again.

        After an older image was put back they go on where the newer one had come to.
        """
        past, floor = super().load(), self._floor
        numbers = past.numbers
        if floor.number > max(numbers.values(), default=0):
            numbers = numbers | {"S": floor.number}
        receipts = max(past.receipts, floor.receipts)
        return replace(past, receipts=receipts, numbers=numbers, days=floor.days)

    def close(self) -> None:
        """Close the file and let another engine have it; harmless when closed."""
        super().close()
        self._release()

    def _release(self) -> None:
        self._witness.close()
        self._instance.release()

    def _compare(self) -> None:
        """Find out whether this is an older image of the database, and write that down.

        The entry bears the time of the last one that is known of: what time it is now only the
        engine knows.
        """
        floor = self._floor
        with self._database.reading() as connection:
            found, _ = _last(connection)
            row = _HASH.run(connection, {"wanted": floor.sequence}).fetchone()
        is_here = row is not None and row["hash"] == floor.hash
        if floor.sequence and not is_here:
            self.lost = floor
            body: Body = {
                "found": found,
                "known": floor.sequence,
                "hash": floor.hash.hex(),
                "receipts": floor.receipts,
                "number": floor.number,
                "days": floor.days,
            }
            draft = Draft(Relevance.SYSTEM, "image-restored", floor.at_ms, body)
            self.commit(Batch(entries=(draft,)))


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
