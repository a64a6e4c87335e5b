"""What reads codes, in the engine's process or in the screen's: one protocol for both.

A reader on a serial port is the engine's; a keyboard wedge and a camera belong to the window they
look out of. Whoever owns one asks it now and then, opens it again when it was lost, and hands on
what it says.
"""

from __future__ import annotations

from typing import Protocol

from kiosk.domain.code import Scan


class SourceLost(Exception):
    """The reader is not there; says what a technician can do. Opening it again is safe."""


class CodeSource(Protocol):
    """One reader. Raises SourceLost and nothing else."""

    @property
    def name(self) -> str:
        """The reader's name in the settings."""
        ...

    def open(self) -> None:
        """Begin to read; what was shown before is not read any more. Harmless when open."""
        ...

    def read(self) -> tuple[Scan, ...]:
        """Return what was read since the last call; where a code is held, it may come often.

        Waits a tenth of a second at most, and in a screen's process not at all.
        """
        ...

    def close(self) -> None:
        """Let go of the device; harmless when closed, and never fails."""
        ...
