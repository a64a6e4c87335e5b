"""Every word of a report, in the languages that it is written in: one a module."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.reports.words import ar, de, en, es, fr, hi, sw, zh

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """One language. A word that it has not is said as it is in the files: plainly."""

    code: str
    decimal: str
    texts: dict[str, str]
    is_right_to_left: bool = False

    def say(self, name: str) -> str:
        """Return the words for `name`; a name of the place's own is said as it is."""
        return self.texts.get(name, name)

    def label(self, name: str) -> str:
        """Return the heading for the column, table or fact called `name`."""
        return self.texts.get(name) or name.replace("_", " ").replace("-", " ").capitalize()


LANGUAGES = {
    language.code: language
    for language in (
        Words("en", ".", en.TEXTS),
        Words("de", ",", de.TEXTS),
        Words("fr", ",", fr.TEXTS),
        Words("es", ",", es.TEXTS),
        Words("ar", ".", ar.TEXTS, is_right_to_left=True),
        Words("hi", ".", hi.TEXTS),
        Words("zh", ".", zh.TEXTS),
        Words("sw", ".", sw.TEXTS),
    )
}
"""By their codes. Numbers stand in European digits in all of them."""


def chosen(wanted: str) -> Words:
    """Return the language that is wanted, such as `de` or `de_AT`; else English."""
    return LANGUAGES.get(wanted[:2].lower(), LANGUAGES[FALLBACK])
