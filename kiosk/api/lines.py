"""What a technician may ask of a running engine about one of its lines, and what it answers.

Nothing here is a customer's or costs the line an exchange: it is what the line has kept anyway.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskLine:
    """Tell what was said on `line` after `after_ns`, and how it has been since the start."""

    line: str
    after_ns: int = 0


@dataclass(frozen=True, slots=True)
class StationReport:
    """The counters of one outlet's part of a line; as `StationHealth`."""

    address: int
    exchanges: int
    silent: int
    damaged: int
    foreign: int
    refused: int
    quarantines: int
    good_ns: int | None
    median_us: int
    longest_us: int


@dataclass(frozen=True, slots=True)
class ExchangeReport:
    """One exchange; bytes in hexadecimal."""

    at_ns: int
    request: str
    reply: str
    failure: str
    address: int
    took_ns: int
    outcome: str


@dataclass(frozen=True, slots=True)
class LineReport:
    """A line: whether there is such a one, its counters, and its last exchanges in their order."""

    line: str
    is_known: bool
    is_connected: bool = False
    at_ns: int = 0
    """The time on the clock of everything here."""
    exchanges: int = 0
    silent: int = 0
    damaged: int = 0
    foreign: int = 0
    quarantines: int = 0
    reopened: int = 0
    stations: tuple[StationReport, ...] = ()
    recent: tuple[ExchangeReport, ...] = ()
