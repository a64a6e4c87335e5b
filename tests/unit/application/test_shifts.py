"""Shifts and days: opened and closed by attendants, and what their reports say."""

from __future__ import annotations

import json

import pytest
from fakes.keeping_rail import KeepingRail
from fakes.told import assert_told
from fakes.world import World

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, ShiftSnapshot
from kiosk.domain.books import Account, AccountKind
from kiosk.domain.report import Report, Table
from kiosk.domain.tally import Tally
from kiosk.ports import Batch, Setting, StorageFull
from kiosk.simulation.disk import Killed


@pytest.fixture
def world() -> World:
    """Return a place where Ada and Ben work, with Ada at the front screen."""
    world = World()
    world.hire()
    world.hire("Ben")
    world.run(1_500)
    return world


def shift(world: World) -> ShiftSnapshot:
    """Return what the attendant at the front screen sees of the shift."""
    attendant = world.visit.attendant
    assert attendant is not None
    return attendant.shift


def bodies(world: World, kind: str) -> list[dict[str, object]]:
    """Return what the journal's entries of a kind say."""
    return [one.body for one in world.store.entries if one.kind == kind]


def days(world: World) -> list[Report]:
    """Return the reports of the days that were closed."""
    return [Report.of(one.body) for one in world.store.entries if one.kind == "day-closed"]


def sell(world: World, outlet: int = 1, *, takes: int = 5_000_000) -> None:
    """Let a customer buy and take so much, on a screen of their own."""
    sale = world.buy(outlet, screen="customer")
    world.lift(outlet, takes=takes)
    world.flow(outlet, takes)
    world.controller(outlet).calling = False
    world.finish(sale)
    world.run(1_000)


def close_day(world: World) -> Notice:
    """Close the day at the front screen, where somebody is logged in."""
    return world.ask(c.CloseDay()).notice


# --- Shifts -------------------------------------------------------------------------------------


@pytest.mark.req("AT-06")
def test_a_shift_begins_and_ends_with_the_cash_in_the_drawer(world: World) -> None:
    """What is counted at the end is held against what should be there, and both are written."""
    world.log_in()
    assert world.ask(c.OpenShift(10_000)).notice is Notice.NONE
    assert (shift(world).shift, shift(world).by) == (1, "Ada")
    assert (shift(world).opening_minor, shift(world).difference_minor) == (10_000, None)
    assert world.ask(c.CloseShift(9_950)).notice is Notice.NONE
    assert (shift(world).shift, shift(world).difference_minor) == (0, -50)
    [opened], [closed] = bodies(world, "shift-opened"), bodies(world, "shift-closed")
    assert (opened["by"], opened["opening"]) == ("Ada", 10_000)
    said = [closed[key] for key in ("by", "opening", "expected", "counted", "difference")]
    assert said == ["Ada", 10_000, 10_000, 9_950, -50]


def test_what_a_rail_has_brought_in_says_what_customers_call_it(world: World) -> None:
    """An attendant reads the day by the words on the screen, not by names in the settings."""
    sell(world)
    world.log_in()
    [one] = shift(world).rails
    assert (one.rail, one.way, one.payments) == ("fake", "phone", 1)
    assert one.captured_minor > 0


def test_there_is_one_shift_at_a_time(world: World) -> None:
    """A second is not opened, and none is closed where none is open."""
    world.log_in()
    assert world.ask(c.CloseShift(0)).notice is Notice.NO_SHIFT
    world.ask(c.OpenShift(10_000))
    assert world.ask(c.OpenShift(10_000)).notice is Notice.SHIFT_OPEN
    assert len(bodies(world, "shift-opened")) == 1
    assert len(bodies(world, "command-refused")) == 2


@pytest.mark.parametrize("minor", [-1, 10**9 + 1])
def test_no_drawer_holds_less_than_nothing_or_more_than_anybody_has(
    world: World, minor: int
) -> None:
    """A screen may send anything: it is refused, and the shift stays where it was."""
    world.log_in()
    assert world.ask(c.OpenShift(minor)).notice is Notice.TOO_MUCH
    world.ask(c.OpenShift(0))
    assert world.ask(c.CloseShift(minor)).notice is Notice.TOO_MUCH
    assert shift(world).shift == 1


def test_somebody_else_may_close_a_shift_that_was_left_open(world: World) -> None:
    """The drawer's difference is still the one's who had the shift; the journal names both."""
    world.log_in()
    world.ask(c.OpenShift(10_000))
    world.ask(c.Logout())
    world.log_in("Ben")
    world.ask(c.CloseShift(9_000))
    [closed] = bodies(world, "shift-closed")
    assert (closed["by"], closed["closed_by"]) == ("Ada", "Ben")
    close_day(world)
    [day] = days(world)
    assert day.value(Table.PEOPLE, "drawer", "Ada") == -1_000


def test_a_shift_that_is_open_outlives_a_restart(world: World) -> None:
    """Whoever had it has it still, with the same cash."""
    world.log_in()
    world.ask(c.OpenShift(10_000))
    world.start()
    world.run(1_500)
    world.log_in("Ben")
    assert (shift(world).by, shift(world).opening_minor) == ("Ada", 10_000)


# --- Budgets ------------------------------------------------------------------------------------


@pytest.mark.req("ATT-10")
def test_a_shift_brings_a_full_budget_and_takes_back_what_is_left(world: World) -> None:
    """From the operator's money and back to it, both in the books and in the report."""
    world.log_in()
    world.ask(c.AskOverride(1))
    world.ask(c.Override(1, 5_000, "goodwill"))
    world.run(200)
    budget = Account(AccountKind.BUDGET, "Ada")
    assert world.store.balance(budget).available == 3_000
    world.log_in("Ben", screen="other")
    world.ask(c.OpenShift(0), "other")
    world.ask(c.CloseShift(0), "other")
    assert world.store.balance(Account(AccountKind.BUDGET, "Ben")).available == 0
    assert world.store.balance(budget).available == 3_000


@pytest.mark.req("ATT-10")
def test_a_budget_is_filled_once_a_day_however_often_a_shift_is_opened(world: World) -> None:
    """Or opening and closing would be a well without a bottom."""
    world.log_in()
    budget = Account(AccountKind.BUDGET, "Ada")
    held = []
    for _ in range(3):
        world.ask(c.OpenShift(0))
        held.append(world.store.balance(budget).available)
        world.ask(c.CloseShift(0))
    assert held == [8_000, 8_000, 0]
    close_day(world)
    world.ask(c.OpenShift(0))
    assert world.store.balance(budget).available == 8_000


@pytest.mark.req("ATT-10")
def test_nobody_overrides_more_often_than_a_shift_allows(world: World) -> None:
    """The sixth of a shift is refused, though the budget would bear it."""
    world.log_in()
    world.ask(c.OpenShift(0))
    notices = []
    for _ in range(6):
        world.ask(c.AskOverride(1))
        notices.append(world.ask(c.Override(1, 1_000, "goodwill")).notice)
        world.run(100)
        world.ask(c.FinishOutlet(1, "checked"))
        world.ask(c.Finish())
        world.run(1_000)
        world.ask(c.Finish())
    assert notices == [Notice.NONE] * 5 + [Notice.OVER_BUDGET]


# --- X and Z ------------------------------------------------------------------------------------


@pytest.mark.req("ATT-11")
def test_a_day_is_closed_with_the_next_number_and_the_next_begins_with_nothing(
    world: World,
) -> None:
    """All figures are in the entry; totals since ever go on, the others begin anew."""
    sell(world)
    world.log_in()
    assert shift(world).captured_minor == 880
    assert close_day(world) is Notice.NONE
    assert (shift(world).captured_minor, shift(world).day) == (0, 2)
    sell(world)
    close_day(world)
    first, second = days(world)
    assert (first.number, second.number) == (1, 2)
    assert (first.by, second.first) == ("Ada", first.last + 1)
    assert [one.value(Table.SALES, "captured") for one in (first, second)] == [880, 880]
    assert (first.grand.captured, second.grand.captured) == (880, 1760)
    assert (first.receipts, second.receipts) == ((1, 1), (2, 2))


@pytest.mark.req("ATT-11")
@pytest.mark.req("REC-05")
def test_a_z_names_the_last_entry_that_is_in_it_by_its_hash(world: World) -> None:
    """So a journal from which something was cut off does not fit the Z that somebody has kept."""
    sell(world)
    world.log_in()
    close_day(world)
    [day] = days(world)
    assert day.head == world.store.entries[day.last - 1].hash.hex()
    assert world.store.entries[day.last].kind == "day-closed"


@pytest.mark.req("ATT-11")
def test_no_day_is_closed_while_a_shift_is_open(world: World) -> None:
    """Its drawer would be in no report."""
    world.log_in()
    world.ask(c.OpenShift(0))
    assert close_day(world) is Notice.SHIFT_OPEN
    assert days(world) == []


@pytest.mark.req("ATT-11")
def test_looking_at_the_running_day_changes_nothing(world: World) -> None:
    """The X report is drawn as often as anybody likes: not a byte of what is stored differs."""
    sell(world)
    world.log_in()
    before = (list(world.store.entries), dict(world.store.saved), dict(world.store.transfers))
    for _ in range(5):
        assert shift(world).sales == 1
    assert before == (world.store.entries, world.store.saved, world.store.transfers)


@pytest.mark.req("ATT-14")
def test_a_sale_that_goes_on_at_the_end_of_a_day_belongs_to_the_one_in_which_it_ends(
    world: World,
) -> None:
    """The Z names it as open with its money; its takings are in the next."""
    sale = world.buy(1, screen="customer")
    world.lift(1, takes=5_000_000)
    world.flow(1, 2_000_000)
    world.log_in()
    close_day(world)
    world.controller(1).calling = False
    world.finish(sale)
    world.run(1_000)
    close_day(world)
    first, second = days(world)
    assert (list(first.open_sales), first.open_sales[sale].authorised) == ([sale], 2_000)
    assert first.value(Table.SALES, "captured") == 0
    assert (dict(second.open_sales), second.value(Table.SALES, "ended")) == ({}, 1)
    assert second.total(Table.OUTLETS, "quantity") == second.meters[1].sold
    assert first.meters[1].closing == second.meters[1].opening


@pytest.mark.req("ATT-14")
def test_no_day_is_closed_while_nothing_can_be_written(world: World) -> None:
    """No number is given and nothing is lost: once there is room again, it is the next."""
    world.log_in()
    world.store.broken = StorageFull("no room")
    world.ask(c.CloseDay())
    assert days(world) == []
    world.store.broken = None
    world.run(3_000)
    world.log_in()
    close_day(world)
    assert [one.number for one in days(world)] == [1]


@pytest.mark.req("ATT-11")
@pytest.mark.parametrize("when", ["before", "after"])
def test_numbers_have_no_gap_wherever_the_kiosk_is_killed(world: World, when: str) -> None:
    """A day is closed with all of its entry, or not at all."""
    for _ in range(3):
        world.run(1_500)
        world.log_in()
        world.store.dies = when
        with pytest.raises(Killed):
            world.ask(c.CloseDay())
        world.start()
        world.run(1_500)
        world.log_in()
        close_day(world)
    numbers = [one.number for one in days(world)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) == (3 if when == "before" else 6)


@pytest.mark.req("ATT-11")
def test_the_same_day_follows_from_the_journal_alone(world: World) -> None:
    """Whoever has the entries makes the same Z of them, to the last figure."""
    sell(world)
    world.log_in()
    world.ask(c.OpenShift(5_000))
    world.ask(c.CloseShift(5_000))
    close_day(world)
    [day] = days(world)
    tally = Tally()
    for entry in world.store.entries[: day.last]:
        tally.add(entry)
    ours = tally.report(number=1, by="Ada", at_ms=day.ended_ms)
    assert json.dumps(ours.body(), sort_keys=True) == json.dumps(day.body(), sort_keys=True)


def test_a_day_is_not_closed_before_all_of_it_was_added_up(world: World) -> None:
    """Just after a start the answer is to try again in a moment."""
    world.start()
    world.log_in()
    world.core._shifts._is_ready = False
    assert close_day(world) is Notice.BUSY
    assert world.ask(c.OpenShift(0)).notice is Notice.BUSY
    world.run(100)
    assert close_day(world) is Notice.NONE


def test_a_journal_that_makes_no_sense_is_an_alarm_and_not_a_report(world: World) -> None:
    """Sales go on; what cannot be added up is named by its place."""
    entry = world.store.entries[0]
    world.core._shifts._tally.last = entry.sequence + 5
    sell(world)
    world.log_in()
    assert close_day(world) is Notice.BUSY
    visit = world.visit
    assert visit.attendant is not None
    assert any(one.startswith("report_unreadable:") for one in visit.attendant.alarms)


def test_somebody_who_sets_the_clock_is_in_the_report(world: World) -> None:
    """By how much, in the journal; how often, on the Z."""
    world.clock.utc_ms -= 3_600_000
    world.run(200)
    world.clock.utc_ms += 3_600_000
    world.run(200)
    steps = [one["by_ms"] for one in bodies(world, "clock-stepped")]
    assert steps == [-3_600_000, 3_600_000]
    world.log_in()
    close_day(world)
    [day] = days(world)
    assert day.value(Table.ALARMS, "count", "clock-stepped||") == 2
    assert day.value(Table.ALARMS, "count", "clock-ran-back||") == 1


# --- The books ----------------------------------------------------------------------------------


def told(world: World) -> Report:
    """Return the report of all that has happened; fail unless the books have moved the same."""
    return assert_told(world.store.entries, world.store.transfers.values())


@pytest.mark.req("ATT-12")
@pytest.mark.req("AT-06")
def test_vouchers_for_cash_are_in_the_drawer_and_in_the_books(world: World) -> None:
    """What was sold should be there at the end of the shift, what was paid back should not."""
    world.log_in()
    world.ask(c.OpenShift(10_000))
    world.ask(c.SellVoucher(500))
    seen = world.visit.attendant
    assert seen is not None
    assert seen.voucher is not None
    first = seen.voucher.serial
    world.ask(c.SellVoucher(700))
    world.ask(c.VoidVouchers(first, "", "paid_back"))
    world.ask(c.CloseShift(10_700))
    report = told(world)
    assert report.value(Table.PEOPLE, "drawer", "Ada") == 0
    assert report.rows(Table.VOUCHERS) == {
        "sold": {"count": 2, "amount": 1_200},
        "voided": {"count": 1, "amount": 500},
    }
    assert report.value(Table.PEOPLE, "vouchers", "Ada") == 1_200


@pytest.mark.req("ATT-12")
def test_a_batch_of_vouchers_is_in_the_books(world: World) -> None:
    """Issued by a manager, and what is taken out of use lapses."""
    world.store.commit(Batch(saved=(Setting("role:Ben", "manager"),)))
    world.start()
    world.run(1_500)
    world.log_in("Ben")
    world.ask(c.IssueVouchers("spring", 500, 0, ("0" * 64, "1" * 64)))
    seen = world.visit.attendant
    assert seen is not None
    assert seen.voucher is not None
    world.ask(c.VoidVouchers(seen.voucher.serial, seen.voucher.last, "lost"))
    report = told(world)
    assert report.rows(Table.VOUCHERS) == {
        "issued": {"count": 2, "amount": 1_000},
        "voided": {"count": 2, "amount": 1_000},
    }


@pytest.mark.req("ATT-12")
def test_overrides_shifts_and_sales_are_in_the_books(world: World) -> None:
    """From the operator's money to the budget, to what flowed, and the rest of it back."""
    sell(world)
    world.log_in()
    world.ask(c.OpenShift(0))
    world.ask(c.AskOverride(1))
    world.ask(c.Override(1, 2_000, "goodwill"))
    world.lift(1, takes=1_000_000)
    world.run(4_000)
    world.controller(1).calling = False
    world.ask(c.FinishOutlet(1, "checked"))
    world.run(2_000)
    world.log_in("Ben", screen="other")
    world.ask(c.CloseShift(0), "other")
    report = told(world)
    assert report.value(Table.OVERRIDES, "taken", "goodwill|Ada") > 0
    assert (report.metered, report.carried_on) == (report.booked, 0)


@pytest.mark.req("ATT-12")
def test_a_rest_that_became_a_voucher_is_neither_taken_nor_given_back() -> None:
    """It is in a column of its own, for all sales and for the rail, and in the books."""
    world = World(rail=KeepingRail())
    world.run(1_500)
    sell(world)
    report = told(world)
    rest = 2_000 - 880
    for table, row in ((Table.SALES, "all"), (Table.RAILS, "fake")):
        said = {key: report.value(table, key, row) for key in ("captured", "released", "carried")}
        assert said == {"captured": 880, "released": 0, "carried": rest}
    assert report.rows(Table.VOUCHERS) == {"kept": {"count": 1, "amount": rest}}
    assert report.unsettled == {}
