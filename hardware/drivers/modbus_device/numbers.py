"""Numbers as registers hold them: whole ones and floats of 32 bits, to exact integers and back.

A float stands for a decimal that the device counted in: the nearest one that 24 bits can say. So
half of its last place is given back before it is cut to whole steps. That is right for as long as
its last place is finer than a step; `float_steps_max` says how far that goes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from fractions import Fraction

from hardware.framing.errors import Damaged

REGISTER = 2
"""Bytes in a register."""
BITS_PER_REGISTER = 16
FLOAT, BIT = "f32", "bit"
_SIZES = {"u16": 1, "u32": 2, "s32": 2, "u64": 4, FLOAT: 2, BIT: 1}
"""Registers of each type; a bit stands alone."""
NUMBER_TYPES = tuple(_SIZES)
TEXT = "text:"
EXACT_BITS = 24
"""So many bits of a number a float keeps."""
_EXPONENT_BITS, _EXPONENT_BIAS = 23, 150


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a block: `at` counts registers, or bits, from the block's address."""

    name: str
    at: int
    type: str
    low_first: bool = False
    """Whether the register with the lower half comes first."""
    mask: int = 0
    """The bits of it that count; 0 for all."""
    unit: Fraction = Fraction(1)
    """What one of it is worth, in base units, or base units a second."""

    @property
    def is_text(self) -> bool:
        """Whether it holds characters."""
        return self.type.startswith(TEXT)

    @property
    def size(self) -> int:
        """How many registers, or bits, it takes."""
        return int(self.type[len(TEXT) :]) // REGISTER if self.is_text else _SIZES[self.type]

    @property
    def end(self) -> int:
        """The first register, or bit, after it."""
        return self.at + self.size


def raw_of(field: Field, data: bytes) -> int:
    """Return the number that stands in `data`; for a float the pattern of its bits."""
    if field.type == BIT:
        return data[field.at // 8] >> field.at % 8 & 1
    part = data[field.at * REGISTER : field.end * REGISTER]
    value = int.from_bytes(_ordered(part, low_first=field.low_first), signed=field.type == "s32")
    return value & field.mask if field.mask else value


def text_of(field: Field, data: bytes) -> str:
    """Return the text that stands in `data`; Damaged where it is none."""
    part = data[field.at * REGISTER : field.end * REGISTER].rstrip(b"\0 ")
    if not part.isascii() or not part.decode("ascii").isprintable():
        raise Damaged(f"{part!r} is no text")
    return part.decode("ascii")


def registers_for(kind: str, raw: int, *, low_first: bool = False) -> bytes:
    """Return the registers that hold `raw`."""
    return _ordered(raw.to_bytes(_SIZES[kind] * REGISTER, signed=raw < 0), low_first=low_first)


def _ordered(part: bytes, *, low_first: bool) -> bytes:
    """Return the registers in `part`, the other way round where the lower half comes first."""
    if not low_first:
        return part
    return b"".join(part[at : at + REGISTER] for at in range(len(part) - REGISTER, -1, -REGISTER))


def float_of(pattern: int) -> Fraction:
    """Return what a float says, exactly; Damaged where it is no number."""
    value: float = struct.unpack(">f", pattern.to_bytes(4))[0]
    if value - value != 0:  # Neither infinite nor undefined.
        raise Damaged(f"{value} is no number")
    return Fraction(value)


def last_place(pattern: int) -> Fraction:
    """Return how far it is from a float to the next one."""
    exponent = max(1, pattern >> _EXPONENT_BITS & 0xFF)
    return Fraction(2) ** (exponent - _EXPONENT_BIAS)


def float_near(value: Fraction) -> int:
    """Return the bits of the float that is nearest to `value`: what a device shows of it."""
    return int.from_bytes(struct.pack(">f", float(value)))


def float_below(value: Fraction) -> int:
    """Return the bits of the largest float that is not more than `value`, which is not negative."""
    pattern = float_near(value)
    return pattern - 1 if float_of(pattern) > value else pattern


def base_of(field: Field, raw: int) -> int:
    """Return a quantity in base units, rounded down; Damaged where it is none."""
    exact = Fraction(raw)
    if field.type == FLOAT:
        exact = float_of(raw) + last_place(raw) / 2
    if raw and exact < 0:
        raise Damaged(f"{field.name} is {float(exact)}: less than nothing")
    return int(exact * field.unit)


def raw_for(field: Field, base: int) -> int:
    """Return what says at most `base` in a field; the inverse of `base_of` for what it can say."""
    exact = Fraction(base) / field.unit
    return float_below(exact) if field.type == FLOAT else int(exact)


def float_steps_max(step: Fraction) -> int:
    """Return up to how many steps each float is nearer to its own step than to the next one."""
    places = 0
    while Fraction(2) ** (places - EXACT_BITS + 1) < step:
        places += 1
    return int(Fraction(2) ** places / step)
