"""A voucher: money under a code that somebody types or shows, spent in parts until it is used up.

A code is twelve random characters of Crockford base32 and a check character (ISO 7064, mod 37,36).
It is money, so it is kept nowhere: the books know a voucher by its number, and what a code is
worth is found by a keyed hash. Without the kiosk's own key a stolen database spends nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import itertools
import string
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.domain.books import Account, AccountKind
from kiosk.domain.money import Money

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32: no I, L, O or U, so that nothing is taken for something else."""
RANDOM = 12
"""Random characters: 60 bits, which nobody guesses (a hit in 700 000 years at a try in 2 s)."""
LENGTH = RANDOM + 1
GROUP = 4
KEY_BYTES = 32
NEVER = 0
"""The end of what does not expire."""
VALUE_MAX = Money(99_999_999)
"""The most that one voucher is given out for: eight digits, as on every rail."""
VOID_REASONS = ("unsold", "lost", "misuse", "mistake", "paid_back", "other")
"""Why somebody voids a voucher: a closed list, in the journal with every act."""
PAID_BACK = "paid_back"
"""The reason with which what is left of a voucher goes back to whoever bought it, in cash."""

_ORDER = string.digits + string.ascii_uppercase
"""The characters of the check's own arithmetic, in their order."""
_PLACE = {character: place for place, character in enumerate(_ORDER)}
_LONGEST = 64
"""Of what somebody typed no more is looked at: a code with a gap after each character has 25."""
_GAPS = " \t\r\n-_.\u00a0\u2009\u202f\u2010\u2011\u2012\u2013\u2014\u2212"
_FOLDED = str.maketrans(string.ascii_lowercase + "ILO", "ABCDEFGH1JK1MN0PQRSTUVWXYZ110", _GAPS)
_TRIES_MAX = 1_000
"""Nine of ten drawn codes will do: so many in a row that do not are no chance."""


class VoucherState(StrEnum):
    """Where a voucher stands. Used up is none of these: a rest may come back to it."""

    LIVE = "live"
    VOID = "void"
    EXPIRED = "expired"


class VoucherKind(StrEnum):
    """Where a voucher came from."""

    BATCH = "batch"  # Printed ahead, paid for elsewhere.
    SOLD = "sold"  # By an attendant, against cash.
    REST = "rest"  # What a rail could not give back.


@dataclass(frozen=True, slots=True)
class Voucher:
    """One voucher, replaced rather than changed. Times are wall-clock milliseconds.

    What is left of it is in the books. `mark` is a keyed hash of its code, in hex.
    """

    number: int
    mark: str = field(repr=False)
    value: Money
    kind: VoucherKind
    created_ms: int
    expires_ms: int = NEVER
    """Nothing is taken from it from then on; NEVER for a voucher that does not expire."""
    batch: str = ""
    """What it was issued with; the sale of a rest; empty for one that was sold alone."""
    by: str = ""
    """Who issued or sold it; empty for a rest."""
    state: VoucherState = VoucherState.LIVE

    @property
    def serial(self) -> str:
        """What people call it by, such as V-000123: worth nothing to whoever knows it."""
        return f"V-{self.number:06d}"

    @property
    def account(self) -> Account:
        """Its account in the books."""
        return Account(AccountKind.VOUCHER, self.serial)

    def is_good(self, utc_ms: int) -> bool:
        """Whether it may be spent at `utc_ms`, as far as there is anything left."""
        return self.state is VoucherState.LIVE and not self.has_expired(utc_ms)

    def has_expired(self, utc_ms: int) -> bool:
        """Whether its time is over."""
        return self.expires_ms != NEVER and utc_ms >= self.expires_ms


# --- Codes -------------------------------------------------------------------------------------


def check_character(text: str) -> str:
    """Return the ISO 7064 mod 37,36 check character of `text`, which is of digits and capitals."""
    product = 36
    for character in text:
        product = 2 * ((product + _PLACE[character]) % 36 or 36) % 37
    return _ORDER[(1 - product) % 36]


def folded(typed: str) -> str:
    """Return what somebody typed as it is meant: capitals, no gaps, 1 for I and L, 0 for O.

    Empty where it is longer than anybody types a code.
    """
    return typed.translate(_FOLDED) if len(typed) <= _LONGEST else ""


def has_form(typed: str) -> bool:
    """Whether that is a code as far as one can see, right or mistyped: a try to use one.

    Thirteen digits are the number on a bottle, and never a code.
    """
    code = folded(typed)
    return len(code) == LENGTH and set(ALPHABET).issuperset(code) and not code.isdigit()


def code_in(typed: str) -> str | None:
    """Return the code that somebody typed or showed; None for what can't be one."""
    code = folded(typed)
    return code if has_form(typed) and check_character(code[:RANDOM]) == code[RANDOM] else None


def grouped(code: str) -> str:
    """Return `code` in groups of four, as people read it."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def number_in(typed: str) -> int | None:
    """Return the number in a serial such as V-000123 as somebody typed it; None where none is."""
    digits = typed.strip()[:_LONGEST].upper().removeprefix("V").removeprefix("-")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= RANDOM else None


def drawn(chance: Callable[[], str]) -> str:
    """Return a fresh code. `chance` gives characters of the alphabet, twelve at least at a time.

    One whose check character is not of the alphabet, or that is all digits, is drawn again.
    """
    for _ in range(_TRIES_MAX):
        body = chance()[:RANDOM]
        code = body + check_character(body)
        if code_in(code) == code:
            return code
    raise ValueError("what should be chance is not")


class VoucherKey:
    """The secret of one kiosk without which no code is found in its database."""

    def __init__(self, secret: bytes) -> None:
        """Take the secret: KEY_BYTES random bytes."""
        if len(secret) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes")
        self._secret = secret

    def mark(self, code: str) -> str:
        """Return the keyed hash by which a voucher with `code` is found."""
        return self._hash("code", code).hex()

    def rest_code(self, prepayment: str, link: str) -> str:
        """Return the code for the rest of a payer whose page's link holds `link`.

        Always the same one, so that their page and last screen can show it and no file keeps it;
        without the key nobody can work it out, even who knows the link.
        """
        turns = itertools.count()
        return drawn(lambda: _characters(self._hash("rest", f"{next(turns)}:{prepayment}:{link}")))

    @property
    def name(self) -> str:
        """What tells this key from others, and gives nothing of it away."""
        return self._hash("name", "").hex()[:16]

    def _hash(self, purpose: str, text: str) -> bytes:
        return hmac.new(self._secret, f"{purpose}:{text}".encode(), hashlib.sha256).digest()

    def __repr__(self) -> str:
        """Keep the secret out of every log and traceback."""
        return f"VoucherKey(name={self.name})"


def _characters(digest: bytes) -> str:
    number = int.from_bytes(digest)
    return "".join(ALPHABET[number >> (5 * place) & 31] for place in range(RANDOM))
