"""The store of the tests and the store of the product keep the same promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.day import Day
from fakes.memory_store import MemoryStore
from fakes.values import DELIVERY, PREPAYMENT, SALE

from kiosk.domain.attendant import Attendant
from kiosk.domain.books import Account, AccountKind, Balance, Transfer, TransferKind
from kiosk.domain.delivery import DeliveryState
from kiosk.domain.intent import Intent, Verb
from kiosk.domain.journal import GENESIS, Draft, Entry, Relevance
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import FINAL, PrepaymentState
from kiosk.domain.sale import SaleState
from kiosk.domain.voucher import Voucher, VoucherKind, VoucherState
from kiosk.ports import (
    Batch,
    OutletRecord,
    Overdrawn,
    Remembered,
    Setting,
    StorageError,
    Store,
)
from kiosk.storage.store import SqliteStore

RAIL = Account(AccountKind.RAIL, "fake")
PURSE = Account(AccountKind.PREPAYMENT, "P-000001")
POOL = Account(AccountKind.SALE, "S-000001")
REVENUE = Account(AccountKind.REVENUE, "1")
OVER = {SaleState.SETTLED, SaleState.CANCELLED}


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Open a store of each kind."""
    opened: Store = MemoryStore() if request.param == "memory" else SqliteStore(tmp_path / "k.db")
    yield opened
    opened.close()


def move(key: str, debit: Account, credit: Account, minor: int) -> Transfer:
    """Return a plain movement."""
    return Transfer(key, TransferKind.MOVE, debit, credit, Money(minor))


def hold(key: str, minor: int) -> Transfer:
    """Return a grant out of the pool."""
    return Transfer(key, TransferKind.HOLD, POOL, REVENUE, Money(minor))


def resolve(kind: TransferKind, held: str, minor: int = 0) -> Transfer:
    """Return the end of a grant."""
    return Transfer(f"{held}:{kind}", kind, POOL, REVENUE, Money(minor), holds=held)


def move_in(store: Store, minor: int = 2000) -> None:
    """Let a payer's money into the pool."""
    store.commit(Batch(transfers=(move("in", RAIL, POOL, minor),)))


# --- Books --------------------------------------------------------------------------------------


def test_an_account_that_was_never_used_holds_nothing(store: Store) -> None:
    """All zero, and no error."""
    assert store.balance(POOL) == Balance()


def test_a_movement_moves_both_accounts(store: Store) -> None:
    """What leaves one comes to the other."""
    move_in(store)
    assert store.balance(RAIL) == Balance(debits=2000)
    assert store.balance(POOL) == Balance(credits=2000)


def test_a_grant_is_pending_until_it_is_posted(store: Store) -> None:
    """Held on both sides; posted with a part, the rest returns."""
    move_in(store)
    store.commit(Batch(transfers=(hold("g", 1500),)))
    assert store.balance(POOL) == Balance(credits=2000, debits_pending=1500)
    assert store.balance(POOL).available == 500
    assert store.balance(REVENUE) == Balance(credits_pending=1500)
    store.commit(Batch(transfers=(resolve(TransferKind.POST, "g", 528),)))
    assert store.balance(POOL) == Balance(credits=2000, debits=528)
    assert store.balance(REVENUE) == Balance(credits=528)


def test_a_grant_that_is_voided_returns_all(store: Store) -> None:
    """As if it had never been."""
    move_in(store)
    store.commit(Batch(transfers=(hold("g", 1500), resolve(TransferKind.VOID, "g"))))
    assert store.balance(POOL) == Balance(credits=2000)
    assert store.balance(REVENUE) == Balance()


def test_a_grant_is_replaced_within_a_batch(store: Store) -> None:
    """A raise voids the older hold and makes a larger one, in this order."""
    move_in(store)
    store.commit(Batch(transfers=(hold("g", 1500),)))
    store.commit(Batch(transfers=(resolve(TransferKind.VOID, "g"), hold("h", 2000))))
    assert store.balance(POOL).available == 0
    with pytest.raises(Overdrawn):
        store.commit(Batch(transfers=(hold("i", 1),)))


@pytest.mark.parametrize(
    "again",
    [resolve(TransferKind.POST, "g", 1), replace(resolve(TransferKind.VOID, "g"), id="other")],
)
def test_a_grant_is_resolved_once(store: Store, again: Transfer) -> None:
    """Neither posted nor voided a second time."""
    move_in(store)
    store.commit(Batch(transfers=(hold("g", 1500), resolve(TransferKind.VOID, "g"))))
    with pytest.raises(StorageError):
        store.commit(Batch(transfers=(again,)))
    assert store.balance(POOL).available == 2000


def test_a_grant_is_posted_with_no_more_than_it_holds(store: Store) -> None:
    """Not even where the pool would cover it."""
    move_in(store)
    store.commit(Batch(transfers=(hold("g", 1500),)))
    with pytest.raises(StorageError):
        store.commit(Batch(transfers=(resolve(TransferKind.POST, "g", 1501),)))


@pytest.mark.parametrize(
    "wrong",
    [
        resolve(TransferKind.VOID, "never"),
        resolve(TransferKind.VOID, "in"),  # Not a grant.
        replace(resolve(TransferKind.POST, "g", 1), credit=PURSE),
        replace(resolve(TransferKind.POST, "g", 1), debit=PURSE),
    ],
)
def test_a_grant_that_was_never_made_is_not_resolved(store: Store, wrong: Transfer) -> None:
    """Nothing is pending under that name, or not between these accounts."""
    move_in(store)
    store.commit(Batch(transfers=(hold("g", 1500), move("p", RAIL, PURSE, 9))))
    with pytest.raises(StorageError):
        store.commit(Batch(transfers=(wrong,)))
    assert store.balance(POOL).available == 500


@pytest.mark.parametrize("kind", [TransferKind.MOVE, TransferKind.HOLD])
def test_no_account_gives_what_it_does_not_hold(store: Store, kind: TransferKind) -> None:
    """Refused with the whole batch; what may be overdrawn may."""
    move_in(store)
    bad = Transfer("x", kind, POOL, REVENUE, Money(2001))
    good = Batch(
        saved=(Setting("a", "b"),),
        transfers=(move("y", RAIL, PURSE, 5), bad),
        entries=(Draft(Relevance.SYSTEM, "k", 1, {}),),
    )
    with pytest.raises(Overdrawn):
        store.commit(good)
    assert store.balance(PURSE) == Balance()
    assert store.load().settings == ()
    assert list(store.journal()) == []


@pytest.mark.parametrize("kind", AccountKind)
def test_which_accounts_may_owe(store: Store, kind: AccountKind) -> None:
    """Exactly those of which the domain says so."""
    account = Account(kind, "x")
    batch = Batch(transfers=(move("x", account, POOL, 1),))
    if account.may_overdraw:
        store.commit(batch)
        assert store.balance(account).available == -1
    else:
        with pytest.raises(Overdrawn):
            store.commit(batch)


@pytest.mark.req("RD-18")
def test_the_same_movement_again_is_ignored(store: Store) -> None:
    """Whatever comes with it is stored; the money moves once."""
    move_in(store)
    store.commit(Batch(saved=(Setting("a", "b"),), transfers=(move("in", RAIL, POOL, 2000),)))
    assert store.balance(POOL) == Balance(credits=2000)
    assert store.load().settings == (Setting("a", "b"),)


def test_another_movement_of_the_same_name_is_refused(store: Store) -> None:
    """One id, one movement."""
    move_in(store)
    with pytest.raises(StorageError):
        store.commit(Batch(transfers=(move("in", RAIL, POOL, 1999),)))
    assert store.balance(POOL) == Balance(credits=2000)


# --- Journal ------------------------------------------------------------------------------------


def test_entries_are_numbered_and_chained(store: Store) -> None:
    """From 1 without gaps, each with the hash of the one before."""
    drafts = tuple(Draft(Relevance.SYSTEM, f"k{n}", n, {"n": n}) for n in range(3))
    first = store.commit(Batch(entries=drafts[:2]))
    second = store.commit(Batch(entries=drafts[2:]))
    entries: list[Entry] = list(store.journal())
    assert entries == [*first, *second]
    assert [one.sequence for one in entries] == [1, 2, 3]
    assert entries[0].before == GENESIS
    assert [one.before for one in entries[1:]] == [one.hash for one in entries[:-1]]
    assert list(store.journal(2)) == entries[2:]


# --- What a start begins with -------------------------------------------------------------------


def intent(*, is_done: bool) -> Intent:
    """Return a call to the rail for the prepayment of the tests."""
    return Intent(
        PREPAYMENT.id, "fake", Verb.EXPIRE, Money(1), created_ms=1, expires_ms=2, is_done=is_done
    )


def remembers(past: Remembered) -> bool:
    """Whether the sale is remembered; all of it, or nothing."""
    kept = (bool(past.sales), bool(past.prepayments), bool(past.deliveries))
    assert len(set(kept)) == 1, "half a sale"
    return kept[0]


@pytest.mark.parametrize("sale_state", SaleState)
@pytest.mark.parametrize("paid", PrepaymentState)
def test_a_sale_is_remembered_whole_while_anything_of_it_is_open(
    store: Store, sale_state: SaleState, paid: PrepaymentState
) -> None:
    """An unfinished prepayment brings its sale back, cancelled or settled as that may be."""
    delivery = replace(DELIVERY, state=DeliveryState.SETTLED)
    store.commit(
        Batch(
            saved=(
                replace(SALE, state=sale_state),
                replace(PREPAYMENT, state=paid),
                delivery,
                intent(is_done=True),
            )
        )
    )
    assert remembers(store.load()) is (sale_state not in OVER or paid not in FINAL)
    assert store.load().intents == ()


@pytest.mark.parametrize("sale_state", sorted(OVER))
@pytest.mark.parametrize("state", DeliveryState)
def test_an_open_delivery_brings_its_sale_back(
    store: Store, sale_state: SaleState, state: DeliveryState
) -> None:
    """Whatever the sale itself says."""
    settled = replace(PREPAYMENT, state=PrepaymentState.SETTLED)
    store.commit(
        Batch(saved=(replace(SALE, state=sale_state), settled, replace(DELIVERY, state=state)))
    )
    assert remembers(store.load()) is (state is not DeliveryState.SETTLED)


@pytest.mark.parametrize("is_done", [True, False])
def test_an_open_intent_brings_its_sale_back(store: Store, *, is_done: bool) -> None:
    """A call that was not answered, although everything else is over."""
    store.commit(
        Batch(
            saved=(
                replace(SALE, state=SaleState.CANCELLED),
                replace(PREPAYMENT, state=PrepaymentState.EXPIRED),
                replace(DELIVERY, state=DeliveryState.SETTLED),
                intent(is_done=is_done),
            )
        )
    )
    assert remembers(store.load()) is not is_done
    assert bool(store.load().intents) is not is_done


def test_the_newest_of_an_id_stands(store: Store) -> None:
    """Sales, outlets, attendants and settings are replaced; intents by their key."""
    values = (
        (SALE, replace(SALE, words="other")),
        (OutletRecord(OutletId(1)), OutletRecord(OutletId(1), fault="leak", sequence=7)),
        (Attendant("Ada", "x"), Attendant("Ada", "x", wrong=3)),
        (Setting("k", "1"), Setting("k", "2")),
    )
    for batch in zip(*values, strict=True):
        store.commit(Batch(saved=tuple(batch)))
    past = store.load()
    assert past.sales == (replace(SALE, words="other"),)
    assert past.outlets == (OutletRecord(OutletId(1), fault="leak", sequence=7),)
    assert past.attendants == (Attendant("Ada", "x", wrong=3),)
    assert past.settings == (Setting("k", "2"),)


def test_counters_know_what_is_over_as_well(store: Store) -> None:
    """The highest receipt and the highest number of each letter, finished or not."""
    store.commit(
        Batch(
            saved=(
                replace(SALE, id="S-000012", state=SaleState.SETTLED, receipt=4),
                replace(PREPAYMENT, id="P-000014", sale="S-000012", state=PrepaymentState.SETTLED),
                replace(DELIVERY, id="D-000020", sale="S-000012", state=DeliveryState.SETTLED),
            )
        )
    )
    past = store.load()
    assert (past.sales, past.receipts) == ((), 4)
    assert past.numbers == {"S": 12, "P": 14, "D": 20}


# --- Whole days over both -----------------------------------------------------------------------


def voucher(number: int, **changes: object) -> Voucher:
    """Return a voucher of that number."""
    one = Voucher(number, f"mark {number}", Money(500), VoucherKind.BATCH, 1_000, batch="spring")
    return replace(one, **changes)  # type: ignore[arg-type]  # Named as the fields are.


def test_vouchers_are_found_by_code_by_number_and_by_their_end(store: Store) -> None:
    """Each as it was kept last."""
    ends = voucher(3, expires_ms=7_000, kind=VoucherKind.SOLD, by="Ada", batch="")
    over = voucher(4, expires_ms=6_000, state=VoucherState.VOID)
    store.commit(Batch(saved=(voucher(10), ends, over, voucher(1))))
    store.commit(Batch(saved=(voucher(10, state=VoucherState.EXPIRED, expires_ms=1),)))
    assert store.voucher(3) == store.voucher_of("mark 3") == ends
    assert store.voucher(2) is None
    assert store.voucher_of("mark") is None
    assert [one.number for one in store.vouchers(2, 10)] == [3, 4, 10]
    assert store.vouchers_expired(6_999) == ()
    assert store.vouchers_expired(7_000) == (ends,)
    assert store.load().numbers["V"] == 10


class Twins(MemoryStore):
    """Commits to both kinds of store, and fails where they differ."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.other = SqliteStore(path)

    def commit(self, batch: Batch) -> tuple[Entry, ...]:
        mine = _outcome(lambda: super(Twins, self).commit(batch))
        if self.broken is None:  # Told to fail: that is not for the other to know.
            assert _outcome(lambda: self.other.commit(batch)) == mine
        if isinstance(mine, type):
            raise self.broken or mine("both refuse it")
        return mine

    def load(self) -> Remembered:
        mine, theirs = super().load(), self.other.load()
        assert _sorted(mine) == _sorted(theirs)
        return theirs

    def compare(self) -> None:
        """Fail where the books or the journal differ."""
        assert self.other.balances() == self.balances
        assert list(self.other.journal()) == self.entries


def _outcome(
    commit: Callable[[], tuple[Entry, ...]],
) -> tuple[Entry, ...] | type[StorageError]:
    try:
        return commit()
    except StorageError as error:
        return type(error)


def _sorted(past: Remembered) -> dict[str, object]:
    return {
        name: sorted(map(repr, value)) if isinstance(value, tuple) else value
        for name, value in ((name, getattr(past, name)) for name in past.__slots__)
    }


@pytest.mark.parametrize("seed", [3, 14, 15])
def test_whole_days_end_alike_in_both(seed: int, tmp_path: Path) -> None:
    """Every batch of a day, with kills and all: the same answers, the same books, the same past."""
    twins = Twins(tmp_path / "kiosk.db")
    day = Day(seed, store=twins)
    day.run(60_000)
    assert twins.commits > 40
    day.heal()
    twins.compare()
    twins.other.close()
