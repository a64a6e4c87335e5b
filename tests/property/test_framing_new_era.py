"""Packets of New Era pumps: what is true for all of them, and for all bytes that may come."""

from __future__ import annotations

import binascii

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hardware.framing.errors import Damaged, Foreign, FrameError
from hardware.framing.new_era import (
    ADDRESS_MAX,
    DATA_MAX,
    WRITTEN_MAX,
    Reply,
    crc16,
    data_of,
    figure,
    figure_step,
    missing,
    packet,
    reply_length,
    reply_of,
    request,
    thousandths_of,
)

addresses = st.integers(0, ADDRESS_MAX)
statuses = st.sampled_from("IWSPTUX")
alarms = st.sampled_from("RSTEO")
texts = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=40)
amounts = st.integers(0, WRITTEN_MAX)


def test_the_manuals_own_example() -> None:
    """SAF0, as it stands in the manual."""
    assert packet(b"SAF0") == bytes.fromhex("02 08 53 41 46 30 55 43 03")


@given(st.binary(max_size=300))
def test_the_checksum_is_everybodys(data: bytes) -> None:
    """Others compute the same one."""
    assert crc16(data) == binascii.crc_hqx(data, 0)


@given(addresses, texts)
def test_what_was_told_is_what_is_heard(address: int, command: str) -> None:
    """A request carries address and command, to the letter."""
    assert data_of(request(address, command)) == f"{address}{command}".encode()


@given(addresses, statuses, texts)
def test_a_status_comes_as_it_was_sent(address: int, status: str, text: str) -> None:
    """Whatever a pump says behind its status."""
    heard = packet(f"{address:02}{status}{text}".encode())
    assert reply_of(heard, address=address) == Reply(status, "", text)
    assert len(heard) == reply_length(3 + len(text))


@given(addresses, alarms)
def test_an_alarm_stands_in_the_place_of_a_status(address: int, alarm: str) -> None:
    """And is never taken for one."""
    heard = packet(f"{address:02}A?{alarm}".encode())
    assert reply_of(heard, address=address) == Reply("", alarm, "")


@given(addresses, addresses, texts)
def test_another_pump_is_foreign(asked: int, other: int, text: str) -> None:
    """Whatever it answers."""
    assume(asked != other)
    with pytest.raises(Foreign):
        reply_of(packet(f"{other:02}S{text}".encode()), address=asked)


@given(addresses, statuses, texts, st.data())
def test_one_byte_off_is_an_error(
    address: int, status: str, text: str, data: st.DataObject
) -> None:
    """Changed, dropped or added: never a value, and never another error."""
    heard = bytearray(packet(f"{address:02}{status}{text}".encode()))
    whole = bytes(heard)
    at = data.draw(st.integers(0, len(heard) - 1))
    match data.draw(st.sampled_from(["change", "drop", "add"])):
        case "change":
            heard[at] ^= data.draw(st.integers(1, 255))
        case "drop":
            del heard[at]
        case _:
            heard[at:at] = data.draw(st.binary(min_size=1, max_size=1))
    assume(bytes(heard) != whole)
    with pytest.raises(FrameError):
        reply_of(bytes(heard), address=address)


@given(st.binary(max_size=300), addresses)
def test_any_bytes_are_a_reply_or_an_error_of_framing(heard: bytes, address: int) -> None:
    """Nothing else comes out, also where the checksum is right by chance."""
    for each in (heard, packet(heard[:DATA_MAX] or b"\0")):
        try:
            assert reply_of(each, address=address).text.isascii()
        except FrameError:
            continue


@given(st.binary(min_size=1, max_size=DATA_MAX), st.integers(6, 40), st.data())
def test_the_end_of_a_packet_is_known(carried: bytes, usual: int, data: st.DataObject) -> None:
    """From its second byte on, to the byte; before, what is usual is waited for."""
    whole = packet(carried)
    part = whole[: data.draw(st.integers(0, len(whole) - 1))]
    left = missing(part, usual)
    assert left == (len(whole) - len(part) if len(part) > 1 else usual - len(part))
    assert missing(whole, usual) == 0


def test_a_packet_that_cannot_be_is_not_made() -> None:
    """Nothing to say, too much to say, nobody to say it to."""
    for carried in (b"", bytes(DATA_MAX + 1)):
        with pytest.raises(ValueError, match="1 to 251"):
            packet(carried)
    for address in (-1, ADDRESS_MAX + 1):
        with pytest.raises(ValueError, match="0 to 99"):
            request(address, "DIS")


@given(amounts)
def test_a_figure_is_rounded_down_to_four_digits(amount: int) -> None:
    """A pump never reads more than was meant; what fits is read as it was."""
    written = figure(amount)
    assert len(written) <= 5
    read = thousandths_of(written)
    assert amount - figure_step(amount) < read <= amount
    assert read % figure_step(amount) == 0
    assert figure(read) == written


@pytest.mark.parametrize("amount", [-1, WRITTEN_MAX + 1])
def test_what_no_four_digits_can_say_is_not_said(amount: int) -> None:
    """Ten litres, or less than nothing."""
    with pytest.raises(ValueError, match="four digits"):
        figure(amount)


@pytest.mark.parametrize(
    "text",
    ["", ".", "1", ".5", "12345.", "1.2345", "12.345", "-1.0", "1.0 ", "1,0", "I1.0", "1..2"],
)
def test_what_is_no_figure_is_foreign(text: str) -> None:
    """Digits and one point, in that form, or the answer was to something else."""
    with pytest.raises(Foreign, match="no figure"):
        thousandths_of(text)


def test_a_sound_packet_of_nonsense_is_damaged() -> None:
    """A checksum makes no sense of what has none."""
    for carried in (b"0S", b"01Q", b"1S", b"01A?Q", b"01S\xff", b"xxS"):
        with pytest.raises(Damaged):
            reply_of(packet(carried), address=1)
