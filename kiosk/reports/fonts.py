"""The fonts of one document: those of the screen, as documents can hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem

FONTS = {
    "Inter": "Inter-{}.otf",
    "Arabic": "NotoSansArabic-{}.ttf",
    "Devanagari": "NotoSansDevanagari-{}.ttf",
    "Chinese": "NotoSansSC-{}.otf",
}
"""By the name of their weight; the first one that has a letter draws it, as on the screen."""
WEIGHTS = {"": "Regular", "B": "Bold"}
_LAYOUT = ["GDEF", "GPOS", "GSUB"]
"""What a font knows of letters beside one another: those of Latin and Chinese do without."""
_ERROR = 1.0
"""How far a converted outline may be from the drawn one, in font units."""
_QUADRATIC = 0x00010000
"""What a font says of itself whose outlines are TrueType's."""


def chosen(folder: Path, into: Path, letters: Iterable[str]) -> Iterator[tuple[str, str, Path]]:
    """Yield each font that `letters` need: name, weight, and its file, made where need be."""
    left = set(map(ord, letters))
    for family, name in FONTS.items():
        with TTFont(folder / name.format(WEIGHTS[""])) as regular:
            mine = left.intersection(regular.getBestCmap())
        left -= mine
        for weight, called in WEIGHTS.items() if mine else ():
            path = folder / name.format(called)
            yield family, weight, _converted(path, into, mine) if path.suffix == ".otf" else path


def _converted(path: Path, into: Path, letters: set[int]) -> Path:
    """Write a font with these letters alone, its outlines as documents can hold them.

    What the screen uses draws with cubic curves, which some readers of documents refuse.
    """
    made = into / path.with_suffix(".ttf").name
    with TTFont(path, recalcTimestamp=False) as font:  # The same sheet is the same document.
        _cut(font, letters)
        _draw(font)
        scale_upem(font, 1000)  # As documents measure: else each letter were placed by itself.
        font.save(made)
    return made


def _cut(font: TTFont, letters: set[int]) -> None:
    """Take everything but these letters out of a font."""
    for name in _LAYOUT:
        if name in font:
            del font[name]
    subsetter = Subsetter(Options(hinting=False, notdef_outline=True))
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)


def _draw(font: TTFont) -> None:
    """Give a font outlines of square curves for its cubic ones."""
    order, glyphs = font.getGlyphOrder(), font.getGlyphSet()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, _ERROR, reverse_direction=True))
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
