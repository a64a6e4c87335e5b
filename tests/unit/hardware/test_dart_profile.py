"""Profiles of forecourt pumps: their figures, and every mistake with its line and remedy."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from hardware.drivers.dart.profile import load
from hardware.profile_file import FOLDER, ProfileError
from hardware.registry import capabilities, loaded, profiles_of
from kiosk.domain.controller import PresetKind, unfit

FILE = "wayne-dart-fuel.toml"
TEXT = (FOLDER / FILE).read_text()


@pytest.mark.parametrize("name", profiles_of("dart"))
def test_the_figures_follow_from_the_formulas(name: str) -> None:
    """hardware/README.md, *Figures of a profile*, for full flow: nobody says when it slows down."""
    profile = load(name)
    assert profile == loaded(name)
    qmax = profile.qmax_base
    assert profile.nominal_base * 121 // 100 <= qmax <= profile.nominal_base * 123 // 100
    bound = qmax * (profile.closing_ms + profile.refresh_ms) // 1000 + profile.step_base
    assert bound <= profile.overrun_bound_base <= bound + profile.step_base
    assert not profile.slow_stage


@pytest.mark.parametrize("name", profiles_of("dart"))
def test_it_says_what_it_lacks(name: str) -> None:
    """One filling for one authorisation, told once and never shown; nobody watches over us."""
    can = capabilities()[name]
    assert (can.preset, can.preset_readback) == (PresetKind.SESSION, False)
    assert (can.live_raise, can.live_lower) == (False, False)
    assert (can.watchdog_ms, can.watchdog_latches, can.numbered) == (None, False, False)
    assert can.preset_most is not None
    assert can.preset_most.base == 999_999_990_000  # Eight digits.
    assert (can.totaliser_kept, can.senses_calling) == (False, True)
    assert unfit(can) == ""


@pytest.mark.parametrize("factor", [Fraction(1, 3), 1, 2])
def test_a_faster_plant_has_bounds_to_match(factor: Fraction | int) -> None:
    """A demo flows faster; what is declared of it stays true."""
    scaled = load("wayne-dart-fuel").scaled(factor)
    assert scaled.overrun_bound_base >= scaled.overrun_base(scaled.qmax_base)
    assert scaled.capabilities.qmax.base == scaled.qmax_base


MISTAKES = [
    ('driver = "dart"', 'driver = "dard"', "driver", "'dard' is none of dart"),
    ("decimals = 2", "decimals = 3", "meter.step", "the last digit of a litre"),
    ("decimals = 2", "decimals = 4", "pump.decimals", "4 must be 0 to 3"),
    ("nozzle = 1", "nozzle = 0", "pump.nozzle", "0 must be 1 to 15"),
    ("price = 1000", "price = 0", "pump.price", "0 must be 1 to 999999"),
    ("price = 1000", "", "pump.price", "is missing"),
    ("kept = false", "kept = true", "totaliser.kept", "is not what such a pump does"),
    ('"580 mL"', '"570 mL"', "valve.overrun_bound", "most x (closing"),
    ('valve = "off"', 'valve = "on"', "power_up.valve", "is not what"),
    (
        "[power_up]",
        '[watchdog]\ntime = "2 s"\nlatches = true\nfed_by = "packets"\n\n[power_up]',
        "watchdog",
        "take the table out",
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
    """Kilograms of fuel, its display does not know."""
    text = TEXT.replace('dimension = "ul"', 'dimension = "mg"')
    for volume, mass in ((" mL", " g"), (" L/min", " kg/min")):
        text = text.replace(volume, mass)
    assert any("a pump counts ul" in each for each in problems(tmp_path, text))
