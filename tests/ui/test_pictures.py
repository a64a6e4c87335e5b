"""The screen looks as it was approved, and every screen is among the pictures of the handbook."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes import scenes
from fakes.likeness import Unlikeness, is_alike, picture, reference, unlikeness
from fakes.scenes import Scene, Studio, studio
from PIL import Image, ImageEnhance
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtQuick import QQuickItem
from tools import screens

from ui import remote
from ui.app import QML

ROOT = Path(__file__).parents[2]
DIFFERENCES = ROOT / "build/screens"
RENEW = "Where that is meant to be so, `make screens` approves it anew."

# --- As it was approved ------------------------------------------------------------------------


def side_by_side(*parts: Image.Image) -> Image.Image:
    """Return the pictures in a row."""
    row = Image.new("RGB", (sum(one.width for one in parts), max(one.height for one in parts)))
    left = 0
    for one in parts:
        row.paste(one.convert("RGB"), (left, 0))
        left += one.width
    return row


def drawn_difference(path: Path, now: Image.Image) -> str:
    """Draw what was approved, what is, and where they differ; return where that picture is."""
    approved = Image.open(path).convert("RGB")
    where = DIFFERENCES / path.parent.name / f"{path.stem}.png"
    where.parent.mkdir(parents=True, exist_ok=True)
    parts = [approved, now]
    if approved.size == now.size:
        seen = unlikeness(approved, now).where
        parts.append(ImageEnhance.Brightness(seen).enhance(4))
    side_by_side(*parts).save(where)
    return where.relative_to(ROOT).as_posix()


def held_against(path: Path, now: Image.Image) -> str:
    """Say what is wrong with a state's look; nothing where it is as it was approved."""
    if not path.exists():
        return f"{path.parent.name}: nobody has approved {path.stem} yet"
    approved = Image.open(path).convert("RGB")
    if approved.size == now.size and is_alike(unlikeness(approved, now)):
        return ""
    return f"{drawn_difference(path, now)}: {path.stem} as approved, now, and the difference"


@pytest.mark.parametrize("size", screens.PANELS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_screen_looks_as_it_was_approved(
    qapp: QGuiApplication,  # noqa: ARG001 - Qt must be up.
    size: tuple[int, int],
) -> None:
    """No button has moved, no icon is lost, no colour has changed without somebody's word."""
    now = dict(screens.references(size))
    found = [problem for path, small in now.items() if (problem := held_against(path, small))]
    kept = {path for folder in {path.parent for path in now} for path in folder.glob("*.webp")}
    found += [f"{path.parent.name}: {path.stem} is no state any more" for path in kept - {*now}]
    assert not found, "\n".join([*found, RENEW])


# --- The pictures of the handbook --------------------------------------------------------------


def test_every_state_is_shown_in_the_handbook() -> None:
    """Each has its heading and its picture, and no picture is of a state that is no more."""
    page = screens.INDEX.read_text()
    linked = set(re.findall(r"\((screens/[^)]+\.webp)\)", page))
    states = {scene.name for scene in scenes.EVERY}
    shown = {link.split("/")[1] for link in re.findall(r"!\[[^]]+\]\((screens/[^)]+)\)", page)}
    assert shown == states, RENEW
    kept = {path.relative_to(ROOT / "docs").as_posix() for path in screens.PICTURES.rglob("*.*")}
    assert linked == kept, RENEW


def test_every_screen_is_in_the_handbook_in_every_look() -> None:
    """A screen that no state draws, or in one layout or theme only, is one nobody has looked at."""
    page = screens.INDEX.read_text()
    parts = re.split(r"^## ", page, flags=re.MULTILINE)[1:]
    found = {part.splitlines()[0]: part for part in parts}
    files = [path.stem for path in (QML / "Kiosk" / "Screens").glob("*.qml")]
    named = {screens.title(name): name for name in files if name.endswith(("Screen", "Sheet"))}
    assert set(found) == set(named), "add a state to tests/fakes/scenes.py"
    for title, part in found.items():
        looks = {look.name for look in screens.LOOKS if f"/{look.name}.webp" in part}
        if title not in IN_FEW_LAYOUTS:
            assert looks == {look.name for look in screens.LOOKS}, title


IN_FEW_LAYOUTS = {"Ways sheet"}
"""The smallest panel alone has no room for all ways to pay."""


# --- What the measure sees ---------------------------------------------------------------------

SAMPLES = ("overview-4", "pay-page", "delivering-four", "done-two", "login", "attendant-4", "shift")
"""A screen of each kind."""

OTHER_LETTERS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <match target="pattern">
    <edit name="autohint" mode="assign"><bool>true</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintslight</const></edit>
  </match>
</fontconfig>
"""
"""Letters fitted to the pixels by another part of FreeType than usually: they differ by more than
those of two releases."""


def sampled(names: tuple[str, ...] = SAMPLES) -> list[Scene]:
    """Return those states."""
    return [scene for scene in scenes.EVERY if scene.name in names]


def draw_into(folder: Path) -> None:
    """Keep the whole pictures of the samples, on the smallest panel and a usual one."""
    for size in ((800, 480), (1280, 800)):
        with studio(size) as front:
            for scene in sampled():
                front.play(scene)
                picture(front.take()).save(folder / f"{size[0]}-{scene.name}.png")


@pytest.mark.parametrize("stems", ["0", "1"], ids=["dark stems", "thin stems"])
def test_letters_of_another_rasterizer_pass(
    qapp: QGuiApplication,  # noqa: ARG001 - Qt must be up.
    tmp_path: Path,
    stems: str,
) -> None:
    """Whoever has another FreeType than the approved pictures were drawn with sees no failure."""
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
    draw_into(here)
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(OTHER_LETTERS)
    other = {
        "FONTCONFIG_FILE": str(fonts),
        "FREETYPE_PROPERTIES": f"cff:no-stem-darkening={stems}",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")]),
    }
    subprocess.run(
        [sys.executable, __file__, str(there)], env={**os.environ, **other}, check=True, timeout=120
    )
    found, differing = [], 0
    for path in sorted(here.iterdir()):
        one, another = (Image.open(where / path.name).convert("RGB") for where in (here, there))
        differing += one.tobytes() != another.tobytes()
        seen = unlikeness(reference(one), reference(another))
        if not is_alike(seen):
            found.append(f"{path.stem}: {seen.sharp} and {seen.wide}")
    assert not found
    assert differing == 2 * len(SAMPLES), "the letters were to be drawn otherwise"


@pytest.fixture(scope="module")
def front(qapp: QGuiApplication) -> Iterator[Studio]:  # noqa: ARG001 - Qt must be up.
    """A window in which something is broken on purpose."""
    with studio((1280, 800)) as opened:
        yield opened


def moved(item: QQuickItem) -> Callable[[], None]:
    """Move something by 12 pixels, as a margin that somebody forgets does."""
    at = item.x()
    item.setX(at + 12)
    return lambda: item.setX(at)


def hidden(item: QQuickItem) -> Callable[[], None]:
    """Leave something out."""
    item.setOpacity(0)
    return lambda: item.setOpacity(1)


def recoloured(item: QQuickItem) -> Callable[[], None]:
    """Give a surface another colour, as light as it was."""
    before = QColor(item.property("color"))
    hue, light = (before.hslHue() + 60) % 360, min(230, max(40, before.lightness()))
    item.setProperty("color", QColor.fromHsl(hue, max(90, before.hslSaturation()), light))

    def undo() -> None:
        item.setProperty("color", before)

    return undo


def of_type(*names: str) -> Callable[[QQuickItem], bool]:
    """Return whether an item is one of these."""
    return lambda item: any(item.inherits(name) for name in names)


def is_icon(item: QQuickItem) -> bool:
    """Whether it is one of our icons."""
    return item.metaObject().className().startswith("Icon_")


def is_surface(item: QQuickItem) -> bool:
    """Whether it is a coloured area of the size of a finger or more."""
    return (
        item.inherits("QQuickRectangle")
        and item.opacity() == 1  # A shadow is none.
        and min(item.width(), item.height()) >= 60
        and QColor(item.property("color")).alphaF() == 1
    )


DAMAGES = {
    "a button that has moved": (moved, of_type("QQuickAbstractButton")),
    "an icon that is lost": (hidden, is_icon),
    "a line that is dropped": (hidden, of_type("QQuickText")),
    "another colour": (recoloured, is_surface),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_what_somebody_has_broken_is_seen(
    front: Studio,
    name: str,
    damage: tuple[Callable[[QQuickItem], Callable[[], None]], Callable[[QQuickItem], bool]],
) -> None:
    """Each button, icon, text and surface of a screen in turn: a change of it is a difference."""
    change, is_meant = damage
    [scene] = sampled((name,))
    front.play(scene)
    whole = picture(front.take())
    tried, missed = 0, []
    items = [item for item in remote.items(front.window.contentItem()) if remote.is_shown(item)]
    for item in random.Random(name).sample(items, len(items)):
        if tried == 12 or not is_meant(item):
            continue
        undo = change(item)
        broken = picture(front.take())
        undo()
        if broken.tobytes() == whole.tobytes():
            continue  # It lies under a sheet, or has nothing to show.
        tried += 1
        seen = unlikeness(reference(whole), reference(broken))
        if is_alike(seen):
            missed.append(f"{item.property('text') or item.objectName()}: {_told(seen)}")
    assert tried
    assert missed == []


def _told(seen: Unlikeness) -> str:
    return f"{seen.sharp} and {seen.wide}"


def test_a_picture_is_like_itself(front: Studio) -> None:
    """What is drawn twice is the same: no state depends on the one before it."""
    once = {}
    for turn in range(2):
        for scene in sampled()[:: 1 - 2 * turn]:  # And back.
            front.play(scene)
            now = reference(picture(front.take()))
            assert unlikeness(once.setdefault(scene.name, now), now).sharp <= 2, scene.name


if __name__ == "__main__":
    app = QGuiApplication(["letters"])
    draw_into(Path(sys.argv[1]))
