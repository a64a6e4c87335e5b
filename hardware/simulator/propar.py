"""Bronkhorst instruments as devices: their parameters over the works that all have."""

from __future__ import annotations

import struct
from fractions import Fraction
from typing import Protocol

from hardware.drivers.propar.driver import (
    ALARM_INFO,
    ALARM_SETPOINT_MODE,
    BATCH,
    BY_BUS,
    CAPACITY,
    CAPACITY_UNIT,
    CHANGES_SETPOINT,
    CONTROL_MODE,
    COUNTER,
    COUNTER_MODE,
    COUNTER_RESETS,
    COUNTER_UNIT,
    DEVICE_TYPE,
    FIRMWARE,
    FULL,
    IO_STATUS,
    LIMIT,
    MEASURE,
    NEW_SETPOINT,
    REACHED,
    RESET,
    RESET_ALARM,
    RESET_COUNTER,
    SERIAL,
    SETPOINT,
    SETPOINT_MODE,
)
from hardware.drivers.propar.profile import MG_PER_G, ProparProfile
from hardware.framing.errors import FrameError
from hardware.framing.propar import (
    ANSWER,
    MORE,
    NODES,
    OK,
    REQUEST,
    STATUS,
    WRITE,
    Kind,
    Parameter,
    float_of,
    missing,
    parted,
    status,
    telegram,
)
from hardware.simulator.dialect import Station
from hardware.simulator.mechanism import COUNTS, Mechanism, Memory
from hardware.simulator.plant import PlantOutlet, Stage
from kiosk.domain.controller import ControllerState, DeviceStop, Fault

CLAIMED, UNKNOWN_COMMAND, UNKNOWN_PARAMETER, WRONG_TYPE, WRONG_VALUE, READ_ONLY = 1, 2, 4, 5, 6, 13
TIMED_OUT = 9
NOT_UNDERSTOOD = 4
"""The error that is told in one byte."""
ENDLESS = COUNTS // 2 - 1
MOST_SHOWN = 0xA3D6
HARDWARE = 0x80
_BY_CODE = {0: CLAIMED, 1: UNKNOWN_COMMAND, 2: UNKNOWN_PARAMETER, 3: WRONG_VALUE, 6: CLAIMED}
"""What stands for the refusals of a Modbus device, by their numbers there."""
_SIZES = {Kind.BYTE: 1, Kind.WORD: 2, Kind.LONG: 4}


class ParameterDevice(Station, Protocol):
    """A device with parameters. A telegram is carried out whole, or not at all."""

    def value(self, process: int, number: int, kind: Kind) -> bytes:
        """Return a value as it is written; `Denied` where there is none."""
        ...

    def accept(self, process: int, number: int, kind: Kind) -> None:
        """Make sure that such a value may be written; `Denied` where it may not."""
        ...

    def write(self, process: int, number: int, value: int, now_ns: int) -> None:
        """Take a value over."""
        ...


class Denied(Exception):
    """The device refuses, with a status `code` for what stands at a `position`."""

    def __init__(self, code: int, position: int = 1) -> None:
        """Keep both."""
        super().__init__(f"status {code}")
        self.code = code
        self.position = position


class Instrument(Mechanism):
    """One instrument. What it has counted is forgotten with the power, its limit is kept."""

    senses_nozzle = False

    def __init__(
        self,
        profile: ProparProfile,
        outlet: PlantOutlet,
        memory: Memory,
        *,
        serial: str,
        now_ns: int,
    ) -> None:
        """Fit the instrument to `outlet` and switch it on."""
        self._profile = profile
        self._from = 0
        self._is_reached = self._is_given = False
        self.numbers = {
            LIMIT: 0,
            SETPOINT_MODE: 0,
            NEW_SETPOINT: 0,
            COUNTER_MODE: 0,
            CAPACITY: _bits(profile.capacity_kg_h),
            COUNTER_RESETS: 0x0F & ~2,
            IO_STATUS: 0,
            ALARM_SETPOINT_MODE: 0,
        }
        """What is kept without power, and may be changed at the instrument."""
        self.texts = {
            DEVICE_TYPE: profile.model,
            SERIAL: serial,
            FIRMWARE: "V1.23",
            CAPACITY_UNIT: "kg/h   ",
            COUNTER_UNIT: "g   ",
        }
        settings = {
            "watchdog_ms": 0,
            "closing_ms": profile.closing_ms,
            "slow_before": 0,
            "overrun_guard": profile.overrun_guard,
        }
        super().__init__(outlet, memory, settings, now_ns=now_ns)

    def power_on(self, now_ns: int) -> None:
        """Start in the default control mode, with no setpoint."""
        super().power_on(now_ns)
        self._control_mode = self._setpoint = 0
        self._from = self.total
        self._is_reached = self._is_given = False

    def set_total(self, counts: int) -> None:
        """Make it show `counts` as what it has counted."""
        super().set_total(counts)
        self._from = 0

    @property
    def _counted(self) -> int:
        return self.total - self._from

    def value(self, process: int, number: int, kind: Kind) -> bytes:
        """Return a value as it is written."""
        key = Parameter(process, number, kind)
        if key in self.texts:
            return self.texts[key].encode("ascii")
        moment = {
            COUNTER: lambda: _bits(Fraction(self._counted * self._profile.step_base, MG_PER_G)),
            MEASURE: lambda: min(
                MOST_SHOWN, self.outlet.flow_base * FULL // self._profile.nominal_base
            ),
            SETPOINT: lambda: self._setpoint,
            CONTROL_MODE: lambda: self._control_mode,
            ALARM_INFO: self._alarms,
        }
        if key in moment:
            return moment[key]().to_bytes(_SIZES[kind], "big")
        if key in self.numbers:
            return self.numbers[key].to_bytes(_SIZES[kind], "big")
        raise Denied(self._unknown(process, number))

    def accept(self, process: int, number: int, kind: Kind) -> None:
        """Make sure that such a value may be written."""
        key = Parameter(process, number, kind)
        if key in (COUNTER, MEASURE, ALARM_INFO) or key in self.texts:
            raise Denied(READ_ONLY)
        if key not in (SETPOINT, CONTROL_MODE, RESET) and key not in self.numbers:
            raise Denied(self._unknown(process, number))

    def write(self, process: int, number: int, value: int, now_ns: int) -> None:
        """Take a value over."""
        self.rouse()
        where = (process, number)
        if where == (SETPOINT.process, SETPOINT.number):
            self._set(value, now_ns)
        elif where == (CONTROL_MODE.process, CONTROL_MODE.number):
            self._control_mode = value
        elif where == (RESET.process, RESET.number):
            self._reset(value, now_ns)
        else:
            key = next(each for each in self.numbers if (each.process, each.number) == where)
            self.numbers[key] = value
            self._is_given = self._is_given or key is LIMIT
            self._aim(now_ns)

    def _unknown(self, process: int, number: int) -> int:
        known = {
            (each.process, each.number)
            for each in (*self.numbers, *self.texts, COUNTER, MEASURE, SETPOINT, CONTROL_MODE)
        } | {(ALARM_INFO.process, ALARM_INFO.number), (RESET.process, RESET.number)}
        return WRONG_TYPE if (process, number) in known else UNKNOWN_PARAMETER

    def _alarms(self) -> int:
        return (REACHED if self._is_reached else 0) | (HARDWARE if self.faults else 0)

    def _set(self, value: int, now_ns: int) -> None:
        self._setpoint = value
        if not value:
            self._is_given = False
            self.stop(now_ns)
        elif not self.is_open:
            self._aim(now_ns, opens=True)
            self.open(now_ns)

    def _aim(self, now_ns: int, *, opens: bool = False) -> None:
        """Take over where it stops; once the limit is reached, nowhere: the trap for drivers.

        At rest only a limit that was written since the last setpoint is one that is given.
        """
        if not (self._is_given or self.is_open or opens):
            return
        numbers = self.numbers
        counts = -(-(float_of(numbers[LIMIT]) * MG_PER_G) // self._profile.step_base)
        stops = numbers[COUNTER_MODE] == BATCH and numbers[SETPOINT_MODE] == CHANGES_SETPOINT
        left = int(counts) - self._counted if stops and not self._is_reached else 0
        if left > 0:
            self.set_preset(self.total, (self.total + left) % COUNTS, 0, now_ns)
        elif self.is_open or opens:
            self.set_preset(self.total, (self.total + ENDLESS) % COUNTS, 0, now_ns)
        else:
            self.in_force = False

    def _reset(self, what: int, now_ns: int) -> None:
        if what == RESET_COUNTER and self.numbers[COUNTER_RESETS] & BY_BUS:
            self._from = self.total
            self._is_reached = False
            self._aim(now_ns)
        elif what == RESET_ALARM:
            self.faults = Fault.NONE
            self._is_reached = self.is_latched = False
            self._aim(now_ns)

    # --- What it does by itself ------------------------------------------------------------------

    def _close(self, why: DeviceStop, now_ns: int) -> None:
        super()._close(why, now_ns)
        if why is DeviceStop.PRESET:
            self._is_reached = True
            self._setpoint = self.numbers[NEW_SETPOINT]

    def _fail(self, fault: Fault, now_ns: int) -> None:
        if fault is Fault.METER:
            super()._fail(fault, now_ns)
            self._setpoint = 0

    def _watch(self, _now_ns: int) -> None:
        if self.state is ControllerState.CLOSED and not self.in_force:
            self._resting = (self.outlet.pulses, self.outlet.is_lifted, Stage.CLOSED)


class Enhanced:
    """The enhanced binary protocol: telegrams with a sequence byte."""

    def request_length(self, heard: bytes) -> int:
        """Return the length of the request that `heard` begins with; 0 while it is incomplete."""
        for length in range(1, len(heard) + 1):
            if missing(heard[:length], 0) == 0:
                return length
        return 0

    def is_sound(self, frame: bytes) -> bool:
        """Whether it is a telegram, as far as its length tells."""
        try:
            parted(frame)
        except FrameError:
            return False
        return True

    def asked(self, frame: bytes) -> tuple[int, int]:
        """Return which node is asked, and for which command; for a write, of which parameter."""
        _, node, data = parted(frame)
        if data[0] == WRITE and len(data) > STATUS + 2:
            return node, function_of(data[1] & ~MORE, data[2] & 0x1F)
        return node, data[0]

    def answer(self, device: ParameterDevice, frame: bytes, now_ns: int) -> bytes:
        """Let `device` carry out the telegram in `frame` and return its reply."""
        sequence, node, data = parted(frame)
        try:
            return telegram(sequence, node, _carried_out(device, data, now_ns))
        except Denied as denied:
            return telegram(sequence, node, status(denied.code, denied.position))
        except (IndexError, KeyError):
            return telegram(sequence, node, bytes([NOT_UNDERSTOOD]))

    def of_other_unit(self, reply: bytes) -> bytes:
        """Return `reply` from the next node."""
        sequence, node, data = parted(reply)
        return telegram(sequence, node % NODES[-1] + 1, data)

    def of_other_function(self, reply: bytes) -> bytes:
        """Return `reply` as one to another command."""
        sequence, node, data = parted(reply)
        other = status(OK, 1) if data[0] == ANSWER else bytes([ANSWER, 1, MEASURE.kind, 0, 0])
        return telegram(sequence, node, other)

    def of_other_count(self, reply: bytes) -> bytes:
        """Return `reply` without its last two bytes."""
        sequence, node, data = parted(reply)
        return telegram(sequence, node, data[:-2])

    def refusal(self, reply: bytes, code: int) -> bytes:
        """Return what stands for refusal `code`; a time-out, which says nothing, for the others."""
        sequence, node, _ = parted(reply)
        return telegram(sequence, node, status(_BY_CODE.get(code, TIMED_OUT), 1))


def function_of(process: int, number: int) -> int:
    """Return the number under which faults wait for a write of a parameter."""
    return process << 8 | number | 0x80


def _bits(value: Fraction) -> int:
    return int.from_bytes(struct.pack(">f", float(value)), "big")


def _carried_out(device: ParameterDevice, data: bytes, now_ns: int) -> bytes:
    """Return what is answered to `data`, once all of it is done."""
    if data[0] == REQUEST:
        return bytes([ANSWER]) + _read(device, data)
    if data[0] != WRITE:
        raise Denied(UNKNOWN_COMMAND)
    values = _written(data)
    for key, _ in values:
        device.accept(key.process, key.number, key.kind)
    for key, value in values:
        device.write(key.process, key.number, value, now_ns)
    return status(OK, len(data))


def _read(device: ParameterDevice, data: bytes) -> bytes:
    """Return the values that `data` asks for, each under the numbers it was asked by."""
    said = b""
    at, more_parameters = 1, False
    while at < len(data):
        if not more_parameters:
            said, at = said + data[at : at + 1], at + 1
        head, process, number = data[at], data[at + 1] & ~MORE, data[at + 2]
        at += 3
        more_parameters = bool(head & MORE)
        kind = Kind(number & Kind.TEXT)
        value = device.value(process, number & 0x1F, kind)
        if kind is Kind.TEXT:
            length, at = data[at], at + 1
            value = bytes([len(value)]) + value if length else b"\0" + value + b"\0"
        said += bytes([head]) + value
    return said


def _written(data: bytes) -> list[tuple[Parameter, int]]:
    """Return each value of a write, and which it is."""
    found = []
    at, process, more_parameters = 1, 0, False
    while at < len(data):
        if not more_parameters:
            process, at = data[at] & ~MORE, at + 1
        head = data[at]
        more_parameters = bool(head & MORE)
        kind = Kind(head & Kind.TEXT)
        if kind is Kind.TEXT:
            raise Denied(WRONG_TYPE)
        value = data[at + 1 : at + 1 + _SIZES[kind]]
        found.append((Parameter(process, head & 0x1F, kind), int.from_bytes(value, "big")))
        at += 1 + _SIZES[kind]
    return found


ENHANCED = Enhanced()
"""The one there is: it has no state."""
