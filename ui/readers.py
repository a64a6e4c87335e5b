"""The readers of codes that belong to this screen: opened, asked, lost, opened again, and told of.

What a reader says goes to the engine as it is: the screen does not know what a code is worth.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, SignalInstance, Slot

from kiosk.api.codes import CodeSource, SourceLost
from kiosk.api.commands import Command, ReportReader, ShowCode
from kiosk.api.snapshot import ReaderSnapshot, Snapshot
from kiosk.domain.code import Held

LOOK_MS = 100
REOPEN_FIRST_MS = 500
REOPEN_LAST_MS = 8_000


def made(reader: ReaderSnapshot) -> tuple[CodeSource, SignalInstance]:
    """Return the reader that the engine describes, and what says that it has read something."""
    if reader.kind == "camera":
        from ui.camera import Camera  # noqa: PLC0415 - Slow, and screens without one need none.

        camera = Camera(reader.name, device=reader.device)
        return camera, camera.arrived
    from ui.wedge import Wedge  # noqa: PLC0415 - Beside the other.

    wedge = Wedge(reader.name, prefix=reader.prefix, suffix=reader.suffix, gap_ms=reader.gap_ms)
    return wedge, wedge.arrived


@dataclass
class _Kept:
    """One reader and how it is."""

    source: CodeSource
    held: Held = field(default_factory=Held)
    is_open: bool = False
    trouble: str = ""
    told: str = ""
    """The trouble that the engine knows of."""
    due_ms: int = 0
    reopen_ms: int = REOPEN_FIRST_MS


class ScreenReaders(QObject):
    """Looks after the readers that the engine says this screen has."""

    def __init__(
        self,
        send: Callable[[Command], bool],
        make: Callable[[ReaderSnapshot], tuple[CodeSource, SignalInstance]] = made,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._send = send
        self._make = make
        self._wanted: tuple[ReaderSnapshot, ...] = ()
        self._kept: list[_Kept] = []
        self._clock = QElapsedTimer()
        self._clock.start()
        self._pulse = QTimer(self, interval=LOOK_MS)
        self._pulse.timeout.connect(self.look)

    @Slot(object)
    def show(self, snapshot: Snapshot) -> None:
        """Take over which readers there are."""
        if snapshot.readers == self._wanted:
            return
        self.close()
        self._wanted = snapshot.readers
        for reader in self._wanted:
            source, arrived = self._make(reader)
            arrived.connect(self.look)
            self._kept.append(_Kept(source))
        if self._kept:
            self._pulse.start()
            self.look()

    @Slot()
    def forget_told(self) -> None:
        """An engine that is started anew knows of no trouble."""
        for kept in self._kept:
            kept.told = ""

    @Slot()
    def look(self) -> None:
        """Ask every reader, and open those again that were lost."""
        for kept in self._kept:
            now_ms = self._clock.elapsed()
            if kept.is_open or now_ms >= kept.due_ms:
                self._ask(kept, now_ms)
            if kept.trouble != kept.told and self._send(
                ReportReader(kept.source.name, kept.trouble)
            ):
                kept.told = kept.trouble

    def close(self) -> None:
        """Let go of all of them."""
        self._pulse.stop()
        for kept in self._kept:
            kept.source.close()
        self._kept, self._wanted = [], ()

    def _ask(self, kept: _Kept, now_ms: int) -> None:
        try:
            if not kept.is_open:
                kept.source.open()
                kept.is_open = True
            for seen in kept.source.read():
                if kept.held.is_news(seen, now_ms):
                    self._send(ShowCode(seen.text, str(seen.flaw or "")))
        except SourceLost as gone:
            kept.source.close()
            kept.is_open, kept.trouble = False, str(gone)
            kept.due_ms = now_ms + kept.reopen_ms
            kept.reopen_ms = min(2 * kept.reopen_ms, REOPEN_LAST_MS)
        else:
            kept.trouble, kept.reopen_ms = "", REOPEN_FIRST_MS
