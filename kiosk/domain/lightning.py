"""Money in satoshis: what an invoice of ours was for, and what of it goes back.

One satoshi (sat) is the smallest part that people name; wallets and networks count thousandths of
it (msat). Amounts in both are whole numbers.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass

from kiosk.domain import bech32
from kiosk.domain.money import Money

SCHEME = "lightning:"
TOKEN_BYTES = 20
"""160 bits: nobody guesses the address under which a rest can be fetched."""

_REFERENCE = re.compile(r"([0-9a-f]{64})\.([1-9][0-9]{0,15})\.([1-9][0-9]{0,12})")
_TOKEN = re.compile(r"[A-Z2-7]{32}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an invoice of ours asks for, in both kinds of money: its own rate, for ever."""

    payment_hash: str
    sat: int
    amount: Money

    @property
    def reference(self) -> str:
        """What the books call it."""
        return f"{self.payment_hash}.{self.sat}.{self.amount.minor}"

    @classmethod
    def named(cls, reference: str) -> Asked | None:
        """Return what `reference` says; None where it is none of these."""
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            return None
        payment_hash, sat, minor = found.groups()
        return cls(payment_hash, int(sat), Money(int(minor)))

    def sat_for(self, rest: Money) -> int:
        """Return what `rest` of its amount is worth: at most one sat too much, for the payer.

        Never more than was paid, and nothing for nothing.
        """
        whole = min(rest, self.amount).minor
        return -(-whole * self.sat // self.amount.minor)


def sat_of(amount: Money, *, per_unit: tuple[int, int], exponent: int) -> int:
    """Return `amount` in sat, to the nearest, at least 1 where there is any.

    `per_unit` is how many sat one unit of the currency is worth, as numerator and denominator;
    the currency has `exponent` decimals.
    """
    above, below = per_unit
    below *= int(10**exponent)
    return max(int(bool(amount)), (2 * amount.minor * above + below) // (2 * below))


def token_of(secret: str) -> str:
    """Return the token under which the rest of whoever's link holds `secret` can be fetched.

    It is worked out, so that their page and their last screen can show it and no file keeps it.
    """
    digest = hashlib.sha256(f"withdrawn:{secret}".encode()).digest()[:TOKEN_BYTES]
    return base64.b32encode(digest)[::-1].decode()  # From its end: as it always was.


def is_token(text: str) -> bool:
    """Whether `text` can be a token of ours."""
    return _TOKEN.fullmatch(text) is not None


def lnurl(address: str) -> str:
    """Return `address` as wallets read it from a code: bech32 in capitals (LUD-01)."""
    return bech32.encode("lnurl", bech32.fives(address.encode())).upper()
