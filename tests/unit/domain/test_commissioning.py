"""Commissioning as a value: its steps, what is measured, and what two people are asked for."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from fakes.flow_controller import capabilities
from fakes.values import litres, ul

from kiosk.domain.commissioning import (
    CLOSINGS,
    ORDER,
    OVER,
    Commissioned,
    Event,
    Proof,
    Run,
    Step,
    after,
    bound_of,
    can_be_read,
    closing_of,
    error_permille,
    is_within,
    permissible_base,
    quantile,
    silence_ms,
    skips,
    took_us,
    trial_base,
)
from kiosk.domain.controller import PresetKind
from kiosk.domain.meter_factor import NEUTRAL, BeyondSpan, MeterFactor
from kiosk.domain.outlet import Impossible, OutletId
from kiosk.domain.site import ProductKind

RUN = Run(OutletId(1), "Tec", "S-000001", litres(100), bound=ul(50_000))
QUICK = capabilities(valve_ms=200)
MEASURED = tuple(150_000 + 1_000 * one for one in range(CLOSINGS))


# --- Steps --------------------------------------------------------------------------------------


def test_at_05_the_steps_follow_one_another() -> None:
    """Each that has shown what it must leads to the next; the last one takes two people."""
    for step, following in itertools.pairwise(ORDER):
        assert after(step, Event.PASSED) is following
    assert after(Step.APPROVAL, Event.APPROVED) is Step.DONE


def test_every_step_meets_every_event() -> None:
    """The whole table: what is not in it is our bug, and what is over stays over."""
    for step, event in itertools.product(Step, Event):
        is_last = step is Step.APPROVAL
        never = event is Event.APPROVED if not is_last else event is not Event.APPROVED
        if step in OVER:
            assert after(step, event) is step
        elif event is Event.CANCELLED:
            assert after(step, event) is Step.ENDING
        elif never:
            with pytest.raises(Impossible, match=f"{event} while {step}"):
                after(step, event)
        elif event in {Event.BEGUN, Event.FAILED}:
            assert after(step, event) is step


def test_a_trial_is_under_way_until_it_has_shown_something() -> None:
    """One that showed nothing says why, and may be made again."""
    trying = RUN.on(Event.BEGUN)
    assert (trying.is_trying, trying.why) == (True, "")
    failed = trying.on(Event.FAILED, "hung_up")
    assert (failed.is_trying, failed.why, failed.step) == (False, "hung_up", Step.IDENTIFY)
    assert failed.on(Event.BEGUN).why == ""
    assert trying.on(Event.PASSED).step is Step.WATCHDOG
    assert not trying.on(Event.PASSED).is_trying
    assert trying.on(Event.CANCELLED).is_over


@pytest.mark.parametrize(
    ("can", "skipped"),
    [
        (capabilities(), set()),
        (capabilities(watchdog_ms=None), {Step.WATCHDOG}),
        (capabilities(preset=PresetKind.NONE), {Step.PRESET, Step.CLOSINGS}),
    ],
)
def test_what_a_device_lacks_is_not_tried(can: object, skipped: set[Step]) -> None:
    """What is reserved for that stays reserved; everything else is tried."""
    assert {step for step in Step if skips(can, step)} == skipped  # type: ignore[arg-type]


# --- Closings and the bound ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [([7], 97, 7), (range(1, 31), 97, 30), (range(1, 101), 97, 97), ([3, 1, 2], 34, 2)],
)
def test_a_quantile_is_one_of_the_values(
    values: range | list[int], percent: int, expected: int
) -> None:
    """The least that so many of a hundred do not exceed."""
    assert quantile(list(values), percent) == expected


def test_at_05_thirty_closings_are_wanted_before_the_rated_time_gives_way() -> None:
    """One less, and the rated worst case stays."""
    assert closing_of(MEASURED[1:]) is None
    assert closing_of(MEASURED) == 268_500  # 1.5 x 179 ms.
    assert closing_of([100_001] * CLOSINGS) == 150_002  # Rounded up.


def test_a_valve_that_was_seen_to_be_late_once_is_reckoned_with() -> None:
    """Never below what was seen, though it is past one and a half times the quantile."""
    assert closing_of([100_000] * 99 + [900_000]) == 900_000


def test_a_quick_valve_is_reckoned_with_less() -> None:
    """Half of the worst time: half of what flows past, and a count that the meter may not show."""
    assert bound_of(QUICK, None) == ul(50_000)
    assert bound_of(QUICK, 300_000) == ul(1_000 + 24_541)  # 301 of 601 ms, of 49 mL.
    assert bound_of(QUICK, 600_000) == ul(50_000)


def test_no_valve_is_reckoned_with_less_than_it_is_rated_for() -> None:
    """However quick thirty closings were; where nobody says, the worst case is the rated time."""
    assert bound_of(QUICK, 1) == bound_of(QUICK, 200_000) == ul(1_000 + 16_388)
    assert bound_of(capabilities(), 1) == ul(50_000)


def test_one_shut_off_alone_is_reckoned_with_as_in_the_worst_case() -> None:
    """One closing in five hundred is late, and nothing else ends the flow then."""
    alone = replace(QUICK, shutoffs=1)
    assert bound_of(alone, 300_000) == ul(50_000)
    assert bound_of(alone, 1_201_000) == ul(100_000)


def test_a_slow_valve_is_reckoned_with_more() -> None:
    """What was measured is past the rated worst case: all of the bound grows with it."""
    assert bound_of(QUICK, 1_201_000) == ul(100_000)


def test_a_valve_that_is_rated_to_close_at_once_keeps_its_bound() -> None:
    """There is no time by which it could grow."""
    at_once = capabilities(closing_ms=0, meter_refresh_ms=0)
    assert bound_of(at_once, 100_000) == ul(50_000)


def test_a_closing_is_reckoned_with_the_count_that_was_not_shown() -> None:
    """Twelve counts past the preset may be all but thirteen."""
    assert took_us(capabilities(), 12_000, 60_000) == 216_667
    assert took_us(capabilities(), 599_000, 600_000) == 1_000_000


@pytest.mark.parametrize("slow_stage", [True, False])
def test_no_trial_ends_before_it_has_shown_something(slow_stage: bool) -> None:  # noqa: FBT001
    """Silence is waited out at full flow; a valve that closes has flowed for a while."""
    can = capabilities(slow_stage=slow_stage)
    assert trial_base(can, Step.WATCHDOG) * 1_000 >= can.qmax.base * (silence_ms(can) + 1_500)
    for number in range(2):
        assert trial_base(can, Step.CLOSINGS, number) >= 3 * can.overrun_bound.base
    assert silence_ms(can) == 2_000 + 600 + 1 + 50 + 150
    assert silence_ms(capabilities(watchdog_ms=None)) == 801


def test_closings_come_down_from_full_flow_and_from_the_slow_one() -> None:
    """A device without a slow stage has only one of them."""
    can, plain = capabilities(), capabilities(slow_stage=False)
    fast, *slow, again = (trial_base(can, Step.CLOSINGS, number) for number in range(6))
    assert fast == again == 975_600 + 203_250
    assert slow == 4 * [150_000]
    assert {trial_base(plain, Step.CLOSINGS, number) for number in range(3)} == {203_250}


def test_a_trial_is_as_long_as_its_times_and_its_valve_say() -> None:
    """The timer's whole time and more at full flow; three bounds where that is more than a sip."""
    can = capabilities(slow_stage=False)
    assert trial_base(can, Step.WATCHDOG) == 813 * (2_801 + 600 + 1_500)
    slow = replace(can, overrun_bound=ul(100_000))
    assert trial_base(slow, Step.PRESET) == 300_000


def test_what_is_late_to_be_seen_is_reckoned_with_in_full() -> None:
    """A meter that is read once a second hides a second of flow."""
    late = capabilities(valve_ms=200, closing_ms=1_000, meter_refresh_ms=1_000)
    assert bound_of(late, 500_000) == ul(1_000 + 36_750)  # 1.5 of 2 s, of 49 mL.


# --- The law ------------------------------------------------------------------------------------


@pytest.mark.req("MET-03")
@pytest.mark.parametrize(
    ("base", "permissible"),
    [
        (10_000_000, 50_000), (5_000_000, 25_000), (2_000_000, 10_000), (1_999_999, 10_000),
        (1_000_000, 10_000), (999_999, 9_999), (400_000, 4_000), (399_999, 4_000),
        (200_000, 4_000), (199_999, 3_999), (100_000, 2_000), (99_999, 2_000), (1, 2_000),
        (2_500_000, 12_500), (500_000, 5_000), (450_000, 4_500), (220_000, 4_000), (105_000, 2_100),
    ],
)  # fmt: skip
def test_fuel_is_permitted_half_a_per_cent_and_more_of_little(base: int, permissible: int) -> None:
    """The steps of the directive, each from where it begins."""
    assert permissible_base(ProductKind.FUEL, ul(base), ul(1)) == max(permissible, 4_000)
    assert permissible_base(ProductKind.FUEL, ul(base), litres(100)) == 1_000_000


@pytest.mark.req("MET-03")
@pytest.mark.parametrize(
    ("smallest", "least"),
    [(10_000_000, 100_000), (5_000_000, 50_000), (2_000_000, 20_000), (1_000_000, 20_000),
     (500_000, 10_000), (350_000, 8_000), (200_000, 8_000), (190_000, 7_600), (105_000, 4_200),
     (100_000, 4_000), (95_000, 4_000), (50_000, 4_000)],
)  # fmt: skip
def test_no_less_is_permitted_than_of_the_smallest_quantity(smallest: int, least: int) -> None:
    """The deviation of the minimum measured quantity: one per cent of it, and more of little."""
    for base in (1, smallest - 1, smallest, smallest + 1):
        assert permissible_base(ProductKind.FUEL, ul(base), ul(smallest)) == least
    assert permissible_base(ProductKind.FUEL, litres(30), ul(smallest)) == 150_000
    assert permissible_base(ProductKind.WATER, ul(smallest), ul(smallest)) == smallest // 50
    assert is_within(ProductKind.FUEL, smallest + least, ul(smallest), ul(smallest))
    assert not is_within(ProductKind.FUEL, smallest + least + 1, ul(smallest), ul(smallest))


@pytest.mark.req("EVM-01")
@pytest.mark.parametrize("kind", [ProductKind.WATER, ProductKind.ENERGY])
def test_water_and_energy_are_permitted_two_per_cent(kind: ProductKind) -> None:
    """Of little as of much."""
    assert permissible_base(kind, ul(5_000_000), litres(5)) == 100_000
    assert permissible_base(kind, ul(500), litres(5)) == 10


def test_what_is_just_permissible_is_within() -> None:
    """On both sides."""
    assert is_within(ProductKind.FUEL, 5_025_000, litres(5), litres(2))
    assert is_within(ProductKind.FUEL, 4_975_000, litres(5), litres(2))
    assert not is_within(ProductKind.FUEL, 5_025_001, litres(5), litres(2))
    assert not is_within(ProductKind.FUEL, 4_974_999, litres(5), litres(2))


@pytest.mark.parametrize(
    ("indicated", "error"),
    [(5_000_000, 0), (5_025_000, 5), (4_975_000, -5), (5_002_500, 1), (4_997_500, -1),
     (5_002_499, 0), (4_997_501, 0)],
)  # fmt: skip
def test_an_error_is_in_tenths_of_a_per_cent_of_what_flowed(indicated: int, error: int) -> None:
    """Positive where too much is indicated; the nearest tenth, and half away from nothing."""
    assert error_permille(indicated, 5_000_000) == error


def test_the_smallest_error_has_its_sign_too() -> None:
    """One base unit too little of a thousand."""
    assert error_permille(999, 1_000) == -1
    assert error_permille(1_001, 1_000) == 1


def test_a_measure_that_cannot_have_been_read_so_is_not_believed() -> None:
    """Five per cent away from the meter: a slip of the finger, or another measure."""
    proof = Proof(5_000_000, 5_000_000)
    assert can_be_read(proof, 5_250_000)
    assert can_be_read(proof, 4_750_000)
    assert not can_be_read(proof, 5_250_001)
    assert not can_be_read(proof, 4_749_999)
    assert not can_be_read(Proof(0, 0), 0)
    assert can_be_read(Proof(1, 1), 1)


# --- What is asked for --------------------------------------------------------------------------


def proven(*actual: int, factor: MeterFactor = NEUTRAL, shown: int = 5_000_000) -> Run:
    """Return a run whose measures were read so."""
    run = replace(RUN, step=Step.PROVING, factor=factor, closings_us=MEASURED)
    for one in actual:
        run = replace(run, proofs=(*run.proofs, Proof(shown, shown))).read(one)
    return run


def test_at_05_three_measures_make_a_proposal() -> None:
    """Their sum against what the meter showed; the closings beside it."""
    run = proven(5_010_000, 5_012_000, 5_014_000)
    assert run.is_proven
    proposed = run.proposed(QUICK)
    assert proposed.step is Step.APPROVAL
    assert proposed.proposal is not None
    assert proposed.proposal.factor == MeterFactor(100_240)
    assert proposed.proposal.closing_us == 268_500
    bound = bound_of(QUICK, 268_500)
    assert proposed.proposal.bound == MeterFactor(100_240).grown(bound) > bound


def test_two_measures_are_not_enough_nor_is_one_that_nobody_has_read() -> None:
    """Three, and all of them read."""
    assert not proven(5_010_000, 5_010_000).is_proven
    run = proven(5_010_000, 5_010_000, 5_010_000)
    full = replace(run, proofs=(*run.proofs, Proof(5_000_000, 5_000_000)))
    assert full.awaits_reading
    assert not full.is_proven
    assert not run.awaits_reading
    assert not RUN.awaits_reading


def test_a_measure_that_was_not_read_does_not_count() -> None:
    """There is nothing yet to compare with."""
    read, open_ = Proof(5_000_000, 5_000_000, 5_010_000), Proof(5_000_000, 5_000_000)
    assert replace(RUN, proofs=(read, open_)).counted == ((5_000_000, 5_010_000),)


def test_only_the_newest_three_measures_count() -> None:
    """One that was spilled is made up for by three good ones in a row."""
    run = proven(4_800_000, 5_010_000, 5_010_000, 5_010_000)
    assert run.proposed(QUICK).proposal is not None
    assert run.holds(ProductKind.FUEL, MeterFactor(100_200), litres(2))


def test_without_a_measure_the_meter_stays_as_it_is() -> None:
    """Whatever its factor was before; the closings count all the same."""
    run = replace(proven(factor=MeterFactor(99_500)), proofs=())
    proposal = run.proposed(capabilities()).proposal
    assert proposal is not None
    assert proposal.factor == MeterFactor(99_500)
    assert run.holds(ProductKind.FUEL, MeterFactor(99_500), litres(2))


def test_measures_that_scatter_are_not_made_right_by_a_factor() -> None:
    """Right on average, and each of them further off than is permissible."""
    run = proven(5_049_000, 4_951_000, 5_000_000)
    assert run.proposed(QUICK).proposal is not None
    assert not run.holds(ProductKind.FUEL, NEUTRAL, litres(2))
    assert run.holds(ProductKind.WATER, NEUTRAL, litres(2))


def test_a_meter_that_is_too_far_off_has_no_proposal() -> None:
    """It is repaired or set anew, not reckoned right."""
    with pytest.raises(BeyondSpan):
        proven(5_100_000, 5_100_000, 5_100_000).proposed(QUICK)


# --- What is kept -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "agreed",
    [
        Commissioned("FC-1", MeterFactor(100_240), 268_500),
        Commissioned("", NEUTRAL, None),
        Commissioned("two words - and a dash", MeterFactor(99_000), None),
    ],
)
def test_what_was_agreed_to_is_kept_whole(agreed: Commissioned) -> None:
    """Serial numbers may hold anything."""
    assert Commissioned.named(str(agreed)) == agreed
