"""When something happened: on the wall, for the records; and since start, for durations."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of both clocks.

    `utc_ms` may jump when the wall clock is set: only records use it. `mono_ms` never goes back:
    every time limit uses it, and it means nothing in another process.
    """

    utc_ms: int
    mono_ms: int
