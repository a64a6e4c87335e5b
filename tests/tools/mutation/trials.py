"""Runs tests against mutants: once to learn which test passes which line, then once a mutant.

A mutant of a function is put into a process in which every test is loaded already; any other is
imported anew. Either way it lives in a fork that ends with it.
"""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import coverage
import pytest
from hypothesis import Phase, settings
from tools.mutation import forks, surgery
from tools.mutation.forks import Emit

# The same examples each time, and no search for the smallest one: that it fails is all we ask.
settings.register_profile(
    "mutants",
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
)
OPTIONS = (
    "-q", "--tb=native", "--assert=plain", "--hypothesis-profile=mutants", "-p", "no:cacheprovider",
    "-p", "no:randomly", "-p", "no:cov",
)  # fmt: skip
TIMES_MAX = 10
"""A test that takes so many times as long as it should, and a little, has killed its mutant."""
BACKSTOP_S = 900.0
"""The same for what waits instead of working, where no clock of work done runs out."""
SLOW_LINE = "time limit"
SEED_LIMIT_S = 20.0
"""The same for a seed of the simulation."""
SAME = "same code"
"""The change is none: Python makes the same of it, so it counts as noticed."""
CRASH = "crash"
"""The process is gone without a word: that may be the mutant's doing, or ours."""
IMPORT = "import"
UNUSABLE = (
    pytest.ExitCode.INTERRUPTED,
    pytest.ExitCode.INTERNAL_ERROR,
    pytest.ExitCode.USAGE_ERROR,
)
"""What pytest ends with where a mutant cannot even be imported."""
PRELOADED = (
    "alembic", "argon2", "flask", "hypothesis.strategies", "pysqlite3", "requests", "serial",
    "sqlmodel", "waitress", "PySide6.QtTest", "pytestqt",
)  # fmt: skip
"""What tests import beside the product: loaded once, before any fork."""


@dataclass(frozen=True)
class Seen:
    """What the tests do to the product as it is."""

    seconds: dict[str, float]
    """How long each test takes."""
    lines: dict[str, dict[int, list[str]]]
    """Which tests pass a line, by the file's path from the root."""
    red: tuple[str, ...]
    """Tests that fail without any mutant: they can tell nothing."""

    def packed(self) -> dict[str, Any]:
        """Return it as JSON can say it, each test by its number: names would be a gigabyte."""
        passing = [tests for of_file in self.lines.values() for tests in of_file.values()]
        names = sorted(set().union(*passing))
        numbers = {name: number for number, name in enumerate(names)}
        lines = {
            file: {line: [numbers[test] for test in tests] for line, tests in of_file.items()}
            for file, of_file in self.lines.items()
        }
        return {"seconds": self.seconds, "names": names, "lines": lines, "red": self.red}

    @classmethod
    def unpacked(cls, said: Mapping[str, Any]) -> Seen:
        """Return what was packed."""
        names = said["names"]
        lines = {
            file: {int(line): [names[test] for test in tests] for line, tests in of_file.items()}
            for file, of_file in said["lines"].items()
        }
        return cls(said["seconds"], lines, tuple(said["red"]))


@dataclass(frozen=True)
class Trial:
    """A mutant and the tests that it is shown to, the likeliest first."""

    id: str
    module: str
    tests: tuple[str, ...]
    compiled: surgery.Compiled
    change: str
    stops: bool = True
    """Whether the first test that fails is enough."""
    spare_s: float = 1.0
    """How much longer than it should each test may take."""


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant."""

    id: str
    killers: tuple[str, ...]
    tried: int
    seconds: float


def preload() -> None:
    """Import what every fork would import for itself."""
    for name in PRELOADED:
        with suppress(ImportError):
            importlib.import_module(name)


def enter(root: Path) -> None:
    """Make `root` the place where tests and product come from."""
    os.chdir(root)
    sys.path[:0] = [str(root), str(root / "tests")]
    os.environ["PYTHONPATH"] = str(root)


def _pytest(arguments: Iterable[str], plugin: object) -> int:
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere.fileno(), stream.fileno())
    return int(pytest.main([*OPTIONS, *arguments], plugins=[plugin]))


# --- The product as it is ------------------------------------------------------------------------


class _Observer:
    """Times every test and notes which lines it passes."""

    def __init__(self, root: Path, packages: Sequence[str]) -> None:
        self._root = root
        self._coverage = coverage.Coverage(
            data_file=None, config_file=False, source=list(packages), messages=False
        )
        self._coverage.start()
        self.seconds: dict[str, float] = {}
        self.red: list[str] = []

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._coverage.switch_context(item.nodeid)
        begun = time.process_time()
        yield
        self.seconds[item.nodeid] = time.process_time() - begun
        self._coverage.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.red.append(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.red.append(report.nodeid)

    def lines(self) -> dict[str, dict[int, list[str]]]:
        self._coverage.stop()
        data = self._coverage.get_data()
        return {
            Path(name).relative_to(self._root).as_posix(): {
                line: sorted(set(contexts) - {""})
                for line, contexts in data.contexts_by_lineno(name).items()
            }
            for name in data.measured_files()
        }


def observe(root: Path, tests: Sequence[str], packages: Sequence[str]) -> Seen:
    """Run `tests` once on the product as it is."""

    def run(emit: Emit) -> None:
        enter(root)
        observer = _Observer(root, packages)
        _pytest(tests, observer)
        red = tuple(sorted(set(observer.red)))
        good = {name: took for name, took in observer.seconds.items() if name not in red}
        emit(Seen(good, observer.lines(), red).packed())

    [said] = list(forks.streamed(run))
    return Seen.unpacked(said)


# --- Against mutants -----------------------------------------------------------------------------


class _Runner:
    """Runs chosen tests until one fails, each within its time."""

    def __init__(self, trial: Trial, seconds: dict[str, float], emit: Emit) -> None:
        self._trial = trial
        self._seconds = seconds
        self._emit = emit
        self._begun = time.process_time()
        self.killers: list[str] = []
        self.tried = 0

    def run(self, session: pytest.Session, items: Sequence[pytest.Item]) -> None:
        signal.signal(signal.SIGPROF, self._too_long)
        for item, following in zip(items, [*items[1:], None], strict=True):
            limit_s = self._trial.spare_s + TIMES_MAX * self._seconds.get(item.nodeid, 0.0)
            signal.setitimer(signal.ITIMER_PROF, limit_s)
            self.tried += 1
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.killers and self._trial.stops:
                break
        signal.setitimer(signal.ITIMER_PROF, 0)
        self.tell()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and report.nodeid not in self.killers:
            self.killers.append(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.killers.append(report.nodeid or IMPORT)

    def tell(self) -> None:
        spent_s = time.process_time() - self._begun
        self._emit([self.killers, self.tried, spent_s])

    def _too_long(self, _number: int, _frame: FrameType | None) -> None:
        self.killers.append(SLOW_LINE)
        self.tell()
        os._exit(0)


class _Nursery:
    """Loads every test once, then forks for each mutant of a function."""

    def __init__(
        self,
        trials: Sequence[tuple[Trial, dict[surgery.Path, CodeType]]],
        seen: Seen,
        jobs: int,
        emit: Emit,
    ) -> None:
        self._trials = trials
        self._seen = seen
        self._jobs = jobs
        self._emit = emit

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        gc.collect()
        gc.freeze()

        def try_one(entry: tuple[Trial, dict[surgery.Path, CodeType]], emit: Emit) -> None:
            trial, changed = entry
            if not surgery.operate(importlib.import_module(trial.module), changed):
                emit("hidden")
                return
            runner = _Runner(trial, self._seen.seconds, emit)
            session.config.pluginmanager.register(runner)
            runner.run(session, [items[name] for name in trial.tests if name in items])

        for (trial, _), said, ended in forks.each(
            self._trials, try_one, jobs=self._jobs, limit_s=BACKSTOP_S
        ):
            self._emit([trial.id, said, ended])
        return True


class _Fresh:
    """Collects what a trial names, and runs it in the order that the trial names it in."""

    def __init__(self, runner: _Runner, tests: Collection[str]) -> None:
        self._runner = runner
        self._tests = tests

    def pytest_configure(self, config: pytest.Config) -> None:
        config.pluginmanager.register(self._runner)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        if not self._runner.killers:
            self._runner.run(session, [items[name] for name in self._tests if name in items])
        return True


def judge(root: Path, trials: Sequence[Trial], seen: Seen, *, jobs: int) -> Iterator[Verdict]:
    """Show each mutant to its tests; yield what became of it."""
    for trial in trials:
        if not trial.tests:
            yield Verdict(trial.id, (), 0, 0.0)
    quick, fresh = [], []
    for trial, changed in _compiled(root, [trial for trial in trials if trial.tests]):
        if changed == {}:
            yield Verdict(trial.id, (SAME,), 0, 0.0)
        elif changed is None:
            fresh.append(trial)
        else:
            quick.append((trial, changed))
    by_id = {trial.id: trial for trial in trials}
    if quick:
        files = sorted({_file(name) for trial, _ in quick for name in trial.tests})

        def nurse(emit: Emit) -> None:
            enter(root)
            nursery = _Nursery(quick, seen, jobs, emit)
            _pytest(files, nursery)

        for name, said, ended in forks.streamed(nurse):
            if said == ["hidden"]:
                fresh.append(by_id[name])
            else:
                yield _verdict(name, said, ended=ended)
    yield from _anew(root, fresh, seen, jobs)


def _compiled(
    root: Path, trials: Sequence[Trial]
) -> Iterator[tuple[Trial, dict[surgery.Path, CodeType] | None]]:
    """Yield each mutant with its changed functions; None where more than functions changes."""
    originals: dict[str, CodeType] = {}
    for trial in trials:
        path = root / (trial.module.replace(".", "/") + ".py")
        if trial.module not in originals:
            originals[trial.module] = compile(path.read_text(), str(path), "exec")
        yield trial, surgery.changed_functions(originals[trial.module], trial.compiled(str(path)))


def _anew(root: Path, trials: Sequence[Trial], seen: Seen, jobs: int) -> Iterator[Verdict]:
    """Import each mutant into a process that knows neither product nor tests.

    The likeliest files come first, by themselves: to load all takes longer than to run a few.
    """
    left = {trial.id: trial for trial in trials}
    for most in (2, None):
        chosen = []
        for trial in left.values():
            files = list(dict.fromkeys(_file(name) for name in trial.tests))
            chosen.append((trial, files[:most]))

        def try_one(entry: tuple[Trial, list[str]], emit: Emit) -> None:
            trial, files = entry
            enter(root)
            surgery.inject(trial.module, trial.compiled)
            runner = _Runner(trial, seen.seconds, emit)
            tests = [name for name in trial.tests if _file(name) in files]
            code = _pytest(files, _Fresh(runner, tests))
            if not runner.tried:
                if code in UNUSABLE and not runner.killers:
                    runner.killers.append(IMPORT)
                runner.tell()

        for (trial, _), said, ended in forks.each(chosen, try_one, jobs=jobs, limit_s=BACKSTOP_S):
            verdict = _verdict(trial.id, said, ended=ended)
            if verdict.killers or most is None:
                del left[trial.id]
                yield verdict


def _verdict(name: str, said: list[Any], *, ended: bool) -> Verdict:
    if not said:
        return Verdict(name, (CRASH if ended else SLOW_LINE,), 0, 0.0)
    killers, tried, seconds = said[-1]
    return Verdict(name, tuple(killers), tried, seconds)


def _file(test: str) -> str:
    return test.partition("::")[0]


# --- By the simulation ---------------------------------------------------------------------------


def failing_seeds(
    root: Path, trials: Sequence[Trial | None], seeds: int, *, jobs: int
) -> Iterator[tuple[Trial | None, frozenset[int]]]:
    """Live through `seeds` seeds of the simulation with each mutant; yield which of them fail.

    None stands for the product as it is. Seeds that a mutant keeps from ending fail as well.
    """

    def try_one(trial: Trial | None, emit: Emit) -> None:
        enter(root)
        if trial is not None:
            surgery.inject(trial.module, trial.compiled)
        simulation = importlib.import_module("kiosk.simulation.many")
        for seed in range(seeds):
            emit(seed)
            for part in simulation.lived(seed, 1, 1):
                emit([one.seed for one in part.failures])

    limit_s = SEED_LIMIT_S * seeds
    for trial, said, ended in forks.each(trials, try_one, jobs=jobs, limit_s=limit_s):
        failed = {seed for one in said if isinstance(one, list) for seed in one}
        done = sum(isinstance(one, list) for one in said)
        if done < seeds and (trial is not None or not ended):
            failed |= set(range(done, seeds))  # It hangs, or cannot even be imported.
        yield trial, frozenset(failed)
