"""A stranger adds a device: the seven steps of hardware/README.md, followed to the letter.

The files are written as the page has them, and its commands are run, in a folder that looks like
the kiosk's source. What the page says and what works cannot part.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from fakes.claims import Source, doubts, proofs_among

from hardware import outside

ROOT = Path(__file__).parents[3]
README = (ROOT / "hardware/README.md").read_text()
SOURCE = ("hardware", "kiosk", "tests", "pyproject.toml")
BLOCK = re.compile(
    r"^ {3}```(?P<kind>\w+)(?: (?P<file>\S+))?\n(?P<text>.*?)^ {3}```$", re.MULTILINE | re.DOTALL
)
PASSED = re.compile(r"(\d+) passed")


@dataclass(frozen=True)
class Step:
    """One step: what it asks to be written, and to be run."""

    number: int
    heading: str
    files: dict[str, str]
    commands: tuple[str, ...]


def steps() -> list[Step]:
    """Return the numbered steps of the page, in their order."""
    _, _, section = README.partition("\n## Adding a device\n")
    parts = re.split(r"^(\d)\. \*\*(.+?)\*\*", section, flags=re.MULTILINE)[1:]
    found = []
    for number, heading, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        blocks = [
            (one["kind"], one["file"], re.sub(r"^ {3}", "", one["text"], flags=re.MULTILINE))
            for one in BLOCK.finditer(text)
        ]
        commands = [line for kind, _, code in blocks if kind == "sh" for line in code.splitlines()]
        files = {file: code for _, file, code in blocks if file}
        assert all(file or kind == "sh" for kind, file, _ in blocks)
        found.append(Step(int(number), heading.strip(" .,"), files, tuple(commands)))
    return found


def follow(step: Step, folder: Path) -> str:
    """Do what a step says; return what its commands print."""
    for file, text in step.files.items():
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text(text)
    return "".join(run(command, folder) for command in step.commands)


def run(command: str, folder: Path, *, status: int = 0) -> str:
    """Run a command of the page, with this Python, and return what it prints."""
    python = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=os.environ | {"PATH": python, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == status, f"{command}\n{ran.stdout[-8_000:]}{ran.stderr[-8_000:]}"
    return ran.stdout + ran.stderr


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the kiosk's source, and nothing of a stranger's yet."""
    folder = tmp_path_factory.mktemp("source")
    for name in SOURCE:
        (folder / name).symlink_to(ROOT / name)
    return folder


def test_there_are_seven_steps() -> None:
    """As many as the page promises, and each has something to write or to run."""
    found = steps()
    assert [one.number for one in found] == list(range(1, 8))
    assert all(one.files or one.commands for one in found)


def test_the_steps_lead_to_a_device_that_can_be_sold_with(source: Path) -> None:
    """One after the other, from a description to what may be claimed of it."""
    first, read, speak, twin, manual, prove, claim = steps()
    follow(first, source)
    assert "acme-t1: Acme T1, water, 8 L/min" in (told := follow(read, source))
    assert "lacks" not in told
    assert told.endswith("can be sold with\n")
    follow(speak, source)
    follow(twin, source)
    assert PASSED.search(follow(manual, source))
    proven = follow(prove, source)
    suite = PASSED.search(proven)
    assert suite is not None
    assert int(suite[1]) > 300, "the whole suite, for both of them"
    for name in ("acme-t1", "acme-t1a"):
        assert re.search(rf"^{name} +[\d,]+ +[\d,]+ +\d+ +[\d,]+ +0$", proven, re.MULTILINE), proven
    assert "over_delivered: 0" in proven
    follow(claim, source)
    claims = tomllib.loads((source / "devices/quality.toml").read_text())
    files = proofs_among(where for row in claims.values() for where in row.values())
    here = Source(source, files, os.environ | {outside.VARIABLE: "devices"})
    for name, row in claims.items():
        assert list(doubts(name, row, here)) == [], "nobody may claim more, not even an example"


# --- What goes wrong ------------------------------------------------------------------------------


def listed(folder: Path, *names: str, status: int = 0) -> str:
    """Return what the registry says of the devices in `folder`."""
    named = " ".join(names)
    return run(f"{outside.VARIABLE}={folder} python -m hardware {named}", ROOT, status=status)


def test_without_a_folder_there_is_nothing_but_ours(tmp_path: Path) -> None:
    """An empty one adds nothing; one that is not there neither."""
    assert listed(tmp_path) == listed(tmp_path / "nowhere") == run("python -m hardware", ROOT)
    assert outside.folder({}) is None


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("odd", 'extends = "reference-water"\ntitle = 7\n', "odd.toml:2: title: must be a text"),
        ("odd", "title = ", "odd.toml:1: is no TOML"),
        ("odd", 'extends = "odd"\n', "odd.toml:1: extends: must name another profile"),
        ("odd", 'extends = "even"\n', "odd.toml:1: extends: there is no profile even.toml"),
        ("odd", 'driver = "nobody"\n', "odd.toml:1: driver: 'nobody' is none of register_map"),
        ("odd", 'driver = "../x"\n', "odd.toml:1: driver: '../x' is none of register_map"),
        ("reference-ev", 'extends = "reference-water"\n', "give it another"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(
    tmp_path: Path, name: str, text: str, why: str
) -> None:
    """As those in our own profiles are; and nothing is guessed."""
    (tmp_path / f"{name}.toml").write_text(text)
    assert why in listed(tmp_path, name, status=1)


def test_an_unknown_name_is_told_with_the_nearest(tmp_path: Path) -> None:
    """Yours are among those that are known."""
    (tmp_path / "my-tap.toml").write_text('extends = "reference-water"\n')
    assert "did you mean my-tap?" in listed(tmp_path, "my-tab", status=1)
