"""An engine's socket without an engine: says snapshots, hears commands, misbehaves on demand."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from kiosk.api import wire
from kiosk.api.commands import Attach, Command
from kiosk.api.snapshot import Snapshot


class StandInEngine(QObject):
    """Serves one screen at a time from the event loop of the test."""

    attached = Signal()

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.heard: list[Command] = []
        self._buffer = bytearray()
        self._socket: QLocalSocket | None = None
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._accept)

    @property
    def commands(self) -> list[Command]:
        """What was asked, without the greeting."""
        return [command for command in self.heard if not isinstance(command, Attach)]

    @property
    def is_attached(self) -> bool:
        """Whether a screen is connected."""
        return self._socket is not None

    def open(self) -> None:
        """Begin to serve."""
        QLocalServer.removeServer(self.path)
        assert self._server.listen(self.path), self._server.errorString()

    def close(self) -> None:
        """Die."""
        self._server.close()
        if self._socket is not None:
            self._socket.disconnected.disconnect(self._gone)
            self._socket.abort()
            self._socket = None

    def say(self, *snapshots: Snapshot) -> None:
        """Send snapshots, all in one piece."""
        self.say_bytes(b"".join(wire.encode_snapshot(snapshot) for snapshot in snapshots))

    def say_bytes(self, data: bytes) -> None:
        """Send anything."""
        assert self._socket is not None, "no screen is attached"
        self._socket.write(data)
        self._socket.flush()

    def _accept(self) -> None:
        self._socket = self._server.nextPendingConnection()
        self._buffer.clear()
        self._socket.readyRead.connect(self._read)
        self._socket.disconnected.connect(self._gone)

    def _gone(self) -> None:
        self._socket = None

    def _read(self) -> None:
        assert self._socket is not None
        self._buffer += self._socket.readAll().data()
        *lines, rest = bytes(self._buffer).split(b"\n")
        self._buffer = bytearray(rest)
        self.heard += [wire.decode_command(line) for line in lines]
        self.attached.emit()
