"""What is inside a flow controller: preset, dead-man timer, faults and memory, whatever it speaks.

It decides at events: when its meter shows a threshold, when a timer runs out, when a command comes.
`react` is called at each of them and brings the valve in line with what is now so. What a device
shows of it, and how it is told, is another module's: this one knows no bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hardware.simulator.dialect import Station
from hardware.simulator.plant import PlantOutlet, Stage
from hardware.timing import NS_PER_MS
from kiosk.domain.controller import ControllerState, DeviceStop, Fault

LEAK_COUNTS = 8
"""So many counts while closed are a leak: less may be warmth, or a hose that relaxes."""
COUNTS = 1 << 32


class Unwilling(Exception):
    """The device refuses, in one `word` of its own; nothing has changed."""

    def __init__(self, word: str) -> None:
        """Keep the word."""
        super().__init__(word)
        self.word = word


@dataclass(slots=True)
class Memory:
    """What survives a loss of power. `counts` never rolls over here; its register does."""

    boot: int = 0
    counts: int = 0


class Mechanism:
    """The works of one device. `now_ns` is handed in with everything that happens to it.

    `settings` are what is set at the device, and may be changed there: `watchdog_ms` (0 for none),
    `closing_ms`, and in counts `slow_before` and `overrun_guard`.
    """

    senses_nozzle = True
    """Whether it closes when the nozzle is put back."""

    def __init__(
        self, outlet: PlantOutlet, memory: Memory, settings: dict[str, int], *, now_ns: int
    ) -> None:
        """Fit the device to `outlet` and switch it on."""
        self.outlet = outlet
        self.memory = memory
        self.settings = settings
        self._counts_before = memory.counts - outlet.pulses
        self.is_on = False
        self.active: set[Fault] = set()
        """Causes of faults that are still there, and cannot be acknowledged away."""
        self._resting: tuple[int, bool, Stage] | None = None
        """As what it rests: shut, without a preset, and nothing moves. None while it does not."""
        self.power_on(now_ns)

    def stations(self, address: int) -> dict[int, Station]:
        """Return who answers for the outlet at `address`: itself, and its meter if it has one."""
        return {address: self}

    # --- Power -----------------------------------------------------------------------------------

    def power_on(self, now_ns: int) -> None:
        """Start: closed, no preset in force, the dead-man timer running, one boot more."""
        self.is_on = True
        self._resting = None
        self.memory.boot += 1
        self.stopped_by = DeviceStop.POWER if self.memory.boot > 1 else DeviceStop.NONE
        self.faults = Fault.NONE
        self.is_latched = False
        self.in_force = False
        self.begun = False
        self.deliveries = 0
        self._was_lifted = self.outlet.is_lifted
        self._sequence = 0
        self.opening = self.close_at = self.register_total
        self._fed_until_ns: int | None = None
        self.feed(now_ns)
        self._closed_since_ns: int | None = now_ns
        self._closed_counts: int | None = None
        self._overrun_is_told = False

    def power_off(self, now_ns: int) -> None:
        """Lose the power: springs close the valve; the meter's capacitor lasts until it has."""
        self.is_on = False
        self._resting = None
        self.outlet.valve.command(Stage.CLOSED, now_ns)

    # --- What it knows ---------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """The lifetime total in counts."""
        return self._counts_before + self.outlet.pulses

    @property
    def register_total(self) -> int:
        """The totaliser as it is shown."""
        return self.total % COUNTS

    @property
    def left(self) -> int:
        """How many counts are left until the end of the preset; negative when past it."""
        left = (self.close_at - self.total) % COUNTS
        return left - COUNTS if left >= COUNTS // 2 else left

    @property
    def _closing_ns(self) -> int:
        return self.settings["closing_ms"] * NS_PER_MS

    @property
    def is_open(self) -> bool:
        """Whether the valve was told to be open."""
        return self.outlet.valve.commanded is not Stage.CLOSED

    def is_starved(self, now_ns: int) -> bool:
        """Whether the dead-man timer has run out."""
        return self._fed_until_ns is not None and now_ns >= self._fed_until_ns

    @property
    def sequence(self) -> int:
        """The number of the preset that was accepted last."""
        return self._sequence

    @property
    def state(self) -> ControllerState:
        """What the valve is doing; *closed* and *slow* are what the position switches confirm."""
        position = self.outlet.valve.position
        if not self.is_open:
            closed = position is Stage.CLOSED
            return ControllerState.CLOSED if closed else ControllerState.CLOSING
        slow = self.outlet.valve.commanded is Stage.SLOW and position is not Stage.FAST
        return ControllerState.OPEN_SLOW if slow else ControllerState.OPEN_FAST

    def set_total(self, counts: int) -> None:
        """Make the totaliser lie from now on: a meter that jumps, runs back or is about to roll."""
        self._counts_before += counts - self.total
        self._closed_counts = self._resting = None

    # --- What happens to it ----------------------------------------------------------------------

    def react(self, now_ns: int) -> None:
        """Do what the present moment asks for; doing it twice is harmless."""
        outlet = self.outlet
        as_now = (outlet.pulses, outlet.is_lifted, outlet.valve.commanded)
        if self._resting == as_now and not self.active:
            return
        self._resting = None
        self.memory.counts = self.total
        if not self.is_on:
            return
        hung_up = self.senses_nozzle and self._was_lifted and not outlet.is_lifted
        self._was_lifted = outlet.is_lifted
        for fault in self.active:
            self._fail(fault, now_ns)
        if outlet.valve.commanded is not Stage.CLOSED:
            left = self.left
            if left <= 0:
                self._close(DeviceStop.PRESET, now_ns)
            elif hung_up:
                self._close(DeviceStop.HUNG_UP, now_ns)
            else:
                slow = left <= self.settings["slow_before"]
                outlet.valve.command(Stage.SLOW if slow else Stage.FAST, now_ns)
        if self.in_force and self.is_starved(now_ns) and not self.is_latched:
            self._trip(now_ns)
        if outlet.valve.commanded is Stage.CLOSED:
            self._watch(now_ns)

    def next_ns(self, now_ns: int) -> int | None:
        """Return when it next has something to do by itself, after `now_ns`."""
        if not self.is_on or (self._resting is not None and not self.outlet.flow_base):
            return None
        soonest_ns: int | None = None
        for at_ns in self._times():
            if at_ns is not None and at_ns > now_ns and (soonest_ns is None or at_ns < soonest_ns):
                soonest_ns = at_ns
        return soonest_ns

    def _times(self) -> Iterator[int | None]:
        shows = self.outlet.shows_at_ns
        pulses = self.outlet.pulses
        if self.in_force and not self.is_latched:
            yield self._fed_until_ns
        if self.is_open:
            yield shows(pulses + self.left)
            slow_before = self.settings["slow_before"]
            if self.left > slow_before:
                yield shows(pulses + self.left - slow_before)
        elif self.in_force and self.begun:
            yield shows(pulses + self.left + self.settings["overrun_guard"] + 1)
        if self._closed_since_ns is not None:
            yield self._closed_since_ns + self._closing_ns
            if self._closed_counts is not None:
                yield shows(pulses + self._closed_counts + LEAK_COUNTS - self.total)

    def _close(self, why: DeviceStop, now_ns: int) -> None:
        self.stopped_by = why
        self._closed_since_ns = now_ns
        self._closed_counts = None
        self.outlet.valve.command(Stage.CLOSED, now_ns)

    def _trip(self, now_ns: int) -> None:
        """The dead-man timer has run out."""
        self.is_latched = True
        if self.is_open or not self.begun:
            self._close(DeviceStop.WATCHDOG, now_ns)

    def _fail(self, fault: Fault, now_ns: int) -> None:
        """Latch `fault` and close."""
        self.faults |= fault
        self.is_latched = True
        if self.is_open:
            self._close(DeviceStop.FAULT, now_ns)

    def _watch(self, now_ns: int) -> None:
        """Look for what should not be, shut: a valve that does not close, a leak, an overrun."""
        ran_over = self.in_force and self.begun and -self.left > self.settings["overrun_guard"]
        if ran_over and not self._overrun_is_told:
            self._overrun_is_told = True  # Once: it can be acknowledged, but not undone.
            self._fail(Fault.OVERRUN, now_ns)
        if self._closed_since_ns is None or now_ns < self._closed_since_ns + self._closing_ns:
            return
        if self.state is not ControllerState.CLOSED:
            self._fail(Fault.VALVE, now_ns)
        elif self._closed_counts is None:
            self._closed_counts = self.total
        elif self.total - self._closed_counts >= LEAK_COUNTS:
            self._fail(Fault.LEAK, now_ns)
        elif not self.in_force:
            self._resting = (self.outlet.pulses, self.outlet.is_lifted, Stage.CLOSED)

    # --- What it is told -------------------------------------------------------------------------

    def feed(self, now_ns: int) -> None:
        """Keep the dead-man timer from running out."""
        watchdog_ms = self.settings["watchdog_ms"]
        self._fed_until_ns = now_ns + watchdog_ms * NS_PER_MS if watchdog_ms else None

    def set_preset(self, opening: int, close_at: int, sequence: int, now_ns: int) -> None:
        """Close when the totaliser shows `close_at`; a valve that is shut stays shut."""
        if not self.in_force:
            self.deliveries += 1
            self.begun = False
            self.stopped_by = DeviceStop.NONE
            self.feed(now_ns)
        self.in_force = True
        self._sequence = sequence
        self.opening, self.close_at = opening, close_at

    def open(self, now_ns: int) -> None:
        """Open the valve under the preset in force; harmless when open."""
        if self.faults:
            raise Unwilling("faulted")
        if self.is_latched:
            raise Unwilling("latched")
        if self.is_starved(now_ns):
            raise Unwilling("not_fed")
        if self.left <= 0:
            raise Unwilling("preset_reached")
        if not self.is_open:
            slow = self.left <= self.settings["slow_before"]
            self.outlet.valve.command(Stage.SLOW if slow else Stage.FAST, now_ns)
            self.stopped_by = DeviceStop.NONE
            self.begun = True
            self._overrun_is_told = False
            self._closed_since_ns = self._closed_counts = None

    def stop(self, now_ns: int) -> None:
        """Close the valve and withdraw the preset; harmless when closed."""
        if self.is_open or (self.in_force and not self.begun):
            self._close(DeviceStop.HOST, now_ns)
        self.in_force = False

    def acknowledge(self, now_ns: int) -> None:
        """Clear what is latched."""
        if self.active or self.state is ControllerState.CLOSING:
            raise Unwilling("faulted")
        self.faults = Fault.NONE
        self.is_latched = False
        self._closed_counts = None
        self.feed(now_ns)

    def rouse(self) -> None:
        """Rest no more: something was told that may change what is so."""
        self._resting = None
