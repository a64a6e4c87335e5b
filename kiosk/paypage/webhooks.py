"""`POST /hooks/stripe`: a provider says that something has happened, and the poller looks at once.

Nothing that is said here is believed. A message with a sound signature, of these minutes and not
heard before, has the payment read that it names; every other message has no effect at all. Without
one the same payment is read a second later.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import threading
from collections import OrderedDict
from collections.abc import Callable

from flask import Response, request

from kiosk.paypage.limits import Limiter
from kiosk.ports import Clock

PATH = "/hooks/stripe"
BODY_BYTES_MAX = 65_536
AGE_MS_MAX = 300_000
"""A message is of these five minutes, before or after: what is older was recorded by somebody."""
SIGNATURES_MAX = 8
"""A provider that changes its secret signs with both for a while."""
EVENTS_MAX = 4096
"""Events that are remembered; the oldest are too old to be taken anyway."""

_PREPAYMENT = re.compile(r"P-[0-9]{1,18}")
_EVENT = re.compile(r"[A-Za-z0-9_]{1,255}")
_NUMBER = re.compile(r"[0-9]{1,12}")


class Webhooks:
    """Takes the messages of every rail that has a secret for them."""

    def __init__(
        self,
        clock: Clock,
        secrets: tuple[str, ...],
        wake: Callable[[str], None],
        limiter: Limiter,
    ) -> None:
        """Take the secrets, whom to `wake` with a prepayment's id, and how much is listened to."""
        self._clock = clock
        self._secrets = tuple(secret.encode() for secret in secrets if secret)
        self._wake = wake
        self._limiter = limiter
        self._lock = threading.Lock()
        self._heard: OrderedDict[str, None] = OrderedDict()

    def receive(self) -> Response:
        """Answer one message: 200 where it was signed by who knows a secret, whatever it says."""
        request.max_content_length = BODY_BYTES_MAX
        if not self._secrets:
            return _answer(404)
        if not self._limiter.allows(request.remote_addr or ""):
            return _answer(429)
        body = request.get_data(cache=False)
        if not self._is_signed(request.headers.get("Stripe-Signature", ""), body):
            return _answer(400)
        event, prepayment = named_in(body)
        if event and prepayment and self._is_new(event):
            self._wake(prepayment)
        return _answer(200)

    def _is_signed(self, header: str, body: bytes) -> bool:
        stamp, signatures = _parts(header)
        if not stamp or abs(self._clock.now().utc_ms - int(stamp) * 1000) > AGE_MS_MAX:
            return False
        wanted = [
            hmac.new(secret, f"{stamp}.".encode() + body, hashlib.sha256).hexdigest().encode()
            for secret in self._secrets
        ]
        return any(hmac.compare_digest(one, given) for one in wanted for given in signatures)

    def _is_new(self, event: str) -> bool:
        with self._lock:
            if event in self._heard:
                return False
            self._heard[event] = None
            if len(self._heard) > EVENTS_MAX:
                self._heard.popitem(last=False)
            return True


def _parts(header: str) -> tuple[str, list[bytes]]:
    """Return the time and the signatures in a header; no time where there is none, or two."""
    stamps, signatures = [], []
    for part in header.split(",")[: SIGNATURES_MAX + 2]:
        name, _, value = part.strip().partition("=")
        if name == "t" and _NUMBER.fullmatch(value):
            stamps.append(value)
        elif name == "v1":
            signatures.append(value.encode("utf-8", "replace"))
    return (stamps[0] if len(stamps) == 1 else ""), signatures[:SIGNATURES_MAX]


def named_in(body: bytes) -> tuple[str, str]:
    """Return the event's id and the prepayment that it is about; empty what it does not name."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return "", ""
    event = found.get("id") if isinstance(found, dict) else None
    data = found.get("data") if isinstance(found, dict) else None
    about = data.get("object") if isinstance(data, dict) else None
    if not (isinstance(event, str) and _EVENT.fullmatch(event) and isinstance(about, dict)):
        return "", ""
    metadata = about.get("metadata")
    hold = metadata.get("hold") if isinstance(metadata, dict) else None
    for name in (hold, about.get("client_reference_id")):
        if isinstance(name, str) and _PREPAYMENT.fullmatch(name):
            return event, name
    return event, ""


def _answer(status: int) -> Response:
    return Response(status=status, content_type="text/plain")
