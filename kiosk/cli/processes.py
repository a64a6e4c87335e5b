"""The product's own processes, started for a demonstration, a bench or a crash test."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kiosk.cli.attached import Attached, Detached
from kiosk.cli.remote import Remote, RemoteFailed
from kiosk.cli.speech import Failure
from kiosk.settings import Settings, load

SETTINGS = Path(__file__).parents[2] / "assets" / "settings" / "demo.toml"
LINE = "forecourt"
OUTLETS = "petrol,diesel,water,ev"
START_S = 60
END_S = 15
RETRY_S = 0.05

_Door = TypeVar("_Door", Remote, Attached)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a demonstration keeps its files: short paths, because sockets have short names."""

    folder: Path

    @property
    def line(self) -> Path:
        """The simulated line's pseudo-terminal."""
        return self.folder / f"line-{LINE}"

    @property
    def control(self) -> Path:
        """The simulator's control socket."""
        return self.folder / "plant.sock"

    @property
    def door(self) -> Path:
        """The screen's automation door."""
        return self.folder / "screen.sock"

    @property
    def file(self) -> Path:
        """The settings in use."""
        return self.folder / "kiosk.toml"

    @property
    def settings(self) -> Settings:
        """What the settings in use say."""
        return load(self.file)


@dataclass(frozen=True, slots=True)
class Running:
    """A process of ours, and what it said when it was ready."""

    process: subprocess.Popen[bytes]
    ready: str = ""

    def end(self) -> int:
        """Ask it to end, and make it end where it does not; return its status."""
        self.process.terminate()
        try:
            self.process.wait(END_S)
        except subprocess.TimeoutExpired:
            self.kill()
        self._close()
        return self.process.returncode

    def kill(self) -> None:
        """Take it away without a word, as a power cut does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self._close()

    def _close(self) -> None:
        if self.process.stdout is not None:
            self.process.stdout.close()


def new_place(stack: ExitStack, *, address: str | None = None) -> Place:
    """Make a folder with the demonstration's settings; it goes when `stack` does.

    With `address`, phones on the network reach the pay page there.
    """
    folder = Path(tempfile.mkdtemp(prefix="kiosk-"))
    stack.callback(shutil.rmtree, folder, ignore_errors=True)
    text = SETTINGS.read_text(encoding="utf-8")
    if address:
        port = address.rpartition(":")[2] if ":" in address else "8080"
        page = f'open_to_lan = true\nhost = "0.0.0.0"\npublic_url = "http://{address}"\n'
        text = text.replace(
            "[pay_page]\npage_port = 0\n", f"[pay_page]\n{page}page_port = {port}\n"
        )
    place = Place(folder)
    place.file.write_text(text, encoding="utf-8")
    return place


def start_simulator(place: Place, scale: int) -> Running:
    """Start four simulated outlets that flow `scale` times as fast as in life."""
    words = ["-m", "hardware.simulator", "--port", str(place.line), "--control", str(place.control)]
    words += ["--baud", "19200", "--outlets", OUTLETS, "--speed", str(scale)]
    return _ready(_start(words), "simulator")


def start_engine(place: Place, scale: int) -> Running:
    """Start the engine; what it says when it is ready ends with the pay page's address."""
    words = ["-m", "kiosk", "run", "--settings", str(place.file), "--scale", str(scale)]
    return _ready(_start(words), "engine")


def start_screen(place: Place, *words: str, platform: str = "") -> Running:
    """Start the screen; on Qt's `platform`, or on the display that is there."""
    environment = dict(os.environ)
    if platform:
        environment |= {"QT_QPA_PLATFORM": platform, "QT_QUICK_BACKEND": "software"}
    socket_path = place.settings.socket_path
    asked = ["-m", "ui", "--socket", str(socket_path), "--remote", str(place.door), *words]
    return Running(_start(asked, environment))


def open_door(path: Path) -> Remote:
    """Connect to a door that may still be in the making."""
    return _patiently(lambda: Remote(path), RemoteFailed)


def attach(place: Place, screen: str = "front") -> Attached:
    """Attach to an engine that may still be starting."""
    return _patiently(lambda: Attached(place.settings.socket_path, screen), Detached)


def _patiently(connect: Callable[[], _Door], failure: type[Exception]) -> _Door:
    pause = threading.Event()
    for _ in range(int(START_S / RETRY_S)):
        try:
            return connect()
        except failure:
            pause.wait(RETRY_S)
    return connect()


def _start(words: list[str], environment: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Start one of our modules in a session of its own: Ctrl-C reaches us, and we end it."""
    return subprocess.Popen(  # noqa: S603 - Our own interpreter and modules.
        [sys.executable, *words], stdout=subprocess.PIPE, start_new_session=True, env=environment
    )


def _ready(process: subprocess.Popen[bytes], what: str) -> Running:
    """Wait for the line with which a process says that it is ready."""
    alarm = threading.Timer(START_S, process.kill)
    alarm.start()
    try:
        for line in process.stdout or ():
            if line.startswith(b"ready"):
                return Running(process, line.decode().strip())
    finally:
        alarm.cancel()
    raise Failure(f"The {what} did not start; what it said is above.")
