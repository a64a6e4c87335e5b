"""The monitor's reading of the journal: a chain that holds, and what is open in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from fakes.memory_store import MemoryStore

from kiosk.domain.journal import Draft, Entry, Relevance, chained
from kiosk.domain.money import Currency
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.tariff import Block, Tariff
from kiosk.monitor.book import GRANTS_KEPT, Book, Price, beginning
from kiosk.ports import Batch

ONE = OutletId(1)


class Listed:
    """A journal that is what it is given."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries

    def journal(self, after: int = 0) -> Iterator[Entry]:
        return (one for one in self.entries if one.sequence > after)


def note(store: MemoryStore, kind: str, **body: object) -> None:
    """Add an entry as the engine would."""
    draft = Draft(Relevance.DELIVERY, kind, 0, body)  # type: ignore[arg-type]  # Plain values.
    store.commit(Batch(entries=(draft,)))


def grant(store: MemoryStore, *, sequence: int = 1, limit: int = 1_000, **more: object) -> None:
    """Add a grant for D-2 of S-1 at outlet 1."""
    body = {"delivery": "D-2", "sale": "S-1", "outlet": 1, "opening": 500, "limit": limit}
    body |= {"preset": limit - 50, "reserved": 10, "sequence": sequence, "unit": "ul"}
    body |= {"blocks": [[17_590, 0]], "per_minor": 10**8}
    note(store, "grant", **(body | more))


def final(store: MemoryStore, **more: object) -> None:
    """Add the end of D-2."""
    body = {"delivery": "D-2", "sale": "S-1", "outlet": 1, "quantity": 700, "closing": 1_200}
    note(store, "delivery", **(body | more))


def test_it_knows_what_was_paid_granted_and_delivered() -> None:
    """Several payments of a sale add up; the newest grant of a delivery counts until its end."""
    store, book = MemoryStore(), Book()
    note(store, "payment-authorised", sale="S-1", amount=2_000)
    note(store, "payment-authorised", sale="S-1", amount=500)
    grant(store)
    grant(store, sequence=2, limit=3_000)
    assert book.read(store) == []
    purse = book.purses["S-1"]
    delivery = purse.deliveries["D-2"]
    assert purse.authorised == 2_500
    assert (delivery.opening, delivery.grant.limit, delivery.grant.preset) == (500, 3_000, 2_950)
    assert not delivery.is_asked
    assert delivery.final is None
    note(store, "valve-open-asked", delivery="D-2", outlet=1)
    grant(store, sequence=3, limit=4_000)
    final(store)
    assert book.read(store) == []
    delivery = purse.deliveries["D-2"]
    assert delivery.is_asked
    assert delivery.final == 700
    assert sorted(book.grants[ONE]) == [1, 2, 3]
    assert book.number == len(store.entries)


def test_what_is_read_is_stamped_only_once_the_reading_is_over() -> None:
    """Only a status that came after that is newer than the entry for certain."""
    store, book = MemoryStore(), Book()
    grant(store)
    final(store)
    note(store, "meter-rebased", outlet=1)
    book.read(store)
    grant_of = book.newest[ONE].grant
    assert (grant_of.known_ms, book.ended_ms, book.rebased_ms) == (None, {}, {})
    book.known(7)
    assert (grant_of.known_ms, book.ended_ms, book.rebased_ms) == (7, {ONE: 7}, {ONE: 7})
    book.known(8)
    assert (grant_of.known_ms, book.ended_ms) == (7, {ONE: 7})


def test_a_grant_after_the_end_begins_anew() -> None:
    """A delivery that is over and granted again is open again, and was not asked to open."""
    store, book = MemoryStore(), Book()
    grant(store)
    note(store, "valve-open-asked", delivery="D-2", outlet=1)
    final(store)
    grant(store, sequence=2)
    book.read(store)
    assert book.newest[ONE].final is None
    assert not book.newest[ONE].is_asked


def test_only_the_delivery_that_was_to_be_opened_was() -> None:
    """Neither the next one at the outlet nor the one before."""
    store, book = MemoryStore(), Book()
    grant(store)
    note(store, "valve-open-asked", delivery="D-1", outlet=1)
    note(store, "valve-open-asked", delivery="D-1", outlet=2)
    book.read(store)
    assert not book.newest[ONE].is_asked
    note(store, "valve-open-asked", delivery="D-2", outlet=1)
    grant(store, delivery="D-3", sequence=2)
    book.read(store)
    assert not book.newest[ONE].is_asked


def test_a_grant_that_is_written_again_explains_its_larger_preset() -> None:
    """Cut back under its number, it is held until a stop; the number of another is another."""
    store, book = MemoryStore(), Book()
    grant(store, limit=3_000)
    grant(store, limit=2_000)
    book.read(store)
    assert (book.grants[ONE][1].preset, book.grants[ONE][1].most) == (1_950, 2_950)
    grant(store, delivery="D-3", limit=1_000)
    book.read(store)
    assert book.grants[ONE][1].most == 950


def test_finished_sales_are_forgotten_and_old_grants_too() -> None:
    """What is read again and again stays small."""
    store, book = MemoryStore(), Book()
    for sequence in range(1, GRANTS_KEPT + 3):
        grant(store, sequence=sequence)
    note(store, "sale-finished", sale="S-1")
    book.read(store)
    assert len(book.grants[ONE]) == GRANTS_KEPT
    assert min(book.grants[ONE]) == 3
    book.forget_finished()
    assert book.purses == {}
    assert book.newest[ONE].id == "D-2"


def test_a_broken_chain_is_found_once() -> None:
    """A wrong hash, another one before it, a gap, other bytes: each is named with its number."""
    store = MemoryStore()
    for _ in range(3):
        note(store, "nothing")
    one, two, three = store.entries
    cases = {
        "gap": [one, three],
        "bytes": [one, replace(two, canonical=two.canonical + b" "), three],
        "before": [one, chained(bytes(32), 2, Draft(Relevance.SYSTEM, "nothing", 0, {})), three],
        "kind": [one, replace(two, kind="something"), three],
    }
    for name, entries in cases.items():
        journal, book = Listed(entries), Book()
        assert book.read(journal)[0].number == (3 if name == "gap" else 2), name
        assert book.read(journal) == [], name


def test_a_journal_that_became_shorter_or_another_is_found() -> None:
    """What was read once must still be there."""
    store, book = MemoryStore(), Book()
    note(store, "nothing")
    note(store, "nothing")
    assert book.read(store) == []
    gone = store.entries.pop()
    assert [one.number for one in book.read(store)] == [2]
    store.entries.append(gone)
    assert book.read(store) == []
    other = Draft(Relevance.SYSTEM, "other", 0, {})
    store.entries[-1] = chained(gone.before, 2, other)
    assert [one.number for one in book.read(store)] == [2]


@pytest.mark.parametrize(
    "more", [{"preset": "much"}, {"blocks": [1]}, {"outlet": None}, {"per_minor": "x"}]
)
def test_an_entry_that_makes_no_sense_is_a_break(more: dict[str, object]) -> None:
    """What cannot be read cannot be vouched for."""
    store, book = MemoryStore(), Book()
    grant(store, **more)
    assert [one.number for one in book.read(store)] == [1]


@pytest.mark.parametrize("base", [0, 1, 999, 1_000, 1_001, 5_000_000])
def test_a_cost_is_that_of_the_tariff(base: int) -> None:
    """The monitor's own arithmetic says what the tariff says, before any rounding."""
    blocks = (Block(17_590, 1_000), Block(9_990, 40_000), Block(33))
    tariff = Tariff(Dimension.VOLUME, Currency("EUR"), blocks, 10)
    price = Price(((17_590, 1_000), (9_990, 40_000), (33, 0)), tariff.per_minor)
    exact = tariff.exact(Quantity(base, Dimension.VOLUME))
    assert price.cost(base) == Fraction(exact, tariff.per_minor)


def test_an_entry_of_an_older_release_is_priced_by_what_it_reserved() -> None:
    """Such a grant does not say its price: it is never made out dearer than what was reserved."""
    store, book = MemoryStore(), Book()
    grant(store, limit=999, reserved=7, blocks=[])
    old = {"delivery": "D-3", "sale": "S-1", "outlet": 2, "opening": 0, "limit": 999}
    note(store, "grant", **old, preset=900, reserved=7, sequence=1)
    book.read(store)
    cost = book.newest[OutletId(2)].price.cost(999)
    assert 6 < cost <= 7


def test_reading_begins_just_before_the_oldest_open_sale() -> None:
    """A hundred thousand old sales are not read again at every start."""
    store = MemoryStore()
    for number in range(1, 3_001):
        note(store, "override" if number % 7 == 0 else "sale-quoted", sale=f"S-{number:06d}")
        note(store, "nothing")
        note(store, "nothing")
    for oldest in (1, 2, 500, 1_300, 1_501, 2_999, 3_000):
        after = beginning(store, [f"S-{oldest:06d}", "S-003000"])
        at = next(
            n for n, one in enumerate(store.entries) if f"S-{oldest:06d}".encode() in one.canonical
        )
        assert 0 <= at - after <= 1_003
    assert len(store.entries) - beginning(store, []) <= 1_003
    assert beginning(MemoryStore(), []) == 0
    quoted = MemoryStore()
    for number in range(1, 3_001):
        note(quoted, "sale-quoted", sale=f"S-{number:06d}")
    assert beginning(quoted, ["S-003000"]) >= 1_996
