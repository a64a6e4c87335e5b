"""A process that speaks, as the screen sees one: on the turned clock, and silent now and then."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from fakes.screen_time import TurnedTimer
from PySide6.QtCore import QByteArray, QObject, QProcess, Signal

import ui.speaker
from ui.language import NAMES

READY_MS, ANSWER_MS = 700, 50
DIES_AFTER = 40
"""So many words, and it dies: as an engine does whose sound is gone."""


class SpeakingProcess(QObject):
    """What `QProcess` offers, as far as a speaker asks for it."""

    ProcessChannelMode = QProcess.ProcessChannelMode
    ProcessError = QProcess.ProcessError
    ProcessState = QProcess.ProcessState

    readyReadStandardOutput = Signal()  # noqa: N815 - As all below, Qt's.
    finished = Signal()
    errorOccurred = Signal(QProcess.ProcessError)  # noqa: N815

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said = b""
        self._words = 0
        self._is_alive = False

    def setProcessChannelMode(self, mode: QProcess.ProcessChannelMode) -> None:  # noqa: N802
        """It says nothing of its own."""

    def start(self, _program: str, _arguments: list[str]) -> None:
        self._is_alive = True
        self._later(READY_MS, {"is": "ready", "engine": "fake", "languages": list(NAMES)[:5]})

    def write(self, data: bytes) -> int:
        for line in data.splitlines():
            asked = json.loads(line)
            if asked["do"] == "hush":
                self._later(ANSWER_MS, {"is": "hushed"})
                continue
            self._words += 1
            if self._words > DIES_AFTER:
                TurnedTimer.singleShot(ANSWER_MS, self._die)
            else:
                self._later(ANSWER_MS, {"is": "heard", "id": asked["id"]})
        return len(data)

    def readAllStandardOutput(self) -> QByteArray:  # noqa: N802
        said, self._said = self._said, b""
        return QByteArray(said)

    def state(self) -> QProcess.ProcessState:
        states = QProcess.ProcessState
        return states.Running if self._is_alive else states.NotRunning

    def kill(self) -> None:
        self._is_alive = False

    def waitForFinished(self, _ms: int) -> bool:  # noqa: N802
        return True

    def _later(self, ms: int, told: dict[str, object]) -> None:
        def say() -> None:
            if self._is_alive:
                self._said += json.dumps(told).encode() + b"\n"
                self.readyReadStandardOutput.emit()

        TurnedTimer.singleShot(ms, say)

    def _die(self) -> None:
        if self._is_alive:
            self._is_alive = False
            self.finished.emit()


@contextmanager
def speaking() -> Iterator[None]:
    """Let every screen speak through such a process."""
    ui.speaker.QProcess = SpeakingProcess  # type: ignore[misc, assignment]  # As far as it goes.
    try:
        yield
    finally:
        ui.speaker.QProcess = QProcess  # type: ignore[misc]
