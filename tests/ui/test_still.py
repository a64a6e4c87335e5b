"""Nothing moves for whoever wants it still, and nothing ever flashes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from fakes import snapshots as shown
from fakes.snapshots import needing
from PySide6.QtCore import QObject

from ui import remote

Put = Callable[..., Any]
FLASHES_A_SECOND = 3
BUSY = ("overview-16", "pay", "delivering-one", "delivering-four", "delivering-needs", "done")
"""Where most is going on."""


@dataclass(frozen=True)
class Motion:
    """Something that moves: whether for ever, and how long until it begins again."""

    is_endless: bool
    cycle_ms: int


def motions(front: Any) -> list[Motion]:  # noqa: ANN401 - The fixture's screen.
    """Return everything that moves now."""
    found: dict[int, Motion] = {}
    for item in remote.items(front.window.contentItem()):
        for one in item.findChildren(QObject):
            if not one.inherits("QQuickAbstractAnimation") or not one.property("running"):
                continue
            parts = [part.property("duration") for part in one.findChildren(QObject)]
            durations = [part for part in parts if part is not None] or [one.property("duration")]
            found[hash(one)] = Motion(one.property("loops") == -1, sum(durations))
    return list(found.values())


def endless(front: Any) -> list[Motion]:  # noqa: ANN401 - The fixture's screen.
    """Return what goes on for ever."""
    return [one for one in motions(front) if one.is_endless]


@pytest.mark.parametrize("name", BUSY)
def test_nothing_moves_for_whoever_wants_it_still(screen: Put, name: str) -> None:
    """Light along a bar, breathing signs, screens that slide in: all of it stands."""
    front = screen(is_still=False)
    front.show(shown.EVERY[name]())
    front.show(needing(shown.EVERY[name](), "still"))
    front.qtbot.waitUntil(lambda: not motions(front))
    front.show(needing(shown.overview(4), "still"))
    front.show(needing(shown.EVERY[name](), "still"))
    assert motions(front) == []


@pytest.mark.req("UI-11")
@pytest.mark.parametrize("name", ["delivering-one", "delivering-four", "delivering-needs"])
def test_nothing_flashes(screen: Put, name: str) -> None:
    """What goes on moving for everybody else takes its time: three times a second at most."""
    front = screen(is_still=False)
    front.show(shown.EVERY[name]())
    front.qtbot.waitUntil(lambda: bool(endless(front)))
    for one in endless(front):
        assert one.cycle_ms >= 1_000 / FLASHES_A_SECOND


def test_a_switch_stops_what_is_moving(screen: Put) -> None:
    """At once, in the middle of it, and it goes on for the next one."""
    front = screen(is_still=False)
    front.show(shown.delivering())
    front.qtbot.waitUntil(lambda: bool(endless(front)))
    front.show(needing(shown.delivering(), "still"))
    assert endless(front) == []
    front.show(shown.delivering())
    front.qtbot.waitUntil(lambda: bool(endless(front)))
