"""A screen without pixels: attaches to a running engine, for benches, crash tests and tools."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.api import commands, wire
from kiosk.api.snapshot import PROTOCOL, Snapshot

CHUNK = 65_536


class Detached(Exception):
    """The engine is gone."""


class NotSo(Exception):
    """What was waited for has not come about in time."""


class Attached:
    """One connection to the engine."""

    def __init__(self, path: Path, screen: str = "front", *, timeout_s: float = 30) -> None:
        """Connect to the engine's socket at `path` and attach."""
        self._heard = b""
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(timeout_s)
        try:
            self._socket.connect(str(path))
        except OSError as error:
            self._socket.close()
            raise Detached(str(error)) from None
        try:
            self.ask(commands.Attach(screen, PROTOCOL))
            self.snapshot = self.next()
        except Detached:
            self._socket.close()
            raise

    def ask(self, command: commands.Command) -> None:
        """Send a command."""
        try:
            self._socket.sendall(wire.encode_command(command))
        except OSError as error:
            raise Detached(str(error)) from None

    def next(self) -> Snapshot:
        """Return the next snapshot; Detached where the engine is gone."""
        while b"\n" not in self._heard:
            try:
                data = self._socket.recv(CHUNK)
            except OSError as error:
                raise Detached(str(error)) from None
            if not data:
                raise Detached("the engine has closed the connection")
            self._heard += data
        *lines, self._heard = self._heard.split(b"\n")
        self.snapshot = wire.decode_snapshot(lines[-1])
        return self.snapshot

    def until(self, is_so: Callable[[Snapshot], bool], *, within_s: float = 60) -> Snapshot:
        """Return the first snapshot of which something is so; NotSo where none comes in time."""
        end = time.monotonic() + within_s
        while not is_so(self.snapshot):
            if time.monotonic() > end:
                raise NotSo(f"not within {within_s} s: {self.snapshot.visit}")
            self.next()
        return self.snapshot

    def close(self) -> None:
        """Let go."""
        self._socket.close()
