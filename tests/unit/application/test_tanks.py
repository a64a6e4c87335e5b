"""Tanks at the screen: goods arrive, somebody measures, and the books follow at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.values import litres
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, StockSnapshot
from kiosk.domain.attendant import Role
from kiosk.domain.journal import Relevance
from kiosk.domain.quantity import Quantity
from kiosk.domain.report import Table
from kiosk.domain.site import Site, Supply
from kiosk.domain.tally import Tally

LITRE = 1_000_000
FULL, RESERVE = 1_000 * LITRE, 50 * LITRE


def tanked(dip_max: Quantity | None = None) -> Site:
    """Return a place whose two outlets draw on one tank; a second supply has none."""
    place = site(2)
    tank = Supply("tank", "Diesel tank", litres(1_000), litres(50), dip_max=dip_max)
    outlets = {key: replace(one, supply="tank") for key, one in place.outlets.items()}
    supplies = {"tank": tank, "feed": Supply("feed", "Feed", open_at_once=1)}
    return replace(place, outlets=outlets, supplies=supplies)


def opened(place: Site | None = None, *, level: int = 1_000) -> World:
    """Return the place with two attendants and a technician, and so many litres in its tank."""
    world = World(place=place or tanked())
    for name, role in (
        ("Mia", Role.MANAGER),
        ("Ada", Role.ATTENDANT),
        ("Max", Role.ATTENDANT),
        ("Tec", Role.TECHNICIAN),
    ):
        world.hire(name, role=role)
    world.run(1_500)
    world.log_in("Mia", screen="other")
    if level != FULL // LITRE:
        ask(world, c.DipTank("tank", level * LITRE, "other"), "other")
        world.log_in("Max", screen="back")
        ask(world, c.AgreeDip("tank", level * LITRE), "back")
        world.ask(c.Logout(), "back")
    world.log_in("Ada")
    return world


def ask(world: World, command: c.Command, screen: str = "front") -> Notice:
    """Let the attendant at a screen ask for something; return why not."""
    return world.ask(command, screen).notice


def tank(world: World) -> StockSnapshot:
    """Return what an attendant sees of the tank."""
    attendant = world.visit.attendant
    assert attendant is not None
    [found] = attendant.tanks
    return found


def bodies(world: World, kind: str) -> list[dict[str, object]]:
    """Return what the journal's entries of a kind say."""
    return [one.body for one in world.store.entries if one.kind == kind]


# --- Goods arrive -------------------------------------------------------------------------------


@pytest.mark.req("ATT-23")
def test_goods_that_arrive_are_in_the_books_at_once() -> None:
    """Added to what is there, with who, by which note, and what was before."""
    world = opened(level=200)
    assert ask(world, c.FillTank("tank", 700 * LITRE, " 0047-11 ")) is Notice.NONE
    assert (tank(world).level_base, tank(world).full_base) == (900 * LITRE, FULL)
    [told] = bodies(world, "tank-filled")
    assert told == {
        "supply": "tank", "unit": "ul", "quantity": 700 * LITRE, "before": 200 * LITRE,
        "after": 900 * LITRE, "note": "0047-11", "by": "Ada",
    }  # fmt: skip
    world.start()
    world.run(1_500)
    world.log_in("Ada")
    assert tank(world).level_base == 900 * LITRE


@pytest.mark.req("RD-26")
def test_customers_may_have_what_has_arrived() -> None:
    """From an empty tank nobody is sold anything; once goods have arrived, everybody is."""
    world = opened(level=50)
    assert not any(one.is_available for one in world.snapshot.outlets)
    ask(world, c.FillTank("tank", 100 * LITRE, "1"))
    assert all(one.is_available for one in world.snapshot.outlets)
    world.buy(1, minor=2_000, screen="customer")
    assert world.delivery(1).limit.base > 10 * LITRE


@pytest.mark.parametrize(
    ("base", "note", "notice"),
    [
        (800 * LITRE, "1", Notice.NONE),
        (800 * LITRE + 1, "1", Notice.TANK_FULL),
        (1, "1", Notice.NONE),
        (0, "1", Notice.TOO_LITTLE),
        (-LITRE, "1", Notice.TOO_LITTLE),
        (LITRE, "", Notice.NOT_ALLOWED),
        (LITRE, "  ", Notice.NOT_ALLOWED),
        (LITRE, "1\n2", Notice.NOT_ALLOWED),
        (LITRE, "x" * 40, Notice.NONE),
        (LITRE, "x" * 41, Notice.NOT_ALLOWED),
    ],
)
def test_what_cannot_be_is_not_written_down(base: int, note: str, notice: Notice) -> None:
    """Not more than the tank holds, not nothing, not without the number of a note."""
    world = opened(level=200)
    assert ask(world, c.FillTank("tank", base, note)) is notice
    assert bool(bodies(world, "tank-filled")) is (notice is Notice.NONE)
    assert (tank(world).level_base == 200 * LITRE) is (notice is not Notice.NONE)


def test_one_delivery_note_is_written_down_once() -> None:
    """A second touch, or a second person, adds nothing; the next note does; so after a restart."""
    world = opened(level=0)
    for note, notice in (("7", Notice.NONE), ("7", Notice.NOTE_KNOWN), ("8", Notice.NONE)):
        assert ask(world, c.FillTank("tank", LITRE, note)) is notice
    world.start()
    world.run(1_500)
    world.log_in("Max")
    assert ask(world, c.FillTank("tank", LITRE, "7")) is Notice.NOTE_KNOWN
    for number in range(20):
        assert ask(world, c.FillTank("tank", LITRE, f"N{number}")) is Notice.NONE
    assert ask(world, c.FillTank("tank", LITRE, "8")) is Notice.NONE
    assert tank(world).level_base == 23 * LITRE


@pytest.mark.parametrize("supply", ["feed", "lake"])
def test_only_a_tank_is_filled(supply: str) -> None:
    """A pump without a tank has no books, and a name that is none has nothing."""
    world = opened()
    for command in (
        c.FillTank(supply, LITRE, "1"),
        c.DipTank(supply, LITRE, "measured"),
        c.AgreeDip(supply, LITRE),
        c.DropDip(supply),
    ):
        assert ask(world, command) is Notice.NOT_ALLOWED
    assert [one.supply for one in world.visit.attendant.tanks] == ["tank"]  # type: ignore[union-attr]  # Ada.


@pytest.mark.req("ATT-01")
def test_a_technician_writes_down_no_goods() -> None:
    """And may agree to what somebody else has measured."""
    world = opened()
    assert ask(world, c.DipTank("tank", 900 * LITRE, "loss")) is Notice.NEEDS_SECOND
    world.log_in("Tec", screen="case")
    for command in (
        c.FillTank("tank", LITRE, "1"),
        c.DipTank("tank", LITRE, "measured"),
        c.DropDip("tank"),
    ):
        assert ask(world, command, "case") is Notice.NOT_YOUR_ROLE
    assert ask(world, c.AgreeDip("tank", 900 * LITRE), "case") is Notice.NONE


# --- Somebody measures --------------------------------------------------------------------------


@pytest.mark.parametrize(("litre", "after"), [(990, 990), (1_000, 1_000)])
def test_a_small_difference_is_put_right_by_one_person(litre: int, after: int) -> None:
    """Up to a hundredth of the tank; a measure that agrees is written down as well."""
    world = opened()
    assert ask(world, c.DipTank("tank", litre * LITRE, "measured")) is Notice.NONE
    seen = tank(world)
    assert (seen.level_base, seen.dip_base) == (after * LITRE, -1)
    assert (seen.dip_book_base, seen.dip_by, seen.dip_reason) == (0, "", "")
    [told] = bodies(world, "tank-dipped")
    assert told == {
        "supply": "tank", "unit": "ul", "measured": litre * LITRE, "before": FULL,
        "difference": (litre - 1_000) * LITRE, "after": after * LITRE, "by": "Ada",
        "agreed_by": "", "reason": "measured",
    }  # fmt: skip


@pytest.mark.req("ATT-09")
@pytest.mark.parametrize(
    ("dip_max", "litre", "alone"), [(None, 989, False), (30, 970, True), (30, 969, False)]
)
def test_a_large_difference_takes_two_people(
    dip_max: int | None, litre: int, *, alone: bool
) -> None:
    """More than `dip_max`, or a hundredth of the tank: the books wait for somebody else's word."""
    place = tanked(None if dip_max is None else litres(dip_max))
    world = opened(place)
    notice = ask(world, c.DipTank("tank", litre * LITRE, "loss"))
    assert notice is (Notice.NONE if alone else Notice.NEEDS_SECOND)
    assert tank(world).alone_base == (dip_max or 10) * LITRE
    if alone:
        return
    assert tank(world).level_base == FULL
    assert "dip_waits:Diesel tank" in world.visit.attendant.alarms  # type: ignore[union-attr]  # Ada.
    assert (tank(world).dip_base, tank(world).dip_book_base) == (litre * LITRE, FULL)
    assert (tank(world).dip_by, tank(world).dip_reason) == ("Ada", "loss")
    assert ask(world, c.AgreeDip("tank", litre * LITRE)) is Notice.NEEDS_SECOND
    world.log_in("Max", screen="back")
    assert ask(world, c.AgreeDip("tank", litre * LITRE + 1), "back") is Notice.NOT_ALLOWED
    assert tank(world).level_base == FULL
    assert ask(world, c.AgreeDip("tank", litre * LITRE), "back") is Notice.NONE
    assert (tank(world).level_base, tank(world).dip_base) == (litre * LITRE, -1)
    assert world.visit.attendant.alarms == ()  # type: ignore[union-attr]  # Ada.
    [told] = bodies(world, "tank-dipped")
    assert (told["by"], told["agreed_by"], told["after"]) == ("Ada", "Max", litre * LITRE)
    assert ask(world, c.AgreeDip("tank", litre * LITRE), "back") is Notice.NOT_ALLOWED


def test_what_happens_until_the_second_word_stays_in_the_books() -> None:
    """Goods and sales in between count; the difference alone is put right, within the tank."""
    world = opened(level=500)
    ask(world, c.DipTank("tank", 400 * LITRE, "temperature"))
    ask(world, c.FillTank("tank", 300 * LITRE, "1"))
    world.log_in("Max", screen="back")
    assert ask(world, c.AgreeDip("tank", 400 * LITRE), "back") is Notice.NONE
    assert tank(world).level_base == 700 * LITRE
    ask(world, c.DipTank("tank", 900 * LITRE, "temperature"))
    ask(world, c.FillTank("tank", 200 * LITRE, "2"))
    assert ask(world, c.AgreeDip("tank", 900 * LITRE), "back") is Notice.NONE
    assert tank(world).level_base == FULL
    assert bodies(world, "tank-dipped")[-1]["difference"] == 100 * LITRE


def test_books_do_not_go_below_an_empty_tank() -> None:
    """Ten litres were measured and thirty were sold before the second word: none is owed to it."""
    world = opened(level=200)
    ask(world, c.DipTank("tank", 10 * LITRE, "loss"))
    sale = world.buy(1, minor=8_000, screen="customer")
    world.lift(1)
    world.flow(1, 30 * LITRE)
    world.finish(sale)
    world.log_in("Ada")
    left = tank(world).level_base
    assert left < 190 * LITRE
    world.log_in("Max", screen="back")
    assert ask(world, c.AgreeDip("tank", 10 * LITRE), "back") is Notice.NONE
    assert tank(world).level_base == 0
    assert bodies(world, "tank-dipped")[-1]["difference"] == -left


def test_a_measure_that_waits_can_be_withdrawn_or_made_again() -> None:
    """Nothing of it stays but what the journal says."""
    world = opened()
    assert ask(world, c.DropDip("tank")) is Notice.NOT_ALLOWED
    ask(world, c.DipTank("tank", 500 * LITRE, "loss"))
    ask(world, c.DipTank("tank", 600 * LITRE, "loss"))
    assert tank(world).dip_base == 600 * LITRE
    world.start()
    world.run(1_500)
    world.log_in("Ada")
    assert ask(world, c.DropDip("tank")) is Notice.NONE
    assert (tank(world).level_base, tank(world).dip_base) == (FULL, -1)
    assert [one["after"] for one in bodies(world, "tank-dip-asked")] == [500 * LITRE, 600 * LITRE]
    assert [one["after"] for one in bodies(world, "tank-dip-dropped")] == [
        500 * LITRE,
        600 * LITRE,
    ]


def test_all_that_is_done_to_a_tank_is_an_attendants_doing() -> None:
    """In the journal it is found where whoever works here is looked for."""
    world = opened()
    for command in (
        c.DipTank("tank", 995 * LITRE, "measured"),
        c.FillTank("tank", 3 * LITRE, "1"),
        c.DipTank("tank", 500 * LITRE, "loss"),
        c.DropDip("tank"),
    ):
        ask(world, command)
    found = {one.kind: one.relevance for one in world.store.entries if one.kind[:5] == "tank-"}
    kinds = ("tank-dipped", "tank-filled", "tank-dip-asked", "tank-dip-dropped")
    assert found == dict.fromkeys(kinds, Relevance.ATTENDANT)


@pytest.mark.parametrize(
    ("base", "reason", "notice"),
    [
        (FULL + 1, "loss", Notice.TANK_FULL),
        (-1, "loss", Notice.NOT_ALLOWED),
        (FULL, "because", Notice.NOT_ALLOWED),
    ],
)
def test_what_cannot_be_measured_is_refused(base: int, reason: str, notice: Notice) -> None:
    """More than the tank holds, less than nothing, or for no reason of the list."""
    world = opened()
    assert ask(world, c.DipTank("tank", base, reason)) is notice
    assert bodies(world, "tank-dipped") == bodies(world, "tank-dip-asked") == []


def test_nobody_measures_while_something_is_delivered() -> None:
    """The books do not know yet what flows; afterwards they do. Goods may arrive all the while."""
    world = opened(level=500)
    sale = world.buy(1, screen="customer")
    world.lift(1)
    world.flow(1, LITRE)
    assert tank(world).is_drawn_on
    assert ask(world, c.DipTank("tank", 499 * LITRE, "measured")) is Notice.TANK_IN_USE
    assert ask(world, c.FillTank("tank", 100 * LITRE, "1")) is Notice.NONE
    world.finish(sale)
    took = world.delivery(1).delivered.base
    assert tank(world).level_base == 600 * LITRE - took
    assert not tank(world).is_drawn_on
    assert ask(world, c.DipTank("tank", 600 * LITRE - took, "measured")) is Notice.NONE


# --- The report ---------------------------------------------------------------------------------


def test_the_day_says_what_arrived_and_how_far_measures_were_off() -> None:
    """From the journal alone; what waits for a second person is no correction yet."""
    world = opened()
    for command in (
        c.DipTank("tank", 995 * LITRE, "measured"),
        c.FillTank("tank", 3 * LITRE, "1"),
        c.FillTank("tank", 2 * LITRE, "2"),
        c.DipTank("tank", 998 * LITRE, "measured"),
        c.DipTank("tank", 500 * LITRE, "loss"),
    ):
        ask(world, command)
    tally = Tally()
    for entry in world.store.entries:
        tally.add(entry)
    assert tally.report().rows(Table.TANKS) == {
        "tank|ul": {"fillings": 2, "filled": 5 * LITRE, "dips": 2, "corrected": -7 * LITRE}
    }
