"""What a time came to, in whole numbers: a business day, a shift so far, a week.

A report is tables of counts and amounts, one row for each thing that they are of; two reports that
follow one another add up to that of both. Money in minor units, quantities in base units.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from kiosk.domain.journal import Body

DAY_CLOSED = "day-closed"
"""The kind of the journal entry that closes a business day and holds its report."""
DAY = "day"
"""The setting that says how far the last closed day came: its number and its last entry."""
ALL = "all"
"""The row of what is not divided any further."""
SPLIT = "|"
"""Between the parts of a row's name; in no name of a rail, product or attendant."""


class Table(StrEnum):
    """What is added up."""

    SALES = "sales"  # Of customers: one row. In the day in which they end.
    RAILS = "rails"  # The same by rail, and what each has confirmed.
    PRODUCTS = "products"  # What customers bought, by product and price.
    OUTLETS = "outlets"  # What flowed and what it cost, whoever paid; by outlet.
    TANKS = "tanks"  # What arrived in each and what measures corrected, by supply and unit.
    OVERRIDES = "overrides"  # By reason and attendant.
    PEOPLE = "people"  # What each attendant did.
    VOUCHERS = "vouchers"  # Given out and ended, by how.
    VAT = "vat"  # What customers paid, by the rate of the tax in it, in tenths of a per cent.
    SHIFTS = "shifts"  # Those that were closed, with their drawer.
    ALARMS = "alarms"  # By kind, outlet and fault.
    BOOKS = "books"  # What each kind of account was debited and credited.


COLUMNS: dict[Table, tuple[str, ...]] = {
    Table.SALES: (
        "ended", "voided", "cancelled", "authorised", "captured", "released", "carried",
        "written_off", "refunds", "refunded", "given_back",
    ),
    Table.RAILS: (
        "payments", "authorised", "captured", "released", "carried", "written_off", "late",
        "confirmed", "returned", "given_back",
    ),
    Table.PRODUCTS: ("deliveries", "quantity", "money"),
    Table.OUTLETS: (
        "deliveries", "quantity", "money", "tests", "tested", "test_money", "overrun",
    ),
    Table.TANKS: ("fillings", "filled", "dips", "corrected"),
    Table.OVERRIDES: ("count", "authorised", "taken"),
    Table.PEOPLE: (
        "overrides", "override_money", "tests", "test_money", "no_sale", "ended", "moved",
        "refunds", "confirmed", "confirmed_money", "vouchers", "vouchers_voided", "unlocked",
        "missed_pins", "refused", "copies", "drawer", "refunded", "refunded_money",
    ),
    Table.VOUCHERS: ("count", "amount"),
    Table.VAT: ("gross", "tax"),
    Table.SHIFTS: ("begun_ms", "ended_ms", "opening", "expected", "counted", "difference"),
    Table.ALARMS: ("count",),
    Table.BOOKS: ("debited", "credited"),
}  # fmt: skip
"""What is in each table, in the order in which it is shown."""

Rows = dict[str, dict[str, int]]
Tables = dict[Table, Rows]


def tables() -> Tables:
    """Return every table, empty."""
    return {table: {} for table in Table}


def count(into: Tables, table: Table, row: str, **amounts: int) -> None:
    """Add `amounts` to the columns of one row; what is nothing leaves no row behind."""
    for column, amount in amounts.items():
        if column not in COLUMNS[table]:
            raise KeyError(f"{table} has no column {column}")
        if amount:
            kept = into[table].setdefault(row, {})
            kept[column] = kept.get(column, 0) + amount
            if not kept[column]:
                del kept[column]
    if not into[table].get(row, True):
        del into[table][row]


@dataclass(frozen=True, slots=True)
class Meter:
    """One outlet's totaliser over a time: `closing - opening = sold + tested + difference`."""

    unit: str
    """A `Dimension`; empty where nothing was ever delivered."""
    interval: int
    """The smallest quantity that its display shows."""
    opening: int
    closing: int
    sold: int = 0
    tested: int = 0
    reasons: tuple[str, ...] = ()
    """What the journal says of why it moved otherwise: kinds of entries."""
    since: tuple[str, ...] = ()
    """The same of what has happened to it since its last delivery."""

    @property
    def moved(self) -> int:
        """How far it has moved."""
        return self.closing - self.opening

    @property
    def difference(self) -> int:
        """What moved it that was neither sold nor a test."""
        return self.moved - self.sold - self.tested

    @property
    def is_discrepant(self) -> bool:
        """Whether that is more than its display shows: somebody must say why."""
        return abs(self.difference) > self.interval

    def __add__(self, later: Meter) -> Meter:
        """Return the same totaliser over this time and the one that follows."""
        return Meter(
            later.unit or self.unit,
            later.interval or self.interval,
            self.opening,
            later.closing,
            self.sold + later.sold,
            self.tested + later.tested,
            tuple(sorted({*self.reasons, *later.reasons})),
            later.since,
        )


@dataclass(frozen=True, slots=True)
class OpenSale:
    """A sale that has money and has not ended: it belongs to the day in which it does."""

    payers: Mapping[str, tuple[str, int, bool]]
    """The rail and the money of each prepayment, and whether it has been taken already."""
    charged: int = 0
    """What its ended deliveries come to."""
    by: str = ""
    """The attendant whose authorisation pays; empty for a customer's sale."""
    reason: str = ""

    @property
    def authorised(self) -> int:
        """What all its payers have authorised."""
        return sum(amount for _, amount, _ in self.payers.values())


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What a rail was told to take and to give back, and has not confirmed."""

    rail: str
    captured: int
    returned: int
    is_stuck: bool = False


@dataclass(frozen=True, slots=True)
class Grand:
    """Totals since the first entry of the journal; nothing ever resets them."""

    sales: int = 0
    captured: int = 0
    overrides: int = 0
    tests: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What came to pass from the entry `first` to the entry `last`."""

    first: int
    last: int
    begun_ms: int
    ended_ms: int
    tables: Tables
    number: int = 0
    """Of the day that it closes; 0 where it closes none."""
    by: str = ""
    """Who closed the day."""
    head: str = ""
    """The hash of the entry `last`, in hexadecimal."""
    software: tuple[str, ...] = ()
    """What ran in this time."""
    parameters: int = 0
    """How often a sealed parameter was ever changed."""
    grand: Grand = field(default_factory=Grand)
    receipts: tuple[int, int] = (0, 0)
    """The first and the last receipt number given; 0 for none."""
    meters: Mapping[int, Meter] = field(default_factory=dict)
    """By outlet."""
    brought: int = 0
    """What the ended deliveries of sales came to that were open when it began."""
    open_sales: Mapping[str, OpenSale] = field(default_factory=dict)
    unsettled: Mapping[str, Unsettled] = field(default_factory=dict)
    """By prepayment."""

    def rows(self, table: Table) -> Rows:
        """Return the rows of one table, by name."""
        return dict(sorted(self.tables[table].items()))

    def value(self, table: Table, column: str, row: str = ALL) -> int:
        """Return one figure; 0 where nothing was added up."""
        return self.tables[table].get(row, {}).get(column, 0)

    def total(self, table: Table, column: str) -> int:
        """Return the sum of a column."""
        return sum(row.get(column, 0) for row in self.tables[table].values())

    @property
    def discrepancies(self) -> tuple[int, ...]:
        """The outlets whose totalisers moved otherwise than was sold and tested."""
        return tuple(key for key, one in sorted(self.meters.items()) if one.is_discrepant)

    @property
    def metered(self) -> int:
        """What flowed and the time at outlets came to, at the prices of each sale."""
        outlets = Table.OUTLETS
        return self.total(outlets, "money") + self.total(outlets, "test_money")

    @property
    def booked(self) -> int:
        """What was charged to anybody for it: customers, written off, the operator, tests."""
        customers = self.total(Table.SALES, "captured") + self.total(Table.SALES, "written_off")
        own = self.total(Table.OVERRIDES, "taken") + self.total(Table.PEOPLE, "test_money")
        return customers + own

    @property
    def carried_on(self) -> int:
        """By how much what open sales have used has grown: metered, and to be booked later."""
        return sum(one.charged for one in self.open_sales.values()) - self.brought

    def __add__(self, later: Report) -> Report:
        """Return the report of this time and the one that follows it."""
        whole = tables()
        for part in (self, later):
            for table, rows in part.tables.items():
                for row, amounts in rows.items():
                    count(whole, table, row, **amounts)
        numbers = [one for one in (*self.receipts, *later.receipts) if one]
        meters = dict(self.meters)
        for outlet, one in later.meters.items():
            meters[outlet] = meters[outlet] + one if outlet in meters else one
        return replace(
            later,
            first=self.first,
            brought=self.brought,
            begun_ms=self.begun_ms,
            tables=whole,
            number=0,
            by="",
            software=(
                *(one for one in self.software if one not in later.software),
                *later.software,
            ),
            receipts=(min(numbers, default=0), max(numbers, default=0)),
            meters=meters,
        )

    # --- In the journal ------------------------------------------------------------------------

    def body(self) -> Body:
        """Return the report as a journal entry holds it: every figure."""
        return {
            "number": self.number,
            "by": self.by,
            "first": self.first,
            "last": self.last,
            "begun": self.begun_ms,
            "ended": self.ended_ms,
            "head": self.head,
            "software": list(self.software),
            "parameters": self.parameters,
            "receipts": list(self.receipts),
            "brought": self.brought,
            "grand": [
                self.grand.sales, self.grand.captured, self.grand.overrides, self.grand.tests,
            ],
            "tables": {
                str(key): {row: dict(one) for row, one in rows.items()}
                for key, rows in self.tables.items()
                if rows
            },
            "meters": {
                str(key): [
                    one.unit, one.interval, one.opening, one.closing, one.sold, one.tested,
                    list(one.reasons), list(one.since),
                ]
                for key, one in self.meters.items()
            },
            "open": {
                key: {
                    "payers": {payer: [*what] for payer, what in one.payers.items()},
                    "charged": one.charged,
                    "by": one.by,
                    "reason": one.reason,
                }
                for key, one in self.open_sales.items()
            },
            "unsettled": {
                key: [one.rail, one.captured, one.returned, one.is_stuck]
                for key, one in self.unsettled.items()
            },
        }  # fmt: skip

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Report:
        """Return the report that an entry's `body` holds; what later versions add is ignored."""
        kept = tables()
        for table in Table:
            for row, amounts in body["tables"].get(str(table), {}).items():
                known = {key: one for key, one in amounts.items() if key in COLUMNS[table]}
                count(kept, table, row, **known)
        first, last = body["receipts"]
        return cls(
            first=body["first"],
            last=body["last"],
            begun_ms=body["begun"],
            ended_ms=body["ended"],
            tables=kept,
            number=body["number"],
            by=body["by"],
            head=body["head"],
            software=tuple(body["software"]),
            parameters=body["parameters"],
            grand=Grand(*body["grand"]),
            receipts=(first, last),
            brought=body["brought"],
            meters={int(key): _meter_of(*parts) for key, parts in body["meters"].items()},
            open_sales={
                key: OpenSale(
                    {payer: (what[0], what[1], what[2]) for payer, what in one["payers"].items()},
                    one["charged"],
                    one["by"],
                    one["reason"],
                )
                for key, one in body["open"].items()
            },
            unsettled={key: Unsettled(*one) for key, one in body["unsettled"].items()},
        )


def _meter_of(
    unit: str,
    interval: int,
    opening: int,
    closing: int,
    sold: int,
    tested: int,
    reasons: list[str],
    since: list[str],
) -> Meter:
    return Meter(unit, interval, opening, closing, sold, tested, tuple(reasons), tuple(since))


def day_said(number: int, last: int) -> str:
    """Return a closed day as the setting holds it: its number, and the last entry in it."""
    return f"{number}:{last}"


def day_kept(text: str) -> tuple[int, int]:
    """Return the number and the last entry of the day in a setting; nothing where it is empty."""
    number, _, last = text.partition(":")
    return int(number or 0), int(last or 0)


def added(reports: Iterable[Report]) -> Report | None:
    """Return reports that follow one another as one; None of none."""
    whole: Report | None = None
    for one in reports:
        whole = one if whole is None else whole + one
    return whole
