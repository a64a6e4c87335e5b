"""Profiles of Alicat controllers: their figures, and every mistake with its line and remedy."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from hardware.drivers.alicat.profile import load
from hardware.profile_file import FOLDER, ProfileError
from hardware.registry import capabilities, loaded, profiles_of
from kiosk.domain.controller import PresetKind

FILE = "alicat-bc-co2.toml"
TEXT = (FOLDER / FILE).read_text()


@pytest.mark.parametrize("name", profiles_of("alicat"))
def test_the_figures_follow_from_the_formulas(name: str) -> None:
    """hardware/README.md, *Figures of a profile*, for full flow: nothing slows down."""
    profile = load(name)
    assert profile == loaded(name)
    qmax = profile.qmax_base
    assert profile.nominal_base * 121 // 100 <= qmax <= profile.nominal_base * 123 // 100
    bound = qmax * (profile.closing_ms + profile.refresh_ms) // 1000 + profile.step_base
    assert bound <= profile.overrun_bound_base <= bound + profile.step_base
    assert not profile.slow_stage


def test_what_is_said_of_it() -> None:
    """Three decimals of a litre, eighteen litres a minute, and no timer that would act."""
    profile, can = load("alicat-bc-co2"), capabilities()["alicat-bc-co2"]
    assert (profile.decimals, profile.setpoint) == (3, 18_000)
    assert (can.preset, can.live_raise, can.live_lower) == (PresetKind.BATCH, False, False)
    assert (can.watchdog_ms, can.watchdog_latches, can.numbered) == (None, False, False)
    assert can.preset_resolution == can.totaliser_step


@pytest.mark.parametrize("factor", [Fraction(1, 3), 1, 2, 20])
def test_a_faster_plant_has_bounds_to_match(factor: Fraction | int) -> None:
    """A demo flows faster; what is declared of it stays true, and what it is set to as well."""
    scaled = load("alicat-bc-co2").scaled(factor)
    assert scaled.overrun_bound_base >= scaled.overrun_base(scaled.qmax_base)
    assert scaled.setpoint == int(18_000 * factor)


MISTAKES = [
    ('driver = "alicat"', 'driver = "alicate"', "driver", "'alicate' is none of alicat"),
    ('dimension = "ul"', 'dimension = "mg"', "", "unknown unit"),
    ('gas = "CO2"', 'gas = "Beer"', "gas", "'Beer' is none of Air, Ar, CO2"),
    ('gas = "CO2"', "", "gas", "is missing"),
    ('most = "1000 L"', "", "preset", "is missing"),
    ('most = "1000 L"', 'most = "1000500 uL"', "preset.most", "whole steps"),
    ('step = "1 mL"', 'step = "2 mL"', "meter.step", "in tens"),
    ('step = "1 mL"', 'step = "1 L"', "meter.step", "1 uL to 100000 uL"),
    ("kept = false", "kept = true", "totaliser.kept", "is not what such a controller does"),
    ('nominal = "18 L/min"', 'nominal = "17.99 L/min"', "flow.nominal", "whole steps"),
    ("shutoffs = 1", "shutoffs = 2", "valve.shutoffs", "one valve"),
    ('"225 mL"', '"224 mL"', "valve.overrun_bound", "at least 224260 ul: most x (closing"),
    ('valve = "off"', 'valve = "previous"', "power_up.valve", "store a setpoint of 0"),
    (
        "[power_up]",
        '[watchdog]\ntime = "2 s"\nlatches = true\nfed_by = "packets"\n\n[power_up]',
        "watchdog",
        "does not act on ASCII",
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
    said = problems(tmp_path, TEXT.replace(before, after, 1))
    assert all(each.startswith(f"{FILE}:") for each in said)
    assert any(f": {key}" in each and why in each for each in said), said


def test_a_controller_counts_volume(tmp_path: Path) -> None:
    """Milligrams of a gas are another matter: the unit shows litres."""
    text = TEXT.replace('dimension = "ul"', 'dimension = "mg"')
    for volume, mass in (("mL", "g"), (" L", " kg")):
        text = text.replace(volume, mass)
    assert any("a mass flow controller counts ul" in each for each in problems(tmp_path, text))
