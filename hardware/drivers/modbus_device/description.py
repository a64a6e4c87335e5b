"""A Modbus device that others have designed, as its profile describes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from hardware.drivers.modbus_device.numbers import Field
from hardware.framing.modbus import (
    BITS,
    READ,
    READ_COILS,
    READ_DISCRETE,
    READ_INPUT,
    read_reply_length,
)
from hardware.profile import Profile
from kiosk.domain.controller import Capabilities, Fault, PresetKind
from kiosk.domain.quantity import Quantity

ADDRESS_MAX = 247


class Table(StrEnum):
    """The four tables of a Modbus device."""

    COIL = "coil"
    DISCRETE = "discrete"
    HOLDING = "holding"
    INPUT = "input"


FUNCTIONS = {
    Table.COIL: READ_COILS,
    Table.DISCRETE: READ_DISCRETE,
    Table.HOLDING: READ,
    Table.INPUT: READ_INPUT,
}
"""What reads each of them."""


class Slave(StrEnum):
    """Which of the two devices that make an outlet is meant."""

    OWN = "own"
    METER = "meter"


class Word(StrEnum):
    """What a device's own state means here."""

    OPEN = "open"
    """It flows, or would by itself."""
    CLOSED = "closed"
    IDLE = "idle"
    """Closed, and what it counts begins anew when it opens."""


class Counted(StrEnum):
    """From where a device counts to its limit."""

    START = "start"
    """From each start on: a batch."""
    SESSION = "session"
    """From the beginning of a session, which may be opened and closed many times."""


@dataclass(frozen=True, slots=True)
class Block:
    """Registers, or bits, that are read in one exchange."""

    name: str
    slave: Slave
    table: Table
    address: int
    count: int
    fields: tuple[Field, ...]

    @property
    def function(self) -> int:
        """The function that reads it."""
        return FUNCTIONS[self.table]

    @property
    def is_bits(self) -> bool:
        """Whether it holds bits."""
        return self.function in BITS

    @property
    def end(self) -> int:
        """The first register, or bit, after it."""
        return self.address + self.count

    @property
    def reply_length(self) -> int:
        """How many bytes the answer has."""
        return read_reply_length(self.count, function=self.function)


@dataclass(frozen=True, slots=True)
class Write:
    """One write that is always the same."""

    function: int
    address: int
    data: bytes
    """The registers; two bytes for functions 5 and 6."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How a limit is written."""

    function: int
    address: int
    field: Field
    counted: Counted
    most_base: int
    resolution_base: int
    closes_past: bool
    """Whether it closes when the limit is passed, rather than when it is reached."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a setting may read: `least` to `most`."""

    least: int
    most: int

    def __str__(self) -> str:
        """Return it as a technician reads it."""
        return f"{self.least}" if self.least == self.most else f"{self.least} to {self.most}"


@dataclass(frozen=True, slots=True)
class ModbusDeviceProfile(Profile):
    """A device, or a device and its meter, on one kind of outlet."""

    kind: PresetKind
    amount: Amount | None
    live: bool
    """Whether a limit may be raised and lowered while it flows."""
    meter_offset: int
    """How far behind the device's address its meter's is; 0 where there is none."""
    status: tuple[Block, ...]
    identity: tuple[Block, ...]
    safe: Mapping[str, Bounds]
    states: Mapping[int, Word]
    faults: Mapping[Fault, int]
    """The bits of the field `faults` that stand for each."""
    opens: tuple[Write, ...]
    stops: tuple[Write, ...]
    acknowledges: tuple[Write, ...]

    @property
    def capabilities(self) -> Capabilities:
        """What the core is told of the device."""
        amount = self.amount
        resolution = self.step_base if amount is None else amount.resolution_base
        return replace(
            super(ModbusDeviceProfile, self).capabilities,
            preset=self.kind,
            live_raise=self.live,
            live_lower=self.live,
            preset_resolution=Quantity(resolution, self.dimension),
            preset_most=None if amount is None else Quantity(amount.most_base, self.dimension),
            preset_readback="limit" in self.shown,
            senses_calling=False,
            numbered=False,
            address_max=ADDRESS_MAX - self.meter_offset,
            meter_offset=self.meter_offset,
        )

    @property
    def shown(self) -> dict[str, Field]:
        """Every field of a status, by name."""
        return {field.name: field for block in self.status for field in block.fields}

    def address_of(self, slave: Slave, own: int) -> int:
        """Return the address of a slave of the outlet at address `own`."""
        return own + self.meter_offset if slave is Slave.METER else own
