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
from hardware.registry import controller, loaded, profiles_of
from hardware.simulator.controller import works_settings
from kiosk.domain.controller import ControllerState, Preset
from kiosk.domain.quantity import Quantity
from kiosk.ports import NoAnswer, Refused

UNIT = pymodbus_peer.UNIT
PATIENT_MS = 2_000  # A busy machine may keep a peer waiting.


@pytest.fixture(scope="module", params=profiles_of("register_map"))
def name(request: pytest.FixtureRequest) -> str:
    """Each profile with these registers: of fuel, of water, of energy."""
    return str(request.param)


@pytest.fixture(scope="module")
def cable(name: str) -> Iterator[NullModem]:
    """Two joined ports with a pymodbus server of that profile at the far one."""
    profile = loaded(name)
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


def counted(name: str, counts: int) -> Quantity:
    """Return so many counts of the meter."""
    step = loaded(name).capabilities.totaliser_step
    return Quantity(step.base * counts, step.dimension)


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


def test_a_delivery_is_driven_through(name: str, line: SerialLink) -> None:
    """The whole driver: who is there, a preset that is read back, open, stop."""
    driver = controller(name, line, UNIT)
    assert (driver.identify().serial, driver.identify().model) == ("PM-1", loaded(name).model)
    before = driver.read_status(feed=True)
    assert (before.state, before.preset) == (ControllerState.CLOSED, None)
    limit = counted(name, 70_000)
    driver.set_preset(Preset(counted(name, 5), limit, 66_000))
    status = driver.read_status(feed=True)
    assert (status.preset, status.sequence) == (limit, 66_000)
    assert status.total.dimension is limit.dimension
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


def test_the_settings_of_another_device_are_refused(name: str, line: SerialLink) -> None:
    """Each profile knows its own by what its registers say: none is driven as another."""
    for other in set(profiles_of("register_map")) - {name}:
        with pytest.raises(Refused):
            controller(other, line, UNIT).identify()
    assert line.health().damaged == line.health().foreign == 0


def test_nobody_at_the_address_is_no_answer(name: str, cable: NullModem) -> None:
    """A unit that is not there is silent, or its server says so: nothing is believed either way."""
    line = SerialLink("peer", cable.left, baud=115_200, latency_ms=100)
    line.connect()
    with pytest.raises(NoAnswer):
        controller(name, line, UNIT + 1).read_status(feed=False)
    line.disconnect()
