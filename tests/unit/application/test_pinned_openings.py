"""Which pages count as opened and not paid on, and how long the next one waits."""

from __future__ import annotations

import pytest

from kiosk.application.openings import OPENINGS_MAX, OPENINGS_MS, PAUSE_MS, Openings

AT_MS = 1_000_000


def opened(count: int = OPENINGS_MAX, gap_ms: int = 1_000) -> Openings:
    """Return so many openings, one after the other."""
    found = Openings()
    for n in range(count):
        found.opened(f"S-{n}", AT_MS + n * gap_ms)
    return found


LAST_MS = AT_MS + (OPENINGS_MAX - 1) * 1_000


def test_the_tenth_begins_a_pause_until_it_is_a_minute_old() -> None:
    """To the millisecond; nine begin none."""
    assert opened(OPENINGS_MAX - 1).wait_ms(LAST_MS) == 0
    found = opened()
    assert found.wait_ms(LAST_MS) == PAUSE_MS
    assert found.wait_ms(LAST_MS + PAUSE_MS - 1) == 1
    assert found.wait_ms(LAST_MS + PAUSE_MS) == 0
    assert found.wait_ms(LAST_MS + PAUSE_MS + 1) == 0


@pytest.mark.parametrize("is_forgotten", [True, False])
def test_after_ten_minutes_one_counts_no_more(*, is_forgotten: bool) -> None:
    """Be its sale remembered or not: from the very millisecond."""
    found = opened(OPENINGS_MAX - 1, gap_ms=0)
    if is_forgotten:
        found.look(lambda _key: None)
    last_ms = AT_MS + OPENINGS_MS - 1
    found.opened("S-last", last_ms)
    assert found.wait_ms(last_ms) == PAUSE_MS
    assert found.wait_ms(last_ms + 1) == 0


def test_what_is_paid_counts_no_more_and_what_is_forgotten_does() -> None:
    """Paid, unpaid, and out of memory."""
    found = opened()
    found.look({f"S-{n}": False for n in range(OPENINGS_MAX)}.get)
    assert found.wait_ms(LAST_MS) == PAUSE_MS
    found.look(lambda key: None if key == "S-0" else False)
    found.look(lambda _key: False)
    assert found.wait_ms(LAST_MS) == PAUSE_MS
    found.look(lambda key: key == "S-1")
    assert found.wait_ms(LAST_MS) == 0
    found.opened("S-new", LAST_MS)
    assert found.wait_ms(LAST_MS) == PAUSE_MS


def test_what_is_forgotten_ends_by_its_own_time() -> None:
    """Those that are over are let go for good, whatever the clock says later."""
    found = opened()
    found.look(lambda _key: None)
    assert found.wait_ms(LAST_MS + OPENINGS_MS) == 0
    assert found.wait_ms(LAST_MS) == 0


def test_a_pause_is_told_once_and_anew_for_the_next_page() -> None:
    """Whoever writes it down says so."""
    found = Openings()
    assert found.is_told is False
    found.is_told = True
    found.opened("S-1", AT_MS)
    assert found.is_told is False


def test_ten_in_ten_minutes_are_too_many_and_the_next_waits_a_minute() -> None:
    """As the handbook says it."""
    assert (OPENINGS_MAX, OPENINGS_MS, PAUSE_MS) == (10, 10 * 60_000, 60_000)
