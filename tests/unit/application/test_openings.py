"""Whoever opens pages and never pays is slowed down; whoever pays is not."""

from __future__ import annotations

import pytest
from fakes.payers import add, ask_more
from fakes.rail import FakeRail
from fakes.world import World, site
from hypothesis import given
from hypothesis import strategies as st

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen
from kiosk.application.openings import OPENINGS_MAX, OPENINGS_MS, PAUSE_MS, Openings
from kiosk.ports import Way


@given(st.lists(st.integers(0, 90_000), max_size=80))
def test_no_ten_minutes_have_more_than_ten_pages_and_one_a_minute(gaps: list[int]) -> None:
    """However somebody times their tries: ten at once, then one a minute, forgotten in the end."""
    openings, now_ms, opened = Openings(), 0, list[int]()
    for number, gap in enumerate(gaps):
        now_ms += gap
        wait_ms = openings.wait_ms(now_ms)
        assert 0 <= wait_ms <= PAUSE_MS
        recent = [at for at in opened if now_ms - at < OPENINGS_MS]
        if wait_ms:
            assert len(recent) >= OPENINGS_MAX
            continue
        assert len(recent) < OPENINGS_MAX or now_ms - opened[-1] >= PAUSE_MS
        openings.opened(f"S-{number}", now_ms)
        opened.append(now_ms)
    assert openings.wait_ms(now_ms + PAUSE_MS) == 0


def give_up(world: World) -> None:
    """Open a page at the first outlet and go back."""
    world.quote(1)
    world.ask(c.Back())
    world.run(2_000)


@pytest.mark.req("PAY-19")
def test_after_ten_pages_that_nobody_paid_on_there_is_a_pause(world: World) -> None:
    """The eleventh is refused with a word on what to do, written down once, and works later."""
    for _ in range(OPENINGS_MAX):
        give_up(world)
    for _ in range(3):
        world.choose(1)
        visit = world.ask(c.BuyAmount(2000))
        assert (visit.screen, visit.notice) == (Screen.CHOOSE, Notice.TOO_MANY_PAGES)
        assert visit.sale is None
        world.ask(c.Back())
        world.ask(c.ToggleOutlet(1))
    assert world.kinds().count("pages-paused") == 1
    assert len(world.sales()) == OPENINGS_MAX
    world.run(PAUSE_MS)
    assert world.quote(1)


@pytest.mark.req("PAY-19")
def test_whoever_pays_is_never_made_to_wait(world: World) -> None:
    """A busy place: twice as many customers as the bound, each of whom pays."""
    for _ in range(2 * OPENINGS_MAX):
        sale = world.buy(1, minor=500)
        world.ask(c.Finish())
        world.finish(sale)
        world.ask(c.Finish())
        world.run(1_000)
    assert "pages-paused" not in world.kinds()


@pytest.mark.req("PAY-19")
def test_a_pause_stops_no_delivery(world: World) -> None:
    """Somebody plays with the codes of outlet 2 while outlet 1 delivers: it goes on."""
    sale = world.buy(1)
    world.lift()
    for _ in range(OPENINGS_MAX):
        world.quote(2, screen="side")
        world.ask(c.Back(), "side")
        world.run(1_000)
    world.choose(2, screen="side")
    assert world.ask(c.BuyAmount(2000), "side").notice is Notice.TOO_MANY_PAGES
    before = world.delivery(1).delivered
    world.run(1_000)
    assert world.delivery(1).delivered > before
    assert world.ask(c.StillHere()).notice is Notice.NONE
    assert world.finish(sale).captured


@pytest.mark.req("PAY-03")
def test_a_code_leaves_the_screen_while_there_is_still_time_to_pay(world: World) -> None:
    """Who scans the last code that is shown has half a minute; who scanned before may still pay."""
    sale = world.quote(1)
    left_ms = world.site.limits.pay_ms
    world.run(left_ms - 32_000)
    assert world.visit.sale is not None
    assert world.visit.sale.pay_url
    assert world.visit.sale.pay_left_ms > 30_000
    world.run(3_000)
    assert world.visit.sale is not None
    assert (world.screen, world.visit.sale.pay_url) == (Screen.PAY, "")
    world.pay(sale)
    world.run(2_000)
    assert world.sale(sale).authorised


@pytest.mark.req("PAY-19")
def test_choosing_another_way_again_and_again_counts_as_well() -> None:
    """Each way opens a page at its rail: from one to the other and back is no way round it."""
    card = FakeRail(way=Way.CARD)
    world = World(place=site(2), others={"card": card})
    world.run(1_500)
    notices = []
    for _ in range(2):
        world.quote(1)
        for rail in ("card", "fake") * 2:
            notices.append(world.ask(c.PayWith(rail)).notice)
            world.run(1_000)
        world.ask(c.Back())
        world.run(1_000)
    assert notices == [Notice.NONE] * 8
    world.choose(1)
    assert world.ask(c.BuyAmount(2000)).notice is Notice.TOO_MANY_PAGES


@pytest.mark.req("PAY-19")
def test_nobody_is_paused_in_the_middle_for_choosing_the_way_that_is_open() -> None:
    """A touch on the way that is open already opens nothing."""
    world = World(place=site(2), others={"card": FakeRail(way=Way.CARD)})
    world.run(1_500)
    world.quote(1)
    for _ in range(2 * OPENINGS_MAX):
        assert world.ask(c.PayWith("fake")).notice is Notice.NONE


@pytest.mark.req("PAY-19")
def test_asking_for_more_again_and_again_counts_as_well() -> None:
    """Whoever has paid once may not open page after page; those who pay are not counted."""
    world = World(place=site(1))
    world.run(1_500)
    world.buy(1, minor=500)
    world.lift()
    for _ in range(3):
        add(world, 200)
    for _ in range(OPENINGS_MAX):
        key = ask_more(world, 200)
        world.ask(c.CancelTopUp(key))
        world.run(1_000)
    assert world.ask(c.TopUp(200)).notice is Notice.TOO_MANY_PAGES
    world.run(PAUSE_MS)
    assert world.ask(c.TopUp(200)).notice is Notice.NONE
