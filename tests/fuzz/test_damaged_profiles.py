"""A profile with slips in it is refused in words, or it is one that can be lived with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fakes.hostile import Tape
from fuzz import targets
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.drivers.register_map.profile import load
from hardware.profile_file import FOLDER
from hardware.registry import profiles_of

TEXTS = {path.name: path.read_text() for path in FOLDER.glob("reference*.toml")}
NUMBERS = (0, 1, 2, 3, 4, 7, 8, 10, 13, 16, 31, 32, 40, 124, 126, 255, 256, 65_535, 2**32)
TYPES = ("u16", "u32", "high", "low", "text:2", "text:12", "text:0", "u8")
ODD = ("true", "[]", "{}", '""', '"x"', "-1", "1.5", "nan", "2024-01-01", '"1 L"', '"reference"')
VALUE = re.compile(r'(?<= = )(?:"[^"]*"|[\w.]+)')
NUMBER = re.compile(r"0x[0-9A-F]+|[0-9.]+")
tapes = st.binary(max_size=200)


@pytest.mark.parametrize("name", sorted(profiles_of("register_map")))
def test_what_ships_can_be_lived_with(name: str) -> None:
    """No slip is needed to find a mistake in what is sold."""
    targets.check_profile(load(name))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all examples of a test may share."""
    return tmp_path_factory.mktemp("profiles")


def written(folder: Path, texts: dict[str, str]) -> None:
    """Write profiles to `folder`."""
    for name, text in texts.items():
        (folder / name).write_text(text)


def slip(data: st.DataObject, value: str) -> str:
    """Return something else in the place of `value`: mostly of its kind, and now and then not."""
    if data.draw(st.integers(0, 9)) == 0:
        return data.draw(st.sampled_from(ODD))
    if value.strip('"') in TYPES:
        return f'"{data.draw(st.sampled_from(TYPES))}"'
    if NUMBER.search(value):
        return NUMBER.sub(str(data.draw(st.sampled_from(NUMBERS))), value, count=1)
    return data.draw(st.sampled_from(["true", "false", '"ul"', '"mWh"', '"packets"', '"on"']))


@settings(max_examples=400)
@given(data=st.data())
def test_any_value_of_any_key_is_refused_or_lived_with(folder: Path, data: st.DataObject) -> None:
    """Bounds that are not kept, fields that overlap, codes that do not fit: each has its remedy."""
    texts = dict(TEXTS)
    for _ in range(data.draw(st.sampled_from([1, 1, 1, 2, 3]))):
        file = data.draw(st.sampled_from(["reference.toml", "reference.toml", "reference-ev.toml"]))
        lines = texts[file].splitlines()
        place = data.draw(st.sampled_from([n for n, line in enumerate(lines) if " = " in line]))
        values = VALUE.findall(lines[place])
        match data.draw(st.sampled_from(["value"] * 8 + ["drop", "double"])):
            case "value" if values:
                old = data.draw(st.sampled_from(values))
                lines[place] = lines[place].replace(f" = {old}", f" = {slip(data, old)}", 1)
            case "double":
                lines.insert(place, lines[place])
            case _:
                lines[place] = ""
        texts[file] = "\n".join(lines)
    written(folder, texts)
    targets.attempt_profile(folder, "reference-ev", Tape(data.draw(tapes)))


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("file", sorted(TEXTS))
def test_an_odd_value_at_every_place_is_refused_or_lived_with(
    folder: Path, file: str, odd: str
) -> None:
    """Each alone, so that no slip hides behind another: an empty text is no value either."""
    name = file.removesuffix(".toml")
    lines = TEXTS[file].splitlines()
    for number, line in enumerate(lines):
        for found in VALUE.finditer(line):
            slipped = line[: found.start()] + odd + line[found.end() :]
            text = "\n".join([*lines[:number], slipped, *lines[number + 1 :]])
            written(folder, TEXTS | {file: text})
            whole = name if name in profiles_of("register_map") else "reference-ev"
            targets.attempt_profile(folder, whole, Tape(b""))


@given(st.binary(max_size=200))
def test_bytes_put_in_anywhere_are_refused_or_lived_with(tape: bytes) -> None:
    """Also where they make it no TOML at all."""
    targets.profile(tape)
