"""Reading profiles: TOML, checked before it is used.

A profile may extend another: the register map is written once, the figures of a pump, a tap or a
charger beside it. Every mistake in a file is reported at once, each with its line and its remedy.
What all profiles say is read here; what only those of one driver say is read by a function of that
driver, which is handed the same `Source`.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from hardware.profile import Profile
from hardware.units import UnitError, flow_base, quantity_base, time_ms
from kiosk.domain.controller import Feeding, PowerUp
from kiosk.domain.quantity import Dimension

FOLDER = Path(__file__).parent / "profiles"

TOTALISER_BITS_MAX = 32
HOUR_S = 3_600
LONG_S = 60
"""No valve takes so long to close."""
SLOW_STAGE = (("flow", "slow_most"), ("valve", "slow_before"))
"""What only a profile of a device with a slow stage says."""
COMPENSATED = ("meter", "compensated")
"""Only a profile of a meter that counts volume at 15 degrees Celsius need say it."""
RATED = ("valve", "rated")
"""What the valve's own data sheet says of a closing, where `closing` is the worst case."""
ANSWERS_A_WATCHDOG = 3
"""So many answers, as late as they may come, fit into the dead-man time."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a profile."""

    file: str
    line: int
    key: str
    text: str

    def __str__(self) -> str:
        """Return it as compilers write theirs."""
        key = f"{self.key}: " if self.key else ""
        return f"{self.file}:{self.line}: {key}{self.text}"


class ProfileError(Exception):
    """A profile cannot be used; `problems` holds every reason."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems and write them one a line."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


Table = dict[str, Any]
KeyPath = tuple[str, ...]
Read = TypeVar("Read")

_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_HEADER = re.compile(r"\s*\[(?P<table>[^\]]+)\]")
_KEY = re.compile(r"\s*(?P<key>[\w-]+)\s*=")


def _lines(text: str) -> dict[KeyPath, int]:
    """Return the line of every table and key in `text`."""
    found: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = tuple(header["table"].split("."))
            found[table] = number
        elif key := _KEY.match(line):
            found[(*table, key["key"])] = number
    return found


def _merged(below: Table, above: Table) -> Table:
    """Return `below` with what `above` says in its place."""
    whole = dict(below)
    for key, value in above.items():
        known = whole.get(key)
        if isinstance(known, dict) and isinstance(value, dict):
            whole[key] = _merged(known, value)
        else:
            whole[key] = value
    return whole


@dataclass
class Source:
    """The text of a profile and of what it extends, and the mistakes found in them."""

    file: str
    table: Table
    places: dict[KeyPath, tuple[str, int]]
    used: set[KeyPath] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def blame(self, path: KeyPath, text: str) -> None:
        """Remember a mistake at `path`, or at the nearest table around it."""
        near = next((path[:n] for n in range(len(path), 0, -1) if path[:n] in self.places), ())
        file, line = self.places.get(near, (self.file, 1))
        self.problems.append(Problem(file, line, ".".join(path), text))

    def raw(self, *path: str) -> object:
        """Return what stands at `path`, None where nothing does, and mark it as known."""
        self.used.add(path)
        here: object = self.table
        for key in path:
            here = here.get(key) if isinstance(here, dict) else None
        return here

    def holds(self, path: KeyPath) -> bool:
        """Whether anything stands at `path`; that alone does not make it known."""
        here: object = self.table
        for key in path:
            here = here.get(key) if isinstance(here, dict) else None
        return here is not None

    def table_at(self, *path: str) -> Table:
        """Return the table at `path`."""
        found = self.raw(*path)
        if isinstance(found, dict):
            return found
        self.blame(path, "is missing: add the table" if found is None else "must be a table")
        return {}

    def value(self, path: KeyPath, kind: type[Read], fallback: Read) -> Read:
        """Return the value of type `kind` at `path`; a text that says nothing is none."""
        found = self.raw(*path)
        wanted = {str: "a text", int: "a whole number", bool: "true or false"}[kind]
        if found is None or found == "":
            self.blame(path, f"is {'missing' if found is None else 'empty'}: add {wanted}")
        elif isinstance(found, kind) and not (kind is int and isinstance(found, bool)):
            return found
        else:
            self.blame(path, f"must be {wanted}")
        return fallback

    def number(self, path: KeyPath, least: int, most: int) -> int:
        """Return the whole number at `path`."""
        found = self.value(path, int, least)
        if not least <= found <= most:
            self.blame(path, f"{found} must be {least} to {most}")
            return least
        return found

    def word(self, path: KeyPath, words: type[StrEnum]) -> str:
        """Return the word at `path`, which must be one of `words`."""
        found = self.value(path, str, next(iter(words)).value)
        if found not in set(words):
            self.blame(path, f"{found!r} is none of {', '.join(words)}")
            return next(iter(words)).value
        return found

    def measure(self, path: KeyPath, read: Callable[[str], int]) -> int:
        """Return what `read` makes of the text at `path`."""
        found = self.value(path, str, "")
        if found:
            try:
                return read(found)
            except UnitError as error:
                self.blame(path, str(error))
        return 1

    def complain_of_the_unknown(self) -> None:
        """Remember every key and table that nothing has asked for."""
        known = {path[:n] for path in self.used for n in range(1, len(path) + 1)}
        strangers = dict.fromkeys(
            path[: _first_unknown(path, known)]
            for path in _leaves(self.table)
            if not any(path[:n] in self.used for n in range(1, len(path) + 1))
        )
        for path in strangers:
            beside = [each[-1] for each in known if each[:-1] == path[:-1]]
            near = difflib.get_close_matches(path[-1], beside, n=1)
            hint = f"did you mean {near[0]}?" if near else "take it out"
            self.blame(path, f"is not known here: {hint}")


def _first_unknown(path: KeyPath, known: set[KeyPath]) -> int:
    """Return how much of `path` it takes to be unknown."""
    return next((n for n in range(1, len(path)) if path[:n] not in known), len(path))


def _leaves(table: Table, above: KeyPath = ()) -> Iterator[KeyPath]:
    for key, value in table.items():
        path = (*above, key)
        if isinstance(value, dict) and value:
            yield from _leaves(value, path)
        else:
            yield path


def _open(
    name: str, folder: Path, above: tuple[str, ...] = ()
) -> tuple[Table, dict[KeyPath, tuple[str, int]]]:
    """Return the table of profile `name` with what it extends, and where each key stands.

    `above` are the profiles that extend it. What is extended and is not in `folder` has come with
    the kiosk.
    """
    file = f"{name}.toml"
    if above and not (folder / file).is_file():
        folder = FOLDER
    try:
        text = (folder / file).read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except OSError as error:
        problem = Problem(file, 1, "", f"cannot be read: {error.strerror}")
        raise ProfileError((problem,)) from error
    except (ValueError, RecursionError) as error:
        raise ProfileError((Problem(file, 1, "", f"is no TOML: {error}"),)) from error
    places = {path: (file, line) for path, line in _lines(text).items()}
    base = table.pop("extends", None)
    if base is None:
        return table, places
    if not isinstance(base, str) or not _NAME.fullmatch(base) or base in {name, *above}:
        where = places.get(("extends",), (file, 1))
        raise ProfileError((Problem(*where, "extends", "must name another profile"),))
    if not any((each / f"{base}.toml").is_file() for each in (folder, FOLDER)):
        where = places.get(("extends",), (file, 1))
        raise ProfileError((Problem(*where, "extends", f"there is no profile {base}.toml"),))
    below, places_below = _open(base, folder, (*above, name))
    return _merged(below, table), places_below | places


Kind = TypeVar("Kind", bound=Profile)


def load(
    name: str,
    folder: Path,
    *,
    read: Callable[[Source, Profile], Kind],
    check: Callable[[Source, Kind], None],
    slow_stage: bool | None = True,
) -> Kind:
    """Return the profile `name` as `read` makes it of its figures and of the rest of the file.

    `check` compares what can only be compared once all of it is there. A device without a
    `slow_stage` flows at its most until it closes; None where the file says whether it has one.
    A file without a table `watchdog` is that of a device that goes on in silence.
    Raises ProfileError with every mistake in it.
    """
    table, places = _open(name, folder)
    source = Source(f"{name}.toml", table, places)
    if slow_stage is None:
        slow_stage = any(source.holds(path) for path in SLOW_STAGE)
    figures = _figures(source, name, slow_stage=slow_stage)
    profile = read(source, figures)
    if not source.problems:
        _check_figures(source, profile, slow_stage=slow_stage)
        check(source, profile)
    source.complain_of_the_unknown()
    if source.problems:
        raise ProfileError(tuple(source.problems))
    return profile


def _figures(source: Source, name: str, *, slow_stage: bool) -> Profile:
    dimension = Dimension(source.word(("dimension",), Dimension))

    def quantity(*path: str) -> int:
        return source.measure(path, lambda text: quantity_base(text, dimension))

    def flow(*path: str) -> int:
        return source.measure(path, lambda text: flow_base(text, dimension))

    qmax_base = flow("flow", "most")
    watches = source.holds(("watchdog",))
    return Profile(
        name=name,
        title=source.value(("title",), str, ""),
        driver=source.value(("driver",), str, ""),
        maker=source.value(("maker",), str, ""),
        model=source.value(("model",), str, ""),
        dimension=dimension,
        step_base=quantity("meter", "step"),
        flow_step_base=flow("meter", "flow_step"),
        refresh_ms=source.measure(("meter", "refresh"), time_ms),
        totaliser_bits=source.number(("totaliser", "bits"), 1, TOTALISER_BITS_MAX),
        totaliser_kept=source.value(("totaliser", "kept"), bool, False),
        nominal_base=flow("flow", "nominal"),
        qmax_base=qmax_base,
        slow_base=flow("flow", "slow_most") if slow_stage else qmax_base,
        closing_ms=source.measure(("valve", "closing"), time_ms),
        valve_ms=source.measure(RATED, time_ms) if source.holds(RATED) else None,
        shutoffs=source.number(("valve", "shutoffs"), 1, 2),
        slow_before_base=quantity("valve", "slow_before") if slow_stage else 0,
        overrun_bound_base=quantity("valve", "overrun_bound"),
        watchdog_ms=source.measure(("watchdog", "time"), time_ms) if watches else None,
        watchdog_latches=watches and source.value(("watchdog", "latches"), bool, False),
        watchdog_fed_by=Feeding(source.word(("watchdog", "fed_by"), Feeding))
        if watches
        else Feeding.PACKETS,
        power_up=PowerUp(source.word(("power_up", "valve"), PowerUp)),
        response_ms=source.measure(("response",), time_ms),
        is_compensated=source.holds(COMPENSATED) and source.value(COMPENSATED, bool, False),
    )


def _check_figures(source: Source, profile: Profile, *, slow_stage: bool) -> None:
    """Compare figures that must agree with one another."""
    if slow_stage and not profile.slow_base < profile.nominal_base <= profile.qmax_base:
        source.blame(("flow",), "must be slow_most < nominal <= most")
    elif profile.nominal_base > profile.qmax_base:
        source.blame(("flow",), "must be nominal <= most")
    least = profile.overrun_base(profile.slow_base)
    if profile.overrun_bound_base < least:
        source.blame(
            ("valve", "overrun_bound"),
            f"must be at least {least} {profile.dimension}: "
            f"{'slow_most' if slow_stage else 'most'} x (closing + refresh) + step",
        )
    most = profile.qmax_base * LONG_S + profile.step_base
    if profile.overrun_bound_base > most:
        source.blame(
            ("valve", "overrun_bound"),
            f"must be at most {most} {profile.dimension}: what flows in {LONG_S} s at flow.most; "
            "what closes no sooner is no valve",
        )
    if slow_stage and profile.slow_before_base < profile.overrun_bound_base:
        source.blame(("valve", "slow_before"), "must not be less than overrun_bound")
    if profile.valve_ms is not None and profile.valve_ms > profile.closing_ms:
        source.blame(RATED, f"must be at most {profile.closing_ms} ms: closing is the worst case")
    watchdog_ms = profile.watchdog_ms
    if watchdog_ms is not None and ANSWERS_A_WATCHDOG * profile.response_ms > watchdog_ms:
        most = watchdog_ms // ANSWERS_A_WATCHDOG
        source.blame(
            ("response",), f"must be at most {most} ms, or a sound line would run into the watchdog"
        )
    half_range = profile.step_base << (profile.totaliser_bits - 1)
    if half_range <= profile.qmax_base * HOUR_S + profile.overrun_bound_base:
        source.blame(
            ("totaliser", "bits"),
            f"{profile.totaliser_bits} are too few: half of the range must last for an hour at "
            "flow.most, or a roll-over could not be told from a step back",
        )
    if profile.is_compensated and profile.dimension is not Dimension.VOLUME:
        source.blame(COMPENSATED, "only a volume changes with the temperature: take it out")
