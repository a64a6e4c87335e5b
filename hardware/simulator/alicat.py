"""Alicat BASIS 2 controllers as devices: lines of words over the works that all devices have."""

from __future__ import annotations

import re

from hardware.drivers.alicat.profile import GASES, MINUTE_S, AlicatProfile
from hardware.framing.alicat import END, NO, UNITS, counts_of, figure
from hardware.framing.errors import FrameError
from hardware.simulator.dialect import WordDevice, function_of
from hardware.simulator.mechanism import COUNTS, Mechanism, Memory
from hardware.simulator.plant import PlantOutlet, Stage
from kiosk.domain.controller import DeviceStop, Fault

VERSION = "V 3.1.0"
TEMPERATURE, OPEN_DRIVE, SHUT_DRIVE = "+24.57", "+55.13", "+00.00"
SOURCES = "asu"
REFUSED = NO.decode()
ENDLESS = COUNTS // 2 - 1
FLOW_WIDTH, TOTAL_WIDTH = 2, 7
"""Digits before the point."""
UNITS_OF = {True: ("SLPM", "SL"), False: ("SCCM", "SCC")}
REFUSALS = {0, 1, 2, 3, 6}
"""Refusals of a Modbus device, by their numbers there, for which a `?` can stand."""

_COMMAND = re.compile(r"(?P<unit>[A-Z])(?P<word>[A-Z]*)(?: (?P<rest>[!-~][ -~]*))?\r")


class MassFlowController(Mechanism):
    """One controller. Its total is forgotten with the power; batch and settings are kept.

    A batch counts from where the total was reset last, or from where it was set: the setting
    `counts_from_reset` says which, for the manual does not. A reset of the total begins it anew.
    """

    senses_nozzle = False

    def __init__(
        self,
        profile: AlicatProfile,
        outlet: PlantOutlet,
        memory: Memory,
        *,
        serial: str,
        now_ns: int,
    ) -> None:
        """Fit the controller to `outlet` and switch it on."""
        self._profile = profile
        self._serial = f"B-{serial}"
        self.batch = 0
        """In counts; 0 for none."""
        self.setpoint = 0
        """In counts a minute."""
        self._zero = self._begin = 0
        """Where the total was reset, and where the batch began."""
        settings = {
            "watchdog_ms": 0,
            "closing_ms": profile.closing_ms,
            "slow_before": 0,
            "overrun_guard": profile.overrun_guard,
            "source": SOURCES.index("u"),
            "stored_setpoint": 0,
            "gas": GASES.index(profile.gas),
            "litres": 1,
            "counts_from_reset": 1,
        }
        super().__init__(outlet, memory, settings, now_ns=now_ns)

    def power_on(self, now_ns: int) -> None:
        """Start: from nothing, at the setpoint that was stored."""
        super().power_on(now_ns)
        self._zero = self._begin = self.total
        self.setpoint = self.settings["stored_setpoint"]
        self._apply(now_ns)

    def set_total(self, counts: int) -> None:
        """Make it show `counts` as its total."""
        super().set_total(counts)
        self._zero = self._begin = 0

    @property
    def shown(self) -> int:
        """The total since it was reset, in counts."""
        return self.total - self._zero

    @property
    def batch_left(self) -> int:
        """What is left of the batch, in counts."""
        return max(0, self._begin + self.batch - self.total) if self.batch else 0

    @property
    def full_scale(self) -> int:
        """The most that it can be set to, in counts a minute: a ninth more than in its profile."""
        return self._profile.setpoint * 10 // 9

    def told(self, word: str, argument: str, now_ns: int) -> str:
        """Carry out a command and return the answer."""
        self.rouse()
        match word, argument:
            case "", "":
                return self._frame()
            case "DV", _:
                return self._data(argument)
            case "S", _:
                return self._set_flow(argument, now_ns)
            case "T", "":
                self._zero = self._begin = self.total
                self._apply(now_ns)
                return self._frame()
            case "TB", _:
                return self._set_batch(argument, now_ns)
            case "LSS", "":
                return self._source
            case "GS", _:
                return self._gas(argument)
            case "FPF", "0":
                return f"{self._flow(self.full_scale)} {self._units[0]}"
            case "FPF", "1":
                return f"{self._total(COUNTS - 1)} {self._units[1]}"
            case "SN", "":
                return self._serial
            case "VE", "":
                return VERSION
            case _:
                return REFUSED

    # --- What it does ----------------------------------------------------------------------------

    def _set_flow(self, argument: str, now_ns: int) -> str:
        setpoint = self._counts(argument)
        if setpoint is None or setpoint > self.full_scale * 41 // 40:
            return REFUSED
        self.setpoint = setpoint
        if self._source == "s":
            self.settings["stored_setpoint"] = setpoint
        self._apply(now_ns)
        if not setpoint:
            self.stop(now_ns)
        return self._frame()

    def _set_batch(self, argument: str, now_ns: int) -> str:
        if argument:
            batch = self._counts(argument)
            if batch is None or batch >= ENDLESS:
                return REFUSED
            self.batch = batch
            self._begin = self._zero if self.settings["counts_from_reset"] else self.total
            self.set_preset(self._begin % COUNTS, self.total % COUNTS, 0, now_ns)
            self._apply(now_ns)
        return self._total(self.batch)

    def _apply(self, now_ns: int) -> None:
        """Bring the valve in line with setpoint and batch."""
        if self.in_force or self.setpoint:
            end = self._begin + self.batch if self.batch else self.total + ENDLESS
            self.set_preset(self._begin % COUNTS, end % COUNTS, 0, now_ns)
        if self.setpoint and not (self.batch and not self.batch_left):
            self.open(now_ns)
        elif self.is_open:
            self._close(DeviceStop.HOST, now_ns)

    def _gas(self, argument: str) -> str:
        if argument:
            if not argument.isdecimal() or int(argument) >= len(GASES):
                return REFUSED
            self.settings["gas"] = int(argument)
        return f"{GASES.index(self._gas_name)} {self._gas_name}"

    def _fail(self, fault: Fault, now_ns: int) -> None:
        """Notice nothing: it knows of its flow alone."""

    def _watch(self, _now_ns: int) -> None:
        if not self.is_open and self.outlet.valve.position is Stage.CLOSED and not self.in_force:
            self._resting = (self.outlet.pulses, self.outlet.is_lifted, Stage.CLOSED)

    # --- What it says ----------------------------------------------------------------------------

    @property
    def _gas_name(self) -> str:
        return GASES[self.settings["gas"] % len(GASES)]

    @property
    def _source(self) -> str:
        return SOURCES[self.settings["source"] % len(SOURCES)]

    @property
    def _units(self) -> tuple[str, str]:
        return UNITS_OF[bool(self.settings["litres"])]

    def _counts(self, text: str) -> int | None:
        """Return the figure in `text`; None where it is none, less than nothing, or too fine."""
        decimals = self._profile.decimals
        whole, _, rest = text.partition(".")
        try:
            counts = counts_of(f"{whole}.{rest:0<{decimals}}", decimals)
        except FrameError:
            return None
        return counts if counts >= 0 else None

    def _flow(self, counts: int) -> str:
        return self._shown(counts, FLOW_WIDTH)

    def _total(self, counts: int) -> str:
        return self._shown(counts, TOTAL_WIDTH)

    def _shown(self, counts: int, width: int) -> str:
        decimals = self._profile.decimals
        return f"+{figure(counts, decimals):0>{width + 1 + decimals}}"

    @property
    def _parts(self) -> tuple[str, ...]:
        """What can be asked for, from the lowest bit of the question on."""
        flow = self.outlet.flow_base * MINUTE_S // self._profile.step_base
        is_shut = not self.is_open and self.outlet.valve.position is Stage.CLOSED
        return (
            self._flow(flow),
            self._flow(self.setpoint),
            TEMPERATURE,
            SHUT_DRIVE if is_shut else OPEN_DRIVE,
            self._gas_name,
            self._total(self.shown),
            self._total(self.batch_left),
        )

    def _data(self, argument: str) -> str:
        parts = self._parts
        if not argument.isdecimal() or not 0 < int(argument) < 1 << len(parts):
            return REFUSED
        return " ".join(part for bit, part in enumerate(parts) if int(argument) >> bit & 1)

    def _frame(self) -> str:
        flow, setpoint, temperature, drive, gas, total, _ = self._parts
        return f"{temperature} {flow} {total} {setpoint} {drive} {gas}"


class Basis:
    """Lines without a checksum."""

    def request_length(self, heard: bytes) -> int:
        """Return the length of the line that `heard` begins with; 0 while it is incomplete."""
        return heard.find(END) + 1

    def is_sound(self, frame: bytes) -> bool:
        """Whether it names a unit and has the form of a command: nothing else can be seen."""
        return _parted(frame) is not None

    def asked(self, frame: bytes) -> tuple[int, int]:
        """Return which unit is asked, and for which command."""
        address, word, _ = _known(frame)
        return address, function_of(word)

    def answer(self, device: WordDevice, frame: bytes, now_ns: int) -> bytes:
        """Let `device` carry out the command in `frame` and return its line."""
        address, word, argument = _known(frame)
        said = device.told(word, argument, now_ns)
        return NO + END if said == REFUSED else _line(UNITS[address - 1], said)

    def of_other_unit(self, reply: bytes) -> bytes:
        """Return `reply` from the next unit."""
        return UNITS[UNITS.find(chr(reply[0])) - 1].encode() + reply[1:]

    def of_other_function(self, reply: bytes) -> bytes:
        """Return `reply` as one to another command."""
        return _line(chr(reply[0]), "u" if VERSION.encode() in reply else VERSION)

    def of_other_count(self, reply: bytes) -> bytes:
        """Return `reply` without its last figure, or its last letter where it has but one."""
        shorter, _, _ = reply.rpartition(b" ")
        return (shorter if b" " in shorter else reply[:-2]) + END

    def refusal(self, reply: bytes, code: int) -> bytes:
        """Return what stands for refusal `code`: a bare `?`, or a line that says nothing."""
        return NO + END if code in REFUSALS else _line(chr(reply[0]), REFUSED)


def _line(unit: str, said: str) -> bytes:
    return f"{unit} {said}".encode("ascii") + END


def _parted(frame: bytes) -> tuple[int, str, str] | None:
    """Return address, command and argument of a line; None where it is none."""
    found = _COMMAND.fullmatch(frame.decode("latin-1").upper())
    if found is None:
        return None
    return UNITS.index(found["unit"]) + 1, found["word"], found["rest"] or ""


def _known(frame: bytes) -> tuple[int, str, str]:
    """Return the same of a line that is sound."""
    parted = _parted(frame)
    if parted is None:
        raise ValueError(f"{frame!r} names no unit")
    return parted


BASIS = Basis()
"""The one there is: it has no state."""
