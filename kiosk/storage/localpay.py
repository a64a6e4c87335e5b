"""The embedded payment page's memory: a file of its own, as durable as the kiosk's."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import BindParameter, Table, bindparam, delete, literal_column, select, update

from kiosk.domain.customer import Customer
from kiosk.domain.money import Money
from kiosk.ports import StorageError
from kiosk.ports_localpay import (
    Answer,
    Change,
    Checkout,
    CheckoutState,
    Conflict,
    Metadata,
    Movement,
    MovementKind,
    PaidWith,
    PaymentState,
    PrepaidAccount,
    Tries,
)
from kiosk.storage.database import LOCALPAY, opened_for_writing
from kiosk.storage.driver import Cell, Connect, SqlError, connect_for_writing
from kiosk.storage.faults import Contradiction, translated
from kiosk.storage.lock import InstanceLock
from kiosk.storage.reading import understood
from kiosk.storage.statements import Statement, inserted
from kiosk.storage.tables_localpay import (
    ANSWER,
    CHECKOUT,
    CUSTOMER,
    MOVEMENT,
    PREPAID_ACCOUNT,
    TOKEN,
)

_WANTED: BindParameter[Cell] = bindparam("wanted")


def _found(table: Table, by: str) -> Statement:
    return Statement(select(table).where(table.c[by] == _WANTED))


_CHECKOUT = _found(CHECKOUT, "id")
_CHECKOUT_OF_PAYMENT = _found(CHECKOUT, "payment")
_CHECKOUT_OF_CODE = _found(CHECKOUT, "code")
_NEW_CHECKOUT = inserted(CHECKOUT)
_NEXT_CHECKOUT = Statement(
    update(CHECKOUT)
    .where(CHECKOUT.c.id == bindparam("wanted"), CHECKOUT.c.version == bindparam("before"))
    .values({column.name: bindparam(column.name) for column in CHECKOUT.columns}),
)

_ANSWER = _found(ANSWER, "key")
_NEW_ANSWER = inserted(ANSWER)
_OLD_ANSWERS = Statement(delete(ANSWER).where(ANSWER.c.at_ms < _WANTED))

_CUSTOMER = _found(CUSTOMER, "prepayment")
_NEW_CUSTOMER = inserted(CUSTOMER)

_TOKEN = _found(TOKEN, "token")
_NEW_TOKEN = inserted(TOKEN)
_OLD_TOKENS = Statement(delete(TOKEN).where(TOKEN.c.at_ms < _WANTED))

_ACCOUNT = _found(PREPAID_ACCOUNT, "id")
_ACCOUNTS = Statement(select(PREPAID_ACCOUNT).order_by(PREPAID_ACCOUNT.c.id))
_NEW_ACCOUNT = inserted(PREPAID_ACCOUNT)
_NEXT_TRIES = Statement(
    update(PREPAID_ACCOUNT)
    .where(
        PREPAID_ACCOUNT.c.id == _WANTED,
        PREPAID_ACCOUNT.c.wrong == bindparam("wrong_before"),
        PREPAID_ACCOUNT.c.locked_until_ms == bindparam("locked_before"),
    )
    .values(wrong=bindparam("wrong_after"), locked_until_ms=bindparam("locked_after"))
)
_NEXT_PIN = Statement(
    update(PREPAID_ACCOUNT)
    .where(PREPAID_ACCOUNT.c.id == _WANTED)
    .values(pin_hash=bindparam("new_hash"), wrong=0, locked_until_ms=0)
)

_MOVEMENT = _found(MOVEMENT, "id")
_STATEMENT = Statement(
    select(MOVEMENT).where(MOVEMENT.c.account == _WANTED).order_by(literal_column("rowid"))
)
_NEW_MOVEMENT = inserted(MOVEMENT)


class SqliteLocalPayStore:
    """Keeps everything in one SQLite file. Any thread may call it, one at a time has its turn."""

    def __init__(self, path: Path, *, connect_to: Connect = connect_for_writing) -> None:
        """Open the file at `path`, made or brought up to date as needed."""
        self._instance = InstanceLock(path)
        try:
            self._database = opened_for_writing(path, LOCALPAY, connect_to)
        except StorageError:
            self._instance.release()
            raise

    def close(self) -> None:
        """Close the file; harmless when closed."""
        self._database.close()
        self._instance.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- Checkouts -----------------------------------------------------------------------------

    def checkout(self, session: str) -> Checkout | None:
        """Return the checkout whose session id is `session`."""
        return self._one_checkout(_CHECKOUT, session)

    def checkout_of_payment(self, payment: str) -> Checkout | None:
        """Return the checkout whose payment intent's id is `payment`."""
        return self._one_checkout(_CHECKOUT_OF_PAYMENT, payment)

    def checkout_of_code(self, code: str) -> Checkout | None:
        """Return the checkout whose link ends in `code`."""
        return self._one_checkout(_CHECKOUT_OF_CODE, code)

    def _one_checkout(self, statement: Statement, wanted: str) -> Checkout | None:
        row = self._one(statement, wanted)
        with understood():
            return None if row is None else checkout_of(row)

    def store(self, change: Change) -> None:
        """Store all of `change`, or nothing of it."""
        with self._database.writing() as connection, _first():
            _step(connection, change.checkout)
            if change.answer is not None:
                _NEW_ANSWER.run(connection, _answer_row(change.answer))
            if change.movement is not None:
                _NEW_MOVEMENT.run(connection, _movement_row(change.movement))

    # --- Answers and tokens --------------------------------------------------------------------

    def answer(self, key: str) -> Answer | None:
        """Return what was answered under `key`."""
        row = self._one(_ANSWER, key)
        return None if row is None else _answer(row)

    def keep_answer(self, answer: Answer) -> Answer:
        """Keep `answer` unless its key has one; return the one that is kept."""
        with self._database.writing() as connection:
            row = _ANSWER.run(connection, {"wanted": answer.key}).fetchone()
            if row is not None:
                return _answer(row)
            _NEW_ANSWER.run(connection, _answer_row(answer))
            return answer

    def use_token(self, token: str, *, at_ms: int) -> bool:
        """Use up `token`; False where it was used before."""
        with self._database.writing() as connection:
            if _TOKEN.run(connection, {"wanted": token}).fetchone() is not None:
                return False
            _NEW_TOKEN.run(connection, {"token": token, "at_ms": at_ms})
            return True

    def keep_customer(self, prepayment: str, customer: Customer, *, at_ms: int) -> Customer:
        """Keep whom an invoice is written to, unless there is one; return the one that is kept."""
        with self._database.writing() as connection:
            row = _CUSTOMER.run(connection, {"wanted": prepayment}).fetchone()
            if row is not None:
                return _customer(row)
            told = {"prepayment": prepayment, "name": customer.name, "vat_id": customer.vat_id}
            address = "\n".join(customer.address)
            _NEW_CUSTOMER.run(connection, {**told, "address": address, "at_ms": at_ms})
            return customer

    def customer(self, prepayment: str) -> Customer | None:
        """Return whom the invoice of a payer is written to; None where it is to nobody."""
        with self._database.reading() as connection:
            row = _CUSTOMER.run(connection, {"wanted": prepayment}).fetchone()
            return None if row is None else _customer(row)

    def forget(self, before_ms: int) -> None:
        """Drop answers and tokens that are older than `before_ms`."""
        with self._database.writing() as connection:
            _OLD_ANSWERS.run(connection, {"wanted": before_ms})
            _OLD_TOKENS.run(connection, {"wanted": before_ms})

    # --- Prepaid accounts ----------------------------------------------------------------------

    def open_account(self, account: PrepaidAccount) -> None:
        """Keep a new account."""
        if account.balance or account.held:
            raise ValueError("a new account is empty: move its money in")
        with self._database.writing() as connection, _first():
            _NEW_ACCOUNT.run(connection, _account_row(account))

    def account(self, account: str) -> PrepaidAccount | None:
        """Return the account whose id is `account`."""
        row = self._one(_ACCOUNT, account)
        with understood():
            return None if row is None else _account(row)

    def accounts(self) -> tuple[PrepaidAccount, ...]:
        """Return every account, in the order of their ids."""
        with self._database.reading() as connection, understood():
            return tuple(_account(row) for row in _ACCOUNTS.run(connection))

    def set_tries(self, account: str, *, before: Tries, after: Tries) -> None:
        """Replace an account's tries where they are still `before`."""
        values: dict[str, Cell] = {
            "wanted": account,
            "wrong_before": before.wrong,
            "locked_before": before.locked_until_ms,
            "wrong_after": after.wrong,
            "locked_after": after.locked_until_ms,
        }
        with self._database.writing() as connection:
            if not _NEXT_TRIES.run(connection, values).rowcount:
                raise Conflict(f"the tries of {account} are not {before}")

    def set_pin(self, account: str, pin_hash: str) -> None:
        """Replace an account's PIN and clear its tries."""
        with self._database.writing() as connection:
            values = {"wanted": account, "new_hash": pin_hash}
            if not _NEXT_PIN.run(connection, values).rowcount:
                raise Conflict(f"no account {account}")

    def move(self, movement: Movement) -> None:
        """Move money of an account, once for each movement's id."""
        with self._database.writing() as connection:
            if _MOVEMENT.run(connection, {"wanted": movement.id}).fetchone() is None:
                _NEW_MOVEMENT.run(connection, _movement_row(movement))

    def statement(self, account: str) -> tuple[Movement, ...]:
        """Return an account's movements, oldest first."""
        with self._database.reading() as connection, understood():
            return tuple(_movement(row) for row in _STATEMENT.run(connection, {"wanted": account}))

    def _one(self, statement: Statement, wanted: str) -> sqlite3.Row | None:
        with self._database.reading() as connection:
            row: sqlite3.Row | None = statement.run(connection, {"wanted": wanted}).fetchone()
            return row


@contextmanager
def _first() -> Iterator[None]:
    """Say of a name that is in use that somebody else was first."""
    try:
        yield
    except SqlError as error:
        refusal = translated(error)
        raise (Conflict(str(refusal)) if isinstance(refusal, Contradiction) else refusal) from error


def _step(connection: sqlite3.Connection, checkout: Checkout) -> None:
    row = _checkout_row(checkout)
    if checkout.version == 1:
        _NEW_CHECKOUT.run(connection, row)
        return
    before = checkout.version - 1
    if not _NEXT_CHECKOUT.run(
        connection, {**row, "wanted": checkout.id, "before": before}
    ).rowcount:
        raise Conflict(f"{checkout.id} is not at version {before}")


def _checkout_row(checkout: Checkout) -> dict[str, Cell]:
    return {
        "id": checkout.id,
        "payment": checkout.payment,
        "code": checkout.code,
        "amount": checkout.amount.minor,
        "currency": checkout.currency,
        "description": checkout.description,
        "is_hold": checkout.is_hold,
        "created_ms": checkout.created_ms,
        "expires_ms": checkout.expires_ms,
        "success_url": checkout.success_url,
        "cancel_url": checkout.cancel_url,
        "client_reference": checkout.client_reference,
        "session_metadata": _pairs(checkout.metadata),
        "payment_metadata": _pairs(checkout.payment_metadata),
        "state": checkout.state,
        "payment_state": checkout.payment_state,
        "paid_with": checkout.paid_with,
        "account": checkout.account,
        "paid_ms": checkout.paid_ms,
        "settles_ms": checkout.settles_ms,
        "received": checkout.received.minor,
        "refunded": checkout.refunded.minor,
        "cancel_reason": checkout.cancel_reason,
        "is_seen": checkout.is_seen,
        "version": checkout.version,
    }


def checkout_of(row: sqlite3.Row) -> Checkout:
    """Return the checkout of `row`."""
    return Checkout(
        id=row["id"],
        payment=row["payment"],
        code=row["code"],
        amount=Money(row["amount"]),
        currency=row["currency"],
        description=row["description"],
        is_hold=bool(row["is_hold"]),
        created_ms=row["created_ms"],
        expires_ms=row["expires_ms"],
        success_url=row["success_url"],
        cancel_url=row["cancel_url"],
        client_reference=row["client_reference"],
        metadata=_metadata(row["session_metadata"]),
        payment_metadata=_metadata(row["payment_metadata"]),
        state=CheckoutState(row["state"]),
        payment_state=PaymentState(row["payment_state"]),
        paid_with=PaidWith(row["paid_with"]),
        account=row["account"],
        paid_ms=row["paid_ms"],
        settles_ms=row["settles_ms"],
        received=Money(row["received"]),
        refunded=Money(row["refunded"]),
        cancel_reason=row["cancel_reason"],
        is_seen=bool(row["is_seen"]),
        version=row["version"],
    )


def _pairs(metadata: Metadata) -> str:
    return json.dumps(metadata, separators=(",", ":"), ensure_ascii=False)


def _metadata(text: str) -> Metadata:
    return tuple((name, value) for name, value in json.loads(text))


def _answer_row(answer: Answer) -> dict[str, Cell]:
    return {
        "key": answer.key,
        "fingerprint": answer.fingerprint,
        "status": answer.status,
        "body": answer.body,
        "at_ms": answer.at_ms,
    }


def _answer(row: sqlite3.Row) -> Answer:
    return Answer(row["key"], row["fingerprint"], row["status"], row["body"], row["at_ms"])


def _account_row(account: PrepaidAccount) -> dict[str, Cell]:
    return {
        "id": account.id,
        "name": account.name,
        "pin_hash": account.pin_hash,
        "currency": account.currency,
        "created_ms": account.created_ms,
        "balance": account.balance.minor,
        "held": account.held.minor,
        "wrong": account.tries.wrong,
        "locked_until_ms": account.tries.locked_until_ms,
    }


def _account(row: sqlite3.Row) -> PrepaidAccount:
    return PrepaidAccount(
        id=row["id"],
        name=row["name"],
        pin_hash=row["pin_hash"],
        currency=row["currency"],
        created_ms=row["created_ms"],
        balance=Money(row["balance"]),
        held=Money(row["held"]),
        tries=Tries(row["wrong"], row["locked_until_ms"]),
    )


def _movement_row(movement: Movement) -> dict[str, Cell]:
    return {
        "id": movement.id,
        "account": movement.account,
        "kind": movement.kind,
        "balance_delta": movement.balance_delta,
        "held_delta": movement.held_delta,
        "at_ms": movement.at_ms,
        "checkout": movement.checkout,
    }


def _movement(row: sqlite3.Row) -> Movement:
    return Movement(
        id=row["id"],
        account=row["account"],
        kind=MovementKind(row["kind"]),
        balance_delta=row["balance_delta"],
        held_delta=row["held_delta"],
        at_ms=row["at_ms"],
        checkout=row["checkout"],
    )


def _customer(row: sqlite3.Row) -> Customer:
    return Customer(row["name"], tuple(row["address"].split("\n")), row["vat_id"])
