"""Double entry: every movement of money is a transfer between two accounts.

A grant is a *pending* transfer: later posted with at most its amount (the rest returns by itself)
or voided, once. An account that is not `may_overdraw` can never owe: the database holds that too.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.money import Money


class AccountKind(StrEnum):
    """What an account is for; the value is the first part of its name."""

    RAIL = "rail"  # What a rail holds for us: it goes below zero by what payers authorised.
    PREPAYMENT = "prepayment"
    SALE = "sale"  # The pool that a sale's outlets share.
    REVENUE = "revenue"  # One an outlet.
    RELEASED = "released"  # One a rail: what goes back to the payers.
    WRITTEN_OFF = "written_off"  # Charges too small for a rail to capture.
    OVERRUN = "overrun"  # The operator's loss.
    OPERATOR = "operator"  # Where override budgets come from.
    BUDGET = "budget"  # One an attendant.
    TEST = "test"  # One a technician, who authorises tests; one an outlet, for what they cost.
    VOUCHER = "voucher"  # One a voucher: what is left of it.
    ISSUED = "issued"  # One a batch: what its vouchers were given out for, paid elsewhere.
    LAPSED = "lapsed"  # What vouchers still held when they expired or were voided.
    CARRIED = "carried"  # Rests from before there were vouchers: nothing goes there any more.
    CASH = "cash"  # One an attendant: it goes below zero by what customers gave them in cash.


MAY_OVERDRAW = frozenset(
    {
        AccountKind.RAIL,
        AccountKind.CASH,
        AccountKind.ISSUED,
        AccountKind.OVERRUN,
        AccountKind.OPERATOR,
        AccountKind.WRITTEN_OFF,
        AccountKind.TEST,
    }
)


@dataclass(frozen=True, slots=True, order=True)
class Account:
    """The name of an account, such as `prepayment:P-000123`."""

    kind: AccountKind
    owner: str = ""

    @property
    def may_overdraw(self) -> bool:
        """Whether more may leave it than ever came in."""
        return self.kind in MAY_OVERDRAW

    def __str__(self) -> str:
        """Return the name as it stands in the books."""
        return f"{self.kind}:{self.owner}" if self.owner else str(self.kind)

    @classmethod
    def named(cls, name: str) -> Account:
        """Return the account whose name is `name`."""
        kind, _, owner = name.partition(":")
        return cls(AccountKind(kind), owner)


TESTED_AT = "outlet:"
"""What the owner of an outlet's account of tests begins with: no attendant has such a name."""


def tests_at(outlet: int) -> Account:
    """Return the account to which the tests of an outlet are booked, never its revenue."""
    return Account(AccountKind.TEST, f"{TESTED_AT}{outlet}")


class TransferKind(StrEnum):
    """What a transfer does."""

    MOVE = "move"
    HOLD = "hold"  # Pending: reserves on both accounts.
    POST = "post"  # Resolves a hold with at most its amount.
    VOID = "void"  # Resolves a hold with nothing.


@dataclass(frozen=True, slots=True)
class Transfer:
    """One movement from `debit` to `credit`. Its id makes it happen once.

    For POST and VOID, `holds` names the pending transfer that they resolve and the accounts are
    those of that transfer.
    """

    id: str
    kind: TransferKind
    debit: Account
    credit: Account
    amount: Money
    holds: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """What an account holds, in minor units."""

    debits: int = 0
    credits: int = 0
    debits_pending: int = 0
    credits_pending: int = 0

    @property
    def available(self) -> int:
        """What may still leave the account; negative only where it may overdraw."""
        return self.credits - self.debits - self.debits_pending
