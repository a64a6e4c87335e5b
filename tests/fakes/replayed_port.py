"""A port on which a recorded line is heard again, byte by byte at the times it was recorded."""

from __future__ import annotations

from collections import deque

from hardware.timing import BITS_8N1, BITS_WITH_PARITY, WireTiming, wire_timing
from hardware.transcript import Transcript
from kiosk.ports import Exchange, Outcome


class ReplayedPort:
    """A `Transport` that insists on every recorded request, in its order, and answers as it did.

    Its clock is turned by waiting. What was heard unasked comes when it came then.
    """

    def __init__(self, transcript: Transcript) -> None:
        self._left = deque(transcript.exchanges)
        bits = BITS_8N1 if transcript.parity == "none" else BITS_WITH_PARITY
        self.timing: WireTiming = wire_timing(transcript.baud, bits_per_char=bits)
        self._now_ns = 1_000_000_000
        self._coming: list[tuple[int, int]] = []

    @property
    def is_used_up(self) -> bool:
        """Whether everything that was recorded has been asked."""
        return not self._left

    def open(self) -> None:
        """Nothing is to be opened."""

    def close(self) -> None:
        """Nothing is to be closed."""

    def now_ns(self) -> int:
        """Return the time of the replay."""
        return self._now_ns

    def wait(self, until_ns: int) -> None:
        """Turn the clock."""
        self._now_ns = max(self._now_ns, until_ns)

    def wait_readable(self, until_ns: int) -> bool:
        """Turn the clock to the next byte, or to `until_ns` where none comes before."""
        next_ns = self._coming[0][0] if self._coming else until_ns
        self.wait(min(next_ns, until_ns))
        return next_ns <= self._now_ns and bool(self._coming)

    def read(self) -> bytes:
        """Return what has come."""
        come = bytes(byte for at_ns, byte in self._coming if at_ns <= self._now_ns)
        self._coming = [one for one in self._coming if one[0] > self._now_ns]
        return come

    def write(self, data: bytes) -> None:
        """Take a request: it must be the one that was recorded."""
        assert self._left, f"the recording ends before {data.hex()}"
        asked = self._left.popleft()
        assert data == asked.request, f"{data.hex()} was sent, {asked.request.hex()} recorded"
        self._answer(asked, self._now_ns + asked.took_ns)
        while self._left and self._left[0].outcome is Outcome.UNASKED:
            late = self._left.popleft()
            begun_ns = self._now_ns + late.at_ns - asked.at_ns
            self._answer(late, begun_ns + self.timing.frame_ns(len(late.reply)))

    def _answer(self, recorded: Exchange, end_ns: int) -> None:
        """Let an answer come so that its last byte is there at `end_ns`."""
        char_ns = self.timing.char_ns
        last = len(recorded.reply) - 1
        self._coming += [
            (end_ns - (last - place) * char_ns, byte) for place, byte in enumerate(recorded.reply)
        ]
        self._coming.sort(key=lambda one: one[0])
