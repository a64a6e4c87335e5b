"""A barcode imager on a serial port, or on USB as one (CDC): it sends text whenever it reads."""

from __future__ import annotations

from hardware.half_duplex import Transport
from hardware.readers.gathering import Gatherer, Wording
from hardware.timing import NS_PER_MS
from kiosk.api.codes import SourceLost
from kiosk.domain.code import Scan
from kiosk.ports import LineDown

WAIT_MS = 50
"""How long one look waits for something to come: unplugging is noticed as soon as that."""


class Imager:
    """An imager behind a transport. For one thread."""

    def __init__(self, name: str, port: Transport, wording: Wording) -> None:
        """Prepare the reader `name` on `port`; nothing is opened before `open`."""
        self._name = name
        self._port = port
        self._gatherer = Gatherer(wording)
        self._is_open = False

    @property
    def name(self) -> str:
        """The reader's name in the settings."""
        return self._name

    def open(self) -> None:
        """Open the port, and drop what a reader sent while nobody listened."""
        if self._is_open:
            return
        try:
            self._port.open()
            self._is_open = True
            self._port.read()
        except LineDown as gone:
            self.close()
            raise SourceLost(str(gone)) from gone
        self._gatherer.forget()

    def read(self) -> tuple[Scan, ...]:
        """Return the codes that have come; waits for a moment where none has."""
        if not self._is_open:
            raise SourceLost(f"{self._name} is not open")
        port = self._port
        try:
            is_there = port.wait_readable(port.now_ns() + WAIT_MS * NS_PER_MS)
            data = port.read() if is_there else b""
        except LineDown as gone:
            self.close()
            raise SourceLost(str(gone)) from gone
        return tuple(self._gatherer.hear(data, port.now_ns() // NS_PER_MS))

    def close(self) -> None:
        """Give the port back; half a code is forgotten."""
        self._port.close()
        self._gatherer.forget()
        self._is_open = False
