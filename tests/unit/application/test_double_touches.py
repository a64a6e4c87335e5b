"""Whoever touches everything twice in a hurry buys once, pays once and gets the rest back once."""

from __future__ import annotations

import pytest
from fakes.customer import Customer
from fakes.world import World

from kiosk.api import commands as c
from kiosk.api.snapshot import VisitSnapshot
from kiosk.domain.sale import SaleState


class HastyWorld(World):
    """A place where every touch arrives several times, but the choice of an outlet.

    The screen itself takes a second touch of a tile away: it would let the outlet go.
    """

    times = 2

    def ask(self, command: c.Command, screen: str = "front") -> VisitSnapshot:
        """Ask for one thing as often as a hurried hand does."""
        seen = super().ask(command, screen)
        for _ in range(0 if isinstance(command, c.ToggleOutlet) else self.times - 1):
            seen = super().ask(command, screen)
        return seen


@pytest.mark.parametrize("times", [2, 5])
@pytest.mark.parametrize("outlets", [(1,), (1, 2)])
def test_nothing_is_bought_twice(times: int, outlets: tuple[int, ...]) -> None:
    """One sale, paid for once, delivered, settled, with nothing owed to anybody."""
    world = HastyWorld()
    world.times = times
    world.run(1_500)
    customer = Customer(world, *outlets)
    customer.until_over()
    [sale] = world.sales()
    assert sale.state is SaleState.SETTLED
    assert sale.authorised.minor == customer.minor
    assert sale.captured + sale.released == sale.authorised
