"""The accessibility tree: everything that can be touched can be said and pressed by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fakes import scenes
from fakes import snapshots as shown
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from kiosk.api import commands
from ui import remote

Put = Callable[..., Any]


def name_of(item: QQuickItem) -> str:
    """Return what a screen reader says of an item."""
    found = QAccessible.queryAccessibleInterface(item)
    return str(found.text(QAccessible.Text.Name))


def faults(item: QQuickItem) -> Iterator[str]:
    """Name what a screen reader would miss of a button: name, role, whether it is picked."""
    found = QAccessible.queryAccessibleInterface(item)
    said = found.text(QAccessible.Text.Name)
    if not any(letter.isalnum() for letter in said):
        yield f"{item.objectName()!r} is called {said!r}"
    if found.role() not in {QAccessible.Role.Button, QAccessible.Role.RadioButton}:
        yield f"{item.objectName()!r} is a {found.role().name}"
    if found.role() is QAccessible.Role.RadioButton:
        state = found.state()
        if (bool(state.checkable), bool(state.checked)) != (True, item.property("isPicked")):
            yield f"{item.objectName()!r} does not say whether it is picked"


ON_THE_SCREEN_ITSELF = {"languages", "pay-ways"}
"""What the smallest panel opens by a touch and a larger one shows without."""


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [(1280, 800), (800, 480)], ids=lambda one: f"{one[0]}x{one[1]}")
def test_every_control_says_what_it_is_and_whether_it_is_picked(size: tuple[int, int]) -> None:
    """On every screen and on every sheet and page that a touch opens, with the smallest panel.

    An icon alone says nothing to somebody who cannot see it. One of several has a state that
    follows what is shown, press or no press.
    """
    QAccessible.setActive(True)
    missed: list[str] = []
    not_here: set[str] = set()
    seen = 0
    with scenes.studio(size) as studio:
        for scene in scenes.EVERY:
            try:
                studio.play(scene)
            except scenes.NotHere:
                not_here.add(scene.name)
                continue
            studio.take()
            for item in remote.items(studio.window.contentItem()):
                if item.inherits("QQuickAbstractButton") and remote.is_shown(item):
                    seen += 1
                    missed += [f"{scene.name}: {fault}" for fault in faults(item)]
    assert missed == []
    assert not_here <= ON_THE_SCREEN_ITSELF
    assert seen > 10 * len(scenes.EVERY)


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


def test_one_of_several_is_picked_when_it_was_touched(screen: Put) -> None:
    """However often it was pressed, and the others are not."""
    QAccessible.setActive(True)
    front = screen()
    front.show(shown.choose())
    front.tap("amount-2000", "amount-2000")
    states = {
        amount: bool(QAccessible.queryAccessibleInterface(front.item(amount)).state().checked)
        for amount in ("amount-1000", "amount-2000")
    }
    assert states == {"amount-1000": False, "amount-2000": True}


def test_a_tile_is_chosen_when_the_engine_says_so(screen: Put) -> None:
    """A press alone chooses nothing: somebody else may have been quicker."""
    QAccessible.setActive(True)
    front = screen()
    front.show(shown.overview(4, (3,)))
    front.tap("outlet-1")

    def is_chosen(name: str) -> bool:
        state = QAccessible.queryAccessibleInterface(front.item(name)).state()
        return bool(state.checkable) and bool(state.checked)

    assert (is_chosen("outlet-1"), is_chosen("outlet-3")) == (False, True)
    front.show(shown.overview(4, (1,)))
    assert (is_chosen("outlet-1"), is_chosen("outlet-3")) == (True, False)


def test_how_far_a_delivery_is_has_a_value(screen: Put) -> None:
    """Of a hundred, with the quantity as its name."""
    QAccessible.setActive(True)
    front = screen()
    front.show(shown.delivering())
    bars = [
        found
        for item in remote.items(front.window.contentItem())
        if remote.is_shown(item)
        and (found := QAccessible.queryAccessibleInterface(item)) is not None
        and found.role() is QAccessible.Role.ProgressBar
    ]
    [bar] = bars
    value = bar.valueInterface()
    limits = (value.minimumValue(), value.currentValue(), value.maximumValue())
    assert limits == (0, 44, 100)
    assert bar.text(QAccessible.Text.Name).replace("\u00a0", " ") == "12.34 L"
