"""What the rest of a sale costs elsewhere: the locked price goes on, unless today's is lower."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.values import DIESEL, DINAR, litres, ul

from kiosk.domain.moving import carried_on, for_the_rest, is_never_dearer
from kiosk.domain.quantity import Dimension
from kiosk.domain.tariff import Block, Tariff

LITRE = 1_000_000


def tariff(*blocks: tuple[int, int | None]) -> Tariff:
    """Return a tariff of (price, end in litres) blocks."""
    ends = [(price, None if end is None else end * LITRE) for price, end in blocks]
    return replace(DIESEL, blocks=tuple(Block(price, end) for price, end in ends))


TIERED = tariff((20_000, 10), (15_000, 30), (10_000, None))


@pytest.mark.parametrize(
    ("after", "blocks"),
    [
        (0, ((20_000, 10), (15_000, 30), (10_000, None))),
        (4, ((20_000, 6), (15_000, 26), (10_000, None))),
        (10, ((15_000, 20), (10_000, None))),
        (25, ((15_000, 5), (10_000, None))),
        (30, ((10_000, None),)),
        (99, ((10_000, None),)),
    ],
)
def test_a_tariff_goes_on_where_it_stands(
    after: int, blocks: tuple[tuple[int, int | None], ...]
) -> None:
    """Blocks that were used up do not come again; the one in use is as long as is left of it."""
    assert carried_on(TIERED, litres(after)) == tariff(*blocks)


def test_a_block_of_a_single_drop_is_still_one() -> None:
    """A block ends with its last base unit, not one before."""
    rest = carried_on(TIERED, ul(10 * LITRE - 1))
    assert rest.blocks[0] == Block(20_000, 1)


@pytest.mark.parametrize(
    ("one", "other", "never"),
    [
        (tariff((10, None)), tariff((10, None)), True),
        (tariff((10, None)), tariff((11, None)), True),
        (tariff((11, None)), tariff((10, None)), False),
        # Cheaper first and dearer in the end, or the other way round: neither is never dearer.
        (tariff((5, 10), (20, None)), tariff((10, None)), False),
        (tariff((10, None)), tariff((5, 10), (20, None)), False),
        (tariff((20, 10), (5, None)), tariff((10, None)), False),
        # Dearer in the last block alone, or only at the end of an early one.
        (tariff((5, 10), (11, None)), tariff((10, None)), False),
        (tariff((11, 1), (5, None)), tariff((10, None)), False),
        (tariff((10, None)), tariff((11, 1), (5, None)), False),
        # A dear block in the middle that the cheap one before it has paid for.
        (tariff((5, 10), (15, 20), (10, None)), tariff((10, None)), True),
        (tariff((5, 10), (16, 20), (10, None)), tariff((10, None)), False),
        (tariff((9, 10), (10, None)), tariff((10, None)), True),
    ],
)
def test_a_tariff_is_never_dearer_only_where_no_quantity_is(
    one: Tariff,
    other: Tariff,
    never: bool,  # noqa: FBT001 - A column of the table.
) -> None:
    """One quantity that costs more is enough for *no*."""
    assert is_never_dearer(one, other) is never


def test_what_cannot_be_compared_is_not_cheaper() -> None:
    """Litres are no kilowatt-hours, and dinars no euros."""
    cheap = tariff((1, None))
    assert is_never_dearer(cheap, DIESEL)
    assert not is_never_dearer(replace(cheap, dimension=Dimension.ENERGY), DIESEL)
    assert not is_never_dearer(replace(cheap, currency=DINAR), DIESEL)


@pytest.mark.parametrize(
    ("current", "after", "expected"),
    [
        (tariff((12_000, None)), 0, TIERED),  # Today's is dearer in the end.
        (tariff((10_000, None)), 0, tariff((10_000, None))),
        (tariff((9_000, None)), 40, tariff((9_000, None))),
        (tariff((11_000, None)), 40, tariff((10_000, None))),  # The locked one goes on.
        (tariff((10_000, None)), 40, tariff((10_000, None))),
    ],
)
def test_the_rest_has_the_locked_price_or_a_lower(
    current: Tariff, after: int, expected: Tariff
) -> None:
    """Nobody pays more because an outlet failed, and a price that fell is theirs."""
    assert for_the_rest(TIERED, litres(after), current) == expected


def test_a_locked_tariff_begins_anew_where_that_is_cheaper() -> None:
    """A tariff that rises with the quantity is not held against whoever had to move."""
    rising = tariff((10_000, 5), (20_000, None))
    assert for_the_rest(rising, litres(8), rising) == rising
    assert for_the_rest(rising, litres(0), rising) == rising
    assert for_the_rest(rising, litres(8), tariff((30_000, None))) == rising
