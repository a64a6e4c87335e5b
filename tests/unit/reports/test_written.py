"""A report as text, tables, a slip and a document: the same figures, each in its own form.

`tools.golden_report` writes the golden files anew, to be read by somebody.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.golden_report import FILES, PLACE, report, sheets, style

from kiosk.domain.money import Currency
from kiosk.domain.report import Table, count
from kiosk.domain.slip import Pair, Text
from kiosk.reports import days, paper, tables, text
from kiosk.reports.sheet import Column, Kind, Section, Sheet, decimal, quantity
from kiosk.reports.words import LANGUAGES, chosen

GOLDEN = Path(__file__).parents[2] / "golden" / "reports"


@pytest.mark.req("ATT-12")
@pytest.mark.parametrize("name", sorted(FILES))
def test_a_z_is_written_as_somebody_has_read_it(name: str) -> None:
    """All figures of a full day, in each language and as tables."""
    assert (GOLDEN / name).read_bytes().decode() == FILES[name]()


@pytest.mark.req("ATT-12")
@pytest.mark.req("LRS-08")
@pytest.mark.req("REC-05")
def test_a_z_says_what_it_must() -> None:
    """Number, times, entries, hash, software, the counter of parameters, and every table."""
    sheet = sheets()["en"]
    facts = {name for name, _, _ in sheet.facts}
    assert {"number", "begun", "ended", "entries", "head", "software", "parameters"} <= facts
    assert {section.name for section in sheet.sections} == {
        "sales", "rails", "products", "outlets", "totalisers", "vouchers", "vat", "overrides",
        "people", "shifts", "alarms", "open", "unsettled", "books",
    }  # fmt: skip


@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_a_decimal_is_exact(value: int, places: int) -> None:
    """Nothing is rounded, and the sign is before all of it."""
    shown = decimal(value, places)
    assert int(shown.replace(".", "")) == value
    assert ("." in shown) is (places > 0)
    assert quantity(value * 1_000, "ul") == (value * 1_000 // 10**3, 3)


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_of_a_table_is_a_formula(name: str, value: str) -> None:
    """Whatever somebody has typed, a spreadsheet reads it as a text, and reads all of it."""
    section = Section("people", (Column("attendant", Kind.TEXT),), ((value,),))
    sheet = Sheet("x", (("site", name, Kind.TEXT),), (section,))
    for content in tables.files(sheet, Currency("EUR")).values():
        for row in csv.reader(io.StringIO(content, newline="")):
            assert not any(cell.startswith(tables.FORMULA) for cell in row)
    [_, [read]] = csv.reader(
        io.StringIO(tables.files(sheet, Currency("EUR"))["people.csv"], newline="")
    )
    assert read.removeprefix("'") == value.removeprefix("'")


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_every_heading_of_a_day_is_in_its_language(language: str) -> None:
    """No English word stands among the others: only English may say a name as it is."""
    sheet, words = sheets()[language], style(language).words
    names = {name for name, _, _ in sheet.facts} | {section.name for section in sheet.sections}
    names |= {column.name for section in sheet.sections for column in section.columns}
    assert names - set(words.texts) == set()


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_slip_says_what_is_something(language: str) -> None:
    """The title and the takings are on it; what is nothing takes no paper."""
    slip = paper.slip(sheets()[language], style(language))
    pairs = {one.label: one.value for one in slip.parts if isinstance(one, Pair)}
    assert isinstance(slip.parts[0], Text)
    assert slip.parts[0].is_large
    assert pairs[style(language).words.label("captured")].startswith("123")
    assert slip.is_right_to_left is (language == "ar")


def test_a_copy_says_so_everywhere() -> None:
    """In text, on paper and in the document's own words."""
    whole = sheets(is_copy=True)["en"]
    assert "COPY" in text.written(whole, style("en"))
    slip = paper.slip(whole, style("en"))
    assert Text("COPY", is_large=True, is_centred=True) in slip.parts
    assert "COPY" not in text.written(sheets()["en"], style("en"))


def test_languages_are_found_by_their_first_letters() -> None:
    """Whatever else is asked for is English."""
    assert (chosen("de_AT").code, chosen("ar").code, chosen("xx").code) == ("de", "ar", "en")
    assert set(LANGUAGES["en"].texts) >= {"copy", "z_report", "DISCREPANCY"}


def test_a_void_voucher_is_no_sale_that_was_given_back() -> None:
    """Both are voided in the books; a report says which it was."""
    full = report()
    count(full.tables, Table.VOUCHERS, "voided", count=2, amount=700)
    said = text.written(days.sheet(full, PLACE, "Z 12"), style("en"))
    assert re.search(r"^  Vouchers voided +2 +7\.00$", said, re.MULTILINE)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_columns_stand_below_one_another(language: str) -> None:
    """On a terminal, where a Chinese letter takes two columns and a mark of Hindi none."""
    columns = (Column("shift", Kind.TEXT), Column("count", Kind.COUNT), Column("money"))
    rows = (("Eve", 3, 1), ("张伟", 4, 22), ("डीज़ल", 5, 333), ("goodwill", 6, 4_444))
    sheet = Sheet("x", (), (Section("people", columns, rows),))
    _, _, _, *lines = text.written(sheet, style(language)).splitlines()
    assert len(lines) == 1 + len(rows)
    ends = {sum(_columns(letter) for letter in line) for line in lines}
    assert len(ends) == 1


def _columns(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Mn":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1


@pytest.mark.req("ATT-24")
def test_the_median_is_that_of_everybody() -> None:
    """Whoever did nothing counts; a sum of money has to be some money before it stands out."""
    section = days.outstanding(report(), ["Ada", "Ben", "Cem", "Eve"], major=100)
    marked = {(row[0], row[1]) for row in section.rows if row[-1] == "flag"}
    assert ("overrides", "Eve") in marked
    assert ("overrides", "Ada") not in marked
    assert section.is_warning
