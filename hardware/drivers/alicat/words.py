"""The words of Alicat BASIS 2 units: how each answer looks, and what is read in it.

The answers to `DV`, `SN`, `VE`, `LSS`, `GS` and `FPF` differ in form, so that none is taken for
another: nothing in an answer says what was asked.

Source: Alicat, operation manual for BASIS 2 meters and controllers, rev. 4; the forms that it does
not show are those that the open driver `alicat` 0.9 reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from hardware.framing import alicat
from hardware.framing.errors import Foreign

FLOW, SETPOINT, DRIVE, GAS, TOTAL, LEFT = 1, 2, 8, 16, 32, 64
"""The parts of a question for data, in the order of the answer."""
LOOK = f"DV {FLOW + SETPOINT + DRIVE + GAS + TOTAL + LEFT}"
DRIVE_DECIMALS = 2
UNSAVED = "u"
"""The setpoint source that leaves what is stored for the next start alone."""
FLOW_UNIT, TOTAL_UNIT = "SLPM", "SL"
MAKERS_LETTER = "B"
"""All BASIS units have a serial number that begins so."""
SHORTEST = 4
"""An answer whose length is not known yet has at least so many characters."""

SERIAL = re.compile(r"[A-Z0-9-]{3,16}")
SOURCE = re.compile(r"[asuASU]")
NUMBER = re.compile(r"[0-9]")
WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_VERSION = re.compile(r"V?(?P<firmware>[0-9]+\.[0-9]+\.[0-9]+)")

Fields = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was shown at one moment: flows in steps a minute, quantities in steps."""

    flow: int
    setpoint: int
    drive: int
    gas: str
    total: int
    left: int


def reading_of(fields: Fields, decimals: int) -> Reading:
    """Return what the answer to `LOOK` shows; Foreign where it is none."""
    flow, setpoint, drive, gas, total, left = so_many(fields, 6)
    reading = Reading(
        flow=alicat.counts_of(flow, decimals),
        setpoint=alicat.counts_of(setpoint, decimals),
        drive=alicat.counts_of(drive, DRIVE_DECIMALS),
        gas=gas,
        total=alicat.counts_of(total, decimals),
        left=alicat.counts_of(left, decimals),
    )
    if min(reading.setpoint, reading.drive, reading.total, reading.left) < 0:
        raise Foreign("less than nothing has flowed or is left")
    return reading


def frame_of(fields: Fields, decimals: int) -> tuple[int, int]:
    """Return total and setpoint of a data frame, which comes for an answer to a command."""
    _, _, total, setpoint, _, gas = so_many(fields[:6], 6)
    if not all(map(WORD.fullmatch, (gas, *fields[6:]))):
        raise Foreign("no data frame")
    return alicat.counts_of(total, decimals), alicat.counts_of(setpoint, decimals)


def full_scale_of(fields: Fields, decimals: int) -> tuple[int, str]:
    """Return a figure of the full scale, and its unit."""
    figure, unit = so_many(fields, 2)
    if not WORD.fullmatch(unit):
        raise Foreign(f"{unit!r} is no unit")
    return alicat.counts_of(figure, decimals), unit


def version_of(fields: Fields) -> str:
    """Return the firmware: a V may stand before it, apart or not."""
    found = _VERSION.fullmatch("".join(fields))
    if found is None:
        raise Foreign(f"{' '.join(fields)!r} is no version")
    return found["firmware"]


def so_many(fields: Fields, count: int) -> Fields:
    """Return `fields`, which are so many; Foreign where they are not."""
    if len(fields) != count:
        raise Foreign(f"{len(fields)} figures where {count} were asked for")
    return fields


def formed(*forms: re.Pattern[str]) -> Callable[[Fields], Fields]:
    """Return what takes an answer of these forms, and nothing else."""

    def read(fields: Fields) -> Fields:
        for form, field in zip(forms, so_many(fields, len(forms)), strict=True):
            if not form.fullmatch(field):
                raise Foreign(f"{field!r} is the answer to something else")
        return fields

    return read
