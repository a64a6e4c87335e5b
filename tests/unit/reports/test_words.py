"""The words of reports: complete in every language, its own, and with letters that can be drawn."""

from __future__ import annotations

import re

import pytest

from hardware.printers.fonts import Fonts
from kiosk.cli import days as command
from kiosk.domain.attendant import OVERRIDE_REASONS
from kiosk.domain.books import AccountKind
from kiosk.paypage.texts import LANGUAGES as ON_RECEIPTS
from kiosk.reports import days
from kiosk.reports.words import LANGUAGES, Words
from kiosk.storage.against_rails import Verdict

EN = LANGUAGES["en"]
OTHERS = sorted(set(LANGUAGES) - {"en"})
AS_IN_ENGLISH = {
    "de": {"Kiosk", "Software", "Tank", "Tanks", "Median"},
    "fr": {"Net", "Total"},
    "es": {"Software", "Total"},
    "sw": {"VAT"},
}
"""Words that are the same in both."""


def test_reports_speak_what_everything_else_speaks() -> None:
    """In all languages of the screen and the receipt, with their decimal sign and direction."""
    assert set(LANGUAGES) == set(ON_RECEIPTS)
    for code, words in LANGUAGES.items():
        on_receipts = ON_RECEIPTS[code]
        assert (words.code, words.decimal) == (code, on_receipts.decimal)
        assert words.is_right_to_left is (on_receipts.direction == "rtl")


@pytest.mark.parametrize("language", OTHERS)
def test_no_language_misses_a_word_that_another_has(language: str) -> None:
    """English alone says a name as it is in the files, where it says the same."""
    every = {name for words in LANGUAGES.values() for name in words.texts}
    texts = LANGUAGES[language].texts
    assert every - set(texts) == set()
    assert all(text == text.strip() != "" for text in texts.values())


@pytest.mark.parametrize("language", OTHERS)
def test_no_word_is_english_by_accident(language: str) -> None:
    """Neither as English says it nor as it is in the files."""
    for name, text in LANGUAGES[language].texts.items():
        english = {EN.say(name).casefold(), EN.label(name).casefold(), name.casefold()}
        assert text.casefold() not in english or text in AS_IN_ENGLISH.get(language, set()), name


@pytest.mark.parametrize("language", OTHERS)
def test_a_number_in_a_text_is_in_every_language(language: str) -> None:
    """The number of a Z, and those of pages."""
    for name, text in EN.texts.items():
        places = sorted(re.findall(r"{\w+}", text))
        assert sorted(re.findall(r"{\w+}", LANGUAGES[language].texts[name])) == places, name


@pytest.mark.parametrize("language", OTHERS)
def test_what_the_product_itself_names_has_words(language: str) -> None:
    """Kinds of accounts, reasons, verdicts, and what is told of attendants."""
    told = {word for word, _, _ in (*days._SALES, *days._PEOPLE)} | {*days._RAILS}
    named = {*map(str, AccountKind), *OVERRIDE_REASONS, *map(str, Verdict), *told}
    assert named - set(LANGUAGES[language].texts) == set()


@pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)
def test_every_letter_can_be_drawn(words: Words) -> None:
    """On paper and in documents, with the fonts that are shipped."""
    assert Fonts().missing("".join(words.texts.values())) == ""
    assert command.FONTS.is_dir()
