"""Where printers are plugged in, as transports: a USB printer's device file, or the network.

A printer on a serial port, or on USB as one, is a `hardware.link.SerialPort` like all others.
"""

from __future__ import annotations

import os
import select
import socket
import time
from collections.abc import Callable
from pathlib import Path

from hardware.timing import NS_PER_MS, NS_PER_S
from kiosk.ports import LineDown

CONNECT_S = 3.0
WRITE_S = 5.0
"""A printer that takes no bytes for so long is as good as gone."""
READ_SIZE = 4096
RAW_PORT = 9100


class _Descriptor:
    """Bytes through a descriptor. Subclasses say how it is opened."""

    def __init__(self, where: str, clock_ns: Callable[[], int] = time.monotonic_ns) -> None:
        """Remember what to open."""
        self._where = where
        self._clock_ns = clock_ns
        self._fd = -1

    def close(self) -> None:
        """Let go; harmless when closed."""
        if self._fd >= 0:
            os.close(self._fd)
        self._fd = -1

    def now_ns(self) -> int:
        """Return the monotonic time."""
        return self._clock_ns()

    def wait(self, until_ns: int) -> None:
        """Sleep until `until_ns`."""
        left_ns = until_ns - self._clock_ns()
        if left_ns > 0:
            select.select((), (), (), left_ns / NS_PER_S)

    def wait_readable(self, until_ns: int) -> bool:
        """Sleep until a byte arrives."""
        left_ms = max(0, until_ns - self._clock_ns()) // NS_PER_MS
        poll = select.poll()
        poll.register(self._fd, select.POLLIN)
        events = poll.poll(left_ms)
        if events and events[0][1] & (select.POLLERR | select.POLLHUP | select.POLLNVAL):
            raise LineDown(f"{self._where} was unplugged")
        return bool(events)

    def read(self) -> bytes:
        """Return what has arrived; LineDown where the other end has gone."""
        try:
            data = os.read(self._fd, READ_SIZE)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise LineDown(f"{self._where} was unplugged: {error.strerror}") from error
        if not data and self._ends_when_empty:
            raise LineDown(f"{self._where} has hung up")
        return data

    _ends_when_empty = False

    def write(self, data: bytes) -> None:
        """Hand `data` over, however little the printer takes at a time."""
        end_ns = self._clock_ns() + int(WRITE_S * NS_PER_S)
        while data:
            try:
                sent = os.write(self._fd, data)
            except BlockingIOError:
                sent = 0
            except OSError as error:
                raise LineDown(f"{self._where} was unplugged: {error.strerror}") from error
            data = data[sent:]
            left_s = (end_ns - self._clock_ns()) / NS_PER_S
            if data and left_s <= 0:
                raise LineDown(f"{self._where} takes no bytes")
            if data:
                select.select((), (self._fd,), (), left_s)


class DevicePort(_Descriptor):
    """A USB printer's own device file: /dev/usb/lp0."""

    def open(self) -> None:
        """Open the file; LineDown with what to do where it cannot be."""
        try:
            self._fd = os.open(self._where, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
        except PermissionError:
            what = f"{self._where} may not be opened: add the kiosk's account to the group lp"
            raise LineDown(what) from None
        except OSError as error:
            there = ", ".join(map(str, sorted(Path("/dev/usb").glob("lp*")))) or "none"
            what = f"{self._where} cannot be opened: {error.strerror}; printers that exist: {there}"
            raise LineDown(what) from error


class NetworkPort(_Descriptor):
    """A printer on the network, by its raw port: a host, or a host and a port."""

    _ends_when_empty = True

    def open(self) -> None:
        """Connect; LineDown with what to do where nobody answers."""
        host, _, port = self._where.partition(":")
        try:
            link = socket.create_connection((host, int(port or RAW_PORT)), timeout=CONNECT_S)
        except OSError as error:
            what = f"no printer answers at {self._where}: {error.strerror or error}"
            raise LineDown(f"{what}; is it on, and is this its address?") from error
        link.setblocking(False)
        self._fd = link.detach()
