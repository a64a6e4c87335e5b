"""The customer who needs no hands: a demo in which somebody fills up."""

from __future__ import annotations

import pytest
from fakes.rig import Rig
from fakes.rigs import rig_of

from hardware.registry import capabilities
from kiosk.domain.controller import DeviceStop, Preset, PresetKind

PLUGGED_IN_FIRST = {"openevse-32a"}
"""What is told its limit when somebody has come: until then it shows nobody that they may."""
CAN = {
    name: can
    for name, can in capabilities().items()
    if can.preset is not PresetKind.NONE and name not in PLUGGED_IN_FIRST
}
"""A customer comes when a limit is in force: where none can be, nobody knows when that is."""


@pytest.fixture(params=sorted(CAN))
def profile(request: pytest.FixtureRequest) -> str:
    """The name of a flow controller that keeps a limit."""
    return str(request.param)


@pytest.fixture
def rig(profile: str) -> Rig:
    """An outlet with somebody in front of it."""
    rig = rig_of((profile,))
    rig.place.customer.is_automatic = True
    return rig


def is_there(rig: Rig) -> bool:
    """Whether the customer has the nozzle in hand: as the device sees it, where it does."""
    status = rig.driver.read_status(feed=True)
    if rig.driver.capabilities.senses_calling:
        return status.calling
    assert not status.calling
    return rig.place.plant.is_lifted


def authorise(rig: Rig, limit_tenths: int, sequence: int = 1) -> int:
    """Put a preset in force, wait for the customer and open; return the limit."""
    opening = rig.driver.read_status(feed=True)
    limit = rig.seconds_of_flow(limit_tenths)
    rig.driver.set_preset(Preset(opening.total, limit, sequence))
    for _ in range(30):
        if is_there(rig):
            rig.driver.open(sequence)
            return limit.base
        rig.wait(100)
    raise AssertionError("nobody came")


def until_hung_up(rig: Rig, for_ms: int = 120_000) -> None:
    """Poll until the nozzle is back."""
    for _ in range(for_ms // 100):
        if not is_there(rig):
            return
        rig.wait(100)
    raise AssertionError("the nozzle is still out")


def test_a_customer_comes_fills_up_and_goes(rig: Rig) -> None:
    """Given leave, the nozzle is lifted after a second, and put back after the valve closed."""
    limit = authorise(rig, 100)
    final = rig.poll_until()
    assert final.calling is rig.driver.capabilities.senses_calling
    until_hung_up(rig, 3_000)
    assert rig.place.plant.flowed_base >= limit
    assert rig.read().stopped_by is DeviceStop.PRESET


def test_a_customer_comes_once_for_each_leave(rig: Rig) -> None:
    """A preset that stays in force brings nobody back; a new one does."""
    authorise(rig, 30)
    rig.poll_until()
    until_hung_up(rig)
    for _ in range(50):
        assert not is_there(rig)
        rig.wait(100)
    rig.driver.stop()
    authorise(rig, 30, sequence=2)
    assert not rig.poll_until(closed=False).is_closed


@pytest.mark.parametrize("profile", sorted(n for n, can in CAN.items() if can.senses_calling))
def test_a_customer_may_take_less(rig: Rig) -> None:
    """Hanging up before the preset is reached leaves money to give back."""
    takes = rig.seconds_of_flow(40).base
    rig.place.customer.takes_base = takes
    limit = authorise(rig, 300)
    final = rig.poll_until()
    assert final.stopped_by is DeviceStop.HUNG_UP
    assert takes <= rig.place.plant.flowed_base < limit
    assert rig.place.plant.flowed_base - takes <= rig.driver.capabilities.qmax.base


def test_leave_that_is_withdrawn_sends_the_customer_away(rig: Rig) -> None:
    """A nozzle is not held for ever in front of a closed valve."""
    opening = rig.driver.read_status(feed=True)
    rig.driver.set_preset(Preset(opening.total, rig.seconds_of_flow(50), 1))
    rig.wait(1_200)
    assert is_there(rig)
    rig.driver.stop()
    until_hung_up(rig, 3_000)
    assert rig.place.plant.flowed_base == 0


def test_a_valve_that_never_opens_bores_the_customer(rig: Rig) -> None:
    """After a minute the nozzle goes back."""
    opening = rig.driver.read_status(feed=True)
    rig.driver.set_preset(Preset(opening.total, rig.seconds_of_flow(50), 1))
    rig.wait(1_200)
    until_hung_up(rig, 62_000)


def test_without_autopilot_nobody_comes(rig: Rig) -> None:
    """Tests and training lift the nozzle themselves."""
    rig.place.customer.is_automatic = False
    opening = rig.driver.read_status(feed=True)
    rig.driver.set_preset(Preset(opening.total, rig.seconds_of_flow(50), 1))
    rig.wait(1_900)
    assert not is_there(rig)
