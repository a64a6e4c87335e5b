"""What can go wrong on a line: one fault for one request, from a script or from chance."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from hardware.simulator.dialect import Dialect
from hardware.simulator.modbus import RTU
from hardware.timing import NS_PER_MS

GARBAGE = 5
MILLION = 1_000_000


class FaultKind(StrEnum):
    """The faults of a line; `of` says what the figure of each means."""

    LOST = "lost"  # The request is lost on the way: nothing is executed.
    UNANSWERED = "unanswered"  # It is executed; the answer is lost.
    LATE = "late"  # `of` milliseconds later than otherwise.
    GARBAGE_BEFORE = "garbage_before"  # `of` random bytes.
    GARBAGE_AFTER = "garbage_after"
    HEADER_BEFORE = "header_before"  # The first three bytes of the answer, twice.
    FLIP = "flip"  # One bit.
    DROP = "drop"  # One byte.
    INSERT = "insert"
    DUPLICATE = "duplicate"  # One byte comes twice.
    TRUNCATE = "truncate"  # The last `of` bytes are missing, or half of them.
    WRONG_UNIT = "wrong_unit"  # With a valid checksum, as all the wrong ones.
    WRONG_FUNCTION = "wrong_function"
    WRONG_COUNT = "wrong_count"  # Two registers are missing.
    EXCEPTION = "exception"  # Nothing is executed; exception `of`.
    BABBLE = "babble"  # Random bytes for `of` milliseconds instead of an answer.


@dataclass(frozen=True, slots=True)
class LineFault:
    """A fault for the next request that fits `address` and `function`; 0 fits every one."""

    kind: FaultKind
    of: int = 0
    address: int = 0
    function: int = 0

    def fits(self, address: int, function: int) -> bool:
        """Whether the request is one that this fault waits for."""
        return self.address in (0, address) and self.function in (0, function)


@dataclass(slots=True)
class LineFaults:
    """Where faults come from: first the script, then chance."""

    rng: random.Random
    script: deque[LineFault] = field(default_factory=deque)
    chances_ppm: Mapping[FaultKind, int] = field(default_factory=dict)
    of: Mapping[FaultKind, int] = field(default_factory=dict)
    """The figure for each kind that chance brings."""
    dealt: int = 0

    def next(self, address: int, function: int) -> LineFault | None:
        """Return the fault for a request, taking it from the script where one fits."""
        for fault in self.script:
            if fault.fits(address, function):
                self.script.remove(fault)
                self.dealt += 1
                return fault
        drawn = self.rng.randrange(MILLION) if self.chances_ppm else MILLION
        for kind, chance_ppm in self.chances_ppm.items():
            if drawn < chance_ppm:
                self.dealt += 1
                return LineFault(kind, self.of.get(kind, 0))
            drawn -= chance_ppm
        return None


def delay_ns(fault: LineFault | None) -> int:
    """Return how much later the answer comes."""
    return fault.of * NS_PER_MS if fault is not None and fault.kind is FaultKind.LATE else 0


def damaged(
    reply: bytes, fault: LineFault, rng: random.Random, dialect: Dialect[Any] = RTU
) -> bytes:
    """Return `reply` as `fault` leaves it."""
    at = rng.randrange(len(reply))
    match fault.kind:
        case FaultKind.LOST | FaultKind.UNANSWERED:
            return b""
        case FaultKind.GARBAGE_BEFORE:
            return rng.randbytes(fault.of or GARBAGE) + reply
        case FaultKind.GARBAGE_AFTER:
            return reply + rng.randbytes(fault.of or GARBAGE)
        case FaultKind.HEADER_BEFORE:
            return reply[:3] + reply
        case FaultKind.FLIP:
            flipped = bytes([reply[at] ^ 1 << rng.randrange(8)])
            return reply[:at] + flipped + reply[at + 1 :]
        case FaultKind.DROP:
            return reply[:at] + reply[at + 1 :]
        case FaultKind.INSERT:
            return reply[:at] + rng.randbytes(1) + reply[at:]
        case FaultKind.DUPLICATE:
            return reply[:at] + reply[at : at + 1] + reply[at:]
        case FaultKind.TRUNCATE:
            return reply[: -(fault.of or (len(reply) + 1) // 2)]
        case FaultKind.WRONG_UNIT:
            return dialect.of_other_unit(reply)
        case FaultKind.WRONG_FUNCTION:
            return dialect.of_other_function(reply)
        case FaultKind.WRONG_COUNT:
            return dialect.of_other_count(reply)
        case FaultKind.EXCEPTION:
            return dialect.refusal(reply, fault.of)
        case FaultKind.LATE | FaultKind.BABBLE:
            return reply
