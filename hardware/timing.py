"""How long characters and silences last on a wire, in whole nanoseconds."""

from __future__ import annotations

from dataclasses import dataclass

NS_PER_S = 1_000_000_000
NS_PER_MS = 1_000_000
NS_PER_US = 1_000
BITS_8N1 = 10
BITS_WITH_PARITY = 11

FAST_BAUD = 19_200
"""Above this rate RTU fixes the silence between frames instead of scaling it."""
FAST_GAP_NS = 1_750_000


@dataclass(frozen=True, slots=True)
class WireTiming:
    """The times of one line: `char_ns` of a character, `gap_ns` between two frames."""

    char_ns: int
    gap_ns: int

    def frame_ns(self, characters: int) -> int:
        """Return how long `characters` take on the wire."""
        return characters * self.char_ns


def wire_timing(baud: int, *, bits_per_char: int = BITS_8N1) -> WireTiming:
    """Return the times of a line at `baud`; a gap is 3.5 characters, fixed above 19 200 baud."""
    if baud <= 0:
        raise ValueError(f"a line needs a baud rate above 0, not {baud}")
    char_ns = bits_per_char * NS_PER_S // baud
    gap_ns = FAST_GAP_NS if baud > FAST_BAUD else char_ns * 7 // 2
    return WireTiming(char_ns, gap_ns)
