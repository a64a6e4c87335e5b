"""Who an invoice is written to: what a customer has typed about themselves, and nobody else.

It stays beside their receipt and out of the journal: what is chained there can never be taken out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

NAME_MAX = 60
LINE_MAX = 60
LINES_MAX = 4
VAT_ID_MAX = 20
"""Letters: so much fits a slip, and one form, in any writing."""


class BadCustomer(ValueError):
    """What was typed is no name and address; `field` says which part of it."""

    def __init__(self, field: str) -> None:
        """Say no word of what was typed: it is somebody's own."""
        super().__init__(f"not fit for an invoice: {field}")
        self.field = field


@dataclass(frozen=True, slots=True)
class Customer:
    """A name and an address, and a tax number where they have one."""

    name: str
    address: tuple[str, ...]
    vat_id: str = ""

    def __repr__(self) -> str:
        """Keep people out of every log and traceback."""
        return "Customer(...)"


def customer(name: str, address: str, vat_id: str, is_sound: Callable[[str], bool]) -> Customer:
    """Return who was typed, blanks put in order; BadCustomer where a part will not do.

    `is_sound` says whether a text is writing at all.
    """
    lines = tuple(line for line in map(_clean, address.splitlines()) if line)
    found = Customer(_clean(name), lines, _clean(vat_id).upper())
    checks = {
        "name": 0 < len(found.name) <= NAME_MAX and is_sound(found.name),
        "address": 0 < len(lines) <= LINES_MAX
        and all(len(line) <= LINE_MAX and is_sound(line) for line in lines),
        "vat_id": len(found.vat_id) <= VAT_ID_MAX and is_sound(found.vat_id),
    }
    for field, is_good in checks.items():
        if not is_good:
            raise BadCustomer(field)
    return found


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))
