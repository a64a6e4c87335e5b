"""A voucher's code: what it is made of, how people type it, and what finds it."""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fakes.keys import KEY, UNKNOWN
from hypothesis import example, given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_37_36

from kiosk.domain.money import Money
from kiosk.domain.voucher import (
    ALPHABET,
    KEY_BYTES,
    LENGTH,
    RANDOM,
    Voucher,
    VoucherKey,
    VoucherKind,
    VoucherState,
    check_character,
    code_in,
    drawn,
    folded,
    grouped,
    has_form,
    number_in,
)
from kiosk.runtime.clock import SystemIds

bodies = st.text(ALPHABET, min_size=RANDOM, max_size=RANDOM)
codes = bodies.map(lambda body: drawn(lambda: body if fits(body) else UNKNOWN))
VOUCHER = Voucher(123, "mark", Money(2_000), VoucherKind.BATCH, 1_000)


def fits(body: str) -> bool:
    """Whether `body` makes a code."""
    return check_character(body) in ALPHABET and not (body + check_character(body)).isdigit()


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ("7Q2MK9VX4DTB", "C"),
        ("000000000000", "Q"),
        ("0123456789AB", "9"),
        ("ZZZZZZZZZZZZ", "6"),
        ("KSK7Q2MK9VX4", "S"),
    ],
)
def test_the_check_character_is_that_of_the_standard(body: str, check: str) -> None:
    """ISO 7064, mod 37,36."""
    assert check_character(body) == check


@given(st.text(string.digits + string.ascii_uppercase, min_size=1, max_size=40))
def test_others_compute_the_same_check_character(text: str) -> None:
    """Whatever it is of: python-stdnum says so."""
    assert check_character(text) == mod_37_36.calc_check_digit(text)


@given(st.randoms(use_true_random=False))
def test_what_is_drawn_is_a_code_that_people_can_type(random: object) -> None:
    """All of its characters are on the pad, and it is no number on a bottle."""
    pick = random.choice  # type: ignore[attr-defined]  # A `random.Random`.
    code = drawn(lambda: "".join(pick(ALPHABET) for _ in range(16)))
    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)
    assert mod_37_36.is_valid(code)
    assert code_in(code) == code
    assert not code.isdigit()


NUMBERS = [f"{number:012d}" for number in range(1_000)]
BOTTLE = next(one for one in NUMBERS if check_character(one).isdigit())
FOLDED = next(one for one in NUMBERS if check_character(one) in "ILOU")


@pytest.mark.parametrize("body", [BOTTLE, FOLDED])
def test_what_does_not_make_a_code_is_drawn_again(body: str) -> None:
    """Nothing but digits, or a check character that folds into another one."""
    turns: Iterator[str] = iter([body, "7Q2MK9VX4DTBzzzz"])
    assert drawn(lambda: next(turns)) == UNKNOWN


def test_chance_that_is_none_is_found_out() -> None:
    """The same unfit characters for ever: nobody waits for them for ever."""
    with pytest.raises(ValueError, match="chance"):
        drawn(lambda: FOLDED)


@given(codes, st.data())
def test_a_code_may_be_typed_as_people_type(code: str, data: st.DataObject) -> None:
    """Small letters, gaps, dashes of all kinds, I or L for 1, O for 0."""
    looks = {"1": "1IiLl", "0": "0Oo"}
    typed = ""
    for character in code:
        typed += data.draw(st.sampled_from(["", " ", "-", "\u2013", "\u00a0"]))
        either = looks.get(character, character + character.lower())
        typed += data.draw(st.sampled_from(either))
    assert code_in(typed) == code
    assert has_form(typed)


@given(codes, st.integers(0, RANDOM), st.sampled_from(ALPHABET))
def test_one_character_that_is_wrong_is_always_noticed(code: str, at: int, other: str) -> None:
    """It has the form of a code, so it counts as a try; it is none."""
    wrong = code[:at] + other + code[at + 1 :]
    if wrong != code and not wrong.isdigit():
        assert has_form(wrong)
        assert code_in(wrong) is None


@given(st.text() | st.text(ALPHABET + "UILO \u0660\u00b2\uff11-", max_size=80))
@example("4006381333931")
@example("7Q2MK9VX4DT\u0411C")
@example("\u0131" * 13)
@example("9" * 10**6)
@example("-" * 65)
@pytest.mark.req("VC-15")
def test_nothing_that_is_typed_does_harm(typed: str) -> None:
    """A code or none, at once, and never an error."""
    code = code_in(typed)
    assert code is None or (code == folded(typed) and mod_37_36.is_valid(code))
    assert number_in(typed) is None or number_in(typed) >= 0  # type: ignore[operator]
    assert len(folded(typed)) <= 64
    if code is not None:
        assert has_form(typed)


def test_the_number_on_a_bottle_is_never_a_code() -> None:
    """One in 36 of them has a check character that fits."""
    bottle = BOTTLE + check_character(BOTTLE)
    assert code_in(bottle) is None
    assert not has_form(bottle)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("V-000123", 123),
        (" v123 ", 123),
        ("123", 123),
        ("", None),
        ("V-", None),
        ("V-12x", None),
        ("-1", 1),
        ("\u0661", None),
        ("1" * 12, 111_111_111_111),
        ("1" * 13, None),
    ],
)
def test_a_serial_is_found_in_what_is_typed(typed: str, number: int | None) -> None:
    """With what is around it or without; nothing else is one."""
    assert number_in(typed) == number


def test_a_code_is_read_in_groups_of_four() -> None:
    """Thirteen characters in a row are read aloud wrongly."""
    assert grouped(UNKNOWN) == "7Q2M-K9VX-4DTB-C"
    assert grouped("7Q2MK") == "7Q2M-K"
    assert grouped("") == ""


# --- The key ------------------------------------------------------------------------------------


def test_a_mark_is_of_the_code_and_of_the_key() -> None:
    """The same code at another kiosk is another voucher, or none."""
    other = VoucherKey(bytes(KEY_BYTES))
    assert KEY.mark(UNKNOWN) == KEY.mark(UNKNOWN)
    assert len({KEY.mark(UNKNOWN), other.mark(UNKNOWN), KEY.mark("KSK7Q2MK9VX4S")}) == 3
    assert UNKNOWN not in KEY.mark(UNKNOWN)


def test_a_rest_always_has_the_same_code_and_each_rest_its_own() -> None:
    """What a page shows today it shows in a year; the link alone does not tell it."""
    code = KEY.rest_code("P-000001", "0123456789ABCDEF")
    assert code == KEY.rest_code("P-000001", "0123456789ABCDEF")
    assert code_in(code) == code
    others = {KEY.rest_code(f"P-{n:06d}", "0123456789ABCDEF") for n in range(200)}
    others |= {VoucherKey(bytes(KEY_BYTES)).rest_code("P-000001", "0123456789ABCDEF")}
    others |= {KEY.rest_code("P-000001", "0123456789ABCDEG")}
    assert len(others) == 202


def test_a_rest_that_was_printed_long_ago_is_found_by_every_version() -> None:
    """Its code is on paper only: whoever works it out otherwise has lost the money."""
    assert KEY.rest_code("P-000001", "0123456789ABCDEF") == "YYT60QJFWEV9G"


@pytest.mark.req("T8")
def test_a_key_tells_its_name_and_nothing_else() -> None:
    """Neither in a log, nor in a traceback, nor in what is stored."""
    secret = bytes(range(KEY_BYTES))
    assert VoucherKey(secret).name == KEY.name != VoucherKey(bytes(KEY_BYTES)).name
    text = f"{KEY!r} {KEY} {KEY.name}"
    assert secret.hex()[:8] not in text
    assert str(secret) not in text


@pytest.mark.parametrize("length", [0, KEY_BYTES - 1, KEY_BYTES + 1])
def test_a_key_of_another_length_is_refused(length: int) -> None:
    """A file that was cut off is no key."""
    with pytest.raises(ValueError, match="32 bytes"):
        VoucherKey(bytes(length))


def test_chance_makes_codes_of_sixty_bits() -> None:
    """Five bits a character, all of them used."""
    seen = [drawn(SystemIds().code) for _ in range(400)]
    assert len(set(seen)) == 400
    for place in range(RANDOM):
        assert {code[place] for code in seen} == set(ALPHABET)


# --- A voucher ----------------------------------------------------------------------------------


def test_a_voucher_is_good_until_its_last_moment() -> None:
    """At its end it is not; one without an end always is, until it is voided."""
    assert VOUCHER.is_good(10**15)
    ends = replace(VOUCHER, expires_ms=5_000)
    assert ends.is_good(4_999)
    assert not ends.is_good(5_000)
    for state in (VoucherState.VOID, VoucherState.EXPIRED):
        assert not replace(VOUCHER, state=state).is_good(0)


def test_a_voucher_goes_by_its_number() -> None:
    """In the books and among people; its mark is not shown."""
    assert VOUCHER.serial == "V-000123"
    assert str(VOUCHER.account) == "voucher:V-000123"
    assert "mark" not in repr(VOUCHER)
