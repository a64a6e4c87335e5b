"""From a slip to the bytes of ESC/POS, in pieces that a printer's buffer holds.

A line goes as text where the printer's code page has all its letters; else it is drawn, shaped and
ordered by Pillow with raqm, and goes as a picture. `python-escpos` writes the commands; it opens
nothing here.
"""

from __future__ import annotations

from math import ceil

import qrcode
from escpos.printer import Dummy
from PIL import Image, ImageDraw

from hardware.printers.fonts import Fonts
from hardware.printers.typesetting import (
    LARGE,
    Edge,
    Line,
    Paper,
    Typesetter,
    plainer,
    texts,
)
from kiosk.domain.slip import Code, Cut, Pair, Part, Rule, Slip, Text

STRIP_DOTS = 24
"""The height of a strip of a picture: wide paper makes 1.7 kB of it, and buffers hold 4."""
LINE_DOTS = 34
CODE_DOTS = 240
_REALTIME = ((b"\x10\x04", b"\x18\x04"), (b"\x10\x05", b"\x18\x05"), (b"\x10\x14", b"\x18\x14"))
"""What a printer takes for a command even in the middle of a picture: one dot more, and it is none.
"""


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
        self._typesetter = Typesetter(paper, fonts)

    def pieces(self, slip: Slip) -> list[bytes]:
        """Return the bytes of `slip`, each piece whole by itself; the last one cuts."""
        begin = _commands(self._paper.dots)
        begin.hw("INIT")
        begin.charcode(self._paper.code_page)
        found = [begin.output]
        for part in slip.parts:
            found += self._part(plainer(part), is_right_to_left=slip.is_right_to_left)
        return [*found, self._cut()]

    def missing(self, slip: Slip) -> str:
        """Return the letters that would be printed as a question mark."""
        found = "".join(
            text
            for part in slip.parts
            for text in texts(plainer(part))
            if not self._typesetter.is_plain(text)
        )
        return self._fonts.missing(found)

    def _part(self, part: Part, *, is_right_to_left: bool) -> list[bytes]:
        match part:
            case Cut():
                return [self._cut()]
            case Rule():
                return [self._written("-" * self._paper.columns)]
            case Code(text):
                return _strips(_code(text), centre=True, dots=self._paper.dots)
            case Text() | Pair():
                lines = self._typesetter.lines(part, is_right_to_left=is_right_to_left)
                return [piece for line in lines for piece in self._line(line)]

    def _cut(self) -> bytes:
        printer = _commands(self._paper.dots)
        printer.cut()
        return bytes(printer.output)

    def _line(self, line: Line) -> list[bytes]:
        if line.is_drawn:
            return _strips(picture(line, self._typesetter), centre=False, dots=self._paper.dots)
        if len(line.placed) == 1 and line.placed[0].edge is not Edge.RIGHT:
            [one] = line.placed
            is_centred = one.edge is Edge.CENTRE
            return [self._written(one.text, is_large=line.is_large, is_centred=is_centred)]
        columns = self._typesetter.columns(is_large=line.is_large)
        *first, last = (one.text for one in line.placed)
        left = "".join(first)
        return [self._written(left + last.rjust(columns - len(left)), is_large=line.is_large)]

    def _written(self, text: str, *, is_large: bool = False, is_centred: bool = False) -> bytes:
        printer = _commands(self._paper.dots)
        size = LARGE if is_large else 1
        printer.set(
            align="center" if is_centred else "left", custom_size=True, width=size, height=size
        )
        printer.charcode(self._paper.code_page)
        printer.text(f"{text}\n")
        return bytes(printer.output)


def picture(line: Line, typesetter: Typesetter, *, margin: int = 0) -> Image.Image:
    """Return a line as it is drawn; a `margin` around it shows what would be lost."""
    scale = LARGE if line.is_large else 1
    shapes = [
        typesetter.shape(one.text, one.is_right_to_left, line.is_large) for one in line.placed
    ]
    foot = max(LINE_DOTS * scale * 3 // 4, *(shape.above for shape in shapes))
    height = max(LINE_DOTS * scale, *(foot + shape.below for shape in shapes))
    drawn = Image.new("1", (typesetter.dots + 2 * margin, height + 2 * margin), 1)
    pen = ImageDraw.Draw(drawn)
    for one, shape in zip(line.placed, shapes, strict=True):
        left, _ = typesetter.span(one, is_large=line.is_large)
        at = margin + left + shape.before
        for font, run, direction in shape.runs:
            pen.text((at, margin + foot), run, 0, font, "ls", direction=direction)
            at += ceil(font.getlength(run, "1", direction))
    return drawn


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
