"""Sets the screen up: fonts, view-models, image providers, QML; and what happens on a fault."""

from __future__ import annotations

import logging
import sys
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import shiboken6
from PySide6.QtCore import (
    QElapsedTimer,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtQuickControls2 import QQuickStyle

from ui.fivekeys import FiveKeys
from ui.guard import SECOND_MS, ExitGuard, HastyHands, StuckKey
from ui.guide import Guide
from ui.icons import IconImageProvider
from ui.language import Language
from ui.link import SILENT_MS, EngineLink
from ui.qr import QrImageProvider
from ui.readers import ScreenReaders
from ui.sounds import Sounds
from ui.viewmodels.kiosk import KioskViewModel

log = logging.getLogger("ui")

QML = Path(__file__).resolve().parent / "qml"
FONTS = Path(__file__).resolve().parent.parent / "assets" / "fonts"

FALLBACKS = ("Noto Sans Arabic", "Noto Sans Devanagari", "Noto Sans CJK SC")
"""Where letters come from that Inter does not have, whatever else the host has installed."""

FAULTS_MAX = 3
FAULT_WINDOW_MS = 60_000
EXIT_FAULTY = 70
"""The screen gives up, so that whoever started it starts a fresh one; deliveries go on."""

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@dataclass(frozen=True, slots=True)
class Options:
    """How one screen is set up."""

    socket: str
    screen: str = "front"
    width: int = 1280
    height: int = 800
    is_full_screen: bool = False
    theme: str = ""
    """day, night or contrast; empty takes what the settings and the hour say."""
    language: str = "en"
    is_still: bool = False
    px_per_mm: float = 0.0
    """Of the panel; 0 takes the usual panel for the size."""
    silent_ms: int = SILENT_MS
    """How long the engine may say nothing before the picture is not believed any more."""
    second_ms: int = SECOND_MS
    """A touch so soon after another, on the screen after it, was meant as one with it."""


def load_fonts() -> None:
    """Make the shipped fonts known: the same look on every host."""
    for path in sorted([*FONTS.glob("*.otf"), *FONTS.glob("*.ttf")]):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(f"not a font: {path}")
    QFont.insertSubstitutions("Inter", list(FALLBACKS))
    QGuiApplication.setFont(QFont("Inter"))


def log_qt(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    """Write what Qt says to the log."""
    category = context.category or "default"
    logging.getLogger(f"qt.{category}").log(_LEVELS[kind], "%s", message)


class Stage:
    """The engine, the view-models and the window of one screen, and the order in which they go."""

    def __init__(self, options: Options) -> None:
        QQuickStyle.setStyle("Basic")
        load_fonts()
        self.engine = QQmlApplicationEngine()
        self.language = Language(self.engine, options.language)
        self.link = EngineLink(options.socket, options.screen, silent_ms=options.silent_ms)
        self.kiosk = KioskViewModel(self.link, self.language, options.theme)
        self.readers = ScreenReaders(self.link.send)
        self.sounds = Sounds()
        self.link.received.connect(self.sounds.show)
        self.kiosk.clicked.connect(self.sounds.click)
        self.link.received.connect(self.readers.show)
        self.link.state_changed.connect(self.readers.forget_told)
        self.engine.addImportPath(str(QML))
        self.engine.addImageProvider("qr", QrImageProvider())
        self.engine.addImageProvider("icon", IconImageProvider())
        self.engine.setInitialProperties(
            {
                "kiosk": self.kiosk,
                "width": options.width,
                "height": options.height,
                "isStill": options.is_still,
                "density": options.px_per_mm,
            }
        )
        self._options = options

    def show(self) -> QQuickWindow:
        """Load the QML, open the window and begin to connect."""
        self.engine.loadFromModule("Kiosk", "Main")
        if not self.engine.rootObjects():
            raise RuntimeError("the screen's QML does not load")
        window = self.window
        HastyHands(window, lambda: str(self.kiosk.screen), self._options.second_ms)
        if self._options.is_full_screen:
            ExitGuard(window)
            QGuiApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)
            window.showFullScreen()
        else:
            window.show()
        # After the guards, and so before them: they see nothing of the keypad's keys.
        self.guide = Guide(window, self.kiosk, FiveKeys(window))
        StuckKey(window).changed.connect(self.kiosk.tell_stuck_key)
        self.link.received.connect(self.guide.show)
        self.link.open()
        return window

    @property
    def window(self) -> QQuickWindow:
        """The one window."""
        window: QObject = self.engine.rootObjects()[0]
        if not isinstance(window, QQuickWindow):
            raise TypeError(f"{window} is no window")
        return window

    def close(self) -> None:
        """Take everything down, QML before the view-models it shows."""
        self.readers.close()
        self.kiosk.close()
        self.sounds.close()
        self.link.close()
        for root in self.engine.rootObjects():
            shiboken6.delete(root)
        shiboken6.delete(self.engine)
        self.language.close()
        if self._options.is_full_screen:
            QGuiApplication.restoreOverrideCursor()


class FaultGuard:
    """Shows the fault page on an unforeseen exception, and gives up when they come in numbers."""

    def __init__(self, kiosk: KioskViewModel) -> None:
        self._kiosk = kiosk
        self._clock = QElapsedTimer()
        self._clock.start()
        self._times: deque[int] = deque(maxlen=FAULTS_MAX)

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log the exception; installed as `sys.excepthook`."""
        log.critical("unforeseen", exc_info=(kind, error, trace))
        now_ms = self._clock.elapsed()
        self._times.append(now_ms)
        if len(self._times) == FAULTS_MAX and now_ms - self._times[0] < FAULT_WINDOW_MS:
            QGuiApplication.exit(EXIT_FAULTY)
            return
        self._kiosk.fault()


def install_guards(kiosk: KioskViewModel) -> None:
    """Send Qt's messages to the log and exceptions to the fault page."""
    qInstallMessageHandler(log_qt)
    sys.excepthook = FaultGuard(kiosk)
