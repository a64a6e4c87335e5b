"""Between two customers: nothing of the one before is left, on the screen or behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from fakes import snapshots as shown
from fakes.snapshots import needing
from PySide6.QtCore import QAbstractItemModel, QElapsedTimer, QModelIndex, QObject, QTimer
from PySide6.QtQuick import QQuickItem

from kiosk.api.snapshot import Notice
from ui import remote
from ui.viewmodels.kiosk import LANGUAGE_IDLE_MS

Put = Callable[..., Any]
RESET_MS = 1_000
KEPT = {"ageText", "isMoved", "isIdle"}
"""When an engine was lost, where the code stands, and that somebody was here a moment ago."""
PAGES = {
    "queue": ("queue",),
    "pay-two-ways": (),
    "pay-payload": (),
    "pay-counted": (),
    "delivering-four": (),
    "delivering-added": ("add",),
    "done-carried": (),
    "done-wallet": (),
    "done-two": (),
}


def texts_behind(item: QQuickItem) -> set[str]:
    """Return every text and picture that there is, shown or not: also in closed sheets."""
    found = set()
    for one in remote.items(item):
        for name in ("text", "source", "placeholderText", "objectName"):
            value = one.property(name)
            if value and "figures are" not in str(value):  # Of a lost engine: they grow older.
                found.add(f"{name}: {value if isinstance(value, str) else value.toString()}")
    return found


def memory(thing: QObject, path: str = "kiosk") -> dict[str, object]:
    """Return what a view-model and all in it remember, by its path."""
    found: dict[str, object] = {}
    meta = type(thing).staticMetaObject  # type: ignore[attr-defined]  # Every QObject's class has one.
    for place in range(meta.propertyCount()):
        name = meta.property(place).name()
        value = getattr(thing, name)
        at = f"{path}.{name}"
        if isinstance(value, QAbstractItemModel):
            roles = sorted(value.roleNames())
            found[at] = [
                [str(value.data(value.index(row, 0), role)) for role in roles]
                for row in range(value.rowCount(QModelIndex()))
            ]
        elif isinstance(value, QObject):
            found |= memory(value, at)
        elif isinstance(value, str | int | float | bool) and name not in KEPT:
            found[at] = value
    return found


def picture_of(front: Any) -> tuple[set[str], dict[str, object]]:  # noqa: ANN401 - The fixture's.
    """Return all that is on the screen and all that is behind it."""
    front.settle()
    return texts_behind(front.window.contentItem()), memory(front.stage.kiosk)


@pytest.mark.req("UI-10")
@pytest.mark.parametrize("name", PAGES)
def test_nothing_of_the_customer_before_is_left(screen: Put, name: str) -> None:
    """After a visit the screen is the one that nobody has ever touched, within a second.

    Language, code, words, amounts, receipt, sheets: whatever an item or a view-model holds is
    compared with a screen that has never shown anything but the outlets.
    """
    front = screen()
    front.show(shown.overview(4))
    clean = picture_of(front)
    front.show(shown.choose())
    front.stage.kiosk.choose.pick(4_711)
    front.stage.kiosk.speak("ar")
    front.show(needing(shown.EVERY[name](), "contrast"))
    for one in PAGES[name]:
        if remote.named(front.window, one) is not None:
            front.tap(one)
    front.tap("help")
    assert picture_of(front) != clean, "there is nothing here that could be left"
    clock = QElapsedTimer()
    clock.start()
    front.show(shown.overview(4))
    left = picture_of(front)
    assert clock.elapsed() < RESET_MS
    assert left[0] - clean[0] == set()
    assert {key: now for key, now in left[1].items() if now != clean[1].get(key)} == {}


@pytest.mark.req("UI-10")
def test_who_has_walked_away_leaves_nothing(screen: Put) -> None:
    """The time runs out on the form: language and amount are gone with its customer."""
    front = screen()
    gone = shown.told(shown.overview(4), Notice.VISIT_TIMED_OUT)
    front.show(gone)
    clean = picture_of(front)
    front.stage.kiosk.speak("de")
    front.show(needing(shown.choose(), "contrast"))
    front.tap("key-4", "key-2")
    front.show(replace(gone, at_ms=gone.at_ms + 1))
    left = picture_of(front)
    assert left[0] - clean[0] == set()
    assert {key: now for key, now in left[1].items() if now != clean[1].get(key)} == {}


def walk_away(front: Any) -> None:  # noqa: ANN401 - The fixture's.
    """Let so much time have passed without a touch that nobody can be there."""
    for timer in front.stage.kiosk.findChildren(QTimer):
        if timer.interval() == LANGUAGE_IDLE_MS:
            timer.start(0)
    front.qtbot.waitUntil(lambda: bool(front.stage.kiosk.isIdle))


@pytest.mark.req("UI-10")
@pytest.mark.parametrize("way", [("help",), ("help", "about"), ("language",), ("access",)])
def test_who_has_only_looked_leaves_nothing_open(screen: Put, way: tuple[str, ...]) -> None:
    """Whatever somebody opened before the outlets is closed for the next one who comes."""
    front = screen()
    front.show(replace(shown.overview(4), languages=("en", "de", "fr", "ar")))
    clean = front.texts(), picture_of(front)
    front.tap(*way)
    assert front.texts() != clean[0]
    walk_away(front)
    left = picture_of(front)
    assert front.texts() == clean[0]
    assert left[0] - clean[1][0] == set()
    assert {key: now for key, now in left[1].items() if now != clean[1][1].get(key)} == {}
    front.tap("outlet-1")
    assert [type(one).__name__ for one in front.asked()] == ["ToggleOutlet"]


@pytest.mark.req("UI-10")
def test_a_kiosk_that_begins_in_large_text_forgets_as_well(screen: Put) -> None:
    """What the operator wants for everybody is nobody's wish that would keep the screen theirs."""
    front = screen()
    usual = replace(needing(shown.overview(4), "large"), modes=("large",), languages=("en", "de"))
    front.show(usual)
    clean = front.texts()
    front.stage.kiosk.speak("de")
    front.settle()
    assert front.texts() != clean
    walk_away(front)
    front.settle()
    assert front.texts() == clean


@pytest.mark.req("UI-10")
@pytest.mark.parametrize("turned", [("large", "low"), ()], ids=["more", "off"])
def test_who_has_turned_what_is_usual_is_there_until_the_engine_says(
    screen: Put, turned: tuple[str, ...]
) -> None:
    """More of it or none of it: somebody reads for longer than a screen waits without a touch."""
    front = screen()
    usual = replace(shown.overview(4), modes=("large",), languages=("en", "de"))
    front.show(needing(usual, *turned))
    front.stage.kiosk.speak("de")
    front.settle()
    theirs = front.texts()
    [idle] = [
        timer
        for timer in front.stage.kiosk.findChildren(QTimer)
        if timer.interval() == LANGUAGE_IDLE_MS
    ]
    idle.stop()
    idle.timeout.emit()
    front.settle()
    assert idle.isActive()
    assert front.texts() == theirs


@pytest.mark.req("UI-10")
@pytest.mark.parametrize("modes", [(), ("large",)])
def test_who_has_only_looked_for_a_turn_leaves_nothing_open(
    screen: Put, modes: tuple[str, ...]
) -> None:
    """The list of outlets to wait for is closed for the next one, who may have a free one."""
    front = screen()
    front.show(needing(shown.waited(), *modes))
    while remote.named(front.window, "queue") is None:
        front.tap("page-down")
    front.tap("queue")
    front.item("queue-close")
    front.stage.kiosk.forgotten.emit()
    front.settle()
    assert remote.named(front.window, "queue-close") is None
