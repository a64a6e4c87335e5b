"""A place of the operator's that knows which codes were paid, with the money counted."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

STATUS_KEY = "status-key-of-a-test-0123456789"


@dataclass
class StatusPlace:
    """What has come in, by reference."""

    url: str = ""
    currency: str = "EUR"
    paid: dict[str, int] = field(default_factory=dict)

    def said(self, reference: str) -> dict[str, Any]:
        """Return the answer to a question."""
        amount = self.paid.get(reference)
        if amount is None:
            return {"ref": reference, "status": "open"}
        return {"ref": reference, "status": "paid", "amount": amount, "currency": self.currency}


class _Handler(BaseHTTPRequestHandler):
    place: ClassVar[StatusPlace]

    def do_GET(self) -> None:
        is_known = self.headers.get("Authorization") == f"Bearer {STATUS_KEY}"
        reference = parse_qs(urlsplit(self.path).query)["ref"][0]
        content = json.dumps(self.place.said(reference) if is_known else {}).encode()
        self.send_response(200 if is_known else 401)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - The library's name.
        """Say nothing."""


@contextmanager
def status_place() -> Iterator[StatusPlace]:
    """Run such a place on a free port of this machine."""
    place = StatusPlace()
    handler = type("Handler", (_Handler,), {"place": place})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        place.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield place
        finally:
            server.shutdown()
            thread.join()
