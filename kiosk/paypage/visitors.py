"""Who asks for a page: one phone or another, a person or a machine, and by which name."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable

STRANGER = "?"
"""Whoever a proxy names by no address: all of them count as one."""

HOME_BITS = 64
"""An IPv6 phone may take any address of its network: the network is what counts."""

_MACHINE = re.compile(
    r"(?:bot|crawler|spider)\b|preview|prefetch|facebookexternalhit|facebookcatalog|meta-external"
    r"|whatsapp/|embedly|iframely|vkshare|mastodon|curl/|wget/|python|okhttp|go-http|java/",
    re.IGNORECASE,
)
"""Names of programs that fetch a link that somebody was sent, to show what is behind it."""

_AHEAD = ("Purpose", "Sec-Purpose", "X-Moz", "X-Purpose")


def client_of(address: str) -> str:
    """Return the name under which whoever is at `address` is counted."""
    try:
        one = ipaddress.ip_address(address)
    except ValueError:
        return STRANGER
    if one.version == 4:  # noqa: PLR2004
        return str(one)
    if one.ipv4_mapped is not None:
        return str(one.ipv4_mapped)
    return str(ipaddress.ip_network((int(one), HOME_BITS), strict=False))


def is_ours(host: str, name: str = "") -> bool:
    """Whether a request that names `host` is meant for us: a machine of `name`, or an address.

    Under any other name a web page elsewhere would make the payer's own browser speak to us.
    """
    bare = host.rpartition(":")[0] if re.fullmatch(r".*:[0-9]*", host) else host
    bare = bare.removeprefix("[").removesuffix("]").rstrip(".").lower()
    if not host or bare == "localhost" or (name and bare == name.lower()):
        return True
    try:
        ipaddress.ip_address(bare)
    except ValueError:
        return False
    return True


def is_a_person(method: str, header: Callable[[str], str | None]) -> bool:
    """Whether somebody looks at a page, rather than a machine that fetches it ahead.

    A browser says for what it fetches, where it says so at all; a machine often says its name.
    """
    ahead = " ".join(header(name) or "" for name in _AHEAD).lower()
    return (
        method == "GET"
        and not any(word in ahead for word in ("prefetch", "prerender", "preview"))
        and (header("Sec-Fetch-Dest") or "document") in {"document", "empty"}
        and _MACHINE.search(header("User-Agent") or "") is None
    )
