"""`kiosk simulate`: whole days of trouble from seeds, to look for a counter-example."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator

from kiosk.cli.speech import Failure, complain, say
from kiosk.simulation.figures import Figures
from kiosk.simulation.many import Failure as Failed
from kiosk.simulation.many import lived
from kiosk.simulation.plan import Plan
from kiosk.simulation.run import live
from kiosk.simulation.shrink import shrunk
from kiosk.simulation.swarm import plan_of, sold

SHOWN_MAX = 3
"""So many failing seeds are shrunk and told; the others are named."""
CUT_SHORT = 130
"""What shells say of a command that was ended with Ctrl-C."""


def simulate(asked: argparse.Namespace) -> int:
    """Live through the seeds; return 1 where any of them fails."""
    if asked.seeds < 1 or asked.jobs < 1 or asked.start < 0:
        raise Failure("Seeds and jobs are 1 or more, and the first seed is 0 or more.", 2)
    profiles = tuple(one for one in asked.profiles.split(",") if one)
    if unknown := sorted(set(profiles) - set(sold())):
        known = ", ".join(sold())
        raise Failure(f"Nothing is sold from {', '.join(unknown)}: there are {known}.", 2)
    if asked.only is not None:
        return _replay(asked, profiles)
    begun = time.perf_counter()
    figures, failures = Figures(), list[Failed]()
    is_cut_short = False
    try:
        for part in lived(asked.start, asked.seeds, asked.jobs, profiles):
            figures.add(part.figures)
            failures += part.failures
    except KeyboardInterrupt:  # A night is not lost: what was lived through is told.
        is_cut_short = True
        complain(f"cut short after {figures.seeds} of {asked.seeds} seeds")
    report = figures.report() | _pace(figures, time.perf_counter() - begun)
    report["failures"] = [{"seed": one.seed, "check": one.check} for one in failures]
    if asked.json:
        say(json.dumps(report))
    else:
        for key, value in report.items():
            say(f"{key}: {json.dumps(value)}")
    for number, one in enumerate(failures):
        complain(f"seed {one.seed} fails: {one.check}: {one.what}")
        if number < SHOWN_MAX:
            for line in _told(one, profiles):
                complain(line)
    if asked.story and not failures and asked.seeds == 1:
        for line in live(plan_of(asked.start, profiles), told=True).story:
            say(line)
    if failures:
        return 1
    return CUT_SHORT if is_cut_short else 0


def _pace(figures: Figures, seconds: float) -> dict[str, object]:
    return {
        "seconds": round(seconds, 2),
        "deliveries_per_second": round(figures.deliveries / seconds, 2),
    }


def _told(failed: Failed, profiles: tuple[str, ...]) -> Iterator[str]:
    """Shrink a failing seed and yield its story, with the command that replays it."""
    plan = plan_of(failed.seed, profiles)
    parts = shrunk(plan, lambda smaller: live(smaller).check == failed.check)
    yield from _story(plan, parts)
    only = f"--profiles {','.join(profiles)} " if profiles else ""
    only += f"--only {_named(parts)}"
    yield f"replay: kiosk simulate --start {failed.seed} --seeds 1 {only} --story"


def _story(plan: Plan, parts: frozenset[str]) -> Iterator[str]:
    smaller = plan.only(parts)
    yield from smaller.told()
    yield from live(smaller, told=True).story


def _named(parts: frozenset[str]) -> str:
    """Return the names of parts in their order; `-` for none."""
    return ",".join(sorted(parts, key=lambda part: (part[0], int(part[1:])))) or "-"


def _replay(asked: argparse.Namespace, profiles: tuple[str, ...]) -> int:
    """Live through one seed with only some of its visits and troubles."""
    plan = plan_of(asked.start, profiles)
    parts = frozenset(asked.only.split(",")) - {"-", ""}
    if unknown := sorted(parts - set(plan.parts())):
        raise Failure(f"Seed {asked.start} has no {', '.join(unknown)}.", 2)
    outcome = live(plan.only(parts), told=asked.story)
    for line in plan.only(parts).told():
        say(line)
    for line in outcome.story:
        say(line)
    say(f"{outcome.check}: {outcome.what}" if outcome.check else "all is well")
    return 1 if outcome.check else 0
