"""The real serial port; the only module that knows pyserial.

Waiting costs nothing here: the time that the wire needs is slept through in one `select`, and a
device that takes its time is waited for in one `poll` on the descriptor. Frame timing is never
left to termios: its inter-byte timer counts tenths of a second.
"""

from __future__ import annotations

import errno
import getpass
import os
import select
import termios
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import serial
from serial.rs485 import RS485Settings
from serial.tools import list_ports

from hardware.half_duplex import DRAIN_MS, LATENCY_MS, QUIET_MS, HalfDuplexLink
from hardware.timing import BITS_8N1, BITS_WITH_PARITY, NS_PER_MS, NS_PER_S, wire_timing
from kiosk.ports import LineDown

WRITE_TIMEOUT_S = 0.5
"""A port that takes no bytes for so long is as good as gone."""
READ_SIZE = 4096

_PORT_ERRORS = (OSError, serial.SerialException, termios.error, ValueError)
# termios.error is no OSError; ValueError is what pyserial says to settings it can't apply.
_BUSY = {errno.EBUSY, errno.EAGAIN}
_FORBIDDEN = {errno.EACCES, errno.EPERM}
_MISSING = {errno.ENOENT, errno.ENODEV, errno.ENXIO}


@dataclass(frozen=True, slots=True)
class Wires:
    """What a port does with the wires beside those for data."""

    rts_to_send: bool | None = None
    """How RTS stands while it sends, on a port that turns the direction; None where it does not."""
    before_ms: int = 0
    """From the turn to the first byte; `after_ms` from the last byte to the turn back."""
    after_ms: int = 0
    rts: bool = True
    dtr: bool = True


PLAIN = Wires()


class SerialPort:
    """A serial port as a `Transport`.

    `port` is a path, or the serial number of a USB adapter: that follows the adapter when it is
    plugged in elsewhere.
    """

    def __init__(
        self,
        port: str,
        *,
        baud: int,
        parity: str = serial.PARITY_NONE,
        wires: Wires = PLAIN,
        clock_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        """Remember what to open; nothing is opened before `open`."""
        self._wanted = port
        self._baud = baud
        self._parity = parity
        self._wires = wires
        self._clock_ns = clock_ns
        self._serial: serial.Serial | None = None
        self._fd = -1
        self._poll = select.poll()

    def open(self) -> None:
        """Take the port for this program alone; LineDown says what a technician can do."""
        path, wires = _path_of(self._wanted), self._wires
        try:
            port = serial.Serial(
                baudrate=self._baud,
                parity=self._parity,
                timeout=0,
                write_timeout=WRITE_TIMEOUT_S,
                exclusive=True,
            )
            port.port = path
            # The system raises both for a moment when it opens; from here on they stand as wanted.
            port.dtr = wires.dtr
            port.rts = wires.rts if wires.rts_to_send is None else not wires.rts_to_send
            port.open()
            self._fd = port.fileno()
        except _PORT_ERRORS as error:
            raise LineDown(_advice(path, error)) from error
        self._serial = port
        self._poll.register(self._fd, select.POLLIN)
        if wires.rts_to_send is not None:
            self._let_port_turn(path, wires, rts_to_send=wires.rts_to_send)

    def close(self) -> None:
        """Give the port back; harmless when closed."""
        if self._serial is None:
            return
        self._poll.unregister(self._fd)
        self._fd = -1
        try:
            self._serial.close()
        except _PORT_ERRORS:
            pass  # It is gone already, which is what was wanted.
        finally:
            self._serial = None

    def _let_port_turn(self, path: str, wires: Wires, *, rts_to_send: bool) -> None:
        """Have the port's driver turn the direction; LineDown where it cannot."""
        assert self._serial is not None  # noqa: S101 - It has just been opened.
        try:
            self._serial.rs485_mode = RS485Settings(
                rts_level_for_tx=rts_to_send,
                rts_level_for_rx=not rts_to_send,
                delay_before_tx=wires.before_ms / 1_000,
                delay_before_rx=wires.after_ms / 1_000,
            )
        except _PORT_ERRORS as error:
            self.close()
            advice = (
                f"the driver of {path} cannot turn the direction of RS-485 with RTS: take an "
                "adapter that turns it by itself, and `rs485` out of the settings"
            )
            raise LineDown(f"{advice} ({error})") from error

    def now_ns(self) -> int:
        """Return the monotonic time."""
        return self._clock_ns()

    def wait(self, until_ns: int) -> None:
        """Sleep until `until_ns`."""
        left_ns = until_ns - self._clock_ns()
        if left_ns > 0:
            select.select((), (), (), left_ns / NS_PER_S)

    def wait_readable(self, until_ns: int) -> bool:
        """Sleep until a byte arrives; LineDown as soon as the port is gone."""
        left_ns = until_ns - self._clock_ns()
        events = self._poll.poll(max(0, left_ns) / NS_PER_MS)
        if not events:
            return False
        if events[0][1] & (select.POLLERR | select.POLLHUP | select.POLLNVAL):
            raise LineDown(f"{self._wanted} was unplugged")
        return True

    def read(self) -> bytes:
        """Return what has arrived."""
        try:
            return os.read(self._fd, READ_SIZE)
        except BlockingIOError:
            return b""
        except _PORT_ERRORS as error:
            raise LineDown(f"{self._wanted} was unplugged: {error}") from error

    def write(self, data: bytes) -> None:
        """Hand `data` to the port."""
        try:
            sent = os.write(self._fd, data)
        except BlockingIOError:
            sent = 0
        except _PORT_ERRORS as error:
            raise LineDown(f"{self._wanted} was unplugged: {error}") from error
        if sent < len(data):
            self._write_rest(data[sent:])

    def _write_rest(self, data: bytes) -> None:
        """Wait until the port takes what it could not take at once."""
        if self._serial is None:
            raise LineDown(f"{self._wanted} is closed")
        try:
            self._serial.write(data)
        except _PORT_ERRORS as error:
            raise LineDown(f"{self._wanted} takes no bytes: {error}") from error


class SerialLink(HalfDuplexLink):
    """A line on a serial port. For one thread."""

    def __init__(
        self,
        name: str,
        port: str,
        *,
        baud: int = 19_200,
        parity: str = serial.PARITY_NONE,
        wires: Wires = PLAIN,
        echo: bool = False,
        latency_ms: int = LATENCY_MS,
        quiet_ms: int = QUIET_MS,
        drain_ms: int = DRAIN_MS,
        clock_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        """Prepare the line `name` on `port`; nothing is opened before `connect`."""
        bits = BITS_8N1 if parity == serial.PARITY_NONE else BITS_WITH_PARITY
        super().__init__(
            name,
            SerialPort(port, baud=baud, parity=parity, wires=wires, clock_ns=clock_ns),
            timing=wire_timing(baud, bits_per_char=bits),
            echo=echo,
            latency_ms=latency_ms,
            quiet_ms=quiet_ms,
            drain_ms=drain_ms,
        )


def _path_of(port: str) -> str:
    """Return the path of `port`, looking an adapter's serial number up among what is plugged in."""
    if "/" in port:
        return port
    paths = sorted(str(one.device) for one in list_ports.comports() if one.serial_number == port)
    if len(paths) > 1:
        # Makers of cheap adapters give them all the same number; a guess could be the wrong pump.
        raise LineDown(
            f"{len(paths)} ports have the serial number {port}: {' and '.join(paths)} (adapters "
            "that look alike, or one with several ports); name the line by where it is plugged in "
            'instead: port = "/dev/serial/by-path/..."'
        )
    if paths:
        return paths[0]
    raise LineDown(f"no USB serial adapter has the serial number {port}; {_ports_that_exist()}")


def _ports_that_exist() -> str:
    described = [
        f"{found.device} ({found.description}"
        + (f", serial number {found.serial_number})" if found.serial_number else ")")
        for found in sorted(list_ports.comports())
    ]
    if not described:
        return "this computer has no serial port: is the adapter plugged in?"
    return f"ports that exist: {', '.join(described)}"


def _advice(path: str, error: Exception) -> str:
    """Return what is wrong with the port at `path` and what a technician can do about it."""
    code = error.args[0] if isinstance(error, termios.error) else getattr(error, "errno", None)
    if code in _MISSING:
        return f"there is no serial port {path}; {_ports_that_exist()}"
    if code in _FORBIDDEN:
        return (
            f"{path} may not be opened by {getpass.getuser()}: add that account to the group "
            f"dialout (usermod -aG dialout {getpass.getuser()}) and log in again"
        )
    if code in _BUSY:
        return f"{path} is in use by {_holders(path)}: only one program may have it"
    return f"{path} cannot be opened: {error}"


def _holders(path: str) -> str:
    """Return which processes have `path` open, as far as this account may see."""
    target = os.path.realpath(path)
    names = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if any(os.path.realpath(held) == target for held in (process / "fd").iterdir()):
                names.append(f"{(process / 'comm').read_text().strip()} (process {process.name})")
        except OSError:
            continue  # Another account's, or gone by now.
    return ", ".join(names) or "another program: a second kiosk, a terminal, ModemManager"
