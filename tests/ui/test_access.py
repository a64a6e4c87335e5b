"""The screen as whoever stands before it needs it to be: large, low, still, and with time."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fakes import snapshots as shown
from fakes.snapshots import needing
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.api import commands
from kiosk.api.snapshot import Screen
from kiosk.domain.assistance import AccessMode
from ui import remote
from ui.language import NAMES

Put = Callable[..., Any]

LAYOUTS = {(800, 480): 178, (1280, 800): 256.5, (1920, 1080): 396, (1080, 1920): 546}
"""Size, and millimetres of the panel's diagonal that this size is taken for."""
by_layout = pytest.mark.parametrize("size", LAYOUTS, ids=lambda size: f"{size[0]}x{size[1]}")
CUSTOMERS = {
    Screen.OVERVIEW, Screen.CHOOSE, Screen.PAY, Screen.QUEUE, Screen.DELIVERING, Screen.DONE,
    Screen.OUT_OF_SERVICE,
}  # fmt: skip
STATES = {name: make for name, make in shown.EVERY.items() if make().visit.screen in CUSTOMERS}
"""Every screen a customer sees, in the shapes that matter."""
PAGES_MOST = 40
LARGE_MM = 8.6
"""What 0.7 degrees are from 700 mm away (UI-07)."""
CAPITALS = 0.727
"""What a capital letter of Inter is high, as a part of its size."""
SLACK = 1.5


def mm_of(size: tuple[int, int]) -> float:
    """Return how many pixels of a usual panel of this size are a millimetre."""
    return (size[0] ** 2 + size[1] ** 2) ** 0.5 / LAYOUTS[size]


def in_front(front: Any) -> list[QQuickItem]:  # noqa: ANN401 - The fixture's screen.
    """Return everything of the sheet that stands before the screen, or else of the screen."""
    every = list(remote.items(front.window.contentItem()))
    sheets = [
        one
        for one in every
        if one.property("isOpen") is True
        and one.property("canDismiss") is not None
        and remote.is_shown(one)
    ]
    return list(remote.items(sheets[-1])) if sheets else every


def buttons(front: Any) -> list[QQuickItem]:  # noqa: ANN401 - The fixture's screen.
    """Return everything in front that can be touched."""
    every = in_front(front)
    return [one for one in every if one.inherits("QQuickAbstractButton") and remote.is_shown(one)]


def texts(front: Any) -> list[QQuickItem]:  # noqa: ANN401 - The fixture's screen.
    """Return everything in front that can be read."""
    every = in_front(front)
    found = [one for one in every if one.inherits("QQuickText") and remote.is_shown(one)]
    return [one for one in found if one.property("text")]


def pages(front: Any) -> Iterator[int]:  # noqa: ANN401 - The fixture's screen.
    """Turn from the first page to the last, and yield at each."""
    for page in range(PAGES_MOST):
        yield page
        turner = remote.named(front.window, "page-down")
        if turner is None or not turner.isEnabled():
            return
        front.tap("page-down")
    pytest.fail("there is no last page")


def find(front: Any, name: str) -> None:  # noqa: ANN401 - The fixture's screen.
    """Turn pages until something is in sight, and touch it."""
    for _ in pages(front):
        if remote.named(front.window, name) is not None:
            front.tap(name)
            return
    pytest.fail(f"no {name!r} on any page")


def asked(front: Any) -> list[commands.Command]:  # noqa: ANN401 - The fixture's screen.
    """Return what was asked of the engine, but for the news that somebody is there."""

    def found() -> list[commands.Command]:
        return [one for one in front.engine.commands if one != commands.StillHere()]

    front.qtbot.waitUntil(lambda: bool(found()))
    return found()


# --- The button and its switches ------------------------------------------------------------------


@pytest.mark.req("ACC-06")
@by_layout
def test_the_way_to_it_is_in_the_same_corner_of_every_screen(
    screen: Put, size: tuple[int, int]
) -> None:
    """25 mm wide, in a corner, in reach of whoever can't read it; 15 mm where a rail is no wider.

    In large text and in the low layout it is as large; the low one has its corner further down.
    """
    front = screen(size)
    mm = mm_of(size)
    for modes in ((), ("large",), ("low",)):
        places = set()
        for make in STATES.values():
            front.show(needing(make(), *modes))
            rect = remote.scene_rect(front.item("access"))
            places.add((rect.x(), rect.y(), rect.width(), rect.height()))
        [(x, y, width, height)] = places
        assert min(width, height) >= 15 * mm
        assert width >= (25 if min(size) > 600 else 15) * mm
        sides = (x, size[0] - x - width)
        ends = (y, size[1] - y - height)
        assert min(sides) < 15 * mm, "it is in no corner"
        assert min(ends) < 15 * mm, "it is in no corner"


@pytest.mark.parametrize("mode", list(AccessMode))
@pytest.mark.parametrize("size", [(800, 480), (1280, 800)], ids=["small", "usual"])
def test_each_switch_asks_for_its_mode(screen: Put, size: tuple[int, int], mode: str) -> None:
    """One touch on, one touch off, and what is on has a tick."""
    front = screen(size)
    front.show(shown.overview(4))
    front.tap("access", f"mode-{mode}")
    assert asked(front) == [commands.SetMode(mode, is_on=True)]
    front.show(needing(shown.overview(4), mode))
    find(front, f"mode-{mode}")
    front.qtbot.waitUntil(lambda: len(asked(front)) > 1)
    assert asked(front)[1:] == [commands.SetMode(mode, is_on=False)]
    assert front.item(f"mode-{mode}").property("isPicked")
    front.tap("access-close")
    assert remote.named(front.window, f"mode-{mode}") is None


def test_the_switches_are_gone_with_the_screen(screen: Put) -> None:
    """Nobody closes them for the next screen."""
    front = screen()
    front.show(shown.pay())
    front.tap("access")
    front.show(shown.delivering())
    assert remote.named(front.window, "access-close") is None


@pytest.mark.req("UI-10")
def test_the_next_customer_has_it_as_usual(screen: Put) -> None:
    """With the very snapshot that says that somebody has gone."""
    front = screen()
    usual = shown.overview(4)
    front.show(usual)
    before = (sorted(front.texts()), front.window.grabWindow())
    front.show(needing(shown.done(), *AccessMode))
    assert front.says("Thank you!")
    front.show(usual)
    assert (sorted(front.texts()), front.window.grabWindow()) == before


# --- Large text -----------------------------------------------------------------------------------

PAIRS = [
    *(((800, 480), language) for language in NAMES),
    *(((1280, 800), language) for language in ("en", "de", "ar", "hi", "sw")),
    *(((1920, 1080), language) for language in ("fr", "zh")),
    *(((1080, 1920), language) for language in ("es", "ar")),
]
REACHED_MM = {
    (800, 480): 7.9,
    (1280, 800): LARGE_MM,
    (1920, 1080): LARGE_MM,
    (1080, 1920): LARGE_MM,
}
"""The least capital height in large text: on the smallest panel a long name shrinks."""

TYPED_MM = 6.4
"""What is typed stands on one line: all thirteen characters of a code, on the smallest panel."""


def typed_mm(size: tuple[int, int]) -> float:
    """Return the least capital height where something is typed."""
    return TYPED_MM if size == (800, 480) else LARGE_MM


def cut(item: QQuickItem) -> str:
    """Say what is wrong with a text's box; empty where nothing is."""
    text = item.property("text")
    if item.property("truncated"):
        return f"{text!r} is truncated"
    if item.property("contentWidth") > item.width() + SLACK:
        return f"{text!r} is wider than its box"
    if item.property("contentHeight") > item.height() * 1.06 + SLACK:
        return f"{text!r} is higher than its box"
    return ""


def window_of(item: QQuickItem) -> QRectF:
    """Return what can be seen of the page that an item is on."""
    step = item.parentItem()
    while step is not None and not step.clip():
        step = step.parentItem()
    return remote.scene_rect(step) if step is not None else QRectF()


def is_cut_between_lines(item: QQuickItem) -> bool:
    """Whether a text that goes on on the next page is parted between two of its lines."""
    line = item.property("contentHeight") / max(1, item.property("lineCount"))
    rect, page = remote.scene_rect(item), window_of(item)
    parts = (max(0.0, page.top() - rect.top()), max(0.0, rect.bottom() - page.bottom()))
    return all(abs(part / line - round(part / line)) < 0.1 for part in parts)


def height_mm(item: QQuickItem, mm: float) -> float:
    """Return how high a capital letter of a text is."""
    pixels: int = item.property("fontInfo").property("pixelSize").toInt()
    return pixels * CAPITALS / mm


def is_around(item: QQuickItem) -> bool:
    """Whether a text stands below a sign around the screen: there it has the room of its button."""
    step = item.parentItem()
    while step is not None and step.objectName() != "chrome":
        step = step.parentItem()
    return step is not None


def faults(
    front: Any,  # noqa: ANN401 - The fixture's screen.
    size: tuple[int, int],
    least_mm: float = 0.0,
) -> Iterator[str]:
    """Name what is wrong with the page in front: texts of `least_mm` or what `size` can reach."""
    mm = mm_of(size)
    least_mm = least_mm or REACHED_MM[size]
    whole = QRectF(0, 0, *size).adjusted(-SLACK, -SLACK, SLACK, SLACK)
    for item in texts(front):
        text = item.property("text")
        if trouble := cut(item):
            yield trouble
        if not whole.contains(remote.scene_rect(item)) and not is_cut_between_lines(item):
            yield f"{text!r} leaves the window"
        if not is_around(item) and round(height_mm(item, mm), 1) < least_mm:
            yield f"{text!r} has capitals of {height_mm(item, mm):.1f} mm"
    found = buttons(front)
    for item in found:
        rect = remote.scene_rect(item)
        if not whole.contains(rect):
            yield f"{item.objectName()!r} leaves the window"
        if min(rect.width(), rect.height()) < 15 * mm - 1:
            yield f"{item.objectName()!r} is smaller than 15 mm"
    half = 3 * mm / 2 - 1
    for one, other in itertools.combinations(found, 2):
        near = remote.scene_rect(one).adjusted(-half, -half, half, half)
        if near.intersects(remote.scene_rect(other).adjusted(-half, -half, half, half)):
            yield f"{one.objectName()!r} and {other.objectName()!r} are less than 3 mm apart"


@pytest.mark.req("UI-07", "UI-08")
@pytest.mark.parametrize(
    ("size", "language"), PAIRS, ids=[f"{w}x{h}-{spoken}" for (w, h), spoken in PAIRS]
)
def test_large_text_is_large_everywhere(screen: Put, size: tuple[int, int], language: str) -> None:
    """Every text on every page of every screen: 8.6 mm, or what the smallest panel has room for."""
    front = screen(size, language=language)
    found = []
    for name, make in STATES.items():
        if name == "warning":
            continue  # One button is before everything.
        front.show(needing(make(), "large"))
        for page in pages(front):
            found += [f"{name} {page}: {fault}" for fault in faults(front, size)]
    assert not found, "\n".join(found)


def functions(front: Any) -> set[str]:  # noqa: ANN401 - The fixture's screen.
    """Return the names of everything on the page in front that may be touched."""
    return {one.objectName() for one in buttons(front) if one.isEnabled() and one.objectName()}


@pytest.mark.req("UI-07")
@by_layout
def test_large_text_leaves_nothing_out(screen: Put, size: tuple[int, int]) -> None:
    """Whatever can be done on a screen can be done in large text, on one of its pages."""
    front = screen(size)
    lost = []
    for name, make in STATES.items():
        if name == "warning":
            continue  # One button is before everything.
        front.show(make())
        usual = functions(front)
        front.show(needing(make(), "large"))
        large: set[str] = set()
        for _ in pages(front):
            large |= functions(front)
        kept = {one for one in usual if one.startswith(("key-", "language-", "speak-"))} | {"ways"}
        lost += [f"{name}: {one}" for one in sorted(usual - large - kept)]
    assert not lost, "\n".join(lost)


@by_layout
def test_another_amount_can_be_typed_in_large_text(screen: Put, size: tuple[int, int]) -> None:
    """On a keypad of its own, and what was typed stands on the page and is what is asked for."""
    front = screen(size)
    front.show(needing(shown.choose(), "large"))
    find(front, "tab-amount")
    front.tap("key-3", "key-5")
    assert front.says("€35")
    assert list(faults(front, size, typed_mm(size))) == []
    front.tap("typed-done")
    front.tap("pay")
    assert asked(front) == [commands.BuyAmount(3_500)]


@by_layout
def test_a_code_can_be_typed_in_large_text(screen: Put, size: tuple[int, int]) -> None:
    """The group that is being typed is shown, and then all of it."""
    front = screen(size)
    front.show(needing(shown.pay(), "large"))
    find(front, "code")
    front.tap(*(f"code-{one}" for one in "7Q2MK9"))
    assert list(faults(front, size, typed_mm(size))) == []
    front.tap(*(f"code-{one}" for one in "VX4DTBC"))
    assert list(faults(front, size, typed_mm(size))) == []
    front.tap("code-use")
    assert asked(front) == [commands.UseCode("7Q2MK9VX4DTBC")]


@pytest.mark.parametrize("language", NAMES)
@by_layout
def test_sheets_are_large_as_well(screen: Put, size: tuple[int, int], language: str) -> None:
    """Help, languages, the switches, waiting, leaving, adding, and the countdown."""
    front = screen(size, language=language)
    found = []
    opened = {
        "help": (shown.overview(4), "help-close"),
        "language": (shown.overview(4), "languages-close"),
        "access": (shown.overview(4), "access-close"),
        "queue": (shown.waited(4), "queue-close"),
        "leave": (shown.queued(), "leave-no"),
        "add": (shown.added(), "add-close"),
    }
    for name, (whole, close) in opened.items():
        front.show(needing(whole, "large"))
        find(front, name)
        for page in pages(front):
            found += [f"{name} {page}: {fault}" for fault in faults(front, size)]
        while remote.named(front.window, close) is None:
            front.tap("page-up")
        front.tap(close)
    front.show(needing(shown.warned(shown.choose()), "large"))
    found += [f"countdown: {fault}" for fault in faults(front, size)]
    assert not found, "\n".join(found)


# --- Low ------------------------------------------------------------------------------------------

REACH_MM = 600
FORMS = {
    "queue": shown.waited, "leave": shown.queued, "code": shown.pay, "add": shown.added,
    "help": shown.overview, "access": shown.overview,
}  # fmt: skip


def highest_mm(front: Any, px_per_mm: float) -> float:  # noqa: ANN401 - The fixture's screen.
    """Return how far above the lower edge the highest target begins."""
    height: int = front.window.height()
    tops = [remote.scene_rect(one).top() for one in buttons(front)]
    return (height - min(tops)) / px_per_mm


@pytest.mark.req("ACC-01")
@pytest.mark.parametrize(
    ("size", "inches"),
    [((1080, 1920), 21.5), ((1080, 1920), 32), ((1080, 1920), 55), ((1920, 1080), 55)],
    ids=str,
)
def test_everything_is_within_reach_from_a_chair(
    screen: Put, size: tuple[int, int], inches: float
) -> None:
    """In the lower 600 mm of the tallest panel, every target of every screen and form."""
    px_per_mm = (size[0] ** 2 + size[1] ** 2) ** 0.5 / (inches * 25.4)
    front = screen(size, px_per_mm=px_per_mm)
    for name, make in shown.EVERY.items():
        front.show(needing(make(), "low"))
        assert highest_mm(front, px_per_mm) <= REACH_MM + 0.5, name
        if size == (1080, 1920):
            assert highest_mm(front, px_per_mm) <= 0.75 * size[1] / px_per_mm + 0.5, name
    for name, make in FORMS.items():
        front.show(needing(make(), "low"))
        front.tap(name)
        assert highest_mm(front, px_per_mm) <= REACH_MM + 0.5, name


@pytest.mark.req("ACC-01")
@pytest.mark.parametrize(
    "size", [(1280, 800), (1920, 1080), (1080, 1920)], ids=lambda size: f"{size[0]}x{size[1]}"
)
def test_what_stands_around_is_in_the_lower_half(screen: Put, size: tuple[int, int]) -> None:
    """Help, language and the rest come down, where they do not stand in a rail."""
    front = screen(size)
    for make in STATES.values():
        front.show(needing(make(), "low"))
        for name in ("access", "help", "stop-all"):
            assert remote.scene_rect(front.item(name)).top() > size[1] / 2


@pytest.mark.parametrize("language", ["de", "sw", "ar"])
@pytest.mark.parametrize(
    "size", [(1280, 800), (1920, 1080), (1080, 1920)], ids=lambda size: f"{size[0]}x{size[1]}"
)
def test_the_low_layout_fits(screen: Put, size: tuple[int, int], language: str) -> None:
    """Everything a customer sees has its place in the lower part as well."""
    front = screen(size, language=language)
    found = []
    for name, make in STATES.items():
        front.show(needing(make(), "low"))
        found += [f"{name}: {fault}" for fault in faults(front, size, 1.4)]
    assert not found, "\n".join(found)
