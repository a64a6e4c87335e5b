"""The attendant's sheet of vouchers: what it says, and what it keeps to itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fakes import snapshots as shown

from kiosk.domain.voucher import VOID_REASONS
from ui import words

Put = Callable[..., Any]


def test_a_voucher_says_what_is_left_of_it_and_how_it_stands(screen: Put) -> None:
    """And no code where nobody knows it: then it can't be printed either."""
    front = screen()
    front.show(shown.at_desk(batch="spring"))
    front.tap("vouchers")
    for text in ("Voucher V-000123", "€12.34", "€20.00", "Good", "Maria", "spring"):
        assert front.says(text), text
    assert not front.says("7Q2M")


@pytest.mark.parametrize(
    ("changes", "state"),
    [({}, "Good"), ({"is_over": True}, "Expired"), ({"state": "void", "is_over": True}, "Void")],
)
def test_one_that_pays_no_more_says_so(screen: Put, changes: dict[str, object], state: str) -> None:
    """Its time may be over a moment before the books end it."""
    front = screen()
    front.show(shown.at_desk(**changes))
    front.tap("vouchers")
    assert front.says(state)


def test_a_code_that_cannot_be_one_is_not_looked_up(screen: Put) -> None:
    """Nothing is asked, so nothing is counted; after erasing it goes on."""
    front = screen()
    front.show(shown.at_desk(voucher=None))
    front.tap("vouchers", "voucher-code", *(f"voucher-key-{one}" for one in "7Q2MK9VX4DTBD"))
    assert front.says("No code")
    assert not front.item("voucher-key-1").isEnabled()
    assert front.engine.commands == []
    front.tap("voucher-key-erase")
    assert front.item("voucher-key-1").isEnabled()


@pytest.mark.parametrize("printer", ["", "paper_out"])
def test_nothing_is_printed_where_nothing_can_be(screen: Put, printer: str) -> None:
    """The code can still be read from the screen."""
    front = screen()
    front.show(shown.at_desk(printer=printer, code="7Q2M-K9VX-4DTB-C"))
    front.tap("vouchers")
    assert front.says("7Q2M-K9VX-4DTB-C")
    assert not front.item("voucher-print").isEnabled()


@pytest.mark.req("UI-10")
def test_the_next_attendant_sees_nothing_of_what_was_typed(screen: Put) -> None:
    """A half-typed code goes with whoever typed it."""
    front = screen()
    front.show(shown.at_desk(voucher=None))
    front.tap("vouchers", "voucher-code", "voucher-key-7", "voucher-key-Q")
    front.show(shown.overview())
    front.show(shown.at_desk(voucher=None))
    assert not front.says("7Q")


def test_every_reason_has_its_words() -> None:
    """The list of the engine is the list of the screen."""
    assert list(words.VOID_WORDS) == list(words.VOID_ICONS) == list(VOID_REASONS)
