"""Everything that can be asked of the kiosk's database."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple, Self, TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    Table,
    Text,
    TextClause,
    bindparam,
    cast,
    func,
    literal_column,
    select,
    text,
    union,
)

from kiosk.domain.books import Account, Balance, Transfer
from kiosk.domain.delivery import Delivery
from kiosk.domain.journal import Entry
from kiosk.domain.prepayment import Prepayment
from kiosk.domain.receipt import number_in
from kiosk.domain.sale import Sale
from kiosk.domain.voucher import Voucher
from kiosk.ports import OutletRecord, Remembered, StorageDamaged, Wanted
from kiosk.storage import rows, tables
from kiosk.storage.database import KIOSK, Database, opened_for_reading
from kiosk.storage.driver import Cell
from kiosk.storage.statements import Statement

T = TypeVar("T")

PAGE = 500
"""Entries and transfers are read so many at a time: no reader holds up a writer for long."""


class Visit(NamedTuple):
    """A sale with everything that belongs to it: what a receipt is written from."""

    sale: Sale
    deliveries: tuple[Delivery, ...]
    prepayments: tuple[Prepayment, ...]


def _all(
    table: Table, *order: str, where: ColumnElement[bool] | TextClause | None = None
) -> Statement:
    found = select(table) if where is None else select(table).where(where)
    return Statement(found.order_by(*(table.c[name] for name in order)))


def _ids(column: ColumnElement[str], condition: str) -> Select[str]:
    return select(column).where(text(condition))


# A sale is needed for as long as anything of it is: a cancelled one whose payer pays too late.
_NEEDED_SALES = union(
    _ids(tables.SALE.c.id, tables.SALE_UNFINISHED),
    _ids(tables.PREPAYMENT.c.sale, tables.PREPAYMENT_UNFINISHED),
    _ids(tables.DELIVERY.c.sale, tables.DELIVERY_UNFINISHED),
    select(tables.PREPAYMENT.c.sale).where(
        tables.PREPAYMENT.c.id.in_(_ids(tables.INTENT.c.prepayment, tables.INTENT_UNFINISHED))
    ),
)


def _numbers(table: Table) -> Statement:
    """Return the highest number in ids such as S-000123, by their letter."""
    letter = func.substr(table.c.id, 1, 1)
    return Statement(
        select(letter, func.max(cast(func.substr(table.c.id, 3), Integer)))
        .where(table.c.id.op("GLOB")("[A-Z]-[0-9]*"))
        .group_by(letter)
    )


_WANTED: BindParameter[Cell] = bindparam("wanted")

_LOAD_SALES = _all(tables.SALE, "created_ms", "id", where=tables.SALE.c.id.in_(_NEEDED_SALES))
_LOAD_PREPAYMENTS = _all(
    tables.PREPAYMENT, "created_ms", "id", where=tables.PREPAYMENT.c.sale.in_(_NEEDED_SALES)
)
_LOAD_DELIVERIES = _all(
    tables.DELIVERY, "started_ms", "id", where=tables.DELIVERY.c.sale.in_(_NEEDED_SALES)
)
_LOAD_INTENTS = _all(
    tables.INTENT, "created_ms", "prepayment", "verb", "number",
    where=text(tables.INTENT_UNFINISHED),
)  # fmt: skip
_OUTLETS = _all(tables.OUTLET, "outlet")
_ATTENDANTS = _all(tables.ATTENDANT, "name")
_SETTINGS = _all(tables.SETTING, "key")
_HIGHEST_RECEIPT = Statement(select(func.coalesce(func.max(tables.SALE.c.receipt), 0)))
_NUMBERS = tuple(_numbers(table) for table in (tables.SALE, tables.PREPAYMENT, tables.DELIVERY))

_HIGHEST_VOUCHER = Statement(select(func.coalesce(func.max(tables.VOUCHER.c.number), 0)))
_VOUCHER_OF = _all(tables.VOUCHER, where=tables.VOUCHER.c.mark == _WANTED)
_VOUCHERS = _all(
    tables.VOUCHER,
    "number",
    where=tables.VOUCHER.c.number.between(bindparam("first"), bindparam("last")),
)
_VOUCHERS_EXPIRED = _all(
    tables.VOUCHER,
    "number",
    where=text(f"{tables.VOUCHER_EXPIRES} AND expires_ms <= :utc_ms"),
)

_SALE = _all(tables.SALE, where=tables.SALE.c.id == _WANTED)
_SALE_OF_RECEIPT = _all(tables.SALE, where=tables.SALE.c.receipt == _WANTED)
_FOUND = Statement(
    select(tables.SALE)
    .where(
        tables.SALE.c.receipt.is_not(None)
        & (
            (bindparam("words", type_=Text) == "")
            | (tables.SALE.c.words == bindparam("words", type_=Text))
            | (tables.SALE.c.receipt == bindparam("number", type_=Integer))
        )
    )
    .order_by(tables.SALE.c.receipt.desc())
    .limit(bindparam("most", type_=Integer))
)
_PREPAYMENTS = _all(
    tables.PREPAYMENT, "created_ms", "id", where=tables.PREPAYMENT.c.sale == _WANTED
)
_PREPAYMENTS_OF_CODE = _all(
    tables.PREPAYMENT, "created_ms", "id", where=tables.PREPAYMENT.c.code == _WANTED
)
_DELIVERIES = _all(tables.DELIVERY, "started_ms", "id", where=tables.DELIVERY.c.sale == _WANTED)

_BALANCE = _all(tables.ACCOUNT, where=tables.ACCOUNT.c.name == _WANTED)
_BALANCES = _all(tables.ACCOUNT, "name")
_PLACE: ColumnElement[int] = literal_column("transfer.rowid")
_TRANSFERS = Statement(
    select(tables.TRANSFER, _PLACE.label("place"))
    .where(bindparam("after") < _PLACE)
    .order_by(_PLACE)
    .limit(PAGE)
)
_ENTRIES = Statement(
    select(tables.JOURNAL)
    .where(tables.JOURNAL.c.sequence > bindparam("after"))
    .order_by(tables.JOURNAL.c.sequence)
    .limit(PAGE)
)
_LATEST_ENTRIES = Statement(
    select(tables.JOURNAL)
    .where(tables.JOURNAL.c.kind == bindparam("kind"))
    .order_by(tables.JOURNAL.c.sequence.desc())
    .limit(bindparam("most"))
)


def _said(name: str) -> str:
    """Return what an entry says of `name`; NULL of a damaged one."""
    canonical = "CAST(canonical AS TEXT)"
    return f"CASE WHEN json_valid({canonical}) THEN json_extract({canonical}, '$.body.{name}') END"


_NEWEST = Statement(
    select(tables.JOURNAL)
    .where(
        text(
            "(:before = 0 OR sequence < :before)"
            " AND (:relevance = '' OR relevance = :relevance)"
            " AND (:to_ms = 0 OR at_ms BETWEEN :from_ms AND :to_ms - 1)"
            f" AND (:outlet = 0 OR {_said('outlet')} = :outlet)"
            f" AND (:person = '' OR :person IN"
            f" ({_said('by')}, {_said('name')}, {_said('closed_by')}, {_said('agreed_by')}))"
        )
    )
    .order_by(tables.JOURNAL.c.sequence.desc())
    .limit(bindparam("most", type_=Integer))
)
_ENTRIES_OF_SALE = Statement(
    select(tables.JOURNAL)
    .where(text(f"{tables.ENTRY_OF_SALE} AND {tables.ENTRY_SALE} = :wanted"))
    .order_by(tables.JOURNAL.c.sequence)
)


class Reader:
    """Asks the kiosk's database. Each method sees one state of it; `snapshot` spans several."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # --- What a start begins with --------------------------------------------------------------

    def load(self) -> Remembered:
        """Return what is not finished, with the whole sale that it belongs to; and the counters."""
        with self._database.reading() as connection:
            (receipts,) = _HIGHEST_RECEIPT.run(connection).fetchone()
            return Remembered(
                sales=_values(rows.SALES, _LOAD_SALES.run(connection)),
                prepayments=_values(rows.PREPAYMENTS, _LOAD_PREPAYMENTS.run(connection)),
                deliveries=_values(rows.DELIVERIES, _LOAD_DELIVERIES.run(connection)),
                intents=_values(rows.INTENTS, _LOAD_INTENTS.run(connection)),
                outlets=_values(rows.OUTLETS, _OUTLETS.run(connection)),
                attendants=_values(rows.ATTENDANTS, _ATTENDANTS.run(connection)),
                settings=_values(rows.SETTINGS, _SETTINGS.run(connection)),
                receipts=receipts,
                numbers=_highest(connection),
            )

    def outlets(self) -> tuple[OutletRecord, ...]:
        """Return what is kept of every outlet."""
        with self._database.reading() as connection:
            return _values(rows.OUTLETS, _OUTLETS.run(connection))

    # --- Sales ---------------------------------------------------------------------------------

    def sale(self, sale: str) -> Sale | None:
        """Return the sale whose id is `sale`."""
        return self._one_sale(_SALE, sale)

    def deliveries(self, sale: str) -> tuple[Delivery, ...]:
        """Return the deliveries of the sale, in the order in which they began."""
        with self._database.reading() as connection:
            return _values(rows.DELIVERIES, _DELIVERIES.run(connection, {"wanted": sale}))

    def prepayments(self, sale: str) -> tuple[Prepayment, ...]:
        """Return the prepayments of the sale, in the order in which they were asked for."""
        with self._database.reading() as connection:
            return _values(rows.PREPAYMENTS, _PREPAYMENTS.run(connection, {"wanted": sale}))

    def receipt(self, number: int) -> Visit | None:
        """Return the sale with the receipt `number`, and all that belongs to it."""
        with self.snapshot():
            sale = self._one_sale(_SALE_OF_RECEIPT, number)
            if sale is None:
                return None
            return Visit(sale, self.deliveries(sale.id), self.prepayments(sale.id))

    def entries_of(self, sale: str) -> tuple[Entry, ...]:
        """Return the journal's entries that the receipt of `sale` is read from, oldest first."""
        with self._database.reading() as connection, understood():
            found = _ENTRIES_OF_SALE.run(connection, {"wanted": sale})
            return tuple(rows.entry_of(row) for row in found)

    def latest(self, kind: str, most: int) -> tuple[Entry, ...]:
        """Return the latest entries of one kind, `most` of them at most, oldest first."""
        with self._database.reading() as connection, understood():
            found = _LATEST_ENTRIES.run(connection, {"kind": kind, "most": most})
            return tuple(rows.entry_of(row) for row in found)[::-1]

    def find_receipts(self, wanted: str, most: int) -> tuple[Sale, ...]:
        """Return sales that have a receipt, the latest first and `most` of them at most.

        `wanted` is a receipt's number, or a sale's two words; empty for whichever.
        """
        words = " ".join(wanted.lower().split())
        asked: dict[str, Cell] = {"words": words, "number": number_in(wanted), "most": most}
        with self._database.reading() as connection:
            return _values(rows.SALES, _FOUND.run(connection, asked))

    def sale_by_prepayment_code(self, code: str) -> Sale | None:
        """Return the sale that the link ending in `code` is for: the latest one."""
        with self._database.reading() as connection:
            cursor = _PREPAYMENTS_OF_CODE.run(connection, {"wanted": code})
            found = _values(rows.PREPAYMENTS, cursor)
            return self.sale(found[-1].sale) if found else None

    def _one_sale(self, statement: Statement, wanted: Cell) -> Sale | None:
        with self._database.reading() as connection:
            found = _values(rows.SALES, statement.run(connection, {"wanted": wanted}))
            return found[0] if found else None

    # --- Vouchers ------------------------------------------------------------------------------

    def voucher(self, number: int) -> Voucher | None:
        """Return the voucher of that number."""
        found = self.vouchers(number, number)
        return found[0] if found else None

    def voucher_of(self, mark: str) -> Voucher | None:
        """Return the voucher whose code has the keyed hash `mark`."""
        with self._database.reading() as connection:
            found = _values(rows.VOUCHERS, _VOUCHER_OF.run(connection, {"wanted": mark}))
            return found[0] if found else None

    def vouchers(self, first: int, last: int) -> tuple[Voucher, ...]:
        """Return the vouchers numbered from `first` to `last`, in their order."""
        with self._database.reading() as connection:
            wanted: dict[str, Cell] = {"first": first, "last": last}
            return _values(rows.VOUCHERS, _VOUCHERS.run(connection, wanted))

    def vouchers_expired(self, utc_ms: int) -> tuple[Voucher, ...]:
        """Return the live vouchers whose time is over at `utc_ms`, in their order."""
        with self._database.reading() as connection:
            wanted: dict[str, Cell] = {"utc_ms": utc_ms}
            return _values(rows.VOUCHERS, _VOUCHERS_EXPIRED.run(connection, wanted))

    # --- Books and journal ---------------------------------------------------------------------

    def balance(self, account: Account) -> Balance:
        """Return what `account` holds; all zero where it was never used."""
        with self._database.reading() as connection:
            row = _BALANCE.run(connection, {"wanted": str(account)}).fetchone()
            return Balance() if row is None else rows.balance_of(row)

    def balances(self) -> dict[Account, Balance]:
        """Return what every account holds that was ever used."""
        with self._database.reading() as connection, understood():
            found = _BALANCES.run(connection)
            return {Account.named(row["name"]): rows.balance_of(row) for row in found}

    def transfers(self) -> Iterator[Transfer]:
        """Yield every transfer in the order in which it was made."""
        place = 0
        while page := self._page(_TRANSFERS, place):
            place = page[-1]["place"]
            with understood():
                transfers = [rows.transfer_of(row) for row in page]
            yield from transfers

    def journal(self, after: int = 0) -> Iterator[Entry]:
        """Yield the entries after number `after`, in order."""
        while page := self._page(_ENTRIES, after):
            after = page[-1]["sequence"]
            with understood():
                entries = [rows.entry_of(row) for row in page]
            yield from entries

    def entries_after(self, after: int, most: int) -> tuple[Entry, ...]:
        """Return the entries after number `after`, in order and `most` of them at most."""
        return tuple(itertools.islice(self.journal(after), most))

    def _page(self, statement: Statement, after: int) -> list[sqlite3.Row]:
        with self._database.reading() as connection:
            return statement.run(connection, {"after": after}).fetchall()

    # --- The file ------------------------------------------------------------------------------

    def snapshot(self) -> AbstractContextManager[object]:
        """See one state of the database in everything that is asked inside the block.

        Keep it short: while it lasts, what the engine writes cannot be moved out of the WAL.
        """
        return self._database.reading()

    def asked(
        self, statement: Statement, values: Mapping[str, Cell] | None = None
    ) -> list[sqlite3.Row]:
        """Return the rows that `statement` finds: for the other modules of this package."""
        with self._database.reading() as connection:
            return statement.run(connection, values).fetchall()

    def damage(self) -> tuple[str, ...]:
        """Return what SQLite finds wrong with the file, and rows whose counterpart is missing."""
        try:
            with self._database.reading() as connection:
                checked = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
                lost = connection.execute("PRAGMA foreign_key_check").fetchall()
        except StorageDamaged as error:
            return (str(error),)
        found = [line for line in checked if line != "ok"]
        found += [f"{row[0]} row {row[1]} refers to a {row[2]} that is not there" for row in lost]
        return tuple(found)

    def close(self) -> None:
        """Close the file; harmless when closed."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def newest_entries(reader: Reader, wanted: Wanted) -> list[sqlite3.Row]:
    """Return the rows of the newest entries that were wanted."""
    asked: dict[str, Cell] = {
        "most": wanted.most,
        "before": wanted.before,
        "outlet": wanted.outlet,
        "relevance": wanted.relevance,
        "person": wanted.person,
        "from_ms": wanted.from_ms,
        "to_ms": wanted.to_ms,
    }
    return reader.asked(_NEWEST, asked)


@contextmanager
def understood() -> Iterator[None]:
    """Turn what cannot be read back into a value into StorageDamaged."""
    try:
        yield
    except (ValueError, TypeError, LookupError) as error:
        raise StorageDamaged(f"what is stored makes no sense: {error}") from error


def _values(shelf: rows.Shelf[T], found: Iterable[sqlite3.Row]) -> tuple[T, ...]:
    with understood():
        return tuple(shelf.value(row) for row in found)


def _highest(connection: sqlite3.Connection) -> dict[str, int]:
    highest: dict[str, int] = {}
    for statement in _NUMBERS:
        for letter, number in statement.run(connection):
            highest[letter] = max(number, highest.get(letter, 0))
    (voucher,) = _HIGHEST_VOUCHER.run(connection).fetchone()
    return highest | ({"V": voucher} if voucher else {})


def open_reader(path: Path) -> Reader:
    """Open the database at `path` beside the running engine, for reading only."""
    return Reader(opened_for_reading(path, KIOSK))
