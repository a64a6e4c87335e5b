"""How many pages were opened that nobody has paid on: a bound for whoever only plays with it.

Each is a code on the screen, a session at a rail and an entry on the disk. What is paid does not
count, so that a busy place is never slowed down.
"""

from __future__ import annotations

from collections.abc import Callable

OPENINGS_MAX = 10
"""So many unpaid ones ..."""
OPENINGS_MS = 600_000
"""... within this time, and each further one has to wait ..."""
PAUSE_MS = 60_000
"""... until the latest is as old (PAY-19)."""


class Openings:
    """The latest pages that were opened and not paid on.

    Those of a sale that nobody has paid for go by the sale, those for more money by the payer.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._opened: list[tuple[str, int]] = []
        self._unpaid_ms: list[int] = []
        """When those were opened whose sales nobody remembers any more."""
        self.is_told = False
        """Whether it is written down that a pause has begun."""

    def opened(self, key: str, now_ms: int) -> None:
        """Count one more page of the sale or payer `key`."""
        self._opened.append((key, now_ms))
        self.is_told = False

    def look(self, is_paid: Callable[[str], bool | None]) -> None:
        """Count no longer what somebody has paid for; of what is forgotten keep the time alone."""
        paid = {key: is_paid(key) for key, _ in self._opened}
        self._unpaid_ms += [at for key, at in self._opened if paid[key] is None]
        self._opened = [(key, at) for key, at in self._opened if paid[key] is False]

    def wait_ms(self, now_ms: int) -> int:
        """Return how long nothing more is opened; 0 where it may be now."""
        since_ms = now_ms - OPENINGS_MS
        self._unpaid_ms = [at for at in self._unpaid_ms if at > since_ms]
        unpaid = [*self._unpaid_ms, *(at for _, at in self._opened if at > since_ms)]
        return max(0, max(unpaid) + PAUSE_MS - now_ms) if len(unpaid) >= OPENINGS_MAX else 0
