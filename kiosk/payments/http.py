"""One way out to a provider: bounded in time and size, and mute about its key.

Whatever is not a clean answer becomes RailSilent, because the call may have been carried out;
a refusal in the provider's own form becomes RailRefused. Nothing else leaves this module.
"""

from __future__ import annotations

import ipaddress
import json
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urlencode, urlsplit

import requests
from requests.auth import AuthBase

from kiosk.ports import Clock, RailRefused, RailSilent

CONNECT_TIMEOUT_S = 5.0
READ_TIMEOUT_S = 15.0
ANSWER_MS_MAX = 30_000
"""A whole answer takes no longer, however slowly it drips."""

ANSWER_BYTES_MAX = 262_144
CHUNK_BYTES = 16_384

Form = Sequence[tuple[str, str]]

_OK = frozenset({200, 201})
_LATER = frozenset({408, 409, 425, 429})
"""Not now: it is busy, or it still works on the same call."""

_CODE = re.compile(r"[A-Za-z0-9_.-]{1,64}")


BEARER = "Authorization"
"""The header of a key that has none of its own."""


class _Key(AuthBase):
    """Adds the key to a request, and shows it to nobody else."""

    def __init__(self, key: str, header: str, scheme: str) -> None:
        if not (key.isascii() and key.isprintable() and key.strip() == key != ""):
            raise ValueError("the API key of a rail is empty or holds characters that no key has")
        self._key = key
        self._header = header
        self._scheme = f"{scheme} " if header == BEARER else ""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers[self._header] = self._scheme + self._key
        return request

    def __repr__(self) -> str:
        return "_Key(...)"


class Http:
    """Speaks to one provider at `base_url`, for one thread at a time."""

    def __init__(
        self,
        base_url: str,
        key: str | None,
        clock: Clock,
        *,
        version: str = "",
        timeouts_s: tuple[float, float] = (CONNECT_TIMEOUT_S, READ_TIMEOUT_S),
        key_header: str = BEARER,
        scheme: str = "Bearer",
        refusal: Callable[[int, dict[str, Any]], RailRefused | None] | None = None,
    ) -> None:
        """Take the address, and the key where there is one.

        `version` pins the provider's API where it has several. The key goes as a bearer's, under
        another `scheme`, or bare in a `key_header` of its own. `refusal` finds the definite no in a
        status and an object of it, where that is not in Stripe's form. Outside this machine only
        https will do, or anybody in between could say "paid".
        """
        _check_base(base_url)
        self._base = base_url.rstrip("/")
        self._clock = clock
        self._auth = None if key is None else _Key(key, key_header, scheme)
        self._refusal = refusal or _stripe_refusal
        self._timeouts_s = timeouts_s
        self._session = requests.Session()
        # No proxy, certificate store or key from the environment: the settings alone decide.
        self._session.trust_env = False
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._session.headers.clear()
        self._session.headers.update(
            {
                "Accept": "application/json",
                "Accept-Encoding": "identity",
                "User-Agent": "dispensing-kiosk",
            }
        )
        if version:
            self._session.headers["Stripe-Version"] = version

    def use_key(self, key: str) -> None:
        """Show `key` as a bearer's from now on: some are given for an hour."""
        self._auth = _Key(key, BEARER, "Bearer")

    def now_ms(self) -> int:
        """Return the time on our own wall clock."""
        return self._clock.now().utc_ms

    def get(self, path: str, query: Form = ()) -> dict[str, Any]:
        """Return the object at `path`."""
        return self._ask("GET", f"{path}?{urlencode(query)}" if query else path)

    def post(self, path: str, form: Form, *, key: str) -> dict[str, Any]:
        """Have `form` carried out at `path`, at most once for each idempotency `key`."""
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Idempotency-Key": key}
        return self._ask("POST", path, urlencode(form).encode("ascii"), headers)

    def post_json(self, path: str, body: Mapping[str, object]) -> dict[str, Any]:
        """Have `body` carried out at `path`, each time that it arrives there."""
        content = json.dumps(body, ensure_ascii=True, separators=(",", ":")).encode("ascii")
        return self._ask("POST", path, content, {"Content-Type": "application/json"})

    def close(self) -> None:
        """Let go of the connections; harmless when there are none."""
        self._session.close()

    def _ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        status, content = self._exchange(method, path, body, dict(headers or {}))
        found = _object(content)
        if status in _OK and found is not None:
            return found
        refusal = None if found is None else self._refusal(status, found)
        if status >= 400 and status not in _LATER and refusal is not None:  # noqa: PLR2004
            raise refusal
        raise RailSilent(f"{method} {_place(path)}: no usable answer (status {status})")

    def _exchange(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[int, bytes]:
        ends_ms = self._clock.now().mono_ms + ANSWER_MS_MAX
        trouble = ""
        try:
            with self._session.request(
                method,
                self._base + path,
                data=body,
                headers=headers,
                auth=self._auth,
                timeout=self._timeouts_s,
                allow_redirects=False,
                stream=True,
            ) as answer:
                content = b""
                for chunk in answer.iter_content(CHUNK_BYTES):
                    content += chunk
                    if len(content) > ANSWER_BYTES_MAX:
                        trouble = "too long an answer"
                        break
                    if self._clock.now().mono_ms > ends_ms:
                        trouble = "too slow an answer"
                        break
                if not trouble:
                    return answer.status_code, content
        except (requests.RequestException, OSError, ValueError) as error:
            trouble = type(error).__name__
        # Raised out here, so that no request with its key hangs on to the error.
        raise RailSilent(f"{method} {_place(path)}: {trouble}")


def _check_base(base_url: str) -> None:
    parts = urlsplit(base_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"the address of a rail starts with https://, not {base_url[:40]!r}")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ValueError("the address of a rail is scheme, host, port and path, nothing else")
    if parts.scheme == "http" and not _is_loopback(parts.hostname):
        raise ValueError(f"a rail at {parts.hostname} must be reached by https://")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _place(path: str) -> str:
    return path.partition("?")[0]


def _object(content: bytes) -> dict[str, Any] | None:
    try:
        # Exactly what was sent: a rate must not be a float's idea of it.
        found = json.loads(content, parse_float=Decimal)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _stripe_refusal(status: int, found: dict[str, Any]) -> RailRefused | None:
    """Return the refusal in an answer; None where it is none of a provider's."""
    error = found.get("error")
    if status >= 500 or not isinstance(error, dict):  # noqa: PLR2004
        return None
    kind, code, param = error.get("type"), error.get("code"), error.get("param")
    if not (isinstance(kind, str) and _CODE.fullmatch(kind)):
        return None
    named = code if isinstance(code, str) and _CODE.fullmatch(code) else kind
    # Its message is not repeated: some providers quote the key in it.
    place = param if isinstance(param, str) and len(param) <= 64 and param.isprintable() else ""  # noqa: PLR2004
    return RailRefused(named, place)
