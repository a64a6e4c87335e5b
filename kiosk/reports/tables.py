"""A sheet as files for other programs: one table a file, as RFC 4180 has it, in UTF-8.

Figures are plain decimals with a point, times UTC; neither depends on a language. What people have
typed never begins as a formula does, because a spreadsheet would run it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime

from kiosk.domain.money import Currency
from kiosk.domain.tariff import PRICE_DECIMALS
from kiosk.reports.sheet import (
    Amount,
    Column,
    Kind,
    Price,
    Sheet,
    Value,
    decimal,
    quantity,
    sign,
)

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a text must not begin with in a spreadsheet."""


def files(sheet: Sheet, currency: Currency) -> dict[str, str]:
    """Return the content of each file, by its name; the facts are a table of their own."""
    facts = (Column("fact", Kind.TEXT), Column("value", Kind.TEXT))
    stated = [(name, _plain(value, kind, currency)) for name, value, kind in sheet.facts]
    found = {"report.csv": _csv([one.name for one in facts], stated)}
    for section in sheet.sections:
        heads: list[str] = []
        for column in section.columns:
            heads.append(column.name)
            if column.kind in {Kind.QUANTITY, Kind.PRICE}:
                heads.append(f"{column.name}_unit")
        rows = [
            [
                text
                for value, column in zip(row, section.columns, strict=True)
                for text in _cells(value, column.kind, currency)
            ]
            for row in section.rows
        ]
        found[f"{section.name}.csv"] = _csv(heads, rows)
    return found


def _cells(value: Value, kind: Kind, currency: Currency) -> list[str]:
    match value:
        case Amount(base, unit):
            return [decimal(*quantity(base, unit)), sign(unit)]
        case Price(e4, unit):
            return [decimal(e4, PRICE_DECIMALS), f"{currency.code}/{sign(unit)}"]
        case _:
            return [_plain(value, kind, currency)]


def _plain(value: Value, kind: Kind, currency: Currency) -> str:
    match value:
        case str():
            return f"'{value}" if value.startswith(FORMULA) else value
        case int() if kind is Kind.MONEY:
            return decimal(value, currency.exponent)
        case int() if kind is Kind.RATE:
            return decimal(value, 1)
        case int() if kind is Kind.MOMENT:
            at = datetime.fromtimestamp(value / 1000, UTC)
            return at.isoformat(timespec="milliseconds") if value else ""
        case _:
            return str(value)


def _csv(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return text.getvalue()
