"""Prepaid accounts: opened and credited by the operator, spent with number and PIN on the page."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass

from kiosk.domain.attendant import check_pin
from kiosk.domain.money import Currency, Money
from kiosk.paypage.limits import Guesses, after_wrong, locked_ms
from kiosk.ports import Clock, Ids, PinHasher
from kiosk.ports_localpay import (
    Conflict,
    LocalPayStore,
    Movement,
    MovementKind,
    PrepaidAccount,
    Tries,
)

NUMBER_LENGTH = 8
"""Characters of an account's number: 40 bits, so that numbers cannot be tried one by one."""

PIN_TYPED_MAX = 32

_NUMBER = re.compile(r"[0-9A-HJKMNP-TV-Z]{8}")
_FOLDED = str.maketrans({"I": "1", "L": "1", "O": "0"})
_GAPS = re.compile(r"[\s-]")


def create(
    store: LocalPayStore,
    clock: Clock,
    ids: Ids,
    hasher: PinHasher,
    *,
    name: str,
    pin: str,
    currency: Currency,
) -> PrepaidAccount:
    """Open an empty account and return it; WeakPin where `pin` would be guessed."""
    check_pin(pin)
    account = PrepaidAccount(
        id=ids.code()[:NUMBER_LENGTH],
        name=name,
        pin_hash=hasher.hashed(pin),
        currency=currency.code,
        created_ms=clock.now().utc_ms,
    )
    store.open_account(account)
    return account


def credit(
    store: LocalPayStore, clock: Clock, account: str, amount: Money, *, receipt: str
) -> PrepaidAccount:
    """Add `amount` that the customer has left; once for each `receipt` however often it is called.

    LookupError where there is no such account.
    """
    number = _known(store, account).id
    now_ms = clock.now().utc_ms
    name = f"credit:{number}:{receipt}"
    store.move(Movement(name, number, MovementKind.CREDIT, amount.minor, 0, now_ms))
    return _known(store, account)


def change_pin(store: LocalPayStore, hasher: PinHasher, account: str, pin: str) -> None:
    """Give an account a new PIN and clear its tries; LookupError where there is no such account."""
    check_pin(pin)
    try:
        store.set_pin(number_of(account), hasher.hashed(pin))
    except Conflict:
        raise LookupError(f"there is no account {account}") from None


def _known(store: LocalPayStore, account: str) -> PrepaidAccount:
    found = store.account(number_of(account))
    if found is None:
        raise LookupError(f"there is no account {account}")
    return found


def listed(store: LocalPayStore) -> tuple[PrepaidAccount, ...]:
    """Return every account."""
    return store.accounts()


def number_of(typed: str) -> str:
    """Return an account's number as it is kept, however somebody typed it; empty if it is none."""
    number = _GAPS.sub("", typed[:64]).upper().translate(_FOLDED)
    return number if _NUMBER.fullmatch(number) else ""


def grouped(number: str) -> str:
    """Return a number as it is written on a card."""
    return f"{number[:4]}-{number[4:]}"


class WrongPin(Exception):
    """Number and PIN do not belong together, or there is no such number: nobody learns which."""


class LockedOut(Exception):
    """Too many wrong PINs: none is looked at for a while."""

    def __init__(self, left_ms: int) -> None:
        """Tell for how long."""
        super().__init__(f"locked for {left_ms} ms")
        self.left_ms = left_ms


@dataclass(frozen=True, slots=True)
class _Guess:
    account: PrepaidAccount
    tries: Tries
    """As they were stored with this guess counted."""


class Door:
    """Checks number and PIN. Every guess is counted before it is looked at."""

    def __init__(self, store: LocalPayStore, clock: Clock, hasher: PinHasher, ids: Ids) -> None:
        """Take what it works with, and make the hash that strangers are compared with."""
        self._store = store
        self._clock = clock
        self._hasher = hasher
        self._guesses = Guesses(clock)
        self._one_at_a_time = threading.Lock()
        self._stranger = hasher.hashed(ids.code())

    def enter(self, client: str, typed: str, pin: str) -> PrepaidAccount:
        """Return the account that `typed` and `pin` open; WrongPin or LockedOut where none."""
        # One at a time: a hundred guesses at once would all be under the limit.
        with self._one_at_a_time:
            left_ms = self._guesses.locked_ms(client)
            if left_ms:
                raise LockedOut(left_ms)
            self._guesses.wrong(client)
            guess = self._counted(number_of(typed))
            pin_hash = self._stranger if guess is None else guess.account.pin_hash
            if not self._hasher.matches(pin_hash, pin[:PIN_TYPED_MAX]) or guess is None:
                raise WrongPin
            self._guesses.right(client)
            self._forgive(guess)
            return guess.account

    def _counted(self, number: str) -> _Guess | None:
        """Count a guess against the account; None where there is no such account."""
        while True:
            account = self._store.account(number) if number else None
            if account is None:
                return None
            now_ms = self._clock.now().utc_ms
            left_ms = locked_ms(account.tries, now_ms)
            if left_ms:
                raise LockedOut(left_ms)
            counted = after_wrong(account.tries, now_ms)
            try:
                self._store.set_tries(number, before=account.tries, after=counted)
            except Conflict:
                continue
            return _Guess(account, counted)

    def _forgive(self, guess: _Guess) -> None:
        """Clear the tries after a right PIN; a guess that came in between stays counted."""
        try:
            self._store.set_tries(guess.account.id, before=guess.tries, after=Tries())
        except Conflict:
            return
