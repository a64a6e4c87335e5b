"""In Arabic every line is read from right to left, whatever it begins with."""

from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest
from fakes import scenes
from fakes.scenes import NotHere
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication

from ui import remote
from ui.formatting import Format, is_right_to_left
from ui.language import TRANSLATIONS

FROM_THE_RIGHT = {"R", "AL"}
ARABIC = Format("ar")
LINE = 200
ISOLATES = {"LRI", "RLI", "FSI"}
TAGS = re.compile("<[^>]*>")
SLOTS = re.compile(r"%n|%L?[0-9]|\{[a-z]*\}")
FIGURES = re.compile("\u2066[^\u2066-\u2069]*\u2069")
names = st.text("Maria 12.5-\u0645\u0631\u062d\u0628\u0627/()·", min_size=1, max_size=12)


def direction(text: str) -> str:
    """Return the direction that a line takes: that of its first letter outside of any isolate."""
    depth = 0
    for letter in TAGS.sub("", text):
        kind = unicodedata.bidirectional(letter)
        if kind in ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in {"L", *FROM_THE_RIGHT}:
            return "right to left" if kind in FROM_THE_RIGHT else "left to right"
    return ""


def is_composed(text: str) -> bool:
    """Whether a text is more than one name, number or code: has Arabic words, or several parts."""
    has_words = any(unicodedata.bidirectional(one) in FROM_THE_RIGHT for one in text)
    plain = FIGURES.sub("", FIGURES.sub("", text))  # A figure is one part, also of figures.
    has_parts = any(sign in plain for sign in ("  ", " · ", "\u2192", "\u2190"))
    return has_words or (has_parts and len(text) < LINE)  # The text of a licence is no line.


def shown(size: tuple[int, int]) -> Iterator[tuple[str, str]]:
    """Yield each text that any state shows in Arabic, with the state's name."""
    with scenes.studio(size, "ar") as studio:
        for scene in scenes.EVERY:
            try:
                studio.play(scene)
            except NotHere:
                continue
            studio.take()
            for item in remote.items(studio.window.contentItem()):
                if item.inherits("QQuickText") and remote.is_shown(item):
                    yield scene.name, str(item.property("text"))


@pytest.mark.req("UI-14")
@pytest.mark.parametrize("size", [(800, 480), (1280, 800)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_line_of_every_screen_is_read_from_right_to_left(
    qapp: QGuiApplication,  # noqa: ARG001 - Qt must be up.
    size: tuple[int, int],
) -> None:
    """But for what is a name, a number or a code alone."""
    wrong: dict[str, str] = {}
    seen = 0
    for name, text in shown(size):
        seen += is_composed(text)
        if is_composed(text) and direction(text) != "right to left":
            wrong.setdefault(text, name)
    assert seen > 500
    assert not wrong, "\n".join(f"{name}: {text!r}" for text, name in wrong.items())


@pytest.mark.req("UI-14")
def test_a_translation_that_begins_with_a_place_for_a_name_says_its_direction() -> None:
    """What will stand there may be Latin, and would turn the sentence round."""
    tree = ET.parse(TRANSLATIONS / "ar.ts")  # noqa: S314 - Our own file.
    found = [text for one in tree.iter("translation") for text in one.itertext() if text.strip()]
    wrong = [text for text in found if is_composed(text) and not reads_from_the_right(text)]
    assert len(found) > 500
    assert not wrong


def reads_from_the_right(text: str) -> bool:
    """Whether a sentence does so, also with a Latin name in each of its places."""
    return direction(SLOTS.sub("Name", text)) == "right to left"


@given(st.lists(names, min_size=1, max_size=4), st.sampled_from(["  ·  ", "  ", ", "]))
def test_a_line_is_its_parts_each_in_one_piece(parts: list[str], between: str) -> None:
    """From the right in Arabic, as it is in any other language, and nothing of an empty part."""
    made = ARABIC.line(*parts, "", between=between)
    assert direction(made) == "right to left"
    assert between.join(parts) == re.sub("[\u200f\u2068\u2069]", "", made)
    assert made.count("\u2068") == made.count("\u2069") == len(parts)
    assert Format("en").line(*parts, "", between=between) == between.join(parts)
    assert ARABIC.line("", between=between) == ""


@given(names, names)
def test_a_sentence_keeps_its_direction_whoever_it_names(name: str, price: str) -> None:
    """The full stop is at its end."""
    made = ARABIC.told("{name} \u064a\u0637\u0644\u0628 {price}.", name=name, price=price)
    assert direction(made) == "right to left"
    assert f"\u2068{name}\u2069" in made
    assert made.endswith(f"\u2068{price}\u2069.")
    assert Format("de").told("{name}: {price}.", name=name, price=price) == f"{name}: {price}."


@pytest.mark.parametrize(("language", "arrow"), [("en", "\u2192"), ("ar", "\u2190")])
def test_a_change_points_from_what_was_to_what_is(language: str, arrow: str) -> None:
    """An arrow is not mirrored by itself: it would point at what was."""
    made = Format(language).change("1", "2")
    assert arrow in made
    assert made.index("1") < made.index(arrow) < made.index("2")
    assert is_right_to_left(language) is made.startswith("\u200f")
