"""A sheet as a slip for the receipt printer: narrow, so a table is one paragraph a row."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.domain.slip import Pair, Part, Rule, Slip, Text
from kiosk.reports.sheet import Amount, Column, Kind, Sheet, Style, Value

LEFT_OUT = frozenset({"books", "people"})
"""Tables that an accountant reads and nobody at the drawer does."""
HASH_LETTERS = 16


def slip(sheet: Sheet, style: Style) -> Slip:
    """Return `sheet` for paper of a receipt's width; figures that are nothing are left out."""
    return Slip(tuple(_parts(sheet, style)), is_right_to_left=style.words.is_right_to_left)


def _parts(sheet: Sheet, style: Style) -> Iterator[Part]:
    say, label = style.words.say, style.words.label
    yield Text(sheet.title, is_large=True, is_centred=True)
    if sheet.is_copy:
        yield Text(say("copy"), is_large=True, is_centred=True)
    for note in sheet.notes:
        yield Text(say(note), is_large=True, is_centred=True)
    for line in sheet.seller:
        yield Text(line, is_centred=True)
    yield Rule()
    for name, value, kind in sheet.facts:
        text = style.text(value, kind)
        yield Pair(label(name), text[:HASH_LETTERS] if name == "head" else text)
    for section in sheet.sections:
        if section.name in LEFT_OUT:
            continue
        yield Rule()
        yield Text(label(section.name), is_centred=True)
        for row in section.rows:
            yield from _row(section.columns, row, style)


def _row(columns: tuple[Column, ...], row: tuple[Value, ...], style: Style) -> Iterator[Part]:
    """Name the row by its words, then say each figure of it that is something."""
    told = list(zip(row, columns, strict=True))
    named = [style.text(value, column.kind) for value, column in told if _names(column)]
    figures = [
        (column, style.text(value, column.kind))
        for value, column in told
        if not _names(column) and _is_something(value)
    ]
    name = " ".join(filter(None, named))
    if len(figures) == 1:
        yield Pair(name, figures[0][1])
    elif figures:
        yield Text(name)
        for column, text in figures:
            yield Pair(f"  {style.words.label(column.name)}", text)


def _names(column: Column) -> bool:
    return column.kind is Kind.TEXT or column.name in {"outlet", "shift", "rate"}


def _is_something(value: Value) -> bool:
    return bool(value.base if isinstance(value, Amount) else value)
