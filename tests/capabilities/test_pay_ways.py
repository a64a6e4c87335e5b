"""Choosing how to pay: what is offered, what becomes of a page that is left, and late money."""

from __future__ import annotations

import pytest
from fakes.payers import at_rail, look, payers, shown
from fakes.rail import FakeRail
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen, WaySnapshot
from kiosk.application import messages as m
from kiosk.application.checkout import PAGES_MAX
from kiosk.application.ways import MISSED_MS
from kiosk.domain.intent import Verb
from kiosk.domain.money import Money
from kiosk.domain.prepayment import Prepayment, PrepaymentState
from kiosk.domain.sale import SaleState
from kiosk.ports import RailState, Way


class Two:
    """A place with a phone page, which is preferred, and a card."""

    def __init__(self, **limits: object) -> None:
        self.phone, self.card = FakeRail(), FakeRail(way=Way.CARD)
        self.world = World(place=site(2, **limits), rail=self.phone, others={"card": self.card})
        self.world.run(1_500)

    @property
    def ways(self) -> dict[str, bool]:
        """What the screen offers, and which of it is open."""
        return {one.way: one.is_open for one in shown(self.world).ways}

    def quote(self, minor: int = 2000) -> str:
        """Choose and ask to pay; return the sale."""
        self.world.choose(1)
        self.world.ask(c.BuyAmount(minor))
        self.world.run(500)
        return shown(self.world).id

    def pay(self, rail: FakeRail, page: Prepayment) -> None:
        """Let somebody pay at a page, and the kiosk hear of it."""
        rail.pay(page.id)
        self.world.run(2_500)


@pytest.fixture
def two() -> Two:
    """Return a place with two ways to pay."""
    return Two()


def test_pay_every_way_is_offered_and_the_preferred_one_is_open(two: Two) -> None:
    """In the order of the settings, under the names that customers know."""
    two.quote()
    assert shown(two.world).ways == (
        WaySnapshot("fake", "phone", is_open=True),
        WaySnapshot("card", "card"),
    )
    assert shown(two.world).pay_url == two.phone.payments["ref-P-000002"].url


def test_pay_another_way_ends_the_page_before_it(two: Two) -> None:
    """Its own code, its own words and its own time; nobody can pay where it was left."""
    sale = two.quote()
    words = shown(two.world).words
    two.world.run(60_000)
    assert two.world.ask(c.PayWith("card")).notice is Notice.NONE
    two.world.run(1_000)
    before, now = payers(two.world, sale)
    assert (before.rail, before.state) == ("fake", PrepaymentState.EXPIRED)
    assert at_rail(two.world, before.id)[0] is RailState.EXPIRED
    assert (now.rail, now.state, now.asked) == ("card", PrepaymentState.AWAITING, Money(2000))
    seen = shown(two.world)
    assert (seen.pay_url, two.ways) == (now.url, {"phone": False, "card": True})
    assert seen.words != words
    assert seen.words == seen.payers[-1].words
    assert seen.pay_left_ms > two.world.site.limits.pay_ms - 5_000
    two.pay(two.card, now)
    assert two.world.screen is Screen.DELIVERING
    assert two.world.sale(sale).authorised == Money(2000)


@pytest.mark.req("PAY-04")
def test_pay_money_on_the_page_that_was_left_goes_back_and_is_never_dispensed(two: Two) -> None:
    """Paid a moment before the way was changed: the money goes back, the other page stays."""
    sale = two.quote()
    [before] = payers(two.world, sale)
    two.phone.pay(before.id)
    two.world.ask(c.PayWith("card"))
    two.world.run(2_000)
    assert at_rail(two.world, before.id)[0] is RailState.RELEASED
    assert two.world.sale(sale).state is SaleState.QUOTED
    assert two.ways == {"phone": False, "card": True}
    two.pay(two.card, payers(two.world, sale)[-1])
    assert two.world.sale(sale).authorised == Money(2000)
    two.world.check_books()


@pytest.mark.req("PAY-15")
def test_pay_a_rail_that_did_not_answer_is_not_offered_until_it_may_answer_again(two: Two) -> None:
    """The card's provider is away: it was asked, and is offered again after a while."""
    two.quote()
    two.card.silent = True
    two.world.ask(c.PayWith("card"))
    two.world.run(1_000)
    assert two.ways == {"phone": False, "card": True}, "whoever waits sees for what"
    two.world.ask(c.PayWith("fake"))
    assert two.ways == {"phone": True}
    assert two.world.ask(c.PayWith("card")).notice is Notice.PAYMENT_UNAVAILABLE
    two.card.silent = False
    two.world.run(MISSED_MS + 2_000)
    assert two.ways == {"phone": True, "card": False}


@pytest.mark.req("PAY-15")
@pytest.mark.parametrize("trouble", ["silent", "refuses"])
def test_pay_the_next_rail_takes_the_place_of_one_that_opens_nothing(
    two: Two, trouble: str
) -> None:
    """Nobody has to know why: the sale is paid where somebody answers."""
    if trouble == "silent":
        two.phone.silent = True
    else:
        two.phone.refuses = frozenset({Verb.OPEN})
    sale = two.quote()
    two.world.run(16_000)
    assert [one.rail for one in payers(two.world, sale)] == ["fake", "card"]
    assert two.ways == {"card": True}
    two.pay(two.card, payers(two.world, sale)[-1])
    assert two.world.screen is Screen.DELIVERING
    later = Two()
    later.phone.silent = True
    later.quote()
    later.world.run(2_000)
    later.world.ask(c.Back())
    assert later.quote()
    assert later.ways == {"card": True}, "the next customer is not made to wait for it"


@pytest.mark.req("PAY-15")
def test_pay_where_no_rail_answers_nothing_is_quoted_and_the_screen_says_so(two: Two) -> None:
    """No code is shown, no outlet is kept, and everything is to be had again after a while."""
    for rail in (two.phone, two.card):
        rail.refuses = frozenset({Verb.OPEN})
    two.world.choose(1)
    two.world.ask(c.BuyAmount(2000))
    two.world.run(3_000)
    assert [one.state for one in two.world.sales()] == [SaleState.CANCELLED]
    assert look(two.world).notice is Notice.PAYMENT_UNAVAILABLE
    two.world.choose(1)
    visit = two.world.ask(c.BuyAmount(2000))
    assert (visit.screen, visit.notice) == (Screen.CHOOSE, Notice.PAYMENT_UNAVAILABLE)
    assert two.world.snapshot.outlets[0].is_available
    for rail in (two.phone, two.card):
        rail.refuses = frozenset()
    two.world.run(MISSED_MS)
    assert two.world.ask(c.BuyAmount(2000)).screen is Screen.PAY


def test_pay_who_has_done_their_part_is_not_asked_how_to_pay(two: Two) -> None:
    """A slow method is under way: its page is not given up under the payer's feet."""
    sale = two.quote()
    [page] = payers(two.world, sale)
    two.phone.process(page.id)
    two.world.run(1_500)
    assert two.ways == {}
    assert two.world.ask(c.PayWith("card")).notice is Notice.PAYMENT_UNAVAILABLE
    two.pay(two.phone, page)
    assert two.world.screen is Screen.DELIVERING


def test_pay_nobody_keeps_an_outlet_by_choosing_for_ever(two: Two) -> None:
    """So many pages and no more; the last of them has its time like any other."""
    sale = two.quote()
    for turn in range(2 * PAGES_MAX):
        two.world.ask(c.PayWith("card" if turn % 2 == 0 else "fake"))
        two.world.run(300)
    assert len(payers(two.world, sale)) == PAGES_MAX
    assert two.ways == {}
    two.world.run(two.world.site.limits.pay_ms + 1_000)
    assert two.world.sale(sale).state is SaleState.CANCELLED


def test_pay_no_page_is_opened_for_an_outlet_that_has_failed(two: Two) -> None:
    """Money is asked for where something can be delivered, and nowhere else."""
    sale = two.quote()
    two.world.controller().answers = False
    two.world.run(8_000)
    assert two.world.snapshot.outlets[0].fault
    assert two.world.ask(c.PayWith("card")).notice is Notice.OUTLET_FAILED
    assert len(payers(two.world, sale)) == 1


@pytest.mark.parametrize("rail", ["", "gone", "fake"])
def test_pay_what_is_no_other_way_changes_nothing(two: Two, rail: str) -> None:
    """A rail that there is not, and the one that is open already."""
    sale = two.quote()
    before = payers(two.world, sale)
    notice = two.world.ask(c.PayWith(rail)).notice
    assert notice is (Notice.NONE if rail == "fake" else Notice.PAYMENT_UNAVAILABLE)
    assert payers(two.world, sale) == before


def test_pay_more_is_asked_for_in_the_way_that_its_payer_likes(two: Two) -> None:
    """Of the first payer where nothing is said; never at a rail that does not answer."""
    sale = two.quote()
    two.pay(two.phone, payers(two.world, sale)[0])
    two.world.lift()
    two.world.flow(1, 1_000_000)
    assert two.ways == {"phone": False, "card": False}
    assert two.world.ask(c.TopUp(1_000, "card")).notice is Notice.NONE
    assert two.world.ask(c.TopUp(1_000)).notice is Notice.NONE
    assert two.world.ask(c.TopUp(1_000, "gone")).notice is Notice.PAYMENT_UNAVAILABLE
    two.world.run(1_000)
    assert [one.rail for one in payers(two.world, sale)] == ["fake", "card", "fake"]
    assert [one.way for one in shown(two.world).payers] == ["phone", "card", "phone"]


def test_pay_money_that_comes_after_a_refused_page_goes_back(two: Two) -> None:
    """The answer was lost, the page was there all the same, and somebody has paid on it."""
    two.phone.loses_answers = True
    sale = two.quote()
    two.phone.loses_answers = False
    [page] = payers(two.world, sale)
    two.phone.refused |= {next(key for key in two.phone.calls if key.endswith(":open"))}
    two.world.run(5_000)
    assert payers(two.world, sale)[0].state is PrepaymentState.FAILED
    two.phone.pay(page.id)
    view = two.phone.read(f"ref-{page.id}")
    two.world.handle(m.RailRead(page.id, view))
    two.world.run(1_000)
    assert payers(two.world, sale)[0].state is PrepaymentState.VOIDED
    assert at_rail(two.world, page.id)[0] is RailState.RELEASED
    assert two.ways == {"phone": False, "card": True}
    two.world.check_books()
