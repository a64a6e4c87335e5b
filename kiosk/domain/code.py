"""A code that somebody has shown to a reader.

It may be worth money, and it is text and nothing else: looked up, never carried out, never shown
again, never logged. What is no text of that kind has a flaw instead, and its text is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.voucher import has_form

LONGEST = 512
"""Letters of a code: twice what a signed voucher needs as a QR code of a size that cameras read."""
HELD_MS = 2_000
"""A code that is seen again within this time is still the same one, held before the reader."""
KEPT_MAX = 16
"""So many different codes at most are remembered for as long."""


class Flaw(StrEnum):
    """What is wrong with what was read; the words for it are the screen's."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    CONTROL = "control"  # Control, formatting or unassigned characters: not what people show.
    ENCODING = "encoding"  # The bytes are no text in the reader's encoding.
    HALF = "half"  # It broke off, or its beginning is missing.
    SEVERAL = "several"  # Several codes were in the picture, and nobody can say which is meant.
    NO_PICTURE = "no_picture"  # A file that is no picture, or too large a one.


class CodeKind(StrEnum):
    """Whose code it is, by its form alone. Nothing of it has been believed yet."""

    VOUCHER = "voucher"  # As far as one can see: see `kiosk.domain.voucher`.
    FOREIGN = "foreign"  # None of ours.


@dataclass(frozen=True, slots=True)
class Scan:
    """What a reader has read once: a sound text, or the flaw it has."""

    text: str = ""
    flaw: Flaw | None = None

    def __repr__(self) -> str:
        """Keep the code out of every log and traceback."""
        return f"Scan(length={len(self.text)}, flaw={self.flaw!s})"


def scan(text: str) -> Scan:
    """Return what a reader has read as the core may have it; blanks around a code are dropped."""
    inner = text.strip(" \t\r\n")
    if not inner:
        return Scan(flaw=Flaw.EMPTY)
    if len(inner) > LONGEST:
        return Scan(flaw=Flaw.TOO_LONG)
    if not inner.isprintable():
        return Scan(flaw=Flaw.CONTROL)
    return Scan(inner)


def kind_of(text: str) -> CodeKind:
    """Return whose code `text` is, by its form."""
    return CodeKind.VOUCHER if has_form(text) else CodeKind.FOREIGN


def scan_of_picture(texts: Sequence[str]) -> Scan | None:
    """Return what a picture with `texts` in it says; None where there is no code in it.

    Of several codes it is the only one of ours, if there is just one: bottles and tickets have
    codes too, and one of them may be in the hand that shows a voucher.
    """
    different = list(dict.fromkeys(texts))
    ours = [text for text in different if kind_of(text) is not CodeKind.FOREIGN]
    meant = ours if len(ours) == 1 else different
    match meant:
        case []:
            return None
        case [only]:
            return scan(only)
        case _:
            return Scan(flaw=Flaw.SEVERAL)


class Held:
    """Tells a code that is shown from one that is still held before the reader."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._seen_ms: dict[Scan, int] = {}

    def is_news(self, seen: Scan, at_ms: int) -> bool:
        """Whether `seen` was not read a moment ago; every look at it keeps it in mind."""
        self._seen_ms = {one: when for one, when in self._seen_ms.items() if at_ms - when < HELD_MS}
        is_news = seen not in self._seen_ms
        if is_news and len(self._seen_ms) >= KEPT_MAX:
            del self._seen_ms[next(iter(self._seen_ms))]
        self._seen_ms[seen] = at_ms
        return is_news
