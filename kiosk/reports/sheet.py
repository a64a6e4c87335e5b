"""A report as titles and tables, before anybody chooses what to write it on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from enum import Enum, auto

from kiosk.domain.money import Currency
from kiosk.domain.quantity import PER_SALE_UNIT, SALE_UNIT, Dimension
from kiosk.domain.tariff import PRICE_DECIMALS
from kiosk.reports.words import Words

NBSP = "\u00a0"


class Kind(Enum):
    """What stands in a column."""

    TEXT = auto()
    COUNT = auto()
    MONEY = auto()  # Minor units.
    QUANTITY = auto()  # An `Amount`.
    PRICE = auto()  # A `Price`.
    RATE = auto()  # Tenths of a per cent.
    MOMENT = auto()  # Wall-clock milliseconds.


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity with its unit; one that has none was never delivered."""

    base: int
    unit: str


@dataclass(frozen=True, slots=True)
class Price:
    """A price in ten-thousandths of the major unit for one sale unit."""

    e4: int
    unit: str


Value = str | int | Amount | Price


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in a file, and what kind of thing stands in it."""

    name: str
    kind: Kind = Kind.MONEY


@dataclass(frozen=True, slots=True)
class Section:
    """One table. `name` is the file that it goes to; its words are looked up by it."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    is_warning: bool = False
    """Somebody must look at what stands in it."""
    is_sparse: bool = False
    """People need not see a column of it in which nothing stands."""

    def for_people(self) -> Section:
        """Return what people need to see of it."""
        if not self.is_sparse:
            return self
        shown = [
            place
            for place, column in enumerate(self.columns)
            if column.kind is Kind.TEXT or any(row[place] for row in self.rows)
        ]
        return replace(
            self,
            columns=tuple(self.columns[place] for place in shown),
            rows=tuple(tuple(row[place] for place in shown) for row in self.rows),
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole report."""

    title: str
    facts: tuple[tuple[str, Value, Kind], ...]
    """What it is of: the name of each fact, and the fact."""
    sections: tuple[Section, ...]
    is_copy: bool = False
    seller: tuple[str, ...] = ()
    """Who sells, line by line."""
    notes: tuple[str, ...] = ()
    """What must be known before anything else of it."""


@dataclass(frozen=True, slots=True)
class Style:
    """How values are written: in which language, money and time."""

    words: Words
    currency: Currency
    zone: tzinfo = UTC

    def text(self, value: Value, kind: Kind) -> str:
        """Return a value as people read it."""
        match value:
            case str():
                return self.words.say(value) if kind is Kind.TEXT else value
            case Amount(base, unit):
                return NBSP.join(filter(None, (self._decimal(*quantity(base, unit)), sign(unit))))
            case Price(e4, unit):
                places = PRICE_DECIMALS
                while places > self.currency.exponent and e4 % 10 == 0:
                    e4, places = e4 // 10, places - 1
                return f"{self._decimal(e4, places)}{NBSP}{self.currency.code}/{sign(unit)}"
            case _ if kind is Kind.MONEY:
                return self._decimal(value, self.currency.exponent)
            case _ if kind is Kind.RATE:
                return f"{self._decimal(value, 1)}{NBSP}%"
            case _ if kind is Kind.MOMENT:
                return self.moment(value) if value else ""
            case _:
                return str(value)

    def moment(self, utc_ms: int) -> str:
        """Return a date and time at the place, with its offset."""
        when = datetime.fromtimestamp(utc_ms / 1000, self.zone)
        return when.isoformat(" ", timespec="seconds")

    def _decimal(self, value: int, places: int) -> str:
        whole, _, part = decimal(value, places).partition(".")
        return f"{whole}{self.words.decimal}{part}" if part else whole


def decimal(value: int, places: int) -> str:
    """Return a whole number of 10 to the minus `places` as a decimal, exactly."""
    digits = str(abs(value)).rjust(places + 1, "0")
    cut = len(digits) - places
    text = f"{digits[:cut]}.{digits[cut:]}" if places else digits
    return f"-{text}" if value < 0 else text


def quantity(base: int, unit: str) -> tuple[int, int]:
    """Return a quantity in sale units as a whole number and its decimals; three are enough."""
    places = len(str(PER_SALE_UNIT[Dimension(unit)])) - 1 if unit else 0
    while places > 3 and base % 10 == 0:  # noqa: PLR2004 - Millilitres and watt-hours.
        base, places = base // 10, places - 1
    return base, places


def sign(unit: str) -> str:
    """Return the sign of the sale unit; empty where there is none."""
    return SALE_UNIT[Dimension(unit)] if unit else ""


def rows_of(values: Sequence[Sequence[Value]]) -> tuple[tuple[Value, ...], ...]:
    """Return rows as a section keeps them."""
    return tuple(tuple(row) for row in values)
