"""What a flow controller says."""

from __future__ import annotations

import pytest
from fakes.values import ul

from kiosk.domain.controller import ControllerState, DeviceStop, Fault, Status


def status(state: ControllerState, flow: int) -> Status:
    """Return a status that differs in what is asked here alone."""
    return Status(
        boot=1,
        state=state,
        stopped_by=DeviceStop.NONE,
        faults=Fault.NONE,
        total=ul(0),
        preset=None,
        sequence=0,
        flow=ul(flow),
        calling=False,
        latched=False,
    )


@pytest.mark.req("RD-13")
@pytest.mark.parametrize("state", ControllerState)
@pytest.mark.parametrize("flow", [0, 1])
def test_closed_means_shut_and_still(state: ControllerState, flow: int) -> None:
    """A valve that says it is shut while something flows is not closed."""
    closed = state is ControllerState.CLOSED and flow == 0
    assert status(state, flow).is_closed is closed


def test_every_fault_has_a_bit_of_its_own() -> None:
    """Several complaints at once can be told apart."""
    assert [fault.value for fault in Fault] == [1, 2, 4, 8, 16, 32, 64, 128]
    assert not Fault.NONE
    assert set(Fault.METER | Fault.ESTOP) == {Fault.METER, Fault.ESTOP}
