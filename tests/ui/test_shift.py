"""The sheet on which a shift and a day are opened, counted and closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fakes import snapshots as shown

from kiosk.api.commands import CloseDay, CloseShift, OpenShift, PrintReport
from kiosk.api.snapshot import RailFigure

Put = Callable[..., Any]


def opened(screen: Put, **told: object) -> Any:  # noqa: ANN401 - The fixture's.
    """Return the screen with the sheet open."""
    front = screen()
    front.show(shown.on_shift(**told))
    front.tap("shift")
    return front


@pytest.mark.req("AT-06")
def test_a_shift_is_closed_with_what_was_counted(screen: Put) -> None:
    """What is typed is what is sent; until it is taken it stands there."""
    front = opened(screen)
    front.tap("shift-count", "shift-1", "shift-5", "shift-2", "shift-0", "shift-go")
    assert front.asked() == [CloseShift(152_000)]
    front.show(shown.on_shift(shift=0))
    assert front.says("No shift is open")
    assert front.says("\u2212\u20ac2.50")


@pytest.mark.req("ATT-06")
def test_nobody_sees_what_should_be_in_the_drawer_before_it_is_counted(screen: Put) -> None:
    """Neither the last difference nor the day's figures stand beside the count."""
    front = opened(screen)
    front.tap("shift-count")
    assert front.says("Count the drawer")
    assert not front.says("Takings")
    assert not front.item("shift-go").property("enabled")


def test_a_shift_is_opened_with_what_is_in_the_drawer(screen: Put) -> None:
    """An empty drawer is typed as well: nothing is assumed."""
    front = opened(screen, shift=0)
    front.tap("shift-count", "shift-0", "shift-go")
    assert front.asked() == [OpenShift(0)]


@pytest.mark.req("ATT-11")
def test_a_day_is_closed_after_a_second_thought(screen: Put) -> None:
    """The number that it gets is said before; there is a way back."""
    front = opened(screen, shift=0)
    front.tap("shift-day")
    assert front.says("Z 12")
    front.tap("shift-back", "shift-day", "shift-go")
    assert front.asked() == [CloseDay()]


def test_no_day_is_closed_while_a_shift_is_open(screen: Put) -> None:
    """There is no button for it; nor is there one before everything was added up."""
    front = opened(screen)
    assert front.window is not None
    assert "Close the day" not in front.texts()
    front.show(shown.on_shift(shift=0, is_ready=False))
    assert not front.item("shift-day").property("enabled")
    assert front.says("still being added up")


def test_a_way_to_pay_is_called_as_customers_call_it(screen: Put) -> None:
    """Where two are called the same, what they are in the settings tells them apart."""
    front = opened(screen)
    assert {"Card", "Phone", "Vouchers"} <= set(front.texts())
    assert not {"stripe", "localpay", "voucher"} & set(front.texts())
    rails = (
        RailFigure("stripe", 1, 100, "phone"),
        RailFigure("localpay", 1, 200, "phone"),
        RailFigure("gone", 1, 300),
    )
    front.show(shown.on_shift(rails=rails))
    assert {"Phone (stripe)", "Phone (localpay)", "gone"} <= set(front.texts())


def test_both_reports_can_be_printed_in_the_language_of_the_screen(screen: Put) -> None:
    """The running day's, and the last closed one's; without a printer neither is offered."""
    front = opened(screen)
    front.tap("shift-print-x", "shift-print-z")
    assert front.asked(2) == [PrintReport("en", is_running=True), PrintReport("en")]
    front.show(shown.on_shift(printer="paper_out"))
    assert not front.says("Print X")


def test_a_totaliser_that_does_not_agree_is_named(screen: Put) -> None:
    """By its outlet, where the attendant cannot miss it."""
    assert opened(screen, discrepancies=(2, 4)).says("outlet 2, 4")
