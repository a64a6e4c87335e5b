"""Numbers in the registers of other makers: what was counted is what is read, to the last step."""

from __future__ import annotations

import struct
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.drivers.modbus_device.numbers import (
    Field,
    base_of,
    float_below,
    float_near,
    float_of,
    float_steps_max,
    raw_for,
    raw_of,
    registers_for,
    text_of,
)
from hardware.framing.errors import Damaged

WHOLE = {"u16": (0, 2**16 - 1), "u32": (0, 2**32 - 1), "u64": (0, 2**64 - 1)}
STEPS = [Fraction(1, 1000), Fraction(1, 100), Fraction(1, 10), Fraction(1), Fraction(10)]


@given(st.data(), st.sampled_from(sorted(WHOLE)), st.integers(0, 5))
def test_what_a_register_holds_is_what_is_read(data: st.DataObject, kind: str, at: int) -> None:
    """At any place of a block, with either half first."""
    low_first = data.draw(st.booleans())
    value = data.draw(st.integers(*WHOLE[kind]))
    field = Field("x", at, kind, low_first=low_first)
    block = bytes(2 * at) + registers_for(kind, value, low_first=low_first) + b"\xff\xff"
    assert raw_of(field, block) == value


@given(st.integers(-(2**31), 2**31 - 1))
def test_a_signed_number_keeps_its_sign(value: int) -> None:
    """And less than nothing is no quantity."""
    field = Field("total", 0, "s32")
    assert raw_of(field, registers_for("s32", value)) == value
    if value < 0:
        with pytest.raises(Damaged, match="less than nothing"):
            base_of(field, value)


@given(st.integers(0, 2**32 - 1))
def test_the_lower_half_first_is_the_halves_swapped(value: int) -> None:
    """The bytes in a register stay as they are."""
    usual, swapped = registers_for("u32", value), registers_for("u32", value, low_first=True)
    assert swapped == usual[2:] + usual[:2]


@given(st.integers(0, 2**16 - 1), st.integers(1, 2**16 - 1))
def test_a_mask_hides_the_other_bits(value: int, mask: int) -> None:
    """Several switches share a register."""
    assert raw_of(Field("x", 0, "u16", mask=mask), value.to_bytes(2)) == value & mask


@given(st.lists(st.booleans(), min_size=1, max_size=40), st.data())
def test_bits_stand_eight_to_a_byte_from_the_lowest(bits: list[bool], data: st.DataObject) -> None:
    """Modbus application protocol 6.1."""
    packed = bytearray(-(-len(bits) // 8))
    for at, bit in enumerate(bits):
        packed[at // 8] |= bit << at % 8
    at = data.draw(st.integers(0, len(bits) - 1))
    assert raw_of(Field("x", at, "bit"), bytes(packed)) == bits[at]


@pytest.mark.parametrize("step", STEPS)
@given(data=st.data())
def test_a_float_says_every_step_up_to_its_last_one(step: Fraction, data: st.DataObject) -> None:
    """A meter that counts hundredths shows the nearest float: the hundredth is got back."""
    count = data.draw(st.integers(0, float_steps_max(step)))
    unit = Fraction(1_000_000)
    field = Field("total", 0, "f32", unit=unit)
    shown: float = struct.unpack(">f", struct.pack(">f", float(count * step)))[0]
    raw = raw_of(field, struct.pack(">f", shown))
    assert base_of(field, raw) // int(step * unit) == count


@pytest.mark.parametrize("step", STEPS)
def test_beyond_its_last_step_a_float_says_two_at_once(step: Fraction) -> None:
    """So that is where the totaliser has to end."""
    most = float_steps_max(step)
    beyond = [float_near((2 * most + count) * step) for count in range(200)]
    assert len(set(beyond)) < len(beyond)


@given(st.fractions(0, 10**9))
def test_a_limit_is_never_more_than_was_granted(value: Fraction) -> None:
    """A float in its register is rounded down, and by less than its last place."""
    pattern = float_below(value)
    assert float_of(pattern) <= value < float_of(pattern + 1)


@given(st.integers(0, 10**9), st.sampled_from(["u32", "f32"]))
def test_what_is_written_for_a_limit_is_at_most_that(base: int, kind: str) -> None:
    """In whole units, or in a float of them."""
    field = Field("limit", 0, kind, unit=Fraction(1_000))
    raw = raw_for(field, base)
    exact = float_of(raw) if kind == "f32" else Fraction(raw)
    assert exact * 1_000 <= base


@pytest.mark.parametrize("pattern", [0x7F80_0000, 0xFF80_0000, 0x7FC0_0000, 0x7F80_0001])
def test_what_is_no_number_is_no_quantity(pattern: int) -> None:
    """Neither infinity nor what is undefined."""
    with pytest.raises(Damaged, match="no number"):
        base_of(Field("total", 0, "f32"), pattern)


@given(st.binary(min_size=4, max_size=4))
def test_any_float_is_a_quantity_or_none(data: bytes) -> None:
    """Whatever the bits are, nothing else comes of them."""
    field = Field("total", 0, "f32", unit=Fraction(1_000_000))
    try:
        base = base_of(field, raw_of(field, data))
    except Damaged:
        return
    assert base >= 0


@given(st.binary(max_size=8))
def test_a_text_is_printable_or_none(data: bytes) -> None:
    """Padding is taken off; anything else that is not a letter is damage."""
    block = data.ljust(8, b"\0")
    try:
        text = text_of(Field("serial", 0, "text:8"), block)
    except Damaged:
        return
    assert text.isascii()
    assert block.rstrip(b"\0 ") == text.encode()
