"""The product's exchange beside those of public libraries: the same line, by turns, as ratios."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hardware import bench, bench_others
from hardware.bench_others import CYCLES_A_ROUND, Poll, Tally, compared, standings
from hardware.timing import NS_PER_MS, wire_timing

MS_NS = NS_PER_MS


def test_all_of_them_read_the_same_line() -> None:
    """Ours and those that are installed; who is not is named."""
    found = bench.beside_others(2, 5, rounds=1)
    missing = found.pop("not_installed")
    assert set(found) | set(missing) == {"kiosk", "pymodbus", "minimalmodbus"}
    assert found["kiosk"]["polls_per_s_ratio"] == found["kiosk"]["cpu_ratio"] == 1
    assert found["kiosk"]["gap_violations"] == 0
    for name, one in found.items():
        assert one["failures"] < 2 * CYCLES_A_ROUND, name
        assert one["wire_ratio"] > 0.9, name
        assert one["cpu_us_per_poll"] > 0, name


def test_ratios_are_theirs_by_ours() -> None:
    """Twice as slow and with three times the CPU: half the polls, and a ratio of three."""
    tallies = {
        "kiosk": Tally([40 * MS_NS, 40 * MS_NS], cpu_ns=8_000_000, polls=8),
        "pymodbus": Tally([70 * MS_NS, 80 * MS_NS, 90 * MS_NS], cpu_ns=36_000_000, polls=12),
    }
    found = standings(tallies, limit_ns=20 * MS_NS)
    ours, theirs = found["kiosk"], found["pymodbus"]
    assert (ours["cycle_ms"], ours["wire_ratio"], ours["polls_per_s"]) == (40.0, 2.0, 100.0)
    assert (theirs["polls_per_s"], theirs["polls_per_s_ratio"]) == (50.0, 0.5)
    assert (ours["cpu_us_per_poll"], theirs["cpu_us_per_poll"]) == (1_000.0, 3_000.0)
    assert theirs["cpu_ratio"] == 3.0


class Clients:
    """Clients of no line: one that answers, one that fails, one that is not installed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.polled: list[str] = []
        clients = {
            "kiosk": self._answering,
            "pymodbus": self._failing,
            "minimalmodbus": self._missing,
        }
        monkeypatch.setattr(bench_others, "CLIENTS", clients)

    @contextmanager
    def _answering(self, _port: Path, _baud: int, _units: range) -> Iterator[Poll]:
        yield lambda unit: self.polled.append(f"ours {unit}")

    @contextmanager
    def _failing(self, _port: Path, _baud: int, _units: range) -> Iterator[Poll]:
        def poll(unit: int) -> None:
            self.polled.append(f"theirs {unit}")
            raise ValueError(unit)

        yield poll

    @contextmanager
    def _missing(self, _port: Path, _baud: int, _units: range) -> Iterator[Poll]:
        raise ModuleNotFoundError("minimalmodbus")
        yield lambda _unit: None


def test_they_take_turns_and_the_first_round_does_not_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever else the machine does is borne by all; failures are counted, not hidden."""
    clients = Clients(monkeypatch)
    violations = iter(range(0, 1_000, 3))
    found = compared(
        Path("/nowhere"),
        baud=19_200,
        timing=wire_timing(19_200),
        outlets=2,
        turnaround_ms=5,
        violations=lambda: next(violations),
        rounds=2,
    )
    a_turn = 2 * CYCLES_A_ROUND
    assert [one.split()[0] for one in clients.polled] == (
        ["ours"] * a_turn + ["theirs"] * a_turn
    ) * 3
    assert found["not_installed"] == ["minimalmodbus"]
    assert found["pymodbus"]["failures"] == 2 * a_turn
    assert found["kiosk"]["failures"] == 0
    assert found["kiosk"]["gap_violations"] == found["pymodbus"]["gap_violations"] == 6
