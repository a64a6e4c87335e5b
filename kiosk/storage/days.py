"""Business days, closed and running, out of the journal of a database."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import text

from kiosk.domain.journal import Entry
from kiosk.domain.report import DAY, DAY_CLOSED, Report, day_kept
from kiosk.domain.tally import Tally, Unreadable
from kiosk.ports import StorageDamaged
from kiosk.storage.reading import Reader, understood
from kiosk.storage.statements import Statement

_CLOSED = Statement(
    text(f"SELECT sequence FROM journal WHERE kind = '{DAY_CLOSED}' ORDER BY sequence")  # noqa: S608 - A constant of ours.
)


def closed(reader: Reader) -> tuple[Report, ...]:
    """Return the report of every day that was closed, as the journal holds it."""
    with reader.snapshot(), understood():
        return tuple(
            Report.of(next(reader.journal(row["sequence"] - 1)).body)
            for row in reader.asked(_CLOSED)
        )


def running(reader: Reader) -> Report:
    """Return what the running day comes to: an X report. Nothing is changed by it."""
    with reader.snapshot():
        kept = {one.key: one.value for one in reader.load().settings}
        number, last = day_kept(kept.get(DAY, ""))
        with understood():
            before = Report.of(next(reader.journal(last)).body) if number else None
        return _added(Tally(before), reader.journal(last)).report()


def during(reader: Reader, time: range) -> Report:
    """Return what a time came to: from the first entry in it to the last before its end.

    The days that were closed before it are not gone through again.
    """
    with reader.snapshot():
        past = [one for one in closed(reader) if one.ended_ms <= time.start]
        tally, has_begun = Tally(past[-1] if past else None), False
        for entry in reader.journal(tally.last):
            if not has_begun and entry.at_ms >= time.start:
                tally, has_begun = Tally(tally.report()), True
            if has_begun and entry.at_ms >= time.stop:
                break
            _added(tally, [entry])
        return (tally if has_begun else Tally(tally.report())).report()


def again(entries: Iterable[Entry]) -> tuple[tuple[Report, Report], ...]:
    """Go through a journal from its first entry; return each closed day's report with ours.

    The two are the same, or somebody has written a report that does not follow from the entries.
    """
    found: list[tuple[Report, Report]] = []
    tally = Tally()
    for entry in entries:
        if entry.kind == DAY_CLOSED:
            with understood():
                stored = Report.of(entry.body)
            ours = tally.report(number=stored.number, by=stored.by, at_ms=stored.ended_ms)
            found.append((stored, ours))
            tally = Tally(stored)
        _added(tally, [entry])
    return tuple(found)


def _added(tally: Tally, entries: Iterable[Entry]) -> Tally:
    try:
        for entry in entries:
            tally.add(entry)
    except Unreadable as error:
        raise StorageDamaged(str(error)) from error
    return tally
