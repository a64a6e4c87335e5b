"""The time at a place: records are in UTC, what people read is not."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def is_zone(name: str) -> bool:
    """Whether this machine knows the time zone `name`, such as `Europe/Berlin`."""
    return _zone(name) is not None


def local(utc_ms: int, zone: str) -> datetime:
    """Return a time as the place has it, with its offset; in UTC where nobody knows the zone."""
    return datetime.fromtimestamp(utc_ms // 1000, _zone(zone) or UTC)


def _zone(name: str) -> tzinfo | None:
    if name == "UTC":
        return UTC  # Also where the machine has no table of zones at all.
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
