"""The ports of printers: what goes wrong with a device file and a network, and what is said."""

from __future__ import annotations

import os
import socket
import time
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.printers import ports
from hardware.printers.ports import DevicePort, NetworkPort
from kiosk.ports import LineDown


@pytest.fixture
def device(tmp_path: Path) -> Iterator[tuple[DevicePort, int]]:
    """An open device file, and the descriptor of whatever is behind it."""
    master, slave = os.openpty()
    tty.setraw(slave)
    link = tmp_path / "lp0"
    link.symlink_to(os.ttyname(slave))
    port = DevicePort(str(link))
    port.open()
    yield port, master
    port.close()
    for fd in (master, slave):
        os.close(fd)


@pytest.fixture
def network() -> Iterator[tuple[NetworkPort, socket.socket]]:
    """An open network port, and the printer's end of it."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = NetworkPort(f"127.0.0.1:{door.getsockname()[1]}")
        port.open()
        link, _ = door.accept()
        yield port, link
        link.close()
        port.close()


def soon() -> int:
    """Return a moment that comes at once."""
    return time.monotonic_ns() + 50_000_000


def test_bytes_go_both_ways(
    device: tuple[DevicePort, int], network: tuple[NetworkPort, socket.socket]
) -> None:
    """Whatever comes is there when it is asked for, and nothing else."""
    port, master = device
    assert port.read() == b""
    assert not port.wait_readable(soon())
    port.write(b"abc")
    assert os.read(master, 10) == b"abc"
    os.write(master, b"\x12")
    assert port.wait_readable(soon())
    assert port.read() == b"\x12"
    wire, link = network
    wire.write(b"abc")
    assert link.recv(10) == b"abc"
    link.send(b"\x12")
    assert wire.wait_readable(soon())
    assert wire.read() == b"\x12"


def test_waiting_takes_as_long_as_it_is_told_to(device: tuple[DevicePort, int]) -> None:
    """And a moment that has passed takes none."""
    port, _ = device
    until_ns = port.now_ns() + 20_000_000
    port.wait(until_ns)
    assert port.now_ns() >= until_ns
    port.wait(until_ns)


def test_a_printer_that_hangs_up_is_gone(network: tuple[NetworkPort, socket.socket]) -> None:
    """A router that was switched off looks the same."""
    port, link = network
    link.close()
    with pytest.raises(LineDown, match=r"hung up|unplugged"):
        _hear(port)
    with pytest.raises(LineDown, match="unplugged"):
        _flood(port)


def _hear(port: NetworkPort) -> None:
    for _ in range(3):
        port.wait_readable(soon())
        port.read()


def _flood(port: NetworkPort) -> None:
    for _ in range(10):
        port.write(b"x" * 100_000)


def test_a_printer_that_takes_no_bytes_is_as_good_as_gone(
    network: tuple[NetworkPort, socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its buffer is full and it prints nothing: the engine waits no longer than it may."""
    monkeypatch.setattr(ports, "WRITE_S", 0.2)
    port, _ = network
    with pytest.raises(LineDown, match="takes no bytes"):
        port.write(b"x" * 100_000_000)


def test_a_device_file_that_is_not_there_says_what_is(tmp_path: Path) -> None:
    """The technician sees which printers the system knows."""
    with pytest.raises(LineDown, match="printers that exist"):
        DevicePort(str(tmp_path / "lp9")).open()


def test_a_device_file_that_may_not_be_opened_names_the_group(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The account of the kiosk has to be in it."""

    def forbidden(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", forbidden)
    with pytest.raises(LineDown, match="group lp"):
        DevicePort(str(tmp_path / "lp0")).open()


def test_a_device_that_is_pulled_out_is_gone(device: tuple[DevicePort, int]) -> None:
    """Reading, writing and waiting all say so."""
    port, master = device
    with pytest.MonkeyPatch.context() as patch:

        def gone(*_: object) -> bytes:
            raise OSError(5, "Input/output error")

        patch.setattr(os, "read", gone)
        patch.setattr(os, "write", gone)
        with pytest.raises(LineDown, match="unplugged"):
            port.read()
        with pytest.raises(LineDown, match="unplugged"):
            port.write(b"abc")
    os.write(master, b"\x12")
    assert port.read() == b"\x12"


def test_an_address_where_nobody_answers_says_what_to_look_at() -> None:
    """A wrong address, or a printer that is off."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        number = door.getsockname()[1]
    with pytest.raises(LineDown, match="is it on"):
        NetworkPort(f"127.0.0.1:{number}").open()


def test_closing_twice_is_harmless(network: tuple[NetworkPort, socket.socket]) -> None:
    """As with every port."""
    port, _ = network
    port.close()
    port.close()
