"""Writes invoices of the Lightning network: enough of BOLT 11 for whoever reads them."""

from __future__ import annotations

from kiosk.domain.bech32 import encode, fives

UNITS = (("m", 100_000_000), ("u", 100_000), ("n", 100))


def amount_words(msat: int) -> str:
    """Return an amount as it stands in the readable part, in the largest unit that fits."""
    if not msat:
        return ""
    for unit, size in UNITS:
        if msat % size == 0:
            return f"{msat // size}{unit}"
    return f"{msat * 10}p"


def words_of(number: int, count: int) -> tuple[int, ...]:
    """Return `number` as so many words of five bits."""
    return tuple(number >> 5 * (count - 1 - place) & 31 for place in range(count))


def field(kind: int, words: tuple[int, ...]) -> tuple[int, ...]:
    """Return one field with its type and length."""
    return (kind, *words_of(len(words), 2), *words)


def written(
    msat: int,
    payment_hash: str,
    *,
    created_s: int,
    expiry_s: int | None = 600,
    network: str = "bc",
    memo: str = "a rest",
) -> str:
    """Return an invoice; its signature is none, for nobody here checks it."""
    words = words_of(created_s, 7)
    words += field(1, fives(bytes.fromhex(payment_hash)))
    words += field(13, fives(memo.encode())[:900])
    if expiry_s is not None:
        words += field(6, words_of(expiry_s, 6))
    return encode(f"ln{network}{amount_words(msat)}", words + words_of(0, 104))
