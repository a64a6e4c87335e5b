"""Whatever the domain can say, the disk gives back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import stored
from fakes.values import PREPAYMENT, SALE
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.domain.attendant import Attendant
from kiosk.domain.delivery import Delivery
from kiosk.domain.intent import Intent
from kiosk.domain.journal import Draft, Relevance
from kiosk.domain.prepayment import Prepayment
from kiosk.domain.sale import Sale
from kiosk.ports import Batch, OutletRecord, Saved, Setting
from kiosk.storage.rows import SHELVES
from kiosk.storage.statements import Statement
from kiosk.storage.store import SqliteStore
from kiosk.storage.verify import verify_chain


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    """Return a store with a sale and a prepayment that others may belong to."""
    path: Path = tmp_path_factory.mktemp("values") / "kiosk.sqlite"
    with SqliteStore(path) as opened:
        opened.commit(Batch(saved=(SALE, PREPAYMENT)))
        yield opened


def stored_and_read_back(store: SqliteStore, value: Saved) -> Saved:
    """Keep `value`; return what is under its key afterwards, decoded."""
    with store._database.writing() as connection:  # Examples share a file, not their receipts.
        connection.execute("UPDATE sale SET receipt = NULL WHERE receipt IS NOT NULL")
    store.commit(Batch(saved=(value,)))
    shelf = SHELVES[type(value)]
    row = shelf.row(value)
    keys = (column == row[column.name] for column in shelf.table.primary_key)
    with store._database.reading() as connection:
        [found] = Statement(select(shelf.table).where(*keys)).run(connection)
    return shelf.value(found)


@settings(deadline=None, max_examples=150)
@given(value=stored.saved(SALE.id, PREPAYMENT.id))
def test_every_value_comes_back_as_it_went(store: SqliteStore, value: Saved) -> None:
    """Every field of whatever is kept survives: numbers to 64 bits, any text, nothing at all."""
    assert stored_and_read_back(store, value) == value


KINDS = {
    Sale: stored.sales,
    Prepayment: stored.prepayments(st.just(SALE.id)),
    Delivery: stored.deliveries(st.just(SALE.id)),
    Intent: stored.intents(st.just(PREPAYMENT.id)),
    OutletRecord: stored.outlet_records,
    Attendant: stored.attendants,
    Setting: stored.settings,
}
KEYS = {
    Intent: ("prepayment", "verb", "number"),
    OutletRecord: ("outlet",),
    Attendant: ("name",),
    Setting: ("key",),
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(deadline=None, max_examples=30)
@given(data=st.data())
def test_the_newest_of_an_id_stands(
    store: SqliteStore, kind: type[Saved], data: st.DataObject
) -> None:
    """Every field is replaced by the newest, whatever was there before."""
    first, second = data.draw(KINDS[kind]), data.draw(KINDS[kind])
    second = replace(second, **{key: getattr(first, key) for key in KEYS.get(kind, ("id",))})
    assert stored_and_read_back(store, first) == first
    assert stored_and_read_back(store, second) == second


bodies = st.recursive(
    st.none() | st.booleans() | st.integers() | stored.words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(stored.words, inner, max_size=3),
    max_leaves=8,
)
drafts = st.builds(
    Draft,
    st.sampled_from(Relevance),
    stored.words,
    stored.numbers,
    st.dictionaries(stored.words, bodies, max_size=4),
)


@settings(deadline=None, max_examples=50)
@given(batch=st.lists(drafts, min_size=1, max_size=5))
def test_an_entry_is_read_as_it_was_returned(store: SqliteStore, batch: list[Draft]) -> None:
    """The journal gives back the very bytes and hashes that the commit has returned."""
    entries = store.commit(Batch(entries=tuple(batch)))
    assert tuple(store.journal(entries[0].sequence - 1)) == entries
    assert [entry.kind for entry in entries] == [draft.kind for draft in batch]
    assert verify_chain(store.journal()).fault == ""
