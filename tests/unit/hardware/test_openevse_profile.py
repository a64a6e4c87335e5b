"""Profiles of OpenEVSE chargers: their figures, and every mistake with its line and remedy."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from hardware.drivers.openevse.profile import load
from hardware.profile_file import FOLDER, ProfileError
from hardware.registry import capabilities, loaded, profiles_of
from kiosk.domain.controller import PresetKind

FILE = "openevse-32a.toml"
TEXT = (FOLDER / FILE).read_text()


@pytest.mark.parametrize("name", profiles_of("openevse"))
def test_the_figures_follow_from_the_formulas(name: str) -> None:
    """hardware/README.md, *Figures of a profile*, for full current: nothing slows down."""
    profile = load(name)
    assert profile == loaded(name)
    qmax = profile.qmax_base
    assert profile.nominal_base * 121 // 100 <= qmax <= profile.nominal_base * 123 // 100
    bound = qmax * (profile.closing_ms + profile.refresh_ms) // 1000 + profile.step_base
    assert bound <= profile.overrun_bound_base <= bound + profile.step_base
    assert not profile.slow_stage


def test_what_is_said_of_it() -> None:
    """A limit that counts as relative, in kilowatt-hours, and no timer."""
    can = capabilities()["openevse-32a"]
    assert (can.preset, can.live_raise, can.preset_readback) == (PresetKind.RELATIVE, False, False)
    assert (can.watchdog_ms, can.watchdog_latches) == (None, False)
    assert (can.numbered, can.senses_calling, can.totaliser_kept) == (True, True, False)
    assert (can.preset_resolution.base, can.totaliser_step.base) == (1_000_000, 1_000)


@pytest.mark.parametrize("factor", [Fraction(1, 3), 1, 2, 20])
def test_a_faster_plant_has_bounds_to_match(factor: Fraction | int) -> None:
    """A demo charges faster; what is declared of it stays true."""
    scaled = load("openevse-32a").scaled(factor)
    assert scaled.overrun_bound_base >= scaled.overrun_base(scaled.qmax_base)
    assert scaled.capabilities.qmax.base == scaled.qmax_base


MISTAKES = [
    ('driver = "openevse"', 'driver = "openness"', "driver", "'openness' is none of openevse"),
    ("volts = 230", "", "supply.volts", "is missing"),
    ("volts = 230", "volts = 501", "supply.volts", "must be 1 to 500"),
    ("amps = 32", "amps = 5", "supply.amps", "must be 6 to 80"),
    ("amps = 32", "amps = 16", "flow.nominal", "must be 3680 W: volts x amps"),
    ('step = "1 Wh"', 'step = "10 Wh"', "meter.step", "must be 1 Wh"),
    ("kept = false", "kept = true", "totaliser.kept", "is not what such a charger does"),
    ("shutoffs = 1", "shutoffs = 2", "valve.shutoffs", "one relay"),
    ('"11 Wh"', '"10 Wh"', "valve.overrun_bound", "at least 10478 mWh: most x (closing"),
    ('valve = "off"', 'valve = "on"', "power_up.valve", "AUTH_LOCK=1"),
    (
        "[power_up]",
        '[watchdog]\ntime = "30 s"\nlatches = true\nfed_by = "packets"\n\n[power_up]',
        "watchdog",
        "falls to a current, and never to none",
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


def test_a_charger_counts_energy(tmp_path: Path) -> None:
    """Litres of what?"""
    text = TEXT.replace('dimension = "mWh"', 'dimension = "ul"').replace('" Wh"', '" mL"')
    for energy, volume in (("1 Wh", "1 mL"), ("100 W", "100 mL/s"), ("11 Wh", "40 L")):
        text = text.replace(f'"{energy}"', f'"{volume}"')
    text = text.replace('"7360 W"', '"8 L/s"').replace('"8980 W"', '"9 L/s"')
    assert any("a charger counts mWh" in each for each in problems(tmp_path, text))
