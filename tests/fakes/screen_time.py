"""Time for a screen that is turned by hand: what waits or measures in it, in Python and in QML.

A replay of touches is exact only where no timer of the screen looks at the wall clock.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ClassVar

import PySide6.QtCore
from PySide6.QtCore import QElapsedTimer, QMetaObject, QObject, QTimer, Signal

NEVER_MS = 2**31 - 1
_NAMES = ("QTimer", "QElapsedTimer")


class ScreenTime:
    """The clock, and everything that is due on it."""

    now: ClassVar[ScreenTime]

    def __init__(self) -> None:
        self.ms = 0
        self._timers: dict[int, TurnedTimer] = {}
        self._count = 0
        self._watched: dict[int, _Watched] = {}

    def started(self, timer: TurnedTimer) -> None:
        """Take a timer in; those that are due at once go in the order in which they began."""
        self._count += 1
        timer.order = self._count
        self._timers[id(timer)] = timer

    def stopped(self, timer: TurnedTimer) -> None:
        """Forget a timer."""
        self._timers.pop(id(timer), None)

    def forget(self) -> None:
        """Forget what a screen that is gone has waited for."""
        self._timers.clear()
        self._watched.clear()

    def adopt(self, root: QObject) -> None:
        """Turn every `Timer` of the QML below `root` from now on; those that are gone, no more."""
        found = [one for one in root.findChildren(QObject) if one.inherits("QQmlTimer")]
        known, self._watched = self._watched, {}
        for one in found:
            key = hash(one)
            self._watched[key] = known.get(key) or _Watched(one, self)

    def turn(self, ms: int) -> None:
        """Let `ms` pass."""
        end_ms = self.ms + ms
        while (due := self._next(end_ms)) is not None:
            self.ms = max(self.ms, due.due_ms)
            due.fire()
        self.ms = end_ms
        for watched in list(self._watched.values()):
            watched.turn(end_ms)

    def _next(self, end_ms: int) -> TurnedTimer | None:
        due = [one for one in self._timers.values() if one.due_ms <= end_ms]
        return min(due, key=lambda one: (one.due_ms, one.order), default=None)


class _Watched:
    """A `Timer` of QML that goes by the turned clock: its own interval never ends."""

    def __init__(self, timer: QObject, time: ScreenTime) -> None:
        self._timer, self._time = timer, time
        self._interval_ms = int(timer.property("interval"))
        timer.setProperty("interval", NEVER_MS)
        self._since_ms, self._is_spent = time.ms, False
        timer.runningChanged.connect(self._begun)  # type: ignore[attr-defined]  # Of QML.

    def _begun(self) -> None:
        self._since_ms, self._is_spent = self._time.ms, False

    def turn(self, now_ms: int) -> None:
        try:
            is_running = bool(self._timer.property("running"))
        except RuntimeError:
            return  # It is gone with its screen.
        is_due = now_ms - self._since_ms >= self._interval_ms
        if not is_running or not is_due or self._is_spent:
            return
        self._since_ms = now_ms
        # Not by its property: what that is bound to would be forgotten.
        self._is_spent = not self._timer.property("repeat")
        QMetaObject.invokeMethod(self._timer, "triggered")


class TurnedTimer(QObject):
    """A `QTimer` on the turned clock."""

    timeout = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        interval: int = 0,
        singleShot: bool = False,  # noqa: N803 - Qt's name.
    ) -> None:
        super().__init__(parent)
        self._interval_ms, self._is_single = interval, singleShot
        self._is_active = False
        self.due_ms = self.order = 0

    def start(self, ms: int | None = None) -> None:
        if ms is not None:
            self._interval_ms = ms
        self._is_active = True
        self.due_ms = ScreenTime.now.ms + self._interval_ms
        ScreenTime.now.started(self)

    def stop(self) -> None:
        self._is_active = False
        ScreenTime.now.stopped(self)

    def fire(self) -> None:
        """Say that the time has come."""
        if self._is_single:
            self.stop()
        else:
            self.due_ms += max(self._interval_ms, 1)
        self.timeout.emit()

    def isActive(self) -> bool:  # noqa: N802 - As all below, Qt's.
        return self._is_active

    def interval(self) -> int:
        return self._interval_ms

    def setInterval(self, ms: int) -> None:  # noqa: N802
        self._interval_ms = ms
        if self._is_active:
            self.start()

    def setSingleShot(self, single: bool) -> None:  # noqa: N802, FBT001
        self._is_single = single

    def isSingleShot(self) -> bool:  # noqa: N802
        return self._is_single

    def remainingTime(self) -> int:  # noqa: N802
        return max(0, self.due_ms - ScreenTime.now.ms) if self._is_active else -1

    @staticmethod
    def singleShot(ms: int, then: Callable[[], object]) -> None:  # noqa: N802
        timer = TurnedTimer(interval=ms, singleShot=True)
        timer.timeout.connect(then)
        timer.start()


class TurnedElapsed:
    """A `QElapsedTimer` on the turned clock."""

    def __init__(self) -> None:
        self._began_ms: int | None = None

    def start(self) -> None:
        self._began_ms = ScreenTime.now.ms

    def restart(self) -> int:
        before = self.elapsed()
        self.start()
        return before

    def elapsed(self) -> int:
        return 0 if self._began_ms is None else ScreenTime.now.ms - self._began_ms

    def nsecsElapsed(self) -> int:  # noqa: N802 - As all below, Qt's.
        return self.elapsed() * 1_000_000

    def isValid(self) -> bool:  # noqa: N802
        return self._began_ms is not None

    def invalidate(self) -> None:
        self._began_ms = None

    def hasExpired(self, ms: int) -> bool:  # noqa: N802
        return self.elapsed() > ms


def _put(timer: object, elapsed: object) -> None:
    """Let every module of the screen, and those it brings in later, have these."""
    for name, module in list(sys.modules.items()):
        if name == "ui" or name.startswith("ui."):
            for what, new in zip(_NAMES, (timer, elapsed), strict=True):
                if hasattr(module, what):
                    setattr(module, what, new)
    PySide6.QtCore.QTimer = timer  # type: ignore[misc, assignment]  # For late imports.
    PySide6.QtCore.QElapsedTimer = elapsed  # type: ignore[misc, assignment]


@contextmanager
def turned() -> Iterator[ScreenTime]:
    """Let screens that are made meanwhile live by the clock that is returned."""
    ScreenTime.now = ScreenTime()
    _put(TurnedTimer, TurnedElapsed)
    try:
        yield ScreenTime.now
    finally:
        _put(QTimer, QElapsedTimer)
        ScreenTime.now.forget()
