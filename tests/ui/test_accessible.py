"""The accessibility tree: everything that can be touched can be said and pressed by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from fakes import snapshots as shown
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from kiosk.api import commands
from ui import remote

Put = Callable[..., Any]


def buttons(front: Any) -> Iterator[QQuickItem]:  # noqa: ANN401 - The fixture's screen.
    """Yield every button that is shown."""
    for item in remote.items(front.window.contentItem()):
        if item.inherits("QQuickAbstractButton") and remote.is_shown(item):
            yield item


def name_of(item: QQuickItem) -> str:
    """Return what a screen reader says of an item."""
    found = QAccessible.queryAccessibleInterface(item)
    return str(found.text(QAccessible.Text.Name))


def test_every_button_has_a_name(screen: Put) -> None:
    """An icon alone says nothing to somebody who cannot see it."""
    QAccessible.setActive(True)
    front = screen()
    for make in shown.EVERY.values():
        front.show(make())
        assert [item.objectName() for item in buttons(front) if not name_of(item)] == []


def test_a_tile_says_everything_at_once(screen: Put) -> None:
    """Number, product, state and figures are in the name of a tile."""
    QAccessible.setActive(True)
    front = screen()
    front.show(shown.overview(4))
    assert name_of(front.item("outlet-1")) == "1, Super 95 E10, Free, €1.789/L"
    assert name_of(front.item("outlet-2")) == "2, Diesel B7, Running, 12.34\xa0L, €22.09"


def test_a_tile_can_be_pressed_without_a_finger(screen: Put) -> None:
    """What a screen reader presses asks for the same as a touch."""
    QAccessible.setActive(True)
    front = screen()
    front.show(shown.overview(4))
    found = QAccessible.queryAccessibleInterface(front.item("outlet-3"))
    found.actionInterface().doAction("Press")
    assert front.asked() == [commands.ToggleOutlet(3)]
