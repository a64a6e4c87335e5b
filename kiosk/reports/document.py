"""A sheet as a document to hand to an accountant: A4, with the fonts of the screen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from fpdf import FPDF, FontFace
from fpdf.enums import TableBordersLayout, TextDirection
from fpdf.fonts import TTFFont
from fpdf.line_break import Fragment

from kiosk.reports import fonts as lettering
from kiosk.reports.sheet import Kind, Section, Sheet, Style

MARGIN, INK, SOFT, RULE, WARN = 16, (24, 28, 33), (96, 104, 112), (214, 219, 224), (176, 32, 24)
BODY, SMALL, HEAD, TITLE = 8.5, 7.5, 10.5, 20
"""Sizes in points."""
PADDING = 1.0
"""Millimetres to the left and right of a text in a table."""
LONG = 50.0
"""Millimetres: a word that is wider may be broken where a table is full."""
_LEFT = {Kind.TEXT, Kind.MOMENT}
_UNBROKEN = re.compile(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+")
"""What a line does not end in: a word, or a letter of Chinese."""
_WHOLE = re.compile(r".+")
_RIGHT_TO_LEFT = "\N{RIGHT-TO-LEFT MARK}"
_STEERING = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{LEFT-TO-RIGHT MARK}" + _RIGHT_TO_LEFT
"""Letters that draw nothing, and that others heed."""


def written(sheet: Sheet, style: Style, fonts: Path) -> bytes:
    """Return the document; the same sheet is always the same bytes but for its date of making."""
    with TemporaryDirectory() as folder:  # The library reads fonts from files alone.
        files = tuple(lettering.chosen(fonts, Path(folder), _letters(sheet, style)))
        with closing(_Document(sheet, style, files)) as counted:
            counted.draw()
        with closing(_Document(sheet, style, files, counted.pages_count)) as document:
            document.draw()
            return bytes(document.output())


class _Run(Fragment):
    """Letters of one font in one direction."""

    def render_with_text_shaping(self, *args: float) -> str:
        """Tell whoever searches for Hindi or copies it what the signs stand for.

        Some are for several letters, some for none. From the right, readers find each by itself.
        """
        drawn = super().render_with_text_shaping(*args)
        is_plain = not any(unicodedata.category(letter)[0] == "M" for letter in self.string)
        if is_plain or self.fragment_direction is TextDirection.RTL:
            return drawn
        return (
            f"/Span <</ActualText <FEFF{self.string.encode('utf-16-be').hex()}>>> BDC {drawn} EMC"
        )


class _Document(FPDF):
    """One sheet on as many pages as it needs, which each of them names."""

    def __init__(
        self, sheet: Sheet, style: Style, fonts: Sequence[tuple[str, str, Path]], pages: int = 0
    ) -> None:
        super().__init__(format="A4")
        self._sheet, self._style, self._pages = sheet, style, pages
        self._is_right_to_left = style.words.is_right_to_left
        for family, weight, path in fonts:
            self.add_font(family, weight, path)
        self._families = list(dict.fromkeys(family for family, _, _ in fonts))
        faces = [one for one in self.fonts.values() if isinstance(one, TTFFont)]
        self._known = [one.cmap for one in faces if not one.fontkey.endswith("B")]
        self.set_fallback_fonts(self._families[1:])
        self.set_text_shaping(features={"kern": False})
        self.set_margins(MARGIN, MARGIN)
        self._room = self.epw  # The library's own is less where a page ends within a table.
        self.set_auto_page_break(auto=True, margin=MARGIN + 4)
        self.alias_nb_pages("")
        self.set_lang(style.words.code)
        self.set_title(sheet.title)
        self.set_draw_color(*RULE)

    def close(self) -> None:
        """Let go of the files of all fonts."""
        for font in self.fonts.values():
            if isinstance(font, TTFFont):
                font.close()

    def _parse_chars(self, text: str, *_: object, **__: object) -> Iterator[Fragment]:
        """Part a text where the font has to change.

        The library itself parts it before each vowel sign of Arabic too, so that letters on both
        sides of it would not join.
        """
        for place, run in groupby(zip(self._places(text), text, strict=True), lambda one: one[0]):
            state = self._get_current_graphics_state()
            state.font_family = self._families[place].lower()
            state.current_font = self.fonts[state.font_family + state.font_style]
            yield _Run([letter for _, letter in run], state, self.k)

    def _places(self, text: str) -> Iterator[int]:
        """Yield which font draws each letter: with the letter before it what belongs to that."""
        place = 0
        for letter in text:
            kind = unicodedata.category(letter)
            if kind != "Cf" and not (kind[0] == "M" and ord(letter) in self._known[place]):
                found = (at for at, known in enumerate(self._known) if ord(letter) in known)
                place = next(found, 0)
            yield place

    def _shown(self, text: str) -> str:
        """Return what of a text can be drawn, with the direction that it has as a whole."""
        found = ""
        for letter in unicodedata.normalize("NFC", text):
            if unicodedata.category(letter) != "Cf":
                found += letter if any(ord(letter) in known for known in self._known) else "?"
            elif letter in _STEERING:
                found += letter
        kinds = set(map(unicodedata.bidirectional, found))
        is_steered = self._is_right_to_left and not kinds.isdisjoint({"R", "AL"})
        return _RIGHT_TO_LEFT + found if is_steered else found

    def footer(self) -> None:
        """Say on every page what it is a page of."""
        self.set_y(-MARGIN)
        self._font(SMALL, SOFT)
        half = self._room / 2
        self._box(0, half, 4, _named(self._sheet, self._style))
        page = self._style.words.say("page").format(number=self.page_no(), all=self._pages)
        self._box(half, half, 4, page, is_near=False)

    def draw(self) -> None:
        """Draw everything."""
        self.add_page()
        self._head()
        self._facts()
        for section in self._sheet.sections:
            self._section(section.for_people())

    def _font(self, size: float, ink: Sequence[int] = INK, weight: str = "") -> None:
        self.set_font("Inter", weight, size)
        self.set_text_color(*ink)

    def _width(self, text: str) -> float:
        return self.get_string_width(self._shown(text))

    def _wanted(self, text: str) -> float:
        """Return the room without which a text is broken: its last letter counts by itself."""
        return max(self._width(text), self._width(text[:-1]) + self._width(text[-1:]))

    def _box(
        self, begin: float, width: float, height: float, text: str, *, is_near: bool = True
    ) -> None:
        """Write a text on this line, so far from where lines begin; `is_near` to that end of it."""
        left = self.w - MARGIN - begin - width if self._is_right_to_left else MARGIN + begin
        self.set_x(left)
        align = "R" if is_near is self._is_right_to_left else "L"
        self.cell(width, height, self._shown(text), align=align)

    def _line(self, text: str, height: float) -> None:
        self._box(0, self._room, height, text)
        self.ln(height)

    def _head(self) -> None:
        say = self._style.words.say
        self._font(TITLE, weight="B")
        self._line(self._sheet.title, 9)
        self._font(BODY, SOFT)
        self._line(", ".join(self._sheet.seller), 5)
        marks = [say("copy")] if self._sheet.is_copy else []
        for mark in (*marks, *(say(note) for note in self._sheet.notes)):
            self._font(HEAD, WARN, "B")
            self._line(mark, 6)
        self.ln(2)

    def _facts(self) -> None:
        """Say in two columns what it is a report of."""
        label, facts = self._style.words.label, self._sheet.facts
        half = self._room / 2
        self._font(SMALL)
        named = max((self._width(label(name)) for name, _, _ in facts), default=0) + 4
        begin = 0.0
        for name, value, kind in facts:
            is_wide = name == "head"
            if is_wide and begin:
                self.ln(5)
                begin = 0
            self._font(SMALL, SOFT)
            self._box(begin, named, 5, label(name))
            self._font(BODY)
            self._box(begin + named, half - named, 5, self._style.text(value, kind))
            begin = 0 if is_wide or begin else half
            if not begin:
                self.ln(5)
        self.ln(7 if begin else 2)

    def _section(self, section: Section) -> None:
        if self.will_page_break(26):  # A heading by itself at the foot helps nobody.
            self.add_page()
        self._font(HEAD, WARN if section.is_warning else INK, "B")
        self.ln(2)
        self._line(self._style.words.label(section.name), 7)
        rows = [
            [
                self._style.text(value, column.kind)
                for value, column in zip(row, section.columns, strict=True)
            ]
            for row in section.rows
        ]
        heads = [self._style.words.label(column.name) for column in section.columns]
        size = SMALL if len(heads) > 8 else BODY  # noqa: PLR2004 - What fits.
        table = [heads, *rows]
        wanted = self._widths(size, table, _WHOLE, most=self._room)
        least = self._widths(size, table, _UNBROKEN, most=LONG)
        is_left = [column.kind in _LEFT for column in section.columns]
        for places in self._beside(least):
            widths = self._shared([wanted[at] for at in places], [least[at] for at in places])
            shown = [[row[at] for at in places] for row in table]
            self._table(size, shown, widths, [is_left[at] for at in places])
            self.ln(1)

    def _table(
        self,
        size: float,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        is_left: Sequence[bool],
    ) -> None:
        way = -1 if self._is_right_to_left else 1
        self._font(size)
        with self.table(
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            col_widths=tuple(widths)[::way],
            width=min(self._room, sum(widths)),
            align="RIGHT" if self._is_right_to_left else "LEFT",
            text_align=tuple(
                "LEFT" if one and not self._is_right_to_left else "RIGHT" for one in is_left
            )[::way],
            line_height=4.6,
            padding=(0.5, PADDING),
            headings_style=FontFace(emphasis="BOLD", color=SOFT),
        ) as table:
            for row in rows:
                table.row([self._shown(text) for text in row][::way])

    def _widths(
        self, size: float, rows: Sequence[Sequence[str]], part: re.Pattern[str], *, most: float
    ) -> list[float]:
        """Return how wide each column must be for all parts of its texts, headings first."""
        found = [0.0] * len(rows[0])
        for number, row in enumerate(rows):
            self._font(size, weight="" if number else "B")
            for place, text in enumerate(row):
                found[place] = max(found[place], *map(self._wanted, part.findall(text)), 0)
        return [min(most, one * 1.02 + 3) for one in found]

    def _beside(self, least: Sequence[float]) -> list[list[int]]:
        """Return which columns stand beside one another; the first is again before those below."""
        groups = [[0]]
        for column in range(1, len(least)):
            if sum(least[one] for one in (*groups[-1], column)) > self._room:
                groups.append([0])
            groups[-1].append(column)
        return groups

    def _shared(self, wanted: Sequence[float], least: Sequence[float]) -> list[float]:
        """Return how wide each column is; where the page is full, lines are broken."""
        over = sum(wanted) - self._room
        if over <= 0:
            return list(wanted)
        share = over / (sum(wanted) - sum(least))
        return [one - (one - few) * share for one, few in zip(wanted, least, strict=True)]


def _named(sheet: Sheet, style: Style) -> str:
    facts = {name: style.text(value, kind) for name, value, kind in sheet.facts}
    names = filter(None, (sheet.title, facts.get("site"), facts.get("kiosk")))
    mark = _RIGHT_TO_LEFT if style.words.is_right_to_left else ""
    return f"{mark}  ·  {mark}".join(names)  # Else names in Latin letters were one name.


def _letters(sheet: Sheet, style: Style) -> set[str]:
    """Return every letter that the document may need."""
    words = style.words
    texts = ["0123456789 ?,·", sheet.title, *sheet.seller, *words.texts.values(), *sheet.notes]
    for name, value, kind in sheet.facts:
        texts += [words.label(name), style.text(value, kind)]
    for section in sheet.sections:
        texts += map(words.label, (section.name, *(one.name for one in section.columns)))
        for row in section.rows:
            cells = zip(row, section.columns, strict=True)
            texts += [style.text(value, column.kind) for value, column in cells]
    return set(unicodedata.normalize("NFC", "\n".join(texts)))
