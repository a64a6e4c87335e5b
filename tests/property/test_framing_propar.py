"""Telegrams of Bronkhorst instruments: what is true for all of them, and for all bytes."""

from __future__ import annotations

import struct
from contextlib import suppress
from fractions import Fraction

import propar as library
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hardware.drivers.propar.profile import EXACT
from hardware.framing.errors import Damaged, Foreign, FrameError
from hardware.framing.propar import (
    ANSWER,
    DATA_MAX,
    DLE,
    PARAMETER_MAX,
    PROCESS_MAX,
    Kind,
    Parameter,
    StatusReply,
    Value,
    answer_length,
    check_written,
    data_of,
    float_bits,
    float_of,
    missing,
    parted,
    read_request,
    status,
    telegram,
    values_of,
    write_request,
    written,
)

SIZES = {Kind.BYTE: 1, Kind.WORD: 2, Kind.LONG: 4}
sequences = st.integers(0, 255)
nodes = st.integers(1, 127)
carried = st.binary(min_size=1, max_size=DATA_MAX)
stuffed = st.lists(st.sampled_from([DLE, 2, 3, 0]), min_size=1, max_size=40).map(bytes)
parameters = st.builds(
    Parameter, st.integers(0, PROCESS_MAX), st.integers(0, PARAMETER_MAX), st.sampled_from(Kind)
)
lists = st.lists(parameters, min_size=1, max_size=6, unique=True)
letters = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=10)


@st.composite
def values(draw: st.DrawFn) -> dict[Parameter, Value]:
    """Draw parameters and a value for each."""
    found: dict[Parameter, Value] = {}
    for key in draw(lists):
        text = key.kind is Kind.TEXT
        found[key] = draw(letters if text else st.integers(0, 256 ** SIZES[key.kind] - 1))
    return found


def answered(sequence: int, node: int, known: dict[Parameter, Value]) -> bytes:
    """Return the answer of an instrument that is asked for all it knows, twice, by the library."""
    once = [
        {
            "proc_nr": key.process,
            "proc_index": key.process,
            "parm_nr": key.number,
            "parm_index": key.number,
            "parm_type": int(key.kind),
            "parm_size": len(value) if isinstance(value, str) else SIZES[key.kind],
            "data": value,
        }
        for key, value in known.items()
    ]
    twice = [dict(each) for each in [*once, *once]]
    said = library._propar_builder().build_pp_send_parameter_message(
        {"seq": sequence, "node": node}, twice, ANSWER
    )
    return telegram(sequence, node, bytes(said["data"][: said["len"]]))


@given(sequences, nodes, carried | stuffed)
def test_what_was_told_is_what_is_heard(sequence: int, node: int, data: bytes) -> None:
    """Whatever is in it, also what looks like its ends."""
    assert parted(telegram(sequence, node, data)) == (sequence, node, data)


@given(sequences, nodes, lists)
def test_the_library_reads_what_is_asked(sequence: int, node: int, wanted: list[Parameter]) -> None:
    """Each of them, twice, in its order."""
    _, _, data = parted(read_request(sequence, node, wanted))
    read = library._propar_builder().read_pp_request_parameter_message(
        {"len": len(data), "data": list(data)}
    )
    found = [(each["proc_nr"], each["parm_nr"], each["parm_type"], each["status"]) for each in read]
    assert found == [(key.process, key.number, key.kind, 0) for key in [*wanted, *wanted]]


@given(sequences, nodes, values())
def test_the_library_reads_what_is_written(
    sequence: int, node: int, known: dict[Parameter, Value]
) -> None:
    """Each value, in its order."""
    numbers = [(key, value) for key, value in known.items() if isinstance(value, int)]
    assume(numbers)
    _, _, data = parted(write_request(sequence, node, numbers))
    read = library._propar_builder().read_pp_send_parameter_message(
        {"len": len(data), "data": list(data)}
    )
    found = [(each["proc_nr"], each["parm_nr"], each["data"]) for each in read]
    assert found == [(key.process, key.number, value) for key, value in numbers]


@given(sequences, nodes, values())
def test_values_come_as_they_were_sent(
    sequence: int, node: int, known: dict[Parameter, Value]
) -> None:
    """As the library puts them together."""
    assume(sum(2 * (len(str(value)) + 8) for value in known.values()) < DATA_MAX)
    heard = answered(sequence, node, known)
    assert values_of(heard, node=node, sequence=sequence, wanted=list(known)) == known


@given(sequences, nodes, values(), st.data())
def test_one_byte_off_is_an_error(
    sequence: int, node: int, known: dict[Parameter, Value], data: st.DataObject
) -> None:
    """Changed, dropped or added: never a value, and never another error."""
    heard = answered(sequence, node, known)
    damaged = one_byte_off(heard, data)
    with pytest.raises(FrameError):
        values_of(damaged, node=node, sequence=sequence, wanted=list(known))


@given(sequences, nodes, values(), st.data())
def test_one_byte_off_an_acknowledgement_is_an_error(
    sequence: int, node: int, known: dict[Parameter, Value], data: st.DataObject
) -> None:
    """Status and position are two words for one thing: neither alone makes another of it."""
    numbers = [(key, value) for key, value in known.items() if isinstance(value, int)]
    assume(numbers)
    heard = telegram(sequence, node, status(0, len(written(numbers))))
    check_written(heard, node=node, sequence=sequence, values=numbers)
    with pytest.raises(FrameError):
        check_written(one_byte_off(heard, data), node=node, sequence=sequence, values=numbers)


@given(sequences, nodes, values(), st.data())
def test_a_burst_within_one_copy_is_an_error(
    sequence: int, node: int, known: dict[Parameter, Value], data: st.DataObject
) -> None:
    """Any bytes in the place of others that are fewer than half of the values."""
    heard = bytearray(answered(sequence, node, known))
    half = (len(heard) - 8) // 2
    begin = data.draw(st.integers(0, len(heard) - half))
    length = data.draw(st.integers(1, half - 1))
    burst = data.draw(st.binary(min_size=length, max_size=length))
    whole = bytes(heard)
    heard[begin : begin + length] = burst
    assume(bytes(heard) != whole)
    with pytest.raises(FrameError):
        values_of(bytes(heard), node=node, sequence=sequence, wanted=list(known))


def one_byte_off(heard: bytes, data: st.DataObject) -> bytes:
    """Return `heard` with one byte changed, dropped or added."""
    bytes_ = bytearray(heard)
    at = data.draw(st.integers(0, len(heard) - 1))
    match data.draw(st.sampled_from(["change", "drop", "add"])):
        case "change":
            bytes_[at] ^= data.draw(st.integers(1, 255))
        case "drop":
            del bytes_[at]
        case _:
            bytes_[at:at] = data.draw(st.binary(min_size=1, max_size=1))
    assume(bytes(bytes_) != heard)
    return bytes(bytes_)


@given(st.binary(max_size=80), sequences, nodes, lists)
def test_any_bytes_are_an_answer_or_an_error_of_framing(
    heard: bytes, sequence: int, node: int, wanted: list[Parameter]
) -> None:
    """Nothing else comes out, also where they are in a sound telegram; a refusal is an answer."""
    sound = telegram(sequence, node, heard or b"\0")
    half = telegram(sequence, node, bytes([ANSWER]) + heard)
    numbers = [(key, 0) for key in wanted if key.kind is not Kind.TEXT]
    for each in (heard, sound, half):
        with suppress(FrameError, StatusReply):
            values_of(each, node=node, sequence=sequence, wanted=wanted)
        with suppress(FrameError, StatusReply):
            check_written(each, node=node, sequence=sequence, values=numbers)


@given(sequences, nodes, carried, st.data())
def test_another_telegram_is_foreign(
    sequence: int, node: int, data: bytes, draw: st.DataObject
) -> None:
    """However sound: its number or its node is another."""
    other = draw.draw(sequences)
    by = draw.draw(nodes)
    assume((other, by) != (sequence, node))
    with pytest.raises(Foreign):
        data_of(telegram(other, by, data), node=node, sequence=sequence)


@given(sequences, nodes, carried | stuffed, st.integers(10, 90), st.data())
def test_the_end_of_a_telegram_is_known(
    sequence: int, node: int, data: bytes, usual: int, draw: st.DataObject
) -> None:
    """Never waited for longer than it may take, and never taken for over before."""
    whole = telegram(sequence, node, data)
    part = whole[: draw.draw(st.integers(0, len(whole) - 1))]
    left = missing(part, usual)
    assert left > 0
    head = whole[: 2 + 3 + whole[2:8].count(DLE)]
    if len(part) >= len(head):
        assert left <= len(whole) - len(part)
    assert missing(whole, usual) == 0


def test_what_is_no_telegram_is_not_waited_for() -> None:
    """Another beginning, an end where none can be, more than it says."""
    for heard in ("00", "10 00", "10 02 01 10 04", "10 02 01 03 01 00 00"):
        assert missing(bytes.fromhex(heard), 50) == 0


def test_a_telegram_that_cannot_be_is_not_made() -> None:
    """Nothing to say, too much to say, no such number, no such parameter."""
    for data in (b"", bytes(DATA_MAX + 1)):
        with pytest.raises(ValueError, match="1 to 255"):
            telegram(1, 3, data)
    for sequence, node in ((-1, 3), (256, 3), (1, 256)):
        with pytest.raises(ValueError, match="no sequence and node"):
            telegram(sequence, node, b"\0")
    for process, number in ((-1, 0), (128, 0), (1, 32)):
        with pytest.raises(ValueError, match="no parameter"):
            Parameter(process, number, Kind.BYTE)


def test_a_text_of_no_alphabet_is_damaged() -> None:
    """Eight bits make no letter."""
    key = Parameter(113, 1, Kind.TEXT)
    heard = telegram(1, 3, bytes.fromhex("02 71 e1 01 ff 61 01 ff"))
    with pytest.raises(Damaged, match="no alphabet"):
        values_of(heard, node=3, sequence=1, wanted=[key])


@pytest.mark.parametrize("data", ["02 71 e1", "02 71 e1 05 41", "02 71 e1 00 41"])
def test_a_text_that_does_not_end_is_damaged(data: str) -> None:
    """No length, too few letters for it, no zero behind it."""
    with pytest.raises(Damaged, match="cut short"):
        values_of(
            telegram(1, 3, bytes.fromhex(data)),
            node=3,
            sequence=1,
            wanted=[Parameter(113, 1, Kind.TEXT)],
        )


def test_an_answer_is_as_long_as_it_is_said_to_be() -> None:
    """Where nothing has to be told twice."""
    key = Parameter(104, 1, Kind.LONG)
    assert answer_length([key], 12) == len(answered(1, 3, {key: 7}))


@given(st.fractions(0, 10**7))
def test_a_number_is_rounded_down(value: Fraction) -> None:
    """The instrument is never told more than was meant, and hardly less."""
    bits = float_bits(value)
    assert float_of(bits) <= value < float_of(bits + 1)


@given(st.integers(0, EXACT - 1))
def test_a_milligram_more_is_another_number(base: int) -> None:
    """Up to the largest amount that is delivered at once: a counter tells it to the milligram."""
    [bits] = struct.unpack(">I", struct.pack(">f", base / 1_000))
    assert round(float_of(bits) * 1_000) == base


@pytest.mark.parametrize("bits", [0x7FC00000, 0x7F800000, 0xFF800000, 0xBF800000, 0x80000001])
def test_what_is_no_amount_is_damaged(bits: int) -> None:
    """No number, without end, less than nothing."""
    with pytest.raises(Damaged, match="no amount"):
        float_of(bits)
