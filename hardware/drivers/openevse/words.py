"""The words of RAPI: how each answer of a charger looks, and what is read in it.

Source: the maker's `rapi_proc.h`, `J1772EvseController.h` and `EnergyMeter.cpp`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, IntFlag

from hardware.drivers.openevse.profile import SECONDS_PER_HOUR
from hardware.framing.errors import Foreign
from kiosk.domain.controller import Fault

MICROWATTS_PER_MWH_S = 3_600_000
BUTTON_DISABLED = 0x8000
"""In the flags that are kept: the button at the front would start a session again."""


class Evse(IntEnum):
    """What a unit is doing, beside the faults."""

    NOT_CONNECTED = 0x01
    CONNECTED = 0x02
    CHARGING = 0x03
    SLEEPING = 0xFE


FAULTS = {
    0x04: Fault.CONNECTOR,  # It wants to be vented.
    0x05: Fault.CONNECTOR,  # No diode.
    0x06: Fault.SUPPLY,  # A residual current.
    0x07: Fault.SUPPLY,  # No ground.
    0x08: Fault.VALVE,  # The relay is stuck.
    0x09: Fault.SUPPLY,  # The test of the residual current device.
    0x0A: Fault.SUPPLY,  # Too hot.
    0x0B: Fault.SUPPLY,  # More current than it allows.
    0x0E: Fault.VALVE,  # The relay did not close.
    0x0F: Fault.CONNECTOR,  # The proximity pin.
    0x10: Fault.CONNECTOR,
    0x11: Fault.SETTINGS,  # Its memory.
}
READY = frozenset({Evse.CONNECTED, Evse.CHARGING})
"""In which a car may draw, if the lock is open."""


class Flag(IntFlag):
    """What is so now; forgotten with the power."""

    LIMIT_REACHED = 0x0004
    LOCKED = 0x0008
    RELAY_CLOSED = 0x0040
    PLUGGED_IN = 0x0100
    LIMITED = 0x2000


DECIMAL = re.compile(r"[0-9]{1,10}")
SIGNED = re.compile(r"-?[0-9]{1,10}")
BYTE = re.compile(r"[0-9a-f]{2}")
WORD = re.compile(r"[0-9a-f]{4}")
BIT = re.compile(r"[01]")
VERSION = re.compile(r"[A-Z]?[0-9]+\.[0-9]+\.[0-9]+[A-Za-z0-9.]*")
ID = re.compile(r"[!-~]{8,32}")

Fields = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What is so at one moment."""

    state: int
    flags: Flag
    session_ws: int
    ended_wh: int
    milliamps: int
    millivolts: int

    @property
    def is_locked(self) -> bool:
        """Whether nothing may flow."""
        return bool(self.flags & Flag.LOCKED)

    @property
    def is_plugged_in(self) -> bool:
        """Whether there is a car."""
        return bool(self.flags & Flag.PLUGGED_IN)

    @property
    def has_ended(self) -> bool:
        """Whether it sleeps because its limit was reached."""
        return bool(self.flags & Flag.LIMIT_REACHED)

    @property
    def is_used(self) -> bool:
        """Whether the session has had anything already."""
        return self.is_plugged_in and (self.has_ended or self.session_ws >= SECONDS_PER_HOUR)

    @property
    def is_open(self) -> bool:
        """Whether a car may draw as it likes."""
        return not self.is_locked and self.state in READY

    @property
    def is_unlimited(self) -> bool:
        """Whether it is unlocked, and nothing ends what may begin."""
        return not (self.is_locked or self.has_ended or self.flags & Flag.LIMITED)

    @property
    def total_wh(self) -> int:
        """What all sessions have had: the last one counts twice once it has ended."""
        session_wh = self.session_ws // SECONDS_PER_HOUR
        return self.ended_wh + (session_wh if self.is_plugged_in else 0)


def fields_of(fields: Fields, *forms: re.Pattern[str]) -> Fields:
    """Return `fields`, which are of these forms; Foreign where they are not."""
    if len(fields) != len(forms) or not all(
        form.fullmatch(field) for form, field in zip(forms, fields, strict=True)
    ):
        raise Foreign(f"{' '.join(fields)!r} is no answer to it")
    return fields
