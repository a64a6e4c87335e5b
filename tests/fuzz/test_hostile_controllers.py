"""Whatever answers on a line: the driver says what was said, or that nothing was, and in time."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest
from fakes.hostile import HostilePort, Tape
from fuzz import devices, targets
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.drivers.register_map.driver import RegisterMapController
from hardware.drivers.register_map.profile import RegisterMapProfile, load
from hardware.half_duplex import HalfDuplexLink
from hardware.registry import profiles_of
from hardware.timing import wire_timing
from kiosk.domain.controller import Status
from kiosk.ports import NoAnswer

tapes = st.binary(max_size=600)


@given(tapes)
def test_a_frame_is_the_one_that_was_asked_for_or_none(tape: bytes) -> None:
    """To the last byte; and what is not, is told from a refusal."""
    targets.frame(tape)


@given(tapes)
def test_a_driver_says_what_was_said_or_that_nothing_was(tape: bytes) -> None:
    """Garbage, lies, silence, babble, a pulled plug: no wrong value, no other error, no hang."""
    targets.driver(tape)


@pytest.mark.parametrize("name", devices.NAMES)
@settings(max_examples=25)
@given(tape=tapes)
def test_a_driver_of_any_dialect_says_the_truth_or_that_nothing_was_said(
    name: str, tape: bytes
) -> None:
    """Every entry of the REGISTRY that is on a line, whatever line and world do to its device."""
    devices.converse(name, Tape(tape))


SOUND = 7  # The answer of a tape that is well-formed, whatever it says.
STATUS = struct.Struct(">BBBBHIIIIH")


def told(profile: RegisterMapProfile, *values: int) -> Status:
    """Return what the driver makes of a status block with these values behind its nonce."""
    tape = Tape(bytes([SOUND]) + STATUS.pack(*values))
    line = HalfDuplexLink("hostile", HostilePort(tape), timing=wire_timing(19_200))
    line.connect()
    return RegisterMapController(profile, line, targets.ADDRESS).read_status(feed=True)


@pytest.mark.parametrize("profile", sorted(profiles_of("register_map")))
@given(
    state=st.integers(0, 3),
    stop=st.integers(0, 6),
    flags=st.integers(0, 7),
    faults=st.integers(0, 255),
    boot=st.integers(0, 0xFFFF),
    totals=st.tuples(*[st.integers(0, 2**32 - 1)] * 3),
    sequence=st.integers(0, 2**32 - 1),
    flow=st.integers(0, 0xFFFF),
)
def test_every_status_that_can_be_written_is_read_as_it_is(
    profile: str,
    state: int,
    stop: int,
    flags: int,
    faults: int,
    boot: int,
    totals: tuple[int, int, int],
    sequence: int,
    flow: int,
) -> None:
    """Extremes are no special case for a driver: what to believe of them is the core's business."""
    found = told(load(profile), state, stop, flags, faults, boot, *totals, sequence, flow)
    block = b"\0\1" + STATUS.pack(state, stop, flags, faults, boot, *totals, sequence, flow)
    targets.check_status(load(profile), block, b"\0\1", found)


@pytest.mark.parametrize(("place", "least"), [(0, 4), (1, 7), (2, 8)])
@given(data=st.data())
def test_a_code_that_means_nothing_is_no_answer(
    place: int, least: int, data: st.DataObject
) -> None:
    """A device that says what its data sheet does not is not understood, so not believed."""
    values = [0] * 10
    values[place] = data.draw(st.integers(least, 255))
    with pytest.raises(NoAnswer):
        told(load("reference-fuel"), *values)


def test_a_total_that_the_totaliser_cannot_show_is_no_answer() -> None:
    """A counter of 31 bits shows no more than that: something else was read."""
    narrow = replace(load("reference-fuel"), totaliser_bits=31)
    most = 2**31 - 1
    assert told(narrow, 0, 0, 0, 0, 1, most, 0, 0, 0, 0).total.base == most * narrow.step_base
    with pytest.raises(NoAnswer, match="more than the totaliser can show"):
        told(narrow, 0, 0, 0, 0, 1, most + 1, 0, 0, 0, 0)
