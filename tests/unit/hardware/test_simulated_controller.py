"""The simulated controller's registers: whole commands or nothing."""

from __future__ import annotations

import struct

import pytest
from fakes.rig import Rig

from hardware.simulator.modbus import ILLEGAL_ADDRESS, ILLEGAL_VALUE, DeviceException
from kiosk.domain.controller import DeviceStop, Fault

POLL, PRESET, OPEN, STOP, ACKNOWLEDGE, SETTINGS = 0x100, 0x110, 0x120, 0x130, 0x140, 0x200


@pytest.fixture
def rig() -> Rig:
    """A fuel outlet."""
    return Rig(("reference-fuel",))


def write(rig: Rig, address: int, layout: str, *values: int) -> None:
    """Write registers at the present moment."""
    now_ns = rig.clock.now_ns
    rig.world.advance(now_ns)
    rig.place.controller.write(address, struct.pack(f">{layout}", *values), now_ns)


@pytest.mark.parametrize(
    ("address", "layout", "values", "code"),
    [
        (PRESET, "II", (1, 0), ILLEGAL_ADDRESS),
        (PRESET + 2, "II", (0, 0), ILLEGAL_ADDRESS),
        (PRESET, "IIIH", (1, 0, 0, 0), ILLEGAL_ADDRESS),
        (SETTINGS, "HH", (1, 60_000), ILLEGAL_ADDRESS),
        (0, "H", (1,), ILLEGAL_ADDRESS),
        (OPEN, "HI", (0x4F51, 1), ILLEGAL_VALUE),
        (ACKNOWLEDGE, "II", (0x41434B20, 0), ILLEGAL_VALUE),
        (POLL, "HH", (1, 2), ILLEGAL_VALUE),
        (PRESET, "III", (0, 0, 0), 0x46),
        (PRESET, "III", (1, 5, 4), 0x46),
        (OPEN, "HI", (0x4F50, 1), 0x41),
    ],
)
def test_anything_but_a_whole_command_is_refused(
    rig: Rig, address: int, layout: str, values: tuple[int, ...], code: int
) -> None:
    """Half a preset, a wrong key, a setting over the line: nothing changes."""
    before = rig.place.controller.read(0, 13)
    with pytest.raises(DeviceException) as refusal:
        write(rig, address, layout, *values)
    assert refusal.value.code == code
    assert rig.place.controller.read(0, 13) == before


def test_any_value_stops(rig: Rig) -> None:
    """A stop is never refused, whatever the register holds."""
    write(rig, PRESET, "III", 1, 1_000, 2_000)
    write(rig, STOP, "H", 0)
    assert rig.place.controller.stopped_by is DeviceStop.HOST


@pytest.mark.parametrize(("address", "count"), [(0, 14), (13, 1), (0x1FF, 2), (SETTINGS, 43)])
def test_what_is_no_register_cannot_be_read(rig: Rig, address: int, count: int) -> None:
    """A read stays within one block."""
    with pytest.raises(DeviceException):
        rig.place.controller.read(address, count)


def test_a_part_of_a_block_can_be_read(rig: Rig) -> None:
    """A terminal program may look at single registers."""
    whole = rig.place.controller.read(0, 13)
    assert rig.place.controller.read(3, 3) == whole[6:12]


def test_an_open_that_nobody_feeds_is_refused(rig: Rig) -> None:
    """Leave to open is worth nothing once the dead-man timer has run out."""
    write(rig, PRESET, "III", 1, 1_000, 50_000)
    write(rig, POLL, "HH", 1, 1)
    rig.place.controller.is_latched = True
    write(rig, ACKNOWLEDGE, "II", 0x41434B21, 0)
    rig.clock.advance_to(rig.clock.now_ns + 2_000_000_000)
    with pytest.raises(DeviceException) as refusal:
        rig.place.controller.write(OPEN, struct.pack(">HI", 0x4F50, 1), rig.clock.now_ns)
    assert refusal.value.code == 0x45


def test_each_fault_that_lasts_is_shown(rig: Rig) -> None:
    """Every bit of the fault register has its place."""
    for fault in Fault:
        if fault:
            rig.place.controller.active = {fault}
            rig.world.settle()
            assert fault in rig.read().faults
    assert rig.read().faults == Fault(0xFF)
    assert rig.read().latched
