"""The order in which letters of two directions stand on paper. Capitals stand for Hebrew."""

from __future__ import annotations

import pytest

from hardware.printers.directions import begins_from_the_right, has_right_to_left, pieces

LRM = "\N{LEFT-TO-RIGHT MARK}"
HEBREW = {chr(ord("A") + place): chr(0x05D0 + place) for place in range(26)}
LATIN = {there: here for here, there in HEBREW.items()}


def hebrew(text: str) -> str:
    """Return `text` with Hebrew letters for capitals."""
    return "".join(HEBREW.get(letter, letter) for letter in text)


def seen(text: str, *, is_right_to_left: bool) -> str:
    """Return what is seen from left to right."""
    made = pieces(hebrew(text), is_right_to_left=is_right_to_left)
    whole = "".join(piece[::-1] if is_reversed else piece for piece, is_reversed in made)
    return "".join(LATIN.get(letter, letter) for letter in whole)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("car is THE CAR in arabic", "car is RAC EHT in arabic"),
        ('he said "IT IS 123, 456, OK"', 'he said "KO ,456 ,123 SI TI"'),
        ("12.31 eur", "12.31 eur"),
        ("", ""),
    ],
)
def test_a_line_from_the_left_turns_words_from_the_right(text: str, shown: str) -> None:
    """And their figures stand among them from the left."""
    assert seen(text, is_right_to_left=False) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("CAR IS the car IN ENGLISH", "HSILGNE NI the car SI RAC"),
        ('HE SAID "it is 123, 456, ok"', '"it is 123, 456, ok" DIAS EH'),
        ("CALL harbour energy AT 123", "123 TA harbour energy LLAC"),
        ("TAX 19%", "19% XAT"),
        ("TAX 19 % ", " % 19 XAT"),
        ("AT 16:14:20 on", "on 16:14:20 TA"),
        ("CALL +49 40 123", "123 40 49+ LLAC"),
        (f"CALL {LRM}+49 40 123{LRM}.", f".{LRM}+49 40 123{LRM} LLAC"),
        ("diesel", "diesel"),
    ],
)
def test_a_line_from_the_right_keeps_what_is_latin(text: str, shown: str) -> None:
    """Names and figures from the left, each where its turn is."""
    assert seen(text, is_right_to_left=True) == shown


@pytest.mark.parametrize(
    ("text", "has", "begins"),
    [("ABC abc", True, True), ("abc ABC", True, False), ("1 ABC", True, True), ("1", False, False)],
)
def test_the_first_letter_with_a_direction_decides(text: str, has: bool, begins: bool) -> None:  # noqa: FBT001 - A table.
    """Figures have none."""
    assert has_right_to_left(hebrew(text)) is has
    assert begins_from_the_right(hebrew(text)) is begins


def test_arabic_turns_the_figures_beside_it() -> None:
    """Digits after Arabic are a part of its line, with their separators and signs."""
    made = pieces("من 5-7 إلى 1,000", is_right_to_left=True)
    assert [piece for piece, is_reversed in made if not is_reversed] == ["1,000", "7", "5"]
