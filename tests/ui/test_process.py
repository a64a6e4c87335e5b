"""The screen as its own process, and the figures of its bench."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import snapshots as shown
from fakes.stand_in_engine import StandInEngine
from PySide6.QtCore import QProcess, QProcessEnvironment, QTimer
from PySide6.QtGui import QImage
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from kiosk.api import commands
from kiosk.api.snapshot import PROTOCOL
from ui import __main__ as entry
from ui import bench, bench_codes
from ui.app import Options, Stage

PATIENCE_MS = 15_000


@pytest.fixture
def child(qapp: object) -> Iterator[QProcess]:  # noqa: ARG001 - Qt must be up.
    """A process that does not outlive its test."""
    process = QProcess()
    yield process
    if process.state() is not QProcess.ProcessState.NotRunning:
        process.kill()
        process.waitForFinished(PATIENCE_MS)


def test_a_process_attaches_shows_and_leaves(
    engine: StandInEngine, child: QProcess, short_dir: Path, qtbot: QtBot
) -> None:
    """From the command line to a picture at the door, and a clean end on SIGTERM."""
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("QT_QPA_PLATFORM", "offscreen")
    child.setProcessEnvironment(environment)
    child.setWorkingDirectory(str(Path(entry.__file__).resolve().parent.parent))
    door = str(short_dir / "r")
    arguments = ["--socket", engine.path, "--screen", "side", "--size", "800x480"]
    arguments += ["--theme", "night", "--language", "de", "--remote", door]
    child.start(sys.executable, ["-m", "ui", *arguments])
    qtbot.waitUntil(lambda: bool(engine.heard), timeout=PATIENCE_MS)
    assert engine.heard == [commands.Attach("side", PROTOCOL)]
    engine.say(shown.overview(4, (1,)))

    caller = QLocalSocket()
    caller.connectToServer(door)
    picture = short_dir / "p.png"
    for request in (
        {"do": "wait", "text": "Weiter"},
        {"do": "shot", "path": str(picture)},
        {"do": "tap", "name": "continue"},
    ):
        caller.write(json.dumps(request).encode() + b"\n")
        qtbot.waitUntil(caller.canReadLine, timeout=PATIENCE_MS)
        assert json.loads(caller.readLine().data())["ok"], request
    qtbot.waitUntil(lambda: bool(engine.commands), timeout=PATIENCE_MS)
    assert engine.commands[-1] == commands.Proceed()
    assert QImage(str(picture)).width() == 800

    os.kill(child.processId(), signal.SIGTERM)
    assert child.waitForFinished(PATIENCE_MS)
    assert child.exitCode() == 0
    assert child.readAllStandardError().data() == b""


@pytest.mark.parametrize("text", ["1280", "1280x", "axb", "1280x800x2", "99999999x1"])
def test_a_size_that_is_none_is_refused(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped size ends with a hint, before any window opens."""
    with pytest.raises(SystemExit):
        entry.parse(["--socket", "s", "--size", text])
    assert "1280x800" in capsys.readouterr().err


def test_the_command_line_has_sensible_defaults() -> None:
    """Only the socket must be named."""
    asked = entry.parse(["--socket", "s"])
    assert asked.size == (1280, 800)
    assert (asked.theme, asked.language, asked.fullscreen) == ("", "en", False)
    assert asked.remote is None


def test_the_bench_measures_a_moving_screen(qapp: object) -> None:  # noqa: ARG001 - Qt must be up.
    """The figures come from a window that really repaints sixteen outlets."""
    figures = bench.steady(1.6)
    assert figures.updates > 3
    assert figures.frames > figures.updates
    assert 0 < figures.update_p50_ms < 50
    assert figures.rss_mb > 20


@pytest.mark.req("QR-01")
def test_the_bench_measures_how_soon_a_code_is_sent(qapp: object) -> None:  # noqa: ARG001 - As above.
    """From the first picture that shows it; one that is never read has no time."""
    found = bench_codes.codes(3)
    assert found.shown == 3
    assert len(found.took_ms) == 3
    assert all(0 < took < 1000 * bench_codes.PATIENCE_S for took in found.took_ms)


def test_the_bench_counts_codes_that_are_not_read(
    qapp: object,  # noqa: ARG001 - As above.
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Too small to be read in the time there is: no figure is made of it."""
    monkeypatch.setattr(bench_codes, "PATIENCE_S", 0.0)
    assert bench_codes.codes(1).took_ms == []


def test_a_screen_that_is_closed_waits_for_nothing(engine: StandInEngine, qtbot: QtBot) -> None:
    """Half a minute after its end nobody turns a window to a language that is gone."""
    stage = Stage(Options(engine.path))
    stage.show()
    qtbot.waitUntil(lambda: bool(engine.heard), timeout=PATIENCE_MS)
    stage.kiosk.speak("de")
    stage.kiosk.fault()
    kept = [one for one in (stage.kiosk, stage.link, stage.readers) if one is not None]
    stage.close()
    for one in kept:
        running = [timer for timer in one.findChildren(QTimer) if timer.isActive()]
        assert running == [], one
