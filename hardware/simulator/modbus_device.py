"""Modbus devices of other makers as software: the registers of a profile over the works all have.

What a device does with what is written follows from how its profile says that it counts: a batch
runs from its start on, a session until the plug is pulled. Registers that a profile does not name
read as nothing, and what it does not write cannot be written.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from operator import or_

from hardware.drivers.modbus_device.description import (
    Block,
    Counted,
    ModbusDeviceProfile,
    Slave,
    Word,
    Write,
)
from hardware.drivers.modbus_device.numbers import (
    REGISTER,
    Field,
    base_of,
    float_near,
    raw_of,
    registers_for,
)
from hardware.framing.modbus import (
    READ,
    READ_COILS,
    READ_DISCRETE,
    READ_INPUT,
    WRITE,
    WRITE_COIL,
    WRITE_SINGLE,
)
from hardware.simulator.dialect import Station
from hardware.simulator.mechanism import COUNTS, Mechanism, Memory, Unwilling
from hardware.simulator.modbus import (
    ILLEGAL_ADDRESS,
    ILLEGAL_FUNCTION,
    DeviceException,
    written,
)
from hardware.simulator.plant import PlantOutlet
from hardware.timing import NS_PER_MS
from kiosk.domain.controller import DeviceStop, Fault

ENDLESS = COUNTS // 2 - 1
SECOND_MS = 1_000
PLUG_NS = SECOND_MS * NS_PER_MS
"""Nobody pulls a plug and puts it in again sooner."""
_READS = frozenset({READ_COILS, READ_DISCRETE, READ, READ_INPUT})
_SHORT_WRITES = frozenset({WRITE_COIL, WRITE_SINGLE})


@dataclass
class Meter:
    """The second slave of an outlet: it has the same power, and only tells."""

    works: Appliance

    @property
    def is_on(self) -> bool:
        """Whether it has power."""
        return self.works.is_on

    def carried_out(self, function: int, body: bytes, now_ns: int) -> bytes:
        """Return what follows unit and function in the reply; DeviceException where it refuses."""
        return self.works.read_out(Slave.METER, function, body, now_ns)


class Appliance(Mechanism):
    """A device as a profile describes it, and its meter where it has one."""

    def __init__(
        self,
        profile: ModbusDeviceProfile,
        outlet: PlantOutlet,
        memory: Memory,
        *,
        serial: str,
        now_ns: int,
    ) -> None:
        """Fit the device to `outlet` and switch it on."""
        self._profile = profile
        self._texts = {
            "maker": profile.maker,
            "model": profile.model,
            "serial": serial,
            "meter_serial": serial,
            "firmware": "1.0",
        }
        self.senses_nozzle = self._in_session
        self._resumes = False
        self._unplugged = False
        self._told = 0
        self._session_from = 0
        self._since_ns = 0
        settings = {
            "watchdog_ms": profile.watchdog_ms or 0,
            "closing_ms": profile.closing_ms,
            "slow_before": 0,
            "overrun_guard": COUNTS,
        }
        settings |= {name: bounds.most for name, bounds in profile.safe.items()}
        super().__init__(outlet, memory, settings, now_ns=now_ns)

    # --- The works -------------------------------------------------------------------------------

    def power_on(self, now_ns: int) -> None:
        """Start: closed, no limit, no session."""
        super().power_on(now_ns)
        self._told = 0
        self._resumes = False
        self._session_from = self.total
        self._since_ns = now_ns
        self._unplugged = True
        self._was_plugged = False
        self._plugs_from_ns = now_ns
        self._is_available = True

    def set_total(self, counts: int) -> None:
        """Make it show `counts`; a device of sessions shows them as the present one's."""
        super().set_total(counts)
        self._session_from = 0

    def stations(self, address: int) -> dict[int, Station]:
        """Return itself, and its meter where it has one."""
        found: dict[int, Station] = {address: self}
        if self._profile.meter_offset:
            found[address + self._profile.meter_offset] = Meter(self)
        return found

    def react(self, now_ns: int) -> None:
        """Begin a session with each plugging in, where there are any; the rest is the works'."""
        super().react(now_ns)
        if self.faults and not self._profile.acknowledges and not self.is_open:
            # Nobody can acknowledge anything: it goes with its cause.
            self.faults = reduce(or_, self.active, Fault.NONE)
            self.is_latched = bool(self.faults)
        if self._was_plugged and not self.outlet.is_lifted:
            self._unplugged, self._plugs_from_ns = True, now_ns + PLUG_NS
        self._was_plugged = self.outlet.is_lifted
        if self._waits_for_a_session and now_ns >= self._plugs_from_ns:
            self._begin_session(now_ns)

    def next_ns(self, now_ns: int) -> int | None:
        """Return when it next has something to do by itself, after `now_ns`."""
        soonest_ns = super().next_ns(now_ns)
        begins_ns = self._plugs_from_ns
        if self._waits_for_a_session and begins_ns > now_ns:
            return begins_ns if soonest_ns is None else min(soonest_ns, begins_ns)
        return soonest_ns

    @property
    def _waits_for_a_session(self) -> bool:
        return self.is_on and self._in_session and self._unplugged and self.outlet.is_lifted

    @property
    def _in_session(self) -> bool:
        amount = self._profile.amount
        return amount is not None and amount.counted is Counted.SESSION

    def _begin_session(self, now_ns: int) -> None:
        """Count from nothing: the limit stays what it was."""
        if not self._is_available:
            return
        self._unplugged = False
        self._session_from = self.total
        self._limit_from(self._session_from, now_ns)

    def _limit_from(self, begin: int, now_ns: int) -> None:
        """Close where what was told has flowed since the total stood at `begin`."""
        amount = self._profile.amount
        if amount is None or not self._told:
            return
        base = base_of(amount.field, self._told)
        if amount.closes_past:
            base += int(amount.field.unit)
        end = begin + -(-base // self._profile.step_base)
        self.set_preset(begin % COUNTS, end % COUNTS, 0, now_ns)

    def _fail(self, fault: Fault, now_ns: int) -> None:
        """Latch a fault, where it has words for any: a bare relay does not notice."""
        if self._profile.faults:
            super()._fail(fault, now_ns)

    def _trip(self, now_ns: int) -> None:
        """Close in silence; one that does not latch goes on with the next word."""
        was_open = self.is_open
        super()._trip(now_ns)
        if not self._profile.watchdog_latches:
            self._resumes = was_open

    # --- What it is told -------------------------------------------------------------------------

    def carried_out(self, function: int, body: bytes, now_ns: int) -> bytes:
        """Return what follows unit and function in the reply; DeviceException where it refuses."""
        self._hear(now_ns)
        if function in _READS:
            return self.read_out(Slave.OWN, function, body, now_ns)
        address, count = struct.unpack_from(">HH", body)
        if function in _SHORT_WRITES:
            self._write(function, address, body[2:4], now_ns)
        elif function == WRITE:
            self._write(function, address, written(body, 4, count), now_ns)
        else:
            raise DeviceException(ILLEGAL_FUNCTION)
        return body[:4]

    def _hear(self, now_ns: int) -> None:
        """Take note that somebody speaks: that alone feeds the timer, once it was looked at."""
        if self.is_starved(now_ns) and self.in_force and not self.is_latched:
            self._trip(now_ns)
        self.feed(now_ns)
        if self._resumes:
            self._resumes = self.is_latched = False
            self.open(now_ns)

    def _write(self, function: int, address: int, data: bytes, now_ns: int) -> None:
        self.rouse()
        profile, amount = self._profile, self._profile.amount
        if amount is not None and (function, address) == (amount.function, amount.address):
            if len(data) != amount.field.size * REGISTER:
                raise DeviceException(ILLEGAL_ADDRESS)
            self._take_amount(raw_of(amount.field, data), now_ns)
            return
        write = Write(function, address, data)
        acts = {
            self._open: profile.opens,
            self._shut: profile.stops,
            self._clear: profile.acknowledges,
        }
        known = False
        for act, writes in acts.items():
            if write in writes:
                known = True
                if write == writes[-1]:
                    act(now_ns)
        if not known:
            raise DeviceException(ILLEGAL_ADDRESS)

    def _take_amount(self, raw: int, now_ns: int) -> None:
        self._told = raw
        if not raw:
            self.in_force = False
        elif self._in_session and not self._unplugged:
            self._limit_from(self._session_from, now_ns)
            if self.stopped_by is DeviceStop.PRESET and self.left > 0:
                self.open(now_ns)  # A higher limit goes on by itself.
        else:
            self._limit_from(self.total, now_ns)  # As the next start will have it.

    def _open(self, now_ns: int) -> None:
        """Start: a batch, a session's charging, or flow without end."""
        amount = self._profile.amount
        if self.is_open:
            return
        self.is_latched = False
        if amount is None:
            self.set_preset(self.total, (self.total + ENDLESS) % COUNTS, 0, now_ns)
        elif amount.counted is Counted.START:
            self._limit_from(self.total, now_ns)
        else:
            self._is_available = True
            if self.outlet.is_lifted and self._unplugged:
                self._begin_session(now_ns)
        try:
            self.open(now_ns)
        except Unwilling:
            return  # It takes the command, and nothing comes of it.

    def _shut(self, now_ns: int) -> None:
        self._resumes = False
        self.stop(now_ns)
        if self._in_session:
            self._is_available = False
            self._unplugged = True

    def _clear(self, now_ns: int) -> None:
        try:
            self.acknowledge(now_ns)
        except Unwilling:
            return

    # --- What it shows ---------------------------------------------------------------------------

    def read_out(self, slave: Slave, function: int, body: bytes, now_ns: int) -> bytes:
        """Return the answer to a read of `slave`; DeviceException for what it has not."""
        address, count = struct.unpack(">HH", body)
        blocks = [
            block
            for block in (*self._profile.status, *self._profile.identity)
            if (block.slave, block.function) == (slave, function)
        ]
        if not blocks:
            raise DeviceException(ILLEGAL_FUNCTION)
        whole = [
            block for block in blocks if block.address <= address and address + count <= block.end
        ]
        if not whole:
            raise DeviceException(ILLEGAL_ADDRESS)
        image = bytearray(count if whole[0].is_bits else REGISTER * count)
        for block in whole:  # The status and the settings may lie in the same registers.
            size = len(image) // count
            begin = size * (address - block.address)
            for at, byte in enumerate(self._image(block, now_ns)[begin : begin + len(image)]):
                image[at] |= byte
        data = _packed(bytes(image)) if whole[0].is_bits else bytes(image)
        return bytes([len(data)]) + data

    def _image(self, block: Block, now_ns: int) -> bytes:
        """Return a block as bytes: one for each bit, or two for each register."""
        image = bytearray(block.count * (1 if block.is_bits else REGISTER))
        for field in block.fields:
            if field.is_text:
                data = self._text(field)
            elif block.is_bits:
                image[field.at] = self._raw(field, now_ns)
                continue
            else:
                data = registers_for(
                    field.type, self._raw(field, now_ns), low_first=field.low_first
                )
            for at, byte in enumerate(data, start=field.at * REGISTER):
                image[at] |= byte
        return bytes(image)

    def _text(self, field: Field) -> bytes:
        size = field.size * REGISTER
        return self._texts[field.name].encode("ascii")[:size].ljust(size, b"\0")

    def _raw(self, field: Field, now_ns: int) -> int:
        match field.name:
            case "total":
                return self._quantity(field, self.total)
            case "delivered":
                return self._quantity(field, self.total - self._session_from)
            case "limit":
                return self._told
            case "left":
                return self._quantity(field, max(0, self.left) if self.in_force else 0)
            case "state":
                return self._state()
            case "open":
                return self._masked(field, int(self.is_open or self._resumes))
            case "boots":
                return self.memory.boot
            case "uptime":
                return (now_ns - self._since_ns) // NS_PER_MS // SECOND_MS
            case "flow":
                flow = Fraction(self.outlet.flow_base) / field.unit
                return float_near(flow) if field.type == "f32" else _at_most(field, int(flow))
            case "faults":
                return self._fault_bits()
            case "serial" | "meter_serial":
                return int(self._texts[field.name].rpartition("-")[2])
            case _:
                return self.settings[field.name]

    def _quantity(self, field: Field, counts: int) -> int:
        counts %= 1 << self._profile.totaliser_bits
        exact = Fraction(counts * self._profile.step_base) / field.unit
        return float_near(exact) if field.type == "f32" else int(exact)

    def _masked(self, field: Field, value: int) -> int:
        return value * (field.mask & -field.mask or 1)

    def _state(self) -> int:
        """Return the first number that the profile has for what is so."""
        states: Mapping[int, Word] = self._profile.states
        word = Word.OPEN if self.is_open else Word.CLOSED
        if self._in_session and (self._unplugged or not self.outlet.is_lifted):
            word = Word.IDLE
        return next(code for code, its in states.items() if its is word)

    def _fault_bits(self) -> int:
        bits = 0
        for fault, mask in self._profile.faults.items():
            if fault in self.faults:
                bits |= mask & -mask
        return bits


def _packed(bits: bytes) -> bytes:
    """Return `bits`, one in each byte, eight to a byte."""
    packed = bytearray(-(-len(bits) // 8))
    for at, bit in enumerate(bits):
        packed[at // 8] |= (bit & 1) << at % 8
    return bytes(packed)


def _at_most(field: Field, raw: int) -> int:
    """Return `raw`, or the most that the field can say: it stays there, as the reference does."""
    bits = 8 * REGISTER * field.size - field.type.startswith("s")
    return min(raw, (1 << bits) - 1)
