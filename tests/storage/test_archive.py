"""The journal as it is read beside the running engine: chosen entries, and a proven chain."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.journal import Draft, Relevance
from kiosk.ports import Batch, Checked, Wanted
from kiosk.storage.archive import JournalArchive
from kiosk.storage.reading import open_reader
from kiosk.storage.store import SqliteStore

COUNT = 40


def draft(number: int) -> Draft:
    """Return an entry of an outlet, a person and a class that go by its number."""
    names = ("by", "name", "closed_by", "agreed_by")
    return Draft(
        Relevance.METER if number % 2 else Relevance.PAYMENT,
        "noted",
        1_000 * number,
        {"outlet": number % 3, names[number % 4]: "Ada" if number % 5 == 0 else "Ben"},
    )


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """Return where a store keeps its journal."""
    path = tmp_path / "kiosk.sqlite"
    store = SqliteStore(path)
    for number in range(1, COUNT + 1):
        store.commit(Batch(entries=(draft(number),)))
    yield path
    store.close()


def numbers(archive: JournalArchive, **wanted: object) -> list[int]:
    """Return the numbers of the entries that were wanted."""
    asked = Wanted(**{"most": COUNT, **wanted})  # type: ignore[arg-type]  # Its own fields.
    return [one.sequence for one in archive.page(asked)]


@pytest.mark.req("ATT-23")
def test_a_page_holds_what_was_wanted_and_nothing_else(place: Path) -> None:
    """The newest first, as many as were asked for; each choice, and several at once."""
    every = range(COUNT, 0, -1)
    with open_reader(place) as reader:
        archive = JournalArchive(reader)
        assert numbers(archive) == list(every)
        assert numbers(archive, most=3) == [40, 39, 38]
        assert numbers(archive, most=3, before=38) == [37, 36, 35]
        assert numbers(archive, before=1) == []
        assert numbers(archive, outlet=2) == [one for one in every if one % 3 == 2]
        assert numbers(archive, relevance="meter") == [one for one in every if one % 2]
        assert numbers(archive, person="Ada") == [one for one in every if one % 5 == 0]
        assert numbers(archive, from_ms=5_000, to_ms=7_000) == [6, 5]
        assert numbers(archive, relevance="meter", person="Ada", outlet=2, before=35) == [5]
        assert numbers(archive, person="Eve") == []


@pytest.mark.req("REC-03")
def test_the_chain_is_proven_step_by_step_and_goes_on(place: Path) -> None:
    """So many at a time, to the end and no further; what comes later is proven as well."""
    with open_reader(place) as reader:
        archive = JournalArchive(reader)
        assert archive.check(25) == Checked(25)
        assert archive.check(15) == Checked(40)
        assert archive.check(15) == Checked(40, is_all=True)


@pytest.mark.req("REC-03")
def test_the_first_bad_entry_is_named_and_stays_so(place: Path, tmp_path: Path) -> None:
    """Somebody has written past every guard: nothing after it is called good again."""
    copy = tmp_path / "copy.sqlite"
    with sqlite3.connect(place) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    wild = sqlite3.connect(copy)
    for (name,) in wild.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'"
    ).fetchall():
        wild.execute(f"DROP TRIGGER {name}")
    wild.execute("UPDATE journal SET canonical = X'7B7D' WHERE sequence = 30")
    wild.commit()
    wild.close()
    with open_reader(copy) as reader:
        archive = JournalArchive(reader)
        assert archive.check(20) == Checked(20)
        found = archive.check(20)
        assert (found.good, found.fault[:9]) == (29, "entry 30:")
        assert archive.check(20) == found
        assert 30 in numbers(archive)  # It is there to be seen; what it says is not believed.
        assert numbers(archive, person="Ada")[-1] == 5
