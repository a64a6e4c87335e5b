"""The bench measures what it says: a short run of each of its cycles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hardware import bench

Measure = Callable[[int, int, int], bench.Cycle]


@pytest.mark.parametrize(
    ("measure", "turnaround_ms", "limit_ms"),
    [(bench.status_cycle, 0, 57.29), (bench.ten_register_cycle, 5, 48.02)],
)
def test_a_cycle_is_compared_with_its_wire(
    measure: Measure, turnaround_ms: int, limit_ms: float
) -> None:
    """No cycle beats the wire, and no gap is cut short, however busy the machine is."""
    found = measure(2, turnaround_ms, 3)
    assert found.wire_limit_ms == limit_ms
    assert found.ratio >= found.best_ratio >= 0.999
    assert found.cycle_ms >= 0.999 * limit_ms
    assert 0 <= found.no_answers < found.cycles
    assert found.gap_violations == 0
    assert found.gap_least_ms >= found.gap_rated_ms
    assert found.cpu_us_per_poll > 0
