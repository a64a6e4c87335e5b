"""Bronkhorst instruments: a counter with a limit, at which they set their own setpoint to nothing.

The driver writes what is left of a preset as a limit of the running counter. At it the instrument
replaces the setpoint by *new setpoint*, which is 0; the driver gives 100 % only under a limit that
it has just read back and that is not reached. So however often the setpoint is given, no more than
the limit flows. The counter is reset only before it tells less than a milligram no more, and then
it shows more than the next preset can: so it never looks like a smaller delivery to a program that
was started since.

Nobody watches over the host: where the line is cut, it delivers up to its limit.

An answer carries the sequence byte of its request. That proves that it answers this telegram, or
one of 256 before, which the quarantine of the line has outlived. It proves nothing of what it
carries, and there is no checksum: see `hardware.framing.propar` for what is done about that.

There is no boot counter. But the instrument returns to its default control mode with the power, and
the driver puts it into the one for RS-232: one that is in it was not without power since. It is put
there only at the second question, so that a loss of power is told to somebody who lives.

Source: see the profile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from hardware.boots import BOOT_NUMBERS
from hardware.drivers.propar.profile import EXACT, HOUR_S, MG_PER_G, MG_PER_KG, ProparProfile
from hardware.framing import propar
from hardware.framing.propar import Kind, Parameter, Value, Written
from hardware.half_duplex import Exchanger
from kiosk.domain.controller import (
    Capabilities,
    ControllerState,
    DeviceStop,
    Fault,
    Identity,
    Preset,
    Status,
)
from kiosk.domain.quantity import Quantity
from kiosk.ports import NoAnswer, Refused

SEQUENCE_MAX = 2**32 - 1

MEASURE = Parameter(1, 0, Kind.WORD)
SETPOINT = Parameter(1, 1, Kind.WORD)
CONTROL_MODE = Parameter(1, 4, Kind.BYTE)
ALARM_INFO = Parameter(1, 20, Kind.BYTE)
COUNTER = Parameter(104, 1, Kind.LONG)
LIMIT = Parameter(104, 3, Kind.LONG)
SETPOINT_MODE = Parameter(104, 5, Kind.BYTE)
NEW_SETPOINT = Parameter(104, 6, Kind.WORD)
COUNTER_MODE = Parameter(104, 8, Kind.BYTE)
RESET = Parameter(115, 8, Kind.BYTE)

DEVICE_TYPE = Parameter(113, 1, Kind.TEXT)
SERIAL = Parameter(113, 3, Kind.TEXT)
FIRMWARE = Parameter(113, 5, Kind.TEXT)
CAPACITY = Parameter(1, 13, Kind.LONG)
CAPACITY_UNIT = Parameter(1, 31, Kind.TEXT)
COUNTER_UNIT = Parameter(104, 7, Kind.TEXT)
COUNTER_RESETS = Parameter(104, 9, Kind.BYTE)
IO_STATUS = Parameter(114, 11, Kind.BYTE)
ALARM_SETPOINT_MODE = Parameter(97, 5, Kind.BYTE)

SHOWN = (
    *(COUNTER, LIMIT, SETPOINT_MODE, NEW_SETPOINT, COUNTER_MODE),
    *(MEASURE, SETPOINT, CONTROL_MODE, ALARM_INFO),
)
NAMES = (DEVICE_TYPE, SERIAL, FIRMWARE)
SETTINGS = {
    CAPACITY_UNIT: ("capacity unit", "kg/h"),
    COUNTER_UNIT: ("counter unit", "g"),
    COUNTER_RESETS: ("counter reset by the bus", "4"),
    IO_STATUS: ("analog default control mode", "0"),
    ALARM_SETPOINT_MODE: ("setpoint change at an alarm", "0"),
}
"""What each must be; of those that are bits only the one that is named."""
TEXT_USUAL = 12

FULL, NOTHING = 32_000, 0
FROM_RS232 = 18
BATCH = 2
CHANGES_SETPOINT = 1
RESET_COUNTER, RESET_ALARM = 1, 2
BY_BUS = 0x04
ANALOG_DEFAULT = 0x40

REACHED = 0x10
BROKEN = 0x81
"""In the alarm info: an error message, or hardware that asks to be checked."""
NEGATIVE_FROM = 0xA3D7
"""A measure from here on is less than nothing."""

REFUSALS = {
    1: "busy",
    2: "unknown_command",
    3: "unknown_process",
    4: "unknown_parameter",
    5: "wrong_type",
    6: "out_of_range",
    13: "read_only",
    17: "write_only",
}
"""What says that nothing was done; all others leave it open."""

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the instrument says of one moment."""

    counter: Fraction
    limit: int
    """The bits of the figure: it is what was written, or it is not."""
    stops_there: bool
    """Whether it sets its setpoint to nothing when its counter comes to the limit."""
    measure: int
    setpoint: int
    control_mode: int
    alarms: int


@dataclass(slots=True)
class Batch:
    """A preset, and the limit that was written for what was left of it. In base units."""

    preset: Preset
    given: int
    """What had flowed of the preset before."""
    mass: int
    counted: int
    """What the counter showed when it was written."""
    has_run: bool = False
    """Whether it was seen to flow."""

    @property
    def limit(self) -> int:
        """The bits of the counter limit, in grams."""
        return propar.float_bits(Fraction(self.counted + self.mass, MG_PER_G))

    def is_reached(self, shown: Shown) -> bool:
        """Whether the counter has come to the limit, by its own word or by the figures."""
        return bool(shown.alarms & REACHED) or shown.counter >= propar.float_of(self.limit)


class ProparController:
    """One instrument. Opens nothing and sends nothing when it is made.

    It knows a preset only while the program that set it lives: after a new start the instrument has
    none, whatever its limit, and is given no setpoint before it was given one.
    """

    def __init__(self, profile: ProparProfile, line: Exchanger, address: int) -> None:
        """Speak to the node `address` on `line`."""
        if address not in propar.NODES:
            raise ValueError(f"an instrument has a node from 1 to {propar.NODES[-1]}")
        self._profile = profile
        self._line = line
        self._node = address
        self._capabilities = profile.capabilities
        self._range = profile.step_base << profile.totaliser_bits
        self._telegram = 0
        self._boot: int | None = None
        self._is_unmarked = False
        """Whether it was seen in another control mode, and has not been put into ours since."""
        self._batch: Batch | None = None
        self._sequence = 0
        self._stopped_by = DeviceStop.NONE
        self._faults = Fault.NONE
        self._is_latched = False
        self._is_stopping = False
        self._before = 0
        """What the counter showed each time before it began anew, added up."""
        self._counted = 0
        self._is_resetting = False

    @property
    def capabilities(self) -> Capabilities:
        """What the instrument can do."""
        return self._capabilities

    def identify(self) -> Identity:
        """Ask who is there and how it is set; Refused where either is not as it must be."""
        profile = self._profile
        names = self._read(NAMES, _texts)
        found = Identity(profile.maker, names[DEVICE_TYPE], names[SERIAL], names[FIRMWARE])
        if found.model != profile.model:
            raise Refused(
                "wrong_device",
                f"node {self._node} is a {found.model}, the settings expect a "
                f"{profile.maker} {profile.model} ({profile.title})",
            )
        capacity, shown = self._read((CAPACITY, *SETTINGS), _settings)
        unsafe = [
            f"{name} is {shown[key]} and must be {wanted}"
            for key, (name, wanted) in SETTINGS.items()
            if shown[key] != wanted
        ]
        if abs(capacity * MG_PER_KG / HOUR_S - profile.nominal_base) > 1:
            wanted = float(profile.capacity_kg_h)
            unsafe.append(f"capacity is {float(capacity):g} and must be {wanted:g}")
        if unsafe:
            raise Refused("unsafe_settings", "; ".join(unsafe))
        return found

    def read_status(self, *, feed: bool) -> Status:  # noqa: ARG002 - Nothing has to be fed.
        """Ask what has flowed, under which limit, and how fast it flows: one telegram."""
        return self._status(self._look())

    def set_preset(self, preset: Preset) -> None:
        """Write what is left of a limit, rounded down. In force once a status shows it.

        The same again is harmless, also while it flows; another one is refused until it stands.
        """
        if not 0 < preset.sequence <= SEQUENCE_MAX:
            raise Refused("out_of_range", f"sequence {preset.sequence}")
        if preset.limit.base >= self._range // 2:
            raise Refused("out_of_range", f"{preset.limit.base} {preset.limit.dimension}")
        shown = self._look()
        if shown.setpoint:
            if self._batch is not None and self._batch.preset == preset:
                return
            raise Refused("not_applicable", f"node {self._node} is delivering")
        given = (self._total - preset.opening.base) % self._range
        if given >= self._range // 2:
            raise Refused("out_of_range", f"the total is {self._total} mg")
        mass = (preset.limit.base - given) // self._profile.step_base * self._profile.step_base
        if mass <= 0:
            raise Refused("out_of_range", f"{preset.limit.base - given} mg are nothing to deliver")
        if mass > self._profile.most_base:
            raise Refused("out_of_range", f"{mass} mg are more than its counter tells exactly")
        was_in_force = self._batch is not None
        self._batch = None
        if self._counted + mass + self._profile.overrun_bound_base >= EXACT:
            shown = self._begin_anew()
        batch = Batch(preset, given, mass, self._counted)
        if not shown.alarms & REACHED:
            self._batch = batch
        self._is_stopping = False
        if not was_in_force:
            self._stopped_by = DeviceStop.NONE
        self._write(
            (LIMIT, batch.limit),
            (SETPOINT_MODE, CHANGES_SETPOINT),
            (NEW_SETPOINT, NOTHING),
            (COUNTER_MODE, BATCH),
        )
        if self._batch is None:
            self._forget_the_end()
            self._batch = batch

    def open(self, sequence: int) -> None:
        """Give the setpoint under the preset numbered `sequence`; harmless while it flows."""
        shown = self._look()
        batch = self._batch
        if self._is_latched:
            raise Refused("latched", f"node {self._node}")
        if batch is None or batch.preset.sequence != sequence:
            raise Refused("wrong_sequence", f"node {self._node}")
        if not self._is_in_force(shown):
            raise Refused("wrong_sequence", f"node {self._node} shows another limit")
        if shown.setpoint:
            return
        if batch.is_reached(shown):
            raise Refused("preset_reached", f"node {self._node}")
        self._is_stopping = False
        self._stopped_by = DeviceStop.NONE
        self._write((SETPOINT, FULL))

    def stop(self) -> None:
        """Take the setpoint away and forget the preset; harmless when it stands."""
        self._is_stopping = True
        self._write((SETPOINT, NOTHING))
        if self._batch is not None and self._stopped_by is not DeviceStop.PRESET:
            self._stopped_by = DeviceStop.HOST
        self._batch = None

    def acknowledge(self) -> None:
        """Forget what was latched, and let the instrument forget its alarms."""
        if self._look().alarms & BROKEN:
            self._write((RESET, RESET_ALARM))
        self._faults = Fault.NONE
        self._is_latched = False

    # --- What it says ----------------------------------------------------------------------------

    @property
    def _total(self) -> int:
        return (self._before + self._counted) % self._range

    def _look(self) -> Shown:
        """Read what is so, and keep what follows from it."""
        if self._is_unmarked:
            self._write((SETPOINT, NOTHING), (CONTROL_MODE, FROM_RS232))
            self._is_unmarked = False
        shown = self._shown()
        if shown.control_mode != FROM_RS232:
            self._restarted()
            if shown.setpoint:
                self._write((SETPOINT, NOTHING))
                raise NoAnswer(f"node {self._node} began with a setpoint: it was taken away")
        if shown.alarms & BROKEN:
            self._faults |= Fault.METER
            self._is_latched = True
        batch = self._batch
        if shown.setpoint:
            self._stopped_by = DeviceStop.NONE
            if batch is not None:
                batch.has_run = True
        elif batch is not None and self._stopped_by is DeviceStop.NONE:
            self._why_it_stands(batch, shown)
        return shown

    def _why_it_stands(self, batch: Batch, shown: Shown) -> None:
        if self._is_in_force(shown) and batch.is_reached(shown):
            self._stopped_by = DeviceStop.PRESET
        elif not batch.has_run:
            return  # It was not given its setpoint yet, as far as anybody has seen.
        elif self._is_stopping:
            self._stopped_by = DeviceStop.HOST
        else:  # Somebody at its keys, or the bus: what is left needs a new preset.
            self._stopped_by = DeviceStop.FAULT
            self._is_latched = True
            self._batch = None

    def _shown(self) -> Shown:
        """Ask for one moment, and add up what its counter says."""
        shown = self._read(SHOWN, _moment)
        step = self._profile.step_base
        counted = round(shown.counter * MG_PER_G) // step * step
        if counted < self._counted:  # It was reset: what was before is known where we did it.
            self._before = self._before + self._counted if self._is_resetting else 0
        self._counted = counted
        self._is_resetting = False
        return shown

    def _begin_anew(self) -> Shown:
        """Let the instrument count from nothing again."""
        self._is_resetting = True
        self._write((RESET, RESET_COUNTER))
        shown = self._look()
        if shown.counter:
            raise NoAnswer(f"node {self._node} still counts {float(shown.counter):g} g")
        return shown

    def _forget_the_end(self) -> None:
        """Make sure that it does not take the limit before for the one that was written since."""
        if self._look().alarms & REACHED:
            self._write((RESET, RESET_ALARM))
            if self._look().alarms & REACHED:
                raise NoAnswer(f"node {self._node} still says that its limit is reached")

    def _restarted(self) -> None:
        """Keep that the power was gone. No boot is like one that another program may have seen."""
        self._boot = BOOT_NUMBERS.unseen()
        self._is_unmarked = True
        self._batch = None
        self._stopped_by = DeviceStop.POWER
        self._is_latched = False
        self._faults = Fault.NONE

    def _is_in_force(self, shown: Shown) -> bool:
        """Whether the instrument shows the limit that was written, and will stop there."""
        batch = self._batch
        return batch is not None and shown.stops_there and shown.limit == batch.limit

    def _status(self, shown: Shown) -> Status:
        profile = self._profile
        dimension = profile.dimension
        flow = shown.measure * profile.nominal_base // FULL
        flow -= flow % profile.flow_step_base
        batch = self._batch if self._is_in_force(shown) else None
        if batch is not None:
            self._sequence = batch.preset.sequence
        if shown.setpoint:
            state = ControllerState.OPEN_FAST
        else:
            state = ControllerState.CLOSING if flow else ControllerState.CLOSED
        return Status(
            boot=self._boot,
            state=state,
            stopped_by=self._stopped_by,
            faults=self._faults,
            total=Quantity(self._total, dimension),
            preset=None if batch is None else Quantity(batch.given + batch.mass, dimension),
            sequence=self._sequence,
            flow=Quantity(flow, dimension),
            calling=False,
            latched=self._is_latched,
        )

    # --- The line --------------------------------------------------------------------------------

    def _read(
        self, wanted: Sequence[Parameter], make: Callable[[dict[Parameter, Value]], Answer]
    ) -> Answer:
        """Ask for `wanted` in one telegram, and return what `make` makes of the values."""
        number = self._next()
        return self._exchange(
            propar.read_request(number, self._node, wanted),
            propar.answer_length(wanted, TEXT_USUAL),
            lambda heard: make(
                propar.values_of(heard, node=self._node, sequence=number, wanted=wanted)
            ),
        )

    def _write(self, *values: Written) -> None:
        """Write `values` in one telegram."""
        number = self._next()
        self._exchange(
            propar.write_request(number, self._node, values),
            propar.STATUS_REPLY_LENGTH,
            lambda heard: propar.check_written(
                heard, node=self._node, sequence=number, values=values
            ),
        )

    def _next(self) -> int:
        self._telegram = (self._telegram + 1) % propar.SEQUENCES
        return self._telegram

    def _exchange(self, request: bytes, usual: int, read: Callable[[bytes], Answer]) -> Answer:
        """Send `request` and return what `read` makes of the answer."""
        try:
            return self._line.exchange(
                request,
                usual,
                response_ms=self._profile.response_ms,
                decode=read,
                missing=propar.missing,
            )
        except propar.StatusReply as refused:
            word = REFUSALS.get(refused.code)
            if word is None:
                raise NoAnswer(f"node {self._node}: {refused} leaves it open") from refused
            raise Refused(word, f"node {self._node}: {refused}") from refused


def _moment(values: dict[Parameter, Value]) -> Shown:
    """Return what `values` say of one moment; Damaged where the counter shows no amount."""
    numbers = {key: int(values[key]) for key in SHOWN}
    measure = numbers[MEASURE]
    return Shown(
        counter=propar.float_of(numbers[COUNTER]),
        limit=numbers[LIMIT],
        stops_there=(
            numbers[SETPOINT_MODE] == CHANGES_SETPOINT
            and numbers[NEW_SETPOINT] == NOTHING
            and numbers[COUNTER_MODE] == BATCH
        ),
        measure=0 if measure >= NEGATIVE_FROM else measure,
        setpoint=numbers[SETPOINT],
        control_mode=numbers[CONTROL_MODE],
        alarms=numbers[ALARM_INFO],
    )


def _texts(values: dict[Parameter, Value]) -> dict[Parameter, str]:
    """Return `values` without what fills up a text."""
    return {key: str(value).strip("\0 ") for key, value in values.items()}


def _settings(values: dict[Parameter, Value]) -> tuple[Fraction, dict[Parameter, str]]:
    """Return capacity and settings, of each of which only the bits that matter."""
    bits = {COUNTER_RESETS: BY_BUS, IO_STATUS: ANALOG_DEFAULT}
    masked = {
        key: value & bits.get(key, 0xFF) if isinstance(value, int) else value
        for key, value in values.items()
        if key is not CAPACITY
    }
    return propar.float_of(int(values[CAPACITY])), _texts(masked)
