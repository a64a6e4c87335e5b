"""The door for tests and demonstrations: what it reports is what the window shows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fakes import snapshots as shown
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QImage
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kiosk.api import commands
from ui.remote import Remote

Put = Callable[..., Any]


class Caller:
    """Somebody at the door."""

    def __init__(self, front: Any, path: str, qtbot: QtBot) -> None:  # noqa: ANN401 - The fixture's screen.
        self.front, self.qtbot = front, qtbot
        self.door = Remote(front.window, lambda: str(front.stage.kiosk.screen), path)
        self.socket = QLocalSocket()
        self.socket.connectToServer(path)
        qtbot.waitUntil(lambda: self.socket.state() is QLocalSocket.LocalSocketState.ConnectedState)

    def send(self, line: bytes) -> None:
        """Send anything."""
        self.socket.write(line + b"\n")

    def reply(self) -> dict[str, Any]:
        """Return the next reply."""
        self.qtbot.waitUntil(self.socket.canReadLine)
        answer: dict[str, Any] = json.loads(self.socket.readLine().data())
        return answer

    def ask(self, **request: object) -> dict[str, Any]:
        """Send a request and return its reply."""
        self.send(json.dumps(request).encode())
        return self.reply()


@pytest.fixture
def caller(screen: Put, short_dir: Path, qtbot: QtBot) -> Iterator[Caller]:
    """Somebody at the door of a screen that shows the overview."""
    front = screen()
    front.show(shown.overview(4))
    made = Caller(front, str(short_dir / "r"), qtbot)
    yield made
    made.socket.abort()
    made.door.close()


def test_a_tap_reaches_the_engine(caller: Caller) -> None:
    """A tap goes through the window, like a finger."""
    assert caller.ask(do="tap", name="outlet-1")["ok"]
    assert caller.front.asked() == [commands.ToggleOutlet(1)]


def test_a_tap_waits_until_it_can_be_done(caller: Caller) -> None:
    """A demonstration need not know how long a screen takes to come."""
    caller.send(json.dumps({"do": "tap", "name": "cancel"}).encode())
    caller.front.show(shown.pay())
    assert caller.reply()["ok"]
    assert caller.front.asked() == [commands.Back()]


@pytest.mark.parametrize("name", ["nothing", "continue"])
def test_what_cannot_be_touched_is_an_error(caller: Caller, name: str) -> None:
    """A missing item and a disabled one are told, with what there is instead."""
    reply = caller.ask(do="tap", name=name, timeout_ms=50)
    assert not reply["ok"]
    assert name in reply["error"]


def test_a_covered_item_is_not_touched(caller: Caller) -> None:
    """What a person could not reach, the door does not reach either."""
    caller.front.show(shown.warned(shown.choose()))
    reply = caller.ask(do="tap", name="tab-fill", timeout_ms=200)
    assert not reply["ok"]
    assert "covered" in reply["error"]


def test_what_goes_under_the_finger_is_touched_where_it_comes_again(caller: Caller) -> None:
    """A page may end in the moment in which it is touched: its successor is touched instead."""
    front = caller.front
    item = front.item("outlet-1")

    def end() -> None:
        front.stage.kiosk.show(shown.choose())
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not isValid(item)
        front.stage.kiosk.show(shown.overview(4))

    item.pressedChanged.connect(lambda: QTimer.singleShot(0, end))
    assert caller.ask(do="tap", name="outlet-1")["ok"]
    assert front.asked() == [commands.ToggleOutlet(1)]


def test_the_screen_and_its_names(caller: Caller) -> None:
    """The door says which screen is in front and what can be touched on it."""
    reply = caller.ask(do="screen")
    assert reply["screen"] == "overview"
    assert {"outlet-1", "outlet-3", "stop-all", "attendant", "help"} <= set(reply["names"])
    assert not {"continue", "outlet-4"} & set(reply["names"])


def test_the_texts_are_those_shown(caller: Caller) -> None:
    """The texts of the front screen, and of no other."""
    texts = caller.ask(do="texts")["texts"]
    assert "Drinking water" in texts
    assert "Still there?" not in texts


def test_a_picture_is_written(caller: Caller, tmp_path: Path) -> None:
    """The picture is what the window shows, as PNG."""
    path = tmp_path / "shot.png"
    assert caller.ask(do="shot", path=str(path))["ok"]
    assert QImage(str(path)).size() == caller.front.window.size()


def test_a_picture_that_cannot_be_written_is_an_error(caller: Caller) -> None:
    """Nobody believes in a picture that is not there."""
    assert not caller.ask(do="shot", path="/nonexistent/shot.png")["ok"]


def test_codes_are_read_from_the_picture(caller: Caller) -> None:
    """The door reads the code as a phone would."""
    caller.front.show(shown.pay())
    assert caller.ask(do="codes")["codes"] == [shown.PAY_URL]


def test_waiting_ends_when_it_is_so(caller: Caller) -> None:
    """A wait for a screen, an item and a text ends with the snapshot that brings them."""
    wanted = {"do": "wait", "screen": "delivering", "name": "finish", "text": "Running"}
    caller.send(json.dumps(wanted).encode())
    caller.front.show(shown.delivering())
    assert caller.reply()["ok"]


def test_waiting_has_an_end(caller: Caller) -> None:
    """What never comes is told after the time that was asked for."""
    reply = caller.ask(do="wait", screen="done", timeout_ms=60)
    assert not reply["ok"]
    assert reply["ms"] >= 60
    assert "overview" in reply["error"]


@pytest.mark.parametrize("line", [b"nonsense", b"[]", b'{"do":"dance"}', b'{"do":"tap"}', b"{}"])
def test_nonsense_is_answered(caller: Caller, line: bytes) -> None:
    """One reply a request, whatever it was; the door stays open."""
    caller.send(line)
    assert not caller.reply()["ok"]
    assert caller.ask(do="screen")["ok"]


def test_requests_are_answered_in_order(caller: Caller) -> None:
    """Several lines at once get their replies one after the other."""
    caller.send(b'{"do":"screen"}\n{"do":"texts"}\n{"do":"screen"}')
    assert ["screen" in reply for reply in (caller.reply(), caller.reply(), caller.reply())] == [
        True,
        False,
        True,
    ]
