"""From a slip to the bytes of ESC/POS, in pieces that a printer's buffer holds.

A line goes as text where the printer's code page has all its letters; else it is drawn, shaped and
ordered by Pillow with raqm, and goes as a picture. `python-escpos` writes the commands; it opens
nothing here.
"""

from __future__ import annotations

import textwrap
import unicodedata
from dataclasses import dataclass, replace

import qrcode
from escpos.printer import Dummy
from PIL import Image, ImageDraw

from hardware.printers.fonts import Fonts, drawing
from kiosk.domain.slip import Code, Cut, Pair, Part, Rule, Slip, Text

STRIP_DOTS = 24
"""The height of a strip of a picture: wide paper makes 1.7 kB of it, and buffers hold 4."""
LINE_DOTS = 34
SIZE_DOTS = 24
LARGE = 2
CODE_DOTS = 240
_RIGHT_TO_LEFT = {"R", "AL", "RLE", "RLO", "RLI"}
_REALTIME = ((b"\x10\x04", b"\x18\x04"), (b"\x10\x05", b"\x18\x05"), (b"\x10\x14", b"\x18\x14"))
"""What a printer takes for a command even in the middle of a picture: one dot more, and it is none.
"""


@dataclass(frozen=True, slots=True)
class Paper:
    """What one printer puts on paper."""

    columns: int = 48
    """Letters in a line: 48 on 80 mm, 32 on 58 mm."""
    dots: int = 576
    """Dots in a line: 576 on 80 mm, 384 on 58 mm."""
    code_page: str = "CP858"


def _commands(dots: int) -> Dummy:
    """Return a writer of commands that believes in paper as wide as it is."""
    printer = Dummy()
    # Without a width it prints a warning of its own to our standard output.
    printer.profile.profile_data = {
        **printer.profile.profile_data,
        "media": {"width": {"pixels": dots}},
    }
    return printer


class Renderer:
    """Makes bytes of slips for one printer."""

    def __init__(self, paper: Paper, fonts: Fonts) -> None:
        """Know the paper and the fonts."""
        self._paper = paper
        self._fonts = fonts
        self._codec = paper.code_page.replace("_", "-").lower()

    def pieces(self, slip: Slip) -> list[bytes]:
        """Return the bytes of `slip`, each piece whole by itself; the last one cuts."""
        begin = _commands(self._paper.dots)
        begin.hw("INIT")
        begin.charcode(self._paper.code_page)
        found = [begin.output]
        for part in slip.parts:
            found += self._part(_plainer(part), is_right_to_left=slip.is_right_to_left)
        return [*found, self._cut()]

    def missing(self, slip: Slip) -> str:
        """Return the letters that would be printed as a question mark."""
        texts = "".join(
            text
            for part in slip.parts
            for text in _texts(_plainer(part))
            if not self._is_plain(text)
        )
        return self._fonts.missing(texts)

    def _part(self, part: Part, *, is_right_to_left: bool) -> list[bytes]:
        match part:
            case Cut():
                return [self._cut()]
            case Rule():
                return [self._written("-" * self._paper.columns)]
            case Code(text):
                return _strips(_code(text), centre=True, dots=self._paper.dots)
            case Text(text, is_large, is_centred):
                return [
                    piece
                    for line in self._lines(text, is_large=is_large)
                    for piece in self._text(
                        line, is_large=is_large, is_centred=is_centred,
                        is_right_to_left=is_right_to_left,
                    )
                ]  # fmt: skip
            case Pair():
                return self._pair(part, is_right_to_left=is_right_to_left)

    def _cut(self) -> bytes:
        printer = _commands(self._paper.dots)
        printer.cut()
        return bytes(printer.output)

    # --- As text ------------------------------------------------------------------------------

    def _is_plain(self, text: str) -> bool:
        """Whether the printer has every letter, and writes them in this order."""
        if any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text):
            return False
        try:
            text.encode(self._codec)
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    def _written(self, text: str, *, is_large: bool = False, is_centred: bool = False) -> bytes:
        printer = _commands(self._paper.dots)
        size = LARGE if is_large else 1
        printer.set(
            align="center" if is_centred else "left", custom_size=True, width=size, height=size
        )
        printer.charcode(self._paper.code_page)
        printer.text(f"{text}\n")
        return bytes(printer.output)

    def _text(
        self, line: str, *, is_large: bool, is_centred: bool, is_right_to_left: bool
    ) -> list[bytes]:
        if self._is_plain(line) and not is_right_to_left:
            return [self._written(line, is_large=is_large, is_centred=is_centred)]
        where = "centre" if is_centred else "right" if is_right_to_left else "left"
        return self._drawn([(line, where)], is_large=is_large, is_right_to_left=is_right_to_left)

    def _lines(self, text: str, *, is_large: bool) -> list[str]:
        width = self._paper.columns // (LARGE if is_large else 1)
        return [line for part in text.split("\n") for line in textwrap.wrap(part, width) or [""]]

    def _pair(self, pair: Pair, *, is_right_to_left: bool) -> list[bytes]:
        """Return label and value on one line where they fit, else one below the other."""
        values = pair.value.split("\n")
        columns = self._paper.columns // (LARGE if pair.is_large else 1)
        is_short = len(values) == 1 and len(pair.label) + 1 + len(values[0]) <= columns
        if not is_short:
            near, far = ("right", "left") if is_right_to_left else ("left", "right")
            rows = [(line, near) for line in self._lines(pair.label, is_large=pair.is_large)]
            rows += [(row, far) for row in self._lines(pair.value, is_large=pair.is_large)]
            return [piece for row in rows for piece in self._row(row, pair, is_right_to_left)]
        if not is_right_to_left and self._is_plain(f"{pair.label}{pair.value}"):
            gap = " " * (columns - len(pair.label) - len(pair.value))
            return [self._written(f"{pair.label}{gap}{pair.value}", is_large=pair.is_large)]
        near, far = ("right", "left") if is_right_to_left else ("left", "right")
        both = [(pair.label, near), (pair.value, far)]
        return self._drawn(both, is_large=pair.is_large, is_right_to_left=is_right_to_left)

    def _row(self, row: tuple[str, str], pair: Pair, is_right_to_left: bool) -> list[bytes]:  # noqa: FBT001 - Of the slip.
        text, where = row
        if not is_right_to_left and self._is_plain(text):
            columns = self._paper.columns // (LARGE if pair.is_large else 1)
            placed = text.rjust(columns) if where == "right" else text
            return [self._written(placed, is_large=pair.is_large)]
        return self._drawn([row], is_large=pair.is_large, is_right_to_left=is_right_to_left)

    # --- As a picture -------------------------------------------------------------------------

    def _drawn(
        self, placed: list[tuple[str, str]], *, is_large: bool, is_right_to_left: bool
    ) -> list[bytes]:
        """Return one line as a picture: each text at its edge."""
        scale = LARGE if is_large else 1
        picture = Image.new("1", (self._paper.dots, LINE_DOTS * scale), 1)
        pen = ImageDraw.Draw(picture)
        for text, where in placed:
            runs = [(drawing(path, SIZE_DOTS * scale), run) for path, run in self._fonts.runs(text)]
            if is_right_to_left or _leans_left(text):
                runs.reverse()
            length = int(sum(font.getlength(run) for font, run in runs))
            left = {"left": 0, "right": self._paper.dots - length}.get(
                where, (self._paper.dots - length) // 2
            )
            for font, run in runs:
                pen.text((max(0, left), LINE_DOTS * scale * 3 // 4), run, 0, font, anchor="ls")
                left += int(font.getlength(run))
        return _strips(picture, centre=False, dots=self._paper.dots)


def _texts(part: Part) -> tuple[str, ...]:
    match part:
        case Text(text):
            return (text,)
        case Pair(label, value):
            return (label, value)
        case _:
            return ()


def _plainer(part: Part) -> Part:
    """Return a part with its texts as paper needs them."""
    match part:
        case Text(text):
            return replace(part, text=_spaced(text))
        case Pair(label, value):
            return replace(part, label=_spaced(label), value=_spaced(value))
        case _:
            return part


def _spaced(text: str) -> str:
    """Return `text` as paper needs it: no marks that only screens heed, and plain blanks."""
    kept = "".join(one for one in text if unicodedata.category(one) != "Cf")
    return kept.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def _leans_left(text: str) -> bool:
    """Whether the first letter with a direction is written from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"L", *_RIGHT_TO_LEFT}:
            return direction != "L"
    return False


def _code(text: str) -> Image.Image:
    """Return `text` as a QR code of whole dots, with the white around it that readers need."""
    made = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=4)
    made.add_data(text)
    rows = made.get_matrix()
    side = len(rows)
    picture = Image.new("1", (side, side), 1)
    picture.putdata([0 if is_dark else 1 for row in rows for is_dark in row])
    scale = max(1, CODE_DOTS // side)
    return picture.resize((side * scale, side * scale), Image.Resampling.NEAREST)


def _strips(picture: Image.Image, *, centre: bool, dots: int) -> list[bytes]:
    """Return a picture as strips that a buffer holds."""
    if centre:
        wide = Image.new("1", (dots, picture.height), 1)
        wide.paste(picture, ((dots - picture.width) // 2, 0))
        picture = wide
    found = []
    for top in range(0, picture.height, STRIP_DOTS):
        bottom = min(picture.height, top + STRIP_DOTS)
        printer = _commands(dots)
        printer.image(picture.crop((0, top, picture.width, bottom)))
        data = bytes(printer.output)
        for command, harmless in _REALTIME:
            data = data.replace(command, harmless)
        found.append(data)
    return found
