"""What LocalPay needs of the disk: its checkouts, its prepaid accounts and what it has answered.

Checkout and account change under compare-and-set: whoever was slower gets `Conflict`, reads again
and decides again. So two phones, a pay button pressed twice and an expiry at the same instant
come out as exactly one of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kiosk.domain.customer import Customer
from kiosk.domain.money import NOTHING, Money
from kiosk.ports import StorageError

Metadata = tuple[tuple[str, str], ...]
"""Names and values that the caller attached, in its order; each name once."""


class Conflict(StorageError):
    """Somebody else was first. Nothing was stored; read again, then decide again."""


class CheckoutState(StrEnum):
    """Whether anybody can still pay; the value is the word on the wire."""

    OPEN = "open"
    COMPLETE = "complete"
    EXPIRED = "expired"


class PaymentState(StrEnum):
    """Where the money of a checkout is; the value is the word on the wire."""

    UNPAID = "requires_payment_method"
    PROCESSING = "processing"
    HELD = "requires_capture"
    CAPTURED = "succeeded"
    CANCELLED = "canceled"


class PaidWith(StrEnum):
    """Which way to pay was used."""

    NOTHING = ""
    DEMO = "demo"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Checkout:
    """One thing to pay for: a checkout session and its only payment, in one record.

    Times are wall-clock milliseconds. `version` counts the times it was stored, from 1.
    """

    id: str
    """The session's id, `cs_...`."""
    payment: str
    """The payment intent's id, `pi_...`."""
    code: str
    """What the link on the screen ends in; no two checkouts share one."""
    amount: Money
    currency: str
    description: str
    is_hold: bool
    """The money is reserved first and captured later; otherwise it moves at once."""
    created_ms: int
    expires_ms: int
    """Nobody can pay from here on, whether or not anybody has asked for that."""
    success_url: str = ""
    cancel_url: str = ""
    client_reference: str = ""
    metadata: Metadata = ()
    payment_metadata: Metadata = ()
    state: CheckoutState = CheckoutState.OPEN
    payment_state: PaymentState = PaymentState.UNPAID
    paid_with: PaidWith = PaidWith.NOTHING
    account: str = ""
    """The prepaid account that pays; empty for every other way."""
    paid_ms: int = 0
    settles_ms: int = 0
    """When a slow payment is through; 0 where none is under way."""
    received: Money = NOTHING
    refunded: Money = NOTHING
    cancel_reason: str = ""
    is_seen: bool = False
    """A phone has opened the page."""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to a call under its idempotency key, to be answered again.

    `fingerprint` is a hash of the call and its body: another call under the same key is a mistake.
    """

    key: str
    fingerprint: str
    status: int
    body: str
    at_ms: int


@dataclass(frozen=True, slots=True)
class Tries:
    """How often a PIN was mistyped, and until when none is accepted."""

    wrong: int = 0
    locked_until_ms: int = 0


@dataclass(frozen=True, slots=True)
class PrepaidAccount:
    """Money that a customer has left with the operator.

    `held` is the part of `balance` that is reserved. The account never owes: 0 <= held <= balance.
    """

    id: str
    name: str
    """For the operator's list; never shown on the page."""
    pin_hash: str
    currency: str
    created_ms: int
    balance: Money = NOTHING
    held: Money = NOTHING
    tries: Tries = Tries()

    @property
    def available(self) -> Money:
        """What may still be reserved."""
        return self.balance - self.held


class MovementKind(StrEnum):
    """Why an account's money moved."""

    CREDIT = "credit"  # The operator took the customer's money.
    HOLD = "hold"
    CAPTURE = "capture"
    RELEASE = "release"
    REFUND = "refund"


@dataclass(frozen=True, slots=True)
class Movement:
    """One change of an account: a line of its statement. Its id makes it happen once.

    `balance_delta` and `held_delta` are in minor units and may be negative.
    """

    id: str
    account: str
    kind: MovementKind
    balance_delta: int
    held_delta: int
    at_ms: int
    checkout: str = ""
    """The checkout that it belongs to; empty where the operator moved the money."""


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a checkout with everything that belongs to it: all of it or none of it.

    `checkout` is stored where the stored one's version is exactly one less, and as a new one where
    its version is 1; otherwise Conflict. So it is with an id, payment id, code, answer's key or
    movement's id that is in use.
    """

    checkout: Checkout
    answer: Answer | None = None
    movement: Movement | None = None


class LocalPayStore(Protocol):
    """LocalPay's memory. Called from several threads at once; every method is one transaction.

    Each change is durable before its method returns. Raises StorageError (Conflict and Overdrawn
    where it says so) and nothing else.
    """

    def checkout(self, session: str) -> Checkout | None:
        """Return the checkout whose session id is `session`."""
        ...

    def checkout_of_payment(self, payment: str) -> Checkout | None:
        """Return the checkout whose payment intent's id is `payment`."""
        ...

    def checkout_of_code(self, code: str) -> Checkout | None:
        """Return the checkout whose link ends in `code`."""
        ...

    def store(self, change: Change) -> None:
        """Store all of `change`.

        Conflict where somebody was faster; Overdrawn where its movement would leave an account
        with less than it holds, or holding less than nothing, or names an account that is none.
        """
        ...

    def answer(self, key: str) -> Answer | None:
        """Return what was answered under `key`."""
        ...

    def keep_answer(self, answer: Answer) -> Answer:
        """Keep `answer` unless its key has one already; return the one that is kept."""
        ...

    def use_token(self, token: str, *, at_ms: int) -> bool:
        """Use up a form's `token`; False where it was used before."""
        ...

    def keep_customer(self, prepayment: str, customer: Customer, *, at_ms: int) -> Customer:
        """Keep whom the invoice of a payer is written to, unless there is one already.

        Return the one that is kept: an invoice is written once.
        """
        ...

    def customer(self, prepayment: str) -> Customer | None:
        """Return whom the invoice of a payer is written to; None where it is to nobody."""
        ...

    def forget(self, before_ms: int) -> None:
        """Drop answers and tokens that are older than `before_ms`."""
        ...

    def open_account(self, account: PrepaidAccount) -> None:
        """Keep a new account; Conflict where its id is taken.

        It must be empty (ValueError is our bug): money comes in by `move`, so that the statement
        adds up.
        """
        ...

    def account(self, account: str) -> PrepaidAccount | None:
        """Return the account whose id is `account`."""
        ...

    def accounts(self) -> tuple[PrepaidAccount, ...]:
        """Return every account, in the order of their ids."""
        ...

    def set_tries(self, account: str, *, before: Tries, after: Tries) -> None:
        """Replace an account's tries; Conflict where they are no longer `before` or it is none."""
        ...

    def set_pin(self, account: str, pin_hash: str) -> None:
        """Replace an account's PIN and clear its tries; Conflict where there is no such account."""
        ...

    def move(self, movement: Movement) -> None:
        """Move money of an account; a movement whose id was stored before is ignored.

        Overdrawn as in `store`.
        """
        ...

    def statement(self, account: str) -> tuple[Movement, ...]:
        """Return an account's movements, oldest first."""
        ...
