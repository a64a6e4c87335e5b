"""The door for screens: a Unix socket with snapshots going out and commands coming in.

One thread serves all of them. A screen that is slow gets the newest snapshot only, a screen that
sends nonsense is shut out, and none of it ever makes the core wait.
"""

from __future__ import annotations

import contextlib
import logging
import os
import selectors
import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.api import commands, wire
from kiosk.api.lines import AskLine, LineReport
from kiosk.api.snapshot import PROTOCOL
from kiosk.ports import Clock
from kiosk.runtime.clock import SystemClock

log = logging.getLogger("kiosk.screens")

SCREENS_MAX = 8
NAMES_MAX = 16
"""So many names a place has for its screens: the core remembers a visit for each."""
TOUCHES_A_SECOND = 50
TOUCHES_AT_ONCE = 100
"""No finger is as quick; what a screen sends beyond it is dropped."""
STOPS = (commands.StopAll, commands.StopOutlet)
NAME_LENGTH_MAX = 32
PATH_MAX = 100
"""Unix sockets have short names: longer ones fail with an error that helps nobody."""


@dataclass
class _Allowance:
    """How many commands are let through: so many a second, and a few more at once."""

    at_ms: int = 0
    """When the commands that were let through are paid off, at the rate that is allowed."""
    is_told: bool = False
    """It was logged that more came than was let through."""

    def has_one(self, now_ms: int) -> bool:
        """Whether one more may pass; it is counted."""
        each_ms = 1_000 // TOUCHES_A_SECOND
        at_ms = max(self.at_ms, now_ms)
        self.is_told = self.is_told and at_ms > now_ms
        is_enough = at_ms - now_ms >= each_ms * TOUCHES_AT_ONCE
        if not is_enough:
            self.at_ms = at_ms + each_ms
        return not is_enough


@dataclass
class _Client:
    """One connection."""

    socket: socket.socket
    heard: bytes = b""
    sending: bytes = b""
    newest: bytes = b""
    screen: str = ""
    is_leaving: bool = False


class Screens:
    """Serves every screen that is attached. No screen can make the others wait by talking."""

    def __init__(
        self,
        path: Path,
        asked: Callable[[str, commands.Command], None],
        *,
        owners: frozenset[int],
        mode: int = 0o660,
        clock: Clock | None = None,
        tell: Callable[[AskLine], LineReport] | None = None,
    ) -> None:
        """Open the socket at `path`; only users in `owners` may connect.

        `tell` answers a technician from the screens' thread, without the core.
        """
        if len(str(path)) > PATH_MAX:
            raise ValueError(
                f"the socket's path has {len(str(path))} characters; {PATH_MAX} at most: {path}"
            )
        self._asked = asked
        self._owners = owners
        self._clock = clock or SystemClock()
        self._tell = tell or (lambda asked: LineReport(asked.line, is_known=False))
        self._allowances: dict[tuple[str, str], _Allowance] = {}
        """By the screen's name and what it asks for: a stop waits for no other command."""
        self._names: set[str] = set()
        self._has_refused_names = False
        self._path = path
        self._clients: dict[socket.socket, _Client] = {}
        self._selector = selectors.DefaultSelector()
        self._bell, self._ringer = socket.socketpair()
        self._newest: dict[str, bytes] = {}
        self._lock = threading.Lock()
        self._is_open = True
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        self._door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._door.bind(str(path))
        path.chmod(mode)
        self._door.listen(SCREENS_MAX)
        for one in (self._door, self._bell, self._ringer):
            one.setblocking(False)
        self._selector.register(self._door, selectors.EVENT_READ)
        self._selector.register(self._bell, selectors.EVENT_READ)
        self._thread = threading.Thread(target=self._serve, name="screens")

    def start(self) -> None:
        """Begin to serve."""
        self._thread.start()

    def publish(self, screen: str, line: bytes) -> None:
        """Hand the newest snapshot of `screen` over; called by the core, returns at once."""
        with self._lock:
            self._newest[screen] = line
        self._ring()

    def stop(self) -> None:
        """Close every connection and the socket."""
        self._is_open = False
        self._ring()
        if self._thread.ident is not None:
            self._thread.join()
        for client in list(self._clients.values()):
            self._drop(client)
        self._selector.close()
        for one in (self._door, self._bell, self._ringer):
            one.close()
        self._path.unlink(missing_ok=True)

    # --- The screens' thread ----------------------------------------------------------------

    def _serve(self) -> None:
        while self._is_open:
            for key, events in self._selector.select():
                if key.fileobj is self._door:
                    self._accept()
                elif key.fileobj is self._bell:
                    with contextlib.suppress(BlockingIOError):
                        self._bell.recv(4096)
                else:
                    client = self._clients.get(key.fileobj)  # type: ignore[call-overload]
                    if client is not None and events & selectors.EVENT_READ:
                        self._hear(client)
            self._hand_out()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            connection, _ = self._door.accept()
            connection.setblocking(False)
            peer = connection.getsockopt(
                socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i")
            )
            _, user, _ = struct.unpack("3i", peer)
            if user not in self._owners or len(self._clients) >= SCREENS_MAX:
                log.warning("screen refused user=%d screens=%d", user, len(self._clients))
                connection.close()
                return
            self._clients[connection] = _Client(connection)
            self._selector.register(connection, selectors.EVENT_READ)

    def _hear(self, client: _Client) -> None:
        try:
            data = client.socket.recv(65_536)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._drop(client)
            return
        client.heard += data
        *lines, client.heard = client.heard.split(b"\n")
        if len(client.heard) > wire.LINE_MAX:
            log.warning("screen shut out screen=%s why=endless line", client.screen)
            self._drop(client)
            return
        for line in lines:
            if not self._take(client, line):
                return

    def _take(self, client: _Client, line: bytes) -> bool:
        try:
            command = wire.decode_command(line)
        except wire.Malformed as fault:
            log.warning("screen shut out screen=%s why=%s", client.screen, fault)
            self._drop(client)
            return False
        if isinstance(command, AskLine):
            if not client.sending:  # Whoever does not listen is not told more.
                client.sending = wire.encode_report(self._tell(command))
            return True
        if isinstance(command, commands.Attach):
            return self._attach(client, command)
        if not client.screen:
            log.warning("screen shut out why=it did not attach first")
            self._drop(client)
            return False
        if not client.is_leaving:
            self._ask(client.screen, command)
        return True

    def _attach(self, client: _Client, command: commands.Attach) -> bool:
        name = command.screen[:NAME_LENGTH_MAX]
        is_known = name in self._names or len(self._names) < NAMES_MAX
        if not is_known or client.screen not in {"", name}:
            if not self._has_refused_names:  # Once: a log is no place for a flood either.
                log.warning("screen shut out screen=%s why=one name too many", name)
            self._has_refused_names = True
            self._drop(client)
            return False
        self._names.add(name)
        client.screen = name
        client.is_leaving = command.protocol != PROTOCOL
        if client.is_leaving:
            log.warning(
                "screen of another version screen=%s speaks=%d we=%d",
                client.screen,
                command.protocol,
                PROTOCOL,
            )
        self._ask(name, command)
        return True

    def _ask(self, screen: str, command: commands.Command) -> None:
        """Hand a command on, unless the screen has sent more than a hand can."""
        kind = type(command).__name__ if isinstance(command, STOPS) else ""
        allowance = self._allowances.setdefault((screen, kind), _Allowance())
        if allowance.has_one(self._clock.now().mono_ms):
            self._asked(screen, command)
        elif not allowance.is_told:
            allowance.is_told = True
            log.warning("screen floods screen=%s: what it asks for is dropped", screen)

    def _hand_out(self) -> None:
        with self._lock:
            newest = dict(self._newest)
        for client in list(self._clients.values()):
            line = newest.get(client.screen, b"")
            if not client.sending and line and line is not client.newest:
                client.sending = client.newest = line
            self._send(client)

    def _send(self, client: _Client) -> None:
        if client.sending:
            try:
                sent = client.socket.send(client.sending)
            except BlockingIOError:
                sent = 0
            except OSError:
                self._drop(client)
                return
            client.sending = client.sending[sent:]
        if client.is_leaving and client.newest and not client.sending:
            self._drop(client)  # It has been shown which version we are.
            return
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if client.sending else 0)
        self._selector.modify(client.socket, events)

    def _drop(self, client: _Client) -> None:
        self._clients.pop(client.socket, None)
        with contextlib.suppress(KeyError, ValueError):
            self._selector.unregister(client.socket)
        client.socket.close()

    def _ring(self) -> None:
        with contextlib.suppress(OSError):
            self._ringer.send(b".")


def our_users() -> frozenset[int]:
    """Return who may attach a screen by default: whoever runs the engine, and root."""
    return frozenset({os.getuid(), 0})
