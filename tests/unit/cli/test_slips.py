"""The receipt on paper says what the receipt on the phone says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes.localpay import finished, pay_sale

from hardware.printers.fonts import Fonts
from hardware.printers.rendering import Paper, Renderer
from hardware.simulator.printer import SimulatedPrinter
from kiosk.cli.slips import joined, receipt
from kiosk.domain.slip import Code, Pair, Slip, Text
from kiosk.paypage.texts import LANGUAGES
from kiosk.paypage.view import PaySale, page

URL = "https://pay.example.org/p/0123456789ABCDEF"


def bought() -> PaySale:
    """Return a sale that is over, with its receipt's address."""
    done = finished()
    return replace(done, sale=replace(done.sale, receipt_url=URL))


def the(slip: Slip | None) -> Slip:
    """Return the slip that there must be."""
    assert slip is not None
    return slip


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_and_phone_say_the_same(language: str) -> None:
    """Every row of the page, in its order and its language, and nothing made up."""
    slip = the(receipt(bought(), language, copy=1, demo=False))
    shown = page(bought(), None, LANGUAGES[language], demo=False)
    rows = [(row.label, row.value) for group in shown.receipt for row in group]
    assert [(one.label, one.value) for one in slip.parts if isinstance(one, Pair)] == rows
    assert [one.text for one in slip.parts if isinstance(one, Code)] == [URL]
    assert slip.is_right_to_left == (LANGUAGES[language].direction == "rtl")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_says_so_in_large_letters(language: str) -> None:
    """The first one does not."""
    word = LANGUAGES[language].texts["copy"]
    first = the(receipt(bought(), language, copy=1, demo=False))
    again = the(receipt(bought(), language, copy=2, demo=False))
    assert not any(isinstance(one, Text) and one.text == word for one in first.parts)
    assert Text(word, is_large=True, is_centred=True) in again.parts


def test_a_demonstration_is_marked_on_paper_too() -> None:
    """Nobody takes it to their accountant."""
    slip = the(receipt(bought(), "en", copy=1, demo=True))
    assert Text(LANGUAGES["en"].texts["demo"], is_centred=True) in slip.parts


def test_before_a_sale_is_over_there_is_no_slip() -> None:
    """A quote is no receipt."""
    assert receipt(pay_sale(), "en", copy=1, demo=False) is None


def test_a_language_that_nobody_here_speaks_is_english() -> None:
    """A screen may send anything."""
    slip = the(receipt(bought(), "xx", copy=1, demo=False))
    assert slip == receipt(bought(), "en", copy=1, demo=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_the_product_can_be_printed(language: str) -> None:
    """With the shipped fonts, no letter is missing, and the paper is not wasted."""
    renderer = Renderer(Paper(), Fonts())
    slip = the(receipt(bought(), language, copy=2, demo=True))
    assert renderer.missing(slip) == ""
    far = SimulatedPrinter(line_ns=0)
    for piece in renderer.pieces(slip):
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
