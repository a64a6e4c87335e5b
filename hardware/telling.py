"""What frames say, in words: for a technician who reads a line, never for a driver.

What cannot be told is told as nothing: the bytes stand beside it in any case.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Protocol

from hardware.drivers.register_map.profile import RegisterMapProfile
from hardware.framing import modbus, new_era
from hardware.framing.errors import FrameError
from hardware.profile import Profile
from hardware.registers import BYTES_PER_REGISTER, Block

FUNCTIONS = {
    1: "read coils", 2: "read inputs", 3: "read", 4: "read input registers", 5: "set a coil",
    6: "write one register", 15: "set coils", 16: "write", 23: "write and read",
}  # fmt: skip
EXCEPTIONS = {
    1: "illegal function", 2: "illegal address", 3: "illegal value", 4: "device failure",
    5: "accepted, not finished", 6: "busy", 10: "gateway unavailable", 11: "gateway without answer",
}  # fmt: skip
_HEAD, _CRC = 2, 2
_CONTROLS = {
    0x00: "NUL",
    0x02: "STX",
    0x03: "ETX",
    0x06: "ACK",
    0x0A: "LF",
    0x0D: "CR",
    0x15: "NAK",
}


class Telling(Protocol):
    """How the frames of one protocol are read."""

    def asked(self, request: bytes) -> str:
        """Return what `request` asks for; empty where that cannot be told."""
        ...

    def answered(self, request: bytes, reply: bytes) -> str:
        """Return what `reply` says to `request`; empty where that cannot be told."""
        ...

    def is_whole(self, frame: bytes) -> bool | None:
        """Whether `frame` is whole and undamaged; None where frames have nothing to tell it by."""
        ...


class ModbusTelling:
    """Modbus RTU: unit, function and registers, by name where the profile has one for them."""

    def __init__(self, blocks: Mapping[str, Block] | None = None) -> None:
        """Know the `blocks` of a register map."""
        self._blocks = {
            (block.address, block.count): (name, block) for name, block in (blocks or {}).items()
        }

    def asked(self, request: bytes) -> str:
        """Return unit, function, registers and what is written into them."""
        if not self.is_whole(request):
            return ""
        unit, function = request[:_HEAD]
        body = request[_HEAD:-_CRC]
        word = f"unit {unit}: {FUNCTIONS.get(function, f'function {function}')}"
        try:
            return f"{word} {self._asked(function, body)}".rstrip()
        except struct.error:
            return word

    def answered(self, request: bytes, reply: bytes) -> str:
        """Return the registers that came back, or the exception."""
        if not self.is_whole(reply):
            return ""
        unit, function = reply[:_HEAD]
        if function & modbus.EXCEPTION_FLAG:
            return f"unit {unit}: exception {reply[2]}, {EXCEPTIONS.get(reply[2], 'of its own')}"
        if function in {modbus.READ, modbus.READ_WRITE} and len(request) > _HEAD + 4:
            at, count = struct.unpack_from(">HH", request, _HEAD)
            return f"unit {unit}: {self._values(at, count, reply[_HEAD + 1 : -_CRC])}"
        return f"unit {unit}: {FUNCTIONS.get(function, f'function {function}')} done"

    def is_whole(self, frame: bytes) -> bool:
        """Whether the checksum is right."""
        return len(frame) > _HEAD + _CRC and modbus.crc16(frame) == 0

    def _asked(self, function: int, body: bytes) -> str:
        match function:
            case modbus.WRITE:
                at, count = struct.unpack_from(">HH", body)
                return f"{self._name(at, count)}: {self._values(at, count, body[5:])}"
            case modbus.READ_WRITE:
                read_at, read_count, at, count = struct.unpack_from(">HHHH", body)
                written = self._values(at, count, body[9:])
                return f"{self._name(at, count)}: {written}; {self._name(read_at, read_count)}"
            case _ if len(body) == struct.calcsize(">HH"):
                return self._name(*struct.unpack(">HH", body))
            case _:
                return ""

    def _name(self, at: int, count: int) -> str:
        found = self._blocks.get((at, count))
        return found[0] if found else f"{count} from 0x{at:04x}"

    def _values(self, at: int, count: int, data: bytes) -> str:
        """Return the registers in `data` by name, or as numbers of four digits."""
        found = self._blocks.get((at, count))
        if found is None or len(data) != count * BYTES_PER_REGISTER:
            return data.hex(" ", BYTES_PER_REGISTER)
        block = found[1]
        try:
            texts = block.texts(data)
        except FrameError:
            texts = {}
        values: dict[str, int | str] = {**block.numbers(data), **texts}
        return ", ".join(f"{name} {value}" for name, value in values.items())


class NewEraTelling:
    """Packets of New Era pumps: the command or the answer that they carry."""

    def asked(self, request: bytes) -> str:
        """Return the command with its address before it."""
        return self._text(request)

    def answered(self, request: bytes, reply: bytes) -> str:
        """Return address, status and answer."""
        del request
        return self._text(reply)

    def is_whole(self, frame: bytes) -> bool:
        """Whether length and checksum are right."""
        try:
            new_era.data_of(frame)
        except FrameError:
            return False
        return True

    def _text(self, frame: bytes) -> str:
        return _printed(new_era.data_of(frame)) if self.is_whole(frame) else ""


class PlainTelling:
    """Any other protocol: its text, where it is text."""

    def asked(self, request: bytes) -> str:
        """Return the text of `request`."""
        return _printed(request)

    def answered(self, request: bytes, reply: bytes) -> str:
        """Return the text of `reply`."""
        del request
        return _printed(reply)

    def is_whole(self, frame: bytes) -> None:
        """Return None: nobody can tell."""
        del frame


class GuessedTelling:
    """Modbus where a request has its checksum, text otherwise: for who has no words of its own."""

    def __init__(self) -> None:
        """Know both."""
        self._modbus, self._plain = ModbusTelling(), PlainTelling()

    def asked(self, request: bytes) -> str:
        """Return what either can tell of it."""
        return self._of(request).asked(request)

    def answered(self, request: bytes, reply: bytes) -> str:
        """Return what either can tell of it."""
        return self._of(request).answered(request, reply)

    def is_whole(self, frame: bytes) -> bool | None:
        """Whether it has a Modbus checksum; None where it has not, for it may be another's."""
        return self._modbus.is_whole(frame) or None

    def _of(self, request: bytes) -> ModbusTelling | PlainTelling:
        return self._modbus if self._modbus.is_whole(request) else self._plain


def telling(profile: Profile) -> Telling:
    """Return how the frames of a device with `profile` are read."""
    if isinstance(profile, RegisterMapProfile):
        return ModbusTelling(profile.blocks)
    return NewEraTelling() if profile.driver == "new_era" else GuessedTelling()


def _printed(data: bytes) -> str:
    """Return `data` as text with the names of control characters; empty where it is no text."""
    letters = [
        f"<{_CONTROLS[byte]}>" if byte in _CONTROLS else chr(byte) if 0x20 <= byte < 0x7F else ""  # noqa: PLR2004 - Printable ASCII.
        for byte in data
    ]
    return "".join(letters) if all(letters) else ""
