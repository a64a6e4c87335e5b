"""A stranger adds a way to pay: the seven steps of docs/rails.md, followed to the letter.

The files are written as the page has them, and its commands are run, in a folder that looks like
the kiosk's source. What the page says and what works cannot part.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.payments.outside import VARIABLE, folder

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/rails.md").read_text()
SOURCE = ("kiosk", "ui", "hardware", "assets", "tests", "pyproject.toml")
BLOCK = re.compile(
    r"^ {3}```(?P<kind>\w+)(?: (?P<file>\S+))?\n(?P<text>.*?)^ {3}```$", re.MULTILINE | re.DOTALL
)
PASSED = re.compile(r"(\d+) passed")


@dataclass(frozen=True)
class Step:
    """One step: what it asks to be written, and to be run."""

    number: int
    files: dict[str, str]
    commands: tuple[str, ...]


def steps() -> list[Step]:
    """Return the numbered steps of the page, in their order."""
    section = PAGE.partition("\n## Seven steps\n")[2].partition("\n## ")[0]
    parts = re.split(r"^(\d)\. \*\*", section, flags=re.MULTILINE)[1:]
    found = []
    for number, text in zip(parts[::2], parts[1::2], strict=True):
        blocks = [
            (one["kind"], one["file"], re.sub(r"^ {3}", "", one["text"], flags=re.MULTILINE))
            for one in BLOCK.finditer(text)
        ]
        commands = [line for kind, _, code in blocks if kind == "sh" for line in code.splitlines()]
        files = {file: code for _, file, code in blocks if file}
        found.append(Step(int(number), files, tuple(commands)))
    return found


def follow(step: Step, place: Path) -> str:
    """Do what a step says; return what its commands print."""
    for file, text in step.files.items():
        (place / file).parent.mkdir(exist_ok=True)
        (place / file).write_text(text)
    return "".join(run(command, place) for command in step.commands)


def run(command: str, place: Path, *, status: int = 0) -> str:
    """Run a command of the page, with this Python, and return what it prints."""
    python = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=place,
        env=os.environ | {"PATH": python, "PYTHONPATH": str(place)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == status, f"{command}\n{ran.stdout[-8_000:]}{ran.stderr[-8_000:]}"
    return ran.stdout + ran.stderr


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the kiosk's source, and nothing of a stranger's yet."""
    place = tmp_path_factory.mktemp("source")
    for name in SOURCE:
        (place / name).symlink_to(ROOT / name)
    return place


def test_the_steps_lead_to_a_way_to_pay_that_can_be_sold_with(source: Path) -> None:
    """One after the other, from what it can do to what everything that goes wrong has shown."""
    decide, write, see, hold, prove, settle, _real = steps()
    assert [one.number for one in steps()] == list(range(1, 8))
    assert not decide.files
    follow(write, source)
    table = follow(see, source)
    assert "[rails.acme]" in table
    assert '# address = "https://api.acme.example"' in table
    assert 'key_file = "/etc/kiosk/acme.key"' in table
    assert PASSED.search(follow(hold, source))
    suite = PASSED.search(follow(prove, source))
    assert suite is not None
    assert int(suite[1]) > 90, "the whole suite that fits what it can do"
    assert "acme  (your own)" in follow(settle, source)


# --- What goes wrong ----------------------------------------------------------------------------


def listed(place: Path, *names: str, status: int = 0) -> str:
    """Return what the registry says of the rails in `place`."""
    return run(
        f"{VARIABLE}={place} python -m kiosk.payments {' '.join(names)}", ROOT, status=status
    )


def test_without_a_folder_there_is_nothing_but_ours(tmp_path: Path) -> None:
    """An empty one adds nothing; one that is not there neither."""
    ours = run("python -m kiosk.payments", ROOT)
    assert listed(tmp_path) == listed(tmp_path / "nowhere") == ours
    assert folder({}) is None


def test_an_unknown_kind_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    """Whoever has mistyped it sees what it is called."""
    assert "there is no kind 'acmee'" in listed(tmp_path, "acmee", status=1)
