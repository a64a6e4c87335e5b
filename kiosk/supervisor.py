"""What systemd is told of a process of ours: that it is ready, that it is alive, that it ends.

One datagram to the socket that `NOTIFY_SOCKET` names, as sd_notify(3) has it. Nothing is said, and
nothing waits, where nobody listens.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Mapping

BEATS = 3
"""So many signs of life in the time after which systemd loses patience."""
PLAIN_MS = 3_000
"""Between two signs of life where systemd has not said how patient it is."""


class Supervisor:
    """Whoever started this process and starts it again where it is no longer heard."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Open nothing; `environment` is the process's own."""
        name = environment.get("NOTIFY_SOCKET", "")
        self._address = "\0" + name[1:] if name.startswith("@") else name
        patience = environment.get("WATCHDOG_USEC", "")
        is_given = patience.isascii() and patience.isdecimal() and len(patience) < 16  # noqa: PLR2004
        self._beat_ms = int(patience) // 1000 // BEATS if is_given else PLAIN_MS
        self._next_ms: int | None = None

    def ready(self) -> None:
        """Say that the process does its work now."""
        self._tell("READY=1")

    def alive(self, now_ms: int) -> None:
        """Say that the thread that matters still turns: call it from there, as often as you like.

        `now_ms` is of a clock that never goes back.
        """
        if self._next_ms is None or now_ms >= self._next_ms:
            self._next_ms = now_ms + self._beat_ms
            self._tell("WATCHDOG=1")

    def ending(self) -> None:
        """Say that the process has begun to end."""
        self._tell("STOPPING=1")

    def _tell(self, word: str) -> None:
        if not self._address:
            return
        # A supervisor that is gone or deaf keeps nobody from working.
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as way:
            way.setblocking(False)
            way.sendto(word.encode(), self._address)
