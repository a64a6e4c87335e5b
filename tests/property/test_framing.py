"""Modbus frames: what is true for all registers, and for all bytes that a line may bring."""

from __future__ import annotations

import random
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymodbus.framer.rtu import FramerRTU
from pymodbus.pdu.utils import pack_bitstring

from hardware.framing.errors import Damaged, Foreign, FrameError
from hardware.framing.modbus import (
    BITS_COUNT_MAX,
    EXCEPTION_LENGTH,
    ON,
    READ,
    READ_COILS,
    READ_COUNT_MAX,
    READ_DISCRETE,
    READ_WRITE,
    READ_WRITE_COUNT_MAX,
    WRITE,
    WRITE_COIL,
    WRITE_COUNT_MAX,
    WRITE_SINGLE,
    ExceptionReply,
    check_written,
    check_written_one,
    crc16,
    expected_length,
    joined,
    read_reply_length,
    read_request,
    read_write_request,
    registers_of,
    with_crc,
    write_one_request,
    write_request,
)

units = st.integers(1, 247)
addresses = st.integers(0, 0xFFFF)
functions = st.sampled_from([READ, READ_WRITE])
registers = st.lists(st.integers(0, 0xFFFF), min_size=1, max_size=READ_COUNT_MAX)


def reply_of(unit: int, function: int, data: bytes) -> bytes:
    """Return the reply that carries `data`."""
    return with_crc(bytes([unit, function, len(data)]) + data)


@given(st.binary(max_size=300))
def test_the_checksum_is_everybodys(data: bytes) -> None:
    """Others compute the same one, and a frame with its own checksum adds up to nothing."""
    assert crc16(data).to_bytes(2, "little") == FramerRTU.compute_CRC(data).to_bytes(2, "big")
    assert crc16(with_crc(data)) == 0


@given(units, functions, registers)
def test_what_was_sent_is_what_is_read(unit: int, function: int, values: list[int]) -> None:
    """A sound reply gives its registers, and is as long as it was said to be."""
    data = joined(values)
    reply = reply_of(unit, function, data)
    assert registers_of(reply, unit=unit, function=function, count=len(values)) == data
    assert len(reply) == read_reply_length(len(values)) == expected_length(reply, len(reply))


@given(units, functions, st.integers(1, 255))
def test_an_exception_is_one_and_names_its_code(unit: int, function: int, code: int) -> None:
    """A device that refuses is told from a damaged reply."""
    reply = with_crc(bytes([unit, function | 0x80, code]))
    assert expected_length(reply[:2], 99) == EXCEPTION_LENGTH == len(reply)
    with pytest.raises(ExceptionReply) as refusal:
        registers_of(reply, unit=unit, function=function, count=1)
    assert refusal.value.code == code


@given(st.binary(max_size=300), units, functions, st.integers(1, READ_COUNT_MAX))
def test_garbage_is_never_an_answer(heard: bytes, unit: int, function: int, count: int) -> None:
    """Random bytes raise this module's errors and no others."""
    with pytest.raises(FrameError):
        registers_of(heard, unit=unit, function=function, count=count)
    with pytest.raises(FrameError):
        check_written(heard, unit=unit, address=0, count=count)


@given(units, functions, registers, st.data())
def test_an_answer_to_something_else_is_foreign(
    unit: int, function: int, values: list[int], data: st.DataObject
) -> None:
    """A sound frame with another unit, function or number of registers answers another question."""
    count = len(values)
    other_unit = data.draw(units.filter(lambda other: other != unit))
    other_function = data.draw(st.integers(0, 255).filter(lambda other: other != function))
    other_count = data.draw(st.integers(1, READ_COUNT_MAX).filter(lambda other: other != count))
    reply = reply_of(unit, function, joined(values))
    for asked in (
        (other_unit, function, count),
        (unit, other_function, count),
        (unit, function, other_count),
    ):
        with pytest.raises(Foreign):
            registers_of(reply, unit=asked[0], function=asked[1], count=asked[2])


def test_a_byte_count_that_lies_is_foreign() -> None:
    """The count in the frame and the length of the frame must both be those asked for."""
    for told in (2, 6):
        with pytest.raises(Foreign):
            registers_of(
                with_crc(bytes([1, READ, told, 0, 1, 0, 2])), unit=1, function=READ, count=2
            )


@given(units, addresses, st.integers(1, WRITE_COUNT_MAX), st.data())
def test_a_write_is_confirmed_by_its_own_echo(
    unit: int, address: int, count: int, data: st.DataObject
) -> None:
    """Unit, address and number of registers must come back; any other echo is foreign."""
    echo = with_crc(struct.pack(">BBHH", unit, WRITE, address, count))
    check_written(echo, unit=unit, address=address, count=count)
    other = data.draw(addresses.filter(lambda each: each != address))
    with pytest.raises(Foreign):
        check_written(echo, unit=unit, address=other, count=count)
    with pytest.raises(Foreign):
        check_written(echo, unit=unit, address=address, count=count + 1)


@given(units, registers, st.randoms(use_true_random=False))
def test_damage_is_always_found(unit: int, values: list[int], chance: random.Random) -> None:
    """Any burst of up to sixteen bits, any lost, added or doubled byte: never a wrong value."""
    reply = reply_of(unit, READ, joined(values))
    at = chance.randrange(len(reply))
    bit = chance.randrange(8 * len(reply) - 16)
    burst = chance.randrange(1, 1 << 16) << bit
    flipped = (int.from_bytes(reply, "little") ^ burst).to_bytes(len(reply), "little")
    for heard in (
        flipped,
        reply[:at] + reply[at + 1 :],
        reply[:at] + reply[at : at + 1] + reply[at:],
        reply[:at] + chance.randbytes(1) + reply[at:],
        reply[:at],
        reply + chance.randbytes(1 + chance.randrange(4)),
        chance.randbytes(1 + chance.randrange(4)) + reply,
    ):
        if heard == reply:
            continue
        with pytest.raises(FrameError):
            registers_of(heard, unit=unit, function=READ, count=len(values))


@given(units, addresses, registers)
def test_requests_have_the_layout_of_the_standard(
    unit: int, address: int, values: list[int]
) -> None:
    """Modbus application protocol 6.3, 6.12 and 6.17."""
    data = joined(values[:READ_WRITE_COUNT_MAX])
    count = len(data) // 2
    assert read_request(unit, address, count)[:-2] == struct.pack(">BBHH", unit, 3, address, count)
    assert write_request(unit, address, data)[:-2] == (
        struct.pack(">BBHHB", unit, 16, address, count, 2 * count) + data
    )
    assert read_write_request(unit, 7, 9, address, data)[:-2] == (
        struct.pack(">BBHHHHB", unit, 23, 7, 9, address, count, 2 * count) + data
    )


@pytest.mark.parametrize("count", [0, READ_COUNT_MAX + 1])
def test_no_more_is_asked_for_than_a_frame_can_carry(count: int) -> None:
    """A request that cannot be answered is our bug, and is never sent."""
    with pytest.raises(ValueError, match="1 to 125"):
        read_request(1, 0, count)


@pytest.mark.parametrize("data", [b"", b"odd", bytes(2 * WRITE_COUNT_MAX + 2)])
def test_only_whole_registers_are_written(data: bytes) -> None:
    """Half a register cannot be written, nor more of them than a frame carries."""
    with pytest.raises(ValueError, match="registers"):
        write_request(1, 0, data)


@given(st.binary(max_size=2))
def test_too_little_to_judge_is_damaged(heard: bytes) -> None:
    """A frame cannot be shorter than its checksum and a byte."""
    with pytest.raises(Damaged):
        registers_of(heard, unit=1, function=READ, count=1)


@given(units, st.sampled_from([READ_COILS, READ_DISCRETE]), st.lists(st.booleans(), min_size=1))
def test_bits_come_eight_to_a_byte(unit: int, function: int, bits: list[bool]) -> None:
    """Modbus application protocol 6.1 and 6.2: others pack them as we read them."""
    data = pack_bitstring(bits)
    reply = reply_of(unit, function, data)
    assert registers_of(reply, unit=unit, function=function, count=len(bits)) == data
    assert len(reply) == read_reply_length(len(bits), function=function)
    with pytest.raises(Foreign):
        registers_of(reply, unit=unit, function=function, count=len(bits) + 8)


@given(units, addresses, st.integers(0, 0xFFFF), st.data())
def test_one_write_is_confirmed_by_its_own_echo(
    unit: int, address: int, value: int, data: st.DataObject
) -> None:
    """Functions 5 and 6 repeat the request: any other echo confirms nothing."""
    register = write_one_request(unit, WRITE_SINGLE, address, value)
    coil = write_one_request(unit, WRITE_COIL, address, ON * (value & 1))
    assert register[:-2] == struct.pack(">BBHH", unit, 6, address, value)
    assert coil[:-2] == struct.pack(">BBHH", unit, 5, address, 0xFF00 * (value & 1))
    for request in (register, coil):
        check_written_one(request, request=request)
        other = bytearray(request[:-2])
        other[data.draw(st.integers(0, 5))] ^= data.draw(st.integers(1, 127))
        with pytest.raises(FrameError):
            check_written_one(with_crc(bytes(other)), request=request)


@given(st.binary(max_size=300), units, addresses)
def test_garbage_confirms_nothing(heard: bytes, unit: int, address: int) -> None:
    """Nor does it raise anything but this module's errors."""
    with pytest.raises(FrameError):
        check_written_one(heard, request=write_one_request(unit, WRITE_SINGLE, address, 1))


@pytest.mark.parametrize(("function", "value"), [(WRITE_COIL, 1), (WRITE_COIL, 0xFFFF), (WRITE, 0)])
def test_a_coil_is_on_or_off(function: int, value: int) -> None:
    """Anything else is our bug, and is never sent."""
    with pytest.raises(ValueError, match="does not write"):
        write_one_request(1, function, 0, value)


@pytest.mark.parametrize("count", [0, BITS_COUNT_MAX + 1])
def test_no_more_bits_are_asked_for_than_a_frame_can_carry(count: int) -> None:
    """Two thousand of them fit."""
    with pytest.raises(ValueError, match="1 to 2000"):
        read_request(1, 0, count, function=READ_COILS)
