"""A clock that is turned by hand, and chance that repeats itself."""

from __future__ import annotations

import random

from kiosk.domain.moment import Moment, Sync

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
NOON_MS = 1_790_000_000_000


class FakeClock:
    """Stands still until it is turned."""

    def __init__(self, utc_ms: int = NOON_MS) -> None:
        self.utc_ms = utc_ms
        self.mono_ms = 1_000
        self.sync = Sync.UNKNOWN

    def now(self) -> Moment:
        return Moment(self.utc_ms, self.mono_ms, self.sync)

    def turn(self, ms: int) -> None:
        """Let `ms` pass on both clocks."""
        self.utc_ms += ms
        self.mono_ms += ms


class SeededIds:
    """Codes and picks from one seed."""

    def __init__(self, seed: int = 0) -> None:
        self._random = random.Random(seed)

    def code(self) -> str:
        return "".join(self._random.choice(CROCKFORD) for _ in range(26))

    def pick(self, count: int) -> int:
        return self._random.randrange(count)
