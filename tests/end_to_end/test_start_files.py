"""The files that start a kiosk: each is understood by what reads it, and starts what it says."""

from __future__ import annotations

import configparser
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.cli import commands
from ui import __main__ as screen

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "assets" / "deploy"
HOME = "/usr/local/lib/kiosk"
"""Where docs/installing.md puts the product."""
UNITS = sorted(DEPLOY.glob("*.service"))
STARTS = sorted(DEPLOY.glob("start-*"))
SHELL = [*STARTS, DEPLOY / "screen"]
OURS = [path for path in UNITS if path.name != "kiosk-x11.service"]
"""Without the X server, which must open the display as root."""
PATIENCE_S = 60


class Unit:
    """A unit file; systemd lets a key stand several times."""

    def __init__(self, path: Path) -> None:
        self.values: dict[tuple[str, str], list[str]] = {}
        section = ""
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("["):
                section = line.strip("[]")
            elif line and not line.startswith("#"):
                key, _, value = line.partition("=")
                self.values.setdefault((section, key), []).append(value)

    def one(self, key: str) -> str:
        """Return the one value of a key of the service."""
        [value] = self.values["Service", key]
        return value


@pytest.mark.systemd
@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_systemd_understands_every_unit(path: Path, tmp_path: Path) -> None:
    """Systemd itself finds nothing to say of a unit, with the product where it belongs."""
    text = path.read_text("utf-8").replace(HOME + "/assets", f"{ROOT}/assets")
    text = text.replace(f"{HOME}/.venv/bin/python", sys.executable).replace(HOME, str(ROOT))
    name = path.name.replace("@.", "@cage.")
    (tmp_path / name).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", tmp_path / name],
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if name in line]
    assert said == []


@pytest.mark.systemd
@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_a_unit_of_ours_can_do_little(path: Path, tmp_path: Path) -> None:
    """A service that has been taken over has nothing to go on with: exposure of at most 3.0."""
    copy = tmp_path / path.name.replace("@.", "@cage.")
    copy.write_text(path.read_text("utf-8"))
    done = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=30", copy],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-200:] + done.stderr


@pytest.mark.req("OPS-01")
@pytest.mark.parametrize("name", ["kiosk-engine.service", "kiosk-screen@.service"])
def test_both_are_watched_and_started_again(name: str) -> None:
    """Each says that it is ready and that it lives, and comes back within ten seconds."""
    unit = Unit(DEPLOY / name)
    assert unit.one("Type") == "notify"
    assert unit.one("Restart") == "always"
    assert int(unit.one("RestartSec")) + int(unit.one("WatchdogSec")) <= 12
    assert unit.one("User") != "root"


def test_neither_stops_the_other() -> None:
    """No unit needs another so that it would end with it."""
    for path in UNITS:
        keys = {key for _, key in Unit(path).values}
        assert keys & {"Requires", "BindsTo", "PartOf", "Requisite"} == set(), path.name


def test_every_command_line_is_one_that_we_have() -> None:
    """What the units and start files call is there, with these very options."""
    words = Unit(DEPLOY / "kiosk-engine.service").one("ExecStart").split()
    assert words[:3] == [f"{HOME}/.venv/bin/python", "-m", "kiosk"]
    asked = commands._parser().parse_args(words[3:])
    assert asked.settings == Path("/etc/kiosk/kiosk.toml")
    called = Unit(DEPLOY / "kiosk-screen@.service").one("ExecStart")
    for path in STARTS:
        if path.name != "start-xorg":
            assert called.replace("%i", path.name.removeprefix("start-")) == (
                f"{HOME}/assets/deploy/{path.name}"
            )
    found = re.search(r"-m ui (.*?)\\", (DEPLOY / "screen").read_text("utf-8"))
    assert found is not None
    options = found[1].replace('"', "").split()
    assert screen.parse(options).fullscreen
    assert not screen.parse([*options, "--windowed"]).fullscreen


@pytest.mark.parametrize("path", SHELL, ids=lambda path: path.name)
def test_a_start_file_is_sound_shell(path: Path) -> None:
    """The plainest shell can read it, and it may be started."""
    subprocess.run(["sh", "-n", path], check=True)
    assert os.access(path, os.X_OK)


@pytest.mark.parametrize("name", ["weston.ini", "weston-portrait.ini"])
def test_weston_shows_one_program_and_no_way_out(name: str) -> None:
    """The kiosk shell, no other console, never dark, never locked; upright where it says so."""
    ini = configparser.ConfigParser(strict=False)
    ini.read(DEPLOY / name)
    assert ini["core"]["shell"] == "kiosk-shell.so"
    assert ini["core"]["idle-time"] == "0"
    assert ini["keyboard"]["vt-switching"] == "false"
    assert ini["shell"]["locking"] == "false"
    assert ini["autolaunch"]["path"] == f"{HOME}/assets/deploy/screen"
    assert ini["autolaunch"]["watch"] == "true"
    assert ini.has_section("output") is ("portrait" in name)


def test_x11_switches_no_console() -> None:
    """Neither a console nor the end of the server is a key away."""
    text = (DEPLOY / "xorg.conf").read_text("utf-8")
    for option in ('"DontVTSwitch" "true"', '"DontZap" "true"', '"BlankTime" "0"'):
        assert f"Option {option}" in text


def test_the_handbook_names_every_file() -> None:
    """Nobody finds a file that installing.md does not lead to."""
    text = (ROOT / "docs" / "installing.md").read_text("utf-8")
    assert [path.name for path in sorted(DEPLOY.iterdir()) if path.name not in text] == []


class Ear:
    """systemd's end of the socket, and its patience."""

    def __init__(self, folder: Path) -> None:
        self.name = str(folder / "n")
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(self.name)

    def until(self, word: str) -> None:
        """Wait until `word` is said; TimeoutError where it is not."""
        self._socket.settimeout(PATIENCE_S)
        while self._socket.recv(64).decode() != word:
            pass

    def close(self) -> None:
        """Listen no more."""
        self._socket.close()


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a name that a socket's path has room for."""
    with tempfile.TemporaryDirectory(prefix="kst") as name:
        yield Path(name)


HEADLESS = {
    "start-cage": ("cage", {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman"}),
    "start-weston": ("weston", {}),
    "start-weston-portrait": ("weston", {}),
    "start-x11": ("Xvfb", {}),
}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("start-cage", marks=pytest.mark.cage),
        pytest.param("start-weston", marks=pytest.mark.weston),
        pytest.param("start-weston-portrait", marks=pytest.mark.weston),
        "start-x11",
    ],
)
def test_a_start_file_brings_the_screen_up(name: str, folder: Path) -> None:
    """The display server starts, the screen on it, and says through it that it is ready and lives.

    On a display that nobody sees; `.ci/test` says which display server is not installed.
    """
    _, extra = HEADLESS[name]
    folder.chmod(0o700)
    ear = Ear(folder)
    environment = (
        os.environ
        | extra
        | {
            "NOTIFY_SOCKET": ear.name,
            "WATCHDOG_USEC": "600000",
            "XDG_RUNTIME_DIR": str(folder),
            "QT_QUICK_BACKEND": "software",
            "WLR_LIBINPUT_NO_DEVICES": "1",
            "KIOSK_SOCKET": str(folder / "e"),
        }
    )
    environment.pop("WAYLAND_DISPLAY", None)
    begun = [_started(words, environment) for words in _words(name, folder, environment)]
    try:
        ear.until("READY=1")
        for _ in range(3):
            ear.until("WATCHDOG=1")
        os.killpg(begun[-1].pid, signal.SIGTERM)
        begun[-1].wait(PATIENCE_S)
    finally:
        for process in reversed(begun):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        ear.close()


def _started(words: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        words,
        env=environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _words(name: str, folder: Path, environment: dict[str, str]) -> list[list[str]]:
    """Return what is started, one after the other, on a display in memory."""
    if name == "start-x11":
        display = f":{os.getpid() % 20_000 + 100}"
        environment |= {"DISPLAY": display, "XAUTHORITY": str(folder / "xauthority")}
        return [[str(DEPLOY / "start-xorg"), "Xvfb"], ["sh", "-c", _patient(name)]]
    if name != "start-cage":
        ini = (DEPLOY / f"{name.removeprefix('start-')}.ini").read_text("utf-8")
        ini = ini.replace(HOME, str(ROOT)).replace("name=HDMI-A-1", "name=headless")
        ini = ini.replace("[core]", "[core]\nbackend=headless-backend.so")
        (folder / "weston.ini").write_text(ini)
        environment["KIOSK_WESTON_INI"] = str(folder / "weston.ini")
    # cage will not be root; the Python of these tests may be where only root can look.
    nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    nobody += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
    is_root = name == "start-cage" and os.getuid() == 0
    if is_root:
        os.chown(folder, 65534, 65534)
        os.chown(folder / "n", 65534, 65534)
    return [[*(nobody if is_root else []), str(DEPLOY / name)]]


def _patient(name: str) -> str:
    """Return a line of shell that starts it again until the server is up, as systemd does."""
    return f"until {DEPLOY / name}; do sleep 0.2; done"
