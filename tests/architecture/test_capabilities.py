"""Every capability that was promised is proven by a test that carries its name."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROMISED = {
    *(f"rd_{number:02}" for number in range(1, 29)),
    "at_03",
    "at_04",
    "at_05",
    *(f"sc_{number:02}" for number in range(1, 5)),
}
"""Deliveries, attendants and serial control, by their ids in the list of capabilities."""


def test_every_capability_has_its_test() -> None:
    """A capability without a test is a promise; `test_rd_06_...` is a proof."""
    proven = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def test_([a-z]{2}_[0-9]{2})_", path.read_text(), re.MULTILINE)
    }
    assert PROMISED - proven == set()
