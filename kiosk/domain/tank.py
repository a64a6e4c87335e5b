"""The books of a tank: what is delivered into it, and what somebody has measured in it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from kiosk.domain.kept import Kept

DIP = "tank-dip:"
"""The settings that hold a measure which waits for a second person begin with this."""
NOTES = "tank-notes:"
"""Those that say which delivery notes were written down last."""
NOTES_MOST = 20
"""How many of them are remembered."""
NOTE_LETTERS = 40
"""The longest delivery note."""
ALONE_PARTS = 100
"""One part in so many of a tank may be corrected alone, where the settings do not say more."""
DIP_REASONS = ("measured", "temperature", "delivery_differs", "loss", "other")
"""Why the books of a tank are corrected: a closed list, in the journal with every measure."""


@dataclass(frozen=True, slots=True)
class Dip(Kept):
    """A measure that waits for somebody else: the tank held `base` where the books said `book`."""

    base: int
    book: int
    by: str
    reason: str

    @property
    def difference(self) -> int:
        """How much more there was than the books said; less is below 0.

        What is delivered or filled until somebody agrees changes the books and not this.
        """
        return self.base - self.book


def notes_kept(text: str) -> list[str]:
    """Return the delivery notes in a setting, the oldest first."""
    return list(json.loads(text)) if text else []


def notes_said(notes: list[str]) -> str:
    """Return the latest of them as a setting holds them."""
    return json.dumps(notes[-NOTES_MOST:])
