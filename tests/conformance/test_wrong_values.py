"""Late, damaged and foreign answers: whatever the line does, no wrong value is ever believed.

Every entry of the REGISTRY, and devices that can do less. The rows F12 to F25 of the table of line
faults in hardware/README.md. The device's totaliser is set to another figure before every exchange,
so an answer to an earlier question shows.
"""

from __future__ import annotations

import random

import pytest
from fakes.lesser import DEVICES, capabilities
from fakes.rig import POLL_MS, REPEATABLE, Rig
from fakes.rigs import has_an_address, is_on_a_line

from hardware.simulator.faults import FaultKind
from kiosk.domain.controller import Preset, PresetKind
from kiosk.ports import NoAnswer, Refused

READS = 150
NOISE_PPM = {
    FaultKind.FLIP: 60_000,
    FaultKind.DROP: 50_000,
    FaultKind.INSERT: 50_000,
    FaultKind.DUPLICATE: 50_000,
    FaultKind.TRUNCATE: 50_000,
    FaultKind.LATE: 60_000,
    FaultKind.LOST: 40_000,
    FaultKind.UNANSWERED: 40_000,
}
LATE_MS = 50  # Past its rated time: longer than the line waits, shorter than its quarantine.


CAN = sorted((name, can) for name, can in capabilities().items() if is_on_a_line(name))
"""What hangs on a line. What a network does to the others is in test_network_faults.py."""
NUMBERED = [name for name, can in CAN if can.numbered]
"""Whose answers prove that they are fresh, however late they come."""
NUMBERED_PRESETS = [
    name for name, can in CAN if can.numbered and can.live_raise and can.preset_readback
]
"""Who also say which limit they took last."""
REPEATED = [name for name, can in CAN if can.preset in REPEATABLE and can.preset_readback]
STOPPED_BY_HOST = [name for name, can in CAN if can.preset is PresetKind.NONE]


@pytest.fixture(params=list(filter(is_on_a_line, DEVICES)))
def profile(request: pytest.FixtureRequest) -> str:
    """The name of each flow controller that can be bought."""
    return str(request.param)


@pytest.fixture
def rig(profile: str) -> Rig:
    """Two of a kind on one line, where it can have two."""
    return Rig((profile,) * (2 if has_an_address(profile) else 1))


def late_ms(rig: Rig) -> int:
    """Return how late an answer is that nobody waits for any more."""
    return rig.driver.capabilities.response_ms + LATE_MS


def mark(rig: Rig, number: int, outlet: int = 0) -> int:
    """Give an outlet a total that it never had before, and return it in base units."""
    controller = rig.places[outlet].controller
    rig.bus.advance(rig.clock.now_ns)
    controller.set_total(20 * number + outlet)  # Few enough for the four digits of a pump.
    step = rig.drivers[outlet].capabilities.totaliser_step.base
    return (20 * number + outlet) * step


def test_a_late_answer_is_not_taken_for_the_next(rig: Rig) -> None:
    """F12, F13: the answer to an earlier question is drained, and the next one is right."""
    mark(rig, 1)
    rig.fail_next(FaultKind.LATE, late_ms(rig))
    with pytest.raises(NoAnswer):
        rig.driver.read_status(feed=True)
    now = mark(rig, 2)
    assert rig.driver.read_status(feed=True).total.base == now
    assert rig.line.health().quarantines == 1


@pytest.mark.parametrize("profile", [name for name, _ in CAN if has_an_address(name)])
def test_a_late_answer_of_another_unit_is_not_ours(rig: Rig) -> None:
    """F15: two devices of one kind differ only in their address."""
    mark(rig, 1, 0)
    rig.fail_next(FaultKind.LATE, late_ms(rig))
    with pytest.raises(NoAnswer):
        rig.drivers[0].read_status(feed=True)
    now = mark(rig, 2, 1)
    assert rig.drivers[1].read_status(feed=True).total.base == now


@pytest.mark.parametrize("profile", NUMBERED)
def test_an_answer_that_comes_after_the_quarantine_is_stale(rig: Rig) -> None:
    """F20: however late a device is, its nonce is an old one."""
    rig.fail_next(FaultKind.LATE, 400)
    mark(rig, 1)
    with pytest.raises(NoAnswer):
        rig.driver.read_status(feed=True)
    mark(rig, 2)
    right = []
    for number in range(3, 12):
        now = mark(rig, number)
        try:
            right.append(rig.driver.read_status(feed=True).total.base == now)
        except NoAnswer:
            continue
    assert right
    assert all(right)


def test_a_device_that_is_always_late_is_never_believed(rig: Rig) -> None:
    """F20: no wrong value, and no answer either: it is out of service."""
    for number in range(1, 8):
        mark(rig, number)
        rig.fail_next(FaultKind.LATE, late_ms(rig) - 10)
        with pytest.raises(NoAnswer):
            rig.driver.read_status(feed=True)


@pytest.mark.parametrize("profile", NUMBERED_PRESETS)
def test_a_late_acknowledgement_confirms_nothing_else(rig: Rig) -> None:
    """F17 to F19: the echo of one write never passes for another, nor for a reading."""
    opening = rig.driver.read_status(feed=True)
    step = opening.total.floor(rig.driver.capabilities.preset_resolution)
    rig.fail_next(FaultKind.LATE, late_ms(rig), command="set_preset")
    with pytest.raises(NoAnswer):
        rig.driver.set_preset(Preset(opening.total, step, 1))
    rig.fail_next(FaultKind.LOST, command="set_preset")
    with pytest.raises(NoAnswer):
        rig.driver.set_preset(Preset(opening.total, step, 2))
    assert rig.driver.read_status(feed=True).sequence == 1
    rig.fail_next(FaultKind.LATE, late_ms(rig), command="read_status")
    with pytest.raises(NoAnswer):
        rig.driver.read_status(feed=True)
    rig.fail_next(FaultKind.LOST, command="stop")
    with pytest.raises(NoAnswer):
        rig.driver.stop()
    assert rig.driver.read_status(feed=True).preset is not None


def test_babble_ends_in_time(rig: Rig) -> None:
    """F24: a line that is never quiet is given up within a bounded time, and comes back."""
    rig.fail_next(FaultKind.BABBLE, 3_000)
    for _ in range(4):
        began_ns = rig.clock.now_ns
        with pytest.raises(NoAnswer):
            rig.driver.read_status(feed=True)
        assert rig.clock.now_ns - began_ns < 1_500_000_000
    now = mark(rig, 7)
    rig.wait(3_000)
    assert rig.read().total.base == now


@pytest.mark.parametrize("seed", range(4))
def test_no_wrong_value_comes_out_of_a_noisy_line(rig: Rig, seed: int) -> None:
    """F25: four answers in ten are damaged, late or lost; every one believed is right."""
    rig.faults.rng = random.Random(seed)
    rig.faults.chances_ppm = NOISE_PPM
    rig.faults.of = {FaultKind.LATE: late_ms(rig)}
    believed = 0
    for number in range(1, READS):
        outlet = number % len(rig.places)
        now = mark(rig, number, outlet)
        try:
            status = rig.drivers[outlet].read_status(feed=True)
        except NoAnswer:
            continue
        believed += 1
        assert status.total.base == now
    assert believed > READS // 8  # Where a status takes several exchanges few come through.


@pytest.mark.parametrize("profile", NUMBERED_PRESETS)
@pytest.mark.parametrize("seed", range(4))
def test_no_command_counts_as_done_that_was_not(rig: Rig, seed: int) -> None:
    """F25 for writes: a driver that says nothing has seen its own preset confirmed."""
    rig.faults.rng = random.Random(seed)
    rig.faults.chances_ppm = NOISE_PPM
    rig.faults.of = {FaultKind.LATE: late_ms(rig)}
    done = 0
    for sequence in range(1, READS):
        opening = rig.quantity(0)
        try:
            rig.driver.set_preset(Preset(opening, opening, sequence))
        except NoAnswer:
            continue
        done += 1
        assert rig.place.controller.sequence == sequence
    assert done > READS // 3


@pytest.mark.parametrize("profile", REPEATED)
@pytest.mark.parametrize("seed", range(3))
def test_a_delivery_on_a_noisy_line_ends_within_its_bound(rig: Rig, seed: int) -> None:
    """Reads lost, commands repeated: what flows is the preset and at most the bound."""
    limit = rig.seconds_of_flow(80)
    rig.faults.rng = random.Random(seed)
    opening = rig.driver.read_status(feed=True)
    rig.faults.chances_ppm = NOISE_PPM
    rig.faults.of = {FaultKind.LATE: late_ms(rig)}
    rig.lift()
    for turn in range(4_000):
        try:
            status = rig.driver.read_status(feed=True)
            if status.latched:
                rig.driver.acknowledge()
            if status.preset is None:
                rig.driver.set_preset(Preset(opening.total, limit, 1))
            elif status.is_closed and status.total < opening.total + limit:
                rig.driver.open(1)
        except (NoAnswer, Refused):
            continue
        if turn > 3 and status.is_closed and status.total >= opening.total + limit:
            break
    assert limit.base <= rig.place.plant.flowed_base
    bound = rig.driver.capabilities.overrun_bound.base
    assert rig.place.plant.flowed_base <= limit.base + bound


@pytest.mark.parametrize("profile", STOPPED_BY_HOST)
@pytest.mark.parametrize("seed", range(3))
def test_what_a_host_stops_on_a_noisy_line_is_read_as_it_was(rig: Rig, seed: int) -> None:
    """Where only the host knows the limit: it is stopped in the end, and what flowed is charged."""
    limit = rig.seconds_of_flow(80)
    rig.faults.rng = random.Random(seed)
    opening = rig.driver.read_status(feed=True)
    rig.faults.chances_ppm = NOISE_PPM
    rig.faults.of = {FaultKind.LATE: late_ms(rig)}
    rig.lift()
    for _ in range(400):
        try:
            status = rig.driver.read_status(feed=True)
            if status.latched:
                rig.driver.acknowledge()
            if status.total >= opening.total + limit:
                rig.driver.stop()
            elif status.is_closed:
                rig.driver.open(1)
        except (NoAnswer, Refused):
            continue
        rig.wait(POLL_MS)
        if status.is_closed and status.total >= opening.total + limit:
            break
    rig.faults.chances_ppm = {}
    rig.settle()
    status = rig.read()
    flowed = rig.place.plant.flowed_base
    step = rig.driver.capabilities.totaliser_step.base
    assert status.is_closed
    assert limit.base <= flowed
    assert abs((status.total - opening.total).base - flowed) <= step
