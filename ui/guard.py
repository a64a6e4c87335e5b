"""What does not reach the customer's window: ways out of it, and touches that were meant as one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTouchEvent
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


SECOND_MS = 400
"""A touch so soon after another at the same place was meant as one with it."""
NEAR_PX = 80
_KEYS = frozenset({*_PRESSES, QEvent.Type.KeyRelease})
_ROAMS = frozenset(
    {
        *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab),
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    }
)
_BEGINS = frozenset({QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress})
_GOES_ON = frozenset({QEvent.Type.TouchUpdate, QEvent.Type.MouseMove})
_ENDS = frozenset({QEvent.Type.TouchEnd, QEvent.Type.TouchCancel, QEvent.Type.MouseButtonRelease})


class HastyHands(QObject):
    """Takes away what nobody meant: half of a double touch, and a key that is stuck.

    The first half of a double touch did what it should; where the screen has changed between, the
    second would press whatever stands there now. A button that has the focus would be pressed again
    each time that a key repeats itself.
    """

    def __init__(self, window: QQuickWindow, screen: Callable[[], str], second_ms: int) -> None:
        super().__init__(window)
        self._screen, self._second_ms = screen, second_ms
        self._since = QElapsedTimer()
        self._spot, self._before = QPointF(), ""
        self._is_swallowing = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's.
        """Swallow a touch from its beginning to its end."""
        kind = event.type()
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return event.isAutoRepeat() and event.key() not in _ROAMS
        if kind in _BEGINS and isinstance(event, QTouchEvent | QMouseEvent):
            self._is_swallowing = self._begins(event.points()[0].position())
        elif kind not in _GOES_ON and kind not in _ENDS:
            return False
        swallows = self._is_swallowing
        if swallows:
            event.accept()  # Or Qt would make a mouse's click of it.
        if kind in _ENDS:
            self._is_swallowing = False
        return swallows

    def _begins(self, spot: QPointF) -> bool:
        is_soon = self._since.isValid() and self._since.elapsed() < self._second_ms
        is_near = (spot - self._spot).manhattanLength() < NEAR_PX
        before, screen = self._before, self._screen()
        if is_soon and is_near and screen != before:
            return True
        self._spot, self._before = spot, screen
        self._since.start()
        return False


STUCK_PRESSES = 90
"""A key so often in a row is stuck: three seconds of what a keyboard repeats."""
QUIET_MS = 1_000
"""A key that has not come for so long has come free."""


class StuckKey(QObject):
    """Notices that a key comes again and again, and takes nothing away: others see to that."""

    changed = Signal(bool)

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window)
        self._key, self._presses = 0, 0
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._came_free)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's.
        """Count how often the same key is pressed, or repeats itself, with nothing between."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() != self._key:
                self._came_free()
            self._key = event.key()
            self._presses += 1
            self._quiet.start()
            if self._presses == STUCK_PRESSES:
                self.changed.emit(True)
        return False

    def _came_free(self) -> None:
        self._quiet.stop()
        was_stuck = self._presses >= STUCK_PRESSES
        self._key, self._presses = 0, 0
        if was_stuck:
            self.changed.emit(False)
