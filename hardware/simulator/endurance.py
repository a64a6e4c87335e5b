"""`python -m hardware.simulator.endurance`: so many exchanges on a line that does not behave.

Two devices of a kind share a line on a virtual clock, and half of what they answer is lost, late,
cut, garbled, doubled or somebody else's. Whatever a driver returns then is compared with the device
itself: a result that is not so, and that nobody was warned of, is *silently wrong*.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import TypeVar

from hardware.half_duplex import HalfDuplexLink
from hardware.registry import capabilities, controller, loaded
from hardware.simulator.bus import Bus, Delivery
from hardware.simulator.faults import MILLION, FaultKind, LineFaults
from hardware.simulator.memory_line import MemoryPort
from hardware.simulator.world import VirtualClock, World
from hardware.timing import NS_PER_MS, NS_PER_S, wire_timing
from kiosk.domain.controller import ControllerState, Preset, PresetKind, Status
from kiosk.domain.quantity import Quantity
from kiosk.ports import FlowController, NoAnswer, Refused

EXCHANGES = 100_000
BAUD = 19_200
BEGINS_NS = 5 * NS_PER_S
NOISE_PPM = {
    FaultKind.FLIP: 60_000,
    FaultKind.DROP: 50_000,
    FaultKind.INSERT: 50_000,
    FaultKind.DUPLICATE: 50_000,
    FaultKind.TRUNCATE: 50_000,
    FaultKind.LATE: 60_000,
    FaultKind.LOST: 40_000,
    FaultKind.UNANSWERED: 40_000,
    FaultKind.GARBAGE_BEFORE: 10_000,
    FaultKind.GARBAGE_AFTER: 10_000,
    FaultKind.HEADER_BEFORE: 10_000,
    FaultKind.WRONG_UNIT: 10_000,
    FaultKind.WRONG_FUNCTION: 10_000,
    FaultKind.WRONG_COUNT: 10_000,
}
DOUBLED_PPM = 30_000
"""Whole answers that come twice."""
LATE_MS = 50
"""Past the rated time: longer than the line waits, shorter than its quarantine."""
MARKS_APART = 80
READINGS, DELIVERIES = 60, 12
"""So many questions, then so many deliveries that are begun, before another program begins.

The totals stay where the four digits of a pump show them finely.
"""
IDENTIFY_EVERY = 20
LIMIT_STEPS = 300
TRIES = 40
"""How often a device is asked in peace before it is given up."""
TOLD_MAX = 5
REPEATABLE = frozenset({PresetKind.ABSOLUTE, PresetKind.BATCH})

Answer = TypeVar("Answer")


@dataclass
class Tally:
    """What came of the exchanges with the devices of one profile."""

    profile: str
    exchanges: int = 0
    right: int = 0
    refused: int = 0
    no_answer: int = 0
    silently_wrong: int = 0
    told: list[str] = field(default_factory=list)
    """The first that were wrong: what was returned, and what was so."""


class Doubling(MemoryPort):
    """A port that brings some of what it hears twice."""

    chance: random.Random
    doubled_ppm = 0

    def read(self) -> bytes:
        """Return what has arrived by now, now and then once more behind it."""
        arrived = super().read()
        if arrived and self.doubled_ppm and self.chance.randrange(MILLION) < self.doubled_ppm:
            arrived += arrived
        return arrived


@dataclass(frozen=True, slots=True)
class Moment:
    """What is really so at a device."""

    left_base: int | None
    """How much of a limit is left; None where none is in force."""
    is_open: bool
    is_closed: bool


class Endurance:
    """Two devices of one profile on a line, or one that shares none, and whoever asks them."""

    def __init__(self, profile: str, seed: int = 1) -> None:
        """Build them; nothing is said yet."""
        self.tally = Tally(profile)
        self._rng = random.Random(seed)
        self._clock = VirtualClock(BEGINS_NS)
        world = World(seed, self._clock.now_ns)
        fitted = loaded(profile)
        names = "ab"[: fitted.capabilities.address_max]
        self._places = [world.add(name, fitted, supply="main") for name in names]
        self._faults = LineFaults(random.Random(seed))
        self._bus = Bus(world, wire_timing(BAUD), self._faults, delivery=Delivery.FRAME)
        self._port = Doubling(self._bus, self._clock)
        self._port.chance = random.Random(seed)
        self._line = HalfDuplexLink("endurance", self._port, timing=wire_timing(BAUD))
        self._start_anew()
        self._can = self._drivers[0].capabilities
        self._faults.of = {FaultKind.LATE: self._can.response_ms + LATE_MS}
        self._sequence = 0

    def run(self, exchanges: int) -> Tally:
        """Have so many exchanges, or a few more, and return what came of them."""
        self._line.connect()
        while self._line.health().exchanges < exchanges:
            self._start_anew()
            self._ask_for_totals()
            for _ in range(DELIVERIES):
                self._begin(self._rng.randrange(len(self._places)))
        self.tally.exchanges = self._line.health().exchanges
        return self.tally

    def _start_anew(self) -> None:
        """Let another program ask from now on."""
        self._drivers = [
            controller(self.tally.profile, self._line.at(place.address), place.address)
            for place in self._places
        ]

    # --- The line -------------------------------------------------------------------------------

    def _noisy(self) -> None:
        self._faults.chances_ppm, self._port.doubled_ppm = NOISE_PPM, DOUBLED_PPM

    def _calm(self) -> None:
        self._faults.chances_ppm, self._port.doubled_ppm = {}, 0

    def _in_peace(self, ask: Callable[[], Answer]) -> Answer:
        """Return what is answered where nothing goes wrong; some of it only when asked again."""
        for _ in range(TRIES):
            try:
                return ask()
            except (NoAnswer, Refused):
                self._wait(self._can.response_ms)
        raise RuntimeError(f"{self.tally.profile} does not answer on a line in peace")

    def _wait(self, ms: int) -> None:
        self._clock.advance_to(self._clock.now_ns + ms * NS_PER_MS)
        self._bus.advance(self._clock.now_ns)

    # --- One question ---------------------------------------------------------------------------

    def _asked(self, what: str, ask: Callable[[], Answer], is_so: Callable[[Answer], str]) -> None:
        """Ask, and compare what is returned with what `is_so`."""
        try:
            found = ask()
        except NoAnswer:
            self.tally.no_answer += 1
        except Refused:
            self.tally.refused += 1
        else:
            if lie := is_so(found):
                self.tally.silently_wrong += 1
                self.tally.told += [f"{what}: {lie}"][: TOLD_MAX - len(self.tally.told)]
            else:
                self.tally.right += 1

    def _ask_for_totals(self) -> None:
        """Ask either device, whose total is another one each time, so that an old answer shows."""
        step_base, counts = self._can.totaliser_step.base, 0
        known = [self._in_peace(driver.identify) for driver in self._drivers]
        for turn in range(READINGS):
            outlet = self._rng.randrange(len(self._places))
            counts += self._rng.randint(1, MARKS_APART)
            self._bus.advance(self._clock.now_ns)
            self._places[outlet].controller.set_total(counts)
            driver, total, identity = self._drivers[outlet], counts * step_base, known[outlet]
            self._noisy()
            if turn % IDENTIFY_EVERY == 0:
                self._asked("identity", driver.identify, partial(_differs, identity))
            self._asked("total", partial(_total_of, driver), partial(_differs, total))
            self._calm()

    def _begin(self, outlet: int) -> None:
        """Begin a delivery in noise, and end it: nobody draws, so nothing flows.

        Where a nozzle is sensed it is in hand: some open for nobody else.
        """
        driver, works = self._drivers[outlet], self._places[outlet].controller
        step_base = self._can.totaliser_step.base

        def now() -> Moment:
            left = works.left * step_base if works.in_force else None
            return Moment(left, works.is_open, works.state is ControllerState.CLOSED)

        self._look_after(driver)
        if self._can.senses_calling:
            self._places[outlet].plant.lift()
        opening = self._in_peace(lambda: driver.read_status(feed=True)).total
        limit = self._limit()
        self._sequence += 1
        preset = Preset(opening, limit, self._sequence)
        shows = self._can.preset in REPEATABLE and self._can.preset_readback

        def status() -> tuple[Moment, Status]:
            return now(), driver.read_status(feed=True)

        def status_is_so(told: tuple[Moment, Status]) -> str:
            (before, found), after = told, now()
            if found.total != opening:
                return _differs(opening, found.total)
            # Without position switches a valve that was told to close is closed, or closes still.
            is_open = found.state in {ControllerState.OPEN_FAST, ControllerState.OPEN_SLOW}
            stays_open = before.is_open and after.is_open
            stays_closed = before.is_closed and after.is_closed
            if (found.is_closed and stays_open) or (is_open and stays_closed):
                return _differs(stays_open, is_open)
            if found.preset is None or not shows:
                return ""
            # A batch stands in the device's memory, whether it is told to keep it or not.
            known = {before.left_base, after.left_base} - {None}
            is_kept = self._can.preset is PresetKind.BATCH and not known
            is_so = limit.base in known or is_kept
            return _differs(limit.base if is_so else known, found.preset.base)

        def limit_is_so(_: object) -> str:
            return _differs(limit.base, now().left_base) if shows else ""

        self._noisy()
        if self._can.preset is not PresetKind.NONE:
            self._asked("preset", partial(driver.set_preset, preset), limit_is_so)
            self._asked("status", status, status_is_so)
        self._asked(
            "open", partial(driver.open, self._sequence), lambda _: _differs(now().is_open, True)
        )
        self._asked("status", status, status_is_so)
        self._asked("stop", driver.stop, lambda _: _differs(now().is_open, False))
        self._asked("status", status, status_is_so)
        self._calm()
        self._places[outlet].plant.hang_up()

    def _limit(self) -> Quantity:
        """Return a limit that the device can be told."""
        step = self._can.preset_resolution
        return Quantity(step.base * self._rng.randint(1, LIMIT_STEPS), step.dimension)

    def _look_after(self, driver: FlowController) -> None:
        """Bring a device to rest, and clear what it has latched."""
        self._in_peace(driver.stop)
        self._wait(self._can.closing_ms + self._can.meter_refresh_ms)
        if self._in_peace(lambda: driver.read_status(feed=True)).latched:
            self._in_peace(driver.acknowledge)


def _total_of(driver: FlowController) -> int:
    return driver.read_status(feed=True).total.base


def _differs(truth: object, found: object) -> str:
    """Return in words what is not so; empty where it is."""
    return "" if found == truth else f"{found} is returned, {truth} is so"


# --- The command -------------------------------------------------------------------------------


def on_lines() -> list[str]:
    """Return the profiles of the registry that hang on a line."""
    return sorted(name for name, can in capabilities().items() if not can.on_network)


def main(arguments: list[str] | None = None) -> int:
    """Have the exchanges that are asked for; return 1 where anything was silently wrong."""
    parser = argparse.ArgumentParser(
        prog="python -m hardware.simulator.endurance", description=__doc__
    )
    parser.add_argument("profiles", nargs="*", metavar="PROFILE", help="all that hang on a line")
    parser.add_argument("--exchanges", type=int, default=EXCHANGES, help="of each (%(default)s)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print the figures as one object")
    told = parser.parse_args(arguments)
    if unknown := sorted(set(told.profiles) - set(on_lines())):
        known = ", ".join(on_lines())
        parser.error(f"no line has a {', '.join(unknown)}: there are {known}")
    tallies = []
    for profile in told.profiles or on_lines():
        tallies.append(Endurance(profile, told.seed).run(told.exchanges))
        if not told.json:
            sys.stdout.writelines(_row(tallies[-1], is_first=len(tallies) == 1))
            sys.stdout.flush()
    if told.json:
        sys.stdout.write(json.dumps({one.profile: asdict(one) for one in tallies}) + "\n")
    return int(any(one.silently_wrong for one in tallies))


COLUMNS = ("exchanges", "right", "refused", "no_answer", "silently_wrong")


def _row(tally: Tally, *, is_first: bool) -> Iterator[str]:
    """Yield a tally as a row of a table, with the head before the first and lies below it."""
    if is_first:
        heads = "  ".join(one.replace("_", " ").rjust(14) for one in COLUMNS)
        yield f"{'':20}{heads}\n"
    yield f"{tally.profile:20}" + "  ".join(f"{getattr(tally, one):14,}" for one in COLUMNS) + "\n"
    yield from (f"    {lie}\n" for lie in tally.told)


if __name__ == "__main__":
    sys.exit(main())
