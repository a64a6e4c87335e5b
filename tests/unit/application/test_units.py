"""Money and quantities of another kind are refused, never converted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.world import World, site

from kiosk.domain.controller import Status
from kiosk.domain.money import Currency
from kiosk.domain.quantity import Dimension, Quantity
from kiosk.ports import OtherCurrency


def test_books_in_another_currency_are_not_opened() -> None:
    """Their figures carry no unit: cents would be taken for yen. The message says what to do."""
    world = World()
    place = replace(site(), currency=Currency("JPY", 0))
    with pytest.raises(OtherCurrency, match="kept in EUR and the settings say JPY"):
        World(store=world.store, place=place)
    World(store=world.store)


def test_a_controller_that_counts_in_another_unit_is_out_of_use_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not one figure of it can be used; its neighbour delivers on, and it is told to close."""
    world = World(2)
    world.run(500)
    world.buy(2)
    world.lift(2)
    world.flow(2)
    liar, honest = world.controller(1), world.controller(2)
    read = liar.read_status

    def lie(*, feed: bool) -> Status:
        return replace(read(feed=feed), total=Quantity(1, Dimension.ENERGY))

    monkeypatch.setattr(liar, "read_status", lie)
    liar.log.clear()
    world.run_until(lambda: world.snapshot.outlets[0].fault == "wrong_unit")
    world.run(500)
    assert "stop" in liar.log
    assert honest.is_open
