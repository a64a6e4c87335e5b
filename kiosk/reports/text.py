"""A sheet as text for a terminal."""

from __future__ import annotations

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
    wide = max((len(label(name)) for name, _, _ in sheet.facts), default=0)
    for name, value, kind in sheet.facts:
        yield f"  {label(name).ljust(wide)}  {style.text(value, kind)}"
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
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for row in (heads, *rows):
        cells = [
            cell.ljust(width) if kind in LEFT else cell.rjust(width)
            for cell, width, kind in zip(row, widths, kinds, strict=True)
        ]
        yield f"  {'  '.join(cells).rstrip()}"
