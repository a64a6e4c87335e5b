"""What may be asked for before anybody pays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen
from kiosk.domain.money import Money
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.sale import PresetBy, SaleState

LEAST_MINOR = 97
"""The smallest quantity (0.5 L) and the overrun bound (0.05 L) at 1.759 a litre, rounded up."""


def test_an_amount_is_what_the_payer_is_asked_for(world: World) -> None:
    """Whoever names an amount is asked to authorise exactly that."""
    sale = world.sale(world.quote(1, minor=1234))
    assert (sale.preset_by, sale.amount, sale.wanted) == (PresetBy.AMOUNT, Money(1234), None)
    assert world.rail.payments[f"ref-{world.prepayment(sale.id).id}"].held == Money(1234)


def test_a_quantity_asks_for_what_it_costs_at_most(world: World) -> None:
    """Whoever names a quantity authorises its price, rounded up, and gets no more than that."""
    world.choose(1)
    visit = world.ask(c.BuyQuantity(10_004_999))
    assert visit.sale is not None
    sale = world.sale(visit.sale.id)
    assert sale.wanted == Quantity(10_000_000, Dimension.VOLUME)  # Whole intervals.
    assert (sale.preset_by, sale.amount) == (PresetBy.QUANTITY, Money(1759))
    world.run_until(lambda: world.prepayment(sale.id).url != "")
    world.pay(sale.id)
    world.lift()
    world.finish(sale.id)
    assert 9_950_000 <= world.delivery().delivered.base <= 10_000_000


def test_fill_asks_for_the_most_that_one_sale_may_cost(world: World) -> None:
    """Whoever fills up authorises the largest delivery, or the most that a sale may cost."""
    world.choose(1)
    visit = world.ask(c.BuyFill())
    assert visit.sale is not None
    assert visit.sale.asked_minor == 15_000  # 100 L would cost 175.90.
    assert world.sale(visit.sale.id).preset_by is PresetBy.FILL


def test_fill_asks_for_no_more_than_fits() -> None:
    """Where the largest delivery costs less than a sale may, that is what fill asks for."""
    place = site()
    diesel = replace(place.products["diesel"], largest=Quantity(20_000_000, Dimension.VOLUME))
    world = World(place=replace(place, products={"diesel": diesel}))
    world.run(1500)
    world.choose(1, 2)
    visit = world.ask(c.BuyFill())
    assert visit.sale is not None
    assert visit.sale.asked_minor == 2 * 3518


@pytest.mark.parametrize(
    ("minor", "notice"),
    [
        (-1, Notice.TOO_MUCH),
        (0, Notice.TOO_LITTLE),
        (LEAST_MINOR - 1, Notice.TOO_LITTLE),
        (LEAST_MINOR, Notice.NONE),
        (15_000, Notice.NONE),
        (15_001, Notice.TOO_MUCH),
    ],
)
@pytest.mark.req("CTL-18")
def test_an_amount_lies_between_the_smallest_quantity_and_the_most(
    world: World, minor: int, notice: Notice
) -> None:
    """Less than the price of the smallest quantity, or more than a sale may cost, is refused."""
    world.choose(1)
    visit = world.ask(c.BuyAmount(minor))
    assert visit.notice is notice
    assert visit.screen is (Screen.CHOOSE if notice else Screen.PAY)
    assert bool(world.sales()) is not bool(notice)


@pytest.mark.parametrize(
    ("base", "notice"),
    [
        (499_999, Notice.TOO_LITTLE),
        (549_999, Notice.TOO_LITTLE),  # It fits, but the overrun bound does not.
        (550_000, Notice.NONE),
        (85_270_000, Notice.NONE),
        (85_290_000, Notice.TOO_MUCH),  # More than a sale may cost.
        (100_000_000, Notice.TOO_MUCH),
        (100_010_000, Notice.TOO_MUCH),
        (-10_000, Notice.NONE),
        (-1, Notice.NONE),
    ],
)
def test_a_quantity_lies_between_the_smallest_and_the_largest(
    world: World, base: int, notice: Notice
) -> None:
    """Quantities outside the bounds are refused, and one below nothing is not even answered."""
    world.choose(1)
    assert world.ask(c.BuyQuantity(base)).notice is notice
    assert bool(world.sales()) is (notice is Notice.NONE and base > 0)


def test_a_quantity_is_for_one_outlet_alone(world: World) -> None:
    """Several outlets share an amount; a quantity of what would be meant is unclear."""
    world.choose(1, 2)
    assert world.ask(c.BuyQuantity(5_000_000)).screen is Screen.CHOOSE
    assert world.sales() == []


def test_each_picked_outlet_needs_its_smallest_quantity(world: World) -> None:
    """An amount for two outlets covers the smallest quantity of both, and both can begin."""
    world.choose(1, 2)
    assert world.ask(c.BuyAmount(2 * LEAST_MINOR - 1)).notice is Notice.TOO_LITTLE
    visit = world.ask(c.BuyAmount(2 * LEAST_MINOR))
    assert visit.sale is not None
    world.run_until(lambda: world.prepayment(visit.sale.id).url != "")
    world.pay(visit.sale.id)
    world.run(2000)
    assert {one.outlet for one in world.deliveries(visit.sale.id)} == {1, 2}


def test_an_outlet_that_somebody_else_has_taken_cannot_be_picked(world: World) -> None:
    """One outlet serves one sale at a time."""
    world.quote(1)
    visit = world.ask(c.ToggleOutlet(1), "side")
    assert (visit.chosen, visit.notice) == ((), Notice.OUTLET_TAKEN)


def test_an_outlet_that_was_taken_meanwhile_is_let_go_of(world: World) -> None:
    """Two people pick the same outlet: the first to go on has it, the other is told."""
    world.ask(c.ToggleOutlet(1), "side")
    world.quote(1)
    visit = world.core.snapshot("side", world.clock.now()).visit
    assert (visit.chosen, visit.notice) == ((), Notice.OUTLET_TAKEN)
    assert world.ask(c.Proceed(), "side").screen is Screen.OVERVIEW


def test_an_outlet_taken_while_choosing_how_much_ends_the_choice(world: World) -> None:
    """Whoever comes second at *how much* is sent back and told why."""
    world.choose(1, screen="side")
    world.quote(1)
    visit = world.ask(c.BuyAmount(2000), "side")
    assert (visit.screen, visit.notice) == (Screen.OVERVIEW, Notice.OUTLET_TAKEN)
    assert len(world.sales()) == 1


def test_a_second_touch_lets_an_outlet_go_again(world: World) -> None:
    """Touching a picked outlet takes it out of the choice."""
    assert world.ask(c.ToggleOutlet(1)).chosen == (1,)
    assert world.ask(c.ToggleOutlet(2)).chosen == (1, 2)
    assert world.ask(c.ToggleOutlet(1)).chosen == (2,)
    assert world.ask(c.Back()).chosen == ()


def test_no_more_than_four_outlets_share_a_payment() -> None:
    """A fifth outlet is refused."""
    world = World(5)
    world.run(1500)
    for outlet in range(1, 5):
        assert world.ask(c.ToggleOutlet(outlet)).notice is Notice.NONE
    visit = world.ask(c.ToggleOutlet(5))
    assert (visit.chosen, visit.notice) == ((1, 2, 3, 4), Notice.TOO_MUCH)


@pytest.mark.parametrize("command", [c.ToggleOutlet(9), c.StartOutlet(9), c.StopOutlet(9)])
def test_an_outlet_that_is_not_there_changes_nothing(world: World, command: c.Command) -> None:
    """Whatever number a screen sends, only the outlets of the place exist."""
    before = world.ask(c.StillHere())
    assert world.ask(command) == before


def test_nobody_goes_on_without_an_outlet(world: World) -> None:
    """*Proceed* with nothing picked stays where it is."""
    assert world.ask(c.Proceed()).screen is Screen.OVERVIEW
    assert world.ask(c.BuyAmount(2000)).screen is Screen.OVERVIEW


def test_an_outlet_that_has_not_just_answered_cannot_be_picked(world: World) -> None:
    """A code is shown only for an outlet that answered within two seconds."""
    world.controller().answers = False
    world.run(2500)
    assert world.ask(c.ToggleOutlet(1)).notice is Notice.OUTLET_TAKEN
    world.controller().answers = True
    world.run(2500)
    assert world.ask(c.ToggleOutlet(1)).chosen == (1,)


@pytest.mark.req("ATT-16")
def test_the_price_is_locked_when_the_sale_is_quoted(world: World) -> None:
    """A sale keeps the tariff it was quoted with, its version included."""
    sale = world.sale(world.quote(1))
    [choice] = sale.choices
    assert choice.tariff == world.site.products["diesel"].tariff
    [quoted] = [one for one in world.store.entries if one.kind == "sale-quoted"]
    assert b'"price_e4":17590' in quoted.canonical
    assert sale.state is SaleState.QUOTED
    assert sale.words != ""
