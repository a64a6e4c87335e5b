"""What a profile says of a register-map device: its blocks, its codes, its safe settings."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import partial
from pathlib import Path

from hardware import profile_file
from hardware.framing.modbus import READ_COUNT_MAX, READ_WRITE_COUNT_MAX, WRITE_COUNT_MAX
from hardware.profile import Profile
from hardware.profile_file import FOLDER, KeyPath, Source
from hardware.registers import FIELD_TYPES, Block, Field, is_field_type
from kiosk.domain.controller import ControllerState, DeviceStop, Fault
from kiosk.domain.quantity import Dimension

DRIVER = "register_map"

BLOCKS: dict[str, frozenset[str]] = {
    "status": frozenset(
        {
            "nonce", "state", "stopped_by", "flags", "faults", "boot", "total", "opening",
            "close_at", "sequence", "flow",
        }
    ),
    "poll": frozenset({"nonce", "feed"}),
    "preset": frozenset({"sequence", "opening", "close_at"}),
    "open": frozenset({"key", "sequence"}),
    "stop": frozenset({"key"}),
    "acknowledge": frozenset({"key"}),
    "settings": frozenset(
        {
            "map_version", "watchdog_ms", "watchdog_falls_to", "watchdog_latches",
            "watchdog_fed_by", "power_up", "dimension", "totaliser_bits", "step", "flow_step",
            "qmax", "slow_before", "overrun_guard", "closing_ms", "refresh_ms", "response_ms",
            "shutoffs", "maker", "model", "serial", "firmware",
        }
    ),
}  # fmt: skip
"""The blocks that a device needs, and the fields that each must have."""


COUNTS_MAX = {
    "status": READ_COUNT_MAX,
    "poll": READ_WRITE_COUNT_MAX,
    "settings": READ_COUNT_MAX,
}
"""The most registers that one exchange carries, where it is not those of a write."""
TEXTS = frozenset({"maker", "model", "serial", "firmware"})
"""The fields that hold characters; all others are numbers."""
KEY = "key"
"""What a command must carry to be one: the only field whose value the profile gives."""
BITS_LEAST = {"nonce": 16, "sequence": 32}
"""The width that the driver fills, whatever the device."""


class Flag(StrEnum):
    """Single bits of a status."""

    CALLING = "calling"
    LATCHED = "latched"
    IN_FORCE = "in_force"


CODES: dict[str, frozenset[str]] = {
    "state": frozenset(ControllerState),
    "stopped_by": frozenset(DeviceStop),
    "flags": frozenset(Flag),
    "faults": frozenset(str(fault.name).lower() for fault in Fault if fault),
    "dimension": frozenset(Dimension),
    "refusals": frozenset(),
}
"""The code tables, and the words that each must have a number for; refusals are the device's."""

BITS_IN = {"flags": ("status", "flags"), "faults": ("status", "faults")}
"""Where each code stands as a bit."""
TOTALS_IN = (
    ("status", "total"), ("status", "opening"), ("status", "close_at"),
    ("preset", "opening"), ("preset", "close_at"),
)  # fmt: skip
"""Where readings of the totaliser stand."""

FIGURES = frozenset(
    {
        "watchdog_ms", "dimension", "totaliser_bits", "step", "flow_step", "qmax", "slow_before",
        "overrun_guard", "closing_ms", "refresh_ms", "response_ms", "shutoffs",
    }
)  # fmt: skip
"""The settings whose values follow from the profile's other figures."""

REGISTERS = 0x10000
CODE_MAX = 0xFFFF
LEAVES_OPEN = frozenset({4, 5, 10, 11})
"""Exceptions that leave it open whether something was done: they refuse nothing."""


@dataclass(frozen=True, slots=True)
class RegisterMapProfile(Profile):
    """A register-map device on one kind of outlet."""

    blocks: Mapping[str, Block]
    codes: Mapping[str, Mapping[str, int]]
    safe: Mapping[str, int]

    @property
    def settings(self) -> dict[str, int]:
        """What the settings of a device read that is set just as the profile declares."""
        return dict(self.safe) | {
            "watchdog_ms": self.watchdog_ms or 0,
            "dimension": self.codes["dimension"][self.dimension],
            "totaliser_bits": self.totaliser_bits,
            "step": self.step_base,
            "flow_step": self.flow_step_base,
            "qmax": self.qmax_base,
            "slow_before": self.slow_before,
            "overrun_guard": self.overrun_guard,
            "closing_ms": self.closing_ms,
            "refresh_ms": self.refresh_ms,
            "response_ms": self.response_ms,
            "shutoffs": self.shutoffs,
        }


def load(name: str, folder: Path = FOLDER, *, driver: str = DRIVER) -> RegisterMapProfile:
    """Return the profile `name`; ProfileError with every mistake in it.

    Another `driver` says the same registers in other frames.
    """
    read = partial(_read, driver=driver)
    return profile_file.load(name, folder, read=read, check=_check_widths)


def _read(source: Source, figures: Profile, *, driver: str) -> RegisterMapProfile:
    if figures.driver != driver:
        source.blame(("driver",), f"{figures.driver!r} is none of {driver}")
    blocks = {block: _block(source, block) for block in BLOCKS}
    codes = {table: _codes(source, table) for table in CODES}
    _compare(source, blocks)
    safe = {
        key: source.number(("safe", key), 0, CODE_MAX)
        for key in source.table_at("safe")
        if _is_setting(source, key)
    }
    known = {each.name: getattr(figures, each.name) for each in fields(figures)}
    return RegisterMapProfile(**known, blocks=blocks, codes=codes, safe=safe)


def _check_widths(source: Source, profile: RegisterMapProfile) -> None:
    """Make sure that every number that is to be said fits into the field that says it."""
    width = {
        (block, each.name): each.bits
        for block, laid_out in profile.blocks.items()
        for each in laid_out.fields
    }
    for table, place in BITS_IN.items():
        for word, bit in profile.codes[table].items():
            if bit >= width[place]:
                source.blame(
                    ("codes", table, word), f"{_field_at(*place)} has no bit {bit}: count from 0"
                )
    least = dict.fromkeys(TOTALS_IN, profile.totaliser_bits)
    least |= {place: BITS_LEAST[place[1]] for place in width if place[1] in BITS_LEAST}
    for place, bits in least.items():
        if width[place] < bits:
            source.blame((*_path(*place), "type"), f"must have {bits} bits")
    for name, value in profile.settings.items():
        if value.bit_length() > width["settings", name]:
            source.blame(_path("settings", name), f"cannot say {value}: give it a wider type")
    for name in ("maker", "model"):
        text, size = source.table[name], width["settings", name] // 8
        if not (text.isascii() and text.isprintable() and 0 < len(text) <= size):
            source.blame(
                (name,), f"must be 1 to {size} plain letters, as {_field_at('settings', name)}"
            )


def _path(block: str, name: str) -> KeyPath:
    return ("blocks", block, "fields", name)


def _field_at(block: str, name: str) -> str:
    return f"blocks.{block}.fields.{name}"


def _is_setting(source: Source, key: str) -> bool:
    """Whether the device can be asked for the setting `key`, and nothing else is said of it."""
    if key in FIGURES:
        source.blame(("safe", key), "is compared with the profile's figures: take it out")
    elif key not in BLOCKS["settings"] - TEXTS:
        source.blame(("safe", key), "is no field of blocks.settings that holds a number")
    else:
        return True
    source.used.add(("safe", key))
    return False


def _block(source: Source, name: str) -> Block:
    address = source.number(("blocks", name, "address"), 0, REGISTERS - 1)
    most = COUNTS_MAX.get(name, WRITE_COUNT_MAX)
    count = source.number(("blocks", name, "count"), 1, most)
    if address + count > REGISTERS:
        source.blame(("blocks", name, "count"), f"ends after the last register, {REGISTERS - 1}")
    written = source.table_at("blocks", name, "fields")
    source.used.discard(("blocks", name, "fields"))
    for missing in sorted(BLOCKS[name] - written.keys()):
        source.used.add(("blocks", name, "fields", missing))
        source.blame(("blocks", name, "fields", missing), "is missing: add { at, type }")
    fields = []
    for key in sorted(BLOCKS[name] & written.keys()):
        each = _field(source, name, key)
        if each is not None and each.end > 2 * count:
            source.blame(
                ("blocks", name, "fields", key), f"ends after the {count} registers of its block"
            )
        elif each is not None:
            fields.append(each)
    fields.sort(key=lambda each: each.begin)
    for one, two in itertools.pairwise(fields):
        if two.begin < one.end:
            source.blame(("blocks", name, "fields", two.name), f"overlaps with {one.name}")
            fields = []
            break
    return Block(address, count, tuple(fields))


def _field(source: Source, block: str, name: str) -> Field | None:
    path = ("blocks", block, "fields", name)
    at = source.number((*path, "at"), 0, REGISTERS - 1)
    kind = source.value((*path, "type"), str, "")
    value = None
    if name == KEY or source.raw(*path, "value") is not None:
        value = source.number((*path, "value"), 0, 2**32 - 1)
    if not is_field_type(kind):
        if kind:
            source.blame(
                (*path, "type"), f"{kind!r} is none of {', '.join(FIELD_TYPES)} (N an even number)"
            )
        return None
    field = Field(name, at, kind, value)
    if field.is_text is not (name in TEXTS):
        source.blame((*path, "type"), "must be text:N" if name in TEXTS else "must be a number")
        return None
    if value is not None and name != KEY:
        source.blame((*path, "value"), "is not for the profile to say: take it out")
    elif value is not None and value.bit_length() > field.bits:
        source.blame((*path, "value"), f"{value} does not fit {field.bits} bits")
    return field


def _codes(source: Source, name: str) -> dict[str, int]:
    written = source.table_at("codes", name)
    source.used.discard(("codes", name))
    for missing in sorted(CODES[name] - written.keys()):
        source.used.add(("codes", name, missing))
        source.blame(("codes", name, missing), "is missing: add its number")
    known = CODES[name] or written.keys()
    codes: dict[str, int] = {}
    for key in sorted(known & written.keys()):
        number = source.number(("codes", name, key), int(name == "refusals"), 0xFF)
        if name == "refusals" and number in LEAVES_OPEN:
            source.blame(("codes", name, key), f"exception {number} leaves open what was done")
        if number in codes.values():
            source.blame(("codes", name, key), f"{number} already means something else")
        codes[key] = number
    return codes


def _compare(source: Source, blocks: dict[str, Block]) -> None:
    """Make sure that no two blocks share a register, or a size that would let them be swapped."""
    sound = [
        (name, block)
        for name, block in blocks.items()
        if not any(one.key.startswith(f"blocks.{name}.") for one in source.problems)
    ]
    for (one, block), (two, other) in itertools.combinations(sound, 2):
        if block.address < other.end and other.address < block.end:
            source.blame(("blocks", two), f"overlaps with blocks.{one}: move it")
        elif block.count == other.count and source.raw("blocks", two) is not None:
            source.blame(
                ("blocks", two, "count"),
                f"is that of blocks.{one}: an answer to one could be taken for the other's",
            )
