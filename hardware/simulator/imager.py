"""A barcode imager as software: somebody holds a code before it, and it sends what it sees.

It is the far end of a port, like a bus of controllers: see `PtyPeer`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from hardware.timing import NS_PER_MS, WireTiming, wire_timing

NOISE = b"\xff\x00\xfe"
HELD_TIMES = 10
HELD_EVERY_NS = 200 * NS_PER_MS


class ShownBadly(StrEnum):
    """How a code may come out of an imager, or out of its cable; `of` says how much of it."""

    HALF = "half"  # The second half and the suffix are missing.
    HEADLESS = "headless"  # The first half and the prefix are missing.
    SLOW = "slow"  # `of` milliseconds between two characters.
    HELD = "held"  # It is held before the reader for two seconds: sent again and again.
    NOISE = "noise"  # The bytes of a plug that is pushed in come before it.
    ENDLESS = "endless"  # The text comes `of` times, and one suffix.


@dataclass
class SimulatedImager:
    """Sends codes with `prefix` and `suffix`, at the speed of its wire."""

    prefix: bytes = b""
    suffix: bytes = b"\r"
    timing: WireTiming = field(default_factory=lambda: wire_timing(9_600))
    heard: bytes = b""
    """What the host has sent: nothing, if it knows its place."""
    _sending: list[tuple[int, bytes]] = field(default_factory=list)
    _free_ns: int = 0

    def show(
        self, text: bytes, at_ns: int, badly: ShownBadly | None = None, *, of: int = 0
    ) -> None:
        """Hold a code before the imager at `at_ns`."""
        frame = self.prefix + text + self.suffix
        gap_ns = 0
        match badly:
            case ShownBadly.HALF:
                frame = (self.prefix + text)[: -max(1, len(text) // 2)]
            case ShownBadly.HEADLESS:
                frame = frame[len(frame) // 2 :]
            case ShownBadly.SLOW:
                gap_ns = of * NS_PER_MS
            case ShownBadly.NOISE:
                frame = NOISE + frame
            case ShownBadly.ENDLESS:
                frame = self.prefix + text * of + self.suffix
            case _:
                pass
        self._send(frame, at_ns, gap_ns)
        if badly is ShownBadly.HELD:
            for turn in range(1, HELD_TIMES):
                self._send(frame, at_ns + turn * HELD_EVERY_NS, 0)

    def _send(self, frame: bytes, at_ns: int, gap_ns: int) -> None:
        """Send `frame` once the wire is free."""
        for place in range(len(frame)):
            at_ns = max(at_ns, self._free_ns)
            self._sending.append((at_ns, frame[place : place + 1]))
            self._free_ns = at_ns + self.timing.char_ns
            at_ns = self._free_ns + gap_ns

    # --- The far end of a port ----------------------------------------------------------------

    def hear(self, data: bytes, at_ns: int) -> None:  # noqa: ARG002 - As the port says it.
        """Take what the host has sent, to no effect."""
        self.heard += data

    def advance(self, now_ns: int) -> None:
        """Nothing happens to an imager by itself."""

    def take(self, now_ns: int) -> bytes:
        """Return what has reached the host since the last time."""
        due = [byte for at_ns, byte in self._sending if at_ns <= now_ns]
        self._sending = self._sending[len(due) :]
        return b"".join(due)

    def next_ns(self) -> int | None:
        """Return when the next byte is due."""
        return self._sending[0][0] if self._sending else None

    def forget(self) -> None:
        """The cable is out: what was on its way is lost."""
        self._sending.clear()
