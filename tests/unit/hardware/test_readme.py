"""The page from which a stranger could build the controller says what the profiles say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hardware.drivers.register_map.profile import load
from hardware.profile_file import FOLDER
from hardware.simulator.controller import works_settings
from hardware.simulator.faults import FaultKind

README = (FOLDER.parent / "README.md").read_text()
SIMULATOR = Path(FOLDER.parent / "simulator" / "README.md").read_text()
PRODUCTS = ("reference-fuel", "reference-water", "reference-ev")
ROW = re.compile(r"^\| (\d+)(?:-(\d+))? \| [^|]+ \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE)


def rows() -> list[tuple[int, int, tuple[int, ...]]]:
    """Return the rows of the settings table: first register, last register, the three figures."""
    return [
        (int(first), int(last or first), tuple(map(int, figures)))
        for first, last, *figures in ROW.findall(README)
    ]


def test_the_settings_are_those_of_the_profiles() -> None:
    """Every figure in the table is the one that the driver insists on."""
    found = {first: (last, figures) for first, last, figures in rows()}
    fields = load(PRODUCTS[0]).blocks["settings"].fields
    numbers = [each for each in fields if not each.is_text]
    assert set(found) == {each.at for each in numbers}
    settings = [works_settings(load(product)) for product in PRODUCTS]
    for each in numbers:
        assert found[each.at] == (
            each.at + each.size // 2 - 1,
            tuple(one[each.name] for one in settings),
        )


@pytest.mark.parametrize(
    "name", ["status", "poll", "preset", "open", "stop", "acknowledge", "settings"]
)
def test_every_block_has_its_place_and_size(name: str) -> None:
    """Heading by heading: how many registers, and where."""
    block = load(PRODUCTS[0]).blocks[name]
    plural = "register" if block.count == 1 else "registers"
    heading = rf"^### {name}: {block.count} {plural} (?:from|at) 0x{block.address:04X},"
    assert re.search(heading, README, re.MULTILINE | re.IGNORECASE)


def test_every_refusal_is_explained() -> None:
    """The codes that the device answers with are all on the page."""
    for code in load(PRODUCTS[0]).codes["refusals"].values():
        assert f"0x{code:02X}" in README


@pytest.mark.parametrize("kind", FaultKind)
def test_every_line_fault_is_listed(kind: FaultKind) -> None:
    """Whoever writes a scenario finds its name."""
    assert f"`{kind}`" in SIMULATOR
