"""The tables of the embedded payment page's file.

As in the books, a trigger of the migrations moves the money: inserting a movement changes its
account, and one that would leave the account with less than it holds is refused.
"""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import CheckConstraint, Index, MetaData, Table, Text, UniqueConstraint
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from kiosk.storage.tables import NAMES, NO_OVERDRAFT, STRICT, Flag, KeyText, Words


class LocalPayRow(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMES))):
    """What all tables of the payment page have in common: they are created together."""


class CheckoutRow(LocalPayRow, table=True):
    """One thing to pay for. The two columns of metadata are JSON lists of pairs."""

    __tablename__ = "checkout"
    __table_args__ = (
        CheckConstraint("version >= 1", name="a_first_version"),
        UniqueConstraint("payment"),
        UniqueConstraint("code"),
        STRICT,
    )

    id: KeyText
    payment: Words
    code: Words
    amount: int
    currency: Words
    description: Words
    is_hold: Flag
    created_ms: int
    expires_ms: int
    success_url: Words
    cancel_url: Words
    client_reference: Words
    session_metadata: Words
    payment_metadata: Words
    state: Words
    payment_state: Words
    paid_with: Words
    account: Words
    paid_ms: int
    settles_ms: int
    received: int
    refunded: int
    cancel_reason: Words
    is_seen: Flag
    version: int


class AnswerRow(LocalPayRow, table=True):
    """What was answered under an idempotency key."""

    __tablename__ = "answer"
    __table_args__ = (Index("ix_answer_at_ms", "at_ms"), STRICT)

    key: KeyText
    fingerprint: Words
    status: int
    body: Words
    at_ms: int


class TokenRow(LocalPayRow, table=True):
    """A form's token that has been used."""

    __tablename__ = "token"
    __table_args__ = (Index("ix_token_at_ms", "at_ms"), STRICT)

    token: KeyText
    at_ms: int


class PrepaidAccountRow(LocalPayRow, table=True):
    """A customer's money; `balance` and `held` are the sums of its movements."""

    __tablename__ = "prepaid_account"
    __table_args__ = (CheckConstraint("0 <= held AND held <= balance", name=NO_OVERDRAFT), STRICT)

    id: KeyText
    name: Words
    pin_hash: Words
    currency: Words
    created_ms: int
    balance: int
    held: int
    wrong: int
    locked_until_ms: int


class MovementRow(LocalPayRow, table=True):
    """One line of an account's statement. No row is ever changed or deleted."""

    __tablename__ = "movement"
    __table_args__ = (Index("ix_movement_account", "account"), STRICT)

    id: KeyText
    account: Annotated[str, Field(sa_type=Text, foreign_key="prepaid_account.id")]
    kind: Words
    balance_delta: int
    held_delta: int
    at_ms: int
    checkout: Words


class CustomerRow(LocalPayRow, table=True):
    """Whom the invoice of a payer is written to; `address` has its lines."""

    __tablename__ = "customer"
    __table_args__ = STRICT

    prepayment: KeyText
    name: Words
    address: Words
    vat_id: Words
    at_ms: int


def _table(row: type[LocalPayRow]) -> Table:
    return LocalPayRow.metadata.tables[str(row.__tablename__)]


CHECKOUT = _table(CheckoutRow)
ANSWER = _table(AnswerRow)
TOKEN = _table(TokenRow)
PREPAID_ACCOUNT = _table(PrepaidAccountRow)
MOVEMENT = _table(MovementRow)
CUSTOMER = _table(CustomerRow)
