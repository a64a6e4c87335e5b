"""How long a valve takes to close, learned closing by closing: it raises a margin, never lowers it.

Exponentially weighted mean and variance with weight 1/10, in whole microseconds. Learned figures
alone leak (0.05 to 0.3 % of deliveries run over): the rated time stays the least.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from math import isqrt

WEIGHT = 10
"""One part in so many is the newest closing."""
SPREADS = 4
"""So many standard deviations above the mean are reckoned with."""
TRUSTED = 10
"""So many closings, and what was learned counts."""


class Stage(StrEnum):
    """From which flow a valve closed."""

    FAST = "fast"
    SLOW = "slow"


@dataclass(frozen=True, slots=True)
class Closing:
    """What is known of one valve's closing from one stage. Times in microseconds."""

    stage: Stage
    count: int = 0
    mean_us: int = 0
    variance_us2: int = 0
    slowest_us: int = 0

    def seen(self, took_us: int) -> Closing:
        """Return what is known after a closing that took `took_us`."""
        slowest = max(self.slowest_us, took_us)
        if not self.count:
            return replace(self, count=1, mean_us=took_us, slowest_us=slowest)
        step = took_us - self.mean_us
        variance = (WEIGHT - 1) * (self.variance_us2 + step * step // WEIGHT) // WEIGHT
        return replace(
            self,
            count=self.count + 1,
            mean_us=self.mean_us + step // WEIGHT,
            variance_us2=variance,
            slowest_us=slowest,
        )

    @property
    def reckoned_us(self) -> int:
        """What the next closing may take, by what was seen; 0 until enough was."""
        if self.count < TRUSTED:
            return 0
        return self.mean_us + SPREADS * isqrt(self.variance_us2)

    def drifts(self, rated_ms: int) -> bool:
        """Whether the valve has become slower than three quarters of what it is rated for."""
        return self.reckoned_us > 750 * rated_ms
