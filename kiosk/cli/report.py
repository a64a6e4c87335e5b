"""`kiosk report`: what came in and what went out, and whether the totalisers agree."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from kiosk.cli.compose import STORE_FILE
from kiosk.cli.running import STORAGE_WRONG, settings_of
from kiosk.cli.speech import Failure, say
from kiosk.domain.money import Currency
from kiosk.domain.quantity import PER_SALE_UNIT, SALE_UNIT, Dimension
from kiosk.ports import StorageError
from kiosk.runtime.clock import SystemClock
from kiosk.settings import Settings
from kiosk.storage.reading import open_reader
from kiosk.storage.reconciliation import (
    ALWAYS,
    Chain,
    Figures,
    Gap,
    Line,
    chains,
    lines,
    unexplained,
)

UNRECONCILED = 5
"""A totaliser has moved, and nothing in the journal says why."""
_MONEY = (
    "authorised", "held", "captured", "released", "carried", "written_off", "overrun", "operator",
    "test",
)  # fmt: skip


_QUANTITIES = {"quantity", "tested_quantity"}


def report(asked: argparse.Namespace) -> int:
    """Print the books by day, outlet and product; with `--reconcile`, every totaliser's gaps."""
    settings = settings_of(asked)
    currency = settings.site.currency
    zone, during = zone_of(settings), ALWAYS
    if asked.day is not None:
        wanted = date_of(asked.day, zone)
        during = between(wanted, wanted, zone)
    path = settings.storage_folder / STORE_FILE
    if not path.exists():
        raise Failure(f"There are no books yet at {path}: start the kiosk once.", STORAGE_WRONG)
    try:
        with open_reader(path) as reader, reader.snapshot():
            found = lines(reader, lambda at_ms: _local(at_ms, zone).date().isoformat(), during)
            meters = chains(reader, during) if asked.reconcile else ()
    except StorageError as error:
        raise Failure(str(error), STORAGE_WRONG) from None
    if asked.json:
        say(json.dumps(_as_json(found, meters, currency, is_reconciled=asked.reconcile)))
    else:
        _tell(found, currency)
        for meter in meters:
            _tell_meter(meter)
    return UNRECONCILED if unexplained(meters) else 0


def day(text: str) -> str:
    """Return `text` where it names a day: `2027-03-01`, `today` or `yesterday`; else ValueError."""
    return text if text in {"today", "yesterday"} else date.fromisoformat(text).isoformat()


def date_of(text: str, zone: tzinfo) -> date:
    """Return the day that `text` names at a place in `zone`."""
    today = _local(SystemClock().now().utc_ms, zone).date()
    named = {"today": today, "yesterday": today - timedelta(days=1)}
    return named.get(text) or date.fromisoformat(text)


def between(first: date, last: date, zone: tzinfo) -> range:
    """Return days of a place in milliseconds, both included; one may have 23 or 25 hours."""
    begin, end = (
        datetime(one.year, one.month, one.day, tzinfo=zone)
        for one in (first, last + timedelta(days=1))
    )
    return range(round(begin.timestamp() * 1000), round(end.timestamp() * 1000))


def zone_of(settings: Settings) -> tzinfo:
    """Return the time zone of the place."""
    return ZoneInfo(settings.site.time_zone)


def _local(at_ms: int, zone: tzinfo) -> datetime:
    """Return a time as the clocks at the place show it."""
    return datetime.fromtimestamp(at_ms / 1000, zone)


# --- For machines --------------------------------------------------------------------------------


def _as_json(
    found: Sequence[Line], meters: Sequence[Chain], currency: Currency, *, is_reconciled: bool
) -> dict[str, object]:
    told: dict[str, object] = {
        "currency": currency.code,
        "exponent": currency.exponent,
        "lines": [
            {"day": one.day, "outlet": one.outlet, "product": one.product, "unit": one.unit}
            | asdict(one.figures)
            for one in found
        ],
        "totals": _without_quantity(_sum(found)),
    }
    if is_reconciled:
        told["totalisers"] = [
            asdict(one)
            | {"is_reconciled": one.is_reconciled}
            | {"gaps": [asdict(gap) | {"is_explained": gap.is_explained} for gap in one.gaps]}
            for one in meters
        ]
        told["unexplained"] = len(unexplained(meters))
    return told


def _sum(found: Iterable[Line]) -> Figures:
    return sum((one.figures for one in found), Figures())


def _without_quantity(figures: Figures) -> dict[str, int]:
    """Return the figures that may be added up over products: litres and kilowatt-hours may not."""
    return {name: value for name, value in asdict(figures).items() if name not in _QUANTITIES}


# --- For people ----------------------------------------------------------------------------------


def _tell(found: Sequence[Line], currency: Currency) -> None:
    for name in dict.fromkeys(one.day for one in found):
        say(name)
        for one in found:
            if one.day == name:
                flowed = _quantity(one.figures.quantity, one.unit)
                head = f"  outlet {one.outlet} {one.product}: {one.figures.deliveries} deliveries"
                tested = _quantity(one.figures.tested_quantity, one.unit)
                tests = f", {one.figures.tests} tests of {tested}" if one.figures.tests else ""
                say(f"{head}, {flowed}{tests}; {_told(one.figures, currency)}")
    say(f"total: {_told(_sum(found), currency)}")


def _told(figures: Figures, currency: Currency) -> str:
    always = {"authorised", "held", "captured", "released"}
    values = asdict(figures)
    words = [
        f"{name.replace('_', ' ')} {_money(values[name], currency)}"
        for name in _MONEY
        if name in always or values[name]
    ]
    return f"{', '.join(words)} {currency.code}"


def _tell_meter(one: Chain) -> None:
    moved = _quantity(one.closing - one.opening, one.unit)
    sold = _quantity(one.metered, one.unit)
    drift = f", drift {_quantity(one.drift, one.unit)}" if one.drift else ""
    say(f"totaliser of outlet {one.outlet}: moved {moved}, metered {sold}{drift}")
    for gap in one.gaps:
        say(f"  GAP {_gap(gap, one.unit)}")


def _gap(gap: Gap, unit: Dimension | None) -> str:
    between = f"between {gap.after or 'the first reading'} and {gap.before or 'now'}"
    why = ", ".join(f"{one.kind} (entry {one.entry})" for one in gap.reasons)
    return f"of {_quantity(gap.quantity, unit)} {between}: {why or 'NOT EXPLAINED'}"


def _money(minor: int, currency: Currency) -> str:
    return _decimal(minor, currency.exponent)


def _quantity(base: int, unit: Dimension | None) -> str:
    if unit is None:
        return f"{base} base units"
    scale = len(str(PER_SALE_UNIT[unit])) - 1
    return f"{_decimal(base, scale)} {SALE_UNIT[unit]}"


def _decimal(value: int, places: int) -> str:
    digits = str(abs(value)).rjust(places + 1, "0")
    cut = len(digits) - places
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:cut]}.{digits[cut:]}".rstrip(".")
