"""The first frame: a page that stands there as soon as Qt can draw, while the rest is brought in.

It imports nothing that takes time; `ui.app` and all that follows is imported after it.
"""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

QML = Path(__file__).resolve().parent / "qml"
LONGEST_MS = 500
"""So long a compositor may take to show it; then the screen is made all the same."""


class Opening:
    """A window with nothing in it, until the screen stands before it."""

    def __init__(self, width: int, height: int, *, is_full_screen: bool) -> None:
        """Show it, and return as soon as it is drawn."""
        self._engine = QQmlApplicationEngine()
        self._engine.addImportPath(str(QML))
        self._engine.setInitialProperties({"width": width, "height": height})
        self._engine.loadFromModule("Kiosk", "Opening")
        window = self._engine.rootObjects()[0]
        if not isinstance(window, QQuickWindow):
            raise TypeError(f"{window} is no window")
        drawn = QEventLoop()
        window.frameSwapped.connect(drawn.quit)
        QTimer.singleShot(LONGEST_MS, drawn.quit)
        if is_full_screen:
            window.showFullScreen()
        else:
            window.show()
        drawn.exec()
        window.frameSwapped.disconnect(drawn.quit)
        self._window: QQuickWindow | None = window

    def give_way_to(self, window: QQuickWindow) -> None:
        """Close as soon as `window` has drawn its first frame."""
        self._next = window
        window.frameSwapped.connect(self._seen)

    def _seen(self) -> None:
        self._next.frameSwapped.disconnect(self._seen)
        QTimer.singleShot(0, self.close)  # Not from inside a frame.

    def close(self) -> None:
        """Take it away: something else stands there now."""
        if self._window is not None:
            self._window = None
            for root in self._engine.rootObjects():
                shiboken6.delete(root)
            shiboken6.delete(self._engine)
