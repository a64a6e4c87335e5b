"""The simulated plant: exact amounts, honest meters, valves that take their time."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.drivers.register_map.profile import load
from hardware.simulator.plant import (
    NANO,
    OPENING_NS,
    PlantOutlet,
    Stage,
    Supply,
    Valve,
)
from hardware.timing import NS_PER_MS, NS_PER_S

FUEL = load("reference-fuel")
EV = load("reference-ev")
NEVER_LATE = 0.002  # The share of closings that are late.


def open_outlet(seed: int = 1) -> tuple[PlantOutlet, Supply]:
    """Return an outlet that flows at full speed from the second nanosecond 0 on."""
    outlet = PlantOutlet(FUEL, random.Random(seed), 0)
    supply = Supply(outlets=[outlet])
    outlet.valve.command(Stage.FAST, -OPENING_NS)
    outlet.valve.settle(0)
    outlet.lift()
    outlet.draw_permille = 1000
    supply.share_out()
    return outlet, supply


@given(st.lists(st.integers(0, 3 * NS_PER_S), max_size=20))
def test_what_flowed_does_not_depend_on_when_one_looks(leaps: list[int]) -> None:
    """Looking often or once gives the same amount, to the billionth of a microlitre."""
    often, _ = open_outlet()
    once, _ = open_outlet()
    now_ns = 0
    for leap in leaps:
        now_ns += leap
        often.advance(now_ns)
    once.advance(now_ns)
    assert often.flowed_nano == once.flowed_nano == once.flow_base * now_ns
    assert often.pulses == once.pulses


@given(st.integers(1, 2_000))
def test_the_meter_shows_a_pulse_at_the_moment_it_said(pulses: int) -> None:
    """Not a nanosecond earlier, whatever its refresh."""
    outlet, _ = open_outlet()
    at_ns = outlet.shows_at_ns(pulses)
    assert at_ns is not None
    outlet.advance(at_ns - 1)
    assert outlet.pulses < pulses
    outlet.advance(at_ns)
    assert outlet.pulses >= pulses
    assert outlet.shows_at_ns(pulses) == at_ns


def test_a_meter_shows_what_it_saw_when_it_looked() -> None:
    """Between two refreshes of 200 ms an energy meter stands still."""
    outlet = PlantOutlet(EV, random.Random(1), 0)
    outlet.flow_base = 10_000
    outlet.advance(399 * NS_PER_MS)
    assert outlet.pulses == 2
    outlet.advance(400 * NS_PER_MS)
    assert outlet.pulses == 4


def test_a_meter_without_pulses_misses_what_flows() -> None:
    """The truth goes on while the meter is stuck, and is not made up for afterwards."""
    outlet, _ = open_outlet()
    outlet.advance(NS_PER_S)
    outlet.counts_pulses = False
    before = outlet.pulses
    assert outlet.shows_at_ns(before + 1) is None
    outlet.advance(2 * NS_PER_S)
    assert outlet.pulses == before
    outlet.counts_pulses = True
    outlet.advance(3 * NS_PER_S)
    assert outlet.flowed_base == 3 * outlet.flow_base
    assert outlet.pulses == 2 * outlet.flow_base // FUEL.step_base


def test_a_meter_that_dies_between_two_looks_never_shows_what_it_had_not_seen() -> None:
    """Or a later delivery would be charged for the one in which it died."""
    outlet = PlantOutlet(EV, random.Random(1), 0)
    outlet.flow_base = 10_000
    outlet.advance(399 * NS_PER_MS)
    assert outlet.pulses == 2
    outlet.counts_pulses = False
    outlet.advance(NS_PER_S)
    outlet.flow_base = 0
    outlet.counts_pulses = True
    outlet.advance(2 * NS_PER_S)
    assert outlet.pulses == 2


def test_nothing_flows_without_a_customer_or_through_a_closed_valve() -> None:
    """Valve open, nozzle lifted and trigger pulled: all three."""
    outlet, supply = open_outlet()
    assert outlet.flow_base
    outlet.hang_up()
    supply.share_out()
    assert outlet.flow_base == 0
    outlet.lift()
    supply.share_out()
    assert outlet.flow_base == 0
    outlet.draw_permille = 500
    supply.share_out()
    assert outlet.flow_base
    outlet.valve.command(Stage.CLOSED, 0)
    outlet.valve.settle(10 * NS_PER_S)
    supply.share_out()
    assert outlet.flow_base == 0


def test_a_leak_flows_whatever_the_valve_says() -> None:
    """What drips is added to what flows."""
    outlet, supply = open_outlet()
    flow = outlet.flow_base
    outlet.leak_base = 77
    supply.share_out()
    assert outlet.flow_base == flow + 77
    outlet.hang_up()
    supply.share_out()
    assert outlet.flow_base == 77


def test_a_short_supply_is_shared_in_proportion() -> None:
    """Two outlets on one pump get half each, and never more than it gives."""
    (one, _), (two, _) = open_outlet(1), open_outlet(2)
    supply = Supply(outlets=[one, two])
    supply.share_out()
    wanted = one.flow_base + two.flow_base
    supply.limit_base = wanted // 2
    supply.share_out()
    assert one.flow_base + two.flow_base <= wanted // 2
    assert one.flow_base == one.wanted_base * (wanted // 2) // wanted
    supply.limit_base = 0
    supply.share_out()
    assert one.flow_base == two.flow_base == 0
    supply.limit_base = None
    supply.share_out()
    assert one.flow_base + two.flow_base == wanted


@pytest.mark.parametrize("profile", [FUEL, EV], ids=["fuel", "ev"])
def test_no_outlet_flows_faster_than_rated(profile: object) -> None:
    """The spreads are cut at three standard deviations: Qmax holds by arithmetic."""
    assert profile in (FUEL, EV)
    for seed in range(300):
        outlet = PlantOutlet(FUEL if profile is FUEL else EV, random.Random(seed), 0)
        outlet.valve.command(Stage.FAST, -OPENING_NS)
        outlet.valve.settle(0)
        outlet.lift()
        outlet.draw_permille = 1000
        rated = FUEL if profile is FUEL else EV
        assert rated.nominal_base * 7 // 10 < outlet.wanted_base <= rated.qmax_base
        outlet.valve.command(Stage.SLOW, 0)
        outlet.valve.settle(10 * NS_PER_S)
        assert 0 < outlet.wanted_base <= rated.slow_base


def test_a_valve_closes_in_its_rated_time_unless_both_are_late() -> None:
    """Two shut-offs: one in half a million closings is late, none of these."""
    for seed in range(500):
        valve = Valve(random.Random(seed), shutoffs=2)
        valve.command(Stage.FAST, 0)
        valve.settle(OPENING_NS)
        assert valve.position is Stage.FAST
        valve.command(Stage.CLOSED, NS_PER_S)
        valve.settle(NS_PER_S + FUEL.closing_ms * NS_PER_MS)
        assert valve.position is Stage.CLOSED


def test_one_shut_off_alone_is_late_now_and_then() -> None:
    """Which is why the reference controller has two."""
    late = 0
    for seed in range(2_000):
        valve = Valve(random.Random(seed), shutoffs=1)
        valve.command(Stage.SLOW, 0)
        valve.settle(OPENING_NS)
        valve.command(Stage.CLOSED, NS_PER_S)
        valve.settle(NS_PER_S + FUEL.closing_ms * NS_PER_MS)
        late += valve.position is not Stage.CLOSED
    assert 0 < late < 4 * NEVER_LATE * 2_000


def test_a_second_command_does_not_start_a_movement_anew() -> None:
    """From fast over slow to closed: the fast stage closes when it was first told to."""
    valve = Valve(random.Random(3), shutoffs=2)
    valve.command(Stage.FAST, 0)
    valve.settle(OPENING_NS)
    valve.command(Stage.SLOW, NS_PER_S)
    first_ns = valve.next_ns()
    assert first_ns is not None
    valve.command(Stage.CLOSED, first_ns - 1)
    valve.settle(first_ns)
    assert valve.position is not Stage.FAST


def test_a_stuck_valve_closes_once_it_is_mended() -> None:
    """The last command is carried out then, in the usual time."""
    valve = Valve(random.Random(3), shutoffs=2)
    valve.command(Stage.FAST, 0)
    valve.settle(OPENING_NS)
    valve.fault.is_stuck = True
    valve.command(Stage.CLOSED, NS_PER_S)
    valve.settle(10_000 * NS_PER_S)
    assert valve.position is Stage.FAST
    valve.mend(10_000 * NS_PER_S)
    assert valve.position is Stage.FAST
    valve.settle(10_001 * NS_PER_S)
    assert valve.position is Stage.CLOSED
    assert valve.next_ns() is None


def test_mending_what_is_sound_does_not_start_a_closing_anew() -> None:
    """Or a valve that was mended while it closed would take longer than any is rated for."""
    valve = Valve(random.Random(3), shutoffs=1)
    valve.command(Stage.SLOW, 0)
    valve.settle(OPENING_NS)
    valve.command(Stage.CLOSED, NS_PER_S)
    closes_ns = valve.next_ns()
    assert closes_ns is not None
    valve.mend(closes_ns - 1)
    assert valve.next_ns() == closes_ns


def test_a_total_is_whole_base_units() -> None:
    """The truth is cut, never rounded: what has not flowed whole has not flowed."""
    outlet = PlantOutlet(FUEL, random.Random(1), 0)
    outlet.flowed_nano = 2 * NANO - 1
    assert outlet.flowed_base == 1
