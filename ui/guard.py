"""No way out for a customer: which keys reach the window, and what may close it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtQuick import QQuickWindow

_PRESSES = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})
_HELD = (
    Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.MetaModifier
)
_MOVES = frozenset(
    {
        *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter),
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
        *(Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Escape, Qt.Key.Key_Space),
        *(Qt.Key.Key_VolumeUp, Qt.Key.Key_VolumeDown, Qt.Key.Key_VolumeMute),
        # The keypads that are made for people who cannot see send these.
        *(Qt.Key(code) for code in range(Qt.Key.Key_F13, Qt.Key.Key_F24 + 1)),
    }
)
_CLICKS = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
    }
)


def is_for_customers(key: int, modifiers: Qt.KeyboardModifier, text: str) -> bool:
    """Whether a key may reach the screen: what moves and what is typed, and no key held with it."""
    return not modifiers & _HELD and (key in _MOVES or (bool(text) and text.isprintable()))


class ExitGuard(QObject):
    """Stands before the customer's window: whoever ends the screen does so from outside."""

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window)
        window.installEventFilter(self)
        window.setFlag(Qt.WindowType.FramelessWindowHint, on=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's.
        """Swallow what closes, switches or opens a menu."""
        kind = event.type()
        if kind in _PRESSES and isinstance(event, QKeyEvent):
            return not is_for_customers(event.key(), event.modifiers(), event.text())
        if kind == QEvent.Type.Close:
            event.ignore()
            return True
        if kind in _CLICKS and isinstance(event, QMouseEvent):
            return event.button() is not Qt.MouseButton.LeftButton
        return kind == QEvent.Type.ContextMenu
