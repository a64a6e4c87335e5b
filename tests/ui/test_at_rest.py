"""Whatever is shown comes to rest: no page goes on laying itself out, for a screen would freeze.

Qt lays out until nothing changes, a hundred thousand times in one frame if need be. Found by the
monkey: four outlets on one payment froze the smallest panel, in a list that nobody even saw.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from fakes import snapshots as shown
from fakes.snapshots import needing
from PySide6.QtCore import QCoreApplication
from PySide6.QtQuick import QQuickItem

from kiosk.api.snapshot import Snapshot
from ui import remote

Put = Callable[..., Any]
SIZES = ((800, 480), (1280, 800), (1080, 1920))
OFTEN = 60
"""More changes of one size in one picture are no layout any more."""
DEEP = 6
"""So many names say where an item is."""


MODES = ((), ("large",), ("low",))


class Restless:
    """Counts how often items change their size, and takes away a page that does not stop."""

    def __init__(self, front: Any) -> None:  # noqa: ANN401 - The fixture's.
        """Look at a screen to which nothing is said but here."""
        front.stage.link.close()
        self._front = front
        self._changes: Counter[str] = Counter()

    def shown(self, snapshot: Snapshot) -> list[str]:
        """Show `snapshot`; return what goes on changing its size."""
        self._changes.clear()
        self._front.stage.kiosk.show(snapshot)
        for one in remote.items(self._front.window.contentItem()):
            if not one.property("isWatched"):
                one.setProperty("isWatched", True)
                one.widthChanged.connect(self._counting(f"width of {_path(one)}"))
                one.heightChanged.connect(self._counting(f"height of {_path(one)}"))
        QCoreApplication.processEvents()
        self._front.window.grabWindow()
        return [where for where, times in self._changes.items() if times > OFTEN]

    def _counting(self, where: str) -> Callable[[], None]:
        def count() -> None:
            self._changes[where] += 1
            if self._changes[where] == OFTEN + 1:
                for one in self._front.window.contentItem().childItems():
                    one.setParentItem(None)  # What has no window is not laid out.

        return count


def _path(item: QQuickItem | None) -> str:
    names: list[str] = []
    while item is not None and len(names) < DEEP:
        names.append(item.objectName() or item.metaObject().className().partition("_QML")[0])
        item = item.parentItem()
    return " < ".join(names)


@pytest.mark.req("UI-10")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_page_comes_to_rest(screen: Put, size: tuple[int, int]) -> None:
    """Every state there is, shown one after the other on one panel."""
    watched = Restless(screen(size))
    for name, make in shown.EVERY.items():
        assert watched.shown(make()) == [], name


@pytest.mark.parametrize("modes", MODES, ids=lambda modes: "-".join(modes) or "usual")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_any_number_of_outlets_on_one_payment_comes_to_rest(
    screen: Put, size: tuple[int, int], modes: tuple[str, ...]
) -> None:
    """One to sixteen outlets: chosen, to be paid for, and running."""
    watched = Restless(screen(size))
    for count in (1, 2, 3, 4, 5, 8, 16):
        outlets = tuple(range(1, count + 1))
        running = shown.delivering(*(shown.delivery(number) for number in outlets))
        for whole in (shown.choose(outlets), shown.pay(outlets), running):
            assert watched.shown(_among_sixteen(needing(whole, *modes))) == [], count


def _among_sixteen(whole: Snapshot) -> Snapshot:
    return replace(whole, outlets=shown.overview(16).outlets)
