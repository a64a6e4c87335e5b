"""Profiles: their figures follow from the formulas, and every mistake is found with its line."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from hardware.drivers.register_map.profile import load
from hardware.profile_file import FOLDER, ProfileError
from hardware.registry import REGISTRY, UnknownProfile, controller, profiles_of
from kiosk.domain.quantity import Dimension
from kiosk.ports import NoAnswer

NAMES = sorted(profiles_of("register_map"))


# --- The figures ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_the_figures_follow_from_the_formulas(name: str) -> None:
    """hardware/README.md, *Figures of a profile*: Qmax, overrun bound and slow distance."""
    profile = load(name)
    shut_ms = profile.closing_ms + profile.refresh_ms
    qmax, slow = profile.qmax_base, profile.slow_base
    assert profile.nominal_base * 121 // 100 <= qmax <= profile.nominal_base * 123 // 100
    bound = slow * shut_ms // 1000 + profile.step_base
    assert bound <= profile.overrun_bound_base <= bound + profile.step_base
    distance = (qmax * shut_ms + slow * (shut_ms + 300)) // 1000
    assert distance <= profile.slow_before_base <= distance + profile.step_base
    assert profile.watchdog_ms == 2_000


def test_a_valve_may_be_rated_quicker_than_the_worst_case() -> None:
    """Commissioning may come down to that; where nobody says, to the worst case alone."""
    fuel, charger = load("reference-fuel").capabilities, load("reference-ev").capabilities
    assert (fuel.valve_rated_ms, fuel.closing_ms) == (400, 600)
    assert (charger.valve_ms, charger.valve_rated_ms) == (None, 600)


@pytest.mark.parametrize("name", NAMES)
def test_a_count_is_finer_than_what_is_shown(name: str) -> None:
    """Hundredths of a litre and of a kilowatt-hour are shown; a count is a fraction of that."""
    assert load(name).step_base < 10_000


@pytest.mark.parametrize("factor", [Fraction(1, 3), 1, 2, Fraction(150, 22), 20])
@pytest.mark.parametrize("name", NAMES)
def test_a_faster_plant_has_bounds_to_match(name: str, factor: Fraction | int) -> None:
    """A demo flows faster; what is declared of it stays true."""
    profile = load(name)
    scaled = profile.scaled(factor)
    assert scaled.nominal_base == int(profile.nominal_base * factor)
    assert scaled.qmax_base >= scaled.nominal_base
    assert scaled.overrun_bound_base >= scaled.overrun_base(scaled.slow_base)
    assert scaled.slow_before_base >= profile.slow_before_base * factor
    assert scaled.capabilities.qmax.base == scaled.qmax_base
    assert (scaled.step_base, scaled.blocks) == (profile.step_base, profile.blocks)


def test_a_plant_cannot_stand_still() -> None:
    """A factor of nothing is a mistake."""
    with pytest.raises(ValueError, match="more than 0"):
        load(NAMES[0]).scaled(0)


# --- The registry -----------------------------------------------------------------------------


class NoLine:
    """A line that nobody may speak on."""

    def exchange(self, *_: object, **__: object) -> bytes:
        raise NoAnswer("nobody asked for this")


def test_the_registry_names_every_profile_that_stands_alone() -> None:
    """What is in the folder can be bought; what others extend cannot."""
    written = {path.stem for path in FOLDER.glob("*.toml")}
    assert written - set(REGISTRY) == {"reference"}


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    """A slip in the settings is found before anything is opened."""
    with pytest.raises(UnknownProfile, match="did you mean reference-fuel"):
        controller("reference-fule", NoLine(), 1)
    with pytest.raises(UnknownProfile, match="there are reference-fuel, "):
        controller("xyz", NoLine(), 1)


def test_a_faster_driver_declares_a_faster_plant() -> None:
    """The scale of a demo reaches the capabilities."""
    once = controller("reference-ev", NoLine(), 1).capabilities
    thrice = controller("reference-ev", NoLine(), 1, scale=3).capabilities
    assert thrice.qmax.base == 3 * once.qmax.base
    assert once.qmax.dimension is Dimension.ENERGY


# --- Mistakes -----------------------------------------------------------------------------------

Edit = Callable[[str], str]


def written(folder: Path, edit_map: Edit, edit_figures: Edit) -> None:
    """Write the fuel profile and its map to `folder`, with mistakes in them."""
    figures = (FOLDER / "reference-fuel.toml").read_text()
    registers = (FOLDER / "reference.toml").read_text()
    assert (edit_figures(figures), edit_map(registers)) != (figures, registers)
    (folder / "reference-fuel.toml").write_text(edit_figures(figures))
    (folder / "reference.toml").write_text(edit_map(registers))


def problems(folder: Path, edit_map: Edit, edit_figures: Edit) -> list[str]:
    """Return what is said of those mistakes."""
    written(folder, edit_map, edit_figures)
    with pytest.raises(ProfileError) as error:
        load("reference-fuel", folder)
    assert str(error.value) == "\n".join(map(str, error.value.problems))
    return [str(problem) for problem in error.value.problems]


def same(text: str) -> str:
    """Change nothing."""
    return text


def line_of(file: str, text: str) -> int:
    """Return the line of `file` that holds `text`."""
    lines = (FOLDER / file).read_text().splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


IN_FIGURES = [
    ('step = "2.5 mL" ', 'step = "2.5 gal"', "meter.step", "unknown unit 'gal'"),
    ('step = "2.5 mL" ', 'step = "0.0001 mL"', "meter.step", "whole number of ul"),
    ('step = "2.5 mL" ', "step = 2500", "meter.step", "must be a text"),
    ('step = "2.5 mL" ', 'step = ""', "meter.step", "is empty: add a text"),
    ('refresh = "1 ms"', 'refersh = "1 ms"', "meter.refersh", "did you mean refresh"),
    ("shutoffs = 2", "shutoffs = 3", "valve.shutoffs", "3 must be 1 to 2"),
    ("shutoffs = 2", "shutoffs = true", "valve.shutoffs", "must be a whole number"),
    ('dimension = "ul"', 'dimension = "gal"', "dimension", "'gal' is none of ul, mWh, mg"),
    ('"813 mL/s"', '"600 mL/s"', "flow", "slow_most < nominal <= most"),
    ('"400 ms"', '"601 ms"', "valve.rated", "must be at most 600 ms: closing is the worst case"),
    ('"52.5 mL"', '"2.5 mL"', "valve.overrun_bound", "must be at least 51362 ul"),
    ('"52.5 mL"', '"60 L"', "valve.overrun_bound", "must be at most 48782500 ul"),
    ('"562.5 mL"', '"5 mL"', "valve.slow_before", "must not be less than overrun_bound"),
    ('"813 mL/s"', f'"{5000 * "9"} mL/s"', "flow.most", "is not a number"),
    ('"813 mL/s"', '"5000 L/s"', "blocks.settings.fields.qmax", "cannot say 5000000000"),
]


@pytest.mark.parametrize(("before", "after", "key", "why"), IN_FIGURES)
def test_a_mistake_in_the_figures(
    tmp_path: Path, before: str, after: str, key: str, why: str
) -> None:
    """File, line, key and remedy."""
    said = problems(tmp_path, same, lambda text: text.replace(before, after))
    file = "reference.toml" if key.startswith("blocks") else "reference-fuel.toml"
    text = {"flow": "[flow]", "blocks.settings.fields.qmax": "qmax ="}.get(key, before)
    assert any(each.startswith(f"{file}:{line_of(file, text)}: {key}: ") for each in said), said
    assert any(why in each for each in said), said


IN_MAP = [
    (
        'total = { at = 4, type = "u32" }',
        'total = { at = 3, type = "u32" }',
        "blocks.status.fields.total",
        "overlaps with boot",
    ),
    (
        'flow = { at = 12, type = "u16" }',
        'flow = { at = 12, type = "u32" }',
        "blocks.status.fields.flow",
        "ends after the 13 registers",
    ),
    (
        'feed = { at = 1, type = "u16" }',
        'feed = { at = 1, type = "u8" }',
        "blocks.poll.fields.feed.type",
        "'u8' is none of u16, u32, high, low, text:N",
    ),
    ("address = 0x0130", "address = 0x0122", "blocks.stop", "overlaps with blocks.open"),
    ("address = 0x0130", "address = 65536", "blocks.stop.address", "must be 0 to 65535"),
    ("address = 0x0200", "address = 0xFFF0", "blocks.settings.count", "after the last register"),
    ("count = 3", "count = 6", "blocks.open.count", "is that of blocks.preset"),
    (
        'feed = { at = 1, type = "u16" }',
        "",
        "blocks.poll.fields.feed",
        "is missing: add { at, type }",
    ),
    (
        'feed = { at = 1, type = "u16" }',
        'feed = { at = 1, typ = "u16" }',
        "blocks.poll.fields.feed.typ",
        "did you mean type",
    ),
    ("open_slow = 2", "open_slow = 1", "codes.state.open_slow", "already means something else"),
    ("hung_up = 6", "", "codes.stopped_by.hung_up", "is missing: add its number"),
    ("connector = 7", "conector = 7", "codes.faults.conector", "did you mean connector"),
    ("power_up = 0 ", "power_upp = 0 ", "safe.power_upp", "is no field of blocks.settings"),
    ("[totaliser]", "[totalizer]", "totalizer", "did you mean totaliser"),
    ("latches = true", 'latches = "yes"', "watchdog.latches", "must be true or false"),
    ('fed_by = "writes"', 'fed_by = "reads "', "watchdog.fed_by", "is none of writes, packets"),
    ('driver = "register_map"', 'driver = "x"', "driver", "'x' is none of register_map"),
    ('maker = "Reference"', f'maker = "{13 * "x"}"', "maker", "1 to 12 plain letters"),
    ('maker = "Reference"', 'maker = "Référence"', "maker", "plain letters"),
    ('response = "20 ms"', 'response = "667 ms"', "response", "at most 666 ms"),
    ("bits = 32", "bits = 20", "totaliser.bits", "20 are too few"),
    ("count = 13", "count = 126", "blocks.status.count", "126 must be 1 to 125"),
    ("count = 2", "count = 122", "blocks.poll.count", "122 must be 1 to 121"),
    ("count = 3", "count = 124", "blocks.open.count", "124 must be 1 to 123"),
    (", value = 0x4F50", "", "blocks.open.fields.key.value", "is missing"),
    ("0x4F50", "0x14F50", "blocks.open.fields.key.value", "85840 does not fit 16 bits"),
    (
        'feed = { at = 1, type = "u16" }',
        'feed = { at = 1, type = "u16", value = 1 }',
        "blocks.poll.fields.feed.value",
        "is not for the profile to say",
    ),
    (
        'boot = { at = 3, type = "u16" }',
        'boot = { at = 3, type = "text:2" }',
        "blocks.status.fields.boot.type",
        "must be a number",
    ),
    ('"text:12"', '"u16"', "blocks.settings.fields.maker.type", "must be text:N"),
    (
        'type = "text:12"',
        f'type = "text:{5000 * "2"}"',
        "blocks.settings.fields.maker.type",
        "N an",
    ),
    (
        'nonce = { at = 0, type = "u16" }',
        'nonce = { at = 0, type = "low" }',
        "blocks.poll.fields.nonce.type",
        "must have 16 bits",
    ),
    (
        'sequence = { at = 1, type = "u32" }',
        'sequence = { at = 1, type = "u16" }',
        "blocks.open.fields.sequence.type",
        "must have 32 bits",
    ),
    (
        'total = { at = 4, type = "u32" }',
        'total = { at = 4, type = "u16" }',
        "blocks.status.fields.total.type",
        "must have 32 bits",
    ),
    (
        'watchdog_ms = { at = 1, type = "u16" }',
        'watchdog_ms = { at = 1, type = "low" }',
        "blocks.settings.fields.watchdog_ms",
        "cannot say 2000",
    ),
    ("connector = 7", "connector = 8", "codes.faults.connector", "has no bit 8"),
    ("in_force = 2", "in_force = 200", "codes.flags.in_force", "has no bit 200"),
    ("latched = 0x42", "latched = 4", "codes.refusals.latched", "leaves open what was done"),
    ("latched = 0x42", "latched = 0", "codes.refusals.latched", "0 must be 1 to 255"),
    ("[safe]", "[safe]\nmaker = 1", "safe.maker", "that holds a number"),
    ("[safe]", "[safe]\nqmax = 1", "safe.qmax", "take it out"),
]


@pytest.mark.parametrize(("before", "after", "key", "why"), IN_MAP)
def test_a_mistake_in_the_map(tmp_path: Path, before: str, after: str, key: str, why: str) -> None:
    """What a profile extends is blamed for its own mistakes, in its own file."""
    said = problems(tmp_path, lambda text: text.replace(before, after), same)
    [blame] = [each for each in said if f": {key}: " in each]
    assert blame.startswith("reference.toml:")
    assert why in blame


def test_a_profile_may_change_what_it_extends(tmp_path: Path) -> None:
    """One key of a table is replaced; the others stand."""
    written(tmp_path, same, lambda text: text + '\n[watchdog]\ntime = "1 s"\n')
    profile = load("reference-fuel", tmp_path)
    assert (profile.watchdog_ms, profile.watchdog_latches) == (1_000, True)


def test_a_field_is_blamed_at_its_own_line(tmp_path: Path) -> None:
    """The technician need not search."""
    before, after = 'total = { at = 4, type = "u32" }', 'total = { at = 3, type = "u32" }'
    said = problems(tmp_path, lambda text: text.replace(before, after), same)
    line = line_of("reference.toml", before)
    assert said == [f"reference.toml:{line}: blocks.status.fields.total: overlaps with boot"]


def test_all_mistakes_are_said_at_once(tmp_path: Path) -> None:
    """Nobody starts the kiosk five times to learn of five slips."""

    def spoil(text: str) -> str:
        return text.replace('"2.5 mL"', "7").replace("shutoffs = 2", "shutoffs = 9")

    def spoil_map(text: str) -> str:
        return text.replace("open_slow = 2", "open_slow = 1")

    assert len(problems(tmp_path, spoil_map, spoil)) == 3


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("dimension = ", "is no TOML"),
        ('extends = "reference-fuel"', "must name another profile"),
        ('extends = "../etc/passwd"', "must name another profile"),
        ("extends = 7", "must name another profile"),
        ('"extends" = 7', "must name another profile"),
        ('extends = "a\\u0000b"', "must name another profile"),
        ("a = " + "[" * 5000, "is no TOML"),
        ('extends = "nothing"', "extends: there is no profile nothing.toml"),
    ],
)
def test_a_file_that_cannot_be_read_at_all(tmp_path: Path, text: str, why: str) -> None:
    """Broken TOML and a missing base are mistakes like the others."""
    (tmp_path / "reference-fuel.toml").write_text(text)
    with pytest.raises(ProfileError, match=why):
        load("reference-fuel", tmp_path)


def test_profiles_that_extend_one_another(tmp_path: Path) -> None:
    """A circle has no beginning: it is said where it closes."""
    (tmp_path / "reference-fuel.toml").write_text('extends = "reference"')
    (tmp_path / "reference.toml").write_text('\nextends = "reference-fuel"')
    with pytest.raises(ProfileError, match=r"^reference\.toml:2: extends: must name another"):
        load("reference-fuel", tmp_path)


def test_a_table_that_is_none(tmp_path: Path) -> None:
    """A text where a table belongs is said to be one."""
    said = problems(
        tmp_path, lambda text: text.replace("[codes.refusals]", "[codes.refused]"), same
    )
    assert any("codes.refusals: is missing: add the table" in each for each in said)
