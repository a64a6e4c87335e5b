"""Sessions added up: whatever a device shows, nothing is counted twice, and nothing is left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hardware.drivers.modbus_device.sessions import Sessions


def test_a_session_that_is_over_is_added_once() -> None:
    """It stays on show until the next one begins."""
    sessions = Sessions()
    sessions.take(5, is_over=False)
    for _ in range(3):
        sessions.take(7, is_over=True)
    assert (sessions.total, sessions.before) == (7, 7)
    assert not sessions.take(0, is_over=False)
    assert sessions.total == 7


def test_a_meter_that_looks_again_adds_what_it_sees() -> None:
    """The last of a session comes when it is over already."""
    sessions = Sessions()
    sessions.take(4, is_over=True)
    sessions.take(7, is_over=True)
    assert sessions.total == 7


def test_a_session_that_nobody_saw_is_added_whole() -> None:
    """Opened, closed and over between two readings: smaller than the one before, or larger."""
    for shown in (3, 9):
        sessions = Sessions()
        sessions.take(7, is_over=True)
        sessions.may_begin()
        sessions.take(7, is_over=True)  # It has not begun, as yet.
        sessions.take(shown, is_over=True)
        sessions.take(shown, is_over=True)
        assert sessions.total == 7 + shown


def test_a_session_that_began_anew_says_so() -> None:
    """What the one before had come to when it was read last is kept."""
    sessions = Sessions()
    sessions.take(7, is_over=False)
    assert sessions.take(2, is_over=False)
    assert sessions.total == 9
    sessions.take(1, is_over=True)
    assert sessions.total == 10


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans(), st.booleans()), max_size=30))
def test_a_total_never_runs_back(shown: list[tuple[int, bool, bool]]) -> None:
    """Whatever is shown."""
    sessions, before = Sessions(), 0
    for count, is_over, may_begin in shown:
        if may_begin:
            sessions.may_begin()
        sessions.take(count, is_over=is_over)
        assert sessions.total >= before
        before = sessions.total


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_every_session_counts_with_all_of_it(amounts: list[tuple[int, int]]) -> None:
    """Seen while it ran and once after it, or only while it ran: the sum is theirs."""
    sessions = Sessions()
    for seen, rest in amounts:
        sessions.take(0, is_over=False)
        sessions.take(seen, is_over=False)
        sessions.take(seen + rest, is_over=True)
    assert sessions.total == sum(seen + rest for seen, rest in amounts)
