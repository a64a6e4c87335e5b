"""New Era pumps in safe mode: a batch of so many microlitres, and a total that lasts as the power.

The pump doses a volume (`VOL`) each time it is run, and would dose it again if it were run again.
So the driver keeps beside it the preset that it stands for, writes only what is left of it, and
runs the pump only under a volume that it has just read back and of which nothing has flowed yet,
or which was paused. What has flowed is told by `DIS`, of four digits: before they grow too coarse
it is cleared, and the driver adds up.

Nothing numbers an answer. A late one is kept away by the quarantine of the line, and the answers to
`DIS`, `VOL`, `VER`, `RAT`, `DIR` and `SAF` differ in form, so that none is taken for another.

An alarm is an answer in the place of the one that was asked for, and is told once: the driver keeps
it, and asks again at once, but for `RUN`.

Source: New Era Pump Systems, user manual 1200-01, *Command set summary* and *Safe mode*.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from hardware.drivers.new_era.profile import NewEraProfile
from hardware.framing import new_era
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
BOOTS = 2**31 - 1

INFUSING, STOPPED, PAUSED = "I", "S", "P"
STANDING = frozenset({STOPPED, PAUSED})
"""All others flow, or will by themselves."""
RESET, STALLED, TIMED_OUT = "R", "S", "T"

REFUSALS = {
    "?": "unknown_command",
    "?NA": "not_applicable",
    "?OOR": "out_of_range",
    "?IGN": "busy",
}
GARBLED = "?COM"
"""The pump heard something, but not what."""

_DISPENSED = re.compile(r"I(?P<infused>[0-9.]+)W[0-9.]+ML")
_VOLUME = re.compile(r"(?P<volume>[0-9.]+)(?P<unit>ML|UL)")
_RATE = re.compile(r"[0-9.]+(?:MM|MH|UM|UH)")
_DIRECTION = re.compile(r"INF|WDR|REV")
_TIME = re.compile(r"[0-9]{1,3}")
_VERSION = re.compile(r"(?P<model>NE[0-9]+X?[0-9]*)V(?P<firmware>[0-9]+\.[0-9]{2,3})")

USUAL = {"DIS": 19, "VER": 15, "VOL": 10, "RAT": 10, "DIR": 6, "SAF": 4}
"""How long the data of an answer mostly is; three where nothing but the status comes."""
STATUS_ALONE = 3

Answer = TypeVar("Answer")


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


class NewEraController:
    """One pump. Opens nothing and sends nothing when it is made.

    It knows a preset only while the program that set it lives: after a new start the pump has none,
    whatever its volume, and is not run before it was given one.
    """

    def __init__(self, profile: NewEraProfile, line: Exchanger, address: int) -> None:
        """Speak to the pump at `address` on `line`."""
        if not 0 <= address <= new_era.ADDRESS_MAX:
            raise ValueError(f"a pump has an address from 0 to {new_era.ADDRESS_MAX}")
        self._profile = profile
        self._line = line
        self._address = address
        self._capabilities = profile.capabilities
        self._range = profile.step_base << profile.totaliser_bits
        self._boot = 0
        self._batch: Batch | None = None
        self._sequence = 0
        self._stopped_by = DeviceStop.NONE
        self._faults = Fault.NONE
        self._is_latched = False
        self._before = 0
        """What `DIS` showed each time before it began anew, added up."""
        self._dispensed = 0
        self._may_begin_anew = True

    @property
    def capabilities(self) -> Capabilities:
        """What the pump can do."""
        return self._capabilities

    def identify(self) -> Identity:
        """Ask who is there and how it is set; Refused where either is not as it must be."""
        profile = self._profile
        _, version = self._ask("VER", _matched(_VERSION))
        found = Identity(profile.maker, version["model"], "", version["firmware"])
        if found.model != profile.model:
            raise Refused(
                "wrong_device",
                f"address {self._address} is a {found.model}, the settings expect a "
                f"{profile.maker} {profile.model} ({profile.title})",
            )
        settings = {
            "DIR": (_DIRECTION, "INF"),
            "RAT": (_RATE, profile.rate),
            "SAF": (_TIME, str(profile.saf_s)),
        }
        unsafe = []
        for command, (form, wanted) in settings.items():
            _, shown = self._ask(command, _matched(form))
            if shown[0] != wanted:
                unsafe.append(f"{command} is {shown[0]} and must be {wanted}")
        _, volume = self._ask("VOL", _matched(_VOLUME))
        if volume["unit"] != "ML":
            unsafe.append(f"VOL is in {volume['unit']} and must be in ML")
        if unsafe:
            raise Refused("unsafe_settings", "; ".join(unsafe))
        return found

    def read_status(self, *, feed: bool) -> Status:
        """Ask what has flowed, and where it stands under a preset also under which volume.

        Whatever is said to the pump feeds its dead-man timer. So without `feed` nothing is asked
        and nothing is known: NoAnswer, and the pump stops.
        """
        if not feed:
            raise NoAnswer("the host is not alive: nothing is asked, so that the pump stops")
        status = self._look()
        shown = None
        if self._batch is not None and status in STANDING:
            also, shown = self._volume()
            if also != status:
                also, shown = self._volume()
            if also != status:
                raise NoAnswer(f"pump {self._address} says {status} and {also} in one moment")
        return self._status(status, shown)

    def set_preset(self, preset: Preset) -> None:
        """Write what is left of a limit, rounded down. In force once a status shows it.

        The same again is harmless, also while it flows; another one is refused until it stands.
        """
        if not 0 < preset.sequence <= SEQUENCE_MAX:
            raise Refused("out_of_range", f"sequence {preset.sequence}")
        if preset.limit.base >= self._range // 2:
            raise Refused("out_of_range", f"{preset.limit.base} {preset.limit.dimension}")
        status = self._look()
        if status not in STANDING:
            if self._batch is not None and self._batch.preset == preset:
                return
            raise Refused("not_applicable", f"pump {self._address} is running")
        given = (self._total - preset.opening.base) % self._range
        if given >= self._range // 2:
            raise Refused("out_of_range", f"the total is {self._total} uL")
        volume = (preset.limit.base - given) // self._profile.resolution_base
        volume *= self._profile.resolution_base
        if volume <= 0:  # The pump would take 0 for "without end".
            raise Refused("out_of_range", f"{preset.limit.base - given} uL are nothing to dose")
        if volume > self._profile.most_base:
            raise Refused("out_of_range", f"{volume} uL are more than the syringe holds")
        was_in_force = self._batch is not None
        self._batch = None
        if status == PAUSED:  # RUN would go on with what was paused.
            status, _ = self._ask("STP", _nothing)
            if status != STOPPED:
                raise NoAnswer(f"pump {self._address} is still paused")
        if self._dispensed + volume + self._profile.overrun_bound_base > self._shown_max:
            self._begin_anew()
        self._batch = Batch(preset, given, volume, self._dispensed)
        if not was_in_force:
            self._stopped_by = DeviceStop.NONE
        self._ask(f"VOL{new_era.figure(volume)}", _nothing)

    def open(self, sequence: int) -> None:
        """Run the pump under the preset numbered `sequence`; harmless while it does.

        Refused once any of the volume has flowed, but for a pause: the pump would dose it again.
        """
        status = self._look()
        batch = self._batch
        if self._is_latched:
            raise Refused("latched", f"pump {self._address}")
        if batch is None or batch.preset.sequence != sequence:
            raise Refused("wrong_sequence", f"pump {self._address}")
        if status == INFUSING:
            return
        if status not in STANDING:
            raise Refused("not_applicable", f"pump {self._address} says {status}")
        if self._is_done(batch) or (self._flowed(batch) and status != PAUSED):
            raise Refused("preset_reached", f"pump {self._address}")
        also, shown = self._volume()
        if also != status or shown != batch.volume or self._batch is not batch:
            raise Refused("wrong_sequence", f"pump {self._address} shows {shown} uL")
        batch.has_run = True
        self._stopped_by = DeviceStop.NONE
        self._ask("RUN", _nothing, again=False)

    def stop(self) -> None:
        """Stop the pump and forget the preset; harmless when it stands.

        The first stop only pauses: the second one makes the rest of the volume go.
        """
        try:
            status, _ = self._ask("STP", _nothing)
            if status != STOPPED:
                self._ask("STP", _nothing)
        except Refused as refused:
            if refused.code != REFUSALS["?NA"]:  # There is nothing to stop.
                raise
        if self._batch is not None and not self._has_ended(self._batch):
            self._stopped_by = DeviceStop.HOST
        self._batch = None

    def acknowledge(self) -> None:
        """Forget what was latched, once the pump answers; its own alarm went with its telling."""
        self._ask("", _nothing)
        self._faults = Fault.NONE
        self._is_latched = False

    # --- What it says ----------------------------------------------------------------------------

    @property
    def _total(self) -> int:
        return (self._before + self._dispensed) % self._range

    @property
    def _shown_max(self) -> int:
        return self._profile.shown_max_base

    def _flowed(self, batch: Batch) -> int:
        return self._dispensed - batch.dispensed

    def _is_done(self, batch: Batch) -> bool:
        """Whether the volume has flowed, or all of it but what a rounded figure hides."""
        flowed = self._flowed(batch)
        return 0 < flowed >= batch.volume - self._profile.step_base

    def _has_ended(self, batch: Batch) -> bool:
        """Whether it is known that the pump came to the end of `batch`."""
        return batch.has_run and self._stopped_by is DeviceStop.PRESET

    def _look(self) -> str:
        """Read what has flowed, and keep what follows from it; return the pump's status."""
        status, infused = self._ask("DIS", _infused)
        if infused < self._dispensed:
            self._before += self._dispensed
            if not self._may_begin_anew:
                self._restarted()  # It told so, but the line lost it.
        self._may_begin_anew = False
        self._dispensed = infused
        batch = self._batch
        if status not in STANDING:
            self._stopped_by = DeviceStop.NONE
            if batch is not None:
                batch.has_run = True
        elif batch is not None and batch.has_run and self._stopped_by is DeviceStop.NONE:
            self._why_it_stands(status, batch)
        return status

    def _why_it_stands(self, status: str, batch: Batch) -> None:
        if self._is_done(batch):
            self._stopped_by = DeviceStop.PRESET
        elif status == PAUSED:
            self._stopped_by = DeviceStop.HOST
        elif self._flowed(batch):
            self._close(DeviceStop.FAULT)  # An alarm whose telling was lost: nothing else stops it.

    def _volume(self) -> tuple[str, int]:
        """Read status and volume; a volume in another unit than ours is none."""
        status, found = self._ask("VOL", _volume)
        if self._batch is not None and found == self._batch.volume:
            self._batch.is_confirmed = True
            self._sequence = self._batch.preset.sequence
        return status, found

    def _begin_anew(self) -> None:
        """Let the pump count from nothing again."""
        self._may_begin_anew = True
        self._ask("CLDINF", _nothing)
        self._look()
        if self._dispensed:
            raise NoAnswer(f"pump {self._address} still shows {self._dispensed} uL")

    def _restarted(self) -> None:
        """Keep that the power was gone. No boot is like one that another program may have seen."""
        self._boot = 1 + secrets.randbelow(BOOTS)
        self._batch = None
        self._stopped_by = DeviceStop.POWER
        self._is_latched = False
        self._faults = Fault.NONE

    def _close(self, why: DeviceStop, faults: Fault = Fault.NONE) -> None:
        """Keep that the pump stopped by itself: its volume is spent, whatever is left of it."""
        self._batch = None
        self._stopped_by = why
        self._faults |= faults
        self._is_latched = True

    def _take(self, alarm: str) -> None:
        """Keep an alarm: it is told once."""
        if alarm == RESET:
            self._may_begin_anew = True
            self._restarted()
        elif alarm == STALLED:
            self._close(DeviceStop.FAULT, Fault.SUPPLY)
        elif alarm != TIMED_OUT:
            self._close(DeviceStop.FAULT, Fault.SETTINGS)
        elif self._batch is not None and not self._has_ended(self._batch):
            self._close(DeviceStop.WATCHDOG)

    def _status(self, status: str, shown: int | None) -> Status:
        dimension = self._profile.dimension
        batch = self._batch
        in_force = batch is not None and (
            shown == batch.volume or (status == INFUSING and batch.is_confirmed)
        )
        stands = status in STANDING
        return Status(
            boot=self._boot,
            state=ControllerState.CLOSED if stands else ControllerState.OPEN_FAST,
            stopped_by=self._stopped_by,
            faults=self._faults,
            total=Quantity(self._total, dimension),
            preset=Quantity(batch.given + batch.volume, dimension)
            if batch is not None and in_force
            else None,
            sequence=self._sequence,
            flow=Quantity(0 if stands else self._profile.nominal_base, dimension),
            calling=False,
            latched=self._is_latched,
        )

    # --- The line --------------------------------------------------------------------------------

    def _ask(
        self, command: str, read: Callable[[str], Answer], *, again: bool = True
    ) -> tuple[str, Answer]:
        """Tell the pump a `command` and return its status and what `read` makes of the rest.

        An alarm is kept; then the command is told `again`, or there is no answer.
        """
        said = self._exchange(command, read)
        if isinstance(said, str) and again:
            said = self._exchange(command, read)
        if isinstance(said, str):
            raise NoAnswer(f"pump {self._address}: alarm {said} instead of an answer")
        return said

    def _exchange(self, command: str, read: Callable[[str], Answer]) -> tuple[str, Answer] | str:
        """Return status and answer, or the alarm that came instead."""

        def decode(heard: bytes) -> tuple[str, Answer] | str:
            reply = new_era.reply_of(heard, address=self._address)
            if reply.alarm:
                _nothing(reply.text)
                return reply.alarm
            if reply.text == GARBLED:
                raise NoAnswer(f"pump {self._address} heard something, but not what")
            if word := REFUSALS.get(reply.text):
                raise Refused(word, f"pump {self._address}")
            return reply.status, read(reply.text)

        said = self._line.exchange(
            new_era.request(self._address, command),
            new_era.reply_length(USUAL.get(command, STATUS_ALONE)),
            response_ms=self._profile.response_ms,
            decode=decode,
            missing=new_era.missing,
        )
        if isinstance(said, str):
            self._take(said)
        return said


def _nothing(text: str) -> None:
    """Make sure that nothing came beside the status."""
    if text:
        raise Foreign(f"{text!r} where nothing was asked for")


def _matched(form: re.Pattern[str]) -> Callable[[str], re.Match[str]]:
    """Return what takes an answer of `form`, and nothing else."""

    def read(text: str) -> re.Match[str]:
        found = form.fullmatch(text)
        if found is None:
            raise Foreign(f"{text!r} is the answer to something else")
        return found

    return read


def _infused(text: str) -> int:
    """Return what has flowed, in base units: a thousandth of a millilitre is one."""
    return new_era.thousandths_of(_matched(_DISPENSED)(text)["infused"])


def _volume(text: str) -> int:
    """Return the volume in base units; -1, which is none of ours, in another unit."""
    found = _matched(_VOLUME)(text)
    volume = new_era.thousandths_of(found["volume"])
    return volume if found["unit"] == "ML" else -1
