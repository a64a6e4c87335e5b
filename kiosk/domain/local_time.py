"""The time at a place: records are in UTC, what people read is not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def is_zone(name: str) -> bool:
    """Whether this machine knows the time zone `name`, such as `Europe/Berlin`."""
    return _zone(name) is not None


def local(utc_ms: int, zone: str) -> datetime:
    """Return a time as the place has it, with its offset; in UTC where nobody knows the zone."""
    return datetime.fromtimestamp(utc_ms // 1000, _zone(zone) or UTC)


def next_hour(utc_ms: int, zone: str, hour: int) -> int:
    """Return when the clock of the place shows `hour` next, from 0 to 23, in ms since 1970.

    An hour that a day has not, because the clocks go forward, is the one after it.
    """
    here = local(utc_ms, zone)
    then = here.replace(hour=hour, minute=0, second=0, fold=0)
    if then <= here:
        then = (then + timedelta(days=1)).replace(hour=hour)
    return int(then.timestamp()) * 1000


def day_of(utc_ms: int, zone: str, days_ago: int) -> tuple[int, int]:
    """Return when a day of the place begins and when the next does, in ms since 1970."""
    midnight = local(utc_ms, zone).replace(hour=0, minute=0, second=0)
    begins, ends = (midnight - timedelta(days=ago) for ago in (days_ago, days_ago - 1))
    return int(begins.timestamp()) * 1000, int(ends.timestamp()) * 1000


def midnight_ms(day: datetime, zone: str) -> int:
    """Return when the day of `day` begins at the place, in ms since 1970."""
    midnight = day.replace(hour=0, minute=0, second=0, tzinfo=_zone(zone) or UTC)
    return int(midnight.timestamp()) * 1000


def _zone(name: str) -> tzinfo | None:
    if name == "UTC":
        return UTC  # Also where the machine has no table of zones at all.
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
