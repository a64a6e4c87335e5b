"""A stage for the screen: the real window, offscreen, before a stand-in engine."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["LANG"] = "C.UTF-8"

import gc
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.stand_in_engine import StandInEngine
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication, QInputDevice, QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.api.commands import Command
from kiosk.api.snapshot import Snapshot
from ui import remote
from ui.app import Options, Stage
from ui.gallery import Gallery
from ui.language import NAMES

PATIENT_MS = 600_000
"""The stand-in engine says nothing by itself: only tests of silence are impatient."""


@pytest.fixture(scope="module", autouse=True)
def swept() -> Iterator[None]:
    """Let nothing of Qt be swept up later by a thread of another test."""
    yield
    gc.collect()


@pytest.fixture(scope="session")
def finger(qapp: QGuiApplication) -> QPointingDevice:  # noqa: ARG001 - Qt must be up.
    """A touch panel."""
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


@pytest.fixture
def short_dir() -> Iterator[Path]:
    """A directory with a name short enough for a socket's path."""
    path = Path(tempfile.mkdtemp(prefix="kui"))
    yield path
    shutil.rmtree(path)


@pytest.fixture
def engine(qapp: QGuiApplication, short_dir: Path) -> Iterator[StandInEngine]:  # noqa: ARG001
    """An engine's socket that is being served."""
    stand_in = StandInEngine(str(short_dir / "e"))
    stand_in.open()
    yield stand_in
    stand_in.close()


class Screen:
    """What a test does with the screen: show it something, touch it, read it."""

    def __init__(
        self, stage: Stage, engine: StandInEngine, finger: QPointingDevice, qtbot: QtBot
    ) -> None:
        self.stage, self.engine, self.finger, self.qtbot = stage, engine, finger, qtbot
        self.window: QQuickWindow = stage.window

    def show(self, snapshot: Snapshot) -> None:
        """Let the engine say `snapshot`, and wait until the window shows it.

        A screen that speaks another language than those of `snapshot` offers all there are.
        """
        if self.stage.language.current not in snapshot.languages:
            snapshot = replace(snapshot, languages=tuple(NAMES))
        with self.qtbot.waitSignal(self.stage.link.received):
            self.engine.say(snapshot)
        self.settle()

    def turn(self, language: str) -> None:
        """Turn the screen to a language, as whoever touches its name does, and lay it out."""
        self.stage.language.use(language)
        for _ in range(2):  # Without waiting for a frame, which would paint everything once more.
            QCoreApplication.sendPostedEvents()
            self.window.grabWindow()

    def settle(self) -> None:
        """Let bindings, layouts and the picture come to rest."""
        for _ in range(2):
            QCoreApplication.processEvents()
            self.window.grabWindow()

    def item(self, name: str) -> QQuickItem:
        """Return the shown item of that name."""
        item = remote.named(self.window, name)
        assert item is not None, f"no shown item named {name!r}"
        return item

    def tap(self, *names: str) -> None:
        """Touch items, one after the other."""
        for name in names:
            item = self.item(name)
            assert item.isEnabled(), f"{name!r} is disabled"
            assert remote.touch(self.window, self.finger, item), f"{name!r} is covered"
            self.settle()

    def asked(self, count: int = 1) -> list[Command]:
        """Return what was asked of the engine, once `count` commands have come."""
        self.qtbot.waitUntil(lambda: len(self.engine.commands) >= count)
        return self.engine.commands

    def texts(self) -> list[str]:
        """Return every text a person could read."""
        return remote.shown_texts(self.window)

    def says(self, text: str) -> bool:
        """Whether a person could read `text`."""
        return any(text in shown for shown in self.texts())


@pytest.fixture
def screen(
    qtbot: QtBot, engine: StandInEngine, finger: QPointingDevice
) -> Iterator[Callable[..., Screen]]:
    """Return a function that opens the window, connected to the stand-in engine."""
    before = set(threading.enumerate())
    opened: list[Stage] = []
    warnings: list[str] = []

    def put(size: tuple[int, int] = (1280, 800), **options: object) -> Screen:
        width, height = size
        fixed = {"is_still": True, **options}
        fixed.setdefault("silent_ms", PATIENT_MS)
        fixed.setdefault("second_ms", 0)  # Tests are quicker than hands; those of hands say so.
        stage = Stage(Options(engine.path, width=width, height=height, **fixed))  # type: ignore[arg-type]
        stage.engine.warnings.connect(
            lambda found: warnings.extend(one.toString() for one in found)
        )
        opened.append(stage)
        window = stage.show()
        assert QTest.qWaitForWindowExposed(window)
        qtbot.waitUntil(lambda: bool(engine.heard))
        return Screen(stage, engine, finger, qtbot)

    yield put
    for stage in opened:
        stage.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    assert warnings == []
    # Servers of other tests, which share this process, may have theirs.
    assert not set(threading.enumerate()) - before, "the screen has no threads"


@pytest.fixture
def gallery(
    qtbot: QtBot, engine: StandInEngine, finger: QPointingDevice
) -> Iterator[Callable[..., Screen]]:
    """Return a function that opens the window of the gallery."""
    opened: list[Gallery] = []
    warnings: list[str] = []

    def put(size: tuple[int, int] = (1280, 800), **options: object) -> Screen:
        width, height = size
        fixed = {"is_still": True, **options}
        stage = Gallery(Options("", width=width, height=height, **fixed))  # type: ignore[arg-type]
        stage.engine.warnings.connect(
            lambda found: warnings.extend(one.toString() for one in found)
        )
        opened.append(stage)
        window = stage.show()
        assert QTest.qWaitForWindowActive(window)
        return Screen(stage, engine, finger, qtbot)

    yield put
    for stage in opened:
        stage.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    assert warnings == []
