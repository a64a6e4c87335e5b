"""OpenEVSE chargers as devices: their lines over the works that all devices have.

As built with AUTH_LOCK=1 and CHARGE_LIMIT; without them where the settings say so.
"""

from __future__ import annotations

import re

from hardware.drivers.openevse.driver import LIMIT_MAX
from hardware.drivers.openevse.profile import (
    AMPS_MIN,
    MWH_PER_KWH,
    SECONDS_PER_HOUR,
    OpenEvseProfile,
)
from hardware.drivers.openevse.words import (
    BUTTON_DISABLED,
    FAULTS,
    MICROWATTS_PER_MWH_S,
    Evse,
    Flag,
)
from hardware.framing.errors import FrameError
from hardware.framing.rapi import END, SEQUENCE_MAX, framed, texts_of
from hardware.simulator.dialect import WordDevice, function_of
from hardware.simulator.mechanism import COUNTS, Mechanism, Memory
from hardware.simulator.plant import PlantOutlet, Stage
from kiosk.domain.controller import DeviceStop, Fault

VERSION = "8.2.3 5.2.1"
WORKS_MILLIVOLTS = 240_000
"""The voltage that a firmware begins with."""
ENDLESS = COUNTS // 2 - 1
ACCEPTED, REFUSED = "OK", "NK"
REFUSALS = {0, 1, 2, 3, 6}
"""Refusals of a Modbus device, by their numbers there, for which `$NK` can stand."""

_COMMAND = re.compile(
    r"(?P<word>[A-Z][A-Z0-9])(?P<rest>(?: [!-9;-~]+)*)(?: :(?P<number>[0-9A-F]{2}))?"
)


class OpenEvse(Mechanism):
    """One unit. With the power it forgets what its session had; what ended ones had is kept."""

    senses_nozzle = True

    def __init__(
        self,
        profile: OpenEvseProfile,
        outlet: PlantOutlet,
        memory: Memory,
        *,
        serial: str,
        now_ns: int,
    ) -> None:
        """Fit the unit to `outlet` and switch it on."""
        self._profile = profile
        self._serial = serial
        self._ended = self._begun = memory.counts
        """What all ended sessions had, and the total when the last one began or ended."""
        self._last = 0
        """What the last ended session had: it is shown until the next one begins."""
        settings = {
            "watchdog_ms": 0,
            "closing_ms": profile.closing_ms,
            "slow_before": 0,
            "overrun_guard": profile.overrun_guard,
            "flags": BUTTON_DISABLED | 1,
            "amps": profile.amps,
            "has_lock": 1,
            "has_limit": 1,
            "extends": 0,
        }
        super().__init__(outlet, memory, settings, now_ns=now_ns)

    def power_on(self, now_ns: int) -> None:
        """Start: locked, if it was built with a lock, and with a session that has had nothing."""
        super().power_on(now_ns)
        self.is_locked = bool(self.settings["has_lock"])
        self.is_plugged_in = self.outlet.is_lifted
        self.limit_kwh = 0
        self.has_reached = False
        self.millivolts = WORKS_MILLIVOLTS
        self._begun = self.total
        self._told: tuple[object, ...] = self._shown
        self._obey(now_ns)

    def set_total(self, counts: int) -> None:
        """Make it show `counts` as its total."""
        super().set_total(counts)
        self._ended = self._begun = counts

    def react(self, now_ns: int) -> None:
        """Heed the plug first: with it goes the limit, and the lock shuts."""
        if self.is_on and self.outlet.is_lifted is not self.is_plugged_in:
            self.rouse()
            self.is_plugged_in = self.outlet.is_lifted
            self._last, self._ended, self._begun = self._since, self._ended_now, self.total
            if not self.is_plugged_in:
                self.limit_kwh, self.has_reached = 0, False
                self.is_locked = bool(self.settings["has_lock"])
            self._obey(now_ns)
        super().react(now_ns)
        if self.is_on and self._wants != self.is_open:
            self._obey(now_ns)

    @property
    def evse_state(self) -> int:
        """What it says that it is doing."""
        for code, fault in FAULTS.items():
            if fault in self.active:
                return code
        if self.has_reached:
            return Evse.SLEEPING
        if not self.is_plugged_in:
            return Evse.NOT_CONNECTED
        return Evse.CHARGING if self.is_open else Evse.CONNECTED

    @property
    def flags(self) -> Flag:
        """What is so now."""
        relay = self.is_open or self.outlet.valve.position is not Stage.CLOSED
        return (
            (Flag.LIMIT_REACHED if self.has_reached else Flag(0))
            | (Flag.LOCKED if self.is_locked else Flag(0))
            | (Flag.RELAY_CLOSED if relay else Flag(0))
            | (Flag.PLUGGED_IN if self.is_plugged_in else Flag(0))
            | (Flag.LIMITED if self.limit_kwh else Flag(0))
        )

    def told(self, word: str, argument: str, now_ns: int) -> str:
        """Carry out a command and return the answer; without the lines around it."""
        self.rouse()
        match word, argument.split():
            case "GS", []:
                return self._said(f"{self.evse_state:02x} 0 {self.evse_state:02x} {self.flags:04x}")
            case "GU", []:
                session = self._since if self.is_plugged_in else self._last
                ended = self._ended if self.is_plugged_in else self._ended_now
                return self._said(f"{session * SECONDS_PER_HOUR} {ended}")
            case "GG", []:
                microwatts = self.outlet.flow_base * MICROWATTS_PER_MWH_S
                return self._said(f"{microwatts // self.millivolts} {self.millivolts}")
            case "GV", []:
                return self._said(VERSION)
            case "GI", []:
                return self._said(self._serial)
            case "GE", []:
                return self._said(f"{self.settings['amps']} {self.settings['flags']:04x}")
            case "GC", []:
                amps = self.settings["amps"]
                return self._said(f"{AMPS_MIN} 80 {amps} {amps}")
            case "SV", [millivolts] if millivolts.isdecimal():
                self.millivolts = int(millivolts)
                return ACCEPTED
            case ("G4" | "S4", _) if not self.settings["has_lock"]:
                return REFUSED
            case ("GH" | "SH", _) if not self.settings["has_limit"]:
                return REFUSED
            case "G4", []:
                return self._said(str(int(self.is_locked)))
            case "S4", ["0" | "1" as lock]:
                self.is_locked = lock == "1"
                self._obey(now_ns)
                return ACCEPTED
            case "GH", []:
                return self._said(str(self.limit_kwh))
            case "SH", [kwh] if kwh.isdecimal():
                return self._set_limit(int(kwh) & LIMIT_MAX, now_ns)
            case _:
                return REFUSED

    def notice(self) -> str:
        """Return what it tells by itself since it did so last; empty where nothing has changed."""
        if self._told == self._shown:
            return ""
        self._told = self._shown
        state = self.evse_state
        return f"AT {state:02x} {state:02x} {self.settings['amps']} {self.flags:04x}"

    # --- What it does ----------------------------------------------------------------------------

    @property
    def _shown(self) -> tuple[object, ...]:
        return self.evse_state, self.is_locked, self.is_plugged_in, self.limit_kwh

    def _said(self, fields: str) -> str:
        return f"{ACCEPTED} {fields}"

    def _set_limit(self, kwh: int, now_ns: int) -> str:
        if self.evse_state not in {Evse.CONNECTED, Evse.CHARGING}:
            return REFUSED
        self.limit_kwh = kwh
        begun = self.total if self.settings["extends"] else self._begun
        self._limited_at = begun + kwh * (MWH_PER_KWH // self._profile.step_base)
        self._obey(now_ns)
        return ACCEPTED

    def _obey(self, now_ns: int) -> None:
        """Bring the relay in line with plug, lock and limit."""
        end = self._limited_at if self.limit_kwh else self.total + ENDLESS
        if self._wants:
            self.set_preset(self.total % COUNTS, end % COUNTS, 0, now_ns)
            self.open(now_ns)
        else:
            if self.is_open:
                self._close(DeviceStop.HOST, now_ns)
            self.in_force = False

    @property
    def _since(self) -> int:
        """What has flowed since the last session began or ended: then, what its meter saw late."""
        return self.total - self._begun

    @property
    def _ended_now(self) -> int:
        return self._ended + self._since

    @property
    def _wants(self) -> bool:
        """Whether a car may draw now."""
        is_free = not (self.is_locked or self.has_reached or self.active)
        return self.is_plugged_in and is_free

    def _close(self, why: DeviceStop, now_ns: int) -> None:
        if why is DeviceStop.PRESET:
            self.has_reached, self.limit_kwh = True, 0
        super()._close(why, now_ns)

    def _fail(self, fault: Fault, now_ns: int) -> None:
        """Latch nothing: its state tells it, and it tries again."""

    def _watch(self, _now_ns: int) -> None:
        if self.outlet.valve.position is Stage.CLOSED and not self.in_force:
            self._resting = (self.outlet.pulses, self.outlet.is_lifted, Stage.CLOSED)


class Rapi:
    """Lines with a checksum, and a number that the answer carries. There are no addresses."""

    def request_length(self, heard: bytes) -> int:
        """Return the length of the line that `heard` begins with; 0 while it is incomplete."""
        return heard.find(END) + 1

    def is_sound(self, frame: bytes) -> bool:
        """Whether it came as it was sent, as far as its checksum tells."""
        try:
            [text] = texts_of(frame)
        except FrameError:
            return False
        return _COMMAND.fullmatch(text) is not None

    def asked(self, frame: bytes) -> tuple[int, int]:
        """Return the one address there is, and the command."""
        return 1, function_of(_parted(frame)[0])

    def answer(self, device: WordDevice, frame: bytes, now_ns: int) -> bytes:
        """Let `device` carry out the command in `frame`; return its line, and what it notices."""
        word, argument, number = _parted(frame)
        answer = framed(device.told(word, argument, now_ns) + number)
        notice = device.notice() if isinstance(device, OpenEvse) else ""
        return answer + (framed(notice) if notice else b"")

    def of_other_unit(self, reply: bytes) -> bytes:
        """Return `reply` as that to another request: there is no other unit."""
        text = texts_of(reply)[0]
        return framed(f"{text[:-2]}{int(text[-2:], 16) % SEQUENCE_MAX + 1:02X}")

    def of_other_function(self, reply: bytes) -> bytes:
        """Return `reply` as one to another command, with the number of this one."""
        return framed(f"{ACCEPTED} 1 2 3 4 5{texts_of(reply)[0][-4:]}")

    def of_other_count(self, reply: bytes) -> bytes:
        """Return `reply` without its last field, or its number where it has none."""
        *fields, number = texts_of(reply)[0].split(" ")
        return framed(" ".join([*fields[:-1], number] if len(fields) > 1 else fields))

    def refusal(self, reply: bytes, code: int) -> bytes:
        """Return what stands for refusal `code`: `$NK`, or a notice alone."""
        return framed(f"{REFUSED}{_parted(reply)[2]}" if code in REFUSALS else "AN 0")


def _parted(frame: bytes) -> tuple[str, str, str]:
    """Return command, argument and number of a sound request, the number as an answer ends."""
    found = _COMMAND.fullmatch(texts_of(frame)[0])
    if found is None:
        raise ValueError(f"{frame!r} is no command")
    number = found["number"]
    return found["word"], found["rest"].strip(), f" :{number}" if number else ""


RAPI = Rapi()
"""The one there is: it has no state."""
