"""What ESC/POS printers say: answers to DLE EOT and GS r, and automatic status (ASB).

Each kind has fixed bits by which it is told from the others. After Epson's reference of ESC/POS;
that clones keep to the fixed bits is not confirmed for each of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from kiosk.ports import PrinterStatus

ASB_LENGTH = 4
_FIXED, _REALTIME, _AUTOMATIC = 0x93, 0x12, 0x10
"""Bits that never change, and how they stand in an answer and before an automatic status."""


class Asked(IntEnum):
    """What DLE EOT can ask, by its number there."""

    PRINTER = 1
    OFFLINE_CAUSE = 2
    ERROR_CAUSE = 3
    PAPER = 4


def question(asked: Asked) -> bytes:
    """Return DLE EOT n: answered at once, whatever waits in the printer's buffer."""
    return bytes([0x10, 0x04, asked])


PASSED = b"\x1dr\x01"
"""GS r 1: answered with the state of the paper once everything before it has been printed."""
NO_ASB = b"\x1da\x00"
RECOVER = b"\x10\x05\x02"
"""DLE ENQ 2: clear the buffers after an error; what was left of a slip is not printed later."""
RESET = b"\x1b@"


@dataclass(frozen=True, slots=True)
class Realtime:
    """The answer to DLE EOT n; what its bits mean depends on the n that was asked."""

    byte: int


@dataclass(frozen=True, slots=True)
class Passed:
    """The answer to GS r: everything before it has been printed."""

    byte: int


@dataclass(frozen=True, slots=True)
class Automatic:
    """A status that nobody asked for: four bytes."""

    data: bytes


Said = Realtime | Passed | Automatic


class Ear:
    """Tells what a printer says apart, byte by byte; what fits nothing is skipped."""

    def __init__(self) -> None:
        """Expect anything."""
        self._automatic = b""

    def hear(self, data: bytes) -> list[Said]:
        """Take bytes in; return what they say."""
        said: list[Said] = []
        for byte in data:
            is_plain = byte & 0x90 == 0
            if self._automatic and is_plain:
                self._automatic += bytes([byte])
                if len(self._automatic) == ASB_LENGTH:
                    said.append(Automatic(self._automatic))
                    self._automatic = b""
                continue
            self._automatic = b""
            if byte & _FIXED == _REALTIME:
                said.append(Realtime(byte))
            elif byte & _FIXED == _AUTOMATIC:
                self._automatic = bytes([byte])
            elif is_plain:
                said.append(Passed(byte))
        return said

    def forget(self) -> None:
        """Drop what has begun: the port was opened afresh."""
        self._automatic = b""


def status_of(answers: dict[Asked, int]) -> PrinterStatus:
    """Return how a printer is, from its answers to DLE EOT."""
    printer, offline = answers.get(Asked.PRINTER, 0), answers.get(Asked.OFFLINE_CAUSE, 0)
    error, paper = answers.get(Asked.ERROR_CAUSE, 0), answers.get(Asked.PAPER, 0)
    return PrinterStatus(
        is_offline=bool(printer & 0x08),
        is_cover_open=bool(offline & 0x04),
        is_paper_out=bool(offline & 0x20 or paper & 0x60),
        is_paper_low=bool(paper & 0x0C),
        is_faulty=bool(error & 0x6C),
    )


def automatic_status(data: bytes) -> PrinterStatus:
    """Return how a printer is, from the four bytes of an automatic status."""
    first, second, third, _ = data
    return PrinterStatus(
        is_offline=bool(first & 0x08),
        is_cover_open=bool(first & 0x20),
        is_paper_out=bool(third & 0x0C),
        is_paper_low=bool(third & 0x03),
        is_faulty=bool(second & 0x6C),
    )


def paper_status(byte: int) -> PrinterStatus:
    """Return what the answer to GS r 1 says of the paper."""
    return PrinterStatus(is_paper_out=bool(byte & 0x0C), is_paper_low=bool(byte & 0x03))
