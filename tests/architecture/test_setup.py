"""What is installed is what was locked, and what was locked is what was asked for."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = [ROOT / ".ci/requirements.lock", ROOT / ".ci/requirements-dev.lock"]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
SCRIPTS = ["setup", "lock", "test", "check", "run"]


def canonical(name: str) -> str:
    """Return a package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(path: Path) -> dict[str, tuple[str, str, int]]:
    """Return version, marker and number of hashes of each package in a lock file."""
    found = {}
    for entry in re.split(r"\n(?=[a-zA-Z])", path.read_text()):
        if match := re.match(r"([\w.-]+)==([^ ;]+) *(?:; *([^\\\n]+))?", entry):
            hashes = len(re.findall(r"--hash=sha256:[0-9a-f]{64}", entry))
            found[canonical(match[1])] = (match[2], (match[3] or "").strip(), hashes)
    return found


def asked() -> dict[str, str]:
    """Return each requirement of pyproject.toml by its package."""
    project = PYPROJECT["project"]
    wanted = [*project["dependencies"], *PYPROJECT["build-system"]["requires"]]
    return {canonical(re.split(r"[<>=;\[ ]", text)[0]): text for text in wanted}


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_everything_that_is_asked_for_is_locked_with_hashes(path: Path) -> None:
    """A package that is not locked would be another one tomorrow."""
    found = locked(path)
    assert set(asked()) <= set(found)
    assert all(hashes > 0 for _, _, hashes in found.values())
    assert "index-url" not in path.read_text()


PEERS = sorted((ROOT / ".ci/peers").glob("*.lock"))


@pytest.mark.parametrize("path", PEERS, ids=lambda path: path.name)
def test_providers_of_others_are_locked_with_hashes(path: Path) -> None:
    """What tests are held against is the same tomorrow; nothing of it is in the product."""
    found = locked(path)
    assert found
    assert all(hashes > 0 for _, _, hashes in found.values())
    assert "index-url" not in path.read_text()
    product = locked(LOCKS[0])
    assert not {"python-getpaid-simulator", "localstripe", "stripe"} & set(product)


def test_providers_of_others_are_what_was_asked_for() -> None:
    """Each line of the wishes is in a lock, at the release that it names."""
    for wishes in (ROOT / ".ci/peers").glob("*.in"):
        found: dict[str, tuple[str, str, int]] = {}
        for path in PEERS:
            if path.name.startswith(wishes.stem):
                found |= locked(path)
        lines = [line for line in wishes.read_text().splitlines() if line and line[0] != "#"]
        assert lines
        for line in lines:
            name, _, version = line.partition("==")
            name = re.split(r"[<>=]", name)[0]
            assert canonical(name) in found
            assert not version or found[canonical(name)][0] == version


def test_the_tools_are_locked_too() -> None:
    """The longer file holds the shorter one, and what tests and checks need besides."""
    short, long = map(locked, LOCKS)
    assert {name: long[name] for name in short} == short
    dev = PYPROJECT["project"]["optional-dependencies"]["dev"]
    assert {canonical(re.split(r"[<>=;\[ ]", text)[0]) for text in dev} <= set(long)


def test_what_runs_is_what_is_locked() -> None:
    """The environment of these tests holds the versions that operators get."""
    other = {
        name: (metadata.version(name), version)
        for name, (version, marker, _) in locked(LOCKS[0]).items()
        if not marker and metadata.version(name) != version
    }
    assert other == {}


def test_the_qt_that_destroys_none_is_locked_out() -> None:
    """PySide6 6.12 aborts on the Pythons that Debian 12 has."""
    version, _, _ = locked(LOCKS[0])["pyside6"]
    assert (6, 8) <= tuple(int(part) for part in version.split(".")[:2]) < (6, 12)


def test_sqlite_comes_with_the_product_where_there_is_a_wheel() -> None:
    """Other processors do without: the marker says so, or the set-up would fail there."""
    _, marker, _ = locked(LOCKS[0])["pysqlite3"]
    assert "platform_machine == 'x86_64'" in marker
    assert "sys_platform == 'linux'" in marker


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_scripts_are_sound_shell(name: str) -> None:
    """Each can be read by bash, stops at the first failure, and may be run."""
    path = ROOT / ".ci" / name
    assert subprocess.run(["bash", "-n", str(path)], check=False).returncode == 0
    assert re.search(r"^set -e?uo pipefail$", path.read_text(), re.MULTILINE)
    assert path.stat().st_mode & 0o100


def test_the_build_server_does_what_anybody_does() -> None:
    """It runs the same commands as a newcomer: none that only it knows."""
    commands = re.findall(r"^make .*$", (ROOT / ".ci/run").read_text(), re.MULTILINE)
    assert commands == ["make check", "make test"]


def test_system_packages_are_named_for_old_and_new_releases() -> None:
    """Debian 13 and Ubuntu 24.04 renamed some libraries: both names are known."""
    lines = (ROOT / ".ci/packages").read_text().splitlines()
    entries = [line.split() for line in lines if line and not line.startswith("#")]
    assert all(len(entry) == 2 and entry[0] in {"screen", "test", "browser"} for entry in entries)
    renamed = [name for _, name in entries if "t64" in name]
    assert all(name.split("|")[0].removesuffix("t64") == name.split("|")[1] for name in renamed)
    assert len({name for _, name in entries}) == len(entries)


def test_this_python_is_one_that_set_up_would_choose() -> None:
    """The range of the set-up is the range of the lock and of the package."""
    script = (ROOT / ".ci/setup").read_text()
    assert "(3, 11) <= sys.version_info[:2] <= (3, 14)" in script
    assert PYPROJECT["project"]["requires-python"] == ">=3.11"
    assert (3, 11) <= sys.version_info[:2] <= (3, 14)
