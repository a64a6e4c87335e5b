"""What LocalPay may expect of any store, asked of each one there is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.localpay_store import MemoryLocalPayStore
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.money import NOTHING, Money
from kiosk.ports import Overdrawn
from kiosk.ports_localpay import (
    Answer,
    Change,
    Checkout,
    CheckoutState,
    Conflict,
    LocalPayStore,
    Movement,
    MovementKind,
    PaidWith,
    PaymentState,
    PrepaidAccount,
    Tries,
)
from kiosk.storage.localpay import SqliteLocalPayStore

ACCOUNT = PrepaidAccount("7Q2MK9VX", "Anna", "$argon2id$...", "EUR", created_ms=5)

CHECKOUT = Checkout(
    id="cs_1",
    payment="pi_1",
    code="0123456789ABCDEF",
    amount=Money(2000),
    currency="EUR",
    description="Diesel · Outlet 2",
    is_hold=True,
    created_ms=1_000,
    expires_ms=2_000,
    metadata=(("hold", "P-1"), ("Grüße", "أهلا")),
    payment_metadata=(("hold", "P-1"),),
)


STORES: dict[str, Callable[[Path], LocalPayStore]] = {
    "memory": lambda _folder: MemoryLocalPayStore(),
    "sqlite": lambda folder: SqliteLocalPayStore(folder / "pay.sqlite"),
}


@pytest.fixture(params=sorted(STORES))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> LocalPayStore:
    """Return an empty store, of each kind."""
    return STORES[request.param](tmp_path)


def moved(
    number: int, balance: int, held: int = 0, kind: MovementKind = MovementKind.CREDIT
) -> Movement:
    return Movement(f"M-{number}", ACCOUNT.id, kind, balance, held, at_ms=number)


def answered(key: str, body: str = "{}", *, at_ms: int = 10) -> Answer:
    return Answer(key, "f" * 64, 200, body, at_ms)


def test_a_checkout_is_found_by_each_of_its_names(store: LocalPayStore) -> None:
    """Session, payment and code lead to the same record, with all that it holds."""
    store.store(Change(CHECKOUT))
    assert store.checkout("cs_1") == CHECKOUT
    assert store.checkout_of_payment("pi_1") == CHECKOUT
    assert store.checkout_of_code("0123456789ABCDEF") == CHECKOUT


def test_what_was_never_stored_is_not_found(store: LocalPayStore) -> None:
    """No name leads anywhere in an empty store."""
    assert store.checkout("cs_1") is None
    assert store.checkout_of_payment("pi_1") is None
    assert store.checkout_of_code("0123456789ABCDEF") is None
    assert store.answer("K") is None
    assert store.account("A") is None
    assert store.accounts() == ()
    assert store.statement("A") == ()


def test_every_field_of_a_checkout_comes_back(store: LocalPayStore) -> None:
    """Nothing that is stored is lost or turned into something else."""
    full = replace(
        CHECKOUT,
        success_url="https://a.example/ok",
        cancel_url="https://a.example/no",
        client_reference="0123",
        state=CheckoutState.COMPLETE,
        payment_state=PaymentState.CAPTURED,
        paid_with=PaidWith.ACCOUNT,
        account=ACCOUNT.id,
        paid_ms=1_500,
        settles_ms=1_600,
        received=Money(1234),
        refunded=Money(34),
        cancel_reason="requested_by_customer",
        is_seen=True,
        is_hold=False,
        version=2,
    )
    store.store(Change(CHECKOUT))
    store.store(Change(full))
    assert store.checkout("cs_1") == full


def test_only_the_next_version_is_stored(store: LocalPayStore) -> None:
    """Whoever changes what has changed meanwhile is told so, and nothing happens."""
    store.store(Change(CHECKOUT))
    second = replace(CHECKOUT, is_seen=True, version=2)
    store.store(Change(second))
    for version in (1, 2, 4):
        with pytest.raises(Conflict):
            store.store(Change(replace(CHECKOUT, cancel_reason="late", version=version)))
    assert store.checkout("cs_1") == second


def test_a_later_version_of_what_is_not_there_is_refused(store: LocalPayStore) -> None:
    """Version 2 of nothing is nothing."""
    with pytest.raises(Conflict):
        store.store(Change(replace(CHECKOUT, version=2)))
    assert store.checkout("cs_1") is None


@pytest.mark.parametrize("shared", ["payment", "code"])
def test_no_two_checkouts_share_a_name(store: LocalPayStore, shared: str) -> None:
    """A code or payment that is in use opens no second checkout."""
    store.store(Change(CHECKOUT))
    fresh = {"payment": "pi_2", "code": "Z" * 16, shared: getattr(CHECKOUT, shared)}
    with pytest.raises(Conflict):
        store.store(
            Change(replace(CHECKOUT, id="cs_2", payment=fresh["payment"], code=fresh["code"]))
        )
    assert store.checkout("cs_2") is None


def test_a_step_its_answer_and_its_movement_are_one(store: LocalPayStore) -> None:
    """All three are there after the call."""
    store.open_account(ACCOUNT)
    store.move(moved(1, 5000))
    movement = moved(2, 0, 2000, MovementKind.HOLD)
    store.store(Change(CHECKOUT, answered("K", "once"), movement))
    assert store.checkout("cs_1") == CHECKOUT
    assert store.answer("K") == answered("K", "once")
    assert store.account(ACCOUNT.id) == replace(ACCOUNT, balance=Money(5000), held=Money(2000))
    assert store.statement(ACCOUNT.id) == (moved(1, 5000), movement)


def test_an_answer_in_use_undoes_the_step(store: LocalPayStore) -> None:
    """A key answers once; the second step under it stores nothing at all."""
    store.open_account(ACCOUNT)
    store.move(moved(1, 5000))
    store.keep_answer(answered("K", "first"))
    with pytest.raises(Conflict):
        store.store(Change(CHECKOUT, answered("K", "second"), moved(2, 0, 2000)))
    assert store.checkout("cs_1") is None
    assert store.answer("K") == answered("K", "first")
    assert store.account(ACCOUNT.id) == replace(ACCOUNT, balance=Money(5000))


def test_a_movement_in_use_undoes_the_step(store: LocalPayStore) -> None:
    """A step whose money has already moved is a step that somebody else made."""
    store.open_account(ACCOUNT)
    store.move(moved(1, 5000))
    with pytest.raises(Conflict):
        store.store(Change(CHECKOUT, answered("K"), moved(1, 5000)))
    assert store.checkout("cs_1") is None
    assert store.answer("K") is None
    assert store.account(ACCOUNT.id) == replace(ACCOUNT, balance=Money(5000))


def test_an_overdrawn_account_undoes_the_step(store: LocalPayStore) -> None:
    """Money that is not there pays for nothing."""
    store.open_account(ACCOUNT)
    store.move(moved(1, 1999))
    with pytest.raises(Overdrawn):
        store.store(Change(CHECKOUT, answered("K"), moved(2, 0, 2000, MovementKind.HOLD)))
    assert store.checkout("cs_1") is None
    assert store.answer("K") is None
    assert store.statement(ACCOUNT.id) == (moved(1, 1999),)


@pytest.mark.parametrize(
    ("balance", "held"), [(-5001, 0), (0, 5001), (-1, 5000), (0, -1), (-5000, 1)]
)
def test_no_account_owes(store: LocalPayStore, balance: int, held: int) -> None:
    """What is held stays between nothing and the balance."""
    store.open_account(ACCOUNT)
    store.move(moved(1, 5000))
    with pytest.raises(Overdrawn):
        store.move(moved(2, balance, held))
    assert store.account(ACCOUNT.id) == replace(ACCOUNT, balance=Money(5000))
    assert store.statement(ACCOUNT.id) == (moved(1, 5000),)


def test_money_of_no_account_moves_nowhere(store: LocalPayStore) -> None:
    """There must be an account to move the money of."""
    with pytest.raises(Overdrawn):
        store.move(moved(1, 100))
    assert store.statement(ACCOUNT.id) == ()


def test_a_movement_is_made_once(store: LocalPayStore) -> None:
    """The same movement again is the same money, not more of it."""
    store.open_account(ACCOUNT)
    for _ in range(3):
        store.move(moved(1, 700))
    assert store.account(ACCOUNT.id) == replace(ACCOUNT, balance=Money(700))
    assert store.statement(ACCOUNT.id) == (moved(1, 700),)


def test_the_first_answer_is_kept(store: LocalPayStore) -> None:
    """Whoever answers second gets the first answer back."""
    first, second = answered("K", "first"), answered("K", "second")
    assert store.keep_answer(first) == first
    assert store.keep_answer(second) == first
    assert store.answer("K") == first


def test_a_token_is_used_once(store: LocalPayStore) -> None:
    """A form that was sent twice acts once."""
    assert store.use_token("T", at_ms=1)
    assert not store.use_token("T", at_ms=2)
    assert store.use_token("U", at_ms=2)


def test_what_is_old_is_forgotten_and_nothing_else(store: LocalPayStore) -> None:
    """Answers and tokens from before the time go, the ones of that time stay."""
    store.keep_answer(answered("old", at_ms=99))
    store.keep_answer(answered("new", at_ms=100))
    store.use_token("old", at_ms=99)
    store.use_token("new", at_ms=100)
    store.store(Change(CHECKOUT))
    store.forget(100)
    assert store.answer("old") is None
    assert store.answer("new") == answered("new", at_ms=100)
    assert store.use_token("old", at_ms=101)
    assert not store.use_token("new", at_ms=101)
    assert store.checkout("cs_1") == CHECKOUT


def test_an_account_is_opened_once_and_empty(store: LocalPayStore) -> None:
    """A taken id opens nothing, and no money appears with an account."""
    store.open_account(ACCOUNT)
    with pytest.raises(Conflict):
        store.open_account(replace(ACCOUNT, name="Ben"))
    with pytest.raises(ValueError, match="empty"):
        store.open_account(replace(ACCOUNT, id="B", balance=Money(1)))
    assert store.accounts() == (ACCOUNT,)


def test_accounts_are_listed_in_the_order_of_their_ids(store: LocalPayStore) -> None:
    """A list looks the same each time."""
    for name in ("C", "A", "B"):
        store.open_account(replace(ACCOUNT, id=name))
    assert [account.id for account in store.accounts()] == ["A", "B", "C"]


def test_tries_change_only_from_what_they_were(store: LocalPayStore) -> None:
    """Two guesses at the same time cannot be counted as one."""
    store.open_account(ACCOUNT)
    store.set_tries(ACCOUNT.id, before=Tries(), after=Tries(1, 0))
    with pytest.raises(Conflict):
        store.set_tries(ACCOUNT.id, before=Tries(), after=Tries(1, 0))
    store.set_tries(ACCOUNT.id, before=Tries(1, 0), after=Tries(5, 9_000))
    assert store.account(ACCOUNT.id) == replace(ACCOUNT, tries=Tries(5, 9_000))
    with pytest.raises(Conflict):
        store.set_tries("nobody", before=Tries(), after=Tries(1, 0))


def test_a_new_pin_clears_the_tries_and_leaves_the_money(store: LocalPayStore) -> None:
    """Whoever forgot the PIN gets a new one, not a new account."""
    store.open_account(ACCOUNT)
    store.move(moved(1, 700))
    store.set_tries(ACCOUNT.id, before=Tries(), after=Tries(5, 9_000))
    store.set_pin(ACCOUNT.id, "$new")
    assert store.account(ACCOUNT.id) == replace(ACCOUNT, pin_hash="$new", balance=Money(700))
    with pytest.raises(Conflict):
        store.set_pin("nobody", "$new")


def in_parallel(count: int, act: Callable[[int], None]) -> list[type[Exception]]:
    """Run `act` in `count` threads at once; return the types of what they raised."""
    raised: list[type[Exception]] = []
    gate = threading.Barrier(count)

    def run(number: int) -> None:
        gate.wait()
        try:
            act(number)
        except (Conflict, Overdrawn) as error:
            raised.append(type(error))

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def test_of_many_at_once_one_changes_a_checkout(store: LocalPayStore) -> None:
    """Eight phones pay the same checkout: one does, seven are told."""
    store.store(Change(CHECKOUT))

    def pay(number: int) -> None:
        paid = replace(
            CHECKOUT, payment_state=PaymentState.HELD, cancel_reason=str(number), version=2
        )
        store.store(Change(paid))

    assert in_parallel(8, pay) == [Conflict] * 7


def test_of_many_at_once_an_account_pays_what_it_has(store: LocalPayStore) -> None:
    """Eight holds of 300 on 1000: three fit."""
    store.open_account(ACCOUNT)
    store.move(moved(100, 1000))
    raised = in_parallel(8, lambda number: store.move(moved(number, 0, 300, MovementKind.HOLD)))
    assert raised == [Overdrawn] * 5
    assert store.account(ACCOUNT.id) == replace(ACCOUNT, balance=Money(1000), held=Money(900))


def test_of_many_at_once_one_uses_a_token(store: LocalPayStore) -> None:
    """A form sent eight times at the same instant acts once."""
    used: list[bool] = []
    in_parallel(8, lambda _number: used.append(store.use_token("T", at_ms=1)))
    assert sorted(used) == [False] * 7 + [True]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deltas=st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), max_size=12))
def test_a_statement_adds_up(store: LocalPayStore, deltas: list[tuple[int, int]]) -> None:
    """Balance and hold are always the sums of the statement, and never owe."""
    name = f"A{len(store.accounts())}"
    store.open_account(replace(ACCOUNT, id=name))
    for number, (balance, held) in enumerate(deltas):
        movement = Movement(f"{name}-{number}", name, MovementKind.CREDIT, balance, held, number)
        try:
            store.move(movement)
        except Overdrawn:
            continue
    account = store.account(name)
    assert account is not None
    lines = store.statement(name)
    assert account.balance.minor == sum(line.balance_delta for line in lines)
    assert account.held.minor == sum(line.held_delta for line in lines)
    assert NOTHING <= account.held <= account.balance
