"""New Era pumps in safe mode as devices: their packets and words over the works that all have."""

from __future__ import annotations

import re

from hardware.drivers.new_era.profile import SAF_MAX_S, NewEraProfile
from hardware.framing.errors import FrameError
from hardware.framing.new_era import (
    ADDRESS_MAX,
    UNCOUNTED,
    WRITTEN_MAX,
    data_of,
    figure,
    packet,
    thousandths_of,
)
from hardware.simulator.dialect import WordDevice, function_of
from hardware.simulator.mechanism import COUNTS, Mechanism, Memory, Unwilling
from hardware.simulator.plant import PlantOutlet, Stage
from kiosk.domain.controller import ControllerState, DeviceStop, Fault

MINUTE_S = 60
SECOND_MS = 1_000
THOUSAND = 1_000
ENDLESS = COUNTS // 2 - 1
VERSION = "NE1000V3.928"

UNKNOWN = "?"
NOT_NOW = "?NA"
OUT_OF_RANGE = "?OOR"
GARBLED = "?COM"
IGNORED = "?IGN"
_BY_CODE = {0: IGNORED, 1: UNKNOWN, 2: NOT_NOW, 3: OUT_OF_RANGE, 6: IGNORED}
"""What stands for the refusals of a Modbus device, by their numbers there."""

_COMMAND = re.compile(r"(?P<address>[0-9]{1,2}(?=[^0-9]|\Z))(?P<word>[A-Z]{3})?(?P<rest>.*)")
_ALARMS = {Fault.SUPPLY: "S", Fault.SETTINGS: "E"}
"""The causes that such a pump knows of: it stalls, or its program is wrong."""


class Pump(Mechanism):
    """One pump. What has flowed is forgotten with the power; the volume is kept."""

    senses_nozzle = False

    def __init__(
        self,
        profile: NewEraProfile,
        outlet: PlantOutlet,
        memory: Memory,
        *,
        now_ns: int,
    ) -> None:
        """Fit the pump to `outlet` and switch it on."""
        self._profile = profile
        self.volume = 0
        """The figure of `VOL` in thousandths of its unit; 0 for a run without end."""
        self.unit = "ML"
        self._alarm = ""
        self._is_paused = False
        self._cleared = 0
        settings = {
            "watchdog_ms": profile.watchdog_ms or 0,
            "closing_ms": profile.closing_ms,
            "slow_before": 0,
            "overrun_guard": profile.overrun_guard,
            "rate": profile.nominal_base * MINUTE_S,
            "withdraws": 0,
        }
        super().__init__(outlet, memory, settings, now_ns=now_ns)

    def power_on(self, now_ns: int) -> None:
        """Start: it stands, says that it was reset, and waits for its first packet."""
        super().power_on(now_ns)
        self._alarm = "R"
        self._is_paused = False
        self._cleared = self.total
        self._fed_until_ns = None

    def set_total(self, counts: int) -> None:
        """Make it show `counts` as what has flowed."""
        super().set_total(counts)
        self._cleared = 0

    @property
    def shown(self) -> int:
        """What `DIS` shows, in base units and before it is rounded."""
        return min((self.total - self._cleared) * self._profile.step_base, WRITTEN_MAX)

    def told(self, word: str, argument: str, now_ns: int) -> str:
        """Carry out a command and return the answer; or an alarm, and carry out nothing."""
        self.rouse()
        if self.is_starved(now_ns):
            self._trip(now_ns)
        self.feed(now_ns)
        if self._alarm:
            alarm, self._alarm = self._alarm, ""
            return f"A?{alarm}"
        said = self._carried_out(word, argument, now_ns)
        return f"{self._status}{said}"

    @property
    def _status(self) -> str:
        if self.state is not ControllerState.CLOSED:
            return "W" if self.settings["withdraws"] else "I"
        return "P" if self._is_paused else "S"

    def _carried_out(self, word: str, argument: str, now_ns: int) -> str:
        match word, argument:
            case "", "":
                return ""
            case "VER", "":
                return VERSION
            case "DIR", "":
                return "WDR" if self.settings["withdraws"] else "INF"
            case "RAT", "":
                return f"{figure(self.settings['rate'])}MM"
            case "SAF", "":
                return str(self.settings["watchdog_ms"] // SECOND_MS)
            case "SAF", _:
                return self._set_watchdog(argument)
            case "DIS", "":
                return f"I{figure(self.shown)}W0.000ML"
            case "VOL", "":
                return f"{figure(self.volume)}{self.unit}"
            case "VOL", "ML" | "UL":
                return self._set_unit(argument)
            case "VOL", _:
                return self._set_volume(argument, now_ns)
            case "CLD", "INF":
                return self._clear()
            case "RUN", "":
                return self._run(now_ns)
            case "STP", "":
                return self._stop(now_ns)
            case _:
                return UNKNOWN

    @property
    def _stands(self) -> bool:
        return self.state is ControllerState.CLOSED

    def _set_watchdog(self, argument: str) -> str:
        if not argument.isdecimal() or int(argument) > SAF_MAX_S:
            return OUT_OF_RANGE
        self.settings["watchdog_ms"] = int(argument) * SECOND_MS
        return ""

    def _set_unit(self, unit: str) -> str:
        if not self._stands:
            return NOT_NOW
        self.unit = unit
        return ""

    def _set_volume(self, argument: str, now_ns: int) -> str:
        if not self._stands:
            return NOT_NOW
        try:
            self.volume = thousandths_of(argument if "." in argument else f"{argument}.")
        except FrameError:
            return OUT_OF_RANGE
        self.set_preset(self.total, self._end, 0, now_ns)
        return ""

    @property
    def _end(self) -> int:
        """Where a run that begins now would end."""
        base = self.volume if self.unit == "ML" else self.volume // THOUSAND
        return (self.total + (base // self._profile.step_base or ENDLESS)) % COUNTS

    def _clear(self) -> str:
        if not self._stands:
            return NOT_NOW
        self._cleared = self.total
        return ""

    def _run(self, now_ns: int) -> str:
        if not self._stands:
            return NOT_NOW
        if not self._is_paused:
            self.set_preset(self.total, self._end, 0, now_ns)
        try:
            self.open(now_ns)
        except Unwilling:
            return NOT_NOW
        self._is_paused = False
        return ""

    def _stop(self, now_ns: int) -> str:
        if self.is_open:
            self._close(DeviceStop.HOST, now_ns)
            self._is_paused = True
        else:
            self.stop(now_ns)
            self._is_paused = False
        return ""

    # --- What it knows of itself: little ---------------------------------------------------------

    def _trip(self, now_ns: int) -> None:
        self._end_by("T", DeviceStop.WATCHDOG, now_ns)

    def _fail(self, fault: Fault, now_ns: int) -> None:
        if self.is_open and fault in _ALARMS:
            self._end_by(_ALARMS[fault], DeviceStop.FAULT, now_ns)

    def _end_by(self, alarm: str, why: DeviceStop, now_ns: int) -> None:
        """Stop with an alarm: the next run begins at nothing."""
        self._alarm = alarm
        self._is_paused = self.in_force = False
        self._fed_until_ns = None
        if self.is_open:
            self._close(why, now_ns)

    def _watch(self, _now_ns: int) -> None:
        if self._stands and not self.in_force:
            self._resting = (self.outlet.pulses, self.outlet.is_lifted, Stage.CLOSED)


class SafeMode:
    """Packets with a checksum."""

    def request_length(self, heard: bytes) -> int:
        """Return the length of the request that `heard` begins with; 0 while it is incomplete."""
        if len(heard) <= UNCOUNTED:
            return 0
        length = heard[1] + UNCOUNTED
        return length if len(heard) >= length else 0

    def is_sound(self, frame: bytes) -> bool:
        """Whether it is a packet, as far as its checksum tells, and names a pump."""
        try:
            return _COMMAND.fullmatch(data_of(frame).decode("latin-1")) is not None
        except FrameError:
            return False

    def asked(self, frame: bytes) -> tuple[int, int]:
        """Return which pump is asked, and for which command."""
        address, word, _ = _parted(frame)
        return address, function_of(word)

    def answer(self, device: WordDevice, frame: bytes, now_ns: int) -> bytes:
        """Let `device` carry out the request in `frame` and return its reply."""
        address, word, argument = _parted(frame)
        return packet(f"{address:02}{device.told(word, argument, now_ns)}".encode("ascii"))

    def of_other_unit(self, reply: bytes) -> bytes:
        """Return `reply` from the next pump."""
        data = data_of(reply)
        return packet(b"%02d" % ((int(data[:2]) + 1) % (ADDRESS_MAX + 1)) + data[2:])

    def of_other_function(self, reply: bytes) -> bytes:
        """Return `reply` as one to another command."""
        data = data_of(reply)
        other = b"I0.000W0.000ML" if b"NE" in data else VERSION.encode()
        return packet(data[:2] + b"S" + other)

    def of_other_count(self, reply: bytes) -> bytes:
        """Return `reply` without its last two letters."""
        return packet(data_of(reply)[:-2])

    def refusal(self, reply: bytes, code: int) -> bytes:
        """Return what stands for refusal `code`; that nothing was understood, for those unknown."""
        address, _, _ = _parted(reply)
        return packet(f"{address:02}S{_BY_CODE.get(code, GARBLED)}".encode("ascii"))


def _parted(frame: bytes) -> tuple[int, str, str]:
    """Return address, command and argument of a sound request; spaces mean nothing."""
    said = data_of(frame).decode("latin-1").replace(" ", "")
    found = _COMMAND.fullmatch(said)
    if found is None:
        raise ValueError(f"{said!r} names no pump")
    return int(found["address"]), found["word"] or "", found["rest"]


SAFE_MODE = SafeMode()
"""The one there is: it has no state."""
