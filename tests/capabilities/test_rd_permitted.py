"""What an amount of money permits: exactly so much and never a drop more (RD-01)."""

from __future__ import annotations

import random

from fakes.world import World

from kiosk.api import commands as c
from kiosk.domain.money import Currency, Money
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.tariff import Block, Tariff

CASES = 100_000


def some_tariff(chance: random.Random) -> Tariff:
    """Return a tariff of one to three blocks, in a currency with no to three decimals."""
    currency = chance.choice([Currency("EUR"), Currency("JPY", 0), Currency("KWD", 3)])
    ends = sorted(chance.sample(range(1, 200_000_000), chance.randrange(3)))
    blocks = [Block(chance.randrange(1, 10 ** chance.randrange(1, 8)), end) for end in ends]
    last = Block(chance.randrange(1, 10 ** chance.randrange(1, 8)))
    interval = chance.choice([1, 1, 1_000, 10_000, 12_345])
    return Tariff(Dimension.VOLUME, currency, (*blocks, last), interval)


def test_rd_01_money_permits_exactly_what_it_pays_for() -> None:
    """The quantity is paid for, and one interval more would not be: 10^5 prices and amounts."""
    chance = random.Random(101)
    for case in range(CASES):
        tariff = some_tariff(chance)
        money = Money(chance.randrange(10 ** chance.randrange(1, 8)))
        bought = tariff.buys(money)
        paid = money.minor * tariff.per_minor
        more = bought + tariff.interval
        assert bought.base % tariff.interval_base == 0, case
        assert tariff.exact(bought) <= paid < tariff.exact(more), (case, tariff, money)
        assert tariff.charge(bought) <= money, case


def test_rd_01_at_one_price_it_is_the_quotient_rounded_down() -> None:
    """floor(V / P) base units, in whole numbers."""
    chance = random.Random(102)
    for _ in range(CASES // 10):
        price = chance.randrange(1, 10**7)
        tariff = Tariff(Dimension.ENERGY, Currency("EUR"), (Block(price),), 1)
        money = Money(chance.randrange(10**7))
        assert tariff.buys(money).base == money.minor * tariff.per_minor // price


def test_rd_01_money_and_quantity_are_on_the_screen(world: World) -> None:
    """What was paid, and what it permits: less the overrun bound, which is kept back."""
    world.buy(1, minor=2000)
    world.run(300)
    sale = world.visit.sale
    assert sale is not None
    [delivery] = sale.deliveries
    assert sale.authorised_minor == 2000
    tariff = world.site.products["diesel"].tariff
    limit = tariff.buys(Money(2000))
    assert delivery.preset_base == (limit - Quantity(50_000, Dimension.VOLUME)).base
    world.ask(c.Finish())
