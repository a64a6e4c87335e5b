"""Alicat BASIS 2 over ASCII: a batch beside a total, and everything asked twice.

A line of such a unit has no checksum and no number, so a figure is believed when it was said twice:
what was shown as delivered and what was left of the batch must agree in both answers, to the last
digit. Late answers are kept away by the quarantine of the line. The answers to all questions differ
in form. The full data frame is never asked for: `A` with a `T` put in is the command that resets
the total, and with it the batch.

The manual does not say from where a batch counts. So it is written for the total at which it ends,
and again for itself where what is then left is not what was meant; what decides is what is read
back. Where both agree the sum of gone and left tells one batch from another.

A reset of the total begins the batch anew: under a setpoint the valve would open by itself. So the
setpoint is 0 before either, and comes last, when the batch was read back. `TB 0` means without end
and is never written. The total is reset only when it shows more than can flow next, so that a
program which knows of no reset finds a total that ran back, and never a smaller delivery.

The total goes with the power. While it shows anything no loss of power has been since, and it is
the witness: the boot is None. Where it shows nothing and has not been seen to show more, nobody can
tell, and the boot is one that no program has seen. A setpoint whose answer was lost is looked after
at once, before the power could have gone and come back.

Source: Alicat, operation manual for BASIS 2 meters and controllers, rev. 4; the forms that it does
not show are those that the open driver `alicat` 0.9 reads.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from hardware.boots import BOOT_NUMBERS
from hardware.drivers.alicat import words
from hardware.drivers.alicat.profile import MINUTE_S, AlicatProfile
from hardware.drivers.alicat.words import Fields, Reading
from hardware.framing import alicat
from hardware.framing.errors import Foreign
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

BETWEEN_MS = 150
"""The most that lies between two answers, beside the time that the unit takes for either."""
Answer = TypeVar("Answer")


@dataclass(slots=True)
class Batch:
    """A preset, and the batch that was written for what was left of it."""

    preset: Preset
    given_base: int
    """What had flowed of the preset before."""
    steps: int
    end: int
    """What the total comes to at its end, in steps."""
    has_run: bool = False
    may_have_run: bool = False
    """Whether it was told to run and nobody has heard what came of it."""


class AlicatController:
    """One unit. Opens nothing and sends nothing when it is made.

    It knows a preset only while the program that set it lives: after a new start the unit has none,
    whatever its batch, and is not opened before it was given one.
    """

    def __init__(self, profile: AlicatProfile, line: Exchanger, address: int) -> None:
        """Speak to the unit at `address` on `line`: 1 is A."""
        self._unit = alicat.unit_of(address)
        self._profile = profile
        self._line = line
        self._address = address
        self._capabilities = profile.capabilities
        self._step = profile.step_base
        self._range = profile.step_base << profile.totaliser_bits
        self._lengths: dict[str, int] = {}
        """How long the last answer to each question was."""
        self._boot: int | None = None
        self._batch: Batch | None = None
        self._sequence = 0
        self._stopped_by = DeviceStop.NONE
        self._before = 0
        """What the total came to each time before it was reset, added up, in steps."""
        self._shown: int | None = None
        """What the total came to last; None before the unit was met."""
        self._is_resetting = False

    @property
    def capabilities(self) -> Capabilities:
        """What the controller can do."""
        return self._capabilities

    def identify(self) -> Identity:
        """Ask who is there and how it is set; Refused where either is not as it must be."""
        profile = self._profile
        [serial] = self._twice("SN", words.formed(words.SERIAL))
        if not serial.startswith(words.MAKERS_LETTER):
            raise Refused(
                "wrong_device",
                f"unit {self._unit} has the number {serial}, the settings expect a {profile.maker} "
                f"{profile.model} ({profile.title})",
            )
        version = self._twice("VE", words.version_of)
        [source] = self._twice("LSS", words.formed(words.SOURCE))
        _, gas = self._twice("GS", words.formed(words.NUMBER, words.WORD))
        full, flow_unit = self._twice("FPF 0", self._read(words.full_scale_of))
        most, total_unit = self._twice("FPF 1", self._read(words.full_scale_of))
        needed = 2 * self._most_next
        flows, totals = words.FLOW_UNIT, words.TOTAL_UNIT
        wanted = {
            f"LSS is {source} and must be {words.UNSAVED}": source.lower() == words.UNSAVED,
            f"the gas is {gas} and must be {profile.gas}": gas == profile.gas,
            f"flows are in {flow_unit} and must be in {flows}": flow_unit == flows,
            f"totals are in {total_unit} and must be in {totals}": total_unit == totals,
            f"full scale is {self._figure(full)} {flow_unit} and must be "
            f"{self._figure(profile.setpoint)} or more": full >= profile.setpoint,
            f"the largest total is {self._figure(most)} {total_unit} and must be "
            f"{self._figure(needed)} or more": most >= needed,
        }
        unsafe = [said for said, is_so in wanted.items() if not is_so]
        if unsafe:
            raise Refused("unsafe_settings", "; ".join(unsafe))
        return Identity(profile.maker, profile.model, serial, version)

    def read_status(self, *, feed: bool) -> Status:  # noqa: ARG002 - It has no timer to feed.
        """Ask twice what flows, what has flowed and what is left of the batch."""
        first, now = self._look()
        dimension = self._profile.dimension
        batch = self._batch if self._is_in_force(now) else None
        if batch is not None:
            self._sequence = batch.preset.sequence
        flow = max(self._flow_base(first), self._flow_base(now))
        state = self._state(first, now)
        return Status(
            boot=self._boot,
            state=state,
            stopped_by=DeviceStop.NONE if state is ControllerState.OPEN_FAST else self._stopped_by,
            faults=Fault.NONE if now.gas == self._profile.gas else Fault.SETTINGS,
            total=Quantity(self._total_base, dimension),
            preset=Quantity(batch.given_base + batch.steps * self._step, dimension)
            if batch is not None
            else None,
            sequence=self._sequence,
            flow=Quantity(flow, dimension),
            calling=False,
            latched=False,
        )

    def set_preset(self, preset: Preset) -> None:
        """Write what is left of a limit, rounded down, as a batch.

        In force once a status shows it. The same again is harmless, also while it flows; another
        one is refused until the valve is shut.
        """
        if not 0 < preset.sequence <= SEQUENCE_MAX:
            raise Refused("out_of_range", f"sequence {preset.sequence}")
        if preset.limit.base >= self._range // 2:
            raise Refused("out_of_range", f"{preset.limit.base} {preset.limit.dimension}")
        first, now = self._look()
        if self._state(first, now) is not ControllerState.CLOSED:
            if self._batch is not None and self._batch.preset == preset:
                return
            raise Refused("not_applicable", f"unit {self._unit} is not shut")
        given_base = (self._total_base - preset.opening.base) % self._range
        if given_base >= self._range // 2:
            raise Refused("out_of_range", f"the total is {self._total_base} uL")
        steps = (preset.limit.base - given_base) // self._step
        if steps <= 0:  # The unit would take 0 for "without end".
            raise Refused("out_of_range", f"{preset.limit.base - given_base} uL are nothing")
        if steps * self._step > self._profile.most_base:
            raise Refused("out_of_range", f"{steps * self._step} uL are more than a batch may be")
        if now.setpoint:
            self._set_flow(0)
        was_in_force, self._batch = self._batch is not None, None
        total = now.total
        if total > self._most_next:
            self._reset_total()
            total = 0
        self._batch = Batch(preset, given_base, steps, total + steps)
        if not was_in_force:
            self._stopped_by = DeviceStop.NONE
        self._write_batch(total + steps)
        if total and self._look()[1].left == total + steps:
            self._write_batch(steps)  # It counts from now on.

    def open(self, sequence: int) -> None:
        """Let it flow under the preset numbered `sequence`; harmless while it does."""
        first, now = self._look()
        batch = self._batch
        if batch is None or batch.preset.sequence != sequence or not self._is_in_force(now):
            raise Refused("wrong_sequence", f"unit {self._unit}")
        if not now.left:
            raise Refused("preset_reached", f"unit {self._unit}")
        if now.setpoint:
            return
        if self._state(first, now) is not ControllerState.CLOSED:
            raise Refused("not_applicable", f"unit {self._unit} is still closing")
        self._stopped_by = DeviceStop.NONE
        try:
            self._set_flow(self._profile.setpoint)
        except NoAnswer:
            try:
                self._look()  # Before the power could have gone and come back.
            except NoAnswer:
                batch.may_have_run = True
            raise
        batch.has_run = True

    def stop(self) -> None:
        """Set the flow to nothing and forget the preset; harmless when it is shut."""
        batch = self._batch
        self._set_flow(0)
        if batch is not None and not (batch.has_run and self._stopped_by is DeviceStop.PRESET):
            self._stopped_by = DeviceStop.HOST
        self._batch = None

    def acknowledge(self) -> None:
        """Do nothing but make sure that it answers: nothing ever latches."""
        self._look()

    # --- What it says ----------------------------------------------------------------------------

    @property
    def _total_base(self) -> int:
        return (self._before + (self._shown or 0)) * self._step % self._range

    @property
    def _most_next(self) -> int:
        """The most that flows in a delivery, in steps."""
        return (self._profile.most_base + self._profile.overrun_bound_base) // self._step

    def _flow_base(self, reading: Reading) -> int:
        """Return the flow in base units a second; what is less than the sensor's noise is none."""
        base = max(0, reading.flow) * self._step // MINUTE_S
        return base if base >= self._profile.flow_step_base else 0

    def _is_shut(self, reading: Reading) -> bool:
        return not reading.drive and not self._flow_base(reading)

    def _is_in_force(self, now: Reading) -> bool:
        """Whether what has flowed and what is left are together the batch that was written."""
        batch = self._batch
        if batch is None:
            return False
        return now.total >= batch.end if not now.left else now.total + now.left == batch.end

    def _state(self, first: Reading, now: Reading) -> ControllerState:
        has_ended = not now.left and self._is_in_force(now)
        if now.setpoint and not has_ended:
            return ControllerState.OPEN_FAST
        is_shut = self._is_shut(first) and self._is_shut(now)
        return ControllerState.CLOSED if is_shut else ControllerState.CLOSING

    def _look(self) -> tuple[Reading, Reading]:
        """Ask twice what is so, and keep what follows from it; return both answers."""
        first, now = (self._tell(words.LOOK, self._read(words.reading_of)) for _ in range(2))
        self._compare(first, now)
        before, self._shown = self._shown, now.total
        if before is None:
            self._boot = None if now.total else BOOT_NUMBERS.unseen()
        elif now.total < before and self._is_resetting:
            self._before += before
        elif now.total < before:
            self._restarted()
        self._is_resetting = False
        if self._batch is not None:
            self._follow(self._batch, now)
        return first, now

    def _follow(self, batch: Batch, now: Reading) -> None:
        """Keep what became of the batch. Where nothing flows and nobody stopped it, somebody did.

        Or its power was gone: what it has forgotten then cannot be told from nothing at all.
        """
        if now.setpoint:
            batch.has_run = True
        if batch.has_run and not now.left and self._is_in_force(now):
            self._stopped_by = DeviceStop.PRESET
        elif now.setpoint:
            return
        elif not now.total and (batch.has_run or batch.may_have_run):
            self._restarted()
        elif batch.has_run:
            self._stopped_by, self._batch = DeviceStop.HOST, None

    def _compare(self, first: Reading, now: Reading) -> None:
        """Make sure that two answers are true together; NoAnswer where they are not."""
        grown = now.total - first.total
        most = self._profile.qmax_base * (2 * self._profile.response_ms + BETWEEN_MS) // 1000
        if self._is_shut(first) and self._is_shut(now):
            most = 0
        if not (
            0 <= grown * self._step <= most
            and now.left == max(0, first.left - grown)
            and (now.setpoint, now.gas) == (first.setpoint, first.gas)
        ):
            raise NoAnswer(f"unit {self._unit} says two things at once: {first}, {now}")

    def _restarted(self) -> None:
        """Keep that the power was gone, and the total with it."""
        self._boot = BOOT_NUMBERS.unseen()
        self._before = 0
        self._batch = None
        self._stopped_by = DeviceStop.POWER

    # --- The line --------------------------------------------------------------------------------

    def _figure(self, steps: int) -> str:
        return alicat.figure(steps, self._profile.decimals)

    def _read(self, read: Callable[[Fields, int], Answer]) -> Callable[[Fields], Answer]:
        """Return `read` for the decimals of this unit."""
        return lambda fields: read(fields, self._profile.decimals)

    def _set_flow(self, setpoint: int) -> None:
        """Set the flow, and read in the data frame that it is set."""

        def confirmed(fields: Fields) -> None:
            if words.frame_of(fields, self._profile.decimals)[1] != setpoint:
                raise Foreign(f"the setpoint is {fields[3]}")

        self._tell(f"S {self._figure(setpoint)}", confirmed)

    def _reset_total(self) -> None:
        """Let the unit count from nothing again, and read in the data frame that it does."""

        def confirmed(fields: Fields) -> None:
            if words.frame_of(fields, self._profile.decimals) != (0, 0):
                raise Foreign(f"the total is {fields[2]}, the setpoint {fields[3]}")

        self._is_resetting = True
        self._tell("T", confirmed)
        self._before += self._shown or 0
        self._shown = 0

    def _write_batch(self, steps: int) -> None:
        """Write a batch, and read in the answer that it was heard."""

        def confirmed(fields: Fields) -> None:
            [batch] = words.so_many(fields, 1)
            if alicat.counts_of(batch, self._profile.decimals) != steps:
                raise Foreign(f"the batch is {batch}")

        self._tell(f"TB {self._figure(steps)}", confirmed)

    def _twice(self, command: str, read: Callable[[Fields], Answer]) -> Answer:
        """Ask twice, and return what was said both times."""
        first, second = (self._tell(command, read) for _ in range(2))
        if first != second:
            raise NoAnswer(f"unit {self._unit} says {first} and {second} to {command}")
        return second

    def _tell(self, command: str, read: Callable[[Fields], Answer]) -> Answer:
        """Tell the unit a `command` and return what `read` makes of its answer."""

        def decode(heard: bytes) -> Answer:
            if alicat.is_refusal(heard):
                raise Refused("refused", f"unit {self._unit} says ? to {command}")
            answer = read(alicat.fields_of(heard, address=self._address))
            self._lengths[command] = len(heard)
            return answer

        return self._line.exchange(
            alicat.request(self._address, command),
            self._lengths.get(command, words.SHORTEST),
            response_ms=self._profile.response_ms,
            decode=decode,
            missing=alicat.missing,
        )
