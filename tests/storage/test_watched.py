"""The monitor beside the real database: it reads what the engine writes, and what nobody should."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.domain.journal import Draft, Relevance, chained
from kiosk.domain.outlet import OutletId
from kiosk.monitor.book import Book, beginning
from kiosk.ports import Batch, StorageError
from kiosk.storage import rows
from kiosk.storage.driver import connect
from kiosk.storage.reading import Reader, open_reader
from kiosk.storage.store import SqliteStore

GRANT = {"delivery": "D-2", "sale": "S-1", "outlet": 1, "opening": 0, "limit": 1_000}
GRANT |= {"preset": 900, "sequence": 1, "blocks": [[17_590, 0]], "per_minor": 10**8}


def draft(kind: str, body: dict[str, object]) -> Draft:
    """Return an entry as the engine would write it."""
    return Draft(Relevance.DELIVERY, kind, 0, body)  # type: ignore[arg-type]  # Plain values.


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """A database with a sale and its grant in it."""
    with SqliteStore(tmp_path / "kiosk.sqlite") as store:
        store.commit(Batch(entries=(draft("sale-quoted", {"sale": "S-1"}),)))
        store.commit(Batch(entries=(draft("grant", GRANT),)))
        yield store


@pytest.fixture
def reader(store: SqliteStore, tmp_path: Path) -> Iterator[Reader]:
    """The monitor's own reader of it."""
    assert list(store.journal())
    with open_reader(tmp_path / "kiosk.sqlite") as reader:
        yield reader


def test_it_reads_beside_the_engine_and_on_from_where_it_was(
    store: SqliteStore, reader: Reader
) -> None:
    """Each look reads what was committed since, batch by batch."""
    book = Book(beginning(reader, ["S-1"]))
    assert book.read(reader) == []
    assert book.newest[OutletId(1)].grant.limit == 1_000
    more = tuple(draft("grant", GRANT | {"limit": n, "sequence": 2}) for n in range(1_001, 2_500))
    store.commit(Batch(entries=more))
    assert book.read(reader) == []
    assert book.newest[OutletId(1)].grant.limit == 2_499
    assert book.number == 1_501


def test_a_grant_that_is_added_with_sql_breaks_the_chain(reader: Reader, tmp_path: Path) -> None:
    """The database itself asks for the hash before; whose own is wrong, the monitor finds."""
    book = Book()
    assert book.read(reader) == []
    *_, last = reader.journal()
    entry = chained(last.hash, 3, draft("grant", GRANT | {"limit": 10**9}))
    row = rows.entry_row(replace(entry, hash=bytes(32)))
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    with closing(connect(tmp_path / "kiosk.sqlite", "rw")) as stranger:
        stranger.execute(f"INSERT INTO journal ({names}) VALUES ({marks})", dict(row))  # noqa: S608 - Our own names.
    assert [one.number for one in book.read(reader)] == [3]


def test_a_database_that_cannot_be_read_is_a_storage_error(reader: Reader) -> None:
    """The monitor counts how long it is blind; it does not fall over."""
    reader.close()
    with pytest.raises(StorageError):
        Book().read(reader)
