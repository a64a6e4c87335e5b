"""What a flow controller says."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes.flow_controller import capabilities
from fakes.values import ul

from kiosk.application.outlets import WORRY_MS
from kiosk.domain.controller import (
    FED_MS,
    ControllerState,
    DeviceStop,
    Fault,
    PowerUp,
    PresetKind,
    Status,
    blind_of,
    unfit,
)

OPERATING = (Path(__file__).parents[3] / "docs" / "operating.md").read_text()


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


@pytest.mark.parametrize(
    ("lacks", "why"),
    [
        ({}, ""),
        ({"qmax": ul(0)}, "no_rated_flow"),
        ({"preset_resolution": ul(0)}, "no_rated_flow"),
        ({"totaliser_step": ul(0)}, "no_rated_flow"),
        ({"power_up": PowerUp.ON}, "opens_with_the_power"),
        ({"power_up": PowerUp.PREVIOUS}, "opens_with_the_power"),
        ({"preset": PresetKind.NONE}, ""),
        ({"preset": PresetKind.NONE, "watchdog_ms": None}, "no_preset_and_no_watchdog"),
        ({"preset": PresetKind.NONE, "watchdog_latches": False}, "no_preset_and_watchdog_resumes"),
        *(({"preset": kind, "watchdog_ms": None}, "") for kind in PresetKind if kind != "none"),
        ({"watchdog_latches": False}, ""),
    ],
)
def test_a_device_that_cannot_keep_the_promise_is_unfit(lacks: dict[str, object], why: str) -> None:
    """Nothing that could be reserved in money makes up for these; the handbook says what does."""
    assert unfit(capabilities(**lacks)) == why
    assert not why or f"`unfit_{why}`" in OPERATING


def test_what_a_host_may_miss_is_what_flows_until_the_device_closes_by_itself() -> None:
    """A host that goes on unanswered, the dead-man time, the closing, a reading that was old."""
    times = {"watchdog_ms": 30_000, "closing_ms": 10_000, "meter_refresh_ms": 4_000}
    blind = blind_of(capabilities(preset=PresetKind.NONE, qmax=ul(7_450), **times))
    assert blind == ul(7_450 * 45_250 // 1000)
    for kind in set(PresetKind) - {PresetKind.NONE}:
        assert not blind_of(capabilities(preset=kind, qmax=ul(7_450), **times))


def test_the_core_worries_before_a_device_has_been_fed_for_too_long_unheard() -> None:
    """What a limit of the host leaves room for begins with how long the host goes on unanswered."""
    assert WORRY_MS < FED_MS
