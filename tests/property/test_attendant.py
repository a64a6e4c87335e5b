"""Attendants against whoever guesses: PINs that are refused, tries that are locked."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.attendant import Attendant, WeakPin, check_pin

MINUTE = 60_000
DAY = 24 * 60 * MINUTE
NOW = 1_767_225_600_000
ANNA = Attendant("anna", "$argon2id$...")

eager = settings(max_examples=120, deadline=None)
digits = st.text("0123456789", min_size=1, max_size=12)


def is_taken(pin: str) -> bool:
    """Return whether `pin` is accepted; any error but WeakPin is a failure."""
    try:
        check_pin(pin)
    except WeakPin:
        return False
    return True


@pytest.mark.req("ATT-03")
@eager
@given(st.text(max_size=14))
def test_no_text_does_anything_but_be_refused(text: str) -> None:
    """What is not six to twelve digits of the keypad is weak, and nothing else goes wrong."""
    if not (6 <= len(text) <= 12 and set(text) <= set("0123456789")):
        assert not is_taken(text)


@pytest.mark.req("ATT-03")
@eager
@given(digits, st.integers(2, 12))
def test_a_part_over_and_over_is_refused(part: str, times: int) -> None:
    """However often it is repeated and however long it is."""
    assert not is_taken(part * times)


@pytest.mark.req("ATT-03")
@eager
@given(digits, st.booleans())
def test_a_mirror_is_refused(half: str, is_odd: bool) -> None:  # noqa: FBT001 - Drawn.
    """Forwards and backwards is one PIN of half the length."""
    assert not is_taken(half + half[::-1][is_odd:])


@pytest.mark.req("ATT-03")
@eager
@given(digits)
def test_each_digit_twice_is_refused(half: str) -> None:
    """A finger that taps twice adds nothing to guess."""
    assert not is_taken("".join(digit * 2 for digit in half))


@pytest.mark.req("ATT-03")
@pytest.mark.parametrize("length", range(6, 13))
@pytest.mark.parametrize("step", range(10))
def test_every_run_is_refused(length: int, step: int) -> None:
    """Up, down or in steps, from any digit, over the end of the row and on."""
    for first in range(10):
        pin = "".join(str((first + step * place) % 10) for place in range(length))
        assert not is_taken(pin)


@pytest.mark.req("ATT-03")
@settings(max_examples=200, deadline=None)
@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
    st.sampled_from(["%d%m%y", "%m%d%y", "%y%m%d", "%d%m%Y", "%m%d%Y", "%Y%m%d"]),
)
def test_no_birthday_is_taken(day: dt.date, order: str) -> None:
    """In none of the orders in which dates are written."""
    assert not is_taken(day.strftime(order))


@pytest.mark.req("ATT-03")
def test_most_pins_are_left_to_choose_from() -> None:
    """Of all PINs of six digits, more than four in five are taken: refusing helps no guesser."""
    rng = random.Random(3)
    tried = 20_000
    taken = sum(is_taken(f"{rng.randrange(10**6):06}") for _ in range(tried))
    assert 0.8 * tried < taken < 0.95 * tried


@pytest.mark.req("ATT-04")
@eager
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 2 * 60 * MINUTE)), max_size=60))
def test_a_lock_follows_every_fifth_wrong_pin_and_no_other(
    tries: list[tuple[bool, int]],
) -> None:
    """Whatever was typed when: at most an hour, and only after five in a row."""
    anna, now, row = ANNA, NOW, 0
    for is_right, wait_ms in tries:
        now += wait_ms
        if anna.locked_for_ms(now):
            continue
        anna = anna.after_right_pin() if is_right else anna.after_wrong_pin(now)
        row = 0 if is_right else row + 1
        assert anna.wrong == row
        due = 0 if is_right or row % 5 else min(5 << (row // 5 - 1), 60) * MINUTE
        assert anna.locked_for_ms(now) == due
        assert anna.locked_for_ms(now + due) == 0


@pytest.mark.req("ATT-04")
def test_whoever_tries_all_day_gets_a_hundred_and_fifty_tries_at_most() -> None:
    """One chance in thousands a day against a PIN of six digits, and an alarm after ten."""
    anna, now, tries = ANNA, NOW, 0
    while now < NOW + DAY:
        left = anna.locked_for_ms(now)
        if left:
            now += left
            continue
        anna = anna.after_wrong_pin(now)
        tries += 1
    assert 100 < tries <= 150


@pytest.mark.req("ATT-04")
@eager
@given(st.integers(1, 40), st.integers(-(10**13), 10**13))
def test_no_setting_of_the_clock_locks_for_more_than_an_hour(tries: int, jump_ms: int) -> None:
    """After the clock was set, a lock that is still there has run out within the hour."""
    anna = ANNA
    for _ in range(tries):
        anna = anna.after_wrong_pin(NOW)
    left = anna.locked_for_ms(NOW + jump_ms)
    assert 0 <= left <= 60 * MINUTE
    assert anna.locked_for_ms(NOW + jump_ms + left) == 0
