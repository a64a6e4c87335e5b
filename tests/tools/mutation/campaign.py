"""Prepares a campaign: a copy of the product, what its tests pass, and which tests see a mutant."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import tarfile
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from tools.mutation import trials
from tools.mutation.generator import Mutant
from tools.mutation.hand_made import HandMade
from tools.mutation.trials import Seen, Trial

EXPLAINED = Path(__file__).with_name("explained.toml")
KEPT = Path("build/mutants")
"""Where a product that was observed once needs not be observed again."""

NEAR = 8
"""So many lines around a change say which tests care about it."""
_WORD = re.compile(r"[a-z][a-z_]{3,}")
START_S = 0.01
"""What any test costs, however quick it is."""

# --- The copy ------------------------------------------------------------------------------------


def copied(root: Path, to: Path, commit: str = "") -> None:
    """Copy the product as it lies there, or as it was committed."""
    if commit:
        packed = _git(root, "archive", "--format=tar", commit)
        with tarfile.open(fileobj=BytesIO(packed)) as archive:
            archive.extractall(to, filter="data")
        return
    listed = _git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in listed.decode().split("\0"):
        if name and (root / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, to / name)


def _git(root: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=True).stdout


# --- The tests -----------------------------------------------------------------------------------


def observed(root: Path, tests: Sequence[str], folders: Collection[str], keep: Path) -> Seen:
    """Return what `tests` do to the product in `root`; from last time where nothing has changed."""
    digest = hashlib.sha256(json.dumps([*tests, *sorted(folders)]).encode())
    for path in sorted(root.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    kept = keep / f"seen-{digest.hexdigest()[:16]}.json"
    if kept.is_file():
        return Seen.unpacked(json.loads(kept.read_text()))
    seen = trials.observe(root, tests, sorted(folders))
    keep.mkdir(parents=True, exist_ok=True)
    for old in keep.glob("seen-*.json"):
        old.unlink()
    kept.write_text(json.dumps(seen.packed()))
    return seen


class Choice:
    """Chooses the tests that a mutant is shown to."""

    def __init__(self, root: Path, seen: Seen, budget_s: float) -> None:
        """Read every file whose lines were watched."""
        self._seen = seen
        self._budget_s = budget_s
        self._texts = {name: (root / name).read_text().splitlines() for name in seen.lines}
        files = {test.partition("::")[0] for test in seen.seconds}
        self._tests = {name: (root / name).read_text() for name in files}

    def at(self, file: str, lines: range, around: int, change: str = "") -> tuple[str, ...]:
        """Return the tests that pass any of `lines`; of the statement around it where none does.

        Those come first that also pass the rarer lines near by, for their time: a hundred tests
        pass a condition, and the few that go where it leads are those that care. So do those whose
        file speaks of what is changed.
        """
        passed = self._seen.lines.get(file, {})
        found = {test for line in lines for test in passed.get(line, ())}
        found = found or set(passed.get(around, ()))
        worth = dict.fromkeys(found, 0.0)
        for line in range(lines.start - NEAR, lines.stop + NEAR):
            here = passed.get(line, ())
            for test in here:
                if test in worth:
                    worth[test] += 1 / len(here)
        spoken = self._spoken(change)
        for test in worth:
            worth[test] += spoken.get(test.partition("::")[0], 0.0)
        seconds = self._seen.seconds
        return self._affordable(
            sorted(
                (test for test in found if test in seconds),
                key=lambda test: (-worth[test] / (START_S + seconds[test]), test),
            )
        )

    def naming(self, file: str, names: Collection[str]) -> tuple[str, ...]:
        """Return the tests that pass a line where a name stands, or in whose file it stands.

        Those of the whole file where there are none: a value may be read by nothing but equality.
        The file's own tests come first, then those that speak of it, and of these the quickest.
        """
        words = [re.compile(rf"\b{re.escape(name)}\b") for name in names]
        found: set[str] = set()
        for other, passed in self._seen.lines.items():
            for number, text in enumerate(self._texts[other], 1):
                if any(word.search(text) for word in words):
                    found.update(passed.get(number, ()))
        files = {
            name for name, text in self._tests.items() if any(word.search(text) for word in words)
        }
        found |= {test for test in self._seen.seconds if test.partition("::")[0] in files}
        everywhere = {test for tests in self._seen.lines.get(file, {}).values() for test in tests}
        mirrored = {test for test in self._seen.seconds if _mirror(file) in test}
        if not found and not everywhere:
            everywhere = set(self._seen.seconds)
        seconds = self._seen.seconds
        return self._affordable(
            sorted(
                (test for test in mirrored | (found or everywhere) if test in seconds),
                key=lambda test: (
                    test not in mirrored,
                    test.partition("::")[0] not in files,
                    seconds[test],
                    test,
                ),
            )
        )

    def _spoken(self, change: str) -> dict[str, float]:
        """Return how much each file of tests speaks of the names in a change: rare ones count."""
        worth: dict[str, float] = {}
        for word in set(_WORD.findall(change)):
            files = [name for name, text in self._tests.items() if word in text]
            for name in files:
                worth[name] = worth.get(name, 0.0) + 1 / len(files)
        return worth

    def _affordable(self, tests: Sequence[str]) -> tuple[str, ...]:
        """Return the first of `tests`, as many as the budget pays for."""
        chosen: list[str] = []
        spent_s = 0.0
        for test in tests:
            spent_s += self._seen.seconds[test]
            if spent_s > self._budget_s and chosen:
                break
            chosen.append(test)
        return tuple(chosen)


def _mirror(file: str) -> str:
    """Return the end of the path of the unit test that mirrors a module."""
    path = Path(file)
    return f"{path.parent.name}/test_{path.stem}.py::"


def of_generated(mutant: Mutant, choice: Choice, spare_s: float) -> Trial:
    """Return the trial of a generated mutant."""
    file = file_of(mutant.module)
    if mutant.names:
        tests = choice.naming(file, [mutant.names[-1]])
    else:
        tests = choice.at(file, mutant.lines, mutant.around, mutant.change)
    return Trial(mutant.id, mutant.module, tests, mutant.compiled, mutant.change, spare_s=spare_s)


def of_hand_made(mutant: HandMade, root: Path, choice: Choice, *, days: bool) -> Trial:
    """Return the trial of a mutant that somebody wrote: by all days, or by every other test."""
    source = (root / mutant.file).read_text()
    first = source[: source.index(mutant.text)].count("\n") + 1
    lines = range(first, first + mutant.text.count("\n") + 1)
    tests = choice.at(mutant.file, lines, first) or choice.naming(mutant.file, [])
    wanted = tuple(test for test in tests if test.startswith("tests/simulation/") is days)
    module = mutant.file.removesuffix(".py").replace("/", ".")
    changed = mutant.applied(source)
    return Trial(
        mutant.name,
        module,
        wanted,
        lambda name: compile(changed, name, "exec"),
        f"{mutant.text} => {mutant.instead}",
        stops=not days,
    )


def file_of(module: str) -> str:
    """Return the path of a module from the root."""
    return module.replace(".", "/") + ".py"


# --- What lives and may live ---------------------------------------------------------------------


@dataclass(frozen=True)
class Explained:
    """A mutant that no test can or need notice, and why."""

    change: str
    reason: str


def explanations(path: Path = EXPLAINED) -> dict[str, Explained]:
    """Return the explained mutants, by their ids."""
    return {
        name: Explained(one["change"], one["reason"])
        for name, one in tomllib.loads(path.read_text()).items()
    }
