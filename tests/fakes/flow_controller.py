"""A flow controller with a valve, a meter and a customer, on the clock of the test."""

from __future__ import annotations

from dataclasses import dataclass, field

from fakes.time import FakeClock

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
from kiosk.ports import LineDown, LineHealth, NoAnswer, Refused


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


@dataclass
class FakeController:
    """One outlet. `advance` lets the product flow; the rest is what drivers offer."""

    clock: FakeClock
    can: Capabilities = field(default_factory=capabilities)
    serial: str = "FC-1"
    flow_base: int = 600_000
    total_base: int = 5_000_000
    boot: int = 1
    state: ControllerState = ControllerState.CLOSED
    stopped_by: DeviceStop = DeviceStop.POWER
    faults: Fault = Fault.NONE
    preset: Preset | None = None
    calling: bool = False
    latched: bool = False
    answers: bool = True
    ignores_stop: bool = False
    drips_base: int = 0
    """What still flows after the valve was told to close: less than the overrun bound."""
    wants_base: int | None = None
    """The customer hangs up after so much; None for never."""
    fed_ms: int = 0
    log: list[str] = field(default_factory=list)
    _opened_at: int = 0

    @property
    def capabilities(self) -> Capabilities:
        return self.can

    def advance(self, ms: int) -> None:
        """Let `ms` pass in the pipe."""
        if self.state in {ControllerState.OPEN_FAST, ControllerState.OPEN_SLOW}:
            self.total_base += self.flow_base * ms // 1000
            assert self.preset is not None
            limit = self.preset.opening.base + self.preset.limit.base
            wanted = self.wants_base
            if self.total_base >= limit:
                self.total_base = limit
                self._close(DeviceStop.PRESET)
            elif wanted is not None and self.total_base - self._opened_at >= wanted:
                self.total_base = self._opened_at + wanted
                self.calling = False
                self._close(DeviceStop.HUNG_UP)
            elif self.clock.mono_ms - self.fed_ms > (self.can.watchdog_ms or 10**9):
                self._close(DeviceStop.WATCHDOG)

    def power_cut(self) -> None:
        """Lose the power and come back."""
        self.state, self.stopped_by = ControllerState.CLOSED, DeviceStop.POWER
        self.boot += 1
        self.preset, self.latched = None, False

    def _close(self, why: DeviceStop) -> None:
        self.state, self.stopped_by = ControllerState.CLOSED, why
        self.total_base += self.drips_base
        self.latched = why in {DeviceStop.PRESET, DeviceStop.WATCHDOG}

    def _heard(self, what: str) -> None:
        self.log.append(what)
        if not self.answers:
            raise NoAnswer("silence")

    def identify(self) -> Identity:
        self._heard("identify")
        return Identity("Fake", "F1", self.serial, "1.0")

    def read_status(self, *, feed: bool) -> Status:
        if not self.answers:
            raise NoAnswer("silence")
        if feed:
            self.fed_ms = self.clock.mono_ms
        is_open = self.state in {ControllerState.OPEN_FAST, ControllerState.OPEN_SLOW}
        dimension = self.can.qmax.dimension
        step = self.can.totaliser_step.base
        shown = self.total_base - self.total_base % step
        return Status(
            boot=self.boot,
            state=self.state,
            stopped_by=self.stopped_by,
            faults=self.faults,
            total=Quantity(shown % (step << self.can.totaliser_bits), dimension),
            preset=self.preset.limit if self.preset else None,
            sequence=self.preset.sequence if self.preset else 0,
            flow=Quantity(self.flow_base if is_open else 0, dimension),
            calling=self.calling,
            latched=self.latched,
        )

    def set_preset(self, preset: Preset) -> None:
        self._heard(f"preset {preset.limit.base} #{preset.sequence}")
        limit = preset.limit.floor(self.can.preset_resolution)
        self.preset = Preset(preset.opening, limit, preset.sequence)

    def open(self, sequence: int) -> None:
        self._heard(f"open #{sequence}")
        if self.preset is None or self.preset.sequence != sequence:
            raise Refused("sequence")
        if self.latched or not self.calling:
            raise Refused("latched")
        self.state, self.stopped_by = ControllerState.OPEN_FAST, DeviceStop.NONE
        self._opened_at = self._opened_at if self.total_base == 0 else self.preset.opening.base

    def stop(self) -> None:
        self._heard("stop")
        if self.state is not ControllerState.CLOSED and not self.ignores_stop:
            self._close(DeviceStop.HOST)

    def acknowledge(self) -> None:
        self._heard("acknowledge")
        self.latched = False


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
