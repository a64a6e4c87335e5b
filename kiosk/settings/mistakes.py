"""What is wrong with a settings file, said so that an operator can put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing to put right: where, what is wrong, what to do. `line` counts from 1.

    `code` names the kind of mistake, for programs and for whoever helps over the telephone.
    """

    line: int
    key: str
    what: str
    remedy: str
    code: str = "wrong_value"

    def __str__(self) -> str:
        """Return it in two lines of text."""
        place = f"line {self.line}, {self.key}" if self.key else f"line {self.line}"
        return f"  {place}: {self.what} ({self.code})\n      {self.remedy}"


class SettingsError(Exception):
    """The settings cannot be used; the message names every mistake, in the order of the file."""

    def __init__(self, source: str, mistakes: Iterable[Mistake]) -> None:
        """Keep the mistakes; `source` is the file's name."""
        self.source = source
        self.mistakes = tuple(sorted(set(mistakes)))
        count = len(self.mistakes)
        title = f"{source}: {count} mistake{'' if count == 1 else 's'}"
        super().__init__("\n".join([title, *map(str, self.mistakes)]))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that `word` was most likely meant to be; empty where none is near."""
    ranked = sorted((_steps(word.lower(), other.lower()), other) for other in known)
    if not ranked:
        return ""
    steps, other = ranked[0]
    return other if steps <= max(1, min(len(word), len(other)) // 3) else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the remedy for an unknown word: the nearest known one, or all of them."""
    names = sorted(known)
    if guess := nearest(word, names):
        return f"Did you mean `{guess}`?"
    return f"Known here: {', '.join(names)}." if names else "None is known here."


def _steps(word: str, other: str) -> int:
    """Count the letters to add, drop, change or swap between two words."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        earlier, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and (letter, word[i - 2]) == (other[j - 2], wanted):
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
    return row[-1]
