"""Vouchers: given out, spent in parts, voided, ended, and never worth more than was put on them."""

from __future__ import annotations

import json

import pytest
from fakes.keeping_rail import KeepingRail
from fakes.keys import KEY, UNKNOWN, rest_code
from fakes.memory_store import MemoryStore
from fakes.time import SeededIds
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen, VoucherSnapshot
from kiosk.application import messages as m
from kiosk.application.core import Core
from kiosk.application.state import Change
from kiosk.application.vouchers import AT_ONCE, EXPIRE_MS
from kiosk.application.vouchers import KEY as KEY_SETTING
from kiosk.domain.attendant import ROLE, Role
from kiosk.domain.books import Account, AccountKind
from kiosk.domain.money import Money
from kiosk.domain.prepayment import PrepaymentState
from kiosk.domain.voucher import KEY_BYTES, VOID_REASONS, VoucherKey, VoucherState, folded
from kiosk.ports import Batch, OtherVoucherKey, Setting, StorageFull

CODES = ["7Q2MK9VX4DTBC", "KSK7Q2MK9VX4S", "0123456789AB9"]
DAY_MS = 86_400_000


@pytest.fixture
def world() -> World:
    """A place with an attendant and a manager, whose rail can give nothing back."""
    store = MemoryStore()
    store.commit(Batch(saved=(Setting(f"{ROLE}Max", str(Role.MANAGER)),)))
    world = World(place=site(2), rail=KeepingRail(), store=store)
    world.hire("Ada")
    world.hire("Max")
    world.run(1_500)
    return world


def desk(world: World, command: c.Command) -> VoucherSnapshot | Notice:
    """Ask for something at the attendant's screen; return what is on it then, or why not."""
    visit = world.ask(command)
    if visit.notice is not Notice.NONE:
        return visit.notice
    assert visit.attendant is not None
    assert visit.attendant.voucher is not None
    return visit.attendant.voucher


def sold(world: World, minor: int = 2_000) -> VoucherSnapshot:
    """Sell a voucher; return it with its code."""
    world.log_in("Ada")
    one = desk(world, c.SellVoucher(minor))
    assert isinstance(one, VoucherSnapshot)
    world.ask(c.Logout())
    return one


def issued(world: World, *codes: str, minor: int = 500, expires_ms: int = 0) -> VoucherSnapshot:
    """Issue vouchers for codes; return what the manager sees."""
    world.log_in("Max")
    marks = tuple(KEY.mark(code) for code in codes)
    one = desk(world, c.IssueVouchers("spring", minor, expires_ms, marks))
    assert isinstance(one, VoucherSnapshot), one
    world.ask(c.Logout())
    return one


def left(world: World, code: str) -> int:
    """Return what is left of the voucher with a code."""
    voucher = world.store.voucher_of(KEY.mark(folded(code)))
    assert voucher is not None
    return world.store.balance(voucher.account).available


def balance(world: World, kind: AccountKind, owner: str = "") -> int:
    """Return what an account holds."""
    return world.store.balance(Account(kind, owner)).available


def note(world: World, kind: str) -> dict[str, object]:
    """Return the body of the last entry of a kind."""
    found = [one.canonical for one in world.store.entries if one.kind == kind]
    return dict(json.loads(found[-1])["body"])


def spend(world: World, code: str, minor: int = 1_000, base: int = 1_000_000) -> str:
    """Pay with a code and take something; return the sale."""
    sale = world.quote(1, minor=minor)
    assert world.ask(c.UseCode(code)).screen is Screen.DELIVERING
    world.lift()
    world.flow(1, base)
    world.ask(c.Finish())
    world.finish(sale)
    world.controller().calling = False
    world.run(1_000)
    world.ask(c.Finish())
    return sale


# --- Selling and spending -----------------------------------------------------------------------


def test_a_voucher_is_sold_against_cash_and_pays_until_it_is_used_up(world: World) -> None:
    """The money is in the attendant's cash; what a sale leaves stays on the voucher."""
    one = sold(world, 2_000)
    assert (one.state, one.kind, one.value_minor, one.left_minor) == ("live", "sold", 2_000, 2_000)
    assert (one.serial, one.last, one.count, one.by) == (one.serial, one.serial, 1, "Ada")
    assert balance(world, AccountKind.CASH, "Ada") == -2_000
    assert note(world, "voucher-sold") == {"voucher": one.serial, "value": 2_000, "by": "Ada"}
    first = world.sale(spend(world, one.code)).captured.minor
    assert left(world, one.code) == 2_000 - first
    second = world.sale(spend(world, one.code.lower().replace("-", " "))).captured.minor
    assert 0 < left(world, one.code) == 2_000 - first - second
    world.check_books()


@pytest.mark.parametrize(
    ("minor", "why"), [(0, "too_little"), (-5, "too_little"), (10**9, "too_much")]
)
def test_a_voucher_is_sold_for_what_a_sale_may_cost(world: World, minor: int, why: str) -> None:
    """Nothing, less than nothing, and more than anybody pays at once are refused."""
    world.log_in("Ada")
    assert desk(world, c.SellVoucher(minor)) == why
    assert balance(world, AccountKind.CASH, "Ada") == 0


def test_a_code_leaves_the_attendants_screen_with_the_voucher(world: World) -> None:
    """And with the attendant: nobody after them reads it."""
    world.log_in("Ada")
    one = desk(world, c.SellVoucher(500))
    assert isinstance(one, VoucherSnapshot)
    assert world.visit.attendant is not None
    assert world.ask(c.LeaveVoucher()).attendant.voucher is None  # type: ignore[union-attr]
    again = desk(world, c.LookUpVoucher(one.serial))
    assert isinstance(again, VoucherSnapshot)
    assert again.code == ""
    world.ask(c.Logout())
    world.log_in("Ada")
    assert world.visit.attendant is not None
    assert world.visit.attendant.voucher is None


@pytest.mark.req("ATT-23")
def test_a_voucher_is_looked_up_by_code_or_serial(world: World) -> None:
    """Each look is in the journal, with who looked and never with what was typed."""
    one = sold(world)
    world.log_in("Ada")
    for typed in (one.code, one.serial, one.serial.lower(), one.serial.removeprefix("V-")):
        seen = desk(world, c.LookUpVoucher(typed))
        assert isinstance(seen, VoucherSnapshot)
        assert seen.serial == one.serial
        assert note(world, "voucher-looked-up") == {"voucher": one.serial, "by": "Ada"}
    assert desk(world, c.LookUpVoucher(UNKNOWN)) == "wrong_code"


@pytest.mark.req("VC-10")
def test_an_attendant_may_guess_no_more_than_a_customer(world: World) -> None:
    """Five, and their screen takes no code; a serial is no way round it."""
    one = sold(world)
    world.log_in("Ada")
    for _ in range(4):
        assert desk(world, c.LookUpVoucher(UNKNOWN)) == "wrong_code"
    assert desk(world, c.LookUpVoucher(UNKNOWN)) == "codes_locked"
    assert desk(world, c.LookUpVoucher(one.code)) == "codes_locked"
    visit = world.visit
    assert visit.attendant is not None
    assert visit.attendant.codes_locked_ms > 500_000
    assert "codes_locked:front" in visit.attendant.alarms
    assert world.ask(c.ClearPause("checked")).notice is Notice.NONE
    assert isinstance(desk(world, c.LookUpVoucher(one.code)), VoucherSnapshot)


@pytest.mark.req("VC-10")
def test_wrong_codes_at_many_screens_lock_all_of_them(world: World) -> None:
    """Four at each of five: nobody guesses by walking from screen to screen."""
    code = sold(world).code
    for number in range(5):
        world.quote(1, minor=1_000, screen=f"s{number}")
        for _ in range(4):
            last = world.ask(c.UseCode(UNKNOWN), f"s{number}").notice
        world.ask(c.Back(), f"s{number}")
    assert last is Notice.CODES_LOCKED
    world.quote(1, minor=1_000, screen="other")
    assert world.ask(c.UseCode(code), "other").notice is Notice.CODES_LOCKED
    world.ask(c.Back(), "other")
    world.run(600_000)
    world.quote(1, minor=1_000)
    assert world.ask(c.UseCode(code)).screen is Screen.DELIVERING


def test_what_was_typed_wrongly_is_a_try_as_well(world: World) -> None:
    """One character wrong is no code, and counts like one."""
    code = folded(sold(world).code)
    wrong = ("Z" if code[0] != "Z" else "Y") + code[1:]
    world.quote(1, minor=1_000)
    for _ in range(5):
        last = world.ask(c.UseCode(wrong)).notice
    assert last is Notice.CODES_LOCKED


# --- Batches ------------------------------------------------------------------------------------


@pytest.mark.req("VC-12")
def test_a_batch_is_issued_by_a_manager_and_each_is_good(world: World) -> None:
    """Numbers in a row; what they were given out for is in an account of the batch."""
    one = issued(world, *CODES, expires_ms=world.clock.utc_ms + DAY_MS)
    assert (one.count, one.batch, one.by, one.kind) == (3, "spring", "Max", "batch")
    assert balance(world, AccountKind.ISSUED, "spring") == -1_500
    told = note(world, "vouchers-issued")
    assert (told["first"], told["last"], told["count"]) == (one.serial, one.last, 3)
    assert (told["value"], told["by"]) == (500, "Max")
    for code in CODES:
        assert left(world, code) == 500
    spend(world, CODES[1], minor=500, base=100_000)
    assert 0 < left(world, CODES[1]) < 500
    world.check_books()


@pytest.mark.parametrize(
    ("batch", "minor", "expires_ms", "marks"),
    [
        ("", 500, 0, (KEY.mark(CODES[0]),)),
        ("x" * 33, 500, 0, (KEY.mark(CODES[0]),)),
        ("a:b", 500, 0, (KEY.mark(CODES[0]),)),
        ("a\nb", 500, 0, (KEY.mark(CODES[0]),)),
        ("spring", 0, 0, (KEY.mark(CODES[0]),)),
        ("spring", 10**9, 0, (KEY.mark(CODES[0]),)),
        ("spring", 500, 1, (KEY.mark(CODES[0]),)),
        ("spring", 500, 0, ()),
        ("spring", 500, 0, (KEY.mark(CODES[0]), KEY.mark(CODES[0]))),
        ("spring", 500, 0, ("no mark",)),
        ("spring", 500, 0, tuple(KEY.mark(str(n)) for n in range(AT_ONCE + 1))),
    ],
)
def test_a_batch_that_makes_no_sense_is_refused(
    world: World, batch: str, minor: int, expires_ms: int, marks: tuple[str, ...]
) -> None:
    """Whole: none of it is given out."""
    world.log_in("Max")
    refused = desk(world, c.IssueVouchers(batch, minor, expires_ms, marks))
    assert refused in {Notice.NOT_ALLOWED, Notice.TOO_LITTLE, Notice.TOO_MUCH}
    assert world.store.vouchers(0, 10**9) == ()
    assert note(world, "command-refused")["command"] == "IssueVouchers"


def test_no_code_is_issued_twice(world: World) -> None:
    """A batch with one that is out already is refused whole."""
    issued(world, CODES[0])
    world.log_in("Max")
    marks = (KEY.mark(CODES[1]), KEY.mark(CODES[0]))
    assert desk(world, c.IssueVouchers("spring", 500, 0, marks)) == "not_allowed"
    assert len(world.store.vouchers(0, 10**9)) == 1


def test_an_attendant_who_is_no_manager_issues_and_voids_no_batch(world: World) -> None:
    """Money out of nothing is the manager's; one voucher may be voided by each of them."""
    one = issued(world, *CODES)
    world.log_in("Ada")
    marks = (KEY.mark("another"),)
    assert desk(world, c.IssueVouchers("mine", 500, 0, marks)) == "for_manager"
    assert desk(world, c.VoidVouchers(one.serial, one.last, "unsold")) == "for_manager"
    assert isinstance(desk(world, c.VoidVouchers(one.serial, "", "unsold")), VoucherSnapshot)


# --- Voiding ------------------------------------------------------------------------------------


@pytest.mark.req("VC-12")
def test_a_range_is_voided_and_no_code_of_it_pays(world: World) -> None:
    """What they held is shown apart, and never revenue; voiding again changes nothing."""
    one = issued(world, *CODES)
    world.log_in("Max")
    gone = desk(world, c.VoidVouchers(one.serial, one.last, "unsold"))
    assert isinstance(gone, VoucherSnapshot)
    assert (gone.count, gone.state, gone.left_minor, gone.is_over) == (3, "void", 0, True)
    assert balance(world, AccountKind.LAPSED, "void") == 1_500
    told = note(world, "vouchers-voided")
    assert (told["count"], told["amount"], told["by"], told["reason"]) == (
        3,
        1_500,
        "Max",
        "unsold",
    )
    assert desk(world, c.VoidVouchers(one.serial, one.last, "unsold")) == "not_allowed"
    world.ask(c.Logout())
    world.quote(1, minor=1_000)
    assert world.ask(c.UseCode(CODES[0])).notice is Notice.WRONG_CODE
    world.check_books()


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [("", "", "lost"), ("V-1", "", "no such"), ("V-9", "V-1", "lost"), ("V-1", "V-501", "lost")],
)
def test_what_is_no_range_voids_nothing(world: World, first: str, last: str, reason: str) -> None:
    """Nor does a reason that is not in the list."""
    issued(world, *CODES)
    world.log_in("Max")
    assert desk(world, c.VoidVouchers(first, last, reason)) in {"not_allowed", "too_much"}
    assert all(one.state is VoucherState.LIVE for one in world.store.vouchers(0, 10**9))


@pytest.mark.parametrize("reason", VOID_REASONS)
def test_where_a_voided_voucher_s_money_goes_depends_on_why(world: World, reason: str) -> None:
    """Paid back in cash it leaves the attendant's cash again; otherwise it lapses."""
    one = sold(world, 2_000)
    world.log_in("Ada")
    assert isinstance(desk(world, c.VoidVouchers(one.serial, "", reason)), VoucherSnapshot)
    is_paid = reason == "paid_back"
    assert balance(world, AccountKind.CASH, "Ada") == (0 if is_paid else -2_000)
    assert balance(world, AccountKind.LAPSED, "void") == (0 if is_paid else 2_000)
    world.check_books()


def test_no_more_is_paid_back_than_an_override_may_cost(world: World) -> None:
    """Larger sums take somebody who may do more."""
    one = sold(world, 6_000)
    world.log_in("Ada")
    assert desk(world, c.VoidVouchers(one.serial, "", "paid_back")) == "too_much"
    assert left(world, one.code) == 6_000


def test_what_is_in_a_sale_while_its_voucher_is_voided_is_used_on(world: World) -> None:
    """And what comes back from there is void as well."""
    one = sold(world, 2_000)
    sale = world.quote(1, minor=1_000)
    world.ask(c.UseCode(one.code))
    world.lift()
    world.log_in("Ada", screen="side")
    visit = world.ask(c.VoidVouchers(one.serial, "", "misuse"), "side")
    assert visit.notice is Notice.NONE
    assert balance(world, AccountKind.LAPSED, "void") == 1_000
    world.flow(1, 1_000_000)
    world.ask(c.Finish())
    done = world.finish(sale)
    world.run(1_000)
    assert done.captured > Money(0)
    assert balance(world, AccountKind.LAPSED, "void") == 2_000 - done.captured.minor
    assert left(world, one.code) == 0
    world.check_books()


# --- Expiry -------------------------------------------------------------------------------------


@pytest.mark.req("VC-12")
def test_a_voucher_ends_at_its_time_and_its_money_is_shown_apart(world: World) -> None:
    """A code that is typed a moment too late is as wrong as any other."""
    end_ms = world.clock.utc_ms + 60_000
    issued(world, CODES[0], expires_ms=end_ms)
    issued(world, CODES[1])
    world.run(end_ms - world.clock.utc_ms)
    world.quote(1, minor=500)
    assert world.ask(c.UseCode(CODES[0])).notice is Notice.WRONG_CODE
    world.ask(c.Back())
    world.run(EXPIRE_MS + 1_000)
    assert balance(world, AccountKind.LAPSED, "expired") == 500
    assert note(world, "voucher-expired")["amount"] == 500
    states = [one.state for one in world.store.vouchers(0, 10**9)]
    assert states == [VoucherState.EXPIRED, VoucherState.LIVE]
    world.check_books()


def test_what_comes_back_to_a_voucher_that_has_ended_lapses_too(world: World) -> None:
    """It was spent in time; what is not taken is not."""
    end_ms = world.clock.utc_ms + 20_000
    issued(world, CODES[0], minor=1_000, expires_ms=end_ms)
    sale = world.quote(1, minor=1_000)
    assert world.ask(c.UseCode(CODES[0])).screen is Screen.DELIVERING
    world.run(EXPIRE_MS + 21_000)
    world.ask(c.Finish())
    world.finish(sale)
    world.run(1_000)
    assert balance(world, AccountKind.LAPSED, "expired") == 1_000
    world.check_books()


# --- On the phone -------------------------------------------------------------------------------


def typed(world: World, sale: str, code: str) -> Notice | None:
    """Type a code on the page of a sale."""
    page = world.core.snapshot("front", world.clock.now())
    assert page.visit.sale is not None
    link = next(one.code for one in world.store.load().prepayments if one.sale == sale and one.code)
    world.handle(m.CodeTyped(link, code))
    return world.core.answer


def test_a_phone_pays_with_a_voucher_and_its_page_is_the_payers(world: World) -> None:
    """The same link shows the meter and the receipt from then on."""
    one = sold(world)
    sale = world.quote(1, minor=1_000)
    link = world.prepayment(sale).code
    assert typed(world, sale, UNKNOWN) is Notice.WRONG_CODE
    assert world.screen is Screen.PAY
    assert typed(world, sale, one.code) is Notice.NONE
    assert world.screen is Screen.DELIVERING
    shown = world.core.shown(link, world.clock.now())
    assert shown is not None
    assert (shown.prepayment.rail, shown.prepayment.order) == ("voucher", 1)
    assert shown.prepayment.url
    assert typed(world, sale, one.code) is Notice.PAYMENT_EXPIRED, "it is paid"
    assert left(world, one.code) == 1_000


def test_a_wrong_code_on_a_phone_locks_no_screen(world: World) -> None:
    """Who guesses on a phone is stopped there; the customer at the kiosk is not."""
    one = sold(world)
    sale = world.quote(1, minor=1_000)
    for _ in range(30):
        assert typed(world, sale, UNKNOWN) is Notice.WRONG_CODE
    assert world.ask(c.UseCode(one.code)).screen is Screen.DELIVERING
    world.handle(m.CodeTyped("", one.code))
    assert world.core.answer is Notice.PAYMENT_EXPIRED


def test_a_phone_is_told_nothing_of_what_was_not_stored(world: World) -> None:
    """Its page says that it did not work, and the voucher is whole."""
    one = sold(world)
    sale = world.quote(1, minor=1_000)
    world.store.broken = StorageFull("no room")
    assert typed(world, sale, one.code) is None
    world.store.broken = None
    assert left(world, one.code) == 2_000


# --- Refunds that cannot reach the payer --------------------------------------------------------


@pytest.fixture
def stuck() -> World:
    """A place whose rail captures no more: a sale is stuck."""
    world = World(place=site(1), rail=KeepingRail(can_refund_part=True))
    world.run(1_500)
    return world


def test_a_rest_that_is_stuck_is_given_as_a_voucher_once(stuck: World) -> None:
    """The rail is asked no more, and what it says later changes nothing."""
    world = stuck
    sale = world.buy(1)
    world.lift()
    world.flow(1, 2_000_000)
    world.rail.silent = True
    world.ask(c.Finish())
    world.run_until(
        lambda: world.prepayment(sale).state is PrepaymentState.STUCK_SETTLING, within_ms=900_000
    )
    payer = world.prepayment(sale)
    change = Change(world.core._state, world.clock.now())
    settlement = world.core._checkout._settlement
    voucher = settlement.give_voucher(change, payer)
    assert voucher is not None
    kept = change.prepayment(payer.id)
    assert settlement.give_voucher(change, kept) is None, "once"
    world.store.commit(change.batch())
    change.apply()
    rest = payer.authorised - payer.captured
    assert (kept.state, kept.captured, kept.carried) == (
        PrepaymentState.SETTLED, payer.authorised, rest
    )  # fmt: skip
    assert left(world, rest_code(kept)) == voucher.value.minor == rest.minor
    world.rail.silent = False
    world.run(120_000)
    assert world.prepayment(sale) == kept
    world.check_books()


def test_a_refund_that_failed_afterwards_is_given_as_a_voucher(stuck: World) -> None:
    """It was booked as released: from there it goes to the voucher."""
    world = stuck
    sale = world.buy(1)
    world.ask(c.Finish())
    world.finish(sale)
    world.run(1_000)
    payer = world.prepayment(sale)
    assert payer.state is PrepaymentState.VOIDED
    change = Change(world.core._state, world.clock.now())
    voucher = world.core._checkout._settlement.give_voucher(change, payer)
    assert voucher is not None
    world.store.commit(change.batch())
    change.apply()
    assert left(world, rest_code(payer)) == payer.authorised.minor
    assert world.balance(AccountKind.RELEASED, "fake") == 0
    world.check_books()


# --- The key ------------------------------------------------------------------------------------


@pytest.mark.req("T8")
def test_a_kiosk_does_not_start_with_another_key(world: World) -> None:
    """Every voucher would fail, and nobody would know why."""
    sold(world)
    other = VoucherKey(bytes(KEY_BYTES))
    can = dict.fromkeys(world.site.outlets, world.can)
    with pytest.raises(OtherVoucherKey, match="another key"):
        Core(
            world.site,
            can,
            {},
            world.store,
            SeededIds(),
            other,
        )
    assert world.store.saved["Setting", KEY_SETTING] == Setting(KEY_SETTING, KEY.name)


def test_a_kiosk_without_vouchers_takes_any_key() -> None:
    """The first voucher decides which it is."""
    world = World(place=site(1))
    assert KEY_SETTING not in {one.key for one in world.store.load().settings}


@pytest.mark.req("T8")
def test_nothing_that_is_stored_or_shown_to_customers_holds_a_code(world: World) -> None:
    """Neither a journal nor a state, nor the text of anything that goes about inside."""
    one = sold(world)
    spend(world, one.code)
    world.log_in("Ada")
    world.ask(c.LookUpVoucher(one.code))
    text = b"".join(entry.canonical for entry in world.store.entries).decode()
    text += repr(list(world.store.saved.values())) + repr(world.store.balances)
    text += repr(list(world.core._visits.all.values())) + repr(world.seen_requests)
    text += repr(world.core.snapshot("front", world.clock.now()))
    text += repr(m.CodeTyped("link", one.code)) + repr(c.LookUpVoucher(one.code))
    assert one.code not in text
    assert folded(one.code) not in text
