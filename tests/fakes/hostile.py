"""What may be at the other end of a line: anything. A tape of bytes says what, step by step."""

from __future__ import annotations

import struct

from hardware.framing.modbus import EXCEPTION_FLAG, READ, READ_WRITE, WRITE, with_crc
from hardware.timing import NS_PER_MS
from kiosk.ports import LineDown

TURNS_MAX = 20_000
"""A line that looks at its port more often than this in one exchange hangs."""
PIECE_MAX = 300


class Tape:
    """Bytes that decide what happens; once they are over, all is zero."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def is_over(self) -> bool:
        """Whether nothing is left."""
        return self._at >= len(self._data)

    def piece(self, size: int) -> bytes:
        """Return the next `size` bytes."""
        found = self._data[self._at : self._at + size]
        self._at += size
        return found.ljust(size, b"\0")

    def number(self, size: int = 1) -> int:
        """Return the next `size` bytes as a whole number."""
        return int.from_bytes(self.piece(size), "big")

    def pick(self, count: int) -> int:
        """Return a number below `count`."""
        return self.number() % count


class HostilePort:
    """A transport on a clock of its own, whose other end does what a tape says."""

    def __init__(self, tape: Tape) -> None:
        self._tape = tape
        self.time_ns = 1_000_000
        self.turns = 0
        self.request = b""
        self.is_pulled = False
        self._coming: list[tuple[int, bytes]] = []
        self.heard = b""
        """All that was read since the last request."""

    def begin(self) -> None:
        """Begin to count what the next exchange costs."""
        self.turns = 0

    def _look(self) -> None:
        self.turns += 1
        assert self.turns < TURNS_MAX, "the line hangs"
        if self.is_pulled:
            raise LineDown("pulled")

    # --- Transport ----------------------------------------------------------------------------

    def open(self) -> None:
        self.is_pulled = False
        self._coming.clear()

    def close(self) -> None:
        self._coming.clear()

    def now_ns(self) -> int:
        return self.time_ns

    def wait(self, until_ns: int) -> None:
        self._look()
        self.time_ns = max(self.time_ns, until_ns)

    def wait_readable(self, until_ns: int) -> bool:
        self._look()
        first_ns = self._coming[0][0] if self._coming else until_ns
        self.time_ns = max(self.time_ns, min(first_ns, until_ns))
        return bool(self._coming) and self._coming[0][0] <= self.time_ns

    def read(self) -> bytes:
        self._look()
        count = sum(at_ns <= self.time_ns for at_ns, _ in self._coming)
        arrived = b"".join(data for _, data in self._coming[:count])
        del self._coming[:count]
        self.heard += arrived
        return arrived

    def write(self, data: bytes) -> None:
        self._look()
        self.request, self.heard = data, b""
        answer = self._answer()
        at_ns = self.time_ns + (1 + self._tape.number() // 4) * NS_PER_MS  # Up to 64 ms late.
        chunk, pause = self._tape.pick(40) or PIECE_MAX, self._tape.pick(4)
        for begin in range(0, len(answer), chunk):
            self._coming.append((at_ns, answer[begin : begin + chunk]))
            at_ns += pause * 400_000
        self._coming.sort(key=lambda each: each[0])

    # --- The other end ------------------------------------------------------------------------

    def _answer(self) -> bytes:
        """Return what comes of the request: nothing, garbage, or ever better lies."""
        tape = self._tape
        match tape.pick(8):
            case 0:
                return b""
            case 1:
                return tape.piece(tape.number())
            case 2:
                return with_crc(tape.piece(tape.number()))
            case 3:
                self.is_pulled = True
                return b""
            case 4:
                unit, function = self.request[:2]
                return with_crc(bytes([unit, function | EXCEPTION_FLAG, tape.number()]))
            case 5:
                return tape.piece(tape.number()) * (1 + tape.pick(8))  # It does not stop talking.
            case 6:
                whole = bytearray(self._sound())
                whole[tape.number() % len(whole)] ^= tape.number()
                return with_crc(bytes(whole)) + tape.piece(tape.pick(3))
            case _:
                return with_crc(self._sound())

    def _sound(self) -> bytes:
        """Return the body of a well-formed answer: any values, but unit, lengths and nonce fit."""
        unit, function = self.request[:2]
        match function:
            case 0x03:
                [count] = struct.unpack_from(">H", self.request, 4)
                return bytes([unit, READ, 2 * count]) + self._tape.piece(2 * count)
            case 0x17:
                [count] = struct.unpack_from(">H", self.request, 4)
                nonce = self.request[11:13]
                return (
                    bytes([unit, READ_WRITE, 2 * count]) + nonce + self._tape.piece(2 * count - 2)
                )
            case _:
                return bytes([unit, WRITE]) + self.request[2:6]
