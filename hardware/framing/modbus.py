"""Modbus RTU frames as pure functions: bytes in, bytes out; no clock, no port, no state.

An RTU reply names neither the address it was read from nor the request it answers, so every check
that its bytes allow is made here. Whatever comes in, nothing but this module's errors comes out.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from hardware.framing.errors import Damaged, Foreign

READ_COILS = 0x01
READ_DISCRETE = 0x02
READ = 0x03
READ_INPUT = 0x04
WRITE_COIL = 0x05
WRITE_SINGLE = 0x06
WRITE = 0x10
READ_WRITE = 0x17
EXCEPTION_FLAG = 0x80

CRC_LENGTH = 2
READ_OVERHEAD = 5  # Unit, function, byte count and the checksum around the registers.
WRITE_REPLY_LENGTH = 8
EXCEPTION_LENGTH = 5

BITS = frozenset({READ_COILS, READ_DISCRETE})
"""The functions that read bits: eight to a byte, the first in the lowest place."""
ON = 0xFF00
"""What function 5 writes to switch a coil on; 0 switches it off."""

BITS_COUNT_MAX = 2_000
READ_COUNT_MAX = 125
WRITE_COUNT_MAX = 123
READ_WRITE_COUNT_MAX = 121


class ExceptionReply(Exception):
    """The device heard the request and answered with an exception `code`."""

    def __init__(self, code: int) -> None:
        """Keep the device's code."""
        super().__init__(f"exception {code}")
        self.code = code


def _crc_table() -> tuple[int, ...]:
    table = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ 0xA001 if value & 1 else value >> 1
        table.append(value)
    return tuple(table)


_TABLE = _crc_table()


def crc16(data: bytes) -> int:
    """Return the Modbus checksum of `data`; 0 for a frame that ends with its own checksum."""
    crc = 0xFFFF
    for byte in data:
        crc = crc >> 8 ^ _TABLE[(crc ^ byte) & 0xFF]
    return crc


def with_crc(body: bytes) -> bytes:
    """Return `body` with its checksum, low byte first."""
    return body + crc16(body).to_bytes(CRC_LENGTH, "little")


def _registers(data: bytes, most: int) -> int:
    count, odd = divmod(len(data), 2)
    if odd or not 1 <= count <= most:
        raise ValueError(f"{len(data)} bytes are not 1 to {most} registers")
    return count


def _counted(count: int, most: int) -> int:
    if not 1 <= count <= most:
        raise ValueError(f"1 to {most} can be read at once, not {count}")
    return count


def read_request(unit: int, address: int, count: int, *, function: int = READ) -> bytes:
    """Return the request for `count` registers, or bits, from `address` (functions 1 to 4)."""
    most = BITS_COUNT_MAX if function in BITS else READ_COUNT_MAX
    return with_crc(struct.pack(">BBHH", unit, function, address, _counted(count, most)))


def write_one_request(unit: int, function: int, address: int, value: int) -> bytes:
    """Return the request that writes one coil or one register (functions 5 and 6)."""
    if function not in {WRITE_COIL, WRITE_SINGLE} or (
        function == WRITE_COIL and value not in {0, ON}
    ):
        raise ValueError(f"function {function} does not write {value}")
    return with_crc(struct.pack(">BBHH", unit, function, address, value))


def write_request(unit: int, address: int, data: bytes) -> bytes:
    """Return the request that writes the registers in `data` from `address` on (function 16)."""
    count = _registers(data, WRITE_COUNT_MAX)
    return with_crc(struct.pack(">BBHHB", unit, WRITE, address, count, len(data)) + data)


def read_write_request(
    unit: int, read_address: int, read_count: int, write_address: int, data: bytes
) -> bytes:
    """Return the request that writes `data`, then reads, as one act (function 23)."""
    head = struct.pack(
        ">BBHHHHB",
        unit,
        READ_WRITE,
        read_address,
        _counted(read_count, READ_COUNT_MAX),
        write_address,
        _registers(data, READ_WRITE_COUNT_MAX),
        len(data),
    )
    return with_crc(head + data)


def read_reply_length(count: int, *, function: int = READ) -> int:
    """Return the length of a reply that carries `count` registers, or bits."""
    return READ_OVERHEAD + (-(-count // 8) if function in BITS else 2 * count)


def expected_length(heard: bytes, reply_length: int) -> int:
    """Return how long the frame that begins with `heard` will be: exceptions are shorter."""
    is_exception = len(heard) > 1 and heard[1] & EXCEPTION_FLAG
    return EXCEPTION_LENGTH if is_exception else reply_length


def missing(heard: bytes, reply_length: int) -> int:
    """Return how many bytes are still to come after `heard`; 0 or less where the reply is whole."""
    return expected_length(heard, reply_length) - len(heard)


def _check(reply: bytes, unit: int, function: int, length: int) -> None:
    if len(reply) <= CRC_LENGTH or crc16(reply):
        raise Damaged(f"{len(reply)} bytes without a valid checksum")
    if reply[0] != unit:
        raise Foreign(f"unit {reply[0]} answered instead of {unit}")
    if len(reply) == EXCEPTION_LENGTH and reply[1] == function | EXCEPTION_FLAG:
        raise ExceptionReply(reply[2])
    if reply[1] != function:
        raise Foreign(f"function {reply[1]} answered instead of {function}")
    if len(reply) != length:
        raise Foreign(f"{len(reply)} bytes instead of {length}")


def registers_of(reply: bytes, *, unit: int, function: int, count: int) -> bytes:
    """Return the `count` registers, or bits, in `reply`, as they came, after every check there is.

    Raises Damaged, Foreign or ExceptionReply.
    """
    length = read_reply_length(count, function=function)
    _check(reply, unit, function, length)
    if reply[2] != length - READ_OVERHEAD:
        raise Foreign(f"{reply[2]} bytes of registers instead of {length - READ_OVERHEAD}")
    return reply[3:-CRC_LENGTH]


def check_written(reply: bytes, *, unit: int, address: int, count: int) -> None:
    """Make sure that `reply` confirms a write of `count` registers from `address` on.

    It confirms no values: only reading them back does. Raises as `registers_of` does.
    """
    _check(reply, unit, WRITE, WRITE_REPLY_LENGTH)
    echoed = struct.unpack_from(">HH", reply, 2)
    if echoed != (address, count):
        raise Foreign(f"{echoed[1]} registers from {echoed[0]} confirmed, not {count}, {address}")


def check_written_one(reply: bytes, *, request: bytes) -> None:
    """Make sure that `reply` repeats the `request` that wrote one coil or register.

    Raises as `registers_of` does.
    """
    _check(reply, request[0], request[1], WRITE_REPLY_LENGTH)
    if reply != request:
        raise Foreign("another write was confirmed")


def joined(registers: Sequence[int]) -> bytes:
    """Return 16-bit `registers` as the bytes that carry them."""
    return struct.pack(f">{len(registers)}H", *registers)
