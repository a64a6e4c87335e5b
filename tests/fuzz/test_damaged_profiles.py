"""A profile with slips in it is refused in words, or it is one that can be lived with."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes.hostile import Tape
from fuzz import targets
from hypothesis import given
from hypothesis import strategies as st

from hardware.profile_file import FOLDER, load
from hardware.registry import REGISTRY

TEXTS = {path.name: path.read_text() for path in FOLDER.glob("*.toml")}
VALUES = (
    "0", "-1", "1", "7", "8", "31", "32", "33", "124", "126", "255", "256", "65535", "65536",
    "4294967296", "true", "[]", "{}", '""', '"x"', '"0 ms"', '"1 ms"', '"1 L"', '"1 h"',
    '"9999999 L/s"', '"u16"', '"u32"', '"high"', '"low"', '"text:2"', '"text:0"', '"reference"',
    "1.5", "nan", "2024-01-01", '"1 mWh"',
)  # fmt: skip
tapes = st.binary(max_size=200)


@pytest.mark.parametrize("name", sorted(REGISTRY))
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


@given(data=st.data(), tape=tapes)
def test_any_value_of_any_key_is_refused_or_lived_with(
    folder: Path, data: st.DataObject, tape: bytes
) -> None:
    """Bounds that are not kept, fields that overlap, codes that do not fit: each has its remedy."""
    texts = dict(TEXTS)
    for _ in range(data.draw(st.integers(1, 3))):
        file = data.draw(st.sampled_from(["reference.toml", "reference-ev.toml"]))
        lines = texts[file].splitlines()
        place = data.draw(st.integers(0, len(lines) - 1))
        key, equals, value = lines[place].partition(" = ")
        match data.draw(st.sampled_from(["value", "inner", "drop", "double"])):
            case "value" if equals:
                lines[place] = f"{key} = {data.draw(st.sampled_from(VALUES))}"
            case "inner" if "{" in value:
                parts = lines[place].split(", ")
                chosen = data.draw(st.integers(0, len(parts) - 1))
                head = parts[chosen].rpartition(" = ")[0]
                tail = " }" * (chosen == len(parts) - 1)
                parts[chosen] = f"{head} = {data.draw(st.sampled_from(VALUES))}{tail}"
                lines[place] = ", ".join(parts)
            case "drop":
                lines[place] = ""
            case _:
                lines.insert(place, lines[place])
        texts[file] = "\n".join(lines)
    written(folder, texts)
    targets.attempt_profile(folder, "reference-ev", Tape(tape))


@given(st.binary(max_size=200))
def test_bytes_put_in_anywhere_are_refused_or_lived_with(tape: bytes) -> None:
    """Also where they make it no TOML at all."""
    targets.profile(tape)
