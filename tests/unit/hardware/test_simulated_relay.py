"""The simulated relay with a pulse counter: it knows no more than it can say."""

from __future__ import annotations

import pytest
from fakes.rig import Rig

from hardware.timing import NS_PER_MS
from kiosk.domain.controller import ControllerState


@pytest.mark.parametrize("profile", ["pulse-relay", "pulse-relay-plain"])
def test_a_relay_does_not_notice_that_its_valve_was_late(profile: str) -> None:
    """It has no word for a fault, so it opens again: who must notice is the core."""
    rig = Rig((profile,))
    rig.start(rig.quantity(0))
    rig.wait(1_000)
    rig.place.plant.valve.fault.all_late_ns = 3_000 * NS_PER_MS
    rig.driver.stop()
    rig.wait(500)
    flowed = rig.place.plant.flowed_base
    rig.wait(2_000)
    rig.read()
    rig.wait(1_000)
    assert rig.place.plant.flowed_base > flowed, "it was late, or nothing is proven"
    rig.place.plant.valve.fault.all_late_ns = 0
    rig.driver.stop()
    rig.read()
    rig.driver.open(2)
    assert rig.read().state is ControllerState.OPEN_FAST


def test_a_flow_that_no_register_can_say_is_the_most_of_it() -> None:
    """A leak of the plant is a matter of the plant: the charging point goes on answering."""
    rig = Rig(("esp32-evse",))
    rig.lift()
    rig.place.plant.leak_base = 30_000
    rig.world.settle()
    rig.wait(2_000)
    assert rig.driver.read_status(feed=True).flow.base == 65_535 * 1_000 // 3_600
