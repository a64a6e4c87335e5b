"""Whatever a line makes of a reply: what is believed was said, or nothing is.

For each entry of the REGISTRY that this driver speaks to.
"""

from __future__ import annotations

from contextlib import suppress

import pytest
from fakes.damage import damaged
from fakes.hostile import HostilePort, Tape
from fakes.transcript import Transcript
from hypothesis import assume, given
from hypothesis import strategies as st

from hardware.drivers.modbus_device.description import Block
from hardware.drivers.modbus_device.profile import load
from hardware.framing.modbus import BITS, crc16, read_request, with_crc
from hardware.half_duplex import HalfDuplexLink
from hardware.registry import controller, profiles_of
from hardware.timing import wire_timing
from kiosk.domain.controller import Identity, Preset, Status
from kiosk.domain.quantity import Quantity
from kiosk.ports import LineDown, NoAnswer, Refused

ADDRESS = 3
NAMES = sorted(profiles_of("modbus_device"))


def request_for(name: str, block: Block) -> bytes:
    """Return the request for a block of the outlet at ADDRESS."""
    unit = load(name).address_of(block.slave, ADDRESS)
    return read_request(unit, block.address, block.count, function=block.function)


def reply_of(name: str, block: Block, data: bytes) -> bytes:
    """Return the reply that carries `data`."""
    unit = load(name).address_of(block.slave, ADDRESS)
    return with_crc(bytes([unit, block.function, len(data)]) + data)


def size_of(block: Block) -> int:
    """Return how many bytes a block has."""
    return -(-block.count // 8) if block.function in BITS else 2 * block.count


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
def test_a_damaged_status_is_never_a_wrong_value(name: str, data: st.DataObject) -> None:
    """Bytes of the first block changed, lost, doubled or put in, anywhere and together."""
    block = load(name).status[0]
    whole = reply_of(name, block, bytes(size_of(block)))
    heard = data.draw(damaged(whole))
    assume(crc16(heard))  # One damage in 65 536 looks sound, and no receiver can tell.
    line = Transcript((request_for(name, block).hex(), heard.hex()))
    with pytest.raises(NoAnswer):
        controller(name, line, ADDRESS).read_status(feed=True)


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
def test_any_registers_are_a_status_or_none(name: str, data: st.DataObject) -> None:
    """Extremes are no special case: a total stays in its range, and no other error comes out."""
    profile = load(name)
    pairs = []
    for block in profile.status:
        size = size_of(block)
        heard = data.draw(st.binary(min_size=size, max_size=size))
        pairs.append((request_for(name, block).hex(), reply_of(name, block, heard).hex()))
    with suppress(NoAnswer):
        status = controller(name, Transcript(*pairs), ADDRESS).read_status(feed=True)
        assert 0 <= status.total.base < profile.step_base << profile.totaliser_bits
        assert status.total.base % profile.step_base == 0
        assert status.preset is None


@pytest.mark.parametrize("name", NAMES)
@given(tape=st.binary(max_size=600))
def test_a_hostile_line_brings_nothing_but_the_ports_own_errors(name: str, tape: bytes) -> None:
    """Garbage, silence, babble, a pulled plug: every word ends, in one of three ways."""
    profile = load(name)
    port = HostilePort(Tape(tape))
    line = HalfDuplexLink("hostile", port, timing=wire_timing(19_200))
    driver = controller(name, line, ADDRESS)
    limit = Preset(Quantity(0, profile.dimension), Quantity(10**6, profile.dimension), 1)
    line.connect()
    for ask in (
        lambda: driver.read_status(feed=True),
        driver.identify,
        lambda: driver.set_preset(limit),
        lambda: driver.open(1),
        driver.stop,
        driver.acknowledge,
    ):
        port.begin()
        try:
            found = ask()
        except LineDown:
            line.connect()
        except (NoAnswer, Refused):
            continue
        else:
            assert found is None or isinstance(found, Status | Identity)
