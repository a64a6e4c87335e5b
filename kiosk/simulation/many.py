"""Lives through many seeds on as many cores as are given; the results do not depend on it."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from kiosk.simulation.figures import Figures
from kiosk.simulation.run import live
from kiosk.simulation.swarm import plan_of

CHUNK = 20
"""So many seeds are handed to a process at a time."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A seed that failed, and of what."""

    seed: int
    check: str
    what: str


@dataclass
class Lived:
    """What came of some seeds."""

    figures: Figures = field(default_factory=Figures)
    failures: list[Failure] = field(default_factory=list)


def lived(start: int, seeds: int, jobs: int, profiles: Sequence[str] = ()) -> Iterator[Lived]:
    """Yield what comes of the seeds from `start` on, chunk by chunk, in their order.

    With `profiles` at places that have no other flow controllers.
    """
    live_through = partial(_live_through, profiles=tuple(profiles))
    chunks = [
        range(begin, min(begin + CHUNK, start + seeds))
        for begin in range(start, start + seeds, CHUNK)
    ]
    if jobs <= 1:
        yield from map(live_through, chunks)
        return
    with multiprocessing.get_context("spawn").Pool(jobs, _leave_ctrl_c_to_the_parent) as pool:
        yield from pool.imap(live_through, chunks)


def _leave_ctrl_c_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _live_through(seeds: range, profiles: tuple[str, ...]) -> Lived:
    total = Lived()
    for seed in seeds:
        outcome = live(plan_of(seed, profiles))
        total.figures.add(outcome.figures)
        if outcome.check:
            total.failures.append(Failure(seed, outcome.check, outcome.what))
    return total
