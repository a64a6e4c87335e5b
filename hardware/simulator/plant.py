"""What is behind a flow controller: supply, meter, two-stage valve, nozzle or plug, leaks.

All amounts are exact: a flow of whole base units a second over whole nanoseconds gives whole
billionths of a base unit. Between two events every flow is constant, so time is crossed in leaps,
and a threshold is met at the very nanosecond at which the meter shows it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from enum import IntEnum

from hardware.profile import Profile
from hardware.timing import NS_PER_MS, NS_PER_S

NANO = NS_PER_S
"""Billionths of a base unit in a base unit."""
PERMILLE = 1_000
PPM = 1_000_000

OPENING_NS = 50 * NS_PER_MS
NEVER_NS = NS_PER_S * NS_PER_S  # Thirty years.
CLOSING_MEAN_MS = (50, 400)  # Spread over outlets,
CLOSING_SPREAD = 0.10  # and around the outlet's own mean, as a share of it.
LATE_CHANCE = 0.002
LATE_MS = (200, 1_000)
FLOW_SPREAD_OUTLET = 0.05
FLOW_SPREAD_DELIVERY = 0.02
SPREADS_MAX = 3.0  # What lies further out is cut: the rated maximum holds.


class Stage(IntEnum):
    """What the valve is told."""

    CLOSED = 0
    SLOW = 1
    FAST = 2


def _spread(rng: random.Random, share: float) -> float:
    """Return a factor around 1 with the standard deviation `share`."""
    return 1 + share * max(-SPREADS_MAX, min(SPREADS_MAX, rng.gauss(0, 1)))


@dataclass(slots=True)
class Actuator:
    """Something that opens and closes, and takes its time over it."""

    is_open: bool = False
    target: bool = False
    at_ns: int | None = None

    def move(self, target: bool, at_ns: int) -> None:  # noqa: FBT001 - a position, not an option.
        """Be in position `target` at `at_ns`, instead of whatever was under way."""
        self.target = target
        self.at_ns = None if target is self.is_open else at_ns

    def settle(self, now_ns: int) -> None:
        """Arrive, where it is time."""
        if self.at_ns is not None and self.at_ns <= now_ns:
            self.is_open, self.at_ns = self.target, None


@dataclass(slots=True)
class ValveFault:
    """What is wrong with a valve's next closings."""

    late_ns: int = 0
    """One of the shut-offs takes so much longer."""
    all_late_ns: int = 0
    """All of them do."""
    is_stuck: bool = False
    """Nothing closes at all."""


class Valve:
    """A fast stage beside a slow one. Each has its shut-offs in series: the first ends the flow."""

    def __init__(self, rng: random.Random, shutoffs: int) -> None:
        """Make a valve with its own mean closing times."""
        self._rng = rng
        self._fast_means_ms = [rng.uniform(*CLOSING_MEAN_MS) for _ in range(shutoffs)]
        self._slow_means_ms = [rng.uniform(*CLOSING_MEAN_MS) for _ in range(shutoffs)]
        self._fast = Actuator()
        self._slow = Actuator()
        self.commanded = Stage.CLOSED
        self.fault = ValveFault()
        self.slowest_ns = 0
        """The longest that a closing has taken: beyond the rated time all bets are off."""

    def command(self, stage: Stage, now_ns: int) -> None:
        """Start moving towards `stage`; harmless where that is under way already."""
        if stage is not self.commanded:
            self.commanded = stage
            self._start(now_ns)

    def mend(self, now_ns: int) -> None:
        """Have no fault any more, and go where the last command said; nothing where none was."""
        if self.fault == ValveFault():
            return  # It is on its way as it should be.
        self.fault = ValveFault()
        for stage in (self._fast, self._slow):
            stage.move(stage.is_open, now_ns)
        self._start(now_ns)

    def tried(self, times: int) -> list[int]:
        """Return how many nanoseconds so many closings of it take, the valve staying as it is."""
        return [self._closing_ns(self._slow_means_ms) for _ in range(times)]

    def settle(self, now_ns: int) -> None:
        """Let what has had its time arrive."""
        if self._fast.at_ns is not None:
            self._fast.settle(now_ns)
        if self._slow.at_ns is not None:
            self._slow.settle(now_ns)

    @property
    def position(self) -> Stage:
        """What the position switches say."""
        if not self._slow.is_open:
            return Stage.CLOSED
        return Stage.FAST if self._fast.is_open else Stage.SLOW

    def next_ns(self) -> int | None:
        """Return when something arrives next."""
        fast_ns, slow_ns = self._fast.at_ns, self._slow.at_ns
        if fast_ns is None or slow_ns is None:
            return slow_ns if fast_ns is None else fast_ns
        return min(fast_ns, slow_ns)

    def _start(self, now_ns: int) -> None:
        goals = (
            (self._fast, self.commanded is Stage.FAST, self._fast_means_ms),
            (self._slow, self.commanded is not Stage.CLOSED, self._slow_means_ms),
        )
        for stage, opens, means_ms in goals:
            if opens is not stage.target:
                delay_ns = OPENING_NS if opens else self._closing_ns(means_ms)
                if not opens:
                    self.slowest_ns = max(self.slowest_ns, delay_ns)
                stage.move(opens, now_ns + delay_ns)

    def _closing_ns(self, means_ms: list[float]) -> int:
        if self.fault.is_stuck:
            return NEVER_NS
        first, *others = (self._delay_ns(mean_ms) for mean_ms in means_ms)
        return min([first + self.fault.late_ns, *others]) + self.fault.all_late_ns

    def _delay_ns(self, mean_ms: float) -> int:
        late = self._rng.random() < LATE_CHANCE
        late_ms = self._rng.uniform(*LATE_MS) if late else 0.0
        return int((mean_ms * _spread(self._rng, CLOSING_SPREAD) + late_ms) * NS_PER_MS)


@dataclass(slots=True)
class Supply:
    """What feeds several outlets: a pump, a main, a grid connection."""

    limit_base: int | None = None
    """The most it gives, in base units a second; None where it never runs short."""
    outlets: list[PlantOutlet] = field(default_factory=list)

    def share_out(self) -> None:
        """Give every outlet what it asks for, or all of them the same share of it."""
        if self.limit_base is None:
            for outlet in self.outlets:
                drawn = outlet.wanted_base if outlet.is_lifted else 0
                outlet.flow_base = drawn + outlet.leak_base
            return
        asked = [outlet.wanted_base for outlet in self.outlets]
        total = sum(asked)
        short = total > self.limit_base
        for outlet, wanted in zip(self.outlets, asked, strict=True):
            given = wanted * self.limit_base // total if short else wanted
            outlet.flow_base = given + outlet.leak_base


class PlantOutlet:
    """One outlet: what has really flowed, and what its meter shows of it.

    `flow_base` is set by the supply and constant until the next event.
    """

    def __init__(self, profile: Profile, rng: random.Random, now_ns: int) -> None:
        """Make an outlet at rest."""
        self._rng = rng
        self._step_nano = profile.step_base * NANO
        self._refresh_ns = profile.refresh_ms * NS_PER_MS
        own = _spread(rng, FLOW_SPREAD_OUTLET)
        self._fast_base = int(profile.nominal_base * own)
        self._slow_base = int(profile.nominal_base * own * profile.slow_base / profile.qmax_base)
        self._delivery_ppm = PPM
        self._now_ns = now_ns
        self.valve = Valve(rng, profile.shutoffs)
        self.is_lifted = False
        self.draw_permille = 0
        self.leak_base = 0
        self.flow_base = 0
        self.surge_permille = PERMILLE
        self.counts_pulses = True
        self.flowed_nano = 0
        self.missed_nano = 0
        self.pulses = 0

    @property
    def flowed_base(self) -> int:
        """What has really left the outlet, in whole base units: the truth, whatever is shown."""
        return self.flowed_nano // NANO

    @property
    def wanted_base(self) -> int:
        """What would flow now if the supply gave it, in base units a second."""
        if not self.is_lifted:
            return 0
        stage = self.valve.position
        if stage is Stage.CLOSED:
            return 0
        nominal = self._fast_base if stage is Stage.FAST else self._slow_base
        flow = nominal * self._delivery_ppm * self.draw_permille * self.surge_permille
        return flow // (PPM * PERMILLE * PERMILLE)

    def lift(self) -> None:
        """Take the nozzle, or plug in; each delivery flows a little differently."""
        if not self.is_lifted:
            self._delivery_ppm = int(PPM * _spread(self._rng, FLOW_SPREAD_DELIVERY))
        self.is_lifted = True

    def hang_up(self) -> None:
        """Put the nozzle back, or unplug."""
        self.is_lifted = False
        self.draw_permille = 0

    def advance(self, now_ns: int) -> None:
        """Let the present flow go on until `now_ns`; the meter shows what it saw when it looked."""
        elapsed_ns = now_ns - self._now_ns
        looked_ns = now_ns - now_ns % self._refresh_ns
        if self.counts_pulses:
            if looked_ns >= self._now_ns:
                seen_nano = self.flowed_nano + self.flow_base * (looked_ns - self._now_ns)
                self.pulses = (seen_nano - self.missed_nano) // self._step_nano
        else:
            # What had flowed since it looked last, when it died, it never shows.
            unseen_nano = self.flowed_nano - self.missed_nano - self.pulses * self._step_nano
            self.missed_nano += max(0, unseen_nano - unseen_nano % self._step_nano)
            self.missed_nano += self.flow_base * elapsed_ns
        self.flowed_nano += self.flow_base * elapsed_ns
        self._now_ns = now_ns

    def shows_at_ns(self, pulses: int) -> int | None:
        """Return when the meter will show `pulses`, as things flow now; None where it won't."""
        if self.pulses >= pulses:
            return self._now_ns
        if not self.counts_pulses:
            return None
        missing_nano = pulses * self._step_nano + self.missed_nano - self.flowed_nano
        if missing_nano > 0 and not self.flow_base:
            return None
        wait_ns = -(-missing_nano // self.flow_base) if missing_nano > 0 else 0
        reached_ns = self._now_ns + wait_ns
        return -(-reached_ns // self._refresh_ns) * self._refresh_ns
