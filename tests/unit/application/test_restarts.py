"""The engine is killed at every point of a purchase, and everything still adds up."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from fakes.customer import Customer
from fakes.keys import KEY
from fakes.payers import add, queue
from fakes.time import SeededIds
from fakes.world import World, site

from kiosk.api import commands as c
from kiosk.application import messages as m
from kiosk.application.core import Core
from kiosk.domain.books import Account, AccountKind, Transfer, TransferKind
from kiosk.domain.controller import Fault
from kiosk.domain.delivery import DeliveryState, StopReason
from kiosk.domain.outlet import OutletId
from kiosk.domain.prepayment import PrepaymentState
from kiosk.domain.sale import SaleState
from kiosk.domain.site import Site
from kiosk.ports import Batch
from kiosk.simulation.disk import Killed

POINTS = 260
"""More messages than a whole purchase takes: the last points are never reached."""


class Death:
    """Kills the engine at the message numbered `point`: before it is handled, or just after."""

    def __init__(self, world: World, point: int, *, before: bool) -> None:
        self.world = world
        self.point = world.handled + point
        self.has_struck = False
        self.said: dict[OutletId, int] = {}
        self.used: dict[OutletId, int] = {}
        """The sequence of the newest preset of each outlet, and how much was said until then."""
        if before:
            world.on_message = self._strike
        else:
            world.on_handled = self._strike

    def _strike(self, _: m.Message) -> None:
        if self.world.handled >= self.point and not self.has_struck:
            self.has_struck = True
            for outlet, controller in self.world.controllers.items():
                self.said[outlet] = len(controller.log)
                record = self.world.store.saved.get(("OutletRecord", str(outlet)))
                self.used[outlet] = getattr(record, "sequence", 0)
            raise Killed

    def check(self) -> None:
        """Fail where a valve was opened after the kill for a delivery of before."""
        for outlet, said in self.said.items():
            for line in self.world.controllers[outlet].log[said:]:
                if line.startswith("open"):
                    assert int(line.partition("#")[2]) > self.used[outlet]


@pytest.mark.req("RD-17")
@pytest.mark.req("CTL-16")
@pytest.mark.parametrize("before", [True, False], ids=["unheard", "unanswered"])
def test_a_kill_at_any_point_of_a_purchase_loses_nothing(*, before: bool) -> None:
    """Never more than was paid for, settled once, all money accounted for, nothing re-opened."""
    struck = 0
    for point in range(POINTS):
        world = World()
        customer = Customer(world, 1, 2)
        death = Death(world, point, before=before)
        customer.live(500)
        customer.until_over()
        struck += death.has_struck
        death.check()
    assert 150 <= struck < POINTS, "a purchase has fewer points, and all of them were tried"


def test_kills_upon_kills_lose_nothing() -> None:
    """Killed again while it starts, and again: the same sums."""
    rng = random.Random(5)
    for _ in range(60):
        world = World()
        customer = Customer(world, 1, 2)
        for _ in range(rng.randint(2, 6)):
            Death(world, rng.randint(0, 120), before=rng.random() < 0.5)
            customer.live(rng.choice((500, 3_000)))
        world.on_message = world.on_handled = None
        customer.until_over()


@pytest.mark.req("SAF-02")
def test_a_start_closes_every_valve_before_anything_else(world: World) -> None:
    """The first words on the line are stops, whatever the deliveries were doing."""
    world.buy(1)
    world.lift()
    world.flow()
    for controller in world.controllers.values():
        controller.log.clear()
    world.seen_requests.clear()
    world.start()
    kinds = [type(one) for one in world.seen_requests]
    assert kinds[0] is m.StopOutlet
    world.run(100)
    assert all(controller.log[0] == "stop" for controller in world.controllers.values())


@pytest.mark.parametrize("lifted", [None, False, True], ids=["granted", "armed", "delivering"])
def test_a_delivery_that_was_open_at_the_kill_ends(world: World, *, lifted: bool | None) -> None:
    """Granted, armed or running: found again, measured and settled; reason: restart."""
    sale = world.buy(1)
    if lifted is not None:
        world.run(300)
    if lifted:
        world.lift()
        world.flow()
    world.start()
    assert world.delivery().state is DeliveryState.SILENT
    done = world.finish(sale)
    assert world.delivery().reason is StopReason.RESTART
    assert bool(done.captured) is bool(lifted)


def test_a_delivery_that_was_stopping_keeps_its_reason(world: World) -> None:
    """Stopped by the customer just before the kill: that is why it ended."""
    sale = world.buy(1)
    world.lift()
    world.flow()
    world.ask(c.Finish())
    world.start()
    world.finish(sale)
    assert world.delivery().reason is StopReason.CUSTOMER


def test_a_sale_whose_code_was_shown_is_given_up_at_a_start(world: World) -> None:
    """Nobody stands before the screen any more: its money, if it comes, goes back."""
    sale = world.quote(1)
    world.pay(sale)
    world.start()
    world.run(3_000)
    assert world.sale(sale).state is SaleState.CANCELLED
    assert not world.deliveries(sale)
    assert world.store.load().prepayments == ()


def test_a_sale_with_nothing_left_to_deliver_is_finished_at_a_start(world: World) -> None:
    """However it came to be so: funded, and no delivery open, its money goes back."""
    sale = world.quote(1)
    prepayment = world.prepayment(sale)
    world.pay(sale)
    rail, purse, pool = (
        Account(AccountKind.RAIL, "fake"),
        Account(AccountKind.PREPAYMENT, prepayment.id),
        Account(AccountKind.SALE, sale),
    )
    amount = prepayment.asked
    world.store.commit(
        Batch(
            saved=(
                replace(world.sale(sale), state=SaleState.OPEN, authorised=amount),
                replace(prepayment, state=PrepaymentState.AUTHORISED, authorised=amount),
            ),
            transfers=(
                Transfer("a", TransferKind.MOVE, rail, purse, amount),
                Transfer("b", TransferKind.MOVE, purse, pool, amount),
            ),
        )
    )
    world.start()
    assert world.finish(sale).released == amount
    world.check_books(are_told=False)


def test_open_intents_are_asked_again_at_a_start_under_their_keys(world: World) -> None:
    """The outbox outlives the engine: the same call, the same key, once at the rail."""
    sale = world.buy(1)
    world.lift(takes=3_000_000)
    world.holds_rail = True
    world.run_until(lambda: world.sale(sale).state is SaleState.SETTLING)
    world.start()
    world.holds_rail = False
    world.finish(sale)
    assert [one for one in world.rail.calls if "capture" in one] == [world.key(sale, "capture")]
    assert world.rail.captured_minor == 528


def test_numbers_go_on_after_a_start(world: World) -> None:
    """No id is used twice, whatever was forgotten."""

    def used() -> list[int]:
        kinds = {"Sale", "Prepayment", "Delivery"}
        return [int(name[2:]) for kind, name in world.store.saved if kind in kinds]

    world.ask(c.Finish())
    first = world.buy(1)
    world.ask(c.Finish())
    world.finish(first)
    before = max(used())
    world.start()
    world.run(1_500)
    second = world.buy(1)
    assert int(second[2:]) == before + 1, "they share one row"
    assert len(set(used())) == len(used())


def without(world: World, outlet: int) -> Site:
    """Return the place of `world` with one outlet fewer."""
    outlets = {key: one for key, one in world.site.outlets.items() if key != outlet}
    return replace(world.site, outlets=outlets)


def test_an_outlet_that_is_gone_from_the_settings_keeps_its_money_reserved(world: World) -> None:
    """Somebody took it out while its delivery was open: an alarm, and the place sells on."""
    sale = world.buy(1)
    quoted = world.quote(2, screen="side")
    world.lift()
    world.flow()
    whole = world.site
    world.site = without(world, 1)
    world.start()
    world.run(3_000)
    key = world.delivery().id
    assert world.core.alarms(world.clock.now()) == (f"delivery_lost:{key}",)
    assert world.sale(sale).state is SaleState.OPEN
    assert world.sale(quoted).state is SaleState.CANCELLED
    shown = world.core.shown(world.prepayment(sale).code, world.clock.now())
    assert shown is not None
    assert [one.state for one in shown.snapshot.deliveries] == ["delivering"]
    world.lift(2, takes=1_200_000)
    assert world.finish(world.buy(2)).captured.minor == 211
    world.site = whole
    world.start()
    assert world.finish(sale).captured.minor > 170
    world.check_books()


def at_two(world: World) -> None:
    """Leave two outlets armed, and one of them flowing."""
    world.buy(1, 2)
    world.lift(1)
    world.flow(1)


def waited_for(world: World) -> None:
    """Leave one in use, and somebody who has paid to wait for it."""
    world.buy(1)
    world.lift(1)
    world.flow(1)
    assert world.sale(queue(world)).state is SaleState.QUEUED


def offered(world: World) -> None:
    """Leave one failed, its customer asked where to go with the rest."""
    world.buy(1)
    world.lift(1)
    world.flow(1)
    world.controller(1).active = Fault.VALVE
    world.run_until(lambda: not world.delivery().is_open)


def called(world: World) -> None:
    """Leave one to somebody who waited for it."""
    waited_for(world)
    world.ask(c.Finish())
    world.run(3_000)


def topped_up(world: World) -> None:
    """Leave one that has ended, and goes on with what was added."""
    world.buy(1, minor=300)
    world.lift(1)
    world.flow(1)
    add(world, 500)
    world.run_until(lambda: not world.delivery().is_open)


@pytest.mark.parametrize("gone", [(1,), (2,), (1, 2)])
@pytest.mark.parametrize("stage", [at_two, waited_for, offered, called, topped_up])
def test_whatever_goes_on_at_an_outlet_it_may_be_taken_out(
    stage: Callable[[World], None], gone: tuple[int, ...]
) -> None:
    """The place starts without it and sells on; once it is back, every sale ends and adds up."""
    world = World(place=site(3))
    world.run(1_500)
    stage(world)
    whole = world.site
    for outlet in gone:
        world.site = without(world, outlet)
    world.start()
    world.run(20_000)
    world.lift(3, takes=1_200_000)
    assert world.finish(world.buy(3, screen="passer-by")).captured.minor == 211
    world.site = whole
    world.start()
    world.run(200_000)
    assert {one.state for one in world.sales()} <= {SaleState.SETTLED, SaleState.CANCELLED}
    world.check_books()


def test_a_code_that_was_shown_for_an_outlet_that_is_gone_is_taken_back(world: World) -> None:
    """Quoted, and the outlet is no longer in the settings: given up like any other."""
    sale = world.quote(1)
    world.site = without(world, 1)
    world.start()
    world.run(3_000)
    assert world.sale(sale).state is SaleState.CANCELLED


def test_a_product_that_is_gone_from_the_settings_is_not_shown(world: World) -> None:
    """Its delivery is settled all the same, with the tariff that was locked."""
    sale = world.buy(1)
    world.lift()
    world.flow()
    diesel = world.site.products["diesel"]
    outlets = {key: replace(one, product="other") for key, one in world.site.outlets.items()}
    world.site = replace(
        world.site, outlets=outlets, products={"other": replace(diesel, id="other")}
    )
    world.start()
    shown = world.core.shown(world.prepayment(sale).code, world.clock.now())
    assert shown is not None
    assert shown.snapshot.deliveries == ()
    assert world.finish(sale).captured.minor > 170


def test_a_rail_that_is_gone_from_the_settings_is_an_alarm(world: World) -> None:
    """Its payments wait: for the rail to come back, or for somebody to look."""
    sale = world.buy(1)
    world.lift(takes=3_000_000)
    world.run_until(lambda: world.delivery().delivered.base > 1_000_000)
    world.rail_name = "other"
    world.start()
    world.run(400_000)
    assert world.core.alarms(world.clock.now()) == (f"payment_stuck:{world.prepayment(sale).id}",)
    world.rail_name = "fake"
    world.start()
    assert world.finish(sale).captured.minor > 170


def test_what_a_start_has_found_is_told_until_the_next(world: World) -> None:
    """An older image that was put back stays an alarm: somebody has to compare the payments."""
    core = Core(
        world.site,
        dict.fromkeys(world.site.outlets, world.can),
        {world.rail_name: world.rail.traits},
        world.store,
        SeededIds(1),
        KEY,
        found=("image_restored",),
    )
    core.begin(world.clock.now())
    assert "image_restored" in core.alarms(world.clock.now())
    assert "image_restored" not in world.core.alarms(world.clock.now())


def test_a_place_of_which_no_printer_is_said_has_none(world: World) -> None:
    """Nobody is offered paper, nor told that any is out."""
    core = Core(
        world.site,
        dict.fromkeys(world.site.outlets, world.can),
        {world.rail_name: world.rail.traits},
        world.store,
        SeededIds(1),
        KEY,
    )
    core.begin(world.clock.now())
    assert core.snapshot("front", world.clock.now()).printer == ""
