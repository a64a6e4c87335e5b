"""Prices that are changed at the screen: by whom, from when on, and what they never touch."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, PriceSnapshot
from kiosk.domain.attendant import ROLE
from kiosk.domain.price import ALONE_PERCENT, SHOWN_MS, PriceBounds, takes_two
from kiosk.domain.site import Site
from kiosk.domain.tariff import Block
from kiosk.ports import Batch, Setting, StorageFull

OLD, NEW, FAR = 17_590, 18_590, 20_590
HOUR_MS = 3_600_000


def hire(world: World, name: str, role: str = "attendant") -> None:
    """Let somebody in with a role."""
    world.store.commit(Batch(saved=(Setting(ROLE + name, role),)))
    world.hire(name)


@pytest.fixture
def world() -> World:
    """Return a place with two managers and an attendant; Mia is at the front screen."""
    world = World()
    for name, role in (("Mia", "manager"), ("Max", "manager"), ("Ada", "attendant")):
        hire(world, name, role)
    world.run(1_500)
    world.log_in("Mia")
    return world


def change(world: World, price_e4: int = NEW, hour: int = -1, reason: str = "market") -> Notice:
    """Ask for another price of diesel at the front screen."""
    return world.ask(c.ChangePrice("diesel", price_e4, hour, reason)).notice


def price(world: World) -> PriceSnapshot:
    """Return what the attendant at the front screen sees of diesel's price."""
    attendant = world.visit.attendant
    assert attendant is not None
    [found] = attendant.prices
    return found


def bodies(world: World, kind: str) -> list[dict[str, object]]:
    """Return what the journal's entries of a kind say."""
    return [one.body for one in world.store.entries if one.kind == kind]


def listing(*blocks: Block) -> Site:
    """Return the place with another price in its settings file."""
    place = site()
    diesel = place.products["diesel"]
    tariff = replace(diesel.tariff, blocks=blocks)
    return replace(place, products={"diesel": replace(diesel, tariff=tariff)})


@pytest.mark.req("ATT-15")
def test_a_manager_changes_a_price_at_once(world: World) -> None:
    """On every screen from the next look on, with old and new, who and why in the journal."""
    assert change(world) is Notice.NONE
    assert world.core.snapshot("customer", world.clock.now()).outlets[0].price_e4 == NEW
    [told] = bodies(world, "price-changed")
    assert told == {
        "product": "diesel", "before": OLD, "after": NEW, "version": 2, "by": "Mia",
        "agreed_by": "", "reason": "market",
    }  # fmt: skip
    assert (price(world).price_e4, price(world).by, price(world).next_e4) == (NEW, "Mia", 0)


@pytest.mark.req("MET-13")
@pytest.mark.req("RD-21")
def test_a_sale_that_runs_or_was_offered_keeps_its_price(world: World) -> None:
    """Whoever has seen a price pays that one, to the last drop and on the receipt."""
    runs = world.buy(1, screen="customer")
    world.lift(1)
    world.flow(1)
    offered = world.quote(2, screen="other")
    assert change(world) is Notice.NONE
    world.pay(offered)
    world.lift(2)
    world.flow(2)
    for outlet in (1, 2):
        world.controller(outlet).calling = False
    for key in (runs, offered):
        assert world.finish(key).choices[0].tariff.price_e4 == OLD
    assert {one.tariff.price_e4 for one in world.deliveries()} == {OLD}
    world.check_books()


@pytest.mark.req("MET-14")
@pytest.mark.req("ATT-15")
@pytest.mark.parametrize(("ms", "may"), [(SHOWN_MS - 100, False), (SHOWN_MS, True)])
def test_nobody_buys_before_a_new_price_was_shown(world: World, ms: int, *, may: bool) -> None:
    """Refused after 4.9 s with a word about it, sold after 5.0 s at the new price."""
    world.choose(1, screen="customer")
    change(world)
    world.run(ms)
    visit = world.ask(c.BuyAmount(2000), "customer")
    assert (visit.notice is Notice.PRICE_CHANGED) is not may
    assert [one.choices[0].tariff.price_e4 for one in world.sales()] == [NEW] * may
    world.ask(c.AskOverride(2))
    over = world.ask(c.Override(2, 1500, "cash"))
    assert (over.notice is Notice.PRICE_CHANGED) is not may


@pytest.mark.req("ATT-16")
def test_each_sale_knows_which_price_table_it_was_of(world: World) -> None:
    """The number of the table rises with each change, and is in what is stored of a sale."""
    versions = []
    for step, new in enumerate((NEW, NEW + 500, OLD + 500)):
        if step:
            change(world, new)
        else:
            change(world)
        world.run(SHOWN_MS)
        world.choose(1, screen=f"customer {step}")
        world.ask(c.BuyAmount(2000), f"customer {step}")
        versions.append(world.sales()[-1].choices[0].tariff.version)
        world.ask(c.Back(), f"customer {step}")
        world.run(1_000)
    assert versions == [2, 3, 4]
    assert all(after > before for before, after in pairwise(versions))


@pytest.mark.req("ATT-15")
def test_a_price_can_begin_at_an_hour(world: World) -> None:
    """It waits, can be seen, survives a restart, and comes at its hour and not before."""
    hour = (world.clock.utc_ms // HOUR_MS + 2) % 24
    assert change(world, hour=hour) is Notice.NONE
    due_ms = price(world).next_ms
    assert due_ms % HOUR_MS == 0
    assert HOUR_MS < due_ms - world.clock.utc_ms <= 2 * HOUR_MS
    assert (price(world).price_e4, price(world).next_e4) == (OLD, NEW)
    world.start()
    world.clock.turn(due_ms - world.clock.utc_ms - 60)
    world.step()
    assert bodies(world, "price-changed") == []
    world.run(200)
    [told] = bodies(world, "price-changed")
    assert (told["after"], told["by"], told["reason"]) == (NEW, "Mia", "market")
    assert world.snapshot.outlets[0].price_e4 == NEW
    world.run(1_000)
    assert len(bodies(world, "price-changed")) == 1


@pytest.mark.req("ATT-09")
def test_a_large_change_takes_two_people(world: World) -> None:
    """Up to a tenth one manager may; beyond it somebody else has to agree, with their own PIN."""
    assert not takes_two(10_000, 10_000 + 100 * ALONE_PERCENT)
    assert takes_two(10_000, 10_000 + 100 * ALONE_PERCENT + 1)
    assert takes_two(10_000, 10_000 - 100 * ALONE_PERCENT - 1)
    assert change(world, FAR) is Notice.NEEDS_SECOND
    assert price(world).needs_second
    assert "price_waits:Diesel" in world.core.alarms(world.clock.now())
    assert world.ask(c.AgreePrice("diesel", FAR)).notice is Notice.NEEDS_SECOND
    world.log_in("Ada", screen="other")
    assert world.ask(c.AgreePrice("diesel", FAR - 1), "other").notice is Notice.NOT_ALLOWED
    assert world.snapshot.outlets[0].price_e4 == OLD
    assert world.ask(c.AgreePrice("diesel", FAR), "other").notice is Notice.NONE
    [told] = bodies(world, "price-changed")
    assert (told["by"], told["agreed_by"], told["after"]) == ("Mia", "Ada", FAR)
    assert world.snapshot.outlets[0].price_e4 == FAR
    assert world.core.alarms(world.clock.now()) == ()
    assert world.ask(c.AgreePrice("diesel", FAR), "other").notice is Notice.NOT_ALLOWED


def test_a_price_that_only_waits_for_its_time_alarms_nobody(world: World) -> None:
    """It needs nobody else."""
    assert change(world, hour=23) is Notice.NONE
    assert price(world).next_e4 == NEW
    assert world.core.alarms(world.clock.now()) == ()


def test_what_is_agreed_still_waits_for_its_hour(world: World) -> None:
    """Agreeing makes nothing sooner; without it the hour passes and nothing happens."""
    hour = (world.clock.utc_ms // HOUR_MS + 1) % 24
    change(world, FAR, hour=hour)
    due_ms = price(world).next_ms
    world.log_in("Ada", screen="other")
    world.ask(c.AgreePrice("diesel", FAR), "other")
    assert not price(world).needs_second
    assert bodies(world, "price-changed") == []
    world.clock.turn(due_ms - world.clock.utc_ms)
    world.run(200)
    assert len(bodies(world, "price-changed")) == 1


@pytest.mark.req("ATT-01")
def test_only_a_manager_may_propose_or_withdraw(world: World) -> None:
    """An attendant is told so, and the try is in the journal."""
    world.log_in("Ada", screen="other")
    for command in (c.ChangePrice("diesel", NEW, -1, "market"), c.DropPrice("diesel")):
        assert world.ask(command, "other").notice is Notice.FOR_MANAGER
    assert [one["by"] for one in bodies(world, "command-refused")] == ["Ada", "Ada"]
    assert bodies(world, "price-planned") == []


def test_what_waits_can_be_withdrawn(world: World) -> None:
    """Then nothing comes of it; what is not there cannot be."""
    change(world, FAR)
    assert world.ask(c.DropPrice("diesel")).notice is Notice.NONE
    assert price(world).next_e4 == 0
    assert world.ask(c.DropPrice("diesel")).notice is Notice.NOT_ALLOWED
    change(world, FAR)
    change(world)  # The later word holds.
    assert (price(world).price_e4, price(world).next_e4) == (NEW, 0)
    assert [one["after"] for one in bodies(world, "price-dropped")] == [FAR, FAR]


@pytest.mark.parametrize(
    ("price_e4", "hour", "reason", "notice"),
    [
        (0, -1, "market", Notice.TOO_LITTLE),
        (-1, -1, "market", Notice.TOO_LITTLE),
        (3_000_000, -1, "market", Notice.NEEDS_SECOND),
        (3_000_001, -1, "market", Notice.TOO_MUCH),
        (OLD, -1, "market", Notice.NOT_ALLOWED),
        (NEW, 24, "market", Notice.NOT_ALLOWED),
        (NEW, -2, "market", Notice.NOT_ALLOWED),
        (NEW, 23, "market", Notice.NONE),
        (NEW, 0, "market", Notice.NONE),
        (NEW, -1, "because", Notice.NOT_ALLOWED),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    world: World, price_e4: int, hour: int, reason: str, notice: Notice
) -> None:
    """No price, one at which the least costs more than a sale may, no hour, no reason."""
    assert change(world, price_e4, hour, reason) is notice
    assert bodies(world, "price-changed") == []


def test_a_product_that_there_is_not_has_no_price(world: World) -> None:
    """A screen may send anything."""
    world.ask(c.ChangePrice("beer", NEW, -1, "market"))
    assert world.visit.notice is Notice.NOT_ALLOWED


def test_steps_are_for_the_settings_file(world: World) -> None:
    """A tiered tariff has no single price; the screen says so beforehand."""
    world.site = listing(Block(OLD, 20_000_000), Block(NEW))
    world.start()
    world.run(1_500)
    world.log_in("Mia")
    assert not price(world).is_settable
    assert change(world, NEW) is Notice.NOT_ALLOWED
    assert world.snapshot.outlets[0].price_e4 == OLD


def bounded(least_e4: int, most_e4: int) -> Site:
    """Return the place with bounds for its price."""
    place = site()
    diesel = replace(place.products["diesel"], bounds=PriceBounds(least_e4, most_e4))
    return replace(place, products={"diesel": diesel})


@pytest.mark.req("ATT-15")
@pytest.mark.parametrize(
    ("price_e4", "may"), [(15_999, False), (16_000, True), (20_000, True), (20_001, False)]
)
def test_no_price_is_set_outside_its_bounds(world: World, price_e4: int, *, may: bool) -> None:
    """Not now, not for later, not by two: a slip of the finger changes nothing."""
    world.site = bounded(16_000, 20_000)
    world.start()
    world.run(1_500)
    world.log_in("Mia")
    assert (price(world).least_e4, price(world).most_e4) == (16_000, 20_000)
    for hour in (5, -1):
        notice = change(world, price_e4, hour)
        assert (notice is Notice.PRICE_OUT_OF_BOUNDS) is not may
        assert (price_e4 in {price(world).next_e4, price(world).price_e4}) is may


def test_new_bounds_shut_out_what_was_set_before(world: World) -> None:
    """A price that a screen has set and that waits is outside now: the file's holds at once."""
    assert change(world) is Notice.NONE
    change(world, FAR)
    world.site = bounded(0, NEW - 1)
    world.start()
    assert world.snapshot.outlets[0].price_e4 == OLD
    told = bodies(world, "price-changed")[-1]
    assert (told["before"], told["after"], told["by"]) == (NEW, OLD, "")
    assert [one["after"] for one in bodies(world, "price-dropped")] == [FAR]


def test_new_bounds_shut_out_what_waits_alone(world: World) -> None:
    """What holds is within them, and stays."""
    assert change(world) is Notice.NONE
    change(world, FAR)
    world.site = bounded(0, NEW)
    world.start()
    assert world.snapshot.outlets[0].price_e4 == NEW
    assert [one["after"] for one in bodies(world, "price-dropped")] == [FAR]


def test_a_changed_price_survives_a_restart(world: World) -> None:
    """The settings file still lists the old one, and the screen's change came later."""
    change(world)
    world.start()
    assert world.snapshot.outlets[0].price_e4 == NEW
    assert bodies(world, "price-changed")[1:] == []


def test_whoever_changes_it_last_wins(world: World) -> None:
    """The file was edited after the screen's change: it holds, with its own entry."""
    change(world)
    change(world, FAR)
    world.site = listing(Block(OLD + 100))
    world.start()
    assert world.snapshot.outlets[0].price_e4 == OLD + 100
    told = bodies(world, "price-changed")[-1]
    assert (told["before"], told["after"], told["by"]) == (NEW, OLD + 100, "")
    assert (told["reason"], told["version"]) == ("settings", 3)
    world.run(1_500)
    world.log_in("Mia")
    assert (price(world).by, price(world).next_e4) == ("", 0)
    world.start()
    assert len(bodies(world, "price-changed")) == 2


@pytest.mark.req("MET-14")
def test_a_price_of_an_edited_file_is_shown_first_as_well(world: World) -> None:
    """The first seconds after such a start are for looking."""
    world.site = listing(Block(NEW))
    world.start()
    world.run(1_500)
    world.choose(1, screen="customer")
    assert world.ask(c.BuyAmount(2000), "customer").notice is Notice.PRICE_CHANGED
    world.run(SHOWN_MS)
    assert world.ask(c.BuyAmount(2000), "customer").notice is Notice.NONE


def test_what_cannot_be_stored_is_no_price(world: World) -> None:
    """The disk is full: the old price holds on every screen."""
    world.store.broken = StorageFull("no room")
    change(world)
    assert world.snapshot.outlets[0].price_e4 == OLD
    world.store.broken = None
    world.run(2_000)
    assert world.snapshot.outlets[0].price_e4 == OLD
    assert bodies(world, "price-changed") == []
