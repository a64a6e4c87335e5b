"""Profiles of New Era pumps: their figures, and every mistake with its line and remedy."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from hardware.drivers.new_era.profile import load
from hardware.profile_file import FOLDER, ProfileError
from hardware.registry import capabilities, loaded, profiles_of

FILE = "new-era-ne1000.toml"
TEXT = (FOLDER / FILE).read_text()


@pytest.mark.parametrize("name", profiles_of("new_era"))
def test_the_figures_follow_from_the_formulas(name: str) -> None:
    """hardware/README.md, *Figures of a profile*, for full flow: nothing slows down."""
    profile = load(name)
    assert profile == loaded(name)
    qmax = profile.qmax_base
    assert profile.nominal_base * 121 // 100 <= qmax <= profile.nominal_base * 123 // 100
    bound = qmax * (profile.closing_ms + profile.refresh_ms) // 1000 + profile.step_base
    assert bound <= profile.overrun_bound_base <= bound + profile.step_base
    assert not profile.slow_stage
    assert profile.slow_before == 0
    assert (profile.rate, profile.saf_s) == ("24.00MM", 2)


@pytest.mark.parametrize("name", profiles_of("new_era"))
def test_a_volume_is_as_fine_as_its_coarsest(name: str) -> None:
    """Forty-nine millilitres in four digits: hundredths."""
    can = capabilities()[name]
    assert can.preset_resolution.base == 10
    assert can.preset_resolution == can.totaliser_step


@pytest.mark.parametrize("factor", [Fraction(1, 3), 1, 2, 20])
def test_a_faster_plant_has_bounds_to_match(factor: Fraction | int) -> None:
    """A demo flows faster; what is declared of it stays true, and the rate it shows as well."""
    scaled = load("new-era-ne1000").scaled(factor)
    assert scaled.overrun_bound_base >= scaled.overrun_base(scaled.qmax_base)
    assert scaled.capabilities.qmax.base == scaled.qmax_base
    assert scaled.rate.endswith("MM")
    assert not scaled.slow_stage


MISTAKES = [
    ('driver = "new_era"', 'driver = "new_ear"', "driver", "'new_ear' is none of new_era"),
    ('dimension = "ul"', 'dimension = "mg"', "", "unknown unit"),
    ('most = "49 mL"', 'most = "49690 uL"', "preset.most", "at most half of the 99999 uL"),
    ('most = "49 mL"', "", "preset", "is missing"),
    ('step = "10 uL"', 'step = "20 uL"', "meter.step", "must be 1, 10, 100 or 1000 uL"),
    ("kept = false", "kept = true", "totaliser.kept", "is not what such a pump does"),
    ('"24 mL/min"', '"40 mL/min"', "flow", "must be nominal <= most"),
    ("shutoffs = 1", "shutoffs = 2", "valve.shutoffs", "one way to stop"),
    ('"310 uL"', '"300 uL"', "valve.overrun_bound", "at least 304 ul: most x (closing"),
    ('time = "2 s"', 'time = "2500 ms"', "watchdog.time", "whole seconds, at most 255"),
    ('time = "2 s"', 'time = "256 s"', "watchdog.time", "whole seconds, at most 255"),
    ("latches = true", "latches = false", "watchdog.latches", "is not what"),
    ('fed_by = "packets"', 'fed_by = "writes"', "watchdog.fed_by", "is not what"),
    ('valve = "off"', 'valve = "on"', "power_up.valve", "is not what"),
    (
        "shutoffs = 1",
        'shutoffs = 1\nslow_before = "1 mL"',
        "valve.slow_before",
        "is not known here",
    ),
]


def problems(folder: Path, text: str) -> list[str]:
    """Return what is said of a profile with this text."""
    (folder / FILE).write_text(text)
    with pytest.raises(ProfileError) as error:
        load(FILE.removesuffix(".toml"), folder)
    return [str(problem) for problem in error.value.problems]


@pytest.mark.parametrize(("before", "after", "key", "why"), MISTAKES)
def test_a_mistake(tmp_path: Path, before: str, after: str, key: str, why: str) -> None:
    """File, line, key and remedy."""
    assert before in TEXT
    said = problems(tmp_path, TEXT.replace(before, after))
    assert all(each.startswith(f"{FILE}:") for each in said)
    assert any(f": {key}" in each and why in each for each in said), said


def test_a_pump_counts_volume(tmp_path: Path) -> None:
    """Milligrams of what, its manual does not know."""
    text = TEXT.replace('dimension = "ul"', 'dimension = "mg"')
    for volume, mass in (("uL", "mg"), ("mL", "g")):
        text = text.replace(f" {volume}", f" {mass}")
    assert any("a pump counts ul" in each for each in problems(tmp_path, text))


def test_a_flow_that_no_rate_can_say_is_refused(tmp_path: Path) -> None:
    """Four digits of millilitres a minute."""
    text = TEXT.replace('"24 mL/min"', '"12 L/min"').replace('"488 uL/s"', '"244 mL/s"')
    text = text.replace('"310 uL"', '"200 mL"')
    assert any("more than four digits" in each for each in problems(tmp_path, text))
