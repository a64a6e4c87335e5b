"""Addresses of servers: which are none, and which anybody could listen in on."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urlsplit

from kiosk.settings.table import Table


def is_here(host: str) -> bool | None:
    """Whether only this machine can reach `host`; None where it is no address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return None


def check_url(table: Table, key: str, url: str, *, may_be_plain: bool) -> None:
    """Note where `url` is no address of a server, or one that anybody could listen in on."""
    parts = _split(url)
    if parts is None or parts.query or parts.fragment or parts.username is not None:
        what = "this is no address of a server"
        table.wrong(key, what, "Write https://, the name and, where needed, a port and a path.")
    elif parts.scheme != "https" and not (may_be_plain or is_here(parts.hostname or "")):
        what = "money needs an encrypted connection"
        remedy = "Write https:// - plain http:// only serves a demo."
        table.wrong(key, what, remedy, code="not_encrypted")


def _split(url: str) -> SplitResult | None:
    """Return the parts of an http or https address; None where it is none."""
    try:
        parts = urlsplit(url)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        return None
    return parts if parts.scheme in {"http", "https"} and parts.hostname and has_port else None
