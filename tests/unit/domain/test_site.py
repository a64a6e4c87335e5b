"""The place as its operator described it."""

from __future__ import annotations

import pytest
from fakes.values import DIESEL, EURO, litres

from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.quantity import Dimension
from kiosk.domain.site import Limits, Outlet, Product, ProductKind, Seller, Site

SITE = Site(
    name="Harbour",
    kiosk="K1",
    currency=EURO,
    seller=Seller("Harbour Fuels", ("1 Quay",)),
    products={
        "diesel": Product(
            "diesel", "Diesel", ProductKind.FUEL, DIESEL, 190, litres(2), litres(100)
        ),
    },
    outlets={
        OutletId(1): Outlet(OutletId(1), "diesel", "a", "own", 1),
        OutletId(2): Outlet(OutletId(2), "water", "a", "own", 2),
    },
    limits=Limits(Money(15_000), Money(5_000), Money(15_000), (Money(2_000),)),
)


def test_a_site_knows_what_flows_at_an_outlet() -> None:
    """Through the outlet to its product, and to what that is measured in."""
    diesel = SITE.product_at(OutletId(1))
    assert diesel.id == "diesel"
    assert diesel.dimension is Dimension.VOLUME


@pytest.mark.parametrize("number", [2, 3])
def test_an_outlet_without_a_product_is_our_bug(number: int) -> None:
    """Neither an unknown outlet nor an unknown product passes for another."""
    with pytest.raises(KeyError):
        SITE.product_at(OutletId(number))


@pytest.mark.req("SAF-07")
@pytest.mark.req("SAF-10")
def test_the_times_that_bound_a_sale_are_those_of_the_standards() -> None:
    """Two minutes to start, one without flow, fifteen for a delivery."""
    limits = SITE.limits
    assert (limits.start_ms, limits.pause_ms, limits.delivery_ms) == (120_000, 60_000, 900_000)
    assert (limits.pay_ms, limits.idle_ms, limits.warn_ms) == (300_000, 60_000, 20_000)
    assert limits.done_ms == 30_000


def test_a_site_sells_in_earnest_and_in_english_unless_told_otherwise() -> None:
    """The demo is a decision of the operator."""
    assert not SITE.demo
    assert SITE.languages == ("en",)
