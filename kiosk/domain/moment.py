"""When something happened: on the wall, for the records; and since start, for durations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sync(StrEnum):
    """How far the wall clock can be relied on: the letters of OCMF."""

    UNKNOWN = "U"  # Nobody can say, or it is known not to be set by anything.
    SYNCHRONISED = "S"  # Something that knows the time keeps it right.


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of both clocks.

    `utc_ms` may jump when the wall clock is set: only records use it. `mono_ms` never goes back:
    every time limit uses it, and it means nothing in another process.
    """

    utc_ms: int
    mono_ms: int
    sync: Sync = Sync.UNKNOWN
