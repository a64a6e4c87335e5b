"""Blocks of registers as a profile lays them out: names to bytes and back."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

from hardware.framing.errors import Damaged

BYTES_PER_REGISTER = 2

_SHAPES = {"u16": ("H", 2, 0), "u32": ("I", 4, 0), "high": ("B", 1, 0), "low": ("B", 1, 1)}
# Type: its struct code, its bytes, and the byte of its register at which it begins.
_TEXT = "text:"
_LENGTH = re.compile(r"[1-9][0-9]{0,2}")

FIELD_TYPES = (*_SHAPES, f"{_TEXT}N")
"""What a field may be: a number in one or two registers, half a register, or N characters."""


@dataclass(frozen=True, slots=True)
class Field:
    """One value in a block: `at` counts registers; `value` is what it must always be."""

    name: str
    at: int
    type: str
    value: int | None = None

    @property
    def is_text(self) -> bool:
        """Whether it holds characters."""
        return self.type.startswith(_TEXT)

    @property
    def code(self) -> str:
        """How `struct` writes it."""
        return f"{self.size}s" if self.is_text else _SHAPES[self.type][0]

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return int(self.type.removeprefix(_TEXT)) if self.is_text else _SHAPES[self.type][1]

    @property
    def bits(self) -> int:
        """How many bits it has for a number."""
        return 8 * self.size

    @property
    def begin(self) -> int:
        """The byte of the block at which it begins."""
        return self.at * BYTES_PER_REGISTER + (0 if self.is_text else _SHAPES[self.type][2])

    @property
    def end(self) -> int:
        """The first byte after it."""
        return self.begin + self.size


def is_field_type(text: str) -> bool:
    """Whether `text` is one of FIELD_TYPES, with whole registers of characters."""
    length = text.removeprefix(_TEXT)
    if length != text:
        return bool(_LENGTH.fullmatch(length)) and int(length) % BYTES_PER_REGISTER == 0
    return text in _SHAPES


def _layout(fields: tuple[Field, ...], size: int) -> struct.Struct:
    """Return the layout of `fields` in a block of `size` bytes; the gaps are skipped."""
    codes, at = [">"], 0
    for each in fields:
        codes += [f"{each.begin - at}x", each.code]
        at = each.end
    return struct.Struct("".join([*codes, f"{size - at}x"]))


@dataclass(frozen=True, slots=True)
class Block:
    """Registers that are read or written together, and only together."""

    address: int
    count: int
    fields: tuple[Field, ...]
    _numbers: tuple[struct.Struct, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    _texts: tuple[struct.Struct, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    _fixed: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work the layout out once, in the order of the bytes."""
        in_order = tuple(sorted(self.fields, key=lambda each: each.begin))
        for name, texts in (("_numbers", False), ("_texts", True)):
            chosen = tuple(each for each in in_order if each.is_text is texts)
            layout = _layout(chosen, self.count * BYTES_PER_REGISTER)
            object.__setattr__(self, name, (layout, tuple(each.name for each in chosen)))
        fixed = {each.name: each.value for each in self.fields if each.value is not None}
        object.__setattr__(self, "_fixed", fixed)

    @property
    def end(self) -> int:
        """The first register after the block."""
        return self.address + self.count

    def numbers(self, data: bytes) -> dict[str, int]:
        """Return the numbers in `data`, by name."""
        layout, names = self._numbers
        return dict(zip(names, layout.unpack(data), strict=True))

    def texts(self, data: bytes) -> dict[str, str]:
        """Return the texts in `data`, by name; Damaged where they are not printable ASCII."""
        layout, names = self._texts
        return dict(zip(names, map(_text, layout.unpack(data)), strict=True))

    def pack(self, values: Mapping[str, int | str]) -> bytes:
        """Return the block as bytes: `values` by name, constants by themselves, gaps zero."""
        numbers = self._packed(self._numbers, {**self._fixed, **values})
        if not self._texts[1]:
            return numbers
        texts = self._packed(self._texts, values)
        return bytes(number | text for number, text in zip(numbers, texts, strict=True))

    @staticmethod
    def _packed(
        laid_out: tuple[struct.Struct, tuple[str, ...]], values: Mapping[str, int | str]
    ) -> bytes:
        layout, names = laid_out
        plain = (values[name] for name in names)
        return layout.pack(*(one.encode() if isinstance(one, str) else one for one in plain))


def _text(raw: bytes) -> str:
    stripped = raw.rstrip(b"\0 ")
    if not all(0x20 <= byte < 0x7F for byte in stripped):  # noqa: PLR2004 - printable ASCII.
        raise Damaged(f"{raw!r} is no text")
    return stripped.decode("ascii")
