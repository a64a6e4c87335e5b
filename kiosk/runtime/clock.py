"""The real clock and the real source of chance."""

from __future__ import annotations

import ctypes
import secrets
import time
from collections.abc import Callable

from kiosk.domain.moment import Moment, Sync

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SYNC_MS = 10_000
"""How long an answer about the wall clock is good for."""
TIMEX_BYTES = 512
"""More than any kernel's `struct timex`, all zero: nothing is to be changed."""
TIME_ERROR = 5
"""The state of a clock that nothing keeps right."""
CODE_CHARACTERS = 26
"""5 bits each: 130, so that nobody guesses a link, wherever they begin (PAY-02)."""


class SystemClock:
    """Time as the machine has it."""

    def __init__(self, sync: Callable[[], Sync] | None = None) -> None:
        """Ask `sync`, and it alone, whether something keeps the wall clock right."""
        self._sync = sync or kernel_sync
        self._known = Sync.UNKNOWN
        self._asked_ms: int | None = None

    def now(self) -> Moment:
        """Return the time on both clocks, and how far the wall clock was right lately."""
        mono_ms = time.monotonic_ns() // 1_000_000
        if self._asked_ms is None or mono_ms - self._asked_ms >= SYNC_MS:
            self._asked_ms, self._known = mono_ms, self._sync()
        return Moment(time.time_ns() // 1_000_000, mono_ms, self._known)


def kernel_sync(libc: ctypes.CDLL | None = None) -> Sync:
    """Return what the kernel says of its clock: every time service tells it there.

    `adjtimex` with nothing to set only reads; its answer is the state of the clock.
    """
    try:
        state = (libc or ctypes.CDLL(None)).adjtimex(ctypes.create_string_buffer(TIMEX_BYTES))
    except (AttributeError, OSError):
        return Sync.UNKNOWN  # No Linux.
    return Sync.SYNCHRONISED if 0 <= state < TIME_ERROR else Sync.UNKNOWN


class SystemIds:
    """Chance that nobody can guess."""

    def code(self) -> str:
        """Return 26 characters of Crockford base32."""
        return "".join(secrets.choice(CROCKFORD) for _ in range(CODE_CHARACTERS))

    def pick(self, count: int) -> int:
        """Return a whole number from 0 to `count` - 1."""
        return secrets.randbelow(count)
