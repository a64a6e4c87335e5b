"""Lists that change while they are being made: the newest rows win, and Qt has nothing to say.

Found by the monkey: an alarm had gone in the moment in which somebody opened the list of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fakes import snapshots as shown
from PySide6.QtCore import QCoreApplication

from kiosk.api.snapshot import Snapshot

Put = Callable[..., Any]
QML = Path(__file__).parents[2] / "ui" / "qml"
SIZES = ((800, 480), (1280, 800), (1920, 1080))
MANY = 12


def alarmed(count: int) -> Snapshot:
    """Return the board with so many alarms."""
    return shown.attendant(alarms=tuple(f"outlet_{one}:silent" for one in range(1, count + 1)))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("opens", "rows"), [("alarms", alarmed), ("payments", shown.attended)])
@pytest.mark.parametrize("fewer", [3, 4, 6])
def test_rows_that_go_while_others_are_made_leave_no_word(
    screen: Put,
    qtlog: Any,  # noqa: ANN401 - The fixture's.
    size: tuple[int, int],
    opens: str,
    rows: Callable[[int], Snapshot],
    fewer: int,
) -> None:
    """The list is opened, and in the same moment it is shorter."""
    front = screen(size)
    front.show(rows(MANY))
    front.tap(opens)
    front.stage.kiosk.show(rows(fewer))
    QCoreApplication.processEvents()
    assert [one.message for one in qtlog.records] == []


def test_no_list_makes_rows_ahead_of_its_edge() -> None:
    """What Qt makes later it complains of, where it has gone by then."""
    for path in sorted(QML.rglob("*.qml")):
        text = path.read_text(encoding="utf-8")
        lists = re.findall(r"(?:List|Grid|Path)View \{", text)
        assert text.count("cacheBuffer: 0") == len(lists), path.name
