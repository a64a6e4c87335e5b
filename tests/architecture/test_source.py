"""What the source never does, whoever writes it. Each rule says why."""

from __future__ import annotations

import ast
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
THIS = "tests/architecture/test_source.py"
EXACT = ("kiosk/domain", "kiosk/application", "kiosk/api")


def tracked(*suffixes: str) -> list[Path]:
    """Return the product's files, as Git knows them; all kinds where none is named."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [p for p in paths if p.is_file() and (not suffixes or p.suffix in suffixes)]


def named(path: Path) -> str:
    """Return a file's name from the root."""
    return path.relative_to(ROOT).as_posix()


# --- Exact figures -----------------------------------------------------------------------------


def fractions_in(source: str) -> list[int]:
    """Return the lines that make a float: a literal, a true division, a call, an annotation."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Constant(value=float() | complex()):
                lines.append(node.lineno)
            case ast.BinOp(op=ast.Div()) | ast.AugAssign(op=ast.Div()):
                lines.append(node.lineno)
            case (
                ast.Call(func=ast.Name(id="float"))
                | ast.Call(func=ast.Attribute(attr="truediv" | "fsum" | "sqrt" | "total_seconds"))
            ):
                lines.append(node.lineno)
            case ast.arg(annotation=ast.Name(id="float")):
                lines.append(node.lineno)
            case ast.AnnAssign(annotation=ast.Name(id="float")):
                lines.append(node.lineno)
    return lines


@pytest.mark.parametrize("folder", EXACT)
def test_money_and_quantities_never_become_floats(folder: str) -> None:
    """A float cannot hold a tenth of a cent; what is summed a million times must."""
    files = sorted((ROOT / folder).rglob("*.py"))
    assert files
    found = {named(path): fractions_in(path.read_text()) for path in files}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "source", ["a = 0.5", "a = b / c", "a /= 2", "a = float(b)", "def f(a: float): ...", "a: float"]
)
def test_a_float_would_be_found(source: str) -> None:
    """The rule above sees every way to make one."""
    assert fractions_in(source) == [1]
    assert fractions_in("a = b // c; d = isinstance(a, float)") == []


# --- Words that do not belong ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Banned:
    """A pattern that no file may hold, but the few that must."""

    pattern: str
    why: str
    under: str = ""
    suffixes: tuple[str, ...] = (".py",)
    but: frozenset[str] = frozenset()


BANNED = {
    "a machine's own paths": Banned(
        r"(?<![\w.$}])/(?:home|root|Users|mnt|media|opt|work|workspace|builds)/\w",
        "the product runs on other machines than the one it was written on",
        suffixes=(),
    ),
    "a QML loader that can deadlock": Banned(
        r"loadData\(|QQuickView", "it keeps the GIL while another thread waits for it", under="ui/"
    ),
    "GPL modules of Qt": Banned(
        r"QtQuick\.VirtualKeyboard|QtCharts|QtGraphs|QtDataVisualization",
        "their licence is not the product's",
        suffixes=(".py", ".qml"),
        under="ui/",
    ),
    "a colour beside the theme": Banned(
        r"\"#[0-9a-fA-F]{3,8}\"",
        "a colour written twice is two colours a year later",
        suffixes=(".qml",),
        but=frozenset({"ui/qml/Kiosk/Theme/Theme.qml"}),
    ),
    "context properties": Banned(
        r"setContextProperty|rootContext\(", "they blind the type check of QML", under="ui/"
    ),
    "mocks": Banned(r"unittest[. ]*mock|import mock", "fakes are written by hand and tested"),
    "sleeping tests": Banned(r"\bsleep\(", "a test waits for what it needs", under="tests/"),
    "skipped tests": Banned(
        r"pytest\.(?:skip|xfail)\(|mark\.(?:skip\b|xfail)|importorskip",
        "a test that does not run proves nothing",
        under="tests/",
    ),
    "promises": Banned(
        r"\bTO[D]O\b|\bFIX[M]E\b|\bX[X]X\b",
        "what is not done is an issue, not a comment",
        suffixes=(),
    ),
}


@pytest.mark.parametrize("rule", BANNED.values(), ids=BANNED)
def test_what_is_banned_is_nowhere(rule: Banned) -> None:
    """Each of these once cost somebody days."""
    pattern = re.compile(rule.pattern)
    found = []
    for path in tracked(*rule.suffixes):
        name = named(path)
        if not name.startswith(rule.under) or name in rule.but | {THIS}:
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # A picture, a font, a database of a release.
        found += [
            f"{name}:{number}"
            for number, line in enumerate(text.splitlines(), 1)
            if pattern.search(line)
        ]
    assert found == [], rule.why


# --- Errors ------------------------------------------------------------------------------------


def nets_in(source: str) -> list[int]:
    """Return the lines of handlers that catch everything and do not pass it on."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
        and ast.unparse(node.body[-1]) != "raise"
    ]


def test_our_own_bugs_are_not_caught() -> None:
    """A bug must stop the outlet and be seen; only the engine's outermost guard logs and ends.

    And those of somebody else's rail stop that rail alone: it is no part of the product.
    """
    found = {named(path): nets_in(path.read_text()) for path in tracked(".py")}
    allowed = {"kiosk/runtime/engine.py", "kiosk/payments/outside.py"}
    assert {name for name, lines in found.items() if lines} <= allowed


def test_a_net_would_be_found() -> None:
    """The rule above sees a bare handler and a broad one, and lets a passed-on error pass."""
    swallow = "try:\n    f()\nexcept{}:\n    g()"
    assert nets_in(swallow.format("")) == nets_in(swallow.format(" Exception as e")) == [3]
    assert nets_in(swallow.format(" BaseException") + "\n    raise") == []
    assert nets_in(swallow.format(" ValueError")) == []


# --- Tests -------------------------------------------------------------------------------------


def test_every_test_states_its_rule() -> None:
    """A test without a sentence is a riddle once it fails."""
    silent = [
        f"{named(path)}:{node.lineno}"
        for path in tracked(".py")
        if named(path).startswith("tests/")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        if ast.get_docstring(node) is None
    ]
    assert silent == []


def test_test_folders_are_no_packages() -> None:
    """An `__init__.py` there would make two files of one name the same module."""
    names = [named(path) for path in tracked(".py")]
    assert [n for n in names if n.startswith("tests/") and n.endswith("__init__.py")] == []
