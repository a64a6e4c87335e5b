"""The glass over attendants' screens: twice as large, and everything comes under it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from fakes import snapshots as shown
from PySide6.QtCore import QRectF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.api import commands
from kiosk.api.snapshot import AssistanceSnapshot, Snapshot
from ui import remote

Put = Callable[..., Any]
SIZES = ((800, 480), (1280, 800), (1920, 1080), (1080, 1920))
PAGES: dict[str, Callable[[], Snapshot]] = {
    "login": shown.login,
    "board": lambda: shown.attendant(alarms=("outlet_1:silent",)),
    "sixteen": lambda: shown.attendant(16),
    "override": shown.override,
}
ENOUGH = 0.75
STEPS = 4
"""So many steps lead across, and as many down."""
ARROWS = ("magnifier-left", "magnifier-right", "magnifier-up", "magnifier-down")


def glass(front: Any) -> QRectF:  # noqa: ANN401 - The fixture's.
    """Return where the magnified page is seen: above the arrows."""
    arrow = remote.scene_rect(front.item("magnifier-left"))
    host = front.item("magnifier-left").parentItem().parentItem()
    whole = remote.scene_rect(host)
    return QRectF(whole.left(), whole.top(), whole.width(), arrow.top() - whole.top())


def move(front: Any, arrow: str) -> bool:  # noqa: ANN401
    """Touch an arrow until it goes no further; whether it went at all."""
    went = False
    while front.item(arrow).isEnabled():
        front.tap(arrow)
        went = True
    return went


def width(item: QQuickItem) -> float:
    """Return how wide an item is seen to be."""
    return item.mapRectToScene(item.boundingRect()).width()


def part_seen(front: Any, item: QQuickItem) -> float:  # noqa: ANN401
    """Return how much of an item is under the glass, of what has room there."""
    whole, room = item.mapRectToScene(item.boundingRect()), glass(front)
    seen = whole.intersected(room)
    most = min(whole.width(), room.width()) * min(whole.height(), room.height())
    return seen.width() * seen.height() / most


def places(front: Any) -> Iterator[None]:  # noqa: ANN401
    """Move to each place to which the arrows lead, as they do."""
    lens = front.window.findChild(QQuickItem, "magnifier")
    room, most = glass(front), [lens.property(name) for name in ("acrossMost", "downMost")]
    steps = [
        math.ceil(far / (side / 2)) + 1
        for far, side in zip(most, (room.width(), room.height()), strict=True)
    ]
    for down in range(steps[1]):
        for across in range(steps[0]):
            lens.setProperty("across", min(most[0], across * room.width() / 2))
            lens.setProperty("down", min(most[1], down * room.height() / 2))
            yield


def controls(front: Any) -> list[QQuickItem]:  # noqa: ANN401
    """Return what can be touched of the page under the glass."""
    page = front.window.findChild(QQuickItem, "magnified")
    return [
        one
        for one in remote.items(page)
        if one.objectName() and one.inherits("QQuickAbstractButton") and one.isVisible()
    ]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_everything_comes_under_the_glass(screen: Put, size: tuple[int, int], page: str) -> None:
    """Three quarters of each control at least in one place, twice as large as without."""
    front = screen(size)
    front.show(PAGES[page]())
    usual = {one.objectName(): width(one) for one in controls(front)}
    front.show(shown.needing(PAGES[page](), "large"))
    todo = {one.objectName(): width(one) for one in controls(front)}
    assert todo.keys() == usual.keys()
    assert todo == {name: pytest.approx(2 * wide, abs=1) for name, wide in usual.items()}
    seen = dict.fromkeys(todo, 0.0)
    for _ in places(front):
        for one in controls(front):
            share = part_seen(front, one)
            seen[one.objectName()] = max(seen[one.objectName()], share)
    assert {name: share for name, share in seen.items() if share < ENOUGH} == {}


def test_a_magnified_board_is_touched_as_any_other(screen: Put) -> None:
    """The same names, the same commands."""
    front = screen((1280, 800))
    front.show(shown.needing(shown.login(), "large"))
    for name in ("attendant-Maria", *(f"pin-{digit}" for digit in "284619"), "pin-ok"):
        find(front, name)
        front.tap(name)
    assert front.asked()[-1] == commands.Login("Maria", "284619")


def find(front: Any, name: str) -> None:  # noqa: ANN401
    """Move the glass until most of an item is seen."""
    for arrow in ("magnifier-left", "magnifier-up"):
        move(front, arrow)
    for _ in range(STEPS):
        for _ in range(STEPS):
            if part_seen(front, front.item(name)) >= ENOUGH:
                return
            if front.item("magnifier-right").isEnabled():
                front.tap("magnifier-right")
        move(front, "magnifier-left")
        if front.item("magnifier-down").isEnabled():
            front.tap("magnifier-down")
    raise AssertionError(name)


@pytest.mark.parametrize(("language", "edge"), [("en", "left"), ("ar", "right")])
def test_a_page_begins_where_one_begins_to_read(screen: Put, language: str, edge: str) -> None:
    """Left in English, right in Arabic; another page begins there again."""
    front = screen((1280, 800), language=language)
    front.show(shown.needing(shown.login(), "large"))
    assert not front.item(f"magnifier-{edge}").isEnabled()
    other = {"left": "right", "right": "left"}[edge]
    assert move(front, f"magnifier-{other}")
    assert move(front, "magnifier-down")
    front.show(shown.needing(shown.attendant(), "large"))
    assert not front.item(f"magnifier-{edge}").isEnabled()
    assert not front.item("magnifier-up").isEnabled()


def test_what_the_keypad_points_at_is_under_the_glass(screen: Put) -> None:
    """Whoever goes from one to the next never looks for it."""
    front = screen((1280, 800))
    quick = AssistanceSnapshot(again_ms=0)  # A test is quicker than a hand.
    front.show(replace(shown.needing(shown.attendant(16), "large"), assistance=quick))
    there = {one.objectName() for one in controls(front)}
    seen = set()
    for _ in range(60):
        QTest.keyClick(front.window, Qt.Key.Key_Down)
        front.settle()
        pointed = front.window.property("pointed")
        assert pointed is not None
        if pointed.objectName() in there:
            seen.add(pointed.objectName())
            assert part_seen(front, pointed) >= ENOUGH, pointed.objectName()
    assert sorted(seen) == sorted(there)


@pytest.mark.parametrize("make", [shown.overview, shown.delivering, shown.pay])
def test_a_customers_page_has_no_glass(screen: Put, make: Callable[[], Snapshot]) -> None:
    """It has large text of its own; and who needs none has none."""
    front = screen((1280, 800))
    for snapshot in (make(), shown.needing(make(), "large"), shown.attendant()):
        front.show(snapshot)
        for arrow in ARROWS:
            item = front.window.findChild(QQuickItem, arrow)
            assert item is None or not item.isVisible()
