"""Measures what the monitor costs beside a database of many sales, as one line of JSON.

    PYTHONPATH=.:tests python tests/tools/watching.py [SALES]

Sixteen outlets deliver on sixteen open sales; all the sales before them are finished.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from fakes.flow_controller import FakeController, capabilities
from fakes.time import FakeClock
from fakes.values import SALE, ul

from kiosk.domain.journal import Draft, Relevance
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.sale import SaleState
from kiosk.monitor.book import beginning
from kiosk.monitor.meters import Meter
from kiosk.monitor.monitor import Monitor
from kiosk.ports import Batch
from kiosk.runtime.clock import SystemClock
from kiosk.storage.reading import open_reader
from kiosk.storage.store import SqliteStore

OUTLETS = 16
LOOKS = 500
AT_ONCE = 500
"""So many old sales in one batch: what is measured is the reading."""


class NoValves:
    """Valves that nobody has to close here."""

    def forbid(self) -> None:
        raise AssertionError("nothing is wrong here")

    def allow(self) -> None:
        raise AssertionError("nothing is wrong here")

    def stop(self, outlets: object) -> None:
        raise AssertionError(f"nothing is wrong at {outlets}")


def entries(number: int, *, is_over: bool) -> list[Draft]:
    """Return what the journal holds of one sale of two grants."""
    sale, delivery, outlet = f"S-{number:06d}", f"D-{number:06d}", number % OUTLETS + 1
    grant = {"delivery": delivery, "sale": sale, "outlet": outlet, "opening": 5_000_000}
    grant |= {"limit": 5_000_000, "preset": 4_950_000, "reserved": 880, "unit": "ul"}
    grant |= {"blocks": [[17_590, 0]], "per_minor": 10**8}
    told: list[tuple[str, dict[str, object]]] = [
        ("sale-quoted", {"sale": sale, "by": "amount", "amount": 2_000, "currency": "EUR"}),
        ("rail-asked", {"prepayment": f"P-{number:06d}", "verb": "open", "amount": 2_000}),
        ("payment-authorised", {"prepayment": f"P-{number:06d}", "sale": sale, "amount": 2_000}),
        ("grant", grant | {"sequence": 1}),
        ("valve-open-asked", {"delivery": delivery, "outlet": outlet, "sequence": 1}),
        ("grant", grant | {"sequence": 2, "limit": 11_000_000, "preset": 10_950_000}),
    ]
    if is_over:
        told += [
            ("delivery", {"delivery": delivery, "sale": sale, "outlet": outlet, "quantity": 10}),
            ("sale-finished", {"sale": sale, "captured": 1, "released": 1_999}),
            ("payment-settled", {"sale": sale, "captured": 1, "released": 1_999}),
        ]
    return [Draft(Relevance.DELIVERY, kind, number, dict(body)) for kind, body in told]  # type: ignore[arg-type]


def fill(store: SqliteStore, sales: int) -> None:
    """Write the finished sales, then those that are open."""
    for first in range(1, sales + 1, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, sales + 1))
        store.commit(
            Batch(
                saved=tuple(
                    replace(SALE, id=f"S-{n:06d}", state=SaleState.SETTLED, ended_ms=n, receipt=n)
                    for n in numbers
                ),
                entries=tuple(one for n in numbers for one in entries(n, is_over=True)),
            )
        )
    for n in range(sales + 1, sales + OUTLETS + 1):
        sale = replace(SALE, id=f"S-{n:06d}", state=SaleState.OPEN, authorised=Money(2_000))
        store.commit(Batch(saved=(sale,), entries=tuple(entries(n, is_over=False))))


def timed(work: Callable[[], object]) -> tuple[int, object]:
    """Return how many microseconds `work` took, and what it returned."""
    began_ns = time.perf_counter_ns()
    result = work()
    return (time.perf_counter_ns() - began_ns) // 1000, result


def figures(path: Path, sales: int) -> dict[str, int]:
    """Measure start, looks and witnesses."""
    store = SqliteStore(path)
    fill(store, sales)
    can, clock = capabilities(), SystemClock()
    reader = open_reader(path)
    open_sales = [f"S-{n:06d}" for n in range(sales + 1, sales + OUTLETS + 1)]
    beginning_us, after = timed(lambda: beginning(reader, open_sales))
    assert isinstance(after, int)
    monitor = Monitor(
        {OutletId(n): Meter.of(can, ul(10_000)) for n in range(1, OUTLETS + 1)},
        reader,
        NoValves(),
        clock,
        post=lambda _: True,
        record=print,
        after=after,
    )
    controller = FakeController(FakeClock(), can=can, total_base=6_000_000)
    status = replace(controller.read_status(feed=True), preset=ul(10_950_000), sequence=2)

    def see() -> None:
        for n in range(1, OUTLETS + 1):
            monitor.witness(OutletId(n), status, clock.now().mono_ms)

    first_us, _ = timed(monitor.look)
    see_us = [timed(see)[0] for _ in range(LOOKS)]
    idle_us, busy_us = [], []
    for _ in range(LOOKS):
        see()
        monitor.hear_core(clock.now().mono_ms)
        idle_us.append(timed(monitor.look)[0])
        n = sales + 1
        store.commit(Batch(entries=tuple(entries(n, is_over=False)[3:] * 3)))
        busy_us.append(timed(monitor.look)[0])
    assert not monitor.incidents
    reader.close()
    store.close()
    return {
        "sales": sales,
        "entries": monitor._book.number,
        "beginning_us": beginning_us,
        "first_look_us": first_us,
        "look_us": round(statistics.median(idle_us)),
        "look_us_p99": sorted(idle_us)[LOOKS * 99 // 100],
        "look_9_entries_us": round(statistics.median(busy_us)),
        "witness_ns": round(statistics.median(see_us) * 1000 / OUTLETS),
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        found = figures(Path(folder) / "watched.sqlite", int((sys.argv[1:] or ["100000"])[0]))
    sys.stdout.write(json.dumps(found) + "\n")
