"""Lines of RAPI: what is true for all of them, and for all bytes that may come."""

from __future__ import annotations

import functools
import operator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hardware.framing.errors import Damaged, Foreign, FrameError
from hardware.framing.rapi import (
    LONGEST,
    SEQUENCE_MAX,
    Reply,
    begun_in,
    checksum,
    framed,
    missing,
    missing_with_notice,
    reply_of,
    request,
    texts_of,
)

sequences = st.integers(1, SEQUENCE_MAX)
characters = st.characters(min_codepoint=0x21, max_codepoint=0x7E, exclude_characters="$^:")
words = st.text(characters, min_size=1, max_size=8)
fields = st.lists(words, max_size=5)
NOTICE = framed("AT 03 03 32 2140")


def answer(word: str, said: list[str], sequence: int) -> bytes:
    """Return what a unit sends when it answers this."""
    return framed(" ".join([word, *said, f":{sequence:02X}"]))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("GS", "$GS^30\r"),
        ("G0", "$G0^53\r"),
        ("SK 0", "$SK 0^2C\r"),
        ("F0 1", "$F0 1^43\r"),
        ("ST 0 0 0 0", "$ST 0 0 0 0^23\r"),
    ],
)
def test_the_makers_own_examples(text: str, line: str) -> None:
    """As they stand in the head of its source."""
    assert framed(text) == line.encode()


@given(st.binary(max_size=200))
def test_the_checksum_is_everybodys(data: bytes) -> None:
    """The exclusive or of all bytes."""
    assert checksum(data) == functools.reduce(operator.xor, data, 0)


@given(words, sequences)
def test_a_request_carries_its_number(command: str, sequence: int) -> None:
    """Which the answer will carry as well."""
    assert texts_of(request(command, sequence)) == (f"{command} :{sequence:02X}",)


@given(st.sampled_from(["OK", "NK"]), fields, sequences)
def test_what_was_answered_is_what_is_heard(word: str, said: list[str], sequence: int) -> None:
    """To the letter."""
    heard = answer(word, said, sequence)
    assert reply_of(heard, sequence=sequence) == Reply(word == "OK", tuple(said), ())
    assert missing(heard, 0) == 0


@given(fields, sequences, sequences)
def test_the_answer_to_another_request_is_foreign(
    said: list[str], sequence: int, other: int
) -> None:
    """However late or early it comes; and one without a number answers nothing."""
    assume(sequence != other)
    for heard in (answer("OK", said, other), framed(" ".join(["OK", *said]))):
        with pytest.raises(Foreign, match="numbered"):
            reply_of(heard, sequence=sequence)


@given(st.sampled_from(["OK", "NK"]), fields, sequences, st.data())
def test_one_byte_off_is_an_error(
    word: str, said: list[str], sequence: int, data: st.DataObject
) -> None:
    """Changed, dropped or added: never a value, and never another error."""
    whole = answer(word, said, sequence)
    heard = bytearray(whole)
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
        reply_of(bytes(heard), sequence=sequence)


def test_two_changes_that_cancel_each_other_are_not_noticed() -> None:
    """Eight bits that know no places: two bytes that changed places go through."""
    heard = answer("OK", ["12"], 7)
    assert reply_of(heard.replace(b"12", b"21"), sequence=7).fields == ("21",)


@given(st.binary(max_size=200), sequences)
def test_any_bytes_are_a_reply_or_an_error_of_framing(heard: bytes, sequence: int) -> None:
    """Nothing else comes out."""
    try:
        reply_of(heard, sequence=sequence)
    except FrameError:
        return


@given(fields, sequences)
def test_notices_are_checked_and_handed_on(said: list[str], sequence: int) -> None:
    """Before the answer and after it; a damaged one is damage."""
    heard = answer("OK", said, sequence)
    both = NOTICE + heard + NOTICE
    assert reply_of(both, sequence=sequence).notices == ("AT 03 03 32 2140",) * 2
    with pytest.raises(Damaged, match="checksum"):
        reply_of(heard + NOTICE.replace(b"03", b"02", 1), sequence=sequence)


@given(fields, sequences, st.data())
def test_a_notice_that_has_only_begun_spoils_no_answer(
    said: list[str], sequence: int, data: st.DataObject
) -> None:
    """What stands before it is sound; the rest of it can be put together with what comes next."""
    begun = NOTICE[: data.draw(st.integers(1, len(NOTICE) - 1))]
    heard = answer("OK", said, sequence)
    assert reply_of(heard + begun, sequence=sequence).fields == tuple(said)
    assert begun_in(heard + begun) == begun
    assert begun_in(heard) == b""
    assert missing(heard + begun, 0) == 1
    rest = NOTICE[len(begun) :] + answer("OK", said, sequence)
    assert reply_of(begun + rest, sequence=sequence).notices == ("AT 03 03 32 2140",)


@pytest.mark.parametrize("behind", [b"x", b"\0", b"$O", b"$G", b"AT 03", b"$A\x80"])
def test_what_is_no_beginning_of_a_notice_is_damage(behind: bytes) -> None:
    """Something talks on the line: nothing before it is believed."""
    with pytest.raises(Damaged, match="without an end"):
        reply_of(answer("OK", [], 7) + behind, sequence=7)


@pytest.mark.parametrize(
    "heard",
    [NOTICE, answer("OK", [], 7) * 2, answer("OK", [], 7) + framed("XY 1"), framed("GS :07")],
)
def test_what_is_no_answer_to_one_request_is_foreign(heard: bytes) -> None:
    """None at all, two of them, or something that nobody says."""
    with pytest.raises(Foreign):
        reply_of(heard, sequence=7)


@given(fields, sequences, st.integers(0, 60), st.data())
def test_the_end_of_an_answer_is_known(
    said: list[str], sequence: int, usual: int, data: st.DataObject
) -> None:
    """Notices before it end nothing; and nothing is waited for for ever."""
    whole = answer("OK", said, sequence)
    part = NOTICE + whole[: data.draw(st.integers(0, len(whole) - 1))]
    assert missing(part, usual) == max(1, usual - len(part))
    assert missing(NOTICE + whole, usual) == 0
    assert missing_with_notice(whole, usual) == 1
    assert missing_with_notice(whole + NOTICE, usual) == 0
    for wait in (missing, missing_with_notice):
        assert wait(bytes(LONGEST), usual) == 0


@pytest.mark.parametrize("sequence", [0, 256])
def test_a_number_that_cannot_be_is_not_sent(sequence: int) -> None:
    """00 means none."""
    with pytest.raises(ValueError, match="1 to 255"):
        request("GS", sequence)
