"""What a flow controller can do, and what it says: the words between drivers and the core."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag, StrEnum

from kiosk.domain.quantity import Quantity

BUSY_MS = 500
"""How much later than it was taken a reading may be stamped by a host that is busy."""
FED_MS = 1_250
"""How long a device may be fed after the last reading that was heard of it: until the core worries,
and a tick and an exchange after that. Whatever is said may feed it, and its answers may be lost."""


class PresetKind(StrEnum):
    """How a device understands a limit; only the first two may be sent twice."""

    ABSOLUTE = "absolute"
    BATCH = "batch"
    RELATIVE = "relative"
    SESSION = "session"
    NONE = "none"


class Feeding(StrEnum):
    """What keeps a dead-man timer from running out."""

    WRITES = "writes"
    PACKETS = "packets"
    READS = "reads"


class PowerUp(StrEnum):
    """The valve after the power returns."""

    OFF = "off"
    ON = "on"
    PREVIOUS = "previous"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a driver declares of its device; the core reserves in money for what is missing.

    Source of each field: the contract in `hardware/README.md`. Times in milliseconds.
    """

    preset: PresetKind
    live_raise: bool
    live_lower: bool
    preset_resolution: Quantity
    preset_readback: bool
    qmax: Quantity
    """The most that can flow in one second, in base units."""
    overrun_bound: Quantity
    """The most that can be delivered past a preset, with the slow stage where there is one."""
    closing_ms: int
    """D_bound: the rated closing time of the valve."""
    meter_refresh_ms: int
    slow_stage: bool
    shutoffs: int
    watchdog_ms: int | None
    watchdog_latches: bool
    watchdog_fed_by: Feeding
    power_up: PowerUp
    totaliser_bits: int
    totaliser_step: Quantity
    """The quantity of one count of the totaliser."""
    totaliser_kept: bool
    """Whether the totaliser survives a loss of power."""
    senses_calling: bool
    """Whether the device knows that the nozzle is lifted or the plug is in."""
    numbered: bool
    """Whether each answer proves its freshness by a nonce or a sequence."""
    response_ms: int
    preset_most: Quantity | None = None
    """The largest limit that it takes for one delivery; None where only its totaliser ends."""
    is_compensated: bool = False
    """Whether it counts the volume that the product would have at 15 degrees Celsius."""
    on_network: bool = False
    """Whether it calls in over a network, instead of hanging on a serial line."""
    address_max: int = 247
    """The highest address that it can have on a serial line; 1 where it cannot share one."""
    meter_offset: int = 0
    """How many addresses behind its own its meter answers; 0 where it counts by itself."""
    valve_ms: int | None = None
    """What the valve's maker rates one closing at, where that is less than `closing_ms`, the worst
    case: commissioning may come down to it, and no further. None where nobody says."""

    @property
    def valve_rated_ms(self) -> int:
        """The time below which no closing is reckoned with, however quick the valve was seen."""
        return self.closing_ms if self.valve_ms is None else min(self.valve_ms, self.closing_ms)


class ControllerState(StrEnum):
    """What the device is doing."""

    CLOSED = "closed"
    OPEN_FAST = "open_fast"
    OPEN_SLOW = "open_slow"
    CLOSING = "closing"


class DeviceStop(StrEnum):
    """Why the device closed last, in its own words."""

    NONE = "none"
    PRESET = "preset"
    HOST = "host"
    WATCHDOG = "watchdog"
    FAULT = "fault"
    POWER = "power"
    HUNG_UP = "hung_up"


class Fault(IntFlag):
    """What a device can complain of."""

    NONE = 0
    METER = 1
    VALVE = 2
    LEAK = 4
    OVERRUN = 8
    ESTOP = 16
    SUPPLY = 32
    SETTINGS = 64
    CONNECTOR = 128


@dataclass(frozen=True, slots=True)
class Identity:
    """Who answers at an address: compared with who answered there before."""

    maker: str
    model: str
    serial: str
    firmware: str


@dataclass(frozen=True, slots=True)
class Preset:
    """A limit for a delivery: close when `limit` has flowed since the totaliser read `opening`.

    Sending it n times equals once: `limit` is cumulative and `sequence` names this limit.
    """

    opening: Quantity
    limit: Quantity
    sequence: int


@dataclass(frozen=True, slots=True)
class Status:
    """One atomic reading of a device, proven to be fresh by its driver.

    `total` is the totaliser as the device shows it, in base units: it rolls over. `preset` is the
    limit in force as `Preset.limit` (cumulative since that preset's opening); None where none is.
    `flow` is in base units a second.
    """

    boot: int | None
    """Another number after each loss of power; None while the total itself shows that none was."""
    state: ControllerState
    stopped_by: DeviceStop
    faults: Fault
    total: Quantity
    preset: Quantity | None
    sequence: int
    flow: Quantity
    calling: bool
    latched: bool
    """It closed by itself and stays closed until it is acknowledged."""

    @property
    def is_closed(self) -> bool:
        """Whether the valve is shut and nothing flows."""
        return self.state is ControllerState.CLOSED and not self.flow


def unfit(can: Capabilities) -> str:
    """Return why a device can't keep the promise whatever is reserved for it; empty where it can.

    Source: the table of what is reserved where a capability is missing, in `hardware/README.md`.
    """
    if not can.qmax or not can.preset_resolution or not can.totaliser_step:
        return "no_rated_flow"
    if can.power_up is not PowerUp.OFF:
        return "opens_with_the_power"
    if can.preset is PresetKind.NONE and can.watchdog_ms is None:
        return "no_preset_and_no_watchdog"
    if can.preset is PresetKind.NONE and not can.watchdog_latches:
        return "no_preset_and_watchdog_resumes"
    return ""


def blind_of(can: Capabilities) -> Quantity:
    """Return what flows at most past a limit that only the host keeps, when the host dies there.

    Nothing where the device keeps one. Source: as `unfit`.
    """
    ms = 0
    if can.preset is PresetKind.NONE:
        ms = FED_MS + (can.watchdog_ms or 0) + can.closing_ms + can.meter_refresh_ms
    return Quantity(can.qmax.base * ms // 1000, can.qmax.dimension)
