"""Vouchers on the page: what a phone types is handed to the kiosk, and whoever guesses is stopped.

The code itself stays nowhere: not in the page, which does not show it again, and not in a log.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from kiosk.api.snapshot import Notice
from kiosk.paypage.accounts import LockedOut
from kiosk.paypage.limits import Guesses, Limiter
from kiosk.ports import Clock

TYPED_MAX = 64
TRIES_OF_ONE = 20
"""So many tries of one phone at most, right ones included ..."""
TRIES_IN_ALL = 60
"""... and so many of all phones together ..."""
WINDOW_MS = 600_000
"""... within this time."""

Redeem = Callable[[str, str], Notice | None]
"""Pays on the page of a link with a code; returns why not, None where nobody can tell."""


class VoucherDoor:
    """Lets codes through to the kiosk. Each is counted as wrong before it is looked at."""

    def __init__(self, clock: Clock, redeem: Redeem) -> None:
        """Take the time, and who can tell what a code is worth."""
        self._redeem = redeem
        self._guesses = Guesses(clock)
        self._limiter = Limiter(
            clock, per_client=TRIES_OF_ONE, total=TRIES_IN_ALL, window_ms=WINDOW_MS
        )
        self._one_at_a_time = threading.Lock()

    def pay(self, client: str, page: str, typed: str) -> Notice | None:
        """Pay on `page` with a code; return why not, None where nobody can tell.

        LockedOut where too much was tried.
        """
        # One at a time: a hundred guesses at once would all be under the limit.
        with self._one_at_a_time:
            left_ms = self._guesses.locked_ms(client)
            if left_ms or not self._limiter.allows(client):
                raise LockedOut(left_ms or WINDOW_MS)
            self._guesses.wrong(client)
        notice = self._redeem(page, typed[:TYPED_MAX])
        if notice is Notice.NONE:
            self._guesses.right(client)
        return notice
