"""Every control asks the engine for exactly one thing, by touch."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from fakes import snapshots as shown
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from kiosk.api import commands
from kiosk.api.snapshot import Notice, Snapshot
from kiosk.domain.attendant import REFUND_REASONS
from ui import remote, words

ARMED = shown.delivery(3, state="armed", needs="start", delivered_base=0, cost_minor=0)

CASES: dict[str, tuple[Snapshot, tuple[str, ...], commands.Command]] = {
    "pick an outlet": (shown.overview(4), ("outlet-1",), commands.ToggleOutlet(1)),
    "see a delivery": (shown.overview(4), ("outlet-2",), commands.ToggleOutlet(2)),
    "go on": (shown.overview(4, (1,)), ("continue",), commands.Proceed()),
    "stop all": (shown.overview(4), ("stop-all",), commands.StopAll()),
    "attendant": (shown.overview(4), ("attendant",), commands.AskLogin()),
    "still here": (shown.warned(shown.choose()), ("still-here",), commands.StillHere()),
    "step back": (shown.choose(), ("back",), commands.Back()),
    "quick amount": (shown.choose(), ("amount-2000", "pay"), commands.BuyAmount(2000)),
    "typed amount": (shown.choose(), ("key-2", "key-5", "pay"), commands.BuyAmount(2500)),
    "typed cents": (
        shown.choose(),
        ("key-7", "key-dot", "key-5", "pay"),
        commands.BuyAmount(750),
    ),
    "erased": (
        shown.choose(),
        ("key-2", "key-5", "key-erase", "pay"),
        commands.BuyAmount(200),
    ),
    "cleared": (
        shown.choose(),
        ("key-2", "key-5", "key-clear", "key-9", "pay"),
        commands.BuyAmount(900),
    ),
    "nothing too large": (
        shown.choose(),
        ("key-1", "key-5", "key-1", "pay"),
        commands.BuyAmount(1500),
    ),
    "quantity": (
        shown.choose(),
        ("tab-quantity", "key-1", "key-2", "key-dot", "key-5", "pay"),
        commands.BuyQuantity(12_500_000),
    ),
    "fill": (shown.choose(), ("tab-fill", "pay"), commands.BuyFill()),
    "fill and back to an amount": (
        shown.choose(),
        ("tab-fill", "tab-amount", "key-5", "pay"),
        commands.BuyAmount(500),
    ),
    "cancel": (shown.pay(), ("cancel",), commands.Back()),
    "wait for an outlet": (shown.waited(), ("queue", "queue-2"), commands.QueueFor(2)),
    "look after one's place": (
        shown.waited(),
        ("queue", "waiting-S-1"),
        commands.ShowWaiting("S-1"),
    ),
    "leave the queue": (shown.queued(), ("leave", "leave-yes"), commands.Finish()),
    "let others at the screen": (shown.queued(), ("others",), commands.Back()),
    "wait elsewhere": (
        shown.queued(move_to=(2, 4)),
        ("move-4",),
        commands.MoveRemainder(4, ""),
    ),
    "wait nowhere": (shown.queued(move_to=(2, 4)), ("move-none",), commands.Finish()),
    "pay with a code": (
        shown.pay(),
        ("code", *(f"code-{one}" for one in "7Q2MK9VX4DTBC"), "code-use"),
        commands.UseCode("7Q2MK9VX4DTBC"),
    ),
    "a code typed anew": (
        shown.pay(),
        (
            "code",
            "code-7",
            "code-erase",
            "code-close",
            "code",
            *(f"code-{one}" for one in "KSK7Q2MK9VX4Z"),
            "code-erase",
            "code-S",
            "code-use",
        ),
        commands.UseCode("KSK7Q2MK9VX4S"),
    ),
    "add money": (shown.added(), ("add", "add-2000"), commands.TopUp(2_000)),
    "give that up": (
        shown.added(is_asking=True),
        ("add", "add-cancel"),
        commands.CancelTopUp("P-000002"),
    ),
    "take the rest elsewhere": (
        shown.stranded(),
        ("move-3",),
        commands.MoveRemainder(3, ""),
    ),
    "give the rest back": (shown.stranded(), ("move-none",), commands.Finish()),
    "stop the only outlet": (shown.delivering(), ("stop-1",), commands.StopOutlet(1)),
    "start the only outlet": (shown.delivering(ARMED), ("start-3",), commands.StartOutlet(3)),
    "start one of two": (
        shown.delivering(shown.delivery(1), ARMED),
        ("start-3",),
        commands.StartOutlet(3),
    ),
    "stop one of two": (
        shown.delivering(shown.delivery(1), ARMED),
        ("stop-1",),
        commands.StopOutlet(1),
    ),
    "pause the only outlet": (shown.delivering(), ("pause-1",), commands.PauseOutlet(1)),
    "pause one of two": (
        shown.delivering(shown.delivery(1), ARMED),
        ("pause-1",),
        commands.PauseOutlet(1),
    ),
    "go on at the only outlet": (shown.paused(), ("resume-1",), commands.ResumeOutlet(1)),
    "go on at one of two": (shown.paused(3), ("resume-1",), commands.ResumeOutlet(1)),
    "end a pause": (shown.paused(3), ("stop-1",), commands.StopOutlet(1)),
    "finish": (shown.delivering(), ("finish",), commands.Finish()),
    "other customers": (shown.delivering(), ("others",), commands.Back()),
    "leave": (shown.done(), ("done",), commands.Finish()),
    "print": (shown.printable(), ("print",), commands.PrintReceipt("en")),
    "print a copy": (shown.printable("broken_off"), ("print",), commands.PrintReceipt("en")),
    "log in": (
        shown.login(),
        ("attendant-Maria", *(f"pin-{digit}" for digit in "284619"), "pin-ok"),
        commands.Login("Maria", "284619"),
    ),
    "leave the login": (shown.login(), ("back",), commands.Back()),
    "lock": (
        shown.attendant(),
        ("outlet-3", "act-lock", "why-supply"),
        commands.LockAfterSale(3, "supply"),
    ),
    "lock one of many": (
        shown.attendant(16),
        ("outlet-3", "act-out", "why-safety"),
        commands.LockOutlet(3, "safety"),
    ),
    "unlock": (
        shown.attendant(),
        ("outlet-4", "act-unlock", "why-repaired"),
        commands.UnlockOutlet(4, "repaired"),
    ),
    "stop any": (shown.served(), ("outlet-2", "act-stop"), commands.StopOutlet(2)),
    "pause": (
        shown.served(),
        ("outlet-2", "act-pause", "why-safety"),
        commands.PauseOutlet(2, "safety"),
    ),
    "resume": (
        shown.served(is_paused=True),
        ("outlet-2", "act-resume", "why-checked"),
        commands.ResumeOutlet(2, "checked"),
    ),
    "settle": (
        shown.served(),
        ("outlet-2", "act-finish", "why-misuse"),
        commands.FinishOutlet(2, "misuse"),
    ),
    "send the rest elsewhere": (
        shown.served(),
        ("outlet-2", "act-move", "act-to-3", "why-customer_asked"),
        commands.SendRemainder(2, 3, "customer_asked"),
    ),
    "ask for more than was paid": (
        shown.served(),
        ("outlet-2", "act-raise"),
        commands.RaiseLimit(2),
    ),
    "ask for another record": (
        shown.attendant(),
        ("outlet-1", "act-edit"),
        commands.EditRecord(1),
    ),
    "receipts": (shown.attendant(), ("receipts",), commands.FindReceipts("")),
    "look a voucher up by its code": (
        shown.at_desk(voucher=None),
        ("vouchers", "voucher-code", *(f"voucher-key-{one}" for one in "7Q2MK9VX4DTBC")),
        commands.LookUpVoucher("7Q2MK9VX4DTBC"),
    ),
    "look a voucher up by its number": (
        shown.at_desk(voucher=None),
        ("vouchers", "voucher-number", "voucher-digit-1", "voucher-digit-2", "voucher-confirm"),
        commands.LookUpVoucher("12"),
    ),
    "sell a voucher": (
        shown.at_desk(voucher=None),
        (
            "vouchers",
            "voucher-sell",
            "voucher-digit-2",
            "voucher-digit-dot",
            "voucher-digit-5",
            "voucher-confirm",
        ),
        commands.SellVoucher(250),
    ),
    "print a voucher": (
        shown.at_desk(code="7Q2M-K9VX-4DTB-C"),
        ("vouchers", "voucher-print"),
        commands.PrintVoucher("en"),
    ),
    "void a voucher": (
        shown.at_desk(),
        ("vouchers", "voucher-void", "void-lost"),
        commands.VoidVouchers("V-000123", "", "lost"),
    ),
    "put a voucher away": (
        shown.at_desk(),
        ("vouchers", "voucher-done"),
        commands.LeaveVoucher(),
    ),
    "accept codes again": (
        shown.at_desk(voucher=None, locked_ms=540_000),
        ("vouchers", "voucher-unlock"),
        commands.ClearPause("checked"),
    ),
    "override": (
        shown.attendant(),
        ("outlet-2", "act-override"),
        commands.AskOverride(2),
    ),
    "commission": (
        shown.commissioned(""),
        (
            "commission",
            "commission-2",
            "commission-go",
            "commission-6",
            "commission-0",
            "commission-go",
        ),
        commands.Commission(2, 60_000_000),
    ),
    "try": (shown.commissioned(), ("commission", "commission-go"), commands.CommissionTry(1)),
    "prove": (
        shown.commissioned("proving"),
        ("commission", "commission-2", "commission-0", "commission-go"),
        commands.CommissionProve(1, 20_000_000),
    ),
    "read the measure": (
        shown.commissioned("proving", awaits_reading=True, proofs=(shown.PROOF,)),
        (
            "commission",
            "commission-5",
            "commission-dot",
            "commission-0",
            "commission-1",
            "commission-2",
            "commission-go",
        ),
        commands.CommissionRead(1, 5_012_000),
    ),
    "no measure": (
        shown.commissioned("proving"),
        ("commission", "commission-skip"),
        commands.CommissionSkip(1),
    ),
    "no more measures": (
        shown.commissioned("proving", proofs=(shown.PROOF,) * 3),
        ("commission", "commission-skip"),
        commands.CommissionTry(1),
    ),
    "agree": (
        shown.commissioned("approval", proposal=shown.PROPOSAL),
        ("commission", "commission-go"),
        commands.CommissionApprove(1),
    ),
    "agree as well": (
        shown.commissioned("approval", name="Chen", role="manager", approved_by=("Maria",)),
        ("commission", "commission-go"),
        commands.CommissionApprove(1),
    ),
    "give it up": (
        shown.commissioned("closings", is_trying=True),
        ("commission", "commission-cancel"),
        commands.CommissionCancel(1),
    ),
    "restart": (shown.attendant(is_stopped=True), ("restart",), commands.Restart()),
    "log out": (shown.attendant(), ("logout",), commands.Logout()),
    "release": (
        shown.override(2),
        ("key-2", "key-5", "reason-goodwill", "override"),
        commands.Override(2, 2500, "goodwill"),
    ),
    "leave the override": (shown.override(), ("back",), commands.Back()),
}

Put = Callable[..., Any]


@pytest.mark.parametrize(("snapshot", "names", "command"), CASES.values(), ids=CASES)
def test_a_touch_asks_for_one_thing(
    screen: Put, snapshot: Snapshot, names: tuple[str, ...], command: commands.Command
) -> None:
    """A control sends its command once, and nothing on the way there sends another."""
    front = screen()
    front.show(snapshot)
    front.tap(*names)
    sent = [one for one in front.asked() if not isinstance(one, commands.StillHere)]
    assert sent == ([] if command == commands.StillHere() else [command])


@pytest.mark.parametrize("size", [(800, 480), (1080, 1920), (1920, 1080)])
def test_a_sale_can_be_asked_for_in_every_layout(screen: Put, size: tuple[int, int]) -> None:
    """The same names lead through the form on every panel."""
    front = screen(size)
    front.show(shown.overview(4, (1,)))
    front.tap("continue")
    front.show(shown.choose())
    front.tap("key-3", "pay")
    front.show(shown.pay())
    front.tap("cancel")
    asked = [one for one in front.asked(3) if not isinstance(one, commands.StillHere)]
    assert asked == [commands.Proceed(), commands.BuyAmount(300), commands.Back()]


def test_a_finger_that_slides_off_asks_for_nothing(screen: Put) -> None:
    """Only a release on the button counts: a finger may change its mind."""
    front = screen()
    front.show(shown.overview(4))
    spot = front.item("outlet-1").mapToScene(QPoint(50, 50)).toPoint()
    QTest.touchEvent(front.window, front.finger).press(0, spot, front.window).commit()
    QTest.touchEvent(front.window, front.finger).move(0, QPoint(640, 780), front.window).commit()
    QTest.touchEvent(front.window, front.finger).release(0, QPoint(640, 780), front.window).commit()
    front.settle()
    assert front.engine.commands == []


def test_two_fingers_press_two_buttons(screen: Put) -> None:
    """Two customers may touch at once."""
    front = screen()
    front.show(shown.overview(4))
    first, second = (
        front.item(name).mapToScene(QPoint(60, 60)).toPoint() for name in ("outlet-1", "outlet-3")
    )
    window, finger = front.window, front.finger
    QTest.touchEvent(window, finger).press(0, first, window).commit()
    QTest.touchEvent(window, finger).stationary(0).press(1, second, window).commit()
    QTest.touchEvent(window, finger).stationary(1).release(0, first, window).commit()
    QTest.touchEvent(window, finger).release(1, second, window).commit()
    assert front.asked(2) == [commands.ToggleOutlet(1), commands.ToggleOutlet(3)]


def test_nothing_behind_the_countdown_can_be_touched(screen: Put) -> None:
    """While the screen asks whether anybody is there, the form behind it is out of reach."""
    front = screen()
    front.show(shown.warned(shown.choose()))
    for name in ("back", "key-1", "tab-fill"):
        assert not remote.touch(front.window, front.finger, front.item(name)), name
    front.settle()
    assert front.stage.kiosk.choose.by == "amount"
    assert commands.Back() not in front.engine.commands


@pytest.mark.parametrize("size", [(1280, 800), (800, 480), (1080, 1920)])
def test_everything_can_be_stopped_whatever_stands_in_front(
    screen: Put, size: tuple[int, int]
) -> None:
    """Stop-all is in reach behind the countdown, the help and the fault page."""
    front = screen(size)
    front.show(shown.warned(shown.choose()))
    front.tap("stop-all")
    front.show(shown.overview(4))
    front.tap("help", "stop-all", "help-close")
    front.stage.kiosk.fault()
    front.settle()
    front.tap("stop-all")
    asked = [one for one in front.asked(3) if not isinstance(one, commands.StillHere)]
    assert asked == [commands.StopAll()] * 3


def test_a_touch_says_that_somebody_is_there(screen: Put) -> None:
    """Typing keeps the visit alive, without a command for each key."""
    front = screen()
    front.show(shown.choose())
    front.tap("key-1", "key-2", "key-erase")
    assert front.asked() == [commands.StillHere()]


def test_a_touch_says_nothing_where_nothing_counts_down(screen: Put) -> None:
    """The engine is not told of touches that extend nothing."""
    front = screen()
    front.show(shown.overview(4))
    front.tap("help", "help-close")
    assert front.engine.commands == []


def test_a_pin_is_not_shown(screen: Put) -> None:
    """Digits of a PIN are dots, and are forgotten once sent."""
    front = screen()
    front.show(shown.login())
    front.tap("attendant-Maria", "pin-9", "pin-9", "pin-7")
    assert not front.says("997")
    assert front.stage.kiosk.login.digits == 3
    front.tap("pin-1", "pin-2", "pin-3", "pin-ok")
    assert front.stage.kiosk.login.digits == 0


@pytest.mark.req("ATT-05")
def test_the_digits_of_a_pin_can_be_shuffled(screen: Put) -> None:
    """Each is on one key and types itself, where nobody expects it; afterwards all is as usual."""
    front = screen()
    front.show(shown.login())
    usual = {digit: remote.scene_rect(front.item(f"pin-{digit}")) for digit in "0123456789"}
    front.tap("attendant-Maria", "shuffle")
    mixed = {digit: remote.scene_rect(front.item(f"pin-{digit}")) for digit in usual}
    assert mixed != usual
    assert {one.topLeft().toTuple() for one in mixed.values()} == {
        one.topLeft().toTuple() for one in usual.values()
    }
    for digit in usual:
        assert front.item(f"pin-{digit}").property("text") == digit
    front.tap(*(f"pin-{digit}" for digit in "284619"), "pin-ok")
    front.qtbot.waitUntil(lambda: commands.Login("Maria", "284619") in front.engine.commands)
    front.show(shown.overview())
    front.show(shown.login())
    assert {d: remote.scene_rect(front.item(f"pin-{d}")) for d in usual} == usual


@pytest.mark.req("ATT-05")
def test_shuffled_digits_come_back_in_order_by_a_touch(screen: Put) -> None:
    """Whoever cannot see them needs them where they know them."""
    front = screen()
    front.show(shown.login())
    front.tap("shuffle")
    assert front.stage.kiosk.login.isShuffled
    front.tap("shuffle")
    assert not front.stage.kiosk.login.isShuffled


def test_no_pin_can_be_typed_while_locked_out(screen: Put) -> None:
    """The keypad waits for the end of the lock-out, which is counted down."""
    front = screen()
    front.show(shown.login(locked_ms=240_000))
    assert front.says("4:00")
    assert not front.item("pin-1").isEnabled()
    assert not front.item("pin-ok").isEnabled()


def test_the_form_is_empty_for_the_next_customer(screen: Put) -> None:
    """Nobody sees what the one before has typed."""
    front = screen()
    front.show(shown.choose())
    front.tap("key-4", "key-2")
    assert front.says("€42")
    front.show(shown.overview(4))
    front.show(shown.choose())
    assert not front.says("€42")


def test_a_sale_leaves_nothing_behind(screen: Put) -> None:
    """After a visit no code, no words and no receipt of it are left in the screen's memory."""
    front = screen()
    front.show(shown.pay())
    front.show(shown.overview(4))
    assert front.stage.kiosk.pay.url == ""
    assert front.stage.kiosk.pay.words == ""
    front.show(shown.done(state="settled"))
    front.show(shown.overview(4))
    assert front.stage.kiosk.done.receiptUrl == ""


KEYS = ("4", "7", "1", "erase")


@pytest.mark.req("RCP-04")
@pytest.mark.parametrize(
    ("names", "command"),
    [
        (("reprint-1234567",), commands.ReprintReceipt(1_234_567, "en")),
        (
            ("receipts-number", *(f"receipt-key-{one}" for one in KEYS), "receipts-find"),
            commands.FindReceipts("47"),
        ),
        (("receipts-number", "receipt-key-4", "receipt-key-clear", "receipts-find"),
         commands.FindReceipts("")),
    ],
)  # fmt: skip
def test_an_attendant_finds_a_receipt_and_has_a_copy_printed(
    screen: Put, names: tuple[str, ...], command: commands.Command
) -> None:
    """The sheet begins with the latest; by number it looks again, and a copy is one touch."""
    front = screen()
    front.show(shown.past_receipts())
    front.tap("receipts", *names)
    sent = [one for one in front.asked() if not isinstance(one, commands.StillHere)]
    assert sent == [commands.FindReceipts(""), command]


def test_a_copy_that_is_being_printed_is_not_asked_for_again(screen: Put) -> None:
    """The button says what it does, and takes no touch meanwhile."""
    front = screen()
    front.show(shown.past_receipts(1, printing="printing"))
    front.tap("receipts")
    assert front.says("Printing")
    assert not front.says("Print a copy")


FOR_CUSTOMERS = frozenset(
    {
        Notice.PAYMENT_UNAVAILABLE, Notice.PAYMENT_EXPIRED, Notice.PAYMENT_CANCELLED,
        Notice.PAYMENT_DECLINED, Notice.PAID_TOO_LATE, Notice.OUTLET_FAILED, Notice.OUTLET_TAKEN,
        Notice.VISIT_TIMED_OUT, Notice.STOPPED_BY_ATTENDANT, Notice.STOPPED_ALL,
        Notice.STORAGE_FULL, Notice.NOT_ALLOWED, Notice.TOO_MUCH, Notice.TOO_LITTLE, Notice.BUSY,
        Notice.TOO_MANY_PAGES, Notice.TURN_LAPSED, Notice.CODE_FOREIGN, Notice.CODE_UNREADABLE,
        Notice.CODES_SEVERAL, Notice.CODE_TOO_EARLY, Notice.WRONG_CODE, Notice.CODES_LOCKED,
        Notice.PRICE_CHANGED, Notice.NO_PLACE, Notice.PAUSE_OVER, Notice.NOTHING_LEFT,
    }
)  # fmt: skip
"""What whoever pays may be told; all others are for those who work here."""
SENTENCE_MOST = 12
"""Words that somebody in a hurry reads at a glance."""


@pytest.mark.parametrize("notice", sorted(FOR_CUSTOMERS))
def test_a_customer_is_told_what_it_costs(notice: Notice) -> None:
    """What happened, what about the money and what now: three things, each said, each short."""
    told = words.NOTICES[notice]
    for part in (told.happened, told.money, told.next):
        assert part
        for sentence in re.split(r"[.!?]", part):
            assert len(sentence.split()) <= SENTENCE_MOST, sentence


@pytest.mark.parametrize("notice", [one for one in Notice if one is not Notice.NONE])
def test_every_notice_has_words(screen: Put, notice: Notice) -> None:
    """A notice says what happened and what now."""
    front = screen()
    front.show(shown.told(shown.overview(4), notice))
    kiosk = front.stage.kiosk
    assert kiosk.noticeHappened
    assert kiosk.noticeNext
    assert front.says(kiosk.noticeHappened)


@pytest.mark.parametrize(
    "make",
    [
        shown.choose,
        shown.pay,
        shown.delivering,
        shown.done,
        shown.login,
        shown.attendant,
        shown.override,
    ],
)
@pytest.mark.parametrize("size", [(1280, 800), (800, 480)])
def test_every_screen_has_a_place_for_a_notice(
    screen: Put, make: Callable[[], Snapshot], size: tuple[int, int]
) -> None:
    """Whatever the customer is doing, they are told."""
    front = screen(size)
    front.show(shown.told(make(), Notice.OUTLET_FAILED))
    assert front.says("The outlet stopped by itself.")


def test_who_has_no_phone_number_sees_no_empty_one(screen: Put) -> None:
    """A site without a telephone shows no telephone."""
    front = screen()
    front.show(replace(shown.overview(4), phone=""))
    front.tap("help")
    assert all(text.strip() for text in front.texts())
    assert remote.named(front.window, "help-phone") is None


def sent(front: Any) -> list[commands.Command]:  # noqa: ANN401 - The fixture's screen.
    """Return what the screen has asked for, besides saying that somebody is there."""
    return [one for one in front.asked() if not isinstance(one, commands.StillHere)]


@pytest.mark.parametrize("reason", REFUND_REASONS)
@pytest.mark.parametrize(
    ("keys", "minor"),
    [
        ((), 14_999),
        (("4", "2"), 4_200),
        (("4", "dot", "0", "5"), 405),
        (("9", "erase"), 14_999),
        (("2", "0", "0"), 2_000),
    ],
)
def test_a_receipt_is_refunded_for_a_reason(
    screen: Put, reason: str, keys: tuple[str, ...], minor: int
) -> None:
    """All of it where nothing is typed; never more than it was; and only after a reason."""
    front = screen()
    front.show(shown.past_receipts())
    front.tap("receipts", "refund-1234567", *(f"refund-key-{one}" for one in keys))
    front.tap(f"refund-for-{reason}")
    assert sent(front)[0] == commands.FindReceipts("")
    assert sent(front)[1:] == [commands.RefundReceipt(1_234_567, minor, reason)]


def test_what_was_refunded_already_offers_no_refund(screen: Put) -> None:
    """And the form closes by itself once it is done; going back asks for nothing."""
    front = screen()
    front.show(shown.past_receipts())
    front.tap("receipts")
    assert not front.item("refund-1234566").isEnabled()
    front.tap("refund-1234567", "refund-back", "refund-1234567")
    assert front.says("How much goes back, and why?")
    board = shown.past_receipts()
    who = board.visit.attendant
    assert who is not None
    gone = tuple(replace(one, refundable_minor=0) for one in who.receipts)
    visit = replace(board.visit, attendant=replace(who, receipts=gone))
    front.show(replace(board, visit=visit))
    assert not front.says("How much goes back, and why?")
    assert sent(front) == [commands.FindReceipts("")]


def test_a_second_person_agrees_to_a_refund(screen: Put) -> None:
    """Whoever has asked for it can only drop it."""
    front = screen()
    front.show(shown.refund_waits())
    front.tap("payments")
    assert front.says("€88.20")
    front.tap("refund-approve", "refund-decline")
    assert sent(front) == [commands.ApproveRefund("S-000123"), commands.DeclineRefund("S-000123")]
    front.show(shown.refund_waits(by="Maria"))
    assert not front.item("refund-approve").isEnabled()


def test_money_that_became_a_voucher_shows_its_code(screen: Put) -> None:
    """By itself, whatever sheet was in front; and it stays away once it was closed."""
    front = screen()
    front.show(shown.refund_waits())
    front.tap("payments")
    front.show(shown.at_desk(code="7Q2M-K9VX-4DTB-C"))
    assert front.says("7Q2M-K9VX-4DTB-C")
    front.tap("voucher-close")
    front.show(shown.at_desk(code="7Q2M-K9VX-4DTB-C", left_minor=1_000))
    assert not front.says("7Q2M-K9VX-4DTB-C")
