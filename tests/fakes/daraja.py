"""Safaricom's Daraja as far as a kiosk sees it, with the phones behind it and the money counted."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

CONSUMER_KEY, CONSUMER_SECRET = "consumer-key-of-a-test", "consumer-secret-of-a-test"
PASSKEY = "passkey-of-a-test-0123456789abcdef"
SHORTCODE = "174379"
DECLINED, POOR, GONE = "1032", "1", "1037"
BUSY = (500, {"requestId": "r", "errorCode": "500.001.1001", "errorMessage": "being processed"})


@dataclass
class Push:
    """One request on a phone; `result` is None until its owner has done something."""

    phone: str
    amount: int
    account: str
    result: str | None = None


@dataclass
class Daraja:
    """All requests there are, by the name that Safaricom gives them."""

    url: str = ""
    pushes: dict[str, Push] = field(default_factory=dict)
    received: int = 0
    """Whole shillings that have come in."""
    tokens: int = 0
    forgets_tokens: bool = True
    """Only the newest token holds."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    # --- What owners of phones do ------------------------------------------------------------

    def enter_pin(self, checkout: str) -> bool:
        """Pay what is on the phone; whether it was still there."""
        with self.lock:
            push = self.pushes.get(checkout)
            if push is None or push.result is not None:
                return False
            push.result = "0"
            self.received += push.amount
            return True

    def decline(self, checkout: str, result: str = DECLINED) -> None:
        """Do not pay, for whatever reason."""
        self.pushes[checkout].result = result

    # --- What it is asked --------------------------------------------------------------------

    def token(self, authorization: str) -> tuple[int, dict[str, Any]]:
        """Give a token to whoever knows both parts of the consumer's key."""
        pair = base64.b64encode(f"{CONSUMER_KEY}:{CONSUMER_SECRET}".encode()).decode()
        if authorization != f"Basic {pair}":
            return 400, {"requestId": "r", "errorCode": "400.008.01", "errorMessage": "no"}
        self.tokens += 1
        return 200, {"access_token": f"token-number-{self.tokens}", "expires_in": "3599"}

    def ask(self, path: str, authorization: str, body: dict[str, Any]) -> tuple[int, Any]:
        """Carry out what is asked with a token that holds."""
        if not self._holds(authorization):
            return 404, {"requestId": "r", "errorCode": "404.001.03", "errorMessage": "token"}
        stamp = body["Timestamp"]
        wanted = base64.b64encode(f"{SHORTCODE}{PASSKEY}{stamp}".encode()).decode()
        if body["Password"] != wanted or body["BusinessShortCode"] != SHORTCODE:
            return 500, {"requestId": "r", "errorCode": "500.001.1002", "errorMessage": "no"}
        if path.endswith("/processrequest"):
            return self._push(body)
        return self._query(body["CheckoutRequestID"])

    def _holds(self, authorization: str) -> bool:
        oldest = self.tokens if self.forgets_tokens else 1
        known = {f"Bearer token-number-{one}" for one in range(oldest, self.tokens + 1)}
        return authorization in known

    def _push(self, body: dict[str, Any]) -> tuple[int, Any]:
        with self.lock:
            phone = body["PhoneNumber"]
            if any(one.phone == phone and one.result is None for one in self.pushes.values()):
                return BUSY
            name = f"ws_CO_0{len(self.pushes) + 1:09}"
            self.pushes[name] = Push(phone, body["Amount"], body["AccountReference"])
            return 200, {
                "MerchantRequestID": f"m-{name}",
                "CheckoutRequestID": name,
                "ResponseCode": "0",
                "ResponseDescription": "Success. Request accepted for processing",
                "CustomerMessage": "Success. Request accepted for processing",
            }

    def _query(self, name: str) -> tuple[int, Any]:
        push = self.pushes.get(name)
        if push is None:
            return 500, {"requestId": "r", "errorCode": "500.001.1001", "errorMessage": "unknown"}
        if push.result is None:
            return BUSY
        return 200, {
            "ResponseCode": "0",
            "ResponseDescription": "The service request has been accepted successfully",
            "MerchantRequestID": f"m-{name}",
            "CheckoutRequestID": name,
            "ResultCode": push.result,
            "ResultDesc": "told in words",
        }


class _Handler(BaseHTTPRequestHandler):
    daraja: ClassVar[Daraja]

    def do_GET(self) -> None:
        self._say(*self.daraja.token(self.headers.get("Authorization", "")))

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._say(*self.daraja.ask(self.path, self.headers.get("Authorization", ""), body))

    def _say(self, status: int, said: object) -> None:
        content = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - The library's name.
        """Say nothing."""


@contextmanager
def running_daraja() -> Iterator[Daraja]:
    """Run a Daraja on a free port of this machine."""
    daraja = Daraja()
    handler = type("Handler", (_Handler,), {"daraja": daraja})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        daraja.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield daraja
        finally:
            server.shutdown()
            thread.join()
