"""A customer cannot leave the screen: no key, no click and no message of the window closes it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fakes import snapshots as shown
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest

from kiosk.api.commands import ToggleOutlet
from ui.guard import is_for_customers

Put = Callable[..., Any]
QML = sorted((Path(__file__).parents[2] / "ui" / "qml").rglob("*.qml"))
NO = Qt.KeyboardModifier.NoModifier
ALT, CTRL, META = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.MetaModifier,
)
WAYS_OUT = [
    (Qt.Key.Key_F4, ALT),
    (Qt.Key.Key_F4, CTRL),
    (Qt.Key.Key_F1, CTRL | ALT),
    (Qt.Key.Key_Delete, CTRL | ALT),
    (Qt.Key.Key_Tab, ALT),
    (Qt.Key.Key_Space, ALT),
    (Qt.Key.Key_Escape, ALT),
    (Qt.Key.Key_Q, CTRL),
    (Qt.Key.Key_W, CTRL),
    (Qt.Key.Key_C, CTRL),
    (Qt.Key.Key_L, META),
    (Qt.Key.Key_Escape, NO),
    (Qt.Key.Key_F11, NO),
    (Qt.Key.Key_Menu, NO),
    (Qt.Key.Key_Super_L, NO),
    (Qt.Key.Key_Print, NO),
    (Qt.Key.Key_Back, NO),
    (Qt.Key.Key_HomePage, NO),
]


class Witness(QObject):
    """Sees which keys and clicks come through to an item."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[int] = []
        self.clicks: list[Qt.MouseButton] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 - Qt's.
        """Note a key or a click; take nothing."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.keys.append(event.key())
        if isinstance(event, QMouseEvent):
            self.clicks.append(event.button())
        return False


def watching(front: Any) -> Witness:  # noqa: ANN401 - The fixture's screen.
    """Return who sees what comes through to a button that has the focus."""
    witness = Witness()
    for number in range(1, 5):
        front.item(f"outlet-{number}").installEventFilter(witness)
    front.item("outlet-2").forceActiveFocus()
    return witness


@pytest.mark.req("OPS-05")
def test_no_key_leaves_the_screen(screen: Put) -> None:
    """What closes, switches or opens a menu on a desk does nothing, and asks for nothing."""
    front = screen(is_full_screen=True)
    front.show(shown.overview(4))
    witness = watching(front)
    for key, held in WAYS_OUT:
        QTest.keyClick(front.window, key, held)
    front.settle()
    assert front.window.isVisible()
    assert witness.keys == [], "Escape goes back at most, and is the keypad's"
    assert front.window.visibility() is front.window.Visibility.FullScreen
    assert front.engine.commands == []
    assert front.says("Where would you like to start?")


@pytest.mark.req("OPS-05")
def test_nobody_closes_the_window_from_within(screen: Put) -> None:
    """Alt+F4 reaches us as a wish of the window manager's: it is refused."""
    front = screen(is_full_screen=True)
    front.show(shown.overview(4))
    wish = QCloseEvent()
    QCoreApplication.sendEvent(front.window, wish)
    assert not wish.isAccepted()
    front.window.close()
    assert front.window.isVisible()


def test_a_technicians_window_closes(screen: Put) -> None:
    """Windowed, the screen is a program like any other."""
    front = screen()
    wish = QCloseEvent()
    QCoreApplication.sendEvent(front.window, wish)
    assert wish.isAccepted()


def test_a_right_click_and_a_menu_do_nothing(screen: Put) -> None:
    """Only a touch, or the left button, is one; the pointer is not even shown."""
    front = screen(is_full_screen=True)
    front.show(shown.overview(4))
    witness = watching(front)
    spot = front.item("outlet-2").mapToScene(QPoint(40, 40)).toPoint()
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        QTest.mouseClick(front.window, button, NO, spot)
        QTest.mouseDClick(front.window, button, NO, spot)
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, spot)
    QCoreApplication.sendEvent(front.window, menu)
    front.settle()
    assert front.engine.commands == []
    assert witness.clicks == []
    QTest.mouseClick(front.window, Qt.MouseButton.LeftButton, NO, spot)
    assert front.asked() == [ToggleOutlet(2)]
    cursor = QGuiApplication.overrideCursor()
    assert cursor is not None
    assert cursor.shape() is Qt.CursorShape.BlankCursor


def test_five_keys_and_digits_still_work(screen: Put) -> None:
    """Whoever cannot touch moves, chooses and types by keys."""
    front = screen(is_full_screen=True)
    front.show(shown.overview(4))
    witness = watching(front)
    moves = [
        *(Qt.Key.Key_Tab, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    ]
    for key in (*moves, Qt.Key.Key_7, Qt.Key.Key_A):
        assert is_for_customers(key, NO, "7" if key == Qt.Key.Key_7 else "a")
    QTest.keyClick(front.window, Qt.Key.Key_Down)
    assert front.window.property("pointed") is front.item("outlet-1")
    for key in (Qt.Key.Key_7, Qt.Key.Key_A):
        QTest.keyClick(front.window, key)
    assert witness.keys == [Qt.Key.Key_7, Qt.Key.Key_A]


@given(
    st.sampled_from([key.value for key in Qt.Key]),
    st.sampled_from([ALT, CTRL, META, ALT | CTRL, CTRL | META]),
    st.text(max_size=1),
)
def test_nothing_held_down_is_a_customers(key: int, held: Qt.KeyboardModifier, text: str) -> None:
    """No key counts together with Alt, Ctrl or the key of the desktop, whatever it is."""
    assert not is_for_customers(key, held, text)


@pytest.mark.parametrize("path", QML, ids=lambda path: path.name)
def test_nothing_on_the_screen_can_be_marked_dragged_or_right_clicked(path: Path) -> None:
    """No field of Qt's brings a menu or a selection; no link leads anywhere."""
    fields = "TextInput|TextField|TextEdit|TextArea|Menu|DropArea|Drag|FileDialog|Shortcut"
    ways = rf"\b(?:{fields})\b\s*[.{{]"
    text = path.read_text("utf-8")
    assert re.findall(ways + r"|acceptedButtons|openUrlExternally|selectByMouse", text) == []
