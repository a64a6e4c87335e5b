"""A sheet as a document to hand to an accountant: A4, with the fonts of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fpdf import FPDF, FontFace
from fpdf.enums import TableBordersLayout, XPos, YPos

from kiosk.reports.sheet import Kind, Section, Sheet, Style

FONTS = {"": "Inter-Regular.otf", "B": "Inter-Bold.otf"}
MARGIN, INK, SOFT, RULE, WARN = 16, (24, 28, 33), (96, 104, 112), (214, 219, 224), (176, 32, 24)
BODY, SMALL, HEAD, TITLE = 8.5, 7.5, 10.5, 20
"""Sizes in points."""
_LEFT = {Kind.TEXT, Kind.MOMENT}
_UNITS_PER_EM_ERROR = 1.0
"""How far a converted outline may be from the drawn one, in font units."""
_QUADRATIC = 0x00010000
"""What a font says of itself whose outlines are TrueType's."""


def written(sheet: Sheet, style: Style, fonts: Path) -> bytes:
    """Return the document; the same sheet is always the same bytes but for its date of making."""
    with TemporaryDirectory() as folder:  # The library reads fonts from files alone.
        document = _Document(sheet, style, fonts, Path(folder))
        document.draw()
        return bytes(document.output())


class _Document(FPDF):
    """One sheet on as many pages as it needs."""

    def __init__(self, sheet: Sheet, style: Style, fonts: Path, folder: Path) -> None:
        super().__init__(format="A4")
        self._sheet, self._style = sheet, style
        letters = _letters(sheet, style)
        for weight, name in FONTS.items():
            path = (folder / name).with_suffix(".ttf")
            _convert(fonts / name, path, letters)
            self.add_font("Inter", weight, path)
        self.set_margins(MARGIN, MARGIN)
        self.set_auto_page_break(auto=True, margin=MARGIN + 4)
        self.alias_nb_pages("{nb}")
        self.set_title(sheet.title)
        self.set_draw_color(*RULE)

    def footer(self) -> None:
        """Say on every page what it is a page of."""
        self.set_y(-MARGIN)
        self._font(SMALL, SOFT)
        page = self._style.words.say("page").format(number=self.page_no(), all="{nb}")
        half = self.epw / 2
        self.cell(half, 4, self._named(), align="L")
        self.cell(half, 4, page, align="R")

    def draw(self) -> None:
        """Draw everything."""
        self.add_page()
        self._head()
        self._facts()
        for section in self._sheet.sections:
            self._section(section.for_people())

    def _named(self) -> str:
        facts = {name: self._style.text(value, kind) for name, value, kind in self._sheet.facts}
        words = (self._sheet.title, facts.get("site", ""), facts.get("kiosk", ""))
        return "  ·  ".join(filter(None, words))

    def _font(self, size: float, ink: Sequence[int] = INK, weight: str = "") -> None:
        self.set_font("Inter", weight, size)
        self.set_text_color(*ink)

    def _line(self, text: str, height: float) -> None:
        self.cell(self.epw, height, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

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
        label, words = self._style.words.label, self._sheet.facts
        half = self.epw / 2
        for index, (name, value, kind) in enumerate(words):
            text = self._style.text(value, kind)
            is_wide = name == "head"
            if is_wide and self.x > MARGIN + 1:
                self.ln(5)
            self._font(SMALL, SOFT)
            self.cell(half * 0.4, 5, label(name))
            self._font(BODY)
            self.cell(half * 0.6, 5, text)
            is_last = index == len(words) - 1
            if is_wide or is_last or self.x > MARGIN + half + 1:
                self.ln(5)
        self.ln(2)

    def _section(self, section: Section) -> None:
        label, columns = self._style.words.label, section.columns
        if self.will_page_break(26):  # A heading by itself at the foot helps nobody.
            self.add_page()
        self._font(HEAD, WARN if section.is_warning else INK, "B")
        self.ln(2)
        self._line(label(section.name), 7)
        texts = [
            [
                self._style.text(value, column.kind)
                for value, column in zip(row, columns, strict=True)
            ]
            for row in section.rows
        ]
        heads = [label(column.name) for column in columns]
        size = SMALL if len(columns) > 8 else BODY  # noqa: PLR2004 - What fits.
        self._font(size, weight="B")  # As wide as the headings, which are the widest.
        widths = self._widths([heads, *texts])
        self._font(size)
        align = tuple("LEFT" if column.kind in _LEFT else "RIGHT" for column in columns)
        with self.table(
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            col_widths=widths,
            width=min(self.epw, sum(widths)),
            align="LEFT",
            text_align=align,
            line_height=4.6,
            padding=(0.5, 1),
            headings_style=FontFace(emphasis="BOLD", color=SOFT),
        ) as table:
            for row in (heads, *texts):
                line = table.row()
                for text in row:
                    line.cell(text)
        self.ln(1)

    def _widths(self, rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
        """Return how wide each column wants to be, in millimetres; less where the page is full."""
        widest = [
            max(self.get_string_width(text) for text in column) * 1.02 + 3
            for column in zip(*rows, strict=True)
        ]
        share = min(1.0, self.epw / sum(widest))
        return tuple(one * share for one in widest)


def _letters(sheet: Sheet, style: Style) -> str:
    """Return every letter that the document may need."""
    texts = [sheet.title, *sheet.seller, *style.words.texts.values(), *sheet.notes]
    texts += [style.text(value, kind) for _, value, kind in sheet.facts]
    texts += [style.words.label(name) for name, _, _ in sheet.facts]
    for section in sheet.sections:
        names = (section.name, *(one.name for one in section.columns))
        texts += [style.words.label(name) for name in names]
        for row in section.rows:
            cells = zip(row, section.columns, strict=True)
            texts += [style.text(value, column.kind) for value, column in cells]
    return "".join(sorted({*"".join(texts), *"0123456789 ·?{}nb"}))


def _convert(path: Path, into: Path, letters: str) -> None:
    """Write a font with these letters alone, its outlines as documents can hold them.

    What the screen uses draws with cubic curves; a document may embed those only in a form that
    the library does not write, and some readers refuse.
    """
    font = TTFont(path)
    options = Options(layout_features=[], hinting=False, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    order, glyphs = font.getGlyphOrder(), font.getGlyphSet()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, _UNITS_PER_EM_ERROR, reverse_direction=True))
        drawn[name] = pen.glyph()
    table = newTable("glyf")
    table.glyphOrder, table.glyphs = order, drawn
    font["glyf"], font["loca"] = table, newTable("loca")
    del font["CFF "]
    maxp = font["maxp"]
    maxp.tableVersion = _QUADRATIC
    for name in (
        "maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
        "maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxPoints",
        "maxContours", "maxCompositePoints", "maxCompositeContours", "maxComponentDepth",
    ):  # fmt: skip
        setattr(maxp, name, 1 if name == "maxZones" else 0)
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"
    font.save(into)
