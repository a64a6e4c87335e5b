"""Every line of every slip fits its paper, in every language and with whatever name it tells."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from fakes.receipts import PLACE
from hypothesis import example, given
from hypothesis import strategies as st
from tools.golden_receipts import CASES, CODE, URL
from tools.golden_report import sheets, style

from hardware.printers.fonts import Fonts
from hardware.printers.rendering import picture
from hardware.printers.typesetting import Line, Paper, Typesetter, plainer, wrapped
from kiosk.cli.slips import slip, trial, voucher
from kiosk.domain.money import Money
from kiosk.domain.slip import Pair, Slip, Text
from kiosk.domain.voucher import Voucher, VoucherKind
from kiosk.paypage.texts import LANGUAGES
from kiosk.reports import paper as report_paper
from kiosk.reports.words import chosen

PAPERS = {"80 mm": Paper(), "58 mm": Paper(columns=32, dots=384)}
TYPESETTERS = {name: Typesetter(paper, Fonts()) for name, paper in PAPERS.items()}
AROUND = 300
"""Dots around a picture, to see the ink that paper would not hold."""
NOTE = {"ar": "اتصل بـ Harbour Energy على 1234567 (24/7)، شكرا", "zh": "谢谢惠顾。" * 12}

names = st.text(
    st.one_of(
        st.sampled_from("aiMWÅŁ ÖжШЩЫ 柴油汽站《》、。 مركزبيعلا كृक्षिंट्टू -0123456789.:/%()"),
        st.characters(exclude_categories=["Cs", "Cn", "Co"], max_codepoint=0xFFFF),
    ),
    max_size=90,
)
amounts = st.integers(0, 10**12).map(lambda minor: f"{minor / 100:,.2f}\N{NO-BREAK SPACE}EUR")


def slips(language: str) -> Iterator[Slip]:
    """Yield every kind of slip: receipts and copies, reports, a voucher, the technician's trial."""
    note = NOTE.get(language, "A note of the operator's")
    for case in CASES.values():
        for one in case.receipts:
            code = CODE if one.payer.carried else ""
            yield slip(
                one, language, copy=case.copy, url=URL, code=code, customer=case.customer, note=note
            )
    for is_copy in (False, True):
        spoken = chosen(language).code
        yield report_paper.slip(sheets(is_copy=is_copy)[spoken], style(spoken))
    until_ms = 1_790_000_000_000
    card = Voucher(42, "", Money(2_000), VoucherKind.SOLD, created_ms=0, expires_ms=until_ms)
    yield voucher(PLACE, card, CODE, language, copy=2)
    names = ("Diesel", "Дизель ЩЫЮ", "柴油", "ديزل", "डीज़ल")
    yield trial("Harbour Station", names, language)


def lines(found: Slip, paper: str) -> Iterator[Line]:
    """Yield each line of a slip that is no rule and no code."""
    for part in map(plainer, found.parts):
        if isinstance(part, Text | Pair):
            yield from TYPESETTERS[paper].lines(part, is_right_to_left=found.is_right_to_left)


def fits(line: Line, paper: str) -> None:
    """Insist that a line is all on its paper, and that no text of it runs into another."""
    typesetter, dots = TYPESETTERS[paper], PAPERS[paper].dots
    if not line.is_drawn:
        letters = sum(len(one.text) for one in line.placed) + len(line.placed) - 1
        assert letters <= typesetter.columns(is_large=line.is_large), line
        return
    spans = sorted(typesetter.span(one, is_large=line.is_large) for one in line.placed)
    assert spans[0][0] >= 0, line
    assert spans[-1][1] <= dots, line
    assert all(before[1] < after[0] for before, after in pairwise(spans)), line
    whole = picture(line, typesetter, margin=AROUND)
    shown = whole.crop((AROUND, AROUND, AROUND + dots, whole.height - AROUND))
    assert shown.histogram()[0] == whole.histogram()[0], f"ink beside the paper: {line}"
    assert shown.tobytes() == picture(line, typesetter).tobytes()


@pytest.mark.req("RCP-01")
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_every_slip_is_all_on_the_paper(language: str, paper: str) -> None:
    """No figure is cut off at the edge, and no label runs into its value."""
    seen = 0
    for found in slips(language):
        for line in lines(found, paper):
            fits(line, paper)
            seen += 1
    assert seen > 300


parts = st.builds(Pair, names, names | amounts, is_large=st.booleans()) | st.builds(
    Text, names, is_large=st.booleans(), is_centred=st.booleans()
)


@given(st.sampled_from(sorted(PAPERS)), st.builds(Slip, st.tuples(parts), st.booleans()))
@example("58 mm", Slip((Pair("开具时间", "2026-09-21 16:18:20 +02:00", is_large=True),)))
@example("58 mm", Slip((Pair("\ufdfd" * 3, "ा" * 90, is_large=True),), is_right_to_left=True))
@example("80 mm", Slip((Pair("柴" * 48, "ЩЫЮЖ" * 20),)))
@example("58 mm", Slip((Pair("  " + "W" * 40, " "),), is_right_to_left=True))
def test_whatever_a_name_is_its_line_fits(paper: str, found: Slip) -> None:
    """Also what no font has, marks without a letter, and words that are longer than a line."""
    for line in lines(found, paper):
        fits(line, paper)


@given(st.sampled_from(sorted(PAPERS)), names)
def test_no_letter_is_lost_where_a_text_goes_on(paper: str, text: str) -> None:
    """The lines below one another say what the text says, blanks between them left out."""
    part = plainer(Text(text))
    assert isinstance(part, Text)
    made = [line.placed[0].text for line in lines(Slip((part,)), paper)]
    assert "".join("".join(made).split()) == "".join(part.text.split())


@given(st.lists(st.sampled_from(["柴", "油、", "《站》", "汽。", "ab "])), st.integers(4, 12))
def test_no_line_of_chinese_begins_with_a_comma(words: list[str], width: int) -> None:
    """What closes stays with what it closes, and what opens with what it opens."""
    found = wrapped("".join(words), lambda line: len(line) <= width)
    assert all(len(line) <= width for line in found)
    assert not any(line.startswith(("、", "。", "》")) or line.endswith("《") for line in found)


def test_chinese_goes_on_in_the_middle_of_a_sentence() -> None:
    """It has no blanks to break at, and leaves no line half empty."""
    assert wrapped("柴油" * 5, lambda line: len(line) <= 4) == ["柴油柴油", "柴油柴油", "柴油"]


def test_hindi_letters_and_their_marks_are_never_parted() -> None:
    """A sign of a vowel alone on a line is no letter."""
    found = wrapped("किक्षिंट्टू" * 9, lambda line: len(line) <= 20)
    assert len(found) > 3
    assert {line[0] for line in found} <= set("कट")
    assert not any(line.endswith("\N{DEVANAGARI SIGN VIRAMA}") for line in found)
