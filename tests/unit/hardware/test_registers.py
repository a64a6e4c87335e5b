"""Blocks of registers: names to bytes and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.framing.errors import Damaged
from hardware.registers import Block, Field, is_field_type

BLOCK = Block(
    address=0x10,
    count=8,
    fields=(
        Field("name", 5, "text:4"),
        Field("total", 1, "u32"),
        Field("state", 3, "high"),
        Field("reason", 3, "low"),
        Field("key", 4, "u16", value=0x4F50),
        Field("nonce", 0, "u16"),
    ),
)


def test_a_block_is_laid_out_as_it_says() -> None:
    """Big-endian registers in their places; constants by themselves, gaps zero."""
    packed = BLOCK.pack(
        {"nonce": 0x0102, "total": 0x03040506, "state": 7, "reason": 8, "name": "AB"}
    )
    assert packed.hex(" ") == "01 02 03 04 05 06 07 08 4f 50 41 42 00 00 00 00"
    assert BLOCK.end == 0x18


@given(
    st.integers(0, 0xFFFF),
    st.integers(0, 2**32 - 1),
    st.integers(0, 255),
    st.integers(0, 255),
    st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=4),
)
def test_what_was_packed_is_unpacked(
    nonce: int, total: int, state: int, reason: int, name: str
) -> None:
    """Every value comes back as it went in."""
    told = {"nonce": nonce, "total": total, "state": state, "reason": reason}
    packed = BLOCK.pack(told | {"name": name})
    assert BLOCK.numbers(packed) == told | {"key": 0x4F50}
    assert BLOCK.texts(packed) == {"name": name}


@pytest.mark.parametrize("raw", [b"A\x07\0\0", b"\xff\xff\xff\xff", b"A\0B\0"])
def test_a_text_that_is_none_is_damage(raw: bytes) -> None:
    """Only printable ASCII is a name."""
    packed = bytearray(BLOCK.pack({"nonce": 0, "total": 0, "state": 0, "reason": 0, "name": ""}))
    packed[10:14] = raw
    with pytest.raises(Damaged, match="no text"):
        BLOCK.texts(bytes(packed))


@pytest.mark.parametrize("text", ["u16", "u32", "high", "low", "text:2", "text:12"])
def test_field_types_are_known(text: str) -> None:
    """One or two registers, half of one, or an even number of characters."""
    assert is_field_type(text)


@pytest.mark.parametrize("text", ["u8", "text:", "text:3", "text:0", "text:-2", "U16", ""])
def test_other_field_types_are_not(text: str) -> None:
    """What could not be laid out is refused when the profile is read."""
    assert not is_field_type(text)
