"""Modbus RTU as devices speak it: which request it is, who is asked, what comes back."""

from __future__ import annotations

import struct
from typing import Protocol

from hardware.framing.modbus import (
    CRC_LENGTH,
    EXCEPTION_FLAG,
    READ,
    READ_INPUT,
    READ_WRITE,
    WRITE,
    crc16,
    with_crc,
)
from hardware.simulator.dialect import Station

ILLEGAL_FUNCTION = 1
ILLEGAL_ADDRESS = 2
ILLEGAL_VALUE = 3
BUSY = 6

UNITS = 247
_COUNTED_AT = {WRITE: 6, READ_WRITE: 10}  # Where a request says how many bytes it writes.
_SHORT_LENGTH = 8


class DeviceException(Exception):
    """The device refuses a request with an exception `code`; nothing has changed."""

    def __init__(self, code: int) -> None:
        """Keep the code."""
        super().__init__(f"exception {code}")
        self.code = code


class ModbusDevice(Station, Protocol):
    """Whatever answers in frames of Modbus RTU."""

    def carried_out(self, function: int, body: bytes, now_ns: int) -> bytes:
        """Return what follows unit and function in the reply; DeviceException where it refuses."""
        ...


class RegisterDevice(Protocol):
    """A device with registers. Every method raises DeviceException for what it does not have."""

    def read(self, address: int, count: int) -> bytes:
        """Return `count` registers from `address`, as one moment shows them."""
        ...

    def check(self, address: int, count: int) -> object:
        """Make sure that these registers can be read."""
        ...

    def write(self, address: int, data: bytes, now_ns: int) -> None:
        """Carry out what is written."""
        ...


class Rtu:
    """Modbus RTU: its frames; what they ask for is the device's business."""

    def request_length(self, heard: bytes) -> int:
        """Return the length of the request that `heard` begins with; 0 while it is incomplete."""
        if len(heard) < _SHORT_LENGTH:
            return 0
        counted_at = _COUNTED_AT.get(heard[1])
        if counted_at is None:
            return _SHORT_LENGTH
        if len(heard) <= counted_at:
            return 0
        length = counted_at + 1 + heard[counted_at] + CRC_LENGTH
        return length if len(heard) >= length else 0

    def is_sound(self, frame: bytes) -> bool:
        """Whether the checksum is that of the frame."""
        return not crc16(frame)

    def asked(self, frame: bytes) -> tuple[int, int]:
        """Return unit and function."""
        return frame[0], frame[1]

    def answer(self, device: ModbusDevice, frame: bytes, now_ns: int) -> bytes:
        """Let `device` carry out the request in `frame` and return its reply."""
        try:
            body = frame[2:-CRC_LENGTH]
            return with_crc(frame[:2] + device.carried_out(frame[1], body, now_ns))
        except DeviceException as refused:
            return self.refusal(frame, refused.code)

    def of_other_unit(self, reply: bytes) -> bytes:
        """Return `reply` from the next unit."""
        return with_crc(bytes([reply[0] % UNITS + 1]) + reply[1:-CRC_LENGTH])

    def of_other_function(self, reply: bytes) -> bytes:
        """Return `reply` as one of function 4, or of function 3 where it is one of 4."""
        other = READ if reply[1] == READ_INPUT else READ_INPUT
        return with_crc(bytes([reply[0], other]) + reply[2:-CRC_LENGTH])

    def of_other_count(self, reply: bytes) -> bytes:
        """Return `reply` without its last two registers."""
        shorter = reply[3 : -CRC_LENGTH - 4]
        return with_crc(bytes([reply[0], reply[1], len(shorter)]) + shorter)

    def refusal(self, reply: bytes, code: int) -> bytes:
        """Return an exception: the device is busy unless another `code` is given."""
        return with_crc(bytes([reply[0], reply[1] | EXCEPTION_FLAG, code or BUSY]))


def whole_blocks(device: RegisterDevice, function: int, body: bytes, now_ns: int) -> bytes:
    """Let a device of functions 3, 16 and 23 do what `body` asks for; see `carried_out`."""
    if function == READ:
        data = device.read(*struct.unpack_from(">HH", body))
    elif function == WRITE:
        address, count = struct.unpack_from(">HH", body)
        device.write(address, written(body, 4, count), now_ns)
        return body[:4]
    elif function == READ_WRITE:
        read_address, read_count, address, count = struct.unpack_from(">HHHH", body)
        device.check(read_address, read_count)  # Refused before anything is written.
        device.write(address, written(body, 8, count), now_ns)
        data = device.read(read_address, read_count)
    else:
        raise DeviceException(ILLEGAL_FUNCTION)
    return bytes([len(data)]) + data


def written(body: bytes, counted_at: int, count: int) -> bytes:
    """Return the registers behind the byte that counts them; DeviceException where they differ."""
    data = body[counted_at + 1 :]
    if len(data) != 2 * count:
        raise DeviceException(ILLEGAL_VALUE)
    return data


RTU = Rtu()
"""The one there is: it has no state."""
