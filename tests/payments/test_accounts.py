"""Prepaid accounts as the operator keeps them, and the limits that guard them."""

from __future__ import annotations

import threading

import pytest
from fakes.localpay import EUR, PIN, cheap_hasher
from fakes.localpay_store import MemoryLocalPayStore
from fakes.time import FakeClock, SeededIds

from kiosk.domain.attendant import FIRST_LOCK_MS, LONGEST_LOCK_MS, WeakPin
from kiosk.domain.money import Money
from kiosk.paypage import accounts
from kiosk.paypage.accounts import Door, LockedOut, WrongPin
from kiosk.paypage.limits import CLIENTS_MAX, Guesses, Limiter, after_wrong, locked_ms
from kiosk.ports_localpay import Conflict, MovementKind, PrepaidAccount, Tries


@pytest.fixture
def store() -> MemoryLocalPayStore:
    """Return an empty memory."""
    return MemoryLocalPayStore()


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock that stands still."""
    return FakeClock()


def made(store: MemoryLocalPayStore, clock: FakeClock, seed: int = 0) -> PrepaidAccount:
    return accounts.create(
        store, clock, SeededIds(seed), cheap_hasher(), name="Anna", pin=PIN, currency=EUR
    )


def test_a_new_account_is_empty_and_keeps_no_pin(
    store: MemoryLocalPayStore, clock: FakeClock
) -> None:
    """Money comes by a credit alone; the PIN is nowhere."""
    account = made(store, clock)
    assert account.balance == Money(0)
    assert account.created_ms == clock.utc_ms
    assert len(account.id) == accounts.NUMBER_LENGTH
    assert PIN not in repr(account)
    assert accounts.listed(store) == (account,)


@pytest.mark.parametrize("pin", ["", "1234", "111111", "123456", "31121999", "12ab56"])
def test_a_pin_that_would_be_guessed_is_refused(
    store: MemoryLocalPayStore, clock: FakeClock, pin: str
) -> None:
    """The same rule as for attendants."""
    with pytest.raises(WeakPin):
        accounts.create(
            store, clock, SeededIds(), cheap_hasher(), name="Anna", pin=pin, currency=EUR
        )
    assert accounts.listed(store) == ()


def test_a_credit_is_made_once_for_each_receipt(
    store: MemoryLocalPayStore, clock: FakeClock
) -> None:
    """A command that is repeated after a power cut does not double the money."""
    account = made(store, clock)
    for _ in range(3):
        assert accounts.credit(store, clock, account.id, Money(500), receipt="7").balance == Money(
            500
        )
    both = accounts.credit(store, clock, accounts.grouped(account.id), Money(250), receipt="8")
    assert both.balance == Money(750)
    kinds = [line.kind for line in store.statement(account.id)]
    assert kinds == [MovementKind.CREDIT, MovementKind.CREDIT]


def test_nobody_can_be_credited_who_is_not_there(
    store: MemoryLocalPayStore, clock: FakeClock
) -> None:
    """A mistyped number is an error, not a new account."""
    for number in ("ZZZZZZZZ", "", "nonsense!"):
        with pytest.raises(LookupError):
            accounts.credit(store, clock, number, Money(1), receipt="1")
        with pytest.raises(LookupError):
            accounts.change_pin(store, cheap_hasher(), number, PIN)


def test_a_new_pin_opens_and_the_old_one_does_not(
    store: MemoryLocalPayStore, clock: FakeClock
) -> None:
    """Whoever forgot theirs gets a new one and a clean slate."""
    account = made(store, clock)
    store.set_tries(account.id, before=Tries(), after=Tries(5, clock.utc_ms + 1000))
    accounts.change_pin(store, cheap_hasher(), account.id, "804172")
    door = Door(store, clock, cheap_hasher(), SeededIds(9))
    assert door.enter("phone", account.id, "804172").id == account.id
    with pytest.raises(WrongPin):
        door.enter("phone", account.id, PIN)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("7Q2MK9VX", "7Q2MK9VX"),
        (" 7q2m-k9vx ", "7Q2MK9VX"),
        ("oIlL 2345", "01112345"),
        ("7Q2MK9V", ""),
        ("7Q2MK9VXX", ""),
        ("7Q2MK9VU", ""),
        ("\u0667" * 8, ""),
        ("", ""),
        ("7" * 10_000, ""),
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str, number: str) -> None:
    """Gaps and look-alike letters are forgiven, nothing else is."""
    assert accounts.number_of(typed) == number


def test_a_wrong_pin_is_counted_before_it_is_looked_at(
    store: MemoryLocalPayStore, clock: FakeClock
) -> None:
    """A guess that ends in a crash has been counted all the same."""
    account = made(store, clock)

    class Broken:
        def hashed(self, pin: str) -> str:
            return pin

        def matches(self, pin_hash: str, pin: str) -> bool:
            raise MemoryError(f"{pin_hash}{pin}")

    door = Door(store, clock, Broken(), SeededIds(9))
    with pytest.raises(MemoryError):
        door.enter("phone", account.id, PIN)
    found = store.account(account.id)
    assert found is not None
    assert found.tries.wrong == 1


def test_a_guess_from_elsewhere_in_between_is_counted_too(
    store: MemoryLocalPayStore, clock: FakeClock
) -> None:
    """Somebody else counted at the same moment: both guesses count, none is forgiven away."""
    account = made(store, clock)

    class Racing(MemoryLocalPayStore):
        def __init__(self) -> None:
            super().__init__()
            self.races = 1

        def set_tries(self, account: str, *, before: Tries, after: Tries) -> None:
            if self.races:
                self.races -= 1
                super().set_tries(account, before=before, after=after_wrong(before, 0))
                raise Conflict("somebody was faster")
            super().set_tries(account, before=before, after=after)

    racing = Racing()
    racing.open_account(account)
    door = Door(racing, clock, cheap_hasher(), SeededIds(9))
    with pytest.raises(WrongPin):
        door.enter("phone", account.id, "000000")
    found = racing.account(account.id)
    assert found is not None
    assert found.tries.wrong == 2


def test_guesses_are_looked_at_one_after_the_other(
    store: MemoryLocalPayStore, clock: FakeClock
) -> None:
    """Many at once would eat the memory, and all of them would still be under the limit."""
    meeting = threading.Barrier(2)
    met: list[bool] = []

    class Meeting:
        def hashed(self, pin: str) -> str:
            return pin

        def matches(self, pin_hash: str, pin: str) -> bool:
            try:
                meeting.wait(timeout=0.1)
            except threading.BrokenBarrierError:
                return pin_hash == pin
            met.append(True)
            return False

    door = Door(store, clock, Meeting(), SeededIds(9))

    def guess() -> None:
        with pytest.raises(WrongPin):
            door.enter("phone", "ZZZZZZZZ", "000000")

    threads = [threading.Thread(target=guess) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert met == []


def test_a_guess_during_a_right_one_stays_counted(clock: FakeClock) -> None:
    """Whoever has the PIN clears their own tries, not those of a guesser at the same moment."""
    store = MemoryLocalPayStore()
    account = made(store, clock)

    class Slow:
        def hashed(self, pin: str) -> str:
            return pin

        def matches(self, pin_hash: str, pin: str) -> bool:
            found = store.account(account.id)
            assert found is not None
            store.set_tries(account.id, before=found.tries, after=after_wrong(found.tries, 0))
            return bool(pin_hash and pin)

    door = Door(store, clock, Slow(), SeededIds(9))
    assert door.enter("phone", account.id, PIN).id == account.id
    found = store.account(account.id)
    assert found is not None
    assert found.tries.wrong == 2


def test_a_lock_survives_a_restart(store: MemoryLocalPayStore, clock: FakeClock) -> None:
    """It is in the memory, not in the process."""
    account = made(store, clock)
    door = Door(store, clock, cheap_hasher(), SeededIds(9))
    for _ in range(5):
        with pytest.raises(WrongPin):
            door.enter("phone", account.id, "000000")
    again = Door(store, clock, cheap_hasher(), SeededIds(10))
    with pytest.raises(LockedOut) as locked:
        again.enter("other phone", account.id, PIN)
    assert locked.value.left_ms == FIRST_LOCK_MS


def test_locks_double_up_to_an_hour() -> None:
    """Five, ten, twenty minutes ... and never longer than an hour."""
    tries, now_ms, locks = Tries(), 0, []
    for _ in range(40):
        tries = after_wrong(tries, now_ms)
        if tries.wrong % 5 == 0:
            locks.append(locked_ms(tries, now_ms))
            now_ms += locks[-1]
    assert locks[:4] == [FIRST_LOCK_MS, 2 * FIRST_LOCK_MS, 4 * FIRST_LOCK_MS, 8 * FIRST_LOCK_MS]
    assert max(locks) == LONGEST_LOCK_MS


def test_guessing_phones_are_remembered_in_bounded_memory(clock: FakeClock) -> None:
    """A thousand phones later the first one is forgotten; the account's own lock is not."""
    guesses = Guesses(clock)
    for _ in range(5):
        guesses.wrong("first")
    assert guesses.locked_ms("first") == FIRST_LOCK_MS
    for number in range(CLIENTS_MAX):
        guesses.wrong(f"phone {number}")
    assert guesses.locked_ms("first") == 0


def test_a_right_pin_frees_the_phone(clock: FakeClock) -> None:
    """And only that phone."""
    guesses = Guesses(clock)
    for client in ("mine", "yours"):
        for _ in range(5):
            guesses.wrong(client)
    guesses.right("mine")
    guesses.right("nobody's")
    assert guesses.locked_ms("mine") == 0
    assert guesses.locked_ms("yours") == FIRST_LOCK_MS


def test_a_window_counts_each_client_and_all_of_them(clock: FakeClock) -> None:
    """Two each, three in all, and from the start again in the next minute."""
    limiter = Limiter(clock, per_client=2, total=3)
    asked = ["a", "a", "a", "b", "b", "c"]
    assert [limiter.allows(one) for one in asked] == [True, True, False, True, False, False]
    clock.turn(60_000)
    assert limiter.allows("a")


def test_a_wall_clock_that_is_set_back_opens_no_window(clock: FakeClock) -> None:
    """Windows follow the clock that never goes back."""
    limiter = Limiter(clock, per_client=1, total=9)
    assert limiter.allows("a")
    clock.utc_ms -= 3_600_000
    assert not limiter.allows("a")
