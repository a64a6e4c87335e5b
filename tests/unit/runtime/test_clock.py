"""The real clock: both times, and whether anything keeps the wall clock right."""

from __future__ import annotations

import ctypes
from typing import cast

import pytest

from kiosk.domain.moment import Sync
from kiosk.runtime.clock import SystemClock, kernel_sync


class Libc:
    """Answers as a kernel does, and looks at what it is told to change."""

    def __init__(self, state: int) -> None:
        self.state = state

    def adjtimex(self, timex: ctypes.Array[ctypes.c_char]) -> int:
        """Return the state of the clock; nothing may be set."""
        assert not any(timex.raw)
        return self.state


@pytest.mark.req("REC-09")
@pytest.mark.parametrize(
    ("state", "sync"),
    [
        (0, Sync.SYNCHRONISED),
        (1, Sync.SYNCHRONISED),  # A leap second is announced.
        (4, Sync.SYNCHRONISED),
        (5, Sync.UNKNOWN),
        (-1, Sync.UNKNOWN),
    ],
)
def test_the_kernel_says_whether_the_clock_is_kept_right(state: int, sync: Sync) -> None:
    """And is told to change nothing."""
    assert kernel_sync(cast("ctypes.CDLL", Libc(state))) is sync


def test_where_there_is_no_such_kernel_nobody_knows() -> None:
    """A developer's machine may be any."""
    assert kernel_sync(cast("ctypes.CDLL", object())) is Sync.UNKNOWN
    assert kernel_sync() in set(Sync)


def test_the_clock_asks_now_and_then_and_not_each_time() -> None:
    """A controller is read ten times a second: that is no reason to ask the kernel as often."""
    asked: list[int] = []

    def sync() -> Sync:
        asked.append(1)
        return Sync.SYNCHRONISED

    clock = SystemClock(sync)
    moments = [clock.now() for _ in range(5)]
    assert {one.sync for one in moments} == {Sync.SYNCHRONISED}
    assert len(asked) == 1
    assert [one.mono_ms for one in moments] == sorted(one.mono_ms for one in moments)
