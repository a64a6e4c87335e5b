"""Breaks the parts of a slip into lines that fit the paper, measured in dots.

A line goes as text where the printer's code page has all its letters, and each of them is as wide
as the printer says. Every other line is drawn, and is as wide as its fonts draw it: a Chinese
letter takes two of a Latin one's, an Arabic word is narrower than its letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from math import ceil

from PIL import ImageFont

from hardware.printers.directions import begins_from_the_right, has_right_to_left, pieces
from hardware.printers.fonts import Fonts, drawing
from kiosk.domain.slip import Pair, Part, Text

SIZE_DOTS = 24
LARGE = 2
GAP_LETTERS = 1
"""At least so much is between a label and its value."""
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Marks without which letters take another form."""
_DIRECTIONS = "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
"""Marks that are not seen, and put what is beside them in order."""
_WIDE = {"W", "F"}
_NEVER_FIRST = {"Pe", "Pf", "Po"}
"""Signs that close something, or end it: they stay with what is before them."""
_NEVER_LAST = {"Ps", "Pi"}
"""Signs that open something."""
_WORDS = re.compile(r"\s*\S+|\s+$")
_VIRAMA = 9
"""The combining class of signs that join two letters of an Indic script into one."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What one printer puts on paper."""

    columns: int = 48
    """Letters in a line: 48 on 80 mm, 32 on 58 mm."""
    dots: int = 576
    """Dots in a line: 576 on 80 mm, 384 on 58 mm."""
    code_page: str = "CP858"


class Edge(StrEnum):
    """Where on a line a text stands."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Shape:
    """A text as it is drawn: its runs from left to right, and the room for its ink."""

    runs: tuple[tuple[ImageFont.FreeTypeFont, str, str], ...]
    """Each with its font, its letters and its direction."""
    before: int
    """How far ink reaches out to the left of where the pen begins."""
    width: int
    """From the leftmost ink or place of the pen to the rightmost."""
    above: int
    """How far it reaches up from the line that letters stand on."""
    below: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A text on a line."""

    text: str
    edge: Edge
    is_right_to_left: bool = False
    """The direction of the whole that it is a part of."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of paper."""

    placed: tuple[Placed, ...]
    is_large: bool
    is_drawn: bool


class Typesetter:
    """Makes lines for one paper."""

    def __init__(self, paper: Paper, fonts: Fonts) -> None:
        """Know the paper and the fonts."""
        self._paper = paper
        self._fonts = fonts
        self._codec = paper.code_page.replace("_", "-").lower()
        self.shape = lru_cache(maxsize=512)(self._shape)

    @property
    def dots(self) -> int:
        """How many dots are in a line."""
        return self._paper.dots

    def lines(self, part: Text | Pair, *, is_right_to_left: bool) -> list[Line]:
        """Return the lines of a part whose texts are `plainer` already."""
        if isinstance(part, Pair):
            return self._pair(part, is_right_to_left=is_right_to_left)
        near = Edge.RIGHT if is_right_to_left else Edge.LEFT
        edge = Edge.CENTRE if part.is_centred else near
        leans = _leans(part.text, is_right_to_left=is_right_to_left)
        is_drawn = is_right_to_left or not self.is_plain(part.text)
        return self._below(Line((Placed(part.text, edge, leans),), part.is_large, is_drawn))

    def is_plain(self, text: str) -> bool:
        """Whether the printer has every letter, and writes them in this order."""
        if has_right_to_left(text):
            return False
        try:
            text.encode(self._codec)
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    def columns(self, *, is_large: bool) -> int:
        """Return how many letters of its own the printer writes in a line."""
        return self._paper.columns // (LARGE if is_large else 1)

    def span(self, placed: Placed, *, is_large: bool) -> tuple[int, int]:
        """Return from which dot to which dot a text is drawn."""
        width = self.shape(placed.text, placed.is_right_to_left, is_large).width
        free = self._paper.dots - width
        left = {Edge.LEFT: 0, Edge.RIGHT: free, Edge.CENTRE: free // 2}[placed.edge]
        return left, left + width

    # --- Lines --------------------------------------------------------------------------------

    def _pair(self, pair: Pair, *, is_right_to_left: bool) -> list[Line]:
        """Return label and value on one line where they fit, else one below the other."""
        near, far = (Edge.RIGHT, Edge.LEFT) if is_right_to_left else (Edge.LEFT, Edge.RIGHT)
        is_drawn = is_right_to_left or not self.is_plain(pair.label + pair.value)
        placed = tuple(
            Placed(text, edge, _leans(text, is_right_to_left=is_right_to_left))
            for text, edge in ((pair.label, near), (pair.value, far))
        )
        line = Line(placed, pair.is_large, is_drawn)
        if "\n" not in pair.label + pair.value and self._fits(line):
            return [line]
        return [found for one in placed for found in self._below(replace(line, placed=(one,)))]

    def _below(self, whole: Line) -> list[Line]:
        """Return a text on as many lines as it takes."""
        [placed] = whole.placed

        def line(piece: str) -> Line:
            return replace(whole, placed=(replace(placed, text=piece),))

        found = wrapped(placed.text, lambda piece: self._fits(line(piece)))
        return [line(piece) for piece in found]

    def _fits(self, line: Line) -> bool:
        """Whether the texts of a line have room side by side."""
        gaps = GAP_LETTERS * (len(line.placed) - 1)
        if not line.is_drawn:
            letters = sum(len(one.text) for one in line.placed)
            return letters + gaps <= self.columns(is_large=line.is_large)
        spans = [self.span(one, is_large=line.is_large) for one in line.placed]
        letter = self._paper.dots // self.columns(is_large=line.is_large)
        return sum(end - start for start, end in spans) + gaps * letter <= self._paper.dots

    # --- Drawn --------------------------------------------------------------------------------

    def _shape(self, text: str, is_right_to_left: bool, is_large: bool) -> Shape:  # noqa: FBT001 - A cache's key.
        """Return how a text is drawn."""
        size = SIZE_DOTS * (LARGE if is_large else 1)
        runs = []
        pen = left = right = above = below = 0
        for piece, is_reversed in pieces(text, is_right_to_left=is_right_to_left):
            found = self._fonts.runs("".join(one for one in piece if one not in _DIRECTIONS))
            for path, run in reversed(found) if is_reversed else found:
                font = drawing(path, size)
                direction = "rtl" if is_reversed else "ltr"
                box = font.getbbox(run, "1", direction, anchor="ls")
                left, right = min(left, pen + int(box[0])), max(right, pen + ceil(box[2]))
                above, below = max(above, -int(box[1])), max(below, ceil(box[3]))
                pen += ceil(font.getlength(run, "1", direction))
                runs.append((font, run, direction))
        return Shape(tuple(runs), -left, max(right, pen) - left, above, below)


def _leans(text: str, *, is_right_to_left: bool) -> bool:
    """Whether a text as a whole runs from the right.

    On a slip that does, any word may decide it, and an indent: only figures and names of elsewhere
    do not.
    """
    if is_right_to_left:
        return text.startswith(" ") or has_right_to_left(text)
    return begins_from_the_right(text)


def wrapped(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Return `text` in lines that fit.

    A line ends between words or between Chinese letters, within a word only where it alone is too
    long, and never within a letter and its marks.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _breakable(paragraph, fits):
            if fits(line + piece):
                line += piece
                continue
            if line.strip():
                lines.append(line)
            line = piece.lstrip()
        lines.append(line.rstrip())
    return lines


def _breakable(paragraph: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """Yield the pieces between which a line may end; what is too long comes letter by letter."""
    for word in _WORDS.findall(paragraph):
        for piece in _between_wide(word):
            if fits(piece.strip()):
                yield piece
                continue
            for letter in _letters(piece):  # Without its marks where even these are too many.
                yield from [letter] if fits(letter) else letter


def _between_wide(word: str) -> Iterator[str]:
    """Yield a word in pieces that end where a wide letter does, or where one is to come."""
    piece = ""
    for letter in _letters(word):
        is_edge = _is_wide(letter) or _is_wide(piece[-1:])
        is_bound = _kind(letter) in _NEVER_FIRST or _kind(piece[-1:]) in _NEVER_LAST
        if piece.strip() and is_edge and not is_bound:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter[:1] or " ") in _WIDE


def _kind(letter: str) -> str:
    return unicodedata.category(letter[:1] or " ")


def _letters(text: str) -> Iterator[str]:
    """Yield each letter with the marks that belong to it, as nobody would ever part them."""
    letter = ""
    for one in text:
        is_mark = unicodedata.category(one)[0] == "M" or one in _JOINERS
        is_joined = letter[-1:] in _JOINERS or unicodedata.combining(letter[-1:] or " ") == _VIRAMA
        if letter and not is_mark and not is_joined:
            yield letter
            letter = ""
        letter += one
    if letter:
        yield letter


def texts(part: Part) -> tuple[str, ...]:
    """Return the texts of a part."""
    match part:
        case Text(text):
            return (text,)
        case Pair(label, value):
            return (label, value)
        case _:
            return ()


def plainer(part: Part) -> Part:
    """Return a part with its texts as paper needs them."""
    match part:
        case Text(text):
            return replace(part, text=_spaced(text))
        case Pair(label, value):
            return replace(part, label=_spaced(label), value=_spaced(value))
        case _:
            return part


def _spaced(text: str) -> str:
    """Return `text` as paper needs it: no marks that only screens heed, and plain blanks.

    Nothing else that steers is left either: a printer takes some of it for commands.
    """
    kept = _JOINERS + (_DIRECTIONS if has_right_to_left(text) else "")
    return "".join(_plain(letter, kept) for letter in text)


def _plain(letter: str, kept: str) -> str:
    match unicodedata.category(letter):
        case "Cf":
            return letter if letter in kept else ""
        case "Cc" | "Zs" | "Zl" | "Zp":
            return letter if letter == "\n" else " "
        case "Cs":
            return "?"
        case _:
            return letter
