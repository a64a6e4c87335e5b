"""Slips in the profiles of all other drivers: refused in words, or what can be lived with."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

import pytest
from fakes.hostile import HostilePort, Tape
from fuzz.test_damaged_profiles import ODD, VALUE, slip
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.half_duplex import HalfDuplexLink
from hardware.profile import Profile
from hardware.profile_file import FOLDER, ProfileError
from hardware.registry import DRIVERS, REGISTRY
from hardware.timing import wire_timing
from kiosk.domain.controller import Preset, PresetKind
from kiosk.domain.quantity import Quantity
from kiosk.ports import LineDown, NoAnswer, Refused

TEXTS = {path.name: path.read_text() for path in FOLDER.glob("*.toml")}
NAMES = sorted(name for name, driver in REGISTRY.items() if driver not in {"register_map", "ocpp"})
tapes = st.binary(max_size=120)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all examples of a test may share: each writes its own file anew."""
    found = tmp_path_factory.mktemp("others")
    for name, text in TEXTS.items():
        (found / name).write_text(text)
    return found


def loaded(folder: Path, name: str, text: str) -> Profile | None:
    """Return the profile with this text; None where it is refused, each time in its line."""
    file = folder / f"{name}.toml"
    file.write_text(text)
    load = cast("Any", DRIVERS[REGISTRY[name]].load)
    found = _attempted(load, name, folder)
    if isinstance(found, ProfileError):
        assert found.problems
        for problem in found.problems:
            where = folder / problem.file
            lines = len(where.read_text().splitlines()) if where.is_file() else 1
            assert 1 <= problem.line <= max(1, lines)
            assert problem.text
    file.write_text(TEXTS[file.name])
    if isinstance(found, ProfileError):
        return None
    check(found)
    return found


def _attempted(load: Callable[..., Profile], name: str, folder: Path) -> Profile | ProfileError:
    try:
        return load(name, folder)
    except ProfileError as error:
        return error


def check(found: Profile) -> None:
    """Insist that what a profile declares can be true, at the speed of life and in a demo."""
    for scale in (1, 20):
        scaled = found.scaled(scale)
        can = scaled.capabilities
        shut_ms = can.closing_ms + can.meter_refresh_ms
        flowing = scaled.slow_base if can.slow_stage else can.qmax.base
        assert can.overrun_bound.base >= flowing * shut_ms / 1000 + can.totaliser_step.base
        assert can.qmax.base >= scaled.nominal_base > 0
        assert can.preset_resolution.base > 0
        assert can.watchdog_ms is None or can.response_ms <= can.watchdog_ms // 3
        assert can.overrun_bound.base < can.totaliser_step.base << (can.totaliser_bits - 1)
        assert can.preset is not PresetKind.NONE or not (can.live_raise or can.preset_readback)


def converse(found: Profile, tape: Tape) -> None:
    """Say everything once to whoever a tape is: the port's own errors come out, and no others."""
    port = HostilePort(tape)
    line = HalfDuplexLink("hostile", port, timing=wire_timing(19_200))
    driver = DRIVERS[found.driver].make(found, line, 1)
    dimension = found.dimension
    limit = Preset(Quantity(0, dimension), Quantity(10**6, dimension), 1)
    line.connect()
    for ask in (
        lambda: driver.read_status(feed=True),
        driver.identify,
        lambda: driver.set_preset(limit),
        lambda: driver.open(1),
        driver.stop,
        driver.acknowledge,
    ):
        port.begin()
        with suppress(NoAnswer, Refused):
            try:
                ask()
            except LineDown:
                line.connect()


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60)
@given(data=st.data())
def test_any_value_of_any_key_is_refused_or_lived_with(
    folder: Path, name: str, data: st.DataObject
) -> None:
    """Registers that overlap, scales and units that cannot be, limits that cannot be said."""
    lines = TEXTS[f"{name}.toml"].splitlines()
    for _ in range(data.draw(st.sampled_from([1, 1, 2, 3]))):
        place = data.draw(st.sampled_from([n for n, line in enumerate(lines) if "= " in line]))
        values = VALUE.findall(lines[place])
        if values and data.draw(st.integers(0, 7)):
            old = data.draw(st.sampled_from(values))
            lines[place] = lines[place].replace(f" = {old}", f" = {slip(data, old)}", 1)
        else:
            lines[place] = ""
        lines = [line for line in lines if line] or [""]
        if not any("= " in line for line in lines):
            break
    found = loaded(folder, name, "\n".join(lines))
    if found is not None:
        converse(found, Tape(data.draw(tapes)))


@pytest.mark.parametrize("name", NAMES)
def test_an_odd_value_at_every_place_is_refused_or_lived_with(folder: Path, name: str) -> None:
    """Each alone, so that no slip hides behind another."""
    lines = TEXTS[f"{name}.toml"].splitlines()
    for number, line in enumerate(lines):
        for match in VALUE.finditer(line):
            for odd in ODD:
                slipped = line[: match.start()] + odd + line[match.end() :]
                found = loaded(
                    folder, name, "\n".join([*lines[:number], slipped, *lines[number + 1 :]])
                )
                if found is not None:
                    converse(found, Tape(b""))
