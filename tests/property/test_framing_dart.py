"""DART frames: recorded traffic, what is true for all frames, and for all bytes that may come."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hardware.framing.dart import (
    ACK,
    AROUND,
    DATA_MAX,
    DLE,
    EOT,
    ETX,
    NAK,
    NUMBERS,
    POLL,
    PUMPS,
    SF,
    Block,
    Transaction,
    bcd,
    block,
    check_acknowledged,
    end_of,
    missing,
    number_of,
    parted,
    short,
    told,
    transactions_of,
)
from hardware.framing.errors import Damaged, Foreign, FrameError

addresses = st.integers(1, PUMPS)
numbers = st.integers(0, NUMBERS - 1)
awkward = st.lists(st.sampled_from([SF, DLE, ETX, 0]), max_size=12).map(bytes)
transactions = st.lists(
    st.builds(Transaction, st.integers(0, 255), awkward | st.binary(max_size=20)),
    min_size=1,
    max_size=6,
)

RECORDED = [
    ("52 30 01 01 04 e7 5f 03 fa", 3, 0, ["01 04"]),
    ("52 30 01 01 05 26 9f 03 fa", 3, 0, ["01 05"]),
    ("52 30 65 01 01 66 83 03 fa", 3, 0, ["65 01"]),
    ("52 39 03 04 01 05 00 12 4d e5 03 fa", 3, 9, ["03 01 05 00 12"]),
    ("52 3a 02 08 00 00 00 06 00 00 06 30 aa 61 03 fa", 3, 10, ["02 00 00 00 06 00 00 06 30"]),
    (
        (
            "53 30 01 01 05 02 04 01 02 03 04 05 0c 01 50 00 01 05 00 01 24 00 01 43 30 "
            "03 04 00 09 99 00 01 01 06 f7 63 03 fa"
        ),
        *(4, 0),
        [
            "01 05",
            "02 01 02 03 04",
            "05 01 50 00 01 05 00 01 24 00 01 43 30",
            "03 00 09 99 00",
            "01 06",
        ],
    ),
]
"""Published recordings between dispensers of Wayne and their controllers."""


@pytest.mark.parametrize(("frame", "address", "number", "said"), RECORDED)
def test_what_others_have_recorded(frame: str, address: int, number: int, said: list[str]) -> None:
    """Checksum, ends, numbers and transactions are as they are on real lines, both ways."""
    heard = bytes.fromhex(frame)
    inside = [bytes.fromhex(each) for each in said]
    expected = tuple(Transaction(each[0], each[1:]) for each in inside)
    assert told(heard, address=address) == Block(number, expected)
    assert block(address, number, expected) == heard
    assert missing(heard, 3) == 0


def test_short_frames_that_others_have_recorded() -> None:
    """Three bytes without a checksum."""
    assert short(3, POLL) == bytes.fromhex("52 20 fa")
    assert told(bytes.fromhex("52 70 fa"), address=3) is None
    check_acknowledged(bytes.fromhex("52 c0 fa"), address=3, number=0)


@given(addresses, numbers, transactions)
def test_what_was_told_is_what_is_heard(address: int, number: int, said: list[Transaction]) -> None:
    """Whatever is in it, also what looks like its end."""
    heard = block(address, number, said)
    assert told(heard, address=address) == Block(number, tuple(said))


@given(addresses, numbers, transactions, st.data())
def test_one_byte_off_a_block_is_an_error(
    address: int, number: int, said: list[Transaction], data: st.DataObject
) -> None:
    """Changed, dropped or added: never another block, and never another error."""
    damaged = one_byte_off(block(address, number, said), data)
    with pytest.raises(FrameError):
        told(damaged, address=address)


@given(addresses, numbers, st.data())
def test_one_byte_off_a_short_frame_is_an_error(
    address: int, number: int, data: st.DataObject
) -> None:
    """It has no checksum: each of its bytes is the one that was expected."""
    with pytest.raises(FrameError):
        told(one_byte_off(short(address, EOT), data), address=address)
    damaged = one_byte_off(short(address, ACK | number), data)
    with pytest.raises(FrameError):
        check_acknowledged(damaged, address=address, number=number)


def one_byte_off(heard: bytes, data: st.DataObject) -> bytes:
    """Return `heard` with one byte changed, dropped or added."""
    changed = bytearray(heard)
    at = data.draw(st.integers(0, len(heard) - 1))
    match data.draw(st.sampled_from(["change", "drop", "add"])):
        case "change":
            changed[at] ^= data.draw(st.integers(1, 255))
        case "drop":
            del changed[at]
        case _:
            changed[at:at] = data.draw(st.binary(min_size=1, max_size=1))
    assume(bytes(changed) != heard)
    return bytes(changed)


@given(addresses, addresses, numbers, transactions)
def test_another_pump_is_foreign(
    asked: int, other: int, number: int, said: list[Transaction]
) -> None:
    """Whatever it tells."""
    assume(asked != other)
    for heard in (block(other, number, said), short(other, EOT)):
        with pytest.raises(Foreign):
            told(heard, address=asked)
    with pytest.raises(Foreign):
        check_acknowledged(short(other, ACK | number), address=asked, number=number)


@given(addresses, numbers, numbers)
def test_another_block_is_not_acknowledged(address: int, number: int, other: int) -> None:
    """The number tells; and that it was not taken says nothing of what is so."""
    assume(number != other)
    with pytest.raises(Foreign):
        check_acknowledged(short(address, ACK | other), address=address, number=number)
    with pytest.raises(Damaged, match="did not take"):
        check_acknowledged(short(address, NAK | number), address=address, number=number)


@given(st.binary(max_size=60), addresses, numbers)
def test_any_bytes_are_a_frame_or_an_error_of_framing(
    heard: bytes, address: int, number: int
) -> None:
    """Nothing else comes out, also where checksum and ends are right."""
    body = bytes([0x50 + address - 1, 0x30 | number]) + heard
    sound = block(address, number, [Transaction(1, heard)])
    for each in (heard, sound, body, heard + bytes([ETX, SF])):
        with suppress(FrameError):
            told(each, address=address)
        with suppress(FrameError):
            check_acknowledged(each, address=address, number=number)
        with suppress(FrameError):
            transactions_of(each)
        with suppress(FrameError):
            parted(each)


@given(addresses, numbers, transactions, st.integers(3, 40), st.data())
def test_the_end_of_a_frame_is_known(
    address: int, number: int, said: list[Transaction], usual: int, data: st.DataObject
) -> None:
    """When it is there, and not before."""
    whole = block(address, number, said)
    part = whole[: data.draw(st.integers(0, len(whole) - 1))]
    assert missing(part, usual) == max(usual - len(part), 1)
    assert missing(whole, usual) == 0
    assert end_of(whole + b"\xfa") == len(whole)


def test_a_frame_that_cannot_be_is_not_made() -> None:
    """Nothing to tell, too much, no such number, no such pump."""
    one = Transaction(1, b"\0")
    with pytest.raises(ValueError, match="1 to 250"):
        block(1, 0, [])
    with pytest.raises(ValueError, match="1 to 250"):
        block(1, 0, [Transaction(1, bytes(DATA_MAX))])
    for number in (-1, NUMBERS):
        with pytest.raises(ValueError, match="0 to 15"):
            block(1, number, [one])
    for address in (0, PUMPS + 1):
        with pytest.raises(ValueError, match="1 to 32"):
            short(address, POLL)


def test_a_sound_block_of_nonsense_is_damaged() -> None:
    """A transaction that is longer than its block; a control byte that is none of a block."""
    with pytest.raises(Damaged, match="cut short"):
        transactions_of(bytes.fromhex("01 02 00"))
    with pytest.raises(Damaged, match="cut short"):
        transactions_of(bytes.fromhex("01"))
    assert transactions_of(b"") == ()
    whole = block(1, 0, [Transaction(1, b"\0")])
    assert len(whole) == AROUND + 3


@given(st.integers(0, 10**8 - 1))
def test_digits_come_as_they_were_written(value: int) -> None:
    """Eight of them in four bytes."""
    assert number_of(bcd(value, 4)) == value


@pytest.mark.parametrize("value", [-1, 10**8])
def test_what_no_digits_can_say_is_not_said(value: int) -> None:
    """Less than nothing, or a million litres."""
    with pytest.raises(ValueError, match="8 digits"):
        bcd(value, 4)


@pytest.mark.parametrize("data", ["0a", "00 00 00 f0", ""])
def test_what_is_no_number_is_foreign(data: str) -> None:
    """Ten in one digit; nothing at all."""
    with pytest.raises(Foreign, match="no number"):
        number_of(bytes.fromhex(data))
