"""The attendant's board on every panel: what its signs mean, and what its lines say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fakes import snapshots as shown
from PySide6.QtQuick import QQuickItem

from kiosk.api import commands
from kiosk.api.snapshot import Snapshot
from ui import remote

Put = Callable[..., Any]
SIZES = ((800, 480), (1280, 800), (1920, 1080), (1080, 1920))
every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
BOARDS: dict[str, Callable[[], Snapshot]] = {
    "quiet": shown.attendant,
    "payments": shown.attended,
    "alarm": shown.stuck,
    "stopped": shown.EVERY["attendant-stopped"],
    "technician": lambda: shown.commissioned(""),
}


def boards(front: Any) -> Iterator[str]:  # noqa: ANN401 - The fixture's screen.
    """Show one board after the other."""
    for name, make in BOARDS.items():
        front.show(shown.overview())
        front.show(make())
        yield name


def words_on(item: QQuickItem) -> str:
    """Return what can be read on an item."""
    own = str(item.property("text")) if item.inherits("QQuickText") else ""
    return own + "".join(words_on(child) for child in item.childItems() if child.isVisible())


def locks(item: QQuickItem) -> list[QQuickItem]:
    """Return the signs of a lock in an item."""
    return [one for one in remote.items(item) if one.property("name") == "lock"]


@every_size
def test_every_sign_on_the_board_has_its_word(screen: Put, size: tuple[int, int]) -> None:
    """Nobody has to know what a sign stands for: each button says it in a word."""
    front = screen(size)
    for board in boards(front):
        named = [
            item
            for item in remote.items(front.window.contentItem())
            if remote.is_shown(item) and item.inherits("QQuickAbstractButton")
        ]
        assert len(named) > 6, board
        assert [item.objectName() for item in named if not words_on(item)] == [], board


@every_size
def test_receipts_and_vouchers_are_never_out_of_reach(screen: Put, size: tuple[int, int]) -> None:
    """Where the board has no room for them they are among what is seldom wanted."""
    front = screen(size)
    for _ in boards(front):
        for name, close in (("receipts", "receipts-close"), ("vouchers", "voucher-close")):
            if remote.named(front.window, name) is not None:
                front.tap(name, close)
            else:
                front.tap("manage", f"manage-{name}", close, "manage-close")


@every_size
def test_an_alarm_takes_no_fact_from_the_lines(screen: Put, size: tuple[int, int]) -> None:
    """Every outlet has its totaliser, and says why it is closed, whatever else is wrong."""
    front = screen(size)
    for board in boards(front):
        assert front.texts().count("Totaliser") == 4, board
        assert front.says("Maintenance"), board
        assert not front.says("Closed"), board


@every_size
def test_what_nobody_may_do_is_marked_as_such(screen: Put, size: tuple[int, int]) -> None:
    """It has a lock and is quieter than what may be done; the engine is asked, and says why."""
    front = screen(size)
    front.show(shown.served())
    front.tap("outlet-2")
    refused = ("act-raise", "act-edit")
    for name in refused:
        assert front.item(name).property("isRefused")
        assert front.item(name).property("tone") == "quiet"
        assert [item for item in locks(front.item(name)) if item.isVisible()], name
    allowed = ("act-pause", "act-finish", "act-move", "act-lock", "act-out", "act-override")
    for name in allowed:
        assert front.item(name).property("tone") == "plain"
        assert not front.item(name).property("isRefused")
    front.tap(*refused)
    assert [type(one) for one in front.asked(2)] == [commands.RaiseLimit, commands.EditRecord]
