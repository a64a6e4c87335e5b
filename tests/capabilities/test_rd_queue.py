"""Strangers at one outlet are served in the order in which they paid (RD-07)."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from fakes.payers import ask_more, at_rail, look, payers, queue, shown, want, watched
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen
from kiosk.application import messages as m
from kiosk.application.turns import QUEUE_MAX
from kiosk.domain.delivery import StopReason
from kiosk.domain.money import Money
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import PrepaymentState
from kiosk.domain.sale import SaleState
from kiosk.ports import RailState, StorageFull

TURN_MS = 120_000
OFFER_MS = 60_000


def end(world: World, screen: str = "front") -> None:
    """Let whoever is being served finish."""
    world.ask(c.Finish(), screen)
    world.run(2_000)


def is_called(world: World, sale: str) -> bool:
    return world.sale(sale).state is SaleState.OPEN and bool(world.deliveries(sale))


def test_rd_07_whoever_paid_first_is_served_first(world: World) -> None:
    """Not who chose first: three wait, and each is called when the one before has finished."""
    auditor = watched(world)
    first = world.buy(1)
    slow = want(world, screen="slow")
    quick = queue(world, screen="quick")
    world.pay(slow)
    world.run_until(lambda: world.sale(slow).state is SaleState.QUEUED)
    last = queue(world, screen="last")
    assert [world.sale(one).place for one in (quick, slow, last)] == [1, 2, 3]
    assert [(one.sale, one.before) for one in world.snapshot.queue] == [
        (quick, 0), (slow, 1), (last, 2)
    ]  # fmt: skip
    assert world.snapshot.outlets[0].waiting == 3
    for sale, screen in ((first, "front"), (quick, "quick"), (slow, "slow"), (last, "last")):
        world.run_until(lambda sale=sale: is_called(world, sale))
        assert look(world, screen).screen is Screen.DELIVERING
        world.lift()
        world.flow(1, 600_000)
        end(world, screen)
        world.controller().calling = False
        assert world.finish(sale).captured > Money(0)
    world.run(2_000)
    auditor.close()


def test_rd_07_nobody_jumps_the_queue(world: World) -> None:
    """An outlet that is free for a moment is not free for who has just come."""
    world.buy(1)
    waiting = queue(world)
    world.controller().answers = False  # It can't be called just now.
    world.ask(c.Finish())
    world.run(3_000)
    world.controller().answers = True
    while world.sale(waiting).state is SaleState.QUEUED:
        outlet = world.snapshot.outlets[0]
        assert not outlet.is_available
        assert world.ask(c.ToggleOutlet(1), "walk-up").chosen == ()
        world.step()
    assert world.snapshot.outlets[0].words == world.sale(waiting).words


def test_rd_07_a_walk_up_who_kept_the_outlet_is_before_who_pays_to_wait(world: World) -> None:
    """Chosen while free and not paid yet: it is theirs for the time that paying takes."""
    walk_up = world.quote(1)
    waiting = queue(world)
    assert world.sale(waiting).state is SaleState.QUEUED
    world.pay(walk_up)
    world.run_until(lambda: world.sale(walk_up).state is SaleState.OPEN)
    assert world.deliveries(walk_up)
    assert not world.deliveries(waiting)


def test_rd_07_whoever_cancels_before_paying_frees_nothing_of_others(world: World) -> None:
    """A quote for the queue holds no outlet: giving it up leaves the running delivery alone."""
    sale = world.buy(1)
    want(world)
    world.ask(c.Back(), "next")
    assert look(world, "next").screen is Screen.OVERVIEW
    assert world.snapshot.outlets[0].sale == sale
    world.lift()
    world.flow(1, 600_000)
    end(world)
    assert world.finish(sale).captured > Money(0)


def test_rd_07_whoever_gives_up_waiting_frees_nothing_of_who_is_paying(world: World) -> None:
    """Nothing flows there yet: it is still kept for who chose it first."""
    sale = world.quote(1)
    want(world)
    world.ask(c.Back(), "next")
    assert world.snapshot.outlets[0].sale == sale
    assert not world.snapshot.outlets[0].is_available


def test_rd_07_an_outlet_that_is_free_by_then_is_had_at_once(world: World) -> None:
    """Everybody before has gone when the money comes: no place is needed."""
    world.buy(1)
    sale = want(world)
    end(world)
    world.pay(sale)
    world.run_until(lambda: world.sale(sale).state is SaleState.OPEN)
    assert world.sale(sale).place == 0
    assert world.deliveries(sale)


def test_rd_07_a_turn_that_is_not_taken_lapses_with_the_money_intact() -> None:
    """Called, nothing flows in time: all is returned, and the next one is called."""
    world = World(place=site(1, turn_ms=30_000))
    world.run(1_500)
    auditor = watched(world)
    world.buy(1)
    absent, present = queue(world), queue(world, screen="third")
    end(world)
    world.run_until(lambda: is_called(world, absent))
    world.run(28_000)
    assert world.sale(absent).state is SaleState.OPEN
    world.run_until(lambda: is_called(world, present), within_ms=10_000)
    [delivery] = world.deliveries(absent)
    assert delivery.reason is StopReason.NO_START
    assert world.finish(absent).captured == Money(0)
    assert at_rail(world, payers(world, absent)[0].id) == (RailState.RELEASED, 0)
    assert look(world, "next").notice is Notice.TURN_LAPSED
    world.lift()
    world.flow(1, 600_000)
    end(world, "third")
    world.run(5_000)
    auditor.close()


def test_rd_07_whoever_has_taken_something_has_had_their_turn() -> None:
    """Topped up after the stop and not begun again: that is no turn that lapsed."""
    world = World(place=site(1, turn_ms=20_000))
    world.run(1_500)
    world.buy(1)
    sale = queue(world)
    end(world)
    world.run_until(lambda: is_called(world, sale))
    world.lift(takes=600_000)
    world.flow(1, 300_000)
    key = ask_more(world, 1_000, "next")
    world.run_until(lambda: not world.delivery().is_open)
    world.rail.pay(key)
    done = world.finish(sale)
    assert world.delivery().reason is StopReason.NO_START
    assert done.captured > Money(0)
    assert look(world, "next").notice is not Notice.TURN_LAPSED


def test_rd_07_whoever_waits_may_leave(world: World) -> None:
    """All of the money goes back, and those behind move up."""
    world.buy(1)
    leaving, staying = queue(world), queue(world, screen="third")
    assert look(world, "next").screen is Screen.QUEUE
    assert (shown(world, "next").before, shown(world, "third").before) == (0, 1)
    visit = world.ask(c.Finish(), "next")
    assert visit.screen is Screen.DONE
    assert shown(world, "third").before == 0
    assert world.finish(leaving).released == Money(2000)
    world.run(1_000)
    assert at_rail(world, payers(world, leaving)[0].id) == (RailState.RELEASED, 0)
    assert world.sale(staying).state is SaleState.QUEUED
    world.check_books()


def test_rd_07_the_screen_is_for_others_meanwhile(world: World) -> None:
    """*Back*, or nobody touches it: the place is kept, and found again in the list."""
    world.buy(1)
    sale = queue(world)
    assert world.ask(c.Back(), "next").screen is Screen.OVERVIEW
    [waiting] = world.snapshot.queue
    assert (waiting.sale, waiting.outlet) == (sale, 1)
    assert waiting.words == world.sale(sale).words
    assert world.ask(c.ShowWaiting(sale), "third").screen is Screen.QUEUE
    world.run(61_000)
    assert look(world, "third").screen is Screen.OVERVIEW
    assert world.sale(sale).state is SaleState.QUEUED
    assert world.ask(c.ShowWaiting("S-999999"), "third").screen is Screen.OVERVIEW


def test_rd_07_a_place_outlives_a_start(world: World) -> None:
    """Killed while two wait: both keep money and place, and are called in their order."""
    auditor = watched(world)
    served = world.buy(1)
    waiting = [queue(world), queue(world, screen="third")]
    world.start()
    world.finish(served)
    assert [world.sale(one).place for one in waiting] == [1, 2]
    world.run_until(lambda: is_called(world, waiting[0]))
    assert world.sale(waiting[1]).state is SaleState.QUEUED
    late = queue(world, screen="late")
    assert world.sale(late).place == 3, "places only ever rise"
    for sale in (*waiting, late):
        world.run_until(lambda sale=sale: is_called(world, sale))
        world.ask(c.ToggleOutlet(1), "any")
        end(world, "any")
        world.ask(c.Back(), "any")
        assert world.finish(sale).captured == Money(0)
    world.run(2_000)
    auditor.close()


def test_rd_07_a_start_ends_the_pages_of_who_waits(world: World) -> None:
    """The place and its money stay; what was only asked for is given up."""
    world.buy(1)
    sale = queue(world)
    key = ask_more(world, 1_000, "next")
    world.start()
    world.run(3_000)
    assert payers(world, sale)[1].id == key
    assert payers(world, sale)[1].state is PrepaymentState.EXPIRED
    assert world.sale(sale).authorised == Money(2_000)


def test_rd_07_a_place_is_never_given_twice() -> None:
    """Everybody has left and the engine was started again: the next place is a new one."""
    world = World(place=site(1))
    world.run(1_500)
    world.buy(1)
    gone = queue(world)
    world.ask(c.Finish(), "next")
    world.finish(gone)
    world.start()
    world.run(5_000)
    world.buy(1)
    assert world.sale(queue(world)).place == 2


def test_rd_07_an_outlet_that_fails_keeps_its_queue_for_a_while(world: World) -> None:
    """Back within the time: nobody has lost anything."""
    world.buy(1)
    sale = queue(world)
    world.controller().answers = False
    world.run(OFFER_MS // 2)
    left_ms = shown(world, "next").wait_left_ms
    assert left_ms is not None
    assert left_ms < OFFER_MS // 2 + 5_000
    world.controller().answers = True
    world.run_until(lambda: is_called(world, sale), within_ms=20_000)
    assert shown(world, "next").wait_left_ms is None


def test_rd_07_an_outlet_that_stays_away_gives_all_back(world: World) -> None:
    """After the time everybody who waited has their money again."""
    auditor = watched(world)
    first = world.buy(1)
    sale = queue(world)
    world.controller().answers = False
    world.run_until(
        lambda: world.sale(sale).state is not SaleState.QUEUED, within_ms=OFFER_MS + 10_000
    )
    assert world.finish(sale).released == Money(2000)
    assert look(world, "next").notice is Notice.OUTLET_FAILED
    world.controller().answers = True
    world.finish(first)
    world.run(2_000)
    auditor.close()


def test_rd_07_who_waits_at_an_outlet_that_fails_may_go_to_another(world: World) -> None:
    """A free one that sells the same: begun there at once, at the price that was locked."""
    world.buy(1)
    sale = queue(world)
    assert shown(world, "next").move_to == ()
    world.controller().answers = False
    world.run(4_000)
    assert shown(world, "next").move_to == (2,)
    visit = world.ask(c.MoveRemainder(2, ""), "next")
    assert visit.screen is Screen.DELIVERING
    moved = world.sale(sale)
    assert [one.outlet for one in moved.choices] == [2]
    assert [one.outlet for one in world.deliveries(sale)] == [2]
    world.lift(2)
    world.flow(2, 600_000)
    end(world, "next")
    assert world.finish(sale).captured > Money(0)


def test_rd_07_a_queue_has_an_end() -> None:
    """So many may wait at one outlet; whoever comes then is told that it is taken."""
    world = World(place=site(1))
    world.run(1_500)
    world.buy(1)
    for number in range(QUEUE_MAX):
        queue(world, screen=f"next-{number}")
    assert not world.snapshot.outlets[0].can_queue
    visit = world.ask(c.QueueFor(1), "late")
    assert (visit.screen, visit.notice) == (Screen.OVERVIEW, Notice.OUTLET_TAKEN)


def test_rd_07_a_page_for_more_money_keeps_nobody_waiting(world: World) -> None:
    """Stopped with a page open: the next one is called; money that comes then goes back."""
    auditor = watched(world)
    sale = world.buy(1)
    world.lift()
    world.flow(1, 600_000)
    key = ask_more(world, 1_000)
    waiting = queue(world)
    world.ask(c.StopOutlet(1))
    world.run_until(lambda: is_called(world, waiting), within_ms=10_000)
    world.rail.pay(key)
    done = world.finish(sale)
    world.run(2_000)
    assert done.authorised in {Money(2_000), Money(3_000)}
    assert at_rail(world, key) == (RailState.RELEASED, 0)
    assert world.deliveries(waiting)[0].is_open
    end(world, "next")
    world.run(5_000)
    auditor.close()


def test_rd_07_a_turn_that_lapses_waits_for_no_more_money() -> None:
    """Called, and nobody came, though a page to add money is open: the next one is called."""
    world = World(place=site(1, turn_ms=20_000))
    world.run(1_500)
    world.buy(1)
    absent = queue(world)
    ask_more(world, 1_000, "next")
    present = queue(world, screen="third")
    end(world)
    world.run_until(lambda: is_called(world, absent))
    world.run_until(lambda: is_called(world, present), within_ms=25_000)
    assert world.sale(absent).state is not SaleState.OPEN
    assert world.finish(absent).captured == Money(0)


@pytest.mark.parametrize("waits", [True, False])
def test_rd_07_a_place_that_could_not_be_written_down_is_none(world: World, *, waits: bool) -> None:
    """The disk was full when the money came, and the money is gone since: nobody is kept there."""
    world.buy(1, screen="side")
    sale = want(world, screen="front") if waits else world.quote(2)
    world.store.broken = StorageFull("no room")
    world.pay(sale)
    world.run(1_500)
    assert world.sale(sale).state is SaleState.QUOTED
    reference = payers(world, sale)[0].reference
    view = world.rail.payments[reference]
    world.rail.payments[reference] = replace(view, state=RailState.EXPIRED)
    world.store.broken = None
    world.run(10_000)
    assert world.sale(sale).state is SaleState.CANCELLED
    assert world.screen is Screen.OVERVIEW


@pytest.mark.parametrize("outlet", [2, 9])
def test_rd_07_there_is_no_queue_where_nobody_is(world: World, outlet: int) -> None:
    """One that is free is chosen as ever; one that there is not leads nowhere."""
    visit = world.ask(c.QueueFor(outlet))
    assert not visit.queues
    assert visit.chosen == ((2,) if outlet == 2 else ())


def test_rd_07_a_locked_outlet_has_no_queue() -> None:
    """Out of service by an attendant's word: nobody may pay to wait for it."""
    world = World()
    world.hire()
    world.run(1_500)
    world.buy(1, screen="side")
    world.log_in()
    world.ask(c.LockOutlet(1, "safety"))
    assert not world.snapshot.outlets[0].can_queue


def test_rd_07_a_place_is_kept_when_the_engine_ends(world: World) -> None:
    """Ended in good order: what runs is settled, what waits still waits."""
    world.buy(1)
    sale = queue(world)
    world.handle(m.ShutdownAsked())
    world.run(3_000)
    assert world.sale(sale).state is SaleState.QUEUED
    world.start()
    world.run_until(lambda: is_called(world, sale), within_ms=20_000)


def test_rd_07_an_outlet_gone_from_the_settings_gives_all_back(world: World) -> None:
    """Started again without it: nobody waits for what there is not."""
    world.buy(2)
    sale = queue(world, 2)
    smaller = {key: one for key, one in world.site.outlets.items() if key == OutletId(1)}
    world.site = replace(world.site, outlets=smaller)
    world.start()
    world.run(OFFER_MS + 5_000)
    assert world.finish(sale).released == Money(2000)
    assert payers(world, sale)[0].state is PrepaymentState.VOIDED


@pytest.mark.parametrize("seed", range(12))
def test_rd_07_whatever_people_do_the_order_holds(seed: int) -> None:
    """Some leave, some never come, some take: who paid earlier is called earlier, always."""
    chance = random.Random(seed)
    world = World(place=site(2, turn_ms=20_000))
    world.run(1_500)
    auditor = watched(world)
    world.buy(1)
    sales: list[tuple[str, str]] = []
    called: list[str] = []
    for number in range(6):
        screen = f"next-{number}"
        sales.append((queue(world, screen=screen, minor=chance.randrange(500, 3_000)), screen))
        world.run(chance.randrange(0, 3_000))
    gone = {sale for sale, screen in sales if chance.random() < 0.3 and not leave(world, screen)}
    world.ask(c.Finish())
    for _ in range(400):
        world.run(500)
        for sale, screen in sales:
            if sale not in called and is_called(world, sale):
                called.append(sale)
                if chance.random() < 0.6:
                    world.lift()
                    world.run(2_000)
                    world.ask(c.Finish(), screen)
                    world.controller().calling = False
        if all(world.sale(one).state is SaleState.SETTLED for one, _ in sales):
            break
    assert called == [sale for sale, _ in sales if sale not in gone]
    world.run(2_000)
    auditor.close()


def leave(world: World, screen: str) -> bool:
    """Let somebody leave the queue; return whether they are still in it."""
    world.ask(c.Finish(), screen)
    return look(world, screen).screen is Screen.QUEUE
