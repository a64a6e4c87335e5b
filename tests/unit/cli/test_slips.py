"""The receipt on paper says what the receipt on the phone says."""

from __future__ import annotations

import pytest
from fakes.receipts import Paid, marked, receipt

from hardware.printers.fonts import Fonts
from hardware.printers.rendering import Renderer
from hardware.printers.typesetting import Paper
from hardware.simulator.printer import SimulatedPrinter
from kiosk.cli.slips import joined, slip
from kiosk.domain.receipt import Receipt
from kiosk.domain.slip import Code, Pair, Slip, Text
from kiosk.paypage.receipt import rows
from kiosk.paypage.texts import LANGUAGES

URL = "https://pay.example.org/p/0123456789ABCDEF"


def the(found: Slip | None) -> Slip:
    """Return the slip that there must be."""
    assert found is not None
    return found


def kept() -> Receipt:
    """Return a receipt whose rest is behind a code."""
    return receipt(paid=(Paid(2_000, 1_231, carried=769),))


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_and_phone_say_the_same(language: str) -> None:
    """Every row of the page, in its order and its language, and nothing made up."""
    found = slip(kept(), language, url=URL, code="1234 5678")
    shown = rows(kept(), LANGUAGES[language], code="1234 5678")
    pairs = [(row.label, row.value) for group in shown for row in group]
    assert [(one.label, one.value) for one in found.parts if isinstance(one, Pair)] == pairs
    assert [one.text for one in found.parts if isinstance(one, Code)] == [URL]
    assert found.is_right_to_left == (LANGUAGES[language].direction == "rtl")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("copy", [2, 3, 12])
def test_a_copy_says_so_in_large_letters_and_which_it_is(language: str, copy: int) -> None:
    """The first one does not."""
    word = LANGUAGES[language].texts["copy"].format(count=copy - 1)
    first, again = slip(receipt(), language), slip(receipt(), language, copy=copy)
    assert not any(isinstance(one, Text) and one.text == word for one in first.parts)
    assert Text(word, is_large=True, is_centred=True) in again.parts


def test_a_demonstration_is_marked_on_paper_too() -> None:
    """Nobody takes it to their accountant: the sale itself says so, whatever the place is now."""
    demo = receipt(place=marked(demo=True))
    mark = Text(LANGUAGES["en"].texts["demo"], is_centred=True)
    assert mark in slip(demo, "en").parts
    assert mark not in slip(receipt(), "en").parts


def test_without_a_page_there_is_no_code_on_paper() -> None:
    """A code that leads nowhere is worse than none."""
    assert not any(isinstance(one, Code) for one in slip(receipt(), "en").parts)


@pytest.mark.req("RCP-06")
def test_the_note_of_a_printer_stands_at_the_end() -> None:
    """Below the code, so that nobody takes it for a line of the receipt."""
    found = slip(receipt(), "de", url=URL, note="Drucker nicht eichrechtskonform")
    assert found.parts[-1] == Text("Drucker nicht eichrechtskonform", is_centred=True)
    assert found.parts[:-2] == slip(receipt(), "de", url=URL).parts


def test_a_language_that_nobody_here_speaks_is_english() -> None:
    """A screen may send anything."""
    assert slip(receipt(), "xx") == slip(receipt(), "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_the_product_can_be_printed(language: str) -> None:
    """With the shipped fonts, no letter is missing, and the paper is not wasted."""
    renderer = Renderer(Paper(), Fonts())
    found = slip(receipt(place=marked(demo=True)), language, copy=2, url=URL)
    assert renderer.missing(found) == ""
    far = SimulatedPrinter(line_ns=0)
    for piece in renderer.pieces(found):
        far.hear(piece, 0)
        far.advance(0)
    assert len(far.slips) == 1
    assert 20 < len(far.slips[0]) < 140


def test_each_payer_has_a_piece_of_paper_of_their_own() -> None:
    """What each has paid is nobody else's business: it is cut apart, not only ruled off."""
    one, other = (Slip((Text(name),)) for name in ("one", "other"))
    assert joined([]) is None
    assert joined([one]) == one
    both = the(joined([one, other]))
    far = SimulatedPrinter(line_ns=0)
    for piece in Renderer(Paper(), Fonts()).pieces(both):
        far.hear(piece, 0)
        far.advance(0)
    assert far.slips == [["one"], ["other"]]


@pytest.mark.parametrize("language", ["tlh", "", "pt_BR"])
def test_a_language_that_paper_does_not_speak_is_english(language: str) -> None:
    """The screen may speak more than the receipt: nobody goes without one."""
    assert slip(receipt(), language, url=URL) == slip(receipt(), "en", url=URL)
