"""The real clock and the real source of chance."""

from __future__ import annotations

import secrets
import time

from kiosk.domain.moment import Moment

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_CHARACTERS = 26
"""5 bits each: 130, so that nobody guesses a link, wherever they begin (PAY-02)."""


class SystemClock:
    """Time as the machine has it."""

    def now(self) -> Moment:
        """Return the time on both clocks."""
        return Moment(time.time_ns() // 1_000_000, time.monotonic_ns() // 1_000_000)


class SystemIds:
    """Chance that nobody can guess."""

    def code(self) -> str:
        """Return 26 characters of Crockford base32."""
        return "".join(secrets.choice(CROCKFORD) for _ in range(CODE_CHARACTERS))

    def pick(self, count: int) -> int:
        """Return a whole number from 0 to `count` - 1."""
        return secrets.randbelow(count)
