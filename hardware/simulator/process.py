"""The simulator's own process: one loop over the line, the control socket and the signals."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

from hardware.simulator import state_file
from hardware.simulator.bus import Bus
from hardware.simulator.control import Control
from hardware.simulator.pty_peer import PtyPeer
from hardware.timing import NS_PER_MS

LINE_MAX = 65_536
"""The longest command; whoever sends more without a line's end is hung up on."""
SAVE_EVERY_NS = 200 * NS_PER_MS
REST_S = 0.05
"""The longest sleep: customers and timers of the world are looked after so often at least."""


class ControlSocket:
    """The Unix socket of a `control`: a line in, a line out, for any number of callers."""

    def __init__(self, path: Path, control: Control) -> None:
        """Listen at `path`, for this account alone."""
        self._path = path
        self._control = control
        self._heard: dict[socket.socket, bytes] = {}
        path.unlink(missing_ok=True)
        self._listener = socket.socket(socket.AF_UNIX)
        before = os.umask(0o177)
        try:
            self._listener.bind(str(path))
        finally:
            os.umask(before)
        self._listener.listen()

    def close(self) -> None:
        """Hang up on everybody and leave no file."""
        for caller in (self._listener, *self._heard):
            caller.close()
        self._path.unlink(missing_ok=True)

    def readers(self) -> Iterator[tuple[int, Callable[[], None]]]:
        """Yield each descriptor to watch and what to do when it can be read."""
        yield self._listener.fileno(), self._accept
        for caller in self._heard:
            yield caller.fileno(), lambda caller=caller: self._serve(caller)  # type: ignore[misc] # The default binds the loop's variable.

    def _accept(self) -> None:
        caller, _address = self._listener.accept()
        self._heard[caller] = b""

    def _serve(self, caller: socket.socket) -> None:
        try:
            data = caller.recv(LINE_MAX)
            *lines, rest = (self._heard[caller] + data).split(b"\n")
            for line in lines:
                caller.sendall(self._control.answer(line))
        except OSError:
            data, rest = b"", b""  # The caller has gone.
        self._heard[caller] = rest
        if not data or len(rest) > LINE_MAX:
            del self._heard[caller]
            caller.close()


class Process:
    """Serves a `peer` and its `control` until a signal says stop."""

    def __init__(
        self,
        peer: PtyPeer[Bus],
        control: Control,
        *,
        socket_path: Path | None,
        state_path: Path | None,
        clock_ns: Callable[[], int],
    ) -> None:
        """Prepare; nothing is opened before `run`."""
        self._peer = peer
        self._control = control
        self._socket_path = socket_path
        self._state_path = state_path
        self._clock_ns = clock_ns
        self._stopping = False
        self._save_at_ns = 0
        self._saved: tuple[tuple[int, int], ...] = ()

    def run(self, ready: Callable[[], None]) -> None:
        """Appear, call `ready`, serve until SIGTERM or SIGINT, and leave nothing behind."""
        with contextlib.ExitStack() as undo:
            wake = undo.enter_context(self._signals())
            control_socket = None
            if self._socket_path is not None:
                control_socket = ControlSocket(self._socket_path, self._control)
                undo.callback(control_socket.close)
            undo.callback(self._save)
            undo.callback(self._peer.unplug)
            self._peer.plug_in()
            self._save()  # The boot counters have moved already.
            ready()
            while not self._stopping:
                self._step(wake, control_socket)

    def _step(self, wake: socket.socket, control_socket: ControlSocket | None) -> None:
        """Sleep until something is due or has come, and see to it."""
        readers: dict[int, Callable[[], object]] = {wake.fileno(): lambda: wake.recv(64)}
        if control_socket is not None:
            readers.update(control_socket.readers())
        if self._peer.fd >= 0:
            readers[self._peer.fd] = self._peer.hear
        for fd in select.select(tuple(readers), (), (), self._peer.wait_s(REST_S))[0]:
            readers[fd]()
        self._peer.spin()
        self._peer.speak()
        now_ns = self._clock_ns()
        self._control.tick(now_ns)
        if now_ns >= self._save_at_ns:
            self._save_at_ns = now_ns + SAVE_EVERY_NS
            self._save()

    def _save(self) -> None:
        if self._state_path is None:
            return
        memories = self._peer.bus.world.memories
        now = tuple((each.boot, each.counts) for each in memories.values())
        if now != self._saved:
            state_file.save(self._state_path, memories)
            self._saved = now

    @contextlib.contextmanager
    def _signals(self) -> Iterator[socket.socket]:
        """Turn SIGTERM and SIGINT into the end of the loop."""
        wake, woken = socket.socketpair()
        woken.setblocking(False)
        wake.setblocking(False)
        signal.set_wakeup_fd(woken.fileno())
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        try:
            yield wake
        finally:
            signal.set_wakeup_fd(-1)
            wake.close()
            woken.close()

    def _stop(self, _number: int, _frame: object) -> None:
        self._stopping = True
