"""A flow controller with a valve, a meter and a customer, on the clock of the test.

It behaves as the reference device does: a stop withdraws the preset, the valve takes its time to
close, and a slow stage brings it to the preset. `flowed_base` is the truth, whatever it shows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from kiosk.domain.controller import (
    Capabilities,
    ControllerState,
    DeviceStop,
    Fault,
    Feeding,
    Identity,
    PowerUp,
    Preset,
    PresetKind,
    Status,
)
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.ports import Clock, Exchange, LineDown, LineHealth, NoAnswer, Refused

_Answer = TypeVar("_Answer")

GRAIN_MS = 10
"""How finely the plant moves."""
OPEN = frozenset({ControllerState.OPEN_FAST, ControllerState.OPEN_SLOW})


def capabilities(dimension: Dimension = Dimension.VOLUME, **changes: object) -> Capabilities:
    """Return what the fake can do: 40 L/min, two stages, 50 mL of overrun at most."""
    told: dict[str, object] = {
        "preset": PresetKind.ABSOLUTE,
        "live_raise": True,
        "live_lower": True,
        "preset_resolution": Quantity(1000, dimension),
        "preset_readback": True,
        "qmax": Quantity(813_000, dimension),
        "overrun_bound": Quantity(50_000, dimension),
        "closing_ms": 600,
        "meter_refresh_ms": 1,
        "slow_stage": True,
        "shutoffs": 2,
        "watchdog_ms": 2000,
        "watchdog_latches": True,
        "watchdog_fed_by": Feeding.WRITES,
        "power_up": PowerUp.OFF,
        "totaliser_bits": 32,
        "totaliser_step": Quantity(1000, dimension),
        "totaliser_kept": True,
        "senses_calling": True,
        "numbered": True,
        "response_ms": 50,
    }
    return Capabilities(**(told | changes))  # type: ignore[arg-type]  # Named as the fields are.


class FakeLine:
    """A line that is there, until it is pulled."""

    def __init__(self, name: str = "main") -> None:
        self._name = name
        self.plugged = True
        self._open = False

    @property
    def name(self) -> str:
        return self._name

    @property
    def is_connected(self) -> bool:
        return self._open

    def connect(self) -> None:
        if not self.plugged:
            raise LineDown("the port is not there")
        self._open = True

    def disconnect(self) -> None:
        self._open = False

    def health(self) -> LineHealth:
        return LineHealth()

    def recent(self) -> tuple[Exchange, ...]:
        return ()


@dataclass
class FakeController:
    """One outlet. `advance` lets the product flow; the rest is what drivers offer."""

    clock: Clock
    can: Capabilities = field(default_factory=capabilities)
    serial: str = "FC-1"
    line: FakeLine | None = None
    flow_base: int = 600_000
    slow_base: int = 60_000
    slow_before_base: int = 562_500
    takes_ms: int = 200
    """How long the valve takes to close: less than what is rated."""
    total_base: int = 5_000_000
    boot: int | None = 1
    """None where the total alone says whether the power was gone."""
    state: ControllerState = ControllerState.CLOSED
    stopped_by: DeviceStop = DeviceStop.POWER
    faults: Fault = Fault.NONE
    """Latched until they are acknowledged."""
    active: Fault = Fault.NONE
    """Still there: not to be acknowledged away."""
    preset: Preset | None = None
    calling: bool = False
    latched: bool = False
    draws: bool = True
    """Whether the customer lets anything flow."""
    answers: bool = True
    noise: Callable[[str], str] | None = None
    """What becomes of an exchange: "lost" before it is done, "unheard" after, empty for well."""
    ignores_stop: bool = False
    ignores_preset: bool = False
    never_trips: bool = False
    """Its dead-man timer does nothing, whatever it declares."""
    drips_base: int = 0
    """What still flows after the valve is shut: less than the overrun bound."""
    leak_base: int = 0
    """What flows in a second whatever the valve does."""
    wants_base: int | None = None
    """The customer hangs up after so much; None for never."""
    fed_ms: int = 0
    flowed_base: int = 0
    log: list[str] = field(default_factory=list)
    _closing_ms: int = 0
    _closing_base: int = 0
    _fate: str = ""

    @property
    def capabilities(self) -> Capabilities:
        return self.can

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def left_base(self) -> int:
        """How much is left until the preset; negative when past it."""
        if self.preset is None:
            return 0
        scope = self.can.totaliser_step.base << self.can.totaliser_bits
        left = (self.preset.opening.base + self.preset.limit.base - self.total_base) % scope
        return left - scope if left >= scope // 2 else left

    # --- The plant ---------------------------------------------------------------------------

    def advance(self, ms: int) -> None:
        """Let `ms` pass in the pipe."""
        if self.state is ControllerState.CLOSED and not self.leak_base and self.preset is None:
            return
        for _ in range(ms // GRAIN_MS):
            self._flow(self.leak_base)
            if self.state is ControllerState.CLOSING:
                self._shut_further()
            elif self.is_open:
                self._run()
            self._watch()

    def power_cut(self) -> None:
        """Lose the power and come back: springs close the valve."""
        if self.is_open:
            self._close(DeviceStop.POWER)
        self.stopped_by = DeviceStop.POWER
        self.boot = (self.boot or 0) + 1
        self.preset, self.latched, self.faults = None, False, Fault.NONE

    @property
    def _is_drawn(self) -> bool:
        return self.draws and (self.calling or not self.can.senses_calling)

    def _flow(self, base_a_second: int) -> None:
        flowed = base_a_second * GRAIN_MS // 1000
        self.total_base += flowed
        self.flowed_base += flowed

    def _rate(self) -> int:
        if not self._is_drawn:
            return 0
        if self.state is ControllerState.CLOSING:
            return self._closing_base
        return self.flow_base if self.state is ControllerState.OPEN_FAST else self.slow_base

    def _run(self) -> None:
        assert self.preset is not None
        self._flow(self._rate())
        wanted = self.wants_base
        if wanted is not None and self.total_base - self.preset.opening.base >= wanted:
            self.calling = False
        if self.left_base <= 0 and not self.ignores_preset:
            self._close(DeviceStop.PRESET)
        elif self.can.senses_calling and not self.calling:
            self._close(DeviceStop.HUNG_UP)
        elif self.left_base <= self.slow_before_base and not self.ignores_preset:
            self.state = ControllerState.OPEN_SLOW

    def _shut_further(self) -> None:
        if self.ignores_stop:
            self._closing_ms = self.takes_ms
        self._flow(self._rate())
        self._closing_ms -= GRAIN_MS
        if self._closing_ms <= 0:
            self._shut()

    def _shut(self) -> None:
        self.state = ControllerState.CLOSED
        self.total_base += self.drips_base
        self.flowed_base += self.drips_base

    def _close(self, why: DeviceStop) -> None:
        self._closing_base = self._rate()
        self.state, self.stopped_by = ControllerState.CLOSING, why
        self._closing_ms = self.takes_ms
        if not self.takes_ms:
            self._shut()

    def _watch(self) -> None:
        limit_ms = self.can.watchdog_ms
        if self.preset is None or self.latched or limit_ms is None:
            return
        if self.never_trips:
            return
        if self.clock.now().mono_ms - self.fed_ms > limit_ms:
            self.latched = True
            if self.is_open:
                self._close(DeviceStop.WATCHDOG)

    # --- What drivers offer ------------------------------------------------------------------

    def identify(self) -> Identity:
        self._hear("identify")
        return self._say(Identity("Fake", "F1", self.serial, "1.0"))

    def read_status(self, *, feed: bool) -> Status:
        self._hear("status")
        if feed or self.can.watchdog_fed_by is not Feeding.WRITES:
            self.fed_ms = self.clock.now().mono_ms
        dimension, step = self.can.qmax.dimension, self.can.totaliser_step.base
        shown = self.total_base - self.total_base % step
        flow = self.leak_base
        if self.state is not ControllerState.CLOSED:
            flow += self._rate()
        return self._say(
            Status(
                boot=self.boot,
                state=self.state,
                stopped_by=self.stopped_by,
                faults=self.faults | self.active,
                total=Quantity(shown % (step << self.can.totaliser_bits), dimension),
                preset=self.preset.limit if self.preset else None,
                sequence=self.preset.sequence if self.preset else 0,
                flow=Quantity(flow, dimension),
                calling=self.calling,
                latched=self.latched,
            )
        )

    def set_preset(self, preset: Preset) -> None:
        self._hear(f"preset {preset.limit.base} #{preset.sequence}")
        limit = preset.limit.floor(self.can.preset_resolution)
        if self.preset is None:
            self.fed_ms = max(self.fed_ms, self.clock.now().mono_ms)
        self.preset = Preset(preset.opening, limit, preset.sequence)
        self._say(None)

    def open(self, sequence: int) -> None:
        self._hear(f"open #{sequence}")
        if self.preset is None or self.preset.sequence != sequence:
            raise Refused("wrong_sequence")
        if self.faults | self.active:
            raise Refused("faulted")
        if self.latched:
            raise Refused("latched")
        if self.left_base <= 0:
            raise Refused("preset_reached")
        if not self.is_open:
            slow = self.left_base <= self.slow_before_base
            self.state = ControllerState.OPEN_SLOW if slow else ControllerState.OPEN_FAST
            self.stopped_by = DeviceStop.NONE
        self._say(None)

    def stop(self) -> None:
        self._hear("stop")
        if not self.ignores_stop:
            if self.is_open:
                self._close(DeviceStop.HOST)
            self.preset = None
        self._say(None)

    def acknowledge(self) -> None:
        self._hear("acknowledge")
        if self.active or self.state is ControllerState.CLOSING:
            raise Refused("faulted")
        self.latched, self.faults = False, Fault.NONE
        self.fed_ms = self.clock.now().mono_ms
        self._say(None)

    def _hear(self, what: str) -> None:
        """Take a request in, unless it is lost on its way."""
        if self.line is not None and not self.line.plugged:
            raise LineDown("the port is gone")
        if what != "status":
            self.log.append(what)
        self._fate = self.noise(what) if self.noise is not None else ""
        if not self.answers or self._fate == "lost":
            raise NoAnswer("silence")

    def _say(self, answer: _Answer) -> _Answer:
        """Answer, unless nobody hears it."""
        if self._fate == "unheard":
            raise NoAnswer("silence")
        return answer
