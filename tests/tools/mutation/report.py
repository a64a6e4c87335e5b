"""Writes what a campaign has found as a page of the handbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tools.mutation.campaign import Explained
from tools.mutation.generator import Mutant
from tools.mutation.hand_made import HandMade
from tools.mutation.trials import CRASH, IMPORT, SAME, SLOW_LINE, Verdict

KINDS = {
    "tests/unit/": "unit",
    "tests/property/": "property",
    "tests/simulation/": "days",
    IMPORT: "import",
    SLOW_LINE: "time limit",
    SAME: "same code",
}
"""What kind of test a killer is, by how its name begins."""
ELSE = "other"

HEAD = """# Mutants

A mutant is the product with one small mistake. What no test notices is either no mistake at all,
which somebody has to explain, or a hole in the tests. `make mutants` breaks the rules
(`kiosk.domain`) and the core (`kiosk.application`) in a copy of the tree, one mistake at a time,
runs the tests that pass the changed line, and writes this page. It fails where a mutant lives that
nobody has explained, where an explanation is no longer true, and where a hand-made mistake does not
fit the source any more.

| ask for | command |
|---|---|
| all of it, and this page | `make mutants` |
| one package or module | `make mutants ARGS="kiosk.domain.tariff"` |
| only what was not killed before | `make mutants ARGS="--again"` |
| some of them, the same for the same seed | `make mutants ARGS="--sample 300 --seed 7"` |
| only the mistakes that somebody wrote | `make mutants ARGS="--hand-made"` |
"""

MADE = """
## What is changed

Comparisons (`<` to `<=` and to `>=`, `is` to `is not` ...), whole numbers (one more, one less;
limits and times doubled and halved), `+ - * //` and shifts, `and` and `or`, each operand of them
left out, `not`, conditions turned round, `min` and `max`, `any` and `all`, a filter left out,
members of enumerations and of tables of states (the next one; *nothing happens* and *never*
exchanged), one member of a set left out, one field of a `replace` left out, calls, assignments,
`raise` and early returns left out, whole functions that do nothing, results negated or lost,
defaults. A mutant's name is `module:function:operator:ordinal`: it outlives edits elsewhere.
"""


@dataclass(frozen=True)
class Written:
    """What became of one hand-made mutant."""

    mutant: HandMade
    test: str
    """The first test that failed; empty where none did."""
    days: int
    """How many random days failed."""
    seeds: int | None
    """How many seeds of the simulation failed; None where they were not asked."""

    @property
    def is_killed(self) -> bool:
        """Whether anything noticed."""
        return bool(self.test or self.days or self.seeds)


@dataclass(frozen=True)
class Found:
    """All that a campaign has found."""

    mutants: Sequence[Mutant]
    verdicts: Mapping[str, Verdict]
    explained: Mapping[str, Explained]
    written: Sequence[Written]
    days: int
    seeds: int
    generated: Mapping[str, int]
    """How many mutants there are, tried or not, by module."""

    @property
    def alive(self) -> list[Mutant]:
        """The mutants that every test has let pass."""
        return [one for one in self.mutants if one.id in self.verdicts and not self.killed(one.id)]

    def killed(self, name: str) -> bool:
        """Whether a test failed because of a mutant."""
        return bool(self.verdicts[name].killers)

    def faults(self) -> list[str]:
        """Return why the campaign has failed; nothing where it has not."""
        unexplained = [one for one in self.alive if one.id not in self.explained]
        found = [f"lives: {one.id}\n    {one.change}" for one in unexplained]
        found += [
            f"lives: {one.mutant.name}: {one.mutant.harm}"
            for one in self.written
            if not one.is_killed
        ]
        found += [
            f"explained, but killed by {self.verdicts[name].killers[0]}: {name}"
            for name in self.explained
            if name in self.verdicts and self.killed(name)
        ]
        found += [
            f"could not be judged: {verdict.id}"
            for verdict in self.verdicts.values()
            if CRASH in verdict.killers
        ]
        return found


def kind_of(killer: str) -> str:
    """Return the kind of a test."""
    return next((kind for head, kind in KINDS.items() if killer.startswith(head)), ELSE)


def page(found: Found) -> str:
    """Return the page."""
    parts = [HEAD, _summary(found)]
    if found.verdicts:
        parts += [_by_module(found), MADE]
    if found.written:
        parts.append(_by_hand(found))
    if found.alive:
        parts.append(_living(found))
    return "\n".join(part.strip("\n") + "\n" for part in parts)


def _summary(found: Found) -> str:
    killed = sum(1 for name in found.verdicts if found.killed(name))
    written = sum(1 for one in found.written if one.is_killed)
    lines = ["## Result", ""]
    if found.verdicts:
        total = sum(found.generated.values())
        known = sum(1 for one in found.alive if one.id in found.explained)
        lines.append(
            f"{len(found.verdicts)} of {total} generated mutants tried: {killed} killed, "
            f"{len(found.alive)} alive, {known} of them explained below."
        )
    if found.written:
        lines.append(f"{len(found.written)} hand-made mutants: {written} killed.")
    return "\n".join(lines)


def _by_module(found: Found) -> str:
    kinds = [*dict.fromkeys(KINDS.values()), ELSE]
    counts: Counter[tuple[str, str]] = Counter()
    for one in found.mutants:
        if one.id not in found.verdicts:
            continue
        counts[one.module, "tried"] += 1
        killers = found.verdicts[one.id].killers
        counts[one.module, kind_of(killers[0]) if killers else "alive"] += 1
    kinds = [kind for kind in kinds if any(counts[module, kind] for module in found.generated)]
    rows = []
    for module, generated in found.generated.items():
        tried, alive = counts[module, "tried"], counts[module, "alive"]
        by_kind = [counts[module, kind] for kind in kinds]
        rows.append([f"`{module}`", generated, tried, tried - alive, *by_kind, alive])
    head = ["module", "mutants", "tried", "killed", *(f"by {one}" for one in kinds), "alive"]
    return "## By module\n\n" + _table(head, rows)


def _by_hand(found: Found) -> str:
    head = ["mistake", "what it would do", "due to be noticed by", "test", f"days of {found.days}"]
    if found.seeds:
        head.append(f"seeds of {found.seeds}")
    rows = []
    for one in found.written:
        test = f"`{one.test.removeprefix('tests/')}`" if one.test else "-"
        row: list[object] = [one.mutant.name, one.mutant.harm, one.mutant.layer, test, one.days]
        rows.append([*row, "-" if one.seeds is None else one.seeds] if found.seeds else row)
    text = "Each of these is a mistake that somebody could make, and what it would cost.\n\n"
    return "## Made by hand\n\n" + text + _table(head, rows)


def _living(found: Found) -> str:
    rows = []
    for one in found.alive:
        known = found.explained.get(one.id)
        reason = known.reason if known is not None else "**not explained**"
        rows.append([f"`{one.id}`", f"`{one.change}`", reason])
    return "## Alive, and why\n\n" + _table(["mutant", "change", "reason"], rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(
        "| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines
    )
