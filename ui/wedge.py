"""A barcode imager that types: tells a scan from a person's keys, and takes the scan alone.

Every key is held back until it is known whose it is. What comes faster than any hand and ends as
the imager ends its codes is a code, and no part of it reaches the screen: a blank in it would
press the button that has the focus. All else is handed on, in order, a moment later.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from kiosk.api.codes import SourceLost
from kiosk.domain.code import LONGEST, Flaw, Scan, scan

LEAST = 6
"""So many keys in a row, each sooner than a hand could: from here on it is an imager."""
KEYS_MAX = 4 * LONGEST
"""What is held back at most; a longer code is too long anyway."""
AIM_LENGTH = 3
PREFIX_WORDS = {"stx": "\x02", "aim": "]"}

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
_ENDS = {
    "line": {Qt.Key.Key_Return, Qt.Key.Key_Enter},
    "tab": {Qt.Key.Key_Tab},
    "none": set[Qt.Key](),
}


@dataclass(frozen=True, slots=True)
class _Held:
    """A key that waits for whose it is."""

    window: QWindow
    is_press: bool
    key: int
    modifiers: Qt.KeyboardModifier
    text: str


class Wedge(QObject):
    """A keyboard imager, as a filter before every window. It cannot be seen to be unplugged."""

    arrived = Signal()

    def __init__(
        self,
        name: str,
        *,
        prefix: str = "",
        suffix: str = "line",
        gap_ms: int = 50,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._prefix = PREFIX_WORDS.get(prefix, prefix)
        self._skip = AIM_LENGTH if prefix == "aim" else len(self._prefix)
        self._ends = _ENDS[suffix]
        self._gap_ms = gap_ms
        self._run: list[_Held] = []
        self._typed = ""
        self._last_ms = 0
        self._is_too_long = False
        self._swallowed: set[int] = set()
        self._is_handing_on = False
        self._is_open = False
        self._found: list[Scan] = []
        self._silence = QTimer(self, singleShot=True, interval=gap_ms)
        self._silence.timeout.connect(self._look_again)
        # After a stall the timer may be served before keys that have long been there.
        self._really = QTimer(self, singleShot=True, interval=0)
        self._really.timeout.connect(self._fell_silent)

    @property
    def name(self) -> str:
        """The reader's name in the settings."""
        return self._name

    def open(self) -> None:
        """Begin to filter, before every window there is and every one that gets the keys."""
        application = QGuiApplication.instance()
        if not isinstance(application, QGuiApplication):
            raise SourceLost("there is no application whose keys could be read")
        if self._is_open:
            return
        self._is_open = True
        for window in QGuiApplication.allWindows():
            self._follow(window)
        application.focusWindowChanged.connect(self._follow)

    def read(self) -> tuple[Scan, ...]:
        """Return what has been read; never waits."""
        if not self._is_open:
            raise SourceLost(f"{self._name} is not open")
        found, self._found = tuple(self._found), []
        return found

    def close(self) -> None:
        """Hand on what is held back, and filter no more."""
        application = QGuiApplication.instance()
        if self._is_open and isinstance(application, QGuiApplication):
            self._hand_on()
            application.focusWindowChanged.disconnect(self._follow)
            for window in QGuiApplication.allWindows():
                window.removeEventFilter(self)
        self._is_open = False
        self._found = []

    @Slot(QWindow)
    def _follow(self, window: QWindow | None) -> None:
        """Filter what `window` gets; what the application gets is every event there is."""
        if window is not None:
            window.installEventFilter(self)  # Once, however often it is said.

    # --- Keys -------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold keys back that windows would get."""
        if (
            event.type() not in _KEYS
            or self._is_handing_on
            or not isinstance(event, QKeyEvent)
            or not isinstance(watched, QWindow)
        ):
            return False
        if event.isAutoRepeat():  # A key that is held down is held by a hand.
            self._hand_on()
            return False
        if event.type() == QEvent.Type.KeyRelease:
            return self._released(watched, event)
        self._pressed(watched, event)
        return True

    def _released(self, window: QWindow, event: QKeyEvent) -> bool:
        if event.key() in self._swallowed:
            self._swallowed.discard(event.key())
            return True
        if self._run:
            self._hold(window, event, is_press=False)
            return True
        return False

    def _pressed(self, window: QWindow, event: QKeyEvent) -> None:
        if self._run and event.timestamp() - self._last_ms > self._gap_ms:
            self._fell_silent()
        self._really.stop()
        self._silence.start()
        self._last_ms = event.timestamp()
        self._hold(window, event, is_press=True)
        if event.key() in self._ends:
            if len(self._typed) > LEAST:
                self._take(self._typed[:-1])
            else:
                self._hand_on()

    def _hold(self, window: QWindow, event: QKeyEvent, *, is_press: bool) -> None:
        if len(self._run) >= KEYS_MAX:
            self._is_too_long = True
            return
        held = _Held(window, is_press, event.key(), event.modifiers(), event.text())
        self._run.append(held)
        if is_press:
            self._typed += held.text

    def _look_again(self) -> None:
        self._really.start()

    def _fell_silent(self) -> None:
        """The run is over without the key that ends codes, if there is one."""
        if len(self._typed) < LEAST:
            self._hand_on()
        elif self._ends:
            self._done(Scan(flaw=Flaw.HALF))
        else:
            self._take(self._typed)

    def _take(self, typed: str) -> None:
        if self._is_too_long:
            self._done(Scan(flaw=Flaw.TOO_LONG))
        elif not typed.startswith(self._prefix):
            self._done(Scan(flaw=Flaw.HALF))
        else:
            self._done(scan(typed[self._skip :]))

    def _done(self, seen: Scan) -> None:
        """Take the run as read; what is still pressed of it comes up for nobody."""
        for held in self._run:
            (self._swallowed.add if held.is_press else self._swallowed.discard)(held.key)
        self._forget()
        self._found.append(seen)
        self.arrived.emit()

    def _hand_on(self) -> None:
        """Let the windows have what a person has typed."""
        run = self._run
        self._forget()
        self._is_handing_on = True
        try:
            for held in run:
                kind = QEvent.Type.KeyPress if held.is_press else QEvent.Type.KeyRelease
                event = QKeyEvent(kind, held.key, held.modifiers, held.text)
                QCoreApplication.sendEvent(held.window, event)
        finally:
            self._is_handing_on = False

    def _forget(self) -> None:
        self._silence.stop()
        self._really.stop()
        self._run, self._typed, self._is_too_long = [], "", False
