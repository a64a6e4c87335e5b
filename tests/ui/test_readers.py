"""The readers that belong to a screen: what the engine hears of them and of what they read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from fakes import snapshots as shown
from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.api.codes import CodeSource, SourceLost
from kiosk.api.commands import Command, ReportReader, ShowCode
from kiosk.api.snapshot import ReaderSnapshot, Snapshot
from kiosk.domain.code import Flaw, Scan
from ui.readers import ScreenReaders

CAMERA = ReaderSnapshot("camera", "camera")
WEDGE = ReaderSnapshot("wedge", "wedge", suffix="line", gap_ms=50)


class FakeSource(QObject):
    """Says what it is told to, or is gone."""

    arrived = Signal()

    def __init__(self, reader: ReaderSnapshot) -> None:
        super().__init__()
        self.name = reader.name
        self.trouble = ""
        self.is_open = False
        self.opened = 0
        self.says: list[Scan] = []

    def open(self) -> None:
        self.opened += 1
        if self.trouble:
            raise SourceLost(self.trouble)
        self.is_open = True

    def read(self) -> tuple[Scan, ...]:
        if self.trouble:
            raise SourceLost(self.trouble)
        said, self.says = tuple(self.says), []
        return said

    def close(self) -> None:
        self.is_open = False

    def say(self, *seen: Scan) -> None:
        """Read something now."""
        self.says += seen
        self.arrived.emit()


class Post:
    """Takes what is sent to the engine, while there is one."""

    def __init__(self) -> None:
        self.is_up = True
        self.sent: list[Command] = []
        self.sources: dict[str, FakeSource] = {}

    def send(self, command: Command) -> bool:
        if self.is_up:
            self.sent.append(command)
        return self.is_up

    def make(self, reader: ReaderSnapshot) -> tuple[CodeSource, SignalInstance]:
        source = self.sources[reader.name] = FakeSource(reader)
        return source, source.arrived


def told(*readers: ReaderSnapshot) -> Snapshot:
    """Return a snapshot that says which readers the screen has."""
    return replace(shown.overview(), readers=readers)


@pytest.fixture
def post() -> Post:
    """The way to the engine."""
    return Post()


@pytest.fixture
def readers(post: Post, qapp: QGuiApplication) -> Iterator[ScreenReaders]:
    """The readers of a screen that has none yet."""
    assert qapp is not None
    readers = ScreenReaders(post.send, post.make)
    yield readers
    readers.close()


def test_what_is_read_goes_to_the_engine_as_it_is(readers: ScreenReaders, post: Post) -> None:
    """A code or the flaw it has: the screen does not look at it."""
    readers.show(told(CAMERA, WEDGE))
    post.sources["camera"].say(Scan("one"))
    post.sources["wedge"].say(Scan(flaw=Flaw.HALF), Scan("two"))
    assert post.sent == [ShowCode("one"), ShowCode("", "half"), ShowCode("two")]


def test_a_code_that_is_held_before_the_camera_goes_once(
    readers: ScreenReaders, post: Post
) -> None:
    """Each frame shows it again."""
    readers.show(told(CAMERA))
    for _ in range(20):
        post.sources["camera"].say(Scan("one"))
    assert post.sent == [ShowCode("one")]


def test_a_reader_that_is_gone_is_reported_once_and_found_again(
    readers: ScreenReaders, post: Post, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine tells the attendant; the screen tries again by itself."""
    monkeypatch.setattr("ui.readers.REOPEN_FIRST_MS", 1)
    readers.show(told(CAMERA))
    camera = post.sources["camera"]
    camera.trouble = "unplugged"
    qtbot.waitUntil(lambda: camera.opened >= 3)
    assert post.sent == [ReportReader("camera", "unplugged")]
    camera.trouble = ""
    qtbot.waitUntil(lambda: len(post.sent) == 2)
    assert post.sent[1] == ReportReader("camera")


def test_a_new_engine_is_told_again(readers: ScreenReaders, post: Post, qtbot: QtBot) -> None:
    """What is said while there is no engine is kept until there is one."""
    post.is_up = False
    readers.show(told(CAMERA))
    post.sources["camera"].trouble = "unplugged"
    readers.look()
    assert post.sent == []
    post.is_up = True
    qtbot.waitUntil(lambda: post.sent == [ReportReader("camera", "unplugged")])
    readers.forget_told()
    qtbot.waitUntil(lambda: post.sent == 2 * [ReportReader("camera", "unplugged")])


def test_other_readers_take_the_place_of_those_before(readers: ScreenReaders, post: Post) -> None:
    """The engine was started with other settings; the same ones change nothing."""
    readers.show(told(CAMERA))
    first = post.sources["camera"]
    readers.show(told(CAMERA))
    assert post.sources["camera"] is first
    assert first.is_open
    readers.show(told(WEDGE))
    assert not first.is_open
    assert post.sources["wedge"].is_open
    readers.show(told())
    assert not post.sources["wedge"].is_open


@pytest.mark.parametrize("kind", ["wedge", "camera"])
def test_the_screen_has_the_readers_that_the_engine_names(
    screen: Callable[..., object], kind: str
) -> None:
    """From a snapshot to the window's own keys, or to a camera that is not plugged in."""
    front = screen()
    front.show(told(WEDGE if kind == "wedge" else CAMERA))  # type: ignore[attr-defined]
    if kind == "wedge":
        for letter in "12345678":
            QTest.keyClick(front.window, letter)  # type: ignore[attr-defined]
        QTest.keyClick(front.window, Qt.Key.Key_Return)  # type: ignore[attr-defined]
        wanted: Command = ShowCode("12345678")
    else:
        wanted = ReportReader("camera", "no camera is plugged in; there is: none")
    assert front.asked() == [wanted]  # type: ignore[attr-defined]
