"""Where everybody only waits nothing is written: a flash disk has to last for years."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes.payers import ask_more, queue
from fakes.world import World

from kiosk.ports import RailState

WAIT_MS = 10_000


def nobody(_world: World) -> None:
    """Leave the place alone."""


def code_shown(world: World) -> None:
    """Leave a code on the screen that nobody scans."""
    world.quote(1)


def payment_under_way(world: World) -> None:
    """Leave a payment that the rail takes its time over."""
    sale = world.quote(1)
    world.rail.process(world.prepayment(sale).id, RailState.PROCESSING)


def armed(world: World) -> None:
    """Leave an outlet whose customer has not come yet."""
    world.buy(1)


def code_for_more(world: World) -> None:
    """Leave a second code on the screen, beside an outlet that waits."""
    world.buy(1)
    ask_more(world, 500)


def in_line(world: World) -> None:
    """Leave somebody in the queue."""
    world.buy(1)
    queue(world)


@pytest.mark.parametrize(
    "stage", [nobody, code_shown, payment_under_way, armed, code_for_more, in_line]
)
def test_who_only_waits_writes_nothing(world: World, stage: Callable[[World], None]) -> None:
    """Outlets and rails are read all the time; only what is news is stored."""
    stage(world)
    world.run(2_000)
    before = world.store.commits
    world.run(WAIT_MS)
    assert world.store.commits == before
