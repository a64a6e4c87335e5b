"""A rest that its rail can't give back goes to a code; whoever shows the code spends it.

The code is made of the secret in the payer's link, so that their page and their last screen can
show it for as long as there is a record, and nobody else can know it. The books know its hash.
"""

from __future__ import annotations

import hashlib

from kiosk.domain.books import Account, AccountKind

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O or U."""
LENGTH = 16
"""80 bits: nobody guesses one."""

_MEANT = str.maketrans("OIL", "011", " -\t")


def code_of(secret: str) -> str:
    """Return the code for the rest of whoever's link holds `secret`."""
    digest = int.from_bytes(hashlib.sha256(f"carried:{secret}".encode()).digest())
    return "".join(ALPHABET[digest >> 5 * place & 31] for place in range(LENGTH))


def grouped(code: str) -> str:
    """Return `code` in groups of four, as people read it."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def account_of(typed: str) -> Account | None:
    """Return the account behind a code as somebody typed it; None for what can't be one."""
    code = typed.upper().translate(_MEANT)
    if len(code) != LENGTH or any(letter not in ALPHABET for letter in code):
        return None
    return Account(AccountKind.CARRIED, hashlib.sha256(code.encode()).hexdigest())
