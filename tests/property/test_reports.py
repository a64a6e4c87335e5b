"""Reports over random days: they add up to the books, and to one another, to the last unit."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

import pytest
from fakes.day import Day
from fakes.told import assert_told
from fakes.world import PIN, World

from kiosk.api import commands as c
from kiosk.domain.books import Transfer, TransferKind
from kiosk.domain.journal import Entry
from kiosk.domain.report import Report, Table, added
from kiosk.domain.tally import Tally
from kiosk.ports import Batch
from kiosk.storage import days

SEEDS = range(24)
DAY_MS = 35_000
WITHIN_A_SALE = {"prepayment", "sale"}
"""Accounts between which a sale's money moves before anybody has it."""


class Lived:
    """A random day, with what its books had moved by each entry of its journal."""

    def __init__(self, seed: int) -> None:
        day = Day(seed)
        self.moved: list[tuple[int, Transfer]] = []
        store, auditor = day.world.store, day.world.store.on_commit
        assert auditor is not None

        def heard(batch: Batch) -> None:
            last = len(store.entries)
            self.moved += [(last, one) for one in batch.transfers]
            auditor(batch)

        store.on_commit = heard
        day.run(DAY_MS)
        day.heal()
        self.world: World = day.world
        self.entries: list[Entry] = list(store.entries)
        self.stands = {last for last, _ in self.moved} | {len(self.entries)}
        """Entries that were the last of their batch, so that a day may end there."""

    def books(self, after: int, until: int) -> Counter[tuple[str, str]]:
        """Return what each kind of account was debited and credited by those entries."""
        found: Counter[tuple[str, str]] = Counter()
        seen: set[str] = set()
        for last, one in self.moved:
            if after < last <= until and one.id not in seen:
                seen.add(one.id)
                if one.kind in {TransferKind.MOVE, TransferKind.POST}:
                    found[str(one.debit.kind), "debited"] += one.amount.minor
                    found[str(one.credit.kind), "credited"] += one.amount.minor
        return Counter({key: sum_ for key, sum_ in found.items() if sum_})


@lru_cache(maxsize=4)
def lived(seed: int) -> Lived:
    """Return the day of a seed; it is lived through once."""
    return Lived(seed)


def told(entries: Iterable[Entry], before: Report | None = None) -> Report:
    """Return the report of entries that follow the report `before`."""
    tally = Tally(before)
    for entry in entries:
        tally.add(entry)
    return tally.report()


def parts(entries: list[Entry], cuts: list[int]) -> list[Report]:
    """Return the reports of a journal that is cut into days after those entries."""
    found: list[Report] = []
    before: Report | None = None
    for begin, end in zip([0, *cuts], [*cuts, len(entries)], strict=True):
        before = told(entries[begin:end], before)
        found.append(before)
    return found


def cuts_of(seed: int, places: Iterable[int]) -> list[int]:
    """Return some places, in order."""
    rng = random.Random(seed)
    choice = sorted(places)
    return sorted(rng.sample(choice, min(len(choice), rng.randint(1, 6))))


@pytest.mark.req("ATT-11")
@pytest.mark.req("ATT-12")
@pytest.mark.req("RD-28")
@pytest.mark.parametrize("seed", SEEDS)
def test_every_part_of_a_day_adds_up_to_what_the_books_moved_in_it(seed: int) -> None:
    """Wherever days end, each account is debited and credited in a report as in the books."""
    day = lived(seed)
    cuts = cuts_of(seed, (one for one in day.stands if one < len(day.entries)))
    for report in parts(day.entries, cuts):
        said = Counter(
            {
                (kind, side): amount
                for kind, row in report.tables[Table.BOOKS].items()
                for side, amount in row.items()
            }
        )
        booked = day.books(report.first - 1, report.last)
        outside = {key: sum_ for key, sum_ in booked.items() if key[0] not in WITHIN_A_SALE}
        assert said == outside, (report.first, report.last)


@pytest.mark.req("ATT-11")
@pytest.mark.parametrize("seed", SEEDS)
def test_days_add_up_to_the_time_that_they_fill(seed: int) -> None:
    """The sum of all Zs is the report of the range, wherever the days ended."""
    day = lived(seed)
    cuts = cuts_of(seed + 1_000, range(1, len(day.entries)))
    assert added(parts(day.entries, cuts)) == told(day.entries)


@pytest.mark.req("ATT-13")
@pytest.mark.req("PAY-20")
@pytest.mark.parametrize("seed", SEEDS)
def test_meters_sales_and_accounts_agree_in_every_part_of_a_day(seed: int) -> None:
    """What was metered was charged to somebody or is in a sale that goes on; nothing else."""
    day = lived(seed)
    for report in parts(day.entries, cuts_of(seed + 2_000, range(1, len(day.entries)))):
        assert report.metered - report.booked == report.carried_on
        for outlet, meter in report.meters.items():
            sold = report.value(Table.OUTLETS, "quantity", str(outlet))
            assert (meter.sold, meter.moved) == (sold, meter.closing - meter.opening)
        sales = Table.SALES
        back = report.total(sales, "released") + report.total(sales, "carried")
        assert report.total(sales, "authorised") == report.total(sales, "captured") + back
        for column in ("authorised", "captured", "released", "carried", "written_off"):
            assert report.total(sales, column) == report.total(Table.RAILS, column)
        bought = report.total(sales, "captured") + report.total(sales, "written_off")
        assert report.total(Table.PRODUCTS, "money") == bought
        assert report.total(Table.VAT, "gross") == report.total(sales, "captured")


@pytest.mark.req("ATT-11")
@pytest.mark.parametrize("seed", SEEDS)
def test_a_report_is_the_same_after_its_way_through_the_journal(seed: int) -> None:
    """Every figure is in the entry, and comes out of it as it was."""
    report = told(lived(seed).entries)
    assert Report.of(json.loads(json.dumps(report.body()))) == report


@pytest.mark.req("ATT-13")
@pytest.mark.parametrize("seed", SEEDS)
def test_a_totaliser_ends_a_day_where_its_last_delivery_has_left_it(seed: int) -> None:
    """Without troubles of meters nothing is discrepant; with them it has a reason."""
    report = told(lived(seed).entries)
    for meter in report.meters.values():
        assert not meter.is_discrepant or meter.reasons or abs(meter.difference) < 10 * 10_000


# --- Days that are closed while everything goes wrong ---------------------------------------------

OFFICE = "office"
AT_THE_OFFICE = (
    c.AskLogin(), c.Login("Ada", PIN), c.StillHere(), c.OpenShift(10_000), c.StillHere(),
    c.CloseShift(9_500), c.CloseDay(), c.StillHere(), c.CloseDay(), c.Logout(),
)  # fmt: skip
"""What is asked there, one after the other and again from the beginning."""


class ClosedDay(Day):
    """A random day on which somebody in the office opens and closes shifts and days throughout."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self._chance = random.Random(seed)  # Its own: the rest of the day is as without it.
        self._asked = 0

    def _mischief(self) -> None:
        super()._mischief()
        if self._chance.random() < 0.2:
            command = AT_THE_OFFICE[self._asked % len(AT_THE_OFFICE)]
            self._asked += 1
            self._ask(OFFICE, command)


@pytest.mark.req("ATT-11")
@pytest.mark.req("ATT-14")
@pytest.mark.parametrize("seed", range(16))
def test_days_are_closed_without_a_gap_whatever_goes_wrong(seed: int) -> None:
    """Kills, full disks, clocks and copies of messages: 1, 2, 3 ..., and each follows."""
    day = ClosedDay(seed)
    day.run(DAY_MS)
    day.heal()
    found = days.again(day.world.store.entries)
    assert [kept.number for kept, _ in found] == list(range(1, len(found) + 1))
    assert all(kept == ours for kept, ours in found)
    assert found, "nobody has closed a day"
    assert_told(day.world.store.entries, day.world.store.transfers.values())
