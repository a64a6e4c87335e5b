"""What is said on the line to the slaves that make an outlet: one exchange each, nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from hardware.drivers.modbus_device.description import (
    ADDRESS_MAX,
    Block,
    ModbusDeviceProfile,
    Slave,
    Write,
)
from hardware.drivers.modbus_device.numbers import raw_of, text_of
from hardware.framing.modbus import (
    WRITE,
    WRITE_REPLY_LENGTH,
    ExceptionReply,
    check_written,
    check_written_one,
    read_request,
    registers_of,
    write_one_request,
    write_request,
)
from hardware.half_duplex import Exchanger
from kiosk.ports import NoAnswer, Refused

_REFUSALS = {1: "illegal_function", 2: "illegal_address", 3: "illegal_value", 6: "busy"}
# Modbus application protocol 7: only these say that nothing was done.

Answer = TypeVar("Answer")


class Slaves:
    """The device of an outlet, and its meter where it has one. Raises NoAnswer and Refused."""

    def __init__(self, profile: ModbusDeviceProfile, line: Exchanger, address: int) -> None:
        """Speak to the device at `address` on `line`, and to its meter behind it."""
        most = ADDRESS_MAX - profile.meter_offset
        if not 1 <= address <= most:
            raise ValueError(f"such a device has an address from 1 to {most}, not {address}")
        self._profile = profile
        self._line = line
        self._address = address

    def read(self, block: Block) -> dict[str, int | str]:
        """Return what the fields of `block` hold, as it came; quantities as bare numbers."""
        unit = self._profile.address_of(block.slave, self._address)

        def decode(reply: bytes) -> dict[str, int | str]:
            data = registers_of(reply, unit=unit, function=block.function, count=block.count)
            return {
                each.name: text_of(each, data) if each.is_text else raw_of(each, data)
                for each in block.fields
            }

        request = read_request(unit, block.address, block.count, function=block.function)
        return self._exchange(request, block.reply_length, decode)

    def write(self, *writes: Write) -> None:
        """Write to the device, in order; what comes after one that fails is not written."""
        for write in writes:
            self._send(write)

    def _send(self, write: Write) -> None:
        unit = self._profile.address_of(Slave.OWN, self._address)
        if write.function != WRITE:
            value = int.from_bytes(write.data)
            request = write_one_request(unit, write.function, write.address, value)
            self._exchange(
                request,
                WRITE_REPLY_LENGTH,
                lambda reply: check_written_one(reply, request=request),
            )
            return
        count = len(write.data) // 2
        self._exchange(
            write_request(unit, write.address, write.data),
            WRITE_REPLY_LENGTH,
            lambda reply: check_written(reply, unit=unit, address=write.address, count=count),
        )

    def _exchange(
        self, request: bytes, reply_length: int, decode: Callable[[bytes], Answer]
    ) -> Answer:
        try:
            return self._line.exchange(
                request, reply_length, response_ms=self._profile.response_ms, decode=decode
            )
        except ExceptionReply as reply:
            word = _REFUSALS.get(reply.code)
            if word is None:
                raise NoAnswer(f"address {self._address}: exception {reply.code}") from reply
            raise Refused(word, f"address {self._address}") from reply
