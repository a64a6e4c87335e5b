"""Our exchange beside those of two public Modbus libraries, on the same line in the same run.

All read ten registers of each of sixteen outlets, with function 3, from a peer that is paced to the
byte; they take turns, so that whatever else the machine does is borne by all of them. The libraries
are no part of the product: who is not installed is named and left out.
"""

from __future__ import annotations

import importlib
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any

from hardware.framing.modbus import READ, read_reply_length, read_request, registers_of
from hardware.link import SerialLink
from hardware.timing import NS_PER_MS, WireTiming
from kiosk.ports import NoAnswer

REGISTERS = 10
REQUEST = 8
PATIENCE_S = 0.3
"""A busy machine may stall the peer: nobody gives up early."""
ROUNDS = 6
CYCLES_A_ROUND = 4
OURS = "kiosk"
FAILED = (NoAnswer, OSError, ValueError)
"""What a poll may raise; the last two are minimalmodbus' own."""

Poll = Callable[[int], None]
"""Read the registers of one unit; raises one of FAILED where that fails."""


@dataclass
class Tally:
    """What one client took."""

    cycles_ns: list[int] = field(default_factory=list)
    cpu_ns: int = 0
    polls: int = 0
    failures: int = 0
    gap_violations: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How one client fared; a ratio is its figure divided by ours."""

    version: str
    cycle_ms: float
    wire_ratio: float
    polls_per_s: float
    polls_per_s_ratio: float
    cpu_us_per_poll: float
    cpu_ratio: float
    failures: int
    gap_violations: int


@contextmanager
def ours(port: Path, baud: int, units: range) -> Iterator[Poll]:
    """Read as the product does."""
    del units
    line = SerialLink("bench", str(port), baud=baud, latency_ms=round(PATIENCE_S * 1_000))
    line.connect()

    def poll(unit: int) -> None:
        line.exchange(
            read_request(unit, 0, REGISTERS),
            read_reply_length(REGISTERS),
            response_ms=20,
            decode=lambda reply: registers_of(reply, unit=unit, function=READ, count=REGISTERS),
        )

    try:
        yield poll
    finally:
        line.disconnect()


@contextmanager
def pymodbus(port: Path, baud: int, units: range) -> Iterator[Poll]:
    """Read with pymodbus' blocking client; ImportError where it is not installed."""
    del units
    module: Any = importlib.import_module("pymodbus.client")
    broken: type[Exception] = importlib.import_module("pymodbus.exceptions").ModbusException
    client = module.ModbusSerialClient(str(port), baudrate=baud, timeout=PATIENCE_S, retries=0)
    client.connect()

    def poll(unit: int) -> None:
        try:
            answer = client.read_holding_registers(0, count=REGISTERS, device_id=unit)
        except broken as error:
            raise NoAnswer(str(error)) from error
        if answer.isError():
            raise NoAnswer(str(answer))

    try:
        yield poll
    finally:
        client.close()


@contextmanager
def minimalmodbus(port: Path, baud: int, units: range) -> Iterator[Poll]:
    """Read with minimalmodbus; ImportError where it is not installed."""
    module: Any = importlib.import_module("minimalmodbus")
    devices = {unit: module.Instrument(str(port), unit) for unit in units}
    shared = devices[units[0]].serial
    shared.baudrate, shared.timeout = baud, PATIENCE_S
    try:
        yield lambda unit: devices[unit].read_registers(0, REGISTERS)
    finally:
        shared.close()


CLIENTS: dict[str, Callable[[Path, int, range], Any]] = {
    OURS: ours,
    "pymodbus": pymodbus,
    "minimalmodbus": minimalmodbus,
}


def compared(
    port: Path,
    *,
    baud: int,
    timing: WireTiming,
    outlets: int,
    turnaround_ms: int,
    violations: Callable[[], int],
    rounds: int = ROUNDS,
) -> dict[str, Any]:
    """Return how all clients fare on the line at `port`, by name, and who is not installed.

    `violations` tells how many gaps the peer has seen that were too short.
    """
    units = range(1, outlets + 1)
    tallies: dict[str, Tally] = {}
    missing: list[str] = []
    for turn in range(rounds + 1):
        for name, client in CLIENTS.items():
            if name in missing:
                continue
            before = violations()
            try:
                with client(port, baud, units) as poll:
                    tally = _round(poll, units)
            except ImportError:
                missing.append(name)
                continue
            tally.gap_violations = violations() - before
            if turn:  # The first round is for warming up.
                _add(tallies.setdefault(name, Tally()), tally)
    characters = REQUEST + read_reply_length(REGISTERS)
    answer_ns = max(timing.gap_ns, turnaround_ms * NS_PER_MS)
    limit_ns = outlets * (timing.frame_ns(characters) + answer_ns + timing.gap_ns)
    return {**standings(tallies, limit_ns), "not_installed": missing}


def standings(tallies: Mapping[str, Tally], limit_ns: int) -> dict[str, Any]:
    """Return each client's figures, and how they compare with ours."""
    found = {}
    for name, tally in tallies.items():
        cycle_ns, cpu_us = _figures(tally)
        our_ns, our_us = _figures(tallies[OURS])
        a_cycle = tally.polls / max(1, len(tally.cycles_ns))
        found[name] = asdict(
            Standing(
                version=_version(name),
                cycle_ms=round(cycle_ns / NS_PER_MS, 2),
                wire_ratio=round(cycle_ns / limit_ns, 3),
                polls_per_s=round(a_cycle * 1e9 / cycle_ns, 1),
                polls_per_s_ratio=round(our_ns / cycle_ns, 3),
                cpu_us_per_poll=round(cpu_us, 1),
                cpu_ratio=round(cpu_us / our_us, 2),
                failures=tally.failures,
                gap_violations=tally.gap_violations,
            )
        )
    return found


def _round(poll: Poll, units: range) -> Tally:
    tally = Tally()
    for _ in range(CYCLES_A_ROUND):
        begun_ns, begun_cpu_ns = time.monotonic_ns(), time.thread_time_ns()
        for unit in units:
            tally.polls += 1
            try:
                poll(unit)
            except FAILED:
                tally.failures += 1
        tally.cycles_ns.append(time.monotonic_ns() - begun_ns)
        tally.cpu_ns += time.thread_time_ns() - begun_cpu_ns
    return tally


def _add(whole: Tally, part: Tally) -> None:
    whole.cycles_ns += part.cycles_ns
    whole.cpu_ns += part.cpu_ns
    whole.polls += part.polls
    whole.failures += part.failures
    whole.gap_violations += part.gap_violations


def _figures(tally: Tally) -> tuple[float, float]:
    """Return the median cycle in ns and the CPU time of a poll in us."""
    return statistics.median(tally.cycles_ns), tally.cpu_ns / tally.polls / 1_000


def _version(name: str) -> str:
    with suppress(metadata.PackageNotFoundError):
        return metadata.version(name)
    return ""
