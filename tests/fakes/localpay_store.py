"""LocalPay's memory without a disk: the same promises, gone with the process."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.customer import Customer
from kiosk.domain.money import Money
from kiosk.ports import Overdrawn
from kiosk.ports_localpay import (
    Answer,
    Change,
    Checkout,
    Conflict,
    Movement,
    PrepaidAccount,
    Tries,
)


class MemoryLocalPayStore:
    """Keeps everything in dictionaries, under one lock: a method is a transaction."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._checkouts: dict[str, Checkout] = {}
        self._answers: dict[str, Answer] = {}
        self._tokens: dict[str, int] = {}
        self._customers: dict[str, tuple[Customer, int]] = {}
        self._accounts: dict[str, PrepaidAccount] = {}
        self._movements: dict[str, Movement] = {}

    def checkout(self, session: str) -> Checkout | None:
        """Return the checkout whose session id is `session`."""
        with self._lock:
            return self._checkouts.get(session)

    def checkout_of_payment(self, payment: str) -> Checkout | None:
        """Return the checkout whose payment intent's id is `payment`."""
        with self._lock:
            found = (c for c in self._checkouts.values() if c.payment == payment)
            return next(found, None)

    def checkout_of_code(self, code: str) -> Checkout | None:
        """Return the checkout whose link ends in `code`."""
        with self._lock:
            return next((c for c in self._checkouts.values() if c.code == code), None)

    def store(self, change: Change) -> None:
        """Store all of `change`, or nothing of it."""
        with self._lock:
            self._check(change.checkout)
            if change.answer is not None and change.answer.key in self._answers:
                raise Conflict(f"the key {change.answer.key} has its answer")
            if change.movement is not None:
                if change.movement.id in self._movements:
                    raise Conflict(f"the movement {change.movement.id} has been made")
                self._apply(change.movement)
            if change.answer is not None:
                self._answers[change.answer.key] = change.answer
            self._checkouts[change.checkout.id] = change.checkout

    def _check(self, new: Checkout) -> None:
        stored = self._checkouts.get(new.id)
        if (0 if stored is None else stored.version) != new.version - 1:
            raise Conflict(f"{new.id} is not at version {new.version - 1}")
        for other in self._checkouts.values():
            if other.id != new.id and (other.code == new.code or other.payment == new.payment):
                raise Conflict(f"{other.id} has the code or the payment of {new.id}")

    def _apply(self, movement: Movement) -> None:
        account = self._accounts.get(movement.account)
        if account is None:
            raise Overdrawn(f"no account {movement.account}")
        balance = account.balance.minor + movement.balance_delta
        held = account.held.minor + movement.held_delta
        if not 0 <= held <= balance:
            raise Overdrawn(f"{movement.account} would hold {held} of {balance}")
        self._accounts[account.id] = replace(account, balance=Money(balance), held=Money(held))
        self._movements[movement.id] = movement

    def answer(self, key: str) -> Answer | None:
        """Return what was answered under `key`."""
        with self._lock:
            return self._answers.get(key)

    def keep_answer(self, answer: Answer) -> Answer:
        """Keep `answer` unless its key has one; return the one that is kept."""
        with self._lock:
            return self._answers.setdefault(answer.key, answer)

    def use_token(self, token: str, *, at_ms: int) -> bool:
        """Use up `token`; False where it was used before."""
        with self._lock:
            if token in self._tokens:
                return False
            self._tokens[token] = at_ms
            return True

    def keep_customer(self, prepayment: str, customer: Customer, *, at_ms: int) -> Customer:
        """Keep whom an invoice is written to, unless there is one."""
        with self._lock:
            return self._customers.setdefault(prepayment, (customer, at_ms))[0]

    def customer(self, prepayment: str) -> Customer | None:
        """Return whom the invoice of a payer is written to."""
        with self._lock:
            found = self._customers.get(prepayment)
            return None if found is None else found[0]

    def forget(self, before_ms: int) -> None:
        """Drop answers and tokens that are older than `before_ms`."""
        with self._lock:
            self._answers = {k: a for k, a in self._answers.items() if a.at_ms >= before_ms}
            self._tokens = {t: at for t, at in self._tokens.items() if at >= before_ms}

    def open_account(self, account: PrepaidAccount) -> None:
        """Keep a new account."""
        with self._lock:
            if account.id in self._accounts:
                raise Conflict(f"there is an account {account.id}")
            if account.balance or account.held:
                raise ValueError("a new account is empty: move its money in")
            self._accounts[account.id] = account

    def account(self, account: str) -> PrepaidAccount | None:
        """Return the account whose id is `account`."""
        with self._lock:
            return self._accounts.get(account)

    def accounts(self) -> tuple[PrepaidAccount, ...]:
        """Return every account, in the order of their ids."""
        with self._lock:
            return tuple(self._accounts[key] for key in sorted(self._accounts))

    def set_tries(self, account: str, *, before: Tries, after: Tries) -> None:
        """Replace an account's tries where they are still `before`."""
        with self._lock:
            found = self._accounts.get(account)
            if found is None or found.tries != before:
                raise Conflict(f"the tries of {account} are not {before}")
            self._accounts[account] = replace(found, tries=after)

    def set_pin(self, account: str, pin_hash: str) -> None:
        """Replace an account's PIN and clear its tries."""
        with self._lock:
            found = self._accounts.get(account)
            if found is None:
                raise Conflict(f"no account {account}")
            self._accounts[account] = replace(found, pin_hash=pin_hash, tries=Tries())

    def move(self, movement: Movement) -> None:
        """Move money of an account, once for each movement's id."""
        with self._lock:
            if movement.id not in self._movements:
                self._apply(movement)

    def statement(self, account: str) -> tuple[Movement, ...]:
        """Return an account's movements, oldest first."""
        with self._lock:
            return tuple(m for m in self._movements.values() if m.account == account)


class RacingLocalPayStore(MemoryLocalPayStore):
    """Somebody else is always a little faster: `first` happens before the next step is stored."""

    first: Callable[[], None] | None = None

    def store(self, change: Change) -> None:
        """Let the other one go first, once."""
        act, self.first = self.first, None
        if act is not None:
            act()
        super().store(change)
