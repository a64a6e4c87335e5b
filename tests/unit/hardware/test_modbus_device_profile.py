"""Profiles of other makers' Modbus devices: every mistake with its line and its remedy."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from hardware.drivers.modbus_device.profile import load
from hardware.profile_file import FOLDER, ProfileError
from hardware.registry import loaded, profiles_of
from hardware.units import UnitError, flow_factor
from kiosk.domain.quantity import Dimension

NAMES = sorted(profiles_of("modbus_device"))


@pytest.mark.parametrize("name", NAMES)
def test_the_figures_follow_from_the_formulas(name: str) -> None:
    """hardware/README.md, *Figures of a profile*, for full flow: nothing slows down."""
    profile = load(name)
    assert profile == loaded(name)
    qmax = profile.qmax_base
    assert profile.nominal_base * 121 // 100 <= qmax <= profile.nominal_base * 123 // 100
    bound = qmax * (profile.closing_ms + profile.refresh_ms) // 1000 + profile.step_base
    amount = profile.amount
    past = int(amount.field.unit) if amount is not None and amount.closes_past else 0
    assert bound <= profile.overrun_bound_base - past <= bound + profile.step_base
    assert not profile.slow_stage


@pytest.mark.parametrize("factor", [Fraction(1, 3), 1, 2, 20])
@pytest.mark.parametrize("name", NAMES)
def test_a_faster_plant_has_bounds_to_match(name: str, factor: Fraction | int) -> None:
    """A demo flows faster; what is declared of it stays true."""
    scaled = load(name).scaled(factor)
    assert scaled.overrun_bound_base >= scaled.overrun_base(scaled.qmax_base)
    assert scaled.capabilities.qmax.base == scaled.qmax_base
    assert scaled.status == load(name).status


def test_a_flow_may_be_less_than_a_base_unit() -> None:
    """A watt is less than a third of a milliwatt-hour a second, and is said exactly."""
    assert flow_factor("1 W", Dimension.ENERGY) == Fraction(5, 18)
    with pytest.raises(UnitError, match="no flow above 0"):
        flow_factor("0 W", Dimension.ENERGY)


RELAY, POINT, PUMP, KEBA = "pulse-relay-plain", "esp32-evse", "prominent-gamma-x", "keba-p30-sdm630"
MISTAKES = [
    (RELAY, 'driver = "modbus_device"', 'driver = "modbus"', "driver", "none of modbus_device"),
    (RELAY, "[slaves]\nmeter = 100", "", "status.counter.slave", "add slaves.meter"),
    (RELAY, "meter = 100 ", "meter = 0 ", "slaves.meter", "must be 1 to 200"),
    (RELAY, 'kind = "none"', 'kind = "some"', "preset.kind", "is none of absolute, batch"),
    (RELAY, 'table = "coil"', 'table = "coils"', "status.relay.table", "is none of coil, disc"),
    (RELAY, "open = { at = 0 }", "", "status", "must hold state, or open"),
    (RELAY, "open = { at = 0 }", "shut = { at = 0 }", "status.relay.fields.shut", "not known"),
    (RELAY, "open = { at = 0 }", "open = { at = 1 }", "status.relay.fields.open", "the 1 bits"),
    (RELAY, "address = 104", "address = 65535", "status.uptime.count", "last register, 65535"),
    (RELAY, 'type = "u32", unit', 'type = "u99", unit', "status.counter.fields.total.type", "u64"),
    (RELAY, 'type = "u32", unit', 'type = "bit", unit', "total.type", "coil and discrete alone"),
    (RELAY, 'unit = "10 mL"', 'unit = "10 mH"', "fields.total.unit", "unknown unit 'mH'"),
    (RELAY, 'unit = "10 mL"', 'unit = "0 mL"', "fields.total.unit", "above 0"),
    (RELAY, 'unit = "10 mL"', 'unit = "3 mL"', "meter.step", "whole number of what total counts"),
    (RELAY, 'unit = "10 mL"', 'unit = "5 mL"', "totaliser.bits", "roll over together"),
    (RELAY, 'unit = "10 mL"', 'unit = "1 L"', "meter.step", "whole number of what total counts"),
    (RELAY, ', unit = "10 mL"', "", "fields.total.unit", "is missing"),
    (RELAY, "total = {", "delivered = {", "totaliser.kept", "is lost with it"),
    (RELAY, "uptime = {", "boots = {", "", ""),
    (RELAY, "restores = 0", "restored = 0", "safe.restores", "say what it may read"),
    (RELAY, "restores = 0", "restored = 0", "safe.restored", "is in no block of identity"),
    (RELAY, "restores = 0", "restores = -1", "safe.restores", "must be 0 to"),
    (RELAY, "restores = 0", "restores = { least = 2, most = 1 }", "safe.restores.most", "2 to"),
    (RELAY, "value = 1 }", "value = 2 }", "writes.open", "a coil is written 0 or 1"),
    (RELAY, "value = 1 }", "valve = 1 }", "writes.open", "each is { function"),
    (RELAY, 'open = [{ function = "coil"', "open = [{ function = 5", "writes.open", "each is"),
    (RELAY, "acknowledge = []", "", "writes.acknowledge", "add a list"),
    (RELAY, "acknowledge = []", "acknowledge = 1", "writes.acknowledge", "must be a list"),
    (
        RELAY,
        'stop = [{ function = "coil", address = 0, value = 0 }]',
        "stop = []",
        "writes.stop",
        "say how it is made to stop",
    ),
    (POINT, "count = 7 ", "count = 9 ", "status.meter.count", "could be taken for the other"),
    (POINT, "address = 200", "address = 105", "status.meter", "overlaps with point"),
    (POINT, "limit = { at = 7", "limit = { at = 2", "fields.limit", "overlaps with faults"),
    (POINT, "limit = { at = 7", "limit = { at = 8", "fields.limit", "ends after the 9 registers"),
    (POINT, "state = {", "status = {", "status", "must hold state, or open"),
    (POINT, 'open = ["B2"', 'open = ["B22"', "states.open", "no number and no two letters"),
    (POINT, 'closed = ["B1"', 'closed = ["B2"', "states.closed", "already means open"),
    (POINT, "[states]", "[states.x]", "states", "says what the field state means"),
    (POINT, "connector = 0x", "conductor = 0x", "faults.conductor", "did you mean connector"),
    (POINT, "connector = 0x", "# connector = 0x", "faults", "give both or none"),
    (POINT, "live = true", "live = 1", "preset.live", "true or false"),
    (POINT, 'kind = "batch"', 'kind = "relative"', "preset.kind", "must be batch, session or none"),
    (POINT, 'counted = "session"', 'counted = "start"', "preset.counted", "session where status"),
    (POINT, 'counted = "session"', 'counted = "start"', "preset.live", "only where it counts a"),
    (POINT, 'function = "registers"', 'function = "register"', "preset.function", "as many regis"),
    (POINT, 'function = "registers"', 'function = "coil"', "preset.function", "as many registers"),
    (POINT, 'resolution = "1 Wh"', 'resolution = "1500 mWh"', "preset.resolution", "whole steps"),
    (POINT, 'most = "100 kWh"', 'most = "9000000 kWh"', "preset.most", "more than u32 says"),
    (
        POINT,
        'type = "u32"\nunit = "1 Wh"',
        'type = "u32"\nunit = "2 Wh"',
        "preset.type",
        "same unit",
    ),
    (POINT, "kept = false", "kept = true", "totaliser.kept", "is lost with it"),
    (POINT, "needs_authorisation = 1", "", "safe.needs_authorisation", "say what it may read"),
    (POINT, 'type = "text:32"', 'type = "text:31"', "fields.firmware.type", "even number"),
    (POINT, 'type = "text:32"', 'type = "u16"', "fields.firmware.type", "must be text:N"),
    (
        POINT,
        "[preset]",
        '[watchdog]\ntime = "2 s"\nlatches = true\nfed_by = "writes"\n[preset]',
        "watchdog.fed_by",
        "a status only reads",
    ),
    (
        POINT,
        'delivered = { at = 5, type = "u32"',
        'delivered = { at = 5, type = "f32"',
        "totaliser.bits",
        "are 23 bits",
    ),
]


MISTAKES += [
    (PUMP, 'most = "50 L"', 'most = "200000 L"', "preset.most", "tells no resolution apart"),
    (PUMP, "bits = 23", "bits = 24", "totaliser.bits", "are 23 bits"),
    (KEBA, 'unit = "10 Wh"', 'unit = "20 Wh"', "preset.resolution", "whole units of its register"),
    (POINT, "uptime = {", 'boots = { at = 1, type = "u16" }\nuptime = {', "status", "say the same"),
    (POINT, "uptime = {", 'state = { at = 0, type = "u16" }\nuptime = {', "status", "two blocks"),
    (
        POINT,
        'uptime = { at = 0, type = "u32"',
        'uptime = { at = 0, type = "f32"',
        "status",
        "whole",
    ),
    (KEBA, "[preset]", "[preset]\nlow_first = 1", "preset.low_first", "true or false"),
    (KEBA, 'type = "u16"', 'type = "u32"', "preset.function", "as many registers"),
    (KEBA, 'kind = "session"', 'kind = "none"', "preset.address", "is not known here"),
    (
        PUMP,
        'limit = { at = 15, type = "f32"',
        'limit = { at = 15, type = "u32"',
        "preset.type",
        "of",
    ),
]


def problems(folder: Path, name: str, text: str) -> list[str]:
    """Return what is said of a profile with this text; nothing where it is one."""
    (folder / f"{name}.toml").write_text(text)
    try:
        load(name, folder)
    except ProfileError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize(("name", "before", "after", "key", "why"), MISTAKES)
def test_a_mistake(tmp_path: Path, name: str, before: str, after: str, key: str, why: str) -> None:
    """File, line, key and remedy; and what is none is not called one."""
    text = (FOLDER / f"{name}.toml").read_text()
    assert before in text
    said = problems(tmp_path, name, text.replace(before, after, 1))
    assert bool(said) is bool(why)
    assert all(each.startswith(f"{name}.toml:") for each in said)
    assert not why or any(key in each and why in each for each in said), said


def test_two_switches_may_share_a_register_but_not_a_bit(tmp_path: Path) -> None:
    """Bits of one register are told apart by their masks."""
    text = (FOLDER / f"{RELAY}.toml").read_text()
    block = 'table = "coil"\naddress = 0\ncount = 1\n[status.relay.fields]\nopen = { at = 0 }'
    assert block in text

    def shared(mask: int) -> str:
        return text.replace(
            block,
            'table = "holding"\naddress = 40\ncount = 3\n[status.relay.fields]\n'
            f'open = {{ at = 0, type = "u16", mask = 1 }}\nleft = {{ at = 0, type = "u16", '
            f'mask = {mask}, unit = "1 mL" }}',
        )

    assert problems(tmp_path, RELAY, shared(2)) == []
    assert any("overlaps with" in each for each in problems(tmp_path, RELAY, shared(3)))
