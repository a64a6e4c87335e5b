"""How lines, devices and the machine are, and what has flowed: for attendants, while they look.

All of it is bounded: a row for each thing of the settings, hours of one day, the latest closings.
Exact whole numbers; quantities in base units, times in the unit that a name says.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.api.lines import LineReport

CLOSINGS_MOST = 40
"""So many of the latest closings of an outlet are told."""
PRODUCTS_MOST = 12
"""So many products of a day are told: those of which most was delivered."""


class Grade(StrEnum):
    """How something is."""

    OK = "ok"
    WARNING = "warning"  # It works, and somebody should look at it.
    WRONG = "wrong"  # It does not work.


@dataclass(frozen=True, slots=True)
class FactSnapshot:
    """A figure, or a name that is written nowhere in our words: see `Health` for what there is."""

    name: str
    value: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class HealthSnapshot:
    """One line, outlet, way to pay, device or part of the machine."""

    kind: str
    """line, outlet, rail, printer, reader, disk, clock or monitor."""
    name: str
    """Its name in the settings; an outlet's number; empty where there is one only."""
    grade: Grade
    why: str = ""
    """What is wrong, in a code; empty where nothing is."""
    facts: tuple[FactSnapshot, ...] = ()


@dataclass(frozen=True, slots=True)
class TankSnapshot:
    """A tank, by the books."""

    name: str
    dimension: str
    level_base: int
    full_base: int
    reserve_base: int
    """What is never sold."""
    low_base: int
    """From here down somebody should order."""


@dataclass(frozen=True, slots=True)
class DaySnapshot:
    """What was delivered of one product since midnight at the place; tests are not counted."""

    product: str
    product_name: str
    dimension: str
    interval_base: int
    deliveries: int
    quantity_base: int
    hours_base: tuple[int, ...]
    """The same for each of the 24 hours."""


@dataclass(frozen=True, slots=True)
class ClosingsSnapshot:
    """How long an outlet's valve took to close, delivery by delivery, the latest last."""

    outlet: int
    took_us: tuple[int, ...]
    reckoned_us: int
    """With how much is reckoned, by what was seen; 0 until enough was."""
    limit_us: int
    """From here on there is an alarm."""


@dataclass(frozen=True, slots=True)
class ChartsSnapshot:
    """What people would rather look at than read."""

    tanks: tuple[TankSnapshot, ...] = ()
    day: tuple[DaySnapshot, ...] = ()
    closings: tuple[ClosingsSnapshot, ...] = ()
    is_read: bool = False
    """The journal has been read: before that nothing is known of the day and of closings."""


@dataclass(frozen=True, slots=True)
class LineSurvey:
    """A line as its own thread knows it, and where it is plugged in."""

    report: LineReport
    where: str
    """The port, the serial number of its adapter, or where chargers call."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What nobody in the core can see: lines, disk, monitor; on demand what the journal has."""

    lines: tuple[LineSurvey, ...] = ()
    disk_free_mb: int | None = None
    """Of the disk that the books are on; None where it cannot be told."""
    monitor_ms: int | None = None
    """How long ago the monitor has looked; None before its first look."""
    incidents: int = 0
    """Since the start."""
    is_read: bool = False
    """What follows was asked for and could be read."""
    day: tuple[DaySnapshot, ...] = ()
    took_us: tuple[tuple[int, tuple[int, ...]], ...] = ()
    """Each outlet with its latest closings."""
