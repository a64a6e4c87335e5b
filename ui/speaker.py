"""Looks after the process that speaks: starts it, waits for its answers, starts it anew.

It may take seconds to start, die or never answer again; the screen does not wait for it.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

log = logging.getLogger("ui.speaker")

CHILD = (sys.executable, "-m", "ui.speech")
START_MS = 10_000
"""An engine that looks through its voices takes a second or two."""
ANSWER_MS = 3_000
AGAIN_FIRST_MS = 500
AGAIN_LAST_MS = 60_000
LOST_MAX = 2
"""So often in a row it is lost before the customer is told; it is tried on, ever more seldom."""
ENDING_MS = 500
LINE_MAX = 65_536
_GONE = QProcess.ProcessState.NotRunning


class SpeakerState(Enum):
    """How the process that speaks is."""

    OFF = auto()
    STARTING = auto()
    READY = auto()
    BROKEN = auto()
    """It was lost again and again."""


class Speaker(QObject):
    """One process that speaks, for as long as it is wanted."""

    changed = Signal()
    lost = Signal()
    """Whatever was being said is not heard."""

    def __init__(
        self,
        command: Sequence[str] = CHILD,
        *,
        start_ms: int = START_MS,
        answer_ms: int = ANSWER_MS,
        again_ms: int = AGAIN_FIRST_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._start_ms, self._answer_ms, self._again_first_ms = start_ms, answer_ms, again_ms
        self._engine = ""
        self._state = SpeakerState.OFF
        self._languages: frozenset[str] = frozenset()
        self._process: QProcess | None = None
        self._dying: list[QProcess] = []
        self._buffer = b""
        self._number = 0
        self._lost = 0
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._give_up)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._start)

    @property
    def state(self) -> SpeakerState:
        """How the process is."""
        return self._state

    @property
    def languages(self) -> frozenset[str]:
        """The languages that have a voice, once it is ready."""
        return self._languages

    def open(self, engine: str = "") -> None:
        """Want it: with an engine of that name, or with whichever there is."""
        if self._state is not SpeakerState.OFF:
            return
        self._engine, self._lost = engine, 0
        self._start()

    def close(self) -> None:
        """Want it no more."""
        self._again.stop()
        self._end()
        for process in self._dying:
            process.waitForFinished(ENDING_MS)
        self._bury()
        self._become(SpeakerState.OFF)

    def say(self, text: str, language: str, volume: float, *, after: bool = False) -> bool:
        """Say `text` now, or after all that is being said; False where nothing can."""
        if self._state is not SpeakerState.READY or language not in self._languages:
            return False
        self._number += 1
        said = {"do": "say", "id": self._number, "text": text, "language": language}
        return self._ask({**said, "volume": volume, "after": after})

    def hush(self) -> None:
        """Fall silent."""
        if self._state is SpeakerState.READY:
            self._ask({"do": "hush"})

    # --- The process ----------------------------------------------------------------------------

    def _start(self) -> None:
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._failed)
        self._process, self._buffer = process, b""
        if self._state is not SpeakerState.BROKEN:
            self._become(SpeakerState.STARTING)
        self._patience.start(self._start_ms)
        program, *arguments = self._command
        engine = ["--engine", self._engine] if self._engine else []
        process.start(program, [*arguments, *engine])

    def _end(self) -> None:
        """Take the process down, and do not wait for its death."""
        self._patience.stop()
        process, self._process = self._process, None
        self._languages = frozenset()
        if process is None:
            return
        process.readyReadStandardOutput.disconnect(self._read)
        process.finished.disconnect(self._ended)
        process.errorOccurred.disconnect(self._failed)
        process.kill()
        self._dying.append(process)
        self._bury()

    def _bury(self) -> None:
        for process in self._dying:
            if process.state() is _GONE:
                process.deleteLater()
        self._dying = [process for process in self._dying if process.state() is not _GONE]

    def _ask(self, request: dict[str, object]) -> bool:
        if self._process is None:
            return False
        self._process.write(json.dumps(request).encode() + b"\n")
        if not self._patience.isActive():
            self._patience.start(self._answer_ms)
        return True

    def _read(self) -> None:
        if self._process is None:
            return
        self._buffer += self._process.readAllStandardOutput().data()
        if len(self._buffer) > LINE_MAX:
            self._give_up()
            return
        *lines, self._buffer = self._buffer.split(b"\n")
        for line in lines:
            self._take(line)

    def _take(self, line: bytes) -> None:
        try:
            told = json.loads(line)
        except ValueError:
            told = {}
        match told:
            case {"is": "ready", "languages": [*languages]}:
                self._patience.stop()
                self._languages = frozenset(str(one) for one in languages)
                self._become(SpeakerState.READY)
            case {"is": "failed"}:
                self._give_up()
            case {"is": "heard", "id": self._number}:
                self._patience.stop()
                self._lost = 0
            case {"is": "hushed"}:
                self._patience.stop()
            case _:
                log.warning("what=speech not understood")

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._give_up()

    def _ended(self, *_: object) -> None:
        self._give_up()

    def _give_up(self) -> None:
        """It has died, or does not answer: another one, after a while."""
        self._end()
        self._lost += 1
        log.warning("what=speech lost=%d", self._lost)
        wait_ms = min(self._again_first_ms * 2 ** (self._lost - 1), AGAIN_LAST_MS)
        self._become(SpeakerState.BROKEN if self._lost >= LOST_MAX else SpeakerState.STARTING)
        self._again.start(wait_ms)
        self.lost.emit()

    def _become(self, state: SpeakerState) -> None:
        if state is not self._state:
            self._state = state
            self.changed.emit()
