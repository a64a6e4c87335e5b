"""The real port on a pseudo-terminal: opening, losing and finding it, and what it tells people."""

from __future__ import annotations

import errno
import fcntl
import os
import select
import termios
import threading
import tty
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import serial

from hardware import link as link_module
from hardware.framing.modbus import READ, joined, read_request, registers_of, with_crc
from hardware.link import SerialLink, Wires
from kiosk.ports import LineDown, NoAnswer

REQUEST = read_request(1, 0, 2)
REPLY = with_crc(bytes([1, READ, 4]) + joined([7, 8]))
ANSWER = joined([7, 8])


class Peer:
    """The far end of a cable: answers each request, from a thread of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.answer: Callable[[bytes], bytes] = lambda _request: REPLY
        self._thread: threading.Thread | None = None
        self.plug_in()

    def plug_in(self) -> None:
        """Appear at the path, with a new port behind it."""
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        self.path.unlink(missing_ok=True)
        self.path.symlink_to(os.ttyname(self._slave))
        self._wake, self._woken = os.pipe()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def unplug(self) -> None:
        """Vanish."""
        if self._thread is None:
            return
        os.write(self._woken, b"x")
        self._thread.join()
        self._thread = None

    def _serve(self) -> None:
        while True:
            readable = select.select([self._master, self._wake], (), ())[0]
            if self._wake in readable:
                break
            reply = self.answer(os.read(self._master, 256))
            if reply == b"unplug":
                break
            os.write(self._master, reply)
        self.path.unlink()
        for fd in (self._slave, self._master, self._wake, self._woken):
            os.close(fd)


@pytest.fixture
def peer(tmp_path: Path) -> Iterator[Peer]:
    """A peer behind a fixed path."""
    peer = Peer(tmp_path / "line")
    yield peer
    peer.unplug()


def line_on(port: str | Path, latency_ms: int = 2_000) -> SerialLink:
    """Return a line on `port` that bears with a busy machine."""
    return SerialLink("pumps", str(port), baud=115_200, latency_ms=latency_ms, quiet_ms=1)


def ask(line: SerialLink) -> bytes:
    """Have one exchange."""
    return line.exchange(
        REQUEST,
        len(REPLY),
        response_ms=1,
        decode=lambda reply: registers_of(reply, unit=1, function=READ, count=2),
    )


@pytest.fixture
def line(peer: Peer) -> Iterator[SerialLink]:
    """A connected line."""
    line = line_on(peer.path)
    line.connect()
    yield line
    line.disconnect()


def test_it_asks_and_is_answered(line: SerialLink) -> None:
    """A whole exchange over a real descriptor."""
    assert ask(line) == ANSWER
    assert ask(line) == ANSWER
    assert line.health().exchanges == 2


def test_an_answer_in_pieces_is_put_together(line: SerialLink, peer: Peer) -> None:
    """A driver may hand the bytes over as it likes."""

    def in_pieces(_request: bytes) -> bytes:
        for byte in REPLY[:-1]:
            os.write(peer._master, bytes([byte]))
        return REPLY[-1:]

    peer.answer = in_pieces
    assert ask(line) == ANSWER


def test_silence_ends(peer: Peer) -> None:
    """An exchange takes no longer than it may."""
    peer.answer = lambda _request: b""
    line = line_on(peer.path, latency_ms=5)
    line.connect()
    with pytest.raises(NoAnswer, match=r"line pumps: no answer in \d+ ms"):
        ask(line)
    assert line.is_connected
    line.disconnect()


def test_a_missing_port_says_which_there_are(tmp_path: Path) -> None:
    """The technician reads what is plugged in, or that nothing is."""
    line = line_on(tmp_path / "none")
    with pytest.raises(LineDown, match=r"no serial port .*none; (ports that exist|this computer)"):
        line.connect()
    assert not line.is_connected


def test_a_busy_port_says_who_has_it(line: SerialLink, peer: Peer) -> None:
    """A second kiosk, or a terminal left open, is named."""
    assert line.is_connected
    with pytest.raises(LineDown, match=rf"is in use by .*\(process {os.getpid()}\)"):
        line_on(peer.path).connect()


def test_unplugged_while_idle(line: SerialLink, peer: Peer) -> None:
    """The next exchange notices; the line is closed until somebody connects again."""
    ask(line)
    peer.unplug()
    with pytest.raises(LineDown, match="unplugged"):
        ask(line)
    assert not line.is_connected
    with pytest.raises(LineDown, match="not connected"):
        ask(line)
    with pytest.raises(LineDown, match="no serial port"):
        line.connect()
    peer.plug_in()
    line.connect()
    assert ask(line) == ANSWER
    assert line.health().reopened == 1


def test_unplugged_while_waiting(line: SerialLink, peer: Peer) -> None:
    """The cable comes out between question and answer: line down at once, not at the time limit."""
    peer.answer = lambda _request: b"unplug"
    with pytest.raises(LineDown, match="unplugged"):
        ask(line)
    peer._thread = None


def test_connecting_and_disconnecting_twice_is_harmless(line: SerialLink) -> None:
    """Both may be called at any time."""
    line.connect()
    assert ask(line) == ANSWER
    line.disconnect()
    line.disconnect()
    assert not line.is_connected
    assert line.health().reopened == 0


def test_two_lines_cannot_have_one_port(line: SerialLink, peer: Peer) -> None:
    """The port is free again for others once it is disconnected."""
    line.disconnect()
    other = line_on(peer.path)
    other.connect()
    assert ask(other) == ANSWER
    other.disconnect()


class Adapter:
    """What pyserial says of a USB adapter."""

    def __init__(self, device: str, serial_number: str | None) -> None:
        self.device = device
        self.serial_number = serial_number
        self.description = "USB to RS-485"

    def __lt__(self, other: Adapter) -> bool:
        return self.device < other.device


def test_an_adapter_goes_by_its_serial_number(peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever it is plugged in, it is the same line."""
    plugged = [Adapter("/dev/ttyUSB9", None), Adapter(str(peer.path), "A50285BI")]
    monkeypatch.setattr(link_module.list_ports, "comports", lambda: plugged)
    line = line_on("A50285BI")
    line.connect()
    assert ask(line) == ANSWER
    line.disconnect()
    with pytest.raises(LineDown, match=r"number OTHER; ports that exist: .*serial number A50285BI"):
        line_on("OTHER").connect()


def test_without_any_port_it_asks_for_the_adapter(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty list is an answer too."""
    monkeypatch.setattr(link_module.list_ports, "comports", list)
    with pytest.raises(LineDown, match="is the adapter plugged in"):
        line_on("A50285BI").connect()


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        (serial.SerialException(errno.EACCES, "no"), "group dialout"),
        (serial.SerialException(errno.EBUSY, "no"), "only one program may have it"),
        (termios.error(errno.EINVAL, "Invalid argument"), "cannot be opened: .*Invalid argument"),
        (ValueError("Not a valid baudrate"), "cannot be opened: Not a valid baudrate"),
        (OSError(errno.ENXIO, "no such device"), "there is no serial port"),
    ],
)
def test_whatever_stops_it_there_is_advice(
    error: Exception, advice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every failure to open is one error, with what to do about it."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(link_module.serial, "Serial", fail)
    with pytest.raises(LineDown, match=advice):
        line_on("/dev/ttyUSB0").connect()


def test_a_port_that_takes_no_bytes_is_given_up(peer: Peer) -> None:
    """Nobody reads at the other end: the write ends, and with it the line."""
    os.write(peer._woken, b"x")
    assert peer._thread is not None
    peer._thread.join()
    master, slave = os.openpty()
    tty.setraw(slave)
    line = line_on(os.ttyname(slave))
    line.connect()
    with pytest.raises(LineDown, match="takes no bytes"):
        line.exchange(bytes(200_000), 5, response_ms=1, decode=lambda reply: reply)
    peer._thread = None
    os.close(master)
    os.close(slave)


def test_a_port_without_bytes_may_say_so(line: SerialLink, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some drivers return nothing, others say *try again*: both mean that nothing has come."""
    read = os.read
    calls: list[int] = []

    def reluctant(fd: int, size: int) -> bytes:
        if threading.current_thread() is not threading.main_thread():
            return read(fd, size)  # The device at the other end has a port of its own.
        calls.append(size)
        if len(calls) % 2:
            raise BlockingIOError(errno.EAGAIN, "try again")
        return read(fd, size)

    monkeypatch.setattr(link_module.os, "read", reluctant)
    assert ask(line) == ANSWER


@pytest.mark.parametrize("call", ["read", "write"])
def test_a_descriptor_that_fails_is_line_down(
    line: SerialLink, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the system says of a dead port, the core hears one thing."""

    def fail(*_: object) -> bytes:
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr(link_module.os, call, fail)
    with pytest.raises(LineDown, match="was unplugged"):
        ask(line)
    monkeypatch.undo()
    line.connect()
    assert ask(line) == ANSWER


def test_a_port_that_takes_bytes_slowly_is_waited_for(
    line: SerialLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full buffer is no failure as long as it empties."""

    def full(*_: object) -> int:
        monkeypatch.undo()
        raise BlockingIOError(errno.EAGAIN, "full")

    monkeypatch.setattr(link_module.os, "write", full)
    assert ask(line) == ANSWER


def test_a_dead_port_can_be_closed(line: SerialLink, monkeypatch: pytest.MonkeyPatch) -> None:
    """Giving back what is gone already is no failure."""
    close = serial.Serial.close

    def fail(port: serial.Serial) -> None:
        monkeypatch.undo()  # The port closes itself once more when it is forgotten.
        close(port)
        raise termios.error(errno.EIO, "Input/output error")

    monkeypatch.setattr(link_module.serial.Serial, "close", fail)
    line.disconnect()
    assert not line.is_connected


# --- Direction, RTS and DTR --------------------------------------------------------------------


class Ioctls:
    """A port whose driver does what it is asked, and what that was."""

    GET, SET = 0x542E, 0x542F  # TIOCGRS485 and TIOCSRS485 of <asm-generic/ioctls.h>.
    RAISE, DROP = 0x5416, 0x5417  # TIOCMBIS and TIOCMBIC.
    DTR, RTS = 0x002, 0x004

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.direction: list[int] = []
        self.wires: list[tuple[int, int]] = []
        self._ioctl = fcntl.ioctl
        monkeypatch.setattr(fcntl, "ioctl", self.ioctl)

    def ioctl(self, fd: int, request: int, argument: object = 0, /) -> object:
        """Stand in for the system call; what is not about wires goes on to it."""
        if request == self.GET:
            return 0
        if request == self.SET:
            self.direction = list(argument)  # type: ignore[call-overload]
            return 0
        if request in (self.RAISE, self.DROP):
            wire = int.from_bytes(argument, "little")  # type: ignore[call-overload]
            self.wires.append((request, wire))
            return 0
        return self._ioctl(fd, request, argument)  # type: ignore[call-overload]


def wired(path: Path, wires: Wires) -> SerialLink:
    """Return a line whose port does `wires`."""
    return SerialLink("pumps", str(path), baud=115_200, latency_ms=2_000, quiet_ms=1, wires=wires)


@pytest.mark.parametrize(
    ("sends", "flags"), [(True, 0b0011), (False, 0b0101)], ids=["rts high", "rts low"]
)
def test_the_port_turns_the_direction(
    peer: Peer, monkeypatch: pytest.MonkeyPatch, *, sends: bool, flags: int
) -> None:
    """RTS as it is wanted while sending, the other way after it, with both delays in ms."""
    asked = Ioctls(monkeypatch)
    line = wired(peer.path, Wires(rts_to_send=sends, before_ms=3, after_ms=7))
    line.connect()
    assert asked.direction[:3] == [flags, 3, 7]
    assert (asked.DROP if sends else asked.RAISE, asked.RTS) in asked.wires
    assert (asked.RAISE if sends else asked.DROP, asked.RTS) not in asked.wires
    assert ask(line) == ANSWER
    line.disconnect()


def test_a_port_that_cannot_turn_the_direction_says_what_to_do(peer: Peer) -> None:
    """A pseudo-terminal is such a port; it is given back."""
    line = wired(peer.path, Wires(rts_to_send=True))
    with pytest.raises(LineDown, match=r"cannot turn the direction .* take an adapter"):
        line.connect()
    assert not line.is_connected
    other = line_on(peer.path)
    other.connect()
    other.disconnect()


def test_a_port_that_is_told_nothing_turns_nothing(
    peer: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both wires raised, as ever, and the direction left to the adapter."""
    asked = Ioctls(monkeypatch)
    line = line_on(peer.path)
    line.connect()
    line.disconnect()
    assert asked.direction == []
    assert asked.wires == [(asked.RAISE, asked.DTR), (asked.RAISE, asked.RTS)]


def test_controllers_that_start_anew_on_an_edge_are_spared(
    peer: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DTR and RTS stand as the settings say, from the opening on."""
    asked = Ioctls(monkeypatch)
    line = wired(peer.path, Wires(rts=False, dtr=False))
    line.connect()
    line.disconnect()
    assert asked.wires == [(asked.DROP, asked.DTR), (asked.DROP, asked.RTS)]


# --- Adapters that look alike ------------------------------------------------------------------


def test_two_adapters_with_one_serial_number_are_both_named(
    peer: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A guess could open the valve of the wrong outlet: nobody guesses."""
    plugged = [Adapter("/dev/ttyUSB1", "0001"), Adapter(str(peer.path), "0001")]
    monkeypatch.setattr(link_module.list_ports, "comports", lambda: plugged)
    line = line_on("0001")
    both = rf"2 ports have the serial number 0001: /dev/ttyUSB1 and {peer.path}.*by-path"
    with pytest.raises(LineDown, match=both):
        line.connect()
    plugged.pop(0)
    line.connect()
    assert ask(line) == ANSWER
    line.disconnect()
