"""What has flowed, out of the journal, as charts show it: the hours of a day, and closings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kiosk.api.health import CLOSINGS_MOST, PRODUCTS_MOST, DaySnapshot
from kiosk.domain.journal import Entry
from kiosk.domain.local_time import local

DELIVERY = "delivery"
"""The kind of the entries that are read here."""
DELIVERIES_MOST = 5_000
"""So many of the latest deliveries are looked at: more than any day has."""
HOURS = 24


@dataclass
class _Day:
    """One product since midnight."""

    name: str
    dimension: str
    interval: int
    deliveries: int = 0
    hours: list[int] = field(default_factory=lambda: [0] * HOURS)


def curves(
    entries: Iterable[Entry], now_ms: int, zone: str
) -> tuple[tuple[DaySnapshot, ...], tuple[tuple[int, tuple[int, ...]], ...]]:
    """Return what the day of `now_ms` has delivered by hour, and each outlet's latest closings.

    `entries` are deliveries, oldest first; a day is one of the place's calendar. Tests are left
    out: nobody has bought them.
    """
    today = local(now_ms, zone).date()
    day: dict[str, _Day] = {}
    took: dict[int, list[int]] = {}
    for entry in entries:
        body = entry.body
        if body.get("test"):
            continue
        if "closing_us" in body:
            took.setdefault(body["outlet"], []).append(body["closing_us"])
        at = local(entry.at_ms, zone)
        if at.date() == today and body["quantity"]:
            told = body["sold"]
            one = day.setdefault(
                body["product"], _Day(told["name"], body["unit"], told["interval"])
            )
            one.deliveries += 1
            one.hours[at.hour] += body["quantity"]
    most = sorted(day.items(), key=lambda item: (-sum(item[1].hours), item[0]))
    return (
        tuple(
            DaySnapshot(
                product=key,
                product_name=one.name,
                dimension=one.dimension,
                interval_base=one.interval,
                deliveries=one.deliveries,
                quantity_base=sum(one.hours),
                hours_base=tuple(one.hours),
            )
            for key, one in most[:PRODUCTS_MOST]
        ),
        tuple((outlet, tuple(some[-CLOSINGS_MOST:])) for outlet, some in sorted(took.items())),
    )
