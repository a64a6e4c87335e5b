"""Attendants: which PINs are taken, and what wrong ones cost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.attendant import (
    ALARM_TRIES,
    FREE_TRIES,
    LOCK_REASONS,
    OVERRIDE_REASONS,
    Attendant,
    WeakPin,
    check_pin,
)

MINUTE = 60_000
ANNA = Attendant("anna", "$argon2id$...")


def after_wrong(count: int, *, now_ms: int = 0) -> Attendant:
    """Return Anna after `count` wrong PINs, all typed at one time."""
    anna = ANNA
    for _ in range(count):
        anna = anna.after_wrong_pin(now_ms)
    return anna


@pytest.mark.req("ATT-03")
@pytest.mark.parametrize(
    "pin", ["739164", "402857", "778737", "8539146", "73916480", "739164805271"]
)
def test_a_pin_that_nobody_would_guess_is_taken(pin: str) -> None:
    """Six to twelve digits in no order that is easy to remember for others."""
    check_pin(pin)


@pytest.mark.req("ATT-03")
@pytest.mark.parametrize(
    ("pin", "why"),
    [
        ("", "the digits 0 to 9"),
        ("73916a", "the digits 0 to 9"),
        ("739 164", "the digits 0 to 9"),
        ("-739164", "the digits 0 to 9"),
        ("٧٣٩١٦٤", "the digits 0 to 9"),  # Digits, but not on the keypad.
        ("73916²", "the digits 0 to 9"),
        ("73916", "6 to 12 digits"),
        ("7391648052710", "6 to 12 digits"),
        ("000000", "repeated"),
        ("999999999999", "repeated"),
        ("123456", "run of digits"),
        ("987654", "run of digits"),
        ("789012", "run of digits"),
        ("321098", "run of digits"),
        ("02468024", "run of digits"),
        ("112121", "repeat itself"),
        ("738738", "repeat itself"),
        ("73817381", "repeat itself"),
        ("727227", "repeat itself"),
        ("738738738", "repeat itself"),
        ("738173817381", "repeat itself"),
        ("738837", "repeat itself"),
        ("7381837", "repeat itself"),
        ("773388", "repeat itself"),
        ("77338811", "repeat itself"),
        ("240391", "a date"),  # 24 March 1991, as most of the world writes it,
        ("032491", "a date"),  # as America does,
        ("910324", "a date"),  # and as ISO 8601 does.
        ("24031991", "a date"),
        ("03242004", "a date"),
        ("19910324", "a date"),
        ("20041231", "a date"),
        ("19911224730", "a date"),
        ("199112317", "a date"),
        ("147258", "others would try"),
        ("789456", "others would try"),
        ("159753", "others would try"),
        ("142857", "others would try"),
        ("314159", "others would try"),
    ],
)
def test_a_pin_that_anybody_would_try_first_is_refused(pin: str, why: str) -> None:
    """The refusal says what to do, and never repeats the PIN."""
    with pytest.raises(WeakPin, match=why) as caught:
        check_pin(pin)
    assert not pin or pin not in str(caught.value)


@pytest.mark.req("ATT-03")
@pytest.mark.parametrize("pin", ["324791", "001391", "321391", "24131991", "18910324", "24032191"])
def test_what_only_nearly_is_a_date_is_taken(pin: str) -> None:
    """No 32nd day, no 13th month, no birthday before 1900 or after 2099."""
    check_pin(pin)


@pytest.mark.req("ATT-04")
@pytest.mark.parametrize(
    ("tries", "lock_min"),
    [
        (1, 0),
        (4, 0),
        (5, 5),
        (10, 10),
        (15, 20),
        (20, 40),
        (25, 60),
        (30, 60),
        (500, 60),
    ],
)
def test_every_fifth_wrong_pin_locks_twice_as_long_up_to_an_hour(tries: int, lock_min: int) -> None:
    """Five minutes, ten, twenty, forty, and then sixty however often."""
    anna = after_wrong(tries, now_ms=1_000)
    assert anna.wrong == tries
    assert anna.locked_for_ms(1_000) == lock_min * MINUTE


@pytest.mark.req("ATT-04")
def test_between_two_locks_there_are_four_free_tries() -> None:
    """A lock is neither made longer nor lifted by a wrong PIN that follows it."""
    locked = after_wrong(5, now_ms=0)
    for tries in range(6, 10):
        locked = locked.after_wrong_pin(6 * MINUTE)
        assert locked.wrong == tries
        assert locked.locked_until_ms == 5 * MINUTE
        assert locked.locked_for_ms(6 * MINUTE) == 0


@pytest.mark.req("ATT-04")
def test_a_lock_runs_out_to_the_millisecond() -> None:
    """It counts down, and at its end a PIN is taken."""
    locked = after_wrong(5, now_ms=1_000)
    assert locked.locked_for_ms(1_001) == 5 * MINUTE - 1
    assert locked.locked_for_ms(1_000 + 5 * MINUTE - 1) == 1
    assert locked.locked_for_ms(1_000 + 5 * MINUTE) == 0
    assert locked.locked_for_ms(10**12) == 0


@pytest.mark.req("ATT-04")
def test_the_longest_lock_is_kept_whole() -> None:
    """An hour's lock is an hour from its first millisecond."""
    locked = after_wrong(25, now_ms=10**12)
    assert locked.locked_for_ms(10**12) == 60 * MINUTE


def test_a_clock_set_back_locks_nobody_out_for_ever() -> None:
    """A lock that ends later than any lock can was made by a wrong clock, and does not count."""
    next_year = 365 * 24 * 60 * MINUTE
    locked = after_wrong(5, now_ms=next_year)
    assert locked.locked_for_ms(0) == 0
    assert locked.locked_for_ms(next_year - 55 * MINUTE) == 60 * MINUTE
    assert locked.locked_for_ms(next_year - 55 * MINUTE - 1) == 0


@pytest.mark.req("ATT-04")
def test_a_right_pin_clears_the_slate() -> None:
    """After it the first lock is five tries and five minutes away again."""
    clean = after_wrong(12, now_ms=0).after_right_pin()
    assert clean == ANNA
    assert clean.locked_for_ms(0) == 0


@pytest.mark.req("ATT-04")
def test_a_lock_is_that_persons_alone() -> None:
    """What one attendant mistypes does not keep another from the kiosk."""
    other = replace(ANNA, name="ben")
    assert after_wrong(5).locked_for_ms(0) > 0
    assert other.locked_for_ms(0) == 0


@pytest.mark.req("ATT-04")
def test_the_figures_of_the_lock_out_are_these() -> None:
    """Five free tries, an alarm at ten."""
    assert (FREE_TRIES, ALARM_TRIES) == (5, 10)


@pytest.mark.req("ATT-08")
def test_the_reasons_are_closed_lists() -> None:
    """What an attendant may give as a reason is known beforehand."""
    assert OVERRIDE_REASONS == (
        "cash",
        "fleet",
        "test_return",
        "goodwill",
        "provider_down",
        "emergency",
    )
    assert LOCK_REASONS == ("maintenance", "fault", "supply", "safety", "other")
