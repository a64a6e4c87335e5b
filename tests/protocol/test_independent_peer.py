"""The driver and the line against a Modbus server that others wrote, over two joined ports."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fakes import pymodbus_peer
from fakes.null_modem import NullModem

from hardware.drivers.register_map.profile import load
from hardware.framing.modbus import (
    READ,
    READ_WRITE,
    WRITE_REPLY_LENGTH,
    ExceptionReply,
    check_written,
    joined,
    read_reply_length,
    read_request,
    read_write_request,
    registers_of,
    write_request,
)
from hardware.link import SerialLink
from hardware.registry import controller
from hardware.simulator.controller import works_settings
from kiosk.domain.controller import ControllerState, Preset
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.ports import NoAnswer, Refused

UNIT = pymodbus_peer.UNIT
PATIENT_MS = 2_000  # A busy machine may keep a peer waiting.


@pytest.fixture(scope="module")
def cable() -> Iterator[NullModem]:
    """Two joined ports with a pymodbus server at the far one."""
    profile = load("reference-fuel")
    named = {"maker": profile.maker, "model": profile.model, "serial": "PM-1", "firmware": "3"}
    settings = profile.blocks["settings"].pack(works_settings(profile) | named)
    with closing(NullModem()) as cable:
        server = subprocess.Popen(
            [sys.executable, str(Path(pymodbus_peer.__file__)), cable.right, settings.hex()],
            stdout=subprocess.PIPE,
        )
        try:
            assert server.stdout is not None
            assert server.stdout.readline() == b"ready\n"
            yield cable
        finally:
            server.kill()
            server.communicate()


@pytest.fixture
def line(cable: NullModem) -> Iterator[SerialLink]:
    """The product's own line at the near port."""
    line = SerialLink("peer", cable.left, baud=115_200, latency_ms=PATIENT_MS, quiet_ms=20)
    line.connect()
    yield line
    line.disconnect()


def volume(counts: int) -> Quantity:
    """Return so many counts of the meter."""
    return Quantity(2_500 * counts, Dimension.VOLUME)


def write(line: SerialLink, address: int, registers: list[int]) -> None:
    """Write with function 16."""
    line.exchange(
        write_request(UNIT, address, joined(registers)),
        WRITE_REPLY_LENGTH,
        response_ms=20,
        decode=lambda reply: check_written(reply, unit=UNIT, address=address, count=len(registers)),
    )


def read(line: SerialLink, address: int, count: int) -> bytes:
    """Read with function 3."""
    return line.exchange(
        read_request(UNIT, address, count),
        read_reply_length(count),
        response_ms=20,
        decode=lambda reply: registers_of(reply, unit=UNIT, function=READ, count=count),
    )


@pytest.mark.parametrize("count", [1, 2, 10, 100, 120])
def test_what_was_written_is_read(line: SerialLink, count: int) -> None:
    """Functions 16 and 3 mean to others what they mean to us, up to the longest frames."""
    registers = [0x1234 + 7 * n for n in range(count)]
    write(line, 0x10, registers)
    assert read(line, 0x10, count) == joined(registers)


def test_one_exchange_writes_and_reads(line: SerialLink) -> None:
    """Function 23 writes before it reads."""
    reply = line.exchange(
        read_write_request(UNIT, 0x20, 3, 0x20, joined([1, 2, 3])),
        read_reply_length(3),
        response_ms=20,
        decode=lambda reply: registers_of(reply, unit=UNIT, function=READ_WRITE, count=3),
    )
    assert reply == joined([1, 2, 3])


def test_a_delivery_is_driven_through(line: SerialLink) -> None:
    """The whole driver: who is there, a preset that is read back, open, stop."""
    driver = controller("reference-fuel", line, UNIT)
    assert driver.identify().serial == "PM-1"
    before = driver.read_status(feed=True)
    assert (before.state, before.preset) == (ControllerState.CLOSED, None)
    driver.set_preset(Preset(volume(5), volume(70_000), 66_000))
    status = driver.read_status(feed=True)
    assert (status.preset, status.sequence) == (volume(70_000), 66_000)
    with pytest.raises(Refused, match="illegal_value"):
        driver.open(1)
    driver.open(66_000)
    assert driver.read_status(feed=True).state is ControllerState.OPEN_FAST
    driver.stop()
    assert driver.read_status(feed=True).preset is None
    assert line.health().damaged == line.health().foreign == 0


def test_registers_that_are_not_there_are_refused(line: SerialLink) -> None:
    """The other side's exceptions are ours."""
    with pytest.raises(ExceptionReply, match="exception 2"):
        read(line, 0x2F0, 100)


def test_nobody_at_the_address_is_no_answer(cable: NullModem) -> None:
    """A unit that is not there is silent, or its server says so: nothing is believed either way."""
    line = SerialLink("peer", cable.left, baud=115_200, latency_ms=100)
    line.connect()
    with pytest.raises(NoAnswer):
        controller("reference-fuel", line, UNIT + 1).read_status(feed=False)
    line.disconnect()
