"""Is it a flow controller at all? Every entry of the REGISTRY, against the simulated device.

What a device declares decides which of the tests it has to pass; what it lacks is reserved for in
money, and tested there. Lesser devices go through it too, so that there is one of every kind.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fakes.lesser import DEVICES, capabilities, controller, loaded
from fakes.rig import POLL_MS, REPEATABLE, Rig
from fakes.rigs import is_on_a_line, rig_of

from hardware.registry import profiles_of
from hardware.simulator.faults import FaultKind
from hardware.simulator.plant import Stage
from hardware.timing import NS_PER_MS
from kiosk.domain.controller import (
    Capabilities,
    ControllerState,
    DeviceStop,
    Fault,
    Feeding,
    PowerUp,
    Preset,
    PresetKind,
    unfit,
)
from kiosk.domain.quantity import none_of
from kiosk.domain.totaliser import Totaliser
from kiosk.ports import LineDown, NoAnswer, Refused

COUNTS = 1 << 32
SETTLED_MS = 500
"""After closing: the valve has had its time."""
CAN = capabilities()
REFUSED = {
    "pulse-relay-plain": "no_preset_and_no_watchdog",
    "phoenix-sdm630": "no_preset_and_no_watchdog",
    "heidelberg-sdm630": "opens_with_the_power",
    "keba-p30-sdm630": "opens_with_the_power",
}
"""Devices that are told apart and spoken to, but never sold with: why no reserve is enough."""


def having(wanted: Callable[[Capabilities], bool]) -> pytest.MarkDecorator:
    """Run a test for the flow controllers that declare what is `wanted`."""
    names = sorted(name for name, can in CAN.items() if wanted(can))
    assert names, "nothing has what this test is for"
    return pytest.mark.parametrize("profile", names)


def keeps_a_limit(can: Capabilities) -> bool:
    """Whether it closes by itself where it was told to."""
    return can.preset is not PresetKind.NONE


def takes_it_again(can: Capabilities) -> bool:
    """Whether the same limit may be told twice, and another one in the same delivery."""
    return can.preset in REPEATABLE


def shows_its_limit(can: Capabilities) -> bool:
    """Whether a status says which limit is in force."""
    return takes_it_again(can) and can.preset_readback


def closes_in_silence(can: Capabilities) -> bool:
    """Whether it has a dead-man timer at all."""
    return can.watchdog_ms is not None


def stays_shut(can: Capabilities) -> bool:
    """Whether it stays closed when the line is heard again."""
    return closes_in_silence(can) and can.watchdog_latches


on_a_line = pytest.mark.parametrize("profile", list(filter(is_on_a_line, DEVICES)))
"""For what only happens where bytes are damaged and ports unplugged; what a network does to the
others is in tests/protocol/test_ocpp.py."""
of_register_maps = pytest.mark.parametrize("profile", profiles_of("register_map"))
"""For what nobody declares: those that tell of faults, measure the flow, show their settings."""
STAGES = [
    (name, stage)
    for name, can in sorted(CAN.items())
    if closes_in_silence(can)
    for stage in (ControllerState.OPEN_FAST, ControllerState.OPEN_SLOW)
    if can.slow_stage or stage is ControllerState.OPEN_FAST
]


@pytest.fixture(params=DEVICES)
def profile(request: pytest.FixtureRequest) -> str:
    """The name of each flow controller that can be bought."""
    return str(request.param)


@pytest.fixture
def rig(profile: str) -> Rig:
    """One of them, alone on a line."""
    return rig_of((profile,))


def delivered(rig: Rig) -> int:
    """Return what has really left the outlet."""
    return rig.place.plant.flowed_base


def reserved(rig: Rig) -> int:
    """Return what may flow past a limit: the bound, and where only the host keeps it, its delay."""
    can = rig.driver.capabilities
    late_ms = 2 * POLL_MS + 2 * can.response_ms + can.closing_ms + can.meter_refresh_ms
    alone = 0 if keeps_a_limit(can) else can.qmax.base * late_ms // 1000
    return can.overrun_bound.base + alone


def settled_ms(rig: Rig) -> int:
    """Return how long after closing the meter has looked again, so that a reading is final."""
    can = rig.driver.capabilities
    return max(SETTLED_MS, can.closing_ms + can.meter_refresh_ms)


# --- What it declares and who it is ----------------------------------------------------------


def test_it_can_keep_the_promise_or_is_refused(rig: Rig, profile: str) -> None:
    """Whatever it lacks can be reserved for, or it is known why it cannot, and nobody sells it."""
    can = rig.driver.capabilities
    assert unfit(can) == REFUSED.get(profile, "")
    assert can.overrun_bound >= can.totaliser_step


def test_it_declares_nothing_that_contradicts_itself(rig: Rig) -> None:
    """A limit that is not there is neither raised nor shown, and no timer latches that is none."""
    can = rig.driver.capabilities
    assert keeps_a_limit(can) or not (can.live_raise or can.live_lower or can.preset_readback)
    assert takes_it_again(can) or not (can.live_raise or can.live_lower)
    assert closes_in_silence(can) or not can.watchdog_latches


@of_register_maps
def test_it_is_fit_for_unattended_prepaid_service(rig: Rig) -> None:
    """What the contract requires is declared; nothing has to be reserved for its absence."""
    can = rig.driver.capabilities
    assert can.preset is PresetKind.ABSOLUTE
    assert can.live_raise
    assert can.live_lower
    assert can.preset_readback
    assert can.watchdog_ms
    assert can.watchdog_latches
    assert can.watchdog_fed_by is Feeding.WRITES
    assert can.power_up is PowerUp.OFF
    assert can.totaliser_kept
    assert can.numbered
    assert can.overrun_bound >= can.preset_resolution
    assert can.qmax


def test_making_a_driver_says_nothing(profile: str) -> None:
    """A driver opens nothing and sends nothing until it is asked to."""
    assert rig_of((profile,)).line.health().exchanges == 0


def test_it_says_who_it_is(rig: Rig, profile: str) -> None:
    """Whoever expects another make does not get this one."""
    found, expected = rig.driver.identify(), loaded(profile)
    assert expected.maker in {found.maker, "any"}
    assert expected.model in {found.model, "any"}


@of_register_maps
def test_it_says_which_one_it_is(rig: Rig) -> None:
    """The serial number tells a replaced device from the one before."""
    assert rig.driver.identify().serial == "SIM-0001"


@of_register_maps
@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("map_version", 2),
        ("watchdog_ms", 0),
        ("watchdog_ms", 60_000),
        ("watchdog_falls_to", 1),
        ("watchdog_latches", 0),
        ("watchdog_fed_by", 3),
        ("power_up", 2),
        ("dimension", 3),
        ("totaliser_bits", 31),
        ("step", 7),
        ("flow_step", 7),
        ("qmax", 2**31),
        ("slow_before", 0),
        ("overrun_guard", 60_000),
        ("closing_ms", 5_000),
        ("refresh_ms", 5_000),
        ("response_ms", 5_000),
        ("shutoffs", 1),
    ],
)
def test_an_unsafe_setting_is_refused(rig: Rig, setting: str, value: int) -> None:
    """A device that was set otherwise than it was approved never comes into service."""
    rig.place.controller.settings[setting] = value
    with pytest.raises(Refused, match=f"{setting} is {value}") as refusal:
        rig.driver.identify()
    assert refusal.value.code == "unsafe_settings"


@pytest.mark.parametrize("profile", profiles_of("new_era"))
@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("watchdog_ms", 3_000, "SAF is 3 and must be 2"),
        ("watchdog_ms", 0, "SAF is 0 and must be 2"),
        ("rate", 24_010, "RAT is 24.01MM and must be 24.00MM"),
        ("withdraws", 1, "DIR is WDR and must be INF"),
    ],
)
def test_an_unsafe_setting_of_a_pump_is_refused(
    rig: Rig, setting: str, value: int, said: str
) -> None:
    """It is told and left as it is: whoever set it had a reason, or has to learn of it."""
    rig.place.controller.settings[setting] = value
    with pytest.raises(Refused, match=said) as refusal:
        rig.driver.identify()
    assert refusal.value.code == "unsafe_settings"
    assert rig.place.controller.settings[setting] == value


@pytest.mark.parametrize("profile", profiles_of("alicat"))
@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("source", 0, "LSS is a and must be u"),
        ("source", 1, "LSS is s and must be u"),
        ("gas", 8, "the gas is CH4 and must be CO2"),
        ("litres", 0, "flows are in SCCM and must be in SLPM; totals are in SCC and must be in SL"),
    ],
)
def test_an_unsafe_setting_of_a_gas_controller_is_refused(
    rig: Rig, setting: str, value: int, said: str
) -> None:
    """Another gas is another volume, and a setpoint that is stored opens with the power."""
    rig.place.controller.settings[setting] = value
    with pytest.raises(Refused, match=said) as refusal:
        rig.driver.identify()
    assert refusal.value.code == "unsafe_settings"
    assert rig.place.controller.settings[setting] == value


# --- Presets ------------------------------------------------------------------------------------


@having(keeps_a_limit)
@pytest.mark.parametrize("seed", range(8))
def test_it_closes_by_itself_within_its_overrun_bound(profile: str, seed: int) -> None:
    """At the preset it closes; what still flows is less than it has declared, whatever valve."""
    rig = rig_of((profile,), seed=seed)
    limit = rig.seconds_of_flow(150)
    opening = rig.start(limit)
    final = rig.poll_until()
    bound = rig.driver.capabilities.overrun_bound
    assert final.stopped_by is DeviceStop.PRESET
    assert limit.base <= delivered(rig) <= limit.base + bound.base
    assert limit <= final.total - opening.total <= limit + bound
    assert not final.faults


@having(lambda can: not keeps_a_limit(can))
@pytest.mark.parametrize("seed", range(8))
def test_a_host_that_keeps_the_limit_can_stop_it(profile: str, seed: int) -> None:
    """Where the device knows no limit, a stop is done within the time that is reserved for."""
    rig = rig_of((profile,), seed=seed)
    can, limit = rig.driver.capabilities, rig.seconds_of_flow(50)
    opening = rig.start(limit)
    rig.run_out(opening.total, limit)
    rig.wait(settled_ms(rig))
    final = rig.driver.read_status(feed=True)
    assert final.is_closed
    assert final.stopped_by is DeviceStop.HOST
    assert final.preset is None
    assert limit.base <= delivered(rig) <= limit.base + reserved(rig)
    assert 0 <= delivered(rig) - (final.total - opening.total).base < 2 * can.totaliser_step.base


@having(keeps_a_limit)
def test_what_was_delivered_is_not_delivered_again(rig: Rig) -> None:
    """The end of a preset is the end of it: leave that was used up opens nothing."""
    limit = rig.seconds_of_flow(30)
    rig.start(limit)
    rig.poll_until()
    rig.wait(settled_ms(rig))
    flowed = delivered(rig)
    with pytest.raises(Refused):
        rig.driver.open(1)
    rig.wait(2_000)
    assert delivered(rig) == flowed
    assert rig.driver.read_status(feed=True).is_closed


@having(shows_its_limit)
def test_a_preset_is_in_force_once_read_back(rig: Rig) -> None:
    """A status shows the limit, its number and nothing of the one before."""
    opening = rig.driver.read_status(feed=True)
    assert opening.preset is None
    limit = rig.seconds_of_flow(50)
    rig.driver.set_preset(Preset(opening.total, limit, 41))
    status = rig.driver.read_status(feed=True)
    assert (status.preset, status.sequence) == (limit, 41)
    assert status.is_closed


@having(takes_it_again)
def test_the_same_preset_twice_is_one_preset(rig: Rig) -> None:
    """A limit is cumulative: repeating it adds nothing."""
    limit = rig.seconds_of_flow(40)
    opening = rig.start(limit)
    for _ in range(3):
        rig.driver.set_preset(Preset(opening.total, limit, 1))
        rig.wait(500)
        rig.driver.read_status(feed=True)
    rig.poll_until()
    assert delivered(rig) <= limit.base + rig.driver.capabilities.overrun_bound.base


@having(shows_its_limit)
def test_a_limit_is_rounded_down(rig: Rig) -> None:
    """Whatever the device cannot resolve is not delivered."""
    step = rig.driver.capabilities.preset_resolution
    opening = rig.driver.read_status(feed=True)
    rig.driver.set_preset(Preset(opening.total, rig.quantity(10 * step.base - 1), 1))
    assert rig.driver.read_status(feed=True).preset == rig.quantity(9 * step.base)


@having(keeps_a_limit)
def test_a_limit_that_no_counter_can_hold_is_refused(rig: Rig) -> None:
    """More than half the totaliser's range would mean the past."""
    can = rig.driver.capabilities
    half = can.totaliser_step.base << (can.totaliser_bits - 1)
    with pytest.raises(Refused, match="out_of_range"):
        rig.driver.set_preset(Preset(rig.quantity(0), rig.quantity(half), 1))
    with pytest.raises(Refused, match="out_of_range"):
        rig.driver.set_preset(Preset(rig.quantity(0), rig.quantity(0), COUNTS))
    assert rig.driver.read_status(feed=True).preset is None


@having(lambda can: can.live_raise)
def test_a_raise_while_it_flows_goes_on(rig: Rig) -> None:
    """A live raise changes where it closes, and nothing else."""
    first, second = rig.seconds_of_flow(100), rig.seconds_of_flow(200)
    opening = rig.start(first)
    rig.wait(1_000)
    rig.driver.set_preset(Preset(opening.total, second, 2))
    final = rig.poll_until()
    assert (final.preset, final.sequence) == (second, 2)
    bound = rig.driver.capabilities.overrun_bound.base
    assert second.base <= delivered(rig) <= second.base + bound


@having(takes_it_again)
def test_a_raise_after_the_end_waits_for_leave(rig: Rig) -> None:
    """A preset that was reached stays closed: a raise alone opens nothing."""
    first, second = rig.seconds_of_flow(30), rig.seconds_of_flow(60)
    opening = rig.start(first)
    rig.poll_until()
    rig.wait(settled_ms(rig))
    with pytest.raises(Refused, match="preset_reached"):
        rig.driver.open(1)
    rig.driver.set_preset(Preset(opening.total, second, 2))
    rig.wait(500)
    status = rig.driver.read_status(feed=True)
    assert status.is_closed
    assert status.stopped_by is DeviceStop.PRESET
    rig.driver.open(2)
    rig.poll_until()
    assert second.base <= delivered(rig)


@having(lambda can: can.live_lower)
def test_lowering_below_what_has_flowed_closes_at_once(rig: Rig) -> None:
    """Nothing may flow on towards a limit that is behind."""
    opening = rig.start(rig.seconds_of_flow(300))
    rig.wait(1_900)
    flowed = delivered(rig)
    assert flowed
    rig.driver.set_preset(Preset(opening.total, none_of(opening.total.dimension), 2))
    rig.wait(rig.driver.capabilities.closing_ms)
    status = rig.driver.read_status(feed=True)
    assert status.is_closed
    assert status.stopped_by is DeviceStop.PRESET
    can = rig.driver.capabilities
    assert delivered(rig) - flowed <= can.qmax.base * (can.closing_ms + 100) // 1000


@having(lambda can: can.live_lower and can.slow_stage)
def test_slow_is_said_when_the_fast_stage_is_shut(rig: Rig) -> None:
    """Credit above a lowered preset is free only when no more than the bound can follow."""
    limit = rig.seconds_of_flow(100)
    opening = rig.start(limit)
    while (status := rig.driver.read_status(feed=True)).state is not ControllerState.OPEN_SLOW:
        rig.wait(20)
    assert rig.place.plant.valve.position is Stage.SLOW
    rig.driver.set_preset(Preset(opening.total, status.total - opening.total, 2))
    flowed = rig.driver.read_status(feed=True).total - opening.total
    rig.poll_until()
    assert delivered(rig) <= flowed.base + rig.driver.capabilities.overrun_bound.base


# --- Starting and stopping ------------------------------------------------------------------------


@having(keeps_a_limit)
def test_nothing_opens_without_its_preset(rig: Rig) -> None:
    """Leave is given for one numbered limit, never in general."""
    with pytest.raises(Refused, match="wrong_sequence"):
        rig.driver.open(1)
    opening = rig.driver.read_status(feed=True)
    rig.driver.set_preset(Preset(opening.total, rig.seconds_of_flow(50), 2))
    with pytest.raises(Refused, match="wrong_sequence"):
        rig.driver.open(1)
    assert rig.driver.read_status(feed=True).is_closed


def test_starting_twice_is_starting_once(rig: Rig) -> None:
    """A start whose answer was lost may be repeated."""
    limit = rig.seconds_of_flow(40)
    opening = rig.start(limit)
    rig.driver.open(1)
    rig.wait(500)
    rig.driver.open(1)
    rig.run_out(opening.total, limit)
    assert limit.base <= delivered(rig) <= limit.base + reserved(rig)


def test_stopping_closes_and_withdraws(rig: Rig) -> None:
    """After a stop nothing is in force, so nothing can be opened again by mistake."""
    rig.start(rig.seconds_of_flow(300))
    rig.wait(1_000)
    rig.driver.stop()
    rig.wait(rig.driver.capabilities.closing_ms)
    status = rig.driver.read_status(feed=True)
    assert status.is_closed
    assert status.stopped_by is DeviceStop.HOST
    assert status.preset is None
    if keeps_a_limit(rig.driver.capabilities):
        with pytest.raises(Refused, match="wrong_sequence"):
            rig.driver.open(1)


def test_stopping_twice_is_stopping_once(rig: Rig) -> None:
    """A stop is harmless when closed, and before anything was begun."""
    rig.driver.stop()
    assert rig.driver.read_status(feed=True).stopped_by in {DeviceStop.POWER, DeviceStop.NONE}
    rig.start(rig.seconds_of_flow(300))
    rig.wait(500)
    rig.driver.stop()
    rig.driver.stop()
    rig.poll_until()
    rig.wait(settled_ms(rig))
    final = rig.driver.read_status(feed=True)
    rig.driver.stop()
    rig.wait(settled_ms(rig))
    assert rig.driver.read_status(feed=True).total == final.total


@having(lambda can: can.senses_calling)
def test_hanging_up_closes(rig: Rig) -> None:
    """The nozzle in its holder ends the delivery, whatever is left of the preset."""
    rig.start(rig.seconds_of_flow(300))
    rig.wait(1_000)
    assert rig.driver.read_status(feed=True).calling
    rig.hang_up()
    rig.poll_until()
    rig.wait(settled_ms(rig))
    final = rig.driver.read_status(feed=True)
    assert final.stopped_by is DeviceStop.HUNG_UP
    assert not final.calling
    rig.lift()
    rig.wait(1_000)
    assert rig.driver.read_status(feed=True).total == final.total


def watchdog_ms(rig: Rig) -> int:
    """Return after which silence it closes."""
    return rig.driver.capabilities.watchdog_ms or 0


# --- Silence ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("profile", "stage"), STAGES)
def test_a_pulled_cable_closes_it_in_time(rig: Rig, stage: ControllerState) -> None:
    """Silence closes the outlet within the watchdog's and the valve's time, in either stage."""
    can = rig.driver.capabilities
    assert can.watchdog_ms
    rig.start(rig.seconds_of_flow(100 + can.watchdog_ms // 100))
    while rig.driver.read_status(feed=True).state is not stage:
        rig.wait(20)
    flowed = delivered(rig)
    rig.port.unplug()
    rig.wait(can.watchdog_ms + can.closing_ms)
    assert rig.place.plant.flow_base == 0
    most = can.qmax.base * (can.watchdog_ms + can.closing_ms) // 1000
    assert delivered(rig) - flowed <= most
    with pytest.raises(rig.unplugged):
        rig.driver.read_status(feed=True)


@having(lambda can: stays_shut(can) and can.watchdog_fed_by is Feeding.WRITES)
def test_reading_alone_feeds_no_watchdog(rig: Rig) -> None:
    """A host that only reads may be half dead: the outlet closes under its eyes."""
    rig.start(rig.seconds_of_flow(300))
    final = rig.poll_until(feed=False, for_ms=2 * watchdog_ms(rig))
    assert final.stopped_by is DeviceStop.WATCHDOG
    assert final.latched


@having(lambda can: stays_shut(can) and can.watchdog_fed_by is Feeding.WRITES and can.live_raise)
def test_commands_alone_feed_no_watchdog(rig: Rig) -> None:
    """Raising a preset again and again is no sign of a core that still reads what flows."""
    limit = rig.seconds_of_flow(300)
    opening = rig.start(limit)
    for sequence in range(2, 7):
        rig.wait(watchdog_ms(rig) // 4)
        rig.driver.set_preset(Preset(opening.total, limit, sequence))
    assert rig.poll_until(feed=False, for_ms=700).stopped_by is DeviceStop.WATCHDOG


@having(lambda can: closes_in_silence(can) and can.watchdog_fed_by is not Feeding.WRITES)
def test_a_host_that_is_half_dead_says_nothing(rig: Rig) -> None:
    """Where every packet feeds the timer nothing may be asked once the core is dead."""
    rig.start(rig.seconds_of_flow(300))
    said = rig.line.health().exchanges
    for _ in range(watchdog_ms(rig) // 100 + 10):
        with pytest.raises(NoAnswer, match="not alive"):
            rig.driver.read_status(feed=False)
        rig.wait(100)
    assert rig.line.health().exchanges == said
    assert rig.place.plant.flow_base == 0
    if rig.driver.capabilities.watchdog_latches:
        final = rig.driver.read_status(feed=True)
        assert (final.stopped_by, final.latched) == (DeviceStop.WATCHDOG, True)


@having(stays_shut)
def test_what_the_watchdog_closed_stays_closed(rig: Rig) -> None:
    """Returning traffic resumes nothing: only an acknowledgement and a new start do."""
    limit = rig.seconds_of_flow(300)
    opening = rig.start(limit)
    rig.wait(watchdog_ms(rig) + 1_000)
    rig.wait(settled_ms(rig))
    closed = rig.driver.read_status(feed=True)
    assert closed.stopped_by is DeviceStop.WATCHDOG
    for _ in range(20):
        rig.wait(100)
        rig.driver.read_status(feed=True)
    with pytest.raises(Refused, match="latched"):
        rig.driver.open(1)
    assert rig.driver.read_status(feed=True).total == closed.total
    rig.driver.acknowledge()
    rig.start_again(opening.total, limit, 1)
    rig.wait(500)
    assert rig.driver.read_status(feed=True).state is ControllerState.OPEN_FAST


@having(lambda can: stays_shut(can) and takes_it_again(can))
def test_the_watchdog_runs_before_the_first_start(rig: Rig) -> None:
    """Leave that nobody has used runs out as well."""
    opening = rig.driver.read_status(feed=True)
    rig.driver.set_preset(Preset(opening.total, rig.seconds_of_flow(50), 1))
    rig.wait(watchdog_ms(rig) + 500)
    with pytest.raises(Refused, match="latched"):
        rig.driver.open(1)
    status = rig.driver.read_status(feed=True)
    assert (status.latched, status.stopped_by) == (True, DeviceStop.WATCHDOG)


def test_silence_at_rest_latches_nothing(rig: Rig) -> None:
    """An outlet that nobody uses needs no acknowledgement after a quiet night."""
    rig.wait(3_600_000)
    status = rig.driver.read_status(feed=True)
    assert not status.latched
    assert status.is_closed


# --- Power, counters, plant -----------------------------------------------------------------------


@having(lambda can: can.power_up is PowerUp.OFF)
def test_a_loss_of_power_closes_and_forgets_the_preset(rig: Rig) -> None:
    """It comes back closed, with a total that is kept, another boot and nothing in force.

    One that cannot tell has lost nothing by it; and it delivers nothing twice either.
    """
    limit = rig.seconds_of_flow(300)
    rig.wait(5_000)  # It has had its power for a while.
    opening = rig.start(limit)
    rig.wait(1_000)
    before = rig.driver.read_status(feed=True)
    rig.control.answer(b'{"do": "power_cut", "outlet": 1, "off_ms": 1500}')
    with pytest.raises(NoAnswer):
        rig.driver.read_status(feed=True)
    rig.wait(1_500)
    after = rig.read()
    assert after.is_closed
    can = rig.driver.capabilities
    is_told = after.boot != before.boot
    assert is_told or can.totaliser_kept
    if is_told:
        assert after.stopped_by is DeviceStop.POWER
        assert after.preset is None
    if can.totaliser_kept:
        assert after.total >= before.total
        step = can.totaliser_step.base
        assert 0 <= opening.total.base + delivered(rig) - after.total.base < step
    if keeps_a_limit(can):
        with pytest.raises(Refused, match="wrong_sequence" if is_told else "preset_reached"):
            rig.driver.open(1)
    rig.start_again(opening.total, limit, 1)
    rig.wait(500)
    assert not rig.driver.read_status(feed=True).is_closed


@having(lambda can: can.totaliser_kept)
def test_a_totaliser_that_rolls_over_loses_nothing(rig: Rig) -> None:
    """The limit is met on the other side of the roll-over."""
    can = rig.driver.capabilities
    limit = rig.seconds_of_flow(100)
    ahead = min(10, limit.base // can.totaliser_step.base // 2)
    rig.place.controller.set_total((1 << can.totaliser_bits) - ahead)
    opening = rig.start(limit)
    whole = can.totaliser_step.base << can.totaliser_bits
    meter = Totaliser(opening.total, whole, can.qmax, can.totaliser_step, 0)
    final = rig.run_out(opening.total, limit)
    assert final.total < opening.total
    assert final.preset == (limit if shows_its_limit(can) else None)
    now = meter.read(final.total, at_ms=60_000)
    assert limit <= now.total - opening.total
    assert now.total.base - opening.total.base <= limit.base + reserved(rig)


@having(shows_its_limit)
def test_an_opening_beyond_the_roll_over_is_understood(rig: Rig) -> None:
    """The core counts on where the device starts again: both mean the same reading."""
    can = rig.driver.capabilities
    whole = can.totaliser_step.base << can.totaliser_bits
    limit = rig.seconds_of_flow(50)
    opening = rig.driver.read_status(feed=True).total
    rig.driver.set_preset(Preset(rig.quantity(opening.base + 3 * whole), limit, 1))
    assert rig.driver.read_status(feed=True).preset == limit


@having(lambda can: can.preset is PresetKind.ABSOLUTE and can.preset_readback)
def test_another_program_reads_the_same_preset(rig: Rig, profile: str) -> None:
    """A host that starts anew finds the limit in the words of the one that died."""
    limit = rig.seconds_of_flow(300)
    rig.start(limit)
    rig.wait(500)
    status = controller(profile, rig.line, 1).read_status(feed=True)
    assert (status.preset, status.sequence) == (limit, 1)


@having(lambda can: can.shutoffs > 1 and keeps_a_limit(can))
def test_one_late_valve_is_within_the_bound(rig: Rig) -> None:
    """Two independent shut-offs: the second one ends it in time."""
    rig.place.plant.valve.fault.late_ns = 1_000 * NS_PER_MS
    limit = rig.seconds_of_flow(50)
    rig.start(limit)
    final = rig.poll_until()
    assert delivered(rig) <= limit.base + rig.driver.capabilities.overrun_bound.base
    assert not final.faults


@of_register_maps
def test_flow_past_the_bound_is_said(rig: Rig) -> None:
    """When nothing closes in time the device says so, and stays latched."""
    limit = rig.seconds_of_flow(50)
    rig.start(limit)
    rig.place.plant.valve.fault.all_late_ns = 5_000 * NS_PER_MS
    rig.wait(1_000)
    final = rig.poll_until()
    assert Fault.OVERRUN in final.faults
    assert final.latched
    with pytest.raises(Refused, match="faulted"):
        rig.driver.open(1)
    rig.driver.acknowledge()
    assert not rig.driver.read_status(feed=True).latched


@of_register_maps
def test_a_valve_that_does_not_close_is_said(rig: Rig) -> None:
    """*Closing* for longer than rated is a fault, and never called closed."""
    rig.start(rig.seconds_of_flow(300))
    rig.wait(500)
    rig.place.plant.valve.fault.is_stuck = True
    rig.driver.stop()
    rig.wait(rig.driver.capabilities.closing_ms + 100)
    status = rig.driver.read_status(feed=True)
    assert Fault.VALVE in status.faults
    assert status.state is ControllerState.CLOSING
    with pytest.raises(Refused, match="faulted"):
        rig.driver.acknowledge()


@of_register_maps
def test_flow_while_closed_is_a_leak(rig: Rig) -> None:
    """What flows through a closed valve is noticed and latched."""
    rig.driver.read_status(feed=True)
    rig.wait(1_000)
    step = rig.driver.capabilities.totaliser_step.base
    rig.place.plant.leak_base = step
    rig.wait(12_000)
    status = rig.driver.read_status(feed=True)
    assert Fault.LEAK in status.faults
    assert status.latched


@of_register_maps
def test_an_emergency_stop_closes_and_cannot_be_acknowledged_away(rig: Rig) -> None:
    """The cause has to go before the latch does."""
    rig.start(rig.seconds_of_flow(300))
    rig.wait(500)
    rig.control.answer(b'{"do": "fault", "outlet": 1, "name": "estop"}')
    final = rig.poll_until()
    assert Fault.ESTOP in final.faults
    assert final.stopped_by is DeviceStop.FAULT
    with pytest.raises(Refused, match="faulted"):
        rig.driver.acknowledge()
    rig.control.answer(b'{"do": "fault", "outlet": 1, "name": "estop", "on": false}')
    rig.driver.acknowledge()
    assert not rig.driver.read_status(feed=True).faults


@of_register_maps
def test_more_than_the_rated_flow_is_said_as_it_is(rig: Rig) -> None:
    """A surge shows in totaliser and flow: the core decides what to believe."""
    rig.start(rig.seconds_of_flow(300))
    rig.place.plant.surge_permille = 3_000
    rig.wait(1_500)
    assert rig.driver.read_status(feed=True).flow > rig.driver.capabilities.qmax


# --- The line -------------------------------------------------------------------------------------

Command = Callable[[Rig], None]


def _preset(rig: Rig) -> None:
    rig.driver.set_preset(Preset(rig.quantity(0), rig.seconds_of_flow(50), 9))


COMMANDS: dict[str, Command] = {
    "identify": lambda rig: rig.driver.identify() and None,
    "read_status": lambda rig: rig.driver.read_status(feed=True) and None,
    "set_preset": _preset,
    "open": lambda rig: rig.driver.open(1),
    "stop": lambda rig: rig.driver.stop(),
    "acknowledge": lambda rig: rig.driver.acknowledge(),
}
SPOKEN = [
    (name, command)
    for name, can in sorted(CAN.items())
    for command in COMMANDS
    if is_on_a_line(name) and (command != "set_preset" or keeps_a_limit(can))
]
"""Each command with each device that has it."""
SAY_NO = [(name, command) for name, command in SPOKEN if name not in profiles_of("dart")]
"""Of these all whose protocol has a word for a refusal: a DART pump only does not take a block."""
DAMAGE = sorted(set(FaultKind) - {FaultKind.LATE, FaultKind.EXCEPTION, FaultKind.BABBLE})
WITHOUT_CHECKSUM = {"alicat"}
"""Drivers of devices that send none: a byte that is another one may go unseen where nothing comes
of it. What is believed all the same is in `test_wrong_values.py` and in their own properties."""
ONE_BYTE = {FaultKind.FLIP, FaultKind.DROP, FaultKind.INSERT, FaultKind.DUPLICATE}
DAMAGED = [
    (name, command, kind)
    for name, command in SPOKEN
    for kind in DAMAGE
    if kind not in ONE_BYTE or loaded(name).driver not in WITHOUT_CHECKSUM
]
WORDS = {"alicat": "refused", "openevse": "refused"}
"""What a device is said to have said where it has one word for every refusal."""


@pytest.mark.parametrize(("profile", "command", "kind"), DAMAGED)
def test_a_damaged_answer_is_no_answer(rig: Rig, command: str, kind: FaultKind) -> None:
    """Nothing but the whole, sound, own answer is taken for one; and the next exchange works."""
    opening = rig.driver.read_status(feed=True)
    if command != "set_preset":
        rig.preset(opening.total, rig.seconds_of_flow(50), 1)
    rig.fail_next(kind)
    with pytest.raises(NoAnswer):
        COMMANDS[command](rig)
    assert rig.driver.read_status(feed=True).boot == opening.boot


@pytest.mark.parametrize(("profile", "command"), SAY_NO)
def test_an_exception_is_a_refusal(rig: Rig, profile: str, command: str) -> None:
    """A device that says no has done nothing, and the driver says which no it was."""
    rig.fail_next(FaultKind.EXCEPTION, 6)
    with pytest.raises(Refused) as refusal:
        COMMANDS[command](rig)
    assert refusal.value.code == WORDS.get(loaded(profile).driver, "busy")


@pytest.mark.parametrize("code", [4, 5, 10, 11, 99])
@pytest.mark.parametrize(("profile", "command"), SPOKEN)
def test_an_exception_that_leaves_it_open_is_no_answer(rig: Rig, command: str, code: int) -> None:
    """A device that failed half-way, or a gateway that heard nothing, refuses nothing."""
    rig.fail_next(FaultKind.EXCEPTION, code)
    with pytest.raises(NoAnswer):
        COMMANDS[command](rig)


@having(takes_it_again)
@pytest.mark.parametrize("kind", [FaultKind.LOST, FaultKind.UNANSWERED])
def test_a_lost_acknowledgement_costs_nothing(rig: Rig, kind: FaultKind) -> None:
    """Done or not: the status tells, and saying it again does it once."""
    limit = rig.seconds_of_flow(40)
    opening = rig.driver.read_status(feed=True)
    preset = Preset(opening.total, limit, 1)
    rig.fail_next(kind, command="set_preset")
    with pytest.raises(NoAnswer):
        rig.driver.set_preset(preset)
    if rig.driver.capabilities.preset_readback:
        was_done = rig.driver.read_status(feed=True).preset is not None
        assert was_done is (kind is FaultKind.UNANSWERED)
    rig.driver.set_preset(preset)
    rig.lift()
    rig.fail_next(kind, command="open")
    with pytest.raises(NoAnswer):
        rig.driver.open(1)
    rig.driver.open(1)
    rig.wait(300)
    rig.poll_until()
    assert delivered(rig) <= limit.base + rig.driver.capabilities.overrun_bound.base


@pytest.mark.parametrize("kind", [FaultKind.LOST, FaultKind.UNANSWERED])
def test_a_start_that_nobody_heard_of_is_told_again(rig: Rig, kind: FaultKind) -> None:
    """Done or not, the second one opens it once; and a stop that was lost is told again, too."""
    limit = rig.seconds_of_flow(40)
    opening = rig.driver.read_status(feed=True)
    rig.preset(opening.total, limit, 1)
    rig.lift()
    for command in (lambda: rig.driver.open(1), rig.driver.stop):
        rig.fail_next(kind, command="open" if command != rig.driver.stop else "stop")
        with pytest.raises(NoAnswer):
            command()
        command()
        for _ in range(5):
            rig.wait(POLL_MS)
            rig.read()
    rig.poll_until()
    assert 0 < delivered(rig) <= limit.base


@on_a_line
def test_an_unplugged_port_is_found_again(rig: Rig) -> None:
    """A port that is gone is *line down* until somebody connects anew."""
    rig.port.unplug()
    with pytest.raises(LineDown):
        rig.driver.read_status(feed=True)
    assert not rig.line.is_connected
    with pytest.raises(LineDown):
        rig.line.connect()
    rig.port.plug_in()
    rig.line.connect()
    assert rig.driver.read_status(feed=True).is_closed
    assert rig.line.health().reopened == 1
