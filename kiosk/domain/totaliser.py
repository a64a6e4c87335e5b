"""The totaliser is the truth, once it has been made sure that it can be true.

A device's counter rolls over at its width. Readings are unwrapped here, once for all drivers, and
a step that the outlet cannot have delivered in the time is a fault of the meter, never a charge.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.domain.quantity import DimensionMismatch, Quantity

TOLERANCE_PERMILLE = 200  # CTL-11: flow up to 1.2 x Qmax is believed.


class Doubt(StrEnum):
    """Why a reading is not believed."""

    BACKWARDS = "backwards"
    JUMPED = "jumped"


class Implausible(Exception):
    """A totaliser reading cannot be true; the one before it stands."""

    def __init__(self, doubt: Doubt, step_base: int) -> None:
        """Remember what was wrong: `step_base` is the step in base units, as it was unwrapped."""
        super().__init__(f"the totaliser {doubt}: a step of {step_base} base units")
        self.doubt = doubt
        self.step_base = step_base


@dataclass(frozen=True, slots=True)
class Totaliser:
    """The totaliser of one outlet, unwrapped: `total` never runs back.

    `range_base` is what the device can count before it starts again, in base units. What is shown
    may be older than the reading by up to `slack_ms`: a register that is refreshed now and then,
    a host that was busy. `room_base` is how much of that slack is still unused, so that a meter
    cannot claim it again and again.
    """

    total: Quantity
    range_base: int
    qmax: Quantity
    step: Quantity
    at_ms: int
    slack_ms: int = 0
    room_base: int = 0

    def read(self, shown: Quantity, *, at_ms: int) -> Totaliser:
        """Return the totaliser after the device has shown `shown`; Implausible if it can't be.

        `at_ms` is the monotonic time of the reading. A step of half the range or more is one back:
        after a long silence nothing else tells the two apart.
        """
        if shown.dimension is not self.total.dimension:
            raise DimensionMismatch(f"{shown.dimension} with {self.total.dimension}")
        raw = (shown.base - self.total.base) % self.range_base
        if 2 * raw >= self.range_base:
            raise Implausible(Doubt.BACKWARDS, raw)
        most = self.most_until(at_ms)
        if raw > most:
            raise Implausible(Doubt.JUMPED, raw)
        return Totaliser(
            Quantity(self.total.base + raw, self.total.dimension) if raw else self.total,
            self.range_base,
            self.qmax,
            self.step,
            max(at_ms, self.at_ms),
            self.slack_ms,
            max(0, min(self._flowed(self.slack_ms), most - self.step.base - raw)),
        )

    def most_until(self, at_ms: int) -> int:
        """Return the most that can have flowed until `at_ms`, in base units."""
        flowed = self._flowed(max(0, at_ms - self.at_ms))
        return min(flowed + self.room_base + self.step.base, self.range_base - 1)

    def _flowed(self, elapsed_ms: int) -> int:
        """Return the most that flows in a time, tolerance included."""
        return self.qmax.base * elapsed_ms * (1000 + TOLERANCE_PERMILLE) // 1_000_000


def unwrapped(kept_base: int, shown: Quantity, range_base: int) -> Quantity:
    """Return what `shown` means where `kept_base` was believed last; Implausible where it is back.

    How long ago that was is not known: only the direction can be judged.
    """
    step = (shown.base - kept_base) % range_base
    if 2 * step >= range_base:
        raise Implausible(Doubt.BACKWARDS, step)
    return Quantity(kept_base + step, shown.dimension)


def met(
    shown: Quantity,
    *,
    range_base: int,
    qmax: Quantity,
    step: Quantity,
    at_ms: int,
    slack_ms: int,
) -> Totaliser:
    """Return a totaliser that is read for the first time, with all of its slack unused."""
    fresh = Totaliser(shown, range_base, qmax, step, at_ms, slack_ms)
    return replace(fresh, room_base=fresh._flowed(slack_ms))  # noqa: SLF001 - Its own module.
