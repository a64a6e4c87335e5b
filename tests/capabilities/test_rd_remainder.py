"""What becomes of a rest: released, refunded, written off, or kept as a voucher (RD-08)."""

from __future__ import annotations

import pytest
from fakes.keeping_rail import KeepingRail
from fakes.keys import KEY, UNKNOWN, rest_code
from fakes.payers import add, at_rail, look, payers, shown
from fakes.rail import FakeRail
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen
from kiosk.domain.books import AccountKind
from kiosk.domain.intent import Verb
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.prepayment import PrepaymentState
from kiosk.domain.sale import SaleState
from kiosk.domain.voucher import folded, grouped
from kiosk.ports import RailState

LOCK_MS = 600_000
WRONG = grouped(UNKNOWN)


def place(rail: FakeRail) -> World:
    """Return a place with that rail that has been running for a moment."""
    world = World(place=site(2), rail=rail)
    world.run(1_500)
    return world


def buy_some(world: World, *, minor: int = 2000, base: int = 3_000_000) -> str:
    """Buy for `minor`, take about `base`, and end it."""
    sale = world.buy(1, minor=minor)
    if base:
        world.lift()
        world.flow(1, base)
    world.ask(c.Finish())
    world.finish(sale)
    world.controller().calling = False
    world.run(1_000)
    return sale


def carried(world: World, code: str) -> int:
    """Return what is behind a code in the books."""
    voucher = world.store.voucher_of(KEY.mark(folded(code)))
    assert voucher is not None
    return world.store.balance(voucher.account).available


@pytest.mark.parametrize("base", [0, 3_000_000])
@pytest.mark.parametrize("can_refund_part", [True, False])
@pytest.mark.parametrize("can_hold", [True, False])
@pytest.mark.parametrize("min_charge", [0, 1_000])
def test_rd_08_every_rest_goes_where_its_rail_can_take_it(
    *, base: int, can_refund_part: bool, can_hold: bool, min_charge: int
) -> None:
    """The table: hold, part refund, neither; used, unused; worth a capture, too small for one."""
    rail = KeepingRail(
        can_hold=can_hold, can_refund_part=can_refund_part, min_charge=Money(min_charge)
    )
    world = place(rail)
    sale = buy_some(world, base=base)
    done, charge = world.sale(sale), world.delivery().charge.minor
    [payer] = payers(world, sale)
    is_carried = not can_hold and not can_refund_part
    is_taken = is_carried or (charge > 0 and charge >= min_charge)
    assert bool(charge) == bool(base)
    if not is_taken:
        assert at_rail(world, payer.id) == (RailState.RELEASED, 0)
        assert done.captured == NOTHING
        assert -world.balance(AccountKind.WRITTEN_OFF) == charge
    elif is_carried:
        assert at_rail(world, payer.id) == (RailState.CAPTURED, 2000)
        assert (payer.captured, payer.carried) == (Money(2000), Money(2000 - charge))
        assert carried(world, rest_code(payer)) == 2000 - charge
        assert done.captured.minor == charge
    else:
        assert at_rail(world, payer.id) == (RailState.CAPTURED, charge)
        assert world.balance(AccountKind.RELEASED, "fake") == 2000 - charge
        assert done.captured.minor == charge
    assert payer.carried.minor == (2000 - charge if is_carried else 0)
    assert done.captured + done.released == done.authorised
    world.check_books()


def test_rd_08_the_code_is_on_the_last_screen_and_on_the_payers_page() -> None:
    """In groups that people can read, with what is behind it; on nobody else's page."""
    world = place(KeepingRail())
    sale = world.buy(1)
    world.lift()
    friend = add(world, 1_000)
    world.flow(1, 3_000_000)
    world.ask(c.Finish())
    world.finish(sale)
    assert world.screen is Screen.DONE
    mine, theirs = shown(world).payers
    [payer, other] = payers(world, sale)
    assert mine.code == grouped(rest_code(payer))
    assert len(mine.code) == 16
    assert mine.carried_minor == mine.returned_minor == 2000 - mine.captured_minor > 0
    assert (theirs.id, theirs.returned_minor) == (friend, 1_000)
    assert theirs.code == grouped(rest_code(other)) != mine.code
    page = world.core.shown(payer.code, world.clock.now())
    assert page is not None
    assert [one.code for one in page.snapshot.payers] == [mine.code]
    page = world.core.shown(other.code, world.clock.now())
    assert page is not None
    assert [one.code for one in page.snapshot.payers] == [theirs.code]


def test_rd_08_a_code_pays_and_what_is_left_goes_back_to_it() -> None:
    """Typed as people type: with blanks, with dashes, or in one."""
    world = place(KeepingRail())
    first = buy_some(world)
    [payer] = payers(world, first)
    code = grouped(rest_code(payer))
    rest = carried(world, code)
    world.quote(1, minor=1_000)
    sale = shown(world).id
    typed = code.replace("-", " ").lower()
    assert world.ask(c.UseCode(typed)).screen is Screen.DELIVERING
    page, source = payers(world, sale)
    assert page.state is PrepaymentState.EXPIRING
    assert (source.rail, source.authorised, source.url) == ("voucher", Money(1_000), "")
    assert carried(world, code) == rest - 1_000
    world.lift()
    world.flow(1, 1_000_000)
    world.ask(c.Finish())
    done = world.finish(sale)
    world.run(1_000)
    assert NOTHING < done.captured < Money(1_000)
    assert carried(world, code) == rest - done.captured.minor
    assert at_rail(world, page.id) == (RailState.EXPIRED, 0)
    assert shown(world).payers[0].carried_minor == 1_000 - done.captured.minor
    world.check_books()


def test_rd_08_a_code_with_less_than_was_asked_for_pays_what_it_has() -> None:
    """The sale begins with that; more can be added while it runs."""
    world = place(KeepingRail())
    sale = buy_some(world, minor=1_000)
    code = rest_code(payers(world, sale)[0])
    rest = carried(world, code)
    again = world.quote(1, minor=5_000)
    assert world.ask(c.UseCode(code)).screen is Screen.DELIVERING
    assert world.sale(again).authorised == Money(rest)
    assert carried(world, code) == 0
    world.ask(c.Finish())
    world.finish(again)
    world.run(1_000)
    assert carried(world, code) == rest


def test_rd_08_an_empty_code_is_as_wrong_as_one_that_never_was() -> None:
    """Neither says whether there is such a code."""
    world = place(KeepingRail())
    sale = buy_some(world)
    code = rest_code(payers(world, sale)[0])
    world.quote(1, minor=2_000)
    world.ask(c.UseCode(code))  # All of it is held now.
    world.quote(2, minor=1_000, screen="side")
    answers = [world.ask(c.UseCode(one), "side").notice for one in (code, WRONG, "", "?")]
    assert set(answers) == {Notice.WRONG_CODE}


def test_rd_08_a_code_with_too_little_for_anything_says_so() -> None:
    """Less than the smallest quantity costs: nothing is taken from it, and it is no wrong code."""
    world = place(KeepingRail())
    sale = buy_some(world, minor=600, base=3_200_000)
    code = rest_code(payers(world, sale)[0])
    rest = carried(world, code)
    assert 0 < rest < 90
    world.quote(1, minor=1_000)
    for _ in range(6):
        assert world.ask(c.UseCode(code)).notice is Notice.TOO_LITTLE
    assert carried(world, code) == rest


def test_rd_08_wrong_codes_lock_that_screen_alone() -> None:
    """Five in ten minutes: even a right one waits there; others and what runs do not."""
    world = place(KeepingRail())
    sale = buy_some(world, minor=5_000)
    code = rest_code(payers(world, sale)[0])
    world.quote(1, minor=1_000)
    for _ in range(4):
        assert world.ask(c.UseCode(WRONG)).notice is Notice.WRONG_CODE
    visit = world.ask(c.UseCode(WRONG))
    assert visit.notice is Notice.CODES_LOCKED
    assert LOCK_MS - 5_000 < visit.codes_locked_ms <= LOCK_MS
    assert world.ask(c.UseCode(code)).notice is Notice.CODES_LOCKED
    assert world.kinds().count("codes-locked") == 1
    world.quote(2, minor=1_000, screen="side")
    assert look(world, "side").codes_locked_ms == 0
    assert world.ask(c.UseCode(code), "side").screen is Screen.DELIVERING
    world.ask(c.Back())
    world.run(LOCK_MS - 30_000)
    world.quote(1, minor=1_000)
    assert world.ask(c.UseCode(code)).notice is Notice.CODES_LOCKED
    world.run(31_000)
    assert world.visit.codes_locked_ms == 0
    assert world.ask(c.UseCode(code)).screen is Screen.DELIVERING


def test_rd_08_an_attendant_clears_the_pause() -> None:
    """With a reason, at that screen; it is in the journal with what was before."""
    world = place(KeepingRail())
    world.hire()
    world.run(1_500)
    world.quote(1, minor=1_000)
    for _ in range(5):
        world.ask(c.UseCode(WRONG))
    world.ask(c.Back())
    world.log_in()
    assert world.ask(c.ClearPause("no such reason")).notice is Notice.NOT_ALLOWED
    assert world.ask(c.ClearPause("checked")).notice is Notice.NONE
    assert "codes-unlocked" in world.kinds()
    world.ask(c.Logout())
    world.quote(1, minor=1_000)
    assert world.ask(c.UseCode(WRONG)).notice is Notice.WRONG_CODE


def test_rd_08_no_record_holds_a_code_that_could_be_spent() -> None:
    """The books know its number; nothing that was typed is written anywhere."""
    world = place(KeepingRail())
    sale = buy_some(world)
    code = rest_code(payers(world, sale)[0])
    world.quote(1, minor=1_000)
    world.ask(c.UseCode(WRONG))
    world.ask(c.UseCode(code))
    assert carried(world, code) < world.sale(sale).released.minor
    text = b"".join(one.canonical for one in world.store.entries).decode()
    text += "".join(str(account) for account in world.store.balances)
    text += repr(list(world.store.saved.values()))
    assert code not in text
    assert grouped(code) not in text
    assert WRONG not in text


def test_rd_08_a_code_is_used_where_something_is_to_be_paid(world: World) -> None:
    """On no other screen, and never twice for one sale."""
    assert world.ask(c.UseCode(WRONG)).notice is Notice.NONE
    world.buy(1)
    assert world.ask(c.UseCode(WRONG)).notice is Notice.NONE
    assert "code-refused" not in world.kinds()


def test_rd_08_a_code_outlives_a_start() -> None:
    """Killed after the sale: the page still shows the code, and it still pays."""
    world = place(KeepingRail())
    sale = world.buy(1)
    world.lift()
    world.flow(1, 2_000_000)
    world.rail.silent = True
    world.ask(c.Finish())
    world.run(3_000)
    world.start()
    world.rail.silent = False
    assert world.finish(sale).state is SaleState.SETTLED
    world.run(1_000)
    [payer] = payers(world, sale)
    code = rest_code(payer)
    assert carried(world, code) == payer.carried.minor > 0
    page = world.core.shown(payer.code, world.clock.now())
    assert page is not None
    assert page.snapshot.payers[0].code == grouped(code)
    world.controller().calling = False
    world.run(3_000)
    world.quote(1, minor=1_000)
    assert world.ask(c.UseCode(code)).screen is Screen.DELIVERING


def test_rd_08_the_rest_is_carried_over_once_however_often_the_rail_is_asked() -> None:
    """The answer to the capture was lost: asked again, booked once."""
    world = place(KeepingRail())
    sale = world.buy(1)
    world.lift()
    world.flow(1, 2_000_000)
    world.rail.loses_answers = True
    world.ask(c.Finish())
    world.run(10_000)
    world.rail.loses_answers = False
    world.finish(sale)
    [payer] = payers(world, sale)
    assert carried(world, rest_code(payer)) == payer.carried.minor
    assert len([key for key in world.rail.calls if key.endswith(str(Verb.CAPTURE))]) > 1
    world.check_books()
