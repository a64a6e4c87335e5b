"""What the screen shows of payers, queues, rests and codes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from fakes import snapshots as shown

from kiosk.api import commands
from ui.formatting import NB_HYPHEN

Put = Callable[..., Any]


def test_whose_turn_it_is_stands_on_the_tile(screen: Put) -> None:
    """By the two words that they were shown; how many wait stands on the others."""
    front = screen()
    front.show(shown.waited())
    assert front.says("canyon fern")
    assert front.says("Waiting: 2")


def test_a_low_rest_is_told_with_the_seconds_it_lasts(screen: Put) -> None:
    """A warning in words, with the way to add money beside it."""
    front = screen()
    front.show(shown.added(is_low=True))
    assert front.says("The money is nearly used up: 0:12 left")
    assert front.item("add").isEnabled()


def test_the_code_of_a_rest_is_on_the_last_screen(screen: Put) -> None:
    """With what is behind it; nothing else has gone back."""
    front = screen()
    front.show(shown.carried())
    assert front.says("€27.91 is kept for you. Your code: ")
    assert front.says("7Q2M-K9VX-4DTB-C".replace("-", NB_HYPHEN))


def test_a_wallets_code_is_shown_to_whoever_asks_for_it(screen: Put) -> None:
    """Not before: whoever looks over a shoulder has less of it. And the receipt comes back."""
    front = screen()
    front.show(shown.carried(wallet_url="LIGHTNING:LNURL1DP68GURN8GHJ7"))
    assert not front.says("Scan with your Lightning wallet")
    assert front.says("Scan for your receipt")
    front.tap("wallet")
    assert front.says("Scan with your Lightning wallet")
    assert not front.says("Scan for your receipt")
    front.tap("wallet")
    assert front.says("Scan for your receipt")
    front.tap("wallet")
    front.show(shown.carried())  # It was fetched, or its time is over.
    assert front.says("Scan for your receipt")
    assert not front.says("To my wallet")


def test_a_code_to_pay_more_is_gone_once_it_is_paid(screen: Put) -> None:
    """The sheet closes by itself, and the next one begins with the amounts."""
    front = screen()
    front.show(shown.added(is_asking=True))
    front.tap("add")
    assert front.says("Add €20")
    front.show(shown.added())
    assert not front.says("Add €20")
    front.tap("add")
    assert front.item("add-1000").isEnabled()


def test_no_code_can_be_typed_while_it_is_locked(screen: Put) -> None:
    """The keypad waits, and says for how long."""
    front = screen()
    whole = shown.pay()
    front.show(replace(whole, visit=replace(whole.visit, codes_locked_ms=540_000)))
    front.tap("code")
    assert front.says("Locked for 9:00")
    assert not front.item("code-1").isEnabled()


def test_what_people_took_lately_is_among_the_quick_amounts(screen: Put) -> None:
    """In its place by size, once."""
    front = screen((1920, 1080))
    whole = shown.choose()
    front.show(replace(whole, visit=replace(whole.visit, suggested_minor=3_500)))
    front.tap("amount-3500", "pay")
    assert front.asked()[-1] == commands.BuyAmount(3_500)
