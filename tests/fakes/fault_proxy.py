"""A line to a provider that fails on demand: before the call, after it, or in the answer."""

from __future__ import annotations

import json
import re
import socket
import socketserver
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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
    LATE = "late"  # Held back on the way, and passed on after calls that were made later.
    STALE = "stale"  # Done, and then the answer to the call before comes instead.
    DRIP = "drip"  # The answer comes byte by byte.
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


HARMLESS = frozenset({Fault.NONE, Fault.DUPLICATE, Fault.DRIP})
"""Faults after which the caller has its answer all the same."""
STALLING = frozenset({Fault.STALL_REQUEST, Fault.STALL_ANSWER})
"""Faults that only the caller's patience ends."""

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
    Fault.LATE,
}
_OTHER_WISH = b'{"error":{"type":"idempotency_error","message":"another wish"}}'
_KEY = re.compile(rb"(?i)\r\nidempotency-key: *([^\r\n]+)")


@dataclass(frozen=True, slots=True)
class Posted:
    """A call that changes something, as it was sent."""

    place: str
    """Its method and path."""
    key: str
    """Its idempotency key; empty where it has none."""
    body: bytes


class FaultProxy:
    """Passes calls on to `target`, but for the faults that are planned."""

    def __init__(self, target: str, *, remembers_keys: bool = False) -> None:
        """Stand before `target`; with `remembers_keys`, keep answers for it by their keys.

        No simulator of others has checkout sessions and idempotency keys: Stripe has both.
        """
        parts = urlsplit(target)
        self._answers: dict[str, tuple[str, bytes, bytes]] | None = {} if remembers_keys else None
        self.target = (parts.hostname or "127.0.0.1", parts.port or 80)
        self.planned: deque[Fault] = deque()
        """Faults of the next calls, one each."""
        self.calls: list[str] = []
        self.posted: list[Posted] = []
        self.twist: Callable[[int, object], object] | None = None
        """What becomes of an answer's object, given the number of its call, from 0."""
        self.is_down = False
        """Nobody answers, for as long as it is set."""
        self.held_back: list[bytes] = []
        """Calls that are still on their way."""
        self.url = ""
        self._before = b""

    def begin(self, *faults: Fault) -> None:
        """Count calls from here on, and plan `faults` for the next of them."""
        self.planned = deque(faults)
        self.twist = None
        self.calls.clear()
        self.held_back.clear()

    def deliver(self) -> None:
        """Pass on what was held back: it arrives after all that was asked since."""
        while self.held_back:
            self._passed_on(self.held_back.pop(0))

    def fault_of(self, request: bytes) -> Fault:
        """Take the fault that is planned for `request`, and note what was asked."""
        line = request.partition(b"\r\n")[0].decode("latin-1")
        place = line.rpartition(" ")[0]
        self.calls.append(place)
        head, _, body = request.partition(b"\r\n\r\n")
        if not line.startswith("GET"):
            key = _KEY.search(head)
            self.posted.append(Posted(place, key[1].decode() if key else "", body))
        if self.is_down:
            return Fault.LOSE_REQUEST
        return self.planned.popleft() if self.planned else Fault.NONE

    def answer(self, request: bytes, fault: Fault) -> bytes:
        """Pass `request` on, or not, and return what the caller gets."""
        number = len(self.calls) - 1
        real, before = b"", self._before
        if fault is Fault.LATE:
            self.held_back.append(request)
        if fault not in _NOT_PASSED_ON:
            for _ in range(2 if fault is Fault.DUPLICATE else 1):
                real = self._before = self._passed_on(request)
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
                return answer_of(302, b"", f"Location: {place}\r\n")
            case Fault.STALE:
                return before
            case Fault.NONE | Fault.DUPLICATE | Fault.DRIP:
                return real if self.twist is None else self._twisted(number, real)
            case _:
                return b""

    def _twisted(self, number: int, answer: bytes) -> bytes:
        """Return `answer` with another object in it, where it holds one."""
        assert self.twist is not None
        head, _, body = answer.partition(b"\r\n\r\n")
        try:
            found = json.loads(body)
        except ValueError:
            return answer
        status = int(head.split(b" ", 2)[1])
        return answer_of(status, json.dumps(self.twist(number, found)).encode())

    def _passed_on(self, request: bytes) -> bytes:
        """Pass `request` on, unless its key has an answer already."""
        head, _, body = request.partition(b"\r\n\r\n")
        place, key = head.partition(b"\r\n")[0].decode("latin-1"), _KEY.search(head)
        if self._answers is None or key is None:
            return self._asked(request)
        found = self._answers.get(key[1].decode())
        if found is not None:
            return found[2] if found[:2] == (place, body) else answer_of(400, _OTHER_WISH)
        answer = self._asked(request)
        self._answers[key[1].decode()] = (place, body, answer)
        return answer

    def _asked(self, request: bytes) -> bytes:
        with socket.create_connection(self.target, timeout=10) as upstream:
            upstream.sendall(_closing(request))
            parts = []
            while part := upstream.recv(65_536):
                parts.append(part)
        return b"".join(parts)


def answer_of(status: int, body: bytes, headers: str = "") -> bytes:
    """Return an answer as it is sent."""
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
        if fault in STALLING:
            connection.recv(1)  # Until the caller hangs up.
            return
        pieces = (
            [answer[n : n + 1] for n in range(len(answer))] if fault is Fault.DRIP else [answer]
        )
        try:
            for piece in pieces:
                connection.sendall(piece)
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
def fault_proxy(
    target: str, *, remembers_keys: bool = False, kind: type[FaultProxy] = FaultProxy
) -> Iterator[FaultProxy]:
    """Run a proxy in front of `target`."""
    proxy = kind(target, remembers_keys=remembers_keys)
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
