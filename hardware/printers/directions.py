"""In which order a line of mixed directions stands on paper: the algorithm of UAX #9, by fpdf2."""

from __future__ import annotations

import unicodedata
from itertools import groupby

_FROM_THE_RIGHT = {"R", "AL"}
_STRONG = {"L", "R", "AL"}


def has_right_to_left(text: str) -> bool:
    """Whether any letter of `text` is written from right to left."""
    return any(unicodedata.bidirectional(letter) in _FROM_THE_RIGHT for letter in text)


def begins_from_the_right(text: str) -> bool:
    """Whether the first letter with a direction is written from right to left."""
    strong = (kind for letter in text if (kind := unicodedata.bidirectional(letter)) in _STRONG)
    return next(strong, "L") != "L"


def pieces(text: str, *, is_right_to_left: bool) -> list[tuple[str, bool]]:
    """Return a line in pieces from left to right, each with whether it runs from the right.

    `is_right_to_left` is the direction of the line as a whole. The letters of a piece stand in the
    order in which they are read.
    """
    # All of fpdf2 is loaded with it: not before a line needs it.
    from fpdf.bidi import BidiParagraph  # noqa: PLC0415
    from fpdf.enums import TextDirection  # noqa: PLC0415

    line = TextDirection.RTL if is_right_to_left else TextDirection.LTR
    shown = BidiParagraph(text, line, preserve_bn_chars=True).get_reordered_characters()
    found = []
    for is_reversed, run in groupby(shown, lambda one: one.embedding_level % 2 == 1):
        letters = [one.character for one in run]
        found.append(("".join(letters[:: -1 if is_reversed else 1]), is_reversed))
    return found
