"""A price that changes after the quote or in the middle: the locked one holds (RD-21)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.payers import payers, watched
from fakes.values import DIESEL, litres, ul
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.domain.money import Money
from kiosk.domain.moving import carried_on, for_the_rest, is_never_dearer
from kiosk.domain.sale import SaleState
from kiosk.domain.site import Site
from kiosk.domain.tariff import Block, Tariff

NIGHT = (Block(10_000),)
TIERED = (Block(30_000, 1_000_000), Block(20_000, 2_000_000), Block(10_000))


def at_price(place: Site, blocks: tuple[Block, ...]) -> Site:
    """Return `place` with another price for diesel."""
    product = place.products["diesel"]
    tariff = replace(product.tariff, blocks=blocks, version=product.tariff.version + 1)
    return replace(place, products={"diesel": replace(product, tariff=tariff)})


def test_rd_21_a_price_that_changes_after_the_quote_is_not_that_sales() -> None:
    """Started again with other prices: what was quoted is over, the next quote has the new one."""
    world = World(place=site(2))
    world.run(1_500)
    old = world.quote(1)
    world.site = at_price(world.site, NIGHT)
    world.start()
    world.rail.pay(payers(world, old)[0].id)
    world.run(5_000)
    assert world.sale(old).state is SaleState.CANCELLED
    assert world.sale(old).choices[0].tariff.price_e4 == 17_590
    new = world.buy(1)
    assert world.delivery().tariff.blocks == NIGHT
    assert world.sale(new).choices[0].tariff.blocks == NIGHT
    world.check_books()


def test_rd_21_a_price_that_changes_in_the_middle_is_not_that_sales() -> None:
    """The engine was killed while it flowed and has another price now: charged as it was begun."""
    world = World(place=site(2))
    world.run(1_500)
    sale = world.buy(1)
    world.lift()
    world.flow(1, 2_000_000)
    world.site = at_price(world.site, (Block(99_990),))
    world.start()
    done = world.finish(sale)
    delivery = world.delivery()
    assert delivery.tariff.price_e4 == 17_590
    assert done.captured == delivery.tariff.charge(delivery.delivered)
    assert done.captured < Money(500)


def test_rd_21_who_waits_pays_the_price_of_when_they_paid() -> None:
    """Queued before the change, called after it."""
    world = World(place=site(2))
    world.run(1_500)
    world.buy(1)
    world.ask(c.QueueFor(1), "next")
    world.ask(c.BuyAmount(2_000), "next")
    world.run(1_500)
    sale = next(one.id for one in world.sales() if one.state is SaleState.QUOTED)
    world.pay(sale)
    world.run_until(lambda: world.sale(sale).state is SaleState.QUEUED)
    world.site = at_price(world.site, (Block(99_990),))
    world.start()
    world.run_until(lambda: bool(world.deliveries(sale)))
    assert world.deliveries(sale)[0].tariff.price_e4 == 17_590


def test_rd_21_each_block_is_charged_at_its_own_price() -> None:
    """3.00, 2.00 and 1.00 a litre: within the hold, block by block, and never above it."""
    world = World(place=at_price(site(1), TIERED))
    world.run(1_500)
    auditor = watched(world)
    sale = world.buy(1, minor=700)
    world.lift()
    world.run_until(lambda: not world.delivery().is_open, within_ms=120_000)
    delivery = world.delivery()
    assert delivery.delivered > litres(3)
    expected = 500 + (delivery.delivered.base - 2_000_000) * 10_000 // 10**8
    assert abs(delivery.charge.minor - expected) <= 1
    assert world.finish(sale).captured <= Money(700)
    world.run(2_000)
    auditor.close()


@pytest.mark.parametrize(
    ("after", "blocks"),
    [
        (0, TIERED),
        (1, (Block(30_000, 999_999), Block(20_000, 1_999_999), Block(10_000))),
        (1_000_000, (Block(20_000, 1_000_000), Block(10_000))),
        (1_500_000, (Block(20_000, 500_000), Block(10_000))),
        (2_000_000, (Block(10_000),)),
        (9_000_000, (Block(10_000),)),
    ],
)
def test_rd_21_a_further_delivery_goes_on_where_the_blocks_stand(
    after: int, blocks: tuple[Block, ...]
) -> None:
    """What has been taken has used its blocks up: the next litre is never dearer than it was."""
    tariff = replace(DIESEL, blocks=TIERED)
    assert carried_on(tariff, ul(after)).blocks == blocks


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [
        ((Block(100),), (Block(100),), True),
        ((Block(99),), (Block(100),), True),
        ((Block(101),), (Block(100),), False),
        ((Block(50, 10), Block(150)), (Block(100),), False),  # Dearer in the end.
        ((Block(150, 10), Block(50)), (Block(100),), False),  # Dearer at first.
        ((Block(100),), (Block(150, 10), Block(100)), True),
        ((Block(100),), (Block(50, 10), Block(200)), False),
        ((Block(60, 10), Block(90)), (Block(50, 10), Block(90)), False),
        ((Block(50, 10), Block(110, 20), Block(90)), (Block(90),), True),
        ((Block(50, 10), Block(140, 20), Block(80)), (Block(90),), False),
    ],
)
def test_rd_21_never_dearer_means_at_no_quantity(
    one: tuple[Block, ...], other: tuple[Block, ...], *, is_so: bool
) -> None:
    """Compared at every quantity, here by trying them all."""
    left, right = replace(DIESEL, blocks=one), replace(DIESEL, blocks=other)
    tried = all(left.exact(ul(base)) <= right.exact(ul(base)) for base in range(60))
    assert is_never_dearer(left, right) is is_so is tried


def test_rd_21_another_currency_is_never_cheaper() -> None:
    """Nothing is compared that can't be."""
    yen = replace(DIESEL, currency=replace(DIESEL.currency, code="JPY"), blocks=(Block(1),))
    assert not is_never_dearer(yen, DIESEL)


@pytest.mark.parametrize(
    ("locked", "delivered", "current", "expected"),
    [
        ((Block(100),), 5, (Block(90),), (Block(90),)),
        ((Block(100),), 5, (Block(110),), (Block(100),)),
        ((Block(200, 10), Block(100)), 10, (Block(150),), (Block(100),)),
        ((Block(200, 10), Block(100)), 4, (Block(150),), (Block(200, 6), Block(100))),
        ((Block(100, 10), Block(200)), 10, (Block(150),), (Block(100, 10), Block(200))),
        ((Block(100, 10), Block(200)), 10, (Block(300),), (Block(100, 10), Block(200))),
    ],
)
def test_rd_21_the_rest_costs_what_was_locked_or_less(
    locked: tuple[Block, ...],
    delivered: int,
    current: tuple[Block, ...],
    expected: tuple[Block, ...],
) -> None:
    """It goes on, begins anew, or is at today's price: whichever is never dearer."""

    def tariff(blocks: tuple[Block, ...]) -> Tariff:
        return replace(DIESEL, blocks=blocks)

    assert for_the_rest(tariff(locked), ul(delivered), tariff(current)).blocks == expected
