"""Profiles of Bronkhorst instruments: their figures, and every mistake with line and remedy."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from hardware.drivers.propar.profile import load
from hardware.profile_file import FOLDER, ProfileError
from hardware.registry import capabilities, loaded, profiles_of
from kiosk.domain.controller import PresetKind, unfit

FILE = "bronkhorst-m14.toml"
TEXT = (FOLDER / FILE).read_text()


@pytest.mark.parametrize("name", profiles_of("propar"))
def test_the_figures_follow_from_the_formulas(name: str) -> None:
    """hardware/README.md, *Figures of a profile*, for full flow: nothing slows down."""
    profile = load(name)
    assert profile == loaded(name)
    qmax = profile.qmax_base
    assert profile.nominal_base * 121 // 100 <= qmax <= profile.nominal_base * 123 // 100
    bound = qmax * (profile.closing_ms + profile.refresh_ms) // 1000 + profile.step_base
    assert bound <= profile.overrun_bound_base <= bound + profile.step_base
    assert not profile.slow_stage
    assert abs(profile.capacity_kg_h - 10) < Fraction(1, 100)


@pytest.mark.parametrize("name", profiles_of("propar"))
def test_it_says_what_it_lacks(name: str) -> None:
    """Nobody watches over the host; no raise; a counter that may be forgotten; numbered answers."""
    can = capabilities()[name]
    assert (can.watchdog_ms, can.watchdog_latches) == (None, False)
    assert (can.preset, can.live_raise, can.live_lower) == (PresetKind.BATCH, False, False)
    assert (can.preset_readback, can.numbered, can.totaliser_kept) == (True, True, False)
    assert (can.senses_calling, can.shutoffs) == (False, 1)
    assert unfit(can) == ""


@pytest.mark.parametrize("factor", [Fraction(1, 3), 1, 2])
def test_a_faster_plant_has_bounds_to_match(factor: Fraction | int) -> None:
    """A demo flows faster; what is declared of it stays true, and its capacity as well."""
    scaled = load("bronkhorst-m14").scaled(factor)
    assert scaled.overrun_bound_base >= scaled.overrun_base(scaled.qmax_base)
    assert scaled.capabilities.qmax.base == scaled.qmax_base
    assert abs(scaled.capacity_kg_h - 10 * factor) < Fraction(1, 50)


MISTAKES = [
    ('driver = "propar"', 'driver = "propra"', "driver", "'propra' is none of propar"),
    ('most = "8 kg"', 'most = "8.2 kg"', "preset.most", "below 16384000 mg"),
    ('most = "8 kg"', "", "preset", "is missing"),
    ("kept = false", "kept = true", "totaliser.kept", "is not what such an instrument does"),
    ('"10 kg/h"', '"20 kg/h"', "flow", "must be nominal <= most"),
    ("shutoffs = 1", "shutoffs = 2", "valve.shutoffs", "is not what"),
    ('"2.08 g"', '"2 g"', "valve.overrun_bound", "at least 2078 mg: most x (closing"),
    ('valve = "off"', 'valve = "previous"', "power_up.valve", "is not what"),
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


def test_an_instrument_counts_mass(tmp_path: Path) -> None:
    """Microlitres at which density, its counter does not know."""
    text = TEXT.replace('dimension = "mg"', 'dimension = "ul"')
    for mass, volume in ((' mg"', ' uL"'), (' g"', ' mL"'), (' kg"', ' L"')):
        text = text.replace(mass, volume)
    text = text.replace("mg/s", "uL/s").replace("kg/h", "L/h")
    assert any("counts mg" in each for each in problems(tmp_path, text))
