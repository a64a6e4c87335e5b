"""A sheet as text for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from kiosk.reports.sheet import Kind, Section, Sheet, Style

LEFT = {Kind.TEXT, Kind.MOMENT}


def written(sheet: Sheet, style: Style) -> str:
    """Return the whole sheet, each table with columns as wide as they must be."""
    return "\n".join(_lines(sheet, style)) + "\n"


def _lines(sheet: Sheet, style: Style) -> Iterator[str]:
    say, label = style.words.say, style.words.label
    yield sheet.title
    if sheet.is_copy:
        yield f"*** {say('copy')} ***"
    for note in sheet.notes:
        yield f"!!! {say(note)}"
    yield from sheet.seller
    wide = max((_width(label(name)) for name, _, _ in sheet.facts), default=0)
    for name, value, kind in sheet.facts:
        yield f"  {label(name)}{_gap(label(name), wide)}  {style.text(value, kind)}"
    for section in (one.for_people() for one in sheet.sections):
        mark = "  !!!" if section.is_warning else ""
        yield ""
        yield f"{label(section.name)}{mark}"
        yield from _table(section, style)


def _table(section: Section, style: Style) -> Iterator[str]:
    kinds = [column.kind for column in section.columns]
    heads = [style.words.label(column.name) for column in section.columns]
    rows = [
        [style.text(value, kind) for value, kind in zip(row, kinds, strict=True)]
        for row in section.rows
    ]
    widths = [max(map(_width, column)) for column in zip(heads, *rows, strict=True)]
    for row in (heads, *rows):
        cells = [
            cell + _gap(cell, width) if kind in LEFT else _gap(cell, width) + cell
            for cell, width, kind in zip(row, widths, kinds, strict=True)
        ]
        yield f"  {'  '.join(cells).rstrip()}"


def _gap(text: str, width: int) -> str:
    return " " * (width - _width(text))


def _width(text: str) -> int:
    """Return how many columns of a terminal `text` takes: a Chinese letter two, a mark none."""
    kinds = ((unicodedata.east_asian_width(one), unicodedata.category(one)) for one in text)
    return sum(
        0 if kind in {"Mn", "Me", "Cf"} else 1 + (wide in {"W", "F"}) for wide, kind in kinds
    )
