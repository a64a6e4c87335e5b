"""What the controllers show, as their lines hand it on: the monitor's own reading of totalisers."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.controller import Capabilities, ControllerState, Status
from kiosk.domain.quantity import Quantity

GAP_MS = 3_000
"""After so long without a status nothing is known of what happened meanwhile: it begins anew."""
IMPOSSIBLE = 2
"""A meter that steps by more than so many times what can flow is broken: that is no flow."""
BUSY_MS = 500
"""How much later than it was taken a status may be stamped by a host that is busy."""

OPEN = frozenset({ControllerState.OPEN_FAST, ControllerState.OPEN_SLOW})


@dataclass(frozen=True, slots=True)
class Sighting:
    """The newest status of one outlet, and what it follows from."""

    at_ms: int
    boot: int | None
    total: int
    """As the device shows it: it rolls over."""
    is_open: bool
    is_shut: bool
    """Closed, and nothing flows: neither is so while it closes."""
    sequence: int
    preset: int | None
    since_ms: int
    """From when on one status has followed another, without a gap or a restart of the device."""
    is_inherited: bool
    """The preset in force was there at `since_ms` already: who set it was not seen."""
    doubted_ms: int | None
    """When the meter stepped last as no product can flow; None where it never did."""


@dataclass(frozen=True, slots=True)
class Meter:
    """The totaliser of one outlet. Quantities in base units."""

    range_base: int
    """What it counts before it starts again."""
    interval_base: int
    """The smallest quantity that is sold there."""
    qmax_base: int
    """The most that can flow in a second."""
    step_base: int
    slack_ms: int
    """How much older than its status a total may be."""

    @classmethod
    def of(cls, can: Capabilities, interval: Quantity) -> Meter:
        """Return the totaliser of a controller that `can` do this, and sells by `interval`."""
        return cls(
            range_base=can.totaliser_step.base << can.totaliser_bits,
            interval_base=interval.base,
            qmax_base=can.qmax.base,
            step_base=can.totaliser_step.base,
            slack_ms=can.meter_refresh_ms + BUSY_MS,
        )

    def moved(self, since: int, total: int) -> int:
        """Return how far the totaliser is from `since`: across its end, and negative where back.

        More than half of its range can be no delivery: the shorter way round is the true one.
        """
        half = self.range_base // 2
        return (total - since + half) % self.range_base - half

    def sighted(self, before: Sighting | None, status: Status, at_ms: int) -> Sighting:
        """Return what `status` shows, which came at `at_ms` after `before`."""
        total = status.total.base
        preset = None if status.preset is None else status.preset.base
        since_ms, doubted_ms, is_inherited = at_ms, None, preset is not None
        if before is not None:
            elapsed_ms, is_same_life = at_ms - before.at_ms, before.boot == status.boot
            doubted_ms = before.doubted_ms
            step = self.moved(before.total, total)
            if is_same_life and not 0 <= step <= self._most(elapsed_ms):
                doubted_ms = at_ms
            if is_same_life and elapsed_ms <= GAP_MS:
                since_ms = before.since_ms
                is_same = (before.sequence, before.preset) == (status.sequence, preset)
                is_inherited = before.is_inherited and is_same
        return Sighting(
            at_ms=at_ms,
            boot=status.boot,
            total=total,
            is_open=status.state in OPEN,
            is_shut=status.is_closed,
            sequence=status.sequence,
            preset=preset,
            since_ms=since_ms,
            is_inherited=is_inherited,
            doubted_ms=doubted_ms,
        )

    def _most(self, elapsed_ms: int) -> int:
        flowed = self.qmax_base * (elapsed_ms + self.slack_ms) // 1000
        return IMPOSSIBLE * flowed + self.step_base
