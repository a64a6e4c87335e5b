"""What is to stand on a slip of paper, before anybody chooses how to print it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A text by itself; it may take several lines."""

    text: str
    is_large: bool = False
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """What something is, and how much: at either edge of the paper."""

    label: str
    value: str
    is_large: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""


@dataclass(frozen=True, slots=True)
class Code:
    """A text as a QR code."""

    text: str


@dataclass(frozen=True, slots=True)
class Cut:
    """The end of one piece of paper, where another follows."""


Part = Text | Pair | Rule | Code | Cut


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip, from top to bottom."""

    parts: tuple[Part, ...]
    is_right_to_left: bool = False
