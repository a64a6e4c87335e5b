"""A line without a port: the production link on a simulated bus, in memory, on a virtual clock."""

from __future__ import annotations

from hardware.simulator.bus import Bus
from hardware.simulator.world import VirtualClock
from kiosk.ports import LineDown


class MemoryPort:
    """A `Transport` whose other end is a bus. Waiting turns the clock; nothing else does."""

    def __init__(self, bus: Bus, clock: VirtualClock) -> None:
        """Join to `bus`; the cable is plugged in."""
        self._bus = bus
        self._clock = clock
        self._arrived = b""
        self.is_plugged_in = True

    def open(self) -> None:
        """Take the port; LineDown while it is unplugged."""
        self._look()
        self._arrived = b""

    def close(self) -> None:
        """Give it back."""
        self._arrived = b""

    def unplug(self) -> None:
        """Pull the cable: what is on its way is lost."""
        self.is_plugged_in = False
        self._bus.forget()

    def plug_in(self) -> None:
        """Put the cable back."""
        self.is_plugged_in = True

    def now_ns(self) -> int:
        """Return the virtual time."""
        return self._clock.now_ns

    def wait(self, until_ns: int) -> None:
        """Turn the clock to `until_ns`."""
        self._clock.advance_to(until_ns)

    def wait_readable(self, until_ns: int) -> bool:
        """Turn the clock to the next byte, or to `until_ns` where none comes before."""
        self._look()
        while not self._arrived:
            if self._clock.now_ns >= until_ns:
                return False
            next_ns = self._next_ns()
            self._clock.advance_to(until_ns if next_ns is None else min(next_ns, until_ns))
            self._look()
        return True

    def read(self) -> bytes:
        """Return what has arrived by now."""
        self._look()
        arrived, self._arrived = self._arrived, b""
        return arrived

    def write(self, data: bytes) -> None:
        """Put `data` on the wire now."""
        self._look()
        self._bus.hear(data, self._clock.now_ns)

    def _next_ns(self) -> int | None:
        """Return when anything happens on the line next; None where nothing does."""
        return self._bus.next_ns()

    def _look(self) -> None:
        """Take what has come by now; LineDown while the cable is out."""
        self._bus.advance(self._clock.now_ns)
        if not self.is_plugged_in:
            raise LineDown("the simulated cable is out")
        self._arrived += self._bus.take(self._clock.now_ns)
