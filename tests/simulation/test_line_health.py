"""A line with bad neighbours: nobody waits for more than one exchange that fails.

The production worker, link and drivers on a simulated bus of sixteen outlets at 19 200 baud. The
figures are printed where pytest is asked to (`-s`).
"""

from __future__ import annotations

import random
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from fakes.keys import KEY
from fakes.memory_store import MemoryStore
from fakes.rail import FakeRail
from fakes.time import SeededIds
from fakes.world import TICK_MS, site

from hardware.drivers.ocpp.profile import OcppProfile
from hardware.half_duplex import LATENCY_MS, HalfDuplexLink
from hardware.registry import SHIPPED, controller, loaded
from hardware.simulator.bus import Bus
from hardware.simulator.faults import FaultKind, LineFault, LineFaults
from hardware.simulator.memory_line import MemoryPort
from hardware.simulator.world import VirtualClock, World
from hardware.timing import NS_PER_MS, wire_timing
from kiosk.application import messages as m
from kiosk.application.core import Core
from kiosk.application.line_worker import LineWorker
from kiosk.domain.moment import Moment
from kiosk.domain.outlet import OutletId

PROFILE = "reference-fuel"
BAUD = 19_200
OUTLETS = 16
FAILED_MS = 235
"""What a poll costs at most that brings no answer: 68 ms of waiting, and twice that of silence from
the last byte on that was heard."""
KNOWN_MS = 3_000
WATCHED = {"nobody": (), "four": (1, 6, 9, 14), "everybody": tuple(range(1, OUTLETS + 1))}

DEAD = LineFault(FaultKind.LOST)
GARBLING = LineFault(FaultKind.FLIP)
CUT = LineFault(FaultKind.TRUNCATE, 10)
LATE = LineFault(FaultKind.LATE, 60)
FOREIGN = LineFault(FaultKind.WRONG_UNIT)
BABBLING = LineFault(FaultKind.BABBLE, 40)
KINDS = {
    "dead": DEAD,
    "garbling": GARBLING,
    "cut short": CUT,
    "always late": LATE,
    "foreign": FOREIGN,
    "babbling": BABBLING,
}

FOUR_ILL = {2: DEAD, 6: GARBLING, 9: LATE, 14: BABBLING}


@dataclass(slots=True)
class Ill(LineFaults):
    """Faults that stay with an address for as long as it is ill."""

    ill: dict[int, LineFault] = field(default_factory=dict)

    def next(self, address: int, function: int) -> LineFault | None:
        """Return the fault of whoever is asked."""
        del function
        return self.ill.get(address)


class Forecourt:
    """Sixteen outlets on one line, and every message that the core would get."""

    def __init__(self, profile: str = PROFILE, baud: int = BAUD, outlets: int = OUTLETS) -> None:
        self.clock = VirtualClock(5_000_000_000)
        self.timing = wire_timing(baud)
        world = World(1, self.clock.now_ns)
        for n in range(1, outlets + 1):
            world.add(f"outlet{n}", loaded(profile), supply="main")
        self.faults = Ill(random.Random(1))
        self.bus = Bus(world, self.timing, self.faults)
        port = MemoryPort(self.bus, self.clock)
        self.line = HalfDuplexLink("forecourt", port, timing=self.timing)
        self.drivers = {
            OutletId(n): controller(profile, self.line.at(n), n) for n in range(1, outlets + 1)
        }
        self.read_ms: dict[int, list[int]] = {n: [] for n in range(1, outlets + 1)}
        self.silent_ms: dict[int, list[int]] = {n: [] for n in range(1, outlets + 1)}
        self.worker = LineWorker(self.line, self.drivers, self, self._post)

    def now(self) -> Moment:
        """Return the time on the line."""
        return Moment(self.now_ms, self.now_ms)

    @property
    def now_ms(self) -> int:
        """The time in milliseconds."""
        return self.clock.now_ns // NS_PER_MS

    def _post(self, message: m.Message) -> None:
        match message:
            case m.StatusRead():
                self.read_ms[message.outlet].append(message.at_ms)
            case m.OutletSilent():
                self.silent_ms[message.outlet].append(self.now_ms)

    def watch(self, *outlets: int) -> None:
        """Let deliveries run at `outlets`."""
        for outlet in outlets:
            self.worker.ask(m.Watch(OutletId(outlet), closely=True))

    def run(self, ms: int) -> None:
        """Let the line live for so long."""
        until_ms = self.now_ms + ms
        while self.now_ms < until_ms:
            self.worker.hear_core(self.now_ms)
            wait_ms = self.worker.step()
            self.clock.advance_to(self.clock.now_ns + wait_ms * NS_PER_MS)
            self.bus.advance(self.clock.now_ns)

    def longest_waits(self, ms: int) -> dict[int, int]:
        """Live for so long; return for how long each outlet was not read at most."""
        since_ms = self.now_ms
        self.run(ms)
        return {outlet: self._longest_wait(outlet, since_ms) for outlet in self.read_ms}

    def _longest_wait(self, outlet: int, since_ms: int) -> int:
        last_ms = max((at for at in self.read_ms[outlet] if at < since_ms), default=since_ms)
        times = [last_ms, *(at for at in self.read_ms[outlet] if at >= since_ms), self.now_ms]
        return max(after - before for before, after in pairwise(times))


def settled(*watched: int) -> Forecourt:
    """Return a forecourt where everybody has been read, and `watched` deliver."""
    place = Forecourt()
    place.watch(*watched)
    place.run(3_000)
    return place


def longest(waits: Mapping[int, int], but: Collection[int]) -> int:
    """Return the longest of `waits`, but for some outlets."""
    return max(wait for outlet, wait in waits.items() if outlet not in but)


@pytest.fixture(scope="module")
def figures() -> Iterator[list[str]]:
    """Collect what was measured, and print it in the end."""
    measured: list[str] = []
    yield measured
    sys.stdout.write("\n" + "\n".join(measured) + "\n")


@pytest.mark.req("CTL-09")
@pytest.mark.parametrize("watched", WATCHED.values(), ids=WATCHED)
@pytest.mark.parametrize("kind", KINDS)
def test_a_bad_outlet_delays_another_by_one_failed_poll(
    kind: str, watched: tuple[int, ...], figures: list[str]
) -> None:
    """From the moment it falls ill: dead, garbling, late, foreign or babbling."""
    place = settled(*watched)
    well = place.longest_waits(5_000)
    place.faults.ill = {6: KINDS[kind]}
    ill = place.longest_waits(20_000)
    assert longest(ill, {6}) <= max(well.values()) + FAILED_MS
    figures.append(f"{kind:12} {max(well.values())} ms, then {longest(ill, {6})} ms")


@pytest.mark.req("CTL-09")
@pytest.mark.parametrize("watched", WATCHED.values(), ids=WATCHED)
def test_four_bad_outlets_delay_the_others_by_one_failed_poll(
    watched: tuple[int, ...], figures: list[str]
) -> None:
    """Once all of them are known, they are tried one at a time, everybody else in between."""
    place = settled(*watched)
    well = place.longest_waits(5_000)
    place.faults.ill = FOUR_ILL
    place.run(KNOWN_MS)
    ill = place.longest_waits(20_000)
    assert longest(ill, FOUR_ILL) <= max(well.values()) + FAILED_MS
    figures.append(f"four at once {max(well.values())} ms, then {longest(ill, FOUR_ILL)} ms")


@pytest.mark.req("CTL-09")
@pytest.mark.parametrize("watched", WATCHED.values(), ids=WATCHED)
def test_a_fault_is_known_within_three_seconds(watched: tuple[int, ...]) -> None:
    """Each bad outlet is told to be silent, and nothing that it said is ever believed."""
    place = settled(*watched)
    fell_ill_ms = place.now_ms
    place.faults.ill = FOUR_ILL
    place.run(20_000)
    for outlet in FOUR_ILL:
        told = [at for at in place.silent_ms[outlet] if at >= fell_ill_ms]
        assert told[0] - fell_ill_ms <= KNOWN_MS
        assert max(after - before for before, after in pairwise(told)) < KNOWN_MS
        assert place.read_ms[outlet][-1] <= fell_ill_ms


@pytest.mark.req("CTL-09")
def test_who_is_well_again_is_found_within_three_seconds() -> None:
    """The line keeps trying, without help from anybody."""
    place = settled(*WATCHED["everybody"])
    place.faults.ill = FOUR_ILL
    place.run(20_000)
    healed_ms = place.now_ms
    place.faults.ill = {}
    place.run(KNOWN_MS)
    for outlet in FOUR_ILL:
        assert place.read_ms[outlet][-1] > healed_ms


def test_the_counters_name_who_is_ill_and_how() -> None:
    """Silent, damaged or foreign: for the bad ones alone, as a technician reads it."""
    place = settled()
    place.faults.ill = {2: DEAD, 6: GARBLING, 9: LATE, 11: FOREIGN, 14: BABBLING}
    place.run(20_000)
    stations = place.line.health().stations
    for outlet in set(stations) - set(place.faults.ill):
        one = stations[outlet]
        assert one.silent == one.damaged == one.foreign == one.quarantines == 0, outlet
        assert one.longest_us < 20_000
    assert stations[2].silent > 5 < stations[9].silent
    assert stations[6].damaged > 5
    assert stations[11].foreign > 5
    assert stations[14].damaged + stations[14].foreign > 5
    assert stations[2].damaged == stations[2].foreign == 0
    for outlet in place.faults.ill:
        one = stations[outlet]
        assert one.quarantines == one.silent + one.damaged + one.foreign


@pytest.mark.req("AT-01")
def test_a_stop_does_not_wait_for_the_stops_of_dead_outlets() -> None:
    """All are to be closed: those that can hear it are told before those that cannot."""
    place = settled(*WATCHED["everybody"])
    place.faults.ill = dict.fromkeys((1, 2, 3, 4), DEAD)
    place.run(5_000)
    asked_ms = place.now_ms
    for outlet in range(1, OUTLETS + 1):
        place.worker.ask(m.StopOutlet(OutletId(outlet)))
    answered = place.bus.counts.requests + OUTLETS - 4
    while place.bus.counts.requests < answered:
        place.worker.step()
    assert place.now_ms - asked_ms <= FAILED_MS + (OUTLETS - 4) * 25
    assert not [at for outlet in (1, 2, 3, 4) for at in place.silent_ms[outlet] if at > asked_ms]


# --- Every other device ------------------------------------------------------------------------


LINES = {
    "reference-fuel": (19_200, 16),
    "reference-water": (19_200, 16),
    "reference-ev": (19_200, 16),
    "new-era-ne1000": (19_200, 8),
    "bronkhorst-m14": (38_400, 1),
    "alicat-bc-co2": (38_400, 8),
    "openevse-32a": (115_200, 1),
    "esp32-evse": (19_200, 8),
    "pulse-relay": (19_200, 8),
    "pulse-relay-plain": (19_200, 8),
    "wayne-dart-fuel": (9_600, 8),
    "contactor-sdm630": (19_200, 8),
    "heidelberg-sdm630": (19_200, 8),
    "phoenix-sdm630": (19_200, 8),
    "keba-p30-sdm630": (19_200, 8),
    "prominent-gamma-x": (19_200, 8),
    "siemens-fct030": (19_200, 8),
}
"""The rate of each device's line, and how many may hang on it: as hardware/README.md says."""
LATER_MS = 50
"""So much later than it may is what comes late."""


def test_every_device_on_a_line_is_measured() -> None:
    """A new one is in the table, or this fails."""
    on_lines = {name for name in SHIPPED if not isinstance(loaded(name), OcppProfile)}
    assert set(LINES) == on_lines
    for name, (_, outlets) in LINES.items():
        assert outlets <= loaded(name).capabilities.address_max


@pytest.mark.req("CTL-09")
@pytest.mark.parametrize("kind", ["dead", "always late"])
@pytest.mark.parametrize("profile", LINES)
def test_a_bad_device_of_any_kind_is_known_and_delays_the_others_by_one_failed_poll(
    profile: str, kind: str, figures: list[str]
) -> None:
    """By its own response time at its own rate: what it waits, and twice that of silence."""
    baud, outlets = LINES[profile]
    everybody = range(1, outlets + 1)
    place = Forecourt(profile, baud, outlets)
    place.watch(*everybody)
    place.run(5_000)
    well = max(place.longest_waits(5_000).values())
    longest_frames = max(len(one.request + one.reply) for one in place.line.recent())
    response_ms = loaded(profile).capabilities.response_ms
    wire_ms = -(-(place.timing.frame_ns(longest_frames) + place.timing.gap_ns) // NS_PER_MS)
    patience_ms = wire_ms + response_ms + LATENCY_MS
    ill_one = (outlets + 1) // 2
    fault = DEAD if kind == "dead" else LineFault(FaultKind.LATE, response_ms + LATER_MS)
    place.faults.ill = {ill_one: fault}
    fell_ill_ms = place.now_ms
    waits = place.longest_waits(10_000)
    others = {outlet: wait for outlet, wait in waits.items() if outlet != ill_one}
    worst = max(others.values(), default=0)
    figures.append(f"{profile:18} {kind:12} {well} ms, then {worst} ms; {patience_ms} ms a wait")
    assert worst <= well + 3 * patience_ms + LATER_MS
    told = [at for at in place.silent_ms[ill_one] if at >= fell_ill_ms]
    assert told[0] - fell_ill_ms <= KNOWN_MS
    assert max((after - before for before, after in pairwise(told)), default=0) < KNOWN_MS
    assert place.read_ms[ill_one][-1] <= fell_ill_ms, "nothing that came late was believed"


# --- With the core above it --------------------------------------------------------------------


class Kiosk(Forecourt):
    """The same forecourt with the production core above its line."""

    def __init__(self) -> None:
        super().__init__()
        rail = FakeRail()
        can = {outlet: one.capabilities for outlet, one in self.drivers.items()}
        self.core = Core(
            site(OUTLETS), can, {"fake": rail.traits}, MemoryStore(), SeededIds(1), KEY
        )
        self.ticked_ms = self.now_ms
        self.alarms_ms: dict[str, int] = {}
        """When each alarm was there first."""
        self._ask(self.core.begin(self.now()))

    def _post(self, message: m.Message) -> None:
        super()._post(message)
        self._tick()
        self._ask(self.core.handle(message, self.now()))

    def run(self, ms: int) -> None:
        """Let line and core live for so long."""
        until_ms = self.now_ms + ms
        while self.now_ms < until_ms:
            super().run(1)
            self._tick()

    def _tick(self) -> None:
        """Let the core have each of its ticks: its thread does not wait for the line's."""
        while self.now_ms - self.ticked_ms >= TICK_MS:
            self.ticked_ms += TICK_MS
            now = Moment(self.ticked_ms, self.ticked_ms)
            self._ask(self.core.handle(m.Ticked(), now))
            for alarm in self.core.alarms(now):
                self.alarms_ms.setdefault(alarm, self.ticked_ms)

    def _ask(self, requests: Iterable[m.Request]) -> None:
        for request in requests:
            if isinstance(request, m.LineRequest):
                self.worker.ask(request)


@pytest.mark.req("CTL-09")
@pytest.mark.parametrize("kind", [*KINDS, "four at once"])
def test_the_core_knows_of_a_fault_within_three_seconds(kind: str) -> None:
    """The bad outlets are out of use by then, and nothing is ever said of any other."""
    place = Kiosk()
    place.run(5_000)
    place.alarms_ms.clear()
    place.run(5_000)
    assert place.alarms_ms == {}
    fell_ill_ms = place.now_ms
    place.faults.ill = FOUR_ILL if kind == "four at once" else {6: KINDS[kind]}
    place.run(20_000)
    assert set(place.alarms_ms) == {f"outlet_{outlet}:silent" for outlet in place.faults.ill}
    assert max(place.alarms_ms.values()) - fell_ill_ms <= KNOWN_MS
    place.faults.ill = {}
    place.run(KNOWN_MS)
    assert place.core.alarms(place.now()) == ()
