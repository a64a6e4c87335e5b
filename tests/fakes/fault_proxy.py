"""A line to a provider that fails on demand: before the call, after it, or in the answer."""

from __future__ import annotations

import re
import socket
import socketserver
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from urllib.parse import urlsplit


class Fault(StrEnum):
    """What happens to one call."""

    NONE = "none"
    LOSE_REQUEST = "lose request"  # The provider never hears of it.
    LOSE_ANSWER = "lose answer"  # Done, but nobody is told.
    STALL_REQUEST = "stall request"  # Silence until the caller gives up; never passed on.
    STALL_ANSWER = "stall answer"  # Done, then silence.
    DUPLICATE = "duplicate"  # Passed on twice, the second answer comes back.
    ERROR_BEFORE = "500 before"
    ERROR_AFTER = "500 after"
    BUSY = "429"
    CONFLICT = "409"
    GARBAGE = "garbage"  # Done, and then bytes that are no HTTP.
    HTML = "html"  # Done, and then some portal's page with status 200.
    EMPTY = "empty"
    CUT = "cut"  # Half of the answer.
    REDIRECT = "redirect"
    HUGE = "huge"


HARMLESS = frozenset({Fault.NONE, Fault.DUPLICATE})
"""Faults after which the caller has its answer all the same."""

_CANNED = {
    Fault.ERROR_BEFORE: (500, b'{"error":{"type":"api_error","message":"x"}}'),
    Fault.ERROR_AFTER: (500, b'{"error":{"type":"api_error","message":"x"}}'),
    Fault.BUSY: (429, b'{"error":{"type":"rate_limit_error","code":"rate_limit","message":"x"}}'),
    Fault.CONFLICT: (409, b'{"error":{"type":"idempotency_error","message":"in use"}}'),
    Fault.HTML: (200, b"<html><body>Welcome to our free network</body></html>"),
    Fault.EMPTY: (200, b""),
    Fault.HUGE: (200, b'{"object":"' + b"x" * 400_000 + b'"}'),
}
_NOT_PASSED_ON = {
    Fault.LOSE_REQUEST,
    Fault.STALL_REQUEST,
    Fault.ERROR_BEFORE,
    Fault.BUSY,
    Fault.CONFLICT,
}


class FaultProxy:
    """Passes calls on to `target`, but for the faults that are planned."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self.target = (parts.hostname or "127.0.0.1", parts.port or 80)
        self.posts: deque[Fault] = deque()
        """Faults of the next POSTs, one each."""
        self.gets: deque[Fault] = deque()
        self.calls: list[str] = []
        self.url = ""

    def fault_of(self, request: bytes) -> Fault:
        """Take the fault that is planned for `request`."""
        line = request.partition(b"\r\n")[0].decode("latin-1")
        self.calls.append(line.rpartition(" ")[0])
        planned = self.posts if line.startswith("POST") else self.gets
        return planned.popleft() if planned else Fault.NONE

    def answer(self, request: bytes, fault: Fault) -> bytes:
        """Pass `request` on, or not, and return what the caller gets."""
        real = b""
        if fault not in _NOT_PASSED_ON:
            for _ in range(2 if fault is Fault.DUPLICATE else 1):
                real = self._passed_on(request)
        if fault in _CANNED:
            status, body = _CANNED[fault]
            head = (
                f"HTTP/1.1 {status} X\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
            )
            return head.encode() + body
        match fault:
            case Fault.GARBAGE:
                return b"\x16\x03\x01 no HTTP at all \x00\xff" * 20
            case Fault.CUT:
                return real[: len(real) - 40]
            case Fault.REDIRECT:
                place = f"http://{self.target[0]}:{self.target[1]}/v1/elsewhere"
                return _answer(302, b"", f"Location: {place}\r\n")
            case Fault.NONE | Fault.DUPLICATE:
                return real
            case _:
                return b""

    def _passed_on(self, request: bytes) -> bytes:
        with socket.create_connection(self.target, timeout=10) as upstream:
            upstream.sendall(_closing(request))
            parts = []
            while part := upstream.recv(65_536):
                parts.append(part)
        return b"".join(parts)


def _answer(status: int, body: bytes, headers: str = "") -> bytes:
    head = f"HTTP/1.1 {status} X\r\n{headers}Connection: close\r\nContent-Length: {len(body)}"
    return head.encode() + b"\r\n\r\n" + body


def _closing(request: bytes) -> bytes:
    """Return `request` with the wish that the answer ends with the connection."""
    head, gap, body = request.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([*lines, b"Connection: close"]) + gap + body


class _Handler(socketserver.BaseRequestHandler):
    """One connection, one call."""

    def handle(self) -> None:
        proxy: FaultProxy = self.server.proxy  # type: ignore[attr-defined]  # Set below.
        connection: socket.socket = self.request
        connection.settimeout(10)
        request = _whole(connection)
        if not request:
            return
        fault = proxy.fault_of(request)
        answer = proxy.answer(request, fault)
        if fault in {Fault.STALL_REQUEST, Fault.STALL_ANSWER}:
            connection.recv(1)  # Until the caller hangs up.
            return
        try:
            connection.sendall(answer)
        except OSError:
            return  # The caller has seen enough.


def _whole(connection: socket.socket) -> bytes:
    request = b""
    while b"\r\n\r\n" not in request:
        part = connection.recv(65_536)
        if not part:
            return b""
        request += part
    head, _, body = request.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: *([0-9]+)", head)
    while len(body) < (int(length[1]) if length else 0):
        part = connection.recv(65_536)
        if not part:
            return b""
        request, body = request + part, body + part
    return request


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def fault_proxy(target: str) -> Iterator[FaultProxy]:
    """Run a proxy in front of `target`."""
    proxy = FaultProxy(target)
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.proxy = proxy  # type: ignore[attr-defined]  # For the handlers.
        proxy.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield proxy
        finally:
            server.shutdown()
            thread.join()
