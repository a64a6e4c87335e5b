"""Breaks the rules and the core on purpose, one small change at a time, and asks the tests.

`python tests/tools/mutants.py kiosk.domain` tries every mutant of a package,
`--sample 300 --seed 7 kiosk.application` some of them, `--hand-made` those that somebody wrote
down because they would cost a customer or the operator money. The working tree is never touched:
all of it happens in a copy, and in forks. Ends with 1 where a mutant lives that nobody explained.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.mutation import trials
from tools.mutation.campaign import (
    EXPLAINED,
    KEPT,
    Choice,
    Explained,
    copied,
    explanations,
    file_of,
    observed,
    of_generated,
    of_hand_made,
)
from tools.mutation.generator import Mutant, enums_in, mutants_of
from tools.mutation.hand_made import HAND_MADE, HandMade
from tools.mutation.memory import Memory
from tools.mutation.report import Found, Written, page

ROOT = Path(__file__).parents[2]
PACKAGES = ("kiosk.domain", "kiosk.application")
EXACTLY = "kiosk.domain"
TESTS = (
    "tests/unit",
    "tests/property",
    "tests/capabilities",
    "tests/simulation/test_days.py",
    "tests/payments/test_mpesa_sale.py",
    "tests/payments/test_display_sale.py",
    "tests/storage/test_day_reports.py",
)
LEFT_OUT = ("--ignore=tests/unit/tools",)
"""The tests of this tool run mutants themselves."""
LAST = KEPT / "last.json"
"""What became of mutants the last time."""
PATIENCE_S = 20
"""How often it is told how far it is."""


def generated(root: Path, wanted: Sequence[str]) -> list[Mutant]:
    """Return every mutant of the modules and packages that are wanted."""
    enums = enums_in(root / "kiosk")
    found = []
    for path in sorted((root / "kiosk").rglob("*.py")):
        module = ".".join(path.relative_to(root).with_suffix("").parts)
        if any(module == one or module.startswith(f"{one}.") for one in wanted):
            exactly = module.startswith(EXACTLY)
            found += mutants_of(module, path.read_text(), enums, exactly=exactly)
    return found


def sampled(mutants: list[Mutant], size: int | None, seed: int) -> list[Mutant]:
    """Return `size` of the mutants, the same ones for the same seed; all of them without a size."""
    if size is None or size >= len(mutants):
        return mutants
    chosen = random.Random(seed).sample(sorted(one.id for one in mutants), size)
    return [one for one in mutants if one.id in set(chosen)]


def main() -> int:
    """Run a campaign; return 1 where anything lives unexplained or could not be judged."""
    told = _arguments()
    trials.preload()
    os.environ["KIOSK_DAYS"] = str(told.days)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        copied(told.root, root, told.commit)
        found, faults = _campaign(told, root)
    faults += found.faults()
    if told.report and found.generated:
        told.report.write_text(page(found))
    say("\n".join(faults) or "no mutant lives unexplained")
    return 1 if faults else 0


def _campaign(told: argparse.Namespace, root: Path) -> tuple[Found, list[str]]:
    """Return what was found, and what must be put right before it means anything."""
    explained = explanations(told.explained)
    every = generated(root, told.wanted)
    faults = [f"explained, but not as it is now: {one}" for one in stale(explained, every)]
    hand_made = [] if told.generated else list(HAND_MADE)
    sources = {one.file: (root / one.file).read_text() for one in hand_made}
    faults += [fault for one in hand_made if (fault := one.misfit(sources[one.file]))]
    if faults:
        return Found((), {}, {}, (), 0, 0, {}), faults
    folders = {one.rpartition("/")[0] for one in [*map(file_of, by_module(every)), *sources]}
    seen = observed(root, [*told.tests, *LEFT_OUT], folders, told.root / KEPT)
    say(f"{len(seen.seconds)} tests, {sum(seen.seconds.values()):.0f} s")
    faults += [f"fails without any mutant: {name}" for name in seen.red]
    choice = Choice(root, seen, told.budget)
    mutants = [] if told.hand_made else sampled(every, told.sample, told.seed)
    memory = Memory(told.root / LAST)
    todo = [of_generated(one, choice, told.spare) for one in mutants]
    verdicts = _judged(root, todo, seen, memory, told)
    written = _by_hand(root, hand_made, Choice(root, seen, math.inf), seen, memory, told)
    found = Found(mutants, verdicts, explained, written, told.days, told.seeds, by_module(every))
    return found, faults


def by_module(mutants: Sequence[Mutant]) -> dict[str, int]:
    """Return how many mutants each module has."""
    return dict(Counter(one.module for one in mutants))


def stale(explained: Mapping[str, Explained], every: Sequence[Mutant]) -> list[str]:
    """Return the explanations of mutants that are no longer, or no longer make that change."""
    changes = {one.id: one.change for one in every}
    modules = {one.module for one in every}
    return [
        name
        for name, one in explained.items()
        if name.partition(":")[0] in modules and changes.get(name) != one.change
    ]


def _judged(
    root: Path,
    asked: Sequence[trials.Trial],
    seen: trials.Seen,
    memory: Memory,
    told: argparse.Namespace,
) -> dict[str, trials.Verdict]:
    """Show each mutant to its tests, and tell now and then how far it is."""
    known = [memory.recall(one) for one in asked] if told.again else []
    found = {one.id: one for one in known if one is not None}
    todo = {one.id: one for one in asked if one.id not in found}
    begun_s = told_s = time.monotonic()
    for number, verdict in enumerate(
        trials.judge(root, list(todo.values()), seen, jobs=told.jobs), 1
    ):
        found[verdict.id] = verdict
        memory.keep(todo[verdict.id], verdict)
        if not verdict.killers:
            say(f"lived: {verdict.id}")
        now_s = time.monotonic()
        if now_s - told_s > PATIENCE_S or number == len(todo):
            told_s = now_s
            memory.write()
            alive = sum(1 for one in found.values() if not one.killers)
            say(f"{number}/{len(todo)} in {now_s - begun_s:.0f} s, {alive} alive")
    return found


def _by_hand(
    root: Path,
    mutants: Sequence[HandMade],
    choice: Choice,
    seen: trials.Seen,
    memory: Memory,
    told: argparse.Namespace,
) -> list[Written]:
    """Show each hand-made mutant to every test, to every random day, and to the simulation."""
    tests, days = (
        _judged(
            root,
            [of_hand_made(one, root, choice, days=days) for one in mutants],
            seen,
            memory,
            told,
        )
        for days in (False, True)
    )
    failing: dict[str, int | None] = {}
    if told.seeds:
        trials_of = [of_hand_made(one, root, choice, days=True) for one in mutants]
        [(_, red)] = trials.failing_seeds(root, [None], told.seeds, jobs=1)
        for trial, seeds in trials.failing_seeds(root, trials_of, told.seeds, jobs=told.jobs):
            if trial is not None:
                failing[trial.id] = len(seeds - red)
    return [
        Written(
            one,
            next(iter(tests[one.name].killers), ""),
            len(days[one.name].killers),
            failing.get(one.name),
        )
        for one in mutants
    ]


def say(what: str) -> None:
    """Tell whoever waits."""
    sys.stderr.write(f"{what}\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wanted", nargs="*", default=PACKAGES, help="packages and modules")
    parser.add_argument("--sample", type=int, help="try so many of the generated mutants")
    parser.add_argument("--seed", type=int, default=1, help="which ones")
    parser.add_argument("--generated", action="store_true", help="leave out the hand-made ones")
    parser.add_argument("--hand-made", action="store_true", help="leave out the generated ones")
    parser.add_argument("--again", action="store_true", help="leave out what was killed before")
    parser.add_argument("--days", type=int, default=12, help="random days to live through")
    parser.add_argument("--seeds", type=int, default=0, help="seeds of the simulation")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--budget", type=float, default=60, help="seconds of tests for a mutant")
    parser.add_argument("--spare", type=float, default=1, help="seconds a test may take longer")
    parser.add_argument("--commit", default="", help="instead of the files as they lie there")
    parser.add_argument("--tests", nargs="*", default=TESTS)
    parser.add_argument("--report", type=Path, help="the page to write")
    parser.add_argument("--explained", type=Path, default=EXPLAINED)
    parser.add_argument("--root", type=Path, default=ROOT)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
