"""The gallery: everything that the screen is made of is in it, in every state."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem

from ui import __main__ as entry
from ui import gallery as window_of
from ui import remote
from ui.viewmodels import gallery as shown

Put = Callable[..., Any]
LAYOUTS = [tuple(map(int, layout.split("x"))) for layout in shown.LAYOUTS]
BUTTONS = ("ActionButton", "Key", "OutletTile", "PickButton", "ToolButton", "WayButton")
SLACK = 2


def on_page(front: Any, page: str) -> list[QQuickItem]:  # noqa: ANN401 - The fixture's screen.
    """Return everything that a page shows."""
    front.stage.turn_to(page)
    return [item for item in remote.items(front.item("shown")) if remote.is_shown(item)]


def kind(item: QQuickItem) -> str:
    """Return the name of the component that an item is."""
    return re.sub(r"_QML.*", "", item.metaObject().className())


def bases(item: QQuickItem) -> set[str]:
    """Return the names of all components that an item is made of."""
    names, meta = set(), item.metaObject()
    while meta is not None:
        names.add(re.sub(r"_QML.*", "", meta.className()))
        meta = meta.superClass()
    return names


def test_every_component_is_shown(gallery: Put) -> None:
    """Whoever makes a component shows it; its page holds it, not only its name."""
    front = gallery()
    found = [
        name
        for name in shown.components()
        if not any(name in bases(item) for item in on_page(front, name))
    ]
    assert found == []
    assert len(shown.components()) > 20


@pytest.mark.parametrize("name", BUTTONS)
def test_every_button_is_shown_in_each_state(gallery: Put, name: str) -> None:
    """At rest, under a finger, out of use, and with the focus of a key: each looks otherwise."""
    front = gallery()
    items = [item for item in on_page(front, name) if name in bases(item)]
    assert any(item.property("down") for item in items)
    assert any(not item.isEnabled() for item in items)
    assert any(item.property("visualFocus") for item in items)
    assert any(item.isEnabled() and not item.property("down") for item in items)


@pytest.mark.parametrize("page", [*shown.FOUNDATIONS, ""])
def test_every_foundation_is_shown(gallery: Put, page: str) -> None:
    """Writing, icons, distances, colours, motion and sound: by the names the theme has for them."""
    front = gallery()
    on_page(front, page)
    listed = front.stage.gallery
    names = {
        "Type": listed.textSizes,
        "Icons": listed.icons,
        "Spacing": listed.spacings,
        "Colours": listed.colours,
        "Motion": listed.durations,
        "Sound": listed.sounds,
        "": listed.pages,
    }[page]
    assert len(names) > 2
    assert [name for name in names if not front.says(name)] == []


@pytest.mark.parametrize("size", LAYOUTS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_page_fits_the_width_of_every_panel(gallery: Put, size: tuple[int, int]) -> None:
    """A page may be higher than the panel, and is moved then; never wider."""
    front = gallery(size)
    found = []
    for page in front.stage.gallery.pages:
        for item in on_page(front, page):
            rect = remote.scene_rect(item)
            if item.inherits("QQuickText") and (
                rect.left() < -SLACK or rect.right() > size[0] + SLACK
            ):
                found.append(f"{page}: {item.property('text')!r}")
    assert found == []


def test_everything_can_be_chosen_by_touch(gallery: Put) -> None:
    """Page, theme, layout and language, and back to the list of pages."""
    front = gallery()
    first, second = front.stage.gallery.pages[:2]
    front.tap(f"page-{first}", "next")
    assert front.window.property("page") == second
    front.tap("theme")
    assert front.stage.kiosk.theme == "night"
    front.tap("theme")
    assert front.stage.kiosk.theme == "contrast"
    front.tap("language")
    assert front.stage.language.current == "de"
    front.tap("layout")
    front.qtbot.waitUntil(lambda: front.window.width() == 1920)
    front.tap("back")
    assert front.window.property("page") == ""


def test_a_sound_can_be_tried(gallery: Put) -> None:
    """Each of them by its button."""
    front = gallery()
    heard: list[str] = []
    front.stage.gallery.played.connect(heard.append)
    buttons = [item for item in on_page(front, "Sound") if "ActionButton" in bases(item)]
    for button in buttons:
        remote.touch(front.window, front.finger, button)
    assert heard == front.stage.gallery.sounds


def test_pictures_are_made_by_a_command(gallery: Put, tmp_path: Path) -> None:
    """One a page, in the theme and the size that were asked for."""
    front = gallery((800, 480), theme="contrast")
    made = front.stage.shoot(tmp_path / "pictures")
    assert [path.stem for path in made] == [
        f"contrast-{page}" for page in ("index", *front.stage.gallery.pages)
    ]
    first, second = (QImage(str(path)) for path in made[:2])
    assert first.width() == 800
    assert first != second


def test_the_gallery_needs_no_engine(capsys: pytest.CaptureFixture[str]) -> None:
    """The screen does, and says so."""
    assert entry.parse(["--gallery"]).gallery
    for wrong, said in (([], "--gallery"), (["--socket", "s", "--shots", "f"], "--gallery")):
        with pytest.raises(SystemExit):
            entry.parse(wrong)
        assert said in capsys.readouterr().err


def test_what_the_gallery_shows_is_no_sale() -> None:
    """Nothing in it looks like money that somebody owes."""
    assert window_of.sample().visit.sale is None
