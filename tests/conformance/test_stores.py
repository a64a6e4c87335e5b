"""What the core may expect of any store, asked of each one there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.memory_store import MemoryStore
from fakes.values import DELIVERY, PREPAYMENT, SALE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.books import Account, AccountKind, Balance, Transfer, TransferKind
from kiosk.domain.delivery import DeliveryState
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.journal import GENESIS, Draft, Relevance, chained
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.prepayment import PrepaymentState
from kiosk.domain.sale import SaleState
from kiosk.ports import Batch, Overdrawn, Remembered, Setting, StorageError, Store
from kiosk.storage.store import SqliteStore

RAIL = Account(AccountKind.RAIL, "localpay")
POOL = Account(AccountKind.SALE, "S-000001")
REVENUE = Account(AccountKind.REVENUE, "1")
ENTRY = Draft(Relevance.PAYMENT, "authorised", 5, {"amount": 2_000})
FUND = Transfer("T-1", TransferKind.MOVE, RAIL, POOL, Money(100))
HOLD = Transfer("T-2", TransferKind.HOLD, POOL, REVENUE, Money(60))
POST = Transfer("T-3", TransferKind.POST, POOL, REVENUE, Money(40), holds="T-2")
VOID = Transfer("T-4", TransferKind.VOID, POOL, REVENUE, NOTHING, holds="T-2")

STORES: dict[str, Callable[[Path], Store]] = {
    "memory": lambda _folder: MemoryStore(),
    "sqlite": lambda folder: SqliteStore(folder / "kiosk.sqlite"),
}


@pytest.fixture(params=sorted(STORES))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Return an empty store, of each kind."""
    with closing(STORES[request.param](tmp_path)) as opened:
        yield opened


def state_of(store: Store) -> tuple[Remembered, list[object], list[Balance]]:
    return store.load(), list(store.journal()), [store.balance(a) for a in (RAIL, POOL, REVENUE)]


def test_a_new_store_remembers_nothing(store: Store) -> None:
    """An empty past, an empty journal, empty accounts."""
    assert state_of(store) == (Remembered(), [], [Balance()] * 3)


def test_entries_get_their_places_in_one_chain(store: Store) -> None:
    """The commit returns what the journal holds, batch after batch."""
    first, second = store.commit(Batch(entries=(ENTRY, ENTRY)))
    (third,) = store.commit(Batch(entries=(ENTRY,)))
    assert first == chained(GENESIS, 1, ENTRY)
    assert second == chained(first.hash, 2, ENTRY)
    assert third == chained(second.hash, 3, ENTRY)
    assert list(store.journal()) == [first, second, third]
    assert list(store.journal(after=2)) == [third]


def test_a_grant_is_held_and_posted(store: Store) -> None:
    """What is held is free for nobody; what is not posted returns."""
    store.commit(Batch(transfers=(FUND, HOLD)))
    assert store.balance(POOL).available == 40
    store.commit(Batch(transfers=(POST,)))
    assert store.balance(POOL) == Balance(credits=100, debits=40)
    assert store.balance(REVENUE) == Balance(credits=40)


def test_a_voided_hold_might_never_have_been(store: Store) -> None:
    """All of it returns."""
    store.commit(Batch(transfers=(FUND, HOLD, VOID)))
    assert store.balance(POOL) == Balance(credits=100)
    assert store.balance(REVENUE) == Balance()


def test_the_same_transfer_again_moves_nothing(store: Store) -> None:
    """However often it is asked for, and after its hold has been resolved."""
    for _ in range(2):
        store.commit(Batch(transfers=(FUND, FUND, HOLD, POST)))
    assert store.balance(POOL) == Balance(credits=100, debits=40)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(FUND, amount=Money(99)),
        replace(POST, id="T-9"),
        replace(VOID, id="T-9"),
        replace(POST, id="T-9", holds="T-5", amount=Money(11)),
    ],
)
def test_what_contradicts_the_books_leaves_nothing(store: Store, wrong: Transfer) -> None:
    """An id for another movement, a hold resolved again, more taken than held."""
    small = replace(HOLD, id="T-5", amount=Money(10))
    store.commit(Batch(transfers=(FUND, HOLD, POST, small)))
    before = state_of(store)
    with pytest.raises(StorageError):
        store.commit(Batch((SALE,), (replace(FUND, id="T-8"), wrong), (ENTRY,)))
    assert state_of(store) == before


@pytest.mark.parametrize("kind", [TransferKind.MOVE, TransferKind.HOLD])
def test_an_overdraft_leaves_nothing(store: Store, kind: TransferKind) -> None:
    """One cent too much undoes all that came with it; the last cent may go."""
    store.commit(Batch(transfers=(FUND, HOLD)))
    before = state_of(store)
    most = Transfer("T-9", kind, POOL, Account(AccountKind.CASH), Money(40))
    with pytest.raises(Overdrawn):
        store.commit(Batch((SALE,), (replace(most, amount=Money(41)),), (ENTRY,)))
    assert state_of(store) == before
    store.commit(Batch((SALE,), (most,), (ENTRY,)))
    assert store.balance(POOL).available == 0


INTENT = Intent("P-000001", "localpay", Verb.OPEN, Money(1), created_ms=1, expires_ms=2)
sales = st.builds(
    lambda state, receipt: replace(SALE, state=state, receipt=receipt),
    st.sampled_from(SaleState),
    st.none() | st.just(1),
)
prepayments = st.builds(
    lambda number, state: replace(PREPAYMENT, id=f"P-{number:06d}", state=state),
    st.integers(1, 3),
    st.sampled_from(PrepaymentState),
)
deliveries = st.builds(
    lambda number, state: replace(DELIVERY, id=f"D-{number:06d}", state=state),
    st.integers(1, 3),
    st.sampled_from(DeliveryState),
)
intents = st.builds(
    lambda number, is_done: replace(INTENT, number=number, is_done=is_done),
    st.integers(1, 2),
    st.booleans(),
)
others = st.builds(Setting, st.sampled_from("ab"), st.sampled_from("12"))
histories = st.lists(st.one_of(sales, prepayments, deliveries, intents, others), max_size=12)


def as_sets(remembered: Remembered) -> dict[str, object]:
    fields = {name: getattr(remembered, name) for name in Remembered.__slots__}
    return {
        name: set(value) if isinstance(value, tuple) else value for name, value in fields.items()
    }


@settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(history=histories)
def test_all_stores_remember_the_same(tmp_path: Path, history: list[object]) -> None:
    """Whatever has been saved, in whatever order: a start begins with the same things."""
    first = (SALE, PREPAYMENT)
    folder = tmp_path / str(sum(1 for _ in tmp_path.iterdir()))
    folder.mkdir()
    remembered = []
    for make in STORES.values():
        with closing(make(folder)) as store:
            for value in (*first, *history):
                store.commit(Batch(saved=(value,)))
            remembered.append(as_sets(store.load()))
    assert remembered[0] == remembered[1]
    assert remembered[0]["numbers"]["S"] == 1
