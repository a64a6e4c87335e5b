"""Modbus devices that others have designed: a valve or contactor, a count, and maybe a limit.

Such a device answers in registers of its maker's choice and numbers nothing. A late answer is kept
away by the quarantine of the line, and no two blocks of one slave have the same size. What it does
not remember for us the driver does: the preset that a written limit stands for, whether it was
opened, and why it closed. So a preset is known only while the program that set it lives; after a
new start there is none, whatever the device holds, and it is not opened before it was given one.

Where a device counts only the present session the driver adds the sessions up.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from hardware.drivers.modbus_device.description import (
    Block,
    Counted,
    ModbusDeviceProfile,
    Word,
    Write,
)
from hardware.drivers.modbus_device.numbers import base_of, raw_for, registers_for
from hardware.drivers.modbus_device.sessions import Sessions
from hardware.drivers.modbus_device.slaves import Slaves
from hardware.framing.errors import Damaged
from hardware.half_duplex import Exchanger
from kiosk.domain.controller import (
    Capabilities,
    ControllerState,
    DeviceStop,
    Fault,
    Identity,
    Preset,
    PresetKind,
    Status,
)
from kiosk.domain.quantity import Quantity
from kiosk.ports import NoAnswer, Refused

SEQUENCE_MAX = 2**32 - 1
BOOTS = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look at the device has shown."""

    word: Word
    faults: Fault
    limit: int | None
    """The register that holds the limit, as it came; None where it cannot be read."""
    flow_base: int
    left_base: int | None
    """What is left of a batch, where that is told."""


@dataclass(frozen=True, slots=True)
class Given:
    """A preset, and the limit that was written for it. In base units."""

    preset: Preset
    amount: int
    """What the device was told, since it counts."""
    written: int
    """The same as its register holds it."""
    before: int
    """The total at which it began, or would begin, to count."""


class ModbusDeviceController:
    """One outlet: a device, or a device and its meter. Sends nothing when it is made."""

    def __init__(self, profile: ModbusDeviceProfile, line: Exchanger, address: int) -> None:
        """Speak to the device at `address` on `line`, and to its meter behind it."""
        self._slaves = Slaves(profile, line, address)
        self._profile = profile
        self._address = address
        self._capabilities = profile.capabilities
        self._shown = profile.shown
        self._range = profile.step_base << profile.totaliser_bits
        self._at_times = tuple(each for each in profile.status if _is_hint(each, self._shown))
        self._always = tuple(each for each in profile.status if each not in self._at_times)
        self._boot = None if "total" in self._shown else _unseen()
        self._uptime = 0
        self._has_looked = False
        self._given: Given | None = None
        self._sequence = 0
        self._has_run = False
        """Whether it was open when it was last heard of, or told to open since."""
        self._stopped_by = DeviceStop.NONE
        self._is_latched = False
        self._total = 0
        self._sessions = Sessions()

    @property
    def capabilities(self) -> Capabilities:
        """What the device can do."""
        return self._capabilities

    def identify(self) -> Identity:
        """Ask who is there and how it is set; Refused where either is not as it must be."""
        profile = self._profile
        texts = {"maker": profile.maker, "model": profile.model, "firmware": ""}
        serials, unsafe = [], []
        for block in profile.identity:
            read = self._slaves.read(block)
            for field in block.fields:
                shown = str(read[field.name])
                if field.name in {"serial", "meter_serial"}:
                    serials.append(shown)
                elif bounds := profile.safe.get(field.name):
                    if not bounds.least <= int(shown) <= bounds.most:
                        unsafe.append(f"{field.name} is {shown} and must be {bounds}")
                else:
                    texts[field.name] = shown
        if texts["model"] != profile.model:
            raise Refused(
                "wrong_device",
                f"address {self._address} is a {texts['model']}, the settings expect a "
                f"{profile.maker} {profile.model} ({profile.title})",
            )
        if unsafe:
            raise Refused("unsafe_settings", "; ".join(unsafe))
        return Identity(texts["maker"], texts["model"], "+".join(serials), texts["firmware"])

    def read_status(self, *, feed: bool) -> Status:
        """Read everything there is to a status, block by block.

        Where whatever is said feeds the dead-man timer nothing is asked without `feed`: NoAnswer,
        and the device closes.
        """
        if not feed and self._profile.watchdog_ms is not None:
            raise NoAnswer("the host is not alive: nothing is asked, so that the outlet closes")
        seen = self._look()
        profile, given = self._profile, self._given
        preset = None
        if given is not None and seen.limit == given.written:
            self._sequence = given.preset.sequence
            reached = given.before + given.amount - given.preset.opening.base
            preset = Quantity(reached % self._range, profile.dimension)
        return Status(
            boot=self._boot,
            state=ControllerState.OPEN_FAST if seen.word is Word.OPEN else ControllerState.CLOSED,
            stopped_by=self._stopped_by,
            faults=seen.faults,
            total=Quantity(self._total, profile.dimension),
            preset=preset,
            sequence=self._sequence,
            flow=Quantity(seen.flow_base, profile.dimension),
            calling=False,
            latched=self._is_latched,
        )

    def set_preset(self, preset: Preset) -> None:
        """Write a limit, rounded down. In force once a status shows it, where one can.

        Refused while it flows, unless such a device takes another limit then or it is the same
        again; and refused where a device is given its limit once.
        """
        amount = self._profile.amount
        if amount is None:
            raise Refused("not_applicable", f"address {self._address} keeps no limit")
        if not 0 < preset.sequence <= SEQUENCE_MAX:
            raise Refused("out_of_range", f"sequence {preset.sequence}")
        if preset.limit.base >= self._range // 2:
            raise Refused("out_of_range", f"{preset.limit.base} {preset.limit.dimension}")
        if self._given is not None and self._profile.kind is PresetKind.SESSION:
            raise Refused("not_applicable", f"address {self._address} has its limit already")
        is_open = self._look().word is Word.OPEN
        if is_open and not self._profile.live:
            if self._given is not None and self._given.preset == preset:
                return
            raise Refused("not_applicable", f"address {self._address} is running")
        if not is_open:  # Or a higher limit would open what the lower one has closed.
            self._slaves.write(*self._profile.stops)
            if amount.counted is Counted.SESSION:
                self._look()  # That ended the session.
        given = self._worked_out(preset, is_open=is_open)
        if self._given is None:
            self._stopped_by = DeviceStop.NONE
        self._given = None
        field = amount.field
        data = registers_for(field.type, given.written, low_first=field.low_first)
        self._given = given
        self._slaves.write(Write(amount.function, amount.address, data))

    def open(self, sequence: int) -> None:
        """Open it, under the preset numbered `sequence` where it keeps one; harmless when open."""
        seen = self._look(closely=True)
        profile, given = self._profile, self._given
        if self._is_latched:
            raise Refused("latched", f"address {self._address}")
        if profile.amount is not None:
            if given is None or given.preset.sequence != sequence:
                raise Refused("wrong_sequence", f"address {self._address}")
            if seen.word is Word.OPEN:
                return
            if self._is_reached(given):
                raise Refused("preset_reached", f"address {self._address}")
            if profile.amount.counted is Counted.START and self._total != given.before:
                raise Refused("preset_reached", f"address {self._address} would begin anew")
            if seen.limit not in {None, given.written}:
                raise Refused("wrong_sequence", f"address {self._address} holds {seen.limit}")
        elif seen.word is Word.OPEN:
            return
        self._sessions.may_begin()
        self._slaves.write(*profile.opens)
        self._has_run = True
        self._stopped_by = DeviceStop.NONE
        if given is not None and "left" in self._shown:
            self._check_left(given)

    def stop(self) -> None:
        """Close it and forget the preset; harmless when closed."""
        self._slaves.write(*self._profile.stops)
        if self._has_run or (self._given is not None and self._stopped_by is DeviceStop.NONE):
            self._stopped_by = DeviceStop.HOST
        self._has_run = False
        self._given = None

    def acknowledge(self) -> None:
        """Forget what was latched; Refused while the device still complains."""
        self._slaves.write(*self._profile.acknowledges)
        if self._look().faults:
            raise Refused("faulted", f"address {self._address}")
        self._is_latched = False

    # --- What it says ----------------------------------------------------------------------------

    def _worked_out(self, preset: Preset, *, is_open: bool) -> Given:
        """Return what is to be written for `preset`; Refused where that cannot be said."""
        profile, amount = self._profile, self._profile.amount
        assert amount is not None  # noqa: S101 - asked before.
        before = self._sessions.before if amount.counted is Counted.SESSION else self._total
        past = (before - preset.opening.base) % self._range
        if past >= self._range // 2:
            past -= self._range  # The present session began before the opening.
        told = preset.limit.base - past
        told -= told % amount.resolution_base
        unit = int(amount.field.unit)
        gone = self._total - before
        least = 2 * unit if amount.closes_past else 1
        if told < least and is_open and gone > least:
            told = least  # Behind what has flowed, so that it closes at once.
        if told < least:
            raise Refused("out_of_range", f"{told} {profile.dimension} are nothing to deliver")
        if told > amount.most_base:
            raise Refused("out_of_range", f"{told} {profile.dimension} are more than it takes")
        written = raw_for(amount.field, told - unit if amount.closes_past else told)
        return Given(preset, told, written, before)

    def _is_reached(self, given: Given) -> bool:
        """Whether all of a limit has flowed, or all but what a step or a float hides."""
        flowed = self._total - given.before
        return 0 < flowed >= given.amount - self._profile.step_base

    def _check_left(self, given: Given) -> None:
        """Make sure that a batch which was just begun is no larger than was written."""
        left = self._look().left_base
        if left is not None and left > given.amount + self._profile.step_base:
            self.stop()
            raise Refused(
                "unsafe_settings",
                f"address {self._address} adds to what was left: switch its batch memory off",
            )

    def _look(self, *, closely: bool = False) -> Seen:
        """Read the status, and keep what follows from it.

        Of a device that keeps its total it is asked only at first when its power came, where it is
        to be opened (`closely`), and where it has closed by itself: each question costs the others
        on the line their time.
        """
        values: dict[str, int] = {}
        for block in self._always:
            values |= self._numbers(block)
        try:
            word = self._word(values)
            if closely or not self._has_looked or (self._has_run and word is not Word.OPEN):
                for block in self._at_times:
                    values |= self._numbers(block)
            return self._taken(values, word)
        except Damaged as error:
            raise NoAnswer(f"address {self._address}: {error}") from error

    def _numbers(self, block: Block) -> dict[str, int]:
        return {name: int(value) for name, value in self._slaves.read(block).items()}

    def _taken(self, values: dict[str, int], word: Word) -> Seen:
        """Keep what follows from a status; Damaged or NoAnswer where it cannot be one."""
        self._notice_restart(values)
        self._has_looked = True
        self._count(values, word)
        seen = Seen(
            word=word,
            faults=self._faults(values),
            limit=values.get("limit"),
            flow_base=self._flow(values, word),
            left_base=base_of(self._shown["left"], values["left"]) if "left" in values else None,
        )
        if word is Word.OPEN:
            self._has_run = True
            self._stopped_by = DeviceStop.NONE
        elif self._has_run:
            self._has_run = False
            self._closed(seen)
        if seen.faults:
            self._is_latched = True
        return seen

    def _word(self, values: dict[str, int]) -> Word:
        if "state" in values:
            word = self._profile.states.get(values["state"])
            if word is None:
                raise NoAnswer(f"{values['state']} is no state this profile knows")
            return word
        is_open = values["open"] and values.get("left", 1)
        return Word.OPEN if is_open else Word.CLOSED

    def _faults(self, values: dict[str, int]) -> Fault:
        faults = Fault.NONE
        for fault, bits in self._profile.faults.items():
            if values["faults"] & bits:
                faults |= fault
        return faults

    def _flow(self, values: dict[str, int], word: Word) -> int:
        if "flow" in values:
            return base_of(self._shown["flow"], values["flow"])
        return self._profile.nominal_base if word is Word.OPEN else 0

    def _notice_restart(self, values: dict[str, int]) -> None:
        """Keep that the power was gone.

        One that says so only by its seconds has no news of it before (`Status.boot`); but what it
        counts of sessions may be less than was known to the program before, so that one says that
        from the beginning.
        """
        if "boots" in values:
            restarted = self._boot not in {None, values["boots"]}
            self._boot = values["boots"]
        elif "uptime" in values:
            restarted = values["uptime"] < self._uptime
            self._uptime = values["uptime"]
            if restarted:
                self._boot = _unseen()
        else:
            return
        if restarted:
            self._given = None
            self._has_run = False
            self._is_latched = False
            self._stopped_by = DeviceStop.POWER

    def _count(self, values: dict[str, int], word: Word) -> None:
        """Keep the total, in whole steps."""
        step = self._profile.step_base
        if "total" in values:
            total = base_of(self._shown["total"], values["total"]) // step * step
            if total >= self._range:
                raise NoAnswer(f"a total of {total} is more than is counted exactly")
            self._total = total
            return
        shown = base_of(self._shown["delivered"], values["delivered"]) // step * step
        if self._sessions.take(shown, is_over=word is Word.IDLE):
            self._given = None  # Its limit was for what the one before had taken.
        self._total = self._sessions.total % self._range

    def _closed(self, seen: Seen) -> None:
        """Keep why it closed by itself, as far as that can be told."""
        given = self._given
        if seen.faults:
            self._stopped_by = DeviceStop.FAULT
        elif given is not None and self._is_reached(given):
            self._stopped_by = DeviceStop.PRESET
        elif seen.word is Word.IDLE:
            self._stopped_by = DeviceStop.HUNG_UP
        elif self._profile.watchdog_latches:
            self._stopped_by = DeviceStop.WATCHDOG
            self._is_latched = True
        else:
            self._stopped_by = DeviceStop.FAULT


def _is_hint(block: Block, shown: Mapping[str, object]) -> bool:
    """Whether a block only says when the power came, of a device that loses nothing with it."""
    return "total" in shown and {each.name for each in block.fields} == {"uptime"}


def _unseen() -> int:
    """Return the number of a start that no program has seen."""
    return 1 + secrets.randbelow(BOOTS)
