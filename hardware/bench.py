"""`python -m hardware.bench`: the line against what its wire allows, as one line of JSON.

The simulator runs as a process of its own, paced to the byte. A `ratio` is the median cycle divided
by the wire limit: 1.0 cannot be beaten; `best_ratio` is that of the best cycle, and what lies
between the two is what else the machine was doing. CPU time is that of the polling thread, driver
included.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from hardware.bench_others import ROUNDS, compared
from hardware.framing.modbus import READ, read_reply_length, read_request, registers_of
from hardware.link import SerialLink
from hardware.registry import controller
from hardware.timing import NS_PER_MS, wire_timing
from kiosk.ports import NoAnswer

BAUD = 19_200
STATUS_REQUEST = 17
STATUS_REPLY = 31
TEN_REGISTERS = 10
TEN_REQUEST = 8
WARM_UP_CYCLES = 10
CYCLES_OF_4 = 60
CYCLES_OF_16 = 20
LATENCY_MS = 200
"""A busy machine may stall the peer: the figures are medians, and nothing is given up early."""
START_S = 20
LINE_MAX = 65_536


@dataclass(frozen=True, slots=True)
class Cycle:
    """How one poll cycle over all outlets went."""

    outlets: int
    baud: int
    turnaround_ms: int
    cycles: int
    cycle_ms: float
    wire_limit_ms: float
    ratio: float
    best_ratio: float
    cpu_us_per_poll: float
    no_answers: int
    gap_violations: int
    gap_least_ms: float
    gap_rated_ms: float


@dataclass(frozen=True, slots=True)
class Peer:
    """A simulator that runs: where its line and its control are."""

    line: Path
    control: Path

    def report(self) -> dict[str, Any]:
        """Ask the simulator what it has seen."""
        with contextlib.closing(socket.socket(socket.AF_UNIX)) as caller:
            caller.settimeout(START_S)
            caller.connect(str(self.control))
            caller.sendall(b'{"do": "report"}\n')
            with caller.makefile("rb") as answers:
                found: dict[str, Any] = json.loads(answers.readline(LINE_MAX))
                return found


@contextlib.contextmanager
def peer(outlets: int, turnaround_ms: int, *, baud: int = BAUD) -> Iterator[Peer]:
    """Run a simulator with `outlets` fuel outlets, paced to the byte."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        found = Peer(Path(folder) / "line", Path(folder) / "control")
        words = ["-m", "hardware.simulator", "--port", str(found.line)]
        words += ["--control", str(found.control), "--baud", str(baud)]
        words += ["--outlets", f"{outlets}*petrol", "--turnaround-ms", str(turnaround_ms)]
        words += ["--delivery", "bytes", "--spin", "--autopilot", "off"]
        process = subprocess.Popen(  # noqa: S603 - Our own interpreter and module.
            [sys.executable, *words],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[1],
            env=dict(os.environ),
        )
        try:
            if process.stdout is None or not process.stdout.readline().startswith(b"ready"):
                raise RuntimeError("the simulator did not start; what it said is above")
            yield found
        finally:
            process.terminate()
            process.communicate()


def status_cycle(outlets: int, turnaround_ms: int, cycles: int) -> Cycle:
    """Measure the production driver: one status of each outlet, the dead-man timer fed."""

    def polls(line: SerialLink) -> list[Callable[[], object]]:
        drivers = [controller("reference-fuel", line, n + 1) for n in range(outlets)]
        return [lambda driver=driver: driver.read_status(feed=True) for driver in drivers]  # type: ignore[misc] # The default binds the loop's variable.

    return _measure(outlets, turnaround_ms, cycles, STATUS_REQUEST + STATUS_REPLY, polls)


def ten_register_cycle(outlets: int, turnaround_ms: int, cycles: int) -> Cycle:
    """Measure the bare exchange: ten registers of each outlet with function 3."""

    def polls(line: SerialLink) -> list[Callable[[], object]]:
        return [lambda unit=n + 1: _ten_registers(line, unit) for n in range(outlets)]  # type: ignore[misc] # Likewise.

    characters = TEN_REQUEST + read_reply_length(TEN_REGISTERS)
    return _measure(outlets, turnaround_ms, cycles, characters, polls)


def _ten_registers(line: SerialLink, unit: int) -> bytes:
    return line.exchange(
        read_request(unit, 0, TEN_REGISTERS),
        read_reply_length(TEN_REGISTERS),
        response_ms=20,
        decode=lambda reply: registers_of(reply, unit=unit, function=READ, count=TEN_REGISTERS),
    )


def _measure(
    outlets: int,
    turnaround_ms: int,
    cycles: int,
    characters: int,
    polls_on: Callable[[SerialLink], list[Callable[[], object]]],
) -> Cycle:
    timing = wire_timing(BAUD)
    answer_ns = max(timing.gap_ns, turnaround_ms * NS_PER_MS)
    limit_ns = outlets * (timing.frame_ns(characters) + answer_ns + timing.gap_ns)
    with peer(outlets, turnaround_ms) as far_end:
        line = SerialLink("bench", str(far_end.line), baud=BAUD, latency_ms=LATENCY_MS)
        line.connect()
        polls = polls_on(line)
        for _ in range(WARM_UP_CYCLES):
            _cycle_ns(polls)
        cpu_ns = time.thread_time_ns()
        took_ns = [_cycle_ns(polls) for _ in range(cycles)]
        cpu_ns = time.thread_time_ns() - cpu_ns
        whole_ns = [each for each in took_ns if each is not None]
        line.disconnect()
        seen = far_end.report()["line"]
    median_ns = statistics.median(whole_ns)
    return Cycle(
        outlets=outlets,
        baud=BAUD,
        turnaround_ms=turnaround_ms,
        cycles=cycles,
        cycle_ms=round(median_ns / NS_PER_MS, 2),
        wire_limit_ms=round(limit_ns / NS_PER_MS, 2),
        ratio=round(median_ns / limit_ns, 4),
        best_ratio=round(min(whole_ns) / limit_ns, 4),
        cpu_us_per_poll=round(cpu_ns / cycles / outlets / 1000, 1),
        no_answers=cycles - len(whole_ns),
        gap_violations=seen["gap_violations"],
        gap_least_ms=round(seen["gap_least_ns"] / NS_PER_MS, 3),
        gap_rated_ms=round(timing.gap_ns / NS_PER_MS, 3),
    )


def _cycle_ns(polls: list[Callable[[], object]]) -> int | None:
    """Poll everybody once and return how long it took; None where somebody did not answer."""
    began_ns = time.monotonic_ns()
    all_answered = True
    for poll in polls:
        try:
            poll()
        except NoAnswer:
            all_answered = False
    return time.monotonic_ns() - began_ns if all_answered else None


def beside_others(outlets: int, turnaround_ms: int, *, rounds: int = ROUNDS) -> dict[str, Any]:
    """Measure the bare exchange beside those of public libraries, on one line by turns."""
    with peer(outlets, turnaround_ms) as far_end:
        return compared(
            far_end.line,
            baud=BAUD,
            timing=wire_timing(BAUD),
            outlets=outlets,
            turnaround_ms=turnaround_ms,
            violations=lambda: int(far_end.report()["line"]["gap_violations"]),
            rounds=rounds,
        )


def figures() -> dict[str, dict[str, Any]]:
    """Measure everything that the line promises; takes about a minute."""
    return {
        "status_4_outlets": asdict(status_cycle(4, 0, CYCLES_OF_4)),
        "status_16_outlets": asdict(status_cycle(16, 0, CYCLES_OF_16)),
        "ten_registers_16_outlets_5_ms": asdict(ten_register_cycle(16, 5, CYCLES_OF_16)),
        "ten_registers_beside_others": beside_others(16, 5),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(figures()) + "\n")
