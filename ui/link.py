"""The only door to the engine: lines of JSON over its Unix socket; reconnects by itself."""

from __future__ import annotations

import json
import logging
from enum import StrEnum

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalSocket

from kiosk.api import wire
from kiosk.api.commands import Attach, Command
from kiosk.api.snapshot import PROTOCOL

log = logging.getLogger("ui.link")

RETRY_MS = 500
SILENT_MS = 3_500
"""The engine says something every second: after so long it hangs, though its socket is open."""


class LinkState(StrEnum):
    """How far the screen may be believed."""

    CONNECTING = "connecting"
    LIVE = "live"
    LOST = "lost"  # There was an engine, and it is gone.
    FOREIGN = "foreign"  # An engine that speaks another version of the protocol.


class EngineLink(QObject):
    """Receives snapshots and sends commands; what cannot be sent at once is refused."""

    received = Signal(object)
    state_changed = Signal()

    def __init__(
        self,
        path: str,
        screen: str,
        parent: QObject | None = None,
        *,
        retry_ms: int = RETRY_MS,
        silent_ms: int = SILENT_MS,
    ) -> None:
        super().__init__(parent)
        self._path, self._screen = path, screen
        self._state = LinkState.CONNECTING
        self._is_closed = False
        self._buffer = bytearray()
        self._heard = QElapsedTimer()
        self._socket = QLocalSocket(self)
        self._retry = QTimer(self, singleShot=True, interval=retry_ms)
        self._retry.timeout.connect(self._connect)
        self._silence = QTimer(self, singleShot=True, interval=silent_ms)
        self._silence.timeout.connect(self._fell_silent)
        self._socket.connected.connect(self._attach)
        self._socket.errorOccurred.connect(self._failed)  # Also PeerClosedError.
        self._socket.readyRead.connect(self._read)

    @property
    def state(self) -> LinkState:
        """How far the screen may be believed."""
        return self._state

    @property
    def age_ms(self) -> int:
        """How long ago the last snapshot came; 0 before the first."""
        return self._heard.elapsed() if self._heard.isValid() else 0

    def open(self) -> None:
        """Begin to connect, and never give up."""
        self._connect()

    def close(self) -> None:
        """Hang up for good."""
        self._is_closed = True
        self._retry.stop()
        self._silence.stop()
        self._socket.abort()

    def send(self, command: Command) -> bool:
        """Send `command`; False, and nothing is kept for later, where the link is not live."""
        if self._state is not LinkState.LIVE or not self._is_connected():
            return False
        line = wire.encode_command(command)
        return self._socket.write(line) == len(line)

    def _is_connected(self) -> bool:
        return self._socket.state() is QLocalSocket.LocalSocketState.ConnectedState

    def _connect(self) -> None:
        self._buffer.clear()
        self._socket.abort()
        self._socket.connectToServer(self._path)

    def _attach(self) -> None:
        self._socket.write(wire.encode_command(Attach(self._screen, PROTOCOL)))

    def _failed(self, _error: QLocalSocket.LocalSocketError) -> None:
        self._drop(LinkState.LOST)

    def _fell_silent(self) -> None:
        """Believe the picture no longer; the connection stays, and the next snapshot heals it."""
        log.warning("the engine has said nothing for %d ms", self.age_ms)
        self._become(LinkState.LOST)

    def _drop(self, state: LinkState) -> None:
        """Hang up and try again later: connecting from inside an error would recurse."""
        if self._is_closed:
            return
        self._buffer.clear()
        self._become(state)
        self._retry.start()

    def _become(self, state: LinkState) -> None:
        # A first try that fails is still "connecting": nothing has been lost yet.
        if state is LinkState.LOST and not self._heard.isValid():
            state = LinkState.CONNECTING
        if self._state is LinkState.FOREIGN and state is not LinkState.LIVE:
            return
        if state is not self._state:
            log.info("link %s", state)
            self._state = state
            self.state_changed.emit()

    def _read(self) -> None:
        self._buffer += self._socket.readAll().data()
        *lines, rest = bytes(self._buffer).split(b"\n")
        self._buffer = bytearray(rest)
        if len(rest) > wire.LINE_MAX:
            log.warning("a line without an end: hanging up")
            self._socket.abort()
            self._drop(LinkState.LOST)
            return
        if lines:
            self._take(lines[-1])  # Each snapshot is whole: only the newest is worth showing.

    def _take(self, line: bytes) -> None:
        try:
            snapshot = wire.decode_snapshot(line)
        except wire.Malformed as error:
            foreign = _version(line) not in {None, PROTOCOL}
            log.warning("not a snapshot (%s)", error)
            self._socket.abort()
            self._drop(LinkState.FOREIGN if foreign else LinkState.LOST)
            return
        if snapshot.protocol != PROTOCOL:
            log.warning("the engine speaks version %d", snapshot.protocol)
            self._socket.abort()
            self._drop(LinkState.FOREIGN)
            return
        self._heard.start()
        self._silence.start()
        self._become(LinkState.LIVE)
        self.received.emit(snapshot)


def _version(line: bytes) -> object:
    """Return what a line that we cannot read says of its version; None where it says nothing."""
    try:
        body = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return body.get("protocol") if isinstance(body, dict) else None
