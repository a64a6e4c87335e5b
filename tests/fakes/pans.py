"""Looks for numbers of cards in whatever was written, sent or logged (PAY-01)."""

from __future__ import annotations

import re

GROUP_MAX = 6
"""Digits in a row where the number of a card is written in groups."""

_NUMBER = re.compile(r"(?<![0-9A-Za-z.])[0-9](?:[ -]?[0-9]){12,18}(?![0-9A-Za-z])")
_TIME_MS = range(1_500_000_000_000, 2_200_000_000_000)
"""Milliseconds from 2017 to 2039: moments, of which a tenth would pass for a card by chance."""


def luhn(digits: str) -> bool:
    """Whether the last digit of a number is its check digit, as that of a card is."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


def card_numbers(data: bytes) -> list[str]:
    """Return what may be the number of a card in `data`, be it text in one byte or in two."""
    found: list[str] = []
    for view in (data, data[::2], data[1::2]):
        for match in _NUMBER.finditer(view.decode("latin-1")):
            groups = re.split("[ -]", match[0])
            digits = "".join(groups)
            if len(groups) > 1 and max(map(len, groups)) > GROUP_MAX:
                continue  # Two numbers beside each other: nobody groups a card's like that.
            is_moment = len(digits) == 13 and int(digits) in _TIME_MS
            # ISO/IEC 7812 gives numbers that begin with a zero to no issuer of cards.
            if luhn(digits) and not is_moment and digits[0] != "0":
                found.append(digits)
    return found
