"""Forecourt pumps as devices: their blocks and short frames over the works that all have."""

from __future__ import annotations

from typing import Protocol

from hardware.drivers.dart.driver import (
    ALARM,
    ALARMS,
    ASK_TOTALS,
    AUTHORISE,
    AUTHORISED,
    COMMAND,
    COMPLETED,
    DECIMALS_AT,
    FILLED,
    FILLING,
    IDENTITY,
    IS_RESET,
    LENGTHS,
    NOT_PROGRAMMED,
    NOZZLE,
    NOZZLE_OUT,
    PARAMETERS,
    PRESET_VOLUME,
    PRICES,
    REACHED,
    RESET,
    RETURN_FILLING,
    RETURN_IDENTITY,
    RETURN_PARAMETERS,
    RETURN_STATUS,
    STATUS,
    STOP,
    TOTALS,
)
from hardware.drivers.dart.profile import DartProfile
from hardware.framing.dart import (
    ACK,
    ACK_POLL,
    EOT,
    FIRST_ADDRESS,
    NAK,
    NUMBERS,
    POLL,
    PUMPS,
    SHORT,
    Transaction,
    bcd,
    block,
    end_of,
    number_of,
    parted,
    short,
    transactions_of,
)
from hardware.framing.errors import FrameError
from hardware.simulator.dialect import Station
from hardware.simulator.mechanism import COUNTS, Mechanism, Memory
from hardware.simulator.plant import PlantOutlet, Stage
from kiosk.domain.controller import ControllerState, DeviceStop, Fault

ENDLESS = COUNTS // 2 - 1
WAITING_MAX = 16
"""What a pump keeps to tell; older things are forgotten."""
POLLED = 0x100
"""Under it faults wait for a poll, and for a block that begins with a transaction."""


class TellingDevice(Station, Protocol):
    """A device that tells what it likes when it is polled."""

    def hear(self, number: int, transactions: tuple[Transaction, ...], now_ns: int) -> None:
        """Carry out a block, unless it is the one before once more."""
        ...

    def tell(self, acknowledged: int | None) -> tuple[int, list[Transaction]] | None:
        """Return the block that comes next and its number; None where there is nothing to tell."""
        ...


class Pump(Mechanism):
    """One pump with one nozzle. Its price is forgotten with the power; its total is kept."""

    def __init__(
        self,
        profile: DartProfile,
        outlet: PlantOutlet,
        memory: Memory,
        *,
        serial: str,
        now_ns: int,
    ) -> None:
        """Fit the pump to `outlet` and switch it on."""
        self._profile = profile
        self._identity = int("".join(each for each in serial if each.isdigit()) or 0)
        self.decimals = profile.decimals
        self._from = 0
        settings = {
            "watchdog_ms": 0,
            "closing_ms": profile.closing_ms,
            "slow_before": 0,
            "overrun_guard": profile.overrun_guard,
        }
        super().__init__(outlet, memory, settings, now_ns=now_ns)

    def power_on(self, now_ns: int) -> None:
        """Start without a price, and with its first block to come."""
        super().power_on(now_ns)
        self._status = NOT_PROGRAMMED
        self._preset = 0
        self._from = self.total
        self._waiting: list[Transaction] = []
        self._unheard: tuple[int, list[Transaction]] | None = None
        self._number = 0
        self._last_heard = 0
        self._noted = (self._status, self.outlet.is_lifted)

    def set_total(self, counts: int) -> None:
        """Make the total lie; what was filled stays."""
        filled = self.total - self._from
        super().set_total(counts)
        self._from = self.total - filled

    # --- What it is told -------------------------------------------------------------------------

    def hear(self, number: int, transactions: tuple[Transaction, ...], now_ns: int) -> None:
        """Carry out a block, unless it is the one before once more."""
        if number and number == self._last_heard:
            return
        self._last_heard = number
        self.rouse()
        for each in transactions:
            self._carry_out(each, now_ns)
        self._note()

    def _carry_out(self, told: Transaction, now_ns: int) -> None:
        """Do what is told; which nozzle, at which price, is nothing: it has but one of each."""
        if told.number == COMMAND and len(told.data) == 1:
            self._command(told.data[0], now_ns)
        elif told.number == PRESET_VOLUME and self._status == IS_RESET:
            self._preset = number_of(told.data)
            self.set_preset(self.total, (self.total + self._preset) % COUNTS, 0, now_ns)
        elif told.number == PRICES and self._status == NOT_PROGRAMMED:
            self._status = COMPLETED
        elif told.number == ASK_TOTALS:
            shown = self._from if self._status in {AUTHORISED, FILLING} else self.total
            self._queue(TOTALS, told.data + bcd(shown, 5) + bcd(shown, 5) + bytes(5))

    def _command(self, code: int, now_ns: int) -> None:
        if code == RETURN_STATUS:
            self._queue(STATUS, bytes([self._status]))
            self._queue_nozzle()
        elif code == RETURN_PARAMETERS:
            parameters = bytearray(LENGTHS[PARAMETERS])
            parameters[DECIMALS_AT] = self.decimals
            self._queue(PARAMETERS, bytes(parameters))
        elif code == RETURN_IDENTITY:
            self._queue(IDENTITY, bcd(self._identity, LENGTHS[IDENTITY]))
        elif code == RETURN_FILLING:
            self._queue(FILLED, bcd(self.total - self._from, 4) + bytes(4))
        elif code == RESET and self._status in {COMPLETED, REACHED}:
            self._status, self._preset, self._from = IS_RESET, 0, self.total
            self.faults, self.is_latched = Fault.NONE, False
            self.stop(now_ns)
        elif code == AUTHORISE and self._status == IS_RESET:
            self._authorise(now_ns)
        elif code == STOP:
            self._preset = 0
            self.stop(now_ns)
            self._settle(now_ns)

    def _authorise(self, now_ns: int) -> None:
        """Wait for the nozzle; without a preset without end: the trap that no driver steps into."""
        self._status = AUTHORISED
        end = (self.total + (self._preset or ENDLESS)) % COUNTS
        self.set_preset(self.total, end, 0, now_ns)
        self._settle(now_ns)

    # --- What it tells ---------------------------------------------------------------------------

    def tell(self, acknowledged: int | None) -> tuple[int, list[Transaction]] | None:
        """Return the block that comes next and its number; the one before until it was heard."""
        if self._unheard is not None and self._unheard[0] == acknowledged:
            self._unheard = None
        if self._unheard is None and self._waiting:
            self._number = self._number % (NUMBERS - 1) + 1
            self._unheard = self._number, self._waiting
            self._waiting = []
        return self._unheard

    def _queue(self, number: int, data: bytes) -> None:
        self._waiting = [*self._waiting[-WAITING_MAX + 1 :], Transaction(number, data)]

    def _queue_nozzle(self) -> None:
        out = NOZZLE_OUT if self.outlet.is_lifted else 0
        self._queue(NOZZLE, bcd(self._profile.price, 3) + bytes([self._profile.nozzle | out]))

    def _note(self) -> None:
        """Tell unasked what has changed."""
        status, is_lifted = self._noted
        self._noted = (self._status, self.outlet.is_lifted)
        if self._status != status:
            self._queue(STATUS, bytes([self._status]))
        if self.outlet.is_lifted is not is_lifted:
            self._queue_nozzle()

    # --- What it does by itself ------------------------------------------------------------------

    def react(self, now_ns: int) -> None:
        """Do what the present moment asks for, and keep what is to be told of it."""
        super().react(now_ns)
        if self.is_on:
            self._settle(now_ns)
            self._note()

    def _settle(self, now_ns: int) -> None:
        """Open where the nozzle is lifted under leave; say the end once the valve is shut."""
        is_waiting = self._status == AUTHORISED
        if is_waiting and self.in_force and self.outlet.is_lifted:
            if self.left > 0 and not self.is_latched and not self.is_open:
                self.open(now_ns)
                self._status = FILLING
        elif is_waiting and not self.in_force:
            self._status = COMPLETED
        elif self._status == FILLING and self.state is ControllerState.CLOSED:
            ended = self.in_force and self.stopped_by is DeviceStop.PRESET
            self._status = REACHED if ended else COMPLETED
            self.in_force = False

    def _fail(self, fault: Fault, now_ns: int) -> None:
        code = next((each for each, of in ALARMS.items() if of is fault), None)
        if code is None or fault in self.faults:
            return
        super()._fail(fault, now_ns)
        self._queue(ALARM, bytes([code]))
        if self._status == AUTHORISED:
            self.in_force = False

    def _watch(self, _now_ns: int) -> None:
        if self.state is ControllerState.CLOSED and not self.in_force:
            self._resting = (self.outlet.pulses, self.outlet.is_lifted, Stage.CLOSED)


class Dart:
    """Short frames and blocks."""

    def request_length(self, heard: bytes) -> int:
        """Return the length of the request that `heard` begins with; 0 while it is incomplete."""
        return end_of(heard)

    def is_sound(self, frame: bytes) -> bool:
        """Whether it is a poll or a block, as far as a checksum tells."""
        try:
            if len(frame) != SHORT:
                transactions_of(parted(frame)[2])
        except FrameError:
            return False
        return FIRST_ADDRESS <= frame[0] < FIRST_ADDRESS + PUMPS

    def asked(self, frame: bytes) -> tuple[int, int]:
        """Return which pump is asked, and for what: a poll, or what a block ends with."""
        address = frame[0] - FIRST_ADDRESS + 1
        if len(frame) == SHORT:
            return address, POLLED
        last = transactions_of(parted(frame)[2])[-1]
        return address, function_of(last)

    def answer(self, device: TellingDevice, frame: bytes, now_ns: int) -> bytes:
        """Let `device` take the frame and return its reply."""
        address = frame[0] - FIRST_ADDRESS + 1
        if len(frame) == SHORT:
            return _told(device, address, frame[1])
        _, control, data = parted(frame)
        try:
            device.hear(control & 0x0F, transactions_of(data), now_ns)
        except FrameError:
            return short(address, NAK | control & 0x0F)
        return short(address, ACK | control & 0x0F)

    def of_other_unit(self, reply: bytes) -> bytes:
        """Return `reply` from the next pump."""
        if len(reply) == SHORT:
            return short((reply[0] - FIRST_ADDRESS + 1) % PUMPS + 1, reply[1])
        address, control, data = parted(reply)
        return block(address % PUMPS + 1, control & 0x0F, transactions_of(data))

    def of_other_function(self, reply: bytes) -> bytes:
        """Return an acknowledgement where something is told, and the other way round."""
        address = reply[0] - FIRST_ADDRESS + 1
        if len(reply) == SHORT and reply[1] & 0xF0 == ACK:
            return short(address, EOT)
        return short(address, ACK)

    def of_other_count(self, reply: bytes) -> bytes:
        """Return `reply` with one byte less in it."""
        if len(reply) == SHORT:
            return reply[:1] + reply[2:]
        address, control, data = parted(reply)
        shorter = transactions_of(data)[:-1]
        if not shorter:
            return reply[:1] + reply[-1:]
        return block(address, control & 0x0F, shorter)

    def refusal(self, reply: bytes, _code: int) -> bytes:
        """Return that nothing was taken: there is no word for why."""
        return short(reply[0] - FIRST_ADDRESS + 1, NAK)


def _told(device: TellingDevice, address: int, control: int) -> bytes:
    """Return what is answered to a poll; nothing to what is none."""
    if control == POLL:
        told = device.tell(None)
    elif control & 0xF0 == ACK_POLL:
        told = device.tell(control & 0x0F)
    else:
        return b""
    return short(address, EOT) if told is None else block(address, *told)


def function_of(told: Transaction) -> int:
    """Return the number under which faults wait for a block that ends with a transaction."""
    return told.number << 8 | (told.data[0] + 1 if told.number == COMMAND else 0)


DART = Dart()
"""The one there is: it has no state."""
