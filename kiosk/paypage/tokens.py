"""One-time tokens for the page's forms: looking at a page costs nothing, sending it acts once.

A token is made for one link and a short time, signed with a secret that this process drew. So a
GET stores nothing, and after a restart every page that is still open must be fetched anew.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from enum import Enum

from kiosk.ports import Clock, Ids
from kiosk.ports_localpay import LocalPayStore

LIFE_MS = 15 * 60_000
_FORM = re.compile(r"([0-9]{1,15})\.([0-9A-HJKMNP-TV-Z]{16,64})\.([0-9a-f]{64})")


class Verdict(Enum):
    """What a token is worth."""

    GOOD = "good"
    USED = "used"
    STALE = "stale"
    FOREIGN = "foreign"


class Tokens:
    """Makes tokens and takes each of them once."""

    def __init__(self, store: LocalPayStore, clock: Clock, ids: Ids) -> None:
        """Draw the secret."""
        self._store = store
        self._clock = clock
        self._ids = ids
        self._secret = "".join(ids.code() for _ in range(4)).encode()

    def make(self, code: str) -> str:
        """Return a new token for the page of `code`."""
        ends_ms = self._clock.now().mono_ms + LIFE_MS
        nonce = self._ids.code()
        return f"{ends_ms}.{nonce}.{self._mark(code, ends_ms, nonce)}"

    def take(self, code: str, token: str) -> Verdict:
        """Use `token` up for the page of `code`."""
        found = _FORM.fullmatch(token)
        if found is None:
            return Verdict.FOREIGN
        ends_ms, nonce = int(found[1]), found[2]
        if not hmac.compare_digest(found[3], self._mark(code, ends_ms, nonce)):
            return Verdict.FOREIGN
        now = self._clock.now()
        if now.mono_ms >= ends_ms:
            return Verdict.STALE
        if not self._store.use_token(f"{ends_ms}.{nonce}", at_ms=now.utc_ms):
            return Verdict.USED
        return Verdict.GOOD

    def _mark(self, code: str, ends_ms: int, nonce: str) -> str:
        text = f"{code}|{ends_ms}|{nonce}".encode()
        return hmac.new(self._secret, text, hashlib.sha256).hexdigest()
