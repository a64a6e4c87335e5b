"""The language of the screen: switched live, complete, drawable, and back to the operator's."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fakes import snapshots as shown
from PySide6.QtCore import QPointF
from PySide6.QtGui import QAccessible, QFont, QGuiApplication, QRawFont

from kiosk.api import commands
from kiosk.api.snapshot import Notice, VisitSnapshot
from ui import app, language, remote, translations, words
from ui.formatting import LOCALES

Put = Callable[..., Any]
TS = sorted(translations.I18N.glob("*.ts"))


def messages(path: Path) -> list[ET.Element]:
    """Return all messages of a translation."""
    return list(ET.parse(path).getroot().iter("message"))  # noqa: S314 - Our own file.


def test_every_language_is_shipped() -> None:
    """Each language that can be chosen has a name, customs, a source and a compiled file."""
    assert {path.stem for path in TS} == set(LOCALES) == set(language.NAMES)
    assert all(path.with_suffix(".qm").exists() for path in TS)


@pytest.mark.parametrize("path", TS, ids=lambda path: path.stem)
def test_every_text_is_translated(path: Path) -> None:
    """No text is left unfinished, obsolete or empty."""
    for message in messages(path):
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, message.findtext("source")
        parts = translation.findall("numerusform") or [translation]
        assert all(part.text for part in parts), message.findtext("source")


@pytest.mark.parametrize("path", TS, ids=lambda path: path.stem)
def test_placeholders_survive_translation(path: Path) -> None:
    """A figure that the text holds a place for has one in every language."""
    for message in messages(path):
        source = message.findtext("source") or ""
        translation = message.findtext("translation") or ""
        if message.get("numerus") != "yes":
            for mark in ("%1", "%2"):
                assert (mark in source) == (mark in translation) or path.stem == "en", source


@pytest.mark.parametrize("path", TS, ids=lambda path: path.stem)
def test_the_translations_are_up_to_date(path: Path, tmp_path: Path) -> None:
    """No text of the source is missing from a translation, and none is left over."""
    fresh = tmp_path / path.name
    fresh.write_bytes(path.read_bytes())
    translations.collect(path.stem, fresh)
    assert fresh.read_text("utf-8") == path.read_text("utf-8"), "run python -m ui.translations"


@pytest.mark.parametrize("path", TS, ids=lambda path: path.stem)
def test_the_compiled_files_are_up_to_date(path: Path, tmp_path: Path) -> None:
    """What the screen loads is what the translators wrote."""
    fresh = tmp_path / path.name
    fresh.write_bytes(path.read_bytes())
    translations.compile_one(fresh)
    assert fresh.with_suffix(".qm").read_bytes() == path.with_suffix(".qm").read_bytes()


def test_every_character_can_be_drawn(qapp: QGuiApplication) -> None:  # noqa: ARG001 - Qt must be up.
    """A missing glyph is silent: each character must be in a font that is shipped."""
    app.load_fonts()
    fonts = [QRawFont.fromFont(QFont(family)) for family in ("Inter", *app.FALLBACKS)]
    texts = ["".join(message.itertext()) for path in TS for message in messages(path)] + list(
        language.NAMES.values()
    )
    wanted = {char for text in texts for char in text if char.isprintable() and not char.isspace()}
    wanted |= set("€$£¥₹\u00a0·%.,:/0123456789")
    missing = {
        char for char in wanted if not any(font.supportsCharacter(ord(char)) for font in fonts)
    }
    assert missing == set()


def test_fonts_are_small_enough_to_ship() -> None:
    """Fonts and their licence stay below six megabytes, each font below two."""
    assert (app.FONTS / "OFL.txt").exists()
    sizes = [path.stat().st_size for path in app.FONTS.iterdir()]
    assert sum(sizes) < 6_000_000
    assert max(sizes) < 2_000_000


def test_names_of_places_and_products_can_be_drawn(qapp: QGuiApplication) -> None:  # noqa: ARG001 - Qt must be up.
    """What an operator writes is not in our texts: the common Chinese characters, all Hindi."""
    app.load_fonts()
    common = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    chinese = "".join(two.decode("gb2312", "ignore") for two in common)
    assert len(chinese) == 3_755
    hindi = "".join(map(chr, (*range(0x0900, 0x0980), 0x200C, 0x200D)))
    for family, text in (("Noto Sans CJK SC", chinese), ("Noto Sans Devanagari", hindi)):
        font = QRawFont.fromFont(QFont(family))
        assert [char for char in text if not font.supportsCharacter(ord(char))] == []


@pytest.mark.parametrize("family", app.FALLBACKS)
def test_a_line_is_as_high_in_every_script(qapp: QGuiApplication, family: str) -> None:  # noqa: ARG001 - Qt must be up.
    """A chip that holds a line of Latin holds one of any other letters: nothing is cut off."""
    app.load_fonts()
    latin, other = (QRawFont.fromFont(QFont(name)) for name in ("Inter", family))
    assert other.pixelSize() == latin.pixelSize()
    assert other.ascent() + other.descent() <= 1.06 * (latin.ascent() + latin.descent())


def test_the_language_changes_live(screen: Put) -> None:
    """One touch turns words, figures and direction, without a new snapshot."""
    front = screen()
    front.show(shown.overview(4, (1,)))
    assert front.says("Continue")
    front.tap("language-de")
    assert front.says("Weiter")
    assert "1,789\xa0€/L" in front.texts()
    front.tap("language-ar")
    assert front.says("متابعة")
    assert not front.says("Weiter")
    front.tap("language-en")
    assert front.says("Continue")
    assert "€1.789/L" in front.texts()


def test_arabic_is_mirrored_and_its_keypad_is_not(screen: Put) -> None:
    """The screen runs from right to left; 1 2 3 does not."""
    front = screen()
    front.show(shown.choose())

    def left(name: str) -> float:
        return float(front.item(name).mapToScene(QPointF(0, 0)).x())

    assert left("tab-amount") < left("tab-fill") < left("key-1") < left("key-3")
    front.tap("language-ar")
    front.settle()
    assert left("key-1") < left("key-3") < left("tab-fill") < left("tab-amount")


@pytest.mark.parametrize(
    ("before", "name"),
    [(shown.done, "done"), (shown.delivering, "others"), (shown.pay, "cancel")],
)
def test_the_next_customer_reads_the_operators_language(
    screen: Put, before: Callable[[], Any], name: str
) -> None:
    """When a visit ends, the language goes back to the default."""
    front = screen()
    front.show(before())
    front.tap("language-de", name)
    front.show(shown.overview(4))
    assert front.stage.language.current == "en"


def test_stepping_back_keeps_the_language(screen: Put) -> None:
    """Somebody who only looks at the outlets again is still the same person."""
    front = screen()
    front.show(shown.choose())
    front.tap("language-de")
    front.show(shown.overview(4, (1,)))
    assert front.stage.language.current == "de"


def test_a_visit_that_times_out_forgets_the_language(screen: Put) -> None:
    """Nobody is there any more: the form was left, not stepped back from."""
    front = screen()
    front.show(shown.choose())
    front.tap("language-de")
    front.show(shown.told(shown.overview(4), Notice.VISIT_TIMED_OUT))
    assert front.stage.language.current == "en"


def test_an_operators_default_is_where_it_goes_back_to(screen: Put) -> None:
    """The default is the operator's, not English."""
    front = screen(language="de")
    front.show(shown.done())
    front.tap("language-en")
    front.show(shown.overview(4))
    assert front.stage.language.current == "de"


def test_many_languages_are_chosen_from_a_sheet(screen: Put) -> None:
    """Where the bar has no room, one button opens all of them, each named in itself."""
    front = screen((800, 480))
    front.show(shown.overview(4))
    front.tap("language", "language-de")
    assert front.stage.language.current == "de"


@pytest.mark.parametrize("size", [(800, 480), (1280, 800), (1080, 1920)])
def test_eight_languages_are_two_touches_away(screen: Put, size: tuple[int, int]) -> None:
    """One button tells the language in force in itself; behind it are all, in the site's order."""
    front = screen(size)
    offered = ("sw", *(code for code in language.NAMES if code != "sw"))
    front.show(replace(shown.overview(4), languages=offered))
    for code in (*offered, "en"):
        button = QAccessible.queryAccessibleInterface(front.item("language"))
        spoken = button.text(QAccessible.Text.Name)
        assert spoken.endswith(language.NAMES[front.stage.language.current])
        front.tap("language")
        tops = [front.item(f"language-{one}").mapToScene(QPointF(0, 0)) for one in offered]
        assert [point.y() for point in tops] == sorted(point.y() for point in tops)
        front.tap(f"language-{code}")
        assert front.stage.language.current == code
        assert front.says(language.NAMES[code])


def test_the_handbook_names_every_language() -> None:
    """Its table has each language that there is, by its code and its own name."""
    page = (translations.UI.parent / "docs" / "languages.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", page, re.MULTILINE))
    assert rows == language.NAMES


def test_a_language_that_is_not_shipped_is_not_offered(screen: Put) -> None:
    """The operator may wish for more than there is."""
    front = screen()
    front.show(replace(shown.overview(4), languages=("en", "tlh", "de")))
    assert front.stage.kiosk.languages.count == 2


def test_a_switch_asks_nothing_of_the_engine(screen: Put) -> None:
    """The language is the screen's own business."""
    front = screen()
    front.show(shown.overview(4))
    front.tap("language-de")
    assert [c for c in front.engine.commands if not isinstance(c, commands.StillHere)] == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("outlet_3:meter_jump", "Outlet 3: Its readings cannot be true."),
        ("payment_stuck:pp-1", "A payment does not come to an end: pp-1"),
        ("rest_unpaid:P-000007", "A wallet could not be paid its rest: P-000007"),
        ("locked_out:Alex", "Too many wrong PINs: Alex"),
        ("storage", "Sales cannot be recorded"),
        ("no_flow:3", "Outlet 3: the valve opened three times and nothing flowed"),
        ("closing_drifts:2", "Outlet 2: its valve closes more and more slowly"),
        (
            "image_restored",
            "An older database was put back: compare payments with the provider",
        ),
        ("something_new:9", "something_new:9"),
    ],
)
def test_an_alarm_is_put_into_words(code: str, text: str) -> None:
    """An attendant reads what is wrong; an alarm that is not known is shown as it came."""
    assert words.alarm(code) == text


def test_an_unknown_state_is_shown_as_unknown() -> None:
    """A state that this screen does not know is never shown as free."""
    assert words.outlet_sign("levitating").word == "Unknown"
    assert words.delivery_sign("levitating").word == "Unknown"


def test_a_screen_without_visit_data_shows_itself(screen: Put) -> None:
    """A snapshot that lacks what its screen is about breaks nothing."""
    front = screen()
    for name in ("pay", "delivering", "done", "attendant", "override"):
        visit = VisitSnapshot(type(shown.pay().visit.screen)(name))
        front.show(shown.snapshot(visit))
    assert front.stage.kiosk.screen == "override"


def test_help_does_not_stay_open_for_the_next_screen(screen: Put) -> None:
    """What somebody opened is closed by what comes next."""
    front = screen()
    front.show(shown.overview(4))
    front.tap("help")
    assert front.says("We are here to help")
    front.show(shown.choose())
    assert not front.says("We are here to help")


@pytest.mark.req("UI-10")
@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("size", [(800, 480), (1280, 800), (1920, 1080), (1080, 1920)])
def test_few_languages_are_one_touch_away(screen: Put, size: tuple[int, int], count: int) -> None:
    """Whoever begins finds the others on the overview, where the bar has no room for them."""
    front = screen(size)
    offered = ("en", "de", "ar")[:count]
    start = replace(shown.overview(4), languages=offered)
    for code in (*offered[1:], "en"):
        front.show(start)
        front.settle()
        in_bar = remote.named(front.window, f"language-{code}") is not None
        front.tap(f"language-{code}" if in_bar else f"speak-{code}")
        assert front.stage.language.current == code


@pytest.mark.parametrize("modes", [(), ("large",)], ids=["usual", "large"])
@pytest.mark.parametrize("size", [(800, 480), (1080, 1920)])
def test_the_other_of_two_languages_is_one_touch_away_everywhere(
    screen: Put, size: tuple[int, int], modes: tuple[str, ...]
) -> None:
    """Its button says its name, on every screen of a customer."""
    front = screen(size)
    for make in (shown.choose, shown.pay, shown.delivering, shown.done):
        front.show(shown.needing(replace(make(), languages=("en", "de")), *modes))
        front.settle()
        front.tap("language-de")
        assert front.stage.language.current == "de"
        front.tap("language-en")
        assert front.stage.language.current == "en"
