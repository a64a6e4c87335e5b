"""One reader of codes that is the engine's: what it reads goes to the core, and that it is gone.

A reader that is unplugged is tried again, ever more seldom; the attendant is told, the customer is
not: whoever has no code misses nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from kiosk.api.codes import CodeSource, SourceLost
from kiosk.application.messages import CodeRead, Message, ReaderFound, ReaderLost
from kiosk.domain.code import Held
from kiosk.ports import Clock

REOPEN_FIRST_MS = 250
REOPEN_LAST_MS = 4_000
NEXT_MS = 50
"""How soon after one look comes the next."""
CODES_AT_ONCE = 5
"""So many codes pass at once; nobody holds up more ..."""
CODE_MS = 500
"""... and after them one in so long. What a reader says beyond that is dropped."""


class ReaderWorker:
    """Asks one reader again and again. One thread calls it, or one test."""

    def __init__(
        self, source: CodeSource, screen: str, clock: Clock, post: Callable[[Message], None]
    ) -> None:
        """Open nothing yet. What `source` reads is shown to `screen`."""
        self._source = source
        self._screen = screen
        self._clock = clock
        self._post = post
        self._held = Held()
        self._is_open = False
        self._was_up: bool | None = None
        self._reopen_ms = REOPEN_FIRST_MS
        self._open_due_ms = 0
        self._paid_off_ms = 0
        """When the codes that were let through are paid off."""

    @property
    def name(self) -> str:
        """The reader's name in the settings."""
        return self._source.name

    def step(self) -> int:
        """Look once; return in how many milliseconds to look again."""
        now_ms = self._clock.now().mono_ms
        if now_ms < self._open_due_ms:
            return self._open_due_ms - now_ms
        try:
            if not self._is_open:
                self._open()
            for seen in self._source.read():
                now_ms = self._clock.now().mono_ms
                if self._held.is_news(seen, now_ms) and self._has_room(now_ms):
                    self._post(CodeRead(self._screen, self.name, seen))
        except SourceLost as gone:
            self._lose(str(gone), now_ms)
            return self._open_due_ms - now_ms
        return NEXT_MS

    def close(self) -> None:
        """Let go of the reader."""
        self._source.close()

    def _open(self) -> None:
        self._source.open()
        self._is_open, self._reopen_ms = True, REOPEN_FIRST_MS
        if self._was_up is not True:
            self._was_up = True
            self._post(ReaderFound(self.name))

    def _lose(self, why: str, now_ms: int) -> None:
        self._source.close()
        self._is_open = False
        if self._was_up is not False:
            self._was_up = False
            self._post(ReaderLost(self.name, why))
        self._open_due_ms = now_ms + self._reopen_ms
        self._reopen_ms = min(2 * self._reopen_ms, REOPEN_LAST_MS)

    def _has_room(self, now_ms: int) -> bool:
        at_ms = max(self._paid_off_ms, now_ms)
        if at_ms - now_ms >= CODES_AT_ONCE * CODE_MS:
            return False
        self._paid_off_ms = at_ms + CODE_MS
        return True
