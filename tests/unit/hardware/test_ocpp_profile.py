"""Profiles of chargers on the network: their figures, and every mistake with line and remedy."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from hardware.drivers.ocpp.profile import LAG_MS, LATE_MS, load
from hardware.profile_file import FOLDER, ProfileError
from hardware.registry import capabilities, loaded, profiles_of
from kiosk.domain.controller import Feeding, PowerUp, PresetKind, unfit

NAMES = profiles_of("ocpp")
TEXT = (FOLDER / f"{NAMES[0]}.toml").read_text()


@pytest.mark.parametrize("name", NAMES)
def test_the_figures_follow_from_the_formulas(name: str) -> None:
    """hardware/README.md, *Figures of a profile*, for full flow and a reading that may be old."""
    profile = load(name)
    assert profile == loaded(name)
    qmax = profile.qmax_base
    assert profile.nominal_base * 121 // 100 <= qmax <= profile.nominal_base * 123 // 100
    old_ms = profile.refresh_ms + profile.age_ms + LAG_MS + LATE_MS
    bound = qmax * (profile.closing_ms + old_ms) // 1000 + profile.step_base
    assert bound <= profile.overrun_bound_base <= bound + profile.step_base
    assert profile.capabilities.meter_refresh_ms == old_ms
    assert not profile.slow_stage


@pytest.mark.parametrize("name", NAMES)
def test_it_keeps_the_promise_by_its_dead_man_timer(name: str) -> None:
    """No limit in the device, so the watchdog must close and latch: the outlet is fit by that."""
    can = capabilities()[name]
    assert can.preset is PresetKind.NONE
    assert (can.watchdog_ms, can.watchdog_latches) == (30_000, True)
    assert can.watchdog_fed_by is Feeding.WRITES
    assert can.power_up is PowerUp.OFF
    assert not can.numbered
    assert unfit(can) == ""


@pytest.mark.parametrize("factor", [Fraction(1, 3), 1, 2, 20])
def test_a_faster_plant_has_bounds_to_match(factor: Fraction | int) -> None:
    """A demo flows faster; what is declared of it stays true."""
    scaled = load(NAMES[0]).scaled(factor)
    assert scaled.overrun_bound_base >= scaled.overrun_base(scaled.qmax_base)


MISTAKES = [
    ('driver = "ocpp"', 'driver = "ocp"', "driver", "'ocp' is none of ocpp"),
    ('version = "ocpp1.6"', 'version = "1.6"', "version", "none of ocpp1.6"),
    ('dimension = "mWh"', 'dimension = "mg"', "", "unknown unit"),
    ("amperes = 32", "amperes = 5", "flow.amperes", "5 must be 6 to 500"),
    ("amperes = 32", "", "flow.amperes", "is missing"),
    ('age = "1 s"', 'age = "400 ms"', "meter.age", "must not be less than response"),
    ('time = "30 s"', 'time = "29500 ms"', "watchdog.time", "whole seconds, 15 to 300"),
    ('time = "30 s"', 'time = "14 s"', "watchdog.time", "whole seconds, 15 to 300"),
    ('time = "30 s"', 'time = "301 s"', "watchdog.time", "whole seconds, 15 to 300"),
    ("latches = true", "latches = false", "watchdog.latches", "is not what this driver makes"),
    ('fed_by = "writes"', 'fed_by = "reads"', "watchdog.fed_by", "is not what this driver makes"),
    ('valve = "off"', 'valve = "on"', "power_up.valve", "is not what this driver makes"),
    ('"117 Wh"', '"90 Wh"', "valve.overrun_bound", "must be at least"),
]


@pytest.mark.parametrize(("right", "wrong", "key", "said"), MISTAKES)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, right: str, wrong: str, key: str, said: str
) -> None:
    """Where it stands, and what would be right."""
    assert right in TEXT
    (tmp_path / "mine.toml").write_text(TEXT.replace(right, wrong, 1))
    with pytest.raises(ProfileError) as told:
        load("mine", tmp_path)
    assert any(one.key.startswith(key) and said in one.text for one in told.value.problems)
    assert all(one.line for one in told.value.problems)
    if wrong and key:
        lines = (tmp_path / "mine.toml").read_text().splitlines()
        assert any(wrong in lines[one.line - 1] for one in told.value.problems)


def test_a_charger_without_a_dead_man_timer_has_no_profile(tmp_path: Path) -> None:
    """Without it nothing would close the outlet when the kiosk has died."""
    text = TEXT.split("\n[watchdog]")[0] + '[power_up]\nvalve = "off"\n'
    (tmp_path / "mine.toml").write_text(text)
    with pytest.raises(ProfileError, match="watchdog: is missing"):
        load("mine", tmp_path)
