"""A stand-in for LNbits 1.6.2 with two wallets: what it answers, and what it does not notice.

As the real one it makes a second invoice for the same wish, shows the preimage of an unpaid one,
lets an expired invoice be paid by a wallet of its own until somebody has read it, and pays no
invoice twice.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from fakes.invoices import written

from kiosk.domain.bolt11 import invoice

INVOICE_KEY = "inkey-0123456789abcdef0123456789abcdef"
ADMIN_KEY = "adminkey-0123456789abcdef0123456789ab"


@dataclass
class FakeLnbits:
    """Two wallets: the one that is paid, and the small one that pays."""

    now_s: Callable[[], int]
    rate: object = 950.25
    """Sat for a unit of whatever currency; None where its price feeds are silent."""
    purse_sat: int = 1_000_000
    """What the paying wallet holds."""
    fails: set[str] = field(default_factory=set)
    """Hashes of invoices to which no way is found."""
    hangs: set[str] = field(default_factory=set)
    """Hashes of invoices that stay pending."""
    url: str = ""

    def __post_init__(self) -> None:
        self.payments: list[dict[str, Any]] = []
        self.asked: list[tuple[str, str, dict[str, Any]]] = []
        self._made = 0
        self._lock = threading.Lock()

    # --- What payers and nodes do ------------------------------------------------------------

    def pay(self, payment_hash: str) -> bool:
        """Let somebody with a wallet at this very LNbits pay an invoice, expired or not."""
        with self._lock:
            found = self._found(payment_hash, 1)
            if found is None or found["status"] != "pending":
                return False
            found["status"] = "success"
            return True

    def settle(self, payment_hash: str, status: str) -> None:
        """Let a payment that hangs come to an end."""
        with self._lock:
            found = self._found(payment_hash, -1)
            assert found is not None
            found["status"] = status
            self.hangs.discard(payment_hash)
            if status == "success":
                self.purse_sat -= -found["amount"] // 1000

    @property
    def received_msat(self) -> int:
        """All that ever came in."""
        return sum(one["amount"] for one in self.payments if _is(one, 1, "success"))

    @property
    def paid_out(self) -> list[str]:
        """The hashes of what was paid, once for each time."""
        return [one["payment_hash"] for one in self.payments if _is(one, -1, "success")]

    # --- What it answers ---------------------------------------------------------------------

    def answer(self, method: str, place: str, key: str, body: dict[str, Any]) -> tuple[int, Any]:
        """Return status and content."""
        with self._lock:
            self.asked.append((method, place, body))
            parts = urlsplit(place)
            if parts.path.startswith("/api/v1/rate/"):
                if self.rate is None:
                    return 500, {"detail": "Failed to fetch"}
                return 200, {"rate": self.rate, "price": 105_235.4}
            if not parts.path.startswith("/api/v1/payments"):
                return 404, {"detail": "Not Found"}
            if key not in {INVOICE_KEY, ADMIN_KEY}:
                return 401, {"detail": "No key provided"}
            if method == "POST":
                return self._pay_out(body, key) if body.get("out") else self._make(body)
            if parts.path.endswith("/paginated"):
                wanted = parse_qs(parts.query).get("external_id", [""])[0]
                found = [one for one in self.payments if one["external_id"] == wanted]
                return 200, {"data": [_shown(one) for one in found], "total": len(found)}
            return self._one(parts.path.rpartition("/")[2], key)

    def _one(self, payment_hash: str, key: str) -> tuple[int, Any]:
        wallet = "main" if key == INVOICE_KEY else "payout"
        mine = [
            one
            for one in self.payments
            if one["payment_hash"] == payment_hash and one["wallet_id"] == wallet
        ]
        if not mine:
            return 404, {"detail": "Payment does not exist."}
        found = min(mine, key=lambda one: one["amount"])
        is_over = invoice(found["bolt11"]).has_expired(self.now_s() * 1000)
        if found["amount"] > 0 and found["status"] == "pending" and is_over:
            found["status"] = "failed"
        is_paid = found["status"] == "success"
        said = {"paid": is_paid, "status": found["status"], "details": _shown(found)}
        return 200, said | ({"preimage": found["preimage"]} if is_paid else {})

    def _make(self, body: dict[str, Any]) -> tuple[int, Any]:
        self._made += 1
        preimage = hashlib.sha256(f"preimage {self._made}".encode()).digest()
        payment_hash = hashlib.sha256(preimage).hexdigest()
        msat = body["amount"] * 1000
        bolt11 = written(
            msat,
            payment_hash,
            created_s=self.now_s(),
            expiry_s=body["expiry"],
            memo=body["memo"],
        )
        made = self._row(body, "main", payment_hash, msat, bolt11)
        made["preimage"] = preimage.hex()
        self.payments.append(made)
        return 201, _shown(made)

    def _pay_out(self, body: dict[str, Any], key: str) -> tuple[int, Any]:
        if key != ADMIN_KEY:
            return 403, {"detail": "Invoice (or Admin) key required."}
        said = invoice(body["bolt11"])
        known = self._found(said.payment_hash, -1)
        if known is not None:
            return 520, {"detail": f"Payment is {known['status']}.", "status": known["status"]}
        if self.purse_sat * 1000 < said.msat:
            return 520, {"detail": "Insufficient balance.", "status": "failed"}
        row = self._row(body, "payout", said.payment_hash, -said.msat, body["bolt11"])
        self.payments.append(row)
        if said.payment_hash in self.hangs:
            return 201, _shown(row)
        if said.payment_hash in self.fails:
            row["status"] = "failed"
            return 520, {"detail": "Payment failed: no route", "status": "failed"}
        row["status"] = "success"
        self.purse_sat -= said.msat // 1000
        return 201, _shown(row)

    def _found(self, payment_hash: str, sign: int) -> dict[str, Any] | None:
        for one in self.payments:
            if one["payment_hash"] == payment_hash and one["amount"] * sign > 0:
                return one
        return None

    def _row(
        self, body: dict[str, Any], wallet: str, payment_hash: str, msat: int, bolt11: str
    ) -> dict[str, Any]:
        return {
            "checking_id": payment_hash,
            "payment_hash": payment_hash,
            "wallet_id": wallet,
            "amount": msat,
            "fee": 0,
            "bolt11": bolt11,
            "status": "pending",
            "memo": body.get("memo"),
            "preimage": None,
            "external_id": body.get("external_id"),
            "extra": body.get("extra") or {},
            "expiry": "2026-11-30T12:10:00+00:00",
        }


def _is(one: dict[str, Any], sign: int, status: str) -> bool:
    return bool(one["amount"] * sign > 0 and one["status"] == status)


def _shown(one: dict[str, Any]) -> dict[str, Any]:
    return dict(one)


class _Handler(BaseHTTPRequestHandler):
    lnbits: FakeLnbits

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        body = json.loads(self.rfile.read(length) or b"{}")
        key = self.headers.get("X-Api-Key", "")
        status, said = self.lnbits.answer(self.command, self.path, key, body)
        content = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = _answer  # noqa: N815 - The library's name.
    do_POST = _answer  # noqa: N815 - The library's name.

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - The library's name.
        """Say nothing."""


@contextmanager
def fake_lnbits(now_s: Callable[[], int]) -> Iterator[FakeLnbits]:
    """Run one on a free port of this machine."""
    lnbits = FakeLnbits(now_s)
    handler = type("Handler", (_Handler,), {"lnbits": lnbits})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        lnbits.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield lnbits
        finally:
            server.shutdown()
            thread.join()
