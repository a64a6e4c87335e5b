"""Reading profiles: TOML, checked before it is used.

A profile may extend another: the register map is written once, the figures of a pump, a tap or a
charger beside it. Every mistake in a file is reported at once, each with its line and its remedy.
"""

from __future__ import annotations

import difflib
import itertools
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from hardware.framing.modbus import READ_COUNT_MAX, READ_WRITE_COUNT_MAX, WRITE_COUNT_MAX
from hardware.profile import Profile
from hardware.registers import FIELD_TYPES, Block, Field, is_field_type
from hardware.units import UnitError, flow_base, quantity_base, time_ms
from kiosk.domain.controller import ControllerState, DeviceStop, Fault, Feeding, PowerUp
from kiosk.domain.quantity import Dimension

FOLDER = Path(__file__).parent / "profiles"

BLOCKS: dict[str, frozenset[str]] = {
    "status": frozenset(
        {
            "nonce", "state", "stopped_by", "flags", "faults", "boot", "total", "opening",
            "close_at", "sequence", "flow",
        }
    ),
    "poll": frozenset({"nonce", "feed"}),
    "preset": frozenset({"sequence", "opening", "close_at"}),
    "open": frozenset({"key", "sequence"}),
    "stop": frozenset({"key"}),
    "acknowledge": frozenset({"key"}),
    "settings": frozenset(
        {
            "map_version", "watchdog_ms", "watchdog_falls_to", "watchdog_latches",
            "watchdog_fed_by", "power_up", "dimension", "totaliser_bits", "step", "flow_step",
            "qmax", "slow_before", "overrun_guard", "closing_ms", "refresh_ms", "response_ms",
            "shutoffs", "maker", "model", "serial", "firmware",
        }
    ),
}  # fmt: skip
"""The blocks that a device needs, and the fields that each must have."""


COUNTS_MAX = {
    "status": READ_COUNT_MAX,
    "poll": READ_WRITE_COUNT_MAX,
    "settings": READ_COUNT_MAX,
}
"""The most registers that one exchange carries, where it is not those of a write."""
TEXTS = frozenset({"maker", "model", "serial", "firmware"})
"""The fields that hold characters; all others are numbers."""
KEY = "key"
"""What a command must carry to be one: the only field whose value the profile gives."""
BITS_LEAST = {"nonce": 16, "sequence": 32}
"""The width that the driver fills, whatever the device."""


class Flag(StrEnum):
    """Single bits of a status."""

    CALLING = "calling"
    LATCHED = "latched"
    IN_FORCE = "in_force"


CODES: dict[str, frozenset[str]] = {
    "state": frozenset(ControllerState),
    "stopped_by": frozenset(DeviceStop),
    "flags": frozenset(Flag),
    "faults": frozenset(str(fault.name).lower() for fault in Fault if fault),
    "dimension": frozenset(Dimension),
    "refusals": frozenset(),
}
"""The code tables, and the words that each must have a number for; refusals are the device's."""

BITS_IN = {"flags": ("status", "flags"), "faults": ("status", "faults")}
"""Where each code stands as a bit."""
TOTALS_IN = (
    ("status", "total"), ("status", "opening"), ("status", "close_at"),
    ("preset", "opening"), ("preset", "close_at"),
)  # fmt: skip
"""Where readings of the totaliser stand."""

DRIVERS = ("register_map",)
FIGURES = frozenset(
    {
        "watchdog_ms", "dimension", "totaliser_bits", "step", "flow_step", "qmax", "slow_before",
        "overrun_guard", "closing_ms", "refresh_ms", "response_ms", "shutoffs",
    }
)  # fmt: skip
"""The settings whose values follow from the profile's other figures."""

REGISTERS = 0x10000
CODE_MAX = 0xFFFF
TOTALISER_BITS_MAX = 32
HOUR_S = 3_600
ANSWERS_A_WATCHDOG = 3
"""So many answers, as late as they may come, fit into the dead-man time."""
LEAVES_OPEN = frozenset({4, 5, 10, 11})
"""Exceptions that leave it open whether something was done: they refuse nothing."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a profile."""

    file: str
    line: int
    key: str
    text: str

    def __str__(self) -> str:
        """Return it as compilers write theirs."""
        return f"{self.file}:{self.line}: {self.key}: {self.text}"


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
class _Source:
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

    `above` are the profiles that extend it.
    """
    file = f"{name}.toml"
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
    below, places_below = _open(base, folder, (*above, name))
    return _merged(below, table), places_below | places


def load(name: str, folder: Path = FOLDER) -> Profile:
    """Return the profile `name`; ProfileError with every mistake in it."""
    table, places = _open(name, folder)
    source = _Source(f"{name}.toml", table, places)
    blocks = {block: _block(source, block) for block in BLOCKS}
    codes = {table: _codes(source, table) for table in CODES}
    _compare(source, blocks)
    safe = {
        key: source.number(("safe", key), 0, CODE_MAX)
        for key in source.table_at("safe")
        if _is_setting(source, key)
    }
    profile = _figures(source, name, blocks, codes, safe)
    if not source.problems:
        _check_figures(source, profile)
        _check_widths(source, profile)
    source.complain_of_the_unknown()
    if source.problems:
        raise ProfileError(tuple(source.problems))
    return profile


def _figures(
    source: _Source,
    name: str,
    blocks: dict[str, Block],
    codes: dict[str, dict[str, int]],
    safe: dict[str, int],
) -> Profile:
    dimension = Dimension(source.word(("dimension",), Dimension))

    def quantity(*path: str) -> int:
        return source.measure(path, lambda text: quantity_base(text, dimension))

    def flow(*path: str) -> int:
        return source.measure(path, lambda text: flow_base(text, dimension))

    return Profile(
        name=name,
        title=source.value(("title",), str, ""),
        driver=_driver(source),
        maker=source.value(("maker",), str, ""),
        model=source.value(("model",), str, ""),
        dimension=dimension,
        step_base=quantity("meter", "step"),
        flow_step_base=flow("meter", "flow_step"),
        refresh_ms=source.measure(("meter", "refresh"), time_ms),
        totaliser_bits=source.number(("totaliser", "bits"), 1, TOTALISER_BITS_MAX),
        totaliser_kept=source.value(("totaliser", "kept"), bool, False),
        nominal_base=flow("flow", "nominal"),
        qmax_base=flow("flow", "most"),
        slow_base=flow("flow", "slow_most"),
        closing_ms=source.measure(("valve", "closing"), time_ms),
        shutoffs=source.number(("valve", "shutoffs"), 1, 2),
        slow_before_base=quantity("valve", "slow_before"),
        overrun_bound_base=quantity("valve", "overrun_bound"),
        watchdog_ms=source.measure(("watchdog", "time"), time_ms),
        watchdog_latches=source.value(("watchdog", "latches"), bool, False),
        watchdog_fed_by=Feeding(source.word(("watchdog", "fed_by"), Feeding)),
        power_up=PowerUp(source.word(("power_up", "valve"), PowerUp)),
        response_ms=source.measure(("response",), time_ms),
        blocks=blocks,
        codes=codes,
        safe=safe,
    )


def _check_figures(source: _Source, profile: Profile) -> None:
    """Compare figures that must agree with one another."""
    if not profile.slow_base < profile.nominal_base <= profile.qmax_base:
        source.blame(("flow",), "must be slow_most < nominal <= most")
    least = profile.overrun_base(profile.slow_base)
    if profile.overrun_bound_base < least:
        source.blame(
            ("valve", "overrun_bound"),
            f"must be at least {least} {profile.dimension}: slow_most x (closing + refresh) + step",
        )
    if profile.slow_before_base < profile.overrun_bound_base:
        source.blame(("valve", "slow_before"), "must not be less than overrun_bound")
    if ANSWERS_A_WATCHDOG * profile.response_ms > profile.watchdog_ms:
        most = profile.watchdog_ms // ANSWERS_A_WATCHDOG
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


def _check_widths(source: _Source, profile: Profile) -> None:
    """Make sure that every number that is to be said fits into the field that says it."""
    width = {
        (block, each.name): each.bits
        for block, laid_out in profile.blocks.items()
        for each in laid_out.fields
    }
    for table, place in BITS_IN.items():
        for word, bit in profile.codes[table].items():
            if bit >= width[place]:
                source.blame(
                    ("codes", table, word), f"{_field_at(*place)} has no bit {bit}: count from 0"
                )
    least = dict.fromkeys(TOTALS_IN, profile.totaliser_bits)
    least |= {place: BITS_LEAST[place[1]] for place in width if place[1] in BITS_LEAST}
    for place, bits in least.items():
        if width[place] < bits:
            source.blame((*_path(*place), "type"), f"must have {bits} bits")
    for name, value in profile.settings.items():
        if value.bit_length() > width["settings", name]:
            source.blame(_path("settings", name), f"cannot say {value}: give it a wider type")
    for name in ("maker", "model"):
        text, size = source.table[name], width["settings", name] // 8
        if not (text.isascii() and text.isprintable() and 0 < len(text) <= size):
            source.blame(
                (name,), f"must be 1 to {size} plain letters, as {_field_at('settings', name)}"
            )


def _path(block: str, name: str) -> KeyPath:
    return ("blocks", block, "fields", name)


def _field_at(block: str, name: str) -> str:
    return f"blocks.{block}.fields.{name}"


def _driver(source: _Source) -> str:
    """Return the driver that the profile is written for."""
    found = source.value(("driver",), str, DRIVERS[0])
    if found not in DRIVERS:
        source.blame(("driver",), f"{found!r} is none of {', '.join(DRIVERS)}")
    return found


def _is_setting(source: _Source, key: str) -> bool:
    """Whether the device can be asked for the setting `key`, and nothing else is said of it."""
    if key in FIGURES:
        source.blame(("safe", key), "is compared with the profile's figures: take it out")
    elif key not in BLOCKS["settings"] - TEXTS:
        source.blame(("safe", key), "is no field of blocks.settings that holds a number")
    else:
        return True
    source.used.add(("safe", key))
    return False


def _block(source: _Source, name: str) -> Block:
    address = source.number(("blocks", name, "address"), 0, REGISTERS - 1)
    most = COUNTS_MAX.get(name, WRITE_COUNT_MAX)
    count = source.number(("blocks", name, "count"), 1, most)
    if address + count > REGISTERS:
        source.blame(("blocks", name, "count"), f"ends after the last register, {REGISTERS - 1}")
    written = source.table_at("blocks", name, "fields")
    source.used.discard(("blocks", name, "fields"))
    for missing in sorted(BLOCKS[name] - written.keys()):
        source.used.add(("blocks", name, "fields", missing))
        source.blame(("blocks", name, "fields", missing), "is missing: add { at, type }")
    fields = []
    for key in sorted(BLOCKS[name] & written.keys()):
        each = _field(source, name, key)
        if each is not None and each.end > 2 * count:
            source.blame(
                ("blocks", name, "fields", key), f"ends after the {count} registers of its block"
            )
        elif each is not None:
            fields.append(each)
    fields.sort(key=lambda each: each.begin)
    for one, two in itertools.pairwise(fields):
        if two.begin < one.end:
            source.blame(("blocks", name, "fields", two.name), f"overlaps with {one.name}")
            fields = []
            break
    return Block(address, count, tuple(fields))


def _field(source: _Source, block: str, name: str) -> Field | None:
    path = ("blocks", block, "fields", name)
    at = source.number((*path, "at"), 0, REGISTERS - 1)
    kind = source.value((*path, "type"), str, "")
    value = None
    if name == KEY or source.raw(*path, "value") is not None:
        value = source.number((*path, "value"), 0, 2**32 - 1)
    if not is_field_type(kind):
        if kind:
            source.blame(
                (*path, "type"), f"{kind!r} is none of {', '.join(FIELD_TYPES)} (N an even number)"
            )
        return None
    field = Field(name, at, kind, value)
    if field.is_text is not (name in TEXTS):
        source.blame((*path, "type"), "must be text:N" if name in TEXTS else "must be a number")
        return None
    if value is not None and name != KEY:
        source.blame((*path, "value"), "is not for the profile to say: take it out")
    elif value is not None and value.bit_length() > field.bits:
        source.blame((*path, "value"), f"{value} does not fit {field.bits} bits")
    return field


def _codes(source: _Source, name: str) -> dict[str, int]:
    written = source.table_at("codes", name)
    source.used.discard(("codes", name))
    for missing in sorted(CODES[name] - written.keys()):
        source.used.add(("codes", name, missing))
        source.blame(("codes", name, missing), "is missing: add its number")
    known = CODES[name] or written.keys()
    codes: dict[str, int] = {}
    for key in sorted(known & written.keys()):
        number = source.number(("codes", name, key), int(name == "refusals"), 0xFF)
        if name == "refusals" and number in LEAVES_OPEN:
            source.blame(("codes", name, key), f"exception {number} leaves open what was done")
        if number in codes.values():
            source.blame(("codes", name, key), f"{number} already means something else")
        codes[key] = number
    return codes


def _compare(source: _Source, blocks: dict[str, Block]) -> None:
    """Make sure that no two blocks share a register, or a size that would let them be swapped."""
    sound = [
        (name, block)
        for name, block in blocks.items()
        if not any(one.key.startswith(f"blocks.{name}.") for one in source.problems)
    ]
    for (one, block), (two, other) in itertools.combinations(sound, 2):
        if block.address < other.end and other.address < block.end:
            source.blame(("blocks", two), f"overlaps with blocks.{one}: move it")
        elif block.count == other.count and source.raw("blocks", two) is not None:
            source.blame(
                ("blocks", two, "count"),
                f"is that of blocks.{one}: an answer to one could be taken for the other's",
            )
