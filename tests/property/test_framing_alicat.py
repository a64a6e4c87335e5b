"""Lines of Alicat controllers: what is true for all of them, and what no form can tell."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hardware.framing.alicat import (
    LONGEST,
    UNITS,
    counts_of,
    fields_of,
    figure,
    is_refusal,
    missing,
    request,
    unit_of,
)
from hardware.framing.errors import Damaged, Foreign, FrameError

addresses = st.integers(1, len(UNITS))
words = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=12)
fields = st.lists(words, min_size=1, max_size=7)
decimals = st.integers(1, 6)
counts = st.integers(0, 9_999_999_999)


def line(address: int, said: list[str]) -> bytes:
    """Return what the unit at `address` sends when it says this."""
    return f"{unit_of(address)} {' '.join(said)}\r".encode()


def test_the_manuals_own_example() -> None:
    """A data frame as it stands in the manual, with two of its conditions."""
    heard = b"A +24.57 +100.0 +0021513.0 +100.0 +55.13 N2 MOV HLD\r"
    said = fields_of(heard, address=1)
    assert said == ("+24.57", "+100.0", "+0021513.0", "+100.0", "+55.13", "N2", "MOV", "HLD")
    assert (counts_of(said[2], 1), counts_of(said[0], 2)) == (215_130, 2_457)


@given(addresses, words)
def test_a_request_is_one_line_of_one_unit(address: int, command: str) -> None:
    """The letter first, the end last, and no other end between."""
    said = request(address, command)
    assert said == f"{UNITS[address - 1]}{command}\r".encode()


@given(addresses, fields)
def test_what_was_said_is_what_is_heard(address: int, said: list[str]) -> None:
    """To the letter."""
    assert fields_of(line(address, said), address=address) == tuple(said)


@given(addresses, addresses, fields)
def test_another_unit_is_foreign(asked: int, other: int, said: list[str]) -> None:
    """Whatever it says."""
    assume(asked != other)
    with pytest.raises(Foreign):
        fields_of(line(other, said), address=asked)


@given(st.binary(max_size=80), addresses)
def test_any_bytes_are_fields_or_an_error_of_framing(heard: bytes, address: int) -> None:
    """Nothing else comes out, and no field is empty or holds a space."""
    try:
        found = fields_of(heard, address=address)
    except FrameError:
        return
    assert line(address, list(found)) == heard


@given(addresses, fields, st.data())
def test_what_breaks_the_form_is_damaged(
    address: int, said: list[str], data: st.DataObject
) -> None:
    """No end, two ends, bytes of no alphabet, two spaces, something before the letter."""
    whole = line(address, said)
    at = data.draw(st.integers(1, len(whole) - 1))
    ill = data.draw(st.sampled_from([b"\r", b"\0", b"\n", b"\x80", b"\xff", b"\x7f"]))
    for heard in (
        whole[:-1],
        whole + b"\r",
        whole[:at] + ill + whole[at:],
        b"?" + whole,
        whole.replace(b" ", b"  ", 1),
    ):
        with pytest.raises(Damaged):
            fields_of(heard, address=address)


@given(addresses, decimals, counts, st.data())
def test_a_digit_that_became_another_is_not_noticed(
    address: int, places: int, amount: int, data: st.DataObject
) -> None:
    """There is no checksum: this is why a driver has to ask twice."""
    text = figure(amount, places)
    at = data.draw(st.sampled_from([at for at, each in enumerate(text) if each != "."]))
    other = data.draw(st.sampled_from([each for each in "0123456789" if each != text[at]]))
    [heard] = fields_of(line(address, [text[:at] + other + text[at + 1 :]]), address=address)
    assert counts_of(heard, places) != amount


@given(decimals, counts)
def test_a_figure_is_read_as_it_was_written(places: int, amount: int) -> None:
    """To the last decimal, with a sign or without."""
    assume(amount < 10 ** (10 + places))
    written = figure(amount, places)
    assert counts_of(written, places) == counts_of(f"+{written}", places) == amount
    assert counts_of(f"-{written}", places) == -amount


@given(decimals, counts, st.data())
def test_a_figure_with_other_decimals_is_foreign(
    places: int, amount: int, data: st.DataObject
) -> None:
    """A decimal lost or put in is noticed: no setting of a unit changes how many there are."""
    text = figure(amount, places)
    for other in (text[:-1], text + data.draw(st.sampled_from("0123456789"))):
        with pytest.raises(Foreign, match="no figure"):
            counts_of(other, places)


@pytest.mark.parametrize(
    "text",
    ["", ".", "+.1", "1", "+", "++1.0", "1,0", "1.0.0", " 1.0", "1.0 ", "12345678901.0", "٣.0"],
)
def test_what_is_no_figure_is_foreign(text: str) -> None:
    """Digits and one point, in that form, or the answer was to something else."""
    with pytest.raises(Foreign, match="no figure"):
        counts_of(text, 1)


@given(addresses, fields, st.integers(0, 40), st.data())
def test_the_end_of_a_line_is_known_when_it_has_come(
    address: int, said: list[str], usual: int, data: st.DataObject
) -> None:
    """Until then at least one more byte is waited for, and not for ever."""
    whole = line(address, said)
    part = whole[: data.draw(st.integers(0, len(whole) - 1))]
    assume(len(part) < LONGEST)
    assert missing(part, usual) == max(1, usual - len(part))
    assert missing(whole, usual) == 0
    assert missing(bytes(LONGEST), usual) == 0


def test_a_refusal_is_two_bytes() -> None:
    """And nothing that looks like it."""
    assert is_refusal(b"?\r")
    assert not any(map(is_refusal, (b"", b"?", b"??\r", b"A ?\r", b"?\r\r")))


def test_what_cannot_be_is_not_said() -> None:
    """No letter for nobody, and no figure below nothing."""
    for address in (0, len(UNITS) + 1):
        with pytest.raises(ValueError, match=r"1 \(A\) to 26 \(Z\)"):
            request(address, "S 0")
    with pytest.raises(ValueError, match="less than nothing"):
        figure(-1, 3)
