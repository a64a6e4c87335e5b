"""What a quantity costs and what an amount buys: figures worked out by hand."""

from __future__ import annotations

import pytest
from fakes.values import DIESEL, DINAR, EURO, YEN, litres, ul

from kiosk.domain.money import NOTHING, Currency, Money
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.tariff import PRICE_SCALE, Block, Tariff

TIERED = Tariff(
    Dimension.VOLUME,
    EURO,
    (Block(20_000, 10_000_000), Block(15_000, 30_000_000), Block(25_000)),
    interval_base=10_000,
)
"""2.00 a litre for the first ten, 1.50 up to the thirtieth, 2.50 for all that follow."""


def flat(price_e4: int, currency: Currency, *, interval_base: int = 1) -> Tariff:
    """Return a tariff of one price."""
    return Tariff(Dimension.VOLUME, currency, (Block(price_e4),), interval_base)


@pytest.mark.req("MET-21")
@pytest.mark.parametrize(
    ("currency", "price_e4", "base", "minor"),
    [
        (EURO, 17_990, 1_000_000, 180),  # 1.7990
        (EURO, 17_990, 10_000_000, 1_799),
        (EURO, 10_000, 5_000, 1),  # 0.005: half up.
        (EURO, 10_000, 4_999, 0),
        (EURO, 10_000, 15_000, 2),  # 0.015: half up, not half to even.
        (EURO, 10_000, 25_000, 3),  # 0.025: half up, where half to even gives 2.
        (YEN, 1_650_000, 10_000_000, 1_650),  # 165 yen a litre.
        (YEN, 1_650_000, 3_030, 0),  # 0.49995 yen
        (YEN, 1_650_000, 3_031, 1),  # 0.500115 yen
        (DINAR, 1_050, 7_000_000, 735),  # 0.105 dinar a litre.
        (DINAR, 1_050, 4_761, 0),  # 0.499905 fils
        (DINAR, 1_050, 4_762, 1),  # 0.50001 fils
        (EURO, 17_990, 0, 0),
    ],
)
def test_a_charge_is_rounded_half_up_once(
    currency: Currency, price_e4: int, base: int, minor: int
) -> None:
    """The charge is the nearest minor unit, in currencies of none, two and three decimals."""
    assert flat(price_e4, currency).charge(ul(base)) == Money(minor)


@pytest.mark.req("RD-01")
@pytest.mark.parametrize(
    ("currency", "price_e4", "minor", "base"),
    [
        (EURO, 10_000, 100, 1_000_000),
        (EURO, 17_990, 2_000, 11_117_287),  # 11.1172873...
        (EURO, 17_990, 0, 0),
        (EURO, 30_000, 1, 3_333),  # A third of a cent's worth is not given away.
        (YEN, 1_650_000, 1_000, 6_060_606),
        (DINAR, 1_050, 735, 7_000_000),
        (Currency("CLF", 4), 1, 1, 1_000_000),
    ],
)
def test_an_amount_buys_all_it_can_and_not_a_drop_more(
    currency: Currency, price_e4: int, minor: int, base: int
) -> None:
    """What an amount buys is rounded down to the base unit."""
    assert flat(price_e4, currency).buys(Money(minor)) == ul(base)


@pytest.mark.req("CTL-04")
@pytest.mark.parametrize(
    ("minor", "base"),
    [(17, 90_000), (18, 100_000), (2_000, 11_110_000), (1, 0)],  # 0.18 L cost 0.3238.
)
def test_an_amount_buys_whole_intervals(minor: int, base: int) -> None:
    """Nobody is sold what the display cannot show."""
    assert DIESEL.buys(Money(minor)) == ul(base)


@pytest.mark.req("RD-21")
@pytest.mark.parametrize(
    ("base", "exact_minor", "minor"),
    [
        (10_000_000, 2_000, 2_000),
        (10_000_001, 2_000, 2_000),
        (11_000_000, 2_150, 2_150),
        (30_000_000, 5_000, 5_000),
        (31_000_000, 5_250, 5_250),
        (100_000_000, 22_500, 22_500),
    ],
)
def test_each_block_is_charged_at_its_own_price(base: int, exact_minor: int, minor: int) -> None:
    """A tiered tariff is evaluated piece by piece, and rounded once over all of them."""
    assert TIERED.charge(ul(base)) == Money(minor)
    assert TIERED.exact(ul(base)) // 10**8 == exact_minor


@pytest.mark.req("RD-21")
@pytest.mark.parametrize(
    ("minor", "base"),
    [
        (1_999, 9_990_000),  # 9.995 litres, cut.
        (2_000, 10_000_000),
        (2_001, 10_000_000),  # 6.7 ml at the second price, cut.
        (2_150, 11_000_000),
        (5_000, 30_000_000),
        (5_001, 30_000_000),
        (5_250, 31_000_000),
        (22_500, 100_000_000),
    ],
)
def test_an_amount_buys_its_way_through_the_blocks(minor: int, base: int) -> None:
    """What is left after a full block buys at the price of the next."""
    assert TIERED.buys(Money(minor)) == ul(base)


@pytest.mark.req("RD-21")
def test_an_interval_may_straddle_two_blocks() -> None:
    """Where blocks do not end on an interval, what is sold still does."""
    tariff = Tariff(Dimension.VOLUME, EURO, (Block(10_000, 15_000), Block(20_000)), 10_000)
    assert tariff.buys(Money(1)) == ul(10_000)
    assert tariff.buys(Money(2)) == ul(10_000)  # 17,500 fit; 20,000 would cost 0.025.
    assert tariff.buys(Money(3)) == ul(20_000)


@pytest.mark.req("RD-21")
def test_what_is_left_within_a_block_does_not_buy_at_the_next_price() -> None:
    """A third of a cent left over at 30 euro buys nothing of what follows at a tenth of a cent."""
    tariff = Tariff(Dimension.VOLUME, EURO, (Block(300_000, 1_000_000), Block(10)), 1)
    assert tariff.buys(Money(1)) == ul(333)


@pytest.mark.parametrize(
    ("base", "minor"), [(0, 0), (1, 1), (10_000, 2), (1_000_000, 180), (10_000_000, 1_799)]
)
def test_a_reserve_is_rounded_up(base: int, minor: int) -> None:
    """Money is held for the last fraction of a cent too."""
    assert DIESEL.reserve(ul(base)) == Money(minor)


def test_the_price_shown_is_that_of_the_first_sale_unit() -> None:
    """One price names a tariff, and one interval its figures."""
    assert TIERED.price_e4 == 20_000
    assert DIESEL.interval == ul(10_000)
    assert DIESEL.version == 1
    assert PRICE_SCALE == 10_000


@pytest.mark.parametrize("minor", [0, 1])
def test_too_little_money_buys_nothing(minor: int) -> None:
    """Less than one interval is not sold."""
    assert not DIESEL.buys(Money(minor))
    assert DIESEL.charge(ul(0)) == NOTHING


def test_energy_has_no_price_for_litres() -> None:
    """A quantity of another dimension is our bug, and says so."""
    with pytest.raises(ValueError, match="mWh at a price for ul"):
        DIESEL.charge(Quantity(1, Dimension.ENERGY))


@pytest.mark.parametrize(
    ("blocks", "interval_base", "message"),
    [
        ((Block(1),), 0, "more than nothing"),
        ((Block(1),), -1, "more than nothing"),
        ((), 1, "last block"),
        ((Block(1, 5),), 1, "last block"),
        ((Block(0),), 1, "price must be more"),
        ((Block(-1),), 1, "price must be more"),
        ((Block(1, 5), Block(0)), 1, "price must be more"),
        ((Block(1, 5), Block(1, 5), Block(1)), 1, "end after"),
        ((Block(1, 5), Block(1, 4), Block(1)), 1, "end after"),
        ((Block(1, 0), Block(1)), 1, "end after"),
        ((Block(1, -5), Block(1)), 1, "end after"),
        ((Block(1), Block(1)), 1, "end after"),
    ],
)
def test_a_tariff_that_makes_no_sense_is_refused(
    blocks: tuple[Block, ...], interval_base: int, message: str
) -> None:
    """Nothing is sold for nothing, and each block ends after the one before."""
    with pytest.raises(ValueError, match=message):
        Tariff(Dimension.VOLUME, EURO, blocks, interval_base)


def test_the_smallest_tariff_is_accepted() -> None:
    """One ten-thousandth a litre, sold by the microlitre, in blocks of one."""
    tariff = Tariff(Dimension.VOLUME, EURO, (Block(1, 1), Block(1, 2), Block(1)), 1)
    assert tariff.charge(litres(50)) == Money(1)
