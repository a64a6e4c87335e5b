"""More money for a sale that is paid for already: while it flows, and after the stop (RD-06)."""

from __future__ import annotations

import pytest
from fakes.flow_controller import capabilities
from fakes.payers import add, ask_more, at_rail, look, pay_more, payer, payers, shown, watched
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.api.snapshot import Notice, Screen
from kiosk.application import messages as m
from kiosk.domain.books import AccountKind
from kiosk.domain.delivery import DeliveryState, StopReason
from kiosk.domain.intent import Verb
from kiosk.domain.money import Money
from kiosk.domain.prepayment import PrepaymentState
from kiosk.domain.sale import SaleState
from kiosk.ports import RailState, StorageFull

TOP_UP_MS = 120_000


def taken(world: World, sale: str) -> list[int]:
    """Return what each payer of a sale has really paid at the rail."""
    return [at_rail(world, one.id)[1] for one in payers(world, sale)]


def test_rd_06_money_that_comes_while_it_flows_raises_it_without_closing(world: World) -> None:
    """The valve is never told to close, and more flows than the first payer has paid for."""
    auditor = watched(world)
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 200_000)
    controller = world.controller()
    stops = controller.log.count("stop")
    key = add(world, 1000)
    world.flow(1, 4_000_000)
    assert controller.is_open
    assert controller.log.count("stop") == stops
    assert len(world.deliveries(sale)) == 1
    world.ask(c.Finish())
    done = world.finish(sale)
    assert done.authorised == Money(1500)
    assert done.captured > Money(500)
    assert at_rail(world, key) == (RailState.CAPTURED, done.captured.minor - 500)
    world.run(2_000)
    auditor.close()


def test_rd_06_the_money_is_in_the_books_before_the_controller_hears_of_it(world: World) -> None:
    """A larger preset is told only after the top-up and the larger grant are durable."""
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 100_000)
    key = add(world, 1000)
    world.flow(1, 3_000_000)
    kinds = [one.kind for one in world.store.entries]
    texts = [one.canonical.decode() for one in world.store.entries]
    paid = next(
        n for n, text in enumerate(texts) if key in text and kinds[n].endswith("authorised")
    )
    grants = [n for n, kind in enumerate(kinds) if kind == "grant"]
    assert len(grants) > 1
    assert grants[0] < paid < grants[1]
    assert world.sale(sale).authorised == Money(1500)


@pytest.mark.parametrize("stop", ["customer", "preset", "hung_up"])
def test_rd_06_money_after_the_end_begins_a_new_delivery(world: World, stop: str) -> None:
    """The one that has ended stays as it was; the new one has an opening of its own."""
    auditor = watched(world)
    sale = world.buy(1, minor=500)
    controller = world.lift(takes=500_000 if stop == "hung_up" else None)
    world.flow(1, 100_000)
    key = ask_more(world, 1000)
    if stop == "customer":
        world.ask(c.StopOutlet(1))
    world.run_until(lambda: not world.delivery().is_open, within_ms=90_000)
    first = world.delivery()
    assert first.reason is StopReason(stop)
    assert world.sale(sale).state is SaleState.OPEN, "it waits for the money that was begun"
    assert world.screen is Screen.DELIVERING
    pay_more(world, key)
    controller.calling, controller.wants_base = True, None
    world.flow(1, 500_000)
    one, other = world.deliveries(sale)
    assert one == first
    assert other.opening == first.opening + first.delivered
    assert other.is_open
    assert "sale-resumed" in world.kinds()
    world.ask(c.Finish())
    done = world.finish(sale)
    assert done.captured == one.charge + world.delivery().charge
    world.run(2_000)
    auditor.close()


@pytest.mark.parametrize("state", [DeliveryState.STOPPING, DeliveryState.SILENT])
def test_rd_06_money_between_the_stop_and_the_last_drop_waits_for_the_meter(
    world: World, state: DeliveryState
) -> None:
    """On its way to its end it is not raised; once the meter is final a new delivery begins."""
    auditor = watched(world)
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 300_000)
    key = ask_more(world, 1_000)
    if state is DeliveryState.STOPPING:
        world.ask(c.StopOutlet(1))
    else:
        world.controller().answers = False
        world.run(3_000)
    world.rail.pay(key)
    world.handle(m.PaymentHinted(key))
    world.run_until(lambda: payer(world, key).order > 0)
    assert world.delivery().state is state
    assert world.sale(sale).resumes
    grant = world.delivery().reserved
    world.controller().answers = True
    world.run_until(lambda: len(world.deliveries(sale)) > 1)
    first, second = world.deliveries(sale)
    assert (first.reserved, first.is_open, second.is_open) == (grant, False, True)
    assert not world.sale(sale).resumes
    world.ask(c.Finish())
    world.finish(sale)
    world.run(2_000)
    auditor.close()


@pytest.mark.parametrize("late_ms", range(-1_500, 2_600, 100))
def test_rd_06_a_top_up_races_with_the_stop(world: World, late_ms: int) -> None:
    """Whenever the money is seen: a stop stays one, nothing is lost, nobody gets more than paid."""
    auditor = watched(world)
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 300_000)
    key = ask_more(world, 700)
    world.run(1_600)
    if late_ms <= 0:
        world.rail.pay(key)
        world.run(-late_ms)
        world.ask(c.StopOutlet(1))
    else:
        world.ask(c.StopOutlet(1))
        world.run(late_ms)
        world.rail.pay(key)
    world.run(6_000)
    first, *others = world.deliveries(sale)
    assert first.reason is StopReason.CUSTOMER
    assert not first.is_open
    if world.sale(sale).state is SaleState.OPEN:
        [second] = others
        assert second.is_open
        world.ask(c.Finish())
    done = world.finish(sale)
    world.run(5_000)
    assert done.captured.minor == sum(taken(world, sale))
    assert done.authorised + payer(world, key).authorised >= Money(1200)
    auditor.close()


def test_rd_06_a_controller_that_cannot_be_raised_gets_a_new_delivery() -> None:
    """What it was told it delivers; the rest of the money begins anew."""
    world = World(can=capabilities(live_raise=False))
    world.run(1_500)
    auditor = watched(world)
    sale = world.buy(1, minor=500)
    controller = world.lift()
    world.flow(1, 200_000)
    add(world, 1000)
    presets = [line for line in controller.log if line.startswith("preset")]
    world.run_until(lambda: len(world.deliveries(sale)) > 1, within_ms=120_000)
    assert [line for line in controller.log if line.startswith("preset")][: len(presets)] == presets
    world.flow(1, 1_000_000)
    world.ask(c.Finish())
    assert world.finish(sale).captured > Money(500)
    world.run(2_000)
    auditor.close()


def test_rd_06_a_sale_waits_for_a_top_up_that_was_begun_and_no_longer(world: World) -> None:
    """Two minutes after the last drop it ends; what is paid then goes back."""
    auditor = watched(world)
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 300_000)
    key = ask_more(world, 1000)
    world.ask(c.StopOutlet(1))
    world.run_until(lambda: not world.delivery().is_open)
    left_ms = shown(world).wait_left_ms
    assert left_ms is not None
    assert TOP_UP_MS - 2_000 < left_ms <= TOP_UP_MS
    assert not world.snapshot.outlets[0].is_available, "it is kept for who is paying"
    world.run(TOP_UP_MS - 3_000)
    assert world.sale(sale).state is SaleState.OPEN
    world.run(4_000)
    assert world.sale(sale).state in {SaleState.SETTLING, SaleState.SETTLED}
    assert world.snapshot.outlets[0].is_available
    world.rail.pay(key)
    world.run(10_000)
    assert at_rail(world, key)[0] in {RailState.EXPIRED, RailState.RELEASED}
    assert world.finish(sale).authorised == Money(500)
    auditor.close()


def test_rd_06_whoever_finishes_waits_for_nobody(world: World) -> None:
    """*Finish*: the page that was open is given up, and its money goes back if it comes."""
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 300_000)
    key = ask_more(world, 1000)
    world.ask(c.Finish())
    assert payer(world, key).state is PrepaymentState.EXPIRING
    world.rail.pay(key)
    assert world.finish(sale).authorised == Money(500)
    world.run(5_000)
    assert at_rail(world, key) == (RailState.RELEASED, 0)
    assert payer(world, key).state is PrepaymentState.VOIDED
    assert world.balance(AccountKind.RELEASED, "fake") >= 1000
    world.check_books()


def test_rd_06_after_trouble_with_the_disk_nothing_is_waited_for(world: World) -> None:
    """What could not be written down may have been the wait itself: the sale ends."""
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 300_000)
    ask_more(world, 1_000)
    world.ask(c.StopOutlet(1))
    world.run_until(lambda: not world.delivery().is_open)
    world.store.broken = StorageFull("no room")
    world.ask(c.TopUp(500))
    world.run(500)
    world.store.broken = None
    world.run(5_000)
    assert world.sale(sale).state is not SaleState.OPEN
    world.finish(sale)


def test_rd_06_a_stop_of_everything_ends_what_waits(world: World) -> None:
    """Nothing can begin any more: nobody is asked to pay for it."""
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 300_000)
    key = ask_more(world, 1_000)
    world.ask(c.StopOutlet(1))
    world.run_until(lambda: not world.delivery().is_open)
    world.ask(c.StopAll(), "side")
    world.run(200)
    assert world.sale(sale).state is not SaleState.OPEN
    assert payer(world, key).state in {PrepaymentState.EXPIRING, PrepaymentState.EXPIRED}


def test_rd_06_a_waiting_sale_ends_when_its_page_does(world: World) -> None:
    """Cancelled on the screen, or refused by the rail: there is nothing left to wait for."""
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 300_000)
    key = ask_more(world, 1000)
    world.ask(c.StopOutlet(1))
    world.run_until(lambda: not world.delivery().is_open)
    world.ask(c.CancelTopUp("P-999999"))
    assert world.sale(sale).state is SaleState.OPEN
    world.ask(c.CancelTopUp(key))
    world.run(200)
    assert world.sale(sale).state is not SaleState.OPEN
    world.finish(sale)


def test_rd_06_a_page_that_the_rail_refuses_changes_nothing(world: World) -> None:
    """The sale goes on with what it has."""
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 100_000)
    world.rail.refuses = frozenset({Verb.OPEN})
    world.ask(c.TopUp(1000))
    world.run(500)
    assert payers(world, sale)[1].state is PrepaymentState.FAILED
    assert world.sale(sale).state is SaleState.OPEN
    assert world.delivery().state is DeliveryState.DELIVERING
    world.rail.refuses = frozenset()
    world.ask(c.Finish())
    assert world.finish(sale).captured > Money(0)


def test_rd_06_after_a_start_nobody_waits_for_more_money(world: World) -> None:
    """Killed while a page was open: the sale ends as its meter says, late money goes back."""
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 300_000)
    key = ask_more(world, 1000)
    world.start()
    world.rail.pay(key)
    done = world.finish(sale)
    world.run(5_000)
    assert done.authorised == Money(500)
    assert at_rail(world, key) == (RailState.RELEASED, 0)
    world.check_books()


def test_rd_06_all_payers_together_stay_below_the_limit(world: World) -> None:
    """What is asked for and not paid yet counts; what is given up does not."""
    world.buy(1, minor=10_000)
    assert shown(world).top_up_max_minor == 5_000
    assert world.ask(c.TopUp(5_001)).notice is Notice.TOO_MUCH
    key = ask_more(world, 3_000)
    assert shown(world).top_up_max_minor == 2_000
    assert world.ask(c.TopUp(2_001)).notice is Notice.TOO_MUCH
    world.ask(c.CancelTopUp(key))
    assert shown(world).top_up_max_minor == 5_000
    assert world.ask(c.TopUp(1)).notice is Notice.TOO_LITTLE
    assert world.ask(c.TopUp(0)).notice is Notice.TOO_LITTLE
    assert world.ask(c.TopUp(-5)).notice is Notice.TOO_LITTLE


def test_rd_06_so_many_pages_may_be_open_at_a_time(world: World) -> None:
    """Four; then somebody must pay or give up first."""
    world.buy(1, minor=1_000)
    keys = [ask_more(world, 500) for _ in range(4)]
    assert shown(world).top_up_max_minor == 0
    assert world.ask(c.TopUp(500)).notice is Notice.NOT_ALLOWED
    world.ask(c.CancelTopUp(keys[0]))
    assert world.ask(c.TopUp(500)).notice is Notice.NONE


def test_rd_06_each_page_has_its_own_code_and_words(world: World) -> None:
    """Two payers at two phones: neither takes the other's page for theirs."""
    world.buy(1, minor=1_000)
    first, second = ask_more(world, 500), ask_more(world, 700)
    mine = {one.id: one for one in shown(world).payers}
    assert mine[first].pay_url != mine[second].pay_url
    assert mine[first].words != mine[second].words
    assert (mine[first].asked_minor, mine[second].asked_minor) == (500, 700)
    assert mine[first].pay_left_ms > 0
    paid = shown(world).payers[0]
    assert (paid.pay_url, paid.authorised_minor) == ("", 1_000)


def test_rd_06_a_top_up_of_another_amount_goes_back(world: World) -> None:
    """Not what was asked for: released, and the sale goes on with what it had."""
    sale = world.buy(1, minor=1_000)
    key = ask_more(world, 500)
    world.rail.pay(key, Money(499))
    world.run(4_000)
    assert at_rail(world, key) == (RailState.RELEASED, 0)
    assert world.sale(sale).authorised == Money(1_000)
    assert world.sale(sale).state is SaleState.OPEN


def test_rd_06_nobody_adds_to_an_operators_delivery() -> None:
    """An override spends its own budget: no customer's money is mixed with it."""
    world = World()
    world.hire()
    world.run(1_500)
    world.log_in()
    world.ask(c.AskOverride(2))
    world.ask(c.Override(2, 1_000, "cash"))
    assert world.ask(c.TopUp(500)).notice is Notice.NOT_ALLOWED
    assert shown(world).top_up_max_minor == 0


def test_rd_06_money_for_two_outlets_is_used_where_it_still_flows() -> None:
    """One has been stopped, the other runs: the top-up raises that one, and nothing re-opens."""
    world = World(place=site(2))
    world.run(1_500)
    auditor = watched(world)
    sale = world.buy(1, 2, minor=2_000)
    world.lift(1)
    world.lift(2)
    world.flow(1, 300_000)
    world.ask(c.StopOutlet(1))
    world.run_until(lambda: not world.delivery(1).is_open)
    add(world, 1_500)
    world.run_until(lambda: not world.delivery(2).is_open, within_ms=200_000)
    assert len(world.deliveries(sale)) == 2
    done = world.finish(sale)
    assert done.captured > Money(2_000)
    world.run(2_000)
    auditor.close()


def test_rd_06_a_top_up_of_the_whole_sale_resumes_who_did_not_say_stop() -> None:
    """Both have ended, one by its customer's word: the other goes on."""
    world = World(place=site(2))
    world.run(1_500)
    sale = world.buy(1, 2, minor=2_000)
    world.lift(1)
    controller = world.lift(2, takes=800_000)
    world.flow(1, 300_000)
    key = ask_more(world, 1_500)
    world.ask(c.StopOutlet(1))
    world.run_until(lambda: not any(one.is_open for one in world.deliveries(sale)))
    pay_more(world, key)
    assert [one.outlet for one in world.deliveries(sale) if one.is_open] == [2]
    controller.wants_base = None
    world.lift(2)
    world.flow(2, 500_000)
    world.ask(c.Finish())
    world.finish(sale)
    world.check_books()


def test_rd_06_the_stopped_screen_of_somebody_else_is_not_resumed(world: World) -> None:
    """Everything was stopped: money that comes then is returned, and nothing begins."""
    sale = world.buy(1, minor=500)
    world.lift()
    world.flow(1, 300_000)
    key = ask_more(world, 1_000)
    world.ask(c.StopAll(), "side")
    world.rail.pay(key)
    done = world.finish(sale)
    world.run(5_000)
    assert len(world.deliveries(sale)) == 1
    assert done.captured <= Money(500)
    assert at_rail(world, key)[1] == 0
    assert look(world).notice in {Notice.STOPPED_ALL, Notice.PAID_TOO_LATE, Notice.NONE}
    world.check_books()
