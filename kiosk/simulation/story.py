"""A run told in lines that a person can read: when, who, what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

NS_PER_MS = 1_000_000

Words = str | Callable[[], str]
"""What is told, or how to put it: nothing is put into words where nobody listens."""


@dataclass
class Story:
    """Lines in the order of their times, where `is_told`; silent otherwise."""

    is_told: bool = False
    begins_ns: int = 0
    lines: list[tuple[int, str, str]] = field(default_factory=list)

    def tell(self, at_ns: int, who: str, what: Words) -> None:
        """Add a line."""
        if self.is_told:
            self.lines.append((at_ns, who, what() if callable(what) else what))

    def text(self) -> list[str]:
        """Return the story, earliest first; what happened at one time stays in its order."""
        return [
            f"{_minutes(at_ns - self.begins_ns)}  {who:<12} {what}"
            for at_ns, who, what in sorted(self.lines, key=lambda line: line[0])
        ]


def _minutes(ns: int) -> str:
    ms = ns // NS_PER_MS
    return f"{ms // 60_000:>3}:{ms // 1000 % 60:02d}.{ms % 1000:03d}"
