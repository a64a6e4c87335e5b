"""Which ways to pay are offered: those whose rails answered when they were asked last.

What is remembered is gone with the process: after a start every rail is offered again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiosk.domain.moment import Moment
from kiosk.domain.money import Money
from kiosk.ports import ConfirmedBy, RailTraits, Way

MISSED_MS = 30_000
"""A rail that did not answer is offered again after so long: only asking can tell."""


class Ways:
    """The rails of the settings, and how each of them answered."""

    def __init__(self, rails: Mapping[str, RailTraits]) -> None:
        """Know the rails, the first of them preferred."""
        self._rails = rails
        self._missed_ms: dict[str, int] = {}

    def __iter__(self) -> Iterator[tuple[str, RailTraits]]:
        """Go through all rails with what they can do, the preferred one first."""
        return iter(self._rails.items())

    def heard(self, rail: str) -> None:
        """Take note that a rail has answered."""
        self._missed_ms.pop(rail, None)

    def missed(self, rail: str, now: Moment) -> None:
        """Take note that a rail has not answered, or opens nothing."""
        self._missed_ms[rail] = now.mono_ms

    def offered(self, now: Moment) -> tuple[str, ...]:
        """Return the rails at which something may be opened now, the preferred one first."""
        return tuple(
            rail
            for rail in self._rails
            if rail not in self._missed_ms or now.mono_ms - self._missed_ms[rail] >= MISSED_MS
        )

    def traits(self, rail: str) -> RailTraits | None:
        """Return how a rail differs; None where the settings do not name it any more."""
        return self._rails.get(rail)

    def is_attended(self, rail: str) -> bool:
        """Whether nobody but an attendant can say that money came in at a rail."""
        traits = self._rails.get(rail)
        return traits is not None and traits.confirmed_by is ConfirmedBy.ATTENDANT

    def is_cash(self, rail: str) -> bool:
        """Whether the money of a rail lies in our own drawer."""
        traits = self._rails.get(rail)
        return traits is not None and traits.way is Way.CASH

    def askable(self, rail: str, amount: Money) -> Money:
        """Return the least that can be asked for at a rail and is no less than `amount`."""
        traits = self._rails.get(rail)
        step = 1 if traits is None else traits.step.minor
        return Money(-(-amount.minor // step) * step)

    def least(self) -> int:
        """Return the largest of the least charges, in minor units."""
        return max((one.min_charge.minor for one in self._rails.values()), default=0)
