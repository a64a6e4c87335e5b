"""The links behind the codes on the screen: who holds one may look, and pay."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{16,64}")
"""What a link ends in: Crockford base32. Receipts of older releases have 16 characters."""

NEW_CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{26,64}")
"""What a new link ends in: at least 128 bits, so that nobody guesses one."""


def link(public_url: str, code: str) -> str:
    """Return the address of a code's page, in capitals where that leads to the same place.

    Digits, capitals and a few signs take less room in a QR code: its squares are larger, and a
    poor camera reads them from further away. Names of hosts have no case; paths of others do.
    """
    parts = urlsplit(public_url)
    if parts.path.strip("/") or not public_url.isascii():
        return f"{public_url.rstrip('/')}/p/{code}"
    return f"{public_url.rstrip('/').upper()}/P/{code}"
