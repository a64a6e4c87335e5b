"""A provider that says what it is told to say, and remembers what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl


@dataclass(frozen=True)
class Asked:
    """One call as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def form(self) -> list[tuple[str, str]]:
        """The form, in its order."""
        return parse_qsl(self.body.decode(), keep_blank_values=True, strict_parsing=True)


@dataclass
class ScriptedProvider:
    """Answers in the order of its script; after its end it says 500."""

    script: list[tuple[int, Any]] = field(default_factory=list)
    """Status and body: an object to be written as JSON, or bytes as they are."""
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    url: str = ""

    def says(self, *answers: object, status: int = 200) -> None:
        """Add to the script."""
        self.script.extend((status, answer) for answer in answers)

    def refuses(self, code: str, *, status: int = 400, kind: str = "invalid_request_error") -> None:
        """Add a refusal to the script."""
        error = {"type": kind, "code": code, "message": "no"}
        self.script.append((status, {"error": error}))


class _Handler(BaseHTTPRequestHandler):
    provider: ScriptedProvider

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        provider = self.provider
        provider.asked.append(Asked(self.command, self.path, dict(self.headers), body))
        status, said = provider.script.pop(0) if provider.script else (500, b"")
        content = said if isinstance(said, bytes) else json.dumps(said).encode()
        self.send_response(status)
        for name, value in provider.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = _answer  # noqa: N815 - The library's name.
    do_POST = _answer  # noqa: N815 - The library's name.

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - The library's name.
        """Say nothing."""


@contextmanager
def scripted_provider() -> Iterator[ScriptedProvider]:
    """Run a provider on a free port of this machine."""
    provider = ScriptedProvider()
    handler = type("Handler", (_Handler,), {"provider": provider})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        provider.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join()
