"""What frames say, in words: for a technician who reads a line, never for a driver.

What cannot be told is told as nothing: the bytes stand beside it in any case.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Protocol

from hardware.drivers.register_map.profile import RegisterMapProfile
from hardware.framing import dart, modbus, new_era, propar
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
PARAMETERS = {
    (1, 0): "measure", (1, 1): "setpoint", (1, 4): "control mode", (1, 13): "capacity",
    (1, 20): "alarm info", (1, 31): "capacity unit", (97, 5): "setpoint at an alarm",
    (104, 1): "counter", (104, 3): "limit", (104, 5): "setpoint mode", (104, 6): "new setpoint",
    (104, 7): "counter unit", (104, 8): "counter mode", (104, 9): "counter resets",
    (113, 1): "device type", (113, 3): "serial", (113, 5): "firmware", (114, 11): "IO status",
    (115, 8): "reset",
}  # fmt: skip
FLOATS = frozenset({"capacity", "counter", "limit"})
STATUSES = {
    0: "ok", 1: "claimed", 2: "unknown command", 3: "unknown process", 4: "unknown parameter",
    5: "wrong type", 6: "wrong value", 9: "time-out", 13: "read only", 17: "write only",
}  # fmt: skip
DART_COMMANDS = {
    0: "ask status", 2: "ask parameters", 3: "ask identity", 4: "ask filling", 5: "reset",
    6: "authorise", 8: "stop", 10: "switch off", 13: "suspend", 14: "resume",
}  # fmt: skip
DART_STATUSES = {
    0: "not programmed", 1: "reset", 2: "authorised", 4: "filling", 5: "completed",
    6: "preset reached", 7: "switched off", 8: "suspended",
}  # fmt: skip
DART_TOLD = {2: "nozzles", 3: "preset", 4: "amount", 5: "price", 101: "ask total"}
DART_TELLS = {2: "filled", 3: "nozzle", 5: "alarm", 7: "parameters", 9: "identity", 101: "total"}
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


class ProparTelling:
    """Telegrams of Bronkhorst instruments: number, node and parameters by their names."""

    def asked(self, request: bytes) -> str:
        """Return what is asked for, or written."""
        return self._text(request)

    def answered(self, request: bytes, reply: bytes) -> str:
        """Return the values that came back, or the status."""
        del request
        return self._text(reply)

    def is_whole(self, frame: bytes) -> bool:
        """Whether ends and length are right: there is no checksum."""
        try:
            propar.parted(frame)
        except FrameError:
            return False
        return True

    def _text(self, frame: bytes) -> str:
        try:
            number, node, data = propar.parted(frame)
            return f"telegram {number}, node {node}: {self._said(data)}"
        except FrameError:
            return ""

    def _said(self, data: bytes) -> str:
        match data[0]:
            case propar.REQUEST if len(data) > 1:
                wanted = dict.fromkeys(self._name(key) for key in propar.asked_for(data))
                return f"ask {', '.join(wanted)}"
            case propar.WRITE | propar.ANSWER:
                values = {self._name(key): value for key, value in propar.carried(data)}
                told = ", ".join(f"{name} {self._value(name, of)}" for name, of in values.items())
                return f"write {told}" if data[0] == propar.WRITE else told
            case propar.STATUS if len(data) == propar.STATUS_LENGTH:
                return f"{STATUSES.get(data[1], f'status {data[1]}')} at {data[2]}"
            case _:
                return f"error {data[0]}"

    def _name(self, key: propar.Parameter) -> str:
        return PARAMETERS.get((key.process, key.number), f"{key.process}/{key.number}")

    def _value(self, name: str, value: int | str) -> str:
        if name in FLOATS and isinstance(value, int):
            return f"{float(propar.float_of(value)):g}"
        return str(value).strip()


class DartTelling:
    """Frames of forecourt pumps: what is told and what a pump tells, by their names."""

    def asked(self, request: bytes) -> str:
        """Return the poll, or what the pump is told."""
        return self._text(request, DART_TOLD, DART_COMMANDS)

    def answered(self, request: bytes, reply: bytes) -> str:
        """Return what the pump tells, or that it has heard."""
        del request
        return self._text(reply, DART_TELLS, DART_STATUSES)

    def is_whole(self, frame: bytes) -> bool:
        """Whether ends and checksum are right; a short frame has no checksum."""
        return bool(self.asked(frame))

    def _text(self, frame: bytes, names: Mapping[int, str], words: Mapping[int, str]) -> str:
        if len(frame) == dart.SHORT and frame[-1] == dart.SF:
            address = frame[0] - dart.FIRST_ADDRESS + 1
            is_pump = 1 <= address <= dart.PUMPS
            return f"pump {address}: {self._control(frame[1])}" if is_pump else ""
        try:
            address, control, data = dart.parted(frame)
            said = [self._one(each, names, words) for each in dart.transactions_of(data)]
        except FrameError:
            return ""
        return f"pump {address}, block {control & 0x0F}: {', '.join(said)}"

    def _control(self, control: int) -> str:
        number = control & 0x0F
        return {
            dart.POLL: "poll",
            dart.EOT: "nothing to tell",
            dart.ACK: f"block {number} heard",
            dart.ACK_POLL: f"poll, block {number} heard",
            dart.NAK: f"block {number} not taken",
        }.get(control & 0xF0, f"control 0x{control:02x}")

    def _one(
        self, told: dart.Transaction, names: Mapping[int, str], words: Mapping[int, str]
    ) -> str:
        if told.number == 1 and len(told.data) == 1:
            return words.get(told.data[0], f"1 {told.data[0]}")
        return f"{names.get(told.number, told.number)} {told.data.hex(' ')}"


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


OF_DRIVERS: dict[str, type[Telling]] = {
    "new_era": NewEraTelling,
    "propar": ProparTelling,
    "dart": DartTelling,
}
"""Those with words of their own, by the name of the driver."""


def telling(profile: Profile) -> Telling:
    """Return how the frames of a device with `profile` are read."""
    if isinstance(profile, RegisterMapProfile):
        return ModbusTelling(profile.blocks)
    words = OF_DRIVERS.get(profile.driver, GuessedTelling)
    return words()


def _printed(data: bytes) -> str:
    """Return `data` as text with the names of control characters; empty where it is no text."""
    letters = [
        f"<{_CONTROLS[byte]}>" if byte in _CONTROLS else chr(byte) if 0x20 <= byte < 0x7F else ""  # noqa: PLR2004 - Printable ASCII.
        for byte in data
    ]
    return "".join(letters) if all(letters) else ""
