"""A keyboard imager: a scan is taken whole, and a person's keys reach the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from pytestqt.qtbot import QtBot

from kiosk.domain.code import LONGEST, Flaw, Scan
from ui.wedge import LEAST, Wedge

REST = "12345678901234567890"
K = Qt.Key


class Window(QWindow):
    """Writes down what is typed into it."""

    def __init__(self) -> None:
        super().__init__()
        self.typed = ""
        self.released: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt calls it so.
        self.typed += event.text()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt calls it so.
        self.released.append(event.key())


class Desk:
    """A window, an imager and a person at one keyboard."""

    def __init__(self, qtbot: QtBot, **how: object) -> None:
        self.qtbot = qtbot
        self.window = Window()
        self.window.show()
        self.wedge = Wedge("wedge", **how)  # type: ignore[arg-type]  # Named as they are.
        self.wedge.open()
        self.at_ms = 1_000

    def press(self, text: str, after_ms: int, key: int = 0, *, again: bool = False) -> None:
        """Press a key, `after_ms` after the one before; the event carries that time."""
        self.at_ms += after_ms
        self._send(QEvent.Type.KeyPress, key or ord(text.upper()), text, again=again)

    def release(self, text: str, key: int = 0) -> None:
        """Let go of a key."""
        self.at_ms += 1
        self._send(QEvent.Type.KeyRelease, key or ord(text.upper()), text)

    def _send(self, kind: QEvent.Type, key: int, text: str, *, again: bool = False) -> None:
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text, again)
        event.setTimestamp(self.at_ms)
        QCoreApplication.sendEvent(self.window, event)

    def scan(self, text: str, end: str = "\r", *, each_ms: int = 5) -> None:
        """Let the imager type a code."""
        self.at_ms += 500
        for letter in text:
            self.press(letter, each_ms)
            self.release(letter)
        if end:
            key = {"\r": K.Key_Return, "\t": K.Key_Tab}[end]
            self.press(end, each_ms, key)
            self.release(end, key)

    def wait(self) -> None:
        """Let the silence after the last key pass."""
        self.qtbot.waitUntil(lambda: not self.wedge._run)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Desk]:
    """A desk where codes end with Enter."""
    assert qapp is not None
    desk = Desk(qtbot)
    yield desk
    desk.wedge.close()
    desk.window.close()


def test_a_scan_is_taken_and_nothing_of_it_reaches_the_window(desk: Desk) -> None:
    """A blank in it would press whatever has the focus."""
    desk.scan(f"AB C{REST} 1")
    assert desk.wedge.read() == (Scan(f"AB C{REST} 1"),)
    assert (desk.window.typed, desk.window.released) == ("", [])


def test_what_a_person_types_reaches_the_window(desk: Desk) -> None:
    """In order, key by key, a moment later; a fast typist too."""
    for letter in "attendant":
        desk.press(letter, 90)
        desk.release(letter)
    desk.press("\r", 90, K.Key_Return)
    desk.release("\r", K.Key_Return)
    desk.wait()
    assert desk.window.typed == "attendant\r"
    assert len(desk.window.released) == 10
    assert desk.wedge.read() == ()


def test_fewer_keys_than_a_code_has_are_a_persons_however_fast(desk: Desk) -> None:
    """A hand that falls on the keys, or two keys and Enter at once."""
    desk.scan("asdf")
    assert desk.window.typed == "asdf\r"
    desk.scan("a" * (LEAST - 1), end="")
    desk.wait()
    assert desk.window.typed == "asdf\r" + "a" * (LEAST - 1)
    assert desk.wedge.read() == ()


def test_a_key_that_is_held_down_is_no_imager(desk: Desk) -> None:
    """Auto-repeat is as quick as one."""
    desk.press("x", 500)
    for _ in range(30):
        desk.press("x", 33, again=True)
    desk.release("x")
    assert desk.window.typed == "x" * 31
    assert desk.wedge.read() == ()


def test_a_person_and_an_imager_at_the_same_keyboard(desk: Desk) -> None:
    """Each is told from the other, before and after."""
    for letter in "pin":
        desk.press(letter, 120)
        desk.release(letter)
    desk.scan(REST)
    for letter in "ok":
        desk.press(letter, 120)
        desk.release(letter)
    desk.wait()
    assert desk.wedge.read() == (Scan(REST),)
    assert desk.window.typed == "pinok"


def test_a_stalled_process_takes_no_persons_keys_for_a_scan(desk: Desk) -> None:
    """Keys that are served in one go still carry the times at which they were pressed."""
    for letter in "0123456789":
        desk.press(letter, 100)  # All in the same moment for us.
    desk.press("\r", 100, K.Key_Return)
    assert desk.wedge.read() == ()
    desk.wait()
    assert desk.window.typed == "0123456789\r"


def test_half_a_scan_is_no_code_and_presses_nothing(desk: Desk) -> None:
    """The imager's cable was pulled, or its Enter is switched off."""
    desk.scan(REST, end="")
    desk.wait()
    assert desk.wedge.read() == (Scan(flaw=Flaw.HALF),)
    assert desk.window.typed == ""
    desk.scan(REST)
    assert desk.wedge.read() == (Scan(REST),)


def test_a_scan_without_end_is_dropped(desk: Desk) -> None:
    """Ten thousand keys are held by nobody."""
    desk.scan("x" * 20 * LONGEST)
    assert desk.wedge.read() == (Scan(flaw=Flaw.TOO_LONG),)
    assert desk.window.typed == ""


@pytest.mark.parametrize(
    ("how", "sent", "end", "seen"),
    [
        ({"suffix": "tab"}, REST, "\t", Scan(REST)),
        ({"suffix": "none"}, REST, "", Scan(REST)),
        ({"prefix": "aim"}, f"]Q1{REST}", "\r", Scan(REST)),
        ({"prefix": "K:"}, f"K:{REST}", "\r", Scan(REST)),
        ({"prefix": "K:"}, REST, "\r", Scan(flaw=Flaw.HALF)),
        ({}, "abc\x1bdefgh", "\r", Scan(flaw=Flaw.CONTROL)),
    ],
)
def test_an_imager_puts_its_codes_as_it_was_set(
    qtbot: QtBot, how: dict[str, object], sent: str, end: str, seen: Scan
) -> None:
    """Prefix and suffix are the reader's own and no part of the code."""
    desk = Desk(qtbot, **how)
    desk.scan(sent, end)
    desk.wait()
    assert desk.wedge.read() == (seen,)
    assert desk.window.typed == ""
    desk.wedge.close()
    desk.window.close()


def test_nothing_is_kept_back_when_it_is_switched_off(desk: Desk) -> None:
    """What a person had just typed comes through, and later keys without delay."""
    desk.press("a", 100)
    assert desk.window.typed == ""
    desk.wedge.close()
    assert desk.window.typed == "a"
    desk.press("b", 100)
    assert desk.window.typed == "ab"


def test_a_window_that_is_opened_later_is_covered_too(desk: Desk) -> None:
    """As soon as it has the keys, and each key is still handed on once."""
    late = Window()
    late.show()
    late.requestActivate()
    desk.qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is late)
    desk.window.requestActivate()
    desk.qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is desk.window)
    late.requestActivate()
    desk.qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is late)
    first, desk.window = desk.window, late
    desk.scan(REST)
    assert desk.wedge.read() == (Scan(REST),)
    assert late.typed == ""
    desk.scan("abc")
    assert late.typed == "abc\r"
    late.close()
    desk.window = first
