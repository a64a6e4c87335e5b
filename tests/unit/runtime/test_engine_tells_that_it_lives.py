"""Whoever supervises the engine hears from it while its core thread turns, and only then."""

from __future__ import annotations

import threading

from fakes.running import PATIENCE_S, RunningPlace


def test_the_core_thread_itself_says_that_it_lives() -> None:
    """The sign of life comes from the thread that moves valves and money, tick by tick."""
    place = RunningPlace()
    told: list[tuple[str, int]] = []
    enough = threading.Event()

    def alive(now_ms: int) -> None:
        told.append((threading.current_thread().name, now_ms))
        if len(told) == 5:
            enough.set()

    place.alive = alive
    place.start()
    try:
        assert enough.wait(PATIENCE_S)
    finally:
        place.close()
    assert len({name for name, _ in told}) == 1
    times = [now_ms for _, now_ms in told]
    assert times == sorted(times)


def test_a_core_that_hangs_says_nothing() -> None:
    """While one message keeps the core, nobody says in its stead that all is well."""
    place = RunningPlace()
    told: list[int] = []
    is_held, is_released, lives_again = threading.Event(), threading.Event(), threading.Event()

    def alive(now_ms: int) -> None:
        told.append(now_ms)
        if is_released.is_set():
            lives_again.set()
        elif len(told) == 3:
            # Whatever keeps this thread keeps the signs of life too: nobody else sends them.
            is_held.set()
            is_released.wait(PATIENCE_S)

    place.alive = alive
    place.start()
    try:
        assert is_held.wait(PATIENCE_S)
        before = len(told)
        threading.Event().wait(0.2)
        assert len(told) == before
        is_released.set()
        assert lives_again.wait(PATIENCE_S)
    finally:
        is_released.set()
        place.close()
