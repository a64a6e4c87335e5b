"""Every screen as it looks, drawn by the product itself.

    make screens                    draw docs/screens, docs/screens.md and the approved references
    make screens ARGS="--approve"   the references alone, which the tests hold the screen against

The first state of each screen, or the one that is named below, is drawn in every layout, theme and
language of the pictures; the others once, as what they are for. Pictures of the two large layouts
are made half as large. On one machine every run makes the same bytes.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["LANG"] = "C.UTF-8"

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from fakes import scenes
from fakes.likeness import picture, reference
from fakes.scenes import NotHere, Scene
from PIL import Image
from PySide6.QtGui import QGuiApplication

from kiosk.domain.site import Theme

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs/screens"
INDEX = ROOT / "docs/screens.md"
APPROVED = ROOT / "tests/ui/approved"

LAYOUTS = ((800, 480), (1280, 800), (1920, 1080), (1080, 1920))
LANGUAGES = ("en", "ar")
IN_FULL = frozenset(
    {
        "overview-4", "choose-typed", "pay-page", "code-typed", "delivering-four", "done-two",
        "attendant-4", "payments", "voucher", "commission-agreeing", "large-overview", "large-pay",
        "large-delivering", "overview-16", "warning",
    }
)  # fmt: skip
"""The states that stand for their screen: the first one where none is named."""
COLOURS = 48
QUALITY = 30
LARGE = 1280


@dataclass(frozen=True, slots=True)
class Look:
    """How a screen can be seen."""

    size: tuple[int, int]
    theme: Theme
    language: str

    @property
    def name(self) -> str:
        """What its files are named."""
        width, height = self.size
        return f"{width}x{height}-{self.theme}-{self.language}"


FIRST = Look((1280, 800), Theme.DAY, "en")
LOOKS = [Look(size, theme, spoken) for size in LAYOUTS for spoken in LANGUAGES for theme in Theme]
BRIEF = Look((1920, 1080), Theme.NIGHT, "de")
"""Held against what was approved in the states that stand for their screens alone: a panel with
room is seldom where something goes wrong first, and its pictures are the largest."""
REFERENCES = [
    FIRST,
    Look((1280, 800), Theme.CONTRAST, "en"),
    Look((800, 480), Theme.NIGHT, "en"),
    Look((1080, 1920), Theme.DAY, "ar"),
    BRIEF,
]
"""Looks that are held against what was approved: each theme, every panel, both ways, and the
language with the longest words."""
PANELS = list(dict.fromkeys(look.size for look in REFERENCES))


@dataclass(slots=True)
class Drawn:
    """A state with the screen that it belongs to, and the looks that it was drawn in."""

    scene: Scene
    screen: str
    looks: list[Look]


def references(size: tuple[int, int]) -> Iterator[tuple[Path, Image.Image]]:
    """Yield each state as it looks now on that panel, and where what was approved of it is."""
    looks = [one for one in REFERENCES if one.size == size]
    wanted = [scene for scene in scenes.EVERY if looks != [BRIEF] or stands_for_its_screen(scene)]
    for scene, look, whole, _ in draw(wanted, looks):
        yield APPROVED / look.name / f"{scene.name}.webp", reference(whole)


def stands_for_its_screen(scene: Scene) -> bool:
    """Whether the handbook shows a state in every look."""
    return _file(scene, Look(BRIEF.size, BRIEF.theme, FIRST.language)).exists()


def draw(
    wanted: Iterable[Scene], looks: Iterable[Look]
) -> Iterator[tuple[Scene, Look, Image.Image, list[str]]]:
    """Yield the picture of each state in each look, and the QML files that it is made of."""
    for (size, spoken), group in groupby(looks, lambda look: (look.size, look.language)):
        themes = list(group)
        with scenes.studio(size, spoken) as studio:
            for scene in wanted:
                try:
                    studio.play(scene)
                except NotHere:
                    continue
                for look in themes:
                    yield scene, look, picture(studio.take(look.theme)), studio.parts()


def screen_of(parts: list[str]) -> str:
    """Return which screen is in front: the sheet before the others, if one is open."""
    sheets = [part for part in parts if part.endswith("Sheet")]
    return (sheets or [part for part in parts if part.endswith("Screen")])[-1]


def save(whole: Image.Image, path: Path) -> None:
    """Keep a picture as a small file: exactly in few colours, or a large one at half its size."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if max(whole.size) > LARGE:
        whole.reduce(2).save(path, "webp", quality=QUALITY, method=6)
        return
    few = whole.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.convert("RGB").save(path, "webp", lossless=True, quality=80, method=4)


def approve() -> int:
    """Write the references anew, and return how many there are."""
    shutil.rmtree(APPROVED, ignore_errors=True)
    for size in PANELS:
        for path, small in references(size):
            path.parent.mkdir(parents=True, exist_ok=True)
            small.save(path, "webp", lossless=True, quality=80, method=4)
    return len(list(APPROVED.rglob("*.webp")))


def survey() -> list[Drawn]:
    """Draw each state once, in the first look that has it, and say which screen it belongs to."""
    found: dict[str, Drawn] = {}
    shutil.rmtree(PICTURES, ignore_errors=True)
    for look in (FIRST, *LOOKS):
        missing = [scene for scene in scenes.EVERY if scene.name not in found]
        for scene, _, whole, parts in draw(missing, [look]) if missing else ():
            save(whole, _file(scene, look))
            found[scene.name] = Drawn(scene, screen_of(parts), [look])
    return [found[scene.name] for scene in scenes.EVERY]


def in_full(drawn: list[Drawn]) -> list[Drawn]:
    """Return the states that stand for their screens."""
    named = {one.screen for one in drawn if one.scene.name in IN_FULL}
    first: dict[str, Drawn] = {}
    for one in drawn:
        if one.screen not in named:
            first.setdefault(one.screen, one)
    return [one for one in drawn if one.scene.name in IN_FULL or one in first.values()]


def document() -> list[Drawn]:
    """Draw all pictures, and return what there is."""
    drawn = survey()
    whole = {one.scene.name: one for one in in_full(drawn)}
    for scene, look, shot, _ in draw([one.scene for one in whole.values()], LOOKS):
        save(shot, _file(scene, look))
        one = whole[scene.name]
        one.looks = [*(known for known in one.looks if known != look), look]
    return drawn


def index(drawn: list[Drawn]) -> str:
    """Return the page that shows one picture of each state and leads to the others."""
    lines = [
        "# The screen",
        "",
        "Every screen as the product draws it, from the states that its tests are made with.",
        "One look is shown, the others are links, by layout: the themes in each of two languages.",
        "The pictures of the two large panels are half as large as the panels.",
        "",
        "`make screens` draws all of them anew, with this page.",
    ]
    screens = list(dict.fromkeys(one.screen for one in drawn))
    lines += ["", "Screens: " + ", ".join(_link(screen) for screen in screens) + "."]
    for screen in screens:
        lines += ["", f"## {title(screen)}"]
        for one in (one for one in drawn if one.screen == screen):
            lines += ["", f"### {_words(one.scene.name)}", "", *_rows(one)]
    return "\n".join(lines) + "\n"


def _rows(one: Drawn) -> Iterator[str]:
    shown = FIRST if FIRST in one.looks else one.looks[0]
    yield f"![{_words(one.scene.name)}]({_address(one.scene, shown)})"
    if len(one.looks) == 1:
        return
    yield ""
    for size in LAYOUTS:
        links = [
            f"[{look.theme} {look.language}]({_address(one.scene, look)})"
            for look in LOOKS
            if look in one.looks and look.size == size
        ]
        if links:
            yield f"* {size[0]}x{size[1]}: " + ", ".join(links)


def title(screen: str) -> str:
    """Return the heading under which a screen is."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", screen).capitalize()


def _link(screen: str) -> str:
    return f"[{title(screen)}](#{title(screen).lower().replace(' ', '-')})"


def _words(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _file(scene: Scene, look: Look) -> Path:
    return PICTURES / scene.name / f"{look.name}.webp"


def _address(scene: Scene, look: Look) -> str:
    return _file(scene, look).relative_to(INDEX.parent).as_posix()


def main() -> None:
    """Draw what is asked for."""
    parser = argparse.ArgumentParser(description="Draws every screen.")
    parser.add_argument("--approve", action="store_true", help="only the references of the tests")
    asked = parser.parse_args()
    app = QGuiApplication(["screens"])
    if not asked.approve:
        INDEX.write_text(index(document()))
        files = list(PICTURES.rglob("*.webp"))
        size_kb = sum(path.stat().st_size for path in files) // 1000
        told = f"{len(files)} pictures in {PICTURES.relative_to(ROOT)}, {size_kb} kB"
        sys.stdout.write(f"{told}\n")
    sys.stdout.write(f"{approve()} references in {APPROVED.relative_to(ROOT)}\n")
    del app


if __name__ == "__main__":
    main()
