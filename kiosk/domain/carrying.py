"""A rest that its rail can't give back goes to a code; whoever shows the code spends it.

The code is made of the secret in the payer's link, so that their page and their last screen can
show it for as long as there is a record, and nobody else can know it. The books know its hash.
"""

from __future__ import annotations

import hashlib

from kiosk.domain.books import Account, AccountKind

LENGTH = 20
"""Digits alone, for the keypad of the smallest panel: 66 bits, nobody guesses one."""

_BETWEEN = str.maketrans("", "", " -\t")


def code_of(secret: str) -> str:
    """Return the code for the rest of whoever's link holds `secret`."""
    digest = int.from_bytes(hashlib.sha256(f"carried:{secret}".encode()).digest())
    return f"{digest % 10**LENGTH:0{LENGTH}}"


def grouped(code: str) -> str:
    """Return `code` in groups of four, as people read it."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def account_of(typed: str) -> Account | None:
    """Return the account behind a code as somebody typed it; None for what can't be one."""
    code = typed.translate(_BETWEEN)
    if len(code) != LENGTH or not (code.isascii() and code.isdigit()):
        return None
    return Account(AccountKind.CARRIED, hashlib.sha256(code.encode()).hexdigest())
