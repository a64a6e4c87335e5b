"""The screen that nobody uses: it spares the panel, dazzles nobody at night, and can be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from fakes import snapshots as shown
from PySide6.QtCore import QObject, QRectF

from ui import remote

Put = Callable[..., Any]
SIZES = [(800, 480), (1280, 800), (1920, 1080), (1080, 1920)]
MOST_PX = 4


def luminance(front: Any) -> float:  # noqa: ANN401 - The fixture's screen.
    """Return how bright the whole picture is, from 0 to 1."""
    front.settle()
    small = front.window.grabWindow().scaled(64, 40)
    pixels = [small.pixelColor(x, y) for x in range(64) for y in range(40)]
    return sum(one.lightnessF() for one in pixels) / len(pixels)


def shifts(front: Any) -> bool:  # noqa: ANN401 - The fixture's screen.
    """Whether the picture wanders now."""
    return bool(front.window.findChild(QObject, "shifting").property("running"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_an_idle_picture_wanders_and_nothing_is_cut_off(screen: Put, size: tuple[int, int]) -> None:
    """A few pixels now and then, in every direction; texts and buttons stay on the panel."""
    front = screen(size)
    front.show(shown.EVERY["overview-16"]())
    whole = QRectF(0, 0, *size)
    places = set()
    for step in range(64):
        front.window.setProperty("shiftStep", step)
        spot = remote.scene_rect(front.item("outlet-1"))
        places.add((spot.x(), spot.y()))
        for one in remote.items(front.window.contentItem()):
            is_read = one.inherits("QQuickText") or one.inherits("QQuickAbstractButton")
            if is_read and remote.is_shown(one):
                assert whole.contains(remote.scene_rect(one)), (step, one.objectName())
    assert len(places) == 25
    xs, ys = ({place[axis] for place in places} for axis in (0, 1))
    assert max(xs) - min(xs) == max(ys) - min(ys) == 2 * MOST_PX


def test_the_picture_stands_still_while_somebody_uses_it(screen: Put) -> None:
    """It wanders while nobody is there, and never under a finger."""
    front = screen()
    front.show(shown.overview(4))
    assert shifts(front)
    front.tap("help")
    assert not shifts(front)
    for busy in (shown.choose, shown.pay, shown.delivering, shown.done, shown.attendant):
        front.show(busy())
        assert not shifts(front)


def test_a_touch_lands_where_the_picture_is(screen: Put) -> None:
    """Whoever touches a tile that has wandered means that tile."""
    front = screen()
    front.show(shown.overview(4))
    front.window.setProperty("shiftStep", 18)
    front.tap("outlet-3")
    assert [one.outlet for one in front.asked()] == [3]


@pytest.mark.req("UI-20")
def test_night_is_dark_and_a_touch_makes_it_bright(screen: Put) -> None:
    """By the hour the night's colours, dimmed while nobody is there; the first touch ends that."""
    front = screen()
    front.show(shown.overview(4))
    day = luminance(front)
    front.show(replace(shown.overview(4), theme="night", brightness_percent=40))
    dimmed = luminance(front)
    assert dimmed < day / 4
    assert remote.named(front.window, "dimmer") is not None
    front.tap("help")
    assert remote.named(front.window, "dimmer") is None
    front.tap("help-close")
    assert luminance(front) > dimmed
    front.show(shown.overview(4))
    assert luminance(front) == pytest.approx(day, abs=0.01)


def test_a_sale_at_night_is_never_dimmed(screen: Put) -> None:
    """Whoever buys sees everything as bright as the panel can."""
    front = screen()
    for busy in (shown.choose, shown.pay, shown.delivering, shown.done):
        front.show(replace(busy(), theme="night", brightness_percent=20))
        assert remote.named(front.window, "dimmer") is None
