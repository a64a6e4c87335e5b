"""What an attendant gives back of a finished sale: in which way, how often, and by whose word."""

from __future__ import annotations

import json

import pytest
from fakes.payers import add, look, payers
from fakes.rail import FakeRail
from fakes.told import assert_told
from fakes.world import World, site
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.api import commands as c
from kiosk.api.snapshot import AttendantSnapshot, Notice
from kiosk.application.outbox import STUCK_AFTER
from kiosk.application.state import Change
from kiosk.domain.books import AccountKind
from kiosk.domain.intent import Verb
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.receipt import GIVEN, receipts, record_in
from kiosk.domain.report import Table
from kiosk.payments.cash import CashRail
from kiosk.storage.against_rails import Verdict, compared

DESK, OTHER = "desk", "other"
WHY = "poor_product"


class Shop:
    """A place where 20.00 was paid at one rail and some of it used, with Ada and Bob at work."""

    def __init__(self, rail: FakeRail | None = None, *, way: str = "", **limits: object) -> None:
        limits = {"refund_max": Money(5000), "refunds_max": 3} | limits
        cash = CashRail(name="cash", currency="EUR", return_url="http://127.0.0.1:1/p/{code}")
        self.world = World(place=site(2, **limits), rail=rail or FakeRail(), others={"cash": cash})
        self.world.hire()
        self.world.hire("Bob")
        self.world.run(1_500)
        self.world.log_in(screen=DESK)
        self.sale = self.sell(way)

    def sell(self, way: str = "") -> str:
        """Let a customer pay and take three litres; return the sale, over."""
        world = self.world
        if way == "cash":
            sale = world.quote(1)
            world.ask(c.PayWith("cash"))
            world.run(500)
            world.ask(c.ConfirmPayment(payers(world, sale)[-1].id, 2000, "counted"), DESK)
            world.run(500)
        else:
            sale = world.buy(1)
        world.lift()
        world.flow(1, 3_000_000)
        world.ask(c.Finish())
        if way == "cash":
            world.run(3_000)
            world.ask(c.HandBack(payers(world, sale)[-1].id), DESK)
        world.finish(sale)
        world.controller().calling = False
        world.ask(c.Finish())
        return sale

    @property
    def paid(self) -> int:
        """What the sale came to."""
        return self.world.sale(self.sale).captured.minor

    @property
    def receipt(self) -> int:
        """Its receipt's number."""
        return self.world.sale(self.sale).receipt or 0

    def refund(self, minor: int, *, why: str = WHY, number: int = 0, screen: str = DESK) -> Notice:
        """Look for the receipt, and ask for so much of it to go back."""
        self.world.ask(c.FindReceipts(str(self.receipt)), screen)
        command = c.RefundReceipt(number or self.receipt, minor, why)
        notice = self.world.ask(command, screen).notice
        self.world.run(2_000)
        return notice

    def board(self, screen: str = DESK) -> AttendantSnapshot:
        """Return what an attendant sees."""
        found = look(self.world, screen).attendant
        assert found is not None
        return found

    def lost(self) -> int:
        """What the operator has borne of refunds."""
        return -self.world.balance(AccountKind.WRITTEN_OFF, "refunded")

    def said(self, kind: str) -> list[dict[str, object]]:
        """Return the bodies of the journal's entries of a kind."""
        found = [one for one in self.world.store.entries if one.kind == kind]
        return [json.loads(one.canonical)["body"] for one in found]

    def given_back(self) -> int:
        """What the receipt itself says of it."""
        record = record_in(self.world.store.entries_of(self.sale))
        assert record is not None
        return sum(one.payer.given_back.minor for one in receipts(record))

    def close(self) -> None:
        """Fail where money was made or lost, or the rail says otherwise."""
        world = self.world
        world.check_books()
        for one in payers(world, self.sale):
            if one.rail == "fake":
                transfers = world.store.transfers.values()
                back = [t for t in transfers if t.id == f"{one.id}:{GIVEN}"]
                given = Money(
                    sum(t.amount.minor for t in back if t.credit.kind is AccountKind.RELEASED)
                )
                found = compared(one, world.rail.read, "EUR", given)
                assert found.verdict is Verdict.AGREES, found


SALES = [pytest.param(True, id="of a hold"), pytest.param(False, id="of a sale")]


# --- In the way in which it was paid ---------------------------------------------------------


@pytest.mark.req("AT-02", "ATT-23")
@pytest.mark.parametrize("can_hold", SALES)
@pytest.mark.parametrize("part", [True, False])
def test_at_02_a_rail_gives_back_what_an_attendant_says(*, can_hold: bool, part: bool) -> None:
    """A part or all of it, once, from the operator's pocket; the sale and its receipt stay."""
    shop = Shop(FakeRail(can_hold=can_hold))
    paid = shop.paid
    minor = 100 if part else paid
    before = shop.world.sale(shop.sale)
    assert shop.refund(minor) is Notice.NONE
    [one] = payers(shop.world, shop.sale)
    view = shop.world.rail.read(one.reference)
    assert view.captured.minor == paid - minor
    assert (shop.lost(), shop.given_back()) == (minor, minor)
    assert shop.world.sale(shop.sale) == before
    [asked], [given] = shop.said("refund-asked"), shop.said(GIVEN)
    assert (asked["by"], asked["reason"], asked["amount"], asked["is_alone"]) == (
        "Ada", WHY, minor, True,
    )  # fmt: skip
    assert (given["home"], given["rail"], given["amount"], given["by"], given["voucher"]) == (
        "released", "fake", minor, "Ada", "",
    )  # fmt: skip
    assert (given["sale"], given["receipt"], given["prepayment"]) == (
        shop.sale, shop.receipt, one.id,
    )  # fmt: skip
    told = assert_told(shop.world.store.entries, shop.world.store.transfers.values())
    assert told.total(Table.SALES, "given_back") == minor
    figures = told.rows(Table.RAILS)["fake"]
    assert (figures["given_back"], figures["confirmed"]) == (minor, paid - minor) if part else True
    assert told.rows(Table.PEOPLE)["Ada"]["refunded_money"] == minor
    assert shop.board().stuck == shop.board().refunds == ()
    shop.close()


@pytest.mark.req("AT-02")
def test_at_02_cash_comes_out_of_the_drawer_of_whoever_gives_it() -> None:
    """No rail is asked for anything."""
    shop = Shop(way="cash")
    before = shop.world.balance(AccountKind.CASH, "Ada")
    assert shop.refund(200) is Notice.NONE
    assert shop.world.balance(AccountKind.CASH, "Ada") == before + 200
    assert (shop.lost(), shop.given_back()) == (200, 200)
    [given] = shop.said(GIVEN)
    assert (given["home"], given["rail"]) == ("cash", "cash")
    shop.close()


@pytest.mark.req("AT-02")
@pytest.mark.parametrize("is_void", [False, True])
def test_at_02_what_a_voucher_paid_goes_back_onto_it(*, is_void: bool) -> None:
    """While it is good; else onto a new one, whose code the attendant sees."""
    shop = Shop()
    world = shop.world
    world.ask(c.SellVoucher(2000), DESK)
    sold = shop.board().voucher
    assert sold is not None
    world.choose(1)
    world.ask(c.BuyAmount(2000))
    world.ask(c.UseCode(sold.code))
    world.run(500)
    [sale] = [one.id for one in world.sales() if one.state == "open"]
    world.lift()
    world.flow(1, 3_000_000)
    world.ask(c.Finish())
    world.finish(sale)
    shop.sale = sale
    world.ask(c.LeaveVoucher(), DESK)
    left = world.balance(AccountKind.VOUCHER, sold.serial)
    if is_void:
        world.ask(c.VoidVouchers(sold.serial, "", "lost"), DESK)
        world.ask(c.LeaveVoucher(), DESK)
    assert shop.refund(100) is Notice.NONE
    now = shop.board().voucher
    if is_void:
        assert now is not None
        assert (now.serial != sold.serial, now.left_minor, now.value_minor) == (True, 100, 100)
        assert now.code != sold.code
    else:
        assert now is None
        assert world.balance(AccountKind.VOUCHER, sold.serial) == left + 100
    [given] = shop.said(GIVEN)
    serial = now.serial if now is not None else sold.serial
    assert (given["home"], given["voucher"]) == ("voucher", serial)
    shop.close()


@pytest.mark.req("AT-02")
def test_at_02_where_a_rail_gives_nothing_back_a_voucher_does() -> None:
    """Its code is on the attendant's screen, and spends like any other."""
    shop = Shop(FakeRail(can_hold=False, can_refund_part=False))
    assert shop.refund(300) is Notice.NONE
    voucher = shop.board().voucher
    assert voucher is not None
    assert (voucher.left_minor, voucher.state, bool(voucher.code)) == (300, "live", True)
    assert (voucher.by, voucher.batch) == ("Ada", shop.sale)
    assert shop.world.balance(AccountKind.VOUCHER, voucher.serial) == 300
    assert (shop.lost(), shop.given_back()) == (300, 300)
    assert not [one for one in shop.world.rail.calls if ":refund" in one]
    shop.world.check_books()


@pytest.mark.req("AT-02")
def test_at_02_several_payers_get_their_parts() -> None:
    """In the proportion of what each has borne, to the last minor unit."""
    shop = Shop()
    world = shop.world
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 300_000)
    add(world, 1000)
    world.flow(1, 4_000_000)
    world.ask(c.Finish())
    world.finish(sale)
    shop.sale = sale
    borne = [one.captured.minor for one in payers(world, sale)]
    assert len(borne) == 2
    assert shop.refund(101) is Notice.NONE
    given = {one["prepayment"]: one["amount"] for one in shop.said(GIVEN)}
    exact = [101 * one / sum(borne) for one in borne]
    for one, wanted in zip(payers(world, sale), exact, strict=True):
        assert abs(given[one.id] - wanted) < 1  # type: ignore[operator]
    assert sum(given.values()) == 101  # type: ignore[arg-type]
    shop.close()


# --- What is not done ------------------------------------------------------------------------


@pytest.mark.req("AT-04")
@pytest.mark.parametrize(
    ("minor", "why", "expected"),
    [
        (0, WHY, Notice.TOO_LITTLE),
        (-5, WHY, Notice.TOO_LITTLE),
        (10**12, WHY, Notice.TOO_MUCH),
        (100, "because", Notice.NOT_ALLOWED),
    ],
)
def test_at_04_an_absurd_refund_is_refused(minor: int, why: str, expected: Notice) -> None:
    """Nothing, less than nothing, more than was paid, or for a reason that nobody knows."""
    shop = Shop()
    assert shop.refund(minor, why=why) is expected
    assert (shop.lost(), shop.said("refund-asked"), shop.board().refunds) == (0, [], ())


@pytest.mark.req("AT-04")
def test_at_04_not_one_minor_unit_more_than_was_paid() -> None:
    """All of it may go back, and not a cent more."""
    shop = Shop()
    assert shop.refund(shop.paid + 1) is Notice.TOO_MUCH
    assert shop.refund(shop.paid) is Notice.NONE
    assert shop.lost() == shop.paid


@pytest.mark.req("AT-04")
def test_at_04_a_receipt_is_refunded_once() -> None:
    """Also after a restart, and by nobody else."""
    shop = Shop()
    assert shop.refund(100) is Notice.NONE
    assert shop.refund(100) is Notice.NOT_ALLOWED
    shop.world.start()
    shop.world.run(1_500)
    shop.world.log_in("Bob", screen=DESK)
    assert shop.refund(100) is Notice.NOT_ALLOWED
    assert shop.board().receipts[0].refundable_minor == 0
    assert shop.lost() == 100


@pytest.mark.req("AT-04")
def test_at_04_nobody_refunds_what_the_operator_paid_for() -> None:
    """An override has no receipt, and no payer."""
    shop = Shop()
    world = shop.world
    world.ask(c.AskOverride(2), DESK)
    world.ask(c.Override(2, 500, "goodwill"), DESK)
    world.lift(2)
    world.flow(2, 1_000_000)
    [sale] = [one.id for one in world.sales() if one.override_by]
    world.ask(c.Finish(), DESK)
    world.finish(sale)
    found = world.sale(sale)
    view = Change(world.core._state, world.clock.now())
    assert world.core._checkout.receipt_refunds.refundable(view, found) == NOTHING


@pytest.mark.req("AT-04")
def test_at_04_a_customer_refunds_nothing() -> None:
    """Nor approves anything."""
    shop = Shop(refund_max=Money(10))
    assert shop.refund(100) is Notice.NONE
    for command in (
        c.RefundReceipt(shop.receipt, 100, WHY),
        c.ApproveRefund(shop.sale),
        c.DeclineRefund(shop.sale),
    ):
        assert shop.world.ask(command).notice is Notice.NOT_ALLOWED
    assert shop.lost() == 0


def test_a_receipt_that_was_not_looked_for_is_not_refunded() -> None:
    """A screen may send any number."""
    shop = Shop()
    assert shop.refund(100, number=shop.receipt + 7) is Notice.NO_RECEIPT
    assert shop.lost() == 0


# --- A second person ---------------------------------------------------------------------------


@pytest.mark.req("ATT-09")
@pytest.mark.parametrize("over", [0, 1])
def test_att_09_much_needs_a_second_person(over: int) -> None:
    """Up to the limit one attendant will do; one minor unit more waits for another."""
    shop = Shop(refund_max=Money(200))
    assert shop.refund(200 + over) is Notice.NONE
    assert shop.lost() == (0 if over else 200)
    assert len(shop.board().refunds) == over
    shop.close()


@pytest.mark.req("ATT-09")
@pytest.mark.parametrize("restarts", [False, True])
@pytest.mark.parametrize("can_hold", SALES)
def test_att_09_another_attendant_agrees(*, restarts: bool, can_hold: bool) -> None:
    """Not the one who asked; both are in the journal. It waits through a restart."""
    shop = Shop(FakeRail(can_hold=can_hold), refund_max=Money(10))
    shop.refund(150)
    if restarts:
        shop.world.start()
        shop.world.run(1_500)
        shop.world.log_in(screen=DESK)
    [waits] = shop.board().refunds
    assert (waits.sale, waits.minor, waits.by, waits.reason) == (shop.sale, 150, "Ada", WHY)
    assert (waits.receipt, waits.words) == (shop.receipt, shop.world.sale(shop.sale).words)
    assert f"refund_waits:{shop.receipt} 1.50 EUR" in shop.board().alarms
    assert shop.world.ask(c.ApproveRefund(shop.sale), DESK).notice is Notice.NOT_ALLOWED
    assert shop.lost() == 0
    shop.world.log_in("Bob", screen=OTHER)
    assert shop.world.ask(c.ApproveRefund("S-999999"), OTHER).notice is Notice.NOT_ALLOWED
    assert shop.world.ask(c.ApproveRefund(shop.sale), OTHER).notice is Notice.NONE
    shop.world.run(2_000)
    assert shop.world.ask(c.ApproveRefund(shop.sale), OTHER).notice is Notice.NOT_ALLOWED
    assert (shop.lost(), shop.board(OTHER).refunds) == (150, ())
    [asked], [agreed] = shop.said("refund-asked"), shop.said("refund-approved")
    assert (asked["by"], asked["is_alone"]) == ("Ada", False)
    assert (agreed["by"], agreed["asked_by"], agreed["amount"]) == ("Bob", "Ada", 150)
    shop.close()


@pytest.mark.req("ATT-09")
@pytest.mark.parametrize("who", ["Ada", "Bob"])
def test_att_09_what_nobody_agrees_to_is_dropped(who: str) -> None:
    """By the other one, or by whoever asked; it may be asked for anew."""
    shop = Shop(refund_max=Money(10))
    shop.refund(150)
    shop.world.log_in(who, screen=OTHER)
    assert shop.world.ask(c.DeclineRefund(shop.sale), OTHER).notice is Notice.NONE
    assert shop.world.ask(c.DeclineRefund(shop.sale), OTHER).notice is Notice.NOT_ALLOWED
    [dropped] = shop.said("refund-declined")
    assert (dropped["by"], dropped["asked_by"]) == (who, "Ada")
    assert (shop.lost(), shop.board(OTHER).refunds) == (0, ())
    assert shop.refund(10) is Notice.NONE
    assert shop.lost() == 10


@pytest.mark.req("ATT-09")
def test_att_09_often_needs_a_second_person() -> None:
    """The fourth of a shift waits; a new shift counts anew, and a colleague has their own."""
    shop = Shop()
    world = shop.world
    sales = [shop.sale, *(shop.sell() for _ in range(5))]
    world.ask(c.OpenShift(0), DESK)
    for place, sale in enumerate(sales[:4]):
        shop.sale = sale
        assert shop.refund(10) is Notice.NONE
        assert shop.lost() == 10 * min(place + 1, 3)
    assert [one.sale for one in shop.board().refunds] == [sales[3]]
    world.ask(c.CloseShift(0), DESK)
    world.ask(c.OpenShift(0), DESK)
    shop.sale = sales[4]
    assert shop.refund(10) is Notice.NONE
    assert shop.lost() == 40
    world.log_in("Bob", screen=OTHER)
    shop.sale = sales[5]
    assert shop.refund(10, screen=OTHER) is Notice.NONE
    assert shop.lost() == 50
    world.check_books()


# --- A rail that does not ------------------------------------------------------------------------


@pytest.mark.req("PAY-10")
@pytest.mark.parametrize("can_hold", SALES)
def test_a_refund_that_a_rail_refuses_is_asked_for_again(*, can_hold: bool) -> None:
    """An attendant sees it, tries again under another key, and it is done once."""
    shop = Shop(FakeRail(can_hold=can_hold))
    rail = shop.world.rail
    rail.refuses = frozenset({Verb.REFUND})
    assert shop.refund(100) is Notice.NONE
    [stuck] = shop.board().stuck
    [one] = payers(shop.world, shop.sale)
    assert (stuck.prepayment, stuck.minor, stuck.may_become_voucher) == (one.id, 100, True)
    assert (stuck.words, stuck.outlets, stuck.rail, stuck.way) == (
        shop.world.sale(shop.sale).words, (1,), "fake", "phone",
    )  # fmt: skip
    assert f"refund_failed:{one.id} fake 1.00 EUR" in shop.board().alarms
    assert (shop.lost(), shop.given_back()) == (0, 0)
    rail.refuses = frozenset()
    assert shop.world.ask(c.TryAgain(one.id, "checked"), DESK).notice is Notice.NONE
    shop.world.run(2_000)
    assert (shop.lost(), shop.board().stuck) == (100, ())
    keys = [key for key in rail.calls if ":refund" in key]
    assert len(set(keys)) == 2
    shop.close()


@pytest.mark.req("PAY-10")
def test_a_refund_that_a_rail_refuses_becomes_a_voucher() -> None:
    """Its code is on the screen; nothing is asked of the rail any more."""
    shop = Shop()
    shop.world.rail.refuses = frozenset({Verb.REFUND})
    shop.refund(100)
    [one] = payers(shop.world, shop.sale)
    command = c.GiveVoucher(one.id, "checked")
    assert shop.world.ask(command, DESK).notice is Notice.NONE
    voucher = shop.board().voucher
    assert voucher is not None
    assert (voucher.left_minor, voucher.by) == (100, "Ada")
    assert shop.world.ask(command, DESK).notice is Notice.NOT_ALLOWED
    assert (shop.lost(), shop.given_back(), shop.board().stuck) == (100, 100, ())
    assert shop.said("voucher-instead") == []
    shop.close()


@pytest.mark.req("PAY-07")
@pytest.mark.parametrize("can_hold", SALES)
@pytest.mark.parametrize("is_old", [False, True])
def test_a_refund_whose_answer_is_lost_is_done_once(*, can_hold: bool, is_old: bool) -> None:
    """It is asked for under the same key until there is an answer, through restarts too."""
    shop = Shop(FakeRail(can_hold=can_hold))
    world, rail = shop.world, shop.world.rail
    rail.loses_answers = True
    shop.refund(100)
    assert shop.lost() == 0
    [one] = payers(world, shop.sale)
    if is_old:  # So long that nobody believes it will come by itself.
        for _ in range(STUCK_AFTER):
            world.step(700_000)
            world.run(1_000)
        world.log_in(screen=DESK)
        [stuck] = shop.board().stuck
        assert not stuck.may_become_voucher
        assert world.ask(c.GiveVoucher(one.id, "checked"), DESK).notice is Notice.NOT_ALLOWED
    world.start()
    rail.loses_answers = False
    world.run(90_000)
    assert shop.lost() == 100
    assert len({key for key in rail.calls if ":refund" in key}) == 1
    assert rail.read(one.reference).captured.minor == shop.paid - 100
    shop.close()


@pytest.mark.req("PAY-10")
def test_a_refund_of_a_receipt_that_fails_later_is_noticed() -> None:
    """As of a rest: everything that should have gone back is at the rail again."""
    shop = Shop(FakeRail(can_hold=False))
    shop.refund(100)
    [one] = payers(shop.world, shop.sale)
    rest = 2000 - shop.paid
    shop.world.rail.fail_refund(one.id)
    shop.world.step(61_000)
    shop.world.run(3_000)
    shop.world.log_in(screen=DESK)
    [stuck] = shop.board().stuck
    assert stuck.minor == rest + 100
    assert shop.refund(1) is Notice.NOT_ALLOWED


@pytest.mark.req("PAY-10")
def test_while_a_rest_is_at_the_rail_again_nothing_else_is_refunded() -> None:
    """The rest comes first: two wishes for one payment would be one too many."""
    shop = Shop(FakeRail(can_hold=False))
    [one] = payers(shop.world, shop.sale)
    shop.world.rail.fail_refund(one.id)
    shop.world.step(61_000)
    shop.world.run(3_000)
    shop.world.log_in(screen=DESK)
    assert len(shop.board().stuck) == 1
    assert shop.refund(100) is Notice.BUSY


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_whatever_is_refunded_the_money_adds_up(data: st.DataObject) -> None:
    """Any amounts, attendants, rails and faults: nobody gets more than they paid, nor twice."""
    rail = FakeRail(can_hold=data.draw(st.booleans()), can_refund_part=data.draw(st.booleans()))
    shop = Shop(rail, refund_max=Money(data.draw(st.sampled_from([0, 100, 5000]))))
    world = shop.world
    world.log_in("Bob", screen=OTHER)
    sales = [shop.sale, shop.sell()]
    for _ in range(data.draw(st.integers(2, 8))):
        shop.sale = data.draw(st.sampled_from(sales))
        rail.refuses = data.draw(st.sampled_from([frozenset(), frozenset({Verb.REFUND})]))
        rail.loses_answers = data.draw(st.booleans())
        screen = data.draw(st.sampled_from([DESK, OTHER]))
        [one] = payers(world, shop.sale)
        match data.draw(st.integers(0, 5)):
            case 0 | 1:
                shop.refund(data.draw(st.integers(-1, shop.paid + 1)), screen=screen)
            case 2:
                world.ask(c.ApproveRefund(shop.sale), screen)
            case 3:
                world.ask(c.DeclineRefund(shop.sale), screen)
            case 4:
                world.ask(c.TryAgain(one.id, "checked"), screen)
            case _:
                world.ask(c.GiveVoucher(one.id, "checked"), screen)
        world.run(1_000)
        if data.draw(st.integers(0, 4)) == 0:
            world.start()
            world.run(1_500)
            world.log_in(screen=DESK)
            world.log_in("Bob", screen=OTHER)
    rail.refuses, rail.loses_answers = frozenset(), False
    world.run(60_000)
    for sale in sales:
        shop.sale = sale
        assert shop.given_back() <= shop.paid
        waits = shop.said(GIVEN)
        assert len([one for one in waits if one["sale"] == sale]) <= 1
        shop.close()
    assert shop.lost() == sum(one["amount"] for one in shop.said(GIVEN))  # type: ignore[misc]
