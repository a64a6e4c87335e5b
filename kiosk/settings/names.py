"""Names that the operator gives, and other places of the file refer to."""

from __future__ import annotations

import re

from kiosk.settings.table import Table

_NAME = re.compile(r"[a-z][a-z0-9-]{0,31}")


def check_name(parent: Table, key: str) -> bool:
    """Whether a name that other places refer to is a plain word; note it where it is not."""
    is_plain = bool(_NAME.fullmatch(key))
    if not is_plain:
        what, remedy = "this name cannot be used", "Take small letters, digits and dashes: pump-1."
        parent.wrong(key, what, remedy, code="unusable_name")
    return is_plain
