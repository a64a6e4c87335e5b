"""Contrast, measured on the picture: what a text is written in against what lies behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from fakes import snapshots as shown
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem

from kiosk.domain.site import Theme
from ui import remote

LEAST = 7.0
LEAST_DISABLED = 4.5
DIMMED = ("warning", "queue-moved", "delivering-stranded")
Put = Callable[..., Any]


def luminance(color: QColor) -> float:
    """Return the relative luminance of a colour (WCAG 2)."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ground(image: QImage, item: QQuickItem) -> QColor:
    """Return the colour that lies behind a text: the most common one in its box."""
    rect = remote.scene_rect(item).toAlignedRect().intersected(image.rect())
    part = image.copy(rect).convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(bytes(part.constBits())).cast("I")
    [(pixel, _)] = Counter(pixels[::5].tolist()).most_common(1)
    return QColor.fromRgb(pixel)


def is_disabled(item: QQuickItem) -> bool:
    """Whether a text belongs to a control that cannot be used now."""
    return not item.isEnabled()


@pytest.mark.parametrize("theme", Theme)
def test_every_text_stands_out(screen: Put, theme: str) -> None:
    """7:1 for all that is read, 4.5:1 even for what cannot be touched now."""
    front = screen(theme=theme)
    found = []
    for name, make in shown.EVERY.items():
        if name in DIMMED:  # What lies behind the sheet is dimmed on purpose.
            continue
        front.show(make())
        image = front.window.grabWindow()
        for item in remote.items(front.window.contentItem()):
            if not item.inherits("QQuickText") or not remote.is_shown(item):
                continue
            text = item.property("text")
            if not text:
                continue
            ratio = contrast(item.property("color"), ground(image, item))
            if ratio < (LEAST_DISABLED if is_disabled(item) else LEAST):
                found.append(f"{name}: {text!r} has {ratio:.1f}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("theme", Theme)
def test_the_countdown_stands_out(screen: Put, theme: str) -> None:
    """The sheet that asks whether anybody is there can be read by everybody."""
    front = screen(theme=theme)
    front.show(shown.warned(shown.choose()))
    image = front.window.grabWindow()
    button = front.item("still-here")
    for item in remote.items(button):
        if item.inherits("QQuickText") and item.property("text"):
            assert contrast(item.property("color"), ground(image, item)) >= LEAST


@pytest.mark.parametrize("theme", Theme)
def test_no_state_is_told_by_colour_alone(screen: Put, theme: str) -> None:
    """Each state of an outlet has a word and a shape of its own as well."""
    front = screen(theme=theme)
    front.show(shown.overview(8))
    rows = [front.stage.kiosk.overview.outlets.row(number) for number in range(8)]
    by_tone: dict[str, set[tuple[str, str]]] = {}
    for row in rows:
        assert row.word
        assert row.signIcon
        by_tone.setdefault(row.tone, set()).add((row.word, row.signIcon))
    signs = [sign for group in by_tone.values() for sign in group]
    assert len({word for word, _ in signs}) == len(signs)
