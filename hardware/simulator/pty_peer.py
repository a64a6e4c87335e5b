"""A bus on a pseudo-terminal, paced to the baud rate, behind a symbolic link at a fixed path.

A pseudo-terminal takes any number of bytes at once, so the time of the wire is added here: a
request lasts as long as it would, and each byte of a reply is written when it would have come.
"""

from __future__ import annotations

import contextlib
import os
import select
import termios
import tty
from collections.abc import Callable
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from hardware.timing import NS_PER_S

READ_SIZE = 4096
SPIN_NS = 80_000
"""With `spins`, the last moments before a byte is due are not slept but waited out."""


class FarEnd(Protocol):
    """What is simulated behind a port: bytes in, bytes out, each at its time."""

    def hear(self, data: bytes, at_ns: int) -> None:
        """Take `data`, whose transmission began at `at_ns`."""
        ...

    def advance(self, now_ns: int) -> None:
        """Go on until `now_ns`."""
        ...

    def take(self, now_ns: int) -> bytes:
        """Return what has reached the host since the last time, as of `now_ns`."""
        ...

    def next_ns(self) -> int | None:
        """Return when something is due; None where nothing is."""
        ...

    def forget(self) -> None:
        """Drop what is on its way: the cable is out."""
        ...


End = TypeVar("End", bound=FarEnd)


class PtyPeer(Generic[End]):
    """The far end of the line. One loop owns it: see `serve`."""

    def __init__(
        self, bus: End, path: Path, *, clock_ns: Callable[[], int], spins: bool = False
    ) -> None:
        """Prepare to appear at `path`; nothing is opened before `plug_in`."""
        self.bus = bus
        self.path = path
        self._clock_ns = clock_ns
        self._spins = spins
        self._master = -1
        self._slave = -1  # Held open: the master could not be read once a client has closed it.

    @property
    def fd(self) -> int:
        """The descriptor on which requests arrive; -1 while unplugged."""
        return self._master

    def plug_in(self) -> None:
        """Appear at the path with a new pseudo-terminal; harmless when there."""
        if self._master >= 0:
            return
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave, termios.TCSANOW)  # Before anybody can find it.
        os.set_blocking(self._master, False)
        fresh = self.path.with_name(f"{self.path.name}.new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.ttyname(self._slave))
        fresh.replace(self.path)

    def unplug(self) -> None:
        """Vanish; harmless when gone."""
        if self._master < 0:
            return
        if self.path.is_symlink() and str(self.path.readlink()) == os.ttyname(self._slave):
            self.path.unlink()
        os.close(self._slave)
        os.close(self._master)
        self._master = self._slave = -1
        self.bus.forget()

    def hear(self) -> None:
        """Take what the host has sent."""
        with contextlib.suppress(BlockingIOError):
            data = os.read(self._master, READ_SIZE)
            self.bus.hear(data, self._clock_ns())

    def speak(self) -> None:
        """Bring the world to the present and write what is due."""
        now_ns = self._clock_ns()
        self.bus.advance(now_ns)
        data = self.bus.take(now_ns)
        if data and self._master >= 0:
            with contextlib.suppress(BlockingIOError):  # Nobody reads: the bytes are lost.
                os.write(self._master, data)

    def wait_s(self, most_s: float) -> float:
        """Return how long to sleep until something is due, at most `most_s`."""
        next_ns = self.bus.next_ns()
        if next_ns is None:
            return most_s
        left_ns = next_ns - self._clock_ns() - (SPIN_NS if self._spins else 0)
        return min(most_s, max(0, left_ns) / NS_PER_S)

    def spin(self) -> None:
        """Wait the last moments out, so that a byte comes when it is due and not a nap later."""
        next_ns = self.bus.next_ns()
        if self._spins and next_ns is not None and next_ns - self._clock_ns() < 2 * SPIN_NS:
            while self._clock_ns() < next_ns and not self._is_readable():
                pass

    def _is_readable(self) -> bool:
        return self._master >= 0 and bool(select.select([self._master], (), (), 0)[0])
