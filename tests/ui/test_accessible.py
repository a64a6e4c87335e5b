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


def test_every_control_says_what_it_is_and_whether_it_is_picked(screen: Put) -> None:
    """A button, or one of several with a state that follows what is shown, press or no press."""
    QAccessible.setActive(True)
    front = screen()
    roles = {QAccessible.Role.Button, QAccessible.Role.RadioButton}
    for name, make in shown.EVERY.items():
        front.show(make())
        for item in buttons(front):
            found = QAccessible.queryAccessibleInterface(item)
            assert found.role() in roles, (name, item.objectName())
            if found.role() is QAccessible.Role.RadioButton:
                state, picked = found.state(), item.property("isPicked")
                assert (bool(state.checkable), bool(state.checked)) == (True, picked), name
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
