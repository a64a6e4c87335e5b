"""Bech32: the letters of Lightning invoices and of LNURL, with their checksum (BIP 173).

Invoices are longer than the 90 characters that the checksum was made for: the limit is left out,
as BOLT 11 and LUD-01 want it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
CHECKSUM = 6
"""Letters at the end that prove the rest."""
LONGEST = 4_096
"""Of what somebody sends no more is looked at."""

_PLACE = {letter: place for place, letter in enumerate(CHARSET)}
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


class NotBech32(ValueError):
    """The text is no bech32, or was damaged on its way."""


def decode(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the readable part of `text`, in small letters, and its data in fives of bits."""
    small = text.lower()
    if len(text) > LONGEST or not text.isascii() or text not in {small, text.upper()}:
        raise NotBech32("too long, or small and capital letters mixed")
    readable, _, letters = small.rpartition("1")
    if not readable or not readable.isprintable() or len(letters) < CHECKSUM:
        raise NotBech32("no readable part, or no checksum")
    if not set(letters) <= _PLACE.keys():
        raise NotBech32("letters that there are not")
    words = tuple(_PLACE[letter] for letter in letters)
    if _remainder((*_spread(readable), *words)) != 1:
        raise NotBech32("the checksum does not fit")
    return readable, words[:-CHECKSUM]


def encode(readable: str, words: Sequence[int]) -> str:
    """Return the bech32 of `words`, each of five bits, after `readable`, in small letters."""
    proof = _remainder((*_spread(readable), *words, *[0] * CHECKSUM)) ^ 1
    checksum = [proof >> 5 * (CHECKSUM - 1 - place) & 31 for place in range(CHECKSUM)]
    return readable + "1" + "".join(CHARSET[word] for word in (*words, *checksum))


def number(words: Iterable[int]) -> int:
    """Return `words` as one number, the first word highest."""
    total = 0
    for word in words:
        total = total << 5 | word
    return total


def whole_bytes(words: Sequence[int]) -> bytes:
    """Return the whole bytes in `words`: what is left over at the end is dropped."""
    size, over = divmod(5 * len(words), 8)
    return (number(words) >> over).to_bytes(size)


def fives(data: bytes) -> tuple[int, ...]:
    """Return `data` in fives of bits, filled up with zeros at the end."""
    count = -(-8 * len(data) // 5)
    filled = int.from_bytes(data) << (5 * count - 8 * len(data))
    return tuple(filled >> 5 * (count - 1 - place) & 31 for place in range(count))


def _spread(readable: str) -> tuple[int, ...]:
    codes = readable.encode()
    return (*(code >> 5 for code in codes), 0, *(code & 31 for code in codes))


def _remainder(words: Iterable[int]) -> int:
    left = 1
    for word in words:
        top = left >> 25
        left = (left & 0x1FFFFFF) << 5 ^ word
        for place, value in enumerate(_GENERATOR):
            if top >> place & 1:
                left ^= value
    return left
