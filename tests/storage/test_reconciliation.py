"""What the books say by outlet, product and day, and what the totalisers say to it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.day import Day
from fakes.technician import Technician
from fakes.values import DELIVERY, PREPAYMENT, SALE, ul
from fakes.world import World
from tools.powercut import RecordedStore, make_database

from kiosk.api import commands as c
from kiosk.cli.commands import main
from kiosk.cli.compose import STORE_FILE
from kiosk.cli.processes import SETTINGS
from kiosk.cli.report import UNRECONCILED
from kiosk.cli.running import STORAGE_WRONG
from kiosk.domain.attendant import OVERRIDE_REASONS, Role
from kiosk.domain.books import Account, AccountKind, Transfer, TransferKind
from kiosk.domain.delivery import Delivery, DeliveryState
from kiosk.domain.journal import Draft, Relevance
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.ports import Batch, OutletRecord
from kiosk.storage.reconciliation import (
    Figures,
    Reason,
    chains,
    lines,
    unexplained,
)
from kiosk.storage.store import SqliteStore

DAY_MS = 86_400_000
NOON_MS = 1_749_988_800_000
"""On the 15th of June 2025, in every time zone but the last."""
INTERVAL = DELIVERY.tariff.interval_base


def day_of(at_ms: int) -> str:
    return str(at_ms // DAY_MS)


@pytest.fixture
def recorded(tmp_path: Path) -> RecordedStore:
    """Return a real store that says in memory too what it holds."""
    folder = tmp_path / "recorded"
    folder.mkdir()
    make_database(folder)
    return RecordedStore(folder)


@pytest.fixture
def world(recorded: RecordedStore) -> Iterator[World]:
    """Return a place over that store, ready to sell."""
    place = World(store=recorded)
    place.hire()
    place.run(1_500)
    yield place
    recorded.real.close()


# --- Money ---------------------------------------------------------------------------------------


def total(store: SqliteStore) -> Figures:
    return sum((one.figures for one in lines(store, day_of)), Figures())


def assert_adds_up(store: SqliteStore) -> None:
    """Line by line nothing is missing, and together it is what the accounts hold."""
    for one in lines(store, day_of):
        money = one.figures
        assert money.authorised == money.held + money.captured + money.released + money.carried
        assert min(money.held, money.captured, money.released, money.carried) >= 0
    came = went = revenue = 0
    for account, balance in store.balances().items():
        came += balance.debits if account.kind is AccountKind.RAIL else 0
        went += balance.credits if account.kind is AccountKind.RELEASED else 0
        revenue += balance.credits if account.kind is AccountKind.REVENUE else 0
    figures = total(store)
    assert (figures.authorised, figures.released) == (came, went)
    assert revenue == (
        figures.captured + figures.written_off + figures.operator + figures.test + figures.overrun
    )


@pytest.mark.req("RD-28")
@pytest.mark.parametrize("seed", [2, 8, 21])
def test_rd_28_every_moment_of_a_day_adds_up(recorded: RecordedStore, seed: int) -> None:
    """Through customers, attendants and all that goes wrong: each line, and all accounts."""
    day = Day(seed, store=recorded)
    for _ in range(20):
        day.run(1_500)
        assert_adds_up(recorded.real)
    day.heal()
    assert_adds_up(recorded.real)
    assert total(recorded.real).held == 0
    assert total(recorded.real).captured == day.world.rail.captured_minor
    recorded.real.close()


@pytest.mark.req("RD-28")
def test_rd_28_money_at_an_open_outlet_is_held_there(recorded: RecordedStore, world: World) -> None:
    """One payer at two outlets: what each of them has reserved, and their shares of the rest."""
    world.buy(1, 2, minor=3001)
    world.lift(1)
    world.flow(1, 2_000_000)
    first, second = (one.figures for one in lines(recorded.real, day_of))
    reserved = [world.delivery(outlet).reserved.minor for outlet in (1, 2)]
    rest = 3001 - sum(reserved)
    assert (first.held, second.held) == (
        reserved[0] + rest - rest // 2,
        reserved[1] + rest // 2,
    )
    assert (first.authorised, second.authorised) == (first.held, second.held)
    assert first.captured == second.captured == first.released == 0


@pytest.mark.req("RD-28")
def test_rd_28_a_sale_belongs_to_the_day_of_its_money(
    recorded: RecordedStore, world: World
) -> None:
    """Paid before midnight, settled after it: one line, on the day on which it was paid."""
    today = world.clock.utc_ms // DAY_MS
    sale = world.buy(1)
    world.lift(takes=3_000_000)
    world.clock.utc_ms += DAY_MS
    world.finish(sale)
    [line] = lines(recorded.real, day_of)
    assert (line.day, line.outlet, line.product) == (str(today), 1, "diesel")
    assert line.figures.deliveries == 1
    assert line.figures.quantity == world.delivery().delivered.base
    assert lines(recorded.real, day_of, range((today + 1) * DAY_MS, (today + 2) * DAY_MS)) == ()
    assert lines(recorded.real, day_of, range(today * DAY_MS, (today + 1) * DAY_MS)) == (line,)


@pytest.mark.req("RD-28")
def test_rd_28_what_the_operator_spends_is_no_customer_s_money(
    recorded: RecordedStore, world: World
) -> None:
    """An override is in a column of its own, and customers' figures stay at nothing."""
    world.log_in()
    world.ask(c.AskOverride(1))
    world.ask(c.Override(1, 1500, OVERRIDE_REASONS[0]))
    world.lift(takes=3_000_000)
    [sale] = world.sales()
    world.finish(sale.id)
    [line] = lines(recorded.real, day_of)
    assert line.figures == Figures(
        deliveries=1,
        quantity=world.delivery().delivered.base,
        operator=world.delivery().charge.minor,
    )
    assert line.figures.operator > 500


def test_rd_28_what_could_not_be_taken_is_told_apart(store: SqliteStore) -> None:
    """Too little for a rail, past what was reserved, carried over: a figure for each."""
    store.commit(sold(charge=40, overrun=7, written_off=40, carried=960))
    line, other = lines(store, day_of)
    assert line.figures == Figures(
        deliveries=1,
        quantity=1_000_000,
        authorised=1_000,
        released=520,
        carried=480,
        written_off=40,
        overrun=7,
    )
    assert other.figures == Figures(authorised=1_000, released=520, carried=480)


def test_rd_28_what_came_back_and_went_to_a_voucher_is_carried(store: SqliteStore) -> None:
    """A refund that failed after all was not released: the day of its sale says so."""
    store.commit(sold(charge=40, overrun=0, written_off=0, carried=0))
    released, voucher = Account(AccountKind.RELEASED, "a"), Account(AccountKind.VOUCHER, "V-000009")
    move = Transfer(f"{PREPAYMENT.id}:voucher", TransferKind.MOVE, released, voucher, Money(1_960))
    store.commit(Batch(transfers=(move,), entries=(Draft(Relevance.PAYMENT, "later", 0, {}),)))
    figures = total(store)
    assert (figures.released, figures.carried, figures.captured) == (0, 1_960, 40)
    assert figures.authorised == 2_000


def sold(*, charge: int, overrun: int, written_off: int, carried: int) -> Batch:
    """Return a whole sale of 20.00."""
    rail, purse = Account(AccountKind.RAIL, "a"), Account(AccountKind.PREPAYMENT, PREPAYMENT.id)
    pool, revenue = Account(AccountKind.SALE, SALE.id), Account(AccountKind.REVENUE, "2")
    moves = [
        (rail, purse, 2_000),
        (purse, pool, 2_000),
        (pool, purse, 2_000 - charge),
        (Account(AccountKind.WRITTEN_OFF), purse, written_off),
        (Account(AccountKind.OVERRUN), revenue, overrun),
        (purse, Account(AccountKind.VOUCHER, "V-000009"), carried),
        (purse, Account(AccountKind.RELEASED, "a"), 2_000 - charge + written_off - carried),
    ]
    hold = Transfer("hold", TransferKind.HOLD, pool, revenue, Money(2_000))
    post = Transfer("post", TransferKind.POST, pool, revenue, Money(charge), holds="hold")
    made = [
        Transfer(f"move-{number}", TransferKind.MOVE, debit, credit, Money(amount))
        for number, (debit, credit, amount) in enumerate(moves)
    ]
    return Batch(
        saved=(SALE, PREPAYMENT, replace(settled(1, 0, 1_000_000), overrun=Money(overrun))),
        transfers=(*made[:2], hold, post, *made[2:]),
        entries=(Draft(Relevance.PAYMENT, "payment-authorised", NOON_MS, {}),),
    )


@pytest.mark.req("ATT-19")
def test_at_05_tests_stand_apart_from_sales_and_in_the_balance_of_the_totaliser(
    recorded: RecordedStore,
) -> None:
    """Neither among the deliveries nor the money of customers; the meter is explained by both."""
    tec = Technician(store=recorded)
    sale = tec.world.buy(1, minor=500)
    tec.world.finish(sale)
    tec.world.lift(1)
    tec.until("closings")
    tec.ask(c.CommissionCancel(1))
    tec.world.run(3_000)
    money = total(recorded.real)
    sold, tested = (
        [one for one in tec.world.deliveries() if one.is_test is is_test]
        for is_test in (False, True)
    )
    assert (money.deliveries, money.tests) == (len(sold), len(tested)) == (1, 2)
    assert money.quantity == sum(one.delivered.base for one in sold)
    assert money.tested_quantity == sum(one.delivered.base for one in tested)
    assert money.captured == sum(one.charge.minor for one in sold)
    assert money.test == sum(one.charge.minor for one in tested)
    assert (money.authorised, money.operator) == (500, 0)
    [chain, *_] = chains(recorded.real)
    assert chain.metered == money.quantity + money.tested_quantity
    assert chain.is_reconciled
    recorded.real.close()


# --- Totalisers ----------------------------------------------------------------------------------


def settled(number: int, opening: int, closing: int) -> Delivery:
    return replace(
        DELIVERY,
        id=f"D-{number:06d}",
        opening=ul(opening),
        total=ul(closing),
        state=DeliveryState.SETTLED,
        ended_ms=number,
    )


def delivered(store: SqliteStore, number: int, opening: int, closing: int) -> None:
    """Let a delivery be settled at `number` milliseconds."""
    one = settled(number, opening, closing)
    body = {
        "delivery": one.id, "outlet": 2, "opening": opening, "closing": closing, "unit": "ul",
    }  # fmt: skip
    record = OutletRecord(OutletId(2), total_base=closing)
    entry = Draft(Relevance.DELIVERY, "delivery", number, dict(body))
    store.commit(Batch(saved=(SALE, one, record), entries=(entry,)))


def noted(store: SqliteStore, kind: str, number: int, **body: int | str) -> None:
    store.commit(Batch(entries=(Draft(Relevance.METER, kind, number, dict(body)),)))


@pytest.mark.req("RD-28")
def test_rd_28_a_whole_chain_has_no_gap(store: SqliteStore) -> None:
    """Each delivery begins where the one before it ended, or within one display interval of it."""
    noted(store, "meter-met", 1, outlet=2, total=1_000)
    delivered(store, 2, 1_000, 500_000)
    delivered(store, 3, 500_000 + INTERVAL, 900_000)
    delivered(store, 4, 900_000, 950_000)
    [chain] = chains(store)
    assert (chain.opening, chain.closing, chain.gaps) == (1_000, 950_000, ())
    assert (chain.metered, chain.drift, chain.tolerance) == (949_000 - INTERVAL, INTERVAL, INTERVAL)
    assert chain.is_reconciled


@pytest.mark.req("RD-28")
def test_rd_28_a_planted_gap_is_named_with_its_quantity(store: SqliteStore) -> None:
    """One that nobody explains, forwards or backwards: between which deliveries, and how much."""
    delivered(store, 1, 0, 500_000)
    delivered(store, 2, 500_001 + INTERVAL, 900_000)
    delivered(store, 3, 900_000 - INTERVAL - 5, 950_000)
    [chain] = chains(store)
    assert [(one.quantity, one.after, one.before, one.at_ms) for one in chain.gaps] == [
        (INTERVAL + 1, "D-000001", "D-000002", 2),
        (-INTERVAL - 5, "D-000002", "D-000003", 3),
    ]
    assert not chain.is_reconciled
    assert unexplained([chain]) == tuple((OutletId(2), gap) for gap in chain.gaps)
    moved = chain.closing - chain.opening
    assert moved == chain.metered + chain.drift + sum(one.quantity for one in chain.gaps)


@pytest.mark.req("RD-28")
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("unaccounted-flow", {"outlet": 2, "quantity": 70_000}),
        ("meter-rebased", {"outlet": 2, "believed": 500_000, "shown": 570_000}),
        ("controller-changed", {"outlet": 2, "expected": "A", "found": "B"}),
        ("image-restored", {}),
    ],
)
def test_rd_28_a_gap_is_explained_where_the_journal_explains_it(
    store: SqliteStore, kind: str, body: dict[str, int | str]
) -> None:
    """By an entry about that outlet, or about all, since the delivery before."""
    delivered(store, 1, 0, 500_000)
    noted(store, kind, 2, **body)
    delivered(store, 3, 570_000, 900_000)
    delivered(store, 4, 999_000, 999_000)
    [chain] = chains(store)
    first, second = chain.gaps
    quantity = body.get("quantity")
    assert (first.quantity, second.quantity) == (70_000, 99_000)
    assert [(one.kind, one.entry, one.at_ms, one.quantity) for one in first.reasons] == [
        (kind, 2, 2, quantity)
    ]
    assert second.reasons == (), "an explanation serves once"
    assert not chain.is_reconciled


@pytest.mark.req("RD-28")
def test_rd_28_another_outlet_s_entry_explains_nothing(store: SqliteStore) -> None:
    """A leak at outlet 1 is no reason for what outlet 2 shows."""
    delivered(store, 1, 0, 500_000)
    noted(store, "unaccounted-flow", 2, outlet=1, quantity=70_000)
    delivered(store, 3, 570_000, 900_000)
    assert [one.is_reconciled for one in chains(store)] == [False]


@pytest.mark.req("RD-28")
def test_rd_28_a_period_has_the_gaps_that_ended_in_it(store: SqliteStore) -> None:
    """Closing less opening is right for each day by itself, and for both together."""
    delivered(store, 1, 0, 500_000)
    noted(store, "unaccounted-flow", 9, outlet=2, quantity=100_000)
    delivered(store, 11, 600_000, 700_000)
    [first], [second] = chains(store, range(10)), chains(store, range(10, 20))
    assert (first.opening, first.closing, first.metered, first.gaps) == (0, 500_000, 500_000, ())
    assert (second.opening, second.closing, second.metered) == (500_000, 700_000, 100_000)
    [gap] = second.gaps
    assert gap.reasons == (Reason("unaccounted-flow", 2, 9, 100_000),)
    assert chains(store, range(20, 30)) == ()


@pytest.mark.req("RD-28")
def test_rd_28_what_flowed_since_the_last_delivery_is_a_gap_too(store: SqliteStore) -> None:
    """Accepted by an attendant, or not yet: no delivery comes after it."""
    delivered(store, 1, 0, 500_000)
    noted(store, "unaccounted-flow", 2, outlet=2, quantity=60_000)
    [chain] = chains(store)
    assert [(one.quantity, one.before, one.at_ms) for one in chain.gaps] == [(60_000, "", 2)]
    store.commit(Batch(saved=(OutletRecord(OutletId(2), total_base=580_000),)))
    [chain] = chains(store)
    assert [(one.quantity, one.is_explained) for one in chain.gaps] == [(80_000, True)]
    assert chain.closing == 580_000


@pytest.mark.req("RD-28")
def test_rd_28_an_open_delivery_s_opening_is_compared(store: SqliteStore) -> None:
    """It need not have ended for the gap before it to be seen."""
    delivered(store, 1, 0, 500_000)
    running = replace(DELIVERY, id="D-000009", opening=ul(600_000), started_ms=9)
    store.commit(Batch(saved=(running,)))
    [chain] = chains(store)
    assert [(one.quantity, one.before) for one in chain.gaps] == [(100_000, "D-000009")]


@pytest.mark.req("RD-28")
def test_rd_28_a_leak_in_the_core_s_own_words(recorded: RecordedStore, world: World) -> None:
    """Flow without a sale between two sales: found, accepted by an attendant, and named."""
    world.hire("Max", role=Role.MANAGER)  # Nobody else clears what flowed without a sale.
    world.run(1_500)
    world.lift(takes=2_000_000)
    world.finish(world.buy(1))
    world.controller().leak_base = 40_000
    world.run(3_000)
    world.controller().leak_base = 0
    world.run(3_000)
    world.ask(c.Finish())
    world.log_in("Max")
    world.ask(c.UnlockOutlet(1))
    world.run(3_000)
    world.lift(takes=2_000_000)
    world.finish(world.buy(1, screen="side"))
    chain, still = chains(recorded.real)
    assert (still.metered, still.gaps) == (0, ())
    [gap] = chain.gaps
    assert gap.reasons[0].kind == "unaccounted-flow"
    assert abs(gap.quantity - 120_000) <= chain.tolerance
    assert chain.metered + gap.quantity + chain.drift == chain.closing - chain.opening


# --- The command ---------------------------------------------------------------------------------


Report = Callable[..., tuple[int, str]]


@pytest.fixture
def report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Report:
    """Return what `kiosk report` says to some words."""

    def ask(*words: str) -> tuple[int, str]:
        status = main(["report", *words, "--settings", str(SETTINGS), "--folder", str(tmp_path)])
        said = capsys.readouterr()
        return status, said.out + said.err

    return ask


@pytest.fixture
def shop(tmp_path: Path, empty: Path) -> Iterator[SqliteStore]:
    """Return an open store where the settings look for it."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(empty, folder / STORE_FILE)
    with SqliteStore(folder / STORE_FILE) as opened:
        yield opened


@pytest.mark.req("RD-28")
def test_rd_28_the_report_is_made_beside_the_running_engine(
    shop: SqliteStore, report: Report
) -> None:
    """For people and for machines; a gap that nothing explains is its exit status."""
    shop.commit(sold(charge=1_500, overrun=0, written_off=0, carried=0))
    delivered(shop, 1, 0, 1_000_000)
    assert report("--reconcile")[0] == 0
    delivered(shop, 2, 1_500_000, 1_600_000)
    status, said = report("--reconcile")
    assert status == UNRECONCILED
    assert "outlet 2 diesel: 2 deliveries, 1.100000 L" in said
    assert "authorised 20.00, held 0.00, captured 15.00, released 5.00 EUR" in said
    assert "GAP of 0.500000 L between D-000001 and D-000002: NOT EXPLAINED" in said
    status, said = report("--reconcile", "--json")
    told = json.loads(said)
    assert (status, told["unexplained"]) == (UNRECONCILED, 1)
    assert told["totals"]["captured"] == 1_500
    [chain] = told["totalisers"]
    assert [(one["quantity"], one["is_explained"]) for one in chain["gaps"]] == [(500_000, False)]
    assert report("--json") == (0, json.dumps({k: told[k] for k in list(told)[:4]}) + "\n")


@pytest.mark.req("RD-28")
@pytest.mark.parametrize(("day", "count"), [("2025-06-15", 2), ("1999-12-31", 0), ("today", 0)])
def test_rd_28_a_day_can_be_asked_for(
    shop: SqliteStore, report: Report, day: str, count: int
) -> None:
    """By its date in this machine's time, or by its name."""
    shop.commit(sold(charge=1_500, overrun=0, written_off=0, carried=0))
    status, said = report("--day", day, "--json")
    assert (status, len(json.loads(said)["lines"])) == (0, count)


def test_rd_28_a_day_that_is_none_is_refused(report: Report) -> None:
    """And said so, before anything is opened."""
    with pytest.raises(SystemExit):
        report("--day", "tomorrowish")


def test_rd_28_without_books_there_is_nothing_to_report(report: Report) -> None:
    """The kiosk was never started here: what to do is said."""
    status, said = report()
    assert status == STORAGE_WRONG
    assert "start the kiosk once" in said


def test_rd_28_books_that_are_none_are_told(tmp_path: Path, report: Report) -> None:
    """A file that is not ours is not understood, and nothing is made up."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / STORE_FILE).write_bytes(b"x" * 9_000)
    assert report()[0] == STORAGE_WRONG
