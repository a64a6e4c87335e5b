"""The totaliser against a true meter that nobody sees: honest, and lying."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.quantity import Dimension, Quantity
from kiosk.domain.totaliser import Doubt, Implausible, Totaliser, met

eager = settings(max_examples=150, deadline=None)


def ul(base: int) -> Quantity:
    """Return `base` microlitres."""
    return Quantity(base, Dimension.VOLUME)


@st.composite
def meters(draw: st.DrawFn) -> Totaliser:
    """Any width from twelve bits, any step, slow and fast outlets, anywhere in any round."""
    step = draw(st.sampled_from([1, 10, 1_000, 10_000]))
    range_base = step << draw(st.integers(12, 40))
    qmax = draw(st.integers(1, 2_000_000))
    total = draw(st.integers(0, 5 * range_base // step)) * step
    return Totaliser(ul(total), range_base, ul(qmax), ul(step), at_ms=draw(st.integers(0, 10**9)))


@pytest.mark.req("RD-16")
@pytest.mark.req("CTL-11")
@eager
@given(meters(), st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 1_200)), max_size=30))
def test_an_honest_meter_is_followed_round_and_round(
    meter: Totaliser, readings: list[tuple[int, int]]
) -> None:
    """At up to 1.2 x Qmax the total is the true one, as often as the counter has rolled over."""
    step = meter.step.base
    true, at_ms, whole = meter.total.base, meter.at_ms, meter.total.base
    for wait_ms, speed_permille in readings:
        at_ms += wait_ms
        flowed = meter.qmax.base * wait_ms * speed_permille // 1_000_000
        true += min(flowed, meter.range_base // 2 - 2 * step)
        counted = true - true % step
        meter = meter.read(ul(counted % meter.range_base), at_ms=at_ms)
        assert meter.total.base == counted >= whole
        whole = counted


def tell(meter: Totaliser, shown: int, at_ms: int) -> Totaliser | Implausible:
    """Return the totaliser after `shown`, or what was wrong with it."""
    try:
        return meter.read(ul(shown), at_ms=at_ms)
    except Implausible as doubt:
        return doubt


@pytest.mark.req("RD-16")
@pytest.mark.req("CTL-11")
@eager
@given(
    meters(), st.lists(st.tuples(st.integers(-500, 5_000), st.integers(0, 1 << 54)), max_size=30)
)
def test_a_lying_meter_is_never_charged_for(
    meter: Totaliser, readings: list[tuple[int, int]]
) -> None:
    """Whatever is shown, the total never falls and never rises by more than can have flowed."""
    for wait_ms, shown in readings:
        at_ms = meter.at_ms + wait_ms
        most = meter.qmax.base * max(0, wait_ms) * 12 // 10_000 + meter.step.base
        told = tell(meter, shown % meter.range_base, at_ms)
        if isinstance(told, Implausible):
            assert 0 < told.step_base < meter.range_base
            assert (told.doubt is Doubt.BACKWARDS) is (2 * told.step_base >= meter.range_base)
            continue
        rise = told.total.base - meter.total.base
        assert 0 <= rise <= most
        assert 2 * rise < meter.range_base
        assert (told.total.base - shown) % meter.range_base == 0
        assert told.at_ms == max(at_ms, meter.at_ms)
        meter = told


@pytest.mark.req("RD-16")
@eager
@given(meters(), st.integers(1, 10**12), st.integers(0, 10**9))
def test_a_step_back_is_never_a_huge_step_forward(
    meter: Totaliser, back: int, wait_ms: int
) -> None:
    """Up to half its width a counter that ran back is caught, however long nothing was heard."""
    back = 1 + back % (meter.range_base // 2)
    shown = (meter.total.base - back) % meter.range_base
    with pytest.raises(Implausible) as caught:
        meter.read(ul(shown), at_ms=meter.at_ms + wait_ms)
    assert caught.value.doubt is Doubt.BACKWARDS
    assert caught.value.step_base == meter.range_base - back


@pytest.mark.req("CTL-11")
@eager
@given(meters(), st.integers(0, 10**7))
def test_the_most_is_believed_and_one_base_unit_more_is_not(meter: Totaliser, wait_ms: int) -> None:
    """Two-sided: the bound itself passes, and what exceeds it is a jump."""
    at_ms = meter.at_ms + wait_ms
    most = meter.most_until(at_ms)
    assert most <= meter.range_base - 1
    if 2 * (most + 1) >= meter.range_base:
        return  # Beyond half the range it is a step back: the test before this one.
    total = meter.total.base
    assert meter.read(ul((total + most) % meter.range_base), at_ms=at_ms).total.base == total + most
    with pytest.raises(Implausible) as caught:
        meter.read(ul((total + most + 1) % meter.range_base), at_ms=at_ms)
    assert caught.value.doubt is Doubt.JUMPED


@pytest.mark.req("RD-16")
@pytest.mark.parametrize("seed", range(20))
def test_garbled_readings_never_make_a_negative_or_huge_charge(seed: int) -> None:
    """A delivery fed by a meter with flipped bits is charged for what can have flowed at most."""
    rng = random.Random(seed)
    bits = rng.choice([16, 24, 32])
    qmax = 700_000
    opening = rng.randrange(1 << 40) * 1_000
    meter = Totaliser(ul(opening), 1_000 << bits, ul(qmax), ul(1_000), at_ms=0)
    true, at_ms = opening, 0
    for _ in range(300):
        wait_ms = rng.choice([0, 100, 200, 1_500])
        at_ms += wait_ms
        true += qmax * wait_ms // 1_000
        shown = (true // 1_000) % (1 << bits)
        if rng.random() < 0.3:
            shown ^= 1 << rng.randrange(bits)
        told = tell(meter, shown * 1_000, at_ms)
        meter = meter if isinstance(told, Implausible) else told
    flowed = meter.total.base - opening
    assert 0 <= flowed <= qmax * 12 * at_ms // 10_000 + 300 * 1_000


@pytest.mark.req("CTL-11")
@eager
@given(st.lists(st.tuples(st.integers(1, 400), st.integers(0, 500)), min_size=1, max_size=60))
def test_late_stamps_and_slow_registers_are_believed(steps: list[tuple[int, int]]) -> None:
    """A meter at Qmax that is shown up to the slack late, ever differently, is no liar."""
    meter = met(ul(0), range_base=10**12, qmax=ul(800_000), step=ul(1), at_ms=0, slack_ms=500)
    now_ms, shown = 0, 0
    for gap_ms, age_ms in steps:
        now_ms += gap_ms
        shown = max(shown, 800 * max(0, now_ms - age_ms))
        meter = meter.read(ul(shown), at_ms=now_ms)
    assert meter.total == ul(shown)


@pytest.mark.req("CTL-11")
@eager
@given(st.integers(50, 400), st.integers(2, 40))
def test_slack_is_not_given_twice(gap_ms: int, count: int) -> None:
    """However often a meter is read, it gets its slack once: more is a jump."""
    meter = met(ul(0), range_base=10**12, qmax=ul(800_000), step=ul(1), at_ms=0, slack_ms=500)
    most = 960 * (gap_ms * count + 500)

    def read_all(meter: Totaliser) -> None:
        for turn in range(1, count + 1):
            meter = meter.read(ul((most + 2 * count) * turn // count), at_ms=gap_ms * turn)

    with pytest.raises(Implausible):
        read_all(meter)
