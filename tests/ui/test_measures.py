"""What the handbook says of the height of letters is what the screen has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from ui import app

Put = Callable[..., Any]
TABLE = Path(app.__file__).parent.parent / "docs" / "accessibility.md"
ROLES = ("Least", "Caption", "Body", "Label", "Title", "Headline", "Figure", "Display", "Large")
PANELS = {
    (800, 480): 178, (1280, 800): 256.5, (1920, 1080): 396, (1080, 1920): 546
}  # fmt: skip
"""Size, and millimetres of the panel's diagonal that this size is taken for."""
LARGE_MM = 8.6
TWICE = 2


def told(size: tuple[int, int]) -> list[str]:
    """Return the heights that the handbook has for a panel."""
    begin = f"| {size[0]}x{size[1]},"
    [row] = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith(begin)]
    return [cell.strip() for cell in row.strip("|").split("|")[1:]]


@pytest.mark.req("UI-07", "UI-08")
@pytest.mark.parametrize("size", PANELS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_letters_are_as_high_as_the_handbook_says(screen: Put, size: tuple[int, int]) -> None:
    """To a tenth of a millimetre, by the shipped font; large text is twice as large as usual."""
    front = screen(size)
    theme = front.stage.engine.singletonInstance("Kiosk.Theme", "Theme")
    mm = (size[0] ** 2 + size[1] ** 2) ** 0.5 / PANELS[size]
    font = QFont("Inter")
    font.setPixelSize(1_000)
    capital = QFontMetricsF(font).capHeight() / 1_000
    pixels = {role: theme.property(f"text{role}") for role in ROLES}
    assert told(size) == [f"{pixels[role] * capital / mm:.1f}" for role in ROLES]
    assert pixels["Large"] * capital / mm >= LARGE_MM
    assert pixels["Large"] >= TWICE * pixels["Body"]
