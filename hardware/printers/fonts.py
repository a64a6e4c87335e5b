"""Which font has which letters: what no printer knows is drawn, and needs one that has it."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageFont

SHIPPED = tuple(
    Path(__file__).parents[2] / "assets" / "fonts" / name
    for name in (
        "Inter-Medium.otf",
        "NotoSansArabic-Regular.ttf",
        "NotoSansDevanagari-Regular.ttf",
        "NotoSansSC-Regular.otf",
    )
)
_END = 0xFFFF
"""The last of the ranges, which is none."""
_UNICODE = {(3, 10), (3, 1), (0, 3), (0, 4), (0, 6)}
"""Platform and encoding of tables that go by Unicode."""


class NoFont(Exception):
    """A file that is no font."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of one font file."""

    path: Path
    ranges: tuple[tuple[int, int], ...]

    def has(self, letter: str) -> bool:
        """Whether the font can draw `letter`; what draws nothing is in every font."""
        point = ord(letter)
        return not letter.isprintable() or any(low <= point <= high for low, high in self.ranges)


@cache
def letters_of(path: Path) -> Letters:
    """Return which letters the font at `path` has; NoFont where it is none."""
    try:
        data = path.read_bytes()
        start = struct.unpack_from(">L", data, 12)[0] if data[:4] == b"ttcf" else 0
        tables = struct.unpack_from(">H", data, start + 4)[0]
        for place in range(tables):
            tag, _, at, _ = struct.unpack_from(">4sLLL", data, start + 12 + 16 * place)
            if tag == b"cmap":
                return Letters(path, tuple(_ranges(data, at)))
    except (OSError, struct.error, IndexError) as error:
        raise NoFont(f"{path} is no font: {error}") from None
    raise NoFont(f"{path} is no font: it says of no letter that it has it")


def _ranges(data: bytes, cmap: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for place in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        platform, encoding, at = struct.unpack_from(">HHL", data, cmap + 4 + 8 * place)
        if (platform, encoding) not in _UNICODE:
            continue
        kind = struct.unpack_from(">H", data, cmap + at)[0]
        if kind == 12:  # noqa: PLR2004 - The format's number in the standard.
            for group in range(struct.unpack_from(">L", data, cmap + at + 12)[0]):
                low, high, _ = struct.unpack_from(">LLL", data, cmap + at + 16 + 12 * group)
                found.append((low, high))
        elif kind == 4:  # noqa: PLR2004 - Likewise.
            count = struct.unpack_from(">H", data, cmap + at + 6)[0] // 2
            ends = struct.unpack_from(f">{count}H", data, cmap + at + 14)
            starts = struct.unpack_from(f">{count}H", data, cmap + at + 16 + 2 * count)
            found += [pair for pair in zip(starts, ends, strict=True) if pair[0] != _END]
    return found


class Fonts:
    """The fonts that there are, the first that has a letter draws it."""

    def __init__(self, more: Sequence[Path] = ()) -> None:
        """Take the shipped ones, then `more`; NoFont where one is none."""
        self._letters = [letters_of(path) for path in (*SHIPPED, *more)]

    def missing(self, text: str) -> str:
        """Return the letters of `text` that no font has, each once."""
        found = [one for one in text if not any(font.has(one) for font in self._letters)]
        return "".join(dict.fromkeys(found))

    def runs(self, text: str) -> list[tuple[Path, str]]:
        """Return `text` in pieces, each with the font that draws it; "?" for what none has.

        A piece goes on as long as its font can, so that blanks and digits stay with their words.
        """
        runs: list[tuple[Letters, str]] = []
        for letter in text:
            if runs and runs[-1][0].has(letter):
                runs[-1] = (runs[-1][0], runs[-1][1] + letter)
                continue
            font = next((one for one in self._letters if one.has(letter)), None)
            shown = letter if font is not None else "?"
            runs.append((font or self._letters[0], shown))
        return [(font.path, piece) for font, piece in runs]


@cache
def drawing(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """Return the font at `path`, `size` dots high."""
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.RAQM)
