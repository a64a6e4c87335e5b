"""The tables of the kiosk's database, seen by nobody outside this package.

Books and journal are guarded by the database itself: by constraints here, and by triggers that
the migrations create, because no table declaration can hold them:

* `transfer` moves the money. Inserting a row changes both accounts; one that overdraws an account,
  resolves a hold twice or takes more than the hold is refused, whoever inserts it. The same row
  again is ignored. No row is ever changed or deleted.
* `journal` takes only the entry that follows the last one and is chained to its hash. No row is
  ever changed or deleted.

Everything else is state: one row a thing, the newest in place of the one before. Composed values
(a tariff, what was chosen) are JSON text. Column names that end in `_base` are base units.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from kiosk.domain import receipt
from kiosk.domain.books import MAY_OVERDRAW, AccountKind, TransferKind
from kiosk.domain.delivery import DeliveryState
from kiosk.domain.prepayment import FINAL
from kiosk.domain.sale import SaleState
from kiosk.domain.voucher import VoucherState

NAMES = {
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ck": "%(constraint_name)s",
}
"""Every constraint has a name, so that a later migration can take hold of it."""

STRICT = {"sqlite_strict": True}

# A STRICT table knows neither VARCHAR nor BOOLEAN.
KeyText = Annotated[str, Field(sa_type=Text, primary_key=True)]
Words = Annotated[str, Field(sa_type=Text)]
MaybeWords = Annotated[str | None, Field(sa_type=Text)]
Flag = Annotated[bool, Field(sa_type=Integer)]


def listed(words: Iterable[str]) -> str:
    """Return `words` as the inside of an SQL list, always in the same order."""
    return ", ".join(f"'{word}'" for word in sorted(words))


SALE_UNFINISHED = f"state NOT IN ({listed({SaleState.SETTLED, SaleState.CANCELLED})})"
PREPAYMENT_UNFINISHED = f"state NOT IN ({listed(FINAL)})"
DELIVERY_UNFINISHED = f"state <> '{DeliveryState.SETTLED}'"
INTENT_UNFINISHED = "is_done = 0"
VOUCHER_EXPIRES = f"state = '{VoucherState.LIVE}' AND expires_ms > 0"

ENTRY_SALE = (
    "CASE WHEN json_valid(CAST(canonical AS TEXT))"
    " THEN json_extract(CAST(canonical AS TEXT), '$.body.sale') END"
)
"""The sale that an entry is about; a damaged entry is about none."""
ENTRY_OF_SALE = f"kind IN ({listed(receipt.KINDS)})"
"""Entries that a receipt is read from: found by their sale, however long the journal is."""

NO_OVERDRAFT = "no_overdraft"
"""The name of the promise: also what the triggers say when they refuse to break it."""


def _belongs_to(column: str, target: str) -> ForeignKeyConstraint:
    # Deferred: within one batch the order does not matter.
    return ForeignKeyConstraint([column], [target], deferrable=True, initially="DEFERRED")


class Row(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMES))):
    """What all tables of the kiosk's database have in common: they are created together."""


# --- The journal and the books -----------------------------------------------------------------


class JournalRow(Row, table=True):
    """One entry in its place. `canonical` is what the hash covers; the rest is there to search."""

    __tablename__ = "journal"
    __table_args__ = (
        CheckConstraint("length(hash) = 32 AND length(previous) = 32", name="whole_hashes"),
        Index("ix_journal_sale", text(ENTRY_SALE), sqlite_where=text(ENTRY_OF_SALE)),
        STRICT,
    )

    sequence: int = Field(primary_key=True)
    relevance: Words
    kind: Words
    at_ms: int
    canonical: bytes
    previous: bytes
    hash: bytes


class AccountRow(Row, table=True):
    """What an account holds: sums that the transfers' trigger keeps."""

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint(
            "may_overdraw OR credits - debits - debits_pending >= 0", name=NO_OVERDRAFT
        ),
        CheckConstraint(
            "debits >= 0 AND credits >= 0 AND debits_pending >= 0 AND credits_pending >= 0",
            name="nothing_negative",
        ),
        CheckConstraint(
            "kind = substr(name, 1, instr(name || ':', ':') - 1)"
            f" AND kind IN ({listed(AccountKind)})",
            name="kind_by_name",
        ),
        CheckConstraint(
            f"may_overdraw = (kind IN ({listed(MAY_OVERDRAW)}))", name="overdraft_by_kind"
        ),
        STRICT,
    )

    name: KeyText
    kind: Words
    may_overdraw: Flag
    debits: int
    credits: int
    debits_pending: int
    credits_pending: int


class TransferRow(Row, table=True):
    """One movement. `holds` is the hold that a post or void resolves: each hold once.

    `sequence` is the last journal entry of the batch that it came with.
    """

    __tablename__ = "transfer"
    __table_args__ = (
        CheckConstraint(f"kind IN ({listed(TransferKind)})", name="known_kind"),
        CheckConstraint("(kind IN ('post', 'void')) = (holds IS NOT NULL)", name="what_it_holds"),
        CheckConstraint("amount >= 0", name="no_negative_amount"),
        CheckConstraint("debit <> credit", name="two_accounts"),
        UniqueConstraint("holds"),
        STRICT,
    )

    id: KeyText
    kind: Words
    debit: Annotated[str, Field(sa_type=Text, foreign_key="account.name")]
    credit: Annotated[str, Field(sa_type=Text, foreign_key="account.name")]
    amount: int
    holds: Annotated[str | None, Field(sa_type=Text, foreign_key="transfer.id")]
    sequence: Annotated[int | None, Field(foreign_key="journal.sequence")]


# --- State -------------------------------------------------------------------------------------


class SaleRow(Row, table=True):
    """A sale. `choices` is JSON: outlets, products and the tariffs locked for them."""

    __tablename__ = "sale"
    __table_args__ = (
        CheckConstraint(
            "(wanted_base IS NULL) = (wanted_dimension IS NULL)", name="whole_quantity"
        ),
        UniqueConstraint("receipt"),
        Index("ix_sale_unfinished", "id", sqlite_where=text(SALE_UNFINISHED)),
        STRICT,
    )

    id: KeyText
    state: Words
    choices: Words
    preset_by: Words
    amount: int
    created_ms: int
    words: Words
    wanted_base: int | None
    wanted_dimension: MaybeWords
    authorised: int
    captured: int
    released: int
    receipt: int | None
    ended_ms: int | None
    override_by: Words
    override_reason: Words
    place: int
    resumes: Flag


class PrepaymentRow(Row, table=True):
    """One payer's money for a sale."""

    __tablename__ = "prepayment"
    __table_args__ = (
        _belongs_to("sale", "sale.id"),
        Index("ix_prepayment_sale", "sale"),
        Index("ix_prepayment_code", "code"),
        Index("ix_prepayment_unfinished", "sale", sqlite_where=text(PREPAYMENT_UNFINISHED)),
        STRICT,
    )

    id: KeyText
    sale: Words
    rail: Words
    code: Words
    asked: int
    created_ms: int
    expires_ms: int
    state: Words
    reference: Words
    url: Words
    authorised: int
    captured: int
    seen: Flag
    carried: int
    paid_as: int


class DeliveryRow(Row, table=True):
    """A delivery. All its quantities are of one `dimension`; tariff and grants are JSON."""

    __tablename__ = "delivery"
    __table_args__ = (
        _belongs_to("sale", "sale.id"),
        Index("ix_delivery_sale", "sale"),
        Index("ix_delivery_unfinished", "sale", sqlite_where=text(DELIVERY_UNFINISHED)),
        STRICT,
    )

    id: KeyText
    sale: Words
    outlet: int
    product: Words
    tariff: Words
    dimension: Words
    opening_base: int
    limit_base: int
    preset_base: int
    reserved: int
    sequence: int
    grants: Words
    boot: int
    started_ms: int
    state: Words
    wanted_base: int | None
    total_base: int | None
    charge: int
    overrun: int
    reason: MaybeWords
    ended_ms: int | None
    is_test: Flag
    lowering_base: int | None
    is_final: Flag
    bill_to_base: int | None
    fee: int


class IntentRow(Row, table=True):
    """A call to a rail; its three key columns are what its idempotency key is made of."""

    __tablename__ = "intent"
    __table_args__ = (
        _belongs_to("prepayment", "prepayment.id"),
        Index("ix_intent_unfinished", "prepayment", sqlite_where=text(INTENT_UNFINISHED)),
        STRICT,
    )

    prepayment: KeyText
    verb: KeyText
    number: int = Field(primary_key=True)
    rail: Words
    amount: int
    created_ms: int
    expires_ms: int
    reference: Words
    code: Words
    description: Words
    is_done: Flag


class OutletRow(Row, table=True):
    """What outlives a restart about an outlet. `closings` is JSON: what its valve has taught."""

    __tablename__ = "outlet"
    __table_args__ = STRICT

    outlet: int = Field(primary_key=True)
    is_locked: Flag
    lock_reason: Words
    fault: Words
    serial: Words
    total_base: int | None
    boot: int | None
    sequence: int
    closings: Words


class AttendantRow(Row, table=True):
    """An attendant, with a hash of the PIN."""

    __tablename__ = "attendant"
    __table_args__ = STRICT

    name: KeyText
    pin_hash: Words
    wrong: int
    locked_until_ms: int


class VoucherRow(Row, table=True):
    """A voucher, with a keyed hash of its code; what is left of it is in its account."""

    __tablename__ = "voucher"
    __table_args__ = (
        CheckConstraint("number > 0", name="numbered_from_one"),
        CheckConstraint("value > 0", name="worth_something"),
        UniqueConstraint("mark"),
        Index("ix_voucher_expires", "expires_ms", sqlite_where=text(VOUCHER_EXPIRES)),
        STRICT,
    )

    number: int = Field(primary_key=True)
    mark: Words
    value: int
    kind: Words
    created_ms: int
    expires_ms: int
    batch: Words
    issued_by: Words
    state: Words


class SettingRow(Row, table=True):
    """A value that is changed while running."""

    __tablename__ = "setting"
    __table_args__ = STRICT

    key: KeyText
    value: Words


def _table(row: type[Row]) -> Table:
    return Row.metadata.tables[str(row.__tablename__)]


JOURNAL = _table(JournalRow)
ACCOUNT = _table(AccountRow)
TRANSFER = _table(TransferRow)
SALE = _table(SaleRow)
PREPAYMENT = _table(PrepaymentRow)
DELIVERY = _table(DeliveryRow)
INTENT = _table(IntentRow)
OUTLET = _table(OutletRow)
ATTENDANT = _table(AttendantRow)
SETTING = _table(SettingRow)
VOUCHER = _table(VoucherRow)
