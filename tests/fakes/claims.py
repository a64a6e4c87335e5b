"""What stands behind the claims of `hardware/quality.toml`: why one of them is not to be believed.

Source of the tiers: bronze is a transcript of every command and error and the conformance suite,
silver a transcript from a real unit, replies damaged at will and a documented wiring, gold eight
hours on a real unit with a log of totals, a cold start and a pulled cable.
"""

from __future__ import annotations

import ast
import itertools
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from hardware import transcript
from hardware.profile_file import FOLDER
from hardware.registry import REGISTRY

TIERS = {
    "bronze": ("protocol", "conformance"),
    "silver": ("recorded", "damage", "wiring"),
    "gold": ("endurance",),
}
CRITERIA = tuple(each for criteria in TIERS.values() for each in criteria)
COMMANDS = frozenset({"identify", "read_status", "set_preset", "open", "stop", "acknowledge"})
"""What a transcript must have of every driver: the methods of its port."""
MESSAGES = {
    "ocpp": (
        frozenset(
            {
                "TriggerMessage",
                "SetChargingProfile",
                "RemoteStartTransaction",
                "RemoteStopTransaction",
            }
        ),
        frozenset(
            {
                "TriggerMessage",
                "SetChargingProfile",
                "RequestStartTransaction",
                "RequestStopTransaction",
            }
        ),
    )
}
"""What takes their place where a driver is tried by its messages: those of one version of it."""
ERRORS = frozenset({"Refused", "NoAnswer"})
OWN_LAYOUT = "modbus_device"
"""A driver whose devices have nothing in common but the function codes."""
COLLECT = (sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:randomly")
LEAST = {"protocol": 10, "conformance": 20, "damage": 1}
"""So many tests are collected of a proof; of the suite, for the profile itself."""
ENDURES_S = 8 * 3_600
GAP_S = 60
SIMULATED = b"SIM-"
PASSED = ("cold start: passed", "cable pulled: passed")
LINE = re.compile(r"^(?P<seconds>[0-9]+),(?P<total>[0-9]+)$")


@dataclass(frozen=True)
class Source:
    """The product's source, or a folder that looks like it, and what pytest collects there."""

    root: Path
    files: tuple[str, ...]
    """The files that are proofs, to be collected at once."""
    environment: dict[str, str] = field(default_factory=dict)

    @cached_property
    def collected(self) -> dict[str, list[str]]:
        """Return the tests of each file, by their names with parameters."""
        if not self.files:
            return {}
        ran = subprocess.run(
            [*COLLECT, *self.files],
            cwd=self.root,
            env=self.environment or None,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stdout[-4_000:] + ran.stderr[-4_000:]
        found: dict[str, list[str]] = {}
        for line in ran.stdout.splitlines():
            file, colons, name = line.partition("::")
            if colons:
                found.setdefault(file, []).append(name)
        return found


def proofs_among(files: Iterable[str]) -> tuple[str, ...]:
    """Return which of some proofs are tests, each once."""
    return tuple(sorted({one for one in files if Path(one).name.startswith("test_")}))


def reached(claim: dict[str, str]) -> str:
    """Return the tier up to which a claim has a proof for everything; `none` below bronze."""
    tier = "none"
    for name, criteria in TIERS.items():
        if not all(claim[each] for each in criteria):
            break
        tier = name
    return tier


def doubts(name: str, claim: dict[str, str], source: Source) -> Iterator[str]:
    """Yield why the `claim` of the device `name` is not to be believed; nothing where it is."""
    if set(claim) != {"tier", *CRITERIA}:
        yield f"the row has {sorted(claim)}"
        return
    if claim["tier"] != reached(claim):
        yield f"tier is {claim['tier']}, and what is there reaches {reached(claim)}"
    for criterion in CRITERIA:
        if where := claim[criterion]:
            if not (source.root / where).is_file():
                yield f"{criterion}: there is no {where}"
            else:
                yield from (
                    f"{criterion}: {one}" for one in _PROVES[criterion](name, where, source)
                )


# --- Tests as proofs -------------------------------------------------------------------------


def kin(name: str) -> frozenset[str]:
    """Return the devices whose registers or words are the same as those of `name`."""
    driver = REGISTRY.get(name)
    if driver is None or driver == OWN_LAYOUT:
        root = _root_of(name)
        return frozenset({name, *(one for one in REGISTRY if _root_of(one) == root)})
    return frozenset({name, *(one for one, speaks in REGISTRY.items() if speaks == driver)})


def _root_of(name: str) -> str:
    path = FOLDER / f"{name}.toml"
    base = tomllib.loads(path.read_text()).get("extends") if path.is_file() else None
    return name if base is None else _root_of(str(base))


@dataclass(frozen=True)
class Said:
    """What a file of tests says: its texts, the attributes it uses, what it imports."""

    texts: frozenset[str]
    attributes: frozenset[str]
    names: frozenset[str]
    modules: frozenset[str]
    calls: frozenset[tuple[str, str]]
    """Functions that are called with a text, and the text."""


def said_in(path: Path) -> Said:
    """Return what the file at `path` says, comments left out."""
    nodes = list(ast.walk(ast.parse(path.read_text())))
    return Said(
        texts=frozenset(
            one.value
            for one in nodes
            if isinstance(one, ast.Constant) and isinstance(one.value, str)
        ),
        attributes=frozenset(one.attr for one in nodes if isinstance(one, ast.Attribute)),
        names=frozenset(one.id for one in nodes if isinstance(one, ast.Name)),
        modules=frozenset(
            one.module for one in nodes if isinstance(one, ast.ImportFrom) and one.module
        ),
        calls=frozenset(
            (one.func.id, one.args[0].value)
            for one in nodes
            if isinstance(one, ast.Call)
            and isinstance(one.func, ast.Name)
            and one.args
            and isinstance(one.args[0], ast.Constant)
            and isinstance(one.args[0].value, str)
        ),
    )


def _is_about(name: str, said: Said) -> bool:
    """Whether a file of tests is one of the device, or of all that are like it."""
    driver = REGISTRY.get(name, "")
    if said.texts & kin(name) or "REGISTRY" in said.names:
        return True
    package = f"hardware.drivers.{driver}"
    own = driver != OWN_LAYOUT and any(one.startswith(package) for one in said.modules)
    return own or ("profiles_of", driver) in said.calls


def _runs(name: str, where: str, source: Source, criterion: str) -> Iterator[str]:
    """Yield why a file is no proof by tests that run."""
    said = said_in(source.root / where)
    if said.attributes & {"skip", "skipif", "xfail"}:
        yield f"{where} lets tests be left out"
    if not _is_about(name, said):
        yield f"{where} has nothing to do with {name}"
    count = len(source.collected.get(where, ()))
    if count < LEAST[criterion]:
        yield f"{where} has {count} tests"


def _protocol(name: str, where: str, source: Source) -> Iterator[str]:
    yield from _runs(name, where, source, "protocol")
    said = said_in(source.root / where)
    known = MESSAGES.get(REGISTRY.get(name, ""), (COMMANDS,))
    if missing := min((sorted(each - said.attributes - said.texts) for each in known), key=len):
        yield f"{where} never says {', '.join(missing)}"
    if missing := sorted(ERRORS - said.names):
        yield f"{where} never expects {', '.join(missing)}"


def _conformance(name: str, where: str, source: Source) -> Iterator[str]:
    if not where.startswith("tests/conformance/"):
        yield f"{where} is no conformance suite"
    for_it = [one for one in source.collected.get(where, ()) if _is_for(name, one)]
    if len(for_it) < LEAST["conformance"]:
        yield f"{where} has {len(for_it)} tests for {name}"
    if said_in(source.root / where).attributes & {"skip", "skipif", "xfail"}:
        yield f"{where} lets tests be left out"


def _is_for(name: str, test: str) -> bool:
    """Whether a collected test has the device among its parameters."""
    return re.search(rf"[\[-]{re.escape(name)}[\]-]", test) is not None


def _damage(name: str, where: str, source: Source) -> Iterator[str]:
    yield from _runs(name, where, source, "damage")
    said = said_in(source.root / where)
    if not {"damaged", "given", "NetworkFault", "FaultKind"} & said.names:
        yield f"{where} damages nothing"


# --- Papers as proofs ------------------------------------------------------------------------


def _wiring(name: str, where: str, source: Source) -> Iterator[str]:
    sections = re.split(r"^## ", (source.root / where).read_text(), flags=re.MULTILINE)
    if not any(f"`{name}`" in one and "**Wiring.**" in one for one in sections):
        yield f"{where} has no section that says how {name} is wired"


def _recorded(name: str, where: str, source: Source) -> Iterator[str]:
    if not where.startswith("tests/protocol/recorded/"):
        yield f"{where} is not where recordings are replayed"
        return
    text = (source.root / where).read_text()
    if not re.search(r"^# unit: \S", text, flags=re.MULTILINE):
        yield f"{where} does not say which unit it was: `# unit: ...`"
    try:
        found = transcript.read(text)
    except ValueError as error:
        yield f"{where} is no transcript: {error}"
        return
    addresses = {one.address for one in found.outlets if one.profile == name}
    heard = b"".join(one.reply for one in found.exchanges if one.address in addresses)
    if not addresses:
        yield f"{where} has no {name}"
    if not heard:
        yield f"{where} has no reply"
    if SIMULATED in heard:
        yield f"{where} was taken from a simulated unit"


def _endurance(name: str, where: str, source: Source) -> Iterator[str]:
    text = (source.root / where).read_text()
    head = [line.lstrip("# ").strip() for line in text.splitlines() if line.startswith("#")]
    if f"profile: {name}" not in head:
        yield f"{where} is no log of {name}"
    yield from (f"{where} does not say {one!r}" for one in PASSED if one not in head)
    found = [LINE.match(line) for line in text.splitlines() if not line.startswith("#")]
    points = [(int(one["seconds"]), int(one["total"])) for one in found if one]
    if len(points) < 2 or len(points) != len(found):
        yield f"{where} is no log: seconds,total in each line"
        return
    if points[-1][0] - points[0][0] < ENDURES_S:
        yield f"{where} lasts {points[-1][0] - points[0][0]} s and not {ENDURES_S}"
    steps = list(itertools.pairwise(points))
    if any(after[0] - before[0] > GAP_S for before, after in steps):
        yield f"{where} has a gap of more than {GAP_S} s"
    if any(after[1] < before[1] or after[0] <= before[0] for before, after in steps):
        yield f"{where} runs back"
    if points[-1][1] == points[0][1]:
        yield f"{where} has a total that never moves"


_PROVES = {
    "protocol": _protocol,
    "conformance": _conformance,
    "recorded": _recorded,
    "damage": _damage,
    "wiring": _wiring,
    "endurance": _endurance,
}
