"""What is kept back for a valve that has become slow."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.world import World

from kiosk.domain.closing import Closing, Stage
from kiosk.ports import Batch, OutletRecord


@pytest.mark.parametrize(
    ("mean_us", "count", "kept_back"),
    [
        (601_000, 20, 50_000),  # As it is rated, refresh of the meter included.
        (601_001, 20, 50_001),  # One microsecond more: rounded up.
        (1_202_000, 20, 100_000),
        (1_202_000, 9, 50_000),  # Too few closings to say so.
        (100_000, 20, 50_000),  # A quick valve gains nothing: the rated time stays the least.
    ],
)
def test_a_valve_that_was_seen_to_be_slow_is_given_less(
    world: World, mean_us: int, count: int, kept_back: int
) -> None:
    """What flows past the preset is paid for before it flows, for as long as it takes."""
    [record] = [
        one
        for one in world.store.saved.values()
        if isinstance(one, OutletRecord) and one.outlet == 1
    ]
    slow = Closing(Stage.SLOW, count, mean_us, 0, mean_us)
    world.store.commit(Batch(saved=(replace(record, closings=(slow,)),)))
    world.start()
    world.run(1_500)
    world.buy(1)
    delivery = world.delivery()
    short = delivery.limit.base - delivery.preset.base
    resolution = world.can.preset_resolution.base
    assert short == kept_back + (delivery.limit.base - kept_back) % resolution
