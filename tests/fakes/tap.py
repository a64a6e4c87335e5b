"""A line in the middle that keeps every byte that passes, in both directions."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

CHUNK = 65_536


class Tap:
    """Passes connections on to a port of this machine."""

    def __init__(self, port: int) -> None:
        self.kept = bytearray()
        tap = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with closing(socket.create_connection(("127.0.0.1", port))) as far:
                    back = threading.Thread(target=tap._pass, args=(far, self.request))
                    back.start()
                    tap._pass(self.request, far)
                    back.join()

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)

    @property
    def port(self) -> int:
        """Where to connect to."""
        return int(self.server.server_address[1])

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(CHUNK):
                self.kept += data
                target.sendall(data)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)


@contextmanager
def tapped(port: int) -> Iterator[Tap]:
    """Yield a tap on `port` that works."""
    tap = Tap(port)
    thread = threading.Thread(target=tap.server.serve_forever)
    thread.start()
    try:
        yield tap
    finally:
        tap.server.shutdown()
        thread.join()
        tap.server.server_close()
