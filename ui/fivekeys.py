"""A keypad of five keys, which comes as a keyboard: what a key means, once however it is stuck."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtQuick import QQuickWindow

from kiosk.api.snapshot import AssistanceSnapshot
from kiosk.domain.assistance import USUAL_KEYS, Role

AGAIN_MS = 300
"""What is meant once, unless the settings say otherwise."""
STEP_PARTS = 3
"""Whoever steps along does so faster than they choose: a part of that time is enough."""
TYPED_MS = 100
"""A key so soon after one that types belongs to it: an imager that nobody has told us of."""

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress})
_HELD = (
    Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.MetaModifier
)
_STEPS = frozenset({Role.UP, Role.DOWN})
_SIDES = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}


def key_of(name: str) -> int:
    """Return the code of a key that the settings name."""
    return int(Qt.Key[f"Key_{name}"])


class FiveKeys(QObject):
    """Takes the keys of the keypad before the window gets them.

    A key that repeats itself is held by an elbow or stuck: it counts once. One that comes again and
    again, however fast, counts once until it has been quiet.
    """

    pressed = Signal(object)
    touched = Signal()

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window)
        self._roles: dict[int, Role] = {}
        self._again_ms = AGAIN_MS
        self._since = QElapsedTimer()
        self._typed = QElapsedTimer()
        self._last: Role | None = None
        self.use(AssistanceSnapshot())
        window.installEventFilter(self)

    def use(self, settings: AssistanceSnapshot) -> None:
        """Take over what the keypad sends, beside what such keypads usually do."""
        own = {role: getattr(settings, role.value) for role in Role}
        self._again_ms = settings.again_ms
        self._roles = {
            key_of(name): role for role in Role for name in (*USUAL_KEYS[role], *own[role])
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's.
        """Take a key of the keypad; let everything else through."""
        kind = event.type()
        if kind in _TOUCHES:
            self.touched.emit()
        if kind not in _KEYS or not isinstance(event, QKeyEvent) or event.modifiers() & _HELD:
            return False
        role = self._role(event.key())
        if role is None:
            if event.text().isprintable() and event.text() and kind == QEvent.Type.KeyPress:
                self._typed.start()
            return False
        if kind == QEvent.Type.KeyPress and not event.isAutoRepeat() and self._counts(role):
            self.pressed.emit(role)
        return True

    def _role(self, key: int) -> Role | None:
        role = self._roles.get(key)
        side = _SIDES.get(key) if role is None else None
        if side is None:
            return role
        is_mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return Role.DOWN if (side > 0) is not is_mirrored else Role.UP

    def _counts(self, role: Role) -> bool:
        """Whether a press is one of its own: another key, or the same after it was quiet."""
        is_typed = self._typed.isValid() and self._typed.elapsed() < TYPED_MS
        wait_ms = self._again_ms // STEP_PARTS if role in _STEPS else self._again_ms
        is_soon = self._since.isValid() and self._since.elapsed() < wait_ms
        is_same, self._last = role is self._last, role
        self._since.start()
        return not is_typed and not (is_same and is_soon)
