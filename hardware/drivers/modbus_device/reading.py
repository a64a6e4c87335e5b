"""Reading the profiles of Modbus devices that others have designed; every mistake in its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeGuard

from hardware.drivers.modbus_device.description import (
    Amount,
    Block,
    Bounds,
    Counted,
    ModbusDeviceProfile,
    Slave,
    Table,
    Word,
    Write,
)
from hardware.drivers.modbus_device.numbers import BIT, NUMBER_TYPES, TEXT, Field
from hardware.framing.modbus import (
    BITS_COUNT_MAX,
    ON,
    READ_COUNT_MAX,
    WRITE,
    WRITE_COIL,
    WRITE_SINGLE,
)
from hardware.profile import Profile
from hardware.profile_file import KeyPath, Source
from hardware.units import UnitError, flow_factor, quantity_base
from kiosk.domain.controller import Fault, PresetKind
from kiosk.domain.quantity import Dimension

DRIVER = "modbus_device"
REGISTERS = 0x10000
WORD_MAX, U32_MAX = 0xFFFF, 0xFFFFFFFF
OFFSET_MAX = 200

QUANTITIES = frozenset({"total", "delivered", "limit", "left"})
"""The fields that hold quantities, and so have a unit."""
STATUS = QUANTITIES | {"state", "open", "boots", "uptime", "faults", "flow"}
"""What a status may hold."""
TEXTS = frozenset({"maker", "model", "firmware"})
IDENTITY = TEXTS | {"serial", "meter_serial"}
"""What tells who is there; all other fields of `identity` are settings that must be safe."""
_TEXT = re.compile(rf"{TEXT}([1-9][0-9]?)")


class _Function(StrEnum):
    """The functions that write."""

    COIL = "coil"
    REGISTER = "register"
    REGISTERS = "registers"


_FUNCTIONS = {
    _Function.COIL: WRITE_COIL,
    _Function.REGISTER: WRITE_SINGLE,
    _Function.REGISTERS: WRITE,
}


@dataclass(frozen=True, slots=True)
class _Reader:
    """A file that is being read, and what is known of it by now."""

    source: Source
    dimension: Dimension


def read(source: Source, figures: Profile) -> ModbusDeviceProfile:
    """Return the description in `source`, beside the `figures` that every profile has."""
    if figures.driver != DRIVER:
        source.blame(("driver",), f"{figures.driver!r} is none of {DRIVER}")
    reader = _Reader(source, figures.dimension)
    kind = PresetKind(source.word(("preset", "kind"), PresetKind))
    known = {each.name: getattr(figures, each.name) for each in fields(figures)}
    offset = source.holds(("slaves",))
    return ModbusDeviceProfile(
        **known,
        kind=kind,
        amount=None if kind is PresetKind.NONE else _amount(reader),
        live=kind is not PresetKind.NONE and source.value(("preset", "live"), bool, False),
        meter_offset=source.number(("slaves", "meter"), 1, OFFSET_MAX) if offset else 0,
        status=tuple(_blocks(reader, "status")),
        identity=tuple(_blocks(reader, "identity")),
        safe=dict(_safe(source)),
        states=_states(source),
        faults=dict(_faults(source)),
        opens=tuple(_writes(source, "open")),
        stops=tuple(_writes(source, "stop")),
        acknowledges=tuple(_writes(source, "acknowledge")),
    )


def _amount(reader: _Reader) -> Amount:
    source, dimension = reader.source, reader.dimension

    def quantity(key: str) -> int:
        return source.measure(("preset", key), lambda text: quantity_base(text, dimension))

    return Amount(
        function=_FUNCTIONS[_Function(source.word(("preset", "function"), _Function))],
        address=source.number(("preset", "address"), 0, REGISTERS - 1),
        field=Field(
            name="preset",
            at=0,
            type=_type(source, ("preset", "type")),
            low_first=_flag(source, ("preset", "low_first")),
            unit=Fraction(quantity("unit")),
        ),
        counted=Counted(source.word(("preset", "counted"), Counted)),
        most_base=quantity("most"),
        resolution_base=quantity("resolution"),
        closes_past=_flag(source, ("preset", "closes_past")),
    )


def _flag(source: Source, path: KeyPath) -> bool:
    """Return whether something that is mostly not so is said to be so."""
    return source.holds(path) and source.value(path, bool, False)


def _type(source: Source, path: KeyPath) -> str:
    kind = source.value(path, str, "")
    if kind not in NUMBER_TYPES:
        if kind:
            source.blame(path, f"{kind!r} is none of {', '.join(NUMBER_TYPES)}")
        return NUMBER_TYPES[0]
    return kind


def _blocks(reader: _Reader, kind: str) -> Iterator[Block]:
    source = reader.source
    if not source.holds((kind,)):
        source.blame((kind,), "is missing: add a table for each block that is read")
        return
    names = source.table_at(kind)
    source.used.discard((kind,))
    for name in names:
        yield _block(reader, kind, name)


def _block(reader: _Reader, kind: str, name: str) -> Block:
    source, path = reader.source, (kind, name)
    table = Table(source.word((*path, "table"), Table))
    slave = Slave.OWN
    if source.holds((*path, "slave")):
        slave = Slave(source.word((*path, "slave"), Slave))
    is_bits = table in {Table.COIL, Table.DISCRETE}
    address = source.number((*path, "address"), 0, REGISTERS - 1)
    count = source.number((*path, "count"), 1, BITS_COUNT_MAX if is_bits else READ_COUNT_MAX)
    if address + count > REGISTERS:
        source.blame((*path, "count"), f"ends after the last register, {REGISTERS - 1}")
    written = source.table_at(*path, "fields")
    source.used.discard((*path, "fields"))
    if kind == "status":
        source.used |= {(*path, "fields", each, "at") for each in STATUS}
    found = []
    for each in sorted(written):
        if kind == "status" and each not in STATUS:
            continue  # Nobody asks for it, so it is complained of as unknown.
        field = _field(reader, (*path, "fields", each), is_bits=is_bits)
        if field.end > count:
            source.blame(
                (*path, "fields", each), f"ends after the {count} {_units(is_bits)} of its block"
            )
        found.append(field)
    return Block(name, slave, table, address, count, tuple(found))


def _units(is_bits: bool) -> str:  # noqa: FBT001 - of what a table is made.
    return "bits" if is_bits else "registers"


def _field(reader: _Reader, path: KeyPath, *, is_bits: bool) -> Field:
    source, name = reader.source, path[-1]
    at = source.number((*path, "at"), 0, BITS_COUNT_MAX)
    if is_bits:
        return Field(name, at, BIT)
    kind = source.value((*path, "type"), str, "")
    if _TEXT.fullmatch(kind) and path[0] == "identity" and name in IDENTITY:
        if int(kind[len(TEXT) :]) % 2:
            source.blame((*path, "type"), "must have whole registers: an even number of letters")
        return Field(name, at, kind)
    kind = _type(source, (*path, "type"))
    if kind == BIT or name in TEXTS:
        source.blame(
            (*path, "type"),
            "must be text:N" if name in TEXTS else "is of the tables coil and discrete alone",
        )
        kind = NUMBER_TYPES[0]
    mask = 0
    if source.holds((*path, "mask")):
        mask = source.number((*path, "mask"), 1, U32_MAX)
    return Field(
        name,
        at,
        kind,
        low_first=_flag(source, (*path, "low_first")),
        mask=mask,
        unit=_unit(reader, path),
    )


def _unit(reader: _Reader, path: KeyPath) -> Fraction:
    """Return what one of a field is worth, where it is worth anything."""
    source, name, dimension = reader.source, path[-1], reader.dimension
    if path[0] != "status" or name not in QUANTITIES | {"flow"}:
        return Fraction(1)
    text = source.value((*path, "unit"), str, "")
    if not text:
        return Fraction(1)
    try:
        if name == "flow":
            return flow_factor(text, dimension)
        return Fraction(quantity_base(text, dimension))
    except UnitError as error:
        source.blame((*path, "unit"), str(error))
        return Fraction(1)


def _safe(source: Source) -> Iterator[tuple[str, Bounds]]:
    if not source.holds(("safe",)):
        return
    settings = source.table_at("safe")
    source.used.discard(("safe",))
    for name, said in settings.items():
        path = ("safe", name)
        if isinstance(said, dict):
            least = source.number((*path, "least"), 0, U32_MAX)
            yield name, Bounds(least, source.number((*path, "most"), least, U32_MAX))
        else:
            value = source.number(path, 0, U32_MAX)
            yield name, Bounds(value, value)


def _states(source: Source) -> dict[int, Word]:
    if not source.holds(("states",)):
        return {}
    found: dict[int, Word] = {}
    words = source.table_at("states")
    source.used.discard(("states",))
    for word in Word:
        if word.value not in words:
            continue
        for code in _listed(source, ("states", word.value)):
            number = _code(code)
            if number is None:
                source.blame(("states", word.value), f"{code!r} is no number and no two letters")
            elif number in found:
                source.blame(("states", word.value), f"{code!r} already means {found[number]}")
            else:
                found[number] = word
    return found


def _code(code: object) -> int | None:
    """Return the number that stands for a state: itself, or two letters as a register has them."""
    if isinstance(code, int) and not isinstance(code, bool) and 0 <= code <= U32_MAX:
        return code
    if isinstance(code, str) and code.isascii() and 1 <= len(code) <= 2:  # noqa: PLR2004
        return int.from_bytes(code.encode("ascii").ljust(2, b"\0"))
    return None


def _listed(source: Source, path: KeyPath) -> list[Any]:
    found = source.raw(*path)
    if isinstance(found, list):
        return found
    source.blame(path, "is missing: add a list" if found is None else "must be a list")
    return []


def _faults(source: Source) -> Iterator[tuple[Fault, int]]:
    if not source.holds(("faults",)):
        return
    named = {str(fault.name).lower(): fault for fault in Fault if fault}
    written = source.table_at("faults")
    source.used.discard(("faults",))
    source.used |= {("faults", name) for name in named}
    for name in sorted(named.keys() & written.keys()):
        yield named[name], source.number(("faults", name), 1, U32_MAX)


def _writes(source: Source, act: str) -> Iterator[Write]:
    path = ("writes", act)
    for said in _listed(source, path):
        write = _written(said) if isinstance(said, dict) else None
        if write is None:
            source.blame(
                path,
                "each is { function, address, value }: a coil is written 0 or 1, a register a "
                "number up to 65535, registers a list of such numbers",
            )
        else:
            yield write


def _written(said: dict[str, Any]) -> Write | None:
    """Return one write; None where it cannot be one."""
    words = {word.value for word in _Function}
    if set(said) != {"function", "address", "value"} or str(said["function"]) not in words:
        return None
    function, value = _FUNCTIONS[_Function(said["function"])], said["value"]
    values = value if function == WRITE and isinstance(value, list) else [value]
    numbers = [each for each in (said["address"], *values) if _is_word(each)]
    if not values or len(numbers) <= len(values):
        return None
    address, *numbers = numbers
    if function == WRITE_COIL:
        if numbers[0] > 1:
            return None
        numbers = [ON * numbers[0]]
    return Write(function, address, b"".join(each.to_bytes(2) for each in numbers))


def _is_word(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= WORD_MAX
