"""The surveyor: says how everything outside is, and never fails."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fakes.flow_controller import FakeLine
from fakes.time import FakeClock

from kiosk.api.health import LineSurvey
from kiosk.api.lines import AskLine, ExchangeReport, LineReport
from kiosk.application.messages import LookAround
from kiosk.cli.survey import Surveyor
from kiosk.domain.journal import Draft, Relevance
from kiosk.ports import Batch
from kiosk.storage.reading import open_reader
from kiosk.storage.store import SqliteStore

REPORT = LineReport("main", is_known=True, is_connected=True, exchanges=7)
EXCHANGE = ExchangeReport(1, "01", "02", "", 1, 5, "ok")


def delivery(clock: FakeClock, quantity: int) -> Draft:
    """Return what the journal says of a delivery."""
    return Draft(
        Relevance.DELIVERY,
        "delivery",
        clock.utc_ms,
        {
            "outlet": 1,
            "product": "diesel",
            "unit": "ul",
            "quantity": quantity,
            "closing_us": 400_000 + quantity,
            "sold": {"name": "Diesel", "interval": 10_000},
        },
    )


def surveyor(folder: Path, clock: FakeClock, looked_ms: int | None = 400) -> Surveyor:
    """Return a surveyor of one line."""

    def report(asked: AskLine) -> LineReport:
        return replace(REPORT, line=asked.line, recent=(EXCHANGE,))

    return Surveyor(
        [FakeLine("main")],
        {"main": "/dev/ttyUSB0"},
        report,
        folder / "kiosk.sqlite",
        clock,
        "UTC",
        lambda: (looked_ms, 2),
    )


def test_lines_disk_and_monitor_are_told(tmp_path: Path) -> None:
    """Without what was said on the line: that is for the console."""
    found = surveyor(tmp_path, FakeClock())(LookAround(reads=False))
    assert found.lines == (LineSurvey(REPORT, "/dev/ttyUSB0"),)
    assert found.disk_free_mb is not None
    assert found.disk_free_mb > 0
    assert (found.monitor_ms, found.incidents, found.is_read) == (600, 2, False)
    assert surveyor(tmp_path, FakeClock(), None)(LookAround(reads=False)).monitor_ms is None


def test_the_journal_is_read_for_charts_alone(tmp_path: Path) -> None:
    """Deliveries of the day and closings, oldest first."""
    clock = FakeClock()
    store = SqliteStore(tmp_path / "kiosk.sqlite")
    other = Draft(Relevance.SYSTEM, "kiosk-started", clock.utc_ms, {})
    store.commit(Batch(entries=(delivery(clock, 10), other, delivery(clock, 30))))
    store.close()
    asked = surveyor(tmp_path, clock)
    assert asked(LookAround(reads=False)).day == ()
    found = asked(LookAround(reads=True))
    [day] = found.day
    assert (found.is_read, day.deliveries, day.quantity_base) == (True, 2, 40)
    assert found.took_us == ((1, (400_010, 400_030)),)


def test_what_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    """No database, no folder, an entry of nonsense: the rest is told all the same."""
    found = surveyor(tmp_path / "gone", FakeClock())(LookAround(reads=True))
    assert (found.is_read, found.disk_free_mb, found.incidents) == (False, None, 2)
    store = SqliteStore(tmp_path / "kiosk.sqlite")
    store.commit(Batch(entries=(Draft(Relevance.DELIVERY, "delivery", 1, {"outlet": 1}),)))
    store.close()
    assert not surveyor(tmp_path, FakeClock(1))(LookAround(reads=True)).is_read


def test_the_latest_entries_of_a_kind_come_oldest_first(tmp_path: Path) -> None:
    """So many at most, and none of another kind."""
    clock = FakeClock()
    store = SqliteStore(tmp_path / "kiosk.sqlite")
    for quantity in range(1, 6):
        store.commit(
            Batch(entries=(delivery(clock, quantity), Draft(Relevance.SYSTEM, "x", 1, {})))
        )
    store.close()
    with open_reader(tmp_path / "kiosk.sqlite") as reader:
        found = reader.latest("delivery", 3)
    assert [one.body["quantity"] for one in found] == [3, 4, 5]
