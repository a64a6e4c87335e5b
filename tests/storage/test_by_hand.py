"""The promise holds against SQL typed by hand, past all of our code.

OR IGNORE and OR REPLACE are tried everywhere: they switch constraints off, in triggers too.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from fakes.files import everything

from kiosk.domain.books import Account, AccountKind, Transfer, TransferKind
from kiosk.domain.journal import Draft, Relevance
from kiosk.domain.money import Money
from kiosk.ports import Batch
from kiosk.storage.driver import DBAPI
from kiosk.storage.store import SqliteStore
from kiosk.storage.verify import verify

RAIL = Account(AccountKind.RAIL, "localpay")
PURSE = Account(AccountKind.PREPAYMENT, "P-000001")
REVENUE = Account(AccountKind.REVENUE, "1")
ENTRY = Draft(Relevance.PAYMENT, "authorised", 5, {"amount": 2_000})

ROW = "'payment', 'x', 0, x'7b7d', {previous}, zeroblob(32)"
LAST = "(SELECT hash FROM journal ORDER BY sequence DESC LIMIT 1)"


@pytest.fixture(autouse=True)
def _filled(store: SqliteStore) -> None:
    store.commit(
        Batch(
            transfers=(
                Transfer("T-1", TransferKind.MOVE, RAIL, PURSE, Money(100)),
                Transfer("T-2", TransferKind.HOLD, PURSE, REVENUE, Money(60)),
                Transfer("T-3", TransferKind.HOLD, PURSE, REVENUE, Money(10)),
                Transfer("T-4", TransferKind.POST, PURSE, REVENUE, Money(5), holds="T-3"),
            ),
            entries=(ENTRY, ENTRY),
        )
    )


def transfer(
    name: str, kind: str, amount: int, holds: str | None = None, *, credit: str = "revenue:1"
) -> str:
    held = "NULL" if holds is None else f"'{holds}'"
    return (
        "INTO transfer VALUES"
        f" ('{name}', '{kind}', 'prepayment:P-000001', '{credit}', {amount}, {held}, NULL)"
    )


REFUSED = {
    "an entry changed": "UPDATE{or_} journal SET canonical = x'7b7d'",
    "a hash changed": "UPDATE{or_} journal SET hash = zeroblob(32) WHERE sequence = 1",
    "an entry renumbered": "UPDATE{or_} journal SET sequence = 9 WHERE sequence = 2",
    "an entry deleted": "DELETE FROM journal WHERE sequence = 2",
    "all entries deleted": "DELETE FROM journal",
    "an entry replaced": f"INSERT{{or_}} INTO journal VALUES (2, {ROW.format(previous=LAST)})",
    "a gap in the journal": f"INSERT{{or_}} INTO journal VALUES (4, {ROW.format(previous=LAST)})",
    "an entry before the first": (
        f"INSERT{{or_}} INTO journal VALUES (0, {ROW.format(previous=LAST)})"
    ),
    "an entry that finds its own number": (
        f"INSERT{{or_}} INTO journal VALUES (NULL, {ROW.format(previous=LAST)})"
    ),
    "an entry not chained": (
        f"INSERT{{or_}} INTO journal VALUES (3, {ROW.format(previous='zeroblob(32)')})"
    ),
    "a transfer changed": "UPDATE{or_} transfer SET amount = 1 WHERE id = 'T-1'",
    "a transfer deleted": "DELETE FROM transfer WHERE id = 'T-4'",
    "an id used for another transfer": f"INSERT{{or_}} {transfer('T-1', 'move', 7)}",
    "an overdraft by a move": f"INSERT{{or_}} {transfer('T-9', 'move', 36)}",
    "an overdraft by a hold": f"INSERT{{or_}} {transfer('T-9', 'hold', 36)}",
    "a second post": f"INSERT{{or_}} {transfer('T-9', 'post', 1, 'T-3')}",
    "a void of what is posted": f"INSERT{{or_}} {transfer('T-9', 'void', 0, 'T-3')}",
    "a post of more than the hold": f"INSERT{{or_}} {transfer('T-9', 'post', 61, 'T-2')}",
    "a post to somebody else": (
        f"INSERT{{or_}} {transfer('T-9', 'post', 1, 'T-2', credit='cash')}"
    ),
    "a post of a move": f"INSERT{{or_}} {transfer('T-9', 'post', 1, 'T-1')}",
    "a transfer to itself": (
        f"INSERT{{or_}} {transfer('T-9', 'move', 1, credit='prepayment:P-000001')}"
    ),
    "an account that begins with money": (
        "INSERT{or_} INTO account VALUES ('prepayment:X', 'prepayment', 0, 0, 1000, 0, 0)"
    ),
    "an account begun anew": (
        "INSERT{or_} INTO account VALUES ('prepayment:P-000001', 'prepayment', 0, 0, 0, 0, 0)"
    ),
    "an account deleted": "DELETE FROM account WHERE name = 'revenue:1'",
}


@pytest.mark.parametrize("or_", ["", " OR IGNORE", " OR REPLACE", " OR ROLLBACK"])
@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused(
    store: SqliteStore, path: Path, by_hand: sqlite3.Connection, name: str, or_: str
) -> None:
    """Nothing that breaks books or journal can be typed, and nothing of it stays."""
    before = everything(path)
    with pytest.raises(DBAPI.IntegrityError):
        by_hand.execute(REFUSED[name].format(or_=or_))
    assert everything(path) == before
    assert verify(store).is_sound


CHECKED = {
    "an overdraft": "UPDATE account SET debits = debits + 36 WHERE kind = 'prepayment'",
    "a pending overdraft": (
        "UPDATE account SET debits_pending = debits_pending + 36 WHERE kind = 'prepayment'"
    ),
    "credit taken away": "UPDATE account SET credits = 64 WHERE kind = 'prepayment'",
    "leave to overdraw": "UPDATE account SET may_overdraw = 1 WHERE kind = 'prepayment'",
    "another kind": "UPDATE account SET kind = 'rail', may_overdraw = 1 WHERE kind = 'prepayment'",
    "another name": "UPDATE account SET name = 'rail:x' WHERE kind = 'prepayment'",
    "a negative sum": "UPDATE account SET debits = -1 WHERE kind = 'rail'",
    "a text for a number": "UPDATE account SET credits = 'much'",
    "an unknown kind": "INSERT INTO account VALUES ('bank:x', 'bank', 0, 0, 0, 0, 0)",
    "a negative transfer": f"INSERT {transfer('T-9', 'move', -1)}",
    "a hold without accounts": "INSERT INTO transfer VALUES ('T-9', 'hold', '', '', 1, NULL, NULL)",
    "a kind of transfer that is none": f"INSERT {transfer('T-9', 'gift', 1)}",
    "a hold of a hold": f"INSERT {transfer('T-9', 'hold', 1, 'T-2')}",
    "a short hash": (
        f"INSERT INTO journal VALUES (3, 'payment', 'x', 0, x'', {LAST}, x'00')"  # noqa: S608
    ),
}


@pytest.mark.parametrize("name", CHECKED)
def test_the_constraints_refuse_it(
    store: SqliteStore, path: Path, by_hand: sqlite3.Connection, name: str
) -> None:
    """Sums and rows that cannot be right are refused by the tables themselves."""
    before = everything(path)
    with pytest.raises(DBAPI.IntegrityError):
        by_hand.execute(CHECKED[name])
    assert everything(path) == before
    assert verify(store).is_sound


def test_the_same_transfer_by_hand_moves_nothing(
    store: SqliteStore, path: Path, by_hand: sqlite3.Connection
) -> None:
    """The database itself makes a transfer once, however it is asked."""
    before = everything(path)
    for or_ in ("", " OR IGNORE", " OR REPLACE"):
        by_hand.execute(f"INSERT{or_} {transfer('T-2', 'hold', 60)}")
    assert everything(path) == before
    assert verify(store).is_sound


def test_a_sound_transfer_by_hand_moves_both_accounts(
    store: SqliteStore, by_hand: sqlite3.Connection
) -> None:
    """Money moves with the transfer: nobody can write the one and forget the other."""
    by_hand.execute(f"INSERT {transfer('T-9', 'post', 60, 'T-2')}")
    assert store.balance(PURSE).debits == 65
    assert store.balance(REVENUE).credits == 65
    assert verify(store).is_sound
