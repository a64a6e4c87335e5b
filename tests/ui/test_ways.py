"""Choosing how to pay, paying in each way, and what the attendant has to see to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from fakes import snapshots as shown

from kiosk.api import commands as c
from kiosk.api.snapshot import Snapshot
from kiosk.domain.attendant import DECLINE_REASONS
from kiosk.ports import Way
from ui import remote, words
from ui.viewmodels import pay

Put = Callable[..., Any]
SIZES = {(800, 480): 178, (1280, 800): 256.5, (1920, 1080): 396, (1080, 1920): 546}
CODE_MM = 60
"""The least side of a code with its quiet zone (PAY-14)."""


def test_every_way_has_a_name_and_a_picture() -> None:
    """None that a rail may have is missing, and none is made up."""
    assert set(words.WAYS) == {way.value for way in Way}
    assert set(words.DECLINE_WORDS) == set(words.DECLINE_ICONS) == set(DECLINE_REASONS)
    assert set(words.PAY_STEPS) == set(words.PAY_WAITS)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_another_way_is_one_or_two_touches_away(screen: Put, size: tuple[int, int]) -> None:
    """Large choices beside the code, or behind one button where there is no room."""
    front = screen(size)
    front.show(shown.ways())
    if remote.named(front.window, "way-card") is None:
        front.tap("ways")
    front.tap("way-card")
    assert front.asked() == [c.PayWith("card")]
    assert remote.named(front.window, "ways-close") is None, "the sheet has gone"


@pytest.mark.parametrize("size", [(800, 480), (1280, 800)], ids=["sheet", "strip"])
def test_a_code_is_one_of_the_ways(screen: Put, size: tuple[int, int]) -> None:
    """It opens the keypad for it."""
    front = screen(size)
    front.show(shown.ways())
    if remote.named(front.window, "way-code") is None:
        front.tap("ways")
    front.tap("way-code")
    assert front.says("Code of your voucher")


def test_where_there_is_one_way_nothing_is_to_be_chosen(screen: Put) -> None:
    """The screen is as it was: a code, a keypad for a code, and cancel."""
    front = screen()
    front.show(shown.ways(names=("phone",)))
    assert remote.named(front.window, "way-phone") is None
    assert remote.named(front.window, "ways") is None
    assert remote.named(front.window, "code") is not None


@pytest.mark.req("PAY-14")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("way", ["phone", "lightning", "bank_app"])
def test_the_code_of_each_way_is_large_enough_and_can_be_read(
    screen: Put, size: tuple[int, int], way: str
) -> None:
    """A link, an invoice, a scheme's payload: what a phone reads is what the rail said."""
    front = screen(size)
    front.show(shown.ways(way))
    wanted = shown.PAYLOADS.get(way, shown.PAY_URL)
    assert remote.read_codes(front.window.grabWindow()) == [wanted]
    mm = (size[0] ** 2 + size[1] ** 2) ** 0.5 / SIZES[size]
    assert front.item("qr").width() / mm >= CODE_MM


def test_in_cash_there_is_no_code_but_two_words(screen: Put) -> None:
    """Nothing is scanned by mistake; the attendant can log in beside them."""
    front = screen()
    front.show(shown.ways("cash"))
    assert remote.read_codes(front.window.grabWindow()) == []
    assert front.says(shown.WORDS)
    assert front.says("Go to the attendant")
    front.tap("attendant")
    assert front.asked() == [c.AskLogin()]


def test_only_who_waits_for_the_attendant_has_their_door_beside_them(screen: Put) -> None:
    """Where the rail tells by itself nobody has to come."""
    front = screen()
    for way in shown.WAYS:
        front.show(shown.ways(way))
        has_door = remote.named(front.window, "attendant") is not None
        assert has_door is (way in shown.ATTENDED), way


@pytest.mark.parametrize(
    ("url", "is_attended", "mode"),
    [
        ("", False, words.PAGE),
        ("https://pay.example/x", False, words.PAGE),
        ("http://10.0.0.1:80/p/x", True, words.COUNTED),
        ("", True, words.COUNTED),
        ("lightning:LNBC1", False, words.PAYLOAD),
        ("LNBC20U1P3Y0X3HPP5743", False, words.PAYLOAD),
        ("00020101021226", True, words.SHOWN),
        ("upi://pay?pa=x", True, words.SHOWN),
    ],
)
def test_how_something_is_paid_follows_from_its_code(
    url: str, mode: str, *, is_attended: bool
) -> None:
    """A link is a page; anything else is for an app; a page of an attendant's way is not shown."""
    assert pay.mode_of(url, is_attended=is_attended) == mode


def test_two_rails_of_one_name_are_told_apart() -> None:
    """By what the operator calls them; a way that this screen does not know is left out."""
    one, other, alone = shown.ways(names=("card", "card", "cash")).visit.sale.ways  # type: ignore[union-attr]
    rows = pay.way_rows((one, replace(other, rail="visa"), alone, replace(alone, way="barter")))
    assert [row.text for row in rows] == ["card", "visa", "Cash"]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_more_is_added_in_the_way_that_was_picked(screen: Put, size: tuple[int, int]) -> None:
    """The preferred one until somebody picks another."""
    front = screen(size)
    front.show(shown.added_in())
    front.tap("add", "add-1000")
    front.tap("add-way-cash", "add-2000")
    assert front.asked(2) == [c.TopUp(1_000, "phone"), c.TopUp(2_000, "cash")]
    front.show(shown.added_in("cash", is_asking=True))
    assert front.says("Tell the attendant these two words")
    assert remote.read_codes(front.window.grabWindow()) == []


def of(board: Snapshot, number: int) -> str:
    """Return the key of the so-many-th payment on a board."""
    who = board.visit.attendant
    assert who is not None
    return (*who.to_confirm, *who.to_hand_back)[number].prepayment


@pytest.mark.req("ATT-23")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_attendant_confirms_whose_words_they_hear(screen: Put, size: tuple[int, int]) -> None:
    """The first in the list, or whoever is picked; cash was counted, else the account shows it."""
    front = screen(size)
    board = shown.attended(3)
    front.show(board)
    front.tap("payments", "confirm", f"payment-{of(board, 1)}", "confirm")
    assert front.asked(2) == [
        c.ConfirmPayment(of(board, 0), 1_250, "counted"),
        c.ConfirmPayment(of(board, 1), 2_500, "seen_on_account"),
    ]
    front.show(shown.attended(1))
    front.tap("hand-back")
    assert front.asked(3)[-1] == c.HandBack("P-000001")


def test_what_a_rail_does_not_give_back_is_tried_again_or_becomes_a_voucher(screen: Put) -> None:
    """Which rail, how much, and a voucher only where the rail has said no for good."""
    front = screen()
    front.show(shown.stuck())
    front.tap("payments")
    assert front.says("€17.66")
    assert front.says("card-eu")
    front.tap("try-again", "give-voucher")
    assert front.asked(2) == [
        c.TryAgain("P-000007", "checked"),
        c.GiveVoucher("P-000007", "customer_asked"),
    ]
    front.show(shown.stuck(may_become_voucher=False))
    assert not front.item("give-voucher").isEnabled()


@pytest.mark.parametrize("reason", DECLINE_REASONS)
def test_the_attendant_declines_for_a_reason_of_the_list(screen: Put, reason: str) -> None:
    """Closing the list of reasons declines nothing."""
    front = screen()
    board = shown.attended(3)
    front.show(board)
    front.tap("payments", f"payment-{of(board, 1)}", "decline", "payments-close", "decline")
    assert front.engine.commands == []
    front.tap(f"decline-{reason}")
    assert front.asked() == [c.DeclinePayment(of(board, 1), reason)]


def test_where_nobody_waits_the_board_says_nothing_of_payments(screen: Put) -> None:
    """And whoever had the list open reads that it is empty."""
    front = screen()
    front.show(shown.attended(2))
    front.tap("payments")
    front.show(shown.attendant())
    assert front.says("Nobody waits for you")
    front.tap("payments-close")
    assert remote.named(front.window, "payments") is None


def test_whoever_paid_in_cash_reads_who_has_their_rest(screen: Put) -> None:
    """How much, what to say, and the code for when nobody is there."""
    front = screen()
    front.show(shown.handed_back())
    assert front.says("The attendant gives you €27.91. Tell them: amber lantern")
    assert front.says("4821\u00a00937\u00a05560\u00a01182\u00a00042")
