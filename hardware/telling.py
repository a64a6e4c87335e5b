"""What frames say, in words: for a technician who reads a line, never for a driver.

What cannot be told is told as nothing: the bytes stand beside it in any case.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from hardware.drivers.modbus_device.description import Block as DeviceBlock
from hardware.drivers.modbus_device.description import ModbusDeviceProfile
from hardware.drivers.modbus_device.numbers import float_of, raw_of, text_of
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
_READS = frozenset(
    {
        modbus.READ_COILS, modbus.READ_DISCRETE, modbus.READ, modbus.READ_INPUT,
        modbus.READ_WRITE,
    }
)  # fmt: skip
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


@dataclass(frozen=True, slots=True)
class NamedBlock:
    """Registers, or bits, with a name in the profile."""

    name: str
    functions: frozenset[int]
    """The functions with which it is read or written."""
    address: int
    count: int
    values: Callable[[bytes], Mapping[str, object]]
    """What its bytes hold, by name; raises FrameError where they hold nothing."""


class ModbusTelling:
    """Modbus RTU: unit, function and registers, by name where the profile has one for them."""

    def __init__(self, blocks: Iterable[NamedBlock] = ()) -> None:
        """Know the `blocks` of a device."""
        self._blocks: dict[tuple[int, int, int], list[NamedBlock]] = {}
        for block in blocks:
            for function in block.functions:
                key = (function, block.address, block.count)
                self._blocks.setdefault(key, []).append(block)

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
        if function in _READS and len(request) > _HEAD + 4:
            at, count = struct.unpack_from(">HH", request, _HEAD)
            return f"unit {unit}: {self._values(function, at, count, reply[_HEAD + 1 : -_CRC])}"
        return f"unit {unit}: {FUNCTIONS.get(function, f'function {function}')} done"

    def is_whole(self, frame: bytes) -> bool:
        """Whether the checksum is right."""
        return len(frame) > _HEAD + _CRC and modbus.crc16(frame) == 0

    def _asked(self, function: int, body: bytes) -> str:
        match function:
            case modbus.WRITE:
                at, count = struct.unpack_from(">HH", body)
                written = self._values(function, at, count, body[5:])
                return f"{self._name(function, at, count)}: {written}"
            case modbus.READ_WRITE:
                read_at, read_count, at, count = struct.unpack_from(">HHHH", body)
                written = self._values(modbus.WRITE, at, count, body[9:])
                name = self._name(modbus.WRITE, at, count)
                return f"{name}: {written}; {self._name(function, read_at, read_count)}"
            case _ if len(body) == struct.calcsize(">HH") and function in _READS:
                return self._name(function, *struct.unpack(">HH", body))
            case _ if len(body) == struct.calcsize(">HH"):
                at, value = struct.unpack(">HH", body)
                return f"0x{at:04x}: {value:04x}"
            case _:
                return ""

    def _name(self, function: int, at: int, count: int) -> str:
        found = self._blocks.get((function, at, count), [])
        return " and ".join(one.name for one in found) or f"{count} from 0x{at:04x}"

    def _values(self, function: int, at: int, count: int, data: bytes) -> str:
        """Return what `data` holds by name, or as numbers of four digits."""
        try:
            values = {
                name: value
                for one in self._blocks.get((function, at, count), [])
                for name, value in one.values(data).items()
            }
        except (FrameError, IndexError, struct.error):
            values = {}  # Not as the profile says: then as it came.
        if values:
            return ", ".join(f"{name} {value}" for name, value in values.items())
        return data.hex(" ", BYTES_PER_REGISTER)


def _map_blocks(blocks: Mapping[str, Block]) -> Iterable[NamedBlock]:
    """Return the blocks of a register map."""
    for name, block in blocks.items():

        def values(data: bytes, block: Block = block) -> Mapping[str, object]:
            try:
                texts = block.texts(data)
            except FrameError:
                texts = {}
            return {**block.numbers(data), **texts}

        functions = frozenset({modbus.READ, modbus.WRITE, modbus.READ_WRITE})
        yield NamedBlock(name, functions, block.address, block.count, values)


def _device_blocks(blocks: Iterable[DeviceBlock]) -> Iterable[NamedBlock]:
    """Return the blocks of a device that somebody else has designed."""
    for block in blocks:

        def values(data: bytes, block: DeviceBlock = block) -> Mapping[str, object]:
            found: dict[str, object] = {}
            for field in block.fields:
                if field.is_text:
                    found[field.name] = text_of(field, data)
                elif field.type == "f32":
                    found[field.name] = float(float_of(raw_of(field, data)))
                else:
                    found[field.name] = raw_of(field, data)
            return found

        yield NamedBlock(
            block.name, frozenset({block.function}), block.address, block.count, values
        )


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
    match profile:
        case RegisterMapProfile():
            return ModbusTelling(_map_blocks(profile.blocks))
        case ModbusDeviceProfile():
            return ModbusTelling(_device_blocks((*profile.status, *profile.identity)))
        case _:
            return OF_DRIVERS.get(profile.driver, GuessedTelling)()


def _printed(data: bytes) -> str:
    """Return `data` as text with the names of control characters; empty where it is no text."""
    letters = [
        f"<{_CONTROLS[byte]}>" if byte in _CONTROLS else chr(byte) if 0x20 <= byte < 0x7F else ""  # noqa: PLR2004 - Printable ASCII.
        for byte in data
    ]
    return "".join(letters) if all(letters) else ""
