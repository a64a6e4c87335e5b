"""How often somebody may ask, and how often guess: per phone and in total, in bounded memory."""

from __future__ import annotations

import threading
from collections import OrderedDict

from kiosk.domain.attendant import Attendant
from kiosk.ports import Clock
from kiosk.ports_localpay import Tries

CLIENTS_MAX = 1024
"""Phones remembered; beyond it the one that was quiet for longest is forgotten."""


class Limiter:
    """Counts what was asked in a window of time, per client and in total."""

    def __init__(
        self, clock: Clock, *, per_client: int, total: int, window_ms: int = 60_000
    ) -> None:
        """Take how much is allowed in `window_ms`."""
        self._clock = clock
        self._per_client = per_client
        self._total = total
        self._window_ms = window_ms
        self._lock = threading.Lock()
        self._window = -1
        self._counts: dict[str, int] = {}
        self._all = 0

    def allows(self, client: str) -> bool:
        """Count one more question of `client`; whether it is to be answered."""
        with self._lock:
            window = self._clock.now().mono_ms // self._window_ms
            if window != self._window:
                self._window, self._counts, self._all = window, {}, 0
            if self._counts.get(client, 0) >= self._per_client or self._all >= self._total:
                return False
            self._counts[client] = self._counts.get(client, 0) + 1
            self._all += 1
            return True


class Guesses:
    """Counts the wrong PINs of each client, whatever accounts they were for."""

    def __init__(self, clock: Clock) -> None:
        """Take the time."""
        self._clock = clock
        self._lock = threading.Lock()
        self._tries: OrderedDict[str, Tries] = OrderedDict()

    def locked_ms(self, client: str) -> int:
        """Return how long no PIN of `client` is looked at."""
        with self._lock:
            tries = self._tries.get(client, Tries())
        return locked_ms(tries, self._clock.now().mono_ms)

    def wrong(self, client: str) -> None:
        """Count a wrong PIN of `client`."""
        with self._lock:
            tries = after_wrong(self._tries.pop(client, Tries()), self._clock.now().mono_ms)
            self._tries[client] = tries
            if len(self._tries) > CLIENTS_MAX:
                self._tries.popitem(last=False)

    def right(self, client: str) -> None:
        """Forget what `client` mistyped."""
        with self._lock:
            self._tries.pop(client, None)


def after_wrong(tries: Tries, now_ms: int) -> Tries:
    """Return the tries after one more wrong PIN: customers and attendants have the same rule."""
    counted = Attendant("", "", tries.wrong, tries.locked_until_ms).after_wrong_pin(now_ms)
    return Tries(counted.wrong, counted.locked_until_ms)


def locked_ms(tries: Tries, now_ms: int) -> int:
    """Return how long no PIN is accepted; 0 where one is."""
    return Attendant("", "", tries.wrong, tries.locked_until_ms).locked_for_ms(now_ms)
