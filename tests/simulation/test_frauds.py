"""Frauds of attendants: each shows on the Z, beside the median, or as an alarm (T9).

The twelfth, an old image that is put back, is among the tests of the storage: it needs real files.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.technician import Technician
from fakes.world import PIN, World

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice
from kiosk.domain.attendant import Role
from kiosk.domain.report import Report, Table
from kiosk.domain.tally import Tally
from kiosk.reports.days import outstanding
from kiosk.reports.sheet import Section

EVE = "Eve"
HONEST = ("Ada", "Ben", "Cem", "Dia")
pytestmark = [pytest.mark.req("ATT-24"), pytest.mark.req("ATT-12")]


@pytest.fixture
def world() -> World:
    """Return a place where four honest people and Eve work."""
    world = World()
    for name in (*HONEST, EVE):
        world.hire(name)
    world.run(1_500)
    return world


def z(world: World) -> Report:
    """Close the day, as Ada, and return its report."""
    world.log_in("Ada", screen="office")
    visit = world.ask(c.CloseDay(), "office")
    assert visit.notice is Notice.NONE, visit.notice
    world.ask(c.Logout(), "office")
    return Report.of(
        next(one.body for one in reversed(world.store.entries) if one.kind == "day-closed")
    )


def week(world: World) -> Section:
    """Return what stands beside the median of everybody."""
    tally = Tally()
    for entry in world.store.entries:
        tally.add(entry)
    return outstanding(tally.report(), [*HONEST, EVE], major=100)


def stands_out(section: Section, measure: str, name: str) -> bool:
    """Whether somebody did a thing so much more often than others that it is marked."""
    return any(row[:2] == (measure, name) and row[-1] == "flag" for row in section.rows)


def override(world: World, name: str, minor: int = 1_000, reason: str = "goodwill") -> Notice:
    """Let an attendant take product at the operator's cost; what is asked for flows."""
    world.log_in(name, screen="board")
    world.ask(c.AskOverride(1), "board")
    notice = world.ask(c.Override(1, minor, reason), "board").notice
    if notice is Notice.NONE:
        controller = world.lift(1)
        world.run(3_000)
        world.ask(c.FinishOutlet(1, "checked"), "board")
        controller.calling = False
        world.run(2_000)
    world.ask(c.Finish(), "board")
    world.ask(c.Logout(), "board")
    world.run(1_000)
    return notice


def sell(world: World, minor: int = 2_000, takes: int = 5_000_000) -> str:
    """Let a customer buy; return the sale."""
    sale = world.buy(1, minor=minor, screen="customer")
    world.lift(1, takes=takes)
    world.flow(1, takes)
    world.controller(1).calling = False
    world.finish(sale)
    world.run(1_000)
    world.ask(c.Finish(), "customer")
    return sale


def test_free_product_as_goodwill(world: World) -> None:
    """Each is on the Z with reason, name and price; more than others make is marked."""
    override(world, "Ada")
    for _ in range(3):
        override(world, EVE, reason="goodwill")
    day = z(world)
    assert day.value(Table.OVERRIDES, "count", "goodwill|Eve") == 3
    assert day.value(Table.OVERRIDES, "taken", "goodwill|Eve") > 0
    assert stands_out(week(world), "overrides", EVE)
    assert not stands_out(week(world), "overrides", "Ada")


def test_free_product_as_a_test() -> None:
    """A trial that is never returned to the tank is on the Z: outlet, quantity, name and price."""
    eve = Technician()
    eve.until("closings")
    eve.ask(c.CommissionCancel(1))
    eve.world.run(3_000)
    day = z(eve.world)
    tested = day.value(Table.OUTLETS, "tested", "1")
    assert day.meters[1].tested == tested > 0
    assert day.value(Table.PEOPLE, "tests", "Tec") == day.value(Table.OUTLETS, "tests", "1") > 0
    assert day.value(Table.PEOPLE, "test_money", "Tec") == day.total(Table.OUTLETS, "test_money")


def test_many_small_overrides(world: World) -> None:
    """None past the number of a shift and none past the budget; what was tried is counted."""
    world.log_in(EVE)
    world.ask(c.OpenShift(0))
    world.ask(c.Logout())
    notices = [override(world, EVE) for _ in range(7)]
    assert notices == [Notice.NONE] * 5 + [Notice.OVER_BUDGET] * 2
    world.log_in(EVE)
    world.ask(c.CloseShift(0))
    world.ask(c.Logout())
    day = z(world)
    assert day.value(Table.PEOPLE, "overrides", EVE) == 5
    assert day.value(Table.PEOPLE, "refused", EVE) == 2


def test_a_shift_again_and_again_for_its_budget(world: World) -> None:
    """The budget is filled once a day: what two shifts could spend is what one could."""
    world.log_in(EVE)
    spent = 0
    for _ in range(3):
        world.ask(c.OpenShift(0))
        attendant = world.visit.attendant
        assert attendant is not None
        spent += attendant.budget_minor
        world.ask(c.CloseShift(0))
    world.ask(c.Logout())
    day = z(world)
    assert spent <= 2 * world.site.limits.override_shift_max.minor
    assert len(day.rows(Table.SHIFTS)) == 3
    assert all(name.endswith("|Eve") for name in day.rows(Table.SHIFTS))


def test_somebody_else_s_name(world: World) -> None:
    """Wrong PINs are counted under the name that was tried; five lock it, and that is an alarm."""
    for _ in range(5):
        world.log_in("Ben", pin="999999")
    assert "locked_out:Ben" in world.core.alarms(world.clock.now())
    assert world.log_in("Ben", pin=PIN).attendant is None
    day = z(world)
    assert day.value(Table.PEOPLE, "missed_pins", "Ben") == 5
    assert day.total(Table.ALARMS, "count") >= 5
    assert stands_out(week(world), "missed_pins", "Ben")


def test_a_customer_s_rest_moved_to_a_friend(world: World) -> None:
    """Who sends rests elsewhere is counted, and more of it than others do is marked."""
    for _ in range(3):
        sale = world.buy(1, screen="customer")
        world.lift(1)
        world.flow(1, 500_000)
        world.log_in(EVE, screen="back")
        world.ask(c.ToggleOutlet(1), "back")
        world.ask(c.MoveRemainder(2, "customer_asked"), "back")
        world.controller(1).calling = False
        world.run(3_000)
        world.ask(c.FinishOutlet(2, "customer_asked"), "back")
        world.finish(sale)
        for screen in ("customer", "back"):
            world.ask(c.Finish(), screen)
        world.ask(c.Logout(), "back")
        world.run(1_000)
    assert z(world).value(Table.PEOPLE, "moved", EVE) == 3
    assert stands_out(week(world), "moved_remainders", EVE)


def test_sales_of_others_ended_for_their_rests(world: World) -> None:
    """Who ends sales is counted by name, and more of it than others do is marked."""
    for _ in range(3):
        sale = world.buy(1, screen="customer")
        world.log_in(EVE, screen="board")
        world.ask(c.FinishOutlet(1, "customer_asked"), "board")
        world.ask(c.Logout(), "board")
        world.finish(sale)
        world.ask(c.Finish(), "customer")
        world.run(1_000)
    assert z(world).value(Table.PEOPLE, "ended", EVE) == 3
    assert stands_out(week(world), "ended_by", EVE)


def test_cash_kept_back(world: World) -> None:
    """What is missing in the drawer is on the Z beside the name of who had the shift."""
    world.log_in(EVE)
    world.ask(c.OpenShift(20_000))
    world.ask(c.CloseShift(18_500))
    world.ask(c.OpenShift(20_000))
    world.ask(c.CloseShift(20_000))
    world.ask(c.Logout())
    day = z(world)
    assert day.value(Table.PEOPLE, "drawer", EVE) == -1_500
    assert [
        row["difference"] for row in day.rows(Table.SHIFTS).values() if "difference" in row
    ] == [-1_500]
    assert day.value(Table.ALARMS, "count", "drawer-differs||") == 1


def test_a_price_that_dips_for_a_friend(world: World) -> None:
    """Products have a row for each price at which they were sold."""
    sell(world)
    honest = world.site
    diesel = honest.products["diesel"]
    cheap = replace(diesel.tariff, blocks=(replace(diesel.tariff.blocks[0], price_e4=100),))
    world.site = replace(honest, products={"diesel": replace(diesel, tariff=cheap)})
    world.start()
    world.run(6_500)
    sell(world, minor=1_000)
    world.site = honest
    world.start()
    world.run(1_500)
    prices = [name.rpartition("|")[2] for name in z(world).rows(Table.PRODUCTS)]
    assert prices == ["100", "17590"]


def test_the_clock_set_back_into_a_day_that_is_closed(world: World) -> None:
    """Days follow the entries: what is sold is in the running one, and the clock is an alarm."""
    first = z(world)
    world.clock.utc_ms -= 86_400_000
    world.run(1_000)
    sell(world)
    second = z(world)
    assert (second.number, second.first) == (first.number + 1, first.last + 1)
    assert second.value(Table.SALES, "ended") == 1
    assert second.value(Table.ALARMS, "count", "clock-stepped||") == 1


def test_product_drawn_past_the_kiosk(world: World) -> None:
    """The totaliser moved and nobody bought: DISCREPANCY, and an alarm."""
    world.hire("Max", role=Role.MANAGER)
    world.run(1_500)
    sell(world)
    controller = world.controller(1)
    controller.total_base += 300_000
    world.run(2_000)
    world.log_in("Max", screen="board")  # Nobody else clears what flowed without a sale.
    world.ask(c.UnlockOutlet(1, "checked"), "board")
    world.ask(c.Logout(), "board")
    world.run(3_000)
    sell(world)
    day = z(world)
    assert day.discrepancies == (1,)
    assert (day.meters[1].difference, day.meters[1].reasons) == (300_000, ("unaccounted-flow",))
    assert day.value(Table.ALARMS, "count", "unaccounted-flow|1|") == 1
    assert day.value(Table.PEOPLE, "unlocked", "Max") == 1
