"""What an invoice of the Lightning network says: how much, for which hash, and until when.

Read for the sake of whoever is to pay it (BOLT 11). Its signature is not checked: it says nothing
that the payee's own wallet would not be believed, for the money goes nowhere but to that wallet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.domain import bech32

EXPIRY_S = 3_600
"""How long an invoice is good that does not say so."""
EXPIRY_S_MAX = 10 * 365 * 86_400
MSAT_MAX = 21_000_000 * 100_000_000_000
"""There are no more bitcoins than that."""
SAT_MSAT = 1_000

_PREFIX = re.compile(r"ln(bcrt|tbs|bc|tb|sb)(?:([1-9][0-9]{0,17})([munp]?))?")
_TENTHS = {
    "": 1_000_000_000_000,
    "m": 1_000_000_000,
    "u": 1_000_000,
    "n": 1_000,
    "p": 1,
}
"""What one of each is in tenths of a millisatoshi: a pico is the smallest that can be written."""
_TIMESTAMP = 7
_SIGNATURE = 104
_HASH, _EXPIRY, _HASH_WORDS = 1, 6, 52


class NotAnInvoice(ValueError):
    """The text is no invoice of the Lightning network that anybody could pay."""


@dataclass(frozen=True, slots=True)
class Invoice:
    """What an invoice says."""

    network: str
    """bc is the real one; tb, tbs, sb and bcrt are for tests."""
    msat: int
    """Thousandths of a satoshi; 0 where the payer may choose."""
    payment_hash: str
    """64 hexadecimal digits: whoever shows what it is the hash of has been paid."""
    created_s: int
    expires_s: int
    """Nobody pays it from then on, in seconds since 1970."""

    def has_expired(self, utc_ms: int) -> bool:
        """Whether its time is over at `utc_ms`."""
        return utc_ms >= self.expires_s * 1_000


def invoice(text: str) -> Invoice:
    """Return what `text` says, with or without `lightning:` before it; NotAnInvoice otherwise."""
    scheme, _, rest = text.rpartition(":")
    if scheme.lower() not in {"", "lightning"}:
        raise NotAnInvoice("an address of something else")
    try:
        readable, words = bech32.decode(rest)
    except bech32.NotBech32 as error:
        raise NotAnInvoice(str(error)) from None
    prefix = _PREFIX.fullmatch(readable)
    if prefix is None:
        raise NotAnInvoice("no invoice of a network that we know")
    network, digits, unit = prefix.groups()
    created_s = bech32.number(words[:_TIMESTAMP])
    fields = _fields(words[_TIMESTAMP:-_SIGNATURE])
    found = fields.get(_HASH)
    if found is None:
        raise NotAnInvoice("without a payment hash")
    lasts_s = min(bech32.number(fields[_EXPIRY]), EXPIRY_S_MAX) if _EXPIRY in fields else EXPIRY_S
    return Invoice(
        network=network,
        msat=0 if digits is None else _msat(int(digits), unit),
        payment_hash=bech32.whole_bytes(found).hex(),
        created_s=created_s,
        expires_s=created_s + lasts_s,
    )


def _msat(count: int, unit: str) -> int:
    msat, tenths = divmod(count * _TENTHS[unit], 10)
    if tenths or msat > MSAT_MAX:
        raise NotAnInvoice("an amount that there is not")
    return msat


def _fields(words: tuple[int, ...]) -> dict[int, tuple[int, ...]]:
    """Return the first field of each type; a hash of any other length than its own is none."""
    found: dict[int, tuple[int, ...]] = {}
    place = 0
    while place < len(words):
        if len(words) - place < 3:  # noqa: PLR2004 - A type and two words of length.
            raise NotAnInvoice("a field broke off")
        kind, length = words[place], bech32.number(words[place + 1 : place + 3])
        content = words[place + 3 : place + 3 + length]
        if len(content) < length:
            raise NotAnInvoice("a field broke off")
        if kind != _HASH or length == _HASH_WORDS:
            found.setdefault(kind, content)
        place += 3 + length
    return found
