"""Measures how fast metered ticks are committed: one delivery and one journal entry each.

Run from the project's root, on the disk that is to be measured:

    PYTHONPATH=.:tests python tests/storage/measure.py FOLDER [COMMITS]
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

from fakes.values import DELIVERY, SALE, ul

from kiosk.domain.journal import Draft, Relevance
from kiosk.ports import Batch
from kiosk.storage.store import SqliteStore


def tick(number: int) -> Batch:
    """Return what the engine stores when a meter has moved."""
    body = {"delivery": DELIVERY.id, "total": number, "charge": number, "outlet": 2}
    return Batch(
        saved=(replace(DELIVERY, total=ul(DELIVERY.opening.base + number)),),
        entries=(Draft(Relevance.DELIVERY, "metered", number, body),),
    )


def measure(folder: Path, commits: int) -> str:
    """Return the rate and the times of `commits` durable commits."""
    times = []
    with SqliteStore(folder / "measured.sqlite") as store:
        store.commit(Batch(saved=(SALE,)))
        for number in range(commits):
            batch = tick(number)
            start = time.perf_counter()
            store.commit(batch)
            times.append(time.perf_counter() - start)
    times.sort()
    rate = round(commits / sum(times))
    p50, p99, longest = (
        1000 * times[place] for place in (commits // 2, commits * 99 // 100, commits - 1)
    )
    return f"{rate} commits/s, p50 {p50:.2f} ms, p99 {p99:.2f} ms, longest {longest:.1f} ms\n"


if __name__ == "__main__":
    sys.stdout.write(measure(Path(sys.argv[1]), int((sys.argv[2:] or ["3000"])[0])))
