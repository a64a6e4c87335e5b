"""From the code on the screen to the money, and everything that may come in between."""

from __future__ import annotations

import pytest
from fakes.rail import FakeRail
from fakes.world import World

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen
from kiosk.application import messages as m
from kiosk.domain.books import AccountKind
from kiosk.domain.intent import Verb
from kiosk.domain.money import NOTHING, Money
from kiosk.domain.prepayment import PrepaymentState
from kiosk.domain.sale import SaleState
from kiosk.ports import RailState, RailView

PAY_MS = 300_000


def nothing_flowed(world: World) -> bool:
    """Whether no valve was ever told to open."""
    return not any("open" in line for one in world.controllers.values() for line in one.log)


def view_of(world: World, sale: str) -> RailView:
    """Return what the rail truly holds for a sale."""
    return world.rail.payments[f"ref-{world.prepayment(sale).id}"]


def test_the_code_appears_once_the_rail_has_named_a_page(world: World) -> None:
    """Until the rail answers there is nothing to scan; then there is, with the same two words."""
    world.rail.silent = True
    world.choose(1)
    visit = world.ask(c.BuyAmount(2000))
    assert visit.sale is not None
    assert visit.sale.pay_url == ""
    world.rail.silent = False
    world.run(3000)
    assert world.visit.sale is not None
    assert world.visit.sale.pay_url.endswith(world.prepayment(visit.sale.id).code)
    assert world.visit.sale.words == visit.sale.words


def test_a_session_outlives_our_own_time_by_half_an_hour(world: World) -> None:
    """Hosted sessions live for half an hour at least: we end them ourselves, much sooner."""
    sale = world.quote(1)
    opening = world.rail.intents[world.key(sale, "open")]
    assert opening.expires_ms - opening.created_ms == 31 * 60_000 + PAY_MS
    assert world.prepayment(sale).expires_ms - opening.created_ms == PAY_MS
    assert opening.description == "Harbour K1 - 1"


def test_cancelling_before_paying_ends_the_page_and_frees_the_outlet(world: World) -> None:
    """*Back* from the code: nobody can pay any more, and others may use the outlet."""
    sale = world.quote(1)
    visit = world.ask(c.Back())
    assert (visit.screen, visit.notice) == (Screen.OVERVIEW, Notice.PAYMENT_CANCELLED)
    world.run(1000)
    assert world.sale(sale).state is SaleState.CANCELLED
    assert view_of(world, sale).state is RailState.EXPIRED
    assert world.prepayment(sale).state is PrepaymentState.EXPIRED
    assert world.snapshot.outlets[0].is_available


def test_a_page_that_nobody_pays_expires(world: World) -> None:
    """After the time the sale is cancelled, the page ended, and the customer told."""
    sale = world.quote(1)
    world.run(PAY_MS - 3_000)
    assert world.sale(sale).state is SaleState.QUOTED
    world.run(5_000)
    assert world.sale(sale).state is SaleState.CANCELLED
    assert view_of(world, sale).state is RailState.EXPIRED
    assert (world.screen, world.visit.notice) == (Screen.OVERVIEW, Notice.PAYMENT_EXPIRED)
    assert nothing_flowed(world)


def test_a_page_that_the_rail_ends_is_over(world: World) -> None:
    """Where the rail itself says that nobody can pay any more, the sale is cancelled."""
    sale = world.quote(1)
    world.rail.process(world.prepayment(sale).id, RailState.EXPIRED)
    world.run(2000)
    assert world.sale(sale).state is SaleState.CANCELLED
    assert world.visit.notice is Notice.PAYMENT_EXPIRED
    assert world.prepayment(sale).state is PrepaymentState.EXPIRED


@pytest.mark.req("PAY-04")
def test_money_that_comes_while_the_page_is_ended_goes_back(world: World) -> None:
    """Paid in the very moment in which it is given up: released, and never dispensed."""
    sale = world.quote(1)
    world.ask(c.Back())
    world.pay(sale)  # The expiry is on its way to the rail.
    world.run(3000)
    assert "payment-too-late" in world.kinds()
    assert world.sale(sale).state is SaleState.CANCELLED
    assert view_of(world, sale).state is RailState.RELEASED
    assert world.prepayment(sale).state is PrepaymentState.VOIDED
    assert nothing_flowed(world)
    world.check_books()
    assert world.balance(AccountKind.RELEASED, "fake") == 2000


@pytest.mark.req("PAY-04")
@pytest.mark.parametrize("can_hold", [True, False])
def test_money_for_an_expired_page_goes_back_once_somebody_says_so(*, can_hold: bool) -> None:
    """A hint about an expired payment is looked into; the money is given back."""
    world = World(rail=FakeRail(can_hold=can_hold))
    world.run(1500)
    sale = world.quote(1)
    world.ask(c.Back())
    world.run(1000)
    prepayment = world.prepayment(sale)
    assert prepayment.state is PrepaymentState.EXPIRED
    paid = RailState.HELD if can_hold else RailState.PAID
    world.rail.payments[prepayment.reference] = RailView(
        prepayment.reference, paid, "EUR", prepayment.id, Money(2000), NOTHING
    )
    world.handle(m.PaymentHinted(prepayment.id))
    world.run(3000)
    assert world.prepayment(sale).state is PrepaymentState.VOIDED
    assert view_of(world, sale).state is RailState.RELEASED
    assert nothing_flowed(world)
    world.check_books()


def test_hints_about_an_expired_payment_are_looked_into_once_a_second(world: World) -> None:
    """Whoever floods us with hints does not make us flood the rail."""
    sale = world.quote(1)
    world.ask(c.Back())
    world.run(1000)
    before = len([one for one in world.seen_requests if isinstance(one, m.ReadRail)])
    for _ in range(50):
        world.handle(m.PaymentHinted(world.prepayment(sale).id))
        world.run(20)
    after = len([one for one in world.seen_requests if isinstance(one, m.ReadRail)])
    assert 1 <= after - before <= 2


def test_a_hint_makes_us_look_sooner(world: World) -> None:
    """After a hint the rail is read at once instead of within a second."""
    sale = world.quote(1)
    world.run(1200)
    world.pay(sale)
    world.handle(m.PaymentHinted(world.prepayment(sale).id))
    world.run(100)
    assert world.sale(sale).state is SaleState.OPEN


def test_a_hint_is_trusted_for_nothing(world: World) -> None:
    """A hint without money, or about a payment nobody knows, changes nothing."""
    world.choose(1)
    world.ask(c.BuyAmount(2000))
    [opening] = world.sales()
    world.handle(m.PaymentHinted(world.prepayment(opening.id).id))
    world.ask(c.Back())
    sale = world.quote(2)
    for key in (world.prepayment(sale).id, "P-999999", ""):
        world.handle(m.PaymentHinted(key))
    world.run(500)
    assert world.sale(sale).state is SaleState.QUOTED
    assert nothing_flowed(world)


def test_the_answer_to_the_opening_may_be_lost(world: World) -> None:
    """The same call is made again under the same key, and there is one payment only."""
    world.rail.loses_answers = True
    world.choose(1)
    world.ask(c.BuyAmount(2000))
    world.run(2500)
    world.rail.loses_answers = False
    world.run(4000)
    sale = world.sales()[0]
    assert world.prepayment(sale.id).url != ""
    assert len(world.rail.payments) == 1
    assert set(world.rail.calls) == {world.key(sale.id, "open")}
    assert len(world.rail.calls) > 1


def test_a_rail_that_stays_silent_is_given_up(world: World) -> None:
    """No page within fifteen seconds: the customer is told that nothing was charged."""
    world.rail.silent = True
    world.choose(1)
    world.ask(c.BuyAmount(2000))
    world.run(14_000)
    assert world.screen is Screen.PAY
    world.run(2_000)
    assert (world.screen, world.visit.notice) == (Screen.OVERVIEW, Notice.PAYMENT_UNAVAILABLE)
    assert world.snapshot.outlets[0].is_available


def test_a_page_that_is_named_after_it_was_given_up_is_ended(world: World) -> None:
    """The rail comes back late: the same key gets its page, and the page is ended at once."""
    world.rail.loses_answers = True
    world.choose(1)
    world.ask(c.BuyAmount(2000))
    world.run(20_000)
    world.rail.loses_answers = False
    world.run(120_000)
    sale = world.sales()[0]
    assert world.prepayment(sale.id).state is PrepaymentState.EXPIRED
    assert view_of(world, sale.id).state is RailState.EXPIRED
    assert {key.rpartition(":")[2] for key in world.rail.calls} == {"open", "expire"}


def test_a_rail_that_refuses_fails_the_payment(world: World) -> None:
    """A definite no to the opening: cancelled at once, and the customer is told."""
    world.rail.refuses = frozenset({Verb.OPEN})
    world.choose(1)
    world.ask(c.BuyAmount(2000))
    world.run(100)
    sale = world.sales()[0]
    assert sale.state is SaleState.CANCELLED
    assert world.prepayment(sale.id).state is PrepaymentState.FAILED
    assert world.visit.notice is Notice.PAYMENT_UNAVAILABLE
    assert world.store.load().intents == ()


def test_an_opening_refused_after_it_was_given_up_ends_it(world: World) -> None:
    """Cancelled while the rail was thinking, then refused: nothing is left to wait for."""
    world.holds_rail = True
    world.choose(1)
    world.ask(c.BuyAmount(2000))
    world.ask(c.Back())
    world.rail.refuses = frozenset({Verb.OPEN})
    world.holds_rail = False
    world.run(100)
    [sale] = world.sales()
    assert world.prepayment(sale.id).state is PrepaymentState.FAILED


def test_a_slow_way_to_pay_is_waited_for(world: World) -> None:
    """Processing is not paid: nothing is dispensed until the money is there."""
    sale = world.quote(1)
    key = world.prepayment(sale).id
    world.rail.process(key)
    world.run(2000)
    assert world.prepayment(sale).state is PrepaymentState.PROCESSING
    assert world.sale(sale).state is SaleState.QUOTED
    world.rail.process(key, RailState.OPEN)  # It failed: the payer may try again.
    world.run(2000)
    assert world.prepayment(sale).state is PrepaymentState.AWAITING
    world.rail.process(key)
    world.run(2000)
    world.pay(sale)
    world.run(2000)
    assert world.sale(sale).state is SaleState.OPEN


def test_a_slow_way_to_pay_that_arrives_too_late_goes_back(world: World) -> None:
    """Given up while it was processing: it cannot be ended, so it is asked again until it is."""
    sale = world.quote(1)
    key = world.prepayment(sale).id
    world.rail.process(key)
    world.run(2000)
    world.ask(c.Back())
    world.run(10_000)
    assert world.prepayment(sale).state is PrepaymentState.EXPIRING
    world.pay(sale)
    world.run(60_000)
    assert world.prepayment(sale).state is PrepaymentState.VOIDED
    assert view_of(world, sale).state is RailState.RELEASED
    expiries = [one for one in world.rail.calls if "expire" in one]
    assert 2 <= len(set(expiries)) <= 8, "an answer was had: the next question has its own key"
    assert nothing_flowed(world)


@pytest.mark.parametrize("minor", [1999, 2001, 1])
@pytest.mark.req("PAY-03")
def test_another_amount_than_asked_dispenses_nothing(world: World, minor: int) -> None:
    """A rail that holds more or less than was asked for: all of it goes back."""
    sale = world.quote(1)
    world.pay(sale, Money(minor))
    world.run(4000)
    assert world.sale(sale).state is SaleState.CANCELLED
    assert world.visit.notice is Notice.PAYMENT_UNAVAILABLE
    assert view_of(world, sale).state is RailState.RELEASED
    assert nothing_flowed(world)
    world.check_books()
    assert world.balance(AccountKind.RELEASED, "fake") == minor


@pytest.mark.parametrize("lie", [{"currency": "USD"}, {"prepayment": "P-000099"}])
@pytest.mark.req("PAY-03")
def test_money_that_is_not_ours_dispenses_nothing(world: World, lie: dict[str, str]) -> None:
    """Another currency, or another's payment, is as if nobody had answered."""
    sale = world.quote(1)
    world.rail.lies.update(lie)
    world.pay(sale)
    world.run(5000)
    assert world.sale(sale).state is SaleState.QUOTED
    assert nothing_flowed(world)
    world.rail.lies.clear()
    world.run(2000)
    assert world.sale(sale).state is SaleState.OPEN


@pytest.mark.parametrize("lie", [{"currency": "USD"}, {"prepayment": "P-000099"}])
def test_a_page_that_is_not_ours_is_never_shown(world: World, lie: dict[str, str]) -> None:
    """An opening answered for another currency or payment: given up, and an attendant knows."""
    world.rail.lies.update(lie)
    world.choose(1)
    visit = world.ask(c.BuyAmount(2000))
    assert visit.sale is not None
    world.run(20_000)
    assert world.prepayment(visit.sale.id).url == ""
    assert world.visit.notice is Notice.PAYMENT_UNAVAILABLE
    key = world.prepayment(visit.sale.id).id
    assert f"payment_stuck:{key}" in world.core.alarms(world.clock.now())
    world.rail.lies.clear()
    world.run(200_000)
    assert world.prepayment(visit.sale.id).state is PrepaymentState.EXPIRED
    assert world.core.alarms(world.clock.now()) == ()


def test_money_taken_by_somebody_else_dispenses_nothing(world: World) -> None:
    """Captured, and not by us: nothing flows, and an attendant has to look."""
    sale = world.quote(1)
    key = world.prepayment(sale).id
    world.rail.process(key, RailState.CAPTURED)
    world.run(PAY_MS + 400_000)
    assert world.sale(sale).state is SaleState.CANCELLED
    assert nothing_flowed(world)
    assert f"payment_stuck:{key}" in world.core.alarms(world.clock.now())


def test_a_rail_that_goes_silent_while_waiting_is_polled_on(world: World) -> None:
    """No answer to a poll is no answer: the next one comes a second later."""
    sale = world.quote(1)
    world.rail.silent = True
    world.run(5000)
    assert world.sale(sale).state is SaleState.QUOTED
    world.rail.silent = False
    world.pay(sale)
    world.run(2000)
    assert world.sale(sale).state is SaleState.OPEN


def test_a_payment_that_the_rail_no_longer_finds_is_waited_for(world: World) -> None:
    """A refused reading decides nothing; the time does."""
    sale = world.quote(1)
    view = world.rail.payments.pop(world.prepayment(sale).reference)
    world.run(3000)
    assert world.sale(sale).state is SaleState.QUOTED
    world.rail.payments[view.reference] = view
    world.pay(sale)
    world.run(2000)
    assert world.sale(sale).state is SaleState.OPEN


def test_a_phone_on_the_page_is_seen(world: World) -> None:
    """Both the page itself and the rail may say that the payer has opened it."""
    sale = world.quote(1)
    world.handle(m.PageOpened("WRONG"))
    assert not world.prepayment(sale).seen
    world.handle(m.PageOpened(world.prepayment(sale).code))
    assert world.prepayment(sale).seen
    world.ask(c.Back())
    other = world.quote(2)
    world.rail.lies["seen"] = "1"
    world.run(2000)
    assert world.prepayment(other).seen


@pytest.mark.parametrize("jump_ms", [-3_600_000, -1, 3_600_000])
def test_a_wall_clock_that_jumps_never_dispenses_what_is_too_late(
    world: World, jump_ms: int
) -> None:
    """A page from before the jump is either still good or given up; its money is never lost."""
    sale = world.quote(1)
    world.clock.utc_ms += jump_ms
    world.run(100)
    world.pay(sale)
    world.run(5000)
    if world.sale(sale).state is SaleState.CANCELLED:
        assert nothing_flowed(world)
        assert view_of(world, sale).state in {RailState.RELEASED, RailState.EXPIRED}
    else:
        assert jump_ms == -1, "only a jump that changes nothing lets the sale go on"
        assert world.sale(sale).state is SaleState.OPEN


def test_a_payment_is_shown_by_its_code_alone(world: World) -> None:
    """The page finds a sale by the code in its link, and by nothing else."""
    sale = world.quote(1)
    now = world.clock.now()
    shown = world.core.shown(world.prepayment(sale).code, now)
    assert shown is not None
    assert shown.sale.id == sale
    assert world.core.shown("", now) is None
    assert world.core.shown("0000000000000000", now) is None
