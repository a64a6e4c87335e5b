"""In which order a line of mixed directions stands on paper.

The Unicode Bidirectional Algorithm (UAX #9) for one line, without the marks that embed or isolate:
paper gets none of them.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby

_FROM_THE_RIGHT = {"R", "AL"}
_STRONG = {"L", "R", "AL"}
_NUMBERS = {"EN", "AN"}
_JOINED_BY = {"CS": _NUMBERS, "ES": {"EN"}}
"""Which figures a comma joins, and which a plus or minus."""
_NEUTRAL = {"B", "S", "WS", "ON", "ES", "ET", "CS", "BN"}
_BLANK = {"B", "S", "WS", "BN"}


def has_right_to_left(text: str) -> bool:
    """Whether any letter of `text` is written from right to left."""
    return any(unicodedata.bidirectional(letter) in _FROM_THE_RIGHT for letter in text)


def begins_from_the_right(text: str) -> bool:
    """Whether the first letter with a direction is written from right to left."""
    strong = (kind for letter in text if (kind := unicodedata.bidirectional(letter)) in _STRONG)
    return next(strong, "L") != "L"


def pieces(text: str, *, is_right_to_left: bool) -> list[tuple[str, bool]]:
    """Return a line in pieces from left to right, each with whether it runs from the right.

    `is_right_to_left` is the direction of the line as a whole.
    """
    base = int(is_right_to_left)
    levels = _levels([unicodedata.bidirectional(letter) for letter in text], base)
    runs = [
        (level, "".join(letter for letter, _ in run))
        for level, run in groupby(zip(text, levels, strict=True), key=lambda one: one[1])
    ]
    for level in range(max(levels, default=0), 0, -1):  # L2: turned round from the deepest on.
        turned: list[tuple[int, str]] = []
        for is_deep, group in groupby(runs, key=lambda run: run[0] >= level):
            turned += list(group)[:: -1 if is_deep else 1]
        runs = turned
    return [(run, level % 2 == 1) for level, run in runs]


def _levels(kinds: list[str], base: int) -> list[int]:
    """Return how deep each letter is embedded: even from the left, odd from the right."""
    edge = "R" if base else "L"
    depth = {"L": 2 * base, "R": 1}  # Figures are always 2.
    levels = [depth.get(kind, 2) for kind in _resolved(_weak(kinds, edge), edge)]
    for place in range(len(kinds) - 1, -1, -1):  # L1: blanks at the end are the line's own.
        if kinds[place] not in _BLANK:
            break
        levels[place] = base
    return levels


def _weak(kinds: list[str], edge: str) -> list[str]:
    """Give marks, figures and the signs about them the kind that they take from around (W1-W7)."""
    found: list[str] = []
    strong = edge
    for kind in kinds:  # W1, W2.
        shown = (found[-1] if found else edge) if kind in {"NSM", "BN"} else kind
        strong = shown if shown in _STRONG else strong
        found.append("AN" if shown == "EN" and strong == "AL" else shown)
    found = ["R" if kind == "AL" else kind for kind in found]  # W3.
    for place in range(1, len(found) - 1):  # W4.
        before, kind, after = found[place - 1 : place + 2]
        joins = before in _JOINED_BY.get(kind, ())
        if joins and before == after:
            found[place] = before
    _spread(found)
    _spread(found, backwards=True)
    strong = edge
    for place, kind in enumerate(found):  # W7.
        strong = kind if kind in {"L", "R"} else strong
        if kind == "EN" and strong == "L":
            found[place] = "L"
    return found


def _spread(found: list[str], *, backwards: bool = False) -> None:
    """Let signs such as % and currencies go with the figure that they stand by (W5)."""
    order = range(len(found) - 1, -1, -1) if backwards else range(len(found))
    before = ""
    for place in order:
        if found[place] == "ET" and before == "EN":
            found[place] = "EN"
        before = found[place]


def _resolved(kinds: list[str], edge: str) -> list[str]:
    """Give what has no direction that of both its sides where they agree, else the line's."""
    found: list[str] = []
    before = edge
    runs = [(is_open, list(run)) for is_open, run in groupby(kinds, lambda one: one in _NEUTRAL)]
    for place, (is_open, run) in enumerate(runs):
        if not is_open:
            found += run
            before = _side(run[-1])
            continue
        after = _side(runs[place + 1][1][0]) if place + 1 < len(runs) else edge
        found += [before if before == after else edge] * len(run)
    return found


def _side(kind: str) -> str:
    """Return which direction a kind is to the neutrals beside it: figures count as from right."""
    return "R" if kind in _NUMBERS else kind
