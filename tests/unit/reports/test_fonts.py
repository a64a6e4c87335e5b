"""Documents in every script: what is drawn, in which order, and what their reader finds."""

from __future__ import annotations

import logging
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fpdf.enums import Align, TextDirection
from fpdf.fonts import TTFFont
from fpdf.line_break import TextLine
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tools.golden_report import sheets, style

from kiosk.reports import document
from kiosk.reports import fonts as lettering
from kiosk.reports.sheet import Column, Kind, Section, Sheet
from kiosk.reports.words import LANGUAGES

FOLDER = Path(__file__).parents[3] / "assets" / "fonts"
Draw = Callable[..., document._Document]
names = st.text(
    st.one_of(
        st.sampled_from(
            "aW ÅŁЖ柴油站《、 مركزبيعلاًﻻ١٢؟ کृक्षिंट्टू।१२()[]-0123.:%\u200c\u200d\u200f\u202e\u2067"
        ),
        st.characters(exclude_categories=["Cs", "Cn", "Co"], max_codepoint=0xFFFF),
    ),
    max_size=60,
)


def streams(content: bytes) -> list[bytes]:
    """Return what is within a document, unpacked."""
    found = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            found.append(stream)
    return found


def told(content: bytes) -> str:
    """Return all letters of which a document tells its reader: sign by sign, and whole words."""
    found = []
    for text in streams(content):
        signs = re.findall(rb"^<[0-9A-F]{4}> <([0-9A-F]+)>$", text, re.MULTILINE)
        words = re.findall(rb"/ActualText <FEFF([0-9a-f]+)>", text)
        found += [bytes.fromhex(one.decode()).decode("utf-16-be") for one in (*signs, *words)]
    return "|".join(found)


@pytest.fixture
def drawn(tmp_path: Path) -> Iterator[Draw]:
    """Draw a sheet, without writing its document."""
    kept: list[document._Document] = []

    def draw(sheet: Sheet, language: str = "en") -> document._Document:
        folder = tmp_path / str(len(kept))
        folder.mkdir()
        fonts = lettering.chosen(FOLDER, folder, document._letters(sheet, style(language)))
        kept.append(document._Document(sheet, style(language), tuple(fonts)))
        kept[-1].draw()
        return kept[-1]

    yield draw
    for one in kept:
        one.close()


def signs(made: document._Document, family: str, weight: str = "B") -> list[str]:
    """Return the names of what is drawn of one font, but for what is in each."""
    subset = made.fonts[family + weight].subset
    return sorted(one.glyph_name for one, place in subset.items() if place not in {0, ord(" ")})


def line(made: document._Document, text: str) -> str:
    """Return the letters of a text from left to right."""
    pieces = made._preload_bidirectional_text(made._shown(text), markdown=False)
    ordered = TextLine(pieces, 0, 0, Align.L, 0, None).get_ordered_fragments()
    letters = (
        one.string[:: -1 if one.fragment_direction is TextDirection.RTL else 1] for one in ordered
    )
    return "".join(letters).replace("\N{RIGHT-TO-LEFT MARK}", "")


@pytest.mark.parametrize("word", ["بيع", "كشك", "منتج", "مُعاد"])
def test_letters_of_arabic_join(word: str, drawn: Draw) -> None:
    """None that has a neighbour to join stands as it does alone; a vowel sign parts nobody."""
    made = drawn(Sheet(word, (), ()))
    alone = made.fonts["arabicB"].cmap
    bare = [letter for letter in word if unicodedata.category(letter) != "Mn"]
    joined = {alone[ord(letter)] for letter in bare} & set(signs(made, "arabic"))
    assert joined <= {alone[ord(letter)] for letter in "اد"}  # Joins none after it.
    without = signs(drawn(Sheet("".join(bare), (), ())), "arabic")
    assert set(without) <= set(signs(made, "arabic"))


@pytest.mark.parametrize("word", ["क्षेत्र", "र्ट्रि", "प्रविष्टि"])
def test_letters_of_hindi_join(word: str, drawn: Draw) -> None:
    """No sign that kills a vowel is left, and none is set on an empty circle."""
    made = drawn(Sheet(word, (), ()))
    known = made.fonts["devanagariB"].cmap
    assert not {known[0x94D], known[0x25CC]} & set(signs(made, "devanagari"))
    assert word in told(bytes(made.output()))


def test_a_line_stands_as_it_is_read_from_the_right(drawn: Draw) -> None:
    """Words from the right, figures and names of elsewhere from the left."""
    made = drawn(Sheet("تقرير Z 12 (نسخة) ديزل 10 L", (), ()), "ar")
    assert line(made, "تقرير Z 12 (نسخة)") == f"{'(نسخة)'[::-1]} Z 12 {'تقرير'[::-1]}"
    assert line(made, "ديزل 10 L") == "L 10 " + "ديزل"[::-1]
    assert line(made, "2026-09-21 16:13:20") == "2026-09-21 16:13:20"


def test_a_line_from_the_left_may_have_a_word_from_the_right(drawn: Draw) -> None:
    """It stands where it stood, and what comes after it stays after it."""
    text = "Diesel ديزل ممتاز %"
    assert line(drawn(Sheet(text, (), ())), text) == f"Diesel {'ديزل ممتاز'[::-1]} %"


def test_what_no_font_has_is_a_question_mark_and_what_steers_is_nothing(drawn: Draw) -> None:
    """As on paper; what would turn letters round is not heeded."""
    made = drawn(Sheet("a\u200eb\u202ec\U0001f600", (), ()))
    assert made._shown("a\u200eb\u202ec\U0001f600") == "a\u200ebc?"


def test_a_document_takes_no_font_that_it_does_not_need(drawn: Draw) -> None:
    """What nobody wrote in costs no room."""
    made = drawn(sheets()["de"], "de")
    assert set(made.fonts) == {"inter", "interB"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_is_an_empty_box(language: str, drawn: Draw) -> None:
    """Every sign of every font is of a letter, in every language."""
    made = drawn(sheets(is_copy=True)[language], language)
    for font in made.fonts.values():
        assert isinstance(font, TTFFont)
        assert font.missing_glyphs == []
        names = [one.glyph_name for one, place in font.subset.items() if one and place]
        assert ".notdef" not in names


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_has_all_its_letters(language: str, caplog: pytest.LogCaptureFixture) -> None:
    """A4, the fonts inside, cut down to what is needed; and words can be searched for."""
    with caplog.at_level(logging.WARNING):
        content = document.written(sheets(is_copy=True)[language], style(language), FOLDER)
    assert caplog.text == ""
    assert content.startswith(b"%PDF-")
    assert b"/FontFile2" in content
    assert b"595.28 841.89" in content
    assert len(content) < 150_000
    assert set(style(language).words.say("captured")) <= set(told(content))


def test_the_same_sheet_is_the_same_document() -> None:
    """But for its date of making, and what is made from it."""
    once, again = (
        re.sub(
            rb"/CreationDate \(.*?\)|/ID \[.*?\]", b"", document.written(sheet, style("ar"), FOLDER)
        )
        for sheet in (sheets()["ar"], sheets()["ar"])
    )
    assert once == again


def test_columns_that_are_too_many_go_on_below() -> None:
    """With the name before each; no letter is broken off a word."""
    columns = (
        Column("attendant", Kind.TEXT),
        *(Column(f"a_long_heading_{one}") for one in range(20)),
    )
    rows = (("Ada", *range(20)),)
    whole = replace(sheets()["en"], sections=(Section("people", columns, rows),), facts=())
    content = document.written(whole, style("en"), FOLDER)
    assert content.count(b"/Type /Page\n") in {1, 2}


@settings(max_examples=25)
@given(st.sampled_from(["en", "ar"]), names, names)
@example("ar", "می\u200cشود", "ديزل١٢")
@example("en", "ص" * 60, "औ" * 60)
@example("en", "عر\u202aب (x", "W" * 60)
def test_whatever_a_name_is_it_can_be_written(language: str, name: str, other: str) -> None:
    """In a full table, in a document of any direction."""
    columns = (
        Column("attendant", Kind.TEXT), Column("product", Kind.TEXT),
        *(Column("captured") for _ in range(12)),
    )  # fmt: skip
    row = (name, other, *(10**12 for _ in range(12)))
    facts = (("site", name, Kind.TEXT), ("kiosk", other, Kind.TEXT))
    sheet = Sheet(name, facts, (Section("people", columns, (row,)),), seller=(name, other))
    assert document.written(sheet, style(language), FOLDER).startswith(b"%PDF-")
