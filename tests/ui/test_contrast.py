"""Contrast, measured on the picture: what a text is written in against what lies behind it."""

from __future__ import annotations

import itertools
import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from fakes import snapshots as shown
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.domain.site import Theme
from ui import remote

LEAST = 7.0
FULL = 0.9
"""Of a bar that is fuller than this the empty end cannot be seen."""
Put = Callable[..., Any]


@dataclass(frozen=True)
class Least:
    """The contrasts below which something is too pale."""

    text: float = LEAST
    disabled: float = 4.5
    graphic: float = 4.5
    disabled_graphic: float = 3.0
    edge: float = 3.0


LEASTS = {
    Theme.DAY: Least(),
    Theme.NIGHT: Least(),
    Theme.CONTRAST: Least(disabled=LEAST, graphic=LEAST, disabled_graphic=LEAST, edge=LEAST),
}
CASES = [(theme, (1280, 800)) for theme in Theme]
NEEDS = [(Theme.CONTRAST, "large"), (Theme.DAY, "low")]
if os.environ.get("KIOSK_EVERY_LAYOUT"):
    NEEDS = list(itertools.product(Theme, ("large", "low")))
    CASES = list(itertools.product(Theme, [(800, 480), (1280, 800), (1920, 1080), (1080, 1920)]))


def luminance(color: QColor) -> float:
    """Return the relative luminance of a colour (WCAG 2)."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class Picture:
    """What the window really shows, pixel by pixel."""

    def __init__(self, window: QQuickWindow) -> None:
        image = window.grabWindow().convertToFormat(QImage.Format.Format_RGB32)
        self.width, self.height = image.width(), image.height()
        self._pixels = memoryview(bytes(image.constBits())).cast("I")

    def at(self, x: float, y: float) -> QColor | None:
        """Return one pixel; None beside the window."""
        column, row = int(x), int(y)
        if not (0 <= column < self.width and 0 <= row < self.height):
            return None
        return QColor.fromRgb(self._pixels[row * self.width + column])

    def in_box(self, rect: QRectF) -> Counter[int]:
        """Return how often each colour stands in a box."""
        box = rect.toAlignedRect().intersected(QRect(0, 0, self.width, self.height))
        counts: Counter[int] = Counter()
        for row in range(box.top(), box.bottom() + 1):
            begin = row * self.width + box.left()
            counts.update(self._pixels[begin : begin + box.width()].tolist())
        return counts

    def contrast_in(self, rect: QRectF, meant: QColor) -> float:
        """Return the contrast of what is drawn in a box to what it is drawn on.

        The ground is the colour that most of the box has; what is drawn, the pixel nearest to the
        colour that was meant, however pale it came out.
        """
        counts = self.in_box(rect)
        [(most, _)] = counts.most_common(1)
        wanted = (meant.red(), meant.green(), meant.blue())

        def off(pixel: int) -> int:
            seen = (pixel >> 16 & 0xFF, pixel >> 8 & 0xFF, pixel & 0xFF)
            return sum((one - other) ** 2 for one, other in zip(seen, wanted, strict=True))

        return contrast(QColor.fromRgb(most), QColor.fromRgb(min(counts, key=off)))

    def contrast_of_edge(self, rect: QRectF, deep: int) -> float:
        """Return the contrast of what lies beside a box to its strongest outermost pixel."""
        best = 0.0
        for way in (-1, 1):
            edge = rect.left() if way < 0 else rect.right() - 1
            beside = self.at(edge + 3 * way, rect.center().y())
            if beside is None:
                continue
            line = [self.at(edge - way * step, rect.center().y()) for step in range(deep)]
            best = max(best, *(contrast(beside, one) for one in line if one is not None))
        return best


def is_disabled(item: QQuickItem) -> bool:
    """Whether a text belongs to a control that cannot be used now."""
    return not item.isEnabled()


def front_most(window: QQuickWindow) -> QQuickItem:
    """Return the sheet that stands before everything, or else everything."""
    sheets = [
        item
        for item in remote.items(window.contentItem())
        if item.property("isOpen") is True and remote.is_shown(item)
    ]
    return sheets[-1] if sheets else window.contentItem()


def is_in(item: QQuickItem, ancestor: QQuickItem) -> bool:
    """Whether `item` is part of `ancestor`."""
    step: QQuickItem | None = item
    while step is not None and step is not ancestor:
        step = step.parentItem()
    return step is not None


def is_inside(item: QQuickItem, frame: QQuickItem) -> bool:
    """Whether all of `item` lies within `frame`."""
    return remote.scene_rect(frame).contains(remote.scene_rect(item))


def pale_texts(picture: Picture, shown_items: list[QQuickItem], least: Least) -> Iterator[str]:
    """Name texts that do not stand out from what they are written on."""
    for item in shown_items:
        if not item.inherits("QQuickText") or not (text := item.property("text")):
            continue
        ratio = picture.contrast_in(remote.scene_rect(item), item.property("color"))
        if ratio < (least.disabled if is_disabled(item) else least.text):
            yield f"{text!r} has {ratio:.1f}"


def pale_graphics(picture: Picture, shown_items: list[QQuickItem], least: Least) -> Iterator[str]:
    """Name icons, numbered badges and bars that do not stand out."""
    for item in shown_items:
        rect = remote.scene_rect(item)
        source = item.property("source")
        if source is not None and (url := source.toString()).startswith("image://icon/"):
            name, colour = url.split("/")[-2:]
            ratio = picture.contrast_in(rect, QColor(f"#{colour}"))
            if ratio < (least.disabled_graphic if is_disabled(item) else least.graphic):
                yield f"icon {name} has {ratio:.1f}"
        elif item.property("isStrong") is not None and item.property("number") is not None:
            ratio = picture.contrast_of_edge(rect, 4)
            if ratio < least.graphic:
                yield f"badge {item.property('number')} has {ratio:.1f}"
        elif item.property("isFlowing") is not None and item.property("label") is not None:
            middle, inset = rect.center().y(), rect.height() / 2
            full = picture.at(rect.left() + inset, middle)
            empty = picture.at(rect.right() - inset, middle)
            if not 0 < item.property("progress") < FULL or full is None or empty is None:
                continue
            if (ratio := contrast(full, empty)) < least.graphic:
                yield f"bar of {item.property('label')!r} has {ratio:.1f}"


def pale_edges(picture: Picture, shown_items: list[QQuickItem], least: Least) -> Iterator[str]:
    """Name what can be touched and has no edge that shows where."""
    for item in shown_items:
        if not item.inherits("QQuickAbstractButton") or is_disabled(item):
            continue
        if item.property("isFlat") and least.edge < LEAST:
            continue  # Its icon alone says where it is.
        ratio = picture.contrast_of_edge(remote.scene_rect(item), 8)
        if ratio < least.edge:
            yield f"the edge of {item.objectName()!r} has {ratio:.1f}"


def pale(window: QQuickWindow, theme: str) -> list[str]:
    """Return all that does not stand out on the screen as it is."""
    picture, least = Picture(window), LEASTS[theme]
    whole = QRectF(0, 0, picture.width, picture.height)
    # Of the gallery, or under the glass: what is moved out of it is not drawn.
    view = remote.named(window, "view")
    seen = [
        item
        for item in remote.items(front_most(window))
        if remote.is_shown(item)
        and whole.contains(remote.scene_rect(item))
        and (view is None or not is_in(item, view) or is_inside(item, view))
    ]
    checks = (pale_texts, pale_graphics, pale_edges)
    return [found for check in checks for found in check(picture, seen, least)]


@pytest.mark.req("UI-06")
@pytest.mark.parametrize(("theme", "size"), CASES, ids=str)
def test_everything_stands_out(screen: Put, theme: str, size: tuple[int, int]) -> None:
    """7:1 for all that is read, 4.5:1 for what is drawn: measured on the picture, in every state.

    What cannot be touched now may be paler, but in high contrast nothing is.
    """
    front = screen(size, theme=theme)
    found = []
    for name, make in shown.EVERY.items():
        front.show(make())
        found += [f"{name}: {one}" for one in pale(front.window, theme)]
    assert not found, "\n".join(found)


@pytest.mark.req("UI-06")
@pytest.mark.parametrize(("theme", "mode"), NEEDS)
def test_everything_stands_out_for_who_needs_it_otherwise(
    screen: Put, theme: str, mode: str
) -> None:
    """In large text, and where everything is in reach from a chair."""
    front = screen(theme=theme)
    found = []
    for name, make in shown.EVERY.items():
        front.show(shown.needing(make(), mode))
        found += [f"{name}: {one}" for one in pale(front.window, theme)]
    assert not found, "\n".join(found)


@pytest.mark.req("UI-06")
@pytest.mark.parametrize("theme", Theme)
def test_health_and_charts_stand_out(screen: Put, theme: str) -> None:
    """What is read on every page of both, and each bar and point against what lies behind it."""
    front = screen(theme=theme)
    found = []
    for name, whole in (("health", shown.healthy()), ("charts", shown.charted())):
        front.show(whole)
        for part in shown.turned(front, name):
            found += [f"{name} {part}: {one}" for one in pale(front.window, theme)]
            picture = Picture(front.window)
            for item in remote.items(front.window.contentItem()):
                if not remote.is_shown(item):
                    continue
                rect = remote.scene_rect(item)
                if item.property("isBar"):
                    drawn = picture.at(rect.center().x(), rect.bottom() - 2)
                    beside = picture.at(rect.left() - 3, rect.top() - 3)
                    assert drawn is not None
                    ratio = LEAST if beside is None else contrast(drawn, beside)
                elif item.property("isOver") is not None:
                    around = rect.adjusted(-rect.width(), -rect.height(), rect.width(), 0)
                    ratio = picture.contrast_in(around, item.property("ink"))
                else:
                    continue
                if ratio < LEASTS[theme].graphic:
                    found.append(f"{name} {part}: something drawn has {ratio:.1f}")
    assert not found, "\n".join(found)


@pytest.mark.req("UI-06")
@pytest.mark.parametrize("theme", Theme)
def test_every_state_of_every_component_stands_out(gallery: Put, theme: str) -> None:
    """What is pressed, has the focus, is picked or cannot be touched now: as on the screens."""
    front = gallery(theme=theme)
    found = []
    for page in front.stage.gallery.pages:
        front.stage.turn_to(page)
        view = front.item("view")
        for top in range(0, int(view.property("contentHeight")), int(view.height() / 2)):
            view.setProperty("contentY", top)
            front.settle()
            found += [f"{page}: {one}" for one in pale(front.window, theme)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("theme", Theme)
def test_no_state_is_told_by_colour_alone(screen: Put, theme: str) -> None:
    """Each state of an outlet has a word and a shape of its own as well."""
    front = screen(theme=theme)
    front.show(shown.overview(8))
    rows = [front.stage.kiosk.overview.outlets.row(number) for number in range(8)]
    by_tone: dict[str, set[tuple[str, str]]] = {}
    for row in rows:
        assert row.word
        assert row.signIcon
        by_tone.setdefault(row.tone, set()).add((row.word, row.signIcon))
    signs = [sign for group in by_tone.values() for sign in group]
    assert len({word for word, _ in signs}) == len(signs)
