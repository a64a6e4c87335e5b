"""What is kept of a pump that keeps little itself: the preset behind its volume, the total, alarms.

The pump has no boot counter, and that it was reset it tells once, perhaps to a program that died of
the same loss of power. But it forgets what it has dosed. So while `DIS` shows anything, no reset
has been since, and the total proves it: the boot is None. Where `DIS` shows nothing and has not
been seen to show more, nobody can tell, and the boot is one that no program has seen.

Nothing here speaks: the driver enters what it has asked, and reads what follows from it.
"""

from __future__ import annotations

from dataclasses import dataclass

from hardware.boots import BOOT_NUMBERS
from hardware.drivers.new_era.profile import NewEraProfile
from hardware.drivers.new_era.words import (
    INFUSING,
    PAUSED,
    RESET,
    STALLED,
    STANDING,
    STOPPED,
    TIMED_OUT,
)
from kiosk.domain.controller import ControllerState, DeviceStop, Fault, Preset, Status
from kiosk.domain.quantity import Quantity


@dataclass(slots=True)
class Batch:
    """A preset, and the volume that was written for what was left of it. In base units."""

    preset: Preset
    given: int
    """What had flowed of the preset before."""
    volume: int
    dispensed: int
    """What `DIS` showed when it was written."""
    is_confirmed: bool = False
    """Whether the pump has shown the volume."""
    has_run: bool = False


class Books:
    """One pump as it is known: what was read of it last, and what follows from that."""

    def __init__(self, profile: NewEraProfile) -> None:
        """Know nothing of the pump yet."""
        self._profile = profile
        self._range = profile.step_base << profile.totaliser_bits
        self._boot: int | None = None
        self._sequence = 0
        self._stopped_by = DeviceStop.NONE
        self._faults = Fault.NONE
        self._before = 0
        """What `DIS` showed each time before it was cleared, added up."""
        self._is_clearing = False
        self._is_met = False
        self._may_be_deaf = False
        """Whether an alarm may have been told to nobody since the pump was run."""
        self.dispensed = 0
        """What `DIS` showed last."""
        self.batch: Batch | None = None
        self.is_latched = False

    # --- What follows ----------------------------------------------------------------------------

    def is_beyond_range(self, base: int) -> bool:
        """Whether the total can't tell so much from something that is behind it."""
        return base >= self._range // 2

    def given_since(self, opening: Quantity) -> int:
        """Return what has flowed since the total was at `opening`; beyond range where it was not.

        The core counts on where the total begins again: both mean the same.
        """
        return (self.total - opening.base) % self._range

    @property
    def total(self) -> int:
        """The totaliser, in base units."""
        return (self._before + self.dispensed) % self._range

    @property
    def has_flowed(self) -> bool:
        """Whether any of the volume has."""
        return self.batch is not None and self._flowed(self.batch) > 0

    @property
    def is_done(self) -> bool:
        """Whether the volume has flowed, or all of it but what a rounded figure hides."""
        if self.batch is None:
            return False
        return 0 < self._flowed(self.batch) >= self.batch.volume - self._profile.step_base

    def status(self, status: str, shown: int | None) -> Status:
        """Return the pump as the core sees it, where it says `status` and has `shown` a volume."""
        dimension = self._profile.dimension
        batch = self.batch
        in_force = batch is not None and (
            shown == batch.volume or (status == INFUSING and batch.is_confirmed)
        )
        stands = status in STANDING
        return Status(
            boot=self._boot,
            state=ControllerState.CLOSED if stands else ControllerState.OPEN_FAST,
            stopped_by=self._stopped_by,
            faults=self._faults,
            total=Quantity(self.total, dimension),
            preset=Quantity(batch.given + batch.volume, dimension)
            if batch is not None and in_force
            else None,
            sequence=self._sequence,
            flow=Quantity(0 if stands else self._profile.nominal_base, dimension),
            calling=False,
            latched=self.is_latched,
        )

    # --- What was done ---------------------------------------------------------------------------

    def opens(self, preset: Preset, given: int, volume: int, *, is_first: bool) -> None:
        """Enter that `volume` is about to be written for what is left of `preset`."""
        self.batch = Batch(preset, given, volume, self.dispensed)
        if is_first:
            self._stopped_by = DeviceStop.NONE

    def runs(self, batch: Batch) -> None:
        """Enter that the pump is about to run."""
        batch.has_run = True
        self._may_be_deaf = False
        self._stopped_by = DeviceStop.NONE

    def clears(self) -> None:
        """Enter that the pump is about to forget what was dosed."""
        self._is_clearing = True

    def misses(self) -> None:
        """Enter that an answer was lost: it may have been an alarm."""
        self._may_be_deaf = True

    def stops(self) -> None:
        """Enter that the pump was stopped by us."""
        if self.batch is not None and not self._has_ended:
            self._stopped_by = DeviceStop.HOST
        self.batch = None

    def acknowledges(self) -> None:
        """Enter that what was latched has been seen."""
        self._faults = Fault.NONE
        self.is_latched = False

    # --- What it said ----------------------------------------------------------------------------

    def sees(self, status: str, infused: int) -> None:
        """Enter what `DIS` shows, and keep what follows from it."""
        if not self._is_met and not infused and self._boot is None:
            self._boot = BOOT_NUMBERS.unseen()
        elif infused < self.dispensed and self._is_clearing:
            self._before += self.dispensed
        elif self._was_reset(status, infused):
            self._restarts()  # It told so, but the line lost it.
        self._is_clearing = self._may_be_deaf = False
        self._is_met = True
        self.dispensed = infused
        batch = self.batch
        if status not in STANDING:
            self._stopped_by = DeviceStop.NONE
            if batch is not None:
                batch.has_run = True
        elif batch is not None and batch.has_run and self._stopped_by is DeviceStop.NONE:
            self._why_it_stands(status, batch)

    def sees_volume(self, volume: int) -> None:
        """Enter what `VOL` shows."""
        if self.batch is not None and volume == self.batch.volume:
            self.batch.is_confirmed = True
            self._sequence = self.batch.preset.sequence

    def hears(self, alarm: str) -> None:
        """Enter an alarm: it is told once."""
        if alarm == RESET:
            self._restarts()
        elif alarm == STALLED:
            self._closes(DeviceStop.FAULT, Fault.SUPPLY)
        elif alarm != TIMED_OUT:
            self._closes(DeviceStop.FAULT, Fault.SETTINGS)
        elif self.batch is not None and not self._has_ended:
            self._closes(DeviceStop.WATCHDOG)

    def _was_reset(self, status: str, infused: int) -> bool:
        """Whether it has forgotten what flowed; or may have, before anything was seen to flow."""
        if infused < self.dispensed:
            return True
        has_run = self.batch is not None and self.batch.has_run
        return self._may_be_deaf and has_run and status == STOPPED and not infused

    def _flowed(self, batch: Batch) -> int:
        return self.dispensed - batch.dispensed

    @property
    def _has_ended(self) -> bool:
        """Whether it is known that the pump came to the end of its batch."""
        is_run = self.batch is not None and self.batch.has_run
        return is_run and self._stopped_by is DeviceStop.PRESET

    def _why_it_stands(self, status: str, batch: Batch) -> None:
        if self.is_done:
            self._stopped_by = DeviceStop.PRESET
        elif status == PAUSED:
            self._stopped_by = DeviceStop.HOST
        elif self._flowed(batch):
            self._closes(DeviceStop.FAULT)  # An alarm that was lost: nothing else stops it.

    def _restarts(self) -> None:
        """Keep that the power was gone, and the total with it."""
        self._boot = BOOT_NUMBERS.unseen()
        self._before = self.dispensed = 0
        self.batch = None
        self._stopped_by = DeviceStop.POWER
        self.is_latched = False
        self._faults = Fault.NONE

    def _closes(self, why: DeviceStop, faults: Fault = Fault.NONE) -> None:
        """Keep that the pump stopped by itself: its volume is spent, whatever is left of it."""
        self.batch = None
        self._stopped_by = why
        self._faults |= faults
        self.is_latched = True
