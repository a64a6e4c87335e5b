"""Puts codes together from the characters that a reader sends: prefix, text, suffix, and no more.

A reader says nothing of how long its code is. What ends one is its suffix, or a silence where it
has none; a silence within one means that the rest will never come, and half a code is no code.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.code import LONGEST, Flaw, Scan, scan

BYTES_A_LETTER = 4
"""The most that any encoding here needs for one."""
AT_ONCE = 32
"""So many codes are taken from one hearing; what else came with them is noise."""
AIM_LENGTH = 3
"""An AIM identifier, as readers send it before the text: "]" and two characters."""


class Suffix(StrEnum):
    """What a reader sends after a code, as its manual calls it."""

    LINE = "line"  # CR, LF or both.
    CR = "cr"
    LF = "lf"
    CRLF = "crlf"
    TAB = "tab"
    ETX = "etx"
    NONE = "none"  # Silence ends it.


_ENDS = {
    Suffix.LINE: (b"\r", b"\n"),
    Suffix.CR: (b"\r",),
    Suffix.LF: (b"\n",),
    Suffix.CRLF: (b"\r\n",),
    Suffix.TAB: (b"\t",),
    Suffix.ETX: (b"\x03",),
    Suffix.NONE: (),
}
PREFIX_WORDS = {"stx": b"\x02", "aim": b"]"}
"""Prefixes that are no text, by the word for them."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How one reader puts its codes."""

    prefix: str = ""
    """What comes before each: text, or a word of `PREFIX_WORDS`; empty for nothing."""
    suffix: Suffix = Suffix.LINE
    encoding: str = "utf-8"
    gap_ms: int = 200
    """The longest silence within a code."""


class Gatherer:
    """Takes characters in, gives codes out."""

    def __init__(self, wording: Wording) -> None:
        """Begin between two codes."""
        self._ends = _ENDS[wording.suffix]
        self._prefix = PREFIX_WORDS.get(wording.prefix, wording.prefix.encode(wording.encoding))
        self._skip = AIM_LENGTH if wording.prefix == "aim" else len(self._prefix)
        self._encoding = wording.encoding
        self._gap_ms = wording.gap_ms
        self._most = LONGEST * BYTES_A_LETTER + self._skip
        self._heard = b""
        self._heard_ms = 0
        self._is_too_long = False

    @property
    def is_amid(self) -> bool:
        """Whether a code has begun and not ended."""
        return bool(self._heard) or self._is_too_long

    def hear(self, data: bytes, at_ms: int) -> list[Scan]:
        """Take `data` in, which came at `at_ms`; return the codes that are whole now."""
        found = self.wait(at_ms)
        if data:
            self._heard += data
            self._heard_ms = at_ms
        while (end := self._end()) is not None and len(found) < AT_ONCE:
            at, length = end
            frame, self._heard = self._heard[:at], self._heard[at + length :]
            is_too_long, self._is_too_long = self._is_too_long, False
            if is_too_long:
                found.append(Scan(flaw=Flaw.TOO_LONG))
            elif frame:  # Between CR and LF there is nothing.
                found.append(self._decoded(frame))
        if len(found) >= AT_ONCE:
            self.forget()
        if len(self._heard) > self._most:
            # What ends it may be cut in two: the last byte stays.
            self._heard, self._is_too_long = self._heard[-1:], True
        return found

    def wait(self, at_ms: int) -> list[Scan]:
        """Take note that it is `at_ms`; return what a silence has ended."""
        if not self.is_amid or at_ms - self._heard_ms < self._gap_ms:
            return []
        frame, is_too_long = self._heard, self._is_too_long
        self.forget()
        if is_too_long:
            return [Scan(flaw=Flaw.TOO_LONG)]
        return [Scan(flaw=Flaw.HALF)] if self._ends else [self._decoded(frame)]

    def forget(self) -> None:
        """Drop what has begun: the reader is gone, or was opened afresh."""
        self._heard, self._is_too_long = b"", False

    def _end(self) -> tuple[int, int] | None:
        """Return where the first code ends, and the length of what ends it."""
        found = [(at, len(end)) for end in self._ends if (at := self._heard.find(end)) >= 0]
        return min(found, default=None)

    def _decoded(self, frame: bytes) -> Scan:
        if not frame.startswith(self._prefix):
            return Scan(flaw=Flaw.HALF)
        try:
            text = frame[self._skip :].decode(self._encoding)
        except UnicodeDecodeError:
            return Scan(flaw=Flaw.ENCODING)
        return scan(text)
